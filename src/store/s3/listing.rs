//! Pages of a listing: from what the server sent to keys of the store.

use crate::error::{Error, Result};
use crate::store::object::{Meta, Page};

/// An object in a listing, its key as it was sent.
#[derive(Debug, Default)]
pub(super) struct Entry {
    pub(super) key: String,
    pub(super) size: u64,
    pub(super) etag: Option<String>,
    pub(super) modified: Option<i64>,
}

/// A page as it was sent.
#[derive(Debug, Default)]
pub(in crate::store) struct Listing {
    pub(super) entries: Vec<Entry>,
    pub(super) prefixes: Vec<String>,
    pub(super) encoded: bool,
    pub(super) next: Option<String>,
}

/// Takes the percent-encoding away, and `+` for a space. `None` if that gives no string, or if the text has what an encoder
/// would not have left: then it was never encoded.
fn decode(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        bytes.push(match byte {
            b'+' => b' ',
            b'%' => {
                let mut digit = || rest.next().and_then(|digit| char::from(digit).to_digit(16));
                let (high, low) = (digit()?, digit()?);
                (high * 16 + low) as u8
            }
            b'!'..=b'~' if !b"\"<>\\^`{|}&?#".contains(&byte) => byte,
            _ => return None,
        });
    }
    String::from_utf8(bytes).ok()
}

impl Listing {
    /// Whether the keys really are encoded as the server says. Some repeat the word and send the keys as they are, which
    /// shows in what no encoder leaves, or in keys that do not have the prefix. The prefix that they repeat shows nothing:
    /// radosgw encodes the keys and not that.
    fn is_encoded(&self, prefix: &str) -> bool {
        let keys = self.entries.iter().map(|entry| &entry.key).chain(&self.prefixes);
        let mut decoded = keys.map(|key| decode(key));
        self.encoded && decoded.all(|key| key.is_some_and(|key| key.starts_with(prefix)))
    }

    /// The page, of keys below `base`, that was asked for by this prefix: `base` and more.
    pub(in crate::store) fn page(self, base: &str, prefix: &str) -> Result<Page> {
        let encoded = self.is_encoded(prefix);
        let key = |sent: String| {
            let key = if encoded { decode(&sent) } else { Some(sent.clone()) };
            let key = key.as_deref().filter(|key| key.starts_with(prefix)).and_then(|key| key.strip_prefix(base));
            key.map(str::to_owned).ok_or_else(|| {
                Error::corrupt(format!("s3: the server lists {sent:?} where only keys below {prefix:?} were asked for"))
            })
        };
        let mut page = Page { next: self.next, ..Page::default() };
        for Entry { key: sent, size, etag, modified } in self.entries {
            let key = key(sent)?;
            // An object whose key is the store's own prefix has no key here.
            if !key.is_empty() {
                page.objects.push(Meta { key, size, etag, modified, content_type: None });
            }
        }
        page.prefixes = self.prefixes.into_iter().map(key).collect::<Result<_>>()?;
        Ok(page)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keys(sent: &[&str], prefix: &str) -> Result<Vec<String>> {
        let entry = |key: &&str| Entry { key: (*key).to_owned(), ..Entry::default() };
        let entries = sent.iter().map(entry).collect();
        let listing = Listing { entries, encoded: true, ..Listing::default() };
        Ok(listing.page("p/", prefix)?.objects.into_iter().map(|object| object.key).collect())
    }

    #[test]
    fn keys_are_decoded_where_they_are_encoded() {
        assert_eq!(keys(&["p/a+b%2Bc%20d%C3%A9//"], "p/").unwrap(), ["a b+c dé//"]);
        assert_eq!(keys(&["p/a b+c"], "p/").unwrap(), ["a b+c"]);
        assert_eq!(keys(&["p/100%"], "p/").unwrap(), ["100%"]);
        assert_eq!(keys(&["p/+a%20"], "p/+").unwrap(), ["+a%20"]);
        assert_eq!(keys(&["p/%2Ba%2520"], "p/+").unwrap(), ["+a%20"]);
        assert_eq!(keys(&["p%2Fa%20b%2Bc%2F%C3%A9~!*'()"], "p/a b+c/").unwrap(), ["a b+c/é~!*'()"]);
    }

    #[test]
    fn the_stores_own_prefix_is_no_key_of_it() {
        assert_eq!(keys(&["p/", "p/a"], "p/").unwrap(), ["a"]);
    }

    #[test]
    fn what_was_not_asked_for_is_an_error() {
        assert!(keys(&["q/a"], "p/").is_err());
        assert!(keys(&["p/b"], "p/a").is_err());
    }
}

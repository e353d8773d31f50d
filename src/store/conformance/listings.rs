//! Listings.

use std::collections::BTreeSet;

use super::{Can, Random, write};
use crate::error::Result;
use crate::store::Backend;
use crate::store::object::{Condition, ListOptions, Page};

pub(crate) async fn page(
    store: &dyn Backend,
    prefix: &str,
    delimiter: Option<&str>,
    after: Option<&str>,
    token: Option<String>,
    page_size: usize,
) -> Result<Page> {
    let (delimiter, after) = (delimiter.map(str::to_owned), after.map(str::to_owned));
    store.list(&ListOptions { prefix: prefix.to_owned(), delimiter, after, token, page_size }).await
}

/// The entries of all pages in order; common prefixes are in brackets.
pub(crate) async fn pages(
    store: &dyn Backend,
    prefix: &str,
    delimiter: Option<&str>,
    after: Option<&str>,
    page_size: usize,
) -> Vec<String> {
    let mut entries = Vec::new();
    let mut token = None;
    loop {
        let page = page(store, prefix, delimiter, after, token, page_size).await.expect("a page");
        let mut of_page: Vec<(String, bool)> = page.prefixes.into_iter().map(|prefix| (prefix, true)).collect();
        let keys: Vec<String> = page.objects.into_iter().map(|meta| meta.key).collect();
        assert!(keys.is_sorted() && of_page.is_sorted(), "{keys:?} {of_page:?}");
        of_page.extend(keys.into_iter().map(|key| (key, false)));
        of_page.sort();
        if page_size > 0 {
            let full = of_page.len() == page_size;
            assert!(full || (of_page.len() < page_size && page.next.is_none()), "{of_page:?} {:?}", page.next);
        }
        entries.extend(of_page.into_iter().map(|(name, common)| if common { format!("[{name}]") } else { name }));
        token = page.next;
        if token.is_none() {
            return entries;
        }
    }
}

/// What a listing is by its definition.
fn model(keys: &BTreeSet<String>, prefix: &str, delimiter: Option<&str>, after: Option<&str>) -> Vec<String> {
    let mut entries: Vec<(String, bool)> = Vec::new();
    for key in keys {
        let Some(rest) = key.strip_prefix(prefix) else { continue };
        let entry = match delimiter.and_then(|delimiter| Some((rest.split_once(delimiter)?.0, delimiter))) {
            Some((name, delimiter)) => (format!("{prefix}{name}{delimiter}"), true),
            None => (key.clone(), false),
        };
        if !entries.contains(&entry) && after.is_none_or(|after| entry.0.as_str() > after) {
            entries.push(entry);
        }
    }
    entries.sort();
    entries.into_iter().map(|(name, common)| if common { format!("[{name}]") } else { name }).collect()
}

/// A key that is no path, or a path whose folders are never files.
fn random_key(random: &mut Random, can: Can) -> String {
    if can.any_key {
        let parts = ["a", "b", "/", "//", ".", "..", "0", "é", "\u{10FFFF}", "\u{D7FF}", "-"];
        return (0..1 + random.below(6)).map(|_| random.one(&parts)).collect();
    }
    let folders = ["a", "a.", "a-", "b", "é", ".x"];
    let files = ["f", "a!", "a0", "b~", "éa", "..f", "\u{10FFFF}", "a0."];
    let mut key: String = (0..random.below(4)).map(|_| random.one(&folders).to_owned() + "/").collect();
    key += random.one(&files);
    key
}

/// Random keys below `base`, some of them deleted again; listings of all kinds are those of a plain model.
pub(crate) async fn listings(store: &dyn Backend, base: &str, seed: u64, rounds: usize, can: Can) {
    let mut random = Random(seed);
    let mut keys = BTreeSet::new();
    for _ in 0..5 + random.below(40) {
        let key = format!("{base}{}", random_key(&mut random, can));
        write(store, &key, b"x", Condition::Always).await.expect(&key);
        keys.insert(key);
    }
    for key in keys.clone() {
        if random.below(4) == 0 {
            store.delete(&key).await.expect(&key);
            keys.remove(&key);
        }
    }
    for _ in 0..rounds {
        // Prefixes, and where a listing starts, are the starts of keys, or just beside them.
        let start = |random: &mut Random| {
            let key = random_key(random, can);
            let chars: Vec<char> = key.chars().collect();
            let start: String = chars[..random.below(chars.len() + 1)].iter().collect();
            format!("{base}{start}")
        };
        let prefix = start(&mut random);
        let after = (random.below(2) == 0).then(|| start(&mut random));
        let delimiter = random.one(&[&None, &Some("/"), &Some("/"), &Some("a"), &Some("./"), &Some("é")]);
        let page_size = random.below(6);
        let found = pages(store, &prefix, *delimiter, after.as_deref(), page_size).await;
        let expected = model(&keys, &prefix, *delimiter, after.as_deref());
        assert_eq!(found, expected, "{seed}: {prefix:?} {delimiter:?} {after:?} {page_size} of {keys:?}");
    }
}

/// The order is that of the bytes of whole keys.
pub(crate) async fn order(store: &dyn Backend) {
    let base = "conformance/order/";
    let keys = ["a!", "a-b", "a.b", "a/b", "a/b.c", "a/c/d", "a0", "aé", "b"].map(|key| format!("{base}{key}"));
    for key in keys.iter().rev() {
        write(store, key, key.as_bytes(), Condition::Always).await.expect(key);
    }
    for page_size in [0, 1, 2, 4] {
        assert_eq!(pages(store, base, None, None, page_size).await, keys);
        assert_eq!(pages(store, base, None, Some(&keys[3]), page_size).await, keys[4..]);
        assert_eq!(pages(store, &format!("{base}a"), None, None, page_size).await, keys[..8]);
        assert_eq!(pages(store, &format!("{base}a/b"), None, None, page_size).await, keys[3..5]);
        assert_eq!(pages(store, &format!("{base}a/"), None, None, page_size).await, keys[3..6]);
        assert!(pages(store, &format!("{base}x/y"), None, None, page_size).await.is_empty());
        assert!(pages(store, &format!("{base}a/b/"), None, None, page_size).await.is_empty());
        assert!(pages(store, base, None, Some("d"), page_size).await.is_empty());
    }
    let page = page(store, base, None, None, None, 0).await.expect("a page");
    for meta in page.objects {
        assert_eq!((meta.size, &meta.content_type), (meta.key.len() as u64, &None));
        let head = store.head(&meta.key).await.expect(&meta.key);
        assert_eq!((head.etag, head.size), (meta.etag, meta.size));
    }
}

/// A common prefix counts once, as an entry.
pub(crate) async fn common_prefixes(store: &dyn Backend) {
    let base = "conformance/common/";
    for key in ["a/1", "a/2", "a/b/3", "a0", "b/1", "c"] {
        let key = format!("{base}{key}");
        write(store, &key, b"x", Condition::Always).await.expect(&key);
    }
    let expected = ["[a/]", "a0", "[b/]", "c"];
    let named = |entries: &[&str]| -> Vec<String> {
        let whole = |entry: &str| match entry.strip_prefix('[') {
            Some(rest) => format!("[{base}{rest}"),
            None => format!("{base}{entry}"),
        };
        entries.iter().map(|entry| whole(entry)).collect()
    };
    for page_size in [0, 1, 2, 3] {
        assert_eq!(pages(store, base, Some("/"), None, page_size).await, named(&expected));
        let below = pages(store, &format!("{base}a/"), Some("/"), None, page_size).await;
        assert_eq!(below, named(&["a/1", "a/2", "[a/b/]"]));
        let after = format!("{base}a");
        assert_eq!(pages(store, base, Some("/"), Some(&after), page_size).await, named(&expected));
        let after = format!("{base}a/");
        assert_eq!(pages(store, base, Some("/"), Some(&after), page_size).await, named(&expected[1..]));
    }
}

//! Listings. `object_store` has its own, which lose the object that is called like the prefix, slashes at the ends of common
//! prefixes, and everything if one name is no path.

use ureq_proto::http::Method;

use super::AzureStore;
use crate::error::{Error, Result};
use crate::store::cloud::objects::quoted;
use crate::store::object::{ListOptions, Meta, Page};
use crate::store::s3::common;

/// The most entries of a page.
const MOST: usize = 5000;

/// A page as it was sent.
#[derive(Debug, Default)]
struct Listing {
    objects: Vec<Meta>,
    prefixes: Vec<String>,
    next: Option<String>,
}

/// One blob as it was sent.
#[derive(Debug, Default)]
struct Blob {
    meta: Meta,
    /// Hierarchical namespaces tell of folders, too.
    is_folder: bool,
}

fn read(xml: &[u8]) -> Result<Listing> {
    let (mut listing, mut blob) = (Listing::default(), Blob::default());
    let bad = |what: &str| Error::corrupt(format!("az: the server's listing is none: {what}"));
    let root = common::walk(xml.strip_prefix(b"\xef\xbb\xbf").unwrap_or(xml), |path, text| {
        match path {
            ["Blobs", "Blob", "Name"] => text.clone_into(&mut blob.meta.key),
            ["Blobs", "Blob", "Properties", "Content-Length"] => {
                blob.meta.size = text.parse().map_err(|_| bad(&format!("{text:?} is no size")))?;
            }
            ["Blobs", "Blob", "Properties", "Etag"] => blob.meta.etag = Some(quoted(text.to_owned())),
            ["Blobs", "Blob", "Properties", "Last-Modified"] => blob.meta.modified = common::of_header(text),
            ["Blobs", "Blob", "Properties", "ResourceType"] => blob.is_folder = text == "directory",
            ["Blobs", "Blob"] => {
                let blob = std::mem::take(&mut blob);
                if !blob.is_folder {
                    listing.objects.push(blob.meta);
                }
            }
            ["Blobs", "BlobPrefix", "Name"] => listing.prefixes.push(text.to_owned()),
            ["NextMarker"] => listing.next = Some(text.to_owned()).filter(|next| !next.is_empty()),
            _ => {}
        }
        Ok(())
    })?;
    if root == "EnumerationResults" { Ok(listing) } else { Err(bad(&format!("it is <{root}>"))) }
}

/// A common prefix ends with the delimiter, of which Azurite gives the first character alone.
fn completed(mut name: String, delimiter: &str) -> String {
    let mut rest = delimiter.chars();
    if !name.ends_with(delimiter)
        && let Some(first) = rest.next()
        && name.ends_with(first)
    {
        name.push_str(rest.as_str());
    }
    name
}

impl AzureStore {
    /// What `Backend::list` does. The server may send pages that are not full, or empty: it is asked until ours is.
    pub(super) async fn page(&self, options: &ListOptions) -> Result<Page> {
        let base = &self.objects.prefix;
        let prefix = format!("{base}{}", options.prefix);
        let after = options.after.as_ref().map(|after| format!("{base}{after}"));
        let after = after.filter(|_| options.token.is_none());
        let most = if options.page_size == 0 { MOST } else { options.page_size.min(MOST) };
        let mut page = Page { next: options.token.clone(), ..Page::default() };
        loop {
            let wanted = (most - page.objects.len() - page.prefixes.len()).to_string();
            let mut query = vec![("restype", "container"), ("comp", "list"), ("maxresults", &*wanted)];
            if !prefix.is_empty() {
                query.push(("prefix", &prefix));
            }
            if let Some(delimiter) = options.delimiter.as_deref().filter(|delimiter| !delimiter.is_empty()) {
                query.push(("delimiter", delimiter));
            }
            match (&page.next, &after) {
                (Some(next), _) => query.push(("marker", next)),
                (None, Some(after)) if *after > prefix => query.push(("startFrom", after)),
                (None, _) => {}
            }
            let answer = self.ask(&self.request(Method::GET, None, &query), &prefix).await?;
            let listing = read(&answer.text)?;
            // The page after the first goes on behind `after`, and so does this one where the server does not know it.
            let wanted = |name: &str| after.as_deref().is_none_or(|after| name > after);
            let below = |name: &str| {
                let key = name.strip_prefix(base).filter(|_| name.starts_with(&prefix)).map(str::to_owned);
                key.ok_or_else(|| {
                    let message = format!("az: the server lists {name:?} where only {prefix:?} was asked for");
                    Error::corrupt(message)
                })
            };
            for meta in listing.objects.into_iter().filter(|meta| wanted(&meta.key)) {
                let key = below(&meta.key)?;
                // A blob whose name is the store's own prefix has no key here.
                if !key.is_empty() {
                    page.objects.push(Meta { key, ..meta });
                }
            }
            for name in listing.prefixes {
                let name = completed(name, options.delimiter.as_deref().unwrap_or_default());
                if wanted(&name) {
                    page.prefixes.push(below(&name)?);
                }
            }
            page.next = listing.next;
            if page.next.is_none() || page.objects.len() + page.prefixes.len() >= most {
                return Ok(page);
            }
        }
    }

    /// Whether anything is in the container.
    pub(super) async fn has_blobs(&self) -> Result<bool> {
        let mut next = None::<String>;
        loop {
            let mut query = vec![("restype", "container"), ("comp", "list"), ("maxresults", "1")];
            if let Some(next) = &next {
                query.push(("marker", next));
            }
            let listing = read(&self.ask(&self.request(Method::GET, None, &query), "").await?.text)?;
            if !listing.objects.is_empty() {
                return Ok(true);
            }
            if listing.next.is_none() {
                return Ok(false);
            }
            next = listing.next;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_are_read() {
        let xml = "\u{feff}<?xml version=\"1.0\"?><EnumerationResults><Blobs>\
            <Blob><Name>a b</Name><Properties><Last-Modified>Thu, 01 Jan 1970 00:00:01 GMT</Last-Modified>\
            <Etag>0x1</Etag><Content-Length>5</Content-Length></Properties></Blob>\
            <Blob><Name>d</Name><Properties><ResourceType>directory</ResourceType></Properties></Blob>\
            <BlobPrefix><Name>c/</Name></BlobPrefix></Blobs><NextMarker>n</NextMarker></EnumerationResults>";
        let listing = read(xml.as_bytes()).unwrap();
        let etag = Some("\"0x1\"".to_owned());
        let meta = Meta { key: "a b".to_owned(), size: 5, etag, modified: Some(1000), content_type: None };
        assert_eq!(listing.objects, [meta]);
        assert_eq!((listing.prefixes, listing.next), (vec!["c/".to_owned()], Some("n".to_owned())));
        assert!(read(b"<Error/>").is_err() && read(b"").is_err());
    }

    #[test]
    fn common_prefixes_end_with_the_delimiter() {
        for (name, delimiter, expected) in
            [("a.", "./", "a./"), ("a./", "./", "a./"), ("a/", "/", "a/"), ("a", "/", "a")]
        {
            assert_eq!(completed(name.to_owned(), delimiter), expected);
        }
    }
}

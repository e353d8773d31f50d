//! Where a store is: `s3://bucket/prefix`, `az://container/prefix`, `gs://bucket/prefix`, `file:///dir`, `memory://`.

use crate::error::{Error, Result};

/// A parsed URI.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Uri {
    /// In lower case.
    pub scheme: Scheme,
    /// The bucket of S3 and of Google, or the container of Azure; empty for others.
    pub bucket: String,
    /// What all keys of the store begin with, or the folder of a file store. It is taken as it is written, without decoding.
    pub path: String,
}

/// The kinds of stores.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scheme {
    /// Amazon S3 and what speaks its language.
    S3,
    /// Azure Blob Storage.
    Azure,
    /// Google Cloud Storage.
    Google,
    /// A folder of a file system.
    File,
    /// The memory of this process, gone with the store.
    Memory,
}

/// What is expected, for messages.
const EXPECTED: &str = "s3://bucket/prefix, az://container/prefix, gs://bucket/prefix, file:///folder or memory://";

impl Uri {
    /// Reads a URI.
    ///
    /// Nothing in it is decoded or joined: keys are what stands there, `%` and `//` included. A prefix of S3 ends where a
    /// key begins: `s3://bucket/run1/` has keys below `run1/`, and a prefix without `/` at its end is given one.
    pub fn parse(text: &str) -> Result<Uri> {
        let (scheme, rest) = text
            .split_once("://")
            .ok_or_else(|| Error::argument(format!("{text:?} is no URI of a store; expected {EXPECTED}")))?;
        let uri = |scheme, bucket: &str, path: String| Uri { scheme, bucket: bucket.to_owned(), path };
        let in_bucket = |scheme| {
            let (bucket, path) = rest.split_once('/').unwrap_or((rest, ""));
            if bucket.is_empty() {
                return Err(Error::argument(format!("{text:?} has no bucket; expected {EXPECTED}")));
            }
            let slash = if path.is_empty() || path.ends_with('/') { "" } else { "/" };
            Ok(uri(scheme, bucket, format!("{path}{slash}")))
        };
        match scheme.to_ascii_lowercase().as_str() {
            "s3" => in_bucket(Scheme::S3),
            // The account is an option: `abfs://container@account.host/` is refused, as no container is called like that.
            "az" | "azure" | "abfs" => in_bucket(Scheme::Azure),
            "gs" => in_bucket(Scheme::Google),
            "file" => {
                let path = rest.strip_prefix("localhost").filter(|path| path.starts_with('/')).unwrap_or(rest);
                if !path.starts_with('/') {
                    return Err(Error::argument(format!(
                        "{text:?} has no absolute path, which starts with the third slash; expected {EXPECTED}"
                    )));
                }
                Ok(uri(Scheme::File, "", path.to_owned()))
            }
            "memory" => {
                let slash = if rest.is_empty() || rest.ends_with('/') { "" } else { "/" };
                Ok(uri(Scheme::Memory, "", format!("{rest}{slash}")))
            }
            other => Err(Error::argument(format!("no kind of store is called {other:?}; expected {EXPECTED}"))),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(text: &str) -> (Scheme, String, String) {
        let Uri { scheme, bucket, path } = Uri::parse(text).unwrap();
        (scheme, bucket, path)
    }

    #[test]
    fn nothing_is_decoded() {
        for (text, scheme, bucket, path) in [
            ("s3://b", Scheme::S3, "b", ""),
            ("s3://b/", Scheme::S3, "b", ""),
            ("S3://b/run 1//x%20", Scheme::S3, "b", "run 1//x%20/"),
            ("az://c/run1", Scheme::Azure, "c", "run1/"),
            ("azure://c", Scheme::Azure, "c", ""),
            ("abfs://c/a/", Scheme::Azure, "c", "a/"),
            ("gs://b/a", Scheme::Google, "b", "a/"),
            ("file:///tmp/a b%20", Scheme::File, "", "/tmp/a b%20"),
            ("file://localhost/tmp", Scheme::File, "", "/tmp"),
            ("memory://", Scheme::Memory, "", ""),
            ("memory://run", Scheme::Memory, "", "run/"),
        ] {
            assert_eq!(parsed(text), (scheme, bucket.to_owned(), path.to_owned()), "{text}");
        }
    }

    #[test]
    fn what_is_no_uri_is_refused() {
        for text in [
            "",
            "/tmp",
            "s3:/b",
            "s3://",
            "s3:///key",
            "az://",
            "gs:///key",
            "file://tmp",
            "file://",
            "http://x",
            "://",
        ] {
            assert!(Uri::parse(text).is_err(), "{text}");
        }
    }
}

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

/// A refused URI, for messages: what has an `@` may have a password before it.
fn shown(text: &str) -> String {
    if text.contains('@') { "the URI".to_owned() } else { format!("{text:?}") }
}

/// That nothing but a name stands before the first slash. What else stands there is not shown: it may be a password.
fn check_authority(rest: &str) -> Result<()> {
    let authority = rest.split_once('/').map_or(rest, |(authority, _)| authority);
    if authority.contains(['@', ':']) {
        return Err(Error::argument(format!(
            "a URI of a store has no '@' and no ':' before its path: credentials go into the options, as do accounts and \
             ports; expected {EXPECTED}"
        )));
    }
    Ok(())
}

impl Uri {
    /// Reads a URI. Credentials in it are refused, and not shown.
    ///
    /// Nothing in it is decoded or joined: keys are what stands there, `%` and `//` included. A prefix of S3 ends where a
    /// key begins: `s3://bucket/run1/` has keys below `run1/`, and a prefix without `/` at its end is given one.
    pub fn parse(text: &str) -> Result<Uri> {
        let (scheme, rest) = text
            .split_once("://")
            .ok_or_else(|| Error::argument(format!("{} is no URI of a store; expected {EXPECTED}", shown(text))))?;
        let uri = |scheme, bucket: &str, path: String| Uri { scheme, bucket: bucket.to_owned(), path };
        let in_bucket = |scheme| {
            check_authority(rest)?;
            let (bucket, path) = rest.split_once('/').unwrap_or((rest, ""));
            if bucket.is_empty() {
                return Err(Error::argument(format!("{} has no bucket; expected {EXPECTED}", shown(text))));
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
                check_authority(rest)?;
                let path = rest.strip_prefix("localhost").filter(|path| path.starts_with('/')).unwrap_or(rest);
                if !path.starts_with('/') {
                    return Err(Error::argument(format!(
                        "{} has no absolute path, which starts with the third slash; expected {EXPECTED}",
                        shown(text)
                    )));
                }
                Ok(uri(Scheme::File, "", path.to_owned()))
            }
            "memory" => {
                let slash = if rest.is_empty() || rest.ends_with('/') { "" } else { "/" };
                Ok(uri(Scheme::Memory, "", format!("{rest}{slash}")))
            }
            other => Err(Error::argument(format!("no kind of store is called {}; expected {EXPECTED}", shown(other)))),
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
    fn credentials_are_refused_and_not_shown() {
        for text in [
            "s3://AKIAX:hunter2@bucket/run",
            "s3://hunter2@bucket",
            "s3://AKIAX:hunter2/run",
            "s3:///hunter2@bucket",
            "az://hunter2@account.host/run",
            "gs://x:hunter2@bucket/",
            "file://hunter2@h/x",
            "file://x:hunter2@",
            "hunter2@bucket",
            "x:hunter2@s3://bucket",
        ] {
            let error = Uri::parse(text).unwrap_err().to_string();
            assert!(!error.to_lowercase().contains("hunter2") && error.contains("expected s3://"), "{error}");
        }
        let error = Uri::parse("s3://AKIAX:hunter2@bucket/run").unwrap_err().to_string();
        assert!(error.contains("credentials go into the options"), "{error}");
        // Keys and folders may have them.
        assert_eq!(parsed("s3://b/a:b@c"), (Scheme::S3, "b".to_owned(), "a:b@c/".to_owned()));
        assert_eq!(parsed("file:///a:b@c").2, "/a:b@c");
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

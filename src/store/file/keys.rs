//! Keys as paths, and what goes wrong with files.

use std::fs::Metadata;
use std::io::{self, ErrorKind};
use std::os::unix::fs::MetadataExt;
use std::path::PathBuf;

use super::FileStore;
use crate::error::{Error, Kind, Result};
use crate::store::local::{check_key, not_found};
use crate::store::object::Meta;

/// What the names of our own files and folders begin with: they are no part of any key.
pub(super) const HIDDEN: &str = ".tierce-";

/// What is wrong with a component of a key.
fn fault(component: &str) -> Option<String> {
    match component {
        "" => Some("has an empty component: \"//\", or \"/\" at one of its ends".to_owned()),
        "." | ".." => Some(format!("has the component {component:?}")),
        _ if component.contains('\0') => Some("contains the character NUL".to_owned()),
        _ if component.starts_with(HIDDEN) => {
            Some(format!("has the component {component:?}, and those that start with {HIDDEN:?} are the store's own"))
        }
        _ => None,
    }
}

/// Whether keys may begin with these folders: nothing, or a path with `/` at its end.
pub(super) fn are_folders(start: &str) -> bool {
    start.strip_suffix('/').map_or(start.is_empty(), |path| path.split('/').all(|part| fault(part).is_none()))
}

/// What changes with the content of a file.
pub(super) fn etag(metadata: &Metadata) -> String {
    format!("{}-{}-{}", nanoseconds(metadata), metadata.size(), metadata.ino())
}

fn nanoseconds(metadata: &Metadata) -> i128 {
    i128::from(metadata.mtime()) * 1_000_000_000 + i128::from(metadata.mtime_nsec())
}

/// What is known of a file.
pub(super) fn meta(key: String, metadata: &Metadata) -> Meta {
    Meta {
        key,
        size: metadata.size(),
        etag: Some(etag(metadata)),
        modified: i64::try_from(nanoseconds(metadata).div_euclid(1_000_000)).ok(),
        content_type: None,
    }
}

impl FileStore {
    /// The file of a key.
    pub(super) fn path(&self, key: &str) -> Result<PathBuf> {
        check_key(key)?;
        match key.split('/').find_map(fault) {
            None => Ok(self.root.join(key)),
            Some(fault) => Err(Error::argument(format!("file store: the key {key:?} cannot be a path: it {fault}"))),
        }
    }

    /// Fails if the folder of the store is not there.
    pub(super) fn check_root(&self) -> Result<()> {
        match std::fs::metadata(&self.root) {
            Ok(metadata) if metadata.is_dir() => Ok(()),
            Err(error) if error.kind() != ErrorKind::NotFound && error.kind() != ErrorKind::NotADirectory => {
                Err(self.failed("its folder could not be looked at", "", error))
            }
            _ => {
                let message = format!("file store: there is no folder {:?}", self.root.display());
                Err(Error::new(Kind::NoBucket, message))
            }
        }
    }

    /// What to say when an object cannot be read: nothing is there, or something else is wrong.
    pub(super) fn unreadable(&self, what: &str, key: &str, error: io::Error) -> Error {
        match error.kind() {
            ErrorKind::NotFound | ErrorKind::NotADirectory | ErrorKind::InvalidFilename => {
                self.check_root().err().unwrap_or_else(|| not_found(key))
            }
            _ => self.failed(what, key, error),
        }
    }

    /// What to say when an object cannot be written.
    pub(super) fn unwritable(&self, key: &str, error: io::Error) -> Error {
        let why = match error.kind() {
            ErrorKind::NotFound => {
                if let Err(error) = self.check_root() {
                    return error;
                }
                return self.failed("could not be written", key, error);
            }
            ErrorKind::NotADirectory => "there is an object where it needs a folder",
            ErrorKind::IsADirectory => "there is a folder of that name, in which other objects are",
            ErrorKind::InvalidFilename => "a component of it is longer than the file system allows",
            _ => return self.failed("could not be written", key, error),
        };
        Error::argument(format!("file store: {key:?} could not be written: {why}"))
    }

    /// A failure of a file system, with what it says.
    pub(super) fn failed(&self, what: &str, key: &str, error: io::Error) -> Error {
        let kind = match error.kind() {
            ErrorKind::PermissionDenied => Kind::Denied,
            ErrorKind::OutOfMemory => Kind::NoMemory,
            _ => Kind::Io,
        };
        Error::new(kind, format!("file store {:?}: {key:?} {what}: {error}", self.root.display()))
    }
}

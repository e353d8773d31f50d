//! Objects as files below a folder.
//!
//! | file | what is in it |
//! |---|---|
//! | `keys.rs` | keys as paths, metadata, errors |
//! | `temporary.rs` | files that appear when they are whole |
//! | `walk.rs`, `folders.rs` | listings; folders and what is in them |
//! | `uploads.rs` | uploads in parts |

mod folders;
mod keys;
mod temporary;
mod uploads;
mod walk;

use std::collections::BTreeSet;
use std::fs::{File, Metadata};
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError, RwLock};

use super::backend::{Backend, Pending};
use super::local::{PIECE, check_version, not_found};
use super::object::{Body, Condition, GetOptions, ListOptions, Meta, Page, Part, PutOptions, Written};
use crate::error::{Error, Kind, Result};
use crate::output::Output;
use crate::sys;
use keys::{etag, meta};
use temporary::sync_folder;
use walk::Parked;

/// How many small calls are made before others get their turn.
const CALLS: usize = 64;

/// Objects as files below a folder: the key is the path.
///
/// **Keys** that are no path are refused ([`Kind::Argument`]): `//`, `/` at an end, the components `.` and `..`, NUL,
/// and names that start with `.tierce-`, which are the store's own and in no listing. One object cannot lie in another:
/// where `a` is there, `a/b` cannot be written, and the other way round. Folders are made as needed; those that
/// deleting objects leaves empty stay, are in no listing, and give way to an object of their name.
///
/// **Writing**: a temporary file in the same folder is renamed when it is whole. It goes if the writing fails or is
/// given up; only the death of the process leaves it there. Parts of uploads are files in a hidden folder of the store
/// until the upload is completed, when they are copied into one. Symbolic links to files and folders are followed to
/// read; a write replaces a link by a file. What follows links leaves the folder if they do.
///
/// **Conditions**: [`Condition::IfAbsent`] holds among all processes, on file systems that have hard links or renames
/// that replace nothing. An etag is the time of the last write in nanoseconds, the size and the number of the inode; a
/// change that leaves all three as they were is not noticed. [`Condition::IfMatch`] is checked just before the rename,
/// and other writers with the same handle wait meanwhile. Other handles and processes that check it too are kept out by a lock
/// on the file, where the file system has locks; one that writes without a condition may be replaced in that moment.
///
/// **Listings** are as S3's, with at most 1000 entries a page. A listing sees each folder as it was when it came to it:
/// what is written there later may be missing on its later pages. A folder that cannot be read fails the listing.
///
/// Every call of the file system is made in the future itself: it may hold up the thread that polls it, for some
/// megabytes at a time, or for as long as the disk takes to say that it has them.
pub struct FileStore {
    root: PathBuf,
    sync: bool,
    /// Held alone to compare an etag and replace the file, and together with others to only replace files.
    replacing: RwLock<()>,
    /// Listings that wait for somebody to ask for their next page.
    parked: Mutex<Vec<Parked>>,
}

impl FileStore {
    /// A store in `folder`, which may be made later. With `sync`, what is written is on the disk before its future ends.
    pub fn new(folder: impl Into<PathBuf>, sync: bool) -> Self {
        FileStore { root: folder.into(), sync, replacing: RwLock::default(), parked: Mutex::default() }
    }

    fn open(&self, key: &str) -> Result<(File, Metadata)> {
        let unreadable = |error| self.unreadable("could not be opened", key, error);
        let file = sys::files::open(&self.path(key)?).map_err(unreadable)?;
        let metadata = file.metadata().map_err(unreadable)?;
        if metadata.is_file() { Ok((file, metadata)) } else { Err(not_found(key)) }
    }

    async fn read(&self, key: &str, options: &GetOptions, dst: &mut Output<'_>) -> Result<Meta> {
        let (file, metadata) = self.open(key)?;
        check_version(key, options.if_match.as_deref(), &etag(&metadata))?;
        let size = metadata.len();
        let range = options.range.map_or(Ok(0..size), |range| range.of(size))?;
        let len = usize::try_from(range.end - range.start).map_err(|_| dst.does_not_fit(None))?;
        dst.reserve(len)?;
        let mut at = range.start;
        while at < range.end {
            if at > range.start {
                tokio::task::yield_now().await;
            }
            let most = usize::try_from(range.end - at).unwrap_or(PIECE).min(PIECE);
            let read = dst.fill(|room| {
                let read = sys::files::read_at(&file, &mut room[..most], at);
                read.map_err(|error| self.failed("could not be read", key, error))
            })?;
            if read == 0 {
                let message = format!("file store: {key:?} had {size} bytes, and ended at {at} while it was read");
                return Err(Error::new(Kind::Io, message));
            }
            at += read as u64;
        }
        Ok(meta(key.to_owned(), &metadata))
    }

    async fn write(&self, key: &str, body: &Body, options: &PutOptions) -> Result<Written> {
        let path = self.path(key)?;
        self.check(key, &path, &options.condition)?;
        let mut temporary = self.temporary(key, &path)?;
        temporary.write(body).await.map_err(|error| self.unwritable(key, error))?;
        self.publish(key, &path, temporary, &options.condition)
    }

    async fn write_copy(&self, from: &str, to: &str) -> Result<Written> {
        let path = self.path(to)?;
        let (source, metadata) = self.open(from)?;
        let mut temporary = self.temporary(to, &path)?;
        temporary.append(&source, metadata.len()).await.map_err(|error| self.unwritable(to, error))?;
        self.publish(to, &path, temporary, &Condition::Always)
    }

    fn stat(&self, key: &str) -> Result<Meta> {
        let metadata = std::fs::metadata(self.path(key)?);
        let metadata = metadata.map_err(|error| self.unreadable("could not be looked at", key, error))?;
        if metadata.is_file() { Ok(meta(key.to_owned(), &metadata)) } else { Err(not_found(key)) }
    }

    /// Removes a file; gives its path if it was there.
    fn remove(&self, key: &str) -> Result<Option<PathBuf>> {
        let path = self.path(key)?;
        let removed = {
            let _shared = self.replacing.read().unwrap_or_else(PoisonError::into_inner);
            std::fs::remove_file(&path)
        };
        let Err(error) = removed else { return Ok(Some(path)) };
        // A folder is no object. Not every system says of its own accord that it is one.
        let folder = error.kind() == ErrorKind::IsADirectory
            || std::fs::symlink_metadata(&path).is_ok_and(|metadata| metadata.is_dir());
        if folder {
            return Ok(None);
        }
        match self.unreadable("could not be deleted", key, error) {
            error if error.kind() == Kind::NotFound => Ok(None),
            error => Err(error),
        }
    }

    fn sync_names(&self, folder: &Path) -> Result<()> {
        match sync_folder(folder) {
            Err(error) if error.kind() != ErrorKind::NotFound => {
                Err(self.failed("is a folder that could not be synchronised", &folder.to_string_lossy(), error))
            }
            _ => Ok(()),
        }
    }

    async fn remove_many(&self, keys: &[String]) -> Result<Vec<Result<()>>> {
        self.check_root()?;
        let mut gone = Vec::new();
        gone.try_reserve_exact(keys.len()).map_err(|_| Error::no_memory(keys.len()))?;
        let mut folders = BTreeSet::new();
        for (index, key) in keys.iter().enumerate() {
            if index % CALLS == CALLS - 1 {
                tokio::task::yield_now().await;
            }
            gone.push(self.remove(key).map(|path| {
                folders.extend(path.as_deref().and_then(Path::parent).filter(|_| self.sync).map(Path::to_owned));
            }));
        }
        for folder in folders {
            self.sync_names(&folder)?;
            tokio::task::yield_now().await;
        }
        Ok(gone)
    }
}

impl Backend for FileStore {
    fn get<'a>(&'a self, key: &'a str, options: &'a GetOptions, dst: &'a mut Output<'_>) -> Pending<'a, Meta> {
        Box::pin(self.read(key, options, dst))
    }

    fn put<'a>(&'a self, key: &'a str, body: &'a Body, options: &'a PutOptions) -> Pending<'a, Written> {
        Box::pin(self.write(key, body, options))
    }

    fn head<'a>(&'a self, key: &'a str) -> Pending<'a, Meta> {
        Box::pin(async move { self.stat(key) })
    }

    fn delete<'a>(&'a self, key: &'a str) -> Pending<'a, ()> {
        Box::pin(async move {
            match self.remove(key)?.as_deref().and_then(Path::parent) {
                Some(folder) if self.sync => self.sync_names(folder),
                _ => Ok(()),
            }
        })
    }

    fn delete_many<'a>(&'a self, keys: &'a [String]) -> Pending<'a, Vec<Result<()>>> {
        Box::pin(self.remove_many(keys))
    }

    fn list<'a>(&'a self, options: &'a ListOptions) -> Pending<'a, Page> {
        Box::pin(self.page(options))
    }

    fn copy<'a>(&'a self, from: &'a str, to: &'a str) -> Pending<'a, Written> {
        Box::pin(self.write_copy(from, to))
    }

    fn begin_upload<'a>(&'a self, key: &'a str, _: &'a PutOptions) -> Pending<'a, String> {
        Box::pin(async move { self.begin(key) })
    }

    fn put_part<'a>(&'a self, key: &'a str, upload: &'a str, number: u32, body: &'a Body) -> Pending<'a, Part> {
        Box::pin(self.write_part(key, upload, number, body))
    }

    fn complete_upload<'a>(
        &'a self,
        key: &'a str,
        upload: &'a str,
        parts: &'a [Part],
        options: &'a PutOptions,
    ) -> Pending<'a, Written> {
        Box::pin(self.complete(key, upload, parts, options))
    }

    fn abort_upload<'a>(&'a self, key: &'a str, upload: &'a str) -> Pending<'a, ()> {
        Box::pin(self.abort(key, upload))
    }

    fn is_local(&self) -> bool {
        true
    }

    fn create_bucket(&self) -> Pending<'_, ()> {
        Box::pin(async move {
            let name = self.root.display().to_string();
            std::fs::create_dir_all(&self.root).map_err(|error| self.failed("could not be made", &name, error))
        })
    }

    fn delete_bucket(&self) -> Pending<'_, ()> {
        Box::pin(self.remove_root())
    }
}

#[cfg(test)]
mod tests;

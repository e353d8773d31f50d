//! Folders and what is in them.

use std::fs::{DirEntry, Metadata};
use std::io::{self, ErrorKind};
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};

use super::FileStore;
use super::keys::HIDDEN;
use crate::error::{Error, Kind, Result};
use crate::store::local::LONGEST_KEY;

/// How many entries of a folder are read before others get their turn.
pub(super) const ENTRIES: usize = 1024;

/// Whether somebody has removed it, or put something else there, since its name was read.
pub(super) fn is_gone(error: &io::Error) -> bool {
    matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory)
}

/// Removes a file that may be gone.
pub(super) fn remove(path: &Path) -> io::Result<()> {
    match std::fs::remove_file(path) {
        Err(error) if error.kind() != ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}

/// Whether a folder is one of those that `link`, which leads to it, lies in.
fn loops(root: &Path, link: &Path, folder: &Metadata) -> bool {
    let same = |path: &Path| {
        std::fs::metadata(path).is_ok_and(|path| (path.dev(), path.ino()) == (folder.dev(), folder.ino()))
    };
    let below = link.components().count().saturating_sub(root.components().count());
    link.ancestors().skip(1).take(below).any(same)
}

impl FileStore {
    /// The path of folders that keys begin with.
    pub(super) fn folder(&self, start: &str) -> PathBuf {
        if start.is_empty() { self.root.clone() } else { self.root.join(start) }
    }

    /// The name of an entry of the folder `start` as a part of keys, a folder with `/` at its end.
    ///
    /// `None` for what is no part of a key: our own files, names that are no UTF-8, devices and pipes, links that lead
    /// nowhere or back to a folder they are in, and what is too long.
    pub(super) fn name(&self, start: &str, entry: &DirEntry) -> io::Result<Option<String>> {
        let Ok(mut name) = entry.file_name().into_string() else { return Ok(None) };
        if name.starts_with(HIDDEN) || start.len() + name.len() > LONGEST_KEY {
            return Ok(None);
        }
        let mut kind = entry.file_type()?;
        if kind.is_symlink() {
            let Ok(target) = std::fs::metadata(entry.path()) else { return Ok(None) };
            if target.is_dir() && loops(&self.root, &entry.path(), &target) {
                return Ok(None);
            }
            kind = target.file_type();
        }
        if kind.is_dir() {
            name.push('/');
        }
        Ok((kind.is_dir() || kind.is_file()).then_some(name))
    }

    /// Whether there is an object below folders. Its files are looked at before its folders, and nothing is sorted.
    pub(super) async fn any_object(&self, start: &str) -> Result<bool> {
        let unreadable = |error| self.failed("could not be listed", start, error);
        let mut folders = vec![start.to_owned()];
        while let Some(start) = folders.pop() {
            let entries = match std::fs::read_dir(self.folder(&start)) {
                Err(error) if is_gone(&error) => continue,
                entries => entries.map_err(unreadable)?,
            };
            for (index, entry) in entries.enumerate() {
                if index % ENTRIES == ENTRIES - 1 {
                    tokio::task::yield_now().await;
                }
                match self.name(&start, &entry.map_err(unreadable)?) {
                    Ok(Some(name)) if name.ends_with('/') => folders.push(format!("{start}{name}")),
                    Ok(Some(_)) => return Ok(true),
                    Ok(None) => {}
                    Err(error) if is_gone(&error) => {}
                    Err(error) => return Err(unreadable(error)),
                }
            }
            tokio::task::yield_now().await;
        }
        Ok(false)
    }

    /// Removes what is in a folder without folders, but for the file `last`.
    pub(super) async fn empty(&self, folder: &Path, last: &str) -> io::Result<()> {
        for (index, entry) in std::fs::read_dir(folder)?.enumerate() {
            if index % super::CALLS == super::CALLS - 1 {
                tokio::task::yield_now().await;
            }
            let entry = entry?;
            if entry.file_name() != last {
                remove(&entry.path())?;
            }
        }
        Ok(())
    }

    /// Removes the store's folder, folders without objects in it, and the store's own files.
    pub(super) async fn remove_root(&self) -> Result<()> {
        self.check_root()?;
        let not_empty = || {
            let message = format!("file store: {:?} is not empty, and cannot be deleted", self.root.display());
            Error::new(Kind::Precondition, message)
        };
        if self.any_object("").await? {
            return Err(not_empty());
        }
        let failed = |error: io::Error| match error.kind() {
            ErrorKind::DirectoryNotEmpty | ErrorKind::AlreadyExists => not_empty(),
            _ => self.failed("could not be deleted", "", error),
        };
        // Each folder twice: what is in it comes in between.
        let mut folders = vec![(self.root.clone(), false)];
        while let Some((folder, emptied)) = folders.pop() {
            if emptied {
                std::fs::remove_dir(&folder).map_err(failed)?;
                continue;
            }
            let entries = std::fs::read_dir(&folder).map_err(failed)?;
            folders.push((folder, true));
            for entry in entries {
                let entry = entry.map_err(failed)?;
                let own = entry.file_name().as_encoded_bytes().starts_with(HIDDEN.as_bytes());
                if entry.file_type().map_err(failed)?.is_dir() {
                    folders.push((entry.path(), false));
                } else if own || is_own(&self.root, &entry.path()) {
                    std::fs::remove_file(entry.path()).map_err(failed)?;
                }
            }
            tokio::task::yield_now().await;
        }
        Ok(())
    }
}

/// Removes a folder in which there are only folders; whether it is gone. What is written into it meanwhile stays: a folder that is
/// not empty cannot be removed.
pub(super) fn remove_empty_folders(folder: &Path) -> bool {
    // Each folder twice: what is in it comes in between.
    let mut folders = vec![(folder.to_owned(), false)];
    while let Some((folder, emptied)) = folders.pop() {
        if emptied {
            if std::fs::remove_dir(&folder).is_err() {
                return false;
            }
            continue;
        }
        let Ok(entries) = std::fs::read_dir(&folder) else { return false };
        folders.push((folder, true));
        for entry in entries {
            match entry.and_then(|entry| Ok((entry.path(), entry.file_type()?.is_dir()))) {
                Ok((path, true)) => folders.push((path, false)),
                _ => return false,
            }
        }
    }
    true
}

/// Whether a file lies in a folder of the store's own.
fn is_own(root: &Path, path: &Path) -> bool {
    let below = path.strip_prefix(root).unwrap_or(path);
    below.components().any(|part| part.as_os_str().as_encoded_bytes().starts_with(HIDDEN.as_bytes()))
}

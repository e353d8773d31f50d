//! Files that are written under a hidden name, and get their own when they are whole.

use std::fs::{File, OpenOptions, TryLockError};
use std::io::{self, ErrorKind, Read, Write};
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};
use std::sync::PoisonError;
use std::time::{Duration, Instant, SystemTime};

use super::FileStore;
use super::folders::remove_empty_folders;
use super::keys::{HIDDEN, etag};
use crate::error::{Error, Kind, Result};
use crate::store::local::{check_condition, pieces, unique_name};
use crate::store::object::{Body, Condition, Written};
use crate::sys;

/// How many bytes are copied from file to file before others get their turn.
const COPIED: u64 = 16 << 20;

/// How long another process may keep a file locked.
const LONGEST_LOCK: Duration = Duration::from_secs(10);

/// How often folders are made that somebody else deletes at once.
pub(super) const TRIES: usize = 8;

/// A file under a hidden name, removed when it goes.
pub(super) struct Temporary {
    path: PathBuf,
    renamed: bool,
    file: File,
}

impl Drop for Temporary {
    fn drop(&mut self) {
        if !self.renamed {
            // It stays hidden if it cannot be removed.
            let _ = std::fs::remove_file(&self.path);
        }
    }
}

impl Temporary {
    /// A new file in a folder that is there.
    pub(super) fn in_folder(folder: &Path) -> io::Result<Self> {
        loop {
            let path = folder.join(format!("{HIDDEN}{}", unique_name()));
            match OpenOptions::new().write(true).create_new(true).open(&path) {
                Ok(file) => return Ok(Temporary { path, renamed: false, file }),
                Err(error) if error.kind() == ErrorKind::AlreadyExists => {}
                Err(error) => return Err(error),
            }
        }
    }

    /// Appends a body.
    pub(super) async fn write(&mut self, body: &Body) -> io::Result<()> {
        for (index, piece) in pieces(body).enumerate() {
            if index > 0 {
                tokio::task::yield_now().await;
            }
            self.file.write_all(piece)?;
        }
        Ok(())
    }

    /// Appends the first `size` bytes of a file, within the kernel where it can; fewer are an error.
    pub(super) async fn append(&mut self, source: &File, size: u64) -> io::Result<()> {
        let mut left = size;
        while left > 0 {
            let copied = io::copy(&mut source.take(left.min(COPIED)), &mut self.file)?;
            if copied == 0 {
                return Err(io::Error::new(ErrorKind::UnexpectedEof, "it became shorter while it was copied"));
            }
            left -= copied;
            if left > 0 {
                tokio::task::yield_now().await;
            }
        }
        Ok(())
    }

    /// Gives the file, which is whole, a time of its own; its etag.
    pub(super) fn finish(&self, sync: bool) -> io::Result<String> {
        // The kernel's own times may be those of the last tick, which other writes share. They do where none can be set.
        let _ = self.file.set_modified(SystemTime::now());
        if sync {
            self.file.sync_all()?;
        }
        Ok(etag(&self.file.metadata()?))
    }

    /// Gives it its name, whatever has it.
    pub(super) fn rename(&mut self, to: &Path) -> io::Result<()> {
        std::fs::rename(&self.path, to)?;
        self.renamed = true;
        Ok(())
    }

    /// Gives it its name if nothing has it; whether it did.
    fn rename_new(&mut self, to: &Path) -> io::Result<bool> {
        // Links are made in one step on every file system that has them, network ones included; renameat2 is the other
        // way round.
        let error = match std::fs::hard_link(&self.path, to) {
            Ok(()) => return Ok(true),
            Err(error) => error,
        };
        match error.kind() {
            // NFS says so too where the answer to its first try was lost.
            ErrorKind::AlreadyExists => self.is_file(to),
            ErrorKind::NotFound | ErrorKind::NotADirectory | ErrorKind::StorageFull => Err(error),
            _ => match sys::files::rename_new(&self.path, to) {
                Ok(()) => {
                    self.renamed = true;
                    Ok(true)
                }
                Err(second) if second.kind() == ErrorKind::AlreadyExists => Ok(false),
                Err(_) => Err(error),
            },
        }
    }

    fn is_file(&self, path: &Path) -> io::Result<bool> {
        let (ours, theirs) = (self.file.metadata()?, std::fs::symlink_metadata(path)?);
        if theirs.is_dir() {
            return Err(ErrorKind::IsADirectory.into());
        }
        Ok((ours.dev(), ours.ino()) == (theirs.dev(), theirs.ino()))
    }
}

/// Does what a folder of that name may be in the way of; once more if deleted objects had left it, and it could be removed.
fn without_empty_folders<T>(path: &Path, mut name: impl FnMut() -> io::Result<T>) -> io::Result<T> {
    match name() {
        Err(error) if error.kind() == ErrorKind::IsADirectory && remove_empty_folders(path) => name(),
        other => other,
    }
}

/// The file that has a name, locked against other processes that are about to replace it too: whoever has waited finds another
/// file there. Where the file system has no locks, nothing is.
struct Locked(Option<File>);

impl Locked {
    /// Waits for a moment: nobody has such a lock for longer than a file takes to be looked at and renamed.
    fn wait(path: &Path) -> io::Result<Locked> {
        // Network file systems want it to be open for writing.
        let Ok(file) = OpenOptions::new().write(true).open(path).or_else(|_| File::open(path)) else {
            return Ok(Locked(None));
        };
        let began = Instant::now();
        loop {
            match file.try_lock() {
                Ok(()) => return Ok(Locked(Some(file))),
                Err(TryLockError::Error(_)) => return Ok(Locked(None)),
                Err(TryLockError::WouldBlock) if began.elapsed() > LONGEST_LOCK => {
                    return Err(io::Error::new(ErrorKind::TimedOut, "another process keeps the file locked"));
                }
                Err(TryLockError::WouldBlock) => std::thread::sleep(Duration::from_micros(200)),
            }
        }
    }
}

impl Drop for Locked {
    fn drop(&mut self) {
        if let Some(file) = &self.0 {
            // A child of a fork may have the file open as well, so that closing it here is not enough.
            let _ = file.unlock();
        }
    }
}

/// Makes the names in a folder durable.
pub(super) fn sync_folder(folder: &Path) -> io::Result<()> {
    match File::open(folder)?.sync_all() {
        // Not every file system can, and those that cannot need not.
        Err(error) if error.kind() == ErrorKind::InvalidInput || error.kind() == ErrorKind::Unsupported => Ok(()),
        other => other,
    }
}

impl FileStore {
    /// A temporary file beside the one of a key; folders are made as needed, but not the store's own.
    pub(super) fn temporary(&self, key: &str, path: &Path) -> Result<Temporary> {
        let folder = path.parent().unwrap_or(&self.root);
        for _ in 0..TRIES {
            match Temporary::in_folder(folder) {
                Err(error) if error.kind() == ErrorKind::NotFound => {
                    self.check_root()?;
                    self.make_folders(folder).map_err(|error| self.unwritable(key, error))?;
                }
                made => return made.map_err(|error| self.unwritable(key, error)),
            }
        }
        Err(self.failed("could not be written", key, ErrorKind::NotFound.into()))
    }

    /// Makes a folder below that of the store, and those it is in.
    fn make_folders(&self, folder: &Path) -> io::Result<()> {
        let below: Vec<&Path> = folder.ancestors().take_while(|path| *path != self.root).collect();
        for path in below.into_iter().rev() {
            match std::fs::create_dir(path) {
                Ok(()) if self.sync => sync_folder(path.parent().unwrap_or(&self.root))?,
                Ok(()) => {}
                Err(error) if error.kind() == ErrorKind::AlreadyExists => {}
                // Somebody deleted the one it is in.
                Err(error) if error.kind() == ErrorKind::NotFound => return Ok(()),
                Err(error) => return Err(error),
            }
        }
        Ok(())
    }

    /// Fails where [`FileStore::publish`] surely would, before anything is written.
    pub(super) fn check(&self, key: &str, path: &Path, condition: &Condition) -> Result<()> {
        if *condition == Condition::Always {
            return Ok(());
        }
        let there = match std::fs::metadata(path) {
            Ok(metadata) if metadata.is_file() => Some(etag(&metadata)),
            Ok(_) => None,
            Err(error) => match self.unreadable("could not be looked at", key, error) {
                error if error.kind() == Kind::NotFound => None,
                error => return Err(error),
            },
        };
        check_condition(key, condition, there.as_deref())
    }

    /// Makes a temporary file the one of a key.
    pub(super) fn publish(
        &self,
        key: &str,
        path: &Path,
        mut temporary: Temporary,
        condition: &Condition,
    ) -> Result<Written> {
        let unwritable = |error| self.unwritable(key, error);
        let etag = temporary.finish(self.sync).map_err(unwritable)?;
        if let Condition::IfMatch(_) = condition {
            let _alone = self.replacing.write().unwrap_or_else(PoisonError::into_inner);
            let _locked = Locked::wait(path).map_err(unwritable)?;
            self.check(key, path, condition)?;
            temporary.rename(path).map_err(unwritable)?;
        } else {
            let _shared = self.replacing.read().unwrap_or_else(PoisonError::into_inner);
            let named = without_empty_folders(path, || match condition {
                Condition::Always => temporary.rename(path).map(|()| true),
                _ => temporary.rename_new(path),
            });
            if !named.map_err(unwritable)? {
                return Err(Error::new(Kind::Precondition, format!("store: {key:?} is there already")));
            }
        }
        if self.sync {
            sync_folder(path.parent().unwrap_or(&self.root)).map_err(unwritable)?;
        }
        Ok(Written { etag: Some(etag) })
    }
}

//! Files that replace others whole: written beside them, brought to the disk, and renamed.

use std::fs::{self, File, OpenOptions};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};

use crate::error::{Error, Kind, Result};

/// What the system refused, with its errno; `name` is that of the format.
pub(in crate::array) fn failed(name: &str, what: &str, path: &Path, error: &io::Error) -> Error {
    let message = format!("{name}: {what} {} failed: {error}", path.display());
    match error.raw_os_error() {
        Some(code) => Error::new(Kind::Native, message).with_native("os", code.into()),
        None => Error::new(Kind::Native, message),
    }
}

/// A file beside the one that it will replace; removed unless it does.
pub(in crate::array) struct Draft {
    name: &'static str,
    file: File,
    path: PathBuf,
    target: PathBuf,
    published: bool,
}

impl Draft {
    /// An empty file beside `path`.
    pub(in crate::array) fn of(name: &'static str, path: &Path) -> Result<Draft> {
        // What a symbolic link points to is replaced, not the link.
        let target = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
        let replaced = fs::metadata(&target).ok();
        if replaced.as_ref().is_some_and(|metadata| !metadata.is_file()) {
            let message = format!("{name}: {} is not a regular file, which could be replaced", path.display());
            return Err(Error::new(Kind::Unsupported, message));
        }
        if target.file_name().is_none() {
            return Err(Error::argument(format!("{name}: {} is not the name of a file", path.display())));
        }
        let (path, file) = new_file(name, &target)?;
        if let Some(replaced) = replaced {
            // Of another owner's file, they may not be ours to set.
            let _ = file.set_permissions(replaced.permissions());
        }
        Ok(Draft { name, file, path, target, published: false })
    }

    /// What is to be written.
    pub(in crate::array) fn file(&self) -> &File {
        &self.file
    }

    /// An error of the draft's file.
    pub(in crate::array) fn failed(&self, what: &str, error: io::Error) -> Error {
        failed(self.name, what, &self.path, &error)
    }

    /// Puts the file in its place.
    pub(in crate::array) fn publish(mut self) -> Result<()> {
        self.file.sync_all().map_err(|error| self.failed("writing", error))?;
        fs::rename(&self.path, &self.target).map_err(|error| failed(self.name, "replacing", &self.target, &error))?;
        self.published = true;
        // The new name is on disk once its folder is; not every file system can say so.
        let folder = self.target.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        let _ = File::open(folder).and_then(|folder| folder.sync_all());
        Ok(())
    }
}

impl Drop for Draft {
    fn drop(&mut self) {
        if !self.published {
            // The error that led here is the one to tell.
            let _ = fs::remove_file(&self.path);
        }
    }
}

fn new_file(name: &str, target: &Path) -> Result<(PathBuf, File)> {
    static COUNT: AtomicU64 = AtomicU64::new(0);
    loop {
        let count = COUNT.fetch_add(1, Ordering::Relaxed);
        let path = target.with_file_name(format!(".tierce.{}.{count}.tmp", std::process::id()));
        match OpenOptions::new().write(true).create_new(true).open(&path) {
            Ok(file) => return Ok((path, file)),
            // Left by a process that was killed, or of one with the same number on another machine.
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
            Err(error) => return Err(failed(name, "making", &path, &error)),
        }
    }
}

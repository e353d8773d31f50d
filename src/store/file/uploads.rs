//! Uploads in parts: files in a hidden folder, put together when the upload is completed.

use std::fs::File;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use super::FileStore;
use super::folders::remove;
use super::keys::{HIDDEN, etag};
use super::temporary::{TRIES, Temporary};
use crate::error::{Error, Kind, Result};
use crate::store::local::{check_order, check_part, no_part, no_upload, unique_name};
use crate::store::object::{Body, Part, PutOptions, Written};

/// The file that says what an upload is of.
const KEY: &str = "key";

impl FileStore {
    fn uploads(&self) -> PathBuf {
        self.root.join(format!("{HIDDEN}uploads"))
    }

    /// The folder of an upload, which is there.
    fn upload(&self, key: &str, upload: &str) -> Result<PathBuf> {
        let is_name = |c: u8| c == b'-' || c.is_ascii_hexdigit();
        if upload.is_empty() || !upload.bytes().all(is_name) {
            return Err(no_upload(key));
        }
        let folder = self.uploads().join(upload);
        match std::fs::read(folder.join(KEY)) {
            Ok(text) if text == key.as_bytes() => Ok(folder),
            Ok(_) => Err(no_upload(key)),
            Err(error) => Err(self.no_upload(key, error)),
        }
    }

    fn no_upload(&self, key: &str, error: io::Error) -> Error {
        match self.unreadable("is uploaded, and a part could not be read or written", key, error) {
            error if error.kind() == Kind::NotFound => no_upload(key),
            error => error,
        }
    }

    pub(super) fn begin(&self, key: &str) -> Result<String> {
        self.path(key)?;
        self.check_root()?;
        let name = unique_name();
        let (all, folder) = (self.uploads(), self.uploads().join(&name));
        let make = || {
            match std::fs::create_dir(&all) {
                Err(error) if error.kind() != ErrorKind::AlreadyExists => return Err(error),
                _ => std::fs::create_dir(&folder)?,
            }
            std::fs::write(folder.join(KEY), key)
        };
        let mut made = make();
        for _ in 1..TRIES {
            // The end of another upload removes the folder of all if it is empty.
            match made {
                Err(error) if error.kind() == ErrorKind::NotFound => made = make(),
                _ => break,
            }
        }
        made.map(|()| name).map_err(|error| self.unwritable(key, error))
    }

    pub(super) async fn write_part(&self, key: &str, upload: &str, number: u32, body: &Body) -> Result<Part> {
        check_part(number)?;
        let folder = self.upload(key, upload)?;
        let failed = |error| self.no_upload(key, error);
        let mut temporary = Temporary::in_folder(&folder).map_err(failed)?;
        temporary.write(body).await.map_err(failed)?;
        // The whole is synchronised, and parts need not be.
        let etag = temporary.finish(false).map_err(failed)?;
        temporary.rename(&folder.join(number.to_string())).map_err(failed)?;
        Ok(Part { number, size: body.as_slice().len() as u64, etag, checksum: None })
    }

    /// Opens a part; gives its size too.
    fn part(&self, key: &str, folder: &Path, part: &Part) -> Result<(File, u64)> {
        let opened = File::open(folder.join(part.number.to_string())).and_then(|file| {
            let metadata = file.metadata()?;
            Ok((file, metadata))
        });
        match opened {
            Ok((file, metadata)) if etag(&metadata) == part.etag => Ok((file, metadata.len())),
            Err(error) if error.kind() != ErrorKind::NotFound => Err(self.no_upload(key, error)),
            _ => Err(no_part(key, part.number)),
        }
    }

    pub(super) async fn complete(
        &self,
        key: &str,
        upload: &str,
        parts: &[Part],
        options: &PutOptions,
    ) -> Result<Written> {
        let path = self.path(key)?;
        check_order(key, parts.iter().map(|part| part.number))?;
        let folder = self.upload(key, upload)?;
        self.check(key, &path, &options.condition)?;
        for part in parts {
            self.part(key, &folder, part)?;
            tokio::task::yield_now().await;
        }
        let mut temporary = self.temporary(key, &path)?;
        for part in parts {
            let (file, size) = self.part(key, &folder, part)?;
            temporary.append(&file, size).await.map_err(|error| self.unwritable(key, error))?;
            tokio::task::yield_now().await;
        }
        let written = self.publish(key, &path, temporary, &options.condition)?;
        // The object is there, whatever becomes of the parts.
        let _ = self.forget(&folder).await;
        Ok(written)
    }

    /// Removes the folder of an upload; as long as parts are in it, it can be found.
    async fn forget(&self, folder: &Path) -> io::Result<()> {
        let mut gone = Ok(());
        for _ in 0..TRIES {
            // A part may be written meanwhile.
            self.empty(folder, KEY).await?;
            remove(&folder.join(KEY))?;
            gone = std::fs::remove_dir(folder);
            if gone.is_ok() {
                break;
            }
        }
        // It has others in it, or it is gone as well.
        let _ = std::fs::remove_dir(self.uploads());
        gone
    }

    pub(super) async fn abort(&self, key: &str, upload: &str) -> Result<()> {
        let folder = match self.upload(key, upload) {
            Err(error) if error.kind() == Kind::NotFound => return Ok(()),
            folder => folder?,
        };
        match self.forget(&folder).await {
            Err(error) if error.kind() != ErrorKind::NotFound => Err(self.no_upload(key, error)),
            _ => Ok(()),
        }
    }
}

//! Uploads in parts.
//!
//! Azure knows no uploads: blocks are written to a blob, and a list of blocks makes them its content. Which uploads there
//! are is known to the store that began them; what was written for one that is given up goes by itself after a week, or when
//! the blob is written in another way. Writing it in another way takes the blocks of all its uploads away.

use std::collections::HashMap;
use std::fmt::Write;
use std::sync::{MutexGuard, PoisonError};

use object_store::path::Path;
use ureq_proto::http::Method;

use super::{AzureStore, unmet};
use crate::error::{Error, Kind, Result};
use crate::store::cloud::objects::{payload, quoted};
use crate::store::cloud::request::random;
use crate::store::object::{Condition, Part, PutOptions, Written};

/// The highest number of a part, as in S3; Azure has 50 000 blocks.
const MOST_PARTS: u32 = 10_000;

/// An upload that has not ended.
#[derive(Clone, Debug)]
pub(super) struct Upload {
    key: String,
    content_type: Option<String>,
}

/// What a block is called: all of a blob's names must have the same length and be base64, which these digits happen to be.
fn block(upload: &str, number: u32) -> String {
    format!("{upload}{number:08}")
}

/// An upload that is not there need not be given up.
pub(super) fn is_gone(error: Error) -> Result<()> {
    if error.kind() == Kind::NotFound { Ok(()) } else { Err(error) }
}

impl AzureStore {
    fn uploads(&self) -> MutexGuard<'_, HashMap<String, Upload>> {
        self.uploads.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The whole key of an upload, and what is known of it.
    pub(super) fn key_of_upload(&self, key: &str, upload: &str) -> Result<(Path, Upload)> {
        let path = self.objects.key(key)?;
        match self.uploads().get(upload) {
            Some(known) if known.key == key => Ok((path, known.clone())),
            _ => {
                let message = format!(
                    "{}: there is no such upload; those of Azure are known to the store that began them, until they end",
                    self.objects.doing("PUT", path.as_ref())
                );
                Err(Error::new(Kind::NotFound, message))
            }
        }
    }

    pub(super) fn forget(&self, upload: &str) {
        self.uploads().remove(upload);
    }

    /// What `Backend::begin_upload` does.
    pub(super) async fn begin(&self, key: &str, options: &PutOptions) -> Result<String> {
        self.objects.key(key)?;
        self.look_for_container().await?;
        let upload = format!("{:016x}{:016x}", random(), random());
        let known = Upload { key: key.to_owned(), content_type: options.content_type.clone() };
        self.uploads().insert(upload.clone(), known);
        Ok(upload)
    }

    /// What `Backend::put_part` does.
    pub(super) async fn write_part(&self, key: &str, upload: &str, number: u32, bytes: &[u8]) -> Result<Part> {
        let (path, _) = self.key_of_upload(key, upload)?;
        if !(1..=MOST_PARTS).contains(&number) {
            return Err(Error::argument(format!("az: a part has a number from 1 to {MOST_PARTS}, not {number}")));
        }
        let block = block(upload, number);
        let query = [("comp", "block"), ("blockid", &*block)];
        let request = self.request(Method::PUT, Some(path.as_ref()), &query).body(payload(bytes)?);
        self.ask(&request, path.as_ref()).await?;
        Ok(Part { number, size: bytes.len() as u64, etag: block, checksum: None })
    }

    /// What `Backend::complete_upload` does.
    pub(super) async fn complete(
        &self,
        key: &str,
        upload: &str,
        parts: &[Part],
        options: &PutOptions,
    ) -> Result<Written> {
        let (path, known) = self.key_of_upload(key, upload)?;
        if parts.is_empty() || !parts.is_sorted_by(|one, next| one.number < next.number) {
            return Err(Error::argument("az: an upload needs parts, in the order of their numbers, each once"));
        }
        let mut list = "<?xml version=\"1.0\" encoding=\"utf-8\"?><BlockList>".to_owned();
        for part in parts {
            if part.etag != block(upload, part.number) {
                return Err(Error::argument(format!("az: the part {} is of another upload", part.number)));
            }
            let _ = write!(list, "<Latest>{}</Latest>", part.etag);
        }
        list.push_str("</BlockList>");
        let mut request = self.request(Method::PUT, Some(path.as_ref()), &[("comp", "blocklist")]);
        request = request.body(payload(list.as_bytes())?);
        if let Some(content_type) = options.content_type.clone().or(known.content_type) {
            request = request.header("x-ms-blob-content-type", content_type);
        }
        request = match &options.condition {
            Condition::Always => request,
            Condition::IfAbsent => request.header("if-none-match", "*"),
            Condition::IfMatch(etag) => request.header("if-match", etag),
        };
        request.repeatable = options.condition == Condition::Always;
        match self.ask(&request, path.as_ref()).await {
            Ok(answer) => {
                self.forget(upload);
                Ok(Written { etag: answer.header("etag").map(quoted) })
            }
            // A blob that came in between took the blocks with it; that it is there is the reason to name.
            Err(error) if error.kind() == Kind::Argument && self.came_between(&path, &options.condition).await => {
                Err(error.with_kind(Kind::Precondition))
            }
            Err(error) => Err(unmet(error, &options.condition)),
        }
    }

    /// Whether there is a blob that the condition does not allow.
    async fn came_between(&self, path: &Path, condition: &Condition) -> bool {
        let found = match condition {
            Condition::Always => return false,
            Condition::IfAbsent | Condition::IfMatch(_) => self.objects.head(path).await,
        };
        match (condition, found) {
            (Condition::IfAbsent, Ok(_)) => true,
            (Condition::IfMatch(etag), Ok(found)) => found.meta.e_tag.map(quoted) != Some(quoted(etag.clone())),
            (Condition::IfMatch(_), Err(error)) => error.kind() == Kind::NotFound,
            _ => false,
        }
    }
}

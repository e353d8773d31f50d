//! Azure Blob Storage: containers.
//!
//! | file | what is in it |
//! |---|---|
//! | `account.rs` | whose container it is: options, environment |
//! | `list.rs` | listings |
//! | `upload.rs` | uploads in parts, which are called blocks |
//! | `container.rs` | deleting and copying blobs; making and deleting the container |

mod account;
mod container;
mod list;
#[cfg(test)]
mod tests;
mod upload;

use std::collections::HashMap;
use std::sync::Mutex;
use std::sync::atomic::AtomicBool;

use object_store::azure::MicrosoftAzure;
use object_store::{PutMode, UpdateVersion};
use ureq_proto::http::Method;

use super::objects::Objects;
use super::request::{Answer, Request, url};
use crate::error::{Error, Kind, Result};
use crate::output::Output;
use crate::store::backend::{Backend, Pending};
use crate::store::object::{Body, Condition, GetOptions, ListOptions, Meta, Page, Part, PutOptions, Written};
use crate::store::options::Options;
use crate::store::uri::Uri;

/// The version of the service that requests are written for; those that are signed are given it by `object_store`.
const VERSION: &str = "2023-11-03";

/// Blobs in a container, below a prefix.
pub(super) struct AzureStore {
    objects: Objects<MicrosoftAzure>,
    /// `https://account.blob.core.windows.net`, without a slash at its end.
    endpoint: String,
    /// Uploads that have not ended.
    uploads: Mutex<HashMap<String, upload::Upload>>,
    /// Whether the container was seen to be there.
    seen: AtomicBool,
    concurrency: usize,
}

impl AzureStore {
    /// Finds out account and credentials, and reads the certificates that are trusted. Nothing is sent.
    pub(super) fn new(uri: &Uri, options: &Options) -> Result<AzureStore> {
        account::open(uri, options)
    }

    fn request(&self, method: Method, key: Option<&str>, query: &[(&str, &str)]) -> Request {
        Request::new(method, url(&self.endpoint, &self.objects.bucket, key, query)).header("x-ms-version", VERSION)
    }

    async fn ask(&self, request: &Request, whole: &str) -> Result<Answer> {
        self.objects.client.ask(&self.objects.doing(request.method.as_str(), whole), request).await
    }

    async fn write(&self, key: &str, bytes: &[u8], options: &PutOptions) -> Result<Written> {
        let mode = match &options.condition {
            Condition::Always => PutMode::Overwrite,
            Condition::IfAbsent => PutMode::Create,
            Condition::IfMatch(etag) => PutMode::Update(UpdateVersion { e_tag: Some(etag.clone()), version: None }),
        };
        let written = self.objects.write(key, bytes, options, mode).await;
        written.map_err(|error| unmet(error, &options.condition))
    }
}

/// An object that is not there has no ETag that could be the one asked for.
fn unmet(error: Error, condition: &Condition) -> Error {
    match condition {
        Condition::IfMatch(_) if error.kind() == Kind::NotFound => error.with_kind(Kind::Precondition),
        _ => error,
    }
}

impl Backend for AzureStore {
    fn get<'a>(&'a self, key: &'a str, options: &'a GetOptions, dst: &'a mut Output<'_>) -> Pending<'a, Meta> {
        Box::pin(self.objects.read(key, options, dst))
    }

    fn put<'a>(&'a self, key: &'a str, body: &'a Body, options: &'a PutOptions) -> Pending<'a, Written> {
        Box::pin(self.write(key, body.as_slice(), options))
    }

    fn head<'a>(&'a self, key: &'a str) -> Pending<'a, Meta> {
        Box::pin(self.objects.look(key))
    }

    fn delete<'a>(&'a self, key: &'a str) -> Pending<'a, ()> {
        Box::pin(self.remove(key))
    }

    fn delete_many<'a>(&'a self, keys: &'a [String]) -> Pending<'a, Vec<Result<()>>> {
        Box::pin(self.remove_many(keys))
    }

    fn list<'a>(&'a self, options: &'a ListOptions) -> Pending<'a, Page> {
        Box::pin(self.page(options))
    }

    fn copy<'a>(&'a self, from: &'a str, to: &'a str) -> Pending<'a, Written> {
        Box::pin(self.duplicate(from, to))
    }

    fn begin_upload<'a>(&'a self, key: &'a str, options: &'a PutOptions) -> Pending<'a, String> {
        Box::pin(self.begin(key, options))
    }

    fn put_part<'a>(&'a self, key: &'a str, upload: &'a str, number: u32, body: &'a Body) -> Pending<'a, Part> {
        Box::pin(self.write_part(key, upload, number, body.as_slice()))
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
        Box::pin(async move { self.key_of_upload(key, upload).map(|_| self.forget(upload)).or_else(upload::is_gone) })
    }

    fn gains_by_parts(&self) -> bool {
        true
    }

    fn create_bucket(&self) -> Pending<'_, ()> {
        Box::pin(self.make())
    }

    fn delete_bucket(&self) -> Pending<'_, ()> {
        Box::pin(self.unmake())
    }
}

//! Amazon S3, and servers that speak its language.
//!
//! | file | what is in it |
//! |---|---|
//! | `credentials.rs`, `endpoint.rs` | who speaks, and to whom: options, environment, profiles; hosts and paths |
//! | `http/` | HTTP/1.1: connections, requests, responses |
//! | `sign.rs`, `time.rs`, `checksum.rs` | signatures, times and checksums as S3 writes them |
//! | `xml.rs`, `listing.rs`, `fault.rs` | what S3 answers, and what it means |
//! | `client.rs` | requests signed, sent, tried again |
//! | `begun.rs` | when uploads were begun, and what became of them |
//! | `read.rs`, `write.rs`, `copy.rs`, `upload.rs`, `bucket.rs` | the operations |

mod begun;
mod bucket;
mod checksum;
mod client;
mod copy;
mod credentials;
mod endpoint;
mod fault;
mod http;
mod listing;
mod read;
mod sign;
mod time;
mod upload;
mod write;
mod xml;

#[cfg(test)]
mod faults_tests;
#[cfg(test)]
mod model_tests;
#[cfg(test)]
mod radosgw_tests;
#[cfg(test)]
mod server_tests;

/// What Azure and Google have in common with S3.
#[cfg(feature = "cloud")]
pub(super) mod common {
    pub(in crate::store) use super::http::tls;
    pub(in crate::store) use super::time::of_header;
    pub(in crate::store) use super::xml::{fault, listing, walk};
}

use std::future::Future;

use self::begun::Begun;
use self::checksum::Algorithm;
use self::client::Client;
use self::copy::Copying;
use self::credentials::Outside;
use self::http::Tried;
use super::backend::{Backend, Pending};
use super::object::{Body, GetOptions, ListOptions, Meta, Page, Part, PutOptions, Written};
use super::options::Options;
use super::uri::Uri;
use crate::error::{Error, Result};
use crate::output::Output;

/// The longest key of S3.
const LONGEST_KEY: usize = 1024;
/// The least size of a part that is not the last.
const LEAST_PART: usize = 5 << 20;
/// The most that is read of an answer that tells of one thing, and of one that tells of a thousand.
const SMALL: usize = 64 << 10;
const LARGE: usize = 16 << 20;

/// Objects in a bucket, below a prefix.
pub struct S3Store {
    client: Client,
    prefix: String,
    checksum: Option<Algorithm>,
    verify_size: bool,
    copying: Copying,
    begun: Begun,
}

impl S3Store {
    /// Finds out keys, region and endpoint, and reads the certificates that are trusted. Nothing is sent.
    pub fn new(uri: &Uri, options: &Options) -> Result<S3Store> {
        Self::open(uri, options, &Outside::REAL)
    }

    fn open(uri: &Uri, options: &Options, outside: &Outside<'_>) -> Result<S3Store> {
        let settings = credentials::settings(&options.s3, outside)?;
        Ok(S3Store {
            client: Client::new(&uri.bucket, settings, options)?,
            prefix: uri.path.clone(),
            checksum: Algorithm::of(options.s3.checksum),
            verify_size: options.s3.verify_size,
            copying: Copying::DEFAULT,
            begun: Begun::default(),
        })
    }

    /// The whole key. An empty one would be the bucket itself.
    fn key(&self, key: &str) -> Result<String> {
        let whole = format!("{}{key}", self.prefix);
        if key.is_empty() || whole.len() > LONGEST_KEY {
            let message =
                format!("s3: a key has 1 to {LONGEST_KEY} bytes, with the store's prefix; not {}", whole.len());
            return Err(Error::argument(message));
        }
        Ok(whole)
    }
}

fn pending<'a, T>(work: impl Future<Output = Tried<T>> + Send + 'a) -> Pending<'a, T> {
    Box::pin(async move { work.await.map_err(|failure| failure.error) })
}

impl Backend for S3Store {
    fn get<'a>(&'a self, key: &'a str, options: &'a GetOptions, dst: &'a mut Output<'_>) -> Pending<'a, Meta> {
        Box::pin(self.read(key, options, dst))
    }

    fn put<'a>(&'a self, key: &'a str, body: &'a Body, options: &'a PutOptions) -> Pending<'a, Written> {
        pending(self.write(key, body.as_slice(), options))
    }

    fn head<'a>(&'a self, key: &'a str) -> Pending<'a, Meta> {
        pending(self.look(key))
    }

    fn delete<'a>(&'a self, key: &'a str) -> Pending<'a, ()> {
        pending(self.remove(key))
    }

    fn delete_many<'a>(&'a self, keys: &'a [String]) -> Pending<'a, Vec<Result<()>>> {
        Box::pin(self.remove_many(keys))
    }

    fn list<'a>(&'a self, options: &'a ListOptions) -> Pending<'a, Page> {
        pending(self.page(options))
    }

    fn copy<'a>(&'a self, from: &'a str, to: &'a str) -> Pending<'a, Written> {
        pending(self.duplicate(from, to))
    }

    fn begin_upload<'a>(&'a self, key: &'a str, options: &'a PutOptions) -> Pending<'a, String> {
        pending(self.begin(key, options))
    }

    fn put_part<'a>(&'a self, key: &'a str, upload: &'a str, number: u32, body: &'a Body) -> Pending<'a, Part> {
        pending(self.write_part(key, upload, number, body.as_slice()))
    }

    fn complete_upload<'a>(
        &'a self,
        key: &'a str,
        upload: &'a str,
        parts: &'a [Part],
        options: &'a PutOptions,
    ) -> Pending<'a, Written> {
        pending(self.complete(key, upload, parts, options))
    }

    fn abort_upload<'a>(&'a self, key: &'a str, upload: &'a str) -> Pending<'a, ()> {
        pending(self.abort(key, upload))
    }

    fn least_part(&self) -> usize {
        LEAST_PART
    }

    fn gains_by_parts(&self) -> bool {
        true
    }

    fn create_bucket(&self) -> Pending<'_, ()> {
        pending(self.make_bucket())
    }

    fn delete_bucket(&self) -> Pending<'_, ()> {
        pending(self.remove_bucket())
    }
}

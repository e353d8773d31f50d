//! What each kind of store does.

use std::future::Future;
use std::pin::Pin;

use super::object::{Body, GetOptions, ListOptions, Meta, Page, Part, PutOptions, Written};
use crate::buffer::Buffer;
use crate::error::Result;
use crate::output::Output;

/// Work that is under way. Dropping it gives it up: after that, nothing that was lent to it is touched.
pub type Pending<'a, T> = Pin<Box<dyn Future<Output = Result<T>> + Send + 'a>>;

/// A place for objects. Keys are those below the store's own prefix; each is a string of 1 to 1024 bytes of UTF-8, and any
/// such is a key unless the kind of store says otherwise.
///
/// No object there is [`crate::Kind::NotFound`], no bucket or folder [`crate::Kind::NoBucket`], wrong or missing credentials
/// [`crate::Kind::Denied`], a condition that does not hold [`crate::Kind::Precondition`], time that ran out
/// [`crate::Kind::Timeout`], and what else goes wrong with a connection, a server or a disk [`crate::Kind::Io`]. Work that may
/// succeed when it is tried again has been tried again before it fails, as the options of the store say.
pub trait Backend: Send + Sync + 'static {
    /// Appends the object, or the range of it, to `dst`, which is empty. A short body is an error, and so is one whose
    /// checksum is wrong.
    fn get<'a>(&'a self, key: &'a str, options: &'a GetOptions, dst: &'a mut Output<'_>) -> Pending<'a, Meta>;

    /// Writes an object whole: a reader sees the one before or this one.
    fn put<'a>(&'a self, key: &'a str, body: &'a Body, options: &'a PutOptions) -> Pending<'a, Written>;

    /// What is known of an object.
    fn head<'a>(&'a self, key: &'a str) -> Pending<'a, Meta>;

    /// Deletes an object; one that is not there is no error.
    fn delete<'a>(&'a self, key: &'a str) -> Pending<'a, ()>;

    /// Deletes objects, and tells of each, in the order of `keys`, whether it is gone.
    fn delete_many<'a>(&'a self, keys: &'a [String]) -> Pending<'a, Vec<Result<()>>>;

    /// A page of a listing.
    fn list<'a>(&'a self, options: &'a ListOptions) -> Pending<'a, Page>;

    /// Makes `to` a copy of `from`, without the bytes coming here where the store can.
    fn copy<'a>(&'a self, from: &'a str, to: &'a str) -> Pending<'a, Written>;

    /// Begins an upload in parts; gives what it is called from now on. Nothing is there to be read before it is completed.
    fn begin_upload<'a>(&'a self, key: &'a str, options: &'a PutOptions) -> Pending<'a, String>;

    /// Writes a part; parts may come in any order, several at once. All but the last have at least
    /// [`Backend::least_part`] bytes.
    fn put_part<'a>(&'a self, key: &'a str, upload: &'a str, number: u32, body: &'a Body) -> Pending<'a, Part>;

    /// Makes the parts, in the order of their numbers, an object.
    fn complete_upload<'a>(
        &'a self,
        key: &'a str,
        upload: &'a str,
        parts: &'a [Part],
        options: &'a PutOptions,
    ) -> Pending<'a, Written>;

    /// Forgets an upload and its parts; one that is not there is no error.
    fn abort_upload<'a>(&'a self, key: &'a str, upload: &'a str) -> Pending<'a, ()>;

    /// The least size of a part that is not the last.
    fn least_part(&self) -> usize {
        1
    }

    /// Whether parts on their way at once are faster than one after the other, and large objects should be written so.
    fn gains_by_parts(&self) -> bool {
        false
    }

    /// Whether its futures do their work in the thread that polls them, and hardly ever wait.
    fn is_local(&self) -> bool {
        false
    }

    /// Memory of an object that was replaced, for the next body: empty, and of any capacity.
    fn spare(&self) -> Option<Buffer> {
        None
    }

    /// Makes the bucket or folder; one that is there is no error.
    fn create_bucket(&self) -> Pending<'_, ()>;

    /// Deletes the bucket or folder, which must be empty ([`crate::Kind::Precondition`] else).
    fn delete_bucket(&self) -> Pending<'_, ()>;
}

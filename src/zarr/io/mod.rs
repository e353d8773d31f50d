//! Boxes of arrays read and written, chunks at a time: requests, codecs and copies overlapped, in bounded memory.
//!
//! | file | what is in it |
//! |---|---|
//! | `mod.rs` | what all of them need: chunks of an open array, memory, where work is done |
//! | `read.rs`, `read_shards.rs`, `read_items.rs` | boxes read |
//! | `write.rs`, `write_shards.rs`, `write_items.rs` | boxes written |
//!
//! Memory that is lent is `'static` here: who lends it keeps it until the operation ends ([`crate::store::Op`]).

mod read;
mod read_items;
mod read_shards;
mod write;
mod write_items;
mod write_shards;

use std::sync::Arc;
use std::time::Duration;

use tokio::sync::{OwnedSemaphorePermit, Semaphore};

pub(crate) use read::read;
pub(crate) use write::write;

use super::chunk::Coder;
use super::grid::Grid;
use super::keys::Keys;
use super::options::Options;
use super::shard::Shard;
use crate::array::Type;
use crate::buffer::Buffer;
use crate::codec::Pipeline;
use crate::error::{Error, Kind, Result};
use crate::output::Output;
use crate::parallel::Pool;
use crate::store::verbs::{summary, write as put_object};
use crate::store::{Body, Condition, Done, GetOptions, Job, Meta, PutOptions};

/// How the chunks of an array are stored.
pub(crate) enum Chunks {
    /// One chunk of elements of fixed size in an object.
    Plain(Coder),
    /// Many.
    Shards(Shard),
    /// Items that vary in length: the type of a chunk, and one item.
    Items { codec: Arc<Pipeline>, ty: Type, fill: Vec<u8> },
}

/// The chunks of an open array.
#[derive(Clone)]
pub(crate) struct Place {
    pub(crate) path: String,
    pub(crate) keys: Keys,
    pub(crate) grid: Grid,
    pub(crate) chunks: Arc<Chunks>,
    pub(crate) options: Options,
    pub(crate) pool: Option<Arc<Pool>>,
    /// A permit for each page of memory.
    pub(crate) memory: Arc<Semaphore>,
}

/// The work of a call.
pub(crate) type Pending = std::pin::Pin<Box<dyn Future<Output = Result<Done>> + Send>>;

/// Memory is counted in these.
const PAGE: usize = 4096;

/// The permits of a budget.
pub(crate) fn pages(bytes: usize) -> usize {
    (bytes / PAGE).clamp(1, (u32::MAX as usize).min(Semaphore::MAX_PERMITS))
}

/// How often a chunk is merged anew because someone else wrote it meanwhile.
const TRIES: u32 = 100;

impl Place {
    /// Where the chunk with these indices lies.
    pub(crate) fn key(&self, chunk: &[u64]) -> String {
        self.keys.key(&self.path, chunk)
    }

    /// How elements of fixed size are encoded: in chunks, or in those of a shard.
    ///
    /// # Panics
    /// If they are items.
    fn coder(&self) -> &Coder {
        match &*self.chunks {
            Chunks::Plain(coder) => coder,
            Chunks::Shards(shard) => &shard.coder,
            Chunks::Items { .. } => unreachable!("items have no coder of elements"),
        }
    }

    /// How shards are.
    ///
    /// # Panics
    /// If the chunks are none.
    fn shard(&self) -> &Shard {
        match &*self.chunks {
            Chunks::Shards(shard) => shard,
            _ => unreachable!("the caller has seen shards"),
        }
    }

    /// The permits for `bytes`; more than the budget are its whole.
    fn pages(&self, bytes: usize) -> u32 {
        bytes.div_ceil(PAGE).clamp(1, pages(self.options.memory)) as u32
    }

    /// Has `work`, which gets and puts objects as well, done for each number below `count`, when there is the memory that it
    /// takes, in bytes (0: any); gives what became of each.
    async fn each<T, F>(
        self: &Arc<Self>,
        job: &Job,
        count: usize,
        bytes: impl Fn(usize) -> usize + Send + Sync + 'static,
        work: impl Fn(Site, usize, Option<OwnedSemaphorePermit>) -> F + Send + Sync + 'static,
    ) -> Result<Vec<Result<T>>>
    where
        T: Send + 'static,
        F: Future<Output = Result<T>> + Send + 'static,
    {
        let (place, of_pages, inline) = (self.clone(), self.clone(), job.backend().is_local());
        let pages = move |number| match bytes(number) {
            0 => 0,
            bytes => of_pages.pages(bytes),
        };
        let work = move |job, number, memory| work(Site { inline, job, place: place.clone() }, number, memory);
        job.each_with_memory(self.pool.as_ref(), &self.memory, count, pages, work).await
    }
}

/// Where a unit of work is done, and what it has at hand.
struct Site {
    inline: bool,
    job: Job,
    place: Arc<Place>,
}

impl Site {
    /// Computes: here, or where that does not keep connections waiting.
    async fn compute<T: Send + 'static>(&self, work: impl FnOnce() -> Result<T> + Send + 'static) -> Result<T> {
        if self.inline { work() } else { self.job.work(self.place.pool.as_deref(), work).await }
    }

    /// Appends an object, or a part of it, of at most `most` bytes to `dst`; `None` if there is none.
    async fn get(&self, key: &str, options: &GetOptions, most: usize, dst: &mut Buffer) -> Result<Option<Meta>> {
        let mut output = Output::growing(dst, most);
        match self.job.backend().get(key, options, &mut output).await {
            Ok(meta) => Ok(Some(meta)),
            Err(error) if error.kind() == Kind::NotFound => Ok(None),
            Err(error) if error.kind() == Kind::Limit => Err(error.with_kind(Kind::Corrupt)),
            Err(error) => Err(error),
        }
    }

    /// Writes an object; gives its size, and the memory back if the store did not keep it.
    async fn put(&self, key: &str, content: Buffer, condition: Condition) -> Result<(u64, Option<Buffer>)> {
        let body = Body::Owned(Arc::new(content));
        let options = PutOptions { condition, content_type: None };
        put_object(&self.job, key, &body, &options).await?;
        let size = body.len() as u64;
        let Body::Owned(content) = body else { return Ok((size, None)) };
        Ok((size, Arc::into_inner(content)))
    }

    /// Memory for a chunk that will be put: used before if there is such, since fresh pages take long.
    fn buffer(&self, coder: &Coder) -> Buffer {
        coder.used().or_else(|| self.job.backend().spare()).unwrap_or_default()
    }

    /// [`Site::put`], which gives the memory back to those who encode.
    async fn put_chunk(&self, key: &str, encoded: Buffer, condition: Condition) -> Result<u64> {
        let (size, back) = self.put(key, encoded, condition).await?;
        back.into_iter().for_each(|buffer| self.place.coder().keep(buffer));
        Ok(size)
    }

    async fn delete(&self, key: &str) -> Result<()> {
        self.job.backend().delete(key).await
    }

    /// Waits before a chunk is merged for the `tried + 1`th time.
    async fn pause(&self, tried: u32) {
        tokio::time::sleep(Duration::from_millis(1 << tried.min(3))).await;
    }
}

/// What a merge may replace: the object that was read, or none.
fn unless_changed(old: Option<&Meta>) -> Condition {
    match old {
        None => Condition::IfAbsent,
        Some(Meta { etag: Some(etag), .. }) => Condition::IfMatch(etag.clone()),
        // A store without etags promises nothing.
        Some(_) => Condition::Always,
    }
}

#[cold]
fn refused(key: &str) -> Error {
    Error::argument(format!(
        "{key}: a part of the chunk is written, the rest would have to be read first, and \"partial_chunks\" is \"refuse\""
    ))
}

#[cold]
fn changed_too_often(key: &str) -> Error {
    Error::new(Kind::Busy, format!("{key}: others wrote the chunk each of {TRIES} times that a part of it was written"))
}

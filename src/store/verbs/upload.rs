//! Objects that are written piece by piece.

use std::sync::Arc;

use tokio::sync::Mutex;

use super::write::write;
use crate::buffer::Buffer;
use crate::error::{Error, Kind, Result};
use crate::store::backend::Backend;
use crate::store::object::{Body, Meta, Part, PutOptions};
use crate::store::{Detached, Done, Job, Store};

/// The most parts of an upload.
const MOST_PARTS: usize = 10_000;
/// Parts are twice as large after so many, so that their number does not limit the object's size.
const PARTS_OF_A_SIZE: usize = 2000;
/// How many parts are on their way at most while the next is filled.
const ON_THEIR_WAY: usize = 4;

/// The size of parts of an object whose size is known.
pub(super) fn part_size_for(len: usize, part_size: usize) -> usize {
    part_size.max(len.div_ceil(MOST_PARTS))
}

/// An object that is being written. Nothing is there to be read before it is committed; given up, it leaves nothing.
pub struct Upload {
    store: Store,
    state: Arc<Mutex<State>>,
}

struct State {
    key: String,
    options: PutOptions,
    /// What the store calls it; `None` as long as all fits in one part.
    upload: Option<Arc<str>>,
    /// The part that is being filled.
    buffer: Buffer,
    /// Parts that are on their way, in the order of their numbers.
    under_way: Vec<Detached<Part>>,
    parts: Vec<Part>,
    /// Bytes so far.
    size: u64,
    phase: Phase,
}

enum Phase {
    Open,
    Failed(Error),
    Committed,
    Aborted,
}

impl State {
    fn check(&self) -> Result<()> {
        match &self.phase {
            Phase::Open => Ok(()),
            Phase::Failed(error) => Err(error.clone()),
            Phase::Committed => Err(Error::new(Kind::State, "the upload was committed")),
            Phase::Aborted => Err(Error::new(Kind::State, "the upload was aborted")),
        }
    }

    /// Keeps the error: what was written after a part that was lost is no object.
    fn failed<T>(&mut self, result: Result<T>) -> Result<T> {
        if let Err(error) = &result {
            self.phase = Phase::Failed(error.clone());
        }
        result
    }

    /// How many parts there are, those on their way included.
    fn count(&self) -> usize {
        self.parts.len() + self.under_way.len()
    }

    /// Waits until at most `most` parts are on their way.
    async fn settle(&mut self, most: usize) -> Result<()> {
        while self.under_way.len() > most {
            let part = (&mut self.under_way[0]).await;
            drop(self.under_way.remove(0));
            self.parts.push(part?);
        }
        Ok(())
    }

    /// Sends what is in the buffer as the next part.
    async fn send(&mut self, job: &Job) -> Result<()> {
        let number = self.count() + 1;
        if number > MOST_PARTS {
            let message = format!(
                "store: {:?} needs more than {MOST_PARTS} parts; open the store with a larger part_size",
                self.key
            );
            return Err(Error::new(Kind::Limit, message));
        }
        let upload = match &self.upload {
            Some(upload) => upload.clone(),
            None => {
                let upload: Arc<str> = job.backend().begin_upload(&self.key, &self.options).await?.into();
                self.upload = Some(upload.clone());
                upload
            }
        };
        self.settle(ON_THEIR_WAY - 1).await?;
        let body = Body::Owned(Arc::new(std::mem::take(&mut self.buffer)));
        let (backend, key) = (job.backend_to_keep(), self.key.clone());
        self.under_way.push(job.detach(async move { backend.put_part(&key, &upload, number as u32, &body).await }));
        Ok(())
    }

    async fn write(&mut self, job: &Job, mut bytes: &[u8]) -> Result<()> {
        while !bytes.is_empty() {
            let room = job.options().part_size << (self.count() / PARTS_OF_A_SIZE).min(8);
            if self.buffer.len() >= room {
                self.send(job).await?;
                continue;
            }
            let piece = bytes.len().min(room - self.buffer.len()).min(PIECE);
            self.buffer.reserve_within(piece, room)?;
            self.buffer.extend_from_slice(&bytes[..piece])?;
            self.size += piece as u64;
            bytes = &bytes[piece..];
            tokio::task::yield_now().await;
        }
        Ok(())
    }

    async fn commit(&mut self, job: &Job) -> Result<Meta> {
        let meta = |etag| Meta { key: self.key.clone(), size: self.size, etag, ..Meta::default() };
        let Some(upload) = self.upload.clone() else {
            // All fits in one request.
            let body = Body::Owned(Arc::new(std::mem::take(&mut self.buffer)));
            let written = write(job, &self.key, &body, &self.options).await?;
            return Ok(meta(written.etag));
        };
        if !self.buffer.is_empty() {
            self.send(job).await?;
        }
        self.settle(0).await?;
        let written = job.backend().complete_upload(&self.key, &upload, &self.parts, &self.options).await?;
        self.upload = None;
        Ok(Meta { key: self.key.clone(), size: self.size, etag: written.etag, ..Meta::default() })
    }
}

/// Bytes are copied in pieces of this size, between which other work has its turn.
const PIECE: usize = 4 << 20;

impl Upload {
    /// Begins to write an object. Nothing is sent yet.
    pub fn new(store: &Store, key: String, options: PutOptions) -> Upload {
        let state = State {
            key,
            options,
            upload: None,
            buffer: Buffer::new(),
            under_way: Vec::new(),
            parts: Vec::new(),
            size: 0,
            phase: Phase::Open,
        };
        Upload { store: store.clone(), state: Arc::new(Mutex::new(state)) }
    }

    /// The store.
    pub fn store(&self) -> &Store {
        &self.store
    }

    /// Appends bytes: work for [`Store::run`] or [`Store::start`]. When it ends, they are no longer needed.
    pub fn write(&self, bytes: &'static [u8]) -> impl FnOnce(Job) -> Working + use<> {
        let state = self.state.clone();
        move |job| {
            Box::pin(async move {
                let mut state = state.lock().await;
                state.check()?;
                // Given up in the middle, the object would have a hole.
                let unfinished = Error::new(Kind::Cancelled, "a write to the upload was cancelled");
                state.phase = Phase::Failed(unfinished);
                let written = state.write(&job, bytes).await;
                state.phase = Phase::Open;
                state.failed(written)?;
                Ok(Done { size: bytes.len() as u64, ..Done::default() })
            })
        }
    }

    /// Makes what was written an object: work for [`Store::run`] or [`Store::start`].
    pub fn commit(&self) -> impl FnOnce(Job) -> Working + use<> {
        let state = self.state.clone();
        move |job| {
            Box::pin(async move {
                let mut state = state.lock().await;
                state.check()?;
                state.phase = Phase::Failed(Error::new(Kind::Cancelled, "the commit of the upload was cancelled"));
                let committed = state.commit(&job).await;
                let meta = state.failed(committed)?;
                state.phase = Phase::Committed;
                Ok(Done { size: meta.size, count: 1, meta: Some(meta), ..Done::default() })
            })
        }
    }
}

/// Work under way.
pub(super) type Working = crate::store::Pending<'static, Done>;

/// Gives up what is under way, and has the store forget what is there. If that fails, it may be tried again.
async fn abort(backend: Arc<dyn Backend>, state: Arc<Mutex<State>>) -> Result<()> {
    let mut state = state.lock().await;
    state.under_way.clear();
    state.buffer = Buffer::new();
    if !matches!(state.phase, Phase::Committed) {
        state.phase = Phase::Aborted;
    }
    if let Some(upload) = state.upload.clone() {
        backend.abort_upload(&state.key, &upload).await?;
        state.upload = None;
    }
    Ok(())
}

impl Upload {
    /// Forgets all of it: work for [`Store::run`] or [`Store::start`]. One that was committed stays.
    pub fn abort(&self) -> impl FnOnce(Job) -> Working + use<> {
        let state = self.state.clone();
        move |job| Box::pin(async move { abort(job.backend_to_keep(), state).await.map(|()| Done::default()) })
    }
}

impl Drop for Upload {
    fn drop(&mut self) {
        if self.store.is_forked() {
            // Its parts are work of the parent. To give them up here would take locks in an unknown state.
            std::mem::forget(self.state.clone());
            return;
        }
        if self.state.try_lock().is_ok_and(|state| state.upload.is_none()) {
            return;
        }
        let (backend, state) = (self.store.backend(), self.state.clone());
        // Nobody is there to be told; a store that cannot be reached forgets it by its own rules.
        self.store.finish(async move { drop(abort(backend, state).await) });
    }
}

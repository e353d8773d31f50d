//! Compressors: a context with its parameters and its dictionary, used again for each frame.

use std::mem::MaybeUninit;
use std::sync::Arc;

use arc_swap::ArcSwap;

use super::dictionary::Dictionary;
use super::params::Params;
use super::slot::Slot;
use crate::error::{Error, Kind, Result};
use crate::output::Output;
use crate::scratch::{Lent, Scratch};
use crate::stream::{Coder, Op, Step, Stream};
use crate::sys::zstd::{self as sys, Parameter, Progression, SequenceRegistration};

/// A compressor. One operation at a time: a second one, or one while a stream is open, is [`Kind::State`].
pub struct Compressor {
    inner: Arc<Inner>,
}

struct Inner {
    params: Params,
    dictionary: Option<Arc<Dictionary>>,
    context: Slot<sys::Compressor>,
    /// What was set since.
    changes: ArcSwap<Changes>,
    /// Contexts for batches, with the same parameters, but one thread of their own at most.
    workers: Scratch<Worker>,
}

/// Parameters that were set after the compressor was made, in order.
#[derive(Clone, Default)]
struct Changes(Vec<(Parameter, i32)>);

pub(super) struct Worker {
    context: sys::Compressor,
    /// The changes that it has.
    changes: Arc<Changes>,
}

/// Threads of zstd's own that several compressors share.
pub struct Threads(Arc<sys::ThreadPool>);

impl Threads {
    /// Starts `count` of them, 1 to 256.
    pub fn new(count: usize) -> Result<Self> {
        if !(1..=256).contains(&count) {
            return Err(Error::argument(format!("zstd: a pool of {count} threads; expected 1 to 256")));
        }
        Ok(Threads(Arc::new(sys::ThreadPool::new(count)?)))
    }
}

/// The most bytes that one frame of `src_len` bytes takes, with a checksum.
pub fn compress_bound(src_len: usize) -> Option<usize> {
    // The library's bound leaves out the four bytes of the checksum.
    sys::compress_bound(src_len)?.checked_add(4)
}

fn bound(src_len: usize) -> Result<usize> {
    compress_bound(src_len)
        .ok_or_else(|| Error::new(Kind::Unsupported, format!("zstd: {src_len} bytes are more than one call takes")))
}

impl Compressor {
    /// A compressor of a level, with a dictionary or without. It writes the content size and the dictionary's id.
    pub fn new(level: i32, dictionary: Option<Arc<Dictionary>>) -> Result<Self> {
        Compressor::with_params(&Params::for_compressor(level)?, dictionary)
    }

    /// A compressor with all parameters given; it keeps a copy of them.
    pub fn with_params(params: &Params, dictionary: Option<Arc<Dictionary>>) -> Result<Self> {
        let params = params.copy()?;
        let context = Slot::new("compressor", prepared(&params, dictionary.as_deref())?);
        let (changes, workers) = (ArcSwap::default(), Scratch::new());
        Ok(Compressor { inner: Arc::new(Inner { params, dictionary, context, changes, workers }) })
    }

    /// One frame of `src`, with its size where the parameters do not say otherwise.
    pub fn compress(&self, src: &[u8], dst: &mut Output<'_>) -> Result<()> {
        self.inner.context.with(|context| compress(context, src, dst))
    }

    /// One frame of `src` that refers to `prefix` as content before it (a content-only dictionary used once).
    pub fn compress_after(&self, prefix: &[u8], src: &[u8], dst: &mut Output<'_>) -> Result<()> {
        if self.inner.dictionary.is_some() {
            return Err(Error::new(Kind::State, "zstd: a compressor with a dictionary takes no prefix"));
        }
        self.inner.context.with(|context| fill(src.len(), dst, |room| context.compress_after(prefix, src, room)))
    }

    /// A context for the calling thread alone, that makes what [`Compressor::compress`] makes: for any number of threads
    /// at once.
    pub(super) fn worker(&self) -> Result<Lent<'_, Worker>> {
        let inner = &*self.inner;
        let mut worker = inner.workers.lend(|| inner.worker())?;
        worker.follow(inner)?;
        Ok(worker)
    }

    /// Another handle of this compressor, for what outlives a call.
    pub(super) fn share(&self) -> Self {
        Compressor { inner: self.inner.clone() }
    }

    /// Whether its frames begin with the magic number, so that a reader of many frames finds them.
    pub(super) fn writes_magic(&self) -> Result<bool> {
        let changes = self.inner.changes.load();
        match changes.0.iter().find(|(parameter, _)| *parameter == Parameter::Format) {
            Some((_, format)) => Ok(*format == 0),
            None => Ok(self.inner.params.get(Parameter::Format)? == 0),
        }
    }

    /// Changes one parameter. While a frame is open the library allows only some, and those only with threads.
    pub fn set(&self, parameter: Parameter, value: i32) -> Result<()> {
        let value = parameter.checked(value)?;
        let inner = &*self.inner;
        inner.context.with(|context| {
            context.set(parameter, value)?;
            let mut changes = Changes::clone(&inner.changes.load());
            changes.0.retain(|(other, _)| *other != parameter);
            changes.0.push((parameter, value));
            inner.changes.store(Arc::new(changes));
            Ok(())
        })
    }

    /// The value of a parameter, 0 for "by level".
    pub fn get(&self, parameter: Parameter) -> Result<i32> {
        self.inner.context.with(|context| context.get(parameter))
    }

    /// Has the threads of a pool work, shared with other compressors, where the parameter `Threads` asks for some. The
    /// parameter still says how many jobs may be under way. Batches have no use for it.
    pub fn share_threads(&self, threads: &Threads) -> Result<()> {
        self.inner.context.with(|context| context.share_threads(threads.0.clone()))
    }

    /// Has matches found by the caller's own function, or by zstd again with `None`. Batches have no use for it.
    ///
    /// With `fall_back` zstd finds them where the function fails; else the frame fails.
    pub fn produce_sequences(&self, producer: Option<SequenceRegistration>, fall_back: bool) -> Result<()> {
        self.inner.context.with(|context| {
            context.produce(producer)?;
            // What is refused as a whole leaves no function behind.
            context.produce_or_find(fall_back).inspect_err(|_| drop(context.produce(None)))
        })
    }

    /// Bytes that the context takes now.
    pub fn memory_size(&self) -> Result<usize> {
        self.inner.context.with(|context| Ok(context.memory_size()))
    }

    /// How far the frame is.
    pub fn progression(&self) -> Result<Progression> {
        self.inner.context.with(|context| Ok(context.progression()))
    }

    /// Forgets what an operation that failed left behind; parameters and dictionary stay.
    pub fn reset(&self) -> Result<()> {
        self.inner.context.with(sys::Compressor::reset)
    }

    /// The same, and all parameters are again what the compressor was made with.
    pub fn reset_parameters(&self) -> Result<()> {
        let inner = &*self.inner;
        inner.context.with(|context| {
            *context = prepared(&inner.params, inner.dictionary.as_deref())?;
            inner.changes.store(Arc::default());
            Ok(())
        })
    }

    /// A stream of frames, the first of `size` bytes (`None`: unknown). It has the context until it is finished or dropped.
    pub fn stream(&self, size: Option<u64>) -> Result<Stream> {
        self.coder(size).map(Stream::new)
    }

    /// What [`Compressor::stream`] is made of.
    pub(crate) fn coder(&self, size: Option<u64>) -> Result<Box<dyn Coder>> {
        let mut context = self.inner.context.take()?;
        match context.begin(size) {
            Ok(()) => Ok(Box::new(Encoder { context: Some(context), owner: self.inner.clone() })),
            Err(error) => {
                self.inner.context.put(context);
                Err(error)
            }
        }
    }
}

fn prepared(params: &Params, dictionary: Option<&Dictionary>) -> Result<sys::Compressor> {
    let mut context = sys::Compressor::new()?;
    context.apply(params.native())?;
    if let Some(dictionary) = dictionary {
        dictionary.load_into(&mut context)?;
    }
    Ok(context)
}

/// A frame that threads make depends on that there are threads, not on how many; without any it would be another one.
fn at_most_one_thread(context: &mut sys::Compressor) -> Result<()> {
    if context.get(Parameter::Threads)? > 1 { context.set(Parameter::Threads, 1) } else { Ok(()) }
}

impl Inner {
    fn worker(&self) -> Result<Worker> {
        let mut context = prepared(&self.params, self.dictionary.as_deref())?;
        at_most_one_thread(&mut context)?;
        Ok(Worker { context, changes: Arc::default() })
    }
}

impl Worker {
    /// See [`Compressor::compress`].
    pub(super) fn compress(&mut self, src: &[u8], dst: &mut Output<'_>) -> Result<()> {
        compress(&mut self.context, src, dst)
    }

    /// Takes over what was set since this context was made or used.
    fn follow(&mut self, inner: &Inner) -> Result<()> {
        let changes = inner.changes.load();
        if Arc::ptr_eq(&changes, &self.changes) || (changes.0.is_empty() && self.changes.0.is_empty()) {
            return Ok(());
        }
        // A context with a dictionary does not take another set of parameters.
        *self = inner.worker()?;
        for (parameter, value) in &changes.0 {
            self.context.set(*parameter, *value)?;
        }
        at_most_one_thread(&mut self.context)?;
        self.changes = Arc::clone(&changes);
        Ok(())
    }
}

fn fill(
    src_len: usize,
    dst: &mut Output<'_>,
    write: impl for<'r> FnOnce(&'r mut [MaybeUninit<u8>]) -> Result<&'r mut [u8]>,
) -> Result<()> {
    let bound = bound(src_len)?;
    if !dst.is_fixed() {
        dst.reserve(bound)?;
    }
    match dst.fill(write) {
        Err(error) if error.kind() == Kind::BufferTooSmall => Err(dst.does_not_fit(Some(bound))),
        result => result.map(drop),
    }
}

/// One frame of `src`, whatever `context` was used for before.
pub(crate) fn compress(context: &mut sys::Compressor, src: &[u8], dst: &mut Output<'_>) -> Result<()> {
    fill(src.len(), dst, |room| context.compress(src, room))
}

/// A stream has the context; when it goes, the context returns.
struct Encoder {
    context: Option<sys::Compressor>,
    owner: Arc<Inner>,
}

impl Drop for Encoder {
    fn drop(&mut self) {
        if let Some(mut context) = self.context.take() {
            // It fails in a child whose threads are gone, and so does every later use, which says why.
            let _ = context.reset();
            self.owner.context.put(context);
        }
    }
}

impl Encoder {
    fn context(&self) -> &sys::Compressor {
        self.context.as_ref().expect("taken in drop alone")
    }
}

impl Coder for Encoder {
    fn step<'d>(&mut self, op: Op, src: &[u8], dst: &'d mut [MaybeUninit<u8>]) -> Result<Step<'d>> {
        let end = match op {
            Op::Continue => sys::End::Continue,
            Op::Flush => sys::End::Block,
            Op::End => sys::End::Frame,
        };
        let context = self.context.as_mut().expect("taken in drop alone");
        let progress = context.step(end, src, dst)?;
        let taken = progress.consumed == src.len();
        let done = taken && (op == Op::Continue || progress.remaining == 0);
        Ok(Step { consumed: progress.consumed, bytes: progress.bytes, done })
    }

    fn is_decoder(&self) -> bool {
        false
    }

    fn memory_size(&self) -> usize {
        self.context().memory_size()
    }

    fn recommended(&self) -> (usize, usize) {
        sys::recommended_for_compression()
    }

    fn mid_frame(&self) -> bool {
        false
    }

    fn set(&mut self, parameter: i32, value: i32) -> Result<()> {
        let parameter = Parameter::from_number(parameter)?;
        let value = parameter.checked(value)?;
        self.context.as_mut().expect("taken in drop alone").set(parameter, value)
    }

    fn progression(&self) -> Option<(u64, u64, u64)> {
        let p = self.context().progression();
        Some((p.ingested, p.consumed, p.produced))
    }
}

//! Compression contexts.

use std::mem::MaybeUninit;
use std::ptr::NonNull;
use std::sync::Arc;

use zstd_sys as c;

use super::super::{process, written};
use super::check as check_any;
use super::dictionary::{Content, DictType, DigestedForCompression};
use super::params::{Parameter, Params};
use super::sequences::{Producer, Registration};
use super::threads::ThreadPool;
use crate::error::{Error, Kind, Result};

/// What a call of compression gave. The caller's bytes cannot be corrupt here: what is left are promises not kept, such as
/// another size than was said.
fn check(code: usize) -> Result<usize> {
    check_any(code).map_err(|error| match error.kind() {
        Kind::Corrupt => error.with_kind(Kind::Argument),
        _ => error,
    })
}

/// What to do with a frame after the input.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum End {
    Continue,
    Block,
    Frame,
}

/// What one step of a frame did.
pub(crate) struct Progress<'d> {
    pub(crate) consumed: usize,
    pub(crate) bytes: &'d mut [u8],
    /// The library's hint: 0 if all was written that was asked for.
    pub(crate) remaining: usize,
}

/// Bytes taken in, compressed, and made, since the frame began.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Progression {
    /// Bytes taken in.
    pub ingested: u64,
    /// Bytes compressed.
    pub consumed: u64,
    /// Bytes made.
    pub produced: u64,
    /// Bytes handed out.
    pub flushed: u64,
}

/// A compression context, and the dictionary that it refers to.
pub(crate) struct Compressor {
    context: NonNull<c::ZSTD_CCtx>,
    // Kept alive for the context, which has their addresses.
    _content: Option<Arc<Content>>,
    _digested: Option<Arc<DigestedForCompression>>,
    _threads: Option<Arc<ThreadPool>>,
    _producer: Option<Arc<dyn Producer>>,
    /// The process whose threads it uses, if it has any.
    owner: Option<u32>,
}

// SAFETY: a context may move between threads; it is used by one at a time because methods take &mut self.
unsafe impl Send for Compressor {}

impl Compressor {
    pub(crate) fn new() -> Result<Self> {
        // SAFETY: no preconditions; NULL is handled.
        let context = NonNull::new(unsafe { c::ZSTD_createCCtx() })
            .ok_or_else(|| Error::new(Kind::NoMemory, "zstd: no memory for a compression context"))?;
        Ok(Compressor { context, _content: None, _digested: None, _threads: None, _producer: None, owner: None })
    }

    /// A context of a level.
    pub(crate) fn with_level(level: i32, checksum: bool) -> Result<Self> {
        let mut this = Compressor::new()?;
        this.set(Parameter::CompressionLevel, level)?;
        this.set(Parameter::WriteChecksum, i32::from(checksum))?;
        Ok(this)
    }

    fn ptr(&self) -> *mut c::ZSTD_CCtx {
        self.context.as_ptr()
    }

    /// Fails in a child of the process whose threads this uses.
    fn here(&self) -> Result<()> {
        match self.owner {
            Some(owner) if owner != process::id() => Err(Error::new(
                Kind::Forked,
                format!("the compressor has threads of process {owner}, which did not survive the fork"),
            )),
            _ => Ok(()),
        }
    }

    fn note_threads(&mut self, count: i32) {
        if count > 0 {
            self.owner.get_or_insert_with(process::id);
        }
    }

    pub(crate) fn set(&mut self, parameter: Parameter, value: i32) -> Result<()> {
        self.here()?;
        // SAFETY: the context is alive; the library checks the value, and whether it may change now.
        check(unsafe { c::ZSTD_CCtx_setParameter(self.ptr(), parameter.native(), value) })?;
        if parameter == Parameter::Threads {
            self.note_threads(value);
        }
        Ok(())
    }

    pub(crate) fn get(&self, parameter: Parameter) -> Result<i32> {
        let mut value = 0;
        // SAFETY: the context is alive; the pointer is that of a local.
        check(unsafe { c::ZSTD_CCtx_getParameter(self.ptr(), parameter.native(), &mut value) })?;
        Ok(value)
    }

    /// Takes over all of `params`.
    pub(crate) fn apply(&mut self, params: &Params) -> Result<()> {
        // SAFETY: both are alive; the library copies.
        check(unsafe { c::ZSTD_CCtx_setParametersUsingCCtxParams(self.ptr(), params.as_ptr()) })?;
        self.note_threads(params.get(Parameter::Threads)?);
        Ok(())
    }

    /// Uses a dictionary, of which this context makes its own tables at its first frame.
    pub(crate) fn load(&mut self, content: Arc<Content>, kind: DictType) -> Result<()> {
        let bytes = content.bytes();
        // SAFETY: the content does not move or change, and is kept below as long as the context.
        check(unsafe {
            c::ZSTD_CCtx_loadDictionary_advanced(
                self.ptr(),
                bytes.as_ptr().cast(),
                bytes.len(),
                c::ZSTD_dictLoadMethod_e::ZSTD_dlm_byRef,
                kind.native(),
            )
        })?;
        self._content = Some(content);
        Ok(())
    }

    /// Uses a dictionary whose tables are made.
    pub(crate) fn refer(&mut self, digested: Arc<DigestedForCompression>) -> Result<()> {
        // SAFETY: both are alive, and the tables are kept below as long as the context.
        check(unsafe { c::ZSTD_CCtx_refCDict(self.ptr(), digested.as_ptr()) })?;
        self._digested = Some(digested);
        Ok(())
    }

    /// Has a pool's threads do the work, instead of threads of its own, once there are some by its parameters.
    pub(crate) fn share_threads(&mut self, threads: Arc<ThreadPool>) -> Result<()> {
        self.reset()?;
        // SAFETY: both are alive, and the pool is kept below as long as the context.
        check(unsafe { c::ZSTD_CCtx_refThreadPool(self.ptr(), threads.as_ptr()) })?;
        self.owner.get_or_insert(threads.owner());
        self._threads = Some(threads);
        Ok(())
    }

    /// Has the matches found by `producer`, or by the library again with `None`.
    ///
    /// What a producer gives is checked for each block: a wrong sequence is an error, and no write elsewhere.
    pub(crate) fn produce(&mut self, producer: Option<Registration>) -> Result<()> {
        self.reset()?;
        self.set_native(c::ZSTD_cParameter::ZSTD_c_experimentalParam12, producer.is_some().into())?;
        let (state, function, kept) = match producer {
            Some(Registration { state, function, kept }) => (state, Some(function), Some(kept)),
            None => (std::ptr::null_mut(), None, None),
        };
        // SAFETY: the function may be called with this state as long as what is kept below lives.
        unsafe { c::ZSTD_registerSequenceProducer(self.ptr(), state, function) };
        self._producer = kept;
        Ok(())
    }

    /// Whether a producer that fails is made up for by the library.
    pub(crate) fn produce_or_find(&mut self, fall_back: bool) -> Result<()> {
        self.set_native(c::ZSTD_cParameter::ZSTD_c_experimentalParam17, fall_back.into())
    }

    fn set_native(&mut self, parameter: c::ZSTD_cParameter, value: i32) -> Result<()> {
        // SAFETY: the context is alive; the library checks the value.
        check(unsafe { c::ZSTD_CCtx_setParameter(self.ptr(), parameter, value) }).map(drop)
    }

    /// Forgets an unfinished frame.
    pub(crate) fn reset(&mut self) -> Result<()> {
        self.here()?;
        // SAFETY: the context is alive; resetting a session does not fail.
        check(unsafe { c::ZSTD_CCtx_reset(self.ptr(), c::ZSTD_ResetDirective::ZSTD_reset_session_only) }).map(drop)
    }

    /// Begins a frame of `size` bytes, or of an unknown number.
    pub(crate) fn begin(&mut self, size: Option<u64>) -> Result<()> {
        self.reset()?;
        // SAFETY: the context is alive.
        check(unsafe { c::ZSTD_CCtx_setPledgedSrcSize(self.ptr(), size.unwrap_or(u64::MAX)) }).map(drop)
    }

    /// One frame of all of `src`.
    pub(crate) fn compress<'d>(&mut self, src: &[u8], dst: &'d mut [MaybeUninit<u8>]) -> Result<&'d mut [u8]> {
        self.here()?;
        // SAFETY: pointers and lengths are those of live slices; the library writes at most dst.len() bytes.
        let code = unsafe {
            c::ZSTD_compress2(self.ptr(), dst.as_mut_ptr().cast(), dst.len(), src.as_ptr().cast(), src.len())
        };
        let n = check(code)?;
        // SAFETY: the library reports how much it wrote.
        Ok(unsafe { written(dst, n) })
    }

    /// One frame of all of `src` that refers to `prefix` as content before it.
    pub(crate) fn compress_after<'d>(
        &mut self,
        prefix: &[u8],
        src: &[u8],
        dst: &'d mut [MaybeUninit<u8>],
    ) -> Result<&'d mut [u8]> {
        self.reset()?;
        // SAFETY: the prefix lives during this call; the library uses it for the next frame only, which is made here.
        check(unsafe { c::ZSTD_CCtx_refPrefix(self.ptr(), prefix.as_ptr().cast(), prefix.len()) })?;
        let result = self.compress(src, dst);
        if result.is_err() {
            // SAFETY: as above; no address of the prefix may stay behind.
            unsafe { c::ZSTD_CCtx_refPrefix(self.ptr(), std::ptr::null(), 0) };
        }
        result
    }

    /// Takes some of `src` into the frame, and writes what is ready.
    pub(crate) fn step<'d>(&mut self, end: End, src: &[u8], dst: &'d mut [MaybeUninit<u8>]) -> Result<Progress<'d>> {
        self.here()?;
        let end = match end {
            End::Continue => c::ZSTD_EndDirective::ZSTD_e_continue,
            End::Block => c::ZSTD_EndDirective::ZSTD_e_flush,
            End::Frame => c::ZSTD_EndDirective::ZSTD_e_end,
        };
        let mut input = c::ZSTD_inBuffer { src: src.as_ptr().cast(), size: src.len(), pos: 0 };
        let mut output = c::ZSTD_outBuffer { dst: dst.as_mut_ptr().cast(), size: dst.len(), pos: 0 };
        // SAFETY: the context is alive; both structs describe live slices.
        let code = unsafe { c::ZSTD_compressStream2(self.ptr(), &mut output, &mut input, end) };
        let remaining = check(code)?;
        // SAFETY: the library reports how much it wrote.
        Ok(Progress { consumed: input.pos, bytes: unsafe { written(dst, output.pos) }, remaining })
    }

    /// Bytes that the context takes now.
    pub(crate) fn memory_size(&self) -> usize {
        // SAFETY: the context is alive.
        unsafe { c::ZSTD_sizeof_CCtx(self.ptr()) }
    }

    pub(crate) fn progression(&self) -> Progression {
        // SAFETY: the context is alive.
        let p = unsafe { c::ZSTD_getFrameProgression(self.ptr()) };
        Progression { ingested: p.ingested, consumed: p.consumed, produced: p.produced, flushed: p.flushed }
    }
}

impl Drop for Compressor {
    fn drop(&mut self) {
        // In a child of a fork its threads are gone, and waiting for them would never end: the memory is let go.
        if self.here().is_ok() {
            // SAFETY: made by ZSTD_createCCtx and not freed before.
            unsafe { c::ZSTD_freeCCtx(self.ptr()) };
        }
    }
}

/// The most bytes that one frame of `src_len` bytes can take, or `None` beyond the library's limit.
pub(crate) fn compress_bound(src_len: usize) -> Option<usize> {
    // SAFETY: a pure function of its argument.
    check(unsafe { c::ZSTD_compressBound(src_len) }).ok()
}

/// Good sizes of pieces going in and coming out.
pub(crate) fn recommended() -> (usize, usize) {
    // SAFETY: pure functions.
    unsafe { (c::ZSTD_CStreamInSize(), c::ZSTD_CStreamOutSize()) }
}

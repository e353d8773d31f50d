//! liblzma: xz, lzma-alone and raw streams, with filter chains.

use std::ffi::{CStr, c_void};
use std::mem::MaybeUninit;
use std::sync::Arc;

use liblzma_sys as c;

use super::{Step, written};
use crate::error::{Error, Kind, Result};

/// The flag that makes a preset "extreme" (`LZMA_PRESET_EXTREME`).
pub(crate) const PRESET_EXTREME: u32 = 1 << 31;
/// The preset that liblzma takes by default.
pub(crate) const PRESET_DEFAULT: u32 = 6;
/// LZMA1, of lzma-alone and raw streams.
pub(crate) const FILTER_LZMA1: u64 = 0x4000_0000_0000_0001;
/// LZMA2, of xz and raw streams.
pub(crate) const FILTER_LZMA2: u64 = 0x21;
/// Byte-wise difference.
pub(crate) const FILTER_DELTA: u64 = 3;

/// The options of an LZMA1 or LZMA2 filter.
#[derive(Clone)]
pub(crate) struct Lzma(c::lzma_options_lzma);

impl Lzma {
    /// The options of a preset; `None` if there is no such preset.
    pub(crate) fn preset(preset: u32) -> Option<Self> {
        // SAFETY: all-zero is a valid value of this plain struct; the call fills it.
        let mut options = unsafe { MaybeUninit::<c::lzma_options_lzma>::zeroed().assume_init() };
        // SAFETY: the pointer is valid; the library checks the preset.
        let failed = unsafe { c::lzma_lzma_preset(&mut options, preset) };
        (failed == 0).then_some(Lzma(options))
    }

    /// Sets one option by its name in Python's filter dicts; an unknown name, or a value outside what liblzma takes
    /// (lzma/lzma12.h), is an error that says what is known.
    pub(crate) fn set(&mut self, name: &str, value: u32) -> std::result::Result<(), String> {
        let within = |range: std::ops::RangeInclusive<u32>| {
            let expected = || format!("{name:?} is {value}, expected {} to {}", range.start(), range.end());
            if range.contains(&value) { Ok(value) } else { Err(expected()) }
        };
        match name {
            "dict_size" => self.0.dict_size = within(4096..=1_610_612_736)?,
            "lc" => self.0.lc = within(0..=4)?,
            "lp" => self.0.lp = within(0..=4)?,
            "pb" => self.0.pb = within(0..=4)?,
            "mode" => self.0.mode = within(1..=2)? as _,
            "nice_len" => self.0.nice_len = within(2..=273)?,
            "mf" if [0x03, 0x04, 0x12, 0x13, 0x14].contains(&value) => self.0.mf = value as _,
            "mf" => return Err(format!("\"mf\" is {value}, expected 3 or 4 (hash chains) or 18, 19 or 20 (trees)")),
            "depth" => self.0.depth = value,
            _ => return Err(format!("LZMA has no option {name:?}")),
        }
        Ok(())
    }

    /// The bits of literal context and position together, of which liblzma takes four.
    pub(crate) fn literal_bits(&self) -> u32 {
        self.0.lc + self.0.lp
    }
}

/// One filter of a chain.
#[derive(Clone)]
pub(crate) enum Filter {
    Lzma { id: u64, options: Lzma },
    Delta { distance: u32 },
    Branch { id: u64, start_offset: u32 },
}

/// A filter chain in the form that liblzma reads: `filters` points into `options`, which is never touched again.
pub(crate) struct Chain {
    filters: Vec<c::lzma_filter>,
    #[allow(clippy::vec_box)] // `filters` holds their addresses: they must not move with the Vec
    _options: Vec<Box<Options>>,
}

#[allow(dead_code)] // read by liblzma only
enum Options {
    Lzma(c::lzma_options_lzma),
    Delta(c::lzma_options_delta),
    Branch(c::lzma_options_bcj),
}

// SAFETY: nothing is changed after `new`; the raw pointers lead into boxes that live as long as the chain.
unsafe impl Send for Chain {}
// SAFETY: as above.
unsafe impl Sync for Chain {}

impl Chain {
    pub(crate) fn new(chain: &[Filter]) -> Arc<Self> {
        let mut filters = Vec::with_capacity(chain.len() + 1);
        let mut kept = Vec::with_capacity(chain.len());
        for filter in chain {
            let (id, options) = match filter {
                Filter::Lzma { id, options } => (*id, Options::Lzma(options.0)),
                Filter::Delta { distance } => {
                    // SAFETY: all-zero is a valid value of this plain struct (type 0 is the byte-wise delta).
                    let mut delta = unsafe { MaybeUninit::<c::lzma_options_delta>::zeroed().assume_init() };
                    delta.dist = *distance;
                    (FILTER_DELTA, Options::Delta(delta))
                }
                Filter::Branch { id, start_offset } => {
                    (*id, Options::Branch(c::lzma_options_bcj { start_offset: *start_offset }))
                }
            };
            let mut options = Box::new(options);
            let pointer: *mut c_void = match &mut *options {
                Options::Lzma(o) => (o as *mut c::lzma_options_lzma).cast(),
                Options::Delta(o) => (o as *mut c::lzma_options_delta).cast(),
                Options::Branch(o) => (o as *mut c::lzma_options_bcj).cast(),
            };
            kept.push(options);
            filters.push(c::lzma_filter { id, options: pointer });
        }
        // LZMA_VLI_UNKNOWN ends the array.
        filters.push(c::lzma_filter { id: u64::MAX, options: std::ptr::null_mut() });
        Arc::new(Chain { filters, _options: kept })
    }

    /// What a raw decoder of this chain needs, or `None` if liblzma does not accept the chain.
    pub(crate) fn decoder_memory(&self) -> Option<u64> {
        // SAFETY: the array is terminated.
        Some(unsafe { c::lzma_raw_decoder_memusage(self.filters.as_ptr()) }).filter(|n| *n != u64::MAX)
    }

    /// Whether liblzma has an encoder for this chain.
    pub(crate) fn can_encode(&self) -> bool {
        self.encoder_memory().is_some()
    }

    /// What an encoder of this chain needs, or `None` if liblzma has none.
    pub(crate) fn encoder_memory(&self) -> Option<u64> {
        // SAFETY: the array is terminated.
        Some(unsafe { c::lzma_raw_encoder_memusage(self.filters.as_ptr()) }).filter(|n| *n != u64::MAX)
    }
}

/// What is around the compressed data.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Container {
    /// xz or lzma-alone, found out while decoding.
    Auto,
    Xz {
        check: u32,
    },
    Alone,
    Raw,
}

fn error(code: c::lzma_ret) -> Error {
    let (kind, message) = match code {
        c::LZMA_MEM_ERROR => (Kind::NoMemory, "no memory for the coder"),
        c::LZMA_MEMLIMIT_ERROR => {
            (Kind::Unsupported, "the stream asks for a dictionary above the decoder's memory limit")
        }
        c::LZMA_FORMAT_ERROR => (Kind::Corrupt, "not a stream of this format"),
        c::LZMA_OPTIONS_ERROR => {
            (Kind::Unsupported, "the stream or the filter chain has options that are not supported")
        }
        c::LZMA_UNSUPPORTED_CHECK => (Kind::Unsupported, "the stream has an integrity check of an unknown type"),
        c::LZMA_DATA_ERROR => (Kind::Corrupt, "damaged stream"),
        c::LZMA_BUF_ERROR => (Kind::Corrupt, "truncated stream"),
        _ => (Kind::Native, "liblzma failed"),
    };
    Error::new(kind, format!("lzma: {message}")).with_native("liblzma", code.into())
}

/// How far a coder goes with what it was given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Action {
    Run,
    Flush,
    Finish,
}

/// A coder of one direction.
pub(crate) struct Coder {
    stream: Box<c::lzma_stream>,
    _chain: Option<Arc<Chain>>,
}

// SAFETY: the state is owned by this object alone, and nothing in it belongs to a thread.
unsafe impl Send for Coder {}

impl Coder {
    fn new(
        chain: Option<Arc<Chain>>,
        init: impl FnOnce(&mut c::lzma_stream, *const c::lzma_filter) -> c::lzma_ret,
    ) -> Result<Self> {
        // SAFETY: all-zero is LZMA_STREAM_INIT.
        let stream = Box::new(unsafe { MaybeUninit::<c::lzma_stream>::zeroed().assume_init() });
        let mut this = Coder { stream, _chain: chain };
        let filters = this._chain.as_ref().map_or(std::ptr::null(), |chain| chain.filters.as_ptr());
        match init(&mut this.stream, filters) {
            c::LZMA_OK => Ok(this),
            code => Err(error(code)),
        }
    }

    pub(crate) fn encoder(container: Container, chain: &Arc<Chain>) -> Result<Self> {
        Coder::new(Some(chain.clone()), |stream, filters| {
            // SAFETY: the stream is in its initial state, and the chain lives as long as the coder.
            unsafe {
                match container {
                    Container::Xz { check } => c::lzma_stream_encoder(stream, filters, check as _),
                    Container::Alone => c::lzma_alone_encoder(stream, (*filters).options.cast()),
                    Container::Raw => c::lzma_raw_encoder(stream, filters),
                    Container::Auto => c::LZMA_OPTIONS_ERROR,
                }
            }
        })
    }

    /// `chain` is read for raw streams only; `memory` limits what the headers may make the decoder allocate.
    pub(crate) fn decoder(container: Container, chain: &Arc<Chain>, memory: u64) -> Result<Self> {
        Coder::decoder_with(container, chain, memory, c::LZMA_CONCATENATED)
    }

    /// [`Coder::decoder`] that ends with the first stream.
    pub(crate) fn single_decoder(container: Container, chain: &Arc<Chain>, memory: u64) -> Result<Self> {
        Coder::decoder_with(container, chain, memory, 0)
    }

    fn decoder_with(container: Container, chain: &Arc<Chain>, memory: u64, flags: u32) -> Result<Self> {
        let flags = flags | c::LZMA_TELL_UNSUPPORTED_CHECK;
        Coder::new(Some(chain.clone()), |stream, filters| {
            // SAFETY: the stream is in its initial state, and the chain lives as long as the coder.
            unsafe {
                match container {
                    Container::Auto => c::lzma_auto_decoder(stream, memory, flags),
                    Container::Xz { .. } => c::lzma_stream_decoder(stream, memory, flags),
                    Container::Alone => c::lzma_alone_decoder(stream, memory),
                    Container::Raw => c::lzma_raw_decoder(stream, filters),
                }
            }
        })
    }

    /// Takes in `src`, which is all the rest of the input, and writes what is ready.
    pub(crate) fn step<'d>(&mut self, src: &[u8], dst: &'d mut [MaybeUninit<u8>]) -> Result<Step<'d>> {
        let (code, consumed, bytes) = self.code(c::LZMA_FINISH, src, dst);
        match code {
            c::LZMA_OK => Ok(Step { consumed, bytes, ended: false }),
            c::LZMA_STREAM_END => Ok(Step { consumed, bytes, ended: true }),
            // No progress because the room is full is not an error here: the driver brings more.
            c::LZMA_BUF_ERROR if self.stream.avail_out == 0 => Ok(Step { consumed, bytes, ended: false }),
            code => Err(error(code)),
        }
    }

    /// Takes in some of `src`, after which more may come, and writes what is ready.
    ///
    /// Once an action other than `Run` has begun, it is repeated without new input until it `ended`.
    pub(crate) fn act<'d>(&mut self, action: Action, src: &[u8], dst: &'d mut [MaybeUninit<u8>]) -> Result<Step<'d>> {
        let action = match action {
            Action::Run => c::LZMA_RUN,
            Action::Flush => c::LZMA_SYNC_FLUSH,
            Action::Finish => c::LZMA_FINISH,
        };
        let (code, consumed, bytes) = self.code(action, src, dst);
        match code {
            // Without input or room there is no progress, which is no error here.
            c::LZMA_OK | c::LZMA_BUF_ERROR => Ok(Step { consumed, bytes, ended: false }),
            c::LZMA_STREAM_END => Ok(Step { consumed, bytes, ended: true }),
            code => Err(error(code)),
        }
    }

    fn code<'d>(
        &mut self,
        action: c::lzma_action,
        src: &[u8],
        dst: &'d mut [MaybeUninit<u8>],
    ) -> (c::lzma_ret, usize, &'d mut [u8]) {
        self.stream.next_in = src.as_ptr();
        self.stream.avail_in = src.len();
        self.stream.next_out = dst.as_mut_ptr().cast();
        self.stream.avail_out = dst.len();
        // SAFETY: initialised by new; the pointers are those of live slices.
        let code = unsafe { c::lzma_code(&mut *self.stream, action) };
        let consumed = src.len() - self.stream.avail_in;
        let produced = dst.len() - self.stream.avail_out;
        // SAFETY: the library wrote what it took off avail_out.
        (code, consumed, unsafe { written(dst, produced) })
    }

    /// What a decoder has allocated or will; 0 where liblzma does not say.
    pub(crate) fn memory_size(&self) -> u64 {
        // SAFETY: initialised by new.
        unsafe { c::lzma_memusage(&*self.stream) }
    }
}

impl Drop for Coder {
    fn drop(&mut self) {
        // SAFETY: in its initial state or initialised; ended once.
        unsafe { c::lzma_end(&mut *self.stream) };
    }
}

/// The most bytes an xz stream can take for `src_len` bytes with LZMA2.
pub(crate) fn xz_bound(src_len: usize) -> Option<usize> {
    // SAFETY: a pure function; 0 means that the size is beyond the format.
    Some(unsafe { c::lzma_stream_buffer_bound(src_len) }).filter(|n| *n > 0)
}

/// The version of the library that is linked.
pub(crate) fn version() -> String {
    // SAFETY: returns a static string.
    unsafe { CStr::from_ptr(c::lzma_version_string()) }.to_string_lossy().into_owned()
}

//! zlib-rs: zlib and gzip streams, piece by piece.

use std::mem::MaybeUninit;

use libz_rs_sys as c;

use super::deflate::Wrapper;
use super::{Step, written};
use crate::error::{Error, Kind, Result};

/// The largest window, of which every decoder has to keep one.
const WINDOW_BITS: i32 = 15;
/// What zlib's own `deflateInit` takes.
const MEM_LEVEL: i32 = 8;

fn window_bits(wrapper: Wrapper) -> i32 {
    match wrapper {
        Wrapper::Zlib => WINDOW_BITS,
        Wrapper::Gzip => WINDOW_BITS + 16,
    }
}

/// How far an encoder goes with what it was given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Action {
    Run,
    Flush,
    Finish,
}

fn error(code: i32) -> Error {
    let (kind, message) = match code {
        c::Z_MEM_ERROR => (Kind::NoMemory, "no memory for the stream"),
        c::Z_DATA_ERROR => (Kind::Corrupt, "damaged stream, or one of another format"),
        c::Z_NEED_DICT => (Kind::Unsupported, "the stream needs a preset dictionary"),
        _ => (Kind::Native, "the library failed"),
    };
    Error::new(kind, message).with_native("zlib-rs", code.into())
}

/// Points the stream at both slices, runs `call`, and says what moved.
fn step<'d>(
    stream: &mut c::z_stream,
    src: &[u8],
    dst: &'d mut [MaybeUninit<u8>],
    call: impl FnOnce(&mut c::z_stream) -> i32,
) -> (i32, usize, &'d mut [u8]) {
    // The interface counts in 32 bits; the caller comes again with the rest.
    let src_len = src.len().min(u32::MAX as usize) as u32;
    let dst_len = dst.len().min(u32::MAX as usize) as u32;
    stream.next_in = src.as_ptr();
    stream.avail_in = src_len;
    stream.next_out = dst.as_mut_ptr().cast();
    stream.avail_out = dst_len;
    let code = call(stream);
    let consumed = (src_len - stream.avail_in) as usize;
    let produced = (dst_len - stream.avail_out) as usize;
    // SAFETY: the library wrote what it took off avail_out.
    (code, consumed, unsafe { written(dst, produced) })
}

/// Compresses streams, one after the other.
pub(crate) struct Deflater(Box<c::z_stream>);

// SAFETY: the state is owned by this object alone, and nothing in it belongs to a thread.
unsafe impl Send for Deflater {}

impl Deflater {
    /// `level` is zlib's, -1 to 9.
    pub(crate) fn new(wrapper: Wrapper, level: i32) -> Result<Self> {
        let mut stream = Box::new(c::z_stream::default());
        // SAFETY: the stream is in its initial state, with the default allocator.
        let code = unsafe {
            c::deflateInit2_(
                &mut *stream,
                level,
                c::Z_DEFLATED,
                window_bits(wrapper),
                MEM_LEVEL,
                c::Z_DEFAULT_STRATEGY,
                c::zlibVersion(),
                size_of::<c::z_stream>() as i32,
            )
        };
        if code == c::Z_OK { Ok(Deflater(stream)) } else { Err(error(code)) }
    }

    /// Takes in some of `src` and writes what is ready; `ended`: the stream ended here.
    pub(crate) fn step<'d>(&mut self, action: Action, src: &[u8], dst: &'d mut [MaybeUninit<u8>]) -> Result<Step<'d>> {
        let flush = match action {
            // Flushing is for what is given by the last bytes.
            _ if src.len() > u32::MAX as usize => c::Z_NO_FLUSH,
            Action::Run => c::Z_NO_FLUSH,
            Action::Flush => c::Z_SYNC_FLUSH,
            Action::Finish => c::Z_FINISH,
        };
        let (code, consumed, bytes) = step(&mut self.0, src, dst, |stream| {
            // SAFETY: initialised by new; `step` points it at live memory.
            unsafe { c::deflate(stream, flush) }
        });
        match code {
            // Z_BUF_ERROR is "nothing to do".
            c::Z_OK | c::Z_BUF_ERROR => Ok(Step { consumed, bytes, ended: false }),
            c::Z_STREAM_END => Ok(Step { consumed, bytes, ended: true }),
            code => Err(error(code)),
        }
    }

    /// Begins another stream.
    pub(crate) fn reset(&mut self) -> Result<()> {
        // SAFETY: initialised by new.
        match unsafe { c::deflateReset(&mut *self.0) } {
            c::Z_OK => Ok(()),
            code => Err(error(code)),
        }
    }
}

impl Drop for Deflater {
    fn drop(&mut self) {
        // SAFETY: initialised by new, ended once.
        unsafe { c::deflateEnd(&mut *self.0) };
    }
}

/// Decompresses streams, one after the other.
pub(crate) struct Inflater(Box<c::z_stream>);

// SAFETY: as for Deflater.
unsafe impl Send for Inflater {}

impl Inflater {
    pub(crate) fn new(wrapper: Wrapper) -> Result<Self> {
        let mut stream = Box::new(c::z_stream::default());
        // SAFETY: the stream is in its initial state, with the default allocator.
        let code = unsafe {
            c::inflateInit2_(&mut *stream, window_bits(wrapper), c::zlibVersion(), size_of::<c::z_stream>() as i32)
        };
        if code == c::Z_OK { Ok(Inflater(stream)) } else { Err(error(code)) }
    }

    /// Takes in some of `src` and writes what is ready.
    pub(crate) fn step<'d>(&mut self, src: &[u8], dst: &'d mut [MaybeUninit<u8>]) -> Result<Step<'d>> {
        let (code, consumed, bytes) = step(&mut self.0, src, dst, |stream| {
            // SAFETY: initialised by new; `step` points it at live memory.
            unsafe { c::inflate(stream, c::Z_NO_FLUSH) }
        });
        match code {
            // Z_BUF_ERROR is "nothing to do".
            c::Z_OK | c::Z_BUF_ERROR => Ok(Step { consumed, bytes, ended: false }),
            c::Z_STREAM_END => Ok(Step { consumed, bytes, ended: true }),
            code => Err(error(code)),
        }
    }

    /// Begins another stream.
    pub(crate) fn reset(&mut self) -> Result<()> {
        // SAFETY: initialised by new.
        match unsafe { c::inflateReset(&mut *self.0) } {
            c::Z_OK => Ok(()),
            code => Err(error(code)),
        }
    }
}

impl Drop for Inflater {
    fn drop(&mut self) {
        // SAFETY: initialised by new, ended once.
        unsafe { c::inflateEnd(&mut *self.0) };
    }
}

/// The version of the port, as far as it is fixed by Cargo.toml.
pub(crate) const VERSION: &str = "0.6";

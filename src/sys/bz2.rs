//! bzip2 streams, by the Rust port of libbz2 (same bytes, same interface).

use std::mem::MaybeUninit;

use libbz2_rs_sys as c;

use super::{Step, written};
use crate::error::{Error, Kind, Result};

fn new_stream() -> Box<c::bz_stream> {
    // SAFETY: all-zero is the documented initial state: NULL pointers and the default allocator.
    Box::new(unsafe { MaybeUninit::<c::bz_stream>::zeroed().assume_init() })
}

fn error(code: i32) -> Error {
    let kind = match code {
        c::BZ_MEM_ERROR => Kind::NoMemory,
        c::BZ_DATA_ERROR | c::BZ_DATA_ERROR_MAGIC | c::BZ_UNEXPECTED_EOF => Kind::Corrupt,
        _ => Kind::Native,
    };
    let message = match code {
        c::BZ_MEM_ERROR => "bz2: no memory for the stream",
        c::BZ_DATA_ERROR_MAGIC => "bz2: not a bzip2 stream",
        c::BZ_DATA_ERROR => "bz2: damaged stream",
        _ => "bz2: the library failed",
    };
    Error::new(kind, message).with_native("bzip2", code.into())
}

/// Points the stream at both slices, runs `call`, and says what moved.
fn step<'d>(
    stream: &mut c::bz_stream,
    src: &[u8],
    dst: &'d mut [MaybeUninit<u8>],
    call: impl FnOnce(&mut c::bz_stream) -> i32,
) -> (i32, usize, &'d mut [u8]) {
    // The interface counts in 32 bits; the caller comes again with the rest.
    let src_len = src.len().min(u32::MAX as usize) as u32;
    let dst_len = dst.len().min(u32::MAX as usize) as u32;
    stream.next_in = src.as_ptr().cast();
    stream.avail_in = src_len;
    stream.next_out = dst.as_mut_ptr().cast();
    stream.avail_out = dst_len;
    let code = call(stream);
    let consumed = (src_len - stream.avail_in) as usize;
    let produced = (dst_len - stream.avail_out) as usize;
    // SAFETY: the library wrote what it took off avail_out.
    (code, consumed, unsafe { written(dst, produced) })
}

/// Compresses one stream.
pub(crate) struct Compressor(Box<c::bz_stream>);

// SAFETY: the state is owned by this object alone, and nothing in it belongs to a thread.
unsafe impl Send for Compressor {}

impl Compressor {
    /// `level` is the block size in units of 100,000 bytes, 1 to 9.
    pub(crate) fn new(level: i32) -> Result<Self> {
        let mut stream = new_stream();
        // SAFETY: the stream is in its initial state and does not move: it is boxed.
        match unsafe { c::BZ2_bzCompressInit(&mut *stream, level, 0, 0) } {
            c::BZ_OK => Ok(Compressor(stream)),
            code => Err(error(code)),
        }
    }

    /// Takes in `src`, to whose end the stream goes, and writes what is ready.
    pub(crate) fn step<'d>(&mut self, src: &[u8], dst: &'d mut [MaybeUninit<u8>]) -> Result<Step<'d>> {
        // FINISH promises that avail_in is the rest of the input, which holds only for the last 4 GiB.
        let action = if src.len() <= u32::MAX as usize { c::BZ_FINISH } else { c::BZ_RUN };
        let (code, consumed, bytes) = step(&mut self.0, src, dst, |stream| {
            // SAFETY: initialised by new; `step` points it at live memory.
            unsafe { c::BZ2_bzCompress(stream, action) }
        });
        match code {
            c::BZ_RUN_OK | c::BZ_FINISH_OK => Ok(Step { consumed, bytes, ended: false }),
            c::BZ_STREAM_END => Ok(Step { consumed, bytes, ended: true }),
            code => Err(error(code)),
        }
    }

    /// Takes in some of `src`, which is not empty, and writes what is ready into `dst`, which has room.
    pub(crate) fn run<'d>(&mut self, src: &[u8], dst: &'d mut [MaybeUninit<u8>]) -> Result<Step<'d>> {
        self.act(c::BZ_RUN, src, dst)
    }

    /// Ends the block; `ended` once all of it but the last few bits is out. No input may come between.
    pub(crate) fn flush<'d>(&mut self, dst: &'d mut [MaybeUninit<u8>]) -> Result<Step<'d>> {
        self.act(c::BZ_FLUSH, &[], dst)
    }

    /// Ends the stream; `ended` once all of it is out.
    pub(crate) fn finish<'d>(&mut self, dst: &'d mut [MaybeUninit<u8>]) -> Result<Step<'d>> {
        self.act(c::BZ_FINISH, &[], dst)
    }

    fn act<'d>(&mut self, action: i32, src: &[u8], dst: &'d mut [MaybeUninit<u8>]) -> Result<Step<'d>> {
        let (code, consumed, bytes) = step(&mut self.0, src, dst, |stream| {
            // SAFETY: initialised by new; `step` points it at live memory.
            unsafe { c::BZ2_bzCompress(stream, action) }
        });
        match code {
            // After a flush, "running" again is its end.
            c::BZ_RUN_OK => Ok(Step { consumed, bytes, ended: action == c::BZ_FLUSH }),
            c::BZ_FLUSH_OK | c::BZ_FINISH_OK => Ok(Step { consumed, bytes, ended: false }),
            c::BZ_STREAM_END => Ok(Step { consumed, bytes, ended: true }),
            code => Err(error(code)),
        }
    }
}

impl Drop for Compressor {
    fn drop(&mut self) {
        // SAFETY: initialised by new, ended once.
        unsafe { c::BZ2_bzCompressEnd(&mut *self.0) };
    }
}

/// Decompresses one stream.
pub(crate) struct Decompressor(Box<c::bz_stream>);

// SAFETY: as for Compressor.
unsafe impl Send for Decompressor {}

impl Decompressor {
    pub(crate) fn new() -> Result<Self> {
        let mut stream = new_stream();
        // SAFETY: the stream is in its initial state and does not move: it is boxed.
        match unsafe { c::BZ2_bzDecompressInit(&mut *stream, 0, 0) } {
            c::BZ_OK => Ok(Decompressor(stream)),
            code => Err(error(code)),
        }
    }

    /// Takes in some of `src` and writes what is ready.
    pub(crate) fn step<'d>(&mut self, src: &[u8], dst: &'d mut [MaybeUninit<u8>]) -> Result<Step<'d>> {
        let (code, consumed, bytes) = step(&mut self.0, src, dst, |stream| {
            // SAFETY: initialised by new; `step` points it at live memory.
            unsafe { c::BZ2_bzDecompress(stream) }
        });
        match code {
            c::BZ_OK => Ok(Step { consumed, bytes, ended: false }),
            c::BZ_STREAM_END => Ok(Step { consumed, bytes, ended: true }),
            code => Err(error(code)),
        }
    }
}

impl Drop for Decompressor {
    fn drop(&mut self) {
        // SAFETY: initialised by new, ended once.
        unsafe { c::BZ2_bzDecompressEnd(&mut *self.0) };
    }
}

/// The version of the port, as far as it is fixed by Cargo.toml; it has no function that tells.
pub(crate) const VERSION: &str = "libbz2-rs 0.2";

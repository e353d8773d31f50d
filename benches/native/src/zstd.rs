//! zstd: streams of the library itself, as a C program drives them, and the zstd area of tierce.

use std::ffi::c_void;
use std::ptr::{self, NonNull};

use zstd_sys as z;

use crate::clock::{Sample, measure};
use crate::work::Work;
use crate::yardstick::store;

type Handle = *mut c_void;

/// Begins a session for each frame and tells it the size; else a frame follows the one before. The last piece ends it …
const SESSION: i32 = 1;
/// … or a call with nothing to read, as where a program learns late that there is no more.
const END_APART: i32 = 2;

/// Contexts of the library that are kept, and the piece sizes that it recommends.
pub struct Streams {
    compressor: NonNull<z::ZSTD_CCtx>,
    decompressor: NonNull<z::ZSTD_DCtx>,
    /// Pieces in and out of a compressor, then of a decompressor.
    pieces: [(usize, usize); 2],
}

fn ok(code: usize) -> Option<usize> {
    // SAFETY: a pure function.
    (unsafe { z::ZSTD_isError(code) } == 0).then_some(code)
}

impl Streams {
    fn new(level: i32) -> Option<Self> {
        // SAFETY: the calls take no memory of ours; NULL is handled.
        let this = unsafe {
            Streams {
                compressor: NonNull::new(z::ZSTD_createCCtx())?,
                decompressor: NonNull::new(z::ZSTD_createDCtx())?,
                pieces: [
                    (z::ZSTD_CStreamInSize(), z::ZSTD_CStreamOutSize()),
                    (z::ZSTD_DStreamInSize(), z::ZSTD_DStreamOutSize()),
                ],
            }
        };
        let parameter = z::ZSTD_cParameter::ZSTD_c_compressionLevel;
        // SAFETY: the context is alive.
        ok(unsafe { z::ZSTD_CCtx_setParameter(this.compressor.as_ptr(), parameter, level) }).map(|_| this)
    }

    /// One frame in one of the ways below.
    fn encode(&mut self, way: i32, src: &[u8], dst: &mut [u8]) -> Option<usize> {
        let context = self.compressor.as_ptr();
        if way == SESSION {
            // SAFETY: the context is alive.
            unsafe {
                ok(z::ZSTD_CCtx_reset(context, z::ZSTD_ResetDirective::ZSTD_reset_session_only))?;
                ok(z::ZSTD_CCtx_setPledgedSrcSize(context, src.len() as u64))?;
            }
        }
        let (piece_in, piece_out) = self.pieces[0];
        let (mut taken, mut written) = (0, 0);
        loop {
            let end = src.len().min(taken + piece_in);
            let last = if way == END_APART { taken == src.len() } else { end == src.len() };
            let directive = match last {
                true => z::ZSTD_EndDirective::ZSTD_e_end,
                false => z::ZSTD_EndDirective::ZSTD_e_continue,
            };
            let mut input = z::ZSTD_inBuffer { src: src[taken..].as_ptr().cast(), size: end - taken, pos: 0 };
            let room = &mut dst[written..];
            let size = room.len().min(piece_out);
            let mut output = z::ZSTD_outBuffer { dst: room.as_mut_ptr().cast(), size, pos: 0 };
            // SAFETY: the context is alive; both structs describe live slices.
            let left = ok(unsafe { z::ZSTD_compressStream2(context, &mut output, &mut input, directive) })?;
            (taken, written) = (taken + input.pos, written + output.pos);
            if last && left == 0 {
                return Some(written);
            }
        }
    }

    /// One frame in one of the ways below.
    fn decode(&mut self, way: i32, src: &[u8], dst: &mut [u8]) -> Option<usize> {
        let context = self.decompressor.as_ptr();
        if way == SESSION {
            // SAFETY: the context is alive.
            ok(unsafe { z::ZSTD_DCtx_reset(context, z::ZSTD_ResetDirective::ZSTD_reset_session_only) })?;
        }
        let (piece_in, piece_out) = self.pieces[1];
        let (mut taken, mut written) = (0, 0);
        loop {
            let size = (src.len() - taken).min(piece_in);
            let mut input = z::ZSTD_inBuffer { src: src[taken..].as_ptr().cast(), size, pos: 0 };
            let room = &mut dst[written..];
            let size = room.len().min(piece_out);
            let mut output = z::ZSTD_outBuffer { dst: room.as_mut_ptr().cast(), size, pos: 0 };
            // SAFETY: the context is alive; both structs describe live slices.
            let left = ok(unsafe { z::ZSTD_decompressStream(context, &mut output, &mut input) })?;
            (taken, written) = (taken + input.pos, written + output.pos);
            if left == 0 {
                return Some(written);
            }
            if input.pos == 0 && output.pos == 0 {
                return None;
            }
        }
    }
}

impl Drop for Streams {
    fn drop(&mut self) {
        // SAFETY: made in `new`, freed once.
        unsafe {
            z::ZSTD_freeCCtx(self.compressor.as_ptr());
            z::ZSTD_freeDCtx(self.decompressor.as_ptr());
        }
    }
}

/// Makes contexts of a level; NULL if there is no such level.
#[unsafe(no_mangle)]
pub extern "C" fn tbn_zstd_streams_new(level: i32) -> *mut Streams {
    Streams::new(level).map_or(ptr::null_mut(), |streams| Box::into_raw(Box::new(streams)))
}

/// Frees what [`tbn_zstd_streams_new`] made.
///
/// # Safety
/// `streams` is live and not used again.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tbn_zstd_streams_free(streams: *mut Streams) {
    // SAFETY: as above.
    drop(unsafe { Box::from_raw(streams) });
}

/// Encodes (`decode` 0) or decodes every item with the streams of the library, in one of the ways above (0: neither).
///
/// # Safety
/// `streams` is live; the pointers of `work` are valid for their lengths.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tbn_zstd_streams(
    streams: &mut Streams,
    way: i32,
    decode: i32,
    work: &Work,
    sample: &mut Sample,
) -> i32 {
    // SAFETY: as above.
    let result = unsafe {
        if decode != 0 {
            measure(|| work.run(|src, dst| streams.decode(way, src, dst)))
        } else {
            measure(|| work.run(|src, dst| streams.encode(way, src, dst)))
        }
    };
    store(result, sample)
}

type Out<T> = *mut T;

/// The functions of tierce, as the loader gave them.
#[repr(C)]
pub struct ZstdApi {
    compress_into: unsafe extern "C" fn(Handle, *const u8, usize, *mut u8, usize, Out<usize>) -> i32,
    decompress_into: unsafe extern "C" fn(Handle, *const u8, usize, i32, *mut u8, usize, Out<usize>, Out<usize>) -> i32,
    compress: unsafe extern "C" fn(Handle, *const u8, usize, Handle) -> i32,
    decompress: unsafe extern "C" fn(Handle, *const u8, usize, usize, i32, Handle, Out<usize>) -> i32,
    compressor_stream: unsafe extern "C" fn(Handle, u64, Out<Handle>) -> i32,
    decompressor_stream: unsafe extern "C" fn(Handle, Out<Handle>) -> i32,
    stream_free: unsafe extern "C" fn(Handle),
    stream_recommended: unsafe extern "C" fn(Handle, Out<usize>, Out<usize>) -> i32,
    stream_step: unsafe extern "C" fn(Handle, i32, *const u8, usize, Out<usize>, *mut u8, usize, Out<usize>) -> i32,
    stream_write: unsafe extern "C" fn(Handle, *const u8, usize, Out<usize>, Handle) -> i32,
    stream_flush: unsafe extern "C" fn(Handle, i32, Handle) -> i32,
    buffer_clear: unsafe extern "C" fn(Handle) -> i32,
    buffer_len: unsafe extern "C" fn(Handle) -> usize,
}

/// One call into the caller's memory.
const INTO: i32 = 0;
/// One call into a tierce_buffer that is kept.
const BUFFER: i32 = 1;
/// tierce_stream_step() in pieces, on a stream that is kept.
const STEP: i32 = 2;
/// tierce_stream_write() in pieces into a tierce_buffer that is kept, on a stream that is kept.
const WRITE: i32 = 3;
/// As STEP, and each frame has a stream of its own.
const OPENED: i32 = 4;

/// TIERCE_END.
const END: i32 = 1;
/// TIERCE_STREAM_CONTINUE and TIERCE_STREAM_END.
const OP_CONTINUE: i32 = 0;
const OP_END: i32 = 2;
/// TIERCE_ZSTD_FRAMES_ONLY.
const FRAMES_ONLY: i32 = 1;

/// What the loops use: a compressor or a decompressor, a stream that is kept, a buffer that is kept.
#[repr(C)]
pub struct Handles {
    context: Handle,
    stream: Handle,
    buffer: Handle,
}

impl ZstdApi {
    unsafe fn into(&self, decode: bool, handles: &Handles, src: &[u8], dst: &mut [u8]) -> Option<usize> {
        let (context, from, to, mut len) = (handles.context, src.as_ptr(), dst.as_mut_ptr(), 0);
        // SAFETY: pointers and lengths of live slices; the caller vouches for the handle.
        let status = unsafe {
            match decode {
                false => (self.compress_into)(context, from, src.len(), to, dst.len(), &mut len),
                true => (self.decompress_into)(
                    context,
                    from,
                    src.len(),
                    FRAMES_ONLY,
                    to,
                    dst.len(),
                    &mut len,
                    ptr::null_mut(),
                ),
            }
        };
        (status == 0).then_some(len)
    }

    unsafe fn buffer(&self, decode: bool, handles: &Handles, src: &[u8], limit: usize) -> Option<usize> {
        let (context, from, buffer) = (handles.context, src.as_ptr(), handles.buffer);
        // SAFETY: pointer and length of a live slice; the caller vouches for the handles.
        unsafe {
            let status = match decode {
                false => (self.compress)(context, from, src.len(), buffer),
                true => (self.decompress)(context, from, src.len(), limit, FRAMES_ONLY, buffer, ptr::null_mut()),
            };
            (status == 0).then(|| (self.buffer_len)(buffer))
        }
    }

    unsafe fn step(
        &self,
        decode: bool,
        stream: Handle,
        pieces: (usize, usize),
        src: &[u8],
        dst: &mut [u8],
    ) -> Option<usize> {
        let (mut taken, mut written) = (0, 0);
        loop {
            let piece = &src[taken..src.len().min(taken + pieces.0)];
            let op = if !decode && taken + piece.len() == src.len() { OP_END } else { OP_CONTINUE };
            let room = &mut dst[written..];
            let (mut used, mut made) = (0, 0);
            let (from, to, cap) = (piece.as_ptr(), room.as_mut_ptr(), room.len().min(pieces.1));
            // SAFETY: pointers and lengths of live slices; the caller vouches for the handle.
            let status = unsafe { (self.stream_step)(stream, op, from, piece.len(), &mut used, to, cap, &mut made) };
            (taken, written) = (taken + used, written + made);
            match status {
                END => return Some(written),
                0 if used > 0 || made > 0 => {}
                _ => return None,
            }
        }
    }

    unsafe fn write(&self, decode: bool, handles: &Handles, piece: usize, src: &[u8]) -> Option<usize> {
        let (stream, buffer) = (handles.stream, handles.buffer);
        // SAFETY: pointers and lengths of live slices; the caller vouches for the handles.
        unsafe {
            (self.buffer_clear)(buffer);
            for part in src.chunks(piece) {
                let mut used = 0;
                if (self.stream_write)(stream, part.as_ptr(), part.len(), &mut used, buffer) < 0 || used < part.len() {
                    return None;
                }
            }
            if !decode && (self.stream_flush)(stream, OP_END, buffer) < 0 {
                return None;
            }
            Some((self.buffer_len)(buffer))
        }
    }

    unsafe fn opened(
        &self,
        decode: bool,
        handles: &Handles,
        pieces: (usize, usize),
        src: &[u8],
        dst: &mut [u8],
    ) -> Option<usize> {
        let mut stream = ptr::null_mut();
        // SAFETY: the caller vouches for the handles; the stream is freed once.
        unsafe {
            let status = match decode {
                false => (self.compressor_stream)(handles.context, src.len() as u64, &mut stream),
                true => (self.decompressor_stream)(handles.context, &mut stream),
            };
            if status != 0 {
                return None;
            }
            let result = self.step(decode, stream, pieces, src, dst);
            (self.stream_free)(stream);
            result
        }
    }
}

/// Encodes (`decode` 0) or decodes every item in one of the forms above.
///
/// # Safety
/// The handles that the form uses are live, the functions those of their library; the pointers of `work` are valid for
/// their lengths.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tbn_zstd_through(
    api: &ZstdApi,
    handles: &Handles,
    form: i32,
    decode: i32,
    work: &Work,
    sample: &mut Sample,
) -> i32 {
    let decode = decode != 0;
    let mut pieces = (0, 0);
    // SAFETY: as above; the form is chosen outside of the loops.
    let result = unsafe {
        if form >= STEP && (api.stream_recommended)(handles.stream, &mut pieces.0, &mut pieces.1) != 0 {
            return -1;
        }
        match form {
            INTO => measure(|| work.run(|src, dst| api.into(decode, handles, src, dst))),
            BUFFER => measure(|| work.run(|src, dst| api.buffer(decode, handles, src, dst.len()))),
            STEP => measure(|| work.run(|src, dst| api.step(decode, handles.stream, pieces, src, dst))),
            WRITE => measure(|| work.run(|src, _| api.write(decode, handles, pieces.0, src))),
            OPENED => measure(|| work.run(|src, dst| api.opened(decode, handles, pieces, src, dst))),
            _ => Err(()),
        }
    };
    store(result, sample)
}

use std::ffi::{c_char, c_void};
use std::mem::MaybeUninit;

use super::args::{self, bytes, room};
use super::buffer::tierce_buffer;
use super::guard::{guard, guard_status, guard_void};
use super::handle::{self, Handle};
use super::status::{TIERCE_END, TIERCE_OK, tierce_status};
use crate::error::{Error, Result};
use crate::stream::{Op, Stream};

/// A stream of one direction: an encoder or a decoder. Exclusive.
pub struct tierce_stream {
    _private: [u8; 0],
}

impl Handle for tierce_stream {
    type Value = Stream;
    const NAME: &'static str = "tierce_stream";
}

/// For tierce_stream_step(): more input will come.
pub const TIERCE_STREAM_CONTINUE: i32 = 0;
/// For tierce_stream_step() and the flush functions: all that was given becomes readable; the frame goes on.
pub const TIERCE_STREAM_FLUSH: i32 = 1;
/// For tierce_stream_step() and the flush functions: the frame ends; what is given later begins another one.
pub const TIERCE_STREAM_END: i32 = 2;

/// Hands a new stream out.
pub(super) fn put(stream: Stream, out: &mut MaybeUninit<*mut tierce_stream>) {
    out.write(handle::new(stream));
}

fn op(number: i32) -> Result<Op> {
    match number {
        TIERCE_STREAM_CONTINUE => Ok(Op::Continue),
        other => flush_op(other)
            .map_err(|_| Error::argument(format!("op is {other}, expected TIERCE_STREAM_CONTINUE, _FLUSH or _END"))),
    }
}

/// The number of a flush function.
pub(super) fn flush_op(number: i32) -> Result<Op> {
    match number {
        TIERCE_STREAM_FLUSH => Ok(Op::Flush),
        TIERCE_STREAM_END => Ok(Op::End),
        other => Err(Error::argument(format!("op is {other}, expected TIERCE_STREAM_FLUSH or _END"))),
    }
}

/// TIERCE_END for true.
pub(super) fn end_if(ended: bool) -> tierce_status {
    if ended { TIERCE_END } else { TIERCE_OK }
}

/// # Safety
/// As for the C functions of this shape.
unsafe fn from_json(json: *const c_char, json_len: usize, decode: bool, out: *mut *mut tierce_stream) -> Result<()> {
    // SAFETY: as above.
    let (json, out) = unsafe { (args::text(json, json_len, "json")?, args::out(out, "out")?) };
    put(Stream::from_json(json, decode)?, out);
    Ok(())
}

/// @group Streams: data in pieces
/// A stream encodes or decodes what comes bit by bit, or does not fit into memory. It is made from the JSON config of a
/// codec: "zstd", "zlib", "gzip", "bz2", "lzma", and "lz4frame", the LZ4 frame format, which exists as a stream only
/// (level, block_size, block_linked, block_checksum, content_checksum, content_size).
///
/// The plain way appends to a buffer whatever is ready:
///
///     tierce_stream *stream;
///     tierce_stream_encoder_from_json("{\"id\": \"gzip\"}", 14, &stream);
///     while ((n = fread(piece, 1, sizeof piece, in)) > 0) {
///         tierce_buffer_clear(buffer);
///         tierce_stream_write(stream, piece, n, NULL, buffer);
///         fwrite(tierce_buffer_data(buffer), 1, tierce_buffer_len(buffer), out);
///     }
///     tierce_buffer_clear(buffer);
///     tierce_stream_finish(stream, buffer);
///     fwrite(tierce_buffer_data(buffer), 1, tierce_buffer_len(buffer), out);
///     tierce_stream_free(stream);
///
/// A frame is what has a beginning and an end of its own: a gzip member, a zlib, bzip2, xz or raw stream, an LZ4 or
/// Zstandard frame. An encoder begins another one after an END. A decoder stops at the end of the first, and what follows
/// is unused, unless tierce_stream_set_across_frames() lets it go on to the end of the input; then gzip's and xz's
/// padding is read too. Input that ends inside a frame, or before there is one, is TIERCE_E_CORRUPT from the function that
/// is told of the end.
///
/// After an error a stream is over: later calls are TIERCE_E_STATE with the first message. So is a call for a stream that
/// another call has, as from a callback that uses the stream it was called for; that does no harm to the stream.
/// @end
/// Makes a stream that encodes, from the JSON config of a codec.
///
/// TIERCE_E_UNSUPPORTED for a codec that has no stream form. Free it with tierce_stream_free(). Since 0.1.0.
///
/// # Safety
/// `json` is valid for reads of `json_len` bytes; `out` is NULL or valid for a write.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_stream_encoder_from_json(
    json: *const c_char,
    json_len: usize,
    out: *mut *mut tierce_stream,
) -> tierce_status {
    // SAFETY: as above.
    guard(|| unsafe { from_json(json, json_len, false, out) })
}

/// Makes a stream that decodes, from the JSON config of a codec.
///
/// A decoder of xz or lzma refuses a dictionary of more than 128 MiB, unless the config's own filters ask for it.
/// Free it with tierce_stream_free(). Since 0.1.0.
///
/// # Safety
/// As for tierce_stream_encoder_from_json().
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_stream_decoder_from_json(
    json: *const c_char,
    json_len: usize,
    out: *mut *mut tierce_stream,
) -> tierce_status {
    // SAFETY: as above.
    guard(|| unsafe { from_json(json, json_len, true, out) })
}

/// Frees a stream; NULL is allowed. Writers, readers and chunkers over it live on. Since 0.1.0.
///
/// # Safety
/// `stream` is NULL or a live handle, not used again.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_stream_free(stream: *mut tierce_stream) {
    // SAFETY: as above.
    guard_void(|| unsafe { handle::free(stream) });
}

/// Whether a decoder goes on with the next frame where one ends; off (0) at first. Without effect on an encoder.
/// Since 0.1.0.
///
/// # Safety
/// `stream` is NULL or a live handle.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_stream_set_across_frames(stream: *const tierce_stream, across: i32) -> tierce_status {
    guard(|| {
        // SAFETY: as above.
        let stream = unsafe { handle::get(stream, "stream") }?;
        match across {
            0 | 1 => stream.set_across_frames(across == 1),
            other => Err(Error::argument(format!("across is {other}, expected 0 or 1"))),
        }
    })
}

/// Sets the most bytes that may come out of the stream in all, UINT64_MAX at first; one more is TIERCE_E_LIMIT.
/// Since 0.1.0.
///
/// # Safety
/// `stream` is NULL or a live handle.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_stream_set_limit(stream: *const tierce_stream, limit: u64) -> tierce_status {
    // SAFETY: as above.
    guard(|| unsafe { handle::get(stream, "stream") }?.set_limit(limit))
}

/// Takes some of `src` and writes some output, without buffers in between: the call that all others are made of.
///
/// `op`: TIERCE_STREAM_CONTINUE, _FLUSH or _END. `src_used` and `dst_len` get how much was taken and written; call again
/// with the rest, and the same `op`, until it is done. A step needs room for one byte at least (TIERCE_E_ARGUMENT).
///
/// TIERCE_END: a flush or end is complete; for a decoder, whose `op` is not looked at: a frame ended exactly after
/// `src_used` bytes. A decoder that is not set to go across frames takes nothing from then on.
///
/// A decoder that took all of `src` and filled `dst` may have more to write: call again with nothing to read.
/// Since 0.1.0.
///
/// # Safety
/// `stream` is NULL or a live handle; the memory is valid for its lengths; the outputs are NULL or valid for a write.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_stream_step(
    stream: *const tierce_stream,
    op: i32,
    src: *const c_void,
    src_len: usize,
    src_used: *mut usize,
    dst: *mut c_void,
    dst_cap: usize,
    dst_len: *mut usize,
) -> tierce_status {
    guard_status(|| {
        // SAFETY: as above.
        let (stream, src, dst) =
            unsafe { (handle::get(stream, "stream")?, bytes(src, src_len, "src")?, room(dst, dst_cap, "dst")?) };
        // SAFETY: as above.
        let (src_used, dst_len) = unsafe { (args::out(src_used, "src_used")?, args::out(dst_len, "dst_len")?) };
        args::disjoint(src, args::range(dst))?;
        let op = self::op(op)?;
        let step = stream.step(op, src, dst)?;
        src_used.write(step.consumed);
        dst_len.write(step.bytes.len());
        Ok(end_if(step.done && (stream.is_decoder() || op != Op::Continue)))
    })
}

/// Takes `src` and appends all output that is ready to `dst`.
///
/// Returns TIERCE_END when a decoder is at the end of its frame. `src_used`: gets how much of `src` was taken; that is
/// less than all only at a decoder's end, and the rest is unused. With NULL unused bytes are TIERCE_E_CORRUPT.
/// Since 0.1.0.
///
/// # Safety
/// `stream` is NULL or a live handle; `src` is valid for reads of `src_len` bytes; `src_used` is NULL or valid for a
/// write; `dst` is NULL or a live handle that no other call uses.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_stream_write(
    stream: *const tierce_stream,
    src: *const c_void,
    src_len: usize,
    src_used: *mut usize,
    dst: *mut tierce_buffer,
) -> tierce_status {
    guard_status(|| {
        // SAFETY: as above.
        let (stream, src, dst) =
            unsafe { (handle::get(stream, "stream")?, bytes(src, src_len, "src")?, handle::get_mut(dst, "dst")?) };
        args::disjoint(src, dst.range())?;
        let (used, stopped) = stream.write_or_stop(src, dst)?;
        if src_used.is_null() {
            if used < src.len() {
                return Err(Error::corrupt(format!("{} bytes follow the end of the frame", src.len() - used)));
            }
        } else {
            // SAFETY: as above.
            unsafe { args::out(src_used, "src_used") }?.write(used);
        }
        Ok(end_if(stopped))
    })
}

/// Appends what a flush gives: all that was written so far can be decoded from what came out so far.
///
/// `op`: TIERCE_STREAM_FLUSH ends a block, TIERCE_STREAM_END the frame. lzma-alone cannot be flushed
/// (TIERCE_E_UNSUPPORTED); of a bzip2 block a few bits stay behind. A decoder has nothing to flush; for it, END says that
/// the input ends here. Since 0.1.0.
///
/// # Safety
/// `stream` is NULL or a live handle; `dst` is NULL or a live handle that no other call uses.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_stream_flush(
    stream: *const tierce_stream,
    op: i32,
    dst: *mut tierce_buffer,
) -> tierce_status {
    guard(|| {
        // SAFETY: as above.
        let (stream, dst) = unsafe { (handle::get(stream, "stream")?, handle::get_mut(dst, "dst")?) };
        stream.flush(flush_op(op)?, dst)
    })
}

/// Appends the rest and finishes the stream: an encoder ends its frame, a decoder checks that its frame has ended.
///
/// A decoder whose frame is incomplete is TIERCE_E_CORRUPT. An encoder that was given nothing writes an empty frame, one
/// that was given nothing since its last END writes nothing. No more can be written after. Since 0.1.0.
///
/// # Safety
/// As for tierce_stream_flush().
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_stream_finish(stream: *const tierce_stream, dst: *mut tierce_buffer) -> tierce_status {
    guard(|| {
        // SAFETY: as above.
        let (stream, dst) = unsafe { (handle::get(stream, "stream")?, handle::get_mut(dst, "dst")?) };
        stream.finish(dst)
    })
}

/// How many bytes the stream has taken; 0 for NULL. Since 0.1.0.
///
/// # Safety
/// `stream` is NULL or a live handle.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_stream_bytes_in(stream: *const tierce_stream) -> u64 {
    // SAFETY: as above.
    unsafe { handle::get(stream, "stream") }.map_or(0, Stream::bytes_in)
}

/// How many bytes have come out of the stream; 0 for NULL. Since 0.1.0.
///
/// # Safety
/// `stream` is NULL or a live handle.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_stream_bytes_out(stream: *const tierce_stream) -> u64 {
    // SAFETY: as above.
    unsafe { handle::get(stream, "stream") }.map_or(0, Stream::bytes_out)
}

/// 1 if there was a frame at least and the last one is complete, else 0; 0 for NULL. Since 0.1.0.
///
/// # Safety
/// `stream` is NULL or a live handle.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_stream_at_end(stream: *const tierce_stream) -> i32 {
    // SAFETY: as above.
    unsafe { handle::get(stream, "stream") }.map_or(0, |stream| stream.at_end().into())
}

/// How many bytes of memory the native coder uses, as far as its library says; else 0. 0 for NULL, and for a stream that
/// is over or that another call has. Since 0.1.0.
///
/// # Safety
/// `stream` is NULL or a live handle.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_stream_memory_size(stream: *const tierce_stream) -> usize {
    // SAFETY: as above.
    unsafe { handle::get(stream, "stream") }.map_or(0, Stream::memory_size)
}

/// Gives good sizes for pieces of input and output of tierce_stream_step(). Since 0.1.0.
///
/// # Safety
/// `stream` is NULL or a live handle; the outputs are NULL or valid for a write.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_stream_recommended(
    stream: *const tierce_stream,
    src_size: *mut usize,
    dst_size: *mut usize,
) -> tierce_status {
    guard(|| {
        // SAFETY: as above.
        let (stream, src_size, dst_size) = unsafe {
            (handle::get(stream, "stream")?, args::out(src_size, "src_size")?, args::out(dst_size, "dst_size")?)
        };
        let (src, dst) = stream.recommended();
        src_size.write(src);
        dst_size.write(dst);
        Ok(())
    })
}

/// Changes a parameter of the format while the stream runs, by its number: of zstd one of TIERCE_ZSTD_P_*.
///
/// zstd takes a change within a frame only with threads, of the level and what it stands for, from its next job on; else
/// TIERCE_E_STATE. Between frames any may change. Other formats have none: TIERCE_E_UNSUPPORTED. Since 0.1.0.
///
/// # Safety
/// `stream` is NULL or a live handle.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_stream_set_parameter(
    stream: *const tierce_stream,
    parameter: i32,
    value: i32,
) -> tierce_status {
    // SAFETY: as above.
    guard(|| unsafe { handle::get(stream, "stream") }?.set(parameter, value))
}

/// Gives how far the stream is: bytes taken in, worked off, and made. With threads of zstd's own these differ, and are
/// those of the present frame; else they are what tierce_stream_bytes_in() and tierce_stream_bytes_out() say.
/// Since 0.1.0.
///
/// # Safety
/// `stream` is NULL or a live handle; the outputs are NULL or valid for a write.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_stream_progression(
    stream: *const tierce_stream,
    ingested: *mut u64,
    consumed: *mut u64,
    produced: *mut u64,
) -> tierce_status {
    guard(|| {
        // SAFETY: as above.
        let (stream, ingested, consumed, produced) = unsafe {
            (
                handle::get(stream, "stream")?,
                args::out(ingested, "ingested")?,
                args::out(consumed, "consumed")?,
                args::out(produced, "produced")?,
            )
        };
        let found = stream.progression()?;
        ingested.write(found.0);
        consumed.write(found.1);
        produced.write(found.2);
        Ok(())
    })
}

use std::ffi::c_void;

use super::args::{self, bytes, room};
use super::buffer::tierce_buffer;
use super::codec::{into_buffer, into_room};
use super::guard::{guard, guard_status, guard_void};
use super::handle::{self, Handle};
use super::many;
use super::pool::tierce_pool;
use super::segments::tierce_segments_collection;
use super::status::tierce_status;
use super::stream::tierce_stream;
use super::zstd_dict::{self, tierce_zstd_dict};
use super::zstd_params::tierce_zstd_params;
use crate::error::{Error, Kind, Result};
use crate::zstd::{self, Buffers, Compressor, Parameter};

/// A compressor: a context with its parameters and dictionary, used again for each frame. Exclusive.
pub struct tierce_zstd_compressor {
    _private: [u8; 0],
}

impl Handle for tierce_zstd_compressor {
    type Value = Compressor;
    const NAME: &'static str = "tierce_zstd_compressor";
}

/// A content size that is not known.
pub const TIERCE_ZSTD_CONTENTSIZE_UNKNOWN: u64 = u64::MAX;

/// Many results share a buffer: few allocations, freed all at once.
pub const TIERCE_ZSTD_SHARED_BUFFERS: i32 = 0;
/// Each result has a buffer of its own.
pub const TIERCE_ZSTD_BUFFER_PER_ITEM: i32 = 1;

pub(super) fn buffers(number: i32) -> Result<Buffers> {
    match number {
        TIERCE_ZSTD_SHARED_BUFFERS => Ok(Buffers::Shared),
        TIERCE_ZSTD_BUFFER_PER_ITEM => Ok(Buffers::PerItem),
        other => Err(Error::argument(format!(
            "buffers is {other}, expected TIERCE_ZSTD_SHARED_BUFFERS or TIERCE_ZSTD_BUFFER_PER_ITEM"
        ))),
    }
}

/// @group zstd: compressors
/// A compressor does one thing at a time: a frame in one call, or a stream. A second call while one runs, or while a
/// stream is open, is TIERCE_E_STATE. After a call that failed it is as good as before.
///
///     tierce_zstd_compressor *compressor;
///     tierce_zstd_compressor_new(3, NULL, &compressor);
///     for (...)
///         tierce_zstd_compressor_compress(compressor, record, record_len, buffer);
///     tierce_zstd_compressor_free(compressor);
/// @end
/// Makes a compressor of a level, with a dictionary or without (NULL). Frames declare their content size and name their
/// dictionary; they have no checksum.
///
/// Free it with tierce_zstd_compressor_free(). Since 0.1.0.
///
/// # Safety
/// `dict` is NULL or a live handle; `out` is NULL or valid for a write.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_zstd_compressor_new(
    level: i32,
    dict: *const tierce_zstd_dict,
    out: *mut *mut tierce_zstd_compressor,
) -> tierce_status {
    guard(|| {
        // SAFETY: as above.
        let (dict, out) = unsafe { (zstd_dict::optional(dict)?, args::out(out, "out")?) };
        out.write(handle::new(Compressor::new(level, dict)?));
        Ok(())
    })
}

/// Makes a compressor with a copy of `params`, with a dictionary or without (NULL).
///
/// Frames name their dictionary only if the parameters say so (TIERCE_ZSTD_P_WRITE_DICT_ID), which they do not at first.
///
/// Free it with tierce_zstd_compressor_free(). Since 0.1.0.
///
/// # Safety
/// `params` is NULL or a live handle that no call changes; `dict` is NULL or a live handle; `out` is NULL or valid for a
/// write.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_zstd_compressor_from_params(
    params: *const tierce_zstd_params,
    dict: *const tierce_zstd_dict,
    out: *mut *mut tierce_zstd_compressor,
) -> tierce_status {
    guard(|| {
        // SAFETY: as above.
        let (params, dict, out) =
            unsafe { (handle::get(params, "params")?, zstd_dict::optional(dict)?, args::out(out, "out")?) };
        out.write(handle::new(Compressor::with_params(params, dict)?));
        Ok(())
    })
}

/// Frees a compressor; NULL is allowed. A stream made of it stays good. Since 0.1.0.
///
/// # Safety
/// `compressor` is NULL or a live handle, not used again.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_zstd_compressor_free(compressor: *mut tierce_zstd_compressor) {
    // SAFETY: as above.
    guard_void(|| unsafe { handle::free(compressor) });
}

/// Gives the most bytes that a frame of `src_len` bytes takes, with a checksum too. TIERCE_E_UNSUPPORTED beyond what
/// zstd takes. Since 0.1.0.
///
/// # Safety
/// `bound` is NULL or valid for a write.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_zstd_compress_bound(src_len: usize, bound: *mut usize) -> tierce_status {
    guard(|| {
        // SAFETY: as above.
        let out = unsafe { args::out(bound, "bound") }?;
        let bound = zstd::compress_bound(src_len)
            .ok_or_else(|| Error::new(Kind::Unsupported, format!("zstd takes no {src_len} bytes at once")))?;
        out.write(bound);
        Ok(())
    })
}

/// Compresses `src_len` bytes to one frame in `dst_cap` bytes of the caller's; `dst_len` receives its size.
///
/// If the room is too small: TIERCE_E_BUFFER_TOO_SMALL, and `dst_len` receives a size that is enough. Since 0.1.0.
///
/// # Safety
/// `compressor` is NULL or a live handle; the memory is valid for its lengths; `dst_len` is NULL or valid for a write.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_zstd_compressor_compress_into(
    compressor: *const tierce_zstd_compressor,
    src: *const c_void,
    src_len: usize,
    dst: *mut c_void,
    dst_cap: usize,
    dst_len: *mut usize,
) -> tierce_status {
    guard(|| {
        // SAFETY: as above.
        let (compressor, src, dst, dst_len) = unsafe {
            (
                handle::get(compressor, "compressor")?,
                bytes(src, src_len, "src")?,
                room(dst, dst_cap, "dst")?,
                args::out(dst_len, "dst_len")?,
            )
        };
        into_room(src, dst, dst_len, |dst| compressor.compress(src, dst))
    })
}

/// Compresses `src_len` bytes to one frame, which replaces the content of `dst`. Since 0.1.0.
///
/// # Safety
/// `compressor` is NULL or a live handle; `src` is valid for its length; `dst` is NULL or a live handle that no other
/// call uses.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_zstd_compressor_compress(
    compressor: *const tierce_zstd_compressor,
    src: *const c_void,
    src_len: usize,
    dst: *mut tierce_buffer,
) -> tierce_status {
    guard(|| {
        // SAFETY: as above.
        let (compressor, src, dst) = unsafe {
            (handle::get(compressor, "compressor")?, bytes(src, src_len, "src")?, handle::get_mut(dst, "dst")?)
        };
        into_buffer(src, dst, usize::MAX, |dst| compressor.compress(src, dst))
    })
}

/// Compresses `src_len` bytes to one frame that may refer to `prefix_len` bytes before them, a content-only dictionary
/// used once: how a chain for tierce_zstd_decompressor_chain() is made. The frame replaces the content of `dst`.
///
/// The compressor may have no dictionary of its own. Memory that prefix and source share is not referred to. Since 0.1.0.
///
/// # Safety
/// As for tierce_zstd_compressor_compress(); `prefix` is valid for its length.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_zstd_compressor_compress_after(
    compressor: *const tierce_zstd_compressor,
    prefix: *const c_void,
    prefix_len: usize,
    src: *const c_void,
    src_len: usize,
    dst: *mut tierce_buffer,
) -> tierce_status {
    guard(|| {
        // SAFETY: as above.
        let (compressor, prefix, src, dst) = unsafe {
            (
                handle::get(compressor, "compressor")?,
                bytes(prefix, prefix_len, "prefix")?,
                bytes(src, src_len, "src")?,
                handle::get_mut(dst, "dst")?,
            )
        };
        args::disjoint(prefix, dst.range())?;
        into_buffer(src, dst, usize::MAX, |dst| compressor.compress_after(prefix, src, dst))
    })
}

/// Compresses every item to a frame of its own, on the threads of a pool or, with NULL, in the calling thread.
///
/// Each frame is what tierce_zstd_compressor_compress() makes of the item. `buffers`: TIERCE_ZSTD_SHARED_BUFFERS or
/// TIERCE_ZSTD_BUFFER_PER_ITEM. Small work uses fewer threads than there are. `each`: see "Many items at once". Free the
/// result with tierce_segments_collection_free(). Since 0.1.0.
///
/// # Safety
/// `compressor` and `src` are NULL or live handles, `pool` too; `dst` is NULL or valid for a write; `each` is NULL or
/// valid for writes of as many statuses as there are items.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_zstd_compressor_compress_many(
    compressor: *const tierce_zstd_compressor,
    src: *const tierce_segments_collection,
    buffers: i32,
    pool: *const tierce_pool,
    dst: *mut *mut tierce_segments_collection,
    each: *mut tierce_status,
) -> tierce_status {
    guard_status(|| {
        let buffers = self::buffers(buffers)?;
        // SAFETY: as above.
        let compressor = unsafe { handle::get(compressor, "compressor") }?;
        // SAFETY: as above.
        unsafe { many::run(src, pool, dst, each, |src, pool| zstd::compress_many(compressor, src, buffers, pool)) }
    })
}

/// Makes a stream of frames, the first of `size` bytes or TIERCE_ZSTD_CONTENTSIZE_UNKNOWN. A size that is not kept is
/// TIERCE_E_ARGUMENT at the end of the frame.
///
/// The stream has the compressor until it is finished or freed. Free it with tierce_stream_free(). Since 0.1.0.
///
/// # Safety
/// `compressor` is NULL or a live handle; `out` is NULL or valid for a write.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_zstd_compressor_stream(
    compressor: *const tierce_zstd_compressor,
    size: u64,
    out: *mut *mut tierce_stream,
) -> tierce_status {
    guard(|| {
        // SAFETY: as above.
        let (compressor, out) = unsafe { (handle::get(compressor, "compressor")?, args::out(out, "out")?) };
        let size = Some(size).filter(|n| *n != TIERCE_ZSTD_CONTENTSIZE_UNKNOWN);
        out.write(handle::new(compressor.stream(size)?));
        Ok(())
    })
}

/// Changes one of TIERCE_ZSTD_P_* for the frames to come. Since 0.1.0.
///
/// # Safety
/// `compressor` is NULL or a live handle.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_zstd_compressor_set(
    compressor: *const tierce_zstd_compressor,
    parameter: i32,
    value: i32,
) -> tierce_status {
    // SAFETY: as above.
    guard(|| unsafe { handle::get(compressor, "compressor") }?.set(Parameter::from_number(parameter)?, value))
}

/// Gives the value of one of TIERCE_ZSTD_P_*. Since 0.1.0.
///
/// # Safety
/// `compressor` is NULL or a live handle; `value` is NULL or valid for a write.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_zstd_compressor_get(
    compressor: *const tierce_zstd_compressor,
    parameter: i32,
    value: *mut i32,
) -> tierce_status {
    guard(|| {
        // SAFETY: as above.
        let (compressor, value) = unsafe { (handle::get(compressor, "compressor")?, args::out(value, "value")?) };
        value.write(compressor.get(Parameter::from_number(parameter)?)?);
        Ok(())
    })
}

/// Gives the bytes that the compressor takes now, without its dictionary. Since 0.1.0.
///
/// # Safety
/// `compressor` is NULL or a live handle; `size` is NULL or valid for a write.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_zstd_compressor_memory_size(
    compressor: *const tierce_zstd_compressor,
    size: *mut usize,
) -> tierce_status {
    guard(|| {
        // SAFETY: as above.
        let (compressor, size) = unsafe { (handle::get(compressor, "compressor")?, args::out(size, "size")?) };
        size.write(compressor.memory_size()?);
        Ok(())
    })
}

/// Gives how far the last frame came: bytes taken in, compressed, and made. Since 0.1.0.
///
/// # Safety
/// `compressor` is NULL or a live handle; the others are NULL or valid for a write.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_zstd_compressor_progression(
    compressor: *const tierce_zstd_compressor,
    ingested: *mut u64,
    consumed: *mut u64,
    produced: *mut u64,
) -> tierce_status {
    guard(|| {
        // SAFETY: as above.
        let (compressor, ingested, consumed, produced) = unsafe {
            (
                handle::get(compressor, "compressor")?,
                args::out(ingested, "ingested")?,
                args::out(consumed, "consumed")?,
                args::out(produced, "produced")?,
            )
        };
        let progression = compressor.progression()?;
        ingested.write(progression.ingested);
        consumed.write(progression.consumed);
        produced.write(progression.produced);
        Ok(())
    })
}

/// Forgets an unfinished frame; parameters, dictionary and memory stay. Since 0.1.0.
///
/// # Safety
/// `compressor` is NULL or a live handle.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_zstd_compressor_reset(compressor: *const tierce_zstd_compressor) -> tierce_status {
    // SAFETY: as above.
    guard(|| unsafe { handle::get(compressor, "compressor") }?.reset())
}

/// The same, and all parameters are again what the compressor was made with; its memory, shared threads and a producer of
/// sequences are let go. Since 0.1.0.
///
/// # Safety
/// `compressor` is NULL or a live handle.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_zstd_compressor_reset_parameters(
    compressor: *const tierce_zstd_compressor,
) -> tierce_status {
    // SAFETY: as above.
    guard(|| unsafe { handle::get(compressor, "compressor") }?.reset_parameters())
}

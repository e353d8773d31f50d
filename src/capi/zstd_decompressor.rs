use std::ffi::c_void;

use super::args::{self, array, bytes, room};
use super::buffer::tierce_buffer;
use super::codec::{into_buffer, into_room};
use super::guard::{guard, guard_status, guard_void};
use super::handle::{self, Handle};
use super::many;
use super::pool::tierce_pool;
use super::segments::tierce_segments_collection;
use super::status::tierce_status;
use super::stream::tierce_stream;
use super::zstd_compressor::buffers;
use super::zstd_dict::tierce_zstd_dict;
use super::zstd_params::{TIERCE_ZSTD_FORMAT_MAGICLESS, TIERCE_ZSTD_FORMAT_ZSTD1};
use crate::error::{Error, Result};
use crate::zstd::{self, Decompressor, Frames};

/// A decompressor: a context with its dictionaries and limits, used again for each frame. Exclusive.
pub struct tierce_zstd_decompressor {
    _private: [u8; 0],
}

impl Handle for tierce_zstd_decompressor {
    type Value = Decompressor;
    const NAME: &'static str = "tierce_zstd_decompressor";
}

/// The first frame; what follows it is not looked at (python-zstandard's default).
pub const TIERCE_ZSTD_FRAMES_FIRST: i32 = 0;
/// The first frame, which has to be all there is: bytes after it are TIERCE_E_CORRUPT.
pub const TIERCE_ZSTD_FRAMES_ONLY: i32 = 1;
/// All frames, one after the other; skippable ones are skipped.
pub const TIERCE_ZSTD_FRAMES_ALL: i32 = 2;

fn frames(number: i32) -> Result<Frames> {
    match number {
        TIERCE_ZSTD_FRAMES_FIRST => Ok(Frames::First),
        TIERCE_ZSTD_FRAMES_ONLY => Ok(Frames::Only),
        TIERCE_ZSTD_FRAMES_ALL => Ok(Frames::All),
        other => Err(Error::argument(format!("frames is {other}, expected one of TIERCE_ZSTD_FRAMES_*"))),
    }
}

pub(super) fn magicless(format: i32) -> Result<bool> {
    match format {
        TIERCE_ZSTD_FORMAT_ZSTD1 => Ok(false),
        TIERCE_ZSTD_FORMAT_MAGICLESS => Ok(true),
        other => Err(Error::argument(format!("format is {other}, expected one of TIERCE_ZSTD_FORMAT_*"))),
    }
}

/// What a decompressor does: see tierce_zstd_decompressor_set().
pub const TIERCE_ZSTD_D_FORMAT: i32 = 0;
/// The largest window in bytes that a frame may ask for, 1 KiB to 2 GiB; 0, the default, is 128 MiB in streams, and any
/// in one call, which needs no window.
pub const TIERCE_ZSTD_D_MAX_WINDOW_SIZE: i32 = 1;
/// 1: checksums of contents are not looked at.
pub const TIERCE_ZSTD_D_IGNORE_CHECKSUM: i32 = 2;

/// @group zstd: decompressors
/// As with compressors: one thing at a time, as good as before after a failure.
///
///     tierce_zstd_decompressor_new(NULL, 0, &decompressor);
///     status = tierce_zstd_decompressor_decompress(decompressor, frame, frame_len, 100 << 20, TIERCE_ZSTD_FRAMES_ALL,
///                                                  buffer, NULL);
///
/// The limit holds whatever a frame declares, and memory follows what was really decompressed: a frame of 20 bytes that
/// declares a terabyte costs nothing. Frames need not declare their size.
/// @end
/// Makes a decompressor with `dict_count` dictionaries: none, one for all frames, or several of which each frame names
/// its own. Two of the same identifier are TIERCE_E_ARGUMENT; that of all raw content is 0.
///
/// Free it with tierce_zstd_decompressor_free(). Since 0.1.0.
///
/// # Safety
/// `dicts` is valid for reads of `dict_count` live handles; `out` is NULL or valid for a write.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_zstd_decompressor_new(
    dicts: *const *const tierce_zstd_dict,
    dict_count: usize,
    out: *mut *mut tierce_zstd_decompressor,
) -> tierce_status {
    guard(|| {
        // SAFETY: as above.
        let (dicts, out) = unsafe { (array(dicts, dict_count, "dicts")?, args::out(out, "out")?) };
        // SAFETY: as above.
        let dicts = dicts.iter().map(|dict| Ok(unsafe { handle::get(*dict, "dicts") }?.clone()));
        out.write(handle::new(Decompressor::new(dicts.collect::<Result<_>>()?)?));
        Ok(())
    })
}

/// Frees a decompressor; NULL is allowed. A stream made of it stays good. Since 0.1.0.
///
/// # Safety
/// `decompressor` is NULL or a live handle, not used again.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_zstd_decompressor_free(decompressor: *mut tierce_zstd_decompressor) {
    // SAFETY: as above.
    guard_void(|| unsafe { handle::free(decompressor) });
}

/// Sets one of TIERCE_ZSTD_D_*, for the frames to come. Since 0.1.0.
///
/// # Safety
/// `decompressor` is NULL or a live handle.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_zstd_decompressor_set(
    decompressor: *const tierce_zstd_decompressor,
    setting: i32,
    value: u64,
) -> tierce_status {
    guard(|| {
        // SAFETY: as above.
        let decompressor = unsafe { handle::get(decompressor, "decompressor") }?;
        let small = || i32::try_from(value).unwrap_or(-1);
        match setting {
            TIERCE_ZSTD_D_FORMAT => decompressor.set_magicless(magicless(small())?),
            TIERCE_ZSTD_D_MAX_WINDOW_SIZE => decompressor.set_max_window(usize::try_from(value).unwrap_or(usize::MAX)),
            TIERCE_ZSTD_D_IGNORE_CHECKSUM if value < 2 => decompressor.set_ignore_checksum(value == 1),
            TIERCE_ZSTD_D_IGNORE_CHECKSUM => Err(Error::argument(format!("value is {value}, expected 0 or 1"))),
            other => Err(Error::argument(format!("setting is {other}, expected one of TIERCE_ZSTD_D_*"))),
        }
    })
}

/// Decompresses into `dst_cap` bytes of the caller's; `dst_len` receives the size.
///
/// `frames`: one of TIERCE_ZSTD_FRAMES_*. `src_used`: gets how many bytes of `src` the frames took; may be NULL. If the
/// room is too small: TIERCE_E_BUFFER_TOO_SMALL, and `dst_len` receives the size that the frame declares, or SIZE_MAX.
/// Since 0.1.0.
///
/// # Safety
/// `decompressor` is NULL or a live handle; the memory is valid for its lengths; `dst_len` is NULL or valid for a write.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_zstd_decompressor_decompress_into(
    decompressor: *const tierce_zstd_decompressor,
    src: *const c_void,
    src_len: usize,
    frames: i32,
    dst: *mut c_void,
    dst_cap: usize,
    dst_len: *mut usize,
    src_used: *mut usize,
) -> tierce_status {
    guard(|| {
        let frames = self::frames(frames)?;
        // SAFETY: as above.
        let (decompressor, src, dst, dst_len, src_used) = unsafe {
            (
                handle::get(decompressor, "decompressor")?,
                bytes(src, src_len, "src")?,
                room(dst, dst_cap, "dst")?,
                args::out(dst_len, "dst_len")?,
                args::optional_out(src_used, "src_used")?,
            )
        };
        let mut used = 0;
        into_room(src, dst, dst_len, |dst| {
            used = decompressor.decompress(src, frames, dst)?;
            Ok(())
        })?;
        src_used.map(|place| place.write(used));
        Ok(())
    })
}

/// Decompresses to at most `max_len` bytes (SIZE_MAX: no limit), which replace the content of `dst`.
///
/// `frames`: one of TIERCE_ZSTD_FRAMES_*. `src_used`: gets how many bytes of `src` the frames took; may be NULL. A larger
/// result is TIERCE_E_LIMIT. Since 0.1.0.
///
/// # Safety
/// `decompressor` is NULL or a live handle; `src` is valid for its length; `dst` is NULL or a live handle that no other
/// call uses; `src_used` is NULL or valid for a write.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_zstd_decompressor_decompress(
    decompressor: *const tierce_zstd_decompressor,
    src: *const c_void,
    src_len: usize,
    max_len: usize,
    frames: i32,
    dst: *mut tierce_buffer,
    src_used: *mut usize,
) -> tierce_status {
    guard(|| {
        let frames = self::frames(frames)?;
        // SAFETY: as above.
        let (decompressor, src, dst, src_used) = unsafe {
            (
                handle::get(decompressor, "decompressor")?,
                bytes(src, src_len, "src")?,
                handle::get_mut(dst, "dst")?,
                args::optional_out(src_used, "src_used")?,
            )
        };
        let mut used = 0;
        into_buffer(src, dst, max_len, |dst| {
            used = decompressor.decompress(src, frames, dst)?;
            Ok(())
        })?;
        src_used.map(|place| place.write(used));
        Ok(())
    })
}

/// Decompresses the first frame of every item, on the threads of a pool or, with NULL, in the calling thread.
///
/// `sizes`: NULL, or the size of each result, which saves looking for it; an item of another size fails. `max_item_len`:
/// the most bytes of one item. `buffers`: TIERCE_ZSTD_SHARED_BUFFERS or TIERCE_ZSTD_BUFFER_PER_ITEM. `each`: see "Many
/// items at once". Free the result with tierce_segments_collection_free(). Since 0.1.0.
///
/// # Safety
/// `decompressor` and `src` are NULL or live handles, `pool` too; `sizes` is NULL or valid for reads of as many sizes as
/// there are items; `dst` is NULL or valid for a write; `each` is NULL or valid for writes of as many statuses.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_zstd_decompressor_decompress_many(
    decompressor: *const tierce_zstd_decompressor,
    src: *const tierce_segments_collection,
    sizes: *const u64,
    max_item_len: usize,
    buffers: i32,
    pool: *const tierce_pool,
    dst: *mut *mut tierce_segments_collection,
    each: *mut tierce_status,
) -> tierce_status {
    guard_status(|| {
        let buffers = self::buffers(buffers)?;
        // SAFETY: as above.
        let decompressor = unsafe { handle::get(decompressor, "decompressor") }?;
        let sizes = match sizes.is_null() {
            true => None,
            // SAFETY: as above.
            false => Some(unsafe { array(sizes, handle::get(src, "src")?.count(), "sizes") }?),
        };
        // SAFETY: as above.
        unsafe {
            many::run(src, pool, dst, each, |src, pool| {
                zstd::decompress_many(decompressor, src, sizes, max_item_len, buffers, pool)
            })
        }
    })
}

/// Decompresses a chain of frames, of which each has the content before it as its content-only dictionary, to the
/// content of the last, at most `max_len` bytes, which replaces that of `dst`.
///
/// Each frame has to declare its size. The decompressor may have no dictionary. Since 0.1.0.
///
/// # Safety
/// `decompressor` and `frames` are NULL or live handles; `dst` is NULL or a live handle that no other call uses.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_zstd_decompressor_chain(
    decompressor: *const tierce_zstd_decompressor,
    frames: *const tierce_segments_collection,
    max_len: usize,
    dst: *mut tierce_buffer,
) -> tierce_status {
    guard(|| {
        // SAFETY: as above.
        let (decompressor, frames, dst) = unsafe {
            (handle::get(decompressor, "decompressor")?, handle::get(frames, "frames")?, handle::get_mut(dst, "dst")?)
        };
        for index in 0..frames.count() {
            args::disjoint(frames.get(index).unwrap_or_default(), dst.range())?;
        }
        into_buffer(&[], dst, max_len, |dst| zstd::decompress_chain(decompressor, frames, dst))
    })
}

/// Makes a stream that decompresses the first frame or, after tierce_stream_set_across_frames(), all.
///
/// The stream has the decompressor until it is finished or freed. Free it with tierce_stream_free(). Since 0.1.0.
///
/// # Safety
/// `decompressor` is NULL or a live handle; `out` is NULL or valid for a write.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_zstd_decompressor_stream(
    decompressor: *const tierce_zstd_decompressor,
    out: *mut *mut tierce_stream,
) -> tierce_status {
    guard(|| {
        // SAFETY: as above.
        let (decompressor, out) = unsafe { (handle::get(decompressor, "decompressor")?, args::out(out, "out")?) };
        out.write(handle::new(decompressor.stream()?));
        Ok(())
    })
}

/// Gives the bytes that the decompressor takes now, without its dictionaries. Since 0.1.0.
///
/// # Safety
/// `decompressor` is NULL or a live handle; `size` is NULL or valid for a write.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_zstd_decompressor_memory_size(
    decompressor: *const tierce_zstd_decompressor,
    size: *mut usize,
) -> tierce_status {
    guard(|| {
        // SAFETY: as above.
        let (decompressor, size) = unsafe { (handle::get(decompressor, "decompressor")?, args::out(size, "size")?) };
        size.write(decompressor.memory_size()?);
        Ok(())
    })
}

/// Forgets an unfinished frame, and lets go of the memory that streams with large windows have taken; settings and
/// dictionaries stay. Since 0.1.0.
///
/// # Safety
/// `decompressor` is NULL or a live handle.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_zstd_decompressor_reset(
    decompressor: *const tierce_zstd_decompressor,
) -> tierce_status {
    // SAFETY: as above.
    guard(|| unsafe { handle::get(decompressor, "decompressor") }?.reset())
}

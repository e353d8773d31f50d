use std::ffi::{c_char, c_void};
use std::mem::MaybeUninit;

use super::args;
use super::buffer::tierce_buffer;
use super::guard::{guard, guard_status};
use super::handle;
use super::many::report;
use super::object_info::{self, Info, tierce_object_info};
use super::op::tierce_op;
use super::segments::tierce_segments_collection;
use super::status::tierce_status;
use super::store::{get_options, range, rooms, run, start, text, texts, tierce_get_options, tierce_store};
use crate::error::{Kind, Result};
use crate::segments::reserved;
use crate::store::verbs;
use crate::store::{ByteRange, Done};

/// What an object's content needs, when it does not fit.
fn too_small<T>(result: Result<T>, dst_len: &mut MaybeUninit<usize>) -> Result<T> {
    if let Err(error) = &result
        && error.kind() == Kind::BufferTooSmall
    {
        dst_len.write(error.needed().unwrap_or(usize::MAX));
    }
    result
}

/// What learns of the object, if the caller wants it.
///
/// # Safety
/// `info` is NULL or a live handle that no other call uses.
pub(super) unsafe fn optional_info<'a>(info: *mut tierce_object_info) -> Result<Option<&'a mut Info>> {
    // SAFETY: as above.
    if info.is_null() { Ok(None) } else { unsafe { handle::get_mut(info, "info") }.map(Some) }
}

/// Ranges of an object.
///
/// # Safety
/// Both are valid for reads of `count` elements.
unsafe fn ranges(offsets: *const u64, lens: *const u64, count: usize) -> Result<Vec<ByteRange>> {
    // SAFETY: as above.
    let (offsets, lens) = unsafe { (args::array(offsets, count, "offsets")?, args::array(lens, count, "lens")?) };
    let mut ranges = reserved(count)?;
    let all = ByteRange::From { offset: 0, len: u64::MAX };
    ranges.extend(offsets.iter().zip(lens).map(|(offset, len)| range(*offset, *len).unwrap_or(all)));
    Ok(ranges)
}

/// The ranges of rooms: as many bytes as fit.
///
/// # Safety
/// Both are valid for reads of `count` elements.
unsafe fn ranges_of_rooms(offsets: *const u64, caps: *const usize, count: usize) -> Result<Vec<ByteRange>> {
    // SAFETY: as above.
    let (offsets, caps) = unsafe { (args::array(offsets, count, "offsets")?, args::array(caps, count, "dst_caps")?) };
    let mut ranges = reserved(count)?;
    let from = |offset: u64, len: u64| match range(offset, len) {
        Some(range) => range,
        None => ByteRange::From { offset, len },
    };
    ranges.extend(offsets.iter().zip(caps).map(|(offset, cap)| from(*offset, *cap as u64)));
    Ok(ranges)
}

/// Writes lengths of items where the caller wants them.
///
/// # Safety
/// `lens` is NULL or valid for writes of as many elements as there are sizes.
unsafe fn put_lens(done: &Done, lens: *mut usize) {
    if !lens.is_null() {
        for (index, size) in done.sizes.iter().enumerate() {
            // SAFETY: as above.
            unsafe { lens.add(index).write(usize::try_from(*size).unwrap_or(usize::MAX)) };
        }
    }
}

/// @group Reading objects
/// One object, parts of one, or many at once, into memory of the caller or the library. A body that is shorter than announced, and
/// one whose checksum is wrong, are errors; what was read of it is unspecified.
///
/// Calls over many keys take `key_lens`, or NULL for keys that end in NUL, and report as codecs do: with `each`, as many statuses
/// as keys, the call returns TIERCE_PARTIAL when some failed, and the others are there; with NULL it is all or an error. Results are
/// in the order of the keys; the same key may be there twice.
/// @end
/// Reads an object, or the part of it that `options` say, of at most `max_len` bytes in place of the content of `dst`.
///
/// `options`: NULL for all of any version. `info`: gets what is known of the object; may be NULL. More than `max_len` bytes are
/// TIERCE_E_LIMIT, an offset at the end or behind it TIERCE_E_ARGUMENT. Since 0.1.0.
///
/// # Safety
/// The handles are live, `info` may be NULL, and no other call uses `dst` and `info`; `key` is valid for reads of `key_len` bytes;
/// `options` is NULL or valid for a read.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_store_get(
    store: *const tierce_store,
    key: *const c_char,
    key_len: usize,
    options: *const tierce_get_options,
    max_len: usize,
    dst: *mut tierce_buffer,
    info: *mut tierce_object_info,
) -> tierce_status {
    // SAFETY: as above.
    guard(|| unsafe {
        let (key, options) = (text(key, key_len, "key")?, get_options(options)?);
        let (dst, info) = (handle::get_mut(dst, "dst")?, optional_info(info)?);
        handle::get(store, "store")?;
        let mut done = run(store, |job| verbs::get_lent(job, key, options, max_len, dst))?;
        object_info::put(info, &mut done)
    })
}

/// tierce_store_get() as an operation; tierce_op_take_buffer() and tierce_op_info() give the result. Since 0.1.0.
///
/// # Safety
/// `store` is NULL or a live handle; `key` is valid for reads of `key_len` bytes; `options` is NULL or valid for a read, `op` NULL or
/// valid for a write.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_store_get_async(
    store: *const tierce_store,
    key: *const c_char,
    key_len: usize,
    options: *const tierce_get_options,
    max_len: usize,
    op: *mut *mut tierce_op,
) -> tierce_status {
    // SAFETY: as above.
    guard(|| unsafe {
        let (key, options) = (text(key, key_len, "key")?, get_options(options)?);
        start(store, op, |job| verbs::get(job, key, options, max_len))
    })
}

/// Reads an object, or the part of it that `options` say, into `dst_cap` bytes of the caller's, and writes how many there are to
/// `dst_len`.
///
/// If the room is too small: TIERCE_E_BUFFER_TOO_SMALL, and `dst_len` receives the size that is needed, or SIZE_MAX. `options` and
/// `info` as in tierce_store_get(). Since 0.1.0.
///
/// # Safety
/// As for tierce_store_get(); `dst` is valid for writes of `dst_cap` bytes, `dst_len` NULL or valid for a write.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_store_get_into(
    store: *const tierce_store,
    key: *const c_char,
    key_len: usize,
    options: *const tierce_get_options,
    dst: *mut c_void,
    dst_cap: usize,
    dst_len: *mut usize,
    info: *mut tierce_object_info,
) -> tierce_status {
    // SAFETY: as above.
    guard(|| unsafe {
        let (key, options) = (text(key, key_len, "key")?, get_options(options)?);
        let room = args::room(dst, dst_cap, "dst")?;
        let (dst_len, info) = (args::out(dst_len, "dst_len")?, optional_info(info)?);
        let mut done = too_small(run(store, |job| verbs::get_into(job, key, options, room)), dst_len)?;
        dst_len.write(done.size as usize);
        object_info::put(info, &mut done)
    })
}

/// tierce_store_get_into() as an operation; tierce_op_size() and tierce_op_info() give the result. Since 0.1.0.
///
/// # Safety
/// As for tierce_store_get_async(); `dst` is valid for writes of `dst_cap` bytes until the operation has ended.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_store_get_into_async(
    store: *const tierce_store,
    key: *const c_char,
    key_len: usize,
    options: *const tierce_get_options,
    dst: *mut c_void,
    dst_cap: usize,
    op: *mut *mut tierce_op,
) -> tierce_status {
    // SAFETY: as above.
    guard(|| unsafe {
        let (key, options) = (text(key, key_len, "key")?, get_options(options)?);
        let room = args::room(dst, dst_cap, "dst")?;
        start(store, op, |job| verbs::get_into(job, key, options, room))
    })
}

/// Reads `count` ranges of one object, all of the same version of it: if it is replaced meanwhile, TIERCE_E_PRECONDITION.
///
/// Range i has `lens[i]` bytes from `offsets[i]` on, fewer where the object ends; TIERCE_TO_END and TIERCE_FROM_END mean what they
/// do in tierce_get_options. Of each at most `max_len` bytes. `each` as above. Free the result with
/// tierce_segments_collection_free(). Since 0.1.0.
///
/// # Safety
/// `store` is NULL or a live handle; the arrays are valid for reads of their lengths, `each` NULL or valid for writes of `count`
/// statuses; `out` is NULL or valid for a write.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_store_get_ranges(
    store: *const tierce_store,
    key: *const c_char,
    key_len: usize,
    offsets: *const u64,
    lens: *const u64,
    count: usize,
    max_len: usize,
    out: *mut *mut tierce_segments_collection,
    each: *mut tierce_status,
) -> tierce_status {
    // SAFETY: as above.
    guard_status(|| unsafe {
        let (key, ranges, out) = (text(key, key_len, "key")?, ranges(offsets, lens, count)?, args::out(out, "out")?);
        let mut done = run(store, |job| verbs::get_ranges(job, key, ranges, None, max_len))?;
        let status = report(&done.each, each)?;
        out.write(handle::new(done.items.take().unwrap_or_default()));
        Ok(status)
    })
}

/// tierce_store_get_ranges() as an operation; tierce_op_take_collection() and tierce_op_each() give the result. Since 0.1.0.
///
/// # Safety
/// As for tierce_store_get_ranges(); `op` is NULL or valid for a write.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_store_get_ranges_async(
    store: *const tierce_store,
    key: *const c_char,
    key_len: usize,
    offsets: *const u64,
    lens: *const u64,
    count: usize,
    max_len: usize,
    op: *mut *mut tierce_op,
) -> tierce_status {
    // SAFETY: as above.
    guard(|| unsafe {
        let (key, ranges) = (text(key, key_len, "key")?, ranges(offsets, lens, count)?);
        start(store, op, |job| verbs::get_ranges(job, key, ranges, None, max_len))
    })
}

/// Reads `count` ranges of one object, all of the same version, into memory of the caller: range i has `dst_caps[i]` bytes from
/// `offsets[i]` on, fewer where the object ends, and goes to `dsts[i]`; no two may overlap. `dst_lens` (may be NULL) gets how many
/// bytes each has, or needs where its status is TIERCE_E_BUFFER_TOO_SMALL (SIZE_MAX: nobody knows). Since 0.1.0.
///
/// # Safety
/// As for tierce_store_get_ranges(); each of `dsts` is valid for writes of its capacity, `dst_lens` NULL or valid for writes of
/// `count` lengths.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_store_get_ranges_into(
    store: *const tierce_store,
    key: *const c_char,
    key_len: usize,
    offsets: *const u64,
    dsts: *const *mut c_void,
    dst_caps: *const usize,
    count: usize,
    dst_lens: *mut usize,
    each: *mut tierce_status,
) -> tierce_status {
    // SAFETY: as above.
    guard_status(|| unsafe {
        let (key, ranges) = (text(key, key_len, "key")?, ranges_of_rooms(offsets, dst_caps, count)?);
        let rooms = rooms(dsts, dst_caps, count)?;
        let done = run(store, |job| verbs::get_ranges_into(job, key, ranges, None, rooms))?;
        let status = report(&done.each, each)?;
        put_lens(&done, dst_lens);
        Ok(status)
    })
}

/// tierce_store_get_ranges_into() as an operation; tierce_op_sizes() and tierce_op_each() give the result. Since 0.1.0.
///
/// # Safety
/// As for tierce_store_get_ranges_into(), each of `dsts` until the operation has ended; `op` is NULL or valid for a write.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_store_get_ranges_into_async(
    store: *const tierce_store,
    key: *const c_char,
    key_len: usize,
    offsets: *const u64,
    dsts: *const *mut c_void,
    dst_caps: *const usize,
    count: usize,
    op: *mut *mut tierce_op,
) -> tierce_status {
    // SAFETY: as above.
    guard(|| unsafe {
        let (key, ranges) = (text(key, key_len, "key")?, ranges_of_rooms(offsets, dst_caps, count)?);
        let rooms = rooms(dsts, dst_caps, count)?;
        start(store, op, |job| verbs::get_ranges_into(job, key, ranges, None, rooms))
    })
}

/// Reads `count` objects of at most `max_len` bytes each. Free the result with tierce_segments_collection_free(). Since 0.1.0.
///
/// # Safety
/// `store` is NULL or a live handle; `keys` is valid for reads of `count` pointers, `key_lens` NULL or valid for reads of as many
/// lengths, `each` NULL or valid for writes of as many statuses; `out` is NULL or valid for a write.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_store_get_many(
    store: *const tierce_store,
    keys: *const *const c_char,
    key_lens: *const usize,
    count: usize,
    max_len: usize,
    out: *mut *mut tierce_segments_collection,
    each: *mut tierce_status,
) -> tierce_status {
    // SAFETY: as above.
    guard_status(|| unsafe {
        let (keys, out) = (texts(keys, key_lens, count)?, args::out(out, "out")?);
        let mut done = run(store, |job| verbs::get_many(job, keys, max_len))?;
        let status = report(&done.each, each)?;
        out.write(handle::new(done.items.take().unwrap_or_default()));
        Ok(status)
    })
}

/// tierce_store_get_many() as an operation; tierce_op_take_collection() and tierce_op_each() give the result. Since 0.1.0.
///
/// # Safety
/// As for tierce_store_get_many(); `op` is NULL or valid for a write.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_store_get_many_async(
    store: *const tierce_store,
    keys: *const *const c_char,
    key_lens: *const usize,
    count: usize,
    max_len: usize,
    op: *mut *mut tierce_op,
) -> tierce_status {
    // SAFETY: as above.
    guard(|| unsafe {
        let keys = texts(keys, key_lens, count)?;
        start(store, op, |job| verbs::get_many(job, keys, max_len))
    })
}

/// Reads `count` objects, number i into `dst_caps[i]` bytes at `dsts[i]`; no two may overlap. `dst_lens` (may be NULL) gets how many
/// bytes each has, or needs where its status is TIERCE_E_BUFFER_TOO_SMALL (SIZE_MAX: nobody knows). Since 0.1.0.
///
/// # Safety
/// As for tierce_store_get_many(); each of `dsts` is valid for writes of its capacity, `dst_lens` NULL or valid for writes of `count`
/// lengths.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_store_get_many_into(
    store: *const tierce_store,
    keys: *const *const c_char,
    key_lens: *const usize,
    dsts: *const *mut c_void,
    dst_caps: *const usize,
    count: usize,
    dst_lens: *mut usize,
    each: *mut tierce_status,
) -> tierce_status {
    // SAFETY: as above.
    guard_status(|| unsafe {
        let (keys, rooms) = (texts(keys, key_lens, count)?, rooms(dsts, dst_caps, count)?);
        let done = run(store, |job| verbs::get_many_into(job, keys, rooms))?;
        let status = report(&done.each, each)?;
        put_lens(&done, dst_lens);
        Ok(status)
    })
}

/// tierce_store_get_many_into() as an operation; tierce_op_sizes() and tierce_op_each() give the result. Since 0.1.0.
///
/// # Safety
/// As for tierce_store_get_many_into(), each of `dsts` until the operation has ended; `op` is NULL or valid for a write.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_store_get_many_into_async(
    store: *const tierce_store,
    keys: *const *const c_char,
    key_lens: *const usize,
    dsts: *const *mut c_void,
    dst_caps: *const usize,
    count: usize,
    op: *mut *mut tierce_op,
) -> tierce_status {
    // SAFETY: as above.
    guard(|| unsafe {
        let (keys, rooms) = (texts(keys, key_lens, count)?, rooms(dsts, dst_caps, count)?);
        start(store, op, |job| verbs::get_many_into(job, keys, rooms))
    })
}

/// Reads `count` objects and forgets them, to measure a store: writes how many there were, and how many bytes they have in all.
/// Since 0.1.0.
///
/// # Safety
/// As for tierce_store_get_many(); `objects` and `bytes` are NULL or valid for a write.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_store_get_many_stats(
    store: *const tierce_store,
    keys: *const *const c_char,
    key_lens: *const usize,
    count: usize,
    objects: *mut u64,
    bytes: *mut u64,
    each: *mut tierce_status,
) -> tierce_status {
    // SAFETY: as above.
    guard_status(|| unsafe {
        let keys = texts(keys, key_lens, count)?;
        let (objects, bytes) = (args::out(objects, "objects")?, args::out(bytes, "bytes")?);
        let done = run(store, |job| verbs::get_many_stats(job, keys))?;
        let status = report(&done.each, each)?;
        objects.write(done.count);
        bytes.write(done.size);
        Ok(status)
    })
}

/// tierce_store_get_many_stats() as an operation; tierce_op_count(), tierce_op_size() and tierce_op_each() give the result.
/// Since 0.1.0.
///
/// # Safety
/// As for tierce_store_get_many(); `op` is NULL or valid for a write.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_store_get_many_stats_async(
    store: *const tierce_store,
    keys: *const *const c_char,
    key_lens: *const usize,
    count: usize,
    op: *mut *mut tierce_op,
) -> tierce_status {
    // SAFETY: as above.
    guard(|| unsafe {
        let keys = texts(keys, key_lens, count)?;
        start(store, op, |job| verbs::get_many_stats(job, keys))
    })
}

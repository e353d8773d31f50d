use std::ffi::{c_char, c_void};
use std::sync::Arc;

use super::args;
use super::buffer::tierce_buffer;
use super::codec::into_room;
use super::guard::{guard, guard_void};
use super::handle::{self, Handle};
use super::pool::tierce_pool;
use super::registry::tierce_registry;
use super::status::{copy_text, tierce_status};
use super::store::{text, tierce_store};
use super::zarr_spec::{put, tierce_zarr_spec};
use crate::codec::Registry;
use crate::error::{Error, Kind, Result};
use crate::segments::reserved;
use crate::zarr::grid::Region;
use crate::zarr::metadata::{attributes_from, attributes_text};
use crate::zarr::{Create, Options, ZarrArray};

/// A Zarr array that is open. Shareable, but for tierce_zarr_array_resize(), _append(), _set_attributes() and _free().
pub struct tierce_zarr_array {
    _private: [u8; 0],
}

impl Handle for tierce_zarr_array {
    type Value = ZarrArray;
    const NAME: &'static str = "tierce_zarr_array";
}

/// Nothing may be at the path, else TIERCE_E_PRECONDITION. Of several that create at once, one succeeds.
pub const TIERCE_ZARR_CREATE_NEW: i32 = 0;
/// What is at the path is opened if it is alike, but for its attributes and what it has grown since; else TIERCE_E_PRECONDITION.
pub const TIERCE_ZARR_CREATE_OR_OPEN: i32 = 1;
/// What is at the path is deleted first, with all below it; objects that are no Zarr node are TIERCE_E_PRECONDITION. For one process alone.
pub const TIERCE_ZARR_CREATE_REPLACE: i32 = 2;

/// One of TIERCE_ZARR_CREATE_*.
pub(super) fn how(how: i32) -> Result<Create> {
    match how {
        TIERCE_ZARR_CREATE_NEW => Ok(Create::New),
        TIERCE_ZARR_CREATE_OR_OPEN => Ok(Create::OrOpen),
        TIERCE_ZARR_CREATE_REPLACE => Ok(Create::Replace),
        other => Err(Error::argument(format!("how is {other}, expected one of TIERCE_ZARR_CREATE_*"))),
    }
}

/// The options of an open array, and the codecs.
///
/// # Safety
/// `options` is valid for reads of `options_len` bytes; `registry` is NULL or a live handle.
pub(super) unsafe fn opening<'a>(
    options: *const c_char,
    options_len: usize,
    registry: *const tierce_registry,
) -> Result<(Options, &'a Registry)> {
    // SAFETY: as above.
    let (options, registry) =
        unsafe { (args::text(options, options_len, "options")?, handle::get_optional(registry, "registry")?) };
    Ok((Options::parse(options)?, registry.unwrap_or(Registry::builtin())))
}

/// Hands an array out.
///
/// # Safety
/// `out` is NULL or valid for a write.
pub(super) unsafe fn give(out: *mut *mut tierce_zarr_array, make: impl FnOnce() -> Result<ZarrArray>) -> Result<()> {
    // SAFETY: as above.
    let out = unsafe { args::out(out, "out") }?;
    out.write(handle::new(make()?));
    Ok(())
}

/// @group Zarr arrays
/// An array of any size in a store, of which boxes are read and written: cut into chunks, each of them an encoded object. Python's
/// zarr, xarray and others read what is written here, and the reverse, in versions 2 and 3 of the format:
///
///     tierce_store_open("s3://bucket/run7", 16, NULL, 0, &store);
///     tierce_zarr_array *u;
///     tierce_zarr_array_create(store, "fields/u", 8, spec, TIERCE_ZARR_CREATE_OR_OPEN, NULL, 0, NULL, &u);
///     uint64_t start[3] = {step, y0, x0};
///     tierce_zarr_array_write(u, start, 3, interior, NULL);
///     tierce_zarr_array_free(u);
///
/// A path is names with "/" between them, below the store's prefix; (NULL, 0) is the root. Groups above a new array are made too.
///
/// Any number of processes and threads may write at once. Where each writes chunks of its own (or shards: the whole object counts),
/// nothing waits for anything, and tierce_zarr_array_covers() tells whether a box is such: nothing is read first then, and the last
/// writer of a chunk wins. A chunk that is written in part is read, merged, and put back on condition that it did not change (S3:
/// If-Match), again and again if it did, so that writers of parts of one chunk lose nothing of each other. In files that holds
/// where the file system has locks. With the option "partial_chunks": "refuse" such a write is
/// TIERCE_E_ARGUMENT instead.
///
/// A chunk that is not there reads as the fill value. One that would have nothing else is not written, and deleted if it is there,
/// unless "write_empty_chunks" is true; one that was merged stays. Metadata and chunks appear whole or not at all; several chunks do
/// not appear at once.
///
/// Encoding and decoding is done by the store's threads ("io_threads"; where there are connections, all but one of them at once), or by a pool
/// (tierce_zarr_array_with_pool()). No call takes much more memory than the option "memory", however large its box is.
/// @end
/// Makes an array at `path`, and opens it. `how` is one of TIERCE_ZARR_CREATE_*; for `options` and `registry` see
/// tierce_zarr_array_open(). A spec that cannot be is TIERCE_E_CONFIG, and nothing is written. Free with tierce_zarr_array_free().
/// Since 0.1.0.
///
/// # Safety
/// `store` and `spec` are NULL or live handles; `path` and `options` are valid for reads of their lengths; `registry` is NULL or a live
/// handle; `out` is NULL or valid for a write.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_zarr_array_create(
    store: *const tierce_store,
    path: *const c_char,
    path_len: usize,
    spec: *const tierce_zarr_spec,
    how: i32,
    options: *const c_char,
    options_len: usize,
    registry: *const tierce_registry,
    out: *mut *mut tierce_zarr_array,
) -> tierce_status {
    // SAFETY: as above.
    guard(|| unsafe {
        let (store, path) = (handle::get(store, "store")?, text(path, path_len, "path")?);
        let (spec, how) = (handle::get(spec, "spec")?, self::how(how)?);
        let (options, registry) = opening(options, options_len, registry)?;
        give(out, || ZarrArray::create(store, &path, spec, how, options, registry))
    })
}

/// Opens the array at `path`; none is TIERCE_E_NOT_FOUND, a group TIERCE_E_ARGUMENT. `options` is a JSON object or (NULL, 0):
///
/// "memory" (268435456 bytes: about what chunks on their way take, in all calls on the handle together; one chunk may always be),
/// "write_empty_chunks" (false), "partial_chunks" ("merge", or "refuse"), "max_items" (1073741824 bytes: the most that the items of one
/// chunk may take).
///
/// `registry` has the codecs; NULL: the built-in ones. It is copied. The array keeps the store open. What others change after that
/// (its shape, its attributes) shows in handles that are opened later. Free with tierce_zarr_array_free(). Since 0.1.0.
///
/// # Safety
/// `store` is NULL or a live handle; `path` and `options` are valid for reads of their lengths; `registry` is NULL or a live handle;
/// `out` is NULL or valid for a write.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_zarr_array_open(
    store: *const tierce_store,
    path: *const c_char,
    path_len: usize,
    options: *const c_char,
    options_len: usize,
    registry: *const tierce_registry,
    out: *mut *mut tierce_zarr_array,
) -> tierce_status {
    // SAFETY: as above.
    guard(|| unsafe {
        let (store, path) = (handle::get(store, "store")?, text(path, path_len, "path")?);
        let (options, registry) = opening(options, options_len, registry)?;
        give(out, || ZarrArray::open(store, &path, options, registry))
    })
}

/// Frees an array; NULL is allowed. Operations that were begun go on. Since 0.1.0.
///
/// # Safety
/// `array` is NULL or a live handle, not used again.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_zarr_array_free(array: *mut tierce_zarr_array) {
    // SAFETY: as above.
    guard_void(|| unsafe { handle::free(array) });
}

/// Makes another handle of the array, whose chunks are encoded and decoded by the threads of `pool`; NULL: by those of the store.
/// Both share the budget "memory"; all three may be freed in any order. Free with tierce_zarr_array_free(). Since 0.1.0.
///
/// # Safety
/// `array` is NULL or a live handle, `pool` too; `out` is NULL or valid for a write.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_zarr_array_with_pool(
    array: *const tierce_zarr_array,
    pool: *const tierce_pool,
    out: *mut *mut tierce_zarr_array,
) -> tierce_status {
    // SAFETY: as above.
    guard(|| unsafe {
        let (array, pool) = (handle::get(array, "array")?, handle::get_optional(pool, "pool")?);
        give(out, || Ok(array.with_pool(pool.map(Arc::clone))))
    })
}

/// Writes the version of the format: 2 or 3. Since 0.1.0.
///
/// # Safety
/// `array` is NULL or a live handle; `format` is NULL or valid for a write.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_zarr_array_format(array: *const tierce_zarr_array, format: *mut i32) -> tierce_status {
    // SAFETY: as above.
    guard(|| unsafe {
        let (array, format) = (handle::get(array, "array")?, args::out(format, "format")?);
        format.write(array.metadata().format.number());
        Ok(())
    })
}

/// Writes how many axes there are. Since 0.1.0.
///
/// # Safety
/// `array` is NULL or a live handle; `ndim` is NULL or valid for a write.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_zarr_array_ndim(array: *const tierce_zarr_array, ndim: *mut usize) -> tierce_status {
    // SAFETY: as above.
    guard(|| unsafe {
        let (array, ndim) = (handle::get(array, "array")?, args::out(ndim, "ndim")?);
        ndim.write(array.metadata().shape.len());
        Ok(())
    })
}

/// Writes a number for each of `ndim` axes.
///
/// # Safety
/// `dst` is NULL or valid for writes of `ndim` numbers.
unsafe fn put_extents(
    numbers: impl ExactSizeIterator<Item = u64>,
    dst: *mut u64,
    ndim: usize,
    argument: &str,
) -> Result<()> {
    if ndim != numbers.len() {
        return Err(Error::argument(format!("ndim is {ndim}, the array has {} axes", numbers.len())));
    }
    for (axis, number) in numbers.enumerate() {
        // SAFETY: as above.
        unsafe {
            args::out(dst, argument)?;
            dst.add(axis).write(number);
        }
    }
    Ok(())
}

/// Writes the extents of the array. `ndim` must be its number of axes. Since 0.1.0.
///
/// # Safety
/// `array` is NULL or a live handle; `shape` is valid for writes of `ndim` elements.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_zarr_array_shape(
    array: *const tierce_zarr_array,
    shape: *mut u64,
    ndim: usize,
) -> tierce_status {
    // SAFETY: as above.
    guard(|| unsafe {
        let known = &handle::get(array, "array")?.metadata().shape;
        put_extents(known.iter().copied(), shape, ndim, "shape")
    })
}

/// Writes the extents of a chunk, which is one object: of a shard, where there are shards. Since 0.1.0.
///
/// # Safety
/// `array` is NULL or a live handle; `chunks` is valid for writes of `ndim` elements.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_zarr_array_chunks(
    array: *const tierce_zarr_array,
    chunks: *mut u64,
    ndim: usize,
) -> tierce_status {
    // SAFETY: as above.
    guard(|| unsafe {
        let known = &handle::get(array, "array")?.metadata().chunks;
        put_extents(known.iter().copied(), chunks, ndim, "chunks")
    })
}

/// Writes the extents of the chunks that can be read on their own: of those in a shard, else as tierce_zarr_array_chunks().
/// Since 0.1.0.
///
/// # Safety
/// `array` is NULL or a live handle; `chunks` is valid for writes of `ndim` elements.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_zarr_array_inner_chunks(
    array: *const tierce_zarr_array,
    chunks: *mut u64,
    ndim: usize,
) -> tierce_status {
    // SAFETY: as above.
    guard(|| unsafe {
        let known = handle::get(array, "array")?.inner_chunks();
        put_extents(known.into_iter(), chunks, ndim, "chunks")
    })
}

/// Copies a text with a final NUL, and writes its whole length.
///
/// # Safety
/// `dst` is NULL with `cap` 0, or valid for writes of `cap` bytes; `len` is NULL or valid for a write.
unsafe fn put_text(text: &str, dst: *mut c_char, cap: usize, len: *mut usize) -> Result<()> {
    // SAFETY: as above.
    unsafe {
        args::room(dst.cast(), cap, "dst")?;
        let len = args::out(len, "len")?;
        len.write(copy_text(text, dst, cap));
    }
    Ok(())
}

/// Copies the element type, such as "<f4", with a final NUL, cut to `cap` bytes, and writes its whole length to `len`. Its byte order
/// is the stored one in zarr v2, the machine's in v3; arrays of either order can be read and written. Since 0.1.0.
///
/// # Safety
/// `array` is NULL or a live handle; `dst` is NULL with `cap` 0, or valid for writes of `cap` bytes; `len` is NULL or valid for a write.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_zarr_array_dtype(
    array: *const tierce_zarr_array,
    dst: *mut c_char,
    cap: usize,
    len: *mut usize,
) -> tierce_status {
    // SAFETY: as above.
    guard(|| unsafe { put_text(&handle::get(array, "array")?.metadata().dtype.to_string(), dst, cap, len) })
}

/// Copies the fill value to `dst_cap` bytes of the caller's, and writes how many it has to `dst_len`: one element of the type that
/// tierce_zarr_array_dtype() tells, or one item. If the room is too small: TIERCE_E_BUFFER_TOO_SMALL, and `dst_len` receives the size
/// that is needed. Since 0.1.0.
///
/// # Safety
/// `array` is NULL or a live handle; `dst` is valid for writes of `dst_cap` bytes; `dst_len` is NULL or valid for a write.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_zarr_array_fill(
    array: *const tierce_zarr_array,
    dst: *mut c_void,
    dst_cap: usize,
    dst_len: *mut usize,
) -> tierce_status {
    // SAFETY: as above.
    guard(|| unsafe {
        let fill = handle::get(array, "array")?.metadata().fill.bytes.as_slice();
        let (dst, dst_len) = (args::room(dst, dst_cap, "dst")?, args::out(dst_len, "dst_len")?);
        into_room(&[], dst, dst_len, |dst| dst.extend_from_slice(fill))
    })
}

/// Copies the name of an axis with a final NUL, cut to `cap` bytes, and writes its whole length to `len`; TIERCE_E_NOT_FOUND if it has
/// none. In zarr v2 it comes from the attribute "_ARRAY_DIMENSIONS". Since 0.1.0.
///
/// # Safety
/// As for tierce_zarr_array_dtype().
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_zarr_array_dimension_name(
    array: *const tierce_zarr_array,
    axis: usize,
    dst: *mut c_char,
    cap: usize,
    len: *mut usize,
) -> tierce_status {
    // SAFETY: as above.
    guard(|| unsafe {
        let meta = handle::get(array, "array")?.metadata();
        if axis >= meta.shape.len() {
            return Err(Error::argument(format!("axis is {axis}, the array has {} axes", meta.shape.len())));
        }
        let name = meta.names.as_ref().and_then(|names| names.get(axis)?.as_deref());
        let name = name.ok_or_else(|| Error::new(Kind::NotFound, format!("axis {axis} has no name")))?;
        put_text(name, dst, cap, len)
    })
}

/// Writes the attributes as a JSON object in place of the content of `json`. Since 0.1.0.
///
/// # Safety
/// `array` is NULL or a live handle; `json` is NULL or a live handle that no other call uses.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_zarr_array_attributes(
    array: *const tierce_zarr_array,
    json: *mut tierce_buffer,
) -> tierce_status {
    // SAFETY: as above.
    guard(|| unsafe { put(json, "json", || attributes_text(&handle::get(array, "array")?.metadata().attributes)) })
}

/// Writes the metadata document in place of the content of `json`: zarr.json, or .zarray. Since 0.1.0.
///
/// # Safety
/// As for tierce_zarr_array_attributes().
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_zarr_array_metadata(
    array: *const tierce_zarr_array,
    json: *mut tierce_buffer,
) -> tierce_status {
    // SAFETY: as above.
    guard(|| unsafe {
        put(json, "json", || {
            let documents = handle::get(array, "array")?.metadata().write()?;
            documents.into_iter().next().map(|(_, text)| text).ok_or_else(|| Error::new(Kind::Panic, "no document"))
        })
    })
}

/// Replaces the attributes by those of a JSON object, (NULL, 0) being none, here and in the store. Of others who change the metadata
/// meanwhile nothing is lost, but for attributes. Since 0.1.0.
///
/// # Safety
/// `array` is NULL or a live handle that no other call uses; `json` is valid for reads of `json_len` bytes.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_zarr_array_set_attributes(
    array: *mut tierce_zarr_array,
    json: *const c_char,
    json_len: usize,
) -> tierce_status {
    // SAFETY: as above.
    guard(|| unsafe {
        let (array, json) = (handle::get_mut(array, "array")?, args::text(json, json_len, "json")?);
        array.set_attributes(attributes_from(json)?)
    })
}

/// Gives the array other extents, here and in the store, and deletes the chunks that lie outside of them. Chunks that lie in part
/// outside keep what they have there. Since 0.1.0.
///
/// # Safety
/// `array` is NULL or a live handle that no other call uses; `shape` is valid for reads of `ndim` elements.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_zarr_array_resize(
    array: *mut tierce_zarr_array,
    shape: *const u64,
    ndim: usize,
) -> tierce_status {
    // SAFETY: as above.
    guard(|| unsafe { handle::get_mut(array, "array")?.resize(args::array(shape, ndim, "shape")?) })
}

/// Copies the key of the chunk with these indices, below the store's prefix, with a final NUL, cut to `cap` bytes, and writes its
/// whole length to `len`. Since 0.1.0.
///
/// # Safety
/// As for tierce_zarr_array_dtype(); `chunk` is valid for reads of `ndim` elements.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_zarr_array_chunk_key(
    array: *const tierce_zarr_array,
    chunk: *const u64,
    ndim: usize,
    dst: *mut c_char,
    cap: usize,
    len: *mut usize,
) -> tierce_status {
    // SAFETY: as above.
    guard(|| unsafe {
        let key = handle::get(array, "array")?.chunk_key(args::array(chunk, ndim, "chunk")?)?;
        put_text(&key, dst, cap, len)
    })
}

/// Extents of something that is to be in memory.
///
/// # Safety
/// `extent` is valid for reads of `ndim` elements.
pub(super) unsafe fn extents(extent: *const u64, ndim: usize) -> Result<Vec<usize>> {
    // SAFETY: as above.
    let given = unsafe { args::array(extent, ndim, "extent") }?;
    let mut extents = reserved(ndim)?;
    for extent in given {
        extents.push(usize::try_from(*extent).map_err(|_| Error::argument(format!("extent {extent} is too large")))?);
    }
    Ok(extents)
}

/// A box of an array.
///
/// # Safety
/// Both are valid for reads of `ndim` elements.
unsafe fn region(array: &ZarrArray, start: *const u64, extent: *const u64, ndim: usize) -> Result<Region> {
    // SAFETY: as above.
    let (start, extent) = unsafe { (args::array(start, ndim, "start")?, extents(extent, ndim)?) };
    array.region(start, &extent)
}

/// Tells which chunks (of shards: which shards) a box touches: along each axis the first, and how many (`first` and `counts` may be
/// NULL), and how many in all. In `each` of tierce_zarr_array_read() they stand in C order, the last index fastest. Since 0.1.0.
///
/// # Safety
/// `array` is NULL or a live handle; `start` and `extent` are valid for reads of `ndim` elements; `first` and `counts` are NULL or valid
/// for writes of as many; `total` is NULL or valid for a write.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_zarr_array_box_chunks(
    array: *const tierce_zarr_array,
    start: *const u64,
    extent: *const u64,
    ndim: usize,
    first: *mut u64,
    counts: *mut u64,
    total: *mut usize,
) -> tierce_status {
    // SAFETY: as above.
    guard(|| unsafe {
        let (array, total) = (handle::get(array, "array")?, args::out(total, "total")?);
        let touched = array.touched(&region(array, start, extent, ndim)?)?;
        if !first.is_null() {
            put_extents(touched.first.into_iter(), first, ndim, "first")?;
        }
        if !counts.is_null() {
            put_extents(touched.counts.into_iter().map(|count| count as u64), counts, ndim, "counts")?;
        }
        total.write(touched.total);
        Ok(())
    })
}

/// Writes 1 to `yes` if a write of this box reads nothing first, since it has all of each chunk (or shard) that it touches, as far as
/// the array has it; else 0. Since 0.1.0.
///
/// # Safety
/// `array` is NULL or a live handle; `start` and `extent` are valid for reads of `ndim` elements; `yes` is NULL or valid for a write.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_zarr_array_covers(
    array: *const tierce_zarr_array,
    start: *const u64,
    extent: *const u64,
    ndim: usize,
    yes: *mut i32,
) -> tierce_status {
    // SAFETY: as above.
    guard(|| unsafe {
        let (array, yes) = (handle::get(array, "array")?, args::out(yes, "yes")?);
        yes.write(i32::from(array.covers(&region(array, start, extent, ndim)?)));
        Ok(())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_shareable_may_be_shared() {
        fn shared<T: Send + Sync>() {}
        shared::<ZarrArray>();
        shared::<crate::zarr::Group>();
    }
}

use std::ffi::{c_char, c_void};

use super::args;
use super::buffer::tierce_buffer;
use super::guard::{guard, guard_void};
use super::handle::{self, Handle};
use super::status::tierce_status;
use super::store::text;
use crate::error::Result;
use crate::zarr::Spec;

/// What a Zarr array is made with. Exclusive.
pub struct tierce_zarr_spec {
    _private: [u8; 0],
}

impl Handle for tierce_zarr_spec {
    type Value = Spec;
    const NAME: &'static str = "tierce_zarr_spec";
}

/// @group What a Zarr array is made with
/// A spec says what tierce_zarr_array_create() makes. It is put together by calls, or read from JSON:
///
///     uint64_t shape[3] = {0, 512, 512}, chunks[3] = {1, 256, 256};
///     const char *codecs = "[{\"name\": \"numcodecs.zfpy\", \"configuration\": {\"mode\": 4, \"tolerance\": 1e-6}}]";
///     tierce_zarr_spec *spec;
///     tierce_zarr_spec_new("<f8", 3, shape, 3, &spec);
///     tierce_zarr_spec_set_chunks(spec, chunks, 3);
///     tierce_zarr_spec_set(spec, "codecs", 6, codecs, strlen(codecs));
///     tierce_zarr_spec_set(spec, "dimension_names", 15, "[\"time\", \"y\", \"x\"]", 18);
///
/// The keys are those of zarr-python's create_array(). null is as if the key were not there, where it says nothing else:
///
/// "shape": the extents. "dtype" (or "data_type"): numpy's name ("<f4", "float32", "<M8[ns]", "<U12"), "utf8", "bytes", "json" or
/// "ragged:<f4" for items that vary in length, a data type of zarr v3 ("string", an object with "name"), or the fields of a record.
/// "chunks": the extents of a chunk, which is one object (else about 16 MiB: the whole, with its longest axes halved).
/// "shards": the extents of an object that holds many chunks, in multiples of "chunks"; v3 only. With it "index_location" ("end", or
/// "start") and "index_codecs". "fill_value": what is where no chunk was written (0, empty, not a time), as metadata write it: numbers,
/// "NaN", "Infinity", "0x7fc00001" (the bits of a float), base64 for bytes; null in v2: nothing is said of it, and it reads as 0.
/// "codecs": a codec or a list of codecs in either form that tierce_codec_from_json() reads ("zstd" at level 0); what turns elements
/// into bytes is put in where it is missing. "zarr_format": 3, or 2. "dimension_names": a list of names or null for each axis.
/// "attributes": an object. "order": "C", or "F" for chunks whose first index is fastest. "separator": between the indices in keys of
/// chunks, "/" (v3), "." (v2).
/// @end
/// Makes the spec of an array with elements of type `dtype`, see "dtype" above, and `ndim` axes of these extents; all else is as if
/// no key were there. Free with tierce_zarr_spec_free(). Since 0.1.0.
///
/// # Safety
/// `dtype` is valid for reads of `dtype_len` bytes, `shape` of `ndim` elements; `out` is NULL or valid for a write.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_zarr_spec_new(
    dtype: *const c_char,
    dtype_len: usize,
    shape: *const u64,
    ndim: usize,
    out: *mut *mut tierce_zarr_spec,
) -> tierce_status {
    // SAFETY: as above.
    guard(|| unsafe {
        let (dtype, shape) = (text(dtype, dtype_len, "dtype")?, args::array(shape, ndim, "shape")?);
        args::out(out, "out")?.write(handle::new(Spec::new(&dtype, shape)?));
        Ok(())
    })
}

/// Reads a spec from a JSON object with the keys above, "shape" and "dtype" among them. An unknown key is TIERCE_E_CONFIG with a
/// message that names the known ones. Free with tierce_zarr_spec_free(). Since 0.1.0.
///
/// # Safety
/// `json` is valid for reads of `json_len` bytes; `out` is NULL or valid for a write.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_zarr_spec_from_json(
    json: *const c_char,
    json_len: usize,
    out: *mut *mut tierce_zarr_spec,
) -> tierce_status {
    // SAFETY: as above.
    guard(|| unsafe {
        let (json, out) = (args::text(json, json_len, "json")?, args::out(out, "out")?);
        out.write(handle::new(Spec::parse(json)?));
        Ok(())
    })
}

/// Frees a spec; NULL is allowed. Since 0.1.0.
///
/// # Safety
/// `spec` is NULL or a live handle, not used again.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_zarr_spec_free(spec: *mut tierce_zarr_spec) {
    // SAFETY: as above.
    guard_void(|| unsafe { handle::free(spec) });
}

/// Sets one of the keys above to a JSON value. After a failure the spec is as it was. Since 0.1.0.
///
/// # Safety
/// `spec` is NULL or a live handle that no other call uses; `key` and `json` are valid for reads of their lengths.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_zarr_spec_set(
    spec: *mut tierce_zarr_spec,
    key: *const c_char,
    key_len: usize,
    json: *const c_char,
    json_len: usize,
) -> tierce_status {
    // SAFETY: as above.
    guard(|| unsafe {
        let (key, json) = (text(key, key_len, "key")?, args::text(json, json_len, "json")?);
        handle::get_mut(spec, "spec")?.set(&key, json)
    })
}

/// Sets "chunks": the extents of a chunk. Since 0.1.0.
///
/// # Safety
/// `spec` is NULL or a live handle that no other call uses; `chunks` is valid for reads of `ndim` elements.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_zarr_spec_set_chunks(
    spec: *mut tierce_zarr_spec,
    chunks: *const u64,
    ndim: usize,
) -> tierce_status {
    // SAFETY: as above.
    guard(|| unsafe { handle::get_mut(spec, "spec")?.set_chunks(args::array(chunks, ndim, "chunks")?) })
}

/// Sets "shards": the extents of an object that holds many chunks. Since 0.1.0.
///
/// # Safety
/// `spec` is NULL or a live handle that no other call uses; `shards` is valid for reads of `ndim` elements.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_zarr_spec_set_shards(
    spec: *mut tierce_zarr_spec,
    shards: *const u64,
    ndim: usize,
) -> tierce_status {
    // SAFETY: as above.
    guard(|| unsafe { handle::get_mut(spec, "spec")?.set_shards(args::array(shards, ndim, "shards")?) })
}

/// Sets "fill_value" to one element of `size` bytes, in the byte order of "dtype" as it was given, or to one item. Since 0.1.0.
///
/// # Safety
/// `spec` is NULL or a live handle that no other call uses; `value` is valid for reads of `size` bytes.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_zarr_spec_set_fill(
    spec: *mut tierce_zarr_spec,
    value: *const c_void,
    size: usize,
) -> tierce_status {
    // SAFETY: as above.
    guard(|| unsafe { handle::get_mut(spec, "spec")?.set_fill(args::bytes(value, size, "value")?) })
}

/// Writes what was set as JSON that tierce_zarr_spec_from_json() reads, in place of the content of `json`. Since 0.1.0.
///
/// # Safety
/// `spec` is NULL or a live handle; `json` is NULL or a live handle that no other call uses.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_zarr_spec_json(
    spec: *const tierce_zarr_spec,
    json: *mut tierce_buffer,
) -> tierce_status {
    // SAFETY: as above.
    guard(|| unsafe { put(json, "json", || handle::get(spec, "spec")?.to_json()) })
}

/// Puts what `make` gives in place of the content of a buffer.
///
/// # Safety
/// `buffer` is NULL or a live handle that no other call uses.
pub(super) unsafe fn put(
    buffer: *mut tierce_buffer,
    argument: &str,
    make: impl FnOnce() -> Result<crate::Buffer>,
) -> Result<()> {
    // SAFETY: as above.
    let buffer = unsafe { handle::get_mut(buffer, argument) }?;
    *buffer = make()?;
    Ok(())
}

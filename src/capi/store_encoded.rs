use std::ffi::c_char;
use std::sync::Arc;

use super::array::{put, tierce_array};
use super::codec::tierce_codec;
use super::codec_array::{list, list_mut};
use super::guard::{guard, guard_status};
use super::handle;
use super::many::report;
use super::object_info::{self, tierce_object_info};
use super::op::tierce_op;
use super::status::tierce_status;
use super::store::{put_options, run, start, text, texts, tierce_put_options, tierce_store};
use super::store_read::optional_info;
use crate::error::{Error, Kind};
use crate::store::verbs;

/// @group Arrays in objects
/// Arrays go through a codec or pipeline into objects, and back, wherever their elements lie. The store's threads encode and decode,
/// (where there are connections, all but one of them at once) while others are on their way: open it with as many "io_threads" as cores are free. A codec with a
/// pool (tierce_codec_with_pool()) works on the parts of each with that. An object has what tierce_codec_encode_array_buffer() gives.
/// @end
/// Encodes an array and writes the result as an object. `options` and `info` as in tierce_store_put(); tierce_object_info_size() is
/// the encoded size. Since 0.1.0.
///
/// # Safety
/// The handles are live, `info` may be NULL; `key` is valid for reads of `key_len` bytes; `options` is NULL or valid for a read.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_store_put_encoded(
    store: *const tierce_store,
    key: *const c_char,
    key_len: usize,
    codec: *const tierce_codec,
    array: *const tierce_array,
    options: *const tierce_put_options,
    info: *mut tierce_object_info,
) -> tierce_status {
    // SAFETY: as above.
    guard(|| unsafe {
        let (key, options, info) = (text(key, key_len, "key")?, put_options(options)?, optional_info(info)?);
        let (codec, array) = (Arc::clone(handle::get(codec, "codec")?), handle::get(array, "array")?);
        let mut done = run(store, |job| verbs::put_encoded(job, key, codec, array, options))?;
        object_info::put(info, &mut done)
    })
}

/// tierce_store_put_encoded() as an operation; tierce_op_size() gives the encoded size. Since 0.1.0.
///
/// # Safety
/// As for tierce_store_put_encoded(), `array` and its memory until the operation has ended; `op` is NULL or valid for a write.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_store_put_encoded_async(
    store: *const tierce_store,
    key: *const c_char,
    key_len: usize,
    codec: *const tierce_codec,
    array: *const tierce_array,
    options: *const tierce_put_options,
    op: *mut *mut tierce_op,
) -> tierce_status {
    // SAFETY: as above.
    guard(|| unsafe {
        let (key, options) = (text(key, key_len, "key")?, put_options(options)?);
        let (codec, array) = (Arc::clone(handle::get(codec, "codec")?), handle::get(array, "array")?);
        start(store, op, |job| verbs::put_encoded(job, key, codec, array, options))
    })
}

/// Encodes `count` arrays, and writes number i as the object `keys[i]`. `key_lens` and `each` as in tierce_store_get_many(). `sizes` (may
/// be NULL) gets the encoded sizes. Since 0.1.0.
///
/// # Safety
/// The handles are live; the arrays are valid for reads of `count` elements (`key_lens` may be NULL); `options` is NULL or valid for a
/// read; `sizes` and `each` are NULL or valid for writes of `count` elements.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_store_put_encoded_many(
    store: *const tierce_store,
    keys: *const *const c_char,
    key_lens: *const usize,
    codec: *const tierce_codec,
    arrays: *const *const tierce_array,
    count: usize,
    options: *const tierce_put_options,
    sizes: *mut u64,
    each: *mut tierce_status,
) -> tierce_status {
    // SAFETY: as above.
    guard_status(|| unsafe {
        let (keys, arrays, options) = (texts(keys, key_lens, count)?, list(arrays, count)?, put_options(options)?);
        let codec = Arc::clone(handle::get(codec, "codec")?);
        let done = run(store, |job| verbs::put_encoded_many(job, keys, codec, arrays, options))?;
        let status = report(&done.each, each)?;
        for (index, size) in done.sizes.iter().enumerate().filter(|_| !sizes.is_null()) {
            sizes.add(index).write(*size);
        }
        Ok(status)
    })
}

/// tierce_store_put_encoded_many() as an operation; tierce_op_sizes() and tierce_op_each() give the result. Since 0.1.0.
///
/// # Safety
/// As for tierce_store_put_encoded_many(), the arrays and their memory until the operation has ended; `op` is NULL or valid for a
/// write.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_store_put_encoded_many_async(
    store: *const tierce_store,
    keys: *const *const c_char,
    key_lens: *const usize,
    codec: *const tierce_codec,
    arrays: *const *const tierce_array,
    count: usize,
    options: *const tierce_put_options,
    op: *mut *mut tierce_op,
) -> tierce_status {
    // SAFETY: as above.
    guard(|| unsafe {
        let (keys, arrays, options) = (texts(keys, key_lens, count)?, list(arrays, count)?, put_options(options)?);
        let codec = Arc::clone(handle::get(codec, "codec")?);
        start(store, op, |job| verbs::put_encoded_many(job, keys, codec, arrays, options))
    })
}

/// Reads an object and decodes it into a new array with the type and shape of `like` (tierce_array_describe()), of at most `max_len`
/// bytes. Free the result with tierce_array_free(). Since 0.1.0.
///
/// # Safety
/// The handles are NULL or live; `key` is valid for reads of `key_len` bytes; `out` is NULL or valid for a write.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_store_get_decoded(
    store: *const tierce_store,
    key: *const c_char,
    key_len: usize,
    codec: *const tierce_codec,
    like: *const tierce_array,
    max_len: usize,
    out: *mut *mut tierce_array,
) -> tierce_status {
    // SAFETY: as above.
    guard(|| unsafe {
        let (key, ty) = (text(key, key_len, "key")?, handle::get(like, "like")?.ty().clone());
        let codec = Arc::clone(handle::get(codec, "codec")?);
        put(out, || {
            let mut done = run(store, |job| verbs::get_decoded(job, key, codec, ty, max_len))?;
            done.array.take().ok_or_else(|| Error::new(Kind::Panic, "a read array was lost"))
        })
    })
}

/// tierce_store_get_decoded() as an operation; tierce_op_take_array() gives the result. Since 0.1.0.
///
/// # Safety
/// As for tierce_store_get_decoded(); `op` is NULL or valid for a write.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_store_get_decoded_async(
    store: *const tierce_store,
    key: *const c_char,
    key_len: usize,
    codec: *const tierce_codec,
    like: *const tierce_array,
    max_len: usize,
    op: *mut *mut tierce_op,
) -> tierce_status {
    // SAFETY: as above.
    guard(|| unsafe {
        let (key, ty) = (text(key, key_len, "key")?, handle::get(like, "like")?.ty().clone());
        let codec = Arc::clone(handle::get(codec, "codec")?);
        start(store, op, |job| verbs::get_decoded(job, key, codec, ty, max_len))
    })
}

/// Reads an object and decodes it into an array, as tierce_codec_decode_array_into() does. Since 0.1.0.
///
/// # Safety
/// The handles are NULL or live, and no other call uses `array` or its memory; `key` is valid for reads of `key_len` bytes.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_store_get_decoded_into(
    store: *const tierce_store,
    key: *const c_char,
    key_len: usize,
    codec: *const tierce_codec,
    array: *mut tierce_array,
) -> tierce_status {
    // SAFETY: as above.
    guard(|| unsafe {
        let (key, array) = (text(key, key_len, "key")?, handle::get_mut(array, "array")?);
        let codec = Arc::clone(handle::get(codec, "codec")?);
        run(store, |job| verbs::get_decoded_into(job, key, codec, array)).map(|_| ())
    })
}

/// tierce_store_get_decoded_into() as an operation. Since 0.1.0.
///
/// # Safety
/// As for tierce_store_get_decoded_into(), `array` and its memory until the operation has ended; `op` is NULL or valid for a write.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_store_get_decoded_into_async(
    store: *const tierce_store,
    key: *const c_char,
    key_len: usize,
    codec: *const tierce_codec,
    array: *mut tierce_array,
    op: *mut *mut tierce_op,
) -> tierce_status {
    // SAFETY: as above.
    guard(|| unsafe {
        let (key, array) = (text(key, key_len, "key")?, handle::get_mut(array, "array")?);
        let codec = Arc::clone(handle::get(codec, "codec")?);
        start(store, op, |job| verbs::get_decoded_into(job, key, codec, array))
    })
}

/// Reads `count` objects, and decodes `keys[i]` into array i. `key_lens` and `each` as in tierce_store_get_many(). Since 0.1.0.
///
/// # Safety
/// The handles are live, and no other call uses the arrays or their memory; the lists are valid for reads of `count` elements
/// (`key_lens` may be NULL); `each` is NULL or valid for writes of `count` statuses.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_store_get_decoded_many_into(
    store: *const tierce_store,
    keys: *const *const c_char,
    key_lens: *const usize,
    codec: *const tierce_codec,
    arrays: *const *mut tierce_array,
    count: usize,
    each: *mut tierce_status,
) -> tierce_status {
    // SAFETY: as above.
    guard_status(|| unsafe {
        let (keys, arrays) = (texts(keys, key_lens, count)?, list_mut(arrays, count)?);
        let codec = Arc::clone(handle::get(codec, "codec")?);
        let done = run(store, |job| verbs::get_decoded_many_into(job, keys, codec, arrays))?;
        report(&done.each, each)
    })
}

/// tierce_store_get_decoded_many_into() as an operation; tierce_op_each() gives the statuses. Since 0.1.0.
///
/// # Safety
/// As for tierce_store_get_decoded_many_into(), the arrays and their memory until the operation has ended; `op` is NULL or valid for a
/// write.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_store_get_decoded_many_into_async(
    store: *const tierce_store,
    keys: *const *const c_char,
    key_lens: *const usize,
    codec: *const tierce_codec,
    arrays: *const *mut tierce_array,
    count: usize,
    op: *mut *mut tierce_op,
) -> tierce_status {
    // SAFETY: as above.
    guard(|| unsafe {
        let (keys, arrays) = (texts(keys, key_lens, count)?, list_mut(arrays, count)?);
        let codec = Arc::clone(handle::get(codec, "codec")?);
        start(store, op, |job| verbs::get_decoded_many_into(job, keys, codec, arrays))
    })
}

use std::ffi::{c_char, c_void};

use super::args;
use super::guard::{guard, guard_status};
use super::many::report;
use super::object_info::{self, tierce_object_info};
use super::op::tierce_op;
use super::status::tierce_status;
use super::store::{put_options, run, start, text, texts, tierce_put_options, tierce_store};
use super::store_read::optional_info;
use crate::error::Result;
use crate::segments::reserved;
use crate::store::{Body, verbs};

/// Contents of the caller's.
///
/// # Safety
/// `starts` and `lens` are valid for reads of `count` elements, and the memory until the operation ends.
unsafe fn bodies(starts: *const *const c_void, lens: *const usize, count: usize) -> Result<Vec<Body>> {
    // SAFETY: as above.
    let (starts, lens) = unsafe { (args::array(starts, count, "srcs")?, args::array(lens, count, "src_lens")?) };
    let mut bodies = reserved(count)?;
    for (index, (start, len)) in starts.iter().zip(lens).enumerate() {
        // SAFETY: as above.
        let body = unsafe { args::bytes(*start, *len, "it") }.map_err(|error| error.within(&format!("src {index}")))?;
        bodies.push(Body::Lent(body));
    }
    Ok(bodies)
}

/// @group Writing objects
/// Objects are written whole: whoever reads sees the one that was there or the new one, never a part. In S3 objects above twice
/// "part_size" go in parts, several at once. What was begun and failed leaves nothing.
/// @end
/// Writes `src_len` bytes as an object. `options`: NULL to replace whatever is there. `info` (may be NULL) gets the new ETag.
/// Since 0.1.0.
///
/// # Safety
/// `store` is NULL or a live handle; `key` and `src` are valid for reads of their lengths; `options` is NULL or valid for a read;
/// `info` is NULL or a live handle that no other call uses.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_store_put(
    store: *const tierce_store,
    key: *const c_char,
    key_len: usize,
    src: *const c_void,
    src_len: usize,
    options: *const tierce_put_options,
    info: *mut tierce_object_info,
) -> tierce_status {
    // SAFETY: as above.
    guard(|| unsafe {
        let (key, options, info) = (text(key, key_len, "key")?, put_options(options)?, optional_info(info)?);
        let body = Body::Lent(args::bytes(src, src_len, "src")?);
        let mut done = run(store, |job| verbs::put(job, key, body, options))?;
        object_info::put(info, &mut done)
    })
}

/// tierce_store_put() as an operation; tierce_op_info() gives the ETag. Since 0.1.0.
///
/// # Safety
/// As for tierce_store_put(), `src` until the operation has ended; `op` is NULL or valid for a write.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_store_put_async(
    store: *const tierce_store,
    key: *const c_char,
    key_len: usize,
    src: *const c_void,
    src_len: usize,
    options: *const tierce_put_options,
    op: *mut *mut tierce_op,
) -> tierce_status {
    // SAFETY: as above.
    guard(|| unsafe {
        let (key, options) = (text(key, key_len, "key")?, put_options(options)?);
        let body = Body::Lent(args::bytes(src, src_len, "src")?);
        start(store, op, |job| verbs::put(job, key, body, options))
    })
}

/// Writes `count` objects: number i has the `src_lens[i]` bytes at `srcs[i]`. `options` (may be NULL) are those of all. `key_lens` and
/// `each` as in tierce_store_get_many(). Since 0.1.0.
///
/// # Safety
/// `store` is NULL or a live handle; the arrays are valid for reads of `count` elements (`key_lens` may be NULL), each of `srcs` for
/// reads of its length; `options` is NULL or valid for a read; `each` is NULL or valid for writes of `count` statuses.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_store_put_many(
    store: *const tierce_store,
    keys: *const *const c_char,
    key_lens: *const usize,
    srcs: *const *const c_void,
    src_lens: *const usize,
    count: usize,
    options: *const tierce_put_options,
    each: *mut tierce_status,
) -> tierce_status {
    // SAFETY: as above.
    guard_status(|| unsafe {
        let (keys, options) = (texts(keys, key_lens, count)?, put_options(options)?);
        let bodies = bodies(srcs, src_lens, count)?;
        let done = run(store, |job| verbs::put_many(job, keys, bodies, options))?;
        report(&done.each, each)
    })
}

/// tierce_store_put_many() as an operation; tierce_op_each() gives the statuses. Since 0.1.0.
///
/// # Safety
/// As for tierce_store_put_many(), each of `srcs` until the operation has ended; `op` is NULL or valid for a write.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_store_put_many_async(
    store: *const tierce_store,
    keys: *const *const c_char,
    key_lens: *const usize,
    srcs: *const *const c_void,
    src_lens: *const usize,
    count: usize,
    options: *const tierce_put_options,
    op: *mut *mut tierce_op,
) -> tierce_status {
    // SAFETY: as above.
    guard(|| unsafe {
        let (keys, options) = (texts(keys, key_lens, count)?, put_options(options)?);
        let bodies = bodies(srcs, src_lens, count)?;
        start(store, op, |job| verbs::put_many(job, keys, bodies, options))
    })
}

/// Makes the object `to` a copy of `from`, both of this store; in S3 the bytes do not come here. Since 0.1.0.
///
/// # Safety
/// `store` is NULL or a live handle; `from` and `to` are valid for reads of their lengths.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_store_copy(
    store: *const tierce_store,
    from: *const c_char,
    from_len: usize,
    to: *const c_char,
    to_len: usize,
) -> tierce_status {
    // SAFETY: as above.
    guard(|| unsafe {
        let (from, to) = (text(from, from_len, "from")?, text(to, to_len, "to")?);
        run(store, |job| verbs::copy(job, from, to)).map(|_| ())
    })
}

/// tierce_store_copy() as an operation. Since 0.1.0.
///
/// # Safety
/// As for tierce_store_copy(); `op` is NULL or valid for a write.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_store_copy_async(
    store: *const tierce_store,
    from: *const c_char,
    from_len: usize,
    to: *const c_char,
    to_len: usize,
    op: *mut *mut tierce_op,
) -> tierce_status {
    // SAFETY: as above.
    guard(|| unsafe {
        let (from, to) = (text(from, from_len, "from")?, text(to, to_len, "to")?);
        start(store, op, |job| verbs::copy(job, from, to))
    })
}

/// Deletes an object; one that is not there is no error. Since 0.1.0.
///
/// # Safety
/// `store` is NULL or a live handle; `key` is valid for reads of `key_len` bytes.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_store_delete(
    store: *const tierce_store,
    key: *const c_char,
    key_len: usize,
) -> tierce_status {
    // SAFETY: as above.
    guard(|| unsafe {
        let key = text(key, key_len, "key")?;
        run(store, |job| verbs::delete(job, key)).map(|_| ())
    })
}

/// tierce_store_delete() as an operation. Since 0.1.0.
///
/// # Safety
/// As for tierce_store_delete(); `op` is NULL or valid for a write.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_store_delete_async(
    store: *const tierce_store,
    key: *const c_char,
    key_len: usize,
    op: *mut *mut tierce_op,
) -> tierce_status {
    // SAFETY: as above.
    guard(|| unsafe {
        let key = text(key, key_len, "key")?;
        start(store, op, |job| verbs::delete(job, key))
    })
}

/// Deletes `count` objects, a thousand with one request where the store can. `key_lens` and `each` as in tierce_store_get_many().
/// Since 0.1.0.
///
/// # Safety
/// `store` is NULL or a live handle; `keys` is valid for reads of `count` pointers, `key_lens` NULL or valid for reads of as many
/// lengths, `each` NULL or valid for writes of as many statuses.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_store_delete_many(
    store: *const tierce_store,
    keys: *const *const c_char,
    key_lens: *const usize,
    count: usize,
    each: *mut tierce_status,
) -> tierce_status {
    // SAFETY: as above.
    guard_status(|| unsafe {
        let keys = texts(keys, key_lens, count)?;
        let done = run(store, |job| verbs::delete_many(job, keys))?;
        report(&done.each, each)
    })
}

/// tierce_store_delete_many() as an operation; tierce_op_each() gives the statuses. Since 0.1.0.
///
/// # Safety
/// As for tierce_store_delete_many(); `op` is NULL or valid for a write.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_store_delete_many_async(
    store: *const tierce_store,
    keys: *const *const c_char,
    key_lens: *const usize,
    count: usize,
    op: *mut *mut tierce_op,
) -> tierce_status {
    // SAFETY: as above.
    guard(|| unsafe {
        let keys = texts(keys, key_lens, count)?;
        start(store, op, |job| verbs::delete_many(job, keys))
    })
}

/// Deletes all objects whose keys begin with `prefix`, which may end in the middle of a name, and must not be empty. `deleted` (may be
/// NULL) gets how many there were. Since 0.1.0.
///
/// # Safety
/// `store` is NULL or a live handle; `prefix` is valid for reads of `prefix_len` bytes; `deleted` is NULL or valid for a write.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_store_delete_prefix(
    store: *const tierce_store,
    prefix: *const c_char,
    prefix_len: usize,
    deleted: *mut u64,
) -> tierce_status {
    // SAFETY: as above.
    guard(|| unsafe {
        let (prefix, deleted) = (text(prefix, prefix_len, "prefix")?, args::optional_out(deleted, "deleted")?);
        let done = run(store, |job| verbs::delete_prefix(job, prefix))?;
        deleted.map(|deleted| deleted.write(done.count));
        Ok(())
    })
}

/// tierce_store_delete_prefix() as an operation; tierce_op_count() gives how many there were. Since 0.1.0.
///
/// # Safety
/// As for tierce_store_delete_prefix(); `op` is NULL or valid for a write.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_store_delete_prefix_async(
    store: *const tierce_store,
    prefix: *const c_char,
    prefix_len: usize,
    op: *mut *mut tierce_op,
) -> tierce_status {
    // SAFETY: as above.
    guard(|| unsafe {
        let prefix = text(prefix, prefix_len, "prefix")?;
        start(store, op, |job| verbs::delete_prefix(job, prefix))
    })
}

use std::ffi::{c_char, c_void};

use super::args;
use super::buffer::tierce_buffer;
use super::guard::guard;
use super::handle;
use super::op::tierce_op;
use super::status::tierce_status;
use super::store::{run, start, text, texts, tierce_store};
use crate::error::Result;
use crate::output::Output;
use crate::store::generate::Spec;
use crate::store::verbs::{self, Progress};
use crate::store::{Done, Job, Pending};

/// Called after each object that was written: `done` of `total` objects, which have `bytes` bytes. It runs on a thread of the store, one
/// call at a time, and should be short.
pub type tierce_progress = Option<unsafe extern "C" fn(userdata: *mut c_void, done: u64, total: u64, bytes: u64)>;

/// A callback and its argument.
struct Callback(unsafe extern "C" fn(*mut c_void, u64, u64, u64), *mut c_void);

// SAFETY: the caller promised that it may be called on any thread.
unsafe impl Send for Callback {}

impl Callback {
    fn call(&self, done: u64, total: u64, bytes: u64) {
        // SAFETY: the caller's function with the caller's argument.
        unsafe { (self.0)(self.1, done, total, bytes) };
    }
}

fn progress(progress: tierce_progress, userdata: *mut c_void) -> Option<Progress> {
    let callback = Callback(progress?, userdata);
    Some(Box::new(move |done, total, bytes| callback.call(done, total, bytes)))
}

/// Objects named by a template.
///
/// # Safety
/// The texts are valid for reads of their lengths; what `told` needs lives until the operation ends.
unsafe fn by_template(
    prefix: *const c_char,
    prefix_len: usize,
    options: *const c_char,
    options_len: usize,
    told: Option<Progress>,
) -> Result<impl FnOnce(Job) -> Pending<'static, Done>> {
    // SAFETY: as above.
    let (prefix, options) =
        unsafe { (text(prefix, prefix_len, "prefix")?, args::text(options, options_len, "options")?) };
    let spec = Spec::parse(options)?;
    Ok(move |job| -> Pending<'static, Done> {
        let names = spec.clone();
        let count = spec.num as usize;
        Box::pin(verbs::generate(job, spec, count, move |index| names.key(&prefix, index), told))
    })
}

/// Objects with these names.
///
/// # Safety
/// The arrays and texts are valid for reads of their lengths; what `told` needs lives until the operation ends.
unsafe fn by_keys(
    keys: *const *const c_char,
    key_lens: *const usize,
    count: usize,
    options: *const c_char,
    options_len: usize,
    told: Option<Progress>,
) -> Result<impl FnOnce(Job) -> Pending<'static, Done>> {
    // SAFETY: as above.
    let (keys, options) = unsafe { (texts(keys, key_lens, count)?, args::text(options, options_len, "options")?) };
    let spec = Spec::parse(options)?;
    Ok(move |job| -> Pending<'static, Done> {
        Box::pin(verbs::generate(job, spec, keys.len(), move |index| keys[index as usize].clone(), told))
    })
}

/// Writes what was done where the caller wants it.
///
/// # Safety
/// Both are NULL or valid for a write.
unsafe fn put(done: &Done, objects: *mut u64, bytes: *mut u64) -> Result<()> {
    // SAFETY: as above.
    unsafe {
        args::optional_out(objects, "objects")?.map(|objects| objects.write(done.count));
        args::optional_out(bytes, "bytes")?.map(|bytes| bytes.write(done.size));
    }
    Ok(())
}

/// @group Objects made up
/// To measure a store, objects can be made as they are written: incompressible and each another, so that a store that compresses or
/// deduplicates is not measured at that. `options` is a JSON object, or (NULL, 0):
///
/// "type" ("raw"; or "npz", "tfrecord", "hdf5": valid files around the payload), "size" (20971520 bytes of payload), "num" (1),
/// "template" ("object_{}_of_{}.dat": the number, and how many; {:04} for digits), "max_in_flight" (32), "should_create_bucket" (false),
/// "seed" (drawn anew if it is left out: a number makes the same bytes on every machine), "dedup" (1: n repeats the n-th part of each
/// payload), "compress" (1: n lets compressors make an n-th of it).
/// @end
/// Makes "num" objects, and writes them under `prefix` and names from "template".
///
/// `progress` is called after each, or may be NULL. `objects` and `bytes` (may be NULL) get how many were written. The first failure ends
/// the call; what was written by then stays. Since 0.1.0.
///
/// # Safety
/// `store` is NULL or a live handle; `prefix` and `options` are valid for reads of their lengths; `objects` and `bytes` are NULL or valid
/// for a write.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_store_generate(
    store: *const tierce_store,
    prefix: *const c_char,
    prefix_len: usize,
    options: *const c_char,
    options_len: usize,
    progress: tierce_progress,
    userdata: *mut c_void,
    objects: *mut u64,
    bytes: *mut u64,
) -> tierce_status {
    // SAFETY: as above.
    guard(|| unsafe {
        let told = self::progress(progress, userdata);
        let done = run(store, by_template(prefix, prefix_len, options, options_len, told)?)?;
        put(&done, objects, bytes)
    })
}

/// tierce_store_generate() as an operation; tierce_op_count() and tierce_op_size() give the result. Since 0.1.0.
///
/// # Safety
/// As for tierce_store_generate(), `userdata` until the operation has ended; `op` is NULL or valid for a write.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_store_generate_async(
    store: *const tierce_store,
    prefix: *const c_char,
    prefix_len: usize,
    options: *const c_char,
    options_len: usize,
    progress: tierce_progress,
    userdata: *mut c_void,
    op: *mut *mut tierce_op,
) -> tierce_status {
    // SAFETY: as above.
    guard(|| unsafe {
        let told = self::progress(progress, userdata);
        start(store, op, by_template(prefix, prefix_len, options, options_len, told)?)
    })
}

/// Makes `count` objects and writes them under these keys; "num" and "template" have no meaning. `key_lens` as in
/// tierce_store_get_many(), the rest as in tierce_store_generate(). Since 0.1.0.
///
/// # Safety
/// As for tierce_store_generate(); `keys` is valid for reads of `count` pointers, `key_lens` NULL or valid for reads of as many lengths.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_store_generate_keys(
    store: *const tierce_store,
    keys: *const *const c_char,
    key_lens: *const usize,
    count: usize,
    options: *const c_char,
    options_len: usize,
    progress: tierce_progress,
    userdata: *mut c_void,
    objects: *mut u64,
    bytes: *mut u64,
) -> tierce_status {
    // SAFETY: as above.
    guard(|| unsafe {
        let told = self::progress(progress, userdata);
        let done = run(store, by_keys(keys, key_lens, count, options, options_len, told)?)?;
        put(&done, objects, bytes)
    })
}

/// tierce_store_generate_keys() as an operation; tierce_op_count() and tierce_op_size() give the result. Since 0.1.0.
///
/// # Safety
/// As for tierce_store_generate_keys(), `userdata` until the operation has ended; `op` is NULL or valid for a write.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_store_generate_keys_async(
    store: *const tierce_store,
    keys: *const *const c_char,
    key_lens: *const usize,
    count: usize,
    options: *const c_char,
    options_len: usize,
    progress: tierce_progress,
    userdata: *mut c_void,
    op: *mut *mut tierce_op,
) -> tierce_status {
    // SAFETY: as above.
    guard(|| unsafe {
        let told = self::progress(progress, userdata);
        start(store, op, by_keys(keys, key_lens, count, options, options_len, told)?)
    })
}

/// Makes object `index` of a run in place of the content of `dst`, and writes it nowhere. With "seed" in the options it is the one that
/// tierce_store_generate() writes. Since 0.1.0.
///
/// # Safety
/// `options` is valid for reads of `options_len` bytes; `dst` is NULL or a live handle that no other call uses.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_generate_object(
    options: *const c_char,
    options_len: usize,
    index: u64,
    dst: *mut tierce_buffer,
) -> tierce_status {
    // SAFETY: as above.
    guard(|| unsafe {
        let spec = Spec::parse(args::text(options, options_len, "options")?)?;
        let dst = handle::get_mut(dst, "dst")?;
        dst.clear();
        spec.object(index, &mut Output::growing(dst, usize::MAX))
    })
}

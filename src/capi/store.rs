use std::ffi::{c_char, c_void};
use std::mem::MaybeUninit;
use std::ops::Range;

use super::args;
use super::guard::{guard, guard_void};
use super::handle::{self, Handle};
use super::object_info::{self, tierce_object_info};
use super::op::{self, tierce_op};
use super::status::tierce_status;
use crate::error::{Error, Result};
use crate::segments::reserved;
use crate::store::options::Options;
use crate::store::verbs::{self, Room};
use crate::store::{ByteRange, Condition, Done, GetOptions, Job, PutOptions, Store};

/// An open store of objects. Shareable.
pub struct tierce_store {
    _private: [u8; 0],
}

impl Handle for tierce_store {
    type Value = Store;
    const NAME: &'static str = "tierce_store";
}

/// For offsets: counted from the end, that is, the last bytes of the object.
pub const TIERCE_FROM_END: u64 = u64::MAX;
/// For lengths: all that follow.
pub const TIERCE_TO_END: u64 = u64::MAX;

/// What of an object is read. Set `struct_size` to sizeof(tierce_get_options); NULL in place of a pointer to this reads all of
/// whatever version is there.
#[repr(C)]
pub struct tierce_get_options {
    /// sizeof(tierce_get_options): which members the program knows of.
    pub struct_size: usize,
    /// The first byte; TIERCE_FROM_END: the last `len` bytes.
    pub offset: u64,
    /// How many bytes, fewer where the object ends; TIERCE_TO_END: all that follow.
    pub len: u64,
    /// Only the version with this ETag, else TIERCE_E_PRECONDITION; NULL: any.
    pub if_match: *const c_char,
}

/// For tierce_put_options: whatever is there is replaced.
pub const TIERCE_PUT_ALWAYS: i32 = 0;
/// For tierce_put_options: only if there is no object of that key, else TIERCE_E_PRECONDITION. Of several writers one succeeds.
pub const TIERCE_PUT_IF_ABSENT: i32 = 1;
/// For tierce_put_options: only if the object there has the ETag `if_match`, else TIERCE_E_PRECONDITION.
pub const TIERCE_PUT_IF_MATCH: i32 = 2;

/// How an object is written. Set `struct_size` to sizeof(tierce_put_options); NULL in place of a pointer to this writes whatever is
/// there, without a media type.
#[repr(C)]
pub struct tierce_put_options {
    /// sizeof(tierce_put_options): which members the program knows of.
    pub struct_size: usize,
    /// TIERCE_PUT_ALWAYS, TIERCE_PUT_IF_ABSENT or TIERCE_PUT_IF_MATCH.
    pub condition: i32,
    /// The ETag for TIERCE_PUT_IF_MATCH, else NULL.
    pub if_match: *const c_char,
    /// The media type, such as "application/x-hdf5", for stores that keep one; NULL: none.
    pub content_type: *const c_char,
}

/// A key, a prefix or a pattern.
///
/// # Safety
/// `start` is valid for reads of `len` bytes.
pub(super) unsafe fn text(start: *const c_char, len: usize, argument: &str) -> Result<String> {
    // SAFETY: as above.
    let bytes = unsafe { args::text(start, len, argument) }?;
    let text = std::str::from_utf8(bytes).map_err(|_| Error::argument(format!("{argument} is not UTF-8")))?;
    let mut owned = String::new();
    owned.try_reserve_exact(text.len()).map_err(|_| Error::no_memory(text.len()))?;
    owned.push_str(text);
    Ok(owned)
}

/// Keys; without lengths each ends in NUL.
///
/// # Safety
/// `starts` is valid for reads of `count` pointers to keys, `lens` NULL or valid for reads of as many lengths.
pub(super) unsafe fn texts(starts: *const *const c_char, lens: *const usize, count: usize) -> Result<Vec<String>> {
    // SAFETY: as above.
    let starts = unsafe { args::array(starts, count, "keys") }?;
    let mut keys = reserved(count)?;
    for (index, start) in starts.iter().enumerate() {
        let at = |error: Error| error.within(&format!("key {index}"));
        // SAFETY: as above.
        keys.push(unsafe {
            if lens.is_null() {
                args::string(*start, "it").map_err(at)?.to_owned()
            } else {
                text(*start, *lens.add(index), "it").map_err(at)?
            }
        });
    }
    Ok(keys)
}

/// Text that ends in NUL and may be left out.
///
/// # Safety
/// NULL, or a string that nobody changes during the call.
unsafe fn optional_text(start: *const c_char, argument: &str) -> Result<Option<String>> {
    // SAFETY: as above.
    if start.is_null() { Ok(None) } else { unsafe { args::string(start, argument) }.map(|text| Some(text.to_owned())) }
}

/// What `offset` and `len` mean.
pub(super) fn range(offset: u64, len: u64) -> Option<ByteRange> {
    match (offset, len) {
        (0 | TIERCE_FROM_END, TIERCE_TO_END) => None,
        (TIERCE_FROM_END, len) => Some(ByteRange::Last(len)),
        (offset, len) => Some(ByteRange::From { offset, len }),
    }
}

/// # Safety
/// `options` is NULL or valid for a read, with strings that end in NUL.
pub(super) unsafe fn get_options(options: *const tierce_get_options) -> Result<GetOptions> {
    if options.is_null() {
        return Ok(GetOptions::default());
    }
    // SAFETY: as above; the size says how much of it there is.
    unsafe {
        args::check_struct_size::<tierce_get_options>(
            (&raw const (*options).struct_size).read_unaligned(),
            "options->struct_size",
            "tierce_get_options",
        )?;
        let options = &args::array(options, 1, "options")?[0];
        let if_match = optional_text(options.if_match, "options->if_match")?;
        Ok(GetOptions { range: range(options.offset, options.len), if_match })
    }
}

/// # Safety
/// `options` is NULL or valid for a read, with strings that end in NUL.
pub(super) unsafe fn put_options(options: *const tierce_put_options) -> Result<PutOptions> {
    if options.is_null() {
        return Ok(PutOptions::default());
    }
    // SAFETY: as above; the size says how much of it there is.
    unsafe {
        args::check_struct_size::<tierce_put_options>(
            (&raw const (*options).struct_size).read_unaligned(),
            "options->struct_size",
            "tierce_put_options",
        )?;
        let options = &args::array(options, 1, "options")?[0];
        let etag = optional_text(options.if_match, "options->if_match")?;
        let condition = match (options.condition, etag) {
            (TIERCE_PUT_ALWAYS, None) => Condition::Always,
            (TIERCE_PUT_IF_ABSENT, None) => Condition::IfAbsent,
            (TIERCE_PUT_IF_MATCH, Some(etag)) => Condition::IfMatch(etag),
            (TIERCE_PUT_ALWAYS..=TIERCE_PUT_IF_MATCH, _) => {
                return Err(Error::argument(
                    "options->if_match goes with TIERCE_PUT_IF_MATCH, and with no other condition",
                ));
            }
            (other, _) => {
                return Err(Error::argument(format!("options->condition is {other}, expected one of TIERCE_PUT_*")));
            }
        };
        Ok(PutOptions { condition, content_type: optional_text(options.content_type, "options->content_type")? })
    }
}

/// Rooms of the caller's, of which no two overlap.
///
/// # Safety
/// `starts` and `caps` are valid for reads of `count` elements, and the memory for writes until the operation ends.
pub(super) unsafe fn rooms(starts: *const *mut c_void, caps: *const usize, count: usize) -> Result<Vec<Room>> {
    // SAFETY: as above.
    let (starts, caps) = unsafe { (args::array(starts, count, "dsts")?, args::array(caps, count, "dst_caps")?) };
    let mut ranges: Vec<Range<usize>> = reserved(count)?;
    ranges.extend(starts.iter().zip(caps).map(|(start, cap)| *start as usize..(*start as usize).saturating_add(*cap)));
    ranges.sort_unstable_by_key(|range| (range.start, range.end));
    let mut end = 0;
    for range in ranges.iter().filter(|range| !range.is_empty()) {
        if range.start < end {
            return Err(Error::argument("two of the dsts overlap"));
        }
        end = range.end;
    }
    let mut rooms: Vec<Room> = reserved(count)?;
    for (index, (start, cap)) in starts.iter().zip(caps).enumerate() {
        // SAFETY: as above, and no two overlap.
        let room: &'static mut [MaybeUninit<u8>] =
            unsafe { args::room(*start, *cap, "it") }.map_err(|error| error.within(&format!("dst {index}")))?;
        rooms.push(room);
    }
    Ok(rooms)
}

/// Has the store do `work`, and waits.
///
/// # Safety
/// `store` is NULL or a live handle; what was lent to `work` lives until the call ends.
pub(super) unsafe fn run<F>(store: *const tierce_store, work: impl FnOnce(Job) -> F) -> Result<Done>
where
    F: Future<Output = Result<Done>> + Send + 'static,
{
    // SAFETY: as above.
    unsafe { handle::get(store, "store") }?.run(work)
}

/// Has the store begin `work`, and gives the operation out.
///
/// # Safety
/// `store` is NULL or a live handle, `op` NULL or valid for a write; what was lent to `work` lives until the operation ends.
pub(super) unsafe fn start<F>(
    store: *const tierce_store,
    op: *mut *mut tierce_op,
    work: impl FnOnce(Job) -> F,
) -> Result<()>
where
    F: Future<Output = Result<Done>> + Send + 'static,
{
    // SAFETY: as above.
    let (store, out) = unsafe { (handle::get(store, "store")?, args::out(op, "op")?) };
    op::give(store.start(work)?, out);
    Ok(())
}

/// @group The store
/// Objects in S3, in files and in memory: bytes under keys, the same calls for all:
///
///     const char *options = "{\"endpoint\": \"https://s3.site.org\", \"profile\": \"hpc\", \"io_threads\": 4}";
///     tierce_store *store;
///     tierce_store_open("s3://bucket/run7", strlen("s3://bucket/run7"), options, strlen(options), &store);
///     tierce_store_put(store, "step/0001", 9, field, sizeof field, NULL, NULL);
///     tierce_store_get_into(store, "step/0001", 9, NULL, field, sizeof field, &len, NULL);
///     tierce_store_free(store);
///
/// "s3://bucket/prefix" is Amazon's S3 and what speaks its language, "file:///folder" files below a folder, "memory://" the memory
/// of this process; "az://container/prefix" and, experimental, "gs://bucket/prefix" where the library was built with the area CLOUD. Keys are those below the store's prefix. In S3 and in memory any UTF-8 of 1 to 1024 bytes is a key, "a//b" and
/// "dir/" too; in files those that are paths. Nothing in keys and URIs is decoded: "%20" is three characters.
///
/// A store has threads of its own, as many as the option "io_threads" says; calls without `_async` wait for them. While one of them
/// encodes, decodes or runs a callback, another stands in for it, and stays for some seconds. Each call moves bytes straight
/// between the connection and the caller's memory. What fails in a way that may pass is tried again ("retries"); a body that breaks off is gone on with where it ended, pinned to its ETag. Uploads carry a checksum, downloads are checked
/// against the server's. Time-outs are per step: a large object may take as long as it makes progress.
///
/// No such key is TIERCE_E_NOT_FOUND, no such bucket TIERCE_E_NO_BUCKET, wrong keys or no right TIERCE_E_DENIED, a condition that
/// does not hold TIERCE_E_PRECONDITION, no answer in time TIERCE_E_TIMEOUT, another failure of a server or disk TIERCE_E_IO. Messages
/// say which object; credentials are in none of them. After a fork a store fails with TIERCE_E_FORKED: open one in each process.
/// @end
/// Opens the store at a URI. `options` is a JSON object or (NULL, 0); those that another kind of store has are ignored.
///
/// "io_threads" (2), "concurrency" (64: objects on their way at once), "max_operations" (65536: submitted and not ended),
/// "when_full" ("wait", or "refuse": TIERCE_E_BUSY), "part_size" (16777216 bytes), "connect_timeout" (10 s), "io_timeout" (30 s),
/// "retries" (5); for files "sync" (true: on the disk before a put ends); for S3 "endpoint", "region", "access_key_id",
/// "secret_access_key", "session_token", "from_env" (true: what is not given comes from AWS_*), "profile" (of the shared AWS files),
/// "anonymous" (false), "unsigned_payload" (false), "checksum" ("crc64nvme", "crc32c", "none"), "path_style", "ca_file" (PEM),
/// "verify_size" (false: ask for the size after a put). Nothing is sent before the first call. Free with tierce_store_free().
/// Since 0.1.0.
///
/// # Safety
/// `uri` and `options` are valid for reads of their lengths; `out` is NULL or valid for a write.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_store_open(
    uri: *const c_char,
    uri_len: usize,
    options: *const c_char,
    options_len: usize,
    out: *mut *mut tierce_store,
) -> tierce_status {
    // SAFETY: as above.
    guard(|| unsafe {
        let uri = text(uri, uri_len, "uri")?;
        let options = Options::parse(args::text(options, options_len, "options")?)?;
        let out = args::out(out, "out")?;
        out.write(handle::new(Store::open(&uri, options)?));
        Ok(())
    })
}

/// Frees a store; NULL is allowed. Operations, uploads and listings that were begun keep it open until they are freed: the last
/// to be freed joins its threads. Since 0.1.0.
///
/// # Safety
/// `store` is NULL or a live handle, not used again.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_store_free(store: *mut tierce_store) {
    // SAFETY: as above.
    guard_void(|| unsafe { handle::free(store) });
}

/// Makes the store's bucket or folder; one that is there is no error. Since 0.1.0.
///
/// # Safety
/// `store` is NULL or a live handle.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_store_create_bucket(store: *const tierce_store) -> tierce_status {
    // SAFETY: as above.
    guard(|| unsafe { run(store, verbs::create_bucket).map(|_| ()) })
}

/// tierce_store_create_bucket() as an operation. Since 0.1.0.
///
/// # Safety
/// `store` is NULL or a live handle; `op` is NULL or valid for a write.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_store_create_bucket_async(
    store: *const tierce_store,
    op: *mut *mut tierce_op,
) -> tierce_status {
    // SAFETY: as above.
    guard(|| unsafe { start(store, op, verbs::create_bucket) })
}

/// Deletes the store's bucket or folder, which must be empty, else TIERCE_E_PRECONDITION. Since 0.1.0.
///
/// # Safety
/// `store` is NULL or a live handle.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_store_delete_bucket(store: *const tierce_store) -> tierce_status {
    // SAFETY: as above.
    guard(|| unsafe { run(store, verbs::delete_bucket).map(|_| ()) })
}

/// tierce_store_delete_bucket() as an operation. Since 0.1.0.
///
/// # Safety
/// `store` is NULL or a live handle; `op` is NULL or valid for a write.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_store_delete_bucket_async(
    store: *const tierce_store,
    op: *mut *mut tierce_op,
) -> tierce_status {
    // SAFETY: as above.
    guard(|| unsafe { start(store, op, verbs::delete_bucket) })
}

/// Asks what is known of an object, and writes it to `info`. Since 0.1.0.
///
/// # Safety
/// `store` is NULL or a live handle, `info` too, and used by no other call; `key` is valid for reads of `key_len` bytes.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_store_head(
    store: *const tierce_store,
    key: *const c_char,
    key_len: usize,
    info: *mut tierce_object_info,
) -> tierce_status {
    // SAFETY: as above.
    guard(|| unsafe {
        let (key, info) = (text(key, key_len, "key")?, handle::get_mut(info, "info")?);
        let mut done = run(store, |job| verbs::head(job, key))?;
        object_info::put(Some(info), &mut done)
    })
}

/// tierce_store_head() as an operation; tierce_op_info() gives the result. Since 0.1.0.
///
/// # Safety
/// `store` is NULL or a live handle; `key` is valid for reads of `key_len` bytes; `op` is NULL or valid for a write.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_store_head_async(
    store: *const tierce_store,
    key: *const c_char,
    key_len: usize,
    op: *mut *mut tierce_op,
) -> tierce_status {
    // SAFETY: as above.
    guard(|| unsafe {
        let key = text(key, key_len, "key")?;
        start(store, op, |job| verbs::head(job, key))
    })
}

/// Writes 1 to `there` if there is an object of that key, else 0. Since 0.1.0.
///
/// # Safety
/// `store` is NULL or a live handle; `key` is valid for reads of `key_len` bytes; `there` is NULL or valid for a write.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_store_exists(
    store: *const tierce_store,
    key: *const c_char,
    key_len: usize,
    there: *mut i32,
) -> tierce_status {
    // SAFETY: as above.
    guard(|| unsafe {
        let (key, there) = (text(key, key_len, "key")?, args::out(there, "there")?);
        there.write(run(store, |job| verbs::exists(job, key))?.count as i32);
        Ok(())
    })
}

/// tierce_store_exists() as an operation; tierce_op_count() gives 1 or 0. Since 0.1.0.
///
/// # Safety
/// As for tierce_store_head_async().
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_store_exists_async(
    store: *const tierce_store,
    key: *const c_char,
    key_len: usize,
    op: *mut *mut tierce_op,
) -> tierce_status {
    // SAFETY: as above.
    guard(|| unsafe {
        let key = text(key, key_len, "key")?;
        start(store, op, |job| verbs::exists(job, key))
    })
}

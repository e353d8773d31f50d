use super::args;
use super::codec::tierce_codec;
use super::guard::{fail, guard_status};
use super::handle;
use super::pool::{self, tierce_pool};
use super::segments::tierce_segments_collection;
use super::status::{TIERCE_OK, TIERCE_PARTIAL, tierce_status};
use crate::codec::{self, Each};
use crate::error::{Error, Result};
use crate::parallel::Pool;
use crate::segments::SegmentsCollection;

/// Has `work` make a collection of another, and writes out the collection and the statuses.
///
/// # Safety
/// As for the C functions below.
pub(super) unsafe fn run(
    src: *const tierce_segments_collection,
    pool: *const tierce_pool,
    dst: *mut *mut tierce_segments_collection,
    each: *mut tierce_status,
    work: impl FnOnce(&SegmentsCollection, Option<&Pool>) -> Result<(SegmentsCollection, Each)>,
) -> Result<tierce_status> {
    // SAFETY: as above.
    let (src, pool, dst) = unsafe { (handle::get(src, "src")?, pool::optional(pool)?, args::out(dst, "dst")?) };
    let (result, errors) = work(src, pool)?;
    // SAFETY: as above.
    let status = unsafe { report(&errors, each) }?;
    dst.write(handle::new(result));
    Ok(status)
}

/// Writes the status of each item where the caller asked for them; else the first failure is that of the call.
///
/// # Safety
/// `each` is NULL or valid for writes of as many statuses as there are items.
pub(super) unsafe fn report(errors: &Each, each: *mut tierce_status) -> Result<tierce_status> {
    let first = errors.iter().enumerate().find_map(|(index, error)| Some((index, error.as_ref()?)));
    let first = first.map(|(index, error)| Error::clone(error).within(&format!("item {index}")));
    match first {
        Some(error) if each.is_null() => return Err(error),
        _ => {}
    }
    if !each.is_null() {
        for (index, error) in errors.iter().enumerate() {
            let status = error.as_ref().map_or(TIERCE_OK, fail);
            // SAFETY: the caller vouches for as many statuses as there are items.
            unsafe { each.add(index).write(status) };
        }
    }
    // The message that stays is that of the first item that failed.
    Ok(match first {
        Some(error) => {
            fail(&error);
            TIERCE_PARTIAL
        }
        None => TIERCE_OK,
    })
}

/// @group Many items at once
/// These calls take a collection of items and make one, item by item, on the threads of a pool or, with NULL, in the
/// calling thread. The results are the same whatever the number of threads.
///
/// With `each`, an array of as many statuses as there are items, one bad item does not lose the others: the call returns
/// TIERCE_PARTIAL, `each` says which failed and why, the result of a failed item is empty, and tierce_last_error() has
/// the message of the first. Without (NULL), the call makes all or fails.
/// @end
/// Encodes every item. Free the result with tierce_segments_collection_free(). Since 0.1.0.
///
/// # Safety
/// The handles are live or, for `pool`, NULL; `dst` is NULL or valid for a write; `each` is NULL or valid for writes of
/// as many statuses as there are items.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_codec_encode_many(
    codec: *const tierce_codec,
    src: *const tierce_segments_collection,
    pool: *const tierce_pool,
    dst: *mut *mut tierce_segments_collection,
    each: *mut tierce_status,
) -> tierce_status {
    // SAFETY: as above.
    guard_status(|| unsafe {
        let codec = handle::get(codec, "codec")?;
        run(src, pool, dst, each, |src, pool| codec::encode_many(codec, src, pool))
    })
}

/// Decodes every item to at most `max_item_len` bytes each (SIZE_MAX: no limit; the size of a chunk, where it is known,
/// saves guessing). Free the result with tierce_segments_collection_free(). Since 0.1.0.
///
/// # Safety
/// As for tierce_codec_encode_many().
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_codec_decode_many(
    codec: *const tierce_codec,
    src: *const tierce_segments_collection,
    max_item_len: usize,
    pool: *const tierce_pool,
    dst: *mut *mut tierce_segments_collection,
    each: *mut tierce_status,
) -> tierce_status {
    // SAFETY: as above.
    guard_status(|| unsafe {
        let codec = handle::get(codec, "codec")?;
        run(src, pool, dst, each, |src, pool| codec::decode_many(codec, src, max_item_len, pool))
    })
}

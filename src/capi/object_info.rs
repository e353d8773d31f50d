use std::ffi::c_char;

use super::args;
use super::guard::{guard, guard_void};
use super::handle::{self, Handle};
use super::status::tierce_status;
use crate::error::Result;
use crate::store::verbs::Entry;
use crate::store::{Done, Meta};

/// What is known of an object. Exclusive.
pub struct tierce_object_info {
    _private: [u8; 0],
}

/// Text for C: it ends in NUL.
#[derive(Default)]
pub(super) struct Info {
    key: String,
    etag: Option<String>,
    content_type: Option<String>,
    size: u64,
    modified: Option<i64>,
    is_prefix: bool,
}

impl Handle for tierce_object_info {
    type Value = Info;
    const NAME: &'static str = "tierce_object_info";
}

/// For tierce_object_info_modified(): the store does not tell.
pub const TIERCE_UNKNOWN_TIME: i64 = i64::MIN;

fn ended(mut text: String) -> String {
    text.push('\0');
    text
}

impl Info {
    fn of(meta: Meta) -> Info {
        Info {
            key: ended(meta.key),
            etag: meta.etag.map(ended),
            content_type: meta.content_type.map(ended),
            size: meta.size,
            modified: meta.modified,
            is_prefix: false,
        }
    }

    pub(super) fn of_entry(entry: Entry) -> Info {
        match entry {
            Entry::Object(meta) => Info::of(meta),
            Entry::Prefix(prefix) => Info { key: ended(prefix), is_prefix: true, ..Info::default() },
        }
    }
}

/// Writes what an operation learned of an object, where the caller wants it.
pub(super) fn put(info: Option<&mut Info>, done: &mut Done) -> Result<()> {
    if let (Some(info), Some(meta)) = (info, done.meta.clone()) {
        *info = Info::of(meta);
    }
    Ok(())
}

/// @group What is known of an object
/// tierce_object_info takes what calls learn of an object: make one, use it for any number of calls, free it once. Its texts live
/// until the next call that writes to it.
/// @end
/// Makes one that knows nothing. Free with tierce_object_info_free(). Since 0.1.0.
///
/// # Safety
/// `out` is NULL or valid for a write.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_object_info_new(out: *mut *mut tierce_object_info) -> tierce_status {
    // SAFETY: as above.
    guard(|| unsafe {
        args::out(out, "out")?.write(handle::new(Info::default()));
        Ok(())
    })
}

/// Frees it; NULL is allowed. Since 0.1.0.
///
/// # Safety
/// `info` is NULL or a live handle, not used again.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_object_info_free(info: *mut tierce_object_info) {
    // SAFETY: as above.
    guard_void(|| unsafe { handle::free(info) });
}

fn text(text: Option<&String>) -> *const c_char {
    text.filter(|text| !text.is_empty()).map_or(std::ptr::null(), |text| text.as_ptr().cast())
}

/// The key, below the store's prefix, or what several keys have in common; ends in NUL. NULL if nothing was written yet.
/// Since 0.1.0.
///
/// # Safety
/// `info` is NULL or a live handle that no other call changes.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_object_info_key(info: *const tierce_object_info) -> *const c_char {
    // SAFETY: as above.
    unsafe { handle::get(info, "info") }.map_or(std::ptr::null(), |info| text(Some(&info.key)))
}

/// Bytes of the key, without the NUL; 0 for NULL. Since 0.1.0.
///
/// # Safety
/// `info` is NULL or a live handle that no other call changes.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_object_info_key_len(info: *const tierce_object_info) -> usize {
    // SAFETY: as above.
    unsafe { handle::get(info, "info") }.map_or(0, |info| info.key.len().saturating_sub(1))
}

/// Bytes of the whole object, whatever part of it was read; 0 for NULL. Since 0.1.0.
///
/// # Safety
/// `info` is NULL or a live handle that no other call changes.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_object_info_size(info: *const tierce_object_info) -> u64 {
    // SAFETY: as above.
    unsafe { handle::get(info, "info") }.map_or(0, |info| info.size)
}

/// When it was written: milliseconds since 1970, UTC. TIERCE_UNKNOWN_TIME if the store does not tell. Since 0.1.0.
///
/// # Safety
/// `info` is NULL or a live handle that no other call changes.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_object_info_modified(info: *const tierce_object_info) -> i64 {
    // SAFETY: as above.
    unsafe { handle::get(info, "info") }
        .map_or(TIERCE_UNKNOWN_TIME, |info| info.modified.unwrap_or(TIERCE_UNKNOWN_TIME))
}

/// The ETag, which changes with the content: as the store writes it, in S3 with its quotation marks. NULL if there is none.
/// Since 0.1.0.
///
/// # Safety
/// `info` is NULL or a live handle that no other call changes.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_object_info_etag(info: *const tierce_object_info) -> *const c_char {
    // SAFETY: as above.
    unsafe { handle::get(info, "info") }.map_or(std::ptr::null(), |info| text(info.etag.as_ref()))
}

/// The media type; NULL if there is none, or the call does not tell, as listings do not. Since 0.1.0.
///
/// # Safety
/// `info` is NULL or a live handle that no other call changes.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_object_info_content_type(info: *const tierce_object_info) -> *const c_char {
    // SAFETY: as above.
    unsafe { handle::get(info, "info") }.map_or(std::ptr::null(), |info| text(info.content_type.as_ref()))
}

/// 1 if it is no object, but what several keys in a listing have in common; else 0. Since 0.1.0.
///
/// # Safety
/// `info` is NULL or a live handle that no other call changes.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_object_info_is_prefix(info: *const tierce_object_info) -> i32 {
    // SAFETY: as above.
    unsafe { handle::get(info, "info") }.map_or(0, |info| i32::from(info.is_prefix))
}

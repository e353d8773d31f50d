use std::ffi::c_char;

use super::args;
use super::guard::{guard, guard_status, guard_void};
use super::handle::{self, Handle};
use super::object_info::{Info, tierce_object_info};
use super::status::{TIERCE_END, TIERCE_OK, TIERCE_PENDING, tierce_status};
use super::store::{text, tierce_store};
use crate::error::{Error, Result};
use crate::store::verbs::{Listing, ListingOptions};

/// A listing of objects. Exclusive.
pub struct tierce_listing {
    _private: [u8; 0],
}

impl Handle for tierce_listing {
    type Value = Listing;
    const NAME: &'static str = "tierce_listing";
}

/// Objects up to the next "/" behind the prefix, and what the others have in common up to it, as folders are listed.
pub const TIERCE_LIST_FOLDER: i32 = 0;
/// All objects whose keys begin with the prefix.
pub const TIERCE_LIST_RECURSIVE: i32 = 1;
/// All objects whose keys match a pattern: * ? [a-z] [!a] {a,b} within names, ** across "/", \ before a character that means itself.
pub const TIERCE_LIST_GLOB: i32 = 2;

fn options(how: i32, prefix: String, after: String) -> Result<ListingOptions> {
    if !(TIERCE_LIST_FOLDER..=TIERCE_LIST_GLOB).contains(&how) {
        return Err(Error::argument(format!("how is {how}, expected one of TIERCE_LIST_*")));
    }
    Ok(ListingOptions {
        prefix,
        glob: how == TIERCE_LIST_GLOB,
        recursive: how == TIERCE_LIST_RECURSIVE,
        after: Some(after).filter(|after| !after.is_empty()),
        page_size: 0,
    })
}

/// @group What is there
/// A listing tells objects one by one, in the order of their keys' bytes:
///
///     tierce_object_info_new(&info);
///     tierce_store_list(store, "step/", 5, TIERCE_LIST_RECURSIVE, NULL, 0, &listing);
///     while ((status = tierce_listing_next(listing, info)) == TIERCE_OK)
///         printf("%s %llu\n", tierce_object_info_key(info), (unsigned long long)tierce_object_info_size(info));
///     tierce_listing_free(listing);
///
/// Two pages of at most a thousand entries are in memory, however many there are: the next is on its way while one is looked at.
/// @end
/// Begins a listing of the objects whose keys begin with `prefix`, which may end in the middle of a name; (NULL, 0) is all there is.
///
/// `how`: TIERCE_LIST_FOLDER, TIERCE_LIST_RECURSIVE, or TIERCE_LIST_GLOB for a pattern in place of the prefix: the first two take
/// characters of patterns as they are. `after`: only keys behind this one; (NULL, 0) for all. Free with tierce_listing_free().
/// Since 0.1.0.
///
/// # Safety
/// `store` is NULL or a live handle; `prefix` and `after` are valid for reads of their lengths; `out` is NULL or valid for a write.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_store_list(
    store: *const tierce_store,
    prefix: *const c_char,
    prefix_len: usize,
    how: i32,
    after: *const c_char,
    after_len: usize,
    out: *mut *mut tierce_listing,
) -> tierce_status {
    // SAFETY: as above.
    guard(|| unsafe {
        let options = options(how, text(prefix, prefix_len, "prefix")?, text(after, after_len, "after")?)?;
        let (store, out) = (handle::get(store, "store")?, args::out(out, "out")?);
        out.write(handle::new(Listing::new(store, options)?));
        Ok(())
    })
}

/// Writes the next entry to `info`; TIERCE_END behind the last. After an error, the same call tries again. Since 0.1.0.
///
/// # Safety
/// Both are NULL or live handles that no other call uses.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_listing_next(
    listing: *mut tierce_listing,
    info: *mut tierce_object_info,
) -> tierce_status {
    // SAFETY: as above.
    guard_status(|| unsafe {
        let (listing, info) = (handle::get_mut(listing, "listing")?, handle::get_mut(info, "info")?);
        Ok(match listing.advance()? {
            Some(entry) => {
                *info = Info::of_entry(entry);
                TIERCE_OK
            }
            None => TIERCE_END,
        })
    })
}

/// TIERCE_PENDING while all that is here was looked at and the next page is on its way, else TIERCE_OK: tierce_listing_next() would
/// not wait, unless nothing on that page matches a pattern. Since 0.1.0.
///
/// # Safety
/// `listing` is NULL or a live handle that no other call uses.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_listing_poll(listing: *const tierce_listing) -> tierce_status {
    guard_status(|| {
        // SAFETY: as above.
        let ready = unsafe { handle::get(listing, "listing") }?.is_ready()?;
        Ok(if ready { TIERCE_OK } else { TIERCE_PENDING })
    })
}

/// Ends a listing; NULL is allowed. Since 0.1.0.
///
/// # Safety
/// `listing` is NULL or a live handle, not used again.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_listing_free(listing: *mut tierce_listing) {
    // SAFETY: as above.
    guard_void(|| unsafe { handle::free(listing) });
}

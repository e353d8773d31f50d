//! Handles: how a Rust value becomes an opaque pointer and back.

use crate::error::{Error, Kind, Result};

/// An opaque C type and the Rust value behind it.
///
/// Each handle is one box of its own, freed by the one function of its type; a value that others keep alive as well is
/// an `Arc` inside.
pub(super) trait Handle: Sized {
    type Value;
    const NAME: &'static str;
    /// What is in the first word of a live handle of this type.
    const TAG: u64 = fnv(Self::NAME.as_bytes());
}

/// FNV-1a, so that each type's tag differs.
const fn fnv(bytes: &[u8]) -> u64 {
    let (mut hash, mut i) = (0xcbf2_9ce4_8422_2325_u64, 0);
    while i < bytes.len() {
        hash = (hash ^ bytes[i] as u64).wrapping_mul(0x0000_0100_0000_01b3);
        i += 1;
    }
    hash
}

#[repr(C)]
struct Tagged<T> {
    tag: u64,
    value: T,
}

/// Hands `value` out as a new handle.
pub(super) fn new<H: Handle>(value: H::Value) -> *mut H {
    Box::into_raw(Box::new(Tagged { tag: H::TAG, value })).cast()
}

#[cold]
fn null(argument: &str, expected: &str) -> Error {
    Error::new(Kind::Null, format!("{argument} is NULL, expected a {expected}"))
}

#[cold]
fn other(argument: &str, expected: &str) -> Error {
    Error::argument(format!("{argument} is not a {expected}: it was freed, or is a handle of another kind"))
}

/// Finds a pointer that is no live handle of this type: languages without types for pointers mix them up easily.
#[inline]
fn check<H: Handle>(handle: *const H, argument: &str) -> Result<*const Tagged<H::Value>> {
    if handle.is_null() {
        return Err(null(argument, H::NAME));
    }
    let tagged = handle.cast::<Tagged<H::Value>>();
    // SAFETY: the caller of the C function vouches for a handle that the library made; the tag is its first word.
    if !tagged.is_aligned() || unsafe { (*tagged).tag } != H::TAG {
        return Err(other(argument, H::NAME));
    }
    Ok(tagged)
}

/// The value behind a handle.
///
/// # Safety
/// The handle is live, and nobody changes it during the call.
pub(super) unsafe fn get<'a, H: Handle>(handle: *const H, argument: &str) -> Result<&'a H::Value> {
    // SAFETY: checked, and the caller vouches for the rest.
    Ok(unsafe { &(*check(handle, argument)?).value })
}

/// The value behind a handle that may be left out.
///
/// # Safety
/// As for [`get`].
pub(super) unsafe fn get_optional<'a, H: Handle>(handle: *const H, argument: &str) -> Result<Option<&'a H::Value>> {
    // SAFETY: as for get.
    if handle.is_null() { Ok(None) } else { unsafe { get(handle, argument) }.map(Some) }
}

/// The value behind a handle, to change.
///
/// # Safety
/// The handle is live, and this call is the only one that uses it.
pub(super) unsafe fn get_mut<'a, H: Handle>(handle: *mut H, argument: &str) -> Result<&'a mut H::Value> {
    let tagged = check(handle, argument)?.cast_mut();
    // SAFETY: checked, and the caller vouches for the rest.
    Ok(unsafe { &mut (*tagged).value })
}

/// Takes a handle back; NULL is nothing.
///
/// # Safety
/// The handle is live and not used again.
pub(super) unsafe fn free<H: Handle>(handle: *mut H) -> Result<()> {
    if handle.is_null() {
        return Ok(());
    }
    let tagged = check(handle, "the handle")?.cast_mut();
    // SAFETY: `new` made the box; the tag is cleared so that a second free is found as long as the memory lies idle.
    unsafe {
        (&raw mut (*tagged).tag).write_volatile(0);
        drop(Box::from_raw(tagged));
    }
    Ok(())
}

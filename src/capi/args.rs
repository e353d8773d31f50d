//! Checks of arguments, each with a message that names the argument.

use std::ffi::{c_char, c_void};
use std::mem::MaybeUninit;
use std::ops::Range;

use crate::error::{Error, Kind, Result};

#[cold]
fn null(argument: &str) -> Error {
    Error::new(Kind::Null, format!("{argument} is NULL"))
}

#[cold]
fn misaligned(argument: &str, align: usize) -> Error {
    Error::argument(format!("{argument} is not aligned to {align} bytes"))
}

#[cold]
fn impossible(argument: &str, len: usize) -> Error {
    Error::argument(format!("{argument}: a length of {len} is no length of memory (negative?)"))
}

#[inline]
fn length(argument: &str, len: usize) -> Result<()> {
    if len > isize::MAX as usize { Err(impossible(argument, len)) } else { Ok(()) }
}

/// Input bytes; `(NULL, 0)` is empty.
///
/// # Safety
/// Valid for reads of `len` bytes that nobody changes during the call.
#[inline]
pub(super) unsafe fn bytes<'a>(start: *const c_void, len: usize, argument: &str) -> Result<&'a [u8]> {
    // SAFETY: as above.
    unsafe { array(start.cast::<u8>(), len, argument) }
}

/// Input text with its length; `(NULL, 0)` is empty.
///
/// # Safety
/// As for [`bytes`].
#[inline]
pub(super) unsafe fn text<'a>(start: *const c_char, len: usize, argument: &str) -> Result<&'a [u8]> {
    // SAFETY: as above.
    unsafe { array(start.cast::<u8>(), len, argument) }
}

/// Fails if the caller's struct is smaller than the one that is known here.
#[allow(dead_code)] // not used by every build
pub(super) fn check_struct_size<T>(size: usize, argument: &str, name: &str) -> Result<()> {
    if size >= size_of::<T>() {
        return Ok(());
    }
    Err(Error::argument(format!("{argument} is {size}, expected sizeof({name}), {}", size_of::<T>())))
}

/// Input text that ends with a NUL.
///
/// # Safety
/// NULL, or a string that nobody changes during the call.
#[inline]
#[allow(dead_code)] // not used by a build without zstd
pub(super) unsafe fn string<'a>(start: *const c_char, argument: &str) -> Result<&'a str> {
    if start.is_null() {
        return Err(null(argument));
    }
    // SAFETY: as above.
    let text = unsafe { std::ffi::CStr::from_ptr(start) };
    text.to_str().map_err(|_| Error::argument(format!("{argument} is not UTF-8")))
}

/// An input array; `(NULL, 0)` is empty.
///
/// # Safety
/// Valid for reads of `count` elements that nobody changes during the call.
#[inline]
pub(super) unsafe fn array<'a, T>(start: *const T, count: usize, argument: &str) -> Result<&'a [T]> {
    if count == 0 {
        return Ok(&[]);
    }
    if start.is_null() {
        return Err(null(argument));
    }
    length(argument, count.saturating_mul(size_of::<T>()))?;
    if !start.is_aligned() {
        return Err(misaligned(argument, align_of::<T>()));
    }
    // SAFETY: not NULL, aligned, of a possible length, and the caller vouches for the memory.
    Ok(unsafe { std::slice::from_raw_parts(start, count) })
}

/// Room for output; `(NULL, 0)` is empty.
///
/// # Safety
/// Valid for writes of `cap` bytes that nobody else touches during the call.
#[inline]
pub(super) unsafe fn room<'a>(start: *mut c_void, cap: usize, argument: &str) -> Result<&'a mut [MaybeUninit<u8>]> {
    if cap == 0 {
        return Ok(&mut []);
    }
    if start.is_null() {
        return Err(null(argument));
    }
    length(argument, cap)?;
    // SAFETY: not NULL, of a possible length, and the caller vouches for the memory.
    Ok(unsafe { std::slice::from_raw_parts_mut(start.cast(), cap) })
}

/// Where a result goes; writing happens on success only.
///
/// # Safety
/// Valid for a write of `T`.
#[inline]
pub(super) unsafe fn out<'a, T>(pointer: *mut T, argument: &str) -> Result<&'a mut MaybeUninit<T>> {
    if pointer.is_null() {
        return Err(null(argument));
    }
    if !pointer.is_aligned() {
        return Err(misaligned(argument, align_of::<T>()));
    }
    // SAFETY: not NULL, aligned, and the caller vouches for the memory.
    Ok(unsafe { &mut *pointer.cast() })
}

/// [`out`] for a result that may be left out.
///
/// # Safety
/// NULL, or valid for a write of `T`.
#[inline]
#[allow(dead_code)] // not used by a build without zstd
pub(super) unsafe fn optional_out<'a, T>(pointer: *mut T, argument: &str) -> Result<Option<&'a mut MaybeUninit<T>>> {
    // SAFETY: as above.
    if pointer.is_null() { Ok(None) } else { unsafe { out(pointer, argument) }.map(Some) }
}

/// Refuses input that lies in the memory of the output.
#[inline]
pub(super) fn disjoint(src: &[u8], dst: Range<usize>) -> Result<()> {
    let src = src.as_ptr_range();
    apart(src.start as usize..src.end as usize, dst)
}

/// [`disjoint`] of addresses.
#[inline]
pub(super) fn apart(src: Range<usize>, dst: Range<usize>) -> Result<()> {
    if src.start < dst.end && dst.start < src.end {
        return Err(Error::argument("src and dst overlap"));
    }
    Ok(())
}

/// The addresses of `room`.
pub(super) fn range(room: &[MaybeUninit<u8>]) -> Range<usize> {
    let range = room.as_ptr_range();
    range.start as usize..range.end as usize
}

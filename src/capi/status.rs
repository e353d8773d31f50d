use std::ffi::{CStr, c_char};

use super::guard::{self, status_of};
use crate::error::Kind;

/// What every function that can fail returns: 0 is success, negative an error, positive "done, and …".
///
/// Numbers are pinned and never reused. From TIERCE_E_USER downward they are the program's own, for its callbacks.
pub type tierce_status = i32;

/// Success.
pub const TIERCE_OK: tierce_status = 0;
/// The end of the stream was reached.
pub const TIERCE_END: tierce_status = 1;
/// Some of many items failed; the array of statuses says which.
pub const TIERCE_PARTIAL: tierce_status = 2;
/// The operation is under way.
pub const TIERCE_PENDING: tierce_status = 3;
/// A required pointer is NULL.
pub const TIERCE_E_NULL: tierce_status = -1;
/// An argument has a value that is not allowed.
pub const TIERCE_E_ARGUMENT: tierce_status = -2;
/// A JSON config cannot be read, or has a wrong key or value.
pub const TIERCE_E_CONFIG: tierce_status = -3;
/// No codec of that name is in the registry.
pub const TIERCE_E_UNKNOWN_CODEC: tierce_status = -4;
/// The destination is too small; the output length says how much is needed, or SIZE_MAX.
pub const TIERCE_E_BUFFER_TOO_SMALL: tierce_status = -5;
/// The result would exceed the limit that the caller set.
pub const TIERCE_E_LIMIT: tierce_status = -6;
/// The encoded bytes are damaged, truncated, or of another format.
pub const TIERCE_E_CORRUPT: tierce_status = -7;
/// Memory could not be had.
pub const TIERCE_E_NO_MEMORY: tierce_status = -8;
/// Valid, but outside what this build or this codec does.
pub const TIERCE_E_UNSUPPORTED: tierce_status = -9;
/// The codec works on array elements; bytes alone do not say their type.
pub const TIERCE_E_NEEDS_DTYPE: tierce_status = -10;
/// The handle is not in a state that allows the call.
pub const TIERCE_E_STATE: tierce_status = -11;
/// No room for more work now; try again later.
pub const TIERCE_E_BUSY: tierce_status = -12;
/// The handle owns threads that did not survive a fork.
pub const TIERCE_E_FORKED: tierce_status = -13;
/// A defect of the library; please report it with the message.
pub const TIERCE_E_PANIC: tierce_status = -14;
/// A native library failed in a way that has no other name here.
pub const TIERCE_E_NATIVE: tierce_status = -15;
/// A callback returned a positive number, which is no status of its own.
pub const TIERCE_E_CALLBACK: tierce_status = -16;
/// There is no object of that key.
pub const TIERCE_E_NOT_FOUND: tierce_status = -17;
/// There is no bucket or folder for the objects of the store.
pub const TIERCE_E_NO_BUCKET: tierce_status = -18;
/// The store does not accept the credentials, or does not let them do that.
pub const TIERCE_E_DENIED: tierce_status = -19;
/// A condition on the object does not hold: it is there already, or another version of it.
pub const TIERCE_E_PRECONDITION: tierce_status = -20;
/// A step took longer than the options allow.
pub const TIERCE_E_TIMEOUT: tierce_status = -21;
/// A file, a connection or a server failed.
pub const TIERCE_E_IO: tierce_status = -22;
/// The operation was cancelled.
pub const TIERCE_E_CANCELLED: tierce_status = -23;
/// The first of the numbers that belong to the program: its callbacks return them, and they come back unchanged.
pub const TIERCE_E_USER: tierce_status = -1000;

/// @group Errors
/// When a function fails, print the message: it says what was wrong with which value, what was expected, and the
/// native library's own code.
///
///     tierce_status status = tierce_codec_from_json(json, strlen(json), &codec);
///     if (status < 0) {
///         char message[256];
///         tierce_last_error(message, sizeof message);
///         fprintf(stderr, "%s: %s\n", tierce_status_name(status), message);
///     }
/// @end
/// Copies the message of the last failure on this thread, with a final NUL, cut to `cap` bytes.
///
/// Returns the length of the whole message without the NUL, so that (NULL, 0) asks for it; 0 if nothing has failed yet.
/// A successful call leaves the message as it is. Since 0.1.0.
///
/// # Safety
/// `dst` is NULL with `cap` 0, or valid for writes of `cap` bytes.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_last_error(dst: *mut c_char, cap: usize) -> usize {
    // SAFETY: as above.
    guard::with_last_error(|last| unsafe { copy_text(&last.message, dst, cap) })
}

/// Gives the code of the native library that the last failure on this thread came from, and copies the library's name,
/// such as "zstd", with a final NUL, cut to `cap` bytes. 0 and an empty name if it came from no library.
///
/// Its numbers are the library's own, for logs and for programs that know it. Since 0.1.0.
///
/// # Safety
/// `library` is NULL with `cap` 0, or valid for writes of `cap` bytes.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_last_error_native(library: *mut c_char, cap: usize) -> i64 {
    guard::with_last_error(|last| {
        let (name, code) = last.native.unwrap_or(("", 0));
        // SAFETY: as above.
        unsafe { copy_text(name, library, cap) };
        code
    })
}

/// Copies `text` with a final NUL, cut to `cap` bytes; gives its whole length.
///
/// # Safety
/// `dst` is NULL, or valid for writes of `cap` bytes.
pub(super) unsafe fn copy_text(text: &str, dst: *mut c_char, cap: usize) -> usize {
    if !dst.is_null() && cap > 0 {
        let mut cut = text.len().min(cap - 1);
        while !text.is_char_boundary(cut) {
            cut -= 1;
        }
        // SAFETY: the caller vouches for `cap` bytes, and cut < cap.
        unsafe {
            std::ptr::copy_nonoverlapping(text.as_ptr(), dst.cast::<u8>(), cut);
            *dst.add(cut) = 0;
        }
    }
    text.len()
}

/// The name of a status as it is written in this header, e.g. "TIERCE_E_CORRUPT"; never NULL.
///
/// The string is static. Numbers of the program's own are "TIERCE_E_USER". Since 0.1.0.
#[unsafe(no_mangle)]
pub extern "C" fn tierce_status_name(status: tierce_status) -> *const c_char {
    name(status).as_ptr()
}

fn name(status: tierce_status) -> &'static CStr {
    match status {
        TIERCE_OK => c"TIERCE_OK",
        TIERCE_END => c"TIERCE_END",
        TIERCE_PARTIAL => c"TIERCE_PARTIAL",
        TIERCE_PENDING => c"TIERCE_PENDING",
        TIERCE_E_CALLBACK => c"TIERCE_E_CALLBACK",
        n if n <= TIERCE_E_USER => c"TIERCE_E_USER",
        n => KINDS.iter().find(|(kind, _)| status_of(*kind) == n).map_or(c"unknown status", |(_, name)| name),
    }
}

const KINDS: [(Kind, &CStr); 22] = [
    (Kind::Null, c"TIERCE_E_NULL"),
    (Kind::Argument, c"TIERCE_E_ARGUMENT"),
    (Kind::Config, c"TIERCE_E_CONFIG"),
    (Kind::UnknownCodec, c"TIERCE_E_UNKNOWN_CODEC"),
    (Kind::BufferTooSmall, c"TIERCE_E_BUFFER_TOO_SMALL"),
    (Kind::Limit, c"TIERCE_E_LIMIT"),
    (Kind::Corrupt, c"TIERCE_E_CORRUPT"),
    (Kind::NoMemory, c"TIERCE_E_NO_MEMORY"),
    (Kind::Unsupported, c"TIERCE_E_UNSUPPORTED"),
    (Kind::NeedsDtype, c"TIERCE_E_NEEDS_DTYPE"),
    (Kind::State, c"TIERCE_E_STATE"),
    (Kind::Busy, c"TIERCE_E_BUSY"),
    (Kind::Forked, c"TIERCE_E_FORKED"),
    (Kind::Panic, c"TIERCE_E_PANIC"),
    (Kind::Native, c"TIERCE_E_NATIVE"),
    (Kind::NotFound, c"TIERCE_E_NOT_FOUND"),
    (Kind::NoBucket, c"TIERCE_E_NO_BUCKET"),
    (Kind::Denied, c"TIERCE_E_DENIED"),
    (Kind::Precondition, c"TIERCE_E_PRECONDITION"),
    (Kind::Timeout, c"TIERCE_E_TIMEOUT"),
    (Kind::Io, c"TIERCE_E_IO"),
    (Kind::Cancelled, c"TIERCE_E_CANCELLED"),
];

use std::ffi::c_void;

use serde_json::Value;

use super::guard::{guard, guard_void};
use super::handle::{self, Handle};
use super::status::tierce_status;
use super::{args, args::bytes};
use crate::Buffer;
use crate::error::{Error, Result};

/// Bytes that the library owns: growable, and reusable without another allocation. Exclusive.
pub struct tierce_buffer {
    _private: [u8; 0],
}

impl Handle for tierce_buffer {
    type Value = Buffer;
    const NAME: &'static str = "tierce_buffer";
}

/// Replaces the content of a buffer with JSON text.
///
/// # Safety
/// `buffer` is NULL or a live handle that no other call uses.
pub(super) unsafe fn put_json(buffer: *mut tierce_buffer, value: &Value) -> Result<()> {
    // SAFETY: as above.
    let buffer = unsafe { handle::get_mut(buffer, "json") }?;
    let text = value.to_string();
    buffer.clear();
    buffer.extend_from_slice(text.as_bytes())
}

/// @group Buffers
/// A buffer takes results whose size is not known before. Make one, use it for every chunk of a loop, free it once:
///
///     tierce_buffer *buffer;
///     tierce_buffer_new(0, &buffer);
///     for (…) {
///         tierce_codec_encode(codec, chunk, chunk_len, buffer);
///         fwrite(tierce_buffer_data(buffer), 1, tierce_buffer_len(buffer), file);
///     }
///     tierce_buffer_free(buffer);
///
/// Its capacity is also the hint of how large a result will be. From 4 MiB on it asks for huge pages.
///
/// A program that makes bytes itself, say with fread(), writes them in place: tierce_buffer_room() gives memory behind
/// the content, tierce_buffer_commit() says how much of it is content now.
/// @end
/// Makes an empty buffer with room for `capacity` bytes (0: nothing is allocated yet).
///
/// Free it with tierce_buffer_free(). Since 0.1.0.
///
/// # Safety
/// `out` is NULL or valid for a write.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_buffer_new(capacity: usize, out: *mut *mut tierce_buffer) -> tierce_status {
    guard(|| {
        // SAFETY: as above.
        let out = unsafe { args::out(out, "out") }?;
        out.write(handle::new(Buffer::with_capacity(capacity)?));
        Ok(())
    })
}

/// Frees a buffer and its memory; NULL is allowed. Since 0.1.0.
///
/// # Safety
/// `buffer` is NULL or a live handle, not used again.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_buffer_free(buffer: *mut tierce_buffer) {
    // SAFETY: as above.
    guard_void(|| unsafe { handle::free(buffer) });
}

/// The content; valid until the buffer is changed or freed. NULL for a NULL or empty buffer. Since 0.1.0.
///
/// # Safety
/// `buffer` is NULL or a live handle that no call changes.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_buffer_data(buffer: *const tierce_buffer) -> *const c_void {
    // SAFETY: as above.
    match unsafe { handle::get(buffer, "buffer") } {
        Ok(buffer) if !buffer.is_empty() => buffer.as_slice().as_ptr().cast(),
        _ => std::ptr::null(),
    }
}

/// How many bytes the content has; 0 for NULL. Since 0.1.0.
///
/// # Safety
/// As for tierce_buffer_data().
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_buffer_len(buffer: *const tierce_buffer) -> usize {
    // SAFETY: as above.
    unsafe { handle::get(buffer, "buffer") }.map_or(0, Buffer::len)
}

/// How many bytes fit without another allocation; 0 for NULL. Since 0.1.0.
///
/// # Safety
/// As for tierce_buffer_data().
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_buffer_capacity(buffer: *const tierce_buffer) -> usize {
    // SAFETY: as above.
    unsafe { handle::get(buffer, "buffer") }.map_or(0, Buffer::capacity)
}

/// Makes the capacity at least `capacity` bytes; the content stays. Since 0.1.0.
///
/// # Safety
/// `buffer` is NULL or a live handle that no other call uses.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_buffer_reserve(buffer: *mut tierce_buffer, capacity: usize) -> tierce_status {
    // SAFETY: as above.
    guard(|| unsafe { handle::get_mut(buffer, "buffer") }?.reserve_exact(capacity))
}

/// Forgets the content and keeps the memory. Since 0.1.0.
///
/// # Safety
/// `buffer` is NULL or a live handle that no other call uses.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_buffer_clear(buffer: *mut tierce_buffer) -> tierce_status {
    guard(|| {
        // SAFETY: as above.
        unsafe { handle::get_mut(buffer, "buffer") }?.clear();
        Ok(())
    })
}

/// Appends a copy of `src_len` bytes; they may not lie in the buffer itself. Since 0.1.0.
///
/// # Safety
/// `buffer` is NULL or a live handle that no other call uses; `src` is valid for reads of `src_len` bytes.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_buffer_append(
    buffer: *mut tierce_buffer,
    src: *const c_void,
    src_len: usize,
) -> tierce_status {
    guard(|| {
        // SAFETY: as above.
        let (buffer, src) = unsafe { (handle::get_mut(buffer, "buffer")?, bytes(src, src_len, "src")?) };
        args::disjoint(src, buffer.range())?;
        buffer.extend_from_slice(src)
    })
}

/// Makes room for at least `additional` bytes behind the content, for the caller to write to.
///
/// `room`: gets where the content ends; NULL if there is no room and none was asked for. `room_len`: gets how many bytes
/// may be written there, `additional` or more. They are content once tierce_buffer_commit() says so, and the room is
/// valid until the buffer is changed in another way. Since 0.1.0.
///
/// # Safety
/// `buffer` is NULL or a live handle that no other call uses; `room` and `room_len` are NULL or valid for a write.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_buffer_room(
    buffer: *mut tierce_buffer,
    additional: usize,
    room: *mut *mut c_void,
    room_len: *mut usize,
) -> tierce_status {
    guard(|| {
        // SAFETY: as above.
        let (buffer, room, room_len) =
            unsafe { (handle::get_mut(buffer, "buffer")?, args::out(room, "room")?, args::out(room_len, "room_len")?) };
        buffer.reserve(additional)?;
        let spare = buffer.spare();
        room_len.write(spare.len());
        room.write(if spare.is_empty() { std::ptr::null_mut() } else { spare.as_mut_ptr().cast() });
        Ok(())
    })
}

/// Counts the first `written` bytes of the room that tierce_buffer_room() gave as content. The caller has written all of
/// them. More than the room is TIERCE_E_ARGUMENT, and changes nothing. Since 0.1.0.
///
/// # Safety
/// `buffer` is NULL or a live handle that no other call uses; the bytes have been written.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_buffer_commit(buffer: *mut tierce_buffer, written: usize) -> tierce_status {
    guard(|| {
        // SAFETY: as above.
        let buffer = unsafe { handle::get_mut(buffer, "buffer") }?;
        let room = buffer.capacity() - buffer.len();
        if written > room {
            return Err(Error::argument(format!("{written} bytes were committed, the room has {room}")));
        }
        // SAFETY: within the room, and the caller vouches for having written them.
        unsafe { buffer.advance(written) };
        Ok(())
    })
}

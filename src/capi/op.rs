use std::ffi::{c_char, c_void};
use std::mem::MaybeUninit;
use std::time::Duration;

use super::args;
use super::array::tierce_array;
use super::buffer::tierce_buffer;
use super::guard::{fail, guard, guard_status, guard_void};
use super::handle::{self, Handle};
use super::object_info::{self, tierce_object_info};
use super::segments::tierce_segments_collection;
use super::status::{TIERCE_OK, TIERCE_PARTIAL, TIERCE_PENDING, copy_text, tierce_status};
use crate::error::{Error, Kind, Result};
use crate::segments::reserved;
use crate::store::{Done, Op};

/// An operation of a store, under way or ended. Shareable, but for tierce_op_free().
pub struct tierce_op {
    _private: [u8; 0],
}

impl Handle for tierce_op {
    type Value = Op;
    const NAME: &'static str = "tierce_op";
}

/// Called once, on a thread of the store, when an operation has ended.
pub type tierce_op_callback = Option<unsafe extern "C" fn(userdata: *mut c_void)>;

/// Hands an operation out.
pub(super) fn give(op: Op, out: &mut MaybeUninit<*mut tierce_op>) {
    out.write(handle::new(op));
}

/// Negative is no limit.
fn timeout(milliseconds: i64) -> Option<Duration> {
    u64::try_from(milliseconds).ok().map(Duration::from_millis)
}

/// The status of an operation, whose message becomes the thread's last.
fn status(op: &Op) -> Result<tierce_status> {
    if !op.has_ended()? {
        return Ok(TIERCE_PENDING);
    }
    op.result(|done| {
        Ok(match done.each.iter().flatten().next() {
            Some(first) => {
                fail(first);
                TIERCE_PARTIAL
            }
            None => TIERCE_OK,
        })
    })
}

/// @group Operations
/// Calls whose names end in `_async` return at once with an operation, which the store's threads carry out:
///
///     tierce_op *ops[STEPS];
///     for (int i = 0; i < STEPS; i++)
///         tierce_store_put_async(store, keys[i], strlen(keys[i]), fields[i], sizes[i], NULL, &ops[i]);
///     … compute …
///     for (int i = 0; i < STEPS; i++) {
///         if (tierce_op_wait(ops[i], -1) < 0) { tierce_op_message(ops[i], message, sizeof message); … }
///         tierce_op_free(ops[i]);
///     }
///
/// Memory that was lent to an operation (`src`, `dst`, arrays) must stay, and what is read from must not change, until the operation
/// has ended. Keys, options and the arrays of pointers are copied. tierce_op_cancel() and tierce_op_free() return when lent memory
/// will not be touched again. An operation keeps its store open.
///
/// At most "max_operations" of a store are under way: further submissions wait for one to end, or fail with TIERCE_E_BUSY, as
/// the option "when_full" says; in a callback they always fail. Only "concurrency" objects at once take memory for their content;
/// what was read into the library's memory stays there until it is taken or the operation freed.
/// @end
/// TIERCE_PENDING while the operation is under way, else its status: TIERCE_OK, TIERCE_PARTIAL, or an error, whose message
/// tierce_last_error() has. Since 0.1.0.
///
/// # Safety
/// `op` is NULL or a live handle.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_op_poll(op: *const tierce_op) -> tierce_status {
    // SAFETY: as above.
    guard_status(|| status(unsafe { handle::get(op, "op") }?))
}

/// Waits until the operation has ended, at most `milliseconds` (negative: any time), and gives its status as tierce_op_poll()
/// does. A callback of an operation must not wait: TIERCE_E_STATE. Since 0.1.0.
///
/// # Safety
/// `op` is NULL or a live handle.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_op_wait(op: *const tierce_op, milliseconds: i64) -> tierce_status {
    guard_status(|| {
        // SAFETY: as above.
        let op = unsafe { handle::get(op, "op") }?;
        op.wait(timeout(milliseconds))?;
        status(op)
    })
}

/// Waits until one of several operations has ended, at most `milliseconds` (negative: any time), and writes its place to `index`.
/// TIERCE_PENDING, with `index` as it was, if none has by then. NULL in `ops` is passed over; with nothing else there, TIERCE_END.
/// Since 0.1.0.
///
/// # Safety
/// `ops` is valid for reads of `count` pointers, each NULL or a live handle; `index` is NULL or valid for a write.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_op_wait_any(
    ops: *const *const tierce_op,
    count: usize,
    milliseconds: i64,
    index: *mut usize,
) -> tierce_status {
    // SAFETY: as above.
    guard_status(|| unsafe {
        let (handles, index) = (args::array(ops, count, "ops")?, args::out(index, "index")?);
        let (mut ops, mut places) = (reserved(count)?, reserved(count)?);
        for (place, op) in handles.iter().enumerate().filter(|(_, op)| !op.is_null()) {
            ops.push(handle::get(*op, "one of ops")?);
            places.push(place);
        }
        if ops.is_empty() {
            return Ok(super::status::TIERCE_END);
        }
        let ended = Op::wait_any(&ops, timeout(milliseconds))?;
        Ok(match ended {
            Some(place) => {
                index.write(places[place]);
                TIERCE_OK
            }
            None => TIERCE_PENDING,
        })
    })
}

/// Gives the operation up, and returns when nothing that was lent to it will be touched again. Its status is TIERCE_E_CANCELLED
/// then, unless it had ended before. What it was to write may be there or not, whole in either case.
///
/// A callback that the operation itself calls, to tell of its progress or as a codec, cannot wait for its end: TIERCE_PENDING, and it
/// ends after the callback. Since 0.1.0.
///
/// # Safety
/// `op` is NULL or a live handle.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_op_cancel(op: *const tierce_op) -> tierce_status {
    // SAFETY: as above.
    guard_status(|| Ok(if unsafe { handle::get(op, "op") }?.cancel()? { TIERCE_OK } else { TIERCE_PENDING }))
}

/// Cancels the operation if it is under way, as tierce_op_cancel() does, and frees it; NULL is allowed. Since 0.1.0.
///
/// # Safety
/// `op` is NULL or a live handle, not used again.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_op_free(op: *mut tierce_op) {
    // SAFETY: as above.
    guard_void(|| unsafe { handle::free(op) });
}

/// Copies the message of an operation that has failed, or of the first of its items that has, with a final NUL, cut to `cap` bytes.
/// Returns the length of the whole message; 0 if it is under way or has not failed. Since 0.1.0.
///
/// # Safety
/// `op` is NULL or a live handle; `dst` is NULL with `cap` 0, or valid for writes of `cap` bytes.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_op_message(op: *const tierce_op, dst: *mut c_char, cap: usize) -> usize {
    // SAFETY: as above.
    let Ok(op) = (unsafe { handle::get(op, "op") }) else { return 0 };
    let ended = op.has_ended().unwrap_or(true);
    let error = if ended { op.result(|done| Ok(done.each.iter().flatten().next().cloned())) } else { Ok(None) };
    let text = error.unwrap_or_else(Some).map_or(String::new(), |error| error.to_string());
    // SAFETY: as above.
    unsafe { copy_text(&text, dst, cap) }
}

/// Copies the message of item `index` as tierce_op_message() does; 0 if it has not failed. Since 0.1.0.
///
/// # Safety
/// As for tierce_op_message().
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_op_item_message(
    op: *const tierce_op,
    index: usize,
    dst: *mut c_char,
    cap: usize,
) -> usize {
    // SAFETY: as above.
    let Ok(op) = (unsafe { handle::get(op, "op") }) else { return 0 };
    let error = op.result(|done| Ok(done.each.get(index).cloned().flatten())).ok().flatten();
    // SAFETY: as above.
    unsafe { copy_text(&error.map_or(String::new(), |error| error.to_string()), dst, cap) }
}

/// A callback and its argument.
struct Callback(unsafe extern "C" fn(*mut c_void), *mut c_void);

// SAFETY: the caller promised that it may be called on any thread.
unsafe impl Send for Callback {}

impl Callback {
    fn call(self) {
        // SAFETY: the caller's function with the caller's argument, called once.
        unsafe { (self.0)(self.1) };
    }
}

/// Has `callback(userdata)` called once, on a thread of the store, when the operation has ended, also if that is because it was
/// cancelled or freed; in this thread, before this returns, if it has ended already. One for each operation: another replaces it.
///
/// `userdata` must live until the callback has returned: tierce_op_wait(), tierce_op_cancel() and tierce_op_free() wait for that,
/// tierce_op_poll() and tierce_op_wait_any() do not. It must be short, since other operations wait meanwhile. It may ask for results, start operations and free this one; calls that
/// wait fail with TIERCE_E_STATE there. Since 0.1.0.
///
/// # Safety
/// `op` is NULL or a live handle; `callback` may be called on any thread.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_op_on_end(
    op: *const tierce_op,
    callback: tierce_op_callback,
    userdata: *mut c_void,
) -> tierce_status {
    guard(|| {
        // SAFETY: as above.
        let op = unsafe { handle::get(op, "op") }?;
        let callback = callback.ok_or_else(|| Error::new(Kind::Null, "callback is NULL"))?;
        let callback = Callback(callback, userdata);
        op.notify(Box::new(move || callback.call()))
    })
}

/// Writes a descriptor that becomes readable when the operation has ended, and stays so, for poll(), epoll and event loops (Linux;
/// elsewhere TIERCE_E_UNSUPPORTED). It is the operation's: do not read, write or close it. Since 0.1.0.
///
/// # Safety
/// `op` is NULL or a live handle; `fd` is NULL or valid for a write.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_op_fd(op: *const tierce_op, fd: *mut i32) -> tierce_status {
    // SAFETY: as above.
    guard(|| unsafe {
        let (op, fd) = (handle::get(op, "op")?, args::out(fd, "fd")?);
        fd.write(op.event()?);
        Ok(())
    })
}

/// Reads the result of an operation that has succeeded.
///
/// # Safety
/// `op` is NULL or a live handle.
unsafe fn result<T>(op: *const tierce_op, read: impl FnOnce(&mut Done) -> Result<T>) -> Result<T> {
    // SAFETY: as above.
    unsafe { handle::get(op, "op") }?.result(read)
}

#[cold]
fn none_such(what: &str) -> Error {
    Error::new(Kind::State, format!("the operation has no {what} as its result, or it was taken"))
}

/// How many bytes of content were moved, in all; of a head, the object's size. Until the operation has succeeded TIERCE_E_STATE or
/// its own error, as for all results. Since 0.1.0.
///
/// # Safety
/// `op` is NULL or a live handle; `size` is NULL or valid for a write.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_op_size(op: *const tierce_op, size: *mut u64) -> tierce_status {
    // SAFETY: as above.
    guard(|| unsafe {
        let size = args::out(size, "size")?;
        size.write(result(op, |done| Ok(done.size))?);
        Ok(())
    })
}

/// How many objects were read, written, found or deleted. Since 0.1.0.
///
/// # Safety
/// `op` is NULL or a live handle; `count` is NULL or valid for a write.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_op_count(op: *const tierce_op, count: *mut u64) -> tierce_status {
    // SAFETY: as above.
    guard(|| unsafe {
        let count = args::out(count, "count")?;
        count.write(result(op, |done| Ok(done.count))?);
        Ok(())
    })
}

/// Moves what was read to `dst`, in place of its content; once. Since 0.1.0.
///
/// # Safety
/// `op` is NULL or a live handle; `dst` is NULL or a live handle that no other call uses.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_op_take_buffer(op: *const tierce_op, dst: *mut tierce_buffer) -> tierce_status {
    // SAFETY: as above.
    guard(|| unsafe {
        let dst = handle::get_mut(dst, "dst")?;
        *dst = result(op, |done| done.bytes.take().ok_or_else(|| none_such("bytes")))?;
        Ok(())
    })
}

/// Gives out the items that were read, once. Free with tierce_segments_collection_free(). Since 0.1.0.
///
/// # Safety
/// `op` is NULL or a live handle; `out` is NULL or valid for a write.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_op_take_collection(
    op: *const tierce_op,
    out: *mut *mut tierce_segments_collection,
) -> tierce_status {
    // SAFETY: as above.
    guard(|| unsafe {
        let out = args::out(out, "out")?;
        out.write(handle::new(result(op, |done| done.items.take().ok_or_else(|| none_such("items")))?));
        Ok(())
    })
}

/// Gives out the array that was decoded, once. Free with tierce_array_free(). Since 0.1.0.
///
/// # Safety
/// `op` is NULL or a live handle; `out` is NULL or valid for a write.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_op_take_array(op: *const tierce_op, out: *mut *mut tierce_array) -> tierce_status {
    // SAFETY: as above.
    guard(|| unsafe {
        let out = args::out(out, "out")?;
        out.write(handle::new(result(op, |done| done.array.take().ok_or_else(|| none_such("array")))?));
        Ok(())
    })
}

/// Writes what was learned of the object. Since 0.1.0.
///
/// # Safety
/// `op` is NULL or a live handle; `info` is NULL or a live handle that no other call uses.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_op_info(op: *const tierce_op, info: *mut tierce_object_info) -> tierce_status {
    // SAFETY: as above.
    guard(|| unsafe {
        let info = handle::get_mut(info, "info")?;
        result(op, |done| {
            if done.meta.is_none() {
                return Err(none_such("object"));
            }
            object_info::put(Some(info), done)
        })
    })
}

#[cold]
fn other_count(count: usize, have: usize) -> Error {
    Error::argument(format!("count is {count}, and the operation has {have} items"))
}

/// Writes the status of each of `count` items. Since 0.1.0.
///
/// # Safety
/// `op` is NULL or a live handle; `each` is valid for writes of `count` statuses.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_op_each(op: *const tierce_op, each: *mut tierce_status, count: usize) -> tierce_status {
    // SAFETY: as above.
    guard(|| unsafe {
        result(op, |done| {
            if done.each.len() != count {
                return Err(other_count(count, done.each.len()));
            }
            if count > 0 {
                args::out(each, "each")?;
                super::many::report(&done.each, each)?;
            }
            Ok(())
        })
    })
}

/// Writes how many bytes each of `count` items has, or would need where its status is TIERCE_E_BUFFER_TOO_SMALL (UINT64_MAX: nobody
/// knows); 0 for others that failed. Since 0.1.0.
///
/// # Safety
/// `op` is NULL or a live handle; `sizes` is valid for writes of `count` numbers.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_op_sizes(op: *const tierce_op, sizes: *mut u64, count: usize) -> tierce_status {
    // SAFETY: as above.
    guard(|| unsafe {
        result(op, |done| {
            if done.sizes.len() != count {
                return Err(other_count(count, done.sizes.len()));
            }
            if count > 0 {
                args::out(sizes, "sizes")?;
            }
            for (index, size) in done.sizes.iter().enumerate() {
                sizes.add(index).write(*size);
            }
            Ok(())
        })
    })
}

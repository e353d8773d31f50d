//! What stands around every C function: panics stop here, and errors become a status and a message.

use std::any::Any;
use std::cell::RefCell;
use std::fmt::Write;
use std::panic::{AssertUnwindSafe, catch_unwind};

use super::status::*;
use crate::error::{Error, Kind, Result};

/// What is kept of a thread's last failure.
pub(super) struct LastError {
    pub(super) message: String,
    /// The native library and its code.
    pub(super) native: Option<(&'static str, i64)>,
}

thread_local! {
    static LAST_ERROR: RefCell<LastError> = const { RefCell::new(LastError { message: String::new(), native: None }) };
}

/// Calls `read` with this thread's last failure; with an empty one where the thread is being torn down.
pub(super) fn with_last_error<R>(read: impl FnOnce(&LastError) -> R) -> R {
    let mut read = Some(read);
    let result = LAST_ERROR.try_with(|last| read.take().map(|read| read(&last.borrow())));
    match (result, read) {
        (Ok(Some(result)), _) => result,
        (_, Some(read)) => read(&LastError { message: String::new(), native: None }),
        _ => unreachable!("`read` is taken exactly when it is called"),
    }
}

/// Keeps the message of `error` and gives its status.
pub(super) fn fail(error: &Error) -> tierce_status {
    let _ = LAST_ERROR.try_with(|last| {
        let mut last = last.borrow_mut();
        last.message.clear();
        let _ = write!(last.message, "{error}");
        last.native = error.native();
    });
    status_of(error.kind())
}

/// The number of a kind of error.
pub(super) fn status_of(kind: Kind) -> tierce_status {
    match kind {
        Kind::Null => TIERCE_E_NULL,
        Kind::Argument => TIERCE_E_ARGUMENT,
        Kind::Config => TIERCE_E_CONFIG,
        Kind::UnknownCodec => TIERCE_E_UNKNOWN_CODEC,
        Kind::BufferTooSmall => TIERCE_E_BUFFER_TOO_SMALL,
        Kind::Limit => TIERCE_E_LIMIT,
        Kind::Corrupt => TIERCE_E_CORRUPT,
        Kind::NoMemory => TIERCE_E_NO_MEMORY,
        Kind::Unsupported => TIERCE_E_UNSUPPORTED,
        Kind::NeedsDtype => TIERCE_E_NEEDS_DTYPE,
        Kind::State => TIERCE_E_STATE,
        Kind::Busy => TIERCE_E_BUSY,
        Kind::Forked => TIERCE_E_FORKED,
        Kind::Panic => TIERCE_E_PANIC,
        Kind::Native => TIERCE_E_NATIVE,
        Kind::NotFound => TIERCE_E_NOT_FOUND,
        Kind::NoBucket => TIERCE_E_NO_BUCKET,
        Kind::Denied => TIERCE_E_DENIED,
        Kind::Precondition => TIERCE_E_PRECONDITION,
        Kind::Timeout => TIERCE_E_TIMEOUT,
        Kind::Io => TIERCE_E_IO,
        Kind::Cancelled => TIERCE_E_CANCELLED,
        Kind::Callback(status) if status < 0 => status,
        Kind::Callback(_) => TIERCE_E_CALLBACK,
    }
}

fn panic_error(payload: &(dyn Any + Send)) -> Error {
    let text = payload
        .downcast_ref::<&str>()
        .copied()
        .or_else(|| payload.downcast_ref::<String>().map(String::as_str))
        .unwrap_or("no message");
    Error::new(Kind::Panic, format!("a defect in tierce, please report it: {text}"))
}

/// Runs the body of a C function.
pub(super) fn guard(body: impl FnOnce() -> Result<()>) -> tierce_status {
    guard_status(|| body().map(|()| TIERCE_OK))
}

/// Runs the body of a C function that has more than one kind of success.
pub(super) fn guard_status(body: impl FnOnce() -> Result<tierce_status>) -> tierce_status {
    match catch_unwind(AssertUnwindSafe(body)) {
        Ok(Ok(status)) => status,
        Ok(Err(error)) => fail(&error),
        Err(payload) => fail(&panic_error(&*payload)),
    }
}

/// Runs the body of a C function that returns nothing, such as a free.
pub(super) fn guard_void(body: impl FnOnce() -> Result<()>) {
    guard(body);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn message() -> String {
        with_last_error(|last| last.message.clone())
    }

    #[test]
    fn a_panic_is_a_status_with_its_message() {
        assert_eq!(guard(|| panic!("cause {}", 7)), TIERCE_E_PANIC);
        assert!(message().ends_with("cause 7"), "{}", message());
    }

    #[test]
    fn success_leaves_the_message() {
        guard(|| Err(Error::argument("first")));
        assert_eq!(guard(|| Ok(())), TIERCE_OK);
        assert_eq!(message(), "first");
    }

    #[test]
    fn statuses_of_callbacks_come_back_unchanged_unless_they_would_pass_for_success() {
        assert_eq!(status_of(Kind::Callback(-1234)), -1234);
        assert_eq!(status_of(Kind::Callback(3)), TIERCE_E_CALLBACK);
    }
}

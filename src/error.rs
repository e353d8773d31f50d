//! The one error type: what kind, what was wrong with which value, and what the native library said.

use std::fmt;

/// `Result` with [`Error`].
pub type Result<T> = std::result::Result<T, Error>;

/// What kind of failure; each has one status number in C (`TIERCE_E_*`).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// A required pointer was NULL.
    Null,
    /// An argument has a value that is not allowed.
    Argument,
    /// A JSON config cannot be read, or has a wrong key or value.
    Config,
    /// No codec of that name is in the registry.
    UnknownCodec,
    /// The destination cannot hold the result.
    BufferTooSmall,
    /// The result would be larger than the limit that the caller set.
    Limit,
    /// The encoded bytes are damaged, truncated, or of another format.
    Corrupt,
    /// Memory could not be had.
    NoMemory,
    /// Valid, but outside what this build or this codec does.
    Unsupported,
    /// The codec works on array elements; the byte form cannot know their type.
    NeedsDtype,
    /// The handle is not in a state that allows the call.
    State,
    /// No room for more work now.
    Busy,
    /// The handle owns threads that did not survive a `fork`.
    Forked,
    /// A defect of the library itself: a panic was caught.
    Panic,
    /// A native library failed in a way that has no other name.
    Native,
    /// There is no object of that key.
    NotFound,
    /// There is no bucket or folder for the store's objects.
    NoBucket,
    /// The store does not accept the credentials, or does not let them do that.
    Denied,
    /// A condition on the object does not hold: it is there already, or another version of it.
    Precondition,
    /// A step took longer than the options allow.
    Timeout,
    /// A file, a connection or a server failed.
    Io,
    /// The operation was cancelled.
    Cancelled,
    /// A callback of the caller failed with this status, which is handed back unchanged.
    Callback(i32),
}

/// A failure with a message for a person and, where there is one, the native library's code.
///
/// One word, so that a `Result` travels in registers: calls on small chunks are counted in nanoseconds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Error(Box<Details>);

#[derive(Clone, Debug, PartialEq, Eq)]
struct Details {
    kind: Kind,
    message: String,
    native: Option<(&'static str, i64)>,
    needed: Option<usize>,
}

impl Error {
    /// An error of `kind`; the message says what was wrong with which value and what was expected.
    #[cold]
    pub fn new(kind: Kind, message: impl Into<String>) -> Self {
        Error(Box::new(Details { kind, message: message.into(), native: None, needed: None }))
    }

    /// [`Kind::Corrupt`].
    pub fn corrupt(message: impl Into<String>) -> Self {
        Error::new(Kind::Corrupt, message)
    }

    /// [`Kind::Argument`].
    pub fn argument(message: impl Into<String>) -> Self {
        Error::new(Kind::Argument, message)
    }

    /// [`Kind::Config`].
    pub fn config(message: impl Into<String>) -> Self {
        Error::new(Kind::Config, message)
    }

    /// [`Kind::NoMemory`] for an allocation of `bytes`.
    #[cold]
    pub fn no_memory(bytes: usize) -> Self {
        Error::new(Kind::NoMemory, format!("out of memory: {bytes} bytes could not be allocated"))
    }

    /// [`Kind::BufferTooSmall`]: `needed` bytes would do, or `None` where the format cannot know.
    #[cold]
    pub fn too_small(needed: Option<usize>, have: usize) -> Self {
        let message = match needed {
            Some(n) => format!("the destination holds {have} bytes, {n} are needed"),
            None => format!("the destination of {have} bytes is too small"),
        };
        let mut error = Error::new(Kind::BufferTooSmall, message);
        error.0.needed = needed;
        error
    }

    /// [`Kind::Limit`]: the result has `needed` bytes (or an unknown number above the limit).
    #[cold]
    pub fn limit(needed: Option<usize>, limit: usize) -> Self {
        let message = match needed {
            Some(n) => format!("the result of {n} bytes exceeds the limit of {limit} bytes"),
            None => format!("the result exceeds the limit of {limit} bytes"),
        };
        let mut error = Error::new(Kind::Limit, message);
        error.0.needed = needed;
        error
    }

    /// Adds the code that the native library `domain` gave.
    #[must_use]
    pub fn with_native(mut self, domain: &'static str, code: i64) -> Self {
        self.0.native = Some((domain, code));
        self
    }

    /// The same failure seen as another kind.
    #[must_use]
    pub fn with_kind(mut self, kind: Kind) -> Self {
        self.0.kind = kind;
        self
    }

    /// Puts `context` before the message: `"lz4: the header …"`.
    #[must_use]
    pub fn within(mut self, context: &str) -> Self {
        self.0.message = format!("{context}: {}", self.0.message);
        self
    }

    /// Adds the size that would do.
    #[must_use]
    pub fn needing(mut self, needed: usize) -> Self {
        self.0.message = format!("{}; {needed} bytes are enough", self.0.message);
        self.0.needed = Some(needed);
        self
    }

    /// What kind of failure this is.
    pub fn kind(&self) -> Kind {
        self.0.kind
    }

    /// The native library that failed, and its code.
    pub fn native(&self) -> Option<(&'static str, i64)> {
        self.0.native
    }

    /// For [`Kind::BufferTooSmall`] and [`Kind::Limit`]: the size that would do, where it is known.
    pub fn needed(&self) -> Option<usize> {
        self.0.needed
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0.message)?;
        if let Some((domain, code)) = self.0.native {
            write!(f, " ({domain} code {code})")?;
        }
        Ok(())
    }
}

impl std::error::Error for Error {}

//! A descriptor to poll on (Linux: eventfd).

use std::os::fd::{AsRawFd, FromRawFd, OwnedFd, RawFd};

use crate::error::{Error, Kind, Result};

/// Becomes readable once, and stays so.
pub(crate) struct Event(OwnedFd);

impl Event {
    #[cfg(target_os = "linux")]
    pub(crate) fn new() -> Result<Self> {
        // SAFETY: no preconditions; the result is checked.
        let fd = unsafe { libc::eventfd(0, libc::EFD_CLOEXEC | libc::EFD_NONBLOCK) };
        if fd < 0 {
            let error = std::io::Error::last_os_error();
            return Err(Error::new(Kind::Io, format!("no event descriptor: {error}")));
        }
        // SAFETY: it was just made, and nobody else has it.
        Ok(Event(unsafe { OwnedFd::from_raw_fd(fd) }))
    }

    #[cfg(not(target_os = "linux"))]
    pub(crate) fn new() -> Result<Self> {
        Err(Error::new(Kind::Unsupported, "event descriptors exist on Linux only"))
    }

    /// Makes it readable.
    pub(crate) fn set(&self) {
        let one = 1u64;
        // SAFETY: the descriptor is open, and 8 bytes are read from a local. It cannot fail but by overflow of the counter,
        // which is readable then.
        unsafe { libc::write(self.0.as_raw_fd(), (&raw const one).cast(), size_of::<u64>()) };
    }

    pub(crate) fn fd(&self) -> RawFd {
        self.0.as_raw_fd()
    }
}

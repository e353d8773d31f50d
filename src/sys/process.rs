//! Facts about this process and its threads.

/// The number of this process; it differs after a `fork`.
pub(crate) fn id() -> u32 {
    std::process::id()
}

/// Runs `start` with signals blocked in this thread, so that threads it makes inherit that and the program's handlers keep
/// running on the program's own threads. Signals that a thread sends itself by a fault stay as they are: a handler for these has
/// to run where the fault is.
pub(crate) fn with_signals_blocked<T>(start: impl FnOnce() -> T) -> T {
    #[cfg(unix)]
    let _restored = Blocked::new();
    start()
}

/// The set of signals that were blocked before, which are again when this goes.
#[cfg(unix)]
struct Blocked(Option<libc::sigset_t>);

#[cfg(unix)]
impl Blocked {
    fn new() -> Self {
        use std::mem::MaybeUninit;
        const FAULTS: [libc::c_int; 7] =
            [libc::SIGSEGV, libc::SIGBUS, libc::SIGFPE, libc::SIGILL, libc::SIGTRAP, libc::SIGSYS, libc::SIGABRT];
        let mut all = MaybeUninit::uninit();
        let mut old = MaybeUninit::uninit();
        // SAFETY: both sets are valid to write; `all` is filled before it is read.
        let blocked = unsafe {
            libc::sigfillset(all.as_mut_ptr());
            for fault in FAULTS {
                libc::sigdelset(all.as_mut_ptr(), fault);
            }
            libc::pthread_sigmask(libc::SIG_BLOCK, all.as_ptr(), old.as_mut_ptr()) == 0
        };
        // SAFETY: `old` was written by the call that succeeded.
        Blocked(blocked.then(|| unsafe { old.assume_init() }))
    }
}

#[cfg(unix)]
impl Drop for Blocked {
    fn drop(&mut self) {
        if let Some(old) = &self.0 {
            // SAFETY: the set is initialised, and the result is not asked for.
            unsafe { libc::pthread_sigmask(libc::SIG_SETMASK, old, std::ptr::null_mut()) };
        }
    }
}

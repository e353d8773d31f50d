//! Facts about this process and its threads.

/// The number of this process; it differs after a `fork`.
pub(crate) fn id() -> u32 {
    std::process::id()
}

/// Runs `start` with all signals blocked in this thread, so that threads it makes inherit the empty set and the
/// program's handlers keep running on the program's own threads.
pub(crate) fn with_signals_blocked<T>(start: impl FnOnce() -> T) -> T {
    #[cfg(unix)]
    {
        use std::mem::MaybeUninit;
        let mut all = MaybeUninit::uninit();
        let mut old = MaybeUninit::uninit();
        // SAFETY: both sets are valid to write; `all` is filled before it is read.
        let blocked = unsafe {
            libc::sigfillset(all.as_mut_ptr());
            libc::pthread_sigmask(libc::SIG_SETMASK, all.as_ptr(), old.as_mut_ptr()) == 0
        };
        let result = start();
        if blocked {
            // SAFETY: `old` was written by the call that succeeded.
            unsafe { libc::pthread_sigmask(libc::SIG_SETMASK, old.as_ptr(), std::ptr::null_mut()) };
        }
        result
    }
    #[cfg(not(unix))]
    start()
}

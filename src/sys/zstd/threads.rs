//! Threads that several compression contexts share.

use std::ptr::NonNull;

use zstd_sys as c;

use super::super::process;
use crate::error::{Error, Kind, Result};

/// A pool of the library's own threads.
pub(crate) struct ThreadPool {
    pool: NonNull<c::ZSTD_threadPool>,
    owner: u32,
}

// SAFETY: the library locks the pool itself; contexts of several threads may use it at once.
unsafe impl Send for ThreadPool {}
// SAFETY: as above.
unsafe impl Sync for ThreadPool {}

impl ThreadPool {
    /// Starts `count` threads, which leave all signals to the program's own.
    pub(crate) fn new(count: usize) -> Result<Self> {
        // SAFETY: no preconditions; NULL is handled.
        let pool = process::with_signals_blocked(|| unsafe { c::ZSTD_createThreadPool(count) });
        let pool = NonNull::new(pool).ok_or_else(|| {
            Error::new(Kind::NoMemory, format!("zstd: a pool of {count} threads could not be started"))
        })?;
        Ok(ThreadPool { pool, owner: process::id() })
    }

    pub(super) fn as_ptr(&self) -> *mut c::ZSTD_threadPool {
        self.pool.as_ptr()
    }

    /// The process that has the threads.
    pub(super) fn owner(&self) -> u32 {
        self.owner
    }
}

impl Drop for ThreadPool {
    fn drop(&mut self) {
        // In a child of a fork the threads are gone, and waiting for them would never end: the memory is let go.
        if self.owner == process::id() {
            // SAFETY: made by ZSTD_createThreadPool and not freed before; no context refers to it any more.
            unsafe { c::ZSTD_freeThreadPool(self.as_ptr()) };
        }
    }
}

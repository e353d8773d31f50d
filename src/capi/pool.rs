use std::sync::Arc;

use super::args;
use super::guard::{guard, guard_void};
use super::handle::{self, Handle};
use super::status::tierce_status;
use crate::error::{Error, Result};
use crate::parallel::{self, Pool};

/// Threads for the calls that take a pool. Shareable.
pub struct tierce_pool {
    _private: [u8; 0],
}

impl Handle for tierce_pool {
    type Value = Arc<Pool>;
    const NAME: &'static str = "tierce_pool";
}

/// The pool behind a handle that may be left out.
///
/// # Safety
/// `pool` is NULL or a live handle.
pub(super) unsafe fn optional<'a>(pool: *const tierce_pool) -> Result<Option<&'a Pool>> {
    // SAFETY: as above.
    Ok(unsafe { handle::get_optional(pool, "pool") }?.map(|pool| &**pool))
}

/// @group Pools
/// The library starts no thread unless the program asks for it with a pool. A pool may serve any number of calls, one
/// after the other or at once. Its threads run with all signals blocked.
///
/// A call that is given a pool of n threads works on n: the thread that calls, and n - 1 of the pool's. So a pool of one
/// starts a thread for nothing.
///
/// After a fork the child has no threads of the pool: calls that take it fail with TIERCE_E_FORKED, calls without a pool
/// go on. The child may free the pool.
/// @end
/// Starts a pool of `threads` threads; a negative number stands for as many as this process may use, by CPU affinity and
/// control group. Zero, or more than 4096, is an error.
///
/// Free with tierce_pool_free(). Since 0.1.0.
///
/// # Safety
/// `out` is NULL or valid for a write.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_pool_new(threads: i32, out: *mut *mut tierce_pool) -> tierce_status {
    guard(|| {
        // SAFETY: as above.
        let out = unsafe { args::out(out, "out") }?;
        let count = match threads {
            0 => return Err(Error::argument("threads is 0; leave the pool out (NULL) to work in the calling thread")),
            n if n < 0 => parallel::available_threads(),
            n => n as usize,
        };
        out.write(handle::new(Arc::new(Pool::new(count)?)));
        Ok(())
    })
}

/// Frees a pool and joins its threads; NULL is allowed. No call may be using it.
///
/// Codecs that were given the pool keep its threads: they are joined when the last of those codecs is freed. Since 0.1.0.
///
/// # Safety
/// `pool` is NULL or a live handle, not used again.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_pool_free(pool: *mut tierce_pool) {
    // SAFETY: as above.
    guard_void(|| unsafe { handle::free(pool) });
}

/// How many threads the pool has; 0 for NULL. Since 0.1.0.
///
/// # Safety
/// `pool` is NULL or a live handle.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_pool_threads(pool: *const tierce_pool) -> i32 {
    // SAFETY: as above.
    unsafe { handle::get(pool, "pool") }.map_or(0, |pool| pool.threads() as i32)
}

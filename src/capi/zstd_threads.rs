use std::ffi::c_void;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use super::args;
use super::guard::{guard, guard_void};
use super::handle::{self, Handle};
use super::segments::tierce_release;
use super::status::tierce_status;
use super::zstd_compressor::tierce_zstd_compressor;
use crate::error::Error;
use crate::zstd::{SequenceFunction, SequenceProducer, SequenceRegistration, Threads};

/// Threads of zstd's own that several compressors share. Shareable.
pub struct tierce_zstd_threads {
    _private: [u8; 0],
}

impl Handle for tierce_zstd_threads {
    type Value = Threads;
    const NAME: &'static str = "tierce_zstd_threads";
}

/// A match and the literals before it, as zstd has them (ZSTD_Sequence).
#[repr(C)]
pub struct tierce_zstd_sequence {
    /// How far back the match is; 0 with a match length of 0 ends a block, with the last literals.
    pub offset: u32,
    /// Literals before it.
    pub lit_length: u32,
    /// Its length.
    pub match_length: u32,
    /// Not looked at.
    pub rep: u32,
}

/// Finds the matches of one block.
///
/// Writes at most `cap` sequences that cover all `src_len` bytes, the last one with a match length of 0, and returns how
/// many, or SIZE_MAX for "failed". `window_size` is how far back an offset may reach. What it gives is checked.
pub type tierce_zstd_producer_fn = Option<
    unsafe extern "C" fn(
        userdata: *mut c_void,
        sequences: *mut tierce_zstd_sequence,
        cap: usize,
        src: *const c_void,
        src_len: usize,
        dict: *const c_void,
        dict_len: usize,
        level: i32,
        window_size: usize,
    ) -> usize,
>;

/// @group zstd: threads and matches of one's own
/// A compressor with TIERCE_ZSTD_P_THREADS above 0 starts threads of its own at its first large frame. Several compressors
/// that are used in turn can share threads instead:
///
///     tierce_zstd_threads *threads;
///     tierce_zstd_threads_new(4, &threads);
///     tierce_zstd_compressor_share_threads(compressor, threads);
///
/// These block all signals, so that the program's handlers run on its own threads; those of a compressor inherit the
/// signal mask of the thread that makes the first large frame.
/// @end
/// Starts `count` threads, 1 to 256. Free them with tierce_zstd_threads_free(). Since 0.1.0.
///
/// # Safety
/// `out` is NULL or valid for a write.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_zstd_threads_new(count: usize, out: *mut *mut tierce_zstd_threads) -> tierce_status {
    guard(|| {
        // SAFETY: as above.
        let out = unsafe { args::out(out, "out") }?;
        out.write(handle::new(Threads::new(count)?));
        Ok(())
    })
}

/// Frees threads; NULL is allowed. Compressors that share them keep them until they are freed too. Since 0.1.0.
///
/// # Safety
/// `threads` is NULL or a live handle, not used again.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_zstd_threads_free(threads: *mut tierce_zstd_threads) {
    // SAFETY: as above.
    guard_void(|| unsafe { handle::free(threads) });
}

/// Has these threads do the work of a compressor for which TIERCE_ZSTD_P_THREADS is above 0: that number still says how
/// many jobs may be under way. tierce_zstd_compressor_compress_many() does not use them. Since 0.1.0.
///
/// # Safety
/// `compressor` and `threads` are NULL or live handles.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_zstd_compressor_share_threads(
    compressor: *const tierce_zstd_compressor,
    threads: *const tierce_zstd_threads,
) -> tierce_status {
    guard(|| {
        // SAFETY: as above.
        let (compressor, threads) =
            unsafe { (handle::get(compressor, "compressor")?, handle::get(threads, "threads")?) };
        compressor.share_threads(threads)
    })
}

/// What keeps the caller's state.
struct Kept {
    userdata: *mut c_void,
    release: tierce_release,
    /// Whether the call that gave it succeeded: after a failure it is still the caller's.
    taken: AtomicBool,
}

// SAFETY: the caller promised that the state may be used and freed on any thread.
unsafe impl Send for Kept {}
// SAFETY: nothing is shared: the address is handed on.
unsafe impl Sync for Kept {}

impl SequenceProducer for Kept {}

impl Drop for Kept {
    fn drop(&mut self) {
        if let (Some(release), true) = (self.release, self.taken.load(Ordering::Acquire)) {
            // SAFETY: the caller's function with the caller's argument, called once.
            unsafe { release(self.userdata) };
        }
    }
}

/// Has a function of the program's own find the matches, for hardware or for data that it knows better; NULL has zstd
/// find them again.
///
/// `fall_back`: 1 has zstd find them where the function fails; with 0 the frame fails. `release`, or NULL, is called once
/// with `userdata` when the function is no longer used; after a failure it is not called. Not with threads, with long
/// distance matching, or with a dictionary: those frames are TIERCE_E_UNSUPPORTED. tierce_zstd_compressor_compress_many()
/// does not use it. Since 0.1.0.
///
/// # Safety
/// `compressor` is NULL or a live handle; the functions are NULL or may be called with `userdata` on any thread, one call
/// at a time.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_zstd_compressor_produce_sequences(
    compressor: *const tierce_zstd_compressor,
    producer: tierce_zstd_producer_fn,
    fall_back: i32,
    release: tierce_release,
    userdata: *mut c_void,
) -> tierce_status {
    guard(|| {
        // SAFETY: as above.
        let compressor = unsafe { handle::get(compressor, "compressor") }?;
        let fall_back = match fall_back {
            0 | 1 => fall_back == 1,
            other => return Err(Error::argument(format!("fall_back is {other}, expected 0 or 1"))),
        };
        // SAFETY: both are pointers to C functions of the same signature: the structs have the same members.
        let function = unsafe { std::mem::transmute::<tierce_zstd_producer_fn, Option<SequenceFunction>>(producer) };
        let kept = Arc::new(Kept { userdata, release, taken: AtomicBool::new(false) });
        let registration =
            function.map(|function| SequenceRegistration { state: userdata, function, kept: kept.clone() });
        compressor.produce_sequences(registration, fall_back)?;
        kept.taken.store(true, Ordering::Release);
        Ok(())
    })
}

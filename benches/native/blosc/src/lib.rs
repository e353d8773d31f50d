//! c-blosc, called through the functions that take all state as arguments: timing loops for `benches/blosc_cases.py`.

#[path = "../../src/clock.rs"]
mod clock;
#[path = "../../src/work.rs"]
mod work;

use std::ffi::{CStr, CString, c_char, c_int};

use clock::{Sample, measure};
use work::Work;

/// What each call of c-blosc is told.
pub struct Settings {
    compressor: CString,
    level: c_int,
    shuffle: c_int,
    typesize: usize,
    threads: c_int,
}

impl Settings {
    fn encode(&self, src: &[u8], dst: &mut [u8]) -> Option<usize> {
        // SAFETY: pointers and lengths of live slices, and a string.
        let n = unsafe {
            blosc_src::blosc_compress_ctx(
                self.level,
                self.shuffle,
                self.typesize,
                src.len(),
                src.as_ptr().cast(),
                dst.as_mut_ptr().cast(),
                dst.len(),
                self.compressor.as_ptr(),
                0,
                self.threads,
            )
        };
        usize::try_from(n).ok().filter(|n| *n > 0)
    }

    fn decode(&self, src: &[u8], dst: &mut [u8]) -> Option<usize> {
        // SAFETY: the chunk is one that c-blosc or tierce made; pointer and length of a live slice.
        let n = unsafe {
            blosc_src::blosc_decompress_ctx(src.as_ptr().cast(), dst.as_mut_ptr().cast(), dst.len(), self.threads)
        };
        usize::try_from(n).ok().filter(|n| *n == dst.len())
    }
}

/// Keeps settings; `level`, `shuffle` (0 to 2) and `compressor` are as c-blosc has them.
///
/// # Safety
/// `compressor` is a string.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tbn_blosc_new(
    compressor: *const c_char,
    level: c_int,
    shuffle: c_int,
    typesize: usize,
    threads: c_int,
) -> *mut Settings {
    // SAFETY: as above.
    let compressor = unsafe { CStr::from_ptr(compressor) }.to_owned();
    Box::into_raw(Box::new(Settings { compressor, level, shuffle, typesize, threads }))
}

/// Frees what [`tbn_blosc_new`] made.
///
/// # Safety
/// `settings` is live and not used again.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tbn_blosc_free(settings: *mut Settings) {
    // SAFETY: as above.
    drop(unsafe { Box::from_raw(settings) });
}

/// Encodes (`decode` 0) or decodes every item of `work`; 0 for success, -1 for failure.
///
/// # Safety
/// The pointers of `work` are valid for their lengths; `sample` is valid for a write.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tbn_blosc(settings: &Settings, decode: c_int, work: &Work, sample: &mut Sample) -> c_int {
    // SAFETY: as above.
    let result = unsafe {
        if decode != 0 {
            measure(|| work.run(|src, dst| settings.decode(src, dst)))
        } else {
            measure(|| work.run(|src, dst| settings.encode(src, dst)))
        }
    };
    match result {
        Ok(done) => {
            *sample = done;
            0
        }
        Err(()) => -1,
    }
}

/// The version of c-blosc, a string that stays.
#[unsafe(no_mangle)]
pub extern "C" fn tbn_blosc_version() -> *const c_char {
    // SAFETY: it takes nothing and gives a literal.
    unsafe { blosc_src::blosc_get_version_string() }
}

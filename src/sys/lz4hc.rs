//! liblz4: raw blocks by the slower compressor for small results, LZ4 HC. They are decompressed as others.

use std::ffi::{c_char, c_int, c_void};
use std::mem::MaybeUninit;
use std::ptr::NonNull;

use super::lz4::MAX_INPUT;
use super::written;
use crate::error::{Error, Kind, Result};

/// A compressor with its tables, making which is the larger part of a call on a small block.
pub(crate) struct Compressor(NonNull<c_void>);

// SAFETY: the tables may move between threads; they are used by one at a time because methods take &mut self.
unsafe impl Send for Compressor {}

// Of lz4hc.h: not among what the crate declares.
unsafe extern "C" {
    fn LZ4_createStreamHC() -> *mut c_void;
    fn LZ4_freeStreamHC(stream: *mut c_void) -> c_int;
    fn LZ4_compress_HC_extStateHC_fastReset(
        state: *mut c_void,
        src: *const c_char,
        dst: *mut c_char,
        src_len: c_int,
        dst_cap: c_int,
        level: c_int,
    ) -> c_int;
}

impl Compressor {
    pub(crate) fn new() -> Result<Self> {
        // SAFETY: no preconditions; NULL is handled. What it makes is initialised.
        NonNull::new(unsafe { LZ4_createStreamHC() })
            .map(Compressor)
            .ok_or_else(|| Error::new(Kind::NoMemory, "lz4: no memory for a compressor"))
    }

    /// Compresses one block of at most [`MAX_INPUT`] bytes, `None` if `dst` is too small, at a level of 1 to 12.
    pub(crate) fn compress<'d>(
        &mut self,
        src: &[u8],
        dst: &'d mut [MaybeUninit<u8>],
        level: i32,
    ) -> Option<&'d mut [u8]> {
        assert!(src.len() <= MAX_INPUT);
        let cap = dst.len().min(i32::MAX as usize) as i32;
        // SAFETY: pointers and lengths are those of live slices, and both lengths fit an int; the state is an initialised one.
        let n = unsafe {
            LZ4_compress_HC_extStateHC_fastReset(
                self.0.as_ptr(),
                src.as_ptr().cast(),
                dst.as_mut_ptr().cast(),
                src.len() as i32,
                cap,
                level,
            )
        };
        // SAFETY: the library reports how much it wrote, 0 for failure.
        (n > 0).then(|| unsafe { written(dst, n as usize) })
    }
}

impl Drop for Compressor {
    fn drop(&mut self) {
        // SAFETY: made by LZ4_createStreamHC and not freed before.
        unsafe { LZ4_freeStreamHC(self.0.as_ptr()) };
    }
}

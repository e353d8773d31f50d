//! liblz4: raw blocks.

use std::ffi::{c_char, c_int, c_void};
use std::mem::MaybeUninit;
use std::ptr::NonNull;

use lz4_sys as c;

use super::written;
use crate::error::{Error, Kind, Result};

/// The largest block the library takes (`LZ4_MAX_INPUT_SIZE`).
pub(crate) const MAX_INPUT: usize = 0x7E00_0000;

/// The most bytes that a block of `src_len` bytes can take (`LZ4_COMPRESSBOUND`).
pub(crate) fn compress_bound(src_len: usize) -> Option<usize> {
    (src_len <= MAX_INPUT).then(|| src_len + src_len / 255 + 16)
}

/// Compresses one block of at most [`MAX_INPUT`] bytes; `None` if `dst` is too small.
pub(crate) fn compress<'d>(src: &[u8], dst: &'d mut [MaybeUninit<u8>], acceleration: i32) -> Option<&'d mut [u8]> {
    assert!(src.len() <= MAX_INPUT);
    let cap = dst.len().min(i32::MAX as usize) as i32;
    // SAFETY: pointers and lengths are those of live slices, and both lengths fit an int.
    let n = unsafe {
        c::LZ4_compress_fast(src.as_ptr().cast(), dst.as_mut_ptr().cast(), src.len() as i32, cap, acceleration)
    };
    // SAFETY: the library reports how much it wrote, 0 for failure.
    (n > 0).then(|| unsafe { written(dst, n as usize) })
}

/// The slower compressor for small results, LZ4 HC, with its tables, which are the larger part of a call on a small block.
pub(crate) struct HighCompressor(NonNull<c_void>);

// SAFETY: the tables may move between threads; they are used by one at a time because methods take &mut self.
unsafe impl Send for HighCompressor {}

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

impl HighCompressor {
    pub(crate) fn new() -> Result<Self> {
        // SAFETY: no preconditions; NULL is handled. What it makes is initialised.
        NonNull::new(unsafe { LZ4_createStreamHC() })
            .map(HighCompressor)
            .ok_or_else(|| Error::new(Kind::NoMemory, "lz4: no memory for a compressor"))
    }

    /// [`compress`] at a level of 1 to 12.
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

impl Drop for HighCompressor {
    fn drop(&mut self) {
        // SAFETY: made by LZ4_createStreamHC and not freed before.
        unsafe { LZ4_freeStreamHC(self.0.as_ptr()) };
    }
}

/// Decompresses one block, which must fill `dst` exactly.
pub(crate) fn decompress_exact<'d>(src: &[u8], dst: &'d mut [MaybeUninit<u8>]) -> Result<&'d mut [u8]> {
    let (Ok(src_len), Ok(dst_len)) = (i32::try_from(src.len()), i32::try_from(dst.len())) else {
        return Err(Error::corrupt(format!("lz4: a block of {} bytes is larger than the format allows", src.len())));
    };
    // SAFETY: pointers and lengths are those of live slices; the safe decoder checks every offset against both.
    let n = unsafe { c::LZ4_decompress_safe(src.as_ptr().cast(), dst.as_mut_ptr().cast(), src_len, dst_len) };
    if n < 0 {
        return Err(Error::corrupt("lz4: malformed block, or one that holds more than its header says")
            .with_native("lz4", i64::from(n)));
    }
    if n != dst_len {
        return Err(Error::corrupt(format!("lz4: the block holds {n} bytes, its header says {dst_len}")));
    }
    // SAFETY: the library reports how much it wrote.
    Ok(unsafe { written(dst, n as usize) })
}

/// The version of the library that is linked.
pub(crate) fn version() -> String {
    // SAFETY: a pure function.
    let n = unsafe { c::LZ4_versionNumber() };
    format!("{}.{}.{}", n / 10_000, n / 100 % 100, n % 100)
}

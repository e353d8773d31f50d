//! liblz4: raw blocks.

use std::mem::MaybeUninit;

use lz4_sys as c;

use super::written;
use crate::error::{Error, Result};

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

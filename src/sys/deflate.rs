//! libdeflate: whole zlib and gzip streams.

use std::mem::MaybeUninit;
use std::ptr::NonNull;

use libdeflate_sys as c;

use super::written;
use crate::error::{Error, Kind, Result};

/// The wrapper around the deflate data.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Wrapper {
    /// RFC 1950.
    Zlib,
    /// RFC 1952.
    Gzip,
}

/// A compressor of one level.
pub(crate) struct Compressor(NonNull<c::libdeflate_compressor>);

// SAFETY: an object may move between threads; it is used by one at a time because methods take &mut self.
unsafe impl Send for Compressor {}

impl Compressor {
    /// `level` is libdeflate's own, 0 to 12.
    pub(crate) fn new(level: i32) -> Result<Self> {
        // SAFETY: no preconditions; NULL is handled.
        NonNull::new(unsafe { c::libdeflate_alloc_compressor(level) })
            .map(Compressor)
            .ok_or_else(|| Error::new(Kind::NoMemory, "libdeflate: no memory for a compressor"))
    }

    /// Compresses `src` into one stream; `None` if `dst` is too small.
    pub(crate) fn compress<'d>(
        &mut self,
        wrapper: Wrapper,
        src: &[u8],
        dst: &'d mut [MaybeUninit<u8>],
    ) -> Option<&'d mut [u8]> {
        let run = match wrapper {
            Wrapper::Zlib => c::libdeflate_zlib_compress,
            Wrapper::Gzip => c::libdeflate_gzip_compress,
        };
        // SAFETY: pointers and lengths are those of live slices.
        let n = unsafe { run(self.0.as_ptr(), src.as_ptr().cast(), src.len(), dst.as_mut_ptr().cast(), dst.len()) };
        // SAFETY: the library reports how much it wrote, 0 for "does not fit".
        (n > 0).then(|| unsafe { written(dst, n) })
    }
}

impl Drop for Compressor {
    fn drop(&mut self) {
        // SAFETY: made by libdeflate_alloc_compressor and not freed before.
        unsafe { c::libdeflate_free_compressor(self.0.as_ptr()) };
    }
}

/// The most bytes that a stream of any level can take for `src_len` bytes.
///
/// libdeflate falls back to stored blocks of at most 65,535 bytes, 5 bytes of header each; its own bound assumes blocks
/// of no fewer than 5,000 bytes, and adds the wrapper (6 bytes for zlib, 18 for gzip).
pub(crate) fn compress_bound(wrapper: Wrapper, src_len: usize) -> Option<usize> {
    let run = match wrapper {
        Wrapper::Zlib => c::libdeflate_zlib_compress_bound,
        Wrapper::Gzip => c::libdeflate_gzip_compress_bound,
    };
    if src_len > isize::MAX as usize / 2 {
        return None;
    }
    // SAFETY: a NULL compressor asks for the bound of every level.
    Some(unsafe { run(std::ptr::null_mut(), src_len) })
}

/// Streams up to this length are decoded from a copy with [`PADDING`] behind it: near the end of its input libdeflate
/// leaves its fast loop, and a few bytes there may stand for most of a chunk of zeros (nine times as fast).
pub(crate) const SHORT: usize = 1024;
const PADDING: usize = 64;

/// A decompressor.
pub(crate) struct Decompressor(NonNull<c::libdeflate_decompressor>);

// SAFETY: as for Compressor.
unsafe impl Send for Decompressor {}

/// How one stream ended.
pub(crate) enum Outcome<'d> {
    /// It was decoded; so many bytes of the source belong to it.
    Done { consumed: usize, bytes: &'d mut [u8] },
    /// The room is too small.
    TooSmall,
}

impl Decompressor {
    pub(crate) fn new() -> Result<Self> {
        // SAFETY: no preconditions; NULL is handled.
        NonNull::new(unsafe { c::libdeflate_alloc_decompressor() })
            .map(Decompressor)
            .ok_or_else(|| Error::new(Kind::NoMemory, "libdeflate: no memory for a decompressor"))
    }

    /// [`Decompressor::decompress`], faster for short streams; [`Outcome::TooSmall`] may also mean that `src` is truncated.
    pub(crate) fn decompress_short<'d>(
        &mut self,
        wrapper: Wrapper,
        src: &[u8],
        dst: &'d mut [MaybeUninit<u8>],
    ) -> Result<Outcome<'d>> {
        if src.len() > SHORT {
            return self.decompress(wrapper, src, dst);
        }
        let mut padded = [0; SHORT + PADDING];
        padded[..src.len()].copy_from_slice(src);
        match self.decompress(wrapper, &padded[..src.len() + PADDING], dst)? {
            Outcome::Done { consumed, .. } if consumed > src.len() => Err(Error::corrupt("truncated stream")),
            outcome => Ok(outcome),
        }
    }

    /// Decodes the first stream of `src`; bytes behind it are left alone.
    pub(crate) fn decompress<'d>(
        &mut self,
        wrapper: Wrapper,
        src: &[u8],
        dst: &'d mut [MaybeUninit<u8>],
    ) -> Result<Outcome<'d>> {
        let run = match wrapper {
            Wrapper::Zlib => c::libdeflate_zlib_decompress_ex,
            Wrapper::Gzip => c::libdeflate_gzip_decompress_ex,
        };
        let (mut consumed, mut produced) = (0, 0);
        // SAFETY: pointers and lengths are those of live slices and locals.
        let result = unsafe {
            run(
                self.0.as_ptr(),
                src.as_ptr().cast(),
                src.len(),
                dst.as_mut_ptr().cast(),
                dst.len(),
                &mut consumed,
                &mut produced,
            )
        };
        match result {
            c::libdeflate_result_LIBDEFLATE_SUCCESS => {
                // SAFETY: the library reports how much it wrote.
                Ok(Outcome::Done { consumed, bytes: unsafe { written(dst, produced) } })
            }
            c::libdeflate_result_LIBDEFLATE_INSUFFICIENT_SPACE => Ok(Outcome::TooSmall),
            code => {
                Err(Error::corrupt("malformed, truncated or damaged stream").with_native("libdeflate", code.into()))
            }
        }
    }
}

impl Drop for Decompressor {
    fn drop(&mut self) {
        // SAFETY: made by libdeflate_alloc_decompressor and not freed before.
        unsafe { c::libdeflate_free_decompressor(self.0.as_ptr()) };
    }
}

/// The version of the library; it has no function that tells, and its crate carries the number.
pub(crate) const VERSION: &str = if cfg!(feature = "system") { "system" } else { "1.26" };

//! libzstd: contexts for whole frames.

use std::ffi::CStr;
use std::mem::MaybeUninit;
use std::ptr::NonNull;

use zstd_sys as c;

use super::written;
use crate::error::{Error, Kind, Result};

/// Highest level of the library.
pub(crate) const MAX_LEVEL: i64 = 22;
/// Lowest level of the library (`ZSTD_minCLevel`): minus the largest target length.
pub(crate) const MIN_LEVEL: i64 = -131_072;

fn error(code: usize) -> Error {
    // SAFETY: both functions accept any value that ZSTD_isError said yes to; the name is a static string.
    let (number, name) = unsafe { (c::ZSTD_getErrorCode(code), CStr::from_ptr(c::ZSTD_getErrorName(code))) };
    let kind = match number {
        c::ZSTD_ErrorCode::ZSTD_error_memory_allocation => Kind::NoMemory,
        c::ZSTD_ErrorCode::ZSTD_error_dstSize_tooSmall => Kind::BufferTooSmall,
        c::ZSTD_ErrorCode::ZSTD_error_parameter_outOfBound
        | c::ZSTD_ErrorCode::ZSTD_error_parameter_unsupported
        | c::ZSTD_ErrorCode::ZSTD_error_frameParameter_windowTooLarge => Kind::Unsupported,
        _ => Kind::Corrupt,
    };
    Error::new(kind, format!("zstd: {}", name.to_string_lossy())).with_native("zstd", number as i64)
}

fn check(code: usize) -> Result<usize> {
    // SAFETY: a pure function of its argument.
    if unsafe { c::ZSTD_isError(code) } != 0 { Err(error(code)) } else { Ok(code) }
}

/// A compression context with its parameters set.
pub(crate) struct Compressor(NonNull<c::ZSTD_CCtx>);

// SAFETY: a context may move between threads; it is used by one at a time because methods take &mut self.
unsafe impl Send for Compressor {}

impl Compressor {
    pub(crate) fn new(level: i32, checksum: bool) -> Result<Self> {
        // SAFETY: no preconditions; NULL is handled.
        let context = NonNull::new(unsafe { c::ZSTD_createCCtx() })
            .ok_or_else(|| Error::new(Kind::NoMemory, "zstd: no memory for a compression context"))?;
        let this = Compressor(context);
        for (parameter, value) in [
            (c::ZSTD_cParameter::ZSTD_c_compressionLevel, level),
            (c::ZSTD_cParameter::ZSTD_c_checksumFlag, i32::from(checksum)),
            (c::ZSTD_cParameter::ZSTD_c_contentSizeFlag, 1),
        ] {
            // SAFETY: the context is alive; the library checks parameter and value.
            check(unsafe { c::ZSTD_CCtx_setParameter(this.0.as_ptr(), parameter, value) })?;
        }
        Ok(this)
    }

    /// One frame with its content size.
    pub(crate) fn compress<'d>(&mut self, src: &[u8], dst: &'d mut [MaybeUninit<u8>]) -> Result<&'d mut [u8]> {
        // SAFETY: pointers and lengths are those of live slices; the library writes at most dst.len() bytes.
        let code = unsafe {
            c::ZSTD_compress2(self.0.as_ptr(), dst.as_mut_ptr().cast(), dst.len(), src.as_ptr().cast(), src.len())
        };
        let n = check(code)?;
        // SAFETY: the library reports how much it wrote.
        Ok(unsafe { written(dst, n) })
    }
}

impl Drop for Compressor {
    fn drop(&mut self) {
        // SAFETY: made by ZSTD_createCCtx and not freed before.
        unsafe { c::ZSTD_freeCCtx(self.0.as_ptr()) };
    }
}

/// A decompression context.
pub(crate) struct Decompressor(NonNull<c::ZSTD_DCtx>);

// SAFETY: as for Compressor.
unsafe impl Send for Decompressor {}

impl Decompressor {
    pub(crate) fn new() -> Result<Self> {
        // SAFETY: no preconditions; NULL is handled.
        NonNull::new(unsafe { c::ZSTD_createDCtx() })
            .map(Decompressor)
            .ok_or_else(|| Error::new(Kind::NoMemory, "zstd: no memory for a decompression context"))
    }

    /// All frames of `src`, one after the other.
    pub(crate) fn decompress<'d>(&mut self, src: &[u8], dst: &'d mut [MaybeUninit<u8>]) -> Result<&'d mut [u8]> {
        // SAFETY: pointers and lengths are those of live slices; the library writes at most dst.len() bytes.
        let code = unsafe {
            c::ZSTD_decompressDCtx(self.0.as_ptr(), dst.as_mut_ptr().cast(), dst.len(), src.as_ptr().cast(), src.len())
        };
        let n = check(code)?;
        // SAFETY: the library reports how much it wrote.
        Ok(unsafe { written(dst, n) })
    }
}

impl Drop for Decompressor {
    fn drop(&mut self) {
        // SAFETY: made by ZSTD_createDCtx and not freed before.
        unsafe { c::ZSTD_freeDCtx(self.0.as_ptr()) };
    }
}

/// The most bytes that one frame of `src_len` bytes can take, or `None` beyond the library's limit.
pub(crate) fn compress_bound(src_len: usize) -> Option<usize> {
    // SAFETY: a pure function of its argument.
    check(unsafe { c::ZSTD_compressBound(src_len) }).ok()
}

/// What the headers of the frames in `src` say of their content.
pub(crate) struct Content {
    /// The sum of the declared sizes, or `None` where a frame does not declare its own.
    pub(crate) declared: Option<u64>,
    /// The most that the blocks present can hold, whatever the headers declare.
    pub(crate) bound: u64,
}

/// Walks over frame and block headers; nothing is decompressed.
pub(crate) fn content(src: &[u8]) -> Result<Content> {
    let mut rest = src;
    let mut declared = Some(0u64);
    let mut bound = 0u64;
    while !rest.is_empty() {
        // SAFETY: pointer and length of a live slice, here and below.
        let size = unsafe { c::ZSTD_findFrameCompressedSize(rest.as_ptr().cast(), rest.len()) };
        let frame = &rest[..check(size)?];
        // SAFETY: as above.
        let size = unsafe { c::ZSTD_getFrameContentSize(frame.as_ptr().cast(), frame.len()) };
        declared = match size {
            u64::MAX => None,
            n if n == u64::MAX - 1 => return Err(Error::corrupt("zstd: the frame header cannot be read")),
            n => match declared {
                None => None,
                Some(sum) => Some(sum.checked_add(n).ok_or_else(|| Error::corrupt("zstd: absurd content sizes"))?),
            },
        };
        // SAFETY: as above.
        let most = unsafe { c::ZSTD_decompressBound(frame.as_ptr().cast(), frame.len()) };
        if most == u64::MAX - 1 {
            return Err(Error::corrupt("zstd: the frame's blocks cannot be walked"));
        }
        bound = bound.saturating_add(blocks_bound(frame, most));
        rest = &rest[frame.len()..];
    }
    Ok(Content { declared, bound })
}

/// `ZSTD_decompressBound` believes a declared content size; what the blocks can hold does not depend on it.
///
/// Each block takes three header bytes and at least one of content, and gives at most 128 KiB (RFC 8878, 3.1.1.2.4).
fn blocks_bound(frame: &[u8], library_bound: u64) -> u64 {
    let blocks = (frame.len() / 3) as u64;
    library_bound.min(blocks.saturating_mul(128 << 10))
}

/// The version of the library that is linked.
pub(crate) fn version() -> String {
    // SAFETY: returns a static string.
    unsafe { CStr::from_ptr(c::ZSTD_versionString()) }.to_string_lossy().into_owned()
}

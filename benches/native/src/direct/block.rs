//! Libraries that take a whole chunk in one call: zstd, lz4, libdeflate.

use std::ffi::c_int;
use std::ptr::NonNull;

use super::Direct;

/// A zstd frame with its content size.
pub struct Zstd {
    compressor: NonNull<zstd_sys::ZSTD_CCtx>,
    decompressor: NonNull<zstd_sys::ZSTD_DCtx>,
}

impl Zstd {
    pub fn new(level: i32) -> Option<Self> {
        // SAFETY: the calls take no memory of ours; NULL is handled.
        let this = unsafe {
            Zstd {
                compressor: NonNull::new(zstd_sys::ZSTD_createCCtx())?,
                decompressor: NonNull::new(zstd_sys::ZSTD_createDCtx())?,
            }
        };
        // SAFETY: the context is alive.
        let code = unsafe {
            zstd_sys::ZSTD_CCtx_setParameter(
                this.compressor.as_ptr(),
                zstd_sys::ZSTD_cParameter::ZSTD_c_compressionLevel,
                level,
            )
        };
        ok(code).map(|_| this)
    }
}

fn ok(code: usize) -> Option<usize> {
    // SAFETY: a pure function.
    (unsafe { zstd_sys::ZSTD_isError(code) } == 0).then_some(code)
}

impl Direct for Zstd {
    fn encode(&mut self, src: &[u8], dst: &mut [u8]) -> Option<usize> {
        // SAFETY: pointers and lengths of live slices.
        ok(unsafe {
            zstd_sys::ZSTD_compress2(
                self.compressor.as_ptr(),
                dst.as_mut_ptr().cast(),
                dst.len(),
                src.as_ptr().cast(),
                src.len(),
            )
        })
    }

    fn decode(&mut self, src: &[u8], dst: &mut [u8]) -> Option<usize> {
        // SAFETY: pointers and lengths of live slices.
        ok(unsafe {
            zstd_sys::ZSTD_decompressDCtx(
                self.decompressor.as_ptr(),
                dst.as_mut_ptr().cast(),
                dst.len(),
                src.as_ptr().cast(),
                src.len(),
            )
        })
    }
}

impl Drop for Zstd {
    fn drop(&mut self) {
        // SAFETY: made in `new`, freed once.
        unsafe {
            zstd_sys::ZSTD_freeCCtx(self.compressor.as_ptr());
            zstd_sys::ZSTD_freeDCtx(self.decompressor.as_ptr());
        }
    }
}

/// numcodecs' form: the size as 4 bytes, little-endian, then one block.
const LZ4_HEADER: usize = 4;

/// lz4, without a context: one that is kept was measured to gain nothing.
pub struct Lz4 {
    pub acceleration: i32,
}

impl Direct for Lz4 {
    fn encode(&mut self, src: &[u8], dst: &mut [u8]) -> Option<usize> {
        let (header, block) = dst.split_first_chunk_mut::<LZ4_HEADER>()?;
        *header = u32::try_from(src.len()).ok()?.to_le_bytes();
        let (from, to) = (src.as_ptr().cast(), block.as_mut_ptr().cast());
        let (src_len, cap) = (c_int::try_from(src.len()).ok()?, c_int::try_from(block.len()).ok()?);
        // SAFETY: pointers and lengths of live slices.
        match unsafe { lz4_sys::LZ4_compress_fast(from, to, src_len, cap, self.acceleration) } {
            n if n > 0 => Some(LZ4_HEADER + n as usize),
            _ => None,
        }
    }

    fn decode(&mut self, src: &[u8], dst: &mut [u8]) -> Option<usize> {
        let (header, block) = src.split_first_chunk::<LZ4_HEADER>()?;
        if u32::from_le_bytes(*header) as usize != dst.len() {
            return None;
        }
        // SAFETY: pointers and lengths of live slices, below 2 GiB as the header is checked to be.
        let n = unsafe {
            lz4_sys::LZ4_decompress_safe(
                block.as_ptr().cast(),
                dst.as_mut_ptr().cast(),
                c_int::try_from(block.len()).ok()?,
                c_int::try_from(dst.len()).ok()?,
            )
        };
        usize::try_from(n).ok()
    }
}

/// What stands around the deflate data.
pub enum Wrapper {
    Zlib,
    Gzip,
}

/// libdeflate.
pub struct Deflate {
    wrapper: Wrapper,
    compressor: NonNull<libdeflate_sys::libdeflate_compressor>,
    decompressor: NonNull<libdeflate_sys::libdeflate_decompressor>,
}

impl Deflate {
    /// `level` is libdeflate's own, 0 to 12.
    pub fn new(wrapper: Wrapper, level: i32) -> Option<Self> {
        // SAFETY: the calls take no memory of ours; NULL is handled.
        unsafe {
            Some(Deflate {
                wrapper,
                compressor: NonNull::new(libdeflate_sys::libdeflate_alloc_compressor(level))?,
                decompressor: NonNull::new(libdeflate_sys::libdeflate_alloc_decompressor())?,
            })
        }
    }
}

impl Direct for Deflate {
    fn encode(&mut self, src: &[u8], dst: &mut [u8]) -> Option<usize> {
        let call = match self.wrapper {
            Wrapper::Zlib => libdeflate_sys::libdeflate_zlib_compress,
            Wrapper::Gzip => libdeflate_sys::libdeflate_gzip_compress,
        };
        let (from, to) = (src.as_ptr().cast(), dst.as_mut_ptr().cast());
        // SAFETY: pointers and lengths of live slices.
        match unsafe { call(self.compressor.as_ptr(), from, src.len(), to, dst.len()) } {
            0 => None,
            n => Some(n),
        }
    }

    fn decode(&mut self, src: &[u8], dst: &mut [u8]) -> Option<usize> {
        let call = match self.wrapper {
            Wrapper::Zlib => libdeflate_sys::libdeflate_zlib_decompress,
            Wrapper::Gzip => libdeflate_sys::libdeflate_gzip_decompress,
        };
        let (from, to) = (src.as_ptr().cast(), dst.as_mut_ptr().cast());
        // SAFETY: pointers and lengths of live slices; without a place for the length the result must fill `dst`.
        let result = unsafe { call(self.decompressor.as_ptr(), from, src.len(), to, dst.len(), std::ptr::null_mut()) };
        (result == libdeflate_sys::libdeflate_result_LIBDEFLATE_SUCCESS).then_some(dst.len())
    }
}

impl Drop for Deflate {
    fn drop(&mut self) {
        // SAFETY: made in `new`, freed once.
        unsafe {
            libdeflate_sys::libdeflate_free_compressor(self.compressor.as_ptr());
            libdeflate_sys::libdeflate_free_decompressor(self.decompressor.as_ptr());
        }
    }
}

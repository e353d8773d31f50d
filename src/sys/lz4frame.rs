//! liblz4's frame format, piece by piece.

use std::ffi::{CStr, c_int};
use std::mem::MaybeUninit;

use lz4_sys as c;

use super::{Step, written};
use crate::error::{Error, Kind, Result};

/// What a frame header says, and how hard to compress.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Options {
    /// Negative is faster; 3 to 12 is the slow compressor.
    pub(crate) level: i32,
    /// 65,536, 262,144, 1,048,576 or 4,194,304.
    pub(crate) block_size: usize,
    pub(crate) block_linked: bool,
    pub(crate) block_checksum: bool,
    pub(crate) content_checksum: bool,
    /// What the frame will hold, 0 if unknown; liblz4 checks it at the end.
    pub(crate) content_size: u64,
}

/// The header of a frame is never longer (`LZ4F_HEADER_SIZE_MAX`).
const HEADER_MAX: usize = 19;

fn check(code: usize) -> Result<usize> {
    // SAFETY: a pure function.
    if unsafe { c::LZ4F_isError(code) } == 0 {
        return Ok(code);
    }
    // SAFETY: returns a static string for any number.
    let name = unsafe { CStr::from_ptr(c::LZ4F_getErrorName(code)) }.to_string_lossy();
    let native = -(code.wrapping_neg() as i64);
    let kind = match &*name {
        "ERROR_allocation_failed" => Kind::NoMemory,
        "ERROR_frameSize_wrong" | "ERROR_frameType_unknown" | "ERROR_headerChecksum_invalid" => Kind::Corrupt,
        "ERROR_contentChecksum_invalid" | "ERROR_blockChecksum_invalid" | "ERROR_decompressionFailed" => Kind::Corrupt,
        "ERROR_maxBlockSize_invalid" | "ERROR_frameHeader_incomplete" | "ERROR_frameDecoding_alreadyStarted" => {
            Kind::Corrupt
        }
        "ERROR_headerVersion_wrong" | "ERROR_reservedFlag_set" => Kind::Corrupt,
        _ => Kind::Native,
    };
    let what = name.strip_prefix("ERROR_").unwrap_or(&name).replace('_', " ");
    Err(Error::new(kind, format!("lz4frame: {what}")).with_native("lz4", native))
}

/// Compresses frames, one after the other; each call needs room for its worst case.
pub(crate) struct Compressor {
    context: c::LZ4FCompressionContext,
    preferences: c::LZ4FPreferences,
}

impl Compressor {
    pub(crate) fn new(options: &Options) -> Result<Self> {
        let block_size_id = match options.block_size {
            0..=65_536 => c::BlockSize::Max64KB,
            65_537..=262_144 => c::BlockSize::Max256KB,
            262_145..=1_048_576 => c::BlockSize::Max1MB,
            _ => c::BlockSize::Max4MB,
        };
        let checksum = |on| if on { c::ContentChecksum::ChecksumEnabled } else { c::ContentChecksum::NoChecksum };
        let preferences = c::LZ4FPreferences {
            frame_info: c::LZ4FFrameInfo {
                block_size_id,
                block_mode: if options.block_linked { c::BlockMode::Linked } else { c::BlockMode::Independent },
                content_checksum_flag: checksum(options.content_checksum),
                frame_type: c::FrameType::Frame,
                content_size: options.content_size,
                dict_id: 0,
                block_checksum_flag: if options.block_checksum {
                    c::BlockChecksum::BlockChecksumEnabled
                } else {
                    c::BlockChecksum::NoBlockChecksum
                },
            },
            // An int in C; the binding has it unsigned.
            compression_level: options.level as u32,
            auto_flush: 0,
            favor_dec_speed: 0,
            reserved: [0; 3],
        };
        let mut context = c::LZ4FCompressionContext(std::ptr::null_mut());
        // SAFETY: the place for the context is valid.
        check(unsafe { c::LZ4F_createCompressionContext(&mut context, c::LZ4F_VERSION) })?;
        Ok(Compressor { context, preferences })
    }

    /// The most bytes that any of the calls below writes for `src_len` bytes of source.
    pub(crate) fn bound(&self, src_len: usize) -> usize {
        // SAFETY: a pure function of valid arguments.
        let ends = unsafe { c::LZ4F_compressBound(0, &self.preferences) };
        // SAFETY: as above.
        ends.max(unsafe { c::LZ4F_compressBound(src_len, &self.preferences) }).max(HEADER_MAX)
    }

    /// Writes the header of a new frame.
    pub(crate) fn begin<'d>(&mut self, dst: &'d mut [MaybeUninit<u8>]) -> Result<&'d mut [u8]> {
        // SAFETY: a live context; pointer and length are those of a live slice.
        let n = check(unsafe {
            c::LZ4F_compressBegin(self.context, dst.as_mut_ptr().cast(), dst.len(), &self.preferences)
        })?;
        // SAFETY: the library reports how much it wrote.
        Ok(unsafe { written(dst, n) })
    }

    /// Takes in all of `src`; `dst` has at least [`Compressor::bound`] of it.
    pub(crate) fn update<'d>(&mut self, src: &[u8], dst: &'d mut [MaybeUninit<u8>]) -> Result<&'d mut [u8]> {
        // SAFETY: a live context; pointers and lengths are those of live slices.
        let n = check(unsafe {
            c::LZ4F_compressUpdate(
                self.context,
                dst.as_mut_ptr().cast(),
                dst.len(),
                src.as_ptr(),
                src.len(),
                std::ptr::null(),
            )
        })?;
        // SAFETY: the library reports how much it wrote.
        Ok(unsafe { written(dst, n) })
    }

    /// Writes what is kept back, as a block.
    pub(crate) fn flush<'d>(&mut self, dst: &'d mut [MaybeUninit<u8>]) -> Result<&'d mut [u8]> {
        // SAFETY: as in begin.
        let n = check(unsafe { c::LZ4F_flush(self.context, dst.as_mut_ptr().cast(), dst.len(), std::ptr::null()) })?;
        // SAFETY: the library reports how much it wrote.
        Ok(unsafe { written(dst, n) })
    }

    /// Writes what is kept back and the end of the frame.
    pub(crate) fn end<'d>(&mut self, dst: &'d mut [MaybeUninit<u8>]) -> Result<&'d mut [u8]> {
        // SAFETY: as in begin.
        let code = unsafe { c::LZ4F_compressEnd(self.context, dst.as_mut_ptr().cast(), dst.len(), std::ptr::null()) };
        let n = check(code).map_err(|error| match error.kind() {
            Kind::Corrupt => {
                Error::argument("lz4frame: the frame holds another number of bytes than content_size says")
            }
            _ => error,
        })?;
        // SAFETY: the library reports how much it wrote.
        Ok(unsafe { written(dst, n) })
    }
}

impl Drop for Compressor {
    fn drop(&mut self) {
        // SAFETY: made by new, freed once.
        unsafe { c::LZ4F_freeCompressionContext(self.context) };
    }
}

/// Decompresses frames, one after the other; a skippable frame is one without content.
pub(crate) struct Decompressor(c::LZ4FDecompressionContext);

impl Decompressor {
    pub(crate) fn new() -> Result<Self> {
        let mut context = c::LZ4FDecompressionContext(std::ptr::null_mut());
        // SAFETY: the place for the context is valid.
        check(unsafe { c::LZ4F_createDecompressionContext(&mut context, c::LZ4F_VERSION) })?;
        Ok(Decompressor(context))
    }

    /// Takes in some of `src` and writes what is ready.
    pub(crate) fn step<'d>(&mut self, src: &[u8], dst: &'d mut [MaybeUninit<u8>]) -> Result<Step<'d>> {
        let (mut consumed, mut produced) = (src.len(), dst.len());
        // SAFETY: a live context; pointers and lengths are those of live slices.
        let hint = check(unsafe {
            c::LZ4F_decompress(
                self.0,
                dst.as_mut_ptr().cast(),
                &mut produced,
                src.as_ptr(),
                &mut consumed,
                std::ptr::null(),
            )
        })?;
        // SAFETY: the library reports how much it wrote.
        Ok(Step { consumed, bytes: unsafe { written(dst, produced) }, ended: hint == 0 })
    }
}

impl Drop for Decompressor {
    fn drop(&mut self) {
        // SAFETY: made by new, freed once.
        unsafe { c::LZ4F_freeDecompressionContext(self.0) };
    }
}

// The binding says the preferences are made of plain numbers of C's int size.
const _: () = assert!(size_of::<c::LZ4FPreferences>() == 32 + 6 * size_of::<c_int>());

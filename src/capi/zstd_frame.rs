use std::ffi::c_void;

use super::args::{self, bytes, room};
use super::codec::into_room;
use super::guard::guard;
use super::status::tierce_status;
use super::zstd_compressor::TIERCE_ZSTD_CONTENTSIZE_UNKNOWN;
use super::zstd_decompressor::magicless;
use crate::error::Result;
use crate::zstd::{Header, frame};

/// The first four bytes of a frame, 28 b5 2f fd, as a little-endian number.
pub const TIERCE_ZSTD_MAGIC_NUMBER: u32 = 0xFD2F_B528;
/// The same of a skippable frame of variant 0; there are 16.
pub const TIERCE_ZSTD_MAGIC_SKIPPABLE: u32 = 0x184D_2A50;
/// So many bytes always hold a whole frame header.
pub const TIERCE_ZSTD_FRAME_HEADER_SIZE_MAX: usize = 18;
/// A content size that could not be found.
pub const TIERCE_ZSTD_CONTENTSIZE_ERROR: u64 = u64::MAX - 1;
/// A good size of pieces that go into a compressing stream.
pub const TIERCE_ZSTD_COMPRESSION_RECOMMENDED_INPUT_SIZE: usize = 131_072;
/// A good size of pieces that come out of a compressing stream.
pub const TIERCE_ZSTD_COMPRESSION_RECOMMENDED_OUTPUT_SIZE: usize = 131_591;
/// A good size of pieces that go into a decompressing stream.
pub const TIERCE_ZSTD_DECOMPRESSION_RECOMMENDED_INPUT_SIZE: usize = 131_075;
/// A good size of pieces that come out of a decompressing stream.
pub const TIERCE_ZSTD_DECOMPRESSION_RECOMMENDED_OUTPUT_SIZE: usize = 131_072;
/// The largest block, as a power of two.
pub const TIERCE_ZSTD_BLOCKSIZELOG_MAX: i32 = 17;
/// The largest block in bytes.
pub const TIERCE_ZSTD_BLOCKSIZE_MAX: usize = 131_072;

/// What the header of a frame says.
#[repr(C)]
pub struct tierce_zstd_frame_header {
    /// sizeof(tierce_zstd_frame_header), set by the caller: which members the program knows of.
    pub struct_size: usize,
    /// Size of the content, or TIERCE_ZSTD_CONTENTSIZE_UNKNOWN; of a skippable frame, what is skipped.
    pub content_size: u64,
    /// Memory that a stream needs to decode it.
    pub window_size: u64,
    /// Largest block.
    pub block_size_max: u32,
    /// Size of the header itself.
    pub header_size: u32,
    /// The dictionary's identifier, or 0; of a skippable frame, its variant.
    pub dict_id: u32,
    /// 1: a checksum follows the content.
    pub has_checksum: i32,
    /// 1: a frame of other data, which decoders skip.
    pub is_skippable: i32,
    /// 0.
    pub reserved: i32,
}

fn number(size: Option<u64>) -> u64 {
    size.unwrap_or(TIERCE_ZSTD_CONTENTSIZE_UNKNOWN)
}

fn in_c(header: Header) -> tierce_zstd_frame_header {
    tierce_zstd_frame_header {
        struct_size: size_of::<tierce_zstd_frame_header>(),
        content_size: number(header.content_size),
        window_size: header.window_size,
        block_size_max: header.block_size_max,
        header_size: header.header_size,
        dict_id: header.dict_id,
        has_checksum: header.has_checksum.into(),
        is_skippable: header.is_skippable.into(),
        reserved: 0,
    }
}

/// @group zstd: frames
/// These look at frames without decompressing them, and need no handle.
/// @end
/// Reads the header of the frame at the start of `src`, of which TIERCE_ZSTD_FRAME_HEADER_SIZE_MAX bytes are always
/// enough. `format` is one of TIERCE_ZSTD_FORMAT_*.
///
/// `header->struct_size` has to be set before. Bytes that are no frame, or too few, are TIERCE_E_CORRUPT; the message says
/// how many are needed. Since 0.1.0.
///
/// # Safety
/// `src` is valid for its length; `header` is NULL or valid for as many bytes as its first member says.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_zstd_frame_read_header(
    src: *const c_void,
    src_len: usize,
    format: i32,
    header: *mut tierce_zstd_frame_header,
) -> tierce_status {
    guard(|| {
        let magicless = magicless(format)?;
        // SAFETY: as above.
        let (src, out) = unsafe { (bytes(src, src_len, "src")?, args::out(header, "header")?) };
        // SAFETY: the first member is set by the caller.
        let size = unsafe { (*out.as_ptr()).struct_size };
        args::check_struct_size::<tierce_zstd_frame_header>(size, "header->struct_size", "tierce_zstd_frame_header")?;
        out.write(tierce_zstd_frame_header { struct_size: size, ..in_c(frame::header(src, magicless)?) });
        Ok(())
    })
}

/// # Safety
/// As for the C functions of this shape.
unsafe fn find<T>(
    (src, src_len): (*const c_void, usize),
    (out, name): (*mut T, &str),
    find: impl FnOnce(&[u8]) -> Result<T>,
) -> tierce_status {
    guard(|| {
        // SAFETY: as above.
        let (src, out) = unsafe { (bytes(src, src_len, "src")?, args::out(out, name)?) };
        out.write(find(src)?);
        Ok(())
    })
}

/// Gives the content size that the frame at the start of `src` declares, or TIERCE_ZSTD_CONTENTSIZE_UNKNOWN; that of a
/// skippable frame is 0. Since 0.1.0.
///
/// # Safety
/// `src` is valid for its length; `size` is NULL or valid for a write.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_zstd_frame_content_size(
    src: *const c_void,
    src_len: usize,
    size: *mut u64,
) -> tierce_status {
    // SAFETY: as above.
    unsafe { find((src, src_len), (size, "size"), |src| Ok(number(frame::content_size(src)?))) }
}

/// Gives the size of the header of the frame at the start of `src`. Since 0.1.0.
///
/// # Safety
/// `src` is valid for its length; `size` is NULL or valid for a write.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_zstd_frame_header_size(
    src: *const c_void,
    src_len: usize,
    size: *mut usize,
) -> tierce_status {
    // SAFETY: as above.
    unsafe { find((src, src_len), (size, "size"), |src| Ok(frame::header(src, false)?.header_size as usize)) }
}

/// Gives how many bytes the frame at the start of `src` takes, found by walking its blocks. A frame that is cut off is
/// TIERCE_E_CORRUPT. Since 0.1.0.
///
/// # Safety
/// `src` is valid for its length; `size` is NULL or valid for a write.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_zstd_frame_compressed_size(
    src: *const c_void,
    src_len: usize,
    size: *mut usize,
) -> tierce_status {
    // SAFETY: as above.
    unsafe { find((src, src_len), (size, "size"), frame::compressed_size) }
}

/// Gives the sum of the content sizes that all frames of `src` declare, or TIERCE_ZSTD_CONTENTSIZE_UNKNOWN, and the most
/// bytes that their blocks can hold, whatever they declare. Since 0.1.0.
///
/// # Safety
/// `src` is valid for its length; `declared` and `bound` are NULL or valid for a write.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_zstd_frame_contents(
    src: *const c_void,
    src_len: usize,
    declared: *mut u64,
    bound: *mut u64,
) -> tierce_status {
    guard(|| {
        // SAFETY: as above.
        let (src, declared, bound) =
            unsafe { (bytes(src, src_len, "src")?, args::out(declared, "declared")?, args::out(bound, "bound")?) };
        let found = frame::contents(src)?;
        declared.write(number(found.0));
        bound.write(found.1);
        Ok(())
    })
}

/// Gives how much larger than its content a buffer has to be that is decompressed in place, the frames of `src` at its
/// end. Since 0.1.0.
///
/// # Safety
/// `src` is valid for its length; `margin` is NULL or valid for a write.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_zstd_frame_decompression_margin(
    src: *const c_void,
    src_len: usize,
    margin: *mut usize,
) -> tierce_status {
    // SAFETY: as above.
    unsafe { find((src, src_len), (margin, "margin"), frame::decompression_margin) }
}

/// Writes a skippable frame around `src_len` bytes, which decoders skip: 8 bytes more. `variant` is 0 to 15.
/// Since 0.1.0.
///
/// # Safety
/// The memory is valid for its lengths; `dst_len` is NULL or valid for a write.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_zstd_frame_write_skippable(
    src: *const c_void,
    src_len: usize,
    variant: u32,
    dst: *mut c_void,
    dst_cap: usize,
    dst_len: *mut usize,
) -> tierce_status {
    guard(|| {
        // SAFETY: as above.
        let (src, dst, dst_len) =
            unsafe { (bytes(src, src_len, "src")?, room(dst, dst_cap, "dst")?, args::out(dst_len, "dst_len")?) };
        into_room(src, dst, dst_len, |dst| frame::write_skippable(src, variant, dst))
    })
}

/// Finds the content of the skippable frame at the start of `src`: its variant, where in `src` it begins, and its length.
/// Since 0.1.0.
///
/// # Safety
/// `src` is valid for its length; the others are NULL or valid for a write.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_zstd_frame_read_skippable(
    src: *const c_void,
    src_len: usize,
    variant: *mut u32,
    content: *mut *const c_void,
    content_len: *mut usize,
) -> tierce_status {
    guard(|| {
        // SAFETY: as above.
        let (src, variant, content, content_len) = unsafe {
            (
                bytes(src, src_len, "src")?,
                args::out(variant, "variant")?,
                args::out(content, "content")?,
                args::out(content_len, "content_len")?,
            )
        };
        let (number, found) = frame::read_skippable(src)?;
        variant.write(number);
        content.write(found.as_ptr().cast());
        content_len.write(found.len());
        Ok(())
    })
}

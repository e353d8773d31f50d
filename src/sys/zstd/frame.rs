//! Frames: what their headers say, without decompressing them.

use std::mem::MaybeUninit;

use zstd_sys as c;

use super::super::written;
use super::check;
use crate::error::{Error, Kind, Result};

/// What the header of a frame says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Header {
    /// Size of the content, where the frame says it; of a skippable frame, what is skipped.
    pub content_size: Option<u64>,
    /// Memory that decoding needs.
    pub window_size: u64,
    /// Largest block.
    pub block_size_max: u32,
    /// Size of the header itself.
    pub header_size: u32,
    /// The dictionary's identifier, or 0; of a skippable frame, its variant.
    pub dict_id: u32,
    /// Whether a checksum follows the content.
    pub has_checksum: bool,
    /// Whether this is a frame of other data, which decoders skip.
    pub is_skippable: bool,
}

/// A header, or how many bytes are needed to read it.
pub(crate) enum Found {
    Header(Header),
    Needs(usize),
}

/// Reads the header at the start of `src`.
#[inline]
pub(crate) fn header(src: &[u8], magicless: bool) -> Result<Found> {
    match plain_header(src) {
        Some(header) if !magicless => Ok(Found::Header(header)),
        _ => header_of_library(src, magicless),
    }
}

/// Bytes of the longest header, the magic number among them.
const HEADER_MAX: usize = 18;
/// The largest window that the library takes on machines of any word size; what is beyond is its business.
const WINDOW_LOG_MAX: u32 = 30;

/// [`header`] of the common case: a frame with a magic number, not cut off near its start. The call of the library's
/// function tells where frames are small.
#[inline]
fn plain_header(src: &[u8]) -> Option<Header> {
    let head: &[u8; HEADER_MAX] = src.first_chunk()?;
    // RFC 8878, 3.1.1.1: the descriptor follows the magic number.
    let descriptor = head[4];
    if head[..4] != c::ZSTD_MAGICNUMBER.to_le_bytes() || descriptor & 8 != 0 {
        return None;
    }
    let mut at = 5;
    let mut take = |count: usize| {
        let mut word = [0; 8];
        word[..count].copy_from_slice(&head[at..][..count]);
        at += count;
        u64::from_le_bytes(word)
    };
    let single_segment = descriptor & 0x20 != 0;
    let mut window_size = 0;
    if !single_segment {
        let byte = take(1);
        let log = 10 + (byte >> 3) as u32;
        if log > WINDOW_LOG_MAX {
            return None;
        }
        window_size = (1 << log) + (1 << log >> 3) * (byte & 7);
    }
    let dict_id = match descriptor & 3 {
        0 => 0,
        1 => take(1),
        2 => take(2),
        _ => take(4),
    };
    let content_size = match descriptor >> 6 {
        0 if single_segment => Some(take(1)),
        0 => None,
        1 => Some(take(2) + 256),
        2 => Some(take(4)),
        _ => Some(take(8)).filter(|n| *n != u64::MAX),
    };
    if single_segment {
        window_size = content_size?;
    }
    Some(Header {
        content_size,
        window_size,
        block_size_max: window_size.min(u64::from(BLOCK_SIZE_MAX)) as u32,
        header_size: at as u32,
        dict_id: dict_id as u32,
        has_checksum: descriptor & 4 != 0,
        is_skippable: false,
    })
}

fn header_of_library(src: &[u8], magicless: bool) -> Result<Found> {
    let format = if magicless { c::ZSTD_format_e::ZSTD_f_zstd1_magicless } else { c::ZSTD_format_e::ZSTD_f_zstd1 };
    let mut header = MaybeUninit::<c::ZSTD_FrameHeader>::uninit();
    // SAFETY: pointer and length of a live slice; the library fills the struct when it returns 0.
    let needs =
        check(unsafe { c::ZSTD_getFrameHeader_advanced(header.as_mut_ptr(), src.as_ptr().cast(), src.len(), format) })?;
    if needs > 0 {
        return Ok(Found::Needs(needs));
    }
    // SAFETY: filled, as the return value says.
    let header = unsafe { header.assume_init() };
    let is_skippable = header.frameType == c::ZSTD_FrameType_e::ZSTD_skippableFrame;
    Ok(Found::Header(Header {
        content_size: Some(header.frameContentSize).filter(|n| *n != u64::MAX),
        window_size: header.windowSize,
        block_size_max: header.blockSizeMax,
        header_size: if is_skippable { 8 } else { header.headerSize },
        dict_id: header.dictID,
        has_checksum: header.checksumFlag != 0,
        is_skippable,
    }))
}

/// How many bytes the first frame of `src` takes.
pub(crate) fn compressed_size(src: &[u8]) -> Result<usize> {
    // SAFETY: pointer and length of a live slice.
    check(unsafe { c::ZSTD_findFrameCompressedSize(src.as_ptr().cast(), src.len()) })
}

/// How many bytes more than the content a buffer needs that is decompressed in place, the frames at its end.
pub(crate) fn decompression_margin(src: &[u8]) -> Result<usize> {
    // SAFETY: pointer and length of a live slice.
    check(unsafe { c::ZSTD_decompressionMargin(src.as_ptr().cast(), src.len()) })
}

/// What the headers of the frames in `src` say of their content.
pub(crate) struct Content {
    /// The sum of the declared sizes, or `None` where a frame does not declare its own.
    pub(crate) declared: Option<u64>,
    /// The most that the blocks present can hold, whatever the headers declare. `ZSTD_decompressBound` believes a
    /// declared size, and counts a repeated byte as one block at most, which the decoder does not.
    pub(crate) bound: u64,
}

/// Walks over frame and block headers of all of `src`; nothing is decompressed.
pub(crate) fn content(src: &[u8]) -> Result<Content> {
    let mut rest = src;
    let mut declared = Some(0u64);
    let mut bound = 0u64;
    while !rest.is_empty() {
        let Found::Header(header) = header(rest, false)? else { return Err(cut_off()) };
        let (size, first) = first_frame(rest, &header)?;
        declared = match (declared, first.declared) {
            (Some(sum), Some(n)) => {
                Some(sum.checked_add(n).ok_or_else(|| Error::corrupt("zstd: absurd content sizes"))?)
            }
            _ => None,
        };
        bound = bound.saturating_add(first.bound);
        rest = &rest[size..];
    }
    Ok(Content { declared, bound })
}

#[cold]
fn cut_off() -> Error {
    Error::corrupt("zstd: the frame is cut off")
}

/// How many bytes the first frame of `src` takes, whose header was read, and its [`content`].
pub(crate) fn first_frame(src: &[u8], header: &Header) -> Result<(usize, Content)> {
    if header.is_skippable {
        let skipped = header.content_size.and_then(|n| usize::try_from(n).ok()?.checked_add(8));
        let size = skipped.filter(|n| *n <= src.len()).ok_or_else(cut_off)?;
        return Ok((size, Content { declared: Some(0), bound: 0 }));
    }
    let mut blocks = src.get(header.header_size as usize..).ok_or_else(cut_off)?;
    let mut bound = 0u64;
    loop {
        // RFC 8878, 3.1.1.2: one bit that says it is the last, two for the type, 21 for the size.
        let (&[a, b, c], rest) = blocks.split_first_chunk().ok_or_else(cut_off)?;
        let head = u32::from_le_bytes([a, b, c, 0]);
        let size = head >> 3;
        let (stored, most) = match head >> 1 & 3 {
            0 => (size, size),
            // One byte that is repeated. The library, unlike the specification, lets it be longer than a block.
            1 => (1, size),
            2 => (size, BLOCK_SIZE_MAX),
            _ => return Err(Error::corrupt("zstd: a block of a reserved type")),
        };
        bound += u64::from(most);
        blocks = rest.get(stored as usize..).ok_or_else(cut_off)?;
        if head & 1 == 1 {
            let rest = if header.has_checksum { blocks.get(4..).ok_or_else(cut_off)? } else { blocks };
            return Ok((src.len() - rest.len(), Content { declared: header.content_size, bound }));
        }
    }
}

/// The most bytes that a compressed block holds (RFC 8878, 3.1.1.2.4).
const BLOCK_SIZE_MAX: u32 = 128 << 10;

/// Writes a skippable frame of `variant` 0 to 15 around `content`.
pub(crate) fn write_skippable<'d>(
    content: &[u8],
    variant: u32,
    dst: &'d mut [MaybeUninit<u8>],
) -> Result<&'d mut [u8]> {
    if content.len() > u32::MAX as usize {
        return Err(Error::new(Kind::Unsupported, "a skippable frame holds 4 GiB at most"));
    }
    // SAFETY: pointers and lengths of live slices; the library checks the variant.
    let code = unsafe {
        c::ZSTD_writeSkippableFrame(dst.as_mut_ptr().cast(), dst.len(), content.as_ptr().cast(), content.len(), variant)
    };
    let n = check(code)?;
    // SAFETY: the library reports how much it wrote.
    Ok(unsafe { written(dst, n) })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn same(src: &[u8]) {
        let Some(plain) = plain_header(src) else { return };
        match header_of_library(src, false) {
            Ok(Found::Header(header)) => assert_eq!(plain, header, "{src:x?}"),
            _ => panic!("the library takes no header from {src:x?}"),
        }
    }

    #[test]
    fn headers_say_what_they_say_to_the_library() {
        let mut src = [0; HEADER_MAX];
        src[..4].copy_from_slice(&c::ZSTD_MAGICNUMBER.to_le_bytes());
        let mut plain = 0;
        for descriptor in 0..=255 {
            for window in 0..=255u8 {
                src[4] = descriptor;
                src[5] = window;
                for (index, byte) in src[6..].iter_mut().enumerate() {
                    *byte = (index as u8 + 1).wrapping_mul(window ^ 0xa5);
                }
                same(&src);
                plain += usize::from(plain_header(&src).is_some());
                src[5..].fill(window);
                same(&src);
            }
        }
        assert!(plain > 128 * 160, "only {plain} headers were common ones");
    }

    #[test]
    fn other_headers_are_left_to_the_library() {
        let frame = [&c::ZSTD_MAGICNUMBER.to_le_bytes()[..], &[0; 14]].concat();
        assert!(plain_header(&frame).is_some());
        assert!(plain_header(&frame[..HEADER_MAX - 1]).is_none());
        assert!(plain_header(&[&[0x50, 0x2a, 0x4d, 0x18][..], &[0; 14]].concat()).is_none());
        for (index, bit) in [(0, 1), (4, 8)] {
            let mut other = frame.clone();
            other[index] ^= bit;
            assert!(plain_header(&other).is_none());
        }
    }
}

//! What frames say of themselves, and skippable frames.

use crate::error::{Error, Result};
use crate::output::Output;
use crate::sys::zstd as sys;
use crate::sys::zstd::Header;

/// So many bytes always hold a whole header (RFC 8878, 3.1.1.1).
pub const HEADER_SIZE_MAX: usize = 18;

/// The header of the frame at the start of `src`.
pub fn header(src: &[u8], magicless: bool) -> Result<Header> {
    match sys::header(src, magicless)? {
        sys::Found::Header(header) => Ok(header),
        sys::Found::Needs(needs) => Err(Error::corrupt(format!(
            "zstd: not enough data for a frame header: {} bytes, {needs} are needed",
            src.len()
        ))),
    }
}

/// The content size that the frame at the start of `src` declares; `None` if it does not.
pub fn content_size(src: &[u8]) -> Result<Option<u64>> {
    let header = header(src, false)?;
    // Decoders make nothing of a skippable frame; its own size is what is skipped.
    Ok(if header.is_skippable { Some(0) } else { header.content_size })
}

/// How many bytes the frame at the start of `src` takes, found by walking its blocks.
pub fn compressed_size(src: &[u8]) -> Result<usize> {
    sys::compressed_size(src)
}

/// What all frames of `src` declare, if all do, and the most that their blocks can hold.
pub fn contents(src: &[u8]) -> Result<(Option<u64>, u64)> {
    let content = sys::content(src)?;
    Ok((content.declared, content.bound))
}

/// How much larger than the content a buffer has to be that is decompressed in place, with the frames at its end.
pub fn decompression_margin(src: &[u8]) -> Result<usize> {
    sys::decompression_margin(src)
}

/// Writes a skippable frame of `variant` 0 to 15 around `content`.
pub fn write_skippable(content: &[u8], variant: u32, dst: &mut Output<'_>) -> Result<()> {
    if variant > 15 {
        return Err(Error::argument(format!("zstd: a skippable frame of variant {variant}, expected 0 to 15")));
    }
    let len = content.len().checked_add(8).ok_or_else(|| Error::no_memory(usize::MAX))?;
    dst.fill_exact(len, |room| sys::write_skippable(content, variant, room))
}

/// The variant and the content of the skippable frame at the start of `src`.
pub fn read_skippable(src: &[u8]) -> Result<(u32, &[u8])> {
    let found = header(src, false)?;
    if !found.is_skippable {
        return Err(Error::corrupt("zstd: not a skippable frame"));
    }
    let size = found.content_size.and_then(|n| usize::try_from(n).ok()).unwrap_or(usize::MAX);
    let content = src[8..].get(..size).ok_or_else(|| {
        Error::corrupt(format!("zstd: a skippable frame of {size} bytes, of which {} are there", src.len() - 8))
    })?;
    Ok((found.dict_id, content))
}

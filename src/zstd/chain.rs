//! Frames of which each has the content before it as its content-only dictionary.

use super::decompressor::Decompressor;
use super::frame;
use crate::buffer::Buffer;
use crate::error::{Error, Kind, Result};
use crate::output::Output;
use crate::segments::SegmentsCollection;
use crate::sys::zstd as sys;

/// Decompresses a chain and puts the content of its last frame into `dst`.
///
/// Each frame has to declare its content size (python-zstandard's `decompress_content_dict_chain`). No content of the
/// chain may be larger than `dst` takes.
pub fn decompress_chain(decompressor: &Decompressor, frames: &SegmentsCollection, dst: &mut Output<'_>) -> Result<()> {
    let last = frames.count().checked_sub(1).ok_or_else(|| Error::argument("zstd: the chain is empty"))?;
    if decompressor.has_dictionary() {
        return Err(Error::new(Kind::State, "zstd: a chain is its own dictionary: the decompressor may have none"));
    }
    decompressor.with_native(|native| {
        let (mut before, mut content) = (Buffer::new(), Buffer::new());
        for index in 0..=last {
            let named = |error: Error| error.within(&format!("frame {index}"));
            let src = frames.get(index).unwrap_or_default();
            let header = frame::header(src, false).map_err(named)?;
            let Some(declared) = header.content_size.filter(|_| !header.is_skippable) else {
                return Err(named(Error::corrupt("zstd: the frame does not declare its content size")));
            };
            let src = &src[..sys::compressed_size(src).map_err(named)?];
            let bound = sys::content_of_frame(src).map_err(named)?.bound;
            let len = usize::try_from(declared.min(bound)).unwrap_or(usize::MAX);
            if declared > bound {
                return Err(named(Error::corrupt(format!(
                    "zstd: the header declares {declared} bytes, the blocks can hold {bound} at most"
                ))));
            }
            if len > dst.limit() - dst.written() {
                return Err(named(dst.does_not_fit(dst.written().checked_add(len))));
            }
            let decode = |native: &mut sys::Decompressor, dst: &mut Output<'_>| {
                dst.fill_exact(len, |room| match native.decompress_after(before.as_slice(), src, room) {
                    Ok(bytes) if bytes.len() == len => Ok(bytes),
                    Err(error) if error.kind() != Kind::BufferTooSmall => Err(error),
                    _ => Err(Error::corrupt(format!("zstd: the frame does not hold the {len} bytes it declares"))),
                })
            };
            if index == last {
                return decode(native, dst).map_err(named);
            }
            content.clear();
            decode(native, &mut Output::growing(&mut content, usize::MAX)).map_err(named)?;
            std::mem::swap(&mut before, &mut content);
        }
        unreachable!("the last frame returns")
    })
}

//! Frames of which each has the content before it as its content-only dictionary.

use super::decompressor::{Decompressor, fill};
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
    decompressor.with_native(|native, magicless| {
        let (mut before, mut content) = (Buffer::new(), Buffer::new());
        for index in 0..=last {
            let named = |error: Error| error.within(&format!("frame {index}"));
            let src = frames.get(index).unwrap_or_default();
            let header = frame::header(src, magicless).map_err(named)?;
            let Some(declared) = header.content_size.filter(|_| !header.is_skippable) else {
                return Err(named(Error::corrupt("zstd: the frame does not declare its content size")));
            };
            let (size, found) = sys::first_frame(src, &header).map_err(named)?;
            let left = dst.limit() - dst.written();
            if declared <= found.bound && declared > left as u64 {
                return Err(named(dst.does_not_fit(usize::try_from(declared).ok())));
            }
            let mut decode = |dst: &mut Output<'_>| {
                fill(size, &found, dst, |room| native.decompress_after(before.as_slice(), &src[..size], room))
            };
            if index == last {
                return decode(dst).map_err(named);
            }
            content.clear();
            decode(&mut Output::growing(&mut content, usize::MAX)).map_err(named)?;
            std::mem::swap(&mut before, &mut content);
        }
        unreachable!("the last frame returns")
    })
}

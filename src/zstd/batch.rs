//! Many frames at once: one bad item does not lose the others.

use super::compressor::Compressor;
use super::decompressor::{Decompressor, Frames};
use crate::codec::{self, Each};
use crate::error::{Error, Result};
use crate::output::Output;
use crate::parallel::Pool;
use crate::segments::SegmentsCollection;

pub use crate::codec::Buffers;

/// Compresses every item to a frame, which is the one that [`Compressor::compress`] makes of it.
pub fn compress_many(
    compressor: &Compressor,
    src: &SegmentsCollection,
    buffers: Buffers,
    pool: Option<&Pool>,
) -> Result<(SegmentsCollection, Each)> {
    let open = || compressor.worker();
    codec::each_item(src, buffers, pool, open, |worker, _, item, dst| {
        worker.compress(item, &mut Output::growing(dst, usize::MAX))
    })
}

/// Decompresses the first frame of every item to at most `max_item_len` bytes.
///
/// Where `sizes` are given, each item has to hold just as many bytes, and nothing is looked up.
pub fn decompress_many(
    decompressor: &Decompressor,
    src: &SegmentsCollection,
    sizes: Option<&[u64]>,
    max_item_len: usize,
    buffers: Buffers,
    pool: Option<&Pool>,
) -> Result<(SegmentsCollection, Each)> {
    if let Some(sizes) = sizes
        && sizes.len() != src.count()
    {
        return Err(Error::argument(format!("{} sizes for {} items", sizes.len(), src.count())));
    }
    let open = || decompressor.worker();
    codec::each_item(src, buffers, pool, open, |worker, index, item, dst| {
        let size = sizes.map(|sizes| usize::try_from(sizes[index]).unwrap_or(usize::MAX));
        let limit = size.unwrap_or(usize::MAX).min(max_item_len);
        let start = dst.len();
        worker.decompress(item, Frames::First, &mut Output::growing(dst, limit))?;
        match size {
            Some(size) if dst.len() - start != size => {
                Err(Error::corrupt(format!("zstd: the frame holds {} bytes, {size} were expected", dst.len() - start)))
            }
            _ => Ok(()),
        }
    })
}

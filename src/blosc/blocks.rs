//! How a chunk is cut into blocks, and blocks into parts.

use std::ops::Range;

use super::compressor::Compressor;
use super::header::Header;
use super::{MAX_BLOCKSIZE, MAX_TYPESIZE};

/// Content below this size is stored; so many elements must a block have to be split.
pub(super) const MIN_SIZE: usize = 128;
/// Blocks of larger elements are not split.
const MAX_SPLITS: usize = 16;
/// What c-blosc takes for the size of a first-level cache.
const L1: usize = 32 << 10;

/// Bytes in an element as the format has it.
pub(super) fn typesize(size: usize) -> usize {
    if size > MAX_TYPESIZE { 1 } else { size.max(1) }
}

fn is_large_enough(typesize: usize, blocksize: usize) -> bool {
    typesize <= MAX_SPLITS && blocksize / typesize >= MIN_SIZE
}

/// Whether blocks of this size are split: all but those for zstd, so that versions of c-blosc can read them that know of
/// no other way.
pub(super) fn is_split(compressor: Compressor, typesize: usize, blocksize: usize) -> bool {
    compressor != Compressor::Zstd && is_large_enough(typesize, blocksize)
}

/// The size of the blocks for `nbytes` of content; `wanted` is the caller's, 0 for the best.
pub(super) fn blocksize(compressor: Compressor, level: u8, typesize: usize, nbytes: usize, wanted: usize) -> usize {
    if nbytes < typesize {
        return 1;
    }
    let mut size = match wanted {
        0 if nbytes < L1 => nbytes,
        0 => {
            let base = if compressor.is_thorough() { 2 * L1 } else { L1 };
            match level {
                0 => base / 4,
                1 => base / 2,
                2 => base,
                3 => base * 2,
                4 | 5 => base * 4,
                6..=8 => base * 8,
                _ if compressor.is_thorough() => base * 16,
                _ => base * 8,
            }
        }
        wanted => wanted.clamp(MIN_SIZE, MAX_BLOCKSIZE),
    };
    if level > 0 && is_split(compressor, typesize, size) {
        // So much for each part.
        size = (size.min(1 << 18) * typesize).clamp(1 << 16, 1 << 20);
    }
    size = size.min(nbytes);
    if size > typesize { size / typesize * typesize } else { size }
}

/// The blocks of a chunk.
#[derive(Clone, Copy, Debug)]
pub(super) struct Blocks {
    nbytes: usize,
    size: usize,
    /// Into how many parts a block is split that has the full size.
    parts: usize,
}

impl Blocks {
    pub(super) fn of(header: &Header) -> Self {
        let Header { nbytes, blocksize, typesize, .. } = *header;
        let parts = if header.split && is_large_enough(typesize, blocksize) { typesize } else { 1 };
        Blocks { nbytes, size: blocksize.max(1), parts }
    }

    pub(super) fn count(&self) -> usize {
        self.nbytes.div_ceil(self.size)
    }

    /// The bytes of the content that are in a block.
    pub(super) fn range(&self, index: usize) -> Range<usize> {
        let start = index * self.size;
        start..self.nbytes.min(start.saturating_add(self.size))
    }

    pub(super) fn len(&self, index: usize) -> usize {
        self.range(index).len()
    }

    /// Into how many parts a block is split: the last one, if it is shorter than the others, is not.
    pub(super) fn parts(&self, index: usize) -> usize {
        if self.len(index) == self.size { self.parts } else { 1 }
    }

    /// The most that any block takes in a chunk: each part stored, behind its size.
    pub(super) fn most_packed(&self) -> usize {
        self.size.min(self.nbytes) + 4 * self.parts
    }

    /// The blocks of which bytes lie in `range` of the content.
    pub(super) fn covering(&self, range: &Range<usize>) -> Range<usize> {
        if range.is_empty() { 0..0 } else { range.start / self.size..(range.end - 1) / self.size + 1 }
    }
}

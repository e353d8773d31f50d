//! Shuffling a block.

use crate::error::Result;
use crate::output::Output;
use crate::shuffle::{bits, bytes};

/// How the bytes of a block are regrouped before they are compressed. The numbers are c-blosc's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Filter {
    /// Not at all.
    None = 0,
    /// By bytes: the first of all elements, then the second.
    Bytes = 1,
    /// By bits.
    Bits = 2,
}

/// How many of `len` bytes the filter touches; those behind stay as they are.
fn touched(filter: Filter, typesize: usize, len: usize) -> usize {
    let count = len / typesize;
    match filter {
        Filter::Bytes if typesize > 1 => count * typesize,
        // Not even the first elements, where their number is no multiple of 8.
        Filter::Bits if count.is_multiple_of(8) => count * typesize,
        _ => 0,
    }
}

impl Filter {
    /// Whether blocks of this element size can be left as they are: what an element of one byte has is nothing to regroup.
    pub(super) fn is_identity(self, typesize: usize) -> bool {
        match self {
            Filter::None => true,
            Filter::Bytes => typesize == 1,
            Filter::Bits => false,
        }
    }

    /// Appends the block `src`, regrouped.
    pub(super) fn apply(self, typesize: usize, src: &[u8], dst: &mut Output<'_>) -> Result<()> {
        let (front, rest) = src.split_at(touched(self, typesize, src.len()));
        dst.fill_exact(front.len(), |room| {
            Ok(match self {
                Filter::Bits => bits::shuffle(front, typesize, room),
                _ => bytes::shuffle(front, typesize, room),
            })
        })?;
        dst.extend_from_slice(rest)
    }

    /// Appends the block that became `src`.
    pub(super) fn undo(self, typesize: usize, src: &[u8], dst: &mut Output<'_>) -> Result<()> {
        let (front, rest) = src.split_at(touched(self, typesize, src.len()));
        dst.fill_exact(front.len(), |room| {
            Ok(match self {
                Filter::Bits => bits::unshuffle(front, typesize, room),
                _ => bytes::unshuffle(front, typesize, room),
            })
        })?;
        dst.extend_from_slice(rest)
    }
}

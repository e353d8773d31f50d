//! Memory for a block between its two forms.

use crate::buffer::Buffer;
use crate::error::Result;
use crate::output::Output;

/// Scratch memory of larger blocks is not kept for the next call.
pub(super) const KEPT: usize = 4 << 20;

/// Gives back what only a large block needed.
pub(super) fn give_back(scratch: &mut Buffer) {
    if scratch.capacity() > KEPT {
        *scratch = Buffer::new();
    }
}

/// A cache line, and the widest vectors.
const LINE: usize = 64;

/// The bytes of one block, which start at a cache line: the shuffles read and write whole vectors, and those that lie
/// across two lines cost twice. Kept for the next block.
#[derive(Default)]
pub(super) struct Aside {
    buffer: Buffer,
    start: usize,
}

impl Aside {
    /// Forgets the block; the next one, of `len` bytes, is written to what this gives.
    pub(super) fn begin(&mut self, len: usize) -> Result<Output<'_>> {
        self.buffer.clear();
        self.buffer.reserve_exact(len.saturating_add(LINE - 1))?;
        self.start = self.buffer.range().start.wrapping_neg() % LINE;
        self.buffer.extend_from_slice(&[0; LINE][..self.start])?;
        Ok(Output::growing(&mut self.buffer, len))
    }

    /// What was written since.
    pub(super) fn bytes(&self) -> &[u8] {
        &self.buffer.as_slice()[self.start..]
    }

    /// Gives back what only a large block needed.
    pub(super) fn tidy(&mut self) {
        give_back(&mut self.buffer);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_block_starts_at_a_cache_line_and_has_no_more_room_than_it_takes() {
        let mut aside = Aside::default();
        for len in [0, 1, 100, 5000, 70_000, 300] {
            let mut room = aside.begin(len).unwrap();
            room.extend_zeroed(len).unwrap();
            assert!(room.extend_from_slice(b"x").is_err(), "{len} bytes and no more");
            assert_eq!((aside.bytes().len(), aside.bytes().as_ptr() as usize % LINE), (len, 0));
        }
    }

    #[test]
    fn memory_of_a_large_block_is_not_kept() {
        let mut aside = Aside::default();
        aside.begin(KEPT + 1).unwrap();
        aside.tidy();
        assert_eq!(aside.buffer.capacity(), 0);
    }
}

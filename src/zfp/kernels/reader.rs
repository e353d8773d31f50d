//! Bits out of bytes, the lowest bit first.

/// How many bytes there must be from the start of a block on for it to be read without a look at the end: those of the
/// largest block, and what is read before it is clear that it is not needed.
pub(crate) const BLOCK_BYTES: usize = 4096 + 64;

/// Reads bits.
pub(crate) struct Reader<'a> {
    src: &'a [u8],
    at: usize,
}

impl<'a> Reader<'a> {
    /// Reads from bit `at` on.
    pub(crate) fn new(src: &'a [u8], at: usize) -> Self {
        Reader { src, at }
    }

    /// Bits that were read.
    #[inline(always)]
    pub(crate) fn position(&self) -> usize {
        self.at
    }

    /// Goes on elsewhere.
    #[inline(always)]
    pub(crate) fn seek(&mut self, at: usize) {
        self.at = at;
    }

    /// Whether there are bytes for a block of any size.
    #[inline(always)]
    pub(crate) fn has_block(&self) -> bool {
        self.src.len().saturating_sub(self.at / 8) >= BLOCK_BYTES
    }

    /// The eight bytes from the one on that has bit `at`, that bit first: at least 57 bits.
    #[inline(always)]
    pub(crate) fn most_of_window(&self, at: usize) -> u64 {
        debug_assert!(at / 8 + 9 <= self.src.len());
        // SAFETY: `has_block` was asked before the block, and no block is read further than BLOCK_BYTES: its planes have
        // 2100 bytes at most (see `MAX_BITS`), whatever they say, and windows reach at most 40 bytes beyond.
        let word = unsafe { self.src.as_ptr().add(at / 8).cast::<u64>().read_unaligned() };
        u64::from_le(word) >> (at % 8)
    }

    /// The 64 bits from bit `at` on.
    #[inline(always)]
    pub(crate) fn window(&self, at: usize) -> u64 {
        debug_assert!(at / 8 + 9 <= self.src.len());
        // SAFETY: as above.
        let last = unsafe { *self.src.as_ptr().add(at / 8 + 8) };
        self.most_of_window(at) | (u64::from(last) << 1) << (63 - at % 8)
    }

    /// The next `count` bits, up to 64.
    #[inline(always)]
    pub(crate) fn take(&mut self, count: u32) -> u64 {
        let bits = self.window(self.at) & low(count);
        self.at += count as usize;
        bits
    }
}

/// The lowest `count` bits.
#[inline(always)]
pub(crate) fn low(count: u32) -> u64 {
    if count >= 64 { u64::MAX } else { (1 << count) - 1 }
}

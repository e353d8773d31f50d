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

    /// The 64 bits from bit `at` on.
    #[inline(always)]
    pub(crate) fn window(&self, at: usize) -> u64 {
        let (byte, bit) = (at / 8, at % 8);
        let low = u64::from_le_bytes(*self.src[byte..].first_chunk().expect("there is a block"));
        let high = u64::from(self.src[byte + 8]);
        low >> bit | (high << 1) << (63 - bit)
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

//! Bits into words, the lowest bit first.

use super::super::params::MAX_HEADER_BITS;

/// How many words a block may take, and some more that are written before it is cut to its size.
pub(crate) const BLOCK_WORDS: usize = MAX_HEADER_BITS as usize / 64 + 16;

/// Writes bits into words.
pub(crate) struct Writer<'a> {
    words: &'a mut [u64],
    /// The whole words that were written.
    at: usize,
    /// The bits after them, all others being zero …
    rest: u64,
    /// … and how many they are, below 64.
    used: u32,
}

impl<'a> Writer<'a> {
    /// Writes after `used` bits `rest`, which become the first.
    pub(crate) fn new(words: &'a mut [u64], rest: u64, used: u32) -> Self {
        Writer { words, at: 0, rest, used }
    }

    /// Bits that were written.
    #[inline(always)]
    pub(crate) fn position(&self) -> usize {
        self.at * 64 + self.used as usize
    }

    /// Whether there is room for one more block.
    #[inline(always)]
    pub(crate) fn has_room(&self) -> bool {
        self.words.len() - self.at >= BLOCK_WORDS
    }

    /// Appends the lowest `count` bits of `bits`, up to 64, whose other bits are zero.
    #[inline(always)]
    pub(crate) fn put(&mut self, bits: u64, count: u32) {
        let mut cursor = self.cursor();
        cursor.put(bits, count);
        (self.at, self.rest, self.used) = cursor.place();
    }

    /// The same place, to be kept in registers for a while.
    #[inline(always)]
    pub(crate) fn cursor(&mut self) -> Cursor<'_> {
        Cursor { at: self.at, rest: self.rest, used: self.used, words: self.words }
    }

    /// Goes on where a cursor is.
    #[inline(always)]
    pub(crate) fn go_to(&mut self, (at, rest, used): (usize, u64, u32)) {
        (self.at, self.rest, self.used) = (at, rest, used);
    }

    /// Appends zeros.
    #[inline(always)]
    pub(crate) fn pad(&mut self, mut count: usize) {
        while count > 64 {
            self.put(0, 64);
            count -= 64;
        }
        self.put(0, count as u32);
    }

    /// Takes back what was written after the first `position` bits.
    #[inline(always)]
    pub(crate) fn truncate(&mut self, position: usize) {
        assert!(position <= self.position() && self.at < self.words.len(), "what was written");
        self.words[self.at] = self.rest;
        self.at = position / 64;
        self.used = position as u32 % 64;
        self.rest = self.words[self.at] & ((1 << self.used) - 1);
    }

    /// What was written: the number of whole words, the bits after them, and how many these are.
    pub(crate) fn finish(self) -> (usize, u64, u32) {
        (self.at, self.rest, self.used)
    }
}

/// A place in the words.
pub(crate) struct Cursor<'w> {
    words: &'w mut [u64],
    at: usize,
    rest: u64,
    used: u32,
}

impl Cursor<'_> {
    /// Bits that were written.
    #[inline(always)]
    pub(crate) fn position(&self) -> usize {
        self.at * 64 + self.used as usize
    }

    /// What [`Writer::go_to`] takes.
    #[inline(always)]
    pub(crate) fn place(self) -> (usize, u64, u32) {
        (self.at, self.rest, self.used)
    }

    #[inline(always)]
    fn set(&mut self, word: u64) {
        debug_assert!(self.at < self.words.len());
        // SAFETY: `has_room` was asked before the block, and no block has more than BLOCK_WORDS words: MAX_BITS by its
        // planes, or as many as its least size asks for, and less than 200 bits beyond, which are cut off again.
        unsafe { *self.words.get_unchecked_mut(self.at) = word };
    }

    /// As [`Writer::put`].
    #[inline(always)]
    pub(crate) fn put(&mut self, bits: u64, count: u32) {
        debug_assert!(count <= 64 && (count == 64 || bits >> count == 0));
        let word = self.rest | bits << self.used;
        self.set(word);
        let total = self.used + count;
        let full = total >= 64;
        self.rest = if full { (bits >> 1) >> (63 - self.used) } else { word };
        self.at += usize::from(full);
        self.used = total & 63;
    }

    /// Appends words of 64 bits each, the last one first.
    #[inline(always)]
    pub(crate) fn put_words(&mut self, words: &[u64]) {
        let (Some(first), Some(last)) = (words.first(), words.last()) else { return };
        let used = self.used;
        self.set(self.rest | last << used);
        // Of two words that follow each other, what the shift pushes out of the one goes into the other. No word waits for
        // another one here, so that compilers make vectors of it.
        let rest = &mut self.words[self.at + 1..][..words.len() - 1];
        let pairs = words[..words.len() - 1].iter().zip(&words[1..]);
        for (to, (word, above)) in rest.iter_mut().zip(pairs.rev()) {
            *to = word << used | (above >> 1) >> (63 - used);
        }
        self.at += words.len();
        self.rest = (first >> 1) >> (63 - used);
    }
}

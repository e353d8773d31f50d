//! Copies in blocks of fixed size, which write more than asked where there is room for more.

use core::hint::select_unpredictable;
use core::mem::MaybeUninit;

use super::{MAX_BITS, MAX_LITERALS};

/// Bytes that are copied at a time.
const BLOCK: usize = 32;
const WORD: usize = 8;

/// Memory that is filled from the front.
///
/// What lies behind the filled part may be overwritten with anything at any time.
pub(super) struct Sink<'d> {
    room: &'d mut [MaybeUninit<u8>],
    /// Bytes that were filled: all before are initialised, and it never exceeds the room.
    filled: usize,
}

impl<'d> Sink<'d> {
    pub(super) fn new(room: &'d mut [MaybeUninit<u8>]) -> Self {
        Sink { room, filled: 0 }
    }

    /// Bytes filled so far.
    #[inline(always)]
    pub(super) fn filled(&self) -> usize {
        self.filled
    }

    /// Bytes that still have room.
    #[inline(always)]
    pub(super) fn left(&self) -> usize {
        self.room.len() - self.filled
    }

    /// The filled part.
    pub(super) fn finish(self) -> &'d mut [u8] {
        let filled = &mut self.room[..self.filled];
        // SAFETY: bytes before `filled` are initialised.
        unsafe { &mut *(core::ptr::from_mut(filled) as *mut [u8]) }
    }

    /// Adds one byte, if there is room.
    #[inline(always)]
    #[must_use]
    pub(super) fn put(&mut self, byte: u8) -> bool {
        let Some(place) = self.room.get_mut(self.filled) else { return false };
        place.write(byte);
        self.filled += 1;
        true
    }

    /// Adds the first `count` bytes of a word, if they are at most eight and there is room for eight.
    #[inline(always)]
    #[must_use]
    pub(super) fn some_of(&mut self, word: u64, count: usize) -> bool {
        let Some(place) = self.room[self.filled..].first_chunk_mut::<WORD>() else { return false };
        if count > WORD {
            return false;
        }
        *place = word.to_le_bytes().map(MaybeUninit::new);
        self.filled += count;
        true
    }

    /// Adds the first `count` bytes of `src`, at most [`MAX_LITERALS`], if they and the room for them are there.
    #[inline(always)]
    #[must_use]
    pub(super) fn literals(&mut self, src: &[u8], count: usize) -> bool {
        if src.len() >= MAX_LITERALS && self.left() >= MAX_LITERALS && count <= MAX_LITERALS {
            // SAFETY: as many bytes can be read, and written, as was just checked; a shared slice is apart from a
            // mutable one. Of what was written, `count` bytes are taken as filled.
            unsafe {
                let to = self.room.as_mut_ptr().add(self.filled).cast::<[u8; MAX_LITERALS]>();
                to.write_unaligned(src.as_ptr().cast::<[u8; MAX_LITERALS]>().read_unaligned());
            }
        } else {
            if src.len() < count || self.left() < count {
                return false;
            }
            self.room[self.filled..][..count].write_copy_of_slice(&src[..count]);
        }
        self.filled += count;
        true
    }

    /// Adds `count` bytes, each a copy of that `distance` before it, if there is such a one and room for them.
    #[inline(always)]
    #[must_use]
    pub(super) fn repeat(&mut self, distance: usize, count: usize) -> bool {
        let left = self.left();
        if distance > self.filled || distance == 0 || count > left {
            return false;
        }
        if left >= BLOCK && count <= left - BLOCK {
            // SAFETY: the distance leads to bytes that are initialised, and there is room for one block more.
            unsafe { self.repeat_blocks(distance, count) };
            self.filled += count;
        } else {
            self.repeat_last(distance, count);
        }
        true
    }

    /// [`Sink::repeat`] near the end of the room.
    #[cold]
    fn repeat_last(&mut self, distance: usize, count: usize) {
        let fast = count.min(self.left().saturating_sub(BLOCK));
        if fast > 0 {
            // SAFETY: `repeat` has checked the distance, and there is room for one block more.
            unsafe { self.repeat_blocks(distance, fast) };
            self.filled += fast;
        }
        for _ in fast..count {
            self.room[self.filled] = self.room[self.filled - distance];
            self.filled += 1;
        }
    }

    /// The body of [`Sink::repeat`], which may write up to a block more.
    ///
    /// # Safety
    /// `0 < distance <= filled`, and there must be room for `count + BLOCK` bytes.
    #[inline(always)]
    unsafe fn repeat_blocks(&mut self, distance: usize, count: usize) {
        // SAFETY: `filled` is in the room, and so is what lies before it and `count` bytes behind it.
        let (mut to, mut from, end) = unsafe {
            let to = self.room.as_mut_ptr().add(self.filled);
            (to, to.cast_const().sub(distance), to.add(count))
        };
        if distance >= WORD {
            // Most matches are shorter than two words.
            // SAFETY: the block begins before `end`, behind which there is room for another. Each word is copied from
            // bytes before it that were written.
            unsafe {
                for _ in 0..2 {
                    to.cast::<[MaybeUninit<u8>; WORD]>().write(from.cast::<[MaybeUninit<u8>; WORD]>().read());
                    from = from.add(WORD);
                    to = to.add(WORD);
                }
            }
            while to < end {
                // SAFETY: as above.
                unsafe {
                    for _ in 0..BLOCK / WORD {
                        to.cast::<[MaybeUninit<u8>; WORD]>().write(from.cast::<[MaybeUninit<u8>; WORD]>().read());
                        from = from.add(WORD);
                        to = to.add(WORD);
                    }
                }
            }
        } else {
            let last = if self.filled >= WORD {
                // SAFETY: eight bytes lie before `filled`, and all there are initialised.
                u64::from_le_bytes(unsafe { to.cast_const().cast::<[u8; WORD]>().sub(1).read() })
            } else {
                (1..=self.filled).fold(0, |word, back| {
                    // SAFETY: as many bytes as `filled` lie before it, and all there are initialised.
                    let byte = unsafe { to.sub(back).read().assume_init() };
                    word | u64::from(byte) << (8 * (WORD - back))
                })
            };
            let (repeat, step) = REPEAT[distance];
            let word = (last >> (8 * (WORD - distance))).wrapping_mul(repeat).to_le_bytes();
            while to < end {
                // SAFETY: four words, each at most a word behind the one before, are a block at most. It begins before
                // `end`, behind which there is room for another.
                unsafe {
                    for _ in 0..BLOCK / WORD {
                        to.cast::<[u8; WORD]>().write(word);
                        to = to.add(step);
                    }
                }
            }
        }
    }
}

/// For the distances of less than a word: what the bytes of one period are multiplied by to fill a word with periods, and how
/// many bytes of a word are whole periods.
const REPEAT: [(u64, usize); WORD] = {
    let mut table = [(0, 0); WORD];
    let mut distance = 1;
    while distance < WORD {
        let mut bit = 0;
        while bit < 64 {
            table[distance].0 |= 1 << bit;
            bit += 8 * distance;
        }
        table[distance].1 = WORD / distance * distance;
        distance += 1;
    }
    table
};

/// Where four bytes were seen before.
pub(super) struct Candidate {
    /// Where they are.
    pub(super) at: usize,
    /// Where they were.
    pub(super) seen: usize,
    /// How many bytes are equal, of those that are there.
    pub(super) equal: usize,
}

/// Goes through the positions from `at` to before `end`, and enters each into a table of `2^BITS`, up to and with the
/// first one whose next bytes, as far as `mask` tells, are those at the position that the table had.
///
/// # Panics
/// If fewer than eight bytes follow `end`.
#[inline(always)]
pub(super) fn find<const BITS: u32>(
    table: &mut [u32; 1 << MAX_BITS],
    src: &[u8],
    at: usize,
    end: usize,
    mask: u64,
) -> Option<Candidate> {
    let (at, seen) = scan::<BITS>(table, src, at, end, mask);
    (at < end).then(|| Candidate { at, seen, equal: equal(src, seen, at) })
}

/// [`find`]: where, and what was there. `end` or more if nowhere.
///
/// Apart from what uses it, so that its few variables are in registers.
#[inline(never)]
fn scan<const BITS: u32>(
    table: &mut [u32; 1 << MAX_BITS],
    src: &[u8],
    mut at: usize,
    end: usize,
    mask: u64,
) -> (usize, usize) {
    const { assert!(BITS <= MAX_BITS) };
    assert!(end <= src.len() && src.len() - end >= WORD);
    while at < end {
        // SAFETY: before `end`, behind which there are eight bytes.
        let next = unsafe { word(src, at) };
        let slot = &mut table[hash::<BITS>(next as u32)];
        let seen = *slot as usize;
        *slot = at as u32;
        // SAFETY: the position is before `end` too.
        if seen < at && (next ^ unsafe { word(src, seen) }) & mask == 0 {
            return (at, seen);
        }
        at += 1;
    }
    (at, 0)
}

/// How many bytes at `at` are like those at `seen`, which is before it.
#[inline(always)]
fn equal(src: &[u8], seen: usize, at: usize) -> usize {
    assert!(seen <= at && at <= src.len());
    let mut count = 0;
    while src.len() - at - count >= 2 * WORD {
        // SAFETY: sixteen bytes are there, as was just checked, and so they are at an earlier position.
        let (first, second) = unsafe {
            (
                word(src, seen + count) ^ word(src, at + count),
                word(src, seen + count + WORD) ^ word(src, at + count + WORD),
            )
        };
        if first | second != 0 {
            // A choice without a jump: in which of the words matches end is hard to foretell.
            let (difference, before) = select_unpredictable(first != 0, (first, 0), (second, WORD));
            return count + before + difference.trailing_zeros() as usize / 8;
        }
        count += 2 * WORD;
    }
    while at + count < src.len() && src[seen + count] == src[at + count] {
        count += 1;
    }
    count
}

/// # Safety
/// Eight bytes must be there.
#[inline(always)]
unsafe fn word(src: &[u8], at: usize) -> u64 {
    // SAFETY: the promise of the caller; an array of bytes has no alignment.
    u64::from_le_bytes(unsafe { src.as_ptr().add(at).cast::<[u8; WORD]>().read() })
}

/// The place in a table of `2^BITS` for four bytes, the first one lowest.
#[inline(always)]
pub(super) fn hash<const BITS: u32>(four: u32) -> usize {
    (four.wrapping_mul(2_654_435_761) >> (32 - BITS)) as usize
}

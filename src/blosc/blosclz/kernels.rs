//! Copies in blocks of fixed size, which write more than asked where there is room for more.

use core::mem::MaybeUninit;

use super::MAX_LITERALS;

/// Bytes that are copied at a time.
const BLOCK: usize = 32;

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
        if distance > self.filled || distance == 0 {
            return false;
        }
        let left = self.left();
        if left >= BLOCK && count <= left - BLOCK {
            // SAFETY: the distance leads to bytes that are initialised, and there is room for one block more than
            // `count` bytes.
            unsafe { self.repeat_blocks(distance, count) };
        } else {
            if count > left {
                return false;
            }
            for at in self.filled..self.filled + count {
                self.room[at] = self.room[at - distance];
            }
        }
        self.filled += count;
        true
    }

    /// The body of [`Sink::repeat`], which may write up to a block more.
    ///
    /// # Safety
    /// `0 < distance <= filled`, and there must be room for `count + BLOCK` bytes.
    #[inline(always)]
    unsafe fn repeat_blocks(&mut self, distance: usize, count: usize) {
        // SAFETY: `filled` is in the room, and `distance` bytes lie before it.
        let (mut to, from) = unsafe {
            let to = self.room.as_mut_ptr().add(self.filled);
            (to, to.cast_const().sub(distance))
        };
        // SAFETY: in the room, by the promise of the caller.
        let end = unsafe { to.add(count) };
        if distance >= BLOCK {
            let mut from = from.cast::<[MaybeUninit<u8>; BLOCK]>();
            loop {
                // SAFETY: the block begins before `end`, behind which there is room for another; what it is copied from
                // ends no later than where it begins.
                unsafe {
                    to.cast::<[MaybeUninit<u8>; BLOCK]>().write_unaligned(from.read_unaligned());
                    to = to.add(BLOCK);
                    from = from.add(1);
                }
                if to >= end {
                    return;
                }
            }
        }
        // SAFETY: as many bytes as `distance` are initialised, and no more are read.
        let (pattern, step) = unsafe { pattern(from.cast(), distance) };
        loop {
            // SAFETY: each begins before `end`, and writes and moves on by at most a block.
            unsafe {
                to.cast::<[u8; BLOCK]>().write_unaligned(pattern);
                to = to.add(step);
            }
            if to >= end {
                return;
            }
        }
    }
}

/// A block of the first `distance < BLOCK` bytes over and over, and how many of its bytes are whole repetitions.
///
/// # Safety
/// So many bytes must be readable.
#[inline(always)]
unsafe fn pattern(from: *const u8, distance: usize) -> ([u8; BLOCK], usize) {
    let mut block = [0; BLOCK];
    match distance {
        // SAFETY: one byte is there.
        1 => (unsafe { [from.read(); BLOCK] }, BLOCK),
        _ => {
            for (at, byte) in block.iter_mut().enumerate() {
                // SAFETY: within the first `distance` bytes.
                *byte = unsafe { from.add(at % distance).read() };
            }
            (block, BLOCK / distance * distance)
        }
    }
}

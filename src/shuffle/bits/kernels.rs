//! Bit shuffle, dispatched to the best kernel of the machine.
//!
//! The buffer is a matrix of bits with one row per element and one column per bit of an element. Shuffling transposes
//! it. With `count` elements, the result has planes of `count / 8` bytes; plane `b * 8 + k` has bit `k` (0 is the
//! lowest) of byte `b` of every element, that of element `i * 8 + j` being bit `j` of byte `i`. This is the filter of
//! the bitshuffle library within one of its blocks, and Blosc's bit shuffle of a block without a remainder. Bytes are
//! numbered as they lie in memory, so the byte order of the machine plays no part.
//!
//! All levels write the same bytes. The outputs may be uninitialised; every byte of them is written.

pub(super) mod tiles;

use core::mem::MaybeUninit;

use self::tiles::Tiles;
use super::generic::Generic;
use crate::simd::{self, Level};

#[cfg(target_arch = "x86_64")]
use super::{
    avx2::Avx2,
    avx512::{Avx512, Gfni},
};

/// Gathers bit `k` of byte `b` of every element into plane `b * 8 + k`, and returns `dst` as written.
///
/// # Panics
/// If `elementsize` is 0, `src` is not a whole number of elements, that number is no multiple of 8, or the lengths
/// differ.
pub(crate) fn shuffle<'a>(src: &[u8], elementsize: usize, dst: &'a mut [MaybeUninit<u8>]) -> &'a mut [u8] {
    shuffle_with(Set::best(simd::level()), src, elementsize, dst)
}

/// Undoes [`shuffle`]: puts the planes of `src` back into elements, and returns `dst` as written.
///
/// # Panics
/// If `elementsize` is 0, `src` is not a whole number of elements, that number is no multiple of 8, or the lengths
/// differ.
pub(crate) fn unshuffle<'a>(src: &[u8], elementsize: usize, dst: &'a mut [MaybeUninit<u8>]) -> &'a mut [u8] {
    unshuffle_with(Set::best(simd::level()), src, elementsize, dst)
}

/// The instructions to use: a level, and whether AVX-512 comes with those that transpose bits (GFNI and VBMI).
#[derive(Clone, Copy, PartialEq, Debug)]
pub(crate) struct Set {
    level: Level,
    gfni: bool,
}

impl Set {
    /// The best set of this machine within a level that it has.
    fn best(level: Level) -> Self {
        #[cfg(target_arch = "x86_64")]
        let gfni = level == Level::Avx512 && Gfni::is_supported();
        #[cfg(not(target_arch = "x86_64"))]
        let gfni = false;
        Set { level, gfni }
    }

    /// Every set of this machine.
    #[cfg(test)]
    pub(super) fn available() -> impl Iterator<Item = Self> {
        simd::available().flat_map(|level| {
            let best = Self::best(level);
            [Some(Set { level, gfni: false }), best.gfni.then_some(best)].into_iter().flatten()
        })
    }
}

/// [`shuffle`] with given instructions, which the machine must have.
pub(crate) fn shuffle_with<'a>(
    set: Set,
    src: &[u8],
    elementsize: usize,
    dst: &'a mut [MaybeUninit<u8>],
) -> &'a mut [u8] {
    transpose::<true>(set, src, elementsize, dst);
    // SAFETY: `transpose` writes every byte of `dst`.
    unsafe { initialised(dst) }
}

/// [`unshuffle`] with given instructions, which the machine must have.
pub(crate) fn unshuffle_with<'a>(
    set: Set,
    src: &[u8],
    elementsize: usize,
    dst: &'a mut [MaybeUninit<u8>],
) -> &'a mut [u8] {
    transpose::<false>(set, src, elementsize, dst);
    // SAFETY: `transpose` writes every byte of `dst`.
    unsafe { initialised(dst) }
}

/// Shuffles (`FORWARD`) or unshuffles.
///
/// # Panics
/// As [`shuffle`] does, and if the machine does not have the instructions.
fn transpose<const FORWARD: bool>(set: Set, src: &[u8], es: usize, dst: &mut [MaybeUninit<u8>]) {
    assert_eq!(src.len(), dst.len(), "the output of a bit shuffle is as long as its input");
    let count = src.len().checked_div(es).expect("the element size of a bit shuffle is at least 1");
    assert_eq!(count * es, src.len(), "the input of a bit shuffle is a whole number of elements");
    assert!(count.is_multiple_of(8), "the elements of a bit shuffle are a multiple of 8, not {count}");
    // With fewer elements than a tile has, the next lower instruction set may have smaller tiles.
    match set.level {
        _ if count == 0 => {}
        #[cfg(target_arch = "x86_64")]
        Level::Avx512 if set.gfni && count >= Gfni::ROWS => {
            tiles::transpose::<_, FORWARD>(Gfni::new(), set.level, src, es, dst);
        }
        #[cfg(target_arch = "x86_64")]
        Level::Avx512 if count >= Avx512::ROWS => {
            tiles::transpose::<_, FORWARD>(Avx512::new(), set.level, src, es, dst);
        }
        #[cfg(target_arch = "x86_64")]
        Level::Avx512 | Level::Avx2 if count >= Avx2::ROWS => {
            tiles::transpose::<_, FORWARD>(Avx2::new(), set.level, src, es, dst);
        }
        level => tiles::transpose::<_, FORWARD>(Generic, level, src, es, dst),
    }
}

/// # Safety
/// Every byte must have been written.
unsafe fn initialised(bytes: &mut [MaybeUninit<u8>]) -> &mut [u8] {
    // SAFETY: the layouts are the same, and the bytes are initialised by the caller's word.
    unsafe { &mut *(core::ptr::from_mut(bytes) as *mut [u8]) }
}

/// [`shuffle_with`] over bytes that a test has filled, to see which of them changed.
#[cfg(test)]
pub(super) fn shuffle_over(set: Set, src: &[u8], elementsize: usize, dst: &mut [u8]) {
    // SAFETY: a shuffle writes nothing but bytes.
    shuffle_with(set, src, elementsize, unsafe { lent(dst) });
}

/// [`unshuffle_with`] over bytes that a test has filled, to see which of them changed.
#[cfg(test)]
pub(super) fn unshuffle_over(set: Set, src: &[u8], elementsize: usize, dst: &mut [u8]) {
    // SAFETY: a shuffle writes nothing but bytes.
    unshuffle_with(set, src, elementsize, unsafe { lent(dst) });
}

/// # Safety
/// Only initialised bytes may be written.
#[cfg(test)]
unsafe fn lent(bytes: &mut [u8]) -> &mut [MaybeUninit<u8>] {
    // SAFETY: the layouts are the same, and the bytes stay initialised by the caller's word.
    unsafe { &mut *(core::ptr::from_mut(bytes) as *mut [MaybeUninit<u8>]) }
}

//! Byte shuffle, dispatched to the best kernel of the machine.
//!
//! The buffer is a matrix of bytes with one row per element and one column per byte of an element. Shuffling
//! transposes it: with `count = len / elementsize`, `out[b * count + i] = in[i * elementsize + b]`. A row of the result
//! is here called a plane. This is the filter that numcodecs and HDF5 call `shuffle`, and Blosc's byte shuffle of a
//! block without a remainder; bytes move as bytes, so the byte order of the machine plays no part.
//!
//! All levels write the same bytes. The outputs may be uninitialised; every byte of them is written.

pub(super) mod tiles;

use core::mem::MaybeUninit;

use self::tiles::Tiles;
use super::generic::{self, Generic};
use crate::simd::{self, Level};

#[cfg(target_arch = "x86_64")]
use super::{avx2::Avx2, avx512::Avx512};

#[cfg(all(target_arch = "aarch64", target_endian = "little"))]
use super::neon::Neon;

/// Gathers byte `b` of every element into plane `b`, and returns `dst` as written.
///
/// # Panics
/// If `elementsize` is 0, `src` is not a whole number of elements, or the lengths differ.
pub(crate) fn shuffle<'a>(src: &[u8], elementsize: usize, dst: &'a mut [MaybeUninit<u8>]) -> &'a mut [u8] {
    shuffle_with(simd::level(), src, elementsize, dst)
}

/// Undoes [`shuffle`]: puts the planes of `src` back into elements, and returns `dst` as written.
///
/// # Panics
/// If `elementsize` is 0, `src` is not a whole number of elements, or the lengths differ.
pub(crate) fn unshuffle<'a>(src: &[u8], elementsize: usize, dst: &'a mut [MaybeUninit<u8>]) -> &'a mut [u8] {
    unshuffle_with(simd::level(), src, elementsize, dst)
}

/// [`shuffle`] at a given level, which the machine must have.
pub(crate) fn shuffle_with<'a>(
    level: Level,
    src: &[u8],
    elementsize: usize,
    dst: &'a mut [MaybeUninit<u8>],
) -> &'a mut [u8] {
    let count = checked_count(src, elementsize, dst);
    if count < elementsize {
        // The transpose of a matrix with few rows is the inverse transpose of one with few columns: of the two
        // directions, the kernels need only know matrices that are at least as tall as wide.
        transpose::<false>(level, src, count, dst);
    } else {
        transpose::<true>(level, src, elementsize, dst);
    }
    // SAFETY: `transpose` writes every byte of `dst`.
    unsafe { initialised(dst) }
}

/// [`unshuffle`] at a given level, which the machine must have.
pub(crate) fn unshuffle_with<'a>(
    level: Level,
    src: &[u8],
    elementsize: usize,
    dst: &'a mut [MaybeUninit<u8>],
) -> &'a mut [u8] {
    let count = checked_count(src, elementsize, dst);
    if count < elementsize {
        transpose::<true>(level, src, count, dst);
    } else {
        transpose::<false>(level, src, elementsize, dst);
    }
    // SAFETY: `transpose` writes every byte of `dst`.
    unsafe { initialised(dst) }
}

fn checked_count(src: &[u8], elementsize: usize, dst: &[MaybeUninit<u8>]) -> usize {
    assert_eq!(src.len(), dst.len(), "the output of a shuffle is as long as its input");
    let count = src.len().checked_div(elementsize).expect("the element size of a shuffle is at least 1");
    assert_eq!(count * elementsize, src.len(), "the input of a shuffle is a whole number of elements");
    count
}

/// Shuffles (`FORWARD`) or unshuffles elements of `es` bytes, of which there are at least `es`.
///
/// # Panics
/// If the machine does not have the level.
fn transpose<const FORWARD: bool>(level: Level, src: &[u8], es: usize, dst: &mut [MaybeUninit<u8>]) {
    debug_assert!(src.len() == dst.len());
    if es <= 1 {
        for (to, from) in dst.iter_mut().zip(src) {
            to.write(*from);
        }
        return;
    }
    let count = src.len() / es;
    debug_assert!(count >= es && count * es == src.len());
    // With fewer elements than a tile has rows, the next lower instruction set may have smaller tiles.
    match level {
        #[cfg(target_arch = "x86_64")]
        Level::Avx512 if count >= Avx512::ROWS => tiles::transpose::<_, FORWARD>(Avx512::new(), src, es, count, dst),
        #[cfg(target_arch = "x86_64")]
        Level::Avx512 | Level::Avx2 if count >= Avx2::ROWS => {
            tiles::transpose::<_, FORWARD>(Avx2::new(), src, es, count, dst);
        }
        #[cfg(all(target_arch = "aarch64", target_endian = "little"))]
        Level::Neon if count >= Neon::ROWS => tiles::transpose::<_, FORWARD>(Neon::new(), src, es, count, dst),
        _ if count >= Generic::ROWS => tiles::transpose::<_, FORWARD>(Generic, src, es, count, dst),
        _ => generic::transpose_few::<FORWARD>(src, es, count, dst),
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
pub(super) fn shuffle_over(level: Level, src: &[u8], elementsize: usize, dst: &mut [u8]) {
    // SAFETY: a shuffle writes nothing but bytes of `src`.
    shuffle_with(level, src, elementsize, unsafe { lent(dst) });
}

/// [`unshuffle_with`] over bytes that a test has filled, to see which of them changed.
#[cfg(test)]
pub(super) fn unshuffle_over(level: Level, src: &[u8], elementsize: usize, dst: &mut [u8]) {
    // SAFETY: a shuffle writes nothing but bytes of `src`.
    unshuffle_with(level, src, elementsize, unsafe { lent(dst) });
}

/// # Safety
/// Only initialised bytes may be written.
#[cfg(test)]
unsafe fn lent(bytes: &mut [u8]) -> &mut [MaybeUninit<u8>] {
    // SAFETY: the layouts are the same, and the bytes stay initialised by the caller's word.
    unsafe { &mut *(core::ptr::from_mut(bytes) as *mut [MaybeUninit<u8>]) }
}

//! Byte shuffle with NEON: tiles of 16 elements.

use core::arch::aarch64::*;
use core::mem::MaybeUninit;

use super::kernels::tiles::{Tiles, from_planar, to_planar};
use crate::simd::Level;

/// The NEON tiles.
#[derive(Clone, Copy)]
pub(super) struct Neon(());

impl Neon {
    /// # Panics
    /// If the machine has no NEON.
    pub(super) fn new() -> Self {
        assert!(Level::Neon.is_supported(), "no NEON on this machine");
        Neon(())
    }
}

impl Tiles for Neon {
    const ROWS: usize = 16;

    fn shuffle<const K: usize, const EXACT: bool>(
        self,
        src: &[u8],
        es: usize,
        columns: usize,
        rows: usize,
        dst: &mut [MaybeUninit<u8>],
        plane: usize,
    ) {
        // SAFETY: the machine has NEON, or there were no such value.
        unsafe { shuffle::<K, EXACT>(src, es, columns, rows, dst, plane) }
    }

    fn unshuffle<const K: usize, const EXACT: bool>(
        self,
        src: &[u8],
        plane: usize,
        columns: usize,
        rows: usize,
        dst: &mut [MaybeUninit<u8>],
        es: usize,
    ) {
        // SAFETY: the machine has NEON, or there were no such value.
        unsafe { unshuffle::<K, EXACT>(src, plane, columns, rows, dst, es) }
    }
}

#[target_feature(enable = "neon")]
fn shuffle<const K: usize, const EXACT: bool>(
    src: &[u8],
    es: usize,
    columns: usize,
    rows: usize,
    dst: &mut [MaybeUninit<u8>],
    plane: usize,
) {
    let (es, columns) = if EXACT { (K, K) } else { (es, columns) };
    assert!(rows.is_multiple_of(16) && rows > 0 && (1..=K).contains(&columns));
    assert!(src.len() >= (rows - 16 / K) * es + 16);
    assert!(dst.len() >= (columns - 1) * plane + rows);
    let order = permutation(&to_planar::<K>(es));
    for row in (0..rows).step_by(16) {
        let mut v = [vdupq_n_u8(0); 16];
        for (k, v) in v[..K].iter_mut().enumerate() {
            // SAFETY: the farthest of these vectors starts (rows - 16 / K) * es bytes on, where 16 bytes are left, as
            // asserted.
            let elements = unsafe { vld1q_u8(src.as_ptr().add((row + k * (16 / K)) * es)) };
            *v = if K < 16 { vqtbl1q_u8(elements, order) } else { elements };
        }
        let v = transpose::<K>(v);
        for (column, &v) in v[..K].iter().enumerate() {
            if column < columns {
                // SAFETY: `dst` has `rows` bytes from column * plane on, as asserted, and row + 16 <= rows.
                unsafe { vst1q_u8(dst.as_mut_ptr().add(column * plane + row).cast(), v) }
            }
        }
    }
}

#[target_feature(enable = "neon")]
fn unshuffle<const K: usize, const EXACT: bool>(
    src: &[u8],
    plane: usize,
    columns: usize,
    rows: usize,
    dst: &mut [MaybeUninit<u8>],
    es: usize,
) {
    let (es, columns) = if EXACT { (K, K) } else { (es, columns) };
    assert!(rows.is_multiple_of(16) && rows > 0 && (1..=K).contains(&columns));
    assert!(src.len() >= (columns - 1) * plane + rows);
    assert!(dst.len() >= (rows - 16 / K) * es + 16);
    let order = permutation(&from_planar::<K>(es));
    for row in (0..rows).step_by(16) {
        let mut v = [vdupq_n_u8(0); 16];
        for (column, v) in v[..K].iter_mut().enumerate() {
            if column < columns {
                // SAFETY: `src` has `rows` bytes from column * plane on, as asserted, and row + 16 <= rows.
                *v = unsafe { vld1q_u8(src.as_ptr().add(column * plane + row)) };
            }
        }
        // In ascending order: what a vector has beyond its elements, the next one overwrites.
        for (k, &v) in transpose::<K>(v)[..K].iter().enumerate() {
            let v = if K < 16 { vqtbl1q_u8(v, order) } else { v };
            // SAFETY: the farthest of these vectors starts (rows - 16 / K) * es bytes on, where 16 bytes are left, as
            // asserted.
            unsafe { vst1q_u8(dst.as_mut_ptr().add((row + k * (16 / K)) * es).cast(), v) }
        }
    }
}

/// Transposes the K x K matrix whose row k is vector k and whose entries have 16 / K bytes.
///
/// Interleaving the first half of the vectors with the second rotates the bits of an entry's address, which is the
/// number of its vector followed by its place there. The log2(K)-th time, the two numbers have changed places.
#[target_feature(enable = "neon")]
#[inline]
fn transpose<const K: usize>(mut v: [uint8x16_t; 16]) -> [uint8x16_t; 16] {
    for _ in 0..K.ilog2() {
        // Written out, since the compiler does not unroll eight iterations, and the vectors must stay in registers.
        let [(a, b), (c, d), (e, f), (g, h), (i, j), (k, l), (m, n), (o, p)] = [
            interleave::<K>(&v, 0),
            interleave::<K>(&v, 1),
            interleave::<K>(&v, 2),
            interleave::<K>(&v, 3),
            interleave::<K>(&v, 4),
            interleave::<K>(&v, 5),
            interleave::<K>(&v, 6),
            interleave::<K>(&v, 7),
        ];
        v = [a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p];
    }
    v
}

/// One pair of vectors of [`transpose`]; those beyond the first K are unused, and the compiler drops them.
#[target_feature(enable = "neon")]
#[inline]
fn interleave<const K: usize>(v: &[uint8x16_t; 16], pair: usize) -> (uint8x16_t, uint8x16_t) {
    let first = pair / (K / 2) * K + pair % (K / 2);
    let (a, b) = (v[first], v[first + K / 2]);
    match K {
        2 => {
            let (a, b) = (vreinterpretq_u64_u8(a), vreinterpretq_u64_u8(b));
            (vreinterpretq_u8_u64(vzip1q_u64(a, b)), vreinterpretq_u8_u64(vzip2q_u64(a, b)))
        }
        4 => {
            let (a, b) = (vreinterpretq_u32_u8(a), vreinterpretq_u32_u8(b));
            (vreinterpretq_u8_u32(vzip1q_u32(a, b)), vreinterpretq_u8_u32(vzip2q_u32(a, b)))
        }
        8 => {
            let (a, b) = (vreinterpretq_u16_u8(a), vreinterpretq_u16_u8(b));
            (vreinterpretq_u8_u16(vzip1q_u16(a, b)), vreinterpretq_u8_u16(vzip2q_u16(a, b)))
        }
        _ => (vzip1q_u8(a, b), vzip2q_u8(a, b)),
    }
}

#[target_feature(enable = "neon")]
#[inline]
fn permutation(order: &[u8; 16]) -> uint8x16_t {
    // SAFETY: the array has the 16 bytes that are read.
    unsafe { vld1q_u8(order.as_ptr()) }
}

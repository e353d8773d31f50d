//! Byte shuffle with AVX2: tiles of 32 elements, the first 16 in the low 128-bit lane and the others in the high one.

use core::arch::x86_64::*;
use core::hint::black_box;
use core::mem::MaybeUninit;

use super::kernels::tiles::{Tiles, from_planar, to_planar};
use crate::simd::Level;

/// The AVX2 tiles.
#[derive(Clone, Copy)]
pub(super) struct Avx2(());

impl Avx2 {
    /// # Panics
    /// If the machine has no AVX2.
    pub(super) fn new() -> Self {
        assert!(Level::Avx2.is_supported(), "no AVX2 on this machine");
        Avx2(())
    }
}

impl Tiles for Avx2 {
    const ROWS: usize = 32;

    fn shuffle<const K: usize, const EXACT: bool>(
        self,
        src: &[u8],
        es: usize,
        columns: usize,
        rows: usize,
        dst: &mut [MaybeUninit<u8>],
        plane: usize,
    ) {
        // SAFETY: the machine has AVX2, or there were no such value.
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
        // SAFETY: the machine has AVX2, or there were no such value.
        unsafe { unshuffle::<K>(src, plane, columns, rows, dst, es) }
    }

    fn prefetch(self, at: *const u8) {
        // SAFETY: a prefetch does nothing at an address that is not there.
        unsafe { _mm_prefetch::<_MM_HINT_T0>(at.cast()) }
    }
}

#[target_feature(enable = "avx2")]
fn shuffle<const K: usize, const EXACT: bool>(
    src: &[u8],
    es: usize,
    columns: usize,
    rows: usize,
    dst: &mut [MaybeUninit<u8>],
    plane: usize,
) {
    let (es, columns) = if EXACT { (K, K) } else { (es, columns) };
    assert!(rows.is_multiple_of(32) && rows > 0 && (1..=K).contains(&columns));
    assert!(src.len() >= (rows - 16 / K) * es + 16);
    assert!(dst.len() >= (columns - 1) * plane + rows);
    let order = permutation(&to_planar::<K>(es));
    let mut row = 0;
    while row + 64 <= rows {
        // SAFETY: elements row to row + 64 are among the first `rows`, whose vectors `src` has, as asserted.
        let (v, w) = unsafe {
            let elements = src.as_ptr().add(row * es);
            (load::<K, EXACT>(elements, es, order), load::<K, EXACT>(elements.add(32 * es), es, order))
        };
        // A whole cache line at a time: planes may be a multiple of 4 KiB apart, so that up to 16 lines compete for
        // the 8 ways of one set of the L1 cache, and none may still be there for the second half.
        for (column, (&v, &w)) in v[..K].iter().zip(&w[..K]).enumerate() {
            if column < columns {
                // SAFETY: `dst` has `rows` bytes from column * plane on, as asserted, and row + 64 <= rows.
                unsafe {
                    let to = dst.as_mut_ptr().add(column * plane + row);
                    _mm256_storeu_si256(to.cast(), v);
                    _mm256_storeu_si256(to.add(32).cast(), w);
                }
            }
        }
        row += 64;
    }
    if row < rows {
        // SAFETY: elements row to row + 32 are the last of the first `rows`, whose vectors `src` has, as asserted.
        let v = unsafe { load::<K, EXACT>(src.as_ptr().add(row * es), es, order) };
        for (column, &v) in v[..K].iter().enumerate() {
            if column < columns {
                // SAFETY: `dst` has `rows` bytes from column * plane on, as asserted, and row + 32 <= rows.
                unsafe { _mm256_storeu_si256(dst.as_mut_ptr().add(column * plane + row).cast(), v) }
            }
        }
    }
}

/// The columns of 32 elements.
///
/// # Safety
/// There must be `(32 - 16 / K) * es + 16` bytes at `elements`.
#[target_feature(enable = "avx2")]
#[inline]
unsafe fn load<const K: usize, const EXACT: bool>(elements: *const u8, es: usize, order: __m256i) -> [__m256i; 16] {
    let es = if EXACT { K } else { es };
    let mut v = [_mm256_setzero_si256(); 16];
    for (k, v) in v[..K].iter_mut().enumerate() {
        // SAFETY: the farthest of these vectors starts (32 - 16 / K) * es bytes on, where 16 bytes are left.
        let lanes = unsafe {
            let at = elements.add(k * (16 / K) * es);
            let low = _mm_loadu_si128(at.cast());
            let high = _mm_loadu_si128(at.add(16 * es).cast());
            _mm256_inserti128_si256::<1>(_mm256_castsi128_si256(low), high)
        };
        *v = if K < 16 { _mm256_shuffle_epi8(lanes, order) } else { lanes };
    }
    transpose::<K>(v)
}

#[target_feature(enable = "avx2")]
fn unshuffle<const K: usize>(
    src: &[u8],
    plane: usize,
    columns: usize,
    rows: usize,
    dst: &mut [MaybeUninit<u8>],
    es: usize,
) {
    assert!(rows.is_multiple_of(32) && rows > 0 && (1..=K).contains(&columns));
    assert!(src.len() >= (columns - 1) * plane + rows);
    assert!(dst.len() >= (rows - 16 / K) * es + 16);
    let order = permutation(&from_planar::<K>(es));
    for row in (0..rows).step_by(32) {
        let mut v = [_mm256_setzero_si256(); 16];
        for (column, v) in v[..K].iter_mut().enumerate() {
            if column < columns {
                // SAFETY: `src` has `rows` bytes from column * plane on, as asserted, and row + 32 <= rows.
                *v = unsafe { _mm256_loadu_si256(src.as_ptr().add(column * plane + row).cast()) };
            }
        }
        let mut v = transpose::<K>(v);
        if K < 16 {
            for v in &mut v[..K] {
                *v = _mm256_shuffle_epi8(*v, order);
            }
        }
        // In ascending order: what a vector has beyond its elements, the next one overwrites. The stride is left for
        // run time: known, it tempts the compiler to join the stores, which takes more permutations than it saves.
        let low = dst.as_mut_ptr().wrapping_add(row * es);
        for (k, &v) in v[..K].iter().enumerate() {
            // SAFETY: these are vectors of elements row to row + 16, for which `dst` has room, as asserted.
            unsafe { _mm_storeu_si128(low.add(k * (16 / K) * es).cast(), _mm256_castsi256_si128(v)) }
        }
        let high = low.wrapping_add(16 * es);
        for (k, &v) in v[..K].iter().enumerate() {
            let v = _mm256_extracti128_si256::<1>(v);
            // SAFETY: these are vectors of elements row + 16 to row + 32. The farthest of all starts (rows - 16 / K) * es
            // bytes into `dst`, where 16 bytes are left, as asserted.
            unsafe { _mm_storeu_si128(high.add(k * (16 / K) * es).cast(), v) }
        }
    }
}

/// Transposes, in each 128-bit lane, the K x K matrix whose row k is vector k and whose entries have 16 / K bytes.
///
/// Interleaving the first half of the vectors with the second rotates the bits of an entry's address, which is the
/// number of its vector followed by its place there. The log2(K)-th time, the two numbers have changed places.
#[target_feature(enable = "avx2")]
#[inline]
fn transpose<const K: usize>(mut v: [__m256i; 16]) -> [__m256i; 16] {
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
#[target_feature(enable = "avx2")]
#[inline]
fn interleave<const K: usize>(v: &[__m256i; 16], pair: usize) -> (__m256i, __m256i) {
    let first = pair / (K / 2) * K + pair % (K / 2);
    let (a, b) = (v[first], v[first + K / 2]);
    match K {
        2 => (_mm256_unpacklo_epi64(a, b), _mm256_unpackhi_epi64(a, b)),
        4 => (_mm256_unpacklo_epi32(a, b), _mm256_unpackhi_epi32(a, b)),
        8 => (_mm256_unpacklo_epi16(a, b), _mm256_unpackhi_epi16(a, b)),
        _ => (_mm256_unpacklo_epi8(a, b), _mm256_unpackhi_epi8(a, b)),
    }
}

/// The permutation for each lane.
#[target_feature(enable = "avx2")]
#[inline]
fn permutation(order: &[u8; 16]) -> __m256i {
    // Hidden from the compiler: knowing the permutation it merges it with the interleavings, into more instructions.
    let order = black_box(order);
    // SAFETY: the array has the 16 bytes that are read.
    _mm256_broadcastsi128_si256(unsafe { _mm_loadu_si128(order.as_ptr().cast()) })
}

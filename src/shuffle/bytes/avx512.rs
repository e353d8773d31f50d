//! Byte shuffle with AVX-512: tiles of 64 elements, 16 in each 128-bit lane.

use core::arch::x86_64::*;
use core::hint::black_box;
use core::mem::MaybeUninit;

use super::kernels::tiles::{Tiles, from_planar, to_planar};
use crate::simd::Level;

/// The AVX-512 tiles.
#[derive(Clone, Copy)]
pub(super) struct Avx512(());

impl Avx512 {
    /// # Panics
    /// If the machine has not the parts of AVX-512 that [`Level::Avx512`] names.
    pub(super) fn new() -> Self {
        assert!(Level::Avx512.is_supported(), "no AVX-512 on this machine");
        Avx512(())
    }
}

impl Tiles for Avx512 {
    const ROWS: usize = 64;

    fn shuffle<const K: usize, const EXACT: bool>(
        self,
        src: &[u8],
        es: usize,
        columns: usize,
        rows: usize,
        dst: &mut [MaybeUninit<u8>],
        plane: usize,
    ) {
        // SAFETY: the machine has AVX-512 F and BW, or there were no such value.
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
        // SAFETY: the machine has AVX-512 F and BW, or there were no such value.
        unsafe { unshuffle::<K, EXACT>(src, plane, columns, rows, dst, es) }
    }

    fn prefetch(self, at: *const u8) {
        // SAFETY: a prefetch does nothing at an address that is not there.
        unsafe { _mm_prefetch::<_MM_HINT_T0>(at.cast()) }
    }
}

#[target_feature(enable = "avx512f,avx512bw")]
fn shuffle<const K: usize, const EXACT: bool>(
    src: &[u8],
    es: usize,
    columns: usize,
    rows: usize,
    dst: &mut [MaybeUninit<u8>],
    plane: usize,
) {
    let (es, columns) = if EXACT { (K, K) } else { (es, columns) };
    assert!(rows.is_multiple_of(64) && rows > 0 && (1..=K).contains(&columns));
    assert!(src.len() >= (rows - 16 / K) * es + 16);
    assert!(dst.len() >= (columns - 1) * plane + rows);
    let order = permutation(&to_planar::<K>(es));
    for row in (0..rows).step_by(64) {
        // SAFETY: elements row to row + 64 are among the first `rows`, whose vectors `src` has, as asserted.
        let v = unsafe { load::<K, EXACT>(src.as_ptr().add(row * es), es, order) };
        for (column, &v) in v[..K].iter().enumerate() {
            if column < columns {
                // SAFETY: `dst` has `rows` bytes from column * plane on, as asserted, and row + 64 <= rows.
                unsafe { _mm512_storeu_si512(dst.as_mut_ptr().add(column * plane + row).cast(), v) }
            }
        }
    }
}

/// The columns of 64 elements.
///
/// # Safety
/// There must be `(64 - 16 / K) * es + 16` bytes at `elements`.
#[target_feature(enable = "avx512f,avx512bw")]
#[inline]
unsafe fn load<const K: usize, const EXACT: bool>(elements: *const u8, es: usize, order: __m512i) -> [__m512i; 16] {
    let es = if EXACT { K } else { es };
    let mut v = [_mm512_setzero_si512(); 16];
    for (k, v) in v[..K].iter_mut().enumerate() {
        // SAFETY: the farthest of these vectors starts (64 - 16 / K) * es bytes on, where 16 bytes are left.
        let lanes = unsafe {
            let at = elements.add(k * (16 / K) * es);
            let lanes = _mm512_castsi128_si512(_mm_loadu_si128(at.cast()));
            let lanes = _mm512_inserti32x4::<1>(lanes, _mm_loadu_si128(at.add(16 * es).cast()));
            let lanes = _mm512_inserti32x4::<2>(lanes, _mm_loadu_si128(at.add(32 * es).cast()));
            _mm512_inserti32x4::<3>(lanes, _mm_loadu_si128(at.add(48 * es).cast()))
        };
        *v = if K < 16 { _mm512_shuffle_epi8(lanes, order) } else { lanes };
    }
    transpose::<K>(v)
}

#[target_feature(enable = "avx512f,avx512bw")]
fn unshuffle<const K: usize, const EXACT: bool>(
    src: &[u8],
    plane: usize,
    columns: usize,
    rows: usize,
    dst: &mut [MaybeUninit<u8>],
    es: usize,
) {
    let (es, columns) = if EXACT { (K, K) } else { (es, columns) };
    assert!(rows.is_multiple_of(64) && rows > 0 && (1..=K).contains(&columns));
    assert!(src.len() >= (columns - 1) * plane + rows);
    assert!(dst.len() >= (rows - 16 / K) * es + 16);
    let order = permutation(&from_planar::<K>(es));
    for row in (0..rows).step_by(64) {
        let mut v = [_mm512_setzero_si512(); 16];
        for (column, v) in v[..K].iter_mut().enumerate() {
            if column < columns {
                // SAFETY: `src` has `rows` bytes from column * plane on, as asserted, and row + 64 <= rows.
                *v = unsafe { _mm512_loadu_si512(src.as_ptr().add(column * plane + row).cast()) };
            }
        }
        let mut v = transpose::<K>(v);
        if K < 16 {
            for v in &mut v[..K] {
                *v = _mm512_shuffle_epi8(*v, order);
            }
        }
        let elements = dst.as_mut_ptr().wrapping_add(row * es);
        // SAFETY: elements row to row + 64 are among the first `rows`, for whose vectors `dst` has room, as asserted;
        // where they are exact, that is 64 * K bytes from the first on.
        unsafe {
            if EXACT {
                store_exact::<K>(&v, elements);
            } else {
                // In ascending order: what a vector has beyond its elements, the next one overwrites.
                store_lane::<0, K>(&v, elements, es);
                store_lane::<1, K>(&v, elements, es);
                store_lane::<2, K>(&v, elements, es);
                store_lane::<3, K>(&v, elements, es);
            }
        }
    }
}

/// Stores 16 of the 64 elements, vector by vector.
///
/// # Safety
/// There must be room for `(16 * LANE + 16 - 16 / K) * es + 16` bytes at `elements`.
#[target_feature(enable = "avx512f,avx512bw")]
#[inline]
unsafe fn store_lane<const LANE: i32, const K: usize>(v: &[__m512i; 16], elements: *mut MaybeUninit<u8>, es: usize) {
    for (k, &v) in v[..K].iter().enumerate() {
        let v = _mm512_extracti32x4_epi32::<LANE>(v);
        // SAFETY: the farthest of these starts (16 * LANE + 16 - 16 / K) * es bytes on, where 16 bytes are left.
        unsafe { _mm_storeu_si128(elements.add((16 * LANE as usize + k * (16 / K)) * es).cast(), v) }
    }
}

/// Stores 64 elements of just K bytes, which follow one another: first the lanes 0 of all vectors, then the lanes 1 ...
///
/// # Safety
/// There must be room for `64 * K` bytes at `elements`.
#[target_feature(enable = "avx512f,avx512bw")]
#[inline]
unsafe fn store_exact<const K: usize>(v: &[__m512i; 16], elements: *mut MaybeUninit<u8>) {
    if K == 2 {
        let low = _mm512_permutex2var_epi64(v[0], _mm512_setr_epi64(0, 1, 8, 9, 2, 3, 10, 11), v[1]);
        let high = _mm512_permutex2var_epi64(v[0], _mm512_setr_epi64(4, 5, 12, 13, 6, 7, 14, 15), v[1]);
        // SAFETY: 2 * 64 bytes are written, for which there is room.
        unsafe {
            _mm512_storeu_si512(elements.cast(), low);
            _mm512_storeu_si512(elements.add(64).cast(), high);
        }
        return;
    }
    for (four, v) in v[..K].chunks_exact(4).enumerate() {
        // The 4 x 4 lanes of four vectors, transposed.
        let (low, high) = (_mm512_shuffle_i64x2::<0x44>(v[0], v[1]), _mm512_shuffle_i64x2::<0xee>(v[0], v[1]));
        let (low2, high2) = (_mm512_shuffle_i64x2::<0x44>(v[2], v[3]), _mm512_shuffle_i64x2::<0xee>(v[2], v[3]));
        let lanes = [
            _mm512_shuffle_i64x2::<0x88>(low, low2),
            _mm512_shuffle_i64x2::<0xdd>(low, low2),
            _mm512_shuffle_i64x2::<0x88>(high, high2),
            _mm512_shuffle_i64x2::<0xdd>(high, high2),
        ];
        for (lane, &v) in lanes.iter().enumerate() {
            // SAFETY: lane < 4 and four < K / 4, so this ends at 64 * K bytes or before.
            unsafe { _mm512_storeu_si512(elements.add(lane * 16 * K + four * 64).cast(), v) }
        }
    }
}

/// Transposes, in each 128-bit lane, the K x K matrix whose row k is vector k and whose entries have 16 / K bytes.
///
/// Interleaving the first half of the vectors with the second rotates the bits of an entry's address, which is the
/// number of its vector followed by its place there. The log2(K)-th time, the two numbers have changed places.
#[target_feature(enable = "avx512f,avx512bw")]
#[inline]
fn transpose<const K: usize>(mut v: [__m512i; 16]) -> [__m512i; 16] {
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
#[target_feature(enable = "avx512f,avx512bw")]
#[inline]
fn interleave<const K: usize>(v: &[__m512i; 16], pair: usize) -> (__m512i, __m512i) {
    let first = pair / (K / 2) * K + pair % (K / 2);
    let (a, b) = (v[first], v[first + K / 2]);
    match K {
        2 => (_mm512_unpacklo_epi64(a, b), _mm512_unpackhi_epi64(a, b)),
        4 => (_mm512_unpacklo_epi32(a, b), _mm512_unpackhi_epi32(a, b)),
        8 => (_mm512_unpacklo_epi16(a, b), _mm512_unpackhi_epi16(a, b)),
        _ => (_mm512_unpacklo_epi8(a, b), _mm512_unpackhi_epi8(a, b)),
    }
}

/// The permutation for each lane.
#[target_feature(enable = "avx512f,avx512bw")]
#[inline]
fn permutation(order: &[u8; 16]) -> __m512i {
    // Hidden from the compiler: knowing the permutation it merges it with the interleavings, into more instructions.
    let order = black_box(order);
    // SAFETY: the array has the 16 bytes that are read.
    _mm512_broadcast_i32x4(unsafe { _mm_loadu_si128(order.as_ptr().cast()) })
}

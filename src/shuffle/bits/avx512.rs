//! Bit shuffle with AVX-512: 512 elements at a time.
//!
//! A vector has 64 of them, eight groups of eight, and eight vectors make a tile. Bytes are put where they belong in the
//! same way by all kernels here: within the vectors, so that the eight that go to the same plane are a word, and then
//! by transposing the 8 x 8 words. Bits change places before or after that: in a group, where GFNI does it by one
//! instruction, or else between the vectors.

use core::arch::x86_64::*;
use core::mem::MaybeUninit;

use super::kernels::tiles::Tiles;
use crate::simd::Level;

/// The AVX-512 tiles, for machines that have no more than [`Level::Avx512`] names.
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
    const ROWS: usize = 512;
    const GROUP: usize = 1;

    fn shuffle(self, tile: &[u8], _columns: usize, rows: usize, dst: &mut [MaybeUninit<u8>], plane: usize) {
        // SAFETY: the machine has AVX-512 F and BW, or there were no such value.
        unsafe { shuffle(&tile[..rows], dst, plane) }
    }

    fn unshuffle(self, src: &[u8], plane: usize, tile: &mut [MaybeUninit<u8>], _columns: usize, rows: usize) {
        // SAFETY: the machine has AVX-512 F and BW, or there were no such value.
        unsafe { unshuffle(src, plane, &mut tile[..rows]) }
    }
}

/// The tiles of AVX-512 with GFNI and VBMI.
#[derive(Clone, Copy)]
pub(super) struct Gfni(());

impl Gfni {
    pub(super) fn is_supported() -> bool {
        Level::Avx512.is_supported() && is_x86_feature_detected!("gfni") && is_x86_feature_detected!("avx512vbmi")
    }

    /// # Panics
    /// If the machine has not all of these.
    pub(super) fn new() -> Self {
        assert!(Self::is_supported(), "no AVX-512 with GFNI and VBMI on this machine");
        Gfni(())
    }
}

impl Tiles for Gfni {
    const ROWS: usize = 512;
    const GROUP: usize = 1;

    fn shuffle(self, tile: &[u8], _columns: usize, rows: usize, dst: &mut [MaybeUninit<u8>], plane: usize) {
        // SAFETY: the machine has AVX-512 F, BW and VBMI, and GFNI, or there were no such value.
        unsafe { shuffle_gfni(&tile[..rows], dst, plane) }
    }

    fn unshuffle(self, src: &[u8], plane: usize, tile: &mut [MaybeUninit<u8>], _columns: usize, rows: usize) {
        // SAFETY: the machine has AVX-512 F, BW and VBMI, and GFNI, or there were no such value.
        unsafe { unshuffle_gfni(src, plane, &mut tile[..rows]) }
    }
}

#[target_feature(enable = "avx512f,avx512bw")]
fn shuffle(run: &[u8], dst: &mut [MaybeUninit<u8>], plane: usize) {
    assert!(run.len().is_multiple_of(512) && !run.is_empty());
    assert!(dst.len() >= 7 * plane + run.len() / 8);
    // Bytes j and 8 + j of a lane, side by side; then what the four lanes have of each j.
    let pairs = _mm512_broadcast_i32x4(_mm_setr_epi8(0, 8, 1, 9, 2, 10, 3, 11, 4, 12, 5, 13, 6, 14, 7, 15));
    let lanes = vector16(core::array::from_fn(|at| (at % 4 * 8 + at / 4) as i16));
    for row in (0..run.len()).step_by(512) {
        // SAFETY: row + 512 <= run.len().
        let v = unsafe { load_run(run.as_ptr().add(row)) };
        let v = v.map(|v| _mm512_permutexvar_epi16(lanes, _mm512_shuffle_epi8(v, pairs)));
        let v = transpose_bits(transpose_words(v));
        // SAFETY: `dst` has run.len() / 8 bytes from 7 * plane on, as asserted, and row + 512 <= run.len().
        unsafe { store_planes(&v, dst.as_mut_ptr().add(row / 8), plane) }
    }
}

#[target_feature(enable = "avx512f,avx512bw")]
fn unshuffle(src: &[u8], plane: usize, run: &mut [MaybeUninit<u8>]) {
    assert!(run.len().is_multiple_of(512) && !run.is_empty());
    assert!(src.len() >= 7 * plane + run.len() / 8);
    let lanes = vector16(core::array::from_fn(|at| (at % 8 * 4 + at / 8) as i16));
    let pairs = _mm512_broadcast_i32x4(_mm_setr_epi8(0, 2, 4, 6, 8, 10, 12, 14, 1, 3, 5, 7, 9, 11, 13, 15));
    for row in (0..run.len()).step_by(512) {
        // SAFETY: `src` has run.len() / 8 bytes from 7 * plane on, as asserted, and row + 512 <= run.len().
        let v = unsafe { load_planes(src.as_ptr().add(row / 8), plane) };
        let v = transpose_words(transpose_bits(v));
        let v = v.map(|v| _mm512_shuffle_epi8(_mm512_permutexvar_epi16(lanes, v), pairs));
        // SAFETY: row + 512 <= run.len().
        unsafe { store_run(&v, run.as_mut_ptr().add(row)) }
    }
}

#[target_feature(enable = "avx512f,avx512bw,avx512vbmi,gfni")]
fn shuffle_gfni(run: &[u8], dst: &mut [MaybeUninit<u8>], plane: usize) {
    assert!(run.len().is_multiple_of(512) && !run.is_empty());
    assert!(dst.len() >= 7 * plane + run.len() / 8);
    // Byte j of all eight groups, side by side.
    let order = vector8(core::array::from_fn(|at| (at % 8 * 8 + at / 8) as i8));
    for row in (0..run.len()).step_by(512) {
        // SAFETY: row + 512 <= run.len().
        let v = unsafe { load_run(run.as_ptr().add(row)) };
        let v = v.map(|v| {
            // Each group is the matrix, so that byte k of the product with the bytes 1 << k has bit k of each byte of
            // the group, the first byte's being the highest; the second product turns that round.
            let bits = _mm512_gf2p8affine_epi64_epi8::<0>(_mm512_set1_epi64(UNITS), v);
            let bits = _mm512_gf2p8affine_epi64_epi8::<0>(bits, _mm512_set1_epi64(REVERSAL));
            _mm512_permutexvar_epi8(order, bits)
        });
        // SAFETY: `dst` has run.len() / 8 bytes from 7 * plane on, as asserted, and row + 512 <= run.len().
        unsafe { store_planes(&transpose_words(v), dst.as_mut_ptr().add(row / 8), plane) }
    }
}

#[target_feature(enable = "avx512f,avx512bw,avx512vbmi,gfni")]
fn unshuffle_gfni(src: &[u8], plane: usize, run: &mut [MaybeUninit<u8>]) {
    assert!(run.len().is_multiple_of(512) && !run.is_empty());
    assert!(src.len() >= 7 * plane + run.len() / 8);
    // As in the other direction, but from the last plane to the first, so that the product has the bits in order.
    let order = vector8(core::array::from_fn(|at| ((7 - at % 8) * 8 + at / 8) as i8));
    for row in (0..run.len()).step_by(512) {
        // SAFETY: `src` has run.len() / 8 bytes from 7 * plane on, as asserted, and row + 512 <= run.len().
        let v = transpose_words(unsafe { load_planes(src.as_ptr().add(row / 8), plane) });
        let v = v.map(|v| {
            let groups = _mm512_permutexvar_epi8(order, v);
            _mm512_gf2p8affine_epi64_epi8::<0>(_mm512_set1_epi64(UNITS), groups)
        });
        // SAFETY: row + 512 <= run.len().
        unsafe { store_run(&v, run.as_mut_ptr().add(row)) }
    }
}

/// Byte k is 1 << k.
const UNITS: i64 = 0x8040_2010_0804_0201_u64 as i64;

/// The matrix that reverses the bits of a byte; the identity is written the other way round.
const REVERSAL: i64 = UNITS;

#[target_feature(enable = "avx512f")]
#[inline]
fn vector8(bytes: [i8; 64]) -> __m512i {
    // SAFETY: the array has the 64 bytes that are read.
    unsafe { _mm512_loadu_si512(bytes.as_ptr().cast()) }
}

#[target_feature(enable = "avx512f")]
#[inline]
fn vector16(numbers: [i16; 32]) -> __m512i {
    // SAFETY: the array has the 64 bytes that are read.
    unsafe { _mm512_loadu_si512(numbers.as_ptr().cast()) }
}

/// # Safety
/// There must be 512 bytes at `run`.
#[target_feature(enable = "avx512f")]
#[inline]
unsafe fn load_run(run: *const u8) -> [__m512i; 8] {
    // SAFETY: the last of these ends at 512 bytes.
    unsafe { load_planes(run, 64) }
}

/// # Safety
/// There must be room for 512 bytes at `run`.
#[target_feature(enable = "avx512f")]
#[inline]
unsafe fn store_run(v: &[__m512i; 8], run: *mut MaybeUninit<u8>) {
    // SAFETY: the last of these ends at 512 bytes.
    unsafe { store_planes(v, run, 64) }
}

/// # Safety
/// There must be `7 * plane + 64` bytes at `first`.
#[target_feature(enable = "avx512f")]
#[inline]
unsafe fn load_planes(first: *const u8, plane: usize) -> [__m512i; 8] {
    let mut v = [_mm512_setzero_si512(); 8];
    for (k, v) in v.iter_mut().enumerate() {
        // SAFETY: k <= 7, and there are 64 bytes from 7 * plane on.
        *v = unsafe { _mm512_loadu_si512(first.add(k * plane).cast()) };
    }
    v
}

/// # Safety
/// There must be room for `7 * plane + 64` bytes at `first`.
#[target_feature(enable = "avx512f")]
#[inline]
unsafe fn store_planes(v: &[__m512i; 8], first: *mut MaybeUninit<u8>, plane: usize) {
    for (k, &v) in v.iter().enumerate() {
        // SAFETY: k <= 7, and there is room for 64 bytes from 7 * plane on.
        unsafe { _mm512_storeu_si512(first.add(k * plane).cast(), v) }
    }
}

/// Transposes the 8 x 8 matrix whose row k is vector k and whose entries have 8 bytes.
#[target_feature(enable = "avx512f")]
#[inline]
fn transpose_words([a, b, c, d, e, f, g, h]: [__m512i; 8]) -> [__m512i; 8] {
    let even = [
        _mm512_unpacklo_epi64(a, b),
        _mm512_unpacklo_epi64(c, d),
        _mm512_unpacklo_epi64(e, f),
        _mm512_unpacklo_epi64(g, h),
    ];
    let odd = [
        _mm512_unpackhi_epi64(a, b),
        _mm512_unpackhi_epi64(c, d),
        _mm512_unpackhi_epi64(e, f),
        _mm512_unpackhi_epi64(g, h),
    ];
    let ([a, c, e, g], [b, d, f, h]) = (transpose_lanes(even), transpose_lanes(odd));
    [a, b, c, d, e, f, g, h]
}

/// Transposes the 4 x 4 matrix whose row k is vector k and whose entries are 128-bit lanes.
#[target_feature(enable = "avx512f")]
#[inline]
fn transpose_lanes([a, b, c, d]: [__m512i; 4]) -> [__m512i; 4] {
    let (low, high) = (_mm512_shuffle_i64x2::<0x44>(a, b), _mm512_shuffle_i64x2::<0xee>(a, b));
    let (low2, high2) = (_mm512_shuffle_i64x2::<0x44>(c, d), _mm512_shuffle_i64x2::<0xee>(c, d));
    [
        _mm512_shuffle_i64x2::<0x88>(low, low2),
        _mm512_shuffle_i64x2::<0xdd>(low, low2),
        _mm512_shuffle_i64x2::<0x88>(high, high2),
        _mm512_shuffle_i64x2::<0xdd>(high, high2),
    ]
}

/// Exchanges bit k of a byte of vector j with bit j of the same byte of vector k.
#[target_feature(enable = "avx512f")]
#[inline]
fn transpose_bits([a, b, c, d, e, f, g, h]: [__m512i; 8]) -> [__m512i; 8] {
    let ((a, e), (b, f), (c, g), (d, h)) = (swap::<4>(a, e), swap::<4>(b, f), swap::<4>(c, g), swap::<4>(d, h));
    let ((a, c), (b, d), (e, g), (f, h)) = (swap::<2>(a, c), swap::<2>(b, d), swap::<2>(e, g), swap::<2>(f, h));
    let ((a, b), (c, d), (e, f), (g, h)) = (swap::<1>(a, b), swap::<1>(c, d), swap::<1>(e, f), swap::<1>(g, h));
    [a, b, c, d, e, f, g, h]
}

/// In every byte, exchanges the upper bits of `a` with the lower bits of `b`, in squares of `SHIFT` bits.
#[target_feature(enable = "avx512f")]
#[inline]
fn swap<const SHIFT: u32>(a: __m512i, b: __m512i) -> (__m512i, __m512i) {
    let lower = _mm512_set1_epi8((0xff / ((1_u32 << SHIFT) + 1)) as i8);
    // By `lower`: where it has a 1, what comes first, and elsewhere what comes second.
    (
        _mm512_ternarylogic_epi64::<0xca>(lower, a, _mm512_slli_epi64::<SHIFT>(b)),
        _mm512_ternarylogic_epi64::<0xca>(lower, _mm512_srli_epi64::<SHIFT>(a), b),
    )
}

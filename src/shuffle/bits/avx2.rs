//! Bit shuffle with AVX2: 256 elements at a time, the first 128 in the low 128-bit lanes and the others in the high ones.

use core::arch::x86_64::*;
use core::mem::MaybeUninit;

use super::kernels::tiles::Tiles;
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
    const ROWS: usize = 256;
    const GROUP: usize = 1;

    fn shuffle(self, tile: &[u8], _columns: usize, rows: usize, dst: &mut [MaybeUninit<u8>], plane: usize) {
        // SAFETY: the machine has AVX2, or there were no such value.
        unsafe { shuffle(&tile[..rows], dst, plane) }
    }

    fn unshuffle(self, src: &[u8], plane: usize, tile: &mut [MaybeUninit<u8>], _columns: usize, rows: usize) {
        // SAFETY: the machine has AVX2, or there were no such value.
        unsafe { unshuffle(src, plane, &mut tile[..rows]) }
    }
}

#[target_feature(enable = "avx2")]
fn shuffle(run: &[u8], dst: &mut [MaybeUninit<u8>], plane: usize) {
    assert!(run.len().is_multiple_of(256) && !run.is_empty());
    assert!(dst.len() >= 7 * plane + run.len() / 8);
    // Bytes j and 8 + j of a lane, side by side.
    let order = _mm256_broadcastsi128_si256(_mm_setr_epi8(0, 8, 1, 9, 2, 10, 3, 11, 4, 12, 5, 13, 6, 14, 7, 15));
    for row in (0..run.len()).step_by(256) {
        let mut v = [_mm256_setzero_si256(); 8];
        for (k, v) in v.iter_mut().enumerate() {
            // SAFETY: the farthest of these starts at byte row + 240 of the run, which has row + 256.
            let lanes = unsafe {
                let at = run.as_ptr().add(row + k * 16);
                let low = _mm_loadu_si128(at.cast());
                let high = _mm_loadu_si128(at.add(128).cast());
                _mm256_inserti128_si256::<1>(_mm256_castsi128_si256(low), high)
            };
            *v = _mm256_shuffle_epi8(lanes, order);
        }
        for (k, &v) in transpose_bits(transpose_pairs(v)).iter().enumerate() {
            // SAFETY: `dst` has run.len() / 8 bytes from k * plane on, as asserted, and row + 256 <= run.len().
            unsafe { _mm256_storeu_si256(dst.as_mut_ptr().add(k * plane + row / 8).cast(), v) }
        }
    }
}

#[target_feature(enable = "avx2")]
fn unshuffle(src: &[u8], plane: usize, run: &mut [MaybeUninit<u8>]) {
    assert!(run.len().is_multiple_of(256) && !run.is_empty());
    assert!(src.len() >= 7 * plane + run.len() / 8);
    let order = _mm256_broadcastsi128_si256(_mm_setr_epi8(0, 2, 4, 6, 8, 10, 12, 14, 1, 3, 5, 7, 9, 11, 13, 15));
    for row in (0..run.len()).step_by(256) {
        let mut v = [_mm256_setzero_si256(); 8];
        for (k, v) in v.iter_mut().enumerate() {
            // SAFETY: `src` has run.len() / 8 bytes from k * plane on, as asserted, and row + 256 <= run.len().
            *v = unsafe { _mm256_loadu_si256(src.as_ptr().add(k * plane + row / 8).cast()) };
        }
        for (k, &v) in transpose_pairs(transpose_bits(v)).iter().enumerate() {
            let v = _mm256_shuffle_epi8(v, order);
            // SAFETY: the farthest of these starts at byte row + 240 of the run, which has row + 256.
            unsafe {
                let at = run.as_mut_ptr().add(row + k * 16);
                _mm_storeu_si128(at.cast(), _mm256_castsi256_si128(v));
                _mm_storeu_si128(at.add(128).cast(), _mm256_extracti128_si256::<1>(v));
            }
        }
    }
}

/// Transposes, in each 128-bit lane, the 8 x 8 matrix whose row k is vector k and whose entries have 2 bytes.
///
/// Interleaving the first half of the vectors with the second rotates the bits of an entry's address, which is the
/// number of its vector followed by its place there. The third time, the two numbers have changed places.
#[target_feature(enable = "avx2")]
#[inline]
fn transpose_pairs(mut v: [__m256i; 8]) -> [__m256i; 8] {
    for _ in 0..3 {
        v = [
            _mm256_unpacklo_epi16(v[0], v[4]),
            _mm256_unpackhi_epi16(v[0], v[4]),
            _mm256_unpacklo_epi16(v[1], v[5]),
            _mm256_unpackhi_epi16(v[1], v[5]),
            _mm256_unpacklo_epi16(v[2], v[6]),
            _mm256_unpackhi_epi16(v[2], v[6]),
            _mm256_unpacklo_epi16(v[3], v[7]),
            _mm256_unpackhi_epi16(v[3], v[7]),
        ];
    }
    v
}

/// Exchanges bit k of a byte of vector j with bit j of the same byte of vector k.
#[target_feature(enable = "avx2")]
#[inline]
fn transpose_bits([a, b, c, d, e, f, g, h]: [__m256i; 8]) -> [__m256i; 8] {
    let ((a, e), (b, f), (c, g), (d, h)) = (swap::<4>(a, e), swap::<4>(b, f), swap::<4>(c, g), swap::<4>(d, h));
    let ((a, c), (b, d), (e, g), (f, h)) = (swap::<2>(a, c), swap::<2>(b, d), swap::<2>(e, g), swap::<2>(f, h));
    let ((a, b), (c, d), (e, f), (g, h)) = (swap::<1>(a, b), swap::<1>(c, d), swap::<1>(e, f), swap::<1>(g, h));
    [a, b, c, d, e, f, g, h]
}

/// In every byte, exchanges the upper bits of `a` with the lower bits of `b`, in squares of `SHIFT` bits.
#[target_feature(enable = "avx2")]
#[inline]
fn swap<const SHIFT: i32>(a: __m256i, b: __m256i) -> (__m256i, __m256i) {
    let lower = _mm256_set1_epi8((0xff / ((1 << SHIFT) + 1)) as i8);
    let exchanged = _mm256_and_si256(_mm256_xor_si256(_mm256_srli_epi64::<SHIFT>(a), b), lower);
    (_mm256_xor_si256(a, _mm256_slli_epi64::<SHIFT>(exchanged)), _mm256_xor_si256(b, exchanged))
}

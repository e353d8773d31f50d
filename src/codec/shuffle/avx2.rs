//! Byte shuffle with 256-bit vectors: tiles of 32 elements, the first 16 in the low lane and the rest in the high one.

use core::arch::x86_64::*;
use core::mem::MaybeUninit;

use super::kernels::{Tiles, from_planar, to_planar};

/// The AVX2 tiles. Whoever makes one must know that this machine has AVX2.
#[derive(Clone, Copy)]
pub(super) struct Avx2(());

impl Avx2 {
    /// # Safety
    /// The machine must have AVX2.
    pub(super) unsafe fn new() -> Self {
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
        // SAFETY: a value of this type is proof that the machine has AVX2.
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
        // SAFETY: a value of this type is proof that the machine has AVX2.
        unsafe { unshuffle::<K>(src, plane, columns, rows, dst, es) }
    }

    fn stream(self, src: &[MaybeUninit<u8>], dst: &mut [MaybeUninit<u8>]) {
        // SAFETY: a value of this type is proof that the machine has AVX2.
        unsafe { stream(src, dst) }
    }

    fn fence(self) {
        // SAFETY: every x86-64 machine has SSE.
        unsafe { _mm_sfence() }
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
    let per_load = 16 / K;
    assert!(rows.is_multiple_of(32) && rows > 0 && (1..=K).contains(&columns));
    assert!(src.len() >= (rows - per_load) * es + 16);
    assert!(dst.len() >= (columns - 1) * plane + rows);
    let mask = broadcast(core::hint::black_box(&to_planar(K, es)));
    let pairs = rows / 64 * 64;
    for row in (0..pairs).step_by(64) {
        let (v, w) = unsafe {
            let base = src.as_ptr().add(row * es);
            (load_rows::<K, EXACT>(base, es, mask), load_rows::<K, EXACT>(base.add(32 * es), es, mask))
        };
        for column in 0..K {
            if column < columns {
                // SAFETY: (columns - 1) * plane + rows bytes are there, as asserted above, and row + 32 <= rows.
                unsafe {
                    let line: *mut __m256i = dst.as_mut_ptr().add(column * plane + row).cast();
                    _mm256_storeu_si256(line, v[column]);
                    _mm256_storeu_si256(line.add(1), w[column]);
                }
            }
        }
    }
    if pairs < rows {
        let v = unsafe { load_rows::<K, EXACT>(src.as_ptr().add(pairs * es), es, mask) };
        for column in 0..K {
            if column < columns {
                // SAFETY: (columns - 1) * plane + rows bytes are there, as asserted above, and row + 32 <= rows.
                unsafe { _mm256_storeu_si256(dst.as_mut_ptr().add(column * plane + pairs).cast(), v[column]) }
            }
        }
    }
}

#[target_feature(enable = "avx2")]
#[inline]
unsafe fn load_rows<const K: usize, const EXACT: bool>(src: *const u8, es: usize, mask: __m256i) -> [__m256i; 16] {
    let es = if EXACT { K } else { es };
    let per_load = 16 / K;
    let mut v = [_mm256_setzero_si256(); 16];
    let mut low = src;
    let mut high = unsafe { src.add(16 * es) };
    for v in v[..K].iter_mut() {
        let pair = unsafe {
            _mm256_inserti128_si256::<1>(
                _mm256_castsi128_si256(_mm_loadu_si128(low.cast())),
                _mm_loadu_si128(high.cast()),
            )
        };
        low = low.wrapping_add(per_load * es);
        high = high.wrapping_add(per_load * es);
        *v = if K < 16 { _mm256_shuffle_epi8(pair, mask) } else { pair };
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
    let per_store = 16 / K;
    assert!(rows.is_multiple_of(32) && rows > 0 && (1..=K).contains(&columns));
    assert!(src.len() >= (columns - 1) * plane + rows);
    assert!(dst.len() >= (rows - per_store) * es + 16);
    let mask = broadcast(&from_planar(K, es));
    for row in (0..rows).step_by(32) {
        let mut v = [_mm256_setzero_si256(); 16];
        for (column, v) in v[..K].iter_mut().enumerate() {
            if column < columns {
                // SAFETY: (columns - 1) * plane + rows bytes are there, as asserted above, and row + 32 <= rows.
                *v = unsafe { _mm256_loadu_si256(src.as_ptr().add(column * plane + row).cast()) };
            }
        }
        let mut v = transpose::<K>(v);
        if K < 16 {
            for v in &mut v[..K] {
                *v = _mm256_shuffle_epi8(*v, mask);
            }
        }
        let low = dst.as_mut_ptr().wrapping_add(row * es);
        let high = low.wrapping_add(16 * es);
        for (k, &v) in v[..K].iter().enumerate() {
            unsafe { _mm_storeu_si128(low.add(k * per_store * es).cast(), _mm256_castsi256_si128(v)) }
        }
        for (k, &v) in v[..K].iter().enumerate() {
            unsafe { _mm_storeu_si128(high.add(k * per_store * es).cast(), _mm256_extracti128_si256::<1>(v)) }
        }
    }
}

/// Transposes, in each 128-bit lane, the K x K matrix whose row k is vector k and whose entries have 16/K bytes.
///
/// One interleaving of the first half of the vectors with the second rotates the bits of an entry's address
/// (vector, place in the lane) by one; log2(K) of them exchange the two halves of the address.
#[target_feature(enable = "avx2")]
#[inline]
fn transpose<const K: usize>(mut v: [__m256i; 16]) -> [__m256i; 16] {
    // Written out, since the compiler does not unroll eight iterations, and the vectors have to stay in registers.
    for _ in 0..K.ilog2() {
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

#[target_feature(enable = "avx2")]
#[inline]
fn broadcast(mask: &[u8; 16]) -> __m256i {
    // SAFETY: the array has the 16 bytes that are read.
    _mm256_broadcastsi128_si256(unsafe { _mm_loadu_si128(mask.as_ptr().cast()) })
}

/// Copies past the cache: the whole lines of `dst` are written by non-temporal stores, the ends by ordinary ones.
#[target_feature(enable = "avx2")]
fn stream(src: &[MaybeUninit<u8>], dst: &mut [MaybeUninit<u8>]) {
    assert_eq!(src.len(), dst.len());
    let head = dst.as_ptr().align_offset(64).min(dst.len());
    let lines = (dst.len() - head) / 64;
    let end = head + lines * 64;
    dst[..head].copy_from_slice(&src[..head]);
    dst[end..].copy_from_slice(&src[end..]);
    for line in 0..lines {
        let at = head + line * 64;
        // SAFETY: at + 64 <= end <= both lengths; dst + head is a multiple of 64, and so is every line's start.
        unsafe {
            let a = _mm256_loadu_si256(src.as_ptr().add(at).cast());
            let b = _mm256_loadu_si256(src.as_ptr().add(at + 32).cast());
            _mm256_stream_si256(dst.as_mut_ptr().add(at).cast(), a);
            _mm256_stream_si256(dst.as_mut_ptr().add(at + 32).cast(), b);
        }
    }
}

//! Byte shuffle with 512-bit vectors: tiles of 64 elements, 16 in each 128-bit lane.

use core::arch::x86_64::*;
use core::mem::MaybeUninit;

use super::kernels::{Tiles, from_planar, to_planar};

/// The AVX-512 tiles. Whoever makes one must know that this machine has AVX-512.
#[derive(Clone, Copy)]
pub(super) struct Avx512(());

impl Avx512 {
    /// # Safety
    /// The machine must have AVX-512.
    pub(super) unsafe fn new() -> Self {
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
        // SAFETY: a value of this type is proof that the machine has AVX-512.
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
        // SAFETY: a value of this type is proof that the machine has AVX-512.
        unsafe { unshuffle::<K, EXACT>(src, plane, columns, rows, dst, es) }
    }

    fn stream(self, src: &[MaybeUninit<u8>], dst: &mut [MaybeUninit<u8>]) {
        // SAFETY: a value of this type is proof that the machine has AVX-512.
        unsafe { stream(src, dst) }
    }

    fn fence(self) {
        // SAFETY: every x86-64 machine has SSE.
        unsafe { _mm_sfence() }
    }
}

#[target_feature(enable = "avx512f,avx512bw,avx512vl")]
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
    assert!(rows.is_multiple_of(64) && rows > 0 && (1..=K).contains(&columns));
    assert!(src.len() >= (rows - per_load) * es + 16);
    assert!(dst.len() >= (columns - 1) * plane + rows);
    let mask = broadcast(core::hint::black_box(&to_planar(K, es)));
    for row in (0..rows).step_by(64) {
        let v = unsafe { load_rows::<K, EXACT>(src.as_ptr().add(row * es), es, mask) };
        for column in 0..K {
            if column < columns {
                unsafe { _mm512_storeu_si512(dst.as_mut_ptr().add(column * plane + row).cast(), v[column]) }
            }
        }
    }
}

#[target_feature(enable = "avx512f,avx512bw,avx512vl")]
#[inline]
unsafe fn load_rows<const K: usize, const EXACT: bool>(src: *const u8, es: usize, mask: __m512i) -> [__m512i; 16] {
    let es = if EXACT { K } else { es };
    let step = 16 / K * es;
    let mut v = [_mm512_setzero_si512(); 16];
    let mut p = [src, src.wrapping_add(16 * es), src.wrapping_add(32 * es), src.wrapping_add(48 * es)];
    for v in v[..K].iter_mut() {
        let lanes = unsafe {
            let v = _mm512_castsi128_si512(_mm_loadu_si128(p[0].cast()));
            let v = _mm512_inserti32x4::<1>(v, _mm_loadu_si128(p[1].cast()));
            let v = _mm512_inserti32x4::<2>(v, _mm_loadu_si128(p[2].cast()));
            _mm512_inserti32x4::<3>(v, _mm_loadu_si128(p[3].cast()))
        };
        p = p.map(|p| p.wrapping_add(step));
        *v = if K < 16 { _mm512_shuffle_epi8(lanes, mask) } else { lanes };
    }
    transpose::<K>(v)
}

#[target_feature(enable = "avx512f,avx512bw,avx512vl")]
fn unshuffle<const K: usize, const EXACT: bool>(
    src: &[u8],
    plane: usize,
    columns: usize,
    rows: usize,
    dst: &mut [MaybeUninit<u8>],
    es: usize,
) {
    let (es, columns) = if EXACT { (K, K) } else { (es, columns) };
    let per_store = 16 / K;
    assert!(rows.is_multiple_of(64) && rows > 0 && (1..=K).contains(&columns));
    assert!(src.len() >= (columns - 1) * plane + rows);
    assert!(dst.len() >= (rows - per_store) * es + 16);
    let mask = broadcast(core::hint::black_box(&from_planar(K, es)));
    for row in (0..rows).step_by(64) {
        let mut v = [_mm512_setzero_si512(); 16];
        for (column, v) in v[..K].iter_mut().enumerate() {
            if column < columns {
                // SAFETY: (columns - 1) * plane + rows bytes are there, as asserted above, and row + 64 <= rows.
                *v = unsafe { _mm512_loadu_si512(src.as_ptr().add(column * plane + row).cast()) };
            }
        }
        let mut v = transpose::<K>(v);
        if K < 16 {
            for v in &mut v[..K] {
                *v = _mm512_shuffle_epi8(*v, mask);
            }
        }
        // In ascending order: a store may leave stray bytes behind its elements, which the next one overwrites.
        if EXACT {
            for g in 0..K / 4 {
                let out = quarters(&v, 4 * g);
                for i in 0..4 {
                    let at = row * K + i * 16 * K + g * 64;
                    unsafe { _mm512_storeu_si512(dst.as_mut_ptr().add(at).cast(), out[i]) }
                }
            }
            if K == 2 {
                let at = row * K;
                unsafe {
                    _mm512_storeu_si512(dst.as_mut_ptr().add(at).cast(), _mm512_permutex2var_epi64(v[0], _mm512_setr_epi64(0, 1, 8, 9, 2, 3, 10, 11), v[1]));
                    _mm512_storeu_si512(dst.as_mut_ptr().add(at + 64).cast(), _mm512_permutex2var_epi64(v[0], _mm512_setr_epi64(4, 5, 12, 13, 6, 7, 14, 15), v[1]));
                }
            }
            continue;
        }
        store_lane::<0, K>(&v, row, dst, es);
        store_lane::<1, K>(&v, row, dst, es);
        store_lane::<2, K>(&v, row, dst, es);
        store_lane::<3, K>(&v, row, dst, es);
    }
}

#[target_feature(enable = "avx512f,avx512bw,avx512vl")]
#[inline]
fn store_lane<const LANE: i32, const K: usize>(v: &[__m512i; 16], row: usize, dst: &mut [MaybeUninit<u8>], es: usize) {
    let first = row + 16 * LANE as usize;
    for (k, &v) in v[..K].iter().enumerate() {
        let at = (first + k * (16 / K)) * es;
        debug_assert!(at + 16 <= dst.len());
        // SAFETY: x
        unsafe { _mm_storeu_si128(dst.as_mut_ptr().add(at).cast(), _mm512_extracti32x4_epi32::<LANE>(v)) }
    }
}

#[target_feature(enable = "avx512f,avx512bw,avx512vl")]
#[inline]
fn quarters(v: &[__m512i; 16], first: usize) -> [__m512i; 4] {
    let (a, b, c, d) = (v[first], v[first + 1], v[first + 2], v[first + 3]);
    let (ab, cd) = (_mm512_shuffle_i64x2::<0x44>(a, b), _mm512_shuffle_i64x2::<0x44>(c, d));
    let (ef, gh) = (_mm512_shuffle_i64x2::<0xee>(a, b), _mm512_shuffle_i64x2::<0xee>(c, d));
    [
        _mm512_shuffle_i64x2::<0x88>(ab, cd),
        _mm512_shuffle_i64x2::<0xdd>(ab, cd),
        _mm512_shuffle_i64x2::<0x88>(ef, gh),
        _mm512_shuffle_i64x2::<0xdd>(ef, gh),
    ]
}

/// Transposes, in each 128-bit lane, the K x K matrix whose row k is vector k and whose entries have 16/K bytes.
///
/// One interleaving of the first half of the vectors with the second rotates the bits of an entry's address
/// (vector, place in the lane) by one; log2(K) of them exchange the two halves of the address.
#[target_feature(enable = "avx512f,avx512bw,avx512vl")]
#[inline]
fn transpose<const K: usize>(mut v: [__m512i; 16]) -> [__m512i; 16] {
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

#[target_feature(enable = "avx512f,avx512bw,avx512vl")]
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

#[target_feature(enable = "avx512f,avx512bw,avx512vl")]
#[inline]
fn broadcast(mask: &[u8; 16]) -> __m512i {
    // SAFETY: the array has the 16 bytes that are read.
    _mm512_broadcast_i32x4(unsafe { _mm_loadu_si128(mask.as_ptr().cast()) })
}

/// Copies past the cache: the whole lines of `dst` are written by non-temporal stores, the ends by ordinary ones.
#[target_feature(enable = "avx512f,avx512bw,avx512vl")]
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
            let v = _mm512_loadu_si512(src.as_ptr().add(at).cast());
            _mm512_stream_si512(dst.as_mut_ptr().add(at).cast(), v);
        }
    }
}

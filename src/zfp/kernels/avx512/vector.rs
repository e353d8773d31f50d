//! Vectors in memory, and their quarters.

use core::arch::x86_64::*;

#[target_feature(enable = "avx512f")]
#[inline]
pub(super) fn load<T, const N: usize, const V: usize>(values: &[T; N]) -> [__m512i; V] {
    const { assert!(size_of::<[T; N]>() == 64 * V) };
    let mut all = [_mm512_setzero_si512(); V];
    for (at, v) in all.iter_mut().enumerate() {
        // SAFETY: the values have 64 V bytes.
        *v = unsafe { _mm512_loadu_si512(values.as_ptr().cast::<__m512i>().add(at)) };
    }
    all
}

#[target_feature(enable = "avx512f")]
#[inline]
pub(super) fn store<T: Copy, const N: usize, const V: usize>(all: [__m512i; V], values: &mut [T; N]) {
    const { assert!(size_of::<[T; N]>() == 64 * V) };
    for (at, v) in all.into_iter().enumerate() {
        // SAFETY: the values have 64 V bytes, and are integers.
        unsafe { _mm512_storeu_si512(values.as_mut_ptr().cast::<__m512i>().add(at), v) };
    }
}

/// Transposes 4 x 4 quarters.
#[target_feature(enable = "avx512f")]
#[inline]
pub(super) fn transpose_quarters([a, b, c, d]: [__m512i; 4]) -> [__m512i; 4] {
    let (ab0, ab1) = (_mm512_shuffle_i32x4::<0x44>(a, b), _mm512_shuffle_i32x4::<0xee>(a, b));
    let (cd0, cd1) = (_mm512_shuffle_i32x4::<0x44>(c, d), _mm512_shuffle_i32x4::<0xee>(c, d));
    [
        _mm512_shuffle_i32x4::<0x88>(ab0, cd0),
        _mm512_shuffle_i32x4::<0xdd>(ab0, cd0),
        _mm512_shuffle_i32x4::<0x88>(ab1, cd1),
        _mm512_shuffle_i32x4::<0xdd>(ab1, cd1),
    ]
}

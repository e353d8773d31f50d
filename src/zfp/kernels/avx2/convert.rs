//! Floats of 64 bits to integers and back, for which AVX2 has no instructions.

use core::arch::x86_64::*;

/// `values * scale`, towards zero, of products below 2^62.
#[target_feature(enable = "avx2")]
#[inline]
pub(super) fn scale64(values: &[f64], ints: &mut [i64], scale: f64) {
    let scale = _mm256_set1_pd(scale);
    let (hidden, fraction) = (_mm256_set1_epi64x(1 << 52), _mm256_set1_epi64x((1 << 52) - 1));
    let zero = _mm256_setzero_si256();
    for (values, ints) in values.as_chunks::<4>().0.iter().zip(ints.as_chunks_mut::<4>().0) {
        // SAFETY: there are as many bytes.
        let bits = _mm256_castpd_si256(_mm256_mul_pd(unsafe { _mm256_loadu_pd(values.as_ptr()) }, scale));
        // The significand, moved by the exponent: to the left or to the right; the other way gives zero.
        let significand = _mm256_or_si256(_mm256_and_si256(bits, fraction), hidden);
        let exponent = _mm256_srli_epi64::<53>(_mm256_add_epi64(bits, bits));
        let left = _mm256_sub_epi64(exponent, _mm256_set1_epi64x(1075));
        let right = _mm256_sub_epi64(_mm256_set1_epi64x(1075), exponent);
        let moved = _mm256_or_si256(_mm256_sllv_epi64(significand, left), _mm256_srlv_epi64(significand, right));
        let sign = _mm256_cmpgt_epi64(zero, bits);
        let int = _mm256_sub_epi64(_mm256_xor_si256(moved, sign), sign);
        // SAFETY: as above.
        unsafe { _mm256_storeu_si256(ints.as_mut_ptr().cast(), int) };
    }
}

/// `ints * scale`, the integers rounded to the nearest floats first.
#[target_feature(enable = "avx2")]
#[inline]
pub(super) fn unscale64(ints: &[i64], values: &mut [f64], scale: f64) {
    let scale = _mm256_set1_pd(scale);
    // 2^52, whose last bits become the low 48 bits, and 3 * 2^67, to which the high ones are added as they are; their
    // sum, which is exact but for the last addition, is rounded once.
    let small = _mm256_castpd_si256(_mm256_set1_pd(4_503_599_627_370_496.0));
    let large = _mm256_castpd_si256(_mm256_set1_pd(442_721_857_769_029_238_784.0));
    let both = _mm256_set1_pd(442_726_361_368_656_609_280.0);
    for (ints, values) in ints.as_chunks::<4>().0.iter().zip(values.as_chunks_mut::<4>().0) {
        // SAFETY: there are as many bytes.
        let int = unsafe { _mm256_loadu_si256(ints.as_ptr().cast()) };
        let high = _mm256_blend_epi16::<0x33>(_mm256_srai_epi32::<16>(int), _mm256_setzero_si256());
        let high = _mm256_castsi256_pd(_mm256_add_epi64(high, large));
        let low = _mm256_castsi256_pd(_mm256_blend_epi16::<0x88>(int, small));
        let value = _mm256_add_pd(_mm256_sub_pd(high, both), low);
        // SAFETY: as above.
        unsafe { _mm256_storeu_pd(values.as_mut_ptr(), _mm256_mul_pd(value, scale)) };
    }
}

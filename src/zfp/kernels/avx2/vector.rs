//! Registers of values.

use core::arch::x86_64::*;

/// Four places along an axis.
pub(super) type Four = [__m256i; 4];

/// An expression for each of four constants. (What `map` calls is compiled apart, for any machine.)
macro_rules! four {
    ($at:ident => $value:expr) => {
        four!(@ $at, $value, 0, 1, 2, 3)
    };
    (@ $at:ident, $value:expr, $($n:literal),*) => {
        [$({
            const $at: usize = $n;
            $value
        }),*]
    };
}

/// The same for eight.
macro_rules! eight {
    ($at:ident => $value:expr) => {
        four!(@ $at, $value, 0, 1, 2, 3, 4, 5, 6, 7)
    };
}

pub(super) use {eight, four};

#[target_feature(enable = "avx2")]
#[inline]
pub(super) fn load64(from: &[i64; 4]) -> __m256i {
    // SAFETY: there are as many bytes.
    unsafe { _mm256_loadu_si256(from.as_ptr().cast()) }
}

#[target_feature(enable = "avx2")]
#[inline]
pub(super) fn store64(from: __m256i, to: &mut [i64; 4]) {
    // SAFETY: as above.
    unsafe { _mm256_storeu_si256(to.as_mut_ptr().cast(), from) }
}

/// Two rows.
#[target_feature(enable = "avx2")]
#[inline]
pub(super) fn load32(low: &[i32; 4], high: &[i32; 4]) -> __m256i {
    // SAFETY: as above.
    let (low, high) = unsafe { (_mm_loadu_si128(low.as_ptr().cast()), _mm_loadu_si128(high.as_ptr().cast())) };
    _mm256_inserti128_si256::<1>(_mm256_castsi128_si256(low), high)
}

#[target_feature(enable = "avx2")]
#[inline]
pub(super) fn load_pair32(from: &[i32; 8]) -> __m256i {
    // SAFETY: as above.
    unsafe { _mm256_loadu_si256(from.as_ptr().cast()) }
}

#[target_feature(enable = "avx2")]
#[inline]
pub(super) fn store32(from: __m256i, to: &mut [i32; 8]) {
    // SAFETY: as above.
    unsafe { _mm256_storeu_si256(to.as_mut_ptr().cast(), from) }
}

#[target_feature(enable = "avx2")]
#[inline]
pub(super) fn add<const BITS: u32>(a: __m256i, b: __m256i) -> __m256i {
    if BITS == 32 { _mm256_add_epi32(a, b) } else { _mm256_add_epi64(a, b) }
}

#[target_feature(enable = "avx2")]
#[inline]
pub(super) fn sub<const BITS: u32>(a: __m256i, b: __m256i) -> __m256i {
    if BITS == 32 { _mm256_sub_epi32(a, b) } else { _mm256_sub_epi64(a, b) }
}

/// Half of each value, rounded down.
#[target_feature(enable = "avx2")]
#[inline]
pub(super) fn half<const BITS: u32>(a: __m256i) -> __m256i {
    if BITS == 32 {
        return _mm256_srai_epi32::<1>(a);
    }
    let sign = _mm256_and_si256(a, _mm256_set1_epi64x(i64::MIN));
    _mm256_or_si256(_mm256_srli_epi64::<1>(a), sign)
}

/// Value `j` of register `i` becomes value `i` of register `j`.
#[target_feature(enable = "avx2")]
#[inline]
pub(super) fn transposed64([a, b, c, d]: Four) -> Four {
    let (low, high) = (_mm256_unpacklo_epi64(a, b), _mm256_unpackhi_epi64(a, b));
    let (low2, high2) = (_mm256_unpacklo_epi64(c, d), _mm256_unpackhi_epi64(c, d));
    [
        _mm256_permute2x128_si256::<0x20>(low, low2),
        _mm256_permute2x128_si256::<0x20>(high, high2),
        _mm256_permute2x128_si256::<0x31>(low, low2),
        _mm256_permute2x128_si256::<0x31>(high, high2),
    ]
}

/// The same in each half of the registers.
#[target_feature(enable = "avx2")]
#[inline]
pub(super) fn transposed32([a, b, c, d]: Four) -> Four {
    let (low, high) = (_mm256_unpacklo_epi32(a, b), _mm256_unpackhi_epi32(a, b));
    let (low2, high2) = (_mm256_unpacklo_epi32(c, d), _mm256_unpackhi_epi32(c, d));
    [
        _mm256_unpacklo_epi64(low, low2),
        _mm256_unpackhi_epi64(low, low2),
        _mm256_unpacklo_epi64(high, high2),
        _mm256_unpackhi_epi64(high, high2),
    ]
}

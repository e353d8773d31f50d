//! The transforms.

use core::arch::x86_64::*;

use super::super::lift::{Lift, forward_or_differences, inverse_or_sums};
use super::vector::{load, store, transpose_quarters};

/// Eight 64-bit values, to be lifted at once.
#[derive(Clone, Copy)]
struct Wide(__m512i);

/// Sixteen 32-bit values.
#[derive(Clone, Copy)]
struct Short(__m512i);

macro_rules! lift {
    ($vector:ident: $add:ident, $sub:ident, $half:ident) => {
        impl Lift for $vector {
            #[inline(always)]
            fn add(self, other: Self) -> Self {
                // SAFETY: vectors are made only where the machine has AVX-512 F.
                $vector(unsafe { $add(self.0, other.0) })
            }
            #[inline(always)]
            fn sub(self, other: Self) -> Self {
                // SAFETY: as above.
                $vector(unsafe { $sub(self.0, other.0) })
            }
            #[inline(always)]
            fn half(self) -> Self {
                // SAFETY: as above.
                $vector(unsafe { $half::<1>(self.0) })
            }
            #[inline(always)]
            fn twice(self) -> Self {
                self.add(self)
            }
        }
    };
}

lift!(Wide: _mm512_add_epi64, _mm512_sub_epi64, _mm512_srai_epi64);
lift!(Short: _mm512_add_epi32, _mm512_sub_epi32, _mm512_srai_epi32);

/// Lifts four vectors, each of which has one of the four values.
#[target_feature(enable = "avx512f")]
#[inline]
fn lift64<const EXACT: bool, const BACK: bool>(v: [__m512i; 4]) -> [__m512i; 4] {
    let v = v.map(Wide);
    let v = if BACK { inverse_or_sums::<_, EXACT>(v) } else { forward_or_differences::<_, EXACT>(v) };
    v.map(|v| v.0)
}

#[target_feature(enable = "avx512f")]
#[inline]
fn lift32<const EXACT: bool, const BACK: bool>(v: [__m512i; 4]) -> [__m512i; 4] {
    let v = v.map(Short);
    let v = if BACK { inverse_or_sums::<_, EXACT>(v) } else { forward_or_differences::<_, EXACT>(v) };
    v.map(|v| v.0)
}

/// Transposes 4 x 4 words of 64 bits in each half.
#[target_feature(enable = "avx512f")]
#[inline]
fn transpose64([a, b, c, d]: [__m512i; 4]) -> [__m512i; 4] {
    let (even, odd) = (_mm512_setr_epi64(0, 1, 8, 9, 4, 5, 12, 13), _mm512_setr_epi64(2, 3, 10, 11, 6, 7, 14, 15));
    let (ab0, ab1) = (_mm512_unpacklo_epi64(a, b), _mm512_unpackhi_epi64(a, b));
    let (cd0, cd1) = (_mm512_unpacklo_epi64(c, d), _mm512_unpackhi_epi64(c, d));
    [
        _mm512_permutex2var_epi64(ab0, even, cd0),
        _mm512_permutex2var_epi64(ab1, even, cd1),
        _mm512_permutex2var_epi64(ab0, odd, cd0),
        _mm512_permutex2var_epi64(ab1, odd, cd1),
    ]
}

/// Of two vectors the lower halves, and the upper halves.
#[target_feature(enable = "avx512f")]
#[inline]
fn halves(a: __m512i, b: __m512i) -> (__m512i, __m512i) {
    (_mm512_shuffle_i64x2::<0x44>(a, b), _mm512_shuffle_i64x2::<0xee>(a, b))
}

/// Vectors of two rows (y, y + 1) of one z become vectors of one y of two z, or back: `[z0 y01, z0 y23, z1 y01, z1 y23]`
/// and `[y0, y1, y2, y3]`, of z0 and z1 each.
#[target_feature(enable = "avx512f")]
#[inline]
fn by_y([z0y01, z0y23, z1y01, z1y23]: [__m512i; 4]) -> [__m512i; 4] {
    let (y0, y1) = halves(z0y01, z1y01);
    let (y2, y3) = halves(z0y23, z1y23);
    [y0, y1, y2, y3]
}

#[target_feature(enable = "avx512f")]
#[inline]
fn by_z([y0, y1, y2, y3]: [__m512i; 4]) -> [__m512i; 4] {
    let (z0y01, z1y01) = halves(y0, y1);
    let (z0y23, z1y23) = halves(y2, y3);
    [z0y01, z0y23, z1y01, z1y23]
}

#[target_feature(enable = "avx512f")]
#[inline]
pub(super) fn forward64<const D: usize, const EXACT: bool>(unit: &mut [i64; 64]) {
    let v: [__m512i; 8] = load(unit);
    let mut all = [v[0]; 8];
    for half in [0, 4] {
        let rows = by_y([v[half], v[half + 1], v[half + 2], v[half + 3]]);
        let mut rows = transpose64(lift64::<EXACT, false>(transpose64(rows)));
        if D >= 2 {
            rows = lift64::<EXACT, false>(rows);
        }
        all[half..half + 4].copy_from_slice(&by_z(rows));
    }
    if D >= 3 {
        for at in [0, 1] {
            let lifted = lift64::<EXACT, false>([all[at], all[at + 2], all[at + 4], all[at + 6]]);
            for (z, lifted) in lifted.into_iter().enumerate() {
                all[at + 2 * z] = lifted;
            }
        }
    }
    store(all, unit);
}

#[target_feature(enable = "avx512f")]
#[inline]
pub(super) fn inverse64<const D: usize, const EXACT: bool>(unit: &mut [i64; 64]) {
    let mut all: [__m512i; 8] = load(unit);
    if D >= 3 {
        for at in [0, 1] {
            let lifted = lift64::<EXACT, true>([all[at], all[at + 2], all[at + 4], all[at + 6]]);
            for (z, lifted) in lifted.into_iter().enumerate() {
                all[at + 2 * z] = lifted;
            }
        }
    }
    for half in [0, 4] {
        let mut rows = by_y([all[half], all[half + 1], all[half + 2], all[half + 3]]);
        if D >= 2 {
            rows = lift64::<EXACT, true>(rows);
        }
        let rows = transpose64(lift64::<EXACT, true>(transpose64(rows)));
        all[half..half + 4].copy_from_slice(&by_z(rows));
    }
    store(all, unit);
}

/// Transposes 4 x 4 words of 32 bits in each quarter.
#[target_feature(enable = "avx512f")]
#[inline]
fn transpose32([a, b, c, d]: [__m512i; 4]) -> [__m512i; 4] {
    let (ab0, ab1) = (_mm512_unpacklo_epi32(a, b), _mm512_unpackhi_epi32(a, b));
    let (cd0, cd1) = (_mm512_unpacklo_epi32(c, d), _mm512_unpackhi_epi32(c, d));
    [
        _mm512_unpacklo_epi64(ab0, cd0),
        _mm512_unpackhi_epi64(ab0, cd0),
        _mm512_unpacklo_epi64(ab1, cd1),
        _mm512_unpackhi_epi64(ab1, cd1),
    ]
}

#[target_feature(enable = "avx512f")]
#[inline]
pub(super) fn forward32<const D: usize, const EXACT: bool>(unit: &mut [i32; 64]) {
    let v: [__m512i; 4] = load(unit);
    let mut v = transpose32(lift32::<EXACT, false>(transpose32(v)));
    if D >= 2 {
        v = transpose_quarters(lift32::<EXACT, false>(transpose_quarters(v)));
    }
    if D >= 3 {
        v = lift32::<EXACT, false>(v);
    }
    store(v, unit);
}

#[target_feature(enable = "avx512f")]
#[inline]
pub(super) fn inverse32<const D: usize, const EXACT: bool>(unit: &mut [i32; 64]) {
    let mut v: [__m512i; 4] = load(unit);
    if D >= 3 {
        v = lift32::<EXACT, true>(v);
    }
    if D >= 2 {
        v = transpose_quarters(lift32::<EXACT, true>(transpose_quarters(v)));
    }
    store(transpose32(lift32::<EXACT, true>(transpose32(v))), unit);
}

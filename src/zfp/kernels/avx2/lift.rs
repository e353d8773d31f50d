//! The transforms of a unit. Rows of a block, which are its axis x, are transposed four by four, so that a register has the
//! same place of four rows or more; along the other axes registers are transformed as they are.

use core::arch::x86_64::*;

use super::vector::*;

/// The transform of the lossy modes, of four places along an axis.
#[target_feature(enable = "avx2")]
#[inline]
fn forward<const BITS: u32>([mut x, mut y, mut z, mut w]: Four) -> Four {
    if BITS == 64 {
        return forward64(x, y, z, w);
    }
    x = half::<BITS>(add::<BITS>(x, w));
    w = sub::<BITS>(w, x);
    z = half::<BITS>(add::<BITS>(z, y));
    y = sub::<BITS>(y, z);
    x = half::<BITS>(add::<BITS>(x, z));
    z = sub::<BITS>(z, x);
    w = half::<BITS>(add::<BITS>(w, y));
    y = sub::<BITS>(y, w);
    w = add::<BITS>(w, half::<BITS>(y));
    y = sub::<BITS>(y, half::<BITS>(w));
    [x, y, z, w]
}

/// The same of 64 bits, which can only be shifted as unsigned numbers.
///
/// A number with 2^63 added, halved as an unsigned one, is half the number with 2^62 added. What is so added cancels out
/// in most of what follows, and makes the 2^63 that the next shift needs; what is left of it goes at the end.
#[target_feature(enable = "avx2")]
#[inline]
fn forward64(mut x: __m256i, mut y: __m256i, mut z: __m256i, mut w: __m256i) -> Four {
    let (high, next) = (_mm256_set1_epi64x(i64::MIN), _mm256_set1_epi64x(1 << 62));
    let half = |a| _mm256_srli_epi64::<1>(a);
    x = half(_mm256_add_epi64(_mm256_xor_si256(x, high), w));
    w = _mm256_sub_epi64(w, x);
    z = half(_mm256_add_epi64(_mm256_xor_si256(z, high), y));
    y = _mm256_sub_epi64(y, z);
    x = half(_mm256_add_epi64(x, z));
    z = _mm256_sub_epi64(z, x);
    w = half(_mm256_add_epi64(w, y));
    y = _mm256_sub_epi64(y, w);
    w = _mm256_add_epi64(w, half(y));
    y = _mm256_sub_epi64(y, half(w));
    [_mm256_sub_epi64(x, next), _mm256_sub_epi64(y, next), z, _mm256_xor_si256(w, high)]
}

/// Undoes [`forward`], but for the bits that its halves lose.
#[target_feature(enable = "avx2")]
#[inline]
fn inverse<const BITS: u32>([mut x, mut y, mut z, mut w]: Four) -> Four {
    y = add::<BITS>(y, half::<BITS>(w));
    w = sub::<BITS>(w, half::<BITS>(y));
    y = add::<BITS>(y, w);
    w = sub::<BITS>(add::<BITS>(w, w), y);
    z = add::<BITS>(z, x);
    x = sub::<BITS>(add::<BITS>(x, x), z);
    y = add::<BITS>(y, z);
    z = sub::<BITS>(add::<BITS>(z, z), y);
    w = add::<BITS>(w, x);
    x = sub::<BITS>(add::<BITS>(x, x), w);
    [x, y, z, w]
}

/// The transform of the reversible mode.
#[target_feature(enable = "avx2")]
#[inline]
fn differences<const BITS: u32>([x, mut y, mut z, mut w]: Four) -> Four {
    w = sub::<BITS>(w, z);
    z = sub::<BITS>(z, y);
    y = sub::<BITS>(y, x);
    w = sub::<BITS>(w, z);
    z = sub::<BITS>(z, y);
    w = sub::<BITS>(w, z);
    [x, y, z, w]
}

/// Undoes [`differences`].
#[target_feature(enable = "avx2")]
#[inline]
fn sums<const BITS: u32>([x, mut y, mut z, mut w]: Four) -> Four {
    w = add::<BITS>(w, z);
    z = add::<BITS>(z, y);
    w = add::<BITS>(w, z);
    y = add::<BITS>(y, x);
    z = add::<BITS>(z, y);
    w = add::<BITS>(w, z);
    [x, y, z, w]
}

#[target_feature(enable = "avx2")]
#[inline]
fn there<const BITS: u32, const EXACT: bool>(values: Four) -> Four {
    if EXACT { differences::<BITS>(values) } else { forward::<BITS>(values) }
}

#[target_feature(enable = "avx2")]
#[inline]
fn back<const BITS: u32, const EXACT: bool>(values: Four) -> Four {
    if EXACT { sums::<BITS>(values) } else { inverse::<BITS>(values) }
}

#[target_feature(enable = "avx2")]
#[inline]
pub(super) fn forward_unit64<const D: usize, const EXACT: bool>(unit: &mut [i64; 64]) {
    let rows = unit.as_chunks_mut::<4>().0;
    for plane in rows.chunks_exact_mut(4) {
        let mut four = transposed64(there::<64, EXACT>(transposed64(four!(Y => load64(&plane[Y])))));
        if D >= 2 {
            four = there::<64, EXACT>(four);
        }
        for (y, row) in four.into_iter().enumerate() {
            store64(row, &mut plane[y]);
        }
    }
    if D >= 3 {
        for y in 0..4 {
            let four = there::<64, EXACT>(four!(Z => load64(&rows[4 * Z + y])));
            for (z, row) in four.into_iter().enumerate() {
                store64(row, &mut rows[4 * z + y]);
            }
        }
    }
}

#[target_feature(enable = "avx2")]
#[inline]
pub(super) fn inverse_unit64<const D: usize, const EXACT: bool>(unit: &mut [i64; 64]) {
    let rows = unit.as_chunks_mut::<4>().0;
    if D >= 3 {
        for y in 0..4 {
            let four = back::<64, EXACT>(four!(Z => load64(&rows[4 * Z + y])));
            for (z, row) in four.into_iter().enumerate() {
                store64(row, &mut rows[4 * z + y]);
            }
        }
    }
    for plane in rows.chunks_exact_mut(4) {
        let mut four = four!(Y => load64(&plane[Y]));
        if D >= 2 {
            four = back::<64, EXACT>(four);
        }
        four = transposed64(back::<64, EXACT>(transposed64(four)));
        for (y, row) in four.into_iter().enumerate() {
            store64(row, &mut plane[y]);
        }
    }
}

/// The rows `y` of two planes become a register each; or the other way.
#[target_feature(enable = "avx2")]
#[inline]
fn swapped([a, b, c, d]: Four) -> Four {
    [
        _mm256_permute2x128_si256::<0x20>(a, b),
        _mm256_permute2x128_si256::<0x31>(a, b),
        _mm256_permute2x128_si256::<0x20>(c, d),
        _mm256_permute2x128_si256::<0x31>(c, d),
    ]
}

#[target_feature(enable = "avx2")]
#[inline]
pub(super) fn forward_unit32<const D: usize, const EXACT: bool>(unit: &mut [i32; 64]) {
    // Register `z / 2`, `y` has the rows `y` of the planes `z` and `z + 1`.
    let rows = unit.as_chunks::<4>().0;
    let mut low = four!(Y => load32(&rows[Y], &rows[Y + 4]));
    let mut high = four!(Y => load32(&rows[Y + 8], &rows[Y + 12]));
    for four in [&mut low, &mut high] {
        *four = transposed32(there::<32, EXACT>(transposed32(*four)));
        if D >= 2 {
            *four = there::<32, EXACT>(*four);
        }
    }
    let pairs = unit.as_chunks_mut::<8>().0;
    for y in [0, 2] {
        let mut four = swapped([low[y], low[y + 1], high[y], high[y + 1]]);
        if D >= 3 {
            four = there::<32, EXACT>(four);
        }
        for (z, pair) in four.into_iter().enumerate() {
            store32(pair, &mut pairs[2 * z + y / 2]);
        }
    }
}

#[target_feature(enable = "avx2")]
#[inline]
pub(super) fn inverse_unit32<const D: usize, const EXACT: bool>(unit: &mut [i32; 64]) {
    let pairs = unit.as_chunks_mut::<8>().0;
    let mut low = four!(Z => load_pair32(&pairs[2 * Z]));
    let mut high = four!(Z => load_pair32(&pairs[2 * Z + 1]));
    for four in [&mut low, &mut high] {
        if D >= 3 {
            *four = back::<32, EXACT>(*four);
        }
        *four = swapped(*four);
    }
    for z in [0, 2] {
        let mut four = [low[z], low[z + 1], high[z], high[z + 1]];
        if D >= 2 {
            four = back::<32, EXACT>(four);
        }
        let [a, b, c, d] = swapped(transposed32(back::<32, EXACT>(transposed32(four))));
        store32(a, &mut pairs[2 * z]);
        store32(b, &mut pairs[2 * z + 2]);
        store32(c, &mut pairs[2 * z + 1]);
        store32(d, &mut pairs[2 * z + 3]);
    }
}

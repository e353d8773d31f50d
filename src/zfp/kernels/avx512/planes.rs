//! The bit planes of a unit, and back.
//!
//! The same byte of all values comes into one vector, in their order; then bits are transposed eight values at a time, and
//! the bytes of each plane put together.

use core::arch::x86_64::*;

use super::super::order::unit_order;
use super::vector::{load, store, transpose_quarters};

/// Transposes 8 x 8 words of 64 bits.
#[target_feature(enable = "avx512f")]
#[inline]
fn transpose_words(v: [__m512i; 8]) -> [__m512i; 8] {
    let mut pairs = v;
    for at in [0, 2, 4, 6] {
        pairs[at] = _mm512_unpacklo_epi64(v[at], v[at + 1]);
        pairs[at + 1] = _mm512_unpackhi_epi64(v[at], v[at + 1]);
    }
    let even = transpose_quarters([pairs[0], pairs[2], pairs[4], pairs[6]]);
    let odd = transpose_quarters([pairs[1], pairs[3], pairs[5], pairs[7]]);
    [even[0], odd[0], even[1], odd[1], even[2], odd[2], even[3], odd[3]]
}

/// Byte k is 1 << k.
const UNITS: i64 = 0x8040_2010_0804_0201_u64 as i64;
/// Byte `8 i + j` of a vector that is transposed as 8 x 8 bytes.
const BYTES: [u8; 64] = {
    let mut order = [0; 64];
    let mut at = 0;
    while at < 64 {
        order[at] = (at % 8 * 8 + at / 8) as u8;
        at += 1;
    }
    order
};

/// Where the values are that come first, with each eight the other way round, as the product of bit matrices counts the
/// rows from the last.
const fn reversed_order(dims: usize) -> [u8; 64] {
    let order = unit_order(dims);
    let mut reversed = [0; 64];
    let mut at = 0;
    while at < 64 {
        reversed[at] = order[at ^ 7];
        at += 1;
    }
    reversed
}

/// Which value comes where.
const fn inverse_order(dims: usize) -> [u8; 64] {
    let order = unit_order(dims);
    let mut inverse = [0; 64];
    let mut at = 0;
    while at < 64 {
        inverse[order[at] as usize] = at as u8;
        at += 1;
    }
    inverse
}

/// [`BYTES`] with each eight the other way round.
const REVERSED_BYTES: [u8; 64] = {
    let mut order = [0; 64];
    let mut at = 0;
    while at < 64 {
        order[at] = BYTES[at ^ 7];
        at += 1;
    }
    order
};

#[target_feature(enable = "avx512f")]
#[inline]
fn table(bytes: &[u8; 64]) -> __m512i {
    // SAFETY: there are 64 bytes.
    unsafe { _mm512_loadu_si512(bytes.as_ptr().cast()) }
}

/// The planes of one byte of all values.
#[target_feature(enable = "avx512f,avx512bw,avx512vbmi,gfni")]
#[inline]
fn planes_of_byte<const D: usize>(bytes: __m512i) -> __m512i {
    let ordered = _mm512_permutexvar_epi8(table(const { &reversed_order(D) }), bytes);
    let bits = _mm512_gf2p8affine_epi64_epi8::<0>(_mm512_set1_epi64(UNITS), ordered);
    _mm512_permutexvar_epi8(table(&BYTES), bits)
}

/// One byte of all values, of its planes.
#[target_feature(enable = "avx512f,avx512bw,avx512vbmi,gfni")]
#[inline]
fn byte_of_planes<const D: usize>(planes: __m512i) -> __m512i {
    let groups = _mm512_permutexvar_epi8(table(&REVERSED_BYTES), planes);
    let bytes = _mm512_gf2p8affine_epi64_epi8::<0>(_mm512_set1_epi64(UNITS), groups);
    _mm512_permutexvar_epi8(table(const { &inverse_order(D) }), bytes)
}

#[target_feature(enable = "avx512f,avx512bw,avx512vbmi,gfni")]
#[inline]
pub(super) fn planes64<const D: usize>(unit: &[i64; 64], lowest: usize) -> [u64; 64] {
    let mask = _mm512_set1_epi64(0xaaaa_aaaa_aaaa_aaaa_u64 as i64);
    let v: [__m512i; 8] = load(unit);
    let bytes = v.map(|v| {
        let negabinary = _mm512_xor_si512(_mm512_add_epi64(v, mask), mask);
        _mm512_permutexvar_epi8(table(&BYTES), negabinary)
    });
    let bytes = transpose_words(bytes);
    let mut all = bytes;
    for (byte, planes) in all.iter_mut().enumerate() {
        if 8 * byte + 8 > lowest {
            *planes = planes_of_byte::<D>(*planes);
        }
    }
    let mut planes = [0; 64];
    store(all, &mut planes);
    planes
}

#[target_feature(enable = "avx512f,avx512bw,avx512vbmi,gfni")]
#[inline]
pub(super) fn values64<const D: usize>(planes: &[u64; 64]) -> [i64; 64] {
    let mask = _mm512_set1_epi64(0xaaaa_aaaa_aaaa_aaaa_u64 as i64);
    let v: [__m512i; 8] = load(planes);
    let words = transpose_words(v.map(|v| byte_of_planes::<D>(v)));
    let mut unit = [0; 64];
    let values = words.map(|words| {
        let negabinary = _mm512_permutexvar_epi8(table(&BYTES), words);
        _mm512_sub_epi64(_mm512_xor_si512(negabinary, mask), mask)
    });
    store(values, &mut unit);
    unit
}

/// Byte `j` of word `i` of a vector of 32-bit words, at `16 j + i`.
const BYTES_OF_SHORT: [u8; 64] = {
    let mut order = [0; 64];
    let mut at = 0;
    while at < 64 {
        order[at] = (at % 16 * 4 + at / 16) as u8;
        at += 1;
    }
    order
};

/// The other way round.
const SHORT_OF_BYTES: [u8; 64] = {
    let mut order = [0; 64];
    let mut at = 0;
    while at < 64 {
        order[at] = (at % 4 * 16 + at / 4) as u8;
        at += 1;
    }
    order
};

#[target_feature(enable = "avx512f,avx512bw,avx512vbmi,gfni")]
#[inline]
pub(super) fn planes32<const D: usize>(unit: &[i32; 64], lowest: usize) -> [u64; 32] {
    let mask = _mm512_set1_epi32(0xaaaa_aaaa_u32 as i32);
    let v: [__m512i; 4] = load(unit);
    let bytes = transpose_quarters(v.map(|v| {
        let negabinary = _mm512_xor_si512(_mm512_add_epi32(v, mask), mask);
        _mm512_permutexvar_epi8(table(&BYTES_OF_SHORT), negabinary)
    }));
    let mut all = bytes;
    for (byte, planes) in all.iter_mut().enumerate() {
        if 8 * byte + 8 > lowest {
            *planes = planes_of_byte::<D>(*planes);
        }
    }
    let mut planes = [0; 32];
    store(all, &mut planes);
    planes
}

#[target_feature(enable = "avx512f,avx512bw,avx512vbmi,gfni")]
#[inline]
pub(super) fn values32<const D: usize>(planes: &[u64; 32]) -> [i32; 64] {
    let mask = _mm512_set1_epi32(0xaaaa_aaaa_u32 as i32);
    let v: [__m512i; 4] = load(planes);
    let quarters = transpose_quarters(v.map(|v| byte_of_planes::<D>(v)));
    let mut unit = [0; 64];
    let values = quarters.map(|quarters| {
        let negabinary = _mm512_permutexvar_epi8(table(&SHORT_OF_BYTES), quarters);
        _mm512_sub_epi32(_mm512_xor_si512(negabinary, mask), mask)
    });
    store(values, &mut unit);
    unit
}

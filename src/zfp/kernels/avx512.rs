//! AVX-512 with VBMI and GFNI, and BMI2 and PCLMULQDQ.

use core::arch::x86_64::*;
use std::mem::MaybeUninit;

use super::encode::NotFinite;
use super::isa::Isa;
use super::lift::{Lift, forward_or_differences, inverse_or_sums};
use super::number::Number;
use super::order::unit_order;
use super::reader::Reader;
use super::writer::Writer;
use super::{decode, encode};
use crate::simd::Level;
use crate::zfp::params::Params;

/// Proof that the machine has AVX-512 F, BW, DQ, VL and VBMI, GFNI, and what the kernels of AVX2 need.
#[derive(Clone, Copy)]
pub(super) struct Avx512(());

#[cfg(test)]
impl Avx512 {
    /// # Panics
    /// If the machine has not all of them.
    pub(super) fn new() -> Avx512 {
        assert!(is_supported(), "the machine has the instructions");
        Avx512(())
    }
}

/// Whether this machine has all that is used here, and fast enough.
pub(super) fn is_supported() -> bool {
    Level::Avx512.is_supported()
        && super::avx2::is_supported()
        && is_x86_feature_detected!("avx512vbmi")
        && is_x86_feature_detected!("gfni")
}

impl Isa for Avx512 {
    const HAS_DEPOSIT: bool = true;
    const HAS_CONVERSION: bool = true;

    #[inline(always)]
    fn prefetch<T>(self, at: *const T) {
        // SAFETY: every x86-64 has it, and it fails nowhere.
        unsafe { _mm_prefetch::<_MM_HINT_T0>(at.cast()) }
    }

    #[inline(always)]
    fn deposit(self, bits: u64, mask: u64) -> u64 {
        // SAFETY: the machine has BMI2, or there were no such value.
        unsafe { _pdep_u64(bits, mask) }
    }

    #[inline(always)]
    fn extract(self, bits: u64, mask: u64) -> u64 {
        // SAFETY: as above.
        unsafe { _pext_u64(bits, mask) }
    }

    #[inline(always)]
    fn parities(self, bits: u64) -> u64 {
        // SAFETY: the machine has PCLMULQDQ, or there were no such value.
        unsafe { super::avx2::parities(bits) }
    }

    #[inline(always)]
    fn forward32<const D: usize, const EXACT: bool>(self, unit: &mut [i32; 64]) {
        // SAFETY: the machine has AVX-512 F, BW, DQ and VBMI, and GFNI, or there were no such value.
        unsafe { forward32::<D, EXACT>(unit) }
    }
    #[inline(always)]
    fn forward64<const D: usize, const EXACT: bool>(self, unit: &mut [i64; 64]) {
        // SAFETY: as above.
        unsafe { forward64::<D, EXACT>(unit) }
    }
    #[inline(always)]
    fn inverse32<const D: usize, const EXACT: bool>(self, unit: &mut [i32; 64]) {
        // SAFETY: as above.
        unsafe { inverse32::<D, EXACT>(unit) }
    }
    #[inline(always)]
    fn inverse64<const D: usize, const EXACT: bool>(self, unit: &mut [i64; 64]) {
        // SAFETY: as above.
        unsafe { inverse64::<D, EXACT>(unit) }
    }
    #[inline(always)]
    fn planes32<const D: usize>(self, unit: &[i32; 64], lowest: usize) -> [u64; 32] {
        // SAFETY: as above.
        unsafe { planes32::<D>(unit, lowest) }
    }
    #[inline(always)]
    fn planes64<const D: usize>(self, unit: &[i64; 64], lowest: usize) -> [u64; 64] {
        // SAFETY: as above.
        unsafe { planes64::<D>(unit, lowest) }
    }
    #[inline(always)]
    fn values32<const D: usize>(self, planes: &[u64; 32], _: usize) -> [i32; 64] {
        // SAFETY: as above.
        unsafe { values32::<D>(planes) }
    }
    #[inline(always)]
    fn values64<const D: usize>(self, planes: &[u64; 64], _: usize) -> [i64; 64] {
        // SAFETY: as above.
        unsafe { values64::<D>(planes) }
    }
}

/// [`encode::run`] with these instructions.
///
/// # Panics
/// If the machine has not all of them.
pub(super) fn encode<T: Number, const D: usize>(
    rows: &[&[T]],
    count: usize,
    params: &Params,
    writer: &mut Writer<'_>,
) -> Result<usize, NotFinite> {
    assert!(is_supported(), "the machine has the instructions");
    // SAFETY: as just seen.
    unsafe { encode_compiled::<T, D>(rows, count, params, writer) }
}

#[target_feature(enable = "avx2,bmi1,bmi2,lzcnt,popcnt,pclmulqdq,avx512f,avx512bw,avx512dq,avx512vl,avx512vbmi,gfni")]
fn encode_compiled<T: Number, const D: usize>(
    rows: &[&[T]],
    count: usize,
    params: &Params,
    writer: &mut Writer<'_>,
) -> Result<usize, NotFinite> {
    encode::run::<T, _, D>(Avx512(()), rows, count, params, writer)
}

/// [`decode::run`] with these instructions.
///
/// # Panics
/// If the machine has not all of them.
pub(super) fn decode<T: Number, const D: usize>(
    rows: &mut [&mut [MaybeUninit<T>]],
    count: usize,
    params: &Params,
    reader: &mut Reader<'_>,
) -> usize {
    assert!(is_supported(), "the machine has the instructions");
    // SAFETY: as just seen.
    unsafe { decode_compiled::<T, D>(rows, count, params, reader) }
}

#[target_feature(enable = "avx2,bmi1,bmi2,lzcnt,popcnt,pclmulqdq,avx512f,avx512bw,avx512dq,avx512vl,avx512vbmi,gfni")]
fn decode_compiled<T: Number, const D: usize>(
    rows: &mut [&mut [MaybeUninit<T>]],
    count: usize,
    params: &Params,
    reader: &mut Reader<'_>,
) -> usize {
    decode::run::<T, _, D>(Avx512(()), rows, count, params, reader)
}

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

#[target_feature(enable = "avx512f")]
#[inline]
fn load<T, const N: usize, const V: usize>(values: &[T; N]) -> [__m512i; V] {
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
fn store<T: Copy, const N: usize, const V: usize>(all: [__m512i; V], values: &mut [T; N]) {
    const { assert!(size_of::<[T; N]>() == 64 * V) };
    for (at, v) in all.into_iter().enumerate() {
        // SAFETY: the values have 64 V bytes, and are integers.
        unsafe { _mm512_storeu_si512(values.as_mut_ptr().cast::<__m512i>().add(at), v) };
    }
}

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
fn forward64<const D: usize, const EXACT: bool>(unit: &mut [i64; 64]) {
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
fn inverse64<const D: usize, const EXACT: bool>(unit: &mut [i64; 64]) {
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

/// Transposes 4 x 4 quarters.
#[target_feature(enable = "avx512f")]
#[inline]
fn transpose_quarters([a, b, c, d]: [__m512i; 4]) -> [__m512i; 4] {
    let (ab0, ab1) = (_mm512_shuffle_i32x4::<0x44>(a, b), _mm512_shuffle_i32x4::<0xee>(a, b));
    let (cd0, cd1) = (_mm512_shuffle_i32x4::<0x44>(c, d), _mm512_shuffle_i32x4::<0xee>(c, d));
    [
        _mm512_shuffle_i32x4::<0x88>(ab0, cd0),
        _mm512_shuffle_i32x4::<0xdd>(ab0, cd0),
        _mm512_shuffle_i32x4::<0x88>(ab1, cd1),
        _mm512_shuffle_i32x4::<0xdd>(ab1, cd1),
    ]
}

#[target_feature(enable = "avx512f")]
#[inline]
fn forward32<const D: usize, const EXACT: bool>(unit: &mut [i32; 64]) {
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
fn inverse32<const D: usize, const EXACT: bool>(unit: &mut [i32; 64]) {
    let mut v: [__m512i; 4] = load(unit);
    if D >= 3 {
        v = lift32::<EXACT, true>(v);
    }
    if D >= 2 {
        v = transpose_quarters(lift32::<EXACT, true>(transpose_quarters(v)));
    }
    store(transpose32(lift32::<EXACT, true>(transpose32(v))), unit);
}

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
fn planes64<const D: usize>(unit: &[i64; 64], lowest: usize) -> [u64; 64] {
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
fn values64<const D: usize>(planes: &[u64; 64]) -> [i64; 64] {
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
fn planes32<const D: usize>(unit: &[i32; 64], lowest: usize) -> [u64; 32] {
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
fn values32<const D: usize>(planes: &[u64; 32]) -> [i32; 64] {
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

//! The bit planes of a unit, and back.
//!
//! Values are picked in their order, so that register `j` of eight has, as its eight elements of 32 bits, the values
//! `8 g + j`. Then bits are swapped between registers, so that a byte has the same bit of eight values; and bytes are put
//! together to planes. Values of 64 bits are two units of 32 bits on this way.

use core::arch::x86_64::*;
use std::mem::transmute;

use super::super::order::unit_order;
use super::vector::*;

/// Eight registers of eight elements.
type Rows = [__m256i; 8];

/// The `g` of the four values in the first and in the second of two registers, of which elements of 32 bits are picked.
const GROUPS: [[usize; 4]; 2] = [[0, 1, 4, 5], [2, 3, 6, 7]];

/// Where the values come from that [`planes32`] needs, register by register.
const fn sources32(dims: usize) -> [u8; 64] {
    let (order, mut all, mut at) = (unit_order(dims), [0; 64], 0);
    while at < 64 {
        all[at] = order[8 * (at % 8) + at / 8];
        at += 1;
    }
    all
}

/// The same for values of 64 bits.
const fn sources64(dims: usize) -> [u8; 64] {
    let (order, mut all, mut at) = (unit_order(dims), [0; 64], 0);
    while at < 64 {
        all[at] = order[8 * GROUPS[at / 4 % 2][at % 4] + at / 8];
        at += 1;
    }
    all
}

/// Undoes such a choice.
const fn inverted(order: [u8; 64]) -> [u8; 64] {
    let (mut all, mut at) = ([0; 64], 0);
    while at < 64 {
        all[order[at] as usize] = at as u8;
        at += 1;
    }
    all
}

/// The tables of one number of axes.
struct Order<const D: usize>;

impl<const D: usize> Order<D> {
    const TO32: [u8; 64] = sources32(D);
    const TO64: [u8; 64] = sources64(D);
    const FROM32: [u8; 64] = inverted(sources32(D));
    const FROM64: [u8; 64] = inverted(sources64(D));
}

/// Values `AT` to `AT + 8` of a choice.
#[target_feature(enable = "avx2")]
#[inline]
fn pick32<const D: usize, const BACK: bool, const AT: usize>(unit: &[i32; 64]) -> __m256i {
    let [a, b, c, d, e, f, g, h] = eight!(K => unit[const {
        (if BACK { Order::<D>::FROM32 } else { Order::<D>::TO32 })[AT + K] as usize
    }]);
    _mm256_setr_epi32(a, b, c, d, e, f, g, h)
}

/// Values `AT` to `AT + 4`.
#[target_feature(enable = "avx2")]
#[inline]
fn pick64<const D: usize, const BACK: bool, const AT: usize>(unit: &[i64; 64]) -> __m256i {
    let [a, b, c, d] = four!(K => unit[const {
        (if BACK { Order::<D>::FROM64 } else { Order::<D>::TO64 })[AT + K] as usize
    }]);
    _mm256_setr_epi64x(a, b, c, d)
}

/// In the elements and bytes of eight registers, bit `p` of register `j` becomes bit `j` of register `p`.
#[target_feature(enable = "avx2")]
#[inline]
fn swap_bits(rows: &mut Rows) {
    swap_step::<4>(rows, 0x0f);
    swap_step::<2>(rows, 0x33);
    swap_step::<1>(rows, 0x55);
}

#[target_feature(enable = "avx2")]
#[inline]
fn swap_step<const WIDTH: i32>(rows: &mut Rows, mask: i8) {
    let mask = _mm256_set1_epi8(mask);
    for k in 0..4 {
        // The places without that bit.
        let low = WIDTH as usize - 1;
        let at = (k & !low) << 1 | k & low;
        let (a, b) = (rows[at], rows[at + WIDTH as usize]);
        let swapped = _mm256_and_si256(_mm256_xor_si256(_mm256_srli_epi32::<WIDTH>(a), b), mask);
        rows[at + WIDTH as usize] = _mm256_xor_si256(b, swapped);
        rows[at] = _mm256_xor_si256(a, _mm256_slli_epi32::<WIDTH>(swapped));
    }
}

/// Byte `j` of element `i` becomes byte `i` of element `j`, in halves of a register.
#[target_feature(enable = "avx2")]
#[inline]
fn swapped_bytes(a: __m256i) -> __m256i {
    let places = _mm_setr_epi8(0, 4, 8, 12, 1, 5, 9, 13, 2, 6, 10, 14, 3, 7, 11, 15);
    _mm256_shuffle_epi8(a, _mm256_broadcastsi128_si256(places))
}

/// The 32 planes of elements in base -2.
#[target_feature(enable = "avx2")]
#[inline]
fn to_planes(mut rows: Rows, planes: &mut [[u64; 4]; 8]) {
    swap_bits(&mut rows);
    let halves = _mm256_setr_epi32(0, 4, 1, 5, 2, 6, 3, 7);
    for half in [0, 1] {
        let four = transposed32(four!(P => swapped_bytes(rows[4 * half + P])));
        for (byte, four) in four.into_iter().enumerate() {
            let four = _mm256_permutevar8x32_epi32(four, halves);
            // SAFETY: there are as many bytes.
            unsafe { _mm256_storeu_si256(planes[2 * byte + half].as_mut_ptr().cast(), four) };
        }
    }
}

/// Undoes [`to_planes`].
#[target_feature(enable = "avx2")]
#[inline]
fn values(planes: &[[u64; 4]; 8]) -> Rows {
    let [a, b, c, d] = four_planes(planes, 0);
    let [e, f, g, h] = four_planes(planes, 1);
    let mut rows = [a, b, c, d, e, f, g, h];
    swap_bits(&mut rows);
    rows
}

/// One half of the planes of each byte.
#[target_feature(enable = "avx2")]
#[inline]
fn four_planes(planes: &[[u64; 4]; 8], half: usize) -> Four {
    let halves = _mm256_setr_epi32(0, 2, 4, 6, 1, 3, 5, 7);
    let [a, b, c, d] = transposed32(four!(BYTE => {
        // SAFETY: there are as many bytes.
        let four = unsafe { _mm256_loadu_si256(planes[2 * BYTE + half].as_ptr().cast()) };
        _mm256_permutevar8x32_epi32(four, halves)
    }));
    [swapped_bytes(a), swapped_bytes(b), swapped_bytes(c), swapped_bytes(d)]
}

/// See [`Isa::planes32`](super::super::isa::Isa::planes32).
#[target_feature(enable = "avx2")]
#[inline]
pub(super) fn planes32<const D: usize>(unit: &[i32; 64]) -> [u64; 32] {
    let mask = _mm256_set1_epi32(0xaaaa_aaaa_u32 as i32);
    let mut planes = [[0; 4]; 8];
    let rows = eight!(J => {
        _mm256_xor_si256(_mm256_add_epi32(pick32::<D, false, { 8 * J }>(unit), mask), mask)
    });
    to_planes(rows, &mut planes);
    // SAFETY: arrays of the same numbers.
    unsafe { transmute::<[[u64; 4]; 8], [u64; 32]>(planes) }
}

/// See [`Isa::values32`](super::super::isa::Isa::values32).
#[target_feature(enable = "avx2")]
#[inline]
pub(super) fn values32<const D: usize>(planes: &[u64; 32]) -> [i32; 64] {
    let mask = _mm256_set1_epi32(0xaaaa_aaaa_u32 as i32);
    // SAFETY: an array of the same numbers.
    let mut rows = values(unsafe { transmute::<&[u64; 32], &[[u64; 4]; 8]>(planes) });
    for row in &mut rows {
        *row = _mm256_sub_epi32(_mm256_xor_si256(*row, mask), mask);
    }
    // SAFETY: registers are numbers.
    let ordered = unsafe { transmute::<Rows, [i32; 64]>(rows) };
    let unit = eight!(J => pick32::<D, true, { 8 * J }>(&ordered));
    // SAFETY: as above.
    unsafe { transmute::<Rows, [i32; 64]>(unit) }
}

/// See [`Isa::planes64`](super::super::isa::Isa::planes64).
#[target_feature(enable = "avx2")]
#[inline]
pub(super) fn planes64<const D: usize>(unit: &[i64; 64], lowest: usize) -> [u64; 64] {
    let mask = _mm256_set1_epi64x(0xaaaa_aaaa_aaaa_aaaa_u64 as i64);
    let negabinary = |value| _mm256_castsi256_ps(_mm256_xor_si256(_mm256_add_epi64(value, mask), mask));
    let first = eight!(J => negabinary(pick64::<D, false, { 8 * J }>(unit)));
    let second = eight!(J => negabinary(pick64::<D, false, { 8 * J + 4 }>(unit)));
    let mut planes = [[[0; 4]; 8]; 2];
    let [low, high] = &mut planes;
    if lowest < 32 {
        to_planes(eight!(J => _mm256_castps_si256(_mm256_shuffle_ps::<0x88>(first[J], second[J]))), low);
    }
    to_planes(eight!(J => _mm256_castps_si256(_mm256_shuffle_ps::<0xdd>(first[J], second[J]))), high);
    // SAFETY: arrays of the same numbers.
    unsafe { transmute::<[[[u64; 4]; 8]; 2], [u64; 64]>(planes) }
}

/// See [`Isa::values64`](super::super::isa::Isa::values64).
#[target_feature(enable = "avx2")]
#[inline]
pub(super) fn values64<const D: usize>(planes: &[u64; 64], lowest: usize) -> [i64; 64] {
    // SAFETY: an array of the same numbers.
    let [low, high] = unsafe { transmute::<&[u64; 64], &[[[u64; 4]; 8]; 2]>(planes) };
    let high = values(high);
    let ordered =
        if lowest >= 32 { put_together([_mm256_setzero_si256(); 8], high) } else { put_together(values(low), high) };
    let unit =
        [eight!(J => pick64::<D, true, { 4 * J }>(&ordered)), eight!(J => pick64::<D, true, { 4 * J + 32 }>(&ordered))];
    // SAFETY: registers are numbers.
    unsafe { transmute::<[Rows; 2], [i64; 64]>(unit) }
}

/// Values of their low and high halves in base -2.
#[target_feature(enable = "avx2")]
#[inline]
fn put_together(low: Rows, high: Rows) -> [i64; 64] {
    let mask = _mm256_set1_epi64x(0xaaaa_aaaa_aaaa_aaaa_u64 as i64);
    let value = |bits| _mm256_sub_epi64(_mm256_xor_si256(bits, mask), mask);
    let both = eight!(J => [
        value(_mm256_unpacklo_epi32(low[J], high[J])),
        value(_mm256_unpackhi_epi32(low[J], high[J])),
    ]);
    // SAFETY: registers are numbers.
    unsafe { transmute::<[[__m256i; 2]; 8], [i64; 64]>(both) }
}

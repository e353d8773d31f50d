//! AVX2 with BMI2 and PCLMULQDQ.

mod convert;
mod lift;
mod planes;
mod vector;

use core::arch::x86_64::*;
use std::mem::MaybeUninit;

use super::encode::NotFinite;
use super::isa::Isa;
use super::number::Number;
use super::reader::Reader;
use super::writer::Writer;
use super::{decode, encode};
use crate::simd::Level;
use crate::zfp::params::Params;

/// Proof that the machine has AVX2, BMI1 and 2, LZCNT, POPCNT and PCLMULQDQ.
#[derive(Clone, Copy)]
pub(super) struct Avx2(());

#[cfg(test)]
impl Avx2 {
    /// # Panics
    /// If the machine has not all of them.
    pub(super) fn new() -> Avx2 {
        assert!(is_supported(), "the machine has the instructions");
        Avx2(())
    }
}

/// Whether this machine has all that is used here, and fast enough.
pub(super) fn is_supported() -> bool {
    Level::Avx2.is_supported()
        && is_x86_feature_detected!("bmi1")
        && is_x86_feature_detected!("bmi2")
        && is_x86_feature_detected!("lzcnt")
        && is_x86_feature_detected!("popcnt")
        && is_x86_feature_detected!("pclmulqdq")
}

impl Isa for Avx2 {
    const HAS_DEPOSIT: bool = true;
    const HAS_CONVERSION: bool = false;

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
        unsafe { parities(bits) }
    }

    #[inline(always)]
    fn forward32<const D: usize, const EXACT: bool>(self, unit: &mut [i32; 64]) {
        // SAFETY: the machine has AVX2, or there were no such value.
        unsafe { lift::forward_unit32::<D, EXACT>(unit) }
    }

    #[inline(always)]
    fn forward64<const D: usize, const EXACT: bool>(self, unit: &mut [i64; 64]) {
        // SAFETY: as above.
        unsafe { lift::forward_unit64::<D, EXACT>(unit) }
    }

    #[inline(always)]
    fn inverse32<const D: usize, const EXACT: bool>(self, unit: &mut [i32; 64]) {
        // SAFETY: as above.
        unsafe { lift::inverse_unit32::<D, EXACT>(unit) }
    }

    #[inline(always)]
    fn inverse64<const D: usize, const EXACT: bool>(self, unit: &mut [i64; 64]) {
        // SAFETY: as above.
        unsafe { lift::inverse_unit64::<D, EXACT>(unit) }
    }

    #[inline(always)]
    fn planes32<const D: usize>(self, unit: &[i32; 64], _: usize) -> [u64; 32] {
        // SAFETY: as above.
        unsafe { planes::planes32::<D>(unit) }
    }

    #[inline(always)]
    fn planes64<const D: usize>(self, unit: &[i64; 64], lowest: usize) -> [u64; 64] {
        // SAFETY: as above.
        unsafe { planes::planes64::<D>(unit, lowest) }
    }

    #[inline(always)]
    fn values32<const D: usize>(self, planes: &[u64; 32], _: usize) -> [i32; 64] {
        // SAFETY: as above.
        unsafe { planes::values32::<D>(planes) }
    }

    #[inline(always)]
    fn values64<const D: usize>(self, planes: &[u64; 64], lowest: usize) -> [i64; 64] {
        // SAFETY: as above.
        unsafe { planes::values64::<D>(planes, lowest) }
    }

    #[inline(always)]
    unsafe fn scale64(self, values: &[f64], ints: &mut [i64], scale: f64) {
        // SAFETY: as above.
        unsafe { convert::scale64(values, ints, scale) }
    }

    #[inline(always)]
    fn unscale64(self, ints: &[i64], values: &mut [f64], scale: f64) {
        // SAFETY: as above.
        unsafe { convert::unscale64(ints, values, scale) }
    }
}

/// Bit `i` is the parity of the bits below bit `i`: the carry-less product with ones, shifted up.
#[target_feature(enable = "sse2,pclmulqdq")]
#[inline]
pub(super) fn parities(bits: u64) -> u64 {
    let product = _mm_clmulepi64_si128::<0>(_mm_set_epi64x(0, bits as i64), _mm_set1_epi8(-1));
    (_mm_cvtsi128_si64(product) as u64) << 1
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

#[target_feature(enable = "avx2,bmi1,bmi2,lzcnt,popcnt,pclmulqdq")]
fn encode_compiled<T: Number, const D: usize>(
    rows: &[&[T]],
    count: usize,
    params: &Params,
    writer: &mut Writer<'_>,
) -> Result<usize, NotFinite> {
    encode::run::<T, _, D>(Avx2(()), rows, count, params, writer)
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

#[target_feature(enable = "avx2,bmi1,bmi2,lzcnt,popcnt,pclmulqdq")]
fn decode_compiled<T: Number, const D: usize>(
    rows: &mut [&mut [MaybeUninit<T>]],
    count: usize,
    params: &Params,
    reader: &mut Reader<'_>,
) -> usize {
    decode::run::<T, _, D>(Avx2(()), rows, count, params, reader)
}

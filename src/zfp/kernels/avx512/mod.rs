//! AVX-512 with VBMI and GFNI, and BMI2 and PCLMULQDQ.

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
        unsafe { lift::forward32::<D, EXACT>(unit) }
    }
    #[inline(always)]
    fn forward64<const D: usize, const EXACT: bool>(self, unit: &mut [i64; 64]) {
        // SAFETY: as above.
        unsafe { lift::forward64::<D, EXACT>(unit) }
    }
    #[inline(always)]
    fn inverse32<const D: usize, const EXACT: bool>(self, unit: &mut [i32; 64]) {
        // SAFETY: as above.
        unsafe { lift::inverse32::<D, EXACT>(unit) }
    }
    #[inline(always)]
    fn inverse64<const D: usize, const EXACT: bool>(self, unit: &mut [i64; 64]) {
        // SAFETY: as above.
        unsafe { lift::inverse64::<D, EXACT>(unit) }
    }
    #[inline(always)]
    fn planes32<const D: usize>(self, unit: &[i32; 64], lowest: usize) -> [u64; 32] {
        // SAFETY: as above.
        unsafe { planes::planes32::<D>(unit, lowest) }
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
    fn values64<const D: usize>(self, planes: &[u64; 64], _: usize) -> [i64; 64] {
        // SAFETY: as above.
        unsafe { planes::values64::<D>(planes) }
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

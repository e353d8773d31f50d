//! Blocks into bits and back, by the best instructions of the machine.
//!
//! | file | what is in it |
//! |---|---|
//! | `mod.rs` | the choice of the instruction set |
//! | `number`, `order`, `lift` | types of values, the order of coefficients, the transforms |
//! | `isa` | what an instruction set does in its own way; the portable way |
//! | `avx2`, `avx512` | AVX2 with BMI2; AVX-512 with VBMI and GFNI |
//! | `planes` | the coding of bit planes |
//! | `encode`, `decode` | runs of blocks |
//! | `writer`, `reader` | bits in words |

#[cfg(target_arch = "x86_64")]
mod avx2;
#[cfg(target_arch = "x86_64")]
mod avx512;
pub(super) mod decode;
pub(super) mod encode;
mod isa;
mod lift;
pub(super) mod number;
mod order;
mod planes;
pub(super) mod reader;
pub(super) mod writer;

use std::mem::MaybeUninit;

use super::params::Params;
use crate::simd::Level;
use isa::Generic;
use number::Number;
use reader::Reader;
use writer::Writer;

pub(super) use encode::NotFinite;

/// Values that lie in cache lines of their own.
#[repr(align(64))]
struct Unit<T>(T);

/// How many planes of a block of floats with this exponent are kept.
#[inline(always)]
fn precision<const D: usize>(exponent: i32, params: &Params) -> u32 {
    let above = i64::from(exponent) - i64::from(params.minexp) + 2 * (D as i64 + 1);
    params.maxprec.min(above.max(0) as u32)
}

/// The instructions to use.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Set {
    /// Portable code.
    Generic,
    /// AVX2 with BMI2 and a carry-less product.
    #[cfg(target_arch = "x86_64")]
    Avx2,
    /// AVX-512 with VBMI and GFNI, and all that [`Set::Avx2`] has.
    #[cfg(target_arch = "x86_64")]
    Avx512,
}

impl Set {
    /// The one of this process.
    pub(crate) fn of_process() -> Set {
        Set::of_level(crate::simd::level())
    }

    #[cfg(target_arch = "x86_64")]
    fn of_level(level: Level) -> Set {
        match level {
            Level::Avx512 if avx512::is_supported() => Set::Avx512,
            Level::Avx512 | Level::Avx2 if avx2::is_supported() => Set::Avx2,
            _ => Set::Generic,
        }
    }

    #[cfg(not(target_arch = "x86_64"))]
    fn of_level(_: Level) -> Set {
        Set::Generic
    }

    /// Every one that this machine can run.
    #[cfg(test)]
    pub(crate) fn available() -> Vec<Set> {
        let mut sets: Vec<Set> = crate::simd::available().map(Set::of_level).collect();
        sets.dedup();
        sets
    }
}

/// [`encode::run`] for a number of axes known at run time.
pub(crate) fn encode_run<T: Number>(
    set: Set,
    dims: usize,
    rows: &[&[T]],
    count: usize,
    params: &Params,
    writer: &mut Writer<'_>,
) -> Result<usize, NotFinite> {
    match dims {
        1 => encode_in::<T, 1>(set, rows, count, params, writer),
        2 => encode_in::<T, 2>(set, rows, count, params, writer),
        3 => encode_in::<T, 3>(set, rows, count, params, writer),
        _ => encode_in::<T, 4>(set, rows, count, params, writer),
    }
}

fn encode_in<T: Number, const D: usize>(
    set: Set,
    rows: &[&[T]],
    count: usize,
    params: &Params,
    writer: &mut Writer<'_>,
) -> Result<usize, NotFinite> {
    match set {
        Set::Generic => encode::run::<T, _, D>(Generic, rows, count, params, writer),
        #[cfg(target_arch = "x86_64")]
        Set::Avx2 => avx2::encode::<T, D>(rows, count, params, writer),
        #[cfg(target_arch = "x86_64")]
        Set::Avx512 => avx512::encode::<T, D>(rows, count, params, writer),
    }
}

/// [`decode::run`] for a number of axes known at run time.
pub(crate) fn decode_run<T: Number>(
    set: Set,
    dims: usize,
    rows: &mut [&mut [MaybeUninit<T>]],
    count: usize,
    params: &Params,
    reader: &mut Reader<'_>,
) -> usize {
    match dims {
        1 => decode_in::<T, 1>(set, rows, count, params, reader),
        2 => decode_in::<T, 2>(set, rows, count, params, reader),
        3 => decode_in::<T, 3>(set, rows, count, params, reader),
        _ => decode_in::<T, 4>(set, rows, count, params, reader),
    }
}

fn decode_in<T: Number, const D: usize>(
    set: Set,
    rows: &mut [&mut [MaybeUninit<T>]],
    count: usize,
    params: &Params,
    reader: &mut Reader<'_>,
) -> usize {
    match set {
        Set::Generic => decode::run::<T, _, D>(Generic, rows, count, params, reader),
        #[cfg(target_arch = "x86_64")]
        Set::Avx2 => avx2::decode::<T, D>(rows, count, params, reader),
        #[cfg(target_arch = "x86_64")]
        Set::Avx512 => avx512::decode::<T, D>(rows, count, params, reader),
    }
}

/// Memory of values, to be decoded into.
pub(crate) fn to_fill<T: Number>(values: &mut [T]) -> &mut [MaybeUninit<T>] {
    // SAFETY: the layout is the same, and what is written there is always a value: `decode_run` writes nothing else.
    unsafe { &mut *(std::ptr::from_mut(values) as *mut [MaybeUninit<T>]) }
}

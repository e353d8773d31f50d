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
}

impl Set {
    /// The one of this process.
    pub(crate) fn of_process() -> Set {
        Set::of_level(crate::simd::level())
    }

    fn of_level(_: Level) -> Set {
        Set::Generic
    }

    /// Every one that this machine can run.
    #[cfg(test)]
    pub(crate) fn available() -> Vec<Set> {
        vec![Set::Generic]
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
    match set {
        Set::Generic => match dims {
            1 => encode::run::<T, _, 1>(Generic, rows, count, params, writer),
            2 => encode::run::<T, _, 2>(Generic, rows, count, params, writer),
            3 => encode::run::<T, _, 3>(Generic, rows, count, params, writer),
            _ => encode::run::<T, _, 4>(Generic, rows, count, params, writer),
        },
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
    match set {
        Set::Generic => match dims {
            1 => decode::run::<T, _, 1>(Generic, rows, count, params, reader),
            2 => decode::run::<T, _, 2>(Generic, rows, count, params, reader),
            3 => decode::run::<T, _, 3>(Generic, rows, count, params, reader),
            _ => decode::run::<T, _, 4>(Generic, rows, count, params, reader),
        },
    }
}

/// Memory of values, to be decoded into.
pub(crate) fn to_fill<T: Number>(values: &mut [T]) -> &mut [MaybeUninit<T>] {
    // SAFETY: the layout is the same, and what is written there is always a value: `decode_run` writes nothing else.
    unsafe { &mut *(std::ptr::from_mut(values) as *mut [MaybeUninit<T>]) }
}

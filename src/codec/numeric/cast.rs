//! Casts between number types, as numpy does them on x86-64.
//!
//! Integers wrap. Floats are cut off towards zero; what an integer type cannot hold (NaN and infinities too) becomes
//! what the machine's own instruction makes of it: the least `i32` or `i64`, of which narrower types take the low bits,
//! and 0 for `u32` and for `u64` from 2^64 on. That is numpy's result; only for `u32` numpy's own depends on an element's
//! place in the array, and ours does not.

use core::mem::MaybeUninit;

use super::kernels::{Block, Cut, map_at, pieces};
use crate::array::Scalar;
use crate::array::half::F16 as Half;
use crate::simd::{self, Level};

/// An integer made of a float.
pub(crate) trait FromFloat {
    fn from_f32(x: f32) -> Self;
    fn from_f64(x: f64) -> Self;
}

/// Goes through a wider signed integer.
macro_rules! from_float {
    ($($to:ty: $through:ty),*) => {$(
        impl FromFloat for $to {
            #[inline(always)]
            fn from_f32(x: f32) -> Self {
                Cut::<$through>::cut(x) as $to
            }
            #[inline(always)]
            fn from_f64(x: f64) -> Self {
                Cut::<$through>::cut(x) as $to
            }
        }
    )*};
}

from_float!(u8: i32, u16: i32, i32: i32, u32: i64, i64: i64);

const TWO_63: f64 = 9_223_372_036_854_775_808.0;

impl FromFloat for u64 {
    #[inline(always)]
    fn from_f32(x: f32) -> Self {
        u64::from_f64(f64::from(x))
    }
    #[inline(always)]
    fn from_f64(x: f64) -> Self {
        if x >= TWO_63 { i64::from_f64(x - TWO_63) as u64 ^ (1 << 63) } else { i64::from_f64(x) as u64 }
    }
}

/// Class of a number type (0 truth value, 1 unsigned, 2 signed, 3 float, 4 complex), its bytes, and those of the float
/// that holds it.
fn traits(scalar: Scalar) -> (u8, u8, u8) {
    match scalar {
        Scalar::Bool => (0, 1, 2),
        Scalar::U8 => (1, 1, 2),
        Scalar::U16 => (1, 2, 4),
        Scalar::U32 => (1, 4, 8),
        Scalar::U64 => (1, 8, 8),
        Scalar::I8 => (2, 1, 2),
        Scalar::I16 => (2, 2, 4),
        Scalar::I32 => (2, 4, 8),
        Scalar::I64 => (2, 8, 8),
        Scalar::F16 => (3, 2, 2),
        Scalar::F32 => (3, 4, 4),
        Scalar::F64 => (3, 8, 8),
        Scalar::C64 => (4, 8, 4),
        Scalar::C128 => (4, 16, 8),
    }
}

/// numpy's common type of two: what both are cast to before they are added.
pub(crate) fn promote(a: Scalar, b: Scalar) -> Scalar {
    let (a, b) = if traits(a) <= traits(b) { (a, b) } else { (b, a) };
    let ((class_a, size_a, float_a), (class_b, size_b, float_b)) = (traits(a), traits(b));
    match (class_a, class_b) {
        (1, 2) if size_a >= size_b => match size_a {
            1 => Scalar::I16,
            2 => Scalar::I32,
            4 => Scalar::I64,
            _ => Scalar::F64,
        },
        (_, 3) => match float_a.max(float_b) {
            2 => Scalar::F16,
            4 => Scalar::F32,
            _ => Scalar::F64,
        },
        (_, 4) if float_a.max(float_b) == 4 || b == Scalar::C64 && float_a <= 4 => Scalar::C64,
        (_, 4) => Scalar::C128,
        _ => b,
    }
}

/// The bytes of an element.
pub(crate) fn size(scalar: Scalar) -> usize {
    traits(scalar).1.into()
}

fn integer_to<'d, const WIDTH: usize>(
    level: Level,
    from: Scalar,
    src: &[u8],
    dst: &'d mut [MaybeUninit<u8>],
) -> &'d mut [u8] {
    macro_rules! narrowed {
        ($($scalar:ident $from:ty),*) => {
            match from {
                $(Scalar::$scalar => match WIDTH {
                    1 => map_at(level, src, dst, |x: $from| x as u8),
                    2 => map_at(level, src, dst, |x: $from| x as u16),
                    4 => map_at(level, src, dst, |x: $from| x as u32),
                    _ => map_at(level, src, dst, |x: $from| x as u64),
                },)*
                _ => unreachable!("an integer type"),
            }
        };
    }
    // Of the same width: a copy.
    if size(from) == WIDTH {
        return dst.write_copy_of_slice(src);
    }
    narrowed!(I8 i8, I16 i16, I32 i32, I64 i64, U8 u8, U16 u16, U32 u32, U64 u64)
}

/// Converts elements in the machine's byte order.
pub(crate) fn convert<'d>(from: Scalar, to: Scalar, src: &[u8], dst: &'d mut [MaybeUninit<u8>]) -> &'d mut [u8] {
    convert_at(simd::level(), from, to, src, dst)
}

/// [`convert`] at a level that the machine has.
pub(crate) fn convert_at<'d>(
    level: Level,
    from: Scalar,
    to: Scalar,
    src: &[u8],
    dst: &'d mut [MaybeUninit<u8>],
) -> &'d mut [u8] {
    use Scalar::*;
    /// To an integer from a float.
    macro_rules! cut {
        ($f:ty, $to:ty, $cast:ident) => {
            map_at(level, src, dst, |x: $f| <$to>::$cast(x))
        };
    }
    /// To an integer from the real part of a complex number.
    macro_rules! real {
        ($f:ty, $to:ty, $cast:ident) => {
            map_at(level, src, dst, |x: [$f; 2]| <$to>::$cast(x[0]))
        };
    }
    /// To a float, or to a truth value, from any integer.
    macro_rules! from_integer {
        ($to:ty, $x:ident => $value:expr) => {
            match from {
                I8 => map_at(level, src, dst, |$x: i8| -> $to { $value }),
                I16 => map_at(level, src, dst, |$x: i16| -> $to { $value }),
                I32 => map_at(level, src, dst, |$x: i32| -> $to { $value }),
                I64 => map_at(level, src, dst, |$x: i64| -> $to { $value }),
                U8 => map_at(level, src, dst, |$x: u8| -> $to { $value }),
                U16 => map_at(level, src, dst, |$x: u16| -> $to { $value }),
                U32 => map_at(level, src, dst, |$x: u32| -> $to { $value }),
                U64 => map_at(level, src, dst, |$x: u64| -> $to { $value }),
                _ => unreachable!("all others have arms of their own"),
            }
        };
    }
    let through = |middle: Scalar, dst: &'d mut [MaybeUninit<u8>]| {
        let mut block = Block::new();
        let n = Block::SIZE / size(C128);
        pieces(dst, n * size(to), |offset, piece| {
            let count = piece.len() / size(to);
            let src = &src[offset / size(to) * size(from)..][..count * size(from)];
            let half_way = convert_at(level, from, middle, src, block.room(count * size(middle)));
            convert_at(level, middle, to, half_way, piece)
        })
    };
    match (from, to) {
        _ if from == to => dst.write_copy_of_slice(src),
        (Bool, I8 | U8) => map_at(level, src, dst, |x: u8| u8::from(x != 0)),
        (Bool, _) => through(U8, dst),
        (C64, C128) => map_at(level, src, dst, |x: f32| f64::from(x)),
        (C128, C64) => map_at(level, src, dst, |x: f64| x as f32),
        (C64, Bool) => map_at(level, src, dst, |x: [f32; 2]| u8::from(x != [0.0; 2])),
        (C128, Bool) => map_at(level, src, dst, |x: [f64; 2]| u8::from(x != [0.0; 2])),
        (C64, F32) => map_at(level, src, dst, |x: [f32; 2]| x[0]),
        (C128, F64) => map_at(level, src, dst, |x: [f64; 2]| x[0]),
        (F32, C64) => map_at(level, src, dst, |x: f32| [x, 0.0]),
        (F64, C128) => map_at(level, src, dst, |x: f64| [x, 0.0]),
        (C64, I8 | U8) => real!(f32, u8, from_f32),
        (C64, I16 | U16) => real!(f32, u16, from_f32),
        (C64, I32) => real!(f32, i32, from_f32),
        (C64, I64) => real!(f32, i64, from_f32),
        (C128, I8 | U8) => real!(f64, u8, from_f64),
        (C128, I16 | U16) => real!(f64, u16, from_f64),
        (C128, I32) => real!(f64, i32, from_f64),
        (C128, I64) => real!(f64, i64, from_f64),
        (C64, _) | (_, C64) => through(F32, dst),
        (C128, _) | (_, C128) => through(F64, dst),
        (F16, F32) => map_at(level, src, dst, |x: Half| x.to_f32()),
        (F16, F64) => map_at(level, src, dst, |x: Half| x.to_f64()),
        (F32, F16) => map_at(level, src, dst, Half::from_f32),
        (F64, F16) => map_at(level, src, dst, Half::from_f64),
        (F16, Bool) => map_at(level, src, dst, |x: u16| u8::from(x & 0x7fff != 0)),
        (F16, _) | (_, F16) => through(F32, dst),
        (F32, F64) => map_at(level, src, dst, |x: f32| f64::from(x)),
        (F64, F32) => map_at(level, src, dst, |x: f64| x as f32),
        (F32, Bool) => map_at(level, src, dst, |x: f32| u8::from(x != 0.0)),
        (F64, Bool) => map_at(level, src, dst, |x: f64| u8::from(x != 0.0)),
        (F32, I8 | U8) => cut!(f32, u8, from_f32),
        (F32, I16 | U16) => cut!(f32, u16, from_f32),
        (F32, I32) => cut!(f32, i32, from_f32),
        (F32, U32) => cut!(f32, u32, from_f32),
        (F32, I64) => cut!(f32, i64, from_f32),
        (F32, U64) => cut!(f32, u64, from_f32),
        (F64, I8 | U8) => cut!(f64, u8, from_f64),
        (F64, I16 | U16) => cut!(f64, u16, from_f64),
        (F64, I32) => cut!(f64, i32, from_f64),
        (F64, U32) => cut!(f64, u32, from_f64),
        (F64, I64) => cut!(f64, i64, from_f64),
        (F64, U64) => cut!(f64, u64, from_f64),
        (_, F32) => from_integer!(f32, x => x as f32),
        (_, F64) => from_integer!(f64, x => x as f64),
        (_, Bool) => from_integer!(u8, x => u8::from(x != 0)),
        (_, I8 | U8) => integer_to::<1>(level, from, src, dst),
        (_, I16 | U16) => integer_to::<2>(level, from, src, dst),
        (_, I32 | U32) => integer_to::<4>(level, from, src, dst),
        (_, I64 | U64) => integer_to::<8>(level, from, src, dst),
    }
}

//! The four types of values, and the two types of integers that blocks are transformed in.

use super::super::params::power;
use super::isa::Isa;
use super::lift::Lift;
use crate::array::tiles::Plain;

/// A value in two's complement: what a block is transformed in.
pub(crate) trait Int: Lift + Default + Ord + Send + Sync + 'static {
    /// Bits of a value, and so bit planes of a block.
    const BITS: usize;
    /// Bits in which the number of planes of a reversible block is told.
    const PREC_BITS: u32;
    /// The bit planes of 64 values.
    type Planes: Copy + AsRef<[u64]> + AsMut<[u64]>;
    /// No planes.
    const NO_PLANES: Self::Planes;
    /// The lowest value.
    const MIN: Self;

    /// The bits of the value in base -2.
    fn to_negabinary(self) -> u64;
    /// The value of such bits.
    fn from_negabinary(bits: u64) -> Self;
    /// The bits in base -2, the highest first.
    fn to_mirrored(self) -> u64;
    /// The value of such bits.
    fn from_mirrored(bits: u64) -> Self;

    // The same of 64 values at once, by the instructions of a set.
    fn forward<S: Isa, const D: usize, const EXACT: bool>(isa: S, unit: &mut [Self; 64]);
    fn inverse<S: Isa, const D: usize, const EXACT: bool>(isa: S, unit: &mut [Self; 64]);
    fn planes<S: Isa, const D: usize>(isa: S, unit: &[Self; 64], lowest: usize) -> Self::Planes;
    fn values<S: Isa, const D: usize>(isa: S, planes: &Self::Planes, lowest: usize) -> [Self; 64];
}

macro_rules! int {
    ($int:ident, $uint:ident, $bits:literal, $prec:literal, $forward:ident, $inverse:ident, $planes:ident, $from:ident) => {
        impl Lift for $int {
            #[inline(always)]
            fn add(self, other: Self) -> Self {
                self.wrapping_add(other)
            }
            #[inline(always)]
            fn sub(self, other: Self) -> Self {
                self.wrapping_sub(other)
            }
            #[inline(always)]
            fn half(self) -> Self {
                self >> 1
            }
            #[inline(always)]
            fn twice(self) -> Self {
                self.wrapping_add(self)
            }
        }

        impl Int for $int {
            const BITS: usize = $bits;
            const PREC_BITS: u32 = $prec;
            type Planes = [u64; $bits];
            const NO_PLANES: [u64; $bits] = [0; $bits];
            const MIN: Self = $int::MIN;

            #[inline(always)]
            fn to_negabinary(self) -> u64 {
                const MASK: $uint = $uint::MAX / 3 * 2;
                (self as $uint).wrapping_add(MASK) as u64 ^ MASK as u64
            }
            #[inline(always)]
            fn to_mirrored(self) -> u64 {
                (self.to_negabinary() as $uint).reverse_bits().into()
            }
            #[inline(always)]
            fn from_mirrored(bits: u64) -> Self {
                Self::from_negabinary((bits as $uint).reverse_bits().into())
            }
            #[inline(always)]
            fn from_negabinary(bits: u64) -> Self {
                const MASK: $uint = $uint::MAX / 3 * 2;
                (bits as $uint ^ MASK).wrapping_sub(MASK) as $int
            }
            #[inline(always)]
            fn forward<S: Isa, const D: usize, const EXACT: bool>(isa: S, unit: &mut [Self; 64]) {
                isa.$forward::<D, EXACT>(unit);
            }
            #[inline(always)]
            fn inverse<S: Isa, const D: usize, const EXACT: bool>(isa: S, unit: &mut [Self; 64]) {
                isa.$inverse::<D, EXACT>(unit);
            }
            #[inline(always)]
            fn planes<S: Isa, const D: usize>(isa: S, unit: &[Self; 64], lowest: usize) -> Self::Planes {
                isa.$planes::<D>(unit, lowest)
            }
            #[inline(always)]
            fn values<S: Isa, const D: usize>(isa: S, planes: &Self::Planes, lowest: usize) -> [Self; 64] {
                isa.$from::<D>(planes, lowest)
            }
        }
    };
}

int!(i32, u32, 32, 5, forward32, inverse32, planes32, values32);
int!(i64, u64, 64, 6, forward64, inverse64, planes64, values64);

/// A value of a stream.
pub(crate) trait Number: Plain + Default + PartialEq {
    /// What blocks of it are transformed in.
    type Int: Int;
    /// Whether it is a float; what follows is of floats alone.
    const FLOAT: bool;
    /// Bits of the exponent.
    const EXP_BITS: u32;
    /// What is added to an exponent to make it positive.
    const BIAS: i32;

    /// The bits but for the sign, which order absolute values, as those of an integer.
    fn magnitude(self) -> Self::Int;
    /// The exponent of a block whose largest magnitude this is, or `None` if that is of an infinity or of no number.
    fn exponent(largest: Self::Int) -> Option<i32>;
    /// The bits of the value, as a two's complement number in the order of the values.
    fn reinterpreted(self) -> Self::Int;
    /// The value of such a number.
    fn from_reinterpreted(bits: Self::Int) -> Self;
    /// `self * scale`, towards zero.
    ///
    /// # Safety
    /// The product is finite and within the range of the integers.
    unsafe fn scaled(self, scale: Self) -> Self::Int;
    /// `int * scale`.
    fn unscaled(int: Self::Int, scale: Self) -> Self;
    /// 2 to the `e`.
    fn power(e: i32) -> Self;
    /// Whether the bits are the same.
    fn is_same(self, other: Self) -> bool;
    /// An integer as it is.
    fn from_int(int: Self::Int) -> Self;
    fn to_int(self) -> Self::Int;
    fn to_f64(self) -> f64;
    /// The bits of the value.
    fn bits(self) -> u64;
    /// The value of such bits.
    fn from_bits(bits: u64) -> Self;

    // Of many values at once.
    /// [`Number::scaled`].
    ///
    /// # Safety
    /// All products are finite and within the range of the integers, without their two highest bits.
    unsafe fn scale<S: Isa>(isa: S, values: &[Self], ints: &mut [Self::Int], scale: Self);
    /// [`Number::unscaled`].
    fn unscale<S: Isa>(isa: S, ints: &[Self::Int], values: &mut [Self], scale: Self);
    fn largest<S: Isa>(isa: S, unit: &[Self]) -> Self::Int;
}

macro_rules! integer {
    ($int:ident, $uint:ident) => {
        impl Number for $int {
            type Int = $int;
            const FLOAT: bool = false;
            const EXP_BITS: u32 = 0;
            const BIAS: i32 = 0;

            fn magnitude(self) -> $int {
                self
            }
            fn exponent(_: $int) -> Option<i32> {
                Some(0)
            }
            fn reinterpreted(self) -> $int {
                self
            }
            fn from_reinterpreted(bits: $int) -> $int {
                bits
            }
            unsafe fn scaled(self, _: $int) -> $int {
                self
            }
            fn unscaled(int: $int, _: $int) -> $int {
                int
            }
            fn power(_: i32) -> $int {
                1
            }
            fn is_same(self, other: $int) -> bool {
                self == other
            }
            #[inline(always)]
            fn from_int(int: $int) -> $int {
                int
            }
            #[inline(always)]
            fn to_int(self) -> $int {
                self
            }
            fn to_f64(self) -> f64 {
                self as f64
            }
            fn bits(self) -> u64 {
                self as $uint as u64
            }
            fn from_bits(bits: u64) -> Self {
                bits as $int
            }
            #[inline(always)]
            unsafe fn scale<S: Isa>(_: S, _: &[$int], _: &mut [$int], _: $int) {}
            #[inline(always)]
            fn unscale<S: Isa>(_: S, _: &[$int], _: &mut [$int], _: $int) {}
            #[inline(always)]
            fn largest<S: Isa>(_: S, _: &[$int]) -> $int {
                0
            }
        }
    };
}

integer!(i32, u32);
integer!(i64, u64);

macro_rules! float {
    ($float:ident, $int:ident, $uint:ident, $exp:literal, $mantissa:literal, $scale:ident, $unscale:ident) => {
        impl Number for $float {
            type Int = $int;
            const FLOAT: bool = true;
            const EXP_BITS: u32 = $exp;
            const BIAS: i32 = (1 << ($exp - 1)) - 1;

            #[inline(always)]
            fn magnitude(self) -> $int {
                self.to_bits() as $int & $int::MAX
            }
            #[inline(always)]
            fn exponent(largest: $int) -> Option<i32> {
                // Subnormal numbers share the exponent below that of the smallest normal ones; zero has one of its own.
                let field = (largest >> $mantissa) as i32;
                let exponent = if largest == 0 { -Self::BIAS } else { field + 1 - Self::BIAS };
                (field < (1 << $exp) - 1).then_some(exponent)
            }
            #[inline(always)]
            fn reinterpreted(self) -> $int {
                let bits = self.to_bits() as $int;
                bits ^ (bits >> ($int::BITS - 1) & $int::MAX)
            }
            #[inline(always)]
            fn from_reinterpreted(bits: $int) -> $float {
                $float::from_bits((bits ^ (bits >> ($int::BITS - 1) & $int::MAX)) as $uint)
            }
            #[inline(always)]
            unsafe fn scaled(self, scale: $float) -> $int {
                // SAFETY: as above.
                unsafe { (self * scale).to_int_unchecked() }
            }
            #[inline(always)]
            fn unscaled(int: $int, scale: $float) -> $float {
                int as $float * scale
            }
            #[inline(always)]
            fn power(e: i32) -> $float {
                power(e) as $float
            }
            #[inline(always)]
            fn is_same(self, other: $float) -> bool {
                self.to_bits() == other.to_bits()
            }
            fn from_int(int: $int) -> $float {
                $float::from_bits(int as $uint)
            }
            fn to_int(self) -> $int {
                self.to_bits() as $int
            }
            fn to_f64(self) -> f64 {
                self as f64
            }
            fn bits(self) -> u64 {
                u64::from(self.to_bits())
            }
            fn from_bits(bits: u64) -> Self {
                $float::from_bits(bits as $uint)
            }
            #[inline(always)]
            unsafe fn scale<S: Isa>(isa: S, values: &[$float], ints: &mut [$int], scale: $float) {
                // SAFETY: the caller's.
                unsafe { isa.$scale(values, ints, scale) }
            }
            #[inline(always)]
            fn unscale<S: Isa>(isa: S, ints: &[$int], values: &mut [$float], scale: $float) {
                isa.$unscale(ints, values, scale);
            }
            #[inline(always)]
            fn largest<S: Isa>(_: S, unit: &[$float]) -> $int {
                unit.iter().fold(0, |largest, value| largest.max(value.magnitude()))
            }
        }
    };
}

float!(f32, i32, u32, 8, 23, scale32, unscale32);
float!(f64, i64, u64, 11, 52, scale64, unscale64);

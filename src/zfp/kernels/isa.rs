//! What each set of instructions does in its own way. The methods here are the portable ones; all sets give the same.
//!
//! A unit is 64 values: one block of three axes, four of two, sixteen of one, or a quarter of a block of four. Value
//! `x + 4 y + 16 z` of a unit lies at that place; a plane of a unit has the bit of the value that comes first in the
//! order of writing lowest.

use super::lift;
use super::number::{Int, Number};
use super::order::unit_order;

/// A set of instructions. A value of such a type is proof that the machine has it.
pub(crate) trait Isa: Copy + Send + Sync {
    /// Whether `deposit` and `extract` are single instructions.
    const HAS_DEPOSIT: bool;
    /// Whether there are instructions that turn 64-bit integers into floats and back.
    const HAS_CONVERSION: bool;

    /// Has the memory at an address, which may lead anywhere, brought near.
    #[inline(always)]
    fn prefetch<T>(self, _: *const T) {}

    /// The lowest bits of `bits` where `mask` has ones, in order.
    fn deposit(self, bits: u64, mask: u64) -> u64;
    /// The bits of `bits` where `mask` has ones, side by side.
    fn extract(self, bits: u64, mask: u64) -> u64;
    /// Bit `i` is the parity of the bits below bit `i`.
    #[inline(always)]
    fn parities(self, bits: u64) -> u64 {
        let mut all = bits << 1;
        for shift in [1, 2, 4, 8, 16, 32] {
            all ^= all << shift;
        }
        all
    }

    /// Transforms a unit along `D` axes, by the transform of the lossy modes or, if `EXACT`, of the reversible one.
    #[inline(always)]
    fn forward32<const D: usize, const EXACT: bool>(self, unit: &mut [i32; 64]) {
        forward::<i32, D, EXACT>(unit);
    }
    #[inline(always)]
    fn forward64<const D: usize, const EXACT: bool>(self, unit: &mut [i64; 64]) {
        forward::<i64, D, EXACT>(unit);
    }
    /// Undoes `forward32`.
    #[inline(always)]
    fn inverse32<const D: usize, const EXACT: bool>(self, unit: &mut [i32; 64]) {
        inverse::<i32, D, EXACT>(unit);
    }
    #[inline(always)]
    fn inverse64<const D: usize, const EXACT: bool>(self, unit: &mut [i64; 64]) {
        inverse::<i64, D, EXACT>(unit);
    }
    /// The planes of a unit, the lowest first, after values were put in order and into base -2; those below `lowest` may be
    /// anything.
    #[inline(always)]
    fn planes32<const D: usize>(self, unit: &[i32; 64], _lowest: usize) -> [u64; 32] {
        planes::<i32, D>(unit)
    }
    #[inline(always)]
    fn planes64<const D: usize>(self, unit: &[i64; 64], _lowest: usize) -> [u64; 64] {
        planes::<i64, D>(unit)
    }
    /// Undoes `planes32`; planes below `lowest` are zero.
    #[inline(always)]
    fn values32<const D: usize>(self, planes: &[u64; 32], lowest: usize) -> [i32; 64] {
        values::<i32, D>(planes, lowest)
    }
    #[inline(always)]
    fn values64<const D: usize>(self, planes: &[u64; 64], lowest: usize) -> [i64; 64] {
        values::<i64, D>(planes, lowest)
    }
    /// [`Number::scaled`] of each value.
    ///
    /// # Safety
    /// All products are finite and below a quarter of the range of the integers.
    #[inline(always)]
    unsafe fn scale32(self, values: &[f32], ints: &mut [i32], scale: f32) {
        for (int, value) in ints.iter_mut().zip(values) {
            // SAFETY: the caller's.
            *int = unsafe { value.scaled(scale) };
        }
    }
    /// [`Number::unscaled`] of each value.
    #[inline(always)]
    fn unscale32(self, ints: &[i32], values: &mut [f32], scale: f32) {
        for (value, int) in values.iter_mut().zip(ints) {
            *value = f32::unscaled(*int, scale);
        }
    }
    /// [`Number::scaled`] of each value.
    ///
    /// # Safety
    /// All products are finite and below a quarter of the range of the integers.
    #[inline(always)]
    unsafe fn scale64(self, values: &[f64], ints: &mut [i64], scale: f64) {
        for (int, value) in ints.iter_mut().zip(values) {
            // SAFETY: the caller's.
            *int = unsafe { value.scaled(scale) };
        }
    }
    /// [`Number::unscaled`] of each value.
    #[inline(always)]
    fn unscale64(self, ints: &[i64], values: &mut [f64], scale: f64) {
        for (value, int) in values.iter_mut().zip(ints) {
            *value = f64::unscaled(*int, scale);
        }
    }
}

/// Portable code.
#[derive(Clone, Copy)]
pub(crate) struct Generic;

impl Isa for Generic {
    const HAS_DEPOSIT: bool = false;
    const HAS_CONVERSION: bool = true;

    fn deposit(self, mut bits: u64, mut mask: u64) -> u64 {
        let mut all = 0;
        while mask != 0 {
            all |= (bits & 1) * (mask & mask.wrapping_neg());
            bits >>= 1;
            mask &= mask - 1;
        }
        all
    }

    fn extract(self, bits: u64, mut mask: u64) -> u64 {
        let (mut all, mut at) = (0, 0);
        while mask != 0 {
            all |= (bits >> mask.trailing_zeros() & 1) << at;
            at += 1;
            mask &= mask - 1;
        }
        all
    }
}

#[inline(always)]
pub(super) fn forward<I: Int, const D: usize, const EXACT: bool>(unit: &mut [I; 64]) {
    let lift = lift::forward_or_differences::<I, EXACT>;
    lift::along::<I, 1>(unit, lift);
    if D >= 2 {
        lift::along::<I, 4>(unit, lift);
    }
    if D >= 3 {
        lift::along::<I, 16>(unit, lift);
    }
}

#[inline(always)]
pub(super) fn inverse<I: Int, const D: usize, const EXACT: bool>(unit: &mut [I; 64]) {
    let lift = lift::inverse_or_sums::<I, EXACT>;
    if D >= 3 {
        lift::along::<I, 16>(unit, lift);
    }
    if D >= 2 {
        lift::along::<I, 4>(unit, lift);
    }
    lift::along::<I, 1>(unit, lift);
}

/// Rows of bits become columns: bit `j` of word `i` becomes bit `i` of word `j`.
#[inline(always)]
fn transpose(rows: &mut [u64; 64]) {
    let mut width = 32;
    let mut mask = 0x0000_0000_ffff_ffff_u64;
    while width != 0 {
        for at in (0..64).filter(|at| at & width == 0) {
            let swapped = (rows[at] >> width ^ rows[at + width]) & mask;
            rows[at + width] ^= swapped;
            rows[at] ^= swapped << width;
        }
        width /= 2;
        mask ^= mask << width;
    }
}

#[inline(always)]
pub(super) fn planes<I: Int, const D: usize>(unit: &[I; 64]) -> I::Planes {
    let order = const { unit_order(D) };
    let mut rows = [0; 64];
    for (row, from) in rows.iter_mut().zip(order) {
        *row = unit[usize::from(from)].to_negabinary();
    }
    transpose(&mut rows);
    let mut planes = I::NO_PLANES;
    planes.as_mut().copy_from_slice(&rows[..I::BITS]);
    planes
}

#[inline(always)]
pub(super) fn values<I: Int, const D: usize>(planes: &I::Planes, _: usize) -> [I; 64] {
    let order = const { unit_order(D) };
    let mut rows = [0; 64];
    rows[..I::BITS].copy_from_slice(planes.as_ref());
    transpose(&mut rows);
    let mut unit = [I::default(); 64];
    for (row, to) in rows.iter().zip(order) {
        unit[usize::from(to)] = I::from_negabinary(*row);
    }
    unit
}

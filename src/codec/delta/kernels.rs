//! Differences and sums of elements in the machine's byte order, of which pieces come one after the other.

use core::mem::MaybeUninit;

use super::super::numeric::kernels::{Plain, first, pairs_at, running, running_halves};
use crate::array::Scalar;
use crate::array::half::F16;
use crate::simd::{self, Level};

#[cfg(target_arch = "x86_64")]
use super::{avx2, avx512};

/// What both directions keep from one piece to the next.
struct State {
    scalar: Scalar,
    level: Level,
    /// The element before the piece, if there is one.
    before: Option<[u8; 16]>,
}

impl State {
    fn before<T: Plain>(&self) -> Option<T> {
        self.before.as_ref().and_then(|bytes| first(bytes))
    }

    /// Keeps the last element of `bytes`.
    fn keep(&mut self, bytes: &[u8]) {
        let size = super::super::numeric::cast::size(self.scalar);
        if let Some(start) = bytes.len().checked_sub(size) {
            let mut last = [0; 16];
            last[..size].copy_from_slice(&bytes[start..]);
            self.before = Some(last);
        }
    }
}

/// Each element less the one before it.
pub(super) struct Differences(State);

impl Differences {
    pub(super) fn new(scalar: Scalar) -> Self {
        Differences::at(simd::level(), scalar)
    }

    pub(super) fn at(level: Level, scalar: Scalar) -> Self {
        Differences(State { scalar, level, before: None })
    }

    pub(super) fn piece<'d>(&mut self, src: &[u8], dst: &'d mut [MaybeUninit<u8>]) -> &'d mut [u8] {
        let state = &mut self.0;
        let level = state.level;
        let filled = match state.scalar {
            // The first differs from "no" by what it is.
            Scalar::Bool => pairs_at(level, src, dst, state.before().or(Some(0)), differ),
            Scalar::I8 | Scalar::U8 => pairs_at(level, src, dst, state.before(), u8::wrapping_sub),
            Scalar::I16 | Scalar::U16 => pairs_at(level, src, dst, state.before(), u16::wrapping_sub),
            Scalar::I32 | Scalar::U32 => pairs_at(level, src, dst, state.before(), u32::wrapping_sub),
            Scalar::I64 | Scalar::U64 => pairs_at(level, src, dst, state.before(), u64::wrapping_sub),
            Scalar::F16 => {
                pairs_at(level, src, dst, state.before(), |x: F16, before| F16::from_f32(x.to_f32() - before.to_f32()))
            }
            Scalar::F32 => pairs_at(level, src, dst, state.before(), |x: f32, before| x - before),
            Scalar::F64 => pairs_at(level, src, dst, state.before(), |x: f64, before| x - before),
            Scalar::C64 => {
                pairs_at(level, src, dst, state.before(), |x: [f32; 2], before| [x[0] - before[0], x[1] - before[1]])
            }
            Scalar::C128 => {
                pairs_at(level, src, dst, state.before(), |x: [f64; 2], before| [x[0] - before[0], x[1] - before[1]])
            }
        };
        state.keep(src);
        filled
    }
}

#[inline(always)]
fn differ(x: u8, before: u8) -> u8 {
    u8::from((x != 0) != (before != 0))
}

/// The sum of all elements so far.
pub(super) struct Sums(State);

impl Sums {
    pub(super) fn new(scalar: Scalar) -> Self {
        Sums::at(simd::level(), scalar)
    }

    pub(super) fn at(level: Level, scalar: Scalar) -> Self {
        Sums(State { scalar, level, before: None })
    }

    pub(super) fn piece<'d>(&mut self, src: &[u8], dst: &'d mut [MaybeUninit<u8>]) -> &'d mut [u8] {
        let state = &mut self.0;
        let filled = match state.scalar {
            // Truth values are added by "or"; the first is made one of 0 and 1 too.
            Scalar::Bool => {
                let mut any = state.before::<u8>().or(Some(0));
                running(src, dst, &mut any, |sum: u8, x| sum | u8::from(x != 0))
            }
            Scalar::I8 | Scalar::U8 => integers::<u8>(state, src, dst),
            Scalar::I16 | Scalar::U16 => integers::<u16>(state, src, dst),
            Scalar::I32 | Scalar::U32 => integers::<u32>(state, src, dst),
            Scalar::I64 | Scalar::U64 => integers::<u64>(state, src, dst),
            // Floats are added one after the other: no other order rounds the same.
            Scalar::F16 => running_halves(src, dst, state.before()),
            Scalar::F32 => running(src, dst, &mut state.before(), |sum: f32, x| sum + x),
            Scalar::F64 => running(src, dst, &mut state.before(), |sum: f64, x| sum + x),
            Scalar::C64 => running(src, dst, &mut state.before(), |sum: [f32; 2], x| [sum[0] + x[0], sum[1] + x[1]]),
            Scalar::C128 => running(src, dst, &mut state.before(), |sum: [f64; 2], x| [sum[0] + x[0], sum[1] + x[1]]),
        };
        state.keep(filled);
        filled
    }
}

/// Integers, whose sums may be grouped in any way.
pub(super) trait Integer: Plain + Default {
    fn add(self, other: Self) -> Self;
    #[cfg(target_arch = "x86_64")]
    const AVX2: avx2::Sum<Self>;
    #[cfg(target_arch = "x86_64")]
    const AVX512: avx512::Sum<Self>;
}

macro_rules! integer {
    ($($int:ident: $sums:ident),*) => {$(
        impl Integer for $int {
            #[inline(always)]
            fn add(self, other: Self) -> Self {
                self.wrapping_add(other)
            }
            #[cfg(target_arch = "x86_64")]
            const AVX2: avx2::Sum<Self> = avx2::$sums;
            #[cfg(target_arch = "x86_64")]
            const AVX512: avx512::Sum<Self> = avx512::$sums;
        }
    )*};
}

integer!(u8: sums_of_u8, u16: sums_of_u16, u32: sums_of_u32, u64: sums_of_u64);

fn integers<'d, T: Integer>(state: &State, src: &[u8], dst: &'d mut [MaybeUninit<u8>]) -> &'d mut [u8] {
    let before: T = state.before().unwrap_or_default();
    match state.level {
        #[cfg(target_arch = "x86_64")]
        Level::Avx2 => avx2::sums(T::AVX2, before, src, dst),
        #[cfg(target_arch = "x86_64")]
        Level::Avx512 => avx512::sums(T::AVX512, before, src, dst),
        _ => running(src, dst, &mut Some(before), T::add),
    }
}

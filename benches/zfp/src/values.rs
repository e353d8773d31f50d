//! Elements that ask for every way through a coder.

use std::fmt;

use tierce::zfp::{Grid, Scalar};

use crate::random::Random;

/// What elements are like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Smooth,
    Noise,
    Sparse,
    Zeros,
    Constant,
    /// Smooth where it is not zero, in blocks.
    Islands,
    /// Any bits that are a finite number.
    Bits,
    /// Numbers of few bits, far apart in size.
    Powers,
    /// The smallest, subnormal ones among them; integers: -1, 0, 1.
    Tiny,
    /// The largest.
    Huge,
    /// Zeros of both signs, with little else.
    SignedZeros,
    NegativeZeros,
    /// Noise with NaNs of any payload and infinities.
    NotFinite,
}

const KINDS: [Kind; 12] = [
    Kind::Smooth,
    Kind::Noise,
    Kind::Sparse,
    Kind::Zeros,
    Kind::Constant,
    Kind::Islands,
    Kind::Bits,
    Kind::Powers,
    Kind::Tiny,
    Kind::Huge,
    Kind::SignedZeros,
    Kind::NegativeZeros,
];

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self, f)
    }
}

impl Kind {
    /// Any that such a stream can hold.
    pub fn any(random: &mut Random, scalar: Scalar, reversible: bool) -> Kind {
        if reversible && scalar.is_float() && random.once_in(6) {
            return Kind::NotFinite;
        }
        // Smooth values and noise are what most streams hold.
        if random.once_in(3) { KINDS[random.below(2)] } else { KINDS[random.below(KINDS.len())] }
    }
}

/// A float type's layout.
struct Format {
    fraction: u32,
    exponent: u32,
}

/// The bits of each element, the fastest axis first.
pub fn values(random: &mut Random, grid: &Grid, kind: Kind) -> Vec<u64> {
    match grid.scalar {
        Scalar::I32 => integers(random, grid, kind, 32),
        Scalar::I64 => integers(random, grid, kind, 64),
        Scalar::F32 => floats(random, grid, kind, &Format { fraction: 23, exponent: 8 }),
        Scalar::F64 => floats(random, grid, kind, &Format { fraction: 52, exponent: 11 }),
    }
}

/// A smooth function of the indices, from -1 to 1.
fn smooth(random: &mut Random) -> impl Fn([usize; 4]) -> f64 + use<> {
    let steps = [(); 4].map(|()| random.unit() * 0.3);
    let phase = random.unit() * 3.0;
    move |at| ((0..4).map(|axis| steps[axis] * at[axis] as f64).sum::<f64>() + phase).sin()
}

/// Calls `value` with the indices of each element.
fn each(grid: &Grid, mut value: impl FnMut([usize; 4]) -> u64) -> Vec<u64> {
    let indices = |index: usize| {
        let mut rest = index;
        grid.n.map(|n| {
            let at = rest % n;
            rest /= n;
            at
        })
    };
    (0..grid.count()).map(|index| value(indices(index))).collect()
}

fn integers(random: &mut Random, grid: &Grid, kind: Kind, bits: u32) -> Vec<u64> {
    // One bit fewer than there are is what zfp promises to carry; more of them wrap around.
    let most = if random.once_in(8) { bits } else { bits - 2 };
    let width = random.within(1, i64::from(most)) as u32;
    let shape = smooth(random);
    let constant = random.next();
    let noise = move |random: &mut Random, width: u32| (random.next() as i64 >> (64 - width.max(1))) as u64;
    let island = random.next();
    each(grid, |at| {
        let wave = || (shape(at) * 2f64.powi(width as i32 - 1)) as i64 as u64;
        match kind {
            Kind::Smooth => wave().wrapping_add(noise(random, width.saturating_sub(8))),
            Kind::Noise | Kind::Powers => noise(random, width),
            Kind::Sparse => {
                if random.once_in(12) {
                    noise(random, width)
                } else {
                    0
                }
            }
            Kind::Zeros | Kind::NegativeZeros => 0,
            Kind::Constant => (constant as i64 >> (64 - width)) as u64,
            Kind::Islands => {
                if island >> (at.iter().map(|at| at / 4).sum::<usize>() % 64) & 1 != 0 {
                    wave()
                } else {
                    0
                }
            }
            Kind::Bits | Kind::NotFinite => noise(random, most),
            Kind::Tiny | Kind::SignedZeros => random.within(-1, 1) as u64,
            Kind::Huge => {
                let value = (1u64 << (most - 1)) - 1 - random.below(4) as u64;
                if random.once_in(2) { !value } else { value }
            }
        }
    })
}

fn floats(random: &mut Random, grid: &Grid, kind: Kind, format: &Format) -> Vec<u64> {
    let Format { fraction, exponent } = *format;
    let single = fraction == 23;
    let most = (1i64 << (exponent - 1)) - 1;
    let to_bits = |value: f64| if single { u64::from((value as f32).to_bits()) } else { value.to_bits() };
    // Of any size, but most often of a usual one.
    let size =
        if random.once_in(3) { random.within(-most - i64::from(fraction), most - 1) } else { random.within(-20, 20) };
    // In two steps, as 2^size may be below what the power takes.
    let scale = |value: f64| value * 2f64.powi((size / 2) as i32) * 2f64.powi((size - size / 2) as i32);
    let shape = smooth(random);
    let constant = to_bits(scale(random.unit()));
    let roughness = 2f64.powi(-random.within(2, 60) as i32);
    let sign = |random: &mut Random| (random.next() & 1) << (fraction + exponent);
    let of = |random: &mut Random, low: i64, high: i64| {
        let cut = random.below(fraction as usize + 1);
        let digits = (random.next() & ((1 << fraction) - 1)) >> cut << cut;
        sign(random) | (random.within(low, high) as u64) << fraction | digits
    };
    let top = (1i64 << exponent) - 2;
    let island = random.next();
    let (low, high) = {
        let center = random.within(1, top);
        let spread = random.within(0, 40);
        ((center - spread).max(0), (center + spread).min(top))
    };
    each(grid, |at| match kind {
        Kind::Smooth => to_bits(scale(shape(at) + roughness * random.unit())),
        Kind::Noise => to_bits(scale(random.unit())),
        Kind::Sparse => {
            if random.once_in(12) {
                to_bits(scale(random.unit()))
            } else {
                0
            }
        }
        Kind::Zeros => 0,
        Kind::Constant => constant,
        Kind::Islands => {
            if island >> (at.iter().map(|at| at / 4).sum::<usize>() % 64) & 1 != 0 {
                to_bits(scale(shape(at)))
            } else {
                0
            }
        }
        Kind::Bits => of(random, 0, top),
        Kind::Powers => of(random, low, high),
        Kind::Tiny => of(random, 0, if island & 1 != 0 { 0 } else { 3 }),
        Kind::Huge => of(random, top - 2, top),
        Kind::SignedZeros => {
            if random.once_in(40) {
                of(random, 0, top)
            } else {
                sign(random)
            }
        }
        Kind::NegativeZeros => 1 << (fraction + exponent),
        Kind::NotFinite => match random.below(8) {
            0 => of(random, top + 1, top + 1),
            1 => sign(random) | (top as u64 + 1) << fraction,
            _ => to_bits(scale(shape(at))),
        },
    })
}

//! The four parameters that say how much of each block is kept, and the modes that are named settings of them.

use super::scalar::Scalar;
use crate::error::{Error, Result};

/// The fewest bits of a block, unless more are asked for.
pub const MIN_BITS: u32 = 1;
/// More bits than any block takes.
pub const MAX_BITS: u32 = 16658;
/// The most bit planes of a block.
pub const MAX_PREC: u32 = 64;
/// The exponent of the lowest bit of the smallest double.
pub const MIN_EXP: i32 = -1074;
/// The most bits of a block that a header can tell.
pub(super) const MAX_HEADER_BITS: u32 = 0x8000;

/// What is named by a setting of the parameters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// Anything else.
    Expert = 1,
    /// Each block takes the same number of bits.
    Rate = 2,
    /// Each block keeps the same number of bit planes.
    Precision = 3,
    /// An absolute error is bounded.
    Accuracy = 4,
    /// Nothing is lost.
    Reversible = 5,
}

/// How much is kept of each block of 4, 16, 64 or 256 values.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Params {
    /// A block takes at least so many bits.
    pub minbits: u32,
    /// A block takes at most so many bits.
    pub maxbits: u32,
    /// At most so many bit planes are kept.
    pub maxprec: u32,
    /// Bit planes below this power of two are not kept; below [`MIN_EXP`]: nothing is lost.
    pub minexp: i32,
}

impl Default for Params {
    /// All that the lossy coding keeps: a setting of the mode [`Mode::Expert`].
    fn default() -> Params {
        Params { minbits: MIN_BITS, maxbits: MAX_BITS, maxprec: MAX_PREC, minexp: MIN_EXP }
    }
}

impl Params {
    /// Nothing is lost.
    pub fn reversible() -> Params {
        Params { minexp: MIN_EXP - 1, ..Params::default() }
    }

    /// Each block takes the same number of bits, about `rate` a value, at least one. With a type of values, a block has room
    /// for its exponent at least; `align` is the number of bits whose multiple a block is to be, 1 for any.
    ///
    /// The rate that comes of it is [`Params::rate_of`].
    pub fn rate(rate: f64, scalar: Option<Scalar>, dims: usize, align: u32) -> Result<Params> {
        let values = values(dims);
        let bits = (f64::from(values) * rate + 0.5).floor();
        // Written so that NaN is refused as well.
        if !(rate >= 0.0 && bits <= f64::from(MAX_HEADER_BITS)) {
            return Err(Error::argument(format!(
                "zfp: a rate of {rate} bits a value; expected 0 to {}, as a block takes at most {MAX_HEADER_BITS} bits",
                MAX_HEADER_BITS / values
            )));
        }
        let least = scalar.map_or(1, |scalar| scalar.head_bits().max(1));
        let bits = (bits as u32).max(least).next_multiple_of(align.max(1));
        Ok(Params { minbits: bits, maxbits: bits, ..Params::default() })
    }

    /// The bits a value that a fixed rate takes.
    pub fn rate_of(&self, dims: usize) -> f64 {
        f64::from(self.maxbits) / f64::from(values(dims))
    }

    /// Each block keeps its `precision` highest bit planes; 0 stands for all.
    pub fn precision(precision: u32) -> Params {
        let maxprec = if precision == 0 { MAX_PREC } else { precision.min(MAX_PREC) };
        Params { maxprec, ..Params::default() }
    }

    /// No value of a float array is further off than `tolerance`, as long as the 30 or 62 bits suffice that are left of the
    /// largest value of a block; 0 keeps all that the lossy coding can.
    ///
    /// The tolerance that is used is a power of two, [`Params::accuracy_of`].
    pub fn accuracy(tolerance: f64) -> Result<Params> {
        if !(tolerance >= 0.0 && tolerance.is_finite()) {
            return Err(Error::argument(format!("zfp: a tolerance of {tolerance}; expected 0 or a positive number")));
        }
        let minexp = if tolerance > 0.0 { exponent(tolerance) - 1 } else { MIN_EXP };
        Ok(Params { minexp, ..Params::default() })
    }

    /// The bound of the absolute error of the mode [`Mode::Accuracy`].
    pub fn accuracy_of(&self) -> f64 {
        if self.minexp < MIN_EXP || *self == Params::default() { 0.0 } else { power(self.minexp) }
    }

    /// The four as they are given.
    pub fn expert(minbits: u32, maxbits: u32, maxprec: u32, minexp: i32) -> Result<Params> {
        let params = Params { minbits, maxbits, maxprec, minexp };
        params.check()?;
        Ok(params)
    }

    /// Fails where they contradict each other, or a block would be larger than any header tells.
    pub(crate) fn check(&self) -> Result<()> {
        let Params { minbits, maxbits, maxprec, minexp } = *self;
        if minbits > maxbits || maxbits == 0 || maxbits > MAX_HEADER_BITS {
            return Err(Error::argument(format!(
                "zfp: blocks of at least {minbits} and at most {maxbits} bits; expected no more than {MAX_HEADER_BITS}, \
                 the most at least 1 and not below the least"
            )));
        }
        if !(1..=MAX_PREC).contains(&maxprec) {
            return Err(Error::argument(format!("zfp: {maxprec} bit planes; expected 1 to {MAX_PREC}")));
        }
        if !(-16495..=16272).contains(&minexp) {
            return Err(Error::argument(format!("zfp: a smallest exponent of {minexp}; expected -16495 to 16272")));
        }
        Ok(())
    }

    /// The mode that this setting is known as.
    pub fn mode(&self) -> Mode {
        let free = self.minbits <= MIN_BITS && self.maxbits >= MAX_BITS;
        if *self == Params::default() {
            Mode::Expert
        } else if self.minbits == self.maxbits
            && (1..=MAX_BITS).contains(&self.maxbits)
            && self.maxprec >= MAX_PREC
            && self.minexp == MIN_EXP
        {
            Mode::Rate
        } else if free && self.minexp == MIN_EXP {
            Mode::Precision
        } else if free && self.maxprec >= MAX_PREC {
            if self.minexp >= MIN_EXP { Mode::Accuracy } else { Mode::Reversible }
        } else {
            Mode::Expert
        }
    }

    /// Whether nothing is lost but what [`Params::maxbits`] and [`Params::maxprec`] cut off.
    pub(crate) fn is_reversible(&self) -> bool {
        self.minexp < MIN_EXP
    }

    /// Whether nothing is lost at all.
    pub(crate) fn is_exact(&self, scalar: Scalar) -> bool {
        self.is_reversible() && self.maxbits >= MAX_BITS && self.maxprec >= 8 * scalar.size() as u32
    }

    /// The bits of each block, where all have the same number.
    pub(crate) fn fixed_bits(&self, scalar: Scalar) -> Option<u32> {
        let holds = !self.is_reversible() && self.maxbits >= scalar.head_bits().max(1);
        (self.minbits == self.maxbits && holds).then_some(self.maxbits)
    }

    /// The number that headers tell: of 12 bits, or of 64 of which the lowest 12 are set.
    pub fn to_mode(&self) -> u64 {
        match self.mode() {
            Mode::Rate if self.maxbits <= 2048 => u64::from(self.maxbits - 1),
            Mode::Precision => u64::from(self.maxprec - 1) + 2048,
            Mode::Reversible => 2176,
            Mode::Accuracy if self.minexp <= 843 => (self.minexp - MIN_EXP) as u64 + 2177,
            _ => {
                let minbits = u64::from(self.minbits.clamp(1, MAX_HEADER_BITS) - 1);
                let maxbits = u64::from(self.maxbits.clamp(1, MAX_HEADER_BITS) - 1);
                let maxprec = u64::from(self.maxprec.clamp(1, 128) - 1);
                let minexp = (self.minexp + 16495).clamp(0, 0x7fff) as u64;
                minexp << 49 | maxprec << 42 | maxbits << 27 | minbits << 12 | 0xfff
            }
        }
    }

    /// The parameters behind such a number.
    pub fn from_mode(mode: u64) -> Result<Params> {
        let short = (mode & 0xfff) as u32;
        let params = match short {
            0..2048 => Params { minbits: short + 1, maxbits: short + 1, ..Params::default() },
            2048..2176 => Params { maxprec: short - 2047, ..Params::default() },
            2176 => Params::reversible(),
            2177..0xfff => Params { minexp: short as i32 - 2177 + MIN_EXP, ..Params::default() },
            _ => Params {
                minbits: (mode >> 12 & 0x7fff) as u32 + 1,
                maxbits: (mode >> 27 & 0x7fff) as u32 + 1,
                maxprec: (mode >> 42 & 0x7f) as u32 + 1,
                minexp: (mode >> 49 & 0x7fff) as i32 - 16495,
            },
        };
        params.check()?;
        Ok(params)
    }
}

/// The number of values in a block.
fn values(dims: usize) -> u32 {
    1 << (2 * dims)
}

/// The `e` of `x = m 2^e` with `m` from 1/2 to below 1, of a positive finite number.
fn exponent(x: f64) -> i32 {
    let field = |x: f64| (x.to_bits() >> 52 & 0x7ff) as i32;
    if field(x) == 0 { field(x * power(64)) - 1022 - 64 } else { field(x) - 1022 }
}

/// 2 to the `e`: 0 below the smallest double, infinite above the largest.
pub(crate) fn power(e: i32) -> f64 {
    match e {
        1024.. => f64::INFINITY,
        -1022.. => f64::from_bits(((e + 1023) as u64) << 52),
        -1074.. => f64::from_bits(1 << (e + 1074)),
        _ => 0.0,
    }
}

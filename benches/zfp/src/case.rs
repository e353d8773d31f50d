//! Cases: what is compressed, how, and how it lies in memory.

use std::fmt;

use tierce::zfp::{Grid, MAX_BITS, MAX_PREC, MIN_EXP, Params, Scalar};

use crate::fields::name_of;
use crate::random::Random;
use crate::values::Kind;

/// How the elements lie in memory, which is in elements.
#[derive(Clone, Copy, Debug)]
pub struct Layout {
    /// `None`: in a row.
    pub strides: Option<[isize; 4]>,
    /// Where the element with all indices 0 is.
    pub first: usize,
    /// How many elements the memory has room for.
    pub room: usize,
}

#[derive(Clone, Debug)]
pub struct Case {
    pub seed: u64,
    pub number: u64,
    pub grid: Grid,
    pub kind: Kind,
    pub asked: Asked,
    pub params: Params,
    pub header: u32,
    pub src: Layout,
    pub dst: Layout,
    /// Where the decoder gets bits that no encoder wrote.
    pub garbage: bool,
    pub spacing: usize,
}

impl fmt::Display for Case {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Case { seed, number, grid, kind, asked, params, header, src, dst, garbage, spacing } = self;
        let Params { minbits, maxbits, maxprec, minexp } = params;
        let (n, scalar) = (&grid.n[..grid.dims], name_of(grid.scalar));
        write!(f, "case {seed} {number}: {scalar} extents {n:?} (fastest first), {kind}, {asked:?} ")?;
        write!(f, "(minbits {minbits}, maxbits {maxbits}, maxprec {maxprec}, minexp {minexp}), header {header}, ")?;
        write!(f, "strides {:?} -> {:?}, spacing {spacing}", src.strides, dst.strides)?;
        if *garbage { write!(f, ", garbage decoded") } else { Ok(()) }
    }
}

impl Layout {
    fn any(random: &mut Random, grid: &Grid) -> Layout {
        let plain = Layout { strides: None, first: 0, room: grid.count() };
        if random.once_in(2) {
            return plain;
        }
        // Any order of the axes in memory, each with room around, some backwards, some with steps.
        let mut axes: Vec<usize> = (0..grid.dims).collect();
        if random.once_in(2) {
            for at in (1..axes.len()).rev() {
                axes.swap(at, random.below(at + 1));
            }
        }
        let mut layout = Layout { strides: None, first: random.below(4), room: 1 };
        let mut strides = [0; 4];
        for axis in axes {
            let (n, unit) = (grid.n[axis], layout.room as isize);
            let step = if random.once_in(4) { random.below(3) + 1 } else { 1 };
            let (before, after) = if random.once_in(2) { (random.below(3), random.below(3)) } else { (0, 0) };
            let backwards = random.once_in(4);
            let at = before + if backwards { step * (n - 1) } else { 0 };
            layout.first += at * layout.room;
            layout.room *= before + step * (n - 1) + 1 + after;
            strides[axis] = unit * step as isize * if backwards { -1 } else { 1 };
        }
        layout.room += 4;
        layout.strides = Some(strides);
        layout
    }

    /// Where an element is, by its indices.
    pub fn at(&self, grid: &Grid, index: usize) -> usize {
        let Some(strides) = self.strides else { return self.first + index };
        let mut rest = index;
        let mut at = self.first;
        for (n, stride) in grid.n.iter().zip(strides) {
            at = at.wrapping_add_signed((rest % n) as isize * stride);
            rest /= n;
        }
        at
    }
}

/// What a mode is asked for.
#[derive(Clone, Copy, Debug)]
pub enum Asked {
    Reversible,
    /// Bits a value, and whether blocks are to be of whole words.
    Rate(f64, bool),
    Precision(u32),
    Accuracy(f64),
    Expert,
}

fn params(random: &mut Random, scalar: Scalar, dims: usize) -> (Asked, Params) {
    let bits = scalar.size() as i64 * 8;
    match random.below(8) {
        0 => (Asked::Reversible, Params::reversible()),
        1 | 2 => {
            // zfp takes a rate of 0 for integers; tierce makes a bit a block of it.
            let rate = random.within(1, 8 * (bits + 2)) as f64 / 8.0;
            let whole = random.once_in(4);
            let align = if whole { 64 } else { 1 };
            (Asked::Rate(rate, whole), Params::rate(rate, Some(scalar), dims, align).expect("a rate"))
        }
        3 => {
            let precision = random.within(0, bits + 2) as u32;
            (Asked::Precision(precision), Params::precision(precision))
        }
        4 => {
            let exponent = if random.once_in(2) { random.within(-40, 20) } else { random.within(-1080, 1020) };
            // Powers of two, and 0, are where roundings show.
            let digits = [0.0, 1.0, 1.0 + random.unit().abs()][random.below(10).min(2)];
            let tolerance = digits * 2f64.powi(exponent as i32);
            (Asked::Accuracy(tolerance), Params::accuracy(tolerance).expect("a tolerance"))
        }
        _ => (Asked::Expert, expert(random, scalar, dims)),
    }
}

fn expert(random: &mut Random, scalar: Scalar, dims: usize) -> Params {
    let values = 1i64 << (2 * dims);
    let most = values * (scalar.size() as i64 * 8 + 2);
    let maxbits = match random.below(6) {
        0 | 1 => i64::from(MAX_BITS),
        // Few bits; fewer than the exponent takes are another story.
        2 => random.within(1, 64),
        3 => random.within(1, 4 * values),
        _ => random.within(1, most),
    };
    let minbits = match random.below(4) {
        0 => random.within(0, maxbits.min(most)),
        1 => random.within(0, maxbits.min(100)),
        2 if maxbits <= most => maxbits,
        _ => 1,
    };
    let maxprec = if random.once_in(2) { i64::from(MAX_PREC) } else { random.within(1, i64::from(MAX_PREC)) };
    let minexp = match random.below(6) {
        0 => i64::from(MIN_EXP) - 1,
        1 => random.within(-3000, -1075),
        2 => random.within(-1074, 1100),
        3 => random.within(-40, 20),
        _ => i64::from(MIN_EXP),
    };
    Params { minbits: minbits as u32, maxbits: maxbits as u32, maxprec: maxprec as u32, minexp: minexp as i32 }
}

impl Case {
    /// The case of this number; what else is random in it comes from the same numbers.
    pub fn new(seed: u64, number: u64) -> (Case, Random) {
        let mut random = Random(seed.wrapping_mul(0x2545_f491_4f6c_dd1d) ^ number);
        random.next();
        let random_ = &mut random;
        let scalar = Scalar::ALL[random_.below(4)];
        let dims = random_.below(4) + 1;
        let large = random_.once_in(100);
        let longest = [[200, 40, 24, 13], [150_000, 400, 60, 20]][usize::from(large)][dims - 1];
        let extents: Vec<usize> = (0..dims)
            .map(|_| match random_.below(if large { 40 } else { 4 }) {
                0 => random_.below(9) + 1,
                1 => 4 * random_.below(longest / 4) + 4,
                _ => random_.below(longest) + 1,
            })
            .collect();
        let grid = Grid::new(scalar, &extents).expect("extents");
        let (asked, params) = params(random_, scalar, dims);
        let kind = Kind::any(random_, scalar, params.minexp < MIN_EXP);
        let header = if random_.once_in(2) { 7 } else { random_.below(8) as u32 };
        let (src, dst) = (Layout::any(random_, &grid), Layout::any(random_, &grid));
        let garbage = random_.once_in(6);
        let spacing = if random_.once_in(3) { random_.below(70) + 1 } else { 0 };
        (Case { seed, number, grid, kind, asked, params, header, src, dst, garbage, spacing }, random)
    }
}

//! Extents of what is compressed, and the blocks they are cut into.

use super::scalar::Scalar;
use crate::array::{Order, Type};
use crate::error::{Error, Result};

/// The most axes.
pub const MAX_DIMS: usize = 4;

/// Type and extents of a stream's values.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Grid {
    /// The type of the values.
    pub scalar: Scalar,
    /// How many axes there are, 1 to 4.
    pub dims: usize,
    /// The extent of each axis, the one along which neighbours lie closest first; 1 for those that are not there.
    pub n: [usize; MAX_DIMS],
}

impl Grid {
    /// Extents of at least 1 of at most four axes, the fastest first.
    pub fn new(scalar: Scalar, extents: &[usize]) -> Result<Grid> {
        if !(1..=MAX_DIMS).contains(&extents.len()) || extents.contains(&0) {
            return Err(Error::argument(format!(
                "zfp: extents {extents:?}; expected one to four axes, none of which is empty"
            )));
        }
        let mut n = [1; MAX_DIMS];
        n[..extents.len()].copy_from_slice(extents);
        let count = n.iter().try_fold(scalar.size(), |all, n| all.checked_mul(*n));
        if count.is_none_or(|bytes| bytes > isize::MAX as usize) {
            return Err(Error::argument(format!("zfp: extents {extents:?} are larger than memory")));
        }
        Ok(Grid { scalar, dims: extents.len(), n })
    }

    /// The extents of an array: those of its axes in the order in which it is walked, the fastest first.
    pub fn of(scalar: Scalar, ty: &Type) -> Result<Grid> {
        let mut extents = ty.shape.clone();
        if ty.order == Order::C {
            extents.reverse();
        }
        Grid::new(scalar, &extents)
    }

    /// The shape of an array that is walked in C order.
    pub fn shape(&self) -> Vec<usize> {
        self.n[..self.dims].iter().rev().copied().collect()
    }

    /// How many values there are.
    pub fn count(&self) -> usize {
        self.n.iter().product()
    }

    /// How many blocks there are along an axis.
    pub fn blocks_along(&self, axis: usize) -> usize {
        if axis < self.dims { self.n[axis].div_ceil(4) } else { 1 }
    }

    /// How many blocks there are.
    pub fn blocks(&self) -> usize {
        (0..MAX_DIMS).map(|axis| self.blocks_along(axis)).product()
    }

    /// How many values a block has.
    pub fn block_len(&self) -> usize {
        1 << (2 * self.dims)
    }
}

//! Shapes and strides: the arithmetic alone, no memory.

use crate::error::{Error, Result};

/// The most axes an array may have; numpy's limit.
pub const MAX_NDIM: usize = 64;

/// The order in which elements are walked, and lie in encoded data.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Order {
    /// The last index changes fastest, as in C.
    #[default]
    C,
    /// The first index changes fastest, as in Fortran.
    F,
}

/// Fails unless an array of this shape with elements of `size` bytes fits into memory, be it empty or not: as in numpy,
/// the extents other than 0 must.
pub fn check(shape: &[usize], size: usize) -> Result<()> {
    if shape.len() > MAX_NDIM {
        return Err(Error::argument(format!("{} axes, {MAX_NDIM} are the most", shape.len())));
    }
    let all = shape.iter().filter(|n| **n != 0).try_fold(size.max(1), |all, n| all.checked_mul(*n));
    match all.filter(|all| *all <= isize::MAX as usize) {
        Some(_) => Ok(()),
        None => Err(Error::argument(format!("shape {shape:?} with elements of {size} bytes is larger than memory"))),
    }
}

/// The strides of elements of `size` bytes in a row, in this order.
pub fn strides(shape: &[usize], size: usize, order: Order) -> Vec<isize> {
    let mut strides = vec![0; shape.len()];
    let mut step = size as isize;
    let mut set = |axis: usize| {
        strides[axis] = step;
        step *= shape[axis].max(1) as isize;
    };
    match order {
        Order::C => (0..shape.len()).rev().for_each(&mut set),
        Order::F => (0..shape.len()).for_each(&mut set),
    }
    strides
}

/// Whether walking in `order` meets the elements in a row. Strides of axes with one index, and of an empty array, do not
/// matter.
pub fn is_contiguous(shape: &[usize], strides: &[isize], size: usize, order: Order) -> bool {
    if shape.contains(&0) {
        return true;
    }
    let mut step = size as isize;
    let mut holds = |axis: usize| {
        let fits = shape[axis] == 1 || strides[axis] == step;
        step = step.saturating_mul(shape[axis] as isize);
        fits
    };
    match order {
        Order::C => (0..shape.len()).rev().all(&mut holds),
        Order::F => (0..shape.len()).all(&mut holds),
    }
}

/// The lowest and the highest offset of an element from the first, in bytes; fails if they are no distance in memory.
pub fn extent(shape: &[usize], strides: &[isize]) -> Result<(isize, isize)> {
    let (mut low, mut high) = (0isize, 0isize);
    if shape.contains(&0) {
        return Ok((0, 0));
    }
    for (n, stride) in shape.iter().zip(strides) {
        let far = isize::try_from(*n - 1).ok().and_then(|n| n.checked_mul(*stride));
        let end = if *stride < 0 { &mut low } else { &mut high };
        *end = far.and_then(|far| end.checked_add(far)).ok_or_else(|| {
            Error::argument(format!("shape {shape:?} with strides {strides:?} is larger than memory"))
        })?;
    }
    Ok((low, high))
}

/// Whether it is certain that no two elements of `size` bytes share a byte: along each axis, in the order of their
/// strides, a step is at least as far as everything within it.
pub fn is_injective(shape: &[usize], strides: &[isize], size: usize) -> bool {
    if shape.contains(&0) || size == 0 {
        return true;
    }
    let mut axes: Vec<(usize, usize)> =
        shape.iter().zip(strides).filter(|(n, _)| **n > 1).map(|(n, stride)| (stride.unsigned_abs(), *n)).collect();
    axes.sort_unstable();
    let mut reach = size;
    axes.iter().all(|(stride, n)| {
        let apart = *stride >= reach;
        reach = reach.saturating_add(stride.saturating_mul(n - 1));
        apart
    })
}

/// Shape and strides in the order of the walk, outermost first, with axes that continue each other made one. None of the
/// extents is 1.
pub fn collapse(shape: &[usize], strides: &[isize], order: Order) -> Vec<(usize, isize)> {
    let mut axes: Vec<(usize, isize)> = Vec::with_capacity(shape.len());
    let mut add = |axis: usize| {
        let (n, stride) = (shape[axis], strides[axis]);
        if n == 1 {
            return;
        }
        match axes.last_mut() {
            Some((outer, step)) if stride.checked_mul(n as isize) == Some(*step) => {
                *outer *= n;
                *step = stride;
            }
            _ => axes.push((n, stride)),
        }
    };
    match order {
        Order::C => (0..shape.len()).for_each(&mut add),
        Order::F => (0..shape.len()).rev().for_each(&mut add),
    }
    axes
}

/// Fails unless `axes` names each of `ndim` axes once.
pub fn check_axes(axes: &[usize], ndim: usize) -> Result<()> {
    let mut seen = vec![false; ndim];
    let each_once =
        axes.len() == ndim && axes.iter().all(|axis| *axis < ndim && !std::mem::replace(&mut seen[*axis], true));
    if each_once {
        return Ok(());
    }
    Err(Error::argument(format!("axes {axes:?}: expected each of 0 to {} once", ndim as isize - 1)))
}

/// The permutation that undoes `axes`.
pub fn inverse(axes: &[usize]) -> Vec<usize> {
    let mut inverse = vec![0; axes.len()];
    for (to, from) in axes.iter().enumerate() {
        inverse[*from] = to;
    }
    inverse
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strides_of_rows_are_contiguous_in_their_order_alone() {
        let shape = [2, 3, 4];
        assert_eq!(strides(&shape, 8, Order::C), [96, 32, 8]);
        assert_eq!(strides(&shape, 8, Order::F), [8, 16, 48]);
        for order in [Order::C, Order::F] {
            let other = if order == Order::C { Order::F } else { Order::C };
            assert!(is_contiguous(&shape, &strides(&shape, 8, order), 8, order));
            assert!(!is_contiguous(&shape, &strides(&shape, 8, order), 8, other));
        }
        assert!(is_contiguous(&[1, 3, 1], &[-7, 8, 1000], 8, Order::C));
        assert!(is_contiguous(&[0, 3], &[1, 1], 8, Order::C));
    }

    #[test]
    fn what_is_larger_than_memory_is_refused() {
        assert!(check(&[usize::MAX, 2], 1).is_err());
        assert!(check(&[1 << 40, 0, 1 << 40], 1).is_err(), "also when it is empty");
        assert!(check(&[1; 64], 8).is_ok() && check(&[1; 65], 8).is_err());
        assert!(extent(&[2], &[isize::MIN]).is_ok() && extent(&[3], &[isize::MIN]).is_err());
        assert!(extent(&[2, 2], &[isize::MAX, 1]).is_err());
    }

    #[test]
    fn the_extent_reaches_both_ways() {
        assert_eq!(extent(&[4, 3], &[-8, 100]).unwrap(), (-24, 200));
        assert_eq!(extent(&[], &[]).unwrap(), (0, 0));
        assert_eq!(extent(&[0, 9], &[8, 8]).unwrap(), (0, 0));
    }

    #[test]
    fn elements_that_share_bytes_are_found() {
        assert!(is_injective(&[4, 3], &[-24, 8], 8));
        assert!(is_injective(&[3, 4], &[8, 24], 8));
        assert!(!is_injective(&[3], &[0], 8));
        assert!(!is_injective(&[3], &[4], 8));
        assert!(!is_injective(&[2, 5], &[16, 8], 8));
        assert!(is_injective(&[1, 5], &[0, 8], 8));
    }

    #[test]
    fn axes_that_continue_each_other_are_one() {
        assert_eq!(collapse(&[2, 3, 4], &[96, 32, 8], Order::C), [(24, 8)]);
        assert_eq!(collapse(&[2, 3, 4], &[96, 32, 8], Order::F), [(4, 8), (3, 32), (2, 96)]);
        assert_eq!(collapse(&[2, 3, 4], &[120, 32, 8], Order::C), [(2, 120), (12, 8)]);
        assert_eq!(collapse(&[5, 1], &[-8, 3], Order::C), [(5, -8)]);
        assert_eq!(collapse(&[], &[], Order::C), []);
    }

    #[test]
    fn axes_are_named_once() {
        assert!(check_axes(&[2, 0, 1], 3).is_ok() && check_axes(&[], 0).is_ok());
        assert!(
            check_axes(&[0, 0, 1], 3).is_err() && check_axes(&[0, 1], 3).is_err() && check_axes(&[0, 1, 3], 3).is_err()
        );
    }
}

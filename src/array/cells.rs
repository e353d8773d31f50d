//! An array cut by a grid, so that several threads write its cells at once.

use std::marker::PhantomData;
use std::sync::atomic::{AtomicU64, Ordering};

use super::peek::PeekMut;
use super::view::{Array, Range};
use crate::error::{Error, Kind, Result};
use crate::segments::reserved;

/// An array to be written cell by cell: along each axis, cells of `step` elements, of which the first may have lost its
/// front and the last its end. No two cells share an element.
pub(crate) struct Cells<'a> {
    array: Array,
    /// Elements that the first cell along each axis lacks at its front.
    lacks: Vec<usize>,
    step: Vec<usize>,
    /// How many cells there are along each axis.
    counts: Vec<usize>,
    /// A bit for each cell that was taken.
    taken: Vec<AtomicU64>,
    of: PhantomData<&'a mut Array>,
}

impl<'a> Cells<'a> {
    /// Cuts an array of elements of fixed size; `lacks` is less than `step`, which is not 0.
    pub(crate) fn new(array: PeekMut<'a>, lacks: Vec<usize>, step: Vec<usize>) -> Result<Cells<'a>> {
        array.check_writable()?;
        let shape = &array.ty().shape;
        let fits = lacks.len() == shape.len()
            && step.len() == shape.len()
            && lacks.iter().zip(&step).all(|(lacks, step)| lacks < step)
            && !array.ty().dtype.is_items();
        if !fits {
            return Err(Error::argument(format!("{lacks:?} and {step:?} do not cut an array of shape {shape:?}")));
        }
        let mut counts = reserved(shape.len())?;
        let mut total = 1usize;
        for ((n, lacks), step) in shape.iter().zip(&lacks).zip(&step) {
            let count = if *n == 0 { 0 } else { (n - 1 + lacks) / step + 1 };
            total = total.checked_mul(count).ok_or_else(|| Error::no_memory(usize::MAX))?;
            counts.push(count);
        }
        let mut taken = reserved(total.div_ceil(64))?;
        taken.resize_with(total.div_ceil(64), AtomicU64::default);
        Ok(Cells { array: array.array, lacks, step, counts, taken, of: PhantomData })
    }

    /// The cell at this place of the grid, which can be had once.
    pub(crate) fn take(&self, cell: &[usize]) -> Result<PeekMut<'a>> {
        let no_cell = || Error::new(Kind::Panic, format!("cell {cell:?} of an array was taken twice, or is none"));
        let mut number = 0;
        let mut ranges = Vec::with_capacity(cell.len());
        for (axis, (at, count)) in cell.iter().zip(&self.counts).enumerate() {
            if at >= count {
                return Err(no_cell());
            }
            number = number * count + at;
            let (step, lacks, n) = (self.step[axis], self.lacks[axis], self.array.ty().shape[axis]);
            let start = (at * step).saturating_sub(lacks);
            let end = at.saturating_add(1).saturating_mul(step).saturating_sub(lacks).min(n);
            ranges.push(Range { start, count: end - start, step: 1 });
        }
        let bit = 1 << (number % 64);
        if cell.len() != self.counts.len() || self.taken[number / 64].fetch_or(bit, Ordering::Relaxed) & bit != 0 {
            return Err(no_cell());
        }
        // SAFETY: nobody uses the whole array as long as `self` or a cell lives, as it is borrowed for 'a. The elements of the
        // array share no memory, no two cells an element, and each cell was given out once.
        let array = unsafe { self.array.alias() };
        Ok(PeekMut { array: array.slice(&ranges)?, of: PhantomData })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::array::{Dtype, Order, Type};
    use crate::parallel::Pool;

    #[test]
    fn cells_cover_the_array_and_are_given_out_once() {
        let ty = Type::new(Dtype::U8, &[5, 7], Order::C).unwrap();
        let mut array = Array::zeros(ty, usize::MAX).unwrap();
        {
            let cells = Cells::new(array.peek_mut(), vec![1, 0], vec![2, 3]).unwrap();
            assert_eq!(cells.counts, [3, 3]);
            let pool = Pool::new(2).unwrap();
            pool.for_each(9, |number| {
                let mut cell = cells.take(&[number / 3, number % 3]).unwrap();
                let size = cell.ty().count();
                cell.scatter(&vec![number as u8 + 1; size]).unwrap();
            })
            .unwrap();
            assert!(cells.take(&[1, 1]).is_err() && cells.take(&[3, 0]).is_err() && cells.take(&[0]).is_err());
        }
        let rows: Vec<&[u8]> = array.row().unwrap().chunks(7).collect();
        assert_eq!(rows[0], [1, 1, 1, 2, 2, 2, 3]);
        assert_eq!(rows[1], [4, 4, 4, 5, 5, 5, 6]);
        assert_eq!(rows[2], rows[1]);
        assert_eq!(rows[3], [7, 7, 7, 8, 8, 8, 9]);
        assert_eq!(rows[4], rows[3]);
    }

    #[test]
    fn an_array_whose_elements_share_memory_is_not_cut() {
        let memory = [0u8; 8];
        let ty = Type::new(Dtype::U8, &[4], Order::C).unwrap();
        // SAFETY: the one element that is reached is there, and never written.
        let array = unsafe { Array::borrow(ty, memory.as_ptr().cast_mut(), Some(&[0]), true, std::sync::Arc::new(())) };
        assert!(Cells::new(array.unwrap().peek_mut(), vec![0], vec![2]).is_err());
    }
}

//! Rows of a run of blocks as values: as they lie in the array where they are such, else as copies.

use std::mem::MaybeUninit;

use super::grid::Grid;
use super::kernels::{Set, to_fill};
use super::params::Params;
use super::scalar::Element;
use super::value::{MOST_COPIED, Value};
use crate::array::tiles::{MOST_ROWS, Run, Tiles, TilesMut};
use crate::error::Result;
use crate::segments::reserved;

/// The most blocks of a run that is taken as it lies.
const MOST_DIRECT: usize = 256;

/// What is the same for all parts of an array.
#[derive(Clone, Copy)]
pub(super) struct Task {
    pub(super) set: Set,
    pub(super) grid: Grid,
    pub(super) element: Element,
    /// Whether elements are in the other byte order.
    pub(super) foreign: bool,
    pub(super) params: Params,
}

/// The index within a block along an axis that has `len` values, for each of the four places: those that are not there are
/// filled with ones that are.
fn filled(place: usize, len: usize) -> usize {
    match (place, len) {
        (2, 2) => 1,
        (3, 2 | 3) | (_, 1) => 0,
        _ => place,
    }
}

/// Which row of the array stands for row `row` of a full run.
fn filled_row(run: &Run, row: usize) -> usize {
    (1..4).map(|axis| filled(row >> (2 * (axis - 1)) & 3, run.len[axis]) << (2 * (axis - 1))).sum()
}

impl Task {
    /// Rows of a full run.
    pub(super) fn rows(&self) -> usize {
        Run::rows(self.grid.dims)
    }

    /// Room for copies of rows.
    pub(super) fn copies<T: Value>(&self) -> Result<Vec<T>> {
        let len = self.rows() * MOST_COPIED;
        let mut copies = reserved(len)?;
        copies.resize(len, T::default());
        Ok(copies)
    }

    /// Calls `work` with the rows of a run from block `block` on of at most `most` blocks, and the run.
    ///
    /// `must_copy` tells of rows whether they have to be copied; then `change` is called with the copies.
    #[allow(clippy::too_many_arguments)] // which walk, and what to do on the way
    pub(super) fn read_rows<T: Value, R>(
        &self,
        tiles: &Tiles<'_>,
        block: usize,
        most: usize,
        copies: &mut [T],
        must_copy: impl Fn(&[&[T]]) -> bool,
        mut change: impl FnMut(&Run, &mut [&mut [T]]) -> Result<()>,
        work: impl FnOnce(&Run, &[&[T]]) -> R,
    ) -> Result<R> {
        let count = self.rows();
        let run = tiles.tiling().run(block, most.min(MOST_DIRECT));
        let mut rows: [&[T]; MOST_ROWS] = [&[]; MOST_ROWS];
        let mut direct = !self.foreign && matches!(self.element, Element::Same(_));
        if direct {
            for (row, to) in rows[..count].iter_mut().enumerate() {
                match tiles.row::<T>(&run, filled_row(&run, row)) {
                    Some(values) => *to = values,
                    None => {
                        direct = false;
                        break;
                    }
                }
            }
        }
        if direct && !must_copy(&rows[..count]) {
            return Ok(work(&run, &rows[..count]));
        }
        let run = tiles.tiling().run(block, most.min(MOST_COPIED / 4));
        let mut parts: [&mut [T]; MOST_ROWS] = std::array::from_fn(|_| &mut [][..]);
        for ((row, to), copy) in parts[..count].iter_mut().enumerate().zip(copies.chunks_exact_mut(MOST_COPIED)) {
            let copy = &mut copy[..run.len[0]];
            T::read(tiles, &run, filled_row(&run, row), self.element, self.foreign, copy);
            *to = copy;
        }
        change(&run, &mut parts[..count])?;
        let mut rows: [&[T]; MOST_ROWS] = [&[]; MOST_ROWS];
        for (row, part) in rows.iter_mut().zip(&parts) {
            *row = part;
        }
        Ok(work(&run, &rows[..count]))
    }

    /// Calls `work` with room for the rows of a run from block `block` on of at most `most` blocks; `work` tells how many
    /// of the blocks it filled, the first ones.
    pub(super) fn write_rows<T: Value>(
        &self,
        tiles: &mut TilesMut<'_>,
        block: usize,
        most: usize,
        copies: &mut [T],
        work: impl FnOnce(&Run, &mut [&mut [MaybeUninit<T>]]) -> usize,
    ) -> usize {
        let count = self.rows();
        let mut run = tiles.tiling().run(block, most.min(MOST_COPIED / 4));
        let direct = !self.foreign && matches!(self.element, Element::Same(_));
        let full = tiles.tiling().run(block, most.min(MOST_DIRECT));
        let whole = (0..count).all(|row| full.has(row));
        {
            let mut rows: [&mut [MaybeUninit<T>]; MOST_ROWS] = std::array::from_fn(|_| &mut [][..]);
            if direct && whole && tiles.rows(&full, &mut rows[..count]) {
                return work(&full, &mut rows[..count]);
            }
        }
        let done = {
            let mut rows: [&mut [MaybeUninit<T>]; MOST_ROWS] = std::array::from_fn(|_| &mut [][..]);
            for (to, copy) in rows[..count].iter_mut().zip(copies.chunks_exact_mut(MOST_COPIED)) {
                *to = to_fill(&mut copy[..run.len[0]]);
            }
            work(&run, &mut rows[..count])
        };
        if done == 0 {
            return 0;
        }
        // Of blocks that were not filled nothing is written.
        run.tiles = done;
        run.len[0] = run.len[0].min(4 * done);
        for (row, copy) in copies.chunks_exact(MOST_COPIED).enumerate().take(count).filter(|(row, _)| run.has(*row)) {
            T::write(tiles, &run, row, self.element, self.foreign, &copy[..run.len[0]]);
        }
        done
    }
}

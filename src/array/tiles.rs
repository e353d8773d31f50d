//! Arrays of up to four axes in tiles of four elements along each: rows of a run of tiles that lie side by side, and parts
//! that several threads write at once.
//!
//! Axes are counted from the one along which walking goes fastest, x; tiles are counted with x fastest, too. The last
//! tile along an axis may be partial.

use std::marker::PhantomData;
use std::mem::{MaybeUninit, align_of};
use std::ops::Range;

use super::layout::Order;
use super::view::Array;
use crate::error::{Error, Result};

/// The most axes.
const AXES: usize = 4;
/// Elements of a tile along each axis.
const EDGE: usize = 4;
/// The most rows of a run of tiles.
pub(crate) const MOST_ROWS: usize = 64;

/// Numbers for which any bytes are a value.
///
/// # Safety
/// That is so.
pub(crate) unsafe trait Plain: Copy + Send + Sync + 'static {}

// SAFETY: any four bytes are one.
unsafe impl Plain for i32 {}
// SAFETY: any eight bytes are one.
unsafe impl Plain for i64 {}
// SAFETY: any four bytes are one.
unsafe impl Plain for f32 {}
// SAFETY: any eight bytes are one.
unsafe impl Plain for f64 {}

/// Where the elements lie; what tiles there are.
#[derive(Clone, Copy)]
pub(crate) struct Tiling {
    axes: usize,
    n: [usize; AXES],
    strides: [isize; AXES],
    item: usize,
}

/// A run of tiles that lie side by side along x.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Run {
    /// The index along each axis at which it begins.
    pub(crate) start: [usize; AXES],
    /// How many elements it has along each axis: 1 to 4, but for x.
    pub(crate) len: [usize; AXES],
    /// How many tiles it has.
    pub(crate) tiles: usize,
}

impl Run {
    /// The rows of a full run of so many axes.
    pub(crate) fn rows(axes: usize) -> usize {
        1 << (2 * (axes - 1))
    }

    /// Whether row `row` of a full run is one of this run. Rows are counted with y fastest.
    pub(crate) fn has(&self, row: usize) -> bool {
        (1..AXES).all(|axis| (row >> (2 * (axis - 1)) & 3) < self.len[axis])
    }
}

impl Tiling {
    /// The tiles of an array of one to four axes of elements of fixed size, none of which is empty.
    fn of(array: &Array) -> Result<Tiling> {
        let (ty, strides) = (array.ty(), array.strides());
        let axes = ty.shape.len();
        let item = ty.dtype.fixed().map(|fixed| fixed.size).filter(|item| *item > 0);
        let (Some(item), 1..=AXES, false) = (item, axes, ty.shape.contains(&0)) else {
            return Err(Error::argument(format!("an array of shape {:?} of {} has no tiles", ty.shape, ty.dtype)));
        };
        let mut tiling = Tiling { axes, n: [1; AXES], strides: [0; AXES], item };
        for axis in 0..axes {
            let from = if ty.order == Order::C { axes - 1 - axis } else { axis };
            (tiling.n[axis], tiling.strides[axis]) = (ty.shape[from], strides[from]);
        }
        Ok(tiling)
    }

    fn tiles_along(&self, axis: usize) -> usize {
        if axis < self.axes { self.n[axis].div_ceil(EDGE) } else { 1 }
    }

    /// How many tiles there are.
    pub(crate) fn tiles(&self) -> usize {
        (0..AXES).map(|axis| self.tiles_along(axis)).product()
    }

    /// The run from the tile of this number on, of at most so many tiles.
    pub(crate) fn run(&self, tile: usize, most: usize) -> Run {
        assert!(tile < self.tiles() && most > 0, "a tile of the array");
        let (mut start, mut len, mut rest) = ([0; AXES], [1; AXES], tile);
        for axis in 0..self.axes {
            start[axis] = rest % self.tiles_along(axis) * EDGE;
            rest /= self.tiles_along(axis);
            len[axis] = (self.n[axis] - start[axis]).min(EDGE);
        }
        let tiles = (self.tiles_along(0) - start[0] / EDGE).min(most);
        len[0] = (self.n[0] - start[0]).min(tiles * EDGE);
        Run { start, len, tiles }
    }

    /// Where a row of a run begins, in bytes from the first element.
    fn offset(&self, run: &Run, row: usize) -> isize {
        let mut offset = run.start[0] as isize * self.strides[0];
        for axis in 1..AXES {
            let index = run.start[axis] + (row >> (2 * (axis - 1)) & 3);
            assert!(index < self.n[axis], "a row of the array");
            offset += index as isize * self.strides[axis];
        }
        assert!(run.start[0] + run.len[0] <= self.n[0], "elements of the row");
        offset
    }

    /// Whether rows are numbers of type `T` side by side, the first element being at this address.
    fn is_direct<T: Plain>(&self, first: *const u8) -> bool {
        self.item == size_of::<T>()
            && (self.n[0] == 1 || self.strides[0] == self.item as isize)
            && self.strides.iter().zip(self.n).all(|(stride, n)| n == 1 || stride % align_of::<T>() as isize == 0)
            && (first as usize).is_multiple_of(align_of::<T>())
    }
}

/// An array to be read in tiles.
#[derive(Clone, Copy)]
pub(crate) struct Tiles<'a> {
    tiling: Tiling,
    first: *const u8,
    of: PhantomData<&'a Array>,
}

// SAFETY: it only reads what a shared reference to the array may read, which any thread may.
unsafe impl Send for Tiles<'_> {}
// SAFETY: as above.
unsafe impl Sync for Tiles<'_> {}

impl<'a> Tiles<'a> {
    /// The tiles of an array of one to four axes of elements of fixed size, none of which is empty.
    pub(crate) fn new(array: &'a Array) -> Result<Tiles<'a>> {
        let tiling = Tiling::of(array)?;
        let first = array.first().ok_or_else(|| Error::argument("the array only describes a type"))?;
        Ok(Tiles { tiling, first, of: PhantomData })
    }

    /// Where they lie.
    pub(crate) fn tiling(&self) -> &Tiling {
        &self.tiling
    }

    /// A row of a run, if it consists of numbers of type `T` side by side.
    pub(crate) fn row<T: Plain>(&self, run: &Run, row: usize) -> Option<&'a [T]> {
        let at = self.first.wrapping_offset(self.tiling.offset(run, row));
        // SAFETY: `offset` made sure that the row is the array's, whose elements are valid for reads as long as the
        // array is borrowed; it is aligned, and any bytes are a `T`.
        self.tiling.is_direct::<T>(self.first).then(|| unsafe { std::slice::from_raw_parts(at.cast(), run.len[0]) })
    }

    /// Copies a row of a run.
    ///
    /// # Panics
    /// Unless elements have `N` bytes, and `dst` room for the row.
    pub(crate) fn copy_row<const N: usize>(&self, run: &Run, row: usize, dst: &mut [[u8; N]]) {
        assert!(self.tiling.item == N && dst.len() >= run.len[0], "room for the row");
        let at = self.first.wrapping_offset(self.tiling.offset(run, row));
        for (index, element) in dst[..run.len[0]].iter_mut().enumerate() {
            // SAFETY: `offset` made sure that the row is the array's, which is valid for reads.
            *element = unsafe { at.wrapping_offset(index as isize * self.tiling.strides[0]).cast::<[u8; N]>().read() };
        }
    }
}

/// An array to be written in tiles, or a part of one that has some of its tiles.
pub(crate) struct TilesMut<'a> {
    tiling: Tiling,
    first: *mut u8,
    tiles: Range<usize>,
    of: PhantomData<&'a mut Array>,
}

// SAFETY: it writes to its own tiles only, which no other value does while it lives.
unsafe impl Send for TilesMut<'_> {}

impl<'a> TilesMut<'a> {
    /// All tiles of an array of one to four axes of elements of fixed size, none of which is empty.
    pub(crate) fn new(array: &'a mut Array) -> Result<TilesMut<'a>> {
        array.check_writable()?;
        let tiling = Tiling::of(array)?;
        let first = array.first().ok_or_else(|| Error::argument("the array only describes a type"))?;
        Ok(TilesMut { tiling, first: first.cast_mut(), tiles: 0..tiling.tiles(), of: PhantomData })
    }

    /// Where they lie.
    pub(crate) fn tiling(&self) -> &Tiling {
        &self.tiling
    }

    /// The numbers of the tiles that are here.
    pub(crate) fn tiles(&self) -> Range<usize> {
        self.tiles.clone()
    }

    /// Cuts off the tiles before the one of this number.
    pub(crate) fn split_before(&mut self, tile: usize) -> TilesMut<'a> {
        assert!(self.tiles.contains(&tile) || tile == self.tiles.end, "a tile of this part");
        let before = self.tiles.start..tile;
        self.tiles.start = tile;
        TilesMut { tiles: before, ..*self }
    }

    fn address(&self, run: &Run, row: usize) -> *mut u8 {
        let (mut number, mut across) = (0, 1);
        for axis in 0..self.tiling.axes {
            number += run.start[axis] / EDGE * across;
            across *= self.tiling.tiles_along(axis);
        }
        assert!(self.tiles.start <= number && number + run.tiles <= self.tiles.end, "tiles of this part");
        assert!(run.start.iter().all(|start| start % EDGE == 0) && run.len[0] <= run.tiles * EDGE, "whole tiles");
        self.first.wrapping_offset(self.tiling.offset(run, row))
    }

    /// The rows of a run, if they consist of numbers of type `T` side by side. Those of a full run that this one has not
    /// are left as they are in `rows`.
    pub(crate) fn rows<'r, T: Plain>(&'r mut self, run: &Run, rows: &mut [&'r mut [MaybeUninit<T>]]) -> bool {
        if !self.tiling.is_direct::<T>(self.first) {
            return false;
        }
        assert!(rows.len() <= MOST_ROWS, "rows of one run");
        for (row, to) in rows.iter_mut().enumerate().filter(|(row, _)| run.has(*row)) {
            // SAFETY: `offset` made sure that the row is the array's, and `address` that it is in this part, whose
            // elements are valid for writes and written by nobody else; no two rows share an element, as no two elements
            // of the array do; it is aligned.
            *to = unsafe { std::slice::from_raw_parts_mut(self.address(run, row).cast(), run.len[0]) };
        }
        true
    }

    /// Replaces a row of a run.
    ///
    /// # Panics
    /// Unless elements have `N` bytes, and `src` is as long as the row.
    pub(crate) fn write_row<const N: usize>(&mut self, run: &Run, row: usize, src: &[[u8; N]]) {
        assert!(self.tiling.item == N && src.len() == run.len[0], "elements for the row");
        let at = self.address(run, row);
        for (index, element) in src.iter().enumerate() {
            // SAFETY: as above, and valid for writes.
            unsafe { at.wrapping_offset(index as isize * self.tiling.strides[0]).cast::<[u8; N]>().write(*element) }
        }
    }
}

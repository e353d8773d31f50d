//! Random access: values, blocks and boxes of a stream, without decoding the rest.

use std::ops::Range;
use std::sync::Mutex;

use super::decode::{Bits, Stream, Tail, grid_of, put_back, type_of};
use super::grid::{Grid, MAX_DIMS};
use super::kernels::{Set, decode_run, to_fill};
use super::params::Params;
use super::rows::Task;
use super::scalar::Element;
use super::setup::Setup;
use super::value::{MOST_COPIED, Value, by_scalar};
use crate::array::tiles::{MOST_ROWS, Run, Tiles, TilesMut};
use crate::array::{Array, Type};
use crate::error::{Error, Kind, Result};
use crate::segments::reserved;

/// How many blocks are kept decoded.
const KEPT: usize = 64;

/// A compressed array that can be read anywhere.
pub struct View<B> {
    src: B,
    tail: Tail,
    stream: Stream,
    set: Set,
    kept: Vec<Mutex<Option<Kept>>>,
}

/// Where a block is kept. Blocks above each other have numbers far apart by powers of two: a product spreads them.
fn slot_of(block: usize) -> usize {
    ((block as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 32) as usize % KEPT
}

/// A block that was decoded.
struct Kept {
    block: usize,
    values: [u64; 256],
}

impl<B: AsRef<[u8]>> View<B> {
    /// Reads the header of a stream, and its sidecar if there is one; `like` tells what the header does not.
    ///
    /// All blocks must have the same size, or the sidecar an index.
    pub fn new(setup: &Setup, src: B, side: Option<&[u8]>, like: Option<&Type>) -> Result<View<B>> {
        let grid = like.map(grid_of).transpose()?;
        let stream = Stream::read(setup, src.as_ref(), side, grid)?;
        if stream.spacing().is_none() {
            return Err(Error::new(
                Kind::Unsupported,
                "zfp: blocks of this stream vary in size: random access needs a sidecar with an index",
            ));
        }
        let mut kept = reserved(KEPT)?;
        kept.resize_with(KEPT, || Mutex::new(None));
        let tail = Tail::of(src.as_ref())?;
        Ok(View { src, tail, stream, set: Set::of_process(), kept })
    }

    /// Type and extents.
    pub fn grid(&self) -> &Grid {
        &self.stream.grid
    }

    /// The parameters.
    pub fn params(&self) -> &Params {
        &self.stream.params
    }

    /// The type of an array of all values.
    pub fn ty(&self) -> Result<Type> {
        type_of(&self.stream.grid)
    }

    fn task(&self) -> Task {
        let grid = self.stream.grid;
        Task { set: self.set, grid, element: Element::Same(grid.scalar), foreign: false, params: self.stream.params }
    }

    /// Decodes blocks that follow each other, and hands each to `take`: its number and values, x fastest, those of a
    /// partial block that are not there unspecified. `place`, a block and its first bit, is where to begin if that is nearer
    /// than what the index tells, and is left after the last block.
    fn blocks<T: Value>(
        &self,
        blocks: Range<usize>,
        place: &mut (usize, usize),
        copies: &mut [T],
        mut take: impl FnMut(usize, &[T]) -> Result<()>,
    ) -> Result<()> {
        let task = self.task();
        let spacing = self.stream.spacing().unwrap_or(1);
        let told = blocks.start / spacing * spacing;
        let (mut at, mut bit) = match *place {
            (block, bit) if (told + 1..=blocks.start).contains(&block) => (block, bit),
            _ => (told, self.stream.start_of(told).unwrap_or(0)),
        };
        let bits = Bits::new(self.src.as_ref(), &self.tail);
        let rows_of = task.rows();
        while at < blocks.end {
            bits.check(bit)?;
            let most = (blocks.end - at).min(MOST_COPIED / 4);
            let (mut reader, base) = bits.reader(bit);
            let done = {
                let mut rows: [&mut [_]; MOST_ROWS] = std::array::from_fn(|_| &mut [][..]);
                for (row, copy) in rows[..rows_of].iter_mut().zip(copies.chunks_exact_mut(MOST_COPIED)) {
                    *row = to_fill(&mut copy[..4 * most]);
                }
                let rows = &mut rows[..rows_of];
                let done = decode_run(task.set, task.grid.dims, rows, most, &task.params, &mut reader);
                if let Some(mask) = &self.stream.side.mask {
                    put_back(mask, at, done, rows);
                }
                done
            };
            bit = base + reader.position();
            bits.check(if done == 0 && base != 0 { usize::MAX } else { bit })?;
            for block in 0..done {
                if at + block < blocks.start {
                    continue;
                }
                let mut values = [T::default(); 256];
                for (row, four) in values.as_chunks_mut::<4>().0.iter_mut().enumerate().take(rows_of) {
                    four.copy_from_slice(&copies[row * MOST_COPIED + 4 * block..][..4]);
                }
                take(at + block, &values[..4 * rows_of])?;
            }
            at += done;
        }
        *place = (at, bit);
        Ok(())
    }

    /// The number of the block that has the value of this index, and its place in it.
    fn place(&self, index: &[usize]) -> Result<(usize, usize)> {
        let grid = &self.stream.grid;
        let inside = index.len() == grid.dims && index.iter().zip(grid.n).all(|(index, n)| *index < n);
        if !inside {
            return Err(Error::argument(format!(
                "zfp: index {index:?} is outside of extents {:?} (the fastest axis first)",
                &grid.n[..grid.dims]
            )));
        }
        let (mut block, mut place, mut across) = (0, 0, 1);
        for (axis, index) in index.iter().enumerate() {
            block += index / 4 * across;
            place += (index % 4) << (2 * axis);
            across *= grid.blocks_along(axis);
        }
        Ok((block, place))
    }

    /// The bits of the value at an index, the fastest axis first.
    pub fn value(&self, index: &[usize]) -> Result<u64> {
        let (block, place) = self.place(index)?;
        self.with_block(block, |values| values[place])
    }

    /// Hands the values of a block that is there to `take`: their bits, in order with x fastest, and the extents that are
    /// there, the fastest axis first. `at` counts blocks along each axis.
    pub fn block<R>(&self, at: &[usize], take: impl FnOnce(&[u64; 256], [usize; MAX_DIMS]) -> R) -> Result<R> {
        let grid = &self.stream.grid;
        let inside = at.len() == grid.dims && (0..grid.dims).all(|axis| at[axis] < grid.blocks_along(axis));
        if !inside {
            return Err(Error::argument(format!(
                "zfp: block {at:?} is outside of {:?} blocks (the fastest axis first)",
                (0..grid.dims).map(|axis| grid.blocks_along(axis)).collect::<Vec<_>>()
            )));
        }
        let mut len = [1; MAX_DIMS];
        for axis in 0..grid.dims {
            len[axis] = (grid.n[axis] - 4 * at[axis]).min(4);
        }
        let number = (0..grid.dims).rev().fold(0, |number, axis| number * grid.blocks_along(axis) + at[axis]);
        self.with_block(number, |values| take(values, len))
    }

    fn with_block<R>(&self, block: usize, take: impl FnOnce(&[u64; 256]) -> R) -> Result<R> {
        let slot = &self.kept[slot_of(block)];
        // Only tried: a lock that a fork left behind must not be waited for.
        if let Ok(kept) = slot.try_lock()
            && let Some(kept) = kept.as_ref().filter(|kept| kept.block == block)
        {
            return Ok(take(&kept.values));
        }
        let mut values = [0; 256];
        by_scalar!(self.stream.grid.scalar, T => self.block_bits::<T>(block, &mut values))?;
        let taken = take(&values);
        if let Ok(mut kept) = slot.try_lock() {
            *kept = Some(Kept { block, values });
        }
        Ok(taken)
    }

    fn block_bits<T: Value>(&self, block: usize, bits: &mut [u64; 256]) -> Result<()> {
        let mut copies = self.task().copies::<T>()?;
        self.blocks(block..block + 1, &mut (0, 0), &mut copies, |_, values| {
            for (bits, value) in bits.iter_mut().zip(values) {
                *bits = value.bits();
            }
            Ok(())
        })
    }

    /// Decodes the box that begins at `start`, the fastest axis first, and has the extents of `dst`, into `dst`: elements
    /// of the stream's type, or small ones that were made such.
    pub fn read_box(&self, start: &[usize], dst: &mut Array) -> Result<()> {
        let fixed = dst.ty().fixed_for("zfp")?;
        let element = Element::of(fixed)?;
        let grid = Grid::of(element.scalar(), dst.ty())?;
        let all = &self.stream.grid;
        let fits = start.len() == all.dims
            && grid.dims == all.dims
            && (0..all.dims).all(|axis| start[axis].checked_add(grid.n[axis]).is_some_and(|end| end <= all.n[axis]));
        if !fits || grid.scalar != all.scalar {
            return Err(Error::argument(format!(
                "zfp: a box of {} of extents {:?} from {start:?} on, of {} of extents {:?} (the fastest axis first)",
                grid.scalar.typestr(),
                &grid.n[..grid.dims],
                all.scalar.typestr(),
                &all.n[..all.dims]
            )));
        }
        let mut from = [0; MAX_DIMS];
        from[..start.len()].copy_from_slice(start);
        // Values lie in a row first; then they become elements.
        let mut values = Array::zeros(type_of(&grid)?, usize::MAX)?;
        by_scalar!(grid.scalar, T => {
            self.fill::<T>(&grid, &from, &mut values)?;
            let task = Task { element, foreign: !fixed.is_native(), grid, ..self.task() };
            hand_on::<T>(&task, &values, dst)
        })
    }

    /// Fills an array in a row with the values of a box.
    fn fill<T: Value>(&self, grid: &Grid, from: &[usize; MAX_DIMS], values: &mut Array) -> Result<()> {
        let all = &self.stream.grid;
        let mut copies = self.task().copies::<T>()?;
        let row = values.row_mut().ok_or_else(|| Error::argument("the values do not lie in a row"))?;
        let size = size_of::<T>();
        let first = from.map(|from| from / 4);
        let count: [usize; MAX_DIMS] = std::array::from_fn(|axis| match axis < all.dims {
            true => (from[axis] + grid.n[axis]).div_ceil(4) - first[axis],
            false => 1,
        });
        let mut place = (0, 0);
        for outer in 0..count[1] * count[2] * count[3] {
            let at = [
                first[0],
                first[1] + outer % count[1],
                first[2] + outer / count[1] % count[2],
                first[3] + outer / (count[1] * count[2]),
            ];
            let number = (0..MAX_DIMS).rev().fold(0, |number, axis| number * all.blocks_along(axis) + at[axis]);
            self.blocks::<T>(number..number + count[0], &mut place, &mut copies, |block, block_values| {
                let at = [at[0] + block - number, at[1], at[2], at[3]];
                for (place, value) in block_values.iter().enumerate() {
                    let mut to = 0;
                    for axis in (0..MAX_DIMS).rev() {
                        let index = (4 * at[axis] + (place >> (2 * axis) & 3)).wrapping_sub(from[axis]);
                        if index >= grid.n[axis] {
                            to = usize::MAX;
                            break;
                        }
                        to = to * grid.n[axis] + index;
                    }
                    if to != usize::MAX {
                        let bytes = value.bits().to_le_bytes();
                        let native = if cfg!(target_endian = "little") { bytes } else { value.bits().to_be_bytes() };
                        let from = if cfg!(target_endian = "little") { 0 } else { 8 - size };
                        row[to * size..][..size].write_copy_of_slice(&native[from..][..size]);
                    }
                }
                Ok(())
            })?;
        }
        Ok(())
    }
}

/// Copies values to the elements of an array of the same extents.
fn hand_on<T: Value>(task: &Task, values: &Array, dst: &mut Array) -> Result<()> {
    let (from, mut to) = (Tiles::new(values)?, TilesMut::new(dst)?);
    let mut at = 0;
    while at < task.grid.blocks() {
        let run = from.tiling().run(at, MOST_COPIED / 4);
        let mut copy = [T::default(); MOST_COPIED];
        for row in (0..Run::rows(task.grid.dims)).filter(|row| run.has(*row)) {
            T::read(&from, &run, row, Element::Same(task.grid.scalar), false, &mut copy);
            T::write(&mut to, &run, row, task.element, task.foreign, &copy[..run.len[0]]);
        }
        at += run.tiles;
    }
    Ok(())
}

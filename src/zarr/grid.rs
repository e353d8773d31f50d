//! Which chunks a box touches, and which part of each.

use crate::array::Range;
use crate::error::{Error, Result};
use crate::segments::reserved;

/// A box of an array: where it begins, and its extent, in elements along each axis.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Region {
    /// The first index along each axis.
    pub start: Vec<u64>,
    /// How many indices.
    pub extent: Vec<u64>,
}

impl Region {
    /// A box, checked to lie in an array of this shape.
    pub fn new(start: &[u64], extent: &[usize], shape: &[u64]) -> Result<Region> {
        if start.len() != shape.len() || extent.len() != shape.len() {
            return Err(Error::argument(format!(
                "a box of {} and {} axes in an array of {}",
                start.len(),
                extent.len(),
                shape.len()
            )));
        }
        for (axis, n) in shape.iter().enumerate() {
            if start[axis].checked_add(extent[axis] as u64).is_none_or(|end| end > *n) {
                return Err(Error::argument(format!(
                    "axis {axis}: {} indices from {} on leave the array's extent of {n}",
                    extent[axis], start[axis]
                )));
            }
        }
        let mut owned = Region { start: reserved(start.len())?, extent: reserved(start.len())? };
        owned.start.extend_from_slice(start);
        owned.extent.extend(extent.iter().map(|n| *n as u64));
        Ok(owned)
    }

    /// All of an array of this shape.
    pub fn all(shape: &[u64]) -> Region {
        Region { start: vec![0; shape.len()], extent: shape.to_vec() }
    }

    /// Whether there is nothing in it.
    pub fn is_empty(&self) -> bool {
        self.extent.contains(&0)
    }
}

/// An array cut into chunks: `shape` in elements, each chunk of `chunks`, none of them 0.
#[derive(Clone, Debug)]
pub struct Grid {
    /// The extent of the array.
    pub shape: Vec<u64>,
    /// The extent of a chunk.
    pub chunks: Vec<u64>,
}

/// The chunks that a box touches, numbered in C order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Touched {
    /// The first along each axis.
    pub first: Vec<u64>,
    /// How many along each axis.
    pub counts: Vec<usize>,
    /// How many in all.
    pub total: usize,
}

impl Touched {
    /// The place of chunk `number` among the touched ones.
    pub fn place(&self, number: usize) -> Vec<usize> {
        let mut place = vec![0; self.counts.len()];
        let mut rest = number;
        for (axis, count) in self.counts.iter().enumerate().rev() {
            place[axis] = rest % count;
            rest /= count;
        }
        place
    }

    /// Its indices in the grid.
    pub fn chunk(&self, place: &[usize]) -> Vec<u64> {
        place.iter().zip(&self.first).map(|(at, first)| first + *at as u64).collect()
    }
}

/// What a box and a chunk have in common.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// Its place in the chunk.
    pub in_chunk: Vec<Range>,
    /// Its place in the box.
    pub in_region: Vec<Range>,
    /// Whether it has all elements of the chunk that the array has.
    pub covers: bool,
    /// Whether it has all elements of the chunk, and the array has them too.
    pub whole: bool,
}

impl Part {
    /// Its extent.
    pub fn extent(&self) -> Vec<usize> {
        self.in_chunk.iter().map(|range| range.count).collect()
    }
}

impl Grid {
    /// The chunks that a box of the array touches.
    pub fn touched(&self, region: &Region) -> Result<Touched> {
        let mut touched = Touched { first: Vec::new(), counts: Vec::new(), total: 1 };
        for (axis, step) in self.chunks.iter().enumerate() {
            let (start, extent) = (region.start[axis], region.extent[axis]);
            let first = start / step;
            let count = if extent == 0 { 0 } else { (start + extent - 1) / step - first + 1 };
            let count = usize::try_from(count).map_err(|_| Error::no_memory(usize::MAX))?;
            touched.total = touched.total.checked_mul(count).ok_or_else(|| Error::no_memory(usize::MAX))?;
            touched.first.push(first);
            touched.counts.push(count);
        }
        Ok(touched)
    }

    /// What a box has of the chunk with these indices, which it touches. A chunk's extent fits into memory.
    pub fn part(&self, region: &Region, chunk: &[u64]) -> Part {
        let mut part = Part { in_chunk: Vec::new(), in_region: Vec::new(), covers: true, whole: true };
        for (axis, step) in self.chunks.iter().enumerate() {
            let begin = chunk[axis] * step;
            let end = begin.saturating_add(*step).min(self.shape[axis]);
            let (from, to) = (region.start[axis], region.start[axis] + region.extent[axis]);
            let (start, stop) = (begin.max(from), end.min(to));
            let count = (stop - start) as usize;
            part.in_chunk.push(Range { start: (start - begin) as usize, count, step: 1 });
            part.in_region.push(Range { start: (start - from) as usize, count, step: 1 });
            part.covers &= start == begin && stop == end;
            part.whole &= count as u64 == *step;
        }
        part.whole &= part.covers;
        part
    }

    /// How many elements the first touched chunk lacks at its front, along each axis: for [`crate::array::Cells`].
    pub(crate) fn lacks(&self, region: &Region) -> Vec<usize> {
        region.start.iter().zip(&self.chunks).map(|(start, step)| (start % step) as usize).collect()
    }

    /// How many chunks there are along each axis.
    pub fn counts(&self) -> Vec<u64> {
        self.shape.iter().zip(&self.chunks).map(|(n, step)| n.div_ceil(*step)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_parts_of_all_touched_chunks_are_the_box() {
        let grid = Grid { shape: vec![10, 7], chunks: vec![4, 3] };
        let region = Region::new(&[3, 2], &[7, 5], &grid.shape).unwrap();
        let touched = grid.touched(&region).unwrap();
        assert_eq!((&touched.first[..], &touched.counts[..], touched.total), (&[0, 0][..], &[3, 3][..], 9));
        assert_eq!(grid.lacks(&region), [3, 2]);
        let mut seen = vec![0; 35];
        for number in 0..9 {
            let chunk = touched.chunk(&touched.place(number));
            let part = grid.part(&region, &chunk);
            for i in 0..part.in_region[0].count {
                for j in 0..part.in_region[1].count {
                    seen[(part.in_region[0].start + i) * 5 + part.in_region[1].start + j] += 1;
                    assert_eq!(
                        chunk[0] * 4 + (part.in_chunk[0].start + i) as u64,
                        3 + (part.in_region[0].start + i) as u64
                    );
                }
            }
        }
        assert_eq!(seen, vec![1; 35]);
    }

    #[test]
    fn chunks_at_the_edge_are_covered_and_not_whole() {
        let grid = Grid { shape: vec![10, 7], chunks: vec![4, 3] };
        let all = Region::all(&grid.shape);
        for (chunk, covers, whole) in [([0, 0], true, true), ([2, 0], true, false), ([1, 2], true, false)] {
            let part = grid.part(&all, &chunk);
            assert_eq!((part.covers, part.whole), (covers, whole), "{chunk:?}");
        }
        let most = Region::new(&[0, 0], &[9, 7], &grid.shape).unwrap();
        assert!(!grid.part(&most, &[2, 0]).covers && grid.part(&most, &[1, 1]).whole);
    }

    #[test]
    fn boxes_outside_are_refused() {
        for (start, extent) in
            [(&[0, 0][..], &[11, 1][..]), (&[10, 7], &[1, 0]), (&[u64::MAX, 0], &[2, 1]), (&[0], &[1])]
        {
            assert!(Region::new(start, extent, &[10, 7]).is_err(), "{start:?} {extent:?}");
        }
        let empty = Region::new(&[10, 0], &[0, 7], &[10, 7]).unwrap();
        let grid = Grid { shape: vec![10, 7], chunks: vec![4, 3] };
        assert!(empty.is_empty() && grid.touched(&empty).unwrap().total == 0);
    }

    #[test]
    fn no_axes_are_one_chunk() {
        let grid = Grid { shape: vec![], chunks: vec![] };
        let region = Region::all(&[]);
        assert_eq!(grid.touched(&region).unwrap().total, 1);
        assert!(grid.part(&region, &[]).whole && !region.is_empty());
    }
}

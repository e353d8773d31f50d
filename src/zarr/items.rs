//! Arrays of items that vary in length: chunks put together, and cut out.

use super::grid::{Grid, Part, Region};
use crate::array::{Array, Dtype, Order, Range, Store, Type};
use crate::error::{Error, Kind, Result};
use crate::segments::Segment;

/// About how many bytes of memory an array of items takes.
pub(crate) fn memory(array: &Array) -> usize {
    array.size().saturating_add(array.ty().count().saturating_mul(size_of::<Segment>()))
}

/// Calls `each` with every index of an array of this shape, in this order.
fn walk(shape: &[usize], order: Order, mut each: impl FnMut(&[usize]) -> Result<()>) -> Result<()> {
    if shape.contains(&0) {
        return Ok(());
    }
    let mut index = vec![0; shape.len()];
    loop {
        each(&index)?;
        let step = |axis: usize| {
            index[axis] += 1;
            let ended = index[axis] == shape[axis];
            if ended {
                index[axis] = 0;
            }
            !ended
        };
        let more = match order {
            Order::C => (0..shape.len()).rev().any(step),
            Order::F => (0..shape.len()).any(step),
        };
        if !more {
            return Ok(());
        }
    }
}

/// The item at these indices.
fn item(array: &Array, index: impl DoubleEndedIterator<Item = usize> + ExactSizeIterator) -> &[u8] {
    let shape = &array.ty().shape;
    let number = match array.ty().order {
        Order::C => index.zip(shape).fold(0, |number, (at, n)| number * n + at),
        Order::F => index.rev().zip(shape.iter().rev()).fold(0, |number, (at, n)| number * n + at),
    };
    array.item(number).unwrap_or_default()
}

/// Appends the items of a box, in `order`, to `store`: from the touched chunks, `None` being one that is not there.
pub(crate) fn collect(
    grid: &Grid,
    region: &Region,
    chunks: &[Option<Array>],
    fill: &[u8],
    order: Order,
    store: &mut Store,
) -> Result<()> {
    let touched = grid.touched(region)?;
    let extent: Vec<usize> = region.extent.iter().map(|n| *n as usize).collect();
    if chunks.len() != touched.total {
        return Err(Error::new(Kind::Panic, "chunks of a box were lost, which is a defect of the library"));
    }
    let mut within = vec![0usize; extent.len()];
    walk(&extent, order, |index| {
        let mut number = 0;
        for (axis, at) in index.iter().enumerate() {
            let at = region.start[axis] + *at as u64;
            let chunk = at / grid.chunks[axis];
            number = number * touched.counts[axis] + (chunk - touched.first[axis]) as usize;
            within[axis] = (at - chunk * grid.chunks[axis]) as usize;
        }
        let item = chunks[number].as_ref().map_or(fill, |chunk| item(chunk, within.iter().copied()));
        store.push(item)
    })
}

/// A whole chunk whose `part` is `src`, with what `old` has around that, or the fill value, of at most `limit` bytes.
pub(crate) fn whole(
    ty: &Type,
    part: &Part,
    src: &Array,
    old: Option<&Array>,
    fill: &[u8],
    limit: usize,
) -> Result<Array> {
    let mut store = Store::new(limit);
    walk(&ty.shape, ty.order, |index| {
        let inside = |(at, range): (&usize, &Range)| *at >= range.start && *at - range.start < range.count;
        if index.iter().zip(&part.in_chunk).all(inside) {
            return store.push(item(src, index.iter().zip(&part.in_chunk).map(|(at, range)| at - range.start)));
        }
        store.push(old.map_or(fill, |old| item(old, index.iter().copied())))
    })?;
    Array::from_store(ty.clone(), store)
}

/// Fails unless items of this type can be items of an array.
pub(crate) fn check(stored: Dtype, given: Dtype) -> Result<()> {
    let text = [Dtype::Utf8, Dtype::Bytes];
    if stored == given || (text.contains(&stored) && text.contains(&given)) {
        return Ok(());
    }
    Err(Error::argument(format!("items of type {given} for an array of type {stored}")))
}

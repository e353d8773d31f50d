//! Elements in walking order, some at a time: what is written somewhere needs no copy of the whole first.

use super::{Array, Order, Peek, Range};
use crate::buffer::Buffer;
use crate::error::Result;
use crate::output::Output;

/// Calls `take` with all elements in walking order. Those that lie in a row are given as they lie, others are gathered into
/// pieces of `most` bytes, or one element.
pub(super) fn each(array: &Array, most: usize, mut take: impl FnMut(&[u8]) -> Result<()>) -> Result<()> {
    walk(array.peek(), 0, most, &mut Buffer::new(), &mut take)
}

/// `depth` axes, from the outermost one on, have been cut already.
fn walk(
    part: Peek<'_>,
    depth: usize,
    most: usize,
    scratch: &mut Buffer,
    take: &mut dyn FnMut(&[u8]) -> Result<()>,
) -> Result<()> {
    let axes = part.ty().shape.len();
    let size = part.size();
    if size == 0 {
        return Ok(());
    }
    if let Some(row) = part.row() {
        return take(row);
    }
    if size <= most || depth == axes {
        scratch.clear();
        part.gather(&mut Output::growing(scratch, usize::MAX))?;
        return take(scratch.as_slice());
    }
    let axis = match part.ty().order {
        Order::C => depth,
        Order::F => axes - 1 - depth,
    };
    let mut ranges: Vec<Range> =
        part.ty().shape.iter().map(|extent| Range { start: 0, count: *extent, step: 1 }).collect();
    let extent = ranges[axis].count;
    let at_once = (most / (size / extent)).clamp(1, extent);
    for start in (0..extent).step_by(at_once) {
        ranges[axis] = Range { start, count: at_once.min(extent - start), step: 1 };
        walk(part.peek().slice(&ranges)?, depth + 1, most, scratch, take)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::array::{Dtype, Store, Type};

    fn numbered(shape: &[usize], order: Order) -> Array {
        let ty = Type::new(Dtype::U8, shape, order).unwrap();
        let mut store = Store::new(usize::MAX);
        store.data.extend_from_slice(&(0..ty.count()).map(|i| i as u8).collect::<Vec<_>>()).unwrap();
        Array::from_store(ty, store).unwrap()
    }

    #[test]
    fn pieces_are_the_elements_in_walking_order() {
        for order in [Order::C, Order::F] {
            for walked in [Order::C, Order::F] {
                let array = numbered(&[5, 4, 6], order).interior(&[1, 1, 1], &[1, 0, 2]).unwrap().walked(walked);
                let mut whole = Buffer::new();
                array.gather(&mut Output::growing(&mut whole, usize::MAX)).unwrap();
                for most in [1, 2, 3, 7, 9, 26, 27, 1000] {
                    let mut pieces = Vec::new();
                    each(&array, most, |piece| {
                        pieces.extend_from_slice(piece);
                        Ok(())
                    })
                    .unwrap();
                    assert_eq!(pieces, whole.as_slice(), "{order:?} {walked:?} {most}");
                }
            }
        }
    }

    #[test]
    fn elements_in_a_row_come_at_once() {
        let mut lengths = Vec::new();
        each(&numbered(&[3, 4], Order::F), 1, |piece| {
            lengths.push(piece.len());
            Ok(())
        })
        .unwrap();
        assert_eq!(lengths, [12]);
    }

    #[test]
    fn nothing_has_no_pieces() {
        each(&numbered(&[3, 0], Order::C), 1, |_| panic!("a piece of nothing")).unwrap();
    }
}

//! Arrays of one value.

use super::layout::{self, Order};
use super::strided::{self, Axis};
use super::view::Array;
use crate::error::{Error, Result};

impl Array {
    /// Gives every element of fixed size this value, whose bytes lie as the elements' do.
    pub(crate) fn fill(&mut self, element: &[u8]) -> Result<()> {
        self.check_writable()?;
        let (Some(first), Some(fixed)) = (self.first(), self.ty().dtype.fixed()) else {
            return Err(Error::argument(format!("items of type {} cannot be filled", self.ty().dtype)));
        };
        assert_eq!(element.len(), fixed.size, "one element");
        if let (Some(byte), Some(row)) = (element.first(), self.row_mut())
            && element.iter().all(|other| other == byte)
        {
            row.fill(std::mem::MaybeUninit::new(*byte));
            return Ok(());
        }
        let axes: Vec<Axis> =
            self.ty().shape.iter().zip(self.strides()).map(|(n, dst)| Axis { n: *n, src: 0, dst: *dst }).collect();
        // SAFETY: the strides reach the elements of the array, which are writable, and no others; `self` is borrowed alone, so
        // that `element` lies elsewhere.
        unsafe { strided::copy(element.as_ptr(), first.cast_mut(), &axes, fixed.size) };
        Ok(())
    }

    /// Whether every element of fixed size has exactly these bytes. The first other one ends the search.
    pub(crate) fn holds_only(&self, element: &[u8]) -> bool {
        let (Some(first), Some(fixed)) = (self.first(), self.ty().dtype.fixed()) else { return false };
        let size = fixed.size;
        if self.ty().count() == 0 || size == 0 {
            return true;
        }
        assert_eq!(element.len(), size, "one element");
        let mut axes = layout::collapse(&self.ty().shape, self.strides(), Order::C);
        let (n, step) = axes.pop().unwrap_or((1, 0));
        let only = |row: &[u8]| row.starts_with(element) && row[size..] == row[..row.len() - size];
        let mut index = vec![0usize; axes.len()];
        let mut at = first;
        loop {
            let good = if step == size as isize {
                // SAFETY: a row of elements of the array, which lie side by side and are valid for reads.
                only(unsafe { std::slice::from_raw_parts(at, n * size) })
            } else {
                (0..n).all(|i| {
                    let one = at.wrapping_offset(step.wrapping_mul(i as isize));
                    // SAFETY: an element of the array.
                    only(unsafe { std::slice::from_raw_parts(one, size) })
                })
            };
            if !good {
                return false;
            }
            let mut axis = axes.len();
            loop {
                if axis == 0 {
                    return true;
                }
                axis -= 1;
                let (n, step) = axes[axis];
                index[axis] += 1;
                at = at.wrapping_offset(step);
                if index[axis] < n {
                    break;
                }
                at = at.wrapping_offset(step.wrapping_mul(n as isize).wrapping_neg());
                index[axis] = 0;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::array::{Array, Dtype, Order, Range, Type};

    fn some(shape: &[usize], order: Order) -> Array {
        Array::zeros(Type::new(Dtype::parse("<u4").unwrap(), shape, order).unwrap(), usize::MAX).unwrap()
    }

    #[test]
    fn a_part_is_filled_and_nothing_else() {
        for order in [Order::C, Order::F] {
            let mut array = some(&[4, 5], order);
            {
                let ranges = [Range { start: 1, count: 2, step: 1 }, Range { start: 0, count: 3, step: 2 }];
                let mut part = array.peek_mut().slice(&ranges).unwrap();
                part.array_mut().fill(&[1, 2, 3, 4]).unwrap();
                assert!(part.holds_only(&[1, 2, 3, 4]) && !part.holds_only(&[1, 2, 3, 5]));
            }
            assert!(!array.holds_only(&[0; 4]));
            let set = array.walked(Order::C).copy(Order::C, usize::MAX).unwrap();
            let set: Vec<bool> = set.row().unwrap().chunks(4).map(|element| element == [1, 2, 3, 4]).collect();
            let expected = [[false; 5], [true, false, true, false, true], [true, false, true, false, true], [false; 5]];
            assert_eq!(set, expected.concat(), "{order:?}");
        }
    }

    #[test]
    fn one_other_element_is_found_wherever_it_is() {
        for at in 0..20 {
            let mut array = some(&[4, 5], Order::F);
            assert!(array.holds_only(&[0; 4]));
            let ranges = [Range { start: at / 5, count: 1, step: 1 }, Range { start: at % 5, count: 1, step: 1 }];
            array.peek_mut().slice(&ranges).unwrap().array_mut().fill(&[0, 0, 0, 1]).unwrap();
            assert!(!array.holds_only(&[0; 4]), "{at}");
        }
        assert!(some(&[0, 3], Order::C).holds_only(&[9; 4]) && some(&[], Order::C).holds_only(&[0; 4]));
    }
}

//! Items that vary in length, one after the other.

use std::sync::Arc;

use crate::segments::{Memory, Segments};

/// The memory of segments that others read as well.
pub(super) struct Shared(pub(super) Arc<Segments>);

impl Memory for Shared {
    fn bytes(&self) -> &[u8] {
        self.0.data()
    }
}

/// Items in walking order.
pub struct Items<'a> {
    pub(super) items: &'a Arc<Segments>,
    pub(super) axes: Vec<(usize, isize)>,
    /// Of the next item, along each axis.
    pub(super) index: Vec<usize>,
    /// Its number in the table.
    pub(super) at: usize,
    pub(super) left: usize,
}

impl<'a> Items<'a> {
    /// The number of the next item in the table.
    fn step(&mut self) -> Option<usize> {
        self.left = self.left.checked_sub(1)?;
        let at = self.at;
        for (axis, (n, stride)) in self.axes.iter().enumerate().rev() {
            self.index[axis] += 1;
            self.at = self.at.wrapping_add_signed(*stride);
            if self.index[axis] < *n {
                break;
            }
            self.at = self.at.wrapping_add_signed(stride.wrapping_mul(*n as isize).wrapping_neg());
            self.index[axis] = 0;
        }
        Some(at)
    }

    /// The numbers of the items in the table.
    pub(super) fn positions(mut self) -> impl Iterator<Item = usize> + 'a {
        std::iter::from_fn(move || self.step())
    }
}

impl<'a> Iterator for Items<'a> {
    type Item = &'a [u8];

    fn next(&mut self) -> Option<&'a [u8]> {
        let at = self.step()?;
        self.items.get(at)
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        (self.left, Some(self.left))
    }
}

impl ExactSizeIterator for Items<'_> {}

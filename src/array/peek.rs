//! Arrays seen in another way for a while.

use std::marker::PhantomData;
use std::mem::MaybeUninit;

use super::layout::Order;
use super::view::{Array, Range};
use crate::error::Result;

/// An array seen in another way, for reading.
pub struct Peek<'a> {
    pub(super) array: Array,
    pub(super) of: PhantomData<&'a Array>,
}

/// An array of fixed size elements seen in another way, for writing.
pub struct PeekMut<'a> {
    pub(super) array: Array,
    pub(super) of: PhantomData<&'a mut Array>,
}

impl Peek<'_> {
    /// [`Array::slice`].
    pub fn slice(self, ranges: &[Range]) -> Result<Self> {
        Ok(Peek { array: self.array.slice(ranges)?, of: PhantomData })
    }

    /// [`Array::transpose`].
    pub fn transpose(self, axes: &[usize]) -> Result<Self> {
        Ok(Peek { array: self.array.transpose(axes)?, of: PhantomData })
    }

    /// [`Array::walked`].
    #[must_use]
    pub fn walked(self, order: Order) -> Self {
        Peek { array: self.array.walked(order), of: PhantomData }
    }
}

impl PeekMut<'_> {
    /// [`Array::slice`].
    #[cfg(feature = "zarr")]
    pub(crate) fn slice(self, ranges: &[Range]) -> Result<Self> {
        Ok(PeekMut { array: self.array.slice(ranges)?, of: PhantomData })
    }

    /// [`Array::transpose`].
    pub fn transpose(self, axes: &[usize]) -> Result<Self> {
        Ok(PeekMut { array: self.array.transpose(axes)?, of: PhantomData })
    }

    /// [`Array::walked`].
    #[must_use]
    pub fn walked(self, order: Order) -> Self {
        PeekMut { array: self.array.walked(order), of: PhantomData }
    }

    /// The array, for those who write it in a way of their own. It is not to be exchanged for another.
    pub(crate) fn array_mut(&mut self) -> &mut Array {
        &mut self.array
    }

    /// [`Array::row_mut`].
    pub fn row_mut(&mut self) -> Option<&mut [MaybeUninit<u8>]> {
        self.array.row_mut()
    }

    /// [`Array::scatter`].
    pub fn scatter(&mut self, src: &[u8]) -> Result<()> {
        self.array.scatter(src)
    }
}

impl std::ops::Deref for Peek<'_> {
    type Target = Array;
    fn deref(&self) -> &Array {
        &self.array
    }
}

impl std::ops::Deref for PeekMut<'_> {
    type Target = Array;
    fn deref(&self) -> &Array {
        &self.array
    }
}

//! Elements in memory, as both libraries are given them.

use std::sync::Arc;

use tierce::array::{Array, Dtype, Order, Type};
use tierce::zfp::{Grid, Scalar};

/// The type of elements in native byte order.
pub fn dtype(scalar: Scalar) -> Dtype {
    Dtype::parse(scalar.typestr()).expect("a type that is known")
}

/// Words that elements lie in.
pub struct Memory {
    words: Vec<u64>,
}

impl Memory {
    /// Room for so many bytes, all of them written.
    pub fn new(bytes: usize) -> Memory {
        Memory { words: vec![0x5a5a_5a5a_5a5a_5a5a; bytes.div_ceil(8)] }
    }

    pub fn bytes(&self) -> &[u8] {
        // SAFETY: any word is eight bytes.
        unsafe { std::slice::from_raw_parts(self.words.as_ptr().cast(), 8 * self.words.len()) }
    }

    pub fn bytes_mut(&mut self) -> &mut [u8] {
        // SAFETY: as above, and the other way round.
        unsafe { std::slice::from_raw_parts_mut(self.words.as_mut_ptr().cast(), 8 * self.words.len()) }
    }

    pub fn words(&self) -> &[u64] {
        &self.words
    }

    pub fn words_mut(&mut self) -> &mut [u64] {
        &mut self.words
    }

    /// An array over it, of elements in a row.
    ///
    /// # Safety
    /// The memory outlives it, is large enough, and is used by one of the two at a time.
    pub unsafe fn array(&mut self, grid: &Grid) -> Array {
        let ty = Type::new(dtype(grid.scalar), &grid.shape(), Order::C).expect("a type");
        assert!(ty.size().expect("of fixed size") <= self.bytes().len());
        // SAFETY: as above.
        unsafe { Array::borrow(ty, self.bytes_mut().as_mut_ptr(), None, true, Arc::new(())) }.expect("an array")
    }
}

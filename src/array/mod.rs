//! Arrays: an element type, a shape, strides, and memory that is owned or lent.
//!
//! | file | what is in it |
//! |---|---|
//! | `mod.rs` | [`Type`]: element type, shape and order; [`Store`]: memory for what a decoder makes |
//! | `dtype.rs` | element types: numpy's typestr, and items that vary in length |
//! | `cells.rs` | an array cut by a grid, to be written by several threads |
//! | `endian.rs` | turning byte orders round |
//! | `fill.rs` | arrays of one value |
//! | `half.rs` | IEEE binary16 |
//! | `view.rs` | [`Array`]: memory seen as an array; views of a part, with axes permuted, of another shape |
//! | `peek.rs` | arrays seen in another way for a while |
//! | `items.rs` | walking items that vary in length |
//! | `layout.rs` | shapes and strides: sizes, contiguity, slices; the arithmetic alone |
//! | `npy/` | numpy's `.npy` files |
//! | `npz/` | archives of them |
//! | `pieces.rs` | elements in walking order, some at a time |
//! | `strided.rs` | copies between strided memory and elements in a row |
//! | `tiles.rs` | tiles of four elements along each axis, for zfp |

#[cfg(feature = "zarr")]
mod cells;
pub mod dtype;
pub mod endian;
#[cfg(feature = "zarr")]
mod fill;
pub(crate) mod half;
mod items;
pub mod layout;
pub mod npy;
#[cfg(feature = "npz")]
pub mod npz;
mod peek;
#[cfg(feature = "npz")]
mod pieces;
mod strided;
#[cfg(feature = "zfp")]
pub(crate) mod tiles;
mod view;

#[cfg(feature = "zarr")]
pub(crate) use cells::Cells;
pub use dtype::{Class, Dtype, Endian, Fixed, Scalar};
pub use items::Items;
pub use layout::Order;
pub use peek::{Peek, PeekMut};
pub use view::{Array, Owner, Range, permute};

use crate::buffer::Buffer;
use crate::error::{Error, Result};
use crate::segments::Segment;

/// What an array is, apart from its memory.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Type {
    /// The element type.
    pub dtype: Dtype,
    /// The extent of each axis; none for a single element.
    pub shape: Vec<usize>,
    /// The order in which elements are walked, and lie in encoded data.
    pub order: Order,
}

impl Type {
    /// An array type, checked to fit into memory.
    pub fn new(dtype: Dtype, shape: &[usize], order: Order) -> Result<Type> {
        let size = dtype.fixed().map_or(size_of::<Segment>(), |fixed| fixed.size);
        layout::check(shape, size)?;
        let mut owned = crate::segments::reserved(shape.len())?;
        owned.extend_from_slice(shape);
        Ok(Type { dtype, shape: owned, order })
    }

    /// A row of `count` elements.
    pub fn row(dtype: Dtype, count: usize) -> Type {
        Type { dtype, shape: vec![count], order: Order::C }
    }

    /// How many elements there are.
    pub fn count(&self) -> usize {
        self.shape.iter().product()
    }

    /// The bytes of all elements; `None` for items that vary in length.
    pub fn size(&self) -> Option<usize> {
        Some(self.count() * self.dtype.fixed()?.size)
    }

    /// Bytes in an element; `None` for items.
    pub fn element_size(&self) -> Option<usize> {
        self.dtype.fixed().map(|fixed| fixed.size)
    }

    /// The element type if it has a fixed size, else an error that says what codec `name` wants.
    pub fn fixed_for(&self, name: &str) -> Result<Fixed> {
        self.dtype.fixed().ok_or_else(|| {
            Error::argument(format!(
                "{name}: cannot encode items of type {}, expected elements of fixed size",
                self.dtype
            ))
        })
    }
}

/// Memory for what a decoder of objects makes, kept from one use to the next.
///
/// Elements of fixed size lie in `data` in a row, in C order; items lie anywhere in `data` where `table` says.
#[derive(Default)]
pub struct Store {
    /// The bytes.
    pub data: Buffer,
    /// One segment an item; empty for elements of fixed size.
    pub table: Vec<Segment>,
    /// The most bytes that `data` and `table` together may take.
    pub limit: usize,
}

impl Store {
    /// An empty store that takes at most `limit` bytes.
    pub fn new(limit: usize) -> Store {
        Store { limit, ..Store::default() }
    }

    /// How many more bytes of data there may be.
    pub fn left(&self) -> usize {
        let table = self.table.len().saturating_mul(size_of::<Segment>());
        self.limit.saturating_sub(table).saturating_sub(self.data.len())
    }

    /// Adds an item.
    pub fn push(&mut self, item: &[u8]) -> Result<()> {
        if self.left() < item.len().saturating_add(size_of::<Segment>()) {
            return Err(Error::limit(None, self.limit));
        }
        if self.table.len() == self.table.capacity() {
            self.reserve_items(1)?;
        }
        let offset = self.data.len() as u64;
        self.data.extend_from_slice(item)?;
        self.table.push(Segment { offset, length: item.len() as u64 });
        Ok(())
    }

    /// Makes room for the segments of `count` more items.
    pub fn reserve_items(&mut self, count: usize) -> Result<()> {
        self.table.try_reserve(count).map_err(|_| Error::no_memory(count.saturating_mul(size_of::<Segment>())))
    }

    /// Empties it; the memory stays.
    pub fn clear(&mut self) {
        self.data.clear();
        self.table.clear();
    }
}

//! numpy's `.npy` files: one array, behind a header that tells its type.
//!
//! | file | what is in it |
//! |---|---|
//! | `mod.rs` | from bytes to an array and back |
//! | `header.rs` | the header: a version, a length, and a Python literal |
//! | `file.rs` | files on disk |
//! | `draft.rs` | files that replace others whole |
//!
//! Source: numpy's `numpy.lib.format`.

pub(super) mod draft;
mod file;
mod header;
#[cfg(test)]
mod tests;

pub use file::{load, save};
pub use header::Header;

#[cfg(feature = "store")]
use super::Fixed;
use super::{Array, Order, Store};
use crate::error::{Error, Kind, Result};
use crate::output::Output;

/// The array of a whole `.npy` file, copied.
pub fn read(src: &[u8]) -> Result<Array> {
    let header = Header::read(src)?;
    header.check_size(src.len())?;
    let mut store = Store::new(usize::MAX);
    store.data.reserve_exact(header.size())?;
    store.data.extend_from_slice(&src[header.len..])?;
    Array::from_store(header.ty, store)
}

/// How an array is written: its header, and the order of its elements.
///
/// As in numpy: elements that lie in a row in Fortran order, and not in C order, stay in that order; all others are
/// written in C order, whatever order the array is walked in.
pub(super) fn layout(array: &Array) -> Result<(Vec<u8>, Order)> {
    let Some(fixed) = array.ty().dtype.fixed() else {
        return Err(Error::new(
            Kind::Unsupported,
            format!("npy: items of type {} have no place in a .npy file, elements of fixed size do", array.ty().dtype),
        ));
    };
    if !array.has_data() {
        return Err(Error::argument("npy: the array only describes a type: it has no elements to write"));
    }
    let in_row = |order| array.peek().walked(order).is_row();
    let order = if !in_row(Order::C) && in_row(Order::F) { Order::F } else { Order::C };
    Ok((header::write(fixed, &array.ty().shape, order), order))
}

/// What stands before a row of bytes, for those who do not have it as an array.
#[cfg(feature = "store")]
pub(crate) fn header_of_bytes(count: usize) -> Vec<u8> {
    header::write(Fixed::U8, &[count], Order::C)
}

/// Appends the array as a `.npy` file, with the bytes that `numpy.save` writes.
pub fn write(array: &Array, dst: &mut Output<'_>) -> Result<()> {
    let (header, order) = layout(array)?;
    let size = array.ty().size().and_then(|size| size.checked_add(header.len()));
    // Room for both is made at once: an error names the whole size, and nothing is written before it.
    dst.reserve(size.ok_or_else(|| Error::no_memory(usize::MAX))?)?;
    dst.extend_from_slice(&header)?;
    array.peek().walked(order).gather(dst)
}

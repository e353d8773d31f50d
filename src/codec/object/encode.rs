//! Encoded lists from arrays, whatever these are written in.

use super::elements::{self, Element, is_bytes, is_plain};
use super::nest::Nest;
use super::{Value, json};
use crate::array::{Array, Dtype, Order, Type};
use crate::buffer::Buffer;
use crate::error::{Error, Kind, Result};

/// Where lists are written.
pub(crate) trait Sink {
    /// Begins a list of `len` elements.
    fn open(&mut self, len: usize) -> Result<()>;
    /// Ends it.
    fn close(&mut self) -> Result<()>;
    /// Goes on to its next element, the first one too.
    fn next(&mut self) -> Result<()>;
    /// Writes a string, and fails if it is not UTF-8.
    fn str(&mut self, text: &[u8]) -> Result<()>;
    /// Writes one element of fixed size.
    fn element(&mut self, element: &Element<'_>) -> Result<()>;
    /// Writes one value of any kind.
    fn value(&mut self, value: &Value) -> Result<()>;
    /// Ends it all.
    fn end(&mut self) -> Result<()>;
}

/// Fails unless arrays of this type are written.
pub(crate) fn check(id: &str, ty: &Type, takes_bytes: bool) -> Result<()> {
    let why = match ty.dtype {
        Dtype::Utf8 | Dtype::Json => return Ok(()),
        Dtype::Bytes if takes_bytes => return Ok(()),
        Dtype::Fixed(fixed) if is_plain(&fixed) || (takes_bytes && is_bytes(&fixed)) => return Ok(()),
        Dtype::Bytes => "numcodecs: Object of type bytes is not JSON serializable",
        Dtype::Ragged(_) => "numcodecs: Object of type ndarray is not serializable",
        Dtype::Fixed(fixed) if is_bytes(&fixed) => "numcodecs: Object of type bytes is not JSON serializable",
        Dtype::Fixed(_) => "the format has no form of them, in numcodecs neither",
    };
    Err(Error::new(Kind::Unsupported, format!("{id}: elements of type {} are not written ({why})", ty.dtype)))
}

/// Writes the elements of `src` as nested lists, then its element type and its shape.
pub(crate) fn write<S: Sink>(id: &str, src: &Array, sink: &mut S) -> Result<()> {
    let copy;
    let src = match src.ty().order {
        Order::C => src,
        Order::F => {
            copy = src.copy(Order::C, usize::MAX)?;
            &copy
        }
    };
    let Type { dtype, shape, .. } = src.ty();
    let mut nest = Nest::new(shape);
    let wrong = |index: usize, error: Error| match error.kind() {
        Kind::Corrupt => error.with_kind(Kind::Argument).within(&format!("{id}: item {index}")),
        Kind::Argument => error.within(&format!("{id}: item {index}")),
        _ => error,
    };
    sink.open(nest.outer().saturating_add(2))?;
    if nest.has_empty_leaves() {
        for _ in 0..nest.leaves() {
            around(&mut nest, sink, |sink| {
                sink.open(0)?;
                sink.close()
            })?;
        }
    } else if let Some(fixed) = dtype.fixed() {
        let (mut scratch, mut text) = (Buffer::new(), String::new());
        let row = src.elements(&mut scratch)?;
        for index in 0..nest.leaves() {
            let bytes = &row[index * fixed.size..(index + 1) * fixed.size];
            let element = elements::get(&fixed, bytes, &mut text)
                .ok_or_else(|| Error::argument(format!("{id}: item {index} is no text in UTF-32")))?;
            around(&mut nest, sink, |sink| sink.element(&element)).map_err(|error| wrong(index, error))?;
        }
    } else {
        let mut one = |(index, item): (usize, &[u8])| {
            around(&mut nest, sink, |sink| match dtype {
                Dtype::Utf8 => sink.str(item),
                Dtype::Bytes => sink.element(&Element::Bytes(item)),
                _ => {
                    let text = std::str::from_utf8(item)
                        .map_err(|error| Error::argument(format!("JSON text is not UTF-8: {error}")))?;
                    sink.value(&json::read(text)?)
                }
            })
            .map_err(|error| wrong(index, error))
        };
        match src.table() {
            Some((data, table)) => {
                // Segments are checked to lie in their data, hence in usize.
                let items = table.iter().map(|s| &data[s.offset as usize..(s.offset + s.length) as usize]);
                items.enumerate().try_for_each(&mut one)?;
            }
            None => src.items()?.enumerate().try_for_each(&mut one)?,
        }
    }
    sink.next()?;
    match dtype {
        Dtype::Fixed(fixed) => sink.str(fixed.to_string().as_bytes())?,
        _ => sink.str(b"|O")?,
    }
    sink.next()?;
    sink.open(shape.len())?;
    for extent in shape {
        sink.next()?;
        sink.element(&Element::UInt(*extent as u64))?;
    }
    sink.close()?;
    sink.close()?;
    sink.end()
}

/// Writes one leaf, and the starts and ends of lists around it.
#[inline(always)]
fn around<S: Sink>(nest: &mut Nest, sink: &mut S, leaf: impl FnOnce(&mut S) -> Result<()>) -> Result<()> {
    sink.next()?;
    for len in nest.opened() {
        sink.open(*len)?;
        sink.next()?;
    }
    leaf(sink)?;
    for _ in 0..nest.step() {
        sink.close()?;
    }
    Ok(())
}

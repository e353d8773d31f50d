//! msgpack as the list that arrays become.

use super::super::object::Value;
use super::super::object::decode::{Found, Source, Tail};
use super::super::object::elements::Element;
use super::super::object::encode::Sink;
use super::super::object::msgpack::{Head, Layout, Reader, Writer};
use crate::array::Store;
use crate::array::layout::MAX_NDIM;
use crate::error::{Error, Result};
use crate::output::Output;

/// Writes lists.
pub(super) struct ListWriter<'w, 'a>(Writer<'w, 'a>);

impl<'w, 'a> ListWriter<'w, 'a> {
    pub(super) fn new(dst: &'w mut Output<'a>, layout: Layout) -> Self {
        ListWriter(Writer::new(dst, layout))
    }
}

impl Sink for ListWriter<'_, '_> {
    fn open(&mut self, len: usize) -> Result<()> {
        self.0.list(len)
    }

    fn close(&mut self) -> Result<()> {
        Ok(())
    }

    #[inline]
    fn next(&mut self) -> Result<()> {
        Ok(())
    }

    #[inline]
    fn str(&mut self, text: &[u8]) -> Result<()> {
        self.0.str(text)
    }

    #[inline]
    fn element(&mut self, element: &Element<'_>) -> Result<()> {
        match element {
            Element::Bool(value) => self.0.bool(*value),
            Element::Int(n) => self.0.int(*n),
            Element::UInt(n) => self.0.uint(*n),
            Element::Float(value) => self.0.float(*value),
            Element::Str(text) => self.0.str(text.as_bytes()),
            Element::Bytes(bytes) => self.0.bytes(bytes),
        }
    }

    fn value(&mut self, value: &Value) -> Result<()> {
        self.0.value(value)
    }

    fn end(&mut self) -> Result<()> {
        self.0.end()
    }
}

/// The elements, which are read one by one.
#[derive(Clone)]
pub(super) struct Items<'a>(Reader<'a>);

impl<'a> Items<'a> {
    /// Finds the element type and, if there is one, the shape; the elements are still to be read.
    pub(super) fn split(src: &'a [u8], raw: bool, has_shape: bool) -> Result<(Items<'a>, Tail<'a>)> {
        let mut reader = Reader::new(src, raw);
        let len = reader.list()?;
        let Some(outer) = len.checked_sub(1 + usize::from(has_shape)) else {
            return Err(Error::corrupt(format!(
                "a list of {len} elements, expected element type and shape at its end"
            )));
        };
        let items = Items(reader.clone());
        for _ in 0..outer {
            reader.skip()?;
        }
        let at = reader.at();
        let dtype = match reader.head()? {
            Head::Str(len) | Head::Bytes(len) => reader.text(len)?,
            _ => return Err(Error::corrupt(format!("the element type at byte {at} is no string"))),
        };
        let shape = if has_shape { shape(&mut reader)? } else { vec![outer] };
        if reader.at() < src.len() {
            let more = src.len() - reader.at();
            return Err(Error::corrupt(format!("{more} bytes follow the end of the list")));
        }
        if outer != shape.first().copied().unwrap_or(1) {
            return Err(Error::corrupt(format!(
                "{outer} elements in the outermost list do not make the shape {shape:?}"
            )));
        }
        Ok((items, Tail { dtype, shape, at }))
    }

    /// Fails unless the elements end where `tail` begins.
    pub(super) fn end(self, tail: &Tail<'_>) -> Result<()> {
        if self.0.at() == tail.at {
            return Ok(());
        }
        let (at, expected) = (self.0.at(), tail.at);
        Err(Error::corrupt(format!("the elements end at byte {at}, the element type begins at {expected}")))
    }
}

fn shape(reader: &mut Reader<'_>) -> Result<Vec<usize>> {
    let axes = reader.list()?;
    if axes > MAX_NDIM {
        return Err(Error::corrupt(format!("the shape has {axes} axes, {MAX_NDIM} are the most")));
    }
    let mut shape = Vec::with_capacity(axes);
    for axis in 0..axes {
        let extent = match reader.head()? {
            Head::Scalar(Value::Int(n)) => usize::try_from(n).ok(),
            _ => None,
        };
        shape.push(extent.ok_or_else(|| Error::corrupt(format!("the extent of axis {axis} is no whole number")))?);
    }
    Ok(shape)
}

impl Source for Items<'_> {
    fn open(&mut self, len: usize) -> Result<()> {
        let found = self.0.list()?;
        if found == len {
            return Ok(());
        }
        Err(Error::corrupt(format!("a list of {found} elements, the shape says {len}")))
    }

    fn close(&mut self) -> Result<()> {
        Ok(())
    }

    #[inline]
    fn next(&mut self) -> Result<()> {
        Ok(())
    }

    #[inline]
    fn text(&mut self, store: &mut Store) -> Result<Found> {
        let start = self.0.clone();
        match self.0.head()? {
            Head::Str(len) => {
                store.push(self.0.text(len)?.as_bytes())?;
                Ok(Found::Str)
            }
            Head::Bytes(len) => {
                store.push(self.0.bytes(len)?)?;
                Ok(Found::Bytes)
            }
            _ => {
                self.0 = start;
                Ok(Found::Other)
            }
        }
    }

    fn value(&mut self) -> Result<Value> {
        self.0.value()
    }

    fn left(&self) -> usize {
        self.0.left()
    }
}

//! JSON text as the list that arrays become.

use super::super::object::Value;
use super::super::object::decode::{Found, Source, Tail};
use super::super::object::elements::Element;
use super::super::object::encode::Sink;
use super::super::object::json::{Layout, Reader, Writer};
use crate::array::Store;
use crate::array::layout::MAX_NDIM;
use crate::error::{Error, Kind, Result};
use crate::output::Output;

/// Writes lists.
pub(super) struct ListWriter<'w, 'a>(Writer<'w, 'a>);

impl<'w, 'a> ListWriter<'w, 'a> {
    pub(super) fn new(dst: &'w mut Output<'a>, layout: &'w Layout) -> Self {
        ListWriter(Writer::new(dst, layout))
    }
}

impl Sink for ListWriter<'_, '_> {
    fn open(&mut self, _: usize) -> Result<()> {
        self.0.open(b'[')
    }

    fn close(&mut self) -> Result<()> {
        self.0.close(b']')
    }

    #[inline]
    fn next(&mut self) -> Result<()> {
        self.0.next()
    }

    #[inline]
    fn str(&mut self, text: &[u8]) -> Result<()> {
        self.0.string(text)
    }

    fn element(&mut self, element: &Element<'_>) -> Result<()> {
        match element {
            Element::Bool(value) => self.0.raw(if *value { b"true" } else { b"false" }),
            Element::Int(value) => self.0.int(value),
            Element::UInt(value) => self.0.int(value),
            Element::Float(value) => self.0.float(*value),
            Element::Str(text) => self.0.string(text.as_bytes()),
            Element::Bytes(_) => Err(Error::new(Kind::Unsupported, "JSON has no form of bytes")),
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
pub(super) struct Items<'a> {
    reader: Reader<'a>,
    scratch: String,
}

impl<'a> Items<'a> {
    /// Finds the element type and, if there is one, the shape; the elements are still to be read.
    pub(super) fn split(text: &'a str, strict: bool, has_shape: bool) -> Result<(Items<'a>, Tail<'a>)> {
        let mut reader = Reader::new(text, strict);
        reader.expect(b'[', "'[' before the elements")?;
        let end = before(text, ']')?;
        let (mut shape, end) = if has_shape { shape(end)? } else { (Vec::new(), end) };
        let (at, dtype) = dtype(end)?;
        if !has_shape {
            shape.push(count(reader.clone(), at)?);
        }
        Ok((Items { reader, scratch: String::new() }, Tail { dtype, shape, at }))
    }

    /// Fails unless the elements end where `tail` begins.
    pub(super) fn end(mut self, tail: &Tail<'_>) -> Result<()> {
        let has_items = tail.shape.first() != Some(&0);
        if has_items {
            self.reader.expect(b',', "',' and the element type")?;
        }
        self.reader.peek();
        if self.reader.at() == tail.at { Ok(()) } else { Err(self.reader.unexpected("the element type")) }
    }
}

/// The text before the last character that is no space, which must be `last`.
fn before(text: &str, last: char) -> Result<&str> {
    text.trim_end_matches([' ', '\t', '\n', '\r']).strip_suffix(last).ok_or_else(|| {
        Error::corrupt(format!("the text does not end as expected, in element type and shape: {last:?} is missing"))
    })
}

/// Reads the shape at the end of `text`; gives what is before the comma before it.
fn shape(text: &str) -> Result<(Vec<usize>, &str)> {
    let inner = before(text, ']')?;
    let start = inner.trim_end_matches(|c: char| c.is_ascii_digit() || ", \t\n\r".contains(c));
    let (rest, extents) = (before(before(start, '[')?, ',')?, &inner[start.len()..]);
    let wrong = || Error::corrupt(format!("the shape [{}] is none", &extents[..extents.len().min(80)]));
    let extents = extents.trim_matches([' ', '\t', '\n', '\r']);
    if extents.is_empty() {
        return Ok((Vec::new(), rest));
    }
    if extents.split(',').count() > MAX_NDIM {
        return Err(Error::corrupt(format!("the shape has more than {MAX_NDIM} axes")));
    }
    let extent = |text: &str| text.trim_matches([' ', '\t', '\n', '\r']).parse().ok();
    Ok((extents.split(',').map(extent).collect::<Option<_>>().ok_or_else(wrong)?, rest))
}

/// Reads the string at the end of `text`; gives where it begins, too.
fn dtype(text: &str) -> Result<(usize, &str)> {
    let inner = before(text, '"')?;
    let start = inner.rfind('"').ok_or_else(|| Error::corrupt("the element type is missing"))?;
    Ok((start, &inner[start + 1..]))
}

/// How many elements there are before `end`.
fn count(mut reader: Reader<'_>, end: usize) -> Result<usize> {
    let mut count = 0;
    loop {
        reader.peek();
        if reader.at() >= end {
            return Ok(count);
        }
        reader.value()?;
        reader.expect(b',', "','")?;
        count += 1;
    }
}

impl Source for Items<'_> {
    fn open(&mut self, _: usize) -> Result<()> {
        self.reader.expect(b'[', "a list, as the shape says")
    }

    fn close(&mut self) -> Result<()> {
        self.reader.expect(b']', "the end of a list, as the shape says")
    }

    #[inline]
    fn next(&mut self) -> Result<()> {
        self.reader.expect(b',', "',' and another element, as the shape says")
    }

    #[inline]
    fn text(&mut self, store: &mut Store) -> Result<Found> {
        if let Some(text) = self.reader.plain_string() {
            store.push(text.as_bytes())?;
            return Ok(Found::Str);
        }
        if self.reader.peek() != Some(b'"') {
            return Ok(Found::Other);
        }
        self.scratch.clear();
        self.reader.string(&mut self.scratch)?;
        store.push(self.scratch.as_bytes())?;
        Ok(Found::Str)
    }

    fn value(&mut self) -> Result<Value> {
        self.reader.value()
    }

    fn left(&self) -> usize {
        self.reader.left()
    }
}

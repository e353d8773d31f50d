//! Arrays from encoded lists, whatever these are written in.

use super::elements::{self, is_bytes, is_plain};
use super::nest::Nest;
use super::{Value, json};
use crate::array::{Class, Dtype, Fixed, Order, Store, Type};
use crate::error::{Error, Kind, Result};
use crate::output::Output;
use crate::segments::{Segment, reserved};

/// Without a limit, elements that a chunk itself calls long take at most so many times its bytes …
const MAX_RATIO: usize = 1 << 10;
/// … or so many.
const SMALL: usize = 16 << 20;

/// What [`Source::text`] found.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Found {
    /// A string, which was read.
    Str,
    /// A byte string, which was read.
    Bytes,
    /// Something else, which is still to be read.
    Other,
}

/// What stands after the elements of an encoded list.
pub(crate) struct Tail<'a> {
    pub(crate) dtype: &'a str,
    /// Of a format that has none: one axis.
    pub(crate) shape: Vec<usize>,
    /// Where the element type begins.
    pub(crate) at: usize,
}

/// Encoded lists that are read from their start on.
pub(crate) trait Source: Clone {
    /// Enters a list that has `len` elements.
    fn open(&mut self, len: usize) -> Result<()>;
    /// Leaves it.
    fn close(&mut self) -> Result<()>;
    /// Goes from one element to the next.
    fn next(&mut self) -> Result<()>;
    /// Reads a string or byte string into `store`, as an item.
    fn text(&mut self, store: &mut Store) -> Result<Found>;
    /// Reads one value of any kind.
    fn value(&mut self) -> Result<Value>;
    /// How many bytes are still to be read.
    fn left(&self) -> usize;
}

/// The element type that encoded data name: `None` for Python objects.
pub(crate) fn encoded_dtype(id: &str, text: &str, takes_bytes: bool) -> Result<Option<Fixed>> {
    if matches!(text, "|O" | "O" | "object") {
        return Ok(None);
    }
    let fixed =
        Fixed::parse(text).map_err(|_| Error::corrupt(format!("{id}: dtype {text:?} is none that numpy knows")))?;
    if is_plain(&fixed) || (takes_bytes && is_bytes(&fixed)) {
        return Ok(Some(fixed));
    }
    Err(Error::new(Kind::Unsupported, format!("{id}: elements of type {fixed} are not read")))
}

/// Fills `store` from the elements in `source`, which stands at the first of them, behind the start of the outermost list.
pub(crate) fn fill<S: Source>(
    id: &str,
    source: &mut S,
    encoded: Option<Fixed>,
    shape: &[usize],
    like: Option<&Type>,
    store: &mut Store,
) -> Result<Type> {
    let target = match (like, encoded) {
        (Some(like), _) => Some(like.dtype),
        (None, encoded) => encoded.map(Dtype::Fixed),
    };
    let too_large = |error: Error| error.with_kind(Kind::Corrupt).within(id);
    let ty = |dtype| Type::new(dtype, shape, Order::C).map_err(too_large);
    let ty = match target {
        Some(Dtype::Ragged(_)) => {
            return Err(Error::argument(format!("{id}: cannot make {}", target.unwrap_or(Dtype::Json))));
        }
        Some(dtype) => ty(dtype)?,
        None => ty(Dtype::Utf8)?,
    };
    let filler = Filler { id, encoded, shape, ty, is_asked: target.is_some() };
    match filler.ty.dtype {
        Dtype::Fixed(fixed) => filler.elements(source, fixed, store)?,
        Dtype::Json => filler.json(source, store)?,
        dtype if target.is_some() => {
            if let Some((index, found)) = filler.text(source, dtype, store)? {
                let found = if found == Found::Bytes { "a byte string" } else { source.value()?.kind() };
                return Err(Error::argument(format!("{id}: item {index} is {found}, asked for is {dtype}")));
            }
        }
        _ => {
            let start = source.clone();
            for dtype in [Dtype::Utf8, Dtype::Bytes] {
                if filler.text(source, dtype, store)?.is_none() {
                    return Ok(Type { dtype, ..filler.ty });
                }
                *source = start.clone();
                store.clear();
            }
            filler.json(source, store)?;
            return Ok(Type { dtype: Dtype::Json, ..filler.ty });
        }
    }
    Ok(filler.ty)
}

struct Filler<'a> {
    id: &'a str,
    encoded: Option<Fixed>,
    shape: &'a [usize],
    ty: Type,
    /// Whether someone named the type.
    is_asked: bool,
}

impl Filler<'_> {
    /// Calls `leaf` where each element begins; stops early if it gives something.
    fn walk<S: Source, T>(
        &self,
        source: &mut S,
        mut leaf: impl FnMut(&mut S, usize) -> Result<Option<T>>,
    ) -> Result<Option<T>> {
        let mut nest = Nest::new(self.shape);
        for index in 0..nest.leaves() {
            if index > 0 {
                source.next()?;
            }
            for len in nest.opened() {
                source.open(*len)?;
            }
            if nest.has_empty_leaves() {
                source.open(0)?;
                source.close()?;
            } else if let Some(early) = leaf(source, index)? {
                return Ok(Some(early));
            }
            for _ in 0..nest.step() {
                source.close()?;
            }
        }
        Ok(None)
    }

    /// Items as text or bytes; or the first that is none, and what it is.
    fn text<S: Source>(&self, source: &mut S, dtype: Dtype, store: &mut Store) -> Result<Option<(usize, Found)>> {
        // Where nobody asked for bytes, strings are not taken for them, nor byte strings for text.
        let is_asked = self.is_asked;
        let is_text = |store: &Store| {
            let bytes = store.table.last().map_or(&[][..], |last| &store.data.as_slice()[last.offset as usize..]);
            std::str::from_utf8(bytes).is_ok()
        };
        self.walk(source, |source, index| {
            let found = source.text(store).map_err(|error| self.at(index, error))?;
            let fits = match found {
                Found::Str => dtype == Dtype::Utf8 || is_asked,
                Found::Bytes => dtype == Dtype::Bytes || (is_asked && is_text(store)),
                Found::Other => false,
            };
            Ok((!fits).then_some((index, found)))
        })
    }

    fn json<S: Source>(&self, source: &mut S, store: &mut Store) -> Result<()> {
        self.walk(source, |source, index| {
            let value = source.value().map_err(|error| self.at(index, error))?;
            store.reserve_items(1)?;
            let offset = store.data.len();
            let limit =
                store.left().checked_sub(size_of::<Segment>()).ok_or_else(|| Error::limit(None, store.limit))?;
            json::write(&value, &mut Output::growing(&mut store.data, limit)).map_err(|error| match error.kind() {
                Kind::Limit => Error::limit(None, store.limit),
                _ => self.at(index, error),
            })?;
            store.table.push(Segment { offset: offset as u64, length: (store.data.len() - offset) as u64 });
            Ok(None::<()>)
        })?;
        Ok(())
    }

    fn elements<S: Source>(&self, source: &mut S, fixed: Fixed, store: &mut Store) -> Result<()> {
        if !is_plain(&fixed) && !is_bytes(&fixed) {
            return Err(Error::argument(format!("{}: cannot make elements of type {fixed}", self.id)));
        }
        let size = self.ty.size().unwrap_or(0);
        if size > store.left() {
            return Err(Error::limit(Some(size), store.limit));
        }
        let most = source.left().saturating_mul(MAX_RATIO).max(SMALL);
        if store.limit == usize::MAX && size > most {
            let context = format!("{}: elements of type {fixed} without a limit of the caller's", self.id);
            return Err(Error::limit(Some(size), most).within(&context));
        }
        // Numbers in text may have more digits than their type: as they were written, they were of that type.
        let same = self.encoded.is_some_and(|own| own.class == fixed.class && own.size == fixed.size);
        let kind = if same { Kind::Corrupt } else { Kind::Argument };
        // A name of a type may claim gigabytes for each element.
        let mut element = reserved(fixed.size)?;
        let mut left = store.left();
        self.walk(source, |source, index| {
            let value = source.value().map_err(|error| self.at(index, error))?;
            element.clear();
            elements::put(&fixed, &value, same && fixed.class == Class::Float, &mut element).ok_or_else(|| {
                let what = value.kind();
                Error::new(kind, format!("{}: item {index}, {what}, is no element of type {fixed}", self.id))
            })?;
            left = left.checked_sub(element.len()).ok_or_else(|| Error::limit(None, store.limit))?;
            store.data.extend_from_slice(&element)?;
            Ok(None::<()>)
        })?;
        Ok(())
    }

    #[cold]
    fn at(&self, index: usize, error: Error) -> Error {
        error.within(&format!("{}: item {index}", self.id))
    }
}

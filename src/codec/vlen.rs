//! `vlen-utf8`, `vlen-bytes`, `vlen-array`: the number of items, then each with its length before it.
//!
//! All numbers have 32 bits, least significant byte first.

use super::spec::{Default, Param, ParamType, Spec};
use super::{Codec, ObjectCodec};
use crate::array::{Array, Dtype, Store, Type};
use crate::error::{Error, Kind, Result};
use crate::output::Output;
use crate::segments::Segment;

/// What stands before the items and before each of them.
const HEADER: usize = 4;

pub(super) fn specs() -> [Spec; 3] {
    [
        spec("vlen-utf8", true, "strings, each after its length", None),
        spec("vlen-bytes", true, "byte strings, each after its length", None),
        spec(
            "vlen-array",
            false,
            "one-dimensional arrays, each after its length in bytes",
            Some(Param {
                name: "dtype",
                kind: ParamType::Dtype,
                default: Default::Required,
                summary: "element type of the arrays",
            }),
        ),
    ]
}

fn spec(id: &'static str, in_v3: bool, summary: &'static str, param: Option<Param>) -> Spec {
    Spec {
        id: id.into(),
        v3_name: in_v3.then_some(id),
        v3_exact: |_| true,
        summary: summary.into(),
        params: Some(param.into_iter().collect()),
        make: Box::new(move |values| {
            let dtype = match id {
                "vlen-utf8" => Dtype::Utf8,
                "vlen-bytes" => Dtype::Bytes,
                _ => Dtype::Ragged(values.dtype("dtype")),
            };
            if let Dtype::Ragged(element) = dtype
                && element.size == 0
            {
                return Err(Error::config(format!("dtype {element}: arrays need elements of at least one byte")));
            }
            Ok(Box::new(Vlen { id, dtype }))
        }),
    }
}

struct Vlen {
    id: &'static str,
    dtype: Dtype,
}

impl Vlen {
    /// Fails unless `len` bytes are an item as far as lengths tell.
    #[inline]
    fn check_len(&self, index: usize, len: usize, kind: Kind) -> Result<()> {
        match self.dtype {
            Dtype::Ragged(element) if !len.is_multiple_of(element.size) => Err(Error::new(
                kind,
                format!("{}: item {index} has {len} bytes, no whole number of elements of type {element}", self.id),
            )),
            _ => Ok(()),
        }
    }

    #[cold]
    fn not_utf8(&self, index: usize, error: std::str::Utf8Error, kind: Kind) -> Error {
        Error::new(kind, format!("{}: item {index} is not UTF-8: {error}", self.id))
    }

    fn header(&self, what: &str, number: usize) -> Result<[u8; HEADER]> {
        let number = u32::try_from(number)
            .map_err(|_| Error::argument(format!("{}: {what} {number}, the format has 32 bits for it", self.id)))?;
        Ok(number.to_le_bytes())
    }

    fn encode_items<'a>(
        &self,
        items: impl ExactSizeIterator<Item = &'a [u8]>,
        is_checked: bool,
        dst: &mut Output<'_>,
    ) -> Result<()> {
        dst.extend_from_slice(&self.header("the number of items is", items.len())?)?;
        for (index, item) in items.enumerate() {
            self.check_len(index, item.len(), Kind::Argument)?;
            if !is_checked && let Err(error) = std::str::from_utf8(item) {
                return Err(self.not_utf8(index, error, Kind::Argument));
            }
            dst.extend_from_parts([&self.header("the length of an item is", item.len())?, item])?;
        }
        Ok(())
    }

    /// The element type of the result.
    fn target(&self, like: Option<&Type>) -> Result<Dtype> {
        let wanted = like.map_or(self.dtype, |like| like.dtype);
        match (self.dtype, wanted) {
            (own, wanted) if own == wanted => Ok(wanted),
            (Dtype::Utf8, Dtype::Bytes) | (Dtype::Bytes, Dtype::Utf8) => Ok(wanted),
            (own, wanted) => Err(Error::argument(format!("{}: items of type {own} cannot become {wanted}", self.id))),
        }
    }

    fn needs_dtype(&self) -> Error {
        let (id, dtype) = (self.id, self.dtype);
        Error::new(Kind::NeedsDtype, format!("{id}: it works on arrays of type {dtype}; bytes alone have no items"))
    }
}

impl Codec for Vlen {
    fn encode_bound(&self, _: usize) -> Option<usize> {
        None
    }

    fn encode(&self, _: &[u8], _: &mut Output<'_>) -> Result<()> {
        Err(self.needs_dtype())
    }

    fn decode(&self, _: &[u8], _: &mut Output<'_>) -> Result<()> {
        Err(self.needs_dtype())
    }

    fn encoded_type(&self, src: Option<&Type>) -> Result<Option<Type>> {
        let dtype = src.ok_or_else(|| self.needs_dtype())?.dtype;
        let fits = dtype == self.dtype || (self.dtype == Dtype::Bytes && dtype == Dtype::Utf8);
        if fits {
            return Ok(None);
        }
        let (id, own) = (self.id, self.dtype);
        Err(Error::argument(format!("{id}: cannot encode items of type {dtype}, expected an array of type {own}")))
    }

    fn as_object(&self) -> Option<&dyn ObjectCodec> {
        Some(self)
    }
}

impl ObjectCodec for Vlen {
    fn encode_object(&self, src: &Array, dst: &mut Output<'_>) -> Result<()> {
        self.encoded_type(Some(src.ty()))?;
        // Text that vlen-bytes takes must be text again as well.
        let is_text = src.ty().dtype == Dtype::Utf8;
        match src.table() {
            Some((data, table)) => {
                // Segments are checked to lie in their data, hence in usize.
                let size =
                    table.iter().fold(HEADER, |sum, s| sum.saturating_add(HEADER).saturating_add(s.length as usize));
                dst.reserve(size)?;
                // One look at all data is faster than one at each item, unless most of the data are in no item.
                let is_checked = !is_text || (data.len() <= size && data.is_ascii());
                self.encode_items(
                    table.iter().map(|s| &data[s.offset as usize..(s.offset + s.length) as usize]),
                    is_checked,
                    dst,
                )
            }
            None => self.encode_items(src.items()?, !is_text, dst),
        }
    }

    fn decode_object(&self, src: &[u8], like: Option<&Type>, store: &mut Store) -> Result<Type> {
        let dtype = self.target(like)?;
        let id = self.id;
        let Some((header, _)) = src.split_first_chunk::<HEADER>() else {
            return Err(Error::corrupt(format!("{id}: {} bytes, the number of items alone has {HEADER}", src.len())));
        };
        let count = u32::from_le_bytes(*header) as usize;
        if count > (src.len() - HEADER) / HEADER {
            return Err(Error::corrupt(format!("{id}: {count} items cannot lie in {} bytes", src.len())));
        }
        if let Some(like) = like
            && like.count() != count
        {
            let (shape, wanted) = (&like.shape, like.count());
            return Err(Error::corrupt(format!("{id}: {count} items, an array of shape {shape:?} has {wanted}")));
        }
        let table = count.saturating_mul(size_of::<Segment>());
        if table.saturating_add(src.len()) > store.limit {
            return Err(Error::limit(Some(table.saturating_add(src.len())), store.limit));
        }
        store.reserve_items(count)?;
        // Text in ASCII needs no look at each item; most lengths are ASCII, too.
        let is_text = matches!((self.dtype, dtype), (Dtype::Utf8, _) | (_, Dtype::Utf8)) && !src.is_ascii();
        let wrong_text = if self.dtype == Dtype::Utf8 { Kind::Corrupt } else { Kind::Argument };
        let mut at = HEADER;
        for index in 0..count {
            let Some((header, rest)) = src[at..].split_first_chunk::<HEADER>() else {
                return Err(Error::corrupt(format!("{id}: the data ends before item {index} of {count}")));
            };
            let len = u32::from_le_bytes(*header) as usize;
            let Some(item) = rest.get(..len) else {
                let left = rest.len();
                return Err(Error::corrupt(format!("{id}: item {index} of {count} has {len} bytes, {left} are left")));
            };
            self.check_len(index, len, Kind::Corrupt)?;
            if is_text && let Err(error) = std::str::from_utf8(item) {
                return Err(self.not_utf8(index, error, wrong_text));
            }
            at += HEADER;
            store.table.push(Segment { offset: at as u64, length: len as u64 });
            at += len;
        }
        if at < src.len() {
            let more = src.len() - at;
            return Err(Error::corrupt(format!("{id}: {more} bytes follow the last of {count} items")));
        }
        // All in one copy: the items' lengths stay between them, where no segment points to.
        store.data.extend_from_slice(src)?;
        Ok(match like {
            Some(like) => Type { dtype, shape: like.shape.clone(), order: like.order },
            None => Type::row(dtype, count),
        })
    }
}

#[cfg(test)]
mod tests;

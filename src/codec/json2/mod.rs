//! `json2`: an array as a JSON list of its elements, its element type and its shape; `json`: its older form without a shape.
//!
//! | file | what is in it |
//! |---|---|
//! | `mod.rs` | the codec |
//! | `config.rs` | its parameters |
//! | `encoding.rs` | text in the encodings of Python that it knows |
//! | `list.rs` | JSON text as the list that arrays become; where its element type and its shape stand |

mod config;
mod encoding;
mod list;
#[cfg(test)]
mod tests;

pub(super) use config::specs;

use self::encoding::Encoding;
use self::list::{Items, ListWriter};
use super::object::json::Layout;
use super::object::{decode, encode};
use super::{Codec, ObjectCodec, TEXT_RATIO, most_text};
use crate::array::{Array, Store, Type};
use crate::buffer::Buffer;
use crate::error::{Error, Kind, Result};
use crate::output::Output;

struct Json {
    id: &'static str,
    /// Whether the shape is written; without it nothing is encoded.
    has_shape: bool,
    encoding: Encoding,
    layout: Layout,
    /// Whether strings that are read may not have control characters in them.
    strict: bool,
}

impl Json {
    fn needs_dtype(&self) -> Error {
        Error::new(
            Kind::NeedsDtype,
            format!(
                "{}: it works on arrays (of type utf8, json, or of numbers); bytes alone have no elements",
                self.id
            ),
        )
    }
}

impl Codec for Json {
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
        encode::check(self.id, src.ok_or_else(|| self.needs_dtype())?, false)?;
        Ok(None)
    }

    fn as_object(&self) -> Option<&dyn ObjectCodec> {
        Some(self)
    }
}

impl ObjectCodec for Json {
    fn encode_object(&self, src: &Array, dst: &mut Output<'_>) -> Result<()> {
        // Not in `encoded_type`, which is asked before decoding too.
        if !self.has_shape {
            return Err(Error::new(
                Kind::Unsupported,
                "json: this old form is only read, as it has no shape; write \"json2\"",
            ));
        }
        self.encoded_type(Some(src.ty()))?;
        if self.encoding.is_utf8() || (self.encoding.is_ascii() && self.layout.ensure_ascii) {
            return encode::write(self.id, src, &mut ListWriter::new(dst, &self.layout));
        }
        let mut text = Buffer::new();
        encode::write(self.id, src, &mut ListWriter::new(&mut Output::growing(&mut text, usize::MAX), &self.layout))?;
        // A byte that is not UTF-8 cannot come from the writer, unless it is a defect; it is an error all the same.
        let text = std::str::from_utf8(text.as_slice()).map_err(|error| Error::argument(error.to_string()))?;
        self.encoding.encode(text, dst).map_err(|error| error.within(self.id))
    }

    fn decode_object(&self, src: &[u8], like: Option<&Type>, store: &mut Store) -> Result<Type> {
        let text = self.encoding.decode(src).map_err(|error| error.within(self.id))?;
        let (mut items, tail) =
            Items::split(&text, self.strict, self.has_shape).map_err(|error| error.within(self.id))?;
        let encoded = decode::encoded_dtype(self.id, tail.dtype, false)?;
        let ty = decode::fill(self.id, &mut items, encoded, &tail.shape, like, store)?;
        items.end(&tail).map_err(|error| error.within(self.id))?;
        Ok(ty)
    }

    fn most_encoded(&self, size: usize, count: usize) -> usize {
        // Each element may stand on a line of its own, which begins with an indentation for each list around it, and so may
        // the ends of lists; few are nested more deeply than this.
        const LEVELS: usize = 16;
        let Layout { indent, separators: [between, colon], .. } = &self.layout;
        let line = indent.as_ref().map_or(0, |indent| 2 * LEVELS * indent.len());
        // UTF-32 has four bytes for a character.
        let text = line + between.len() + colon.len();
        most_text(size, count, TEXT_RATIO.saturating_add(text.saturating_mul(4)))
    }
}

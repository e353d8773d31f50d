//! `msgpack2`: an array as a msgpack list of its elements, its element type and its shape; `msgpack`: its older form
//! without a shape.

mod list;
#[cfg(test)]
mod tests;

use self::list::{Items, ListWriter};
use super::object::msgpack::Layout;
use super::object::{decode, encode};
use super::spec::{Default, Param, ParamType, Spec};
use super::{Codec, ObjectCodec};
use crate::array::{Array, Store, Type};
use crate::error::{Error, Kind, Result};
use crate::output::Output;

pub(super) fn specs() -> [Spec; 2] {
    [
        spec("msgpack2", true, "msgpack list of the elements, element type and shape"),
        spec("msgpack", false, "msgpack list of the elements and element type; read only"),
    ]
}

fn flag(name: &'static str, default: bool, summary: &'static str) -> Param {
    Param { name, kind: ParamType::Bool, default: Default::Bool(default), summary }
}

fn spec(id: &'static str, has_shape: bool, summary: &'static str) -> Spec {
    Spec {
        id: id.into(),
        v3_name: None,
        v3_exact: |_| false,
        summary: summary.into(),
        params: Some(vec![
            flag("raw", false, "strings are read as byte strings"),
            flag("use_single_float", false, "floats are written with 32 bits"),
            flag("use_bin_type", true, "byte strings are written as such; else as strings"),
        ]),
        make: Box::new(move |values| {
            let (use_single_float, use_bin_type) = (values.bool("use_single_float"), values.bool("use_bin_type"));
            let layout = Layout { use_single_float, use_bin_type };
            Ok(Box::new(Msgpack { id, has_shape, raw: values.bool("raw"), layout }))
        }),
    }
}

struct Msgpack {
    id: &'static str,
    /// Whether the shape is written; without it nothing is encoded.
    has_shape: bool,
    raw: bool,
    layout: Layout,
}

impl Msgpack {
    fn needs_dtype(&self) -> Error {
        let types = "of type utf8, bytes, json, or of numbers";
        let message = format!("{}: it works on arrays ({types}); bytes alone have no elements", self.id);
        Error::new(Kind::NeedsDtype, message)
    }
}

impl Codec for Msgpack {
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
        encode::check(self.id, src.ok_or_else(|| self.needs_dtype())?, true)?;
        Ok(None)
    }

    fn as_object(&self) -> Option<&dyn ObjectCodec> {
        Some(self)
    }
}

impl ObjectCodec for Msgpack {
    fn encode_object(&self, src: &Array, dst: &mut Output<'_>) -> Result<()> {
        // Not in `encoded_type`, which is asked before decoding too.
        if !self.has_shape {
            return Err(Error::new(
                Kind::Unsupported,
                "msgpack: this old form is only read, as it has no shape; write \"msgpack2\"",
            ));
        }
        self.encoded_type(Some(src.ty()))?;
        encode::write(self.id, src, &mut ListWriter::new(dst, self.layout))
    }

    fn decode_object(&self, src: &[u8], like: Option<&Type>, store: &mut Store) -> Result<Type> {
        let (mut items, tail) = Items::split(src, self.raw, self.has_shape).map_err(|error| error.within(self.id))?;
        let encoded = decode::encoded_dtype(self.id, tail.dtype, true)?;
        let ty = decode::fill(self.id, &mut items, encoded, &tail.shape, like, store)?;
        items.end(&tail).map_err(|error| error.within(self.id))?;
        Ok(ty)
    }
}

//! `pickle`: arrays as Python's `pickle` writes them.
//!
//! A pickle is a program that can call anything in Python. This one cannot: the machine knows numpy's arrays, plain values
//! and their containers, and refuses every other name.
//!
//! | file | what is in it |
//! |---|---|
//! | `mod.rs` | the codec |
//! | `opcodes.rs` | the opcodes of all protocols |
//! | `machine.rs` | the machine that runs them |
//! | `heap.rs` | what they make |
//! | `text.rs` | numbers and strings in the text forms of protocol 0 |
//! | `numpy.rs` | the names that are known, and what calling them makes |
//! | `read.rs`, `json.rs` | arrays out of what was made |
//! | `write.rs` | arrays as pickles |

mod heap;
mod json;
mod machine;
mod numpy;
mod opcodes;
mod read;
#[cfg(test)]
mod tests;
mod text;
mod write;

#[allow(unused_imports)] // for the object arrays of npy files
pub(crate) use read::read_array;
#[allow(unused_imports)] // as above
pub(crate) use write::write_array;

use super::spec::{Default, Param, ParamType, Spec};
use super::{Codec, ObjectCodec};
use crate::array::{Array, Store, Type};
use crate::error::{Error, Kind, Result};
use crate::output::Output;

pub(super) fn spec() -> Spec {
    Spec {
        id: "pickle".into(),
        v3_name: None,
        v3_exact: |_| false,
        summary: "arrays as Python's pickle; refuses to load anything but plain values and numpy arrays".into(),
        params: Some(vec![Param {
            name: "protocol",
            kind: ParamType::Int { min: -1, max: machine::HIGHEST as i64 },
            default: Default::Int(machine::HIGHEST as i64),
            summary: "the version of the format that is written, all are read; -1 is the highest",
        }]),
        make: Box::new(|values| {
            let protocol = u8::try_from(values.int("protocol")).unwrap_or(machine::HIGHEST);
            Ok(Box::new(Pickle { protocol }))
        }),
    }
}

struct Pickle {
    protocol: u8,
}

fn needs_dtype() -> Error {
    Error::new(Kind::NeedsDtype, "pickle: works on arrays, of which bytes tell neither element type nor shape")
}

impl Codec for Pickle {
    fn encode_bound(&self, _: usize) -> Option<usize> {
        None
    }

    fn encode(&self, _: &[u8], _: &mut Output<'_>) -> Result<()> {
        Err(needs_dtype())
    }

    fn decode(&self, _: &[u8], _: &mut Output<'_>) -> Result<()> {
        Err(needs_dtype())
    }

    fn encoded_type(&self, src: Option<&Type>) -> Result<Option<Type>> {
        src.map(|_| None).ok_or_else(needs_dtype)
    }

    fn elements_bound(&self, ty: &Type) -> Option<usize> {
        ty.size()?.checked_mul(write::worst_case(self.protocol))?.checked_add(write::OVERHEAD)
    }

    fn as_object(&self) -> Option<&dyn ObjectCodec> {
        Some(self)
    }
}

impl ObjectCodec for Pickle {
    fn encode_object(&self, src: &Array, dst: &mut Output<'_>) -> Result<()> {
        write_array(src, self.protocol, dst)
    }

    fn decode_object(&self, src: &[u8], like: Option<&Type>, store: &mut Store) -> Result<Type> {
        read_array(src, like, store)
    }
}

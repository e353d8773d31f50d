//! `bytes` of zarr v3: array elements in a stated byte order.
//!
//! The byte form holds no elements to swap: it takes the host's order, which is the identity, and refuses the other. Arrays
//! are swapped where their order is another one.

use super::Codec;
use super::spec::{Default, Param, ParamType, Spec};
use crate::array::dtype::HOST;
use crate::array::{Endian, Fixed, Type, endian};
use crate::error::{Error, Kind, Result};
use crate::output::Output;

pub(super) fn spec() -> Spec {
    Spec {
        id: "".into(),
        v3_name: Some("bytes"),
        v3_exact: |_| true,
        summary: "array elements as bytes in a stated order".into(),
        params: Some(vec![Param {
            name: "endian",
            kind: ParamType::OneOf(&["little", "big"]),
            default: Default::Hint,
            summary: "byte order; null for elements of one byte",
        }]),
        make: Box::new(|values| {
            Ok(Box::new(Bytes {
                endian: values.str("endian").map(|order| if order == "big" { Endian::Big } else { Endian::Little }),
            }))
        }),
    }
}

struct Bytes {
    endian: Option<Endian>,
}

impl Bytes {
    /// Whether elements of this type lie in the stated order.
    fn keeps(&self, fixed: Fixed) -> bool {
        fixed.word() == 1 || self.endian == Some(fixed.endian)
    }

    fn turn(&self, src: &[u8], ty: &Type, dst: &mut Output<'_>) -> Result<()> {
        let fixed = ty.fixed_for("bytes")?;
        if self.keeps(fixed) { dst.extend_from_slice(src) } else { endian::swap(src, fixed.word(), dst) }
    }

    fn pass(&self, src: &[u8], dst: &mut Output<'_>) -> Result<()> {
        if self.is_identity() {
            return dst.extend_from_slice(src);
        }
        Err(Error::new(
            Kind::NeedsDtype,
            "bytes: swapping the byte order needs the element type, which bytes alone do not have",
        ))
    }
}

impl Codec for Bytes {
    fn encode_bound(&self, src_len: usize) -> Option<usize> {
        Some(src_len)
    }

    fn encode(&self, src: &[u8], dst: &mut Output<'_>) -> Result<()> {
        self.pass(src, dst)
    }

    fn decode(&self, src: &[u8], dst: &mut Output<'_>) -> Result<()> {
        self.pass(src, dst)
    }

    fn decoded_len(&self, src_len: usize) -> Option<usize> {
        Some(src_len)
    }

    fn is_identity(&self) -> bool {
        self.endian.is_none_or(|endian| endian == HOST)
    }

    fn encoded_type(&self, src: Option<&Type>) -> Result<Option<Type>> {
        if let Some(ty) = src {
            let fixed = ty.fixed_for("bytes")?;
            if self.endian.is_none() && fixed.word() > 1 {
                return Err(Error::argument(format!("bytes: elements of type {fixed} need \"endian\" in the config")));
            }
        }
        Ok(None)
    }

    fn takes_either_order(&self) -> bool {
        self.endian.is_some()
    }

    fn keeps_elements(&self) -> bool {
        true
    }

    fn encode_elements(&self, src: &[u8], ty: &Type, dst: &mut Output<'_>) -> Result<()> {
        self.turn(src, ty, dst)
    }

    fn decode_elements(&self, src: &[u8], ty: &Type, dst: &mut Output<'_>) -> Result<()> {
        self.turn(src, ty, dst)
    }

    fn encodes_as_is(&self, ty: Option<&Type>) -> bool {
        ty.map_or(self.is_identity(), |ty| ty.dtype.fixed().is_some_and(|fixed| self.keeps(fixed)))
    }

    fn decodes_as_is(&self, ty: Option<&Type>) -> bool {
        self.encodes_as_is(ty)
    }
}

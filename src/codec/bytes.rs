//! `bytes` of zarr v3: array elements in a stated byte order.
//!
//! The byte form holds no elements to swap: it takes the host's order, which is the identity, and refuses the other.

use super::Codec;
use super::spec::{Default, Param, ParamType, Spec};
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
            default: Default::Null,
            summary: "byte order; null for elements of one byte",
        }]),
        make: Box::new(|values| {
            let host = if cfg!(target_endian = "little") { "little" } else { "big" };
            Ok(Box::new(Bytes { is_host: values.str("endian").is_none_or(|order| order == host) }))
        }),
    }
}

struct Bytes {
    is_host: bool,
}

impl Bytes {
    fn pass(&self, src: &[u8], dst: &mut Output<'_>) -> Result<()> {
        if self.is_host {
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
        self.is_host
    }
}

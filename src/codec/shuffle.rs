//! `shuffle`: all first bytes of the elements, then all second bytes, and so on, as HDF5's filter 2.

use super::Codec;
use super::spec::{Default, Param, ParamType, Spec};
use crate::error::{Error, Kind, Result};
use crate::output::Output;
use crate::shuffle::bytes;

pub(super) fn spec() -> Spec {
    Spec {
        id: "shuffle".into(),
        v3_name: None,
        v3_exact: |_| false,
        summary: "bytes of elements regrouped by their place in the element".into(),
        params: Some(vec![Param {
            name: "elementsize",
            kind: ParamType::Int { min: 0, max: i32::MAX as i64 },
            default: Default::Int(4),
            summary: "bytes in an element; 0 and 1 leave the data as it is",
        }]),
        make: Box::new(|values| Ok(Box::new(Shuffle { elementsize: values.int("elementsize") as usize }))),
    }
}

struct Shuffle {
    elementsize: usize,
}

impl Shuffle {
    fn check(&self, len: usize, kind: Kind) -> Result<()> {
        if self.is_identity() || len.is_multiple_of(self.elementsize) {
            return Ok(());
        }
        Err(Error::new(kind, format!("shuffle: {len} bytes are no whole number of elements of {}", self.elementsize)))
    }
}

impl Codec for Shuffle {
    fn encode_bound(&self, src_len: usize) -> Option<usize> {
        Some(src_len)
    }

    fn encode(&self, src: &[u8], dst: &mut Output<'_>) -> Result<()> {
        self.check(src.len(), Kind::Argument)?;
        if self.is_identity() {
            return dst.extend_from_slice(src);
        }
        dst.fill_exact(src.len(), |room| Ok(bytes::shuffle(src, self.elementsize, room)))
    }

    fn decode(&self, src: &[u8], dst: &mut Output<'_>) -> Result<()> {
        self.check(src.len(), Kind::Corrupt)?;
        if self.is_identity() {
            return dst.extend_from_slice(src);
        }
        dst.fill_exact(src.len(), |room| Ok(bytes::unshuffle(src, self.elementsize, room)))
    }

    fn decoded_len(&self, src_len: usize) -> Option<usize> {
        Some(src_len)
    }

    fn is_identity(&self) -> bool {
        self.elementsize <= 1
    }
}

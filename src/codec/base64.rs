//! `base64`: the standard alphabet of RFC 4648, padded, without line breaks.

use base64_simd::{Out, STANDARD};

use super::Codec;
use super::spec::Spec;
use crate::error::{Error, Result};
use crate::output::Output;

pub(super) fn spec() -> Spec {
    Spec {
        id: "base64".into(),
        v3_name: None,
        v3_exact: |_| false,
        summary: "base64 text".into(),
        params: Some(vec![]),
        make: Box::new(|_| Ok(Box::new(Base64))),
    }
}

struct Base64;

impl Codec for Base64 {
    fn encode_bound(&self, src_len: usize) -> Option<usize> {
        src_len.div_ceil(3).checked_mul(4)
    }

    fn encode(&self, src: &[u8], dst: &mut Output<'_>) -> Result<()> {
        let len = self.encode_bound(src.len()).ok_or_else(|| Error::no_memory(usize::MAX))?;
        dst.fill_exact(len, |room| Ok(STANDARD.encode(src, Out::from_uninit_slice(room))))
    }

    fn decode(&self, src: &[u8], dst: &mut Output<'_>) -> Result<()> {
        let malformed = |_| Error::corrupt("base64: not padded base64 text in the standard alphabet");
        let len = STANDARD.decoded_length(src).map_err(malformed)?;
        dst.fill_exact(len, |room| STANDARD.decode(src, Out::from_uninit_slice(room)).map_err(malformed))
    }
}

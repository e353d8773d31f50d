//! `packbits`: truth values, eight to a byte, the first in its highest bit; a byte before them tells how many of the last
//! byte's bits are none.
//!
//! Every byte that is not 0 is taken for true, so that NaN and infinities have no meaning here.

mod kernels;
#[cfg(test)]
mod tests;

#[cfg(target_arch = "x86_64")]
mod avx2;
#[cfg(target_arch = "x86_64")]
mod avx512;

use super::Codec;
use super::numeric;
use super::spec::Spec;
use crate::array::{Class, Fixed, Type};
use crate::error::{Error, Result};
use crate::output::Output;
use crate::simd;

pub(super) fn spec() -> Spec {
    Spec {
        id: "packbits".into(),
        v3_name: None,
        v3_exact: |_| false,
        summary: "truth values, eight to a byte".into(),
        params: Some(Vec::new()),
        make: Box::new(|_| Ok(Box::new(PackBits))),
    }
}

struct PackBits;

impl Codec for PackBits {
    fn encode_bound(&self, src_len: usize) -> Option<usize> {
        Some(src_len.div_ceil(8) + 1)
    }

    fn encode(&self, src: &[u8], dst: &mut Output<'_>) -> Result<()> {
        let padding = src.len().wrapping_neg() % 8;
        dst.fill_exact(src.len().div_ceil(8) + 1, |room| Ok(kernels::pack(simd::level(), padding as u8, src, room)))
    }

    fn decode(&self, src: &[u8], dst: &mut Output<'_>) -> Result<()> {
        let Some((padding, bits)) = src.split_first() else {
            return Err(Error::corrupt(
                "packbits: a chunk has at least a byte that tells the padding, this one is empty",
            ));
        };
        let len = bits.len().checked_mul(8).ok_or_else(|| Error::no_memory(usize::MAX))?;
        let len = len.checked_sub(usize::from(*padding)).filter(|_| *padding < 8).ok_or_else(|| {
            let most = if bits.is_empty() { "0, where nothing follows" } else { "up to 7" };
            Error::corrupt(format!("packbits: the padding is {padding} bits, expected {most}"))
        })?;
        dst.fill_exact(len, |room| Ok(kernels::unpack(simd::level(), bits, room)))
    }

    fn encoded_type(&self, src: Option<&Type>) -> Result<Option<Type>> {
        let Some(ty) = src else { return Ok(None) };
        numeric::viewed("packbits", Some(ty), Fixed::native(Class::Bool, 1))?;
        Ok(Some(numeric::flat_of(Fixed::U8, ty.count().div_ceil(8) + 1)))
    }
}

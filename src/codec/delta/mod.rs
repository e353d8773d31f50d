//! `delta`: each element less the one before it.
//!
//! Integers wrap, truth values differ or not; the sums that undo it run in numpy's common type of `dtype` and `astype`.
//! NaN and infinities spread in sums of floats, as numpy's do: what follows the first in a chunk is NaN.
//! Instants and spans are integers here; numpy's NaT spreads instead.

mod kernels;
#[cfg(test)]
mod tests;

#[cfg(target_arch = "x86_64")]
mod avx2;
#[cfg(target_arch = "x86_64")]
mod avx512;

use self::kernels::{Differences, Sums};
use super::Codec;
use super::numeric::cast::promote;
use super::numeric::{self, Number};
use super::spec::{Default, Param, ParamType, Spec};
use crate::array::{Fixed, Type};
use crate::error::{Error, Kind, Result};
use crate::output::Output;

pub(super) fn spec() -> Spec {
    Spec {
        id: "delta".into(),
        v3_name: None,
        v3_exact: |_| false,
        summary: "differences of neighbouring elements".into(),
        params: Some(vec![
            Param {
                name: "dtype",
                kind: ParamType::Dtype,
                default: Default::Required,
                summary: "element type of the data: numbers",
            },
            Param {
                name: "astype",
                kind: ParamType::Dtype,
                default: Default::SameAs("dtype"),
                summary: "element type of the differences",
            },
        ]),
        make: Box::new(|values| {
            let (dtype, astype) = (values.dtype("dtype"), values.dtype("astype"));
            let from = Number::of_param("delta", "dtype", dtype)?;
            let to = Number::of_param("delta", "astype", astype)?;
            let sum = Number::native(promote(from.scalar, to.scalar));
            Ok(Box::new(Delta { dtype, astype, from, to, sum }))
        }),
    }
}

struct Delta {
    dtype: Fixed,
    astype: Fixed,
    from: Number,
    to: Number,
    /// What sums are computed in.
    sum: Number,
}

impl Codec for Delta {
    fn encode_bound(&self, src_len: usize) -> Option<usize> {
        numeric::bound(src_len, self.from.size, self.to.size)
    }

    fn encode(&self, src: &[u8], dst: &mut Output<'_>) -> Result<()> {
        let count = numeric::count("delta", Kind::Argument, src.len(), self.from.size, self.dtype)?;
        let len = count.checked_mul(self.to.size).ok_or_else(|| Error::no_memory(usize::MAX))?;
        let native = Number::native(self.from.scalar);
        let types = [self.from, native, native, self.to];
        let mut encoder = Differences::new(self.from.scalar);
        dst.fill_exact(len, |room| Ok(numeric::between(types, src, room, |src, dst| encoder.piece(src, dst))))
    }

    fn decode(&self, src: &[u8], dst: &mut Output<'_>) -> Result<()> {
        let count = numeric::count("delta", Kind::Corrupt, src.len(), self.to.size, self.astype)?;
        let len = count.checked_mul(self.from.size).ok_or_else(|| Error::no_memory(usize::MAX))?;
        let types = [self.to, self.sum, self.sum, self.from];
        let mut decoder = Sums::new(self.sum.scalar);
        dst.fill_exact(len, |room| Ok(numeric::between(types, src, room, |src, dst| decoder.piece(src, dst))))
    }

    fn decoded_len(&self, src_len: usize) -> Option<usize> {
        numeric::scaled(src_len, self.to.size, self.from.size)
    }

    fn element(&self) -> Option<Fixed> {
        Some(self.dtype)
    }

    fn encoded_type(&self, src: Option<&Type>) -> Result<Option<Type>> {
        Ok(numeric::viewed("delta", src, self.dtype)?.map(|ty| numeric::flat(ty, self.astype)))
    }
}

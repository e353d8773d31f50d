//! `bitround`: floats rounded to a number of bits behind the point, ties to even; the others are zero and compress well.
//!
//! The bits are rounded as whole numbers: large numbers may become infinite. Infinities stay; a NaN whose first bits are
//! all ones may become -0, and one whose first bits are all zeros infinite, as with numcodecs.

use super::Codec;
use super::numeric::kernels::map;
use super::spec::{Default, Param, ParamType, Spec};
use crate::array::{Class, Dtype, Fixed, Type};
use crate::error::{Error, Kind, Result};
use crate::output::Output;

pub(super) fn spec() -> Spec {
    Spec {
        id: "bitround".into(),
        v3_name: None,
        v3_exact: |_| false,
        summary: "floats with fewer bits behind the point".into(),
        params: Some(vec![Param {
            name: "keepbits",
            kind: ParamType::Int { min: 0, max: 52 },
            default: Default::Required,
            summary: "bits to keep: up to 10, 23, 52 in floats of 2, 4, 8 bytes",
        }]),
        make: Box::new(|values| Ok(Box::new(BitRound { keepbits: values.int("keepbits") as u32 }))),
    }
}

struct BitRound {
    keepbits: u32,
}

/// The bits behind the point of a float of `size` bytes.
fn mantissa(size: usize) -> u32 {
    match size {
        2 => 10,
        4 => 23,
        _ => 52,
    }
}

impl BitRound {
    /// The element type, checked.
    fn float(&self, ty: &Type) -> Result<Fixed> {
        let dtype = ty.fixed_for("bitround")?;
        if dtype.class != Class::Float || dtype.size > 8 {
            return Err(Error::argument(format!(
                "bitround: elements are of type {dtype}, expected floats of 2, 4 or 8 bytes"
            )));
        }
        if self.keepbits > mantissa(dtype.size) {
            return Err(Error::argument(format!(
                "bitround: \"keepbits\" is {}, floats of type {dtype} have {}",
                self.keepbits,
                mantissa(dtype.size)
            )));
        }
        Ok(dtype)
    }
}

impl Codec for BitRound {
    fn encode_bound(&self, src_len: usize) -> Option<usize> {
        Some(src_len)
    }

    fn encode(&self, _: &[u8], _: &mut Output<'_>) -> Result<()> {
        Err(Error::new(
            Kind::NeedsDtype,
            "bitround: rounding needs the type of the floats, which bytes alone do not have",
        ))
    }

    fn decode(&self, src: &[u8], dst: &mut Output<'_>) -> Result<()> {
        dst.extend_from_slice(src)
    }

    fn decoded_len(&self, src_len: usize) -> Option<usize> {
        Some(src_len)
    }

    /// numcodecs gives integers of the same width, and the floats themselves where it keeps all bits.
    fn encoded_type(&self, src: Option<&Type>) -> Result<Option<Type>> {
        let Some(ty) = src else { return Ok(None) };
        let dtype = self.float(ty)?;
        let class = if self.keepbits == mantissa(dtype.size) { Class::Float } else { Class::Int };
        Ok(Some(Type { dtype: Dtype::Fixed(Fixed { class, ..dtype }), ..ty.clone() }))
    }

    fn encode_elements(&self, src: &[u8], ty: &Type, dst: &mut Output<'_>) -> Result<()> {
        let dtype = self.float(ty)?;
        let drop = mantissa(dtype.size) - self.keepbits;
        if drop == 0 {
            return dst.extend_from_slice(src);
        }
        macro_rules! rounded {
            ($int:ty) => {{
                let (half, mask) = (((1 as $int) << (drop - 1)) - 1, !(((1 as $int) << drop) - 1));
                let round = move |x: $int| x.wrapping_add(((x >> drop) & 1) + half) & mask;
                dst.fill_exact(src.len(), |room| {
                    Ok(if dtype.is_native() {
                        map(src, room, round)
                    } else {
                        map(src, room, move |x: $int| round(x.swap_bytes()).swap_bytes())
                    })
                })
            }};
        }
        match dtype.size {
            2 => rounded!(u16),
            4 => rounded!(u32),
            _ => rounded!(u64),
        }
    }

    fn encodes_as_is(&self, ty: Option<&Type>) -> bool {
        ty.and_then(|ty| self.float(ty).ok()).is_some_and(|dtype| self.keepbits == mantissa(dtype.size))
    }

    fn decodes_as_is(&self, _: Option<&Type>) -> bool {
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::buffer::Buffer;

    fn rounded(keepbits: u32, dtype: &str, src: &[u8]) -> Result<Vec<u8>> {
        let dtype = Fixed::parse(dtype).unwrap();
        let mut dst = Buffer::new();
        let ty = Type::row(Dtype::Fixed(dtype), src.len() / dtype.size);
        BitRound { keepbits }.encode_elements(src, &ty, &mut Output::growing(&mut dst, usize::MAX))?;
        Ok(dst.as_slice().to_vec())
    }

    /// `BitRound(0).encode((np.arange(4) * 1.7).astype("<f4"))`, and the same of `"<f2"`, `"<f8"`.
    #[test]
    fn nothing_kept_leaves_powers_of_two() {
        let src = [0.0f32, 1.7, 3.4, 5.1].map(f32::to_le_bytes).concat();
        let expected = [0u32, 1_073_741_824, 1_082_130_432, 1_082_130_432].map(u32::to_le_bytes).concat();
        assert_eq!(rounded(0, "<f4", &src).unwrap(), expected);
        let src = [0.0f64, 1.7, 3.4, 5.1].map(f64::to_le_bytes).concat();
        let expected = [0u64, 4_611_686_018_427_387_904, 4_616_189_618_054_758_400, 4_616_189_618_054_758_400];
        assert_eq!(rounded(0, "<f8", &src).unwrap(), expected.map(u64::to_le_bytes).concat());
    }

    /// `BitRound(3).encode(np.array([nan, inf, -inf, 3.4e38, 1e-45], "<f4"))`.
    #[test]
    fn special_numbers_are_bits_too() {
        let src = [0x7fc0_0000u32, 0x7f80_0000, 0xff80_0000, 3.4e38f32.to_bits(), 1].map(u32::to_le_bytes).concat();
        let expected = [0x7fc0_0000u32, 0x7f80_0000, 0xff80_0000, 0x7f80_0000, 0].map(u32::to_le_bytes).concat();
        assert_eq!(rounded(3, "<f4", &src).unwrap(), expected);
    }

    #[test]
    fn ties_go_to_even() {
        let src = [1.25f32, 1.75, -1.25, 1.250_000_1].map(f32::to_le_bytes).concat();
        let expected = [1.0f32, 2.0, -1.0, 1.5].map(f32::to_le_bytes).concat();
        assert_eq!(rounded(1, "<f4", &src).unwrap(), expected);
    }

    #[test]
    fn the_other_byte_order_gives_the_same_numbers() {
        let src = [1.7f32, -3.3, 1e30];
        let little = rounded(5, "<f4", &src.map(f32::to_le_bytes).concat()).unwrap();
        let mut big = rounded(5, ">f4", &src.map(f32::to_be_bytes).concat()).unwrap();
        big.chunks_mut(4).for_each(<[u8]>::reverse);
        assert_eq!(big, little);
    }

    #[test]
    fn other_types_and_too_many_bits_are_refused() {
        for (keepbits, dtype) in [(3, "<i4"), (3, "<c8"), (11, "<f2"), (24, "<f4")] {
            assert_eq!(rounded(keepbits, dtype, &[0; 16]).unwrap_err().kind(), Kind::Argument, "{keepbits} {dtype}");
        }
    }

    #[test]
    fn all_bits_kept_are_the_floats_themselves() {
        let ty = Type::row(Dtype::parse("<f4").unwrap(), 3);
        assert!(BitRound { keepbits: 23 }.encodes_as_is(Some(&ty)));
        assert_eq!(BitRound { keepbits: 23 }.encoded_type(Some(&ty)).unwrap(), Some(ty.clone()));
        let encoded = BitRound { keepbits: 22 }.encoded_type(Some(&ty)).unwrap().unwrap();
        assert_eq!(encoded.dtype.to_string(), "<i4");
    }
}

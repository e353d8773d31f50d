//! `quantize`: floats rounded to a number of decimal digits, in binary: to multiples of a power of two.
//!
//! The power is the largest not above 10^-digits. NaN and infinities stay what they are, and what the product with the
//! power cannot hold becomes infinite (in half precision, everything from 5 digits on is NaN or infinite), as with numpy.

use core::mem::MaybeUninit;

use super::Codec;
use super::numeric::kernels::{Block, map};
use super::numeric::{self, Number};
use super::spec::{Default, Param, ParamType, Spec, Values};
use crate::array::half::F16;
use crate::array::{Class, Dtype, Fixed, Scalar, Type};
use crate::error::{Error, Kind, Result};
use crate::output::Output;

const NAME: &str = "quantize";
/// What 10^digits and the power of two fit into.
const DIGITS: core::ops::RangeInclusive<f64> = -308.0..=307.0;

pub(super) fn spec() -> Spec {
    Spec {
        id: NAME.into(),
        v3_name: None,
        v3_exact: |_| false,
        summary: "floats rounded to a number of decimal digits".into(),
        params: Some(vec![
            Param {
                name: "digits",
                kind: ParamType::Number,
                default: Default::Required,
                summary: "decimal digits behind the point; negative: before it",
            },
            Param {
                name: "dtype",
                kind: ParamType::Dtype,
                default: Default::Required,
                summary: "element type of the data: floats",
            },
            Param {
                name: "astype",
                kind: ParamType::Dtype,
                default: Default::SameAs("dtype"),
                summary: "element type of what is encoded: floats",
            },
        ]),
        make: Box::new(|values| Ok(Box::new(Quantize::new(values)?))),
    }
}

struct Quantize {
    /// A power of two.
    scale: f64,
    dtype: Fixed,
    astype: Fixed,
    from: Number,
    to: Number,
}

fn float(name: &str, dtype: Fixed) -> Result<Number> {
    let number = Number::of(dtype).filter(|_| dtype.class == Class::Float);
    number.ok_or_else(|| {
        Error::config(format!("codec {NAME:?}: {name:?} is \"{dtype}\", expected a float of 2, 4 or 8 bytes"))
    })
}

impl Quantize {
    fn new(values: &Values) -> Result<Self> {
        let given = values.number("digits");
        let digits = if given > 0.0 { given.ceil() } else { given.floor() };
        if !DIGITS.contains(&digits) {
            return Err(Error::config(format!("codec {NAME:?}: \"digits\" is {given}, expected -308 to 307")));
        }
        let (dtype, astype) = (values.dtype("dtype"), values.dtype("astype"));
        // No power of ten is near enough to one of two for the product's rounding to matter.
        let bits = (digits * core::f64::consts::LOG2_10).ceil() as i32;
        let scale = if bits >= -1022 {
            f64::from_bits(((bits + 1023) as u64) << 52)
        } else {
            f64::from_bits(1 << (bits + 1074))
        };
        Ok(Quantize { scale, dtype, astype, from: float("dtype", dtype)?, to: float("astype", astype)? })
    }

    fn encode_all<'d>(&self, src: &[u8], dst: &'d mut [MaybeUninit<u8>]) -> &'d mut [u8] {
        let own = Number::native(self.from.scalar);
        let types = [self.from, own, own, self.to];
        // Times the inverse of a power of two is the quotient, bit for bit, while both are normal numbers.
        macro_rules! of_width {
            ($float:ty) => {{
                let scale = self.scale as $float;
                let inverse = 1.0 / scale;
                if scale.is_normal() && inverse.is_normal() {
                    numeric::between(types, src, dst, |src, dst| {
                        map(src, dst, move |x: $float| (scale * x).round_ties_even() * inverse)
                    })
                } else {
                    numeric::between(types, src, dst, |src, dst| {
                        map(src, dst, move |x: $float| (scale * x).round_ties_even() / scale)
                    })
                }
            }};
        }
        match own.scalar {
            Scalar::F16 => {
                let scale = F16::from_f64(self.scale).to_f32();
                let wide = Number::native(Scalar::F32);
                let mut block = Block::new();
                numeric::between([self.from, wide, wide, self.to], src, dst, |src, dst| {
                    let scaled = numeric::as_halves(src, block.room(src.len()), move |x| scale * x);
                    numeric::as_halves(scaled, dst, move |x| x.round_ties_even() / scale)
                })
            }
            Scalar::F32 => of_width!(f32),
            _ => of_width!(f64),
        }
    }
}

impl Codec for Quantize {
    fn encode_bound(&self, src_len: usize) -> Option<usize> {
        numeric::bound(src_len, self.from.size, self.to.size)
    }

    fn encode(&self, src: &[u8], dst: &mut Output<'_>) -> Result<()> {
        let count = numeric::count(NAME, Kind::Argument, src.len(), self.from.size, self.dtype)?;
        let len = count.checked_mul(self.to.size).ok_or_else(|| Error::no_memory(usize::MAX))?;
        dst.fill_exact(len, |room| Ok(self.encode_all(src, room)))
    }

    fn decode(&self, src: &[u8], dst: &mut Output<'_>) -> Result<()> {
        let count = numeric::count(NAME, Kind::Corrupt, src.len(), self.to.size, self.astype)?;
        let len = count.checked_mul(self.from.size).ok_or_else(|| Error::no_memory(usize::MAX))?;
        dst.fill_exact(len, |room| Ok(numeric::convert(self.to, self.from, src, room)))
    }

    fn decoded_len(&self, src_len: usize) -> Option<usize> {
        numeric::scaled(src_len, self.to.size, self.from.size)
    }

    fn element(&self) -> Option<Fixed> {
        Some(self.dtype)
    }

    fn encoded_type(&self, src: Option<&Type>) -> Result<Option<Type>> {
        let ty = numeric::viewed(NAME, src, self.dtype)?;
        Ok(ty.map(|ty| Type { dtype: Dtype::Fixed(self.astype), ..ty.clone() }))
    }

    fn decodes_as_is(&self, _: Option<&Type>) -> bool {
        self.dtype == self.astype
    }
}

#[cfg(test)]
mod tests {
    use crate::codec::numeric::tests::{config_error, encode, encode_error};
    use crate::error::Kind;

    /// `Quantize(3, "<f4").encode(np.array([0.1, 1.3345678], "<f4"))`.
    #[test]
    fn three_digits_are_ten_bits() {
        let config = r#"{"id": "quantize", "digits": 3, "dtype": "<f4"}"#;
        let src = [0.1f32, 1.334_567_8].map(f32::to_le_bytes).concat();
        assert_eq!(encode(config, &src), [0.099_609_375f32, 1.334_960_9].map(f32::to_le_bytes).concat());
    }

    /// `Quantize(4, "<f2").encode(np.array([1.5, 65504, -1], "<f2"))`.
    #[test]
    fn halves_overflow_as_numpy_s_do() {
        let config = r#"{"id": "quantize", "digits": 4, "dtype": "<f2"}"#;
        let src = [0x3e00u16, 0x7bff, 0xbc00].map(u16::to_le_bytes).concat();
        assert_eq!(encode(config, &src), [0x3e00u16, 0x7c00, 0xbc00].map(u16::to_le_bytes).concat());
    }

    #[test]
    fn only_floats_are_taken() {
        for (dtype, astype) in [("<i4", "<f4"), ("<f4", "<i4"), ("<f16", "<f8"), ("<f8", "<c8")] {
            let config = format!(r#"{{"id": "quantize", "digits": 1, "dtype": "{dtype}", "astype": "{astype}"}}"#);
            assert!(config_error(&config).to_string().contains("expected a float"), "{dtype} {astype}");
        }
    }

    #[test]
    fn digits_beyond_doubles_are_refused() {
        for digits in ["-309", "307.5", "1e9"] {
            let config = format!(r#"{{"id": "quantize", "digits": {digits}, "dtype": "<f8"}}"#);
            assert!(config_error(&config).to_string().contains("-308 to 307"), "{digits}");
        }
    }

    #[test]
    fn a_part_of_an_element_is_refused() {
        let error = encode_error(r#"{"id": "quantize", "digits": 1, "dtype": "<f8"}"#, &[0; 12]);
        assert_eq!(error.kind(), Kind::Argument);
    }
}

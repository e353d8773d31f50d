//! `fixedscaleoffset`: numbers less an offset, times a scale, rounded to the nearest, ties to even.
//!
//! Floats are computed in their own width, integers in their own type as long as offset and scale are whole numbers, else
//! in 64-bit floats. NaN and infinities stay what they are in a float `astype`, and are cast to an integer one as
//! `numeric/cast.rs` says.

use core::mem::MaybeUninit;

use serde_json::Value;

use super::Codec;
use super::numeric::cast::FromFloat;
use super::numeric::kernels::{Block, Plain, map, map_here};
use super::numeric::{self, Number};
use super::spec::{Default, Param, ParamType, Spec, Values};
use crate::array::half::F16;
use crate::array::{Class, Fixed, Scalar, Type};
use crate::error::{Error, Kind, Result};
use crate::output::Output;

const NAME: &str = "fixedscaleoffset";

pub(super) fn spec() -> Spec {
    let number = |name, summary| Param { name, kind: ParamType::Number, default: Default::Required, summary };
    Spec {
        id: NAME.into(),
        v3_name: None,
        v3_exact: |_| false,
        summary: "numbers scaled and rounded".into(),
        params: Some(vec![
            number("scale", "what numbers are multiplied by, after the offset is taken off"),
            number("offset", "what is taken off"),
            Param {
                name: "dtype",
                kind: ParamType::Dtype,
                default: Default::Required,
                summary: "element type of the data: numbers, not complex",
            },
            Param {
                name: "astype",
                kind: ParamType::Dtype,
                default: Default::SameAs("dtype"),
                summary: "element type of what is encoded",
            },
        ]),
        make: Box::new(|values| Ok(Box::new(FixedScaleOffset::new(values)?))),
    }
}

/// A number of the config: whole numbers keep integers what they are.
#[derive(Clone, Copy)]
struct Term {
    float: f64,
    whole: Option<i128>,
}

impl Term {
    fn new(value: &Value) -> Term {
        let whole = value.as_i64().map(i128::from).or_else(|| value.as_u64().map(i128::from));
        Term { float: value.as_f64().unwrap_or(f64::NAN), whole }
    }
}

struct FixedScaleOffset {
    scale: Term,
    offset: Term,
    dtype: Fixed,
    astype: Fixed,
    from: Number,
    to: Number,
}

fn real(name: &str, dtype: Fixed) -> Result<Number> {
    let number = Number::of_param(NAME, name, dtype)?;
    match number.scalar {
        Scalar::C64 | Scalar::C128 => {
            Err(Error::config(format!("codec {NAME:?}: {name:?} is \"{dtype}\", expected a type of real numbers")))
        }
        _ if matches!(dtype.class, Class::DateTime | Class::TimeDelta) => Err(Error::config(format!(
            "codec {NAME:?}: {name:?} is \"{dtype}\", expected a type of numbers, not of time"
        ))),
        _ => Ok(number),
    }
}

fn is_float(scalar: Scalar) -> bool {
    matches!(scalar, Scalar::F16 | Scalar::F32 | Scalar::F64)
}

impl FixedScaleOffset {
    fn new(values: &Values) -> Result<Self> {
        let (dtype, astype) = (values.dtype("dtype"), values.dtype("astype"));
        Ok(FixedScaleOffset {
            scale: Term::new(values.json("scale")),
            offset: Term::new(values.json("offset")),
            dtype,
            astype,
            from: real("dtype", dtype)?,
            to: real("astype", astype)?,
        })
    }

    /// The terms as whole numbers of the data's type, if it computes with them: the offset, and the scale unless that is
    /// none. numpy refuses whole numbers outside the type, and so does this.
    fn whole(&self) -> Result<Option<(i64, Option<i64>)>> {
        let Some(offset) = self.offset.whole.filter(|_| !is_float(self.from.scalar)) else { return Ok(None) };
        let fits = |name: &str, number: i128| {
            let bits = 8 * if self.from.scalar == Scalar::Bool { 8 } else { self.from.size };
            let unsigned = matches!(self.from.scalar, Scalar::U8 | Scalar::U16 | Scalar::U32 | Scalar::U64);
            let (least, most) =
                if unsigned { (0, (1i128 << bits) - 1) } else { (-(1i128 << (bits - 1)), (1i128 << (bits - 1)) - 1) };
            if (least..=most).contains(&number) {
                return Ok(number as i64);
            }
            Err(Error::argument(format!(
                "{NAME}: {name:?} is {number}, data of type {} takes whole numbers from {least} to {most}",
                self.dtype
            )))
        };
        let scale = self.scale.whole.map(|scale| fits("scale", scale)).transpose()?;
        Ok(Some((fits("offset", offset)?, scale)))
    }

    /// Encodes integers that a whole offset leaves integers.
    fn encode_integers<'d>(
        &self,
        (offset, scale): (i64, Option<i64>),
        src: &[u8],
        dst: &'d mut [MaybeUninit<u8>],
    ) -> &'d mut [u8] {
        let own = Number::native(if self.from.scalar == Scalar::Bool { Scalar::I64 } else { self.from.scalar });
        let float = Number::native(Scalar::F64);
        let broken = self.scale.float;
        // Numbers modulo 2^64 are right in any narrower type once cut off.
        macro_rules! by_width {
            ($($size:literal $int:ty),*) => {
                match (own.size, scale) {
                    $(
                        ($size, Some(scale)) => numeric::between([self.from, own, own, self.to], src, dst, |src, dst| {
                            map(src, dst, move |x: $int| x.wrapping_sub(offset as $int).wrapping_mul(scale as $int))
                        }),
                        ($size, None) => numeric::between([self.from, own, float, self.to], src, dst, |src, dst| {
                            let less = numeric::between([own, own, own, float], src, dst, |src, dst| {
                                map(src, dst, move |x: $int| x.wrapping_sub(offset as $int))
                            });
                            map_here(less, move |x: f64| (x * broken).round_ties_even());
                            less
                        }),
                    )*
                    _ => unreachable!("integers have 1, 2, 4 or 8 bytes"),
                }
            };
        }
        by_width!(1 u8, 2 u16, 4 u32, 8 u64)
    }

    /// Encodes from floats, or in floats.
    fn encode_floats<'d>(&self, src: &[u8], dst: &'d mut [MaybeUninit<u8>]) -> &'d mut [u8] {
        let own = Number::native(if is_float(self.from.scalar) { self.from.scalar } else { Scalar::F64 });
        let (offset, scale) = (self.offset.float, self.scale.float);
        let (offset32, scale32) = (offset as f32, scale as f32);
        let of_64 = move |x: f64| ((x - offset) * scale).round_ties_even();
        let of_32 = move |x: f32| ((x - offset32) * scale32).round_ties_even();
        macro_rules! cast {
            ($to:ty) => {
                match own.scalar {
                    Scalar::F32 => return self.fused(src, dst, move |x: f32| <$to>::from_f32(of_32(x))),
                    _ => return self.fused(src, dst, move |x: f64| <$to>::from_f64(of_64(x))),
                }
            };
        }
        if self.from.scalar == own.scalar && own.scalar != Scalar::F16 {
            match self.to.scalar {
                Scalar::I8 | Scalar::U8 => cast!(u8),
                Scalar::I16 | Scalar::U16 => cast!(u16),
                Scalar::I32 => cast!(i32),
                Scalar::U32 => cast!(u32),
                Scalar::I64 => cast!(i64),
                Scalar::U64 => cast!(u64),
                _ => {}
            }
        }
        let types = [self.from, own, own, self.to];
        match own.scalar {
            Scalar::F16 => {
                let (offset, scale) = (F16::from_f64(offset).to_f32(), F16::from_f64(scale).to_f32());
                let wide = Number::native(Scalar::F32);
                let mut block = Block::new();
                numeric::between([self.from, wide, wide, self.to], src, dst, |src, dst| {
                    let less = numeric::as_halves(src, block.room(src.len()), move |x| x - offset);
                    let scaled = numeric::as_halves(less, dst, move |x| x * scale);
                    map_here(scaled, f32::round_ties_even);
                    scaled
                })
            }
            Scalar::F32 => numeric::between(types, src, dst, |src, dst| map(src, dst, of_32)),
            _ => numeric::between(types, src, dst, |src, dst| map(src, dst, of_64)),
        }
    }

    /// One loop from `dtype` to `astype`.
    fn fused<'d, S: Plain, D: Plain>(
        &self,
        src: &[u8],
        dst: &'d mut [MaybeUninit<u8>],
        f: impl Fn(S) -> D + Copy,
    ) -> &'d mut [u8] {
        numeric::work(self.from, self.to, src, dst, |src, dst| map(src, dst, f))
    }

    /// One loop from `astype` to `dtype`.
    fn fused_back<'d, S: Plain, D: Plain>(
        &self,
        src: &[u8],
        dst: &'d mut [MaybeUninit<u8>],
        f: impl Fn(S) -> D + Copy,
    ) -> &'d mut [u8] {
        numeric::work(self.to, self.from, src, dst, |src, dst| map(src, dst, f))
    }

    fn decode_all<'d>(&self, src: &[u8], dst: &'d mut [MaybeUninit<u8>]) -> &'d mut [u8] {
        let own = Number::native(if is_float(self.to.scalar) { self.to.scalar } else { Scalar::F64 });
        let (offset, scale) = (self.offset.float, self.scale.float);
        let (offset32, scale32) = (offset as f32, scale as f32);
        let of_64 = move |x: f64| x / scale + offset;
        let of_32 = move |x: f32| x / scale32 + offset32;
        macro_rules! cast {
            ($from:ty) => {
                match self.from.scalar {
                    Scalar::F32 => return self.fused_back(src, dst, move |x: $from| of_64(x as f64) as f32),
                    _ => return self.fused_back(src, dst, move |x: $from| of_64(x as f64)),
                }
            };
        }
        if matches!(self.from.scalar, Scalar::F32 | Scalar::F64) {
            match self.to.scalar {
                Scalar::I8 => cast!(i8),
                Scalar::U8 => cast!(u8),
                Scalar::I16 => cast!(i16),
                Scalar::U16 => cast!(u16),
                Scalar::I32 => cast!(i32),
                Scalar::U32 => cast!(u32),
                Scalar::I64 => cast!(i64),
                Scalar::U64 => cast!(u64),
                _ => {}
            }
        }
        let types = [self.to, own, own, self.from];
        match own.scalar {
            Scalar::F16 => {
                let (offset, scale) = (F16::from_f64(offset).to_f32(), F16::from_f64(scale).to_f32());
                let wide = Number::native(Scalar::F32);
                let mut block = Block::new();
                numeric::between([self.to, wide, wide, self.from], src, dst, |src, dst| {
                    let more = numeric::as_halves(src, block.room(src.len()), move |x| x / scale);
                    numeric::as_halves(more, dst, move |x| x + offset)
                })
            }
            Scalar::F32 => numeric::between(types, src, dst, |src, dst| map(src, dst, of_32)),
            _ => numeric::between(types, src, dst, |src, dst| map(src, dst, of_64)),
        }
    }
}

impl Codec for FixedScaleOffset {
    fn encode_bound(&self, src_len: usize) -> Option<usize> {
        numeric::bound(src_len, self.from.size, self.to.size)
    }

    fn encode(&self, src: &[u8], dst: &mut Output<'_>) -> Result<()> {
        let count = numeric::count(NAME, Kind::Argument, src.len(), self.from.size, self.dtype)?;
        let len = count.checked_mul(self.to.size).ok_or_else(|| Error::no_memory(usize::MAX))?;
        let whole = self.whole()?;
        dst.fill_exact(len, |room| {
            Ok(match whole {
                Some(terms) => self.encode_integers(terms, src, room),
                None => self.encode_floats(src, room),
            })
        })
    }

    fn decode(&self, src: &[u8], dst: &mut Output<'_>) -> Result<()> {
        let count = numeric::count(NAME, Kind::Corrupt, src.len(), self.to.size, self.astype)?;
        let len = count.checked_mul(self.from.size).ok_or_else(|| Error::no_memory(usize::MAX))?;
        dst.fill_exact(len, |room| Ok(self.decode_all(src, room)))
    }

    fn decoded_len(&self, src_len: usize) -> Option<usize> {
        numeric::scaled(src_len, self.to.size, self.from.size)
    }

    fn element(&self) -> Option<Fixed> {
        Some(self.dtype)
    }

    fn encoded_type(&self, src: Option<&Type>) -> Result<Option<Type>> {
        Ok(numeric::viewed(NAME, src, self.dtype)?.map(|ty| numeric::flat(ty, self.astype)))
    }
}

#[cfg(test)]
mod tests {
    use crate::codec::numeric::tests::{config_error, decode, encode, encode_error};
    use crate::error::Kind;

    #[test]
    fn ties_go_to_even() {
        let config = r#"{"id": "fixedscaleoffset", "scale": 1, "offset": 0, "dtype": "<f8", "astype": "|i1"}"#;
        let src: Vec<u8> = [0.5f64, 1.5, 2.5, -0.5, -1.5].iter().flat_map(|x| x.to_le_bytes()).collect();
        assert_eq!(encode(config, &src), [0, 2, 2, 0, 0xfe]);
    }

    /// `FixedScaleOffset(30000, 2, "<i2", "<i4").encode(np.arange(2, dtype="<i2"))`.
    #[test]
    fn integers_by_whole_numbers_wrap_in_their_own_type() {
        let config = r#"{"id": "fixedscaleoffset", "scale": 2, "offset": 30000, "dtype": "<i2", "astype": "<i4"}"#;
        assert_eq!(encode(config, &[0, 0, 1, 0]), [5536i32, 5538].map(i32::to_le_bytes).concat());
    }

    /// `FixedScaleOffset(1, 1.5, "u1", "i4").encode(np.arange(4, dtype="u1"))`: 0 - 1 is 255.
    #[test]
    fn a_whole_offset_is_taken_off_before_a_broken_scale_makes_floats() {
        let config = r#"{"id": "fixedscaleoffset", "scale": 1.5, "offset": 1, "dtype": "|u1", "astype": "<i4"}"#;
        assert_eq!(encode(config, &[0, 1, 2, 3]), [382i32, 0, 2, 3].map(i32::to_le_bytes).concat());
    }

    #[test]
    fn a_whole_offset_outside_the_type_is_an_error_that_tells_the_range() {
        let config = r#"{"id": "fixedscaleoffset", "scale": 1, "offset": 300, "dtype": "|u1", "astype": "<i4"}"#;
        let error = encode_error(config, &[0]);
        assert_eq!(error.kind(), Kind::Argument);
        assert!(error.to_string().contains("from 0 to 255"), "{error}");
        assert_eq!(decode(config, &1i32.to_le_bytes()), [45]);
    }

    #[test]
    fn complex_numbers_and_times_are_refused() {
        for dtype in ["<c8", "<M8[s]", "|S3"] {
            let config = format!(r#"{{"id": "fixedscaleoffset", "scale": 1, "offset": 0, "dtype": "{dtype}"}}"#);
            assert!(config_error(&config).to_string().contains("dtype"), "{dtype}");
        }
    }
}

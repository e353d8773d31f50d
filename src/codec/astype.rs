//! `astype`: numbers as another type while they are encoded.
//!
//! Casts are numpy's: integers wrap, floats are cut off towards zero. NaN, infinities and what else an integer type cannot
//! hold are cast as `numeric/cast.rs` says. Instants and spans are the integers that they are stored as.

use super::Codec;
use super::numeric::{self, Number};
use super::spec::{Default, Param, ParamType, Spec, Values};
use crate::array::{Class, Dtype, Fixed, Type};
use crate::error::{Error, Kind, Result};
use crate::output::Output;

pub(super) fn spec() -> Spec {
    let dtype = |name, summary| Param { name, kind: ParamType::Dtype, default: Default::Required, summary };
    Spec {
        id: "astype".into(),
        v3_name: None,
        v3_exact: |_| false,
        summary: "numbers as another type".into(),
        params: Some(vec![
            dtype("encode_dtype", "element type of what is encoded"),
            dtype("decode_dtype", "element type of the data"),
        ]),
        make: Box::new(|values| Ok(Box::new(AsType::new(values)?))),
    }
}

struct AsType {
    data: Fixed,
    encoded: Fixed,
    /// Both as numbers; `None` where they are the same type, which then may be any.
    cast: Option<(Number, Number)>,
}

impl AsType {
    fn new(values: &Values) -> Result<Self> {
        let (data, encoded) = (values.dtype("decode_dtype"), values.dtype("encode_dtype"));
        if data == encoded {
            return Ok(AsType { data, encoded, cast: None });
        }
        let of_time = |dtype: Fixed| matches!(dtype.class, Class::DateTime | Class::TimeDelta);
        if of_time(data) && of_time(encoded) && data.unit != encoded.unit {
            return Err(Error::config(format!(
                "codec \"astype\": \"decode_dtype\" is \"{data}\" and \"encode_dtype\" \"{encoded}\", expected the same unit"
            )));
        }
        let from = Number::of_param("astype", "decode_dtype", data)?;
        let to = Number::of_param("astype", "encode_dtype", encoded)?;
        Ok(AsType { data, encoded, cast: Some((from, to)) })
    }

    fn run(&self, back: bool, src: &[u8], dst: &mut Output<'_>) -> Result<()> {
        let (from, to, kind) = match back {
            false => (self.data, self.encoded, Kind::Argument),
            true => (self.encoded, self.data, Kind::Corrupt),
        };
        if from.size == 0 && src.is_empty() {
            return Ok(());
        }
        let count = numeric::count("astype", kind, src.len(), from.size, from)?;
        let Some((data, encoded)) = self.cast else { return dst.extend_from_slice(src) };
        let len = count.checked_mul(to.size).ok_or_else(|| Error::no_memory(usize::MAX))?;
        let (from, to) = if back { (encoded, data) } else { (data, encoded) };
        dst.fill_exact(len, |room| Ok(numeric::convert(from, to, src, room)))
    }
}

impl Codec for AsType {
    fn encode_bound(&self, src_len: usize) -> Option<usize> {
        numeric::bound(src_len, self.data.size.max(1), self.encoded.size.max(1))
    }

    fn encode(&self, src: &[u8], dst: &mut Output<'_>) -> Result<()> {
        self.run(false, src, dst)
    }

    fn decode(&self, src: &[u8], dst: &mut Output<'_>) -> Result<()> {
        self.run(true, src, dst)
    }

    fn decoded_len(&self, src_len: usize) -> Option<usize> {
        numeric::scaled(src_len, self.encoded.size.max(1), self.data.size.max(1))
    }

    fn element(&self) -> Option<Fixed> {
        Some(self.data)
    }

    fn encoded_type(&self, src: Option<&Type>) -> Result<Option<Type>> {
        let ty = numeric::viewed("astype", src, self.data)?;
        Ok(ty.map(|ty| Type { dtype: Dtype::Fixed(self.encoded), ..ty.clone() }))
    }

    fn encodes_as_is(&self, _: Option<&Type>) -> bool {
        self.cast.is_none()
    }

    fn decodes_as_is(&self, _: Option<&Type>) -> bool {
        self.cast.is_none()
    }
}

#[cfg(test)]
mod tests {
    use crate::codec::numeric::tests::{config_error, decode, encode};

    /// `np.array([300.0, -5.0, nan, inf], "<f8").astype("u1")`.
    #[test]
    fn floats_become_bytes_as_numpy_s_do() {
        let config = r#"{"id": "astype", "encode_dtype": "|u1", "decode_dtype": "<f8"}"#;
        let src = [300.0, -5.0, f64::NAN, f64::INFINITY].map(f64::to_le_bytes).concat();
        assert_eq!(encode(config, &src), [44, 251, 0, 0]);
    }

    #[test]
    fn byte_orders_are_turned_round() {
        let config = r#"{"id": "astype", "encode_dtype": ">i4", "decode_dtype": "<i2"}"#;
        assert_eq!(encode(config, &[1, 2, 0xff, 0xff]), [0, 0, 2, 1, 0xff, 0xff, 0xff, 0xff]);
        assert_eq!(decode(config, &[0, 0, 2, 1, 0, 1, 2, 3]), [1, 2, 3, 2]);
    }

    #[test]
    fn text_and_other_units_are_refused() {
        for (encode, decode) in [("|S3", "<i4"), ("<f8", "<f16"), ("<M8[s]", "<M8[ms]")] {
            let config = format!(r#"{{"id": "astype", "encode_dtype": "{encode}", "decode_dtype": "{decode}"}}"#);
            assert!(config_error(&config).to_string().contains("expected"), "{encode} {decode}");
        }
    }
}

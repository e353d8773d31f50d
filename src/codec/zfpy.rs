//! `zfpy`: a zfp stream with a whole header and words of 64 bits, which tells element type and shape.

use serde_json::{Map, Value, json};

use super::spec::{Default as Preset, Param, ParamType, Spec, Values};
use super::{Codec, ObjectCodec, Type};
use crate::array::{Array, Fixed, Order, Scalar, Store};
use crate::error::{Error, Kind, Result};
use crate::output::Output;
use crate::parallel::Pool;
use crate::zfp::{self, Header, MAX_DIMS, Params, Setup};

/// zfpy's numbers of the modes, each with the parameter that it heeds.
const MODES: [(i64, &str); 3] = [(2, "rate"), (3, "precision"), (4, "tolerance")];
/// More bytes than a block takes, of whatever setting.
const MOST_IN_BLOCK: usize = 0x8000 / 8;
/// More bytes than stand around the blocks.
const AROUND: usize = 64;

pub(super) fn spec() -> Spec {
    let param = |name, kind, default, summary| Param { name, kind, default, summary };
    let number = |name, summary| param(name, ParamType::Number, Preset::Int(-1), summary);
    Spec {
        id: "zfpy".into(),
        v3_name: None,
        v3_exact: |_| false,
        summary: "zfp stream with a header: floats and integers of 32 or 64 bits, lossy or not".into(),
        params: Some(vec![
            param(
                "mode",
                ParamType::IntOneOf(&[2, 3, 4]),
                Preset::Int(4),
                "2 heeds rate, 3 precision, 4 tolerance; where that is negative, nothing is lost",
            ),
            param("compression_kwargs", ParamType::Derived(kwargs), Preset::Null, "follows from the others"),
            number("tolerance", "the largest error"),
            number("rate", "bits for each value"),
            number("precision", "bit planes that are kept of each block, 0 for all"),
        ]),
        make: Box::new(|values| Ok(Box::new(Zfpy::new(values)?))),
    }
}

/// The parameter that a mode heeds.
fn heeded(mode: i64) -> &'static str {
    MODES.iter().find(|(number, _)| *number == mode).map_or("tolerance", |(_, name)| name)
}

/// What numcodecs writes beside the parameters, and does not read.
fn kwargs(values: &Map<String, Value>) -> Value {
    let name = heeded(values.get("mode").and_then(Value::as_i64).unwrap_or(4));
    json!({ name: values.get(name) })
}

/// What the config asks for; the rate becomes parameters when the number of axes is known.
enum Kept {
    All,
    Rate(f64),
    Cut(Params),
}

struct Zfpy {
    kept: Kept,
}

impl Zfpy {
    fn new(values: &Values) -> Result<Zfpy> {
        let name = heeded(values.int("mode"));
        // Python makes a whole number of a precision.
        let value = if name == "precision" { values.number(name).trunc() } else { values.number(name) };
        let kept = match name {
            _ if value < 0.0 => Kept::All,
            "rate" => {
                // More axes allow less.
                Params::rate(value, None, 1, 1)?;
                Kept::Rate(value)
            }
            "precision" if value < f64::from(i32::MAX) => Kept::Cut(Params::precision(value as u32)),
            "precision" => {
                return Err(Error::config(format!("zfpy: precision {value}, expected less than {}", i32::MAX)));
            }
            _ => Kept::Cut(Params::accuracy(value)?),
        };
        Ok(Zfpy { kept })
    }

    fn setup(&self, ty: &Type) -> Result<Setup> {
        let params = match &self.kept {
            Kept::All => Params::reversible(),
            // Without the type of values, as zfpy does it.
            Kept::Rate(rate) => Params::rate(*rate, None, ty.shape.len(), 1)?,
            Kept::Cut(params) => *params,
        };
        Ok(Setup { params, ..Setup::default() })
    }
}

/// Fails unless zfpy takes such arrays.
fn check(ty: &Type) -> Result<Fixed> {
    let fixed = ty.fixed_for("zfpy")?;
    if !matches!(fixed.scalar(), Some(Scalar::I32 | Scalar::I64 | Scalar::F32 | Scalar::F64)) {
        return Err(Error::argument(format!(
            "zfpy: elements of type {fixed}, expected \"i4\", \"i8\", \"f4\" or \"f8\", of which it has streams"
        )));
    }
    if !(1..=MAX_DIMS).contains(&ty.shape.len()) || ty.shape.contains(&0) {
        return Err(Error::argument(format!(
            "zfpy: an array of shape {:?}, expected one to four axes, none of which is empty",
            ty.shape
        )));
    }
    Ok(fixed)
}

#[cold]
fn needs_dtype() -> Error {
    Error::new(Kind::NeedsDtype, "zfpy: numbers are encoded by their type and shape, which bytes alone do not have")
}

/// A row of the elements of `like`, if that is what the stream holds instead: older versions of numcodecs wrote so.
fn flattened(src: &[u8], like: &Type) -> Result<Option<Type>> {
    let found = Header::read(src, zfp::FULL)?.grid;
    let is_row = found.is_some_and(|grid| grid.dims == 1 && grid.count() == like.count());
    Ok((is_row && like.shape.len() > 1).then(|| Type::row(like.dtype, like.count())))
}

/// The stream's array, of the type and shape of `like`, or as the header says; in C order.
fn decoded(src: &[u8], like: Option<&Type>, limit: usize, pool: Option<&Pool>) -> Result<Array> {
    let like = like.map(|like| Type { order: Order::C, ..like.clone() });
    zfp::decompress(&Setup::default(), src, None, like.as_ref(), limit, pool)
}

impl Codec for Zfpy {
    fn encode_bound(&self, _: usize) -> Option<usize> {
        None
    }

    fn encode(&self, _: &[u8], _: &mut Output<'_>) -> Result<()> {
        Err(needs_dtype())
    }

    fn decode(&self, src: &[u8], dst: &mut Output<'_>) -> Result<()> {
        let left = dst.limit() - dst.written();
        let size = Header::read(src, zfp::FULL)?.grid.map_or(0, |grid| grid.count() * grid.scalar.size());
        if size > left {
            return Err(dst.does_not_fit(Some(size)));
        }
        decoded(src, None, left, None)?.gather(dst)
    }

    fn encoded_type(&self, src: Option<&Type>) -> Result<Option<Type>> {
        check(src.ok_or_else(needs_dtype)?)?;
        Ok(None)
    }

    fn elements_bound(&self, ty: &Type) -> Option<usize> {
        zfp::maximum_size(&self.setup(ty).ok()?, ty).ok()
    }

    fn as_object(&self) -> Option<&dyn ObjectCodec> {
        Some(self)
    }
}

impl ObjectCodec for Zfpy {
    fn encode_object(&self, src: &Array, dst: &mut Output<'_>) -> Result<()> {
        self.encode_object_with(src, None, dst)
    }

    fn decode_object(&self, src: &[u8], like: Option<&Type>, store: &mut Store) -> Result<Type> {
        let row = like.map(|like| flattened(src, like)).transpose()?.flatten();
        let array = decoded(src, row.as_ref().or(like), store.left(), None)?;
        array.gather(&mut Output::growing(&mut store.data, usize::MAX))?;
        Ok(like.filter(|_| row.is_some()).unwrap_or(array.ty()).clone())
    }

    fn encode_object_with(&self, src: &Array, pool: Option<&Pool>, dst: &mut Output<'_>) -> Result<()> {
        check(src.ty())?;
        // The header has the shape, whichever way the elements are walked otherwise.
        let src = src.peek().walked(Order::C);
        zfp::compress(&self.setup(src.ty())?, &src, pool, None, dst).map(drop)
    }

    fn decodes_into(&self) -> bool {
        true
    }

    fn decode_object_into(&self, src: &[u8], pool: Option<&Pool>, dst: &mut Array) -> Result<()> {
        if let Some(row) = flattened(src, dst.ty())? {
            let array = decoded(src, Some(&row), dst.size(), pool)?;
            return dst.scatter(array.row().unwrap_or_default());
        }
        let mut dst = dst.peek_mut().walked(Order::C);
        zfp::decompress_into(&Setup::default(), src, None, pool, dst.array_mut())
    }

    fn most_encoded(&self, size: usize, count: usize) -> usize {
        // A block has one value at least.
        count.max(size / 4).saturating_mul(MOST_IN_BLOCK).saturating_add(AROUND)
    }
}

#[cfg(test)]
mod tests {
    use crate::array::{Array, Dtype, Order, Type};
    use crate::buffer::Buffer;
    use crate::codec::{Form, Pipeline};
    use crate::error::Kind;
    use crate::output::Output;

    fn codec(json: &str) -> Pipeline {
        Pipeline::from_json(json.as_bytes()).unwrap()
    }

    fn row(dtype: &str, shape: &[usize], order: Order) -> Array {
        let ty = Type::new(Dtype::parse(dtype).unwrap(), shape, order).unwrap();
        let mut array = Array::zeros(ty, usize::MAX).unwrap();
        let bytes: Vec<u8> = (0..array.size()).map(|at| (at / 8 * 7 % 50) as u8 + 20).collect();
        array.scatter(&bytes).unwrap();
        array
    }

    fn encoded(codec: &Pipeline, array: &Array) -> Vec<u8> {
        let mut buffer = Buffer::new();
        codec.encode_array(array, &mut Output::growing(&mut buffer, usize::MAX)).unwrap();
        buffer.as_slice().to_vec()
    }

    #[test]
    fn the_config_is_that_of_numcodecs() {
        let config = |json: &str| codec(json).config(Some(Form::V2)).unwrap().to_string();
        assert_eq!(
            config(r#"{"id": "zfpy"}"#),
            r#"{"id":"zfpy","mode":4,"compression_kwargs":{"tolerance":-1},"tolerance":-1,"rate":-1,"precision":-1}"#
        );
        assert_eq!(
            config(r#"{"id": "zfpy", "mode": 2, "rate": 8.5, "compression_kwargs": {"tolerance": 3}}"#),
            r#"{"id":"zfpy","mode":2,"compression_kwargs":{"rate":8.5},"tolerance":-1,"rate":8.5,"precision":-1}"#
        );
        assert_eq!(codec(r#"{"id": "zfpy"}"#).config(Some(Form::V3)).unwrap()["name"], "numcodecs.zfpy");
    }

    #[test]
    fn modes_that_zfpy_cannot_encode_with_are_refused() {
        for json in [r#"{"id": "zfpy", "mode": 5}"#, r#"{"id": "zfpy", "mode": 1}"#, r#"{"id": "zfpy", "rate": null}"#]
        {
            assert_eq!(Pipeline::from_json(json.as_bytes()).err().unwrap().kind(), Kind::Config, "{json}");
        }
    }

    #[test]
    fn arrays_come_back_whatever_their_order_and_byte_order() {
        let codec = codec(r#"{"id": "zfpy"}"#);
        for dtype in ["<i4", ">i4", "<i8", ">f4", "<f8", ">f8", "<M8[s]"] {
            for order in [Order::C, Order::F] {
                let array = row(dtype, &[5, 6, 7], order);
                let stream = encoded(&codec, &array);
                let mut back = Array::zeros(array.ty().clone(), usize::MAX).unwrap();
                codec.decode_array_into(&stream, &mut back).unwrap();
                assert_eq!(array.row(), back.row(), "{dtype} {order:?}");
                let made = codec.decode_array(&stream, Some(array.ty()), array.size()).unwrap();
                let mut bytes = Buffer::new();
                made.gather(&mut Output::growing(&mut bytes, usize::MAX)).unwrap();
                assert_eq!(array.row().unwrap(), bytes.as_slice(), "{dtype} {order:?}");
            }
        }
    }

    #[test]
    fn the_stream_has_the_shape_whatever_the_order() {
        let codec = codec(r#"{"id": "zfpy"}"#);
        let array = row("=f8", &[5, 6], Order::C);
        let same = array.copy(Order::F, usize::MAX).unwrap();
        assert_eq!(encoded(&codec, &array), encoded(&codec, &same));
        let found = codec.decode_array(&encoded(&codec, &same), None, usize::MAX).unwrap();
        assert_eq!((found.ty(), found.row()), (array.ty(), array.row()));
    }

    #[test]
    fn a_row_of_the_same_elements_is_read_in_walking_order() {
        let codec = codec(r#"{"id": "zfpy"}"#);
        for order in [Order::C, Order::F] {
            let stream = encoded(&codec, &row(">f8", &[30], Order::C));
            let (array, mut back) = (row("<f8", &[5, 6], order), row("<f8", &[5, 6], order));
            codec.decode_array_into(&stream, &mut back).unwrap();
            let bytes: Vec<u8> =
                back.row().unwrap().as_chunks::<8>().0.iter().flat_map(|x| x.iter().rev().copied()).collect();
            assert_eq!(bytes, array.row().unwrap(), "{order:?}");
        }
    }

    #[test]
    fn the_bound_holds_and_is_known() {
        for json in
            [r#"{"id": "zfpy"}"#, r#"{"id": "zfpy", "mode": 2, "rate": 16}"#, r#"{"id": "zfpy", "tolerance": 0}"#]
        {
            let (codec, array) = (codec(json), row("<f4", &[9, 9], Order::C));
            let bound = codec.array_bound(array.ty()).unwrap().unwrap();
            assert!(encoded(&codec, &array).len() <= bound, "{json}");
        }
    }

    #[test]
    fn other_elements_and_shapes_are_refused() {
        let codec = codec(r#"{"id": "zfpy"}"#);
        for (dtype, shape) in
            [("<u4", &[4][..]), ("<i2", &[4]), ("<f2", &[4]), ("<f8", &[]), ("<f8", &[0]), ("<f8", &[1; 5])]
        {
            let ty = Type::new(Dtype::parse(dtype).unwrap(), shape, Order::C).unwrap();
            assert_eq!(
                codec.encoded_type(&ty).err().map(|error| error.kind()),
                Some(Kind::Argument),
                "{dtype} {shape:?}"
            );
        }
        let mut buffer = Buffer::new();
        let error = codec.encode(&[0; 8], &mut Output::growing(&mut buffer, usize::MAX)).err().unwrap();
        assert_eq!(error.kind(), Kind::NeedsDtype);
    }

    #[test]
    fn bytes_are_decoded_within_their_limit() {
        let (codec, array) = (codec(r#"{"id": "zfpy"}"#), row("=f8", &[9, 9], Order::C));
        let (stream, mut buffer) = (encoded(&codec, &array), Buffer::new());
        codec.decode(&stream, &mut Output::growing(&mut buffer, 648)).unwrap();
        assert_eq!(buffer.as_slice(), array.row().unwrap());
        buffer.clear();
        let error = codec.decode(&stream, &mut Output::growing(&mut buffer, 647)).err().unwrap();
        assert_eq!((error.kind(), error.needed()), (Kind::Limit, Some(648)));
        assert_eq!(codec.decode_array(&stream, None, 647).err().unwrap().kind(), Kind::Limit);
        let other = row("=f8", &[81], Order::C);
        assert_eq!(codec.decode_array(&stream, Some(other.ty()), 648).err().unwrap().kind(), Kind::Corrupt);
    }

    #[test]
    fn it_stands_behind_and_before_other_codecs() {
        for json in [
            r#"[{"id": "delta", "dtype": "<i4"}, {"id": "zfpy"}, {"id": "zlib"}]"#,
            r#"[{"id": "zfpy"}, {"id": "crc32"}]"#,
        ] {
            let Ok(codec) = Pipeline::from_json(json.as_bytes()) else { continue };
            let array = row("<i4", &[6, 5], Order::C);
            let mut back = Array::zeros(array.ty().clone(), usize::MAX).unwrap();
            codec.decode_array_into(&encoded(&codec, &array), &mut back).unwrap();
            assert_eq!(array.row(), back.row(), "{json}");
        }
    }
}

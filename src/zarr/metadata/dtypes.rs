//! Data types as documents name them.

use super::document::{as_str, as_u64, get, map, named, number, only, shown, string, wrong};
use super::fields;
use crate::array::dtype::NUMBERS;
use crate::array::{Class, Dtype, Fixed};
use crate::codec::object::Value;
use crate::error::{Error, Kind, Result};

/// How deep records may lie in each other.
pub(super) const MAX_DEPTH: usize = 32;

/// No element has more bytes: a document of a few bytes must not make room for a fill value of gigabytes.
const MAX_SIZE: usize = 16 << 20;

/// Elements within the limit.
fn within_limit(dtype: Dtype, value: &Value, key: &str) -> Result<Dtype> {
    match dtype.fixed() {
        Some(fixed) if fixed.size > MAX_SIZE => {
            Err(wrong(Kind::Unsupported, key, value, &format!("elements of {MAX_SIZE} bytes at most")))
        }
        _ => Ok(dtype),
    }
}

/// Reads zarr v3's `data_type`.
pub(super) fn from_v3(value: &Value) -> Result<Dtype> {
    within_limit(from_v3_at(value, 0)?, value, "data_type")
}

pub(super) fn from_v3_at(value: &Value, depth: usize) -> Result<Dtype> {
    const KEY: &str = "data_type";
    let (name, configuration) = named(value, KEY)?;
    let unknown = |what: &str| Error::new(Kind::Unsupported, format!("{KEY:?} is {}: {what}", shown(value)));
    if let Some((_, typestr)) = NUMBERS.iter().find(|(number, _)| *number == name) {
        only(configuration, KEY, &[])?;
        return Ok(Dtype::Fixed(Fixed::parse(typestr)?));
    }
    let length = |letter: char, unit: u64| {
        only(configuration, KEY, &["length_bytes"])?;
        let bytes = configuration.and_then(|map| get(map, "length_bytes")).and_then(as_u64);
        let bytes = bytes.filter(|n| *n > 0 && n % unit == 0);
        let bytes = bytes.ok_or_else(|| {
            Error::corrupt(format!("{KEY:?} is {}, expected a length of a multiple of {unit}", shown(value)))
        })?;
        Fixed::parse(&format!("{letter}{}", bytes / unit))
            .map(Dtype::Fixed)
            .map_err(|_| unknown("elements are too long"))
    };
    match name {
        "string" => only(configuration, KEY, &[]).map(|()| Dtype::Utf8),
        "bytes" | "variable_length_bytes" => only(configuration, KEY, &[]).map(|()| Dtype::Bytes),
        "null_terminated_bytes" => length('S', 1),
        "fixed_length_utf32" => length('U', 4),
        "raw_bytes" => length('V', 1),
        "numpy.datetime64" | "numpy.timedelta64" => {
            only(configuration, KEY, &["unit", "scale_factor"])?;
            let letter = if name == "numpy.datetime64" { 'M' } else { 'm' };
            let unit = configuration.and_then(|map| get(map, "unit")).and_then(as_str);
            let scale = configuration.and_then(|map| get(map, "scale_factor")).map_or(Some(1), as_u64);
            let typestr = match (unit, scale) {
                (Some("generic"), Some(1)) => Some(format!("{letter}8")),
                (Some(unit), Some(scale)) => Some(format!("{letter}8[{scale}{unit}]")),
                _ => None,
            };
            let expected = "\"unit\" of numpy and \"scale_factor\" from 1 on";
            let wrong = || wrong(Kind::Corrupt, KEY, value, expected);
            Fixed::parse(&typestr.ok_or_else(wrong)?).map(Dtype::Fixed).map_err(|_| wrong())
        }
        "structured" => {
            only(configuration, KEY, &["fields"])?;
            let sizes = fields::sizes(value, configuration, depth)?;
            fields::record(&sizes).ok_or_else(|| unknown("expected fields of some bytes"))
        }
        _ => {
            let bits = name.strip_prefix('r').and_then(|bits| bits.parse::<u64>().ok());
            match bits.filter(|bits| *bits > 0 && bits % 8 == 0 && configuration.is_none()) {
                Some(bits) => {
                    Fixed::parse(&format!("V{}", bits / 8)).map(Dtype::Fixed).map_err(|_| unknown("too long"))
                }
                None => Err(unknown("this data type is not known")),
            }
        }
    }
}

/// Writes zarr v3's `data_type`.
pub(super) fn to_v3(dtype: Dtype) -> Result<Value> {
    let none = || Error::config(format!("\"dtype\": zarr v3 has no data type for {dtype}"));
    let fixed = match dtype {
        Dtype::Utf8 => return Ok(string("string")),
        Dtype::Bytes => return Ok(string("variable_length_bytes")),
        Dtype::Json | Dtype::Ragged(_) => return Err(none()),
        Dtype::Fixed(fixed) => fixed,
    };
    let of_length = |name: &str| {
        let length = map([("length_bytes", number(fixed.size as u64))]);
        if fixed.size == 0 { Err(none()) } else { Ok(map([("name", string(name)), ("configuration", length)])) }
    };
    let of_time = |name: &str| {
        let (unit, scale) = fixed.unit.map_or(("generic", 1), |unit| (unit.name, unit.step));
        let configuration = map([("unit", string(unit)), ("scale_factor", number(scale.into()))]);
        map([("name", string(name)), ("configuration", configuration)])
    };
    match fixed.class {
        Class::ByteString => of_length("null_terminated_bytes"),
        Class::Unicode => of_length("fixed_length_utf32"),
        Class::Void => of_length("raw_bytes"),
        Class::DateTime => Ok(of_time("numpy.datetime64")),
        Class::TimeDelta => Ok(of_time("numpy.timedelta64")),
        _ => {
            let typestr = fixed.to_string();
            let found = NUMBERS.iter().find(|(_, known)| *known == &typestr[1..]);
            found.map(|(name, _)| string(*name)).ok_or_else(none)
        }
    }
}

/// Reads zarr v2's `dtype`; of `|O`, the object codec among the filters tells what the items are.
pub(super) fn from_v2(value: &Value, filters: &[Value]) -> Result<Dtype> {
    within_limit(any_from_v2(value, filters)?, value, "dtype")
}

fn any_from_v2(value: &Value, filters: &[Value]) -> Result<Dtype> {
    const EXPECTED: &str = "a numpy typestr, or a list of fields";
    match value {
        Value::Str(typestr) if typestr == "|O" => items(filters),
        Value::Str(typestr) => {
            let known = NUMBERS.iter().all(|(name, _)| name != typestr);
            let parsed = Fixed::parse(typestr).ok().filter(|fixed| known && fixed.size > 0).map(Dtype::Fixed);
            parsed.ok_or_else(|| wrong(Kind::Unsupported, "dtype", value, EXPECTED))
        }
        Value::List(_) => {
            let size = fields::size(value, 0)?;
            fields::record(&[size]).ok_or_else(|| wrong(Kind::Unsupported, "dtype", value, "fields of some bytes"))
        }
        _ => Err(wrong(Kind::Corrupt, "dtype", value, EXPECTED)),
    }
}

/// What the items of `|O` are.
fn items(filters: &[Value]) -> Result<Dtype> {
    for filter in filters {
        let dtype = match get(filter, "id").and_then(as_str) {
            Some("vlen-utf8" | "categorize") => Dtype::Utf8,
            Some("vlen-bytes") => Dtype::Bytes,
            Some("json" | "json2" | "msgpack" | "msgpack2" | "pickle") => Dtype::Json,
            Some("vlen-array") => {
                let dtype = get(filter, "dtype").unwrap_or(&Value::Null);
                let element = as_str(dtype).and_then(|typestr| Fixed::parse(typestr).ok());
                let expected = "vlen-array with \"dtype\", a numpy typestr";
                Dtype::Ragged(element.ok_or_else(|| wrong(Kind::Corrupt, "filters", filter, expected))?)
            }
            _ => continue,
        };
        return Ok(dtype);
    }
    let expected = "vlen-utf8, vlen-bytes, vlen-array, json2, msgpack2, pickle or categorize";
    let filters = Value::List(filters.to_vec());
    Err(Error::new(
        Kind::Unsupported,
        format!(
            "\"dtype\" is \"|O\" and \"filters\" is {}, expected an object codec in it: {expected}",
            shown(&filters)
        ),
    ))
}

/// Writes zarr v2's `dtype`.
pub(super) fn to_v2(dtype: Dtype) -> Value {
    match dtype {
        Dtype::Fixed(fixed) => string(fixed.to_string()),
        _ => string("|O"),
    }
}

/// What a creator names a data type: what the document is to say where it is more than the type, and the type.
pub(in crate::zarr) fn given(value: &Value) -> Result<Dtype> {
    match value {
        Value::Str(text) => {
            let named = from_v3(value).ok().filter(|dtype| dtype.is_items() || text.starts_with('r'));
            named.map_or_else(|| Dtype::parse(text), Ok)
        }
        Value::List(_) => from_v2(value, &[]),
        Value::Map(_) => from_v3(value),
        _ => Err(wrong(Kind::Config, "dtype", value, "a numpy typestr, a name, or a data type of zarr v3")),
    }
}

//! Data types as documents name them.

use super::document::{as_str, as_u64, entries, get, map, named, number, only, shown, string, wrong};
use crate::array::{Class, Dtype, Fixed};
use crate::codec::object::Value;
use crate::error::{Error, Kind, Result};

/// How deep records may lie in each other.
const MAX_DEPTH: usize = 32;

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

/// Numbers of zarr v3, and their typestr without byte order.
const NUMBERS: [(&str, &str); 14] = [
    ("bool", "b1"),
    ("int8", "i1"),
    ("int16", "i2"),
    ("int32", "i4"),
    ("int64", "i8"),
    ("uint8", "u1"),
    ("uint16", "u2"),
    ("uint32", "u4"),
    ("uint64", "u8"),
    ("float16", "f2"),
    ("float32", "f4"),
    ("float64", "f8"),
    ("complex64", "c8"),
    ("complex128", "c16"),
];

/// Reads zarr v3's `data_type`.
pub(super) fn from_v3(value: &Value) -> Result<Dtype> {
    within_limit(from_v3_at(value, 0)?, value, "data_type")
}

fn from_v3_at(value: &Value, depth: usize) -> Result<Dtype> {
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
            let Some(Value::List(fields)) = configuration.and_then(|map| get(map, "fields")) else {
                return Err(wrong(Kind::Corrupt, KEY, value, "\"fields\", a list of names with data types"));
            };
            if depth == MAX_DEPTH {
                return Err(unknown("records lie too deep in each other"));
            }
            let mut sizes = Vec::new();
            for field in fields {
                let inner = match field {
                    Value::List(pair) if pair.len() == 2 && as_str(&pair[0]).is_some() => Some(&pair[1]),
                    Value::Map(_) => get(field, "data_type"),
                    _ => None,
                };
                let inner = inner.ok_or_else(|| wrong(Kind::Corrupt, KEY, field, "a field's name and data type"))?;
                let inner = from_v3_at(inner, depth + 1)?.fixed();
                sizes.push(inner.ok_or_else(|| unknown("a field varies in length"))?.size);
            }
            record(&sizes).ok_or_else(|| unknown("expected fields of some bytes"))
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

/// Elements of these parts.
fn record(sizes: &[usize]) -> Option<Dtype> {
    let size = sizes.iter().try_fold(0usize, |size, part| size.checked_add(*part)).filter(|size| *size > 0)?;
    Fixed::parse(&format!("V{size}")).ok().map(Dtype::Fixed)
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
            let size = fields_size(value, 0)?;
            record(&[size]).ok_or_else(|| wrong(Kind::Unsupported, "dtype", value, "fields of some bytes"))
        }
        _ => Err(wrong(Kind::Corrupt, "dtype", value, EXPECTED)),
    }
}

/// The bytes of a typestr, or of fields as numpy lists them: name, type, and sometimes a shape.
fn fields_size(value: &Value, depth: usize) -> Result<usize> {
    let unknown = || wrong(Kind::Unsupported, "dtype", value, "fields of numpy's types, each with a name");
    match value {
        Value::Str(typestr) => Ok(Fixed::parse(typestr).map_err(|_| unknown())?.size),
        Value::List(fields) if depth < MAX_DEPTH => {
            let mut size = 0usize;
            for field in fields {
                let Value::List(field) = field else { return Err(unknown()) };
                let [name, inner, shape @ ..] = &field[..] else { return Err(unknown()) };
                let named = match name {
                    Value::Str(_) => true,
                    // A title and a name.
                    Value::List(pair) => pair.len() == 2,
                    _ => false,
                };
                let count = match shape {
                    [] => Some(1),
                    [Value::List(shape)] => shape.iter().try_fold(1u64, |all, n| all.checked_mul(as_u64(n)?)),
                    [one] => as_u64(one),
                    _ => None,
                };
                let count = count.filter(|_| named).and_then(|count| usize::try_from(count).ok());
                let inner = fields_size(inner, depth + 1)?;
                let bytes = count.and_then(|count| count.checked_mul(inner));
                size = bytes.and_then(|bytes| size.checked_add(bytes)).ok_or_else(unknown)?;
            }
            Ok(size)
        }
        _ => Err(unknown()),
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

/// Fields of zarr v2 as a data type of v3. There fields have no byte order of their own.
pub(super) fn fields_to_v3(fields: &Value) -> Result<Value> {
    let wrong = || wrong(Kind::Config, "dtype", fields, "little-endian fields without shapes: zarr v3 has no others");
    match fields {
        Value::Str(typestr) if typestr.starts_with('>') => Err(wrong()),
        Value::Str(typestr) => to_v3(Dtype::Fixed(Fixed::parse(typestr)?)),
        Value::List(fields) => {
            let pair = |field: &Value| match field {
                Value::List(field) if field.len() == 2 && as_str(&field[0]).is_some() => {
                    Ok(Value::List(vec![field[0].clone(), fields_to_v3(&field[1])?]))
                }
                _ => Err(wrong()),
            };
            let fields = Value::List(fields.iter().map(pair).collect::<Result<_>>()?);
            Ok(map([("name", string("structured")), ("configuration", map([("fields", fields)]))]))
        }
        _ => Err(wrong()),
    }
}

/// A structured data type of zarr v3 as fields of v2, little-endian.
pub(super) fn fields_to_v2(data_type: &Value) -> Result<Value> {
    let fields = get(data_type, "configuration").and_then(|map| get(map, "fields"));
    match (named(data_type, "dtype")?.0, fields) {
        ("structured", Some(Value::List(fields))) => {
            let pair = |field: &Value| match field {
                Value::List(pair) => Ok(Value::List(vec![pair[0].clone(), fields_to_v2(&pair[1])?])),
                field => {
                    let part = |key| get(field, key).ok_or_else(|| wrong(Kind::Config, "dtype", field, "a field"));
                    Ok(Value::List(vec![part("name")?.clone(), fields_to_v2(part("data_type")?)?]))
                }
            };
            Ok(Value::List(fields.iter().map(pair).collect::<Result<_>>()?))
        }
        _ => Ok(to_v2(from_v3(data_type)?)),
    }
}

/// Whether a data type of zarr v3 has fields.
pub(super) fn is_structured(data_type: &Value) -> bool {
    matches!(entries(data_type).first(), Some(_)) && get(data_type, "name").and_then(as_str) == Some("structured")
}

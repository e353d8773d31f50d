//! Elements that are records of fields, as documents list them.

use super::document::{as_str, as_u64, get, map, named, shown, string, wrong};
use super::dtypes::{self, MAX_DEPTH, from_v3_at};
use crate::array::{Dtype, Fixed};
use crate::codec::object::Value;
use crate::error::{Error, Kind, Result};

/// Elements of these parts.
pub(super) fn record(sizes: &[usize]) -> Option<Dtype> {
    let size = sizes.iter().try_fold(0usize, |size, part| size.checked_add(*part)).filter(|size| *size > 0)?;
    Fixed::parse(&format!("V{size}")).ok().map(Dtype::Fixed)
}

/// The bytes of each field of a structured data type of zarr v3, which lies in `depth` others.
pub(super) fn sizes(data_type: &Value, configuration: Option<&Value>, depth: usize) -> Result<Vec<usize>> {
    const KEY: &str = "data_type";
    let unknown = |what: &str| Error::new(Kind::Unsupported, format!("{KEY:?} is {}: {what}", shown(data_type)));
    let Some(Value::List(fields)) = configuration.and_then(|map| get(map, "fields")) else {
        return Err(wrong(Kind::Corrupt, KEY, data_type, "\"fields\", a list of names with data types"));
    };
    if depth == MAX_DEPTH {
        return Err(unknown("records lie too deep in each other"));
    }
    let mut sizes = Vec::new();
    for field in fields {
        let inner = match field {
            Value::List(pair) if pair.len() == 2 && as_str(&pair[0]).is_some() => Some(&pair[1]),
            Value::Map(_) => get(field, KEY),
            _ => None,
        };
        let inner = inner.ok_or_else(|| wrong(Kind::Corrupt, KEY, field, "a field's name and data type"))?;
        let inner = from_v3_at(inner, depth + 1)?.fixed();
        sizes.push(inner.ok_or_else(|| unknown("a field varies in length"))?.size);
    }
    Ok(sizes)
}

/// The bytes of a typestr, or of fields as numpy lists them: name, type, and sometimes a shape.
pub(super) fn size(value: &Value, depth: usize) -> Result<usize> {
    let unknown = || wrong(Kind::Unsupported, "dtype", value, "fields of numpy's types, each with a name");
    match value {
        Value::Str(typestr) => Ok(Fixed::parse(typestr).map_err(|_| unknown())?.size),
        Value::List(fields) if depth < MAX_DEPTH => {
            let mut bytes = 0usize;
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
                let inner = size(inner, depth + 1)?;
                let all = count.and_then(|count| count.checked_mul(inner));
                bytes = all.and_then(|all| bytes.checked_add(all)).ok_or_else(unknown)?;
            }
            Ok(bytes)
        }
        _ => Err(unknown()),
    }
}

/// Fields of zarr v2 as a data type of v3. There fields have no byte order of their own.
pub(super) fn to_v3(fields: &Value) -> Result<Value> {
    let wrong = || wrong(Kind::Config, "dtype", fields, "little-endian fields without shapes: zarr v3 has no others");
    match fields {
        Value::Str(typestr) if typestr.starts_with('>') => Err(wrong()),
        Value::Str(typestr) => dtypes::to_v3(Dtype::Fixed(Fixed::parse(typestr)?)),
        Value::List(fields) => {
            let pair = |field: &Value| match field {
                Value::List(field) if field.len() == 2 && as_str(&field[0]).is_some() => {
                    Ok(Value::List(vec![field[0].clone(), to_v3(&field[1])?]))
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
pub(super) fn to_v2(data_type: &Value) -> Result<Value> {
    let fields = get(data_type, "configuration").and_then(|map| get(map, "fields"));
    match (named(data_type, "dtype")?.0, fields) {
        ("structured", Some(Value::List(fields))) => {
            let pair = |field: &Value| match field {
                Value::List(pair) => Ok(Value::List(vec![pair[0].clone(), to_v2(&pair[1])?])),
                field => {
                    let part = |key| get(field, key).ok_or_else(|| wrong(Kind::Config, "dtype", field, "a field"));
                    Ok(Value::List(vec![part("name")?.clone(), to_v2(part("data_type")?)?]))
                }
            };
            Ok(Value::List(fields.iter().map(pair).collect::<Result<_>>()?))
        }
        _ => Ok(dtypes::to_v2(dtypes::from_v3(data_type)?)),
    }
}

/// Whether a data type of zarr v3 has fields.
pub(super) fn is_structured(data_type: &Value) -> bool {
    get(data_type, "name").and_then(as_str) == Some("structured")
}

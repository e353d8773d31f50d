//! Whether two documents describe the same array.

use std::collections::HashMap;

use super::codecs::as_they_work;
use super::document::{as_str, get, shown};
use super::{Format, Metadata, fields, fill};
use crate::codec::object::{Value, json};

/// Whether `one`, which is there, is the array that `other` describes, whatever their attributes; it may have grown since it
/// was made. Else which key differs.
pub(super) fn same_array(one: &Metadata, other: &Metadata) -> Result<(), String> {
    let differ = |key: &str, one: &dyn std::fmt::Debug, other: &dyn std::fmt::Debug| {
        Err(format!("{key:?} differs: {one:?} and {other:?}"))
    };
    if one.format != other.format {
        return differ("zarr_format", &one.format, &other.format);
    }
    let has_grown = |(one, other): (&u64, &u64)| one >= other;
    if one.shape.len() != other.shape.len() || !one.shape.iter().zip(&other.shape).all(has_grown) {
        return differ("shape", &one.shape, &other.shape);
    }
    let (chunks, dtype, keys) = match one.format {
        Format::V2 => ("chunks", "dtype", "dimension_separator"),
        Format::V3 => ("chunk_shape", "data_type", "chunk_key_encoding"),
    };
    if one.chunks != other.chunks {
        return differ(chunks, &one.chunks, &other.chunks);
    }
    if one.dtype != other.dtype || record(one) != record(other) {
        let name = |array: &Metadata| get(&array.document, dtype).map_or_else(|| array.dtype.to_string(), shown);
        return Err(format!("{dtype:?} differs: {} and {}", name(one), name(other)));
    }
    if one.order != other.order && one.shape.len() > 1 {
        return differ("order", &one.order, &other.order);
    }
    if one.fill != other.fill {
        let (one, other) = (fill::in_words(&one.fill, one.dtype), fill::in_words(&other.fill, other.dtype));
        return Err(format!("\"fill_value\" differs: {one} and {other}"));
    }
    if one.keys != other.keys {
        return differ(keys, &one.keys, &other.keys);
    }
    if one.format == Format::V3 && names(one) != names(other) {
        return differ("dimension_names", &one.names, &other.names);
    }
    let (first, second) = (codecs(one), codecs(other));
    if !alike(&first, &second) {
        return Err(format!("\"codecs\" differ: {} and {}", shown(&first), shown(&second)));
    }
    Ok(())
}

/// The fields of elements that are records.
fn record(array: &Metadata) -> Option<Value> {
    match array.format {
        Format::V2 => get(&array.document, "dtype").filter(|dtype| matches!(dtype, Value::List(_))).cloned(),
        Format::V3 => {
            let data_type = get(&array.document, "data_type").filter(|data_type| fields::is_structured(data_type));
            data_type.map(|data_type| fields::to_v2(data_type).unwrap_or_else(|_| data_type.clone()))
        }
    }
}

/// Names of axes; none of them is as good as no names.
fn names(array: &Metadata) -> Option<&Vec<Option<String>>> {
    array.names.as_ref().filter(|names| names.iter().any(Option::is_some))
}

fn codecs(array: &Metadata) -> Value {
    match json::read(&array.codecs) {
        Ok(Value::List(list)) => Value::List(list.iter().map(|codec| as_they_work(codec, 0)).collect()),
        Ok(other) => other,
        Err(_) => Value::Str(array.codecs.clone()),
    }
}

/// Whether two values mean the same: numbers by what they are, maps in any order.
fn alike(one: &Value, other: &Value) -> bool {
    match (one, other) {
        (Value::Int(one), Value::Float(other)) | (Value::Float(other), Value::Int(one)) => *one as f64 == *other,
        (Value::List(one), Value::List(other)) => {
            one.len() == other.len() && one.iter().zip(other).all(|(one, other)| alike(one, other))
        }
        (Value::Map(some), Value::Map(others)) => {
            let others: HashMap<&str, &Value> = others.iter().filter_map(|(key, v)| Some((as_str(key)?, v))).collect();
            let has_twin = |(key, value): &(Value, Value)| {
                as_str(key).and_then(|key| others.get(key)).is_some_and(|twin| alike(value, twin))
            };
            some.len() == others.len() && some.iter().all(has_twin)
        }
        _ => one == other,
    }
}

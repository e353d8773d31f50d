//! Codecs in either form, and what zarr-python completes in them.

use super::chain::{self, SHARDING, name, parameter};
use super::document::{as_str, as_u64, entries, get, map, numbers, parse_any, set, shown, string, text, wrong};
use crate::array::Dtype;
use crate::codec::object::Value;
use crate::codec::{Form, Registry};
use crate::error::{Error, Kind, Result};

/// How deep shards may lie in each other.
pub(super) const MAX_DEPTH: usize = 8;

/// What the codecs are completed for.
#[derive(Clone, Copy)]
pub(super) struct Target<'a> {
    /// The element type.
    pub(super) dtype: Dtype,
    /// What is encoded: a chunk, or a shard.
    pub(super) chunk: &'a [u64],
    /// Whether the first index changes fastest.
    pub(super) is_fortran: bool,
}

impl Target<'_> {
    /// Bytes in an element, as zarr-python counts them; items have 1.
    pub(super) fn size(&self) -> usize {
        self.dtype.fixed().map_or(1, |fixed| fixed.size)
    }
}

/// A codec, or a list of them, as a list.
pub(super) fn listed(codecs: &Value) -> Result<&[Value]> {
    match codecs {
        Value::List(list) => Ok(list),
        Value::Map(_) | Value::Str(_) => Ok(std::slice::from_ref(codecs)),
        other => Err(wrong(Kind::Config, "codecs", other, "a codec or a list of codecs")),
    }
}

/// Reads a codec with those that are built in, and writes it in a form; `None` if it is not built in.
pub(super) fn effective(codec: &Value, form: Form) -> Result<Option<Value>> {
    let json = text(codec)?;
    let pipeline = match Registry::builtin().codec_from_json(json.as_bytes()) {
        Ok(pipeline) => pipeline,
        // It may be one of the program's own, which is looked up when the array is opened.
        Err(error) if error.kind() == Kind::UnknownCodec => return Ok(None),
        Err(error) => return Err(error.within("\"codecs\"")),
    };
    match pipeline.config(Some(form)) {
        Ok(config) => Ok(Some(parse_any(config.to_string().as_bytes())?)),
        Err(error) => Err(error.with_kind(Kind::Config).within("\"codecs\"")),
    }
}

/// A codec in v3's form, whatever form it has.
pub(super) fn in_v3(codec: &Value, size: usize) -> Result<Value> {
    if let Value::Str(name) = codec {
        return Ok(map([("name", string(name.as_str()))]));
    }
    match (get(codec, "id"), get(codec, "name")) {
        (Some(Value::Str(id)), None) => {
            let mut codec = codec.clone();
            if id == "shuffle" && get(&codec, "elementsize").is_none() {
                set(&mut codec, "elementsize", Value::Int(size as i64));
            }
            let renamed = chain::renamed(&codec);
            effective(&codec, Form::V3)?.or(renamed).ok_or_else(|| wrong(Kind::Config, "codecs", &codec, "a codec"))
        }
        (None, Some(Value::Str(name))) => {
            let unknown = entries(codec)
                .iter()
                .find(|(key, _)| !matches!(as_str(key), Some("name" | "configuration" | "must_understand")));
            match (unknown, get(codec, "configuration")) {
                (Some((key, _)), _) => Err(Error::config(format!(
                    "\"codecs\": codec {name:?}: unknown key {} beside \"name\"; parameters belong into \"configuration\"",
                    shown(key)
                ))),
                (None, Some(Value::Map(_)) | None) => Ok(codec.clone()),
                (None, Some(other)) => Err(wrong(Kind::Config, "configuration", other, "a JSON object")),
            }
        }
        _ => Err(wrong(Kind::Config, "codecs", codec, "a codec with either \"id\" (zarr v2) or \"name\" (zarr v3)")),
    }
}

/// A codec in v3's form with this configuration.
pub(super) fn codec(name: &str, configuration: Value) -> Value {
    map([("name", string(name)), ("configuration", configuration)])
}

/// The configuration with its defaults, in zarr-python's order of keys.
fn with_defaults<const N: usize>(given: &Value, defaults: [(&str, Value); N]) -> Value {
    let configuration = get(given, "configuration").map(entries).unwrap_or_default();
    let mut whole = map(defaults);
    for (key, value) in configuration {
        if let Some(key) = as_str(key) {
            set(&mut whole, key, value.clone());
        }
    }
    whole
}

/// Completes a codec in v3's form that is not a serializer of elements.
pub(super) fn completed(given: Value, target: &Target<'_>) -> Result<Value> {
    let size = target.size();
    let name = name(&given);
    let whole = match name {
        "zstd" => codec(name, with_defaults(&given, [("level", Value::Int(0)), ("checksum", Value::Bool(false))])),
        "gzip" => codec(name, with_defaults(&given, [("level", Value::Int(5))])),
        "blosc" => {
            let typesize = parameter(&given, "typesize").filter(|value| **value != Value::Null).and_then(as_u64);
            let typesize = typesize.unwrap_or(size as u64);
            let shuffle = if typesize == 1 { "bitshuffle" } else { "shuffle" };
            let mut configuration = with_defaults(
                &given,
                [
                    ("typesize", Value::Null),
                    ("cname", string("zstd")),
                    ("clevel", Value::Int(5)),
                    ("shuffle", string(shuffle)),
                    ("blocksize", Value::Int(0)),
                ],
            );
            set(&mut configuration, "typesize", super::document::number(typesize));
            codec(name, configuration)
        }
        "crc32c" if get(&given, "configuration").is_none_or(|map| entries(map).is_empty()) => {
            map([("name", string(name))])
        }
        "vlen-utf8" | "vlen-bytes" => codec(name, with_defaults(&given, [])),
        "numcodecs.shuffle" => codec(name, with_defaults(&given, [("elementsize", Value::Int(size as i64))])),
        "transpose" => {
            let order = parameter(&given, "order").unwrap_or(&Value::Null);
            let ndim = target.chunk.len() as u64;
            let axes = match as_str(order) {
                Some("C") => numbers(&(0..ndim).collect::<Vec<_>>()),
                Some("F") => numbers(&(0..ndim).rev().collect::<Vec<_>>()),
                _ => order.clone(),
            };
            match &axes {
                Value::List(list) if list.len() == target.chunk.len() => codec(name, map([("order", axes)])),
                _ => return Err(wrong(Kind::Config, "order", order, &format!("each of the {ndim} axes once"))),
            }
        }
        // zarr-python insists on a configuration of what it hands on to numcodecs.
        _ if name.starts_with("numcodecs.") => codec(name, with_defaults(&given, [])),
        _ => given,
    };
    if self::name(&whole) != SHARDING {
        effective(&whole, Form::V3)?;
    }
    Ok(whole)
}

/// Codecs in v3's form as they work, to be compared.
pub(super) fn as_they_work(codec: &Value, depth: usize) -> Value {
    if name(codec) != SHARDING || depth == MAX_DEPTH {
        return effective(codec, Form::V3).ok().flatten().unwrap_or_else(|| codec.clone());
    }
    let mut configuration = get(codec, "configuration").cloned().unwrap_or(Value::Map(Vec::new()));
    for key in ["codecs", "index_codecs"] {
        if let Some(Value::List(inner)) = get(&configuration, key) {
            let inner = inner.iter().map(|codec| as_they_work(codec, depth + 1)).collect();
            set(&mut configuration, key, Value::List(inner));
        }
    }
    if get(&configuration, "index_location").is_none() {
        set(&mut configuration, "index_location", string("end"));
    }
    self::codec(SHARDING, configuration)
}

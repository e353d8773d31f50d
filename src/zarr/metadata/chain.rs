//! Codecs in a row: what each takes and gives, and zarr v2's in v3's form.

use super::document::{as_str, entries, get, map, set, string, text, wrong};
use crate::array::{Dtype, Endian, Fixed};
use crate::codec::object::Value;
use crate::error::{Kind, Result};

pub(super) const SHARDING: &str = "sharding_indexed";

/// What a codec takes and gives.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// Elements, and gives elements.
    Filter,
    /// Elements, and gives bytes.
    Serializer,
    /// Bytes, and gives bytes; also what is not known.
    Bytes,
}

/// What the codec called `name` in zarr v3 takes and gives.
pub(super) fn role(name: &str) -> Role {
    match name.strip_prefix("numcodecs.") {
        Some("delta" | "fixedscaleoffset" | "quantize" | "bitround" | "packbits" | "astype" | "categorize") => {
            Role::Filter
        }
        Some("pcodec" | "zfpy" | "vlen-utf8" | "vlen-bytes" | "vlen-array") => Role::Serializer,
        Some("json" | "json2" | "msgpack" | "msgpack2" | "pickle") => Role::Serializer,
        Some(_) => Role::Bytes,
        None => match name {
            "transpose" => Role::Filter,
            "bytes" | SHARDING | "vlen-utf8" | "vlen-bytes" => Role::Serializer,
            _ => Role::Bytes,
        },
    }
}

/// The name of a codec in v3's form.
pub(super) fn name(codec: &Value) -> &str {
    as_str(codec).or_else(|| get(codec, "name").and_then(as_str)).unwrap_or_default()
}

/// A parameter of a codec in v3's form.
pub(super) fn parameter<'v>(codec: &'v Value, key: &str) -> Option<&'v Value> {
    get(get(codec, "configuration")?, key)
}

/// `bytes` of elements in this order.
pub(super) fn bytes(element: Option<Fixed>) -> Value {
    match element.filter(|fixed| fixed.word() > 1) {
        None => map([("name", string("bytes"))]),
        Some(fixed) => {
            let endian = if fixed.endian == Endian::Little { "little" } else { "big" };
            map([("name", string("bytes")), ("configuration", map([("endian", string(endian))]))])
        }
    }
}

/// A codec of zarr v2 in v3's form, whether it is known or not.
pub(super) fn renamed(codec: &Value) -> Option<Value> {
    let id = get(codec, "id").and_then(as_str)?;
    let configuration = entries(codec).iter().filter(|(key, _)| as_str(key) != Some("id")).cloned().collect();
    let name = string(format!("numcodecs.{id}"));
    Some(map([("name", name), ("configuration", Value::Map(configuration))]))
}

/// Shards in shards beyond this depth are left as they are.
const MAX_DEPTH: usize = 8;

/// Codecs in v3's form in which each `bytes` names its order: it is little-endian where a document does not say.
pub(super) fn with_order(codecs: &Value, depth: usize) -> Value {
    let Value::List(codecs) = codecs else { return codecs.clone() };
    let whole = codecs.iter().map(|codec| match name(codec) {
        "bytes" if matches!(parameter(codec, "endian"), None | Some(Value::Null)) => {
            map([("name", string("bytes")), ("configuration", map([("endian", string("little"))]))])
        }
        SHARDING if depth < MAX_DEPTH => {
            let mut whole = codec.clone();
            if let Some(mut configuration) = get(codec, "configuration").cloned() {
                for key in ["codecs", "index_codecs"] {
                    if let Some(inner) = get(&configuration, key) {
                        let inner = with_order(inner, depth + 1);
                        set(&mut configuration, key, inner);
                    }
                }
                set(&mut whole, "configuration", configuration);
            }
            whole
        }
        _ => codec.clone(),
    });
    Value::List(whole.collect())
}

/// Filters and compressor of zarr v2 as JSON in v3's form, with `bytes` in front where the first takes bytes.
pub(super) fn from_v2(dtype: Dtype, filters: &[Value], compressor: Option<&Value>) -> Result<String> {
    let mut codecs = Vec::new();
    for (key, codec) in filters.iter().map(|filter| ("filters", filter)).chain(compressor.map(|it| ("compressor", it)))
    {
        let renamed =
            renamed(codec).ok_or_else(|| wrong(Kind::Corrupt, key, codec, "a codec: an object with \"id\""))?;
        codecs.push(renamed);
    }
    if codecs.first().is_none_or(|first| role(name(first)) == Role::Bytes) {
        codecs.insert(0, bytes(dtype.fixed()));
    }
    text(&Value::List(codecs))
}

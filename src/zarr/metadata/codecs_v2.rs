//! The codecs of a new array of zarr v2: filters, and a compressor.

use super::chain::{Role, SHARDING, name, parameter, role};
use super::codecs::{Target, completed, effective, in_v3, listed};
use super::document::{as_str, entries, get, map, numbers, remove, set, string, wrong};
use crate::array::{Dtype, Endian};
use crate::codec::Form;
use crate::codec::object::Value;
use crate::error::{Error, Kind, Result};

/// The codecs of a new array of zarr v2, and what v3 says by codecs and v2 in other ways.
pub(super) struct ForV2 {
    pub(super) filters: Vec<Value>,
    pub(super) compressor: Value,
    pub(super) endian: Option<Endian>,
    pub(super) is_fortran: bool,
}

/// The codecs of a new array of zarr v2.
pub(super) fn for_v2(given: Option<&Value>, target: &Target<'_>) -> Result<ForV2> {
    let usual = map([("id", string("zstd")), ("level", Value::Int(0))]);
    let mut whole = ForV2 { filters: Vec::new(), compressor: Value::Null, endian: None, is_fortran: target.is_fortran };
    for given in listed(given.unwrap_or(&usual))? {
        let codec = completed(in_v3(given, target.size())?, target)?;
        match name(&codec) {
            "bytes" => {
                whole.endian = match parameter(&codec, "endian").and_then(as_str) {
                    Some("big") => Some(Endian::Big),
                    Some(_) => Some(Endian::Little),
                    None => None,
                }
            }
            "transpose" => {
                let reversed = numbers(&(0..target.chunk.len() as u64).rev().collect::<Vec<_>>());
                if parameter(&codec, "order") != Some(&reversed) || !whole.filters.is_empty() {
                    let expected = "all axes reversed, before other codecs: zarr v2 has \"order\" alone";
                    return Err(wrong(Kind::Config, "codecs", &codec, expected));
                }
                whole.is_fortran = true;
            }
            SHARDING => return Err(Error::config("\"codecs\": zarr v2 has no shards")),
            _ => whole.filters.push(in_v2(given, &codec)?),
        }
    }
    let is_object_codec = |filter: &Value| {
        let id = get(filter, "id").and_then(as_str).unwrap_or_default();
        id == "categorize" || role(&format!("numcodecs.{id}")) == Role::Serializer
    };
    if target.dtype.is_items() && !whole.filters.iter().any(is_object_codec) {
        let id = match target.dtype {
            Dtype::Utf8 => "vlen-utf8",
            Dtype::Bytes => "vlen-bytes",
            Dtype::Ragged(_) => "vlen-array",
            _ => "json2",
        };
        let mut filter = map([("id", string(id))]);
        if let Dtype::Ragged(element) = target.dtype {
            set(&mut filter, "dtype", string(element.to_string()));
        }
        whole.filters.insert(0, effective(&filter, Form::V2)?.unwrap_or(filter));
    }
    let id = |codec: &Value| get(codec, "id").and_then(as_str).unwrap_or_default().to_owned();
    if let Some(last) = whole.filters.pop_if(|last| role(&format!("numcodecs.{}", id(last))) == Role::Bytes) {
        whole.compressor = last;
    }
    Ok(whole)
}

/// A codec in v2's form, as zarr-python writes it: it leaves out a checksum that zstd does not have.
fn in_v2(given: &Value, codec: &Value) -> Result<Value> {
    let mut whole = named_by_id(given, codec)?;
    if get(&whole, "id").and_then(as_str) == Some("zstd") && get(&whole, "checksum") == Some(&Value::Bool(false)) {
        remove(&mut whole, "checksum");
    }
    Ok(whole)
}

/// A codec in v2's form: `given` in either, `codec` the same completed in v3's.
fn named_by_id(given: &Value, codec: &Value) -> Result<Value> {
    if get(given, "id").and_then(as_str).is_some_and(|id| id != "shuffle") {
        return Ok(effective(given, Form::V2)?.unwrap_or_else(|| given.clone()));
    }
    if let Some(known) = effective(codec, Form::V2)? {
        return Ok(known);
    }
    let name = name(codec);
    let mut whole = map([("id", string(name.strip_prefix("numcodecs.").unwrap_or(name)))]);
    for (key, value) in get(codec, "configuration").map(entries).unwrap_or_default() {
        set(&mut whole, as_str(key).unwrap_or_default(), value.clone());
    }
    Ok(whole)
}

//! The codecs of a new array: in either form, completed as zarr-python completes them.

use super::chain::{self, Role, SHARDING, name, parameter, role};
use super::document::{
    as_str, as_u64, entries, extents, get, map, numbers, parse_any, remove, set, shown, string, text, wrong,
};
use crate::array::{Class, Dtype, Endian, Fixed};
use crate::codec::object::Value;
use crate::codec::{Form, Registry};
use crate::error::{Error, Kind, Result};

/// How deep shards may lie in each other.
const MAX_DEPTH: usize = 8;

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
    fn size(&self) -> usize {
        self.dtype.fixed().map_or(1, |fixed| fixed.size)
    }
}

/// A codec, or a list of them, as a list.
fn listed(codecs: &Value) -> Result<&[Value]> {
    match codecs {
        Value::List(list) => Ok(list),
        Value::Map(_) | Value::Str(_) => Ok(std::slice::from_ref(codecs)),
        other => Err(wrong(Kind::Config, "codecs", other, "a codec or a list of codecs")),
    }
}

/// Reads a codec with those that are built in, and writes it in a form; `None` if it is not built in.
fn effective(codec: &Value, form: Form) -> Result<Option<Value>> {
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
fn in_v3(codec: &Value, size: usize) -> Result<Value> {
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
fn codec(name: &str, configuration: Value) -> Value {
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
fn completed(given: Value, target: &Target<'_>) -> Result<Value> {
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

/// The element type behind a filter.
fn filtered(dtype: Dtype, filter: &Value) -> Dtype {
    let key = match name(filter) {
        "numcodecs.packbits" => return Dtype::U8,
        "numcodecs.astype" => "encode_dtype",
        "numcodecs.categorize" => "astype",
        _ => "astype",
    };
    let usual = if name(filter) == "numcodecs.categorize" { Dtype::U8 } else { dtype };
    parameter(filter, key).and_then(as_str).and_then(|text| Fixed::parse(text).ok()).map_or(usual, Dtype::Fixed)
}

/// The codecs of a new array of zarr v3.
pub(super) fn for_v3(given: Option<&Value>, target: &Target<'_>) -> Result<Vec<Value>> {
    complete(given, target, 0)
}

fn complete(given: Option<&Value>, target: &Target<'_>, depth: usize) -> Result<Vec<Value>> {
    let usual = Value::List(vec![map([("name", string("zstd"))])]);
    let mut codecs = Vec::new();
    for codec in listed(given.unwrap_or(&usual))? {
        codecs.push(in_v3(codec, target.size())?);
    }
    let serializers = codecs.iter().filter(|codec| role(name(codec)) == Role::Serializer).count();
    let after = codecs.iter().rposition(|codec| role(name(codec)) == Role::Filter).map_or(0, |last| last + 1);
    let behind = codecs[..after].iter().filter(|codec| role(name(codec)) == Role::Filter).fold(target.dtype, filtered);
    let element = behind.fixed();
    if serializers == 0 {
        let serializer = match behind {
            Dtype::Utf8 => map([("name", string("vlen-utf8"))]),
            Dtype::Bytes => map([("name", string("vlen-bytes"))]),
            _ => map([("name", string("bytes"))]),
        };
        codecs.insert(after, serializer);
    }
    let in_order = codecs.windows(2).all(|pair| place(&pair[0]) <= place(&pair[1]));
    if serializers > 1 || !in_order {
        let names: Vec<&str> = codecs.iter().map(name).collect();
        return Err(Error::config(format!(
            "\"codecs\" are {names:?}, expected filters of elements, then one that makes bytes of them, then codecs of bytes"
        )));
    }
    let is_sharded = codecs.iter().any(|codec| name(codec) == SHARDING);
    let mut whole = Vec::new();
    let mut shard = target.chunk.to_vec();
    if target.is_fortran && target.chunk.len() > 1 && !is_sharded {
        whole.push(completed(codec("transpose", map([("order", string("F"))])), target)?);
    }
    for given in codecs {
        whole.push(match name(&given) {
            "bytes" => serializer(&given, element, target)?,
            SHARDING => shards(&given, &Target { chunk: &shard, ..*target }, depth)?,
            _ => completed(given, target)?,
        });
        let transpose = whole.last().filter(|codec| name(codec) == "transpose");
        if let Some(Value::List(order)) = transpose.and_then(|codec| parameter(codec, "order")) {
            let axis = |axis: &Value| as_u64(axis).and_then(|axis| shard.get(axis as usize)).copied();
            shard = order.iter().filter_map(axis).collect();
        }
    }
    Ok(whole)
}

/// Where a codec stands in the row.
fn place(codec: &Value) -> u8 {
    match role(name(codec)) {
        Role::Filter => 0,
        Role::Serializer => 1,
        Role::Bytes => 2,
    }
}

/// `bytes`, with a byte order where elements have one.
fn serializer(given: &Value, element: Option<Fixed>, target: &Target<'_>) -> Result<Value> {
    let Some(element) = element else {
        return Err(Error::config(format!("\"codecs\": \"bytes\" takes no items of type {}", target.dtype)));
    };
    // zarr-python looks at the array's elements, and not at those that filters make.
    let has_order = element.word() > 1 || target.dtype.fixed().is_some_and(|fixed| fixed.word() > 1);
    let endian = match parameter(given, "endian") {
        None | Some(Value::Null) => "little",
        Some(value) => match as_str(value) {
            Some(order @ ("little" | "big")) => order,
            _ => return Err(wrong(Kind::Config, "endian", value, "\"little\" or \"big\"")),
        },
    };
    effective(given, Form::V3)?;
    Ok(match has_order {
        true => codec("bytes", map([("endian", string(endian))])),
        false => map([("name", string("bytes"))]),
    })
}

/// Completes `sharding_indexed`.
fn shards(given: &Value, target: &Target<'_>, depth: usize) -> Result<Value> {
    let unknown =
        get(given, "configuration").map(entries).unwrap_or_default().iter().find(|(key, _)| {
            !matches!(as_str(key), Some("chunk_shape" | "codecs" | "index_codecs" | "index_location"))
        });
    if let Some((key, _)) = unknown {
        return Err(Error::config(format!("{SHARDING:?}: unknown key {}", shown(key))));
    }
    if depth == MAX_DEPTH {
        return Err(Error::config(format!("{SHARDING:?}: more than {MAX_DEPTH} in each other")));
    }
    let inner = parameter(given, "chunk_shape").unwrap_or(&Value::Null);
    let inner = extents(inner, "chunk_shape", 1, Kind::Config).map_err(|error| error.within(SHARDING))?;
    let codecs = complete(parameter(given, "codecs"), &Target { chunk: &inner, ..*target }, depth + 1)?;
    sharded(&inner, codecs, parameter(given, "index_codecs"), parameter(given, "index_location"), target.chunk)
}

/// Shards of these chunks.
pub(super) fn sharded(
    inner: &[u64],
    codecs: Vec<Value>,
    index_codecs: Option<&Value>,
    index_location: Option<&Value>,
    shard: &[u64],
) -> Result<Value> {
    if inner.len() != shard.len() || inner.iter().zip(shard).any(|(inner, outer)| outer % inner != 0) {
        return Err(Error::config(format!("shards {shard:?} are not multiples of the chunks {inner:?} in them")));
    }
    let location = match index_location {
        None | Some(Value::Null) => "end",
        Some(value) => match as_str(value) {
            Some(place @ ("start" | "end")) => place,
            _ => return Err(wrong(Kind::Config, "index_location", value, "\"start\" or \"end\"")),
        },
    };
    let index = Target { dtype: Dtype::Fixed(Fixed::native(Class::UInt, 8)), chunk: &[], is_fortran: false };
    let usual = Value::List(vec![chain::bytes(None), map([("name", string("crc32c"))])]);
    let index_codecs = index_codecs.filter(|value| **value != Value::Null).unwrap_or(&usual);
    let index_codecs = complete(Some(index_codecs), &index, MAX_DEPTH).map_err(|error| error.within("index_codecs"))?;
    Ok(codec(
        SHARDING,
        map([
            ("chunk_shape", numbers(inner)),
            ("codecs", Value::List(codecs)),
            ("index_codecs", Value::List(index_codecs)),
            ("index_location", string(location)),
        ]),
    ))
}

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

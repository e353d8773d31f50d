//! The codecs of a new array of zarr v3, completed as zarr-python completes them.

use super::chain::{self, Role, SHARDING, name, parameter, role};
use super::codecs::{MAX_DEPTH, Target, codec, completed, effective, in_v3, listed};
use super::document::{as_str, as_u64, entries, extents, get, map, numbers, shown, string, wrong};
use crate::array::{Class, Dtype, Fixed};
use crate::codec::Form;
use crate::codec::object::Value;
use crate::error::{Error, Kind, Result};

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
    let mut shard = Some(target.chunk.to_vec());
    if target.is_fortran && target.chunk.len() > 1 && !is_sharded {
        whole.push(completed(codec("transpose", map([("order", string("F"))])), target)?);
    }
    for given in codecs {
        whole.push(match name(&given) {
            "bytes" => serializer(&given, behind, target)?,
            SHARDING => shards(&given, &Target { dtype: behind, ..*target }, shard.as_deref(), depth)?,
            _ => completed(given, target)?,
        });
        shard = match (whole.last(), shard) {
            (Some(filter), Some(shard)) => through(filter, shard),
            _ => None,
        };
    }
    Ok(whole)
}

/// The extents of what a codec makes of an array of `shape`; `None` where that is not known.
fn through(codec: &Value, shape: Vec<u64>) -> Option<Vec<u64>> {
    match (name(codec), parameter(codec, "order")) {
        ("transpose", Some(Value::List(order))) => {
            order.iter().map(|axis| shape.get(usize::try_from(as_u64(axis)?).ok()?).copied()).collect()
        }
        ("numcodecs.packbits", _) => None,
        _ => Some(shape),
    }
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
///
/// Not inlined: the compiler would look at elements before it knows that there are no items, which valgrind reports.
#[inline(never)]
fn serializer(given: &Value, made: Dtype, target: &Target<'_>) -> Result<Value> {
    let Dtype::Fixed(element) = made else {
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
fn shards(given: &Value, target: &Target<'_>, shard: Option<&[u64]>, depth: usize) -> Result<Value> {
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
    sharded(&inner, codecs, parameter(given, "index_codecs"), parameter(given, "index_location"), shard)
}

/// Shards of these chunks; `shard` is their extent, where it is known.
pub(super) fn sharded(
    inner: &[u64],
    codecs: Vec<Value>,
    index_codecs: Option<&Value>,
    index_location: Option<&Value>,
    shard: Option<&[u64]>,
) -> Result<Value> {
    let fits = |shard: &[u64]| inner.len() == shard.len() && inner.iter().zip(shard).all(|(n, outer)| outer % n == 0);
    if let Some(shard) = shard.filter(|shard| !fits(shard)) {
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

//! The documents of new arrays, key by key as zarr-python writes them.

use super::codecs::Target;
use super::document::{get, map, number, numbers, set, string};
use super::{DIMENSIONS, Fill, Format, Metadata, codecs_v2, codecs_v3, dtypes, fields, fill};
use crate::array::{Dtype, Order};
use crate::codec::object::Value;
use crate::error::{Error, Kind, Result};
use crate::zarr::spec::{FillSpec, Spec};

/// Where nothing else is said, a chunk has at most so many bytes.
const CHUNK_SIZE: u64 = 16 << 20;
/// What an item is taken to have, whose length varies.
const ITEM_SIZE: u64 = 64;
/// What a chunk has at least along an axis on which the array is to grow.
const GROWING_SIZE: u64 = 1 << 20;

/// The metadata of a new array.
pub(super) fn create(spec: &Spec) -> Result<Metadata> {
    let chunks = match (&spec.chunks, &spec.shards) {
        (Some(chunks), _) => chunks.clone(),
        (None, None) => usual_chunks(&spec.shape, spec.item),
        (None, Some(_)) => return Err(Error::config("\"shards\" without \"chunks\", of which they are multiples")),
    };
    for (key, extents) in [("chunks", Some(&chunks)), ("shards", spec.shards.as_ref())] {
        let (Some(extents), ndim) = (extents, spec.shape.len()) else { continue };
        if extents.len() != ndim {
            return Err(Error::config(format!("{key:?} {extents:?} has {} axes, \"shape\" has {ndim}", extents.len())));
        }
    }
    if spec.item.fixed().is_some_and(|fixed| fixed.size == 0) {
        return Err(Error::config(format!("\"dtype\" is {}, expected elements of one byte at least", spec.item)));
    }
    let made = match spec.format {
        Format::V3 => v3(spec, &chunks),
        Format::V2 => v2(spec, &chunks),
    };
    // What is read again here was written here: a fault in it is one of the options.
    made.map_err(|error| if error.kind() == Kind::Corrupt { error.with_kind(Kind::Config) } else { error })
}

/// Chunks of a few MiB: the whole array, its longest axis halved until it fits.
fn usual_chunks(shape: &[u64], dtype: Dtype) -> Vec<u64> {
    let mut chunks: Vec<u64> = shape.iter().map(|extent| (*extent).max(1)).collect();
    let size = dtype.fixed().map_or(ITEM_SIZE, |fixed| fixed.size.max(1) as u64);
    let bytes = |chunks: &[u64]| chunks.iter().fold(size, |bytes, extent| bytes.saturating_mul(*extent));
    // Along an axis without extent the array will grow.
    if let Some(axis) = shape.iter().position(|extent| *extent == 0) {
        chunks[axis] = (GROWING_SIZE / bytes(&chunks)).max(1);
    }
    while bytes(&chunks) > CHUNK_SIZE {
        match chunks.iter_mut().max() {
            Some(longest) if *longest > 1 => *longest = longest.div_ceil(2),
            _ => break,
        }
    }
    chunks
}

/// The fill value of elements that are stored as `stored`; `None` where zarr v2 is to have `null`.
fn fill_of(spec: &Spec, stored: Dtype) -> Result<Option<Fill>> {
    match &spec.fill {
        FillSpec::None => Ok(Some(fill::default(stored))),
        FillSpec::Json(Value::Null) if spec.format == Format::V2 => Ok(None),
        FillSpec::Json(value) => fill::read(value, stored).map(Some),
        FillSpec::Bytes(bytes) => fill::from_bytes(bytes, spec.item, stored).map(Some),
    }
}

fn v3(spec: &Spec, chunks: &[u64]) -> Result<Metadata> {
    let data_type = match &spec.dtype {
        Value::Map(_) => spec.dtype.clone(),
        list @ Value::List(_) => fields::to_v3(list)?,
        _ => dtypes::to_v3(spec.item)?,
    };
    let dtype = dtypes::from_v3(&data_type)?;
    let target = Target { dtype, chunk: chunks, is_fortran: spec.order == Order::F };
    let mut codecs = codecs_v3::for_v3(spec.codecs.as_ref(), &target)?;
    if let Some(shards) = &spec.shards {
        let (index_codecs, location) = (spec.index_codecs.as_ref(), spec.index_location.map(string));
        codecs = vec![codecs_v3::sharded(chunks, codecs, index_codecs, location.as_ref(), Some(shards))?];
    } else if spec.index_codecs.is_some() || spec.index_location.is_some() {
        let message = "\"index_codecs\" and \"index_location\" are of \"shards\", which are not given";
        return Err(Error::config(message));
    }
    let named = |name: &str, key: &str, value| map([("name", string(name)), ("configuration", map([(key, value)]))]);
    let fill = fill_of(spec, dtype)?.unwrap_or_else(|| fill::default(dtype));
    let mut document = map([
        ("shape", numbers(&spec.shape)),
        ("data_type", data_type),
        ("chunk_grid", named("regular", "chunk_shape", numbers(spec.shards.as_deref().unwrap_or(chunks)))),
        ("chunk_key_encoding", named("default", "separator", string(spec.separator.unwrap_or('/')))),
        ("fill_value", fill::write(&fill, dtype, true)?),
        ("codecs", Value::List(codecs)),
        ("attributes", spec.attributes.clone()),
    ]);
    if let Some(names) = &spec.names {
        set(&mut document, "dimension_names", axis_names(names));
    }
    set(&mut document, "zarr_format", number(3));
    set(&mut document, "node_type", string("array"));
    set(&mut document, "storage_transformers", Value::List(Vec::new()));
    Metadata::from_v3_value(document)
}

fn axis_names(names: &[Option<String>]) -> Value {
    Value::List(names.iter().map(|name| name.as_ref().map_or(Value::Null, |name| string(name.as_str()))).collect())
}

fn v2(spec: &Spec, chunks: &[u64]) -> Result<Metadata> {
    if spec.shards.is_some() || spec.index_codecs.is_some() || spec.index_location.is_some() {
        return Err(Error::config("\"shards\" and what belongs to them are given, zarr v2 has none"));
    }
    let target = Target { dtype: spec.item, chunk: chunks, is_fortran: spec.order == Order::F };
    let codecs = codecs_v2::for_v2(spec.codecs.as_ref(), &target)?;
    let mut stored = spec.item;
    if let (Dtype::Fixed(fixed), Some(endian)) = (stored, codecs.endian) {
        stored = Dtype::Fixed(fixed.with_endian(endian));
    }
    let dtype = match &spec.dtype {
        list @ Value::List(_) => list.clone(),
        data_type if fields::is_structured(data_type) => fields::to_v2(data_type)?,
        _ => dtypes::to_v2(stored),
    };
    let fill = fill_of(spec, stored)?;
    let filters = if codecs.filters.is_empty() { Value::Null } else { Value::List(codecs.filters) };
    let document = map([
        ("shape", numbers(&spec.shape)),
        ("chunks", numbers(chunks)),
        ("dtype", dtype),
        ("fill_value", fill.map_or(Ok(Value::Null), |fill| fill::write(&fill, stored, false))?),
        ("order", string(if codecs.is_fortran { "F" } else { "C" })),
        ("filters", filters),
        ("dimension_separator", string(spec.separator.unwrap_or('.'))),
        ("compressor", codecs.compressor),
        ("zarr_format", number(2)),
    ]);
    let mut attributes = spec.attributes.clone();
    if let Some(names) = &spec.names {
        if names.iter().any(Option::is_none) {
            return Err(Error::config("\"dimension_names\": in zarr v2 all axes have names, or none has one"));
        }
        let names = axis_names(names);
        if get(&attributes, DIMENSIONS).is_some_and(|known| *known != names) {
            return Err(Error::config(format!("\"attributes\" has another {DIMENSIONS:?} than \"dimension_names\"")));
        }
        set(&mut attributes, DIMENSIONS, names);
    }
    Metadata::from_v2_values(document, Some(attributes))
}

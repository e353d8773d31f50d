//! Reading `zarr.json` of an array.

use super::document::{as_str, as_u64, entries, extents, get, missing, named, only, shown, text, wrong};
use super::{Format, Metadata, chain, dtypes, fill};
use crate::array::Order;
use crate::codec::object::Value;
use crate::error::{Error, Kind, Result};
use crate::zarr::keys::Keys;

pub(super) const NAME: &str = "zarr.json";

/// The keys of an array's document.
const KEYS: [&str; 11] = [
    "shape",
    "data_type",
    "chunk_grid",
    "chunk_key_encoding",
    "fill_value",
    "codecs",
    "attributes",
    "dimension_names",
    "zarr_format",
    "node_type",
    "storage_transformers",
];

/// Takes an array's document.
pub(super) fn read(document: Value) -> Result<Metadata> {
    check_kind(&document, "array", &KEYS)?;
    let part = |key, expected| get(&document, key).ok_or_else(|| missing(key, expected));
    let shape = extents(part("shape", "a list of numbers")?, "shape", 0, Kind::Corrupt)?;
    let dtype = dtypes::from_v3(part("data_type", "a data type")?)?;
    let chunks = chunks(part("chunk_grid", "a regular grid")?)?;
    if chunks.len() != shape.len() {
        let message = format!("\"chunk_shape\" has {} axes, \"shape\" has {}", chunks.len(), shape.len());
        return Err(Error::corrupt(message));
    }
    let keys = keys(part("chunk_key_encoding", "an encoding of keys")?)?;
    let fill = fill::read(part("fill_value", "a value of the data type")?, dtype)?;
    let codecs = part("codecs", "a list of codecs")?;
    match codecs {
        Value::List(list) if !list.is_empty() => {}
        _ => return Err(wrong(Kind::Corrupt, "codecs", codecs, "a list of codecs, of one at least")),
    }
    match get(&document, "storage_transformers") {
        None | Some(Value::Null) => {}
        Some(Value::List(list)) if list.is_empty() => {}
        Some(value) => return Err(wrong(Kind::Unsupported, "storage_transformers", value, "none: they are not known")),
    }
    let names = match get(&document, "dimension_names") {
        None | Some(Value::Null) => None,
        Some(value) => Some(names(value, shape.len(), Kind::Corrupt)?),
    };
    let (codecs, attributes) = (text(&chain::with_order(codecs, 0))?, attributes(&document)?);
    Ok(Metadata {
        format: Format::V3,
        shape,
        chunks,
        dtype,
        order: Order::C,
        fill,
        keys,
        names,
        codecs,
        attributes,
        document,
    })
}

/// Checks version and kind of a document, and that it has no key whose meaning must be known.
pub(super) fn check_kind(document: &Value, kind: &str, known: &[&str]) -> Result<()> {
    let format = get(document, "zarr_format").ok_or_else(|| missing("zarr_format", "3"))?;
    if as_u64(format) != Some(3) {
        return Err(wrong(Kind::Unsupported, "zarr_format", format, "3"));
    }
    let node = get(document, "node_type").ok_or_else(|| missing("node_type", "\"array\" or \"group\""))?;
    if as_str(node) != Some(kind) {
        return Err(wrong(Kind::Corrupt, "node_type", node, &format!("{kind:?}")));
    }
    for (key, value) in entries(document) {
        let is_known = as_str(key).is_some_and(|key| known.contains(&key));
        if !is_known && get(value, "must_understand") != Some(&Value::Bool(false)) {
            return Err(Error::new(
                Kind::Unsupported,
                format!("{} is not known, and its value does not say \"must_understand\": false", shown(key)),
            ));
        }
    }
    Ok(())
}

/// A document's attributes.
pub(super) fn attributes(document: &Value) -> Result<Value> {
    match get(document, "attributes") {
        None => Ok(Value::Map(Vec::new())),
        Some(map @ Value::Map(_)) => Ok(map.clone()),
        Some(other) => Err(wrong(Kind::Corrupt, "attributes", other, "a JSON object")),
    }
}

fn chunks(grid: &Value) -> Result<Vec<u64>> {
    let (name, configuration) = named(grid, "chunk_grid")?;
    if name != "regular" {
        return Err(wrong(Kind::Unsupported, "chunk_grid", grid, "\"regular\""));
    }
    only(configuration, "chunk_grid", &["chunk_shape"])?;
    let chunks = configuration.and_then(|map| get(map, "chunk_shape"));
    extents(chunks.ok_or_else(|| missing("chunk_shape", "a list of numbers"))?, "chunk_shape", 1, Kind::Corrupt)
}

fn keys(encoding: &Value) -> Result<Keys> {
    const KEY: &str = "chunk_key_encoding";
    let (name, configuration) = named(encoding, KEY)?;
    let (make, usual): (fn(char) -> Keys, _) = match name {
        "default" => (Keys::Default, '/'),
        "v2" => (Keys::V2, '.'),
        _ => return Err(wrong(Kind::Unsupported, KEY, encoding, "\"default\" or \"v2\"")),
    };
    only(configuration, KEY, &["separator"])?;
    let separator = configuration.and_then(|map| get(map, "separator"));
    Ok(make(separator.map_or(Ok(usual), |value| self::separator(value, "separator", Kind::Corrupt))?))
}

/// Reads `/` or `.`.
pub(in crate::zarr) fn separator(value: &Value, key: &str, kind: Kind) -> Result<char> {
    match as_str(value) {
        Some("/") => Ok('/'),
        Some(".") => Ok('.'),
        _ => Err(wrong(kind, key, value, "\"/\" or \".\"")),
    }
}

/// Reads names of axes.
pub(in crate::zarr) fn names(value: &Value, ndim: usize, kind: Kind) -> Result<Vec<Option<String>>> {
    const KEY: &str = "dimension_names";
    let expected = || format!("a list of {ndim} strings or nulls, one for each axis");
    let name = |value: &Value| match value {
        Value::Null => Some(None),
        Value::Str(name) => Some(Some(name.clone())),
        _ => None,
    };
    let names: Option<Vec<_>> = match value {
        Value::List(names) if names.len() == ndim => names.iter().map(name).collect(),
        _ => None,
    };
    names.ok_or_else(|| wrong(kind, KEY, value, &expected()))
}

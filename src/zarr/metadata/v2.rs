//! Reading `.zarray` and `.zattrs`.

use super::document::{as_str, as_u64, extents, get, missing, wrong};
use super::{DIMENSIONS, Format, Metadata, chain, check_attributes, dtypes, fill, v3};
use crate::array::Order;
use crate::codec::object::Value;
use crate::error::{Error, Kind, Result};
use crate::zarr::keys::Keys;

pub(super) const NAME: &str = ".zarray";
pub(super) const GROUP: &str = ".zgroup";
pub(super) const ATTRIBUTES: &str = ".zattrs";

/// Takes an array's documents.
pub(super) fn read(document: Value, attributes: Value) -> Result<Metadata> {
    check_format(&document)?;
    check_attributes(&attributes).map_err(|error| error.with_kind(Kind::Corrupt))?;
    let part = |key, expected| get(&document, key).ok_or_else(|| missing(key, expected));
    let shape = extents(part("shape", "a list of numbers")?, "shape", 0, Kind::Corrupt)?;
    let chunks = extents(part("chunks", "a list of numbers")?, "chunks", 1, Kind::Corrupt)?;
    if chunks.len() != shape.len() {
        let message = format!("\"chunks\" has {} axes, \"shape\" has {}", chunks.len(), shape.len());
        return Err(Error::corrupt(message));
    }
    let filters = match get(&document, "filters") {
        None | Some(Value::Null) => &[][..],
        Some(Value::List(filters)) => filters,
        Some(value) => return Err(wrong(Kind::Corrupt, "filters", value, "a list of codecs, or null")),
    };
    let compressor = match get(&document, "compressor") {
        None | Some(Value::Null) => None,
        Some(value) => Some(value),
    };
    let dtype = dtypes::from_v2(part("dtype", "a numpy typestr")?, filters)?;
    let order = match get(&document, "order") {
        None => Order::C,
        Some(value) => order(value, Kind::Corrupt)?,
    };
    let fill = fill::read(get(&document, "fill_value").unwrap_or(&Value::Null), dtype)?;
    let separator = match get(&document, "dimension_separator") {
        None | Some(Value::Null) => '.',
        Some(value) => v3::separator(value, "dimension_separator", Kind::Corrupt)?,
    };
    let codecs = chain::from_v2(dtype, filters, compressor)?;
    let names = names(&attributes, shape.len());
    Ok(Metadata {
        format: Format::V2,
        shape,
        chunks,
        dtype,
        order,
        fill,
        keys: Keys::V2(separator),
        names,
        codecs,
        attributes,
        document,
    })
}

/// Checks the version.
pub(super) fn check_format(document: &Value) -> Result<()> {
    let format = get(document, "zarr_format").ok_or_else(|| missing("zarr_format", "2"))?;
    match as_u64(format) {
        Some(2) => Ok(()),
        _ => Err(wrong(Kind::Unsupported, "zarr_format", format, "2")),
    }
}

/// Reads `C` or `F`.
pub(in crate::zarr) fn order(value: &Value, kind: Kind) -> Result<Order> {
    match as_str(value) {
        Some("C") => Ok(Order::C),
        Some("F") => Ok(Order::F),
        _ => Err(wrong(kind, "order", value, "\"C\" or \"F\"")),
    }
}

/// The names of axes among the attributes, if they are that.
pub(super) fn names(attributes: &Value, ndim: usize) -> Option<Vec<Option<String>>> {
    v3::names(get(attributes, DIMENSIONS)?, ndim, Kind::Corrupt).ok()
}

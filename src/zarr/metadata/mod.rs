//! What arrays and groups say of themselves.
//!
//! | file | what is in it |
//! |---|---|
//! | `mod.rs` | [`Metadata`]: what an array says, and changes of it |
//! | `document.rs` | JSON text, and the keys in it |
//! | `v3.rs`, `v2.rs` | reading the documents of arrays |
//! | `dtypes.rs`, `fields.rs`, `fill.rs` | data types, records and fill values, as documents write them |
//! | `create.rs` | the documents of new arrays |
//! | `chain.rs` | codecs in a row: what each takes and gives |
//! | `codecs.rs`, `codecs_v3.rs`, `codecs_v2.rs` | codecs in either form; completed for a new array |
//! | `group.rs` | [`GroupMetadata`], and [`Node`]: a group or an array |
//! | `consolidated.rs` | the documents of a whole tree in one |
//! | `compare.rs` | whether two documents describe the same array |

mod chain;
mod codecs;
mod codecs_v2;
mod codecs_v3;
mod compare;
mod consolidated;
mod create;
pub(super) mod document;
pub(super) mod dtypes;
mod fields;
pub(super) mod fill;
mod group;
#[cfg(test)]
mod tests;
pub(super) mod v2;
pub(super) mod v3;

use super::keys::Keys;
use super::spec::Spec;
use crate::array::{Dtype, Order};
use crate::buffer::Buffer;
use crate::codec::object::Value;
use crate::error::{Error, Result};
use document::Style;

pub(crate) use consolidated::{consolidated_v2, consolidated_v3, read_consolidated_v2, read_consolidated_v3};
pub use group::{GroupMetadata, Node};

/// The attribute of zarr v2 that names axes, as xarray writes it.
pub(super) const DIMENSIONS: &str = "_ARRAY_DIMENSIONS";

/// A version of the format.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// `.zarray`, `.zgroup`, `.zattrs`.
    V2,
    /// `zarr.json`.
    V3,
}

impl Format {
    /// 2 or 3.
    pub fn number(self) -> i32 {
        match self {
            Format::V2 => 2,
            Format::V3 => 3,
        }
    }
}

/// What is where no chunk is: the bytes of one element as they are stored, or of one item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fill {
    pub(crate) bytes: Vec<u8>,
}

/// What an array says of itself.
#[derive(Clone, Debug)]
pub struct Metadata {
    /// The version of the format.
    pub format: Format,
    /// The extent of each axis, in elements.
    pub shape: Vec<u64>,
    /// The extent of a chunk, which is one object: of a shard, where there are shards.
    pub chunks: Vec<u64>,
    /// The element type, in the stored byte order in v2, in the machine's in v3 (where the codec `bytes` has its own).
    pub dtype: Dtype,
    /// The order of elements in a chunk; `F` only in v2.
    pub order: Order,
    /// What is where no chunk is.
    pub fill: Fill,
    /// Under which keys chunks lie.
    pub keys: Keys,
    /// What the axes are called.
    pub names: Option<Vec<Option<String>>>,
    /// The codecs of a chunk, as JSON in v3's form.
    pub(crate) codecs: String,
    /// A map.
    pub(crate) attributes: Value,
    /// `zarr.json` (with the attributes) or `.zarray` as it was read, or is to be written.
    pub(crate) document: Value,
}

impl Metadata {
    /// Those of a new array.
    pub fn create(spec: &Spec) -> Result<Metadata> {
        create::create(spec)
    }

    /// Reads `zarr.json`.
    pub fn from_v3(text: &[u8]) -> Result<Metadata> {
        Metadata::from_v3_value(document::parse(text, v3::NAME)?)
    }

    /// Takes what `zarr.json` holds.
    pub(crate) fn from_v3_value(document: Value) -> Result<Metadata> {
        v3::read(document).map_err(|error| error.within(v3::NAME))
    }

    /// Reads `.zarray` and, where there is one, `.zattrs`.
    pub fn from_v2(zarray: &[u8], zattrs: Option<&[u8]>) -> Result<Metadata> {
        let attributes = zattrs.map(|text| document::parse(text, v2::ATTRIBUTES)).transpose()?;
        Metadata::from_v2_values(document::parse(zarray, v2::NAME)?, attributes)
    }

    /// Takes what `.zarray` and `.zattrs` hold.
    pub(crate) fn from_v2_values(zarray: Value, zattrs: Option<Value>) -> Result<Metadata> {
        v2::read(zarray, zattrs.unwrap_or(Value::Map(Vec::new()))).map_err(|error| error.within(v2::NAME))
    }

    /// The objects to write: their names below the array's path, and their content. The first is the one that makes it an array.
    pub fn write(&self) -> Result<Vec<(&'static str, Buffer)>> {
        written(self.format, v2::NAME, &self.document, &self.attributes)
    }

    /// The same with other extents.
    pub fn with_shape(&self, shape: &[u64]) -> Result<Metadata> {
        if shape.len() != self.shape.len() {
            let (given, known) = (shape.len(), self.shape.len());
            return Err(Error::argument(format!("\"shape\" {shape:?} has {given} axes, the array has {known}")));
        }
        let mut changed = self.clone();
        changed.shape = shape.to_vec();
        document::set(&mut changed.document, "shape", document::numbers(shape));
        Ok(changed)
    }

    /// The same with other attributes, a map.
    pub(crate) fn with_attributes(&self, attributes: Value) -> Result<Metadata> {
        let mut changed = self.clone();
        check_attributes(&attributes)?;
        match self.format {
            Format::V2 => changed.names = v2::names(&attributes, self.shape.len()),
            Format::V3 => document::set(&mut changed.document, "attributes", attributes.clone()),
        }
        changed.attributes = attributes;
        Ok(changed)
    }

    /// Whether the document says what is where no chunk is: in v2, `null` is nothing at all.
    pub(crate) fn has_fill(&self) -> bool {
        !matches!(document::get(&self.document, "fill_value"), None | Some(Value::Null))
    }

    /// Whether both describe the same array, whatever their attributes; else which key differs.
    pub(crate) fn same_array(&self, other: &Metadata) -> std::result::Result<(), String> {
        compare::same_array(self, other)
    }
}

/// The objects of an array or a group.
fn written(
    format: Format,
    v2_name: &'static str,
    document: &Value,
    attributes: &Value,
) -> Result<Vec<(&'static str, Buffer)>> {
    let main = document::write(document, Style::Indented)?;
    Ok(match format {
        Format::V3 => vec![(v3::NAME, main)],
        Format::V2 => vec![(v2_name, main), (v2::ATTRIBUTES, document::write(attributes, Style::Indented)?)],
    })
}

fn check_attributes(attributes: &Value) -> Result<()> {
    match attributes {
        Value::Map(_) => Ok(()),
        other => Err(Error::argument(format!("attributes are {}, expected a JSON object", document::shown(other)))),
    }
}

/// Attributes as JSON text, without spaces.
pub(crate) fn attributes_text(attributes: &Value) -> Result<Buffer> {
    document::write(attributes, Style::Compact)
}

/// Reads attributes; an empty text is none.
pub(crate) fn attributes_from(text: &[u8]) -> Result<Value> {
    if text.is_empty() {
        return Ok(Value::Map(Vec::new()));
    }
    let value = document::parse_any(text).map_err(|error| {
        let kind =
            if error.kind() == crate::error::Kind::Corrupt { crate::error::Kind::Argument } else { error.kind() };
        error.with_kind(kind).within("attributes")
    })?;
    check_attributes(&value)?;
    Ok(value)
}

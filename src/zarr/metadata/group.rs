//! What groups say of themselves.

use super::document::{as_str, get, map, missing, set, string, wrong};
use super::{Format, Metadata, check_attributes, document, v2, v3, written};
use crate::buffer::Buffer;
use crate::codec::object::Value;
use crate::error::{Kind, Result};

/// What a group says of itself.
#[derive(Clone, Debug)]
pub struct GroupMetadata {
    /// The version of the format.
    pub format: Format,
    pub(crate) attributes: Value,
    pub(crate) document: Value,
}

/// What is at a path.
#[derive(Clone, Debug)]
pub enum Node {
    /// An array.
    Array(Metadata),
    /// A group.
    Group(GroupMetadata),
}

/// The keys of a group's document.
const KEYS: [&str; 4] = ["attributes", "zarr_format", "consolidated_metadata", "node_type"];

impl GroupMetadata {
    /// Those of a new group with these attributes, a map.
    pub(crate) fn new(format: Format, attributes: Value) -> Result<GroupMetadata> {
        check_attributes(&attributes)?;
        let document = match format {
            Format::V2 => map([("zarr_format", Value::Int(2))]),
            Format::V3 => map([
                ("attributes", attributes.clone()),
                ("zarr_format", Value::Int(3)),
                ("node_type", string("group")),
            ]),
        };
        Ok(GroupMetadata { format, attributes, document })
    }

    /// Reads `zarr.json`.
    pub fn from_v3(text: &[u8]) -> Result<GroupMetadata> {
        GroupMetadata::from_v3_value(document::parse(text, v3::NAME)?)
    }

    /// Takes what `zarr.json` holds.
    pub(crate) fn from_v3_value(document: Value) -> Result<GroupMetadata> {
        let read = || {
            let mut checked = &KEYS[..];
            if !matches!(get(&document, "consolidated_metadata"), None | Some(Value::Null | Value::Map(_))) {
                checked = &["attributes", "zarr_format", "node_type"];
            }
            v3::check_kind(&document, "group", checked)?;
            v3::attributes(&document)
        };
        let attributes = read().map_err(|error| error.within(v3::NAME))?;
        Ok(GroupMetadata { format: Format::V3, attributes, document })
    }

    /// Reads `.zgroup` and, where there is one, `.zattrs`.
    pub fn from_v2(zgroup: &[u8], zattrs: Option<&[u8]>) -> Result<GroupMetadata> {
        let attributes = zattrs.map(|text| document::parse(text, v2::ATTRIBUTES)).transpose()?;
        GroupMetadata::from_v2_values(document::parse(zgroup, v2::GROUP)?, attributes)
    }

    /// Takes what `.zgroup` and `.zattrs` hold.
    pub(crate) fn from_v2_values(document: Value, attributes: Option<Value>) -> Result<GroupMetadata> {
        v2::check_format(&document).map_err(|error| error.within(v2::GROUP))?;
        let attributes = attributes.unwrap_or(Value::Map(Vec::new()));
        check_attributes(&attributes).map_err(|error| error.with_kind(Kind::Corrupt).within(v2::ATTRIBUTES))?;
        Ok(GroupMetadata { format: Format::V2, attributes, document })
    }

    /// The objects to write: their names below the group's path, and their content. The first is the one that makes it a group.
    pub fn write(&self) -> Result<Vec<(&'static str, Buffer)>> {
        written(self.format, v2::GROUP, &self.document, &self.attributes)
    }

    /// The same with other attributes, a map.
    pub(crate) fn with_attributes(&self, attributes: Value) -> Result<GroupMetadata> {
        check_attributes(&attributes)?;
        let mut changed = self.clone();
        if self.format == Format::V3 {
            set(&mut changed.document, "attributes", attributes.clone());
        }
        changed.attributes = attributes;
        Ok(changed)
    }
}

impl Node {
    /// Reads `zarr.json` of an array or a group.
    pub fn from_v3(text: &[u8]) -> Result<Node> {
        Node::from_v3_value(document::parse(text, v3::NAME)?)
    }

    /// Takes what `zarr.json` holds.
    pub(crate) fn from_v3_value(document: Value) -> Result<Node> {
        const EXPECTED: &str = "\"array\" or \"group\"";
        let kind = get(&document, "node_type").ok_or_else(|| missing("node_type", EXPECTED).within(v3::NAME))?;
        match as_str(kind) {
            Some("array") => Metadata::from_v3_value(document).map(Node::Array),
            Some("group") => GroupMetadata::from_v3_value(document).map(Node::Group),
            _ => Err(wrong(Kind::Unsupported, "node_type", kind, EXPECTED).within(v3::NAME)),
        }
    }

    /// The objects to write, as of what it is.
    pub fn write(&self) -> Result<Vec<(&'static str, Buffer)>> {
        match self {
            Node::Array(array) => array.write(),
            Node::Group(group) => group.write(),
        }
    }

    /// The version of the format.
    pub fn format(&self) -> Format {
        match self {
            Node::Array(array) => array.format,
            Node::Group(group) => group.format,
        }
    }
}

//! What arrays and groups say of themselves.

use crate::array::{Dtype, Order};
use crate::buffer::Buffer;
use crate::codec::object::Value;
use crate::error::Result;
use super::keys::Keys;
use super::spec::Spec;

/// A version of the format.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// `.zarray`, `.zgroup`, `.zattrs`.
    V2,
    /// `zarr.json`.
    V3,
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

/// What a group says of itself.
#[derive(Clone, Debug)]
pub struct GroupMetadata {
    /// The version of the format.
    pub format: Format,
    pub(crate) attributes: Value,
    pub(crate) document: Value,
}

impl Metadata {
    /// Those of a new array.
    pub fn create(spec: &Spec) -> Result<Metadata> {
        let _ = spec;
        todo!()
    }

    /// The objects to write: their names below the array's path, and their content. The first is the one that makes it an array.
    pub fn write(&self) -> Result<Vec<(&'static str, Buffer)>> {
        todo!()
    }
}

//! `sharding_indexed` of zarr v3: many chunks in one object, and an index of where they lie (ZEP 2).
//!
//! | file | what is in it |
//! |---|---|
//! | `mod.rs` | a shard's chunks and its index; a shard in memory, chunk by chunk |
//! | `index.rs` | the index |
//! | `codec.rs` | shards as a codec of whole arrays, where they stand in a pipeline among others |

mod codec;
mod index;

use std::sync::Arc;

use serde_json::{Map, Value};

pub(crate) use codec::spec;
pub(crate) use index::{Index, IndexFormat, refit};

use super::chunk::Coder;
use super::grid::Grid;
use crate::array::Type;
use crate::codec::{Pipeline, Registry, shown};
use crate::error::{Error, Result};

/// The name of the codec.
pub(crate) const NAME: &str = "sharding_indexed";

/// What the configuration of the codec says.
pub(crate) struct ShardConfig {
    /// The extent of a chunk in the shard.
    chunks: Vec<usize>,
    codecs: Arc<Pipeline>,
    index: Arc<IndexFormat>,
}

/// Shards of one shape.
pub(crate) struct Shard {
    /// How the chunks in it are encoded.
    pub(crate) coder: Coder,
    /// A shard cut into its chunks.
    pub(crate) grid: Grid,
    /// How many chunks there are in one.
    pub(crate) count: usize,
    /// How its index is encoded.
    pub(crate) index: Arc<IndexFormat>,
}

fn wrong(key: &str, value: Option<&Value>, expected: &str) -> Error {
    let value = value.map_or("missing".to_owned(), shown);
    Error::config(format!("codec {NAME:?}: {key:?} is {value}, expected {expected}"))
}

impl ShardConfig {
    /// Reads the configuration; codecs are made by `registry`.
    pub(crate) fn parse(registry: &Registry, configuration: &Map<String, Value>) -> Result<ShardConfig> {
        const KEYS: [&str; 4] = ["chunk_shape", "codecs", "index_codecs", "index_location"];
        if let Some(unknown) = configuration.keys().find(|key| !KEYS.contains(&key.as_str())) {
            return Err(Error::config(format!(
                "codec {NAME:?}: unknown key {unknown:?}; there are {}",
                KEYS.join(", ")
            )));
        }
        let given = configuration.get("chunk_shape");
        let extent = |n: &Value| n.as_u64().filter(|n| *n > 0).and_then(|n| usize::try_from(n).ok());
        let chunks = given.and_then(Value::as_array).and_then(|list| list.iter().map(extent).collect());
        let chunks = chunks.ok_or_else(|| wrong("chunk_shape", given, "a list of whole numbers above 0"))?;
        let list = |key: &str| match configuration.get(key) {
            Some(list @ Value::Array(_)) => Ok(list.to_string()),
            other => Err(wrong(key, other, "a list of codecs")),
        };
        let codecs = registry.codec_from_json(list("codecs")?.as_bytes());
        let codecs = Arc::new(codecs.map_err(|error| error.within(&format!("codec {NAME:?}")))?);
        let at_end = match configuration.get("index_location") {
            None => true,
            Some(Value::String(location)) if location == "end" => true,
            Some(Value::String(location)) if location == "start" => false,
            other => return Err(wrong("index_location", other, "\"start\" or \"end\"")),
        };
        let index = IndexFormat::new(registry, &list("index_codecs")?, at_end);
        let index = index.map_err(|error| error.within(&format!("codec {NAME:?}")))?;
        Ok(ShardConfig { chunks, codecs, index: Arc::new(index) })
    }

    /// The shape of a chunk, and how many there are, in a shard of this shape.
    fn cut(&self, shape: &[usize]) -> Result<(Grid, usize)> {
        let fits = self.chunks.len() == shape.len() && shape.iter().zip(&self.chunks).all(|(n, step)| n % step == 0);
        if !fits {
            let chunks = &self.chunks;
            return Err(Error::config(format!(
                "shards of shape {shape:?} do not consist of whole chunks of {chunks:?}"
            )));
        }
        let wide = |shape: &[usize]| shape.iter().map(|n| *n as u64).collect();
        let grid = Grid { shape: wide(shape), chunks: wide(&self.chunks) };
        let count = shape.iter().zip(&self.chunks).map(|(n, step)| n / step).product();
        Ok((grid, count))
    }

    /// Shards of elements of fixed size; `ty` is that of a whole shard, `fill` one element.
    pub(crate) fn shard(&self, ty: &Type, fill: &[u8]) -> Result<Shard> {
        let (grid, count) = self.cut(&ty.shape)?;
        let chunk = Type::new(ty.dtype, &self.chunks, ty.order)?;
        let coder = Coder::new(self.codecs.clone(), chunk, fill.to_vec(), self.codecs.takes_either_order())?;
        self.index.size(count)?;
        Ok(Shard { coder, grid, count, index: self.index.clone() })
    }

    /// Whether shards can be made of elements or items of this type.
    fn check(&self, ty: &Type) -> Result<()> {
        self.cut(&ty.shape)?;
        self.codecs.encoded_type(&Type::new(ty.dtype, &self.chunks, ty.order)?).map(|_| ())
    }
}

impl Shard {
    /// The extent of a chunk in it.
    pub(crate) fn chunks(&self) -> &[usize] {
        &self.coder.ty().shape
    }

    /// The bytes of all elements of one.
    pub(crate) fn size(&self) -> usize {
        self.coder.ty().size().unwrap_or(0).saturating_mul(self.count)
    }

    /// The number in the index of the chunk with these indices.
    pub(crate) fn number(&self, chunk: &[u64]) -> usize {
        let counts = self.grid.counts();
        chunk.iter().zip(&counts).fold(0, |number, (at, count)| number * *count as usize + *at as usize)
    }

    /// The bytes of chunk `number` of a shard that is there as a whole.
    pub(crate) fn chunk<'a>(&self, shard: &'a [u8], index: &Index, number: usize) -> Option<&'a [u8]> {
        let (offset, len) = index.entries[number]?;
        // The index was checked to lie in the shard.
        Some(&shard[offset as usize..(offset + len) as usize])
    }

    /// The grid of a shard at the edge of the array, of which the array has `extent`.
    pub(crate) fn grid_of(&self, extent: Vec<u64>) -> Grid {
        Grid { shape: extent, chunks: self.grid.chunks.clone() }
    }
}

//! The index of a shard: where each chunk in it lies.

use crate::array::{Array, Class, Dtype, Fixed, Order, Store, Type};
use crate::buffer::Buffer;
use crate::codec::{Pipeline, Registry};
use crate::error::{Error, Kind, Result};
use crate::output::Output;
use crate::segments::reserved;
use crate::store::ByteRange;

/// What stands for a chunk that is not there.
const ABSENT: u64 = u64::MAX;
/// An offset and a length.
const ENTRY: usize = 16;

/// How the index is encoded, and at which end of the shard it lies.
pub(crate) struct IndexFormat {
    codec: Pipeline,
    at_end: bool,
}

/// Where each chunk of a shard lies, in C order: offset and length in bytes, `None` for one that is not there.
pub(crate) struct Index {
    pub(crate) entries: Vec<Option<(u64, u64)>>,
}

impl IndexFormat {
    pub(crate) fn new(registry: &Registry, codecs: &str, at_end: bool) -> Result<IndexFormat> {
        let codec = registry.codec_from_json(codecs.as_bytes()).map_err(|error| error.within("\"index_codecs\""))?;
        let format = IndexFormat { codec, at_end };
        // Readers find the index by its size, which must not depend on what is in it.
        for value in [0, 0x5a5a_5a5a_5a5a_5a5a, ABSENT] {
            let entries = vec![Some((value, value)); 3];
            if format.encode(&Index { entries })?.len() != format.size(3)? {
                return Err(Error::config(
                    "\"index_codecs\": the size of what they make depends on what they are given",
                ));
            }
        }
        Ok(format)
    }

    fn ty(count: usize) -> Result<Type> {
        Type::new(Dtype::Fixed(Fixed::native(Class::UInt, 8)), &[count, 2], Order::C)
    }

    /// The bytes of an index of `count` chunks.
    pub(crate) fn size(&self, count: usize) -> Result<usize> {
        let bound = self.codec.array_bound(&Self::ty(count)?)?;
        bound.ok_or_else(|| Error::config("\"index_codecs\": nobody can say what size the index has"))
    }

    /// The part of a shard that is its index of `size` bytes.
    pub(crate) fn range(&self, size: usize) -> ByteRange {
        let size = size as u64;
        if self.at_end { ByteRange::Last(size) } else { ByteRange::From { offset: 0, len: size } }
    }

    /// Whether the index stands behind the chunks.
    pub(crate) fn at_end(&self) -> bool {
        self.at_end
    }

    /// The index of a shard that is there as a whole.
    pub(crate) fn decode_whole(&self, shard: &[u8], count: usize) -> Result<Index> {
        let size = self.size(count)?;
        let index = match (self.at_end, shard.len().checked_sub(size)) {
            (_, None) => return Err(too_short(shard.len() as u64, size)),
            (true, Some(start)) => &shard[start..],
            (false, Some(_)) => &shard[..size],
        };
        self.decode(index, count, shard.len() as u64)
    }

    /// Reads the index of a shard of `shard` bytes, and checks that all that it names lies in there.
    pub(crate) fn decode(&self, bytes: &[u8], count: usize, shard: u64) -> Result<Index> {
        let size = self.size(count)?;
        if bytes.len() != size {
            return Err(too_short(shard, size));
        }
        let ty = Self::ty(count)?;
        let mut entries = reserved(count)?;
        let decoded = self.codec.decode_array(bytes, Some(&ty), count.saturating_mul(ENTRY));
        let decoded = decoded.map_err(|error| error.within("the index of the shard"))?;
        let mut scratch = Buffer::new();
        for (number, entry) in decoded.elements(&mut scratch)?.as_chunks::<ENTRY>().0.iter().enumerate() {
            let [offset, len] = [0, 8].map(|at| {
                let word: [u8; 8] = std::array::from_fn(|i| entry[at + i]);
                u64::from_ne_bytes(word)
            });
            entries.push(match (offset, len) {
                (ABSENT, ABSENT) => None,
                (offset, len) if offset.checked_add(len).is_some_and(|end| end <= shard) => Some((offset, len)),
                (offset, len) => {
                    return Err(Error::corrupt(format!(
                        "the index of the shard puts chunk {number} at byte {offset} with {len} bytes, the shard has {shard}"
                    )));
                }
            });
        }
        Ok(Index { entries })
    }

    pub(crate) fn encode(&self, index: &Index) -> Result<Buffer> {
        let mut store = Store::new(usize::MAX);
        let room = index.entries.len().checked_mul(ENTRY).ok_or_else(|| Error::no_memory(usize::MAX))?;
        store.data.reserve_exact(room)?;
        for entry in &index.entries {
            let (offset, len) = entry.unwrap_or((ABSENT, ABSENT));
            store.data.extend_from_slice(&offset.to_ne_bytes())?;
            store.data.extend_from_slice(&len.to_ne_bytes())?;
        }
        let array = Array::from_store(Self::ty(index.entries.len())?, store)?;
        let mut encoded = Buffer::new();
        self.codec.encode_array(&array, &mut Output::growing(&mut encoded, usize::MAX))?;
        Ok(encoded)
    }
}

#[cold]
fn too_short(shard: u64, size: usize) -> Error {
    Error::corrupt(format!("the shard has {shard} bytes, its index alone would have {size}"))
}

/// A range of an object that is not there at all is too short a shard.
pub(crate) fn refit(error: Error) -> Error {
    if error.kind() == Kind::Argument { error.with_kind(Kind::Corrupt).within("the index of the shard") } else { error }
}

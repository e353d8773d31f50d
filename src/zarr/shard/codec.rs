//! Shards as a codec of whole arrays: in a pipeline with other codecs, in another shard, and of items.

use std::sync::Arc;

use super::index::Index;
use super::{NAME, ShardConfig};
use crate::array::{Array, Cells, Dtype, Range, Store, Type};
use crate::codec::{Codec, ObjectCodec, Registry, Spec};
use crate::error::{Error, Kind, Result};
use crate::output::Output;
use crate::segments::reserved;
use crate::zarr::chunk::in_order_of;
use crate::zarr::grid::{Part, Region};
use crate::zarr::items;

/// The codec for arrays whose fill value is `fill`, an element of type `dtype`; codecs in it are made by `registry`.
pub(crate) fn spec(registry: Arc<Registry>, dtype: Dtype, fill: Vec<u8>) -> Spec {
    Spec {
        id: NAME.into(),
        v3_name: Some(NAME),
        v3_exact: |_| true,
        summary: "many chunks in one object, with an index".into(),
        params: None,
        make: Box::new(move |values| {
            let config = ShardConfig::parse(&registry, &values.0)?;
            Ok(Box::new(ShardCodec { config, dtype, fill: fill.clone() }))
        }),
    }
}

struct ShardCodec {
    config: ShardConfig,
    dtype: Dtype,
    fill: Vec<u8>,
}

fn needs_shape() -> Error {
    Error::new(Kind::NeedsDtype, format!("{NAME}: chunks of an array need its shape, which bytes alone do not have"))
}

impl Codec for ShardCodec {
    fn encode_bound(&self, _: usize) -> Option<usize> {
        None
    }

    fn encode(&self, _: &[u8], _: &mut Output<'_>) -> Result<()> {
        Err(needs_shape())
    }

    fn decode(&self, _: &[u8], _: &mut Output<'_>) -> Result<()> {
        Err(needs_shape())
    }

    fn encoded_type(&self, src: Option<&Type>) -> Result<Option<Type>> {
        self.config.check(src.ok_or_else(needs_shape)?)?;
        Ok(None)
    }

    fn elements_bound(&self, ty: &Type) -> Option<usize> {
        let shard = self.config.shard(ty, &in_order_of(ty.dtype, &self.fill, self.dtype)).ok()?;
        let chunk = self.config.codecs.array_bound(shard.coder.ty()).ok()??;
        chunk.checked_mul(shard.count)?.checked_add(shard.index.size(shard.count).ok()?)
    }

    fn takes_either_order(&self) -> bool {
        self.config.codecs.takes_either_order()
    }

    fn as_object(&self) -> Option<&dyn ObjectCodec> {
        Some(self)
    }
}

/// All of the chunk at this place.
fn whole(chunk: &[u64], chunks: &[usize]) -> Part {
    let inside = |start: usize, count: &usize| Range { start, count: *count, step: 1 };
    Part {
        in_chunk: chunks.iter().map(|n| inside(0, n)).collect(),
        in_region: chunk.iter().zip(chunks).map(|(at, n)| inside(*at as usize * n, n)).collect(),
        covers: true,
        whole: true,
    }
}

impl ShardCodec {
    /// Writes a shard of which `encode` appends chunk after chunk; false is one that is left out.
    fn write(
        &self,
        ty: &Type,
        dst: &mut Output<'_>,
        mut encode: impl FnMut(&Part, &mut Output<'_>) -> Result<bool>,
    ) -> Result<()> {
        let (grid, count) = self.config.cut(&ty.shape)?;
        let touched = grid.touched(&Region::all(&grid.shape))?;
        let format = &self.config.index;
        let size = format.size(count)?;
        let mut index = Index { entries: reserved(count)? };
        let start = dst.written();
        if !format.at_end() {
            dst.extend_zeroed(size)?;
        }
        for number in 0..count {
            let part = whole(&touched.chunk(&touched.place(number)), &self.config.chunks);
            let at = dst.written();
            let there = encode(&part, dst)?;
            let entry = ((at - start) as u64, (dst.written() - at) as u64);
            index.entries.push(there.then_some(entry));
        }
        let encoded = format.encode(&index)?;
        if format.at_end() {
            return dst.extend_from_slice(encoded.as_slice());
        }
        dst.overwrite(start, encoded.as_slice());
        Ok(())
    }

    /// Calls `decode` with each chunk of a shard.
    fn read(
        &self,
        src: &[u8],
        ty: &Type,
        mut decode: impl FnMut(&[u64], &Part, Option<&[u8]>) -> Result<()>,
    ) -> Result<()> {
        let (grid, count) = self.config.cut(&ty.shape)?;
        let touched = grid.touched(&Region::all(&grid.shape))?;
        let index = self.config.index.decode_whole(src, count)?;
        for (number, entry) in index.entries.iter().enumerate() {
            let chunk = touched.chunk(&touched.place(number));
            let part = whole(&chunk, &self.config.chunks);
            let bytes = entry.map(|(offset, len)| &src[offset as usize..(offset + len) as usize]);
            decode(&chunk, &part, bytes)?;
        }
        Ok(())
    }
}

impl ObjectCodec for ShardCodec {
    fn encode_object(&self, src: &Array, dst: &mut Output<'_>) -> Result<()> {
        let ty = src.ty();
        if ty.dtype.is_items() {
            return self.write(ty, dst, |part, dst| {
                let chunk = src.peek().slice(&part.in_region)?;
                if chunk.items()?.all(|item| item == self.fill) {
                    return Ok(false);
                }
                self.config.codecs.encode_array(&chunk, dst).map(|()| true)
            });
        }
        let shard = self.config.shard(ty, &in_order_of(ty.dtype, &self.fill, self.dtype))?;
        self.write(ty, dst, |part, dst| shard.coder.encode(src.peek().slice(&part.in_region)?, part, None, false, dst))
    }

    fn decode_object(&self, src: &[u8], like: Option<&Type>, store: &mut Store) -> Result<Type> {
        let ty = like.ok_or_else(needs_shape)?;
        if !ty.dtype.is_items() {
            let mut array = Array::zeros(ty.clone(), store.limit)?;
            self.decode_object_into(src, None, &mut array)?;
            let data = array.into_buffer();
            store.data = data.ok_or_else(|| Error::new(Kind::Panic, "the memory of a shard is in use"))?;
            return Ok(ty.clone());
        }
        let mut chunks = Vec::new();
        let chunk_type = Type::new(ty.dtype, &self.config.chunks, ty.order)?;
        let mut left = store.limit;
        self.read(src, ty, |_, _, bytes| {
            let decoded = match bytes {
                Some(bytes) => Some(self.config.codecs.decode_array(bytes, Some(&chunk_type), left)?),
                None => None,
            };
            left = left.saturating_sub(decoded.as_ref().map_or(0, items::memory));
            chunks.push(decoded);
            Ok(())
        })?;
        let (grid, _) = self.config.cut(&ty.shape)?;
        items::collect(&grid, &Region::all(&grid.shape), &chunks, &self.fill, ty.order, store)?;
        Ok(ty.clone())
    }

    fn decodes_into(&self) -> bool {
        !self.dtype.is_items()
    }

    fn decode_object_into(&self, src: &[u8], _: Option<&crate::parallel::Pool>, dst: &mut Array) -> Result<()> {
        let ty = dst.ty().clone();
        let shard = self.config.shard(&ty, &in_order_of(ty.dtype, &self.fill, self.dtype))?;
        let cells = Cells::new(dst.peek_mut(), vec![0; ty.shape.len()], self.config.chunks.clone())?;
        self.read(src, &ty, |chunk, part, bytes| {
            let cell: Vec<usize> = chunk.iter().map(|at| *at as usize).collect();
            shard.coder.decode(bytes, part, cells.take(&cell)?)
        })
    }

    fn most_encoded(&self, size: usize, count: usize) -> usize {
        size.saturating_mul(2).saturating_add(count.saturating_mul(64)).saturating_add(1 << 20)
    }
}

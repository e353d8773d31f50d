//! `lz4`: the uncompressed size as 4 bytes, little-endian, then one raw LZ4 block.

use super::Codec;
use super::growth::{make_room, may_trust};
use super::spec::{Default, Param, ParamType, Spec};
use crate::error::{Error, Result};
use crate::output::Output;
use crate::sys::lz4 as sys;

const HEADER: usize = 4;

pub(super) fn spec() -> Spec {
    Spec {
        id: "lz4".into(),
        v3_name: None,
        v3_exact: |_| false,
        summary: "LZ4 block behind a 4-byte size".into(),
        params: Some(vec![Param {
            name: "acceleration",
            // LZ4_ACCELERATION_MAX; the library clamps to the same range.
            kind: ParamType::Clamped { min: 1, max: 65_537 },
            default: Default::Int(1),
            summary: "the larger, the faster and the less compressed",
        }]),
        make: Box::new(|values| Ok(Box::new(Lz4 { acceleration: values.int("acceleration") as i32 }))),
    }
}

struct Lz4 {
    acceleration: i32,
}

impl Codec for Lz4 {
    fn encode_bound(&self, src_len: usize) -> Option<usize> {
        Some(sys::compress_bound(src_len)? + HEADER)
    }

    fn encode(&self, src: &[u8], dst: &mut Output<'_>) -> Result<()> {
        let bound = make_room("lz4", src.len(), self.encode_bound(src.len()), dst)?;
        if dst.spare() < HEADER {
            return Err(dst.does_not_fit(Some(bound)));
        }
        dst.extend_from_slice(&(src.len() as u32).to_le_bytes())?;
        if dst.try_fill(|room| Ok(sys::compress(src, room, self.acceleration)))?.is_some() {
            return Ok(());
        }
        dst.rewind();
        Err(dst.does_not_fit(Some(bound)))
    }

    fn decode(&self, src: &[u8], dst: &mut Output<'_>) -> Result<()> {
        let Some((header, block)) = src.split_first_chunk::<HEADER>() else {
            return Err(Error::corrupt(format!(
                "lz4: a chunk has at least a header of 4 bytes, this one has {}",
                src.len()
            )));
        };
        let size = u32::from_le_bytes(*header) as usize;
        // A byte of a block gives at most 255 bytes.
        if size > sys::MAX_INPUT || size > block.len().saturating_mul(255) {
            return Err(Error::corrupt(format!(
                "lz4: the header declares {size} bytes, which {} bytes of block cannot hold",
                block.len()
            )));
        }
        debug_assert!(dst.is_fixed() || may_trust(dst, size, block.len()));
        dst.fill_exact(size, |room| sys::decompress_exact(block, room))
    }
}

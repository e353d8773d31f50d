//! One block, being encoded.

use std::mem::MaybeUninit;

use super::aside::{Aside, KEPT};
use super::blosclz;
use super::compressor::Compressor;
use super::encoder::Settings;
use super::header::Header;
use crate::error::{Error, Kind, Result};
use crate::output::Output;
use crate::sys::deflate::{self, Wrapper};
use crate::sys::{lz4, lz4hc, zstd};

/// libdeflate's level for each zlib level: the fastest that makes the shuffled parts of real fields less than 1 % larger
/// than zlib does (docs/benchmarks.md).
const ZLIB_LEVELS: [i32; 10] = [0, 3, 7, 7, 7, 7, 7, 7, 7, 7];

/// The tables and contexts of a compressor.
enum Engine {
    BloscLz { table: blosclz::Table, level: u8 },
    Lz4 { acceleration: i32 },
    Lz4Hc { tables: lz4hc::Compressor, level: i32 },
    Snappy { tables: Box<snap::raw::Encoder>, room: Vec<u8> },
    Zlib(deflate::Compressor),
    Zstd(zstd::Compressor),
}

impl Engine {
    fn new(compressor: Compressor, level: u8) -> Result<Self> {
        Ok(match compressor {
            Compressor::BloscLz => Engine::BloscLz { table: blosclz::Table::new()?, level },
            Compressor::Lz4 => Engine::Lz4 { acceleration: 10 - i32::from(level) },
            Compressor::Lz4Hc => Engine::Lz4Hc { tables: lz4hc::Compressor::new()?, level: level.into() },
            Compressor::Snappy => Engine::Snappy { tables: Box::new(snap::raw::Encoder::new()), room: Vec::new() },
            Compressor::Zlib => Engine::Zlib(deflate::Compressor::new(ZLIB_LEVELS[usize::from(level)])?),
            Compressor::Zstd => {
                let level = if level < 9 { i64::from(level) * 2 - 1 } else { zstd::MAX_LEVEL };
                Engine::Zstd(zstd::Compressor::with_level(level as i32, false)?)
            }
        })
    }

    /// Compresses a part of a block; `None` if it does not fit into `room`.
    fn compress<'d>(
        &mut self,
        part: &[u8],
        split: bool,
        room: &'d mut [MaybeUninit<u8>],
    ) -> Result<Option<&'d mut [u8]>> {
        Ok(match self {
            Engine::BloscLz { table, level } => blosclz::compress(table, part, *level, split, room),
            Engine::Lz4 { acceleration } => lz4::compress(part, room, *acceleration),
            Engine::Lz4Hc { tables, level } => tables.compress(part, room, *level),
            Engine::Zlib(compressor) => compressor.compress(Wrapper::Zlib, part, room),
            Engine::Snappy { tables, room: scratch } => {
                grow(scratch, snap::raw::max_compress_len(part.len()))?;
                let len = tables.compress(part, scratch).map_err(|error| Error::corrupt(format!("snappy: {error}")))?;
                room.get_mut(..len).map(|room| room.write_copy_of_slice(&scratch[..len]))
            }
            Engine::Zstd(compressor) => match compressor.compress(part, room) {
                Err(error) if error.kind() == Kind::BufferTooSmall => None,
                result => Some(result?),
            },
        })
    }
}

/// Makes sure of `len` bytes.
pub(super) fn grow(scratch: &mut Vec<u8>, len: usize) -> Result<()> {
    if scratch.len() < len {
        scratch.try_reserve_exact(len - scratch.len()).map_err(|_| Error::no_memory(len))?;
        scratch.resize(len, 0);
    }
    Ok(())
}

/// What encodes blocks.
pub(super) struct Packer {
    engine: Engine,
    filtered: Aside,
}

impl Packer {
    pub(super) fn new(settings: &Settings) -> Result<Self> {
        Ok(Packer { engine: Engine::new(settings.compressor, settings.level)?, filtered: Aside::default() })
    }

    /// Appends the encoded form of a block in `parts` parts; fixed memory must have room for the most it can take.
    pub(super) fn pack(&mut self, header: &Header, parts: usize, block: &[u8], dst: &mut Output<'_>) -> Result<()> {
        let Packer { engine, filtered } = self;
        let Header { filter, typesize, split, .. } = *header;
        dst.reserve(block.len() + 4 * parts)?;
        let block = if filter.is_identity(typesize) {
            block
        } else {
            filter.apply(typesize, block, &mut filtered.begin(block.len())?)?;
            filtered.bytes()
        };
        for part in block.chunks_exact(block.len() / parts) {
            let at = dst.written();
            dst.extend_from_slice(&[0; 4])?;
            // What is no smaller than the part is stored.
            let packed = dst.try_fill(|room| engine.compress(part, split, &mut room[..part.len()]))?;
            let len = match packed {
                Some(len) if len < part.len() => len,
                Some(_) => {
                    dst.overwrite(at + 4, part);
                    part.len()
                }
                None => {
                    dst.extend_from_slice(part)?;
                    part.len()
                }
            };
            dst.overwrite(at, &(len as u32).to_le_bytes());
        }
        Ok(())
    }

    /// Gives back what only large blocks need.
    pub(super) fn tidy(&mut self) {
        self.filtered.tidy();
        if let Engine::Snappy { room, .. } = &mut self.engine
            && room.len() > KEPT
        {
            *room = Vec::new();
        }
    }
}

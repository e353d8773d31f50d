//! The header in front of a stream: magic word, type and extents, parameters.

use super::grid::{Grid, MAX_DIMS};
use super::params::Params;
use super::scalar::Scalar;
use crate::error::{Error, Kind, Result};

/// The version of the format that is written and read.
pub const CODEC_VERSION: u32 = 5;
/// The part of a header that has the magic word and the version: 32 bits.
pub const MAGIC: u32 = 1;
/// The part that has type and extents: 52 bits.
pub const META: u32 = 2;
/// The part that has the parameters: 12 or 64 bits.
pub const MODE: u32 = 4;
/// All parts.
pub const FULL: u32 = MAGIC | META | MODE;
/// The most bits of a header.
pub(super) const MAX_HEADER: usize = 32 + 52 + 64;

/// What a header tells; parts that it has not are `None`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Header {
    /// Type and extents.
    pub grid: Option<Grid>,
    /// The parameters.
    pub params: Option<Params>,
    /// How many bits it takes.
    pub bits: usize,
}

/// The bits of an extent in a header of so many axes.
fn extent_bits(dims: usize) -> usize {
    48 / dims
}

/// The 52 bits for type and extents.
fn meta(grid: &Grid) -> Result<u64> {
    let bits = extent_bits(grid.dims);
    let mut meta = 0u64;
    for n in grid.n[..grid.dims].iter().rev() {
        if (*n as u64 - 1) >> bits != 0 {
            return Err(Error::argument(format!(
                "zfp: extents {:?}; a header of {} axes tells at most {} along each: compress without it",
                &grid.n[..grid.dims],
                grid.dims,
                1u64 << bits
            )));
        }
        meta = meta << bits | (*n as u64 - 1);
    }
    Ok(meta << 4 | (grid.dims as u64 - 1) << 2 | (grid.scalar as u64 - 1))
}

impl Header {
    /// The fields to write for these parts, each a value and its number of bits.
    pub fn fields(parts: u32, grid: &Grid, params: &Params) -> Result<Vec<(u64, u32)>> {
        let mut fields = Vec::new();
        if parts & MAGIC != 0 {
            fields.push((u64::from(u32::from_le_bytes([b'z', b'f', b'p', CODEC_VERSION as u8])), 32));
        }
        if parts & META != 0 {
            fields.push((meta(grid)?, 52));
        }
        if parts & MODE != 0 {
            let mode = params.to_mode();
            fields.push((mode, if mode < 0xfff { 12 } else { 64 }));
        }
        Ok(fields)
    }

    /// Reads these parts from the front of a stream.
    pub fn read(src: &[u8], parts: u32) -> Result<Header> {
        let mut bits = 0usize;
        let mut take = |count: usize| {
            let value = (bits..bits + count).rev().try_fold(0u64, |value, bit| {
                let byte = src.get(bit / 8)?;
                Some(value << 1 | u64::from(byte >> (bit % 8) & 1))
            });
            bits += count;
            value.ok_or_else(|| {
                Error::corrupt(format!("zfp: a header of at least {bits} bits, {} bytes are there", src.len()))
            })
        };
        if parts & MAGIC != 0 {
            let magic = (take(32)? as u32).to_le_bytes();
            if magic[..3] != *b"zfp" {
                return Err(Error::corrupt("zfp: the data does not begin with \"zfp\""));
            }
            if u32::from(magic[3]) != CODEC_VERSION {
                return Err(Error::new(
                    Kind::Unsupported,
                    format!("zfp: format version {}; {CODEC_VERSION} is known", magic[3]),
                ));
            }
        }
        let mut grid = None;
        if parts & META != 0 {
            let mut meta = take(52)?;
            let scalar = Scalar::ALL[(meta & 3) as usize];
            let dims = (meta >> 2 & 3) as usize + 1;
            let bits = extent_bits(dims);
            meta >>= 4;
            let mut n = [1; MAX_DIMS];
            for n in &mut n[..dims] {
                *n = (meta & ((1 << bits) - 1)) as usize + 1;
                meta >>= bits;
            }
            grid = Some(Grid::new(scalar, &n[..dims]).map_err(|error| error.with_kind(Kind::Corrupt))?);
        }
        let mut params = None;
        if parts & MODE != 0 {
            let short = take(12)?;
            let mode = if short == 0xfff { take(52)? << 12 | 0xfff } else { short };
            params = Some(Params::from_mode(mode).map_err(|error| error.with_kind(Kind::Corrupt))?);
        }
        Ok(Header { grid, params, bits })
    }
}

//! Sidecars: what helps to read a stream and is kept apart from it, so that the stream stays what every zfp reads.
//!
//! A sidecar has an index of the blocks, a mask of the values that are not finite, or both. All numbers are
//! little-endian; `varint` is LEB128. `docs/formats.md` has the layout.

use std::ops::Range;

use super::grid::Grid;
use super::scalar::Scalar;
use crate::buffer::Buffer;
use crate::error::{Error, Kind, Result};
use crate::segments::reserved;

const MAGIC: [u8; 4] = *b"tzfs";
const VERSION: u8 = 1;
const HAS_INDEX: u8 = 1;
const HAS_MASK: u8 = 2;
/// Magic, version, flags, type of values, axes; blocks; bits.
const HEAD: usize = 8 + 8 + 8;

/// What a sidecar has.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Side {
    /// Where blocks begin.
    pub index: Option<Index>,
    /// Which values are not finite.
    pub mask: Option<Mask>,
}

/// Where in a stream every so manieth block begins.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Index {
    /// How many blocks lie between two entries.
    pub spacing: usize,
    /// The first bit of blocks 0, `spacing`, `2 * spacing` …, and that after the last block.
    pub starts: Vec<u64>,
}

/// The values of a block that are not finite.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Masked {
    /// The first block …
    pub(super) block: usize,
    /// … and how many with the same mask and values follow each other.
    pub(super) count: usize,
    /// A bit for each value of a block, x fastest.
    pub(super) bits: [u64; 4],
    /// The bits of the values: one for all, or one for each bit that is set.
    pub(super) values: Vec<u64>,
}

/// Which values of a stream are not finite.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Mask {
    pub(super) entries: Vec<Masked>,
}

impl Mask {
    /// Adds the values of a block that comes after those before.
    pub(super) fn push(&mut self, block: usize, bits: [u64; 4], mut values: Vec<u64>) -> Result<()> {
        if values.iter().all(|value| *value == values[0]) {
            values.truncate(1);
        }
        match self.entries.last_mut() {
            Some(last) if last.block + last.count == block && last.bits == bits && last.values == values => {
                last.count += 1;
            }
            _ => {
                self.entries.try_reserve(1).map_err(|_| Error::no_memory(size_of::<Masked>()))?;
                self.entries.push(Masked { block, count: 1, bits, values });
            }
        }
        Ok(())
    }

    /// Adds what comes after.
    pub(super) fn append(&mut self, mut later: Mask) -> Result<()> {
        let count = later.entries.len();
        self.entries.try_reserve(count).map_err(|_| Error::no_memory(count.saturating_mul(size_of::<Masked>())))?;
        self.entries.append(&mut later.entries);
        Ok(())
    }

    /// The entries of which some blocks are in this range.
    pub(super) fn of(&self, blocks: Range<usize>) -> &[Masked] {
        let from = self.entries.partition_point(|entry| entry.block + entry.count <= blocks.start);
        let to = self.entries.partition_point(|entry| entry.block < blocks.end);
        &self.entries[from..to.max(from)]
    }

    /// How many values are not finite.
    pub fn count(&self) -> u64 {
        let ones = |entry: &Masked| entry.bits.iter().map(|word| u64::from(word.count_ones())).sum::<u64>();
        self.entries.iter().map(|entry| ones(entry) * entry.count as u64).sum()
    }
}

fn put_varint(dst: &mut Buffer, mut value: u64) -> Result<()> {
    loop {
        let more = value >> 7 != 0;
        dst.extend_from_slice(&[value as u8 & 0x7f | u8::from(more) << 7])?;
        value >>= 7;
        if !more {
            return Ok(());
        }
    }
}

struct Source<'a>(&'a [u8]);

impl Source<'_> {
    fn take<const N: usize>(&mut self) -> Result<[u8; N]> {
        let (bytes, rest) = self.0.split_first_chunk::<N>().ok_or_else(short)?;
        self.0 = rest;
        Ok(*bytes)
    }

    fn u64(&mut self) -> Result<u64> {
        Ok(u64::from_le_bytes(self.take()?))
    }

    fn varint(&mut self) -> Result<u64> {
        let mut value = 0u64;
        for shift in (0..64).step_by(7) {
            let [byte] = self.take()?;
            let bits = u64::from(byte & 0x7f);
            if bits << shift >> shift != bits {
                break;
            }
            value |= bits << shift;
            if byte < 0x80 {
                return Ok(value);
            }
        }
        Err(Error::corrupt("zfp sidecar: a number of more than 64 bits"))
    }

    fn size(&mut self) -> Result<usize> {
        usize::try_from(self.varint()?).map_err(|_| Error::corrupt("zfp sidecar: a number larger than memory"))
    }
}

fn short() -> Error {
    Error::corrupt("zfp sidecar: it ends too early")
}

/// Bytes of a mask of a block.
fn mask_bytes(grid: &Grid) -> usize {
    grid.block_len().div_ceil(8)
}

impl Side {
    /// Whether there is nothing in it.
    pub fn is_empty(&self) -> bool {
        self.index.is_none() && self.mask.is_none()
    }

    /// Appends the sidecar of a stream of `bits` bits.
    pub fn write(&self, grid: &Grid, bits: u64, dst: &mut Buffer) -> Result<()> {
        let flags = u8::from(self.index.is_some()) * HAS_INDEX + u8::from(self.mask.is_some()) * HAS_MASK;
        dst.extend_from_slice(&MAGIC)?;
        dst.extend_from_slice(&[VERSION, flags, grid.scalar as u8, grid.dims as u8])?;
        dst.extend_from_slice(&(grid.blocks() as u64).to_le_bytes())?;
        dst.extend_from_slice(&bits.to_le_bytes())?;
        if let Some(index) = &self.index {
            put_varint(dst, index.spacing as u64)?;
            let mut last = 0;
            for start in &index.starts {
                put_varint(dst, start - last)?;
                last = *start;
            }
        }
        if let Some(mask) = &self.mask {
            put_varint(dst, mask.entries.len() as u64)?;
            let mut next = 0;
            for entry in &mask.entries {
                put_varint(dst, (entry.block - next) as u64)?;
                put_varint(dst, entry.count as u64)?;
                let bits = entry.bits.map(u64::to_le_bytes);
                dst.extend_from_slice(&bits.as_flattened()[..mask_bytes(grid)])?;
                dst.extend_from_slice(&[u8::from(entry.values.len() == 1)])?;
                for value in &entry.values {
                    dst.extend_from_slice(&value.to_le_bytes()[..grid.scalar.size()])?;
                }
                next = entry.block + entry.count;
            }
        }
        Ok(())
    }

    /// Reads the sidecar of a stream of `stream_len` bytes.
    pub fn read(src: &[u8], grid: &Grid, stream_len: usize) -> Result<Side> {
        let mut source = Source(src);
        if source.take::<4>()? != MAGIC {
            return Err(Error::corrupt("zfp sidecar: it does not begin with \"tzfs\""));
        }
        let [version, flags, scalar, dims] = source.take()?;
        if version != VERSION || flags & !(HAS_INDEX | HAS_MASK) != 0 {
            return Err(Error::new(
                Kind::Unsupported,
                format!("zfp sidecar: version {version} with flags {flags}; version {VERSION} is known"),
            ));
        }
        let blocks = grid.blocks();
        let (said, bits) = (source.u64()?, source.u64()?);
        debug_assert_eq!(src.len() - source.0.len(), HEAD);
        if (scalar, dims, said) != (grid.scalar as u8, grid.dims as u8, blocks as u64) {
            return Err(Error::corrupt(format!(
                "zfp sidecar: it is of {said} blocks of {dims} axes and type {scalar}, the stream has {blocks} of {} and \
                 type {}",
                grid.dims, grid.scalar as u8
            )));
        }
        if bits.div_ceil(8) > stream_len as u64 {
            return Err(Error::corrupt(format!(
                "zfp sidecar: its stream has {bits} bits, this one {stream_len} bytes"
            )));
        }
        let index = if flags & HAS_INDEX != 0 { Some(read_index(&mut source, blocks, bits)?) } else { None };
        let mask = if flags & HAS_MASK != 0 { Some(read_mask(&mut source, grid, blocks)?) } else { None };
        if !source.0.is_empty() {
            return Err(Error::corrupt(format!("zfp sidecar: {} bytes follow its end", source.0.len())));
        }
        Ok(Side { index, mask })
    }
}

fn read_index(source: &mut Source<'_>, blocks: usize, bits: u64) -> Result<Index> {
    let spacing = source.size()?;
    if spacing == 0 {
        return Err(Error::corrupt("zfp sidecar: an index of every 0th block"));
    }
    let entries = blocks.div_ceil(spacing) + 1;
    if entries > source.0.len() {
        return Err(short());
    }
    let mut starts = reserved(entries)?;
    let mut last = 0u64;
    for _ in 0..entries {
        last = last.checked_add(source.varint()?).filter(|last| *last <= bits).ok_or_else(|| {
            Error::corrupt(format!("zfp sidecar: a block that begins after the {bits} bits of the stream"))
        })?;
        starts.push(last);
    }
    Ok(Index { spacing, starts })
}

fn read_mask(source: &mut Source<'_>, grid: &Grid, blocks: usize) -> Result<Mask> {
    let count = source.size()?;
    // An entry takes more than four bytes.
    if count > source.0.len() / 4 {
        return Err(short());
    }
    let mut entries = reserved(count)?;
    let mut next = 0usize;
    for _ in 0..count {
        let (gap, count) = (source.size()?, source.size()?);
        let block = next.checked_add(gap).filter(|_| count > 0);
        let end = block.and_then(|block| block.checked_add(count)).filter(|end| *end <= blocks);
        let (Some(block), Some(end)) = (block, end) else {
            return Err(Error::corrupt(format!("zfp sidecar: a mask of more blocks than {blocks}")));
        };
        let mut bits = [0u64; 4];
        for at in 0..mask_bytes(grid) {
            let [byte] = source.take()?;
            bits[at / 8] |= u64::from(byte) << (at % 8 * 8);
        }
        let ones: u32 = bits.iter().map(|word| word.count_ones()).sum();
        let beyond = grid.block_len() < 8 && bits[0] >> grid.block_len() != 0;
        let [uniform] = source.take()?;
        if ones == 0 || beyond || uniform > 1 {
            return Err(Error::corrupt("zfp sidecar: a mask that no block has"));
        }
        let count_of_values = if uniform == 1 { 1 } else { ones as usize };
        let mut values = reserved(count_of_values)?;
        for _ in 0..count_of_values {
            values.push(match grid.scalar {
                Scalar::I32 | Scalar::F32 => u64::from(u32::from_le_bytes(source.take()?)),
                Scalar::I64 | Scalar::F64 => source.u64()?,
            });
        }
        entries.push(Masked { block, count, bits, values });
        next = end;
    }
    Ok(Mask { entries })
}

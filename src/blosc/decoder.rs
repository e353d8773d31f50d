//! Chunks, being decoded.

use std::ops::Range;

use super::blocks::Blocks;
use super::header::{Format, HEADER, Header};
use super::unpack::{Unpacker, check_frames, most_unpacked};
use crate::codec::may_trust;
use crate::error::{Error, Kind, Result};
use crate::output::Output;
use crate::parallel::{self, Pool};
use crate::scratch::Scratch;
use crate::segments::reserved;

/// Where the size of the content is only a claim, so many bytes are decoded at first, and then as many as there are.
const FIRST: usize = 1 << 20;
/// Into how many runs of blocks a thread's share is cut.
const RUNS_PER_THREAD: usize = 4;

/// Decodes chunks, from any number of threads at once.
pub struct Decoder {
    unpackers: Scratch<Unpacker>,
}

impl Default for Decoder {
    fn default() -> Self {
        Decoder::new()
    }
}

/// A chunk whose header fits its length.
struct Chunk<'s> {
    src: &'s [u8],
    header: Header,
    blocks: Blocks,
}

impl<'s> Chunk<'s> {
    fn new(src: &'s [u8]) -> Result<Self> {
        let header = Header::read(src)?;
        if header.cbytes != src.len() {
            return Err(Error::corrupt(format!(
                "blosc: the header has {} bytes as the size of the chunk, which has {}",
                header.cbytes,
                src.len()
            )));
        }
        let blocks = Blocks::of(&header);
        if !header.stored && blocks.count() > (src.len() - HEADER) / 4 {
            return Err(Error::corrupt(format!(
                "blosc: a chunk of {} bytes has no room for the offsets of {} blocks",
                src.len(),
                blocks.count()
            )));
        }
        Ok(Chunk { src, header, blocks })
    }

    /// What starts where the table has the block.
    fn packed(&self, index: usize) -> Result<&'s [u8]> {
        let entry = self.src[HEADER + 4 * index..].first_chunk::<4>().copied().unwrap_or_default();
        let offset = i32::from_le_bytes(entry);
        let packed = usize::try_from(offset).ok().and_then(|offset| self.src.get(offset..)).ok_or_else(|| {
            Error::corrupt(format!("blosc: block {index} is at {offset}, the chunk has {} bytes", self.src.len()))
        })?;
        let len = self.blocks.len(index);
        if len > packed.len().max(most_unpacked(self.header.format, packed.len())) {
            return Err(Error::corrupt(format!(
                "blosc: {} bytes cannot hold block {index}, of {len} bytes",
                packed.len()
            )));
        }
        if len > FIRST && self.header.format == Format::Zstd {
            check_frames(packed, self.blocks.parts(index), len)?;
        }
        Ok(packed)
    }
}

/// The part of `range` that lies in `block`, from the block's start on.
fn within(block: &Range<usize>, range: &Range<usize>) -> Range<usize> {
    range.start.clamp(block.start, block.end) - block.start..range.end.clamp(block.start, block.end) - block.start
}

impl Decoder {
    /// A decoder of all chunks.
    pub fn new() -> Self {
        Decoder { unpackers: Scratch::tidied(Unpacker::tidy) }
    }

    /// Writes the content of a chunk.
    pub fn decode(&self, src: &[u8], pool: Option<&Pool>, dst: &mut Output<'_>) -> Result<()> {
        let chunk = Chunk::new(src)?;
        let nbytes = chunk.header.nbytes;
        self.decode_range(&chunk, 0..nbytes, pool, dst)
    }

    /// Writes `nitems` elements from the one numbered `start` on, of which only the blocks that have them are decoded.
    pub fn decode_partial(
        &self,
        src: &[u8],
        start: u64,
        nitems: u64,
        pool: Option<&Pool>,
        dst: &mut Output<'_>,
    ) -> Result<()> {
        let chunk = Chunk::new(src)?;
        let Header { nbytes, typesize, .. } = chunk.header;
        let byte = |item: u64| usize::try_from(item).ok()?.checked_mul(typesize).filter(|byte| *byte <= nbytes);
        let range = byte(start).zip(start.checked_add(nitems).and_then(byte)).ok_or_else(|| {
            Error::argument(format!(
                "blosc: {nitems} elements from {start} on, of a chunk of {} elements of {typesize} bytes",
                nbytes / typesize
            ))
        })?;
        self.decode_range(&chunk, range.0..range.1, pool, dst)
    }

    fn decode_range(
        &self,
        chunk: &Chunk<'_>,
        range: Range<usize>,
        pool: Option<&Pool>,
        dst: &mut Output<'_>,
    ) -> Result<()> {
        if range.len() > dst.limit() - dst.written() {
            return Err(dst.does_not_fit(Some(dst.written().saturating_add(range.len()))));
        }
        if chunk.header.stored {
            return dst.extend_from_slice(&chunk.src[HEADER..][range]);
        }
        let blocks = chunk.blocks.covering(&range);
        let step = if may_trust(dst, range.len(), chunk.src.len()) { usize::MAX } else { FIRST };
        let mut next = blocks.start;
        while next < blocks.end {
            let mut end = next;
            let mut size = 0;
            while end < blocks.end && (end == next || size < dst.written().max(step)) {
                size += chunk.blocks.len(end);
                end += 1;
            }
            self.decode_blocks(chunk, next..end, &range, pool, dst)?;
            next = end;
        }
        Ok(())
    }

    /// Writes what these blocks have of `range`.
    fn decode_blocks(
        &self,
        chunk: &Chunk<'_>,
        blocks: Range<usize>,
        range: &Range<usize>,
        pool: Option<&Pool>,
        dst: &mut Output<'_>,
    ) -> Result<()> {
        let of_block = |index: usize| within(&chunk.blocks.range(index), range);
        let most = pool.map_or(1, |pool| pool.threads() * RUNS_PER_THREAD);
        let run = blocks.len().div_ceil(most);
        let run_of = |number: usize| blocks.start + number * run..blocks.end.min(blocks.start + (number + 1) * run);
        let mut lengths = reserved(blocks.len().div_ceil(run))?;
        for number in 0..blocks.len().div_ceil(run) {
            lengths.push(run_of(number).map(|index| of_block(index).len()).sum());
        }
        for index in blocks.clone() {
            chunk.packed(index)?;
        }
        let pool = pool.filter(|_| lengths.len() > 1);
        dst.fill_parts(
            &lengths,
            |count, work| parallel::for_each(pool, count, work),
            |number, room| {
                let mut unpacker = self.unpackers.lend(|| Ok::<_, Error>(Unpacker::default()))?;
                let mut filling = Output::fixed(room);
                for index in run_of(number) {
                    let wanted = of_block(index);
                    self.decode_block(chunk, index, wanted, &mut unpacker, &mut filling).map_err(as_corrupt)?;
                }
                Ok(filling.into_filled())
            },
        )
    }

    /// Appends the bytes `wanted` of a block.
    fn decode_block(
        &self,
        chunk: &Chunk<'_>,
        index: usize,
        wanted: Range<usize>,
        unpacker: &mut Unpacker,
        dst: &mut Output<'_>,
    ) -> Result<()> {
        let (packed, len, parts) = (chunk.packed(index)?, chunk.blocks.len(index), chunk.blocks.parts(index));
        if wanted.len() == len {
            return dst.fill_exact(len, |room| unpacker.unpack(&chunk.header, parts, packed, room));
        }
        dst.extend_from_slice(&unpacker.unpack_aside(&chunk.header, parts, packed, len)?[wanted])
    }
}

/// There is room for what the header says: whatever does not fit is wrong.
fn as_corrupt(error: Error) -> Error {
    match error.kind() {
        Kind::BufferTooSmall | Kind::Limit => error.with_kind(Kind::Corrupt).within("blosc"),
        _ => error,
    }
}

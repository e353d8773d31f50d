//! The seek table. All numbers are little-endian:
//!
//! | bytes | what |
//! |---|---|
//! | 4 | magic number of a skippable frame of variant 14 |
//! | 4 | how many bytes follow |
//! | 8 or 12 for each frame | compressed size, content size, and the checksum of the content if the table has them |
//! | 4 | number of frames |
//! | 1 | descriptor: bit 7 says whether there are checksums, bits 6 to 2 are zero |
//! | 4 | magic number of the table |

use crate::buffer::Buffer;
use crate::error::{Error, Kind, Result};
use crate::output::Output;

const SKIPPABLE_MAGIC: u32 = 0x184D_2A5E;
const TABLE_MAGIC: u32 = 0x8F92_EAB1;
const HEADER: u64 = 8;
const FOOTER: u64 = 9;
const HAS_CHECKSUMS: u8 = 0x80;
const RESERVED: u8 = 0x7C;

/// The most frames that zstd's own implementation takes (`ZSTD_SEEKABLE_MAXFRAMES`).
pub const MAX_FRAMES: usize = 0x800_0000;

/// So many entries are read at a time: memory follows what is really there.
const PIECE: u64 = 8192;

/// Where a frame lies in the content and in the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Frame {
    /// Of its first byte in the content.
    pub offset: u64,
    /// Of its content.
    pub size: u64,
    /// Of its first byte in the file.
    pub compressed_offset: u64,
    /// In the file.
    pub compressed_size: u64,
}

/// A table that was read.
pub(super) struct Table {
    /// Where each frame's content ends, counted from the start of all content.
    ends: Vec<u64>,
    /// Where each frame ends in the file.
    compressed_ends: Vec<u64>,
    /// Empty if the table has none.
    checksums: Vec<u32>,
}

fn u32_at(bytes: &[u8], at: usize) -> u32 {
    let (word, _) = bytes[at..].split_first_chunk().expect("four bytes are there");
    u32::from_le_bytes(*word)
}

fn before(ends: &[u64], index: usize) -> u64 {
    index.checked_sub(1).map_or(0, |before| ends[before])
}

impl Table {
    /// Reads the table at the end of a file of `size` bytes; `read` appends bytes of the file to the buffer.
    ///
    /// Nothing in it is believed that the size of the file does not bear out.
    pub(super) fn read(size: u64, read: impl Fn(u64, usize, &mut Buffer) -> Result<()>) -> Result<Self> {
        let mut bytes = Buffer::new();
        if size < HEADER + FOOTER {
            return Err(Error::corrupt(format!("a file of {size} bytes is too short for a seek table")));
        }
        read(size - FOOTER, FOOTER as usize, &mut bytes)?;
        let footer = bytes.as_slice();
        let (count, descriptor, magic) = (u32_at(footer, 0), footer[4], u32_at(footer, 5));
        if magic != TABLE_MAGIC {
            return Err(Error::corrupt(format!(
                "the file does not end with a seek table: magic number {magic:#010x}, expected {TABLE_MAGIC:#010x}"
            )));
        }
        if descriptor & RESERVED != 0 {
            return Err(Error::corrupt(format!("the seek table has reserved bits set: descriptor {descriptor:#04x}")));
        }
        let has_checksums = descriptor & HAS_CHECKSUMS != 0;
        let entry = if has_checksums { 12 } else { 8 };
        let content = u64::from(count) * entry + FOOTER;
        let Some(start) = size.checked_sub(HEADER + content) else {
            return Err(Error::corrupt(format!("a seek table of {count} frames does not fit a file of {size} bytes")));
        };
        bytes.clear();
        read(start, HEADER as usize, &mut bytes)?;
        let (magic, declared) = (u32_at(bytes.as_slice(), 0), u32_at(bytes.as_slice(), 4));
        if magic != SKIPPABLE_MAGIC || u64::from(declared) != content {
            return Err(Error::corrupt(format!(
                "the seek table of {count} frames has {content} bytes, but its frame (magic number {magic:#010x}) declares \
                 {declared}"
            )));
        }

        let mut table = Table { ends: Vec::new(), compressed_ends: Vec::new(), checksums: Vec::new() };
        let mut position = start + HEADER;
        let mut left = u64::from(count);
        while left > 0 {
            let piece = left.min(PIECE);
            bytes.clear();
            read(position, (piece * entry) as usize, &mut bytes)?;
            table.append(bytes.as_slice(), has_checksums, start)?;
            position += piece * entry;
            left -= piece;
        }
        let sum = before(&table.compressed_ends, table.count());
        if sum != start {
            return Err(Error::corrupt(format!(
                "the seek table lists frames of {sum} bytes in all, but it begins at byte {start}"
            )));
        }
        Ok(table)
    }

    /// Adds entries; no frame may end behind `most`.
    fn append(&mut self, entries: &[u8], has_checksums: bool, most: u64) -> Result<()> {
        let size = if has_checksums { 12 } else { 8 };
        let count = entries.len() / size;
        let no_memory = |_| Error::no_memory(count * size_of::<u64>());
        self.ends.try_reserve(count).map_err(no_memory)?;
        self.compressed_ends.try_reserve(count).map_err(no_memory)?;
        let (mut end, mut compressed_end) =
            (before(&self.ends, self.count()), before(&self.compressed_ends, self.count()));
        for entry in entries.chunks_exact(size) {
            // Less than 2^32 numbers of less than 2^32: no overflow.
            compressed_end += u64::from(u32_at(entry, 0));
            end += u64::from(u32_at(entry, 4));
            self.ends.push(end);
            self.compressed_ends.push(compressed_end);
        }
        if compressed_end > most {
            return Err(Error::corrupt("the seek table lists frames that are larger than the file"));
        }
        if has_checksums {
            self.checksums.try_reserve(count).map_err(no_memory)?;
            self.checksums.extend(entries.chunks_exact(size).map(|entry| u32_at(entry, 8)));
        }
        Ok(())
    }

    /// How many frames there are.
    pub(super) fn count(&self) -> usize {
        self.ends.len()
    }

    /// Bytes of all content.
    pub(super) fn size(&self) -> u64 {
        before(&self.ends, self.count())
    }

    pub(super) fn frame(&self, index: usize) -> Option<Frame> {
        let (end, compressed_end) = (*self.ends.get(index)?, self.compressed_ends[index]);
        let (offset, compressed_offset) = (before(&self.ends, index), before(&self.compressed_ends, index));
        let (size, compressed_size) = (end - offset, compressed_end - compressed_offset);
        Some(Frame { offset, size, compressed_offset, compressed_size })
    }

    pub(super) fn checksum(&self, index: usize) -> Option<u32> {
        self.checksums.get(index).copied()
    }

    /// The frame that has the byte at `offset`.
    pub(super) fn find(&self, offset: u64) -> Option<usize> {
        let index = self.ends.partition_point(|end| *end <= offset);
        (index < self.count()).then_some(index)
    }

    /// The first frame that ends at `offset` or later.
    pub(super) fn ending_at(&self, offset: u64) -> usize {
        self.ends.partition_point(|end| *end < offset)
    }
}

/// What the table says of one frame.
#[derive(Clone, Copy)]
pub(super) struct Entry {
    pub(super) compressed_size: u32,
    pub(super) size: u32,
    pub(super) checksum: u32,
}

/// A table in the making.
pub(super) struct Log {
    entries: Vec<Entry>,
    pub(super) checksums: bool,
}

impl Log {
    pub(super) fn new(checksums: bool) -> Self {
        Log { entries: Vec::new(), checksums }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// Makes room for one frame more.
    pub(super) fn reserve(&mut self) -> Result<()> {
        if self.entries.len() >= MAX_FRAMES {
            return Err(too_many());
        }
        self.entries.try_reserve(1).map_err(|_| Error::no_memory((self.entries.len() + 1) * size_of::<Entry>()))
    }

    pub(super) fn push(&mut self, entry: Entry) -> Result<()> {
        self.reserve()?;
        self.entries.push(entry);
        Ok(())
    }

    /// Bytes of the table's frame.
    fn size(&self) -> usize {
        (HEADER + FOOTER) as usize + self.entries.len() * if self.checksums { 12 } else { 8 }
    }

    pub(super) fn write(&self, dst: &mut Output<'_>) -> Result<()> {
        dst.reserve(self.size())?;
        // MAX_FRAMES keeps it below 2 GiB.
        let content = (self.size() - HEADER as usize) as u32;
        dst.extend_from_parts([&SKIPPABLE_MAGIC.to_le_bytes()[..], &content.to_le_bytes()])?;
        for entry in &self.entries {
            let checksum = entry.checksum.to_le_bytes();
            dst.extend_from_parts([
                &entry.compressed_size.to_le_bytes()[..],
                &entry.size.to_le_bytes(),
                if self.checksums { &checksum } else { &[] },
            ])?;
        }
        let count = self.entries.len() as u32;
        let descriptor = if self.checksums { HAS_CHECKSUMS } else { 0 };
        dst.extend_from_parts([&count.to_le_bytes()[..], &[descriptor], &TABLE_MAGIC.to_le_bytes()])
    }
}

#[cold]
pub(super) fn too_many() -> Error {
    Error::new(
        Kind::Unsupported,
        format!("more than {MAX_FRAMES} frames, which is the most a seek table holds: take larger ones"),
    )
}

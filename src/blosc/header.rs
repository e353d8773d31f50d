//! The 16 bytes at the front of a chunk.
//!
//! | offset | what |
//! |---|---|
//! | 0 | version of the format: 2 |
//! | 1 | version of the compressed format: 1 for each |
//! | 2 | flags: 1 byte shuffle, 2 stored, 4 bit shuffle, 16 blocks are not split; from bit 5 the compressed format |
//! | 3 | element size |
//! | 4, 8, 12 | decoded bytes, bytes in a block, bytes of the chunk; 32 bits each, little-endian |

use super::compressor::Compressor;
use super::filter::Filter;
use crate::error::{Error, Kind, Result};

/// Bytes of the header: the most that a chunk is longer than its content.
pub const HEADER: usize = 16;

const VERSION: u8 = 2;
const FORMAT_VERSION: u8 = 1;

const BYTE_SHUFFLE: u8 = 1;
const STORED: u8 = 2;
const BIT_SHUFFLE: u8 = 4;
const RESERVED: u8 = 8;
const UNSPLIT: u8 = 16;
const FORMAT_SHIFT: u32 = 5;

/// A format of compressed blocks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// BloscLZ.
    BloscLz = 0,
    /// LZ4 blocks, whichever compressor they are of.
    Lz4 = 1,
    /// Snappy, without a frame.
    Snappy = 2,
    /// zlib streams.
    Zlib = 3,
    /// Zstandard frames.
    Zstd = 4,
}

impl Format {
    const ALL: [Format; 5] = [Format::BloscLz, Format::Lz4, Format::Snappy, Format::Zlib, Format::Zstd];

    /// What a compressor writes.
    pub fn of(compressor: Compressor) -> Format {
        match compressor {
            Compressor::BloscLz => Format::BloscLz,
            Compressor::Lz4 | Compressor::Lz4Hc => Format::Lz4,
            Compressor::Snappy => Format::Snappy,
            Compressor::Zlib => Format::Zlib,
            Compressor::Zstd => Format::Zstd,
        }
    }

    /// What c-blosc calls the library of it.
    pub fn library(self) -> &'static str {
        match self {
            Format::BloscLz => "BloscLZ",
            Format::Lz4 => "LZ4",
            Format::Snappy => "Snappy",
            Format::Zlib => "Zlib",
            Format::Zstd => "Zstd",
        }
    }
}

/// What the header of a chunk says, checked for what it can be by itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Header {
    /// The format of the blocks.
    pub format: Format,
    /// How the blocks are shuffled.
    pub filter: Filter,
    /// Whether the content is stored behind the header as it is: neither shuffled nor compressed nor cut into blocks.
    pub stored: bool,
    /// Whether blocks are split into one part for each byte of an element, where they are large enough.
    pub split: bool,
    /// Bytes in an element, 1 to 255.
    pub typesize: usize,
    /// Bytes of the content.
    pub nbytes: usize,
    /// Bytes of the content in a block.
    pub blocksize: usize,
    /// Bytes of the chunk, this header included.
    pub cbytes: usize,
}

impl Header {
    /// The header at the front of `src`, of which only the first 16 bytes are looked at.
    pub fn read(src: &[u8]) -> Result<Header> {
        let Some(bytes) = src.first_chunk::<HEADER>() else {
            return Err(Error::corrupt(format!(
                "blosc: a chunk has at least {HEADER} bytes, this one has {}",
                src.len()
            )));
        };
        let [version, format_version, flags, typesize, ..] = *bytes;
        if version != VERSION {
            return Err(Error::new(
                Kind::Unsupported,
                format!("blosc: a chunk of format version {version}, expected {VERSION} (Blosc 2 writes higher ones)"),
            ));
        }
        let number = flags >> FORMAT_SHIFT;
        let format = Format::ALL.get(usize::from(number)).copied().ok_or_else(|| {
            Error::new(Kind::Unsupported, format!("blosc: compressed format {number}, of which nothing is known"))
        })?;
        let stored = flags & STORED != 0;
        if flags & RESERVED != 0 || (format_version != FORMAT_VERSION && !stored) {
            return Err(Error::new(
                Kind::Unsupported,
                format!("blosc: flags {flags:#04x} and version {format_version} of {}", format.library()),
            ));
        }
        let size = |at: usize, what: &str| {
            let [a, b, c, d] = [bytes[at], bytes[at + 1], bytes[at + 2], bytes[at + 3]];
            let size = i32::from_le_bytes([a, b, c, d]);
            usize::try_from(size).map_err(|_| Error::corrupt(format!("blosc: the header has {size} as {what}")))
        };
        let header = Header {
            format,
            filter: match flags & (BYTE_SHUFFLE | BIT_SHUFFLE) {
                0 => Filter::None,
                BIT_SHUFFLE => Filter::Bits,
                // With both flags, c-blosc undoes the first that has something to do.
                flags if flags & BIT_SHUFFLE != 0 && typesize == 1 => Filter::Bits,
                _ => Filter::Bytes,
            },
            stored,
            split: flags & UNSPLIT == 0,
            typesize: typesize.into(),
            nbytes: size(4, "the size of the content")?,
            blocksize: size(8, "the size of a block")?,
            cbytes: size(12, "the size of the chunk")?,
        };
        header.check()?;
        Ok(header)
    }

    fn check(&self) -> Result<()> {
        let Header { typesize, nbytes, blocksize, cbytes, .. } = *self;
        if typesize == 0 {
            return Err(Error::corrupt("blosc: the header has elements of 0 bytes"));
        }
        // Larger ones would make all blocks the last, which is cut in another way.
        if nbytes > 0 && !(1..=nbytes).contains(&blocksize) {
            return Err(Error::corrupt(format!(
                "blosc: the header has blocks of {blocksize} bytes, of a content of {nbytes}"
            )));
        }
        if cbytes < HEADER || (self.stored && cbytes - HEADER != nbytes) {
            return Err(Error::corrupt(format!(
                "blosc: the header has {cbytes} bytes as the size of the chunk, and {nbytes} as that of its content"
            )));
        }
        Ok(())
    }

    /// The bytes of the header.
    pub(super) fn to_bytes(&self) -> [u8; HEADER] {
        let flag = |yes, flag| if yes { flag } else { 0 };
        let flags = flag(self.filter == Filter::Bytes, BYTE_SHUFFLE)
            | flag(self.stored, STORED)
            | flag(self.filter == Filter::Bits, BIT_SHUFFLE)
            | flag(!self.split, UNSPLIT)
            | (self.format as u8) << FORMAT_SHIFT;
        let mut bytes = [0; HEADER];
        bytes[..4].copy_from_slice(&[VERSION, FORMAT_VERSION, flags, self.typesize as u8]);
        for (at, size) in [(4, self.nbytes), (8, self.blocksize), (12, self.cbytes)] {
            bytes[at..at + 4].copy_from_slice(&(size as u32).to_le_bytes());
        }
        bytes
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn header(flags: u8, typesize: u8, nbytes: u8, blocksize: u8) -> Result<Header> {
        Header::read(&[2, 1, flags, typesize, nbytes, 0, 0, 0, blocksize, 0, 0, 0, 100, 0, 0, 0])
    }

    #[test]
    fn of_two_shuffles_the_one_that_has_something_to_do_counts() {
        let filter = |flags, typesize| header(flags, typesize, 200, 100).unwrap().filter;
        assert_eq!([filter(5, 1), filter(5, 2), filter(1, 1)], [Filter::Bits, Filter::Bytes, Filter::Bytes]);
    }

    #[test]
    fn blocks_are_no_larger_than_the_content() {
        assert!(header(0, 1, 200, 200).is_ok());
        for blocksize in [0, 201] {
            assert_eq!(header(0, 1, 200, blocksize).unwrap_err().kind(), Kind::Corrupt);
        }
    }
}

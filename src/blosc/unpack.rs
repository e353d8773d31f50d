//! One block, being decoded.

use std::mem::MaybeUninit;

use super::aside::{Aside, KEPT};
use super::blosclz;
use super::header::{Format, Header};
use super::pack::grow;
use crate::error::{Error, Kind, Result};
use crate::output::Output;
use crate::sys::deflate::{self, Outcome, Wrapper};
use crate::sys::{lz4, zstd};

/// What decodes blocks, of whichever format.
#[derive(Default)]
pub(super) struct Unpacker {
    filtered: Aside,
    whole: Aside,
    snappy: Vec<u8>,
    zlib: Option<deflate::Decompressor>,
    zstd: Option<zstd::Decompressor>,
}

/// The most that a byte of a compressed part stands for, whatever the part is: a bound that no part reaches.
///
/// BloscLZ and LZ4 count a match on by 255 a byte, deflate has 258 bytes in two bits, Snappy 64 in two bytes, zstd a block of
/// 128 KiB in three.
pub(super) fn most_unpacked(format: Format, packed: usize) -> usize {
    let ratio = match format {
        Format::BloscLz | Format::Lz4 => 256,
        Format::Snappy => 32,
        Format::Zlib => 1032,
        Format::Zstd => (128 << 10) / 3 + 1,
    };
    packed.saturating_mul(ratio)
}

/// Fails unless the frames of zstd in the parts at the start of `packed` can hold a block of `len` bytes: what the ratio
/// alone allows is a lot for a large one.
pub(super) fn check_frames(packed: &[u8], parts: usize, len: usize) -> Result<()> {
    let mut rest = packed;
    for _ in 0..parts {
        let part = next_part(&mut rest)?;
        if part.len() != len / parts && zstd::content(part).map_err(of_part)?.bound < (len / parts) as u64 {
            return Err(Error::corrupt(format!(
                "blosc: the blocks of a zstd frame cannot hold a part of {} bytes",
                len / parts
            )));
        }
    }
    Ok(())
}

/// The part that is next in `rest`: four bytes of size and as many of data.
fn next_part<'s>(rest: &mut &'s [u8]) -> Result<&'s [u8]> {
    let Some((size, behind)) = rest.split_first_chunk::<4>() else {
        return Err(Error::corrupt("blosc: the chunk ends before the size of a part"));
    };
    let size = i32::from_le_bytes(*size);
    let Some((part, behind)) = usize::try_from(size).ok().and_then(|size| behind.split_at_checked(size)) else {
        return Err(Error::corrupt(format!("blosc: a part of {size} bytes where {} are left", behind.len())));
    };
    *rest = behind;
    Ok(part)
}

/// What a compressor says of a part. A frame of zstd that does not fit into the room, or asks for a dictionary, is a wrong
/// chunk here.
fn of_part(error: Error) -> Error {
    let error = match error.kind() {
        Kind::BufferTooSmall | Kind::Argument => error.with_kind(Kind::Corrupt),
        _ => error,
    };
    error.within("blosc")
}

fn lengths_differ(library: &str, found: usize, expected: usize) -> Error {
    Error::corrupt(format!("blosc: a part of {library} decodes to {found} bytes, expected {expected}"))
}

impl Unpacker {
    /// Decodes a part, which must fill `room`.
    fn decompress<'d>(&mut self, format: Format, part: &[u8], room: &'d mut [MaybeUninit<u8>]) -> Result<&'d mut [u8]> {
        let expected = room.len();
        let bytes = match format {
            Format::BloscLz => blosclz::decompress(part, room).map_err(of_part),
            Format::Lz4 => lz4::decompress_exact(part, room).map_err(of_part),
            Format::Snappy => {
                let found = snap::raw::decompress_len(part).map_err(snappy_error)?;
                if found != expected {
                    return Err(lengths_differ(format.library(), found, expected));
                }
                grow(&mut self.snappy, found)?;
                snap::raw::Decoder::new().decompress(part, &mut self.snappy).map_err(snappy_error)?;
                Ok(room.write_copy_of_slice(&self.snappy[..found]))
            }
            Format::Zlib => {
                let decompressor = match &mut self.zlib {
                    Some(decompressor) => decompressor,
                    none => none.insert(deflate::Decompressor::new()?),
                };
                match decompressor.decompress_short(Wrapper::Zlib, part, room).map_err(of_part)? {
                    Outcome::Done { consumed, .. } if consumed < part.len() => Err(Error::corrupt(format!(
                        "blosc: {} bytes follow the zlib stream of a part",
                        part.len() - consumed
                    ))),
                    Outcome::Done { bytes, .. } => Ok(bytes),
                    Outcome::TooSmall => Err(Error::corrupt(format!(
                        "blosc: the zlib stream of a part is truncated, or holds more than {expected} bytes"
                    ))),
                }
            }
            Format::Zstd => {
                let decompressor = match &mut self.zstd {
                    Some(decompressor) => decompressor,
                    none => none.insert(zstd::Decompressor::new()?),
                };
                decompressor.decompress(part, room).map_err(of_part)
            }
        }?;
        if bytes.len() == expected { Ok(bytes) } else { Err(lengths_differ(format.library(), bytes.len(), expected)) }
    }

    /// Appends the block whose parts start at `packed`, and which has `len` bytes.
    fn parts(&mut self, header: &Header, parts: usize, packed: &[u8], len: usize, dst: &mut Output<'_>) -> Result<()> {
        if !len.is_multiple_of(parts) {
            return Err(Error::corrupt(format!("blosc: a block of {len} bytes is split into {parts} parts")));
        }
        let mut rest = packed;
        for _ in 0..parts {
            let part = next_part(&mut rest)?;
            if part.len() == len / parts {
                dst.extend_from_slice(part)?;
            } else {
                dst.fill_exact(len / parts, |room| self.decompress(header.format, part, room))?;
            }
        }
        Ok(())
    }

    /// Decodes the block whose parts start at `packed`, and which fills `room`.
    pub(super) fn unpack<'r>(
        &mut self,
        header: &Header,
        parts: usize,
        packed: &[u8],
        room: &'r mut [MaybeUninit<u8>],
    ) -> Result<&'r mut [u8]> {
        let len = room.len();
        let mut block = Output::fixed(room);
        if header.filter.is_identity(header.typesize) {
            self.parts(header, parts, packed, len, &mut block)?;
        } else {
            let mut filtered = std::mem::take(&mut self.filtered);
            let done = filtered.begin(len).and_then(|mut room| self.parts(header, parts, packed, len, &mut room));
            let done = done.and_then(|()| header.filter.undo(header.typesize, filtered.bytes(), &mut block));
            self.filtered = filtered;
            done?;
        }
        Ok(block.into_filled())
    }

    /// [`Unpacker::unpack`] of a block of `len` bytes to memory of its own, of which the caller wants a part.
    pub(super) fn unpack_aside(&mut self, header: &Header, parts: usize, packed: &[u8], len: usize) -> Result<&[u8]> {
        let mut whole = std::mem::take(&mut self.whole);
        let unpack = |mut room: Output<'_>| room.fill_exact(len, |room| self.unpack(header, parts, packed, room));
        let done = whole.begin(len).and_then(unpack);
        self.whole = whole;
        done?;
        Ok(self.whole.bytes())
    }

    /// Gives back what only large blocks need.
    pub(super) fn tidy(&mut self) {
        self.filtered.tidy();
        self.whole.tidy();
        if self.snappy.len() > KEPT {
            self.snappy = Vec::new();
        }
    }
}

fn snappy_error(error: snap::Error) -> Error {
    Error::corrupt(format!("blosc: Snappy: {error}"))
}

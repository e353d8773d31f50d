//! An `.npz` file of one stored member, `data.npy`: a row of bytes.
//!
//! It has the bytes that [`crate::array::npz::Writer`] gives to such an array, which would have to be in memory beside the
//! file; here the payload is made where it stays. Source: PKWARE's APPNOTE 6.3; `numpy.savez`.

use crc_fast::{CrcAlgorithm, Digest};

use super::payload::Payload;
use crate::array::npy::header_of_bytes;
use crate::error::Result;
use crate::output::Output;

const NAME: &[u8] = b"data.npy";
/// The version of the format that knows sizes of 64 bits, and what it says of itself: made on Unix.
const VERSION: u16 = 45;
const MADE_BY: u16 = 3 << 8 | VERSION;
/// 1 January 1980, the first day of the format, as numpy has it.
const DATE: u16 = 0x21;
/// A file that its owner may write and all may read.
const MODE: u32 = 0o100_644;
/// In place of a number that does not fit into 32 bits.
const ELSEWHERE: u32 = u32::MAX;

/// The length of the header of the one member, with its name and the sizes in 64 bits.
const LOCAL: usize = 30 + NAME.len() + 20;
/// Where the checksum stands in the header.
const CRC_AT: usize = 14;

/// Little-endian numbers one after the other.
struct Fields(Vec<u8>);

impl Fields {
    fn u16s<const N: usize>(mut self, numbers: [u16; N]) -> Fields {
        numbers.iter().for_each(|number| self.0.extend_from_slice(&number.to_le_bytes()));
        self
    }

    fn u32s<const N: usize>(mut self, numbers: [u32; N]) -> Fields {
        numbers.iter().for_each(|number| self.0.extend_from_slice(&number.to_le_bytes()));
        self
    }

    fn u64s<const N: usize>(mut self, numbers: [u64; N]) -> Fields {
        numbers.iter().for_each(|number| self.0.extend_from_slice(&number.to_le_bytes()));
        self
    }

    fn bytes(mut self, bytes: &[u8]) -> Fields {
        self.0.extend_from_slice(bytes);
        self
    }
}

/// The header of the member. As numpy does it, lengths are in 64 bits whatever they are, here and in the directory.
fn local(member: u64) -> Vec<u8> {
    let fields = Fields(b"PK\x03\x04".to_vec()).u16s([VERSION, 0, 0, 0, DATE]).u32s([0, ELSEWHERE, ELSEWHERE]);
    fields.u16s([NAME.len() as u16, 20]).bytes(NAME).u16s([1, 16]).u64s([member, member]).0
}

/// The directory of the archive and its end. `member` is the length of the file in the archive.
fn directory(member: u64, crc: u32) -> Vec<u8> {
    let fields =
        Fields(b"PK\x01\x02".to_vec()).u16s([MADE_BY, VERSION, 0, 0, 0, DATE]).u32s([crc, ELSEWHERE, ELSEWHERE]);
    let fields = fields.u16s([NAME.len() as u16, 20, 0, 0, 0]).u32s([MODE << 16, 0]).bytes(NAME);
    let mut fields = fields.u16s([1, 16]).u64s([member, member]);
    let (start, len) = ((LOCAL as u64).saturating_add(member), fields.0.len() as u64);
    let short = u32::try_from(start).unwrap_or(ELSEWHERE);
    if short == ELSEWHERE {
        fields = fields.bytes(b"PK\x06\x06").u64s([44]).u16s([MADE_BY, VERSION]).u32s([0, 0]).u64s([1, 1, len, start]);
        fields = fields.bytes(b"PK\x06\x07").u32s([0]).u64s([start.saturating_add(len)]).u32s([1]);
    }
    fields.bytes(b"PK\x05\x06").u16s([0, 0, 1, 1]).u32s([len as u32, short]).u16s([0]).0
}

/// How many bytes there are beside the payload.
pub(super) fn around(size: u64) -> u64 {
    let header = header_of_bytes(size as usize).len();
    (LOCAL + header + directory(size.saturating_add(header as u64), 0).len()) as u64
}

pub(super) fn append(payload: &Payload, dst: &mut Output<'_>) -> Result<()> {
    let header = header_of_bytes(payload.size as usize);
    let member = payload.size + header.len() as u64;
    let start = dst.written();
    dst.extend_from_parts([&local(member), &header])?;
    let mut sum = Digest::new(CrcAlgorithm::Crc32IsoHdlc);
    sum.update(&header);
    payload.append(dst, |piece| sum.update(piece))?;
    // A 32-bit algorithm leaves the upper half of the interface's 64 bits zero.
    let crc = sum.finalize() as u32;
    dst.overwrite(start + CRC_AT, &crc.to_le_bytes());
    dst.extend_from_slice(&directory(member, crc))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_end_is_in_64_bits_where_it_has_to_be() {
        let last = u64::from(u32::MAX) - 1 - LOCAL as u64;
        let (short, long) = (directory(last, 0), directory(last + 1, 0));
        assert_eq!((short.len(), long.len()), (46 + 8 + 20 + 22, 46 + 8 + 20 + 56 + 20 + 22));
        assert_eq!(short[short.len() - 6..][..4], (u32::MAX - 1).to_le_bytes());
        assert_eq!(long[long.len() - 6..][..4], u32::MAX.to_le_bytes());
    }
}

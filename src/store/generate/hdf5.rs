//! An HDF5 file of one dataset, `data`: a row of bytes, as they are.
//!
//! Its metadata has the format of HDF5 1.8, which has been there since 2008, because it is the shortest: the root group tells
//! where the dataset is, and the dataset where its bytes are. Source: the HDF5 File Format Specification 3.0, sections II.A
//! (superblock 2), IV.A.1.b (object headers 2) and IV.A.2 (messages).

use super::payload::Payload;
use crate::codec::lookup3;
use crate::error::Result;
use crate::output::Output;

/// Where the bytes of the dataset begin, so that they can be read directly from a disk. What is before them and is not
/// metadata is nobody's.
pub(super) const HEADER: usize = 512;

const SUPERBLOCK: usize = 48;
/// An address, where there is nothing.
const NOWHERE: u64 = u64::MAX;

/// The messages of an object header.
struct Messages(Vec<u8>);

impl Messages {
    fn new() -> Messages {
        Messages(Vec::new())
    }

    fn with(mut self, kind: u8, parts: &[&[u8]]) -> Messages {
        let data = parts.concat();
        self.0.push(kind);
        self.0.extend_from_slice(&(data.len() as u16).to_le_bytes());
        self.0.push(0);
        self.0.extend_from_slice(&data);
        self
    }

    /// The object header: version 2, and the length of its messages in one byte.
    fn header(self) -> Vec<u8> {
        summed([b"OHDR", &[2, 0, self.0.len() as u8][..], &self.0].concat())
    }
}

/// `bytes` and their checksum.
fn summed(mut bytes: Vec<u8>) -> Vec<u8> {
    let sum = lookup3(&bytes);
    bytes.extend_from_slice(&sum.to_le_bytes());
    bytes
}

/// All metadata of the file.
fn metadata(size: u64) -> Vec<u8> {
    let data_at = if size == 0 { NOWHERE } else { HEADER as u64 };
    let dataset = Messages::new()
        // Dataspace: version 2, one dimension, which stays as it is.
        .with(0x01, &[&[2, 1, 0, 1], &size.to_le_bytes()])
        // Datatype: version 1 of a fixed-point number, little-endian and unsigned; its bytes, its first bit, and its bits.
        .with(0x03, &[&[0x10, 0, 0, 0], &1u32.to_le_bytes(), &0u16.to_le_bytes(), &8u16.to_le_bytes()])
        // Fill value: version 3, allocated late, written if it is set, and not set.
        .with(0x05, &[&[3, 0x0a]])
        // Layout: version 3, contiguous; where, and how long.
        .with(0x08, &[&[3, 1], &data_at.to_le_bytes(), &size.to_le_bytes()])
        .header();
    let root = |dataset_at: u64| {
        Messages::new()
            // Link info: the links are in messages, and not in a heap or an index.
            .with(0x02, &[&[0, 0], &NOWHERE.to_le_bytes(), &NOWHERE.to_le_bytes()])
            // Group info: nothing but the defaults.
            .with(0x0a, &[&[0, 0]])
            // Link: version 1, hard, the length of its name in one byte, the name in ASCII.
            .with(0x06, &[&[1, 0, 4], b"data", &dataset_at.to_le_bytes()])
            .header()
    };
    let dataset_at = (SUPERBLOCK + root(0).len()) as u64;
    let superblock = [
        // Version 2; addresses and lengths have 8 bytes.
        &b"\x89HDF\r\n\x1a\n\x02\x08\x08\x00"[..],
        // Addresses count from the start of the file, and there is no extension.
        &0u64.to_le_bytes(),
        &NOWHERE.to_le_bytes(),
        &(HEADER as u64 + size).to_le_bytes(),
        &(SUPERBLOCK as u64).to_le_bytes(),
    ];
    [summed(superblock.concat()), root(dataset_at), dataset].concat()
}

pub(super) fn append(payload: &Payload, dst: &mut Output<'_>) -> Result<()> {
    let mut header = metadata(payload.size);
    header.resize(HEADER, 0);
    dst.extend_from_slice(&header)?;
    payload.append(dst, |_| ())
}

//! `crc32`, `adler32`, `crc32c`: the data with a 4-byte little-endian checksum before or after it.

use std::marker::PhantomData;

use super::Codec;
use super::spec::{Default, Param, ParamType, Spec};
use crate::error::{Error, Result};
use crate::output::Output;

const SIZE: usize = 4;
/// Data is copied and summed in pieces that stay in the first-level cache, so that memory is read once.
const PIECE: usize = 16 << 10;

pub(super) fn specs() -> [Spec; 3] {
    [spec::<crc32fast::Hasher>(), spec::<simd_adler32::Adler32>(), spec::<crc_fast::Digest>()]
}

/// A running checksum, and what its codec is called.
trait Sum: Send + Sync + 'static {
    const ID: &'static str;
    const V3_NAME: Option<&'static str>;
    const LOCATION: &'static str;
    const SUMMARY: &'static str;
    /// The checksum of bytes that are there at once: for small chunks, starting a running one costs as much as the sum.
    fn of(bytes: &[u8]) -> u32;
    fn start() -> Self;
    fn add(&mut self, bytes: &[u8]);
    fn value(self) -> u32;
}

impl Sum for crc32fast::Hasher {
    const ID: &'static str = "crc32";
    const V3_NAME: Option<&'static str> = None;
    const LOCATION: &'static str = "start";
    const SUMMARY: &'static str = "data with its CRC-32 (IEEE 802.3)";
    fn of(bytes: &[u8]) -> u32 {
        crc32fast::hash(bytes)
    }
    fn start() -> Self {
        Self::new()
    }
    fn add(&mut self, bytes: &[u8]) {
        self.update(bytes);
    }
    fn value(self) -> u32 {
        self.finalize()
    }
}

impl Sum for simd_adler32::Adler32 {
    const ID: &'static str = "adler32";
    const V3_NAME: Option<&'static str> = None;
    const LOCATION: &'static str = "start";
    const SUMMARY: &'static str = "data with its Adler-32 (RFC 1950)";
    fn of(bytes: &[u8]) -> u32 {
        simd_adler32::adler32(&bytes)
    }
    fn start() -> Self {
        Self::new()
    }
    fn add(&mut self, bytes: &[u8]) {
        self.write(bytes);
    }
    fn value(self) -> u32 {
        self.finish()
    }
}

impl Sum for crc_fast::Digest {
    const ID: &'static str = "crc32c";
    const V3_NAME: Option<&'static str> = Some("crc32c");
    const LOCATION: &'static str = "end";
    const SUMMARY: &'static str = "data with its CRC-32C (Castagnoli, RFC 3720)";
    fn of(bytes: &[u8]) -> u32 {
        crc_fast::checksum(crc_fast::CrcAlgorithm::Crc32Iscsi, bytes) as u32
    }
    fn start() -> Self {
        Self::new(crc_fast::CrcAlgorithm::Crc32Iscsi)
    }
    fn add(&mut self, bytes: &[u8]) {
        self.update(bytes);
    }
    fn value(self) -> u32 {
        // A 32-bit algorithm leaves the upper half of the interface's 64 bits zero.
        self.finalize() as u32
    }
}

fn spec<S: Sum>() -> Spec {
    Spec {
        id: S::ID.into(),
        v3_name: S::V3_NAME,
        // zarr v3's own codec of that name has no parameters: its checksum stands at the end.
        v3_exact: |values| values.str("location") == Some("end"),
        summary: S::SUMMARY.into(),
        params: Some(vec![Param {
            name: "location",
            kind: ParamType::OneOf(&["start", "end"]),
            default: Default::Str(S::LOCATION),
            summary: "where the checksum stands",
        }]),
        make: Box::new(|values| {
            let first = values.str("location") == Some("start");
            Ok(Box::new(Checksum32::<S> { first, sum: PhantomData }))
        }),
    }
}

struct Checksum32<S> {
    first: bool,
    sum: PhantomData<fn() -> S>,
}

/// Appends `src` to `dst`, which has the room, and gives its checksum.
fn copy_and_sum<S: Sum>(src: &[u8], dst: &mut Output<'_>) -> Result<u32> {
    let mut sum = S::start();
    for piece in src.chunks(PIECE) {
        sum.add(piece);
        dst.extend_from_slice(piece)?;
    }
    Ok(sum.value())
}

impl<S: Sum> Codec for Checksum32<S> {
    fn encode_bound(&self, src_len: usize) -> Option<usize> {
        src_len.checked_add(SIZE)
    }

    fn encode(&self, src: &[u8], dst: &mut Output<'_>) -> Result<()> {
        if src.len() <= PIECE {
            let sum = &S::of(src).to_le_bytes();
            return dst.extend_from_parts(if self.first { [sum, src] } else { [src, sum] });
        }
        dst.reserve(src.len().checked_add(SIZE).ok_or_else(|| Error::no_memory(usize::MAX))?)?;
        if self.first {
            let place = dst.written();
            dst.extend_from_slice(&[0; SIZE])?;
            let sum = copy_and_sum::<S>(src, dst)?;
            dst.overwrite(place, &sum.to_le_bytes());
            Ok(())
        } else {
            let sum = copy_and_sum::<S>(src, dst)?;
            dst.extend_from_slice(&sum.to_le_bytes())
        }
    }

    fn decode(&self, src: &[u8], dst: &mut Output<'_>) -> Result<()> {
        let parts = if self.first {
            src.split_first_chunk::<SIZE>()
        } else {
            src.split_last_chunk::<SIZE>().map(|(data, sum)| (sum, data))
        };
        let Some((expected, data)) = parts else {
            return Err(Error::corrupt(format!(
                "{}: a chunk has at least a checksum of 4 bytes, this one has {}",
                S::ID,
                src.len()
            )));
        };
        let expected = u32::from_le_bytes(*expected);
        let found = if data.len() <= PIECE {
            dst.extend_from_slice(data)?;
            S::of(data)
        } else {
            dst.reserve(data.len())?;
            copy_and_sum::<S>(data, dst)?
        };
        if found == expected {
            return Ok(());
        }
        Err(Error::corrupt(format!("{}: the checksum is {expected:08x}, that of the data {found:08x}", S::ID)))
    }

    fn decoded_len(&self, src_len: usize) -> Option<usize> {
        src_len.checked_sub(SIZE)
    }
}

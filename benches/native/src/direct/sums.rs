//! Crates in Rust: checksums beside a copy of the data, and base64.

use base64_simd::{Out, STANDARD};

use super::Direct;

/// CRC-32C by crc-fast.
pub fn crc32c(data: &[u8]) -> u32 {
    crc_fast::checksum(crc_fast::CrcAlgorithm::Crc32Iscsi, data) as u32
}

/// Adler-32 by simd-adler32.
pub fn adler32(data: &[u8]) -> u32 {
    simd_adler32::adler32(&data)
}

/// The data and its checksum as 4 bytes, little-endian: the sum over the whole, then the copy of the whole.
pub struct Checksum<F> {
    pub at_end: bool,
    pub sum: F,
}

const SIZE: usize = 4;

impl<F: Fn(&[u8]) -> u32> Direct for Checksum<F> {
    fn encode(&mut self, src: &[u8], dst: &mut [u8]) -> Option<usize> {
        let dst = dst.get_mut(..src.len() + SIZE)?;
        let len = dst.len();
        let (data, sum) = if self.at_end {
            dst.split_at_mut(src.len())
        } else {
            let (sum, data) = dst.split_at_mut(SIZE);
            (data, sum)
        };
        sum.copy_from_slice(&(self.sum)(src).to_le_bytes());
        data.copy_from_slice(src);
        Some(len)
    }

    fn decode(&mut self, src: &[u8], dst: &mut [u8]) -> Option<usize> {
        let (data, sum) = if self.at_end {
            src.split_last_chunk::<SIZE>()?
        } else {
            let (sum, data) = src.split_first_chunk::<SIZE>()?;
            (data, sum)
        };
        if (self.sum)(data) != u32::from_le_bytes(*sum) || data.len() != dst.len() {
            return None;
        }
        dst.copy_from_slice(data);
        Some(data.len())
    }
}

/// base64-simd, the standard alphabet with padding.
pub struct Base64;

impl Direct for Base64 {
    fn encode(&mut self, src: &[u8], dst: &mut [u8]) -> Option<usize> {
        let dst = dst.get_mut(..STANDARD.encoded_length(src.len()))?;
        Some(STANDARD.encode(src, Out::from_slice(dst)).len())
    }

    fn decode(&mut self, src: &[u8], dst: &mut [u8]) -> Option<usize> {
        STANDARD.decode(src, Out::from_slice(dst)).ok().map(|decoded| decoded.len())
    }
}

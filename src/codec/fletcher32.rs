//! `fletcher32`: the data followed by HDF5's variant of Fletcher's checksum, 4 bytes little-endian.

use super::Codec;
use super::spec::Spec;
use crate::error::{Error, Result};
use crate::output::Output;

const SIZE: usize = 4;

pub(super) fn spec() -> Spec {
    Spec {
        id: "fletcher32".into(),
        v3_name: None,
        v3_exact: |_| false,
        summary: "data followed by its Fletcher-32 checksum, as HDF5 and netCDF compute it".into(),
        params: Some(vec![]),
        make: Box::new(|_| Ok(Box::new(Fletcher32))),
    }
}

struct Fletcher32;

/// Words that are summed side by side, in lanes of their own.
const LANES: usize = 16;
/// Rows of such words after which a lane of 32 bits could overflow: 255 · 256 / 2 · 65535 still fits.
const ROWS: usize = 256;

/// Σ word and Σ (words from here to the end) · word, of a block of whole rows.
///
/// Adding the first sum to the second once a word comes to the second. By rows it is LANES · Σ (rows after) · word +
/// Σ (LANES - lane) · word, which needs no multiplication in the loop.
fn sums_of_rows(rows: &[[[u8; 2]; LANES]]) -> (u64, u64) {
    let (mut plain, mut weighted) = ([0u32; LANES], [0u32; LANES]);
    for row in rows {
        for lane in 0..LANES {
            weighted[lane] += plain[lane];
            plain[lane] += u32::from(u16::from_le_bytes(row[lane]));
        }
    }
    let (mut first, mut second) = (0, 0);
    for lane in 0..LANES {
        first += u64::from(plain[lane]);
        second += LANES as u64 * u64::from(weighted[lane]) + (LANES - lane) as u64 * u64::from(plain[lane]);
    }
    (first, second)
}

/// HDF5's `H5_checksum_fletcher32`: big-endian 16-bit words, an odd last byte as the upper half of a word, sums modulo
/// 65535 by folding the carries.
pub(super) fn fletcher32(data: &[u8]) -> u32 {
    // Summed as little-endian words: swapping the bytes of a word is multiplying it by 256 modulo 65535, which can as
    // well be done to the sums.
    let (mut first, mut second) = (0u64, 0u64);
    let (pairs, odd) = data.as_chunks::<2>();
    let (rows, rest) = pairs.as_chunks::<LANES>();
    for block in rows.chunks(ROWS) {
        let (plain, weighted) = sums_of_rows(block);
        second = u64::from(fold(second + first * (block.len() * LANES) as u64 + weighted));
        first = u64::from(fold(first + plain));
    }
    for pair in rest {
        first += u64::from(u16::from_le_bytes(*pair));
        second += first;
    }
    let (mut first, mut second) = (fold(256 * first), fold(256 * u64::from(fold(second))));
    if let [byte] = odd {
        first = fold(u64::from(first) + (u64::from(*byte) << 8));
        second = fold(u64::from(second) + u64::from(first));
    }
    second << 16 | first
}

/// Adds up the 16-bit digits until one is left, which keeps the value modulo 65535, and 0 apart from 65535.
fn fold(mut sum: u64) -> u32 {
    while sum > 0xffff {
        sum = (sum & 0xffff) + (sum >> 16);
    }
    sum as u32
}

impl Codec for Fletcher32 {
    fn encode_bound(&self, src_len: usize) -> Option<usize> {
        src_len.checked_add(SIZE)
    }

    fn encode(&self, src: &[u8], dst: &mut Output<'_>) -> Result<()> {
        dst.reserve(src.len().checked_add(SIZE).ok_or_else(|| Error::no_memory(usize::MAX))?)?;
        dst.extend_from_slice(src)?;
        dst.extend_from_slice(&fletcher32(src).to_le_bytes())
    }

    fn decode(&self, src: &[u8], dst: &mut Output<'_>) -> Result<()> {
        let Some((data, expected)) = src.split_last_chunk::<SIZE>() else {
            return Err(Error::corrupt(format!(
                "fletcher32: a chunk has at least a checksum of 4 bytes, this one has {}",
                src.len()
            )));
        };
        dst.reserve(data.len())?;
        let (expected, found) = (u32::from_le_bytes(*expected), fletcher32(data));
        if found != expected {
            return Err(Error::corrupt(format!(
                "fletcher32: the checksum is {expected:08x}, that of the data {found:08x}"
            )));
        }
        dst.extend_from_slice(data)
    }

    fn decoded_len(&self, src_len: usize) -> Option<usize> {
        src_len.checked_sub(SIZE)
    }
}

#[cfg(test)]
mod tests {
    use super::fletcher32;

    /// The definition, word by word.
    fn plain(data: &[u8]) -> u32 {
        let (mut sum1, mut sum2) = (0u32, 0u32);
        for block in data.chunks(720) {
            for pair in block.chunks(2) {
                sum1 += u32::from(pair[0]) << 8 | pair.get(1).map_or(0, |low| u32::from(*low));
                sum2 += sum1;
            }
            sum1 = (sum1 & 0xffff) + (sum1 >> 16);
            sum2 = (sum2 & 0xffff) + (sum2 >> 16);
        }
        sum1 = (sum1 & 0xffff) + (sum1 >> 16);
        sum2 = (sum2 & 0xffff) + (sum2 >> 16);
        sum2 << 16 | sum1
    }

    #[test]
    fn equals_the_definition() {
        let mut state = 1u32;
        let mut noise = || {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (state >> 24) as u8
        };
        for len in (0..64).chain([719, 720, 721, 722, 1439, 1440, 1441, 4096, 100_001]) {
            let random: Vec<u8> = (0..len).map(|_| noise()).collect();
            for data in [random, vec![0; len], vec![255; len]] {
                assert_eq!(fletcher32(&data), plain(&data), "{len} bytes");
            }
        }
    }
}

//! A TFRecord file of one record: its length, the masked CRC-32C of that, the data, and the masked CRC-32C of the data.
//!
//! Source: TensorFlow's `record_writer.h`. The data is no `tf.train.Example`.

use crc_fast::{CrcAlgorithm, Digest, checksum};

use super::payload::Payload;
use crate::error::Result;
use crate::output::Output;

/// What stands around the data.
pub(super) const AROUND: u64 = 8 + 4 + 4;

/// The format does not keep checksums as they are, because data may have some in it.
fn masked(sum: u64) -> [u8; 4] {
    // A 32-bit algorithm leaves the upper half of the interface's 64 bits zero.
    (sum as u32).rotate_right(15).wrapping_add(0xa282_ead8).to_le_bytes()
}

pub(super) fn append(payload: &Payload, dst: &mut Output<'_>) -> Result<()> {
    let len = payload.size.to_le_bytes();
    dst.extend_from_parts([&len, &masked(checksum(CrcAlgorithm::Crc32Iscsi, &len))])?;
    let mut sum = Digest::new(CrcAlgorithm::Crc32Iscsi);
    payload.append(dst, |piece| sum.update(piece))?;
    dst.extend_from_slice(&masked(sum.finalize()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn checksums_are_those_of_the_format() {
        assert_eq!(checksum(CrcAlgorithm::Crc32Iscsi, b"123456789"), 0xe306_9283);
        assert_eq!(masked(checksum(CrcAlgorithm::Crc32Iscsi, &1000u64.to_le_bytes())), 0x9a11_9507_u32.to_le_bytes());
    }
}

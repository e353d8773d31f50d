//! The checksums of objects that S3 keeps: in base64, in headers and in XML.

use crc_fast::{CrcAlgorithm, Digest};
use ring::digest;

use crate::store::options::Checksum;

/// A kind of checksum.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Algorithm {
    Crc64Nvme,
    Crc32c,
    Crc32,
    Sha256,
}

/// In the order in which one is chosen where there are several.
pub(super) const ALGORITHMS: [Algorithm; 4] =
    [Algorithm::Crc64Nvme, Algorithm::Crc32c, Algorithm::Crc32, Algorithm::Sha256];

impl Algorithm {
    /// That of uploads.
    pub(super) fn of(checksum: Checksum) -> Option<Algorithm> {
        match checksum {
            Checksum::None => None,
            Checksum::Crc32c => Some(Algorithm::Crc32c),
            Checksum::Crc64Nvme => Some(Algorithm::Crc64Nvme),
        }
    }

    /// As the headers that choose one write it.
    pub(super) fn name(self) -> &'static str {
        match self {
            Algorithm::Crc64Nvme => "CRC64NVME",
            Algorithm::Crc32c => "CRC32C",
            Algorithm::Crc32 => "CRC32",
            Algorithm::Sha256 => "SHA256",
        }
    }

    /// The header that carries it.
    pub(super) fn header(self) -> &'static str {
        match self {
            Algorithm::Crc64Nvme => "x-amz-checksum-crc64nvme",
            Algorithm::Crc32c => "x-amz-checksum-crc32c",
            Algorithm::Crc32 => "x-amz-checksum-crc32",
            Algorithm::Sha256 => "x-amz-checksum-sha256",
        }
    }

    /// Begins a sum.
    pub(super) fn sum(self) -> Sum {
        match self {
            Algorithm::Crc64Nvme => Sum::Crc64(Digest::new(CrcAlgorithm::Crc64Nvme)),
            Algorithm::Crc32c => Sum::Crc32(Digest::new(CrcAlgorithm::Crc32Iscsi)),
            Algorithm::Crc32 => Sum::Crc32(Digest::new(CrcAlgorithm::Crc32IsoHdlc)),
            Algorithm::Sha256 => Sum::Sha256(Box::new(digest::Context::new(&digest::SHA256))),
        }
    }
}

/// A checksum that is being made.
#[derive(Clone)]
pub(super) enum Sum {
    Crc64(Digest),
    Crc32(Digest),
    Sha256(Box<digest::Context>),
}

impl Sum {
    /// Adds bytes.
    pub(super) fn update(&mut self, bytes: &[u8]) {
        match self {
            Sum::Crc64(digest) | Sum::Crc32(digest) => digest.update(bytes),
            Sum::Sha256(context) => context.update(bytes),
        }
    }

    /// The checksum of all bytes, as S3 writes it.
    pub(super) fn finish(self) -> String {
        match self {
            Sum::Crc64(digest) => base64(&digest.finalize().to_be_bytes()),
            Sum::Crc32(digest) => base64(&(digest.finalize() as u32).to_be_bytes()),
            Sum::Sha256(context) => base64(context.finish().as_ref()),
        }
    }
}

/// RFC 4648, with padding.
fn base64(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::new();
    for chunk in bytes.chunks(3) {
        let word = chunk.iter().enumerate().fold(0u32, |word, (i, byte)| word | u32::from(*byte) << (16 - 8 * i));
        for digit in 0..4 {
            let value = (word >> (18 - 6 * digit)) & 63;
            text.push(if digit <= chunk.len() { DIGITS[value as usize].into() } else { '=' });
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn check_values() {
        for (algorithm, expected) in [
            (Algorithm::Crc64Nvme, "rosUhgp5mIg="),
            (Algorithm::Crc32c, "4waSgw=="),
            (Algorithm::Crc32, "y/Q5Jg=="),
            (Algorithm::Sha256, "FeKw08M4keuw8e9gnsQZQgwg4yDOlMZfvIwzEkSOsiU="),
        ] {
            let mut sum = algorithm.sum();
            sum.update(b"1234");
            sum.update(b"56789");
            assert_eq!(sum.finish(), expected, "{algorithm:?}");
        }
    }

    #[test]
    fn base64_of_each_length() {
        for (bytes, expected) in [("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg==")] {
            assert_eq!(base64(bytes.as_bytes()), expected);
        }
    }
}

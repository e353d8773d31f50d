//! `zstd`: one frame with its content size (RFC 8878); all concatenated frames are decoded.

use super::Codec;
use super::growth::{make_room, may_trust, restart};
use super::spec::{Default, Param, ParamType, Spec};
use crate::error::{Error, Kind, Result};
use crate::output::Output;
use crate::scratch::Scratch;
use crate::sys::zstd as sys;

pub(super) fn spec() -> Spec {
    Spec {
        id: "zstd".into(),
        v3_name: Some("zstd"),
        v3_exact: |_| true,
        summary: "Zstandard frame with content size".into(),
        params: Some(vec![
            Param {
                name: "level",
                kind: ParamType::Clamped { min: sys::MIN_LEVEL, max: sys::MAX_LEVEL },
                default: Default::Int(0),
                summary: "compression level; 0 is the library's default, 3",
            },
            Param {
                name: "checksum",
                kind: ParamType::Bool,
                default: Default::Bool(false),
                summary: "whether a checksum of the content is written (it is always verified if there)",
            },
        ]),
        make: Box::new(|values| Ok(Box::new(Zstd::new(values.int("level") as i32, values.bool("checksum"))))),
    }
}

/// What to expect of frames that do not declare their size: compressors fill all blocks but the last, so that where
/// there are many, the most they can hold is a good guess.
pub(crate) fn full_blocks(bound: usize) -> Option<usize> {
    Some(bound).filter(|n| *n >= 1 << 20)
}

struct Zstd {
    level: i32,
    checksum: bool,
    compressors: Scratch<sys::Compressor>,
    decompressors: Scratch<sys::Decompressor>,
}

impl Zstd {
    fn new(level: i32, checksum: bool) -> Self {
        Zstd { level, checksum, compressors: Scratch::new(), decompressors: Scratch::new() }
    }
}

impl Codec for Zstd {
    fn encode_bound(&self, src_len: usize) -> Option<usize> {
        // The library's bound leaves out the four bytes of the checksum.
        sys::compress_bound(src_len)?.checked_add(4)
    }

    fn encode(&self, src: &[u8], dst: &mut Output<'_>) -> Result<()> {
        let bound = make_room("zstd", src.len(), self.encode_bound(src.len()), dst)?;
        let result = self.compressors.with(
            || sys::Compressor::with_level(self.level, self.checksum),
            |compressor| dst.fill(|room| compressor.compress(src, room)),
        );
        match result {
            Err(error) if error.kind() == Kind::BufferTooSmall => Err(dst.does_not_fit(Some(bound))),
            result => result.map(drop),
        }
    }

    fn decode(&self, src: &[u8], dst: &mut Output<'_>) -> Result<()> {
        if src.is_empty() {
            return Err(Error::corrupt("zstd: an encoded chunk has at least one frame, this one is empty"));
        }
        let content = sys::content(src)?;
        let bound = usize::try_from(content.bound).unwrap_or(usize::MAX);
        let declared = match content.declared {
            Some(declared) if declared > content.bound => {
                return Err(Error::corrupt(format!(
                    "zstd: the header declares {declared} bytes, the blocks can hold {} at most",
                    content.bound
                )));
            }
            // Not above the bound, which fits.
            Some(declared) => Some(declared as usize),
            None => None,
        };
        let decompress = |dst: &mut Output<'_>, decompressor: &mut sys::Decompressor| match declared {
            // Refused before anything is decompressed, also where it is not true.
            Some(len) if len > dst.limit() - dst.written() => Err(dst.does_not_fit(dst.written().checked_add(len))),
            Some(len) if may_trust(dst, len, src.len()) || dst.is_fixed() => {
                dst.fill_exact(len, |room| match decompressor.decompress(src, room) {
                    Ok(bytes) if bytes.len() == len => Ok(bytes),
                    Err(error) if error.kind() != Kind::BufferTooSmall => Err(error),
                    _ => Err(Error::corrupt(format!("zstd: the frame does not hold the {len} bytes it declares"))),
                })
            }
            _ => restart(dst, src.len(), full_blocks(bound), bound, |room| match decompressor.decompress(src, room) {
                Ok(bytes) => Ok(Some(bytes)),
                Err(error) if error.kind() == Kind::BufferTooSmall => Ok(None),
                Err(error) => Err(error),
            }),
        };
        self.decompressors.with(sys::Decompressor::new, |decompressor| decompress(dst, decompressor))
    }
}

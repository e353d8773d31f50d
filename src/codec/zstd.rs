//! `zstd`: one frame with its content size (RFC 8878); all concatenated frames are decoded.

use super::Codec;
use super::spec::{Default, Param, ParamType, Spec};
use crate::error::{Error, Result};
use crate::output::Output;
use crate::scratch::Scratch;
use crate::sys::zstd as sys;
use crate::zstd::{compress, compress_bound, fill};

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
        compress_bound(src_len)
    }

    fn encode(&self, src: &[u8], dst: &mut Output<'_>) -> Result<()> {
        self.compressors
            .with(|| sys::Compressor::with_level(self.level, self.checksum), |context| compress(context, src, dst))
    }

    fn decode(&self, src: &[u8], dst: &mut Output<'_>) -> Result<()> {
        if src.is_empty() {
            return Err(Error::corrupt("zstd: an encoded chunk has at least one frame, this one is empty"));
        }
        let content = sys::content(src)?;
        self.decompressors.with(sys::Decompressor::new, |decompressor| {
            fill(src.len(), &content, dst, |room| decompressor.decompress(src, room))
        })
    }
}

//! `zlib` (RFC 1950) and `gzip` (RFC 1952): deflate in two wrappers, by libdeflate.

use super::Codec;
use super::growth::{make_room, restart};
use super::scratch::Scratch;
use super::spec::{Default, Param, ParamType, Spec};
use crate::error::{Error, Result};
use crate::output::Output;
use crate::sys::deflate::{self as sys, Outcome, Wrapper};

pub(super) fn specs() -> [Spec; 2] {
    let spec = |id: &'static str, v3_name, summary: &'static str, wrapper| Spec {
        id: id.into(),
        v3_name,
        v3_exact: |values| values.int("level") >= 0,
        summary: summary.into(),
        params: Some(vec![Param {
            name: "level",
            kind: ParamType::Int { min: -1, max: 9 },
            default: Default::Int(1),
            summary: "0 stores, 1 is fast, 9 is small; -1 is zlib's default, 6",
        }]),
        make: Box::new(move |values| Ok(Box::new(Deflate::new(wrapper, values.int("level"))))),
    };
    [
        spec("zlib", None, "zlib stream", Wrapper::Zlib),
        spec("gzip", Some("gzip"), "gzip member without name or time; all members are decoded", Wrapper::Gzip),
    ]
}

/// libdeflate's level for each zlib level: the fastest that compresses real fields no worse (docs/benchmarks.md).
const LEVELS: [i32; 10] = [0, 2, 5, 5, 6, 6, 6, 7, 7, 7];

/// Streams up to this length are decoded from a copy with [`PADDING`] behind it: near the end of its input libdeflate
/// leaves its fast loop, and a few bytes there may stand for most of a chunk of zeros (nine times as fast).
const SHORT: usize = 1024;
const PADDING: usize = 64;

struct Deflate {
    wrapper: Wrapper,
    level: i32,
    compressors: Scratch<sys::Compressor>,
    decompressors: Scratch<sys::Decompressor>,
}

impl Deflate {
    fn new(wrapper: Wrapper, level: i64) -> Self {
        let level = LEVELS[if level < 0 { 6 } else { level as usize }];
        Deflate { wrapper, level, compressors: Scratch::new(), decompressors: Scratch::new() }
    }

    fn name(&self) -> &'static str {
        match self.wrapper {
            Wrapper::Zlib => "zlib",
            Wrapper::Gzip => "gzip",
        }
    }

    /// The size that a gzip trailer claims: exact for one member below 4 GiB, else a guess like any other.
    fn hint(&self, src: &[u8]) -> Option<usize> {
        let trailer = src.last_chunk::<4>().filter(|_| self.wrapper == Wrapper::Gzip)?;
        Some(u32::from_le_bytes(*trailer) as usize)
    }
}

impl Codec for Deflate {
    fn encode_bound(&self, src_len: usize) -> Option<usize> {
        sys::compress_bound(self.wrapper, src_len)
    }

    fn encode(&self, src: &[u8], dst: &mut Output<'_>) -> Result<()> {
        let bound = make_room(self.encode_bound(src.len()), dst)?;
        let written = self.compressors.with(
            || sys::Compressor::new(self.level),
            |compressor| dst.try_fill(|room| Ok(compressor.compress(self.wrapper, src, room))),
        )?;
        if written.is_some() { Ok(()) } else { Err(dst.does_not_fit(Some(bound))) }
    }

    fn decode(&self, src: &[u8], dst: &mut Output<'_>) -> Result<()> {
        let hint = self.hint(src);
        let mut rest = src;
        self.decompressors.with(sys::Decompressor::new, |decompressor| {
            loop {
                let consumed = self.decode_one(decompressor, rest, hint, dst).map_err(|e| e.within(self.name()))?;
                rest = &rest[consumed..];
                // gzip allows more members, and zero bytes as padding after them (as tape drives and Python do).
                if rest.is_empty() || (self.wrapper == Wrapper::Gzip && rest.iter().all(|byte| *byte == 0)) {
                    return Ok(());
                }
                if self.wrapper == Wrapper::Zlib {
                    return Err(Error::corrupt(format!("zlib: {} bytes follow the end of the stream", rest.len())));
                }
            }
        })
    }
}

impl Deflate {
    /// Decodes the first stream of `src`; gives how many bytes it has.
    fn decode_one(
        &self,
        decompressor: &mut sys::Decompressor,
        src: &[u8],
        hint: Option<usize>,
        dst: &mut Output<'_>,
    ) -> Result<usize> {
        let mut padded = [0; SHORT + PADDING];
        let input = if src.len() <= SHORT {
            padded[..src.len()].copy_from_slice(src);
            &padded[..src.len() + PADDING]
        } else {
            src
        };
        let mut consumed = 0;
        restart(dst, src.len(), hint, None, |room| {
            Ok(match decompressor.decompress(self.wrapper, input, room)? {
                Outcome::Done { consumed: n, bytes } => {
                    consumed = n;
                    Some(bytes)
                }
                Outcome::TooSmall => None,
            })
        })?;
        if consumed > src.len() {
            return Err(Error::corrupt("truncated stream"));
        }
        Ok(consumed)
    }
}

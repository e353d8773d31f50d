//! `zlib` (RFC 1950) and `gzip` (RFC 1952): deflate in two wrappers, by libdeflate.

use std::mem::MaybeUninit;

use super::Codec;
use super::growth::{make_room, restart};
use super::spec::{Default, Param, ParamType, Spec};
use crate::error::{Error, Kind, Result};
use crate::output::Output;
use crate::scratch::Scratch;
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
        let bound = make_room(self.name(), src.len(), self.encode_bound(src.len()), dst)?;
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
                if self.wrapper == Wrapper::Gzip {
                    // More members may follow, and zero bytes as padding after each (as tape drives and Python have it).
                    let padding = rest.iter().take_while(|byte| **byte == 0).count();
                    rest = &rest[padding..];
                }
                if rest.is_empty() {
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
        let mut consumed = 0;
        let mut decode = |decompress: Decompress, dst: &mut Output<'_>| {
            restart(dst, src.len(), hint, usize::MAX, |room| match decompress(decompressor, self.wrapper, src, room)? {
                Outcome::Done { consumed: n, bytes } => {
                    consumed = n;
                    Ok(Some(bytes))
                }
                Outcome::TooSmall => Ok(None),
            })
        };
        match decode(sys::Decompressor::decompress_short, dst) {
            // Or truncated.
            Err(error) if src.len() <= sys::SHORT && matches!(error.kind(), Kind::BufferTooSmall | Kind::Limit) => {
                decode(sys::Decompressor::decompress, dst)?;
            }
            result => result?,
        }
        Ok(consumed)
    }
}

type Decompress = for<'d> fn(&mut sys::Decompressor, Wrapper, &[u8], &'d mut [MaybeUninit<u8>]) -> Result<Outcome<'d>>;

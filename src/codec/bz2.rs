//! `bz2`: one bzip2 stream; concatenated streams are decoded.

use super::Codec;
use super::growth::{drive, make_room, with_bound};
use super::spec::{Default, Param, ParamType, Spec};
use crate::error::{Error, Result};
use crate::output::Output;
use crate::sys::bz2 as sys;

pub(super) fn spec() -> Spec {
    Spec {
        id: "bz2".into(),
        v3_name: None,
        v3_exact: |_| false,
        summary: "bzip2 stream".into(),
        params: Some(vec![Param {
            name: "level",
            kind: ParamType::Int { min: 1, max: 9 },
            default: Default::Int(1),
            summary: "block size in units of 100,000 bytes",
        }]),
        make: Box::new(|values| Ok(Box::new(Bz2 { level: values.int("level") as i32 }))),
    }
}

struct Bz2 {
    level: i32,
}

fn truncated() -> Error {
    Error::corrupt("bz2: truncated stream")
}

impl Codec for Bz2 {
    fn encode_bound(&self, src_len: usize) -> Option<usize> {
        // The manual of bzip2 1.0.8, section 3.5.1: one per cent more, plus 600 bytes.
        src_len.checked_add(src_len / 100)?.checked_add(601)
    }

    fn encode(&self, src: &[u8], dst: &mut Output<'_>) -> Result<()> {
        let bound = make_room("bz2", src.len(), self.encode_bound(src.len()), dst)?;
        let mut compressor = sys::Compressor::new(self.level)?;
        drive(src, dst, truncated, |src, room| compressor.step(src, room))
            .map_err(|error| with_bound(error, bound))
            .map(drop)
    }

    fn decode(&self, src: &[u8], dst: &mut Output<'_>) -> Result<()> {
        let mut rest = src;
        loop {
            let mut decompressor = sys::Decompressor::new()?;
            let consumed = drive(rest, dst, truncated, |src, room| decompressor.step(src, room))?;
            rest = &rest[consumed..];
            if rest.is_empty() {
                return Ok(());
            }
        }
    }
}

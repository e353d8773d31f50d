//! LZ4 frames.

use std::mem::MaybeUninit;

use super::{Coder, Op, PIECE, Step};
use crate::buffer::Buffer;
use crate::codec::{Default, Param, ParamType, Spec, Values};
use crate::error::{Error, Kind, Result};
use crate::output::Output;
use crate::sys::lz4frame::{self as sys, Options};

/// The magic number of the format of `lz4 -l`, which has no end mark and no checksums.
const LEGACY: [u8; 4] = 0x184C_2102_u32.to_le_bytes();

pub(super) fn spec() -> Spec {
    let param = |name, kind, default, summary| Param { name, kind, default, summary };
    let flag = |name, default, summary| param(name, ParamType::Bool, Default::Bool(default), summary);
    Spec {
        id: "lz4frame".into(),
        v3_name: None,
        v3_exact: |_| false,
        summary: "LZ4 frames (streams only)".into(),
        params: Some(vec![
            param(
                "level",
                ParamType::Int { min: -65_537, max: 12 },
                Default::Int(0),
                "0 to 2 are fast, below is faster, 3 to 12 is small",
            ),
            param(
                "block_size",
                ParamType::IntOneOf(&[65_536, 262_144, 1_048_576, 4_194_304]),
                Default::Int(65_536),
                "the most bytes of a block",
            ),
            flag("block_linked", true, "whether blocks refer to those before"),
            flag("block_checksum", false, "a checksum for each block"),
            flag("content_checksum", false, "a checksum of the content"),
            param(
                "content_size",
                ParamType::Int { min: 0, max: i64::MAX },
                Default::Int(0),
                "what the frame will hold, for its header; 0 if unknown",
            ),
        ]),
        make: Box::new(|_| Err(Error::new(Kind::Unsupported, "lz4frame is a stream format, not a codec"))),
    }
}

pub(super) struct Encoder {
    compressor: sys::Compressor,
    block_size: usize,
    begun: bool,
    /// Output that its caller had too little room for: liblz4 wants room for the worst case.
    kept: Buffer,
    taken: usize,
    /// The flush or end whose output is kept, with nothing to follow.
    closed: Option<Op>,
}

impl Encoder {
    pub(super) fn new(values: &Values) -> Result<Self> {
        let block_size = values.int("block_size") as usize;
        let compressor = sys::Compressor::new(&Options {
            level: values.int("level") as i32,
            block_size,
            block_linked: values.bool("block_linked"),
            block_checksum: values.bool("block_checksum"),
            content_checksum: values.bool("content_checksum"),
            content_size: values.int("content_size") as u64,
        })?;
        Ok(Encoder { compressor, block_size, begun: false, kept: Buffer::new(), taken: 0, closed: None })
    }

    fn drain<'d>(&mut self, dst: &'d mut [MaybeUninit<u8>]) -> &'d mut [u8] {
        let rest = &self.kept.as_slice()[self.taken..];
        let n = rest.len().min(dst.len());
        self.taken += n;
        dst[..n].write_copy_of_slice(&rest[..n])
    }

    /// Runs `write` into `dst` if it has room for the worst case, else into what is kept, and hands out of that.
    fn write<'d>(
        &mut self,
        src_len: usize,
        dst: &'d mut [MaybeUninit<u8>],
        write: impl for<'r> FnOnce(&mut sys::Compressor, &'r mut [MaybeUninit<u8>]) -> Result<&'r mut [u8]>,
    ) -> Result<&'d mut [u8]> {
        let bound = self.compressor.bound(src_len);
        if dst.len() >= bound {
            return write(&mut self.compressor, dst);
        }
        self.kept.clear();
        self.taken = 0;
        self.kept.reserve_exact(bound)?;
        let compressor = &mut self.compressor;
        Output::growing(&mut self.kept, bound).fill(|room| write(compressor, room))?;
        Ok(self.drain(dst))
    }

    fn is_drained(&self) -> bool {
        self.taken == self.kept.len()
    }
}

impl Coder for Encoder {
    fn step<'d>(&mut self, op: Op, src: &[u8], dst: &'d mut [MaybeUninit<u8>]) -> Result<Step<'d>> {
        if !self.is_drained() {
            let bytes = self.drain(dst);
            let done = self.is_drained() && (self.closed == Some(op) || (op == Op::Continue && src.is_empty()));
            if self.is_drained() {
                self.closed = None;
            }
            return Ok(Step { consumed: 0, bytes, done });
        }
        if src.is_empty() && (op == Op::Continue || (op == Op::Flush && !self.begun)) {
            return Ok(Step { consumed: 0, bytes: &mut [], done: true });
        }
        if !self.begun {
            self.begun = true;
            let bytes = self.write(0, dst, |compressor, room| compressor.begin(room))?;
            return Ok(Step { consumed: 0, bytes, done: false });
        }
        if !src.is_empty() {
            let piece = &src[..src.len().min(self.block_size)];
            let bytes = self.write(piece.len(), dst, |compressor, room| compressor.update(piece, room))?;
            let done = op == Op::Continue && piece.len() == src.len();
            return Ok(Step { consumed: piece.len(), bytes, done });
        }
        let bytes = self.write(0, dst, |compressor, room| match op {
            Op::End => compressor.end(room),
            _ => compressor.flush(room),
        })?;
        self.begun = op != Op::End;
        let done = self.is_drained();
        self.closed = (!done).then_some(op);
        Ok(Step { consumed: 0, bytes, done })
    }

    fn is_decoder(&self) -> bool {
        false
    }

    fn memory_size(&self) -> usize {
        0
    }

    fn recommended(&self) -> (usize, usize) {
        (self.block_size, self.compressor.bound(self.block_size))
    }

    fn mid_frame(&self) -> bool {
        false
    }
}

pub(super) struct Decoder {
    decompressor: sys::Decompressor,
    /// The first bytes of the frame, to say what it is when it is none of ours.
    magic: [u8; 4],
    magic_len: usize,
    mid_frame: bool,
}

impl Decoder {
    pub(super) fn new() -> Result<Self> {
        let decompressor = sys::Decompressor::new()?;
        Ok(Decoder { decompressor, magic: [0; 4], magic_len: 0, mid_frame: false })
    }
}

impl Coder for Decoder {
    fn step<'d>(&mut self, _: Op, src: &[u8], dst: &'d mut [MaybeUninit<u8>]) -> Result<Step<'d>> {
        if src.is_empty() && !self.mid_frame {
            return Ok(Step { consumed: 0, bytes: &mut [], done: false });
        }
        if !self.mid_frame {
            self.magic_len = 0;
        }
        let n = src.len().min(4 - self.magic_len);
        self.magic[self.magic_len..][..n].copy_from_slice(&src[..n]);
        if self.magic_len + n == 4 && self.magic == LEGACY {
            return Err(Error::new(Kind::Unsupported, "lz4frame: the legacy format of `lz4 -l` is not read"));
        }
        let step = self.decompressor.step(src, dst)?;
        self.magic_len = (self.magic_len + step.consumed).min(4);
        self.mid_frame = !step.ended && (self.mid_frame || step.consumed > 0);
        Ok(Step { consumed: step.consumed, bytes: step.bytes, done: step.ended })
    }

    fn is_decoder(&self) -> bool {
        true
    }

    fn memory_size(&self) -> usize {
        0
    }

    fn recommended(&self) -> (usize, usize) {
        (PIECE, 4 * PIECE)
    }

    fn mid_frame(&self) -> bool {
        self.mid_frame
    }
}

//! bzip2 streams.

use std::mem::MaybeUninit;

use super::{Coder, Op, PIECE, Step};
use crate::error::Result;
use crate::sys::bz2 as sys;

pub(super) struct Encoder {
    level: i32,
    /// `None` between streams.
    compressor: Option<sys::Compressor>,
    /// Whether something came since the last flush.
    dirty: bool,
}

impl Encoder {
    pub(super) fn new(level: i32) -> Result<Self> {
        Ok(Encoder { level, compressor: Some(sys::Compressor::new(level)?), dirty: false })
    }
}

impl Coder for Encoder {
    fn step<'d>(&mut self, op: Op, src: &[u8], dst: &'d mut [MaybeUninit<u8>]) -> Result<Step<'d>> {
        let idle = src.is_empty() && (op == Op::Continue || (op == Op::Flush && !self.dirty));
        if idle || dst.is_empty() {
            return Ok(Step { consumed: 0, bytes: &mut [], done: idle });
        }
        let compressor = match &mut self.compressor {
            Some(compressor) => compressor,
            none => none.insert(sys::Compressor::new(self.level)?),
        };
        if !src.is_empty() {
            // A flush must know how much input it is for: it begins when there is no more.
            let step = compressor.run(src, dst)?;
            self.dirty = true;
            let done = op == Op::Continue && step.consumed == src.len();
            return Ok(Step { consumed: step.consumed, bytes: step.bytes, done });
        }
        let step = if op == Op::End { compressor.finish(dst)? } else { compressor.flush(dst)? };
        if step.ended {
            self.dirty = false;
            if op == Op::End {
                self.compressor = None;
            }
        }
        Ok(Step { consumed: 0, bytes: step.bytes, done: step.ended })
    }

    fn is_decoder(&self) -> bool {
        false
    }

    fn memory_size(&self) -> usize {
        // The manual of bzip2 1.0.8, section 2.5.
        self.compressor.as_ref().map_or(0, |_| 400_000 + 800_000 * self.level as usize)
    }

    fn recommended(&self) -> (usize, usize) {
        (PIECE, PIECE)
    }

    fn mid_frame(&self) -> bool {
        false
    }
}

#[derive(Default)]
pub(super) struct Decoder {
    /// `None` between streams.
    decompressor: Option<sys::Decompressor>,
    mid_frame: bool,
}

impl Coder for Decoder {
    fn step<'d>(&mut self, _: Op, src: &[u8], dst: &'d mut [MaybeUninit<u8>]) -> Result<Step<'d>> {
        let decompressor = match &mut self.decompressor {
            Some(decompressor) => decompressor,
            None if src.is_empty() => return Ok(Step { consumed: 0, bytes: &mut [], done: false }),
            none => none.insert(sys::Decompressor::new()?),
        };
        let step = decompressor.step(src, dst)?;
        self.mid_frame = !step.ended && (self.mid_frame || step.consumed > 0);
        if step.ended {
            self.decompressor = None;
        }
        Ok(Step { consumed: step.consumed, bytes: step.bytes, done: step.ended })
    }

    fn is_decoder(&self) -> bool {
        true
    }

    fn memory_size(&self) -> usize {
        0
    }

    fn recommended(&self) -> (usize, usize) {
        (PIECE, PIECE)
    }

    fn mid_frame(&self) -> bool {
        self.mid_frame
    }
}

//! zlib and gzip streams.

use std::mem::MaybeUninit;

use super::{Coder, Op, PIECE, Step};
use crate::error::Result;
use crate::sys::deflate::Wrapper;
use crate::sys::zlib::{Action, Deflater, Inflater};

/// zlib cannot tell a flush that just fitted from one that did not, and repeats its mark: a flush gets room for more
/// than a mark, or is kept here.
const FLUSH_ROOM: usize = 64;

/// zlib-rs's level for a level of zlib. Its own level 1 gives up a fifth to a third of the size of fields, and 2 up to a
/// tenth, where the next higher ones are still faster than zlib (docs/benchmarks.md).
fn own_level(level: i32) -> i32 {
    match level {
        1 => 2,
        2 => 3,
        other => other,
    }
}

fn name(wrapper: Wrapper) -> &'static str {
    match wrapper {
        Wrapper::Zlib => "zlib",
        Wrapper::Gzip => "gzip",
    }
}

pub(super) struct Encoder {
    deflater: Deflater,
    wrapper: Wrapper,
    ended: bool,
    /// Output of a flush that its caller had too little room for.
    kept: [u8; FLUSH_ROOM],
    kept_from: usize,
    kept_to: usize,
    /// Whether what is kept is the last of the flush.
    flushed: bool,
}

impl Encoder {
    pub(super) fn new(wrapper: Wrapper, level: i32) -> Result<Self> {
        let deflater = Deflater::new(wrapper, own_level(level)).map_err(|error| error.within(name(wrapper)))?;
        Ok(Encoder { deflater, wrapper, ended: false, kept: [0; FLUSH_ROOM], kept_from: 0, kept_to: 0, flushed: false })
    }

    fn deflate<'d>(
        &mut self,
        action: Action,
        src: &[u8],
        dst: &'d mut [MaybeUninit<u8>],
    ) -> Result<crate::sys::Step<'d>> {
        self.deflater.step(action, src, dst).map_err(|error| error.within(name(self.wrapper)))
    }

    /// Hands out what is kept.
    fn drain<'d>(&mut self, dst: &'d mut [MaybeUninit<u8>]) -> &'d mut [u8] {
        let n = dst.len().min(self.kept_to - self.kept_from);
        let bytes = dst[..n].write_copy_of_slice(&self.kept[self.kept_from..self.kept_from + n]);
        self.kept_from += n;
        bytes
    }

    fn flush<'d>(&mut self, src: &[u8], dst: &'d mut [MaybeUninit<u8>]) -> Result<Step<'d>> {
        let mut consumed = 0;
        if self.kept_from == self.kept_to && !self.flushed {
            if dst.len() >= FLUSH_ROOM {
                let room = dst.len();
                let step = self.deflate(Action::Flush, src, dst)?;
                let done = step.consumed == src.len() && step.bytes.len() < room;
                return Ok(Step { consumed: step.consumed, bytes: step.bytes, done });
            }
            let mut side = [MaybeUninit::uninit(); FLUSH_ROOM];
            let step = self.deflate(Action::Flush, src, &mut side)?;
            consumed = step.consumed;
            let n = step.bytes.len();
            self.flushed = consumed == src.len() && n < FLUSH_ROOM;
            self.kept[..n].copy_from_slice(step.bytes);
            (self.kept_from, self.kept_to) = (0, n);
        }
        let bytes = self.drain(dst);
        let done = self.flushed && self.kept_from == self.kept_to;
        if done {
            self.flushed = false;
        }
        Ok(Step { consumed, bytes, done })
    }
}

impl Coder for Encoder {
    fn step<'d>(&mut self, op: Op, src: &[u8], dst: &'d mut [MaybeUninit<u8>]) -> Result<Step<'d>> {
        if op != Op::Flush && self.kept_from < self.kept_to {
            return Ok(Step { consumed: 0, bytes: self.drain(dst), done: false });
        }
        self.flushed &= op == Op::Flush;
        if self.ended && (op == Op::End || !src.is_empty()) {
            self.deflater.reset().map_err(|error| error.within(name(self.wrapper)))?;
            self.ended = false;
        }
        match op {
            Op::Continue if src.is_empty() => Ok(Step { consumed: 0, bytes: &mut [], done: true }),
            Op::Continue => {
                let step = self.deflate(Action::Run, src, dst)?;
                Ok(Step { consumed: step.consumed, bytes: step.bytes, done: step.consumed == src.len() })
            }
            // Nothing came since the last frame: there is nothing to flush.
            Op::Flush if self.ended => Ok(Step { consumed: 0, bytes: &mut [], done: true }),
            Op::Flush => self.flush(src, dst),
            Op::End => {
                let step = self.deflate(Action::Finish, src, dst)?;
                self.ended = step.ended;
                Ok(Step { consumed: step.consumed, bytes: step.bytes, done: step.ended })
            }
        }
    }

    fn is_decoder(&self) -> bool {
        false
    }

    fn memory_size(&self) -> usize {
        0
    }

    fn recommended(&self) -> (usize, usize) {
        (PIECE, PIECE)
    }

    fn mid_frame(&self) -> bool {
        false
    }
}

pub(super) struct Decoder {
    inflater: Inflater,
    wrapper: Wrapper,
    /// A frame ended, and none has begun since.
    ended: bool,
    mid_frame: bool,
}

impl Decoder {
    pub(super) fn new(wrapper: Wrapper) -> Result<Self> {
        let inflater = Inflater::new(wrapper).map_err(|error| error.within(name(wrapper)))?;
        Ok(Decoder { inflater, wrapper, ended: false, mid_frame: false })
    }
}

impl Coder for Decoder {
    fn step<'d>(&mut self, _: Op, src: &[u8], dst: &'d mut [MaybeUninit<u8>]) -> Result<Step<'d>> {
        let mut padding = 0;
        if self.ended {
            if self.wrapper == Wrapper::Gzip {
                // Zero bytes after a member are padding, as tape drives and Python have it.
                padding = src.iter().take_while(|byte| **byte == 0).count();
            }
            if padding == src.len() {
                return Ok(Step { consumed: padding, bytes: &mut [], done: false });
            }
            self.inflater.reset().map_err(|error| error.within(name(self.wrapper)))?;
            self.ended = false;
        }
        let step = self.inflater.step(&src[padding..], dst).map_err(|error| error.within(name(self.wrapper)))?;
        self.mid_frame = !step.ended && (self.mid_frame || step.consumed > 0);
        self.ended = step.ended;
        Ok(Step { consumed: padding + step.consumed, bytes: step.bytes, done: step.ended })
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

//! xz, lzma-alone and raw streams.

use std::mem::MaybeUninit;
use std::sync::Arc;

use super::{Coder, Op, PIECE, Step};
use crate::codec::LzmaSetup;
use crate::error::{Error, Kind, Result};
use crate::sys::lzma::{self as sys, Action, Chain, Container};

pub(super) struct Encoder {
    container: Container,
    chain: Arc<Chain>,
    /// `None` between streams.
    coder: Option<sys::Coder>,
    /// Whether something came since the last flush.
    dirty: bool,
}

impl Encoder {
    pub(super) fn new(setup: &LzmaSetup) -> Result<Self> {
        let (container, chain) = (setup.encode_as()?, setup.chain.clone());
        let coder = Some(sys::Coder::encoder(container, &chain)?);
        Ok(Encoder { container, chain, coder, dirty: false })
    }
}

impl Coder for Encoder {
    fn step<'d>(&mut self, op: Op, src: &[u8], dst: &'d mut [MaybeUninit<u8>]) -> Result<Step<'d>> {
        if src.is_empty() && (op == Op::Continue || (op == Op::Flush && !self.dirty)) {
            return Ok(Step { consumed: 0, bytes: &mut [], done: true });
        }
        if op == Op::Flush && self.container == Container::Alone {
            return Err(Error::new(Kind::Unsupported, "lzma: the lzma-alone format cannot be flushed, only ended"));
        }
        let coder = match &mut self.coder {
            Some(coder) => coder,
            none => none.insert(sys::Coder::encoder(self.container, &self.chain)?),
        };
        if !src.is_empty() {
            // A flush must know how much input it is for: it begins when there is no more.
            let step = coder.act(Action::Run, src, dst)?;
            self.dirty = true;
            let done = op == Op::Continue && step.consumed == src.len();
            return Ok(Step { consumed: step.consumed, bytes: step.bytes, done });
        }
        let step = coder.act(if op == Op::End { Action::Finish } else { Action::Flush }, &[], dst)?;
        if step.ended {
            self.dirty = false;
            if op == Op::End {
                self.coder = None;
            }
        }
        Ok(Step { consumed: 0, bytes: step.bytes, done: step.ended })
    }

    fn is_decoder(&self) -> bool {
        false
    }

    fn memory_size(&self) -> usize {
        self.chain.encoder_memory().map_or(0, |n| n as usize)
    }

    fn recommended(&self) -> (usize, usize) {
        (PIECE, PIECE)
    }

    fn mid_frame(&self) -> bool {
        false
    }
}

pub(super) struct Decoder {
    container: Container,
    chain: Arc<Chain>,
    memory: u64,
    /// `None` between streams.
    coder: Option<sys::Coder>,
    mid_frame: bool,
    /// The first byte of the stream, which tells xz from lzma-alone.
    first: u8,
    /// Zero bytes since the last xz stream; `None` where there is no padding.
    padding: Option<usize>,
}

impl Decoder {
    pub(super) fn new(setup: &LzmaSetup) -> Self {
        Decoder {
            container: setup.decode_as,
            chain: setup.chain.clone(),
            memory: setup.memory,
            coder: None,
            mid_frame: false,
            first: 0,
            padding: None,
        }
    }

    fn is_xz(&self) -> bool {
        match self.container {
            Container::Xz { .. } => true,
            Container::Auto => self.first == 0xFD,
            _ => false,
        }
    }
}

impl Coder for Decoder {
    fn step<'d>(&mut self, _: Op, src: &[u8], dst: &'d mut [MaybeUninit<u8>]) -> Result<Step<'d>> {
        let mut zeros = 0;
        if let Some(padding) = &mut self.padding {
            // The xz format, 1.2.2: stream padding is zero bytes, a multiple of four.
            zeros = src.iter().take_while(|byte| **byte == 0).count();
            *padding = (*padding + zeros) % 4;
            self.mid_frame = *padding != 0;
            if zeros < src.len() && *padding != 0 {
                return Err(Error::corrupt("lzma: the padding after an xz stream is no multiple of four bytes"));
            }
        }
        let src = &src[zeros..];
        let coder = match &mut self.coder {
            Some(coder) => coder,
            None if src.is_empty() => return Ok(Step { consumed: zeros, bytes: &mut [], done: false }),
            none => {
                self.padding = None;
                self.first = src[0];
                none.insert(sys::Coder::single_decoder(self.container, &self.chain, self.memory)?)
            }
        };
        let step = coder.act(Action::Run, src, dst)?;
        self.mid_frame = !step.ended && (self.mid_frame || step.consumed > 0);
        if step.ended {
            self.coder = None;
            self.padding = self.is_xz().then_some(0);
        }
        Ok(Step { consumed: zeros + step.consumed, bytes: step.bytes, done: step.ended })
    }

    fn is_decoder(&self) -> bool {
        true
    }

    fn memory_size(&self) -> usize {
        self.coder.as_ref().map_or(0, |coder| coder.memory_size() as usize)
    }

    fn recommended(&self) -> (usize, usize) {
        (PIECE, PIECE)
    }

    fn mid_frame(&self) -> bool {
        self.mid_frame
    }
}

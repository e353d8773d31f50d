//! Pushing: what is written to a stream goes on to a sink, in pieces.

use super::session::Session;
use super::{Op, Stream};
use crate::buffer::Buffer;
use crate::error::{Error, Result};
use crate::output::Output;

/// Where output goes.
pub trait Sink: Send {
    /// Takes all of `data`, or fails.
    fn write(&mut self, data: &[u8]) -> Result<()>;
}

/// One piece of output on its way to a sink.
pub(super) struct Pieces {
    piece: Buffer,
    size: usize,
    written: u64,
}

impl Pieces {
    /// `size` 0 is the stream's own.
    pub(super) fn new(stream: &Stream, size: usize) -> Result<Self> {
        let size = if size == 0 { stream.recommended().1.max(1) } else { size };
        Ok(Pieces { piece: Buffer::with_capacity(size)?, size, written: 0 })
    }

    pub(super) fn written(&self) -> u64 {
        self.written
    }

    /// Runs `pump` until it has settled; what comes out goes to `sink` whenever a piece is full, and at the end.
    pub(super) fn push(
        &mut self,
        session: &mut Session<'_>,
        sink: &mut dyn Sink,
        mut pump: impl FnMut(&mut Session<'_>, &mut Output<'_>) -> Result<bool>,
    ) -> Result<()> {
        loop {
            self.piece.clear();
            let settled = pump(session, &mut Output::growing(&mut self.piece, self.size))?;
            if !self.piece.is_empty() {
                sink.write(self.piece.as_slice()).map_err(|error| session.failed(error))?;
                self.written += self.piece.len() as u64;
            }
            if settled {
                return Ok(());
            }
        }
    }

    /// Takes all of `src`. A decoder that came to its end before is an error: nothing may get lost unseen.
    pub(super) fn push_all(&mut self, session: &mut Session<'_>, sink: &mut dyn Sink, src: &[u8]) -> Result<()> {
        let mut rest = src;
        self.push(session, sink, |session, out| session.pump(Op::Continue, &mut rest, out))?;
        if rest.is_empty() { Ok(()) } else { Err(session.failed(unused(rest.len()))) }
    }
}

/// What to say of bytes behind the end of a decoder's frame.
pub(super) fn unused(len: usize) -> Error {
    Error::corrupt(format!("{len} bytes or more follow the end of the frame, and reading across frames is off"))
}

/// A stream whose output goes to a sink.
pub struct Writer<'s> {
    stream: Stream,
    sink: Box<dyn Sink + 's>,
    pieces: Pieces,
}

impl<'s> Writer<'s> {
    /// Pieces have `write_size` bytes at most; 0 is a good size.
    pub fn new(stream: Stream, write_size: usize, sink: Box<dyn Sink + 's>) -> Result<Self> {
        let pieces = Pieces::new(&stream, write_size)?;
        Ok(Writer { stream, sink, pieces })
    }

    /// Takes all of `src`; what is ready goes to the sink.
    pub fn write(&mut self, src: &[u8]) -> Result<()> {
        let mut session = self.stream.session()?;
        self.pieces.push_all(&mut session, &mut *self.sink, src)
    }

    /// Sends what [`Op::Flush`] or [`Op::End`] gives.
    pub fn flush(&mut self, op: Op) -> Result<()> {
        let mut session = self.stream.session()?;
        self.pieces.push(&mut session, &mut *self.sink, |session, out| session.pump(op, &mut &[][..], out))
    }

    /// Sends the rest and lets the coder go; a decoder whose frame is incomplete is an error.
    pub fn finish(&mut self) -> Result<()> {
        let mut session = self.stream.session()?;
        self.pieces.push(&mut session, &mut *self.sink, |session, out| session.finish(out))
    }
}

//! Pieces of one size.

use super::writer::unused;
use super::{Op, Stream};
use crate::buffer::Buffer;
use crate::error::{Error, Kind, Result};
use crate::output::Output;

/// What is being drained.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Work {
    Input,
    Flush,
    Finish,
}

/// A stream whose output comes in pieces of exactly one size, but for the last of a flush or finish.
///
/// Input is given, then pieces are taken until there are none; only then comes the next input.
pub struct Chunker<'s> {
    stream: Stream,
    size: usize,
    src: &'s [u8],
    work: Option<Work>,
    finished: bool,
    piece: Buffer,
    /// The piece was handed out: the next one starts anew.
    handed: bool,
}

impl<'s> Chunker<'s> {
    /// Pieces have `size` bytes; 0 is a good size.
    pub fn new(stream: Stream, size: usize) -> Result<Self> {
        let size = if size == 0 { stream.recommended().1.max(1) } else { size };
        let piece = Buffer::with_capacity(size)?;
        Ok(Chunker { stream, size, src: &[], work: None, finished: false, piece, handed: false })
    }

    fn begin(&mut self, work: Work) -> Result<()> {
        if self.finished {
            return Err(Error::new(Kind::State, "the chunker is finished"));
        }
        if self.work.is_some() {
            return Err(Error::new(Kind::State, "the output of what was given before is not drained"));
        }
        self.work = Some(work);
        self.finished = work == Work::Finish;
        Ok(())
    }

    /// Takes `src`; the pieces that it gives come from [`Chunker::next_piece`].
    pub fn give(&mut self, src: &'s [u8]) -> Result<()> {
        self.begin(Work::Input)?;
        self.src = src;
        Ok(())
    }

    /// Ends a block: the last of its pieces may be shorter.
    pub fn flush(&mut self) -> Result<()> {
        self.begin(Work::Flush)
    }

    /// Ends the stream: the last piece may be shorter.
    pub fn finish(&mut self) -> Result<()> {
        self.begin(Work::Finish)
    }

    /// The next piece; `None` when all of what was given is drained.
    pub fn next_piece(&mut self) -> Result<Option<&[u8]>> {
        let Some(work) = self.work else { return Ok(None) };
        let mut session = self.stream.session()?;
        if std::mem::take(&mut self.handed) {
            self.piece.clear();
        }
        let room = self.size - self.piece.len();
        let mut out = Output::growing(&mut self.piece, room);
        let settled = match work {
            Work::Input => session.pump(Op::Continue, &mut self.src, &mut out),
            Work::Flush => session.pump(Op::Flush, &mut self.src, &mut out),
            Work::Finish => session.finish(&mut out),
        }?;
        if settled {
            self.work = None;
            let rest = std::mem::take(&mut self.src);
            if !rest.is_empty() {
                return Err(session.failed(unused(rest.len())));
            }
        }
        self.handed = self.piece.len() == self.size || (work != Work::Input && !self.piece.is_empty());
        Ok(Some(self.piece.as_slice()).filter(|_| self.handed))
    }
}

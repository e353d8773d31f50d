//! Pulling: a stream over a source or memory, read in pieces of any size.

use std::mem::MaybeUninit;

use super::session::Session;
use super::{Op, Stream};
use crate::buffer::Buffer;
use crate::error::{Error, Result};
use crate::output::Output;

/// Where input comes from.
pub trait Source: Send {
    /// Writes to a prefix of `dst`, which is not empty, and gives it back; an empty one is the end.
    fn read<'d>(&mut self, dst: &'d mut [MaybeUninit<u8>]) -> Result<&'d mut [u8]>;
}

enum Input<'s> {
    Memory(&'s [u8]),
    Source { source: Box<dyn Source + 's>, size: usize, piece: Buffer, taken: usize },
}

impl Input<'_> {
    /// What was fetched and not taken.
    fn rest(&self) -> &[u8] {
        match self {
            Input::Memory(rest) => rest,
            Input::Source { piece, taken, .. } => &piece.as_slice()[*taken..],
        }
    }

    fn take(&mut self, n: usize) {
        match self {
            Input::Memory(rest) => *rest = &rest[n..],
            Input::Source { taken, .. } => *taken += n,
        }
    }

    /// Fetches the next piece where nothing is left of the last; false at the end.
    fn fetch(&mut self) -> Result<bool> {
        if let Input::Source { source, size, piece, taken } = self
            && *taken == piece.len()
        {
            piece.clear();
            *taken = 0;
            Output::growing(piece, *size).fill(|room| source.read(room))?;
        }
        Ok(!self.rest().is_empty())
    }
}

/// A stream whose input comes from a source or memory.
pub struct Reader<'s> {
    stream: Stream,
    input: Input<'s>,
    /// Bytes of the input that are still to be left out.
    skip: usize,
    /// The last step filled its room, so that more output may be ready without input.
    more: bool,
    input_ended: bool,
    ended: bool,
    piece: Buffer,
}

impl<'s> Reader<'s> {
    /// Reads at most `read_size` bytes at a time, 0 is a good size; leaves the first `skip_bytes` of the input out.
    pub fn new(stream: Stream, read_size: usize, skip_bytes: usize, source: Box<dyn Source + 's>) -> Result<Self> {
        let size = if read_size == 0 { stream.recommended().0.max(1) } else { read_size };
        let piece = Buffer::with_capacity(size)?;
        Ok(Reader::over(stream, Input::Source { source, size, piece, taken: 0 }, skip_bytes))
    }

    /// Reads `src`, and leaves its first `skip_bytes` out.
    pub fn from_memory(stream: Stream, src: &'s [u8], skip_bytes: usize) -> Self {
        Reader::over(stream, Input::Memory(src), skip_bytes)
    }

    fn over(stream: Stream, input: Input<'s>, skip: usize) -> Self {
        Reader { stream, input, skip, more: false, input_ended: false, ended: false, piece: Buffer::new() }
    }

    /// The input that is in memory: output may not be written over it.
    pub fn memory(&self) -> &[u8] {
        self.input.rest()
    }

    /// Writes to `out` until it is full or the end comes; true at the end.
    pub fn read(&mut self, out: &mut Output<'_>) -> Result<bool> {
        self.advance(out, false)
    }

    /// Writes what one step gives, a byte at least if the end does not come; true at the end.
    pub fn read_some(&mut self, out: &mut Output<'_>) -> Result<bool> {
        self.advance(out, true)
    }

    /// Reads `n` bytes, or fewer where the end comes, and forgets them; gives how many.
    pub fn skip(&mut self, n: u64) -> Result<u64> {
        let mut skipped = 0;
        while skipped < n {
            let left = usize::try_from(n - skipped).unwrap_or(usize::MAX);
            match self.next_piece(left.min(64 << 10))? {
                Some(piece) => skipped += piece.len() as u64,
                None => break,
            }
        }
        Ok(skipped)
    }

    /// The next `size` bytes (0 is a good size), or fewer where the end comes; `None` at the end.
    pub fn next_piece(&mut self, size: usize) -> Result<Option<&[u8]>> {
        let size = if size == 0 { self.stream.recommended().1.max(1) } else { size };
        let mut piece = std::mem::take(&mut self.piece);
        piece.clear();
        let result =
            piece.reserve_exact(size).and_then(|()| self.advance(&mut Output::growing(&mut piece, size), false));
        self.piece = piece;
        result?;
        Ok(Some(self.piece.as_slice()).filter(|piece| !piece.is_empty()))
    }

    fn advance(&mut self, out: &mut Output<'_>, some: bool) -> Result<bool> {
        if self.ended {
            return Ok(true);
        }
        let stream = self.stream.clone();
        let mut session = stream.session()?;
        session.check_live()?;
        while out.spare() > 0 && !(some && out.written() > 0) {
            self.fetch(&mut session)?;
            if self.step(&mut session, out)? {
                session.close();
                self.ended = true;
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// Has input at hand, unless it ended or is not needed.
    fn fetch(&mut self, session: &mut Session<'_>) -> Result<()> {
        while !self.input_ended && !session.stopped() && !self.more {
            let some = self.input.fetch().map_err(|error| session.failed(error))?;
            let left_out = self.skip.min(self.input.rest().len());
            self.input.take(left_out);
            self.skip -= left_out;
            if !some && self.skip > 0 {
                let missing = self.skip;
                return Err(session.failed(Error::corrupt(format!("the input ends {missing} bytes before its start"))));
            }
            self.input_ended = !some;
            if !self.input.rest().is_empty() {
                break;
            }
        }
        Ok(())
    }

    /// One step with the input at hand; true at the end.
    fn step(&mut self, session: &mut Session<'_>, out: &mut Output<'_>) -> Result<bool> {
        let mut rest = self.input.rest();
        let before = rest.len();
        let decodes = self.stream.is_decoder();
        let op = if self.input_ended && rest.is_empty() && !decodes { Op::End } else { Op::Continue };
        let (done, full) = session.fill(op, &mut rest, out)?;
        let consumed = before - rest.len();
        self.input.take(consumed);
        if !decodes {
            return Ok(op == Op::End && done);
        }
        self.more = full;
        if session.stopped() {
            return Ok(true);
        }
        if self.input_ended && self.input.rest().is_empty() && !full && !done {
            session.check_end()?;
            return Ok(true);
        }
        Ok(false)
    }
}

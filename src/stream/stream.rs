//! A coder with its counters, its limit and its state.

use std::sync::atomic::{AtomicBool, AtomicU64, Ordering::Relaxed};
use std::sync::{Arc, Mutex, TryLockError};

use super::session::{Core, Session};
use super::{Coder, Op, Step, config};
use crate::buffer::Buffer;
use crate::error::{Error, Kind, Result};
use crate::output::Output;

/// What may be asked while another call has the stream.
#[derive(Default)]
pub(super) struct Counters {
    pub(super) bytes_in: AtomicU64,
    pub(super) bytes_out: AtomicU64,
    pub(super) at_end: AtomicBool,
}

struct Shared {
    core: Mutex<Core>,
    counters: Counters,
    is_decoder: bool,
    recommended: (usize, usize),
}

/// A stream of one direction. Clones share it; one call at a time has it, and another meanwhile is [`Kind::State`].
///
/// After an error it is finished: each later call says what the first error was.
#[derive(Clone)]
pub struct Stream(Arc<Shared>);

impl Stream {
    /// A stream of this coder. A decoder stops at the end of its first frame.
    pub fn new(coder: Box<dyn Coder>) -> Self {
        let (is_decoder, recommended) = (coder.is_decoder(), coder.recommended());
        let core = Mutex::new(Core::new(coder));
        Stream(Arc::new(Shared { core, counters: Counters::default(), is_decoder, recommended }))
    }

    /// The stream of a codec's JSON config.
    pub fn from_json(json: &[u8], decode: bool) -> Result<Self> {
        config::coder(json, decode).map(Stream::new)
    }

    /// Has the stream for some steps. The lock is only ever tried: one that was held at the moment of a `fork` must not
    /// hang the child, nor a callback that uses the stream that called it.
    pub(super) fn session(&self) -> Result<Session<'_>> {
        match self.0.core.try_lock() {
            Ok(core) => Ok(Session::new(core, &self.0.counters)),
            Err(TryLockError::WouldBlock) => {
                Err(Error::new(Kind::State, "the stream is in use by another call, or by the one that called back"))
            }
            Err(TryLockError::Poisoned(_)) => {
                Err(Error::new(Kind::State, "the stream is left unusable by a defect that was reported before"))
            }
        }
    }

    /// The direction.
    pub fn is_decoder(&self) -> bool {
        self.0.is_decoder
    }

    /// Good sizes for pieces of input and of output.
    pub fn recommended(&self) -> (usize, usize) {
        self.0.recommended
    }

    /// Whether a decoder goes on with the next frame where one ends, up to the end of the input.
    pub fn set_across_frames(&self, across: bool) -> Result<()> {
        self.session()?.set_across_frames(across);
        Ok(())
    }

    /// The most bytes that may come out in all; one more is [`Kind::Limit`].
    pub fn set_limit(&self, most: u64) -> Result<()> {
        self.session()?.set_limit(most);
        Ok(())
    }

    /// Changes a parameter of the format, by its number, while the stream runs.
    pub fn set(&self, parameter: i32, value: i32) -> Result<()> {
        self.session()?.set(parameter, value)
    }

    /// How far the coder is: bytes taken in, worked off, and made. Of a format with threads of its own those differ, and
    /// are of the present frame.
    pub fn progression(&self) -> Result<(u64, u64, u64)> {
        Ok(self.session()?.progression())
    }

    /// One step, memory to memory; see [`Coder::step`]. An [`Op::End`] is not yet [`Stream::finish`].
    pub fn step<'d>(&self, op: Op, src: &[u8], dst: &'d mut [std::mem::MaybeUninit<u8>]) -> Result<Step<'d>> {
        let moved = self.session()?.step(op, src, dst)?;
        Ok(Step { consumed: moved.consumed, bytes: moved.bytes, done: moved.done })
    }

    /// Takes `src` and appends all output that is ready; gives how much of `src` was taken.
    ///
    /// That is all of it, but for a decoder that came to its end: the rest is unused.
    pub fn write(&self, src: &[u8], dst: &mut Buffer) -> Result<usize> {
        self.write_or_stop(src, dst).map(|(used, _)| used)
    }

    /// [`Stream::write`], which also says whether this is a decoder that [stopped](Stream::stopped).
    pub fn write_or_stop(&self, src: &[u8], dst: &mut Buffer) -> Result<(usize, bool)> {
        let mut rest = src;
        let stopped = self.append(Op::Continue, &mut rest, dst)?;
        Ok((src.len() - rest.len(), stopped))
    }

    /// Appends what [`Op::Flush`] or [`Op::End`] gives; a decoder has nothing to flush.
    pub fn flush(&self, op: Op, dst: &mut Buffer) -> Result<()> {
        self.append(op, &mut &[][..], dst).map(drop)
    }

    /// Appends the rest and lets the coder go. A decoder whose frame is incomplete is [`Kind::Corrupt`].
    pub fn finish(&self, dst: &mut Buffer) -> Result<()> {
        let mut session = self.session()?;
        drive(&mut session, dst, self.0.recommended.1, |session, out| session.finish(out))
    }

    fn append(&self, op: Op, src: &mut &[u8], dst: &mut Buffer) -> Result<bool> {
        let mut session = self.session()?;
        drive(&mut session, dst, self.0.recommended.1, |session, out| session.pump(op, src, out))?;
        Ok(session.stopped())
    }

    /// Whether a decoder stopped at the end of its frame: it takes no more, unless it is set to go across frames.
    pub fn stopped(&self) -> Result<bool> {
        Ok(self.session()?.stopped())
    }

    /// How many bytes were taken.
    pub fn bytes_in(&self) -> u64 {
        self.0.counters.bytes_in.load(Relaxed)
    }

    /// How many bytes came out.
    pub fn bytes_out(&self) -> u64 {
        self.0.counters.bytes_out.load(Relaxed)
    }

    /// Whether there is a frame at least, and the last is complete.
    pub fn at_end(&self) -> bool {
        self.0.counters.at_end.load(Relaxed)
    }

    /// Native memory in bytes; 0 if the format's library does not say, or while another call has the stream.
    pub fn memory_size(&self) -> usize {
        self.session().map_or(0, |session| session.memory_size())
    }
}

/// Appends to `dst` until `pump` has settled, making room as it is used.
fn drive(
    session: &mut Session<'_>,
    dst: &mut Buffer,
    first: usize,
    mut pump: impl FnMut(&mut Session<'_>, &mut Output<'_>) -> Result<bool>,
) -> Result<()> {
    let mut out = Output::growing(dst, usize::MAX);
    loop {
        if out.spare() == 0 {
            // As much again as came out: what is allocated follows what was really decoded.
            let more = out.written().clamp(first.clamp(1, 64 << 10), 1 << 30);
            out.reserve(more).map_err(|error| session.failed(error))?;
        }
        if pump(session, &mut out)? {
            return Ok(());
        }
    }
}

//! The steps of a stream while one call has it.

use std::mem::MaybeUninit;
use std::sync::MutexGuard;
use std::sync::atomic::{AtomicU64, Ordering::Relaxed};

use super::stream::Counters;
use super::{Coder, Op};
use crate::error::{Error, Kind, Result};
use crate::output::Output;

enum State {
    Live(Box<dyn Coder>),
    Finished,
    Failed(String),
}

/// What is behind the lock of a stream.
pub(super) struct Core {
    state: State,
    is_decoder: bool,
    across_frames: bool,
    limit: u64,
    /// Of a decoder: the last step filled its room, so that there may be more output without input.
    more: bool,
    /// Of a decoder: whether a frame has ended.
    frames: bool,
    /// A frame ended, and nothing came since but padding.
    ended: bool,
    /// A flush or an end that is not done, and whether all its input is taken.
    pending: Option<(Op, bool)>,
}

impl Core {
    pub(super) fn new(coder: Box<dyn Coder>) -> Self {
        let is_decoder = coder.is_decoder();
        Core {
            state: State::Live(coder),
            is_decoder,
            across_frames: false,
            limit: u64::MAX,
            more: false,
            frames: false,
            ended: false,
            pending: None,
        }
    }
}

/// What one step of a session moved.
pub(super) struct Moved<'d> {
    pub(super) consumed: usize,
    pub(super) bytes: &'d mut [u8],
    pub(super) done: bool,
    /// All the room was filled: more may be ready.
    pub(super) full: bool,
}

/// A stream that this call alone has.
pub(super) struct Session<'s> {
    core: MutexGuard<'s, Core>,
    counters: &'s Counters,
}

/// What to say where a decoder's input ends too early.
fn truncated(bytes_in: u64) -> Error {
    Error::corrupt(match bytes_in {
        0 => "the input is empty: there is no frame".to_owned(),
        n => format!("truncated: the input ends inside a frame, after {n} bytes"),
    })
}

impl<'s> Session<'s> {
    pub(super) fn new(core: MutexGuard<'s, Core>, counters: &'s Counters) -> Self {
        Session { core, counters }
    }

    pub(super) fn set_across_frames(&mut self, across: bool) {
        self.core.across_frames = across;
    }

    pub(super) fn set_limit(&mut self, most: u64) {
        self.core.limit = most;
    }

    pub(super) fn memory_size(&self) -> usize {
        match &self.core.state {
            State::Live(coder) => coder.memory_size(),
            _ => 0,
        }
    }

    /// Changes a parameter of the format.
    pub(super) fn set(&mut self, parameter: i32, value: i32) -> Result<()> {
        self.check_live()?;
        match &mut self.core.state {
            State::Live(coder) => coder.set(parameter, value),
            _ => Ok(()),
        }
    }

    /// Bytes taken in, worked off, and made: the coder's word, or the counters.
    pub(super) fn progression(&self) -> (u64, u64, u64) {
        let counted = || {
            let taken = self.counters.bytes_in.load(Relaxed);
            (taken, taken, self.counters.bytes_out.load(Relaxed))
        };
        match &self.core.state {
            State::Live(coder) => coder.progression().unwrap_or_else(counted),
            _ => counted(),
        }
    }

    /// Whether a decoder stopped at the end of its frame.
    pub(super) fn stopped(&self) -> bool {
        self.core.is_decoder && self.core.ended && !self.core.across_frames
    }

    /// Ends the stream with this error, which each later call repeats.
    pub(super) fn failed(&mut self, error: Error) -> Error {
        if matches!(self.core.state, State::Live(_)) {
            self.core.state = State::Failed(error.to_string());
        }
        error
    }

    /// One step. A decoder at its end takes nothing and is done.
    pub(super) fn step<'d>(&mut self, op: Op, src: &[u8], dst: &'d mut [MaybeUninit<u8>]) -> Result<Moved<'d>> {
        self.check(op, src)?;
        if self.stopped() {
            return Ok(Moved { consumed: 0, bytes: &mut [], done: true, full: false });
        }
        let op = if self.core.is_decoder { Op::Continue } else { op };
        if dst.is_empty() {
            if src.is_empty() && op == Op::Continue {
                return Ok(Moved { consumed: 0, bytes: &mut [], done: !self.core.is_decoder, full: true });
            }
            return Err(Error::argument("dst has no room, a step needs one byte at least"));
        }
        if self.core.is_decoder && src.is_empty() && !self.core.more {
            return Ok(Moved { consumed: 0, bytes: &mut [], done: false, full: false });
        }
        let moved = self.run(op, src, dst).map_err(|error| self.failed(error))?;
        self.count(op, src, &moved);
        Ok(moved)
    }

    /// Whether steps are still taken.
    pub(super) fn check_live(&self) -> Result<()> {
        match &self.core.state {
            State::Live(_) => Ok(()),
            State::Finished => Err(Error::new(Kind::State, "the stream is finished")),
            State::Failed(first) => Err(Error::new(Kind::State, format!("the stream failed before: {first}"))),
        }
    }

    fn check(&self, op: Op, src: &[u8]) -> Result<()> {
        self.check_live()?;
        let state = |message: String| Err(Error::new(Kind::State, message));
        match self.core.pending {
            Some((pending, _)) if pending != op => {
                state(format!("{pending:?} was begun and is not done: repeat it until it is"))
            }
            Some((pending, true)) if !src.is_empty() => {
                state(format!("{pending:?} was begun and has all its input: it takes no more until it is done"))
            }
            _ => Ok(()),
        }
    }

    fn run<'d>(&mut self, op: Op, src: &[u8], dst: &'d mut [MaybeUninit<u8>]) -> Result<Moved<'d>> {
        let left = self.core.limit.saturating_sub(self.counters.bytes_out.load(Relaxed));
        let limit = self.core.limit;
        let State::Live(coder) = &mut self.core.state else {
            return Err(Error::new(Kind::State, "the stream is finished"));
        };
        let mut side = [MaybeUninit::uninit()];
        let moved = if left == 0 {
            // The frame may still end without another byte; one side byte tells.
            let step = coder.step(op, src, &mut side)?;
            if !step.bytes.is_empty() {
                return Err(Error::limit(None, usize::try_from(limit).unwrap_or(usize::MAX)));
            }
            Moved { consumed: step.consumed, bytes: &mut [], done: step.done, full: false }
        } else {
            let room = dst.len().min(usize::try_from(left).unwrap_or(usize::MAX));
            let step = coder.step(op, src, &mut dst[..room])?;
            let full = step.bytes.len() == room;
            Moved { consumed: step.consumed, bytes: step.bytes, done: step.done, full }
        };
        let idle = src.is_empty() && op == Op::Continue;
        if moved.consumed == 0 && moved.bytes.is_empty() && !moved.done && !idle {
            return Err(Error::new(Kind::Native, "the coder made no progress with both input and room"));
        }
        Ok(moved)
    }

    fn count(&mut self, op: Op, src: &[u8], moved: &Moved<'_>) {
        // Others read these; only who has the stream writes them.
        let add = |counter: &AtomicU64, n: usize| counter.store(counter.load(Relaxed).wrapping_add(n as u64), Relaxed);
        add(&self.counters.bytes_in, moved.consumed);
        add(&self.counters.bytes_out, moved.bytes.len());
        let core = &mut *self.core;
        if core.is_decoder {
            let mid_frame = matches!(&core.state, State::Live(coder) if coder.mid_frame());
            core.more = moved.full;
            core.frames |= moved.done;
            core.ended = core.frames && !mid_frame;
        } else {
            core.pending = match op {
                Op::Continue => None,
                _ if moved.done => None,
                op => Some((op, moved.consumed == src.len())),
            };
            let nothing = moved.consumed == 0 && moved.bytes.is_empty();
            core.ended = (op == Op::End && moved.done) || (core.ended && nothing);
        }
        self.counters.at_end.store(core.ended, Relaxed);
    }

    /// Takes from `src` and writes to `out` until it is full (false), or all is done (true): an encoder's `op`; for a
    /// decoder, all of `src` is taken, or it stopped at its end. The end of a decoder's input checks that it is one.
    pub(super) fn pump(&mut self, op: Op, src: &mut &[u8], out: &mut Output<'_>) -> Result<bool> {
        loop {
            if out.spare() == 0 {
                return Ok(false);
            }
            let (done, full) = self.fill(op, src, out)?;
            let settled = match self.core.is_decoder {
                // Nothing is left behind where a frame ended; else what filled its room may have more.
                true => self.stopped() || (src.is_empty() && (done || !full)),
                false if op == Op::Continue => src.is_empty(),
                false => done,
            };
            if settled {
                if self.core.is_decoder && op == Op::End {
                    self.check_end()?;
                }
                return Ok(true);
            }
        }
    }

    /// One step into `out`, which has room; gives whether it was done, and whether it filled the room.
    pub(super) fn fill(&mut self, op: Op, src: &mut &[u8], out: &mut Output<'_>) -> Result<(bool, bool)> {
        let (mut consumed, mut done, mut full) = (0, false, false);
        out.fill(|room| {
            let moved = self.step(op, src, room)?;
            (consumed, done, full) = (moved.consumed, moved.done, moved.full);
            Ok(moved.bytes)
        })?;
        *src = &src[consumed..];
        Ok((done, full))
    }

    /// The rest of the output, then the stream is finished; false while `out` is full.
    pub(super) fn finish(&mut self, out: &mut Output<'_>) -> Result<bool> {
        // Nothing came since the last frame: another one would be empty.
        let idle = !self.core.is_decoder && self.core.ended;
        if idle {
            self.check(Op::End, &[])?;
        } else if !self.pump(Op::End, &mut &[][..], out)? {
            return Ok(false);
        }
        self.close();
        Ok(true)
    }

    /// The input of a decoder ends here.
    pub(super) fn check_end(&mut self) -> Result<()> {
        if self.core.ended {
            return Ok(());
        }
        let error = truncated(self.counters.bytes_in.load(Relaxed));
        Err(self.failed(error))
    }

    /// Lets the coder go.
    pub(super) fn close(&mut self) {
        self.core.state = State::Finished;
    }
}

//! Parts encoded by several threads, put together in order.
//!
//! Each part is encoded as if it began a word. Where it begins is known once all parts before it are there; then its bits
//! are shifted into their place, by whichever thread comes by, while others encode.

use std::collections::BTreeMap;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};

use super::{Job, Part, Sum, Tail, Worker, bound, encode, worker};
use crate::error::{Error, Result};
use crate::output::{InOrder, Output, Room};
use crate::parallel::Pool;
use crate::scratch::Scratch;
use crate::segments::reserved;
use crate::zfp::value::Value;

/// How many parts a thread may be ahead of the first one that is not there yet, for each thread.
const AHEAD: usize = 4;

/// Parts that were encoded wait here until those before them are there, so that it is known at which bit they begin.
struct Line<T> {
    state: Mutex<LineState<T>>,
    changed: Condvar,
}

struct LineState<T> {
    /// The next part to be put into its place …
    next: usize,
    /// … and the bits before it.
    tail: Tail,
    waiting: BTreeMap<usize, (Part, Worker<T>)>,
    error: Option<(usize, Error)>,
    ended: bool,
}

/// Sees to it that nobody waits for a part that is lost, should its thread panic.
struct Watch<'l, 'r, T> {
    line: &'l Line<T>,
    rooms: &'l InOrder<'r>,
}

impl<T> Drop for Watch<'_, '_, T> {
    fn drop(&mut self) {
        if std::thread::panicking() {
            self.line.lock().ended = true;
            self.line.changed.notify_all();
            self.rooms.give_up();
        }
    }
}

/// A part with its place.
struct Placed<'r, T> {
    index: usize,
    before: Tail,
    part: Part,
    worker: Worker<T>,
    room: Room<'r>,
}

impl<T> Line<T> {
    fn lock(&self) -> MutexGuard<'_, LineState<T>> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Waits while a part is too far ahead; false if there is no more use for it.
    fn may_start(&self, index: usize, ahead: usize) -> bool {
        let mut state = self.lock();
        while index >= state.next + ahead && !state.ended {
            state = self.changed.wait(state).unwrap_or_else(PoisonError::into_inner);
        }
        !state.ended
    }

    /// Takes a part, and gives those that can be put into their places now.
    fn add<'r>(&self, index: usize, part: Part, worker: Worker<T>, rooms: &InOrder<'r>) -> Vec<Placed<'r, T>> {
        let mut placed = Vec::new();
        let mut state = self.lock();
        state.waiting.insert(index, (part, worker));
        let first = state.next;
        while !state.ended {
            let next = state.next;
            let Some((part, worker)) = state.waiting.remove(&next) else { break };
            let before = state.tail;
            let Some(room) = rooms.room(8 * whole_words(before, &part)) else {
                state.ended = true;
                break;
            };
            state.tail = joined(before, &part, &worker.words);
            state.next += 1;
            placed.push(Placed { index: next, before, part, worker, room });
        }
        if state.next != first || state.ended {
            self.changed.notify_all();
        }
        placed
    }

    /// Keeps the error of the first part that failed.
    fn fail(&self, index: usize, error: Error, rooms: &InOrder<'_>) {
        let mut state = self.lock();
        if state.error.as_ref().is_none_or(|(first, _)| index < *first) {
            state.error = Some((index, error));
        }
        state.ended = true;
        self.changed.notify_all();
        rooms.give_up();
    }
}

/// Encodes all parts of `len` blocks each, after the bits of `start`; gives the bits after the last whole word.
pub(super) fn run<T: Value>(
    job: &Job<'_>,
    pool: &Pool,
    len: usize,
    start: Tail,
    all: &mut Sum,
    dst: &mut Output<'_>,
) -> Result<Tail> {
    let blocks = job.task.grid.blocks();
    let parts = blocks.div_ceil(len);
    let most = bound(&job.task.params, &job.task.grid).unwrap_or(usize::MAX);
    let most = most.min(dst.limit() - dst.written());
    let state = LineState { next: 0, tail: start, waiting: BTreeMap::new(), error: None, ended: false };
    let line = Line::<T> { state: Mutex::new(state), changed: Condvar::new() };
    let mut results: Vec<Mutex<Option<(Part, u64)>>> = reserved(parts)?;
    results.resize_with(parts, || Mutex::new(None));
    let workers = Scratch::<Worker<T>>::new();
    let fits = dst.fill_in_order(most, |rooms| {
        pool.for_each(parts, |index| {
            if !line.may_start(index, AHEAD * pool.threads()) {
                return;
            }
            let _watch = Watch { line: &line, rooms };
            let encoded = workers.take().map_or_else(|| worker::<T>(job), Ok).and_then(|mut worker| {
                let part = encode(job, &mut worker, index * len..blocks.min((index + 1) * len), Tail::default())?;
                Ok((part, worker))
            });
            let placed = match encoded {
                Ok((part, worker)) => line.add(index, part, worker, rooms),
                Err(error) => return line.fail(index, error, rooms),
            };
            // Others go on meanwhile.
            for Placed { index, before, part, worker, room } in placed {
                room.fill(rooms, shifted(before, &part, &worker.words));
                workers.put(worker);
                let bits = 64 * part.words as u64 + u64::from(part.tail.used);
                *results[index].lock().unwrap_or_else(PoisonError::into_inner) = Some((part, bits));
            }
        })
    })?;
    let state = line.state.into_inner().unwrap_or_else(PoisonError::into_inner);
    if let Some((_, error)) = state.error {
        return Err(error);
    }
    if !fits {
        return Err(dst.does_not_fit(None));
    }
    for result in results {
        let Some((part, bits)) = result.into_inner().unwrap_or_else(PoisonError::into_inner) else {
            return Err(dst.does_not_fit(None));
        };
        all.add(part, bits)?;
    }
    Ok(state.tail)
}

/// The bits of a word that a shift up by `used` bits pushes out.
fn high(word: u64, used: u32) -> u64 {
    (word >> 1) >> (63 - used)
}

/// The bits after the last whole word, when a part follows those of `before`.
fn joined(before: Tail, part: &Part, words: &[u64]) -> Tail {
    let carry = part.words.checked_sub(1).map_or(before.rest, |last| high(words[last], before.used));
    let used = before.used + part.tail.used;
    if used < 64 {
        Tail { rest: carry | part.tail.rest << before.used, used }
    } else {
        Tail { rest: high(part.tail.rest, before.used), used: used - 64 }
    }
}

/// How many whole words there are when a part follows the bits of `before`.
fn whole_words(before: Tail, part: &Part) -> usize {
    part.words + usize::from(before.used + part.tail.used >= 64)
}

/// Those words.
fn shifted(before: Tail, part: &Part, words: &[u64]) -> impl Iterator<Item = u64> {
    let mut carry = before.rest;
    words[..part.words].iter().copied().chain([part.tail.rest]).take(whole_words(before, part)).map(move |word| {
        let joint = carry | word << before.used;
        carry = high(word, before.used);
        joint
    })
}

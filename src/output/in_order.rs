//! Parts of unknown length that several threads append one after the other.

use std::mem::MaybeUninit;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};

/// What became of a part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Appended {
    /// It lies so many bytes behind the start.
    At(usize),
    /// A part before it is not there yet.
    NotYet,
    /// The parts do not fit, or were given up: no more are taken.
    Ended,
}

/// Takes parts in the order of their indices.
pub struct InOrder<'r> {
    state: Mutex<State<'r>>,
    turn: Condvar,
    copied: AtomicUsize,
}

struct State<'r> {
    /// The index of the part that comes next, and where.
    next: usize,
    offset: usize,
    rest: &'r mut [MaybeUninit<u8>],
    ended: bool,
}

impl<'r> InOrder<'r> {
    pub(super) fn new(room: &'r mut [MaybeUninit<u8>]) -> Self {
        let state = State { next: 0, offset: 0, rest: room, ended: false };
        InOrder { state: Mutex::new(state), turn: Condvar::new(), copied: AtomicUsize::new(0) }
    }

    fn lock(&self) -> MutexGuard<'_, State<'r>> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Appends the part of this index; waits for those before it if `wait`, which must be in the hands of threads that
    /// will append them.
    pub fn append(&self, index: usize, part: &[u8], wait: bool) -> Appended {
        let mut state = self.lock();
        while state.next != index && !state.ended {
            if !wait {
                return Appended::NotYet;
            }
            state = self.turn.wait(state).unwrap_or_else(PoisonError::into_inner);
        }
        if state.ended {
            return Appended::Ended;
        }
        if part.len() > state.rest.len() {
            state.ended = true;
            self.turn.notify_all();
            return Appended::Ended;
        }
        let (room, rest) = std::mem::take(&mut state.rest).split_at_mut(part.len());
        let offset = state.offset;
        (state.rest, state.offset, state.next) = (rest, offset + part.len(), index + 1);
        self.turn.notify_all();
        drop(state);
        // Others append meanwhile.
        room.write_copy_of_slice(part);
        self.copied.fetch_add(part.len(), Ordering::Relaxed);
        Appended::At(offset)
    }

    /// Takes no more parts, and wakes those who wait.
    pub fn give_up(&self) {
        self.lock().ended = true;
        self.turn.notify_all();
    }

    /// How many bytes the parts have; `None` if they do not fit or were given up.
    pub(super) fn finish(self) -> Option<usize> {
        let state = self.state.into_inner().unwrap_or_else(PoisonError::into_inner);
        if state.ended {
            return None;
        }
        assert_eq!(self.copied.into_inner(), state.offset, "every part is written");
        Some(state.offset)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_wait_for_their_turn() {
        let mut room = [MaybeUninit::new(0u8); 8];
        let parts = InOrder::new(&mut room);
        assert_eq!(parts.append(1, b"def", false), Appended::NotYet);
        std::thread::scope(|scope| {
            scope.spawn(|| assert_eq!(parts.append(1, b"def", true), Appended::At(3)));
            assert_eq!(parts.append(0, b"abc", true), Appended::At(0));
        });
        assert_eq!(parts.append(2, b"", true), Appended::At(6));
        assert_eq!(parts.finish(), Some(6));
    }

    #[test]
    fn what_does_not_fit_ends_it_for_all() {
        let mut room = [MaybeUninit::new(0u8); 4];
        let parts = InOrder::new(&mut room);
        std::thread::scope(|scope| {
            scope.spawn(|| assert_eq!(parts.append(2, b"x", true), Appended::Ended));
            assert_eq!(parts.append(0, b"abc", true), Appended::At(0));
            assert_eq!(parts.append(1, b"de", true), Appended::Ended);
        });
        assert_eq!(parts.finish(), None);
    }

    #[test]
    fn who_waits_for_what_was_given_up_is_woken() {
        let mut room = [MaybeUninit::new(0u8); 4];
        let parts = InOrder::new(&mut room);
        std::thread::scope(|scope| {
            scope.spawn(|| assert_eq!(parts.append(1, b"x", true), Appended::Ended));
            parts.give_up();
        });
        assert_eq!(parts.finish(), None);
    }
}

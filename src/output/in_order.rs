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

/// Bytes that were handed out and are to be filled.
pub struct Room<'r>(&'r mut [MaybeUninit<u8>]);

impl Room<'_> {
    /// Fills it with the bytes of as many words as it has, the lowest byte first.
    pub fn fill(self, parts: &InOrder<'_>, words: impl Iterator<Item = u64>) {
        let (chunks, rest) = self.0.as_chunks_mut::<8>();
        let mut filled = 0;
        for (chunk, word) in chunks.iter_mut().zip(words) {
            *chunk = word.to_le_bytes().map(MaybeUninit::new);
            filled += 1;
        }
        assert!(filled == chunks.len() && rest.is_empty(), "a word for every eight bytes");
        parts.copied.fetch_add(8 * filled, Ordering::Relaxed);
    }
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

    /// Hands out the next `len` bytes, whoever asks: for callers that see to the order themselves. `None` if they do not
    /// fit, after which no more are handed out.
    ///
    /// Every room must be filled before the parts are at their end.
    pub fn room(&self, len: usize) -> Option<Room<'r>> {
        let mut state = self.lock();
        if state.ended || len > state.rest.len() {
            state.ended = true;
            self.turn.notify_all();
            return None;
        }
        let (room, rest) = std::mem::take(&mut state.rest).split_at_mut(len);
        (state.rest, state.offset) = (rest, state.offset + len);
        Some(Room(room))
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
    fn rooms_follow_each_other_and_are_filled_in_any_order() {
        let mut room = [MaybeUninit::new(0u8); 24];
        let parts = InOrder::new(&mut room);
        let (first, second) = (parts.room(8).unwrap(), parts.room(16).unwrap());
        second.fill(&parts, [2, 3].into_iter());
        first.fill(&parts, [1].into_iter());
        assert_eq!(parts.finish(), Some(24));
        let bytes = room.map(|byte| {
            // SAFETY: all bytes were written above.
            unsafe { byte.assume_init() }
        });
        assert_eq!(bytes.as_chunks::<8>().0, [1u64, 2, 3].map(u64::to_le_bytes));
    }

    #[test]
    fn a_room_that_does_not_fit_ends_it() {
        let mut room = [MaybeUninit::new(0u8); 8];
        let parts = InOrder::new(&mut room);
        assert!(parts.room(16).is_none() && parts.room(8).is_none());
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

//! Contexts and buffers kept for the next call: making them anew costs more than a small chunk.

use std::sync::Mutex;

/// How many are kept; with more threads than that, the rest make their own each time.
const SLOTS: usize = 16;

/// A small capped store of reusable things, shared by all threads that use one codec.
///
/// Locks are only ever tried, never waited for: a lock that another thread held at the moment of a `fork` stays locked
/// for good in the child, and must not hang it.
pub(crate) struct Scratch<T> {
    slots: [Mutex<Option<T>>; SLOTS],
}

impl<T> Scratch<T> {
    pub(crate) const fn new() -> Self {
        Scratch { slots: [const { Mutex::new(None) }; SLOTS] }
    }

    fn take(&self) -> Option<T> {
        self.slots.iter().find_map(|slot| slot.try_lock().ok()?.take())
    }

    fn put(&self, value: T) {
        for slot in &self.slots {
            if let Ok(mut slot) = slot.try_lock()
                && slot.is_none()
            {
                *slot = Some(value);
                return;
            }
        }
    }

    /// Runs `work` with a kept value, or with a new one; keeps it after.
    pub(crate) fn with<R, E>(
        &self,
        make: impl FnOnce() -> Result<T, E>,
        work: impl FnOnce(&mut T) -> Result<R, E>,
    ) -> Result<R, E> {
        let mut value = match self.take() {
            Some(value) => value,
            None => make()?,
        };
        let result = work(&mut value);
        self.put(value);
        result
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::cell::Cell;

    #[test]
    fn a_value_is_made_once_and_used_again() {
        let made = Cell::new(0);
        let scratch = Scratch::<u32>::new();
        let make = || {
            made.set(made.get() + 1);
            Ok::<u32, ()>(0)
        };
        for expected in 1..=5 {
            let seen = scratch.with(make, |n| {
                *n += 1;
                Ok(*n)
            });
            assert_eq!(seen, Ok(expected));
        }
        assert_eq!(made.get(), 1);
    }

    #[test]
    fn a_held_lock_does_not_block() {
        let scratch = Scratch::<u32>::new();
        let held: Vec<_> = scratch.slots.iter().map(|slot| slot.lock().unwrap()).collect();
        assert_eq!(scratch.with(|| Ok::<u32, ()>(7), |n| Ok(*n)), Ok(7));
        drop(held);
        assert_eq!(scratch.take(), None, "with every slot locked there was nowhere to keep it");
    }
}

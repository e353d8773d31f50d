//! Contexts and buffers kept for the next call: making them anew costs more than a small chunk.

use std::ops::{Deref, DerefMut};
use std::sync::Mutex;

/// How many are kept; with more threads than that, the rest make their own each time.
const SLOTS: usize = 16;

/// A small capped store of reusable things, shared by all threads that use one codec.
///
/// Locks are only ever tried, never waited for: a lock that another thread held at the moment of a `fork` stays locked
/// for good in the child, and must not hang it.
pub(crate) struct Scratch<T> {
    slots: [Mutex<Option<T>>; SLOTS],
    tidy: fn(&mut T),
}

impl<T> Scratch<T> {
    pub(crate) const fn new() -> Self {
        Scratch::tidied(|_| ())
    }

    /// What is kept is handed to `tidy` first, to give back what is too much to keep.
    pub(crate) const fn tidied(tidy: fn(&mut T)) -> Self {
        Scratch { slots: [const { Mutex::new(None) }; SLOTS], tidy }
    }

    /// A kept value, which is the caller's from now on.
    pub(crate) fn take(&self) -> Option<T> {
        self.slots.iter().find_map(|slot| slot.try_lock().ok()?.take())
    }

    /// Keeps a value, if there is a place for it.
    pub(crate) fn put(&self, mut value: T) {
        (self.tidy)(&mut value);
        for slot in &self.slots {
            if let Ok(mut slot) = slot.try_lock()
                && slot.is_none()
            {
                *slot = Some(value);
                return;
            }
        }
    }

    /// Lends a kept value, or a new one, and keeps it after.
    pub(crate) fn lend<E>(&self, make: impl FnOnce() -> Result<T, E>) -> Result<Lent<'_, T>, E> {
        let value = match self.take() {
            Some(value) => value,
            None => make()?,
        };
        Ok(Lent { scratch: self, value: Some(value) })
    }

    /// Runs `work` with a value that is lent.
    pub(crate) fn with<R, E>(
        &self,
        make: impl FnOnce() -> Result<T, E>,
        work: impl FnOnce(&mut T) -> Result<R, E>,
    ) -> Result<R, E> {
        work(&mut *self.lend(make)?)
    }
}

/// A value that returns to its store when this goes.
pub(crate) struct Lent<'s, T> {
    scratch: &'s Scratch<T>,
    /// There until this is dropped.
    value: Option<T>,
}

impl<T> Deref for Lent<'_, T> {
    type Target = T;
    fn deref(&self) -> &T {
        self.value.as_ref().expect("taken in drop alone")
    }
}

impl<T> DerefMut for Lent<'_, T> {
    fn deref_mut(&mut self) -> &mut T {
        self.value.as_mut().expect("taken in drop alone")
    }
}

impl<T> Drop for Lent<'_, T> {
    fn drop(&mut self) {
        // What a panic left behind may be anything.
        if let Some(value) = self.value.take()
            && !std::thread::panicking()
        {
            self.scratch.put(value);
        }
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
    fn what_is_kept_is_tidied_also_after_an_error() {
        let scratch = Scratch::<Vec<u8>>::tidied(|vec| *vec = Vec::new());
        let work = |vec: &mut Vec<u8>| {
            vec.resize(1000, 0);
            Err::<(), ()>(())
        };
        assert_eq!(scratch.with(|| Ok(Vec::new()), work), Err(()));
        assert_eq!(scratch.take().map(|vec| vec.capacity()), Some(0));
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

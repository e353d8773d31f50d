//! The place of a native context that is used by one operation at a time.

use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, Ordering};

use crate::error::{Error, Kind, Result};

/// Holds a context while nobody uses it.
///
/// Nobody ever waits: a second operation at the same time is an error, and what another thread had at the moment of a
/// `fork` cannot hang the child. Who takes the turn has the place alone, so that putting a context back cannot fail
/// because someone else is just finding the place empty.
pub(super) struct Slot<T> {
    name: &'static str,
    taken: AtomicBool,
    place: Mutex<Option<T>>,
}

/// The turn of one operation; it ends when this is dropped.
struct Turn<'s>(&'s AtomicBool);

impl Drop for Turn<'_> {
    fn drop(&mut self) {
        self.0.store(false, Ordering::Release);
    }
}

impl<T> Slot<T> {
    pub(super) fn new(name: &'static str, value: T) -> Self {
        Slot { name, taken: AtomicBool::new(false), place: Mutex::new(Some(value)) }
    }

    #[cold]
    fn busy(&self) -> Error {
        Error::new(Kind::State, format!("the {} is in use by another operation or by a stream", self.name))
    }

    fn turn(&self) -> Result<Turn<'_>> {
        if self.taken.swap(true, Ordering::Acquire) { Err(self.busy()) } else { Ok(Turn(&self.taken)) }
    }

    /// Runs `work` on the context.
    pub(super) fn with<R>(&self, work: impl FnOnce(&mut T) -> Result<R>) -> Result<R> {
        let _turn = self.turn()?;
        // A panic of an earlier `work` poisons the lock: what it left behind may be anything.
        let mut place = self.place.try_lock().map_err(|_| self.busy())?;
        work(place.as_mut().ok_or_else(|| self.busy())?)
    }

    /// Takes the context out for longer: the turn ends when it is put back.
    pub(super) fn take(&self) -> Result<T> {
        let turn = self.turn()?;
        let value = self.place.try_lock().map_err(|_| self.busy())?.take().ok_or_else(|| self.busy())?;
        std::mem::forget(turn);
        Ok(value)
    }

    /// Puts back what was taken.
    pub(super) fn put(&self, value: T) {
        let _turn = Turn(&self.taken);
        if let Ok(mut place) = self.place.try_lock() {
            *place = Some(value);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_put_back_is_there_whoever_looks_meanwhile() {
        let slot = Slot::new("number", 0u64);
        std::thread::scope(|scope| {
            for _ in 0..3 {
                scope.spawn(|| {
                    for _ in 0..20_000 {
                        let _ = slot.with(|_| Ok(()));
                    }
                });
            }
            for _ in 0..20_000 {
                if let Ok(value) = slot.take() {
                    assert_eq!(slot.with(|_| Ok(())).unwrap_err().kind(), Kind::State);
                    slot.put(value + 1);
                }
            }
        });
        assert!(slot.with(|value| Ok(*value)).expect("it is there") <= 20_000);
    }

    #[test]
    fn a_failure_ends_the_turn() {
        let slot = Slot::new("number", 1);
        slot.with(|_| Err::<(), _>(Error::argument("no"))).unwrap_err();
        assert_eq!(slot.with(|value| Ok(*value)), Ok(1));
    }
}

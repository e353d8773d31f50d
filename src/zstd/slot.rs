//! The place of a native context that is used by one operation at a time.

use std::sync::Mutex;

use crate::error::{Error, Kind, Result};

/// Holds a context while nobody uses it.
///
/// The lock is only ever tried: a second operation at the same time is an error instead of a wait, and a lock that
/// another thread held at the moment of a `fork` cannot hang the child.
pub(super) struct Slot<T> {
    name: &'static str,
    place: Mutex<Option<T>>,
}

impl<T> Slot<T> {
    pub(super) fn new(name: &'static str, value: T) -> Self {
        Slot { name, place: Mutex::new(Some(value)) }
    }

    #[cold]
    fn busy(&self) -> Error {
        Error::new(Kind::State, format!("the {} is in use by another operation or by a stream", self.name))
    }

    /// Runs `work` on the context.
    pub(super) fn with<R>(&self, work: impl FnOnce(&mut T) -> Result<R>) -> Result<R> {
        // A panic of an earlier `work` poisons the lock: what it left behind may be anything.
        let mut place = self.place.try_lock().map_err(|_| self.busy())?;
        work(place.as_mut().ok_or_else(|| self.busy())?)
    }

    /// Takes the context out for longer.
    pub(super) fn take(&self) -> Result<T> {
        let mut place = self.place.try_lock().map_err(|_| self.busy())?;
        place.take().ok_or_else(|| self.busy())
    }

    /// Puts back what was taken.
    pub(super) fn put(&self, value: T) {
        if let Ok(mut place) = self.place.try_lock() {
            *place = Some(value);
        }
    }
}

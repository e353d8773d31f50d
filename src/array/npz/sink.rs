//! Where a new archive goes. The crate `zip` owns what it writes to, and writes to it once more when it is dropped; so it has
//! one of two handles, and the other can say that nothing is to be written any more.

use std::io::{self, Seek, SeekFrom, Write};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use crate::array::npy::draft::Draft;
use crate::buffer::Buffer;
use crate::error::{Error, Result};

/// The archive so far.
pub(super) enum Target {
    Memory(Buffer),
    File(Draft),
    /// Given up, or taken.
    Nothing,
}

struct State {
    target: Target,
    position: u64,
    len: u64,
    /// What went wrong first.
    error: Option<Error>,
}

/// One of the handles of a new archive.
#[derive(Clone)]
pub(super) struct Sink(Arc<Mutex<State>>);

impl Sink {
    pub(super) fn new(target: Target) -> Sink {
        Sink(Arc::new(Mutex::new(State { target, position: 0, len: 0, error: None })))
    }

    /// Takes the archive; what is written from now on is lost.
    pub(super) fn take(&self) -> Target {
        std::mem::replace(&mut self.lock().target, Target::Nothing)
    }

    /// What went wrong first when the crate says `otherwise`.
    pub(super) fn error(&self, otherwise: impl FnOnce() -> Error) -> Error {
        self.lock().error.take().unwrap_or_else(otherwise)
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl State {
    fn keep(&mut self, error: Error) -> io::Error {
        let told = io::Error::other(error.to_string());
        self.error.get_or_insert(error);
        told
    }

    fn write(&mut self, bytes: &[u8]) -> Result<usize> {
        match &mut self.target {
            Target::Memory(buffer) => {
                let position = self.position as usize;
                let over = bytes.len().min(buffer.len() - position);
                buffer.as_mut_slice()[position..position + over].copy_from_slice(&bytes[..over]);
                buffer.extend_from_slice(&bytes[over..])?;
                Ok(bytes.len())
            }
            Target::File(draft) => loop {
                match draft.file().write(bytes) {
                    Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                    other => break other.map_err(|error| draft.failed("writing", error)),
                }
            },
            Target::Nothing => Ok(bytes.len()),
        }
    }
}

impl Write for Sink {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let mut state = self.lock();
        match state.write(bytes) {
            Ok(written) => {
                state.position += written as u64;
                state.len = state.len.max(state.position);
                Ok(written)
            }
            Err(error) => Err(state.keep(error)),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl Seek for Sink {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        let mut state = self.lock();
        let wanted = match to {
            SeekFrom::Start(position) => Some(position),
            SeekFrom::End(offset) => state.len.checked_add_signed(offset),
            SeekFrom::Current(offset) => state.position.checked_add_signed(offset),
        };
        // The crate never leaves what was written.
        let Some(position) = wanted.filter(|position| *position <= state.len) else {
            return Err(state.keep(Error::argument(format!("npz: {to:?} is outside the archive"))));
        };
        if let Target::File(draft) = &state.target
            && position != state.position
            && let Err(error) = draft.file().seek(SeekFrom::Start(position))
        {
            let error = draft.failed("writing", error);
            return Err(state.keep(error));
        }
        state.position = position;
        Ok(position)
    }
}

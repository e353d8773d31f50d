//! A store that is open: its backend, its threads, and how much may be under way.

use std::future::Future;
use std::sync::Arc;

use tokio::runtime::{Builder, Handle, Runtime};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use super::backend::Backend;
use super::op::{Done, Op};
use super::options::Options;
use crate::error::{Error, Kind, Result};
use crate::sys::process;

/// What to do with an operation while as many are under way as the store takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WhenFull {
    /// Wait for one of them to end.
    Wait,
    /// Refuse it: [`Kind::Busy`].
    Refuse,
}

/// An open store, shared by all who hold it; its threads end with the last of them.
#[derive(Clone)]
pub struct Store(Arc<Inner>);

struct Inner {
    backend: Arc<dyn Backend>,
    runtime: Option<Runtime>,
    /// A permit for each operation that may be under way.
    room: Arc<Semaphore>,
    options: Options,
    owner: u32,
}

impl Store {
    /// Opens a store on a backend, with threads of its own.
    pub fn with_backend(backend: Arc<dyn Backend>, options: Options) -> Result<Store> {
        let build = || {
            Builder::new_multi_thread()
                .worker_threads(options.io_threads)
                .thread_name("tierce-store")
                // Nothing blocks by design; this is what the runtime itself may want.
                .max_blocking_threads(1)
                .enable_all()
                .build()
        };
        let runtime = process::with_signals_blocked(build).map_err(|error| {
            Error::new(Kind::NoMemory, format!("store: {} threads could not be started: {error}", options.io_threads))
        })?;
        let room = Arc::new(Semaphore::new(options.max_operations));
        let inner = Inner { backend, runtime: Some(runtime), room, options, owner: process::id() };
        Ok(Store(Arc::new(inner)))
    }

    /// The backend.
    pub fn backend(&self) -> &Arc<dyn Backend> {
        &self.0.backend
    }

    /// How it was opened.
    pub fn options(&self) -> &Options {
        &self.0.options
    }

    /// Fails in a child of the process that opened the store.
    fn runtime(&self) -> Result<&Runtime> {
        match &self.0.runtime {
            Some(runtime) if process::id() == self.0.owner => Ok(runtime),
            _ => Err(Error::new(
                Kind::Forked,
                format!("the store was opened in process {}, whose threads did not survive the fork", self.0.owner),
            )),
        }
    }

    /// Does `work` in the calling thread, and waits for it.
    ///
    /// A thread of the store itself, which runs a callback, would wait for what only it can do: [`Kind::State`].
    pub fn run<T>(&self, work: impl Future<Output = Result<T>>) -> Result<T> {
        let runtime = self.runtime()?;
        if Handle::try_current().is_ok() {
            return Err(Error::new(
                Kind::State,
                "a callback on a thread of a store may start operations, and may not wait for any",
            ));
        }
        runtime.block_on(work)
    }

    /// Starts `work` on the store's threads.
    pub fn start(&self, when_full: WhenFull, work: impl Future<Output = Result<Done>> + Send + 'static) -> Result<Op> {
        let permit = self.permit(when_full)?;
        Ok(Op::start(self.runtime()?.handle(), permit, work))
    }

    fn permit(&self, when_full: WhenFull) -> Result<OwnedSemaphorePermit> {
        let room = self.0.room.clone();
        match when_full {
            WhenFull::Wait => self.run(async { room.acquire_owned().await.map_err(|_| closed()) }),
            WhenFull::Refuse => {
                self.runtime()?;
                room.try_acquire_owned().map_err(|_| {
                    let most = self.0.options.max_operations;
                    Error::new(
                        Kind::Busy,
                        format!("store: {most} operations are under way, which is the most it takes"),
                    )
                })
            }
        }
    }
}

#[cold]
fn closed() -> Error {
    Error::new(Kind::State, "store: it is being closed")
}

impl Drop for Inner {
    fn drop(&mut self) {
        let Some(runtime) = self.runtime.take() else { return };
        if process::id() != self.owner {
            // Its threads are gone, and its locks in an unknown state.
            std::mem::forget(runtime);
        } else if Handle::try_current().is_ok() {
            // The last holder is a callback on one of the threads, which cannot wait for itself.
            runtime.shutdown_background();
        } else {
            drop(runtime);
        }
    }
}

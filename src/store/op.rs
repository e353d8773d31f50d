//! An operation that is under way, or has ended.

use std::future::Future;
use std::os::fd::RawFd;
use std::pin::Pin;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, OnceLock, PoisonError};
use std::task::{Context, Poll};
use std::time::{Duration, Instant};

use tokio::runtime::Handle;
use tokio::sync::OwnedSemaphorePermit;
use tokio::task::AbortHandle;

use super::backend::Pending;
use super::object::{Meta, Page, Written};
use crate::buffer::Buffer;
use crate::error::{Error, Kind, Result};
use crate::sys::process;

/// What an operation gives when it has succeeded.
#[derive(Debug)]
pub enum Done {
    /// Nothing but that.
    Nothing,
    /// How many bytes were written into memory that was lent to it.
    Filled(usize),
    /// Bytes.
    Bytes(Buffer),
    /// What is known of an object.
    Meta(Meta),
    /// What was written.
    Written(Written),
    /// A page of a listing.
    Page(Page),
}

/// Called once, on a thread of the store, when the operation has ended.
pub type Notify = Box<dyn FnOnce() + Send>;

/// An operation. Dropping it cancels it, and returns when nothing that was lent to it will be touched again.
pub struct Op {
    shared: Arc<Shared>,
    abort: AbortHandle,
    owner: u32,
}

#[derive(Default)]
struct Shared {
    state: Mutex<State>,
    ended: Condvar,
    event: OnceLock<crate::sys::event::Event>,
}

#[derive(Default)]
struct State {
    /// There when the operation has ended and its future is gone.
    result: Option<Result<Done>>,
    /// Whether the future is gone, with all that it had borrowed.
    ended: bool,
    notify: Option<Notify>,
    /// Who waits for any of several operations.
    waiters: Vec<Arc<Waiter>>,
}

/// One who waits for any of several operations.
#[derive(Default)]
struct Waiter {
    called: Mutex<bool>,
    condition: Condvar,
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Ends the operation when its future goes, however that comes about.
struct Ending {
    shared: Arc<Shared>,
    result: Option<Result<Done>>,
    _permit: OwnedSemaphorePermit,
}

impl Drop for Ending {
    fn drop(&mut self) {
        let result = self.result.take().unwrap_or_else(|| {
            Err(if std::thread::panicking() {
                Error::new(Kind::Panic, "store: a defect of the library ended the operation")
            } else {
                Error::new(Kind::Cancelled, "the operation was cancelled")
            })
        });
        self.shared.end(result);
    }
}

/// The work, and what ends the operation. The work goes first: whoever sees the end finds nothing borrowed.
struct Running {
    work: Option<Pending<'static, Done>>,
    ending: Ending,
}

impl Future for Running {
    type Output = ();

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<()> {
        let Some(work) = &mut self.work else { return Poll::Ready(()) };
        let Poll::Ready(result) = work.as_mut().poll(context) else { return Poll::Pending };
        self.ending.result = Some(result);
        self.work = None;
        Poll::Ready(())
    }
}

impl Shared {
    fn end(&self, result: Result<Done>) {
        let mut state = lock(&self.state);
        state.result = Some(result);
        state.ended = true;
        let notify = state.notify.take();
        let waiters = std::mem::take(&mut state.waiters);
        self.ended.notify_all();
        if let Some(event) = self.event.get() {
            event.set();
        }
        drop(state);
        for waiter in waiters {
            *lock(&waiter.called) = true;
            waiter.condition.notify_one();
        }
        if let Some(notify) = notify {
            notify();
        }
    }
}

impl Op {
    pub(super) fn start(
        runtime: &Handle,
        permit: OwnedSemaphorePermit,
        work: impl Future<Output = Result<Done>> + Send + 'static,
    ) -> Op {
        let shared = Arc::new(Shared::default());
        let ending = Ending { shared: shared.clone(), result: None, _permit: permit };
        let task = runtime.spawn(Running { work: Some(Box::pin(work)), ending });
        Op { shared, abort: task.abort_handle(), owner: process::id() }
    }

    fn check(&self) -> Result<()> {
        if process::id() == self.owner {
            return Ok(());
        }
        Err(Error::new(
            Kind::Forked,
            format!("the operation was started in process {}, whose threads did not survive the fork", self.owner),
        ))
    }

    /// Whether it has ended, with or without success.
    pub fn has_ended(&self) -> Result<bool> {
        self.check()?;
        Ok(lock(&self.shared.state).ended)
    }

    /// Waits until it has ended, at most as long as `timeout`; false if it is still under way.
    pub fn wait(&self, timeout: Option<Duration>) -> Result<bool> {
        self.check()?;
        not_on_a_thread_of_a_store()?;
        let until = timeout.and_then(|timeout| Instant::now().checked_add(timeout));
        let mut state = lock(&self.shared.state);
        while !state.ended {
            state = match until {
                None => self.shared.ended.wait(state).unwrap_or_else(PoisonError::into_inner),
                Some(until) => {
                    let left = until.saturating_duration_since(Instant::now());
                    if left.is_zero() {
                        return Ok(false);
                    }
                    self.shared.ended.wait_timeout(state, left).unwrap_or_else(PoisonError::into_inner).0
                }
            };
        }
        Ok(true)
    }

    /// Waits until any of `ops` has ended, at most as long as `timeout`; gives its place, or `None` if all are under way.
    pub fn wait_any(ops: &[&Op], timeout: Option<Duration>) -> Result<Option<usize>> {
        let waiter = Arc::new(Waiter::default());
        for (place, op) in ops.iter().enumerate() {
            op.check()?;
            let mut state = lock(&op.shared.state);
            if state.ended {
                drop(state);
                forget(&ops[..place], &waiter);
                return Ok(Some(place));
            }
            state.waiters.push(waiter.clone());
        }
        not_on_a_thread_of_a_store()?;
        let until = timeout.and_then(|timeout| Instant::now().checked_add(timeout));
        let mut called = lock(&waiter.called);
        while !*called && !ops.is_empty() {
            called = match until {
                None => waiter.condition.wait(called).unwrap_or_else(PoisonError::into_inner),
                Some(until) => {
                    let left = until.saturating_duration_since(Instant::now());
                    if left.is_zero() {
                        break;
                    }
                    waiter.condition.wait_timeout(called, left).unwrap_or_else(PoisonError::into_inner).0
                }
            };
        }
        drop(called);
        forget(ops, &waiter);
        Ok(ops.iter().position(|op| lock(&op.shared.state).ended))
    }

    /// Gives it up, and returns when it has ended: nothing that was lent to it is touched any more. One that has ended
    /// already keeps its result.
    pub fn cancel(&self) -> Result<()> {
        self.check()?;
        self.abort.abort();
        let mut state = lock(&self.shared.state);
        while !state.ended {
            state = self.shared.ended.wait(state).unwrap_or_else(PoisonError::into_inner);
        }
        Ok(())
    }

    /// Has `notify` called on a thread of the store when the operation ends; in this thread, at once, if it has ended.
    pub fn notify(&self, notify: Notify) -> Result<()> {
        self.check()?;
        let mut state = lock(&self.shared.state);
        if !state.ended {
            state.notify = Some(notify);
            return Ok(());
        }
        drop(state);
        notify();
        Ok(())
    }

    /// A descriptor that becomes readable when the operation has ended, and stays so. It is the operation's own: it is not to
    /// be read, written or closed.
    pub fn event(&self) -> Result<RawFd> {
        self.check()?;
        let state = lock(&self.shared.state);
        if self.shared.event.get().is_none() {
            let event = crate::sys::event::Event::new()?;
            if state.ended {
                event.set();
            }
            let _ = self.shared.event.set(event);
        }
        let event = self.shared.event.get();
        event.map(|event| event.fd()).ok_or_else(|| Error::new(Kind::Io, "no event descriptor"))
    }

    /// Its result, once; [`Kind::State`] while it is under way, or if the result was taken.
    pub fn take(&self) -> Result<Done> {
        self.check()?;
        let mut state = lock(&self.shared.state);
        if !state.ended {
            return Err(Error::new(Kind::State, "the operation is under way: wait for it first"));
        }
        state
            .result
            .take()
            .unwrap_or_else(|| Err(Error::new(Kind::State, "the result of the operation was taken before")))
    }

    /// What went wrong, if it has ended without success and [`Op::take`] was not called; else `None`.
    pub fn error(&self) -> Option<Error> {
        lock(&self.shared.state).result.as_ref()?.as_ref().err().cloned()
    }
}

fn forget(ops: &[&Op], waiter: &Arc<Waiter>) {
    for op in ops {
        lock(&op.shared.state).waiters.retain(|one| !Arc::ptr_eq(one, waiter));
    }
}

fn not_on_a_thread_of_a_store() -> Result<()> {
    if Handle::try_current().is_err() {
        return Ok(());
    }
    Err(Error::new(Kind::State, "a callback on a thread of a store may start operations, and may not wait for any"))
}

impl Drop for Op {
    fn drop(&mut self) {
        // In a child of a fork there is nothing that could end it, and nothing that touches what it was lent.
        let _ = self.cancel();
    }
}

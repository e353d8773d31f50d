//! An operation that is under way, or has ended.

use std::cell::Cell;
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
use super::engine::Store;
use super::object::{Meta, Page};
use crate::array::Array;
use crate::buffer::Buffer;
use crate::codec::Each;
use crate::error::{Error, Kind, Result};
use crate::segments::SegmentsCollection;
use crate::sys::process;

/// What an operation gives when it has succeeded.
#[derive(Default)]
pub struct Done {
    /// Bytes of content that were read or written, in all.
    pub size: u64,
    /// Objects.
    pub count: u64,
    /// What was read.
    pub bytes: Option<Buffer>,
    /// What was read, item by item; those that failed are empty.
    pub items: Option<SegmentsCollection>,
    /// An array that was read.
    pub array: Option<Array>,
    /// What is known of the object.
    pub meta: Option<Meta>,
    /// A page of a listing.
    pub page: Option<Page>,
    /// Bytes of each item.
    pub sizes: Vec<u64>,
    /// What became of each item.
    pub each: Each,
}

/// Called once, on a thread of the store, when the operation has ended.
pub type Notify = Box<dyn FnOnce() + Send>;

/// An operation. Dropping it cancels it, and returns when nothing that was lent to it will be touched again.
pub struct Op {
    shared: Arc<Shared>,
    abort: AbortHandle,
    owner: u32,
    /// Open as long as there are operations. Goes last.
    _store: Store,
}

#[derive(Default)]
struct Shared {
    state: Mutex<State>,
    ended: Condvar,
    event: OnceLock<crate::sys::event::Event>,
}

#[derive(Default)]
struct State {
    /// There when the operation has ended and its futures are gone, with all that they had borrowed.
    result: Option<Result<Done>>,
    notify: Option<Notify>,
    /// The thread that calls `notify` now.
    telling: Option<usize>,
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

/// Ends the operation when the last of its futures goes, however that comes about.
pub(super) struct Ending {
    shared: Arc<Shared>,
    result: Mutex<Option<Result<Done>>>,
    permit: Option<OwnedSemaphorePermit>,
}

impl Ending {
    /// As long as the result is there, this thread works on the operation.
    #[cfg(feature = "zarr")]
    pub(super) fn at_work(&self) -> impl Drop + use<> {
        AtWork::on(&self.shared)
    }
}

impl Drop for Ending {
    fn drop(&mut self) {
        let result = self.result.get_mut().unwrap_or_else(PoisonError::into_inner).take().unwrap_or_else(|| {
            Err(if std::thread::panicking() {
                Error::new(Kind::Panic, "store: a defect of the library ended the operation")
            } else {
                Error::new(Kind::Cancelled, "the operation was cancelled")
            })
        });
        // Whoever sees the end, or is told of it, may start another.
        drop(self.permit.take());
        self.shared.end(result);
    }
}

thread_local! {
    /// The operation whose work this thread does now: its address, to be compared alone.
    static AT_WORK: Cell<*const Shared> = const { Cell::new(std::ptr::null()) };
}

/// A number that no other thread has now. (std's needs memory for threads that are not its own.)
fn this_thread() -> usize {
    thread_local!(static PLACE: u8 = const { 0 });
    PLACE.with(|place| std::ptr::from_ref(place).addr())
}

/// As long as it is there, this thread works on an operation.
struct AtWork(*const Shared);

impl AtWork {
    fn on(shared: &Arc<Shared>) -> Self {
        AtWork(AT_WORK.replace(Arc::as_ptr(shared)))
    }
}

impl Drop for AtWork {
    fn drop(&mut self) {
        AT_WORK.set(self.0);
    }
}

/// Work, and what ends the operation. The work goes first: whoever sees the end finds nothing borrowed.
pub(super) struct Running<T> {
    work: Option<Pending<'static, T>>,
    ending: Arc<Ending>,
}

impl<T> Running<T> {
    /// A part of an operation.
    pub(super) fn new(work: Pending<'static, T>, ending: Arc<Ending>) -> Self {
        Running { work: Some(work), ending }
    }
}

impl<T> Future for Running<T> {
    type Output = Result<T>;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Result<T>> {
        let at_work = AtWork::on(&self.ending.shared);
        let Some(work) = &mut self.work else {
            return Poll::Ready(Err(Error::new(Kind::State, "polled after its end")));
        };
        let Poll::Ready(result) = work.as_mut().poll(context) else { return Poll::Pending };
        drop(at_work);
        self.work = None;
        Poll::Ready(result)
    }
}

/// The whole of an operation: its result is that of the operation.
struct Whole(Running<Done>);

impl Future for Whole {
    type Output = ();

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<()> {
        let Poll::Ready(result) = Pin::new(&mut self.0).poll(context) else { return Poll::Pending };
        *lock(&self.0.ending.result) = Some(result);
        Poll::Ready(())
    }
}

impl Shared {
    fn end(&self, result: Result<Done>) {
        let mut state = lock(&self.state);
        state.result = Some(result);
        let notify = state.notify.take();
        state.telling = notify.as_ref().map(|_| this_thread());
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
            lock(&self.state).telling = None;
            self.ended.notify_all();
        }
    }
}

impl State {
    /// Whether it has ended and whoever wanted to be told has been, so that what the callback needs may go. The callback itself
    /// need not wait for that.
    fn is_over(&self) -> bool {
        self.result.is_some() && self.telling.is_none_or(|thread| thread == this_thread())
    }
}

impl Op {
    /// Starts the work that `make` makes; what it is given is to be held by all parts of the work.
    pub(super) fn start<F>(
        store: Store,
        runtime: &Handle,
        permit: OwnedSemaphorePermit,
        make: impl FnOnce(Arc<Ending>) -> F,
    ) -> Op
    where
        F: Future<Output = Result<Done>> + Send + 'static,
    {
        let shared = Arc::new(Shared::default());
        let ending = Arc::new(Ending { shared: shared.clone(), result: Mutex::default(), permit: Some(permit) });
        let work = Box::pin(make(ending.clone()));
        let task = runtime.spawn(Whole(Running::new(work, ending)));
        Op { shared, abort: task.abort_handle(), owner: process::id(), _store: store }
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
        Ok(lock(&self.shared.state).result.is_some())
    }

    /// Waits until it has ended and its callback has returned, at most as long as `timeout`; false if it is still under way.
    pub fn wait(&self, timeout: Option<Duration>) -> Result<bool> {
        self.check()?;
        not_on_a_thread_of_a_store()?;
        let until = timeout.and_then(|timeout| Instant::now().checked_add(timeout));
        let mut state = lock(&self.shared.state);
        while !state.is_over() {
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
        ops.iter().try_for_each(|op| op.check())?;
        not_on_a_thread_of_a_store()?;
        for (place, op) in ops.iter().enumerate() {
            let mut state = lock(&op.shared.state);
            if state.result.is_some() {
                drop(state);
                forget(&ops[..place], &waiter);
                return Ok(Some(place));
            }
            state.waiters.push(waiter.clone());
        }
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
        Ok(ops.iter().position(|op| lock(&op.shared.state).result.is_some()))
    }

    /// Gives it up, and returns when it has ended: nothing that was lent to it is touched any more. One that has ended
    /// already keeps its result.
    ///
    /// A callback of its own work, such as one that is told of the progress, would wait for itself: false, and it ends after that.
    pub fn cancel(&self) -> Result<bool> {
        self.check()?;
        self.abort.abort();
        if lock(&self.shared.state).is_over() {
            return Ok(true);
        }
        if AT_WORK.get() == Arc::as_ptr(&self.shared) {
            return Ok(false);
        }
        let wait = || {
            let mut state = lock(&self.shared.state);
            while !state.is_over() {
                state = self.shared.ended.wait(state).unwrap_or_else(PoisonError::into_inner);
            }
        };
        // On a thread of a store, in a callback, the other work of the thread has to go on meanwhile.
        if Handle::try_current().is_ok() {
            tokio::task::block_in_place(wait)
        } else {
            wait()
        }
        Ok(true)
    }

    /// Has `notify` called on a thread of the store when the operation ends; in this thread, at once, if it has ended.
    pub fn notify(&self, notify: Notify) -> Result<()> {
        self.check()?;
        let mut state = lock(&self.shared.state);
        if state.result.is_none() {
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
            if state.result.is_some() {
                event.set();
            }
            let _ = self.shared.event.set(event);
        }
        let event = self.shared.event.get();
        event.map(|event| event.fd()).ok_or_else(|| Error::new(Kind::Io, "no event descriptor"))
    }

    /// Has `read` look at the result, or take from it; [`Kind::State`] while the operation is under way, and its own error if
    /// it failed.
    pub fn result<T>(&self, read: impl FnOnce(&mut Done) -> Result<T>) -> Result<T> {
        self.check()?;
        match &mut lock(&self.shared.state).result {
            None => Err(Error::new(Kind::State, "the operation is under way: wait for it first")),
            Some(Ok(done)) => read(done),
            Some(Err(error)) => Err(error.clone()),
        }
    }
}

fn forget(ops: &[&Op], waiter: &Arc<Waiter>) {
    for op in ops {
        lock(&op.shared.state).waiters.retain(|one| !Arc::ptr_eq(one, waiter));
    }
}

pub(super) fn not_on_a_thread_of_a_store() -> Result<()> {
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

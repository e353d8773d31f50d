//! A store that is open: its backend, its threads, and how much may be under way.

use std::future::Future;
use std::pin::Pin;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll};
use std::time::Duration;
#[cfg(feature = "zarr")]
use std::time::Instant;

use tokio::runtime::{Builder, Handle, Runtime};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio::task::{JoinError, JoinHandle};
use tokio_util::task::TaskTracker;

use super::backend::Backend;
use super::file::FileStore;
use super::memory::MemoryStore;
use super::op::{Done, Ending, Op, Running, not_on_a_thread_of_a_store};
use super::options::Options;
use super::s3::S3Store;
use super::uri::{Scheme, Uri};
use crate::error::{Error, Kind, Result};
#[cfg(feature = "zarr")]
use crate::parallel::Pool;
use crate::segments::reserved;
use crate::sys::process;

/// An open store, shared by all who hold it; its threads end with the last of them.
#[derive(Clone)]
pub struct Store(Arc<Inner>);

struct Inner {
    shared: Shared,
    runtime: Option<Runtime>,
    /// A permit for each operation that may be under way.
    room: Arc<Semaphore>,
    owner: u32,
}

/// What the work on a store's threads has at hand.
#[derive(Clone)]
struct Shared {
    backend: Arc<dyn Backend>,
    options: Arc<Options>,
    /// A permit for each object that may be on its way.
    slots: Arc<Semaphore>,
    /// A permit for each thread that may encode or decode.
    workers: Arc<Semaphore>,
    /// Work that goes on when its operation was given up, and holds nothing lent.
    after: TaskTracker,
}

/// One operation, seen from its work.
#[derive(Clone)]
pub struct Job {
    shared: Shared,
    runtime: Handle,
    ending: Arc<Ending>,
}

/// Work that outlives its operation, and holds nothing lent. Dropping it gives it up.
pub struct Detached<T>(JoinHandle<Result<T>>);

impl<T> Drop for Detached<T> {
    fn drop(&mut self) {
        self.0.abort();
    }
}

impl<T> Future for Detached<T> {
    type Output = Result<T>;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Result<T>> {
        Pin::new(&mut self.0).poll(context).map(|joined| joined.unwrap_or_else(|error| Err(lost(error))))
    }
}

/// A part of an operation that runs on its own. Dropping it gives it up; the operation ends after it.
pub struct Child<T>(JoinHandle<Result<T>>);

impl<T> Drop for Child<T> {
    fn drop(&mut self) {
        self.0.abort();
    }
}

impl<T> Future for Child<T> {
    type Output = Result<T>;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Result<T>> {
        Pin::new(&mut self.0).poll(context).map(|joined| joined.unwrap_or_else(|error| Err(lost(error))))
    }
}

#[cold]
fn defect() -> Error {
    Error::new(Kind::Panic, "store: a defect of the library ended a part of the operation")
}

#[cold]
fn lost(error: JoinError) -> Error {
    if error.is_panic() { defect() } else { Error::new(Kind::Cancelled, "the operation was cancelled") }
}

impl Job {
    /// The backend.
    pub fn backend(&self) -> &dyn Backend {
        &*self.shared.backend
    }

    /// How the store was opened.
    pub fn options(&self) -> &Options {
        &self.shared.options
    }

    /// Runs a part of the operation as a task of its own.
    pub fn spawn<T: Send + 'static>(&self, work: impl Future<Output = Result<T>> + Send + 'static) -> Child<T> {
        Child(self.runtime.spawn(Running::new(Box::pin(work), self.ending.clone())))
    }

    /// The right to have an object on its way. Memory for it is taken only after that.
    pub async fn slot(&self) -> Result<OwnedSemaphorePermit> {
        self.shared.slots.clone().acquire_owned().await.map_err(|_| closed())
    }

    /// Computes, when a thread may be kept busy with that; meanwhile another one sees to the connections.
    pub async fn compute<T>(&self, work: impl FnOnce() -> Result<T>) -> Result<T> {
        let _worker = self.shared.workers.acquire().await.map_err(|_| closed())?;
        tokio::task::block_in_place(work)
    }

    /// Has `work` done where it may take its time: on a thread of `pool`, or as [`Job::compute`] does. What it holds of what
    /// was lent to the operation may be used until it ends, whatever becomes of the operation.
    #[cfg(feature = "zarr")]
    pub(crate) async fn work<T: Send + 'static>(
        &self,
        pool: Option<&Pool>,
        work: impl FnOnce() -> Result<T> + Send + 'static,
    ) -> Result<T> {
        let Some(pool) = pool else { return self.compute(work).await };
        let (tell, told) = tokio::sync::oneshot::channel();
        let held = Held { ending: Some(self.ending.clone()), runtime: self.runtime.clone() };
        pool.spawn(move || {
            // The operation does not end before that.
            let held = held;
            if tell.is_closed() {
                // It was given up while this waited for its turn. What is lent goes before the end.
                drop(work);
            } else {
                let result = {
                    let _at_work = held.ending.as_ref().map(|ending| ending.at_work());
                    work()
                };
                let _ = tell.send(result);
            }
            drop(held);
        })?;
        told.await
            .unwrap_or_else(|_| Err(Error::new(Kind::Panic, "a defect of the library ended a part of the operation")))
    }

    /// [`Job::each`] for work that takes memory: `pages` says how many permits of `memory` each number needs, which are given
    /// to it. Nobody who waits for memory keeps a thread, or an object's turn, from those who have it.
    ///
    /// Where the store is local, as many threads as the pool, or the store, has go through one number after the other from
    /// beginning to end: what was just read is still in the cache. Elsewhere as many are on their way as the options say.
    #[cfg(feature = "zarr")]
    pub(crate) async fn each_with_memory<T, F>(
        &self,
        pool: Option<&Arc<Pool>>,
        memory: &Arc<Semaphore>,
        count: usize,
        pages: impl Fn(usize) -> u32 + Send + Sync + 'static,
        work: impl Fn(Job, usize, Option<OwnedSemaphorePermit>) -> F + Send + Sync + 'static,
    ) -> Result<Vec<Result<T>>>
    where
        T: Send + 'static,
        F: Future<Output = Result<T>> + Send + 'static,
    {
        let mut done: Vec<Option<Result<T>>> = reserved(count)?;
        done.resize_with(count, || None);
        let (memory, local) = (memory.clone(), self.backend().is_local());
        let units = Arc::new(Units { next: AtomicUsize::new(0), done: Mutex::new(done), memory, pages, work });
        let most = match (local, pool) {
            (true, Some(pool)) => pool.threads(),
            (true, None) => self.options().io_threads,
            (false, _) => self.options().concurrency,
        };
        let mut children: Vec<Child<()>> = reserved(most.min(count))?;
        for _ in 0..most.min(count) {
            let (job, pool, units) = (self.clone(), pool.cloned(), units.clone());
            children.push(self.spawn(async move {
                let mut number = units.take();
                while number < count {
                    let permit = units.wait(number).await?;
                    if local {
                        let (of_slice, units) = (job.clone(), units.clone());
                        let slice = move || Ok(units.slice(&of_slice, number, permit, count));
                        number = job.work(pool.as_deref(), slice).await?;
                    } else {
                        let slot = job.slot().await?;
                        let result = (units.work)(job.clone(), number, permit).await;
                        drop(slot);
                        units.put(number, result);
                        number = units.take();
                    }
                }
                Ok(())
            }));
        }
        for child in children {
            child.await?;
        }
        let mut done = units.done.lock().unwrap_or_else(PoisonError::into_inner);
        Ok(std::mem::take(&mut *done).into_iter().map(|one| one.unwrap_or_else(|| Err(defect()))).collect())
    }

    /// Does `work` for each number below `count`, as many at once as the store has objects on their way; gives what became of
    /// each.
    pub async fn each<T, F>(
        &self,
        count: usize,
        work: impl Fn(Job, usize) -> F + Send + Sync + 'static,
    ) -> Result<Vec<Result<T>>>
    where
        T: Send + 'static,
        F: Future<Output = Result<T>> + Send + 'static,
    {
        let mut done: Vec<Option<Result<T>>> = reserved(count)?;
        done.resize_with(count, || None);
        let shared = Arc::new((AtomicUsize::new(0), Mutex::new(done), work));
        let at_once = count.min(self.options().concurrency);
        let mut children: Vec<Child<()>> = reserved(at_once)?;
        for _ in 0..at_once {
            let (job, shared) = (self.clone(), shared.clone());
            children.push(self.spawn(async move {
                loop {
                    let index = shared.0.fetch_add(1, Ordering::Relaxed);
                    if index >= count {
                        return Ok(());
                    }
                    let slot = job.slot().await?;
                    let result = (shared.2)(job.clone(), index).await;
                    drop(slot);
                    shared.1.lock().unwrap_or_else(PoisonError::into_inner)[index] = Some(result);
                }
            }));
        }
        for child in children {
            child.await?;
        }
        let mut done = shared.1.lock().unwrap_or_else(PoisonError::into_inner);
        Ok(std::mem::take(&mut *done).into_iter().map(|one| one.unwrap_or_else(|| Err(defect()))).collect())
    }

    /// Runs `work`, which holds nothing lent, beyond the operation.
    pub fn detach<T: Send + 'static>(&self, work: impl Future<Output = Result<T>> + Send + 'static) -> Detached<T> {
        Detached(self.runtime.spawn(work))
    }

    /// Has `work`, which holds nothing lent, done after the operation, in any case before the store is closed.
    pub fn after(&self, work: impl Future<Output = ()> + Send + 'static) {
        self.runtime.spawn(self.shared.after.track_future(work));
    }

    /// The backend, for work that goes on after the operation.
    pub fn backend_to_keep(&self) -> Arc<dyn Backend> {
        self.shared.backend.clone()
    }
}

/// Keeps an operation from ending, from another thread than the store's. Its end is told on one of these: whoever is told may
/// count on that.
#[cfg(feature = "zarr")]
struct Held {
    ending: Option<Arc<Ending>>,
    runtime: Handle,
}

#[cfg(feature = "zarr")]
impl Drop for Held {
    fn drop(&mut self) {
        if let Some(last) = self.ending.take().and_then(Arc::into_inner) {
            self.runtime.spawn(async move { drop(last) });
        }
    }
}

/// How long a thread goes on with the work of one operation.
#[cfg(feature = "zarr")]
const SLICE: Duration = Duration::from_millis(20);

/// Work on numbers, done and to be done.
#[cfg(feature = "zarr")]
struct Units<T, P, W> {
    next: AtomicUsize,
    done: Mutex<Vec<Option<Result<T>>>>,
    memory: Arc<Semaphore>,
    pages: P,
    work: W,
}

#[cfg(feature = "zarr")]
impl<T, P, W, F> Units<T, P, W>
where
    P: Fn(usize) -> u32,
    W: Fn(Job, usize, Option<OwnedSemaphorePermit>) -> F,
    F: Future<Output = Result<T>>,
{
    fn take(&self) -> usize {
        self.next.fetch_add(1, Ordering::Relaxed)
    }

    fn put(&self, number: usize, result: Result<T>) {
        self.done.lock().unwrap_or_else(PoisonError::into_inner)[number] = Some(result);
    }

    /// Waits for the memory of a number.
    async fn wait(&self, number: usize) -> Result<Option<OwnedSemaphorePermit>> {
        match (self.pages)(number) {
            0 => Ok(None),
            pages => self.memory.clone().acquire_many_owned(pages).await.map(Some).map_err(|_| closed()),
        }
    }

    /// Does the work of a number that has its memory, and of more as long as there is memory for them at once and time; gives
    /// the number that is next.
    fn slice(&self, job: &Job, number: usize, permit: Option<OwnedSemaphorePermit>, count: usize) -> usize {
        let began = Instant::now();
        let (mut number, mut permit) = (number, permit);
        loop {
            let unit = || job.runtime.block_on((self.work)(job.clone(), number, permit.take()));
            let result = std::panic::catch_unwind(std::panic::AssertUnwindSafe(unit));
            self.put(number, result.unwrap_or_else(|_| Err(defect())));
            number = self.take();
            // Others get their turn, and an operation that was given up ends, after each slice.
            if number >= count || began.elapsed() >= SLICE {
                return number;
            }
            match (self.pages)(number) {
                0 => {}
                pages => match self.memory.clone().try_acquire_many_owned(pages) {
                    Ok(more) => permit = Some(more),
                    Err(_) => return number,
                },
            }
        }
    }
}

/// The most threads that stand in for others.
const MOST_STAND_INS: usize = 512;

/// How long closing a store waits for work that goes on after operations.
const LONGEST_GOODBYE: Duration = Duration::from_secs(10);

impl Store {
    /// Opens the store at a URI.
    pub fn open(uri: &str, options: Options) -> Result<Store> {
        let uri = Uri::parse(uri)?;
        let backend: Arc<dyn Backend> = match uri.scheme {
            Scheme::S3 => Arc::new(S3Store::new(&uri, &options)?),
            Scheme::File => Arc::new(FileStore::new(&uri.path, options.sync)),
            Scheme::Memory => Arc::new(MemoryStore::default()),
            Scheme::Azure | Scheme::Google => super::cloud::open(&uri, &options)?,
        };
        Self::with_backend(backend, options)
    }

    /// Opens a store on a backend, with threads of its own.
    pub fn with_backend(backend: Arc<dyn Backend>, options: Options) -> Result<Store> {
        let build = || {
            Builder::new_multi_thread()
                .worker_threads(options.io_threads)
                .thread_name("tierce-store")
                // While a callback waits or an array is encoded, another thread takes over what its own has to do. Such threads
                // are there when they are needed, and for some seconds after that; names of hosts are looked up on them too.
                .max_blocking_threads(MOST_STAND_INS)
                .enable_all()
                .build()
        };
        let threads = options.io_threads;
        let none =
            |why: String| Error::new(Kind::NoMemory, format!("store: {threads} threads could not be started: {why}"));
        // The runtime panics where the system gives no thread.
        let built = std::panic::catch_unwind(|| process::with_signals_blocked(build));
        let runtime = match built {
            Ok(built) => built.map_err(|error| none(error.to_string()))?,
            Err(_) => return Err(none("the system gives none".to_owned())),
        };
        let room = Arc::new(Semaphore::new(options.max_operations));
        // Where there are connections, a thread is left to see to them.
        let workers = if backend.is_local() { options.io_threads } else { (options.io_threads - 1).max(1) };
        let shared = Shared {
            backend,
            slots: Arc::new(Semaphore::new(options.concurrency)),
            workers: Arc::new(Semaphore::new(workers)),
            options: Arc::new(options),
            after: TaskTracker::new(),
        };
        Ok(Store(Arc::new(Inner { shared, runtime: Some(runtime), room, owner: process::id() })))
    }

    /// How it was opened.
    pub fn options(&self) -> &Options {
        &self.0.shared.options
    }

    /// The backend.
    pub(super) fn backend(&self) -> Arc<dyn Backend> {
        self.0.shared.backend.clone()
    }

    /// Has `work`, which holds nothing lent, done before the store is closed; waits for it unless this is a callback.
    pub(super) fn finish(&self, work: impl Future<Output = ()> + Send + 'static) {
        let Ok(runtime) = self.runtime() else { return };
        if Handle::try_current().is_ok() {
            runtime.spawn(self.0.shared.after.track_future(work));
        } else {
            runtime.block_on(work);
        }
    }

    /// Whether this is a child of the process that opened the store.
    pub(super) fn is_forked(&self) -> bool {
        process::id() != self.0.owner
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

    /// Has `work` done on the store's threads, waits for it, and gives its result.
    ///
    /// A thread of a store itself, which runs a callback, would wait for what only it can do: [`Kind::State`].
    pub fn run<F>(&self, work: impl FnOnce(Job) -> F) -> Result<Done>
    where
        F: Future<Output = Result<Done>> + Send + 'static,
    {
        self.runtime()?;
        not_on_a_thread_of_a_store()?;
        let op = self.start_with(self.wait_for_permit()?, work)?;
        op.wait(None)?;
        op.result(|done| Ok(std::mem::take(done)))
    }

    /// Starts `work` if there is room for it now.
    pub fn start_if_room<F>(&self, work: impl FnOnce(Job) -> F) -> Result<Option<Op>>
    where
        F: Future<Output = Result<Done>> + Send + 'static,
    {
        self.runtime()?;
        let permit = self.0.room.clone().try_acquire_owned().ok();
        permit.map(|permit| self.start_with(permit, work)).transpose()
    }

    /// Starts `work` on the store's threads. While as many operations are under way as the store takes, this waits, or fails with
    /// [`Kind::Busy`] if the options say so, or in a callback, which must not wait.
    pub fn start<F>(&self, work: impl FnOnce(Job) -> F) -> Result<Op>
    where
        F: Future<Output = Result<Done>> + Send + 'static,
    {
        self.runtime()?;
        let permit = match self.0.room.clone().try_acquire_owned() {
            Ok(permit) => permit,
            Err(_) if self.options().refuse_when_full || Handle::try_current().is_ok() => {
                let most = self.options().max_operations;
                let message = format!("store: {most} operations are under way, which is the most it takes");
                return Err(Error::new(Kind::Busy, message));
            }
            Err(_) => self.wait_for_permit()?,
        };
        self.start_with(permit, work)
    }

    fn start_with<F>(&self, permit: OwnedSemaphorePermit, work: impl FnOnce(Job) -> F) -> Result<Op>
    where
        F: Future<Output = Result<Done>> + Send + 'static,
    {
        let runtime = self.runtime()?.handle();
        let make = |ending| work(Job { shared: self.0.shared.clone(), runtime: runtime.clone(), ending });
        Ok(Op::start(self.clone(), runtime, permit, make))
    }

    fn wait_for_permit(&self) -> Result<OwnedSemaphorePermit> {
        let room = self.0.room.clone();
        self.runtime()?.block_on(async { room.acquire_owned().await.map_err(|_| closed()) })
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
            // Its threads are gone, and its locks in an unknown state. Connections that are closed here would be taken from
            // the parent's list of those to watch, which both share.
            std::mem::forget((runtime, self.shared.clone()));
            return;
        }
        self.shared.after.close();
        let in_callback = Handle::try_current().is_ok();
        if !self.shared.after.is_empty() {
            let all = self.shared.after.wait();
            let goodbye = || runtime.handle().block_on(async { tokio::time::timeout(LONGEST_GOODBYE, all).await });
            let _ = if in_callback { tokio::task::block_in_place(goodbye) } else { goodbye() };
        }
        if in_callback {
            // The last holder is a callback on one of the threads, which cannot wait for itself.
            runtime.shutdown_background();
        } else {
            // All operations have ended, and nothing lent is in use: what may be left is a name that is looked up.
            runtime.shutdown_timeout(LONGEST_GOODBYE);
        }
    }
}

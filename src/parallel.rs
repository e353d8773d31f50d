//! Threads that the caller asked for, and no others.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread::{self, JoinHandle};

use crate::error::{Error, Kind, Result};
use crate::sys::process;

/// A fixed number of threads, made by the caller, that work when they are lent to a call.
///
/// After a `fork` the child has none of them: every use of the pool there is [`Kind::Forked`], and dropping it lets go of
/// what it cannot join.
pub struct Pool {
    threads: Option<rayon_core::ThreadPool>,
    handles: Vec<JoinHandle<()>>,
    count: usize,
    owner: u32,
}

/// The largest pool; larger numbers are mistakes.
pub const MAX_THREADS: usize = 4096;

/// Waits for threads that were told to end.
fn join(handles: Vec<JoinHandle<()>>) {
    for handle in handles {
        // A worker cannot panic: rayon catches what its jobs do.
        let _ = handle.join();
    }
}

/// As many threads as this process may use at once: CPU affinity and control-group quota are heeded.
pub fn available_threads() -> usize {
    thread::available_parallelism().map_or(1, usize::from)
}

impl Pool {
    /// Starts `count` threads.
    pub fn new(count: usize) -> Result<Self> {
        if !(1..=MAX_THREADS).contains(&count) {
            return Err(Error::argument(format!("a pool of {count} threads; expected 1 to {MAX_THREADS}")));
        }
        let mut handles = Vec::new();
        let build = || {
            rayon_core::ThreadPoolBuilder::new()
                .num_threads(count)
                // Threads of our own making can be joined; rayon's are let go.
                .spawn_handler(|thread| {
                    let builder = thread::Builder::new().name(format!("tierce-{}", thread.index()));
                    handles.push(builder.spawn(|| thread.run())?);
                    Ok(())
                })
                .build()
        };
        match process::with_signals_blocked(build) {
            Ok(threads) => Ok(Pool { threads: Some(threads), handles, count, owner: process::id() }),
            Err(error) => {
                join(handles);
                let message = format!("a pool of {count} threads could not be started: {error}");
                Err(Error::new(Kind::NoMemory, message))
            }
        }
    }

    /// What a child of a `fork` has of a pool, for tests.
    #[cfg(all(test, feature = "blosc"))]
    pub(crate) fn of_another_process() -> Self {
        Pool { threads: None, handles: Vec::new(), count: 2, owner: process::id() + 1 }
    }

    /// How many threads there are.
    pub fn threads(&self) -> usize {
        self.count
    }

    /// Fails in a child of the process that made the pool.
    fn check(&self) -> Result<&rayon_core::ThreadPool> {
        match &self.threads {
            Some(threads) if process::id() == self.owner => Ok(threads),
            _ => Err(Error::new(
                Kind::Forked,
                format!("the pool was made in process {} and its threads did not survive the fork", self.owner),
            )),
        }
    }

    /// Has a thread of the pool do `work`, and does not wait for it. What it panics with is its own business.
    #[cfg(feature = "zarr")]
    pub(crate) fn spawn(&self, work: impl FnOnce() + Send + 'static) -> Result<()> {
        self.check()?.spawn(move || {
            // rayon would end the process.
            let _ = std::panic::catch_unwind(std::panic::AssertUnwindSafe(work));
        });
        Ok(())
    }

    /// Calls `work` once for each index below `count`, in any order, on as many threads as the pool has; returns when all
    /// are done.
    ///
    /// The calling thread is one of them: it is awake, and has done much of a small job before another one is.
    pub fn for_each(&self, count: usize, work: impl Fn(usize) + Sync) -> Result<()> {
        let threads = self.check()?;
        let next = AtomicUsize::new(0);
        let run = || {
            loop {
                let index = next.fetch_add(1, Ordering::Relaxed);
                if index >= count {
                    break;
                }
                work(index);
            }
        };
        threads.in_place_scope(|scope| {
            for _ in 1..self.count.min(count) {
                scope.spawn(|_| run());
            }
            run();
        });
        Ok(())
    }
}

/// [`Pool::for_each`] on `pool`, or in this thread where there is none.
pub(crate) fn for_each(pool: Option<&Pool>, count: usize, work: impl Fn(usize) + Sync) -> Result<()> {
    match pool {
        Some(pool) => pool.for_each(count, work),
        None => {
            (0..count).for_each(work);
            Ok(())
        }
    }
}

impl Drop for Pool {
    fn drop(&mut self) {
        if process::id() != self.owner {
            // Its locks are in an unknown state and its threads are gone: nothing of it can be used or waited for.
            std::mem::forget(self.threads.take());
            std::mem::forget(std::mem::take(&mut self.handles));
            return;
        }
        // Work that outlived its operation may be the last to hold the pool: a thread cannot wait for itself, nor for the
        // others, which end after it. They end by themselves.
        let on_its_own = self.threads.as_ref().is_some_and(|threads| threads.current_thread_index().is_some());
        drop(self.threads.take());
        let handles = std::mem::take(&mut self.handles);
        if !on_its_own {
            join(handles);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_index_is_worked_once() {
        let pool = Pool::new(3).unwrap();
        for count in [0, 1, 2, 3, 1000] {
            let seen: Vec<AtomicUsize> = (0..count).map(|_| AtomicUsize::new(0)).collect();
            pool.for_each(count, |index| {
                seen[index].fetch_add(1, Ordering::Relaxed);
            })
            .unwrap();
            assert!(seen.iter().all(|n| n.load(Ordering::Relaxed) == 1), "{count}");
        }
    }

    #[cfg(feature = "zarr")]
    #[test]
    fn the_last_holder_may_be_a_thread_of_the_pool() {
        let pool = std::sync::Arc::new(Pool::new(2).unwrap());
        let (tell, told) = std::sync::mpsc::channel();
        let (go, wait) = std::sync::mpsc::channel::<()>();
        let held = pool.clone();
        pool.spawn(move || {
            let _ = wait.recv();
            drop(held);
            let _ = tell.send(());
        })
        .unwrap();
        drop(pool);
        go.send(()).unwrap();
        assert!(told.recv_timeout(std::time::Duration::from_secs(60)).is_ok(), "the thread waits for itself");
    }

    #[test]
    fn absurd_sizes_are_refused() {
        for count in [0, MAX_THREADS + 1, usize::MAX] {
            assert_eq!(Pool::new(count).err().map(|error| error.kind()), Some(Kind::Argument), "{count}");
        }
    }

    #[test]
    fn a_pool_of_another_process_is_refused() {
        let mut pool = Pool::new(1).unwrap();
        pool.owner += 1;
        let error = pool.for_each(1, |_| ()).unwrap_err();
        assert_eq!(error.kind(), Kind::Forked);
        pool.owner -= 1;
    }
}

//! Connections kept for the next request, and how many there may be at once.

use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use tokio::sync::{Semaphore, SemaphorePermit};
use tokio::time::Instant;

use super::connect::Target;
use super::connection::Connection;
use super::{Failure, Tried};
use crate::error::Kind;

/// How long a connection is kept that nobody uses. Servers close theirs after 5 seconds or more; one that was closed costs a
/// try, since a request may meet the end on its way.
const KEPT: Duration = Duration::from_secs(20);

/// The connections to one server.
pub(in crate::store::s3) struct Pool {
    target: Target,
    io_timeout: Duration,
    permits: Semaphore,
    /// The one that was used last is at the end, and is taken first.
    idle: Mutex<Vec<(Connection, Instant)>>,
}

/// A connection, and the right to use one.
pub(super) struct Lease<'p> {
    pub(super) connection: Connection,
    pool: &'p Pool,
    _permit: SemaphorePermit<'p>,
}

impl Pool {
    pub(in crate::store::s3) fn new(target: Target, io_timeout: Duration, concurrency: usize) -> Pool {
        let permits = Semaphore::new(concurrency.clamp(1, Semaphore::MAX_PERMITS));
        Pool { target, io_timeout, permits, idle: Mutex::new(Vec::new()) }
    }

    /// What is at the end of the idle ones. Those that are too old are closed after the lock is given back.
    fn pop(&self) -> Option<Connection> {
        let mut idle = self.idle.lock().unwrap_or_else(PoisonError::into_inner);
        let (connection, since) = idle.pop()?;
        if since.elapsed() < KEPT {
            return Some(connection);
        }
        // Those below are older still.
        let old = std::mem::take(&mut *idle);
        drop(idle);
        drop(old);
        None
    }

    fn take(&self) -> Option<Connection> {
        // Looking takes a system call, for which nobody else waits.
        std::iter::from_fn(|| self.pop()).find(Connection::is_quiet)
    }

    /// A connection, when it is its turn: a kept one unless it has to be `fresh`.
    pub(super) async fn lease(&self, fresh: bool) -> Tried<Lease<'_>> {
        let closed = |_| Failure::passing(Kind::Io, "the store is closed").before();
        let permit = self.permits.acquire().await.map_err(closed)?;
        let connection = match self.take().filter(|_| !fresh) {
            Some(mut connection) => {
                connection.reused = true;
                connection
            }
            None => Connection::new(self.target.connect().await?, self.io_timeout),
        };
        Ok(Lease { connection, pool: self, _permit: permit })
    }
}

impl Lease<'_> {
    /// Keeps the connection for the next request.
    pub(super) fn keep(self) {
        let mut idle = self.pool.idle.lock().unwrap_or_else(PoisonError::into_inner);
        idle.push((self.connection, Instant::now()));
    }
}

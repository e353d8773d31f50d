//! HTTP/1.1: requests over kept connections, bodies without a copy.
//!
//! | file | what is in it |
//! |---|---|
//! | `connect.rs` | connections: TCP, or TLS over it |
//! | `tls.rs` | whose certificates are trusted |
//! | `connection.rs` | a connection with its buffer and its watch: sending, reading |
//! | `pool.rs` | connections kept for the next request, and how many there may be at once |
//! | `exchange.rs` | a request and its response |

mod connect;
mod connection;
mod exchange;
mod pool;
mod tls;

use std::time::Duration;

pub(super) use connect::Target;
pub(super) use exchange::{Response, send};
pub(super) use pool::Pool;
#[cfg(feature = "cloud")]
pub(in crate::store) use tls::config as tls;

use super::xml::Fault;
use crate::error::{Error, Kind};

/// What one try gives.
pub(super) type Tried<T> = Result<T, Failure>;

/// Whether a request that failed may be tried again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Again {
    /// It would fail again.
    Never,
    /// After a while, or after what the server asked for.
    Later(Option<Duration>),
    /// At once on a new connection: the old one had been closed before anything was answered.
    Fresh,
    /// At once, since the clock was set by the server's.
    Skewed,
}

/// Why a request failed, and what to do about it.
#[derive(Debug)]
pub(super) struct Failure {
    pub(super) error: Error,
    pub(super) again: Again,
    /// Whether the server may have done what it was asked all the same.
    pub(super) unclear: bool,
    /// What the server answered, where it did.
    pub(super) answer: Option<Box<(u16, Fault)>>,
}

impl Failure {
    /// A failure that lasts.
    pub(super) fn lasting(error: Error) -> Failure {
        Failure { error, again: Again::Never, unclear: false, answer: None }
    }

    /// A failure of the connection or of the server, which may pass.
    pub(super) fn passing(kind: Kind, message: impl Into<String>) -> Failure {
        Failure { error: Error::new(kind, message), again: Again::Later(None), unclear: true, answer: None }
    }

    /// The same, with what it was about before the message.
    pub(super) fn within(mut self, place: &str) -> Failure {
        self.error = self.error.within(place);
        self
    }

    /// The same before anything was sent.
    pub(super) fn before(mut self) -> Failure {
        self.unclear = false;
        self
    }

    /// The status that the server answered with, and the code; 0 and none if it did not.
    pub(super) fn answered(&self) -> (u16, &str) {
        self.answer.as_ref().map_or((0, ""), |answer| (answer.0, &answer.1.code))
    }
}

impl From<Error> for Failure {
    fn from(error: Error) -> Failure {
        Failure::lasting(error)
    }
}

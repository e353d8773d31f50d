//! A connection with its buffer and its watch: sending, reading.

use std::future::{Future, poll_fn};
use std::io::{self, IoSlice};
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use tokio::io::AsyncWrite;
use tokio::time::{Instant, Sleep, sleep_until};

use super::connect::Stream;
use super::{Failure, Tried};
use crate::buffer::Buffer;
use crate::error::Kind;
use crate::output::Output;
use crate::sys::net::poll_read;

/// What is read at once while a head is expected: no more of a body than that is copied.
const HEAD: usize = 2048;
/// The longest head, and the most that heads before it may have together.
const LONGEST_HEAD: usize = 64 << 10;

/// Tells when a step takes too long. One timer serves all steps: it is looked at when it fires, and not set for each.
struct Watch {
    limit: Duration,
    last: Instant,
    sleep: Option<Pin<Box<Sleep>>>,
}

impl Watch {
    fn is_over(&mut self, cx: &mut Context<'_>) -> bool {
        let end = self.last + self.limit;
        let sleep = self.sleep.get_or_insert_with(|| Box::pin(sleep_until(end)));
        while sleep.as_mut().poll(cx).is_ready() {
            if Instant::now() >= end {
                return true;
            }
            sleep.as_mut().reset(end);
        }
        false
    }
}

/// A connection.
pub(super) struct Connection {
    stream: Stream,
    watch: Watch,
    /// What was read and belongs to a head, or behind it.
    pub(super) buffer: Buffer,
    /// How much of the buffer was used.
    pub(super) used: usize,
    /// Whether it was used before.
    pub(super) reused: bool,
    /// Whether anything of the response to the last request came.
    pub(super) answered: bool,
}

impl Connection {
    pub(super) fn new(stream: Stream, limit: Duration) -> Connection {
        let watch = Watch { limit, last: Instant::now(), sleep: None };
        Connection { stream, watch, buffer: Buffer::new(), used: 0, reused: false, answered: false }
    }

    /// Whether it can serve another request.
    pub(super) fn is_quiet(&self) -> bool {
        self.stream.is_quiet()
    }

    /// Bytes that were read and not used.
    pub(super) fn rest(&self) -> &[u8] {
        &self.buffer.as_slice()[self.used..]
    }

    /// Begins another request.
    pub(super) fn begin(&mut self) {
        self.buffer.clear();
        self.used = 0;
        self.answered = false;
        self.watch.last = Instant::now();
    }

    fn failed(&self, doing: &str, error: &io::Error) -> Failure {
        // Before anything is answered, a kept connection may just have been closed by the server for its age.
        let closed = !matches!(error.kind(), io::ErrorKind::TimedOut);
        let mut failure = Failure::passing(Kind::Io, format!("the connection failed while {doing}: {error}"));
        if self.reused && !self.answered && closed {
            failure.again = super::Again::Fresh;
        }
        failure
    }

    fn late(&self, doing: &str) -> Failure {
        Failure::passing(Kind::Timeout, format!("{doing} made no progress for {:?}", self.watch.limit))
    }

    /// Sends a request. Ends early, and says so, if something is answered meanwhile: a server that refuses a body says why
    /// before it closes.
    pub(super) async fn send(&mut self, head: &[u8], body: &[u8]) -> Tried<bool> {
        enum Step {
            Sent(io::Result<usize>),
            Read(io::Result<usize>),
            Late,
        }
        let mut sent = 0;
        let whole = head.len() + body.len();
        while sent < whole {
            let parts = [
                IoSlice::new(head.get(sent..).unwrap_or_default()),
                IoSlice::new(&body[sent.saturating_sub(head.len())..]),
            ];
            let parts = if sent < head.len() { &parts[..] } else { &parts[1..] };
            let step = poll_fn(|cx| {
                if let Poll::Ready(done) = Pin::new(&mut self.stream).poll_write_vectored(cx, parts) {
                    return Poll::Ready(Step::Sent(done));
                }
                if let Poll::Ready(read) = self.poll_fill(cx, HEAD) {
                    return Poll::Ready(Step::Read(read));
                }
                if self.watch.is_over(cx) { Poll::Ready(Step::Late) } else { Poll::Pending }
            });
            match step.await {
                Step::Sent(Ok(0)) => return Err(self.failed("sending", &io::ErrorKind::WriteZero.into())),
                Step::Sent(Ok(more)) => {
                    sent += more;
                    self.watch.last = Instant::now();
                }
                Step::Sent(Err(error)) => {
                    // What was answered before the connection closed is still there, with luck.
                    let answered = poll_fn(|cx| Poll::Ready(self.poll_fill(cx, HEAD))).await;
                    if matches!(answered, Poll::Ready(Ok(more)) if more > 0) || !self.rest().is_empty() {
                        return Ok(false);
                    }
                    return Err(self.failed("sending", &error));
                }
                Step::Read(Ok(0)) => return Err(self.failed("sending", &io::ErrorKind::UnexpectedEof.into())),
                Step::Read(Ok(_)) if self.is_answered() => return Ok(false),
                Step::Read(Ok(_)) => self.check_head()?,
                Step::Read(Err(error)) => return Err(self.failed("sending", &error)),
                Step::Late => return Err(self.late("sending")),
            }
        }
        poll_fn(|cx| match Pin::new(&mut self.stream).poll_flush(cx) {
            Poll::Pending if self.watch.is_over(cx) => Poll::Ready(Err(self.late("sending"))),
            Poll::Pending => Poll::Pending,
            Poll::Ready(done) => Poll::Ready(done.map_err(|error| self.failed("sending", &error))),
        })
        .await?;
        Ok(true)
    }

    /// Whether what was read is of the answer itself. What is preliminary asks for the rest of a request, and is skipped.
    fn is_answered(&mut self) -> bool {
        const PRELIMINARY: &[u8] = b"HTTP/1.1 1";
        loop {
            let rest = self.rest();
            let known = rest.len().min(PRELIMINARY.len());
            if rest[..known] != PRELIMINARY[..known] || rest.starts_with(b"HTTP/1.1 101") {
                return true;
            }
            match rest.windows(4).position(|end| end == b"\r\n\r\n") {
                Some(end) => self.used += end + 4,
                None => return false,
            }
        }
    }

    /// That the heads before a response's body, preliminary ones included, are not too long.
    fn check_head(&self) -> Tried<()> {
        if self.buffer.len() >= LONGEST_HEAD {
            let message = format!("the head of a response has more than {LONGEST_HEAD} bytes");
            return Err(Failure::passing(Kind::Io, message));
        }
        Ok(())
    }

    /// Reads what is there into the buffer; gives how much, 0 at the end.
    fn poll_fill(&mut self, cx: &mut Context<'_>, most: usize) -> Poll<io::Result<usize>> {
        let mut pending = false;
        let mut output = Output::growing(&mut self.buffer, usize::MAX);
        let mut failed = None;
        let result = output.reserve(most).and_then(|()| {
            output.fill(|room| {
                let most = room.len().min(most);
                match poll_read(&mut self.stream, cx, &mut room[..most]) {
                    Poll::Ready(Ok(bytes)) => return Ok(bytes),
                    Poll::Ready(Err(error)) => failed = Some(error),
                    Poll::Pending => pending = true,
                }
                Ok(&mut [])
            })
        });
        match (pending, failed, result) {
            (true, ..) => Poll::Pending,
            (_, Some(error), _) => Poll::Ready(Err(error)),
            (_, _, Ok(more)) => {
                if more > 0 {
                    self.answered = true;
                    self.watch.last = Instant::now();
                }
                Poll::Ready(Ok(more))
            }
            (_, _, Err(error)) => Poll::Ready(Err(io::Error::other(error))),
        }
    }

    /// Reads more into the buffer.
    pub(super) async fn fill(&mut self, doing: &str, most: usize) -> Tried<()> {
        let more = poll_fn(|cx| match self.poll_fill(cx, most) {
            Poll::Pending if self.watch.is_over(cx) => Poll::Ready(Err(self.late(doing))),
            Poll::Pending => Poll::Pending,
            Poll::Ready(more) => Poll::Ready(more.map_err(|error| self.failed(doing, &error))),
        });
        match more.await? {
            0 => Err(self.failed(doing, &io::ErrorKind::UnexpectedEof.into())),
            _ => Ok(()),
        }
    }

    /// Reads more of a head.
    pub(super) async fn fill_head(&mut self) -> Tried<()> {
        self.check_head()?;
        self.fill("waiting for a response", HEAD).await
    }

    /// Appends what is there of a body to `dst`, at most `most` bytes, and lets `seen` look at it; gives how much.
    pub(super) async fn read_into(
        &mut self,
        dst: &mut Output<'_>,
        most: usize,
        seen: &mut (dyn FnMut(&[u8]) + Send),
    ) -> Tried<usize> {
        const DOING: &str = "reading a body";
        let more = poll_fn(|cx| {
            let (mut pending, mut failed) = (false, None);
            let filled = dst.fill(|room| {
                let most = room.len().min(most);
                match poll_read(&mut self.stream, cx, &mut room[..most]) {
                    Poll::Ready(Ok(bytes)) => {
                        seen(bytes);
                        return Ok(bytes);
                    }
                    Poll::Ready(Err(error)) => failed = Some(error),
                    Poll::Pending => pending = true,
                }
                Ok(&mut [])
            });
            match (pending, failed, filled) {
                (true, ..) if self.watch.is_over(cx) => Poll::Ready(Err(self.late(DOING))),
                (true, ..) => Poll::Pending,
                (_, Some(error), _) => Poll::Ready(Err(self.failed(DOING, &error))),
                (_, _, Ok(0)) => Poll::Ready(Err(self.failed(DOING, &io::ErrorKind::UnexpectedEof.into()))),
                (_, _, filled) => Poll::Ready(filled.map_err(Failure::lasting)),
            }
        });
        let more = more.await?;
        self.watch.last = Instant::now();
        Ok(more)
    }
}

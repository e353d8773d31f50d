//! A request and its response.

use ureq_proto::BodyMode;
use ureq_proto::client::state::{RecvBody, RecvResponse, SendRequest};
use ureq_proto::client::{Call, RecvResponseResult, SendRequestResult};
use ureq_proto::http::{HeaderMap, Request, StatusCode, Version, header};

use super::pool::{Lease, Pool};
use super::{Failure, Tried};
use crate::buffer::Buffer;
use crate::error::{Error, Kind};
use crate::output::Output;

/// What a response claims to have is believed up to this; memory for more comes as it is read.
const BELIEVED: u64 = 64 << 20;
/// Memory is asked for in no smaller steps, and chunks are read in such.
const STEP: usize = 64 << 10;

/// A response, its body not read yet. Dropping it closes the connection.
pub(in crate::store::s3) struct Response<'p> {
    pub(in crate::store::s3) status: StatusCode,
    pub(in crate::store::s3) headers: HeaderMap,
    lease: Lease<'p>,
    /// `None` if there is no body.
    body: Option<Call<RecvBody>>,
    keep: bool,
}

fn protocol(error: impl std::fmt::Display) -> Failure {
    Failure::passing(Kind::Io, format!("the server does not speak HTTP/1.1 well: {error}"))
}

/// The head of a request, ready to be sent.
fn head(call: &mut Call<SendRequest>, size: usize) -> Result<Vec<u8>, Error> {
    let mut head = Vec::new();
    head.try_reserve_exact(size).map_err(|_| Error::no_memory(size))?;
    head.resize(size, 0);
    let written = call.write(&mut head).map_err(|error| Error::argument(format!("no HTTP request: {error}")))?;
    if !call.can_proceed() {
        return Err(Error::argument("the head of a request is too long"));
    }
    head.truncate(written);
    Ok(head)
}

/// Sends a request whose headers tell the length of `body`, and waits for the head of the response.
pub(in crate::store::s3) async fn send<'p>(
    pool: &'p Pool,
    request: Request<()>,
    body: &[u8],
    fresh: bool,
) -> Tried<Response<'p>> {
    let line = request.uri().to_string().len() + 32;
    let size = request.headers().iter().fold(line, |size, (name, value)| size + name.as_str().len() + value.len() + 4);
    let wrong = |error: ureq_proto::Error| Failure::lasting(Error::argument(format!("no HTTP request: {error}")));
    let mut call = Call::new(request).map_err(wrong)?.proceed();
    let head = head(&mut call, size)?;

    let mut lease = pool.lease(fresh).await?;
    lease.connection.begin();
    let all_sent = lease.connection.send(&head, body).await?;
    let call = match call.proceed().map_err(wrong)? {
        Some(SendRequestResult::RecvResponse(call)) => Some(call),
        Some(SendRequestResult::SendBody(mut call)) => {
            // What was not sent is of no interest any more, and the connection ends with this response.
            call.consume_direct_write(body.len()).map_err(wrong)?;
            call.proceed()
        }
        _ => None,
    };
    let call = call.ok_or_else(|| Failure::lasting(Error::argument("no HTTP request: it has no end")))?;
    let response = receive(lease, call, all_sent).await?;
    if !all_sent && response.status.is_success() {
        // It cannot have done what it was not told. What it did do, nobody knows.
        let message = "the server claims success, and did not read all of the request";
        return Err(Failure::passing(Kind::Io, message));
    }
    Ok(response)
}

async fn receive<'p>(mut lease: Lease<'p>, mut call: Call<RecvResponse>, all_sent: bool) -> Tried<Response<'p>> {
    let connection = &mut lease.connection;
    let response = loop {
        if !connection.rest().is_empty() {
            let (used, response) = call.try_response(connection.rest(), false).map_err(protocol)?;
            connection.used += used;
            match response {
                Some(response) => break response,
                // Something preliminary; the rest may be what was waited for.
                None if used > 0 => continue,
                None => {}
            }
        }
        connection.fill_head().await?;
    };
    let (parts, ()) = response.into_parts();
    let closes = |value: &header::HeaderValue| {
        let mut words = value.to_str().unwrap_or("close").split(',');
        words.any(|word| word.trim().eq_ignore_ascii_case("close"))
    };
    let both =
        parts.headers.contains_key(header::TRANSFER_ENCODING) && parts.headers.contains_key(header::CONTENT_LENGTH);
    let keep = all_sent
        && !both
        && parts.version == Version::HTTP_11
        && parts.status != StatusCode::SWITCHING_PROTOCOLS
        && !parts.headers.get_all(header::CONNECTION).iter().any(closes);
    let body = match call.proceed() {
        Some(RecvResponseResult::RecvBody(body)) => Some(body),
        _ => None,
    };
    Ok(Response { status: parts.status, headers: parts.headers, lease, body, keep })
}

/// Appends a piece of a body of which nobody knows how much more of it there is.
fn append(dst: &mut Output<'_>, piece: &[u8]) -> Tried<()> {
    if piece.len() > dst.limit() - dst.written() {
        return Err(Failure::lasting(dst.does_not_fit(None)));
    }
    Ok(dst.extend_from_slice(piece)?)
}

impl Response<'_> {
    /// The value of a header, if it is text.
    pub(in crate::store::s3) fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name)?.to_str().ok()
    }

    /// How many bytes the body has, if that is known now.
    pub(in crate::store::s3) fn length(&self) -> Option<u64> {
        match self.body.as_ref().map(Call::body_mode) {
            None | Some(BodyMode::NoBody) => Some(0),
            Some(BodyMode::LengthDelimited(length)) => Some(length),
            Some(BodyMode::Chunked | BodyMode::CloseDelimited) => None,
        }
    }

    /// Whether only the end of the connection tells where the body ends: a broken one looks the same.
    pub(in crate::store::s3) fn has_no_end(&self) -> bool {
        self.body.as_ref().is_some_and(|body| body.body_mode() == BodyMode::CloseDelimited)
    }

    /// Appends the body to `dst`, and keeps the connection. `seen` looks at each piece.
    pub(in crate::store::s3) async fn read(
        mut self,
        dst: &mut Output<'_>,
        seen: &mut (dyn FnMut(&[u8]) + Send),
    ) -> Tried<()> {
        match self.body.take() {
            None => {}
            Some(body) => match body.body_mode() {
                BodyMode::LengthDelimited(length) => self.read_length(length, dst, seen).await?,
                BodyMode::Chunked => self.read_chunks(body, dst, seen).await?,
                BodyMode::NoBody => {}
                BodyMode::CloseDelimited => return self.read_to_end(dst, seen).await,
            },
        }
        if self.keep && self.lease.connection.rest().is_empty() {
            self.lease.keep();
        }
        Ok(())
    }

    async fn read_length(
        &mut self,
        length: u64,
        dst: &mut Output<'_>,
        seen: &mut (dyn FnMut(&[u8]) + Send),
    ) -> Tried<()> {
        let whole = usize::try_from(length).ok().and_then(|length| dst.written().checked_add(length));
        let Some(whole) = whole.filter(|whole| *whole <= dst.limit()) else {
            return Err(Failure::lasting(dst.does_not_fit(whole)));
        };
        let connection = &mut self.lease.connection;
        if dst.spare() < whole - dst.written() {
            dst.reserve(length.min(BELIEVED) as usize)?;
        }
        let there = connection.rest().len().min(whole - dst.written());
        let bytes = &connection.rest()[..there];
        seen(bytes);
        dst.extend_from_slice(bytes)?;
        connection.used += there;
        while dst.written() < whole {
            let left = whole - dst.written();
            if dst.spare() == 0 {
                dst.reserve(left.min(STEP))?;
            }
            connection.read_into(dst, left, seen).await?;
        }
        Ok(())
    }

    async fn read_chunks(
        &mut self,
        mut body: Call<RecvBody>,
        dst: &mut Output<'_>,
        seen: &mut (dyn FnMut(&[u8]) + Send),
    ) -> Tried<()> {
        let connection = &mut self.lease.connection;
        let mut piece = Vec::new();
        piece.try_reserve_exact(STEP).map_err(|_| Error::no_memory(STEP))?;
        piece.resize(STEP, 0);
        loop {
            let (used, made) = body.read(connection.rest(), &mut piece).map_err(protocol)?;
            connection.used += used;
            seen(&piece[..made]);
            append(dst, &piece[..made])?;
            if body.can_proceed() {
                return Ok(());
            }
            if used == 0 && made == 0 {
                // Only the beginning of a line is left.
                let rest = connection.rest().len();
                if rest > STEP {
                    return Err(protocol("a chunk has no end"));
                }
                let all = connection.buffer.len();
                connection.buffer.as_mut_slice().copy_within(all - rest.., 0);
                connection.buffer.truncate(rest);
                connection.used = 0;
                connection.fill("reading a body", STEP).await?;
            }
        }
    }

    async fn read_to_end(&mut self, dst: &mut Output<'_>, seen: &mut (dyn FnMut(&[u8]) + Send)) -> Tried<()> {
        let connection = &mut self.lease.connection;
        loop {
            let bytes = connection.rest();
            seen(bytes);
            append(dst, bytes)?;
            connection.begin();
            match connection.fill("reading a body", STEP).await {
                Ok(()) => {}
                Err(failure) if failure.error.kind() == Kind::Io => return Ok(()),
                Err(failure) => return Err(failure),
            }
        }
    }

    /// The body, if it has no more than `limit` bytes.
    pub(in crate::store::s3) async fn text(self, limit: usize) -> Tried<Buffer> {
        let mut buffer = Buffer::new();
        let mut output = Output::growing(&mut buffer, limit);
        self.read(&mut output, &mut |_| {}).await.map_err(|mut failure| {
            if failure.error.kind() == Kind::Limit {
                failure.error = Error::corrupt(format!("the server's answer has more than {limit} bytes"));
            }
            failure
        })?;
        Ok(buffer)
    }
}

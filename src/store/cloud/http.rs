//! The HTTP client that `object_store` is given: it gives up on a step that takes too long, and never on a long transfer.

use std::error::Error as StdError;
use std::fmt;
use std::future::Future;
use std::pin::{Pin, pin};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::task::{Context, Poll};
use std::time::Duration;

use bytes::Bytes;
use http_body::{Body, Frame, SizeHint};
use object_store::ClientOptions;
use object_store::client::{
    HttpClient, HttpConnector, HttpError, HttpErrorKind, HttpRequest, HttpRequestBody, HttpResponse, HttpResponseBody,
    HttpService,
};
use tokio::time::{Instant, Sleep, timeout};
use ureq_proto::http::{Method, Response};

use crate::error::{Error, Kind};
use crate::store::options::Options;
use crate::store::s3::common;

/// Where Azure puts the code of a failure, for answers that have no text.
const FAULT_HEADER: &str = "x-ms-error-code";
/// How long an idle connection is kept: less than servers and what stands before them do.
const IDLE: Duration = Duration::from_secs(30);

/// A client with its connections.
#[derive(Clone, Debug)]
pub(super) struct Http {
    client: reqwest::Client,
    connect: Duration,
    step: Duration,
}

impl Http {
    pub(super) fn new(options: &Options) -> crate::error::Result<Http> {
        let cloud = &options.cloud;
        let mut client = reqwest::Client::builder()
            .tls_backend_preconfigured(common::tls(cloud.ca_file.as_deref())?)
            .connect_timeout(options.connect_timeout)
            .pool_idle_timeout(IDLE)
            .redirect(reqwest::redirect::Policy::none())
            .user_agent(concat!("tierce/", env!("CARGO_PKG_VERSION")));
        if !cloud.from_env {
            client = client.no_proxy();
        }
        let client = client.build();
        let client = client.map_err(|error| Error::new(Kind::Native, format!("store: no HTTP client: {error}")))?;
        Ok(Http { client, connect: options.connect_timeout, step: options.io_timeout })
    }

    /// Sends a request and waits for the head of the answer.
    pub(super) async fn send(&self, request: HttpRequest) -> Result<HttpResponse, HttpError> {
        let (head, body) = request.into_parts();
        let is_head = head.method == Method::HEAD;
        let url = reqwest::Url::parse(&head.uri.to_string()).map_err(|e| HttpError::new(HttpErrorKind::Unknown, e))?;
        let mut request = reqwest::Request::new(head.method, url);
        *request.headers_mut() = head.headers;
        let sent = Arc::new(AtomicU64::new(0));
        *request.body_mut() = Some(reqwest::Body::wrap(Counted { body, sent: Arc::clone(&sent) }));
        let mut answer = pin!(self.client.execute(request));
        let mut limit = self.connect + self.step;
        let answer = loop {
            let before = sent.load(Ordering::Relaxed);
            match timeout(limit, &mut answer).await {
                Ok(answer) => break answer.map_err(failed)?,
                Err(_) if sent.load(Ordering::Relaxed) == before => return Err(late()),
                Err(_) => limit = self.step,
            }
        };
        let (head, body) = Response::<reqwest::Body>::from(answer).into_parts();
        if is_head && let Some(code) = head.headers.get(FAULT_HEADER).and_then(|code| code.to_str().ok()) {
            let code: String = code.chars().filter(char::is_ascii_alphanumeric).collect();
            return Ok(HttpResponse::from_parts(head, format!("<Error><Code>{code}</Code></Error>").into()));
        }
        let body = Timed { body, step: self.step, waiting: false, end: Box::pin(tokio::time::sleep(self.step)) };
        Ok(HttpResponse::from_parts(head, HttpResponseBody::new(body)))
    }
}

impl HttpConnector for Http {
    fn connect(&self, _: &ClientOptions) -> object_store::Result<HttpClient> {
        Ok(HttpClient::new(self.clone()))
    }
}

impl HttpService for Http {
    fn call<'s, 'f>(
        &'s self,
        request: HttpRequest,
    ) -> Pin<Box<dyn Future<Output = Result<HttpResponse, HttpError>> + Send + 'f>>
    where
        's: 'f,
        Self: 'f,
    {
        Box::pin(self.send(request))
    }
}

/// A step that took too long.
#[derive(Debug)]
struct Late;

impl fmt::Display for Late {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the server did not go on in time")
    }
}

impl StdError for Late {}

fn late() -> HttpError {
    HttpError::new(HttpErrorKind::Timeout, Late)
}

/// What went wrong, without the URL, which may have a signature in it.
fn failed(error: reqwest::Error) -> HttpError {
    let kind = if error.is_timeout() {
        HttpErrorKind::Timeout
    } else if error.is_connect() {
        HttpErrorKind::Connect
    } else if error.is_builder() {
        HttpErrorKind::Unknown
    } else {
        HttpErrorKind::Interrupted
    };
    HttpError::new(kind, error.without_url())
}

/// The body of a request, which counts the pieces that were taken.
struct Counted {
    body: HttpRequestBody,
    sent: Arc<AtomicU64>,
}

impl Body for Counted {
    type Data = Bytes;
    type Error = HttpError;

    fn poll_frame(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, HttpError>>> {
        self.sent.fetch_add(1, Ordering::Relaxed);
        Pin::new(&mut self.body).poll_frame(cx)
    }

    fn is_end_stream(&self) -> bool {
        self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.body.size_hint()
    }
}

/// The body of a response, each piece of which comes in time.
struct Timed {
    body: reqwest::Body,
    step: Duration,
    /// Whether `end` is that of the piece that is waited for.
    waiting: bool,
    end: Pin<Box<Sleep>>,
}

impl Body for Timed {
    type Data = Bytes;
    type Error = HttpError;

    fn poll_frame(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, HttpError>>> {
        if let Poll::Ready(frame) = Pin::new(&mut self.body).poll_frame(cx) {
            self.waiting = false;
            return Poll::Ready(frame.map(|frame| frame.map_err(failed)));
        }
        if !self.waiting {
            let end = Instant::now() + self.step;
            self.end.as_mut().reset(end);
            self.waiting = true;
        }
        self.end.as_mut().poll(cx).map(|()| Some(Err(late())))
    }

    fn is_end_stream(&self) -> bool {
        self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.body.size_hint()
    }
}

//! Requests to S3: signed, sent, tried again.

use std::sync::atomic::{AtomicBool, AtomicI64, Ordering};
use std::time::Duration;

use ureq_proto::http::{HeaderValue, Method, Request as Head, header};

use super::credentials::Settings;
use super::endpoint::Endpoint;
use super::fault;
use super::http::{Again, Failure, Pool, Response, Target, Tried, send};
use super::sign::{EMPTY, Header, Keys, LastKey, Signed, UNSIGNED_PAYLOAD, authorization, hash, hex, query};
use super::time::{Millis, now, stamp};
use crate::error::{Error, Result};
use crate::store::options::Options;

/// Bodies are hashed in pieces of this size, between which other work has its turn.
const PIECE: usize = 256 << 10;

/// A request before it is signed.
pub(super) struct Request<'a> {
    pub(super) method: Method,
    /// The whole key; `None` is the bucket.
    pub(super) key: Option<&'a str>,
    pub(super) query: Vec<(&'a str, &'a str)>,
    pub(super) headers: Vec<Header>,
    pub(super) body: &'a [u8],
    /// The hash of the body as the signature wants it, or [`UNSIGNED_PAYLOAD`].
    pub(super) payload: String,
}

impl<'a> Request<'a> {
    /// A request without a body.
    pub(super) fn new(method: Method, key: Option<&'a str>) -> Self {
        Request { method, key, query: Vec::new(), headers: Vec::new(), body: &[], payload: EMPTY.to_owned() }
    }

    pub(super) fn query(mut self, pairs: &[(&'a str, &'a str)]) -> Self {
        self.query.extend_from_slice(pairs);
        self
    }

    pub(super) fn header(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.headers.push((name.into(), value.into()));
        self
    }

    /// With a small body of the library's own.
    pub(super) fn body(mut self, body: &'a str) -> Self {
        self.body = body.as_bytes();
        self.payload = hash(self.body);
        self
    }
}

/// A server, and who speaks to it.
pub(super) struct Client {
    pool: Pool,
    pub(super) endpoint: Endpoint,
    keys: Option<Keys>,
    last_key: LastKey,
    pub(super) region: String,
    retries: u32,
    unsigned_payload: bool,
    /// How far the server's clock is ahead of this machine's, where that was too far.
    skew: AtomicI64,
    /// Whether an answer showed that the bucket is there.
    pub(super) bucket_seen: AtomicBool,
    /// Whether the server turned out to compare the ETags of conditional writes without their quotation marks.
    pub(super) bare_etags: AtomicBool,
}

impl Client {
    pub(super) fn new(bucket: &str, settings: Settings, options: &Options) -> Result<Client> {
        let s3 = &options.s3;
        let endpoint = Endpoint::new(bucket, settings.endpoint.as_deref(), &settings.region, s3.path_style)?;
        let ca_file = s3.ca_file.as_deref();
        let target = Target::new(&endpoint.host, endpoint.port, endpoint.tls, ca_file, options.connect_timeout)?;
        Ok(Client {
            pool: Pool::new(target, options.io_timeout, options.concurrency),
            endpoint,
            keys: settings.keys,
            last_key: LastKey::default(),
            region: settings.region,
            retries: options.retries,
            unsigned_payload: s3.unsigned_payload,
            skew: AtomicI64::new(0),
            bucket_seen: AtomicBool::new(false),
            bare_etags: AtomicBool::new(false),
        })
    }

    /// The hash of a body as the signature wants it.
    pub(super) async fn payload(&self, body: &[u8]) -> String {
        if self.keys.is_none() || self.unsigned_payload {
            return UNSIGNED_PAYLOAD.to_owned();
        }
        let mut context = ring::digest::Context::new(&ring::digest::SHA256);
        for piece in body.chunks(PIECE) {
            context.update(piece);
            tokio::task::yield_now().await;
        }
        hex(context.finish().as_ref())
    }

    /// The time by the server's clock.
    pub(super) fn now(&self) -> Millis {
        now().saturating_add(self.skew.load(Ordering::Relaxed))
    }

    /// Signs the request and makes it HTTP's.
    fn sign(&self, request: &Request<'_>) -> Result<Head<()>> {
        let (path, query) = (self.endpoint.path(request.key), query(&request.query));
        let mut headers = request.headers.clone();
        headers.push(("host".into(), self.endpoint.authority.clone()));
        if let Some(keys) = &self.keys {
            let at = self.now();
            headers.push(("x-amz-date".into(), stamp(at)));
            headers.push(("x-amz-content-sha256".into(), request.payload.clone()));
            if let Some(token) = &keys.token {
                headers.push(("x-amz-security-token".into(), token.expose().to_owned()));
            }
            let (method, payload) = (request.method.as_str(), &*request.payload);
            let signed = Signed { method, path: &path, query: &query, headers: &headers, payload };
            headers
                .push(("authorization".into(), authorization(keys, &self.last_key, &self.region, "s3", at, &signed)));
        }
        if request.method == Method::PUT || request.method == Method::POST {
            headers.push(("content-length".into(), request.body.len().to_string()));
        }
        let question = if query.is_empty() { "" } else { "?" };
        let scheme = if self.endpoint.tls { "https" } else { "http" };
        let uri = format!("{scheme}://{}{path}{question}{query}", self.endpoint.authority);
        let mut head = Head::builder().method(request.method.clone()).uri(uri);
        for (name, value) in headers {
            let mut value = HeaderValue::from_str(&value)
                .map_err(|_| Error::argument(format!("s3: a value for the header {name:?} cannot be sent in one")))?;
            value.set_sensitive(name == "authorization" || name == "x-amz-security-token");
            head = head.header(&*name, value);
        }
        head.body(()).map_err(|error| Error::argument(format!("s3: no HTTP request: {error}")))
    }

    /// Sends a request once. Any answer but success is a failure.
    pub(super) async fn send(&self, request: &Request<'_>, attempts: &Attempts<'_>) -> Tried<Response<'_>> {
        let response = send(&self.pool, self.sign(request)?, request.body, attempts.fresh).await;
        let response = response.map_err(|failure| failure.within(&self.place(request)))?;
        if response.status.is_success() {
            self.bucket_seen.store(true, Ordering::Relaxed);
            return Ok(response);
        }
        let (status, date) = (response.status.as_u16(), response.header(header::DATE.as_str()).map(str::to_owned));
        let region = response.header("x-amz-bucket-region").map(str::to_owned);
        let wait = response.header(header::RETRY_AFTER.as_str()).and_then(|seconds| seconds.parse().ok());
        let text = response.text(fault::LARGEST).await;
        let (broken, text) = (text.is_err(), text.unwrap_or_default());
        let mut failure = fault::failure(&self.place(request), status, text.as_slice(), region, |text| self.hide(text));
        if broken && failure.again == Again::Never {
            // The status is there, but not what it is about.
            failure.again = Again::Later(None);
        }
        if let Again::Later(_) = failure.again {
            failure.again = Again::Later(wait.map(Duration::from_secs));
        }
        if let Some(skew) = date.and_then(|date| fault::skew(&failure, &date, self.now())) {
            self.skew.fetch_add(skew, Ordering::Relaxed);
            failure.again = Again::Skewed;
        }
        Err(failure)
    }

    /// What a request is about, for messages.
    pub(super) fn place(&self, request: &Request<'_>) -> String {
        let (bucket, key) = (&self.endpoint.bucket, request.key.unwrap_or_default());
        let key: String = key.chars().take(200).flat_map(char::escape_debug).collect();
        format!("s3: {} s3://{bucket}/{key}", request.method)
    }

    /// Takes secrets out of what a server said.
    pub(super) fn hide(&self, text: &str) -> String {
        let mut text = text.to_owned();
        for secret in self.keys.iter().flat_map(|keys| [Some(&keys.secret), keys.token.as_ref()]).flatten() {
            text = text.replace(secret.expose(), "***");
        }
        text
    }

    /// Begins to try.
    pub(super) fn attempts(&self) -> Attempts<'_> {
        Attempts { client: self, failed: 0, lost: 0, fresh: false, skewed: false, unclear: false }
    }

    /// Sends a request until it succeeds, reads all of its answer, and gives it with what the headers `wanted` say.
    pub(super) async fn ask(&self, request: &Request<'_>, limit: usize) -> Tried<Answered> {
        let mut attempts = self.attempts();
        loop {
            match self.ask_once(request, &attempts, limit).await {
                Ok(answered) => return Ok(answered),
                Err(failure) => attempts.again(failure).await?,
            }
        }
    }

    /// The same, once.
    pub(super) async fn ask_once(
        &self,
        request: &Request<'_>,
        attempts: &Attempts<'_>,
        limit: usize,
    ) -> Tried<Answered> {
        let mut response = self.send(request, attempts).await?;
        let headers = std::mem::take(&mut response.headers);
        let text = response.text(limit).await.map_err(|failure| failure.within(&self.place(request)))?;
        Ok(Answered { headers, text })
    }
}

/// An answer that is there.
pub(super) struct Answered {
    pub(super) headers: header::HeaderMap,
    pub(super) text: crate::buffer::Buffer,
}

impl Answered {
    /// The value of a header, if it is text.
    pub(super) fn header(&self, name: &str) -> Option<String> {
        self.headers.get(name)?.to_str().ok().map(str::to_owned)
    }
}

/// How often something was tried, and whether it is again.
pub(super) struct Attempts<'c> {
    client: &'c Client,
    failed: u32,
    /// How often what was there already was lost.
    lost: u32,
    /// Whether the next try must have a new connection.
    pub(super) fresh: bool,
    skewed: bool,
    /// Whether a try failed that the server may have done all the same.
    pub(super) unclear: bool,
}

/// The first wait; each is twice the one before, up to the longest.
const FIRST_WAIT: Duration = Duration::from_millis(if cfg!(test) { 5 } else { 100 });
const LONGEST_WAIT: Duration = Duration::from_secs(20);

impl Attempts<'_> {
    /// Waits until it may be tried again, or gives the failure back.
    pub(super) async fn again(&mut self, failure: Failure) -> Tried<()> {
        self.unclear |= failure.unclear;
        match failure.again {
            Again::Never => return Err(failure),
            Again::Fresh if !self.fresh => self.fresh = true,
            Again::Skewed if !self.skewed => self.skewed = true,
            Again::Skewed => return Err(failure),
            Again::Fresh | Again::Later(_) => {
                if self.failed >= self.client.retries || self.lost > self.client.retries {
                    return Err(failure);
                }
                let wait = FIRST_WAIT.saturating_mul(1 << self.failed.min(16)).min(LONGEST_WAIT);
                self.failed += 1;
                let asked = if let Again::Later(Some(asked)) = failure.again { asked } else { Duration::ZERO };
                let wait = (wait / 2 + (wait / 2).mul_f64(random())).max(asked.min(LONGEST_WAIT));
                tokio::time::sleep(wait).await;
            }
        }
        Ok(())
    }

    /// Starts counting anew: what was tried went on a good piece.
    pub(super) fn went_on(&mut self) {
        self.failed = 0;
    }

    /// Notes that a try failed which took all with it that was there. These are counted to the end: else a server that always
    /// fails late would be asked for ever.
    pub(super) fn lost_all(&mut self) {
        self.lost += 1;
    }
}

/// A number from 0 to 1 that is another for every caller, so that they do not all come back at once.
fn random() -> f64 {
    use std::hash::{BuildHasher, RandomState};
    (RandomState::new().hash_one(now()) >> 11) as f64 / (1u64 << 53) as f64
}

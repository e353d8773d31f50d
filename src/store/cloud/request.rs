//! Requests of our own, with the credentials and signatures of `object_store`.

use std::future::poll_fn;
use std::hash::{BuildHasher, RandomState};
use std::pin::Pin;
use std::time::Duration;

use http_body::Body as _;
use object_store::PutPayload;
use object_store::azure::{AzureAuthorizer, AzureCredentialProvider};
use object_store::client::HttpResponseBody;
use object_store::client::{HttpError, HttpErrorKind, HttpRequest, HttpRequestBody};
use object_store::gcp::GcpCredentialProvider;
use ureq_proto::http::{HeaderMap, HeaderValue, Method, header};

use super::fault::{self, Secrets};
use super::http::Http;
use crate::error::{Error, Result};
use crate::store::options::Options;

/// The most that is read of an answer.
const LARGEST: usize = 64 << 20;
const FIRST_WAIT: Duration = Duration::from_millis(100);
const LONGEST_WAIT: Duration = Duration::from_secs(15);

/// Who asks.
pub(super) enum Signer {
    Azure { account: String, credentials: AzureCredentialProvider },
    Google(GcpCredentialProvider),
    Nobody,
}

/// A request, as often as it must be sent.
pub(super) struct Request {
    pub(super) method: Method,
    pub(super) url: String,
    pub(super) headers: Vec<(&'static str, String)>,
    pub(super) body: PutPayload,
    /// Whether it may be sent again where nobody knows what became of it.
    pub(super) repeatable: bool,
}

impl Request {
    pub(super) fn new(method: Method, url: String) -> Request {
        Request { method, url, headers: Vec::new(), body: PutPayload::default(), repeatable: true }
    }

    pub(super) fn header(mut self, name: &'static str, value: impl Into<String>) -> Request {
        self.headers.push((name, value.into()));
        self
    }

    pub(super) fn body(mut self, body: PutPayload) -> Request {
        self.body = body;
        self
    }

    fn build(&self) -> Result<HttpRequest> {
        let mut request = HttpRequest::new(HttpRequestBody::from(self.body.clone()));
        *request.method_mut() = self.method.clone();
        let wrong = |what: &str| Error::argument(format!("store: {what} cannot be sent in a request"));
        *request.uri_mut() = self.url.parse().map_err(|_| wrong("the URL"))?;
        for (name, value) in &self.headers {
            let value = HeaderValue::from_str(value).map_err(|_| wrong(&format!("the value of {name:?}")))?;
            request.headers_mut().insert(*name, value);
        }
        if self.method == Method::PUT || self.method == Method::POST {
            request.headers_mut().insert(header::CONTENT_LENGTH, HeaderValue::from(self.body.content_length()));
        }
        Ok(request)
    }
}

/// What was answered.
pub(super) struct Answer {
    pub(super) headers: HeaderMap,
    pub(super) text: Vec<u8>,
}

impl Answer {
    pub(super) fn header(&self, name: &str) -> Option<String> {
        self.headers.get(name)?.to_str().ok().map(str::to_owned)
    }
}

/// Sends requests.
pub(super) struct Client {
    pub(super) http: Http,
    pub(super) signer: Signer,
    pub(super) secrets: Secrets,
    pub(super) retries: u32,
}

/// A failure, and whether it may pass.
struct Failure {
    error: Error,
    passing: bool,
}

impl Client {
    pub(super) fn new(http: Http, signer: Signer, secrets: Secrets, options: &Options) -> Client {
        Client { http, signer, secrets, retries: options.retries }
    }

    /// Sends a request until it is answered in a way that lasts. `doing` is for messages.
    pub(super) async fn ask(&self, doing: &str, request: &Request) -> Result<Answer> {
        let mut failed = 0;
        loop {
            let failure = match self.ask_once(doing, request).await {
                Ok(answer) => return Ok(answer),
                Err(failure) => failure,
            };
            if !failure.passing || failed >= self.retries {
                return Err(failure.error);
            }
            let wait = FIRST_WAIT.saturating_mul(1 << failed.min(16)).min(LONGEST_WAIT);
            failed += 1;
            // Not all come back at once.
            let part = (random() >> 11) as f64 / (1u64 << 53) as f64;
            tokio::time::sleep(wait / 2 + (wait / 2).mul_f64(part)).await;
        }
    }

    async fn ask_once(&self, doing: &str, request: &Request) -> std::result::Result<Answer, Failure> {
        let lasting = |error| Failure { error, passing: false };
        let mut signed = request.build().map_err(lasting)?;
        self.sign(&mut signed).await.map_err(|error| lasting(fault::of_crate(&self.secrets, doing, &error)))?;
        let lost = |error: HttpError| {
            let passing = match error.kind() {
                HttpErrorKind::Connect => true,
                HttpErrorKind::Unknown | HttpErrorKind::Decode => false,
                _ => request.repeatable,
            };
            Failure { error: fault::unanswered(&self.secrets, doing, &error), passing }
        };
        let (head, body) = self.http.send(signed).await.map_err(lost)?.into_parts();
        let text = collect(body).await.map_err(|failed| match failed {
            Ok(error) => lasting(error),
            Err(error) => lost(error),
        })?;
        if head.status.is_success() {
            return Ok(Answer { headers: head.headers, text });
        }
        let status = head.status.as_u16();
        let error = fault::answered(&self.secrets, doing, status, &String::from_utf8_lossy(&text));
        let passing = matches!(status, 408 | 429 | 503) || (status >= 500 && status != 501 && request.repeatable);
        Err(Failure { error, passing })
    }

    async fn sign(&self, request: &mut HttpRequest) -> object_store::Result<()> {
        match &self.signer {
            Signer::Azure { account, credentials } => {
                let credential = credentials.get_credential().await?;
                AzureAuthorizer::new(&credential, account).try_authorize(request)
            }
            Signer::Google(credentials) => {
                let credential = credentials.get_credential().await?;
                // One that is empty is that of a server that asks for none.
                if !credential.bearer.is_empty()
                    && let Ok(value) = HeaderValue::from_str(&format!("Bearer {}", credential.bearer))
                {
                    request.headers_mut().insert(header::AUTHORIZATION, value);
                }
                Ok(())
            }
            Signer::Nobody => Ok(()),
        }
    }
}

/// The text of an answer. What goes wrong here is `Ok` in the error, what goes wrong on the way `Err`.
async fn collect(mut body: HttpResponseBody) -> std::result::Result<Vec<u8>, std::result::Result<Error, HttpError>> {
    let mut text = Vec::new();
    while let Some(frame) = poll_fn(|cx| Pin::new(&mut body).poll_frame(cx)).await {
        let Ok(piece) = frame.map_err(Err)?.into_data() else { continue };
        if text.len() + piece.len() > LARGEST {
            let message = format!("store: the server's answer has more than {LARGEST} bytes");
            return Err(Ok(Error::corrupt(message)));
        }
        text.try_reserve(piece.len()).map_err(|_| Ok(Error::no_memory(piece.len())))?;
        text.extend_from_slice(&piece);
    }
    Ok(text)
}

/// A number that is another for every caller.
pub(super) fn random() -> u64 {
    RandomState::new().hash_one(std::time::Instant::now())
}

/// Appends text as it may stand in a path (where `keep` is `/`) or in a query.
pub(super) fn escape(to: &mut String, text: &str, keep: Option<u8>) {
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) || Some(byte) == keep {
            to.push(char::from(byte));
        } else {
            to.push('%');
            to.push(char::from(b"0123456789ABCDEF"[usize::from(byte >> 4)]));
            to.push(char::from(b"0123456789ABCDEF"[usize::from(byte & 15)]));
        }
    }
}

/// `base/bucket/key?query`.
pub(super) fn url(base: &str, bucket: &str, key: Option<&str>, query: &[(&str, &str)]) -> String {
    let mut url = format!("{base}/");
    escape(&mut url, bucket, None);
    if let Some(key) = key {
        url.push('/');
        escape(&mut url, key, Some(b'/'));
    }
    for (index, (name, value)) in query.iter().enumerate() {
        url.push(if index == 0 { '?' } else { '&' });
        escape(&mut url, name, None);
        url.push('=');
        escape(&mut url, value, None);
    }
    url
}

/// Does work, at most so much at once; results are in the order of the work.
pub(super) async fn together<T: Unpin, F: Future<Output = T>>(at_once: usize, work: impl Iterator<Item = F>) -> Vec<T> {
    let mut work = work.enumerate();
    let (mut active, mut done) = (Vec::new(), Vec::<Option<T>>::new());
    poll_fn(|cx| {
        loop {
            while active.len() < at_once.max(1)
                && let Some((index, next)) = work.next()
            {
                active.push((index, Box::pin(next)));
                done.push(None);
            }
            let before = active.len();
            active.retain_mut(|(index, one)| match one.as_mut().poll(cx) {
                std::task::Poll::Ready(result) => {
                    done[*index] = Some(result);
                    false
                }
                std::task::Poll::Pending => true,
            });
            if active.is_empty() && active.len() == before {
                return std::task::Poll::Ready(());
            }
            if active.len() == before {
                return std::task::Poll::Pending;
            }
        }
    })
    .await;
    done.into_iter().flatten().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn urls() {
        assert_eq!(url("http://h/a", "b", None, &[]), "http://h/a/b");
        assert_eq!(
            url("http://h", "b", Some("a/é+"), &[("p", "x/ "), ("q", "")]),
            "http://h/b/a/%C3%A9%2B?p=x%2F%20&q="
        );
    }

    #[test]
    fn results_are_in_order() {
        let work = |n: u64| async move {
            tokio::time::sleep(Duration::from_millis((n * 7) % 5)).await;
            n
        };
        crate::store::conformance::block_on(async {
            for at_once in [1, 3, 100] {
                assert_eq!(together(at_once, (0..20).map(work)).await, (0..20).collect::<Vec<_>>());
            }
            assert!(together(2, (0..0).map(work)).await.is_empty());
        });
    }
}

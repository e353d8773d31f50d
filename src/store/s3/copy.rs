//! Copies that the server makes: whole, or of large objects part by part.

use std::future::{Future, poll_fn};
use std::pin::Pin;
use std::task::Poll;

use ureq_proto::http::{HeaderMap, HeaderName, HeaderValue, Method};

use super::S3Store;
use super::client::Request;
use super::http::{Again, Failure, Tried};
use super::sign::Header;
use super::upload::MOST_PARTS;
use super::xml;
use crate::error::{Error, Kind};
use crate::store::object::{Meta, Part, PutOptions, Written};

/// How many parts are copied at once.
const AT_ONCE: usize = 8;

/// The sizes of copies.
#[derive(Clone, Copy, Debug)]
pub(super) struct Copying {
    /// The largest object that is copied whole.
    pub(super) whole: u64,
    /// The size of the parts of larger ones; more if there would be too many.
    pub(super) part: u64,
}

impl Copying {
    /// S3 copies no more than 5 GiB at once. Parts are smaller than they could be: many servers are silent while they copy.
    pub(super) const DEFAULT: Copying = Copying { whole: 5 << 30, part: 128 << 20 };
}

/// What an object has beside its bytes, and its copy too. (Of a whole copy the server sees to that.)
fn kept(headers: &HeaderMap) -> Tried<Vec<Header>> {
    let is_kept = |name: &str| {
        name.starts_with("x-amz-meta-")
            || matches!(
                name,
                "content-type"
                    | "content-encoding"
                    | "content-language"
                    | "content-disposition"
                    | "cache-control"
                    | "expires"
            )
    };
    let text = |value: &HeaderValue, name: &HeaderName| {
        let message = format!("s3: the object's {name} is no text, and would be lost in a copy in parts");
        value.to_str().map(str::to_owned).map_err(|_| Failure::lasting(Error::new(Kind::Unsupported, message)))
    };
    let kept = headers.iter().filter(|(name, _)| is_kept(name.as_str()));
    kept.map(|(name, value)| Ok((name.to_string().into(), text(value, name)?))).collect()
}

/// Runs `all`, so many at once, to their ends or the first failure.
async fn together<T, F: Future<Output = Tried<T>>>(all: impl Iterator<Item = F>, at_once: usize) -> Tried<Vec<T>> {
    let (mut all, mut running, mut done) = (all.fuse(), Vec::<Pin<Box<F>>>::new(), Vec::new());
    poll_fn(|context| {
        loop {
            while running.len() < at_once
                && let Some(next) = all.next()
            {
                running.push(Box::pin(next));
            }
            if running.is_empty() {
                return Poll::Ready(Ok(()));
            }
            let (before, mut index) = (done.len(), 0);
            while index < running.len() {
                match running[index].as_mut().poll(context) {
                    Poll::Pending => index += 1,
                    Poll::Ready(ended) => {
                        drop(running.swap_remove(index));
                        match ended {
                            Ok(ended) => done.push(ended),
                            Err(failure) => return Poll::Ready(Err(failure)),
                        }
                    }
                }
            }
            if done.len() == before {
                return Poll::Pending;
            }
        }
    })
    .await?;
    Ok(done)
}

impl S3Store {
    /// What `Backend::copy` does.
    pub(super) async fn duplicate(&self, from: &str, to: &str) -> Tried<Written> {
        let (source, target) = (self.key(from)?, self.key(to)?);
        let (meta, headers) = self.look_at(from, &source, false).await?;
        if meta.size > self.copying.whole {
            return self.copy_in_parts(&meta, kept(&headers)?, to).await;
        }
        let place = self.client.endpoint.copy_source(&source);
        let request = Request::new(Method::PUT, Some(&target)).header("x-amz-copy-source", place);
        let mut attempts = self.client.attempts();
        loop {
            let failure = match self.ask_for(&request, &attempts, xml::copied).await {
                Ok(Some(etag)) => return Ok(Written { etag: Some(etag) }),
                // radosgw has begun to answer before it is done, and has no other way to say that it could not.
                Ok(None) => self.no_etag(&request),
                Err(failure) => failure,
            };
            attempts.again(failure).await?;
        }
    }

    fn no_etag(&self, request: &Request<'_>) -> Failure {
        let message = format!("{}: the server gave no ETag of a copy", self.client.place(request));
        Failure { again: Again::Later(None), ..Failure::lasting(Error::new(Kind::Io, message)) }
    }

    /// Copies an object of which this is known.
    async fn copy_in_parts(&self, from: &Meta, headers: Vec<Header>, to: &str) -> Tried<Written> {
        let target = self.key(to)?;
        let upload = self.begin_with(&target, headers).await?;
        let mut copied = self.copy_parts(from, &target, &upload).await;
        if let Ok(parts) = &mut copied {
            parts.sort_by_key(|part| part.number);
            // Not every server keeps to the condition that the parts are copied on.
            if let Err(failure) = self.look(&from.key).await.and_then(|now| is_same(from, &now)) {
                copied = Err(failure);
            }
        }
        let completed = match copied {
            Ok(parts) => self.complete(to, &upload, &parts, &PutOptions::default()).await,
            Err(failure) => Err(failure),
        };
        if completed.is_err() {
            // What is left is of no use to anyone. That it could not be removed is not what went wrong.
            let _ = self.abort(to, &upload).await;
        }
        completed
    }

    async fn copy_parts(&self, from: &Meta, target: &str, upload: &str) -> Tried<Vec<Part>> {
        let source = self.client.endpoint.copy_source(&self.key(&from.key)?);
        let step = self.copying.part.max(from.size.div_ceil(MOST_PARTS));
        let copy = async |number: u32, start: u64, size: u64| {
            let text = number.to_string();
            let request = Request::new(Method::PUT, Some(target)).query(&[("partNumber", &text), ("uploadId", upload)]);
            let mut request = request
                .header("x-amz-copy-source", source.as_str())
                .header("x-amz-copy-source-range", format!("bytes={start}-{}", start + size - 1));
            if let Some(etag) = &from.etag {
                request = request.header("x-amz-copy-source-if-match", etag.as_str());
            }
            let checksum = self.checksum.map_or_else(String::new, |algorithm| format!("Checksum{}", algorithm.name()));
            let mut attempts = self.client.attempts();
            loop {
                let asked = self.ask_for(&request, &attempts, |text| xml::copied_part(text, &checksum)).await;
                let failure = match asked {
                    Ok((Some(etag), checksum)) => return Ok(Part { number, size, etag, checksum }),
                    Ok((None, _)) => self.no_etag(&request),
                    Err(failure) => failure,
                };
                attempts.again(failure).await?;
            }
        };
        let starts = (1u32..).zip((0..from.size.div_ceil(step)).map(|index| index * step));
        together(starts.map(|(number, start)| copy(number, start, step.min(from.size - start))), AT_ONCE).await
    }
}

/// That the object is still what it was.
fn is_same(before: &Meta, now: &Meta) -> Tried<()> {
    if (before.size, &before.etag) == (now.size, &now.etag) {
        return Ok(());
    }
    let message = format!("s3: {:?} was replaced while it was copied", before.key);
    Err(Failure::lasting(Error::new(Kind::Precondition, message)))
}

//! Uploads in parts.

use std::time::{Duration, Instant};

use ureq_proto::http::{HeaderMap, Method, header};

use super::checksum::Algorithm;
use super::client::Request;
use super::http::{Failure, Tried};
use super::sign::Header;
use super::time::{Millis, of_header};
use super::write::conditional;
use super::xml;
use super::{S3Store, SMALL};
use crate::error::{Error, Kind};
use crate::store::local::check_order;
use crate::store::object::{Condition, Part, PutOptions, Written};

/// The most parts of an upload.
pub(super) const MOST_PARTS: u64 = 10_000;

/// When the upload was begun at the earliest, in whole seconds of the server's clock, as it tells the times of objects too.
/// `asked` is when it was asked for by the clock of this machine, for servers that do not tell the time.
fn begun_at(headers: &HeaderMap, asked: Millis, took: Duration) -> Millis {
    let date = headers.get(header::DATE).and_then(|date| of_header(date.to_str().ok()?));
    let took = i64::try_from(took.as_millis()).unwrap_or(i64::MAX);
    let earliest = date.map_or(asked, |answered| answered.saturating_sub(took));
    earliest.div_euclid(1000).saturating_mul(1000)
}

impl S3Store {
    /// What `Backend::begin_upload` does.
    pub(super) async fn begin(&self, key: &str, options: &PutOptions) -> Tried<String> {
        let content_type = options.content_type.iter().map(|text| ("content-type".into(), text.clone()));
        self.begin_with(&self.key(key)?, content_type.collect()).await
    }

    /// The same, of a whole key, for an object with these headers.
    pub(super) async fn begin_with(&self, whole: &str, headers: Vec<Header>) -> Tried<String> {
        let mut request = Request::new(Method::POST, Some(whole)).query(&[("uploads", "")]);
        request.headers = headers;
        if let Some(algorithm) = self.checksum {
            request = request.header("x-amz-checksum-algorithm", algorithm.name());
            request = request.header("x-amz-checksum-type", "FULL_OBJECT");
        }
        // A try that was not answered may leave an upload that nobody goes on with. Servers forget those in time.
        let mut attempts = self.client.attempts();
        loop {
            let (asked, since) = (self.client.now(), Instant::now());
            match self.ask_with_head(&request, &attempts, xml::begun).await {
                Ok((Some(upload), headers)) if !upload.is_empty() => {
                    self.begun.note(&upload, begun_at(&headers, asked, since.elapsed()));
                    return Ok(upload);
                }
                Ok(_) => {
                    let message = "s3: the server did not tell what the upload is called";
                    return Err(Failure::lasting(Error::new(Kind::Io, message)));
                }
                Err(failure) => attempts.again(failure).await?,
            }
        }
    }

    /// What `Backend::put_part` does.
    pub(super) async fn write_part(&self, key: &str, upload: &str, number: u32, body: &[u8]) -> Tried<Part> {
        if !(1..=MOST_PARTS).contains(&number.into()) {
            let message = format!("s3: the parts of an upload have the numbers 1 to {MOST_PARTS}, not {number}");
            return Err(Failure::lasting(Error::argument(message)));
        }
        let whole = self.key(key)?;
        let (sum, text) = (self.sum(body).await, number.to_string());
        let request = Request::new(Method::PUT, Some(&whole)).query(&[("partNumber", &text), ("uploadId", upload)]);
        let request = self.with_body(request, body, &sum).await;
        let answered = self.client.ask(&request, SMALL).await?;
        let etag = answered.header("etag").ok_or_else(|| {
            Failure::lasting(Error::new(Kind::Io, format!("s3: the server gave no ETag for part {number} of {key:?}")))
        })?;
        // A server that repeats the checksum knows of it, and may want it again.
        let checksum = match &sum {
            Some((algorithm, sum)) => match answered.header(algorithm.header()) {
                Some(said) if said != *sum => {
                    let message =
                        format!("s3: part {number} of {key:?} has the checksum {sum}, and the server says {said}");
                    return Err(Failure::lasting(Error::corrupt(message)));
                }
                said => said,
            },
            None => None,
        };
        Ok(Part { number, size: body.len() as u64, etag, checksum })
    }

    /// What `Backend::complete_upload` does.
    pub(super) async fn complete(
        &self,
        key: &str,
        upload: &str,
        parts: &[Part],
        options: &PutOptions,
    ) -> Tried<Written> {
        let whole = self.key(key)?;
        // radosgw sorts them by itself.
        check_order(key, parts.iter().map(|part| part.number))?;
        if !self.client.endpoint.amazon {
            // radosgw does not look at the condition.
            self.holds(key, &whole, &options.condition).await?;
        }
        let body = xml::complete(parts, self.checksum.map(Algorithm::name));
        let query = [("uploadId", upload)];
        let request = Request::new(Method::POST, Some(&whole)).query(&query).body(&body);
        let mut request = request.header("content-type", "application/xml").condition(&options.condition, false);
        if self.checksum.is_some() && parts.iter().all(|part| part.checksum.is_some()) {
            request = request.header("x-amz-checksum-type", "FULL_OBJECT");
        }
        let size = parts.iter().fold(0u64, |size, part| size.saturating_add(part.size));
        let mut attempts = self.client.attempts();
        let mut written = loop {
            let failure = match self.ask_for(&request, &attempts, xml::completed).await {
                Ok(etag) => break Written { etag },
                Err(failure) => failure,
            };
            let gone = failure.answered().1 == "NoSuchUpload";
            let in_the_way = failure.error.kind() == Kind::Precondition && options.condition != Condition::Always;
            // radosgw says of an upload that is not there that it is being completed.
            let lost = failure.answered().0 == 500 && self.is_gone(&whole, upload).await.unwrap_or(false);
            // Of an earlier try nobody knows what became. Where the upload is gone, that try made it an object.
            let unclear = attempts.unclear && (gone || (in_the_way && self.is_gone(&whole, upload).await?));
            if lost || unclear {
                match self.look_at(key, &whole, false).await {
                    Ok((meta, _)) if self.begun.became(upload, parts, &meta) => break Written { etag: meta.etag },
                    Err(other) if other.error.kind() != Kind::NotFound => return Err(other),
                    _ if lost => return Err(Failure { error: failure.error.with_kind(Kind::NotFound), ..failure }),
                    _ => return Err(failure),
                }
            }
            let failure = if gone { failure } else { conditional(failure, &options.condition) };
            attempts.again(failure).await?;
        };
        if written.etag.is_none()
            && let Ok((meta, _)) = self.look_at(key, &whole, false).await
            && meta.size == size
        {
            // radosgw knows it only now. Where it cannot be had, the object is there all the same.
            written.etag = meta.etag;
        }
        self.begun.forget(upload);
        self.verify(key, &whole, size).await?;
        Ok(written)
    }

    /// Whether there is no such upload any more.
    async fn is_gone(&self, whole: &str, upload: &str) -> Tried<bool> {
        let query = [("max-parts", "1"), ("uploadId", upload)];
        let request = Request::new(Method::GET, Some(whole)).query(&query);
        match self.client.ask(&request, SMALL).await {
            Ok(_) => Ok(false),
            // NoSuchUpload; radosgw says NoSuchKey.
            Err(failure) if failure.error.kind() == Kind::NotFound => Ok(true),
            Err(failure) => Err(failure),
        }
    }

    /// What `Backend::abort_upload` does.
    pub(super) async fn abort(&self, key: &str, upload: &str) -> Tried<()> {
        let whole = self.key(key)?;
        let request = Request::new(Method::DELETE, Some(&whole)).query(&[("uploadId", upload)]);
        match self.client.ask(&request, SMALL).await {
            Err(failure) if failure.error.kind() != Kind::NotFound => Err(failure),
            _ => {
                self.begun.forget(upload);
                Ok(())
            }
        }
    }
}

//! Writing and deleting objects.

use std::sync::atomic::Ordering;

use ureq_proto::http::{HeaderMap, Method};

use super::checksum::Algorithm;
use super::client::{Attempts, Request};
use super::fault;
use super::http::{Failure, Tried};
use super::read::{bare, whole_checksum};
use super::xml::{self, Answer};
use super::{LARGE, S3Store, SMALL};
use crate::buffer::Buffer;
use crate::error::{Error, Kind, Result};
use crate::output::Output;
use crate::store::object::{ByteRange, Condition, GetOptions, PutOptions, Written};

/// How many objects one request deletes.
const DELETED_AT_ONCE: usize = 1000;
/// Bytes are summed up in pieces of this size, between which other work has its turn; and compared in such.
const PIECE: usize = 1 << 20;

impl<'a> Request<'a> {
    /// With the condition; an ETag without its quotation marks if the server wants it so.
    pub(super) fn condition(mut self, condition: &Condition, is_bare: bool) -> Self {
        self.headers.retain(|header| header.0 != "if-match" && header.0 != "if-none-match");
        match condition {
            Condition::Always => self,
            Condition::IfAbsent => self.header("if-none-match", "*"),
            Condition::IfMatch(etag) => self.header("if-match", if is_bare { bare(etag) } else { etag }),
        }
    }
}

/// A condition on an object that is not there does not hold.
pub(super) fn conditional(mut failure: Failure, condition: &Condition) -> Failure {
    if matches!(condition, Condition::IfMatch(_)) && failure.error.kind() == Kind::NotFound {
        failure.error = failure.error.with_kind(Kind::Precondition);
    }
    failure
}

impl S3Store {
    /// The checksum of a body, for uploads.
    pub(super) async fn sum(&self, body: &[u8]) -> Option<(Algorithm, String)> {
        let algorithm = self.checksum?;
        let mut sum = algorithm.sum();
        for piece in body.chunks(PIECE) {
            sum.update(piece);
            tokio::task::yield_now().await;
        }
        Some((algorithm, sum.finish()))
    }

    /// A request that has this body.
    pub(super) async fn with_body<'a>(
        &self,
        mut request: Request<'a>,
        body: &'a [u8],
        sum: &Option<(Algorithm, String)>,
    ) -> Request<'a> {
        request.payload = self.client.payload(body).await;
        request.body = body;
        match sum {
            Some((algorithm, sum)) => request.header(algorithm.header(), sum.as_str()),
            None => request,
        }
    }

    /// What `Backend::put` does.
    pub(super) async fn write(&self, key: &str, body: &[u8], options: &PutOptions) -> Tried<Written> {
        let whole = self.key(key)?;
        let sum = self.sum(body).await;
        let mut is_bare = self.client.bare_etags.load(Ordering::Relaxed);
        let mut request = Request::new(Method::PUT, Some(&whole)).condition(&options.condition, is_bare);
        if let Some(content_type) = &options.content_type {
            request = request.header("content-type", content_type.as_str());
        }
        let mut request = self.with_body(request, body, &sum).await;
        let mut attempts = self.client.attempts();
        let written = loop {
            let failure = match self.client.ask_once(&request, &attempts, SMALL).await {
                Ok(answered) => break Written { etag: answered.header("etag") },
                Err(failure) => failure,
            };
            if failure.error.kind() == Kind::Precondition {
                // Of an earlier try nobody knows what became: it may be what is in the way now.
                if attempts.unclear
                    && let Some(written) = self.is_there(key, &whole, body, &sum).await?
                {
                    break written;
                }
                // radosgw takes the quotation marks for a part of the ETag.
                if let Condition::IfMatch(etag) = &options.condition
                    && !is_bare
                    && self.has_etag(key, &whole, etag).await?
                {
                    is_bare = true;
                    request = request.condition(&options.condition, is_bare);
                    continue;
                }
            }
            attempts.again(conditional(failure, &options.condition)).await?;
        };
        if is_bare {
            self.client.bare_etags.store(true, Ordering::Relaxed);
        }
        self.verify(key, &whole, body.len() as u64).await?;
        Ok(written)
    }

    /// Checks that the object that was written has `size` bytes, where the options want that.
    pub(super) async fn verify(&self, key: &str, whole: &str, size: u64) -> Tried<()> {
        if self.verify_size {
            let there = self.look_at(key, whole, false).await?.0.size;
            if there != size {
                let message = format!("s3: {key:?} has {there} bytes after {size} were written");
                return Err(Failure::lasting(Error::new(Kind::Io, message)));
            }
        }
        Ok(())
    }

    /// Whether the object is there and has this ETag.
    async fn has_etag(&self, key: &str, whole: &str, etag: &str) -> Tried<bool> {
        match self.look_at(key, whole, false).await {
            Ok((meta, _)) => Ok(meta.etag.as_deref().map(bare) == Some(bare(etag))),
            Err(failure) if failure.error.kind() == Kind::NotFound => Ok(false),
            Err(failure) => Err(failure),
        }
    }

    /// That the condition holds now. Asked where servers do not keep to it, which helps against all but a writer at the
    /// same moment.
    pub(super) async fn holds(&self, key: &str, whole: &str, condition: &Condition) -> Tried<()> {
        let is_met = match condition {
            Condition::Always => true,
            Condition::IfMatch(etag) => self.has_etag(key, whole, etag).await?,
            Condition::IfAbsent => match self.look_at(key, whole, false).await {
                Err(failure) if failure.error.kind() == Kind::NotFound => true,
                found => found.map(|_| false)?,
            },
        };
        if is_met {
            return Ok(());
        }
        let message = format!("s3: the condition on {key:?} does not hold");
        Err(Failure::lasting(Error::new(Kind::Precondition, message)))
    }

    /// Whether the object is there and has this content.
    async fn is_there(
        &self,
        key: &str,
        whole: &str,
        body: &[u8],
        sum: &Option<(Algorithm, String)>,
    ) -> Tried<Option<Written>> {
        let (meta, headers) = match self.look_at(key, whole, true).await {
            Ok(found) => found,
            Err(failure) if failure.error.kind() == Kind::NotFound => return Ok(None),
            Err(failure) => return Err(failure),
        };
        let written = Written { etag: meta.etag.clone() };
        if meta.size != body.len() as u64 {
            return Ok(None);
        }
        if let (Some((is, is_sum)), Some((algorithm, sum))) = (whole_checksum(&headers), sum)
            && is == *algorithm
        {
            return Ok((is_sum == *sum).then_some(written));
        }
        let mut buffer = Buffer::new();
        for (index, piece) in body.chunks(PIECE).enumerate() {
            let range = ByteRange::From { offset: (index * PIECE) as u64, len: piece.len() as u64 };
            buffer.clear();
            let options = GetOptions { range: Some(range), if_match: meta.etag.clone() };
            self.read(key, &options, &mut Output::growing(&mut buffer, PIECE)).await?;
            if buffer.as_slice() != piece {
                return Ok(None);
            }
        }
        Ok(Some(written))
    }

    /// Asks once what may be answered with status 200 and a failure.
    pub(super) async fn ask_for<T>(
        &self,
        request: &Request<'_>,
        attempts: &Attempts<'_>,
        parse: impl Fn(&[u8]) -> Result<Answer<T>>,
    ) -> Tried<T> {
        Ok(self.ask_with_head(request, attempts, parse).await?.0)
    }

    /// The same, with the headers of the answer.
    pub(super) async fn ask_with_head<T>(
        &self,
        request: &Request<'_>,
        attempts: &Attempts<'_>,
        parse: impl Fn(&[u8]) -> Result<Answer<T>>,
    ) -> Tried<(T, HeaderMap)> {
        let answered = self.client.ask_once(request, attempts, SMALL).await?;
        match parse(answered.text.as_slice())? {
            Answer::Done(found) => Ok((found, answered.headers)),
            Answer::Failed(fault) => {
                // These failures have the statuses that they would have had at the head.
                let status = if fault.code == "InternalError" { 500 } else { 200 };
                Err(fault::of(&self.client.place(request), status, fault, |text| self.client.hide(text)))
            }
        }
    }

    /// What `Backend::delete` does.
    pub(super) async fn remove(&self, key: &str) -> Tried<()> {
        let whole = self.key(key)?;
        let request = Request::new(Method::DELETE, Some(&whole));
        match self.client.ask(&request, SMALL).await {
            Err(failure) if failure.error.kind() == Kind::NotFound => Ok(()),
            asked => asked.map(|_| ()),
        }
    }

    /// What `Backend::delete_many` does.
    pub(super) async fn remove_many(&self, keys: &[String]) -> Result<Vec<Result<()>>> {
        let mut done: Vec<Result<()>> = Vec::new();
        done.try_reserve_exact(keys.len()).map_err(|_| Error::no_memory(usize::MAX))?;
        done.extend(keys.iter().map(|_| Ok(())));
        let mut batch: Vec<(usize, String)> = Vec::new();
        for (index, key) in keys.iter().enumerate() {
            match self.key(key) {
                Err(error) => done[index] = Err(error),
                // What XML cannot say is deleted by itself.
                Ok(whole) if !xml::can_say(&whole) => {
                    done[index] = self.remove(key).await.map_err(|failure| failure.error);
                }
                Ok(whole) => batch.push((index, whole)),
            }
            if batch.len() == DELETED_AT_ONCE || index + 1 == keys.len() {
                self.remove_batch(&batch, &mut done).await?;
                batch.clear();
            }
        }
        Ok(done)
    }

    /// A missing bucket is a failure of all; what else is wrong with a request is told of each object.
    async fn remove_batch(&self, batch: &[(usize, String)], done: &mut [Result<()>]) -> Result<()> {
        if batch.is_empty() {
            return Ok(());
        }
        if let Err(failure) = self.try_remove_batch(batch, done).await {
            if failure.error.kind() == Kind::NoBucket {
                return Err(failure.error);
            }
            for (index, _) in batch {
                done[*index] = Err(failure.error.clone());
            }
        }
        Ok(())
    }

    async fn try_remove_batch(&self, batch: &[(usize, String)], done: &mut [Result<()>]) -> Tried<()> {
        let mut left: Vec<&(usize, String)> = batch.iter().collect();
        let mut attempts = self.client.attempts();
        loop {
            let keys: Vec<&str> = left.iter().map(|(_, key)| key.as_str()).collect();
            let body = xml::delete(&keys);
            // A checksum is required here, whatever the options say.
            let algorithm = self.checksum.unwrap_or(Algorithm::Crc32c);
            let mut sum = algorithm.sum();
            sum.update(body.as_bytes());
            let request = Request::new(Method::POST, None).query(&[("delete", "")]).body(&body);
            let request = request.header(algorithm.header(), sum.finish()).header("content-type", "application/xml");
            let failed = match self.client.ask_once(&request, &attempts, LARGE).await {
                Ok(answered) => xml::not_deleted(answered.text.as_slice())?,
                Err(failure) => {
                    attempts.again(failure).await?;
                    continue;
                }
            };
            let (mut again, mut passing) = (Vec::<&(usize, String)>::new(), None);
            for (key, fault) in failed {
                // A key may have been given twice.
                let indices = || left.iter().filter(|(_, whole)| *whole == key);
                if indices().next().is_none() {
                    let message = format!("s3: the server could not delete {key:?}, which was not asked for");
                    return Err(Failure::lasting(Error::new(Kind::Io, message)));
                }
                let place = format!("s3: DELETE s3://{}/{key}", self.client.endpoint.bucket);
                let status = if fault.code == "AccessDenied" { 403 } else { 200 };
                let failure = fault::of(&place, status, fault, |text| self.client.hide(text));
                if failure.answered().1 == "NoSuchKey" {
                    continue;
                }
                let passes = failure.again != super::http::Again::Never;
                for one in indices() {
                    done[one.0] = Err(failure.error.clone());
                    if passes && !again.iter().any(|(index, _)| *index == one.0) {
                        again.push(*one);
                    }
                }
                if passes {
                    passing = Some(failure);
                }
            }
            let Some(failure) = passing else { return Ok(()) };
            if attempts.again(failure).await.is_err() {
                return Ok(());
            }
            again.iter().for_each(|(index, _)| done[*index] = Ok(()));
            left = again;
        }
    }
}

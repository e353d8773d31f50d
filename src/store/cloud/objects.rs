//! What Azure and Google do alike: keys, reading, writing.

use std::future::poll_fn;
use std::time::Duration;

use bytes::Bytes;
use object_store::path::Path;
use object_store::{
    Attribute, Attributes, BackoffConfig, GetOptions as CloudGet, GetRange, GetResult, ObjectMeta, ObjectStore,
    PutMode, PutOptions as CloudPut, PutPayload, RetryConfig,
};

use super::fault;
use super::request::Client;
use crate::error::{Error, Kind, Result};
use crate::output::Output;
use crate::store::object::{ByteRange, GetOptions, Meta, PutOptions, Written};
use crate::store::options::Options;

/// The longest key.
const LONGEST_KEY: usize = 1024;
/// What is allocated because a server says that so much will come.
const BELIEVED: u64 = 64 << 20;
/// Bodies are copied and sent in pieces of this size, so that it shows whether sending goes on.
const PIECE: usize = 256 << 10;

/// Objects in a container or bucket, below a prefix.
pub(super) struct Objects<S> {
    /// The scheme, for messages.
    pub(super) scheme: &'static str,
    pub(super) bucket: String,
    pub(super) prefix: String,
    pub(super) store: S,
    pub(super) client: Client,
}

/// How often is tried again. A body may take any time.
pub(super) fn retry(options: &Options) -> RetryConfig {
    let retry_timeout = Duration::from_secs(86_400);
    RetryConfig { backoff: BackoffConfig::default(), max_retries: options.retries as usize, retry_timeout }
}

/// A copy of the bytes, which a connection may keep after whoever asked for it went away.
pub(super) fn payload(bytes: &[u8]) -> Result<PutPayload> {
    let mut pieces = Vec::new();
    pieces.try_reserve_exact(bytes.len().div_ceil(PIECE)).map_err(|_| Error::no_memory(bytes.len()))?;
    for piece in bytes.chunks(PIECE) {
        let mut copy = Vec::new();
        copy.try_reserve_exact(piece.len()).map_err(|_| Error::no_memory(piece.len()))?;
        copy.extend_from_slice(piece);
        pieces.push(Bytes::from(copy));
    }
    Ok(pieces.into_iter().collect())
}

/// An ETag with its quotation marks, which listings of Azure leave out.
pub(super) fn quoted(etag: String) -> String {
    if etag.ends_with('"') { etag } else { format!("\"{etag}\"") }
}

impl<S: ObjectStore> Objects<S> {
    /// The whole key.
    pub(super) fn key(&self, key: &str) -> Result<Path> {
        let whole = format!("{}{key}", self.prefix);
        if key.is_empty() || whole.len() > LONGEST_KEY {
            return Err(Error::argument(format!(
                "{}: a key has 1 to {LONGEST_KEY} bytes, with the store's prefix; not {}",
                self.scheme,
                whole.len()
            )));
        }
        // What is parsed may lose a slash at its ends, and would be another object.
        Path::parse(&whole).ok().filter(|path| path.as_ref() == whole).ok_or_else(|| {
            Error::argument(format!(
                "{}: {whole:?} is no key here: no part of it between slashes may be empty, \".\" or \"..\", or have \
                 control characters",
                self.scheme
            ))
        })
    }

    /// `az: PUT az://container/key`, for messages.
    pub(super) fn doing(&self, what: &str, whole: &str) -> String {
        format!("{0}: {what} {0}://{1}/{whole}", self.scheme, self.bucket)
    }

    pub(super) fn failed(&self, what: &str, path: &Path, error: &object_store::Error) -> Error {
        fault::of_crate(&self.client.secrets, &self.doing(what, path.as_ref()), error)
    }

    fn meta(&self, key: &str, meta: ObjectMeta, attributes: &Attributes) -> Meta {
        Meta {
            key: key.to_owned(),
            size: meta.size,
            etag: meta.e_tag.map(quoted),
            modified: Some(meta.last_modified.timestamp_millis()),
            content_type: attributes.get(&Attribute::ContentType).map(|value| value.as_ref().to_owned()),
        }
    }

    /// Asks for the head alone.
    pub(super) async fn head(&self, path: &Path) -> Result<GetResult> {
        let options = CloudGet { head: true, ..CloudGet::default() };
        self.store.get_opts(path, options).await.map_err(|error| self.failed("HEAD", path, &error))
    }

    /// What `Backend::head` does.
    pub(super) async fn look(&self, key: &str) -> Result<Meta> {
        let found = self.head(&self.key(key)?).await?;
        Ok(self.meta(key, found.meta, &found.attributes))
    }

    /// What `Backend::get` does.
    pub(super) async fn read(&self, key: &str, options: &GetOptions, dst: &mut Output<'_>) -> Result<Meta> {
        let path = self.key(key)?;
        let mut asked = CloudGet { if_match: options.if_match.clone(), ..CloudGet::default() };
        match options.range {
            None => {}
            Some(ByteRange::From { offset, len }) if len > 0 => {
                asked.range = Some(match offset.checked_add(len).filter(|end| *end < i64::MAX as u64) {
                    Some(end) => GetRange::Bounded(offset..end),
                    None => GetRange::Offset(offset),
                });
            }
            // No bytes at all, or the last ones, which Azure cannot be asked for by their number.
            Some(range) => {
                let meta = self.look(key).await?;
                if options.if_match.is_some() && options.if_match.clone().map(quoted) != meta.etag {
                    let message =
                        format!("{}: it is not the version that was asked for", self.doing("GET", path.as_ref()));
                    return Err(Error::new(Kind::Precondition, message));
                }
                let wanted = range.of(meta.size)?;
                if wanted.is_empty() {
                    return Ok(meta);
                }
                asked.if_match = asked.if_match.or_else(|| meta.etag.clone());
                asked.range = Some(GetRange::Bounded(wanted));
            }
        }
        let found = match self.store.get_opts(&path, asked).await.map_err(|error| self.failed("GET", &path, &error)) {
            // That there is no object comes before that it has another ETag; some servers see it the other way round.
            Err(error) if error.kind() == Kind::Precondition => {
                self.head(&path).await?;
                return Err(error);
            }
            found => found?,
        };
        let length = found.range.end - found.range.start;
        let whole = usize::try_from(length).ok().and_then(|length| dst.written().checked_add(length));
        let Some(whole) = whole.filter(|whole| *whole <= dst.limit()) else { return Err(dst.does_not_fit(whole)) };
        if dst.spare() < whole - dst.written() {
            dst.reserve(length.min(BELIEVED) as usize)?;
        }
        let meta = self.meta(key, found.meta.clone(), &found.attributes);
        let mut body = found.into_stream();
        while let Some(piece) = poll_fn(|cx| body.as_mut().poll_next(cx)).await {
            let piece = piece.map_err(|error| self.failed("GET", &path, &error))?;
            dst.extend_from_slice(&piece)?;
        }
        if dst.written() != whole {
            let message = format!(
                "{}: the body has {} bytes where {whole} were announced",
                self.doing("GET", path.as_ref()),
                dst.written()
            );
            return Err(Error::new(Kind::Io, message));
        }
        Ok(meta)
    }

    /// What `Backend::put` does, under a condition that is translated already.
    pub(super) async fn write(&self, key: &str, bytes: &[u8], options: &PutOptions, mode: PutMode) -> Result<Written> {
        let path = self.key(key)?;
        let options = CloudPut { mode, attributes: attributes(options), ..CloudPut::default() };
        let written = self.store.put_opts(&path, payload(bytes)?, options).await;
        let written = written.map_err(|error| self.failed("PUT", &path, &error))?;
        Ok(Written { etag: written.e_tag.map(quoted) })
    }
}

/// What is kept with an object.
pub(super) fn attributes(options: &PutOptions) -> Attributes {
    let content_type = options.content_type.iter();
    content_type.map(|content_type| (Attribute::ContentType, content_type.clone())).collect()
}

//! Reading objects: whole or in part, on from where a connection broke, with checksums.

use std::sync::atomic::Ordering;

use ureq_proto::http::{HeaderMap, Method, StatusCode};

use super::S3Store;
use super::checksum::{ALGORITHMS, Sum};
use super::client::{Attempts, Request};
use super::http::{Again, Failure, Response, Tried};
use super::time::of_header;
use crate::error::{Error, Kind, Result};
use crate::output::Output;
use crate::store::object::{ByteRange, GetOptions, Meta};

/// A try that read this much is none that failed: another is allowed for it.
const GOOD_PIECE: usize = 1 << 20;

/// A body that is being read, over one connection or several.
struct Body {
    meta: Meta,
    /// Where in the object it starts and ends.
    start: u64,
    end: u64,
    /// The checksum that is being made, and what it must be.
    sum: Option<(Sum, &'static str, String)>,
}

impl Body {
    /// The range that goes on with it behind the first `have` bytes, and of which version; `None` if it must be read anew.
    fn rest(&self, have: u64) -> Option<(ByteRange, &str)> {
        let etag = self.meta.etag.as_deref().filter(|etag| etag.starts_with('"'))?;
        let len = (self.end - self.start).checked_sub(have).filter(|len| have > 0 && *len > 0)?;
        Some((ByteRange::From { offset: self.start + have, len }, etag))
    }
}

/// An ETag without its quotation marks, which some leave out.
pub(super) fn bare(etag: &str) -> &str {
    etag.trim_matches('"')
}

/// The value of a header, if it is text.
fn text(headers: &HeaderMap, name: &str) -> Option<String> {
    headers.get(name)?.to_str().ok().map(str::to_owned)
}

/// What the head of an answer tells of an object.
fn meta(headers: &HeaderMap, key: &str, size: u64) -> Meta {
    Meta {
        key: key.to_owned(),
        size,
        etag: text(headers, "etag"),
        modified: text(headers, "last-modified").and_then(|text| of_header(&text)),
        content_type: text(headers, "content-type"),
    }
}

/// The checksum of the whole object, if the server tells one: not one of the checksums of parts.
pub(super) fn whole_checksum(headers: &HeaderMap) -> Option<(super::checksum::Algorithm, String)> {
    if text(headers, "x-amz-checksum-type").is_some_and(|kind| kind.eq_ignore_ascii_case("COMPOSITE")) {
        return None;
    }
    let found = |algorithm: &super::checksum::Algorithm| {
        text(headers, algorithm.header()).filter(|sum| !sum.contains('-')).map(|sum| (*algorithm, sum))
    };
    ALGORITHMS.iter().find_map(found)
}

/// The first byte, the byte behind the last, and the size of all, of `bytes 0-9/100`.
fn content_range(headers: &HeaderMap) -> Option<(u64, u64, u64)> {
    let range = text(headers, "content-range")?;
    let (range, total) = range.trim().strip_prefix("bytes ")?.split_once('/')?;
    let (first, last) = range.split_once('-')?;
    let (first, last, total) = (first.parse().ok()?, last.parse::<u64>().ok()?, total.parse().ok()?);
    let end = last.checked_add(1)?;
    (first < end && end <= total).then_some((first, end, total))
}

/// The value of `range`.
fn range_header(range: ByteRange) -> String {
    match range {
        ByteRange::Last(len) => format!("bytes=-{len}"),
        ByteRange::From { offset, len } => match offset.checked_add(len).filter(|end| *end < i64::MAX as u64) {
            Some(end) => format!("bytes={offset}-{}", end - 1),
            None => format!("bytes={offset}-"),
        },
    }
}

/// Whether these bytes of an object of `total` are what `range` asked for.
fn is_asked_for(range: Option<ByteRange>, (start, end, total): (u64, u64, u64)) -> bool {
    match range {
        None => start == 0 && end == total,
        Some(ByteRange::From { offset, len }) => start == offset && end == offset.saturating_add(len).min(total),
        Some(ByteRange::Last(len)) => start == total.saturating_sub(len) && end == total,
    }
}

fn wrong(message: &str) -> Failure {
    Failure::lasting(Error::new(Kind::Io, message))
}

fn changed() -> Failure {
    Failure::lasting(Error::new(Kind::Precondition, "the object is not the version that was asked for"))
}

impl S3Store {
    /// What `Backend::get` does.
    pub(super) async fn read(&self, key: &str, options: &GetOptions, dst: &mut Output<'_>) -> Result<Meta> {
        if let Some(ByteRange::From { len: 0, .. } | ByteRange::Last(0)) = options.range {
            return self.read_nothing(key, options).await.map_err(|failure| failure.error);
        }
        let all;
        let options = match options.range {
            // So many bytes has no object, and not every server can count that far.
            Some(ByteRange::Last(len)) if len >= i64::MAX as u64 => {
                all = GetOptions { range: None, ..options.clone() };
                &all
            }
            _ => options,
        };
        let whole = self.key(key)?;
        let (mut attempts, mut body) = (self.client.attempts(), None);
        loop {
            let before = dst.written();
            let failure = match self.read_once(key, &whole, options, &mut body, dst, &attempts).await {
                Ok(meta) => return Ok(meta),
                Err(failure) => failure,
            };
            if failure.answered().0 == 416 && dst.written() == 0 && matches!(options.range, Some(ByteRange::Last(_))) {
                // The last bytes of an empty object are none.
                return match self.look(key).await {
                    Ok(meta) if meta.size == 0 => Ok(meta),
                    _ => Err(failure.error),
                };
            }
            if dst.written().saturating_sub(before) >= GOOD_PIECE {
                attempts.went_on();
            }
            let have = dst.written() as u64;
            if have > 0 && body.as_ref().is_none_or(|body| body.rest(have).is_none()) {
                attempts.lost_all();
            }
            if let Err(failure) = attempts.again(failure).await {
                dst.rewind();
                return Err(failure.error);
            }
        }
    }

    /// No bytes of an object, which must be there all the same.
    async fn read_nothing(&self, key: &str, options: &GetOptions) -> Tried<Meta> {
        let meta = self.look(key).await?;
        if options.if_match.as_deref().is_some_and(|etag| meta.etag.as_deref().map(bare) != Some(bare(etag))) {
            return Err(changed());
        }
        if let Some(ByteRange::From { offset, .. }) = options.range
            && offset >= meta.size
        {
            let message = format!("s3: the offset {offset} is not in the object of {} bytes", meta.size);
            return Err(Failure::lasting(Error::argument(message)));
        }
        Ok(meta)
    }

    /// One try: goes on with `body` if it can, else starts anew.
    async fn read_once(
        &self,
        key: &str,
        whole: &str,
        options: &GetOptions,
        body: &mut Option<Body>,
        dst: &mut Output<'_>,
        attempts: &Attempts<'_>,
    ) -> Tried<Meta> {
        let mut request = Request::new(Method::GET, Some(whole));
        let going_on = match body.as_ref().and_then(|body| body.rest(dst.written() as u64)) {
            Some((range, etag)) => {
                request = request.header("range", range_header(range)).header("if-match", etag);
                true
            }
            None => {
                dst.rewind();
                *body = None;
                match options.range {
                    Some(range) => request = request.header("range", range_header(range)),
                    None => request = request.header("x-amz-checksum-mode", "ENABLED"),
                }
                if let Some(etag) = &options.if_match {
                    request = request.header("if-match", etag.as_str());
                }
                false
            }
        };
        let received = match self.client.send(&request, attempts).await {
            Ok(response) => {
                let received = self.receive(key, options, response, going_on, body, dst).await;
                received.map_err(|failure| failure.within(&self.client.place(&request)))
            }
            Err(failure) => Err(failure),
        };
        received.map_err(|failure| match failure.error.kind() {
            // The rest of that version is no longer there. Where no version was asked for, the new one will do.
            kind if going_on && (kind == Kind::Precondition || failure.answered().0 == 416) => {
                let again = if options.if_match.is_none() { Again::Later(None) } else { Again::Never };
                *body = None;
                Failure { error: failure.error.with_kind(Kind::Precondition), again, ..failure }
            }
            _ => failure,
        })
    }

    /// Reads a response, which goes on with `body` or is a first one.
    async fn receive(
        &self,
        key: &str,
        options: &GetOptions,
        response: Response<'_>,
        going_on: bool,
        body: &mut Option<Body>,
        dst: &mut Output<'_>,
    ) -> Tried<Meta> {
        match body {
            Some(body) if going_on => check_rest(body, &response, dst.written() as u64)?,
            _ => *body = first(key, options, &response)?,
        }
        let Some(going) = body else {
            // Without a length known, there is nothing to go on with.
            let known = meta(&response.headers, key, 0);
            response.read(dst, &mut |_| {}).await?;
            return Ok(Meta { size: dst.written() as u64, ..known });
        };
        let sum = &mut going.sum;
        let mut seen = |bytes: &[u8]| {
            if let Some((sum, ..)) = sum {
                sum.update(bytes);
            }
        };
        read_rest(response, dst, going.end - going.start, &mut seen).await?;
        let Some(going) = body.take() else { return Err(wrong("a body was lost")) };
        if let Some((sum, name, expected)) = going.sum {
            let is = sum.finish();
            if is != expected {
                let message = format!("the object's {name} is {is}, and the server says {expected}");
                return Err(Failure::passing(Kind::Corrupt, message));
            }
        }
        Ok(going.meta)
    }

    /// What `Backend::head` does.
    pub(super) async fn look(&self, key: &str) -> Tried<Meta> {
        let whole = self.key(key)?;
        Ok(self.look_at(key, &whole, false).await?.0)
    }

    /// What is known of an object, and all headers; with its checksum if that is wanted.
    pub(super) async fn look_at(&self, key: &str, whole: &str, checksum: bool) -> Tried<(Meta, HeaderMap)> {
        let mut request = Request::new(Method::HEAD, Some(whole));
        if checksum {
            request = request.header("x-amz-checksum-mode", "ENABLED");
        }
        match self.client.ask(&request, super::SMALL).await {
            Ok(answered) => {
                let size = text(&answered.headers, "content-length").and_then(|size| size.parse().ok());
                let size = size.ok_or_else(|| wrong("the server tells no size of the object"))?;
                Ok((meta(&answered.headers, key, size), answered.headers))
            }
            Err(failure) => {
                // The answer has no text, and "not found" may be the bucket. Once it was seen, it is believed to be there.
                if failure.answered().0 == 404 && !self.client.bucket_seen.load(Ordering::Relaxed) {
                    self.look_for_bucket().await?;
                }
                Err(failure)
            }
        }
    }
}

/// Reads the rest of a body that has `all` bytes.
async fn read_rest(
    response: Response<'_>,
    dst: &mut Output<'_>,
    all: u64,
    seen: &mut (dyn FnMut(&[u8]) + Send),
) -> Tried<()> {
    let left = all - dst.written() as u64;
    if response.length().is_some_and(|length| length != left) {
        return Err(wrong("the response's content-length and content-range differ"));
    }
    let known = response.length().is_some();
    if !known && all > dst.limit() as u64 {
        return Err(Failure::lasting(dst.does_not_fit(usize::try_from(all).ok())));
    }
    response.read(dst, seen).await?;
    if !known && dst.written() as u64 != all {
        let message = format!("the body has {} bytes where {all} were announced", dst.written());
        return Err(Failure::passing(Kind::Io, message));
    }
    Ok(())
}

/// Checks the head of a first response. `None` if it does not tell how long the body is.
fn first(key: &str, options: &GetOptions, response: &Response<'_>) -> Tried<Option<Body>> {
    let headers = &response.headers;
    if let Some(etag) = &options.if_match
        && text(headers, "etag").as_deref().map(bare) != Some(bare(etag))
    {
        return Err(changed());
    }
    if response.has_no_end() {
        return Err(wrong("the server does not tell how long the object is"));
    }
    let (start, end, total) = match (response.status, options.range) {
        (StatusCode::PARTIAL_CONTENT, Some(_)) => {
            content_range(headers).ok_or_else(|| wrong("the content-range is none"))?
        }
        (StatusCode::OK, range) => match response.length() {
            Some(length) => (0, length, length),
            None if range.is_none() => return Ok(None),
            None => return Err(wrong("the server ignored the range")),
        },
        _ => return Err(wrong(&format!("the status {} answers another question", response.status.as_u16()))),
    };
    // All of it is right where all of it was asked for, and an empty object has no first byte.
    if !is_asked_for(options.range, (start, end, total)) || (start == end && options.range.is_some()) {
        return Err(wrong(&format!(
            "the server sent the bytes {start} to {end} of {total}, which is not the range asked for"
        )));
    }
    let sum = whole_checksum(headers).filter(|_| options.range.is_none());
    let sum = sum.map(|(algorithm, expected)| (algorithm.sum(), algorithm.name(), expected));
    Ok(Some(Body { meta: meta(headers, key, total), start, end, sum }))
}

/// Checks the head of a response that goes on with a body of which `have` bytes are there.
fn check_rest(body: &Body, response: &Response<'_>, have: u64) -> Tried<()> {
    if text(&response.headers, "etag").as_deref().map(bare) != body.meta.etag.as_deref().map(bare) {
        return Err(changed());
    }
    let range = content_range(&response.headers).filter(|_| response.status == StatusCode::PARTIAL_CONTENT);
    if range != Some((body.start + have, body.end, body.meta.size)) {
        return Err(wrong("the server sent another range than the rest that was asked for"));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges_as_headers() {
        for (offset, len, expected) in [
            (0, 1, "bytes=0-0"),
            (5, 10, "bytes=5-14"),
            (5, u64::MAX, "bytes=5-"),
            (u64::MAX, 1, "bytes=18446744073709551615-"),
        ] {
            assert_eq!(range_header(ByteRange::From { offset, len }), expected);
        }
        assert_eq!(range_header(ByteRange::Last(7)), "bytes=-7");
    }

    #[test]
    fn content_ranges_that_make_no_sense_are_none() {
        let range = |value: &'static str| {
            let mut headers = HeaderMap::new();
            headers.insert("content-range", value.parse().unwrap());
            content_range(&headers)
        };
        assert_eq!(range("bytes 0-9/100"), Some((0, 10, 100)));
        for value in [
            "bytes 0-9/*",
            "bytes 9-0/100",
            "bytes 0-100/100",
            "bytes */100",
            "0-9/100",
            "bytes 0-18446744073709551615/1",
        ] {
            assert_eq!(range(value), None, "{value}");
        }
    }

    #[test]
    fn only_what_was_asked_for() {
        let from = |offset, len| Some(ByteRange::From { offset, len });
        assert!(is_asked_for(from(2, 3), (2, 5, 9)) && is_asked_for(from(2, 30), (2, 9, 9)));
        assert!(!is_asked_for(from(2, 3), (2, 6, 9)) && !is_asked_for(from(2, 3), (1, 4, 9)));
        assert!(!is_asked_for(from(2, 3), (2, 4, 9)));
        assert!(
            is_asked_for(Some(ByteRange::Last(3)), (6, 9, 9)) && is_asked_for(Some(ByteRange::Last(30)), (0, 9, 9))
        );
        assert!(!is_asked_for(Some(ByteRange::Last(3)), (0, 3, 9)));
        assert!(is_asked_for(None, (0, 9, 9)) && !is_asked_for(None, (0, 8, 9)));
    }
}

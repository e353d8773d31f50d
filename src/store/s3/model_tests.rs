//! Against a server made of the store in memory, which does what S3 does with any key and any condition; and which, where it
//! is told to, fails in every way that may pass: before it did what it was asked, after it, and in the midst of a body.

use std::fmt::Write;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

use super::checksum::ALGORITHMS;
use super::sign::encode;
use super::{Copying, Outside, S3Store};
use crate::buffer::Buffer;
use crate::error::{Kind, Result};
use crate::output::Output;
use crate::store::Backend;
use crate::store::conformance::{self, Can, block_on, body, noise, read};
use crate::store::memory::MemoryStore;
use crate::store::object::{Body, ByteRange, Condition, GetOptions, ListOptions, Meta, Part, PutOptions};
use crate::store::options::Options;
use crate::store::uri::Uri;

struct Request {
    method: String,
    /// `None` is the bucket.
    key: Option<String>,
    query: Vec<(String, String)>,
    headers: Vec<(String, String)>,
    body: Vec<u8>,
}

fn decode(text: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        let mut digit = || char::from(rest.next().unwrap()).to_digit(16).unwrap() as u8;
        bytes.push(if byte == b'%' { digit() * 16 + digit() } else { byte });
    }
    String::from_utf8(bytes).unwrap()
}

impl Request {
    async fn read(stream: &mut TcpStream) -> Option<Request> {
        let mut head = Vec::new();
        while !head.ends_with(b"\r\n\r\n") {
            head.push(stream.read_u8().await.ok()?);
        }
        let head = String::from_utf8(head).unwrap();
        let mut lines = head.trim_end().lines();
        let mut line = lines.next().unwrap().split(' ');
        let (method, target) = (line.next().unwrap().to_owned(), line.next().unwrap());
        let (path, query) = target.split_once('?').unwrap_or((target, ""));
        let key = path.strip_prefix("/bucket").unwrap().strip_prefix('/').map(decode);
        let pair = |text: &str| text.split_once('=').map(|(name, value)| (decode(name), decode(value))).unwrap();
        let query = query.split('&').filter(|text| !text.is_empty()).map(pair).collect();
        let header =
            |line: &str| line.split_once(": ").map(|(name, value)| (name.to_owned(), value.to_owned())).unwrap();
        let mut request = Request { method, key, query, headers: lines.map(header).collect(), body: Vec::new() };
        request.body = vec![0; request.header("content-length").map_or(0, |length| length.parse().unwrap())];
        stream.read_exact(&mut request.body).await.ok()?;
        for algorithm in ALGORITHMS {
            if let Some(expected) = request.header(algorithm.header()) {
                let mut sum = algorithm.sum();
                sum.update(&request.body);
                assert_eq!(sum.finish(), expected);
            }
        }
        Some(request)
    }

    fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|header| header.0 == name).map(|header| header.1.as_str())
    }

    fn asks(&self, name: &str) -> Option<&str> {
        self.query.iter().find(|pair| pair.0 == name).map(|pair| pair.1.as_str())
    }

    fn options(&self) -> PutOptions {
        let if_match = self.header("if-match").map(|etag| Condition::IfMatch(etag.to_owned()));
        let absent = self.header("if-none-match").map(|_| Condition::IfAbsent);
        let condition = if_match.or(absent).unwrap_or_default();
        PutOptions { condition, content_type: self.header("content-type").map(str::to_owned) }
    }

    fn range(&self, name: &str) -> Option<ByteRange> {
        let (first, last) = self.header(name)?.strip_prefix("bytes=").unwrap().split_once('-').unwrap();
        Some(match (first.parse(), last.parse::<u64>()) {
            (Err(_), Ok(last)) => ByteRange::Last(last),
            (Ok(offset), Ok(last)) => ByteRange::From { offset, len: last - offset + 1 },
            (offset, _) => ByteRange::From { offset: offset.unwrap(), len: u64::MAX },
        })
    }
}

/// Status, headers, body.
type Answer = (u16, String, Vec<u8>);

fn xml(text: String) -> Answer {
    (200, String::new(), text.into_bytes())
}

/// As S3 encodes keys: a space is a plus.
fn url(text: &str) -> String {
    let mut encoded = String::new();
    encode(&mut encoded, text, true);
    encoded.replace("%20", "+")
}

fn elements(xml: &str, name: &str) -> Vec<String> {
    let plain = |text: &str| {
        ["&lt;<", "&gt;>", "&#9;\t", "&#10;\n", "&#13;\r", "&amp;&"].iter().fold(text.to_owned(), |text, pair| {
            let (from, to) = pair.split_at(pair.len() - 1);
            text.replace(from, to)
        })
    };
    let open = format!("<{name}>");
    xml.split(&open).skip(1).map(|rest| plain(rest.split("</").next().unwrap())).collect()
}

/// `Mon, 01 Jan 2026 00:00:00 GMT`, whose day of the week nobody reads.
fn http_date(stamp: &str) -> String {
    let month = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    let month = month[stamp[4..6].parse::<usize>().unwrap() - 1];
    format!("Mon, {} {month} {} {}:{}:{} GMT", &stamp[6..8], &stamp[..4], &stamp[9..11], &stamp[11..13], &stamp[13..15])
}

fn known(meta: &Meta) -> String {
    let date = http_date(&super::time::stamp(meta.modified.unwrap()));
    let kind = meta.content_type.as_ref().map_or(String::new(), |kind| format!("content-type: {kind}\r\n"));
    format!("etag: {}\r\nlast-modified: {date}\r\n{kind}", meta.etag.as_ref().unwrap())
}

async fn answer(store: &MemoryStore, request: &Request) -> Result<Answer> {
    let (method, text) = (request.method.as_str(), String::from_utf8_lossy(&request.body));
    let etag = |etag: Option<String>| format!("etag: {}\r\n", etag.unwrap());
    let upload = request.asks("uploadId");
    let Some(key) = request.key.as_deref() else {
        return Ok(match method {
            "PUT" => store.create_bucket().await.map(|()| (200, String::new(), Vec::new()))?,
            "DELETE" => store.delete_bucket().await.map(|()| (204, String::new(), Vec::new()))?,
            "POST" => {
                let keys = elements(&text, "Key");
                for gone in store.delete_many(&keys).await? {
                    gone?;
                }
                xml("<DeleteResult/>".to_owned())
            }
            _ => list(store, request).await?,
        });
    };
    Ok(match (method, upload) {
        ("GET" | "HEAD", None) => {
            let options =
                GetOptions { range: request.range("range"), if_match: request.header("if-match").map(str::to_owned) };
            let mut buffer = Buffer::new();
            let meta = store.get(key, &options, &mut Output::growing(&mut buffer, usize::MAX)).await?;
            let mut head = known(&meta);
            let status = match options.range.map(|range| range.of(meta.size)).transpose()? {
                Some(range) if range.is_empty() => return Err(crate::Error::argument("empty")),
                Some(range) => {
                    let _ = write!(head, "content-range: bytes {}-{}/{}\r\n", range.start, range.end - 1, meta.size);
                    206
                }
                None => 200,
            };
            (status, head, buffer.as_slice().to_vec())
        }
        ("GET", Some(upload)) => {
            // Nothing is written: an upload that is there takes a part.
            store.put_part(key, upload, 9999, &body(b"")).await?;
            xml("<ListPartsResult/>".to_owned())
        }
        ("PUT", Some(upload)) => {
            let number = request.asks("partNumber").unwrap().parse().unwrap();
            let Some(source) = request.header("x-amz-copy-source") else {
                let part = store.put_part(key, upload, number, &body(&request.body)).await?;
                return Ok((200, etag(Some(part.etag)), Vec::new()));
            };
            let if_match = request.header("x-amz-copy-source-if-match").map(str::to_owned);
            let options = GetOptions { range: request.range("x-amz-copy-source-range"), if_match };
            let source = decode(source.strip_prefix("/bucket/").unwrap());
            let mut buffer = Buffer::new();
            store.get(&source, &options, &mut Output::growing(&mut buffer, usize::MAX)).await?;
            let part = store.put_part(key, upload, number, &Body::Owned(Arc::new(buffer))).await?;
            xml(format!("<CopyPartResult><ETag>{}</ETag></CopyPartResult>", part.etag))
        }
        ("PUT", None) => match request.header("x-amz-copy-source") {
            Some(source) => {
                let written = store.copy(&decode(source.strip_prefix("/bucket/").unwrap()), key).await?;
                xml(format!("<CopyObjectResult><ETag>{}</ETag></CopyObjectResult>", written.etag.unwrap()))
            }
            None => (200, etag(store.put(key, &body(&request.body), &request.options()).await?.etag), Vec::new()),
        },
        ("DELETE", Some(upload)) => store.abort_upload(key, upload).await.map(|()| (204, String::new(), Vec::new()))?,
        ("DELETE", None) => store.delete(key).await.map(|()| (204, String::new(), Vec::new()))?,
        (_, Some(upload)) => {
            let numbers = elements(&text, "PartNumber").into_iter().map(|number| number.parse().unwrap());
            let part = |(number, etag)| Part { number, size: 0, etag, checksum: None };
            let parts: Vec<Part> = numbers.zip(elements(&text, "ETag")).map(part).collect();
            let options = PutOptions { content_type: None, ..request.options() };
            let written = store.complete_upload(key, upload, &parts, &options).await?;
            let etag = written.etag.unwrap();
            xml(format!("<CompleteMultipartUploadResult><ETag>{etag}</ETag></CompleteMultipartUploadResult>"))
        }
        (_, None) => {
            let upload = store.begin_upload(key, &request.options()).await?;
            xml(format!("<InitiateMultipartUploadResult><UploadId>{upload}</UploadId></InitiateMultipartUploadResult>"))
        }
    })
}

async fn list(store: &MemoryStore, request: &Request) -> Result<Answer> {
    let asked = |name: &str| request.asks(name).map(str::to_owned);
    let options = ListOptions {
        prefix: asked("prefix").unwrap_or_default(),
        delimiter: asked("delimiter"),
        after: asked("start-after"),
        token: asked("continuation-token"),
        page_size: asked("max-keys").map_or(0, |size| size.parse().unwrap()),
    };
    let page = store.list(&options).await?;
    let mut text =
        format!("<ListBucketResult><EncodingType>url</EncodingType><Prefix>{}</Prefix>", url(&options.prefix));
    for meta in page.objects {
        let (key, size, etag) = (url(&meta.key), meta.size, meta.etag.unwrap().replace('"', "&quot;"));
        let _ = write!(text, "<Contents><Key>{key}</Key><Size>{size}</Size><ETag>{etag}</ETag></Contents>");
    }
    for prefix in page.prefixes {
        let _ = write!(text, "<CommonPrefixes><Prefix>{}</Prefix></CommonPrefixes>", url(&prefix));
    }
    let _ = write!(text, "<IsTruncated>{}</IsTruncated>", page.next.is_some());
    if let Some(next) = page.next {
        let mut token = String::new();
        next.chars().for_each(|character| {
            let _ = write!(token, "&#{};", u32::from(character));
        });
        let _ = write!(text, "<NextContinuationToken>{token}</NextContinuationToken>");
    }
    Ok(xml(text + "</ListBucketResult>"))
}

fn failed(request: &Request, kind: Kind) -> Answer {
    let (status, code) = match (kind, request.asks("uploadId"), request.key.is_some()) {
        (Kind::NotFound, Some(_), _) => (404, "NoSuchUpload"),
        (Kind::NotFound, ..) => (404, "NoSuchKey"),
        (Kind::NoBucket, ..) => (404, "NoSuchBucket"),
        (Kind::Precondition, _, true) => (412, "PreconditionFailed"),
        (Kind::Precondition, ..) => (409, "BucketNotEmpty"),
        (Kind::Argument, Some(_), _) => (400, "InvalidPart"),
        (Kind::Argument, ..) => (416, "InvalidRange"),
        other => panic!("{other:?}"),
    };
    (status, String::new(), format!("<Error><Code>{code}</Code></Error>").into_bytes())
}

async fn serve(mut stream: TcpStream, store: Arc<MemoryStore>, flaky: bool, count: Arc<AtomicU64>) -> Option<()> {
    loop {
        let request = Request::read(&mut stream).await?;
        let turn =
            if flaky { count.fetch_add(1, Ordering::Relaxed).wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 60 } else { 15 };
        let (status, head, body) = match turn {
            0 => return None,
            1 => (503, String::new(), b"<Error><Code>SlowDown</Code></Error>".to_vec()),
            _ => answer(&store, &request).await.unwrap_or_else(|error| failed(&request, error.kind())),
        };
        let is_head = request.method == "HEAD";
        let mut bytes = format!("HTTP/1.1 {status} x\r\n{head}").into_bytes();
        if turn % 2 == 0 && !is_head {
            bytes.extend_from_slice(b"transfer-encoding: chunked\r\n\r\n");
            for chunk in body.chunks(70_000) {
                bytes.extend_from_slice(format!("{:x}\r\n", chunk.len()).as_bytes());
                bytes.extend_from_slice(chunk);
                bytes.extend_from_slice(b"\r\n");
            }
            bytes.extend_from_slice(b"0\r\n\r\n");
        } else {
            bytes.extend_from_slice(format!("content-length: {}\r\n\r\n", body.len()).as_bytes());
            bytes.extend_from_slice(if is_head { b"" } else { &body });
        }
        match turn {
            // It did what it was asked, and nobody hears of it.
            2 => return None,
            3 | 4 => {
                stream.write_all(&bytes[..bytes.len() / 2]).await.ok()?;
                return None;
            }
            5 => {
                stream.write_all(&bytes[..bytes.len() - 1]).await.ok()?;
                return None;
            }
            6 => {
                stream.write_all(&bytes).await.ok()?;
                return None;
            }
            _ => stream.write_all(&bytes).await.ok()?,
        }
    }
}

async fn store(flaky: bool, prefix: &str) -> S3Store {
    let listener = TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
    let port = listener.local_addr().unwrap().port();
    let (model, count) = (Arc::new(MemoryStore::new()), Arc::new(AtomicU64::new(0)));
    tokio::spawn(async move {
        loop {
            let (stream, _) = listener.accept().await.unwrap();
            tokio::spawn(serve(stream, Arc::clone(&model), flaky, Arc::clone(&count)));
        }
    });
    let json =
        format!(r#"{{"anonymous": true, "endpoint": "http://127.0.0.1:{port}", "retries": 20, "concurrency": 8}}"#);
    let (uri, options) =
        (Uri::parse(&format!("s3://bucket/{prefix}")).unwrap(), Options::parse(json.as_bytes()).unwrap());
    S3Store::open(&uri, &options, &Outside { variable: &|_| None, file: &|_| None }).unwrap()
}

const CAN: Can = Can { any_key: true, atomic_if_absent: true, checks_if_match: true };

#[test]
fn it_is_a_store() {
    block_on(async { conformance::all(Arc::new(store(false, "").await), CAN).await });
}

#[test]
fn it_is_a_store_below_a_prefix() {
    block_on(async { conformance::all(Arc::new(store(false, "/run 1+//é%20").await), CAN).await });
}

#[test]
fn it_is_a_store_whatever_fails() {
    block_on(async { conformance::all(Arc::new(store(true, "p").await), CAN).await });
}

#[test]
fn buckets_come_and_go() {
    block_on(async { conformance::bucket(&store(false, "").await).await });
    block_on(async { conformance::bucket(&store(true, "").await).await });
}

#[test]
fn large_objects_are_copied_in_parts() {
    for flaky in [false, true] {
        block_on(async {
            let mut store = store(flaky, "a b").await;
            store.copying = Copying { whole: 1_000_000, part: 300_000 };
            conformance::copies(&store).await;
            // The last part is of one byte, and then there are fewer than run at once.
            for size in [1_000_000, 1_000_001, 1_200_001] {
                let options = PutOptions { content_type: Some("text/plain".to_owned()), ..PutOptions::default() };
                store.put("from", &body(&noise(size)), &options).await.unwrap();
                store.copy("from", "to +").await.unwrap();
                let (meta, bytes) = read(&store, "to +", &GetOptions::default()).await.unwrap();
                assert!(bytes == noise(size) && meta.content_type.as_deref() == Some("text/plain"), "{meta:?}");
            }
        });
    }
}

#[test]
fn listings_of_any_keys() {
    for seed in 0..5 {
        block_on(async { conformance::listings(&store(false, "").await, "", seed, 30, CAN).await });
    }
}

//! Servers that fail: what can be tried again is, and the rest is an error; never wrong data.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

use super::checksum::Algorithm;
use super::{Outside, S3Store};
use crate::error::Kind;
use crate::store::Backend;
use crate::store::conformance::{block_on, noise, read, write};
use crate::store::object::{ByteRange, Condition, GetOptions, Part, PutOptions};
use crate::store::options::Options;
use crate::store::uri::Uri;

/// What the server does after it sent its answer.
#[derive(Clone, Copy, PartialEq)]
enum Then {
    Keep,
    Close,
    Stall,
    /// Answers before it reads the body, and closes.
    Early,
    /// Answers before it reads the body, and has another answer behind it.
    Body,
}

/// An answer, and what comes after it.
type Scripted = (Vec<u8>, Then);

/// A server that gives these answers, one for each request, on any connection.
#[derive(Clone)]
struct Server {
    answers: Arc<Mutex<VecDeque<Scripted>>>,
    heads: Arc<Mutex<Vec<String>>>,
    port: u16,
}

impl Server {
    async fn start(answers: Vec<Scripted>) -> Server {
        let listener = TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
        let port = listener.local_addr().unwrap().port();
        let server = Server { answers: Arc::new(Mutex::new(answers.into())), heads: Arc::default(), port };
        let running = server.clone();
        tokio::spawn(async move {
            loop {
                let (stream, _) = listener.accept().await.unwrap();
                let server = running.clone();
                tokio::spawn(async move { server.serve(stream).await });
            }
        });
        server
    }

    async fn serve(&self, mut stream: TcpStream) -> Option<()> {
        loop {
            let mut head = Vec::new();
            while !head.ends_with(b"\r\n\r\n") {
                head.push(stream.read_u8().await.ok()?);
            }
            let head = String::from_utf8(head).unwrap();
            let length = head.lines().find_map(|line| line.strip_prefix("content-length: "));
            let length = length.map_or(0, |length| length.parse().unwrap());
            self.heads.lock().unwrap().push(head);
            let (answer, then) = self.answers.lock().unwrap().pop_front().expect("no more requests");
            if !matches!(then, Then::Early | Then::Body) {
                stream.read_exact(&mut vec![0; length]).await.ok()?;
            }
            stream.write_all(&answer).await.ok()?;
            match then {
                Then::Keep => {}
                Then::Body => {
                    tokio::time::sleep(Duration::from_millis(50)).await;
                    stream.read_exact(&mut vec![0; length]).await.ok()?;
                    let (answer, _) = self.answers.lock().unwrap().pop_front().expect("another answer");
                    stream.write_all(&answer).await.ok()?;
                }
                Then::Close => return None,
                Then::Stall => tokio::time::sleep(Duration::from_secs(100)).await,
                Then::Early => {
                    stream.shutdown().await.ok()?;
                    tokio::time::sleep(Duration::from_millis(500)).await;
                    return None;
                }
            }
        }
    }

    fn store(&self, more: &str) -> S3Store {
        let json = format!(
            r#"{{"access_key_id": "AK", "secret_access_key": "hunter2", "session_token": "hunter3",
                "endpoint": "http://127.0.0.1:{}"{more}}}"#,
            self.port
        );
        let outside = Outside { variable: &|_| None, file: &|_| None };
        S3Store::open(&Uri::parse("s3://b").unwrap(), &Options::parse(json.as_bytes()).unwrap(), &outside).unwrap()
    }

    fn heads(&self) -> Vec<String> {
        std::mem::take(&mut self.heads.lock().unwrap())
    }

    /// All answers were given, and not more were asked for.
    fn is_done(&self) -> bool {
        self.answers.lock().unwrap().is_empty()
    }
}

/// An answer: status and headers, and the body, of which the length is told.
fn answer(head: &str, body: &[u8]) -> Vec<u8> {
    cut(head, body, body.len())
}

/// The same, of which only the first bytes of the body come.
fn cut(head: &str, body: &[u8], len: usize) -> Vec<u8> {
    let mut answer = format!("HTTP/1.1 {head}\r\ncontent-length: {}\r\n\r\n", body.len()).into_bytes();
    answer.extend_from_slice(&body[..len]);
    answer
}

fn failed(status: u16, code: &str) -> Vec<u8> {
    let xml = format!("<Error><Code>{code}</Code><Message>said hunter2 and hunter3</Message></Error>");
    answer(&format!("{status} x"), xml.as_bytes())
}

const ETAG: &str = "\r\netag: \"one\"";

fn ok() -> String {
    format!("200 OK{ETAG}")
}

fn partial(start: usize, end: usize, total: usize, etag: &str) -> String {
    format!("206 Partial\r\ncontent-range: bytes {start}-{}/{total}\r\netag: {etag}", end - 1)
}

/// Reads the object `k` from a server with these answers; all of them are needed.
fn get(answers: Vec<Scripted>, more: &str, range: Option<ByteRange>) -> (Result<Vec<u8>, Kind>, Vec<String>) {
    block_on(async {
        let server = Server::start(answers).await;
        let store = server.store(more);
        let result = read(&store, "k", &GetOptions { range, if_match: None }).await;
        assert!(server.is_done());
        let result = result.map(|(_, bytes)| bytes).map_err(|error| {
            assert!(!format!("{error} {error:?}").contains("hunter"), "{error}");
            error.kind()
        });
        (result, server.heads())
    })
}

#[test]
fn a_broken_body_goes_on_where_it_broke() {
    let content = noise(3_000_000);
    let half = 1_700_001;
    let third = 2_000_003;
    let (read, heads) = get(
        vec![
            (cut(&ok(), &content, half), Then::Close),
            (cut(&partial(half, 3_000_000, 3_000_000, "\"one\""), &content[half..], third - half), Then::Close),
            (answer(&partial(third, 3_000_000, 3_000_000, "\"one\""), &content[third..]), Then::Keep),
        ],
        "",
        None,
    );
    assert!(read.unwrap() == content);
    assert!(
        heads[1].contains("\r\nrange: bytes=1700001-2999999\r\n") && heads[1].contains("\r\nif-match: \"one\"\r\n")
    );
    assert!(heads[2].contains("\r\nrange: bytes=2000003-2999999\r\n"), "{}", heads[2]);
}

#[test]
fn a_broken_range_goes_on_within_it() {
    let content = noise(1000);
    let range = Some(ByteRange::From { offset: 100, len: 500 });
    let (read, heads) = get(
        vec![
            (cut(&partial(100, 600, 1000, "\"one\""), &content[100..600], 77), Then::Close),
            (answer(&partial(177, 600, 1000, "\"one\""), &content[177..600]), Then::Keep),
        ],
        "",
        range,
    );
    assert!(read.unwrap() == content[100..600]);
    assert!(heads[1].contains("\r\nrange: bytes=177-599\r\n"), "{}", heads[1]);
}

#[test]
fn without_a_strong_etag_it_starts_anew() {
    let content = noise(1000);
    for etag in ["", "\r\netag: W/\"one\""] {
        let head = format!("200 OK{etag}");
        let answers = vec![(cut(&head, &content, 500), Then::Close), (answer(&head, &content), Then::Keep)];
        let (read, heads) = get(answers, "", None);
        assert!(read.unwrap() == content && !heads[1].contains("\r\nrange:"), "{etag}");
    }
}

#[test]
fn another_version_is_never_mixed_in() {
    let (content, other) = (noise(1000), noise(1001));
    for (second, expected) in [
        // The server ignores the condition and has another version.
        (answer(&partial(500, 1000, 1000, "\"two\""), &other[500..1000]), Kind::Precondition),
        (failed(412, "PreconditionFailed"), Kind::Precondition),
        (answer(&ok(), &other[..1000]), Kind::Io),
        (answer(&partial(501, 1000, 1000, "\"one\""), &content[501..]), Kind::Io),
        (answer(&partial(500, 999, 1000, "\"one\""), &content[500..999]), Kind::Io),
        (answer(&partial(500, 1000, 1001, "\"one\""), &content[500..]), Kind::Io),
        (answer(&partial(500, 1000, 1000, "\"one\""), &content[500..900]), Kind::Io),
    ] {
        let (read, _) = get(vec![(cut(&ok(), &content, 500), Then::Close), (second, Then::Keep)], "", None);
        assert_eq!(read.unwrap_err(), expected);
    }
}

#[test]
fn a_range_that_was_not_asked_for_is_an_error() {
    let content = noise(1000);
    let range = Some(ByteRange::From { offset: 100, len: 100 });
    for first in [
        answer(&ok(), &content),
        answer(&partial(0, 100, 1000, "\"one\""), &content[..100]),
        answer(&partial(100, 150, 1000, "\"one\""), &content[100..150]),
        answer("206 Partial", &content[100..200]),
        answer(&format!("204 No Content{ETAG}"), b""),
    ] {
        let shown = String::from_utf8_lossy(&first[..30]).into_owned();
        let (read, _) = get(vec![(first, Then::Keep)], "", range);
        assert_eq!(read.unwrap_err(), Kind::Io, "{shown}");
    }
}

#[test]
fn bursts_of_failures_pass_or_are_told() {
    let content = noise(1000);
    let burst = || vec![(failed(503, "SlowDown"), Then::Keep), (failed(500, "InternalError"), Then::Close)];
    let mut answers = burst();
    answers.push((b"HTTP/1.1 502 x\r\ncontent-length: 3\r\n\r\n<ht".to_vec(), Then::Keep));
    answers.push((answer(&ok(), &content), Then::Keep));
    assert!(get(answers, "", None).0.unwrap() == content);
    assert_eq!(get(burst(), r#", "retries": 1"#, None).0.unwrap_err(), Kind::Io);
    assert_eq!(get(vec![(failed(403, "AccessDenied"), Then::Keep)], "", None).0.unwrap_err(), Kind::Denied);
    assert_eq!(get(vec![(failed(404, "NoSuchKey"), Then::Keep)], "", None).0.unwrap_err(), Kind::NotFound);
    assert_eq!(get(vec![(failed(404, "NoSuchBucket"), Then::Keep)], "", None).0.unwrap_err(), Kind::NoBucket);
}

#[test]
fn what_stalls_times_out_and_is_tried_again() {
    let content = noise(100_000);
    let options = r#", "io_timeout": 0.2, "retries": 1"#;
    let start = Instant::now();
    let stalls = || (cut(&ok(), &content, 60_000), Then::Stall);
    let rest = answer(&partial(60_000, 100_000, 100_000, "\"one\""), &content[60_000..]);
    assert!(get(vec![stalls(), (rest, Then::Keep)], options, None).0.unwrap() == content);
    assert_eq!(
        get(vec![(Vec::new(), Then::Stall), (b"HTTP/1".to_vec(), Then::Stall)], options, None).0,
        Err(Kind::Timeout)
    );
    assert!(start.elapsed() < Duration::from_secs(10));
}

#[test]
fn a_wrong_checksum_is_tried_again_and_told() {
    let content = noise(100_000);
    let mut wrong = content.clone();
    wrong[99_999] ^= 1;
    for algorithm in super::checksum::ALGORITHMS {
        let mut sum = algorithm.sum();
        sum.update(&content);
        let head = format!("{}\r\n{}: {}", ok(), algorithm.header(), sum.finish());
        let bad = || (answer(&head, &wrong), Then::Keep);
        assert!(
            get(vec![bad(), (answer(&head, &content), Then::Keep)], "", None).0.unwrap() == content,
            "{algorithm:?}"
        );
        assert_eq!(get(vec![bad(), bad()], r#", "retries": 1"#, None).0.unwrap_err(), Kind::Corrupt, "{algorithm:?}");
        // The sum goes on over a broken connection too.
        let rest = |of: &[u8]| (answer(&partial(50_000, 100_000, 100_000, "\"one\""), &of[50_000..]), Then::Keep);
        let broken = || (cut(&head, &content, 50_000), Then::Close);
        assert!(get(vec![broken(), rest(&content)], "", None).0.unwrap() == content, "{algorithm:?}");
        let answers = vec![broken(), rest(&wrong), (answer(&head, &content), Then::Keep)];
        assert!(get(answers, "", None).0.unwrap() == content, "{algorithm:?}");
    }
    // Checksums of parts say nothing of the whole.
    for more in
        ["x-amz-checksum-crc32c: AAAAAA==-2", "x-amz-checksum-crc32c: AAAAAA==\r\nx-amz-checksum-type: COMPOSITE"]
    {
        let head = format!("{}\r\n{more}", ok());
        assert!(get(vec![(answer(&head, &content), Then::Keep)], "", None).0.unwrap() == content);
    }
}

#[test]
fn chunks_are_put_together_and_their_end_is_waited_for() {
    let content = noise(200_000);
    let mut whole = format!("HTTP/1.1 200 OK{ETAG}\r\ntransfer-encoding: chunked\r\n\r\n").into_bytes();
    for chunk in content.chunks(70_001) {
        whole.extend_from_slice(format!("{:x}\r\n", chunk.len()).as_bytes());
        whole.extend_from_slice(chunk);
        whole.extend_from_slice(b"\r\n");
    }
    let part = whole.clone();
    whole.extend_from_slice(b"0\r\n\r\n");
    assert!(get(vec![(whole.clone(), Then::Keep)], "", None).0.unwrap() == content);
    assert!(get(vec![(part.clone(), Then::Close), (whole, Then::Keep)], "", None).0.unwrap() == content);
    assert_eq!(get(vec![(part, Then::Close)], r#", "retries": 0"#, None).0.unwrap_err(), Kind::Io);
    let no_end = b"HTTP/1.1 200 OK\r\n\r\nabc".to_vec();
    assert_eq!(get(vec![(no_end, Then::Close)], "", None).0.unwrap_err(), Kind::Io);
}

#[test]
fn more_than_was_announced_is_an_error() {
    let content = noise(1000);
    let chunked = |range: &str, len: usize| {
        let mut answer = format!("HTTP/1.1 {range}\r\ntransfer-encoding: chunked\r\n\r\n{len:x}\r\n").into_bytes();
        answer.extend_from_slice(&content[..len]);
        answer.extend_from_slice(b"\r\n0\r\n\r\n");
        (answer, Then::Keep)
    };
    let range = Some(ByteRange::From { offset: 0, len: 100 });
    let head = partial(0, 100, 1000, "\"one\"");
    for wrong in [99, 101, 1000] {
        // Nothing that was too long is gone on with.
        let second = if wrong < 100 { chunked(&partial(99, 100, 1000, "\"one\""), 2) } else { chunked(&head, wrong) };
        let (read, _) = get(vec![chunked(&head, wrong), second, chunked(&head, 100)], r#", "retries": 2"#, range);
        assert!(read.unwrap() == content[..100], "{wrong}");
    }
}

#[test]
fn what_is_preliminary_is_skipped() {
    let content = noise(20_000_000);
    let preliminary = b"HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nlink: x\r\n\r\n".to_vec();
    let last = [preliminary, answer(&ok(), b"x")].concat();
    assert_eq!(get(vec![(last, Then::Keep)], "", None).0.unwrap(), b"x");
    block_on(async {
        let server = Server::start(vec![
            (b"HTTP/1.1 100 Continue\r\n\r\n".to_vec(), Then::Body),
            (answer(&ok(), b""), Then::Keep),
        ])
        .await;
        write(&server.store(r#", "retries": 0"#), "k", &content, Condition::Always).await.unwrap();
    });
}

#[test]
fn what_is_no_http_is_an_error() {
    for text in ["x\r\n\r\n", "HTTP/1.1 099 x\r\n\r\n", "HTTP/1.1 200 OK\r\ncontent-length: -1\r\n\r\n", "\0\0\0\0"] {
        let answers = vec![(text.as_bytes().to_vec(), Then::Close)];
        assert_eq!(get(answers, r#", "retries": 0"#, None).0.unwrap_err(), Kind::Io, "{text:?}");
    }
    let long = format!("HTTP/1.1 200 OK\r\nx: {}", "x".repeat(100_000)).into_bytes();
    assert_eq!(get(vec![(long, Then::Stall)], r#", "retries": 0"#, None).0.unwrap_err(), Kind::Io);
    // Nobody allocates what is only claimed.
    let huge = format!("HTTP/1.1 200 OK{ETAG}\r\ncontent-length: {}\r\n\r\nx", u64::MAX / 2).into_bytes();
    assert_eq!(get(vec![(huge, Then::Close)], r#", "retries": 0"#, None).0.unwrap_err(), Kind::Io);
}

#[test]
fn a_kept_connection_that_was_closed_costs_no_try() {
    block_on(async {
        let answers = (0..4).map(|_| (answer(&ok(), b"x"), Then::Close)).collect();
        let server = Server::start(answers).await;
        let store = server.store(r#", "retries": 0"#);
        for round in 0..4 {
            read(&store, "k", &GetOptions::default()).await.unwrap();
            // The end may be there already, or come together with the request.
            tokio::time::sleep(Duration::from_millis(20 * (round % 2))).await;
        }
    });
}

#[test]
fn a_kept_connection_is_used_again() {
    block_on(async {
        let server = Server::start((0..3).map(|_| (answer(&ok(), b"x"), Then::Keep)).collect()).await;
        let store = server.store("");
        let begin = Instant::now();
        for _ in 0..3 {
            read(&store, "k", &GetOptions::default()).await.unwrap();
        }
        assert!(begin.elapsed() < Duration::from_secs(5) && server.is_done());
    });
}

/// Writes `content` to `k`, if it is absent, on a server with these answers.
fn create(answers: Vec<Scripted>, content: &[u8]) -> Result<Option<String>, Kind> {
    block_on(async {
        let server = Server::start(answers).await;
        let written = write(&server.store(""), "k", content, Condition::IfAbsent).await;
        assert!(server.is_done(), "{:?}", server.heads());
        written.map(|written| written.etag).map_err(|error| error.kind())
    })
}

#[test]
fn a_condition_that_an_earlier_try_broke_holds() {
    let content = noise(1000);
    let sum = |content: &[u8]| {
        let mut sum = Algorithm::Crc64Nvme.sum();
        sum.update(content);
        format!("x-amz-checksum-crc64nvme: {}", sum.finish())
    };
    let unclear = || (Vec::new(), Then::Close);
    let exists = || (failed(412, "PreconditionFailed"), Then::Keep);
    let head =
        |more: &str| (format!("HTTP/1.1 {}\r\ncontent-length: 1000\r\n{more}\r\n\r\n", ok()).into_bytes(), Then::Keep);
    let there = |content: &[u8]| (answer(&partial(0, 1000, 1000, "\"one\""), content), Then::Keep);
    let mut other = content.clone();
    other[500] ^= 1;
    let one = Ok(Some("\"one\"".to_owned()));
    assert_eq!(create(vec![unclear(), exists(), head(&sum(&content))], &content), one);
    assert_eq!(create(vec![unclear(), exists(), head(&sum(&other))], &content), Err(Kind::Precondition));
    assert_eq!(create(vec![unclear(), exists(), head("x: y"), there(&content)], &content), one);
    assert_eq!(create(vec![unclear(), exists(), head("x: y"), there(&other)], &content), Err(Kind::Precondition));
    let shorter = (format!("HTTP/1.1 {}\r\ncontent-length: 999\r\n\r\n", ok()).into_bytes(), Then::Keep);
    assert_eq!(create(vec![unclear(), exists(), shorter], &content), Err(Kind::Precondition));
    // Nothing was unclear.
    assert_eq!(create(vec![exists()], &content), Err(Kind::Precondition));
    assert_eq!(create(vec![(failed(503, "SlowDown"), Then::Keep), exists()], &content), Err(Kind::Precondition));
    let conflict = || (failed(409, "ConditionalRequestConflict"), Then::Keep);
    assert_eq!(create(vec![conflict(), (answer(&ok(), b""), Then::Keep)], &content), one);
}

#[test]
fn an_answer_before_the_body_was_sent_is_read() {
    let content = noise(20_000_000);
    block_on(async {
        let server = Server::start(vec![(failed(403, "AccessDenied"), Then::Early)]).await;
        let failed = write(&server.store(r#", "retries": 0"#), "k", &content, Condition::Always).await;
        assert_eq!(failed.unwrap_err().kind(), Kind::Denied);
    });
}

fn complete(answers: Vec<Scripted>, condition: Condition) -> Result<Option<String>, Kind> {
    block_on(async {
        let server = Server::start(answers).await;
        let parts = [Part { number: 1, etag: "\"p\"".to_owned(), checksum: None }];
        let options = PutOptions { condition, ..PutOptions::default() };
        let completed = server.store("").complete_upload("k", "u", &parts, &options).await;
        assert!(server.is_done(), "{:?}", server.heads());
        completed.map(|written| written.etag).map_err(|error| error.kind())
    })
}

#[test]
fn a_completed_upload_is_not_lost() {
    let etag = Ok(Some("\"one\"".to_owned()));
    let xml = b"<CompleteMultipartUploadResult><ETag>&quot;one&quot;</ETag></CompleteMultipartUploadResult>";
    let done = || (answer("200 OK", xml), Then::Keep);
    let late = || (answer("200 OK", b"  <Error><Code>InternalError</Code></Error>"), Then::Keep);
    let gone = || (failed(404, "NoSuchUpload"), Then::Keep);
    let there = || (format!("HTTP/1.1 {}\r\ncontent-length: 9\r\n\r\n", ok()).into_bytes(), Then::Keep);
    let not_there = || (b"HTTP/1.1 404 x\r\ncontent-length: 9\r\n\r\n".to_vec(), Then::Close);
    let exists = || (failed(412, "PreconditionFailed"), Then::Keep);
    assert_eq!(complete(vec![late(), done()], Condition::Always), etag);
    assert_eq!(complete(vec![late(), gone(), there()], Condition::Always), etag);
    assert_eq!(complete(vec![late(), gone(), not_there()], Condition::Always), Err(Kind::NotFound));
    assert_eq!(complete(vec![gone()], Condition::Always), Err(Kind::NotFound));
    assert_eq!(complete(vec![late(), exists(), gone(), there()], Condition::IfAbsent), etag);
    let parts = (answer("200 OK", b"<ListPartsResult/>"), Then::Keep);
    assert_eq!(complete(vec![late(), exists(), parts], Condition::IfAbsent), Err(Kind::Precondition));
    let denied = answer("200 OK", b"<Error><Code>AccessDenied</Code></Error>");
    assert_eq!(complete(vec![(denied, Then::Keep)], Condition::Always), Err(Kind::Denied));
}

#[test]
fn a_wrong_clock_is_set_once() {
    let date = "date: Sun, 30 Aug 2015 12:36:00 GMT";
    let body = "<Error><Code>RequestTimeTooSkewed</Code></Error>";
    let skewed = || (answer(&format!("403 x\r\n{date}"), body.as_bytes()), Then::Keep);
    let answers = vec![skewed(), (answer(&ok(), b"x"), Then::Keep)];
    let (read, heads) = get(answers, r#", "retries": 0"#, None);
    assert_eq!(read.unwrap(), b"x");
    assert!(heads[1].contains("x-amz-date: 20150830T1236"), "{}", heads[1]);
    assert!(heads[1].contains("/20150830/us-east-1/s3/aws4_request"), "{}", heads[1]);
}

#[test]
fn an_unused_port_is_an_error_in_time() {
    block_on(async {
        let listener = TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
        let server = Server::start(Vec::new()).await;
        let server = Server { port: listener.local_addr().unwrap().port(), ..server };
        drop(listener);
        let error = server.store(r#", "retries": 1"#).head("k").await.unwrap_err();
        assert!(error.kind() == Kind::Io && error.to_string().contains("cannot connect to 127.0.0.1"), "{error}");
    });
}

#[test]
fn dropped_work_leaves_the_destination_alone() {
    block_on(async {
        let content = noise(100_000);
        let server =
            Server::start(vec![(cut(&ok(), &content, 50_000), Then::Stall), (answer(&ok(), b"x"), Then::Keep)]).await;
        let store = server.store(r#", "concurrency": 1"#);
        let options = GetOptions::default();
        let work = read(&store, "k", &options);
        assert!(tokio::time::timeout(Duration::from_millis(100), work).await.is_err());
        // Its connection and its turn are free again.
        assert_eq!(read(&store, "k", &options).await.unwrap().1, b"x");
    });
}

/// Of a key that signs nothing else; valid for 127.0.0.1 until 2126.
const CERTIFICATE: &str = "\
-----BEGIN CERTIFICATE-----
MIIBkTCCATegAwIBAgIUMEEAvVysz4aiJTRfC6hZbAxB4bMwCgYIKoZIzj0EAwIw
FjEUMBIGA1UEAwwLdGllcmNlIHRlc3QwIBcNMjYxMTIxMTcwMjI0WhgPMjEyNjEw
MjgxNzAyMjRaMBYxFDASBgNVBAMMC3RpZXJjZSB0ZXN0MFkwEwYHKoZIzj0CAQYI
KoZIzj0DAQcDQgAE8j225vUZsnyRcf1XF47QDz9WUEvmX3EKJtIW4gYpSGACOg2t
jkmEZdW2N65sGZ9T6gHiMJ1L+PnTyR2Y2pWsGaNhMF8wHQYDVR0OBBYEFMxqJoYp
+OfTbCajDg244ZsvhzNiMB8GA1UdIwQYMBaAFMxqJoYp+OfTbCajDg244ZsvhzNi
MA8GA1UdEQQIMAaHBH8AAAEwDAYDVR0TAQH/BAIwADAKBggqhkjOPQQDAgNIADBF
AiBP/Z+eS6BITo5C+ti+w/7D2g+/j0adU3B7ETMoTUZ8VwIhAP2NiVvbSPll3pJP
ea1mrXzumVrKD/ji0dM7Of4+ZjPX
-----END CERTIFICATE-----
";
const KEY: &str = "\
-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgYq8XModp33sKl9Gg
/hXojTrMqDhLYXN1OGUjSkXBleShRANCAATyPbbm9RmyfJFx/VcXjtAPP1ZQS+Zf
cQom0hbiBilIYAI6Da2OSYRl1bY3rmwZn1PqAeIwnUv4+dPJHZjalawZ
-----END PRIVATE KEY-----
";

#[test]
fn certificates_are_checked() {
    use tokio_rustls::rustls::pki_types::pem::PemObject;
    use tokio_rustls::rustls::pki_types::{CertificateDer, PrivateKeyDer};
    use tokio_rustls::rustls::{ServerConfig, crypto::ring::default_provider};

    let config = ServerConfig::builder_with_provider(Arc::new(default_provider()))
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_no_client_auth()
        .with_single_cert(
            vec![CertificateDer::from_pem_slice(CERTIFICATE.as_bytes()).unwrap()],
            PrivateKeyDer::from_pem_slice(KEY.as_bytes()).unwrap(),
        )
        .unwrap();
    let acceptor = tokio_rustls::TlsAcceptor::from(Arc::new(config));
    block_on(async {
        let content = noise(3_000_000);
        let listener = TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
        let port = listener.local_addr().unwrap().port();
        let answer = answer(&ok(), &content);
        tokio::spawn(async move {
            loop {
                let (stream, _) = listener.accept().await.unwrap();
                let (acceptor, answer) = (acceptor.clone(), answer.clone());
                tokio::spawn(async move {
                    let Ok(mut stream) = acceptor.accept(stream).await else { return };
                    let mut head = Vec::new();
                    while stream.read_buf(&mut head).await.is_ok_and(|more| more > 0) {
                        if head.ends_with(b"\r\n\r\n") {
                            head.clear();
                            stream.write_all(&answer).await.unwrap();
                        }
                    }
                });
            }
        });
        let file = std::env::temp_dir().join(format!("tierce-ca-{}-{port}.pem", std::process::id()));
        std::fs::write(&file, CERTIFICATE).unwrap();
        let open = |host: &str| {
            let ca_file = file.display();
            let json = format!(
                r#"{{"anonymous": true, "endpoint": "https://{host}:{port}", "ca_file": "{ca_file}", "retries": 0}}"#
            );
            let outside = Outside { variable: &|_| None, file: &|_| None };
            S3Store::open(&Uri::parse("s3://b").unwrap(), &Options::parse(json.as_bytes()).unwrap(), &outside)
        };
        let store = open("127.0.0.1").unwrap();
        for _ in 0..2 {
            assert!(read(&store, "k", &GetOptions::default()).await.unwrap().1 == content);
        }
        // It is no certificate of that name, though it is the same place.
        let error = read(&open("localhost").unwrap(), "k", &GetOptions::default()).await.unwrap_err();
        assert!(error.kind() == Kind::Io && error.to_string().contains("no TLS with"), "{error}");
        std::fs::write(&file, "nothing").unwrap();
        assert_eq!(open("127.0.0.1").err().unwrap().kind(), Kind::Config);
        std::fs::remove_file(&file).unwrap();
    });
}

//! Servers that fail: what can be tried again is, and the rest is an error; never wrong data.

mod connections;
mod reading;
mod tls;
mod writing;

use std::collections::VecDeque;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

use super::{Outside, S3Store};
use crate::error::Kind;
use crate::output::Output;
use crate::store::Backend;
use crate::store::conformance::{block_on, noise, read, write};
use crate::store::object::{ByteRange, Condition, GetOptions, Part, PutOptions};
use crate::store::options::Options;
use crate::store::uri::Uri;

/// What the server does after it sent its answer.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Then {
    Keep,
    Close,
    Stall,
    /// Answers before it reads the body, and closes.
    Early,
    /// Answers before it reads the body, and has another answer behind it.
    Body,
    /// Answers before it reads the body, says that this was all, and waits.
    Half,
    /// Answers before it reads the body, over and over.
    Again,
}

/// An answer, and what comes after it.
pub(super) type Scripted = (Vec<u8>, Then);

/// A server that gives these answers, one for each request, on any connection.
#[derive(Clone)]
pub(super) struct Server {
    answers: Arc<Mutex<VecDeque<Scripted>>>,
    heads: Arc<Mutex<Vec<String>>>,
    pub(super) port: u16,
}

impl Server {
    pub(super) async fn start(answers: Vec<Scripted>) -> Server {
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
            if !matches!(then, Then::Early | Then::Body | Then::Half | Then::Again) {
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
                Then::Half => {
                    stream.shutdown().await.ok()?;
                    tokio::time::sleep(Duration::from_secs(100)).await;
                }
                Then::Again => loop {
                    stream.write_all(&answer).await.ok()?;
                    tokio::task::yield_now().await;
                },
                Then::Early => {
                    stream.shutdown().await.ok()?;
                    tokio::time::sleep(Duration::from_millis(500)).await;
                    return None;
                }
            }
        }
    }

    pub(super) fn store(&self, more: &str) -> S3Store {
        let json = format!(
            r#"{{"access_key_id": "AK", "secret_access_key": "hunter2", "session_token": "hunter3",
                "endpoint": "http://127.0.0.1:{}"{more}}}"#,
            self.port
        );
        let outside = Outside { variable: &|_| None, file: &|_| None };
        S3Store::open(&Uri::parse("s3://b").unwrap(), &Options::parse(json.as_bytes()).unwrap(), &outside).unwrap()
    }

    pub(super) fn heads(&self) -> Vec<String> {
        std::mem::take(&mut self.heads.lock().unwrap())
    }

    /// All answers were given, and not more were asked for.
    pub(super) fn is_done(&self) -> bool {
        self.answers.lock().unwrap().is_empty()
    }
}

/// An answer: status and headers, and the body, of which the length is told.
pub(super) fn answer(head: &str, body: &[u8]) -> Vec<u8> {
    cut(head, body, body.len())
}

/// The same, of which only the first bytes of the body come.
pub(super) fn cut(head: &str, body: &[u8], len: usize) -> Vec<u8> {
    let mut answer = format!("HTTP/1.1 {head}\r\ncontent-length: {}\r\n\r\n", body.len()).into_bytes();
    answer.extend_from_slice(&body[..len]);
    answer
}

pub(super) fn failed(status: u16, code: &str) -> Vec<u8> {
    let xml = format!("<Error><Code>{code}</Code><Message>said hunter2 and hunter3</Message></Error>");
    answer(&format!("{status} x"), xml.as_bytes())
}

const ETAG: &str = "\r\netag: \"one\"";

pub(super) fn ok() -> String {
    format!("200 OK{ETAG}")
}

pub(super) fn partial(start: usize, end: usize, total: usize, etag: &str) -> String {
    format!("206 Partial\r\ncontent-range: bytes {start}-{}/{total}\r\netag: {etag}", end - 1)
}

/// Reads the object `k` from a server with these answers; all of them are needed.
pub(super) fn get(
    answers: Vec<Scripted>,
    more: &str,
    range: Option<ByteRange>,
) -> (Result<Vec<u8>, Kind>, Vec<String>) {
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

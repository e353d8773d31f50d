//! Against s3s-fs, which checks signatures and checksums: the program of tests/s3, which `TIERCE_S3_SERVER` names.

use std::io::{BufRead, BufReader};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

use super::{Outside, S3Store};
use crate::error::{Kind, Result};
use crate::store::Backend;
use crate::store::conformance::{self, Can, block_on, body, noise, read, write};
use crate::store::object::{Body, Condition, GetOptions, ListOptions, PutOptions};
use crate::store::options::Options;
use crate::store::uri::Uri;

/// A server with an empty folder, which goes with it.
struct Server {
    port: u16,
    folder: PathBuf,
    process: Child,
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}

impl Server {
    /// `None` where there is no such program, which is no error unless CI says that it has to be there.
    async fn start() -> Option<Server> {
        static NUMBER: AtomicU32 = AtomicU32::new(0);
        let Some(program) = std::env::var_os("TIERCE_S3_SERVER") else {
            assert!(std::env::var("CI").is_err(), "TIERCE_S3_SERVER names no program: `make s3-server` builds it");
            println!("skipped: TIERCE_S3_SERVER is not set; it names the program of tests/s3 (`make s3-server`)");
            return None;
        };
        let number = NUMBER.fetch_add(1, Ordering::Relaxed);
        let folder = std::env::temp_dir().join(format!("tierce-s3-{}-{number}", std::process::id()));
        std::fs::create_dir_all(&folder).unwrap();
        let mut command = Command::new(program);
        let mut process = command.arg(&folder).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
        let mut line = String::new();
        BufReader::new(process.stdout.take().unwrap()).read_line(&mut line).unwrap();
        let port = line.trim().rsplit(':').next().unwrap().parse().expect("the server's URL");
        Some(Server { port, folder, process })
    }

    fn store(&self, uri: &str, more: &str) -> S3Store {
        let keys = if more.contains("\"anonymous\"") || more.contains("access_key_id") {
            String::new()
        } else {
            r#""access_key_id": "AKTEST", "secret_access_key": "SKTEST", "#.to_owned()
        };
        let json = format!(r#"{{{keys}"endpoint": "http://127.0.0.1:{}", "retries": 1{more}}}"#, self.port);
        let outside = Outside { variable: &|_| None, file: &|_| None };
        S3Store::open(&Uri::parse(uri).unwrap(), &Options::parse(json.as_bytes()).unwrap(), &outside).unwrap()
    }

    async fn bucket(&self, uri: &str, more: &str) -> S3Store {
        let store = self.store(uri, more);
        store.create_bucket().await.unwrap();
        store
    }
}

fn kind<T: std::fmt::Debug>(result: Result<T>) -> Kind {
    result.expect_err("a failure").kind()
}

const CAN: Can = Can { any_key: false, atomic_if_absent: false, checks_if_match: true };

/// What this server can of what every store does: it answers 500 where a folder is taken for an object, and where more
/// last bytes are asked for than there are; lists no ETags; and wants parts to be numbered without gaps.
async fn everything(store: &S3Store) {
    conformance::small_rooms(store).await;
    conformance::keys(store, CAN).await;
    conformance::copies(store).await;
    conformance::conditions(store, CAN).await;
    conformance::listings::common_prefixes(store).await;
}

#[test]
fn it_is_a_store() {
    block_on(async {
        let Some(server) = Server::start().await else { return };
        everything(&server.bucket("s3://bucket", "").await).await;
    });
}

#[test]
fn it_is_a_store_below_a_prefix_with_other_options() {
    block_on(async {
        let Some(server) = Server::start().await else { return };
        let more = r#", "checksum": "crc32c", "unsigned_payload": true, "verify_size": true, "concurrency": 3"#;
        everything(&server.bucket("s3://bucket/run 1/é", more).await).await;
        let more = r#", "checksum": "none", "verify_size": true"#;
        everything(&server.bucket("s3://bucket2", more).await).await;
    });
}

#[test]
fn objects_of_all_sizes() {
    block_on(async {
        let Some(server) = Server::start().await else { return };
        let store = server.bucket("s3://bucket", "").await;
        for size in [0, 1, 100_000, 9_000_000] {
            let content = noise(size);
            let written = write(&store, "a", &content, Condition::Always).await.unwrap();
            let (meta, read) = read(&store, "a", &GetOptions::default()).await.unwrap();
            assert!(read == content);
            assert_eq!((meta.size, &meta.etag), (size as u64, &written.etag));
            assert_eq!(store.head("a").await.unwrap(), meta);
        }
    });
}

#[test]
fn uploads_in_parts() {
    block_on(async {
        let Some(server) = Server::start().await else { return };
        for more in ["", r#", "checksum": "crc32c""#, r#", "checksum": "none""#] {
            let store = server.bucket("s3://bucket", more).await;
            let (content, options) = (noise(5 << 20), PutOptions::default());
            let upload = store.begin_upload("a", &options).await.unwrap();
            let second = store.put_part("a", &upload, 2, &body(b"end")).await.unwrap();
            let first = store.put_part("a", &upload, 1, &body(&content)).await.unwrap();
            let parts = [first, second];
            let written = store.complete_upload("a", &upload, &parts, &options).await.unwrap();
            let (meta, read) = read(&store, "a", &GetOptions::default()).await.unwrap();
            assert!(read == [content, b"end".to_vec()].concat() && written.etag == meta.etag);
            let upload = store.begin_upload("a", &options).await.unwrap();
            store.abort_upload("a", &upload).await.unwrap();
        }
    });
}

#[test]
fn buckets_come_and_go() {
    block_on(async {
        let Some(server) = Server::start().await else { return };
        let store = server.store("s3://bucket", "");
        store.create_bucket().await.unwrap();
        store.create_bucket().await.unwrap();
        write(&store, "a", b"x", Condition::Always).await.unwrap();
        assert_eq!(kind(store.delete_bucket().await), Kind::Precondition);
        assert_eq!(read(&store, "a", &GetOptions::default()).await.unwrap().1, b"x");
        store.delete("a").await.unwrap();
        store.delete_bucket().await.unwrap();
        assert_eq!(kind(store.delete_bucket().await), Kind::NoBucket);
        assert_eq!(kind(store.head("a").await), Kind::NoBucket);
        assert_eq!(kind(store.delete("a").await), Kind::NoBucket);
        assert_eq!(kind(store.list(&ListOptions::default()).await), Kind::NoBucket);
    });
}

#[test]
fn wrong_credentials_are_denied_and_not_shown() {
    block_on(async {
        let Some(server) = Server::start().await else { return };
        server.bucket("s3://bucket", "").await;
        for wrong in [
            r#", "access_key_id": "AKTEST", "secret_access_key": "hunter2""#,
            r#", "access_key_id": "AKOTHER", "secret_access_key": "hunter2""#,
            r#", "anonymous": true"#,
        ] {
            let store = server.store("s3://bucket", wrong);
            for error in [
                read(&store, "a", &GetOptions::default()).await.unwrap_err(),
                write(&store, "a", b"x", Condition::Always).await.unwrap_err(),
                store.list(&ListOptions::default()).await.unwrap_err(),
                store.head("a").await.unwrap_err(),
            ] {
                let text = format!("{error} {error:?}");
                assert!(error.kind() == Kind::Denied && text.contains("s3://bucket/"), "{text}");
                assert!(!text.contains("hunter2"), "{text}");
            }
        }
    });
}

#[test]
fn a_session_token_is_signed() {
    block_on(async {
        let Some(server) = Server::start().await else { return };
        let more = r#", "access_key_id": "AKTEST", "secret_access_key": "SKTEST", "session_token": "T/+=""#;
        let store = server.bucket("s3://bucket", more).await;
        write(&store, "a", b"x", Condition::Always).await.unwrap();
    });
}

#[test]
fn a_missing_bucket_is_not_a_missing_object() {
    block_on(async {
        let Some(server) = Server::start().await else { return };
        let store = server.store("s3://nowhere", "");
        assert_eq!(kind(store.head("a").await), Kind::NoBucket);
        let store = server.bucket("s3://somewhere", "").await;
        assert_eq!(kind(store.head("a").await), Kind::NotFound);
    });
}

#[test]
fn thousands_are_listed_and_deleted() {
    block_on(async {
        let Some(server) = Server::start().await else { return };
        let store = server.bucket("s3://bucket/p", "").await;
        let keys: Vec<String> = (0..2203).map(|index| format!("many/{index:05}")).collect();
        for key in &keys {
            std::fs::create_dir_all(server.folder.join("bucket/p/many")).unwrap();
            std::fs::write(server.folder.join("bucket/p").join(key), b"x").unwrap();
        }
        let mut options = ListOptions { prefix: "many/0".to_owned(), ..ListOptions::default() };
        let mut listed = Vec::new();
        loop {
            let page = store.list(&options).await.unwrap();
            listed.extend(page.objects.into_iter().map(|meta| meta.key));
            options.token = page.next;
            if options.token.is_none() {
                break;
            }
        }
        assert!(listed == keys, "{}", listed.len());
        let gone = store.delete_many(&keys).await.unwrap();
        assert!(gone.len() == keys.len() && gone.iter().all(Result::is_ok));
        options.token = None;
        assert!(store.list(&options).await.unwrap().objects.is_empty());
    });
}

#[test]
fn media_types_are_kept() {
    block_on(async {
        let Some(server) = Server::start().await else { return };
        let store = server.bucket("s3://bucket", "").await;
        let options = PutOptions { content_type: Some("text/plain".to_owned()), ..PutOptions::default() };
        store.put("a", &body(b"x"), &options).await.unwrap();
        assert_eq!(store.head("a").await.unwrap().content_type.as_deref(), Some("text/plain"));
        let options = PutOptions { content_type: Some("a\nb".to_owned()), ..PutOptions::default() };
        assert_eq!(kind(store.put("a", &body(b"x"), &options).await), Kind::Argument);
    });
}

#[test]
fn many_at_once_keep_apart() {
    block_on(async {
        let Some(server) = Server::start().await else { return };
        let store = Arc::new(server.bucket("s3://bucket", r#", "concurrency": 5"#).await);
        let tasks: Vec<_> = (0..60usize)
            .map(|index| {
                let store = Arc::clone(&store);
                tokio::spawn(async move {
                    let (key, content) = (format!("a/{index}"), noise(index * 5000));
                    let lent = Body::Lent(Box::leak(content.clone().into_boxed_slice()));
                    store.put(&key, &lent, &PutOptions::default()).await.unwrap();
                    assert!(read(&*store, &key, &GetOptions::default()).await.unwrap().1 == content);
                })
            })
            .collect();
        for task in tasks {
            task.await.unwrap();
        }
    });
}

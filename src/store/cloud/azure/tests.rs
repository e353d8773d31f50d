//! Against Azurite, where `TIERCE_AZURITE` says that it listens: `sh scripts/azurite.sh FOLDER cargo test …`.

use std::sync::Arc;
use std::time::{Duration, Instant};

use super::AzureStore;
use crate::error::{Kind, Result};
use crate::store::Backend;
use crate::store::conformance::{self, Can, block_on, body, noise, read, write};
use crate::store::object::{Condition, GetOptions, ListOptions, PutOptions};
use crate::store::options::Options;
use crate::store::uri::Uri;

/// The account that every Azurite has; its key is public.
const ACCOUNT: &str = "devstoreaccount1";
const KEY: &str = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

const CAN: Can = Can { any_key: false, atomic_if_absent: true, checks_if_match: true };

fn endpoint() -> Option<String> {
    let endpoint = std::env::var("TIERCE_AZURITE").ok().filter(|endpoint| !endpoint.is_empty());
    if endpoint.is_none() {
        eprintln!("skipped: TIERCE_AZURITE does not say where an Azurite listens");
    }
    endpoint
}

fn open(uri: &str, endpoint: &str, more: &str) -> Result<AzureStore> {
    let json = format!(r#"{{"endpoint": "{endpoint}/{ACCOUNT}", "account": "{ACCOUNT}", "from_env": false, {more}}}"#);
    AzureStore::new(&Uri::parse(uri).unwrap(), &Options::parse(json.as_bytes()).unwrap())
}

fn with_key(uri: &str, endpoint: &str) -> AzureStore {
    open(uri, endpoint, &format!(r#""account_key": "{KEY}", "retries": 1"#)).unwrap()
}

/// A container of this name, which is new.
async fn container(uri: &str, endpoint: &str) -> AzureStore {
    let store = with_key(uri, endpoint);
    let _ = store.ask(&store.request(super::Method::DELETE, None, &[("restype", "container")]), "").await;
    store.create_bucket().await.unwrap();
    store
}

fn kind<T: std::fmt::Debug>(result: Result<T>) -> Kind {
    result.expect_err("a failure").kind()
}

#[test]
fn it_is_a_store() {
    let Some(endpoint) = endpoint() else { return };
    block_on(async {
        conformance::all(Arc::new(container("az://conformance", &endpoint).await), CAN).await;
    });
}

#[test]
fn it_is_a_store_below_a_prefix() {
    let Some(endpoint) = endpoint() else { return };
    block_on(async {
        conformance::all(Arc::new(container("az://prefixed/run 1/é", &endpoint).await), CAN).await;
    });
}

#[test]
fn containers_come_and_go() {
    let Some(endpoint) = endpoint() else { return };
    block_on(async {
        let store = container("az://bucket", &endpoint).await;
        conformance::bucket(&store).await;
    });
}

#[test]
fn media_types_are_kept() {
    let Some(endpoint) = endpoint() else { return };
    block_on(async {
        let store = container("az://types", &endpoint).await;
        let json = || Some("application/json".to_owned());
        let options = PutOptions { content_type: json(), ..PutOptions::default() };
        store.put("whole", &body(b"{}"), &options).await.unwrap();
        let upload = store.begin_upload("parts", &options).await.unwrap();
        let part = store.put_part("parts", &upload, 1, &body(b"{}")).await.unwrap();
        store.complete_upload("parts", &upload, &[part], &PutOptions::default()).await.unwrap();
        for key in ["whole", "parts"] {
            assert_eq!(store.head(key).await.unwrap().content_type, json(), "{key}");
        }
    });
}

#[test]
fn keys_that_are_no_paths_are_refused() {
    let store = with_key("az://c", "http://127.0.0.1:1");
    block_on(async {
        for key in ["a//b", "a/", "/a", "a/./b", "..", "a\tb"] {
            assert_eq!(kind(store.head(key).await), Kind::Argument, "{key}");
            assert_eq!(kind(store.delete(key).await), Kind::Argument, "{key}");
        }
    });
}

#[test]
fn blobs_that_are_no_paths_are_listed() {
    let Some(endpoint) = endpoint() else { return };
    block_on(async {
        let store = container("az://odd", &endpoint).await;
        for name in ["a//b", "a/", "c"] {
            let request = store.request(super::Method::PUT, Some(name), &[]).header("x-ms-blob-type", "BlockBlob");
            store.ask(&request, name).await.unwrap();
        }
        let page = store.list(&ListOptions::default()).await.unwrap();
        let keys: Vec<_> = page.objects.iter().map(|meta| meta.key.as_str()).collect();
        assert_eq!(keys, ["a/", "a//b", "c"]);
    });
}

#[test]
fn wrong_keys_are_denied_and_not_shown() {
    let Some(endpoint) = endpoint() else { return };
    block_on(async {
        container("az://denied", &endpoint).await;
        let store = open("az://denied", &endpoint, r#""account_key": "aHVudGVyMg==""#).unwrap();
        for failed in [
            read(&store, "a", &GetOptions::default()).await.map(drop),
            write(&store, "a", b"x", Condition::Always).await.map(drop),
            store.list(&ListOptions::default()).await.map(drop),
            store.delete("a").await,
        ] {
            let error = failed.unwrap_err();
            assert_eq!(error.kind(), Kind::Denied, "{error}");
            assert!(!error.to_string().contains("aHVudGVyMg"), "{error}");
        }
        let store = open("az://denied", &endpoint, r#""anonymous": true"#).unwrap();
        let error = store.list(&ListOptions::default()).await.unwrap_err();
        assert!(matches!(error.kind(), Kind::Denied | Kind::NotFound | Kind::NoBucket), "{error}");
    });
}

#[test]
fn a_signature_is_enough_and_not_shown() {
    let Some(endpoint) = endpoint() else { return };
    let Ok(sas) = std::env::var("TIERCE_AZURITE_SAS") else {
        eprintln!("skipped: TIERCE_AZURITE_SAS has no shared access signature");
        return;
    };
    block_on(async {
        container("az://signed", &endpoint).await;
        let store = open("az://signed", &endpoint, &format!(r#""sas_token": "{sas}""#)).unwrap();
        let content = noise(100_000);
        write(&store, "a", &content, Condition::Always).await.unwrap();
        assert!(read(&store, "a", &GetOptions::default()).await.unwrap().1 == content);
        store.copy("a", "b").await.unwrap();
        assert_eq!(store.list(&ListOptions::default()).await.unwrap().objects.len(), 2);
        store.delete("a").await.unwrap();
        let error = store.head("a").await.unwrap_err();
        assert_eq!(error.kind(), Kind::NotFound);
        assert!(!error.to_string().contains("sig="), "{error}");
    });
}

#[test]
fn nobody_there_is_told_after_some_tries() {
    block_on(async {
        let more = format!(r#""account_key": "{KEY}", "retries": 1"#);
        let store = open("az://c", "http://127.0.0.1:1", &more).unwrap();
        for failed in [store.head("a").await.map(drop), store.delete("a").await] {
            let error = failed.unwrap_err();
            assert_eq!(error.kind(), Kind::Io, "{error}");
            assert!(error.to_string().contains("az://c/a") && !error.to_string().contains(KEY), "{error}");
        }
    });
}

#[test]
fn a_server_that_says_nothing_is_given_up() {
    block_on(async {
        let listener = tokio::net::TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
        let endpoint = format!("http://{}", listener.local_addr().unwrap());
        let more = format!(r#""account_key": "{KEY}", "retries": 0, "io_timeout": 0.2, "connect_timeout": 0.2"#);
        let store = open("az://c", &endpoint, &more).unwrap();
        let start = Instant::now();
        for failed in [store.head("a").await.map(drop), store.delete("a").await] {
            assert_eq!(kind(failed), Kind::Timeout);
        }
        assert!(start.elapsed() < Duration::from_secs(5));
    });
}

#[test]
fn missing_credentials_are_told() {
    let error = open("az://c", "http://127.0.0.1:1", r#""retries": 0"#).err().unwrap();
    assert_eq!(error.kind(), Kind::Config);
    let error = open("az://c", "http://127.0.0.1:1", r#""account_key": "hunter2!""#).err().unwrap();
    assert!(error.kind() == Kind::Config && !error.to_string().contains("hunter2"), "{error}");
}

/// A server that answers each connection in turn, and gives back what it was asked.
async fn answering(answers: Vec<&'static str>) -> (AzureStore, tokio::task::JoinHandle<Vec<String>>) {
    use tokio::io::{AsyncReadExt, AsyncWriteExt};
    let listener = tokio::net::TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
    let endpoint = format!("http://{}", listener.local_addr().unwrap());
    let server = tokio::spawn(async move {
        let mut heads = Vec::new();
        for answer in answers {
            let (mut stream, _) = listener.accept().await.unwrap();
            let mut head = Vec::new();
            while !head.ends_with(b"\r\n\r\n") {
                head.push(stream.read_u8().await.unwrap());
            }
            heads.push(String::from_utf8(head).unwrap().to_ascii_lowercase());
            stream.write_all(answer.as_bytes()).await.unwrap();
        }
        heads
    });
    let more = format!(r#""account_key": "{KEY}", "retries": 2, "io_timeout": 5"#);
    (open("az://c", &endpoint, &more).unwrap(), server)
}

#[test]
fn a_body_that_breaks_is_gone_on_with() {
    block_on(async {
        let (store, server) = answering(vec![
            "HTTP/1.1 200 OK\r\ncontent-length: 10\r\netag: \"e\"\r\n\
             last-modified: Thu, 01 Jan 1970 00:00:01 GMT\r\n\r\n01234",
            "HTTP/1.1 503 Busy\r\ncontent-length: 0\r\nconnection: close\r\n\r\n",
            "HTTP/1.1 206 Partial\r\ncontent-length: 5\r\ncontent-range: bytes 5-9/10\r\netag: \"e\"\r\n\
             last-modified: Thu, 01 Jan 1970 00:00:01 GMT\r\n\r\n56789",
        ])
        .await;
        let (meta, content) = read(&store, "a", &GetOptions::default()).await.unwrap();
        assert_eq!((&*content, meta.size, meta.modified), (&b"0123456789"[..], 10, Some(1000)));
        let heads = server.await.unwrap();
        assert!(heads[1].contains("range: bytes=5-9") && heads[2].contains("range: bytes=5-9"), "{heads:?}");
    });
}

#[test]
fn a_slow_transfer_that_goes_on_is_not_given_up() {
    use tokio::io::{AsyncReadExt, AsyncWriteExt};
    const SIZE: usize = 24 << 20;
    block_on(async {
        let listener = tokio::net::TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
        let endpoint = format!("http://{}", listener.local_addr().unwrap());
        let server = tokio::spawn(async move {
            let (mut stream, _) = listener.accept().await.unwrap();
            let (mut seen, mut piece) = (0, vec![0; 1 << 20]);
            while seen < SIZE {
                tokio::time::sleep(Duration::from_millis(40)).await;
                seen += stream.read(&mut piece).await.unwrap();
            }
            let answer = "HTTP/1.1 201 Created\r\ncontent-length: 0\r\netag: \"e\"\r\n\r\n";
            stream.write_all(answer.as_bytes()).await.unwrap();
        });
        let more = format!(r#""account_key": "{KEY}", "retries": 0, "io_timeout": 0.6, "connect_timeout": 0.1"#);
        let store = open("az://c", &endpoint, &more).unwrap();
        let start = Instant::now();
        write(&store, "a", &noise(SIZE), Condition::Always).await.unwrap();
        assert!(start.elapsed() > Duration::from_millis(800), "{:?}", start.elapsed());
        server.await.unwrap();
    });
}

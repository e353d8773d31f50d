//! Against the server that `TIERCE_S3_ENDPOINT` names, with the keys of the environment: a radosgw, by `scripts/radosgw.sh`.
//!
//! Each test has a bucket of its own, which is not there before and is deleted again.

use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

use ureq_proto::http::Method;

use super::client::Request;
use super::{Copying, LARGE, S3Store, SMALL};
use crate::error::{Kind, Result};
use crate::store::Backend;
use crate::store::conformance::{self, Can, block_on, body, noise, read, write};
use crate::store::object::{Condition, GetOptions, ListOptions, PutOptions};
use crate::store::options::Options;
use crate::store::uri::Uri;

const CAN: Can = Can { any_key: true, atomic_if_absent: true, checks_if_match: true };

/// The server, or `None` and a word about it.
fn endpoint() -> Option<String> {
    let endpoint = std::env::var("TIERCE_S3_ENDPOINT").ok().filter(|endpoint| !endpoint.is_empty());
    if endpoint.is_none() {
        println!("skipped: TIERCE_S3_ENDPOINT is not set (scripts/radosgw.sh sets it)");
    }
    endpoint
}

/// A bucket's name that is no other test's.
fn bucket() -> String {
    static COUNT: AtomicU32 = AtomicU32::new(0);
    format!("tierce-{}-{}", std::process::id(), COUNT.fetch_add(1, Ordering::Relaxed))
}

fn open(endpoint: &str, uri: &str, more: &str) -> S3Store {
    let json = format!(r#"{{"endpoint": "{endpoint}"{more}}}"#);
    S3Store::new(&Uri::parse(uri).unwrap(), &Options::parse(json.as_bytes()).unwrap()).unwrap()
}

fn kind<T: std::fmt::Debug>(result: Result<T>) -> Kind {
    result.expect_err("a failure").kind()
}

/// The keys of the uploads that were begun and neither completed nor aborted.
async fn uploads(store: &S3Store) -> Vec<String> {
    let answered = store.client.ask(&Request::new(Method::GET, None).query(&[("uploads", "")]), LARGE).await;
    let xml = String::from_utf8(answered.map_err(|failure| failure.error).unwrap().text.as_slice().to_vec()).unwrap();
    assert!(xml.contains("<ListMultipartUploadsResult"), "{xml}");
    xml.split("<Upload>").skip(1).map(|rest| rest.split(['<', '>']).nth(2).unwrap().to_owned()).collect()
}

/// Deletes all objects and the bucket.
async fn remove(store: S3Store) {
    loop {
        let page = store.list(&ListOptions::default()).await.unwrap();
        let keys: Vec<String> = page.objects.into_iter().map(|meta| meta.key).collect();
        for gone in store.delete_many(&keys).await.unwrap() {
            gone.unwrap();
        }
        if page.next.is_none() {
            break;
        }
    }
    store.delete_bucket().await.unwrap();
}

/// Everything that a store does, below a prefix and with options.
fn everything(path: &str, more: &str) {
    let Some(endpoint) = endpoint() else { return };
    let bucket = bucket();
    block_on(async {
        let store = Arc::new(open(&endpoint, &format!("s3://{bucket}{path}"), more));
        store.create_bucket().await.unwrap();
        conformance::all(Arc::clone(&store) as Arc<dyn Backend>, CAN).await;
        assert!(uploads(&store).await.is_empty());
        remove(open(&endpoint, &format!("s3://{bucket}"), "")).await;
    });
}

#[test]
fn it_is_a_store() {
    everything("", "");
}

#[test]
fn it_is_a_store_below_a_prefix_with_unsigned_payloads() {
    everything("//run 1+é%20/", r#", "unsigned_payload": true, "checksum": "crc32c", "concurrency": 3"#);
}

#[test]
fn it_is_a_store_that_compares_sizes() {
    everything("/p", r#", "verify_size": true, "checksum": "none""#);
}

#[test]
fn listings_of_any_keys() {
    let Some(endpoint) = endpoint() else { return };
    for seed in 2..5 {
        block_on(async {
            let store = open(&endpoint, &format!("s3://{}", bucket()), "");
            store.create_bucket().await.unwrap();
            conformance::listings(&store, "", seed, 30, CAN).await;
            remove(store).await;
        });
    }
}

#[test]
fn buckets_come_and_go() {
    let Some(endpoint) = endpoint() else { return };
    block_on(async {
        let store = open(&endpoint, &format!("s3://{}", bucket()), "");
        conformance::bucket(&store).await;
        store.delete_bucket().await.unwrap();
    });
}

/// The client looks first; this is what the server says of itself.
#[test]
fn a_bucket_that_is_not_empty_stays() {
    let Some(endpoint) = endpoint() else { return };
    block_on(async {
        let store = open(&endpoint, &format!("s3://{}", bucket()), "");
        store.create_bucket().await.unwrap();
        write(&store, "a", b"x", Condition::Always).await.unwrap();
        let asked = store.client.ask(&Request::new(Method::DELETE, None), SMALL).await;
        let error = asked.map(|_| ()).map_err(|failure| failure.error).unwrap_err();
        assert_eq!((error.kind(), error.native()), (Kind::Precondition, Some(("HTTP", 409))), "{error}");
        assert_eq!(read(&store, "a", &GetOptions::default()).await.unwrap().1, b"x");
        remove(store).await;
    });
}

#[test]
fn of_64_writers_one_creates() {
    let Some(endpoint) = endpoint() else { return };
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(4).enable_all().build().unwrap();
    runtime.block_on(async {
        let store = Arc::new(open(&endpoint, &format!("s3://{}", bucket()), ""));
        store.create_bucket().await.unwrap();
        for round in 0..10 {
            let key = format!("created/{round}");
            let tasks: Vec<_> = (0..64u8)
                .map(|task| {
                    let (store, key) = (Arc::clone(&store), key.clone());
                    tokio::spawn(async move { write(&*store, &key, &[task; 100], Condition::IfAbsent).await })
                })
                .collect();
            let mut won = Vec::new();
            for (index, task) in tasks.into_iter().enumerate() {
                match task.await.unwrap() {
                    Ok(_) => won.push(index as u8),
                    Err(error) => assert_eq!(error.kind(), Kind::Precondition, "{error}"),
                }
            }
            assert_eq!(won.len(), 1, "{won:?}");
            assert_eq!(read(&*store, &key, &GetOptions::default()).await.unwrap().1, [won[0]; 100]);
        }
        remove(Arc::into_inner(store).unwrap()).await;
    });
}

#[test]
fn an_aborted_upload_leaves_nothing() {
    let Some(endpoint) = endpoint() else { return };
    block_on(async {
        let store = open(&endpoint, &format!("s3://{}", bucket()), "");
        store.create_bucket().await.unwrap();
        let upload = store.begin_upload("a b", &PutOptions::default()).await.unwrap();
        store.put_part("a b", &upload, 1, &body(&noise(100_000))).await.unwrap();
        assert_eq!(uploads(&store).await, ["a b"]);
        store.abort_upload("a b", &upload).await.unwrap();
        assert!(uploads(&store).await.is_empty());
        assert!(store.list(&ListOptions::default()).await.unwrap().objects.is_empty());
        remove(store).await;
    });
}

#[test]
fn large_objects_are_copied_in_parts() {
    let Some(endpoint) = endpoint() else { return };
    block_on(async {
        let mut store = open(&endpoint, &format!("s3://{}/p +", bucket()), r#", "verify_size": true"#);
        store.create_bucket().await.unwrap();
        store.copying = Copying { whole: 11_000_000, part: store.least_part() as u64 };
        // Three parts; and no larger than what is copied whole.
        for size in [12_000_000, 11_000_000] {
            let options = PutOptions { content_type: Some("text/plain".to_owned()), ..PutOptions::default() };
            store.put("from é//", &body(&noise(size)), &options).await.unwrap();
            let written = store.copy("from é//", "to").await.unwrap();
            let (meta, bytes) = read(&store, "to", &GetOptions::default()).await.unwrap();
            assert!(bytes == noise(size) && meta.content_type.as_deref() == Some("text/plain"), "{meta:?}");
            assert_eq!(meta.etag, written.etag);
            // The etag of an upload tells how many parts it had.
            assert_eq!(meta.etag.unwrap().ends_with("-3\""), size == 12_000_000);
            assert!(uploads(&store).await.is_empty());
        }
        remove(store).await;
    });
}

#[test]
fn wrong_credentials_are_denied_and_not_shown() {
    let Some(endpoint) = endpoint() else { return };
    block_on(async {
        let uri = format!("s3://{}", bucket());
        let store = open(&endpoint, &uri, "");
        store.create_bucket().await.unwrap();
        for wrong in [
            r#", "access_key_id": "AKTEST", "secret_access_key": "hunter2""#,
            r#", "access_key_id": "AKOTHER", "secret_access_key": "hunter2""#,
            r#", "anonymous": true"#,
        ] {
            let other = open(&endpoint, &uri, wrong);
            for error in [
                read(&other, "a", &GetOptions::default()).await.unwrap_err(),
                write(&other, "a", b"x", Condition::Always).await.unwrap_err(),
                other.list(&ListOptions::default()).await.unwrap_err(),
                other.head("a").await.unwrap_err(),
            ] {
                assert_eq!(error.kind(), Kind::Denied, "{error}");
                assert!(!format!("{error} {error:?}").contains("hunter2"), "{error}");
            }
        }
        remove(store).await;
    });
}

#[test]
fn thousands_are_listed_and_deleted() {
    let Some(endpoint) = endpoint() else { return };
    block_on(async {
        let store = Arc::new(open(&endpoint, &format!("s3://{}/p", bucket()), ""));
        store.create_bucket().await.unwrap();
        let keys: Vec<String> = (0..1203).map(|index| format!("many +/{index:05}")).collect();
        let tasks = keys.iter().cloned().map(|key| {
            let store = Arc::clone(&store);
            tokio::spawn(async move { write(&*store, &key, b"x", Condition::Always).await })
        });
        for task in tasks.collect::<Vec<_>>() {
            task.await.unwrap().unwrap();
        }
        let listed = conformance::listings::pages(&*store, "many +/0", None, None, 0).await;
        assert!(listed == keys, "{}", listed.len());
        let gone = store.delete_many(&keys).await.unwrap();
        assert!(gone.len() == keys.len() && gone.iter().all(Result::is_ok));
        assert_eq!(kind(store.head(&keys[0]).await), Kind::NotFound);
        remove(Arc::into_inner(store).unwrap()).await;
    });
}

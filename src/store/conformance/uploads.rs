//! Uploads in parts.

use super::{Can, body, bytes, kind, noise, write};
use crate::error::Kind;
use crate::store::Backend;
use crate::store::object::{Condition, Part, PutOptions};

async fn begin(store: &dyn Backend, key: &str) -> String {
    store.begin_upload(key, &PutOptions::default()).await.expect(key)
}

async fn part(store: &dyn Backend, key: &str, upload: &str, number: u32, content: &[u8]) -> Part {
    let part = store.put_part(key, upload, number, &body(content)).await.expect(key);
    assert_eq!((part.number, part.size), (number, content.len() as u64));
    part
}

pub(crate) async fn uploads(store: &dyn Backend) {
    let (key, size) = ("conformance/uploads/whole", store.least_part().max(100_000));
    let contents = [noise(size), noise(size + 1), noise(10)];
    let upload = begin(store, key).await;
    let mut parts = Vec::new();
    // Numbers need not follow each other.
    for index in [2, 0, 1] {
        part(store, key, &upload, 3 * index as u32 + 1, b"replaced").await;
        parts.push(part(store, key, &upload, 3 * index as u32 + 1, &contents[index]).await);
    }
    parts.sort_by_key(|part| part.number);
    assert_eq!(kind(store.head(key).await), Kind::NotFound);
    assert!(super::listings::pages(store, "conformance/uploads/", None, None, 0).await.is_empty());
    let written = store.complete_upload(key, &upload, &parts, &PutOptions::default()).await.expect(key);
    assert!(bytes(store, key).await == contents.concat());
    assert_eq!(written.etag, store.head(key).await.expect(key).etag);
}

pub(crate) async fn wrong_uploads(store: &dyn Backend) {
    let (key, size) = ("conformance/uploads/wrong", store.least_part().max(10));
    let options = PutOptions::default();
    let (upload, other) = (begin(store, key).await, begin(store, key).await);
    assert_ne!(upload, other);
    let parts = [part(store, key, &upload, 1, &noise(size)).await, part(store, key, &upload, 2, &noise(5)).await];
    let [first, second] = parts.clone();
    let absent = Part { number: 3, ..second.clone() };
    let another = Part { etag: first.etag.clone(), ..second.clone() };
    for wrong in [vec![], vec![second.clone(), first.clone()], vec![first.clone(), absent], vec![first, another]] {
        let failed = store.complete_upload(key, &upload, &wrong, &options).await;
        assert_eq!(kind(failed), Kind::Argument, "{wrong:?}");
    }
    for number in [0, 10_001] {
        assert_eq!(kind(store.put_part(key, &upload, number, &body(b"x")).await), Kind::Argument, "{number}");
    }
    store.abort_upload(key, &other).await.expect("aborted");
    store.abort_upload(key, &other).await.expect("it is gone already");
    assert_eq!(kind(store.put_part(key, &other, 1, &body(b"x")).await), Kind::NotFound);
    assert_eq!(kind(store.complete_upload(key, &other, &parts, &options).await), Kind::NotFound);
    // The other one is still there.
    store.complete_upload(key, &upload, &parts, &options).await.expect(key);
    assert_eq!(bytes(store, key).await.len(), size + 5);
    // It is gone, or known to be done already.
    match store.complete_upload(key, &upload, &parts, &options).await {
        Ok(written) => assert_eq!(written.etag, store.head(key).await.expect(key).etag),
        Err(error) => assert_eq!(error.kind(), Kind::NotFound, "{error}"),
    }
}

pub(crate) async fn conditions(store: &dyn Backend, can: Can) {
    if !can.atomic_if_absent {
        return;
    }
    let key = "conformance/uploads/condition";
    let options = PutOptions { condition: Condition::IfAbsent, ..PutOptions::default() };
    let upload = begin(store, key).await;
    let parts = [part(store, key, &upload, 1, b"uploaded").await];
    write(store, key, b"written", Condition::Always).await.expect(key);
    assert_eq!(kind(store.complete_upload(key, &upload, &parts, &options).await), Kind::Precondition);
    assert_eq!(bytes(store, key).await, b"written");
    store.abort_upload(key, &upload).await.expect("it is still there");
    store.delete(key).await.expect(key);
    let upload = begin(store, key).await;
    let parts = [part(store, key, &upload, 1, b"uploaded").await];
    store.complete_upload(key, &upload, &parts, &options).await.expect(key);
    assert_eq!(bytes(store, key).await, b"uploaded");
}

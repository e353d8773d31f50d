//! What every kind of store does, as tests against [`Backend`].
//!
//! They leave nothing behind but under keys that begin with `conformance/`, and expect nothing there.

pub(crate) mod listings;
pub(crate) mod uploads;

use std::future::Future;
use std::sync::Arc;
use std::task::{Context, Poll, Waker};

use super::object::{Body, ByteRange, Condition, GetOptions, Meta, PutOptions, Written};
use super::{Backend, Pending};
use crate::buffer::Buffer;
use crate::error::{Kind, Result};
use crate::output::Output;
pub(crate) use listings::listings;

/// What only some stores can do.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Can {
    /// Any string is a key, and not only a path.
    pub(crate) any_key: bool,
    /// Of several writers that create an object, one wins.
    pub(crate) atomic_if_absent: bool,
    /// Reading and writing can depend on an etag.
    pub(crate) checks_if_match: bool,
}

/// Runs a future on a runtime of this thread's own.
pub(crate) fn block_on<T>(future: impl Future<Output = T>) -> T {
    tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime").block_on(future)
}

/// A body that the library owns.
pub(crate) fn body(bytes: &[u8]) -> Body {
    let mut buffer = Buffer::new();
    Output::growing(&mut buffer, usize::MAX).extend_from_slice(bytes).expect("memory");
    Body::Owned(Arc::new(buffer))
}

/// A body that somebody else owns.
pub(crate) fn lent(bytes: &[u8]) -> Body {
    Body::Lent(Box::leak(bytes.into()))
}

/// Bytes that do not repeat themselves soon.
pub(crate) fn noise(len: usize) -> Vec<u8> {
    let mut random = Random(len as u64);
    (0..len).map(|_| random.below(256) as u8).collect()
}

/// A linear congruential generator.
pub(crate) struct Random(pub(crate) u64);

impl Random {
    pub(crate) fn below(&mut self, most: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % most
    }

    pub(crate) fn one<'a, T: ?Sized>(&mut self, of: &[&'a T]) -> &'a T {
        of[self.below(of.len())]
    }
}

/// Drops a future after each number of steps that it may take, and checks what is left; at last it is run to its end.
pub(crate) fn drop_at_each_step<'a>(make: impl Fn() -> Pending<'a, ()>, check: impl Fn()) {
    let mut context = Context::from_waker(Waker::noop());
    for steps in 0.. {
        let mut future = make();
        for _ in 0..steps {
            if let Poll::Ready(done) = future.as_mut().poll(&mut context) {
                done.expect("it succeeds if it is let");
                return;
            }
        }
        drop(future);
        check();
    }
}

pub(crate) async fn read(store: &dyn Backend, key: &str, options: &GetOptions) -> Result<(Meta, Vec<u8>)> {
    let mut buffer = Buffer::new();
    let meta = store.get(key, options, &mut Output::growing(&mut buffer, usize::MAX)).await?;
    Ok((meta, buffer.as_slice().to_vec()))
}

pub(crate) async fn write(store: &dyn Backend, key: &str, bytes: &[u8], condition: Condition) -> Result<Written> {
    let options = PutOptions { condition, ..PutOptions::default() };
    store.put(key, &body(bytes), &options).await
}

async fn bytes(store: &dyn Backend, key: &str) -> Vec<u8> {
    read(store, key, &GetOptions::default()).await.expect(key).1
}

fn kind<T: std::fmt::Debug>(result: Result<T>) -> Kind {
    result.expect_err("a failure").kind()
}

/// All of it.
pub(crate) async fn all(store: Arc<dyn Backend>, can: Can) {
    objects(&*store).await;
    ranges(&*store).await;
    small_rooms(&*store).await;
    keys(&*store, can).await;
    deletions(&*store).await;
    copies(&*store).await;
    conditions(&*store, can).await;
    uploads::uploads(&*store).await;
    uploads::wrong_uploads(&*store).await;
    uploads::conditions(&*store, can).await;
    listings::order(&*store).await;
    listings::common_prefixes(&*store).await;
    listings(&*store, "conformance/random/", 1, 40, can).await;
    if can.atomic_if_absent {
        tasks_create(store).await;
    }
}

pub(crate) async fn objects(store: &dyn Backend) {
    for size in [0, 1, 100_000, 9_000_000] {
        let (key, content) = (format!("conformance/objects/{size}"), noise(size));
        for body in [body(&content), lent(&content)] {
            let written = store.put(&key, &body, &PutOptions::default()).await.expect(&key);
            let (meta, read) = read(store, &key, &GetOptions::default()).await.expect(&key);
            assert!(read == content, "{key}");
            assert_eq!((meta.key.as_str(), meta.size), (key.as_str(), size as u64));
            assert_eq!(written.etag, meta.etag, "{key}");
            assert!(meta.modified.is_some_and(|time| time > 1_600_000_000_000), "{key}: {:?}", meta.modified);
            assert_eq!(store.head(&key).await.expect(&key), meta);
        }
    }
    write(store, "conformance/objects/1", b"another", Condition::Always).await.expect("replaced");
    assert_eq!(bytes(store, "conformance/objects/1").await, b"another");
    for missing in ["conformance/missing", "conformance/objects/1x", "conformance/objects"] {
        assert_eq!(kind(read(store, missing, &GetOptions::default()).await), Kind::NotFound, "{missing}");
        assert_eq!(kind(store.head(missing).await), Kind::NotFound, "{missing}");
    }
}

pub(crate) async fn ranges(store: &dyn Backend) {
    let (key, content) = ("conformance/ranges", noise(9_000_000));
    let size = content.len();
    write(store, key, &content, Condition::Always).await.expect(key);
    let from = |offset: usize, len: usize| ByteRange::From { offset: offset as u64, len: len as u64 };
    for (range, expected) in [
        (from(0, 10), 0..10),
        (from(5, 8_500_000), 5..8_500_005),
        (from(size - 5, 100), size - 5..size),
        (ByteRange::From { offset: 7, len: u64::MAX }, 7..size),
        (ByteRange::Last(3), size - 3..size),
        (ByteRange::Last(1 << 40), 0..size),
    ] {
        let options = GetOptions { range: Some(range), ..GetOptions::default() };
        let (meta, read) = read(store, key, &options).await.expect(key);
        assert!(read == content[expected], "{range:?}");
        assert_eq!(meta.size, size as u64, "{range:?}");
    }
    for range in [from(size, 1), from(size + 10, 10)] {
        let options = GetOptions { range: Some(range), ..GetOptions::default() };
        assert_eq!(kind(read(store, key, &options).await), Kind::Argument, "{range:?}");
    }
}

pub(crate) async fn small_rooms(store: &dyn Backend) {
    let key = "conformance/rooms";
    write(store, key, &noise(100), Condition::Always).await.expect(key);
    let mut room = [std::mem::MaybeUninit::uninit(); 99];
    let failed = store.get(key, &GetOptions::default(), &mut Output::fixed(&mut room)).await;
    assert_eq!(kind(failed), Kind::BufferTooSmall);
    let mut buffer = Buffer::new();
    let failed = store.get(key, &GetOptions::default(), &mut Output::growing(&mut buffer, 99)).await;
    assert_eq!(kind(failed), Kind::Limit);
    let mut room = [std::mem::MaybeUninit::uninit(); 100];
    let mut output = Output::fixed(&mut room);
    store.get(key, &GetOptions::default(), &mut output).await.expect(key);
    assert_eq!(output.into_filled(), noise(100));
}

pub(crate) async fn keys(store: &dyn Backend, can: Can) {
    let mut keys = vec![
        "a b",
        "a+b",
        "a%20b",
        "é",
        "日本",
        "a=b&c",
        "quote\"'",
        "x~!*'();:@$,[]?#",
        "a.b",
        ".hidden",
        "..x",
        "\\",
        "<&>",
        "\u{1F600}",
    ];
    let odd = ["a//b", "a/", "/a", "a/./b", "a/../b", ".", "..", "//", "a\tb"];
    if can.any_key {
        keys.extend(odd);
    }
    for key in &keys {
        let key = format!("conformance/keys/{key}");
        write(store, &key, key.as_bytes(), Condition::Always).await.expect(&key);
    }
    for key in &keys {
        let key = format!("conformance/keys/{key}");
        assert_eq!(bytes(store, &key).await, key.as_bytes(), "{key}");
    }
    assert_eq!(kind(store.head("").await), Kind::Argument);
    assert_eq!(kind(store.head(&"x".repeat(1025)).await), Kind::Argument);
    let listed = listings::pages(store, "conformance/keys/", None, None, 0).await;
    assert_eq!(listed.len(), keys.len(), "{listed:?}");
}

pub(crate) async fn deletions(store: &dyn Backend) {
    let keys: Vec<String> = (0..5).map(|i| format!("conformance/deleted/{i}")).collect();
    for key in &keys {
        write(store, key, b"x", Condition::Always).await.expect(key);
    }
    for _ in 0..2 {
        store.delete(&keys[0]).await.expect("deleted, or not there");
    }
    assert_eq!(kind(store.head(&keys[0]).await), Kind::NotFound);
    store.delete("conformance/deleted").await.expect("it is no object");
    store.delete("conformance/deleted/1/x").await.expect("nor is it");
    assert_eq!(bytes(store, &keys[1]).await, b"x");
    let gone = store.delete_many(&keys).await.expect("an answer for each");
    assert!(gone.len() == keys.len() && gone.iter().all(Result::is_ok), "{gone:?}");
    assert!(listings::pages(store, "conformance/deleted/", None, None, 0).await.is_empty());
    assert!(store.delete_many(&[]).await.expect("nothing to do").is_empty());
}

pub(crate) async fn copies(store: &dyn Backend) {
    let (from, to, content) = ("conformance/copies/from", "conformance/copies/new/to", noise(5_000_000));
    write(store, from, &content, Condition::Always).await.expect(from);
    for _ in 0..2 {
        let written = store.copy(from, to).await.expect(to);
        assert!(bytes(store, to).await == content);
        assert_eq!(written.etag, store.head(to).await.expect(to).etag);
    }
    assert_eq!(kind(store.copy("conformance/copies/missing", to).await), Kind::NotFound);
    assert!(bytes(store, to).await == content);
}

pub(crate) async fn conditions(store: &dyn Backend, can: Can) {
    let key = "conformance/conditions";
    let written = write(store, key, b"one", Condition::IfAbsent).await.expect("created");
    assert_eq!(kind(write(store, key, b"two", Condition::IfAbsent).await), Kind::Precondition);
    assert_eq!(bytes(store, key).await, b"one");
    if !can.checks_if_match {
        return;
    }
    let first = written.etag.expect("an etag");
    let is = |etag: &String| Condition::IfMatch(etag.clone());
    let second = write(store, key, b"two", is(&first)).await.expect("replaced").etag.expect("an etag");
    assert_ne!(first, second);
    assert_eq!(kind(write(store, key, b"three", is(&first)).await), Kind::Precondition);
    assert_eq!(kind(write(store, "conformance/absent", b"x", is(&first)).await), Kind::Precondition);
    let reading = |etag: &String| GetOptions { if_match: Some(etag.clone()), range: None };
    assert_eq!(read(store, key, &reading(&second)).await.expect("it is").1, b"two");
    assert_eq!(kind(read(store, key, &reading(&first)).await), Kind::Precondition);
    assert_eq!(kind(read(store, "conformance/absent", &reading(&first)).await), Kind::NotFound);
}

/// Tasks of one runtime that create the same object.
async fn tasks_create(store: Arc<dyn Backend>) {
    for round in 0..4 {
        let key = format!("conformance/created/{round}");
        let tasks: Vec<_> = (0..16u8)
            .map(|task| {
                let (store, key) = (Arc::clone(&store), key.clone());
                tokio::spawn(async move { write(&*store, &key, &[task; 10], Condition::IfAbsent).await })
            })
            .collect();
        let mut won = Vec::new();
        for (index, task) in tasks.into_iter().enumerate() {
            match task.await.expect("no panic") {
                Ok(_) => won.push(index as u8),
                Err(error) => assert_eq!(error.kind(), Kind::Precondition, "{error}"),
            }
        }
        assert_eq!(won.len(), 1, "{won:?}");
        assert_eq!(bytes(&*store, &key).await, [won[0]; 10]);
    }
}

/// Threads, each with a runtime of its own and one of `stores`, that create the same object.
pub(crate) fn threads_create(stores: &[Arc<dyn Backend>]) {
    for round in 0..50 {
        let key = format!("created/{round}");
        let start = std::sync::Barrier::new(stores.len());
        let create = |store: &dyn Backend| {
            start.wait();
            block_on(write(store, &key, b"x", Condition::IfAbsent))
        };
        let results: Vec<_> = std::thread::scope(|scope| {
            let threads: Vec<_> = stores.iter().map(|store| scope.spawn(|| create(&**store))).collect();
            threads.into_iter().map(|thread| thread.join().expect("no panic")).collect()
        });
        assert_eq!(results.iter().filter(|result| result.is_ok()).count(), 1, "{results:?}");
        let lost = results.into_iter().filter_map(Result::err);
        assert!(lost.into_iter().all(|error| error.kind() == Kind::Precondition));
    }
}

/// Making and deleting the bucket or folder itself, which is empty.
pub(crate) async fn bucket(store: &dyn Backend) {
    store.create_bucket().await.expect("made");
    store.create_bucket().await.expect("it is there already");
    write(store, "a/b", b"x", Condition::Always).await.expect("written");
    assert_eq!(kind(store.delete_bucket().await), Kind::Precondition);
    assert_eq!(bytes(store, "a/b").await, b"x");
    store.delete("a/b").await.expect("deleted");
    store.delete_bucket().await.expect("it is empty");
    assert_eq!(kind(store.delete_bucket().await), Kind::NoBucket);
    assert_eq!(kind(store.head("a").await), Kind::NoBucket);
    assert_eq!(kind(store.delete("a").await), Kind::NoBucket);
    assert_eq!(kind(store.delete_many(&["a".to_owned()]).await), Kind::NoBucket);
    assert_eq!(kind(write(store, "a", b"x", Condition::Always).await), Kind::NoBucket);
    assert_eq!(kind(write(store, "a/b", b"x", Condition::IfAbsent).await), Kind::NoBucket);
    assert_eq!(kind(store.copy("a", "b").await), Kind::NoBucket);
    assert_eq!(kind(store.begin_upload("a", &PutOptions::default()).await), Kind::NoBucket);
    assert_eq!(kind(listings::page(store, "", None, None, None, 0).await), Kind::NoBucket);
    assert_eq!(kind(listings::page(store, "a/b", None, None, None, 0).await), Kind::NoBucket);
    store.create_bucket().await.expect("made again");
    write(store, "a", b"x", Condition::Always).await.expect("written");
    store.delete("a").await.expect("deleted");
}

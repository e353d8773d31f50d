use super::*;
use crate::store::conformance::{self, Can, block_on, body, lent};

const CAN: Can = Can { any_key: true, atomic_if_absent: true, checks_if_match: true };

#[test]
fn it_behaves_as_every_store() {
    block_on(conformance::all(Arc::new(MemoryStore::new()), CAN));
}

#[test]
fn its_bucket_can_be_deleted() {
    block_on(conformance::bucket(&MemoryStore::new()));
}

#[test]
fn whole_listings_are_those_of_a_plain_model() {
    for seed in 0..40 {
        block_on(conformance::listings(&MemoryStore::new(), "", seed, 60, CAN));
    }
}

#[test]
fn of_threads_that_create_an_object_one_wins() {
    let store: Arc<dyn Backend> = Arc::new(MemoryStore::new());
    conformance::threads_create(&[Arc::clone(&store), Arc::clone(&store), Arc::clone(&store), store]);
}

#[test]
fn a_body_of_the_library_is_not_copied() {
    let store = MemoryStore::new();
    let mut buffer = Buffer::new();
    Output::growing(&mut buffer, 10).extend_from_slice(b"abc").unwrap();
    let body = Body::Owned(Arc::new(buffer));
    block_on(store.put("k", &body, &PutOptions::default())).unwrap();
    assert_eq!(store.object("k").unwrap().body.as_slice().as_ptr(), body.as_slice().as_ptr());
}

/// A body with that much content in that much memory.
fn roomy(len: usize, capacity: usize) -> Body {
    let mut buffer = Buffer::with_capacity(capacity).unwrap();
    buffer.resize_zeroed(len).unwrap();
    Body::Owned(Arc::new(buffer))
}

#[test]
fn a_body_in_much_more_memory_than_it_needs_is_copied() {
    let store = MemoryStore::new();
    block_on(store.put("k", &roomy(100_000, 1 << 20), &PutOptions::default())).unwrap();
    assert_eq!(store.object("k").unwrap().body.capacity(), 100_000);
}

#[test]
fn memory_of_what_was_replaced_is_used_again() {
    let store = MemoryStore::new();
    let body = [7; 100_000];
    block_on(store.put("k", &lent(&body), &PutOptions::default())).unwrap();
    let first = store.object("k").unwrap().body.range();
    block_on(store.put("k", &lent(&body), &PutOptions::default())).unwrap();
    block_on(store.put("l", &lent(&body), &PutOptions::default())).unwrap();
    assert_eq!(store.object("l").unwrap().body.range(), first);
}

#[test]
fn memory_of_what_is_still_read_is_not_used_again() {
    let store = MemoryStore::new();
    block_on(store.put("k", &roomy(100_000, 100_000), &PutOptions::default())).unwrap();
    let read = store.object("k").unwrap();
    block_on(store.put("k", &roomy(100_000, 100_000), &PutOptions::default())).unwrap();
    assert!(store.spare().is_none());
    drop(read);
    block_on(store.put("k", &roomy(100_000, 100_000), &PutOptions::default())).unwrap();
    assert_eq!(store.spare().map(|buffer| (buffer.len(), buffer.capacity())), Some((0, 100_000)));
}

#[test]
fn an_etag_is_never_used_again() {
    let store = MemoryStore::new();
    let mut etags = std::collections::BTreeSet::new();
    for _ in 0..10 {
        let written = block_on(store.put("k", &body(b"same"), &PutOptions::default())).unwrap();
        assert!(etags.insert(written.etag));
        block_on(store.delete("k")).unwrap();
    }
}

#[test]
fn what_is_behind_a_start_is_its_next_neighbour() {
    for (start, expected) in [
        ("a", Some("b")),
        ("a/", Some("a0")),
        ("a\u{10FFFF}", Some("b")),
        ("a\u{D7FF}", Some("a\u{E000}")),
        ("\u{10FFFF}\u{10FFFF}", None),
        ("", None),
    ] {
        assert_eq!(behind(start).as_deref(), expected, "{start:?}");
    }
}

#[test]
fn a_dropped_put_leaves_what_was_there() {
    let store = MemoryStore::new();
    block_on(store.put("k", &body(b"old"), &PutOptions::default())).unwrap();
    let large = vec![7; 3 * crate::store::local::PIECE];
    conformance::drop_at_each_step(
        || {
            let (store, large) = (&store, lent(&large));
            Box::pin(async move { store.put("k", &large, &PutOptions::default()).await.map(drop) })
        },
        || assert_eq!(block_on(store.head("k")).unwrap().size, 3),
    );
    assert_eq!(block_on(store.head("k")).unwrap().size as usize, large.len());
}

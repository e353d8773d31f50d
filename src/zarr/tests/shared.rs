//! Several writers, and what is read and written of a store.

use super::*;
use crate::error::Kind;

#[test]
fn writers_of_parts_of_one_chunk_lose_nothing() {
    for shards in ["", r#", "shards": [64]"#] {
        let store = memory();
        let chunks = if shards.is_empty() { 64 } else { 16 };
        let spec = format!(r#"{{"shape": [64], "dtype": "<i4", "chunks": [{chunks}]{shards}}}"#);
        create(&store, "a", &spec).unwrap();
        std::thread::scope(|scope| {
            for thread in 0..4u64 {
                let store = store.clone();
                scope.spawn(move || {
                    // Each has a handle of its own, as other processes would.
                    let zarr = open(&store, "a").unwrap();
                    for step in 0..4u64 {
                        let at = (thread * 4 + step) * 4;
                        let value = (at as i32 + 1).to_le_bytes().repeat(4);
                        let done = write(&zarr, &[at], array("<i4", &[4], &value)).unwrap();
                        assert_eq!(done.each, [None]);
                    }
                });
            }
        });
        let (found, _) = read(&open(&store, "a").unwrap(), "<i4", &[0], &[64]).unwrap();
        let expected: Vec<u8> = (0..16).flat_map(|n| (n * 4 + 1_i32).to_le_bytes().repeat(4)).collect();
        assert_eq!(found, expected, "{shards}");
    }
}

#[test]
fn of_many_that_create_one_succeeds_or_all_open_the_same() {
    let store = memory();
    let spec = r#"{"shape": [4], "dtype": "<i4", "chunks": [2]}"#;
    let made = std::thread::scope(|scope| {
        let creators: Vec<_> = (0..8).map(|_| scope.spawn(|| create(&store, "x/y", spec).map(|_| ()))).collect();
        let results: Vec<_> = creators.into_iter().map(|creator| creator.join().unwrap()).collect();
        for error in results.iter().filter_map(|result| result.as_ref().err()) {
            assert_eq!(error.kind(), Kind::Precondition, "{error}");
        }
        results.iter().filter(|result| result.is_ok()).count()
    });
    assert_eq!(made, 1);
    let or_open = |spec: &str| {
        let spec = Spec::parse(spec.as_bytes()).unwrap();
        ZarrArray::create(&store, "x/y", &spec, Create::OrOpen, Options::default(), Registry::builtin())
    };
    assert!(or_open(spec).is_ok());
    let error = or_open(&spec.replace("[4]", "[5]")).err().unwrap();
    assert!(error.kind() == Kind::Precondition && error.to_string().contains("shape"), "{error}");
    assert_eq!(keys(&store), ["x/y/zarr.json", "x/zarr.json", "zarr.json"]);
}

#[test]
fn chunks_of_the_fill_value_are_not_there() {
    let store = memory();
    let zarr = create(&store, "a", r#"{"shape": [5], "dtype": "<f4", "chunks": [2], "fill_value": 0}"#).unwrap();
    let chunks = || keys(&store).into_iter().filter(|key| key.starts_with("a/c/")).collect::<Vec<_>>();
    let floats = |values: &[f32]| {
        let bytes: Vec<u8> = values.iter().flat_map(|value| value.to_le_bytes()).collect();
        array("<f4", &[values.len()], &bytes)
    };
    write(&zarr, &[0], floats(&[0.0, 0.0, 1.0, 0.0, 2.0])).unwrap();
    assert_eq!(chunks(), ["a/c/1", "a/c/2"]);
    write(&zarr, &[2], floats(&[0.0, 0.0])).unwrap();
    assert_eq!(chunks(), ["a/c/2"]);
    // -0 is another value than 0.
    write(&zarr, &[0], floats(&[-0.0, 0.0])).unwrap();
    assert_eq!(chunks(), ["a/c/0", "a/c/2"]);
    let options = Options { write_empty_chunks: true, ..Options::default() };
    let zarr = ZarrArray::open(&store, "a", options, Registry::builtin()).unwrap();
    write(&zarr, &[2], floats(&[0.0, 0.0])).unwrap();
    assert_eq!(chunks(), ["a/c/0", "a/c/1", "a/c/2"]);
}

#[test]
fn without_a_fill_value_all_chunks_are_written() {
    let store = memory();
    let spec = r#"{"shape": [4], "dtype": "<f4", "chunks": [2], "zarr_format": 2, "fill_value": null}"#;
    let zarr = create(&store, "a", spec).unwrap();
    write(&zarr, &[0], array("<f4", &[2], &[0; 8])).unwrap();
    write(&zarr, &[3], array("<f4", &[1], &[0; 4])).unwrap();
    assert!(keys(&store).contains(&"a/0".to_owned()) && keys(&store).contains(&"a/1".to_owned()));
}

#[test]
fn a_part_of_a_chunk_is_refused_where_that_is_asked_for() {
    let store = memory();
    for shards in ["", r#", "shards": [8]"#] {
        let path = format!("a{}", shards.len());
        create(&store, &path, &format!(r#"{{"shape": [10], "dtype": "|u1", "chunks": [4]{shards}}}"#)).unwrap();
        let options = Options { merge: false, ..Options::default() };
        let zarr = ZarrArray::open(&store, &path, options, Registry::builtin()).unwrap();
        let step = zarr.metadata().chunks[0];
        assert!(zarr.covers(&zarr.region(&[step], &[10 - step as usize]).unwrap()));
        assert!(!zarr.covers(&zarr.region(&[1], &[7]).unwrap()));
        let done = write(&zarr, &[step], array("|u1", &[10 - step as usize], &vec![1; 10 - step as usize])).unwrap();
        assert!(done.each.iter().all(Option::is_none), "the edge is covered");
        let done = write(&zarr, &[1], array("|u1", &[7], &[1; 7])).unwrap();
        let error = done.each[0].as_ref().unwrap();
        assert!(error.kind() == Kind::Argument && error.to_string().contains("partial_chunks"), "{error}");
    }
}

#[test]
fn a_damaged_chunk_leaves_the_others() {
    let store = memory();
    for shards in ["", r#", "shards": [4]"#] {
        let path = format!("a{}", shards.len());
        let spec = format!(r#"{{"shape": [8], "dtype": "|u1", "chunks": [2], "codecs": ["bytes", "crc32c"]{shards}}}"#);
        let zarr = create(&store, &path, &spec).unwrap();
        write(&zarr, &[0], array("|u1", &[8], &[1, 2, 3, 4, 5, 6, 7, 8])).unwrap();
        let key = zarr.chunk_key(&[1]).unwrap();
        let mut bytes = get(&store, &key);
        bytes[0] ^= 1;
        put(&store, &key, &bytes);
        let (found, done) = read(&zarr, "|u1", &[0], &[8]).unwrap();
        let bad: Vec<usize> = (0..done.each.len()).filter(|at| done.each[*at].is_some()).collect();
        assert_eq!(bad, [1], "{shards}");
        let error = done.each[1].as_ref().unwrap();
        assert!(error.kind() == Kind::Corrupt && error.to_string().contains(&key), "{error}");
        assert_eq!(found[..2], [1, 2]);
        assert!(!shards.is_empty() || found[4..] == [5, 6, 7, 8], "{found:?}");
    }
}

#[test]
fn an_array_grows_and_shrinks() {
    let store = memory();
    let mut zarr = create(&store, "a", r#"{"shape": [0, 3], "dtype": "|u1", "chunks": [2, 2]}"#).unwrap();
    for step in 0..3u8 {
        let rows = array("|u1", &[2, 3], &[step + 1; 6]);
        let start = zarr.extend(0, &[2, 3]).unwrap();
        assert_eq!(start, [u64::from(step) * 2, 0]);
        write(&zarr, &start, rows).unwrap();
    }
    assert_eq!(open(&store, "a").unwrap().metadata().shape, [6, 3]);
    zarr.resize(&[3, 2]).unwrap();
    assert_eq!(read(&zarr, "|u1", &[0, 0], &[3, 2]).unwrap().0, [1, 1, 1, 1, 2, 2]);
    assert_eq!(keys(&store), ["a/c/0/0", "a/c/1/0", "a/zarr.json", "zarr.json"]);
    assert!(zarr.extend(0, &[1, 3]).is_err() && zarr.resize(&[1]).is_err() && zarr.extend(2, &[3, 2]).is_err());
}

#[test]
fn those_who_append_within_one_chunk_lose_nothing_of_each_other() {
    let store = memory();
    for shards in ["", r#", "shards": [8]"#] {
        let path = format!("a{}", shards.len());
        let mut first =
            create(&store, &path, &format!(r#"{{"shape": [0], "dtype": "|u1", "chunks": [4]{shards}}}"#)).unwrap();
        let mut second = open(&store, &path).unwrap();
        let append = |zarr: &ZarrArray, start: &[u64], value: u8| {
            let src = lent(array("|u1", &[3], &[value; 3]));
            let done = zarr.run(zarr.write_end(start, 0, src).unwrap()).unwrap();
            assert!(done.each.iter().all(Option::is_none), "{:?}", done.each);
        };
        // Each has its indices before any of them writes, and the first is late.
        let starts = [first.extend(0, &[3]).unwrap(), second.extend(0, &[3]).unwrap()];
        append(&second, &starts[1], 2);
        append(&first, &starts[0], 1);
        assert_eq!(read(&second, "|u1", &[0], &[6]).unwrap().0, [1, 1, 1, 2, 2, 2], "{shards}");
    }
}

#[test]
fn what_is_given_up_may_be_the_last_to_hold_the_pool() {
    for _ in 0..20 {
        let store = memory();
        let zarr = create(&store, "a", r#"{"shape": [512, 512], "dtype": "<f8", "chunks": [8, 8]}"#).unwrap();
        let own = std::sync::Arc::new(crate::parallel::Pool::new(2).unwrap());
        let zarr = zarr.with_pool(Some(own));
        let src = lent(array("<f8", &[512, 512], &vec![1; 512 * 512 * 8]));
        let op = store.start(zarr.write(&[0, 0], src).unwrap()).unwrap();
        drop(zarr);
        std::thread::sleep(std::time::Duration::from_millis(3));
        assert!(op.cancel().unwrap());
    }
}

#[test]
fn a_small_box_of_shards_reads_little() {
    let store = memory();
    let spec =
        r#"{"shape": [4096, 1024], "dtype": "<f8", "chunks": [64, 64], "shards": [2048, 1024], "codecs": ["bytes"]}"#;
    let zarr = create(&store, "a", spec).unwrap();
    let bytes: Vec<u8> = (0..4096u64 * 1024).flat_map(|n| (n as f64).to_le_bytes()).collect();
    write(&zarr, &[0, 0], array("<f8", &[4096, 1024], &bytes)).unwrap();
    let (found, done) = read(&zarr, "<f8", &[100, 100], &[10, 10]).unwrap();
    assert_eq!(found[..8], (100.0 * 1024.0 + 100.0f64).to_le_bytes());
    // One chunk of 32 KiB, and the index of 512 chunks.
    assert_eq!(done.size, 64 * 64 * 8 + 512 * 16 + 4);
}

#[test]
fn calls_that_wait_for_memory_do_not_keep_others_from_going_on() {
    let pool = std::sync::Arc::new(crate::parallel::Pool::new(2).unwrap());
    for (path, pool) in [("own", None), ("pool", Some(pool))] {
        let store = memory();
        let spec = r#"{"shape": [64, 64], "dtype": "<f8", "chunks": [4, 4], "shards": [16, 16]}"#;
        let spec = Spec::parse(spec.as_bytes()).unwrap();
        let options = Options { memory: 1, ..Options::default() };
        let zarr = ZarrArray::create(&store, path, &spec, Create::New, options, Registry::builtin()).unwrap();
        let zarr = zarr.with_pool(pool);
        std::thread::scope(|scope| {
            for thread in 0..4u64 {
                let zarr = &zarr;
                scope.spawn(move || {
                    for _ in 0..10 {
                        let bytes = vec![thread as u8 + 1; 16 * 64 * 8];
                        write(zarr, &[thread * 16, 0], array("<f8", &[16, 64], &bytes)).unwrap();
                        assert_eq!(read(zarr, "<f8", &[thread * 16, 0], &[16, 64]).unwrap().0, bytes);
                    }
                });
            }
        });
    }
}

/// The end that a handle knows is not the end of a chunk: what is appended behind it meanwhile stays.
#[test]
fn rows_that_are_appended_to_one_chunk_in_any_order_all_stay() {
    for shards in ["", r#", "shards": [8]"#] {
        let store = memory();
        let spec = format!(r#"{{"shape": [0], "dtype": "|u1", "chunks": [4]{shards}}}"#);
        let mut first = create(&store, "a", &spec).unwrap();
        let mut second = open(&store, "a").unwrap();
        let (at_first, at_second) = (first.extend(0, &[1]).unwrap(), second.extend(0, &[1]).unwrap());
        for (zarr, at, byte) in [(&second, at_second, 2), (&first, at_first, 1)] {
            let done = zarr.run(zarr.write_end(&at, 0, lent(array("|u1", &[1], &[byte]))).unwrap()).unwrap();
            assert!(done.each.iter().all(Option::is_none), "{:?}", done.each);
        }
        assert_eq!(read(&second, "|u1", &[0], &[2]).unwrap().0, [1, 2], "{shards:?}");
    }
}

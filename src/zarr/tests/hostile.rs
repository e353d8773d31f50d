//! Objects that are not what they should be.

use super::*;
use crate::error::Kind;

fn first_error(result: Result<(Vec<u8>, Done)>) -> crate::Error {
    match result {
        Err(error) => error,
        Ok((_, done)) => done.each.into_iter().flatten().next().expect("an error"),
    }
}

#[test]
fn chunks_of_a_wrong_size_are_refused() {
    let store = memory();
    for codecs in [r#"["bytes"]"#, r#"["bytes", {"name": "zstd", "configuration": {"level": 1}}]"#] {
        let path = format!("a{}", codecs.len());
        let zarr =
            create(&store, &path, &format!(r#"{{"shape": [64], "dtype": "<f8", "chunks": [64], "codecs": {codecs}}}"#))
                .unwrap();
        write(&zarr, &[0], array("<f8", &[64], &[7; 512])).unwrap();
        let key = zarr.chunk_key(&[0]).unwrap();
        let good = get(&store, &key);
        for bad in [&good[..good.len() - 1], &[], &[&good[..], &[0]].concat(), &vec![0; 1 << 20]] {
            put(&store, &key, bad);
            let error = first_error(read(&zarr, "<f8", &[0], &[64]));
            assert!(error.kind() == Kind::Corrupt && error.to_string().contains(&key), "{error}");
            let done = write(&zarr, &[1], array("<f8", &[1], &[0; 8])).unwrap();
            assert_eq!(
                done.each[0].as_ref().map(|error| error.kind()),
                Some(Kind::Corrupt),
                "nothing is merged into that"
            );
            assert_eq!(get(&store, &key), bad);
        }
    }
}

#[test]
fn indices_of_shards_are_not_believed() {
    let store = memory();
    for (location, size) in [("end", 4 * 16 + 4), ("start", 4 * 16 + 4)] {
        // Larger shards are read by their index, smaller ones as a whole.
        for rows in [2usize, 1 << 19] {
            let path = format!("{location}{rows}");
            let spec = format!(
                r#"{{"shape": [{}, 4], "dtype": "<f8", "chunks": [{rows}, 1], "shards": [{rows}, 4],
                    "index_location": "{location}", "codecs": ["bytes"]}}"#,
                rows
            );
            let zarr = create(&store, &path, &spec).unwrap();
            write(&zarr, &[0, 0], array("<f8", &[rows, 4], &vec![5; rows * 32])).unwrap();
            let key = zarr.chunk_key(&[0, 0]).unwrap();
            let good = get(&store, &key);
            let at = if location == "end" { good.len() - size } else { 0 };
            let plain = &good[at..at + size - 4];
            let with_index = |index: &[u8]| {
                let sum = crc_fast::checksum(crc_fast::CrcAlgorithm::Crc32Iscsi, index) as u32;
                let mut bad = good.clone();
                bad[at..at + size - 4].copy_from_slice(index);
                bad[at + size - 4..at + size].copy_from_slice(&sum.to_le_bytes());
                bad
            };
            let entry = |offset: u64, len: u64| {
                let mut index = plain.to_vec();
                index[..8].copy_from_slice(&offset.to_le_bytes());
                index[8..16].copy_from_slice(&len.to_le_bytes());
                with_index(&index)
            };
            let mut flipped = good.clone();
            flipped[at] ^= 1;
            let huge = good.len() as u64;
            for bad in [
                flipped,
                good[..size - 1].to_vec(),
                vec![],
                entry(u64::MAX, 0),
                entry(u64::MAX - 1, 2),
                entry(huge, 1),
                entry(0, huge + 1),
                entry(0, u64::MAX),
                entry(0, 1),
            ] {
                put(&store, &key, &bad);
                let error = first_error(read(&zarr, "<f8", &[0, 0], &[rows, 4]));
                assert!(error.kind() == Kind::Corrupt && error.to_string().contains(&key), "{path}: {error}");
                let error = first_error(read(&zarr, "<f8", &[0, 0], &[1, 1]));
                assert_eq!(error.kind(), Kind::Corrupt, "{path}: {error}");
            }
            let mut absent = plain.to_vec();
            absent[..16].fill(0xff);
            put(&store, &key, &with_index(&absent));
            assert_eq!(read(&zarr, "<f8", &[0, 0], &[1, 2]).unwrap().0, [[0; 8], [5; 8]].concat());
        }
    }
}

#[test]
fn claims_of_huge_shapes_allocate_nothing() {
    let store = memory();
    let huge = r#"{"shape": [18446744073709551615, 9007199254740993], "dtype": "<f8", "chunks": [1000, 1000]}"#;
    let zarr = create(&store, "huge", huge).unwrap();
    let at = [u64::MAX - 3, 9_007_199_254_740_990];
    write(&zarr, &at, array("<f8", &[1, 2], &[9; 16])).unwrap();
    assert_eq!(read(&open(&store, "huge").unwrap(), "<f8", &at, &[1, 2]).unwrap().0, [9; 16]);
    for spec in [
        r#"{"shape": [8], "dtype": "<f8", "chunks": [1152921504606846976]}"#,
        r#"{"shape": [8], "dtype": "<f8", "chunks": [18446744073709551615]}"#,
    ] {
        assert!(create(&store, "chunk", spec).is_err(), "{spec}");
    }
    // A chunk that fits into an address space, and into no memory.
    let zarr = create(&store, "large", r#"{"shape": [8], "dtype": "<f8", "chunks": [1125899906842624]}"#).unwrap();
    assert_eq!(read(&zarr, "<f8", &[0], &[8]).unwrap().0, [0; 64]);
    let done = write(&zarr, &[0], array("<f8", &[8], &[1; 64])).unwrap();
    assert_eq!(done.each[0].as_ref().map(|error| error.kind()), Some(Kind::NoMemory));
}

#[test]
fn chunks_that_share_bytes_do_not_multiply() {
    let store = memory();
    let spec = r#"{"shape": [64], "dtype": "|u1", "chunks": [8], "shards": [64], "codecs": ["bytes"],
        "index_codecs": ["bytes"]}"#;
    let zarr = create(&store, "a", spec).unwrap();
    let key = zarr.chunk_key(&[0]).unwrap();
    let mut shard = vec![1u8; 8];
    for _ in 0..8 {
        shard.extend_from_slice(&0u64.to_le_bytes());
        shard.extend_from_slice(&136u64.to_le_bytes());
    }
    put(&store, &key, &shard);
    let done = write(&zarr, &[0], array("|u1", &[8], &[7; 8])).unwrap();
    assert_eq!(done.each[0].as_ref().map(|error| error.kind()), Some(Kind::Corrupt));
    assert_eq!(get(&store, &key), shard);
}

#[test]
fn items_that_could_not_be_read_are_not_written() {
    let store = memory();
    let spec = Spec::parse(br#"{"shape": [1000000000000], "dtype": "utf8", "chunks": [1000000000000]}"#).unwrap();
    let options = Options { max_items: 1 << 20, ..Options::default() };
    let zarr = ZarrArray::create(&store, "a", &spec, Create::New, options, Registry::builtin()).unwrap();
    let ty = Type::new(Dtype::Utf8, &[2], Order::C).unwrap();
    let done = write(&zarr, &[0], Array::zeros(ty, usize::MAX).unwrap());
    let kind = done.map_or_else(|error| Some(error.kind()), |done| Some(done.each[0].as_ref()?.kind()));
    assert_eq!(kind, Some(Kind::Limit));
}

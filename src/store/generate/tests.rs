use std::collections::HashSet;

use super::*;
use crate::buffer::Buffer;
#[cfg(feature = "zstd")]
use crate::codec::Registry;

fn spec(json: &str) -> Spec {
    Spec::parse(json.as_bytes()).unwrap()
}

fn made(spec: &Spec, index: u64) -> Vec<u8> {
    let mut buffer = Buffer::new();
    spec.object(index, &mut Output::growing(&mut buffer, usize::MAX)).unwrap();
    assert_eq!(buffer.len() as u64, spec.object_size());
    buffer.as_slice().to_vec()
}

/// How many times smaller the codec makes `bytes`.
#[cfg(feature = "zstd")]
fn ratio(codec: &str, bytes: &[u8]) -> f64 {
    let mut buffer = Buffer::new();
    let codec = Registry::builtin().codec_from_json(codec.as_bytes()).unwrap();
    codec.encode(bytes, &mut Output::growing(&mut buffer, usize::MAX)).unwrap();
    bytes.len() as f64 / buffer.len() as f64
}

#[test]
fn the_same_seed_and_index_give_the_same_object() {
    let spec = spec(r#"{"size": 100000, "seed": 1}"#);
    assert_eq!(made(&spec, 5), made(&spec, 5));
}

#[test]
fn bytes_are_the_same_on_every_machine_and_in_every_version() {
    let (plain, sparse) = (spec(r#"{"size": 20, "seed": 1}"#), spec(r#"{"size": 20, "seed": 1, "compress": 2}"#));
    let (plain, sparse) = (made(&plain, 2), made(&sparse, 2));
    assert_eq!(plain, [189, 254, 145, 210, 218, 112, 182, 19, 35, 203, 142, 46, 197, 115, 211, 101, 36, 168, 171, 221]);
    assert_eq!((&sparse[..10], &sparse[10..]), (&plain[..10], &[0; 10][..]));
}

#[test]
fn no_words_are_the_same_in_objects_of_one_seed_and_of_others() {
    let mut words = HashSet::new();
    let mut count = 0;
    for seed in [0, 1, u64::MAX] {
        let spec = spec(&format!(r#"{{"size": 20000, "seed": {seed}}}"#));
        for index in [0, 1, 2, u64::MAX] {
            let object = made(&spec, index);
            words.extend(object.as_chunks::<8>().0.iter().copied());
            count += 2500;
        }
    }
    assert_eq!(words.len(), count);
}

#[test]
fn each_byte_comes_as_often_as_any_other() {
    let mut counts = [0u32; 256];
    made(&spec(r#"{"size": 1048576, "seed": 3}"#), 0).iter().for_each(|byte| counts[usize::from(*byte)] += 1);
    // 4096 on average, with a standard deviation of 64.
    assert!(counts.iter().all(|count| (4096 - 320..4096 + 320).contains(count)), "{counts:?}");
}

#[test]
fn a_shorter_payload_is_the_beginning_of_a_longer_one() {
    let long = made(&spec(r#"{"size": 70001, "seed": 9}"#), 1);
    for size in [0, 1, 7, 8, 9, 4095, 4096, 4097, 16384, 65543] {
        assert_eq!(made(&spec(&format!(r#"{{"size": {size}, "seed": 9}}"#)), 1), long[..size], "{size}");
    }
}

#[cfg(all(feature = "zstd", feature = "deflate"))]
#[test]
fn compressors_find_what_they_are_asked_to() {
    for kind in ["raw", "npz", "tfrecord", "hdf5"] {
        for (factor, least, most) in
            [(1.0, 0.99, 1.01), (1.5, 1.47, 1.53), (2.0, 1.95, 2.05), (4.0, 3.85, 4.15), (10.0, 9.2, 10.8)]
        {
            let object = made(&spec(&format!(r#"{{"size": 1000001, "type": "{kind}", "compress": {factor}}}"#)), 1);
            for codec in
                [r#"{"id": "zstd", "level": 3}"#, r#"{"id": "zstd", "level": 19}"#, r#"{"id": "zlib", "level": 6}"#]
            {
                let found = ratio(codec, &object);
                assert!((least..most).contains(&found), "{kind} {factor} {codec}: {found}");
            }
        }
    }
}

/// The length of the payload by the number of its different blocks.
fn repetition(payload: &[u8], block: usize) -> f64 {
    let blocks: Vec<&[u8]> = payload.chunks(block).collect();
    blocks.len() as f64 / blocks.iter().collect::<HashSet<_>>().len() as f64
}

#[test]
fn one_of_n_blocks_is_kept_where_equal_ones_are() {
    for (size, n, blocks) in
        [(4 << 20, 1, 65536), (4 << 20, 2, 65536), (4 << 20, 2, 4096), (4 << 20, 8, 65536), (64 << 10, 4, 4096)]
    {
        let object = made(&spec(&format!(r#"{{"size": {size}, "dedup": {n}}}"#)), 0);
        assert_eq!(repetition(&object, blocks), f64::from(n), "{size} {n} {blocks}");
    }
    let odd = repetition(&made(&spec(r#"{"size": 5000001, "dedup": 3}"#), 0), 65536);
    assert!((2.8..=3.0).contains(&odd), "{odd}");
}

#[test]
fn objects_share_no_blocks_however_much_they_repeat() {
    let spec = spec(r#"{"size": 1048576, "dedup": 4, "compress": 2}"#);
    let (a, b) = (made(&spec, 0), made(&spec, 1));
    let a: HashSet<&[u8]> = a.chunks(4096).collect();
    assert!(b.chunks(4096).all(|block| !a.contains(block)));
}

#[cfg(feature = "zstd")]
#[test]
fn repetitions_are_not_compressible() {
    let object = made(&spec(r#"{"size": 8388608, "dedup": 2}"#), 0);
    let found = ratio(r#"{"id": "zstd", "level": 3}"#, &object);
    assert!((0.99..1.01).contains(&found), "{found}");
}

#[test]
fn a_format_has_the_payload_within() {
    for size in [0, 1, 1000, 4095, 100_001] {
        let raw = made(&spec(&format!(r#"{{"size": {size}, "seed": 4}}"#)), 3);
        for (kind, start) in [("npz", 186), ("tfrecord", 12), ("hdf5", 512)] {
            let object = made(&spec(&format!(r#"{{"size": {size}, "seed": 4, "type": "{kind}"}}"#)), 3);
            assert_eq!(object[start..][..size], raw, "{kind} {size}");
        }
    }
}

#[cfg(feature = "npz")]
#[test]
fn an_npz_is_what_the_library_itself_writes() {
    use crate::array::{Array, Dtype, Store, Type, npz};
    for size in [0, 1, 1000, 4095, 100_001] {
        let payload = made(&spec(&format!(r#"{{"size": {size}, "seed": 4}}"#)), 3);
        let mut store = Store::new(usize::MAX);
        store.data.extend_from_slice(&payload).unwrap();
        let array = Array::from_store(Type::row(Dtype::U8, size), store).unwrap();
        let mut writer = npz::Writer::new(0).unwrap();
        writer.add("data", &array).unwrap();
        let written = writer.finish().unwrap().unwrap();
        let object = made(&spec(&format!(r#"{{"size": {size}, "seed": 4, "type": "npz"}}"#)), 3);
        assert_eq!(object.escape_ascii().to_string(), written.as_slice().escape_ascii().to_string(), "{size}");
    }
}

#[test]
fn what_was_in_the_destination_stays() {
    for kind in ["raw", "npz", "tfrecord", "hdf5"] {
        let spec = spec(&format!(r#"{{"size": 1000, "seed": 4, "type": "{kind}"}}"#));
        let mut buffer = Buffer::new();
        buffer.extend_from_slice(b"before").unwrap();
        let mut output = Output::growing(&mut buffer, usize::MAX);
        output.extend_from_slice(b"more").unwrap();
        spec.object(0, &mut output).unwrap();
        assert_eq!(buffer.as_slice(), [&b"beforemore"[..], &made(&spec, 0)].concat(), "{kind}");
    }
}

#[test]
fn nothing_is_written_where_it_does_not_fit() {
    for kind in ["raw", "npz", "tfrecord", "hdf5"] {
        let spec = spec(&format!(r#"{{"size": 1000, "type": "{kind}"}}"#));
        let mut buffer = Buffer::new();
        let size = spec.object_size() as usize;
        let error = spec.object(0, &mut Output::growing(&mut buffer, size - 1)).unwrap_err();
        assert_eq!((error.kind(), error.needed(), buffer.len()), (crate::Kind::Limit, Some(size), 0), "{kind}");
        spec.object(0, &mut Output::growing(&mut buffer, size)).unwrap();
    }
}

#[test]
fn a_size_that_no_machine_has_is_an_error() {
    for kind in ["raw", "npz", "tfrecord", "hdf5"] {
        let spec = spec(&format!(r#"{{"size": 281474976710656, "type": "{kind}"}}"#));
        let mut buffer = Buffer::new();
        let error = spec.object(0, &mut Output::growing(&mut buffer, usize::MAX)).unwrap_err();
        assert_eq!(error.kind(), crate::Kind::NoMemory, "{kind}");
    }
}

/// Writes objects for other programs to read, into the folder that the variable names.
#[test]
fn objects_for_others_to_read() {
    let Some(folder) = std::env::var_os("TIERCE_GENERATED") else {
        return println!("skipped: TIERCE_GENERATED names no folder");
    };
    for kind in ["raw", "npz", "tfrecord", "hdf5"] {
        for size in [0, 1, 1000, 65_537, 20 << 20] {
            let spec = spec(&format!(r#"{{"size": {size}, "seed": 6, "type": "{kind}"}}"#));
            let path = std::path::Path::new(&folder).join(format!("{size}.{kind}"));
            std::fs::write(path, made(&spec, 0)).unwrap();
        }
    }
}

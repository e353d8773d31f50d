//! Boxes of every kind of array against plain memory.

use std::sync::Arc;

use super::*;
use crate::parallel::Pool;

/// What is told apart from shape, chunks and element type.
const KINDS: [&str; 12] = [
    r#""codecs": []"#,
    r#""codecs": [{"name": "zstd", "configuration": {"level": 1}}]"#,
    r#""codecs": ["bytes", {"name": "blosc", "configuration": {"cname": "lz4", "clevel": 5, "shuffle": "shuffle"}}]"#,
    r#""order": "F", "separator": ".""#,
    r#""zarr_format": 2"#,
    r#""zarr_format": 2, "order": "F", "separator": "/", "codecs": [{"id": "zlib", "level": 1}]"#,
    r#""zarr_format": 2, "codecs": []"#,
    r#""fill_value": 7, "codecs": [{"name": "bytes", "configuration": {"endian": "big"}}]"#,
    r#""shards": true"#,
    r#""shards": true, "index_location": "start", "fill_value": 3"#,
    r#""shards": true, "codecs": ["bytes", {"name": "gzip", "configuration": {"level": 1}}, "crc32c"]"#,
    r#""around shards": true"#,
];

struct Model {
    shape: Vec<usize>,
    item: usize,
    bytes: Vec<u8>,
}

impl Model {
    /// Calls `each` with the place of every element of a box, and its number in it.
    fn walk(&mut self, start: &[usize], extent: &[usize], mut each: impl FnMut(&mut [u8], usize)) {
        let count: usize = extent.iter().product();
        for number in 0..count {
            let (mut rest, mut at, mut step) = (number, 0, 1);
            for axis in (0..extent.len()).rev() {
                at += (start[axis] + rest % extent[axis]) * step;
                rest /= extent[axis];
                step *= self.shape[axis];
            }
            each(&mut self.bytes[at * self.item..(at + 1) * self.item], number);
        }
    }
}

fn check(kind: &str, dtype: &str, seed: u64, pool: Option<Arc<Pool>>) {
    let random = &mut Random(seed);
    let axes = random.below(4);
    let (mut shape, mut chunks, mut shards) = (vec![], vec![], vec![]);
    for _ in 0..axes {
        let chunk = 1 + random.below(4);
        shape.push(1 + random.below(13));
        chunks.push(chunk);
        shards.push(chunk * (1 + random.below(3)));
    }
    let inner = r#"{"name": "sharding_indexed", "configuration": {"chunk_shape": CHUNKS, "codecs": ["bytes"],
        "index_codecs": ["bytes", "crc32c"]}}"#;
    let spec = match kind {
        // Other codecs before and behind shards.
        r#""around shards": true"# => {
            let reversed: Vec<usize> = chunks.iter().rev().copied().collect();
            let inner = inner.replace("CHUNKS", &format!("{reversed:?}"));
            let gzip = r#"{"name": "gzip", "configuration": {"level": 1}}"#;
            let order: Vec<usize> = (0..axes).rev().collect();
            let transpose = format!(r#"{{"name": "transpose", "configuration": {{"order": {order:?}}}}}"#);
            format!(
                r#"{{"shape": {shape:?}, "dtype": "{dtype}", "chunks": {shards:?}, "codecs": [{transpose}, {inner}, {gzip}]}}"#
            )
        }
        kind => {
            let kind = kind.replace("\"shards\": true", &format!("\"shards\": {shards:?}"));
            format!(r#"{{"shape": {shape:?}, "dtype": "{dtype}", "chunks": {chunks:?}, {kind}}}"#)
        }
    };
    let store = memory();
    let what = format!("seed {seed}: {spec}");
    let zarr = create(&store, "some/array", &spec).unwrap_or_else(|error| panic!("{what}: {error}")).with_pool(pool);
    let item = Dtype::parse(dtype).unwrap().fixed().unwrap().size;
    let fill = zarr.metadata().fill.bytes.clone();
    let count: usize = shape.iter().product();
    // The model has elements in the byte order of the test's arrays.
    let stored = zarr.metadata().dtype.fixed().unwrap();
    let turned = stored != Dtype::parse(dtype).unwrap().fixed().unwrap();
    let fill: Vec<u8> = if turned { fill.iter().rev().copied().collect() } else { fill };
    let mut model = Model { shape: shape.clone(), item, bytes: fill.repeat(count) };
    for step in 0..6 {
        let (mut start, mut extent) = (vec![], vec![]);
        for n in &shape {
            let from = random.below(*n);
            start.push(if step == 3 { 0 } else { from });
            extent.push(if step == 3 { *n } else { 1 + random.below(n - from) });
        }
        let count: usize = extent.iter().product();
        let bytes: Vec<u8> = match random.below(4) {
            0 => fill.repeat(count),
            _ => (0..count * item).map(|_| random.below(3) as u8).collect(),
        };
        let at: Vec<u64> = start.iter().map(|n| *n as u64).collect();
        let done = write(&zarr, &at, array(dtype, &extent, &bytes)).unwrap();
        assert!(done.each.iter().all(Option::is_none), "{what}: {:?}", done.each);
        model.walk(&start, &extent, |to, number| to.copy_from_slice(&bytes[number * item..][..item]));

        let (start, extent) = match step {
            5 => (vec![0; axes], shape.clone()),
            _ => {
                let start: Vec<usize> = shape.iter().map(|n| random.below(*n)).collect();
                let extent = start.iter().zip(&shape).map(|(from, n)| 1 + random.below(n - from)).collect();
                (start, extent)
            }
        };
        let at: Vec<u64> = start.iter().map(|n| *n as u64).collect();
        let (found, done) = read(&zarr, dtype, &at, &extent).unwrap();
        assert!(done.each.iter().all(Option::is_none), "{what}: {:?}", done.each);
        let mut expected = Vec::new();
        model.walk(&start, &extent, |from, _| expected.extend_from_slice(from));
        assert_eq!(found, expected, "{what}, step {step}: {start:?} {extent:?}");
    }
    // Whoever opens it anew sees the same.
    let again = open(&store, "/some/array/").unwrap();
    let (found, _) = read(&again, dtype, &vec![0; axes], &shape).unwrap();
    assert_eq!(found, model.bytes, "{what}");
}

#[test]
fn boxes_are_those_of_the_model() {
    for (number, kind) in KINDS.iter().enumerate() {
        for round in 0..12 {
            let dtype = ["|u1", "<i2", ">f4", "<f8", "<c16", "|S3"][round % 6];
            let dtype = if kind.contains("fill_value") && dtype == "|S3" { "<u2" } else { dtype };
            check(kind, dtype, (number * 1000 + round) as u64, None);
        }
    }
}

#[test]
fn threads_of_a_pool_change_nothing() {
    let pool = Arc::new(Pool::new(3).unwrap());
    for (number, kind) in KINDS.iter().enumerate() {
        for round in 0..3 {
            check(kind, "<i4", (number * 1000 + round + 77) as u64, Some(pool.clone()));
        }
    }
}

#[test]
fn a_small_budget_is_enough_for_any_box() {
    let store = memory();
    let spec = r#"{"shape": [64, 64], "dtype": "<f8", "chunks": [8, 8], "shards": [32, 16]}"#;
    for (path, spec) in [("plain", &spec.replace(r#", "shards": [32, 16]"#, "")), ("shards", &spec.to_owned())] {
        let parsed = Spec::parse(spec.as_bytes()).unwrap();
        let options = Options { memory: 1, ..Options::default() };
        let zarr = ZarrArray::create(&store, path, &parsed, Create::New, options, Registry::builtin()).unwrap();
        let bytes: Vec<u8> = (0..64 * 64 * 8).map(|i| (i % 251) as u8).collect();
        write(&zarr, &[0, 0], array("<f8", &[64, 64], &bytes)).unwrap();
        write(&zarr, &[3, 5], array("<f8", &[50, 1], &bytes[..400])).unwrap();
        assert_eq!(read(&zarr, "<f8", &[3, 5], &[50, 1]).unwrap().0, &bytes[..400], "{path}");
        assert_eq!(read(&zarr, "<f8", &[0, 6], &[64, 58]).unwrap().0.len(), 64 * 58 * 8);
    }
}

#[test]
fn filters_in_shards_behind_other_codecs_keep_the_byte_order() {
    let store = memory();
    for filter in [
        r#"{"name": "numcodecs.delta", "configuration": {"dtype": "<i4"}}"#,
        r#"{"name": "numcodecs.bitround", "configuration": {"keepbits": 20}}"#,
        r#"{"name": "numcodecs.quantize", "configuration": {"digits": 3, "dtype": "<f4"}}"#,
    ] {
        let dtype = if filter.contains("delta") { "i4" } else { "f4" };
        let bytes: Vec<u8> = match dtype {
            "i4" => (1..=8i32).flat_map(|n| (n * 1000).to_le_bytes()).collect(),
            _ => (1..=8).flat_map(|n| (n as f32).to_le_bytes()).collect(),
        };
        let turned: Vec<u8> = bytes.chunks(4).flat_map(|word| word.iter().rev().copied()).collect();
        let spec = format!(
            r#"{{"shape": [8], "dtype": "<{dtype}", "chunks": [8], "codecs": [{{"name": "transpose",
            "configuration": {{"order": [0]}}}}, {{"name": "sharding_indexed", "configuration": {{"chunk_shape": [4],
            "codecs": [{filter}, "bytes"], "index_codecs": ["bytes", "crc32c"]}}}}]}}"#
        );
        let path = format!("a{}", filter.len());
        let zarr = create(&store, &path, &spec).unwrap();
        let done = write(&zarr, &[0], array(&format!(">{dtype}"), &[8], &turned)).unwrap();
        assert!(done.each.iter().all(Option::is_none), "{filter}: {:?}", done.each);
        for (order, expected) in [('<', &bytes), ('>', &turned)] {
            let (found, done) = read(&zarr, &format!("{order}{dtype}"), &[0], &[8]).unwrap();
            assert!(done.each.iter().all(Option::is_none), "{filter} {order}: {:?}", done.each);
            assert_eq!(&found, expected, "{filter} {order}");
        }
    }
}

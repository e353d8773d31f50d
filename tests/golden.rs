//! What was once written stays readable: tests/golden holds bytes of every format that a release wrote.
//!
//! `TIERCE_BLESS=1 cargo test --test golden` (`make golden`) adds what is missing, and never rewrites a file. The data
//! are made by [`field`], so that only encoded bytes and their configs are kept.

use std::path::{Path, PathBuf};

use serde_json::Value;
use tierce::codec::{Pipeline, Registry};
use tierce::{Buffer, Output};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden")
}

/// 96 doubles of a wave with a slow drift, by integer arithmetic alone so that every machine makes the same.
fn field() -> Vec<u8> {
    (0..96i64).flat_map(|i| ((i * i % 23 * 1000 + i * 7) as f64 / 64.0).to_le_bytes()).collect()
}

/// Name and config of every file.
fn configs() -> Vec<(String, String)> {
    let mut configs: Vec<(String, String)> = Registry::builtin()
        .describe()
        .as_array()
        .expect("a list")
        .iter()
        // What has no defaults is below; packbits takes bytes for truth values.
        .filter(|codec| codec["id"] != "packbits")
        .filter(|codec| codec["parameters"].as_array().is_none_or(|all| all.iter().all(|one| one["required"] != true)))
        .filter_map(|codec| codec["id"].as_str())
        .map(|id| (format!("{id}-default"), format!(r#"{{"id":"{id}"}}"#)))
        .filter(|(_, config)| is_of_bytes(config))
        .collect();
    let more = [
        ("zstd-19-checksum", r#"{"id":"zstd","level":19,"checksum":true}"#),
        ("zlib-0", r#"{"id":"zlib","level":0}"#),
        ("zlib-9", r#"{"id":"zlib","level":9}"#),
        ("gzip-6", r#"{"id":"gzip","level":6}"#),
        ("bz2-9", r#"{"id":"bz2","level":9}"#),
        ("lzma-alone", r#"{"id":"lzma","format":2,"preset":1}"#),
        ("lzma-sha256", r#"{"id":"lzma","check":10,"preset":0}"#),
        ("lzma-raw-delta", r#"{"id":"lzma","format":3,"filters":[{"id":3,"dist":8},{"id":33,"preset":2}]}"#),
        ("lzma-x86", r#"{"id":"lzma","filters":[{"id":4},{"id":33}]}"#),
        ("blosc-bits", r#"{"id":"blosc","cname":"zstd","clevel":3,"shuffle":2,"typesize":8}"#),
        ("blosc-blosclz", r#"{"id":"blosc","cname":"blosclz","clevel":9,"blocksize":200,"typesize":8}"#),
        ("blosc-snappy", r#"{"id":"blosc","cname":"snappy","shuffle":0}"#),
        ("blosc-stored", r#"{"id":"blosc","clevel":0}"#),
        ("shuffle-8", r#"{"id":"shuffle","elementsize":8}"#),
        ("crc32-end", r#"{"id":"crc32","location":"end"}"#),
        ("crc32c-start", r#"{"id":"crc32c","location":"start"}"#),
        ("jenkins_lookup3-prefix", r#"{"id":"jenkins_lookup3","initval":9,"prefix":[116,105,101]}"#),
        ("delta-i8", r#"{"id":"delta","dtype":"<i8"}"#),
        ("delta-i2-f4", r#"{"id":"delta","dtype":"<i2","astype":">f4"}"#),
        ("fixedscaleoffset-i4", r#"{"id":"fixedscaleoffset","scale":64,"offset":100,"dtype":"<f8","astype":"<i4"}"#),
        ("quantize-2", r#"{"id":"quantize","digits":2,"dtype":"<f8"}"#),
        ("astype-f4", r#"{"id":"astype","encode_dtype":"<f4","decode_dtype":"<f8"}"#),
        ("pipeline-v2", r#"[{"id":"shuffle","elementsize":8},{"id":"zstd","level":3},{"id":"crc32"}]"#),
        (
            "pipeline-v3",
            r#"[{"name":"bytes","configuration":{"endian":"little"}},{"name":"gzip","configuration":{"level":5}},{"name":"crc32c"}]"#,
        ),
    ];
    configs.extend(more.map(|(name, config)| (name.to_owned(), config.to_owned())));
    configs
}

/// Whether a default config makes a codec of bytes; the bytes of those of arrays alone are in their unit tests.
fn is_of_bytes(config: &str) -> bool {
    let Ok(codec) = codec(config) else { return false };
    let mut buffer = Buffer::new();
    let result = codec.encode(&[], &mut Output::growing(&mut buffer, usize::MAX));
    result.err().is_none_or(|error| error.kind() != tierce::Kind::NeedsDtype)
}

fn codec(config: &str) -> Result<Pipeline, tierce::Error> {
    Pipeline::from_json(config.as_bytes())
}

#[test]
fn what_was_written_is_read() {
    let folder = folder();
    if std::env::var_os("TIERCE_BLESS").is_some() {
        for (name, config) in configs() {
            let path = folder.join(format!("{name}.bin"));
            if path.exists() {
                continue;
            }
            let mut buffer = Buffer::new();
            codec(&config).unwrap().encode(&field(), &mut Output::growing(&mut buffer, usize::MAX)).unwrap();
            std::fs::write(&path, buffer.as_slice()).unwrap();
            std::fs::write(folder.join(format!("{name}.json")), format!("{config}\n")).unwrap();
        }
    }
    let (mut read, mut left_out) = (0, 0);
    for entry in std::fs::read_dir(&folder).expect("tests/golden is there") {
        let path = entry.unwrap().path();
        if path.extension().is_none_or(|extension| extension != "json") {
            continue;
        }
        let config = std::fs::read_to_string(&path).unwrap();
        let encoded = std::fs::read(path.with_extension("bin")).unwrap();
        let codec = match codec(&config) {
            Ok(codec) => codec,
            // A build without this area; the full build leaves nothing out, as is checked below.
            Err(error) if error.kind() == tierce::Kind::UnknownCodec => {
                left_out += 1;
                continue;
            }
            Err(error) => panic!("{}: {error}", path.display()),
        };
        let mut buffer = Buffer::new();
        codec
            .decode(&encoded, &mut Output::growing(&mut buffer, usize::MAX))
            .unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        assert!(buffer.as_slice() == field(), "{}: other data", path.display());
        read += 1;
    }
    if tierce::info::FEATURES.iter().all(|(_, on)| *on) {
        assert_eq!(left_out, 0);
        assert!(read >= configs().len(), "{read} files read; `make golden` adds those that are missing");
    }
}

/// Formats without freedom must come out as they are on file, and so must the configs.
#[test]
fn formats_without_freedom_are_written_the_same() {
    for name in [
        "shuffle-8",
        "crc32-end",
        "crc32c-start",
        "jenkins_lookup3-prefix",
        "fletcher32-default",
        "adler32-default",
        "base64-default",
        "blosc-stored",
    ] {
        let path = folder().join(format!("{name}.json"));
        let Ok(codec) = codec(&std::fs::read_to_string(&path).unwrap()) else { continue };
        let mut buffer = Buffer::new();
        codec.encode(&field(), &mut Output::growing(&mut buffer, usize::MAX)).unwrap();
        assert!(buffer.as_slice() == std::fs::read(path.with_extension("bin")).unwrap(), "{name}");
        let config = codec.config(None).unwrap();
        let on_file: Value = serde_json::from_str(&std::fs::read_to_string(&path).unwrap()).unwrap();
        for (key, value) in on_file.as_object().unwrap() {
            assert_eq!(&config[key], value, "{name}: {key}");
        }
    }
}

/// Formats that exist as streams: name and config.
const STREAMS: [(&str, &str); 7] = [
    ("zstd", r#"{"id":"zstd","level":5,"checksum":true}"#),
    ("zlib", r#"{"id":"zlib","level":6}"#),
    ("gzip", r#"{"id":"gzip","level":1}"#),
    ("bz2", r#"{"id":"bz2","level":1}"#),
    ("lzma", r#"{"id":"lzma","preset":1}"#),
    ("lz4frame", r#"{"id":"lz4frame"}"#),
    (
        "lz4frame-checked",
        r#"{"id":"lz4frame","level":9,"block_checksum":true,"content_checksum":true,"block_linked":false}"#,
    ),
];

/// Each in two pieces with a flush between, and a second frame behind.
#[test]
#[cfg(all(feature = "zstd", feature = "deflate", feature = "bz2", feature = "lzma", feature = "lz4"))]
fn streams_that_were_written_are_read() {
    use tierce::stream::{Op, Stream};
    let twice = [field(), field()].concat();
    for (name, config) in STREAMS {
        let path = folder().join("streams").join(format!("{name}.bin"));
        if std::env::var_os("TIERCE_BLESS").is_some() && !path.exists() {
            let (stream, mut out) = (Stream::from_json(config.as_bytes(), false).unwrap(), Buffer::new());
            for _ in 0..2 {
                let (first, second) = twice.split_at(100);
                stream.write(first, &mut out).unwrap();
                stream.flush(Op::Flush, &mut out).unwrap();
                stream.write(&second[..field().len() - 100], &mut out).unwrap();
                stream.flush(Op::End, &mut out).unwrap();
            }
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(&path, out.as_slice()).unwrap();
        }
        let encoded = std::fs::read(&path).unwrap_or_else(|error| panic!("{name}: {error}; `make golden` adds it"));
        let (stream, mut back) = (Stream::from_json(config.as_bytes(), true).unwrap(), Buffer::new());
        stream.set_across_frames(true).unwrap();
        assert_eq!(stream.write(&encoded, &mut back).unwrap(), encoded.len(), "{name}");
        stream.finish(&mut Buffer::new()).unwrap();
        assert!(back.as_slice() == twice, "{name}: other data");
    }
}

#[test]
#[cfg(feature = "zstd")]
fn seekable_files_that_were_written_are_read() {
    use tierce::zstd::{Compressor, seekable};
    for checksums in [false, true] {
        let path = folder().join("seekable").join(if checksums { "checked.bin" } else { "plain.bin" });
        if std::env::var_os("TIERCE_BLESS").is_some() && !path.exists() {
            let mut out = Buffer::new();
            let compressor = Compressor::new(3, None).unwrap();
            seekable::compress(&compressor, &field(), 200, checksums, None, &mut Output::growing(&mut out, usize::MAX))
                .unwrap();
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(&path, out.as_slice()).unwrap();
        }
        let file = std::fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        let mut memory = Buffer::new();
        memory.extend_from_slice(&file).unwrap();
        let reader = seekable::Reader::in_memory(&[], Box::new(memory)).unwrap();
        assert_eq!((reader.size(), reader.frame_count()), (768, 4));
        let mut back = Buffer::new();
        reader.read(150, 500, None, &mut Output::growing(&mut back, 500)).unwrap();
        assert!(back.as_slice() == &field()[150..650], "{}: other data", path.display());
    }
}

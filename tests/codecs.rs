//! Every built-in codec through the Rust API: round trips, bounds, limits, and what damage does.

use std::mem::MaybeUninit;

use tierce::codec::{Form, Pipeline, Registry};
use tierce::{Buffer, Kind, Output, Result};

/// Each built-in codec of bytes at its default, and some settings that take other paths.
fn configs() -> Vec<String> {
    let is_required = |param: &serde_json::Value| param["required"] == true;
    let mut configs: Vec<String> = Registry::builtin()
        .describe()
        .as_array()
        .expect("a list")
        .iter()
        // Packed bits are of truth values: other bytes come back as 1.
        .filter(|codec| codec["id"] != "packbits")
        .filter(|codec| !codec["parameters"].as_array().expect("a list").iter().any(is_required))
        .map(|codec| match codec["id"].as_str() {
            Some(id) => format!(r#"{{"id": "{id}"}}"#),
            None => format!(r#"{{"name": {}}}"#, codec["zarr_v3"]),
        })
        .filter(|config| !needs_dtype(&codec(config)))
        .collect();
    let features = tierce::info::FEATURES;
    let has = |name: &str| features.iter().any(|(feature, on)| *feature == name && *on);
    let more: &[(&str, &str)] = &[
        ("zstd", r#"{"id": "zstd", "level": 19, "checksum": true}"#),
        ("zstd", r#"{"id": "zstd", "level": -5}"#),
        ("lz4", r#"{"id": "lz4", "acceleration": 100}"#),
        ("deflate", r#"{"id": "zlib", "level": 0}"#),
        ("deflate", r#"{"id": "gzip", "level": 9}"#),
        ("bz2", r#"{"id": "bz2", "level": 9}"#),
        ("lzma", r#"{"id": "lzma", "format": 2, "preset": 2147483649}"#),
        ("lzma", r#"{"id": "lzma", "format": 3, "filters": [{"id": 3, "dist": 4}, {"id": 33, "preset": 1}]}"#),
        ("lzma", r#"{"id": "lzma", "check": 10, "filters": [{"id": 4}, {"id": 33, "dict_size": 65536}]}"#),
        ("checksums", r#"{"id": "crc32", "location": "end"}"#),
        ("checksums", r#"{"id": "crc32c", "location": "start"}"#),
        ("checksums", r#"{"id": "jenkins_lookup3", "initval": 7, "prefix": [1, 2, 3]}"#),
        ("filters", r#"{"id": "delta", "dtype": "<i4"}"#),
        ("filters", r#"{"id": "delta", "dtype": "<i2", "astype": ">i8"}"#),
        ("filters", r#"{"id": "fixedscaleoffset", "scale": 3.0, "offset": 0.0, "dtype": "|i1", "astype": "<f4"}"#),
        ("filters", r#"{"id": "astype", "encode_dtype": ">f8", "decode_dtype": "<i4"}"#),
        ("filters", r#"[{"id": "delta", "dtype": ">u4"}, {"id": "shuffle"}]"#),
        ("zstd", r#"[{"id": "shuffle", "elementsize": 1}, {"id": "zstd"}]"#),
        ("deflate", r#"["bytes", {"name": "gzip", "configuration": {"level": 5}}]"#),
        ("checksums", r#"[{"id": "fletcher32"}, {"id": "crc32"}, {"id": "adler32"}]"#),
    ];
    configs.extend(more.iter().filter(|(feature, _)| has(feature)).map(|(_, config)| (*config).to_owned()));
    configs.push("[]".into());
    configs
}

fn codec(config: &str) -> Pipeline {
    Pipeline::from_json(config.as_bytes()).unwrap_or_else(|error| panic!("{config}: {error}"))
}

/// Whether the codec takes arrays alone; tests/arrays.rs has those.
fn needs_dtype(codec: &Pipeline) -> bool {
    let result = codec.encode(&[0; 8], &mut Output::growing(&mut Buffer::new(), usize::MAX));
    result.is_err_and(|error| error.kind() == Kind::NeedsDtype)
}

fn noise(len: usize) -> Vec<u8> {
    let mut state = 0x9e37_79b9_7f4a_7c15_u64;
    std::iter::repeat_with(|| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 56) as u8
    })
    .take(len)
    .collect()
}

/// Noise, a smooth field, and zeros; lengths are multiples of four, as shuffle's default wants.
fn samples() -> Vec<Vec<u8>> {
    let field = |len: usize| {
        (0..len / 4).flat_map(|i| (f64::from(i as u32) * 0.01).sin().to_bits().to_le_bytes()[4..].to_vec())
    };
    vec![vec![], noise(4), noise(1000), vec![0; 5000], field(70_000).collect(), noise(300_000)]
}

fn encode(codec: &Pipeline, data: &[u8]) -> Vec<u8> {
    let mut buffer = Buffer::new();
    codec.encode(data, &mut Output::growing(&mut buffer, usize::MAX)).expect("encodes");
    buffer.as_slice().to_vec()
}

fn decode(codec: &Pipeline, data: &[u8], limit: usize) -> Result<Vec<u8>> {
    let mut buffer = Buffer::new();
    codec.decode(data, &mut Output::growing(&mut buffer, limit))?;
    Ok(buffer.as_slice().to_vec())
}

fn into(len: usize, run: impl Fn(&mut Output<'_>) -> Result<()>) -> Result<Vec<u8>> {
    let mut room = vec![MaybeUninit::new(0xA5); len];
    let written = {
        let mut output = Output::fixed(&mut room);
        run(&mut output)?;
        output.written()
    };
    // SAFETY: every byte was initialised above.
    Ok(room[..written].iter().map(|byte| unsafe { byte.assume_init() }).collect())
}

#[test]
fn round_trips_in_both_forms() {
    for config in configs() {
        let codec = codec(&config);
        if config.contains(r#""name": "bytes""#) && cfg!(target_endian = "big") {
            continue;
        }
        for data in samples() {
            let encoded = encode(&codec, &data);
            let bound = codec.encode_bound(data.len()).expect("built-in codecs have bounds");
            assert!(encoded.len() <= bound, "{config}: {} bytes, bound {bound}", encoded.len());
            assert_eq!(into(bound, |out| codec.encode(&data, out)).unwrap(), encoded, "{config}");
            for limit in [data.len(), data.len() + 1, usize::MAX] {
                assert!(decode(&codec, &encoded, limit).unwrap() == data, "{config}: {} bytes", data.len());
            }
            assert!(into(data.len(), |out| codec.decode(&encoded, out)).unwrap() == data, "{config}");
            if data.is_empty() {
                continue;
            }
            let short = into(data.len() - 1, |out| codec.decode(&encoded, out)).unwrap_err();
            assert_eq!(short.kind(), Kind::BufferTooSmall, "{config}: {short}");
            assert!(short.needed().is_none_or(|needed| needed == data.len()), "{config}: {short}");
            let over = decode(&codec, &encoded, data.len() - 1).unwrap_err();
            assert_eq!(over.kind(), Kind::Limit, "{config}: {over}");
        }
    }
}

#[test]
fn configs_come_back_in_both_forms() {
    for config in configs() {
        let codec = codec(&config);
        for form in [None, Some(Form::V2), Some(Form::V3)] {
            match codec.config(form) {
                Ok(text) => {
                    let again = self::codec(&text.to_string());
                    assert_eq!(again.config(form).unwrap(), text, "{config}");
                    assert_eq!(encode(&again, &noise(400)), encode(&codec, &noise(400)), "{config}");
                }
                Err(error) => {
                    assert!(config.contains("bytes") && error.kind() == Kind::Unsupported, "{config}: {error}")
                }
            }
        }
    }
}

#[test]
fn truncation_is_noticed_by_every_format_with_an_end() {
    let endless = ["shuffle", "bytes", "[]", "base64", "dtype"];
    for config in configs().iter().filter(|config| !endless.iter().any(|name| config.contains(name))) {
        let codec = codec(config);
        let encoded = encode(&codec, &noise(400));
        for len in 0..encoded.len() {
            let error = decode(&codec, &encoded[..len], usize::MAX).expect_err(config);
            assert_eq!(error.kind(), Kind::Corrupt, "{config} cut to {len}: {error}");
        }
    }
}

#[test]
fn trailing_bytes_are_refused() {
    for config in configs()
        .iter()
        .filter(|config| ["zstd", "lz4", "zlib", "gzip", "bz2", "lzma"].iter().any(|name| config.contains(name)))
    {
        let codec = codec(config);
        let mut encoded = encode(&codec, &noise(400));
        encoded.extend_from_slice(b"more");
        let error = decode(&codec, &encoded, usize::MAX).expect_err(config);
        assert!(matches!(error.kind(), Kind::Corrupt), "{config}: {error}");
    }
}

#[test]
#[cfg(all(feature = "zstd", feature = "deflate", feature = "bz2"))]
fn concatenated_streams_are_one_result() {
    for config in [r#"{"id": "zstd"}"#, r#"{"id": "gzip"}"#, r#"{"id": "bz2"}"#, r#"{"id": "lzma"}"#] {
        let codec = codec(config);
        let (one, two) = (noise(3000), vec![7; 100_000]);
        let both = [encode(&codec, &one), encode(&codec, &two), encode(&codec, &[])].concat();
        assert!(decode(&codec, &both, usize::MAX).unwrap() == [one, two].concat(), "{config}");
    }
}

#[test]
#[cfg(feature = "zstd")]
fn errors_name_what_is_wrong() {
    let message = |config: &str| match Pipeline::from_json(config.as_bytes()) {
        Ok(_) => panic!("{config} is accepted"),
        Err(error) => (error.kind(), error.to_string()),
    };
    for (config, kind, parts) in [
        ("{", Kind::Config, &["not JSON"][..]),
        ("7", Kind::Config, &["expected a codec", "7"]),
        ("{}", Kind::Config, &["\"id\"", "\"name\""]),
        (r#"{"id": "nope"}"#, Kind::UnknownCodec, &["nope", "zstd"]),
        (r#"{"id": "bytes"}"#, Kind::UnknownCodec, &["bytes"]),
        (r#"{"name": "shuffle"}"#, Kind::UnknownCodec, &["shuffle", "numcodecs.shuffle"]),
        (r#"{"id": "zstd", "levle": 1}"#, Kind::Config, &["levle", "level", "checksum"]),
        (r#"{"id": "zstd", "level": "high"}"#, Kind::Config, &["level", "high", "whole number"]),
        (r#"{"id": "zstd", "level": 1.5}"#, Kind::Config, &["level", "1.5"]),
        (r#"{"id": "zstd", "checksum": 1}"#, Kind::Config, &["checksum", "true or false"]),
        (r#"{"id": "shuffle", "elementsize": -4}"#, Kind::Config, &["elementsize", "-4", "0 to"]),
        (r#"[{"id": "zstd"}, {"id": "zstd", "x": 1}]"#, Kind::Config, &["codec 2", "\"x\""]),
        (r#"[{"id": "zstd"}, {"name": "zstd"}]"#, Kind::Config, &["mixes"]),
        (r#"{"id": "zstd", "name": "zstd"}"#, Kind::Config, &["not both"]),
        (r#"{"name": "zstd", "level": 3}"#, Kind::Config, &["configuration"]),
    ] {
        let (found, text) = message(config);
        assert_eq!(found, kind, "{config}: {text}");
        for part in parts {
            assert!(text.contains(part), "{config}: {text:?} lacks {part:?}");
        }
    }
}

#[test]
fn unknown_sizes_do_not_make_room_for_what_a_header_claims() {
    // An lz4 header that claims 2 GB, a zstd frame that claims 1 TiB: a few bytes each.
    let claims: [(&str, &str, &[u8]); 2] = [
        ("lz4", r#"{"id": "lz4"}"#, &[0, 0, 0, 0x7e, 0x10, 0x41]),
        ("zstd", r#"{"id": "zstd"}"#, &[0x28, 0xb5, 0x2f, 0xfd, 0xe0, 0, 0, 0, 0, 0, 1, 0, 0, 1, 0, 0]),
    ];
    for (feature, config, bytes) in claims {
        if !tierce::info::FEATURES.contains(&(feature, true)) {
            continue;
        }
        let mut buffer = Buffer::new();
        let error = codec(config).decode(bytes, &mut Output::growing(&mut buffer, usize::MAX)).unwrap_err();
        assert_eq!(error.kind(), Kind::Corrupt, "{error}");
        assert!(buffer.capacity() <= 4 << 20, "{config}: {} bytes reserved", buffer.capacity());
    }
}

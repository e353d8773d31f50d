//! Writes the inputs that the fuzzer starts from: `seed <folder>` makes `<folder>/<target>/<name>`, the same every time.
//!
//! A chunk of each codec in each of its shapes, behind the bytes by which `harness.rs` chooses the call.

mod seed_zarr;

use std::path::{Path, PathBuf};
use std::{env, fs, io};

use serde_json::{Value, json};
use tierce::array::{Array, Dtype, Store, Type};
use tierce::blosc::{Compressor as BloscCompressor, HEADER};
use tierce::codec::Pipeline;
use tierce::zfp::{Params, Setup, compress as compress_zfp};
use tierce::zstd::Compressor;
use tierce::zstd::seekable::compress;
use tierce::{Buffer, Output};

struct Seeds {
    root: PathBuf,
}

impl Seeds {
    /// One input; its name tells what is in it.
    fn put(&self, target: &str, name: &str, parts: &[&[u8]]) -> io::Result<()> {
        let folder = self.root.join(target);
        fs::create_dir_all(&folder)?;
        fs::write(folder.join(name), parts.concat())
    }
}

fn encode(config: &Value, data: &[u8]) -> Vec<u8> {
    let codec = Pipeline::from_json(config.to_string().as_bytes()).unwrap_or_else(|e| panic!("{config}: {e}"));
    let mut encoded = Buffer::new();
    codec.encode(data, &mut Output::growing(&mut encoded, usize::MAX)).unwrap_or_else(|e| panic!("{config}: {e}"));
    encoded.as_slice().to_vec()
}

/// Data that takes each codec another way: nothing, a byte, text, runs, noise, floats, and more than one block.
fn samples() -> Vec<(&'static str, Vec<u8>)> {
    let mut state = 0x9E37_79B9_u32;
    let mut noise = |n: usize| -> Vec<u8> {
        let next = |_| {
            state ^= state << 13;
            state ^= state >> 17;
            state ^= state << 5;
            (state >> 11) as u8
        };
        (0..n).map(next).collect()
    };
    let field = (0..200_u16).flat_map(|i| (300.0 + (f32::from(i) / 9.0).sin()).to_le_bytes()).collect();
    vec![
        ("empty", vec![]),
        ("byte", vec![b'a']),
        ("text", b"a tierce is a cask; a cask is not a tierce. ".repeat(3)),
        ("run", vec![0; 3000]),
        ("long-run", vec![7; 150_000]),
        ("noise", noise(300)),
        ("field", field),
        ("ramp", (0..1200_u32).flat_map(|i| (i * 3).to_le_bytes()).collect()),
        ("mixed", [vec![1; 400], noise(80), b"abcd".repeat(60)].concat()),
    ]
}

fn main() -> io::Result<()> {
    let root = env::args_os().nth(1).expect("usage: seed <folder>");
    let seeds = Seeds { root: Path::new(&root).to_owned() };
    for (name, data) in &samples() {
        compressed(&seeds, name, data)?;
        plain(&seeds, name, data)?;
        blosc(&seeds, name, data)?;
    }
    claims(&seeds)?;
    blosc_by_hand(&seeds)?;
    areas(&seeds)?;
    arrays(&seeds)?;
    configs(&seeds)?;
    segments(&seeds)?;
    zfp(&seeds)?;
    seed_zarr::zarr(&seeds)?;
    seekable(&seeds)
}

fn array(dtype: &str, items: &[&[u8]]) -> Array {
    let dtype = Dtype::parse(dtype).unwrap();
    let mut store = Store::new(usize::MAX);
    for item in items {
        if dtype.is_items() {
            store.push(item).unwrap();
        } else {
            store.data.extend_from_slice(item).unwrap();
        }
    }
    let count = dtype.fixed().map_or(items.len(), |fixed| store.data.len() / fixed.size);
    Array::from_store(Type::row(dtype, count), store).unwrap()
}

fn encode_array(config: &str, array: &Array) -> Vec<u8> {
    let codec = Pipeline::from_json(config.as_bytes()).unwrap_or_else(|e| panic!("{config}: {e}"));
    let mut encoded = Buffer::new();
    codec
        .encode_array(array, &mut Output::growing(&mut encoded, usize::MAX))
        .unwrap_or_else(|e| panic!("{config}: {e}"));
    encoded.as_slice().to_vec()
}

/// Elements for every filter, and chunks and files of arrays; the bytes before them choose as `arrays.rs` says.
fn arrays(seeds: &Seeds) -> io::Result<()> {
    let field: Vec<u8> = (0..40_u16).flat_map(|i| (f32::from(i) * 0.3).sin().to_le_bytes()).collect();
    for which in 0..10 {
        for dtype in [0, 4, 13, 20] {
            seeds.put("filters", &format!("{which}-{dtype}"), &[&[1, which, dtype, 0, which], &field])?;
            seeds.put("filters", &format!("{which}-{dtype}-decode"), &[&[4, which, dtype, 9, 0], &field])?;
        }
    }
    for dtype in [4, 13, 16] {
        for stages in [[0, 3, 0, 0], [1, 0, 4, 3], [8 + 1, 2 + 8 * 2, 0, 5], [6, 0, 3, 4]] {
            let name = format!("{dtype}-{stages:?}").replace(", ", "-");
            seeds.put("arrays", &name, &[&[0x61, dtype, 1], &stages[..], &field])?;
        }
    }
    let words = array("utf8", &[b"foo", b"", "äö".as_bytes(), b"\"\\n"]);
    let values = array("json", &[b"null", b"[1, 2.5e-7, NaN]", b"{\"a\": {\"b\": \"c\"}}", b"-1234567890123456789"]);
    let ragged = array("ragged:<i4", &[&[1, 0, 0, 0, 2, 0, 0, 0], &[], &[9, 9, 9, 9]]);
    let bytes = array("bytes", &[b"a", b"\xff\x00", b""]);
    let numbers = array("<f8", &[&[0; 16], &1.5f64.to_le_bytes()]);
    let objects = [
        (0, r#"{"id": "vlen-utf8"}"#, 1, &words),
        (1, r#"{"id": "vlen-bytes"}"#, 2, &bytes),
        (2, r#"{"id": "vlen-array", "dtype": "<i4"}"#, 4, &ragged),
        (3, r#"{"id": "json2"}"#, 1, &words),
        (3, r#"{"id": "json2"}"#, 3, &values),
        (4, r#"{"id": "json2", "indent": 1}"#, 5, &numbers),
        (6, r#"{"id": "msgpack2"}"#, 1, &words),
        (6, r#"{"id": "msgpack2"}"#, 3, &values),
        (7, r#"{"id": "msgpack2"}"#, 2, &bytes),
    ];
    for (which, config, like, array) in objects {
        for like in [0, like] {
            let head = [0, which, like, array.ty().count() as u8];
            seeds.put(
                "objects",
                &format!("{which}-{like}-{}", array.ty().count()),
                &[&head, &encode_array(config, array)],
            )?;
        }
    }
    for protocol in 0..6_u8 {
        let config = format!(r#"{{"id": "pickle", "protocol": {protocol}}}"#);
        for (number, array) in [&words, &values, &ragged, &bytes, &numbers].into_iter().enumerate() {
            let head = [protocol << 3, 0, array.ty().count() as u8];
            seeds.put("pickle", &format!("{protocol}-{number}"), &[&head, &encode_array(&config, array)])?;
        }
    }
    for (dtype, name) in [(4, "<i4"), (9, "<u2"), (12, "<f2"), (14, "<f4"), (16, "<f8")] {
        let array = array(name, &[&field]);
        let chunk = encode_array(r#"{"id": "pcodec"}"#, &array);
        seeds.put("pcodec", name.trim_start_matches('<'), &[&[0, dtype, 8, array.ty().count() as u8], &chunk])?;
        seeds.put("pcodec", &format!("{}-there-and-back", &name[1..]), &[&[1, dtype, 0x25, 3], &field])?;
        let mut file = Buffer::new();
        tierce::array::npy::write(&array, &mut Output::growing(&mut file, usize::MAX)).unwrap();
        seeds.put("npy", name.trim_start_matches('<'), &[file.as_slice()])?;
        for level in [0_u8, 6] {
            let mut writer = tierce::array::npz::Writer::new(level.into()).unwrap();
            writer.add("a", &array).unwrap();
            writer.add("b/\u{fc}", &array).unwrap();
            let archive = writer.finish().unwrap().unwrap();
            let name = format!("{}-{level}", name.trim_start_matches('<'));
            seeds.put("npz", &name, &[&[level << 2], archive.as_slice()])?;
        }
    }
    Ok(())
}

/// Streams of each format, frames of zstd in each of their shapes, and dictionaries.
fn areas(seeds: &Seeds) -> io::Result<()> {
    for (name, data) in &samples() {
        for (number, id) in ["zstd", "zlib", "gzip", "bz2", "lzma"].iter().enumerate() {
            let chunk = encode(&json!({ "id": id }), data);
            let number = number as u8;
            if chunk.len() < 2000 {
                seeds.put("stream", &format!("{id}-{name}"), &[&[number, 0x1B], &chunk])?;
                seeds.put("stream", &format!("{id}-{name}-twice"), &[&[number | 16, 0x2D], &chunk, &chunk])?;
            }
            seeds.put(
                "stream",
                &format!("{id}-{name}-to-encode"),
                &[&[number | 40, 0x12], &data[..data.len().min(600)]],
            )?;
        }
        let frame = encode(&json!({ "id": "zstd", "level": 5, "checksum": true }), data);
        if frame.len() < 2000 {
            let skippable = [0x50, 0x2A, 0x4D, 0x18, 3, 0, 0, 0, 1, 2, 3];
            seeds.put("zstd_frames", &format!("one-{name}"), &[&[8, 0], &frame])?;
            seeds.put("zstd_frames", &format!("all-{name}"), &[&[16, 0x18], &frame, &skippable, &frame])?;
            seeds.put("zstd_frames", &format!("magicless-{name}"), &[&[0, 9], &frame[4..]])?;
        }
        for call in [1, 17, 49, 4] {
            seeds.put("zstd_dict", &format!("raw{call}-{name}"), &[&[call, 20], &data[..data.len().min(700)]])?;
        }
    }
    // The header of a full dictionary: what follows is for the fuzzer to find.
    seeds.put("zstd_dict", "full", &[&[2, 40], &[0x37, 0xA4, 0x30, 0xEC, 7, 0, 0, 0], &[0x11; 300]])
}

/// Headers that declare far more than there is.
fn claims(seeds: &Seeds) -> io::Result<()> {
    for (name, size) in [("4MiB", 4_u64 << 20), ("1GiB", 1 << 30), ("1EiB", 1 << 60)] {
        // A single segment with 8 bytes of content size, and one empty last block.
        let zstd = [&[0x28, 0xB5, 0x2F, 0xFD, 0xE0][..], &size.to_le_bytes(), &[1, 0, 0]].concat();
        seeds.put("zstd", &format!("claim-{name}"), &[&[0, 0], &zstd])?;
        let low = (size as u32).to_le_bytes();
        seeds.put("lz4", &format!("claim-{name}"), &[&[0, 0], &low, &[0x10, b'a']])?;
        let mut gzip = encode(&json!({ "id": "gzip" }), b"a cask");
        gzip.truncate(gzip.len() - 4);
        seeds.put("deflate", &format!("claim-{name}"), &[&[0, 1], &gzip, &low])?;
    }
    Ok(())
}

/// Chunks to decode, single and in a row, and small data to encode, for each compressor.
fn compressed(seeds: &Seeds, name: &str, data: &[u8]) -> io::Result<()> {
    let small = &data[..data.len().min(600)];
    let put = |target: &str, shape: &str, control: &[u8], config: Value| -> io::Result<()> {
        let chunk = encode(&config, data);
        if chunk.len() > 3000 {
            return Ok(());
        }
        seeds.put(target, &format!("{shape}-{name}"), &[&[0], control, &chunk])?;
        seeds.put(target, &format!("{shape}-{name}-limited"), &[&[6], control, &chunk])?;
        seeds.put(target, &format!("{shape}-{name}-twice"), &[&[12], control, &chunk, &chunk])?;
        seeds.put(target, &format!("{shape}-{name}-to-encode"), &[&[1], control, small])?;
        seeds.put(target, &format!("{shape}-{name}-to-repeat"), &[&[0xE1], control, small])
    };
    put("zstd", "fast", &[2], json!({ "id": "zstd", "level": -7 }))?;
    put("zstd", "one", &[11], json!({ "id": "zstd", "level": 1, "checksum": true }))?;
    put("zstd", "high", &[28], json!({ "id": "zstd", "level": 16 }))?;
    put("lz4", "block", &[0], json!({ "id": "lz4" }))?;
    put("lz4", "hurried", &[3], json!({ "id": "lz4", "acceleration": 100 }))?;
    for level in [0_u8, 1, 9] {
        put("deflate", &format!("zlib{level}"), &[(level + 1) << 1], json!({ "id": "zlib", "level": level }))?;
        put("deflate", &format!("gzip{level}"), &[(level + 1) << 1 | 1], json!({ "id": "gzip", "level": level }))?;
    }
    put("bz2", "one", &[0], json!({ "id": "bz2", "level": 1 }))?;
    put("bz2", "nine", &[8], json!({ "id": "bz2", "level": 9 }))?;

    const LZMA1: u64 = 0x4000_0000_0000_0001;
    let preset = |id: u64| json!({ "id": id, "preset": 0, "dict_size": 4096, "nice_len": 97 });
    let raw = |filters: Value| json!({ "id": "lzma", "format": 3, "filters": filters });
    put("lzma", "xz-crc64", &[0, 0xFF, 0], json!({ "id": "lzma", "preset": 0 }))?;
    put("lzma", "xz-sha256", &[32, 0xFF, 0], json!({ "id": "lzma", "preset": 0, "check": 10 }))?;
    put("lzma", "auto-xz", &[1, 0, 0], json!({ "id": "lzma", "preset": 0, "check": 1 }))?;
    put("lzma", "alone", &[2, 0xFF, 0], json!({ "id": "lzma", "format": 2, "preset": 0 }))?;
    put("lzma", "auto-alone", &[7, 0, 0], json!({ "id": "lzma", "format": 2, "preset": 0 }))?;
    // 53 is lc 3, lp 0, pb 2; of the parameters only those and the dictionary's size matter to a decoder.
    put("lzma", "raw2", &[3, 53, 0], raw(json!([preset(33)])))?;
    put("lzma", "raw1", &[12, 53, 0], raw(json!([preset(LZMA1)])))?;
    put("lzma", "raw-delta", &[0xB3, 53, 0], raw(json!([{ "id": 3, "dist": 4 }, preset(33)])))?;
    put("lzma", "raw-x86", &[0x43, 53, 0], raw(json!([{ "id": 4 }, preset(33)])))?;
    let chain = json!([{ "id": 3, "dist": 8 }, { "id": 4 }, preset(33)]);
    put("lzma", "xz-chain", &[0xD0, 53, 0], json!({ "id": "lzma", "filters": chain }))
}

/// Chunks of each compressor and filter, of one block and of several, split and not; and settings to make more of.
fn blosc(seeds: &Seeds, name: &str, data: &[u8]) -> io::Result<()> {
    let small = &data[..data.len().min(600)];
    for (number, cname) in BloscCompressor::NAMES.iter().enumerate() {
        for shuffle in 0..3 {
            // Stored; one block; blocks of 200 bytes; split blocks of 64 KiB; elements too large to be split.
            for (level, typesize, blocksize) in
                [(0, 4, 0), (5, 1, 0), (9, 4, 0), (5, 2, 200), (1, 8, 2048), (5, 17, 128)]
            {
                let chunk = encode(
                    &json!({
                        "id": "blosc", "cname": cname, "clevel": level, "shuffle": shuffle,
                        "typesize": typesize, "blocksize": blocksize,
                    }),
                    data,
                );
                if chunk.len() <= 1500 {
                    let name = format!("{cname}-{shuffle}-{level}-{typesize}-{blocksize}-{name}");
                    seeds.put("blosc", &name, &[&[0, 3, 0, 50, 0], &chunk])?;
                }
            }
            let settings = |level: u8, sizes: u8, mode: u8| [number as u8 + 6 * (shuffle + 1), level, sizes, mode];
            // Two bytes each: the length, half of it, of the content; room; start and number of elements.
            let numbers = [0x60, 0x6D, 0x90, 1, 7, 0, 0, 1];
            for (level, sizes, mode) in
                [(5, 0x40, 0), (1, 0x24, 0x1D), (9, 0x76, 0x0B), (5, 0x0A, 6), (6, 0xA0, 0x17), (3, 0x3D, 0x15)]
            {
                let name = format!("{cname}-{shuffle}-{level}-{mode}-{name}");
                seeds.put(
                    "blosc_settings",
                    &name,
                    &[&settings(level, sizes, mode), &numbers, &[1, 33, 0, 4], small],
                )?;
            }
        }
    }
    Ok(())
}

/// Chunks that the encoder does not make: small blocks that are split, all blocks at one place, and claims.
fn blosc_by_hand(seeds: &Seeds) -> io::Result<()> {
    let header = |flags: u8, typesize: u8, sizes: [u32; 2], rest: &[&[u8]]| -> Vec<u8> {
        let rest = rest.concat();
        let sizes = [sizes[0], sizes[1], HEADER as u32 + rest.len() as u32].map(u32::to_le_bytes).concat();
        [&[2, 1, flags, typesize], &sizes[..], &rest].concat()
    };
    let data: Vec<u8> = (0..128).collect();
    let part = [&128_u32.to_le_bytes(), &data[..]].concat();
    let offsets = |list: &[u32]| list.iter().flat_map(|offset| offset.to_le_bytes()).collect::<Vec<u8>>();
    let rle = encode(&json!({ "id": "zstd" }), &[7; 40_000]);
    let frame = [&(rle.len() as u32).to_le_bytes(), &rle[..]].concat();
    let chunks = [
        (
            "split-small-blocks",
            header(
                1,
                2,
                [600, 256],
                &[&offsets(&[28, 292, 556]), &part, &part, &part, &part, &[88, 0, 0, 0], &data[..88]],
            ),
        ),
        ("one-place", header(0x10 | 4 << 5, 1, [120_000, 40_000], &[&offsets(&[28; 3]), &frame])),
        ("claim-2GiB", header(0x10 | 4 << 5, 1, [0x7FFF_FFEF, 0x2AAA_A9FF], &[&offsets(&[32; 4]), &frame])),
        ("claim-in-blocks", header(0x10 | 4 << 5, 4, [1 << 30, 1 << 24], &[&offsets(&[272; 64]), &frame])),
        ("one-block-of-a-byte", header(0, 1, [1, 1], &[&offsets(&[20]), &[1, 0, 0, 0, 9]])),
        ("nothing", header(0, 1, [0, 0], &[])),
    ];
    for (name, chunk) in &chunks {
        seeds.put("blosc", name, &[&[0x0C, 1, 0, 200, 0], chunk])?;
        seeds.put("blosc", &format!("{name}-limited"), &[&[0x20, 0, 0, 2, 0], chunk])?;
    }
    Ok(())
}

/// Elements behind settings of every mode, and streams of small arrays, as `zfp.rs` says.
fn zfp(seeds: &Seeds) -> io::Result<()> {
    let smooth: Vec<u8> = (0..25).flat_map(|i| (f64::from(i) / 7.0).sin().to_le_bytes()).collect();
    let special: Vec<u8> =
        [1.5, f64::NAN, f64::INFINITY, -0.0, 5e-324, 1e308].iter().flat_map(|x| x.to_le_bytes()).collect();
    let numbers: [[u16; 4]; 6] =
        [[2048, 0, 0, 0], [20, 0, 0, 0], [30_000, 19, 0, 0], [0; 4], [30, 400, 40, 20], [2176, 0, 0, 0]];
    for (kind, numbers) in numbers.iter().enumerate() {
        let numbers = numbers.map(u16::to_le_bytes).concat();
        for dims in 0..4u8 {
            for dtype in [0, 1, 2, 3, 7, 8, 13, 14_u8] {
                let header = 7 | dtype % 4 << 3 | [0, 0x20, 0x80, 0xE0][usize::from((dims + dtype) % 4)];
                let how = [0, 1, 5, 2][(kind + usize::from(dims + dtype)) % 4];
                let settings = [1, kind as u8, header, dtype, dims << 1 | dtype & 1, how, 0x48 | dtype % 6, 27 * dims];
                let elements = if dtype < 2 && kind > 2 { &special } else { &smooth };
                let damage = [2, 20, 0, 1, 30, 0, 128];
                let name = format!("elements-{kind}-{dims}-{dtype}");
                seeds.put("zfp", &name, &[&settings, &numbers, &[9, 6, 4, 5], &damage, elements])?;
            }
        }
    }
    for (name, params) in [
        ("rate", Params::rate(9.0, None, 1, 1).unwrap()),
        ("precision", Params::precision(20)),
        ("accuracy", Params::accuracy(0.01).unwrap()),
        ("reversible", Params::reversible()),
        ("expert", Params::expert(20, 400, 30, -20).unwrap()),
    ] {
        let (mut stream, mut side) = (Buffer::new(), Buffer::new());
        let setup = Setup { params, spacing: 2, ..Setup::default() };
        let array = array("<f8", &[&smooth]);
        compress_zfp(&setup, &array, None, Some(&mut side), &mut Output::growing(&mut stream, usize::MAX)).unwrap();
        let settings = [0, 3, 0x27, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
        let side_len = (side.len() as u16).to_le_bytes();
        seeds.put("zfp", &format!("stream-{name}"), &[&settings, &side_len, side.as_slice(), stream.as_slice()])?;
    }
    Ok(())
}

/// Checksums, copies and chains.
fn plain(seeds: &Seeds, name: &str, data: &[u8]) -> io::Result<()> {
    let odd = &data[..data.len().min(901)];
    let data = &odd[..odd.len() / 4 * 4];
    for (kind, id) in ["crc32", "adler32", "crc32c", "fletcher32", "jenkins_lookup3"].into_iter().enumerate() {
        let config = match id {
            "fletcher32" | "jenkins_lookup3" => json!({ "id": id }),
            _ => json!({ "id": id, "location": "end" }),
        };
        let control = [kind as u8, 0, 0];
        seeds.put("checksums", &format!("{id}-{name}"), &[&[0], &control, &encode(&config, odd)])?;
        seeds.put("checksums", &format!("{id}-{name}-first"), &[&[1, kind as u8 | 8, 3, 0], odd])?;
    }
    for size in [0_u8, 1, 2, 3, 4, 5, 8, 12, 16] {
        let whole = &data[..data.len() / usize::from(size.max(1)) * usize::from(size.max(1))];
        seeds.put("small", &format!("shuffle{size}-{name}"), &[&[0xC0, 0, size], whole])?;
    }
    seeds.put("small", &format!("shuffle-wide-{name}"), &[&[0xD0, 4, 3], data])?;
    seeds.put("small", &format!("base64-{name}"), &[&[0xC0, 2, 0], &encode(&json!({ "id": "base64" }), data)])?;
    seeds.put("small", &format!("bytes-{name}"), &[&[0, 3, 0], data])?;

    // The numbers are positions in the table of harness.rs.
    let chains: [(&str, &[u8], Value); 4] = [
        ("hdf5", &[2, 18, 4], json!([{ "id": "shuffle" }, { "id": "zlib", "level": 3 }])),
        ("summed", &[2, 0, 12], json!([{ "id": "zstd" }, { "id": "crc32c" }])),
        ("text", &[3, 2, 10, 15], json!([{ "id": "lz4" }, { "id": "crc32" }, { "id": "base64" }])),
        ("heavy", &[2, 6, 7], json!([{ "id": "bz2" }, { "id": "lzma", "preset": 0 }])),
    ];
    for (chain, control, config) in chains {
        seeds.put("pipeline", &format!("{chain}-{name}"), &[&[0], control, &encode(&config, data)])?;
        seeds.put("pipeline", &format!("{chain}-{name}-to-encode"), &[&[0xD5], control, data])?;
    }
    seeds.put("pipeline", &format!("none-{name}"), &[&[0, 0], data])?;
    seeds.put("pipeline", &format!("five-{name}"), &[&[1, 5, 16, 19, 5, 8, 13], data])
}

fn configs(seeds: &Seeds) -> io::Result<()> {
    let texts = [
        r#""zstd""#,
        r#"{"id":"zstd","level":-7,"checksum":true}"#,
        r#"{"name":"zstd","configuration":{"level":3,"checksum":false}}"#,
        r#"{"name":"numcodecs.lz4","configuration":{"acceleration":2.0},"must_understand":false}"#,
        r#"[{"name":"bytes","configuration":{"endian":"little"}},"crc32c",{"name":"gzip","configuration":{"level":-1}}]"#,
        r#"{"name":"bytes"}"#,
        r#"[]"#,
        r#"[{"id":"shuffle","elementsize":8},{"id":"bz2","level":9}]"#,
        r#"{"id":"lzma","format":1,"check":-1,"preset":2147483654,"filters":null}"#,
        r#"{"id":"lzma","format":3,"filters":[{"id":3,"dist":4},{"id":9,"start_offset":4},{"id":33,"preset":6,"lc":3,"lp":0,"pb":2,"dict_size":65536,"mode":2,"nice_len":64,"mf":20,"depth":0}]}"#,
        r#"{"id":"lzma","format":2,"filters":[{"id":4611686018427387905}]}"#,
        r#"{"id":"jenkins_lookup3","initval":4294967295,"prefix":[0,255,1.0]}"#,
        r#"{"id":"crc32","location":"end"}"#,
        r#"{"id":"adler32"}"#,
        r#"{"name":"crc32c","configuration":{"location":"start"}}"#,
        r#"{"id":"zlib","level":"1"}"#,
        r#"{"id":"fletcher32","unknown":1}"#,
        r#"{"id":"blosc"}"#,
        r#"{"id":"base64","id":"bz2"}"#,
        r#"[{"id":"lz4"},"zstd"]"#,
    ];
    for (number, text) in texts.iter().enumerate() {
        seeds.put("config", &format!("{number:02}"), &[text.as_bytes()])?;
    }
    seeds.put("config", "deep", &["[".repeat(200).as_bytes()])
}

fn segments(seeds: &Seeds) -> io::Result<()> {
    let data: Vec<u8> = (0..240_u8).map(|i| i / 7).collect();
    let entries = |list: &[(u16, u16)]| -> Vec<u8> {
        let entry = |&(offset, length): &(u16, u16)| [&[0], &offset.to_le_bytes()[..], &length.to_le_bytes()].concat();
        list.iter().flat_map(entry).collect()
    };
    let tables = [
        ("inside", entries(&[(0, 240), (240, 0), (8, 16), (8, 17)])),
        ("outside", entries(&[(0, 8), (240, 1)])),
        ("wrapping", [&entries(&[(0, 8)])[..], &[1, 1, 0, 1, 0]].concat()),
        ("long", [&entries(&[(0, 8)])[..], &[4, 0, 0, 1, 0]].concat()),
        ("none", vec![]),
    ];
    for (name, table) in &tables {
        for kind in 0..12_u8 {
            let control = [kind, (table.len() / 5) as u8, 2];
            seeds.put("segments", &format!("{name}-{kind:02}"), &[&control, table, &data])?;
        }
    }
    for (kind, id) in ["lz4", "crc32", "zlib", "zstd"].into_iter().enumerate() {
        let chunk = encode(&json!({ "id": id }), &data);
        let table = entries(&[(0, chunk.len() as u16), (0, 5), (1, 6)]);
        seeds.put("segments", &format!("chunk-{id}"), &[&[(kind as u8) << 1, 3, 1], &table, &chunk])?;
    }
    Ok(())
}

fn seekable(seeds: &Seeds) -> io::Result<()> {
    let compressor = Compressor::new(3, None).expect("a level");
    for (name, data) in &samples() {
        let data = &data[..data.len().min(2000)];
        for (frame_size, checksums) in [(0, true), (300, false), (700, true)] {
            let mut file = Buffer::new();
            let mut dst = Output::growing(&mut file, usize::MAX);
            compress(&compressor, data, frame_size, checksums, None, &mut dst).expect("content");
            seeds.put("seekable", &format!("file-{name}-{frame_size}"), &[&[0, 0], file.as_slice()])?;
        }
        let frame = encode(&json!({ "id": "zstd" }), data);
        let sizes = (data.len() as u32).to_le_bytes();
        let entry = [&[frame.len().min(255) as u8], &sizes[..]].concat();
        seeds.put("seekable", &format!("frames-{name}"), &[&[1, 2], &entry, &entry, &frame, &frame])?;
        seeds.put("seekable", &format!("checked-{name}"), &[&[1, 17], &entry, &frame])?;
        for parameter in [0, 0xA5, 0x43] {
            seeds.put("seekable", &format!("to-write-{name}-{parameter}"), &[&[2, parameter], data])?;
        }
        seeds.put("seekable", &format!("to-repeat-{name}"), &[&[0xE2, 0xA1], data])?;
    }
    Ok(())
}

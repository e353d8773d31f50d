//! Seeds of Zarr: documents as zarr-python writes them, options of new arrays, and objects of arrays.

use std::io;

use harness::zarr::{elements, specs};
use tierce::codec::Registry;
use tierce::zarr::{Metadata, Spec};
use tierce::{Buffer, Output};

use super::Seeds;

/// Data types as options name them, with a fill value.
const TYPES: [(&str, &str); 26] = [
    ("\"|b1\"", "true"),
    ("\"int8\"", "-5"),
    ("\"<i8\"", "-9007199254740993"),
    ("\"<u8\"", "18446744073709551615"),
    ("\">u2\"", "7"),
    ("\"<f2\"", "0.0999755859375"),
    ("\"<f4\"", "\"NaN\""),
    ("\"<f8\"", "\"0x7ff8000000000001\""),
    ("\"float64\"", "\"-Infinity\""),
    ("\"<c8\"", "[1.0, \"Infinity\"]"),
    ("\"complex128\"", "0"),
    ("\"<M8[ns]\"", "-9223372036854775808"),
    ("\"<m8[10s]\"", "\"NaT\""),
    ("\"<M8\"", "null"),
    ("\"|S5\"", "\"/wA=\""),
    ("\"<U3\"", "\"\\u00e9\""),
    ("\"|V6\"", "\"YWJjZGVm\""),
    ("\"utf8\"", "\"h\\u00e9\""),
    ("\"bytes\"", "\"YWI=\""),
    ("\"json\"", "{\"a\": [1.0, null]}"),
    ("\"ragged:<i4\"", "null"),
    ("\"r24\"", "[1, 2, 255]"),
    ("[[\"a\", \"<i4\"], [\"b\", \"<f8\", [2, 3]]]", "null"),
    ("[[\"a\", \"<i4\"], [\"b\", [[\"c\", \"|S2\"]]]]", "\"AAAAAAAA\""),
    ("{\"name\": \"structured\", \"configuration\": {\"fields\": [[\"a\", \"int32\"], [\"b\", \"float64\"]]}}", "null"),
    ("{\"name\": \"numpy.datetime64\", \"configuration\": {\"unit\": \"s\", \"scale_factor\": 10}}", "0"),
];

/// What an array can have beside that.
const MORE: [&str; 10] = [
    "",
    ", \"zarr_format\": 2",
    ", \"chunks\": [4, 3], \"shards\": [8, 9], \"index_location\": \"start\"",
    ", \"chunks\": [4, 3], \"order\": \"F\", \"dimension_names\": [\"y\", null], \"separator\": \".\"",
    ", \"chunks\": [4, 3], \"zarr_format\": 2, \"order\": \"F\", \"dimension_names\": [\"y\", \"x\"], \"separator\": \"/\"",
    ", \"codecs\": [{\"id\": \"shuffle\"}, {\"id\": \"zlib\", \"level\": 1}], \"attributes\": {\"u\": \"m\", \"n\": [1.0, NaN]}",
    ", \"zarr_format\": 2, \"codecs\": [{\"id\": \"shuffle\"}, {\"id\": \"blosc\", \"cname\": \"lz4\"}]",
    ", \"codecs\": [{\"name\": \"bytes\", \"configuration\": {\"endian\": \"big\"}}, {\"name\": \"gzip\", \"configuration\": {\"level\": 5}}, {\"name\": \"crc32c\"}]",
    ", \"codecs\": [{\"name\": \"transpose\", \"configuration\": {\"order\": [1, 0]}}, {\"name\": \"blosc\", \"configuration\": {\"cname\": \"zstd\"}}]",
    ", \"chunks\": [2, 1], \"shards\": [4, 4], \"codecs\": [], \"index_codecs\": [\"bytes\", {\"name\": \"crc32c\"}]",
];

/// Documents that other writers made.
const ARRAYS_V2: [&str; 6] = [
    r#"{"shape": [10, 7], "chunks": [4, 3], "dtype": "<f4", "fill_value": "NaN", "order": "C", "filters": null, "dimension_separator": ".", "compressor": {"id": "zstd", "level": 0}, "zarr_format": 2}"#,
    r#"{"chunks": [100], "compressor": {"blocksize": 0, "clevel": 5, "cname": "lz4", "id": "blosc", "shuffle": 1}, "dtype": "|O", "fill_value": 0, "filters": [{"id": "vlen-utf8"}], "order": "C", "shape": [250], "zarr_format": 2}"#,
    r#"{"chunks": [2, 2], "compressor": null, "dtype": [["a", "<i4"], ["b", "<f8", [2]]], "fill_value": "AAAAAAAAAAAAAAAAAAAAAAAAAAA=", "filters": null, "order": "F", "shape": [3, 3], "zarr_format": 2}"#,
    r#"{"chunks": [5], "compressor": {"id": "zlib", "level": 1}, "dtype": "<f8", "fill_value": null, "filters": [{"astype": "<i2", "dtype": "<f8", "id": "fixedscaleoffset", "offset": 0, "scale": 10}, {"id": "delta", "dtype": "<i2"}], "order": "C", "shape": [5], "zarr_format": 2}"#,
    r#"{"chunks": [3], "compressor": null, "dtype": "|O", "fill_value": null, "filters": [{"id": "vlen-array", "dtype": "<i4"}], "order": "C", "shape": [3], "zarr_format": 2, "dimension_separator": "/"}"#,
    r#"{"chunks": [3], "compressor": {"id": "gzip", "level": 1}, "dtype": "|O", "fill_value": "", "filters": [{"id": "json2", "encoding": "utf-8"}], "order": "C", "shape": [3], "zarr_format": 2}"#,
];

const GROUP_V3: &str = r#"{"attributes": {"title": "x \u00e9", "n": 1.0, "nan": NaN}, "zarr_format": 3, "consolidated_metadata": {"kind": "inline", "must_understand": false, "metadata": {"a": {"attributes": {}, "zarr_format": 3, "consolidated_metadata": {"kind": "inline", "must_understand": false, "metadata": {}}, "node_type": "group"}, "a/b": $}}, "node_type": "group"}"#;
const GROUP_V2: &str = r#"{"metadata": {".zgroup": {"zarr_format": 2}, ".zattrs": {"t": 1}, "a/.zattrs": {"_ARRAY_DIMENSIONS": ["y", "x"]}, "a/.zarray": $}, "zarr_consolidated_format": 1}"#;

pub(crate) fn zarr(seeds: &Seeds) -> io::Result<()> {
    metadata(seeds)?;
    objects(seeds)
}

fn metadata(seeds: &Seeds) -> io::Result<()> {
    const TARGET: &str = "zarr_metadata";
    for (number, (dtype, fill)) in TYPES.iter().enumerate() {
        for (which, more) in MORE.iter().enumerate() {
            // All of each, and a few of both.
            if number % 7 != which && which > 1 && number != 6 {
                continue;
            }
            let text = format!("{{\"shape\": [10, 7], \"dtype\": {dtype}, \"fill_value\": {fill}{more}}}");
            let name = format!("{number}-{which}");
            seeds.put(TARGET, &format!("options-{name}"), &[&[3 + (number & 1) as u8], text.as_bytes()])?;
            let Ok(meta) = Spec::parse(text.as_bytes()).and_then(|spec| Metadata::create(&spec)) else { continue };
            match &meta.write().unwrap()[..] {
                [(_, document)] => {
                    seeds.put(TARGET, &format!("v3-{name}"), &[&[0], document.as_slice()])?;
                    let whole = GROUP_V3.replace('$', std::str::from_utf8(document.as_slice()).unwrap());
                    if number == 6 {
                        seeds.put(TARGET, &format!("tree-v3-{name}"), &[&[6], whole.as_bytes()])?;
                    }
                }
                [(_, document), (_, attributes)] => {
                    let parts = [&[1][..], document.as_slice(), &[0], attributes.as_slice()];
                    seeds.put(TARGET, &format!("v2-{name}"), &parts)?;
                }
                _ => unreachable!("an array has one document or two"),
            }
        }
    }
    for (number, text) in ARRAYS_V2.iter().enumerate() {
        let attributes = br#"{"_ARRAY_DIMENSIONS": ["x"], "unit": "m"}"#;
        seeds.put(TARGET, &format!("v2-{number}"), &[&[1], text.as_bytes(), &[0], attributes])?;
        seeds.put(TARGET, &format!("tree-v2-{number}"), &[&[6], GROUP_V2.replace('$', text).as_bytes(), &[0]])?;
        let group = br#"{"zarr_format": 2}"#;
        let parts = [&[5][..], b".zgroup\0", group, b"\0a/.zarray\0", text.as_bytes(), b"\0a/.zattrs\0", attributes];
        seeds.put(TARGET, &format!("nodes-v2-{number}"), &parts)?;
        seeds.put(TARGET, &format!("group-v2-{number}"), &[&[2], group, &[0], attributes])?;
    }
    seeds.put(TARGET, "group-v3", &[&[0], br#"{"attributes": {}, "zarr_format": 3, "node_type": "group"}"#])?;
    let options = br#"{"memory": 1000, "write_empty_chunks": true, "partial_chunks": "refuse", "max_items": null}"#;
    seeds.put(TARGET, "open", &[&[2], options])?;
    for (call, dtype, fill) in
        [(0x0F, "<f4", &[1, 0, 0xC0, 0x7F][..]), (0x97, "<U2", b"a\0\0\0\0\0\0\0"), (7, "utf8", b"x")]
    {
        let name = format!("by-hand-{}", dtype.trim_start_matches('<'));
        seeds.put(TARGET, &name, &[&[call], dtype.as_bytes(), b"\0{\"a\": 1}\0", fill])?;
    }
    Ok(())
}

/// Objects of each array: full, with gaps, and as elements to be written.
fn objects(seeds: &Seeds) -> io::Result<()> {
    const TARGET: &str = "zarr_shard";
    // No damage, and two boxes.
    let choices = [0, 0, 0, 0xFF, 0xF0, 0x13, 0x21, 0x10, 0x32];
    let text = b"foo\0\0bar baz\x01none\x01\xC3\xA4\x01quite a long item that repeats, repeats, repeats";
    let ramp: Vec<u8> = (1..=96_u8).flat_map(|n| [n, 0, 0, 0]).collect();
    let gaps: Vec<u8> = (0..384).map(|n| if n / 16 % 3 == 1 { 0 } else { n as u8 & 0x3F }).collect();
    for (number, both) in specs().iter().enumerate() {
        for (kind, spec) in both.iter().enumerate() {
            let meta = Metadata::create(spec).unwrap();
            let (ty, codec) = (meta.chunk_type().unwrap(), meta.codec(Registry::builtin()).unwrap());
            let which = number as u8 | (kind as u8) << 7;
            for (name, bytes) in [("ramp", &ramp[..]), ("gaps", &gaps), ("text", text), ("none", b"")] {
                seeds.put(TARGET, &format!("{number}-{kind}-{name}-to-encode"), &[&[0x79, which], &choices, bytes])?;
                let elements = elements(&ty, bytes);
                let mut object = Buffer::new();
                if codec.encode_array(&elements, &mut Output::growing(&mut object, usize::MAX)).is_ok() {
                    let name = format!("{number}-{kind}-{name}");
                    seeds.put(
                        TARGET,
                        &name,
                        &[&[if name == "gaps" { 0x58 } else { 8 }, which], &choices, object.as_slice()],
                    )?;
                }
            }
        }
    }
    Ok(())
}

use super::*;
use crate::error::Kind;

fn create(options: &str) -> Result<Metadata> {
    Metadata::create(&Spec::parse(options.as_bytes())?)
}

/// Makes the arrays of a table; `keys` of each document are what the table has.
fn check(table: &str, format: u64, keys: &[&str]) {
    let abbreviations = [
        ("$INDEX", r#""index_codecs":[$LITTLE,{"name":"crc32c"}],"index_location":"end""#),
        ("$LITTLE", r#"{"name":"bytes","configuration":{"endian":"little"}}"#),
        ("$ZSTD", r#"{"name":"zstd","configuration":{"level":0,"checksum":false}}"#),
    ];
    let table = abbreviations.iter().fold(table.to_owned(), |table, (short, long)| table.replace(short, long));
    for row in table.lines().filter(|row| !row.starts_with('#')) {
        let (options, expected) = row.split_once("  =>  ").unwrap();
        let mut options = json(options);
        for (key, usual) in [("shape", "[8,6]"), ("chunks", "[4,3]")] {
            if document::get(&options, key).is_none() {
                document::set(&mut options, key, json(usual));
            }
        }
        document::set(&mut options, "zarr_format", document::number(format));
        let options = document::text(&options).unwrap();
        let made = create(&options).unwrap_or_else(|error| panic!("{row}: {error}"));
        let values = keys.iter().map(|key| document::text(document::get(&made.document, key).unwrap()).unwrap());
        let values: Vec<String> = values.collect();
        assert_eq!(values.join("  "), expected.strip_suffix("  F").unwrap_or(expected), "{row}");
        assert_eq!(made.order == Order::F, expected.ends_with("  F"), "{row}");
        let again = Spec::parse(Spec::parse(options.as_bytes()).unwrap().to_json().unwrap().as_slice()).unwrap();
        assert_eq!(Metadata::create(&again).unwrap().same_array(&made), Ok(()), "{row}");
    }
}

#[test]
fn data_types_and_fill_values_are_those_of_zarr_python() {
    check(include_str!("fills_v3.txt"), 3, &["data_type", "fill_value"]);
    check(include_str!("fills_v2.txt"), 2, &["dtype", "fill_value"]);
}

#[test]
#[cfg(all(feature = "blosc", feature = "filters"))]
fn codecs_are_completed_as_zarr_python_completes_them() {
    check(include_str!("codecs_v3.txt"), 3, &["codecs"]);
    check(include_str!("codecs_v2.txt"), 2, &["filters", "compressor"]);
}

#[test]
#[cfg(feature = "zstd")]
fn documents_have_zarr_python_s_bytes() {
    let options = r#"{"shape":[10,7],"chunks":[4,3],"dtype":"<f4","fill_value":"NaN","dimension_names":["y",null],
        "attributes":{"u":"m é","nan":NaN,"n":1.0}}"#;
    assert_eq!(texts(create(options).unwrap().write()), [("zarr.json", ARRAY_V3.to_owned())]);
    let options = r#"{"shape":[10,7],"chunks":[4,3],"dtype":"<f4","fill_value":"NaN","zarr_format":2}"#;
    let expected = [(".zarray", ARRAY_V2.to_owned()), (".zattrs", "{}".to_owned())];
    assert_eq!(texts(create(options).unwrap().write()), expected);
}

#[test]
fn names_of_axes_are_an_attribute_in_v2() {
    let made = create(r#"{"shape":[1,2],"dtype":"i1","zarr_format":2,"dimension_names":["y","x"]}"#).unwrap();
    assert_eq!(utf8(&attributes_text(&made.attributes).unwrap()), r#"{"_ARRAY_DIMENSIONS":["y","x"]}"#);
    assert_eq!(made.names.unwrap(), [Some("y".to_owned()), Some("x".to_owned())]);
}

#[test]
fn chunks_are_the_longest_axes_halved_if_nothing_is_said() {
    for (shape, dtype, chunks) in [
        ("[]", "f8", &[][..]),
        ("[0,3]", "f8", &[(1 << 20) / 24, 3]),
        ("[1000,1000]", "f4", &[1000, 1000]),
        ("[4096,4096,2]", "f8", &[1024, 1024, 2]),
        ("[18446744073709551615]", "i1", &[16 << 20]),
    ] {
        let made = create(&format!(r#"{{"shape":{shape},"dtype":"{dtype}"}}"#)).unwrap();
        assert_eq!(made.chunks, chunks, "{shape}");
    }
}

#[test]
fn a_fill_value_in_bytes_is_in_the_order_of_the_type_given() {
    let mut spec = Spec::new(">i2", &[4]).unwrap();
    spec.set_fill(&[1, 2]).unwrap();
    spec.set_chunks(&[2]).unwrap();
    let made = Metadata::create(&spec).unwrap();
    assert_eq!(document::get(&made.document, "fill_value"), Some(&Value::Int(258)));
    assert_eq!(made.fill.bytes, 258i16.to_ne_bytes());
    spec.set("zarr_format", b"2").unwrap();
    assert_eq!(Metadata::create(&spec).unwrap().fill.bytes, [1, 2]);
    assert_eq!(spec.set_fill(&[1]).unwrap_err().kind(), Kind::Argument);
}

#[test]
fn other_nans_are_written_by_their_bits() {
    let mut spec = Spec::new("float32", &[4]).unwrap();
    spec.set_fill(&0x7fc0_0001u32.to_ne_bytes()).unwrap();
    let made = Metadata::create(&spec).unwrap();
    assert_eq!(document::get(&made.document, "fill_value"), Some(&document::string("0x7fc00001")));
    assert_eq!(made.fill.bytes, 0x7fc0_0001u32.to_ne_bytes());
}

#[test]
fn shards_behind_a_transpose_are_seen_through_it() {
    let options = |inner: &str| {
        format!(
            r#"{{"shape":[8,6],"chunks":[4,6],"dtype":"i1","codecs":[{{"name":"transpose","configuration":
            {{"order":[1,0]}}}},{{"name":"sharding_indexed","configuration":{{"chunk_shape":{inner}}}}}]}}"#
        )
    };
    assert!(create(&options("[3,4]")).is_ok());
    assert!(create(&options("[4,3]")).unwrap_err().to_string().contains("not multiples"));
}

#[test]
fn options_that_make_no_array_are_refused_with_their_key() {
    for (options, part) in [
        (r#"[]"#, "JSON object"),
        (r#"{"shape":[4]}"#, "\"dtype\" is missing"),
        (r#"{"dtype":"i1"}"#, "\"shape\" is missing"),
        (r#"{"shape":[4],"dtype":"i1","chunk":[2]}"#, "unknown key \"chunk\""),
        (r#"{"shape":[4],"dtype":"i3"}"#, "\"i3\""),
        (r#"{"shape":[4],"dtype":7}"#, "\"dtype\" is 7"),
        (r#"{"shape":[-4],"dtype":"i1"}"#, "\"shape\" is [-4]"),
        (r#"{"shape":[4],"dtype":"i1","chunks":[0]}"#, "\"chunks\" is [0]"),
        (r#"{"shape":[4],"dtype":"i1","chunks":[1,1]}"#, "\"chunks\" [1, 1] has 2 axes"),
        (r#"{"shape":[4],"dtype":"i1","shards":[4]}"#, "\"shards\" without \"chunks\""),
        (r#"{"shape":[4],"dtype":"i1","chunks":[3],"shards":[4]}"#, "not multiples"),
        (r#"{"shape":[4],"dtype":"i1","chunks":[2],"shards":[4],"zarr_format":2}"#, "\"shards\""),
        (r#"{"shape":[4],"dtype":"i1","fill_value":300}"#, "\"fill_value\" is 300"),
        (r#"{"shape":[4],"dtype":"i1","fill_value":1.5}"#, "\"fill_value\" is 1.5"),
        (r#"{"shape":[4],"dtype":"U3","fill_value":"abcd"}"#, "3 characters"),
        (r#"{"shape":[4],"dtype":"S3","fill_value":"YWJjZA=="}"#, "3 bytes"),
        (r#"{"shape":[4],"dtype":"S0"}"#, "one byte at least"),
        (r#"{"shape":[4],"dtype":"json"}"#, "no data type for json"),
        (r#"{"shape":[4],"dtype":"<f16"}"#, "no data type for <f16"),
        (r#"{"shape":[4],"dtype":"i1","zarr_format":4}"#, "\"zarr_format\" is 4"),
        (r#"{"shape":[4],"dtype":"i1","order":"A"}"#, "\"order\" is \"A\""),
        (r#"{"shape":[4],"dtype":"i1","separator":"-"}"#, "\"separator\" is \"-\""),
        (r#"{"shape":[4],"dtype":"i1","dimension_names":["x","y"]}"#, "\"dimension_names\""),
        (r#"{"shape":[4],"dtype":"i1","attributes":[]}"#, "\"attributes\" is []"),
        (r#"{"shape":[4],"dtype":"i1","codecs":7}"#, "\"codecs\" is 7"),
        (r#"{"shape":[4],"dtype":"i1","codecs":["crc32c","bytes"]}"#, "expected filters of elements"),
        (r#"{"shape":[4],"dtype":"i1","codecs":["bytes","bytes"]}"#, "expected filters of elements"),
        (r#"{"shape":[4],"dtype":"utf8","codecs":["bytes"]}"#, "no items of type utf8"),
        (r#"{"shape":[4],"dtype":"i2","codecs":[{"name":"bytes","configuration":{"endian":"x"}}]}"#, "\"endian\""),
        (r#"{"shape":[4],"dtype":"i2","codecs":[{"name":"bytes","level":1}]}"#, "unknown key \"level\""),
        (r#"{"shape":[4],"dtype":"i2","codecs":[{"name":"transpose","configuration":{"order":[1,0]}}]}"#, "\"order\""),
        (r#"{"shape":[4],"dtype":"i1","index_location":"middle"}"#, "\"index_location\""),
        (r#"{"shape":[4],"dtype":"i1","index_location":"end"}"#, "\"shards\", which are not given"),
    ] {
        let error = create(options).unwrap_err();
        assert!(error.to_string().contains(part), "{options}: {error}");
        assert!(matches!(error.kind(), Kind::Config | Kind::Argument), "{options}: {error:?}");
    }
}

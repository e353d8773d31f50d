use super::*;
use crate::array::{Class, Fixed};
use crate::error::Kind;

fn fill(metadata: Metadata) -> String {
    fill::in_words(&metadata.fill, metadata.dtype)
}

#[test]
fn what_is_read_is_written_again() {
    let array = Metadata::from_v3(ARRAY_V3.as_bytes()).unwrap();
    assert_eq!(texts(array.write()), [("zarr.json", ARRAY_V3.to_owned())]);
    assert_eq!((array.shape.as_slice(), array.chunks.as_slice()), (&[10, 7][..], &[4, 3][..]));
    assert_eq!(array.dtype, Dtype::Fixed(Fixed::native(Class::Float, 4)));
    assert_eq!(array.keys, Keys::Default('/'));
    assert_eq!(array.names, Some(vec![Some("y".to_owned()), None]));
    assert_eq!(array.fill.bytes, f32::from_bits(0x7fc0_0000).to_ne_bytes());
    let array = Metadata::from_v2(ARRAY_V2.as_bytes(), Some(b"{\"a\":1}")).unwrap();
    let expected = [(".zarray", ARRAY_V2.to_owned()), (".zattrs", "{\n  \"a\": 1\n}".to_owned())];
    assert_eq!(texts(array.write()), expected);
    assert_eq!(array.keys, Keys::V2('.'));
}

#[test]
fn a_change_leaves_the_rest() {
    let text = changed(ARRAY_V3, &[("hint", r#"{"must_understand":false,"x":1}"#)]);
    let array = Metadata::from_v3(text.as_bytes()).unwrap();
    let larger = array.with_shape(&[u64::MAX, 7]).unwrap();
    let expected = changed(&text, &[("shape", "[18446744073709551615,7]")]);
    assert_eq!(document::text(&larger.document).unwrap(), expected);
    let renamed = larger.with_attributes(json("{\"b\":[]}")).unwrap();
    assert_eq!(document::text(&renamed.document).unwrap(), changed(&expected, &[("attributes", "{\"b\":[]}")]));
    assert_eq!(array.with_shape(&[1]).unwrap_err().kind(), Kind::Argument);
    assert_eq!(array.with_attributes(Value::Null).unwrap_err().kind(), Kind::Argument);
}

#[test]
fn variants_of_v3_are_read() {
    let encoding = |text: &str| read_v3(&[("chunk_key_encoding", text)]).unwrap().keys;
    assert_eq!(encoding(r#"{"name":"default"}"#), Keys::Default('/'));
    assert_eq!(encoding(r#""default""#), Keys::Default('/'));
    assert_eq!(encoding(r#"{"name":"v2"}"#), Keys::V2('.'));
    assert_eq!(encoding(r#"{"name":"v2","configuration":{"separator":"/"}}"#), Keys::V2('/'));
    assert_eq!(encoding(r#"{"name":"default","configuration":{"separator":"."}}"#), Keys::Default('.'));
    let bare = read_v3(&[("attributes", ""), ("storage_transformers", ""), ("dimension_names", "null")]).unwrap();
    assert_eq!((utf8(&attributes_text(&bare.attributes).unwrap()), bare.names), ("{}", None));
}

#[test]
fn bytes_without_an_order_are_little_endian() {
    let little = r#"{"name":"bytes","configuration":{"endian":"little"}}"#;
    let big = r#"{"name":"bytes","configuration":{"endian":"big"}}"#;
    for (given, expected) in [
        (r#"["bytes"]"#.to_owned(), format!("[{little}]")),
        (r#"[{"name":"bytes","configuration":{}},"zstd"]"#.to_owned(), format!(r#"[{little},"zstd"]"#)),
        (format!("[{big}]"), format!("[{big}]")),
        (
            r#"[{"name":"sharding_indexed","configuration":{"codecs":["bytes"],"x":1}}]"#.to_owned(),
            format!(r#"[{{"name":"sharding_indexed","configuration":{{"codecs":[{little}],"x":1}}}}]"#),
        ),
    ] {
        let array = read_v3(&[("codecs", &given)]).unwrap();
        assert_eq!(array.codecs, expected);
        assert_eq!(document::text(document::get(&array.document, "codecs").unwrap()).unwrap(), given);
    }
}

#[test]
fn data_types_of_v3_are_read() {
    for (data_type, fill, dtype) in [
        (r#"{"name":"float32"}"#, "0", "float32"),
        (r#"{"name":"float32","configuration":{}}"#, "0", "float32"),
        (r#""r16""#, "[1,2]", "V2"),
        (r#""bytes""#, "\"\"", "bytes"),
        (r#""variable_length_bytes""#, "\"YQ==\"", "bytes"),
        (r#""string""#, "\"a\"", "utf8"),
        (r#"{"name":"numpy.datetime64","configuration":{"unit":"s","scale_factor":10}}"#, "\"NaT\"", "M8[10s]"),
        (r#"{"name":"numpy.timedelta64","configuration":{"unit":"generic","scale_factor":1}}"#, "5", "m8"),
        (r#"{"name":"fixed_length_utf32","configuration":{"length_bytes":12}}"#, "\"abc\"", "U3"),
        (
            r#"{"name":"structured","configuration":{"fields":[["a","int32"],["b",{"name":"structured",
            "configuration":{"fields":[["c","uint8"]]}}]]}}"#,
            "\"AAAAAAE=\"",
            "V5",
        ),
        (r#"{"name":"structured","configuration":{"fields":[{"name":"a","data_type":"int16"}]}}"#, "\"AAA=\"", "V2"),
    ] {
        let array = read_v3(&[("data_type", data_type), ("fill_value", fill)]).unwrap();
        assert_eq!(array.dtype, Dtype::parse(dtype).unwrap(), "{data_type}");
    }
}

#[test]
fn fill_values_of_v3_are_read() {
    for (data_type, value, bytes) in [
        ("float32", r#""0x7fc00001""#, &0x7fc0_0001u32.to_ne_bytes()[..]),
        ("float32", r#""0xffc00000""#, &0xffc0_0000u32.to_ne_bytes()),
        ("float32", "NaN", &0x7fc0_0000u32.to_ne_bytes()),
        ("float32", r#""-Infinity""#, &f32::NEG_INFINITY.to_ne_bytes()),
        ("float32", "1e300", &f32::INFINITY.to_ne_bytes()),
        ("float32", "3", &3f32.to_ne_bytes()),
        ("float16", r#""0x7e01""#, &0x7e01u16.to_ne_bytes()),
        ("float64", "18446744073709551616", &18_446_744_073_709_551_616f64.to_ne_bytes()),
        ("int64", "-9223372036854775808", &i64::MIN.to_ne_bytes()),
        ("uint64", "18446744073709551615", &u64::MAX.to_ne_bytes()),
        ("int32", "1.0", &1i32.to_ne_bytes()),
        ("bool", "1", &[1]),
        ("string", "\"hé\"", "hé".as_bytes()),
    ] {
        let array = read_v3(&[("data_type", &format!("{data_type:?}")), ("fill_value", value)]).unwrap();
        assert_eq!(array.fill.bytes, bytes, "{data_type} {value}");
    }
}

#[test]
fn variants_of_v2_are_read() {
    for (dtype, filters, value, expected) in [
        ("\"<f4\"", "null", "null", "0.0"),
        ("\"<f4\"", "null", "", "0.0"),
        ("\">f4\"", "[]", "NaN", "\"NaN\""),
        ("\"<f4\"", "", "\"1.5\"", "1.5"),
        ("\"|S5\"", "null", "0", "\"\""),
        ("\">U3\"", "null", "\"é\"", "\"é\""),
        ("\"|O\"", r#"[{"id":"vlen-utf8"}]"#, "0", "\"0\""),
        ("\"|O\"", r#"[{"id":"vlen-bytes"}]"#, "\"YQ==\"", "\"YQ==\""),
        ("\"|O\"", r#"[{"id":"vlen-array","dtype":"<f4"}]"#, "null", "null"),
        ("\"|O\"", r#"[{"id":"json2"}]"#, "{\"a\":[1]}", "{\"a\":[1]}"),
        ("\"|O\"", r#"[{"id":"pickle"}]"#, "null", "null"),
        ("\"|O\"", r#"[{"id":"categorize","labels":["a"],"dtype":"|O","astype":"|u1"}]"#, "\"\"", "\"\""),
        ("\"<M8[ns]\"", "null", "null", "-9223372036854775808"),
        ("\">M8[ns]\"", "null", "5", "5"),
        ("\"<c8\"", "null", "[1,\"Infinity\"]", "[1.0,\"Infinity\"]"),
        ("[[\"a\",\"<i4\"],[\"b\",\"<f8\",[2]]]", "null", "null", "\"AAAAAAAAAAAAAAAAAAAAAAAAAAA=\""),
        ("[[\"a\",[[\"c\",\">i2\"]]]]", "null", "\"AQI=\"", "\"AQI=\""),
    ] {
        let array = read_v2(&[("dtype", dtype), ("filters", filters), ("fill_value", value)]).unwrap();
        assert_eq!(fill(array), expected, "{dtype} {value}");
    }
    assert_eq!(read_v2(&[("order", "\"F\"")]).unwrap().order, Order::F);
    assert_eq!(read_v2(&[("dimension_separator", "\"/\""), ("x", "1")]).unwrap().keys, Keys::V2('/'));
}

#[test]
fn codecs_of_v2_begin_with_the_stored_byte_order() {
    for (dtype, filters, compressor, codecs) in [
        ("\">i4\"", "null", "null", r#"[{"name":"bytes","configuration":{"endian":"big"}}]"#),
        ("\"|i1\"", "null", "null", r#"[{"name":"bytes"}]"#),
        (
            "\"<i4\"",
            r#"[{"id":"shuffle","elementsize":4}]"#,
            r#"{"id":"own"}"#,
            r#"[{"name":"bytes","configuration":{"endian":"little"}},{"name":"numcodecs.shuffle","configuration":{"elementsize":4}},{"name":"numcodecs.own","configuration":{}}]"#,
        ),
        (
            "\"<i4\"",
            r#"[{"id":"delta","dtype":"<i4"}]"#,
            "null",
            r#"[{"name":"numcodecs.delta","configuration":{"dtype":"<i4"}}]"#,
        ),
        ("\"|O\"", r#"[{"id":"vlen-utf8"}]"#, "null", r#"[{"name":"numcodecs.vlen-utf8","configuration":{}}]"#),
    ] {
        let array =
            read_v2(&[("dtype", dtype), ("filters", filters), ("compressor", compressor), ("fill_value", "null")]);
        let array = array.unwrap();
        assert_eq!(array.codecs, codecs, "{dtype}");
    }
}

#[test]
fn documents_that_violate_the_format_are_refused_with_their_key() {
    let nested = format!(
        "{}\"int8\"{}",
        r#"{"name":"structured","configuration":{"fields":[["a","#.repeat(40),
        "]]}}".repeat(40)
    );
    for (key, value, kind) in [
        ("zarr_format", "4", Kind::Unsupported),
        ("zarr_format", "", Kind::Corrupt),
        ("node_type", "\"group\"", Kind::Corrupt),
        ("foo", "1", Kind::Unsupported),
        ("foo", r#"{"must_understand":true}"#, Kind::Unsupported),
        ("shape", "[4,-1]", Kind::Corrupt),
        ("shape", "\"4\"", Kind::Corrupt),
        ("shape", "", Kind::Corrupt),
        ("shape", "[4]", Kind::Corrupt),
        ("chunk_grid", r#"{"name":"rectilinear","configuration":{"chunk_shape":[2,2]}}"#, Kind::Unsupported),
        ("chunk_grid", r#"{"name":"regular","configuration":{"chunk_shape":[2,2],"x":1}}"#, Kind::Corrupt),
        ("chunk_key_encoding", r#"{"name":"fanout"}"#, Kind::Unsupported),
        ("chunk_key_encoding", r#"{"name":"v2","config":{}}"#, Kind::Corrupt),
        ("data_type", "\"bfloat16\"", Kind::Unsupported),
        ("data_type", "\"r12\"", Kind::Unsupported),
        ("data_type", r#"{"name":"raw_bytes","configuration":{"length_bytes":0}}"#, Kind::Corrupt),
        ("data_type", r#"{"name":"raw_bytes","configuration":{"length_bytes":2147483647}}"#, Kind::Unsupported),
        ("data_type", r#"{"name":"fixed_length_utf32","configuration":{"length_bytes":7}}"#, Kind::Corrupt),
        ("data_type", r#"{"name":"numpy.datetime64","configuration":{"unit":"x"}}"#, Kind::Corrupt),
        ("data_type", nested.as_str(), Kind::Unsupported),
        ("fill_value", "", Kind::Corrupt),
        ("fill_value", "\"0x7f\"", Kind::Corrupt),
        ("fill_value", "[1]", Kind::Corrupt),
        ("codecs", "[]", Kind::Corrupt),
        ("codecs", "{}", Kind::Corrupt),
        ("attributes", "[]", Kind::Corrupt),
        ("dimension_names", "[\"x\"]", Kind::Corrupt),
        ("dimension_names", "[1,2]", Kind::Corrupt),
        ("storage_transformers", "[{\"name\":\"x\"}]", Kind::Unsupported),
    ] {
        let error = read_v3(&[(key, value)]).unwrap_err();
        assert!(error.to_string().contains(&format!("{key:?}")), "{key} {value}: {error}");
        assert_eq!(error.kind(), kind, "{key} {value}: {error}");
    }
    let error = read_v3(&[("chunk_grid", r#"{"name":"regular","configuration":{"chunk_shape":[0,2]}}"#)]).unwrap_err();
    assert!(error.to_string().contains("\"chunk_shape\" is [0,2], expected a list of numbers from 1 on"), "{error}");
}

#[test]
fn documents_of_v2_that_violate_the_format_are_refused_with_their_key() {
    for (key, value, kind) in [
        ("zarr_format", "3", Kind::Unsupported),
        ("shape", "", Kind::Corrupt),
        ("chunks", "[0,1]", Kind::Corrupt),
        ("chunks", "[2]", Kind::Corrupt),
        ("dtype", "\"|O\"", Kind::Unsupported),
        ("dtype", "\"float32\"", Kind::Unsupported),
        ("dtype", "[[\"a\",\"<i4\",[-1]]]", Kind::Unsupported),
        ("dtype", "[[\"a\",\"<i4\",[4294967296,4294967296,4294967296]]]", Kind::Unsupported),
        ("dtype", "{}", Kind::Corrupt),
        ("order", "\"K\"", Kind::Corrupt),
        ("filters", "{}", Kind::Corrupt),
        ("filters", "[1]", Kind::Corrupt),
        ("compressor", "{\"name\":\"zstd\"}", Kind::Corrupt),
        ("dimension_separator", "\"-\"", Kind::Corrupt),
        ("fill_value", "{}", Kind::Corrupt),
    ] {
        let error = read_v2(&[(key, value)]).unwrap_err();
        assert!(error.to_string().contains(&format!("{key:?}")), "{key} {value}: {error}");
        assert_eq!(error.kind(), kind, "{key} {value}: {error}");
    }
    for text in ["", "[]", "{", "{}{}", "\u{feff}{}", "{\"zarr_format\":2", &"[".repeat(100_000)] {
        assert_eq!(Metadata::from_v2(text.as_bytes(), None).unwrap_err().kind(), Kind::Corrupt, "{text:.20}");
        assert_eq!(Metadata::from_v3(text.as_bytes()).unwrap_err().kind(), Kind::Corrupt, "{text:.20}");
    }
    assert_eq!(Metadata::from_v3(&[0xff]).unwrap_err().kind(), Kind::Corrupt);
    assert_eq!(Metadata::from_v2(ARRAY_V2.as_bytes(), Some(b"[]")).unwrap_err().kind(), Kind::Corrupt);
}

#[test]
fn the_same_array_may_be_written_in_other_words() {
    let one = Metadata::from_v3(ARRAY_V3.as_bytes()).unwrap();
    let words = [
        ("attributes", "{}"),
        ("data_type", r#"{"name":"float32"}"#),
        ("chunk_key_encoding", r#""default""#),
        ("fill_value", "NaN"),
        (
            "codecs",
            r#"[{"name":"bytes","configuration":{"endian":"little"}},{"configuration":{"checksum":false,"level":0.0},"name":"zstd"}]"#,
        ),
    ];
    assert_eq!(one.same_array(&read_v3(&words).unwrap()), Ok(()));
    for (key, value) in [
        ("shape", "[10,8]"),
        ("fill_value", "0"),
        ("data_type", "\"int32\""),
        ("codecs", r#"["bytes"]"#),
        ("dimension_names", "[\"a\",\"b\"]"),
        ("chunk_key_encoding", "\"v2\""),
    ] {
        let other = read_v3(&[("fill_value", "1"), (key, value)]).unwrap();
        let reason = read_v3(&[("fill_value", "1")]).unwrap().same_array(&other).unwrap_err();
        assert!(reason.contains(key), "{key}: {reason}");
    }
}

//! Expected texts are what numcodecs 0.16.5 writes: `numcodecs.JSON(**config).encode(array)`.

use serde_json::{Value, json};

use super::super::object::testing::*;
use crate::array::{Array, Dtype, Order, Type};
use crate::error::Kind;

fn text(config: Value, array: &Array) -> String {
    let bytes = encode(&*codec(config), array).unwrap();
    String::from_utf8(bytes).unwrap()
}

fn same(array: &Array, expected: &str) {
    let codec = named("json2");
    let bytes = encode(&*codec, array).unwrap();
    assert_eq!(String::from_utf8_lossy(&bytes), expected);
    let back = decode(&*codec, &bytes, Some(array.ty().clone()), usize::MAX).unwrap();
    assert_eq!(shown(&back), shown(array));
}

fn read(text: &str, like: Option<Type>) -> crate::Result<String> {
    decode(&*named("json2"), text.as_bytes(), like, 1 << 20).map(|array| shown(&array))
}

#[test]
fn text_of_any_shape_is_written_as_numcodecs_writes_it() {
    same(&items("utf8", &["a", "é", ""], &[3]), r#"["a","\u00e9","","|O",[3]]"#);
    same(&items("utf8", &["a", "b", "c", "d"], &[2, 2]), r#"[["a","b"],["c","d"],"|O",[2,2]]"#);
    same(&items("utf8", &["x"], &[]), r#"["x","|O",[]]"#);
    same(&items("utf8", &[""; 0], &[0]), r#"["|O",[0]]"#);
    same(&items("utf8", &[""; 0], &[0, 3]), r#"["|O",[0,3]]"#);
    same(&items("utf8", &[""; 0], &[2, 0]), r#"[[],[],"|O",[2,0]]"#);
    same(&items("utf8", &[""; 0], &[2, 0, 3]), r#"[[],[],"|O",[2,0,3]]"#);
}

#[test]
fn numbers_are_written_as_numcodecs_writes_them() {
    let floats: Vec<u8> = [1.0f32, 2.5, f32::NAN, f32::INFINITY, 0.1].iter().flat_map(|f| f.to_le_bytes()).collect();
    same(&elements("<f4", &floats, &[5]), r#"[1.0,2.5,NaN,Infinity,0.10000000149011612,"<f4",[5]]"#);
    same(&elements("<f2", &0x2e66u16.to_le_bytes(), &[1]), r#"[0.0999755859375,"<f2",[1]]"#);
    same(&elements(">f8", &1.5f64.to_be_bytes(), &[1]), r#"[1.5,">f8",[1]]"#);
    let ints: Vec<u8> = [1i64, -2, 3, 4].iter().flat_map(|n| n.to_le_bytes()).collect();
    same(&elements("<i8", &ints, &[2, 2]), r#"[[1,-2],[3,4],"<i8",[2,2]]"#);
    same(&elements("<u8", &[255; 8], &[1]), r#"[18446744073709551615,"<u8",[1]]"#);
    same(&elements("|b1", &[1, 0], &[2]), r#"[true,false,"|b1",[2]]"#);
    same(&elements("|i1", &[0x80, 0xdf, 0xe0, 0xff, 0, 0x7f], &[6]), r#"[-128,-33,-32,-1,0,127,"|i1",[6]]"#);
    same(&elements("<f8", &5.0f64.to_le_bytes(), &[]), r#"[5.0,"<f8",[]]"#);
}

#[test]
fn text_of_fixed_length_loses_its_padding() {
    let text = "ab\0é\0\0a\0ba\0\0";
    for (dtype, big) in [("<U3", false), (">U3", true)] {
        let word = |c: char| if big { u32::from(c).to_be_bytes() } else { u32::from(c).to_le_bytes() };
        let array = elements(dtype, &text.chars().flat_map(word).collect::<Vec<u8>>(), &[4]);
        same(&array, &format!(r#"["ab","\u00e9","a\u0000b","a","{dtype}",[4]]"#));
    }
}

#[test]
fn values_are_written_as_numcodecs_writes_them() {
    same(&items("json", &["[1,2]", r#"{"a":null}"#], &[2]), r#"[[1,2],{"a":null},"|O",[2]]"#);
    same(&items("json", &["[1,2]", "[3,4]"], &[2]), r#"[[1,2],[3,4],"|O",[2]]"#);
    let values = ["1180591620717411303424", "-9223372036854775808", "1.0", "null", "true", "NaN", r#""é""#];
    let expected = r#"[1180591620717411303424,-9223372036854775808,1.0,null,true,NaN,"\u00e9","|O",[7]]"#;
    same(&items("json", &values, &[7]), expected);
    let sorted = items("json", &[r#" {"b" : 1, "a" : [ ] } "#], &[1]);
    assert_eq!(text(json!({"id": "json2"}), &sorted), r#"[{"a":[],"b":1},"|O",[1]]"#);
    assert_eq!(text(json!({"id": "json2", "sort_keys": false}), &sorted), r#"[{"b":1,"a":[]},"|O",[1]]"#);
}

#[test]
fn every_layout_is_that_of_numcodecs() {
    let array = items("utf8", &["a", "é", ""], &[3]);
    let with = |key: &str, value: Value| text(json!({"id": "json2", key: value}), &array);
    assert_eq!(with("indent", json!(true)), "[\n \"a\", \n \"\\u00e9\", \n \"\", \n \"|O\", \n [\n  3\n ]\n]");
    assert_eq!(with("indent", json!(false)), "[\n\"a\", \n\"\\u00e9\", \n\"\", \n\"|O\", \n[\n3\n]\n]");
    assert_eq!(with("indent", json!(2)), "[\n  \"a\", \n  \"\\u00e9\", \n  \"\", \n  \"|O\", \n  [\n    3\n  ]\n]");
    assert_eq!(with("indent", json!("--")), "[\n--\"a\", \n--\"\\u00e9\", \n--\"\", \n--\"|O\", \n--[\n----3\n--]\n]");
    assert_eq!(with("indent", json!(-1)), with("indent", json!(0)));
    assert_eq!(with("separators", json!([" ,", ": "])), "[\"a\" ,\"\\u00e9\" ,\"\" ,\"|O\" ,[3]]");
    let both = json!({"id": "json2", "indent": 1, "separators": [",", ":"]});
    assert_eq!(text(both, &array), "[\n \"a\",\n \"\\u00e9\",\n \"\",\n \"|O\",\n [\n  3\n ]\n]");
    let nested = items("utf8", &["a", "b", "c", "d"], &[2, 2]);
    let expected = "[\n [\n  \"a\", \n  \"b\"\n ], \n [\n  \"c\", \n  \"d\"\n ], \n \"|O\", \n [\n  2, \n  2\n ]\n]";
    assert_eq!(text(json!({"id": "json2", "indent": 1}), &nested), expected);
    let empty = items("utf8", &[""; 0], &[2, 0]);
    let expected = "[\n [], \n [], \n \"|O\", \n [\n  2, \n  0\n ]\n]";
    assert_eq!(text(json!({"id": "json2", "indent": 1}), &empty), expected);
}

#[test]
fn every_encoding_is_read_again() {
    let array = items("utf8", &["a", "é"], &[2]);
    let latin = encode(&*codec(json!({"id": "json2", "encoding": "latin-1", "ensure_ascii": false})), &array).unwrap();
    assert_eq!(latin, b"[\"a\",\"\xe9\",\"|O\",[2]]");
    for encoding in super::encoding::NAMES {
        let codec = codec(json!({"id": "json2", "encoding": encoding}));
        let bytes = encode(&*codec, &array).unwrap();
        assert_eq!(shown(&decode(&*codec, &bytes, None, 1 << 20).unwrap()), "utf8 [2] a|é", "{encoding}");
    }
    let ascii = codec(json!({"id": "json2", "encoding": "ascii", "ensure_ascii": false}));
    assert_eq!(encode(&*ascii, &array).unwrap_err().kind(), Kind::Argument);
}

#[test]
fn logical_order_is_written_whatever_the_order_in_memory() {
    let expected = r#"[[0,2,4],[1,3,5],"|u1",[2,3]]"#;
    let mut array = elements("|u1", &[0, 1, 2, 3, 4, 5], &[6]).walked(Order::F).reshape(&[2, 3]).unwrap();
    assert_eq!(text(json!({"id": "json2"}), &array), expected);
    array = array.walked(Order::C);
    assert_eq!(text(json!({"id": "json2"}), &array), expected);
    for order in [Order::C, Order::F] {
        let words = items("utf8", &["a", "b", "c", "d"], &[2, 2]).transpose(&[1, 0]).unwrap().walked(order);
        assert_eq!(text(json!({"id": "json2"}), &words), r#"[["a","c"],["b","d"],"|O",[2,2]]"#);
    }
}

#[test]
fn without_a_wish_the_kind_of_the_items_decides() {
    assert_eq!(read(r#"["a","b\n","|O",[2]]"#, None).unwrap(), "utf8 [2] a|b\n");
    assert_eq!(read(r#"["a",1,"|O",[2]]"#, None).unwrap(), "json [2] \"a\"|1");
    assert_eq!(read(r#"[["a",1],["b"],"|O",[2]]"#, None).unwrap(), "json [2] [\"a\",1]|[\"b\"]");
    assert_eq!(read(r#"[ [ [1] , 2 ] , "|O" , [ 1 , 2 ] ]"#, None).unwrap(), "json [1, 2] [1]|2");
    assert_eq!(read(r#"["|O",[0]]"#, None).unwrap(), "utf8 [0] ");
    assert_eq!(read(r#"[1,2,">i2",[2]]"#, None).unwrap(), ">i2 [2] 0001 0002");
    assert_eq!(read(r#"[0.1,"<f4",[1]]"#, None).unwrap(), "<f4 [1] cdcccc3d");
}

#[test]
fn what_was_asked_for_is_made_if_it_loses_nothing() {
    let to = |text: &str, dtype: &str| read(text, Some(ty(dtype, &[1])));
    assert_eq!(to(r#"["a","|O",[1]]"#, "json").unwrap(), "json [1] \"a\"");
    assert_eq!(to(r#"["é","|O",[1]]"#, "bytes").unwrap(), "bytes [1] é");
    assert_eq!(to(r#"["a","|O",[1]]"#, "<U2").unwrap(), "<U2 [1] 6100000000000000");
    assert_eq!(to(r#"["a","<U9",[1]]"#, "utf8").unwrap(), "utf8 [1] a");
    assert_eq!(to(r#"[5,"|O",[1]]"#, "|u1").unwrap(), "|u1 [1] 05");
    assert_eq!(to(r#"[0.5,"<f8",[1]]"#, "<f2").unwrap(), "<f2 [1] 0038");
    assert_eq!(to(r#"[5,"<f8",[1]]"#, ">i2").unwrap(), ">i2 [1] 0005");
    for (text, dtype) in [
        (r#"[5,"|O",[1]]"#, "utf8"),
        (r#"[5,"|O",[1]]"#, "bytes"),
        (r#"[256,"|O",[1]]"#, "|u1"),
        (r#"[0.1,"<f8",[1]]"#, "<f4"),
        (r#"["abc","<U3",[1]]"#, "<U2"),
        (r#"["a","|O",[1]]"#, "<i4"),
        (r#"[1,"|O",[1]]"#, "<c8"),
        (r#"[[1],"|O",[1]]"#, "ragged:<i4"),
    ] {
        let error = to(text, dtype).unwrap_err();
        assert_eq!(error.kind(), Kind::Argument, "{text} as {dtype}: {error}");
    }
}

#[test]
fn what_does_not_agree_with_itself_is_corrupt() {
    for text in [
        r#""#,
        r#"[]"#,
        r#"["a"]"#,
        r#"[1,"|O"]"#,
        r#"[1,"|O",[2]]"#,
        r#"[1,2,"|O",[1]]"#,
        r#""|O",[1]]"#,
        r#"[1,2,"|O",[-1]]"#,
        r#"[1,2,"|O",2]"#,
        r#"[[1],[2,3],"|O",[2,2]]"#,
        r#"[1,2,"<f4",[2]] x"#,
        r#"[300,"|u1",[1]]"#,
        r#"["a","<i4",[1]]"#,
        r#"[1.5,"<i4",[1]]"#,
        r#"[1,2,"|O",[]]"#,
        r#"{"a":1}"#,
        r#"["abc","<U2",[1]]"#,
        r#"[null,"<f8",[1]]"#,
        r#"["x","|O",[1,1]]"#,
        r#"[1,"x9",[1]]"#,
        r#"["|O",[1]]"#,
        r#"[[],"|O",[2,0]]"#,
        r#"[[],[1],"|O",[2,0]]"#,
        r#"[1 "|O",[1]]"#,
        r#"[1,,"|O",[1]]"#,
        r#"[1,"|O",[1,]]"#,
        r#"[1,"|O",[]"#,
        r#"["\ud800","|O",[1]]"#,
        r#"[1,"|O",[99999999999999999999]]"#,
        r#"[1,"|O",[1000000000000000]]"#,
        r#"[1,"|O",[9000000000000000000]]"#,
        r#","|O",[0]]"#,
        r#"["|O",[0,99999999999,99999999999]]"#,
        r#"[[1,"|O",[1]]"#,
        r#"["a","|O",[1]],"|O",[1]]"#,
    ] {
        let error = read(text, None).unwrap_err();
        assert_eq!(error.kind(), Kind::Corrupt, "{text}: {error}");
    }
}

#[test]
fn what_json_has_no_form_of_is_unsupported() {
    for dtype in ["|S2", "|V2", "<c8", "<M8[ns]", "<m8[s]", "<f16", "bytes", "ragged:<f4"] {
        let like = ty(dtype, &[0]);
        assert_eq!(named("json2").encoded_type(Some(&like)).unwrap_err().kind(), Kind::Unsupported, "{dtype}");
    }
    assert_eq!(read(r#"[1,"<M8[ns]",[1]]"#, None).unwrap_err().kind(), Kind::Unsupported);
    assert_eq!(named("json2").encoded_type(None).unwrap_err().kind(), Kind::NeedsDtype);
    let array = items("utf8", &["a"], &[1]);
    assert_eq!(encode(&*named("json"), &array).unwrap_err().kind(), Kind::Unsupported);
}

#[test]
fn items_that_cannot_be_written_are_named() {
    for (dtype, item) in [("utf8", &b"\xff"[..]), ("utf8", b"\xc3"), ("json", b"[1"), ("json", b"\xff"), ("json", b"")]
    {
        let error = encode(&*named("json2"), &items(dtype, &[b"1", item], &[2])).unwrap_err();
        assert_eq!(error.kind(), Kind::Argument);
        assert!(error.to_string().contains("item 1"), "{error}");
    }
    let plain = codec(json!({"id": "json2", "ensure_ascii": false}));
    assert_eq!(encode(&*plain, &items("utf8", &[b"\xff"], &[1])).unwrap_err().kind(), Kind::Argument);
}

#[test]
fn wrong_parameters_are_named() {
    let spec = crate::codec::Registry::builtin();
    for (key, value) in [
        ("indent", "2.5"),
        ("indent", "101"),
        ("indent", "[]"),
        ("separators", "[\",\"]"),
        ("separators", "\",:\""),
        ("encoding", "\"cp1252\""),
        ("strict", "1"),
    ] {
        let config = format!("{{\"id\":\"json2\",\"{key}\":{value}}}");
        let error = spec.codec_from_json(config.as_bytes()).err().unwrap();
        assert_eq!(error.kind(), Kind::Config);
        assert!(error.to_string().contains(key), "{error}");
    }
}

#[test]
fn the_limit_counts_what_tells_where_items_are() {
    let many = format!("[{}\"|O\",[10000]]", "0,".repeat(10000));
    let codec = named("json2");
    for (limit, good) in [(169_999, false), (170_000, true)] {
        let result = decode(&*codec, many.as_bytes(), None, limit);
        assert_eq!(result.as_ref().err().map(|error| error.kind()), (!good).then_some(Kind::Limit));
    }
    let like = Some(ty("<f8", &[10000]));
    assert_eq!(decode(&*codec, many.as_bytes(), like.clone(), 79_999).err().unwrap().kind(), Kind::Limit);
    assert!(decode(&*codec, many.as_bytes(), like, 80_000).is_ok());
}

#[test]
fn depth_is_bounded_and_needs_little_stack() {
    let work = || {
        for depth in [500, 600, 100_000] {
            let text = format!("[{}{},\"|O\",[1]]", "[".repeat(depth), "]".repeat(depth));
            let kind = read(&text, None).err().map(|error| error.kind());
            assert_eq!(kind, (depth > 512).then_some(Kind::Corrupt), "{depth}");
        }
    };
    std::thread::Builder::new()
        .stack_size(crate::codec::object::testing::SMALL_STACK)
        .spawn(work)
        .unwrap()
        .join()
        .unwrap();
}

#[test]
fn texts_cut_or_changed_anywhere_never_panic() {
    let codec = named("json2");
    torture(&*codec, br#"[["a\u00e9","b"],["","\ud83d\ude00"],"|O",[2,2]]"#, None);
    torture(&*codec, br#"[{"a":[1,2.5]},null,"x","|O",[3]]"#, None);
    torture(&*codec, br#"[[1.5,NaN],[-2e5,3],"<f4",[2,2]]"#, None);
    torture(&*codec, br#"["ab","c","<U2",[2]]"#, Some(ty("<U2", &[2])));
}

#[test]
fn old_forms_of_numcodecs_own_fixtures_are_read() {
    for (config, array, expected) in [
        ("00", "00", "utf8 [900] foo|bar|baz|foo|"),
        ("01", "00", "utf8 [900] foo|bar|baz|foo|"),
        ("02", "00", "utf8 [900] foo|bar|baz|foo|"),
        ("03", "00", "utf8 [900] foo|bar|baz|foo|"),
        ("00", "02", "json [900] \"foo\"|1.0|2|\"foo\"|1.0|2|"),
        ("03", "02", "json [900] \"foo\"|1.0|2|\"foo\"|1.0|2|"),
        ("01", "04", "<U3 [900] 66000000"),
        ("02", "04", "<U3 [900] 66000000"),
        ("00", "08", "json [2, 2] 0|1|2|3"),
        ("01", "08", "json [2, 2] 0|1|2|3"),
    ] {
        let Some(text) = fixture(&format!("json2/codec.{config}/config.json")) else { return };
        let codec = codec(serde_json::from_slice(&text).unwrap());
        let encoded = fixture(&format!("json2/codec.{config}/encoded.{array}.dat")).unwrap();
        let decoded = decode(&*codec, &encoded, None, usize::MAX).unwrap();
        assert!(shown(&decoded).starts_with(expected), "{config} {array}: {}", &shown(&decoded)[..40]);
        if matches!(config, "00" | "01") {
            assert_eq!(encode(&*codec, &decoded).unwrap(), encoded, "{config} {array}");
        }
        let like = Type::new(Dtype::Json, &decoded.ty().shape, Order::C).unwrap();
        let values = decode(&*codec, &encoded, Some(like), usize::MAX).unwrap();
        assert_eq!(values.ty().dtype, Dtype::Json);
    }
}

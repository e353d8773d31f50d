//! Expected texts are what Python 3.11's `json.dumps` writes of the same values.

use super::super::MAX_DEPTH;
use super::*;
use crate::buffer::Buffer;
use crate::error::Kind;

fn text(value: &Value, layout: &Layout) -> Result<String> {
    let mut buffer = Buffer::new();
    let mut output = Output::growing(&mut buffer, usize::MAX);
    let mut writer = Writer::new(&mut output, layout);
    writer.value(value)?;
    writer.end()?;
    Ok(String::from_utf8(buffer.as_slice().to_vec()).unwrap())
}

fn again(json: &str) -> String {
    text(&read(json).unwrap(), &Layout::COMPACT).unwrap()
}

#[test]
fn floats_are_written_as_python_writes_them() {
    let texts = "0.0 -0.0 1.0 1000000000000000.0 1e+16 1.2345678901234568e+17 1e+22 0.0001 1e-05 0.00012345 1.5 -2.25 \
                 5e-324 1.7976931348623157e+308 0.1 NaN -Infinity Infinity 9999999999999998.0 1234567.0 100.5 12345678901234.5 \
                 581643098372034.2 3200917999922.2812 -588275097439809.2 27196226765612.062 22447379231.601562 1.0000076293945312 \
                 2.9802322387695312e-08 5.960464477539063e-08";
    for text in texts.split_whitespace() {
        assert_eq!(again(text), text);
    }
    assert_eq!(again("1e999"), "Infinity");
    assert_eq!(again("[1E5,1.5e+3,-0,-0.0]"), "[100000.0,1500.0,0,-0.0]");
}

#[test]
fn whole_numbers_have_any_length() {
    let text = "[9223372036854775807,-9223372036854775808,9223372036854775808,123456789012345678901234567890]";
    assert_eq!(again(text), text);
    assert_eq!(read("9223372036854775808").unwrap(), Value::BigInt("9223372036854775808".into()));
}

#[test]
fn strings_are_escaped_as_python_escapes_them() {
    let value = Value::Str("a\"\\/\u{8}\u{c}\n\r\t\0\u{1f}\u{7f}\u{80}é€😀".into());
    let ascii = Layout { ensure_ascii: true, ..Layout::COMPACT };
    let escaped = r#""a\"\\/\b\f\n\r\t\u0000\u001f\u007f\u0080\u00e9\u20ac\ud83d\ude00""#;
    assert_eq!(text(&value, &ascii).unwrap(), escaped);
    assert_eq!(text(&value, &Layout::COMPACT).unwrap(), "\"a\\\"\\\\/\\b\\f\\n\\r\\t\\u0000\\u001f\u{7f}\u{80}é€😀\"");
    assert_eq!(read(escaped).unwrap(), value);
}

#[test]
fn lists_and_maps_are_laid_out_as_python_does() {
    let value = read(r#"{"b":[1,[],{},[{},[2,3]]],"a":{"x":null,"y":true}}"#).unwrap();
    let python = Layout { separators: [", ".into(), ": ".into()], ..Layout::COMPACT };
    let one = Layout { indent: Some(" ".into()), sort_keys: true, ..python.clone() };
    let expected = "{\n \"a\": {\n  \"x\": null, \n  \"y\": true\n }, \n \"b\": [\n  1, \n  [], \n  {}, \n  [\n   {}, \n   \
                    [\n    2, \n    3\n   ]\n  ]\n ]\n}";
    assert_eq!(text(&value, &one).unwrap(), expected);
    let tab = Layout { indent: Some("\t".into()), ..Layout::COMPACT };
    let expected = "{\n\t\"b\":[\n\t\t1,\n\t\t[],\n\t\t{},\n\t\t[\n\t\t\t{},\n\t\t\t[\n\t\t\t\t2,\n\t\t\t\t3\n\t\t\t]\n\t\t]\n\t],\
                    \n\t\"a\":{\n\t\t\"x\":null,\n\t\t\"y\":true\n\t}\n}";
    assert_eq!(text(&value, &tab).unwrap(), expected);
    let expected = r#"{"b": [1, [], {}, [{}, [2, 3]]], "a": {"x": null, "y": true}}"#;
    assert_eq!(text(&value, &python).unwrap(), expected);
}

#[test]
fn keys_that_are_no_strings_become_what_python_makes_of_them() {
    let keys = [Value::Int(10), Value::Int(9), Value::Float(2.5), Value::Bool(false)];
    let map = Value::Map(keys.into_iter().map(|key| (key, Value::Null)).collect());
    let sorted = Layout { sort_keys: true, ..Layout::COMPACT };
    assert_eq!(text(&map, &sorted).unwrap(), r#"{"false":null,"2.5":null,"9":null,"10":null}"#);
    let mixed = Value::Map(vec![(Value::Int(1), Value::Null), (Value::Str("1".into()), Value::Null)]);
    assert_eq!(text(&mixed, &sorted).unwrap_err().kind(), Kind::Argument);
    assert_eq!(text(&mixed, &Layout::COMPACT).unwrap(), r#"{"1":null,"1":null}"#);
}

#[test]
fn keys_without_a_form_are_an_error_or_left_out() {
    let map = Value::Map(vec![(Value::List(vec![]), Value::Null), (Value::Str("a".into()), Value::Null)]);
    assert_eq!(text(&map, &Layout::COMPACT).unwrap_err().kind(), Kind::Argument);
    let skipping = Layout { skipkeys: true, ..Layout::COMPACT };
    assert_eq!(text(&map, &skipping).unwrap(), r#"{"a":null}"#);
}

#[test]
fn nan_can_be_forbidden() {
    let layout = Layout { allow_nan: false, ..Layout::COMPACT };
    assert_eq!(text(&Value::Float(f64::NAN), &layout).unwrap_err().kind(), Kind::Argument);
    assert_eq!(text(&Value::Float(1.0), &layout).unwrap(), "1.0");
}

#[test]
fn of_a_key_given_twice_the_last_value_counts() {
    assert_eq!(again(r#"{"a":1,"b":2,"a":3}"#), r#"{"a":3,"b":2}"#);
}

#[test]
fn what_is_no_json_is_corrupt() {
    let bad = "|1 2|[1|[1,]|[,]|{|{\"a\"}|{\"a\":}|{\"a\":1,}|{1:2}|01|1.|1.e5|1e|-|+1|.5|nul|NaNs|-inf|\"|\"\\|\"\\x\"|\"\\u12\"\
               |\"\\u12g4\"|\"\\ud800\"|\"\\ud800\\u0041\"|\"\\udc00\"|\"\n\"|[1 2]|[1}|{\"a\":1]|]|'a'|\u{a0}1";
    for text in bad.split('|') {
        assert_eq!(read(text).unwrap_err().kind(), Kind::Corrupt, "{text:?}");
    }
}

#[test]
fn control_characters_in_strings_are_read_where_that_is_asked_for() {
    assert_eq!(Reader::new("\"a\nb\"", false).value().unwrap(), Value::Str("a\nb".into()));
}

#[test]
fn depth_is_bounded_and_needs_little_stack() {
    let nested = |depth: usize| "[".repeat(depth) + &"]".repeat(depth);
    let work = move || {
        assert_eq!(again(&nested(MAX_DEPTH)), nested(MAX_DEPTH));
        assert_eq!(read(&nested(MAX_DEPTH + 1)).unwrap_err().kind(), Kind::Corrupt);
        assert_eq!(read(&"[".repeat(1 << 20)).unwrap_err().kind(), Kind::Corrupt);
        assert_eq!(read(&"{\"\":".repeat(1 << 20)).unwrap_err().kind(), Kind::Corrupt);
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
    let whole = r#"{"k\u00e9y":[1,-2.5e10,NaN,"a\ud83d\ude00\n",true,null,{"":[]}],"z":12345678901234567890}"#;
    for cut in 0..whole.len() {
        assert!(read(&whole[..cut]).is_err(), "{cut}");
    }
    for at in 0..whole.len() {
        for byte in b"\0 \"\\[]{},:-0eu\x7f" {
            let mut changed = whole.as_bytes().to_vec();
            changed[at] = *byte;
            if let Ok(value) = read(std::str::from_utf8(&changed).unwrap()) {
                let text = text(&value, &Layout::COMPACT).unwrap();
                assert_eq!(again(&text), text);
            }
        }
    }
}

//! Expected bytes are what numcodecs 0.16.5 with msgpack 1.2 writes: `numcodecs.MsgPack(**config).encode(array).hex()`.

use serde_json::{Value, json};

use super::super::object::testing::*;
use crate::array::{Array, Type};
use crate::error::Kind;

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn bytes(hex: &str) -> Vec<u8> {
    (0..hex.len() / 2).map(|i| u8::from_str_radix(&hex[2 * i..2 * i + 2], 16).unwrap()).collect()
}

fn same(array: &Array, expected: &str) {
    let codec = named("msgpack2");
    let encoded = encode(&*codec, array).unwrap();
    assert_eq!(hex(&encoded), expected);
    let back = decode(&*codec, &encoded, Some(array.ty().clone()), usize::MAX).unwrap();
    assert_eq!(shown(&back), shown(array));
}

fn with(config: Value, array: &Array) -> String {
    hex(&encode(&*codec(config), array).unwrap())
}

fn read(hex: &str, like: Option<Type>) -> crate::Result<String> {
    decode(&*named("msgpack2"), &bytes(hex), like, 1 << 20).map(|array| shown(&array))
}

#[test]
fn items_are_written_as_numcodecs_writes_them() {
    same(&items("utf8", &["a", "é", ""], &[3]), "95a161a2c3a9a0a27c4f9103");
    same(&items("utf8", &["a", "b", "c", "d"], &[2, 2]), "9492a161a16292a163a164a27c4f920202");
    same(&items("utf8", &[""; 0], &[0]), "92a27c4f9100");
    same(&items("utf8", &[""; 0], &[0, 3]), "92a27c4f920003");
    same(&items("utf8", &[""; 0], &[2, 0, 3]), "949090a27c4f93020003");
    same(&items("bytes", &["a", "b"], &[2]), "94c40161c40162a27c4f9102");
    same(&items("json", &["[1,2]", r#"{"a":null}"#], &[2]), "9492010281a161c0a27c4f9102");
    let values = items("json", &["18446744073709551615", "-9223372036854775808", "true", "1.5"], &[4]);
    same(&values, "96cfffffffffffffffffd38000000000000000c3cb3ff8000000000000a27c4f9104");
}

#[test]
fn elements_are_written_as_numcodecs_writes_them() {
    let floats: Vec<u8> = [1.0f32, 2.5, f32::INFINITY, 0.1].iter().flat_map(|f| f.to_le_bytes()).collect();
    let floats = elements("<f4", &floats, &[4]);
    same(&floats, "96cb3ff0000000000000cb4004000000000000cb7ff0000000000000cb3fb99999a0000000a33c66349104");
    let single = json!({"id": "msgpack2", "use_single_float": true});
    assert_eq!(with(single, &floats), "96ca3f800000ca40200000ca7f800000ca3dcccccda33c66349104");
    let ints = [128, 255, 256, 65535, 65536, -129, -32768, -32769, i32::MAX, i32::MIN];
    let ints: Vec<u8> = ints.iter().flat_map(|n: &i32| n.to_le_bytes()).collect();
    same(
        &elements("<i4", &ints, &[10]),
        "9ccc80ccffcd0100cdffffce00010000d1ff7fd18000d2ffff7fffce7fffffffd280000000a33c6934910a",
    );
    same(&elements("|i1", &[0x80, 0xdf, 0xe0, 0xff, 0, 0x7f], &[6]), "98d080d0dfe0ff007fa37c69319106");
    same(&elements("<u8", &[255; 8], &[1]), "93cfffffffffffffffffa33c75389101");
    same(&elements("|b1", &[1, 0], &[2]), "94c3c2a37c62319102");
    same(&elements("|S2", b"ab", &[1]), "93c4026162a37c53329101");
    same(&elements("|V3", &[0; 3], &[1]), "93c403000000a37c56339101");
}

/// numcodecs fails on a single element without axes; the bytes are in the manner of json2.
#[test]
fn a_single_element_stands_in_a_list() {
    same(&items("utf8", &["x"], &[]), "93a178a27c4f90");
}

/// `msgpack.packb(x)[:5]` of strings, byte strings, byte strings without `use_bin_type`, lists.
#[test]
fn lengths_have_the_shortest_form() {
    let plain = json!({"id": "msgpack2", "use_bin_type": false});
    for (len, str, bin, raw) in [
        (15, "af7878", "c40f78", "af7878"),
        (16, "b07878", "c41078", "b07878"),
        (31, "bf7878", "c41f78", "bf7878"),
        (32, "d92078", "c42078", "da0020"),
        (255, "d9ff78", "c4ff78", "da00ff"),
        (256, "da0100", "c50100", "da0100"),
        (65535, "daffff", "c5ffff", "daffff"),
        (65536, "db0001", "c60001", "db0001"),
    ] {
        let text = "x".repeat(len);
        let [as_str, as_bin] = ["utf8", "bytes"].map(|dtype| items(dtype, &[&text], &[1]));
        let start = |config: &Value, array: &Array| with(config.clone(), array)[2..8].to_owned();
        let own = json!({"id": "msgpack2"});
        assert_eq!([start(&own, &as_str), start(&own, &as_bin), start(&plain, &as_bin)], [str, bin, raw]);
        same(&as_str, &with(own, &as_str));
    }
    for (len, head) in [(13, "9f"), (14, "dc0010"), (65533, "dcffff"), (65534, "dd00010000")] {
        let array = elements("|u1", &vec![0; len], &[len]);
        assert!(with(json!({"id": "msgpack2"}), &array).starts_with(head));
    }
}

#[test]
fn raw_strings_are_byte_strings() {
    let raw = codec(json!({"id": "msgpack2", "raw": true}));
    let encoded = bytes("95a161a2c3a9a0a27c4f9103");
    assert_eq!(shown(&decode(&*raw, &encoded, None, 1 << 20).unwrap()), "bytes [3] a|é|");
}

#[test]
fn text_of_fixed_length_comes_back_from_raw_strings() {
    let raw = codec(json!({"id": "msgpack2", "raw": true}));
    let encoded = bytes("94a161a2c3a9a33c55329102");
    let like = ty("<U2", &[2]);
    assert_eq!(
        shown(&decode(&*raw, &encoded, Some(like), 1 << 20).unwrap()),
        "<U2 [2] 6100000000000000 e900000000000000"
    );
}

#[test]
fn without_a_wish_the_kind_of_the_items_decides() {
    assert_eq!(read("94a161a162a27c4f9102", None).unwrap(), "utf8 [2] a|b");
    assert_eq!(read("94c40161c40162a27c4f9102", None).unwrap(), "bytes [2] a|b");
    assert_eq!(read("94a16181a162c0a27c4f9102", None).unwrap(), "json [2] \"a\"|{\"b\":null}");
    assert_eq!(read("92a27c4f9100", None).unwrap(), "utf8 [0] ");
    let mixed = read("94a161c40162a27c4f9102", None).unwrap_err();
    assert_eq!(mixed.kind(), Kind::Argument);
    assert!(mixed.to_string().contains("item 1"), "{mixed}");
}

#[test]
fn what_was_asked_for_is_made_if_it_loses_nothing() {
    let to = |hex: &str, dtype: &str| read(hex, Some(ty(dtype, &[1])));
    assert_eq!(to("93a161a27c4f9101", "bytes").unwrap(), "bytes [1] a");
    assert_eq!(to("93a161a27c4f9101", "json").unwrap(), "json [1] \"a\"");
    assert_eq!(to("93cb3ff8000000000000a33c66389101", "<f4").unwrap(), "<f4 [1] 0000c03f");
    assert_eq!(to("9305a27c4f9101", "|u1").unwrap(), "|u1 [1] 05");
    assert_eq!(to("93c40161a27c4f9101", "utf8").unwrap(), "utf8 [1] a");
    for (hex, dtype) in [("93c401ffa27c4f9101", "utf8"), ("9305a27c4f9101", "utf8"), ("93ffa27c4f9101", "|u1")] {
        assert_eq!(to(hex, dtype).unwrap_err().kind(), Kind::Argument, "{hex} as {dtype}");
    }
}

#[test]
fn what_does_not_agree_with_itself_is_corrupt() {
    for hex in [
        "",
        "90",
        "91a27c4f",
        "a161",
        "93a161a27c4f91",
        "93a161a27c4f9101ff",
        "93a161a27c4f9102",
        "94a161a162a27c4f90",
        "93a16101910193",
        "93a1ffa27c4f9101",
        "93c1a27c4f9101",
        "ddffffffff",
        "ddffffffffa161",
        "93ddffffffffa27c4f9101",
        "93dfffffffffa27c4f9101",
        "93dbffffffff61a27c4f9101",
        "9492a1619292a162a163a27c4f920202",
        "9391a161a27c4f920102",
        "938101c0a27c4f9101",
        "93cd0100a37c75319101",
        "92a27c4f91cfffffffffffffffff",
        "92a27c4f9301cf0fffffffffffffffcf0fffffffffffffff",
    ] {
        let error = read(hex, None).unwrap_err();
        assert_eq!(error.kind(), Kind::Corrupt, "{hex}: {error}");
    }
}

#[test]
fn extension_types_are_refused_by_name() {
    for hex in ["93d6ff00000000a27c4f9101", "93c70105a0a27c4f9101"] {
        let error = read(hex, None).unwrap_err();
        assert_eq!(error.kind(), Kind::Unsupported);
        assert!(error.to_string().contains("extension type"), "{error}");
    }
}

#[test]
fn what_msgpack_has_no_form_of_is_refused() {
    for dtype in ["<c8", "<M8[ns]", "<f16", "ragged:<f4"] {
        let like = ty(dtype, &[0]);
        assert_eq!(named("msgpack2").encoded_type(Some(&like)).unwrap_err().kind(), Kind::Unsupported, "{dtype}");
    }
    assert_eq!(named("msgpack2").encoded_type(None).unwrap_err().kind(), Kind::NeedsDtype);
    assert_eq!(encode(&*named("msgpack"), &items("utf8", &["a"], &[1])).unwrap_err().kind(), Kind::Unsupported);
    for item in ["18446744073709551616", "-9223372036854775809"] {
        assert_eq!(encode(&*named("msgpack2"), &items("json", &[item], &[1])).unwrap_err().kind(), Kind::Argument);
    }
    assert_eq!(encode(&*named("msgpack2"), &items("utf8", &[b"\xff"], &[1])).unwrap_err().kind(), Kind::Argument);
}

#[test]
fn depth_is_bounded_and_needs_little_stack() {
    let work = || {
        for depth in [500, 600, 100_000] {
            let hex = format!("93{}c0a27c4f9101", "91".repeat(depth));
            let kind = read(&hex, None).err().map(|error| error.kind());
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
fn bytes_cut_or_changed_anywhere_never_panic() {
    let codec = named("msgpack2");
    torture(&*codec, &bytes("9492a161a16292a163a164a27c4f920202"), None);
    torture(&*codec, &bytes("9492010281a161c0a27c4f9102"), None);
    torture(
        &*codec,
        &bytes("96cb3ff0000000000000cb4004000000000000cb7ff0000000000000cb3fb99999a0000000a33c66349104"),
        None,
    );
    torture(&*codec, &bytes("93c4026162a37c53329101"), Some(ty("|S2", &[1])));
}

#[test]
fn the_old_form_has_no_shape() {
    let old = named("msgpack");
    assert_eq!(shown(&decode(&*old, &bytes("93a161a162a27c4f"), None, 1 << 20).unwrap()), "utf8 [2] a|b");
    assert_eq!(shown(&decode(&*old, &bytes("930102a37c7531"), None, 1 << 20).unwrap()), "|u1 [2] 01 02");
    assert!(decode(&*old, &bytes("90"), None, 1 << 20).is_err());
}

#[test]
fn numcodecs_own_fixtures_are_read_and_written_again() {
    for (array, expected) in [
        ("00", "utf8 [900] foo|bar|baz|"),
        ("02", "json [900] \"foo\"|1.0|2|"),
        ("04", "<U3 [900] 66000000"),
        ("08", "bytes [900] foo|bar|baz|"),
        ("10", "json [2, 2] 0|1|2|3"),
    ] {
        let Some(encoded) = fixture(&format!("msgpack2/codec.00/encoded.{array}.dat")) else { return };
        let codec = named("msgpack2");
        let decoded = decode(&*codec, &encoded, None, usize::MAX).unwrap();
        assert!(shown(&decoded).starts_with(expected), "{array}: {}", &shown(&decoded)[..20]);
        assert_eq!(encode(&*codec, &decoded).unwrap(), encoded, "{array}");
    }
}

//! Expected bytes are what numcodecs 0.16.5 writes, such as `numcodecs.VLenUTF8().encode(array).hex()`.

use serde_json::json;

use super::super::object::testing::*;
use super::*;

fn bytes(hex: &str) -> Vec<u8> {
    (0..hex.len() / 2).map(|i| u8::from_str_radix(&hex[2 * i..2 * i + 2], 16).unwrap()).collect()
}

fn arrays() -> Box<dyn Codec> {
    codec(json!({"id": "vlen-array", "dtype": "<i4"}))
}

fn same(codec: &dyn Codec, array: &Array, expected: &str) {
    let encoded = encode(codec, array).unwrap();
    assert_eq!(encoded, bytes(expected));
    let back = decode(codec, &encoded, Some(array.ty().clone()), usize::MAX).unwrap();
    assert_eq!(shown(&back), shown(array));
}

#[test]
fn items_are_written_as_numcodecs_writes_them() {
    same(&*named("vlen-utf8"), &items("utf8", &["a", "é", ""], &[3]), "03000000010000006102000000c3a900000000");
    let expected = "040000000100000061010000006201000000630100000064";
    same(&*named("vlen-utf8"), &items("utf8", &["a", "b", "c", "d"], &[2, 2]), expected);
    same(&*named("vlen-utf8"), &items("utf8", &[""; 0], &[0]), "00000000");
    same(&*named("vlen-bytes"), &items("bytes", &["a", "b"], &[2]), "0200000001000000610100000062");
    same(
        &*arrays(),
        &items("ragged:<i4", &[&[1, 0, 0, 0, 2, 0, 0, 0][..], &[]], &[2]),
        "0200000008000000010000000200000000000000",
    );
}

#[test]
fn the_shape_is_that_of_the_wish_or_a_row() {
    let encoded = bytes("040000000100000061010000006201000000630100000064");
    let codec = named("vlen-utf8");
    assert_eq!(shown(&decode(&*codec, &encoded, None, 1 << 20).unwrap()), "utf8 [4] a|b|c|d");
    assert_eq!(shown(&decode(&*codec, &encoded, Some(ty("utf8", &[2, 2])), 1 << 20).unwrap()), "utf8 [2, 2] a|b|c|d");
    assert_eq!(decode(&*codec, &encoded, Some(ty("utf8", &[3])), 1 << 20).err().unwrap().kind(), Kind::Corrupt);
}

#[test]
fn items_that_are_not_in_the_order_of_their_table_are_written_in_the_order_of_the_walk() {
    let array = items("utf8", &["a", "b", "c", "d"], &[2, 2]).transpose(&[1, 0]).unwrap();
    let encoded = encode(&*named("vlen-utf8"), &array).unwrap();
    assert_eq!(encoded, bytes("040000000100000061010000006301000000620100000064"));
}

#[test]
fn text_and_bytes_become_each_other_if_they_are_that() {
    let text = bytes("0100000002000000c3a9");
    let to = |id: &str, encoded: &[u8], dtype: &str| {
        decode(&*named(id), encoded, Some(ty(dtype, &[1])), 1 << 20).map(|array| shown(&array)).map_err(|e| e.kind())
    };
    assert_eq!(to("vlen-utf8", &text, "bytes").unwrap(), "bytes [1] é");
    assert_eq!(to("vlen-bytes", &text, "utf8").unwrap(), "utf8 [1] é");
    assert_eq!(to("vlen-bytes", &bytes("0100000001000000ff"), "utf8").unwrap_err(), Kind::Argument);
    assert_eq!(to("vlen-utf8", &text, "json").unwrap_err(), Kind::Argument);
    assert_eq!(to("vlen-utf8", &text, "<U1").unwrap_err(), Kind::Argument);
}

#[test]
fn what_is_damaged_is_corrupt() {
    let utf8 = [
        "",
        "01",
        "01000000",
        "0100000002",
        "010000000200000061",
        "ffffffff",
        "0000000000",
        "01000000010000006162",
        "0100000001000000ff",
    ];
    for hex in utf8 {
        assert_eq!(
            decode(&*named("vlen-utf8"), &bytes(hex), None, 1 << 20).err().unwrap().kind(),
            Kind::Corrupt,
            "{hex}"
        );
    }
    assert_eq!(
        decode(&*arrays(), &bytes("0100000003000000616263"), None, 1 << 20).err().unwrap().kind(),
        Kind::Corrupt
    );
    torture(&*named("vlen-utf8"), &bytes("03000000010000006102000000c3a900000000"), None);
    torture(&*named("vlen-bytes"), &bytes("0200000001000000610100000062"), None);
    torture(&*arrays(), &bytes("0200000008000000010000000200000000000000"), None);
}

#[test]
fn what_is_no_item_of_the_codec_is_refused() {
    assert_eq!(encode(&*named("vlen-utf8"), &items("utf8", &[b"\xff"], &[1])).unwrap_err().kind(), Kind::Argument);
    assert_eq!(encode(&*arrays(), &items("ragged:<i4", &["abc"], &[1])).unwrap_err().kind(), Kind::Argument);
    for (id, dtype) in [("vlen-utf8", "bytes"), ("vlen-utf8", "<U1"), ("vlen-bytes", "json"), ("vlen-bytes", "|u1")] {
        assert_eq!(named(id).encoded_type(Some(&ty(dtype, &[0]))).unwrap_err().kind(), Kind::Argument, "{id} {dtype}");
    }
    assert_eq!(arrays().encoded_type(Some(&ty("ragged:<i8", &[0]))).unwrap_err().kind(), Kind::Argument);
    assert_eq!(arrays().encoded_type(None).unwrap_err().kind(), Kind::NeedsDtype);
}

#[test]
fn the_limit_counts_data_and_table() {
    let encoded = bytes("0200000001000000610100000062");
    for (limit, good) in [(45, false), (46, true)] {
        assert_eq!(decode(&*named("vlen-bytes"), &encoded, None, limit).is_ok(), good);
    }
}

#[test]
fn numcodecs_own_fixtures_are_read_and_written_again() {
    for path in
        ["vlen-utf8/codec.00/encoded.00.dat", "vlen-utf8/codec.00/encoded.02.dat", "vlen-bytes/codec.00/encoded.02.dat"]
            .into_iter()
            .map(str::to_owned)
            .chain((0..8).map(|i| format!("vlen-array/codec.{i:02}/encoded.00.dat")))
    {
        let config = path.split('/').take(2).collect::<Vec<_>>().join("/") + "/config.json";
        let Some(config) = fixture(&config) else { return };
        let codec = codec(serde_json::from_slice(&config).unwrap());
        let encoded = fixture(&path).unwrap();
        let decoded = decode(&*codec, &encoded, None, usize::MAX).unwrap();
        assert_eq!(encode(&*codec, &decoded).unwrap(), encoded, "{path}");
    }
}

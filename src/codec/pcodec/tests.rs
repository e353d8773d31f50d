use std::path::Path;

use super::*;
use crate::array::{Array, Dtype, Order, Store, npy};
use crate::codec::Pipeline;
use crate::{Buffer, Kind};

fn codec(config: &str) -> Pipeline {
    Pipeline::from_json(config.as_bytes()).unwrap_or_else(|error| panic!("{config}: {error}"))
}

fn array(dtype: &str, data: &[u8]) -> Array {
    let fixed = Fixed::parse(dtype).unwrap();
    let ty = Type::row(Dtype::Fixed(fixed), data.len() / fixed.size);
    let mut store = Store::new(usize::MAX);
    store.data.extend_from_slice(data).unwrap();
    Array::from_store(ty, store).unwrap()
}

/// A row of numbers that grow, whatever their type.
fn sample(dtype: &str, count: usize) -> Array {
    let fixed = Fixed::parse(dtype).unwrap();
    let data: Vec<u8> = (0..count as u64).flat_map(|i| (i * i).to_ne_bytes()[..fixed.size].to_vec()).collect();
    array(dtype, &data)
}

fn encoded(codec: &Pipeline, array: &Array) -> Vec<u8> {
    let mut buffer = Buffer::new();
    codec.encode_array(array, &mut Output::growing(&mut buffer, usize::MAX)).unwrap();
    buffer.as_slice().to_vec()
}

fn decoded(codec: &Pipeline, src: &[u8], limit: usize) -> Result<Vec<u8>> {
    let mut buffer = Buffer::new();
    codec.decode(src, &mut Output::growing(&mut buffer, limit))?;
    Ok(buffer.as_slice().to_vec())
}

#[test]
fn all_types_round_trip() {
    let codec = codec(r#"{"id": "pcodec", "equal_pages_up_to": 1000}"#);
    for dtype in ["u2", "u4", "u8", "i2", "i4", "i8", "f2", "f4", "f8", "<M8[s]", "<m8", ">i4", ">f8", ">u2"] {
        for count in [0, 1, 255, 257, 3001] {
            let src = sample(dtype, count);
            let chunk = encoded(&codec, &src);
            assert!(chunk.len() <= codec.array_bound(src.ty()).unwrap().unwrap(), "{dtype} {count}");
            let back = codec.decode_array(&chunk, Some(src.ty()), usize::MAX).unwrap();
            assert!(back.row() == src.row(), "{dtype} {count}");
        }
    }
}

#[test]
fn byte_orders_give_the_same_stream() {
    let codec = codec(r#"{"id": "pcodec"}"#);
    let little = array("<i4", &[1, 0, 0, 0, 2, 0, 0, 0]);
    let big = array(">i4", &[0, 0, 0, 1, 0, 0, 0, 2]);
    assert_eq!(encoded(&codec, &little), encoded(&codec, &big));
}

#[test]
fn bytes_are_decoded_but_not_encoded() {
    let codec = codec(r#"{"id": "pcodec"}"#);
    let src = sample("f4", 1000);
    let chunk = encoded(&codec, &src);
    assert_eq!(decoded(&codec, &chunk, 4000).unwrap(), src.row().unwrap());
    let mut buffer = Buffer::new();
    let error = codec.encode(&[0; 8], &mut Output::growing(&mut buffer, usize::MAX)).unwrap_err();
    assert_eq!(error.kind(), Kind::NeedsDtype);
}

#[test]
fn a_stream_of_another_type_is_corrupt() {
    let codec = codec(r#"{"id": "pcodec"}"#);
    let chunk = encoded(&codec, &sample("f4", 10));
    let like = sample("i4", 10);
    assert_eq!(codec.decode_array(&chunk, Some(like.ty()), usize::MAX).err().unwrap().kind(), Kind::Corrupt);
}

#[test]
fn types_that_pco_does_not_take_are_refused() {
    let codec = codec(r#"{"id": "pcodec"}"#);
    for dtype in ["u1", "i1", "b1", "c8", "S4", "U1", "V4", "f16"] {
        let ty = Type::row(Dtype::parse(dtype).unwrap(), 3);
        assert_eq!(codec.encoded_type(&ty).unwrap_err().kind(), Kind::Argument, "{dtype}");
    }
}

#[test]
fn configs_are_checked_and_keep_their_order() {
    let effective = codec(r#"{"id": "pcodec", "delta_encoding_order": 2}"#).config(None).unwrap();
    assert_eq!(
        effective.to_string(),
        r#"{"id":"pcodec","level":8,"mode_spec":"auto","delta_spec":"auto","paging_spec":"equal_pages_up_to","delta_encoding_order":2,"equal_pages_up_to":262144}"#
    );
    for bad in [
        r#""level": 13"#,
        r#""level": -1"#,
        r#""mode_spec": "x""#,
        r#""delta_spec": "x""#,
        r#""paging_spec": "x""#,
        r#""equal_pages_up_to": 0"#,
        r#""delta_encoding_order": 8"#,
        r#""delta_spec": "try_consecutive""#,
        r#""delta_spec": "none", "delta_encoding_order": 1"#,
        r#""delta_spec": "try_lookback", "delta_encoding_order": 0"#,
    ] {
        let config = format!(r#"{{"id": "pcodec", {bad}}}"#);
        assert_eq!(Pipeline::from_json(config.as_bytes()).err().unwrap().kind(), Kind::Config, "{bad}");
    }
}

#[test]
fn a_claim_of_many_numbers_makes_no_room() {
    let codec = codec(r#"{"id": "pcodec", "equal_pages_up_to": 16777216}"#);
    let zeros = Array::zeros(Type::row(Dtype::parse("f8").unwrap(), 1 << 20), usize::MAX).unwrap();
    let chunk = encoded(&codec, &zeros);
    assert!(chunk.len() < 100, "{}", chunk.len());
    let mut buffer = Buffer::new();
    let error = codec.decode(&chunk, &mut Output::growing(&mut buffer, 1 << 16)).unwrap_err();
    assert_eq!((error.kind(), error.needed()), (Kind::Limit, None));
    assert!(buffer.capacity() <= 1 << 16, "{}", buffer.capacity());
}

#[test]
fn every_truncation_and_what_follows_is_noticed() {
    let codec = codec(r#"{"id": "pcodec", "equal_pages_up_to": 300}"#);
    for count in [0, 700] {
        let chunk = encoded(&codec, &sample("i4", count));
        for len in 0..chunk.len() {
            assert_eq!(decoded(&codec, &chunk[..len], 1 << 20).unwrap_err().kind(), Kind::Corrupt, "{len}");
        }
        let more = [&chunk[..], &[0]].concat();
        assert_eq!(decoded(&codec, &more, 1 << 20).unwrap_err().kind(), Kind::Corrupt);
    }
}

#[test]
fn flipped_bits_are_errors_or_other_numbers() {
    for config in ["", r#", "delta_spec": "try_lookback""#, r#", "delta_encoding_order": 3"#] {
        let codec = codec(&format!(r#"{{"id": "pcodec", "equal_pages_up_to": 400{config}}}"#));
        let chunk = encoded(&codec, &sample("u2", 800));
        for bit in 0..chunk.len() * 8 {
            let mut flipped = chunk.clone();
            flipped[bit / 8] ^= 1 << (bit % 8);
            if let Err(error) = decoded(&codec, &flipped, 1 << 16) {
                assert!(matches!(error.kind(), Kind::Corrupt | Kind::Limit), "{error}");
            }
        }
    }
}

#[test]
fn streams_of_numcodecs_are_decoded() {
    let Some(folder) = std::env::var_os("TIERCE_FIXTURES") else {
        eprintln!("skipped: TIERCE_FIXTURES is not set");
        return;
    };
    let folder = Path::new(&folder).join("pcodec");
    let (mut seen, mut same) = (0, 0);
    for entry in std::fs::read_dir(&folder).unwrap() {
        let setting = entry.unwrap().path();
        let Ok(config) = std::fs::read_to_string(setting.join("config.json")) else { continue };
        let codec = codec(&config);
        for number in 0..100 {
            let Ok(chunk) = std::fs::read(setting.join(format!("encoded.{number:02}.dat"))) else { continue };
            let src = npy::load(&folder.join(format!("array.{number:02}.npy"))).unwrap();
            let mut row = Buffer::new();
            let expected = src.elements(&mut row).unwrap();
            assert!(decoded(&codec, &chunk, expected.len()).unwrap() == expected, "{}", setting.display());
            let back = codec.decode_array(&chunk, Some(src.ty()), usize::MAX).unwrap();
            assert!(back.row() == Some(expected) && back.ty().order == src.ty().order, "{}", setting.display());
            let ours = encoded(&codec, &src);
            assert!(decoded(&codec, &ours, expected.len()).unwrap() == expected, "{}", setting.display());
            same += usize::from(ours == chunk);
            seen += 1;
        }
    }
    assert!(seen >= 55, "{seen} streams");
    eprintln!("{same} of {seen} have the same bytes");
}

#[test]
fn fortran_order_is_walked_in_memory_order() {
    let ty = Type::new(Dtype::parse("i4").unwrap(), &[2, 3], Order::F).unwrap();
    let row = sample("i4", 6);
    let mut store = Store::new(usize::MAX);
    store.data.extend_from_slice(row.row().unwrap()).unwrap();
    let codec = codec(r#"{"id": "pcodec"}"#);
    assert_eq!(encoded(&codec, &Array::from_store(ty, store).unwrap()), encoded(&codec, &row));
}

#[test]
fn a_window_larger_than_the_result_is_refused() {
    let codec = codec(r#"{"id": "pcodec", "delta_spec": "try_lookback", "mode_spec": "classic"}"#);
    let pattern: Vec<u8> =
        (0..500u64).flat_map(|i| (i.wrapping_mul(i).wrapping_mul(0x9e37_79b9_7f4a_7c15)).to_ne_bytes()).collect();
    let src = array("u8", &pattern.repeat(20));
    let chunk = encoded(&codec, &src);
    // Behind the header and 4 bytes of the chunk: 4 bits of mode, 4 of the kind of differences, 5 of the window.
    let head = chunk.windows(4).position(|found| found == [2, 0x0f, 0x27, 0]).unwrap() + 4;
    assert_eq!((chunk[head], decoded(&codec, &chunk, 80_000).unwrap().len()), (0x20, 80_000));
    let mut huge = chunk.clone();
    huge[head + 1] |= 0x17;
    huge[head + 1] &= !8;
    let error = decoded(&codec, &huge, 80_000).unwrap_err();
    assert!(error.to_string().contains("window"), "{error}");
}

#[test]
fn a_dictionary_longer_than_the_stream_is_refused() {
    let codec = codec(r#"{"id": "pcodec", "mode_spec": "classic", "delta_spec": "no_op"}"#);
    let mut chunk = encoded(&codec, &sample("u8", 256));
    let head = chunk.windows(4).position(|found| found == [2, 0xff, 0, 0]).unwrap() + 4;
    chunk[head..head + 4].copy_from_slice(&[0xf4, 0xff, 0xff, 0x1f]);
    let error = decoded(&codec, &chunk, 80_000).unwrap_err();
    assert!(error.to_string().contains("dictionary"), "{error}");
}

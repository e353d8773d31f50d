//! Pipelines on arrays through the Rust API: types on the way, axes, orders, items, and what does not fit.

use tierce::array::{Array, Dtype, Order, Range, Store, Type};
use tierce::codec::{Pipeline, encode_measured};
use tierce::{Buffer, Kind, Output, Result};

fn codec(config: &str) -> Pipeline {
    Pipeline::from_json(config.as_bytes()).unwrap_or_else(|error| panic!("{config}: {error}"))
}

fn ty(dtype: &str, shape: &[usize], order: Order) -> Type {
    Type::new(Dtype::parse(dtype).unwrap(), shape, order).unwrap()
}

/// The numbers from 0 on, in memory in the order of the type.
fn counted(dtype: &str, shape: &[usize], order: Order) -> Array {
    let ty = ty(dtype, shape, order);
    let size = ty.dtype.fixed().unwrap().size;
    let mut store = Store::new(usize::MAX);
    for number in 0..ty.count() as u64 {
        store.data.extend_from_slice(&number.to_le_bytes()[..size]).unwrap();
    }
    Array::from_store(ty, store).unwrap()
}

fn words(list: &[&str], shape: &[usize]) -> Array {
    let mut store = Store::new(usize::MAX);
    list.iter().for_each(|word| store.push(word.as_bytes()).unwrap());
    Array::from_store(ty("utf8", shape, Order::C), store).unwrap()
}

fn encode(codec: &Pipeline, array: &Array) -> Vec<u8> {
    let mut buffer = Buffer::new();
    codec.encode_array(array, &mut Output::growing(&mut buffer, usize::MAX)).expect("encodes");
    buffer.as_slice().to_vec()
}

fn content(array: &Array) -> Vec<u8> {
    let mut buffer = Buffer::new();
    array.gather(&mut Output::growing(&mut buffer, usize::MAX)).unwrap();
    buffer.as_slice().to_vec()
}

fn refused<T>(result: Result<T>) -> (Kind, String) {
    let error = result.err().expect("is refused");
    (error.kind(), error.to_string())
}

const FILTERS: bool = cfg!(all(feature = "filters", feature = "deflate"));
const OBJECTS: bool = cfg!(all(feature = "objects", feature = "deflate"));

#[test]
fn axes_are_permuted_in_front_and_in_the_middle() {
    let front = r#"[{"name": "transpose", "configuration": {"order": [2, 0, 1]}},
                    {"name": "transpose", "configuration": {"order": [1, 0, 2]}}, "bytes"]"#;
    let middle = r#"[{"name": "numcodecs.shuffle", "configuration": {"elementsize": 1}},
                     {"name": "transpose", "configuration": {"order": [0, 2, 1]}}]"#;
    for order in [Order::C, Order::F] {
        let array = counted("|u1", &[2, 3, 4], order);
        let codec = codec(front);
        let encoded = encode(&codec, &array);
        let back = codec.decode_array(&encoded, Some(array.ty()), usize::MAX).unwrap();
        assert_eq!(content(&back), content(&array));
        // Axes 2, 0, 1 and of those 1, 0, 2 are axes 0, 2, 1.
        let turned = counted("|u1", &[2, 3, 4], order).transpose(&[0, 2, 1]).unwrap();
        assert_eq!(encoded, content(&turned));
    }
    // What a codec of bytes made has no axes any more.
    let (kind, message) = refused(codec(middle).encoded_type(&ty("|u1", &[2, 3, 4], Order::C)));
    assert_eq!(kind, Kind::NeedsDtype, "{message}");
}

#[test]
fn a_permutation_behind_a_filter_moves_the_elements() {
    if !FILTERS {
        return println!("skipped: needs the features filters and deflate");
    }
    let codec = codec(
        r#"[{"name": "numcodecs.astype", "configuration": {"encode_dtype": "<i4", "decode_dtype": "<i2"}},
            {"name": "transpose", "configuration": {"order": [1, 0]}},
            {"name": "bytes", "configuration": {"endian": "big"}}, {"name": "numcodecs.zlib", "configuration": {"level": 1}}]"#,
    );
    for order in [Order::C, Order::F] {
        let array = counted("<i2", &[40, 30], order);
        let back = codec.decode_array(&encode(&codec, &array), Some(array.ty()), usize::MAX).unwrap();
        assert_eq!(content(&back), content(&array));
    }
}

#[test]
fn codecs_that_do_not_fit_are_found_when_the_pipeline_is_made() {
    if !FILTERS {
        return println!("skipped: needs the features filters and deflate");
    }
    let (kind, message) = refused(Pipeline::from_json(
        br#"[{"id": "fixedscaleoffset", "scale": 10, "offset": 0, "dtype": "<f4", "astype": "<i2"}, {"id": "delta", "dtype": "<i4"}]"#,
    ));
    assert_eq!(kind, Kind::Config);
    assert!(message.contains("fixedscaleoffset") && message.contains("<i2") && message.contains("<i4"), "{message}");
    codec(
        r#"[{"id": "fixedscaleoffset", "scale": 10, "offset": 0, "dtype": "<f4", "astype": "<i2"}, {"id": "delta", "dtype": "<u2"}]"#,
    );
    // Of another type than the config's, but of the same size; and of another size.
    let delta = codec(r#"{"id": "delta", "dtype": "<i4"}"#);
    assert!(delta.encoded_type(&ty("<f4", &[3], Order::C)).is_ok());
    assert_eq!(refused(delta.encoded_type(&ty("<f8", &[3], Order::C))).0, Kind::Argument);
}

#[test]
fn one_codec_serves_arrays_of_many_types_in_turn() {
    let codec = codec(r#"[{"name": "bytes", "configuration": {"endian": "big"}}]"#);
    for _ in 0..3 {
        for (dtype, shape) in [(">i4", &[7][..]), ("<i4", &[7]), ("<i2", &[2, 3]), ("|u1", &[]), ("<f8", &[0, 5])] {
            let array = counted(dtype, shape, Order::C);
            let encoded = encode(&codec, &array);
            let back = codec.decode_array(&encoded, Some(array.ty()), usize::MAX).unwrap();
            assert_eq!(content(&back), content(&array), "{dtype}");
        }
    }
}

#[test]
fn items_are_encoded_along_permuted_axes() {
    if !OBJECTS {
        return println!("skipped: needs the features objects and deflate");
    }
    let codec = codec(
        r#"[{"name": "transpose", "configuration": {"order": [1, 0]}}, "vlen-utf8", {"name": "numcodecs.zlib"}]"#,
    );
    let array = words(&["a", "bc", "", "def", "g", "hi"], &[2, 3]);
    let encoded = encode(&codec, &array);
    let back = codec.decode_array(&encoded, Some(array.ty()), 1000).unwrap();
    let items: Vec<&[u8]> = back.items().unwrap().collect();
    assert_eq!(items, [&b"a"[..], b"bc", b"", b"def", b"g", b"hi"]);
    let plain = self::codec(r#"{"id": "vlen-utf8"}"#);
    let turned = self::codec(r#"[{"name": "transpose", "configuration": {"order": [1, 0]}}, "vlen-utf8"]"#);
    let first = encode(&turned, &array);
    let expected = encode(&plain, &words(&["a", "def", "bc", "g", "", "hi"], &[6]));
    assert_eq!(first, expected);
}

#[test]
fn items_keep_within_the_limit_and_their_memory_is_used_again() {
    if !OBJECTS {
        return println!("skipped: needs the features objects and deflate");
    }
    let codec = codec(r#"[{"id": "vlen-utf8"}, {"id": "zlib"}]"#);
    let many = vec!["abc"; 1000];
    let array = words(&many, &[1000]);
    let encoded = encode(&codec, &array);
    let mut place = Array::zeros(ty("utf8", &[1000], Order::C), 40_000).unwrap();
    for _ in 0..3 {
        codec.decode_array_into(&encoded, &mut place).unwrap();
        assert_eq!(place.item(999), Some(&b"abc"[..]));
    }
    let mut small = Array::zeros(ty("utf8", &[1000], Order::C), 16_500).unwrap();
    assert_eq!(refused(codec.decode_array_into(&encoded, &mut small)).0, Kind::Limit);
    assert_eq!(small.items().unwrap().len(), 1000, "after a failure it is still an array");
    let other = Type::row(Dtype::Utf8, 999);
    assert_eq!(refused(codec.decode_array(&encoded, Some(&other), usize::MAX)).0, Kind::Corrupt);
}

#[test]
fn text_that_is_none_is_refused_when_it_is_encoded() {
    if !OBJECTS {
        return println!("skipped: needs the features objects and deflate");
    }
    let mut store = Store::new(usize::MAX);
    store.push(b"\xff").unwrap();
    let array = Array::from_store(ty("utf8", &[1], Order::C), store).unwrap();
    for id in ["vlen-utf8", "vlen-bytes", "json2", "msgpack2", "pickle"] {
        let codec = codec(&format!(r#"{{"id": "{id}"}}"#));
        let result = codec.encode_array(&array, &mut Output::growing(&mut Buffer::new(), usize::MAX));
        let (kind, message) = refused(result);
        assert!(kind == Kind::Argument && message.contains("UTF-8"), "{id}: {message}");
    }
}

#[test]
fn a_bomb_before_a_filter_is_stopped_at_the_size_of_the_array() {
    if !FILTERS {
        return println!("skipped: needs the features filters and deflate");
    }
    let zlib = codec(r#"{"id": "zlib", "level": 9}"#);
    let mut bomb = Buffer::new();
    zlib.encode(&vec![0; 50 << 20], &mut Output::growing(&mut bomb, usize::MAX)).unwrap();
    let codec = codec(r#"[{"id": "delta", "dtype": "<i4"}, {"id": "zlib"}]"#);
    let (kind, message) = refused(codec.decode_array(bomb.as_slice(), Some(&ty("<i4", &[100], Order::C)), usize::MAX));
    assert_eq!(kind, Kind::Corrupt, "{message}");
    assert!(message.contains("400"), "{message}");
}

#[test]
fn formats_that_tell_their_type_need_no_array_to_go_by() {
    if !OBJECTS {
        return println!("skipped: needs the features objects and deflate");
    }
    let codec = codec(r#"[{"id": "json2"}, {"id": "zlib"}]"#);
    let back = codec.decode_array(&encode(&codec, &words(&["x", "y"], &[2, 1])), None, 1000).unwrap();
    assert_eq!(back.ty(), &ty("utf8", &[2, 1], Order::C));
    let numbers = counted("<i2", &[2, 2], Order::F);
    let back = codec.decode_array(&encode(&codec, &numbers), None, 1000).unwrap();
    assert_eq!(back.ty(), &ty("<i2", &[2, 2], Order::C));
    assert_eq!(content(&back.walked(Order::F)), content(&numbers));
    let zlib = self::codec(r#"{"id": "zlib"}"#);
    assert_eq!(refused(zlib.decode_array(b"x", None, 1000)).0, Kind::NeedsDtype);
}

#[test]
fn metrics_tell_what_a_filter_loses() {
    if !FILTERS {
        return println!("skipped: needs the features filters and deflate");
    }
    let codec = codec(
        r#"[{"id": "fixedscaleoffset", "scale": 1, "offset": 0, "dtype": "<f8", "astype": "|i1"}, {"id": "zlib"}]"#,
    );
    let mut store = Store::new(usize::MAX);
    for value in [0.25f64, -1.0, 2.0, 0.0, 3.5] {
        store.data.extend_from_slice(&value.to_le_bytes()).unwrap();
    }
    let array = Array::from_store(ty("<f8", &[5], Order::C), store).unwrap();
    let metrics = encode_measured(&codec, &array, &mut Output::growing(&mut Buffer::new(), usize::MAX)).unwrap();
    // 0.25 became 0, and 3.5 became 4.
    assert_eq!((metrics.max_abs_error, metrics.max_rel_error, metrics.changed), (0.5, 1.0, 2));
    assert!((metrics.rmse - ((0.0625 + 0.25) / 5f64).sqrt()).abs() < 1e-15);
    assert!((metrics.psnr - 20.0 * (4.5 / metrics.rmse).log10()).abs() < 1e-12);
    let stages: Vec<(&str, usize)> = metrics.stages.iter().map(|stage| (stage.name.as_str(), stage.bytes)).collect();
    assert_eq!(stages, [("fixedscaleoffset", 5), ("zlib", metrics.encoded_bytes)]);
}

#[test]
fn a_part_of_a_part_is_where_it_should_be() {
    let array = counted("<i2", &[6, 8], Order::C);
    let step = |start, count, step| Range { start, count, step };
    let part = array.slice(&[step(5, 3, -2), step(1, 3, 2)]).unwrap().slice(&[step(1, 2, 1), step(2, 2, -2)]).unwrap();
    let numbers: Vec<u16> = content(&part).chunks(2).map(|pair| u16::from_le_bytes([pair[0], pair[1]])).collect();
    // Rows 5, 3, 1 and of these 3, 1; columns 1, 3, 5 and of these 5, 1.
    assert_eq!(numbers, [29, 25, 13, 9]);
}

#[test]
fn a_view_of_numbers_is_never_one_of_items() {
    for dtype in ["bytes", "utf8", "json", "ragged:<f4"] {
        let (kind, _) = refused(counted("|u1", &[4], Order::C).view_as(Dtype::parse(dtype).unwrap()));
        assert_eq!(kind, Kind::Argument, "{dtype}");
    }
    assert!(words(&["a"], &[1]).view_as(Dtype::Bytes).is_ok());
}

#[test]
fn items_that_are_made_keep_to_their_limit() {
    let make = |limit| Array::zeros(ty("utf8", &[4], Order::C), limit);
    assert_eq!(refused(make(63)).0, Kind::Limit);
    assert_eq!(make(64).unwrap().limit(), 64);
}

#[test]
fn strides_of_an_array_without_elements_lead_nowhere() {
    let owner: tierce::array::Owner = std::sync::Arc::new(());
    let (ty, strides) = (ty("<f8", &[0, 5], Order::C), [8, isize::MAX]);
    // SAFETY: there is no element.
    let array = unsafe { Array::borrow(ty, std::ptr::null_mut(), Some(&strides), false, owner) }.unwrap();
    let range = |start, count| Range { start, count, step: 1 };
    assert_eq!(array.slice(&[range(0, 0), range(3, 2)]).unwrap().ty().shape, [0, 2]);
}

#[test]
fn text_with_a_wide_indentation_comes_back() {
    if !OBJECTS {
        return println!("skipped: needs the features objects and deflate");
    }
    let codec = codec(r#"[{"id": "json2", "indent": 64}, {"id": "zlib"}]"#);
    let array = counted("|u1", &[100, 10, 10], Order::C);
    let back = codec.decode_array(&encode(&codec, &array), Some(array.ty()), usize::MAX).unwrap();
    assert_eq!(content(&back), content(&array));
}

#[test]
fn a_chunk_of_more_elements_than_expected_is_corrupt() {
    if !OBJECTS {
        return println!("skipped: needs the features objects and deflate");
    }
    for id in ["json2", "msgpack2", "pickle"] {
        let codec = codec(&format!(r#"{{"id": "{id}"}}"#));
        let encoded = encode(&codec, &counted("<i4", &[300], Order::C));
        let (kind, _) = refused(codec.decode_array(&encoded, Some(&ty("<i4", &[2], Order::C)), usize::MAX));
        assert_eq!(kind, Kind::Corrupt, "{id}");
    }
}

#[test]
fn a_pickle_of_elements_has_a_bound() {
    if !OBJECTS {
        return println!("skipped: needs the features objects and deflate");
    }
    let array = counted("<f8", &[50], Order::C);
    let codec = codec(r#"{"id": "pickle"}"#);
    assert!(codec.array_bound(array.ty()).unwrap().is_some_and(|bound| bound >= encode(&codec, &array).len()));
}

#[test]
fn elements_that_would_become_larger_than_memory_are_refused() {
    if !FILTERS {
        return println!("skipped: needs the features filters and deflate");
    }
    for id in ["delta", "fixedscaleoffset"] {
        let more = if id == "delta" { "" } else { r#""scale": 1, "offset": 0, "# };
        let codec = codec(&format!(r#"{{"id": "{id}", {more}"dtype": "|u1", "astype": "<f8"}}"#));
        let (kind, _) = refused(codec.array_bound(&ty("|u1", &[1 << 62], Order::C)));
        assert_eq!(kind, Kind::Argument, "{id}");
    }
}

#[test]
fn elements_that_a_chunk_calls_long_need_a_limit() {
    if !OBJECTS {
        return println!("skipped: needs the features objects and deflate");
    }
    let json = br#"["","<U500000000",[1]]"#;
    let msgpack = b"\x93\xa0\xab<U500000000\x91\x01";
    for (id, chunk) in [("json2", &json[..]), ("msgpack2", &msgpack[..])] {
        let codec = codec(&format!(r#"{{"id": "{id}"}}"#));
        let (kind, message) = refused(codec.decode_array(chunk, None, usize::MAX));
        assert_eq!(kind, Kind::Limit, "{id}: {message}");
    }
    let few = codec(r#"{"id": "json2"}"#).decode_array(br#"["","<U5000",[1]]"#, None, usize::MAX).unwrap();
    assert_eq!(few.size(), 20_000);
}

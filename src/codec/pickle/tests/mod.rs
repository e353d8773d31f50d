//! `vectors.txt` was written by Python: see `vectors.py`.

mod hostile;

use super::*;
use crate::array::{Dtype, Order};
use crate::buffer::Buffer;
use crate::codec::Registry;

const LIMIT: usize = 1 << 24;

fn unhexed(text: &str) -> Vec<u8> {
    (0..text.len()).step_by(2).map(|i| u8::from_str_radix(&text[i..i + 2], 16).unwrap()).collect()
}

struct Vector {
    name: &'static str,
    protocol: u8,
    dtype: Dtype,
    shape: Vec<usize>,
    /// The items, or all elements.
    data: Vec<Vec<u8>>,
    pickle: Vec<u8>,
}

fn vectors() -> impl Iterator<Item = Vector> {
    include_str!("vectors.txt").lines().map(|line| {
        let [name, protocol, dtype, shape, data, pickle] = line.split(';').collect::<Vec<_>>().try_into().unwrap();
        Vector {
            name,
            protocol: protocol.parse().unwrap(),
            dtype: Dtype::parse(dtype).unwrap(),
            shape: shape.split(',').filter(|n| !n.is_empty()).map(|n| n.parse().unwrap()).collect(),
            data: data.split(',').map(unhexed).collect(),
            pickle: unhexed(pickle),
        }
    })
}

fn read(src: &[u8], like: Option<&Type>) -> Result<Array> {
    let mut store = Store::new(LIMIT);
    let ty = read_array(src, like, &mut store)?;
    Array::from_store(ty, store)
}

/// Items, or all elements as one.
fn contents(array: &Array) -> Vec<Vec<u8>> {
    match array.items() {
        Ok(items) => items.map(<[u8]>::to_vec).collect(),
        Err(_) => {
            let mut scratch = Buffer::new();
            vec![array.elements(&mut scratch).unwrap().to_vec()]
        }
    }
}

fn written(array: &Array, protocol: u8) -> Vec<u8> {
    let mut buffer = Buffer::new();
    write_array(array, protocol, &mut Output::growing(&mut buffer, usize::MAX)).unwrap();
    buffer.as_slice().to_vec()
}

fn items(dtype: &str, items: &[&[u8]]) -> Array {
    let mut store = Store::new(LIMIT);
    items.iter().for_each(|item| store.push(item).unwrap());
    Array::from_store(Type::row(Dtype::parse(dtype).unwrap(), items.len()), store).unwrap()
}

fn like(dtype: &str, shape: &[usize]) -> Type {
    Type::new(Dtype::parse(dtype).unwrap(), shape, Order::C).unwrap()
}

fn kind(src: &[u8]) -> Kind {
    read(src, None).map(|array| panic!("reads as {:?}", array.ty())).unwrap_err().kind()
}

fn message(src: &[u8], like: Option<&Type>) -> String {
    read(src, like).map(|array| panic!("reads as {:?}", array.ty())).unwrap_err().to_string()
}

#[test]
fn what_python_writes_is_read() {
    for vector in vectors() {
        let about = format!("{} in protocol {}", vector.name, vector.protocol);
        let array = read(&vector.pickle, None).unwrap_or_else(|error| panic!("{about}: {error}"));
        assert_eq!(array.ty(), &Type::new(vector.dtype, &vector.shape, Order::C).unwrap(), "{about}");
        assert_eq!(contents(&array), vector.data, "{about}");
    }
}

#[test]
fn what_is_written_is_read_again() {
    for vector in vectors().filter(|vector| vector.protocol == 4) {
        let array = read(&vector.pickle, None).unwrap();
        for protocol in 0..=5 {
            let again = read(&written(&array, protocol), Some(array.ty())).unwrap();
            assert_eq!(again.ty(), array.ty(), "{} in protocol {protocol}", vector.name);
            assert_eq!(contents(&again), contents(&array), "{} in protocol {protocol}", vector.name);
        }
    }
}

#[test]
fn a_pickle_has_the_opcodes_of_its_protocol() {
    let array = items("json", &["{\"a\":[1,70000,5000000000,true,1.5,null,\"é\"]}".as_bytes()]);
    let text: String = written(&array, 0).iter().map(|byte| char::from(*byte)).collect();
    assert!(text.ends_with("(l(dVa\n(lI1\naI70000\naL5000000000L\naI01\naF1.5\naNaV\u{e9}\nasatb."), "{text:?}");
    assert_eq!(written(&array, 2)[..2], [0x80, 2]);
    assert_eq!(written(&array, 5)[..2], [0x80, 5]);
}

#[test]
fn elements_and_items_are_written_in_the_order_of_their_indices() {
    for dtype in ["<i2", "utf8"] {
        for protocol in 0..=5 {
            let source = vectors().find(|v| v.name == if dtype == "utf8" { "utf8 2d" } else { "fortran" }).unwrap();
            let array = read(&source.pickle, None).unwrap();
            let copy = array.copy(Order::F, LIMIT).unwrap();
            let again = read(&written(&copy, protocol), None).unwrap();
            assert_eq!(contents(&again), contents(&array));
        }
    }
}

#[test]
fn a_long_list_comes_in_batches() {
    let texts: Vec<String> = (0..2500).map(|i| i.to_string()).collect();
    let array = items("utf8", &texts.iter().map(String::as_bytes).collect::<Vec<_>>());
    for protocol in 0..=5 {
        assert_eq!(contents(&read(&written(&array, protocol), None).unwrap()), contents(&array));
    }
}

#[test]
fn a_part_of_items_is_written_alone() {
    let array = items("bytes", &[b"a", b"b", b"c"]).slice(&[crate::array::Range { start: 2, count: 2, step: -2 }]);
    assert_eq!(contents(&read(&written(&array.unwrap(), 3), None).unwrap()), [b"c", b"a"]);
}

#[test]
fn the_bound_holds_for_elements() {
    let array = Array::from_store(like("|u1", &[3000]), {
        let mut store = Store::new(LIMIT);
        store.data.extend_from_slice(&[b'\\'; 1500]).unwrap();
        store.data.extend_from_slice(&[0xff; 1500]).unwrap();
        store
    })
    .unwrap();
    for protocol in 0..=5 {
        let bound = Pickle { protocol }.elements_bound(array.ty()).unwrap();
        assert!(written(&array, protocol).len() <= bound);
    }
}

#[test]
fn like_decides_the_byte_order() {
    let vector = vectors().find(|v| v.name == "fortran").unwrap();
    let array = read(&vector.pickle, Some(&like("<i2", &[2, 3]))).unwrap();
    assert_eq!(array.ty().dtype, Dtype::parse("<i2").unwrap());
    assert_eq!(contents(&array), [[0, 0, 1, 0, 2, 0, 3, 0, 4, 0, 5, 0]]);
    let vector = vectors().find(|v| v.name == "ragged").unwrap();
    let array = read(&vector.pickle, Some(&like("ragged:>i2", &[3]))).unwrap();
    assert_eq!(contents(&array), [&[0, 0, 0, 1, 0, 2][..], &[], &[0, 0, 0, 3]]);
}

#[test]
fn like_decides_what_items_become() {
    let texts = written(&items("utf8", &[b"a", b"b"]), 5);
    assert_eq!(contents(&read(&texts, Some(&like("json", &[2]))).unwrap()), [b"\"a\"", b"\"b\""]);
    assert!(message(&texts, Some(&like("bytes", &[2]))).contains("item 0: is a string, expected bytes"));
    assert!(message(&texts, Some(&like("<f4", &[2]))).contains("<f4"));
    let numbers = vectors().find(|v| v.name == "floats").unwrap().pickle;
    assert!(message(&numbers, Some(&like("<f4", &[3]))).contains("holds elements of type <f8, not of <f4"));
    assert!(message(&numbers, Some(&like("utf8", &[3]))).contains("not of utf8"));
}

#[test]
fn what_an_item_cannot_be_names_the_item() {
    let mixed = written(&items("json", &[b"\"a\"", b"null"]), 4);
    assert!(message(&mixed, Some(&like("utf8", &[2]))).contains("item 1: is None, expected a string"));
    assert!(message(b"\x80\x04](K\x01C\x01ae.", None).contains("item 1: bytes has no JSON form"));
    assert!(message(b"\x80\x04](K\x01}C\x01aK\x01se.", None).contains("item 1: a key: bytes has no JSON form"));
}

#[test]
fn the_last_value_of_a_key_counts() {
    let array = read(b"](}(X\x01\0\0\0aK\x01X\x01\0\0\0bK\x02X\x01\0\0\0aK\x03ue.", None).unwrap();
    assert_eq!(contents(&array), [b"{\"a\":3,\"b\":2}"]);
    let array = read(b"](}(K\x01K\x02I01\nNG?\xf8\0\0\0\0\0\0K\x02ue.", None).unwrap();
    assert_eq!(contents(&array), [&b"{\"1\":2,\"true\":null,\"1.5\":2}"[..]]);
}

#[test]
fn strings_that_are_shared_are_stored_once() {
    let long = "x".repeat(100);
    let pickle = format!("](X\x64\0\0\0{long}q\0{}e.", "h\0".repeat(1000));
    let mut store = Store::new(LIMIT);
    let ty = read_array(pickle.as_bytes(), None, &mut store).unwrap();
    assert_eq!((ty.shape, store.data.len()), (vec![1001], 100));
}

// The codec.

#[test]
fn the_protocol_is_that_of_the_config() {
    let config = |json: &str| Registry::builtin().codec_from_json(json.as_bytes());
    assert_eq!(config("{\"id\":\"pickle\"}").unwrap().config(None).unwrap()["protocol"], 5);
    assert!(
        config("{\"id\":\"pickle\",\"protocol\":0}").is_ok() && config("{\"id\":\"pickle\",\"protocol\":-1}").is_ok()
    );
    assert!(
        config("{\"id\":\"pickle\",\"protocol\":6}").is_err() && config("{\"id\":\"pickle\",\"protocol\":-2}").is_err()
    );
}

#[test]
fn bytes_alone_are_no_array() {
    let codec = Pickle { protocol: 5 };
    let mut buffer = Buffer::new();
    let mut dst = Output::growing(&mut buffer, LIMIT);
    assert_eq!(codec.encoded_type(None).unwrap_err().kind(), Kind::NeedsDtype);
    assert_eq!(codec.encode(b"", &mut dst).unwrap_err().kind(), Kind::NeedsDtype);
    assert_eq!(codec.decode(b"N.", &mut dst).unwrap_err().kind(), Kind::NeedsDtype);
}

#[test]
fn arrays_of_numcodecs_in_all_protocols_are_the_same() {
    let Ok(folder) = std::env::var("TIERCE_FIXTURES") else { return println!("skipped: TIERCE_FIXTURES is not set") };
    let file = |name: &str| std::fs::read(format!("{folder}/pickle/{name}")).unwrap();
    // The first items: foo, bar, baz; foo, 1.0, 2; and of the others the file has the elements.
    for (number, dtype, count) in [("00", "utf8", 900), ("02", "json", 900), ("04", "<U3", 900), ("06", "<U17", 1200)] {
        let dtype = Dtype::parse(dtype).unwrap();
        let npy = file(&format!("array.{number}.npy"));
        let header = 10 + usize::from(u16::from_le_bytes([npy[8], npy[9]]));
        for protocol in 0..5 {
            let array = read(&file(&format!("codec.0{protocol}/encoded.{number}.dat")), None).unwrap();
            assert_eq!(array.ty(), &Type::row(dtype, count));
            let words: &[&str] = match number {
                "00" => &["foo", "bar", "baz"],
                "02" => &["\"foo\"", "1.0", "2"],
                _ => {
                    assert_eq!(contents(&array), [&npy[header..]]);
                    continue;
                }
            };
            let expected: Vec<&[u8]> = words.iter().cycle().take(count).map(|word| word.as_bytes()).collect();
            assert_eq!(contents(&array), expected);
            // What numpy.save writes of objects is a pickle too.
            assert_eq!(contents(&read(&npy[header..], None).unwrap()), expected);
        }
    }
}

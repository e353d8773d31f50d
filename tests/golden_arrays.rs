//! Arrays that numcodecs encoded (tests/golden/arrays/of_numcodecs.py made them): what is read, and what is written.

use std::path::Path;

use serde_json::Value;
use tierce::array::{Array, Dtype, Order, Store, Type};
use tierce::codec::Pipeline;
use tierce::{Buffer, Kind, Output};

fn bytes(hex: &Value) -> Vec<u8> {
    let hex = hex.as_str().expect("hex digits").as_bytes();
    hex.chunks(2).map(|pair| u8::from_str_radix(std::str::from_utf8(pair).unwrap(), 16).unwrap()).collect()
}

fn array(case: &Value) -> Array {
    let shape: Vec<usize> = serde_json::from_value(case["shape"].clone()).unwrap();
    let dtype = Dtype::parse(case["dtype"].as_str().unwrap()).unwrap();
    let mut store = Store::new(usize::MAX);
    match case["items"].as_array() {
        Some(items) => items.iter().for_each(|item| store.push(&bytes(item)).unwrap()),
        None => store.data.extend_from_slice(&bytes(&case["elements"])).unwrap(),
    }
    Array::from_store(Type::new(dtype, &shape, Order::C).unwrap(), store).unwrap()
}

/// The elements, or the items; those of JSON as values, whose text has many spellings.
fn content(array: &Array) -> Vec<Value> {
    if array.ty().dtype.is_items() {
        let is_json = array.ty().dtype == Dtype::Json;
        let value = |item: &[u8]| if is_json { serde_json::from_slice(item).unwrap() } else { Value::from(item) };
        return array.items().unwrap().map(value).collect();
    }
    let mut buffer = Buffer::new();
    array.gather(&mut Output::growing(&mut buffer, usize::MAX)).unwrap();
    vec![Value::from(buffer.as_slice())]
}

#[test]
fn what_numcodecs_wrote_is_read_and_written() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden/arrays");
    let cases: Vec<Value> = serde_json::from_slice(&std::fs::read(folder.join("numcodecs.json")).unwrap()).unwrap();
    assert!(cases.len() > 40);
    let mut left_out = 0;
    for (number, case) in cases.iter().enumerate() {
        let name = format!("case {number}, {}", case["config"]);
        let codec = match Pipeline::from_json(case["config"].to_string().as_bytes()) {
            Ok(codec) => codec,
            Err(error) if error.kind() == Kind::UnknownCodec => {
                left_out += 1;
                continue;
            }
            Err(error) => panic!("{name}: {error}"),
        };
        let before = array(case);
        let back = codec
            .decode_array(&bytes(&case["encoded"]), Some(before.ty()), usize::MAX)
            .unwrap_or_else(|error| panic!("{name}: {error}"));
        let mut expected = case.clone();
        if let Some(decoded) = case.get("decoded") {
            expected[if decoded.is_array() { "items" } else { "elements" }] = decoded.clone();
        }
        assert_eq!(content(&back), content(&array(&expected)), "{name}");
        if case["same"] == true {
            let mut buffer = Buffer::new();
            codec.encode_array(&before, &mut Output::growing(&mut buffer, usize::MAX)).unwrap();
            assert!(buffer.as_slice() == bytes(&case["encoded"]), "{name}: other bytes");
        }
        if case["same"] == false {
            // The format leaves freedom: what we once wrote is kept beside it (`make golden`).
            let ours = folder.join(format!("ours-{number}.bin"));
            if std::env::var_os("TIERCE_BLESS").is_some() && !ours.exists() {
                let mut buffer = Buffer::new();
                codec.encode_array(&before, &mut Output::growing(&mut buffer, usize::MAX)).unwrap();
                std::fs::write(&ours, buffer.as_slice()).unwrap();
            }
            let ours = std::fs::read(&ours).unwrap_or_else(|error| panic!("{}: {error}", ours.display()));
            let back = codec.decode_array(&ours, Some(before.ty()), usize::MAX).unwrap();
            assert_eq!(content(&back), content(&before), "{name}: our own bytes");
        }
        // numcodecs tells defaults that its own older configs lack, and never less than we do.
        let config = codec.config(None).unwrap();
        for (key, value) in case["config"].as_object().unwrap() {
            assert!(config.get(key).is_some_and(|ours| ours == value || ours.is_null()), "{name}: {key} is {config}");
        }
    }
    if tierce::info::FEATURES.iter().all(|(_, on)| *on) {
        assert_eq!(left_out, 0);
    }
}

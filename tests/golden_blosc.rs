//! Chunks that c-blosc made (tests/golden/blosc/of_c_blosc.py): what is read, and what is written.
#![cfg(feature = "blosc")]

use std::path::Path;

use serde_json::Value;
use tierce::codec::Pipeline;
use tierce::{Buffer, Output};

fn bytes(hex: &Value) -> Vec<u8> {
    let hex = hex.as_str().expect("hex digits").as_bytes();
    hex.chunks(2).map(|pair| u8::from_str_radix(std::str::from_utf8(pair).unwrap(), 16).unwrap()).collect()
}

/// The content of a case, as the script makes it.
fn content(kind: &str, size: usize) -> Vec<u8> {
    let words = |word: fn(u32) -> u32| (0..size as u32).flat_map(move |i| word(i).to_le_bytes()).take(size).collect();
    match kind {
        "wave" => words(|i| i * i % 23 * 1000 + i * 7),
        "steps" => words(|i| i / 40 * 77),
        "noise" => (0..size)
            .scan(1u32, |state, _| {
                *state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                Some((*state >> 24) as u8)
            })
            .collect(),
        other => panic!("content {other:?}"),
    }
}

fn decoded(codec: &Pipeline, chunk: &[u8]) -> Vec<u8> {
    let mut buffer = Buffer::new();
    codec.decode(chunk, &mut Output::growing(&mut buffer, usize::MAX)).unwrap();
    buffer.as_slice().to_vec()
}

fn encoded(codec: &Pipeline, plain: &[u8]) -> Vec<u8> {
    let mut buffer = Buffer::new();
    codec.encode(plain, &mut Output::growing(&mut buffer, usize::MAX)).unwrap();
    buffer.as_slice().to_vec()
}

#[test]
fn what_c_blosc_wrote_is_read_and_written() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden/blosc");
    let cases: Vec<Value> = serde_json::from_slice(&std::fs::read(folder.join("c-blosc.json")).unwrap()).unwrap();
    assert!(cases.len() > 40);
    for (number, case) in cases.iter().enumerate() {
        let name = format!("case {number}, {}", case["config"]);
        let codec = Pipeline::from_json(case["config"].to_string().as_bytes()).unwrap();
        let plain = content(case["kind"].as_str().unwrap(), case["size"].as_u64().unwrap() as usize);
        let chunk = bytes(&case["chunk"]);
        assert!(decoded(&codec, &chunk) == plain, "{name}: other data");
        if case["same"] == true {
            assert!(encoded(&codec, &plain) == chunk, "{name}: other bytes");
            continue;
        }
        // Other compressors may find something else: what we once wrote is kept beside it (`make golden`).
        let ours = folder.join(format!("ours-{number}.bin"));
        if std::env::var_os("TIERCE_BLESS").is_some() && !ours.exists() {
            std::fs::write(&ours, encoded(&codec, &plain)).unwrap();
        }
        let ours = std::fs::read(&ours).unwrap_or_else(|error| panic!("{}: {error}", ours.display()));
        assert!(decoded(&codec, &ours) == plain, "{name}: our own bytes");
        assert!(encoded(&codec, &plain).len() <= chunk.len() + chunk.len() / 10, "{name}: larger than c-blosc's");
    }
}

//! Streams and sidecars that were once written (tests/golden/zfp): the same bytes are still made, and read.
#![cfg(feature = "zfp")]

use std::path::Path;

use tierce::array::{Array, Dtype, Order, Store, Type};
use tierce::zfp::{Params, Scalar, Setup, compress, decompress};
use tierce::{Buffer, Output};

const TYPES: [&str; 9] = ["<i4", "<i8", "<f4", "<f8", "|i1", "|u1", "<i2", "<u2", "<f2"];
const SHAPES: [&[usize]; 4] = [&[19], &[6, 7], &[3, 5, 6], &[2, 3, 5, 3]];

/// A ramp with ripples, of numbers that every type has.
fn field(name: &str, shape: &[usize]) -> Array {
    let ty = Type::new(Dtype::parse(name).unwrap(), shape, Order::C).unwrap();
    let mut store = Store::new(usize::MAX);
    for at in 0..ty.count() {
        let value = (at % 40 + at * at % 7) as u8;
        let half = || {
            let exponent = 7 - (value.max(1).leading_zeros() as u16);
            ((exponent + 15) << 10 | (u16::from(value) << (10 - exponent)) & 1023) * u16::from(value > 0)
        };
        let bytes = match &name[1..] {
            "i1" | "u1" => vec![value],
            "i2" | "u2" => u16::from(value).to_le_bytes().to_vec(),
            "i4" => u32::from(value).to_le_bytes().to_vec(),
            "i8" => u64::from(value).to_le_bytes().to_vec(),
            "f2" => half().to_le_bytes().to_vec(),
            "f4" => (f32::from(value) / 8.0).to_le_bytes().to_vec(),
            _ => (f64::from(value) / 8.0).to_le_bytes().to_vec(),
        };
        store.data.extend_from_slice(&bytes).unwrap();
    }
    Array::from_store(ty, store).unwrap()
}

/// A float array of which some values are not finite.
fn holed(name: &str, shape: &[usize]) -> Array {
    let src = field(name, shape);
    let mut bytes = content(&src);
    let size = src.ty().element_size().unwrap();
    for element in bytes.chunks_exact_mut(size).skip(2).step_by(5) {
        element[size - 2..].fill(0xff);
    }
    let mut store = Store::new(usize::MAX);
    store.data.extend_from_slice(&bytes).unwrap();
    Array::from_store(src.ty().clone(), store).unwrap()
}

fn content(array: &Array) -> Vec<u8> {
    let mut buffer = Buffer::new();
    array.gather(&mut Output::growing(&mut buffer, usize::MAX)).unwrap();
    buffer.as_slice().to_vec()
}

fn modes(dims: usize) -> [(&'static str, Params); 5] {
    [
        ("rate", Params::rate(7.0, Some(Scalar::F64), dims, 1).unwrap()),
        ("precision", Params::precision(14)),
        ("accuracy", Params::accuracy(0.05).unwrap()),
        ("reversible", Params::reversible()),
        ("expert", Params::expert(30, 500, 25, -12).unwrap()),
    ]
}

/// What is kept in a file: length of the stream, the stream, length of the sidecar, the sidecar, length of the content, the
/// content that was read.
fn packed(parts: [&[u8]; 3]) -> Vec<u8> {
    parts.iter().flat_map(|part| [&(part.len() as u32).to_le_bytes()[..], part].concat()).collect()
}

fn unpacked(mut file: &[u8]) -> [Vec<u8>; 3] {
    std::array::from_fn(|_| {
        let (len, rest) = file.split_first_chunk::<4>().unwrap();
        let (part, rest) = rest.split_at(u32::from_le_bytes(*len) as usize);
        file = rest;
        part.to_vec()
    })
}

/// One file for each type, number of axes and mode; `TIERCE_BLESS` writes what is missing.
fn check(name: &str, shape: &[usize]) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden/zfp");
    for (mode, params) in modes(shape.len()) {
        let masked = name[1..].starts_with('f') && mode != "reversible";
        let src = if masked { holed(name, shape) } else { field(name, shape) };
        let setup = Setup { params, spacing: 2, masked, ..Setup::default() };
        let (mut stream, mut side) = (Buffer::new(), Buffer::new());
        compress(&setup, &src, None, Some(&mut side), &mut Output::growing(&mut stream, usize::MAX)).unwrap();
        let read = |stream: &[u8], side: &[u8]| {
            content(&decompress(&setup, stream, Some(side), Some(src.ty()), usize::MAX, None).unwrap())
        };
        let file = folder.join(format!("{}-{}-{mode}.bin", &name[1..], shape.len()));
        if std::env::var_os("TIERCE_BLESS").is_some() && !file.exists() {
            let back = read(stream.as_slice(), side.as_slice());
            std::fs::write(&file, packed([stream.as_slice(), side.as_slice(), &back])).unwrap();
        }
        let kept = std::fs::read(&file).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
        let [old_stream, old_side, old_content] = unpacked(&kept);
        assert!(stream.as_slice() == old_stream, "{}: other bytes", file.display());
        assert!(side.as_slice() == old_side, "{}: another sidecar", file.display());
        assert!(read(&old_stream, &old_side) == old_content, "{}: other values", file.display());
        assert!(mode != "reversible" || old_content == content(&src), "{}: not reversible", file.display());
    }
}

#[test]
fn what_was_once_written_is_written_and_read() {
    for name in TYPES {
        for shape in SHAPES {
            check(name, shape);
        }
    }
}

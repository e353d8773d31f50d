//! Tests of the whole: arrays to streams and back.

mod arrays;
mod bounds;
mod fixtures;
mod header;
mod hostile;
mod mask;
mod parallel;
mod params;
mod random;
mod side;
mod size;

use super::*;
use crate::array::{Array, Dtype, Order, Store, Type};
use crate::buffer::Buffer;
use crate::error::{Kind, Result};
use crate::output::Output;
use crate::parallel::Pool;

/// The element types that are the values of streams.
const SAME: [&str; 4] = ["<i4", "<i8", "<f4", "<f8"];
/// Those that become such.
const SMALL: [&str; 5] = ["|i1", "|u1", "<i2", "<u2", "<f2"];
const NAN: f64 = f64::NAN;

fn ty(name: &str, shape: &[usize]) -> Type {
    Type::new(Dtype::parse(name).unwrap(), shape, Order::C).unwrap()
}

fn array(ty: Type, bytes: &[u8]) -> Array {
    let mut store = Store::new(usize::MAX);
    store.data.extend_from_slice(bytes).unwrap();
    Array::from_store(ty, store).unwrap()
}

/// The elements in the order in which they are walked.
fn content(array: &Array) -> Vec<u8> {
    let mut buffer = Buffer::new();
    array.gather(&mut Output::growing(&mut buffer, usize::MAX)).unwrap();
    buffer.as_slice().to_vec()
}

/// An element of this type, in its byte order.
fn element(name: &str, value: f64) -> Vec<u8> {
    let mut bytes = match &name[1..] {
        "f8" => value.to_le_bytes().to_vec(),
        "f4" => (value as f32).to_le_bytes().to_vec(),
        "f2" => crate::array::half::F16::from_f32(value as f32).0.to_le_bytes().to_vec(),
        "i8" => (value as i64).to_le_bytes().to_vec(),
        "i4" => (value as i32).to_le_bytes().to_vec(),
        "i2" => (value as i16).to_le_bytes().to_vec(),
        "u2" => (value as u16).to_le_bytes().to_vec(),
        "i1" => (value as i8).to_le_bytes().to_vec(),
        "u1" => (value as u8).to_le_bytes().to_vec(),
        _ => unreachable!(),
    };
    if name.starts_with('>') {
        bytes.reverse();
    }
    bytes
}

fn of(name: &str, shape: &[usize], value: impl Fn(usize) -> f64) -> Array {
    let ty = ty(name, shape);
    let bytes: Vec<u8> = (0..ty.count()).flat_map(|at| element(name, value(at))).collect();
    array(ty, &bytes)
}

/// A field without jumps, in the range of every type.
fn smooth(name: &str, shape: &[usize]) -> Array {
    of(name, shape, |at| 60.0 + 50.0 * (at as f64 * 0.13).sin())
}

/// Values of all bits, as integers have them, or of many exponents.
fn noise(name: &str, shape: &[usize]) -> Array {
    let ty = ty(name, shape);
    let mut state = 0x9E37_79B9_7F4A_7C15u64;
    let mut next = || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        state
    };
    let bytes: Vec<u8> = (0..ty.count())
        .flat_map(|_| match name {
            // The lossy transform of integers has room for one bit less.
            "<i4" => ((next() as i32) >> 2).to_le_bytes().to_vec(),
            "<i8" => ((next() as i64) >> 2).to_le_bytes().to_vec(),
            "<f2" => element(name, f64::from(next() as i16) * 2f64.powi((next() % 16) as i32 - 15)),
            _ => element(name, (next() as i32 as f64) * 2f64.powi((next() % 40) as i32 - 20)),
        })
        .collect();
    array(ty, &bytes)
}

fn made(setup: &Setup, src: &Array, pool: Option<&Pool>) -> Result<(Vec<u8>, Vec<u8>, Report)> {
    let (mut stream, mut side) = (Buffer::new(), Buffer::new());
    let report = compress(setup, src, pool, Some(&mut side), &mut Output::growing(&mut stream, usize::MAX))?;
    Ok((stream.as_slice().to_vec(), side.as_slice().to_vec(), report))
}

fn stream(setup: &Setup, src: &Array) -> Vec<u8> {
    made(setup, src, None).unwrap().0
}

fn read(setup: &Setup, src: &[u8], side: &[u8], like: &Type) -> Result<Vec<u8>> {
    decompress(setup, src, Some(side), Some(like), usize::MAX, None).map(|array| content(&array))
}

fn with(params: Params) -> Setup {
    Setup { params, ..Setup::default() }
}

/// A setting of each mode, for so many axes.
fn modes(dims: usize) -> Vec<Params> {
    vec![
        Params::rate(8.0, Some(Scalar::F64), dims, 1).unwrap(),
        Params::precision(17),
        Params::accuracy(0.01).unwrap(),
        Params::reversible(),
        Params::expert(20, 400, 30, -20).unwrap(),
    ]
}

fn doubles(bytes: &[u8]) -> Vec<f64> {
    bytes.as_chunks().0.iter().map(|bytes| f64::from_le_bytes(*bytes)).collect()
}

fn kind<T>(result: Result<T>) -> Kind {
    result.err().expect("an error").kind()
}

fn message<T>(result: Result<T>) -> String {
    result.err().expect("an error").to_string()
}

fn shapes() -> [&'static [usize]; 4] {
    [&[37], &[9, 7], &[5, 6, 7], &[3, 4, 5, 6]]
}

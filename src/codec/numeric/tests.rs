//! What the tests of all filters share, and the casts.

use super::cast::{FromFloat, convert_at, promote, size};
use super::kernels::filled;
use super::swap;
use crate::array::Scalar;
use crate::buffer::Buffer;
use crate::codec::Pipeline;
use crate::error::Error;
use crate::output::Output;
use crate::simd::{self, Level};

pub(crate) const SCALARS: [Scalar; 14] = [
    Scalar::Bool,
    Scalar::I8,
    Scalar::I16,
    Scalar::I32,
    Scalar::I64,
    Scalar::U8,
    Scalar::U16,
    Scalar::U32,
    Scalar::U64,
    Scalar::F16,
    Scalar::F32,
    Scalar::F64,
    Scalar::C64,
    Scalar::C128,
];

fn run(config: &str, src: &[u8], back: bool) -> Result<Vec<u8>, Error> {
    let codec = Pipeline::from_json(config.as_bytes())?;
    let mut dst = Buffer::new();
    let mut output = Output::growing(&mut dst, usize::MAX);
    if back {
        codec.decode(src, &mut output)?
    } else {
        codec.encode(src, &mut output)?
    }
    Ok(dst.as_slice().to_vec())
}

pub(crate) fn encode(config: &str, src: &[u8]) -> Vec<u8> {
    let encoded = run(config, src, false).unwrap();
    let bound = Pipeline::from_json(config.as_bytes()).unwrap().encode_bound(src.len()).unwrap();
    assert!(encoded.len() <= bound);
    encoded
}

pub(crate) fn decode(config: &str, src: &[u8]) -> Vec<u8> {
    run(config, src, true).unwrap()
}

pub(crate) fn encode_error(config: &str, src: &[u8]) -> Error {
    run(config, src, false).unwrap_err()
}

pub(crate) fn decode_error(config: &str, src: &[u8]) -> Error {
    run(config, src, true).unwrap_err()
}

pub(crate) fn config_error(config: &str) -> Error {
    Pipeline::from_json(config.as_bytes()).err().unwrap()
}

/// Bytes without a pattern, always the same.
pub(crate) fn noise(len: usize, seed: u64) -> Vec<u8> {
    let mut state = seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1;
    let step = |_| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 56) as u8
    };
    (0..len).map(step).collect()
}

/// Elements of a type: noise, and small numbers among it.
pub(crate) fn elements(scalar: Scalar, count: usize) -> Vec<u8> {
    let size = size(scalar);
    let mut bytes = noise(count * size, count as u64 + 1);
    if scalar == Scalar::Bool {
        bytes.iter_mut().for_each(|byte| *byte &= 1);
    }
    for (i, element) in bytes.chunks_mut(size).enumerate().filter(|(i, _)| i % 3 == 0) {
        let number = (i as f64 - 7.0) * 3.75;
        match scalar {
            Scalar::F16 => element.copy_from_slice(&crate::array::half::F16::from_f64(number).0.to_ne_bytes()),
            Scalar::F32 | Scalar::C64 => element[..4].copy_from_slice(&(number as f32).to_ne_bytes()),
            Scalar::F64 | Scalar::C128 => element[..8].copy_from_slice(&number.to_ne_bytes()),
            _ => {}
        }
    }
    bytes
}

#[test]
fn every_level_casts_alike() {
    for from in SCALARS {
        for to in SCALARS {
            for count in (0..=70).step_by(7).chain([1, 3, 1025]) {
                let src = elements(from, count);
                let at = |level: Level| filled(count * size(to), |room| convert_at(level, from, to, &src, room));
                let plain = at(Level::Generic);
                for level in simd::available() {
                    assert_eq!(at(level), plain, "{from:?} {to:?} {count} {level:?}");
                }
            }
        }
    }
}

#[test]
fn what_can_be_told_comes_back() {
    // Each type's numbers are all told by the next.
    let ladder = [Scalar::U8, Scalar::I16, Scalar::I32, Scalar::F64, Scalar::C128];
    let floats = [Scalar::I8, Scalar::F16, Scalar::F32, Scalar::C64];
    for pair in ladder.windows(2).chain(floats.windows(2)) {
        // Numbers alone: a NaN that passes through a float comes back quiet.
        let src = match pair[0] {
            Scalar::F16 => (0..50u16).flat_map(|i| (i * 600).to_ne_bytes()).collect(),
            Scalar::F32 => (0..50).flat_map(|i| (i as f32 / 7.0).to_ne_bytes()).collect(),
            Scalar::F64 => (0..50).flat_map(|i| (f64::from(i) / 7.0).to_ne_bytes()).collect(),
            other => elements(other, 50),
        };
        let wide = filled(50 * size(pair[1]), |room| convert_at(Level::Generic, pair[0], pair[1], &src, room));
        let back = filled(src.len(), |room| convert_at(Level::Generic, pair[1], pair[0], &wide, room));
        assert_eq!(back, src, "{pair:?}");
    }
}

/// `np.array([…], "<f8").astype(…)`, where numpy's result does not depend on the place.
#[test]
fn floats_outside_an_integer_type_become_what_numpy_makes_of_them() {
    let outside = [f64::NAN, f64::INFINITY, f64::NEG_INFINITY, 1e300, -1e300];
    assert_eq!(outside.map(i32::from_f64), [i32::MIN; 5]);
    assert_eq!(outside.map(i64::from_f64), [i64::MIN; 5]);
    assert_eq!(outside.map(u8::from_f64), [0; 5]);
    assert_eq!(outside.map(u16::from_f64), [0; 5]);
    assert_eq!(outside.map(u64::from_f64), [1 << 63, 0, 1 << 63, 0, 1 << 63]);
    assert_eq!([300.9, -300.9, 70000.0].map(u8::from_f64), [44, 212, 112]);
    assert_eq!([2147483647.9, -2147483648.9, -2147483649.0].map(i32::from_f64), [i32::MAX, i32::MIN, i32::MIN]);
    assert_eq!([2147483520f32, 2147483648.0, -2147483648.0].map(i32::from_f32), [2147483520, i32::MIN, i32::MIN]);
    assert_eq!([-5.0, 4294967295.0].map(u32::from_f64), [u32::MAX - 4, u32::MAX]);
    assert_eq!([-5.0, 9.3e18].map(u64::from_f64), [u64::MAX - 4, 9_300_000_000_000_000_000]);
}

/// `np.promote_types`.
#[test]
fn common_types_are_numpy_s() {
    use Scalar::*;
    let known = [
        (Bool, I8, I8),
        (U8, I8, I16),
        (U16, I8, I32),
        (U32, I32, I64),
        (U64, I8, F64),
        (U8, I16, I16),
        (I8, F16, F16),
        (I16, F16, F32),
        (U16, F32, F32),
        (I32, F32, F64),
        (I64, F16, F64),
        (F16, F32, F32),
        (F64, C64, C128),
        (I16, C64, C64),
        (I32, C64, C128),
        (F32, C64, C64),
        (Bool, C64, C64),
        (C64, C128, C128),
        (Bool, Bool, Bool),
    ];
    for (a, b, common) in known {
        assert_eq!((promote(a, b), promote(b, a)), (common, common), "{a:?} {b:?}");
    }
}

#[test]
fn words_are_turned_round() {
    let src: Vec<u8> = (0..16).collect();
    assert_eq!(filled(16, |room| swap(4, &src, room))[..5], [3, 2, 1, 0, 7]);
    assert_eq!(filled(16, |room| swap(8, &src, room))[..2], [7, 6]);
    assert_eq!(filled(16, |room| swap(1, &src, room)), src);
}

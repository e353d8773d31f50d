use super::kernels::{Differences, Sums};
use crate::array::Scalar;
use crate::codec::numeric::cast::size;
use crate::codec::numeric::kernels::filled;
use crate::codec::numeric::tests::{SCALARS, config_error, decode, decode_error, elements, encode, encode_error};
use crate::error::Kind;
use crate::simd::{self, Level};

fn differences(level: Level, scalar: Scalar, src: &[u8]) -> Vec<u8> {
    filled(src.len(), |room| Differences::at(level, scalar).piece(src, room))
}

fn sums(level: Level, scalar: Scalar, src: &[u8]) -> Vec<u8> {
    filled(src.len(), |room| Sums::at(level, scalar).piece(src, room))
}

#[test]
fn every_level_subtracts_and_adds_alike() {
    for scalar in SCALARS {
        for count in (0..=70).chain([1000]) {
            let src = elements(scalar, count);
            let (less, more) = (differences(Level::Generic, scalar, &src), sums(Level::Generic, scalar, &src));
            for level in simd::available() {
                assert_eq!(differences(level, scalar, &src), less, "{scalar:?} {count} {level:?}");
                assert_eq!(sums(level, scalar, &src), more, "{scalar:?} {count} {level:?}");
            }
        }
    }
}

#[test]
fn integers_come_back_at_every_level() {
    for level in simd::available() {
        for scalar in &SCALARS[1..9] {
            for count in 0..=70 {
                let src = elements(*scalar, count);
                assert_eq!(sums(level, *scalar, &differences(level, *scalar, &src)), src, "{scalar:?} {count}");
            }
        }
    }
}

#[test]
fn pieces_give_what_the_whole_gives() {
    for level in simd::available() {
        for scalar in SCALARS {
            let src = elements(scalar, 100);
            let (mut less, mut more) = (Differences::at(level, scalar), Sums::at(level, scalar));
            let (mut pieces, mut sums_of_pieces) = (Vec::new(), Vec::new());
            for piece in src.chunks(37 * size(scalar)) {
                pieces.extend(filled(piece.len(), |room| less.piece(piece, room)));
                sums_of_pieces.extend(filled(piece.len(), |room| more.piece(piece, room)));
            }
            assert_eq!(pieces, differences(level, scalar, &src), "{scalar:?}");
            assert_eq!(sums_of_pieces, sums(level, scalar, &src), "{scalar:?}");
        }
    }
}

/// `Delta("?").encode(…)`, and numpy's sum of truth values.
#[test]
fn truth_values_differ_and_are_ored() {
    let config = r#"{"id": "delta", "dtype": "|b1"}"#;
    assert_eq!(encode(config, &[1, 1, 0, 1, 0, 0, 1]), [1, 0, 1, 1, 1, 0, 1]);
    assert_eq!(decode(config, &[0, 1, 0, 1]), [0, 1, 1, 1]);
}

/// `Delta("<f4", "|u1")` on `300 + 1.37 * np.arange(3)`: what was cut off is gone.
#[test]
fn differences_are_cast() {
    let config = r#"{"id": "delta", "dtype": "<f4", "astype": "|u1"}"#;
    let src = [300.0f32, 301.37, 302.74].map(f32::to_le_bytes).concat();
    assert_eq!(encode(config, &src), [44, 1, 1]);
    assert_eq!(decode(config, &[44, 1, 1]), [44f32, 45.0, 46.0].map(f32::to_le_bytes).concat());
}

/// `np.cumsum(np.array([2049, 1, 1, 1, 0.5, 0.5, 0.5], "<f2"), out=np.empty(7, "<i2"))`: sums run in float32.
#[test]
fn sums_run_in_the_common_type() {
    let config = r#"{"id": "delta", "dtype": "<i2", "astype": "<f2"}"#;
    let src = [0x6800u16, 0x3c00, 0x3c00, 0x3c00, 0x3800, 0x3800, 0x3800].map(u16::to_le_bytes).concat();
    assert_eq!(decode(config, &src), [2048i16, 2049, 2050, 2051, 2051, 2052, 2052].map(i16::to_le_bytes).concat());
}

#[test]
fn byte_orders_are_kept_over_many_pieces() {
    let src: Vec<u8> = (0..5000u32).flat_map(|i| (i * i).to_be_bytes()).collect();
    for astype in [">i4", "<i4", ">i8", "<f8"] {
        let config = format!(r#"{{"id": "delta", "dtype": ">i4", "astype": "{astype}"}}"#);
        assert_eq!(decode(&config, &encode(&config, &src)), src, "{astype}");
    }
}

#[test]
fn parts_of_elements_are_refused() {
    let config = r#"{"id": "delta", "dtype": "<i4", "astype": "<i2"}"#;
    assert_eq!(encode_error(config, &[0; 6]).kind(), Kind::Argument);
    assert_eq!(decode_error(config, &[0; 3]).kind(), Kind::Corrupt);
}

#[test]
fn types_without_arithmetic_are_refused() {
    for dtype in ["|S3", "<U1", "|V4", "<f16"] {
        let config = format!(r#"{{"id": "delta", "dtype": "{dtype}"}}"#);
        assert!(config_error(&config).to_string().contains("expected a type of numbers"), "{dtype}");
    }
}

#[test]
fn nothing_is_nothing() {
    let config = r#"{"id": "delta", "dtype": "<i4"}"#;
    assert!(encode(config, &[]).is_empty());
    assert!(decode(config, &[]).is_empty());
}

#[test]
fn complex_numbers_are_two_each() {
    let src: Vec<u8> = (0..20).flat_map(|i| (f64::from(i * i) / 4.0).to_le_bytes()).collect();
    for (dtype, astype) in [("<c16", "<c16"), ("<c16", ">c16"), ("<c16", "<c8")] {
        let config = format!(r#"{{"id": "delta", "dtype": "{dtype}", "astype": "{astype}"}}"#);
        assert_eq!(decode(&config, &encode(&config, &src)), src, "{astype}");
    }
}

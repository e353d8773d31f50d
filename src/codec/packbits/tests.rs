use super::kernels;
use crate::codec::numeric::kernels::filled;
use crate::codec::numeric::tests::{decode, decode_error, encode, noise};
use crate::error::Kind;
use crate::simd;

const CONFIG: &str = r#"{"id": "packbits"}"#;

/// `np.packbits`, one value after the other.
fn plain(padding: u8, values: &[u8]) -> Vec<u8> {
    let mut bits = vec![0; values.len().div_ceil(8) + 1];
    bits[0] = padding;
    for (i, value) in values.iter().enumerate() {
        bits[1 + i / 8] |= u8::from(*value != 0) << (7 - i % 8);
    }
    bits
}

#[test]
fn every_level_packs_and_unpacks_as_one_by_one() {
    for level in simd::available() {
        for len in (0..=200).chain([1000, 4099]) {
            let values: Vec<u8> = noise(len, 7).iter().map(|byte| byte & byte >> 4).collect();
            let expected = plain(3, &values);
            let packed = filled(expected.len(), |room| kernels::pack(level, 3, &values, room));
            assert_eq!(packed, expected, "{level:?} {len}");
            let back = filled(len, |room| kernels::unpack(level, &expected[1..], room));
            assert!(back.iter().zip(&values).all(|(x, value)| *x == u8::from(*value != 0)), "{level:?} {len}");
        }
    }
}

/// `PackBits().encode(np.arange(9) % 3 == 0)` and `PackBits().encode(np.array([0, 1, 2, 255, 128], "u1"))`.
#[test]
fn numcodecs_bytes() {
    assert_eq!(encode(CONFIG, &[1, 0, 0, 1, 0, 0, 1, 0, 0]), [7, 0x92, 0]);
    assert_eq!(encode(CONFIG, &[0, 1, 2, 255, 128]), [3, 0x78]);
    assert_eq!(encode(CONFIG, &[]), [0]);
}

#[test]
fn padding_bits_are_left_out() {
    assert_eq!(decode(CONFIG, &[6, 0b1011_1111]), [1, 0]);
    assert!(decode(CONFIG, &[0]).is_empty());
}

#[test]
fn a_padding_that_cannot_be_is_corrupt() {
    for src in [&[][..], &[8, 0, 0], &[255, 0], &[1]] {
        assert_eq!(decode_error(CONFIG, src).kind(), Kind::Corrupt, "{src:?}");
    }
}

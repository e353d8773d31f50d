//! Equal bytes, every token by hand, and what is damaged.

use core::mem::MaybeUninit;

use super::samples::{NAMES, fnv, sample};
use super::{Table, compress, decompress};
use crate::error::{Kind, Result};

fn encoded(table: &mut Table, src: &[u8], level: u8, split: bool, room: usize) -> Option<Vec<u8>> {
    compress(table, src, level, split, &mut vec![MaybeUninit::uninit(); room]).map(|stream| stream.to_vec())
}

fn decoded(src: &[u8], len: usize) -> Result<Vec<u8>> {
    decompress(src, &mut vec![MaybeUninit::uninit(); len]).map(|data| data.to_vec())
}

/// A stream whose first literals are as given, followed by more.
fn stream(first: &[u8], rest: &[u8]) -> Vec<u8> {
    let mut stream = vec![(first.len() - 1) as u8];
    stream.extend_from_slice(first);
    stream.extend_from_slice(rest);
    stream
}

/// Data, level, and the hashes of what c-blosc 1.21.6 makes of 200000 bytes in a whole block and in a split one: 0 where
/// it gives up.
const EXPECTED: [(&str, u8, [u64; 2]); 40] = [
    ("zeros", 1, [0xcf8a_7ea4_2487_a4d1, 0x5a15_d349_274b_3e71]),
    ("zeros", 2, [0xcf8a_7ea4_2487_a4d1, 0x5a15_d349_274b_3e71]),
    ("zeros", 3, [0xcf8a_7ea4_2487_a4d1, 0x5a15_d349_274b_3e71]),
    ("zeros", 8, [0xcf8a_7ea4_2487_a4d1, 0x5a15_d349_274b_3e71]),
    ("zeros", 9, [0xcf8a_7ea4_2487_a4d1, 0x5a15_d349_274b_3e71]),
    ("noise", 1, [0, 0]),
    ("noise", 2, [0, 0]),
    ("noise", 3, [0, 0]),
    ("noise", 8, [0, 0]),
    ("noise", 9, [0, 0]),
    ("ramp", 1, [0, 0]),
    ("ramp", 2, [0, 0]),
    ("ramp", 3, [0, 0]),
    ("ramp", 8, [0, 0]),
    ("ramp", 9, [0, 0]),
    ("planes", 1, [0x4957_c935_ea9f_e0b8, 0x733d_06db_be1d_554f]),
    ("planes", 2, [0xf62f_a303_e9df_c35d, 0x0171_b22a_bba6_eb4e]),
    ("planes", 3, [0xbaca_8948_5454_a8c7, 0x0171_b22a_bba6_eb4e]),
    ("planes", 8, [0xbaca_8948_5454_a8c7, 0x0171_b22a_bba6_eb4e]),
    ("planes", 9, [0x3aef_22ab_1615_6270, 0xab88_0423_ed4a_4600]),
    ("period", 1, [0x325a_5836_48e3_649f, 0xec9b_6278_dc3f_a9fd]),
    ("period", 2, [0x3b68_a38f_73f3_d6c0, 0x5669_6bb2_8fac_3a7c]),
    ("period", 3, [0xca32_130b_99c7_3916, 0x82f3_037a_f637_c1de]),
    ("period", 8, [0xca32_130b_99c7_3916, 0x82f3_037a_f637_c1de]),
    ("period", 9, [0xca32_130b_99c7_3916, 0x82f3_037a_f637_c1de]),
    ("runs", 1, [0xdebc_3395_d2f7_665c, 0x8428_bd8f_289c_cb3f]),
    ("runs", 2, [0xdebc_3395_d2f7_665c, 0xffb9_c3bb_d3a7_36b4]),
    ("runs", 3, [0xdebc_3395_d2f7_665c, 0xffb9_c3bb_d3a7_36b4]),
    ("runs", 8, [0xdebc_3395_d2f7_665c, 0xffb9_c3bb_d3a7_36b4]),
    ("runs", 9, [0x9cfd_d65b_2191_fbb8, 0x89d4_cbed_830f_7c9e]),
    ("text", 1, [0x73e6_63f8_c4bd_a984, 0x73e6_63f8_c4bd_a984]),
    ("text", 2, [0x73e6_63f8_c4bd_a984, 0x73e6_63f8_c4bd_a984]),
    ("text", 3, [0x73e6_63f8_c4bd_a984, 0x73e6_63f8_c4bd_a984]),
    ("text", 8, [0x73e6_63f8_c4bd_a984, 0x73e6_63f8_c4bd_a984]),
    ("text", 9, [0x73e6_63f8_c4bd_a984, 0x73e6_63f8_c4bd_a984]),
    ("far", 1, [0xe44a_f6c6_6a4e_fa90, 0xe44a_f6c6_6a4e_fa90]),
    ("far", 2, [0x1b41_f373_019c_04ee, 0x1b41_f373_019c_04ee]),
    ("far", 3, [0xbb59_ee28_05b4_0a92, 0xbb59_ee28_05b4_0a92]),
    ("far", 8, [0xbb59_ee28_05b4_0a92, 0xbb59_ee28_05b4_0a92]),
    ("far", 9, [0x5d60_4778_0421_e776, 0x5d60_4778_0421_e776]),
];

#[test]
fn the_bytes_are_those_of_c_blosc() {
    let mut table = Table::new().unwrap();
    for (name, level, expected) in EXPECTED {
        let src = sample(name, 200_000);
        let found = [false, true]
            .map(|split| encoded(&mut table, &src, level, split, src.len()).map_or(0, |stream| fnv(&stream)));
        assert_eq!(found, expected, "{name} at level {level}");
    }
}

#[test]
fn what_was_encoded_is_decoded() {
    let mut table = Table::new().unwrap();
    for name in NAMES {
        for len in (0..300).chain([4095, 20_000, 150_001]) {
            let src = sample(name, len);
            for (level, split) in [(1, false), (5, true), (9, false), (9, true)] {
                if let Some(stream) = encoded(&mut table, &src, level, split, len + 64) {
                    assert!(decoded(&stream, len).unwrap() == src, "{name}, {len} bytes, level {level}");
                }
            }
        }
    }
}

#[test]
fn a_table_that_was_used_gives_the_same_bytes() {
    let src = sample("text", 5000);
    let mut table = Table::new().unwrap();
    let fresh = encoded(&mut table, &src, 5, false, 5000).unwrap();
    encoded(&mut table, &sample("far", 200_000), 9, false, 200_000);
    assert_eq!(encoded(&mut table, &src, 5, false, 5000).unwrap(), fresh);
}

#[test]
fn less_room_than_the_stream_needs_is_none() {
    let src = sample("planes", 3000);
    let mut table = Table::new().unwrap();
    let whole = encoded(&mut table, &src, 9, false, 3000).unwrap();
    for room in 0..whole.len() + 3 {
        let found = encoded(&mut table, &src, 9, false, room);
        // c-blosc wants one byte more, for a control byte that is not written.
        assert_eq!(found.is_some(), room > whole.len(), "{room} of {}", whole.len());
    }
}

#[test]
fn tiny_and_random_data_do_not_shrink() {
    let mut table = Table::new().unwrap();
    for level in 1..=9 {
        assert_eq!(encoded(&mut table, &sample("noise", 70_000), level, false, 70_000), None);
        for len in 0..16 {
            assert_eq!(encoded(&mut table, &[0; 16][..len], level, false, 100), None);
        }
    }
}

#[test]
fn nothing_decodes_to_nothing() {
    assert_eq!(decoded(&[], 0).unwrap(), b"");
    assert_eq!(decoded(&[], 1).unwrap_err().kind(), Kind::Corrupt);
    assert_eq!(decoded(&[0, 7], 0).unwrap_err().kind(), Kind::Corrupt);
}

#[test]
fn literals_are_as_they_are() {
    let bytes: Vec<u8> = (0..32).collect();
    assert_eq!(decoded(&stream(&bytes, &[]), 32).unwrap(), bytes);
    assert_eq!(decoded(&stream(b"a", &[1, b'b', b'c']), 3).unwrap(), b"abc");
    assert_eq!(decoded(&[0x20 | 1, b'a', b'b'], 2).unwrap(), b"ab", "the mark of the encoder");
}

#[test]
fn a_near_match_repeats() {
    assert_eq!(decoded(&stream(b"abcde", &[1 << 5, 3, 0, b'!']), 9).unwrap(), b"abcdebcd!");
    assert_eq!(decoded(&stream(b"xab", &[4 << 5, 1, 0, b'!']), 10).unwrap(), b"xabababab!");
    assert_eq!(decoded(&stream(b"a", &[6 << 5, 0, 0, b'!']), 10).unwrap(), b"aaaaaaaaa!");
}

#[test]
fn a_long_match_goes_on_until_less_than_255() {
    for (more, length) in [(vec![0], 9), (vec![1], 10), (vec![254], 263), (vec![255, 0], 264), (vec![255, 255, 3], 522)]
    {
        let mut rest = vec![7 << 5];
        rest.extend(more);
        rest.extend([0, 0, b'!']);
        let mut expected = vec![b'a'; 1 + length];
        expected.push(b'!');
        assert_eq!(decoded(&stream(b"a", &rest), length + 2).unwrap(), expected);
    }
}

#[test]
fn every_distance_repeats() {
    let first = sample("noise", 700);
    for distance in 1..=first.len() {
        for length in [9, 17, 40, 263] {
            let mut src: Vec<u8> = first.chunks(32).flat_map(|bytes| stream(bytes, &[])).collect();
            let (high, low) = ((distance - 1) >> 8, (distance - 1) & 255);
            src.extend([7 << 5 | high as u8, (length - 9) as u8, low as u8, 0, b'!']);
            let mut expected = first.clone();
            (0..length).for_each(|_| expected.push(expected[expected.len() - distance]));
            expected.push(b'!');
            assert!(decoded(&src, expected.len()).unwrap() == expected, "{distance}, {length}");
        }
    }
}

#[test]
fn a_far_match_has_two_bytes_more() {
    let run = 8191 + 256 * 3 + 5;
    let mut src = stream(b"xyzw", &[7 << 5]);
    let more = run - 9;
    src.extend(vec![255; more / 255]);
    src.extend([(more % 255) as u8, 0]);
    let mut expected = b"xyzw".to_vec();
    expected.resize(4 + run, b'w');
    for (control, length) in [(vec![1 << 5 | 31], 3), (vec![7 << 5 | 31, 2], 11)] {
        // Back to the second byte of all.
        let far = 4 + run - 1 - 8192;
        let mut src = src.clone();
        src.extend(control);
        src.extend([255, (far >> 8) as u8, far as u8, 0, b'!']);
        let mut expected = expected.clone();
        expected.extend_from_within(1..1 + length);
        expected.push(b'!');
        assert!(decoded(&src, expected.len()).unwrap() == expected, "{length} bytes");
    }
}

#[test]
fn the_last_token_is_one_of_literals() {
    for rest in [&[1 << 5, 0][..], &[1 << 5], &[7 << 5, 255], &[7 << 5, 0], &[7 << 5, 1, 0], &[1 << 5 | 31, 255, 0, 0]]
    {
        for len in 0..20 {
            let error = decoded(&stream(b"abcd", rest), len).unwrap_err();
            assert_eq!(error.kind(), Kind::Corrupt);
            assert!(error.to_string().starts_with("blosclz: "), "{error}");
        }
    }
}

#[test]
fn a_match_before_the_beginning_is_an_error() {
    let error = decoded(&stream(b"abc", &[1 << 5, 3, 0, b'!']), 7).unwrap_err();
    assert_eq!(error.to_string(), "blosclz: a match of 3 bytes goes back 4 bytes, where 3 bytes of data lie before it");
}

#[test]
fn another_size_than_expected_is_an_error() {
    let src = sample("text", 400);
    let stream = encoded(&mut Table::new().unwrap(), &src, 9, false, 400).unwrap();
    for len in (0..800).filter(|len| *len != 400) {
        assert_eq!(decoded(&stream, len).unwrap_err().kind(), Kind::Corrupt, "{len}");
    }
}

#[test]
fn a_cut_stream_is_an_error() {
    for name in ["text", "runs", "period", "far"] {
        let src = sample(name, 3000);
        let stream = encoded(&mut Table::new().unwrap(), &src, 9, false, 3000).unwrap();
        for len in 0..stream.len() {
            assert_eq!(decoded(&stream[..len], 3000).unwrap_err().kind(), Kind::Corrupt, "{name}, {len}");
        }
    }
}

#[test]
fn a_flipped_bit_gives_data_of_the_same_size_or_an_error() {
    for name in ["text", "runs", "period", "far"] {
        let src = sample(name, 2000);
        let mut stream = encoded(&mut Table::new().unwrap(), &src, 9, false, 2000).unwrap();
        for bit in 0..stream.len() * 8 {
            stream[bit / 8] ^= 1 << (bit % 8);
            match decoded(&stream, 2000) {
                Ok(data) => assert_eq!(data.len(), 2000),
                Err(error) => assert_eq!(error.kind(), Kind::Corrupt),
            }
            stream[bit / 8] ^= 1 << (bit % 8);
        }
    }
}

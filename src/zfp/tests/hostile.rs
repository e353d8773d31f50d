//! Streams that were cut, changed or made up.

use super::*;

fn cut(name: &str, shape: &[usize]) {
    for params in modes(shape.len()) {
        for word in [8, 64] {
            let (src, setup) = (smooth(name, shape), Setup { word, ..with(params) });
            let stream = stream(&setup, &src);
            let whole = read(&setup, &stream, &[], src.ty()).unwrap();
            for len in 0..stream.len() {
                if let Ok(back) = read(&setup, &stream[..len], &[], src.ty()) {
                    assert!(back == whole && len + 8 > stream.len(), "{len} of {} bytes: {params:?}", stream.len());
                }
            }
        }
    }
}

#[test]
fn streams_that_end_early_are_corrupt_or_miss_only_the_filling() {
    cut("<f8", &[9]);
    cut("<f4", &[5, 6]);
    cut("<i4", &[5, 4, 5]);
    cut("<i8", &[2, 5, 4, 3]);
}

#[test]
fn flipped_bits_never_panic() {
    for params in modes(2) {
        let (src, setup) = (smooth("<f4", &[5, 6]), with(params));
        let stream = stream(&setup, &src);
        for at in 0..8 * stream.len() {
            let mut wrong = stream.clone();
            wrong[at / 8] ^= 1 << (at % 8);
            if let Ok(back) = read(&setup, &wrong, &[], src.ty()) {
                assert_eq!(back.len(), 4 * 30);
            }
            if let Ok(back) = decompress(&setup, &wrong, None, None, 1 << 16, None) {
                assert!(back.size() <= 1 << 16);
            }
        }
    }
}

#[test]
fn nothing_is_allocated_for_more_blocks_than_there_are_bits() {
    let grid = Grid::new(Scalar::F64, &[1 << 40]).unwrap();
    let mut bits = 0u128;
    let mut at = 0;
    for (value, count) in Header::fields(FULL, &grid, &Params::reversible()).unwrap() {
        bits |= u128::from(value) << at;
        at += count;
    }
    let stream = bits.to_le_bytes();
    assert_eq!(kind(decompress(&Setup::default(), &stream, None, None, usize::MAX, None)), Kind::Corrupt);
}

#[test]
fn bytes_of_one_kind_are_read_or_refused() {
    for byte in [0, 0xff, 0xaa] {
        let bytes = [byte; 300];
        for params in modes(3) {
            let setup = Setup { header: 0, ..with(params) };
            for name in SAME {
                if let Ok(back) = read(&setup, &bytes, &[], &ty(name, &[5, 6, 7])) {
                    assert_eq!(back.len(), ty(name, &[5, 6, 7]).size().unwrap());
                }
            }
        }
    }
}

#[test]
fn an_empty_stream_is_corrupt() {
    for header in 0..=FULL {
        let setup = Setup { header, ..Setup::default() };
        assert_eq!(kind(read(&setup, &[], &[], &ty("<f8", &[9]))), Kind::Corrupt);
    }
}

#[test]
fn header_parts_that_are_none_are_refused() {
    let setup = Setup { header: 8, ..Setup::default() };
    assert_eq!(kind(read(&setup, &[0; 100], &[], &ty("<f8", &[9]))), Kind::Argument);
}

//! Sidecars.

use super::*;

fn grid(src: &Array) -> Grid {
    Grid::of(Element::of(src.ty().fixed_for("zfp").unwrap()).unwrap().scalar(), src.ty()).unwrap()
}

/// An array with holes, its stream and sidecar of both parts.
fn both() -> (Array, Setup, Vec<u8>, Vec<u8>, Report) {
    let src = of("<f8", &[9, 10], |at| if at % 11 < 2 { NAN } else { at as f64 });
    let setup = Setup { masked: true, spacing: 3, ..with(Params::accuracy(0.1).unwrap()) };
    let (stream, side, report) = made(&setup, &src, None).unwrap();
    (src, setup, stream, side, report)
}

#[test]
fn there_is_none_unless_asked_for() {
    assert!(made(&Setup::default(), &smooth("<f8", &[9]), None).unwrap().1.is_empty());
}

#[test]
fn it_comes_back() {
    let (src, _, stream, side, report) = both();
    let read = Side::read(&side, &grid(&src), stream.len()).unwrap();
    let mut again = Buffer::new();
    read.write(&grid(&src), report.bits, &mut again).unwrap();
    assert!(again.as_slice() == side);
}

#[test]
fn the_first_entry_is_behind_the_header_and_the_last_at_the_end() {
    let (src, _, stream, side, report) = both();
    let index = Side::read(&side, &grid(&src), stream.len()).unwrap().index.unwrap();
    let header = Header::read(&stream, FULL).unwrap();
    assert_eq!((index.starts[0], index.starts.last()), (header.bits as u64, Some(&report.bits)));
    assert_eq!((index.spacing, index.starts.len()), (3, 1 + 9usize.div_ceil(3)));
}

#[test]
fn an_index_needs_a_sidecar() {
    let mut buffer = Buffer::new();
    let setup = Setup { spacing: 1, ..Setup::default() };
    let result = compress(&setup, &smooth("<f8", &[9]), None, None, &mut Output::growing(&mut buffer, 1000));
    assert_eq!(kind(result), Kind::Argument);
}

#[test]
fn what_was_in_the_buffer_is_replaced() {
    let mut side = Buffer::new();
    side.extend_from_slice(b"before").unwrap();
    let mut stream = Buffer::new();
    let src = smooth("<f8", &[9]);
    compress(&Setup::default(), &src, None, Some(&mut side), &mut Output::growing(&mut stream, 1000)).unwrap();
    assert!(side.is_empty());
}

#[test]
fn one_that_ends_early_is_corrupt() {
    let (src, setup, stream, side, _) = both();
    for len in 1..side.len() {
        assert_eq!(kind(read(&setup, &stream, &side[..len], src.ty())), Kind::Corrupt, "{len} bytes");
    }
}

#[test]
fn one_that_goes_on_is_corrupt() {
    let (src, setup, stream, mut side, _) = both();
    side.push(0);
    assert_eq!(kind(read(&setup, &stream, &side, src.ty())), Kind::Corrupt);
}

#[test]
fn flipped_bits_never_panic() {
    let (src, setup, stream, side, _) = both();
    for at in 0..8 * side.len() {
        let mut wrong = side.clone();
        wrong[at / 8] ^= 1 << (at % 8);
        if let Ok(back) = read(&setup, &stream, &wrong, src.ty()) {
            assert_eq!(back.len(), 8 * 90);
        }
        if let Ok(view) = View::new(&setup, &stream[..], Some(&wrong), None) {
            for x in 0..10 {
                let _ = view.value(&[x, 8]);
            }
        }
    }
}

#[test]
fn one_of_another_version_is_not_supported() {
    let (src, setup, stream, mut side, _) = both();
    side[4] = 2;
    assert_eq!(kind(read(&setup, &stream, &side, src.ty())), Kind::Unsupported);
}

#[test]
fn one_of_another_array_is_refused() {
    let (src, setup, stream, _, _) = both();
    for other in [smooth("<f8", &[9, 13]), smooth("<f4", &[9, 10]), smooth("<f8", &[90])] {
        let side = made(&setup, &other, None).unwrap().1;
        assert_eq!(kind(read(&setup, &stream, &side, src.ty())), Kind::Corrupt, "{:?}", other.ty());
    }
}

#[test]
fn one_of_another_stream_of_the_same_shape_is_refused() {
    let src = smooth("<f8", &[9, 10]);
    let setup = Setup { spacing: 3, ..with(Params::accuracy(0.1).unwrap()) };
    let (stream, _, _) = made(&setup, &src, None).unwrap();
    let side = made(&setup, &noise("<f8", &[9, 10]), None).unwrap().1;
    assert_eq!(kind(read(&setup, &stream, &side, src.ty())), Kind::Corrupt);
}

#[test]
fn an_index_of_nothing_is_corrupt() {
    let (src, setup, stream, side, _) = both();
    let mut wrong = side[..24].to_vec();
    wrong[5] = 1;
    wrong.extend([0; 30]);
    assert_eq!(kind(read(&setup, &stream, &wrong, src.ty())), Kind::Corrupt);
}

#[test]
fn numbers_of_more_than_64_bits_are_corrupt() {
    let (src, setup, stream, side, _) = both();
    let mut wrong = side[..24].to_vec();
    wrong.extend([0xff; 30]);
    assert_eq!(kind(read(&setup, &stream, &wrong, src.ty())), Kind::Corrupt);
}

//! Random access: the same as the whole.

use super::*;
use crate::array::Range;

/// A setup that can be read anywhere, the array and what it became.
fn cases(dims: usize) -> Vec<Setup> {
    let rate = with(Params::rate(11.0, Some(Scalar::F64), dims, 1).unwrap());
    let spaced = [1, 3, 64].map(|spacing| Setup { spacing, ..with(Params::accuracy(1e-3).unwrap()) });
    let masked = Setup { masked: true, ..rate };
    [vec![rate, masked, Setup { spacing: 3, ..Setup::default() }], spaced.to_vec()].concat()
}

fn with_holes(setup: &Setup, name: &str, shape: &[usize]) -> Array {
    of(name, shape, |at| if setup.masked && at % 5 == 2 { f64::INFINITY } else { (at as f64 * 0.7).cos() * 300.0 })
}

#[test]
fn values_are_those_of_the_whole() {
    for shape in shapes() {
        for setup in cases(shape.len()) {
            let src = with_holes(&setup, "<f8", shape);
            let (stream, side, _) = made(&setup, &src, None).unwrap();
            let whole = doubles(&read(&setup, &stream, &side, src.ty()).unwrap());
            let view = View::new(&setup, &stream[..], Some(&side), None).unwrap();
            for (at, value) in whole.into_iter().enumerate() {
                let mut rest = at;
                let index: Vec<usize> = shape
                    .iter()
                    .rev()
                    .map(|n| {
                        let index = rest % n;
                        rest /= n;
                        index
                    })
                    .collect();
                assert_eq!(view.value(&index).unwrap(), value.to_bits(), "{index:?} of {shape:?}, {setup:?}");
            }
        }
    }
}

fn boxes(name: &str, shape: &[usize], starts: &[usize], counts: &[usize]) {
    for setup in cases(shape.len()) {
        let src = with_holes(&setup, name, shape);
        if made(&setup, &src, None).is_err() {
            continue;
        }
        let (stream, side, _) = made(&setup, &src, None).unwrap();
        let whole = decompress(&setup, &stream, Some(&side), Some(src.ty()), usize::MAX, None).unwrap();
        let view = View::new(&setup, &stream[..], Some(&side), None).unwrap();
        let mut part = Array::zeros(ty(name, counts), usize::MAX).unwrap();
        let start: Vec<usize> = starts.iter().rev().copied().collect();
        view.read_box(&start, &mut part).unwrap();
        let ranges: Vec<Range> =
            starts.iter().zip(counts).map(|(start, count)| Range { start: *start, count: *count, step: 1 }).collect();
        assert!(content(&part) == content(&whole.slice(&ranges).unwrap()), "{starts:?} {counts:?} {setup:?}");
    }
}

#[test]
fn boxes_are_those_of_the_whole() {
    boxes("<f8", &[37], &[5], &[30]);
    boxes("<f4", &[9, 17], &[3, 6], &[6, 9]);
    boxes("<i4", &[5, 6, 17], &[1, 3, 2], &[4, 2, 15]);
    boxes("<i8", &[3, 4, 5, 16], &[1, 0, 3, 5], &[2, 4, 2, 9]);
}

#[test]
fn a_box_of_small_elements_is_that_of_the_whole() {
    for name in SMALL {
        boxes(name, &[9, 17], &[3, 6], &[6, 9]);
    }
}

#[test]
fn the_whole_is_a_box() {
    boxes("<f8", &[9, 17], &[0, 0], &[9, 17]);
}

#[test]
fn the_last_value_is_a_box() {
    boxes("<f8", &[9, 17], &[8, 16], &[1, 1]);
}

#[test]
fn a_box_beyond_the_extents_is_refused() {
    let setup = with(Params::rate(11.0, None, 2, 1).unwrap());
    let stream = stream(&setup, &smooth("<f8", &[9, 17]));
    let view = View::new(&setup, &stream[..], None, None).unwrap();
    for (start, shape) in [([0, 0], [10, 1]), ([17, 0], [1, 1]), ([usize::MAX, 0], [1, 2]), ([10, 5], [5, 7])] {
        let mut part = Array::zeros(ty("<f8", &shape), usize::MAX).unwrap();
        assert_eq!(kind(view.read_box(&start, &mut part)), Kind::Argument, "{start:?} {shape:?}");
    }
}

#[test]
fn a_box_of_another_type_is_refused() {
    let setup = with(Params::rate(11.0, None, 2, 1).unwrap());
    let stream = stream(&setup, &smooth("<f8", &[9, 17]));
    let view = View::new(&setup, &stream[..], None, None).unwrap();
    let mut part = Array::zeros(ty("<f4", &[2, 2]), usize::MAX).unwrap();
    assert_eq!(kind(view.read_box(&[0, 0], &mut part)), Kind::Argument);
}

#[test]
fn a_value_beyond_the_extents_is_refused() {
    let setup = with(Params::rate(11.0, None, 2, 1).unwrap());
    let stream = stream(&setup, &smooth("<f8", &[9, 17]));
    let view = View::new(&setup, &stream[..], None, None).unwrap();
    for index in [&[17, 0][..], &[0, 9], &[0], &[0, 0, 0]] {
        assert_eq!(kind(view.value(index)), Kind::Argument, "{index:?}");
    }
}

#[test]
fn blocks_that_vary_need_an_index() {
    let stream = stream(&Setup::default(), &smooth("<f8", &[9]));
    assert_eq!(kind(View::new(&Setup::default(), &stream[..], None, None)), Kind::Unsupported);
}

//! Errors found by decoding, and bounds on them.

use super::*;

fn checked(params: Params, absolute: f64, relative: f64, tighten: bool) -> Setup {
    Setup { bounds: Some(Bounds { absolute, relative, tighten }), ..with(params) }
}

fn errors(src: &Array, back: &[u8]) -> (f64, f64) {
    let pairs = doubles(&content(src)).into_iter().zip(doubles(back)).filter(|(x, y)| x != y);
    pairs.fold((0.0, 0.0), |(absolute, relative), (x, y)| {
        let error = (x - y).abs();
        (f64::max(absolute, error), f64::max(relative, if x == 0.0 { f64::INFINITY } else { error / x.abs() }))
    })
}

#[test]
fn the_errors_of_the_report_are_those_of_the_array() {
    for shape in shapes() {
        for params in modes(shape.len()) {
            for src in [smooth("<f8", shape), noise("<f8", shape)] {
                let setup = checked(params, f64::INFINITY, f64::INFINITY, false);
                let (stream, _, report) = made(&setup, &src, None).unwrap();
                let found = errors(&src, &read(&setup, &stream, &[], src.ty()).unwrap());
                assert_eq!((report.absolute, report.relative), found, "{params:?} {shape:?}");
            }
        }
    }
}

#[test]
fn errors_of_small_integers_are_in_their_own_units() {
    let src = smooth("|u1", &[9, 7]);
    let setup = checked(Params::precision(6), f64::INFINITY, f64::INFINITY, false);
    let (stream, _, report) = made(&setup, &src, None).unwrap();
    let back = read(&setup, &stream, &[], src.ty()).unwrap();
    let largest = content(&src).iter().zip(back).map(|(x, y)| x.abs_diff(y)).max().unwrap();
    assert_eq!(report.absolute, f64::from(largest));
}

#[test]
fn errors_are_not_looked_for_unless_asked() {
    let report = made(&with(Params::precision(20)), &smooth("<f8", &[9]), None).unwrap().2;
    assert!(report.absolute < 0.0 && report.relative < 0.0);
}

#[test]
fn nothing_is_lost_by_the_reversible_mode() {
    let setup = checked(Params::reversible(), 0.0, 0.0, false);
    let report = made(&setup, &noise("<f8", &[9, 7]), None).unwrap().2;
    assert_eq!((report.absolute, report.relative), (0.0, 0.0));
}

#[test]
fn a_bound_that_is_missed_is_an_error_that_names_both() {
    let setup = checked(Params::precision(8), 1e-9, f64::INFINITY, false);
    let error = made(&setup, &smooth("<f8", &[9, 7]), None).unwrap_err();
    assert_eq!(error.kind(), Kind::Unsupported);
    assert!(error.to_string().contains("1e-9"), "{error}");
}

#[test]
fn nothing_is_written_where_a_bound_is_missed() {
    let mut buffer = Buffer::new();
    let setup = checked(Params::precision(8), 1e-9, f64::INFINITY, false);
    let mut dst = Output::growing(&mut buffer, usize::MAX);
    dst.extend_from_slice(b"before").unwrap();
    compress(&setup, &smooth("<f8", &[9, 7]), None, None, &mut dst).unwrap_err();
    assert_eq!(buffer.as_slice(), b"before");
}

#[test]
fn tighter_parameters_hold_an_absolute_bound() {
    for shape in shapes() {
        for params in modes(shape.len()) {
            let (src, setup) = (noise("<f8", shape), checked(params, 1e-6, f64::INFINITY, true));
            let (stream, _, report) = made(&setup, &src, None).unwrap();
            let back = read(&with(report.params), &stream, &[], src.ty()).unwrap();
            assert!(errors(&src, &back).0 <= 1e-6, "{params:?} {shape:?}");
        }
    }
}

#[test]
fn tighter_parameters_hold_a_relative_bound() {
    for shape in shapes() {
        for params in modes(shape.len()) {
            let (src, setup) = (noise("<f8", shape), checked(params, f64::INFINITY, 1e-3, true));
            let (stream, _, report) = made(&setup, &src, None).unwrap();
            let back = read(&with(report.params), &stream, &[], src.ty()).unwrap();
            assert!(errors(&src, &back).1 <= 1e-3, "{params:?} {shape:?}");
        }
    }
}

#[test]
fn parameters_that_hold_are_left_alone() {
    let params = Params::accuracy(1e-3).unwrap();
    let setup = checked(params, 1e-3, f64::INFINITY, true);
    assert_eq!(made(&setup, &smooth("<f8", &[9, 7]), None).unwrap().2.params, params);
}

#[test]
fn tightened_streams_tell_their_own_parameters() {
    let (src, setup) = (smooth("<f8", &[9, 7]), checked(Params::precision(8), 1e-6, f64::INFINITY, true));
    let (stream, _, report) = made(&setup, &src, None).unwrap();
    assert_eq!(Header::read(&stream, FULL).unwrap().params, Some(report.params));
}

#[test]
fn integers_are_tightened_as_well() {
    for name in ["<i4", "<i8", "|i1", "<u2"] {
        let (src, setup) = (smooth(name, &[9, 7]), checked(Params::precision(4), 0.0, 0.0, true));
        let (stream, _, report) = made(&setup, &src, None).unwrap();
        assert!(read(&with(report.params), &stream, &[], src.ty()).unwrap() == content(&src), "{name}");
    }
}

#[test]
fn the_accuracy_mode_keeps_its_tolerance() {
    for shape in shapes() {
        for tolerance in [10.0, 0.3, 1e-4] {
            let (src, setup) = (smooth("<f8", shape), with(Params::accuracy(tolerance).unwrap()));
            let back = read(&setup, &stream(&setup, &src), &[], src.ty()).unwrap();
            assert!(errors(&src, &back).0 <= tolerance, "{tolerance} {shape:?}");
        }
    }
}

#[test]
fn negative_bounds_are_refused() {
    for (absolute, relative) in [(-1.0, 1.0), (1.0, -1.0), (NAN, 1.0)] {
        let setup = checked(Params::precision(8), absolute, relative, false);
        assert_eq!(kind(made(&setup, &smooth("<f8", &[9]), None)), Kind::Argument);
    }
}

//! Several threads: the same as one.

use std::sync::LazyLock;

use super::*;

static POOL: LazyLock<Pool> = LazyLock::new(|| Pool::new(3).unwrap());

/// Several parts, both ways.
const LONG: &[&[usize]] = &[&[200_003], &[301, 502], &[50, 51, 62]];

fn settings(dims: usize) -> impl Iterator<Item = Setup> {
    modes(dims).into_iter().map(|params| Setup { spacing: 50, ..with(params) })
}

#[test]
fn streams_and_sidecars_are_the_same() {
    for shape in LONG {
        let src = smooth("<f4", shape);
        for setup in settings(shape.len()) {
            assert!(made(&setup, &src, Some(&POOL)).unwrap() == made(&setup, &src, None).unwrap(), "{shape:?}");
        }
    }
}

#[test]
fn arrays_are_the_same() {
    for shape in LONG {
        let src = smooth("<f4", shape);
        for setup in settings(shape.len()) {
            let (stream, side, _) = made(&setup, &src, None).unwrap();
            let like = Some(src.ty());
            let shared = decompress(&setup, &stream, Some(&side), like, usize::MAX, Some(&POOL)).unwrap();
            assert!(content(&shared) == read(&setup, &stream, &[], src.ty()).unwrap(), "{shape:?} {setup:?}");
        }
    }
}

#[test]
fn masks_are_the_same() {
    let src = of("<f8", &[70_001], |at| if at % 1000 < 3 { NAN } else { at as f64 });
    let setup = Setup { masked: true, spacing: 7, ..with(Params::accuracy(1.0).unwrap()) };
    assert!(made(&setup, &src, Some(&POOL)).unwrap() == made(&setup, &src, None).unwrap());
}

#[test]
fn errors_that_were_reached_are_the_same() {
    let setup = Setup {
        bounds: Some(Bounds { absolute: 1e-4, relative: f64::INFINITY, tighten: true }),
        ..with(Params::precision(8))
    };
    let src = smooth("<f4", &[301, 302]);
    assert!(made(&setup, &src, Some(&POOL)).unwrap() == made(&setup, &src, None).unwrap());
}

#[test]
fn the_first_value_that_is_not_finite_is_the_one_named() {
    let src = of("<f8", &[200_000], |at| if at > 100_000 { NAN } else { 1.0 });
    let setup = with(Params::precision(20));
    assert_eq!(message(made(&setup, &src, Some(&POOL))), message(made(&setup, &src, None)));
}

#[test]
fn too_small_a_room_says_so() {
    let src = noise("<f8", &[70_001]);
    let setup = Setup::default();
    let len = stream(&setup, &src).len();
    for less in [1, 9, len / 2] {
        let mut room = Box::new_uninit_slice(len - less);
        let result = compress(&setup, &src, Some(&POOL), None, &mut Output::fixed(&mut room));
        assert_eq!(kind(result), Kind::BufferTooSmall);
    }
}

#[test]
fn an_index_that_is_wrong_is_an_error() {
    let src = smooth("<f4", &[200_003]);
    let setup = Setup { spacing: 64, ..Setup::default() };
    let (stream, side, report) = made(&setup, &src, None).unwrap();
    let grid = Grid::of(Scalar::F32, src.ty()).unwrap();
    let mut wrong = Side::read(&side, &grid, stream.len()).unwrap();
    let entries = wrong.index.as_mut().unwrap();
    // An entry at which a part begins: they have as many blocks as are needed for 65536 values.
    entries.starts[256] += 1;
    let mut buffer = Buffer::new();
    wrong.write(&grid, report.bits, &mut buffer).unwrap();
    let like = Some(src.ty());
    let result = decompress(&setup, &stream, Some(buffer.as_slice()), like, usize::MAX, Some(&POOL));
    assert_eq!(kind(result), Kind::Corrupt);
}

#[test]
fn without_an_index_one_thread_reads_what_varies() {
    let src = smooth("<f4", &[200_003]);
    let stream = stream(&Setup::default(), &src);
    let back = decompress(&Setup::default(), &stream, None, Some(src.ty()), usize::MAX, Some(&POOL)).unwrap();
    assert!(content(&back) == content(&src));
}

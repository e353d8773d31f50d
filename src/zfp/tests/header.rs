//! Headers.

use super::*;

fn header(parts: u32, grid: &Grid, params: &Params) -> Result<Vec<u8>> {
    let mut bits = Vec::new();
    for (value, count) in Header::fields(parts, grid, params)? {
        bits.extend((0..count).map(|bit| value >> bit & 1 != 0));
    }
    let byte = |bits: &[bool]| bits.iter().rev().fold(0, |all, bit| all << 1 | u8::from(*bit));
    Ok(bits.chunks(8).map(byte).collect())
}

fn grid(extents: &[usize]) -> Grid {
    Grid::new(Scalar::F32, extents).unwrap()
}

#[test]
fn every_sum_of_parts_comes_back() {
    for params in modes(3) {
        for parts in 0..=FULL {
            let grid = grid(&[5, 6, 7]);
            let found = Header::read(&header(parts, &grid, &params).unwrap(), parts).unwrap();
            assert_eq!(found.grid, (parts & META != 0).then_some(grid));
            assert_eq!(found.params, (parts & MODE != 0).then_some(params));
        }
    }
}

#[test]
fn a_full_header_has_96_or_148_bits() {
    let bits = |params: &Params| {
        let grid = grid(&[5]);
        Header::read(&header(FULL, &grid, params).unwrap(), FULL).unwrap().bits
    };
    assert_eq!(bits(&Params::reversible()), 96);
    assert_eq!(bits(&Params::expert(20, 400, 30, -20).unwrap()), 148);
}

#[test]
fn types_and_axes_come_back() {
    for scalar in Scalar::ALL {
        for extents in shapes() {
            let grid = Grid::new(scalar, extents).unwrap();
            let bytes = header(META, &grid, &Params::reversible()).unwrap();
            assert_eq!(Header::read(&bytes, META).unwrap().grid, Some(grid));
        }
    }
}

#[test]
fn the_largest_extents_of_a_header_come_back() {
    for dims in 1..=4 {
        let mut extents = vec![1; dims];
        extents[dims - 1] = 1usize << (48 / dims);
        let grid = grid(&extents);
        assert_eq!(Header::read(&header(META, &grid, &Params::reversible()).unwrap(), META).unwrap().grid, Some(grid));
    }
}

#[test]
fn larger_extents_are_refused_with_the_limit() {
    for (dims, limit) in [(1, 1usize << 48), (2, 1 << 24), (3, 1 << 16), (4, 1 << 12)] {
        let mut extents = vec![1; dims];
        extents[0] = limit + 1;
        let error = header(META, &grid(&extents), &Params::reversible()).unwrap_err();
        assert_eq!(error.kind(), Kind::Argument);
        assert!(error.to_string().contains(&limit.to_string()), "{error}");
    }
}

#[test]
fn larger_extents_are_compressed_without_a_header() {
    let src = of("<f4", &[1, 1, 1, 4097], |at| (at % 9) as f64);
    let setup = Setup { header: MAGIC | MODE, ..Setup::default() };
    assert_eq!(kind(made(&Setup::default(), &src, None)), Kind::Argument);
    assert!(read(&setup, &stream(&setup, &src), &[], src.ty()).unwrap() == content(&src));
}

#[test]
fn a_stream_of_something_else_is_corrupt() {
    assert_eq!(kind(Header::read(b"zip\x05____________", FULL)), Kind::Corrupt);
}

#[test]
fn another_version_is_not_supported_and_named() {
    let error = Header::read(b"zfp\x04____________", FULL).unwrap_err();
    assert_eq!(error.kind(), Kind::Unsupported);
    assert!(error.to_string().contains('4') && error.to_string().contains('5'), "{error}");
}

#[test]
fn a_header_that_ends_early_is_corrupt() {
    let whole = header(FULL, &grid(&[5, 6, 7]), &Params::expert(20, 400, 30, -20).unwrap()).unwrap();
    for len in 0..whole.len() {
        assert_eq!(kind(Header::read(&whole[..len], FULL)), Kind::Corrupt, "{len} bytes");
    }
}

#[test]
fn more_than_four_axes_are_refused() {
    assert_eq!(kind(Grid::new(Scalar::F32, &[1; 5])), Kind::Argument);
}

#[test]
fn a_stream_without_extents_needs_an_array() {
    let setup = Setup { header: MAGIC | MODE, ..Setup::default() };
    let stream = stream(&setup, &smooth("<f4", &[9]));
    assert_eq!(kind(decompress(&setup, &stream, None, None, usize::MAX, None)), Kind::NeedsDtype);
}

#[test]
fn another_shape_than_that_of_the_header_is_corrupt() {
    let setup = Setup::default();
    let stream = stream(&setup, &smooth("<f4", &[9]));
    assert_eq!(kind(read(&setup, &stream, &[], &ty("<f4", &[10]))), Kind::Corrupt);
}

#[test]
fn a_header_tells_shape_and_type() {
    let src = smooth("<f8", &[3, 5]);
    let found = decompress(&Setup::default(), &stream(&Setup::default(), &src), None, None, usize::MAX, None).unwrap();
    assert_eq!(found.ty(), src.ty());
}

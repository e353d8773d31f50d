//! The most bytes of a stream, and rooms of all sizes.

use super::*;

/// Compresses into just so many bytes.
fn fixed(setup: &Setup, src: &Array, room: usize) -> Result<Vec<u8>> {
    let mut memory = Box::new_uninit_slice(room);
    let mut dst = Output::fixed(&mut memory);
    compress(setup, src, None, None, &mut dst)?;
    Ok(dst.into_filled().to_vec())
}

fn every(check: impl Fn(&Setup, &Array)) {
    for name in SAME.iter().chain(&["<f2", "|i1", "<u2"]) {
        for shape in shapes() {
            let extremes = [
                Params::default(),
                Params::expert(700, 700, 64, -1074).unwrap(),
                Params::expert(1, 5, 64, -1074).unwrap(),
                Params::expert(1, 12, 64, -1075).unwrap(),
                Params::precision(1),
                Params::precision(64),
                Params::accuracy(1e-300).unwrap(),
            ];
            for params in modes(shape.len()).into_iter().chain(extremes) {
                check(&with(params), &noise(name, shape));
            }
        }
    }
}

#[test]
fn noise_is_never_larger_than_the_bound() {
    every(|setup, src| {
        let (len, most) = (stream(setup, src).len(), maximum_size(setup, src.ty()).unwrap());
        assert!(len <= most, "{len} bytes, the bound is {most}: {:?} {setup:?}", src.ty());
    });
}

#[test]
fn the_bound_is_enough_room() {
    every(|setup, src| {
        let most = maximum_size(setup, src.ty()).unwrap();
        assert!(fixed(setup, src, most).unwrap() == stream(setup, src));
    });
}

#[test]
fn the_exact_room_is_enough() {
    every(|setup, src| {
        let whole = stream(setup, src);
        assert!(fixed(setup, src, whole.len()).unwrap() == whole);
    });
}

#[test]
fn a_byte_less_is_too_small() {
    every(|setup, src| {
        assert_eq!(kind(fixed(setup, src, stream(setup, src).len() - 1)), Kind::BufferTooSmall);
    });
}

#[test]
fn the_bound_holds_for_special_values() {
    let bytes: Vec<u8> =
        (0..256u64).flat_map(|at| (0x7ff0_0000_0000_0000 ^ at << 63 ^ (at * 0x9e37)).to_le_bytes()).collect();
    let src = array(ty("<f8", &[4, 4, 4, 4]), &bytes);
    assert!(stream(&Setup::default(), &src).len() <= maximum_size(&Setup::default(), src.ty()).unwrap());
}

#[test]
fn a_limit_is_kept() {
    let src = noise("<f8", &[9, 7]);
    let mut buffer = Buffer::new();
    let result = compress(&Setup::default(), &src, None, None, &mut Output::growing(&mut buffer, 100));
    assert_eq!(kind(result), Kind::Limit);
    assert!(buffer.capacity() <= 100);
}

#[test]
fn arrays_above_the_limit_are_not_made() {
    let src = smooth("<f8", &[9, 7]);
    let stream = stream(&Setup::default(), &src);
    let error = decompress(&Setup::default(), &stream, None, None, 9 * 7 * 8 - 1, None).err().unwrap();
    assert_eq!((error.kind(), error.needed()), (Kind::Limit, Some(9 * 7 * 8)));
}

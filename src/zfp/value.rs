//! Rows of an array's elements as values of a stream, and back: strided, in the other byte order, of small types.

use super::kernels::number::Number;
use super::scalar::Element;
use crate::array::half::F16;
use crate::array::tiles::{Run, Tiles, TilesMut};

/// The most elements of a row that is not taken as it lies.
pub(super) const MOST_COPIED: usize = 256;

/// A value of a stream that elements are turned into.
pub(super) trait Value: Number {
    /// Reads a row, of at most [`MOST_COPIED`] elements.
    fn read(tiles: &Tiles<'_>, run: &Run, row: usize, element: Element, foreign: bool, dst: &mut [Self]);
    /// Writes a row, of at most [`MOST_COPIED`] elements.
    fn write(tiles: &mut TilesMut<'_>, run: &Run, row: usize, element: Element, foreign: bool, src: &[Self]);
    /// The size of a value, and how far another is from it, both in the units of the elements that they become.
    fn distance(before: Self, after: Self, element: Element) -> (f64, f64);
}

/// Reads a row of elements of `N` bytes, each of which `map` makes a value.
fn read_as<const N: usize, T>(
    tiles: &Tiles<'_>,
    run: &Run,
    row: usize,
    foreign: bool,
    dst: &mut [T],
    map: impl Fn([u8; N]) -> T,
) {
    let mut bytes = [[0; N]; MOST_COPIED];
    tiles.copy_row(run, row, &mut bytes);
    for (to, mut from) in dst[..run.len[0]].iter_mut().zip(bytes) {
        if foreign {
            from.reverse();
        }
        *to = map(from);
    }
}

/// Writes a row of elements of `N` bytes, each of which `map` makes of a value.
fn write_as<const N: usize, T: Copy>(
    tiles: &mut TilesMut<'_>,
    run: &Run,
    row: usize,
    foreign: bool,
    src: &[T],
    map: impl Fn(T) -> [u8; N],
) {
    let mut bytes = [[0; N]; MOST_COPIED];
    let src = &src[..run.len[0]];
    for (to, from) in bytes.iter_mut().zip(src) {
        *to = map(*from);
        if foreign {
            to.reverse();
        }
    }
    tiles.write_row(run, row, &bytes[..src.len()]);
}

/// How far a small integer of so many bits is shifted up, so that it has 31.
const fn promotion(bits: u32) -> u32 {
    31 - bits
}

/// The 8- or 16-bit integer that a value of 31 bits becomes, as it is or less half of the range.
fn demoted(value: i32, bits: u32) -> i32 {
    let most = (1 << (bits - 1)) - 1;
    (value >> promotion(bits)).clamp(-most - 1, most)
}

impl Value for i32 {
    fn distance(before: i32, after: i32, element: Element) -> (f64, f64) {
        let (before, after, zero) = match element {
            Element::I8 => (demoted(before, 8), demoted(after, 8), 0),
            Element::U8 => (demoted(before, 8), demoted(after, 8), -0x80),
            Element::I16 => (demoted(before, 16), demoted(after, 16), 0),
            Element::U16 => (demoted(before, 16), demoted(after, 16), -0x8000),
            Element::Same(_) | Element::F16 => (before, after, 0),
        };
        (f64::from(before.abs_diff(zero)), f64::from(before.abs_diff(after)))
    }
    fn read(tiles: &Tiles<'_>, run: &Run, row: usize, element: Element, foreign: bool, dst: &mut [i32]) {
        match element {
            Element::I8 => read_as(tiles, run, row, foreign, dst, |b| i32::from(i8::from_ne_bytes(b)) << promotion(8)),
            Element::U8 => {
                read_as(tiles, run, row, foreign, dst, |[b]: [u8; 1]| (i32::from(b) - 0x80) << promotion(8));
            }
            Element::I16 => {
                read_as(tiles, run, row, foreign, dst, |b| i32::from(i16::from_ne_bytes(b)) << promotion(16));
            }
            Element::U16 => {
                read_as(tiles, run, row, foreign, dst, |b| {
                    (i32::from(u16::from_ne_bytes(b)) - 0x8000) << promotion(16)
                });
            }
            Element::Same(_) | Element::F16 => read_as(tiles, run, row, foreign, dst, i32::from_ne_bytes),
        }
    }

    fn write(tiles: &mut TilesMut<'_>, run: &Run, row: usize, element: Element, foreign: bool, src: &[i32]) {
        match element {
            Element::I8 => write_as(tiles, run, row, foreign, src, |value| (demoted(value, 8) as i8).to_ne_bytes()),
            Element::U8 => write_as(tiles, run, row, foreign, src, |value| [(demoted(value, 8) + 0x80) as u8]),
            Element::I16 => write_as(tiles, run, row, foreign, src, |value| (demoted(value, 16) as i16).to_ne_bytes()),
            Element::U16 => {
                write_as(tiles, run, row, foreign, src, |value| ((demoted(value, 16) + 0x8000) as u16).to_ne_bytes());
            }
            Element::Same(_) | Element::F16 => write_as(tiles, run, row, foreign, src, i32::to_ne_bytes),
        }
    }
}

impl Value for i64 {
    fn distance(before: i64, after: i64, _: Element) -> (f64, f64) {
        (before.unsigned_abs() as f64, before.abs_diff(after) as f64)
    }
    fn read(tiles: &Tiles<'_>, run: &Run, row: usize, _: Element, foreign: bool, dst: &mut [i64]) {
        read_as(tiles, run, row, foreign, dst, i64::from_ne_bytes);
    }
    fn write(tiles: &mut TilesMut<'_>, run: &Run, row: usize, _: Element, foreign: bool, src: &[i64]) {
        write_as(tiles, run, row, foreign, src, i64::to_ne_bytes);
    }
}

impl Value for f32 {
    fn distance(before: f32, after: f32, element: Element) -> (f64, f64) {
        let after = if element == Element::F16 { F16::from_f32(after).to_f64() } else { f64::from(after) };
        (f64::from(before).abs(), (f64::from(before) - after).abs())
    }
    fn read(tiles: &Tiles<'_>, run: &Run, row: usize, element: Element, foreign: bool, dst: &mut [f32]) {
        if element == Element::F16 {
            read_as(tiles, run, row, foreign, dst, |bytes| F16(u16::from_ne_bytes(bytes)).to_f32());
        } else {
            read_as(tiles, run, row, foreign, dst, f32::from_ne_bytes);
        }
    }
    fn write(tiles: &mut TilesMut<'_>, run: &Run, row: usize, element: Element, foreign: bool, src: &[f32]) {
        if element == Element::F16 {
            write_as(tiles, run, row, foreign, src, |value| F16::from_f32(value).0.to_ne_bytes());
        } else {
            write_as(tiles, run, row, foreign, src, f32::to_ne_bytes);
        }
    }
}

impl Value for f64 {
    fn distance(before: f64, after: f64, _: Element) -> (f64, f64) {
        (before.abs(), (before - after).abs())
    }
    fn read(tiles: &Tiles<'_>, run: &Run, row: usize, _: Element, foreign: bool, dst: &mut [f64]) {
        read_as(tiles, run, row, foreign, dst, f64::from_ne_bytes);
    }
    fn write(tiles: &mut TilesMut<'_>, run: &Run, row: usize, _: Element, foreign: bool, src: &[f64]) {
        write_as(tiles, run, row, foreign, src, f64::to_ne_bytes);
    }
}

/// Calls a function that is generic in the type of values, by a value of [`super::Scalar`].
macro_rules! by_scalar {
    ($scalar:expr, $T:ident => $call:expr) => {
        match $scalar {
            $crate::zfp::Scalar::I32 => {
                type $T = i32;
                $call
            }
            $crate::zfp::Scalar::I64 => {
                type $T = i64;
                $call
            }
            $crate::zfp::Scalar::F32 => {
                type $T = f32;
                $call
            }
            $crate::zfp::Scalar::F64 => {
                type $T = f64;
                $call
            }
        }
    };
}
pub(super) use by_scalar;

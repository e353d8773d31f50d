//! What the filters of numbers share: casts, byte orders, loops over unaligned elements.
//!
//! | file | what is in it |
//! |---|---|
//! | `mod.rs` | elements of a stated byte order; checks of lengths and of array types |
//! | `cast.rs` | casts between number types, as numpy does them |
//! | `kernels.rs` | the loops, compiled for each SIMD level |

pub(super) mod cast;
pub(super) mod kernels;
#[cfg(test)]
pub(super) mod tests;

use core::mem::MaybeUninit;

use self::kernels::{Block, map, map_here, pieces};
use crate::array::half::F16;
use crate::array::{Dtype, Fixed, Scalar, Type};
use crate::error::{Error, Kind, Result};

/// An element type that is computed with, and whether its elements lie in the machine's byte order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Number {
    pub(super) scalar: Scalar,
    pub(super) size: usize,
    word: usize,
    native: bool,
}

/// As many elements as always fit into a block.
const PIECE: usize = Block::SIZE / 16;

impl Number {
    /// Of an element type, if it is one of numbers.
    pub(super) fn of(dtype: Fixed) -> Option<Number> {
        let scalar = dtype.scalar()?;
        Some(Number { scalar, size: dtype.size, word: dtype.word(), native: dtype.is_native() })
    }

    /// Of a parameter, or an error that says what is wrong with it.
    pub(super) fn of_param(codec: &str, name: &str, dtype: Fixed) -> Result<Number> {
        Number::of(dtype).ok_or_else(|| {
            Error::config(format!("codec {codec:?}: {name:?} is \"{dtype}\", expected a type of numbers"))
        })
    }

    /// A number in the machine's byte order.
    pub(super) fn native(scalar: Scalar) -> Number {
        let size = cast::size(scalar);
        let word = if matches!(scalar, Scalar::C64 | Scalar::C128) { size / 2 } else { size };
        Number { scalar, size, word, native: true }
    }
}

/// Turns words round.
pub(super) fn swap<'d>(word: usize, src: &[u8], dst: &'d mut [MaybeUninit<u8>]) -> &'d mut [u8] {
    match word {
        2 => map(src, dst, u16::swap_bytes),
        4 => map(src, dst, u32::swap_bytes),
        8 => map(src, dst, u64::swap_bytes),
        _ => dst.write_copy_of_slice(src),
    }
}

/// Turns words round where they are.
fn swap_here(word: usize, bytes: &mut [u8]) {
    match word {
        2 => map_here(bytes, u16::swap_bytes),
        4 => map_here(bytes, u32::swap_bytes),
        8 => map_here(bytes, u64::swap_bytes),
        _ => {}
    }
}

/// Runs `work` from elements of type `from` to as many of type `to`, both in the machine's byte order for it: at once
/// where they lie so, else piece by piece.
pub(super) fn work<'d>(
    from: Number,
    to: Number,
    src: &[u8],
    dst: &'d mut [MaybeUninit<u8>],
    mut work: impl for<'r> FnMut(&[u8], &'r mut [MaybeUninit<u8>]) -> &'r mut [u8],
) -> &'d mut [u8] {
    if from.native && to.native {
        return work(src, dst);
    }
    let mut block = Block::new();
    pieces(dst, PIECE * to.size, |offset, piece| {
        let count = piece.len() / to.size;
        let src = &src[offset / to.size * from.size..][..count * from.size];
        let src = if from.native { src } else { swap(from.word, src, block.room(src.len())) };
        let filled = work(src, piece);
        if !to.native {
            swap_here(to.word, filled);
        }
        filled
    })
}

/// Casts elements.
pub(super) fn convert<'d>(from: Number, to: Number, src: &[u8], dst: &'d mut [MaybeUninit<u8>]) -> &'d mut [u8] {
    if from == to {
        return dst.write_copy_of_slice(src);
    }
    if from.scalar == to.scalar {
        return swap(from.word, src, dst);
    }
    work(from, to, src, dst, |src, dst| cast::convert(from.scalar, to.scalar, src, dst))
}

/// Casts elements to `inner`, runs `f` on them, which leaves as many of type `outer`, and casts these: piece by piece,
/// through the first-level cache. `f` may keep something from one piece to the next.
pub(super) fn between<'d>(
    [from, inner, outer, to]: [Number; 4],
    src: &[u8],
    dst: &'d mut [MaybeUninit<u8>],
    mut f: impl for<'r> FnMut(&[u8], &'r mut [MaybeUninit<u8>]) -> &'r mut [u8],
) -> &'d mut [u8] {
    if from == inner && outer == to {
        return f(src, dst);
    }
    let (mut first, mut second) = (Block::new(), Block::new());
    pieces(dst, PIECE * to.size, |offset, piece| {
        let count = piece.len() / to.size;
        let src = &src[offset / to.size * from.size..][..count * from.size];
        let src = if from == inner { src } else { convert(from, inner, src, first.room(count * inner.size)) };
        if outer == to {
            return f(src, piece);
        }
        convert(outer, to, f(src, second.room(count * outer.size)), piece)
    })
}

/// Writes `f` of each `f32` of a piece, rounded to a half, which stays an `f32`. Half arithmetic is this, step by step:
/// each loop is small enough to be compiled for the level.
pub(super) fn as_halves<'d>(src: &[u8], dst: &'d mut [MaybeUninit<u8>], f: impl Fn(f32) -> f32) -> &'d mut [u8] {
    let mut block = Block::new();
    let halves = map(src, block.room(src.len() / 2), move |x: f32| F16::from_f32(f(x)));
    map(halves, dst, F16::to_f32)
}

/// How many elements of `size` bytes there are in `len` bytes; an error of `kind` where they are no whole number.
pub(super) fn count(codec: &str, kind: Kind, len: usize, size: usize, dtype: Fixed) -> Result<usize> {
    match len.checked_div(size) {
        Some(count) if len.is_multiple_of(size) => Ok(count),
        _ => Err(Error::new(kind, format!("{codec}: {len} bytes are no whole number of elements of type {dtype}"))),
    }
}

/// How long `len` bytes of elements of `from` bytes are as elements of `to` bytes.
pub(super) fn scaled(len: usize, from: usize, to: usize) -> Option<usize> {
    if len.is_multiple_of(from) { (len / from).checked_mul(to) } else { None }
}

/// The most that `len` bytes, a part of an element at their end included, become.
pub(super) fn bound(len: usize, from: usize, to: usize) -> Option<usize> {
    len.div_ceil(from).checked_mul(to)
}

/// Checks that the elements of an array can be seen as `dtype`, and gives its type.
pub(super) fn viewed<'t>(codec: &str, src: Option<&'t Type>, dtype: Fixed) -> Result<Option<&'t Type>> {
    let Some(ty) = src else { return Ok(None) };
    let found = ty.fixed_for(codec)?;
    if found.size != dtype.size {
        return Err(Error::argument(format!(
            "{codec}: elements of type {found} have {} bytes, those of the config's type {dtype} have {}",
            found.size, dtype.size
        )));
    }
    Ok(Some(ty))
}

/// The type of as many elements of another type in one row, as numcodecs flattens them.
pub(super) fn flat(ty: &Type, dtype: Fixed) -> Type {
    flat_of(dtype, ty.count())
}

/// The type of `count` elements in one row.
pub(super) fn flat_of(dtype: Fixed, count: usize) -> Type {
    Type::row(Dtype::Fixed(dtype), count)
}

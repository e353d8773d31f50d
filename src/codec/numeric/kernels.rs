//! Loops over elements that may lie at any address, and memory for pieces of them.
//!
//! The outputs may be uninitialised; every byte of them is written.

use core::marker::PhantomData;
use core::mem::MaybeUninit;

use crate::array::half::{F16, rounded_sum};
use crate::simd::{self, Kernel, Level};

/// Values of a fixed size that any bytes are one of.
///
/// # Safety
/// Every bit pattern is valid, and there is no padding.
pub(crate) unsafe trait Plain: Copy + 'static {}

// SAFETY: plain numbers, and pairs of them.
unsafe impl Plain for u8 {}
// SAFETY: as above.
unsafe impl Plain for u16 {}
// SAFETY: as above.
unsafe impl Plain for u32 {}
// SAFETY: as above.
unsafe impl Plain for u64 {}
// SAFETY: as above.
unsafe impl Plain for i8 {}
// SAFETY: as above.
unsafe impl Plain for i16 {}
// SAFETY: as above.
unsafe impl Plain for i32 {}
// SAFETY: as above.
unsafe impl Plain for i64 {}
// SAFETY: as above.
unsafe impl Plain for f32 {}
// SAFETY: as above.
unsafe impl Plain for f64 {}
// SAFETY: a transparent u16.
unsafe impl Plain for F16 {}
// SAFETY: arrays have no padding of their own.
unsafe impl<T: Plain> Plain for [T; 2] {}

/// How many elements there are, and the same number in the output.
#[inline(always)]
fn count<S: Plain, D: Plain>(src: &[u8], dst: &[MaybeUninit<u8>]) -> usize {
    let count = src.len() / size_of::<S>();
    assert!(src.len() == count * size_of::<S>(), "whole elements");
    assert!(dst.len() == count * size_of::<D>(), "as much room as results");
    count
}

/// # Safety
/// Every byte must have been written.
#[inline(always)]
unsafe fn initialised(bytes: &mut [MaybeUninit<u8>]) -> &mut [u8] {
    // SAFETY: the layouts are the same, and the bytes are initialised by the caller's word.
    unsafe { &mut *(core::ptr::from_mut(bytes) as *mut [u8]) }
}

/// The elements of `bytes`, whole ones.
pub(crate) fn first<T: Plain>(bytes: &[u8]) -> Option<T> {
    // SAFETY: the bytes are there, and any bytes are a value.
    (bytes.len() >= size_of::<T>()).then(|| unsafe { bytes.as_ptr().cast::<T>().read_unaligned() })
}

struct Map<'s, 'd, S, D, F: Fn(S) -> D> {
    src: &'s [u8],
    dst: &'d mut [MaybeUninit<u8>],
    f: F,
    of: PhantomData<(S, D)>,
}

impl<'d, S: Plain, D: Plain, F: Fn(S) -> D> Kernel for Map<'_, 'd, S, D, F> {
    type Output = &'d mut [u8];

    #[inline(always)]
    fn run(self) -> &'d mut [u8] {
        let n = count::<S, D>(self.src, self.dst);
        let (from, to) = (self.src.as_ptr().cast::<S>(), self.dst.as_mut_ptr().cast::<D>());
        for i in 0..n {
            // SAFETY: `n` elements are there on both sides.
            unsafe { to.add(i).write_unaligned((self.f)(from.add(i).read_unaligned())) };
        }
        // SAFETY: `n` elements are all of it.
        unsafe { initialised(self.dst) }
    }
}

/// Writes `f` of each element. `f` must be inlined.
#[inline]
pub(crate) fn map<'d, S: Plain, D: Plain>(
    src: &[u8],
    dst: &'d mut [MaybeUninit<u8>],
    f: impl Fn(S) -> D,
) -> &'d mut [u8] {
    map_at(simd::level(), src, dst, f)
}

/// [`map`] at a level that the machine has.
#[inline]
pub(crate) fn map_at<'d, S: Plain, D: Plain>(
    level: Level,
    src: &[u8],
    dst: &'d mut [MaybeUninit<u8>],
    f: impl Fn(S) -> D,
) -> &'d mut [u8] {
    simd::run_at(level, Map { src, dst, f, of: PhantomData })
}

/// A cut off towards zero; the least integer for what the type cannot hold and for NaN.
pub(crate) trait Cut<I> {
    fn cut(self) -> I;
}

macro_rules! cut {
    ($($float:ident $int:ident),*) => {$(
        impl Cut<$int> for $float {
            #[inline(always)]
            fn cut(self) -> $int {
                const LEAST: $float = $int::MIN as $float;
                // Where the float is fine enough to tell, what the fraction alone puts below the least is inside.
                let inside = (self >= LEAST || self > LEAST - 1.0) && self < -LEAST;
                let x = if inside { self } else { LEAST };
                // SAFETY: the type holds what is inside.
                unsafe { x.to_int_unchecked() }
            }
        }
    )*};
}

cut!(f32 i32, f32 i64, f64 i32, f64 i64);

struct MapHere<'d, T, F: Fn(T) -> T> {
    bytes: &'d mut [u8],
    f: F,
    of: PhantomData<T>,
}

impl<T: Plain, F: Fn(T) -> T> Kernel for MapHere<'_, T, F> {
    type Output = ();

    #[inline(always)]
    fn run(self) {
        let n = self.bytes.len() / size_of::<T>();
        let at = self.bytes.as_mut_ptr().cast::<T>();
        for i in 0..n {
            // SAFETY: `n` elements are there.
            unsafe { at.add(i).write_unaligned((self.f)(at.add(i).read_unaligned())) };
        }
    }
}

/// Puts `f` of each element in its place. `f` must be inlined.
#[inline]
pub(crate) fn map_here<T: Plain>(bytes: &mut [u8], f: impl Fn(T) -> T) {
    simd::run(MapHere { bytes, f, of: PhantomData });
}

struct Pairs<'s, 'd, T, F: Fn(T, T) -> T> {
    src: &'s [u8],
    dst: &'d mut [MaybeUninit<u8>],
    before: Option<T>,
    f: F,
}

impl<'d, T: Plain, F: Fn(T, T) -> T> Kernel for Pairs<'_, 'd, T, F> {
    type Output = &'d mut [u8];

    #[inline(always)]
    fn run(self) -> &'d mut [u8] {
        let n = count::<T, T>(self.src, self.dst);
        let (from, to) = (self.src.as_ptr().cast::<T>(), self.dst.as_mut_ptr().cast::<T>());
        if n > 0 {
            // SAFETY: there is a first element.
            let first = unsafe { from.read_unaligned() };
            let first = self.before.map_or(first, |before| (self.f)(first, before));
            // SAFETY: as above.
            unsafe { to.write_unaligned(first) };
        }
        for i in 1..n {
            // SAFETY: `n` elements are there on both sides.
            unsafe {
                let (this, before) = (from.add(i).read_unaligned(), from.add(i - 1).read_unaligned());
                to.add(i).write_unaligned((self.f)(this, before));
            }
        }
        // SAFETY: `n` elements are all of it.
        unsafe { initialised(self.dst) }
    }
}

/// Writes `f` of each element and the one before it; the first as it is if there is none before it.
#[inline]
pub(crate) fn pairs_at<'d, T: Plain>(
    level: Level,
    src: &[u8],
    dst: &'d mut [MaybeUninit<u8>],
    before: Option<T>,
    f: impl Fn(T, T) -> T,
) -> &'d mut [u8] {
    simd::run_at(level, Pairs { src, dst, before, f })
}

/// Writes the running `f` of all elements so far, one after the other; the first as it is if there is none before it.
#[inline]
pub(crate) fn running<'d, T: Plain>(
    src: &[u8],
    dst: &'d mut [MaybeUninit<u8>],
    before: &mut Option<T>,
    f: impl Fn(T, T) -> T,
) -> &'d mut [u8] {
    let n = count::<T, T>(src, dst);
    let (from, to) = (src.as_ptr().cast::<T>(), dst.as_mut_ptr().cast::<T>());
    if n > 0 {
        // SAFETY: there is a first element.
        let first = unsafe { from.read_unaligned() };
        let mut sum = before.map_or(first, |before| f(before, first));
        // SAFETY: as above.
        unsafe { to.write_unaligned(sum) };
        for i in 1..n {
            // SAFETY: `n` elements are there on both sides.
            unsafe {
                sum = f(sum, from.add(i).read_unaligned());
                to.add(i).write_unaligned(sum);
            }
        }
        *before = Some(sum);
    }
    // SAFETY: `n` elements are all of it.
    unsafe { initialised(dst) }
}

/// [`running`] sums of halves: each is added as a `f32`, rounded to a half.
pub(crate) fn running_halves<'d>(src: &[u8], dst: &'d mut [MaybeUninit<u8>], before: Option<F16>) -> &'d mut [u8] {
    let n = count::<F16, F16>(src, dst);
    let (from, to) = (src.as_ptr().cast::<F16>(), dst.as_mut_ptr().cast::<F16>());
    let mut sum = before.map(F16::to_f32);
    for i in 0..n {
        // SAFETY: `n` elements are there on both sides.
        unsafe {
            let x = from.add(i).read_unaligned().to_f32();
            let next = sum.map_or(x, |sum| rounded_sum(sum + x));
            to.add(i).write_unaligned(F16::from_f32(next));
            sum = Some(next);
        }
    }
    // SAFETY: `n` elements are all of it.
    unsafe { initialised(dst) }
}

/// Fills `dst` piece by piece: `fill` gets the offset of each piece of at most `size` bytes, and gives it back filled.
pub(crate) fn pieces(
    dst: &mut [MaybeUninit<u8>],
    size: usize,
    mut fill: impl for<'r> FnMut(usize, &'r mut [MaybeUninit<u8>]) -> &'r mut [u8],
) -> &mut [u8] {
    for (index, piece) in dst.chunks_mut(size).enumerate() {
        let (at, len) = (piece.as_ptr() as usize, piece.len());
        let filled = fill(index * size, piece);
        assert!(filled.as_ptr() as usize == at && filled.len() == len, "all of the piece is filled");
    }
    // SAFETY: each piece was given back as initialised bytes.
    unsafe { initialised(dst) }
}

/// Memory on the stack for a piece; it stays in the first-level cache.
#[repr(align(64))]
pub(crate) struct Block([MaybeUninit<u8>; Block::SIZE]);

impl Block {
    /// Its size in bytes.
    pub(crate) const SIZE: usize = 8 << 10;

    /// Uninitialised memory.
    #[inline]
    pub(crate) fn new() -> Block {
        Block([MaybeUninit::uninit(); Block::SIZE])
    }

    /// The first `len` bytes, to be written.
    #[inline]
    pub(crate) fn room(&mut self, len: usize) -> &mut [MaybeUninit<u8>] {
        &mut self.0[..len]
    }
}

/// Bytes that a test has filled, as room.
#[cfg(test)]
pub(crate) fn filled(len: usize, fill: impl for<'r> FnOnce(&'r mut [MaybeUninit<u8>]) -> &'r mut [u8]) -> Vec<u8> {
    let mut room = vec![MaybeUninit::new(0xa5); len];
    fill(&mut room).to_vec()
}

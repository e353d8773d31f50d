//! Elements that become values of another type: 8- and 16-bit integers, as the C library promotes them, and numbers in
//! the other byte order.

use std::sync::Arc;

use tierce::array::{Array, Dtype, Order, Type};
use tierce::zfp::{self, Grid, Setup};
use tierce::{Buffer, Output};
use zfp_sys as c;

use crate::case::Case;
use crate::memory::Memory;
use crate::native::Native;
use crate::random::Random;

/// Elements that the C library turns round, four at a time.
#[derive(Clone, Copy, Debug)]
enum Element {
    I8,
    U8,
    I16,
    U16,
    Swapped,
}

impl Element {
    fn size(self, grid: &Grid) -> usize {
        match self {
            Element::I8 | Element::U8 => 1,
            Element::I16 | Element::U16 => 2,
            Element::Swapped => grid.scalar.size(),
        }
    }

    fn dtype(self, grid: &Grid) -> Dtype {
        let name = match self {
            Element::I8 => "|i1".to_owned(),
            Element::U8 => "|u1".to_owned(),
            Element::I16 => "<i2".to_owned(),
            Element::U16 => "<u2".to_owned(),
            Element::Swapped => grid.scalar.typestr().replace('<', ">"),
        };
        Dtype::parse(&name).expect("a type")
    }

    /// Four elements as values.
    fn promote(self, grid: &Grid, from: &[u8], to: &mut [u8]) {
        let (source, dest) = (from.as_ptr(), to.as_mut_ptr().cast::<i32>());
        // SAFETY: both have four elements, at addresses that are aligned for them.
        unsafe {
            match self {
                Element::I8 => c::zfp_promote_int8_to_int32(dest, source.cast(), 1),
                Element::U8 => c::zfp_promote_uint8_to_int32(dest, source.cast(), 1),
                Element::I16 => c::zfp_promote_int16_to_int32(dest, source.cast(), 1),
                Element::U16 => c::zfp_promote_uint16_to_int32(dest, source.cast(), 1),
                Element::Swapped => swap(grid, from, to),
            }
        }
    }

    /// Four values as elements.
    fn demote(self, grid: &Grid, from: &[u8], to: &mut [u8]) {
        let (source, dest) = (from.as_ptr().cast::<i32>(), to.as_mut_ptr());
        // SAFETY: as above.
        unsafe {
            match self {
                Element::I8 => c::zfp_demote_int32_to_int8(dest.cast(), source, 1),
                Element::U8 => c::zfp_demote_int32_to_uint8(dest.cast(), source, 1),
                Element::I16 => c::zfp_demote_int32_to_int16(dest.cast(), source, 1),
                Element::U16 => c::zfp_demote_int32_to_uint16(dest.cast(), source, 1),
                Element::Swapped => swap(grid, from, to),
            }
        }
    }
}

fn swap(grid: &Grid, from: &[u8], to: &mut [u8]) {
    let size = grid.scalar.size();
    for (to, from) in to.chunks_exact_mut(size).zip(from.chunks_exact(size)) {
        to.copy_from_slice(from);
        to.reverse();
    }
}

/// Values of a case in a row as elements of another type, and as what these are for the C library.
pub fn run(case: &Case, random: &mut Random, bits: &[u64]) -> Result<(), String> {
    let element = [Element::I8, Element::U8, Element::I16, Element::U16, Element::Swapped][random.below(5)];
    let small = !matches!(element, Element::Swapped);
    let mut grid = case.grid;
    if small {
        grid.scalar = zfp::Scalar::I32;
    }
    let params = case.params;
    let (size, width, count) = (element.size(&grid), grid.scalar.size(), grid.count().next_multiple_of(4));
    let mut elements = Memory::new(count * size);
    let mut values = Memory::new(count * width);
    for (bytes, bits) in elements.bytes_mut().chunks_exact_mut(size).zip(bits) {
        let mut all = bits.to_le_bytes();
        if !small {
            all[..size].reverse();
        }
        bytes.copy_from_slice(&all[..size]);
    }
    for (from, to) in elements.bytes().chunks_exact(4 * size).zip(values.bytes_mut().chunks_exact_mut(4 * width)) {
        element.promote(&grid, from, to);
    }
    let mut native = Native::new(&grid, &params, values.bytes_mut().as_mut_ptr(), None);
    let mut words = vec![0u64; grid.blocks() * (16658.max(params.maxbits as usize) + 64) / 64 + 64];
    // SAFETY: the values are there, and room for all bits of all blocks.
    let len = unsafe { native.compress(7, &mut words, |body| body()) };
    let stream: Vec<u8> = words.iter().flat_map(|word| word.to_le_bytes()).take(len).collect();

    let ty = Type::new(element.dtype(&grid), &grid.shape(), Order::C).map_err(|error| error.to_string())?;
    let of = |memory: &mut Memory| {
        // SAFETY: the memory outlives the array, and is used by it alone meanwhile.
        unsafe { Array::borrow(ty.clone(), memory.bytes_mut().as_mut_ptr(), None, true, Arc::new(())) }
    };
    let told = |error: tierce::Error| format!("{element:?}: {error}");
    let setup = Setup { params, ..Setup::default() };
    let mut ours = Buffer::default();
    let src = of(&mut elements).map_err(told)?;
    zfp::compress(&setup, &src, None, None, &mut Output::growing(&mut ours, usize::MAX)).map_err(told)?;
    if ours.as_slice() != stream {
        return Err(format!("{element:?}: {} and {len} bytes, which differ", ours.len()));
    }

    let mut theirs = Memory::new(count * width);
    let mut native = Native::new(&grid, &params, theirs.bytes_mut().as_mut_ptr(), None);
    // SAFETY: the values are there, and zeros behind the stream.
    unsafe { native.decompress(7, &words, |body| body()) };
    let mut expected = Memory::new(count * size);
    for (from, to) in theirs.bytes().chunks_exact(4 * width).zip(expected.bytes_mut().chunks_exact_mut(4 * size)) {
        element.demote(&grid, from, to);
    }
    let mut decoded = Memory::new(count * size);
    let mut dst = of(&mut decoded).map_err(told)?;
    zfp::decompress_into(&setup, &stream, None, None, &mut dst).map_err(told)?;
    let bytes = grid.count() * size;
    if decoded.bytes()[..bytes] != expected.bytes()[..bytes] {
        return Err(format!("{element:?}: other elements are decoded"));
    }
    Ok(())
}

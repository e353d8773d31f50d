//! Bits into the blocks of a run.

use std::mem::MaybeUninit;

use super::encode::AHEAD;
use super::isa::Isa;
use super::number::{Int, Number};
use super::order::PERM4;
use super::reader::{Reader, low};
use super::{Unit, lift, line, planes, precision};
use crate::zfp::params::Params;

/// What comes before the coefficients of a block.
#[derive(Clone, Copy)]
enum Head {
    /// All values are zero.
    Zero,
    /// Integers, or the bits of floats in order.
    Plain,
    /// Floats with a common exponent.
    Scaled(i32),
}

/// Decodes the blocks of a run from the first on, at most `count`, while `reader` has bytes for a block of
/// any size; gives how many.
///
/// `rows` are the rows of all blocks of the run, as many as a full block has.
#[inline(always)]
pub(crate) fn run<T: Number, S: Isa, const D: usize>(
    isa: S,
    rows: &mut [&mut [MaybeUninit<T>]],
    count: usize,
    params: &Params,
    reader: &mut Reader<'_>,
) -> usize {
    assert!(rows.len() == 1 << (2 * (D - 1)), "the rows of a block");
    let group = const { if D >= 3 { 1 } else { 1 << (6 - 2 * D) } };
    let mut done = 0;
    while done < count && reader.has_block() {
        let blocks = group.min(count - done);
        done += if D == 4 {
            block4(isa, rows, done, params, reader);
            1
        } else {
            unit::<T, S, D>(isa, rows, done, blocks, params, reader)
        };
    }
    done
}

/// Writes the values of a block that are not past the end of a row.
#[inline(always)]
fn scatter<T: Number, S: Isa, const D: usize>(isa: S, values: &[T], rows: &mut [&mut [MaybeUninit<T>]], block: usize) {
    let x = 4 * block;
    for (row, from) in rows.iter_mut().zip(values.as_chunks::<4>().0) {
        if D >= 2 {
            isa.prefetch(row.as_ptr().wrapping_add(x).cast::<u8>().wrapping_add(AHEAD));
        }
        let row = &mut row[x..];
        match row.first_chunk_mut::<4>() {
            Some(four) => *four = from.map(MaybeUninit::new),
            None => row.iter_mut().zip(from).for_each(|(to, from)| *to = MaybeUninit::new(*from)),
        }
    }
}

/// Reads a block: `parse` reads planes, of which the number is limited, within a number of bits.
#[inline(always)]
fn coefficients<T: Number, const D: usize>(
    params: &Params,
    reader: &mut Reader<'_>,
    parse: impl FnOnce(&mut Reader<'_>, u32, usize),
) -> Head {
    let start = reader.position();
    let all = T::Int::BITS as u32;
    let (mut head, mut prec, mut count) = (Head::Plain, params.maxprec, 0);
    if T::FLOAT {
        let exponent = |bits: u64| (bits & low(T::EXP_BITS)) as i32 - T::BIAS;
        let bits = reader.window(start);
        (head, count) = match (bits & 1, params.is_reversible()) {
            (0, _) => (Head::Zero, 1),
            (_, false) => (Head::Scaled(exponent(bits >> 1)), 1 + T::EXP_BITS),
            (_, true) if bits & 2 != 0 => (Head::Plain, 2),
            (_, true) => (Head::Scaled(exponent(bits >> 2)), 2 + T::EXP_BITS),
        };
        if let (Head::Scaled(exponent), false) = (head, params.is_reversible()) {
            prec = precision::<D>(exponent, params);
        }
        reader.seek(start + count as usize);
    }
    if !matches!(head, Head::Zero) {
        if params.is_reversible() {
            prec = reader.take(T::Int::PREC_BITS) as u32 + 1;
            count += T::Int::PREC_BITS;
        }
        parse(reader, prec.min(all), params.maxbits.wrapping_sub(count) as usize);
    }
    match head {
        // zfp does not fill up a reversible block of zeros.
        Head::Zero if params.is_reversible() => {}
        _ if reader.position() - start < params.minbits as usize => reader.seek(start + params.minbits as usize),
        _ => {}
    }
    match head {
        // An exponent that no encoder writes.
        Head::Scaled(exponent) if params.is_reversible() && exponent == -T::BIAS => Head::Zero,
        _ => head,
    }
}

/// Values of a block from its integers.
#[inline(always)]
fn convert<T: Number, S: Isa>(isa: S, head: Head, ints: &[T::Int], values: &mut [T]) {
    match head {
        Head::Zero => values.fill(T::default()),
        Head::Plain if T::FLOAT => {
            for (value, int) in values.iter_mut().zip(ints) {
                *value = T::from_reinterpreted(*int);
            }
        }
        Head::Plain => {
            for (value, int) in values.iter_mut().zip(ints) {
                *value = T::from_int(*int);
            }
        }
        Head::Scaled(exponent) => {
            let scale = T::power(exponent - (T::Int::BITS as i32 - 2));
            T::unscale(isa, ints, values, scale);
        }
    }
}

/// Up to 64 values of blocks of up to three axes; gives the number of blocks, fewer than asked for if bytes run short.
#[inline(always)]
fn unit<T: Number, S: Isa, const D: usize>(
    isa: S,
    rows: &mut [&mut [MaybeUninit<T>]],
    first: usize,
    mut blocks: usize,
    params: &Params,
    reader: &mut Reader<'_>,
) -> usize {
    let len = const { 1usize << (2 * D) };
    let mut mirrored = [[0; 4]; 16];
    let mut all = T::Int::NO_PLANES;
    let mut heads = [Head::Zero; 16];
    let mut lowest = T::Int::BITS;
    for block in 0..blocks {
        if block > 0 && !reader.has_block() {
            blocks = block;
            break;
        }
        let shift = (block * len) as u32;
        heads[block] = coefficients::<T, D>(params, reader, |reader, prec, budget| {
            if D == 1 {
                mirrored[block] = line::parse(isa, prec, budget, reader);
                return;
            }
            let planes = all.as_mut();
            let last = match D {
                2 => planes::parse::<S, 16>(isa, planes, shift, prec, budget, reader),
                _ => planes::parse::<S, 64>(isa, planes, shift, prec, budget, reader),
            };
            lowest = lowest.min(last);
        });
    }
    let mut values = Unit([T::default(); 64]);
    let mut ints = Unit(if D == 1 {
        let mut ints = [T::Int::default(); 64];
        for (int, bits) in ints.iter_mut().zip(mirrored.as_flattened()) {
            *int = T::Int::from_mirrored(*bits);
        }
        ints
    } else {
        T::Int::values::<S, D>(isa, &all, lowest)
    });
    if params.is_reversible() {
        T::Int::inverse::<S, D, true>(isa, &mut ints.0);
    } else {
        T::Int::inverse::<S, D, false>(isa, &mut ints.0);
    }
    for (block, head) in heads[..blocks].iter().enumerate() {
        let values = &mut values.0[block * len..][..len];
        convert(isa, *head, &ints.0[block * len..][..len], values);
        scatter::<T, S, D>(isa, values, rows, first + block);
    }
    blocks
}

/// A block of four axes.
#[inline(always)]
fn block4<T: Number, S: Isa>(
    isa: S,
    rows: &mut [&mut [MaybeUninit<T>]],
    block: usize,
    params: &Params,
    reader: &mut Reader<'_>,
) {
    let mut quarters = [T::Int::NO_PLANES; 4];
    let mut lowest = T::Int::BITS;
    let head = coefficients::<T, 4>(params, reader, |reader, prec, budget| {
        let mut quarters = quarters.each_mut().map(|planes| planes.as_mut());
        lowest = planes::parse4(&mut quarters, prec, budget, reader);
    });
    let mut ints = [T::Int::default(); 256];
    for (quarter, order) in quarters.iter().zip(PERM4.as_chunks::<64>().0) {
        let ordered = T::Int::values::<S, 1>(isa, quarter, lowest);
        for (from, to) in ordered.into_iter().zip(order) {
            ints[usize::from(*to)] = from;
        }
    }
    if params.is_reversible() {
        lift::along::<T::Int, 64>(&mut ints, lift::sums);
    } else {
        lift::along::<T::Int, 64>(&mut ints, lift::inverse);
    }
    for unit in ints.as_chunks_mut::<64>().0 {
        if params.is_reversible() {
            T::Int::inverse::<S, 3, true>(isa, unit);
        } else {
            T::Int::inverse::<S, 3, false>(isa, unit);
        }
    }
    let mut values = [T::default(); 256];
    convert(isa, head, &ints, &mut values);
    scatter::<T, S, 4>(isa, &values, rows, block);
}

//! Blocks of a run into bits.

use super::isa::Isa;
use super::number::{Int, Number};
use super::order::PERM4;
use super::planes;
use super::writer::Writer;
use super::{Unit, lift, line, precision};
use crate::zfp::params::Params;

/// A block has an infinity or no number, which the lossy modes cannot carry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct NotFinite;

/// What is written before the coefficients of a block.
#[derive(Clone, Copy, Default)]
struct Head {
    bits: u64,
    count: u32,
    /// How many planes follow; `None` ends the block.
    planes: Option<u32>,
    /// Whether a block without planes is filled up to its least size.
    filled: bool,
}

/// Encodes the blocks of a run from the first on, at most `count`, while `writer` has room for one more;
/// gives how many.
///
/// `rows` are the rows of all blocks of the run, as many as a full block has.
#[inline(always)]
pub(crate) fn run<T: Number, S: Isa, const D: usize>(
    isa: S,
    rows: &[&[T]],
    count: usize,
    params: &Params,
    writer: &mut Writer<'_>,
) -> Result<usize, NotFinite> {
    assert!(rows.len() == 1 << (2 * (D - 1)), "the rows of a block");
    let group = const { if D >= 3 { 1 } else { 1 << (6 - 2 * D) } };
    if D >= 2 {
        for row in rows {
            for line in 0..AHEAD / 64 {
                isa.prefetch(row.as_ptr().cast::<u8>().wrapping_add(64 * line));
            }
        }
    }
    let mut done = 0;
    while done < count && writer.has_room() {
        let blocks = group.min(count - done);
        let encoded = if D == 4 {
            block4(isa, rows, done, params, writer).map(|()| 1)
        } else {
            unit::<T, S, D>(isa, rows, done, blocks, params, writer)
        };
        match encoded {
            Ok(blocks) => done += blocks,
            // What was encoded before is good; the caller comes back to this block.
            Err(NotFinite) if done > 0 => break,
            Err(NotFinite) => return Err(NotFinite),
        }
    }
    Ok(done)
}

/// How many bytes ahead rows are brought near: so many rows at once are more than machines follow by themselves.
pub(super) const AHEAD: usize = 128;

/// Copies the values of a block; those past the end of a row are repeated from before it.
#[inline(always)]
fn gather<T: Number, S: Isa, const D: usize>(isa: S, rows: &[&[T]], block: usize, values: &mut [T]) {
    let x = 4 * block;
    for (row, to) in rows.iter().zip(values.as_chunks_mut::<4>().0) {
        if D >= 2 {
            isa.prefetch(row.as_ptr().wrapping_add(x).cast::<u8>().wrapping_add(AHEAD));
        }
        match row[x..].first_chunk::<4>() {
            Some(four) => *to = *four,
            None => {
                let rest = &row[x..];
                *to = match *rest {
                    [a, b, c] => [a, b, c, a],
                    [a, b] => [a, b, b, a],
                    [a, ..] => [a; 4],
                    [] => [T::default(); 4],
                };
            }
        }
    }
}

/// The head of a block, and its values as integers.
#[inline(always)]
fn convert<T: Number, S: Isa, const D: usize>(
    isa: S,
    values: &[T],
    ints: &mut [T::Int],
    params: &Params,
) -> Result<Head, NotFinite> {
    let all = T::Int::BITS as u32;
    if !T::FLOAT {
        for (int, value) in ints.iter_mut().zip(values) {
            *int = value.to_int();
        }
        let planes = Some(if params.is_reversible() { 0 } else { params.maxprec.min(all) });
        return Ok(Head { planes, ..Head::default() });
    }
    let exponent = T::exponent(T::largest(isa, values));
    if params.is_reversible() {
        let exact = exponent.filter(|exponent| {
            if *exponent == -T::BIAS {
                // No number but zero, of which the negative one is not exact.
                return values.iter().all(|value| value.is_same(T::default()));
            }
            let (scale, back) = scales::<T>(*exponent);
            if !scale.to_f64().is_finite() {
                return false;
            }
            // SAFETY, of both: all values are finite, and below 2 to the exponent; so the products have at most as many bits
            // as an integer without two.
            if S::HAS_CONVERSION {
                return values.iter().zip(ints.iter_mut()).fold(true, |same, (value, int)| {
                    // SAFETY: as above.
                    *int = unsafe { value.scaled(scale) };
                    same & T::unscaled(*int, back).is_same(*value)
                });
            }
            // SAFETY: as above.
            unsafe { T::scale(isa, values, ints, scale) };
            ints.chunks(64).zip(values.chunks(64)).fold(true, |same, (ints, values)| {
                let mut again = [T::default(); 64];
                let again = &mut again[..ints.len()];
                T::unscale(isa, ints, again, back);
                again.iter().zip(values).fold(same, |same, (again, value)| same & again.is_same(*value))
            })
        });
        return Ok(match exact {
            Some(exponent) if exponent == -T::BIAS => Head { bits: 0, count: 1, planes: None, filled: false },
            Some(exponent) => {
                let bits = 1 | ((exponent + T::BIAS) as u64) << 2;
                Head { bits, count: 2 + T::EXP_BITS, planes: Some(0), filled: true }
            }
            None => {
                for (int, value) in ints.iter_mut().zip(values) {
                    *int = value.reinterpreted();
                }
                Head { bits: 3, count: 2, planes: Some(0), filled: true }
            }
        });
    }
    let exponent = exponent.ok_or(NotFinite)?;
    let planes = precision::<D>(exponent, params);
    if planes == 0 || exponent == -T::BIAS {
        ints.fill(T::Int::default());
        return Ok(Head { bits: 0, count: 1, planes: None, filled: true });
    }
    let (scale, _) = scales::<T>(exponent);
    if scale.to_f64().is_finite() {
        // SAFETY: as above.
        unsafe { T::scale(isa, values, ints, scale) };
    } else {
        // The scale of the smallest numbers is infinite; zfp then converts what is no integer, and its bytes are what
        // x86 makes of that.
        ints.fill(T::Int::MIN);
    }
    let bits = 1 | ((exponent + T::BIAS) as u64) << 1;
    Ok(Head { bits, count: 1 + T::EXP_BITS, planes: Some(planes.min(all)), filled: true })
}

/// What the values of a block with this exponent are multiplied by, and what brings them back.
#[inline(always)]
fn scales<T: Number>(exponent: i32) -> (T, T) {
    let bits = T::Int::BITS as i32 - 2;
    (T::power(bits - exponent), T::power(exponent - bits))
}

/// Up to 64 values of blocks of up to three axes.
#[inline(always)]
fn unit<T: Number, S: Isa, const D: usize>(
    isa: S,
    rows: &[&[T]],
    first: usize,
    blocks: usize,
    params: &Params,
    writer: &mut Writer<'_>,
) -> Result<usize, NotFinite> {
    let len = const { 1usize << (2 * D) };
    let mut values = Unit([T::default(); 64]);
    let mut ints = Unit([T::Int::default(); 64]);
    let mut heads = [Head::default(); 16];
    for (block, head) in heads[..blocks].iter_mut().enumerate() {
        let values = &mut values.0[block * len..][..len];
        gather::<T, S, D>(isa, rows, first + block, values);
        *head = convert::<T, S, D>(isa, values, &mut ints.0[block * len..][..len], params)?;
    }
    if params.is_reversible() {
        T::Int::forward::<S, D, true>(isa, &mut ints.0);
    } else {
        T::Int::forward::<S, D, false>(isa, &mut ints.0);
    }
    if D == 1 {
        let mirrored = ints.0.map(T::Int::to_mirrored);
        for (block, (head, values)) in heads[..blocks].iter().zip(mirrored.as_chunks::<4>().0).enumerate() {
            // Sixteen small blocks may need more room than one of the largest has.
            if block > 0 && !writer.has_room() {
                return Ok(block);
            }
            coefficients::<T>(
                head,
                params,
                writer,
                |writer, prec, budget| {
                    let end = writer.position().saturating_add(budget);
                    let mut cursor = writer.cursor();
                    line::emit(isa, values, prec, budget, &mut cursor);
                    let place = cursor.place();
                    writer.go_to(place);
                    if writer.position() > end {
                        writer.truncate(end);
                    }
                },
                || line::needed(values),
            );
        }
        return Ok(blocks);
    }
    // Of the lossy modes, it is known which planes are not kept.
    let kept = heads[..blocks].iter().filter_map(|head| head.planes).max().unwrap_or(0) as usize;
    let lowest = if params.is_reversible() { 0 } else { T::Int::BITS - kept };
    let planes = T::Int::planes::<S, D>(isa, &ints.0, lowest);
    for (block, head) in heads[..blocks].iter().enumerate() {
        // As above.
        if block > 0 && !writer.has_room() {
            return Ok(block);
        }
        let shift = (block * len) as u32;
        coefficients::<T>(
            head,
            params,
            writer,
            |writer, prec, budget| match D {
                2 => planes::emit::<S, 16>(isa, planes.as_ref(), shift, prec, budget, writer),
                _ => planes::emit::<S, 64>(isa, planes.as_ref(), shift, prec, budget, writer),
            },
            || planes::needed(planes.as_ref(), shift, len as u32),
        );
    }
    Ok(blocks)
}

/// A block of four axes.
#[inline(always)]
fn block4<T: Number, S: Isa>(
    isa: S,
    rows: &[&[T]],
    block: usize,
    params: &Params,
    writer: &mut Writer<'_>,
) -> Result<(), NotFinite> {
    let mut values = [T::default(); 256];
    let mut ints = [T::Int::default(); 256];
    gather::<T, S, 4>(isa, rows, block, &mut values);
    let head = convert::<T, S, 4>(isa, &values, &mut ints, params)?;
    for unit in ints.as_chunks_mut::<64>().0 {
        if params.is_reversible() {
            T::Int::forward::<S, 3, true>(isa, unit);
        } else {
            T::Int::forward::<S, 3, false>(isa, unit);
        }
    }
    if params.is_reversible() {
        lift::along::<T::Int, 64>(&mut ints, lift::differences);
    } else {
        lift::along::<T::Int, 64>(&mut ints, lift::forward);
    }
    let mut ordered = [T::Int::default(); 256];
    for (to, from) in ordered.iter_mut().zip(PERM4) {
        *to = ints[usize::from(from)];
    }
    // As of one axis: the values are in order.
    let lowest = match head.planes {
        Some(kept) if !params.is_reversible() => T::Int::BITS - kept as usize,
        _ => 0,
    };
    let mut quarters = [T::Int::NO_PLANES; 4];
    for (planes, unit) in quarters.iter_mut().zip(ordered.as_chunks::<64>().0) {
        *planes = T::Int::planes::<S, 1>(isa, unit, lowest);
    }
    let quarters = quarters.each_ref().map(|planes| planes.as_ref());
    coefficients::<T>(
        &head,
        params,
        writer,
        |writer, prec, budget| planes::emit4(quarters, prec, budget, writer),
        || quarters.iter().map(|planes| planes::needed(planes, 0, 64)).max().unwrap_or(0),
    );
    Ok(())
}

/// Writes a block: `emit` writes planes, the number of which is limited, within a number of bits; `needed` tells how many
/// are needed to lose nothing.
#[inline(always)]
fn coefficients<T: Number>(
    head: &Head,
    params: &Params,
    writer: &mut Writer<'_>,
    emit: impl FnOnce(&mut Writer<'_>, u32, usize),
    needed: impl FnOnce() -> u32,
) {
    let start = writer.position();
    writer.put(head.bits, head.count);
    let mut count = head.count;
    if let Some(mut planes) = head.planes {
        if params.is_reversible() {
            planes = needed().min(params.maxprec).max(1);
            writer.put(u64::from(planes - 1), T::Int::PREC_BITS);
            count += T::Int::PREC_BITS;
        }
        // Where there is no room for the head, zfp does not limit the rest.
        emit(writer, planes, params.maxbits.wrapping_sub(count) as usize);
    } else if !head.filled {
        return;
    }
    let written = writer.position() - start;
    if written < params.minbits as usize {
        writer.pad(params.minbits as usize - written);
    }
}

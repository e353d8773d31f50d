//! zfp: any bytes as a stream with any sidecar, and arrays of every kind in every mode; with a pool and without.

use std::array::from_fn;

use tierce::array::{Array, Dtype, Order, Range, Type};
use tierce::zfp::{
    Bounds, Element, FULL, Grid, Header, Params, Report, Scalar, Setup, Side, View, compress, decompress,
    decompress_into, maximum_size,
};
use tierce::{Buffer, Error, Kind, Output, Result};

use super::POOL;
use super::checks::{fix, grow};

const DTYPES: [&str; 16] =
    ["<f8", "<f4", "<i4", "<i8", ">f8", ">f4", ">i4", ">i8", "|i1", "|u1", "<i2", ">i2", "<u2", ">u2", "<f2", ">f2"];
const WORDS: [u32; 4] = [64, 8, 16, 32];
const SPACINGS: [usize; 8] = [0, 1, 3, 64, 2, 7, 1000, 1 << 40];
const LIMITS: [usize; 4] = [1 << 20, 1 << 16, 1000, 0];
/// Enough for several parts, both ways.
const LONG: usize = 140_000;
/// The most bits of all blocks together.
const MOST_BITS: usize = 1 << 24;

fn expected(error: &Error) {
    let kinds = [Kind::Argument, Kind::Corrupt, Kind::Limit, Kind::BufferTooSmall, Kind::Unsupported, Kind::NeedsDtype];
    assert!(kinds.contains(&error.kind()) && !error.to_string().is_empty(), "{:?}: {error}", error.kind());
}

fn ty(dtype: &str, shape: &[usize], order: u8) -> Type {
    Type::new(Dtype::parse(dtype).unwrap(), shape, if order & 1 == 0 { Order::C } else { Order::F }).unwrap()
}

/// The elements as they are walked.
fn content(array: &Array) -> Vec<u8> {
    let mut buffer = Buffer::new();
    array.gather(&mut Output::growing(&mut buffer, usize::MAX)).unwrap();
    buffer.as_slice().to_vec()
}

/// An array with a margin around it, of which each axis may be walked backwards, or in steps of two.
fn strided(ty: &Type, how: u8) -> Array {
    let axis = |at: usize| (how >> (at % 4 * 2) & 3, ty.shape[at]);
    let axes = 0..ty.shape.len();
    let extent = |at| if axis(at).0 == 3 { 2 * axis(at).1 + 1 } else { axis(at).1 + 3 };
    let outer: Vec<usize> = axes.clone().map(extent).collect();
    let outer = Type::new(ty.dtype, &outer, ty.order).unwrap();
    let ranges: Vec<Range> = axes
        .map(|at| match axis(at) {
            (0, count) => Range { start: 1, count, step: 1 },
            (1 | 2, count) => Range { start: count, count, step: -1 },
            (_, count) => Range { start: 2 * count, count, step: -2 },
        })
        .collect();
    Array::zeros(outer, usize::MAX).unwrap().slice(&ranges).unwrap()
}

/// Decompresses anything, in every form; gives the array if it is one of at most `limit` bytes.
fn decompress_anything(
    setup: &Setup,
    src: &[u8],
    side: Option<&[u8]>,
    like: Option<&Type>,
    limit: usize,
    how: u8,
) -> Option<Array> {
    let alone = decompress(setup, src, side, like, limit, None).inspect_err(expected);
    let shared = decompress(setup, src, side, like, limit, Some(&POOL)).inspect_err(expected);
    let view = View::new(setup, src, side, like).inspect_err(expected);
    let indexed = side.is_some_and(|side| side.get(5).is_some_and(|flags| flags & 1 != 0));
    if let Ok(shared) = &shared {
        let alone = alone.as_ref().expect("alone, as with a pool");
        assert!(content(alone) == content(shared), "a pool changes values");
    } else if !indexed {
        assert!(alone.is_err(), "only a pool finds {:?}", shared.err());
    }
    if let Ok(alone) = &alone {
        assert!(alone.size() <= limit, "{} bytes, limit {limit}", alone.size());
    }
    if let Some(ty) = like.filter(|ty| ty.size().is_some_and(|size| size <= limit)) {
        let mut place = strided(ty, how);
        let result = decompress_into(setup, src, side, None, &mut place).inspect_err(expected);
        assert_eq!(result.is_ok(), alone.is_ok(), "in place {:?}, new {:?}", result.err(), alone.as_ref().err());
        if let Ok(alone) = &alone {
            assert!(content(alone) == content(&place), "new and in place");
        }
    }
    if let Ok(view) = view {
        // An index that is wrong leads to wrong values, and only the whole tells.
        let whole = if indexed { shared.ok() } else { alone.ok() };
        look(&view, whole.as_ref(), how);
        return whole;
    }
    alone.ok()
}

/// Values and a box of a view are those of the whole.
fn look(view: &View<&[u8]>, whole: Option<&Array>, how: u8) {
    let grid = *view.grid();
    let seed = usize::from(how) * 7 + 3;
    for number in 0..4 {
        let index: Vec<usize> = (0..grid.dims).map(|axis| (number * seed + axis * 5) % grid.n[axis]).collect();
        let value = view.value(&index).inspect_err(expected);
        let Some(whole) = whole.filter(|whole| same_element(whole.ty())) else { continue };
        let at = (0..grid.dims).rev().fold(0, |at, axis| at * grid.n[axis] + index[axis]);
        // Of integers the higher bits are the sign.
        let mask = u64::MAX >> (64 - 8 * grid.scalar.size());
        assert_eq!(value.expect("a value of a good stream") & mask, bits(whole, at), "the value at {index:?}");
    }
    assert!(view.value(&vec![grid.n[0]; grid.dims]).is_err(), "a value beyond the extents");

    let start: Vec<usize> = (0..grid.dims).map(|axis| (seed + axis) % grid.n[axis]).collect();
    let count: Vec<usize> = (0..grid.dims).map(|axis| (grid.n[axis] - start[axis]).min(1 + seed % 11)).collect();
    let (dtype, order) =
        whole.map_or_else(|| (view.ty().unwrap().dtype, Order::C), |whole| (whole.ty().dtype, whole.ty().order));
    let in_order = |mut axes: Vec<usize>| {
        if order == Order::C {
            axes.reverse();
        }
        axes
    };
    let shape = in_order(count.clone());
    let mut part = strided(&Type::new(dtype, &shape, order).unwrap(), how);
    let read = view.read_box(&start, &mut part).inspect_err(expected);
    let Some(whole) = whole else { return };
    read.expect("a box of a good stream");
    let ranges: Vec<Range> = in_order(start)
        .iter()
        .zip(&shape)
        .map(|(start, count)| Range { start: *start, count: *count, step: 1 })
        .collect();
    assert!(content(&part) == content(&copy_of(whole).slice(&ranges).unwrap()), "a box of {count:?}");
}

fn copy_of(array: &Array) -> Array {
    array.copy(array.ty().order, usize::MAX).unwrap()
}

fn same_element(ty: &Type) -> bool {
    matches!(Element::of(ty.fixed_for("zfp").unwrap()), Ok(Element::Same(_)))
}

/// The bits of an element.
fn bits(array: &Array, at: usize) -> u64 {
    element(array.ty(), &content(array), at)
}

fn element(ty: &Type, content: &[u8], at: usize) -> u64 {
    let fixed = ty.fixed_for("zfp").unwrap();
    let bytes = &content[at * fixed.size..][..fixed.size];
    let join = |all: u64, byte: &u8| all << 8 | u64::from(*byte);
    if fixed.is_native() { bytes.iter().rev().fold(0, join) } else { bytes.iter().fold(0, join) }
}

/// An element as a number; a small float by its definition.
fn number(ty: &Type, bits: u64) -> f64 {
    match &ty.dtype.to_string()[1..] {
        "f8" => f64::from_bits(bits),
        "f4" => f32::from_bits(bits as u32).into(),
        "f2" => {
            let (exponent, fraction) = ((bits >> 10 & 31) as i32, (bits & 1023) as f64);
            let size = match exponent {
                31 if fraction > 0.0 => f64::NAN,
                31 => f64::INFINITY,
                0 => fraction * 2f64.powi(-24),
                _ => (1024.0 + fraction) * 2f64.powi(exponent - 25),
            };
            if bits >> 15 == 1 { -size } else { size }
        }
        "i8" => bits as i64 as f64,
        "i4" => bits as i32 as f64,
        "i2" => bits as i16 as f64,
        "i1" => bits as i8 as f64,
        _ => bits as f64,
    }
}

/// The largest absolute error; infinite where a value that is not finite became another.
fn largest_error(ty: &Type, before: &[u8], after: &[u8]) -> f64 {
    let mut largest = 0f64;
    for at in 0..ty.count() {
        let (b, a) = (element(ty, before, at), element(ty, after, at));
        let (x, y) = (number(ty, b), number(ty, a));
        if a == b {
            continue;
        }
        if !x.is_finite() {
            // Lost by a reversible coding that is cut.
            return f64::INFINITY;
        }
        let error =
            if ty.dtype.to_string().ends_with("i8") { (b as i64).abs_diff(a as i64) as f64 } else { (x - y).abs() };
        largest = largest.max(if error.is_nan() { f64::INFINITY } else { error });
    }
    largest
}

/// Reads what is there of a sidecar, and writes it again.
fn side_again(side: &[u8], grid: &Grid, len: usize) {
    let Ok(read) = Side::read(side, grid, len).inspect_err(expected) else { return };
    let total = u64::from_le_bytes(side[16..24].try_into().unwrap());
    let mut again = Buffer::new();
    read.write(grid, total, &mut again).unwrap();
    assert!(Side::read(again.as_slice(), grid, len).unwrap() == read, "a sidecar written again");
}

/// Parameters that can be; a rate of nothing is refused only later.
fn any_params(kind: u8, numbers: [u16; 4], scalar: Scalar, dims: usize) -> Result<Params> {
    let made = chosen(kind, numbers, scalar, dims)?;
    Params::expert(made.minbits, made.maxbits, made.maxprec, made.minexp)
}

fn chosen(kind: u8, [a, b, c, d]: [u16; 4], scalar: Scalar, dims: usize) -> Result<Params> {
    match kind % 6 {
        0 => Params::rate(f64::from(a % 0x4200) / 256.0, (b & 1 == 0).then_some(scalar), dims, 1 + u32::from(b >> 10)),
        1 => Ok(Params::precision(u32::from(a % 70))),
        2 if b & 7 == 0 => Params::accuracy(f64::from_bits(u64::from(a) << 48)),
        2 => Params::accuracy(f64::from(a) / 65536.0 * 2f64.powi(i32::from(b % 64) - 32)),
        3 => Ok(Params::reversible()),
        4 => Params::expert(u32::from(a) % 3000, u32::from(b) % 20_000, u32::from(c) % 70, i32::from(d as i16) % 1200),
        _ => Params::from_mode(
            u64::from(a)
                | u64::from(b) << 16
                | u64::from(c) << 32
                | u64::from(d) << 48
                | if a & 1 == 1 { 0xfff } else { 0 },
        ),
    }
}

/// Any bytes: settings, the length of the sidecar, the sidecar and the stream.
fn anything(call: u8, input: &[u8]) {
    let Some(([kind, header, dtype, order, numbers @ ..], bytes)) = input.split_first_chunk::<18>() else { return };
    let (params, rest): (&[u8; 8], &[u8]) = numbers.split_first_chunk().unwrap();
    let (extents, side_len): (&[u8; 4], &[u8]) = rest.split_first_chunk().unwrap();
    let numbers = from_fn(|i| u16::from_le_bytes([params[2 * i], params[2 * i + 1]]));
    let side_len = usize::from(u16::from_le_bytes([side_len[0], side_len[1]])).min(bytes.len());
    let (side, src) = bytes.split_at(side_len);

    let dims = 1 + usize::from(order >> 1 & 3);
    let shape: Vec<usize> = extents[..dims].iter().map(|n| usize::from(*n).max(1)).collect();
    let like = ty(DTYPES[usize::from(dtype % 16)], &shape, *order);
    let scalar = Element::of(like.fixed_for("zfp").unwrap()).unwrap().scalar();
    let Ok(params) = any_params(*kind, numbers, scalar, dims).inspect_err(expected) else { return };
    let setup =
        Setup { params, header: u32::from(header & 7), word: WORDS[usize::from(header >> 3 & 3)], ..Setup::default() };
    let like = (header & 0x20 == 0).then_some(like);

    let head = Header::read(src, setup.header).inspect_err(expected);
    let grid = match (head.map(|header| header.grid), &like) {
        (Ok(Some(grid)), _) => Some(grid),
        (_, Some(like)) => Grid::of(scalar, like).ok(),
        _ => None,
    };
    // No mutation would make a head that fits.
    let mut mended = Vec::new();
    if let Some(grid) = grid.filter(|_| call & 2 != 0) {
        mended.extend_from_slice(b"tzfs\x01");
        mended.extend_from_slice(&[side.first().map_or(1, |flags| flags & 3), grid.scalar as u8, grid.dims as u8]);
        mended.extend_from_slice(&(grid.blocks() as u64).to_le_bytes());
        mended.extend_from_slice(&(8 * src.len() as u64).to_le_bytes());
        mended.extend_from_slice(side.get(1..).unwrap_or_default());
    }
    let side = if mended.is_empty() { side } else { &mended };
    if let Some(grid) = grid {
        side_again(side, &grid, src.len());
    }
    let side = (call & 4 == 0).then_some(side);
    decompress_anything(&setup, src, side, like.as_ref(), LIMITS[usize::from(call >> 3 & 3)], *order);
}

/// Elements: the bytes again and again, a smooth field that they shape, or small differences of them.
fn elements(ty: &Type, how: u8, bytes: &[u8]) -> Vec<u8> {
    let fixed = ty.fixed_for("zfp").unwrap();
    let at = |i: usize| bytes.get(i % bytes.len().max(1)).copied().unwrap_or(0);
    let mut data = Vec::with_capacity(ty.size().unwrap());
    let mut last = 0i64;
    for i in 0..ty.count() {
        let mut word = [0; 8];
        let element = &mut word[..fixed.size];
        if how & 3 == 0 {
            element.iter_mut().enumerate().for_each(|(byte, to)| *to = at(i * fixed.size + byte));
        } else {
            last = last.wrapping_add(i64::from(at(i / 3) as i8) << (how >> 2 & 31));
            let value = if how & 3 == 1 { last } else { last * i64::from(i % 64 < 48) };
            match &ty.dtype.to_string()[1..] {
                "f8" => element.copy_from_slice(&(value as f64 / 1024.0).to_le_bytes()),
                "f4" => element.copy_from_slice(&(value as f32 / 1024.0).to_le_bytes()),
                _ => element.copy_from_slice(&value.to_le_bytes()[..fixed.size]),
            }
            if !fixed.is_native() {
                element.reverse();
            }
        }
        data.extend_from_slice(element);
    }
    data
}

/// What came of compressing: the stream, its sidecar, the report.
type Made = (Vec<u8>, Vec<u8>, Report);

fn made(setup: &Setup, array: &Array, pool: bool, room: Option<usize>) -> Result<Made> {
    let mut side = Buffer::new();
    let mut report = None;
    let work = |dst: &mut Output<'_>| {
        report = Some(compress(setup, array, pool.then_some(&**POOL), Some(&mut side), dst)?);
        Ok(())
    };
    let outcome = match room {
        Some(room) => fix(room, work),
        None => grow(usize::MAX, work),
    };
    outcome.result?;
    Ok((outcome.bytes, side.as_slice().to_vec(), report.unwrap()))
}

/// Settings and an array, damage, and bytes of elements.
fn there_and_back(call: u8, input: &[u8]) {
    let Some(([kind, header, dtype, order, how, spacing, strides, numbers @ .., damage], bytes)) =
        input.split_first_chunk::<20>()
    else {
        return;
    };
    let (params, extents): (&[u8; 8], &[u8]) = numbers.split_first_chunk().unwrap();
    let numbers = from_fn(|i| u16::from_le_bytes([params[2 * i], params[2 * i + 1]]));
    let Some((damage, bytes)) = bytes.split_at_checked(3 * usize::from(damage & 7)) else { return };

    let dims = 1 + usize::from(order >> 1 & 3);
    let most = [200, 20, 12, 7][dims - 1];
    let mut shape: Vec<usize> = extents[..dims].iter().map(|n| usize::from(*n) % most + 1).collect();
    // Few, as each takes the time of a hundred others.
    if call == 0xF1 {
        let at = usize::from(extents[0]) % dims;
        shape[at] *= LONG.div_ceil(shape.iter().product());
    }
    let ty = ty(DTYPES[usize::from(dtype % 16)], &shape, *order);
    let scalar = Element::of(ty.fixed_for("zfp").unwrap()).unwrap().scalar();
    let grid = Grid::of(scalar, &ty).unwrap();
    let Ok(params) = any_params(*kind, numbers, scalar, dims).inspect_err(expected) else { return };
    if params.minbits as usize * grid.blocks() > MOST_BITS {
        return;
    }
    let tolerance = 2f64.powi(i32::from(*spacing >> 3) - 16);
    let setup = Setup {
        params,
        header: u32::from(header & 7),
        word: WORDS[usize::from(header >> 3 & 3)],
        spacing: SPACINGS[usize::from(spacing & 7)],
        masked: header >> 5 & 1 == 1,
        bounds: match header >> 6 {
            0 | 1 => None,
            2 => Some(Bounds { absolute: tolerance, relative: f64::INFINITY, tighten: spacing & 8 == 0 }),
            _ => Some(Bounds { absolute: f64::INFINITY, relative: f64::INFINITY, tighten: false }),
        },
    };
    let data = elements(&ty, *how, bytes);
    let mut array = strided(&ty, *strides);
    array.scatter(&data).unwrap();

    let most = maximum_size(&setup, &ty).expect("a bound");
    let alone = made(&setup, &array, false, None);
    let shared = made(&setup, &array, true, None);
    let (stream, side, report) = match (alone, shared) {
        (Ok(alone), Ok(shared)) => {
            assert_eq!(alone.2, shared.2, "a pool changes the report");
            assert!(alone.0 == shared.0, "a pool changes the stream");
            assert!(alone.1 == shared.1, "a pool changes the sidecar");
            alone
        }
        (Err(alone), Err(shared)) => return assert_eq!(alone, shared),
        (alone, shared) => panic!("alone {:?}, with a pool {:?}", alone.err(), shared.err()),
    };
    let setup = Setup { params: report.params, ..setup };
    if report.params == params {
        assert!(stream.len() <= most, "{} bytes, the bound is {most}", stream.len());
        let bound = made(&setup, &array, call >> 1 & 1 == 1, Some(most)).expect("the bound is enough");
        assert!((&bound.0, &bound.1) == (&stream, &side), "the bound as room changes the stream");
    }
    let exact = made(&setup, &array, call >> 2 & 1 == 1, Some(stream.len())).expect("the size is enough");
    assert!(exact.0 == stream, "the exact room changes the stream");
    let less = stream
        .len()
        .checked_sub(1 + usize::from(call >> 3))
        .and_then(|room| made(&setup, &array, call >> 1 & 1 == 1, Some(room)).err());
    assert!(less.is_none_or(|error| error.kind() == Kind::BufferTooSmall), "less room");
    assert_eq!(stream.len() as u64, report.bits.next_multiple_of(setup.word.into()) / 8, "the size by the report");

    side_again(&side, &grid, stream.len());
    let whole = decompress_anything(&setup, &stream, Some(&side), Some(&ty), usize::MAX, *strides);
    let after = content(&whole.expect("a good stream"));
    let lossless = report.params.minexp < Params::default().minexp
        && report.params.maxprec == 64
        && report.params.maxbits >= Params::default().maxbits;
    assert!(!lossless || after == data, "reversible");
    if setup.bounds.is_some() {
        let largest = largest_error(&ty, &data, &after);
        assert_eq!(report.absolute, largest, "the error that was reported");
        assert!(setup.bounds.is_none_or(|bounds| largest <= bounds.absolute), "the bound");
    }
    if setup.header & FULL == FULL && dims > 0 {
        let found = decompress(&setup, &stream, Some(&side), None, usize::MAX, None).expect("by the header alone");
        assert!(found.ty().shape.len() == dims && found.ty().count() == ty.count());
    }

    let mut damaged = stream;
    for change in damage.chunks_exact(3).filter(|_| !damaged.is_empty()).collect::<Vec<_>>() {
        let at = usize::from(u16::from_le_bytes([change[0], change[1]])) % damaged.len();
        damaged[at] ^= change[2];
    }
    damaged.truncate(damaged.len() - usize::from(call >> 4) % (damaged.len() + 1));
    let side = (call & 8 == 0).then_some(&side[..]);
    decompress_anything(&setup, &damaged, side, Some(&ty), usize::MAX, *strides);
}

/// The first byte says whether a stream follows, or settings and elements.
pub fn zfp(input: &[u8]) {
    let Some((call, rest)) = input.split_first() else { return };
    if call & 1 == 0 { anything(*call, rest) } else { there_and_back(*call, rest) }
}

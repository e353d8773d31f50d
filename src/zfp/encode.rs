//! Arrays to streams.

mod parallel;

use std::ops::Range;

use super::check::Errors;
use super::grid::Grid;
use super::header::{Header, MAX_HEADER};
use super::kernels::writer::{BLOCK_WORDS, Writer};
use super::kernels::{NotFinite, Set, encode_run};
use super::params::{MAX_BITS, MIN_EXP, Mode, Params};
use super::rows::Task;
use super::scalar::Element;
use super::setup::{Report, Setup};
use super::side::{Index, Mask, Side};
use super::value::{Value, by_scalar};
use crate::array::tiles::{Run, Tiles};
use crate::array::{Array, Type};
use crate::buffer::Buffer;
use crate::error::{Error, Kind, Result};
use crate::output::Output;
use crate::parallel::Pool;
use crate::segments::reserved;

/// How many values are encoded before the result is handed on: few enough for the second-level cache.
const PART_VALUES: usize = 1 << 15;

/// Bits that were written: whole words, and the rest.
#[derive(Clone, Copy, Default)]
struct Tail {
    rest: u64,
    used: u32,
}

/// What came of a part.
#[derive(Default)]
pub(super) struct Part {
    /// Whole words in the worker's memory.
    words: usize,
    tail: Tail,
    /// Bits from the start of the part on at which entries of the index begin.
    marks: Vec<u64>,
    mask: Mask,
    errors: Errors,
}

/// Memory of a thread.
pub(super) struct Worker<T> {
    pub(super) words: Vec<u64>,
    pub(super) copies: Vec<T>,
    pub(super) decoded: Vec<T>,
    pub(super) bytes: Vec<[u8; 8]>,
}

/// What is the same for all parts.
#[derive(Clone, Copy)]
struct Job<'a> {
    task: Task,
    setup: &'a Setup,
    tiles: Tiles<'a>,
}

/// The most bytes of a stream of such an array, its header and the filling up of the last word included.
pub fn maximum_size(setup: &Setup, ty: &Type) -> Result<usize> {
    setup.check()?;
    let element = Element::of(ty.fixed_for("zfp")?)?;
    let grid = Grid::of(element.scalar(), ty)?;
    let asked = bound(&setup.params, &grid);
    let most = match setup.bounds {
        // It may come to that nothing is lost.
        Some(bounds) if bounds.tighten => asked.zip(bound(&Params::reversible(), &grid)).map(|(a, b)| a.max(b)),
        _ => asked,
    };
    most.ok_or_else(|| Error::no_memory(usize::MAX))
}

/// The most bytes of a stream with these parameters.
fn bound(params: &Params, grid: &Grid) -> Option<usize> {
    let scalar = grid.scalar;
    let planes = 8 * scalar.size() as u32;
    let kept = planes.min(params.maxprec);
    // A bit a value and plane, and the tests: one that succeeds for each value at most, one that fails for each plane.
    let len = grid.block_len() as u32;
    let coefficients = (kept * len + len + kept).min(MAX_BITS);
    let head = if scalar.is_float() { 2 + scalar.head_bits() } else { 0 } + if params.is_reversible() { 6 } else { 0 };
    let free = head + coefficients;
    let most = if params.maxbits >= scalar.head_bits() + 8 { free.min(params.maxbits) } else { free };
    let bits = grid.blocks().checked_mul(most.max(params.minbits) as usize)?;
    Some(bits.checked_add(MAX_HEADER)?.checked_next_multiple_of(64)? / 8)
}

/// Compresses an array, whose axes are taken in the order in which it is walked; replaces the content of `side` with the
/// sidecar, where the setup asks for one.
///
/// With a pool several threads work on it; the stream is the same.
pub fn compress(
    setup: &Setup,
    src: &Array,
    pool: Option<&Pool>,
    side: Option<&mut Buffer>,
    dst: &mut Output<'_>,
) -> Result<Report> {
    setup.check()?;
    let fixed = src.ty().fixed_for("zfp")?;
    let element = Element::of(fixed)?;
    let grid = Grid::of(element.scalar(), src.ty())?;
    if side.is_none() && (setup.spacing > 0 || setup.masked) {
        return Err(Error::argument("zfp: an index or a mask was asked for, but no sidecar to put it in"));
    }
    let tiles = Tiles::new(src)?;
    let (mut params, mut reached) = (setup.params, None);
    let (report, made) = loop {
        let task = Task { set: Set::of_process(), grid, element, foreign: !fixed.is_native(), params };
        let job = Job { task, setup, tiles };
        let before = dst.written();
        let (report, made) = by_scalar!(element.scalar(), T => whole::<T>(&job, pool, dst))?;
        let Some(bounds) = setup.bounds else { break (report, made) };
        let Some(over) = bounds.missed_by(&report) else { break (report, made) };
        dst.truncate(before);
        if !bounds.tighten {
            return Err(Error::new(
                Kind::Unsupported,
                format!(
                    "zfp: errors of {:e} (absolute) and {:e} (relative) were reached, {:e} and {:e} are the bounds",
                    report.absolute, report.relative, bounds.absolute, bounds.relative
                ),
            ));
        }
        // What did not help once does not help more often.
        let helped = reached.replace((report.absolute, report.relative)) != reached;
        params = if helped { tighter(&params, over, &grid, setup.word) } else { Params::reversible() };
    };
    if let Some(side) = side {
        side.clear();
        if !made.is_empty() {
            made.write(&grid, report.bits, side)?;
        }
    }
    Ok(report)
}

/// Parameters that keep more, after bounds were missed by this factor.
fn tighter(params: &Params, over: f64, grid: &Grid, word: u32) -> Params {
    let reversible = Params::reversible();
    // A zero that becomes something else stays so for long.
    if !over.is_finite() {
        return reversible;
    }
    let planes = (over.log2().ceil() as i32).max(1);
    let all = 8 * grid.scalar.size() as u32;
    match params.mode() {
        Mode::Rate => {
            // Blocks of whole words stay such.
            let align = if params.maxbits.is_multiple_of(word) { word } else { 1 };
            let bits = (params.maxbits + planes as u32 * grid.block_len() as u32).next_multiple_of(align);
            if bits > all * grid.block_len() as u32 {
                return reversible;
            }
            Params { minbits: bits, maxbits: bits, ..*params }
        }
        Mode::Precision if params.maxprec < all => {
            Params { maxprec: (params.maxprec + planes as u32).min(all), ..*params }
        }
        Mode::Accuracy if grid.scalar.is_float() && params.minexp > -1000 => {
            Params { minexp: (params.minexp - planes).max(MIN_EXP), ..*params }
        }
        _ => reversible,
    }
}

/// The whole stream, and what goes into its sidecar.
fn whole<T: Value>(job: &Job<'_>, pool: Option<&Pool>, dst: &mut Output<'_>) -> Result<(Report, Side)> {
    let mut words = [0; BLOCK_WORDS];
    let mut writer = Writer::new(&mut words, 0, 0);
    for (bits, count) in Header::fields(job.setup.header, &job.task.grid, &job.task.params)? {
        writer.put(bits, count);
    }
    let (full, rest, used) = writer.finish();
    dst.extend_mapped(&words[..full], u64::to_le_bytes)?;
    let start = Tail { rest, used };
    let blocks = job.task.grid.blocks();
    let mut all = Sum { bits: (64 * full) as u64 + u64::from(used), side: Side::default(), errors: Errors::default() };
    if job.setup.masked && T::FLOAT {
        all.side.mask = Some(Mask::default());
    }
    if job.setup.spacing > 0 {
        all.side.index = Some(Index { spacing: job.setup.spacing, starts: Vec::new() });
    }
    // Entries of the index are at starts of parts.
    let len = (PART_VALUES / job.task.grid.block_len()).next_multiple_of(job.setup.spacing.max(1)).min(blocks);
    let parts = blocks.div_ceil(len);
    let tail = match pool {
        Some(pool) if parts > 1 && pool.threads() > 1 => parallel::run::<T>(job, pool, len, start, &mut all, dst)?,
        _ => serial::<T>(job, len, start, &mut all, dst)?,
    };
    // The last word.
    let word = job.setup.word as usize;
    let bytes = (tail.used as usize).next_multiple_of(word) / 8;
    dst.extend_from_slice(&tail.rest.to_le_bytes()[..bytes])?;
    let mut side = all.side;
    if let Some(index) = &mut side.index {
        index.starts.push(all.bits);
    }
    let masked = side.mask.as_ref().map_or(0, Mask::count);
    let (absolute, relative) = match job.setup.bounds {
        Some(_) => (all.errors.absolute, all.errors.relative),
        None => (-1.0, -1.0),
    };
    Ok((Report { params: job.task.params, bits: all.bits, masked, absolute, relative }, side))
}

/// What comes of all parts.
struct Sum {
    bits: u64,
    side: Side,
    errors: Errors,
}

impl Sum {
    /// Adds a part of which `bits` bits were written.
    fn add(&mut self, part: Part, bits: u64) -> Result<()> {
        if let Some(index) = &mut self.side.index {
            index.starts.try_reserve(part.marks.len() + 1).map_err(|_| Error::no_memory(8 * part.marks.len()))?;
            index.starts.extend(part.marks.iter().map(|mark| self.bits + mark));
        }
        if let Some(mask) = &mut self.side.mask {
            mask.append(part.mask)?;
        }
        self.errors.add(&part.errors);
        self.bits += bits;
        Ok(())
    }
}

fn worker<T: Value>(job: &Job<'_>) -> Result<Worker<T>> {
    let words = PART_VALUES * size_of::<T>() / 8 / 4 + 2 * BLOCK_WORDS;
    let mut worker =
        Worker { words: reserved(words)?, copies: job.task.copies()?, decoded: Vec::new(), bytes: Vec::new() };
    worker.words.resize(words, 0);
    if job.setup.bounds.is_some() {
        worker.decoded = job.task.copies()?;
    }
    Ok(worker)
}

fn serial<T: Value>(job: &Job<'_>, len: usize, start: Tail, all: &mut Sum, dst: &mut Output<'_>) -> Result<Tail> {
    let blocks = job.task.grid.blocks();
    let mut worker = worker::<T>(job)?;
    let mut tail = start;
    for first in (0..blocks).step_by(len) {
        let part = encode(job, &mut worker, first..blocks.min(first + len), tail)?;
        dst.extend_mapped(&worker.words[..part.words], u64::to_le_bytes)?;
        let bits = 64 * part.words as u64 + u64::from(part.tail.used) - u64::from(tail.used);
        tail = part.tail;
        all.add(part, bits)?;
    }
    Ok(tail)
}

/// Encodes a part into the worker's words, after the bits of `tail`.
fn encode<T: Value>(job: &Job<'_>, worker: &mut Worker<T>, blocks: Range<usize>, tail: Tail) -> Result<Part> {
    let Job { task, setup, tiles } = job;
    let mut part = Part { tail, ..Part::default() };
    let lossy = !task.params.is_exact(task.grid.scalar);
    let masked = setup.masked && T::FLOAT && lossy;
    let (mut at, mut looked_at, mut marked) = (blocks.start, blocks.start, None);
    while at < blocks.end {
        let mut most = blocks.end - at;
        if setup.spacing > 0 {
            // Once, also when a block has to wait for more room.
            if at.is_multiple_of(setup.spacing) && marked != Some(at) {
                marked = Some(at);
                part.marks.try_reserve(1).map_err(|_| Error::no_memory(8))?;
                part.marks.push(64 * part.words as u64 + u64::from(part.tail.used) - u64::from(tail.used));
            }
            most = most.min(setup.spacing - at % setup.spacing);
        }
        let (words, mask) = (&mut worker.words, &mut part.mask);
        let mut writer = Writer::new(&mut words[part.words..], part.tail.rest, part.tail.used);
        let encoded = task.read_rows(
            tiles,
            at,
            most,
            &mut worker.copies,
            |rows| masked && !is_finite(rows),
            |run, rows| if masked { take_out(task, run, at, &mut looked_at, rows, mask) } else { Ok(()) },
            |run, rows| {
                let encoded = encode_run(task.set, task.grid.dims, rows, run.tiles, &task.params, &mut writer);
                encoded.map_err(|NotFinite| not_finite(run, rows))
            },
        )?;
        let done = encoded?;
        let (full, rest, used) = writer.finish();
        part.words += full;
        part.tail = Tail { rest, used };
        if done == 0 {
            let len = words.len() * 2;
            words.try_reserve(len - words.len()).map_err(|_| Error::no_memory(8 * len))?;
            words.resize(len, 0);
        }
        at += done;
    }
    if setup.bounds.is_some() && lossy {
        part.errors = Errors::of(task, tiles, masked, blocks, tail.used, (part.words, part.tail.rest), worker)?;
    }
    Ok(part)
}

/// Whether all values are finite.
fn is_finite<T: Value>(rows: &[&[T]]) -> bool {
    // One row may stand for several.
    let largest = rows.iter().map(|row| row.iter().fold(T::Int::default(), |all, value| all.max(value.magnitude())));
    T::exponent(largest.fold(T::Int::default(), T::Int::max)).is_some()
}

/// Puts the values that are not finite into the mask, from block `looked_at` on, and others in their place: the finite
/// value before, or the first one in the block, so that the block stays smooth.
fn take_out<T: Value>(
    task: &Task,
    run: &Run,
    first: usize,
    looked_at: &mut usize,
    rows: &mut [&mut [T]],
    mask: &mut Mask,
) -> Result<()> {
    for tile in 0..run.tiles {
        let places =
            || (0..task.grid.block_len()).map(|at| (at, at / 4, 4 * tile + at % 4)).filter(|(_, _, x)| *x < run.len[0]);
        let finite = |value: &T| T::exponent(value.magnitude()).is_some();
        let mut last = places().map(|(_, row, x)| rows[row][x]).find(finite).unwrap_or_default();
        let (mut bits, mut values) = ([0u64; 4], Vec::new());
        for (at, row, x) in places() {
            let value = &mut rows[row][x];
            if finite(value) {
                last = *value;
                continue;
            }
            if run.has(row) {
                bits[at / 64] |= 1 << (at % 64);
                values.push(value.bits());
            }
            *value = last;
        }
        if !values.is_empty() && first + tile >= *looked_at {
            mask.push(first + tile, bits, values)?;
        }
    }
    *looked_at = (*looked_at).max(first + run.tiles);
    Ok(())
}

#[cold]
fn not_finite<T: Value>(run: &Run, rows: &[&[T]]) -> Error {
    let found = rows.iter().enumerate().filter(|(row, _)| run.has(*row)).find_map(|(row, values)| {
        let x = values.iter().position(|value| T::exponent(value.magnitude()).is_none())?;
        let index =
            [run.start[0] + x, run.start[1] + (row & 3), run.start[2] + (row >> 2 & 3), run.start[3] + (row >> 4)];
        Some((values[x].to_f64(), index))
    });
    let what = found
        .map_or_else(String::new, |(value, index)| format!(" ({value} at index {index:?}, the fastest axis first)"));
    Error::argument(format!(
        "zfp: a value is not finite{what}; the lossy modes cannot carry it: ask for a mask, or use the reversible mode"
    ))
}

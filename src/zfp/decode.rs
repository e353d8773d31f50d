//! Streams to arrays.

use std::mem::MaybeUninit;
use std::ops::Range;
use std::sync::{Mutex, PoisonError};

use super::grid::Grid;
use super::kernels::number::Number;
use super::kernels::reader::{BLOCK_BYTES, Reader};
use super::kernels::{Set, decode_run};
use super::params::Params;
use super::rows::Task;
use super::scalar::{Element, Scalar};
use super::setup::Setup;
use super::side::{Mask, Side};
use super::value::{Value, by_scalar};
use crate::array::tiles::TilesMut;
use crate::array::{Array, Dtype, Order, Type};
use crate::error::{Error, Kind, Result};
use crate::parallel::{self, Pool};
use crate::segments::reserved;

/// The last bytes of a stream once more with zeros behind, so that blocks can be read without a look at the end.
pub(super) struct Tail {
    bytes: Vec<u8>,
    /// Where it begins in the stream.
    at: usize,
}

impl Tail {
    pub(super) fn of(src: &[u8]) -> Result<Tail> {
        let at = src.len().saturating_sub(BLOCK_BYTES);
        let mut bytes = reserved(src.len() - at + 2 * BLOCK_BYTES)?;
        bytes.extend_from_slice(&src[at..]);
        bytes.resize(src.len() - at + 2 * BLOCK_BYTES, 0);
        Ok(Tail { bytes, at })
    }
}

/// A stream's bytes, and its tail.
pub(super) struct Bits<'a> {
    src: &'a [u8],
    tail: &'a Tail,
}

impl<'a> Bits<'a> {
    pub(super) fn new(src: &'a [u8], tail: &'a Tail) -> Bits<'a> {
        Bits { src, tail }
    }

    /// A reader from bit `at` on, and which bit is its first.
    pub(super) fn reader(&self, at: usize) -> (Reader<'_>, usize) {
        if self.src.len().saturating_sub(at / 8) >= BLOCK_BYTES {
            (Reader::new(self.src, at), 0)
        } else {
            let base = 8 * self.tail.at;
            (Reader::new(&self.tail.bytes, at.saturating_sub(base)), base)
        }
    }

    /// Fails if a position is past the end.
    pub(super) fn check(&self, at: usize) -> Result<()> {
        if at > 8 * self.src.len() {
            return Err(Error::corrupt(format!("zfp: the stream ends after {} bytes, within a block", self.src.len())));
        }
        Ok(())
    }
}

/// What a stream is, by its header or by what the caller says.
pub(super) struct Stream {
    pub(super) grid: Grid,
    pub(super) params: Params,
    pub(super) start: usize,
    pub(super) side: Side,
}

impl Stream {
    /// Reads header and sidecar; `grid` is what the caller says.
    pub(super) fn read(setup: &Setup, src: &[u8], side: Option<&[u8]>, grid: Option<Grid>) -> Result<Stream> {
        setup.check()?;
        let (header, params) = setup.read_header(src)?;
        let grid = match (header.grid, grid) {
            (Some(found), Some(said)) if found != said => {
                return Err(Error::corrupt(format!(
                    "zfp: the stream holds {} of extents {:?} (the fastest axis first), {} of {:?} was expected",
                    found.scalar.typestr(),
                    &found.n[..found.dims],
                    said.scalar.typestr(),
                    &said.n[..said.dims]
                )));
            }
            (Some(grid), _) | (None, Some(grid)) => grid,
            (None, None) => {
                return Err(Error::new(
                    Kind::NeedsDtype,
                    "zfp: a stream without type and extents in its header needs an array that says them",
                ));
            }
        };
        let side = match side {
            Some(side) if !side.is_empty() => Side::read(side, &grid, src.len())?,
            _ => Side::default(),
        };
        let stream = Stream { grid, params, start: header.bits, side };
        if let Some(first) = stream.side.index.as_ref().and_then(|index| index.starts.first())
            && *first != stream.start as u64
        {
            return Err(misplaced(0, *first as usize, stream.start));
        }
        stream.check_size(src.len())?;
        Ok(stream)
    }

    /// Fails if there are fewer bytes than the blocks take at the very least.
    fn check_size(&self, src_len: usize) -> Result<()> {
        // No block takes less than a bit, and reversible ones of zeros just that.
        let least = if self.params.is_reversible() { 1 } else { self.params.minbits.max(1) as usize };
        let bits = self.grid.blocks().checked_mul(least).and_then(|bits| bits.checked_add(self.start));
        match bits {
            Some(bits) if bits.div_ceil(8) <= src_len => Ok(()),
            _ => Err(Error::corrupt(format!(
                "zfp: {} blocks in {src_len} bytes, which are too few for any",
                self.grid.blocks()
            ))),
        }
    }

    /// The first bit of a block, if it can be known: of each of `spacing` blocks.
    pub(super) fn start_of(&self, block: usize) -> Option<usize> {
        if let Some(bits) = self.params.fixed_bits(self.grid.scalar) {
            return Some(self.start.saturating_add(block.saturating_mul(bits as usize)));
        }
        let index = self.side.index.as_ref()?;
        let start = *index.starts.get(block / index.spacing)?;
        block.is_multiple_of(index.spacing).then_some(start as usize)
    }

    /// How many blocks lie between those of which the first bit can be known, if any.
    pub(super) fn spacing(&self) -> Option<usize> {
        if self.params.fixed_bits(self.grid.scalar).is_some() {
            return Some(1);
        }
        self.side.index.as_ref().map(|index| index.spacing)
    }
}

/// How many values a thread decodes at a time.
const PART_VALUES: usize = 1 << 16;

/// Decompresses a stream into an array of its type and extents; the setup tells which parts of the header there are, and
/// what those that are not there would have said.
///
/// With a pool several threads work on it, if all blocks have the same size or the sidecar has an index.
pub fn decompress_into(
    setup: &Setup,
    src: &[u8],
    side: Option<&[u8]>,
    pool: Option<&Pool>,
    dst: &mut Array,
) -> Result<()> {
    let stream = Stream::read(setup, src, side, Some(grid_of(dst.ty())?))?;
    fill(&stream, src, pool, dst)
}

/// The grid of arrays of this type.
pub(super) fn grid_of(ty: &Type) -> Result<Grid> {
    Grid::of(Element::of(ty.fixed_for("zfp")?)?.scalar(), ty)
}

/// Decodes all blocks into an array of the stream's grid.
fn fill(stream: &Stream, src: &[u8], pool: Option<&Pool>, dst: &mut Array) -> Result<()> {
    let fixed = dst.ty().fixed_for("zfp")?;
    let element = Element::of(fixed)?;
    let grid = stream.grid;
    let task = Task { set: Set::of_process(), grid, element, foreign: !fixed.is_native(), params: stream.params };
    let tiles = TilesMut::new(dst)?;
    let tail = Tail::of(src)?;
    let bits = Bits::new(src, &tail);
    by_scalar!(grid.scalar, T => all::<T>(&task, stream, &bits, pool, tiles))
}

/// Decompresses a stream and makes an array of it: of the type and shape of `like`, or of those that the header tells, in
/// C order. Its elements take at most `limit` bytes.
pub fn decompress(
    setup: &Setup,
    src: &[u8],
    side: Option<&[u8]>,
    like: Option<&Type>,
    limit: usize,
    pool: Option<&Pool>,
) -> Result<Array> {
    let check = |ty: &Type| {
        let size = ty.size().ok_or_else(|| Error::argument("zfp: items vary in length"))?;
        if size > limit { Err(Error::limit(Some(size), limit)) } else { Ok(()) }
    };
    like.map_or(Ok(()), check)?;
    // Nothing is allocated for a stream that cannot be one of such an array.
    let stream = Stream::read(setup, src, side, like.map(grid_of).transpose()?)?;
    let ty = like.map_or_else(|| type_of(&stream.grid), |like| Ok(like.clone()))?;
    check(&ty)?;
    let mut array = Array::zeros(ty, limit)?;
    fill(&stream, src, pool, &mut array)?;
    Ok(array)
}

/// The array type of a grid, in the byte order of the machine.
pub(super) fn type_of(grid: &Grid) -> Result<Type> {
    let name = match grid.scalar {
        Scalar::I32 => "i4",
        Scalar::I64 => "i8",
        Scalar::F32 => "f4",
        Scalar::F64 => "f8",
    };
    Type::new(Dtype::parse(&format!("={name}"))?, &grid.shape(), Order::C)
}

fn all<T: Value>(
    task: &Task,
    stream: &Stream,
    bits: &Bits<'_>,
    pool: Option<&Pool>,
    mut tiles: TilesMut<'_>,
) -> Result<()> {
    let blocks = stream.grid.blocks();
    let threads = pool.map_or(1, Pool::threads);
    let spacing = match stream.spacing() {
        Some(spacing) if threads > 1 => spacing,
        _ => {
            let end = part::<T>(task, &stream.side, bits, &mut tiles, stream.start)?;
            return check_end(stream, bits, end);
        }
    };
    let len = (PART_VALUES / stream.grid.block_len()).next_multiple_of(spacing).min(blocks);
    let count = blocks.div_ceil(len);
    let mut parts = reserved(count)?;
    for index in 0..count {
        parts.push(Mutex::new(Some(tiles.split_before(blocks.min((index + 1) * len)))));
    }
    let failed = Mutex::new(None::<(usize, Error)>);
    parallel::for_each(pool, count, |index| {
        let part_of = parts[index].lock().unwrap_or_else(PoisonError::into_inner).take();
        let mut tiles = part_of.expect("each part once");
        let start = stream.start_of(index * len).ok_or_else(|| Error::corrupt("zfp sidecar: its index is too short"));
        let done = start.and_then(|start| part::<T>(task, &stream.side, bits, &mut tiles, start)).and_then(|end| {
            let next = if index + 1 == count { None } else { stream.start_of((index + 1) * len) };
            match next {
                Some(next) if next != end => Err(misplaced((index + 1) * len, next, end)),
                Some(_) => Ok(()),
                None => check_end(stream, bits, end),
            }
        });
        if let Err(error) = done {
            let mut failed = failed.lock().unwrap_or_else(PoisonError::into_inner);
            if failed.as_ref().is_none_or(|(first, _)| index < *first) {
                *failed = Some((index, error));
            }
        }
    })?;
    match failed.into_inner().unwrap_or_else(PoisonError::into_inner) {
        Some((_, error)) => Err(error),
        None => Ok(()),
    }
}

#[cold]
fn misplaced(block: usize, said: usize, found: usize) -> Error {
    Error::corrupt(format!(
        "zfp sidecar: block {block} begins at bit {said} by the index, at bit {found} by the stream"
    ))
}

/// Fails where the index says that the stream ends elsewhere.
fn check_end(stream: &Stream, bits: &Bits<'_>, end: usize) -> Result<()> {
    bits.check(end)?;
    match stream.side.index.as_ref().and_then(|index| index.starts.last()) {
        Some(last) if *last != end as u64 => Err(misplaced(stream.grid.blocks(), *last as usize, end)),
        _ => Ok(()),
    }
}

/// Decodes the blocks of a part, which begin at bit `at`; gives the bit after them. Fails where the index says otherwise.
fn part<T: Value>(task: &Task, side: &Side, bits: &Bits<'_>, tiles: &mut TilesMut<'_>, mut at: usize) -> Result<usize> {
    let mut copies = task.copies::<T>()?;
    let Range { start: mut block, end } = tiles.tiles();
    while block < end {
        bits.check(at)?;
        let mut most = end - block;
        if let Some(index) = &side.index {
            let said = index.starts.get(block / index.spacing).filter(|_| block.is_multiple_of(index.spacing));
            if let Some(said) = said.filter(|said| **said != at as u64) {
                return Err(misplaced(block, *said as usize, at));
            }
            most = most.min(index.spacing - block % index.spacing);
        }
        let (mut reader, base) = bits.reader(at);
        let done = task.write_rows(tiles, block, most, &mut copies, |run, rows| {
            let done = decode_run(task.set, task.grid.dims, rows, run.tiles, &task.params, &mut reader);
            if let Some(mask) = &side.mask {
                put_back(mask, block, done, rows);
            }
            done
        });
        at = base + reader.position();
        if done == 0 && base != 0 {
            bits.check(usize::MAX)?;
        }
        block += done;
    }
    Ok(at)
}

/// Puts the values of a mask where they were: into `count` blocks from `first` on, of which these are the rows.
pub(super) fn put_back<T: Number>(mask: &Mask, first: usize, count: usize, rows: &mut [&mut [MaybeUninit<T>]]) {
    for entry in mask.of(first..first + count) {
        let blocks = entry.block.max(first)..(entry.block + entry.count).min(first + count);
        for block in blocks {
            let places = (0..256).filter(|at| entry.bits[at / 64] >> (at % 64) & 1 != 0);
            for (number, at) in places.enumerate() {
                let value = entry.values.get(number).or(entry.values.first());
                let place = rows.get_mut(at / 4).and_then(|row| row.get_mut(4 * (block - first) + at % 4));
                if let (Some(value), Some(place)) = (value, place) {
                    *place = MaybeUninit::new(T::from_bits(*value));
                }
            }
        }
    }
}

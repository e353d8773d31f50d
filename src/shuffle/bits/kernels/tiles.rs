//! How a buffer is cut into the tiles whose bits the kernels of an instruction set transpose.
//!
//! A tile has up to [`COLUMNS`] bytes of some elements, and stays in the L1 cache: the byte shuffle regroups it, and the
//! kernel takes its bytes apart. Kernels know no edges: their last elements overlap those before. Bits of elements are
//! only ever moved in groups of eight, so that every part of a plane starts and ends at a whole byte.

use core::mem::MaybeUninit;

use crate::shuffle::bytes;
use crate::simd::Level;

/// The kernels of one instruction set. A value is proof that the machine has it.
pub(in crate::shuffle::bits) trait Tiles: Copy {
    /// The kernels take multiples of this number of elements, itself a multiple of 8.
    const ROWS: usize;

    /// How many elements in a row the byte shuffle takes as one: 1 or 8.
    ///
    /// With 1, a tile has one run of `rows` bytes for each column: byte `i` is that of element `i`. With 8, it has
    /// eight of `rows / 8`, a whole tile's `columns` of them apart: byte `i` of run `j` is that of element `i * 8 + j`.
    const GROUP: usize;

    /// Takes apart the bytes of one column: writes bit `k` of that of element `i * 8 + j` to bit `j` of
    /// `dst[k * plane + i]`, for all of `rows` elements.
    ///
    /// `tile` starts at the (first) run of the column.
    ///
    /// # Panics
    /// If a slice is too short for that, or `rows` is not a positive multiple of `ROWS`.
    fn shuffle(self, tile: &[u8], columns: usize, rows: usize, dst: &mut [MaybeUninit<u8>], plane: usize);

    /// Undoes [`Tiles::shuffle`]. Writes the whole run, or all eight of them.
    ///
    /// # Panics
    /// If a slice is too short for that, or `rows` is not a positive multiple of `ROWS`.
    fn unshuffle(self, src: &[u8], plane: usize, tile: &mut [MaybeUninit<u8>], columns: usize, rows: usize);
}

/// With its source and planes a tile fits an L1 cache of 48 KiB. Smaller ones write so few cache lines of a plane at a time
/// that planes which are a multiple of 4 KiB apart drive each other out of the cache: half the rate, with 8 KiB.
const TILE_BYTES: usize = 16 << 10;

/// The widest tile. The byte shuffle is at its best up to here.
const COLUMNS: usize = 16;

/// A multiple of every kernel's `ROWS`, such that a tile's part of a plane is whole cache lines.
const MAX_ROWS: usize = 512;

const _: () = assert!(COLUMNS * MAX_ROWS <= TILE_BYTES);

#[repr(align(64))]
struct Tile([MaybeUninit<u8>; TILE_BYTES]);

impl Tile {
    fn new() -> Self {
        Tile([MaybeUninit::uninit(); TILE_BYTES])
    }

    /// # Safety
    /// The first `len` bytes must have been written.
    unsafe fn written(&self, len: usize) -> &[u8] {
        let bytes = &self.0[..len];
        // SAFETY: the layouts are the same, and the bytes are initialised by the caller's word.
        unsafe { &*(core::ptr::from_ref(bytes) as *const [u8]) }
    }
}

/// How many elements of `es` bytes a tile has.
pub(in crate::shuffle::bits) fn block(es: usize) -> usize {
    TILE_BYTES / es.min(COLUMNS) / MAX_ROWS * MAX_ROWS
}

/// Shuffles (`FORWARD`) or unshuffles elements of `es` bytes, of which there are a multiple of 8 and at least `ROWS`.
///
/// `level` is what the byte shuffle is to use.
pub(super) fn transpose<T: Tiles, const FORWARD: bool>(
    t: T,
    level: Level,
    src: &[u8],
    es: usize,
    dst: &mut [MaybeUninit<u8>],
) {
    if es > COLUMNS {
        return wide::<T, FORWARD>(t, level, src, es, dst);
    }
    let count = src.len() / es;
    let plane = count / 8;
    let mut tile = Tile::new();
    for (row, rows) in blocks::<T>(count, block(es)) {
        let elements = row * es..(row + rows) * es;
        if FORWARD {
            split(t, level, &src[elements], es, &mut tile, &mut dst[row / 8..], plane);
        } else {
            join(t, level, &src[row / 8..], plane, &mut tile, es, &mut dst[elements]);
        }
    }
}

/// Elements of more than COLUMNS bytes: several tiles across, by way of copies of that many bytes of each.
fn wide<T: Tiles, const FORWARD: bool>(t: T, level: Level, src: &[u8], es: usize, dst: &mut [MaybeUninit<u8>]) {
    let count = src.len() / es;
    let plane = count / 8;
    let (mut tile, mut copies) = (Tile::new(), Tile::new());
    for (row, rows) in blocks::<T>(count, block(es)) {
        for column in (0..es).step_by(COLUMNS) {
            // The last columns may overlap those before.
            let column = column.min(es - COLUMNS);
            let planes = column * 8 * plane + row / 8;
            let part = column..column + COLUMNS;
            let len = rows * COLUMNS;
            if FORWARD {
                let elements = src[row * es..(row + rows) * es].chunks_exact(es);
                for (copy, element) in copies.0[..len].as_chunks_mut::<COLUMNS>().0.iter_mut().zip(elements) {
                    copy.write_copy_of_slice(&element[part.clone()]);
                }
                // SAFETY: there are as many elements as copies, so that all of these were just written.
                let copies = unsafe { copies.written(len) };
                split(t, level, copies, COLUMNS, &mut tile, &mut dst[planes..], plane);
            } else {
                join(t, level, &src[planes..], plane, &mut tile, COLUMNS, &mut copies.0[..len]);
                let elements = dst[row * es..(row + rows) * es].chunks_exact_mut(es);
                for (copy, element) in copies.0[..len].as_chunks::<COLUMNS>().0.iter().zip(elements) {
                    element[part.clone()].copy_from_slice(copy);
                }
            }
        }
    }
}

/// The elements of a tile, into planes.
fn split<T: Tiles>(
    t: T,
    level: Level,
    elements: &[u8],
    columns: usize,
    tile: &mut Tile,
    dst: &mut [MaybeUninit<u8>],
    plane: usize,
) {
    let rows = elements.len() / columns;
    let group = columns * T::GROUP;
    let tile =
        if group == 1 { elements } else { bytes::shuffle_with(level, elements, group, &mut tile.0[..elements.len()]) };
    for column in 0..columns {
        t.shuffle(&tile[column * rows / T::GROUP..], columns, rows, &mut dst[column * 8 * plane..], plane);
    }
}

/// Planes, into the elements of a tile.
fn join<T: Tiles>(
    t: T,
    level: Level,
    src: &[u8],
    plane: usize,
    tile: &mut Tile,
    columns: usize,
    elements: &mut [MaybeUninit<u8>],
) {
    let rows = elements.len() / columns;
    let group = columns * T::GROUP;
    if group == 1 {
        return t.unshuffle(src, plane, elements, columns, rows);
    }
    for column in 0..columns {
        let tile = &mut tile.0[column * rows / T::GROUP..];
        t.unshuffle(&src[column * 8 * plane..], plane, tile, columns, rows);
    }
    // SAFETY: all runs of all columns were just written, which is `rows` bytes for each.
    let tile = unsafe { tile.written(elements.len()) };
    bytes::unshuffle_with(level, tile, group, elements);
}

/// Cuts `count >= ROWS` rows, a multiple of 8, into blocks `(start, rows)` of up to `block` rows that cover them in
/// ascending order. The last may overlap the one before, since the number of rows is a multiple of `ROWS` in each.
fn blocks<T: Tiles>(count: usize, block: usize) -> impl Iterator<Item = (usize, usize)> {
    assert!(MAX_ROWS.is_multiple_of(T::ROWS) && block.is_multiple_of(T::ROWS));
    assert!(count.is_multiple_of(8) && count >= T::ROWS);
    let mut done = 0;
    core::iter::from_fn(move || {
        let (start, rows) = match count - done {
            0 => return None,
            left if left >= block => (done, block),
            left if left >= T::ROWS => (done, left - left % T::ROWS),
            _ => (count - T::ROWS, T::ROWS),
        };
        done = start + rows;
        Some((start, rows))
    })
}

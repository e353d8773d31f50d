//! How a matrix is cut into the tiles that the kernels of an instruction set transpose.
//!
//! A tile has [`Tiles::ROWS`] elements and up to 16 columns. The kernels move whole vectors and know no edges; those
//! are dealt with here, once for all instruction sets: the last tile overlaps the one before it, and where a vector
//! would reach past the end of the buffer the tile goes through a small padded copy.
//!
//! Results are written in place by ordinary stores. Two other ways were measured and dropped (64 MiB, Cascade Lake,
//! in one run): non-temporal stores, at 0.8-1.0 of this rate, and blocks put together in the L1 cache and then copied
//! out, at 0.65-0.8 of it. The reads and writes of a single core wait for memory either way, and the copies add to that.

use core::mem::MaybeUninit;

/// The kernels of one instruction set. A value is proof that the machine has it.
///
/// K is 2, 4, 8 or 16: what the number of columns is rounded up to. A vector of 16 bytes then covers 16 / K elements.
/// With `EXACT`, an element has just K bytes, and `es` and `columns` are K: the strides are known to the compiler.
pub(in crate::shuffle::bytes) trait Tiles: Copy {
    /// The height of a tile: the kernels take multiples of it.
    const ROWS: usize;

    /// Writes byte `b` of element `i`, `src[i * es + b]`, to `dst[b * plane + i]`, for the first `rows` elements and
    /// the first `columns` bytes of each.
    ///
    /// Reads `(rows - 16 / K) * es + 16` bytes of `src`, which may be more than those elements have.
    ///
    /// # Panics
    /// If a slice is too short for that, or `rows` is not a positive multiple of `ROWS`.
    fn shuffle<const K: usize, const EXACT: bool>(
        self,
        src: &[u8],
        es: usize,
        columns: usize,
        rows: usize,
        dst: &mut [MaybeUninit<u8>],
        plane: usize,
    );

    /// Writes `src[b * plane + i]` to `dst[i * es + b]`, for the same `rows` and `columns`.
    ///
    /// Writes `(rows - 16 / K) * es + 16` bytes of `dst`: where that is more than the elements have, the bytes that
    /// follow them are left with stray values. With more bytes in an element than K, `columns` must be K, and the
    /// other bytes of the elements are left alone.
    ///
    /// # Panics
    /// If a slice is too short for that, or `rows` is not a positive multiple of `ROWS`.
    fn unshuffle<const K: usize, const EXACT: bool>(
        self,
        src: &[u8],
        plane: usize,
        columns: usize,
        rows: usize,
        dst: &mut [MaybeUninit<u8>],
        es: usize,
    );

    /// Asks for the cache line at `at`, which may be any address.
    fn prefetch(self, _at: *const u8) {}
}

/// The tallest tile of any instruction set.
const MAX_ROWS: usize = 64;

/// Shuffles (`FORWARD`) or unshuffles `count` elements of `es` bytes; `count >= ROWS` and `es >= 2`.
pub(super) fn transpose<T: Tiles, const FORWARD: bool>(
    t: T,
    src: &[u8],
    es: usize,
    count: usize,
    dst: &mut [MaybeUninit<u8>],
) {
    assert!(count >= T::ROWS && T::ROWS <= MAX_ROWS);
    match es {
        2 => narrow::<T, FORWARD, 2, true>(t, src, es, count, dst),
        4 => narrow::<T, FORWARD, 4, true>(t, src, es, count, dst),
        8 => narrow::<T, FORWARD, 8, true>(t, src, es, count, dst),
        16 => narrow::<T, FORWARD, 16, true>(t, src, es, count, dst),
        3 => narrow::<T, FORWARD, 4, false>(t, src, es, count, dst),
        5..=7 => narrow::<T, FORWARD, 8, false>(t, src, es, count, dst),
        9..=15 => narrow::<T, FORWARD, 16, false>(t, src, es, count, dst),
        _ => wide::<T, FORWARD>(t, src, es, count, dst),
    }
}

/// Elements of 2 to 16 bytes: one tile across.
fn narrow<T: Tiles, const FORWARD: bool, const K: usize, const EXACT: bool>(
    t: T,
    src: &[u8],
    es: usize,
    count: usize,
    dst: &mut [MaybeUninit<u8>],
) {
    // What the last vector of the last element covers beyond it.
    let beyond = 16 - 16 / K * es;
    let whole = (src.len() - beyond) / es;
    if whole >= T::ROWS {
        let head = if FORWARD { rows_to_alignment(dst, count) } else { 0 };
        for (row, rows) in blocks::<T>(whole, head, (BLOCK_BYTES / es).next_multiple_of(MAX_ROWS)) {
            if FORWARD {
                t.shuffle::<K, EXACT>(&src[row * es..], es, es, rows, &mut dst[row..], count);
            } else {
                t.unshuffle::<K, EXACT>(&src[row..], count, es, rows, &mut dst[row * es..], es);
            }
        }
    } else {
        padded::<T, FORWARD, K>(t, src, es, count, 0, dst);
    }
    // One or two elements are left whose vectors would reach past the end.
    if whole < count {
        padded::<T, FORWARD, K>(t, src, es, count, count - T::ROWS, dst);
    }
}

/// One tile, from `row` on, by way of a copy that has room for what its vectors cover beyond it.
fn padded<T: Tiles, const FORWARD: bool, const K: usize>(
    t: T,
    src: &[u8],
    es: usize,
    count: usize,
    row: usize,
    dst: &mut [MaybeUninit<u8>],
) {
    let bytes = row * es..(row + T::ROWS) * es;
    if FORWARD {
        let mut copy = [0; MAX_ROWS * 16 + 16];
        copy[..bytes.len()].copy_from_slice(&src[bytes]);
        t.shuffle::<K, false>(&copy, es, es, T::ROWS, &mut dst[row..], count);
    } else {
        let mut copy = [MaybeUninit::uninit(); MAX_ROWS * 16 + 16];
        t.unshuffle::<K, false>(&src[row..], count, es, T::ROWS, &mut copy, es);
        let len = bytes.len();
        dst[bytes].copy_from_slice(&copy[..len]);
    }
}

/// What a block of narrow elements takes: with its planes it fits the L1 cache, for a kernel that goes over it twice.
const BLOCK_BYTES: usize = 8 << 10;

/// A block of wide elements has this many columns at most, and rows such that it takes [`WIDE_BYTES`].
const WIDE_COLUMNS: usize = 256;

/// A block with its planes, and the next one on its way, stay well within the L2 cache.
const WIDE_BYTES: usize = 64 << 10;

/// Up to here the planes of a whole element are few enough streams for the hardware to follow; then the rows that stay
/// in the L1 cache are the better block.
const STREAMS: usize = 32;

/// Elements of more than 16 bytes: blocks of several tiles across and down.
///
/// With as many planes as that, each in pages of its own, no plane is met often enough for the hardware to foresee the
/// next access, so the next lines are asked for here.
fn wide<T: Tiles, const FORWARD: bool>(t: T, src: &[u8], es: usize, count: usize, dst: &mut [MaybeUninit<u8>]) {
    let block_columns = es.min(WIDE_COLUMNS);
    let (block_bytes, prefetch) = if es <= STREAMS { (BLOCK_BYTES, false) } else { (WIDE_BYTES, true) };
    let block_rows = (block_bytes / block_columns).next_multiple_of(MAX_ROWS);
    let head = if FORWARD { rows_to_alignment(dst, count) } else { 0 };
    let elements = if FORWARD { src.as_ptr() } else { dst.as_ptr().cast() };
    let planes = if FORWARD { dst.as_ptr().cast() } else { src.as_ptr() };
    for first in (0..es).step_by(WIDE_COLUMNS) {
        let columns = first..es.min(first + WIDE_COLUMNS);
        for (row, rows) in blocks::<T>(count, head, block_rows) {
            if prefetch {
                let next = row + rows..count.min(row + rows + block_rows);
                if columns.len() == es {
                    for at in (next.start * es..next.end * es).step_by(64) {
                        t.prefetch(elements.wrapping_add(at));
                    }
                } else {
                    for element in next {
                        for column in columns.clone().step_by(64) {
                            t.prefetch(elements.wrapping_add(element * es + column));
                        }
                    }
                }
            }
            for column in columns.clone().step_by(16) {
                if prefetch {
                    for column in column + 16..columns.end.min(column + 32) {
                        for row in (row..row + rows).step_by(64) {
                            t.prefetch(planes.wrapping_add(column * count + row));
                        }
                    }
                }
                // The last 16 columns may overlap those before.
                let column = column.min(es - 16);
                if FORWARD {
                    let (src, dst) = (&src[row * es + column..], &mut dst[column * count + row..]);
                    t.shuffle::<16, false>(src, es, 16, rows, dst, count);
                } else {
                    let (src, dst) = (&src[column * count + row..], &mut dst[row * es + column..]);
                    t.unshuffle::<16, false>(src, count, 16, rows, dst, es);
                }
            }
        }
    }
}

/// How many elements to go until all planes are at the start of a cache line; 0 where they never are all at once, and
/// where there are too few elements for it to matter.
fn rows_to_alignment(planes: &[MaybeUninit<u8>], count: usize) -> usize {
    if count.is_multiple_of(64) && count >= 16 * MAX_ROWS { planes.as_ptr().addr().wrapping_neg() % 64 } else { 0 }
}

/// Cuts `count >= ROWS` rows into blocks `(start, rows)` that cover them in ascending order: one up to row `head`,
/// then `block` rows each, then what is left. The first and the last may overlap their neighbours, since the number of
/// rows is a multiple of `ROWS` in each.
fn blocks<T: Tiles>(count: usize, head: usize, block: usize) -> impl Iterator<Item = (usize, usize)> {
    debug_assert!(block.is_multiple_of(T::ROWS) && count >= T::ROWS.max(head.next_multiple_of(T::ROWS)));
    let mut done = 0;
    core::iter::from_fn(move || {
        if done == 0 && head > 0 {
            done = head;
            return Some((0, head.next_multiple_of(T::ROWS)));
        }
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

/// The bytes that a vector of 16 / K whole elements has to be permuted by, so that the elements' first bytes come
/// first, then their second bytes, and so on, for K bytes each; 0x80, which the permutations take for a zero, where
/// an element has fewer.
pub(in crate::shuffle::bytes) fn to_planar<const K: usize>(es: usize) -> [u8; 16] {
    core::array::from_fn(|at| {
        let (column, element) = (at / (16 / K), at % (16 / K));
        if column < es { (element * es + column) as u8 } else { 0x80 }
    })
}

/// The inverse of [`to_planar`].
pub(in crate::shuffle::bytes) fn from_planar<const K: usize>(es: usize) -> [u8; 16] {
    let mut order = [0x80; 16];
    for column in 0..es.min(K) {
        for element in 0..16 / K {
            order[element * es + column] = (column * (16 / K) + element) as u8;
        }
    }
    order
}

//! Bit shuffle in portable code: bits change places between words, eight of them at a time.
//!
//! The loops have no branches, and compilers turn them into vector instructions. No bit ever leaves its byte of a word,
//! so the byte order of the machine does not matter.

use core::mem::MaybeUninit;

use super::kernels::tiles::Tiles;

/// The portable tiles.
#[derive(Clone, Copy)]
pub(super) struct Generic;

/// Bytes that are taken at a time: two words, which make a vector on most machines.
const WORDS: usize = 2;
const CHUNK: usize = WORDS * 8;

impl Tiles for Generic {
    const ROWS: usize = 8;
    const GROUP: usize = 8;

    fn shuffle(self, tile: &[u8], columns: usize, rows: usize, dst: &mut [MaybeUninit<u8>], plane: usize) {
        transpose_runs(tile, columns * (rows / 8), dst, plane, rows / 8);
    }

    fn unshuffle(self, src: &[u8], plane: usize, tile: &mut [MaybeUninit<u8>], columns: usize, rows: usize) {
        transpose_runs(src, plane, tile, columns * (rows / 8), rows / 8);
    }
}

/// Writes bit `k` of byte `i` of run `j` to bit `j` of byte `i` of run `k`, for eight runs of `len` bytes, which are
/// `from` bytes apart in `src` and `to` in `dst`.
fn transpose_runs(src: &[u8], from: usize, mut dst: &mut [MaybeUninit<u8>], to: usize, len: usize) {
    assert!(from >= len && to >= len);
    let src: [&[u8]; 8] = core::array::from_fn(|j| &src[j * from..][..len]);
    let mut dst: [&mut [MaybeUninit<u8>]; 8] = core::array::from_fn(|k| {
        let (run, rest) = core::mem::take(&mut dst).split_at_mut(if k < 7 { to } else { len });
        dst = rest;
        &mut run[..len]
    });
    let whole = len - len % CHUNK;
    for at in (0..whole).step_by(CHUNK) {
        let runs = src.map(|run| {
            let words = run[at..at + CHUNK].as_chunks().0;
            core::array::from_fn::<u64, WORDS, _>(|word| u64::from_ne_bytes(words[word]))
        });
        for (run, words) in dst.iter_mut().zip(transpose(runs)) {
            for (to, word) in run[at..at + CHUNK].as_chunks_mut::<8>().0.iter_mut().zip(words) {
                *to = word.to_ne_bytes().map(MaybeUninit::new);
            }
        }
    }
    for at in whole..len {
        let bytes = src.map(|run| [u64::from(run[at])]);
        for (run, [byte]) in dst.iter_mut().zip(transpose(bytes)) {
            run[at].write(byte as u8);
        }
    }
}

/// Transposes 8 x 8 bits, of which row `j` is a byte of run `j`: squares of 4, 2, and 1 bits change places.
#[inline(always)]
fn transpose<const W: usize>([a, b, c, d, e, f, g, h]: [[u64; W]; 8]) -> [[u64; W]; 8] {
    let ((a, e), (b, f), (c, g), (d, h)) =
        (swap::<4, W>(a, e), swap::<4, W>(b, f), swap::<4, W>(c, g), swap::<4, W>(d, h));
    let ((a, c), (b, d), (e, g), (f, h)) =
        (swap::<2, W>(a, c), swap::<2, W>(b, d), swap::<2, W>(e, g), swap::<2, W>(f, h));
    let ((a, b), (c, d), (e, f), (g, h)) =
        (swap::<1, W>(a, b), swap::<1, W>(c, d), swap::<1, W>(e, f), swap::<1, W>(g, h));
    [a, b, c, d, e, f, g, h]
}

/// In every byte, exchanges the upper bits of `a` with the lower bits of `b`, in squares of `SHIFT` bits.
#[inline(always)]
fn swap<const SHIFT: u32, const W: usize>(mut a: [u64; W], mut b: [u64; W]) -> ([u64; W], [u64; W]) {
    let lower = u64::from_ne_bytes([(0xff / ((1_u32 << SHIFT) + 1)) as u8; 8]);
    for (a, b) in a.iter_mut().zip(&mut b) {
        let exchanged = ((*a >> SHIFT) ^ *b) & lower;
        *a ^= exchanged << SHIFT;
        *b ^= exchanged;
    }
    (a, b)
}

//! Byte shuffle in portable code: tiles of 32 elements, transposed within machine words.
//!
//! A square of bytes, N words of N bytes, is transposed by exchanging ever smaller blocks between words. The same is
//! done to several squares side by side, in loops without branches that compilers turn into vector instructions.
//! Bytes are read and written as little-endian words, which a big-endian machine swaps: the results are the same.

use core::mem::MaybeUninit;

use super::kernels::tiles::Tiles;

/// The portable tiles.
#[derive(Clone, Copy)]
pub(super) struct Generic;

const ROWS: usize = 32;

impl Tiles for Generic {
    const ROWS: usize = ROWS;

    fn shuffle<const K: usize, const EXACT: bool>(
        self,
        src: &[u8],
        es: usize,
        columns: usize,
        rows: usize,
        dst: &mut [MaybeUninit<u8>],
        plane: usize,
    ) {
        assert!(rows.is_multiple_of(ROWS) && rows > 0 && (1..=K).contains(&columns));
        match K {
            2 => u16_squares::shuffle(src, es, columns, rows, dst, plane),
            4 => u32_squares::shuffle(src, es, columns, rows, dst, plane),
            8 => u64_squares::shuffle(src, es, columns, rows, dst, plane),
            _ => {
                // Two squares across; they overlap where there are fewer than 16 columns, but never fewer than 8.
                let second = columns - 8;
                u64_squares::shuffle(src, es, 8, rows, dst, plane);
                u64_squares::shuffle(&src[second..], es, 8, rows, &mut dst[second * plane..], plane);
            }
        }
    }

    fn unshuffle<const K: usize, const EXACT: bool>(
        self,
        src: &[u8],
        plane: usize,
        columns: usize,
        rows: usize,
        dst: &mut [MaybeUninit<u8>],
        es: usize,
    ) {
        assert!(rows.is_multiple_of(ROWS) && rows > 0 && (1..=K).contains(&columns));
        match K {
            2 => u16_squares::unshuffle(src, plane, columns, rows, dst, es),
            4 => u32_squares::unshuffle(src, plane, columns, rows, dst, es),
            8 => u64_squares::unshuffle(src, plane, columns, rows, dst, es),
            _ => {
                let second = columns - 8;
                u64_squares::unshuffle(src, plane, 8, rows, dst, es);
                u64_squares::unshuffle(&src[second * plane..], plane, 8, rows, &mut dst[second..], es);
            }
        }
    }
}

/// Shuffles (`FORWARD`) or unshuffles fewer elements than make a tile, byte by byte.
pub(super) fn transpose_few<const FORWARD: bool>(src: &[u8], es: usize, count: usize, dst: &mut [MaybeUninit<u8>]) {
    // The element size of a shuffle is the number of elements of the inverse one.
    let (es, count) = if FORWARD { (es, count) } else { (count, es) };
    assert!(src.len() == es * count && dst.len() == src.len());
    for (byte, plane) in dst.chunks_exact_mut(count).enumerate() {
        for (to, element) in plane.iter_mut().zip(src.chunks_exact(es)) {
            to.write(element[byte]);
        }
    }
}

macro_rules! squares {
    ($name:ident, $Word:ty, $(($shift:literal, $mask:literal)),+) => {
        mod $name {
            use super::{MaybeUninit, ROWS};

            /// Bytes in a word, and words in a square.
            const N: usize = <$Word>::BITS as usize / 8;
            const SQUARES: usize = ROWS / N;

            pub(super) fn shuffle(
                src: &[u8],
                es: usize,
                columns: usize,
                rows: usize,
                dst: &mut [MaybeUninit<u8>],
                plane: usize,
            ) {
                for row in (0..rows).step_by(ROWS) {
                    let mut words = [[0; SQUARES]; N];
                    let elements = &src[row * es..][..(ROWS - 1) * es + N];
                    for square in 0..SQUARES {
                        for (i, words) in words.iter_mut().enumerate() {
                            let at = (square * N + i) * es;
                            words[square] = <$Word>::from_le_bytes(elements[at..at + N].try_into().unwrap());
                        }
                    }
                    transpose(&mut words);
                    for (column, words) in words[..columns].iter().enumerate() {
                        let to = &mut dst[column * plane + row..][..ROWS];
                        for (to, word) in to.chunks_exact_mut(N).zip(words) {
                            to.copy_from_slice(&word.to_le_bytes().map(MaybeUninit::new));
                        }
                    }
                }
            }

            pub(super) fn unshuffle(
                src: &[u8],
                plane: usize,
                columns: usize,
                rows: usize,
                dst: &mut [MaybeUninit<u8>],
                es: usize,
            ) {
                for row in (0..rows).step_by(ROWS) {
                    let mut words = [[0; SQUARES]; N];
                    for (column, words) in words[..columns].iter_mut().enumerate() {
                        let from = &src[column * plane + row..][..ROWS];
                        for (from, word) in from.chunks_exact(N).zip(words) {
                            *word = <$Word>::from_le_bytes(from.try_into().unwrap());
                        }
                    }
                    transpose(&mut words);
                    // In ascending order: what a word has beyond its element, the next one overwrites.
                    let elements = &mut dst[row * es..][..(ROWS - 1) * es + N];
                    for square in 0..SQUARES {
                        for (i, words) in words.iter().enumerate() {
                            let at = (square * N + i) * es;
                            elements[at..at + N].copy_from_slice(&words[square].to_le_bytes().map(MaybeUninit::new));
                        }
                    }
                }
            }

            /// Transposes squares side by side: square `s` is made of `words[..][s]`, byte `b` of word `i` being at
            /// row `i`, column `b`.
            // A function of its own, since inlined into the loops over bytes it is not vectorised.
            #[inline(never)]
            fn transpose(words: &mut [[$Word; SQUARES]; N]) {
                $(
                    for pair in words.chunks_exact_mut($shift / 4) {
                        let (upper, lower) = pair.split_at_mut($shift / 8);
                        for (a, b) in upper.as_flattened_mut().iter_mut().zip(lower.as_flattened_mut()) {
                            let exchanged = ((*a >> $shift) ^ *b) & $mask;
                            *a ^= exchanged << $shift;
                            *b ^= exchanged;
                        }
                    }
                )+
            }
        }
    };
}

squares!(u16_squares, u16, (8, 0x00ff));
squares!(u32_squares, u32, (16, 0x0000_ffff), (8, 0x00ff_00ff));
squares!(u64_squares, u64, (32, 0x0000_0000_ffff_ffff), (16, 0x0000_ffff_0000_ffff), (8, 0x00ff_00ff_00ff_00ff));

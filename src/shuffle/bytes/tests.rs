//! The kernels of every level that this machine has against the definition of the filter.

use core::mem::MaybeUninit;

use super::kernels::{shuffle, shuffle_over, unshuffle, unshuffle_over};
use crate::simd::{self, Level};

/// No byte of the data is this one.
const CANARY: u8 = 0xa5;
/// Enough to see the widest vector go astray.
const MARGIN: usize = 80;

/// Bytes by a linear congruential generator.
fn data(len: usize) -> Vec<u8> {
    let mut state = 0x2545_f491_4f6c_dd1d_u64;
    let next = || {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        let byte = (state >> 56) as u8;
        if byte == CANARY { !CANARY } else { byte }
    };
    core::iter::repeat_with(next).take(len).collect()
}

/// `out[b * count + i] = in[i * elementsize + b]`, as the format says it.
fn by_definition(src: &[u8], elementsize: usize) -> Vec<u8> {
    let count = src.len() / elementsize;
    let mut out = vec![0; src.len()];
    for i in 0..count {
        for b in 0..elementsize {
            out[b * count + i] = src[i * elementsize + b];
        }
    }
    out
}

/// What a kernel makes of `src`, when the output starts `offset` bytes past a multiple of 64. Nothing else may be
/// touched; the input ends with its allocation, where an address sanitizer sees what is read beyond.
fn run(kernel: fn(Level, &[u8], usize, &mut [u8]), level: Level, src: &[u8], es: usize, offset: usize) -> Vec<u8> {
    let mut input = vec![CANARY; offset];
    input.extend_from_slice(src);
    let input = input.into_boxed_slice();

    let mut room = vec![CANARY; MARGIN + 64 + offset + src.len() + MARGIN];
    let start = MARGIN + room[MARGIN..].as_ptr().addr().wrapping_neg() % 64 + offset;
    let end = start + src.len();
    kernel(level, &input[offset..], es, &mut room[start..end]);
    let strays = room[..start].iter().chain(&room[end..]).filter(|&&byte| byte != CANARY).count();
    assert_eq!(strays, 0, "bytes outside, {level:?}, {} bytes in elements of {es}, offset {offset}", src.len());
    room[start..end].to_vec()
}

fn check(level: Level, count: usize, es: usize, offset: usize) {
    let src = data(count * es);
    let expected = by_definition(&src, es);
    let planes = run(shuffle_over, level, &src, es, offset);
    assert!(planes == expected, "shuffle, {level:?}, {count} elements of {es}, offset {offset}");
    let elements = run(unshuffle_over, level, &planes, es, offset);
    assert!(elements == src, "unshuffle, {level:?}, {count} elements of {es}, offset {offset}");
}

fn sizes() -> impl Iterator<Item = usize> {
    (1..=33).chain([64, 100, 255, 1000])
}

fn counts() -> impl Iterator<Item = usize> {
    (0..=70).chain(127..=130).chain(255..=257).chain([1000])
}

#[test]
fn every_level_transposes() {
    for level in simd::available() {
        for es in sizes() {
            for count in counts() {
                check(level, count, es, (es + count) % 4);
            }
        }
    }
}

#[test]
fn misaligned_buffers_are_no_different() {
    for level in simd::available() {
        for es in [2, 3, 4, 7, 8, 12, 16, 17, 24, 50] {
            // Planes that are whole cache lines, so that the kernel has a way to align its writes, and others.
            for count in [64, 96, 1024, 1025, 1088] {
                for offset in [1, 2, 3, 16, 32, 48, 63] {
                    check(level, count, es, offset);
                }
            }
        }
    }
}

#[test]
fn blocks_meet() {
    for level in simd::available() {
        // More rows, and then more columns too, than any kernel takes at a time.
        for (count, es) in [(9000, 2), (5000, 3), (2500, 7), (1100, 16), (2000, 17), (1700, 48), (2700, 49), (900, 600)]
        {
            check(level, count, es, 0);
        }
    }
}

#[test]
fn one_element_or_one_byte_each_is_a_copy() {
    let src = data(3001);
    for level in simd::available() {
        for es in [1, src.len()] {
            assert_eq!(run(shuffle_over, level, &src, es, 0), src);
            assert_eq!(run(unshuffle_over, level, &src, es, 0), src);
        }
    }
}

#[test]
fn the_level_in_use_returns_what_it_wrote() {
    let mut room = [MaybeUninit::uninit(); 6];
    assert_eq!(shuffle(b"aAbBcC", 2, &mut room), b"abcABC");
    let mut room = [MaybeUninit::uninit(); 6];
    assert_eq!(unshuffle(b"abcABC", 2, &mut room), b"aAbBcC");
    assert_eq!(shuffle(&[], 4, &mut []), b"");
}

#[test]
#[should_panic(expected = "whole number of elements")]
fn a_part_of_an_element_is_refused() {
    shuffle(&[0; 7], 4, &mut [MaybeUninit::uninit(); 7]);
}

#[test]
#[should_panic(expected = "as long as its input")]
fn a_room_of_another_length_is_refused() {
    unshuffle(&[0; 8], 4, &mut [MaybeUninit::uninit(); 12]);
}

#[test]
#[should_panic(expected = "at least 1")]
fn an_element_of_no_bytes_is_refused() {
    shuffle(&[0; 8], 0, &mut [MaybeUninit::uninit(); 8]);
}

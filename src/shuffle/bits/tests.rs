//! The kernels of every set of instructions that this machine has against the definition of the filter.

use core::mem::MaybeUninit;

use super::kernels::{Set, shuffle, shuffle_over, tiles, unshuffle, unshuffle_over};

const CANARY: u8 = 0xa5;
/// Enough to see the widest vector go astray.
const MARGIN: usize = 80;

/// Bytes by a linear congruential generator.
fn data(len: usize) -> Vec<u8> {
    let mut state = 0x2545_f491_4f6c_dd1d_u64;
    let next = || {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 56) as u8
    };
    core::iter::repeat_with(next).take(len).collect()
}

/// Bit `k` of byte `b` of element `i * 8 + j` is bit `j` of byte `i` of plane `b * 8 + k`, as the format says it.
fn by_definition(src: &[u8], elementsize: usize) -> Vec<u8> {
    let plane = src.len() / elementsize / 8;
    let mut out = vec![0; src.len()];
    for (element, bytes) in src.chunks_exact(elementsize).enumerate() {
        let (i, j) = (element / 8, element % 8);
        for (b, byte) in bytes.iter().enumerate() {
            for k in 0..8 {
                out[(b * 8 + k) * plane + i] |= (byte >> k & 1) << j;
            }
        }
    }
    out
}

/// What a kernel makes of `src`, when the output starts `offset` bytes past a multiple of 64. Nothing else may be
/// touched; the input ends with its allocation, where an address sanitizer sees what is read beyond.
fn run(kernel: fn(Set, &[u8], usize, &mut [u8]), set: Set, src: &[u8], es: usize, offset: usize) -> Vec<u8> {
    let mut input = vec![CANARY; offset];
    input.extend_from_slice(src);
    let input = input.into_boxed_slice();

    let mut room = vec![CANARY; MARGIN + 64 + offset + src.len() + MARGIN];
    let start = MARGIN + room[MARGIN..].as_ptr().addr().wrapping_neg() % 64 + offset;
    let end = start + src.len();
    kernel(set, &input[offset..], es, &mut room[start..end]);
    let strays = room[..start].iter().chain(&room[end..]).filter(|&&byte| byte != CANARY).count();
    assert_eq!(strays, 0, "bytes outside, {set:?}, {} bytes in elements of {es}, offset {offset}", src.len());
    room[start..end].to_vec()
}

fn check(count: usize, es: usize, offset: usize) {
    let src = data(count * es);
    let expected = by_definition(&src, es);
    for set in Set::available() {
        let planes = run(shuffle_over, set, &src, es, offset);
        assert!(planes == expected, "shuffle, {set:?}, {count} elements of {es}, offset {offset}");
        let elements = run(unshuffle_over, set, &planes, es, offset);
        assert!(elements == src, "unshuffle, {set:?}, {count} elements of {es}, offset {offset}");
    }
}

#[test]
fn every_set_transposes() {
    for es in (1..=33).chain([64, 100, 255]) {
        for count in (0..=600).step_by(8) {
            check(count, es, (es + count / 8) % 4);
        }
    }
}

#[test]
fn misaligned_buffers_are_no_different() {
    for es in [1, 2, 3, 4, 7, 8, 12, 16, 17, 24, 50] {
        for count in [64, 256, 264, 512, 520, 1024, 1088] {
            for offset in [1, 2, 3, 16, 32, 48, 63] {
                check(count, es, offset);
            }
        }
    }
}

#[test]
fn blocks_meet() {
    for es in [1, 2, 3, 4, 8, 12, 16, 17, 40] {
        let block = tiles::block(es);
        for count in [block - 8, block, block + 8, block + 248, block + 264, block + 520, 2 * block, 3 * block + 16] {
            check(count, es, 0);
        }
    }
}

#[test]
fn elements_may_be_longer_than_any_tile() {
    check(8, 20_000, 0);
    check(272, 1001, 0);
}

#[test]
fn the_instructions_in_use_return_what_they_wrote() {
    // Bits 0 and 15 of element 3, with 8 elements of 2 bytes.
    let mut elements = [0; 16];
    (elements[6], elements[7]) = (0x01, 0x80);
    let mut planes = [0; 16];
    (planes[0], planes[15]) = (1 << 3, 1 << 3);
    assert_eq!(shuffle(&elements, 2, &mut [MaybeUninit::uninit(); 16]), planes);
    assert_eq!(unshuffle(&planes, 2, &mut [MaybeUninit::uninit(); 16]), elements);
    assert_eq!(shuffle(&[], 4, &mut []), b"");
}

#[test]
#[should_panic(expected = "multiple of 8, not 9")]
fn a_part_of_a_group_is_refused() {
    shuffle(&[0; 18], 2, &mut [MaybeUninit::uninit(); 18]);
}

#[test]
#[should_panic(expected = "whole number of elements")]
fn a_part_of_an_element_is_refused() {
    unshuffle(&[0; 35], 4, &mut [MaybeUninit::uninit(); 35]);
}

#[test]
#[should_panic(expected = "as long as its input")]
fn a_room_of_another_length_is_refused() {
    unshuffle(&[0; 32], 4, &mut [MaybeUninit::uninit(); 64]);
}

#[test]
#[should_panic(expected = "at least 1")]
fn an_element_of_no_bytes_is_refused() {
    shuffle(&[0; 8], 0, &mut [MaybeUninit::uninit(); 8]);
}

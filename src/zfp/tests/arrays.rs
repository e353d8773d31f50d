//! Arrays of every type, shape and layout.

use super::*;
use crate::array::Range;

fn reversed(setup: &Setup, src: &Array) {
    let back = read(setup, &stream(setup, src), &[], src.ty()).unwrap();
    assert!(back == content(src), "{:?}", src.ty());
}

fn every_size(names: &[&str], most: usize, dims: usize) {
    for name in names {
        for number in 0..most.pow(dims as u32) {
            let shape: Vec<usize> = (0..dims as u32).map(|axis| 1 + number / most.pow(axis) % most).collect();
            reversed(&Setup::default(), &smooth(name, &shape));
        }
    }
}

#[test]
fn every_size_of_one_axis_comes_back() {
    every_size(&SAME, 9, 1);
    every_size(&SMALL, 9, 1);
}

#[test]
fn every_size_of_two_axes_comes_back() {
    every_size(&SAME, 9, 2);
    every_size(&SMALL, 9, 2);
}

#[test]
fn every_size_of_three_axes_comes_back() {
    every_size(&SAME, 5, 3);
    for n in 1..=9 {
        reversed(&Setup::default(), &smooth("<f8", &[n, 9, 10 - n]));
    }
}

#[test]
fn every_partial_size_of_four_axes_comes_back() {
    every_size(&["<f4", "<i8"], 3, 4);
    for n in 1..=9 {
        reversed(&Setup::default(), &smooth("<f8", &[10 - n, 2, n, 5]));
    }
}

#[test]
fn noise_comes_back() {
    for name in SAME.iter().chain(&SMALL) {
        for shape in shapes() {
            reversed(&Setup::default(), &noise(name, shape));
        }
    }
}

#[test]
fn the_ends_of_the_range_of_integers_come_back() {
    let ends = |at: usize| if at.is_multiple_of(3) { f64::MIN } else { f64::MAX };
    for name in ["<i4", "<i8", "|i1", "|u1", "<i2", "<u2"] {
        reversed(&Setup::default(), &of(name, &[7, 9], ends));
    }
}

#[test]
fn values_that_are_not_finite_come_back_bit_for_bit() {
    let words =
        [0x7ff0_0000_0000_0000u64, 0xfff0_0000_0000_0000, 0x7ff8_dead_beef_0001, 0xfff0_0000_0000_0001, 1 << 63, 0, 1];
    let bytes: Vec<u8> = (0..45).flat_map(|at| words[at % words.len()].to_le_bytes()).collect();
    reversed(&Setup::default(), &array(ty("<f8", &[5, 9]), &bytes));
}

#[test]
fn floats_that_are_not_finite_come_back_bit_for_bit() {
    let words = [0x7f80_0000u32, 0xff80_0000, 0x7fc0_1234, 0xff80_0001, 1 << 31, 0, 1];
    let bytes: Vec<u8> = (0..45).flat_map(|at| words[at % words.len()].to_le_bytes()).collect();
    reversed(&Setup::default(), &array(ty("<f4", &[5, 9]), &bytes));
}

#[test]
fn every_half_comes_back() {
    let bytes: Vec<u8> = (0..=u16::MAX).flat_map(u16::to_le_bytes).collect();
    let src = array(ty("<f2", &[256, 256]), &bytes);
    let back = read(&Setup::default(), &stream(&Setup::default(), &src), &[], src.ty()).unwrap();
    for (bits, back) in (0..=u16::MAX).zip(back.as_chunks().0) {
        assert_eq!(u16::from_le_bytes(*back), bits, "{bits:x}");
    }
}

#[test]
fn the_other_byte_order_gives_the_same_stream() {
    for name in ["i2", "u2", "i4", "i8", "f2", "f4", "f8"] {
        let [little, big] = ["<", ">"].map(|order| smooth(&format!("{order}{name}"), &[5, 9]));
        for params in modes(2) {
            let setup = with(params);
            assert!(stream(&setup, &little) == stream(&setup, &big), "{name} {params:?}");
        }
    }
}

#[test]
fn the_other_byte_order_comes_back() {
    for name in [">i2", ">u2", ">i4", ">i8", ">f2", ">f4", ">f8"] {
        reversed(&Setup::default(), &smooth(name, &[5, 9]));
    }
}

/// A view of another array, and a copy of what it sees.
fn as_copied(view: Array) {
    let copy = view.copy(view.ty().order, usize::MAX).unwrap();
    for params in modes(view.ty().shape.len()) {
        let setup = with(params);
        let made = stream(&setup, &copy);
        assert!(stream(&setup, &view) == made, "{:?} with strides {:?}", view.ty(), view.strides());
    }
}

#[test]
fn an_array_without_its_halo_is_as_its_copy() {
    for name in SAME.iter().chain(&SMALL) {
        as_copied(noise(name, &[8, 9, 10]).interior(&[1, 2, 0], &[1, 0, 3]).unwrap());
    }
}

#[test]
fn an_array_walked_backwards_is_as_its_copy() {
    let back = |n: usize| Range { start: n - 1, count: n, step: -1 };
    for name in SAME.iter().chain(&SMALL) {
        as_copied(noise(name, &[6, 7, 9]).slice(&[back(6), back(7), back(9)]).unwrap());
    }
}

#[test]
fn every_second_element_is_as_its_copy() {
    for name in SAME.iter().chain(&SMALL) {
        let second = |n: usize| Range { start: 1, count: n / 2, step: 2 };
        as_copied(noise(name, &[12, 19]).slice(&[second(12), second(19)]).unwrap());
    }
}

#[test]
fn a_transposed_array_is_as_its_copy() {
    as_copied(noise("<f8", &[5, 6, 7, 3]).transpose(&[2, 0, 3, 1]).unwrap());
}

#[test]
fn the_first_axis_is_the_fastest_in_fortran_order() {
    let src = smooth("<f4", &[5, 9]);
    let fortran = src.copy(Order::C, usize::MAX).unwrap().transpose(&[1, 0]).unwrap().walked(Order::F);
    assert!(stream(&Setup::default(), &fortran) == stream(&Setup::default(), &src));
}

#[test]
fn arrays_are_filled_in_place_between_others() {
    let src = noise("<f8", &[5, 6, 7]);
    let stream = stream(&Setup::default(), &src);
    let outer = Array::zeros(ty("<f8", &[8, 9, 10]), usize::MAX).unwrap();
    let mut place = outer.interior(&[1, 2, 0], &[2, 1, 3]).unwrap();
    decompress_into(&Setup::default(), &stream, None, None, &mut place).unwrap();
    assert!(content(&place) == content(&src));
}

#[test]
fn words_differ_in_the_filling_alone() {
    for (shape, params) in shapes().iter().flat_map(|shape| modes(shape.len()).into_iter().map(move |m| (shape, m))) {
        let src = noise("<f4", shape);
        let made = |word| made(&Setup { word, ..with(params) }, &src, None).unwrap();
        let (whole, _, report) = made(64);
        for word in [8, 16, 32, 64] {
            let (stream, _, _) = made(word);
            let len = report.bits.next_multiple_of(u64::from(word)) as usize / 8;
            assert_eq!(stream.len(), len, "words of {word} bits");
            assert!(stream == whole[..len] && whole[len..].iter().all(|byte| *byte == 0));
        }
    }
}

#[test]
fn words_of_other_sizes_are_refused() {
    for word in [0, 1, 24, 128] {
        assert_eq!(kind(made(&Setup { word, ..Setup::default() }, &smooth("<f4", &[9]), None)), Kind::Argument);
    }
}

#[test]
fn types_that_zfp_has_not_are_refused() {
    for name in ["<u4", "<u8", "<c8", "|b1", "|S3"] {
        let src = Array::zeros(ty(name, &[9]), usize::MAX).unwrap();
        assert_eq!(kind(made(&Setup::default(), &src, None)), Kind::Argument, "{name}");
    }
}

#[test]
fn empty_arrays_are_refused() {
    let src = Array::zeros(ty("<f8", &[0, 3]), usize::MAX).unwrap();
    assert_eq!(kind(made(&Setup::default(), &src, None)), Kind::Argument);
}

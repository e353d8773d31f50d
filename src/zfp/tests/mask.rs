//! Values that are not finite.

use super::*;

/// Doubles and floats of several kinds that are not finite, here and there in a smooth field.
fn holed(name: &str, shape: &[usize]) -> Array {
    let src = smooth(name, shape);
    let size = src.ty().element_size().unwrap();
    let mut bytes = content(&src);
    let doubles = [0x7ff0_0000_0000_0000u64, 0xfff0_0000_0000_0000, 0x7ff8_0000_dead_beef, 0xfff0_0000_0000_0001];
    let floats = [0x7f80_0000u32, 0xff80_0000, 0x7fc0_1234, 0xff80_0001];
    let halves = [0x7c00u16, 0xfc00, 0x7e01, 0xfe00];
    for (number, at) in (0..src.ty().count()).filter(|at| at % 7 == 3 || at / 16 == 1).enumerate() {
        let place = &mut bytes[at * size..][..size];
        match size {
            8 => place.copy_from_slice(&doubles[number % 4].to_le_bytes()),
            4 => place.copy_from_slice(&floats[number % 4].to_le_bytes()),
            _ => place.copy_from_slice(&halves[number % 4].to_le_bytes()),
        }
    }
    array(src.ty().clone(), &bytes)
}

fn masked(params: Params) -> Setup {
    Setup { masked: true, ..with(params) }
}

fn lossy(dims: usize) -> impl Iterator<Item = Params> {
    modes(dims).into_iter().filter(|params| params.mode() != Mode::Reversible)
}

#[test]
fn the_lossy_modes_refuse_what_is_not_finite() {
    for value in [NAN, f64::INFINITY, f64::NEG_INFINITY] {
        for name in ["<f4", "<f8", "<f2", ">f8"] {
            for params in lossy(2) {
                let src = of(name, &[9, 7], |at| if at == 40 { value } else { 1.5 });
                assert_eq!(kind(made(&with(params), &src, None)), Kind::Argument, "{value} {name} {params:?}");
            }
        }
    }
}

#[test]
fn the_message_names_the_value_and_its_place() {
    let src = of("<f8", &[9, 7], |at| if at == 40 { f64::INFINITY } else { 1.5 });
    let text = message(made(&with(Params::precision(20)), &src, None));
    assert!(text.contains("inf") && text.contains("[5, 5, 0, 0]"), "{text}");
}

#[test]
fn a_mask_needs_a_sidecar() {
    let mut buffer = Buffer::new();
    let src = smooth("<f8", &[9]);
    let result = compress(&masked(Params::precision(20)), &src, None, None, &mut Output::growing(&mut buffer, 1000));
    assert_eq!(kind(result), Kind::Argument);
}

#[test]
fn a_mask_brings_them_back_bit_for_bit() {
    for name in ["<f4", "<f8"] {
        for shape in shapes() {
            for params in lossy(shape.len()) {
                let (src, setup) = (holed(name, shape), masked(params));
                let (stream, side, _) = made(&setup, &src, None).unwrap();
                let back = read(&setup, &stream, &side, src.ty()).unwrap();
                let size = src.ty().element_size().unwrap();
                for (before, after) in content(&src).chunks(size).zip(back.chunks(size)) {
                    let value = |bytes: &[u8]| match size {
                        4 => f32::from_le_bytes(bytes.try_into().unwrap()).into(),
                        _ => f64::from_le_bytes(bytes.try_into().unwrap()),
                    };
                    assert!(if value(before).is_finite() { value(after).is_finite() } else { before == after });
                }
            }
        }
    }
}

#[test]
fn a_mask_brings_halves_back() {
    let (src, setup) = (holed("<f2", &[9, 7]), masked(Params::precision(20)));
    let (stream, side, _) = made(&setup, &src, None).unwrap();
    let back = read(&setup, &stream, &side, src.ty()).unwrap();
    for (before, after) in content(&src).as_chunks::<2>().0.iter().zip(back.as_chunks::<2>().0) {
        let special = u16::from_le_bytes(*before) & 0x7c00 == 0x7c00;
        assert!(!special || before == after, "{before:?} became {after:?}");
    }
}

#[test]
fn what_is_finite_keeps_its_bound_beside_a_mask() {
    for shape in shapes() {
        let (src, setup) = (holed("<f8", shape), masked(Params::accuracy(1e-3).unwrap()));
        let (stream, side, _) = made(&setup, &src, None).unwrap();
        let back = doubles(&read(&setup, &stream, &side, src.ty()).unwrap());
        for (before, after) in doubles(&content(&src)).into_iter().zip(back) {
            assert!(!before.is_finite() || (before - after).abs() <= 1e-3, "{before} became {after}");
        }
    }
}

#[test]
fn a_mask_takes_nothing_of_a_finite_array() {
    let (src, setup) = (smooth("<f8", &[9, 7]), masked(Params::precision(20)));
    let (stream, _, report) = made(&setup, &src, None).unwrap();
    assert_eq!(report.masked, 0);
    assert!(stream == made(&with(Params::precision(20)), &src, None).unwrap().0);
}

#[test]
fn the_report_counts_them() {
    let src = of("<f8", &[9, 7], |at| if at % 10 == 0 { NAN } else { 1.5 });
    assert_eq!(made(&masked(Params::precision(20)), &src, None).unwrap().2.masked, 7);
}

#[test]
fn an_array_of_nothing_else_comes_back() {
    let src = of("<f8", &[9, 7], |_| NAN);
    let setup = masked(Params::rate(1.0, None, 2, 1).unwrap());
    let (stream, side, _) = made(&setup, &src, None).unwrap();
    assert!(read(&setup, &stream, &side, src.ty()).unwrap() == content(&src));
}

#[test]
fn a_mask_in_the_other_byte_order_comes_back() {
    let src = of(">f8", &[9, 7], |at| if at % 10 == 0 { f64::NEG_INFINITY } else { 0.0 });
    let setup = masked(Params::precision(20));
    let (stream, side, _) = made(&setup, &src, None).unwrap();
    assert!(read(&setup, &stream, &side, src.ty()).unwrap() == content(&src));
}

#[test]
fn negative_zeros_are_zeros_in_the_lossy_modes() {
    let src = of("<f8", &[9], |_| -0.0);
    for params in lossy(1) {
        let setup = with(params);
        assert!(doubles(&read(&setup, &stream(&setup, &src), &[], src.ty()).unwrap()).iter().all(|x| *x == 0.0));
    }
}

//! Each set of instructions against the portable code.

use super::Set;
use super::isa::{Generic, Isa};

/// Numbers of all sizes, among them the largest, and none but zero.
fn units() -> Vec<[i64; 64]> {
    let mut state = 0x9e37_79b9_7f4a_7c15_u64;
    let mut next = || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        state as i64
    };
    let mut all = vec![[0; 64], [i64::MIN; 64], [i64::MAX; 64], [-1; 64]];
    all.extend((0..200).map(|shift| std::array::from_fn(|_| next() >> (shift % 64))));
    all
}

fn check<S: Isa, const D: usize>(isa: S, set: Set) {
    for unit in units() {
        let narrow = unit.map(|value| value as i32);
        lifts::<S, D, true>(isa, set, &unit, &narrow);
        lifts::<S, D, false>(isa, set, &unit, &narrow);

        let planes = Generic.planes64::<D>(&unit, 0);
        for lowest in [0, 1, 31, 32, 33, 60, 63, 64] {
            let made = isa.planes64::<D>(&unit, lowest);
            assert_eq!(made[lowest..], planes[lowest..], "planes64, {set:?}, {D} axes: {unit:?}");
            let mut planes = planes;
            planes[..lowest].fill(0);
            let expected = Generic.values64::<D>(&planes, lowest);
            assert_eq!(isa.values64::<D>(&planes, lowest), expected, "values64, {set:?}, {D} axes: {unit:?}");
        }
        let planes = Generic.planes32::<D>(&narrow, 0);
        for lowest in [0, 1, 16, 31, 32] {
            let made = isa.planes32::<D>(&narrow, lowest);
            assert_eq!(made[lowest..], planes[lowest..], "planes32, {set:?}, {D} axes: {narrow:?}");
            let mut planes = planes;
            planes[..lowest].fill(0);
            let expected = Generic.values32::<D>(&planes, lowest);
            assert_eq!(isa.values32::<D>(&planes, lowest), expected, "values32, {set:?}, {D} axes: {narrow:?}");
        }
    }
}

fn lifts<S: Isa, const D: usize, const EXACT: bool>(isa: S, set: Set, unit: &[i64; 64], narrow: &[i32; 64]) {
    let what = format!("{set:?}, {D} axes, exact {EXACT}: {unit:?}");
    let (mut expected, mut lifted) = (*unit, *unit);
    Generic.forward64::<D, EXACT>(&mut expected);
    isa.forward64::<D, EXACT>(&mut lifted);
    assert_eq!(lifted, expected, "forward64, {what}");
    let (mut expected, mut lifted) = (*unit, *unit);
    Generic.inverse64::<D, EXACT>(&mut expected);
    isa.inverse64::<D, EXACT>(&mut lifted);
    assert_eq!(lifted, expected, "inverse64, {what}");
    let (mut expected, mut lifted) = (*narrow, *narrow);
    Generic.forward32::<D, EXACT>(&mut expected);
    isa.forward32::<D, EXACT>(&mut lifted);
    assert_eq!(lifted, expected, "forward32, {what}");
    let (mut expected, mut lifted) = (*narrow, *narrow);
    Generic.inverse32::<D, EXACT>(&mut expected);
    isa.inverse32::<D, EXACT>(&mut lifted);
    assert_eq!(lifted, expected, "inverse32, {what}");
}

fn conversions<S: Isa>(isa: S, set: Set) {
    for unit in units() {
        let (mut expected, mut values) = ([0.0; 64], [0.0; 64]);
        Generic.unscale64(&unit, &mut expected, 0.125);
        isa.unscale64(&unit, &mut values, 0.125);
        assert_eq!(values, expected, "unscale64, {set:?}: {unit:?}");
        for shift in [-1000, -61, -30, -9, -8, 0, 53] {
            let floats = unit.map(|int| (int >> 2) as f64 * 2_f64.powi(shift));
            let scale = 2_f64.powi(-shift.max(-900) - 1);
            let (mut expected, mut ints) = ([0; 64], [0; 64]);
            // SAFETY: the products are below 2 to the 61.
            unsafe {
                Generic.scale64(&floats, &mut expected, scale);
                isa.scale64(&floats, &mut ints, scale);
            }
            assert_eq!(ints, expected, "scale64, {set:?}: {floats:?}");
        }
    }
}

fn check_all<S: Isa>(isa: S, set: Set) {
    conversions(isa, set);
    check::<S, 1>(isa, set);
    check::<S, 2>(isa, set);
    check::<S, 3>(isa, set);
}

#[test]
fn all_sets_give_what_portable_code_gives() {
    for set in Set::available() {
        match set {
            Set::Generic => check_all(Generic, set),
            #[cfg(target_arch = "x86_64")]
            Set::Avx2 => check_all(super::avx2::Avx2::new(), set),
            #[cfg(target_arch = "x86_64")]
            Set::Avx512 => check_all(super::avx512::Avx512::new(), set),
        }
    }
}

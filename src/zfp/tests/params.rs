//! Parameters, their modes and the numbers of them.

use super::*;

#[test]
fn short_numbers_are_those_of_the_parameters_they_stand_for() {
    for mode in 0..0xfffu64 {
        let Ok(params) = Params::from_mode(mode) else { continue };
        let again = params.to_mode();
        // More planes than there are stand for all of them, and that is another setting's name.
        if again != mode {
            assert_eq!(Params::from_mode(again).unwrap(), params, "{mode} became {again}");
        }
    }
}

#[test]
fn every_rate_up_to_2048_bits_has_a_short_number() {
    for bits in 1..=2048u32 {
        let params = Params { minbits: bits, maxbits: bits, ..Params::default() };
        assert_eq!((params.mode(), params.to_mode()), (Mode::Rate, u64::from(bits - 1)));
    }
}

#[test]
fn every_precision_below_all_has_a_short_number() {
    for precision in 1..MAX_PREC {
        assert_eq!(Params::precision(precision).to_mode(), 2048 + u64::from(precision - 1));
    }
}

#[test]
fn every_smallest_exponent_of_accuracy_up_to_843_has_a_short_number() {
    for minexp in MIN_EXP + 1..=843 {
        let params = Params { minexp, ..Params::default() };
        assert_eq!((params.mode(), params.to_mode()), (Mode::Accuracy, (minexp - MIN_EXP) as u64 + 2177));
    }
}

#[test]
fn reversible_has_number_2176() {
    assert_eq!(Params::reversible().to_mode(), 2176);
    assert_eq!(Params::from_mode(2176).unwrap(), Params::reversible());
}

#[test]
fn long_numbers_bring_the_four_back() {
    for (minbits, maxbits, maxprec, minexp) in
        [(1, 1, 1, -16495), (2, 32768, 64, 16272), (20, 400, 30, -20), (32768, 32768, 17, 0), (3000, 3000, 64, -1074)]
    {
        let params = Params::expert(minbits, maxbits, maxprec, minexp).unwrap();
        let mode = params.to_mode();
        assert_eq!(mode & 0xfff, 0xfff, "{params:?}");
        assert_eq!(Params::from_mode(mode).unwrap(), params);
    }
}

#[test]
fn long_numbers_that_contradict_themselves_are_refused() {
    // At least 5 bits and at most 3.
    let mode = 16495u64 << 49 | 63 << 42 | 2 << 27 | 4 << 12 | 0xfff;
    assert_eq!(kind(Params::from_mode(mode)), Kind::Argument);
}

#[test]
fn modes_have_the_numbers_of_zfp() {
    let modes = [Mode::Expert, Mode::Rate, Mode::Precision, Mode::Accuracy, Mode::Reversible];
    assert_eq!(modes.map(|mode| mode as u32), [1, 2, 3, 4, 5]);
}

#[test]
fn settings_are_known_by_their_modes() {
    let of = |params: Params| params.mode();
    assert_eq!(of(Params::default()), Mode::Expert);
    assert_eq!(of(Params::rate(8.0, None, 3, 1).unwrap()), Mode::Rate);
    assert_eq!(of(Params::precision(20)), Mode::Precision);
    assert_eq!(of(Params::accuracy(1e-3).unwrap()), Mode::Accuracy);
    assert_eq!(of(Params::reversible()), Mode::Reversible);
    assert_eq!(of(Params::expert(1, 100, 64, -1074).unwrap()), Mode::Expert);
}

#[test]
fn the_rate_that_is_used_is_of_whole_bits_of_a_block() {
    for (rate, dims, used) in [(8.0, 3, 8.0), (1.1, 1, 1.0), (1.2, 1, 1.25), (3.3, 2, 3.3125)] {
        assert_eq!(Params::rate(rate, None, dims, 1).unwrap().rate_of(dims), used, "{rate}");
    }
}

#[test]
fn a_block_of_a_fixed_rate_has_room_for_its_exponent() {
    assert_eq!(Params::rate(0.0, Some(Scalar::F32), 1, 1).unwrap().maxbits, 9);
    assert_eq!(Params::rate(0.0, Some(Scalar::F64), 1, 1).unwrap().maxbits, 12);
}

#[test]
fn aligned_blocks_are_whole_words() {
    assert_eq!(Params::rate(1.1, None, 2, 64).unwrap().maxbits, 64);
    assert_eq!(Params::rate(4.1, None, 2, 64).unwrap().maxbits, 128);
}

#[test]
fn rates_that_no_header_tells_are_refused() {
    for rate in [-1.0, NAN, f64::INFINITY, 8193.0] {
        assert_eq!(kind(Params::rate(rate, None, 1, 1)), Kind::Argument, "{rate}");
    }
}

#[test]
fn the_precision_that_is_used_is_64_at_most() {
    assert_eq!([0, 1, 64, 65, 200].map(|n| Params::precision(n).maxprec), [64, 1, 64, 64, 64]);
}

#[test]
fn the_tolerance_that_is_used_is_a_power_of_two_not_above() {
    for (tolerance, used) in [(1.0, 1.0), (0.75, 0.5), (1e-3, 1.0 / 1024.0), (3.0, 2.0), (0.0, 0.0), (5e-324, 5e-324)] {
        let found = Params::accuracy(tolerance).unwrap().accuracy_of();
        assert!(found == used || tolerance == 5e-324 && found <= used, "{tolerance}: {found}");
    }
}

#[test]
fn tolerances_that_are_none_are_refused() {
    for tolerance in [-1.0, NAN, f64::INFINITY] {
        assert_eq!(kind(Params::accuracy(tolerance)), Kind::Argument);
    }
}

#[test]
fn expert_parameters_that_contradict_each_other_are_refused() {
    for (minbits, maxbits, maxprec, minexp) in
        [(5, 3, 64, 0), (0, 0, 64, 0), (1, 40_000, 64, 0), (1, 2, 0, 0), (1, 2, 65, 0), (1, 2, 3, 17_000)]
    {
        assert_eq!(kind(Params::expert(minbits, maxbits, maxprec, minexp)), Kind::Argument);
    }
}

//! IEEE binary16 to and from wider floats, without branches, bit for bit as numpy converts.
//!
//! Rounding is to the nearest, ties to even. The payload of a NaN keeps its leading bits and is not made quiet; one whose
//! leading bits are all zero becomes 1, so that a NaN stays one.

// A build without filters or codecs of objects has no use for all of it.
#![cfg_attr(not(all(feature = "filters", feature = "objects")), allow(dead_code))]

/// A binary16, as its bits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[repr(transparent)]
pub(crate) struct F16(pub(crate) u16);

/// The smallest step of a binary16.
const STEP: f64 = 1.0 / 16_777_216.0;

impl F16 {
    /// The same number.
    #[inline(always)]
    pub(crate) fn to_f32(self) -> f32 {
        const REBIAS: u32 = 112 << 23;
        let magnitude = u32::from(self.0 & 0x7fff);
        let sign = u32::from(self.0 & 0x8000) << 16;
        let normal = (magnitude << 13) + REBIAS;
        let special = normal + REBIAS;
        // Fewer than 2^10 steps: the product is exact.
        let subnormal = (magnitude as f32 * STEP as f32).to_bits();
        let large = if magnitude >= 0x7c00 { special } else { normal };
        f32::from_bits(sign | if magnitude < 0x400 { subnormal } else { large })
    }

    /// The same number.
    #[inline(always)]
    pub(crate) fn to_f64(self) -> f64 {
        const REBIAS: u64 = 1008 << 52;
        let magnitude = u64::from(self.0 & 0x7fff);
        let sign = u64::from(self.0 & 0x8000) << 48;
        let normal = (magnitude << 42) + REBIAS;
        let special = normal + REBIAS;
        let subnormal = (f64::from(magnitude as u32) * STEP).to_bits();
        let large = if magnitude >= 0x7c00 { special } else { normal };
        f64::from_bits(sign | if magnitude < 0x400 { subnormal } else { large })
    }

    /// The nearest binary16.
    #[inline(always)]
    pub(crate) fn from_f32(x: f32) -> F16 {
        const REBIAS: u32 = 112 << 23;
        let bits = x.to_bits();
        let magnitude = bits & 0x7fff_ffff;
        let sign = (bits >> 16) & 0x8000;
        // The sum's last place is one step: the addition rounds.
        let subnormal = (f32::from_bits(magnitude) + 0.5).to_bits().wrapping_sub(0.5f32.to_bits());
        let normal = magnitude.wrapping_sub(REBIAS).wrapping_add(0xfff + ((magnitude >> 13) & 1)) >> 13;
        let payload = (magnitude >> 13) & 0x3ff;
        let nan = 0x7c00 | payload | u32::from(payload == 0);
        let finite = if magnitude < 0x3880_0000 { subnormal } else { normal };
        let large = if magnitude > 0x7f80_0000 { nan } else { 0x7c00 };
        // From 65520 on, the nearest is infinity.
        F16((sign | if magnitude >= 0x477f_f000 { large } else { finite }) as u16)
    }

    /// The nearest binary16.
    #[inline(always)]
    pub(crate) fn from_f64(x: f64) -> F16 {
        const REBIAS: u64 = 1008 << 52;
        const MAGIC: f64 = 268_435_456.0;
        let bits = x.to_bits();
        let magnitude = bits & 0x7fff_ffff_ffff_ffff;
        let sign = (bits >> 48) & 0x8000;
        let subnormal = (f64::from_bits(magnitude) + MAGIC).to_bits().wrapping_sub(MAGIC.to_bits());
        let normal = magnitude.wrapping_sub(REBIAS).wrapping_add(0x1ff_ffff_ffff + ((magnitude >> 42) & 1)) >> 42;
        let payload = (magnitude >> 42) & 0x3ff;
        let nan = 0x7c00 | payload | u64::from(payload == 0);
        let finite = if magnitude < 0x3f10_0000_0000_0000 { subnormal } else { normal };
        let large = if magnitude > 0x7ff0_0000_0000_0000 { nan } else { 0x7c00 };
        F16((sign | if magnitude >= 0x40ef_fe00_0000_0000 { large } else { finite }) as u16)
    }
}

/// Rounds the sum or the difference of two binary16s, which stays a binary32.
///
/// Such a sum is a whole number of a binary16's smallest steps: below the normal numbers there is nothing to round.
#[inline(always)]
pub(crate) fn rounded_sum(x: f32) -> f32 {
    let bits = x.to_bits();
    let magnitude = bits & 0x7fff_ffff;
    let rounded = bits.wrapping_add(0xfff + ((bits >> 13) & 1)) & !0x1fff;
    let infinite = (bits & 0x8000_0000) | 0x7f80_0000;
    // A NaN made of a binary16 has no bits that rounding would touch.
    let is_infinite = magnitude.wrapping_sub(0x477f_f000) <= 0x7f80_0000 - 0x477f_f000;
    f32::from_bits(if is_infinite { infinite } else { rounded })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_half_comes_back() {
        for bits in 0..=u16::MAX {
            let half = F16(bits);
            assert_eq!(F16::from_f32(half.to_f32()), half);
            assert_eq!(F16::from_f64(half.to_f64()), half);
        }
    }

    #[test]
    fn sums_round_as_any_number_does() {
        let numbers = (0..=u16::MAX).step_by(97).map(F16);
        for a in numbers.clone() {
            for b in numbers.clone().chain([F16(1), F16(0x8001), F16(0x7bff), F16(0x7c00), F16(0xfc00)]) {
                let sum = a.to_f32() + b.to_f32();
                assert_eq!(F16::from_f32(rounded_sum(sum)), F16::from_f32(sum), "{a:?} {b:?}");
                assert_eq!(rounded_sum(sum).to_bits(), F16::from_f32(sum).to_f32().to_bits(), "{a:?} {b:?}");
            }
        }
    }

    #[test]
    fn both_widths_tell_the_same_number() {
        for bits in 0..=u16::MAX {
            let half = F16(bits);
            let (narrow, wide) = (half.to_f32(), half.to_f64());
            assert!(f64::from(narrow) == wide || narrow.is_nan() && wide.is_nan(), "{bits:04x}");
        }
    }

    /// `numpy.array(…, "u4").view("f4").astype("f2").view("u2")`.
    #[test]
    fn nan_payloads_are_numpy_s() {
        let known = [
            (0x7f80_0001, 0x7c01),
            (0x7fc0_0000, 0x7e00),
            (0xffc0_1000, 0xfe00),
            (0x7fbf_ffff, 0x7dff),
            (0x7f80_2000, 0x7c01),
            (0xff80_1fff, 0xfc01),
        ];
        for (single, half) in known {
            assert_eq!(F16::from_f32(f32::from_bits(single)).0, half);
        }
        assert_eq!(F16(0x7c01).to_f32().to_bits(), 0x7f80_2000);
        assert_eq!(F16(0x7d55).to_f64().to_bits(), 0x7ff5_5400_0000_0000);
        assert_eq!(F16::from_f64(f64::from_bits(0xfff8_0400_0000_0000)).0, 0xfe01);
    }

    #[test]
    fn ties_go_to_even_and_their_neighbours_do_not() {
        for bits in (0..0x7c00u16).chain(0x8000..0xfc00) {
            let (low, high) = (F16(bits), F16(bits + 1));
            let next = if bits & 0x7fff == 0x7bff { 65536f64.copysign(low.to_f64()) } else { high.to_f64() };
            let tie = (low.to_f64() + next) / 2.0;
            let even = if bits & 1 == 0 { low } else { high };
            assert_eq!(F16::from_f64(tie), even);
            assert_eq!(F16::from_f32(tie as f32), even);
            assert_eq!(F16::from_f64(f64::from_bits(tie.to_bits() - 1)), low);
            assert_eq!(F16::from_f64(f64::from_bits(tie.to_bits() + 1)), high);
            assert_eq!(F16::from_f32(f32::from_bits((tie as f32).to_bits() - 1)), low);
            assert_eq!(F16::from_f32(f32::from_bits((tie as f32).to_bits() + 1)), high);
        }
    }
}

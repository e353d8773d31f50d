//! Bytes that look random, as fast as memory takes them.
//!
//! A payload is cut into units of 4 KiB. Each unit is made from a key of its own, which comes from the seed, the index of the
//! object and the number of the unit; so objects share no unit, and any unit can be made without those before it.
//!
//! - `dedup` n: the units repeat after the n-th part of the payload, rounded up to blocks of 64 KiB (4 KiB in a payload of less
//!   than n such blocks). A store that deduplicates blocks of up to that size keeps the n-th part. One that compresses sees
//!   nothing of it, as long as its window is shorter than that part.
//! - `compress` n: each unit begins with its n-th part of random bytes, and the rest are zeros. Zstandard makes of a unit what
//!   is asked for within 2 % up to n = 20; zlib and lz4, which take longer to say zeros, remain 7 % and 10 % behind at 20.

use super::Spec;
use crate::error::Result;
use crate::output::Output;

/// What is made at once.
const UNIT: usize = 4 << 10;
/// The payload repeats in blocks of this size, where it is long enough.
const BLOCK: u64 = 64 << 10;
/// Units are made in the first-level cache, where a checksum finds them, and copied from there.
const PIECE: usize = 4 * UNIT;

/// The odd numbers by which states follow one another.
const STEP: u64 = 0xa076_1d64_78bd_642f;
const GOLDEN: u64 = 0x9e37_79b9_7f4a_7c15;

/// The payload of one object.
pub(super) struct Payload {
    pub(super) size: u64,
    key: u64,
    /// The units repeat after so many.
    period: u64,
    compress: f64,
}

/// Different numbers give different ones, without likeness (the last step of SplitMix64).
fn mix(number: u64) -> u64 {
    let number = (number ^ (number >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let number = (number ^ (number >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    number ^ (number >> 31)
}

/// One step of wyrand, which has no state but a counter: words do not wait for one another.
#[inline]
fn word(counter: u64, key: u64) -> u64 {
    let product = u128::from(counter) * u128::from(counter ^ key);
    product as u64 ^ (product >> 64) as u64
}

impl Payload {
    pub(super) fn new(spec: &Spec, index: u64) -> Payload {
        let dedup = u64::from(spec.dedup.max(1));
        let block = if spec.size / dedup >= BLOCK { BLOCK } else { UNIT as u64 };
        let unique = spec.size.div_ceil(block).div_ceil(dedup).max(1);
        Payload {
            size: spec.size,
            key: mix(mix(spec.seed.wrapping_add(GOLDEN)).wrapping_add(index)),
            period: unique * (block / UNIT as u64),
            compress: spec.compress.max(1.0),
        }
    }

    /// How many of the first bytes of a unit, or of what there is of the last one, are random.
    fn random(&self, len: usize) -> usize {
        ((len as f64 / self.compress).round() as usize).clamp(1, len)
    }

    fn fill(&self, number: u64, unit: &mut [u8]) {
        let number = number % self.period;
        let mut counter = mix(self.key.wrapping_add(number.wrapping_mul(GOLDEN)));
        // Counters of two units may run over the same numbers; then the keys differ.
        let key = mix(counter.wrapping_add(self.key ^ STEP));
        let (random, constant) = unit.split_at_mut(self.random(unit.len()));
        let (words, rest) = random.as_chunks_mut::<8>();
        for to in words {
            counter = counter.wrapping_add(STEP);
            *to = word(counter, key).to_le_bytes();
        }
        let last = word(counter.wrapping_add(STEP), key).to_le_bytes();
        rest.copy_from_slice(&last[..rest.len()]);
        constant.fill(0);
    }

    /// Appends the payload, and shows each piece of it to `each` while it is in the cache.
    pub(super) fn append(&self, dst: &mut Output<'_>, mut each: impl FnMut(&[u8])) -> Result<()> {
        let mut piece = [0; PIECE];
        let (mut left, mut number) = (self.size, 0);
        while left > 0 {
            let piece = &mut piece[..left.min(PIECE as u64) as usize];
            for unit in piece.chunks_mut(UNIT) {
                self.fill(number, unit);
                number += 1;
            }
            each(piece);
            dst.extend_from_slice(piece)?;
            left -= piece.len() as u64;
        }
        Ok(())
    }
}

//! Bytes to tokens, by the decisions of c-blosc 1.21.
//!
//! Every decision below is part of the promise of equal bytes: where c-blosc gives up, which positions the table learns,
//! how much of a match is used. How fast they are taken is not.

use core::mem::MaybeUninit;

use super::kernels::Sink;
use super::{FAR, FAR_MARK, LONG, MAX_LITERALS};
use crate::error::{Error, Result};

/// Matches from this distance on are not used.
const TOO_FAR: usize = 65535 + FAR - 2;
/// Shorter input is not encoded.
const MIN_INPUT: usize = 16;
/// With less room nothing is encoded.
const MIN_ROOM: usize = 66;
/// No match begins in so many bytes at the end.
const TAIL: usize = 12;
/// Positions of the main table have so many bits at most; levels 1 and 2 use fewer.
const MAIN_BITS: u32 = 14;
/// The same for the probe, which sees as many bytes as it has positions.
const PROBE_BITS: u32 = 12;
const PROBE: usize = 1 << PROBE_BITS;

/// The hash tables, kept between calls: the last position at which some four bytes were seen. What they hold from an
/// earlier call is never used.
pub(in crate::blosc) struct Table {
    main: Box<[u32; 1 << MAIN_BITS]>,
    probe: Box<[u16; PROBE]>,
}

impl Table {
    pub(in crate::blosc) fn new() -> Result<Self> {
        Ok(Table { main: zeros()?, probe: zeros()? })
    }
}

fn zeros<T: Copy + Default, const N: usize>() -> Result<Box<[T; N]>> {
    let mut list = Vec::new();
    list.try_reserve_exact(N).map_err(|_| Error::no_memory(N * size_of::<T>()))?;
    list.resize(N, T::default());
    list.into_boxed_slice().try_into().map_err(|_| Error::no_memory(N * size_of::<T>()))
}

/// Encodes `src` at level 1 to 9, if it shrinks enough for the level and there is room in `dst`.
///
/// `split`: the block is one byte plane of several that are encoded apart.
pub(in crate::blosc) fn compress<'d>(
    table: &mut Table,
    src: &[u8],
    level: u8,
    split: bool,
    dst: &'d mut [MaybeUninit<u8>],
) -> Option<&'d mut [u8]> {
    if src.len() < MIN_INPUT || i32::try_from(src.len()).is_err() || dst.len() < MIN_ROOM {
        return None;
    }
    let ratio = probe(&mut table.probe, &src[src.len() - src.len() / 4..]);
    let least = match level {
        0..=1 => 2.0,
        2 => 1.5,
        3..=6 => 1.2,
        7 => 1.15,
        8 => 1.1,
        9.. => 1.0,
    };
    if ratio < least {
        return None;
    }
    // How many of the bytes that are equal go unused: sequences that differ often do so soon again.
    let rule = if split && ratio >= 4.0 { Rule { kept: 4, least: 4 } } else { Rule { kept: 3, least: 3 } };
    let mut sink = Sink::new(dst);
    match level {
        0..=1 => encode::<{ MAIN_BITS - 2 }>(&mut table.main, src, rule, false, &mut sink),
        2 => encode::<{ MAIN_BITS - 1 }>(&mut table.main, src, rule, false, &mut sink),
        _ => encode::<MAIN_BITS>(&mut table.main, src, rule, level >= 9, &mut sink),
    }?;
    let stream = sink.finish();
    // The mark of the encoder.
    stream[0] |= 1 << 5;
    Some(stream)
}

/// Which matches are used.
///
/// Lengths count as c-blosc does: a match of `length` ends `kept` bytes before the place behind the first difference,
/// and stands for two bytes more.
#[derive(Clone, Copy)]
struct Rule {
    kept: usize,
    least: usize,
}

impl Rule {
    /// What must be zero of the difference of the next eight bytes for the shortest match.
    ///
    /// With `n` equal bytes the length is `n + 1 - kept`: the tail is long enough for the end to play no part.
    #[inline(always)]
    fn mask(self) -> u64 {
        u64::MAX >> (64 - 8 * (self.least + self.kept - 1))
    }
}

/// A guess of the ratio at which the data can be encoded, from the beginning of a part of it.
fn probe(table: &mut [u16; PROBE], part: &[u8]) -> f64 {
    let part = &part[..part.len().min(PROBE)];
    let end = part.len().saturating_sub(TAIL);
    let rule = Rule { kept: 3, least: 3 };
    let mask = rule.mask();
    table.fill(0);
    // Bytes before the literals, and where they would begin: four are counted before the first.
    let (mut before, mut literals) = (0_usize, 4_usize);
    let mut at = 0;
    while at < end {
        let next = word(part, at);
        let slot = &mut table[hash::<PROBE_BITS>(next)];
        let seen = usize::from(*slot);
        *slot = at as u16;
        if (next ^ word(part, seen)) & mask != 0 || seen == at {
            at += 1;
            literals += 1;
            continue;
        }
        let stop = difference_end(part, seen, at) - rule.kept;
        let length = stop - at;
        before += literals + literals.div_ceil(MAX_LITERALS);
        before += if length >= LONG { (length - LONG) / 255 + 3 } else { 2 };
        literals = 0;
        table[hash::<PROBE_BITS>(half(part, stop))] = stop as u16;
        at = stop + 2;
    }
    let size = before + literals + literals / MAX_LITERALS + 1;
    at as f64 / size as f64
}

/// `None` where c-blosc finds no room.
#[inline(always)]
fn encode<const BITS: u32>(
    table: &mut [u32; 1 << MAIN_BITS],
    src: &[u8],
    rule: Rule,
    both: bool,
    sink: &mut Sink<'_>,
) -> Option<()> {
    table[..1 << BITS].fill(0);
    let end = src.len() - TAIL;
    let mask = rule.mask();
    // Literals from here on are not written yet.
    let mut start = 0;
    let mut at = 4;
    'matches: loop {
        // So many literals never have room.
        let end = end.min(start + sink.left());
        loop {
            if at >= end {
                break 'matches;
            }
            let next = word(src, at);
            let slot = &mut table[hash::<BITS>(next)];
            let seen = *slot as usize;
            *slot = at as u32;
            if (next ^ word(src, seen)) & mask != 0 {
                at += 1;
                continue;
            }
            let distance = at - seen;
            if distance >= TOO_FAR {
                at += 1;
                continue;
            }
            let stop = difference_end(src, seen, at) - rule.kept;
            let length = stop - at;
            if distance >= FAR && length <= 5 {
                at += 1;
                continue;
            }
            literals(&src[start..], at - start, sink)?;
            put_match(distance, length, sink)?;
            let next = half(src, stop);
            table[hash::<BITS>(next)] = stop as u32;
            if both {
                table[hash::<BITS>(next >> 8)] = stop as u32 + 1;
            }
            at = stop + 2;
            start = at;
            // For the control byte of literals, which always follow.
            if sink.left() < 1 {
                return None;
            }
            break;
        }
    }
    literals(&src[start..], src.len() - start, sink)
}

/// Writes the first `count` bytes of `src` as literals.
#[inline(always)]
fn literals(src: &[u8], count: usize, sink: &mut Sink<'_>) -> Option<()> {
    if count == 0 {
        return Some(());
    }
    // c-blosc wants room for two bytes before each literal, and has by then begun a token behind every full one.
    let before = count - 1;
    if before + before / MAX_LITERALS + 3 > sink.left() {
        return None;
    }
    let mut rest = &src[..];
    let mut left = count;
    loop {
        let some = left.min(MAX_LITERALS);
        let done = sink.put(some as u8 - 1) && sink.literals(rest, some);
        debug_assert!(done, "the room was checked");
        left -= some;
        if left == 0 {
            return Some(());
        }
        rest = &rest[some..];
    }
}

#[inline(always)]
fn put_match(distance: usize, length: usize, sink: &mut Sink<'_>) -> Option<()> {
    let far = distance >= FAR;
    let high = if far { FAR_MARK } else { (distance - 1) >> 8 };
    let size = if far { 4 } else { 2 };
    if length < LONG {
        if sink.left() < size {
            return None;
        }
        let _ = sink.put((length << 5 | high) as u8);
    } else {
        let more = length - LONG;
        if sink.left() < more / 255 + 1 + size {
            return None;
        }
        let _ = sink.put((LONG << 5 | high) as u8);
        for _ in 0..more / 255 {
            let _ = sink.put(255);
        }
        let _ = sink.put((more % 255) as u8);
    }
    if far {
        let _ = sink.put(255);
        let _ = sink.put(((distance - FAR) >> 8) as u8);
        let _ = sink.put((distance - FAR) as u8);
    } else {
        let _ = sink.put((distance - 1) as u8);
    }
    Some(())
}

/// Behind the first byte at or after `at` that differs from its counterpart at `seen`, but not behind the last byte.
#[inline(always)]
fn difference_end(src: &[u8], seen: usize, at: usize) -> usize {
    let (mut seen, mut at) = (seen, at);
    let last = src.len() - 1;
    while at + 8 <= last {
        let difference = word(src, seen) ^ word(src, at);
        if difference != 0 {
            return at + difference.trailing_zeros() as usize / 8 + 1;
        }
        seen += 8;
        at += 8;
    }
    while at < last {
        at += 1;
        if src[seen] != src[at - 1] {
            break;
        }
        seen += 1;
    }
    at
}

#[inline(always)]
fn word(src: &[u8], at: usize) -> u64 {
    u64::from_le_bytes(*src[at..].first_chunk().expect("eight bytes"))
}

#[inline(always)]
fn half(src: &[u8], at: usize) -> u64 {
    u32::from_le_bytes(*src[at..].first_chunk().expect("four bytes")).into()
}

/// The position in a table of `2^BITS` for the four bytes that are the lower half of `word`.
#[inline(always)]
fn hash<const BITS: u32>(word: u64) -> usize {
    ((word as u32).wrapping_mul(2_654_435_761) >> (32 - BITS)) as usize
}

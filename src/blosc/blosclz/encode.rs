//! Bytes to tokens, by the decisions of c-blosc 1.21.
//!
//! Every decision below is part of the promise of equal bytes: where c-blosc gives up, which positions the table learns,
//! how much of a match is used. How fast they are taken is not.

use core::hint::select_unpredictable;
use core::mem::MaybeUninit;

use super::kernels::{Candidate, Sink, find, hash};
use super::{FAR, FAR_MARK, LONG, MAX_BITS, MAX_LITERALS};
use crate::error::{Error, Result};

/// Matches from this distance on are not used.
const TOO_FAR: usize = 65535 + FAR - 2;
/// Shorter input is not encoded.
const MIN_INPUT: usize = 16;
/// With less room nothing is encoded.
const MIN_ROOM: usize = 66;
/// No match begins in so many bytes at the end.
const TAIL: usize = 12;
/// The table of the probe, which sees as many bytes as that has places.
const PROBE_BITS: u32 = 12;
const PROBE: usize = 1 << PROBE_BITS;

/// The hash table, kept between calls: the last position at which some four bytes were seen. What it holds from an earlier
/// call is never used.
pub(in crate::blosc) struct Table(Box<[u32; 1 << MAX_BITS]>);

impl Table {
    pub(in crate::blosc) fn new() -> Result<Self> {
        let no_memory = || Error::no_memory(size_of::<u32>() << MAX_BITS);
        let mut list = Vec::new();
        list.try_reserve_exact(1 << MAX_BITS).map_err(|_| no_memory())?;
        list.resize(1 << MAX_BITS, 0);
        Ok(Table(list.into_boxed_slice().try_into().map_err(|_| no_memory())?))
    }
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
    let ratio = probe(&mut table.0, &src[src.len() - src.len() / 4..]);
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
        0..=1 => encode::<{ MAX_BITS - 2 }>(&mut table.0, src, rule, false, &mut sink),
        2 => encode::<{ MAX_BITS - 1 }>(&mut table.0, src, rule, false, &mut sink),
        _ => encode::<MAX_BITS>(&mut table.0, src, rule, level >= 9, &mut sink),
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
#[inline(never)]
fn probe(table: &mut [u32; 1 << MAX_BITS], part: &[u8]) -> f64 {
    let part = &part[..part.len().min(PROBE)];
    let Some(end) = part.len().checked_sub(TAIL) else { return 0.0 };
    let rule = Rule { kept: 3, least: 3 };
    table[..1 << PROBE_BITS].fill(0);
    // The size of what lies before the literals, of which four are counted that are not there.
    let mut size = 0;
    let mut count = 4;
    let mut at = 0;
    while let Some(found) = find::<PROBE_BITS>(table, part, at, end, rule.mask()) {
        count += found.at - at;
        let stop = stop(part, &found) - rule.kept;
        let length = stop - found.at;
        size += count + count.div_ceil(MAX_LITERALS);
        size += if length >= LONG { (length - LONG) / 255 + 3 } else { 2 };
        count = 0;
        table[hash::<PROBE_BITS>(four(part, stop))] = stop as u32;
        at = stop + 2;
    }
    // Where the last match went past the end, so did the count.
    count += end.saturating_sub(at);
    size += count + count / MAX_LITERALS + 1;
    at.max(end) as f64 / size as f64
}

/// `None` where c-blosc finds no room.
#[inline(never)]
fn encode<const BITS: u32>(
    table: &mut [u32; 1 << MAX_BITS],
    src: &[u8],
    rule: Rule,
    both: bool,
    sink: &mut Sink<'_>,
) -> Option<()> {
    table[..1 << BITS].fill(0);
    let end = src.len() - TAIL;
    // Literals from here on are not written yet.
    let mut start = 0;
    let mut at = 4;
    // So many literals as there is room for bytes never have room.
    while let Some(found) = find::<BITS>(table, src, at, end.min(start + sink.left()), rule.mask()) {
        let distance = found.at - found.seen;
        let stop = stop(src, &found) - rule.kept;
        let length = stop - found.at;
        if distance >= TOO_FAR || length <= 5 && distance >= FAR {
            at = found.at + 1;
            continue;
        }
        literals(&src[start..], found.at - start, sink)?;
        put_match(distance, length, sink)?;
        // For the control byte of literals, which always follow.
        if sink.left() == 0 {
            return None;
        }
        let next = four(src, stop);
        table[hash::<BITS>(next)] = stop as u32;
        if both {
            table[hash::<BITS>(next >> 8)] = stop as u32 + 1;
        }
        at = stop + 2;
        start = at;
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
    let mut rest = src;
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
    // Choices without a jump: what comes next is hard to foretell.
    let (near, far) = (distance.wrapping_sub(1) as u64, distance.wrapping_sub(FAR) as u64);
    let (high, low, low_size) = select_unpredictable(
        distance >= FAR,
        (FAR_MARK as u64, 0xff | far & 0xff00 | (far & 0xff) << 16, 3),
        (near >> 8, near & 0xff, 1),
    );
    if length < LONG + 255 && sink.left() >= 8 {
        let length = length as u64;
        let (head, head_size) = select_unpredictable(
            length < LONG as u64,
            (length << 5 | high, 1),
            ((LONG as u64) << 5 | high | length.wrapping_sub(LONG as u64) << 8, 2),
        );
        let _ = sink.some_of(low << (8 * head_size) | head, head_size + low_size);
        return Some(());
    }
    let more = length.checked_sub(LONG);
    let size = 1 + more.map_or(0, |more| more / 255 + 1) + low_size;
    if sink.left() < size {
        return None;
    }
    let _ = sink.put((length.min(LONG) << 5) as u8 | high as u8);
    if let Some(more) = more {
        for _ in 0..more / 255 {
            let _ = sink.put(255);
        }
        let _ = sink.put((more % 255) as u8);
    }
    for byte in &low.to_le_bytes()[..low_size] {
        let _ = sink.put(*byte);
    }
    Some(())
}

/// Behind the first byte that differs, but not behind the last byte.
#[inline(always)]
fn stop(src: &[u8], found: &Candidate) -> usize {
    (found.at + found.equal + 1).min(src.len() - 1)
}

#[inline(always)]
fn four(src: &[u8], at: usize) -> u32 {
    u32::from_le_bytes(*src[at..].first_chunk().expect("a match ends three bytes before the end"))
}

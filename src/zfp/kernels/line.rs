//! Blocks of one axis: four values, whose planes are too small to be worth a word each.
//!
//! A value is held mirrored: the bit of the highest plane lowest. Once all four values are known, planes are nothing but
//! four bits each, and the rest of a block is four words interleaved.

use super::isa::Isa;
use super::planes::careful;
use super::reader::{Reader, low};
use super::writer::Cursor;

/// Every fourth bit.
const FOURTH: u64 = 0x1111_1111_1111_1111;

/// What is written for a plane of these four bits when `n` values are known, at `16 n + bits`: the bits; from bit 8 on,
/// how many; from bit 12 on, how many values are known then.
static WRITTEN: [u16; 64] = {
    let mut written = [0; 64];
    let mut at = 0;
    while at < written.len() {
        let (mut n, plane) = (at / 16, at % 16);
        let (mut bits, mut count) = (plane & ((1 << n) - 1), n);
        while n < 4 {
            let more = plane >> n != 0;
            bits |= (more as usize) << count;
            count += 1;
            if !more {
                break;
            }
            while n < 3 {
                let one = plane >> n & 1;
                bits |= one << count;
                count += 1;
                if one == 1 {
                    break;
                }
                n += 1;
            }
            n += 1;
        }
        written[at] = (bits | count << 8 | n << 12) as u16;
        at += 1;
    }
    written
};

/// The same of two planes, the first one lowest, at `256 n + bits`: the bits; from bit 16 on, how many; from bit 24 on, how
/// many values are known then.
static WRITTEN_TWICE: [u32; 1024] = {
    let mut written = [0; 1024];
    let mut at = 0;
    while at < written.len() {
        let first = WRITTEN[at / 256 * 16 + at % 16] as u32;
        let (count, n) = (first >> 8 & 15, first >> 12);
        let plane = (at / 16 % 16) as u32;
        // With all values known, a plane is written as it is.
        let second = if n < 4 { WRITTEN[(n * 16 + plane) as usize] as u32 } else { plane | 4 << 8 | 4 << 12 };
        written[at] =
            first & 0xff | (second & 0xff) << count | (count + (second >> 8 & 15)) << 16 | (second >> 12) << 24;
        at += 1;
    }
    written
};

/// What is read of a plane when `n` values are known, at `128 n` and the next seven bits: the plane, and the rest as in
/// [`WRITTEN`].
static READ_ONE: [u16; 512] = {
    let mut read = [0; 512];
    let mut state = 0;
    while state < 64 {
        let (bits, count) = ((WRITTEN[state] & 0xff) as usize, (WRITTEN[state] >> 8 & 15) as usize);
        let mut beyond = 0;
        while beyond < 1 << (7 - count) {
            read[state / 16 * 128 + (bits | beyond << count)] = (state % 16) as u16 | WRITTEN[state] & 0xff00;
            beyond += 1;
        }
        state += 1;
    }
    read
};

/// How many bits are looked up at once.
const LOOKED_UP: usize = 10;

/// What is read of one plane, or of two if they end within the bits looked up, when `n` values are known, at
/// `1024 n + bits`: the planes, the first one lowest; from bit 8 on, how many bits they take; from bit 16 on, how many planes
/// they are; from bit 24 on, how many values are known then.
static READ: [u32; 4 << LOOKED_UP] = {
    let mut read = [0; 4 << LOOKED_UP];
    // Every one plane first, then every two that fit.
    let mut state = 0;
    while state < 64 {
        let (bits, count, n) = (WRITTEN[state] & 0xff, WRITTEN[state] >> 8 & 15, WRITTEN[state] >> 12);
        let entry = (state % 16) as u32 | (count as u32) << 8 | 1 << 16 | (n as u32) << 24;
        let mut beyond = 0;
        while beyond < 1 << (LOOKED_UP - count as usize) {
            read[(state / 16) << LOOKED_UP | bits as usize | beyond << count] = entry;
            beyond += 1;
        }
        state += 1;
    }
    let mut state = 0;
    while state < 1024 {
        let (bits, count, n) =
            (WRITTEN_TWICE[state] & 0xffff, (WRITTEN_TWICE[state] >> 16 & 0xff) as usize, WRITTEN_TWICE[state] >> 24);
        let entry = (state % 256) as u32 | (count as u32) << 8 | 2 << 16 | n << 24;
        let mut beyond = 0;
        while count <= LOOKED_UP && beyond < 1 << (LOOKED_UP - count) {
            read[(state / 256) << LOOKED_UP | bits as usize | beyond << count] = entry;
            beyond += 1;
        }
        state += 1;
    }
    read
};

/// Sixteen bits, three zeros between each two.
#[inline(always)]
fn spread<S: Isa>(isa: S, bits: u64) -> u64 {
    if S::HAS_DEPOSIT {
        return isa.deposit(bits, FOURTH);
    }
    let bits = bits & 0xffff;
    let bits = (bits | bits << 24) & 0x0000_00ff_0000_00ff;
    let bits = (bits | bits << 12) & 0x000f_000f_000f_000f;
    let bits = (bits | bits << 6) & 0x0303_0303_0303_0303;
    (bits | bits << 3) & FOURTH
}

/// Undoes [`spread`]; other bits do not matter.
#[inline(always)]
fn gathered<S: Isa>(isa: S, bits: u64) -> u64 {
    if S::HAS_DEPOSIT {
        return isa.extract(bits, FOURTH);
    }
    let bits = bits & FOURTH;
    let bits = (bits | bits >> 3) & 0x0303_0303_0303_0303;
    let bits = (bits | bits >> 6) & 0x000f_000f_000f_000f;
    let bits = (bits | bits >> 12) & 0x0000_00ff_0000_00ff;
    (bits | bits >> 24) & 0xffff
}

/// How many planes from the highest on have all ones of four mirrored values.
#[inline(always)]
pub(super) fn needed(values: &[u64; 4]) -> u32 {
    64 - values.iter().fold(0, |all, value| all | value).leading_zeros()
}

/// Sixteen planes of four mirrored values, from plane `k` on.
#[inline(always)]
fn interleaved<S: Isa>(isa: S, values: &[u64; 4], k: u32) -> u64 {
    values.iter().rev().fold(0, |planes, value| planes << 1 | spread(isa, value >> k))
}

/// Writes the highest `prec` planes of four mirrored values, at most about `budget` bits.
#[inline(always)]
pub(super) fn emit<S: Isa>(isa: S, values: &[u64; 4], prec: u32, budget: usize, cursor: &mut Cursor<'_>) {
    let end = cursor.position().saturating_add(budget);
    let all = values[0] | values[1] | values[2] | values[3];
    // Planes of zeros take a bit each.
    let zeros = all.trailing_zeros().min(prec).min(budget.min(64) as u32);
    cursor.put(0, zeros);
    let (mut k, mut n) = (zeros, 0);
    while k < prec && n < 4 && cursor.position() < end {
        let mut planes = interleaved(isa, values, k);
        let last = prec.min(k + 16);
        while k + 2 <= last && n < 4 {
            let entry = WRITTEN_TWICE[((256 * n) | (planes & 0xff) as usize) & 1023];
            cursor.put(u64::from(entry & 0xffff), entry >> 16 & 0xff);
            n = (entry >> 24) as usize;
            planes >>= 8;
            k += 2;
        }
        if k < last && n < 4 {
            let entry = WRITTEN[((16 * n) | (planes & 15) as usize) & 63];
            cursor.put(u64::from(entry & 0xff), u32::from(entry >> 8 & 15));
            n = usize::from(entry >> 12);
            k += 1;
        }
    }
    while k < prec && cursor.position() < end {
        let count = (prec - k).min(16);
        cursor.put(interleaved(isa, values, k) & low(4 * count), 4 * count);
        k += count;
    }
}

/// Reads the highest `prec` planes of four mirrored values, within `budget` bits.
#[inline(always)]
pub(super) fn parse<S: Isa>(isa: S, prec: u32, budget: usize, reader: &mut Reader<'_>) -> [u64; 4] {
    let mut values = [0; 4];
    let mut at = reader.position();
    let end = at.saturating_add(budget);
    let mut add = |k: u32, planes: u64| {
        for (place, value) in values.iter_mut().enumerate() {
            *value |= gathered(isa, planes >> place) << k;
        }
    };
    // Planes of zeros take a bit each.
    let zeros = reader.window(at).trailing_zeros().min(prec).min(budget.min(64) as u32);
    at += zeros as usize;
    let (mut k, mut n) = (zeros, 0);
    while k < prec && n < 4 && at < end {
        // Up to sixteen planes.
        let (first, last) = (k, prec.min(k + 16));
        let mut planes = 0;
        while k < last && n < 4 {
            let window = reader.most_of_window(at);
            let entry = READ[(n << LOOKED_UP | window as usize & ((1 << LOOKED_UP) - 1)) & 4095];
            let (next, more) = (at + (entry >> 8 & 0xff) as usize, entry >> 16 & 0xff);
            if next > end || k + more > last {
                let (plane, next, known) = one_plane(reader, window, at, end, n);
                planes |= plane << (4 * (k - first));
                (at, n) = (next, known);
                k = if at == end { prec } else { k + 1 };
                break;
            }
            planes |= u64::from(entry & 0xff) << (4 * (k - first));
            at = next;
            k += more;
            n = (entry >> 24) as usize;
        }
        add(first, planes);
    }
    while k < prec && at < end {
        let count = (4 * (prec - k)).min(64).min((end - at).min(64) as u32);
        add(k, reader.window(at) & low(count));
        at += count as usize;
        k += count.div_ceil(4);
    }
    reader.seek(at);
    values
}

/// The plane at bit `at`, of which `n` values are known, the bit after it, and how many are known then; the block may be
/// cut in it.
#[inline(always)]
fn one_plane(reader: &Reader<'_>, window: u64, at: usize, end: usize, n: usize) -> (u64, usize, usize) {
    let entry = READ_ONE[((128 * n) | (window & 127) as usize) & 511];
    let next = at + usize::from(entry >> 8 & 15);
    if next > end {
        return (careful::<4>(reader, at, end, n)[0], end, n);
    }
    (u64::from(entry & 15), next, usize::from(entry >> 12))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_of_planes_is_read_as_those_planes() {
        for state in 0..1024 {
            let entry = WRITTEN_TWICE[state];
            let (bits, count) = ((entry & 0xffff) as usize, (entry >> 16 & 0xff) as usize);
            let looked_up = bits & ((1 << LOOKED_UP) - 1);
            let read = READ[(state / 256) << LOOKED_UP | looked_up];
            let planes = if count <= LOOKED_UP { 2 } else { 1 };
            assert_eq!(read >> 16 & 0xff, planes, "{state}");
            assert_eq!((read & 0xff) as usize, if planes == 2 { state % 256 } else { state % 16 }, "{state}");
            if planes == 2 {
                assert_eq!((read >> 8 & 0xff) as usize, count, "{state}");
                assert_eq!(read >> 24, entry >> 24, "{state}");
            }
        }
        assert!(READ.iter().all(|entry| *entry != 0), "every ten bits are read");
    }
}

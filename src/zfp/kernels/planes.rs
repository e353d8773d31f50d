//! The coding of bit planes: of each plane, the values that had a one in a plane above come as they are; of the others,
//! a group test tells whether there are more ones, and then come the values up to the next one.

use super::isa::Isa;
use super::reader::{Reader, low};
use super::writer::{Cursor, Writer};

/// How many planes from the highest on have all ones of a block: its bits are `len` from bit `shift` on.
#[inline(always)]
pub(super) fn needed(planes: &[u64], shift: u32, len: u32) -> u32 {
    let mask = low(len) << shift;
    let zeros = planes.iter().take_while(|plane| *plane & mask == 0).count();
    (planes.len() - zeros) as u32
}

/// Writes the highest `prec` planes of a block of `N` values, whose bits are those from `shift` on, cut after `budget`
/// bits.
#[inline(always)]
pub(super) fn emit<S: Isa, const N: usize>(
    isa: S,
    planes: &[u64],
    shift: u32,
    prec: u32,
    budget: usize,
    writer: &mut Writer<'_>,
) {
    let end = writer.position().saturating_add(budget);
    let mut cursor = writer.cursor();
    let mut k = planes.len();
    let lowest = k.saturating_sub(prec as usize);
    let mut n = 0;
    // Planes of zeros take a bit each.
    let mask = low(N as u32) << shift;
    let zeros = planes[lowest..].iter().rev().take_while(|plane| **plane & mask == 0).count();
    let zeros = zeros.min(end - cursor.position());
    cursor.put(0, zeros as u32);
    k -= zeros;
    while k > lowest && n < N as u32 && cursor.position() < end {
        k -= 1;
        let plane = planes[k] >> shift & low(N as u32);
        let rest = plane >> n;
        let found = 64 - rest.leading_zeros();
        let (known, left) = (plane & low(n), N as u32 - n);
        if S::HAS_DEPOSIT && found < 32 {
            let (bits, count) = tested(isa, rest, left);
            if n + count <= 64 {
                cursor.put(known | bits << n, n + count);
            } else {
                cursor.put(known, n);
                cursor.put(bits, count);
            }
        } else {
            cursor.put(known, n);
            group(rest, left, &mut cursor);
        }
        n += found;
    }
    // From here on all values are known.
    if cursor.position() < end {
        let count = (end - cursor.position()).div_ceil(N).min(k - lowest);
        let rest = &planes[k - count..k];
        if N == 64 {
            cursor.put_words(rest);
        } else {
            for plane in rest.iter().rev() {
                cursor.put(plane >> shift & low(N as u32), N as u32);
            }
        }
    }
    let place = cursor.place();
    writer.go_to(place);
    if writer.position() > end {
        writer.truncate(end);
    }
}

/// Writes the values of a plane that follow those known before: `rest`, of which there are `left`.
#[inline(always)]
fn group(mut rest: u64, mut left: u32, writer: &mut Cursor<'_>) {
    while rest != 0 {
        let zeros = rest.trailing_zeros();
        writer.put(1, 1);
        writer.put(0, zeros);
        left -= zeros + 1;
        if left == 0 {
            // That the last value is the one needs no bit.
            return;
        }
        writer.put(1, 1);
        rest = (rest >> zeros) >> 1;
    }
    if left > 0 {
        writer.put(0, 1);
    }
}

/// The bits that [`group`] writes, and how many, without a branch: for fewer than 32 values up to the last one.
#[inline(always)]
fn tested<S: Isa>(isa: S, rest: u64, left: u32) -> (u64, u32) {
    const EVEN: u64 = 0x5555_5555_5555_5555;
    // Each value has a place of two bits: its own, and a test if it is a one.
    let values = isa.deposit(rest, EVEN);
    let all = isa.extract(values | values << 1, EVEN | values << 1);
    let found = 64 - rest.leading_zeros();
    let count = found + 1 + rest.count_ones();
    // The first test comes before all; the last one, which fails, is a zero.
    let bits = (all << 1 | 1) ^ 1 << (count - 1);
    // Of the last value of a block there is no test after it, and that it is the one needs no bit.
    let count = if found == left { count - 2 } else { count };
    (bits & low(count), count)
}

/// Writes the highest `prec` planes of a block of 256 values, which are in quarters, cut after `budget` bits.
#[inline(always)]
pub(super) fn emit4(quarters: [&[u64]; 4], prec: u32, budget: usize, writer: &mut Writer<'_>) {
    let end = writer.position().saturating_add(budget);
    let all = quarters[0].len();
    let mut n = 0usize;
    for k in (all.saturating_sub(prec as usize)..all).rev() {
        if writer.position() >= end {
            break;
        }
        let plane = quarters.map(|planes| planes[k]);
        for word in &plane[..n / 64] {
            writer.put(*word, 64);
        }
        if !n.is_multiple_of(64) {
            writer.put(plane[n / 64] & low(n as u32 % 64), n as u32 % 64);
        }
        while n < 256 {
            let Some(next) = next_one(&plane, n) else {
                writer.put(0, 1);
                break;
            };
            writer.put(1, 1);
            writer.pad(next - n);
            if next < 255 {
                writer.put(1, 1);
            }
            n = next + 1;
        }
    }
    if writer.position() > end {
        writer.truncate(end);
    }
}

/// The first one from place `n` on.
#[inline(always)]
fn next_one(plane: &[u64; 4], n: usize) -> Option<usize> {
    let first = plane[n / 64] & !low(n as u32 % 64);
    if first != 0 {
        return Some(n / 64 * 64 + first.trailing_zeros() as usize);
    }
    let later = plane.iter().enumerate().skip(n / 64 + 1).find(|(_, word)| **word != 0);
    later.map(|(at, word)| at * 64 + word.trailing_zeros() as usize)
}

/// Bits of what follows the known values of a plane that are looked up at once.
const LOOKED_UP: u32 = 11;

/// What those bits say, if the plane ends within them, else 0: in the lowest byte how many bits there are and how many
/// values, together; in the next byte how many values; in the rest the values.
static ENDS: [u32; 1 << LOOKED_UP] = {
    let mut ends = [0; 1 << LOOKED_UP];
    let mut bits = 0;
    while bits < ends.len() {
        let (mut at, mut values, mut count) = (0, 0, 0);
        while at < LOOKED_UP {
            let test = bits >> at & 1;
            at += 1;
            if test == 0 {
                ends[bits] = (at + count) | count << 8 | values << 16;
                break;
            }
            while at < LOOKED_UP {
                let value = bits >> at & 1;
                at += 1;
                values |= (value as u32) << count;
                count += 1;
                if value == 1 {
                    break;
                }
            }
        }
        bits += 1;
    }
    ends
};

/// Reads the highest `prec` planes of a block of `N` values, within `budget` bits, and adds them to `planes` from bit
/// `shift` on. Gives the number of the lowest plane that was read.
#[inline(always)]
pub(super) fn parse<S: Isa, const N: usize>(
    isa: S,
    planes: &mut [u64],
    shift: u32,
    prec: u32,
    budget: usize,
    reader: &mut Reader<'_>,
) -> usize {
    let mut at = reader.position();
    let end = at.saturating_add(budget);
    let lowest = planes.len().saturating_sub(prec as usize);
    let mut k = planes.len();
    let mut n = 0;
    // Planes of zeros take a bit each.
    let zeros = (reader.window(at).trailing_zeros() as usize).min(k - lowest).min(budget);
    at += zeros;
    k -= zeros;
    // What follows the known values of the next plane.
    let mut follows = reader.most_of_window(at);
    while k > lowest && n < N as u32 && at < end {
        // What follows those of the plane after it lies behind as many bits as this plane takes beyond its known values,
        // and as it has values that are new: read now, as if these were none, it need not be waited for.
        let later = reader.most_of_window(at + 2 * n as usize);
        let entry = ENDS[(follows & ((1 << LOOKED_UP) - 1)) as usize];
        let mut plane = reader.window(at) & low(n);
        let mut more = entry >> 8 & 0xff;
        let mut values = u64::from(entry >> 16);
        let mut bits = (entry & 0xff) - more;
        follows = later >> (entry & 63);
        if entry == 0 || n + more >= N as u32 {
            (values, bits, more) = tests(isa, reader, at + n as usize, N as u32 - n);
            follows = reader.most_of_window(at + (2 * n + bits + more) as usize);
        }
        let next = at + (n + bits) as usize;
        k -= 1;
        if next > end {
            // The block is cut within this plane.
            let plane = cut::<S, N>(isa, reader, at, end, n);
            planes[k] |= plane << shift;
            reader.seek(end);
            return k;
        }
        plane |= values << n;
        planes[k] |= plane << shift;
        at = next;
        n += more;
    }
    // From here on all values are known.
    while k > lowest && at < end {
        k -= 1;
        let left = end - at;
        let count = (N as u32).min(left.min(64) as u32);
        planes[k] |= (reader.window(at) & low(count)) << shift;
        at += count as usize;
    }
    reader.seek(at);
    k
}

/// The plane in which the bits of a block end, `n` values being known before.
#[inline(always)]
fn cut<S: Isa, const N: usize>(isa: S, reader: &Reader<'_>, at: usize, end: usize, n: u32) -> u64 {
    let left = (end - at) as u32;
    if left <= n {
        return reader.window(at) & low(left);
    }
    let left = left - n;
    if !S::HAS_DEPOSIT || left > 64 {
        return careful::<N>(reader, at, end, n as usize)[0];
    }
    // As in `tests`. If the last bit that is there is followed by a value, that is the one that a test has told of.
    let window = reader.window(at + n as usize) & low(left);
    let parities = isa.parities(window);
    let values = parities & low(left);
    let told = (parities ^ window) >> (left - 1) & 1;
    let found = isa.extract(window, values) | told << values.count_ones();
    reader.window(at) & low(n) | found << n
}

/// The values of a plane that follow those known before, of which there are `left`: the values, how many bits they
/// take, and how many they are.
#[inline(always)]
fn tests<S: Isa>(isa: S, reader: &Reader<'_>, at: usize, left: u32) -> (u64, u32, u32) {
    let window = reader.window(at);
    if window & 1 == 0 {
        return (0, 1, 0);
    }
    if S::HAS_DEPOSIT {
        // Bits are tests and values by turns: a one changes what comes next, a zero is followed by another value. So a bit
        // is a value if there is an odd number of ones before it, and the end is the first zero that is a test.
        let values = isa.parities(window);
        let end = (!(window | values)).trailing_zeros();
        let values = values & low(end);
        let more = values.count_ones();
        if end < 64 && more < left {
            return (isa.extract(window, values), end + 1, more);
        }
    }
    slow_tests(reader, at, left)
}

/// The same, one after the other.
#[inline(always)]
fn slow_tests(reader: &Reader<'_>, start: usize, left: u32) -> (u64, u32, u32) {
    let (mut values, mut at, mut n) = (0, start, 0);
    while n < left {
        let window = reader.window(at);
        if window & 1 == 0 {
            at += 1;
            break;
        }
        let zeros = (window >> 1).trailing_zeros();
        if zeros >= left - 1 - n {
            // That the last value is the one needs no bit.
            at += (left - n) as usize;
            n = left - 1;
        } else {
            at += zeros as usize + 2;
            n += zeros;
        }
        values |= 1 << n;
        n += 1;
    }
    (values, (at - start) as u32, n)
}

/// The plane in which the bits of a block end, one bit after the other, `n` values being known before.
///
/// A test that the end cuts off from its value means the value that is next then.
pub(super) fn careful<const N: usize>(reader: &Reader<'_>, mut at: usize, end: usize, mut n: usize) -> [u64; 4] {
    let mut plane = [0; 4];
    let mut take = || {
        let bit = (at < end).then(|| reader.window(at) & 1);
        at += 1;
        bit
    };
    for place in 0..n {
        let Some(bit) = take() else { return plane };
        plane[place / 64] |= bit << (place % 64);
    }
    while n < N {
        let Some(1) = take() else { return plane };
        while n < N - 1 {
            match take() {
                Some(0) => n += 1,
                _ => break,
            }
        }
        plane[n / 64] |= 1 << (n % 64);
        n += 1;
    }
    plane
}

/// [`parse`] for a block of 256 values in quarters.
#[inline(always)]
pub(super) fn parse4(quarters: &mut [&mut [u64]; 4], prec: u32, budget: usize, reader: &mut Reader<'_>) -> usize {
    let end = reader.position().saturating_add(budget);
    let all = quarters[0].len();
    let lowest = all.saturating_sub(prec as usize);
    let mut n = 0usize;
    let mut at = reader.position();
    for k in (lowest..all).rev() {
        if at >= end {
            reader.seek(at);
            return k + 1;
        }
        let (start, before) = (at, n);
        let mut plane = [0; 4];
        for (word, place) in plane.iter_mut().zip((0..256).step_by(64)) {
            let count = n.saturating_sub(place).min(64) as u32;
            *word = reader.window(at) & low(count);
            at += count as usize;
        }
        while n < 256 {
            let window = reader.window(at);
            at += 1;
            if window & 1 == 0 {
                break;
            }
            // Zeros up to the next one; the last value needs no bit.
            while n < 255 {
                let zeros = (reader.window(at).trailing_zeros() as usize).min(255 - n);
                n += zeros;
                at += zeros;
                if n < 255 && zeros < 64 {
                    at += 1;
                    break;
                }
            }
            plane[n / 64] |= 1 << (n % 64);
            n += 1;
        }
        let cut = at > end;
        if cut {
            plane = careful::<256>(reader, start, end, before);
            at = end;
        }
        for (quarter, word) in quarters.iter_mut().zip(plane) {
            quarter[k] |= word;
        }
        if cut {
            reader.seek(at);
            return k;
        }
    }
    reader.seek(at);
    lowest
}

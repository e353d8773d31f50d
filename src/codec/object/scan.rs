//! Where a run of plain characters ends: eight bytes at a time.

const LOW: u64 = 0x0101_0101_0101_0101;
const HIGH: u64 = 0x8080_8080_8080_8080;

/// Sets the highest bit of each byte that is zero; above the first such byte it may err.
#[inline]
fn zeros(word: u64) -> u64 {
    word.wrapping_sub(LOW) & !word & HIGH
}

/// Sets the highest bit of each byte that is less than 0x20; above the first such byte it may err.
#[inline]
fn controls(word: u64) -> u64 {
    word.wrapping_sub(LOW * 0x20) & !word & HIGH
}

/// Which bytes end a run, besides `"` and `\`.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Stop {
    /// None.
    Quotes,
    /// Control characters: those below 0x20.
    Controls,
    /// All but printable ASCII.
    NotAscii,
}

/// How many bytes from the start of `bytes` on are none at which a run ends.
#[inline(always)]
pub(super) fn run(bytes: &[u8], stop: Stop) -> usize {
    let mark = |word: u64| {
        let quotes = zeros(word ^ (LOW * u64::from(b'"'))) | zeros(word ^ (LOW * u64::from(b'\\')));
        match stop {
            Stop::Quotes => quotes,
            Stop::Controls => quotes | controls(word),
            Stop::NotAscii => quotes | controls(word) | zeros(word ^ (LOW * 0x7f)) | (word & HIGH),
        }
    };
    let word = |at: usize| u64::from_le_bytes(*bytes[at..].first_chunk::<8>().expect("eight bytes from here on"));
    let Some(last) = bytes.len().checked_sub(8) else {
        let stops = |byte: u8| match stop {
            Stop::Quotes => matches!(byte, b'"' | b'\\'),
            Stop::Controls => matches!(byte, b'"' | b'\\' | ..0x20),
            Stop::NotAscii => matches!(byte, b'"' | b'\\' | ..0x20 | 0x7f..),
        };
        return bytes.iter().position(|byte| stops(*byte)).unwrap_or(bytes.len());
    };
    let mut at = 0;
    while at < last {
        let found = mark(word(at));
        if found != 0 {
            return at + found.trailing_zeros() as usize / 8;
        }
        at += 8;
    }
    // The last eight bytes; of these, the first may have been looked at before.
    let found = mark(word(last));
    last + (found.trailing_zeros() as usize / 8)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_run_ends_at_the_first_byte_that_stops_it_wherever_it_is() {
        for stop in [Stop::Quotes, Stop::Controls, Stop::NotAscii] {
            for byte in 0..=255u8 {
                let stops = match stop {
                    Stop::Quotes => matches!(byte, b'"' | b'\\'),
                    Stop::Controls => matches!(byte, b'"' | b'\\' | ..0x20),
                    Stop::NotAscii => matches!(byte, b'"' | b'\\' | ..0x20 | 0x7f..),
                };
                for len in 1..20 {
                    for place in 0..len {
                        let mut bytes = [b'x'; 20];
                        bytes[place] = byte;
                        let expected = if stops { place } else { len };
                        assert_eq!(run(&bytes[..len], stop), expected, "{byte:#x} at {place} of {len}");
                    }
                }
            }
        }
    }
}

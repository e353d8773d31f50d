//! BloscLZ, Blosc's own compressor: LZ77 over bytes, made for data that was shuffled first.
//!
//! A stream is a list of tokens, each of which begins with a control byte `c`:
//!
//! | token | bytes | meaning |
//! |---|---|---|
//! | literals | `c < 32`, then `c + 1` bytes | these bytes |
//! | near match | `c >= 32`, extension of the length, `low` | `length` bytes from `(c & 31) * 256 + low + 1` back |
//! | far match | as a near one with `c & 31 == 31` and `low == 255`, then two bytes, the high one first | `length` bytes from `8192 + far` back |
//!
//! The length of a match is `(c >> 5) + 2`; where `c >> 5` is 7, bytes follow that are added to it, up to and with the
//! first one that is not 255. The first token is made of literals, whatever the upper three bits of its control byte say
//! (encoders put 1 there), and so is the last.
//!
//! The encoder gives the same bytes as c-blosc 1.21, byte for byte and for any room, so that chunks can be compared with
//! those of other programs. On machines with the big end first it gives what c-blosc gives on those with the little end.

mod decode;
mod encode;
mod kernels;
#[cfg(test)]
mod samples;
#[cfg(test)]
mod tests;

pub(super) use decode::decompress;
pub(super) use encode::{Table, compress};

/// The literals of one token.
const MAX_LITERALS: usize = 32;
/// The distance at which matches begin to be far ones.
const FAR: usize = 8192;
/// In the control byte of a far match: its distance follows.
const FAR_MARK: usize = 31;
/// In the control byte of a match: its length is continued. Also what the next bytes are added to, without the 2 that
/// every match has more.
const LONG: usize = 7;
/// Hash tables have at most so many places, as a power of two.
const MAX_BITS: u32 = 14;

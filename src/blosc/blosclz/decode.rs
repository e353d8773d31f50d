//! Tokens back to bytes.

use core::mem::MaybeUninit;

use super::kernels::Sink;
use super::{FAR, LONG, MAX_LITERALS};
use crate::error::{Error, Result};

/// Decodes a stream that holds exactly as many bytes as `dst` has room for.
pub(in crate::blosc) fn decompress<'d>(src: &[u8], dst: &'d mut [MaybeUninit<u8>]) -> Result<&'d mut [u8]> {
    let expected = dst.len();
    let mut sink = Sink::new(dst);
    tokens(src, &mut sink).map_err(|fault| fault.error(&sink, src.len()))?;
    if sink.left() > 0 {
        return Err(Error::corrupt(format!(
            "blosclz: the stream of {} bytes ends after {} bytes of data, {expected} were expected",
            src.len(),
            sink.filled()
        )));
    }
    Ok(sink.finish())
}

/// What is wrong with a token.
enum Fault {
    Cut,
    Literals { count: usize },
    Match { length: usize, distance: usize },
}

impl Fault {
    #[cold]
    fn error(self, sink: &Sink<'_>, size: usize) -> Error {
        let (filled, left) = (sink.filled(), sink.left());
        Error::corrupt(match self {
            Fault::Cut => {
                format!("blosclz: the stream of {size} bytes ends within a match, after {filled} bytes of data")
            }
            Fault::Literals { count } => {
                format!(
                    "blosclz: {count} literals after {filled} bytes of data, with room for {left}, exceed the stream or the data"
                )
            }
            Fault::Match { length, distance } if distance > filled => format!(
                "blosclz: a match of {length} bytes goes back {distance} bytes, where {filled} bytes of data lie before it"
            ),
            Fault::Match { length, .. } => {
                format!("blosclz: a match of {length} bytes after {filled} bytes of data, where {left} were expected")
            }
        })
    }
}

fn tokens(src: &[u8], sink: &mut Sink<'_>) -> core::result::Result<(), Fault> {
    if src.is_empty() {
        return Ok(());
    }
    let mut at = 0;
    // The first token is one of literals; its upper bits are a mark of the encoder.
    let mut control = byte(src, &mut at)? & 31;
    loop {
        if control < MAX_LITERALS {
            let count = control + 1;
            if !sink.literals(&src[at..], count) {
                return Err(Fault::Literals { count });
            }
            at += count;
            // Only here may a stream end.
            let Some(&next) = src.get(at) else { return Ok(()) };
            control = usize::from(next);
            at += 1;
        } else {
            let Match { length, distance, next } = match src[at..].first_chunk::<5>() {
                Some([bytes @ .., _]) if control < LONG << 5 => short_match(control >> 5, control, bytes, &mut at),
                Some([more, bytes @ ..]) if *more < 255 => {
                    at += 1;
                    short_match(LONG + usize::from(*more), control, bytes, &mut at)
                }
                _ => any_match(control, src, &mut at)?,
            };
            if !sink.repeat(distance, length) {
                return Err(Fault::Match { length, distance });
            }
            control = next;
        }
    }
}

/// A match and the control byte behind it.
struct Match {
    length: usize,
    distance: usize,
    next: usize,
}

/// Reads a match and what follows from the bytes behind its length.
#[inline(always)]
fn short_match(length: usize, control: usize, bytes: &[u8; 4], at: &mut usize) -> Match {
    let [first, second, third, fourth] = bytes.map(usize::from);
    let length = length + 2;
    let near = (control & 31) << 8 | first;
    if near < FAR - 1 {
        *at += 2;
        Match { length, distance: near + 1, next: second }
    } else {
        *at += 4;
        Match { length, distance: FAR + (second << 8 | third), next: fourth }
    }
}

/// [`short_match`] of any length, anywhere.
#[cold]
fn any_match(control: usize, src: &[u8], at: &mut usize) -> core::result::Result<Match, Fault> {
    let mut length = control >> 5;
    if length == LONG {
        loop {
            let more = byte(src, at)?;
            length = length.saturating_add(more);
            if more != 255 {
                break;
            }
        }
    }
    let length = length.saturating_add(2);
    let near = (control & 31) << 8 | byte(src, at)?;
    let distance = if near < FAR - 1 {
        near + 1
    } else {
        let high = byte(src, at)?;
        FAR + (high << 8 | byte(src, at)?)
    };
    Ok(Match { length, distance, next: byte(src, at)? })
}

#[inline(always)]
fn byte(src: &[u8], at: &mut usize) -> core::result::Result<usize, Fault> {
    let byte = src.get(*at).ok_or(Fault::Cut)?;
    *at += 1;
    Ok(usize::from(*byte))
}

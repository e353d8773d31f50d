//! Tokens back to bytes.

use core::mem::MaybeUninit;

use super::kernels::Sink;
use super::{FAR, FAR_MARK, LONG};
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
            Fault::Cut => format!("blosclz: the stream of {size} bytes ends within a match, after {filled} bytes of data"),
            Fault::Literals { count } => {
                format!("blosclz: {count} literals after {filled} bytes of data, with room for {left}, exceed the stream or the data")
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

#[inline(always)]
fn tokens(src: &[u8], sink: &mut Sink<'_>) -> core::result::Result<(), Fault> {
    let Some((&first, mut rest)) = src.split_first() else { return Ok(()) };
    // The first token is one of literals; its upper bits are a mark of the encoder.
    let mut control = usize::from(first & 31);
    loop {
        if control < 32 {
            let count = control + 1;
            if !sink.literals(rest, count) {
                return Err(Fault::Literals { count });
            }
            rest = &rest[count..];
            // Only here may a stream end.
            let Some((&next, after)) = rest.split_first() else { return Ok(()) };
            control = usize::from(next);
            rest = after;
        } else {
            let mut length = control >> 5;
            if length == LONG {
                loop {
                    let more = byte(&mut rest)?;
                    // No overflow: as much as 255 times the source is its memory's size at most.
                    length = length.saturating_add(more);
                    if more != 255 {
                        break;
                    }
                }
            }
            length = length.saturating_add(2);
            let low = byte(&mut rest)?;
            let mut distance = ((control & 31) << 8) + low + 1;
            if distance == FAR_MARK * 256 + 255 + 1 {
                let high = byte(&mut rest)?;
                distance = FAR + (high << 8) + byte(&mut rest)?;
            }
            if !sink.repeat(distance, length) {
                return Err(Fault::Match { length, distance });
            }
            control = byte(&mut rest)?;
        }
    }
}

#[inline(always)]
fn byte(rest: &mut &[u8]) -> core::result::Result<usize, Fault> {
    let (&byte, after) = rest.split_first().ok_or(Fault::Cut)?;
    *rest = after;
    Ok(usize::from(byte))
}

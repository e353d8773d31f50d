//! How decoders write a result whose size they do not know, or do not believe.
//!
//! What is allocated follows what the caller allowed, and what was really decoded; never a number in a header alone.

#![allow(dead_code)] // each codec uses a part, and a build may have none of them

use std::mem::MaybeUninit;

use crate::error::{Error, Kind, Result};
use crate::output::Output;
use crate::sys::Step;

/// A claim of up to so many bytes is believed whatever the source.
const SMALL: usize = 1 << 20;
/// Beyond [`SMALL`], a claim of up to so many times the source's length.
const PLAUSIBLE_RATIO: usize = 256;

fn plausible(src_len: usize) -> usize {
    src_len.saturating_mul(PLAUSIBLE_RATIO).max(SMALL)
}

/// Whether room for `claimed` bytes may be made before anything is decoded: it is there already, the caller set a
/// limit that allows it, or it is in proportion to the source.
pub(crate) fn may_trust(dst: &Output<'_>, claimed: usize, src_len: usize) -> bool {
    claimed <= dst.spare() || (dst.limit() != usize::MAX && claimed <= dst.limit()) || claimed <= plausible(src_len)
}

/// Makes room for the `bound` of an encoder; the caller's fixed memory may do with less.
pub(super) fn make_room(codec: &str, src_len: usize, bound: Option<usize>, dst: &mut Output<'_>) -> Result<usize> {
    let bound = bound.ok_or_else(|| {
        Error::new(Kind::Unsupported, format!("{codec}: {src_len} bytes are more than a chunk of this codec may have"))
    })?;
    if !dst.is_fixed() {
        dst.reserve(bound)?;
    }
    Ok(bound)
}

/// Says of an encoder's room that was too small what would do.
pub(super) fn with_bound(error: Error, bound: usize) -> Error {
    match error.kind() {
        Kind::BufferTooSmall if error.needed().is_none() => error.needing(bound),
        _ => error,
    }
}

/// The first room to try. `hint` is the size if it can be guessed from the source.
fn first_room(dst: &Output<'_>, src_len: usize, hint: Option<usize>) -> usize {
    let left = dst.limit() - dst.written();
    let most = plausible(src_len);
    let guess = match hint {
        Some(hint) => hint.min(most),
        // A limit near the plausible size is the caller's knowledge of the size.
        None if left <= most => left,
        None => src_len.saturating_mul(16).saturating_add(256),
    };
    guess.max(dst.spare()).min(left)
}

/// Runs a decoder that cannot resume: each `attempt` starts anew with more room until the result fits.
///
/// Four times the room each time keeps the repeated work below a third of the whole. `attempt` gives `None` for "too
/// small". `bound` is a proven upper bound of the size, or `usize::MAX`.
pub(crate) fn restart(
    dst: &mut Output<'_>,
    src_len: usize,
    hint: Option<usize>,
    bound: usize,
    mut attempt: impl for<'r> FnMut(&'r mut [MaybeUninit<u8>]) -> Result<Option<&'r mut [u8]>>,
) -> Result<()> {
    let mut want = first_room(dst, src_len, hint).min(bound);
    loop {
        let left = dst.limit() - dst.written();
        if !dst.is_fixed() {
            reserve_up_to(dst, want)?;
        }
        let tried = dst.spare();
        if dst.try_fill(&mut attempt)?.is_some() {
            return Ok(());
        }
        if tried >= left {
            return Err(dst.does_not_fit(None));
        }
        if tried >= bound {
            // Whatever the decoder lacks, it is not room.
            return Err(Error::corrupt("the stream holds more than its blocks can"));
        }
        want = tried.saturating_mul(4).max(256).min(bound).min(left);
    }
}

/// Reserves `want` bytes, or half as many again as there are where so much memory is not to be had.
fn reserve_up_to(dst: &mut Output<'_>, want: usize) -> Result<()> {
    let spare = dst.spare();
    match dst.reserve(want) {
        Err(error) if error.kind() == Kind::NoMemory && spare > 0 && want > 2 * spare => dst.reserve(spare + spare / 2),
        result => result,
    }
}

/// Drives a coder that can resume over all of `src`, growing the output geometrically; gives the bytes consumed when
/// the stream ended.
///
/// A coder that neither reads, writes nor ends, with room to write, has run out of input: `truncated` says so.
pub(crate) fn drive(
    src: &[u8],
    dst: &mut Output<'_>,
    truncated: impl Fn() -> Error,
    mut step: impl for<'r> FnMut(&[u8], &'r mut [MaybeUninit<u8>]) -> Result<Step<'r>>,
) -> Result<usize> {
    let mut position = 0;
    let base = dst.written();
    if dst.spare() == 0 && !dst.is_fixed() {
        dst.reserve(first_room(dst, src.len(), None))?;
    }
    loop {
        let rest = &src[position..];
        if dst.spare() == 0 && !grow(dst, base)? {
            // The room is full. The stream may still end without another byte; one side byte tells.
            let mut side = [MaybeUninit::uninit()];
            let step = step(rest, &mut side)?;
            position += step.consumed;
            if !step.bytes.is_empty() {
                return Err(dst.does_not_fit(None));
            }
            if step.ended {
                return Ok(position);
            }
            if step.consumed == 0 {
                return Err(truncated());
            }
            continue;
        }
        let (mut consumed, mut ended) = (0, false);
        let written = dst.fill(|room| {
            let step = step(rest, room)?;
            (consumed, ended) = (step.consumed, step.ended);
            Ok(step.bytes)
        })?;
        position += consumed;
        if ended {
            return Ok(position);
        }
        if consumed == 0 && written == 0 {
            return Err(truncated());
        }
    }
}

/// Doubles what was written since `base`; false if the limit is reached.
fn grow(dst: &mut Output<'_>, base: usize) -> Result<bool> {
    let left = dst.limit() - dst.written();
    if dst.is_fixed() || left == 0 {
        return Ok(false);
    }
    dst.reserve((dst.written() - base).max(4096).min(left))?;
    Ok(true)
}

//! What the stores in memory and in files share.

use std::collections::hash_map::RandomState;
use std::hash::BuildHasher;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{SystemTime, UNIX_EPOCH};

use super::object::{Body, Condition};
use crate::error::{Error, Kind, Result};
use crate::output::Output;
use crate::sys;

/// How many bytes are moved before others get their turn.
pub(super) const PIECE: usize = 4 << 20;

/// The most bytes of a key, as in S3.
pub(super) const LONGEST_KEY: usize = 1024;

/// The highest number of a part, as in S3.
pub(super) const MOST_PARTS: u32 = 10_000;

/// Refuses what is no key in any store.
pub(super) fn check_key(key: &str) -> Result<()> {
    match key.len() {
        0 => Err(Error::argument("store: an empty string is no key; a key has 1 to 1024 bytes")),
        1..=LONGEST_KEY => Ok(()),
        len => Err(Error::argument(format!("store: a key of {len} bytes is too long; a key has 1 to 1024 bytes"))),
    }
}

/// Whether an object with the etag `there` (`None`: there is none) may be written.
pub(super) fn check_condition(key: &str, condition: &Condition, there: Option<&str>) -> Result<()> {
    let failed = |what: &str| Err(Error::new(Kind::Precondition, format!("store: {key:?} {what}")));
    match (condition, there) {
        (Condition::Always, _) | (Condition::IfAbsent, None) => Ok(()),
        (Condition::IfAbsent, Some(_)) => failed("is there already"),
        (Condition::IfMatch(_), None) => failed("is not there, and cannot be replaced"),
        (Condition::IfMatch(etag), Some(there)) if etag == there => Ok(()),
        (Condition::IfMatch(etag), Some(there)) => failed(&format!("has the etag {there:?}, and not {etag:?}")),
    }
}

/// Whether the object with the etag `there` is the one to read.
pub(super) fn check_version(key: &str, if_match: Option<&str>, there: &str) -> Result<()> {
    match if_match {
        Some(etag) if etag != there => {
            let message = format!("store: {key:?} has the etag {there:?}, and not {etag:?}");
            Err(Error::new(Kind::Precondition, message))
        }
        _ => Ok(()),
    }
}

/// Refuses a part's number that S3 does not know.
pub(super) fn check_part(number: u32) -> Result<()> {
    if (1..=MOST_PARTS).contains(&number) {
        return Ok(());
    }
    Err(Error::argument(format!("store: {number} is no number of a part; there are parts 1 to {MOST_PARTS}")))
}

/// Refuses parts to complete an upload with that are none, or not in order.
pub(super) fn check_order(key: &str, numbers: impl IntoIterator<Item = u32>) -> Result<()> {
    let mut before = 0;
    for number in numbers {
        check_part(number)?;
        if number <= before {
            return Err(Error::argument(format!("store: part {number} of {key:?} stands behind part {before}")));
        }
        before = number;
    }
    if before == 0 {
        return Err(Error::argument(format!("store: an upload of {key:?} without parts cannot be completed")));
    }
    Ok(())
}

pub(super) fn no_part(key: &str, number: u32) -> Error {
    Error::argument(format!("store: the upload of {key:?} has no part {number} with that etag"))
}

pub(super) fn no_upload(key: &str) -> Error {
    Error::new(Kind::NotFound, format!("store: there is no such upload of {key:?}"))
}

pub(super) fn not_found(key: &str) -> Error {
    Error::new(Kind::NotFound, format!("store: there is no object {key:?}"))
}

/// Appends all of `bytes`, in pieces between which others get their turn.
pub(super) async fn append(dst: &mut Output<'_>, bytes: &[u8]) -> Result<()> {
    dst.reserve(bytes.len())?;
    for (index, piece) in bytes.chunks(PIECE).enumerate() {
        if index > 0 {
            tokio::task::yield_now().await;
        }
        dst.extend_from_slice(piece)?;
    }
    Ok(())
}

/// The bytes of a body, piece by piece.
pub(super) fn pieces(body: &Body) -> impl Iterator<Item = &[u8]> {
    body.as_slice().chunks(PIECE)
}

/// A time as milliseconds since 1970; before that they are negative.
pub(super) fn milliseconds(time: SystemTime) -> Option<i64> {
    match time.duration_since(UNIX_EPOCH) {
        Ok(since) => i64::try_from(since.as_millis()).ok(),
        Err(before) => i64::try_from(before.duration().as_millis()).ok().map(|before| -before),
    }
}

/// A name that no other process, thread or moment makes.
pub(super) fn unique_name() -> String {
    static COUNT: AtomicU64 = AtomicU64::new(0);
    let count = COUNT.fetch_add(1, Ordering::Relaxed);
    // The keys of a RandomState come from the system's random numbers; the time tells a fork from its parent.
    let now = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_nanos());
    let random = RandomState::new().hash_one((now, count));
    format!("{:x}-{count:x}-{random:016x}", sys::process::id())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::object::ByteRange;

    #[test]
    fn ranges_end_with_the_object() {
        let from = |offset, len| ByteRange::From { offset, len };
        for (range, size, expected) in [
            (from(0, u64::MAX), 10, 0..10),
            (from(9, u64::MAX), 10, 9..10),
            (from(2, 3), 10, 2..5),
            (from(2, 0), 10, 2..2),
            (ByteRange::Last(3), 10, 7..10),
            (ByteRange::Last(30), 10, 0..10),
            (ByteRange::Last(3), 0, 0..0),
        ] {
            assert_eq!(range.of(size).unwrap(), expected, "{range:?} of {size}");
        }
        for (range, size) in [(from(10, 1), 10), (from(0, 1), 0), (from(u64::MAX, 0), 5)] {
            assert_eq!(range.of(size).unwrap_err().kind(), Kind::Argument, "{range:?} of {size}");
        }
    }

    #[test]
    fn keys_have_1_to_1024_bytes() {
        assert!(check_key("").is_err());
        assert!(check_key(&"x".repeat(1024)).is_ok());
        assert!(check_key(&"é".repeat(513)).is_err());
    }

    #[test]
    fn times_before_1970_are_negative() {
        assert_eq!(milliseconds(UNIX_EPOCH - std::time::Duration::from_millis(5)), Some(-5));
        assert_eq!(milliseconds(UNIX_EPOCH + std::time::Duration::from_micros(5999)), Some(5));
    }
}

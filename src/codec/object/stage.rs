//! Many small pieces on their way to an output.

use crate::error::Result;
use crate::output::Output;

const ROOM: usize = 4 << 10;
/// Pieces of this length go to the output directly.
const LONG: usize = 512;

/// Collects pieces before they are written, which makes those of a few bytes several times as fast.
pub(crate) struct Stage<'w, 'a> {
    dst: &'w mut Output<'a>,
    room: [u8; ROOM],
    len: usize,
}

impl<'w, 'a> Stage<'w, 'a> {
    pub(crate) fn new(dst: &'w mut Output<'a>) -> Self {
        Stage { dst, room: [0; ROOM], len: 0 }
    }

    /// Appends `bytes`.
    #[inline]
    pub(crate) fn put(&mut self, bytes: &[u8]) -> Result<()> {
        if bytes.len() >= LONG || bytes.len() > ROOM - self.len {
            self.flush()?;
            if bytes.len() >= LONG {
                return self.dst.extend_from_slice(bytes);
            }
        }
        self.room[self.len..][..bytes.len()].copy_from_slice(bytes);
        self.len += bytes.len();
        Ok(())
    }

    /// Writes what was collected; nothing is written by dropping.
    pub(crate) fn flush(&mut self) -> Result<()> {
        let len = std::mem::replace(&mut self.len, 0);
        self.dst.extend_from_slice(&self.room[..len])
    }
}

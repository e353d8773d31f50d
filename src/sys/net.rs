//! Reading from a connection into memory that was not written yet.

use std::io;
use std::mem::MaybeUninit;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use tokio::io::{AsyncRead, ReadBuf};

/// Reads what is there, at most as much as fits in `room`, and gives back the part written: empty at the end of the stream.
pub(crate) fn poll_read<'r>(
    stream: &mut (impl AsyncRead + Unpin),
    cx: &mut Context<'_>,
    room: &'r mut [MaybeUninit<u8>],
) -> Poll<io::Result<&'r mut [u8]>> {
    let start = room.as_ptr() as usize;
    let mut read = ReadBuf::uninit(room);
    ready!(Pin::new(stream).poll_read(cx, &mut read))?;
    let filled = read.filled();
    let len = filled.len();
    assert!(len == 0 || filled.as_ptr() as usize == start, "a stream fills the buffer that it was lent");
    // SAFETY: a ReadBuf counts as filled only what was initialised, and it was just checked to be that of `room`.
    Poll::Ready(Ok(unsafe { super::written(room, len) }))
}

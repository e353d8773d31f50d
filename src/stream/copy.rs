//! From a source through a stream to a sink.

use super::Stream;
use super::reader::Source;
use super::writer::{Pieces, Sink};
use crate::buffer::Buffer;
use crate::error::Result;
use crate::output::Output;

/// Reads `source` to its end, sends all output to `sink` and finishes the stream; gives how many bytes were read and
/// written. The sizes of pieces are the most of one call; 0 is a good size.
pub fn copy(
    stream: &Stream,
    source: &mut dyn Source,
    read_size: usize,
    sink: &mut dyn Sink,
    write_size: usize,
) -> Result<(u64, u64)> {
    let mut session = stream.session()?;
    session.check_live()?;
    let read_size = if read_size == 0 { stream.recommended().0.max(1) } else { read_size };
    let mut input = Buffer::with_capacity(read_size)?;
    let mut pieces = Pieces::new(stream, write_size)?;
    let mut read = 0;
    loop {
        input.clear();
        let n = Output::growing(&mut input, read_size)
            .fill(|room| source.read(room))
            .map_err(|error| session.failed(error))?;
        if n == 0 {
            break;
        }
        read += n as u64;
        pieces.push_all(&mut session, sink, input.as_slice())?;
    }
    pieces.push(&mut session, sink, |session, out| session.finish(out))?;
    Ok((read, pieces.written()))
}

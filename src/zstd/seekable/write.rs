//! Files made in one call, frames in parallel, or piece by piece.

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

use super::checksum;
use super::table::{Entry, Log, MAX_FRAMES, too_many};
use crate::buffer::Buffer;
use crate::error::{Error, Kind, Result};
use crate::output::Output;
use crate::parallel::Pool;
use crate::zstd::Compressor;

/// Bytes of content in a frame, where the caller does not say otherwise.
///
/// Reading one byte decodes its whole frame, a millisecond or two for this much; no frame can refer to the one before it,
/// which makes the file 0 to 4 % larger at this size, and up to 12 % at a quarter of it (docs/formats.md).
pub const DEFAULT_FRAME_SIZE: usize = 1 << 20;
/// The most content in a frame that zstd's own implementation takes (`ZSTD_SEEKABLE_MAX_FRAME_DECOMPRESSED_SIZE`).
pub const MAX_FRAME_SIZE: usize = 1 << 30;

fn frame_size(wanted: usize) -> Result<usize> {
    match wanted {
        0 => Ok(DEFAULT_FRAME_SIZE),
        1..=MAX_FRAME_SIZE => Ok(wanted),
        _ => Err(Error::argument(format!("frames of {wanted} bytes of content, expected at most {MAX_FRAME_SIZE}"))),
    }
}

fn usable(compressor: &Compressor) -> Result<()> {
    if compressor.writes_magic()? {
        return Ok(());
    }
    Err(Error::argument(
        "zstd: the compressor makes frames without a magic number, which no reader of many frames finds",
    ))
}

/// Appends one frame.
fn one_frame(compressor: &Compressor, content: &[u8], checksums: bool, dst: &mut Output<'_>) -> Result<Entry> {
    let start = dst.written();
    compressor.worker()?.compress(content, dst)?;
    Ok(Entry {
        // A frame's size is at most MAX_FRAME_SIZE, and that of its bound not much more.
        compressed_size: (dst.written() - start) as u32,
        size: content.len() as u32,
        checksum: if checksums { checksum(content) } else { 0 },
    })
}

/// Makes a seekable file of `src` in frames of `wanted` bytes of content (0: [`DEFAULT_FRAME_SIZE`]), with checksums in
/// its table or without. The bytes are the same for any number of threads, and those of a [`Writer`].
///
/// What was set on the compressor since it was made holds here too.
pub fn compress(
    compressor: &Compressor,
    src: &[u8],
    wanted: usize,
    checksums: bool,
    pool: Option<&Pool>,
    dst: &mut Output<'_>,
) -> Result<()> {
    usable(compressor)?;
    let frame_size = frame_size(wanted)?;
    // Content of no bytes has one frame, so that the file is one of zstd.
    let count = src.len().div_ceil(frame_size).max(1);
    if count > MAX_FRAMES {
        return Err(too_many());
    }
    let content = |index: usize| {
        let start = index * frame_size;
        &src[start..src.len().min(start + frame_size)]
    };
    let mut log = Log::new(checksums);
    match pool.filter(|_| count > 1) {
        None => {
            for index in 0..count {
                log.push(one_frame(compressor, content(index), checksums, dst)?)?;
            }
        }
        Some(pool) => {
            let ordered =
                Ordered { dst: &mut *dst, log, next: 0, waiting: BTreeMap::new(), spare: Vec::new(), error: None };
            let ordered = Mutex::new(ordered);
            let locked = || ordered.lock().unwrap_or_else(PoisonError::into_inner);
            pool.for_each(count, |index| {
                let Some(mut buffer) = locked().buffer() else { return };
                let mut output = Output::growing(&mut buffer, usize::MAX);
                let result = one_frame(compressor, content(index), checksums, &mut output);
                locked().take(index, buffer, result);
            })?;
            let ordered = ordered.into_inner().unwrap_or_else(PoisonError::into_inner);
            if let Some(error) = ordered.error {
                return Err(error);
            }
            log = ordered.log;
        }
    }
    log.write(dst)
}

/// Frames come from threads in any order, and go to the file in theirs.
struct Ordered<'o, 'b> {
    dst: &'o mut Output<'b>,
    log: Log,
    next: usize,
    waiting: BTreeMap<usize, (Buffer, Entry)>,
    /// Buffers to use again.
    spare: Vec<Buffer>,
    error: Option<Error>,
}

impl Ordered<'_, '_> {
    /// A buffer for a frame, unless one failed.
    fn buffer(&mut self) -> Option<Buffer> {
        if self.error.is_some() {
            return None;
        }
        Some(self.spare.pop().unwrap_or_default())
    }

    fn take(&mut self, index: usize, buffer: Buffer, result: Result<Entry>) {
        let result = result.and_then(|entry| {
            self.waiting.insert(index, (buffer, entry));
            while let Some((mut buffer, entry)) = self.waiting.remove(&self.next) {
                self.dst.extend_from_slice(buffer.as_slice())?;
                self.log.push(entry)?;
                self.next += 1;
                buffer.clear();
                self.spare.push(buffer);
            }
            Ok(())
        });
        if let Err(error) = result {
            self.error.get_or_insert(error);
        }
    }
}

/// Where a [`Writer`] sends its bytes.
pub type Sink = Box<dyn FnMut(&[u8]) -> Result<()> + Send>;

#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    Open,
    Failed,
    Finished,
}

/// Makes a seekable file piece by piece. It keeps the content of one frame and, while that is made, the frame.
pub struct Writer {
    compressor: Compressor,
    frame_size: usize,
    sink: Sink,
    log: Log,
    content: Buffer,
    frame: Buffer,
    state: State,
}

impl Writer {
    /// A writer with the parameters of `compressor`; see [`compress`].
    pub fn new(compressor: &Compressor, wanted: usize, checksums: bool, sink: Sink) -> Result<Self> {
        usable(compressor)?;
        Ok(Writer {
            compressor: compressor.share(),
            frame_size: frame_size(wanted)?,
            sink,
            log: Log::new(checksums),
            content: Buffer::new(),
            frame: Buffer::new(),
            state: State::Open,
        })
    }

    /// Adds content, and sends the frames that it fills.
    pub fn write(&mut self, src: &[u8]) -> Result<()> {
        self.work(|this| {
            let mut rest = src;
            while !rest.is_empty() {
                let room = this.frame_size - this.content.len();
                let (piece, behind) = rest.split_at(room.min(rest.len()));
                rest = behind;
                if piece.len() == this.frame_size {
                    this.send(piece)?;
                    continue;
                }
                this.content.reserve_within(piece.len(), this.frame_size)?;
                this.content.extend_from_slice(piece)?;
                if this.content.len() == this.frame_size {
                    this.send_content()?;
                }
            }
            Ok(())
        })
    }

    /// Ends the frame here; without content since the last one, nothing happens.
    pub fn end_frame(&mut self) -> Result<()> {
        self.work(|this| if this.content.is_empty() { Ok(()) } else { this.send_content() })
    }

    /// Sends the last frame and the table.
    pub fn finish(&mut self) -> Result<()> {
        self.work(|this| {
            if !this.content.is_empty() || this.log.is_empty() {
                this.send_content()?;
            }
            this.frame.clear();
            this.log.write(&mut Output::growing(&mut this.frame, usize::MAX))?;
            (this.sink)(this.frame.as_slice())?;
            this.state = State::Finished;
            Ok(())
        })
    }

    /// After a failure nobody knows what was sent: there is no going on.
    fn work(&mut self, work: impl FnOnce(&mut Self) -> Result<()>) -> Result<()> {
        match self.state {
            State::Open => {}
            State::Failed => return Err(Error::new(Kind::State, "the writer failed before: the file is not whole")),
            State::Finished => return Err(Error::new(Kind::State, "the writer is finished")),
        }
        self.state = State::Failed;
        work(self)?;
        if self.state == State::Failed {
            self.state = State::Open;
        }
        Ok(())
    }

    fn send_content(&mut self) -> Result<()> {
        let mut content = std::mem::take(&mut self.content);
        let result = self.send(content.as_slice());
        content.clear();
        self.content = content;
        result
    }

    fn send(&mut self, content: &[u8]) -> Result<()> {
        self.log.reserve()?;
        self.frame.clear();
        let mut output = Output::growing(&mut self.frame, usize::MAX);
        let entry = one_frame(&self.compressor, content, self.log.checksums, &mut output)?;
        (self.sink)(self.frame.as_slice())?;
        self.log.push(entry)
    }
}

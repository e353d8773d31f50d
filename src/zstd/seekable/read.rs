//! Ranges of a seekable file, which lies in memory or is read by a function.

use std::mem::MaybeUninit;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};

use super::checksum;
use super::table::{Frame, Table};
use crate::buffer::Buffer;
use crate::codec::restart;
use crate::error::{Error, Kind, Result};
use crate::output::Output;
use crate::parallel::{self, Pool};
use crate::scratch::Scratch;
use crate::segments::Memory;
use crate::sys::zstd as sys;
use crate::zstd::Dictionary;
use crate::zstd::decompressor::check_names;
use crate::zstd::frame::header;

/// A file that can be read at any place, from many threads at once.
pub trait Source: Send + Sync {
    /// Fills all of `room` with the bytes from `offset` on.
    fn read<'d>(&self, offset: u64, room: &'d mut [MaybeUninit<u8>]) -> Result<&'d mut [u8]>;
}

enum Origin {
    Memory(Box<dyn Memory>),
    Source(Box<dyn Source>, u64),
}

impl Origin {
    fn size(&self) -> u64 {
        match self {
            Origin::Memory(memory) => memory.bytes().len() as u64,
            Origin::Source(_, size) => *size,
        }
    }

    /// Calls `work` with bytes that the table says are there.
    fn with<R>(&self, offset: u64, len: usize, room: &mut Buffer, work: impl FnOnce(&[u8]) -> Result<R>) -> Result<R> {
        match self {
            Origin::Memory(memory) => {
                let bytes = usize::try_from(offset).ok().and_then(|offset| memory.bytes().get(offset..)?.get(..len));
                work(bytes.ok_or_else(|| Error::corrupt("the file ends before its table says"))?)
            }
            Origin::Source(source, _) => {
                room.clear();
                Output::growing(room, len).fill_exact(len, |room| source.read(offset, room))?;
                work(room.as_slice())
            }
        }
    }
}

/// A seekable file, open for reading by any number of threads at once.
pub struct Reader {
    origin: Origin,
    table: Table,
    dictionaries: Vec<Arc<sys::DigestedForDecompression>>,
    contexts: Scratch<sys::Decompressor>,
    /// For the compressed bytes of a frame, where they are not in memory.
    inputs: Scratch<Buffer>,
    kept: Kept,
}

impl Reader {
    /// A file in memory, with the dictionaries of its frames.
    pub fn in_memory(dictionaries: &[Arc<Dictionary>], memory: Box<dyn Memory>) -> Result<Self> {
        Reader::open(dictionaries, Origin::Memory(memory))
    }

    /// A file of `size` bytes that `source` reads.
    pub fn over(dictionaries: &[Arc<Dictionary>], source: Box<dyn Source>, size: u64) -> Result<Self> {
        Reader::open(dictionaries, Origin::Source(source, size))
    }

    fn open(dictionaries: &[Arc<Dictionary>], origin: Origin) -> Result<Self> {
        check_names(dictionaries)?;
        let tables = dictionaries.iter().map(|dictionary| dictionary.for_decompression());
        let dictionaries = tables.collect::<Result<_>>()?;
        let table = Table::read(origin.size(), |offset, len, into| {
            // What is in memory is copied too: a table is read once, and small.
            let mut room = Buffer::new();
            origin.with(offset, len, &mut room, |bytes| into.extend_from_slice(bytes))
        });
        let table = table.map_err(|error| error.within("zstd, seekable"))?;
        let (contexts, inputs, kept) = (Scratch::new(), Scratch::new(), Kept::default());
        Ok(Reader { origin, table, dictionaries, contexts, inputs, kept })
    }

    /// Bytes of all content, as the table has it.
    pub fn size(&self) -> u64 {
        self.table.size()
    }

    /// How many frames there are.
    pub fn frame_count(&self) -> usize {
        self.table.count()
    }

    /// Where frame `index` lies.
    pub fn frame(&self, index: usize) -> Result<Frame> {
        let count = self.frame_count();
        self.table.frame(index).ok_or_else(|| Error::argument(format!("frame {index} of a file of {count} frames")))
    }

    /// The frame that has the byte at `offset` of the content.
    pub fn find(&self, offset: u64) -> Result<usize> {
        let size = self.size();
        self.table.find(offset).ok_or_else(|| Error::argument(format!("offset {offset} in content of {size} bytes")))
    }

    /// Appends up to `len` bytes of content from `offset` on to `dst`, as many as there are, and gives their number.
    ///
    /// Frames that are wanted as a whole are decoded straight into `dst`. Of the others the last few stay decoded, so that
    /// reading in small steps decodes each frame once.
    pub fn read(&self, offset: u64, len: usize, pool: Option<&Pool>, dst: &mut Output<'_>) -> Result<usize> {
        let Some(left) = self.size().checked_sub(offset).filter(|_| len > 0) else { return Ok(0) };
        let len = usize::try_from(left).map_or(len, |left| left.min(len));
        let end = offset + len as u64;
        let (mut parts, mut lengths) = (Vec::new(), Vec::new());
        let first = self.table.ending_at(offset);
        let frames = (first..).map_while(|index| Some((index, self.table.frame(index)?)));
        for (index, frame) in frames.take_while(|(_, frame)| frame.offset <= end) {
            let len = (frame.offset + frame.size).min(end) - frame.offset.max(offset);
            // Frames that are said to be empty are looked at, or content could go missing without a word.
            if len > 0 || (frame.size == 0 && frame.compressed_size > 0) {
                parts.try_reserve(1).map_err(|_| Error::no_memory(size_of::<Part>()))?;
                lengths.try_reserve(1).map_err(|_| Error::no_memory(size_of::<usize>()))?;
                parts.push(Part { index, start: offset.saturating_sub(frame.offset) });
                // No more than the whole range.
                lengths.push(len as usize);
            }
        }
        let pool = pool.filter(|_| parts.len() > 1);
        dst.fill_parts(
            &lengths,
            |count, work| parallel::for_each(pool, count, work),
            |number, room| self.part(&parts[number], room),
        )?;
        Ok(len)
    }

    fn part<'d>(&self, part: &Part, room: &'d mut [MaybeUninit<u8>]) -> Result<&'d mut [u8]> {
        let frame = self.frame(part.index)?;
        let result = if frame.size == room.len() as u64 {
            self.whole(part.index, &frame, room)
        } else {
            self.some(part, &frame, room)
        };
        result.map_err(|error| {
            let name = format!("zstd, seekable: frame {}", part.index);
            match error.kind() {
                // The room was what the table says.
                Kind::BufferTooSmall | Kind::Limit => differs(&frame).within(&name),
                _ => error.within(&name),
            }
        })
    }

    /// Decodes the frame into room of its size.
    fn whole<'d>(&self, index: usize, frame: &Frame, room: &'d mut [MaybeUninit<u8>]) -> Result<&'d mut [u8]> {
        let len = room.len();
        self.with_frame(frame, |native, src| {
            let content = native.decompress(src, room)?;
            if content.len() != len {
                return Err(differs(frame));
            }
            self.verify(index, content)?;
            Ok(content)
        })
    }

    /// Decodes the frame aside, unless it is still there, and copies the part that is wanted.
    fn some<'d>(&self, part: &Part, frame: &Frame, room: &'d mut [MaybeUninit<u8>]) -> Result<&'d mut [u8]> {
        let mut decoded = self.kept.take(part.index);
        if decoded.index != Some(part.index) {
            decoded.index = None;
            decoded.content.clear();
            self.aside(part.index, frame, &mut decoded.content)?;
            decoded.index = Some(part.index);
        }
        // Within the frame, which is in memory.
        let start = part.start as usize;
        let bytes = room.write_copy_of_slice(&decoded.content.as_slice()[start..start + room.len()]);
        self.kept.put(decoded);
        Ok(bytes)
    }

    /// Decodes the frame into memory of our own, which grows with what is decoded and not with what the table claims.
    fn aside(&self, index: usize, frame: &Frame, content: &mut Buffer) -> Result<()> {
        self.with_frame(frame, |native, src| {
            if frame.size > sys::content(src)?.bound {
                return Err(differs(frame));
            }
            // Frames are of 32 bits in the table.
            let size = frame.size as usize;
            let mut dst = Output::growing(content, size);
            restart(&mut dst, src.len(), Some(size), size, |room| match native.decompress(src, room) {
                Ok(bytes) => Ok(Some(bytes)),
                Err(error) if error.kind() == Kind::BufferTooSmall => Ok(None),
                Err(error) => Err(error),
            })?;
            if dst.written() != size {
                return Err(differs(frame));
            }
            self.verify(index, content.as_slice())
        })
    }

    /// Calls `work` with the frame's bytes and a context to decode them.
    fn with_frame<R>(&self, frame: &Frame, work: impl FnOnce(&mut sys::Decompressor, &[u8]) -> Result<R>) -> Result<R> {
        // A frame of the file, which is in memory or at least of 32 bits.
        let len = frame.compressed_size as usize;
        let decode = |src: &[u8]| {
            self.contexts.with(
                || self.context(),
                |native| {
                    if self.dictionaries.len() > 1 {
                        native.choose(header(src, false)?.dict_id)?;
                    }
                    work(native, src)
                },
            )
        };
        match &self.origin {
            Origin::Memory(_) => self.origin.with(frame.compressed_offset, len, &mut Buffer::new(), decode),
            Origin::Source(..) => self
                .inputs
                .with(|| Ok(Buffer::new()), |room| self.origin.with(frame.compressed_offset, len, room, decode)),
        }
    }

    fn context(&self) -> Result<sys::Decompressor> {
        let mut native = sys::Decompressor::new()?;
        if !self.dictionaries.is_empty() {
            native.refer(self.dictionaries.clone())?;
        }
        Ok(native)
    }

    fn verify(&self, index: usize, content: &[u8]) -> Result<()> {
        match self.table.checksum(index) {
            Some(expected) if checksum(content) != expected => Err(Error::corrupt(format!(
                "the checksum of its content is {:#010x}, the table has {expected:#010x}",
                checksum(content)
            ))),
            _ => Ok(()),
        }
    }
}

#[cold]
fn differs(frame: &Frame) -> Error {
    Error::corrupt(format!("its content is not of the {} bytes that the table says", frame.size))
}

/// What is wanted of a frame.
struct Part {
    index: usize,
    /// The first byte, counted from that of the frame's content; the room says how many.
    start: u64,
}

/// A frame that was decoded because a part of it was wanted.
#[derive(Default)]
struct Decoded {
    index: Option<usize>,
    content: Buffer,
}

/// The last few of them. As elsewhere, locks are only ever tried.
#[derive(Default)]
struct Kept {
    slots: [Mutex<Option<Decoded>>; 4],
    oldest: AtomicUsize,
}

impl Kept {
    /// The frame `index` if it is here, else memory for it.
    fn take(&self, index: usize) -> Decoded {
        let mut full = true;
        for slot in &self.slots {
            let Ok(mut slot) = slot.try_lock() else { continue };
            match &*slot {
                Some(decoded) if decoded.index == Some(index) => return slot.take().unwrap_or_default(),
                Some(_) => {}
                None => full = false,
            }
        }
        if !full {
            return Decoded::default();
        }
        let oldest = self.oldest.fetch_add(1, Ordering::Relaxed) % self.slots.len();
        self.slots[oldest].try_lock().ok().and_then(|mut slot| slot.take()).unwrap_or_default()
    }

    fn put(&self, decoded: Decoded) {
        for slot in &self.slots {
            if let Ok(mut slot) = slot.try_lock()
                && slot.is_none()
            {
                *slot = Some(decoded);
                return;
            }
        }
    }
}

//! Chunks, being encoded.

use std::collections::VecDeque;
use std::sync::atomic::{AtomicU32, AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};

use super::aside::give_back;
use super::blocks::{self, Blocks};
use super::compressor::Compressor;
use super::filter::Filter;
use super::header::{Format, HEADER, Header};
use super::pack::Packer;
use super::{MAX_BLOCKSIZE, MAX_NBYTES};
use crate::buffer::Buffer;
use crate::error::{Error, Kind, Result};
use crate::output::{Appended, InOrder, Output};
use crate::parallel::Pool;
use crate::scratch::Scratch;
use crate::segments::reserved;

/// Room beyond the largest chunk, so that its last block can be tried in place: the sizes of 16 parts, and one of a block.
const SLACK: usize = 68;
/// So many blocks may a thread have ready while one before them is still being worked on.
const READY: usize = 4;

/// How chunks are encoded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settings {
    /// What compresses the blocks.
    pub compressor: Compressor,
    /// 0 stores, 1 is fast, 9 is small.
    pub level: u8,
    /// How blocks are regrouped; `None` is by bits for elements of one byte, by bytes for others.
    pub filter: Option<Filter>,
    /// Bytes in a block; 0 is the best for compressor, level and element.
    pub blocksize: usize,
}

/// Encodes chunks, from any number of threads at once.
pub struct Encoder {
    settings: Settings,
    packers: Scratch<Packer>,
    buffers: Scratch<Buffer>,
}

impl Encoder {
    /// `settings.level` is 0 to 9, and `settings.blocksize` at most [`MAX_BLOCKSIZE`].
    pub fn new(settings: Settings) -> Result<Self> {
        if settings.level > 9 || settings.blocksize > MAX_BLOCKSIZE {
            return Err(Error::argument(format!(
                "blosc: level {} and blocks of {} bytes; expected 0 to 9, and at most {MAX_BLOCKSIZE}",
                settings.level, settings.blocksize
            )));
        }
        Ok(Encoder { settings, packers: Scratch::tidied(Packer::tidy), buffers: Scratch::tidied(give_back) })
    }

    /// The room in which chunks of `nbytes` of content are made. They have no more than [`HEADER`] bytes above their
    /// content, but with this room hardly any block is compressed elsewhere first.
    pub fn bound(nbytes: usize) -> Option<usize> {
        (nbytes <= MAX_NBYTES).then(|| nbytes + HEADER + SLACK)
    }

    fn header(&self, typesize: usize, nbytes: usize) -> Header {
        let Settings { compressor, level, filter, blocksize } = self.settings;
        // Elements that are too large to be told are no single bytes for that.
        let automatic = if typesize > 1 { Filter::Bytes } else { Filter::Bits };
        let typesize = blocks::typesize(typesize);
        let blocksize = blocks::blocksize(compressor, level, typesize, nbytes, blocksize);
        Header {
            format: Format::of(compressor),
            filter: filter.unwrap_or(automatic),
            stored: level == 0 || nbytes < blocks::MIN_SIZE,
            split: blocks::is_split(compressor, typesize, blocksize),
            typesize,
            nbytes,
            blocksize,
            cbytes: HEADER + nbytes,
        }
    }

    /// Writes `src`, elements of `typesize` bytes, as one chunk: the same bytes with any pool or none.
    pub fn encode(&self, src: &[u8], typesize: usize, pool: Option<&Pool>, dst: &mut Output<'_>) -> Result<()> {
        let Some(bound) = Encoder::bound(src.len()) else {
            return Err(Error::new(
                Kind::Unsupported,
                format!("blosc: {} bytes are more than the {MAX_NBYTES} that a chunk may have", src.len()),
            ));
        };
        if !dst.is_fixed() {
            dst.reserve(bound.min(dst.limit() - dst.written()))?;
        }
        let header = self.header(typesize, src.len());
        if !header.stored && self.pack(&header, src, pool, dst)? {
            return Ok(());
        }
        dst.rewind();
        let header = Header { stored: true, ..header };
        dst.extend_from_parts([&header.to_bytes(), src])
    }

    /// False if the blocks take more room than the content.
    fn pack(&self, header: &Header, src: &[u8], pool: Option<&Pool>, dst: &mut Output<'_>) -> Result<bool> {
        let blocks = Blocks::of(header);
        let front = HEADER + 4 * blocks.count();
        if front > header.cbytes {
            return Ok(false);
        }
        if dst.limit() < front {
            return Err(dst.does_not_fit(Some(header.cbytes)));
        }
        dst.extend_zeroed(front)?;
        let packed = match pool {
            Some(pool) if blocks.count() > 1 => self.pack_in_parallel(header, blocks, src, pool, dst)?,
            _ => self.pack_in_row(header, blocks, src, dst)?,
        };
        if packed {
            let header = Header { cbytes: dst.written(), ..header.clone() };
            dst.overwrite(0, &header.to_bytes());
        }
        Ok(packed)
    }

    fn pack_in_row(&self, header: &Header, blocks: Blocks, src: &[u8], dst: &mut Output<'_>) -> Result<bool> {
        let mut packer = self.packers.lend(|| Packer::new(&self.settings))?;
        let mut aside = self.buffers.lend(|| Ok::<_, Error>(Buffer::new()))?;
        for index in 0..blocks.count() {
            let at = dst.written();
            dst.overwrite(HEADER + 4 * index, &(at as u32).to_le_bytes());
            let block = &src[blocks.range(index)];
            if dst.spare() >= blocks.most_packed() {
                packer.pack(header, blocks.parts(index), block, dst)?;
            } else {
                aside.clear();
                packer.pack(header, blocks.parts(index), block, &mut Output::growing(&mut aside, usize::MAX))?;
                if at + aside.len() > header.cbytes {
                    return Ok(false);
                }
                if at + aside.len() > dst.limit() {
                    return Err(dst.does_not_fit(Some(header.cbytes)));
                }
                dst.extend_from_slice(aside.as_slice())?;
            }
            if dst.written() > header.cbytes {
                return Ok(false);
            }
        }
        Ok(true)
    }

    fn pack_in_parallel(
        &self,
        header: &Header,
        blocks: Blocks,
        src: &[u8],
        pool: &Pool,
        dst: &mut Output<'_>,
    ) -> Result<bool> {
        let front = dst.written();
        let most = header.cbytes.min(dst.limit()) - front;
        let mut offsets: Vec<AtomicU32> = reserved(blocks.count())?;
        offsets.resize_with(blocks.count(), AtomicU32::default);
        let failed = Mutex::new(None::<Error>);
        let next = AtomicUsize::new(0);
        let fits = dst.fill_in_order(most, |chunk| {
            pool.for_each(pool.threads().min(blocks.count()), |_| {
                let worker = Worker { encoder: self, header, blocks, src, chunk, offsets: &offsets, front };
                if let Err(error) = worker.run(&next) {
                    chunk.give_up();
                    failed.lock().unwrap_or_else(PoisonError::into_inner).get_or_insert(error);
                }
            })
        })?;
        if let Some(error) = failed.into_inner().unwrap_or_else(PoisonError::into_inner) {
            return Err(error);
        }
        if !fits && front + most < header.cbytes {
            return Err(dst.does_not_fit(Some(header.cbytes)));
        }
        if fits {
            for (index, offset) in offsets.into_iter().enumerate() {
                dst.overwrite(HEADER + 4 * index, &offset.into_inner().to_le_bytes());
            }
        }
        Ok(fits)
    }
}

/// One thread of several that encode the blocks of a chunk.
struct Worker<'w, 'r> {
    encoder: &'w Encoder,
    header: &'w Header,
    blocks: Blocks,
    src: &'w [u8],
    chunk: &'w InOrder<'r>,
    offsets: &'w [AtomicU32],
    front: usize,
}

/// Ends what others wait for if this thread panics.
struct Alarm<'w, 'r>(&'w InOrder<'r>);

impl Drop for Alarm<'_, '_> {
    fn drop(&mut self) {
        if std::thread::panicking() {
            self.0.give_up();
        }
    }
}

impl Worker<'_, '_> {
    /// Works on blocks until there are no more. Who is ahead of the others keeps a few blocks ready, rather than wait.
    fn run(&self, next: &AtomicUsize) -> Result<()> {
        let _alarm = Alarm(self.chunk);
        let mut packer = self.encoder.packers.lend(|| Packer::new(&self.encoder.settings))?;
        let mut ready: VecDeque<(usize, Buffer)> = VecDeque::new();
        loop {
            let index = next.fetch_add(1, Ordering::Relaxed);
            if index >= self.blocks.count() {
                break;
            }
            let mut buffer = self.encoder.buffers.take().unwrap_or_default();
            buffer.clear();
            let block = &self.src[self.blocks.range(index)];
            packer.pack(self.header, self.blocks.parts(index), block, &mut Output::growing(&mut buffer, usize::MAX))?;
            ready.push_back((index, buffer));
            if !self.hand_over(&mut ready, READY) {
                return Ok(());
            }
        }
        self.hand_over(&mut ready, 0);
        Ok(())
    }

    /// Appends what is ready, and waits only while more than `most` blocks are. False if no more are taken.
    fn hand_over(&self, ready: &mut VecDeque<(usize, Buffer)>, most: usize) -> bool {
        while let Some((index, buffer)) = ready.front() {
            match self.chunk.append(*index, buffer.as_slice(), ready.len() > most) {
                Appended::At(offset) => self.offsets[*index].store((self.front + offset) as u32, Ordering::Relaxed),
                Appended::NotYet => return true,
                Appended::Ended => return false,
            }
            if let Some((_, buffer)) = ready.pop_front() {
                self.encoder.buffers.put(buffer);
            }
        }
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_automatic_shuffle_is_by_bits_for_single_bytes_alone() {
        let settings = Settings { compressor: Compressor::Lz4, level: 5, filter: None, blocksize: 0 };
        let encoder = Encoder::new(settings).unwrap();
        let chosen = |typesize| encoder.header(typesize, 1000).filter;
        assert_eq!([1, 2, 255, 256].map(chosen), [Filter::Bits, Filter::Bytes, Filter::Bytes, Filter::Bytes]);
    }
}

//! Where an archive is. It is read by position, so that any number of threads may read at once.

use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use crate::array::npy::draft;
use crate::error::{Error, Kind, Result};
use crate::segments::Memory;

/// A file that is read by position.
#[cfg(unix)]
struct Positioned(File);

#[cfg(unix)]
impl Positioned {
    fn read_at(&self, dst: &mut [u8], position: u64) -> io::Result<usize> {
        std::os::unix::fs::FileExt::read_at(&self.0, dst, position)
    }
}

/// Elsewhere a file has one position, which its readers share.
#[cfg(not(unix))]
struct Positioned(std::sync::Mutex<File>);

#[cfg(not(unix))]
impl Positioned {
    fn read_at(&self, dst: &mut [u8], position: u64) -> io::Result<usize> {
        let mut file = self.0.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        file.seek(SeekFrom::Start(position))?;
        file.read(dst)
    }
}

enum Place {
    Memory(Box<dyn Memory>),
    File(Positioned),
}

/// An archive's bytes.
pub(super) struct Source {
    place: Place,
    len: u64,
    /// How many more bytes may be read: see [`Source::read_at`].
    left: AtomicU64,
}

impl Source {
    fn new(place: Place, len: u64) -> Source {
        // The end and the directory are read a few times, and the head of each member.
        Source { place, len, left: AtomicU64::new(len.saturating_mul(4).saturating_add(1 << 20)) }
    }

    pub(super) fn memory(memory: Box<dyn Memory>) -> Source {
        let len = memory.bytes().len() as u64;
        Source::new(Place::Memory(memory), len)
    }

    pub(super) fn file(path: &Path) -> Result<Source> {
        let opened = File::open(path).and_then(|file| Ok((file.metadata()?, file)));
        let (metadata, file) = opened.map_err(|error| draft::failed("npz", "opening", path, &error))?;
        if !metadata.is_file() {
            let message = format!("npz: {} is not a regular file, of which any part can be read", path.display());
            return Err(Error::new(Kind::Unsupported, message));
        }
        #[cfg(not(unix))]
        let file = std::sync::Mutex::new(file);
        Ok(Source::new(Place::File(Positioned(file)), metadata.len()))
    }

    pub(super) fn len(&self) -> u64 {
        self.len
    }

    /// Reads some bytes from `position` on; none from the end on.
    ///
    /// While an archive is opened, no more can be read than an honest one takes: one that is full of false ends makes the crate `zip`
    /// look through it again and again.
    pub(super) fn read_at(&self, dst: &mut [u8], position: u64) -> io::Result<usize> {
        let read = match &self.place {
            Place::Memory(memory) => {
                let bytes = memory.bytes();
                let from = usize::try_from(position).unwrap_or(usize::MAX).min(bytes.len());
                let count = dst.len().min(bytes.len() - from);
                dst[..count].copy_from_slice(&bytes[from..from + count]);
                count
            }
            Place::File(file) => file.read_at(dst, position)?,
        };
        if self.left.load(Ordering::Relaxed) != u64::MAX {
            let charge = |left: u64| left.checked_sub(read as u64 + 1);
            if self.left.fetch_update(Ordering::Relaxed, Ordering::Relaxed, charge).is_err() {
                return Err(io::Error::new(io::ErrorKind::InvalidData, "more than one end, none of them right"));
            }
        }
        Ok(read)
    }

    /// Reads exactly as many bytes as `dst` has.
    pub(super) fn read_exact_at(&self, dst: &mut [u8], position: u64) -> io::Result<()> {
        let mut done = 0;
        while done < dst.len() {
            match self.read_at(&mut dst[done..], position.saturating_add(done as u64)) {
                Ok(0) => return Err(io::ErrorKind::UnexpectedEof.into()),
                Ok(read) => done += read,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => return Err(error),
            }
        }
        Ok(())
    }

    /// From now on anything may be read as often as wanted.
    pub(super) fn opened(&self) {
        self.left.store(u64::MAX, Ordering::Relaxed);
    }
}

/// A position in a source.
#[derive(Clone)]
pub(super) struct At {
    source: Arc<Source>,
    position: u64,
}

impl At {
    pub(super) fn start(source: Arc<Source>) -> At {
        At { source, position: 0 }
    }
}

impl Read for At {
    fn read(&mut self, dst: &mut [u8]) -> io::Result<usize> {
        let read = self.source.read_at(dst, self.position)?;
        self.position += read as u64;
        Ok(read)
    }
}

impl Seek for At {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        let position = match to {
            SeekFrom::Start(position) => Some(position),
            SeekFrom::End(offset) => self.source.len.checked_add_signed(offset),
            SeekFrom::Current(offset) => self.position.checked_add_signed(offset),
        };
        // Positions of files are signed.
        let inside = position.filter(|position| i64::try_from(*position).is_ok());
        self.position = inside.ok_or_else(|| io::Error::from(io::ErrorKind::InvalidInput))?;
        Ok(self.position)
    }
}

//! Arrays out of an archive.

use std::ffi::{CStr, CString};
use std::io::{self, Read};
use std::path::Path;
use std::sync::Arc;

use zip::read::{ArchiveOffset, Config};
use zip::{CompressionMethod, ZipArchive};

use super::source::{At, Source};
use super::{PIECE, SUFFIX, check, corrupt, failed, refused};
use crate::array::npy::Header;
use crate::array::{Array, Store};
use crate::buffer::Buffer;
use crate::error::{Error, Result};
use crate::segments::{Memory, reserved};

/// A claim of up to so many bytes is believed whatever the member's size.
const SMALL: usize = 1 << 20;
/// Beyond [`SMALL`], a claim of up to so many times the member's size.
const PLAUSIBLE_RATIO: u64 = 256;
/// Deflate makes at most so many bytes of one.
const DEFLATE_RATIO: u64 = 1032;
/// How many names an error tells.
const TOLD: usize = 8;

/// An open archive. Any number of threads may read from it.
pub struct Reader {
    archive: ZipArchive<At>,
    names: Vec<CString>,
    /// Goes when the archive does.
    keeper: Option<Box<dyn Memory>>,
}

impl Reader {
    /// Opens an archive in a file, which must not change while the reader lives.
    pub fn open(path: &Path) -> Result<Reader> {
        Reader::new(Source::file(path)?)
    }

    /// Opens an archive in memory.
    pub fn from_memory(memory: Box<dyn Memory>) -> Result<Reader> {
        Reader::new(Source::memory(memory))
    }

    fn new(source: Source) -> Result<Reader> {
        let source = Arc::new(source);
        let config = Config { archive_offset: ArchiveOffset::Known(0) };
        let mut archive = ZipArchive::with_config(config, At::start(source.clone()))
            .map_err(|error| failed("the directory", error))?;
        check::archive(&source, &mut archive)?;
        source.opened();
        let mut names = reserved(archive.len())?;
        for name in archive.file_names() {
            let name = name.strip_suffix(SUFFIX).unwrap_or(name);
            names.push(CString::new(name).map_err(|_| corrupt("a member has a name with a NUL in it"))?);
        }
        Ok(Reader { archive, names, keeper: None })
    }

    /// Keeps `owner` of the archive's memory as long as the archive: for memory that is only to be let go of if opening succeeds.
    pub fn keep(&mut self, owner: Box<dyn Memory>) {
        self.keeper = Some(owner);
    }

    /// How many members there are.
    pub fn count(&self) -> usize {
        self.names.len()
    }

    /// The name of member `index`, without `.npy`.
    pub fn name(&self, index: usize) -> Option<&CStr> {
        self.names.get(index).map(CString::as_c_str)
    }

    fn member_name(&self, index: usize) -> &str {
        self.archive.name_for_index(index).unwrap_or_default()
    }

    /// As in numpy, a member that is called just so comes before one that is called so but for `.npy`.
    fn find(&self, name: &str) -> Option<usize> {
        let whole = format!("{name}{SUFFIX}");
        [name, &whole].into_iter().find_map(|name| {
            let found = self.archive.index_for_name(name).filter(|index| self.member_name(*index) == name);
            // Names in the code page of DOS are found by what they mean.
            found.or_else(|| if name.is_ascii() { None } else { self.archive.file_names().position(|it| it == name) })
        })
    }

    fn unknown(&self, name: &str) -> Error {
        let told: Vec<String> = self.names.iter().take(TOLD).map(|name| format!("{name:?}")).collect();
        let more = if self.count() > TOLD { format!(" and {} more", self.count() - TOLD) } else { String::new() };
        Error::argument(format!(
            "npz: no array is called {name:?}, there is {}{more}",
            match told.is_empty() {
                true => "none".to_owned(),
                false => told.join(", "),
            }
        ))
    }

    /// The array of this name, with or without `.npy`, or the first; of no more than `max_len` bytes.
    pub fn get(&self, name: Option<&str>, max_len: usize) -> Result<Array> {
        let index = match name {
            Some(name) => self.find(name).ok_or_else(|| self.unknown(name))?,
            None => (0..self.count())
                .find(|index| self.member_name(*index).ends_with(SUFFIX))
                .ok_or_else(|| Error::argument("npz: there is no array in the archive"))?,
        };
        let member = self.member_name(index);
        if !member.ends_with(SUFFIX) {
            return Err(Error::argument(format!("npz: {member:?} is no array, whose name would end in {SUFFIX:?}")));
        }
        let what = format!("{member:?}");
        self.read(index, &what, max_len)
    }

    fn read(&self, index: usize, what: &str, max_len: usize) -> Result<Array> {
        // The directory is shared; the position is not.
        let mut archive = self.archive.clone();
        let mut member = archive.by_index(index).map_err(|error| failed(what, error))?;
        let (packed, len) = (member.compressed_size(), member.size());
        let stored = member.compression() == CompressionMethod::Stored;
        if if stored { packed != len } else { len / DEFLATE_RATIO > packed } {
            return Err(corrupt(format_args!("{what}: {packed} bytes cannot hold the {len} that they are to hold")));
        }
        let mut head = Buffer::new();
        fill(&mut member, &mut head, Header::PREFIX, what)?;
        let within = |error: Error| error.within(&format!("npz: {what}"));
        let (_, end) = Header::extent(head.as_slice()).map_err(within)?;
        fill(&mut member, &mut head, end, what)?;
        let header = Header::read(head.as_slice()).map_err(within)?;
        header.check_size(usize::try_from(len).unwrap_or(usize::MAX)).map_err(within)?;
        let size = header.size();
        if size > max_len {
            return Err(Error::limit(Some(size), max_len).within(&format!("npz: {what}")));
        }
        let mut store = Store::new(max_len);
        let trusted = stored || max_len != usize::MAX || size <= SMALL || size as u64 / PLAUSIBLE_RATIO <= packed;
        if trusted {
            store.data.reserve_exact(size)?;
        }
        // What was read beyond a header of version 1, whose prefix is shorter.
        let early = head.as_slice().get(header.len..).unwrap_or_default();
        store.data.extend_from_slice(&early[..early.len().min(size)])?;
        fill(&mut member, &mut store.data, size, what)?;
        header.check_size(header.len + store.data.len()).map_err(within)?;
        let mut more = Buffer::new();
        // The checksum is compared at the end.
        fill(&mut member, &mut more, 1, what)?;
        if !more.is_empty() {
            return Err(corrupt(format_args!("{what} goes on after the {size} bytes of its elements")));
        }
        Array::from_store(header.ty, store)
    }
}

/// Reads until `buffer` has `len` bytes, or the member ends.
fn fill(member: &mut impl Read, buffer: &mut Buffer, len: usize, what: &str) -> Result<()> {
    while buffer.len() < len {
        let had = buffer.len();
        let piece = PIECE.min(len - had);
        buffer.reserve_within(piece, len)?;
        buffer.resize_zeroed(had + piece)?;
        let read = loop {
            match member.read(&mut buffer.as_mut_slice()[had..]) {
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                other => break other,
            }
        };
        buffer.truncate(had + read.as_ref().copied().unwrap_or(0));
        if read.map_err(|error| refused(what, &error))? == 0 {
            break;
        }
    }
    Ok(())
}

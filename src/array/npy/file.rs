//! `.npy` files on disk.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};

use super::{Header, layout};
use crate::array::{Array, Store};
use crate::buffer::Buffer;
use crate::error::{Error, Kind, Result};

/// Memory is zeroed in pieces that are still in the cache when they are read into.
const PIECE: usize = 256 << 10;

fn failed<'p>(what: &'p str, path: &'p Path) -> impl FnOnce(io::Error) -> Error + 'p {
    move |error| {
        let message = format!("npy: {what} {} failed: {error}", path.display());
        match error.raw_os_error() {
            Some(code) => Error::new(Kind::Native, message).with_native("os", code.into()),
            None => Error::new(Kind::Native, message),
        }
    }
}

/// Reads until `buffer` has `len` bytes, or the file ends.
fn fill(file: &mut File, buffer: &mut Buffer, len: usize, path: &Path) -> Result<()> {
    while buffer.len() < len {
        let had = buffer.len();
        buffer.reserve_within(PIECE.min(len - had), len)?;
        buffer.resize_zeroed(had + PIECE.min(len - had))?;
        let read = loop {
            match file.read(&mut buffer.as_mut_slice()[had..]) {
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                other => break other,
            }
        };
        buffer.truncate(had + read.as_ref().copied().unwrap_or(0));
        if read.map_err(failed("reading", path))? == 0 {
            break;
        }
    }
    Ok(())
}

/// Reads a file; its elements go straight into the array's memory, which is never more than the file has.
pub fn load(path: &Path) -> Result<Array> {
    let mut file = File::open(path).map_err(failed("opening", path))?;
    let metadata = file.metadata().map_err(failed("opening", path))?;
    let mut head = Buffer::new();
    fill(&mut file, &mut head, Header::PREFIX, path)?;
    let (_, end) = Header::extent(head.as_slice())?;
    fill(&mut file, &mut head, end, path)?;
    let header = Header::read(head.as_slice())?;
    let size = header.size();
    let mut store = Store::new(usize::MAX);
    if metadata.is_file() {
        header.check_size(usize::try_from(metadata.len()).unwrap_or(usize::MAX))?;
        store.data.reserve_exact(size)?;
    }
    fill(&mut file, &mut store.data, size, path)?;
    header.check_size(header.len + store.data.len())?;
    let mut more = Buffer::new();
    fill(&mut file, &mut more, 1, path)?;
    if !more.is_empty() {
        return Err(Error::corrupt(format!("npy: {} goes on after the {size} bytes of its elements", path.display())));
    }
    Array::from_store(header.ty, store)
}

/// A file beside the one that it will replace; removed unless it does.
struct Draft {
    path: PathBuf,
    done: bool,
}

impl Drop for Draft {
    fn drop(&mut self) {
        if !self.done {
            // The error that led here is the one to tell.
            let _ = fs::remove_file(&self.path);
        }
    }
}

fn draft_of(target: &Path) -> Result<(Draft, File)> {
    static COUNT: AtomicU64 = AtomicU64::new(0);
    loop {
        let count = COUNT.fetch_add(1, Ordering::Relaxed);
        let path = target.with_file_name(format!(".tierce.{}.{count}.tmp", std::process::id()));
        match OpenOptions::new().write(true).create_new(true).open(&path) {
            Ok(file) => return Ok((Draft { path, done: false }, file)),
            // Left by a process that was killed, or of one with the same number on another machine.
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
            Err(error) => return Err(failed("making", &path)(error)),
        }
    }
}

/// Writes a file, in place of one that may be there: whoever opens `path` finds the old content or the new, whole.
pub fn save(array: &Array, path: &Path) -> Result<()> {
    let (header, order) = layout(array)?;
    // What a symbolic link points to is replaced, not the link.
    let target = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let replaced = fs::metadata(&target).ok();
    if replaced.as_ref().is_some_and(|metadata| !metadata.is_file()) {
        let message = format!("npy: {} is not a regular file, which could be replaced", path.display());
        return Err(Error::new(Kind::Unsupported, message));
    }
    if target.file_name().is_none() {
        return Err(Error::argument(format!("npy: {} is not the name of a file", path.display())));
    }
    let view = array.peek().walked(order);
    let mut row = Buffer::new();
    let elements = view.elements(&mut row)?;
    let (mut draft, mut file) = draft_of(&target)?;
    if let Some(replaced) = replaced {
        // Of another owner's file, they may not be ours to set.
        let _ = file.set_permissions(replaced.permissions());
    }
    let written = file.write_all(&header).and_then(|()| file.write_all(elements)).and_then(|()| file.sync_all());
    written.map_err(failed("writing", &draft.path))?;
    drop(file);
    fs::rename(&draft.path, &target).map_err(failed("replacing", &target))?;
    draft.done = true;
    // The new name is on disk once its folder is; not every file system can say so.
    let folder = target.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let _ = File::open(folder).and_then(|folder| folder.sync_all());
    Ok(())
}

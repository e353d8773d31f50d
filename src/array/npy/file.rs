//! `.npy` files on disk.

use std::fs::File;
use std::io::{self, Read, Write};
use std::path::Path;

use super::draft::{self, Draft};
use super::{Header, layout};
use crate::array::{Array, Store};
use crate::buffer::Buffer;
use crate::error::{Error, Result};

/// Memory is zeroed in pieces that are still in the cache when they are read into.
const PIECE: usize = 256 << 10;

fn failed<'p>(what: &'p str, path: &'p Path) -> impl FnOnce(io::Error) -> Error + 'p {
    move |error| draft::failed("npy", what, path, &error)
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

/// Writes a file, in place of one that may be there: whoever opens `path` finds the old content or the new, whole.
pub fn save(array: &Array, path: &Path) -> Result<()> {
    let (header, order) = layout(array)?;
    let draft = Draft::of("npy", path)?;
    let view = array.peek().walked(order);
    let mut row = Buffer::new();
    let elements = view.elements(&mut row)?;
    let written = draft.file().write_all(&header).and_then(|()| draft.file().write_all(elements));
    written.map_err(|error| draft.failed("writing", error))?;
    draft.publish()
}

//! Arrays into a new archive.

use std::collections::HashSet;
use std::io::Write;
use std::path::Path;

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, System, ZipWriter};

use super::sink::{Sink, Target};
use super::{PIECE, SUFFIX, failed};
use crate::array::npy::draft::Draft;
use crate::array::{Array, npy, pieces};
use crate::buffer::Buffer;
use crate::error::{Error, Kind, Result};

/// The format counts the bytes of names in 16 bits.
const MAX_NAME: usize = u16::MAX as usize - SUFFIX.len();

/// A new archive. What is written depends on the arrays and their names alone.
pub struct Writer {
    /// None once it is finished, or has failed.
    archive: Option<ZipWriter<Sink>>,
    sink: Sink,
    options: SimpleFileOptions,
    names: HashSet<String>,
    is_file: bool,
    failed: bool,
}

impl Writer {
    /// An archive in memory. Level 0 stores, as `numpy.savez` does; 1 (fast) to 9 (small) deflate, and 6 is the level of
    /// `numpy.savez_compressed`.
    pub fn new(level: i32) -> Result<Writer> {
        Writer::to(|| Ok(Target::Memory(Buffer::new())), level)
    }

    /// An archive in the file `path`, in place of one that may be there: whoever opens it finds the old content until the archive is
    /// finished, and then the new.
    pub fn create(path: &Path, level: i32) -> Result<Writer> {
        Writer::to(|| Draft::of("npz", path).map(Target::File), level)
    }

    fn to(target: impl FnOnce() -> Result<Target>, level: i32) -> Result<Writer> {
        let (method, level) = match level {
            0 => (CompressionMethod::Stored, None),
            1..=9 => (CompressionMethod::Deflated, Some(level.into())),
            other => return Err(Error::argument(format!("npz: level {other}, expected 0 (stored) or 1 to 9"))),
        };
        // As numpy does, every member says its size in 64 bits: nobody knows beforehand what deflate makes of it.
        let options = SimpleFileOptions::DEFAULT
            .compression_method(method)
            .compression_level(level)
            .last_modified_time(DateTime::DEFAULT)
            .system(System::Unix)
            .unix_permissions(0o644)
            .large_file(true);
        let target = target()?;
        let is_file = matches!(target, Target::File(_));
        let sink = Sink::new(target);
        let archive = Some(ZipWriter::new(sink.clone()));
        Ok(Writer { archive, sink, options, names: HashSet::new(), is_file, failed: false })
    }

    fn gone(&self) -> Error {
        Error::new(
            Kind::State,
            match self.failed {
                true => "npz: writing failed before, the archive cannot be finished",
                false => "npz: the archive is finished",
            },
        )
    }

    /// Adds an array as member `name` with `.npy` behind it. Elements that do not lie in a row are gathered piece by piece.
    ///
    /// After an error of the array or the name the archive is as before; after any other it cannot be finished.
    pub fn add(&mut self, name: &str, array: &Array) -> Result<()> {
        if self.archive.is_none() {
            return Err(self.gone());
        }
        if name.len() > MAX_NAME {
            return Err(Error::argument(format!("npz: a name of {} bytes, {MAX_NAME} are the most", name.len())));
        }
        if self.names.contains(name) {
            return Err(Error::argument(format!("npz: there is an array called {name:?} already")));
        }
        let (header, order) = npy::layout(array).map_err(|error| error.within(&format!("npz: {name:?}")))?;
        let added = self.write(name, &header, &array.peek().walked(order));
        if added.is_ok() {
            self.names.insert(name.to_owned());
        } else {
            self.give_up();
        }
        added
    }

    fn write(&mut self, name: &str, header: &[u8], array: &Array) -> Result<()> {
        let (sink, options) = (&self.sink, self.options);
        let Some(archive) = self.archive.as_mut() else { return Err(self.gone()) };
        let started = archive.start_file(format!("{name}{SUFFIX}"), options);
        started.map_err(|error| sink.error(|| failed("the archive", error)))?;
        let mut put =
            |bytes: &[u8]| archive.write_all(bytes).map_err(|error| sink.error(|| failed("the archive", error.into())));
        put(header)?;
        pieces::each(array, PIECE, put)
    }

    /// Nothing of the archive stays.
    fn give_up(&mut self) {
        drop(self.sink.take());
        self.archive = None;
        self.failed = true;
    }

    /// Ends the archive: in memory it is what is given, in a file it is in its place, and None is given.
    pub fn finish(&mut self) -> Result<Option<Buffer>> {
        let Some(archive) = self.archive.take() else { return Err(self.gone()) };
        if let Err(error) = archive.finish() {
            let error = self.sink.error(|| failed("the archive", error));
            self.give_up();
            return Err(error);
        }
        match self.sink.take() {
            Target::Memory(buffer) => Ok(Some(buffer)),
            Target::File(draft) => draft.publish().map(|()| None).inspect_err(|_| self.failed = true),
            Target::Nothing => Err(self.gone()),
        }
    }

    /// Whether the archive goes to a file.
    pub fn is_file(&self) -> bool {
        self.is_file
    }
}

impl Drop for Writer {
    fn drop(&mut self) {
        // Else the crate would write an end for what nobody wants.
        drop(self.sink.take());
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::array::{Dtype, Order, Type};

    #[test]
    fn after_a_failure_there_is_no_archive() {
        for level in [0, 6] {
            let array = Array::zeros(Type::new(Dtype::U8, &[1000], Order::C).unwrap(), 1000).unwrap();
            let mut writer = Writer::new(level).unwrap();
            writer.add("a", &array).unwrap();
            writer.give_up();
            let errors = [writer.add("b", &array).unwrap_err(), writer.finish().unwrap_err()];
            assert!(
                errors.iter().all(|error| error.kind() == Kind::State && error.to_string().contains("failed before"))
            );
        }
    }
}

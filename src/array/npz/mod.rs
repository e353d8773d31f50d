//! numpy's `.npz` files: zip archives whose members are `.npy` files.
//!
//! | file | what is in it |
//! |---|---|
//! | `mod.rs` | what the parts share |
//! | `source.rs` | where an archive is: in memory or in a file, read by any thread |
//! | `check.rs` | what is asked of an archive beyond what the crate `zip` asks |
//! | `reader.rs` | members, and arrays out of them |
//! | `sink.rs` | where a new archive goes |
//! | `writer.rs` | arrays into a new archive |
//!
//! Source: PKWARE's APPNOTE 6.3; what numpy writes (`numpy.savez`) and reads.

mod check;
mod reader;
mod sink;
mod source;
#[cfg(test)]
mod tests;
mod writer;

pub use reader::Reader;
pub use writer::Writer;

use std::io;

use zip::result::ZipError;

use crate::error::{Error, Kind};

/// What numpy puts behind the name of each array.
const SUFFIX: &str = ".npy";
/// Elements are read and written in pieces that stay in the cache.
const PIECE: usize = 256 << 10;

fn corrupt(what: impl std::fmt::Display) -> Error {
    Error::corrupt(format!("npz: {what}"))
}

/// What is wrong with an archive, or with the file that it is in.
fn failed(what: &str, error: ZipError) -> Error {
    match error {
        ZipError::Io(error) => refused(what, &error),
        ZipError::CompressionMethodNotSupported(method) => Error::new(
            Kind::Unsupported,
            format!("npz: {what} is compressed by method {method}, expected stored (0) or deflated (8)"),
        ),
        ZipError::UnsupportedArchive(reason) => Error::new(Kind::Unsupported, format!("npz: {what}: {reason}")),
        ZipError::InvalidPassword => Error::new(Kind::Unsupported, format!("npz: {what} is encrypted")),
        other => corrupt(format_args!("{what}: {other}")),
    }
}

/// An error of reading: of the system, or in what was read.
fn refused(what: &str, error: &io::Error) -> Error {
    let message = format!("npz: {what}: {error}");
    match (error.raw_os_error(), error.kind()) {
        (Some(code), _) => Error::new(Kind::Native, message).with_native("os", code.into()),
        (None, io::ErrorKind::OutOfMemory) => Error::new(Kind::NoMemory, message),
        _ => Error::corrupt(message),
    }
}

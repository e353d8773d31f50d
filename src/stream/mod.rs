//! Streams: bytes in pieces, for data that does not fit into memory or comes bit by bit.
//!
//! | file | what is in it |
//! |---|---|
//! | `mod.rs` | the trait [`Coder`]: one direction of one format, memory to memory |
//! | `stream.rs` | [`Stream`]: a coder with its counters, limit and state; `write`, `flush`, `finish` |
//! | `session.rs` | the steps of a stream while one call has it |
//! | `writer.rs`, `copy.rs` | to a [`Sink`] |
//! | `reader.rs` | from a [`Source`] or memory, in pieces of any size |
//! | `chunker.rs` | pieces of one size |
//! | `config.rs` | JSON configs: which coder |
//! | the others | one format each, or a family |

mod chunker;
mod config;
mod copy;
mod reader;
mod session;
#[allow(clippy::module_inception)] // it holds the type of this name
mod stream;
mod writer;

#[cfg(feature = "bz2")]
mod bz2;
#[cfg(feature = "deflate")]
mod deflate;
#[cfg(feature = "lz4")]
mod lz4frame;
#[cfg(feature = "lzma")]
mod lzma;
#[cfg(test)]
mod tests;

pub use chunker::Chunker;
pub use copy::copy;
pub use reader::{Reader, Source};
pub use stream::Stream;
pub use writer::{Sink, Writer};

use std::mem::MaybeUninit;

use crate::error::{Error, Kind, Result};

/// How far an encoder goes with what it was given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Op {
    /// More will come.
    Continue,
    /// All that was given is to be readable from what is written: ends a block.
    Flush,
    /// Ends the frame.
    End,
}

/// What one step did.
#[derive(Debug)]
pub struct Step<'d> {
    /// How many bytes of the source were taken.
    pub consumed: usize,
    /// The part of the room that was written: a prefix of it.
    pub bytes: &'d mut [u8],
    /// See [`Coder::step`].
    pub done: bool,
}

/// One direction of one format; memory to memory, and nothing is kept beyond the format's need.
pub trait Coder: Send {
    /// Takes some of `src` and writes to `dst`, which has room for a byte at least.
    ///
    /// An encoder is done when (`Continue`) all of `src` is taken, or when (`Flush`, `End`) everything is out besides.
    /// After an `End` the next call starts a new frame.
    ///
    /// A decoder gets `Continue`. It is done when a frame (zstd or lz4 frame, gzip member, zlib, bzip2 or xz stream)
    /// ended exactly after `consumed` bytes and all its output is out. A later call starts the next frame.
    fn step<'d>(&mut self, op: Op, src: &[u8], dst: &'d mut [MaybeUninit<u8>]) -> Result<Step<'d>>;

    /// The direction.
    fn is_decoder(&self) -> bool;

    /// Native memory in bytes, 0 if the format's library does not say.
    fn memory_size(&self) -> usize;

    /// Good sizes for pieces of input and of output.
    fn recommended(&self) -> (usize, usize);

    /// Of a decoder: whether bytes of an unfinished frame have been taken.
    fn mid_frame(&self) -> bool;

    /// Changes a parameter of the format by its number while the stream runs.
    fn set(&mut self, parameter: i32, value: i32) -> Result<()> {
        let _ = value;
        Err(Error::new(
            Kind::Unsupported,
            format!("this format has no parameter {parameter} that may change in a stream"),
        ))
    }

    /// Of a coder with threads of its own: bytes taken in, worked off, and made, of the present frame.
    fn progression(&self) -> Option<(u64, u64, u64)> {
        None
    }
}

/// Pieces that are a good size where the format has no size of its own.
#[allow(dead_code)] // not used by a build without such a format
const PIECE: usize = 64 << 10;

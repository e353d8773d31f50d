//! Blosc 1: chunks of blocks that are shuffled and compressed each on its own.
//!
//! The format is that of c-blosc 1.x (its `README_CHUNK_FORMAT.rst`): a header of 16 bytes, the offsets of the blocks, and
//! the blocks, each of one or several compressed parts. What is written here, c-blosc 1.21 reads, and the chunks of
//! c-blosc 1.x are read here. Sizes of blocks and the choice of parts follow c-blosc 1.21, and so do the bytes, but for the
//! compressors that are others here: zlib (libdeflate) and Snappy (`snap`).
//!
//! All state is in [`Encoder`] and [`Decoder`]; threads are those of the caller's pool.
//!
//! | file | what is in it |
//! |---|---|
//! | `compressor.rs` | the compressors, by name and by number |
//! | `header.rs` | the 16 bytes at the front |
//! | `blocks.rs` | how a chunk is cut into blocks, and blocks into parts |
//! | `filter.rs` | shuffling a block |
//! | `aside.rs` | memory for a block between its two forms |
//! | `encoder.rs`, `pack.rs` | chunks, and one block of them, being encoded |
//! | `decoder.rs`, `unpack.rs` | the same, being decoded |
//! | `blosclz/` | BloscLZ, the compressor of c-blosc's own |

mod aside;
mod blocks;
mod blosclz;
mod compressor;
mod decoder;
mod encoder;
mod filter;
mod header;
mod pack;
#[cfg(test)]
mod tests;
mod unpack;

pub use compressor::Compressor;
pub use decoder::Decoder;
pub use encoder::{Encoder, Settings};
pub use filter::Filter;
pub use header::{Format, HEADER, Header};

/// The largest element size; larger ones are taken as 1.
pub const MAX_TYPESIZE: usize = 255;
/// The most bytes a chunk decodes to: encoded, with its header, it has 2^31 - 1.
pub const MAX_NBYTES: usize = i32::MAX as usize - HEADER;
/// The largest block that c-blosc reads.
pub const MAX_BLOCKSIZE: usize = (i32::MAX as usize - MAX_TYPESIZE * 4) / 3;

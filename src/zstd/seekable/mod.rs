//! The seekable format of zstd (`contrib/seekable_format/zstd_seekable_compression_format.md`): frames one after the other
//! and, in a skippable frame behind them, a table of their sizes. Every decoder of zstd reads the whole; who knows the
//! table reads any range and decodes only the frames that it touches.
//!
//! | file | what is in it |
//! |---|---|
//! | `table.rs` | the table: read with suspicion, written |
//! | `write.rs` | files made in one call, frames in parallel, or piece by piece |
//! | `read.rs` | ranges of a file in memory or behind a callback |

mod read;
mod table;
mod write;

pub use read::{Reader, Source};
pub use table::{Frame, MAX_FRAMES};
pub use write::{DEFAULT_FRAME_SIZE, MAX_FRAME_SIZE, Sink, Writer, compress};

/// What the table has of a frame's content: the low half of its XXH64.
fn checksum(content: &[u8]) -> u32 {
    twox_hash::XxHash64::oneshot(0, content) as u32
}

#[cfg(test)]
mod tests;

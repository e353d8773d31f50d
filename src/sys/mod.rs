//! The only place that calls foreign C: each native library behind a small safe interface.
//!
//! Every function writes a prefix of uninitialised room and gives back that prefix as initialised bytes.

#[cfg(feature = "bz2")]
pub(crate) mod bz2;
#[cfg(feature = "deflate")]
pub(crate) mod deflate;
#[cfg(feature = "store")]
pub(crate) mod event;
#[cfg(feature = "store")]
pub(crate) mod files;
#[cfg(feature = "lz4")]
pub(crate) mod lz4;
#[cfg(feature = "lz4")]
pub(crate) mod lz4frame;
#[cfg(feature = "blosc")]
pub(crate) mod lz4hc;
#[cfg(feature = "lzma")]
pub(crate) mod lzma;
pub(crate) mod memory;
#[cfg(feature = "store")]
pub(crate) mod net;
pub(crate) mod process;
#[cfg(feature = "deflate")]
pub(crate) mod zlib;
#[cfg(feature = "zstd")]
pub(crate) mod zstd;

use std::mem::MaybeUninit;

/// The first `n` bytes of `room` as initialised memory.
///
/// # Safety
/// They have been written.
#[allow(dead_code)] // not used by a build without any native codec
unsafe fn written(room: &mut [MaybeUninit<u8>], n: usize) -> &mut [u8] {
    // SAFETY: the caller vouches for the content; MaybeUninit<u8> has the layout of u8.
    unsafe { room[..n].assume_init_mut() }
}

/// What one step of a native stream did.
#[allow(dead_code)] // not used by a build without any streaming codec
pub(crate) struct Step<'d> {
    /// How many bytes of the source were used.
    pub(crate) consumed: usize,
    /// The part of the room that was written.
    pub(crate) bytes: &'d mut [u8],
    /// Whether the stream ended here.
    pub(crate) ended: bool,
}

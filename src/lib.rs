//! tierce packs the arrays of a simulation: every codec from its JSON config, behind a C ABI.
//!
//! The map of the tree, from the bottom up; each layer calls only those above it in this list:
//!
//! | module | what is in it |
//! |---|---|
//! | [`error`] | `Error { kind, message, native }`, the one error type |
//! | [`buffer`], [`output`] | bytes the library owns; where a codec writes (a buffer, or the caller's memory) |
//! | [`segments`] | one buffer and (offset, length) pairs; collections of them |
//! | [`array`] | arrays: element type, shape, strides, views |
//! | [`parallel`] | explicit thread pools and the check for `fork` |
//! | `scratch` | contexts and buffers kept for the next call |
//! | [`simd`] | the SIMD level in use |
//! | `shuffle` | bytes and bits of elements regrouped |
//! | `blosc` | chunks of Blosc 1, and BloscLZ |
//! | [`codec`] | the `Codec` trait, JSON configs, the registry, pipelines; one file per codec |
//! | [`stream`] | streams: data in pieces; writers, readers, chunkers over them |
//! | [`zstd`] | the whole of Zstandard: parameters, contexts, dictionaries, frames, batches |
//! | [`zfp`] | zfp: parameters, headers, streams, sidecars, random access |
//! | [`info`] | versions and what this build contains |
//! | [`capi`] | the C functions: parse, call, write out. `include/tierce.h` is generated from it |
//!
//! `sys` is private: the only place that calls foreign C. `docs/architecture.md` has the reasons.

#![warn(clippy::all)]

#[cfg(panic = "abort")]
compile_error!(
    "tierce must be built with panic = \"unwind\": a panic is turned into TIERCE_E_PANIC at the C boundary, \
     while panic = \"abort\" would kill the whole MPI job"
);

pub mod array;
#[cfg(feature = "blosc")]
pub mod blosc;
pub mod buffer;
pub mod capi;
pub mod codec;
pub mod error;
pub mod info;
pub mod output;
pub mod parallel;
mod scratch;
pub mod segments;
mod shuffle;
pub mod simd;
#[cfg(feature = "store")]
pub mod store;
pub mod stream;
mod sys;
#[cfg(feature = "zarr")]
pub mod zarr;
#[cfg(feature = "zfp")]
pub mod zfp;
#[cfg(feature = "zstd")]
pub mod zstd;

pub use buffer::Buffer;
pub use error::{Error, Kind, Result};
pub use output::Output;

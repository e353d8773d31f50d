//! The C API: each function parses its arguments, calls the area of the same name, and writes its outputs.
//!
//! `include/tierce.h` is generated from this folder (`make header`), in the order of the modules below. A doc comment
//! here is written for a reader of C. Text between `@group` and `@end` becomes the "how to" before a group.
//!
//! | file | header section |
//! |---|---|
//! | `status.rs` | status numbers and the last error |
//! | `version.rs` | versions and what the build contains |
//! | `buffer.rs`, `segments.rs`, `pool.rs` | what carries data and work |
//! | `codec.rs`, `many.rs`, `registry.rs` | codecs |
//! | `array.rs`, `npy.rs`, `npz.rs`, `dlpack.rs` | arrays, in memory, in files, and of other libraries |
//! | `codec_array.rs`, `metrics.rs` | codecs on arrays |
//! | `blosc.rs` | what chunks of Blosc say of themselves |
//! | `zfp_params.rs`, `zfp.rs`, `zfp_view.rs` | zfp: what is kept, streams, parts of them |
//! | `stream.rs`, `stream_io.rs` | data in pieces: streams; writers, readers, chunkers |
//! | `store*.rs`, `object_info.rs`, `listing.rs`, `upload.rs`, `op.rs` | objects in S3, in files and in memory |
//! | `zarr_spec.rs`, `zarr_array.rs`, `zarr_io.rs`, `zarr_group.rs` | Zarr: what arrays are made with, arrays, boxes of them, groups |
//! | `zstd_*.rs` | the whole of Zstandard |
//!
//! `guard.rs`, `args.rs` and `handle.rs` are the plumbing.

#![allow(non_camel_case_types)] // these are C's names

mod args;
mod guard;
mod handle;

// Blank lines keep the formatter from sorting what is in the header's order.

/// Status numbers and the last error.
pub mod status;

/// Versions and what the build contains.
pub mod version;

/// Bytes that the library owns.
pub mod buffer;

/// Items in one piece of memory.
pub mod segments;

/// Threads that the caller asked for.
pub mod pool;

/// Codecs from JSON, and their verbs.
pub mod codec;

/// Many items at once.
pub mod many;

/// Codecs of the program's own.
pub mod registry;

/// Arrays: element type, shape, strides, memory.
pub mod array;

/// Arrays in files of numpy.
pub mod npy;

/// Many arrays in one file of numpy.
#[cfg(feature = "npz")]
pub mod npz;

/// Arrays shared with other libraries.
pub mod dlpack;

/// Codecs on arrays.
pub mod codec_array;

/// What encoding cost, in errors, bytes and time.
pub mod metrics;

/// What chunks of Blosc say of themselves.
#[cfg(feature = "blosc")]
pub mod blosc;

/// How much zfp keeps.
#[cfg(feature = "zfp")]
pub mod zfp_params;

/// Streams of zfp.
#[cfg(feature = "zfp")]
pub mod zfp;

/// Parts of zfp's streams.
#[cfg(feature = "zfp")]
pub mod zfp_view;

/// Data in pieces, of any format.
pub mod stream;

/// Writers, readers and chunkers over a stream.
pub mod stream_io;

/// Sets of parameters of zstd.
#[cfg(feature = "zstd")]
pub mod zstd_params;

/// Dictionaries of zstd.
#[cfg(feature = "zstd")]
pub mod zstd_dict;

/// Frames made in one call, or many.
#[cfg(feature = "zstd")]
pub mod zstd_compressor;

/// Frames read in one call, or many.
#[cfg(feature = "zstd")]
pub mod zstd_decompressor;

/// What frames say of themselves.
#[cfg(feature = "zstd")]
pub mod zstd_frame;

/// Files of which any range can be read.
#[cfg(feature = "zstd")]
pub mod zstd_seekable;

/// Threads that compressors share, and matches that the program finds.
#[cfg(feature = "zstd")]
pub mod zstd_threads;

/// Stores of objects.
#[cfg(feature = "store")]
pub mod store;

/// What is known of an object.
#[cfg(feature = "store")]
pub mod object_info;

/// Objects read.
#[cfg(feature = "store")]
pub mod store_read;

/// Objects written, copied, deleted.
#[cfg(feature = "store")]
pub mod store_write;

/// Arrays in objects.
#[cfg(feature = "store")]
pub mod store_encoded;

/// Objects made up.
#[cfg(feature = "store")]
pub mod store_generate;

/// What is there.
#[cfg(feature = "store")]
pub mod listing;

/// Objects written piece by piece.
#[cfg(feature = "store")]
pub mod upload;

/// Operations under way.
#[cfg(feature = "store")]
pub mod op;

/// What Zarr arrays are made with.
#[cfg(feature = "zarr")]
pub mod zarr_spec;

/// Zarr arrays.
#[cfg(feature = "zarr")]
pub mod zarr_array;

/// Boxes of Zarr arrays.
#[cfg(feature = "zarr")]
pub mod zarr_io;

/// Zarr groups.
#[cfg(feature = "zarr")]
pub mod zarr_group;

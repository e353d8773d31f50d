//! The whole of Zstandard (RFC 8878): contexts that are kept, all parameters, dictionaries, frames, many items at once.
//!
//! The codec `zstd` of `crate::codec` is one call of this; who needs more than a level comes here.
//!
//! | file | what is in it |
//! |---|---|
//! | `params.rs` | sets of compression parameters, by number, by name, from JSON |
//! | `dictionary.rs` | dictionaries: from bytes, trained, precomputed, shared |
//! | `compressor.rs`, `decompressor.rs` | contexts: one frame in one call |
//! | `chain.rs` | frames of which each has the content before it as its dictionary |
//! | `batch.rs` | many frames at once, over a pool |
//! | `frame.rs` | what frames say of themselves; skippable frames |
//! | `seekable/` | files of many frames and a table of them, of which any range can be read |

mod batch;
mod chain;
mod compressor;
mod decompressor;
mod dictionary;
pub mod frame;
mod params;
pub mod seekable;
mod slot;

pub use batch::{Buffers, compress_many, decompress_many};
pub use chain::decompress_chain;
pub(crate) use compressor::compress;
pub use compressor::{Compressor, Threads, compress_bound};
pub(crate) use decompressor::fill;
pub use decompressor::{Decompressor, Frames};
pub use dictionary::Dictionary;
pub use params::{Field, Params, decompressor_size, decompressor_stream_size, field, field_of};

pub use crate::sys::zstd::{
    DictType, Header, Parameter, Progression, SequenceFunction, SequenceProducer, SequenceRegistration,
};

/// The highest level.
pub const MAX_LEVEL: i32 = crate::sys::zstd::MAX_LEVEL as i32;
/// The lowest level.
pub const MIN_LEVEL: i32 = crate::sys::zstd::MIN_LEVEL as i32;

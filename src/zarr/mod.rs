//! Zarr: arrays in chunks below a path of a store, of versions 2 and 3 of the format.
//!
//! | file | what is in it |
//! |---|---|
//! | `spec.rs` | what an array is made with |
//! | `metadata/` | what arrays and groups say of themselves: `zarr.json`, `.zarray`, `.zgroup`, `.zattrs`, `.zmetadata` |
//! | `array.rs`, `group.rs` | arrays and groups that are open; creating, listing, deleting |
//! | `documents.rs` | metadata in a store |
//! | `keys.rs` | under which key a chunk lies |
//! | `grid.rs` | which chunks a box touches, and which part of each |
//! | `chunk.rs`, `items.rs` | one chunk: a part of it encoded, or decoded; of items that vary in length |
//! | `io/` | boxes read and written, chunks at a time |
//! | `options.rs` | how an array that is open behaves |
//! | `shard/` | many chunks in one object |

pub mod array;
pub(crate) mod chunk;
pub(crate) mod documents;
pub mod grid;
pub mod group;
pub(crate) mod io;
pub(crate) mod items;
pub mod keys;
pub mod metadata;
pub mod options;
pub(crate) mod shard;
pub mod spec;

pub use array::{Create, ZarrArray};
pub use group::{Group, delete_node, find};
pub use metadata::{Fill, Format, GroupMetadata, Metadata, Node};
pub use options::Options;
pub use spec::Spec;

// With the codecs of their arrays.
#[cfg(all(test, feature = "zstd", feature = "lz4", feature = "deflate", feature = "blosc", feature = "filters"))]
mod tests;

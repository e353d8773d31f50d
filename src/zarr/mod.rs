//! Zarr: arrays in chunks below a path of a store, of versions 2 and 3 of the format.
//!
//! | file | what is in it |
//! |---|---|
//! | `spec.rs` | what an array is made with |
//! | `metadata/` | what arrays and groups say of themselves: `zarr.json`, `.zarray`, `.zgroup`, `.zattrs`, `.zmetadata` |
//! | `keys.rs` | under which key a chunk lies |
//! | `grid.rs` | which chunks a box touches, and which part of each |

pub mod grid;
pub mod keys;
pub mod metadata;
pub mod spec;

pub use metadata::{Fill, Format, GroupMetadata, Metadata, Node};
pub use spec::Spec;

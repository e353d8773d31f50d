//! Objects in S3, in files and in memory: bytes under keys.
//!
//! | file | what is in it |
//! |---|---|
//! | `object.rs` | what is said of objects: metadata, ranges, conditions, pages of a listing |
//! | `backend.rs` | the trait [`Backend`]: what each kind of store does |
//! | `uri.rs`, `options.rs` | where a store is, and how it behaves |
//! | `memory.rs`, `file.rs`, `s3/` | the kinds of stores |
//! | `glob.rs` | patterns of keys |

pub mod backend;
pub mod object;
pub mod options;
pub mod s3;
pub mod uri;

pub use backend::{Backend, Pending};
pub use object::{Body, ByteRange, Condition, GetOptions, ListOptions, Meta, Page, Part, PutOptions, Written};

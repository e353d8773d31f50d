//! Objects in S3, in files and in memory: bytes under keys.
//!
//! | file | what is in it |
//! |---|---|
//! | `object.rs` | what is said of objects: metadata, ranges, conditions, pages of a listing |
//! | `backend.rs` | the trait [`Backend`]: what each kind of store does |
//! | `engine.rs`, `op.rs` | a store that is open, with its threads; operations under way |
//! | `uri.rs`, `options.rs` | where a store is, and how it behaves |
//! | `memory/`, `file/`, `s3/`, `cloud/` | the kinds of stores |
//! | `local.rs`, `listing.rs` | what the stores in memory and in files share: keys, conditions, pages |
//! | `glob/` | patterns of keys |
//! | `verbs/` | the work behind each call |
//! | `generate/` | objects made up to measure a store with |
//! | `conformance/` | tests that every kind of store passes |

pub mod backend;
pub mod cloud;
#[cfg(test)]
pub(crate) mod conformance;
mod engine;
pub mod file;
pub mod generate;
pub mod glob;
mod listing;
mod local;
pub mod memory;
pub mod object;
mod op;
pub mod options;
pub mod s3;
pub mod uri;
pub mod verbs;

pub use backend::{Backend, Pending};
pub use engine::{Child, Detached, Job, Store};
pub use object::{Body, ByteRange, Condition, GetOptions, ListOptions, Meta, Page, Part, PutOptions, Written};
pub use op::{Done, Notify, Op};

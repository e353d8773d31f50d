//! What the codecs of objects share: values, and the texts and bytes that values are written in.
//!
//! | file | what is in it |
//! |---|---|
//! | `value.rs` | [`Value`]: what Python's plain objects are |
//! | `json.rs` | values as JSON text, as Python's `json` reads and writes them |
//! | `scan.rs` | where a run of plain characters ends |

#![allow(dead_code, unused_imports)] // until the codecs that use it are all there

pub(crate) mod json;
mod scan;
mod value;

pub(crate) use value::{MAX_DEPTH, Value};

//! What the codecs of objects share: values, the texts and bytes that they are written in, and how arrays become lists.
//!
//! | file | what is in it |
//! |---|---|
//! | `value.rs` | [`Value`]: what Python's plain objects are |
//! | `json/` | values as JSON text, as Python's `json` reads and writes them |
//! | `msgpack.rs` | values as msgpack |
//! | `scan.rs` | where a run of plain characters ends |
//! | `stage.rs` | many small pieces on their way to an output |
//! | `nest.rs` | the nested lists that a shape makes |
//! | `elements.rs` | elements of fixed size as values, and back |
//! | `encode.rs`, `decode.rs` | arrays as nested lists with element type and shape, and back |

pub(super) mod decode;
pub(super) mod elements;
pub(super) mod encode;
pub(crate) mod json;
pub(super) mod msgpack;
mod nest;
mod scan;
mod stage;
#[cfg(test)]
pub(crate) mod testing;
mod value;

pub(crate) use value::{MAX_DEPTH, Value};

//! Objects made up to measure a store with, and not to be mistaken for data.
//!
//! What is in an object depends on the seed, its index and the other options alone, on every machine. No two objects are the
//! same, and nothing in them repeats or is compressible unless it is asked for: a store that deduplicates or compresses would
//! else be measured at what it does not do.
//!
//! | file | what is in it |
//! |---|---|
//! | `spec.rs` | what is to be made, as JSON |
//! | `template.rs` | the objects' names |
//! | `payload.rs` | bytes that look random, and how they repeat |
//! | `npz.rs`, `tfrecord.rs`, `hdf5.rs` | the formats around them |

mod hdf5;
mod npz;
mod payload;
mod spec;
mod template;
#[cfg(test)]
mod tests;
mod tfrecord;

pub use spec::{Kind, Spec};
pub use template::Template;

use crate::error::{Error, Result};
use crate::output::Output;
use payload::Payload;

impl Spec {
    /// How many bytes each object has: the payload and what the format puts around it.
    pub fn object_size(&self) -> u64 {
        let around = match self.kind {
            Kind::Raw => 0,
            Kind::Npz => npz::around(self.size),
            Kind::TfRecord => tfrecord::AROUND,
            Kind::Hdf5 => hdf5::HEADER as u64,
        };
        self.size.saturating_add(around)
    }

    /// Appends the object of this index, which may be any: below [`Spec::num`] are those that a run writes. If it does not fit,
    /// nothing is written.
    pub fn object(&self, index: u64, dst: &mut Output<'_>) -> Result<()> {
        let size = usize::try_from(self.object_size()).map_err(|_| Error::no_memory(usize::MAX))?;
        dst.reserve(size)?;
        let payload = Payload::new(self, index);
        match self.kind {
            Kind::Raw => payload.append(dst, |_| ()),
            Kind::Npz => npz::append(&payload, dst),
            Kind::TfRecord => tfrecord::append(&payload, dst),
            Kind::Hdf5 => hdf5::append(&payload, dst),
        }
    }
}

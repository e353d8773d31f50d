//! What can be done with a store that is open: the work behind each call, for [`Store::run`] and [`Store::start`].
//!
//! | file | what is in it |
//! |---|---|
//! | `read.rs` | objects and parts of them, one or many |
//! | `write.rs` | objects, one or many; large ones in parts |
//! | `delete.rs` | one, many, all below a prefix |
//! | `encoded.rs` | arrays through a codec |
//! | `generate.rs` | objects made up |
//! | `listing.rs` | what is there |
//! | `upload.rs` | objects written piece by piece |
//!
//! Memory that is lent is `'static` here: who lends it keeps it until the operation ends ([`super::Op`]).
//!
//! [`Store::run`]: super::Store::run
//! [`Store::start`]: super::Store::start

mod delete;
mod encoded;
mod generate;
mod listing;
mod read;
mod upload;
mod write;

use std::mem::MaybeUninit;
use std::sync::{Arc, Mutex, PoisonError};

#[cfg(feature = "zarr")]
pub(crate) use delete::delete_below;
pub use delete::{delete, delete_many, delete_prefix};
pub use encoded::{get_decoded, get_decoded_into, get_decoded_many_into, put_encoded, put_encoded_many};
pub use generate::{Progress, generate};
pub use listing::{Entry, Listing, ListingOptions};
pub use read::{
    exists, get, get_into, get_lent, get_many, get_many_into, get_many_stats, get_ranges, get_ranges_into, head,
};
pub use upload::Upload;
#[cfg(feature = "zarr")]
pub(crate) use write::write;
pub use write::{copy, create_bucket, delete_bucket, put, put_many};

use super::Done;
use crate::error::{Error, Kind, Result};

/// Memory that is lent to be written.
pub type Room = &'static mut [MaybeUninit<u8>];

/// One thing for each item, which the item's own work takes.
struct Takes<T>(Mutex<Vec<Option<T>>>);

impl<T> Takes<T> {
    fn new(all: Vec<T>) -> Arc<Self> {
        Arc::new(Takes(Mutex::new(all.into_iter().map(Some).collect())))
    }

    fn take(&self, index: usize) -> Result<T> {
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let taken = all.get_mut(index).and_then(Option::take);
        taken.ok_or_else(|| Error::new(Kind::Panic, "store: an item was taken twice, which is a defect of the library"))
    }
}

/// Sums up what became of items: of each the bytes it moved.
pub(crate) fn summary(results: Vec<Result<u64>>) -> Done {
    let mut done = Done::default();
    for result in results {
        let (size, error) = match result {
            Ok(size) => (size, None),
            Err(error) => (0, Some(error)),
        };
        done.size = done.size.saturating_add(size);
        // What did not fit is told how much room it needs.
        let too_small = error.as_ref().filter(|error| error.kind() == Kind::BufferTooSmall);
        let size = too_small.map_or(size, |error| error.needed().map_or(u64::MAX, |needed| needed as u64));
        done.count += u64::from(error.is_none());
        done.sizes.push(size);
        done.each.push(error);
    }
    done
}

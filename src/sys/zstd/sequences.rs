//! Matches that someone else finds.

use std::ffi::c_void;
use std::sync::Arc;

use zstd_sys as c;

/// Who finds them: kept as long as a context may call.
pub trait Producer: Send + Sync {}

/// The function that finds the sequences of one block (`ZSTD_sequenceProducer_F`): its state, where to write the sequences
/// and how many fit, the block, the dictionary, the level, and how far back a match may reach. It gives their number, or
/// more than fit for "failed".
pub type Function = unsafe extern "C" fn(
    *mut c_void,
    *mut c::ZSTD_Sequence,
    usize,
    *const c_void,
    usize,
    *const c_void,
    usize,
    i32,
    usize,
) -> usize;

/// A function with its state, which is good as long as `kept` lives, on any thread, and for one call at a time.
pub struct Registration {
    /// Handed to each call.
    pub state: *mut c_void,
    /// Called for each block.
    pub function: Function,
    /// Kept as long as the context may call.
    pub kept: Arc<dyn Producer>,
}

//! Timing loops in native code for `benches/bench.py`.
//!
//! | file | what is in it |
//! |---|---|
//! | `clock.rs` | the two clocks, and what one measurement gives |
//! | `work.rs` | what every loop goes over: items, one destination, a number of repetitions |
//! | `direct/` | the native libraries called directly, with contexts that are reused |
//! | `through.rs` | the same work through the C functions of tierce, as a C program calls them |
//! | `zstd.rs` | zstd's streams called directly, and the zstd area of tierce |
//! | `yardstick.rs` | memcpy, fresh memory, and a loop that only computes, on one thread and on two |
//!
//! All loops over the same work receive the same addresses, so that placement in memory cannot tell them apart.

mod clock;
mod direct;
mod through;
mod work;
mod yardstick;
mod zstd;

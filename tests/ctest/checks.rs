//! Runs the checks that build.rs had made: values of constants, sizes, offsets, signedness, addresses of functions.

#![allow(non_camel_case_types)] // these are C's names

include!(concat!(env!("OUT_DIR"), "/imports.rs"));

#[allow(clippy::all, unused)]
mod checks {
    use super::*;
    include!(concat!(env!("OUT_DIR"), "/checks.rs"));

    pub fn run() -> usize {
        main(); // panics if a check failed
        NTESTS.load(std::sync::atomic::Ordering::Relaxed)
    }
}

fn main() {
    let count = checks::run();
    // At least one for each of some 25 constants and 45 functions, and several for each struct.
    assert!(count > 90, "only {count} checks were made");
}

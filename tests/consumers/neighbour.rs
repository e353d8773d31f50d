//! Another Rust library in the same program: a static one with a standard library, an allocator and a way to unwind of
//! its own, built by rustc alone.
#![crate_type = "staticlib"]

use std::panic;

/// Panics, catches that, and gives the length of the message.
#[unsafe(no_mangle)]
pub extern "C" fn neighbour_catches(value: i32) -> i32 {
    let caught = panic::catch_unwind(|| {
        let text = format!("neighbour {value}");
        // The message lives on the heap, so that unwinding has something to drop.
        let shared = std::sync::Arc::new(text);
        assert!(value < 0, "{shared}");
        0
    });
    match caught {
        Ok(zero) => zero,
        Err(payload) => payload.downcast_ref::<String>().map_or(-1, |text| text.len() as i32),
    }
}

/// Adds up on threads of its own.
#[unsafe(no_mangle)]
pub extern "C" fn neighbour_sums(count: i32) -> i32 {
    let threads: Vec<_> = (0..count).map(|i| std::thread::spawn(move || i)).collect();
    threads.into_iter().map(|thread| thread.join().unwrap_or(-1)).sum()
}

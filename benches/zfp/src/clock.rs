//! Clocks, and what is done before each time they are read.

use std::hint::black_box;
use std::time::Instant;

use crate::random::Random;

/// Seconds of processor time of this thread: other programs on the machine do not count.
pub fn thread_seconds() -> f64 {
    let mut now = libc::timespec { tv_sec: 0, tv_nsec: 0 };
    // SAFETY: the pointer is that of a local.
    let failed = unsafe { libc::clock_gettime(libc::CLOCK_THREAD_CPUTIME_ID, &mut now) };
    assert_eq!(failed, 0, "this system has no processor time of threads");
    now.tv_sec as f64 + 1e-9 * now.tv_nsec as f64
}

/// Keeps the least of what it is told.
#[derive(Clone, Copy)]
pub struct Best(pub f64);

impl Best {
    pub const NONE: Best = Best(f64::INFINITY);

    /// Processor time of this thread alone.
    pub fn thread(&mut self, body: &mut dyn FnMut()) {
        scrub();
        let start = thread_seconds();
        body();
        self.0 = self.0.min(thread_seconds() - start);
    }

    /// Time that passes.
    pub fn wall(&mut self, body: &mut dyn FnMut()) {
        scrub();
        let start = Instant::now();
        body();
        self.0 = self.0.min(start.elapsed().as_secs_f64());
    }
}

/// Makes the processor forget which way branches went: each run is like the first on such data.
pub fn scrub() {
    let mut random = Random(black_box(1));
    let mut sum = 0u64;
    for _ in 0..1 << 14 {
        let mut bits = random.next();
        for _ in 0..16 {
            // Both ways are opaque, so that branches stay branches.
            if bits & 1 != 0 {
                sum = black_box(sum + 1);
            } else {
                sum = black_box(sum ^ 5);
            }
            if bits & 6 == 2 {
                sum = black_box(sum + 3);
            }
            bits >>= 4;
        }
    }
    black_box(sum);
}

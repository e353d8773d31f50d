//! The two clocks: what the calling thread used, and what passed.

use std::time::Instant;

/// What one measurement gives.
#[repr(C)]
pub struct Sample {
    /// Processor time of the calling thread in ns, time in the kernel included: other programs on the machine do not
    /// count, page faults do.
    pub cpu_ns: u64,
    /// Time that passed, in ns.
    pub wall_ns: u64,
    /// Bytes that one repetition gave.
    pub bytes: u64,
}

fn thread_cpu_ns() -> u64 {
    let mut now = libc::timespec { tv_sec: 0, tv_nsec: 0 };
    // SAFETY: the pointer is that of a local.
    let failed = unsafe { libc::clock_gettime(libc::CLOCK_THREAD_CPUTIME_ID, &mut now) };
    assert_eq!(failed, 0, "this system has no processor time of threads");
    now.tv_sec as u64 * 1_000_000_000 + now.tv_nsec as u64
}

/// Times `body`, which gives the bytes of one repetition.
pub fn measure(body: impl FnOnce() -> Result<u64, ()>) -> Result<Sample, ()> {
    let (cpu, wall) = (thread_cpu_ns(), Instant::now());
    let bytes = body()?;
    let (cpu_ns, wall_ns) = (thread_cpu_ns() - cpu, wall.elapsed().as_nanos() as u64);
    Ok(Sample { cpu_ns, wall_ns, bytes })
}

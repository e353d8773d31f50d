//! Kernels compiled for AVX-512.

use super::{Kernel, Level};

/// Runs a kernel compiled for this level.
///
/// # Panics
/// If the machine does not have the level.
#[inline]
pub(super) fn run<K: Kernel>(kernel: K) -> K::Output {
    assert!(Level::Avx512.is_supported(), "the machine has the level");
    // SAFETY: the machine has the instructions, as just seen.
    unsafe { compiled(kernel) }
}

#[target_feature(enable = "avx2,avx512f,avx512bw,avx512dq,avx512vl")]
fn compiled<K: Kernel>(kernel: K) -> K::Output {
    kernel.run()
}

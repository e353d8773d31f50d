//! Which SIMD kernels this process runs.
//!
//! Every kernel of the library is chosen by [`level`]: the best level the machine has, unless the environment
//! variable `TIERCE_SIMD` caps it. The variable is read once, when a kernel first needs the level; later changes to
//! the environment have no effect. Its rules:
//!
//! * `generic`, `neon`, `avx2` or `avx512`, in any case, with or without surrounding blanks, names a level of the
//!   architecture that has it; `generic` is one on every architecture.
//! * It is a cap, never a request: a level above what the machine has means the best that it has.
//! * Anything else (empty, misspelt, a level of another architecture) is as if the variable were not set, so that one
//!   job script may serve machines of several kinds. What came of it can be read back: [`Level::name`].
//!
//! All levels give the same bytes; the cap is there for measuring, for finding faults, and for machines whose clock
//! drops under wide vectors.
//!
//! A loop that compilers vectorise by themselves is written once, as a [`Kernel`], and compiled for each level by
//! [`run`]. Where that is not enough, instructions are written out, in a file named after their set.

#[cfg(target_arch = "x86_64")]
mod avx2;
#[cfg(target_arch = "x86_64")]
mod avx512;

use std::sync::atomic::{AtomicU8, Ordering::Relaxed};

/// A set of vector instructions, in ascending order of preference on its architecture.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Level {
    /// Portable code, compiled for the architecture's baseline.
    Generic,
    /// 128-bit vectors of AArch64.
    #[cfg(all(target_arch = "aarch64", target_endian = "little"))]
    Neon,
    /// 256-bit vectors: AVX2.
    #[cfg(target_arch = "x86_64")]
    Avx2,
    /// 512-bit vectors: AVX-512 F, BW, DQ and VL (and so AVX2 too).
    #[cfg(target_arch = "x86_64")]
    Avx512,
}

impl Level {
    /// Every level of this architecture, in ascending order.
    const ALL: &'static [Level] = &[
        Level::Generic,
        #[cfg(all(target_arch = "aarch64", target_endian = "little"))]
        Level::Neon,
        #[cfg(target_arch = "x86_64")]
        Level::Avx2,
        #[cfg(target_arch = "x86_64")]
        Level::Avx512,
    ];

    /// The name by which `TIERCE_SIMD` knows this level.
    pub fn name(self) -> &'static str {
        match self {
            Level::Generic => "generic",
            #[cfg(all(target_arch = "aarch64", target_endian = "little"))]
            Level::Neon => "neon",
            #[cfg(target_arch = "x86_64")]
            Level::Avx2 => "avx2",
            #[cfg(target_arch = "x86_64")]
            Level::Avx512 => "avx512",
        }
    }

    /// Whether this machine can run the level, whatever `TIERCE_SIMD` says.
    ///
    /// A kernel's dispatch must check this before it enters code compiled for the level.
    pub fn is_supported(self) -> bool {
        self <= best()
    }

    fn from_name(name: &str) -> Option<Level> {
        let name = name.trim();
        Self::ALL.iter().copied().find(|level| level.name().eq_ignore_ascii_case(name))
    }
}

/// The level that kernels use in this process: the machine's best, capped by `TIERCE_SIMD`.
pub fn level() -> Level {
    remembered(&LEVEL, || {
        let value = std::env::var_os("TIERCE_SIMD");
        capped(value.as_deref().and_then(|value| value.to_str()), best())
    })
}

/// Place in [`Level::ALL`] plus one of what was found; 0 before. Whoever comes first may find it twice over, but nobody
/// ever waits for another thread: one that a `fork` left behind would never answer.
static LEVEL: AtomicU8 = AtomicU8::new(0);
static BEST: AtomicU8 = AtomicU8::new(0);

fn remembered(place: &AtomicU8, find: impl FnOnce() -> Level) -> Level {
    if let Some(level) = usize::from(place.load(Relaxed)).checked_sub(1).and_then(|index| Level::ALL.get(index)) {
        return *level;
    }
    let level = find();
    let index = Level::ALL.iter().position(|known| *known == level).unwrap_or(0);
    place.store(index as u8 + 1, Relaxed);
    level
}

/// The levels that this machine can run, in ascending order, whatever `TIERCE_SIMD` says: what a test of kernels
/// goes through.
pub fn available() -> impl Iterator<Item = Level> {
    Level::ALL.iter().copied().filter(|level| level.is_supported())
}

/// A loop in plain Rust that is worth compiling for each level.
///
/// `run` must be `#[inline(always)]`, and so must what it calls: only what is inlined is compiled for the level.
pub trait Kernel {
    /// What it gives back.
    type Output;

    /// The loop.
    fn run(self) -> Self::Output;
}

/// Runs a kernel compiled for the level of this process.
#[inline]
pub fn run<K: Kernel>(kernel: K) -> K::Output {
    run_at(level(), kernel)
}

/// Runs a kernel compiled for a level.
///
/// # Panics
/// If the machine does not have the level.
#[inline]
pub fn run_at<K: Kernel>(level: Level, kernel: K) -> K::Output {
    match level {
        Level::Generic => kernel.run(),
        // Part of the architecture's baseline: the portable code uses it already.
        #[cfg(all(target_arch = "aarch64", target_endian = "little"))]
        Level::Neon => kernel.run(),
        #[cfg(target_arch = "x86_64")]
        Level::Avx2 => avx2::run(kernel),
        #[cfg(target_arch = "x86_64")]
        Level::Avx512 => avx512::run(kernel),
    }
}

fn capped(value: Option<&str>, best: Level) -> Level {
    value.and_then(Level::from_name).map_or(best, |cap| cap.min(best))
}

/// The best level of this machine.
fn best() -> Level {
    remembered(&BEST, detect)
}

#[cfg(target_arch = "x86_64")]
fn detect() -> Level {
    // The levels are nested: code at one of them may call code at a lower one.
    if !is_x86_feature_detected!("avx2") {
        Level::Generic
    } else if is_x86_feature_detected!("avx512f")
        && is_x86_feature_detected!("avx512bw")
        && is_x86_feature_detected!("avx512dq")
        && is_x86_feature_detected!("avx512vl")
    {
        Level::Avx512
    } else {
        Level::Avx2
    }
}

#[cfg(all(target_arch = "aarch64", target_endian = "little"))]
fn detect() -> Level {
    if std::arch::is_aarch64_feature_detected!("neon") { Level::Neon } else { Level::Generic }
}

#[cfg(not(any(target_arch = "x86_64", all(target_arch = "aarch64", target_endian = "little"))))]
fn detect() -> Level {
    Level::Generic
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_level_is_known_by_its_name_only() {
        for &level in Level::ALL {
            assert_eq!(Level::from_name(level.name()), Some(level));
            assert_eq!(Level::from_name(&format!(" {} ", level.name().to_uppercase())), Some(level));
        }
        for unknown in ["", "auto", "avx", "avx-512", "generic2", "sse2"] {
            assert_eq!(Level::from_name(unknown), None, "{unknown:?}");
        }
    }

    #[test]
    fn the_variable_caps_and_never_raises() {
        for &best in Level::ALL {
            for &cap in Level::ALL {
                assert_eq!(capped(Some(cap.name()), best), cap.min(best));
            }
            assert_eq!(capped(None, best), best);
            assert_eq!(capped(Some("sideways"), best), best);
        }
    }

    #[test]
    fn a_kernel_gives_the_same_at_every_level() {
        struct Squares<'a>(&'a [u32]);
        impl Kernel for Squares<'_> {
            type Output = u32;
            #[inline(always)]
            fn run(self) -> u32 {
                self.0.iter().fold(0, |sum, x| sum.wrapping_add(x.wrapping_mul(*x)))
            }
        }
        let numbers: Vec<u32> = (0..1000).map(|i| i * 77_777).collect();
        for level in available() {
            assert_eq!(run_at(level, Squares(&numbers)), Squares(&numbers).run(), "{level:?}");
        }
    }

    #[test]
    fn the_available_levels_ascend_from_generic_to_the_best() {
        let levels: Vec<Level> = available().collect();
        assert_eq!(levels.first(), Some(&Level::Generic));
        assert_eq!(levels.last(), Some(&best()));
        assert!(levels.windows(2).all(|pair| pair[0] < pair[1]));
        assert!(level().is_supported());
    }
}

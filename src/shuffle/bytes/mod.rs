//! Byte shuffle: all first bytes of the elements, then all second bytes, and so on.

mod generic;
mod kernels;
#[cfg(test)]
mod tests;

#[cfg(target_arch = "x86_64")]
mod avx2;
#[cfg(target_arch = "x86_64")]
mod avx512;
#[cfg(all(target_arch = "aarch64", target_endian = "little"))]
mod neon;

pub(crate) use kernels::{shuffle, unshuffle};
#[cfg(feature = "blosc")]
pub(in crate::shuffle) use kernels::{shuffle_with, unshuffle_with};

//! Bit shuffle: the lowest bits of all first bytes of the elements, then the next bits, and so on.
//!
//! | file | what is in it |
//! |---|---|
//! | `kernels` | the interface, and the choice of the instruction set |
//! | `kernels/tiles` | blocks that stay in the L1 cache: byte shuffle of each, then the bits of its bytes |
//! | `generic` | words of the machine; also what NEON and short buffers run |
//! | `avx2`, `avx512` | those instruction sets, the latter with GFNI and without |
//!
//! NEON has no kernel of its own: half of the work is done by that of the byte shuffle, and the rest is a loop that
//! compilers vectorise.

mod generic;
mod kernels;
#[cfg(test)]
mod tests;

#[cfg(target_arch = "x86_64")]
mod avx2;
#[cfg(target_arch = "x86_64")]
mod avx512;

pub(crate) use kernels::{shuffle, unshuffle};

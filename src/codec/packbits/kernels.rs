//! Truth values to bits and back, dispatched to the best kernel of the machine.

use core::mem::MaybeUninit;

use crate::simd::Level;

#[cfg(target_arch = "x86_64")]
use super::{avx2, avx512};

/// Writes `first` and the bits of `src`, of which the last byte is filled up with zeros; gives `dst` as written.
///
/// # Panics
/// If `dst` has not a byte for every eight of `src`, and one more.
pub(super) fn pack<'d>(level: Level, first: u8, src: &[u8], dst: &'d mut [MaybeUninit<u8>]) -> &'d mut [u8] {
    assert_eq!(dst.len(), src.len().div_ceil(8) + 1);
    let (head, bits) = dst.split_at_mut(1);
    head[0].write(first);
    let done = match level {
        #[cfg(target_arch = "x86_64")]
        Level::Avx512 => avx512::pack(src, bits),
        #[cfg(target_arch = "x86_64")]
        Level::Avx2 => avx2::pack(src, bits),
        _ => 0,
    };
    let (eights, rest) = src[8 * done..].as_chunks::<8>();
    let bits = &mut bits[done..];
    for (to, from) in bits.iter_mut().zip(eights) {
        to.write(packed(*from));
    }
    if !rest.is_empty() {
        let mut last = [0; 8];
        last[..rest.len()].copy_from_slice(rest);
        bits[eights.len()].write(packed(last));
    }
    // SAFETY: the first byte, the kernel's, those of whole eights and the last were written.
    unsafe { &mut *(core::ptr::from_mut(dst) as *mut [u8]) }
}

/// The bits of eight values, the first highest.
#[inline(always)]
fn packed(values: [u8; 8]) -> u8 {
    const LOW: u64 = 0x7f7f_7f7f_7f7f_7f7f;
    let word = u64::from_le_bytes(values);
    // The highest bit of each byte that is not 0, moved to its lowest.
    let ones = ((((word & LOW) + LOW) | word) & !LOW) >> 7;
    // Each byte lands, by one of the factor's bits, in its place of the highest byte; no two meet.
    (ones.wrapping_mul(0x8040_2010_0804_0201) >> 56) as u8
}

/// Writes a byte of 0 or 1 for each bit of `src`, as many as there is room for.
///
/// # Panics
/// If `dst` is not all of it, but for 7 at the most.
pub(super) fn unpack<'d>(level: Level, src: &[u8], dst: &'d mut [MaybeUninit<u8>]) -> &'d mut [u8] {
    assert_eq!(src.len(), dst.len().div_ceil(8));
    let done = match level {
        #[cfg(target_arch = "x86_64")]
        Level::Avx512 => avx512::unpack(src, dst),
        #[cfg(target_arch = "x86_64")]
        Level::Avx2 => avx2::unpack(src, dst),
        _ => 0,
    };
    let (eights, rest) = dst[8 * done..].as_chunks_mut::<8>();
    for (to, from) in eights.iter_mut().zip(&src[done..]) {
        to.write_copy_of_slice(&unpacked(*from));
    }
    if !rest.is_empty() {
        rest.write_copy_of_slice(&unpacked(src[done + eights.len()])[..rest.len()]);
    }
    // SAFETY: the kernel's bytes, whole eights and the rest were written.
    unsafe { &mut *(core::ptr::from_mut(dst) as *mut [u8]) }
}

/// Eight values of 0 or 1, the highest bit first.
#[inline(always)]
fn unpacked(bits: u8) -> [u8; 8] {
    // Each byte of the word sees one bit more; its own is then its lowest.
    let spread = (u64::from(bits) * 0x0101_0101_0101_0101) & 0x0102_0408_1020_4080;
    const LOW: u64 = 0x7f7f_7f7f_7f7f_7f7f;
    ((((spread & LOW) + LOW) | spread) >> 7 & 0x0101_0101_0101_0101).to_le_bytes()
}

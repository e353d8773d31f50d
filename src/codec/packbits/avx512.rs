//! Truth values to bits and back with AVX-512: 64 at a time.

use core::arch::x86_64::*;
use core::mem::MaybeUninit;

use crate::simd::Level;

/// Within each group of eight bytes, the last first.
const REVERSED: [u8; 64] = {
    let mut index = [0; 64];
    let mut i = 0;
    while i < 64 {
        index[i] = ((i % 16) ^ 7) as u8;
        i += 1;
    }
    index
};

/// Packs groups of 64 values; gives how many bytes of `dst` were written.
pub(super) fn pack(src: &[u8], dst: &mut [MaybeUninit<u8>]) -> usize {
    assert!(Level::Avx512.is_supported() && dst.len() >= src.len() / 8);
    // SAFETY: as just seen.
    unsafe { packed(src, dst) };
    src.len() / 64 * 8
}

/// # Safety
/// `dst` has a byte for every eight of `src`.
#[target_feature(enable = "avx2,avx512f,avx512bw,avx512vl")]
unsafe fn packed(src: &[u8], dst: &mut [MaybeUninit<u8>]) {
    // SAFETY: 64 bytes.
    let reversed = unsafe { _mm512_loadu_si512(REVERSED.as_ptr().cast()) };
    for i in 0..src.len() / 64 {
        // SAFETY: 64 bytes are there.
        let values = unsafe { _mm512_loadu_si512(src.as_ptr().add(64 * i).cast()) };
        let values = _mm512_shuffle_epi8(values, reversed);
        let bits = _mm512_test_epi8_mask(values, values);
        // SAFETY: there is room for 8 bytes, by the caller's word.
        unsafe { dst.as_mut_ptr().add(8 * i).cast::<u64>().write_unaligned(bits) };
    }
}

/// Unpacks groups of 8 bytes; gives how many bytes of `src` were read.
pub(super) fn unpack(src: &[u8], dst: &mut [MaybeUninit<u8>]) -> usize {
    assert!(Level::Avx512.is_supported() && src.len() >= dst.len() / 8);
    // SAFETY: as just seen.
    unsafe { unpacked(src, dst) };
    dst.len() / 64 * 8
}

/// # Safety
/// `src` has a byte for every eight of `dst`.
#[target_feature(enable = "avx2,avx512f,avx512bw,avx512vl")]
unsafe fn unpacked(src: &[u8], dst: &mut [MaybeUninit<u8>]) {
    // SAFETY: 64 bytes.
    let reversed = unsafe { _mm512_loadu_si512(REVERSED.as_ptr().cast()) };
    for i in 0..dst.len() / 64 {
        // SAFETY: 8 bytes are there, by the caller's word.
        let bits = unsafe { src.as_ptr().add(8 * i).cast::<u64>().read_unaligned() };
        let values = _mm512_shuffle_epi8(_mm512_maskz_set1_epi8(bits, 1), reversed);
        // SAFETY: there is room for 64 bytes.
        unsafe { _mm512_storeu_si512(dst.as_mut_ptr().add(64 * i).cast(), values) };
    }
}

//! Truth values to bits and back with AVX2: 32 at a time.

use core::arch::x86_64::*;
use core::mem::MaybeUninit;

use crate::simd::Level;

/// Within each group of eight bytes, the last first.
const REVERSED: [u8; 32] = {
    let mut index = [0; 32];
    let mut i = 0;
    while i < 32 {
        index[i] = ((i % 16) ^ 7) as u8;
        i += 1;
    }
    index
};

/// Packs groups of 32 values; gives how many bytes of `dst` were written.
pub(super) fn pack(src: &[u8], dst: &mut [MaybeUninit<u8>]) -> usize {
    assert!(Level::Avx2.is_supported() && dst.len() >= src.len() / 8);
    // SAFETY: as just seen.
    unsafe { packed(src, dst) };
    src.len() / 32 * 4
}

/// # Safety
/// `dst` has a byte for every eight of `src`.
#[target_feature(enable = "avx2")]
unsafe fn packed(src: &[u8], dst: &mut [MaybeUninit<u8>]) {
    // SAFETY: 32 bytes.
    let reversed = unsafe { _mm256_loadu_si256(REVERSED.as_ptr().cast()) };
    let zero = _mm256_setzero_si256();
    for i in 0..src.len() / 32 {
        // SAFETY: 32 bytes are there.
        let values = unsafe { _mm256_loadu_si256(src.as_ptr().add(32 * i).cast()) };
        let none = _mm256_cmpeq_epi8(_mm256_shuffle_epi8(values, reversed), zero);
        let bits = !_mm256_movemask_epi8(none);
        // SAFETY: there is room for 4 bytes, by the caller's word.
        unsafe { dst.as_mut_ptr().add(4 * i).cast::<i32>().write_unaligned(bits) };
    }
}

/// Unpacks groups of 4 bytes; gives how many bytes of `src` were read.
pub(super) fn unpack(src: &[u8], dst: &mut [MaybeUninit<u8>]) -> usize {
    assert!(Level::Avx2.is_supported() && src.len() >= dst.len() / 8);
    // SAFETY: as just seen.
    unsafe { unpacked(src, dst) };
    dst.len() / 32 * 4
}

/// # Safety
/// `src` has a byte for every eight of `dst`.
#[target_feature(enable = "avx2")]
unsafe fn unpacked(src: &[u8], dst: &mut [MaybeUninit<u8>]) {
    // The byte that holds each value's bit, and that bit.
    let byte = _mm256_setr_epi64x(0, 0x0101_0101_0101_0101, 0x0202_0202_0202_0202, 0x0303_0303_0303_0303);
    let bit = _mm256_set1_epi64x(0x0102_0408_1020_4080);
    let one = _mm256_set1_epi8(1);
    for i in 0..dst.len() / 32 {
        // SAFETY: 4 bytes are there, by the caller's word.
        let bits = unsafe { src.as_ptr().add(4 * i).cast::<i32>().read_unaligned() };
        let spread = _mm256_and_si256(_mm256_shuffle_epi8(_mm256_set1_epi32(bits), byte), bit);
        let values = _mm256_and_si256(_mm256_cmpeq_epi8(spread, bit), one);
        // SAFETY: there is room for 32 bytes.
        unsafe { _mm256_storeu_si256(dst.as_mut_ptr().add(32 * i).cast(), values) };
    }
}

//! Sums of integers with AVX2: 32 bytes at a time, whose own sums do not wait for those before them.

use core::arch::x86_64::*;
use core::mem::MaybeUninit;

use super::super::numeric::kernels::running;
use super::kernels::Integer;
use crate::simd::Level;

/// Writes the sums of `n` vectors of 32 bytes, and gives the last one.
///
/// # Safety
/// The machine has AVX2, and `n` vectors are there on both sides.
pub(super) type Sum<T> = unsafe fn(before: T, src: *const __m256i, dst: *mut __m256i, n: usize) -> T;

/// The sums of all elements so far, on top of `before`.
pub(super) fn sums<'d, T: Integer>(
    vectors: Sum<T>,
    before: T,
    src: &[u8],
    dst: &'d mut [MaybeUninit<u8>],
) -> &'d mut [u8] {
    assert!(Level::Avx2.is_supported() && src.len() == dst.len());
    let n = src.len() / 32;
    // SAFETY: as just seen.
    let before = unsafe { vectors(before, src.as_ptr().cast(), dst.as_mut_ptr().cast(), n) };
    running(&src[32 * n..], &mut dst[32 * n..], &mut Some(before), T::add);
    // SAFETY: the vectors were written, and the rest.
    unsafe { &mut *(core::ptr::from_mut(dst) as *mut [u8]) }
}

/// The last element of each half, everywhere in that half.
const fn ends(size: usize) -> [u8; 32] {
    let mut index = [0; 32];
    let mut i = 0;
    while i < 32 {
        index[i] = (16 - size + i % size) as u8;
        i += 1;
    }
    index
}

/// Within each half, shifts by ever larger steps add up; then the sum of the lower half goes on top of the upper.
macro_rules! sums {
    ($name:ident, $int:ident, $size:literal, $add:ident, $set:ident, [$($step:literal),*]) => {
        /// [`Sum`].
        ///
        /// # Safety
        /// As there.
        #[target_feature(enable = "avx2")]
        pub(super) unsafe fn $name(before: $int, src: *const __m256i, dst: *mut __m256i, n: usize) -> $int {
            const ENDS: [u8; 32] = ends($size);
            // SAFETY: 32 bytes.
            let ends = unsafe { _mm256_loadu_si256(ENDS.as_ptr().cast()) };
            let mut carry = $set(before as _);
            for i in 0..n {
                // SAFETY: by the caller's word.
                let mut x = unsafe { _mm256_loadu_si256(src.add(i)) };
                $(x = $add(x, _mm256_slli_si256::<$step>(x));)*
                let low = _mm256_shuffle_epi8(x, ends);
                x = $add(x, _mm256_permute2x128_si256::<0x08>(low, low));
                // SAFETY: as above.
                unsafe { _mm256_storeu_si256(dst.add(i), $add(x, carry)) };
                let all = _mm256_shuffle_epi8(_mm256_permute4x64_epi64::<0xff>(x), ends);
                carry = $add(carry, all);
            }
            _mm256_extract_epi64::<0>(carry) as $int
        }
    };
}

sums!(sums_of_u8, u8, 1, _mm256_add_epi8, _mm256_set1_epi8, [1, 2, 4, 8]);
sums!(sums_of_u16, u16, 2, _mm256_add_epi16, _mm256_set1_epi16, [2, 4, 8]);
sums!(sums_of_u32, u32, 4, _mm256_add_epi32, _mm256_set1_epi32, [4, 8]);
sums!(sums_of_u64, u64, 8, _mm256_add_epi64, _mm256_set1_epi64x, [8]);

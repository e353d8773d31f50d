//! Sums of integers with AVX-512: 64 bytes at a time, whose own sums do not wait for those before them.

use core::arch::x86_64::*;
use core::mem::MaybeUninit;

use super::super::numeric::kernels::running;
use super::kernels::Integer;
use crate::simd::Level;

/// Writes the sums of `n` vectors of 64 bytes, and gives the last one.
///
/// # Safety
/// The machine has AVX-512, and `n` vectors are there on both sides.
pub(super) type Sum<T> = unsafe fn(before: T, src: *const __m512i, dst: *mut __m512i, n: usize) -> T;

/// The sums of all elements so far, on top of `before`.
pub(super) fn sums<'d, T: Integer>(
    vectors: Sum<T>,
    before: T,
    src: &[u8],
    dst: &'d mut [MaybeUninit<u8>],
) -> &'d mut [u8] {
    assert!(Level::Avx512.is_supported() && src.len() == dst.len());
    let n = src.len() / 64;
    // SAFETY: as just seen.
    let before = unsafe { vectors(before, src.as_ptr().cast(), dst.as_mut_ptr().cast(), n) };
    running(&src[64 * n..], &mut dst[64 * n..], &mut Some(before), T::add);
    // SAFETY: the vectors were written, and the rest.
    unsafe { &mut *(core::ptr::from_mut(dst) as *mut [u8]) }
}

/// The last element of each quarter, everywhere in that quarter.
const fn ends(size: usize) -> [u8; 64] {
    let mut index = [0; 64];
    let mut i = 0;
    while i < 64 {
        index[i] = (16 - size + i % size) as u8;
        i += 1;
    }
    index
}

/// Within each quarter, shifts by ever larger steps add up; then the sums of the quarters below go on top.
macro_rules! sums {
    ($name:ident, $int:ident, $size:literal, $add:ident, $set:ident, [$($step:literal),*]) => {
        /// [`Sum`].
        ///
        /// # Safety
        /// As there.
        #[target_feature(enable = "avx2,avx512f,avx512bw,avx512dq,avx512vl")]
        pub(super) unsafe fn $name(before: $int, src: *const __m512i, dst: *mut __m512i, n: usize) -> $int {
            const ENDS: [u8; 64] = ends($size);
            // SAFETY: 64 bytes.
            let ends = unsafe { _mm512_loadu_si512(ENDS.as_ptr().cast()) };
            let mut carry = $set(before as _);
            for i in 0..n {
                // SAFETY: by the caller's word.
                let mut x = unsafe { _mm512_loadu_si512(src.add(i)) };
                $(x = $add(x, _mm512_bslli_epi128::<$step>(x));)*
                // The sums of the quarters up to each, and up to the one below each.
                let one = _mm512_shuffle_epi8(x, ends);
                let two = $add(one, _mm512_maskz_shuffle_i64x2::<0b10_01_00_00>(0xfc, one, one));
                let four = $add(two, _mm512_maskz_shuffle_i64x2::<0b01_00_00_00>(0xf0, two, two));
                let below = _mm512_maskz_shuffle_i64x2::<0b10_01_00_00>(0xfc, four, four);
                // SAFETY: as above.
                unsafe { _mm512_storeu_si512(dst.add(i), $add($add(x, below), carry)) };
                carry = $add(carry, _mm512_shuffle_i64x2::<0xff>(four, four));
            }
            _mm_cvtsi128_si64(_mm512_castsi512_si128(carry)) as $int
        }
    };
}

sums!(sums_of_u8, u8, 1, _mm512_add_epi8, _mm512_set1_epi8, [1, 2, 4, 8]);
sums!(sums_of_u16, u16, 2, _mm512_add_epi16, _mm512_set1_epi16, [2, 4, 8]);
sums!(sums_of_u32, u32, 4, _mm512_add_epi32, _mm512_set1_epi32, [4, 8]);
sums!(sums_of_u64, u64, 8, _mm512_add_epi64, _mm512_set1_epi64, [8]);

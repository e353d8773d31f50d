//! Turning byte orders round.

use crate::error::{Error, Result};
use crate::output::Output;

/// Appends `src` with the bytes of each word of `word` bytes in reverse.
pub fn swap(src: &[u8], word: usize, dst: &mut Output<'_>) -> Result<()> {
    if !src.len().is_multiple_of(word.max(1)) {
        return Err(Error::corrupt(format!("{} bytes are no whole number of words of {word}", src.len())));
    }
    match word {
        0 | 1 => dst.extend_from_slice(src),
        2 => words::<2>(src, dst),
        4 => words::<4>(src, dst),
        8 => words::<8>(src, dst),
        12 => words::<12>(src, dst),
        16 => words::<16>(src, dst),
        _ => Err(Error::argument(format!("words of {word} bytes have no byte order"))),
    }
}

/// Turns round the bytes of each word of `word` bytes where they are; what is left behind the last stays.
pub fn swap_in_place(data: &mut [u8], word: usize) {
    fn words<const N: usize>(data: &mut [u8]) {
        data.as_chunks_mut::<N>().0.iter_mut().for_each(|word| word.reverse());
    }
    match word {
        0 | 1 => {}
        2 => words::<2>(data),
        4 => words::<4>(data),
        8 => words::<8>(data),
        16 => words::<16>(data),
        _ => data.chunks_exact_mut(word).for_each(<[u8]>::reverse),
    }
}

fn words<const N: usize>(src: &[u8], dst: &mut Output<'_>) -> Result<()> {
    dst.extend_mapped(src.as_chunks::<N>().0, |mut word| {
        word.reverse();
        word
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Buffer;

    #[test]
    fn each_word_is_turned_round() {
        let src: Vec<u8> = (0..96).collect();
        for word in [1usize, 2, 4, 8, 12, 16] {
            let mut buffer = Buffer::new();
            swap(&src, word, &mut Output::growing(&mut buffer, 96)).unwrap();
            let expected: Vec<u8> = src.chunks(word).flat_map(|word| word.iter().rev().copied()).collect();
            assert_eq!(buffer.as_slice(), expected, "{word}");
            let mut here = src.clone();
            swap_in_place(&mut here, word);
            assert_eq!(here, expected, "{word}, in place");
        }
        assert!(swap(&src[1..], 2, &mut Output::growing(&mut Buffer::new(), 96)).is_err());
    }
}

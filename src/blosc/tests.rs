//! Chunks of every kind of settings, and back; chunks that are none.

use std::mem::MaybeUninit;

use super::*;
use crate::buffer::Buffer;
use crate::error::{Error, Kind, Result};
use crate::output::Output;
use crate::parallel::Pool;

/// Numbers that rise slowly, with some noise in the low bits.
fn field(nbytes: usize) -> Vec<u8> {
    let mut state = 1u32;
    let numbers = (0..nbytes.div_ceil(4) as u32).flat_map(|i| {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (0x4200_0000 + i * 16 + (state >> 28)).to_le_bytes()
    });
    numbers.take(nbytes).collect()
}

/// Bytes that nothing compresses.
fn noise(nbytes: usize) -> Vec<u8> {
    let mut state = 0x2545_f491_4f6c_dd1d_u64;
    let next = || {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 56) as u8
    };
    core::iter::repeat_with(next).take(nbytes).collect()
}

fn encoder(compressor: Compressor, level: u8, filter: Option<Filter>, blocksize: usize) -> Encoder {
    Encoder::new(Settings { compressor, level, filter, blocksize }).unwrap()
}

fn encode(encoder: &Encoder, src: &[u8], typesize: usize, pool: Option<&Pool>) -> Vec<u8> {
    let mut buffer = Buffer::new();
    encoder.encode(src, typesize, pool, &mut Output::growing(&mut buffer, usize::MAX)).unwrap();
    buffer.as_slice().to_vec()
}

fn decode(chunk: &[u8], pool: Option<&Pool>) -> Result<Vec<u8>> {
    let mut buffer = Buffer::new();
    Decoder::new().decode(chunk, pool, &mut Output::growing(&mut buffer, usize::MAX))?;
    Ok(buffer.as_slice().to_vec())
}

fn settings() -> impl Iterator<Item = (Compressor, u8, Option<Filter>)> {
    let filters = [None, Some(Filter::None), Some(Filter::Bytes), Some(Filter::Bits)];
    let levels = [0, 1, 5, 9];
    Compressor::ALL.into_iter().flat_map(move |compressor| {
        levels.into_iter().flat_map(move |level| filters.map(move |filter| (compressor, level, filter)))
    })
}

#[test]
fn every_setting_gives_its_content_back() {
    for (compressor, level, filter) in settings() {
        let encoder = encoder(compressor, level, filter, 0);
        for (typesize, nbytes) in [(1, 0), (4, 3), (2, 127), (4, 128), (8, 4099), (3, 40_000), (255, 70_001)] {
            for content in [field(nbytes), noise(nbytes)] {
                let chunk = encode(&encoder, &content, typesize, None);
                assert!(chunk.len() <= nbytes + HEADER, "{compressor:?} {level} {filter:?} {typesize} {nbytes}");
                assert!(
                    decode(&chunk, None).unwrap() == content,
                    "{compressor:?} {level} {filter:?} {typesize} {nbytes}"
                );
            }
        }
    }
}

#[test]
fn any_number_of_threads_gives_the_same_bytes() {
    let pools = [Pool::new(1).unwrap(), Pool::new(3).unwrap()];
    // The last has blocks that compress, and in the middle some that do not.
    let mixed = [field(200_000), noise(200_000), field(100_001)].concat();
    for (compressor, level, filter) in settings().filter(|(_, level, _)| *level < 9) {
        let encoder = encoder(compressor, level, filter, 5000);
        for content in [&field(300_001), &noise(100_000), &mixed] {
            let chunk = encode(&encoder, content, 4, None);
            for pool in &pools {
                assert!(encode(&encoder, content, 4, Some(pool)) == chunk, "{compressor:?} {level} {filter:?}");
                assert!(decode(&chunk, Some(pool)).unwrap() == *content, "{compressor:?} {level} {filter:?}");
            }
        }
    }
}

#[test]
fn the_room_does_not_show_in_the_bytes() {
    let content = [noise(9_000), field(60_000)].concat();
    for compressor in Compressor::ALL {
        let encoder = encoder(compressor, 5, Some(Filter::Bytes), 8192);
        let chunk = encode(&encoder, &content, 4, None);
        let pool = Pool::new(2).unwrap();
        for pool in [None, Some(&pool)] {
            for room in [chunk.len(), chunk.len() + 100, content.len() + HEADER, content.len() + 1000] {
                let mut room = vec![MaybeUninit::uninit(); room];
                let mut output = Output::fixed(&mut room);
                encoder.encode(&content, 4, pool, &mut output).unwrap();
                assert!(output.into_filled() == chunk.as_slice(), "{compressor:?}");
            }
            for room in [0, 10, 16, 40, chunk.len() - 1] {
                let mut room = vec![MaybeUninit::uninit(); room];
                let error = encoder.encode(&content, 4, pool, &mut Output::fixed(&mut room)).unwrap_err();
                assert_eq!(error.kind(), Kind::BufferTooSmall, "{compressor:?}");
                assert_eq!(error.needed(), Some(content.len() + HEADER), "{compressor:?}");
            }
        }
    }
}

#[test]
fn what_does_not_compress_is_stored_behind_the_header() {
    let content = noise(100_000);
    for compressor in Compressor::ALL {
        let chunk = encode(&encoder(compressor, 9, Some(Filter::Bytes), 0), &content, 8, None);
        assert!(Header::read(&chunk).unwrap().stored);
        assert!(chunk[HEADER..] == content);
    }
}

#[test]
fn a_part_is_a_slice_of_the_whole() {
    let content = field(100_004);
    let pool = Pool::new(2).unwrap();
    for (compressor, level, filter) in settings() {
        let chunk = encode(&encoder(compressor, level, filter, 16_384), &content, 4, None);
        for (start, nitems) in
            [(0, 0), (0, 1), (4095, 2), (4096, 4096), (5000, 15_000), (25_000, 1), (0, 25_001), (25_001, 0)]
        {
            for pool in [None, Some(&pool)] {
                let mut buffer = Buffer::new();
                let mut output = Output::growing(&mut buffer, 4 * nitems as usize);
                Decoder::new().decode_partial(&chunk, start, nitems, pool, &mut output).unwrap();
                let range = 4 * start as usize..4 * (start + nitems) as usize;
                assert!(buffer.as_slice() == &content[range], "{compressor:?} {level} {filter:?} {start} {nitems}");
            }
        }
        for (start, nitems) in [(25_002, 0), (25_001, 1), (0, 25_002), (u64::MAX, 1), (1, u64::MAX), (1 << 62, 1 << 62)]
        {
            let mut buffer = Buffer::new();
            let mut output = Output::growing(&mut buffer, usize::MAX);
            let error = Decoder::new().decode_partial(&chunk, start, nitems, None, &mut output).unwrap_err();
            assert_eq!(error.kind(), Kind::Argument, "{start} {nitems}");
        }
    }
}

#[test]
fn a_part_needs_its_own_blocks_only() {
    let content = field(65_536);
    let mut chunk = encode(&encoder(Compressor::Zstd, 1, Some(Filter::Bytes), 16_384), &content, 4, None);
    assert!(!Header::read(&chunk).unwrap().stored);
    // The first block has no place any more.
    chunk[HEADER..HEADER + 4].copy_from_slice(&i32::MAX.to_le_bytes());
    assert_eq!(kind_of(&chunk), Some(Kind::Corrupt));
    let mut buffer = Buffer::new();
    let mut output = Output::growing(&mut buffer, usize::MAX);
    Decoder::new().decode_partial(&chunk, 4096, 12_288, None, &mut output).unwrap();
    assert!(buffer.as_slice() == &content[16_384..]);
}

fn kind_of(chunk: &[u8]) -> Option<Kind> {
    decode(chunk, None).err().as_ref().map(Error::kind)
}

#[test]
fn wrong_headers_are_told_apart() {
    let content = field(4096);
    let chunk = encode(&encoder(Compressor::Zstd, 1, Some(Filter::Bits), 0), &content, 4, None);
    let with = |at: usize, bytes: &[u8]| {
        let mut chunk = chunk.clone();
        chunk[at..at + bytes.len()].copy_from_slice(bytes);
        chunk
    };
    assert_eq!(kind_of(&with(0, &[5])), Some(Kind::Unsupported), "Blosc 2");
    assert_eq!(kind_of(&with(1, &[2])), Some(Kind::Unsupported), "version of the compressed format");
    assert_eq!(kind_of(&with(2, &[0b1001_1100])), Some(Kind::Unsupported), "a reserved flag");
    assert_eq!(kind_of(&with(2, &[0b1111_0100])), Some(Kind::Unsupported), "a format of the future");
    assert_eq!(kind_of(&with(3, &[0])), Some(Kind::Corrupt), "elements of no bytes");
    assert_eq!(kind_of(&with(8, &[0; 4])), Some(Kind::Corrupt), "blocks of no bytes");
    for at in [4, 8, 12] {
        assert_eq!(kind_of(&with(at, &[0xff; 4])), Some(Kind::Corrupt), "a negative size at {at}");
    }
    assert_eq!(kind_of(&[&chunk[..], &[0]].concat()), Some(Kind::Corrupt), "a byte behind it");
}

#[test]
fn every_truncation_is_found() {
    for compressor in Compressor::ALL {
        let chunk = encode(&encoder(compressor, 1, Some(Filter::Bytes), 0), &field(3000), 4, None);
        for len in 0..chunk.len() {
            assert_eq!(kind_of(&chunk[..len]), Some(Kind::Corrupt), "{compressor:?} {len}");
            // And where the header agrees with the length.
            let mut chunk = chunk[..len].to_vec();
            if let Some(cbytes) = chunk.get_mut(12..16) {
                cbytes.copy_from_slice(&(len as u32).to_le_bytes());
                assert_eq!(kind_of(&chunk), Some(Kind::Corrupt), "{compressor:?} {len}");
            }
        }
    }
}

#[test]
fn a_flipped_bit_is_an_error_or_other_content_of_the_same_size() {
    let content = field(2000);
    for compressor in Compressor::ALL {
        let chunk = encode(&encoder(compressor, 1, Some(Filter::Bits), 512), &content, 4, None);
        for bit in 0..8 * chunk.len() {
            let mut chunk = chunk.clone();
            chunk[bit / 8] ^= 1 << (bit % 8);
            if let Ok(decoded) = decode(&chunk, None) {
                assert_eq!(decoded.len(), Header::read(&chunk).unwrap().nbytes, "{compressor:?} {bit}");
            }
        }
    }
}

#[test]
fn a_claim_without_bytes_behind_it_allocates_nothing() {
    for format in 0..5u8 {
        for flags in [0x10, 0x11, 0x14] {
            // One block of 2^31 - 17 bytes in a part of no bytes.
            let header = Header {
                format: Format::BloscLz,
                filter: Filter::None,
                stored: false,
                split: false,
                typesize: 8,
                nbytes: MAX_NBYTES,
                blocksize: MAX_NBYTES,
                cbytes: HEADER + 8,
            };
            let mut chunk = header.to_bytes().to_vec();
            chunk[2] = flags | format << 5;
            chunk.extend_from_slice(&20u32.to_le_bytes());
            chunk.extend_from_slice(&0u32.to_le_bytes());
            let mut buffer = Buffer::new();
            let error = Decoder::new().decode(&chunk, None, &mut Output::growing(&mut buffer, usize::MAX)).unwrap_err();
            assert_eq!(error.kind(), Kind::Corrupt);
            assert_eq!(buffer.capacity(), 0, "{format}");
        }
    }
}

#[test]
fn a_large_block_of_zstd_is_weighed_before_there_is_room_for_it() {
    // One block, whose single part says 1 GiB and whose frame holds a few bytes.
    let nbytes = 1 << 30;
    let frame = encode(&encoder(Compressor::Zstd, 1, Some(Filter::None), 0), &field(60_000), 1, None);
    let part = &frame[HEADER + 8..];
    let header = Header {
        format: Format::Zstd,
        filter: Filter::Bytes,
        stored: false,
        split: false,
        typesize: 4,
        nbytes,
        blocksize: nbytes,
        cbytes: HEADER + 8 + part.len(),
    };
    let sizes = [20u32.to_le_bytes(), (part.len() as u32).to_le_bytes()].concat();
    let chunk = [&header.to_bytes()[..], &sizes, part].concat();
    let mut buffer = Buffer::new();
    let error = Decoder::new().decode(&chunk, None, &mut Output::growing(&mut buffer, usize::MAX)).unwrap_err();
    assert_eq!((error.kind(), buffer.capacity()), (Kind::Corrupt, 0), "{error}");
}

#[test]
fn sizes_of_blocks_are_those_of_c_blosc() {
    // (compressor, level, typesize, nbytes, wanted) and what c-blosc 1.21 has in its headers.
    for (settings, expected) in [
        ((Compressor::Lz4, 5, 4, 1 << 20, 0), 524_288),
        ((Compressor::Lz4, 1, 4, 1 << 20, 0), 65_536),
        ((Compressor::BloscLz, 9, 8, 10 << 20, 0), 1 << 20),
        ((Compressor::Zstd, 1, 4, 1 << 20, 0), 32_768),
        ((Compressor::Zstd, 9, 4, 10 << 20, 0), 1 << 20),
        ((Compressor::Zlib, 5, 3, 1 << 20, 0), 786_432),
        ((Compressor::Lz4, 5, 4, 1000, 0), 1000),
        ((Compressor::Lz4, 5, 3, 1000, 0), 999),
        ((Compressor::Lz4, 5, 4, 3, 0), 1),
        ((Compressor::Lz4, 5, 17, 100_000, 1), 119),
        ((Compressor::Lz4, 5, 4, 1 << 20, 1000), 65_536),
        ((Compressor::Zstd, 5, 4, 1 << 20, 1000), 1000),
    ] {
        let (compressor, level, typesize, nbytes, wanted) = settings;
        assert_eq!(blocks::blocksize(compressor, level, typesize, nbytes, wanted), expected, "{settings:?}");
    }
}

#[test]
fn callers_share_a_pool_and_an_encoder() {
    let encoder = encoder(Compressor::Zstd, 1, Some(Filter::Bytes), 4096);
    let (content, decoder, pool) = (field(100_001), Decoder::new(), Pool::new(2).unwrap());
    let chunk = encode(&encoder, &content, 4, None);
    // From threads of their own, and from those of the pool itself.
    let call = || {
        assert!(encode(&encoder, &content, 4, Some(&pool)) == chunk);
        let mut buffer = Buffer::new();
        decoder.decode(&chunk, Some(&pool), &mut Output::growing(&mut buffer, usize::MAX)).unwrap();
        assert!(buffer.as_slice() == content);
    };
    std::thread::scope(|scope| {
        for _ in 0..3 {
            scope.spawn(|| (0..10).for_each(|_| call()));
        }
        pool.for_each(20, |_| call()).unwrap();
    });
}

#[test]
fn a_pool_of_another_process_is_refused_and_nobody_waits() {
    let encoder = encoder(Compressor::Lz4, 5, Some(Filter::Bytes), 4096);
    let content = field(100_001);
    let chunk = encode(&encoder, &content, 4, None);
    let pool = Pool::of_another_process();
    let mut buffer = Buffer::new();
    let mut output = Output::growing(&mut buffer, usize::MAX);
    assert_eq!(encoder.encode(&content, 4, Some(&pool), &mut output).unwrap_err().kind(), Kind::Forked);
    assert_eq!(decode(&chunk, Some(&pool)).unwrap_err().kind(), Kind::Forked);
}

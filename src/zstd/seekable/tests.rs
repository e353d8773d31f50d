use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex};

use super::*;
use crate::buffer::Buffer;
use crate::error::{Error, Kind, Result};
use crate::output::Output;
use crate::parallel::Pool;
use crate::zstd::{Compressor, DictType, Dictionary, Params};

fn content(len: usize) -> Vec<u8> {
    (0..len as u32).map(|i| (i.wrapping_mul(i) >> 9) as u8 & 0x3F).collect()
}

fn buffer(bytes: &[u8]) -> Buffer {
    let mut buffer = Buffer::new();
    buffer.extend_from_slice(bytes).unwrap();
    buffer
}

fn made(src: &[u8], frame_size: usize, checksums: bool, pool: Option<&Pool>) -> Vec<u8> {
    let compressor = Compressor::new(3, None).unwrap();
    let mut file = buffer(b"before");
    let mut dst = Output::growing(&mut file, usize::MAX);
    compress(&compressor, src, frame_size, checksums, pool, &mut dst).unwrap();
    file.as_slice()[6..].to_vec()
}

fn open(file: &[u8]) -> Result<Reader> {
    Reader::in_memory(&[], Box::new(buffer(file)))
}

fn read(reader: &Reader, offset: u64, len: usize, pool: Option<&Pool>) -> Result<Vec<u8>> {
    let mut got = Buffer::new();
    let n = reader.read(offset, len, pool, &mut Output::growing(&mut got, len))?;
    assert_eq!(n, got.len());
    Ok(got.as_slice().to_vec())
}

/// A file of which every read is counted.
struct Counted {
    file: Vec<u8>,
    bytes: Arc<AtomicU64>,
    fail_from: u64,
}

impl Source for Counted {
    fn read<'d>(&self, offset: u64, room: &'d mut [std::mem::MaybeUninit<u8>]) -> Result<&'d mut [u8]> {
        if offset + room.len() as u64 > self.fail_from {
            return Err(Error::new(Kind::Callback(-1234), "no more"));
        }
        self.bytes.fetch_add(room.len() as u64, Ordering::Relaxed);
        Ok(room.write_copy_of_slice(&self.file[offset as usize..][..room.len()]))
    }
}

#[test]
fn every_range_of_a_small_file() {
    let src = content(157);
    let pool = Pool::new(3).unwrap();
    for checksums in [false, true] {
        for frame_size in [1, 7, 50, 157, 1000] {
            let file = made(&src, frame_size, checksums, None);
            let in_memory = open(&file).unwrap();
            let counted = Counted { file: file.clone(), bytes: Arc::default(), fail_from: u64::MAX };
            let behind = Reader::over(&[], Box::new(counted), file.len() as u64).unwrap();
            assert_eq!(in_memory.size(), 157);
            assert_eq!(in_memory.frame_count(), 157usize.div_ceil(frame_size));
            for offset in 0..=160 {
                for len in [0, 1, 2, 6, 7, 8, 49, 50, 51, 100, 156, 157, 158, 500] {
                    let expected = &src[offset.min(157)..(offset + len).min(157)];
                    for (reader, pool) in [(&in_memory, None), (&behind, None), (&in_memory, Some(&pool))] {
                        let got = read(reader, offset as u64, len, pool).unwrap();
                        assert!(got == expected, "{len} bytes at {offset}, frames of {frame_size}");
                    }
                }
            }
        }
    }
}

#[test]
fn the_end_of_all_numbers() {
    let reader = open(&made(&content(100), 30, true, None)).unwrap();
    for (offset, len) in [(u64::MAX, usize::MAX), (100, usize::MAX), (u64::MAX, 1)] {
        assert_eq!(read(&reader, offset, len, None).unwrap(), b"");
    }
    assert_eq!(read(&reader, 90, isize::MAX as usize, None).unwrap(), content(100)[90..]);
    assert_eq!(reader.find(99).unwrap(), 3);
    assert_eq!(reader.find(100).unwrap_err().kind(), Kind::Argument);
    assert_eq!(reader.frame(4).unwrap_err().kind(), Kind::Argument);
    assert_eq!(reader.frame(usize::MAX).unwrap_err().kind(), Kind::Argument);
    assert_eq!((reader.frame(3).unwrap().offset, reader.frame(3).unwrap().size), (90, 10));
}

#[test]
fn threads_and_pieces_do_not_change_the_bytes() {
    let src = content(1_000_003);
    for frame_size in [0, 1000, 65_536, 1_000_003] {
        let expected = made(&src, frame_size, true, None);
        for threads in [1, 2, 5] {
            let pool = Pool::new(threads).unwrap();
            assert!(made(&src, frame_size, true, Some(&pool)) == expected, "{frame_size} with {threads} threads");
        }
        for piece in [1, 999, 1000, 70_000, 2_000_000] {
            let file = Arc::new(Mutex::new(Vec::new()));
            let sink = file.clone();
            let sink: Sink = Box::new(move |bytes| {
                sink.lock().unwrap().extend_from_slice(bytes);
                Ok(())
            });
            let compressor = Compressor::new(3, None).unwrap();
            let mut writer = Writer::new(&compressor, frame_size, true, sink).unwrap();
            drop(compressor);
            for piece in src.chunks(piece) {
                writer.write(piece).unwrap();
            }
            writer.finish().unwrap();
            assert_eq!(writer.write(b"").unwrap_err().kind(), Kind::State);
            assert_eq!(writer.finish().unwrap_err().kind(), Kind::State);
            assert!(*file.lock().unwrap() == expected, "{frame_size} in pieces of {piece}");
        }
    }
}

#[test]
fn frames_end_where_the_caller_says() {
    let file = Arc::new(Mutex::new(Vec::new()));
    let sink = file.clone();
    let sink: Sink = Box::new(move |bytes| {
        sink.lock().unwrap().extend_from_slice(bytes);
        Ok(())
    });
    let mut writer = Writer::new(&Compressor::new(1, None).unwrap(), 10, false, sink).unwrap();
    writer.end_frame().unwrap();
    for part in ["abc", "de", "0123456789abcdefghijXY"] {
        writer.write(part.as_bytes()).unwrap();
        writer.end_frame().unwrap();
        writer.end_frame().unwrap();
    }
    writer.finish().unwrap();
    let reader = open(&file.lock().unwrap()).unwrap();
    let sizes: Vec<u64> = (0..reader.frame_count()).map(|index| reader.frame(index).unwrap().size).collect();
    assert_eq!(sizes, [3, 2, 10, 10, 2]);
    assert_eq!(read(&reader, 2, 6, None).unwrap(), b"cde012");
}

#[test]
fn no_content_is_one_empty_frame() {
    for pool in [None, Some(&Pool::new(2).unwrap())] {
        let file = made(b"", 0, true, pool);
        let reader = open(&file).unwrap();
        assert_eq!((reader.size(), reader.frame_count()), (0, 1));
        assert_eq!(read(&reader, 0, 10, None).unwrap(), b"");
    }
    // A table alone is a file too.
    let mut file = Buffer::new();
    table::Log::new(false).write(&mut Output::growing(&mut file, usize::MAX)).unwrap();
    let reader = open(file.as_slice()).unwrap();
    assert_eq!((reader.size(), reader.frame_count()), (0, 0));
    assert_eq!(read(&reader, 0, 10, None).unwrap(), b"");
    assert_eq!(reader.find(0).unwrap_err().kind(), Kind::Argument);
}

#[test]
fn every_truncation_is_noticed() {
    let file = made(&content(200), 60, true, None);
    for len in 0..file.len() {
        assert_eq!(open(&file[..len]).err().map(|error| error.kind()), Some(Kind::Corrupt), "{len}");
    }
    for more in [1, 100] {
        let longer = [file.clone(), vec![0; more]].concat();
        assert_eq!(open(&longer).err().map(|error| error.kind()), Some(Kind::Corrupt), "{more} bytes more");
        let longer = [vec![0; more], file.clone()].concat();
        assert_eq!(open(&longer).err().map(|error| error.kind()), Some(Kind::Corrupt), "{more} bytes before");
    }
}

/// With checksums, each byte counts, but for those that say nothing.
#[test]
fn every_flipped_bit_is_noticed_or_harmless() {
    let src = content(200);
    for checksums in [false, true] {
        let file = made(&src, 60, checksums, None);
        for bit in 0..file.len() * 8 {
            let mut bad = file.clone();
            bad[bit / 8] ^= 1 << (bit % 8);
            let whole = open(&bad).and_then(|reader| read(&reader, 0, 1000, None));
            let part = open(&bad).and_then(|reader| read(&reader, 30, 90, None));
            // A wrong size of a frame before the range moves it, and only reading that frame would tell.
            let table = file.len() - 9 - if checksums { 12 } else { 8 } * 4;
            let sure = checksums && bit / 8 < table;
            for (result, expected, sure) in [(whole, &src[..], checksums), (part, &src[30..120], sure)] {
                match result {
                    Ok(got) => assert!(!sure || got == expected, "bit {bit}"),
                    Err(error) => {
                        let kinds = [Kind::Corrupt, Kind::Unsupported, Kind::Argument];
                        assert!(kinds.contains(&error.kind()), "bit {bit}: {error}");
                    }
                }
            }
        }
    }
}

fn with_table(frames: &[u8], entries: &[(u32, u32)], count: u32, descriptor: u8) -> Vec<u8> {
    let mut file = frames.to_vec();
    file.extend_from_slice(&0x184D_2A5E_u32.to_le_bytes());
    file.extend_from_slice(&(entries.len() as u32 * 8 + 9).to_le_bytes());
    for (compressed, size) in entries {
        file.extend_from_slice(&compressed.to_le_bytes());
        file.extend_from_slice(&size.to_le_bytes());
    }
    file.extend_from_slice(&count.to_le_bytes());
    file.push(descriptor);
    file.extend_from_slice(&0x8F92_EAB1_u32.to_le_bytes());
    file
}

#[test]
fn hostile_tables() {
    let frame = {
        let mut dst = Buffer::new();
        let compressor = Compressor::new(3, None).unwrap();
        compressor.compress(&content(100), &mut Output::growing(&mut dst, usize::MAX)).unwrap();
        dst.as_slice().to_vec()
    };
    let len = frame.len() as u32;
    let corrupt = |file: &[u8], what: &str| {
        assert_eq!(open(file).err().map(|error| error.kind()), Some(Kind::Corrupt), "{what}");
    };
    assert_eq!(read(&open(&with_table(&frame, &[(len, 100)], 1, 3)).unwrap(), 0, 200, None).unwrap(), content(100));
    for bit in 2..7 {
        corrupt(&with_table(&frame, &[(len, 100)], 1, 1 << bit), "reserved bits");
    }
    for count in [0, 2, 3, 0x1555_5555, 0x2000_0000, 0x4000_0000, u32::MAX] {
        corrupt(&with_table(&frame, &[(len, 100)], count, 0), "a wrong count");
        corrupt(&with_table(&frame, &[(len, 100)], count, 0x80), "a wrong count, with checksums");
    }
    corrupt(&with_table(&frame, &[(len, 100)], 1, 0x80), "checksums that are not there");
    for wrong in [0, 1, len - 1, len + 1, len + 17, u32::MAX] {
        corrupt(&with_table(&frame, &[(wrong, 100)], 1, 0), "a wrong compressed size");
        corrupt(&with_table(&frame, &[(wrong, 100), (len.wrapping_sub(wrong).max(1), 1), (1, 1)], 3, 0), "and more");
    }
    corrupt(&with_table(&frame, &[(u32::MAX, 1); 3], 3, 0), "sums beyond the file");
    // The table is believed until the frame is read.
    for wrong in [0_u32, 1, 99, 101, 1 << 20, 1 << 30, u32::MAX] {
        let reader = open(&with_table(&frame, &[(len, wrong)], 1, 0)).unwrap();
        assert_eq!(reader.size(), u64::from(wrong));
        for (offset, len) in [(0, 100), (0, wrong as usize), (u64::from(wrong) / 2, 1)] {
            if wrong == 0 && len == 0 || len > 1 << 20 {
                continue;
            }
            let error = read(&reader, offset, len, None).unwrap_err();
            assert_eq!(error.kind(), Kind::Corrupt, "{len} bytes at {offset} of {wrong}: {error}");
        }
    }
    // Any number of empty frames, and frames of nothing that claim something.
    let many: Vec<(u32, u32)> = [vec![(0, 0); 20_000], vec![(len, 100)], vec![(0, 0); 20_000]].concat();
    let reader = open(&with_table(&frame, &many, many.len() as u32, 0)).unwrap();
    assert_eq!(reader.find(50).unwrap(), 20_000);
    assert_eq!(read(&reader, 0, 200, None).unwrap(), content(100));
    // A frame that is said to be empty is not skipped without a look.
    let twice = [&frame[..], &frame].concat();
    let reader = open(&with_table(&twice, &[(len, 0), (len, 100)], 2, 0)).unwrap();
    assert_eq!(read(&reader, 0, 200, None).unwrap_err().kind(), Kind::Corrupt);
    let reader = open(&with_table(&twice, &[(len, 100), (len, 0)], 2, 0)).unwrap();
    assert_eq!(read(&reader, 0, 200, None).unwrap_err().kind(), Kind::Corrupt);
    assert_eq!(read(&reader, 0, 99, None).unwrap(), content(100)[..99]);
    let reader = open(&with_table(&frame, &[(0, 5), (len, 100)], 2, 0)).unwrap();
    assert_eq!(read(&reader, 0, 5, None).unwrap_err().kind(), Kind::Corrupt);
    assert_eq!(read(&reader, 1, 3, None).unwrap_err().kind(), Kind::Corrupt);
    assert_eq!(read(&reader, 5, 100, None).unwrap(), content(100));
}

#[test]
fn a_source_is_asked_for_what_is_needed_and_its_error_comes_back() {
    let src = content(100_000);
    let file = made(&src, 1000, false, None);
    let bytes = Arc::new(AtomicU64::new(0));
    let size = file.len() as u64;
    let counted = Counted { file: file.clone(), bytes: bytes.clone(), fail_from: u64::MAX };
    let reader = Reader::over(&[], Box::new(counted), size).unwrap();
    assert_eq!(bytes.swap(0, Ordering::Relaxed), 9 + 8 + 100 * 8);
    assert_eq!(read(&reader, 5500, 1000, None).unwrap(), src[5500..6500]);
    let (a, b) = (reader.frame(5).unwrap().compressed_size, reader.frame(6).unwrap().compressed_size);
    assert_eq!(bytes.swap(0, Ordering::Relaxed), a + b);
    // Frames are kept.
    for offset in (5500..6900).step_by(10) {
        assert_eq!(read(&reader, offset, 10, None).unwrap(), src[offset as usize..][..10]);
    }
    assert_eq!(bytes.load(Ordering::Relaxed), 0);

    for fail_from in [0, 10, size - 1] {
        let broken = Counted { file: file.clone(), bytes: bytes.clone(), fail_from };
        let error = Reader::over(&[], Box::new(broken), size).err().map(|error| error.kind());
        assert_eq!(error, Some(Kind::Callback(-1234)));
    }
}

#[test]
fn a_sink_that_fails_ends_the_file() {
    for good in 0..4 {
        let mut left = good;
        let sink: Sink = Box::new(move |_| {
            if left == 0 {
                return Err(Error::new(Kind::Callback(-2000), "full"));
            }
            left -= 1;
            Ok(())
        });
        let mut writer = Writer::new(&Compressor::new(1, None).unwrap(), 10, false, sink).unwrap();
        let result = (0..3).try_for_each(|_| writer.write(b"0123456789")).and_then(|()| writer.finish());
        assert_eq!(result.unwrap_err().kind(), Kind::Callback(-2000));
        assert_eq!(writer.write(b"x").unwrap_err().kind(), Kind::State);
        assert_eq!(writer.finish().unwrap_err().kind(), Kind::State);
    }
}

#[test]
fn dictionaries_are_used() {
    let dictionary = Arc::new(Dictionary::new(&content(3000), DictType::RawContent).unwrap());
    let compressor = Compressor::new(3, Some(dictionary.clone())).unwrap();
    let mut file = Buffer::new();
    compress(&compressor, &content(3000), 500, true, None, &mut Output::growing(&mut file, usize::MAX)).unwrap();
    assert!(file.len() < made(&content(3000), 500, true, None).len());
    let reader = Reader::in_memory(&[dictionary], Box::new(buffer(file.as_slice()))).unwrap();
    assert_eq!(read(&reader, 400, 2000, None).unwrap(), content(3000)[400..2400]);
    let without = open(file.as_slice()).unwrap();
    assert!(read(&without, 400, 2000, None).is_err());
}

#[test]
fn bad_arguments() {
    let compressor = Compressor::new(3, None).unwrap();
    let mut file = Buffer::new();
    let mut dst = Output::growing(&mut file, usize::MAX);
    for frame_size in [MAX_FRAME_SIZE + 1, usize::MAX] {
        let error = compress(&compressor, b"abc", frame_size, false, None, &mut dst).unwrap_err();
        assert_eq!(error.kind(), Kind::Argument);
        assert!(Writer::new(&compressor, frame_size, false, Box::new(|_| Ok(()))).is_err());
    }
    let mut params = Params::for_compressor(3).unwrap();
    params.set(crate::zstd::Parameter::Format, 1).unwrap();
    let magicless = Compressor::with_params(&params, None).unwrap();
    assert_eq!(compress(&magicless, b"abc", 0, false, None, &mut dst).unwrap_err().kind(), Kind::Argument);
    let error = Writer::new(&magicless, 0, false, Box::new(|_| Ok(()))).err().map(|error| error.kind());
    assert_eq!(error, Some(Kind::Argument));
}

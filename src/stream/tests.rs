//! Every format over every way to cut its data.

use std::mem::MaybeUninit;
use std::sync::{Arc, Mutex};

use super::*;
use crate::buffer::Buffer;
use crate::error::{Error, Kind};
use crate::output::Output;

/// Configs of every format in this build.
fn configs() -> Vec<&'static str> {
    let mut configs: Vec<&'static str> = Vec::new();
    if cfg!(feature = "zstd") {
        configs.extend([r#"{"id": "zstd"}"#, r#"{"id": "zstd", "level": 1, "checksum": true}"#]);
    }
    if cfg!(feature = "deflate") {
        configs.extend([r#"{"id": "zlib"}"#, r#"{"id": "gzip", "level": 6}"#, r#"{"id": "zlib", "level": 0}"#]);
    }
    if cfg!(feature = "bz2") {
        configs.push(r#"{"id": "bz2"}"#);
    }
    if cfg!(feature = "lzma") {
        configs.extend([
            r#"{"id": "lzma", "preset": 0}"#,
            r#"{"id": "lzma", "format": 2, "preset": 0}"#,
            r#"{"id": "lzma", "format": 3, "filters": [{"id": 3, "dist": 2}, {"id": 33, "preset": 0}]}"#,
        ]);
    }
    if cfg!(feature = "lz4") {
        configs.extend([
            r#"{"id": "lz4frame"}"#,
            r#"{"id": "lz4frame", "level": 9, "block_checksum": true, "content_checksum": true, "block_linked": false}"#,
        ]);
    }
    configs
}

fn encoder(config: &str) -> Stream {
    Stream::from_json(config.as_bytes(), false).unwrap()
}

fn decoder(config: &str) -> Stream {
    Stream::from_json(config.as_bytes(), true).unwrap()
}

/// Some bytes that compress a little.
fn sample(len: usize) -> Vec<u8> {
    (0..len as u64)
        .map(|i| ((i * i / 7) >> 3) as u8 ^ if i % 5 == 0 { ((i * 2_654_435_761) >> 9) as u8 } else { 0 })
        .collect()
}

fn encoded(config: &str, data: &[u8]) -> Vec<u8> {
    let (stream, mut out) = (encoder(config), Buffer::new());
    assert_eq!(stream.write(data, &mut out).unwrap(), data.len());
    stream.finish(&mut out).unwrap();
    assert_eq!((stream.bytes_in(), stream.bytes_out(), stream.at_end()), (data.len() as u64, out.len() as u64, true));
    out.as_slice().to_vec()
}

/// Runs one operation over `src`, `piece` bytes of input and `room` bytes of output at a time.
fn stepped(stream: &Stream, op: Op, src: &[u8], piece: usize, room: usize, out: &mut Vec<u8>) -> Result<(usize, bool)> {
    let mut from = 0;
    let mut idle = 0;
    loop {
        let mut dst = vec![MaybeUninit::uninit(); room];
        let end = src.len().min(from + piece);
        let last = end == src.len();
        let step = stream.step(if last { op } else { Op::Continue }, &src[from..end], &mut dst)?;
        from += step.consumed;
        out.extend_from_slice(step.bytes);
        let full = step.bytes.len() == room;
        let done = step.done && (stream.is_decoder() || last);
        if done || (stream.is_decoder() && last && from == end && !full) {
            return Ok((from, done));
        }
        idle = if step.consumed == 0 && step.bytes.is_empty() { idle + 1 } else { 0 };
        assert!(idle < 3, "steps that move nothing");
    }
}

#[test]
fn every_cut_of_input_and_output() {
    let data = sample(700);
    for config in configs() {
        let whole = encoded(config, &data);
        for (piece, room) in [(1, 1), (1, 7), (3, 1), (7, 64), (64, 3), (700, 1), (700, 65_536), (1, 65_536)] {
            let (stream, mut out) = (encoder(config), Vec::new());
            assert!(stepped(&stream, Op::End, &data, piece, room, &mut out).unwrap().1);
            // zlib looks for matches in what it has, so that its bytes depend on the pieces; zstd writes the size of
            // content that comes at once with its end.
            let by_pieces =
                config.contains("zlib") || config.contains("gzip") || (config.contains("zstd") && piece >= data.len());
            assert!(out == whole || by_pieces, "{config} {piece} {room}");
            let (stream, mut back) = (decoder(config), Vec::new());
            let (used, done) = stepped(&stream, Op::Continue, &out, piece, room, &mut back).unwrap();
            assert!(done, "{config} {piece} {room}");
            assert_eq!((used, &back), (out.len(), &data), "{config} {piece} {room}");
            stream.finish(&mut Buffer::new()).unwrap();
        }
        for cut in 0..=whole.len() {
            let (stream, mut out) = (decoder(config), Buffer::new());
            assert_eq!(stream.write(&whole[..cut], &mut out).unwrap(), cut);
            assert_eq!(stream.at_end(), cut == whole.len(), "{config} {cut}");
            assert_eq!(stream.write(&whole[cut..], &mut out).unwrap(), whole.len() - cut);
            stream.finish(&mut out).unwrap();
            assert_eq!(out.as_slice(), data, "{config} {cut}");
        }
    }
}

#[test]
fn truncated_at_every_byte_is_an_error() {
    let data = sample(300);
    for config in configs() {
        let whole = encoded(config, &data);
        for across in [false, true] {
            for cut in 0..whole.len() {
                let stream = decoder(config);
                stream.set_across_frames(across).unwrap();
                let mut out = Buffer::new();
                stream.write(&whole[..cut], &mut out).unwrap();
                assert!(data.starts_with(out.as_slice()));
                assert_eq!(stream.finish(&mut out).unwrap_err().kind(), Kind::Corrupt, "{config} {cut}");
                assert_eq!(stream.finish(&mut out).unwrap_err().kind(), Kind::State);
                let stream = decoder(config);
                stream.set_across_frames(across).unwrap();
                let mut room = vec![MaybeUninit::uninit(); 1000];
                let mut reader = Reader::from_memory(stream, &whole[..cut], 0);
                let error = reader.read(&mut Output::fixed(&mut room)).unwrap_err();
                assert_eq!(error.kind(), Kind::Corrupt, "{config} {cut}");
            }
        }
    }
}

#[test]
fn flushed_output_can_be_decoded_so_far() {
    let data = sample(400);
    for config in configs() {
        // bzip2 keeps the last bits of a block, lzma-alone cannot be flushed.
        let exact = !config.contains("bz2");
        if config.contains(r#""format": 2"#) {
            let stream = encoder(config);
            stream.write(&data, &mut Buffer::new()).unwrap();
            assert_eq!(stream.flush(Op::Flush, &mut Buffer::new()).unwrap_err().kind(), Kind::Unsupported);
            continue;
        }
        for room in [1, 5, 63, 64, 100_000] {
            let (stream, mut out) = (encoder(config), Vec::new());
            for part in data.chunks(100) {
                stepped(&stream, Op::Flush, part, 100, room, &mut out).unwrap();
                let (so_far, mut back) = (decoder(config), Buffer::new());
                so_far.write(&out, &mut back).unwrap();
                let given = stream.bytes_in() as usize;
                assert!(!exact || back.as_slice() == &data[..given], "{config} {room} {given}");
                // Once more, with nothing new: no endless marks.
                let before = out.len();
                stepped(&stream, Op::Flush, &[], 100, room, &mut out).unwrap();
                assert!(out.len() <= before + 6, "{config} {room}");
            }
            stepped(&stream, Op::End, &[], 1, room, &mut out).unwrap();
            let (stream, mut back) = (decoder(config), Buffer::new());
            stream.write(&out, &mut back).unwrap();
            stream.finish(&mut back).unwrap();
            assert_eq!(back.as_slice(), data, "{config} {room}");
        }
    }
}

#[test]
fn frames_in_a_row_and_what_is_unused() {
    let parts = [sample(200), Vec::new(), sample(90)];
    for config in configs() {
        let (stream, mut out) = (encoder(config), Buffer::new());
        let mut first = 0;
        for part in &parts {
            stream.write(part, &mut out).unwrap();
            stream.flush(Op::End, &mut out).unwrap();
            assert!(stream.at_end());
            first = if first == 0 { out.len() } else { first };
        }
        let len = out.len();
        stream.finish(&mut out).unwrap();
        assert_eq!(out.len(), len, "nothing came since the last end");
        let frames = out.as_slice();
        assert_eq!(&frames[..first], encoded(config, &parts[0]));

        let (stream, mut back) = (decoder(config), Buffer::new());
        assert_eq!(stream.write(frames, &mut back).unwrap(), first, "{config}");
        assert!(stream.at_end() && stream.stopped().unwrap());
        assert_eq!(back.as_slice(), parts[0]);
        assert_eq!(stream.write(&frames[first..], &mut back).unwrap(), 0, "it takes no more");
        stream.finish(&mut back).unwrap();

        let padding: &[usize] = if config.contains("gzip") {
            &[0, 1, 5]
        } else if config.contains("lzma") && config.contains("\"preset\": 0}") && !config.contains("format") {
            &[0, 4, 8]
        } else {
            &[0]
        };
        for zeros in padding {
            let mut padded = frames.to_vec();
            padded.resize(frames.len() + zeros, 0);
            padded.extend_from_slice(frames);
            padded.resize(padded.len() + zeros, 0);
            for piece in [1, 3, padded.len()] {
                let (stream, mut back) = (decoder(config), Buffer::new());
                stream.set_across_frames(true).unwrap();
                for part in padded.chunks(piece) {
                    assert_eq!(stream.write(part, &mut back).unwrap(), part.len());
                }
                assert!(stream.at_end());
                stream.finish(&mut back).unwrap();
                assert_eq!(back.as_slice(), parts.concat().repeat(2), "{config} {zeros} {piece}");
            }
        }
        // What is no frame is not skipped.
        let mut garbage = frames[..first].to_vec();
        garbage.extend_from_slice(b"\x01garbage, and enough of it to fill the header of any format\xFF");
        let stream = decoder(config);
        stream.set_across_frames(true).unwrap();
        let mut back = Buffer::new();
        let result = stream.write(&garbage, &mut back).and_then(|_| stream.finish(&mut back));
        assert!(matches!(result.unwrap_err().kind(), Kind::Corrupt | Kind::Unsupported), "{config}");
    }
}

#[test]
#[cfg(feature = "lzma")]
fn xz_padding_comes_in_fours() {
    let config = r#"{"id": "lzma"}"#;
    let mut padded = encoded(config, b"abc");
    padded.extend_from_slice(&[0, 0, 0]);
    let stream = decoder(config);
    stream.set_across_frames(true).unwrap();
    let mut out = Buffer::new();
    stream.write(&padded, &mut out).unwrap();
    assert!(!stream.at_end());
    assert_eq!(stream.clone().write(b"\xFD7zXZ", &mut out).unwrap_err().kind(), Kind::Corrupt);
    let stream = decoder(config);
    stream.set_across_frames(true).unwrap();
    stream.write(&padded, &mut out).unwrap();
    assert_eq!(stream.finish(&mut out).unwrap_err().kind(), Kind::Corrupt);
    let auto = decoder(r#"{"id": "lzma", "format": 0}"#);
    auto.set_across_frames(true).unwrap();
    let alone = encoded(r#"{"id": "lzma", "format": 2}"#, b"def");
    padded.push(0);
    padded.extend(alone);
    let mut out = Buffer::new();
    auto.write(&padded, &mut out).unwrap();
    auto.finish(&mut out).unwrap();
    assert_eq!(out.as_slice(), b"abcdef");
}

#[test]
#[cfg(feature = "lz4")]
fn skippable_and_legacy_lz4_frames() {
    let config = r#"{"id": "lz4frame"}"#;
    let mut frames = vec![0x53, 0x2A, 0x4D, 0x18, 5, 0, 0, 0];
    frames.extend_from_slice(b"12345");
    frames.extend(encoded(config, b"content"));
    for piece in [1, 4, 100] {
        let (stream, mut out) = (decoder(config), Buffer::new());
        stream.set_across_frames(true).unwrap();
        for part in frames.chunks(piece) {
            stream.write(part, &mut out).unwrap();
        }
        stream.finish(&mut out).unwrap();
        assert_eq!(out.as_slice(), b"content");
        let legacy = [0x02, 0x21, 0x4C, 0x18, 1, 0, 0, 0, 0];
        let stream = decoder(config);
        let error = legacy.chunks(piece).find_map(|part| stream.write(part, &mut out).err()).unwrap();
        assert!(error.kind() == Kind::Unsupported && error.to_string().contains("legacy"), "{error}");
    }
}

#[test]
fn a_limit_is_exact() {
    let data = sample(500);
    for config in configs() {
        let whole = encoded(config, &data);
        for (limit, fits) in [(0, false), (1, false), (499, false), (500, true), (501, true)] {
            let (stream, mut out) = (decoder(config), Buffer::new());
            stream.set_limit(limit).unwrap();
            let result = stream.write(&whole, &mut out).and_then(|_| stream.finish(&mut out));
            assert!(out.len() as u64 <= limit);
            match result {
                Ok(()) => assert!(fits && out.as_slice() == data, "{config} {limit}"),
                Err(error) => assert!(!fits && error.kind() == Kind::Limit, "{config} {limit}: {error}"),
            }
        }
    }
}

#[derive(Clone, Default)]
struct Collected(Arc<Mutex<Vec<Vec<u8>>>>);

impl Sink for Collected {
    fn write(&mut self, data: &[u8]) -> Result<()> {
        self.0.lock().unwrap().push(data.to_vec());
        Ok(())
    }
}

struct Dripping<'s>(&'s [u8], usize);

impl Source for Dripping<'_> {
    fn read<'d>(&mut self, dst: &'d mut [MaybeUninit<u8>]) -> Result<&'d mut [u8]> {
        let (now, later) = self.0.split_at(self.0.len().min(dst.len()).min(self.1));
        self.0 = later;
        Ok(dst[..now.len()].write_copy_of_slice(now))
    }
}

#[test]
fn writers_copies_and_chunkers_agree() {
    let data = sample(3000);
    for config in configs() {
        let whole = encoded(config, &data);
        for (stream, src, dst) in [(encoder as fn(&str) -> Stream, &data, &whole), (decoder, &whole, &data)] {
            for (piece, size) in [(1, 1), (7, 10), (5000, 100), (100, 5000), (64, 0)] {
                let sink = Collected::default();
                let mut writer = Writer::new(stream(config), size, Box::new(sink.clone())).unwrap();
                src.chunks(piece).for_each(|part| writer.write(part).unwrap());
                writer.finish().unwrap();
                assert_eq!(&sink.0.lock().unwrap().concat(), dst, "{config} {piece} {size}");
                assert!(size == 0 || sink.0.lock().unwrap().iter().all(|piece| piece.len() <= size));
                assert_eq!(writer.write(b"more").unwrap_err().kind(), Kind::State);

                let mut sink = Collected::default();
                let mut source = Dripping(src, 50);
                let moved = copy(&stream(config), &mut source, piece, &mut sink, size).unwrap();
                assert_eq!(moved, (src.len() as u64, dst.len() as u64));
                assert_eq!(&sink.0.lock().unwrap().concat(), dst, "{config} {piece} {size}");

                let mut chunker = Chunker::new(stream(config), size).unwrap();
                let mut chunks: Vec<Vec<u8>> = Vec::new();
                for part in src.chunks(piece) {
                    chunker.give(part).unwrap();
                    assert_eq!(chunker.give(part).unwrap_err().kind(), Kind::State);
                    assert_eq!(chunker.finish().unwrap_err().kind(), Kind::State);
                    while let Some(chunk) = chunker.next_piece().unwrap() {
                        assert!(size == 0 || chunk.len() == size);
                        chunks.push(chunk.to_vec());
                    }
                }
                chunker.finish().unwrap();
                while let Some(chunk) = chunker.next_piece().unwrap() {
                    chunks.push(chunk.to_vec());
                }
                assert_eq!(&chunks.concat(), dst, "{config} {piece} {size}");
                assert!(size == 0 || chunks.iter().rev().skip(1).all(|chunk| chunk.len() == size));
                assert!(chunker.next_piece().unwrap().is_none());
                assert_eq!(chunker.give(b"more").unwrap_err().kind(), Kind::State);
            }
        }
    }
}

#[test]
fn readers_read_any_size() {
    let data = sample(2000);
    for config in configs() {
        let whole = encoded(config, &data);
        for (stream, src, dst) in [(encoder as fn(&str) -> Stream, &data, &whole), (decoder, &whole, &data)] {
            let mut behind = b"skipped".to_vec();
            behind.extend_from_slice(src);
            for (drip, size) in [(1, 1), (3, 10), (1000, 7), (5000, 5000), (0, 100)] {
                let make = || match drip {
                    0 => Reader::from_memory(stream(config), &behind, 7),
                    _ => Reader::new(stream(config), 5, 7, Box::new(Dripping(&behind, drip))).unwrap(),
                };
                for some in [false, true] {
                    let (mut reader, mut out, mut ended) = (make(), Vec::new(), false);
                    while !ended {
                        let mut room = vec![MaybeUninit::uninit(); size];
                        let mut output = Output::fixed(&mut room);
                        ended = if some { reader.read_some(&mut output) } else { reader.read(&mut output) }.unwrap();
                        let n = output.written();
                        assert!(ended || n == size || (some && n > 0));
                        out.push(n);
                    }
                    assert_eq!(out.iter().sum::<usize>(), dst.len(), "{config} {drip} {size} {some}");
                }
                let (mut reader, mut pieces) = (make(), Vec::new());
                while let Some(piece) = reader.next_piece(size).unwrap() {
                    pieces.extend_from_slice(piece);
                }
                assert_eq!(&pieces, dst, "{config} {drip} {size}");
                let (mut reader, mut rest) = (make(), Buffer::new());
                assert_eq!(reader.skip(11).unwrap(), 11);
                reader.read(&mut growing(&mut rest)).unwrap();
                assert_eq!(rest.as_slice(), &dst[11..]);
                assert_eq!(make().skip(u64::MAX).unwrap(), dst.len() as u64);
            }
        }
    }
}

/// Room for all of it.
fn growing(buffer: &mut Buffer) -> Output<'_> {
    buffer.reserve(1 << 20).unwrap();
    Output::growing(buffer, 1 << 20)
}

struct Failing(i32);

impl Source for Failing {
    fn read<'d>(&mut self, _: &'d mut [MaybeUninit<u8>]) -> Result<&'d mut [u8]> {
        Err(Error::new(Kind::Callback(self.0), "read failed"))
    }
}

impl Sink for Failing {
    fn write(&mut self, _: &[u8]) -> Result<()> {
        Err(Error::new(Kind::Callback(self.0), "write failed"))
    }
}

#[test]
fn a_failure_ends_the_stream_and_is_repeated() {
    for config in configs() {
        let stream = encoder(config);
        let mut reader = Reader::new(stream.clone(), 0, 0, Box::new(Failing(-7))).unwrap();
        assert_eq!(reader.next_piece(5).unwrap_err().kind(), Kind::Callback(-7));
        let error = stream.write(b"x", &mut Buffer::new()).unwrap_err();
        assert!(error.kind() == Kind::State && error.to_string().contains("read failed"), "{error}");
        let mut writer = Writer::new(encoder(config), 0, Box::new(Failing(-8))).unwrap();
        assert_eq!(writer.finish().unwrap_err().kind(), Kind::Callback(-8));
        assert_eq!(writer.finish().unwrap_err().kind(), Kind::State);
        let stream = encoder(config);
        let error = copy(&stream, &mut Dripping(b"x", 1), 0, &mut Failing(-9), 0).unwrap_err();
        assert_eq!(error.kind(), Kind::Callback(-9));
        assert_eq!(stream.memory_size(), 0);
    }
}

#[test]
fn what_follows_a_frame_is_not_lost_unseen() {
    for config in configs() {
        let mut frames = encoded(config, b"abc");
        frames.extend(encoded(config, b"def"));
        let mut writer = Writer::new(decoder(config), 0, Box::new(Collected::default())).unwrap();
        assert_eq!(writer.write(&frames).unwrap_err().kind(), Kind::Corrupt);
        let error = copy(&decoder(config), &mut Dripping(&frames, 3), 0, &mut Collected::default(), 0).unwrap_err();
        assert_eq!(error.kind(), Kind::Corrupt);
        let mut chunker = Chunker::new(decoder(config), 2).unwrap();
        chunker.give(&frames).unwrap();
        let error = std::iter::from_fn(|| Some(chunker.next_piece().map(|_| ()))).find_map(|result| result.err());
        assert_eq!(error.unwrap().kind(), Kind::Corrupt);
        // A reader stops there, as it is told to.
        let mut reader = Reader::from_memory(decoder(config), &frames, 0);
        let mut out = Buffer::new();
        assert!(reader.read(&mut growing(&mut out)).unwrap());
        assert_eq!(out.as_slice(), b"abc");
    }
}

#[test]
fn an_op_that_was_begun_is_gone_through() {
    let data = sample(2000);
    for config in configs() {
        let (stream, mut room) = (encoder(config), [MaybeUninit::uninit()]);
        let step = stream.step(Op::End, &data, &mut room).unwrap();
        assert!(!step.done);
        let (rest, written) = (&data[step.consumed..], step.bytes.len() as u64);
        assert_eq!(stream.step(Op::Continue, rest, &mut room).unwrap_err().kind(), Kind::State, "{config}");
        assert_eq!(stream.step(Op::End, rest, &mut []).unwrap_err().kind(), Kind::Argument);
        let mut out = Vec::new();
        assert!(stepped(&stream, Op::End, rest, rest.len(), 50, &mut out).unwrap().1);
        assert_eq!(out.len() as u64, stream.bytes_out() - written);
        assert!(stream.step(Op::Continue, &[], &mut []).unwrap().done);
    }
}

#[test]
fn configs_that_make_no_stream() {
    let make = |json: &str| Stream::from_json(json.as_bytes(), false).err().unwrap();
    assert_eq!(make(r#"{"id": "shuffle"}"#).kind(), Kind::Unsupported);
    assert_eq!(make(r#"{"id": "nothing"}"#).kind(), Kind::UnknownCodec);
    assert_eq!(make("[]").kind(), Kind::Config);
    assert_eq!(make("{").kind(), Kind::Config);
    #[cfg(feature = "deflate")]
    {
        assert_eq!(make(r#"{"id": "gzip", "levle": 1}"#).kind(), Kind::Config);
        Stream::from_json(br#"{"name": "gzip", "configuration": {"level": 5}}"#, false).unwrap();
        Stream::from_json(br#"{"name": "numcodecs.zlib"}"#, true).unwrap();
    }
    #[cfg(feature = "lzma")]
    assert_eq!(make(r#"{"id": "lzma", "format": 0}"#).kind(), Kind::Unsupported);
}

#[test]
fn damaged_input_is_an_error_or_other_bytes_but_no_hang() {
    let data = sample(600);
    let mut random = 12_345_u64;
    let mut next = move |n: usize| {
        random = random.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (random >> 33) as usize % n
    };
    for config in configs() {
        let whole = encoded(config, &data);
        for turn in 0..600 {
            let mut damaged = whole.repeat(2);
            for _ in 0..=turn % 3 {
                let at = next(damaged.len());
                match next(3) {
                    0 => damaged[at] ^= 1 << next(8),
                    1 => damaged[at] = next(256) as u8,
                    _ => drop(damaged.drain(at..(at + next(20)).min(damaged.len()))),
                }
            }
            let (stream, mut out) = (decoder(config), Buffer::new());
            stream.set_across_frames(true).unwrap();
            stream.set_limit(1 << 20).unwrap();
            let piece = 1 + next(100);
            let result = damaged.chunks(piece).try_for_each(|part| stream.write(part, &mut out).map(drop));
            if let Err(error) = result.and_then(|()| stream.finish(&mut out)) {
                let kind = error.kind();
                // zstd: the frame asks for a dictionary.
                let known = matches!(kind, Kind::Corrupt | Kind::Unsupported | Kind::Limit | Kind::Argument);
                assert!(known, "{config}: {kind:?} {error}");
            }
            assert!(out.len() <= 1 << 20);
        }
    }
}

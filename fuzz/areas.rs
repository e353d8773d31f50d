//! Streams of every format, and zstd beyond its codec.

use std::mem::MaybeUninit;
use std::sync::Arc;

use tierce::stream::{Op, Reader, Stream};
use tierce::zstd::{Compressor, Decompressor, DictType, Dictionary, Frames, Params, frame};
use tierce::{Buffer, Error, Kind, Output};

const LIMITS: [usize; 8] = [65_536, 0, 1, 100, 4096, 65_535, 3 << 20, 1 << 20];
const PIECES: [usize; 8] = [1, 2, 3, 7, 64, 1000, 4096, 1 << 20];

fn expected(error: &Error) {
    let kinds = [Kind::Argument, Kind::Corrupt, Kind::Limit, Kind::BufferTooSmall, Kind::Unsupported, Kind::State];
    assert!(kinds.contains(&error.kind()) && !error.to_string().is_empty(), "{:?}: {error}", error.kind());
}

/// What `work` appends to an empty buffer under a limit.
fn grow(limit: usize, work: impl FnOnce(&mut Output<'_>) -> tierce::Result<usize>) -> tierce::Result<(Vec<u8>, usize)> {
    let mut buffer = Buffer::new();
    let result = work(&mut Output::growing(&mut buffer, limit));
    assert!(buffer.len() <= limit && buffer.capacity() <= limit, "{} bytes, limit {limit}", buffer.capacity());
    result.inspect_err(expected).map(|used| (buffer.as_slice().to_vec(), used))
}

/// The same into an allocation of just that size.
fn fix(room: usize, work: impl FnOnce(&mut Output<'_>) -> tierce::Result<usize>) -> tierce::Result<(Vec<u8>, usize)> {
    let mut memory: Box<[MaybeUninit<u8>]> = Box::new_uninit_slice(room);
    let mut output = Output::fixed(&mut memory);
    let result = work(&mut output);
    let written = output.written();
    result.inspect_err(expected).map(|used| {
        // SAFETY: an output counts as written what was given back to it as initialised bytes.
        (unsafe { memory[..written].assume_init_ref() }.to_vec(), used)
    })
}

/// Any bytes as frames, in each of the three ways to look at them, at once and in pieces.
pub fn zstd_frames(input: &[u8]) {
    let Some(([call, flags], bytes)) = input.split_first_chunk() else { return };
    let limit = LIMITS[usize::from(*call & 7)];
    let frames = [Frames::First, Frames::Only, Frames::All][usize::from(call >> 3) % 3];
    let magicless = flags & 1 == 1;
    let decompressor = Decompressor::new(Vec::new()).unwrap();
    decompressor.set_magicless(magicless).unwrap();
    decompressor.set_ignore_checksum(flags & 2 == 2).unwrap();
    if flags & 4 == 4 {
        decompressor.set_max_window(1 << 16).unwrap();
    }
    let once = grow(limit, |dst| decompressor.decompress(bytes, frames, dst));
    let fixed = fix(limit, |dst| decompressor.decompress(bytes, frames, dst));
    match (&once, &fixed) {
        (Ok(a), Ok(b)) => assert!(a == b, "a growing buffer and fixed room"),
        (Err(a), Err(b)) => assert!(
            a.kind() == b.kind()
                || [a.kind(), b.kind()].iter().any(|k| matches!(k, Kind::Limit | Kind::BufferTooSmall)),
            "{a} / {b}"
        ),
        (a, b) => panic!("{a:?} / {b:?}"),
    }
    if let Ok((content, used)) = &once {
        assert!(*used <= bytes.len());
        // A stream sees the same, whatever the pieces; but it refuses windows that one call needs no memory for.
        let stream = decompressor.stream().unwrap();
        stream.set_across_frames(frames == Frames::All).unwrap();
        stream.set_limit(content.len() as u64).unwrap();
        let mut reader = Reader::from_memory(stream, &bytes[..*used], 0);
        let mut back = Buffer::new();
        let piece = PIECES[usize::from(flags >> 3 & 7)];
        let read = loop {
            match reader.next_piece(piece) {
                Ok(Some(piece)) => back.extend_from_slice(piece).unwrap(),
                Ok(None) => break Ok(()),
                Err(error) => break Err(error),
            }
        };
        match read {
            Ok(()) => assert!(back.as_slice() == &content[..], "in pieces of {piece}"),
            // A stream also refuses blocks that are longer than the window, where one call has room for them.
            Err(error) => assert!(matches!(error.kind(), Kind::Unsupported | Kind::Corrupt), "{error}"),
        }
    }
    // After whatever happened, it works.
    decompressor.set_magicless(false).unwrap();
    decompressor.set_max_window(0).unwrap();
    let good = [0x28, 0xB5, 0x2F, 0xFD, 0x20, 0x01, 0x09, 0, 0, b'x'];
    let (content, used) = grow(9, |dst| decompressor.decompress(&good, Frames::Only, dst)).unwrap();
    assert_eq!((&content[..], used), (&b"x"[..], good.len()));

    // What frames say of themselves.
    let header = frame::header(bytes, magicless).inspect_err(expected);
    let size = frame::compressed_size(bytes).inspect_err(expected);
    assert!(size.as_ref().is_ok_and(|n| *n <= bytes.len()) || size.is_err());
    let skippable = frame::read_skippable(bytes).inspect_err(expected);
    if let (Ok(header), Ok((variant, content))) = (&header, &skippable)
        && !magicless
    {
        assert_eq!(
            (header.is_skippable, header.dict_id, header.content_size),
            (true, *variant, Some(content.len() as u64))
        );
    }
    let _ = frame::contents(bytes).inspect_err(expected);
    let _ = frame::decompression_margin(bytes).inspect_err(expected);
}

/// Any bytes as a dictionary, for data and for frames that were not made with it.
pub fn zstd_dict(input: &[u8]) {
    let Some(([call, split], bytes)) = input.split_first_chunk() else { return };
    let (dictionary, data) = bytes.split_at(usize::from(*split).min(bytes.len()) * 8 % (bytes.len() + 1));
    let kind = [DictType::Auto, DictType::RawContent, DictType::Full][usize::from(*call) % 3];
    let dictionary = match Dictionary::new(dictionary, kind) {
        Ok(dictionary) => Arc::new(dictionary),
        Err(error) => return expected(&error),
    };
    let level = [-5, 1, 3, 6][usize::from(call >> 2 & 3)];
    if call & 16 == 16 {
        let made = match call & 32 {
            0 => dictionary.precompute(level),
            _ => Params::from_level(level, 0, 0).and_then(|params| dictionary.precompute_with(&params)),
        };
        let _ = made.inspect_err(expected);
    }
    let Ok(decompressor) = Decompressor::new(vec![dictionary.clone()]).inspect_err(expected) else { return };
    let _ = grow(65_536, |dst| decompressor.decompress(data, Frames::All, dst));
    let Ok(compressor) = Compressor::new(level, Some(dictionary)).inspect_err(expected) else { return };
    let mut frame = Buffer::new();
    for _ in 0..2 {
        frame.clear();
        // A dictionary that looks like a full one may turn out damaged when its tables are made.
        if let Err(error) = compressor.compress(data, &mut Output::growing(&mut frame, usize::MAX)) {
            return expected(&error);
        }
        let back =
            grow(data.len(), |dst| decompressor.decompress(frame.as_slice(), Frames::Only, dst)).expect("decompress");
        assert!(back.0 == data, "round trip with a dictionary");
    }
}

const FORMATS: [&str; 8] = [
    r#"{"id": "zstd"}"#,
    r#"{"id": "zlib"}"#,
    r#"{"id": "gzip"}"#,
    r#"{"id": "bz2"}"#,
    r#"{"id": "lzma", "preset": 0}"#,
    r#"{"id": "lzma", "format": 2, "preset": 0}"#,
    r#"{"id": "lz4frame"}"#,
    r#"{"id": "lz4frame", "content_checksum": true, "block_checksum": true, "block_linked": false}"#,
];

/// Any bytes as a stream of any format, in pieces of any size; and what is encoded so.
pub fn stream(input: &[u8]) {
    let Some(([call, pieces], bytes)) = input.split_first_chunk() else { return };
    let format = FORMATS[usize::from(call & 7)].as_bytes();
    let (piece, room) = (PIECES[usize::from(pieces & 7)], PIECES[usize::from(pieces >> 3 & 7)]);
    let limit = 1 << 18;
    if call & 8 == 0 {
        let decode = |piece: usize, room: usize| {
            let stream = Stream::from_json(format, true).unwrap();
            stream.set_across_frames(call & 16 == 16).unwrap();
            stream.set_limit(limit).unwrap();
            decode(&stream, bytes, piece, room)
        };
        let (whole, parts) = (decode(1 << 20, 1 << 20), decode(piece, room));
        match (&whole, &parts) {
            (Ok(a), Ok(b)) => assert!(a == b, "pieces of {piece} into {room}"),
            (Err(_), Err(_)) => {}
            (a, b) => panic!("pieces of {piece} into {room}: {:?} / {:?}", a.as_ref().err(), b.as_ref().err()),
        }
        return;
    }
    let stream = Stream::from_json(format, false).unwrap();
    let mut encoded = Vec::new();
    let mut flush = call & 32 == 32 && call & 7 != 5;
    for part in bytes.chunks(piece.max(16)) {
        drain(&stream, Op::Continue, part, room, &mut encoded).expect("encode");
        if flush {
            drain(&stream, Op::Flush, &[], room, &mut encoded).expect("flush");
            flush = encoded.len() < 4096;
        }
    }
    drain(&stream, Op::End, &[], room, &mut encoded).expect("end");
    let back = Stream::from_json(format, true).unwrap();
    let (content, used) = decode(&back, &encoded, piece, room).expect("what was encoded decodes");
    assert!(content == bytes && used == encoded.len(), "round trip in pieces of {piece} into {room}");
}

/// Runs `op` until it is done, `room` bytes at a time.
fn drain(stream: &Stream, op: Op, mut src: &[u8], room: usize, out: &mut Vec<u8>) -> tierce::Result<()> {
    let mut dst: Box<[MaybeUninit<u8>]> = Box::new_uninit_slice(room);
    loop {
        let step = stream.step(op, src, &mut dst)?;
        src = &src[step.consumed..];
        out.extend_from_slice(step.bytes);
        if step.done {
            return Ok(());
        }
    }
}

/// Decodes all of `src` in pieces; gives the content, and how much was used.
fn decode(stream: &Stream, src: &[u8], piece: usize, room: usize) -> tierce::Result<(Vec<u8>, usize)> {
    let mut dst: Box<[MaybeUninit<u8>]> = Box::new_uninit_slice(room);
    let (mut out, mut used) = (Vec::new(), 0);
    let mut idle = 0;
    while !stream.stopped()? {
        let part = &src[used..src.len().min(used + piece)];
        let step = stream.step(Op::Continue, part, &mut dst).inspect_err(expected)?;
        used += step.consumed;
        out.extend_from_slice(step.bytes);
        let moved = step.consumed > 0 || !step.bytes.is_empty();
        if used == src.len() && step.bytes.len() < room {
            break;
        }
        idle = if moved { 0 } else { idle + 1 };
        assert!(idle < 3, "steps that move nothing");
    }
    stream.finish(&mut Buffer::new()).inspect_err(expected)?;
    Ok((out, used))
}

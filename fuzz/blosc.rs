//! Blosc: any bytes as a chunk, chunks of every setting, parts of them; with a pool and without.

use std::array::from_fn;
use std::sync::LazyLock;

use serde_json::{Value, json};
use tierce::blosc::{Compressor, HEADER, Header, MAX_BLOCKSIZE, MAX_TYPESIZE};
use tierce::codec::Pipeline;
use tierce::{Error, Kind};

use super::checks::{Outcome, Traits, assert_same, decode_good, fix, grow, still_works};
use super::{LIMITS, MOST_DATA, POOL, codec};

const TRAITS: Traits = Traits { has_end: true, canonical: false, expansion: 0 };
/// Chunks of more content are decoded only as far as a limit allows.
const SHORT_REACH: usize = 8 << 20;
/// A claim of so many bytes is believed, or of [`BELIEVED_RATIO`] times the chunk; else as many are decoded at first.
const BELIEVED: usize = 1 << 20;
const BELIEVED_RATIO: usize = 256;
/// No format has a byte stand for more: zstd's blocks have 128 KiB, in three bytes at least.
const MOST_FROM_A_BYTE: usize = (128 << 10) / 3 + 1;

/// A codec without a pool, and with one.
type Both = [Pipeline; 2];

fn both(config: &Value) -> Both {
    let alone = codec(config);
    let shared = alone.with_pool(POOL.clone());
    [alone, shared]
}

/// Decoders know nothing but the chunk, and what they keep for the next one must not matter.
static CODECS: LazyLock<Both> = LazyLock::new(|| both(&json!({ "id": "blosc" })));

/// The outcome that is the same for both: to the bytes, and to the words of the error.
fn agreed(what: &str, outcome: impl FnMut(usize) -> Outcome) -> Outcome {
    let [alone, shared]: [Outcome; 2] = from_fn(outcome);
    assert_eq!(alone.result, shared.result, "{what}: without and with a pool");
    assert!(alone.bytes == shared.bytes || alone.result.is_err(), "{what}: a pool changes the bytes");
    alone
}

/// What damage is called depends on what is looked at first.
fn assert_alike(a: &Outcome, b: &Outcome, what: &str) {
    let is_damage = |outcome: &Outcome| {
        outcome.result.as_ref().is_err_and(|error| matches!(error.kind(), Kind::Corrupt | Kind::Unsupported))
    };
    if !(is_damage(a) && is_damage(b)) {
        assert_same(a, b, what);
    }
}

/// Decodes whatever `chunk` is in every form of the call; gives the content if it is one of at most `limit` bytes.
fn decode_anything(chunk: &[u8], limit: usize, items: [u16; 2], mode: u8) -> Option<Vec<u8>> {
    let codecs = &*CODECS;
    let grown = agreed("a growing buffer", |i| grow(limit, |dst| codecs[i].decode(chunk, dst)));
    assert!(grown.capacity <= limit, "{} bytes allocated, limit {limit}", grown.capacity);
    let fixed = agreed("fixed room", |i| fix(limit, |dst| codecs[i].decode(chunk, dst)));
    assert_same(&grown, &fixed, "a growing buffer and fixed room");

    let header = match Header::read(chunk) {
        Ok(header) => header,
        Err(error) => {
            // Whatever is asked for, and wherever to, it is the header that is wrong.
            assert_eq!(grown.result, Err(error.clone()));
            let part = grow(limit, |dst| codecs[0].decode_partial(chunk, items[0].into(), items[1].into(), dst));
            assert_eq!(part.result, Err(error));
            return None;
        }
    };
    assert_header(&header);
    match &grown.result {
        Ok(()) => assert_eq!((grown.bytes.len(), chunk.len()), (header.nbytes, header.cbytes)),
        Err(error) if grown.does_not_fit() => {
            assert!(header.nbytes > limit, "{error}, but the header has {} bytes", header.nbytes);
            assert_eq!(error.needed(), Some(header.nbytes));
        }
        Err(_) => {}
    }
    without_limit(chunk, &header, &grown);
    let content = grown.result.is_ok().then_some(grown.bytes);
    if let Some(content) = &content {
        decode_good(&codecs[usize::from(mode >> 1 & 1)], chunk, content, TRAITS);
    }
    part(chunk, &header, content.as_deref(), elements(&header, items, mode), limit);
    content
}

fn assert_header(header: &Header) {
    let Header { typesize, nbytes, blocksize, cbytes, .. } = *header;
    assert!((1..=MAX_TYPESIZE).contains(&typesize) && (blocksize > 0 || nbytes == 0), "{header:?}");
    assert!(cbytes >= HEADER && [nbytes, blocksize, cbytes].iter().all(|n| *n <= i32::MAX as usize), "{header:?}");
}

/// The same without a limit, where that is bounded: the content is short, or its first element is wrong already.
fn without_limit(chunk: &[u8], header: &Header, limited: &Outcome) {
    let codecs = &*CODECS;
    let ends_early = || grow(MAX_TYPESIZE, |dst| codecs[0].decode_partial(chunk, 0, 1, dst)).result.is_err();
    if header.nbytes > SHORT_REACH && !ends_early() {
        return;
    }
    let free = agreed("without a limit", |i| grow(usize::MAX, |dst| codecs[i].decode(chunk, dst)));
    if !limited.does_not_fit() {
        assert_alike(limited, &free, "with and without a limit");
    }
    // Twice what was decoded, and the block that goes beyond it, which is known to have room in the chunk.
    let believed = BELIEVED.max(chunk.len() * BELIEVED_RATIO);
    let block = header.blocksize.min(header.nbytes).min(chunk.len() * MOST_FROM_A_BYTE);
    let most = believed.max(2 * free.bytes.len() + BELIEVED + block);
    assert!(free.capacity <= most + most / 2 + 4096, "{} bytes for {:?}", free.capacity, free.result);
}

/// Which elements to ask for: those of the content, or any.
fn elements(header: &Header, [start, nitems]: [u16; 2], mode: u8) -> (u64, u64) {
    let count = (header.nbytes / header.typesize) as u64;
    let (start, nitems) = (u64::from(start), u64::from(nitems));
    match mode & 3 {
        0 => {
            let start = start % (count + 1);
            (start, nitems % (count - start + 1))
        }
        1 => (start % (count + 1), count - start % (count + 1)),
        2 => (start, nitems),
        _ => (start.wrapping_neg(), nitems.wrapping_mul(0x0001_0001_0001_0001)),
    }
}

/// Elements alone are the slice of the whole, whatever becomes of the others.
fn part(chunk: &[u8], header: &Header, content: Option<&[u8]>, (start, nitems): (u64, u64), limit: usize) {
    let codecs = &*CODECS;
    let size = header.typesize as u128;
    let bytes = (u128::from(start) * size, (u128::from(start) + u128::from(nitems)) * size);
    let is_inside = bytes.1 <= header.nbytes as u128;
    let wanted = if is_inside { bytes.0 as usize..bytes.1 as usize } else { 0..0 };
    let decode = |i: usize, dst: &mut tierce::Output<'_>| codecs[i].decode_partial(chunk, start, nitems, dst);

    let grown = agreed("a part, in a growing buffer", |i| grow(limit, |dst| decode(i, dst)));
    assert!(grown.capacity <= limit, "{} bytes allocated for a part, limit {limit}", grown.capacity);
    let exact = agreed("a part, in its room", |i| fix(wanted.len(), |dst| decode(i, dst)));
    if !grown.does_not_fit() {
        assert_same(&grown, &exact, "a part in a growing buffer and in its room");
    }
    let kind = |outcome: &Outcome| outcome.result.as_ref().err().map(Error::kind);
    let Some(content) = content else {
        assert!(is_inside || grown.result.is_err(), "elements beyond the content");
        return assert!(!exact.does_not_fit(), "its own room is too small for a part");
    };
    if !is_inside {
        assert_eq!(kind(&grown), Some(Kind::Argument), "{nitems} elements from {start} on");
        return assert_eq!(kind(&exact), Some(Kind::Argument));
    }
    assert!(exact.expect("elements of a good chunk") == content[wanted.clone()], "a part is not what the whole has");
    if let Some(less) = wanted.len().checked_sub(1) {
        let short = agreed("a byte too few for a part", |i| fix(less, |dst| decode(i, dst)));
        let error = short.result.expect_err("a byte too few");
        assert_eq!((error.kind(), error.needed()), (Kind::BufferTooSmall, Some(wanted.len())));
    }
}

/// The first byte: whether the header is mended (bit 0), the limit (bits 1 to 3), which elements (bits 4 and 5). Two numbers
/// of theirs follow, and the chunk.
pub fn blosc(input: &[u8]) {
    let Some(([call, a, b, c, d], bytes)) = input.split_first_chunk() else { return };
    let mut chunk = bytes.to_vec();
    if call & 1 == 1 && chunk.len() >= HEADER {
        chunk[..2].copy_from_slice(&[2, 1]);
        chunk[12..HEADER].copy_from_slice(&(bytes.len() as u32).to_le_bytes());
    }
    let items = [u16::from_le_bytes([*a, *b]), u16::from_le_bytes([*c, *d])];
    decode_anything(&chunk, LIMITS[usize::from(call >> 1 & 7)], items, call >> 4);
    CODECS.iter().for_each(still_works);
}

const TYPESIZES: [usize; 16] = [0, 1, 2, 3, 4, 5, 7, 8, 12, 16, 17, 64, 255, 256, 1000, i32::MAX as usize];
const BLOCKSIZES: [usize; 16] =
    [0, 0, 0, 1, 127, 128, 200, 256, 1000, 1024, 4096, 4097, 30_000, 65_536, 1 << 20, MAX_BLOCKSIZE];

/// `len` bytes: as they are, repeated, noise, or stretches of each. A stretch is said by two bytes.
fn content(mode: u8, len: usize, bytes: &[u8]) -> Vec<u8> {
    if mode & 3 == 0 || bytes.is_empty() {
        return bytes.to_vec();
    }
    let mut state =
        bytes.iter().fold(0x9E37_79B9_u32, |state, byte| (state ^ u32::from(*byte)).wrapping_mul(0x0100_0193));
    let mut noise = || {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (state >> 24) as u8
    };
    let mut data = Vec::with_capacity(len);
    match mode & 3 {
        1 => data.extend(bytes.iter().cycle().take(len)),
        2 => data.extend((0..len).map(|_| noise())),
        _ => {
            for stretch in bytes.chunks(2).cycle() {
                let left = len - data.len();
                if left == 0 {
                    break;
                }
                let count = left.min(1 + usize::from(*stretch.last().unwrap_or(&0)) * 61);
                match stretch[0] & 3 {
                    0 => data.resize(data.len() + count, stretch[0]),
                    1 => data.extend(bytes.iter().cycle().skip(stretch[0].into()).take(count)),
                    2 => data.extend((0..count).map(|_| noise())),
                    _ => data.extend((0..count).map(|i| (i / 4 * usize::from(stretch[0])).to_le_bytes()[i % 4])),
                }
            }
        }
    }
    data
}

/// The room that does not suffice says what does; with that, the chunk is the same.
fn tight(codecs: &Both, data: &[u8], encoded: &[u8], room: usize) {
    let encode = |i: usize, room: usize| fix(room, |dst| codecs[i].encode(data, dst));
    let tried = agreed("tight room", |i| encode(i, room));
    match tried.result {
        Ok(()) => assert!(tried.bytes == encoded, "room of {room} bytes changes the chunk"),
        Err(error) => {
            assert_eq!(error.kind(), Kind::BufferTooSmall, "{error}");
            assert!(room < encoded.len(), "{} bytes do not fit into {room}: {error}", encoded.len());
            let needed = error.needed().expect("what is needed");
            assert!((encoded.len()..=data.len() + HEADER).contains(&needed), "{needed} bytes for {}", data.len());
            let enough = agreed("the needed room", |i| encode(i, needed)).expect("the needed room");
            assert!(enough == encoded, "room of {needed} bytes changes the chunk");
        }
    }
    let limited = agreed("tight limit", |i| grow(room, |dst| codecs[i].encode(data, dst)));
    assert!(limited.capacity <= room, "{} bytes allocated, limit {room}", limited.capacity);
    match limited.result {
        Ok(()) => assert!(limited.bytes == encoded, "a limit of {room} bytes changes the chunk"),
        Err(error) => assert!(error.kind() == Kind::Limit && error.needed().is_none_or(|n| n > room), "{error:?}"),
    }
}

/// Four bytes of settings and content, numbers for its length, the room and the elements, damage, and bytes of content.
pub fn blosc_settings(input: &[u8]) {
    let Some(([settings @ .., damage], rest)) = input.split_first_chunk::<13>() else { return };
    let Some((damage, bytes)) = rest.split_at_checked(3 * usize::from(damage & 7)) else { return };
    let [compressor, level, sizes, mode, numbers @ ..] = *settings;
    let [length, room, start, nitems] = from_fn(|i| u16::from_le_bytes([numbers[2 * i], numbers[2 * i + 1]]));

    let cname = Compressor::NAMES[usize::from(compressor) % 6];
    let clevel = level % 10;
    let shuffle = i32::from(compressor / 6 % 4) - 1;
    let (typesize, blocksize) = (TYPESIZES[usize::from(sizes >> 4)], BLOCKSIZES[usize::from(sizes & 15)]);
    let mut config = json!({
        "id": "blosc", "cname": cname, "clevel": clevel, "shuffle": shuffle, "blocksize": blocksize,
    });
    if typesize > 0 {
        config["typesize"] = json!(typesize);
    }
    // The levels that search long would spend the fuzzer's time on the same positions again.
    let most = match (cname, clevel) {
        ("zstd", 6..) => 6_000,
        ("zstd", 3..) | ("zlib" | "lz4hc", 6..) => 20_000,
        _ => MOST_DATA,
    };
    // Most content is short, for as many inputs a second as can be.
    let length = (usize::from(length) * 2) >> (7 - (mode >> 2 & 7));
    let data = content(mode, length.min(most), bytes);

    let codecs = both(&config);
    let encoded = agreed("encode", |i| grow(usize::MAX, |dst| codecs[i].encode(&data, dst))).expect("encode");
    let bound = codecs[0].encode_bound(data.len()).expect("so little can be encoded");
    assert!(encoded.len() <= data.len() + HEADER && encoded.len() <= bound, "{} of {}", encoded.len(), data.len());
    let fixed = fix(bound, |dst| codecs[usize::from(room & 1)].encode(&data, dst));
    assert!(fixed.expect("the bound is enough") == encoded, "fixed room changes the chunk");
    let exact = agreed("encode to the size", |i| fix(encoded.len(), |dst| codecs[i].encode(&data, dst)));
    assert!(exact.expect("the size is enough") == encoded, "the exact room changes the chunk");
    let less = usize::from(room >> 1);
    tight(
        &codecs,
        &data,
        &encoded,
        if room & 1 == 0 { less % (encoded.len() + 20) } else { encoded.len().saturating_sub(less) },
    );

    let header = Header::read(&encoded).expect("a header");
    let expected = if (1..=MAX_TYPESIZE).contains(&typesize) { typesize } else { 1 };
    assert_eq!((header.typesize, header.nbytes, header.cbytes), (expected, data.len(), encoded.len()), "{config}");
    assert!(clevel > 0 || header.stored, "level 0 stores");

    let back = decode_anything(&encoded, data.len(), [start, nitems], mode >> 5);
    assert!(back.as_ref() == Some(&data), "{config}: round trip of {} bytes", data.len());
    let long = [&encoded[..], &[0xFF]].concat();
    for wrong in [&encoded[..encoded.len() - 1], &long] {
        let result = agreed("another length", |i| grow(data.len(), |dst| codecs[i].decode(wrong, dst))).result;
        assert_eq!(result.err().map(|error| error.kind()), Some(Kind::Corrupt), "{} bytes", wrong.len());
    }

    let mut damaged = encoded;
    for change in damage.chunks_exact(3) {
        let position = usize::from(u16::from_le_bytes([change[0], change[1]]));
        // Half of the changes are near the front, where the offsets and sizes are.
        let range = if position & 1 == 0 { damaged.len() } else { damaged.len().min(64) };
        damaged[position / 2 % range] ^= change[2];
    }
    decode_anything(&damaged, MOST_DATA, [nitems, start], mode >> 5);
    CODECS.iter().chain(&codecs).for_each(still_works);
}

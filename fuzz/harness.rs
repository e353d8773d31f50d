//! One function for each fuzz target: bytes in, a panic if a promise of the library is broken.
//!
//! The first bytes of an input choose codec, parameters and call; the rest is a chunk to decode or data to encode.
//! `tests/fuzz_corpus.rs` replays inputs through the same functions without a fuzzer.

pub mod areas;
pub mod arrays;
pub mod blosc;
mod checks;
mod reference;
pub mod zarr;
mod zarr_chunks;
pub mod zfp;

use std::mem::MaybeUninit;
use std::sync::{Arc, LazyLock, Mutex};

use serde_json::{Value, json};
use tierce::codec::{Form, Pipeline, Registry, decode_many, encode_many};
use tierce::parallel::Pool;
use tierce::segments::{Items, Segment, Segments, SegmentsCollection};
use tierce::zstd::Compressor;
use tierce::zstd::seekable::{self, Reader, Sink, Source, Writer};
use tierce::{Buffer, Kind, Output};

use checks::{Traits, decode_anything, round_trip, still_works};

const STREAM: Traits = Traits { has_end: true, canonical: false, expansion: 0 };
const COPY: Traits = Traits { has_end: false, canonical: true, expansion: 0 };

const LIMITS: [usize; 8] = [65_536, 0, 1, 100, 4096, 65_535, 3 << 20, 1 << 20];
/// How often the data is repeated before it is encoded, so that small inputs reach the codecs' block borders.
const COPIES: [usize; 16] = [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 2, 3, 9, 33, 200];
const MOST_DATA: usize = 110_000;

/// What the first byte says: decode or round trip (bit 0), the limit or room (bits 1 to 3), repetition (bits 4 to 7).
#[derive(Clone, Copy)]
struct Call(u8);

impl Call {
    fn limit(self) -> usize {
        LIMITS[usize::from(self.0 >> 1 & 7)]
    }

    fn data(self, bytes: &[u8]) -> Vec<u8> {
        let copies = COPIES[usize::from(self.0 >> 4)];
        let mut data = Vec::new();
        for copy in 0..copies {
            data.extend_from_slice(bytes);
            if data.len() >= MOST_DATA {
                break;
            }
            if copies > 1 {
                data.push(copy as u8);
            }
        }
        data
    }

    /// The same call on the data as it is.
    fn once(self) -> Call {
        Call(self.0 & 0x0F)
    }

    fn run(self, codec: &Pipeline, bytes: &[u8], traits: Option<Traits>) {
        if self.0 & 1 == 0 {
            decode_anything(codec, bytes, self.limit(), traits);
            still_works(codec);
        } else {
            round_trip(codec, &self.data(bytes), self.limit(), traits);
        }
    }
}

fn codec(config: &Value) -> Pipeline {
    Pipeline::from_json(config.to_string().as_bytes()).unwrap_or_else(|error| panic!("{config}: {error}"))
}

pub fn zstd(input: &[u8]) {
    let Some(([call, parameters], bytes)) = input.split_first_chunk() else { return };
    let levels = [-131_072, -7, -3, -1, 0, 1, 2, 3, 4, 5, 6, 7, 9, 12, 16, 22];
    let level = levels[usize::from(parameters >> 1) % levels.len()];
    let codec = codec(&json!({ "id": "zstd", "level": level, "checksum": parameters & 1 == 1 }));
    // The levels that search long would spend the fuzzer's time on the same positions again.
    let call = if level > 9 { Call(*call).once() } else { Call(*call) };
    // Four bytes of a block of one repeated byte give 128 KiB (RFC 8878, 3.1.1.2).
    call.run(&codec, bytes, Some(Traits { expansion: 1 << 15, ..STREAM }));
}

pub fn lz4(input: &[u8]) {
    let Some(([call, parameters], bytes)) = input.split_first_chunk() else { return };
    let acceleration = [1, 2, 7, 100, 65_537][usize::from(*parameters) % 5];
    let codec = codec(&json!({ "id": "lz4", "acceleration": acceleration }));
    Call(*call).run(&codec, bytes, Some(Traits { expansion: 255, ..STREAM }));
}

pub fn deflate(input: &[u8]) {
    let Some(([call, parameters], bytes)) = input.split_first_chunk() else { return };
    let id = ["zlib", "gzip"][usize::from(parameters & 1)];
    let codec = codec(&json!({ "id": id, "level": i64::from(parameters >> 1) % 11 - 1 }));
    // A code for 258 bytes takes two bits at least.
    Call(*call).run(&codec, bytes, Some(Traits { expansion: 1032, ..STREAM }));
}

pub fn bz2(input: &[u8]) {
    let Some(([call, parameters], bytes)) = input.split_first_chunk() else { return };
    let level = parameters % 9 + 1;
    let codec = codec(&json!({ "id": "bz2", "level": level }));
    // Only the blocks of level 1 are shorter than repeated data gets.
    let call = if level > 1 { Call(*call).once() } else { Call(*call) };
    call.run(&codec, bytes, Some(STREAM));
}

const LZMA1: u64 = 0x4000_0000_0000_0001;
const LZMA2: u64 = 33;

/// `kind` says the container and which filters stand before LZMA; the other two bytes are LZMA's own parameters, of
/// which not all combinations are allowed.
fn lzma_config([kind, shape, finder]: [u8; 3]) -> Value {
    let format = [1, 0, 2, 3, 3, 1, 1, 0][usize::from(kind & 7)];
    let check = [-1, 0, 1, 4, 10][usize::from(kind >> 3) % 5];
    let plain = shape == 0xFF || format == 0;
    if plain && format != 3 {
        let check = if format == 1 { check } else { -1 };
        return json!({ "id": "lzma", "format": format, "check": check, "preset": finder % 3 });
    }
    let raw_lzma1 = format == 3 && kind & 8 != 0;
    let (lc, lp, pb) = (shape % 5, shape / 5 % 5, shape / 25 % 5);
    let match_finder = [3, 4, 18, 19, 20][usize::from(finder >> 4 & 7) % 5];
    let last = json!({
        "id": if format == 2 || raw_lzma1 { LZMA1 } else { LZMA2 },
        "dict_size": 4096 << (finder % 9),
        "lc": lc, "lp": lp, "pb": pb,
        "mode": 1 + (finder >> 7),
        "mf": match_finder,
        "nice_len": 4 + u32::from(shape),
        "depth": finder & 7,
    });
    let mut filters = match if format == 2 { 0 } else { kind >> 4 } {
        n @ 4..=9 => vec![json!({ "id": n, "start_offset": 16 * u32::from(finder & 3) })],
        10 => vec![json!({ "id": 3 })],
        11 => vec![json!({ "id": 3, "dist": 4 })],
        12 => vec![json!({ "id": 3, "dist": 256 })],
        13 => vec![json!({ "id": 3, "dist": 8 }), json!({ "id": 4 })],
        14 => vec![json!({ "id": 8 }), json!({ "id": 3, "dist": 2 }), json!({ "id": 3 })],
        _ => vec![],
    };
    filters.push(last);
    let check = if format == 1 { check } else { -1 };
    json!({ "id": "lzma", "format": format, "check": check, "filters": filters })
}

pub fn lzma(input: &[u8]) {
    let Some(([call, parameters @ ..], bytes)) = input.split_first_chunk::<4>() else { return };
    let config = lzma_config(*parameters);
    let codec = match Pipeline::from_json(config.to_string().as_bytes()) {
        Ok(codec) => codec,
        Err(error) => return assert_eq!(error.kind(), Kind::Config, "{config}: {error}"),
    };
    if config["format"] == 0 {
        // It does not encode: the call is always to decode.
        decode_anything(&codec, bytes, Call(*call).limit(), Some(STREAM));
    } else {
        Call(*call).run(&codec, bytes, Some(STREAM));
    }
}

pub fn checksums(input: &[u8]) {
    let Some(([call, kind, initval @ ..], bytes)) = input.split_first_chunk::<4>() else { return };
    let call = Call(*call);
    let (id, sum): (_, fn(&[u8]) -> u32) = match kind & 7 {
        0 => ("crc32", |data| reference::crc(data, 0xEDB8_8320)),
        1 => ("adler32", reference::adler32),
        2 => ("crc32c", |data| reference::crc(data, 0x82F6_3B78)),
        3 => ("fletcher32", reference::fletcher32),
        _ => return jenkins_lookup3(call, usize::from(kind >> 3), u16::from_le_bytes(*initval), bytes),
    };
    let first = id != "fletcher32" && kind & 8 != 0;
    let codec = match id {
        "fletcher32" => codec(&json!({ "id": id })),
        _ => codec(&json!({ "id": id, "location": if first { "start" } else { "end" } })),
    };
    call.run(&codec, bytes, Some(COPY));
    let sum = sum(bytes).to_le_bytes();
    let expected = if first { [&sum, bytes].concat() } else { [bytes, &sum].concat() };
    assert!(round_trip(&codec, bytes, 0, Some(COPY)) == expected, "{id} of {} bytes", bytes.len());
}

/// The hash of a prefix and data is that of both in one.
fn jenkins_lookup3(call: Call, prefix_len: usize, initval: u16, bytes: &[u8]) {
    let (prefix, data) = bytes.split_at(prefix_len.min(bytes.len()));
    let codec = codec(&json!({ "id": "jenkins_lookup3", "initval": u32::from(initval) << 8, "prefix": prefix }));
    call.run(&codec, data, Some(COPY));
    let sum = reference::lookup3(bytes, u32::from(initval) << 8).to_le_bytes();
    assert!(round_trip(&codec, data, 0, Some(COPY)) == [data, &sum].concat(), "lookup3 of {} bytes", bytes.len());
}

pub fn small(input: &[u8]) {
    let Some(([call, kind, size], bytes)) = input.split_first_chunk() else { return };
    let call = Call(*call);
    match kind & 3 {
        0 | 1 => {
            let size = if kind & 4 == 0 { usize::from(size % 20) } else { usize::from(*size) * 37 };
            let codec = codec(&json!({ "id": "shuffle", "elementsize": size }));
            decode_anything(&codec, bytes, call.limit(), Some(COPY));
            let data = call.data(bytes);
            let (whole, rest) = data.split_at(if size > 1 { data.len() / size * size } else { data.len() });
            let traits = Traits { has_end: size > 1 && !whole.is_empty(), ..COPY };
            let encoded = round_trip(&codec, whole, call.limit(), Some(traits));
            assert!(encoded == reference::shuffle(whole, size), "shuffle {size} of {} bytes", whole.len());
            if !rest.is_empty() {
                let mut room = Buffer::new();
                let error = codec.encode(&data, &mut Output::growing(&mut room, usize::MAX)).unwrap_err();
                assert_eq!(error.kind(), Kind::Argument);
            }
        }
        2 => {
            let codec = codec(&json!({ "id": "base64" }));
            decode_anything(&codec, bytes, call.limit(), Some(COPY));
            let data = call.data(bytes);
            round_trip(&codec, &data, call.limit(), Some(Traits { has_end: !data.is_empty(), ..COPY }));
        }
        _ => {
            let host = if cfg!(target_endian = "little") { ["little", "big"] } else { ["big", "little"] };
            let bytes_in = |order: &str| codec(&json!({ "name": "bytes", "configuration": { "endian": order } }));
            call.run(&bytes_in(host[0]), bytes, Some(COPY));
            decode_anything(&bytes_in(host[1]), bytes, call.limit(), Some(COPY));
        }
    }
}

pub fn config(input: &[u8]) {
    let parsed = match Registry::builtin().codec_from_json(input) {
        Ok(parsed) => parsed,
        Err(error) => {
            let expected = [Kind::Config, Kind::UnknownCodec];
            assert!(expected.contains(&error.kind()) && !error.to_string().is_empty(), "{error:?}");
            return;
        }
    };
    let in_form = |codec: &Pipeline, form| match codec.config(form) {
        Ok(config) => Some(config),
        Err(error) => {
            assert_eq!((form, error.kind()), (Some(Form::V2), Kind::Unsupported), "{error}");
            None
        }
    };
    let forms = [Some(Form::V2), Some(Form::V3)];
    assert!(forms.map(|form| in_form(&parsed, form)).contains(&in_form(&parsed, None)), "the form it was given in");
    for form in forms {
        let Some(config) = in_form(&parsed, form) else { continue };
        let again = Pipeline::from_json(config.to_string().as_bytes());
        let again = again.unwrap_or_else(|error| panic!("{config} was written, but is not read: {error}"));
        assert_eq!(in_form(&again, form), Some(config.clone()));
        // zarr v2 cannot say "bytes", so that only v3 has all of the other form's codecs.
        if form == Some(Form::V3) {
            assert_eq!(in_form(&again, forms[0]), in_form(&parsed, forms[0]), "{config}");
        }
    }
}

/// The codecs of which [`pipeline`] makes chains.
fn stages() -> [Value; 20] {
    [
        json!({ "id": "zstd", "level": 1 }),
        json!({ "id": "zstd", "level": -3, "checksum": true }),
        json!({ "id": "lz4" }),
        json!({ "id": "zlib", "level": 0 }),
        json!({ "id": "zlib", "level": 3 }),
        json!({ "id": "gzip", "level": 1 }),
        json!({ "id": "bz2" }),
        json!({ "id": "lzma", "preset": 0 }),
        json!({ "id": "lzma", "format": 2, "filters": [{ "id": LZMA1, "preset": 0, "dict_size": 4096 }] }),
        json!({ "id": "lzma", "format": 3, "filters": [{ "id": 3 }, { "id": LZMA2, "preset": 0, "dict_size": 4096 }] }),
        json!({ "id": "crc32" }),
        json!({ "id": "adler32", "location": "end" }),
        json!({ "id": "crc32c" }),
        json!({ "id": "fletcher32" }),
        json!({ "id": "jenkins_lookup3", "prefix": [1, 2, 3] }),
        json!({ "id": "base64" }),
        json!({ "id": "shuffle", "elementsize": 0 }),
        json!({ "id": "shuffle", "elementsize": 2 }),
        json!({ "id": "shuffle" }),
        json!({ "id": "shuffle", "elementsize": 12 }),
    ]
}

pub fn pipeline(input: &[u8]) {
    let Some(([call, count], rest)) = input.split_first_chunk() else { return };
    let Some((chosen, bytes)) = rest.split_at_checked(usize::from(count % 6)) else { return };
    let all = stages();
    let chain: Vec<&Value> = chosen.iter().map(|c| &all[usize::from(*c) % all.len()]).collect();
    let codec = codec(&json!(chain));
    let call = Call(*call);
    if call.0 & 1 == 0 {
        decode_anything(&codec, bytes, call.limit(), None);
    }
    let data = call.data(bytes);
    // Where a shuffle stands behind a compressor, whether the length suits it is known only then.
    let mut room = Buffer::new();
    match codec.encode(&data, &mut Output::growing(&mut room, usize::MAX)) {
        Ok(()) => drop(round_trip(&codec, &data, call.limit(), None)),
        Err(error) => {
            let shuffles = chain.iter().any(|stage| stage["id"] == "shuffle");
            assert!(shuffles && error.kind() == Kind::Argument, "{chain:?} of {} bytes: {error}", data.len());
        }
    }
}

static POOL: LazyLock<Arc<Pool>> = LazyLock::new(|| Arc::new(Pool::new(2).expect("two threads")));

/// A table of up to `count` segments, each of two numbers: near 0 or near the end of 64 bits.
fn table(count: u8, mut bytes: &[u8]) -> (Vec<Segment>, &[u8]) {
    let mut table = Vec::new();
    while table.len() < usize::from(count)
        && let Some(([sign, a, b, c, d], rest)) = bytes.split_first_chunk()
    {
        let number = |low, high, negative| {
            let small = u64::from(u16::from_le_bytes([low, high]));
            if negative { small.wrapping_neg() } else { small }
        };
        table.push(Segment { offset: number(*a, *b, sign & 3 == 1), length: number(*c, *d, sign & 12 == 4) });
        bytes = rest;
    }
    (table, bytes)
}

pub fn segments(input: &[u8]) {
    let Some(([kind, count, split], rest)) = input.split_first_chunk() else { return };
    let (table, data) = table(count & 63, rest);
    let owned = || {
        let mut buffer = Buffer::new();
        buffer.extend_from_slice(data).unwrap();
        Box::new(buffer)
    };
    let lies_within = |s: &Segment| u128::from(s.offset) + u128::from(s.length) <= data.len() as u128;
    let inside: Vec<Segment> = table.iter().copied().filter(lies_within).collect();
    match Segments::new(owned(), table.clone()) {
        Ok(_) => assert_eq!(inside, table, "segments outside of {} bytes are accepted", data.len()),
        Err(error) => {
            assert!(inside.len() < table.len(), "{error}, in {} bytes", data.len());
            assert_eq!(error.kind(), Kind::Argument);
        }
    }

    let (first, second) = inside.split_at(usize::from(*split).min(inside.len()));
    let parts = [first, &[], second]
        .map(|part| Arc::new(Segments::new(owned(), part.to_vec()).expect("inside")) as Arc<dyn Items>);
    let all = SegmentsCollection::new(parts.to_vec()).expect("a small collection");
    let items: Vec<&[u8]> = inside.iter().map(|s| &data[s.offset as usize..][..s.length as usize]).collect();
    assert_items(&all, &items);
    assert_eq!(all.size(), items.iter().map(|item| item.len() as u64).sum::<u64>());

    let id = ["lz4", "crc32", "zlib", "zstd", "shuffle", "base64"][usize::from(kind >> 1) % 6];
    let codec = codec(&json!({ "id": id }));
    let pool = (kind & 1 == 1).then(|| &**POOL);
    let (encoded, each) = encode_many(&codec, &all, pool).expect("encode_many");
    let good: Vec<&[u8]> =
        items.iter().zip(&each).map(|(item, error)| if error.is_none() { *item } else { b"" }).collect();
    for (item, error) in items.iter().zip(&each) {
        let refused = id == "shuffle" && item.len() % 4 != 0;
        assert_eq!(error.as_ref().map(|e| e.kind()), refused.then_some(Kind::Argument), "{id} of {}", item.len());
    }
    let singly: Vec<Vec<u8>> = good
        .iter()
        .zip(&each)
        .map(|(item, error)| if error.is_none() { round_trip(&codec, item, 0, None) } else { vec![] })
        .collect();
    assert_items(&encoded, &singly);
    if each.iter().all(Option::is_none) {
        let (decoded, each) = decode_many(&codec, &encoded, data.len(), pool).expect("decode_many");
        assert!(each.iter().all(Option::is_none), "{id}: {each:?}");
        assert_items(&decoded, &items);
    }

    // What was never encoded: each item fails or not on its own, as it does outside of a collection.
    let (decoded, each) = decode_many(&codec, &all, 65_536, pool).expect("decode_many");
    assert_eq!((decoded.count(), each.len()), (items.len(), items.len()));
    for (index, item) in items.iter().enumerate() {
        let mut alone = Buffer::new();
        let error = codec.decode(item, &mut Output::growing(&mut alone, 65_536)).err();
        assert_eq!(each[index], error);
        let expected = if error.is_none() { alone.as_slice() } else { b"" };
        assert!(decoded.get(index) == Some(expected), "item {index} of {}", items.len());
    }
}

fn assert_items(found: &SegmentsCollection, expected: &[impl AsRef<[u8]>]) {
    assert_eq!(found.count(), expected.len());
    for (index, item) in expected.iter().enumerate() {
        assert!(found.get(index) == Some(item.as_ref()), "item {index} of {}", expected.len());
    }
    assert_eq!(found.get(expected.len()), None);
    assert_eq!(found.get(usize::MAX), None);
}

/// A seekable file behind a function that reads.
struct Behind(Vec<u8>);

impl Source for Behind {
    fn read<'d>(&self, offset: u64, room: &'d mut [MaybeUninit<u8>]) -> tierce::Result<&'d mut [u8]> {
        let start = usize::try_from(offset).expect("within the file");
        let bytes = self.0.get(start..start + room.len()).expect("within the file");
        Ok(room.write_copy_of_slice(bytes))
    }
}

/// A table that agrees with the file's size, whatever it says of the contents: five bytes of `entries` for each frame.
fn with_table(entries: &[u8], checksums: bool, frames: &[u8]) -> Vec<u8> {
    let (mut file, mut table, mut left) = (frames.to_vec(), Vec::new(), frames.len());
    let count = entries.chunks_exact(5).len();
    for (index, entry) in entries.chunks_exact(5).enumerate() {
        let size = if index + 1 == count { left } else { usize::from(entry[0]).min(left) };
        left -= size;
        table.extend_from_slice(&(size as u32).to_le_bytes());
        table.extend_from_slice(&entry[1..]);
        if checksums {
            table.extend_from_slice(&[0; 4]);
        }
    }
    file.extend_from_slice(&0x184D_2A5E_u32.to_le_bytes());
    file.extend_from_slice(&(table.len() as u32 + 9).to_le_bytes());
    file.extend_from_slice(&table);
    file.extend_from_slice(&(count as u32).to_le_bytes());
    file.push(if checksums { 0x80 } else { 0 });
    file.extend_from_slice(&0x8F92_EAB1_u32.to_le_bytes());
    file
}

fn some_bytes(bytes: &[u8]) -> Box<Buffer> {
    let mut buffer = Buffer::new();
    buffer.extend_from_slice(bytes).unwrap();
    Box::new(buffer)
}

fn read_range(reader: &Reader, offset: u64, len: usize, pool: Option<&Pool>) -> Result<Vec<u8>, Kind> {
    let mut room = vec![MaybeUninit::new(0xA5); len];
    match reader.read(offset, len, pool, &mut Output::fixed(&mut room)) {
        Ok(n) => {
            assert!(n as u64 == reader.size().saturating_sub(offset).min(len as u64), "a short read");
            let mut buffer = Buffer::new();
            reader.read(offset, len, pool, &mut Output::growing(&mut buffer, len)).expect("as before");
            assert_eq!(buffer.len(), n);
            Ok(buffer.as_slice().to_vec())
        }
        Err(error) => {
            // Dictionaries that are not given are no damage.
            let kinds = [Kind::Corrupt, Kind::Unsupported, Kind::Argument];
            assert!(kinds.contains(&error.kind()), "{error:?}");
            Err(error.kind())
        }
    }
}

/// Reads a file in memory and behind a function, with a pool and without: one result. Gives the content, if all is good.
fn read_seekable(file: &[u8]) -> Option<Vec<u8>> {
    const MOST: usize = 1 << 20;
    let reader = match Reader::in_memory(&[], some_bytes(file)) {
        Ok(reader) => reader,
        Err(error) => {
            assert_eq!(error.kind(), Kind::Corrupt, "{error}");
            let behind = Reader::over(&[], Box::new(Behind(file.to_vec())), file.len() as u64);
            assert_eq!(behind.err().map(|error| error.kind()), Some(Kind::Corrupt));
            return None;
        }
    };
    let behind = Reader::over(&[], Box::new(Behind(file.to_vec())), file.len() as u64).expect("as in memory");
    let (mut offset, mut compressed) = (0, 0);
    for index in 0..reader.frame_count() {
        let frame = reader.frame(index).unwrap();
        assert_eq!((frame.offset, frame.compressed_offset), (offset, compressed));
        assert_eq!(behind.frame(index).unwrap(), frame);
        if frame.size > 0 {
            assert_eq!((reader.find(offset).unwrap(), reader.find(offset + frame.size - 1).unwrap()), (index, index));
        }
        (offset, compressed) = (offset + frame.size, compressed + frame.compressed_size);
    }
    assert!(reader.size() == offset && reader.find(offset).is_err() && compressed < file.len() as u64);
    let whole = read_range(&reader, 0, MOST, None);
    assert!(read_range(&behind, 0, MOST, None) == whole);
    assert!(read_range(&reader, 0, MOST, Some(&POOL)) == whole);
    for (number, share) in [1_u64, 3, 7].into_iter().enumerate() {
        let start = offset / 8 * share;
        let len = [1, 100, 5000][number];
        let part = read_range(&reader, start, len, None);
        assert!(read_range(&behind, start, len, Some(&POOL)) == part);
        let end = start + part.as_ref().map_or(0, Vec::len) as u64;
        if let (Ok(part), Ok(whole)) = (part, &whole)
            && end <= whole.len() as u64
        {
            assert!(part == whole[start as usize..end as usize]);
        }
    }
    whole.ok()
}

/// `kind` says where the file comes from: the bytes as they are, frames under a table that fits them, or content to write.
pub fn seekable(input: &[u8]) {
    let Some(([kind, parameter], bytes)) = input.split_first_chunk() else { return };
    match kind & 3 {
        0 => drop(read_seekable(bytes)),
        1 => {
            let (entries, frames) = bytes.split_at((usize::from(parameter & 15) * 5).min(bytes.len()));
            read_seekable(&with_table(entries, parameter & 16 != 0, frames));
        }
        _ => {
            let data = Call(kind & 0xF0).data(bytes);
            let frame_size = [1000, 0, 100, 4096, 65_536, 131_073, 1 << 30, 999][usize::from(parameter >> 1 & 7)];
            let compressor = Compressor::new(i32::from(parameter >> 4) - 7, None).expect("a level");
            let checksums = parameter & 1 == 1;
            let made = |pool| {
                let mut file = Buffer::new();
                let mut dst = Output::growing(&mut file, usize::MAX);
                seekable::compress(&compressor, &data, frame_size, checksums, pool, &mut dst).expect("content");
                file.as_slice().to_vec()
            };
            let file = made(None);
            assert!(made(Some(&**POOL)) == file, "threads change the file");
            let pieces = Arc::new(Mutex::new(Vec::new()));
            let sink = pieces.clone();
            let sink: Sink = Box::new(move |bytes| {
                sink.lock().unwrap().extend_from_slice(bytes);
                Ok(())
            });
            let mut writer = Writer::new(&compressor, frame_size, checksums, sink).expect("a writer");
            data.chunks(7 + usize::from(*parameter) * 31).for_each(|piece| writer.write(piece).expect("content"));
            writer.finish().expect("a file");
            assert!(*pieces.lock().unwrap() == file, "pieces change the file");
            assert!(read_seekable(&file) == Some(data));
        }
    }
}

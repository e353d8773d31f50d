//! Zarr's chunks: any bytes as an object of an array, with shards and without, and arrays there and back.

use std::sync::{Arc, LazyLock, Mutex, PoisonError};

use tierce::array::{Array, Order, Store as Items, Type};
use tierce::codec::{Pipeline, Registry};
use tierce::store::options::Options as StoreOptions;
use tierce::store::{Done, GetOptions, Store};
use tierce::zarr::{Create, Options, Spec, ZarrArray};
use tierce::{Buffer, Error, Kind, Output, Result};

use super::POOL;
use super::arrays::{content, decode, encode, expected};
use super::zarr::{delete, put};

const LIMITS: [usize; 4] = [1 << 20, 0, 100, 4096];
/// The limit of what is compared.
const MOST: usize = 1 << 20;

/// Each has one chunk. `@` stands for the codecs of an index without a checksum, which no mutation would get past.
const ARRAYS: [&str; 22] = [
    r#"{"shape": [16], "dtype": "<u2", "chunks": [4], "shards": [16], "codecs": ["bytes"], @}"#,
    r#"{"shape": [16], "dtype": "<u2", "chunks": [4], "shards": [16], "codecs": ["bytes"], @, "index_location": "start"}"#,
    r#"{"shape": [13], "dtype": "<i4", "chunks": [4], "shards": [16], "codecs": [{"name": "bytes", "configuration":
        {"endian": "big"}}, {"name": "zstd", "configuration": {"level": 1}}], "fill_value": -7, @}"#,
    r#"{"shape": [8, 7], "dtype": "<f8", "chunks": [2, 3], "shards": [8, 9], "fill_value": "NaN", @,
        "codecs": ["bytes", {"name": "gzip", "configuration": {"level": 1}}, "crc32c"], "index_location": "start"}"#,
    r#"{"shape": [6, 8], "dtype": "<f4", "chunks": [6, 8], "fill_value": 1.5, "codecs": [
        {"name": "sharding_indexed", "configuration": {"chunk_shape": [3, 4], "index_codecs": ["bytes"], "codecs": [
            {"name": "sharding_indexed", "configuration": {"chunk_shape": [1, 2], "codecs": ["bytes"],
             "index_codecs": ["bytes"], "index_location": "start"}}]}}]}"#,
    r#"{"shape": [4, 6], "dtype": "|u1", "chunks": [4, 6], "codecs": [
        {"name": "transpose", "configuration": {"order": [1, 0]}},
        {"name": "sharding_indexed", "configuration": {"chunk_shape": [3, 2], "codecs": ["bytes"], "index_codecs":
            ["bytes"]}}, {"name": "zstd", "configuration": {"level": 1}}]}"#,
    r#"{"shape": [9], "dtype": "utf8", "chunks": [3], "shards": [9], "fill_value": "none", @}"#,
    r#"{"shape": [2, 4], "dtype": "utf8", "chunks": [1, 4], "shards": [2, 4], "codecs": ["vlen-utf8"], @,
        "index_location": "start"}"#,
    r#"{"shape": [6], "dtype": "bytes", "chunks": [2], "shards": [6], "codecs": ["vlen-bytes", "crc32c"], @}"#,
    r#"{"shape": [], "dtype": "<i8", "chunks": [], "shards": [], "codecs": ["bytes"], @}"#,
    r#"{"shape": [8, 8], "dtype": "|b1", "chunks": [1, 1], "shards": [8, 8], "codecs": ["bytes"], @, "fill_value": true}"#,
    r#"{"shape": [30], "dtype": "<c8", "chunks": [5], "shards": [30], "fill_value": ["NaN", 1.0], @}"#,
    r#"{"shape": [5], "dtype": "<U3", "chunks": [1], "shards": [5], "codecs": ["bytes"], @, "fill_value": "ab"}"#,
    r#"{"shape": [4, 4, 4], "dtype": "<i2", "chunks": [2, 2, 2], "shards": [4, 4, 4], "codecs": [
        {"name": "transpose", "configuration": {"order": [2, 0, 1]}}, "bytes",
        {"name": "numcodecs.shuffle", "configuration": {"elementsize": 2}}, {"name": "numcodecs.lz4", "configuration": {}}], @}"#,
    r#"{"shape": [20], "dtype": "<f4", "chunks": [10], "shards": [20], "codecs": [
        {"name": "numcodecs.delta", "configuration": {"dtype": "<f4"}}, "bytes"], @}"#,
    r#"{"shape": [3, 5], "dtype": ">f8", "chunks": [3, 5], "codecs": ["bytes", {"name": "zstd", "configuration": {"level": 1}}]}"#,
    r#"{"shape": [12], "dtype": "<i4", "chunks": [12], "codecs": ["bytes", "crc32c", {"name": "gzip", "configuration": {"level": 1}}]}"#,
    r#"{"shape": [3, 4], "dtype": ">i4", "chunks": [3, 4], "zarr_format": 2, "order": "F", "codecs": [
        {"id": "shuffle"}, {"id": "zlib", "level": 1}]}"#,
    r#"{"shape": [7], "dtype": "utf8", "chunks": [7], "zarr_format": 2, "codecs": {"id": "zstd", "level": 1}}"#,
    r#"{"shape": [3, 2], "dtype": "utf8", "chunks": [3, 2], "order": "F", "codecs": [{"name": "gzip", "configuration": {"level": 1}}]}"#,
    r#"{"shape": [10], "dtype": "<M8[ns]", "chunks": [1], "shards": [10], "codecs": ["bytes", "crc32c"], @}"#,
    r#"{"shape": [12], "dtype": "<i4", "chunks": [12], "codecs": [
        {"name": "sharding_indexed", "configuration": {"chunk_shape": [6], "index_codecs": ["bytes", "crc32c"], "codecs": [
            {"name": "sharding_indexed", "configuration": {"chunk_shape": [3], "codecs": ["bytes", "crc32c"],
             "index_codecs": ["bytes"]}}, {"name": "gzip", "configuration": {"level": 1}}]}}, "crc32c"]}"#,
];

/// The options of each array, without a checksum of its index, and with one.
pub fn specs() -> Vec<[Spec; 2]> {
    let spec = |text: &str, index: &str| {
        Spec::parse(text.replace('@', index).as_bytes()).unwrap_or_else(|error| panic!("{text}: {error}"))
    };
    let both = |text: &&str| [r#""index_codecs": ["bytes"]"#, r#""index_codecs": null"#].map(|index| spec(text, index));
    ARRAYS.iter().map(both).collect()
}

struct Made {
    zarr: ZarrArray,
    codec: Arc<Pipeline>,
    shared: Pipeline,
    ty: Type,
}

struct All {
    store: Store,
    /// Each without a checksum of its index, and with one.
    made: Vec<[Made; 2]>,
}

static ALL: LazyLock<Mutex<All>> = LazyLock::new(|| {
    let options = StoreOptions::parse(br#"{"io_threads": 2}"#).unwrap();
    let store = Store::open("memory://", options).unwrap();
    let make = |path: String, spec: &Spec| {
        let zarr = ZarrArray::create(&store, &path, spec, Create::New, Options::default(), Registry::builtin());
        let zarr = zarr.unwrap_or_else(|error| panic!("{path}: {error}"));
        let codec = zarr.metadata().codec(Registry::builtin()).unwrap();
        let ty = zarr.metadata().chunk_type().unwrap();
        Made { shared: codec.with_pool(POOL.clone()), zarr, codec, ty }
    };
    let both = |(number, [plain, checked]): (usize, &[Spec; 2])| {
        [make(format!("{number}/plain"), plain), make(format!("{number}/checked"), checked)]
    };
    let made = specs().iter().enumerate().map(both).collect();
    Mutex::new(All { store, made })
});

/// An array that is lent to an operation and comes back when that has ended.
fn lend<T>(array: Array, work: impl FnOnce(&'static mut Array) -> T) -> (T, Array) {
    let pointer = Box::into_raw(Box::new(array));
    // SAFETY: the box is nobody else's, and is taken back when the operation is over.
    let result = work(unsafe { &mut *pointer });
    // SAFETY: the operation that borrowed it has ended, and left nothing that refers to it.
    (result, *unsafe { Box::from_raw(pointer) })
}

fn first_error(done: Result<Done>) -> Result<()> {
    match done?.each.into_iter().flatten().next() {
        Some(error) => Err(error),
        None => Ok(()),
    }
}

/// A box of an array.
#[derive(Clone, Debug)]
struct Area {
    start: Vec<usize>,
    extent: Vec<usize>,
}

impl Area {
    fn whole(zarr: &ZarrArray) -> Area {
        let extent: Vec<usize> = zarr.metadata().shape.iter().map(|n| *n as usize).collect();
        Area { start: vec![0; extent.len()], extent }
    }

    /// A part of it, as these bytes say.
    fn part(&self, bytes: [u8; 3]) -> Area {
        let axes = 0..self.extent.len();
        let start: Vec<usize> = axes.clone().map(|axis| usize::from(bytes[axis] & 15) % self.extent[axis]).collect();
        let extent = |axis: usize| 1 + usize::from(bytes[axis] >> 4) % (self.extent[axis] - start[axis]);
        Area { extent: axes.map(extent).collect(), start }
    }

    fn ty(&self, made: &Made) -> Type {
        Type::new(made.ty.dtype, &self.extent, Order::C).unwrap()
    }

    /// The elements of this box, one by one, of an array of the chunk's extent or of another box.
    fn of(&self, array: &Array, first: &[usize]) -> Vec<Vec<u8>> {
        let all = each(array);
        let shape = &array.ty().shape;
        let mut found = Vec::new();
        let mut index = vec![0; shape.len()];
        for element in all {
            let inside = |axis: usize| {
                let at = index[axis] + first[axis];
                at >= self.start[axis] && at - self.start[axis] < self.extent[axis]
            };
            if (0..shape.len()).all(inside) {
                found.push(element);
            }
            for axis in (0..shape.len()).rev() {
                index[axis] += 1;
                if index[axis] < shape[axis] {
                    break;
                }
                index[axis] = 0;
            }
        }
        found
    }
}

/// The elements or items in C order, one by one.
fn each(array: &Array) -> Vec<Vec<u8>> {
    let row = array.copy(Order::C, usize::MAX).unwrap();
    if array.ty().dtype.is_items() {
        return content(&row);
    }
    let size = array.ty().element_size().unwrap();
    content(&row)[0].chunks_exact(size).map(<[u8]>::to_vec).collect()
}

fn read(made: &Made, area: &Area) -> Result<Array> {
    let start: Vec<u64> = area.start.iter().map(|n| *n as u64).collect();
    let place = Array::zeros(area.ty(made), MOST)?;
    let (done, array) = lend(place, |place| first_error(made.zarr.run(made.zarr.read(&start, place)?)));
    done.map(|()| array).inspect_err(expected)
}

fn write(made: &Made, area: &Area, src: Array) -> Result<()> {
    let start: Vec<u64> = area.start.iter().map(|n| *n as u64).collect();
    let (done, _) = lend(src, |src| first_error(made.zarr.run(made.zarr.write(&start, src)?)));
    done.inspect_err(expected)
}

/// The object, if there is one.
fn object(store: &Store, made: &Made) -> Option<Vec<u8>> {
    let key = key(made);
    let done = store.run(|job| async move {
        let mut bytes = Buffer::new();
        job.backend().get(&key, &GetOptions::default(), &mut Output::growing(&mut bytes, usize::MAX)).await?;
        Ok(Done { bytes: Some(bytes), ..Done::default() })
    });
    match done {
        Ok(done) => Some(done.bytes.unwrap().as_slice().to_vec()),
        Err(error) if error.kind() == Kind::NotFound => None,
        Err(error) => panic!("{error}"),
    }
}

fn key(made: &Made) -> String {
    made.zarr.chunk_key(&vec![0; made.ty.shape.len()]).unwrap()
}

fn is_about_size(error: &Error) -> bool {
    matches!(error.kind(), Kind::Limit | Kind::NoMemory)
}

/// Decodes any bytes in every way there is, and gives what they are, if that is good and not too large.
fn anything(made: &Made, bytes: &[u8], limit: usize) -> Result<Array> {
    if let Some(array) = decode(&made.codec, bytes, Some(&made.ty), limit) {
        assert!(array.ty().shape == made.ty.shape && array.ty().dtype == made.ty.dtype, "{:?}", array.ty());
        assert!(array.size() <= limit, "{} bytes, limit {limit}", array.size());
    }
    let alone = made.codec.decode_array(bytes, Some(&made.ty), MOST).inspect_err(expected);
    let shared = made.shared.decode_array(bytes, Some(&made.ty), MOST).inspect_err(expected);
    assert_eq!(alone.is_ok(), shared.is_ok(), "alone {:?}, with a pool {:?}", alone.err(), shared.err());
    if let (Ok(alone), Ok(shared)) = (&alone, &shared) {
        assert!(content(alone) == content(shared), "a pool changes the elements");
    }
    alone
}

/// Reads any bytes as an object in a store; they were decoded to `alone`.
fn in_store(store: &Store, made: &Made, bytes: &[u8], alone: &Result<Array>, boxes: [[u8; 3]; 2]) {
    put(store, &key(made), bytes);
    let all = Area::whole(&made.zarr);
    let whole = read(made, &all);
    let origin = vec![0; all.start.len()];
    if let Ok(alone) = alone {
        match &whole {
            Ok(whole) => assert!(each(whole) == all.of(alone, &origin), "the object and its chunk differ"),
            Err(error) => assert!(is_about_size(error), "the chunk is good, the object {error}"),
        }
    } else if all.extent == made.ty.shape
        && let Ok(_) = &whole
    {
        assert!(alone.as_ref().is_err_and(is_about_size), "the object is good, the chunk {:?}", alone.as_ref().err());
    }
    for area in boxes.map(|bytes| all.part(bytes)) {
        match (read(made, &area), &whole) {
            (Ok(part), Ok(whole)) => assert!(each(&part) == area.of(whole, &origin), "a part, {area:?}"),
            (Err(error), Ok(_)) => assert!(is_about_size(&error), "of a good object a part, {area:?}: {error}"),
            _ => {}
        }
    }
}

/// As many elements as there are in `ty`, from `bytes`, and then zeros.
pub fn elements(ty: &Type, bytes: &[u8]) -> Array {
    let mut store = Items::new(usize::MAX);
    if ty.dtype.is_items() {
        let mut items = bytes.split(|byte| *byte < 4);
        for _ in 0..ty.count() {
            store.push(items.next().unwrap_or_default()).unwrap();
        }
    } else {
        let size = ty.size().unwrap();
        store.data.extend_from_slice(&bytes[..size.min(bytes.len())]).unwrap();
        store.data.resize_zeroed(size).unwrap();
        if ty.dtype.to_string() == "|b1" {
            store.data.as_mut_slice().iter_mut().for_each(|byte| *byte &= 1);
        }
    }
    Array::from_store(ty.clone(), store).unwrap()
}

/// Writes a box over whatever there is, and reads it.
fn write_over(store: &Store, made: &Made, bytes: [u8; 3], content: &[u8]) {
    let all = Area::whole(&made.zarr);
    let area = all.part(bytes);
    let origin = vec![0; all.start.len()];
    let before = read(made, &all);
    let src = elements(&area.ty(made), content);
    let copy = src.copy(Order::C, usize::MAX).unwrap();
    if let Err(error) = write(made, &area, src) {
        // Text that is none is refused.
        assert!(before.is_err() || made.ty.dtype.is_items(), "{area:?} over a good object: {error}");
        return;
    }
    match read(made, &area) {
        Ok(array) => assert!(each(&array) == each(&copy), "what was written, {area:?}"),
        Err(error) => panic!("what was written cannot be read, {area:?}: {error}"),
    }
    let Ok(before) = before else { return };
    let after = read(made, &all).expect("a good object, and a good box in it");
    let (mut old, mut new) = (each(&before).into_iter(), each(&after).into_iter());
    let mut expected = each(&copy).into_iter();
    for number in 0..before.ty().count() {
        let mut rest = number;
        let inside = (0..all.extent.len()).rev().fold(true, |inside, axis| {
            let at = rest % all.extent[axis];
            rest /= all.extent[axis];
            inside && at >= area.start[axis] && at - area.start[axis] < area.extent[axis]
        });
        let (old, new) = (old.next().unwrap(), new.next().unwrap());
        assert!(new == if inside { expected.next().unwrap() } else { old }, "element {number} after {area:?}");
    }
    if let Some(object) = object(store, made) {
        let decoded = made.codec.decode_array(&object, Some(&made.ty), MOST);
        assert!(all.of(&decoded.expect("what was written"), &origin) == each(&after), "the object that was written");
    }
}

/// An array made of the bytes: encoded and decoded; gives its object, damaged.
fn there_and_back(made: &Made, damage: [u8; 3], bytes: &[u8]) -> Vec<u8> {
    let array = elements(&made.ty, bytes);
    let Ok(encoded) = encode(&made.codec, &array) else {
        assert!(made.ty.dtype.is_items(), "elements of a fixed size are always encoded");
        return vec![];
    };
    let shared = encode(&made.shared, &array).expect("as without a pool");
    assert!(shared == encoded, "a pool changes the bytes");
    let back = anything(made, &encoded, MOST).expect("what was encoded");
    assert!(is_lossy(made) || each(&back) == each(&array), "the same elements");

    let mut damaged = encoded;
    let [low, high, change] = damage;
    let at = usize::from(u16::from_le_bytes([low, high & 0x3F])) % damaged.len().max(1);
    match high >> 6 {
        0 => {}
        1 => damaged.truncate(at),
        2 => damaged.push(change),
        _ => damaged[at] ^= change,
    }
    damaged
}

/// Differences of floats lose what is small beside the others.
fn is_lossy(made: &Made) -> bool {
    made.codec.config(None).unwrap().to_string().contains("delta")
}

/// A call, which array, damage, two boxes, and an object or elements.
pub fn zarr_shard(input: &[u8]) {
    let Some(([call, which, choices @ ..], bytes)) = input.split_first_chunk::<11>() else { return };
    let all = ALL.lock().unwrap_or_else(PoisonError::into_inner);
    let made = &all.made[usize::from(which & 0x7F) % ARRAYS.len()][usize::from(which >> 7)];
    let [low, high, change, a, b, c, d, e, f] = *choices;
    let made_of_it = if call & 1 == 1 { there_and_back(made, [low, high, change], bytes) } else { bytes.to_vec() };
    let alone = anything(made, &made_of_it, LIMITS[usize::from(call >> 1 & 3)]);
    // A store takes longer than all that.
    if call & 0x18 == 0 {
        return;
    }
    in_store(&all.store, made, &made_of_it, &alone, [[a, b, c], [d, e, f]]);
    if call & 0x10 != 0 && !is_lossy(made) {
        let from = usize::from(call >> 5) % (bytes.len() + 1);
        write_over(&all.store, made, [d, e, f], &bytes[from..]);
        if call & 8 != 0 {
            write_over(&all.store, made, [a, b, c], &bytes[bytes.len() - from..]);
        }
    }
    delete(&all.store, vec![key(made)]);
}

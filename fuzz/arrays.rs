//! Arrays: filters, codecs of objects, `.npy` files, and pipelines on arrays of any shape.

use serde_json::{Value, json};
use tierce::array::{Array, Dtype, Order, Range, Store, Type};
use tierce::codec::Pipeline;
use tierce::{Buffer, Error, Kind, Output};

const DTYPES: [&str; 24] = [
    "|b1", "|i1", "<i2", ">i2", "<i4", ">i4", "<i8", ">i8", "|u1", "<u2", ">u4", "<u8", "<f2", ">f2", "<f4", ">f4",
    "<f8", ">f8", "<c8", "<M8[ns]", "<U3", ">U2", "|S5", "|V3",
];
const LIMITS: [usize; 4] = [1 << 20, 0, 100, 4096];

pub(super) fn expected(error: &Error) {
    let kinds = [
        Kind::Argument,
        Kind::Config,
        Kind::Corrupt,
        Kind::Limit,
        Kind::BufferTooSmall,
        Kind::Unsupported,
        Kind::NeedsDtype,
    ];
    assert!(kinds.contains(&error.kind()) && !error.to_string().is_empty(), "{:?}: {error}", error.kind());
}

/// A codec if its config is one: chosen bytes need not fit together.
fn codec(config: &Value) -> Option<Pipeline> {
    Pipeline::from_json(config.to_string().as_bytes()).inspect_err(expected).ok()
}

pub(super) fn encode(codec: &Pipeline, array: &Array) -> tierce::Result<Vec<u8>> {
    let mut buffer = Buffer::new();
    codec.encode_array(array, &mut Output::growing(&mut buffer, usize::MAX)).inspect_err(expected)?;
    if let Some(bound) = codec.array_bound(array.ty())? {
        assert!(buffer.len() <= bound, "{} bytes, bound {bound}", buffer.len());
    }
    Ok(buffer.as_slice().to_vec())
}

/// The elements as they are walked, or the items one by one.
pub(super) fn content(array: &Array) -> Vec<Vec<u8>> {
    if array.ty().dtype.is_items() {
        return array.items().unwrap().map(<[u8]>::to_vec).collect();
    }
    let mut buffer = Buffer::new();
    array.gather(&mut Output::growing(&mut buffer, usize::MAX)).unwrap();
    vec![buffer.as_slice().to_vec()]
}

/// An array with a margin around it.
pub(super) fn framed(ty: &Type) -> Array {
    let outer: Vec<usize> = ty.shape.iter().map(|n| n + 3).collect();
    let outer = Type::new(ty.dtype, &outer, ty.order).unwrap();
    let (before, after) = (vec![1; ty.shape.len()], vec![2; ty.shape.len()]);
    Array::zeros(outer, usize::MAX).unwrap().interior(&before, &after).unwrap()
}

/// Decodes anything: new or in place, in a row or between other memory, comes to the same.
pub(super) fn decode(codec: &Pipeline, bytes: &[u8], like: Option<&Type>, limit: usize) -> Option<Array> {
    let made = codec.decode_array(bytes, like, limit).inspect_err(expected);
    if let Ok(array) = &made {
        let table = if array.ty().dtype.is_items() { 16 * array.ty().count() } else { 0 };
        assert!(array.size() + table <= limit || like.is_none_or(|ty| !ty.dtype.is_items()), "{} bytes", array.size());
    }
    if let Some(ty) = like.filter(|ty| ty.size().is_some_and(|size| size <= limit)) {
        let mut place = framed(ty);
        let result = codec.decode_array_into(bytes, &mut place).inspect_err(expected);
        assert_eq!(result.is_ok(), made.is_ok(), "{:?} / {:?}", result.err(), made.err());
        if let Ok(array) = &made {
            assert!(content(array) == content(&place), "new and in place");
        }
    }
    made.ok()
}

/// A shape of as many elements as there can be of `len` bytes, in up to three axes.
fn shape(code: u8, count: usize) -> Vec<usize> {
    match code % 4 {
        0 => vec![count],
        1 => vec![count / 3, 3],
        2 => vec![2, count / 4, 2],
        _ => vec![usize::from(count > 0)],
    }
}

fn order(code: u8) -> Order {
    if code & 1 == 0 { Order::C } else { Order::F }
}

/// As many whole elements as `bytes` has.
fn elements(dtype: Dtype, code: u8, bytes: &[u8]) -> Array {
    let size = dtype.fixed().map_or(1, |fixed| fixed.size).max(1);
    let ty = Type::new(dtype, &shape(code, bytes.len() / size), order(code >> 2)).unwrap();
    let mut store = Store::new(usize::MAX);
    store.data.extend_from_slice(&bytes[..ty.size().unwrap()]).unwrap();
    if dtype == Dtype::parse("bool").unwrap() {
        store.data.as_mut_slice().iter_mut().for_each(|byte| *byte &= 1);
    }
    Array::from_store(ty, store).unwrap()
}

fn there_and_back(codec: &Pipeline, array: &Array, lossless: bool) {
    let Ok(encoded) = encode(codec, array) else { return };
    let back = decode(codec, &encoded, Some(array.ty()), usize::MAX).expect("what was encoded decodes");
    assert!(back.ty() == array.ty(), "{:?} became {:?}", array.ty(), back.ty());
    assert!(!lossless || content(&back) == content(array), "the same elements");
}

fn filter(which: u8, dtype: &str, astype: &str) -> (Value, bool) {
    let same = dtype == astype;
    let whole = dtype[1..].starts_with(['i', 'u', 'M']);
    match which % 10 {
        0 | 1 => (json!({ "id": "delta", "dtype": dtype, "astype": astype }), same && whole),
        2 => (json!({ "id": "fixedscaleoffset", "dtype": dtype, "astype": astype, "scale": 10, "offset": 3 }), false),
        3 => (
            json!({ "id": "fixedscaleoffset", "dtype": dtype, "astype": astype, "scale": 0.1, "offset": -1e300 }),
            false,
        ),
        4 => {
            (json!({ "id": "quantize", "dtype": dtype, "astype": astype, "digits": i64::from(which >> 4) - 8 }), false)
        }
        5 => (json!({ "id": "bitround", "keepbits": which >> 4 }), false),
        6 => (json!({ "id": "packbits" }), false),
        7 => (json!({ "id": "astype", "encode_dtype": astype, "decode_dtype": dtype }), same),
        8 => (json!({ "id": "categorize", "dtype": dtype, "astype": astype, "labels": ["a", "", "äö", "bcd"] }), false),
        _ => (
            json!({ "name": "transpose", "configuration": { "order": (["C", "F"][usize::from(which >> 4 & 1)]) } }),
            true,
        ),
    }
}

/// Any elements through any filter.
pub fn filters(input: &[u8]) {
    let Some(([call, which, dtype, astype, code], bytes)) = input.split_first_chunk() else { return };
    let dtype = DTYPES[usize::from(*dtype) % DTYPES.len()];
    let astype = if astype & 1 == 0 { dtype } else { DTYPES[usize::from(astype >> 1) % DTYPES.len()] };
    let (config, lossless) = filter(*which, dtype, astype);
    let Some(codec) = codec(&config) else { return };
    let dtype = Dtype::parse(dtype).unwrap();
    if call & 1 == 0 {
        let count = bytes.len() / [1, 2, 4, 8][usize::from(call >> 1 & 3)];
        let like = Type::new(dtype, &shape(*code, count), order(code >> 2)).unwrap();
        decode(&codec, bytes, Some(&like), LIMITS[usize::from(call >> 3 & 3)]);
    } else {
        there_and_back(&codec, &elements(dtype, *code, bytes), lossless);
    }
}

const OBJECTS: [&str; 12] = [
    r#"{"id": "vlen-utf8"}"#,
    r#"{"id": "vlen-bytes"}"#,
    r#"{"id": "vlen-array", "dtype": "<i4"}"#,
    r#"{"id": "json2"}"#,
    r#"{"id": "json2", "indent": 1, "ensure_ascii": false, "sort_keys": false}"#,
    r#"{"id": "json2", "encoding": "utf-16", "strict": false, "allow_nan": false, "skipkeys": true}"#,
    r#"{"id": "msgpack2"}"#,
    r#"{"id": "msgpack2", "raw": true, "use_bin_type": false, "use_single_float": true}"#,
    r#"{"id": "pickle", "protocol": 0}"#,
    r#"{"id": "pickle", "protocol": 5}"#,
    r#"{"id": "json"}"#,
    r#"{"id": "msgpack"}"#,
];
const LIKES: [&str; 8] = ["", "utf8", "bytes", "json", "ragged:<i4", "<f8", "<U3", "|b1"];

/// Any bytes as a chunk of items, and any items there and back.
fn object(config: &str, call: u8, like: u8, count: u8, bytes: &[u8]) {
    let codec = Pipeline::from_json(config.as_bytes()).unwrap();
    let dtype = LIKES[usize::from(like) % LIKES.len()];
    let limit = LIMITS[usize::from(call >> 1 & 3)];
    if call & 1 == 0 {
        let count = if count == 255 { 1_000_000 } else { usize::from(count) };
        let like = (!dtype.is_empty()).then(|| Type::new(Dtype::parse(dtype).unwrap(), &[count], Order::C).unwrap());
        let Some(array) = decode(&codec, bytes, like.as_ref(), limit) else { return };
        // What was read can be written, and is the same when it is read again.
        let Ok(encoded) = encode(&codec, &array) else { return };
        let again = decode(&codec, &encoded, Some(array.ty()), usize::MAX).expect("what was encoded decodes");
        assert!(array.ty().dtype == Dtype::Json || content(&again) == content(&array), "the same items");
        return;
    }
    let dtype = Dtype::parse(if dtype.is_empty() { "utf8" } else { dtype }).unwrap();
    if !dtype.is_items() {
        // Text has no payloads of NaN, and no zeros at the end.
        let lossless = config.contains("pickle") || dtype == Dtype::parse("bool").unwrap();
        return there_and_back(&codec, &elements(dtype, count, bytes), lossless);
    }
    let mut store = Store::new(usize::MAX);
    for item in bytes.split(|byte| *byte == count) {
        store.push(item).unwrap();
    }
    let ty = Type::row(dtype, store.table.len());
    there_and_back(&codec, &Array::from_store(ty, store).unwrap(), dtype != Dtype::Json);
}

/// vlen-*, json2, msgpack2 and their predecessors.
pub fn objects(input: &[u8]) {
    let Some(([call, which, like, count], bytes)) = input.split_first_chunk() else { return };
    let others: Vec<&str> = OBJECTS.iter().copied().filter(|config| !config.contains("pickle")).collect();
    object(others[usize::from(*which) % others.len()], *call, *like, *count, bytes);
}

/// Pickles: nothing but plain values and arrays comes out, and nothing is run.
pub fn pickle(input: &[u8]) {
    let Some(([call, like, count], bytes)) = input.split_first_chunk() else { return };
    let config = format!(r#"{{"id": "pickle", "protocol": {}}}"#, (call >> 3) % 6);
    object(&config, *call, *like, *count, bytes);
}

/// Any bytes as a chunk of pcodec, any numbers there and back.
pub fn pcodec(input: &[u8]) {
    let Some(([call, dtype, level, code], bytes)) = input.split_first_chunk() else { return };
    let delta = ["auto", "no_op", "try_consecutive", "try_lookback"][usize::from(level >> 4 & 3)];
    let config = json!({ "id": "pcodec", "level": level & 7, "delta_spec": delta, "equal_pages_up_to": 1 + usize::from(*code) * 9 });
    let Some(codec) = codec(&config) else { return };
    let dtype = Dtype::parse(DTYPES[usize::from(*dtype) % DTYPES.len()]).unwrap();
    if call & 1 == 0 {
        let like = Type::new(dtype, &[usize::from(*code)], Order::C).unwrap();
        decode(&codec, bytes, Some(&like), LIMITS[usize::from(call >> 1 & 3)]);
    } else {
        there_and_back(&codec, &elements(dtype, *code, bytes), true);
    }
}

/// Any bytes as a `.npy` file; one that can be read is the same after it was written.
pub fn npy(input: &[u8]) {
    let Ok(array) = tierce::array::npy::read(input).inspect_err(expected) else { return };
    assert!(array.size() <= input.len());
    let mut file = Buffer::new();
    tierce::array::npy::write(&array, &mut Output::growing(&mut file, usize::MAX)).unwrap();
    let again = tierce::array::npy::read(file.as_slice()).unwrap();
    assert!(
        again.ty().dtype == array.ty().dtype
            && again.ty().shape == array.ty().shape
            && content(&again) == content(&array)
    );
}

/// Any bytes as a `.npz` archive; the arrays that can be read are the same after they were written.
pub fn npz(input: &[u8]) {
    use tierce::array::npz::{Reader, Writer};
    let [call, bytes @ ..] = input else { return };
    let limit = [usize::MAX, 1 << 20, 4096, 0][usize::from(call & 3)];
    let opened = |bytes: &[u8]| {
        let mut buffer = Buffer::new();
        buffer.extend_from_slice(bytes).unwrap();
        Reader::from_memory(Box::new(buffer))
    };
    let Ok(reader) = opened(bytes).inspect_err(expected) else { return };
    let mut arrays = vec![];
    for index in 0..reader.count() {
        let name = reader.name(index).unwrap().to_str().unwrap();
        let Ok(array) = reader.get(Some(name), limit).inspect_err(expected) else { continue };
        // Deflate makes at most 1032 bytes of one.
        assert!(array.size() <= limit && array.size() <= bytes.len().saturating_mul(1032));
        arrays.push((name.to_owned(), array));
    }
    let _ = reader.get(None, limit).inspect_err(expected);
    let mut writer = Writer::new(i32::from(call >> 2) % 10).unwrap();
    arrays.retain(|(name, array)| writer.add(name, array).inspect_err(expected).is_ok());
    let archive = writer.finish().unwrap().unwrap();
    let again = opened(archive.as_slice()).unwrap();
    assert_eq!(again.count(), arrays.len());
    for (name, array) in &arrays {
        let back = again.get(Some(&format!("{name}.npy")), usize::MAX).unwrap();
        assert!(back.ty().dtype == array.ty().dtype && back.ty().shape == array.ty().shape);
        assert!(content(&back) == content(array));
    }
}

/// One codec of a pipeline, chosen by a byte.
fn stage(code: u8, dtype: &str) -> (Value, bool) {
    match code % 8 {
        0 => (
            json!({ "name": "bytes", "configuration": { "endian": (["little", "big"][usize::from(code >> 3 & 1)]) } }),
            true,
        ),
        1 => (
            json!({ "name": "transpose", "configuration": { "order": (["C", "F"][usize::from(code >> 3 & 1)]) } }),
            true,
        ),
        2 => (json!({ "name": "numcodecs.shuffle", "configuration": { "elementsize": code >> 3 & 3 } }), true),
        3 => (json!({ "name": "zstd", "configuration": { "level": 1, "checksum": false } }), true),
        4 => (json!({ "name": "crc32c" }), true),
        5 => (json!({ "name": "numcodecs.zlib", "configuration": { "level": 1 } }), true),
        _ => {
            let (config, lossless) = filter(code >> 3, dtype, dtype);
            let mut given = config.as_object().unwrap().clone();
            let id = given.shift_remove("id");
            let named =
                |id: Value| json!({ "name": format!("numcodecs.{}", id.as_str().unwrap()), "configuration": given });
            (id.map_or(config, named), lossless)
        }
    }
}

/// Pipelines of anything on parts of arrays; whatever they cannot do is refused when it is asked.
pub fn arrays(input: &[u8]) {
    let Some(([call, dtype, code, stages @ ..], bytes)) = input.split_first_chunk::<7>() else { return };
    let name = DTYPES[usize::from(*dtype) % DTYPES.len()];
    let chosen: Vec<(Value, bool)> =
        stages[..usize::from(call >> 5 & 3) + 1].iter().map(|code| stage(*code, name)).collect();
    let lossless = chosen.iter().all(|(_, lossless)| *lossless);
    let Some(codec) = codec(&chosen.into_iter().map(|(config, _)| config).collect()) else { return };
    let dtype = Dtype::parse(name).unwrap();
    if call & 1 == 0 {
        let count = bytes.len() / [1, 2, 4, 8][usize::from(call >> 1 & 3)];
        let like = Type::new(dtype, &shape(*code, count), order(code >> 2)).unwrap();
        decode(&codec, bytes, Some(&like), LIMITS[usize::from(call >> 3 & 3)]);
        return;
    }
    let array = elements(dtype, *code, bytes);
    let ranges: Vec<Range> = array
        .ty()
        .shape
        .iter()
        .map(|n| match call >> 1 & 3 {
            0 => Range { start: 0, count: *n, step: 1 },
            1 => Range { start: n.saturating_sub(1), count: *n, step: -1 },
            2 => Range { start: 0, count: n.div_ceil(2), step: 2 },
            _ => Range { start: n / 2, count: n - n / 2, step: 1 },
        })
        .collect();
    let part = array.slice(&ranges).unwrap();
    if lossless {
        there_and_back(&codec, &part, true);
    } else if let Ok(encoded) = encode(&codec, &part) {
        // What a filter changed behind a checksum, or in a compressed stream, is damage.
        decode(&codec, &encoded, Some(part.ty()), usize::MAX);
    }
}

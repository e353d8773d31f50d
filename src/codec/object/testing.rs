//! What the tests of the codecs of objects share.

use serde_json::{Value, json};

use crate::array::{Array, Dtype, Order, Store, Type};
use crate::buffer::Buffer;
use crate::codec::{Codec, Form, Registry};
use crate::error::Result;
use crate::output::Output;

/// A quarter of what threads of tests have: enough for values that nest as deep as they may, in frames that no
/// optimisation has made small. (Optimised, 128 KiB are enough.)
pub(crate) const SMALL_STACK: usize = 512 << 10;

/// The codec of a config of numcodecs.
pub(crate) fn codec(mut config: Value) -> Box<dyn Codec> {
    let config = config.as_object_mut().unwrap();
    let id = config.shift_remove("id").unwrap();
    let spec = Registry::builtin().find(id.as_str().unwrap(), Form::V2).unwrap();
    (spec.make)(&spec.values(config).unwrap()).unwrap()
}

pub(crate) fn named(id: &str) -> Box<dyn Codec> {
    codec(json!({ "id": id }))
}

pub(crate) fn ty(dtype: &str, shape: &[usize]) -> Type {
    Type::new(Dtype::parse(dtype).unwrap(), shape, Order::C).unwrap()
}

pub(crate) fn items<T: AsRef<[u8]>>(dtype: &str, items: &[T], shape: &[usize]) -> Array {
    let mut store = Store::new(usize::MAX);
    items.iter().for_each(|item| store.push(item.as_ref()).unwrap());
    Array::from_store(ty(dtype, shape), store).unwrap()
}

pub(crate) fn elements(dtype: &str, bytes: &[u8], shape: &[usize]) -> Array {
    let mut store = Store::new(usize::MAX);
    store.data.extend_from_slice(bytes).unwrap();
    Array::from_store(ty(dtype, shape), store).unwrap()
}

pub(crate) fn encode(codec: &dyn Codec, array: &Array) -> Result<Vec<u8>> {
    let mut buffer = Buffer::new();
    codec.as_object().unwrap().encode_object(array, &mut Output::growing(&mut buffer, usize::MAX))?;
    Ok(buffer.as_slice().to_vec())
}

pub(crate) fn decode(codec: &dyn Codec, bytes: &[u8], like: Option<Type>, limit: usize) -> Result<Array> {
    let mut store = Store::new(limit);
    let ty = codec.as_object().unwrap().decode_object(bytes, like.as_ref(), &mut store)?;
    assert!(store.left() > 0 || store.data.len() + 16 * store.table.len() <= limit);
    Array::from_store(ty, store)
}

/// Element type, shape, and items or elements as text, for comparison.
pub(crate) fn shown(array: &Array) -> String {
    let Type { dtype, shape, .. } = array.ty();
    if let Some(fixed) = dtype.fixed() {
        let row = array.row().unwrap();
        let elements: Vec<String> = row
            .chunks(fixed.size.max(1))
            .map(|element| element.iter().map(|byte| format!("{byte:02x}")).collect())
            .collect();
        return format!("{dtype} {shape:?} {}", elements.join(" "));
    }
    let items: Vec<_> = array.items().unwrap().map(|item| String::from_utf8_lossy(item).into_owned()).collect();
    format!("{dtype} {shape:?} {}", items.join("|"))
}

/// Cuts `bytes` at each length, and changes each byte: nothing may panic, and what is cut is corrupt.
pub(crate) fn torture(codec: &dyn Codec, bytes: &[u8], like: Option<Type>) {
    assert!(decode(codec, bytes, like.clone(), usize::MAX).is_ok());
    for cut in 0..bytes.len() {
        let error = decode(codec, &bytes[..cut], like.clone(), usize::MAX).err().unwrap();
        assert_eq!(error.kind(), crate::Kind::Corrupt, "{cut}: {error}");
    }
    let mut changed = bytes.to_vec();
    for at in 0..bytes.len() {
        for flip in [1, 2, 4, 8, 0x10, 0x20, 0x40, 0x80, 0xff, bytes[at] ^ b'[', bytes[at] ^ b'"', bytes[at] ^ b','] {
            changed[at] = bytes[at] ^ flip;
            let _ = decode(codec, &changed, like.clone(), 1 << 20);
        }
        changed[at] = bytes[at];
    }
}

/// Files of numcodecs' own fixtures below the folder of a codec.
pub(crate) fn fixture(path: &str) -> Option<Vec<u8>> {
    let Some(folder) = std::env::var_os("TIERCE_FIXTURES") else {
        println!("skipped: TIERCE_FIXTURES is not set");
        return None;
    };
    let path = std::path::Path::new(&folder).join(path);
    Some(std::fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display())))
}

//! Zarr arrays that were once written (tests/golden/zarr): the same files are still made, and read.
#![cfg(all(feature = "zarr", feature = "zstd", feature = "lz4", feature = "deflate", feature = "blosc"))]

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use tierce::array::{Array, Dtype, Order, Store as Items, Type};
use tierce::codec::Registry;
use tierce::store::Store;
use tierce::zarr::{Create, Options, Spec, ZarrArray};
use tierce::{Buffer, Output};

const NUMBERS: [(&str, &str, &str); 9] = [
    ("v3", "<f4", r#""dimension_names": ["y", "x"], "attributes": {"units": "m", "n": 1.0}"#),
    ("v3-blosc", "<i2", r#""codecs": ["bytes", {"name": "blosc", "configuration": {"cname": "lz4", "clevel": 5}}]"#),
    ("v3-big-endian", "<f8", r#""codecs": [{"name": "bytes", "configuration": {"endian": "big"}}], "separator": ".""#),
    ("v3-fortran", "<u2", r#""order": "F", "fill_value": 7"#),
    ("v3-shards", "<f4", r#""shards": [4, 6]"#),
    ("v3-shards-start", "|u1", r#""shards": [8, 8], "index_location": "start", "codecs": ["bytes", "crc32c"]"#),
    ("v2", ">f4", r#""zarr_format": 2, "attributes": {"a": [null, true]}"#),
    (
        "v2-fortran",
        "<c8",
        r#""zarr_format": 2, "order": "F", "separator": "/", "codecs": [{"id": "zlib", "level": 1}]"#,
    ),
    ("v2-plain", "<M8[ns]", r#""zarr_format": 2, "codecs": []"#),
];
const STRINGS: [(&str, &str); 3] = [
    ("v3-strings", r#""zarr_format": 3"#),
    ("v3-strings-shards", r#""shards": [4, 4]"#),
    ("v2-strings", r#""zarr_format": 2"#),
];
const SHAPE: [usize; 2] = [7, 8];

fn numbers(dtype: &str) -> Array {
    let ty = Type::new(Dtype::parse(dtype).unwrap(), &SHAPE, Order::C).unwrap();
    let mut store = Items::new(usize::MAX);
    for at in 0..ty.size().unwrap() {
        store.data.extend_from_slice(&[(at % 7 * (at / 60)) as u8]).unwrap();
    }
    Array::from_store(ty, store).unwrap()
}

fn strings() -> Array {
    let mut store = Items::new(usize::MAX);
    for at in 0..SHAPE[0] * SHAPE[1] {
        store.push("äb".repeat(at % 4 * (at / 20)).as_bytes()).unwrap();
    }
    Array::from_store(Type::new(Dtype::Utf8, &SHAPE, Order::C).unwrap(), store).unwrap()
}

fn content(array: &Array) -> Vec<u8> {
    if let Ok(items) = array.items() {
        return items.flat_map(|item| [&(item.len() as u32).to_le_bytes()[..], item].concat()).collect();
    }
    let mut buffer = Buffer::new();
    array.gather(&mut Output::growing(&mut buffer, usize::MAX)).unwrap();
    buffer.as_slice().to_vec()
}

fn store(folder: &Path) -> Store {
    let options = tierce::store::options::Options::default();
    Store::open(&format!("file://{}", folder.display()), options).unwrap()
}

fn files(folder: &Path, below: &Path, found: &mut BTreeMap<PathBuf, Vec<u8>>) {
    let Ok(entries) = std::fs::read_dir(folder.join(below)) else { return };
    for entry in entries {
        let name = below.join(entry.unwrap().file_name());
        if folder.join(&name).is_dir() {
            files(folder, &name, found);
        } else {
            found.insert(name.clone(), std::fs::read(folder.join(&name)).unwrap());
        }
    }
}

#[test]
fn arrays_are_written_and_read_as_ever() {
    let golden = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden/zarr");
    let bless = std::env::var_os("TIERCE_BLESS").is_some();
    let numbers = NUMBERS.iter().map(|(name, dtype, more)| (*name, *dtype, *more, numbers(dtype)));
    let strings = STRINGS.iter().map(|(name, more)| (*name, "utf8", *more, strings()));
    for (name, dtype, more, array) in numbers.chain(strings) {
        let folder = std::env::temp_dir().join(format!("tierce-golden-{}-{name}", std::process::id()));
        let spec = format!(r#"{{"shape": [7, 8], "dtype": "{dtype}", "chunks": [4, 2], {more}}}"#);
        let spec =
            Spec::parse(spec.replace("[4, 2], \"shards\": [4, 6]", "[2, 3], \"shards\": [4, 6]").as_bytes()).unwrap();
        let made = store(&folder);
        let zarr = ZarrArray::create(&made, "", &spec, Create::New, Options::default(), Registry::builtin()).unwrap();
        let array: &'static Array = Box::leak(Box::new(array));
        let done = zarr.run(zarr.write(&[0, 0], array).unwrap()).unwrap();
        assert!(done.each.iter().all(Option::is_none), "{name}: {:?}", done.each);
        let (mut now, mut then) = (BTreeMap::new(), BTreeMap::new());
        files(&folder, Path::new(""), &mut now);
        let of_name = golden.join(name);
        if bless && !of_name.exists() {
            for (file, bytes) in &now {
                std::fs::create_dir_all(of_name.join(file).parent().unwrap()).unwrap();
                std::fs::write(of_name.join(file), bytes).unwrap();
            }
        }
        std::fs::remove_dir_all(&folder).unwrap();
        files(&of_name, Path::new(""), &mut then);
        assert!(!then.is_empty(), "tests/golden/zarr/{name} is missing: make golden");
        for (file, bytes) in &now {
            assert_eq!(then.get(file), Some(bytes), "{name}/{}", file.display());
        }
        assert_eq!(now.len(), then.len(), "{name}");

        let zarr = ZarrArray::open(&store(&of_name), "", Options::default(), Registry::builtin()).unwrap();
        let read = match array.ty().dtype.is_items() {
            true => zarr.room(&[0, 0], &SHAPE, 1 << 20).unwrap(),
            false => Array::zeros(array.ty().clone(), usize::MAX).unwrap(),
        };
        let read: &'static mut Array = Box::leak(Box::new(read));
        let pointer: *const Array = read;
        let done = zarr.run(zarr.read(&[0, 0], read).unwrap()).unwrap();
        assert!(done.each.iter().all(Option::is_none), "{name}: {:?}", done.each);
        // SAFETY: the operation that borrowed the array has ended.
        assert_eq!(content(unsafe { &*pointer }), content(array), "{name}");
    }
}

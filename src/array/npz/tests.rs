use super::*;
use crate::array::{Array, Dtype, Order, Store, Type};
use crate::buffer::Buffer;
use crate::error::Result;

/// What `numpy.savez_compressed(f, a=numpy.arange(3, dtype="<i2"))` writes.
const NUMPYS: &[u8] = b"PK\x03\x04-\x00\x00\x00\x08\x00\x00\x00!\x00j\xcf\xf2Q\xff\xff\xff\xff\xff\xff\xff\xff\x05\x00\x14\x00a.npy\
\x01\x00\x10\x00\x86\x00\x00\x00\x00\x00\x00\x00J\x00\x00\x00\x00\x00\x00\x00\x9b\xec\x17\xea\x1b\x10\xc9\xc8P\xc6P\xad\x9e\x92Z\
\x9c\\\xa4n\xa5\xa0n\x93i\xa4\xae\xa3\xa0\x9e\x96_TR\x94\x98\x17\x9f_\x94\x92\n\x12wK\xcc)N\x05\x8a\x17g$\x16\xa4\x02\xf9\x1a\xc6\
:\x9a:\n\xb5\n\x14\x00.\x06\x06F\x06&\x06\x00PK\x01\x02-\x03-\x00\x00\x00\x08\x00\x00\x00!\x00j\xcf\xf2QJ\x00\x00\x00\x86\x00\x00\
\x00\x05\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x80\x01\x00\x00\x00\x00a.npyPK\x05\x06\x00\x00\x00\x00\x01\x00\x01\x003\x00\
\x00\x00\x81\x00\x00\x00\x00\x00";

const ANY: usize = usize::MAX;

fn open(bytes: &[u8]) -> Result<Reader> {
    let mut buffer = Buffer::new();
    buffer.extend_from_slice(bytes)?;
    Reader::from_memory(Box::new(buffer))
}

fn kind<T>(result: Result<T>) -> Kind {
    result.err().expect("must be refused").kind()
}

/// `count` bytes that deflate makes smaller.
fn row(count: usize) -> Array {
    let mut store = Store::new(ANY);
    store.data.extend_from_slice(&(0..count).map(|i| (i / 3 % 200) as u8).collect::<Vec<_>>()).unwrap();
    Array::from_store(Type::row(Dtype::U8, count), store).unwrap()
}

fn written(level: i32, arrays: &[(&str, &Array)]) -> Vec<u8> {
    let mut writer = Writer::new(level).unwrap();
    for (name, array) in arrays {
        writer.add(name, array).unwrap();
    }
    writer.finish().unwrap().unwrap().as_slice().to_vec()
}

fn names(reader: &Reader) -> Vec<&str> {
    (0..reader.count()).map(|index| reader.name(index).unwrap().to_str().unwrap()).collect()
}

/// Where `what` stands in `bytes`, counted from the end.
fn last(bytes: &[u8], what: &[u8]) -> usize {
    bytes.windows(what.len()).rposition(|window| window == what).unwrap()
}

#[test]
fn numpys_archive_is_read() {
    let reader = open(NUMPYS).unwrap();
    assert_eq!(names(&reader), ["a"]);
    for name in [Some("a"), Some("a.npy"), None] {
        let array = reader.get(name, ANY).unwrap();
        assert_eq!((array.ty().dtype.to_string().as_str(), array.row()), ("<i2", Some(&[0, 0, 1, 0, 2, 0][..])));
    }
}

#[test]
fn what_is_written_is_read() {
    let (large, small, none) = (row(1_000_000), row(7), row(0));
    let mut sizes = vec![];
    for level in [0, 1, 6, 9] {
        let bytes = written(level, &[("large", &large), ("gr/ü", &small), ("", &none)]);
        let reader = open(&bytes).unwrap();
        assert_eq!(names(&reader), ["large", "gr/ü", ""]);
        for (name, array) in [("large", &large), ("gr/ü", &small), ("", &none)] {
            assert!(reader.get(Some(name), ANY).unwrap().row() == array.row(), "{name} {level}");
        }
        sizes.push(bytes.len());
    }
    assert!(sizes[0] > 1_000_000 && sizes[1] < 100_000 && sizes[3] <= sizes[2], "{sizes:?}");
}

#[test]
fn equal_arrays_make_equal_archives() {
    assert_eq!(written(6, &[("a", &row(1000))]), written(6, &[("a", &row(1000))]));
}

#[test]
fn elements_keep_their_order_and_views_need_no_copy() {
    let ty = Type::new(Dtype::U8, &[700, 900], Order::F).unwrap();
    let mut array = Array::zeros(ty, ANY).unwrap();
    array.scatter(&(0..630_000).map(|i| (i % 251) as u8).collect::<Vec<_>>()).unwrap();
    let whole = open(&written(0, &[("a", &array)])).unwrap().get(None, ANY).unwrap();
    assert_eq!((whole.ty().order, whole.row() == array.row()), (Order::F, true));
    let inner = array.interior(&[1, 2], &[3, 4]).unwrap();
    let copy = inner.copy(Order::C, ANY).unwrap();
    let back = open(&written(0, &[("a", &inner)])).unwrap().get(None, ANY).unwrap();
    assert_eq!((back.ty().order, back.row() == copy.row()), (Order::C, true));
}

#[test]
fn every_truncation_and_addition_is_corrupt() {
    let stored = written(0, &[("a", &row(20)), ("b", &row(2))]);
    for whole in [NUMPYS, &stored, &written(6, &[])] {
        for len in 0..whole.len() {
            assert_eq!(kind(open(&whole[..len])), Kind::Corrupt, "{len} of {}", whole.len());
        }
        for more in [&b"\0"[..], b"PK", &[0; 100]] {
            assert_eq!(kind(open(&[whole, more].concat())), Kind::Corrupt);
            assert_eq!(kind(open(&[more, whole].concat())), Kind::Corrupt);
            // Between the directory and the end.
            let end = last(whole, b"PK\x05\x06");
            assert_eq!(kind(open(&[&whole[..end], more, &whole[end..]].concat())), Kind::Corrupt);
        }
    }
}

#[test]
fn flipped_bits_never_give_other_elements() {
    for whole in [NUMPYS.to_vec(), written(0, &[("a", &row(20))])] {
        let right = open(&whole).unwrap().get(None, ANY).unwrap();
        for bit in 0..whole.len() * 8 {
            let mut bad = whole.clone();
            bad[bit / 8] ^= 1 << (bit % 8);
            match open(&bad).and_then(|reader| reader.get(None, 1 << 20)) {
                Ok(array) => assert_eq!((array.ty(), array.row()), (right.ty(), right.row()), "bit {bit}"),
                Err(error) => assert!(
                    matches!(error.kind(), Kind::Corrupt | Kind::Unsupported | Kind::Argument),
                    "bit {bit}: {error}"
                ),
            }
        }
    }
}

#[test]
fn a_wrong_checksum_is_corrupt() {
    let mut bytes = written(0, &[("a", &row(50))]);
    let at = last(&bytes, b"PK\x01\x02") - 1;
    bytes[at] ^= 1;
    let error = open(&bytes).unwrap().get(None, ANY).err().unwrap();
    assert_eq!(error.kind(), Kind::Corrupt);
    assert!(error.to_string().contains("checksum"), "{error}");
}

#[test]
fn a_name_given_twice_is_corrupt() {
    let mut bytes = written(0, &[("a", &row(5)), ("b", &row(6))]);
    while let Some(at) = bytes.windows(5).position(|window| window == b"b.npy") {
        bytes[at] = b'a';
    }
    let error = open(&bytes).err().unwrap();
    assert_eq!(error.kind(), Kind::Corrupt);
    assert!(error.to_string().contains("twice"), "{error}");
}

#[test]
fn a_name_that_differs_in_the_directory_is_corrupt() {
    let mut bytes = written(0, &[("a", &row(5))]);
    let at = last(&bytes, b"a.npy");
    bytes[at] = b'b';
    assert_eq!(kind(open(&bytes)), Kind::Corrupt);
}

#[test]
fn members_that_share_bytes_are_corrupt() {
    // The second entry of the directory gets the place of the first, under its own name there too.
    let bytes = written(0, &[("a", &row(5)), ("b", &row(5))]);
    let second = last(&bytes, b"PK\x01\x02");
    let mut one = bytes.clone();
    let place = second + 42;
    assert_ne!(one[place..place + 4], [0; 4]);
    one[place..place + 4].copy_from_slice(&[0; 4]);
    assert_eq!(kind(open(&one)), Kind::Corrupt);
    // A member that goes on into the directory.
    let mut long = bytes;
    for size in [second + 20, second + 24] {
        if long[size..size + 4] != [0xff; 4] {
            long[size] += 40;
        }
    }
    if let Some(extra) = long[second..].windows(4).position(|window| window == [1, 0, 16, 0]) {
        long[second + extra + 4] += 40;
        long[second + extra + 12] += 40;
    }
    assert_eq!(kind(open(&long)), Kind::Corrupt);
}

#[test]
fn encryption_and_other_methods_are_unsupported() {
    let central = last(NUMPYS, b"PK\x01\x02");
    for (offset, value) in [(8, 1), (10, 12), (10, 93), (10, 14)] {
        let mut bytes = NUMPYS.to_vec();
        bytes[central + offset] = value;
        let result = open(&bytes).and_then(|reader| reader.get(None, ANY));
        assert_eq!(kind(result), Kind::Unsupported, "{offset} {value}");
    }
}

#[test]
fn sizes_are_limited_and_not_believed() {
    let bytes = written(9, &[("a", &row(5_000_000))]);
    let reader = open(&bytes).unwrap();
    let error = reader.get(None, 4_999_999).err().unwrap();
    assert_eq!((error.kind(), error.needed()), (Kind::Limit, Some(5_000_000)));
    assert_eq!(reader.get(None, 5_000_000).unwrap().size(), 5_000_000);
    // The directory claims more than deflate can make of so few bytes.
    let mut bad = NUMPYS.to_vec();
    let central = last(&bad, b"PK\x01\x02");
    bad[central + 24..central + 28].copy_from_slice(&0x7000_0000_u32.to_le_bytes());
    assert_eq!(kind(open(&bad).unwrap().get(None, ANY)), Kind::Corrupt);
}

#[test]
fn names_that_are_not_there_are_told_from_those_that_are() {
    let array = row(1);
    let many: Vec<String> = (0..12).map(|i| format!("name{i}")).collect();
    let reader = open(&written(0, &many.iter().map(|name| (name.as_str(), &array)).collect::<Vec<_>>())).unwrap();
    let error = reader.get(Some("name99"), ANY).err().unwrap();
    assert_eq!(error.kind(), Kind::Argument);
    for part in ["\"name99\"", "\"name0\"", "4 more"] {
        assert!(error.to_string().contains(part), "{error}");
    }
    assert_eq!(kind(open(&written(0, &[])).unwrap().get(None, ANY)), Kind::Argument);
    assert_eq!(kind(open(&written(0, &[])).unwrap().get(Some("a"), ANY)), Kind::Argument);
}

#[test]
fn a_member_without_the_suffix_is_listed_and_no_array() {
    let mut bytes = written(0, &[("a", &row(5)), ("b", &row(6))]);
    while let Some(at) = bytes.windows(5).position(|window| window == b"a.npy") {
        bytes[at..at + 5].copy_from_slice(b"a.txt");
    }
    let reader = open(&bytes).unwrap();
    assert_eq!(names(&reader), ["a.txt", "b"]);
    assert_eq!(kind(reader.get(Some("a.txt"), ANY)), Kind::Argument);
    assert_eq!(reader.get(None, ANY).unwrap().size(), 6);
}

#[test]
fn more_members_than_16_bits_count() {
    let array = row(0);
    for count in [65_535, 65_536] {
        let mut writer = Writer::new(0).unwrap();
        for i in 0..count {
            writer.add(&i.to_string(), &array).unwrap();
        }
        let archive = writer.finish().unwrap().unwrap();
        let reader = Reader::from_memory(Box::new(archive)).unwrap();
        assert_eq!((reader.count(), reader.get(Some("65533"), ANY).unwrap().size()), (count, 0));
    }
}

#[test]
fn false_ends_do_not_cost_time() {
    // Each looks like an end whose directory is at the beginning.
    let mut end = *b"PK\x05\x06\0\0\0\0\xff\xff\xff\xff\0\0\0\0\x01\0\0\0\0\0";
    end[16] = 1;
    assert_eq!(kind(open(&end.repeat(40_000))), Kind::Corrupt);
}

#[test]
fn a_refused_array_or_name_changes_nothing() {
    let mut writer = Writer::new(0).unwrap();
    writer.add("a", &row(3)).unwrap();
    let items = Array::zeros(Type::new(Dtype::Utf8, &[2], Order::C).unwrap(), 1000).unwrap();
    assert_eq!(kind(writer.add("b", &items)), Kind::Unsupported);
    assert_eq!(kind(writer.add("a", &row(3))), Kind::Argument);
    assert_eq!(kind(writer.add(&"x".repeat(65_532), &row(3))), Kind::Argument);
    writer.add(&"x".repeat(65_531), &row(3)).unwrap();
    let archive = writer.finish().unwrap().unwrap();
    assert_eq!(open(archive.as_slice()).unwrap().count(), 2);
    assert_eq!(kind(writer.add("c", &row(3))), Kind::State);
    assert_eq!(kind(writer.finish()), Kind::State);
    assert_eq!([-1, 10].map(|level| kind(Writer::new(level))), [Kind::Argument; 2]);
}

/// A folder that goes when the test is over.
struct Folder(std::path::PathBuf);

impl Folder {
    fn new(name: &str) -> Folder {
        let path = std::env::temp_dir().join(format!("tierce-npz-{name}-{}", std::process::id()));
        std::fs::create_dir_all(&path).unwrap();
        Folder(path)
    }

    fn count(&self) -> usize {
        std::fs::read_dir(&self.0).unwrap().count()
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

#[test]
fn files_have_the_same_bytes_and_come_whole() {
    let folder = Folder::new("whole");
    let path = folder.0.join("a.npz");
    for level in [0, 6] {
        let mut writer = Writer::create(&path, level).unwrap();
        writer.add("a", &row(300_000)).unwrap();
        writer.add("b", &row(3)).unwrap();
        assert_eq!(folder.count(), 1 + usize::from(level > 0), "a draft, and the file of before");
        assert!(writer.finish().unwrap().is_none());
        assert_eq!(std::fs::read(&path).unwrap(), written(level, &[("a", &row(300_000)), ("b", &row(3))]));
        let reader = Reader::open(&path).unwrap();
        assert!(reader.get(Some("a"), ANY).unwrap().row() == row(300_000).row());
    }
    let mut writer = Writer::create(&path, 6).unwrap();
    writer.add("a", &row(3)).unwrap();
    drop(writer);
    assert_eq!((folder.count(), Reader::open(&path).unwrap().count()), (1, 2), "what is not finished is gone");
}

#[test]
fn what_the_system_refuses_is_named() {
    let folder = Folder::new("refused");
    let path = folder.0.join("none").join("a.npz");
    for error in [Reader::open(&path).err().unwrap(), Writer::create(&path, 0).err().unwrap()] {
        assert_eq!(error.native().map(|(domain, _)| domain), Some("os"));
    }
    assert_eq!(kind(Reader::open(&folder.0)), Kind::Unsupported);
    assert_eq!(kind(Writer::create(&folder.0, 0)), Kind::Unsupported);
}

#[test]
fn threads_read_one_archive() {
    let arrays: Vec<Array> = (0..4).map(|i| row(100_000 + i)).collect();
    let named: Vec<(String, &Array)> = arrays.iter().enumerate().map(|(i, array)| (i.to_string(), array)).collect();
    let bytes = written(6, &named.iter().map(|(name, array)| (name.as_str(), *array)).collect::<Vec<_>>());
    let reader = open(&bytes).unwrap();
    std::thread::scope(|scope| {
        for (name, array) in &named {
            let reader = &reader;
            scope.spawn(move || assert!(reader.get(Some(name), ANY).unwrap().row() == array.row()));
        }
    });
}

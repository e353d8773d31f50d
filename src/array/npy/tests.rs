use super::*;
use crate::Buffer;
use crate::array::{Dtype, Type};

/// What stands before the spaces in a file, how many spaces, and what follows the line.
type Parts = (&'static [u8], usize, &'static [u8]);

/// Written by numpy 2.4.6: typestr, shape, whether in Fortran order, and the file.
const FILES: &[(&str, &[usize], Order, Parts)] = &[
    (
        "<f4",
        &[2, 3],
        Order::C,
        (
            b"\x93NUMPY\x01\x00v\x00{'descr': '<f4', 'fortran_order': False, 'shape': (2, 3), }",
            58,
            b"\x00\x00\x00\x00\x00\x00\x80?\x00\x00\x00@\x00\x00@@\x00\x00\x80@\x00\x00\xa0@",
        ),
    ),
    (
        ">i2",
        &[2, 3],
        Order::F,
        (
            b"\x93NUMPY\x01\x00v\x00{'descr': '>i2', 'fortran_order': True, 'shape': (2, 3), }",
            59,
            b"\x00\x00\x00\x03\x00\x01\x00\x04\x00\x02\x00\x05",
        ),
    ),
    (
        "<f8",
        &[],
        Order::C,
        (
            b"\x93NUMPY\x01\x00v\x00{'descr': '<f8', 'fortran_order': False, 'shape': (), }",
            62,
            b"\x00\x00\x00\x00\x00\x00\xf8\xbf",
        ),
    ),
    (
        "|u1",
        &[3],
        Order::C,
        (b"\x93NUMPY\x01\x00v\x00{'descr': '|u1', 'fortran_order': False, 'shape': (3,), }", 60, b"\x00\x01\x02"),
    ),
    (
        "<c16",
        &[0, 5],
        Order::C,
        (b"\x93NUMPY\x01\x00v\x00{'descr': '<c16', 'fortran_order': False, 'shape': (0, 5), }", 57, b""),
    ),
    (
        "<U2",
        &[2],
        Order::C,
        (
            b"\x93NUMPY\x01\x00v\x00{'descr': '<U2', 'fortran_order': False, 'shape': (2,), }",
            60,
            b"a\x00\x00\x00b\x00\x00\x00\xac \x00\x00\x00\x00\x00\x00",
        ),
    ),
    (
        "|S2",
        &[2],
        Order::C,
        (b"\x93NUMPY\x01\x00v\x00{'descr': '|S2', 'fortran_order': False, 'shape': (2,), }", 60, b"x\x00yz"),
    ),
    (
        "<M8[25us]",
        &[1],
        Order::C,
        (
            b"\x93NUMPY\x01\x00v\x00{'descr': '<M8[25us]', 'fortran_order': False, 'shape': (1,), }",
            54,
            b"\x01\x00\x00\x00\x00\x00\x00\x00",
        ),
    ),
    (
        "|b1",
        &[2, 1],
        Order::C,
        (b"\x93NUMPY\x01\x00v\x00{'descr': '|b1', 'fortran_order': False, 'shape': (2, 1), }", 58, b"\x01\x00"),
    ),
    (
        "|V3",
        &[2],
        Order::C,
        (
            b"\x93NUMPY\x01\x00v\x00{'descr': '|V3', 'fortran_order': False, 'shape': (2,), }",
            60,
            b"\x00\x00\x00\x00\x00\x00",
        ),
    ),
    (
        "<i4",
        &[2],
        Order::C,
        (
            b"\x93NUMPY\x02\x00t\x00\x00\x00{'descr': '<i4', 'fortran_order': False, 'shape': (2,), }",
            58,
            b"\x00\x00\x00\x00\x01\x00\x00\x00",
        ),
    ),
    (
        "<i4",
        &[2],
        Order::C,
        (
            b"\x93NUMPY\x03\x00t\x00\x00\x00{'descr': '<i4', 'fortran_order': False, 'shape': (2,), }",
            58,
            b"\x00\x00\x00\x00\x01\x00\x00\x00",
        ),
    ),
];

fn file((head, spaces, data): Parts) -> Vec<u8> {
    [head, vec![b' '; spaces].as_slice(), b"\n", data].concat()
}

/// A file of version 1 with this text, and three bytes.
fn with_text(text: &str) -> Vec<u8> {
    [b"\x93NUMPY\x01\x00".as_slice(), &(text.len() as u16).to_le_bytes(), text.as_bytes(), &[1, 2, 3]].concat()
}

fn with_shape(shape: &str) -> Vec<u8> {
    with_text(&format!("{{'descr': '|u1', 'fortran_order': False, 'shape': {shape}}}"))
}

fn kind(src: &[u8]) -> Kind {
    read(src).err().expect("must be refused").kind()
}

fn written(array: &Array) -> Result<Vec<u8>> {
    let mut buffer = Buffer::new();
    write(array, &mut Output::growing(&mut buffer, usize::MAX))?;
    Ok(buffer.as_slice().to_vec())
}

fn bytes(shape: &[usize], order: Order) -> Array {
    let ty = Type::new(Dtype::U8, shape, order).unwrap();
    let mut store = Store::new(usize::MAX);
    store.data.extend_from_slice(&(0..ty.count() as u8).collect::<Vec<_>>()).unwrap();
    Array::from_store(ty, store).unwrap()
}

#[test]
fn numpys_files_are_read() {
    for (typestr, shape, order, parts) in FILES {
        let array = read(&file(*parts)).unwrap();
        assert_eq!(array.ty().dtype.to_string(), *typestr);
        assert_eq!((array.ty().shape.as_slice(), array.ty().order), (*shape, *order), "{typestr}");
        assert_eq!(array.row(), Some(parts.2), "{typestr}");
    }
}

#[test]
fn numpys_files_are_written_byte_for_byte() {
    for (typestr, _, _, parts) in FILES.iter().filter(|(.., (head, ..))| head[6] == 1) {
        assert_eq!(written(&read(&file(*parts)).unwrap()).unwrap(), file(*parts), "{typestr}");
    }
}

#[test]
fn every_truncation_is_noticed() {
    for (typestr, _, _, parts) in FILES {
        let whole = file(*parts);
        for len in 0..whole.len() {
            assert_eq!(kind(&whole[..len]), Kind::Corrupt, "{typestr} {len}");
        }
        assert_eq!(kind(&[whole, vec![0]].concat()), Kind::Corrupt, "{typestr}: one byte more");
    }
}

#[test]
fn elements_that_do_not_lie_in_a_row_are_written_in_c_order() {
    let array = bytes(&[4, 6], Order::C).interior(&[1, 1], &[1, 1]).unwrap().walked(Order::F);
    let back = read(&written(&array).unwrap()).unwrap();
    assert_eq!((back.ty().order, back.row()), (Order::C, Some([7, 8, 9, 10, 13, 14, 15, 16].as_slice())));
}

#[test]
fn the_walking_order_does_not_change_the_file() {
    let array = bytes(&[2, 3], Order::C);
    let file = written(&array).unwrap();
    assert_eq!(written(&array.walked(Order::F)).unwrap(), file);
}

#[test]
fn any_spelling_of_the_literal_is_read() {
    for text in [
        "{\"shape\":(3L,),\"descr\":\"u1\",\"fortran_order\":False}",
        " { 'fortran_order' : True ,\n 'shape' : ( 1 , 3 , ) , 'descr' : 'uint8' , } \n",
        "{'descr':'|u1','fortran_order':False,'shape':(3,1)}",
    ] {
        assert_eq!(read(&with_text(text)).unwrap().row(), Some([1, 2, 3].as_slice()), "{text}");
    }
}

#[test]
fn what_is_no_header_is_corrupt() {
    for text in [
        "",
        "{",
        "{}",
        "{'descr': '|u1', 'fortran_order': False}",
        "{'descr': '|u1', 'fortran_order': False, 'shape': (3,), 'more': 1}",
        "{'descr': '|u1', 'descr': '|u1', 'fortran_order': False, 'shape': (3,)}",
        "{'descr': '|u1', 'fortran_order': 0, 'shape': (3,)}",
        "{'descr': '|u1' 'fortran_order': False, 'shape': (3,)}",
        "{'descr': '|u1', 'fortran_order': False, 'shape': (3,)} x",
        "{'descr': '|u1', 'fortran_order': False, 'shape': (3,)",
        "{'descr': '|\\x75\\x31', 'fortran_order': False, 'shape': (3,)}",
        "{'descr': 7, 'fortran_order': False, 'shape': (3,)}",
    ] {
        assert_eq!(kind(&with_text(text)), Kind::Corrupt, "{text}");
    }
    for shape in
        ["3", "(3)", "[3]", "(-3,)", "(3.0,)", "(,)", "(3,,1)", "(03,)", "(3 1)", "(0x3,)", "(3,", "(L,)", "(3LL,)"]
    {
        assert_eq!(kind(&with_shape(shape)), Kind::Corrupt, "{shape}");
    }
}

#[test]
fn shapes_larger_than_memory_are_corrupt() {
    for shape in
        ["(99999999999999999999,)", "(9223372036854775807, 2)", "(0, 9223372036854775807, 2)", "(1000000000000,)"]
    {
        assert_eq!(kind(&with_shape(shape)), Kind::Corrupt, "{shape}");
    }
    assert_eq!(kind(&with_shape(&format!("({})", "1,".repeat(65)))), Kind::Corrupt);
    assert_eq!(kind(b"\x93NUMPY\x02\x00\xff\xff\xff\xff{"), Kind::Corrupt);
}

#[test]
fn types_that_are_no_plain_elements_are_refused_by_name() {
    for (descr, named) in
        [("'|O'", "objects"), ("[('a', '<f4')]", "structured"), ("('<f4', (2,))", "structured"), ("'<q7'", "<q7")]
    {
        let error =
            read(&with_text(&format!("{{'descr': {descr}, 'fortran_order': False, 'shape': (3,)}}"))).err().unwrap();
        assert_eq!(error.kind(), Kind::Unsupported, "{error}");
        assert!(error.to_string().contains(named), "{error}");
    }
    assert_eq!(kind(b"\x93NUMPY\x04\x00\x02\x00{}"), Kind::Unsupported);
    let items = Array::zeros(Type::new(Dtype::Utf8, &[2], Order::C).unwrap(), 1000).unwrap();
    assert_eq!(written(&items).unwrap_err().kind(), Kind::Unsupported);
    assert_eq!(written(&Array::describe(bytes(&[2], Order::C).ty().clone())).unwrap_err().kind(), Kind::Argument);
}

/// A folder that goes when the test is over.
struct Folder(std::path::PathBuf);

impl Folder {
    fn new(name: &str) -> Folder {
        let path = std::env::temp_dir().join(format!("tierce-npy-{name}-{}", std::process::id()));
        std::fs::create_dir_all(&path).unwrap();
        Folder(path)
    }

    fn names(&self) -> Vec<String> {
        let entries = std::fs::read_dir(&self.0).unwrap();
        entries.map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned()).collect()
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

#[test]
fn files_are_written_whole_and_read_again() {
    let folder = Folder::new("whole");
    let path = folder.0.join("a.npy");
    let large = bytes(&[2, 3, 1], Order::F).reshape(&[6, 1]).unwrap();
    for array in [bytes(&[2, 3], Order::F), bytes(&[0], Order::C), large] {
        save(&array, &path).unwrap();
        assert_eq!(std::fs::read(&path).unwrap(), written(&array).unwrap());
        let back = load(&path).unwrap();
        assert_eq!((back.ty().shape.as_slice(), back.row()), (array.ty().shape.as_slice(), array.row()));
    }
    assert_eq!(folder.names(), ["a.npy"], "nothing else is left there");
}

#[test]
fn large_files_are_read_in_pieces() {
    let folder = Folder::new("large");
    let path = folder.0.join("a.npy");
    let ty = Type::new(Dtype::U8, &[1000, 1000], Order::C).unwrap();
    let mut array = Array::zeros(ty, usize::MAX).unwrap();
    array.scatter(&(0..1_000_000).map(|i| (i % 251) as u8).collect::<Vec<_>>()).unwrap();
    save(&array, &path).unwrap();
    assert!(load(&path).unwrap().row() == array.row());
}

#[test]
fn damaged_files_are_noticed() {
    let folder = Folder::new("damaged");
    let path = folder.0.join("a.npy");
    let whole = written(&bytes(&[3, 3], Order::C)).unwrap();
    let huge = with_shape("(1000000000000000,)");
    for damaged in [&whole[..whole.len() - 1], &whole[..50], &whole[..3], &[], &[&whole[..], b"x"].concat(), &huge] {
        std::fs::write(&path, damaged).unwrap();
        assert_eq!(load(&path).err().unwrap().kind(), Kind::Corrupt, "{} bytes", damaged.len());
    }
}

#[test]
fn what_the_system_refuses_is_named() {
    let folder = Folder::new("refused");
    let path = folder.0.join("none").join("a.npy");
    for error in [load(&path).err().unwrap(), save(&bytes(&[1], Order::C), &path).unwrap_err()] {
        assert_eq!(error.native().map(|(domain, _)| domain), Some("os"));
        assert!(error.to_string().contains("none"), "{error}");
    }
    assert_eq!(save(&bytes(&[1], Order::C), &folder.0).unwrap_err().kind(), Kind::Unsupported);
}

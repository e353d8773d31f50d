//! What numcodecs' zfpy made (`TIERCE_FIXTURES`).

use std::path::PathBuf;

use super::*;

fn folder() -> Option<PathBuf> {
    let folder = std::env::var_os("TIERCE_FIXTURES").map(|root| PathBuf::from(root).join("zfpy"));
    if folder.is_none() {
        println!("skipped: TIERCE_FIXTURES is not set");
    }
    folder
}

/// The elements of a file of numpy's, in a row: zfpy of numcodecs knows no more of their shape.
fn npy(bytes: &[u8]) -> Array {
    let len = usize::from(u16::from_le_bytes([bytes[8], bytes[9]]));
    let head = std::str::from_utf8(&bytes[10..][..len]).unwrap();
    let descr = head.split("'descr': '").nth(1).unwrap().split('\'').next().unwrap();
    assert!(head.contains("'fortran_order': False"));
    let elements = &bytes[10 + len..];
    let dtype = Dtype::parse(descr).unwrap();
    array(Type::row(dtype, elements.len() / dtype.fixed().unwrap().size), elements)
}

/// Calls `check` with each array, the parameters of each codec, and the stream that zfpy made of them.
fn each(check: impl Fn(&Array, Params, &[u8])) {
    let Some(folder) = folder() else { return };
    let mut found = 0;
    for codec in 0..4 {
        let codec = folder.join(format!("codec.{codec:02}"));
        for number in 0..10 {
            let Ok(bytes) = std::fs::read(folder.join(format!("array.{number:02}.npy"))) else { continue };
            let stream = std::fs::read(codec.join(format!("encoded.{number:02}.dat"))).unwrap();
            let params = Header::read(&stream, FULL).unwrap().params.unwrap();
            check(&npy(&bytes), params, &stream);
            found += 1;
        }
    }
    assert_eq!(found, 16);
}

#[test]
fn streams_of_zfpy_are_made_byte_for_byte() {
    each(|src, params, expected| assert!(stream(&with(params), src) == expected, "{:?} {params:?}", src.ty()));
}

#[test]
fn streams_of_zfpy_are_read_as_what_was_written() {
    each(|src, params, stream| {
        let back = read(&Setup::default(), stream, &[], src.ty()).unwrap();
        assert!(!params.eq(&Params::reversible()) || back == content(src), "{:?}", src.ty());
    });
}

#[test]
fn headers_of_zfpy_tell_the_shape() {
    each(|src, _, stream| {
        let found = decompress(&Setup::default(), stream, None, None, usize::MAX, None).unwrap();
        assert_eq!(found.ty(), src.ty());
    });
}

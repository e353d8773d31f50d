//! Arrays of items that vary in length.

use super::*;
use crate::array::Store as Items;

fn strings(shape: &[usize], items: &[&str]) -> Array {
    let mut store = Items::new(usize::MAX);
    for item in items {
        store.push(item.as_bytes()).unwrap();
    }
    Array::from_store(Type::new(Dtype::Utf8, shape, Order::C).unwrap(), store).unwrap()
}

fn read_strings(zarr: &ZarrArray, start: &[u64], extent: &[usize], limit: usize) -> Result<Vec<String>> {
    let ty = Type::new(Dtype::Utf8, extent, Order::C).unwrap();
    let dst: &'static mut Array = Box::leak(Box::new(Array::zeros(ty, limit)?));
    let pointer: *mut Array = dst;
    let done = zarr.run(zarr.read(start, dst)?)?;
    if let Some(error) = done.each.into_iter().flatten().next() {
        return Err(error);
    }
    // SAFETY: the operation that borrowed the array has ended.
    let items = unsafe { &*pointer }.items()?;
    Ok(items.map(|item| String::from_utf8(item.to_vec()).unwrap()).collect())
}

#[test]
fn strings_of_all_kinds_of_chunks_come_back() {
    for more in [
        r#""zarr_format": 3"#,
        r#""zarr_format": 2"#,
        r#""shards": [4, 4]"#,
        r#""order": "F""#,
        r#""zarr_format": 2, "order": "F""#,
        r#""fill_value": "none""#,
    ] {
        let store = memory();
        let spec = format!(r#"{{"shape": [5, 3], "dtype": "utf8", "chunks": [2, 2], {more}}}"#);
        let zarr = create(&store, "s", &spec).unwrap();
        let fill = if more.contains("none") { "none" } else { "" };
        assert_eq!(read_strings(&zarr, &[0, 0], &[5, 3], 10_000).unwrap(), vec![fill; 15], "{more}");
        write(&zarr, &[1, 1], strings(&[3, 2], &["a", "bb", "é", "", "ddddd", "f"])).unwrap();
        let expected = [fill, fill, fill, fill, "a", "bb", fill, "é", "", fill, "ddddd", "f", fill, fill, fill];
        assert_eq!(read_strings(&open(&store, "s").unwrap(), &[0, 0], &[5, 3], 10_000).unwrap(), expected, "{more}");
        assert_eq!(read_strings(&zarr, &[2, 1], &[2, 1], 10_000).unwrap(), ["é", "ddddd"], "{more}");
    }
}

#[test]
fn what_is_larger_than_the_result_may_be_is_refused() {
    let store = memory();
    let zarr = create(&store, "s", r#"{"shape": [4], "dtype": "utf8", "chunks": [2]}"#).unwrap();
    let long = "x".repeat(1000);
    write(&zarr, &[0], strings(&[4], &[&long, &long, &long, &long])).unwrap();
    assert!(read_strings(&zarr, &[0], &[4], 5000).is_ok());
    for limit in [3000, 1500] {
        let error = read_strings(&zarr, &[0], &[4], limit).unwrap_err();
        assert!(matches!(error.kind(), crate::Kind::Limit | crate::Kind::Corrupt), "{error}");
    }
}

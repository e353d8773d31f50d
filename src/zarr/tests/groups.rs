//! Groups, attributes, and what is below a path.

use super::*;
use crate::codec::object::json;
use crate::error::Kind;
use crate::zarr::{Format, Group, delete_node, find};

fn attributes(text: &str) -> crate::codec::object::Value {
    json::read(text).unwrap()
}

#[test]
fn groups_have_attributes_and_children() {
    for format in [Format::V2, Format::V3] {
        let store = memory();
        let number = if format == Format::V2 { 2 } else { 3 };
        let spec = format!(r#"{{"shape": [2], "dtype": "<i4", "chunks": [2], "zarr_format": {number}}}"#);
        let mut group = Group::create(&store, "", format, attributes(r#"{"a": NaN}"#), Create::New).unwrap();
        create(&store, "x/y", &spec).unwrap();
        create(&store, "z", &spec).unwrap();
        let expected = [("x".to_owned(), false), ("z".to_owned(), true)];
        assert_eq!(Group::open(&store, "", true).unwrap().children().unwrap(), expected);
        group.set_attributes(attributes(r#"{"b": [1, 18446744073709551617]}"#)).unwrap();
        group.consolidate().unwrap();
        let again = Group::open(&store, "", true).unwrap();
        assert!(again.is_consolidated() && !Group::open(&store, "", false).unwrap().is_consolidated());
        assert_eq!(again.metadata().attributes, attributes(r#"{"b": [1, 18446744073709551617]}"#));
        assert_eq!(again.children().unwrap(), expected);
        let array = again.open_array("x/y", Options::default(), Registry::builtin()).unwrap();
        assert_eq!((array.path(), &array.metadata().shape[..]), ("x/y", &[2][..]));
        assert_eq!(
            again.open_array("n", Options::default(), Registry::builtin()).err().unwrap().kind(),
            Kind::NotFound
        );
        assert_eq!(
            (find(&store, "x").unwrap(), find(&store, "z").unwrap(), find(&store, "n").unwrap()),
            (Some(false), Some(true), None)
        );
        delete_node(&store, "x").unwrap();
        assert_eq!(Group::open(&store, "", false).unwrap().children().unwrap(), [("z".to_owned(), true)]);
        assert!(delete_node(&store, "/").is_err());
        assert_eq!(open(&store, "x/y").err().unwrap().kind(), Kind::NotFound);
        assert!(open(&store, "").err().unwrap().to_string().contains("group"));
    }
}

#[test]
fn nothing_lies_in_an_array() {
    let store = memory();
    let spec = r#"{"shape": [2], "dtype": "<i4", "chunks": [2]}"#;
    create(&store, "a", spec).unwrap();
    let error = create(&store, "a/b", spec).err().unwrap();
    assert!(error.kind() == Kind::Precondition && error.to_string().contains("is an array"), "{error}");
    let error = Group::create(&store, "a", Format::V3, attributes("{}"), Create::New).err().unwrap();
    assert_eq!(error.kind(), Kind::Precondition);
}

#[test]
fn a_group_is_not_made_over_a_node_of_the_other_version() {
    let group = |store: &Store, format, how| Group::create(store, "n", format, attributes("{}"), how);
    for (there, other) in [(Format::V2, Format::V3), (Format::V3, Format::V2)] {
        let store = memory();
        group(&store, there, Create::New).unwrap();
        for how in [Create::New, Create::OrOpen] {
            let error = group(&store, other, how).err().unwrap();
            assert!(error.kind() == Kind::Precondition && error.to_string().contains("is a group"), "{error}");
        }
        group(&store, there, Create::OrOpen).unwrap();
        group(&store, other, Create::Replace).unwrap();
        assert_eq!(Group::open(&store, "n", false).unwrap().metadata().format, other);

        let store = memory();
        let spec = format!(r#"{{"shape": [2], "dtype": "<i4", "chunks": [2], "zarr_format": {}}}"#, there.number());
        create(&store, "n", &spec).unwrap();
        for (format, how) in [(other, Create::New), (there, Create::OrOpen), (other, Create::OrOpen)] {
            let error = group(&store, format, how).err().unwrap();
            assert!(error.kind() == Kind::Precondition && error.to_string().contains("is an array"), "{error}");
        }
    }
}

#[test]
fn attributes_of_an_array_are_replaced_and_the_rest_stays() {
    for format in [2, 3] {
        let store = memory();
        let spec = format!(
            r#"{{"shape": [2], "dtype": "<i4", "chunks": [2], "zarr_format": {format}, "attributes": {{"a": 1}}, "dimension_names": ["x"]}}"#
        );
        let mut zarr = create(&store, "a", &spec).unwrap();
        zarr.set_attributes(attributes(r#"{"b": "é"}"#)).unwrap();
        let again = open(&store, "a").unwrap();
        assert_eq!(again.metadata().shape, [2]);
        let text = format!("{:?}", again.metadata().attributes);
        assert!(text.contains("\"b\"") && !text.contains("\"a\""), "{text}");
        if format == 3 {
            assert_eq!(again.metadata().names, Some(vec![Some("x".to_owned())]));
        }
    }
}

#[test]
fn replacing_leaves_nothing_of_what_was_there() {
    let store = memory();
    let zarr = create(&store, "", r#"{"shape": [9], "dtype": "|u1", "chunks": [2]}"#).unwrap();
    write(&zarr, &[0], array("|u1", &[9], &[1; 9])).unwrap();
    let spec = Spec::parse(br#"{"shape": [4], "dtype": "|u1", "chunks": [4], "zarr_format": 2}"#).unwrap();
    ZarrArray::create(&store, "", &spec, Create::Replace, Options::default(), Registry::builtin()).unwrap();
    let left = keys(&store);
    assert!(left.iter().all(|key| !key.starts_with("c/") && key != "zarr.json"), "{left:?}");
    assert_eq!(read(&open(&store, "").unwrap(), "|u1", &[0], &[4]).unwrap().0, [0; 4]);
}

#[test]
fn what_is_no_zarr_is_not_replaced() {
    let store = memory();
    put(&store, "precious", b"x");
    put(&store, "a/precious", b"x");
    for path in ["", "a"] {
        let spec = Spec::parse(br#"{"shape": [4], "dtype": "|u1"}"#).unwrap();
        let made = ZarrArray::create(&store, path, &spec, Create::Replace, Options::default(), Registry::builtin());
        let error = made.err().unwrap();
        assert!(error.kind() == Kind::Precondition && error.to_string().contains("precious"), "{error}");
    }
    assert_eq!(keys(&store), ["a/precious", "precious"]);
}

#[test]
fn a_group_of_the_other_version_is_not_hidden() {
    let store = memory();
    Group::create(&store, "g", Format::V2, attributes(r#"{"kept": 1}"#), Create::New).unwrap();
    create(&store, "g/a", r#"{"shape": [2], "dtype": "<i4"}"#).unwrap();
    assert!(open(&store, "g/a").is_ok() && !keys(&store).contains(&"g/zarr.json".to_owned()));
    assert_eq!(Group::open(&store, "g", false).unwrap().metadata().format, Format::V2);
}

#[test]
fn an_array_that_has_grown_is_opened_by_who_would_make_it() {
    let store = memory();
    let spec = r#"{"shape": [0, 3], "dtype": "<i4"}"#;
    let mut zarr = create(&store, "a", spec).unwrap();
    assert_eq!(zarr.metadata().chunks, [(1 << 20) / 12, 3]);
    zarr.resize(&[5, 3]).unwrap();
    let or_open = |spec: &str| {
        let spec = Spec::parse(spec.as_bytes()).unwrap();
        ZarrArray::create(&store, "a", &spec, Create::OrOpen, Options::default(), Registry::builtin())
    };
    assert_eq!(or_open(spec).unwrap().metadata().shape, [5, 3]);
    assert!(or_open(&spec.replace("[0, 3]", "[6, 3]")).is_err());
}

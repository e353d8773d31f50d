use super::*;
use crate::error::Kind;

#[test]
fn groups_have_zarr_python_s_bytes() {
    let attributes = attributes_from(b"{\"title\":\"x\",\"nan\":NaN}").unwrap();
    let group = GroupMetadata::new(Format::V3, attributes.clone()).unwrap();
    let text = "{\n  \"attributes\": {\n    \"title\": \"x\",\n    \"nan\": NaN\n  },\n  \"zarr_format\": 3,\n  \"node_type\": \"group\"\n}";
    assert_eq!(texts(group.write()), [("zarr.json", text.to_owned())]);
    let Node::Group(read) = Node::from_v3(text.as_bytes()).unwrap() else { panic!("it is a group") };
    assert_eq!(texts(read.write()), texts(group.write()));
    let empty = read.with_attributes(attributes_from(b"").unwrap()).unwrap();
    assert_eq!(document::text(&empty.document).unwrap(), r#"{"attributes":{},"zarr_format":3,"node_type":"group"}"#);
    let group = GroupMetadata::new(Format::V2, attributes).unwrap();
    let expected = [
        (".zgroup", "{\n  \"zarr_format\": 2\n}".to_owned()),
        (".zattrs", "{\n  \"title\": \"x\",\n  \"nan\": NaN\n}".to_owned()),
    ];
    assert_eq!(texts(group.write()), expected);
    assert!(GroupMetadata::from_v2(b"{\"zarr_format\":3}", None).unwrap_err().to_string().contains("\"zarr_format\""));
}

#[test]
fn a_node_is_what_its_document_says() {
    assert!(matches!(Node::from_v3(ARRAY_V3.as_bytes()), Ok(Node::Array(_))));
    for (text, kind) in [
        (r#"{"zarr_format":3}"#, Kind::Corrupt),
        (r#"{"zarr_format":3,"node_type":"tree"}"#, Kind::Unsupported),
        (r#"{"zarr_format":3,"node_type":"group","x":1}"#, Kind::Unsupported),
        (r#"{"zarr_format":3,"node_type":"group","attributes":1}"#, Kind::Corrupt),
    ] {
        assert_eq!(Node::from_v3(text.as_bytes()).unwrap_err().kind(), kind, "{text}");
    }
}

#[test]
fn attributes_are_a_map() {
    assert_eq!(
        utf8(&attributes_text(&attributes_from("{\"é\": [1, NaN]}".as_bytes()).unwrap()).unwrap()),
        "{\"é\":[1,NaN]}"
    );
    for text in ["[]", "1", "{", "{} x"] {
        assert_eq!(attributes_from(text.as_bytes()).unwrap_err().kind(), Kind::Argument, "{text}");
    }
}

/// A small tree: what zarr-python consolidates, the order of paths above all.
fn tree(format: Format) -> Vec<(String, Node)> {
    let group = |text: &str| Node::Group(GroupMetadata::new(format, json(text)).unwrap());
    let array = Metadata::create(&{
        let mut spec = Spec::new("i1", &[2]).unwrap();
        spec.set("codecs", b"[]").unwrap();
        spec.set("zarr_format", if format == Format::V3 { b"3" } else { b"2" }).unwrap();
        spec
    });
    let array = Node::Array(array.unwrap());
    let mut nodes =
        vec![("b/a".to_owned(), array.clone()), ("b".to_owned(), group("{}")), ("é".to_owned(), array.clone())];
    nodes.extend([("a.x".to_owned(), group("{\"q\":2}")), ("B2".to_owned(), array)]);
    nodes
}

const ARRAY_2: &str = "{\"shape\": [2], \"chunks\": [2], \"dtype\": \"|i1\", \"fill_value\": 0, \"order\": \"C\", \
    \"filters\": null, \"dimension_separator\": \".\", \"compressor\": null, \"zarr_format\": 2}";
const GROUP_2: &str = "{\"zarr_format\": 2, \"consolidated_metadata\": \
    {\"metadata\": {}, \"must_understand\": false, \"kind\": \"inline\"}}";

#[test]
fn consolidated_v2_has_zarr_python_s_bytes() {
    let mut nodes = tree(Format::V2);
    nodes.push((String::new(), Node::Group(GroupMetadata::new(Format::V2, json("{\"t\":NaN}")).unwrap())));
    let expected = format!(
        "{{\"metadata\": {{\".zgroup\": {{\"zarr_format\": 2}}, \".zattrs\": {{\"t\": NaN}}, \
         \"a.x/.zattrs\": {{\"q\": 2}}, \"a.x/.zgroup\": {GROUP_2}, \"b/.zattrs\": {{}}, \"b/.zgroup\": {GROUP_2}, \
         \"B2/.zattrs\": {{}}, \"B2/.zarray\": {ARRAY_2}, \"\\u00e9/.zattrs\": {{}}, \"\\u00e9/.zarray\": {ARRAY_2}, \
         \"b/a/.zattrs\": {{}}, \"b/a/.zarray\": {ARRAY_2}}}, \"zarr_consolidated_format\": 1}}"
    );
    let text = consolidated_v2(&nodes).unwrap();
    assert_eq!(utf8(&text), expected);
    let read = read_consolidated_v2(text.as_slice()).unwrap();
    assert_eq!(read.len(), nodes.len());
    assert_eq!(utf8(&consolidated_v2(&read).unwrap()), expected);
}

#[test]
fn consolidated_v3_has_zarr_python_s_order() {
    let root = GroupMetadata::new(Format::V3, json("{\"t\":1}")).unwrap();
    let text = consolidated_v3(&root, &tree(Format::V3)).unwrap();
    let document = json(utf8(&text));
    let keys = |map: &Value| {
        document::entries(map).iter().map(|(key, _)| document::as_str(key).unwrap().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(keys(&document), ["attributes", "zarr_format", "consolidated_metadata", "node_type"]);
    let inline = document::get(&document, "consolidated_metadata").unwrap();
    assert_eq!(keys(inline), ["kind", "must_understand", "metadata"]);
    let nodes = document::get(inline, "metadata").unwrap();
    assert_eq!(keys(nodes), ["a.x", "b", "B2", "é", "b/a"]);
    let group = r#"{"attributes":{"q":2},"zarr_format":3,"consolidated_metadata":{"kind":"inline","must_understand":false,"metadata":{}},"node_type":"group"}"#;
    assert_eq!(document::text(document::get(nodes, "a.x").unwrap()).unwrap(), group);
    let read = read_consolidated_v3(&document).unwrap().unwrap();
    let root = GroupMetadata::from_v3(text.as_slice()).unwrap();
    assert_eq!(utf8(&consolidated_v3(&root, &read).unwrap()), utf8(&text));
    assert!(read_consolidated_v3(&json("{\"zarr_format\":3}")).unwrap().is_none());
}

#[test]
fn nodes_inside_their_groups_are_found() {
    let group = |inner: &str| {
        format!(r#"{{"zarr_format":3,"node_type":"group","consolidated_metadata":{{"metadata":{{{inner}}}}}}}"#)
    };
    let text = group(&format!("\"a\":{}", group(&format!("\"b\":{}", group("")))));
    let nodes = read_consolidated_v3(&json(&text)).unwrap().unwrap();
    let paths: Vec<&str> = nodes.iter().map(|(path, _)| path.as_str()).collect();
    assert_eq!(paths, ["a", "a/b"]);
    let deep = (0..100).fold(group(""), |inner, _| group(&format!("\"a\":{inner}")));
    assert!(read_consolidated_v3(&json(&deep)).unwrap_err().to_string().contains("groups in each other"));
}

#[test]
fn consolidated_documents_of_other_kinds_are_refused() {
    for text in ["[]", "{}", r#"{"zarr_consolidated_format":2,"metadata":{}}"#, r#"{"zarr_consolidated_format":1}"#] {
        assert!(read_consolidated_v2(text.as_bytes()).is_err(), "{text}");
    }
    let text = r#"{"zarr_consolidated_format":1,"metadata":{"a/.zarray":{"zarr_format":2}}}"#;
    let error = read_consolidated_v2(text.as_bytes()).unwrap_err().to_string();
    assert!(error.contains("\"a\"") && error.contains("\"shape\""), "{error}");
    let large = r#"{"zarr_format":3,"node_type":"array","shape":[],"data_type":{"name":"raw_bytes","configuration":{"length_bytes":16777216}},"chunk_grid":{"name":"regular","configuration":{"chunk_shape":[]}},"chunk_key_encoding":"default","fill_value":null,"codecs":["bytes"]}"#;
    let many: Vec<String> = (0..20).map(|index| format!("\"{index}\":{large}")).collect();
    let text = format!(r#"{{"consolidated_metadata":{{"metadata":{{{}}}}}}}"#, many.join(","));
    assert_eq!(read_consolidated_v3(&json(&text)).unwrap_err().kind(), Kind::Unsupported);
    assert!(consolidated_v2(&tree(Format::V3)).is_err());
}

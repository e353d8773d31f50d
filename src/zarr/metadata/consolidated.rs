//! The documents of a whole tree in one.

use super::document::{self, Style, as_str, as_u64, get, map, remove, string, wrong};
use super::{Format, GroupMetadata, Metadata, Node, v2, v3};
use crate::buffer::Buffer;
use crate::codec::object::Value;
use crate::error::{Error, Kind, Result};

const KEY: &str = "consolidated_metadata";
/// The document of zarr v2.
const NAME: &str = ".zmetadata";

/// `zarr.json` of the root with the documents of `nodes` in it, each with its path below the root.
pub(crate) fn consolidated_v3(root: &GroupMetadata, nodes: &[(String, Node)]) -> Result<Buffer> {
    let mut documents = Vec::new();
    for (path, node) in sorted(nodes, Format::V3)? {
        let document = match node {
            Node::Array(array) => array.document.clone(),
            Node::Group(group) => with_consolidated(&group.document, Vec::new()),
        };
        documents.push((string(path), document));
    }
    document::write(&with_consolidated(&root.document, documents), Style::Indented)
}

/// A group's document without those of its nodes.
fn without_consolidated(group: &Value) -> Value {
    let entries = document::entries(group).iter().filter(|(key, _)| as_str(key) != Some(KEY));
    Value::Map(entries.cloned().collect())
}

/// A group's document with those of its nodes, in zarr-python's order of keys: `node_type` is the last.
fn with_consolidated(group: &Value, nodes: Vec<(Value, Value)>) -> Value {
    let mut document = without_consolidated(group);
    let node_type = remove(&mut document, "node_type");
    let inline =
        map([("kind", string("inline")), ("must_understand", Value::Bool(false)), ("metadata", Value::Map(nodes))]);
    document::set(&mut document, KEY, inline);
    document::set(&mut document, "node_type", node_type.unwrap_or(string("group")));
    document
}

/// Nodes in zarr-python's order: those with fewer parents first, then by name, whatever the case.
fn sorted(nodes: &[(String, Node)], format: Format) -> Result<Vec<(&str, &Node)>> {
    let mut sorted = crate::segments::reserved(nodes.len())?;
    sorted.extend(nodes.iter().map(|(path, node)| (path.as_str(), node)));
    if let Some((path, _)) = sorted.iter().find(|(_, node)| node.format() != format) {
        return Err(Error::argument(format!("consolidated metadata: {path:?} is of another version of the format")));
    }
    sorted.sort_by_cached_key(|(path, _)| (path.matches('/').count(), path.to_lowercase()));
    Ok(sorted)
}

/// `.zmetadata` of these nodes; the root is the one whose path is empty.
pub(crate) fn consolidated_v2(nodes: &[(String, Node)]) -> Result<Buffer> {
    let mut documents = Vec::new();
    let nodes = sorted(nodes, Format::V2)?;
    // The root comes first, and the kind of it before its attributes, as zarr-python has it.
    for (_, node) in nodes.iter().filter(|(path, _)| path.is_empty()) {
        let (name, document, attributes) = parts(node);
        documents.push((string(name), without_consolidated(document)));
        documents.push((string(v2::ATTRIBUTES), attributes.clone()));
    }
    for (path, node) in nodes.into_iter().filter(|(path, _)| !path.is_empty()) {
        let (name, document, attributes) = parts(node);
        let mut document = document.clone();
        if matches!(node, Node::Group(_)) {
            let empty = Value::Map(Vec::new());
            let none = [("metadata", empty), ("must_understand", Value::Bool(false)), ("kind", string("inline"))];
            document::set(&mut document, KEY, map(none));
        }
        documents.push((string(format!("{path}/{}", v2::ATTRIBUTES)), attributes.clone()));
        documents.push((string(format!("{path}/{name}")), document));
    }
    let whole = map([("metadata", Value::Map(documents)), ("zarr_consolidated_format", Value::Int(1))]);
    document::write(&whole, Style::Line)
}

/// The name of a node's document, the document, and the attributes.
fn parts(node: &Node) -> (&'static str, &Value, &Value) {
    match node {
        Node::Array(array) => (v2::NAME, &array.document, &array.attributes),
        Node::Group(group) => (v2::GROUP, &group.document, &group.attributes),
    }
}

/// The nodes that a root's `zarr.json` holds, with their paths; `None` where it holds none.
pub(crate) fn read_consolidated_v3(document: &Value) -> Result<Option<Vec<(String, Node)>>> {
    let inline = match get(document, KEY) {
        None | Some(Value::Null) => return Ok(None),
        Some(inline) => inline,
    };
    let wrong = |value: &Value, expected: &str| wrong(Kind::Corrupt, KEY, value, expected).within(v3::NAME);
    if let Some(kind) = get(inline, "kind")
        && as_str(kind) != Some("inline")
    {
        return Err(wrong(kind, "\"kind\": \"inline\"").with_kind(Kind::Unsupported));
    }
    let Some(Value::Map(documents)) = get(inline, "metadata") else {
        return Err(wrong(inline, "\"metadata\", a map of paths to documents"));
    };
    let mut nodes = Nodes::default();
    push_all(documents, "", &mut nodes, 0)?;
    Ok(Some(nodes.list))
}

/// Fill values of more than one page, of all arrays together: some bytes of text can ask for much.
const MAX_FILLS: usize = 256 << 20;

/// Nodes as they are read.
#[derive(Default)]
struct Nodes {
    list: Vec<(String, Node)>,
    fills: usize,
}

impl Nodes {
    fn push(&mut self, path: &str, node: Node) -> Result<()> {
        if let Node::Array(array) = &node
            && array.fill.bytes.len() > 4096
        {
            self.fills = self.fills.saturating_add(array.fill.bytes.len());
        }
        if self.fills > MAX_FILLS {
            let message = format!("{KEY}: the fill values of all arrays have more than {MAX_FILLS} bytes");
            return Err(Error::new(Kind::Unsupported, message));
        }
        self.list.try_reserve(1).map_err(|_| Error::no_memory(size_of::<(String, Node)>()))?;
        self.list.push((path.to_owned(), node));
        Ok(())
    }
}

/// How deep consolidated groups may lie in each other.
const MAX_DEPTH: usize = 64;

fn push_all(documents: &[(Value, Value)], parent: &str, nodes: &mut Nodes, depth: usize) -> Result<()> {
    for (path, document) in documents {
        let path = as_str(path).unwrap_or_default();
        let path = if parent.is_empty() { path.to_owned() } else { format!("{parent}/{path}") };
        let node = Node::from_v3_value(without_consolidated(document))
            .map_err(|error| error.within(&format!("{KEY}: {path:?}")))?;
        nodes.push(&path, node)?;
        // Some writers leave the nodes of a group inside it.
        if let Some(Value::Map(inner)) = get(document, KEY).and_then(|inline| get(inline, "metadata"))
            && !inner.is_empty()
        {
            if depth == MAX_DEPTH {
                return Err(Error::corrupt(format!("{KEY}: more than {MAX_DEPTH} groups in each other")));
            }
            push_all(inner, &path, nodes, depth + 1)?;
        }
    }
    Ok(())
}

/// The nodes of `.zmetadata`, with their paths; the root's is empty.
pub(crate) fn read_consolidated_v2(text: &[u8]) -> Result<Vec<(String, Node)>> {
    let mut whole = document::parse(text, NAME)?;
    let format = get(&whole, "zarr_consolidated_format");
    if format.and_then(as_u64) != Some(1) {
        let format = format.unwrap_or(&Value::Null);
        return Err(wrong(Kind::Unsupported, "zarr_consolidated_format", format, "1").within(NAME));
    }
    let Some(Value::Map(mut documents)) = remove(&mut whole, "metadata") else {
        return Err(document::missing("metadata", "a map of keys to documents").within(NAME));
    };
    let mut attributes = std::collections::HashMap::new();
    for (key, value) in &mut documents {
        if let Some((path, v2::ATTRIBUTES)) = as_str(key).map(split) {
            attributes.insert(path.to_owned(), std::mem::replace(value, Value::Null));
        }
    }
    let mut nodes = Nodes::default();
    for (key, document) in documents {
        let Some((path, name)) = as_str(&key).map(split) else { continue };
        if !matches!(name, v2::NAME | v2::GROUP) {
            continue;
        }
        let context = |error: Error| error.within(&format!("{NAME}: {path:?}"));
        let attributes = attributes.remove(path);
        let node = match (&document, name) {
            (Value::Map(_), v2::NAME) => Metadata::from_v2_values(document, attributes).map(Node::Array),
            (Value::Map(_), _) => GroupMetadata::from_v2_values(document, attributes).map(Node::Group),
            (other, name) => Err(wrong(Kind::Corrupt, name, other, "a JSON object")),
        };
        nodes.push(path, node.map_err(context)?)?;
    }
    Ok(nodes.list)
}

/// The path and the name of a key.
fn split(key: &str) -> (&str, &str) {
    key.rsplit_once('/').unwrap_or(("", key))
}

//! Groups: created, opened, listed, consolidated; nodes found and deleted.

use std::sync::Arc;

use super::array::{Create, ZarrArray};
use super::documents::{self, Document, below};
use super::metadata::{self, Format, GroupMetadata, Metadata, Node};
use super::options::Options;
use crate::codec::Registry;
use crate::codec::object::Value;
use crate::error::{Error, Kind, Result};
use crate::store::verbs::delete_below;
use crate::store::{Condition, Job, ListOptions, Store};

/// A group that is open.
pub struct Group {
    store: Store,
    path: String,
    meta: GroupMetadata,
    /// The nodes below it by their path from here, if they are told in one place.
    consolidated: Option<Vec<(String, Node)>>,
}

/// The names of all documents of a node.
const DOCUMENTS: [&str; 5] = ["zarr.json", ".zarray", ".zgroup", ".zattrs", ".zmetadata"];

/// A node that was found, and the documents that it was read from.
pub(crate) struct Found {
    pub(crate) node: Node,
    /// The one that makes it a node.
    document: Document,
    /// `.zattrs`, if there is one.
    attributes: Option<Document>,
}

/// The node at a path.
pub(crate) async fn read_node(job: &Job, path: &str) -> Result<Option<Found>> {
    let within = |error: Error| error.within(&format!("zarr: the metadata at {path:?}"));
    if let Some(document) = documents::get(job, &below(path, "zarr.json")).await? {
        let node = Node::from_v3(document.text.as_slice()).map_err(within)?;
        return Ok(Some(Found { node, document, attributes: None }));
    }
    for name in [".zarray", ".zgroup"] {
        let Some(document) = documents::get(job, &below(path, name)).await? else { continue };
        let attributes = documents::get(job, &below(path, ".zattrs")).await?;
        let (text, more) = (document.text.as_slice(), attributes.as_ref().map(|document| document.text.as_slice()));
        let node = match name {
            ".zarray" => Metadata::from_v2(text, more).map(Node::Array),
            _ => GroupMetadata::from_v2(text, more).map(Node::Group),
        };
        return Ok(Some(Found { node: node.map_err(within)?, document, attributes }));
    }
    Ok(None)
}

/// What of a node is changed.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Part {
    /// What it is.
    Own,
    /// Its attributes.
    Attributes,
}

/// How often metadata are written anew because someone else wrote them meanwhile.
const TRIES: usize = 100;

/// Replaces a part of the metadata of the node at a path by what `change` makes of them, whatever others do meanwhile; gives
/// them before and after.
pub(crate) async fn update(
    job: Job,
    path: String,
    part: Part,
    change: impl Fn(&Node) -> Result<Node> + Send,
) -> Result<(Node, Node)> {
    for _ in 0..TRIES {
        let Some(Found { node: before, document, attributes }) = read_node(&job, &path).await? else {
            return Err(Error::new(Kind::NotFound, format!("zarr: there is nothing at {path:?} any more")));
        };
        let after = change(&before)?;
        let apart = part == Part::Attributes && after.format() == Format::V2;
        let condition = Document::unless_changed(if apart { attributes.as_ref() } else { Some(&document) });
        let mut documents = after.write()?;
        let (name, text) = documents.swap_remove(usize::from(apart));
        match documents::put(&job, &below(&path, name), text, condition).await {
            Ok(()) => return Ok((before, after)),
            Err(error) if error.kind() == Kind::Precondition => {}
            Err(error) => return Err(error),
        }
    }
    Err(Error::new(Kind::Busy, format!("zarr: others changed the metadata at {path:?} each of {TRIES} times")))
}

/// Deletes the node at a path, and all below it. Its own metadata go first: what is half deleted is no node.
pub(crate) async fn delete(job: &Job, path: &str) -> Result<()> {
    let own: Vec<String> = DOCUMENTS.iter().map(|name| below(path, name)).collect();
    job.backend().delete_many(&own).await?.into_iter().collect::<Result<()>>()?;
    delete_below(job, below(path, ""), |_| true).await.map(|_| ())
}

/// Makes way for a node at a path: deletes the one that is there. What is no node is not deleted.
pub(crate) async fn replace(job: &Job, path: &str) -> Result<()> {
    if read_node(job, path).await?.is_some() {
        return delete(job, path).await;
    }
    let options = ListOptions { prefix: below(path, ""), page_size: 1, ..ListOptions::default() };
    let page = job.backend().list(&options).await?;
    match page.objects.first() {
        None => Ok(()),
        Some(object) => Err(Error::new(
            Kind::Precondition,
            format!("zarr: at {path:?} is no array and no group that could be replaced, but there is {:?}", object.key),
        )),
    }
}

/// Makes groups of all paths above this one that are none yet.
pub(crate) async fn create_parents(job: &Job, path: &str, format: Format) -> Result<()> {
    for above in documents::above(path) {
        let mut there = read_node(job, above).await?;
        if there.is_none() {
            let group = GroupMetadata::new(format, Value::Map(Vec::new()))?;
            match documents::create(job, above, group.write()?).await {
                // Someone else came first.
                Err(error) if error.kind() == Kind::Precondition => there = read_node(job, above).await?,
                other => {
                    other?;
                    continue;
                }
            }
        }
        let what = match &there {
            // One of the other version stays as it is: documents of both at one path would hide one of them.
            Some(Found { node: Node::Group(_), .. }) => continue,
            Some(Found { node: Node::Array(_), .. }) => "an array",
            None => "nothing any more",
        };
        let text = format!("zarr: {path:?} cannot be made: at {above:?} is {what}");
        return Err(Error::new(Kind::Precondition, text));
    }
    Ok(())
}

/// That something is where another node is to be made.
pub(crate) fn in_the_way(path: &str, there: &Node) -> Error {
    let what = if matches!(there, Node::Array(_)) { "an array" } else { "a group" };
    Error::new(
        Kind::Precondition,
        format!("zarr: at {path:?} is {what} already, of version {}", there.format().number()),
    )
}

async fn create_group(job: Job, path: String, meta: GroupMetadata, how: Create) -> Result<GroupMetadata> {
    documents::create_folder(&job).await?;
    match how {
        Create::Replace => replace(&job, &path).await?,
        Create::OrOpen | Create::New => match read_node(&job, &path).await?.map(|found| found.node) {
            None => {}
            Some(Node::Group(there)) if how == Create::OrOpen && there.format == meta.format => return Ok(there),
            Some(there) => return Err(in_the_way(&path, &there)),
        },
    }
    create_parents(&job, &path, meta.format).await?;
    match documents::create(&job, &path, meta.write()?).await {
        // Another one came first.
        Err(error) if error.kind() == Kind::Precondition && how == Create::OrOpen => {
            match read_node(&job, &path).await? {
                Some(Found { node: Node::Group(there), .. }) if there.format == meta.format => Ok(there),
                _ => Err(error),
            }
        }
        Err(error) => Err(error),
        Ok(()) => Ok(meta),
    }
}

/// The consolidated metadata of a group that is told to have them.
async fn read_consolidated(job: &Job, path: &str, meta: &GroupMetadata) -> Result<Option<Vec<(String, Node)>>> {
    let nodes = match meta.format {
        Format::V3 => metadata::read_consolidated_v3(&meta.document),
        Format::V2 => match documents::get(job, &below(path, ".zmetadata")).await? {
            Some(document) => metadata::read_consolidated_v2(document.text.as_slice()).map(Some),
            None => Ok(None),
        },
    };
    nodes.map_err(|error| error.within(&format!("zarr: the consolidated metadata at {path:?}")))
}

/// All nodes below a path, outer ones first, each with its path from there.
async fn nodes(job: &Job, path: &str) -> Result<Vec<(String, Node)>> {
    let (mut found, mut groups) = (Vec::new(), vec![String::new()]);
    while let Some(group) = groups.pop() {
        for (name, node) in children(job, &below_path(path, &group)).await? {
            let inner = below_path(&group, &name);
            if matches!(node, Node::Group(_)) {
                groups.push(inner.clone());
            }
            found.push((inner, node));
        }
    }
    Ok(found)
}

fn below_path(path: &str, name: &str) -> String {
    if name.is_empty() { path.to_owned() } else { below(path, name) }
}

/// The nodes right below a path, by name.
async fn children(job: &Job, path: &str) -> Result<Vec<(String, Node)>> {
    let names = Arc::new(documents::names(job, path).await?);
    let (of_each, path) = (names.clone(), path.to_owned());
    let read = job.each(names.len(), move |job, index| {
        let path = below(&path, &of_each[index]);
        async move { read_node(&job, &path).await }
    });
    let mut found = Vec::new();
    for (node, name) in read.await?.into_iter().zip(names.iter()) {
        found.extend(node?.map(|found| (name.clone(), found.node)));
    }
    found.sort_by(|a, b| a.0.cmp(&b.0));
    Ok(found)
}

impl Group {
    /// Creates a group; its attributes are a map.
    pub(crate) fn create(store: &Store, path: &str, format: Format, attributes: Value, how: Create) -> Result<Group> {
        let (path, meta) = (documents::path(path)?, GroupMetadata::new(format, attributes)?);
        let at = path.clone();
        let meta = documents::run(store, move |job| create_group(job, at, meta, how))?;
        Ok(Group { store: store.clone(), path, meta, consolidated: None })
    }

    /// Opens the group at a path; with `consolidated`, what is told of the nodes below it in one place is believed.
    pub fn open(store: &Store, path: &str, consolidated: bool) -> Result<Group> {
        let path = documents::path(path)?;
        let at = path.clone();
        let (meta, nodes) = documents::run(store, move |job| async move {
            match read_node(&job, &at).await?.map(|found| found.node) {
                Some(Node::Group(meta)) => {
                    let nodes = if consolidated { read_consolidated(&job, &at, &meta).await? } else { None };
                    Ok((meta, nodes))
                }
                Some(Node::Array(_)) => Err(Error::argument(format!("zarr: at {at:?} is an array, and no group"))),
                None => Err(Error::new(Kind::NotFound, format!("zarr: there is no group at {at:?}"))),
            }
        })?;
        Ok(Group { store: store.clone(), path, meta, consolidated: nodes })
    }

    /// Its path in the store.
    pub fn path(&self) -> &str {
        &self.path
    }

    /// What it says of itself.
    pub fn metadata(&self) -> &GroupMetadata {
        &self.meta
    }

    /// Whether the nodes below it were told in one place when it was opened.
    pub fn is_consolidated(&self) -> bool {
        self.consolidated.is_some()
    }

    /// The names of the nodes right below it, and whether each is an array.
    pub fn children(&self) -> Result<Vec<(String, bool)>> {
        if let Some(nodes) = &self.consolidated {
            let direct = nodes.iter().filter(|(path, _)| !path.contains('/') && !path.is_empty());
            let mut names: Vec<_> = direct.map(|(path, node)| (path.clone(), matches!(node, Node::Array(_)))).collect();
            names.sort();
            return Ok(names);
        }
        let path = self.path.clone();
        let found = documents::run(&self.store, move |job| async move { children(&job, &path).await })?;
        Ok(found.into_iter().map(|(name, node)| (name, matches!(node, Node::Array(_)))).collect())
    }

    /// Opens an array below it.
    pub fn open_array(&self, name: &str, options: Options, registry: &Registry) -> Result<ZarrArray> {
        let name = documents::path(name)?;
        let path = below_path(&self.path, &name);
        let Some(nodes) = &self.consolidated else { return ZarrArray::open(&self.store, &path, options, registry) };
        match nodes.iter().find(|(path, _)| *path == name) {
            Some((_, Node::Array(meta))) => {
                ZarrArray::with_metadata(&self.store, path, meta.clone(), options, registry)
            }
            Some((_, Node::Group(_))) => Err(Error::argument(format!("zarr: at {path:?} is a group, and no array"))),
            None => {
                let text = format!("zarr: there is no array at {path:?}, as the consolidated metadata say");
                Err(Error::new(Kind::NotFound, text))
            }
        }
    }

    /// Replaces its attributes.
    pub(crate) fn set_attributes(&mut self, attributes: Value) -> Result<()> {
        let path = self.path.clone();
        let change = move |node: &Node| match node {
            Node::Group(before) => before.with_attributes(attributes.clone()).map(Node::Group),
            Node::Array(_) => Err(Error::argument("zarr: where the group was is an array")),
        };
        let (_, after) = documents::run(&self.store, move |job| update(job, path, Part::Attributes, change))?;
        if let Node::Group(meta) = after {
            self.meta = meta;
        }
        Ok(())
    }

    /// Writes what all nodes below it say of themselves in one place.
    pub fn consolidate(&mut self) -> Result<()> {
        let path = self.path.clone();
        let (meta, nodes) = documents::run(&self.store, move |job| async move {
            let Some(Found { node: Node::Group(meta), document, .. }) = read_node(&job, &path).await? else {
                return Err(Error::new(Kind::NotFound, format!("zarr: there is no group at {path:?} any more")));
            };
            let mut all = nodes(&job, &path).await?;
            all.sort_by(|a, b| a.0.cmp(&b.0));
            let meta = match meta.format {
                Format::V3 => {
                    let text = metadata::consolidated_v3(&meta, &all)?;
                    let Node::Group(meta) = Node::from_v3(text.as_slice())? else { return Ok((meta, all)) };
                    let condition = Document::unless_changed(Some(&document));
                    documents::put(&job, &below(&path, "zarr.json"), text, condition).await?;
                    meta
                }
                Format::V2 => {
                    let mut with_root = vec![(String::new(), Node::Group(meta.clone()))];
                    with_root.extend(all.iter().cloned());
                    let text = metadata::consolidated_v2(&with_root)?;
                    documents::put(&job, &below(&path, ".zmetadata"), text, Condition::Always).await?;
                    meta
                }
            };
            Ok((meta, all))
        })?;
        self.meta = meta;
        self.consolidated = Some(nodes);
        Ok(())
    }
}

/// What is at a path: an array (`true`), a group, or nothing.
pub fn find(store: &Store, path: &str) -> Result<Option<bool>> {
    let path = documents::path(path)?;
    let node = documents::run(store, move |job| async move { read_node(&job, &path).await })?;
    Ok(node.map(|found| matches!(found.node, Node::Array(_))))
}

/// Deletes the node at a path, and all below it. The root is refused.
pub fn delete_node(store: &Store, path: &str) -> Result<()> {
    let path = documents::path(path)?;
    if path.is_empty() {
        return Err(Error::argument("zarr: the path is empty: that would delete all there is in the store"));
    }
    documents::run(store, move |job| async move { delete(&job, &path).await })
}

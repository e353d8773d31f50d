//! Arrays: created, opened, resized; boxes of them read and written.

use std::sync::Arc;

use tokio::sync::Semaphore;

use super::chunk::Coder;
use super::documents;
use super::grid::{Grid, Region, Touched};
use super::group::{self, Part};
use super::io::{self, Chunks, Place};
use super::items;
use super::metadata::{Metadata, Node};
use super::options::Options;
use super::shard::{self, ShardConfig};
use super::spec::Spec;
use crate::array::dtype::HOST;
use crate::array::{Array, Dtype, Order, Type};
use crate::codec::object::Value;
use crate::codec::{Pipeline, Registry};
use crate::error::{Error, Kind, Result};
use crate::parallel::Pool;
use crate::store::verbs::delete_below;
use crate::store::{Done, Job, Store};

/// What is done where there may be an array already.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Create {
    /// Nothing may be there, else [`Kind::Precondition`]. Of several that create at once, one succeeds.
    New,
    /// An array that is alike, but for its attributes, is opened; another is [`Kind::Precondition`].
    OrOpen,
    /// What is there is deleted first, with all below it.
    Replace,
}

/// An array that is open. Calls on it may come from several threads.
pub struct ZarrArray {
    store: Store,
    meta: Metadata,
    place: Arc<Place>,
    registry: Arc<Registry>,
}

/// A registry that has shards, of an array with this fill value, and shards in them.
fn with_shards(registry: &Registry, meta: &Metadata) -> Arc<Registry> {
    let mut all = Arc::new(registry.copy());
    for _ in 0..3 {
        let outer = registry.copy();
        outer.add(shard::spec(all, meta.dtype, meta.fill.bytes.clone()));
        all = Arc::new(outer);
    }
    all
}

/// How the chunks of an array are stored.
fn chunks(meta: &Metadata, registry: &Registry) -> Result<Chunks> {
    let ty = meta.chunk_type()?;
    let codecs: serde_json::Value = serde_json::from_str(&meta.codecs)
        .map_err(|error| Error::corrupt(format!("\"codecs\" are not JSON that is known here: {error}")))?;
    let fill = meta.fill.bytes.clone();
    if let Some([only]) = codecs.as_array().map(Vec::as_slice)
        && only.get("name").and_then(serde_json::Value::as_str) == Some(shard::NAME)
        && !meta.dtype.is_items()
    {
        let none = serde_json::Map::new();
        let configuration = only.get("configuration").and_then(serde_json::Value::as_object).unwrap_or(&none);
        let registry = with_shards(registry, meta);
        return Ok(Chunks::Shards(ShardConfig::parse(&registry, configuration)?.shard(&ty, &fill)?));
    }
    let codec = meta.codec(registry)?;
    codec.encoded_type(&ty)?;
    if meta.dtype.is_items() {
        return Ok(Chunks::Items { codec, ty, fill });
    }
    let either = codec.takes_either_order();
    Ok(Chunks::Plain(Coder::new(codec, ty, fill, either)?))
}

impl Metadata {
    /// The codecs of a chunk, shards among them, made by `registry`: what an object of the array is decoded with.
    pub fn codec(&self, registry: &Registry) -> Result<Arc<Pipeline>> {
        Ok(Arc::new(with_shards(registry, self).codec_from_json(self.codecs.as_bytes())?))
    }

    /// What a whole chunk is.
    pub fn chunk_type(&self) -> Result<Type> {
        let too_large =
            || Error::new(Kind::Unsupported, format!("chunks of shape {:?} are larger than memory", self.chunks));
        let shape: Option<Vec<usize>> = self.chunks.iter().map(|n| usize::try_from(*n).ok()).collect();
        let ty = Type::new(self.dtype, &shape.ok_or_else(too_large)?, self.order);
        ty.map_err(|error| error.with_kind(Kind::Unsupported).within("a chunk"))
    }
}

/// The metadata of the array at a path.
async fn read_metadata(job: &Job, path: &str) -> Result<Metadata> {
    match group::read_node(job, path).await?.map(|found| found.node) {
        Some(Node::Array(meta)) => Ok(meta),
        Some(Node::Group(_)) => Err(Error::argument(format!("zarr: at {path:?} is a group, and no array"))),
        None => Err(Error::new(Kind::NotFound, format!("zarr: there is no array at {path:?}"))),
    }
}

/// The array that is `there`, if it is the one that is `meant`.
fn alike(path: &str, there: Metadata, meant: &Metadata) -> Result<Metadata> {
    match there.same_array(meant) {
        Ok(()) => Ok(there),
        Err(how) => Err(Error::new(Kind::Precondition, format!("zarr: at {path:?} is another array: {how}"))),
    }
}

async fn create(job: Job, path: String, meta: Metadata, how: Create) -> Result<Metadata> {
    documents::create_folder(&job).await?;
    match how {
        Create::Replace => group::replace(&job, &path).await?,
        Create::OrOpen | Create::New => match group::read_node(&job, &path).await?.map(|found| found.node) {
            None => {}
            Some(Node::Array(there)) if how == Create::OrOpen => return alike(&path, there, &meta),
            Some(there) => return Err(group::in_the_way(&path, &there)),
        },
    }
    group::create_parents(&job, &path, meta.format).await?;
    match documents::create(&job, &path, meta.write()?).await {
        // Another one came first.
        Err(error) if error.kind() == Kind::Precondition && how == Create::OrOpen => {
            alike(&path, read_metadata(&job, &path).await?, &meta)
        }
        other => other.map(|()| meta),
    }
}

/// Deletes the chunks that a smaller array does not have.
async fn delete_outside(job: &Job, path: &str, before: &Metadata, after: &Metadata) -> Result<()> {
    let shrinks = before.shape.iter().zip(&after.shape).any(|(before, after)| after < before);
    if !shrinks {
        return Ok(());
    }
    let counts = Grid { shape: after.shape.clone(), chunks: after.chunks.clone() }.counts();
    let is_outside = |key: &str| {
        let chunk = after.keys.chunk(path, key, counts.len());
        chunk.is_some_and(|chunk| chunk.iter().zip(&counts).any(|(at, count)| at >= count))
    };
    delete_below(job, after.keys.prefix(path), is_outside).await.map(|_| ())
}

impl ZarrArray {
    /// Creates an array.
    pub fn create(
        store: &Store,
        path: &str,
        spec: &Spec,
        how: Create,
        options: Options,
        registry: &Registry,
    ) -> Result<ZarrArray> {
        let (path, meta) = (documents::path(path)?, Metadata::create(spec)?);
        // An array that could not be read or written is not made.
        chunks(&meta, registry).map_err(|error| {
            let is_argument = matches!(error.kind(), Kind::Argument | Kind::Corrupt);
            if is_argument { error.with_kind(Kind::Config) } else { error }
        })?;
        let (at, new) = (path.clone(), meta);
        let meta = documents::run(store, move |job| create(job, at, new, how))?;
        ZarrArray::with_metadata(store, path, meta, options, registry)
    }

    /// Opens the array at a path.
    pub fn open(store: &Store, path: &str, options: Options, registry: &Registry) -> Result<ZarrArray> {
        let path = documents::path(path)?;
        let at = path.clone();
        let meta = documents::run(store, move |job| async move { read_metadata(&job, &at).await })?;
        ZarrArray::with_metadata(store, path, meta, options, registry)
    }

    /// The array at a path with these metadata, which are there or in consolidated ones.
    pub(crate) fn with_metadata(
        store: &Store,
        path: String,
        meta: Metadata,
        options: Options,
        registry: &Registry,
    ) -> Result<ZarrArray> {
        let chunks = chunks(&meta, registry).map_err(|error| {
            // Of a document, what codecs call a wrong argument is a fault in it.
            let is_argument = error.kind() == Kind::Argument;
            let error = if is_argument { error.with_kind(Kind::Corrupt) } else { error };
            error.within(&format!("zarr array {path:?}"))
        })?;
        // Where nothing is said of what is not there, fill values that were written would be lost with their chunk.
        let options = Options { write_empty_chunks: options.write_empty_chunks || !meta.has_fill(), ..options };
        let memory = Arc::new(Semaphore::new(io::pages(options.memory)));
        let grid = Grid { shape: meta.shape.clone(), chunks: meta.chunks.clone() };
        let place = Place { path, keys: meta.keys, grid, chunks: Arc::new(chunks), options, pool: None, memory };
        Ok(ZarrArray { store: store.clone(), meta, place: Arc::new(place), registry: Arc::new(registry.copy()) })
    }

    /// The same array, whose chunks are encoded and decoded on the threads of `pool`; `None`: on those of the store.
    pub fn with_pool(&self, pool: Option<Arc<Pool>>) -> ZarrArray {
        let place = Place { pool, ..Place::clone(&self.place) };
        ZarrArray {
            store: self.store.clone(),
            meta: self.meta.clone(),
            place: Arc::new(place),
            registry: self.registry.clone(),
        }
    }

    /// Where it is.
    pub fn store(&self) -> &Store {
        &self.store
    }

    /// Its path in the store.
    pub fn path(&self) -> &str {
        &self.place.path
    }

    /// What it says of itself.
    pub fn metadata(&self) -> &Metadata {
        &self.meta
    }

    /// The extent of the chunks that can be read on their own: in a shard, those in it.
    pub fn inner_chunks(&self) -> Vec<u64> {
        match &*self.place.chunks {
            Chunks::Shards(shard) => shard.grid.chunks.clone(),
            _ => self.meta.chunks.clone(),
        }
    }

    /// A box of it.
    pub fn region(&self, start: &[u64], extent: &[usize]) -> Result<Region> {
        Region::new(start, extent, &self.meta.shape)
    }

    /// The chunks that a box touches.
    pub fn touched(&self, region: &Region) -> Result<Touched> {
        self.place.grid.touched(region)
    }

    /// Whether a write of this box reads nothing first: each chunk that it touches is covered, as far as the array has it.
    pub fn covers(&self, region: &Region) -> bool {
        let covered = |axis: usize| {
            let (start, extent) = (region.start[axis], region.extent[axis]);
            let (n, step) = (self.meta.shape[axis], self.meta.chunks[axis]);
            start.is_multiple_of(step) && (start + extent == n || (start + extent).is_multiple_of(step))
        };
        region.is_empty() || (0..region.start.len()).all(covered)
    }

    /// The box of the chunk with these indices, as far as the array has it.
    pub fn chunk_region(&self, chunk: &[u64]) -> Result<Region> {
        let counts = self.place.grid.counts();
        if chunk.len() != counts.len() || chunk.iter().zip(&counts).any(|(at, count)| at >= count) {
            return Err(Error::argument(format!("chunk {chunk:?}: the array has {counts:?} along its axes")));
        }
        let start: Vec<u64> = chunk.iter().zip(&self.meta.chunks).map(|(at, step)| at * step).collect();
        let ends = start.iter().zip(&self.meta.shape).zip(&self.meta.chunks);
        let extent = ends.map(|((start, n), step)| (*step).min(n - start)).collect();
        Ok(Region { start, extent })
    }

    /// Fails unless the elements or items of `src` can be written to the array.
    pub fn check(&self, src: &Array) -> Result<()> {
        match &*self.place.chunks {
            Chunks::Plain(coder) => coder.check(src.ty().dtype)?,
            Chunks::Shards(shard) => shard.coder.check(src.ty().dtype)?,
            Chunks::Items { ty, .. } => items::check(ty.dtype, src.ty().dtype)?,
        }
        if src.has_data() {
            Ok(())
        } else {
            Err(Error::argument("the array only describes a type: it has no elements"))
        }
    }

    /// A new array for a box, in C order and the machine's byte order, of at most `limit` bytes.
    pub fn room(&self, start: &[u64], extent: &[usize], limit: usize) -> Result<Array> {
        self.region(start, extent)?;
        let dtype = match self.meta.dtype {
            Dtype::Fixed(fixed) => Dtype::Fixed(fixed.with_endian(HOST)),
            items => items,
        };
        let ty = Type::new(dtype, extent, Order::C)?;
        match ty.size() {
            Some(size) if size > limit => Err(Error::limit(Some(size), limit)),
            _ => Array::zeros(ty, limit),
        }
    }

    /// Under which key a chunk lies.
    pub fn chunk_key(&self, chunk: &[u64]) -> Result<String> {
        self.chunk_region(chunk)?;
        Ok(self.place.key(chunk))
    }

    /// The work of reading the box that begins at `start` into `dst`, for [`Store::run`] or [`Store::start`].
    pub fn read(&self, start: &[u64], dst: &'static mut Array) -> Result<impl FnOnce(Job) -> io::Pending + use<>> {
        let region = self.region(start, &dst.ty().shape)?;
        let place = self.place.clone();
        Ok(move |job| -> io::Pending { Box::pin(io::read(job, place, region, dst)) })
    }

    /// The work of writing `src` at the end of the array along `axis`, where [`ZarrArray::extend`] made room for it. Others may
    /// have made it longer since then: what they write to the last chunks is kept.
    pub fn write_end(
        &self,
        start: &[u64],
        axis: usize,
        src: &'static Array,
    ) -> Result<impl FnOnce(Job) -> io::Pending + use<>> {
        let region = self.region(start, &src.ty().shape)?;
        let mut place = Place::clone(&self.place);
        // Where parts of chunks are refused, nobody can have begun within one.
        if let (Some(n), Some(step), true) =
            (place.grid.shape.get_mut(axis), self.meta.chunks.get(axis), place.options.merge)
        {
            *n = n.checked_next_multiple_of(*step).unwrap_or(u64::MAX);
        }
        let place = Arc::new(place);
        Ok(move |job| -> io::Pending { Box::pin(io::write(job, place, region, src)) })
    }

    /// The work of writing `src` as the box that begins at `start`.
    pub fn write(&self, start: &[u64], src: &'static Array) -> Result<impl FnOnce(Job) -> io::Pending + use<>> {
        let region = self.region(start, &src.ty().shape)?;
        let place = self.place.clone();
        Ok(move |job| -> io::Pending { Box::pin(io::write(job, place, region, src)) })
    }

    /// Changes the metadata, here and in the store; gives those that were there.
    fn changed(
        &mut self,
        part: Part,
        change: impl Fn(&Metadata) -> Result<Metadata> + Send + 'static,
    ) -> Result<Metadata> {
        let (path, known) = (self.path().to_owned(), self.meta.clone());
        let change = move |node: &Node| {
            let Node::Array(there) = node else {
                return Err(Error::argument("zarr: where the array was is a group"));
            };
            // Others may have given it another shape. What this handle writes must still be chunks of it.
            alike(&path, there.with_shape(&known.shape)?, &known)?;
            change(there).map(Node::Array)
        };
        let path = self.path().to_owned();
        let (before, after) = documents::run(&self.store, move |job| group::update(job, path, part, change))?;
        let (Node::Array(before), Node::Array(after)) = (before, after) else {
            return Err(Error::new(Kind::Panic, "zarr: an array became a group"));
        };
        let grid = Grid { shape: after.shape.clone(), chunks: after.chunks.clone() };
        self.place = Arc::new(Place { grid, ..Place::clone(&self.place) });
        self.meta = after.clone();
        let (path, old) = (self.path().to_owned(), before.clone());
        documents::run(&self.store, move |job| async move { delete_outside(&job, &path, &old, &after).await })?;
        Ok(before)
    }

    /// Gives it another shape. Chunks outside of that are deleted.
    pub fn resize(&mut self, shape: &[u64]) -> Result<()> {
        let shape = shape.to_vec();
        self.changed(Part::Own, move |meta| meta.with_shape(&shape)).map(|_| ())
    }

    /// Makes it longer along an axis by the extent of an array; gives where that is to be written. Several may do so at once.
    pub fn extend(&mut self, axis: usize, extent: &[usize]) -> Result<Vec<u64>> {
        let (axes, owned) = (self.meta.shape.len(), extent.to_vec());
        let fits = |(at, n): (usize, &usize)| at == axis || *n as u64 == self.meta.shape[at];
        if axis >= axes || extent.len() != axes || !extent.iter().enumerate().all(fits) {
            let shape = &self.meta.shape;
            return Err(Error::argument(format!(
                "an array of shape {extent:?} cannot be appended to {shape:?} along axis {axis}"
            )));
        }
        let before = self.changed(Part::Own, move |meta| {
            let mut shape = meta.shape.clone();
            let longer = shape[axis].checked_add(owned[axis] as u64);
            shape[axis] = longer.ok_or_else(|| Error::argument("the array would be longer than 2^64"))?;
            meta.with_shape(&shape)
        })?;
        let mut start = vec![0; axes];
        start[axis] = before.shape[axis];
        Ok(start)
    }

    /// Replaces its attributes.
    pub(crate) fn set_attributes(&mut self, attributes: Value) -> Result<()> {
        self.changed(Part::Attributes, move |meta| meta.with_attributes(attributes.clone())).map(|_| ())
    }

    /// Has work on boxes done, and waits.
    pub fn run(&self, work: impl FnOnce(Job) -> io::Pending) -> Result<Done> {
        self.store.run(work)
    }
}

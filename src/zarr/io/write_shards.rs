//! Boxes of sharded arrays written: shards that are covered chunk by chunk on several threads, others merged.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use tokio::sync::OwnedSemaphorePermit;

use super::read_shards::inside;
use super::{Place, Site, TRIES, changed_too_often, refused, summary, unless_changed};
use crate::array::Array;
use crate::buffer::Buffer;
use crate::error::{Error, Kind, Result};
use crate::output::Output;
use crate::segments::reserved;
use crate::store::{Condition, Done, GetOptions, Job, Meta};
use crate::zarr::grid::{Grid, Part, Region, Touched};
use crate::zarr::shard::{Index, Shard};

/// A shard that is written.
struct Target {
    key: String,
    part: Part,
    /// What the array has of the shard, cut into chunks.
    grid: Grid,
    /// The box in it.
    region: Region,
    touched: Touched,
    /// Of a shard that is covered: as much as is encoded of it, and the memory for that from its first chunk on.
    made: Mutex<Made>,
    memory: Mutex<Option<OwnedSemaphorePermit>>,
}

impl Target {
    /// Keeps the memory that all chunks of the shard share.
    fn hold(&self, memory: OwnedSemaphorePermit) {
        *self.memory.lock().unwrap_or_else(PoisonError::into_inner) = Some(memory);
    }

    /// Gives that memory to others.
    fn release(&self) {
        self.memory.lock().unwrap_or_else(PoisonError::into_inner).take();
    }

    fn is_over(&self) -> bool {
        self.made.lock().unwrap_or_else(PoisonError::into_inner).left == 0
    }
}

/// A shard that is put together in the order of its chunks.
#[derive(Default)]
struct Made {
    next: usize,
    waiting: BTreeMap<usize, Option<Buffer>>,
    content: Buffer,
    index: Vec<Option<(u64, u64)>>,
    failed: bool,
    left: usize,
}

/// The memory of a shard, given to others when this goes, unless it is to be kept.
struct Held<'t> {
    target: &'t Target,
    keep: bool,
}

impl Drop for Held<'_> {
    fn drop(&mut self) {
        if !self.keep {
            self.target.release();
        }
    }
}

/// What one thread does at a time.
enum Unit {
    /// Encode this chunk of a shard that is covered.
    Chunk(usize, usize),
    /// Merge a shard.
    Merge(usize),
}

impl Unit {
    fn target(&self) -> usize {
        match self {
            Unit::Chunk(target, _) | Unit::Merge(target) => *target,
        }
    }
}

pub(super) async fn write(job: Job, place: Arc<Place>, region: Region, src: &'static Array) -> Result<Done> {
    if region.is_empty() {
        return Ok(Done::default());
    }
    let touched = place.grid.touched(&region)?;
    let mut targets: Vec<Target> = reserved(touched.total)?;
    let mut units = Vec::new();
    for number in 0..touched.total {
        let chunk = touched.chunk(&touched.place(number));
        let part = place.grid.part(&region, &chunk);
        let (grid, region) = inside(&place, &chunk, &part);
        let touched = grid.touched(&region)?;
        let made = Mutex::new(Made { left: touched.total, ..Made::default() });
        if part.covers {
            units.try_reserve(touched.total).map_err(|_| Error::no_memory(touched.total))?;
            units.extend((0..touched.total).map(|chunk| Unit::Chunk(number, chunk)));
        } else {
            units.push(Unit::Merge(number));
        }
        targets.push(Target { key: place.key(&chunk), part, grid, region, touched, made, memory: Mutex::default() });
    }
    let (targets, units) = (Arc::new(targets), Arc::new(units));
    let count = units.len();
    let of_each = (targets.clone(), units.clone());
    // Chunks are encoded from where they lie, so that the elements of a shard are the most that counts. More than that would have
    // the next one wait until this one is written.
    let (of_bytes, memory) = (units.clone(), place.shard().size());
    let bytes = move |number: usize| match of_bytes[number] {
        // The first chunk of a shard takes the memory for all, and the others come right behind it.
        Unit::Chunk(_, 0) => memory,
        Unit::Chunk(..) => 0,
        Unit::Merge(_) => memory.saturating_mul(2),
    };
    let written = place.each(&job, count, bytes, move |site, number, memory| {
        let (targets, units) = of_each.clone();
        async move {
            let target = &targets[units[number].target()];
            let written = match units[number] {
                Unit::Chunk(at, chunk) => {
                    if let Some(memory) = memory {
                        target.hold(memory);
                    }
                    // Whatever becomes of the chunk: a shard that failed must not keep others waiting for memory.
                    let mut held = Held { target, keep: false };
                    let encoded = encode(&site, targets.clone(), at, chunk, src).await;
                    let done = finish(site, targets.clone(), at, chunk, encoded).await;
                    held.keep = done.is_ok() && !target.is_over();
                    done
                }
                Unit::Merge(at) => {
                    let _memory = memory;
                    merge(site, targets.clone(), at, src).await
                }
            };
            written.map_err(|error| error.within(&target.key))
        }
    });
    let mut results: Vec<Result<u64>> = reserved(targets.len())?;
    results.resize_with(targets.len(), || Ok(0));
    for (written, unit) in written.await?.into_iter().zip(units.iter()) {
        let result = &mut results[unit.target()];
        match (written, &result) {
            (Ok(size), Ok(before)) => *result = Ok(before + size),
            (Err(error), Ok(_)) => *result = Err(error),
            _ => {}
        }
    }
    Ok(summary(results))
}

/// Appends the encoded form of a chunk of a shard: what `src` has of it, and what `old` has around that.
fn encode_into(
    place: &Place,
    target: &Target,
    number: usize,
    src: &'static Array,
    old: Option<&[u8]>,
    dst: &mut Output<'_>,
) -> Result<bool> {
    let chunk = target.touched.chunk(&target.touched.place(number));
    let part = target.grid.part(&target.region, &chunk);
    let src = src.peek().slice(&target.part.in_region)?.slice(&part.in_region)?;
    place.shard().coder.encode(src, &part, old, place.options.write_empty_chunks, dst)
}

async fn encode(
    site: &Site,
    targets: Arc<Vec<Target>>,
    target: usize,
    chunk: usize,
    src: &'static Array,
) -> Result<Option<Buffer>> {
    let place = site.place.clone();
    let encode = move || {
        let mut encoded = place.shard().coder.buffer();
        let dst = &mut Output::growing(&mut encoded, usize::MAX);
        let there = encode_into(&place, &targets[target], chunk, src, None, dst)?;
        Ok(there.then_some(encoded))
    };
    site.compute(encode).await
}

/// Adds a chunk to its shard, and writes the shard when it was the last.
async fn finish(
    site: Site,
    targets: Arc<Vec<Target>>,
    at: usize,
    chunk: usize,
    encoded: Result<Option<Buffer>>,
) -> Result<u64> {
    let (shard, target) = (site.place.shard(), &targets[at]);
    let content = {
        let mut made = target.made.lock().unwrap_or_else(PoisonError::into_inner);
        made.left -= 1;
        let added = match made.failed {
            true => Ok(()),
            false => encoded.and_then(|encoded| made.add(shard, target, chunk, encoded)),
        };
        if added.is_err() {
            // Nothing comes of the shard: what others still encode of it is not to be kept.
            *made = Made { failed: true, left: made.left, ..Made::default() };
        }
        added?;
        if made.left > 0 || made.failed {
            return Ok(0);
        }
        made.end(shard)?
    };
    match content {
        Some(content) => site.put(&target.key, content, Condition::Always).await.map(|(size, _)| size),
        None => site.delete(&target.key).await.map(|()| 0),
    }
}

impl Made {
    /// Adds chunk `number` of those that the array has, in its turn.
    fn add(&mut self, shard: &Shard, target: &Target, number: usize, encoded: Option<Buffer>) -> Result<()> {
        self.waiting.insert(number, encoded);
        while let Some(encoded) = self.waiting.remove(&self.next) {
            let chunk = target.touched.chunk(&target.touched.place(self.next));
            self.next += 1;
            self.begin(shard)?;
            if let Some(encoded) = encoded {
                self.append(shard.number(&chunk), encoded.as_slice())?;
                shard.coder.keep(encoded);
            }
        }
        Ok(())
    }

    /// Makes room for the chunks, and for the index.
    fn begin(&mut self, shard: &Shard) -> Result<()> {
        if self.index.is_empty() {
            // Memory that is never written to is only a promise; growing would have a shard in memory twice, time and again.
            // Where promises are counted, it grows.
            let most = shard.coder.bound().saturating_mul(shard.count);
            let _ = self.content.reserve_exact(most.saturating_add(shard.index.size(shard.count)?));
            self.index = reserved(shard.count)?;
            self.index.resize(shard.count, None);
            if !shard.index.at_end() {
                self.content.resize_zeroed(shard.index.size(shard.count)?)?;
            }
        }
        Ok(())
    }

    fn append(&mut self, number: usize, encoded: &[u8]) -> Result<()> {
        self.index[number] = Some((self.content.len() as u64, encoded.len() as u64));
        self.content.extend_from_slice(encoded)
    }

    /// The whole shard; `None` if there is no chunk in it.
    fn end(&mut self, shard: &Shard) -> Result<Option<Buffer>> {
        if self.index.iter().all(Option::is_none) {
            return Ok(None);
        }
        let index = shard.index.encode(&Index { entries: std::mem::take(&mut self.index) })?;
        if shard.index.at_end() {
            self.content.extend_from_slice(index.as_slice())?;
        } else {
            self.content.as_mut_slice()[..index.len()].copy_from_slice(index.as_slice());
        }
        Ok(Some(std::mem::take(&mut self.content)))
    }
}

/// Writes a part of a shard. The other chunks in it are kept as they are encoded.
async fn merge(site: Site, targets: Arc<Vec<Target>>, at: usize, src: &'static Array) -> Result<u64> {
    let place = site.place.clone();
    let (key, coder, count) = (&targets[at].key, &place.shard().coder, place.shard().count);
    if !place.options.merge {
        return Err(refused(key));
    }
    let most = coder.most_encoded()?.saturating_mul(count).saturating_add(place.shard().index.size(count)?);
    for tried in 0..TRIES {
        let mut old = Buffer::new();
        let meta: Option<Meta> = site.get(key, &GetOptions::default(), most, &mut old).await?;
        let (place, targets, there) = (place.clone(), targets.clone(), meta.is_some());
        let content = site.compute(move || merged(&place, &targets[at], src, there.then_some(old.as_slice())));
        let Some(content) = content.await? else { return Ok(0) };
        match site.put(key, content, unless_changed(meta.as_ref())).await {
            Err(error) if error.kind() == Kind::Precondition => site.pause(tried).await,
            done => return done.map(|(size, _)| size),
        }
    }
    Err(changed_too_often(key))
}

#[cold]
fn overlap() -> Error {
    Error::corrupt("the chunks of the shard have more bytes together than the shard: it cannot be merged")
}

/// A shard with a part of it replaced; `None` if there is nothing in it, and was not before.
fn merged(place: &Place, target: &Target, src: &'static Array, old: Option<&[u8]>) -> Result<Option<Buffer>> {
    let shard = place.shard();
    let index = old.map(|old| shard.index.decode_whole(old, shard.count)).transpose()?;
    let bytes = |number| shard.chunk(old?, index.as_ref()?, number);
    let mut places: BTreeMap<usize, usize> = BTreeMap::new();
    for order in 0..target.touched.total {
        let chunk = target.touched.chunk(&target.touched.place(order));
        places.insert(shard.number(&chunk), order);
    }
    let mut made = Made::default();
    made.begin(shard)?;
    let mut encoded = shard.coder.buffer();
    let mut left = old.map_or(0, <[u8]>::len);
    for number in 0..shard.count {
        match places.get(&number) {
            None => {
                if let Some(bytes) = bytes(number) {
                    // Chunks that share bytes could be many times the shard.
                    left = left.checked_sub(bytes.len()).ok_or_else(overlap)?;
                    made.append(number, bytes)?;
                }
            }
            Some(order) => {
                encoded.clear();
                let dst = &mut Output::growing(&mut encoded, usize::MAX);
                if encode_into(place, target, *order, src, bytes(number), dst)? {
                    made.append(number, encoded.as_slice())?;
                }
            }
        }
    }
    shard.coder.keep(encoded);
    if made.index.iter().all(Option::is_none) && old.is_some() {
        // A shard that is there stays there, without chunks.
        made.content.clear();
        let index = shard.index.encode(&Index { entries: made.index })?;
        return Ok(Some(index));
    }
    made.end(shard)
}

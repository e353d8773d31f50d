//! Boxes of sharded arrays read: the indices first, then the chunks that are needed, by ranges.

use std::sync::Arc;

use super::{Place, Site, summary};
use crate::array::Cells;
use crate::buffer::Buffer;
use crate::error::{Kind, Result};
use crate::store::{ByteRange, Done, GetOptions, Job};
use crate::zarr::grid::{Grid, Part, Region};
use crate::zarr::shard::{Shard, refit};

/// A shard of which all is wanted is read in one piece if it has at most so many bytes of elements.
const WHOLE: usize = 16 << 20;
/// Chunks with at most so many bytes between them are read at once, where a request takes a while …
const GAP: u64 = 64 << 10;
/// … and together at most so many bytes.
const TOGETHER: u64 = 8 << 20;
/// So many shards are looked at before the first of their chunks is read.
const SHARDS_AT_ONCE: usize = 256;

/// What is wanted of a shard.
struct Wanted {
    key: String,
    /// What the array has of the shard, cut into chunks.
    grid: Grid,
    /// The box, in the shard.
    region: Region,
    covers: bool,
    cells: Cells<'static>,
}

/// Chunks of a shard that are read at once.
struct Fetch {
    wanted: Arc<Wanted>,
    /// The place of the shard among those that the box touches.
    number: usize,
    etag: Option<String>,
    range: std::ops::Range<u64>,
    /// The number of each chunk among those that are wanted, its offset and length in the shard.
    chunks: Vec<(usize, u64, u64)>,
}

/// The box and the array's end in a shard at this place of the grid.
pub(super) fn inside(place: &Place, chunk: &[u64], part: &Part) -> (Grid, Region) {
    let (chunks, shape) = (&place.grid.chunks, &place.grid.shape);
    let extent = |axis: usize| chunks[axis].min(shape[axis] - chunk[axis] * chunks[axis]);
    let grid = place.shard().grid_of((0..chunk.len()).map(extent).collect());
    let region = Region {
        start: part.in_chunk.iter().map(|range| range.start as u64).collect(),
        extent: part.in_chunk.iter().map(|range| range.count as u64).collect(),
    };
    (grid, region)
}

pub(super) async fn read(job: Job, place: Arc<Place>, region: Region, cells: Cells<'static>) -> Result<Done> {
    let touched = place.grid.touched(&region)?;
    let total = touched.total;
    let shared = Arc::new((region, touched, cells));
    let mut results: Vec<Result<u64>> = crate::segments::reserved(total)?;
    // What a whole shard takes that is read at once, or else an index.
    let size = place.shard().size();
    let index = place.shard().index.size(place.shard().count)?.saturating_mul(3);
    let first_bytes = if size <= WHOLE { size.saturating_mul(2).max(index) } else { index };
    for first in (0..total).step_by(SHARDS_AT_ONCE) {
        let of_each = shared.clone();
        let count = SHARDS_AT_ONCE.min(total - first);
        let begun = place.each(
            &job,
            count,
            move |_| first_bytes,
            move |site, number, memory| {
                let shared = of_each.clone();
                async move {
                    let _memory = memory;
                    let ((region, touched, cells), place) = (&*shared, &site.place);
                    let at = touched.place(first + number);
                    let chunk = touched.chunk(&at);
                    let part = place.grid.part(region, &chunk);
                    let (grid, region) = inside(place, &chunk, &part);
                    let inner: Vec<usize> = place.shard().chunks().to_vec();
                    let cells = Cells::new(cells.take(&at)?, grid.lacks(&region), inner)?;
                    let wanted = Wanted { key: place.key(&chunk), grid, region, covers: part.covers, cells };
                    begin(site, wanted, first + number).await
                }
            },
        );
        let mut fetches = Vec::new();
        for begun in begun.await? {
            results.push(begun.map(|(size, more)| {
                fetches.extend(more);
                size
            }));
        }
        let fetches = Arc::new(fetches);
        let of_each = fetches.clone();
        let (of_bytes, chunk) = (fetches.clone(), place.shard().coder.memory());
        let bytes = move |number: usize| {
            let Fetch { chunks, range, .. } = &of_bytes[number];
            chunk.saturating_mul(chunks.len().min(2)).saturating_add((range.end - range.start) as usize)
        };
        let read = place.each(&job, fetches.len(), bytes, move |site, number, memory| {
            let fetches = of_each.clone();
            async move {
                let _memory = memory;
                fetch(site, fetches, number).await
            }
        });
        for (read, fetch) in read.await?.into_iter().zip(fetches.iter()) {
            let result = &mut results[fetch.number];
            match (read, &result) {
                (Ok(size), Ok(before)) => *result = Ok(before + size),
                (Err(error), Ok(_)) => *result = Err(error),
                _ => {}
            }
        }
    }
    Ok(summary(results))
}

/// Reads a whole shard, or its index, and says which chunks are to be read then; the size is what was read.
async fn begin(site: Site, wanted: Wanted, number: usize) -> Result<(u64, Vec<Fetch>)> {
    let place = &site.place.clone();
    if wanted.covers && place.shard().size() <= WHOLE {
        return read_whole(site, wanted).await.map(|size| (size, Vec::new()));
    }
    read_index(site, wanted, number).await
}

/// The parts of all wanted chunks, with the number of each in the index.
fn parts(shard: &Shard, wanted: &Wanted) -> Result<Vec<(usize, Vec<usize>, Part)>> {
    let touched = wanted.grid.touched(&wanted.region)?;
    let mut parts = crate::segments::reserved(touched.total)?;
    for number in 0..touched.total {
        let at = touched.place(number);
        let chunk = touched.chunk(&at);
        let part = wanted.grid.part(&wanted.region, &chunk);
        parts.push((shard.number(&chunk), at, part));
    }
    Ok(parts)
}

async fn read_whole(site: Site, wanted: Wanted) -> Result<u64> {
    let place = site.place.clone();
    let (coder, count) = (&place.shard().coder, place.shard().count);
    let most = coder.most_encoded()?.saturating_mul(count).saturating_add(place.shard().index.size(count)?);
    let mut bytes = coder.buffer();
    let found = site.get(&wanted.key, &GetOptions::default(), most, &mut bytes).await;
    let there = found.map_err(|error| error.within(&wanted.key))?.is_some();
    let decode = move || {
        let (shard, key) = (place.shard(), &wanted.key);
        let index = there.then(|| shard.index.decode_whole(bytes.as_slice(), shard.count)).transpose();
        let index = index.map_err(|error| error.within(key))?;
        for (number, at, part) in parts(shard, &wanted)? {
            let chunk = index.as_ref().and_then(|index| shard.chunk(bytes.as_slice(), index, number));
            let decoded = shard.coder.decode(chunk, &part, wanted.cells.take(&at)?);
            decoded.map_err(|error| error.within(&format!("{key}, chunk {number} of the shard")))?;
        }
        let size = bytes.len() as u64;
        shard.coder.keep(bytes);
        Ok(size)
    };
    site.compute(decode).await
}

async fn read_index(site: Site, wanted: Wanted, number: usize) -> Result<(u64, Vec<Fetch>)> {
    let place = site.place.clone();
    let format = &place.shard().index;
    let size = format.size(place.shard().count)?;
    let options = GetOptions { range: Some(format.range(size)), if_match: None };
    let mut bytes = Buffer::new();
    let found = site.get(&wanted.key, &options, size, &mut bytes).await;
    let found = found.map_err(|error| refit(error).within(&wanted.key))?;
    let local = site.inline;
    let look = move || {
        let (shard, key) = (place.shard(), &wanted.key);
        let meta = found.as_ref();
        let index = meta.map(|meta| shard.index.decode(bytes.as_slice(), shard.count, meta.size)).transpose();
        let index = index.map_err(|error| error.within(key))?;
        let (mut there, most) = (Vec::new(), shard.coder.most_encoded()? as u64);
        for (order, (number, at, part)) in parts(shard, &wanted)?.into_iter().enumerate() {
            match index.as_ref().and_then(|index| index.entries[number]) {
                Some((offset, len)) if len <= most => there.push((order, offset, len)),
                Some((_, len)) => {
                    let text = format!("{key}: chunk {number} of the shard has {len} bytes, at most {most} can be");
                    return Err(crate::error::Error::corrupt(text));
                }
                None => shard.coder.decode(None, &part, wanted.cells.take(&at)?)?,
            }
        }
        there.sort_unstable_by_key(|(_, offset, len)| (*offset, *len));
        let wanted = Arc::new(wanted);
        let etag = meta.and_then(|meta| meta.etag.clone());
        let mut fetches: Vec<Fetch> = Vec::new();
        for (order, offset, len) in there {
            let end = offset + len;
            match fetches.last_mut() {
                // Where a request costs next to nothing, each thread has a chunk of its own.
                Some(Fetch { range, chunks, .. })
                    if !local
                        && offset.saturating_sub(range.end) <= GAP
                        && end.max(range.end) - range.start <= TOGETHER =>
                {
                    range.end = range.end.max(end);
                    chunks.push((order, offset, len));
                }
                _ => fetches.push(Fetch {
                    wanted: wanted.clone(),
                    number,
                    etag: etag.clone(),
                    range: offset..end,
                    chunks: vec![(order, offset, len)],
                }),
            }
        }
        Ok((bytes.len() as u64, fetches))
    };
    site.compute(look).await
}

async fn fetch(site: Site, fetches: Arc<Vec<Fetch>>, number: usize) -> Result<u64> {
    let place = site.place.clone();
    let mut bytes = place.shard().coder.buffer();
    let Fetch { wanted, etag, range, .. } = &fetches[number];
    let len = range.end - range.start;
    if len > 0 {
        let options = GetOptions { range: Some(ByteRange::From { offset: range.start, len }), if_match: etag.clone() };
        let found = site.get(&wanted.key, &options, len as usize, &mut bytes).await;
        let changed = |error: &crate::Error| matches!(error.kind(), Kind::Precondition | Kind::Argument);
        let found = found.map_err(|error| match changed(&error) {
            true => error.with_kind(Kind::Precondition).within("the shard was replaced while it was read"),
            false => error.within(&wanted.key),
        })?;
        if found.is_none() || bytes.len() as u64 != len {
            let text = format!("{}: the shard was replaced while it was read", wanted.key);
            return Err(crate::Error::new(Kind::Precondition, text));
        }
    }
    let decode = move || {
        let Fetch { wanted, chunks, range, .. } = &fetches[number];
        let shard = place.shard();
        let touched = wanted.grid.touched(&wanted.region)?;
        for (order, offset, len) in chunks {
            let at = touched.place(*order);
            let part = wanted.grid.part(&wanted.region, &touched.chunk(&at));
            let start = (offset - range.start) as usize;
            let chunk = &bytes.as_slice()[start..start + *len as usize];
            let decoded = shard.coder.decode(Some(chunk), &part, wanted.cells.take(&at)?);
            decoded.map_err(|error| error.within(&format!("{}, chunk at byte {offset}", wanted.key)))?;
        }
        let size = bytes.len() as u64;
        shard.coder.keep(bytes);
        Ok(size)
    };
    site.compute(decode).await
}

//! Boxes written.

use std::sync::Arc;

use super::{
    Chunks, Place, Site, TRIES, changed_too_often, refused, summary, unless_changed, write_items, write_shards,
};
use crate::array::Array;
use crate::error::{Error, Kind, Result};
use crate::output::Output;
use crate::store::{Condition, Done, GetOptions, Job};
use crate::zarr::grid::{Part, Region};

/// Writes `src` as a box, which lies in the array and has its shape. `each` of the result is one for every chunk that the box
/// touches, in C order.
pub(crate) async fn write(job: Job, place: Arc<Place>, region: Region, src: &'static Array) -> Result<Done> {
    if !src.has_data() {
        return Err(Error::argument("the array only describes a type: it has no elements to write"));
    }
    let memory = match &*place.chunks {
        Chunks::Plain(coder) => {
            coder.check(src.ty().dtype)?;
            coder.memory()
        }
        Chunks::Shards(shard) => {
            shard.coder.check(src.ty().dtype)?;
            return write_shards::write(job, place, region, src).await;
        }
        Chunks::Items { .. } => return write_items::write(job, place, region, src).await,
    };
    if region.is_empty() {
        return Ok(Done::default());
    }
    let touched = place.grid.touched(&region)?;
    let total = touched.total;
    let shared = Arc::new((region, touched));
    // A chunk that is merged is there twice.
    let of_bytes = (shared.clone(), place.grid.clone());
    let bytes = move |number| {
        let ((region, touched), grid) = (&*of_bytes.0, &of_bytes.1);
        let covers = grid.part(region, &touched.chunk(&touched.place(number))).covers;
        if covers { memory } else { memory.saturating_mul(2) }
    };
    let written = place.each(&job, total, bytes, move |site, number, memory| {
        let shared = shared.clone();
        async move {
            let _memory = memory;
            let ((region, touched), place) = (&*shared, site.place.clone());
            let chunk = touched.chunk(&touched.place(number));
            let (key, part) = (place.key(&chunk), place.grid.part(region, &chunk));
            let named = key.clone();
            let written = match part.covers {
                true => write_chunk(site, key, part, src).await,
                false => merge(site, key, part, src).await,
            };
            written.map_err(|error| error.within(&named))
        }
    });
    Ok(summary(written.await?))
}

/// Writes a chunk of which nothing else is kept.
async fn write_chunk(site: Site, key: String, part: Part, src: &'static Array) -> Result<u64> {
    let place = site.place.clone();
    let mut encoded = site.buffer(place.coder());
    let encoded = site.compute(move || {
        let (keep, dst) = (place.options.write_empty_chunks, &mut Output::growing(&mut encoded, usize::MAX));
        let there = place.coder().encode(src.peek().slice(&part.in_region)?, &part, None, keep, dst)?;
        Ok(there.then_some(encoded))
    });
    let Some(encoded) = encoded.await? else { return site.delete(&key).await.map(|()| 0) };
    site.put_chunk(&key, encoded, Condition::Always).await
}

/// Writes a part of a chunk, and keeps the rest: also what others write to it meanwhile.
async fn merge(site: Site, key: String, part: Part, src: &'static Array) -> Result<u64> {
    if !site.place.options.merge {
        return Err(refused(&key));
    }
    for tried in 0..TRIES {
        let mut old = site.place.coder().buffer();
        let most = site.place.coder().most_encoded()?;
        let meta = site.get(&key, &GetOptions::default(), most, &mut old).await?;
        let (place, part, there) = (site.place.clone(), part.clone(), meta.is_some());
        let mut encoded = site.buffer(place.coder());
        let encoded = site.compute(move || {
            let dst = &mut Output::growing(&mut encoded, usize::MAX);
            let bytes = there.then_some(old.as_slice());
            // A chunk that is there stays there: whether it may be deleted cannot be made to depend on its version.
            let keep = there || place.options.write_empty_chunks;
            let there = place.coder().encode(src.peek().slice(&part.in_region)?, &part, bytes, keep, dst)?;
            place.coder().keep(old);
            Ok(there.then_some(encoded))
        });
        let Some(encoded) = encoded.await? else { return Ok(0) };
        match site.put_chunk(&key, encoded, unless_changed(meta.as_ref())).await {
            Err(error) if error.kind() == Kind::Precondition => site.pause(tried).await,
            done => return done,
        }
    }
    Err(changed_too_often(&key))
}

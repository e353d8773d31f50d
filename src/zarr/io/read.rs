//! Boxes read.

use std::sync::Arc;

use super::{Chunks, Place, Site, read_items, read_shards, summary};
use crate::array::{Array, Cells, PeekMut};
use crate::error::Result;
use crate::store::{Done, GetOptions, Job};
use crate::zarr::grid::{Part, Region};

/// Reads a box, which lies in the array, into `dst`, whose shape is the box's. `each` of the result is one for every chunk
/// that the box touches, in C order.
pub(crate) async fn read(job: Job, place: Arc<Place>, region: Region, dst: &'static mut Array) -> Result<Done> {
    let coder = match &*place.chunks {
        Chunks::Plain(coder) => coder,
        Chunks::Shards(shard) => &shard.coder,
        Chunks::Items { .. } => return read_items::read(job, place, region, dst).await,
    };
    coder.check(dst.ty().dtype)?;
    dst.check_writable()?;
    if region.is_empty() {
        return Ok(Done::default());
    }
    let step = place.grid.chunks.iter().map(|n| *n as usize).collect();
    let cells = Cells::new(dst.peek_mut(), place.grid.lacks(&region), step)?;
    if matches!(&*place.chunks, Chunks::Shards(_)) {
        return read_shards::read(job, place, region, cells).await;
    }
    let touched = place.grid.touched(&region)?;
    let total = touched.total;
    let shared = Arc::new((region, touched, cells));
    let bytes = coder.memory();
    let read = place.each(
        &job,
        total,
        move |_| bytes,
        move |site, number, memory| {
            let shared = shared.clone();
            async move {
                let _memory = memory;
                let ((region, touched, cells), place) = (&*shared, site.place.clone());
                let at = touched.place(number);
                let chunk = touched.chunk(&at);
                let (key, part) = (place.key(&chunk), place.grid.part(region, &chunk));
                let dst = cells.take(&at)?;
                read_chunk(site, key, part, dst).await
            }
        },
    );
    Ok(summary(read.await?))
}

/// Reads a part of a chunk; gives the bytes of its object.
async fn read_chunk(site: Site, key: String, part: Part, dst: PeekMut<'static>) -> Result<u64> {
    let place = site.place.clone();
    let mut bytes = place.coder().buffer();
    let most = place.coder().most_encoded()?;
    let found = site.get(&key, &GetOptions::default(), most, &mut bytes).await;
    let there = found.map_err(|error| error.within(&key))?.is_some();
    let decode = move || {
        let size = bytes.len() as u64;
        let chunk = there.then_some(bytes.as_slice());
        place.coder().decode(chunk, &part, dst).map_err(|error| error.within(&key))?;
        place.coder().keep(bytes);
        Ok(size)
    };
    site.compute(decode).await
}

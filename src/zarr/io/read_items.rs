//! Boxes of items that vary in length, read.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use super::{Chunks, Place, Site, summary};
use crate::array::{Array, Store};
use crate::buffer::Buffer;
use crate::error::{Error, Result};
use crate::segments::reserved;
use crate::store::{Done, GetOptions, Job, Meta};
use crate::zarr::grid::Region;
use crate::zarr::items;

/// Reads a box in place of the items of `dst`, within its limit.
pub(super) async fn read(job: Job, place: Arc<Place>, region: Region, dst: &'static mut Array) -> Result<Done> {
    let Chunks::Items { ty, fill, .. } = &*place.chunks else { unreachable!("the caller has seen items") };
    items::check(ty.dtype, dst.ty().dtype)?;
    if !dst.has_data() {
        return Err(Error::argument("the array only describes a type: it has no memory to read into"));
    }
    let touched = place.grid.touched(&region)?;
    // What is decoded counts against the limit of the result, all chunks together.
    let left = Arc::new(AtomicUsize::new(dst.limit()));
    let total = touched.total;
    let shared = Arc::new((touched, left));
    let decoded = place.each(
        &job,
        total,
        |_| 0,
        move |site, number, _| {
            let shared = shared.clone();
            async move {
                let (touched, left) = &*shared;
                let key = site.place.key(&touched.chunk(&touched.place(number)));
                let found = read_chunk(&site, key, left.clone()).await?;
                Ok(found.map_or((None, 0), |(chunk, meta)| (Some(chunk), meta.size)))
            }
        },
    );
    let (mut chunks, mut results) = (reserved(total)?, reserved(total)?);
    for decoded in decoded.await? {
        let (chunk, result) = match decoded {
            Ok((chunk, size)) => (chunk, Ok(size)),
            Err(error) => (None, Err(error)),
        };
        chunks.push(chunk);
        results.push(result);
    }
    let done = summary(results);
    let mut store = Store::new(dst.limit());
    store.reserve_items(dst.ty().count())?;
    items::collect(&place.grid, &region, &chunks, fill, dst.ty().order, &mut store)?;
    *dst = Array::from_store(dst.ty().clone(), store)?;
    Ok(done)
}

/// Reads a whole chunk, and what is known of its object; `None` if there is none.
pub(super) async fn read_chunk(site: &Site, key: String, left: Arc<AtomicUsize>) -> Result<Option<(Array, Meta)>> {
    let place = site.place.clone();
    let mut bytes = Buffer::new();
    let most = place.options.max_items;
    let found = site.get(&key, &GetOptions::default(), most, &mut bytes).await;
    let Some(meta) = found.map_err(|error| error.within(&key))? else { return Ok(None) };
    let decode = move || {
        let Chunks::Items { codec, ty, .. } = &*place.chunks else { unreachable!("the caller has seen items") };
        let limit = left.load(Ordering::Relaxed).min(place.options.max_items);
        let chunk = codec.decode_array(bytes.as_slice(), Some(ty), limit).map_err(|error| error.within(&key))?;
        let size = items::memory(&chunk);
        let _ = left.fetch_update(Ordering::Relaxed, Ordering::Relaxed, |left| Some(left.saturating_sub(size)));
        Ok(Some((chunk, meta)))
    };
    site.compute(decode).await
}

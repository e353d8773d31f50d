//! Boxes of items that vary in length, written.

use std::sync::Arc;
use std::sync::atomic::AtomicUsize;

use super::{Chunks, Place, Site, TRIES, changed_too_often, read_items, refused, summary, unless_changed};
use crate::array::Array;
use crate::buffer::Buffer;
use crate::error::{Kind, Result};
use crate::output::Output;
use crate::store::{Condition, Done, Job};
use crate::zarr::grid::{Part, Region};
use crate::zarr::items;

pub(super) async fn write(job: Job, place: Arc<Place>, region: Region, src: &'static Array) -> Result<Done> {
    let Chunks::Items { ty, .. } = &*place.chunks else { unreachable!("the caller has seen items") };
    items::check(ty.dtype, src.ty().dtype)?;
    if region.is_empty() {
        return Ok(Done::default());
    }
    let touched = place.grid.touched(&region)?;
    let total = touched.total;
    let shared = Arc::new((region, touched));
    let written = place.each(
        &job,
        total,
        |_| 0,
        move |site, number, _| {
            let shared = shared.clone();
            async move {
                let ((region, touched), place) = (&*shared, site.place.clone());
                let chunk = touched.chunk(&touched.place(number));
                let (key, part) = (place.key(&chunk), place.grid.part(region, &chunk));
                let named = key.clone();
                write_chunk(site, key, part, src).await.map_err(|error| error.within(&named))
            }
        },
    );
    Ok(summary(written.await?))
}

async fn write_chunk(site: Site, key: String, part: Part, src: &'static Array) -> Result<u64> {
    if !part.covers && !site.place.options.merge {
        return Err(refused(&key));
    }
    for tried in 0..TRIES {
        let (mut old, mut condition) = (None, Condition::Always);
        if !part.covers {
            let left = Arc::new(AtomicUsize::new(site.place.options.max_items));
            let found = read_items::read_chunk(&site, key.clone(), left).await?;
            condition = unless_changed(found.as_ref().map(|(_, meta)| meta));
            old = found.map(|(chunk, _)| chunk);
        }
        let (place, part, covers) = (site.place.clone(), part.clone(), part.covers);
        let keep = old.is_some() || place.options.write_empty_chunks;
        let encoded = site.compute(move || {
            let Chunks::Items { codec, ty, fill } = &*place.chunks else { unreachable!("the caller has seen items") };
            let view = src.peek().slice(&part.in_region)?.walked(ty.order);
            let mut encoded = Buffer::new();
            let mut dst = Output::growing(&mut encoded, usize::MAX);
            if part.whole && view.ty().dtype == ty.dtype && items::memory(&view) <= place.options.max_items {
                let there = keep || !view.items()?.all(|item| item == fill);
                return there
                    .then(|| codec.encode_array(&view, &mut dst))
                    .transpose()
                    .map(|there| there.map(|()| encoded));
            }
            let chunk = items::whole(ty, &part, &view, old.as_ref(), fill, place.options.max_items)?;
            let there = keep || !chunk.items()?.all(|item| item == fill);
            there.then(|| codec.encode_array(&chunk, &mut dst)).transpose().map(|there| there.map(|()| encoded))
        });
        let Some(encoded) = encoded.await? else {
            return if covers { site.delete(&key).await.map(|()| 0) } else { Ok(0) };
        };
        match site.put(&key, encoded, condition).await {
            Err(error) if error.kind() == Kind::Precondition => site.pause(tried).await,
            done => return done.map(|(size, _)| size),
        }
    }
    Err(changed_too_often(&key))
}

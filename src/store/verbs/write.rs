//! Writing objects.

use std::sync::Arc;

use super::{Takes, summary};
use crate::error::Result;
use crate::segments::reserved;
use crate::store::backend::Backend;
use crate::store::object::{Body, Meta, PutOptions, Written};
use crate::store::{Child, Done, Job};

/// Writes an object.
pub async fn put(job: Job, key: String, body: Body, options: PutOptions) -> Result<Done> {
    let _slot = job.slot().await?;
    let size = body.len() as u64;
    let written = write(&job, &key, &body, &options).await?;
    let meta = Meta { key, size, etag: written.etag, ..Meta::default() };
    Ok(Done { size, count: 1, meta: Some(meta), ..Done::default() })
}

/// Writes each body under its key; there are as many of both. The options are those of all.
pub async fn put_many(job: Job, keys: Vec<String>, bodies: Vec<Body>, options: PutOptions) -> Result<Done> {
    let (keys, bodies, options) = (Arc::new(keys), Takes::new(bodies), Arc::new(options));
    let written = job.each(keys.len(), move |job, index| {
        let (keys, bodies, options) = (keys.clone(), bodies.clone(), options.clone());
        async move {
            let body = bodies.take(index)?;
            write(&job, &keys[index], &body, &options).await?;
            Ok(body.len() as u64)
        }
    });
    Ok(summary(written.await?))
}

/// Writes an object: whole, or in parts at once if it is large and the store gains by that.
pub(crate) async fn write(job: &Job, key: &str, body: &Body, options: &PutOptions) -> Result<Written> {
    if !job.backend().gains_by_parts() || body.len() <= job.options().part_size.saturating_mul(2) {
        return job.backend().put(key, body, options).await;
    }
    let upload = job.backend().begin_upload(key, options).await?;
    let mut begun = Begun { job: job.clone(), key: key.to_owned(), upload, completed: false };
    let written = write_parts(job, key, &begun.upload, body, options).await;
    match written {
        Ok(written) => {
            begun.completed = true;
            Ok(written)
        }
        Err(error) => {
            // What went wrong first is what counts.
            let _ = job.backend().abort_upload(key, &begun.upload).await;
            begun.completed = true;
            Err(error)
        }
    }
}

/// An upload whose parts go when the operation is given up.
struct Begun {
    job: Job,
    key: String,
    upload: String,
    completed: bool,
}

impl Drop for Begun {
    fn drop(&mut self) {
        if !self.completed {
            abort_later(&self.job, std::mem::take(&mut self.key), std::mem::take(&mut self.upload));
        }
    }
}

/// Forgets an upload, in the time after the operation.
fn abort_later(job: &Job, key: String, upload: String) {
    let backend: Arc<dyn Backend> = job.backend_to_keep();
    job.after(async move {
        // Nobody is there to be told; a store that cannot be reached forgets it by its own rules.
        let _ = backend.abort_upload(&key, &upload).await;
    });
}

async fn write_parts(job: &Job, key: &str, upload: &str, body: &Body, options: &PutOptions) -> Result<Written> {
    let size = super::upload::part_size_for(body.len(), job.options().part_size);
    let count = body.len().div_ceil(size);
    let mut children: Vec<Child<_>> = reserved(count)?;
    for index in 0..count {
        let part = body.part(index * size..(index + 1) * size);
        let (job_of_part, key, upload) = (job.clone(), key.to_owned(), upload.to_owned());
        children.push(
            job.spawn(async move { job_of_part.backend().put_part(&key, &upload, index as u32 + 1, &part).await }),
        );
    }
    let mut parts = reserved(count)?;
    for child in children {
        parts.push(child.await?);
    }
    job.backend().complete_upload(key, upload, &parts, options).await
}

/// Makes `to` a copy of `from`.
pub async fn copy(job: Job, from: String, to: String) -> Result<Done> {
    let _slot = job.slot().await?;
    let written = job.backend().copy(&from, &to).await?;
    Ok(Done { count: 1, meta: Some(Meta { key: to, etag: written.etag, ..Meta::default() }), ..Done::default() })
}

/// Makes the bucket or folder.
pub async fn create_bucket(job: Job) -> Result<Done> {
    job.backend().create_bucket().await.map(|()| Done::default())
}

/// Deletes the bucket or folder, which must be empty.
pub async fn delete_bucket(job: Job) -> Result<Done> {
    job.backend().delete_bucket().await.map(|()| Done::default())
}

//! Deleting objects.

use super::summary;
use crate::error::{Error, Result};
use crate::store::object::ListOptions;
use crate::store::{Done, Job};

/// How many are deleted at once.
const BATCH: usize = 1000;

/// Deletes an object; one that is not there is no error.
pub async fn delete(job: Job, key: String) -> Result<Done> {
    job.backend().delete(&key).await?;
    Ok(Done { count: 1, ..Done::default() })
}

/// Deletes objects, and tells of each whether it is gone.
pub async fn delete_many(job: Job, keys: Vec<String>) -> Result<Done> {
    let mut results = Vec::new();
    for batch in keys.chunks(BATCH) {
        let _slot = job.slot().await?;
        results.extend(job.backend().delete_many(batch).await?.into_iter().map(|result| result.map(|()| 0)));
    }
    Ok(summary(results))
}

/// Deletes all objects whose keys begin with `prefix`, which must not be empty; `count` is how many.
pub async fn delete_prefix(job: Job, prefix: String) -> Result<Done> {
    if prefix.is_empty() {
        return Err(Error::argument(
            "store: an empty prefix would delete all there is; to do that, list the keys and delete these",
        ));
    }
    let count = delete_below(&job, prefix, |_| true).await?;
    Ok(Done { count, ..Done::default() })
}

/// Deletes all objects whose keys begin with `prefix` and are `wanted`; how many there were.
pub(crate) async fn delete_below(job: &Job, prefix: String, wanted: impl Fn(&str) -> bool + Send) -> Result<u64> {
    let (mut options, mut count) = (ListOptions { prefix, ..ListOptions::default() }, 0);
    loop {
        let page = job.backend().list(&options).await?;
        let keys: Vec<String> = page.objects.into_iter().map(|meta| meta.key).filter(|key| wanted(key)).collect();
        if !keys.is_empty() {
            for (result, key) in job.backend().delete_many(&keys).await?.into_iter().zip(&keys) {
                result.map_err(|error| error.within(key))?;
                count += 1;
            }
        }
        match page.next {
            Some(next) => options.token = Some(next),
            None => return Ok(count),
        }
    }
}

//! Objects made up, and written.

use std::sync::{Arc, Mutex, PoisonError};

use super::write::write;
use crate::buffer::Buffer;
use crate::error::Result;
use crate::output::Output;
use crate::store::generate::Spec;
use crate::store::object::{Body, PutOptions};
use crate::store::{Done, Job};

/// Told after each object: how many are done, of how many, and how many bytes they have. It is called by one thread at a time.
pub type Progress = Box<dyn FnMut(u64, u64, u64) + Send>;

/// Makes objects and writes them; object i is called `name(i)`. As many are in memory as are on their way. The first failure is that
/// of the whole.
pub async fn generate(
    job: Job,
    spec: Spec,
    count: usize,
    name: impl Fn(u64) -> String + Send + Sync + 'static,
    progress: Option<Progress>,
) -> Result<Done> {
    if spec.should_create_bucket {
        job.backend().create_bucket().await?;
    }
    let (most, spec, told) = (spec.max_in_flight, Arc::new(spec), Arc::new(Mutex::new((0, 0, progress))));
    let shared = Arc::new((name, told.clone()));
    let written = job.each_at_most(count, most, move |job, index| {
        let (spec, shared) = (spec.clone(), shared.clone());
        async move {
            let mut buffer = Buffer::new();
            {
                let _worker = job.worker().await?;
                spec.object(index as u64, &mut Output::growing(&mut buffer, usize::MAX))?;
            }
            let key = (shared.0)(index as u64);
            let body = Body::Owned(Arc::new(buffer));
            write(&job, &key, &body, &PutOptions::default()).await?;
            let mut told = shared.1.lock().unwrap_or_else(PoisonError::into_inner);
            let (done, bytes, progress) = &mut *told;
            *done += 1;
            *bytes += body.len() as u64;
            if let Some(progress) = progress {
                progress(*done, count as u64, *bytes);
            }
            Ok(())
        }
    });
    for result in written.await? {
        result?;
    }
    let told = told.lock().unwrap_or_else(PoisonError::into_inner);
    Ok(Done { count: told.0, size: told.1, ..Done::default() })
}

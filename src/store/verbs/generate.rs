//! Objects made up, and written.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use tokio::sync::Mutex;

use super::write::write;
use crate::buffer::Buffer;
use crate::error::Result;
use crate::output::Output;
use crate::segments::reserved;
use crate::store::generate::Spec;
use crate::store::object::{Body, PutOptions};
use crate::store::{Child, Done, Job};

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
    let most = spec.max_in_flight.min(job.options().concurrency).min(count);
    let shared = Arc::new(Shared {
        spec,
        name,
        next: AtomicUsize::new(0),
        failed: AtomicBool::new(false),
        told: Mutex::new((0, 0, progress)),
    });
    let mut children: Vec<Child<()>> = reserved(most)?;
    for _ in 0..most {
        let (job_of_child, shared) = (job.clone(), shared.clone());
        children.push(job.spawn(async move {
            while !shared.failed.load(Ordering::Relaxed) {
                let index = shared.next.fetch_add(1, Ordering::Relaxed);
                if index >= count {
                    break;
                }
                let _slot = job_of_child.slot().await?;
                if let Err(error) = one(&job_of_child, &shared, index as u64, count as u64).await {
                    // The others end with what they have begun.
                    shared.failed.store(true, Ordering::Relaxed);
                    return Err(error);
                }
            }
            Ok(())
        }));
    }
    let mut failed = Ok(());
    for child in children {
        let ended = child.await;
        failed = failed.and(ended);
    }
    failed?;
    let told = shared.told.lock().await;
    Ok(Done { count: told.0, size: told.1, ..Done::default() })
}

/// What the tasks of a run share.
struct Shared<N> {
    spec: Spec,
    name: N,
    next: AtomicUsize,
    failed: AtomicBool,
    /// Held while the caller is told, without a thread that waits for it.
    told: Mutex<(u64, u64, Option<Progress>)>,
}

async fn one<N: Fn(u64) -> String>(job: &Job, shared: &Shared<N>, index: u64, count: u64) -> Result<()> {
    let mut buffer = Buffer::new();
    job.compute(|| shared.spec.object(index, &mut Output::growing(&mut buffer, usize::MAX))).await?;
    let body = Body::Owned(Arc::new(buffer));
    write(job, &(shared.name)(index), &body, &PutOptions::default()).await?;
    let mut told = shared.told.lock().await;
    let (done, bytes, progress) = &mut *told;
    *done += 1;
    *bytes += body.len() as u64;
    if let Some(progress) = progress {
        progress(*done, count, *bytes);
    }
    Ok(())
}

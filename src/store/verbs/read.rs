//! Reading objects.

use std::sync::Arc;

use super::{Room, Takes, summary};
use crate::buffer::Buffer;
use crate::error::{Kind, Result};
use crate::output::Output;
use crate::segments::{Items, Segment, Segments, SegmentsCollection, reserved};
use crate::store::object::{ByteRange, GetOptions};
use crate::store::{Done, Job};

/// Reads an object, or the range of it, of at most `max_len` bytes.
pub async fn get(job: Job, key: String, options: GetOptions, max_len: usize) -> Result<Done> {
    let _slot = job.slot().await?;
    let mut buffer = Buffer::new();
    let done = read(&job, &key, &options, &mut Output::growing(&mut buffer, max_len)).await?;
    Ok(Done { bytes: Some(buffer), ..done })
}

/// Reads an object, or the range of it, into `dst`.
async fn read(job: &Job, key: &str, options: &GetOptions, dst: &mut Output<'_>) -> Result<Done> {
    let meta = job.backend().get(key, options, dst).await?;
    Ok(Done { size: dst.written() as u64, count: 1, meta: Some(meta), ..Done::default() })
}

/// Reads an object, or the range of it, of at most `max_len` bytes into a buffer that is lent, in place of its content.
pub async fn get_lent(
    job: Job,
    key: String,
    options: GetOptions,
    max_len: usize,
    dst: &'static mut Buffer,
) -> Result<Done> {
    let _slot = job.slot().await?;
    dst.clear();
    read(&job, &key, &options, &mut Output::growing(dst, max_len)).await
}

/// Reads an object, or the range of it, into `room`.
pub async fn get_into(job: Job, key: String, options: GetOptions, room: Room) -> Result<Done> {
    let _slot = job.slot().await?;
    read(&job, &key, &options, &mut Output::fixed(room)).await
}

/// Items, each in memory of its own.
fn collection(items: Vec<Result<Buffer>>) -> Result<Done> {
    let mut parts: Vec<Arc<dyn Items>> = reserved(items.len())?;
    let mut results = reserved(items.len())?;
    for item in items {
        let (buffer, result) = match item {
            Ok(buffer) => {
                let len = buffer.len() as u64;
                (buffer, Ok(len))
            }
            Err(error) => (Buffer::new(), Err(error)),
        };
        let segment = Segment { offset: 0, length: buffer.len() as u64 };
        parts.push(Arc::new(Segments::new(Box::new(buffer), vec![segment])?));
        results.push(result);
    }
    Ok(Done { items: Some(SegmentsCollection::new(parts)?), ..summary(results) })
}

/// Reads objects of at most `max_len` bytes each.
pub async fn get_many(job: Job, keys: Vec<String>, max_len: usize) -> Result<Done> {
    let keys = Arc::new(keys);
    let read = job.each(keys.len(), move |job, index| {
        let keys = keys.clone();
        async move {
            let mut buffer = Buffer::new();
            let mut dst = Output::growing(&mut buffer, max_len);
            job.backend().get(&keys[index], &GetOptions::default(), &mut dst).await?;
            Ok(buffer)
        }
    });
    collection(read.await?)
}

/// Reads each object into its own room; there are as many of these as of keys.
pub async fn get_many_into(job: Job, keys: Vec<String>, rooms: Vec<Room>) -> Result<Done> {
    let (keys, rooms) = (Arc::new(keys), Takes::new(rooms));
    let read = job.each(keys.len(), move |job, index| {
        let (keys, rooms) = (keys.clone(), rooms.clone());
        async move {
            let mut dst = Output::fixed(rooms.take(index)?);
            job.backend().get(&keys[index], &GetOptions::default(), &mut dst).await?;
            Ok(dst.written() as u64)
        }
    });
    Ok(summary(read.await?))
}

/// Reads objects and forgets them: how many there were, and how many bytes.
pub async fn get_many_stats(job: Job, keys: Vec<String>) -> Result<Done> {
    // As many buffers as objects are on their way, each used again and again.
    let (keys, spare) = (Arc::new(keys), Arc::new(std::sync::Mutex::new(Vec::<Buffer>::new())));
    let read = job.each(keys.len(), move |job, index| {
        let (keys, spare) = (keys.clone(), spare.clone());
        async move {
            let pop = || spare.lock().unwrap_or_else(std::sync::PoisonError::into_inner).pop();
            let mut buffer = pop().unwrap_or_default();
            buffer.clear();
            let mut dst = Output::growing(&mut buffer, usize::MAX);
            job.backend().get(&keys[index], &GetOptions::default(), &mut dst).await?;
            let len = buffer.len() as u64;
            spare.lock().unwrap_or_else(std::sync::PoisonError::into_inner).push(buffer);
            Ok(len)
        }
    });
    Ok(summary(read.await?))
}

/// Does `read` for each range of an object, all of the same version of it: it gets the options and the number of the range, and
/// gives the ETag of what it has read.
async fn of_one_version<T, F>(
    job: &Job,
    ranges: Vec<ByteRange>,
    if_match: Option<String>,
    read: impl Fn(Job, GetOptions, usize) -> F + Send + Sync + 'static,
) -> Result<Vec<Result<T>>>
where
    T: Send + 'static,
    F: Future<Output = Result<(Option<String>, T)>> + Send + 'static,
{
    let (mut all, mut pinned) = (reserved(ranges.len())?, if_match);
    // The first that succeeds says which version the others are of.
    for (index, range) in ranges.iter().enumerate() {
        let _slot = job.slot().await?;
        match read(job.clone(), GetOptions { range: Some(*range), if_match: pinned.clone() }, index).await {
            Ok((etag, one)) => {
                // A weak one may stand for several contents.
                pinned = pinned.or_else(|| etag.filter(|etag| !etag.starts_with("W/")));
                all.push(Ok(one));
                break;
            }
            Err(error) => all.push(Err(error)),
        }
    }
    let done = all.len();
    let rest = job.each(ranges.len() - done, move |job, index| {
        let options = GetOptions { range: Some(ranges[done + index]), if_match: pinned.clone() };
        let one = read(job, options, done + index);
        async move { one.await.map(|(_, one)| one) }
    });
    all.extend(rest.await?);
    Ok(all)
}

/// Reads ranges of an object, all of the same version of it; each of at most `max_len` bytes.
pub async fn get_ranges(
    job: Job,
    key: String,
    ranges: Vec<ByteRange>,
    if_match: Option<String>,
    max_len: usize,
) -> Result<Done> {
    let key = Arc::new(key);
    let read = move |job: Job, options: GetOptions, _| {
        let key = key.clone();
        async move {
            let mut buffer = Buffer::new();
            let meta = job.backend().get(&key, &options, &mut Output::growing(&mut buffer, max_len)).await?;
            Ok((meta.etag, buffer))
        }
    };
    collection(of_one_version(&job, ranges, if_match, read).await?)
}

/// Reads ranges of an object, all of the same version of it, each into its own room.
pub async fn get_ranges_into(
    job: Job,
    key: String,
    ranges: Vec<ByteRange>,
    if_match: Option<String>,
    rooms: Vec<Room>,
) -> Result<Done> {
    let (key, rooms) = (Arc::new(key), Takes::new(rooms));
    let read = move |job: Job, options: GetOptions, index| {
        let (key, rooms) = (key.clone(), rooms.clone());
        async move {
            let mut dst = Output::fixed(rooms.take(index)?);
            let meta = job.backend().get(&key, &options, &mut dst).await?;
            Ok((meta.etag, dst.written() as u64))
        }
    };
    Ok(summary(of_one_version(&job, ranges, if_match, read).await?))
}

/// What is known of an object.
pub async fn head(job: Job, key: String) -> Result<Done> {
    let meta = job.backend().head(&key).await?;
    Ok(Done { size: meta.size, count: 1, meta: Some(meta), ..Done::default() })
}

/// Whether there is such an object: `count` is 1 or 0.
pub async fn exists(job: Job, key: String) -> Result<Done> {
    match job.backend().head(&key).await {
        Ok(meta) => Ok(Done { size: meta.size, count: 1, meta: Some(meta), ..Done::default() }),
        Err(error) if error.kind() == Kind::NotFound => Ok(Done::default()),
        Err(error) => Err(error),
    }
}

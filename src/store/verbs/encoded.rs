//! Arrays through a codec into objects, and back: some are encoded while others are on their way.

use std::sync::Arc;

use super::write::write;
use super::{Takes, summary};
use crate::array::{Array, Type};
use crate::buffer::Buffer;
use crate::codec::Pipeline;
use crate::error::Result;
use crate::output::Output;
use crate::store::object::{Body, GetOptions, Meta, PutOptions, Written};
use crate::store::{Done, Job};

/// Encodes an array and writes the result; gives what was written and how many bytes.
async fn encode_and_write(
    job: &Job,
    key: &str,
    codec: &Pipeline,
    array: &Array,
    options: &PutOptions,
) -> Result<(Written, u64)> {
    let mut buffer = Buffer::new();
    let encoded = job.compute(|| codec.encode_array(array, &mut Output::growing(&mut buffer, usize::MAX)));
    encoded.await.map_err(|error| error.within(key))?;
    let body = Body::Owned(Arc::new(buffer));
    Ok((write(job, key, &body, options).await?, body.len() as u64))
}

/// Reads an object and has `decode` decode it.
async fn read_and_decode<T>(job: &Job, key: &str, decode: impl FnOnce(&[u8]) -> Result<T>) -> Result<(T, Meta)> {
    let mut buffer = Buffer::new();
    let dst = &mut Output::growing(&mut buffer, usize::MAX);
    let meta = job.backend().get(key, &GetOptions::default(), dst).await?;
    let decoded = job.compute(|| decode(buffer.as_slice())).await;
    Ok((decoded.map_err(|error| error.within(key))?, meta))
}

/// Encodes an array and writes it as an object; the size is that of the object.
pub async fn put_encoded(
    job: Job,
    key: String,
    codec: Arc<Pipeline>,
    array: &'static Array,
    options: PutOptions,
) -> Result<Done> {
    let _slot = job.slot().await?;
    let (written, size) = encode_and_write(&job, &key, &codec, array, &options).await?;
    let meta = Meta { key, size, etag: written.etag, ..Meta::default() };
    Ok(Done { size, count: 1, meta: Some(meta), ..Done::default() })
}

/// Encodes each array and writes it under its key.
pub async fn put_encoded_many(
    job: Job,
    keys: Vec<String>,
    codec: Arc<Pipeline>,
    arrays: Vec<&'static Array>,
    options: PutOptions,
) -> Result<Done> {
    let (keys, arrays, options) = (Arc::new(keys), Arc::new(arrays), Arc::new(options));
    let written = job.each(keys.len(), move |job, index| {
        let (keys, arrays, options, codec) = (keys.clone(), arrays.clone(), options.clone(), codec.clone());
        async move { Ok(encode_and_write(&job, &keys[index], &codec, arrays[index], &options).await?.1) }
    });
    Ok(summary(written.await?))
}

/// Reads an object and decodes it into an array.
pub async fn get_decoded_into(job: Job, key: String, codec: Arc<Pipeline>, array: &'static mut Array) -> Result<Done> {
    let _slot = job.slot().await?;
    let ((), meta) = read_and_decode(&job, &key, |src| codec.decode_array_into(src, array)).await?;
    Ok(Done { size: meta.size, count: 1, meta: Some(meta), ..Done::default() })
}

/// Reads an object and decodes it as a new array of this type.
pub async fn get_decoded(job: Job, key: String, codec: Arc<Pipeline>, ty: Type, limit: usize) -> Result<Done> {
    let _slot = job.slot().await?;
    let (array, meta) = read_and_decode(&job, &key, |src| codec.decode_array(src, Some(&ty), limit)).await?;
    Ok(Done { size: meta.size, count: 1, array: Some(array), meta: Some(meta), ..Done::default() })
}

/// Reads each object and decodes it into its array.
pub async fn get_decoded_many_into(
    job: Job,
    keys: Vec<String>,
    codec: Arc<Pipeline>,
    arrays: Vec<&'static mut Array>,
) -> Result<Done> {
    let (keys, arrays) = (Arc::new(keys), Takes::new(arrays));
    let read = job.each(keys.len(), move |job, index| {
        let (keys, arrays, codec) = (keys.clone(), arrays.clone(), codec.clone());
        async move {
            let array = arrays.take(index)?;
            let ((), meta) = read_and_decode(&job, &keys[index], |src| codec.decode_array_into(src, array)).await?;
            Ok(meta.size)
        }
    });
    Ok(summary(read.await?))
}

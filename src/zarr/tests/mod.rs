//! Arrays against a model in memory, and what goes wrong.

mod groups;
mod hostile;
mod model;
mod shared;
mod strings;

use std::sync::Arc;

use super::{Create, Options, Spec, ZarrArray};
use crate::array::{Array, Dtype, Order, Range, Type};
use crate::buffer::Buffer;
use crate::codec::Registry;
use crate::error::Result;
use crate::output::Output;
use crate::store::options::Options as StoreOptions;
use crate::store::{Body, Done, GetOptions, ListOptions, PutOptions, Store};

/// A store in memory.
pub(super) fn memory() -> Store {
    Store::open("memory://", StoreOptions::default()).unwrap()
}

pub(super) fn create(store: &Store, path: &str, spec: &str) -> Result<ZarrArray> {
    let spec = Spec::parse(spec.as_bytes())?;
    ZarrArray::create(store, path, &spec, Create::New, Options::default(), Registry::builtin())
}

pub(super) fn open(store: &Store, path: &str) -> Result<ZarrArray> {
    ZarrArray::open(store, path, Options::default(), Registry::builtin())
}

/// An array of a typestr with these bytes in C order.
pub(super) fn array(dtype: &str, shape: &[usize], bytes: &[u8]) -> Array {
    let ty = Type::new(Dtype::parse(dtype).unwrap(), shape, Order::C).unwrap();
    let mut array = Array::zeros(ty, usize::MAX).unwrap();
    array.scatter(bytes).unwrap();
    array
}

/// Lends an array for the rest of the test.
pub(super) fn lent(array: Array) -> &'static Array {
    Box::leak(Box::new(array))
}

pub(super) fn write(zarr: &ZarrArray, start: &[u64], src: Array) -> Result<Done> {
    zarr.run(zarr.write(start, lent(src))?)
}

/// Reads a box into a new array with gaps between its elements; gives its bytes in C order.
pub(super) fn read(zarr: &ZarrArray, dtype: &str, start: &[u64], extent: &[usize]) -> Result<(Vec<u8>, Done)> {
    let wide: Vec<usize> = extent.iter().map(|n| n * 2 + 1).collect();
    let ty = Type::new(Dtype::parse(dtype).unwrap(), &wide, Order::C).unwrap();
    let ranges: Vec<Range> = extent.iter().map(|n| Range { start: 1.min(*n), count: *n, step: 2 }).collect();
    let part = Array::zeros(ty, usize::MAX).unwrap().slice(&ranges).unwrap();
    let part: &'static mut Array = Box::leak(Box::new(part));
    let pointer: *mut Array = part;
    let done = zarr.run(zarr.read(start, part)?)?;
    let mut bytes = Buffer::new();
    // SAFETY: the operation that borrowed the array has ended.
    unsafe { &*pointer }.gather(&mut Output::growing(&mut bytes, usize::MAX)).unwrap();
    Ok((bytes.as_slice().to_vec(), done))
}

pub(super) fn keys(store: &Store) -> Vec<String> {
    super::documents::run(store, |job| async move {
        let page = job.backend().list(&ListOptions::default()).await?;
        assert!(page.next.is_none(), "tests have few objects");
        Ok(page.objects.into_iter().map(|meta| meta.key).collect())
    })
    .unwrap()
}

pub(super) fn get(store: &Store, key: &str) -> Vec<u8> {
    let key = key.to_owned();
    super::documents::run(store, move |job| async move {
        let mut bytes = Buffer::new();
        job.backend().get(&key, &GetOptions::default(), &mut Output::growing(&mut bytes, usize::MAX)).await?;
        Ok(bytes.as_slice().to_vec())
    })
    .unwrap()
}

pub(super) fn put(store: &Store, key: &str, bytes: &[u8]) {
    let mut content = Buffer::new();
    content.extend_from_slice(bytes).unwrap();
    let key = key.to_owned();
    super::documents::run(store, move |job| async move {
        job.backend().put(&key, &Body::Owned(Arc::new(content)), &PutOptions::default()).await.map(|_| ())
    })
    .unwrap();
}

/// Numbers that look random, and are the same each time.
pub(super) struct Random(pub(super) u64);

impl Random {
    pub(super) fn below(&mut self, n: usize) -> usize {
        self.0 = self.0.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
        ((self.0 >> 33) as usize) % n.max(1)
    }
}

//! Objects in the memory of this process.

mod uploads;

use std::collections::{BTreeMap, HashMap};
use std::ops::{Bound, RangeInclusive};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::SystemTime;

use super::backend::{Backend, Pending};
use super::listing::{Entry, Position, Query};
use super::local::{append, check_condition, check_key, check_version, milliseconds, not_found, pieces};
use super::object::{Body, Condition, GetOptions, ListOptions, Meta, Page, Part, PutOptions, Written};
use crate::buffer::Buffer;
use crate::error::{Error, Kind, Result};
use crate::output::Output;
use crate::scratch::Scratch;
use uploads::Upload;

/// Objects in memory, gone with the store. Any string of 1 to 1024 bytes is a key.
///
/// Conditions are checked and objects replaced in one step. An etag is a number that no other write to this store has.
/// Listings are as S3's, with at most 1000 entries a page; tokens may be kept for any time.
pub struct MemoryStore {
    /// Held for moments only, and never while bytes are copied.
    state: Mutex<State>,
    /// Memory of objects that were replaced: fresh memory costs as much as encoding fast does, for the system clears each page.
    spare: Scratch<Buffer>,
}

/// What is worth keeping as spare memory, and not too much to keep.
const SPARE: RangeInclusive<usize> = 16 << 10..=4 << 20;

#[derive(Default)]
struct State {
    deleted: bool,
    objects: BTreeMap<String, Arc<Object>>,
    uploads: HashMap<String, Upload>,
    written: u64,
}

struct Object {
    body: Arc<Buffer>,
    etag: String,
    modified: Option<i64>,
    content_type: Option<String>,
}

impl Object {
    fn meta(&self, key: &str) -> Meta {
        Meta {
            key: key.to_owned(),
            size: self.body.len() as u64,
            etag: Some(self.etag.clone()),
            modified: self.modified,
            content_type: self.content_type.clone(),
        }
    }
}

impl State {
    fn next_etag(&mut self) -> String {
        self.written += 1;
        format!("\"{:x}\"", self.written)
    }

    fn check(&self, key: &str, condition: &Condition) -> Result<()> {
        check_condition(key, condition, self.objects.get(key).map(|object| object.etag.as_str()))
    }

    /// Puts a body under a key, if the condition holds.
    fn replace(&mut self, key: &str, body: Arc<Buffer>, options: &PutOptions) -> Result<Written> {
        self.check(key, &options.condition)?;
        let etag = self.next_etag();
        let content_type = options.content_type.clone();
        let object = Object { body, etag: etag.clone(), modified: milliseconds(SystemTime::now()), content_type };
        self.objects.insert(key.to_owned(), Arc::new(object));
        Ok(Written { etag: Some(etag) })
    }

    /// The first entry from a position on.
    fn entry(&self, query: &Query<'_>, from: &Position) -> Option<Entry> {
        let start = match from {
            Position::At(at) => Bound::Included(at.as_str()),
            Position::After(at) => Bound::Excluded(at.as_str()),
            Position::Behind(at) => match behind(at) {
                Some(next) => return self.entry(query, &Position::At(next)),
                None => return None,
            },
        };
        let (key, object) = self.objects.range::<str, _>((start, Bound::Unbounded)).next()?;
        let told = key.starts_with(query.prefix);
        told.then(|| match query.common(key) {
            Some(common) => Entry::Prefix(common.to_owned()),
            None => Entry::Object(Meta { content_type: None, ..object.meta(key) }),
        })
    }
}

/// The first string behind all that begin with `start`; `None` if there is none.
fn behind(start: &str) -> Option<String> {
    let mut chars: Vec<char> = start.chars().collect();
    while let Some(last) = chars.pop() {
        // The order of the bytes of UTF-8 is the order of code points, of which U+D800 to U+DFFF are no characters.
        if last != char::MAX {
            chars.push(char::from_u32(last as u32 + 1).unwrap_or('\u{E000}'));
            return Some(chars.into_iter().collect());
        }
    }
    None
}

/// Whether a buffer has much more memory than content, as encoders leave it that make room for the worst.
fn is_roomy(buffer: &Buffer) -> bool {
    buffer.capacity() - buffer.len() > (buffer.capacity() / 4).max(*SPARE.start())
}

impl MemoryStore {
    /// A body that the store may keep.
    async fn kept(&self, body: &Body) -> Result<Arc<Buffer>> {
        if let Body::Owned(buffer) = body
            && !is_roomy(buffer)
        {
            return Ok(Arc::clone(buffer));
        }
        let len = body.as_slice().len();
        let mut buffer = self.room(len)?;
        let mut output = Output::growing(&mut buffer, usize::MAX);
        for (index, piece) in pieces(body).enumerate() {
            if index > 0 {
                tokio::task::yield_now().await;
            }
            output.extend_from_slice(piece)?;
        }
        Ok(Arc::new(buffer))
    }

    /// Memory for a body of `len` bytes.
    fn room(&self, len: usize) -> Result<Buffer> {
        let fits = |buffer: &Buffer| (len..=len.saturating_add(len / 4)).contains(&buffer.capacity());
        // One that does not fit goes: what bodies there are now is not what there was.
        if SPARE.contains(&len)
            && let Some(buffer) = self.spare.take().filter(fits)
        {
            return Ok(buffer);
        }
        Buffer::with_capacity(len)
    }

    /// Takes what was replaced; its memory is spare if nobody reads it.
    fn recycle(&self, replaced: Option<Arc<Object>>) {
        let body = replaced.and_then(Arc::into_inner).and_then(|object| Arc::into_inner(object.body));
        if let Some(mut buffer) = body.filter(|buffer| SPARE.contains(&buffer.capacity())) {
            buffer.clear();
            self.spare.put(buffer);
        }
    }

    /// An empty store.
    pub fn new() -> Self {
        MemoryStore { state: Mutex::default(), spare: Scratch::new() }
    }

    fn state(&self) -> Result<MutexGuard<'_, State>> {
        // Nothing is left half done by a panic: each change is one insertion or removal.
        let state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        if state.deleted {
            return Err(Error::new(Kind::NoBucket, "memory store: it was deleted, and not created again"));
        }
        Ok(state)
    }

    fn object(&self, key: &str) -> Result<Arc<Object>> {
        check_key(key)?;
        self.state()?.objects.get(key).cloned().ok_or_else(|| not_found(key))
    }

    fn remove(&self, key: &str) -> Result<()> {
        check_key(key)?;
        let removed = self.state()?.objects.remove(key);
        // The lock is gone by now: freeing a large body takes a while.
        drop(removed);
        Ok(())
    }

    fn page(&self, options: &ListOptions) -> Result<Page> {
        let query = Query::new(options);
        let mut page = Page::default();
        let mut position = query.start();
        let state = self.state()?;
        let mut told = 0;
        let mut last = None;
        while let Some(entry) = state.entry(&query, &position) {
            if told == query.most {
                page.next = last;
                break;
            }
            told += 1;
            if told == query.most {
                last = Some(entry.name().to_owned());
            }
            position = entry.behind();
            entry.add_to(&mut page)?;
        }
        Ok(page)
    }
}

impl Default for MemoryStore {
    fn default() -> Self {
        MemoryStore::new()
    }
}

impl Backend for MemoryStore {
    fn get<'a>(&'a self, key: &'a str, options: &'a GetOptions, dst: &'a mut Output<'_>) -> Pending<'a, Meta> {
        Box::pin(async move {
            let object = self.object(key)?;
            check_version(key, options.if_match.as_deref(), &object.etag)?;
            let bytes = object.body.as_slice();
            let range = options.range.map_or(Ok(0..bytes.len() as u64), |range| range.of(bytes.len() as u64))?;
            append(dst, &bytes[range.start as usize..range.end as usize]).await?;
            Ok(object.meta(key))
        })
    }

    fn put<'a>(&'a self, key: &'a str, body: &'a Body, options: &'a PutOptions) -> Pending<'a, Written> {
        Box::pin(async move {
            check_key(key)?;
            // Checked again when the copy is there.
            self.state()?.check(key, &options.condition)?;
            let body = self.kept(body).await?;
            let replaced;
            let written = {
                let mut state = self.state()?;
                replaced = state.objects.get(key).cloned();
                state.replace(key, body, options)
            };
            self.recycle(replaced);
            written
        })
    }

    fn head<'a>(&'a self, key: &'a str) -> Pending<'a, Meta> {
        Box::pin(async move { Ok(self.object(key)?.meta(key)) })
    }

    fn delete<'a>(&'a self, key: &'a str) -> Pending<'a, ()> {
        Box::pin(async move { self.remove(key) })
    }

    fn delete_many<'a>(&'a self, keys: &'a [String]) -> Pending<'a, Vec<Result<()>>> {
        Box::pin(async move {
            drop(self.state()?);
            let mut gone = Vec::new();
            gone.try_reserve_exact(keys.len()).map_err(|_| Error::no_memory(keys.len()))?;
            gone.extend(keys.iter().map(|key| self.remove(key)));
            Ok(gone)
        })
    }

    fn list<'a>(&'a self, options: &'a ListOptions) -> Pending<'a, Page> {
        Box::pin(async move { self.page(options) })
    }

    fn copy<'a>(&'a self, from: &'a str, to: &'a str) -> Pending<'a, Written> {
        Box::pin(async move {
            check_key(to)?;
            let object = self.object(from)?;
            let options = PutOptions { content_type: object.content_type.clone(), ..PutOptions::default() };
            self.state()?.replace(to, Arc::clone(&object.body), &options)
        })
    }

    fn begin_upload<'a>(&'a self, key: &'a str, options: &'a PutOptions) -> Pending<'a, String> {
        Box::pin(async move { self.begin(key, options) })
    }

    fn put_part<'a>(&'a self, key: &'a str, upload: &'a str, number: u32, body: &'a Body) -> Pending<'a, Part> {
        Box::pin(self.write_part(key, upload, number, body))
    }

    fn complete_upload<'a>(
        &'a self,
        key: &'a str,
        upload: &'a str,
        parts: &'a [Part],
        options: &'a PutOptions,
    ) -> Pending<'a, Written> {
        Box::pin(self.complete(key, upload, parts, options))
    }

    fn abort_upload<'a>(&'a self, key: &'a str, upload: &'a str) -> Pending<'a, ()> {
        Box::pin(async move { self.abort(key, upload) })
    }

    fn is_local(&self) -> bool {
        true
    }

    fn spare(&self) -> Option<Buffer> {
        self.spare.take()
    }

    fn create_bucket(&self) -> Pending<'_, ()> {
        Box::pin(async move {
            self.state.lock().unwrap_or_else(PoisonError::into_inner).deleted = false;
            Ok(())
        })
    }

    fn delete_bucket(&self) -> Pending<'_, ()> {
        Box::pin(async move {
            let mut state = self.state()?;
            if !state.objects.is_empty() {
                let message = format!("memory store: it has {} objects, and cannot be deleted", state.objects.len());
                return Err(Error::new(Kind::Precondition, message));
            }
            state.uploads.clear();
            state.deleted = true;
            Ok(())
        })
    }
}

#[cfg(test)]
mod tests;

//! Uploads in parts.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::{MemoryStore, State};
use crate::buffer::Buffer;
use crate::error::{Error, Result};
use crate::output::Output;
use crate::store::local::{append, check_key, check_order, check_part, no_part, no_upload, unique_name};
use crate::store::object::{Body, Part, PutOptions, Written};

/// An upload that was begun.
pub(super) struct Upload {
    key: String,
    content_type: Option<String>,
    /// By their numbers: etag and bytes.
    parts: BTreeMap<u32, (String, Arc<Buffer>)>,
}

impl State {
    fn upload(&mut self, key: &str, upload: &str) -> Result<&mut Upload> {
        self.uploads.get_mut(upload).filter(|upload| upload.key == key).ok_or_else(|| no_upload(key))
    }
}

impl MemoryStore {
    pub(super) fn begin(&self, key: &str, options: &PutOptions) -> Result<String> {
        check_key(key)?;
        let name = unique_name();
        let content_type = options.content_type.clone();
        let upload = Upload { key: key.to_owned(), content_type, parts: BTreeMap::new() };
        self.state()?.uploads.insert(name.clone(), upload);
        Ok(name)
    }

    pub(super) async fn write_part(&self, key: &str, upload: &str, number: u32, body: &Body) -> Result<Part> {
        check_part(number)?;
        self.state()?.upload(key, upload)?;
        let body = self.kept(body).await?;
        let size = body.len() as u64;
        let mut state = self.state()?;
        let etag = state.next_etag();
        let replaced = state.upload(key, upload)?.parts.insert(number, (etag.clone(), body));
        drop(state);
        drop(replaced);
        Ok(Part { number, size, etag, checksum: None })
    }

    pub(super) async fn complete(
        &self,
        key: &str,
        upload: &str,
        parts: &[Part],
        options: &PutOptions,
    ) -> Result<Written> {
        check_order(key, parts.iter().map(|part| part.number))?;
        let (bodies, content_type) = {
            let mut state = self.state()?;
            state.check(key, &options.condition)?;
            let upload = state.upload(key, upload)?;
            let mut bodies = Vec::with_capacity(parts.len());
            for part in parts {
                let there = upload.parts.get(&part.number).filter(|(etag, _)| *etag == part.etag);
                bodies.push(Arc::clone(&there.ok_or_else(|| no_part(key, part.number))?.1));
            }
            (bodies, upload.content_type.clone())
        };
        let size = bodies.iter().try_fold(0usize, |size, body| size.checked_add(body.len()));
        let size = size.ok_or_else(|| Error::no_memory(usize::MAX))?;
        let mut whole = Buffer::with_capacity(size)?;
        let mut output = Output::growing(&mut whole, size);
        for body in &bodies {
            append(&mut output, body.as_slice()).await?;
            tokio::task::yield_now().await;
        }
        let content_type = options.content_type.clone().or(content_type);
        let options = PutOptions { condition: options.condition.clone(), content_type };
        let (written, _forgotten) = {
            let mut state = self.state()?;
            // Somebody else may have completed or aborted it meanwhile.
            state.upload(key, upload)?;
            let written = state.replace(key, Arc::new(whole), &options)?;
            (written, state.uploads.remove(upload))
        };
        Ok(written)
    }

    pub(super) fn abort(&self, key: &str, upload: &str) -> Result<()> {
        let mut state = self.state()?;
        let forgotten = state.upload(key, upload).is_ok().then(|| state.uploads.remove(upload));
        drop(state);
        drop(forgotten);
        Ok(())
    }
}

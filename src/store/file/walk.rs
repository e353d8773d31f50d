//! Listings: a walk through folders in the order of the bytes of whole keys.
//!
//! `a.b` lies before `a/b`, and that before `a0`: the entries of a folder are in order if folders have `/` at their end.
//! One sorted folder is kept for each level of where the walk is, and the walk itself for whoever asks for the next
//! page; should it be gone by then, the token, which is the last entry, says where to start again: folders on the way
//! there are read once more, and others are not.

use std::sync::PoisonError;
use std::time::{Duration, Instant};

use super::FileStore;
use super::folders::{ENTRIES, is_gone};
use super::keys::{are_folders, meta};
use crate::error::{Error, Result};
use crate::store::listing::{Entry, Position, Query};
use crate::store::object::{ListOptions, Page};

/// How many listings wait for their next page, and for how long.
const MOST_PARKED: usize = 4;
const PARKED_FOR: Duration = Duration::from_secs(60);

/// How many entries are told before others get their turn.
const STEPS: usize = 256;

/// What is left of a folder.
struct Frame {
    /// What its keys begin with.
    start: String,
    /// Names, folders with `/` at their end, the first one last.
    names: Vec<String>,
}

/// Where a listing is.
pub(super) struct Walk {
    frames: Vec<Frame>,
    position: Position,
    /// What was found, and did not fit into the page.
    found: Option<Entry>,
    steps: usize,
}

/// A listing between two pages.
pub(super) struct Parked {
    token: String,
    prefix: String,
    delimiter: Option<String>,
    walk: Walk,
    since: Instant,
}

impl Walk {
    /// The next entry.
    async fn next(&mut self, store: &FileStore, query: &Query<'_>) -> Result<Option<Entry>> {
        if let Some(found) = self.found.take() {
            return Ok(Some(found));
        }
        while let Some(frame) = self.frames.last_mut() {
            let Some(name) = frame.names.pop() else {
                self.frames.pop();
                continue;
            };
            self.steps += 1;
            let key = format!("{}{name}", frame.start);
            if self.steps.is_multiple_of(STEPS) {
                tokio::task::yield_now().await;
            }
            if !wanted(query.prefix, &self.position, &key) {
                continue;
            }
            if let Some(common) = query.common(&key) {
                if !key.ends_with('/') || store.any_object(&key).await? {
                    self.position = Position::Behind(common.to_owned());
                    return Ok(Some(Entry::Prefix(common.to_owned())));
                }
            } else if key.ends_with('/') {
                let frame = store.frame(key, query.prefix, &self.position).await?;
                self.frames.push(frame);
            } else {
                match std::fs::metadata(store.root.join(&key)) {
                    Ok(metadata) if metadata.is_file() => return Ok(Some(Entry::Object(meta(key, &metadata)))),
                    Ok(_) => {}
                    Err(error) if is_gone(&error) => {}
                    Err(error) => return Err(store.failed("could not be looked at", &key, error)),
                }
            }
        }
        Ok(None)
    }
}

/// Whether a key, or with `/` at its end one below it, is wanted.
fn wanted(prefix: &str, position: &Position, key: &str) -> bool {
    if key.ends_with('/') {
        (key.starts_with(prefix) || prefix.starts_with(key)) && position.admits_below(key)
    } else {
        key.starts_with(prefix) && position.admits(key)
    }
}

impl FileStore {
    /// What is wanted of a folder, in order.
    async fn frame(&self, start: String, prefix: &str, position: &Position) -> Result<Frame> {
        let unreadable = |error| self.failed("could not be listed", &start, error);
        let entries = match std::fs::read_dir(self.folder(&start)) {
            Err(error) if is_gone(&error) => {
                if start.is_empty() {
                    self.check_root()?;
                }
                return Ok(Frame { start, names: Vec::new() });
            }
            entries => entries.map_err(unreadable)?,
        };
        let mut names: Vec<String> = Vec::new();
        for (index, entry) in entries.enumerate() {
            if index % ENTRIES == ENTRIES - 1 {
                tokio::task::yield_now().await;
            }
            let name = match self.name(&start, &entry.map_err(unreadable)?) {
                Err(error) if is_gone(&error) => None,
                name => name.map_err(unreadable)?,
            };
            if let Some(name) = name.filter(|name| wanted(prefix, position, &format!("{start}{name}"))) {
                names.try_reserve(1).map_err(|_| Error::no_memory(names.len()))?;
                names.push(name);
            }
        }
        names.sort_unstable_by(|one, other| other.cmp(one));
        Ok(Frame { start, names })
    }

    /// A walk from where the page starts.
    async fn walk(&self, query: &Query<'_>) -> Result<Walk> {
        let position = query.start();
        // Folders beside those of the prefix need not be looked at.
        let start = &query.prefix[..query.prefix.rfind('/').map_or(0, |slash| slash + 1)];
        let mut frames = Vec::new();
        if are_folders(start) {
            if !start.is_empty() {
                self.check_root()?;
            }
            frames.push(self.frame(start.to_owned(), query.prefix, &position).await?);
        } else {
            self.check_root()?;
        }
        Ok(Walk { frames, position, found: None, steps: 0 })
    }

    fn unpark(&self, token: Option<&str>, query: &Query<'_>) -> Option<Walk> {
        let mut parked = self.parked.lock().unwrap_or_else(PoisonError::into_inner);
        parked.retain(|parked| parked.since.elapsed() < PARKED_FOR);
        let same = |parked: &Parked| {
            Some(parked.token.as_str()) == token
                && (parked.prefix.as_str(), parked.delimiter.as_deref()) == query.wanted()
        };
        parked.iter().position(same).map(|index| parked.remove(index).walk)
    }

    fn park(&self, token: &str, query: &Query<'_>, walk: Walk) {
        let (prefix, delimiter) = query.wanted();
        let waits = Parked {
            token: token.to_owned(),
            prefix: prefix.to_owned(),
            delimiter: delimiter.map(str::to_owned),
            walk,
            since: Instant::now(),
        };
        let mut parked = self.parked.lock().unwrap_or_else(PoisonError::into_inner);
        if parked.len() == MOST_PARKED {
            parked.remove(0);
        }
        parked.push(waits);
    }

    /// A page of a listing.
    pub(super) async fn page(&self, options: &ListOptions) -> Result<Page> {
        let query = Query::new(options);
        let mut walk = match self.unpark(options.token.as_deref(), &query) {
            Some(walk) => walk,
            None => self.walk(&query).await?,
        };
        let mut page = Page::default();
        let mut told = 0;
        let mut last = String::new();
        while let Some(entry) = walk.next(self, &query).await? {
            if told == query.most {
                walk.found = Some(entry);
                self.park(&last, &query, walk);
                page.next = Some(last);
                break;
            }
            told += 1;
            if told == query.most {
                last = entry.name().to_owned();
            }
            entry.add_to(&mut page)?;
        }
        Ok(page)
    }
}

/// How many listings wait.
#[cfg(test)]
pub(super) fn waiting(store: &FileStore) -> usize {
    store.parked.lock().expect("no panic").len()
}

/// Forgets them.
#[cfg(test)]
pub(super) fn forget(store: &FileStore) {
    store.parked.lock().expect("no panic").clear();
}

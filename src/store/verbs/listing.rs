//! What is there, entry by entry.

use std::collections::VecDeque;

use crate::error::Result;
use crate::store::glob::Glob;
use crate::store::object::{ListOptions, Meta, Page};
use crate::store::{Done, Job, Op, Store};

/// What a listing is of.
#[derive(Clone, Debug, Default)]
pub struct ListingOptions {
    /// What keys begin with; with `glob`, a pattern that all of a key matches.
    pub prefix: String,
    /// Whether `prefix` is a pattern ([`Glob`]).
    pub glob: bool,
    /// Whether keys that go on behind a `/` after the prefix are told one by one, and not by what they have in common. A
    /// pattern says that itself.
    pub recursive: bool,
    /// Only keys behind this one.
    pub after: Option<String>,
    /// The most entries of a page; 0 is the store's.
    pub page_size: usize,
}

/// An entry of a listing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Entry {
    /// An object.
    Object(Meta),
    /// What several keys have in common, up to and with the delimiter.
    Prefix(String),
}

/// A listing: two pages of it are in memory, whatever its length.
pub struct Listing {
    store: Store,
    options: ListOptions,
    glob: Option<Glob>,
    page: VecDeque<Entry>,
    /// The page behind, which is on its way.
    next: Option<Op>,
    ended: bool,
}

async fn list(job: Job, options: ListOptions) -> Result<Done> {
    Ok(Done { page: Some(job.backend().list(&options).await?), ..Done::default() })
}

/// The entries of a page in the order of their names' bytes.
fn entries(page: Page, glob: Option<&Glob>) -> VecDeque<Entry> {
    let (mut prefixes, mut entries) = (page.prefixes.into_iter().peekable(), VecDeque::new());
    for meta in page.objects {
        while let Some(prefix) = prefixes.next_if(|prefix| *prefix < meta.key) {
            entries.push_back(Entry::Prefix(prefix));
        }
        if glob.is_none_or(|glob| glob.matches(&meta.key)) {
            entries.push_back(Entry::Object(meta));
        }
    }
    entries.extend(prefixes.map(Entry::Prefix));
    entries
}

impl Listing {
    /// Starts a listing; the first page is asked for at once.
    pub fn new(store: &Store, options: ListingOptions) -> Result<Listing> {
        let glob = options.glob.then(|| Glob::parse(&options.prefix)).transpose()?;
        let prefix = glob.as_ref().map_or(options.prefix, |glob| glob.literal_prefix().to_owned());
        let delimiter = (glob.is_none() && !options.recursive).then(|| "/".to_owned());
        let options =
            ListOptions { prefix, delimiter, after: options.after, token: None, page_size: options.page_size };
        let mut listing =
            Listing { store: store.clone(), options, glob, page: VecDeque::new(), next: None, ended: false };
        listing.ask()?;
        Ok(listing)
    }

    fn ask(&mut self) -> Result<()> {
        let options = self.options.clone();
        self.next = Some(self.store.start(|job| list(job, options))?);
        Ok(())
    }

    /// Whether [`Listing::advance`] would not have to wait.
    pub fn is_ready(&self) -> Result<bool> {
        match &self.next {
            _ if self.ended || !self.page.is_empty() => Ok(true),
            Some(next) => next.has_ended(),
            None => Ok(true),
        }
    }

    /// The next entry; `None` behind the last. After an error the same call tries again.
    pub fn advance(&mut self) -> Result<Option<Entry>> {
        loop {
            if let Some(entry) = self.page.pop_front() {
                return Ok(Some(entry));
            }
            if self.ended {
                return Ok(None);
            }
            if self.next.is_none() {
                self.ask()?;
            }
            let Some(op) = &self.next else { return Ok(None) };
            op.wait(None)?;
            let page = op.result(|done| Ok(done.page.take()));
            self.next = None;
            let mut page = page?.unwrap_or_default();
            self.options.token = page.next.take();
            self.page = entries(page, self.glob.as_ref());
            if self.options.token.is_none() {
                self.ended = true;
            } else {
                // While this page is looked at; later if the store is full.
                let options = self.options.clone();
                self.next = self.store.start_if_room(|job| list(job, options))?;
            }
        }
    }
}

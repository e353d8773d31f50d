//! How keys become the entries of a listing, for stores that hold their keys in the order of their bytes.

use super::object::{ListOptions, Meta, Page};
use crate::error::{Error, Result};

/// The most entries of a page, as in S3.
pub(super) const MOST: usize = 1000;

/// From where on keys are wanted, in the order of their bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Position {
    /// This key and those behind it.
    At(String),
    /// Those behind this key.
    After(String),
    /// Those behind all that begin with this.
    Behind(String),
}

impl Position {
    /// Whether a key lies there.
    pub(super) fn admits(&self, key: &str) -> bool {
        match self {
            Position::At(at) => key >= at.as_str(),
            Position::After(at) => key > at.as_str(),
            Position::Behind(at) => key > at.as_str() && !key.starts_with(at.as_str()),
        }
    }

    /// Whether a key that begins with `start` may lie there.
    pub(super) fn admits_below(&self, start: &str) -> bool {
        match self {
            Position::At(at) | Position::After(at) => start > at.as_str() || at.starts_with(start),
            Position::Behind(at) => self.admits(start) || (at.len() > start.len() && at.starts_with(start)),
        }
    }
}

/// What a listing wants, and from where on.
pub(super) struct Query<'o> {
    /// What keys begin with.
    pub(super) prefix: &'o str,
    delimiter: Option<&'o str>,
    after: Option<&'o str>,
    /// Entries of a page.
    pub(super) most: usize,
}

impl<'o> Query<'o> {
    /// A token is the last entry of the page before, so that it means the same as [`ListOptions::after`].
    pub(super) fn new(options: &'o ListOptions) -> Self {
        Query {
            prefix: &options.prefix,
            delimiter: options.delimiter.as_deref(),
            after: options.token.as_deref().or(options.after.as_deref()),
            most: if options.page_size == 0 { MOST } else { options.page_size.min(MOST) },
        }
    }

    /// What `key` has in common with others up to the delimiter, which is how they are told; an empty delimiter is none.
    pub(super) fn common<'k>(&self, key: &'k str) -> Option<&'k str> {
        let (delimiter, rest) = (self.delimiter?, key.strip_prefix(self.prefix)?);
        rest.find(delimiter)
            .filter(|_| !delimiter.is_empty())
            .map(|at| &key[..self.prefix.len() + at + delimiter.len()])
    }

    /// Where the page starts. Entries come in the order of their bytes, so that what keys have in common lies before
    /// all of them: one key of theirs in `after`, and they have been told.
    pub(super) fn start(&self) -> Position {
        match self.after {
            Some(after) if after >= self.prefix => match self.common(after) {
                Some(common) => Position::Behind(common.to_owned()),
                None => Position::After(after.to_owned()),
            },
            _ => Position::At(self.prefix.to_owned()),
        }
    }

    /// What a walk that is kept for the next page must have been for.
    pub(super) fn wanted(&self) -> (&'o str, Option<&'o str>) {
        (self.prefix, self.delimiter)
    }
}

/// One entry.
#[derive(Debug)]
pub(super) enum Entry {
    /// An object.
    Object(Meta),
    /// What several have in common.
    Prefix(String),
}

impl Entry {
    /// What the entry is called.
    pub(super) fn name(&self) -> &str {
        match self {
            Entry::Object(meta) => &meta.key,
            Entry::Prefix(prefix) => prefix,
        }
    }

    /// From where on others follow it.
    pub(super) fn behind(&self) -> Position {
        match self {
            Entry::Object(meta) => Position::After(meta.key.clone()),
            Entry::Prefix(prefix) => Position::Behind(prefix.clone()),
        }
    }

    /// Puts the entry into a page.
    pub(super) fn add_to(self, page: &mut Page) -> Result<()> {
        fn push<T>(to: &mut Vec<T>, what: T) -> Result<()> {
            to.try_reserve(1).map_err(|_| Error::no_memory(std::mem::size_of::<T>()))?;
            to.push(what);
            Ok(())
        }
        match self {
            Entry::Object(meta) => push(&mut page.objects, meta),
            Entry::Prefix(prefix) => push(&mut page.prefixes, prefix),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_position_admits_keys_from_some_place_on() {
        let keys = ["a", "a.", "a/", "a/b", "a/b/c", "a0", "b", "é"];
        for at in keys.iter().map(|at| at.to_string()) {
            for position in [Position::At(at.clone()), Position::After(at.clone()), Position::Behind(at.clone())] {
                let admitted: Vec<bool> = keys.iter().map(|key| position.admits(key)).collect();
                assert!(admitted.is_sorted(), "{position:?} {admitted:?}");
                for start in ["a", "a/", "a/b", "a0", "b"] {
                    let below = keys.iter().any(|key| key.starts_with(start) && position.admits(key));
                    assert!(position.admits_below(start) || !below, "{position:?} {start}");
                }
            }
        }
    }

    #[test]
    fn nothing_lies_below_what_is_behind() {
        assert!(!Position::Behind("a/".to_owned()).admits_below("a/"));
        assert!(!Position::Behind("a/".to_owned()).admits_below("a/b/"));
        assert!(Position::Behind("a/b/".to_owned()).admits_below("a/"));
        assert!(!Position::After("b".to_owned()).admits_below("a/"));
    }

    #[test]
    fn a_start_inside_a_common_prefix_is_behind_it() {
        let options = ListOptions {
            prefix: "x/".to_owned(),
            delimiter: Some("/".to_owned()),
            after: Some("x/a/1".to_owned()),
            ..ListOptions::default()
        };
        assert_eq!(Query::new(&options).start(), Position::Behind("x/a/".to_owned()));
        let options = ListOptions { delimiter: None, ..options };
        assert_eq!(Query::new(&options).start(), Position::After("x/a/1".to_owned()));
        let options = ListOptions { after: Some("a".to_owned()), ..options };
        assert_eq!(Query::new(&options).start(), Position::At("x/".to_owned()));
    }
}

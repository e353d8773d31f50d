//! What is said of objects.

use std::ops::Range;
use std::sync::Arc;

use crate::buffer::Buffer;
use crate::error::{Error, Result};

/// What a store knows of an object.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Meta {
    /// Its key, below the store's own prefix.
    pub key: String,
    /// Bytes of the whole object, whatever part of it was asked for.
    pub size: u64,
    /// What changes with the content, as the store writes it (in S3 with quotation marks); `None` if the store has none.
    pub etag: Option<String>,
    /// When it was written: milliseconds since 1970 in UTC.
    pub modified: Option<i64>,
    /// Its media type; listings do not tell it.
    pub content_type: Option<String>,
}

/// A part of an object.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ByteRange {
    /// From an offset on, at most so many bytes: fewer where the object ends. An offset at or behind its end is an error
    /// ([`crate::Kind::Argument`]).
    From {
        /// The first byte.
        offset: u64,
        /// How many at most; `u64::MAX` is all that follow.
        len: u64,
    },
    /// The last bytes, all of a shorter object.
    Last(u64),
}

impl ByteRange {
    /// The bytes of an object of `size` bytes that are meant.
    pub fn of(self, size: u64) -> Result<Range<u64>> {
        match self {
            ByteRange::From { offset, len } if offset < size => Ok(offset..offset.saturating_add(len).min(size)),
            ByteRange::From { offset, .. } => Err(Error::argument(format!(
                "a range that starts at byte {offset} lies behind the end of the object, which has {size} bytes"
            ))),
            ByteRange::Last(len) => Ok(size.saturating_sub(len)..size),
        }
    }
}

/// How an object is read.
#[derive(Clone, Debug, Default)]
pub struct GetOptions {
    /// `None` is all of it.
    pub range: Option<ByteRange>,
    /// Only this version, by its etag; another is [`crate::Kind::Precondition`].
    pub if_match: Option<String>,
}

/// When an object may be written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Condition {
    /// Whatever is there is replaced.
    #[default]
    Always,
    /// Only if there is no object of this key; else [`crate::Kind::Precondition`]. Of several writers one succeeds.
    IfAbsent,
    /// Only if the object there has this etag; else, or if there is none, [`crate::Kind::Precondition`].
    IfMatch(String),
}

/// How an object is written.
#[derive(Clone, Debug, Default)]
pub struct PutOptions {
    /// When it may be.
    pub condition: Condition,
    /// Its media type, for stores that keep one.
    pub content_type: Option<String>,
}

/// What was written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Written {
    /// The etag of the new object, if the store has such.
    pub etag: Option<String>,
}

/// A part of a multipart upload that is there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// From 1 on.
    pub number: u32,
    /// Its bytes.
    pub size: u64,
    /// What the store said of it.
    pub etag: String,
    /// The checksum in base64, where the store wants it again when the upload is completed.
    pub checksum: Option<String>,
}

/// What is written, shared by all tries to write it.
#[derive(Clone)]
pub enum Body {
    /// Memory that whoever lent it keeps until the operation ends.
    Lent(&'static [u8]),
    /// The library's own.
    Owned(Arc<Buffer>),
    /// A part of the library's own.
    Part(Arc<Buffer>, Range<usize>),
}

impl Body {
    /// Its bytes.
    pub fn as_slice(&self) -> &[u8] {
        match self {
            Body::Lent(bytes) => bytes,
            Body::Owned(buffer) => buffer.as_slice(),
            Body::Part(buffer, range) => buffer.as_slice().get(range.clone()).unwrap_or_default(),
        }
    }

    /// How many bytes it has.
    pub fn len(&self) -> usize {
        self.as_slice().len()
    }

    /// Whether it has none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Some of it; as much of that as there is.
    pub fn part(&self, range: Range<usize>) -> Body {
        let end = range.end.min(self.len());
        let start = range.start.min(end);
        match self {
            Body::Lent(bytes) => Body::Lent(&bytes[start..end]),
            Body::Owned(buffer) => Body::Part(buffer.clone(), start..end),
            Body::Part(buffer, whole) => Body::Part(buffer.clone(), whole.start + start..whole.start + end),
        }
    }
}

/// What a listing is of.
#[derive(Clone, Debug, Default)]
pub struct ListOptions {
    /// What keys begin with: any string, also in the middle of a name.
    pub prefix: String,
    /// Keys that go on behind this string after the prefix are told by what they have in common up to it.
    pub delimiter: Option<String>,
    /// Only keys behind this one, in the order of their bytes. Ignored where `token` is given.
    pub after: Option<String>,
    /// Where the page before ended ([`Page::next`]).
    pub token: Option<String>,
    /// The most entries of a page; a store may have its own limit below (S3: 1000). 0 is the store's.
    pub page_size: usize,
}

/// A page of a listing, in the order of the keys' bytes.
#[derive(Clone, Debug, Default)]
pub struct Page {
    /// Objects, without [`Meta::content_type`].
    pub objects: Vec<Meta>,
    /// What keys behind the delimiter have in common, with the delimiter at its end; each once in the whole listing.
    pub prefixes: Vec<String>,
    /// Where the next page starts; `None` if there is none.
    pub next: Option<String>,
}

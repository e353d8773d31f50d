//! What a pickle makes: items that refer to each other by number.
//!
//! Python's objects are shared and may contain themselves. Numbers in place of pointers share as well, and no nesting is
//! too deep to be dropped.

use std::collections::HashMap;
use std::hash::{Hash, Hasher};

use super::numpy::{Element, Global, Parts};
use super::text::Whole;
use crate::error::{Error, Kind, Result};
use crate::segments::Segment;

/// A value: itself, or where it is.
#[derive(Clone, Copy, Debug)]
pub(super) enum Item<'a> {
    None,
    Bool(bool),
    Int(i64),
    /// The decimal digits of a number of more than 64 bits, among the texts.
    Big(usize),
    Float(f64),
    Str(&'a str),
    /// A string that does not lie in the pickle as it is.
    Text(usize),
    Bytes(&'a [u8]),
    /// Bytes that do not lie in the pickle as they are.
    Blob(usize),
    Tuple(Tuple),
    List(usize),
    Dict(usize),
    Global(Global),
    Dtype(usize),
    Array(usize),
}

/// A part of all items of tuples.
#[derive(Clone, Copy, Debug)]
pub(super) struct Tuple {
    start: usize,
    len: usize,
}

/// Where items are.
pub(super) struct Heap<'a> {
    texts: Vec<String>,
    blobs: Vec<Vec<u8>>,
    tuples: Vec<Item<'a>>,
    lists: Vec<Vec<Item<'a>>>,
    dicts: Vec<Vec<(Item<'a>, Item<'a>)>>,
    pub(super) dtypes: Vec<Element>,
    /// `None`: one without its state yet.
    pub(super) arrays: Vec<Option<Parts<'a>>>,
    /// What was put on the stack more than once, of that which is worth storing only once, and where it is stored.
    pub(super) shared: HashMap<Identity<'a>, Option<Segment>>,
    /// How many more bytes of strings may be made.
    budget: usize,
}

/// What is no longer than this is sooner copied than looked for.
const SHORT: usize = 32;

/// Appends, and fails where `Vec::push` aborts.
pub(super) fn push<T>(list: &mut Vec<T>, value: T) -> Result<()> {
    if list.len() == list.capacity() {
        list.try_reserve(1).map_err(|_| Error::no_memory(size_of::<T>()))?;
    }
    list.push(value);
    Ok(())
}

pub(super) fn extend<T: Copy>(list: &mut Vec<T>, values: &[T]) -> Result<()> {
    list.try_reserve(values.len()).map_err(|_| Error::no_memory(size_of_val(values)))?;
    list.extend_from_slice(values);
    Ok(())
}

impl<'a> Heap<'a> {
    /// What a pickle of `size` bytes fills.
    pub(super) fn new(size: usize) -> Self {
        Heap {
            texts: Vec::new(),
            blobs: Vec::new(),
            tuples: Vec::new(),
            lists: Vec::new(),
            dicts: Vec::new(),
            dtypes: Vec::new(),
            arrays: Vec::new(),
            shared: HashMap::new(),
            // Latin-1 to UTF-8 is twice the bytes, and back once; digits of a long integer are 2.4 times. Python makes each
            // string once: only a pickle made by hand asks for the same again and again.
            budget: size.saturating_mul(4),
        }
    }

    pub(super) fn spend(&mut self, bytes: usize) -> Result<()> {
        self.budget = self.budget.checked_sub(bytes).ok_or_else(|| {
            Error::new(Kind::Unsupported, "the same string is used again and again, to more than the pickle's own size")
        })?;
        Ok(())
    }

    /// Whether it may be among what is shared.
    pub(super) fn is_sharable(&self, item: Item<'a>) -> bool {
        let content = self.str(item).map(str::as_bytes).or_else(|| self.bytes(item));
        content.is_some_and(|content| content.len() > SHORT) || matches!(item, Item::Array(_))
    }

    /// To be told of all that an opcode puts on the stack but has not made.
    pub(super) fn share(&mut self, item: Item<'a>) -> Result<()> {
        if self.is_sharable(item) {
            self.shared.try_reserve(1).map_err(|_| Error::no_memory(size_of::<(Identity<'_>, Option<Segment>)>()))?;
            self.shared.insert(Identity(item), None);
        }
        Ok(())
    }

    pub(super) fn text(&mut self, text: String) -> Result<Item<'a>> {
        self.spend(text.len())?;
        push(&mut self.texts, text)?;
        Ok(Item::Text(self.texts.len() - 1))
    }

    pub(super) fn blob(&mut self, bytes: Vec<u8>) -> Result<Item<'a>> {
        self.spend(bytes.len())?;
        push(&mut self.blobs, bytes)?;
        Ok(Item::Blob(self.blobs.len() - 1))
    }

    pub(super) fn whole(&mut self, number: Whole) -> Result<Item<'a>> {
        match number {
            Whole::Small(number) => Ok(Item::Int(number)),
            Whole::Big(digits) => match self.text(digits)? {
                Item::Text(index) => Ok(Item::Big(index)),
                other => Ok(other),
            },
        }
    }

    pub(super) fn tuple(&mut self, items: &[Item<'a>]) -> Result<Item<'a>> {
        let start = self.tuples.len();
        extend(&mut self.tuples, items)?;
        Ok(Item::Tuple(Tuple { start, len: items.len() }))
    }

    pub(super) fn list(&mut self) -> Result<usize> {
        push(&mut self.lists, Vec::new())?;
        Ok(self.lists.len() - 1)
    }

    pub(super) fn dict(&mut self) -> Result<usize> {
        push(&mut self.dicts, Vec::new())?;
        Ok(self.dicts.len() - 1)
    }

    pub(super) fn append(&mut self, list: usize, items: &[Item<'a>]) -> Result<()> {
        extend(&mut self.lists[list], items)
    }

    pub(super) fn insert(&mut self, dict: usize, key: Item<'a>, value: Item<'a>) -> Result<()> {
        push(&mut self.dicts[dict], (key, value))
    }

    pub(super) fn tuple_items(&self, tuple: Tuple) -> &[Item<'a>] {
        &self.tuples[tuple.start..][..tuple.len]
    }

    pub(super) fn list_items(&self, list: usize) -> &[Item<'a>] {
        &self.lists[list]
    }

    /// Keys and values in the order in which they were set.
    pub(super) fn dict_items(&self, dict: usize) -> &[(Item<'a>, Item<'a>)] {
        &self.dicts[dict]
    }

    /// Leaves the last value of each key that is a string, at the place of the first, as Python does.
    pub(super) fn settle_dicts(&mut self) -> Result<()> {
        for index in 0..self.dicts.len() {
            let entries = &self.dicts[index];
            if entries.len() < 2 {
                continue;
            }
            let mut places: HashMap<&str, usize> = HashMap::new();
            places.try_reserve(entries.len()).map_err(|_| Error::no_memory(size_of_val(entries.as_slice())))?;
            let mut settled: Vec<(Item<'a>, Item<'a>)> = crate::segments::reserved(entries.len())?;
            for (key, value) in entries {
                match self.str(*key).and_then(|key| places.insert(key, settled.len()).map(|place| (key, place))) {
                    Some((key, place)) => {
                        settled[place].1 = *value;
                        places.insert(key, place);
                    }
                    None => settled.push((*key, *value)),
                }
            }
            self.dicts[index] = settled;
        }
        Ok(())
    }

    /// The text of a string.
    pub(super) fn str(&self, item: Item<'a>) -> Option<&str> {
        match item {
            Item::Str(text) => Some(text),
            Item::Text(index) => Some(&self.texts[index]),
            _ => None,
        }
    }

    /// The digits of a number of more than 64 bits.
    pub(super) fn digits(&self, index: usize) -> &str {
        &self.texts[index]
    }

    /// What bytes there are in `bytes` or `bytearray`.
    pub(super) fn bytes(&self, item: Item<'a>) -> Option<&[u8]> {
        match item {
            Item::Bytes(bytes) => Some(bytes),
            Item::Blob(index) => Some(&self.blobs[index]),
            _ => None,
        }
    }

    /// What an item is, for a message.
    pub(super) fn kind(&self, item: Item<'a>) -> String {
        match item {
            Item::None => "None".into(),
            Item::Bool(_) => "a truth value".into(),
            Item::Int(_) | Item::Big(_) => "a whole number".into(),
            Item::Float(_) => "a float".into(),
            Item::Str(_) | Item::Text(_) => "a string".into(),
            Item::Bytes(_) | Item::Blob(_) => "bytes".into(),
            Item::Tuple(_) => "a tuple".into(),
            Item::List(_) => "a list".into(),
            Item::Dict(_) => "a dict".into(),
            Item::Global(global) => global.to_string(),
            Item::Dtype(_) => "an element type".into(),
            Item::Array(_) => "an array".into(),
        }
    }
}

/// A string, bytes or array as the object that it is: the same as another only if that was fetched from the memo.
#[derive(Clone, Copy)]
pub(super) struct Identity<'a>(pub(super) Item<'a>);

impl Identity<'_> {
    fn key(&self) -> (u8, usize, usize) {
        match self.0 {
            Item::Str(text) => (1, text.as_ptr() as usize, text.len()),
            Item::Text(index) => (2, index, 0),
            Item::Bytes(bytes) => (3, bytes.as_ptr() as usize, bytes.len()),
            Item::Blob(index) => (4, index, 0),
            Item::Array(index) => (5, index, 0),
            // Nobody asks about others.
            _ => (0, 0, 0),
        }
    }
}

impl PartialEq for Identity<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.key() == other.key()
    }
}

impl Eq for Identity<'_> {}

impl Hash for Identity<'_> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.key().hash(state);
    }
}

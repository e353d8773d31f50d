//! Items of a pickle as JSON text.

use super::heap::{Heap, Item};
use crate::codec::object::MAX_DEPTH;
use crate::codec::object::json::{Layout, Writer};
use crate::error::{Error, Result};
use crate::output::Output;

/// A list or dict of which some is still to be written.
enum Open<'h, 'a> {
    List(std::slice::Iter<'h, Item<'a>>),
    Dict(std::slice::Iter<'h, (Item<'a>, Item<'a>)>),
}

/// Writes `item`, without recursion. What contains itself is an error, as is what JSON has no form of.
pub(super) fn write<'a>(heap: &Heap<'a>, item: Item<'a>, dst: &mut Output<'_>) -> Result<()> {
    let mut writer = Writer::new(dst, &Layout::COMPACT);
    let mut open: Vec<Open<'_, 'a>> = Vec::new();
    let mut item = item;
    loop {
        match item {
            Item::List(_) | Item::Tuple(_) | Item::Dict(_) if open.len() == MAX_DEPTH => {
                return Err(Error::argument(format!(
                    "more than {MAX_DEPTH} lists in each other, or one that contains itself, has no JSON form"
                )));
            }
            Item::List(list) => {
                writer.open(b'[')?;
                open.push(Open::List(heap.list_items(list).iter()));
            }
            Item::Tuple(tuple) => {
                writer.open(b'[')?;
                open.push(Open::List(heap.tuple_items(tuple).iter()));
            }
            Item::Dict(dict) => {
                writer.open(b'{')?;
                open.push(Open::Dict(heap.dict_items(dict).iter()));
            }
            scalar => self::scalar(heap, scalar, &mut writer)?,
        }
        item = loop {
            match open.last_mut() {
                None => return writer.end(),
                Some(Open::List(items)) => match items.next() {
                    Some(item) => {
                        writer.next()?;
                        break *item;
                    }
                    None => writer.close(b']')?,
                },
                Some(Open::Dict(entries)) => match entries.next() {
                    Some((key, value)) => {
                        writer.next()?;
                        self::key(heap, *key, &mut writer)?;
                        break *value;
                    }
                    None => writer.close(b'}')?,
                },
            }
            open.pop();
        };
    }
}

fn scalar<'a>(heap: &Heap<'a>, item: Item<'a>, writer: &mut Writer<'_, '_>) -> Result<()> {
    match item {
        Item::None => writer.raw(b"null"),
        Item::Bool(true) => writer.raw(b"true"),
        Item::Bool(false) => writer.raw(b"false"),
        Item::Int(number) => writer.int(number),
        Item::Big(digits) => writer.raw(heap.digits(digits).as_bytes()),
        Item::Float(number) => writer.float(number),
        _ => match heap.str(item) {
            Some(text) => writer.string(text.as_bytes()),
            None => Err(Error::argument(format!("{} has no JSON form", heap.kind(item)))),
        },
    }
}

/// A key: a string, or what Python's `json` makes one of.
fn key<'a>(heap: &Heap<'a>, item: Item<'a>, writer: &mut Writer<'_, '_>) -> Result<()> {
    if heap.str(item).is_some() {
        scalar(heap, item, writer)?;
    } else {
        writer.raw(b"\"")?;
        scalar(heap, item, writer).map_err(|error| error.within("a key"))?;
        writer.raw(b"\"")?;
    }
    writer.raw(b":")
}

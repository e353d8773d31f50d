//! Arrays out of what a pickle made.

use std::collections::HashMap;

use super::heap::{Heap, Identity, Item};
use super::numpy::{Data, Element};
use super::{json, machine};
use crate::array::{Array, Dtype, Fixed, Order, Store, Type, endian};
use crate::buffer::Buffer;
use crate::error::{Error, Kind, Result};
use crate::output::Output;
use crate::segments::Segment;

/// Reads the pickle of an array, or of a list, which is taken for an array of objects.
///
/// Objects become the items that `like` names; without it text, bytes or arrays if all of them are, else JSON.
pub(crate) fn read_array(src: &[u8], like: Option<&Type>, store: &mut Store) -> Result<Type> {
    let (mut heap, root) = machine::load(src)?;
    let shared = std::mem::take(&mut heap.shared);
    let like = like.map(|like| like.dtype);
    let (element, shape, is_fortran, data) = match root {
        Item::Array(array) => {
            let parts = heap.arrays[array].ok_or_else(|| Error::corrupt("pickle: an array without its state"))?;
            (parts.element, heap.shape(parts.shape)?, parts.is_fortran, parts.data)
        }
        Item::List(list) => {
            let count = heap.list_items(list).len();
            (Element::Object, vec![count], false, Data::List(list, count))
        }
        other => {
            let kind = heap.kind(other);
            return Err(Error::new(
                Kind::Unsupported,
                format!("pickle: holds {kind}, expected a numpy array or a list"),
            ));
        }
    };
    match (element, data) {
        (Element::Fixed(fixed), Data::Bytes(elements)) => {
            let order = if is_fortran && shape.len() > 1 { Order::F } else { Order::C };
            let ty = Type::new(Dtype::Fixed(fixed), &shape, order)?;
            fixed_elements(heap.elements(elements), ty, fixed, like, store)
        }
        (Element::Object, Data::List(list, count)) => {
            let items = &heap.list_items(list)[..count];
            let dtype = like.unwrap_or_else(|| common(&heap, items));
            let ty = Type::new(dtype, &shape, Order::C)?;
            // A text in which the same list stands again and again can be out of all proportion.
            let most = src.len().saturating_mul(1 << 10).max(16 << 20);
            let mut sink = Sink { heap: &heap, store, shared, most };
            sink.reserve(items, dtype)?;
            for (index, item) in items.iter().enumerate() {
                sink.item(*item, dtype).map_err(|error| error.within(&format!("pickle: item {index}")))?;
            }
            Ok(ty)
        }
        _ => Err(Error::corrupt("pickle: an array whose elements are not of its type")),
    }
}

/// Copies elements, in C order, and in the byte order of `like`.
fn fixed_elements(elements: &[u8], ty: Type, fixed: Fixed, like: Option<Dtype>, store: &mut Store) -> Result<Type> {
    let wanted = match like {
        None => fixed,
        Some(Dtype::Fixed(wanted)) if wanted.with_endian(fixed.endian) == fixed => wanted,
        Some(other) => {
            return Err(Error::argument(format!("pickle: holds elements of type {fixed}, not of {other}")));
        }
    };
    if elements.len() > store.left() {
        return Err(Error::limit(Some(elements.len()), store.limit));
    }
    store.data.reserve_exact(elements.len())?;
    if ty.order == Order::F {
        let mut copy = Store::default();
        copy.data.extend_from_slice(elements)?;
        let array = Array::from_store(ty.clone(), copy)?.walked(Order::C);
        array.gather(&mut Output::growing(&mut store.data, elements.len()))?;
    } else {
        store.data.extend_from_slice(elements)?;
    }
    if wanted.endian != fixed.endian {
        endian::swap_in_place(store.data.as_mut_slice(), fixed.word());
    }
    Ok(Type { dtype: Dtype::Fixed(wanted), order: Order::C, ..ty })
}

/// The element type that says what `items` are.
fn common(heap: &Heap<'_>, items: &[Item<'_>]) -> Dtype {
    if items.iter().all(|item| matches!(item, Item::Str(_) | Item::Text(_))) {
        return Dtype::Utf8;
    }
    if items.iter().all(|item| matches!(item, Item::Bytes(_) | Item::Blob(_))) {
        return Dtype::Bytes;
    }
    match items.first().and_then(|first| inner(heap, *first)) {
        Some((element, _)) if items.iter().all(|item| inner(heap, *item).is_some_and(|(e, _)| e == element)) => {
            Dtype::Ragged(element)
        }
        _ => Dtype::Json,
    }
}

/// Type and elements of an item that is a one-dimensional array of elements of fixed size.
fn inner<'h>(heap: &'h Heap<'_>, item: Item<'_>) -> Option<(Fixed, &'h [u8])> {
    let Item::Array(array) = item else { return None };
    let parts = heap.arrays[array]?;
    match (parts.element, parts.data) {
        (Element::Fixed(fixed), Data::Bytes(elements)) if heap.tuple_items(parts.shape).len() == 1 => {
            Some((fixed, heap.elements(elements)))
        }
        _ => None,
    }
}

/// Where items go; one that is there already is referred to again.
struct Sink<'h, 'a> {
    heap: &'h Heap<'a>,
    store: &'h mut Store,
    shared: HashMap<Identity<'a>, Option<Segment>>,
    /// How many bytes of JSON text there may be where the caller has set no limit.
    most: usize,
}

impl<'a> Sink<'_, 'a> {
    fn item(&mut self, item: Item<'a>, dtype: Dtype) -> Result<()> {
        if self.shared.is_empty() || !self.heap.is_sharable(item) {
            return self.push(item, dtype);
        }
        let identity = Identity(item);
        match self.shared.get(&identity) {
            None => self.push(item, dtype),
            Some(None) => {
                self.push(item, dtype)?;
                self.shared.insert(identity, self.store.table.last().copied());
                Ok(())
            }
            Some(Some(segment)) => {
                if self.store.left() < size_of::<Segment>() {
                    return Err(Error::limit(None, self.store.limit));
                }
                self.store.reserve_items(1)?;
                self.store.table.push(*segment);
                Ok(())
            }
        }
    }

    /// Makes room for `items` at once, so that what was read is not copied again and again as the store grows.
    fn reserve(&mut self, items: &[Item<'a>], dtype: Dtype) -> Result<()> {
        let table = items.len().saturating_mul(size_of::<Segment>());
        // What cannot fit fails where it does not.
        let Some(left) = self.store.left().checked_sub(table) else { return Ok(()) };
        self.store.reserve_items(items.len())?;
        // What is shared is stored once, and may be any number of times as long in sum.
        if self.shared.is_empty() && matches!(dtype, Dtype::Utf8 | Dtype::Bytes) {
            let content = |item| self.heap.str(item).map(str::len).or_else(|| self.heap.bytes(item).map(<[u8]>::len));
            let sum = items.iter().fold(0usize, |sum, item| sum.saturating_add(content(*item).unwrap_or(0)));
            self.store.data.reserve_exact(sum.min(left))?;
        }
        Ok(())
    }

    fn push(&mut self, item: Item<'a>, dtype: Dtype) -> Result<()> {
        let heap = self.heap;
        let expected = |what: &str| Error::argument(format!("is {}, expected {what}", heap.kind(item)));
        match dtype {
            Dtype::Utf8 => self.store.push(heap.str(item).ok_or_else(|| expected("a string"))?.as_bytes()),
            Dtype::Bytes => self.store.push(heap.bytes(item).ok_or_else(|| expected("bytes"))?),
            Dtype::Ragged(wanted) => {
                let (fixed, elements) = inner(heap, item).ok_or_else(|| expected("an array of one dimension"))?;
                if wanted.with_endian(fixed.endian) != fixed {
                    return Err(Error::argument(format!("is an array of type {fixed}, expected {wanted}")));
                }
                let start = self.store.data.len();
                // Many arrays may share the bytes of one: what they come to has nothing to do with the pickle's length.
                if self.store.limit == usize::MAX && start.saturating_add(elements.len()) > self.most {
                    return Err(Error::limit(None, self.most));
                }
                self.store.push(elements)?;
                if wanted.endian != fixed.endian {
                    endian::swap_in_place(&mut self.store.data.as_mut_slice()[start..], fixed.word());
                }
                Ok(())
            }
            Dtype::Json => self.json(item),
            Dtype::Fixed(fixed) => {
                Err(Error::argument(format!("is a Python object, expected elements of type {fixed}")))
            }
        }
    }

    fn json(&mut self, item: Item<'a>) -> Result<()> {
        let start = self.store.data.len();
        let room = self.store.left().checked_sub(size_of::<Segment>());
        let room = room.ok_or_else(|| Error::limit(None, self.store.limit))?;
        let room = if self.store.limit == usize::MAX { self.most.saturating_sub(start) } else { room };
        let data: &mut Buffer = &mut self.store.data;
        json::write(self.heap, item, &mut Output::growing(data, room))?;
        let length = (self.store.data.len() - start) as u64;
        self.store.reserve_items(1)?;
        self.store.table.push(Segment { offset: start as u64, length });
        Ok(())
    }
}

//! One buffer and (offset, length) pairs into it, and collections of such: how many items travel without a pointer each.

use std::fmt;
use std::sync::Arc;

use crate::buffer::Buffer;
use crate::error::{Error, Result};

/// Where one item lies in the data: both numbers in bytes.
#[repr(C)]
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Segment {
    /// The first byte.
    pub offset: u64,
    /// How many bytes.
    pub length: u64,
}

/// Memory that segments read: the library's own, or lent by someone who is told when it is no longer needed.
pub trait Memory: Send + Sync {
    /// The bytes.
    fn bytes(&self) -> &[u8];

    /// The library's own memory, to be used again.
    fn into_buffer(self: Box<Self>) -> Option<Buffer> {
        None
    }
}

impl Memory for Buffer {
    fn bytes(&self) -> &[u8] {
        self.as_slice()
    }

    fn into_buffer(self: Box<Self>) -> Option<Buffer> {
        Some(*self)
    }
}

/// Data and the items in it. Items may overlap, and need not cover the data.
pub struct Segments {
    data: Box<dyn Memory>,
    table: Vec<Segment>,
}

impl Segments {
    /// Takes data and a table of which every segment lies in them.
    pub fn new(data: Box<dyn Memory>, table: Vec<Segment>) -> Result<Self> {
        Segments::check(&table, data.bytes().len())?;
        Ok(Segments { data, table })
    }

    /// Copies of items, in a row.
    pub fn of_items<'a>(items: impl ExactSizeIterator<Item = &'a [u8]>) -> Result<Self> {
        let (mut data, mut table) = (Buffer::new(), reserved(items.len())?);
        for item in items {
            table.push(Segment { offset: data.len() as u64, length: item.len() as u64 });
            data.extend_from_slice(item)?;
        }
        Segments::new(Box::new(data), table)
    }

    /// Fails unless every segment of `table` lies in `size` bytes.
    pub fn check(table: &[Segment], size: usize) -> Result<()> {
        for (index, segment) in table.iter().enumerate() {
            if segment.offset.checked_add(segment.length).is_none_or(|end| end > size as u64) {
                return Err(Error::argument(format!(
                    "segment {index} (offset {}, length {}) lies outside the data of {size} bytes",
                    segment.offset, segment.length
                )));
            }
        }
        Ok(())
    }

    /// How many items there are.
    pub fn count(&self) -> usize {
        self.table.len()
    }

    /// The offsets and lengths.
    pub fn table(&self) -> &[Segment] {
        &self.table
    }

    /// The memory, as far as it is the library's own, and the table.
    pub fn into_parts(self) -> (Option<Buffer>, Vec<Segment>) {
        (self.data.into_buffer(), self.table)
    }

    /// All data, the parts between items too.
    pub fn data(&self) -> &[u8] {
        self.data.bytes()
    }

    /// Item `index`.
    pub fn get(&self, index: usize) -> Option<&[u8]> {
        let Segment { offset, length } = *self.table.get(index)?;
        // Checked in `new` to lie in memory, hence in usize.
        Some(&self.data.bytes()[offset as usize..(offset + length) as usize])
    }
}

impl fmt::Debug for Segments {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Segments").field("data", &self.data().len()).field("count", &self.count()).finish()
    }
}

/// A list of items, each a run of bytes.
pub trait Items: Send + Sync {
    /// How many there are.
    fn count(&self) -> usize;
    /// Item `index`.
    fn get(&self, index: usize) -> Option<&[u8]>;
    /// The sum of their lengths.
    fn size(&self) -> u64;
}

impl Items for Segments {
    fn count(&self) -> usize {
        self.table.len()
    }
    fn get(&self, index: usize) -> Option<&[u8]> {
        Segments::get(self, index)
    }
    fn size(&self) -> u64 {
        self.table.iter().fold(0, |sum, segment| sum.saturating_add(segment.length))
    }
}

/// Several lists of items, numbered through.
#[derive(Clone, Default)]
pub struct SegmentsCollection {
    parts: Vec<Arc<dyn Items>>,
    /// The number of the first item of each part.
    starts: Vec<usize>,
    count: usize,
}

impl SegmentsCollection {
    /// All items of all parts, in order.
    pub fn new(parts: Vec<Arc<dyn Items>>) -> Result<Self> {
        let mut count = 0usize;
        let mut starts = reserved(parts.len())?;
        for part in &parts {
            starts.push(count);
            count = count.saturating_add(part.count());
        }
        Ok(SegmentsCollection { parts, starts, count })
    }

    /// How many items there are in all.
    pub fn count(&self) -> usize {
        self.count
    }

    /// The sum of the items' lengths.
    pub fn size(&self) -> u64 {
        self.parts.iter().fold(0, |sum, part| sum.saturating_add(part.size()))
    }

    /// Item `index`.
    pub fn get(&self, index: usize) -> Option<&[u8]> {
        let (part, index) = self.find(index)?;
        self.parts[part].get(index)
    }

    /// The part that has item `index`, and its number there.
    fn find(&self, index: usize) -> Option<(usize, usize)> {
        let part = self.starts.partition_point(|start| *start <= index).checked_sub(1)?;
        Some((part, index - self.starts[part]))
    }

    /// Item `index` alone, which keeps the memory of its own part and of no other: of parts with one item each, all
    /// others may be freed.
    pub fn keep(&self, index: usize) -> Result<Segments> {
        let (part, index) = self
            .find(index)
            .filter(|_| index < self.count)
            .ok_or_else(|| Error::argument(format!("item {index} of {}", self.count)))?;
        let item = Item { list: self.parts[part].clone(), index };
        let length = item.bytes().len() as u64;
        Segments::new(Box::new(item), vec![Segment { offset: 0, length }])
    }
}

/// One item of a list that is kept for it.
struct Item {
    list: Arc<dyn Items>,
    index: usize,
}

impl Memory for Item {
    fn bytes(&self) -> &[u8] {
        self.list.get(self.index).unwrap_or_default()
    }
}

/// An empty vector with room for `count` elements, a number that came from outside.
pub(crate) fn reserved<T>(count: usize) -> Result<Vec<T>> {
    let mut vec = Vec::new();
    vec.try_reserve_exact(count).map_err(|_| Error::no_memory(count.saturating_mul(size_of::<T>())))?;
    Ok(vec)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn segments(data: &[u8], table: &[(u64, u64)]) -> Result<Segments> {
        let mut buffer = Buffer::new();
        buffer.extend_from_slice(data).unwrap();
        let table = table.iter().map(|&(offset, length)| Segment { offset, length }).collect();
        Segments::new(Box::new(buffer), table)
    }

    #[test]
    fn items_in_a_row_are_what_they_were() {
        let made = Segments::of_items([&b"ab"[..], b"", b"cde"].into_iter()).unwrap();
        assert_eq!((made.count(), made.data()), (3, &b"abcde"[..]));
        assert_eq!(
            (made.get(0).unwrap(), made.get(1).unwrap(), made.get(2).unwrap()),
            (&b"ab"[..], &b""[..], &b"cde"[..])
        );
    }

    #[test]
    fn items_are_numbered_through_parts_of_any_size() {
        let empty: Arc<dyn Items> = Arc::new(segments(b"", &[]).unwrap());
        let first = Arc::new(segments(b"abcdef", &[(0, 2), (1, 0), (3, 3)]).unwrap());
        let second = Arc::new(segments(b"xyz", &[(1, 2)]).unwrap());
        let all = SegmentsCollection::new(vec![empty.clone(), first, empty.clone(), second, empty]).unwrap();
        let items: Vec<_> = (0..all.count()).map(|i| all.get(i).unwrap()).collect();
        assert_eq!(items, [&b"ab"[..], b"", b"def", b"yz"]);
        assert_eq!((all.size(), all.get(4)), (7, None));
        assert_eq!(SegmentsCollection::default().get(0), None);
    }

    #[test]
    fn segments_outside_the_data_are_refused() {
        for bad in [(0, 7), (7, 0), (6, 1), (u64::MAX, 1), (1, u64::MAX)] {
            let error = segments(b"abcdef", &[(0, 6), bad]).unwrap_err();
            assert!(error.to_string().contains("segment 1"), "{error}");
        }
        assert!(segments(b"abcdef", &[(6, 0), (0, 6)]).is_ok());
    }
}

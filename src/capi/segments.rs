use std::ffi::c_void;
use std::sync::Arc;

use super::args;
use super::guard::{guard, guard_void};
use super::handle::{self, Handle};
use super::status::tierce_status;
use crate::Buffer;
use crate::error::{Error, Result};
use crate::segments::{Items, Memory, Segment, Segments, SegmentsCollection, reserved};

/// Where one item lies in the data of its segments.
///
/// This layout, two 64-bit numbers in the machine's byte order, is that of python-zstandard's segments, and frozen.
#[repr(C)]
pub struct tierce_segment {
    /// The first byte.
    pub offset: u64,
    /// How many bytes.
    pub length: u64,
}

/// One run of bytes and the items in it. Shareable.
pub struct tierce_segments {
    _private: [u8; 0],
}

/// Several segments, their items numbered through. Shareable.
pub struct tierce_segments_collection {
    _private: [u8; 0],
}

impl Handle for tierce_segments {
    type Value = Arc<Segments>;
    const NAME: &'static str = "tierce_segments";
}

impl Handle for tierce_segments_collection {
    type Value = SegmentsCollection;
    const NAME: &'static str = "tierce_segments_collection";
}

/// Called once, when memory that was lent is no longer read; on whichever thread let go of it last.
pub type tierce_release = Option<unsafe extern "C" fn(userdata: *mut c_void)>;

/// Memory of the caller, and whom to tell when it is let go.
pub(super) struct Lent {
    pub(super) start: *const u8,
    pub(super) len: usize,
    pub(super) release: tierce_release,
    pub(super) userdata: *mut c_void,
}

// SAFETY: the caller promised that the memory does not change, and that release may be called on any thread.
unsafe impl Send for Lent {}
// SAFETY: as above.
unsafe impl Sync for Lent {}

impl Memory for Lent {
    fn bytes(&self) -> &[u8] {
        if self.len == 0 {
            return &[];
        }
        // SAFETY: checked when it was lent, and the caller promised to keep it until release.
        unsafe { std::slice::from_raw_parts(self.start, self.len) }
    }
}

impl Drop for Lent {
    fn drop(&mut self) {
        if let Some(release) = self.release {
            // SAFETY: the caller's function with the caller's argument, called once.
            unsafe { release(self.userdata) };
        }
    }
}

/// Items anywhere in the caller's memory.
struct Pointers {
    items: Vec<(*const u8, usize)>,
    size: u64,
}

// SAFETY: the caller promised that the items stay as they are while the collection lives.
unsafe impl Send for Pointers {}
// SAFETY: as above.
unsafe impl Sync for Pointers {}

impl Items for Pointers {
    fn count(&self) -> usize {
        self.items.len()
    }
    fn get(&self, index: usize) -> Option<&[u8]> {
        let (start, len) = *self.items.get(index)?;
        // SAFETY: taken from slices when they were lent, which the caller promised to keep.
        Some(unsafe { std::slice::from_raw_parts(start, len) })
    }
    fn size(&self) -> u64 {
        self.size
    }
}

/// Reads the caller's table.
///
/// # Safety
/// `segments` is valid for reads of `count` elements.
unsafe fn table(segments: *const tierce_segment, count: usize) -> Result<Vec<Segment>> {
    // SAFETY: as above.
    let segments = unsafe { args::array(segments, count, "segments") }?;
    let mut table = reserved(count)?;
    table.extend(segments.iter().map(|s| Segment { offset: s.offset, length: s.length }));
    Ok(table)
}

/// @group Segments
/// Many items in one piece of memory, each given by its offset and length, so that a thousand small chunks need no
/// thousand allocations. Calls over many items take and make collections of such pieces:
///
///     tierce_segments_collection *chunks, *packed;
///     tierce_segments_collection_from_pointers(pointers, lengths, count, &chunks);
///     tierce_codec_encode_many(codec, chunks, pool, &packed, NULL);
///     for (size_t i = 0; i < count; i++) {
///         const void *item;
///         size_t item_len;
///         tierce_segments_collection_get(packed, i, &item, &item_len);
///         …
///     }
/// @end
/// Makes segments with a copy of the data.
///
/// Every segment must lie in the data; they may overlap, and need not cover it. Free with tierce_segments_free().
/// Since 0.1.0.
///
/// # Safety
/// The arrays are valid for reads of their lengths; `out` is NULL or valid for a write.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_segments_copy(
    data: *const c_void,
    data_len: usize,
    segments: *const tierce_segment,
    count: usize,
    out: *mut *mut tierce_segments,
) -> tierce_status {
    guard(|| {
        // SAFETY: as above.
        let (data, table, out) =
            unsafe { (args::bytes(data, data_len, "data")?, table(segments, count)?, args::out(out, "out")?) };
        let mut buffer = Buffer::with_capacity(data.len())?;
        buffer.extend_from_slice(data)?;
        out.write(handle::new(Arc::new(Segments::new(Box::new(buffer), table)?)));
        Ok(())
    })
}

/// Makes segments that read the caller's memory, without a copy.
///
/// The memory must stay as it is until `release(userdata)` is called, which happens once, when the segments and all
/// collections that hold them are freed; `release` may be NULL for memory that outlives them. After a failure it is not
/// called. Free with tierce_segments_free(). Since 0.1.0.
///
/// # Safety
/// The arrays are valid for reads of their lengths, `data` until release; `out` is NULL or valid for a write.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_segments_wrap(
    data: *const c_void,
    data_len: usize,
    segments: *const tierce_segment,
    count: usize,
    release: tierce_release,
    userdata: *mut c_void,
    out: *mut *mut tierce_segments,
) -> tierce_status {
    guard(|| {
        // SAFETY: as above.
        let (data, table, out) =
            unsafe { (args::bytes(data, data_len, "data")?, table(segments, count)?, args::out(out, "out")?) };
        // Checked without `release` first, so that a refusal does not call it.
        Segments::check(&table, data.len())?;
        let lent = Lent { start: data.as_ptr(), len: data.len(), release, userdata };
        out.write(handle::new(Arc::new(Segments::new(Box::new(lent), table)?)));
        Ok(())
    })
}

/// Frees segments; NULL is allowed. Collections that hold them keep what they need. Since 0.1.0.
///
/// # Safety
/// `segments` is NULL or a live handle, not used again.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_segments_free(segments: *mut tierce_segments) {
    // SAFETY: as above.
    guard_void(|| unsafe { handle::free(segments) });
}

/// How many items there are; 0 for NULL. Since 0.1.0.
///
/// # Safety
/// `segments` is NULL or a live handle.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_segments_count(segments: *const tierce_segments) -> usize {
    // SAFETY: as above.
    unsafe { handle::get(segments, "segments") }.map_or(0, |segments| segments.count())
}

/// Gives item `index`, which is valid as long as the segments are. Since 0.1.0.
///
/// # Safety
/// `segments` is NULL or a live handle; the outputs are NULL or valid for a write.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_segments_get(
    segments: *const tierce_segments,
    index: usize,
    item: *mut *const c_void,
    item_len: *mut usize,
) -> tierce_status {
    // SAFETY: as above.
    guard(|| unsafe {
        let segments = handle::get(segments, "segments")?;
        put_item(segments.get(index), index, segments.count(), item, item_len)
    })
}

/// Gives all data of the segments, what lies between them too: valid as long as they are. Since 0.1.0.
///
/// # Safety
/// `segments` is NULL or a live handle; the outputs are NULL or valid for a write.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_segments_data(
    segments: *const tierce_segments,
    data: *mut *const c_void,
    data_len: *mut usize,
) -> tierce_status {
    guard(|| {
        // SAFETY: as above.
        let (segments, data, data_len) =
            unsafe { (handle::get(segments, "segments")?, args::out(data, "data")?, args::out(data_len, "data_len")?) };
        data.write(segments.data().as_ptr().cast());
        data_len.write(segments.data().len());
        Ok(())
    })
}

/// Gives the table of offsets and lengths, tierce_segments_count() of them: valid as long as the segments are.
/// Since 0.1.0.
///
/// # Safety
/// `segments` is NULL or a live handle; `table` is NULL or valid for a write.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_segments_table(
    segments: *const tierce_segments,
    table: *mut *const tierce_segment,
) -> tierce_status {
    guard(|| {
        // SAFETY: as above.
        let (segments, table) = unsafe { (handle::get(segments, "segments")?, args::out(table, "table")?) };
        // The same two numbers in the same order, in C's layout.
        table.write(segments.table().as_ptr().cast());
        Ok(())
    })
}

/// # Safety
/// The outputs are NULL or valid for a write.
unsafe fn put_item(
    bytes: Option<&[u8]>,
    index: usize,
    count: usize,
    item: *mut *const c_void,
    item_len: *mut usize,
) -> Result<()> {
    // SAFETY: as above.
    let (item, item_len) = unsafe { (args::out(item, "item")?, args::out(item_len, "item_len")?) };
    let bytes = bytes.ok_or_else(|| Error::argument(format!("index is {index}, there are {count} items")))?;
    item.write(bytes.as_ptr().cast());
    item_len.write(bytes.len());
    Ok(())
}

/// Makes a collection of `count` segments, in order; the collection keeps them alive, also after each is freed.
///
/// Free with tierce_segments_collection_free(). Since 0.1.0.
///
/// # Safety
/// `parts` is valid for reads of `count` live handles; `out` is NULL or valid for a write.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_segments_collection_new(
    parts: *const *const tierce_segments,
    count: usize,
    out: *mut *mut tierce_segments_collection,
) -> tierce_status {
    guard(|| {
        // SAFETY: as above.
        let (parts, out) = unsafe { (args::array(parts, count, "parts")?, args::out(out, "out")?) };
        let mut kept: Vec<Arc<dyn Items>> = reserved(parts.len())?;
        for part in parts {
            // SAFETY: as above.
            kept.push(unsafe { handle::get(*part, "parts: an element") }?.clone());
        }
        out.write(handle::new(SegmentsCollection::new(kept)?));
        Ok(())
    })
}

/// Makes a collection of `count` items that lie anywhere in the caller's memory, without a copy.
///
/// The items must stay as they are until the collection is freed, with tierce_segments_collection_free(). Since 0.1.0.
///
/// # Safety
/// Both arrays are valid for reads of `count` elements, each item for its length; `out` is NULL or valid for a write.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_segments_collection_from_pointers(
    items: *const *const c_void,
    lengths: *const usize,
    count: usize,
    out: *mut *mut tierce_segments_collection,
) -> tierce_status {
    guard(|| {
        // SAFETY: as above.
        let (items, lengths, out) = unsafe {
            (args::array(items, count, "items")?, args::array(lengths, count, "lengths")?, args::out(out, "out")?)
        };
        let mut pointers = Pointers { items: reserved(count)?, size: 0 };
        for (index, (item, length)) in items.iter().zip(lengths).enumerate() {
            // SAFETY: as above.
            let bytes = unsafe { args::bytes(*item, *length, "items: an element") }
                .map_err(|error| Error::new(error.kind(), format!("item {index}: {error}")))?;
            pointers.items.push((bytes.as_ptr(), bytes.len()));
            pointers.size = pointers.size.saturating_add(bytes.len() as u64);
        }
        out.write(handle::new(SegmentsCollection::new(vec![Arc::new(pointers)])?));
        Ok(())
    })
}

/// Frees a collection; NULL is allowed. Since 0.1.0.
///
/// # Safety
/// `collection` is NULL or a live handle, not used again.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_segments_collection_free(collection: *mut tierce_segments_collection) {
    // SAFETY: as above.
    guard_void(|| unsafe { handle::free(collection) });
}

/// How many items there are in all; 0 for NULL. Since 0.1.0.
///
/// # Safety
/// `collection` is NULL or a live handle.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_segments_collection_count(collection: *const tierce_segments_collection) -> usize {
    // SAFETY: as above.
    unsafe { handle::get(collection, "collection") }.map_or(0, SegmentsCollection::count)
}

/// The sum of the items' lengths in bytes; 0 for NULL. Since 0.1.0.
///
/// # Safety
/// `collection` is NULL or a live handle.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_segments_collection_size(collection: *const tierce_segments_collection) -> u64 {
    // SAFETY: as above.
    unsafe { handle::get(collection, "collection") }.map_or(0, SegmentsCollection::size)
}

/// Gives item `index`, which is valid as long as the collection is. Since 0.1.0.
///
/// # Safety
/// `collection` is NULL or a live handle; the outputs are NULL or valid for a write.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_segments_collection_get(
    collection: *const tierce_segments_collection,
    index: usize,
    item: *mut *const c_void,
    item_len: *mut usize,
) -> tierce_status {
    // SAFETY: as above.
    guard(|| unsafe {
        let collection = handle::get(collection, "collection")?;
        put_item(collection.get(index), index, collection.count(), item, item_len)
    })
}

/// Makes segments of item `index` alone, which keep the buffer it lies in and outlive the collection.
///
/// Where each item has a buffer of its own (TIERCE_ZSTD_BUFFER_PER_ITEM), the memory of all others can be freed with the
/// collection. Free with tierce_segments_free(). Since 0.1.0.
///
/// # Safety
/// `collection` is NULL or a live handle; `out` is NULL or valid for a write.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_segments_collection_keep(
    collection: *const tierce_segments_collection,
    index: usize,
    out: *mut *mut tierce_segments,
) -> tierce_status {
    guard(|| {
        // SAFETY: as above.
        let (collection, out) = unsafe { (handle::get(collection, "collection")?, args::out(out, "out")?) };
        out.write(handle::new(Arc::new(collection.keep(index)?)));
        Ok(())
    })
}

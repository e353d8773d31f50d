//! Bytes that the library owns: growable, reusable, never larger than what the machine gives.

use std::alloc::{Layout, alloc, dealloc, realloc};
use std::mem::MaybeUninit;
use std::ptr::NonNull;

use crate::error::{Error, Result};
use crate::sys;

/// From this capacity on a buffer asks for huge pages.
pub const HUGE_FROM: usize = 4 << 20;
const HUGE_PAGE: usize = 2 << 20;
/// What malloc aligns to anyway, so that `realloc` may grow a small buffer in place.
const SMALL_ALIGN: usize = 16;

/// A growable run of bytes whose spare capacity need not be initialised.
///
/// It differs from `Vec<u8>` in three ways: allocation failure is an error, large buffers are aligned to and backed by
/// huge pages, and a codec may write into the spare room before anyone has zeroed it.
pub struct Buffer {
    start: NonNull<u8>,
    len: usize,
    capacity: usize,
}

// SAFETY: a Buffer owns its memory alone, as Vec<u8> does.
unsafe impl Send for Buffer {}
// SAFETY: shared access only reads.
unsafe impl Sync for Buffer {}

impl Buffer {
    /// An empty buffer; allocates nothing.
    pub const fn new() -> Self {
        Buffer { start: NonNull::dangling(), len: 0, capacity: 0 }
    }

    /// An empty buffer with room for `capacity` bytes.
    pub fn with_capacity(capacity: usize) -> Result<Self> {
        let mut buffer = Buffer::new();
        buffer.reserve_exact(capacity)?;
        Ok(buffer)
    }

    fn layout(capacity: usize) -> Option<Layout> {
        let align = if capacity >= HUGE_FROM { HUGE_PAGE } else { SMALL_ALIGN };
        Layout::from_size_align(capacity, align).ok()
    }

    /// The bytes written so far.
    pub fn as_slice(&self) -> &[u8] {
        // SAFETY: `len` bytes from `start` are initialised and owned; for len 0 the pointer is dangling but aligned.
        unsafe { std::slice::from_raw_parts(self.start.as_ptr(), self.len) }
    }

    /// The bytes written so far, to change in place.
    pub fn as_mut_slice(&mut self) -> &mut [u8] {
        // SAFETY: as in as_slice, and `self` is borrowed alone.
        unsafe { std::slice::from_raw_parts_mut(self.start.as_ptr(), self.len) }
    }

    /// How many bytes were written.
    pub fn len(&self) -> usize {
        self.len
    }

    /// Whether nothing was written.
    pub fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// How many bytes fit without another allocation.
    pub fn capacity(&self) -> usize {
        self.capacity
    }

    /// The whole allocation as an address range, for overlap checks.
    pub fn range(&self) -> std::ops::Range<usize> {
        let start = self.start.as_ptr() as usize;
        start..start + self.capacity
    }

    /// Forgets the content, keeps the memory.
    pub fn clear(&mut self) {
        self.len = 0;
    }

    /// Keeps the first `len` bytes; no effect if there are fewer.
    pub fn truncate(&mut self, len: usize) {
        self.len = self.len.min(len);
    }

    /// Makes room for at least `additional` more bytes, growing by half at least so that appending stays linear.
    pub fn reserve(&mut self, additional: usize) -> Result<()> {
        self.reserve_within(additional, usize::MAX)
    }

    /// [`Buffer::reserve`] for content that will never be longer than `most`: growth by half stops there.
    pub fn reserve_within(&mut self, additional: usize, most: usize) -> Result<()> {
        if additional <= self.capacity - self.len {
            return Ok(());
        }
        let needed = self.len.checked_add(additional).ok_or_else(|| Error::no_memory(usize::MAX))?;
        let geometric = self.capacity.saturating_add(self.capacity / 2).min(most);
        if geometric > needed && self.set_capacity(geometric).is_ok() {
            return Ok(());
        }
        self.set_capacity(needed)
    }

    /// Makes the capacity at least `capacity`, and no more than that if it has to grow.
    pub fn reserve_exact(&mut self, capacity: usize) -> Result<()> {
        if capacity <= self.capacity {
            return Ok(());
        }
        self.set_capacity(capacity)
    }

    /// Gives back what is not used, where that is more than a quarter of the memory.
    pub fn shrink(&mut self) {
        if self.len == 0 {
            *self = Buffer::new();
        } else if self.capacity - self.len > self.capacity / 4 {
            // Failing to shrink loses nothing.
            let _ = self.set_capacity(self.len);
        }
    }

    /// Moves the content to an allocation of exactly `capacity` (> 0, >= len) bytes.
    fn set_capacity(&mut self, capacity: usize) -> Result<()> {
        debug_assert!(capacity >= self.len && capacity > 0);
        let layout = Self::layout(capacity).ok_or_else(|| Error::no_memory(capacity))?;
        let old = Self::layout(self.capacity).filter(|_| self.capacity > 0);
        let in_place = old.is_some_and(|old| old.align() == layout.align() && layout.align() == SMALL_ALIGN);
        let start = if in_place {
            let old = old.expect("in_place implies an old allocation");
            // SAFETY: `start` was allocated with `old`, and both layouts share their alignment; capacity > 0.
            unsafe { realloc(self.start.as_ptr(), old, capacity) }
        } else {
            // SAFETY: the layout has a size > 0.
            unsafe { alloc(layout) }
        };
        let start = NonNull::new(start).ok_or_else(|| Error::no_memory(capacity))?;
        if !in_place {
            if layout.align() == HUGE_PAGE {
                sys::memory::advise_huge_pages(start.as_ptr(), capacity);
            }
            // SAFETY: two distinct allocations, both at least `len` long.
            unsafe { std::ptr::copy_nonoverlapping(self.start.as_ptr(), start.as_ptr(), self.len) };
            if let Some(old) = old {
                // SAFETY: allocated with this layout and not used again.
                unsafe { dealloc(self.start.as_ptr(), old) };
            }
        }
        self.start = start;
        self.capacity = capacity;
        Ok(())
    }

    /// The room behind the content.
    pub fn spare(&mut self) -> &mut [MaybeUninit<u8>] {
        // SAFETY: the range lies in the allocation; MaybeUninit needs no initialisation.
        unsafe {
            std::slice::from_raw_parts_mut(
                self.start.as_ptr().add(self.len).cast::<MaybeUninit<u8>>(),
                self.capacity - self.len,
            )
        }
    }

    /// Counts `written` more bytes as content.
    ///
    /// # Safety
    /// The first `written` bytes of [`Buffer::spare`] have been initialised.
    pub unsafe fn advance(&mut self, written: usize) {
        debug_assert!(written <= self.capacity - self.len);
        self.len += written;
    }

    /// Makes the buffer `len` bytes long; bytes that are new are zero.
    pub fn resize_zeroed(&mut self, len: usize) -> Result<()> {
        if let Some(more) = len.checked_sub(self.len) {
            self.reserve_exact(len)?;
            self.spare()[..more].fill(MaybeUninit::new(0));
            // SAFETY: these bytes were just written.
            unsafe { self.advance(more) };
        }
        self.truncate(len);
        Ok(())
    }

    /// Appends a copy of `bytes`.
    pub fn extend_from_slice(&mut self, bytes: &[u8]) -> Result<()> {
        self.reserve(bytes.len())?;
        // SAFETY: reserve made the room, and `bytes` cannot lie in memory that is exclusively ours.
        unsafe {
            std::ptr::copy_nonoverlapping(bytes.as_ptr(), self.start.as_ptr().add(self.len), bytes.len());
            self.advance(bytes.len());
        }
        Ok(())
    }
}

impl Default for Buffer {
    fn default() -> Self {
        Buffer::new()
    }
}

impl Drop for Buffer {
    fn drop(&mut self) {
        if self.capacity > 0
            && let Some(layout) = Self::layout(self.capacity)
        {
            // SAFETY: allocated with this very layout.
            unsafe { dealloc(self.start.as_ptr(), layout) };
        }
    }
}

impl std::fmt::Debug for Buffer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Buffer").field("len", &self.len).field("capacity", &self.capacity).finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn content_survives_growth_across_the_huge_page_border_and_back() {
        let mut buffer = Buffer::new();
        let block: Vec<u8> = (0..=255).collect();
        while buffer.len() < HUGE_FROM + 1000 {
            buffer.extend_from_slice(&block).unwrap();
        }
        assert_eq!(buffer.range().start % HUGE_PAGE, 0);
        assert!(buffer.as_slice().chunks(256).all(|c| c == &block[..c.len()]));
        buffer.truncate(300);
        buffer.shrink();
        assert_eq!(buffer.capacity(), 300);
        assert_eq!(&buffer.as_slice()[256..], &block[..44]);
        buffer.clear();
        buffer.shrink();
        assert_eq!((buffer.capacity(), buffer.as_slice()), (0, &[][..]));
    }

    #[test]
    fn impossible_sizes_are_errors() {
        let mut buffer = Buffer::new();
        buffer.extend_from_slice(b"kept").unwrap();
        for size in [usize::MAX, isize::MAX as usize, usize::MAX / 2 - 4095] {
            let error = buffer.reserve(size).unwrap_err();
            assert_eq!(error.kind(), crate::Kind::NoMemory, "{size}");
        }
        assert_eq!(buffer.as_slice(), b"kept");
    }

    #[test]
    fn growth_by_half_stops_at_the_most_that_is_wanted() {
        let mut buffer = Buffer::with_capacity(1000).unwrap();
        buffer.extend_from_slice(&[1; 1000]).unwrap();
        buffer.reserve_within(1, 1200).unwrap();
        assert_eq!(buffer.capacity(), 1200);
        buffer.reserve_within(201, 1201).unwrap();
        assert_eq!(buffer.capacity(), 1201);
        buffer.reserve_within(202, usize::MAX).unwrap();
        assert_eq!(buffer.capacity(), 1801);
    }

    #[test]
    fn zero_capacity_is_no_allocation() {
        let buffer = Buffer::with_capacity(0).unwrap();
        assert_eq!(buffer.capacity(), 0);
        assert!(buffer.is_empty());
    }
}

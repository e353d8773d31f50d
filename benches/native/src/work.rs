//! What a loop goes over.

/// One chunk.
#[repr(C)]
pub struct Item {
    src: *const u8,
    src_len: usize,
    /// How many bytes of the destination this chunk may use: the encoder's bound, or the decoded size.
    room: usize,
}

/// Chunks that are worked one after the other into the same destination, all of them `repetitions` times.
#[repr(C)]
pub struct Work {
    items: *const Item,
    count: usize,
    dst: *mut u8,
    dst_cap: usize,
    repetitions: usize,
}

impl Work {
    /// Calls `one(src, dst)` for every chunk, again and again; gives the bytes of the last time.
    ///
    /// `one` gives how many bytes it made, or `None` if it failed, which ends the loop.
    ///
    /// # Safety
    /// The pointers are valid for their lengths, and nobody else uses the destination.
    pub unsafe fn run(&self, mut one: impl FnMut(&[u8], &mut [u8]) -> Option<usize>) -> Result<u64, ()> {
        // SAFETY: as above.
        let items = unsafe { std::slice::from_raw_parts(self.items, self.count) };
        if items.iter().any(|item| item.room > self.dst_cap) {
            return Err(());
        }
        let mut bytes = 0;
        for _ in 0..self.repetitions {
            bytes = 0;
            for item in items {
                // SAFETY: as above; `room` was checked against the destination.
                let (src, dst) = unsafe {
                    (
                        std::slice::from_raw_parts(item.src, item.src_len),
                        std::slice::from_raw_parts_mut(self.dst, item.room),
                    )
                };
                bytes += one(src, dst).ok_or(())? as u64;
            }
        }
        Ok(bytes)
    }
}

//! Where a codec writes: the caller's fixed memory, or a growing [`Buffer`] under a limit.

mod in_order;

use std::mem::MaybeUninit;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};

pub use in_order::{Appended, InOrder, Room};

use crate::buffer::Buffer;
use crate::error::{Error, Result};

enum Store<'a> {
    Fixed { room: &'a mut [MaybeUninit<u8>], len: usize },
    Growing { buffer: &'a mut Buffer, base: usize },
}

/// The destination of one encode or decode.
///
/// Codecs write through closures that receive uninitialised room and give back the part they wrote, so that no byte is
/// zeroed first or copied after, and no codec needs `unsafe`.
pub struct Output<'a> {
    store: Store<'a>,
    limit: usize,
}

impl<'a> Output<'a> {
    /// Writes into `room` and nowhere else.
    pub fn fixed(room: &'a mut [MaybeUninit<u8>]) -> Self {
        let limit = room.len();
        Output { store: Store::Fixed { room, len: 0 }, limit }
    }

    /// Appends at most `limit` bytes to `buffer`, which grows as needed; its spare capacity is the hint of the size.
    pub fn growing(buffer: &'a mut Buffer, limit: usize) -> Self {
        let base = buffer.len();
        Output { store: Store::Growing { buffer, base }, limit }
    }

    /// How many bytes were written through this output.
    #[inline]
    pub fn written(&self) -> usize {
        match &self.store {
            Store::Fixed { len, .. } => *len,
            Store::Growing { buffer, base } => buffer.len() - base,
        }
    }

    /// The most that may be written in all.
    #[inline]
    pub fn limit(&self) -> usize {
        self.limit
    }

    /// Whether the destination cannot grow.
    #[inline]
    pub fn is_fixed(&self) -> bool {
        matches!(self.store, Store::Fixed { .. })
    }

    /// How many bytes can be written now without an allocation.
    #[inline]
    pub fn spare(&self) -> usize {
        let left = self.limit - self.written();
        match &self.store {
            Store::Fixed { .. } => left,
            Store::Growing { buffer, .. } => left.min(buffer.capacity() - buffer.len()),
        }
    }

    /// What to say when `needed` bytes in all (or an unknown number) do not fit.
    pub fn does_not_fit(&self, needed: Option<usize>) -> Error {
        if self.is_fixed() { Error::too_small(needed, self.limit) } else { Error::limit(needed, self.limit) }
    }

    /// Makes room for `additional` bytes, or fails because they do not fit.
    #[inline]
    pub fn reserve(&mut self, additional: usize) -> Result<()> {
        let written = self.written();
        if additional > self.limit - written {
            return Err(self.does_not_fit(written.checked_add(additional)));
        }
        match &mut self.store {
            Store::Fixed { .. } => Ok(()),
            Store::Growing { buffer, .. } if buffer.is_empty() => buffer.reserve_exact(additional),
            // A result alone in its buffer never takes more memory than its limit. One that is appended to others leaves
            // room for those to come.
            Store::Growing { buffer, base: 0 } => buffer.reserve_within(additional, self.limit),
            Store::Growing { buffer, .. } => buffer.reserve(additional),
        }
    }

    /// All room that is there now, within the limit.
    #[inline]
    fn room(&mut self) -> &mut [MaybeUninit<u8>] {
        let spare = self.spare();
        match &mut self.store {
            Store::Fixed { room, len } => &mut room[*len..],
            Store::Growing { buffer, .. } => &mut buffer.spare()[..spare],
        }
    }

    /// Hands all present room to `write`, which gives back the part it filled, or `None` if the room is too small.
    ///
    /// `write` fills a prefix of the room; giving back anything else is a defect and panics.
    pub fn try_fill(
        &mut self,
        write: impl for<'r> FnOnce(&'r mut [MaybeUninit<u8>]) -> Result<Option<&'r mut [u8]>>,
    ) -> Result<Option<usize>> {
        let room = self.room();
        let (start, cap) = (room.as_ptr() as usize, room.len());
        let Some(filled) = write(room)? else { return Ok(None) };
        let n = filled.len();
        assert!(n == 0 || (filled.as_ptr() as usize == start && n <= cap), "a codec must fill a prefix of its room");
        match &mut self.store {
            Store::Fixed { len, .. } => *len += n,
            // SAFETY: `filled` is a &mut [u8], hence initialised, and was just checked to be the prefix of the spare room.
            Store::Growing { buffer, .. } => unsafe { buffer.advance(n) },
        }
        Ok(Some(n))
    }

    /// [`Output::try_fill`] for a `write` that takes any room; gives how much it filled.
    pub fn fill(
        &mut self,
        write: impl for<'r> FnOnce(&'r mut [MaybeUninit<u8>]) -> Result<&'r mut [u8]>,
    ) -> Result<usize> {
        Ok(self.try_fill(|room| write(room).map(Some))?.unwrap_or(0))
    }

    /// Like [`Output::fill`] with room of exactly `len` bytes, all of which `write` must fill.
    pub fn fill_exact(
        &mut self,
        len: usize,
        write: impl for<'r> FnOnce(&'r mut [MaybeUninit<u8>]) -> Result<&'r mut [u8]>,
    ) -> Result<()> {
        self.reserve(len)?;
        let written = self.fill(|room| write(&mut room[..len]))?;
        assert_eq!(written, len, "a codec must fill the room that it asked for");
        Ok(())
    }

    /// Like [`Output::fill_exact`] with room that is cut into parts of these lengths: `work` fills part by part, in any
    /// order and on any thread; `run` calls what it is given once for each index below the number of parts.
    ///
    /// Where several parts fail, the error is that of the first of them.
    pub fn fill_parts(
        &mut self,
        lengths: &[usize],
        run: impl FnOnce(usize, &(dyn Fn(usize) + Sync)) -> Result<()>,
        work: impl for<'r> Fn(usize, &'r mut [MaybeUninit<u8>]) -> Result<&'r mut [u8]> + Sync,
    ) -> Result<()> {
        let sum = lengths.iter().try_fold(0usize, |sum, len| sum.checked_add(*len));
        let len = sum.ok_or_else(|| Error::no_memory(usize::MAX))?;
        self.reserve(len)?;
        let mut rest = &mut self.room()[..len];
        let mut parts = Vec::new();
        parts.try_reserve_exact(lengths.len()).map_err(|_| Error::no_memory(usize::MAX))?;
        for len in lengths {
            let (part, behind) = rest.split_at_mut(*len);
            parts.push(Mutex::new(Some(part)));
            rest = behind;
        }
        let filled = AtomicUsize::new(0);
        let failed = Mutex::new(None::<(usize, Error)>);
        run(parts.len(), &|index| {
            let part = parts[index].lock().unwrap_or_else(PoisonError::into_inner).take().expect("each part once");
            let (start, len) = (part.as_ptr() as usize, part.len());
            match work(index, part) {
                Ok(bytes) => {
                    assert!(bytes.len() == len && (len == 0 || bytes.as_ptr() as usize == start), "all of the part");
                    filled.fetch_add(1, Ordering::Relaxed);
                }
                Err(error) => {
                    let mut failed = failed.lock().unwrap_or_else(PoisonError::into_inner);
                    if failed.as_ref().is_none_or(|(first, _)| index < *first) {
                        *failed = Some((index, error));
                    }
                }
            }
        })?;
        if let Some((_, error)) = failed.into_inner().unwrap_or_else(PoisonError::into_inner) {
            return Err(error);
        }
        assert_eq!(filled.into_inner(), lengths.len(), "every part is filled");
        match &mut self.store {
            Store::Fixed { len: written, .. } => *written += len,
            // SAFETY: the parts are the first `len` bytes of the room, and all of them were just counted as written.
            Store::Growing { buffer, .. } => unsafe { buffer.advance(len) },
        }
        Ok(())
    }

    /// Appends a copy of `bytes`.
    #[inline]
    pub fn extend_from_slice(&mut self, bytes: &[u8]) -> Result<()> {
        self.extend_from_parts([bytes])
    }

    /// Appends copies of `parts`, one after the other: all of them, or none.
    #[inline]
    pub fn extend_from_parts<const N: usize>(&mut self, parts: [&[u8]; N]) -> Result<()> {
        // Slices that exist at once could overlap, and their sum still be no more than twice the address space.
        let len = parts.iter().fold(0usize, |len, part| len.saturating_add(part.len()));
        self.reserve(len)?;
        let mut rest = self.room();
        for part in parts {
            let (room, behind) = rest.split_at_mut(part.len());
            room.write_copy_of_slice(part);
            rest = behind;
        }
        match &mut self.store {
            Store::Fixed { len: written, .. } => *written += len,
            // SAFETY: the first `len` bytes of the room were just written.
            Store::Growing { buffer, .. } => unsafe { buffer.advance(len) },
        }
        Ok(())
    }

    /// Appends zeros.
    pub fn extend_zeroed(&mut self, len: usize) -> Result<()> {
        self.fill_exact(len, |room| {
            room.fill(MaybeUninit::new(0));
            // SAFETY: all of the room was just written.
            Ok(unsafe { room.assume_init_mut() })
        })
    }

    /// Appends what `map` makes of each word of `words`.
    #[inline]
    pub fn extend_mapped<W: Copy, const B: usize>(&mut self, words: &[W], map: impl Fn(W) -> [u8; B]) -> Result<()> {
        let len = words.len().checked_mul(B).ok_or_else(|| Error::no_memory(usize::MAX))?;
        self.fill_exact(len, |room| {
            for (to, from) in room.as_chunks_mut::<B>().0.iter_mut().zip(words) {
                *to = map(*from).map(MaybeUninit::new);
            }
            // SAFETY: the room has `len` bytes, which are as many words of B bytes as there are in `words`: all written.
            Ok(unsafe { room.assume_init_mut() })
        })
    }

    /// What was written into fixed memory.
    ///
    /// # Panics
    /// If the output is a growing one.
    pub fn into_filled(self) -> &'a mut [u8] {
        match self.store {
            // SAFETY: the first `len` bytes of the room were written.
            Store::Fixed { room, len } => unsafe { room[..len].assume_init_mut() },
            Store::Growing { .. } => panic!("only fixed memory can be had back"),
        }
    }

    /// Replaces bytes that were written through this output before, from `offset` on.
    #[inline]
    pub fn overwrite(&mut self, offset: usize, bytes: &[u8]) {
        match &mut self.store {
            Store::Fixed { room, len } => {
                room[..*len][offset..][..bytes.len()].write_copy_of_slice(bytes);
            }
            Store::Growing { buffer, base } => {
                buffer.as_mut_slice()[*base..][offset..][..bytes.len()].copy_from_slice(bytes);
            }
        }
    }

    /// Like [`Output::fill_parts`] where nobody knows the lengths beforehand: `run` lends what takes the parts in the order
    /// of their indices, from any thread. False, and nothing written, if they have more than `most` bytes.
    pub fn fill_in_order(&mut self, most: usize, run: impl FnOnce(&InOrder<'_>) -> Result<()>) -> Result<bool> {
        self.reserve(most)?;
        let parts = InOrder::new(&mut self.room()[..most]);
        run(&parts)?;
        let Some(len) = parts.finish() else { return Ok(false) };
        match &mut self.store {
            Store::Fixed { len: written, .. } => *written += len,
            // SAFETY: the parts are the first `len` bytes of the room, and all of them were counted as written.
            Store::Growing { buffer, .. } => unsafe { buffer.advance(len) },
        }
        Ok(true)
    }

    /// Takes back what was written after the first `written` bytes.
    pub fn truncate(&mut self, written: usize) {
        assert!(written <= self.written(), "what was written");
        match &mut self.store {
            Store::Fixed { len, .. } => *len = written,
            Store::Growing { buffer, base } => buffer.truncate(*base + written),
        }
    }

    /// Takes back everything written through this output.
    pub fn rewind(&mut self) {
        match &mut self.store {
            Store::Fixed { len, .. } => *len = 0,
            Store::Growing { buffer, base } => buffer.truncate(*base),
        }
    }
}

//! Many items through one codec, over a pool: one bad item does not lose the others.

use std::ops::Range;
use std::sync::{Arc, Mutex, PoisonError};

use super::Pipeline;
use crate::array::Array;
use crate::buffer::Buffer;
use crate::error::{Error, Result};
use crate::output::Output;
use crate::parallel::{self, Pool};
use crate::segments::{Items, Segment, Segments, SegmentsCollection, reserved};

/// The outcome of each item: `None` for success.
pub type Each = Vec<Option<Error>>;

/// Items are handed out in runs, one output buffer each: enough runs to keep all threads busy to the end …
const RUNS_PER_THREAD: usize = 8;
/// … but none so small that handing it out costs more than its work.
const RUN_BYTES: usize = 256 << 10;
/// A thread alone has nobody to share with: its runs are as large as one buffer should be.
const LONE_RUN_BYTES: usize = 16 << 20;
/// After so many bytes of a run's items, and each time after so many times as many, the next are taken to be like them.
const SAMPLE: usize = 64 << 10;
const SAMPLE_GROWTH: usize = 256;

/// Where the results of many items lie.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Buffers {
    /// Many in one buffer: few allocations, all freed at once.
    Shared,
    /// One buffer for each, so that each can be freed without the others.
    PerItem,
}

/// Encodes every item; item `i` of the result is that of the source, and empty where `each[i]` is an error.
pub fn encode_many(
    codec: &Pipeline,
    src: &SegmentsCollection,
    pool: Option<&Pool>,
) -> Result<(SegmentsCollection, Each)> {
    let encode =
        |_: &mut (), _, item: &[u8], dst: &mut Buffer| codec.encode(item, &mut Output::growing(dst, usize::MAX));
    each_item(src, Buffers::Shared, pool, || Ok(()), encode)
}

/// Decodes every item to at most `max_item_len` bytes; see [`encode_many`].
pub fn decode_many(
    codec: &Pipeline,
    src: &SegmentsCollection,
    max_item_len: usize,
    pool: Option<&Pool>,
) -> Result<(SegmentsCollection, Each)> {
    let decode =
        |_: &mut (), _, item: &[u8], dst: &mut Buffer| codec.decode(item, &mut Output::growing(dst, max_item_len));
    each_item(src, Buffers::Shared, pool, || Ok(()), decode)
}

/// Encodes each array; item `i` of the result is that of array `i`, and empty where `each[i]` is an error.
pub fn encode_arrays(codec: &Pipeline, src: &[&Array], pool: Option<&Pool>) -> Result<(SegmentsCollection, Each)> {
    let mut results: Vec<Mutex<(Buffer, Option<Error>)>> = reserved(src.len())?;
    results.resize_with(src.len(), Mutex::default);
    parallel::for_each(pool, src.len(), |index| {
        let mut buffer = Buffer::new();
        let error = codec.encode_array(src[index], &mut Output::growing(&mut buffer, usize::MAX)).err();
        if error.is_some() {
            buffer.clear();
        }
        buffer.shrink();
        *results[index].lock().unwrap_or_else(PoisonError::into_inner) = (buffer, error);
    })?;
    let mut parts: Vec<Arc<dyn Items>> = reserved(src.len())?;
    let mut each = reserved(src.len())?;
    for result in results {
        let (buffer, error) = result.into_inner().unwrap_or_else(PoisonError::into_inner);
        let segment = Segment { offset: 0, length: buffer.len() as u64 };
        parts.push(Arc::new(Segments::new(Box::new(buffer), vec![segment])?));
        each.push(error);
    }
    Ok((SegmentsCollection::new(parts)?, each))
}

/// Decodes each item into the array of the same number.
pub fn decode_arrays_into(
    codec: &Pipeline,
    src: &SegmentsCollection,
    dst: Vec<&mut Array>,
    pool: Option<&Pool>,
) -> Result<Each> {
    if src.count() != dst.len() {
        return Err(Error::argument(format!("{} items for {} arrays", src.count(), dst.len())));
    }
    let mut slots: Vec<Mutex<(&mut Array, Option<Error>)>> = reserved(dst.len())?;
    slots.extend(dst.into_iter().map(|array| Mutex::new((array, None))));
    parallel::for_each(pool, slots.len(), |index| {
        let mut slot = slots[index].lock().unwrap_or_else(PoisonError::into_inner);
        slot.1 = codec.decode_array_into(src.get(index).unwrap_or_default(), slot.0).err();
    })?;
    let mut each = reserved(slots.len())?;
    each.extend(slots.into_iter().map(|slot| slot.into_inner().unwrap_or_else(PoisonError::into_inner).1));
    Ok(each)
}

fn len_of(src: &SegmentsCollection, index: usize) -> usize {
    src.get(index).map_or(0, <[u8]>::len)
}

/// Cuts the items into runs of about equal size.
fn runs(src: &SegmentsCollection, threads: usize) -> Result<Vec<Range<usize>>> {
    let total = usize::try_from(src.size()).unwrap_or(usize::MAX);
    let least = if threads == 1 { LONE_RUN_BYTES } else { RUN_BYTES };
    let target = (total / (threads * RUNS_PER_THREAD)).max(least);
    // Each run but the last has `target` bytes or more.
    let mut runs = reserved(total / target + 1)?;
    let (mut start, mut size) = (0, 0usize);
    for index in 0..src.count() {
        size = size.saturating_add(len_of(src, index));
        if size >= target {
            runs.push(start..index + 1);
            (start, size) = (index + 1, 0);
        }
    }
    if start < src.count() {
        runs.push(start..src.count());
    }
    Ok(runs)
}

/// Makes room for what the rest of a run will probably need, so that its buffer need not grow, and be copied, again and
/// again.
struct Forecast {
    total: usize,
    seen: usize,
    next: usize,
}

impl Forecast {
    fn new(total: usize) -> Self {
        Forecast { total, seen: 0, next: SAMPLE }
    }

    /// Counts an item whose result is in `buffer`, which has those of all items before it.
    fn item(&mut self, len: usize, buffer: &mut Buffer) {
        self.seen = self.seen.saturating_add(len);
        if self.seen < self.next || self.seen >= self.total {
            return;
        }
        self.next = self.seen.saturating_mul(SAMPLE_GROWTH);
        // What is allocated follows what came out so far.
        let coming = (self.total - self.seen).min(self.next) as f64 / self.seen as f64 * buffer.len() as f64;
        let spare = buffer.capacity() - buffer.len();
        // A sixteenth more: growing for the last item would cost as much as all that is saved.
        let wanted = (coming * (1.0 + 1.0 / 16.0)) as usize + SAMPLE;
        if wanted > spare {
            // Not having it loses nothing: the buffer grows as it is filled.
            let _ = buffer.reserve(wanted);
        }
    }
}

/// Where a thread leaves the result of a run.
type Slot = Mutex<Option<Result<(Vec<Arc<dyn Items>>, Each)>>>;

/// Calls `work` with what `open` made for a run of items, each item's index, its bytes, and the buffer to append its
/// result to.
pub(crate) fn each_item<C>(
    src: &SegmentsCollection,
    buffers: Buffers,
    pool: Option<&Pool>,
    open: impl Fn() -> Result<C> + Sync,
    work: impl Fn(&mut C, usize, &[u8], &mut Buffer) -> Result<()> + Sync,
) -> Result<(SegmentsCollection, Each)> {
    let runs = runs(src, pool.map_or(1, Pool::threads))?;
    let results: Vec<Slot> = runs.iter().map(|_| Slot::default()).collect();
    parallel::for_each(pool, runs.len(), |number| {
        let result = one_run(src, runs[number].clone(), buffers, open(), &work);
        *results[number].lock().unwrap_or_else(PoisonError::into_inner) = Some(result);
    })?;
    let mut parts: Vec<Arc<dyn Items>> = reserved(if buffers == Buffers::PerItem { src.count() } else { runs.len() })?;
    let mut each = reserved(src.count())?;
    for result in results {
        let result = result.into_inner().unwrap_or_else(PoisonError::into_inner);
        let (output, of_run) = result.expect("for_each ran every index")?;
        parts.extend(output);
        each.extend(of_run);
    }
    Ok((SegmentsCollection::new(parts)?, each))
}

fn one_run<C>(
    src: &SegmentsCollection,
    items: Range<usize>,
    buffers: Buffers,
    mut context: Result<C>,
    work: impl Fn(&mut C, usize, &[u8], &mut Buffer) -> Result<()>,
) -> Result<(Vec<Arc<dyn Items>>, Each)> {
    let count = items.len();
    let mut parts: Vec<Arc<dyn Items>> = reserved(if buffers == Buffers::PerItem { count } else { 1 })?;
    let mut finish = |mut buffer: Buffer, table| {
        buffer.shrink();
        parts.push(Arc::new(Segments::new(Box::new(buffer), table)?));
        Ok::<_, Error>(())
    };
    let mut buffer = Buffer::new();
    let mut table = reserved(count)?;
    let mut each = reserved(count)?;
    let mut forecast = Forecast::new(items.clone().fold(0, |sum, index| len_of(src, index).saturating_add(sum)));
    for index in items {
        let start = buffer.len();
        let item = src.get(index).unwrap_or_default();
        let error = match &mut context {
            Ok(context) => work(context, index, item, &mut buffer).err(),
            Err(error) => Some(error.clone()),
        };
        if error.is_some() {
            buffer.truncate(start);
        }
        each.push(error);
        let segment = Segment { offset: start as u64, length: (buffer.len() - start) as u64 };
        if buffers == Buffers::PerItem {
            finish(std::mem::take(&mut buffer), vec![segment])?;
        } else {
            table.push(segment);
            forecast.item(item.len(), &mut buffer);
        }
    }
    if buffers == Buffers::Shared {
        finish(buffer, table)?;
    }
    Ok((parts, each))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_foretold_follows_what_came_out() {
        let total = 4 << 20;
        let mut buffer = Buffer::new();
        let mut forecast = Forecast::new(total);
        for item in 1..=total / 1024 {
            buffer.extend_from_slice(&[0; 512]).unwrap();
            forecast.item(1024, &mut buffer);
            if item * 1024 == SAMPLE {
                let room = buffer.capacity();
                assert!((total / 2..total / 2 + total / 8).contains(&room), "{room}");
            }
        }
        let least = buffer.len();
        assert!(buffer.capacity() < least + least / 4, "{} for {least}", buffer.capacity());
    }

    #[test]
    fn a_forecast_is_no_promise_of_the_first_items() {
        let mut buffer = Buffer::new();
        buffer.extend_from_slice(&[0; SAMPLE]).unwrap();
        Forecast::new(usize::MAX).item(SAMPLE, &mut buffer);
        assert!(buffer.capacity() <= SAMPLE * (SAMPLE_GROWTH + SAMPLE_GROWTH / 8), "{}", buffer.capacity());
    }
}

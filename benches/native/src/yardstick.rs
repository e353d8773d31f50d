//! What the machine itself can do in the same minute.

use std::hint::black_box;
use std::sync::Barrier;
use std::time::Instant;

use crate::clock::{Sample, measure};
use crate::through::Api;
use crate::work::Work;

fn copy(src: &[u8], dst: &mut [u8]) -> Option<usize> {
    dst.get_mut(..src.len())?.copy_from_slice(src);
    // Nobody reads the copy; it must be made all the same.
    black_box(dst.as_mut_ptr());
    Some(src.len())
}

/// Copies every item to the destination.
///
/// # Safety
/// The pointers of `work` are valid for their lengths; `sample` is valid for a write.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tbn_copy(work: &Work, sample: &mut Sample) -> i32 {
    // SAFETY: as above.
    let result = measure(|| unsafe { work.run(copy) });
    store(result, sample)
}

/// Copies every item to memory of malloc that is new each time.
///
/// # Safety
/// As for [`tbn_copy`].
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tbn_copy_fresh(work: &Work, sample: &mut Sample) -> i32 {
    let one = |src: &[u8], _: &mut [u8]| {
        // SAFETY: the memory is checked, as long as the source, and freed once.
        unsafe {
            let fresh = libc::malloc(src.len()).cast::<u8>();
            if fresh.is_null() {
                return None;
            }
            std::ptr::copy_nonoverlapping(src.as_ptr(), fresh, src.len());
            libc::free(black_box(fresh).cast());
        }
        Some(src.len())
    };
    // SAFETY: as above.
    let result = measure(|| unsafe { work.run(one) });
    store(result, sample)
}

/// Copies every item to a tierce_buffer that is new each time.
///
/// # Safety
/// As for [`tbn_copy`]; `api` holds the functions of the library.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tbn_copy_fresh_buffer(api: &Api, work: &Work, sample: &mut Sample) -> i32 {
    // SAFETY: as above.
    let result = measure(|| unsafe { work.run(|src, _| api.append_fresh(src)) });
    store(result, sample)
}

/// Puts a result where C finds it: 0 for success, -1 for failure.
pub fn store(result: Result<Sample, ()>, sample: &mut Sample) -> i32 {
    match result {
        Ok(done) => {
            *sample = done;
            0
        }
        Err(()) => -1,
    }
}

/// Runs `body(number)` on so many threads at once; gives the time from the start of the first to the end of the last.
fn on_threads(threads: usize, body: impl Fn(usize) + Sync) -> u64 {
    let barrier = Barrier::new(threads);
    let spans: Vec<(Instant, Instant)> = std::thread::scope(|scope| {
        let workers: Vec<_> = (0..threads)
            .map(|number| {
                let (barrier, body) = (&barrier, &body);
                scope.spawn(move || {
                    barrier.wait();
                    let start = Instant::now();
                    body(number);
                    (start, Instant::now())
                })
            })
            .collect();
        workers.into_iter().map(|worker| worker.join().expect("a yardstick does not panic")).collect()
    });
    let start = spans.iter().map(|span| span.0).min().expect("at least one thread");
    let end = spans.iter().map(|span| span.1).max().expect("at least one thread");
    (end - start).as_nanos() as u64
}

/// Computes `steps` steps, shared out evenly over the threads; gives the ns that passed.
#[unsafe(no_mangle)]
pub extern "C" fn tbn_spin(threads: usize, steps: u64) -> u64 {
    on_threads(threads.max(1), |number| {
        let mut state = number as u64 + 1;
        for _ in 0..steps / threads.max(1) as u64 {
            // A chain of dependent steps that stays in registers: nothing but the processor is shared.
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        }
        black_box(state);
    })
}

/// Copies `len` bytes, shared out evenly over the threads; gives the ns that passed.
///
/// # Safety
/// Both pointers are valid for `len` bytes, which do not overlap.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tbn_copy_threads(threads: usize, src: *const u8, dst: *mut u8, len: usize) -> u64 {
    let (src, dst) = (src as usize, dst as usize);
    let threads = threads.max(1);
    let part = len / threads;
    on_threads(threads, |number| {
        let (from, to) = ((src + number * part) as *const u8, (dst + number * part) as *mut u8);
        // SAFETY: the parts lie in both ranges and are each thread's own.
        unsafe { std::ptr::copy_nonoverlapping(from, to, part) };
        black_box(to);
    })
}

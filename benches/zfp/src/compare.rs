//! Random cases, given to both libraries.

use std::collections::HashMap;
use std::mem::MaybeUninit;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::time::{Duration, Instant};

use tierce::array::{Array, Order, Type};
use tierce::parallel::Pool;
use tierce::zfp::{self, Grid, MAX_BITS, MAX_PREC, MIN_EXP, Scalar, Setup};
use tierce::{Buffer, Output};

use crate::case::{Asked, Case, Layout};
use crate::memory::{Memory, dtype};
use crate::native::Native;
use crate::random::Random;
use crate::small;
use crate::values::values;

/// Of differences that are told in the same words, so many are shown.
const SHOWN: usize = 3;

/// Runs cases for a time; the numbers of cases begin with 0.
pub fn main(args: &[String]) -> Result<(), String> {
    let [seconds, seed] = args else { return Err("compare: expected SECONDS and SEED".to_owned()) };
    let seconds: u64 = seconds.parse().map_err(|_| "compare: SECONDS is no number")?;
    let seed: u64 = seed.parse().map_err(|_| "compare: SEED is no number")?;
    let pool = Pool::new(2).map_err(|error| error.to_string())?;
    std::panic::set_hook(Box::new(|_| {}));
    let end = Instant::now() + Duration::from_secs(seconds);
    let (mut number, mut wrong) = (0, 0);
    let mut seen = HashMap::<String, usize>::new();
    while Instant::now() < end {
        let (case, random) = Case::new(seed, number);
        if let Err(message) = run(&case, random, &pool) {
            let words: String = message.chars().filter(|c| !c.is_ascii_digit()).collect();
            let like_it = seen.entry(words.chars().take(40).collect()).or_default();
            if *like_it < SHOWN {
                println!("{case}\n    {message}");
            }
            *like_it += 1;
            wrong += 1;
        }
        number += 1;
    }
    for (words, count) in seen {
        println!("{count} times: {words}");
    }
    println!("{number} cases of seed {seed} with {} instructions: {wrong} differ", tierce::simd::level().name());
    if wrong == 0 { Ok(()) } else { Err(format!("{wrong} cases differ")) }
}

/// Runs one case.
pub fn one(args: &[String]) -> Result<(), String> {
    let [seed, number] = args else { return Err("case: expected SEED and NUMBER".to_owned()) };
    let seed: u64 = seed.parse().map_err(|_| "case: SEED is no number")?;
    let number: u64 = number.parse().map_err(|_| "case: NUMBER is no number")?;
    let pool = Pool::new(2).map_err(|error| error.to_string())?;
    let (case, random) = Case::new(seed, number);
    println!("{case}");
    run(&case, random, &pool)
}

/// An array over elements in memory.
///
/// # Safety
/// As for [`Array::borrow`].
unsafe fn array(grid: &Grid, layout: &Layout, memory: &mut Memory) -> Array {
    let size = grid.scalar.size();
    let ty = Type::new(dtype(grid.scalar), &grid.shape(), Order::C).expect("a type");
    let strides: Option<Vec<isize>> =
        layout.strides.map(|strides| strides[..grid.dims].iter().rev().map(|stride| stride * size as isize).collect());
    let first = memory.bytes_mut()[size * layout.first..].as_mut_ptr();
    // SAFETY: the layout reaches elements of the memory.
    unsafe { Array::borrow(ty, first, strides.as_deref(), true, Arc::new(())) }.expect("an array")
}

fn put(memory: &mut Memory, scalar: Scalar, at: usize, bits: u64) {
    let size = scalar.size();
    memory.bytes_mut()[size * at..][..size].copy_from_slice(&bits.to_le_bytes()[..size]);
}

fn get(memory: &Memory, scalar: Scalar, at: usize) -> u64 {
    let mut bytes = [0; 8];
    let size = scalar.size();
    bytes[..size].copy_from_slice(&memory.bytes()[size * at..][..size]);
    u64::from_le_bytes(bytes)
}

/// Where two runs of bytes part.
fn differ(what: &str, ours: &[u8], theirs: &[u8]) -> Result<(), String> {
    if ours == theirs {
        return Ok(());
    }
    let at = ours.iter().zip(theirs).position(|(a, b)| a != b).unwrap_or(ours.len().min(theirs.len()));
    Err(format!("{what}: {} and {} bytes, which differ from byte {at} on", ours.len(), theirs.len()))
}

/// Calls tierce; a panic is a message.
fn guarded<T>(what: &str, body: impl FnOnce() -> tierce::Result<T>) -> Result<T, String> {
    match catch_unwind(AssertUnwindSafe(body)) {
        Ok(result) => result.map_err(|error| format!("{what}: {error}")),
        Err(panic) => {
            let text = panic.downcast_ref::<String>().cloned();
            let text = text.or_else(|| panic.downcast_ref::<&str>().map(|text| (*text).to_owned()));
            Err(format!("{what}: panic: {}", text.unwrap_or_default()))
        }
    }
}

fn run(case: &Case, mut random: Random, pool: &Pool) -> Result<(), String> {
    let Case { grid, params, header, .. } = case;
    let size = grid.scalar.size();
    let bits = values(&mut random, grid, case.kind);
    let mut memory = Memory::new(size * case.src.room);
    for (index, bits) in bits.iter().enumerate() {
        put(&mut memory, grid.scalar, case.src.at(grid, index), *bits);
    }
    // A block may take more bits than it is allowed, where these are fewer than its exponent takes.
    let most = MAX_BITS.max(params.maxbits) as usize + 64;
    let most = grid.blocks() * most.min(grid.block_len() * (8 * size + 2) + 200).max(params.minbits as usize) / 64 + 64;
    let mut theirs = vec![0u64; most];
    let first = memory.bytes_mut()[size * case.src.first..].as_mut_ptr();
    let mut native = Native::new(grid, params, first, case.src.strides);
    // SAFETY: the elements are in memory, and there is room for all bits of all blocks.
    let their_len = unsafe { native.compress(*header, &mut theirs, |body| body()) };
    let (set, used) = native.set(case.asked);
    drop(native);
    if set != *params {
        return Err(format!("mode: {params:?}, by the C library {set:?}"));
    }
    let ours = match case.asked {
        Asked::Rate(..) => params.rate_of(grid.dims),
        Asked::Precision(_) => f64::from(params.maxprec),
        Asked::Accuracy(_) => params.accuracy_of(),
        Asked::Reversible | Asked::Expert => used,
    };
    if ours != used {
        return Err(format!("mode: {ours} is used, by the C library {used}"));
    }
    let stream: Vec<u8> = theirs.iter().flat_map(|word| word.to_le_bytes()).collect();

    // SAFETY: the memory outlives the array.
    let src = unsafe { array(grid, &case.src, &mut memory) };
    let setup = Setup { params: *params, header: *header, spacing: case.spacing, ..Setup::default() };
    let mut side = Buffer::default();
    let bound = guarded("maximum_size", || zfp::maximum_size(&setup, src.ty()))?;
    let mut room = vec![MaybeUninit::<u8>::uninit(); bound];
    let mut dst = Output::fixed(&mut room);
    let report =
        guarded("compress", || zfp::compress(&setup, &src, None, (case.spacing > 0).then_some(&mut side), &mut dst))?;
    let ours = dst.into_filled();
    differ("compress", ours, &stream[..their_len])?;
    if report.bits.div_ceil(64) != their_len as u64 / 8 {
        return Err(format!("compress: {} bits reported, {their_len} bytes", report.bits));
    }
    let words = [8, 16, 32][random.below(3)];
    let short = Setup { word: words, spacing: 0, ..setup };
    let mut buffer = Buffer::default();
    guarded("compress, words", || {
        zfp::compress(&short, &src, None, None, &mut Output::growing(&mut buffer, usize::MAX))
    })?;
    let len = (report.bits as usize).next_multiple_of(words as usize) / 8;
    differ(&format!("words of {words} bits"), buffer.as_slice(), &stream[..len])?;
    if grid.count() > 1 << 14 || random.once_in(16) {
        buffer.clear();
        let mut other = Buffer::default();
        let asked = (case.spacing > 0).then_some(&mut other);
        let mut dst = Output::growing(&mut buffer, usize::MAX);
        guarded("compress, pool", || zfp::compress(&setup, &src, Some(pool), asked, &mut dst))?;
        differ("compress, pool", buffer.as_slice(), &stream[..their_len])?;
        differ("sidecar, pool", other.as_slice(), side.as_slice())?;
    }

    if grid.count() < 1 << 14 && !is_unreadable(case, &bits) {
        guarded("small", || Ok(small::run(case, &mut random, &bits)))??;
    }

    if case.garbage {
        decode_garbage(case, &mut random, theirs)
    } else {
        let (mut expected, _) = expected(case, &theirs);
        if is_unreadable(case, &bits) {
            if params.maxbits < MAX_BITS || params.maxprec < MAX_PREC {
                return Ok(());
            }
            for (index, bits) in bits.iter().enumerate() {
                put(&mut expected, grid.scalar, case.dst.at(grid, index), *bits);
            }
        }
        decode(case, &expected, &stream[..len], side.as_slice(), pool)
    }
}

/// Whether there may be a block that zfp cannot read itself: its reversible coder does not fill up a block of zeros to
/// the fewest bits of a block, its decoder skips as many.
fn is_unreadable(case: &Case, bits: &[u64]) -> bool {
    let Case { grid, params, .. } = case;
    grid.scalar.is_float() && params.minexp < MIN_EXP && params.minbits > 1 && bits.contains(&0)
}

/// Memory to decode into, and what the C library decodes.
fn expected(case: &Case, words: &[u64]) -> (Memory, usize) {
    let Case { grid, params, header, dst, .. } = case;
    let mut memory = Memory::new(grid.scalar.size() * dst.room);
    let first = memory.bytes_mut()[grid.scalar.size() * dst.first..].as_mut_ptr();
    let mut native = Native::new(grid, params, first, dst.strides);
    // SAFETY: the elements are in memory; the words go on for as long as the library reads.
    let read = unsafe { native.decompress(*header, words, |body| body()) };
    (memory, read)
}

/// All of what was decoded, and of what is around it.
fn check(what: &str, case: &Case, ours: &Memory, theirs: &Memory) -> Result<(), String> {
    if ours.words() == theirs.words() {
        return Ok(());
    }
    let Case { grid, dst, .. } = case;
    let places = (0..grid.count()).map(|index| (index, dst.at(grid, index)));
    let bits = places.map(|(index, at)| (index, get(ours, grid.scalar, at), get(theirs, grid.scalar, at)));
    let wrong: Vec<_> = bits.filter(|(_, ours, theirs)| ours != theirs).collect();
    match wrong.first() {
        Some((index, ours, theirs)) => Err(format!(
            "{what}: {} of {} elements differ, the first is number {index}: {ours:#x} instead of {theirs:#x}",
            wrong.len(),
            grid.count()
        )),
        None => Err(format!("{what}: memory beside the elements was written to")),
    }
}

fn decode(case: &Case, theirs: &Memory, stream: &[u8], side: &[u8], pool: &Pool) -> Result<(), String> {
    let Case { grid, params, header, dst, .. } = case;
    let setup = Setup { params: *params, header: *header, ..Setup::default() };
    let mut ways = vec![("decompress", None, None)];
    if !side.is_empty() {
        ways.push(("decompress, index", Some(side), None));
    }
    if grid.count() > 1 << 15 {
        ways.push(("decompress, pool", Some(side), Some(pool)));
    }
    for (what, side, pool) in ways {
        let mut ours = Memory::new(grid.scalar.size() * dst.room);
        // SAFETY: the memory outlives the array.
        let mut array = unsafe { array(grid, dst, &mut ours) };
        guarded(what, || zfp::decompress_into(&setup, stream, side, pool, &mut array))?;
        drop(array);
        check(what, case, &ours, theirs)?;
    }
    Ok(())
}

/// Gives decoders what no encoder wrote, after the header.
fn decode_garbage(case: &Case, random: &mut Random, mut words: Vec<u64>) -> Result<(), String> {
    let Case { grid, params, header, dst, .. } = case;
    let setup = Setup { params: *params, header: *header, ..Setup::default() };
    if grid.scalar.is_float() && params.minexp < MIN_EXP && params.minbits > 1 {
        // Reversible blocks of zeros are read as zfp writes them, not as it reads them.
        return Ok(());
    }
    // Headers have up to 148 bits. With more zeros or ones than halves decoders come to other places.
    let density = random.below(5);
    for word in &mut words[3..] {
        let (a, b) = (random.next(), random.next());
        *word = match density {
            0 => a & b,
            1 => a | b,
            2 => a & b & random.next(),
            _ => a,
        };
    }
    let (theirs, _) = expected(case, &words);
    let stream: Vec<u8> = words.iter().flat_map(|word| word.to_le_bytes()).collect();
    let mut ours = Memory::new(grid.scalar.size() * dst.room);
    // SAFETY: the memory outlives the array.
    let mut array = unsafe { array(grid, dst, &mut ours) };
    guarded("decompress garbage", || zfp::decompress_into(&setup, &stream, None, None, &mut array))?;
    drop(array);
    check("decompress garbage", case, &ours, &theirs)
}

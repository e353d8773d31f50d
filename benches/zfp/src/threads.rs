//! Two threads next to one, and next to what two threads get of this machine.

use std::hint::black_box;
use std::mem::MaybeUninit;
use std::sync::Barrier;

use tierce::parallel::Pool;
use tierce::zfp::{self, FULL, Setup};
use tierce::{Buffer, Output};

use crate::bench::{Options, each_field, modes};
use crate::clock::Best;
use crate::fields::Field;
use crate::memory::Memory;

/// Blocks between two entries of the index, where blocks vary in size.
const SPACING: usize = 64;

/// Steps that depend on each other and stay in registers, shared out evenly: nothing but the processors is shared.
fn spin(threads: usize, steps: u64) {
    let body = |number: usize| {
        let mut state = number as u64 + 1;
        for _ in 0..steps / threads as u64 {
            state = black_box(state).wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        }
        black_box(state);
    };
    if threads == 1 {
        return body(0);
    }
    let barrier = Barrier::new(threads);
    std::thread::scope(|scope| {
        for number in 0..threads {
            let (barrier, body) = (&barrier, &body);
            scope.spawn(move || {
                barrier.wait();
                body(number);
            });
        }
    });
}

/// Each row of the fields whose blocks can be found.
pub fn main(args: &[String]) -> Result<(), String> {
    let options = Options::parse(args)?;
    let pool = Pool::new(2).map_err(|error| error.to_string())?;
    println!(
        "tierce ({}), a pool of two threads next to one, the best of {} each;",
        tierce::simd::level().name(),
        options.n
    );
    println!("efficiency: of what a loop that computes gains from two threads in the same minute\n");
    println!(
        "| field | compress, 1 thread, MB/s | 2 threads | gain | efficiency | decompress, 1 thread | 2 threads | gain | efficiency | loop |"
    );
    println!("|---|---|---|---|---|---|---|---|---|---|");
    let mut failed = false;
    each_field(&options, |field| {
        for (mode, params) in modes(field) {
            let name = format!("{}, {mode}", field.name);
            if options.wants(&name) {
                let spacing = if mode == "rate 8" { 0 } else { SPACING };
                let setup = Setup { params, header: FULL, spacing, ..Setup::default() };
                failed |= row(&name, field, setup, &pool, options.n)
                    .inspect_err(|error| println!("{name}: {error}"))
                    .is_err();
            }
        }
    });
    if failed { Err("rows failed".to_owned()) } else { Ok(()) }
}

fn row(name: &str, field: &mut Field, setup: Setup, pool: &Pool, n: usize) -> tierce::Result<()> {
    let grid = field.grid;
    let bytes = grid.count() * grid.scalar.size();
    // SAFETY: the field lives longer.
    let src = unsafe { field.memory.array(&grid) };
    let mut stream = Memory::new(zfp::maximum_size(&setup, src.ty())?);
    let mut copy = Memory::new(bytes);
    // SAFETY: the copy lives longer.
    let mut dst = unsafe { copy.array(&grid) };
    let mut side = Buffer::default();
    let mut done = Ok(0);
    let (mut compress, mut decompress, mut loops) = ([Best::NONE; 2], [Best::NONE; 2], [Best::NONE; 2]);
    let mut steps = 0;
    for _ in 0..n {
        for (threads, best) in [None, Some(pool)].into_iter().zip(&mut compress) {
            best.wall(&mut || {
                // SAFETY: bytes stay bytes.
                let room = unsafe { &mut *(std::ptr::from_mut(stream.bytes_mut()) as *mut [MaybeUninit<u8>]) };
                let mut out = Output::fixed(room);
                let asked = (setup.spacing > 0).then_some(&mut side);
                done = zfp::compress(&setup, &src, threads, asked, &mut out).map(|_| out.written());
            });
        }
        let len = done?;
        done = Ok(len);
        if steps == 0 {
            // About as long as what it is next to: a step takes a few cycles.
            let mut one = Best::NONE;
            one.wall(&mut || spin(1, 1 << 22));
            steps = ((compress[0].0 / one.0) * f64::from(1 << 22)) as u64;
        }
        for (threads, best) in [1, 2].into_iter().zip(&mut loops) {
            best.wall(&mut || spin(threads, steps));
        }
        for (threads, best) in [None, Some(pool)].into_iter().zip(&mut decompress) {
            best.wall(&mut || {
                let side = (setup.spacing > 0).then_some(side.as_slice());
                done = zfp::decompress_into(&setup, &stream.bytes()[..len], side, threads, &mut dst).map(|()| len);
            });
        }
    }
    let speed = |best: Best| 1e-6 * bytes as f64 / best.0;
    let gain = |best: [Best; 2]| best[0].0 / best[1].0;
    let most = gain(loops);
    println!(
        "| {name} | {:.0} | {:.0} | {:.2} | {:.3} | {:.0} | {:.0} | {:.2} | {:.3} | {most:.2} |",
        speed(compress[0]),
        speed(compress[1]),
        gain(compress),
        gain(compress) / most,
        speed(decompress[0]),
        speed(decompress[1]),
        gain(decompress),
        gain(decompress) / most,
    );
    Ok(())
}

//! How fast, one thread each, in turns.

use std::mem::MaybeUninit;
use std::path::PathBuf;

use tierce::Output;
use tierce::zfp::{self, FULL, Params, Scalar, Setup};

use crate::clock::Best;
use crate::fields::Field;
use crate::memory::Memory;
use crate::native::Native;

/// What the command line asks for.
pub struct Options {
    pub n: usize,
    pub edge: usize,
    /// A row is measured if its name has all of these.
    parts: Vec<String>,
}

impl Options {
    /// Reads them.
    pub fn parse(args: &[String]) -> Result<Options, String> {
        let mut options = Options { n: 9, edge: 256, parts: Vec::new() };
        let mut args = args.iter();
        while let Some(arg) = args.next() {
            let mut number = || {
                let number = args.next().and_then(|number| number.parse::<usize>().ok()).filter(|number| *number > 0);
                number.ok_or(format!("{arg}: expected a number after it"))
            };
            match arg.as_str() {
                "--n" => options.n = number()?,
                "--edge" => options.edge = number()?,
                option if option.starts_with('-') => return Err(format!("unknown option {option}")),
                part => options.parts.push(part.to_owned()),
            }
        }
        Ok(options)
    }

    pub fn wants(&self, name: &str) -> bool {
        self.parts.iter().all(|part| name.contains(part.as_str()))
    }
}

/// A named setting of the parameters for a field.
pub fn modes(field: &Field) -> Vec<(&'static str, Params)> {
    let scalar = field.grid.scalar;
    let rate = Params::rate(8.0, Some(scalar), field.grid.dims, 1).expect("a rate");
    let mut modes = vec![("rate 8", rate)];
    if scalar.is_float() {
        modes.push(("accuracy 1e-6", Params::accuracy(1e-6 * field.range).expect("a tolerance")));
    }
    modes.push(("precision 16", Params::precision(16)));
    modes.push(("reversible", Params::reversible()));
    modes
}

/// Makes each field that has a row that is wanted.
pub fn each_field(options: &Options, mut body: impl FnMut(&mut Field)) {
    let e = options.edge;
    let n = e * e * e;
    let plane = n.isqrt();
    let four = plane.isqrt();
    let extents: [&[usize]; 4] = [&[e; 3], &[n], &[plane; 2], &[four; 4]];
    let wanted = |name: &str| {
        let names = ["rate 8", "accuracy 1e-6", "precision 16", "reversible"];
        names.iter().any(|mode| options.wants(&format!("{name}, {mode}")))
    };
    for extents in extents {
        for scalar in [Scalar::F64, Scalar::F32, Scalar::I64, Scalar::I32] {
            if wanted(&Field::synthetic_name(scalar, extents)) {
                body(&mut Field::synthetic(scalar, extents));
            }
        }
    }
    let Some(folder) = std::env::var_os("TIERCE_DATA") else { return };
    let files = std::fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path());
    let mut files: Vec<PathBuf> = files.filter(|path| path.extension().is_some_and(|end| end == "npy")).collect();
    files.sort();
    for path in files {
        if let Some(mut field) = Field::from_file(&path)
            && wanted(&field.name)
        {
            body(&mut field);
        }
    }
}

pub fn main(args: &[String]) -> Result<(), String> {
    let options = Options::parse(args)?;
    println!(
        "tierce ({}) and zfp's C library, one thread, the best of {} each\n",
        tierce::simd::level().name(),
        options.n
    );
    println!("| field | bits a value | compress, MB/s | C | ratio | decompress, MB/s | C | ratio | same |");
    println!("|---|---|---|---|---|---|---|---|---|");
    let mut all_same = true;
    each_field(&options, |field| {
        for (mode, params) in modes(field) {
            let name = format!("{}, {mode}", field.name);
            if options.wants(&name) {
                all_same &= row(&name, field, params, options.n);
            }
        }
    });
    if all_same { Ok(()) } else { Err("the two do not give the same".to_owned()) }
}

fn row(name: &str, field: &mut Field, params: Params, n: usize) -> bool {
    let grid = field.grid;
    let bytes = grid.count() * grid.scalar.size();
    let setup = Setup { params, header: FULL, ..Setup::default() };
    let mut theirs = Native::new(&grid, &params, field.memory.bytes_mut().as_mut_ptr(), None);
    let mut their_stream = Memory::new(theirs.maximum_size() + 64);
    // SAFETY: the field lives longer, and only one of the two is used at a time.
    let src = unsafe { field.memory.array(&grid) };
    let most = zfp::maximum_size(&setup, src.ty()).expect("a size");
    let mut our_stream = Memory::new(most);
    let (mut compress, mut decompress) = ([Best::NONE; 2], [Best::NONE; 2]);
    let (mut ours_len, mut their_len) = (0, 0);
    for _ in 0..n {
        compress[0].thread(&mut || {
            ours_len = 0;
            // SAFETY: bytes stay bytes.
            let room = unsafe { &mut *(std::ptr::from_mut(our_stream.bytes_mut()) as *mut [MaybeUninit<u8>]) };
            let mut dst = Output::fixed(room);
            zfp::compress(&setup, &src, None, None, &mut dst).expect("compressed");
            ours_len = dst.written();
        });
        // SAFETY: the field is there, and the room is what the library asks for.
        their_len = unsafe { theirs.compress(FULL, their_stream.words_mut(), |body| compress[1].thread(body)) };
    }
    let mut same = our_stream.bytes()[..ours_len] == their_stream.bytes()[..their_len];
    drop(our_stream);
    let (mut our_copy, mut their_copy) = (Memory::new(bytes), Memory::new(bytes));
    let mut theirs = Native::new(&grid, &params, their_copy.bytes_mut().as_mut_ptr(), None);
    // SAFETY: the copy lives longer.
    let mut dst = unsafe { our_copy.array(&grid) };
    for _ in 0..n {
        decompress[0].thread(&mut || {
            let stream = &their_stream.bytes()[..their_len];
            zfp::decompress_into(&setup, stream, None, None, &mut dst).expect("decompressed");
        });
        // SAFETY: it is the library's own stream, with room behind it.
        unsafe { theirs.decompress(FULL, their_stream.words(), |body| decompress[1].thread(body)) };
    }
    same &= our_copy.bytes() == their_copy.bytes();
    let speed = |best: Best| 1e-6 * bytes as f64 / best.0;
    println!(
        "| {name} | {:.2} | {:.0} | {:.0} | {:.2} | {:.0} | {:.0} | {:.2} | {} |",
        8.0 * their_len as f64 / grid.count() as f64,
        speed(compress[0]),
        speed(compress[1]),
        compress[1].0 / compress[0].0,
        speed(decompress[0]),
        speed(decompress[1]),
        decompress[1].0 / decompress[0].0,
        if same { "yes" } else { "NO" }
    );
    same
}

//! zfp streams of tierce next to those of the C library.

mod bench;
mod case;
mod clock;
mod compare;
mod fields;
mod memory;
mod native;
mod random;
mod small;
mod threads;
mod values;

const USAGE: &str = "usage:
  tierce-bench-zfp bench [--n N] [--edge E] [PART]...    one thread, in turns with the C library, the best of N calls
  tierce-bench-zfp threads [--n N] [--edge E] [PART]...  two threads next to one
  tierce-bench-zfp compare SECONDS SEED                  random cases: the same bytes, the same elements
  tierce-bench-zfp case SEED NUMBER                      one of them
Rows have names such as \"waves 256x256x256 f64, rate 8\"; those with all PARTs in them are measured. E is the edge of the
cube, and other fields have about as many elements. Fields of floats in files named *.npy are taken from TIERCE_DATA.";

fn main() {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let done = match args.first().map(String::as_str) {
        Some("bench") => bench::main(&args[1..]),
        Some("compare") => compare::main(&args[1..]),
        Some("case") => compare::one(&args[1..]),
        Some("threads") => threads::main(&args[1..]),
        _ => Err(USAGE.to_owned()),
    };
    if let Err(message) = done {
        eprintln!("{message}");
        std::process::exit(1);
    }
}

//! zfp streams of tierce next to those of the C library.
//!
//! `tierce-bench-zfp bench [--n N] [--edge E] [--threads] [PART OF A ROW'S NAME]...`
//! `tierce-bench-zfp compare SECONDS SEED`

mod bench;
mod case;
mod clock;
mod compare;
mod fields;
mod memory;
mod native;
mod random;
mod values;

fn main() {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let done = match args.first().map(String::as_str) {
        Some("bench") => bench::main(&args[1..]),
        Some("compare") => compare::main(&args[1..]),
        Some("case") => compare::one(&args[1..]),
        _ => Err("usage: tierce-bench-zfp bench [--n N] [--edge E] [PART OF A ROW'S NAME]...".to_owned()),
    };
    if let Err(message) = done {
        eprintln!("{message}");
        std::process::exit(1);
    }
}

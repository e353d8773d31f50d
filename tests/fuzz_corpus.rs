//! Replays the fuzzer's inputs on stable Rust: what it found interesting (`fuzz/corpus`), and what once broke a promise
//! (`fuzz/crashes`).

// Cargo's lints for the library do not fit a module that is also a crate of its own.
#![allow(missing_docs, unreachable_pub)]

#[path = "../fuzz/harness.rs"]
mod harness;

use std::path::{Path, PathBuf};
use std::{fs, panic};

fn inputs(folder: &Path) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(folder) else { return vec![] };
    let mut files: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    files.sort();
    files
}

fn replay(target: &str, run: fn(&[u8])) {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz");
    let corpus = inputs(&root.join("corpus").join(target));
    assert!(!corpus.is_empty(), "fuzz/corpus/{target} is missing or empty: run fuzz/run.sh");
    for file in corpus.into_iter().chain(inputs(&root.join("crashes").join(target))) {
        let data = fs::read(&file).unwrap();
        if let Err(reason) = panic::catch_unwind(|| run(&data)) {
            eprintln!("the input is {}", file.display());
            panic::resume_unwind(reason);
        }
    }
}

/// One test for each target; a build without the features of its codecs says so instead.
macro_rules! replays {
    ($($target:ident: $run:path, $($feature:literal)*;)*) => { $(
        #[test]
        fn $target() {
            if true $(&& cfg!(feature = $feature))* {
                replay(stringify!($target), $run);
            } else {
                eprintln!("skipped: needs the features {}", concat!($($feature, " "),*));
            }
        }
    )* };
}

replays! {
    zstd: harness::zstd, "zstd";
    lz4: harness::lz4, "lz4";
    deflate: harness::deflate, "deflate";
    bz2: harness::bz2, "bz2";
    lzma: harness::lzma, "lzma";
    checksums: harness::checksums, "checksums";
    small: harness::small, "base64";
    config: harness::config, "zstd" "lz4" "deflate" "bz2" "lzma" "checksums" "base64";
    pipeline: harness::pipeline, "zstd" "lz4" "deflate" "bz2" "lzma" "checksums" "base64";
    segments: harness::segments, "zstd" "lz4" "deflate" "checksums" "base64";
    stream: harness::areas::stream, "zstd" "lz4" "deflate" "bz2" "lzma";
    zstd_frames: harness::areas::zstd_frames, "zstd";
    zstd_dict: harness::areas::zstd_dict, "zstd";
    seekable: harness::seekable, "zstd";
    filters: harness::arrays::filters, "filters";
    objects: harness::arrays::objects, "objects";
    pickle: harness::arrays::pickle, "objects";
    pcodec: harness::arrays::pcodec, "pcodec";
    npy: harness::arrays::npy,;
    npz: harness::arrays::npz, "npz";
    arrays: harness::arrays::arrays, "filters" "zstd" "deflate" "checksums";
    blosc: harness::blosc::blosc, "blosc";
    blosc_settings: harness::blosc::blosc_settings, "blosc";
    zarr_metadata: harness::zarr::zarr_metadata, "zarr" "filters" "zstd" "deflate" "checksums";
    zarr_shard: harness::zarr::zarr_shard, "zarr" "filters" "zstd" "deflate" "checksums" "lz4";
    zfp: harness::zfp::zfp, "zfp";
}

/// A target that is not replayed here would rot unseen.
#[test]
fn every_target_is_replayed() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let here = fs::read_to_string(root.join("tests/fuzz_corpus.rs")).unwrap();
    let targets = inputs(&root.join("fuzz/fuzz_targets"));
    assert!(!targets.is_empty());
    for target in targets {
        let name = target.file_stem().unwrap().to_str().unwrap();
        assert!(here.contains(&format!("\n    {name}: ")), "{name} is not in tests/fuzz_corpus.rs");
    }
}

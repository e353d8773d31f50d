#!/bin/sh
# Fuzzes each target for a while, and keeps a small corpus of what it found.
#
#   fuzz/run.sh [seconds for each target, 60 by default] [target ...]
#
# Needs a nightly toolchain, cargo-fuzz and clang. The bundled C libraries are built with AddressSanitizer and coverage
# too: clang's instrumentation and the runtime that rustc links speak the same version of the interface
# (__asan_version_mismatch_check_v8), and a mismatch would fail to link. Two targets run at a time (FUZZ_JOBS).
set -eu
cd "$(dirname "$0")"

seconds=${1:-60}
[ $# -gt 0 ] && shift
targets=${*:-zstd lz4 deflate bz2 lzma checksums small config pipeline segments stream zstd_frames zstd_dict seekable
         filters objects pickle pcodec npy npz arrays blosc blosc_settings zfp zarr_metadata zarr_shard}
jobs=${FUZZ_JOBS:-2}
build=${FUZZ_TARGET_DIR:-target}
host=$(rustc +nightly -vV | sed -n 's/^host: //p')

export CC=clang
# The define leaves out xz's checks of its header checksums, which no mutation would get past.
export CFLAGS="-O1 -g -fsanitize=address,fuzzer-no-link -DFUZZING_BUILD_MODE_UNSAFE_FOR_PRODUCTION"
cargo +nightly fuzz build --fuzz-dir . --target-dir "$build"
# The seeds are made by plain code: coverage counters need the fuzzer's own main.
env -u CC -u CFLAGS cargo run --quiet --target-dir "$build/plain" --example seed "$build/seeds"

export ASAN_OPTIONS="${ASAN_OPTIONS:+$ASAN_OPTIONS:}quarantine_size_mb=64:detect_leaks=1:allocator_may_return_null=1"

# Inputs above this length only cost time: the harness repeats them itself.
max_len() {
    case $1 in
    config) echo 1024 ;;
    segments) echo 2048 ;;
    *) echo 4096 ;;
    esac
}

fuzz_one() {
    target=$1
    program=$build/$host/release/$target
    work=$build/found/$target
    mkdir -p "$work" "corpus/$target" "artifacts/$target"
    set -- -max_len="$(max_len "$target")" -rss_limit_mb=2048 -timeout=10 -artifact_prefix="artifacts/$target/"
    # Documents say how large things are that are not there.
    case $target in zarr_*) set -- "$@" -malloc_limit_mb=128 ;; esac
    [ -f "dictionaries/$target.dict" ] && set -- "$@" -dict="dictionaries/$target.dict"
    "$program" "$@" -max_total_time="$seconds" -print_final_stats=1 \
        "$work" "corpus/$target" "$build/seeds/$target" 2>"$build/$target.log" || {
        echo "$target: FAILED, see $build/$target.log; the input is in fuzz/artifacts/$target"
        return 1
    }
    # This merge writes down all features of each input (-merge=1 only the new ones); minimise.py takes the inputs that have the most.
    control=$build/$target.merge
    rm -rf "$control" "$build/merged/$target"
    mkdir -p "$build/merged/$target"
    "$program" "$@" -set_cover_merge=1 -merge_control_file="$control" \
        "$build/merged/$target" "corpus/$target" "$build/seeds/$target" "$work" 2>>"$build/$target.log"
    python3 minimise.py "$control" "corpus/$target"
    sed -n 's/^#[0-9]*\tDONE /'"$target: "'/p; s/^Done \([0-9]*\) runs.*/'"$target"': \1 executions/p' "$build/$target.log" | tail -n 2
}

failed=0
running=0
pids=
for target in $targets; do
    fuzz_one "$target" &
    pids="$pids $!"
    running=$((running + 1))
    if [ "$running" -ge "$jobs" ]; then
        for pid in $pids; do wait "$pid" || failed=1; done
        running=0
        pids=
    fi
done
for pid in $pids; do wait "$pid" || failed=1; done
exit "$failed"

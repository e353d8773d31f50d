#!/bin/sh
# The benchmark of the stores against the installed library. Arguments: prefix, build folder, [options of benches/store/run.py].
set -eu
prefix=$(cd "$1" && pwd)
build=$(cd "$2" && pwd)
shift 2

venv="$build/venv-bench-store"
sh scripts/venv.sh "$venv" benches/store/requirements.txt
"${CARGO:-cargo}" build --release --quiet --manifest-path benches/store/Cargo.toml --target-dir "$build/bench-store"
TIERCE_LIBRARY="$prefix/lib/libtierce.so" TIERCE_FLOOR="$build/bench-store/release/libtierce_bench_store.so" \
    "$venv/bin/python" benches/store/run.py "$@"

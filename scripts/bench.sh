#!/bin/sh
# The benchmark against the installed library. Arguments: prefix, build folder, [options of benches/bench.py].
set -eu
prefix=$(cd "$1" && pwd)
build=$(cd "$2" && pwd)
shift 2

venv="$build/venv-bench"
wanted=benches/requirements.txt
if ! cmp -s "$wanted" "$venv/requirements.txt"; then
    rm -rf "$venv"
    python3 -m venv "$venv"
    "$venv/bin/pip" install --quiet --disable-pip-version-check -r "$wanted"
    cp "$wanted" "$venv/requirements.txt"
fi
"${CARGO:-cargo}" build --release --quiet --manifest-path benches/native/Cargo.toml --target-dir "$build/bench-native"
TIERCE_LIBRARY="$prefix/lib/libtierce.so" TIERCE_NATIVE="$build/bench-native/release/libtierce_bench_native.so" \
    "$venv/bin/python" benches/bench.py "$@"

#!/bin/sh
# The benchmark against the installed library. Arguments: prefix, build folder, [options of benches/bench.py].
set -eu
prefix=$(cd "$1" && pwd)
build=$(cd "$2" && pwd)
shift 2

venv="$build/venv-bench"
sh scripts/venv.sh "$venv" benches/requirements.txt
"${CARGO:-cargo}" build --release --quiet --manifest-path benches/native/Cargo.toml --target-dir "$build/bench-native"
# c-blosc has AVX2 kernels only if its build is told of AVX2.
blosc_flags=""
if grep -qw avx2 /proc/cpuinfo 2>/dev/null; then
    blosc_flags="-Ctarget-feature=+avx2"
fi
RUSTFLAGS="$blosc_flags" "${CARGO:-cargo}" build --release --quiet --manifest-path benches/native/blosc/Cargo.toml \
    --target-dir "$build/bench-blosc"
TIERCE_LIBRARY="$prefix/lib/libtierce.so" TIERCE_NATIVE="$build/bench-native/release/libtierce_bench_native.so" \
    TIERCE_NATIVE_BLOSC="$build/bench-blosc/release/libtierce_bench_blosc.so" \
    "$venv/bin/python" benches/bench.py "$@"

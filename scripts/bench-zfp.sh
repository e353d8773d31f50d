#!/bin/sh
# The benchmark of zfp against the C library, which its build makes. Arguments: build folder, [parts of the names of rows].
set -eu
build=$(cd "$1" && pwd)
shift

"${CARGO:-cargo}" build --locked --release --quiet --manifest-path benches/zfp/Cargo.toml --target-dir "$build/bench-zfp"
program="$build/bench-zfp/release/tierce-bench-zfp"
if command -v ldd >/dev/null 2>&1 && ldd "$program" | grep -q libzfp; then
    echo "bench-zfp: the C library is one of this machine, not the one that was built" >&2
    exit 1
fi
"$program" compare 30 "$(date +%s)"
for simd in avx512 avx2; do
    TIERCE_SIMD=$simd "$program" bench "$@"
    echo
done
"$program" threads "$@"

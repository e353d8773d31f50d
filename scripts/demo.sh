#!/bin/sh
# Builds the examples against the installed prefix and runs `blosc_partial` and `snapshot`. Arguments: prefix, build folder, [array.npy].
set -eu
prefix=$(cd "$1" && pwd)
build=$2
data=${3:-}

cmake -S examples-c -B "$build/examples" -DCMAKE_PREFIX_PATH="$prefix" -DCMAKE_BUILD_TYPE=Release >"$build/examples.log" ||
    { cat "$build/examples.log"; exit 1; }
cmake --build "$build/examples" --parallel 2 >>"$build/examples.log" || { cat "$build/examples.log"; exit 1; }

"$build/examples/blosc_partial"
echo
if [ -n "$data" ]; then
    exec "$build/examples/snapshot" --data "$data" --force --out "$build/demo.zarr"
fi
exec "$build/examples/snapshot" --force --out "$build/demo.zarr"

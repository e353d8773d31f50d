#!/bin/sh
# The benchmark of Zarr arrays against the installed library. Arguments: prefix, build folder, [options of benches/zarr/run.py].
set -eu
prefix=$(cd "$1" && pwd)
build=$(cd "$2" && pwd)
shift 2

venv="$build/venv-bench-zarr"
sh scripts/venv.sh "$venv" benches/zarr/requirements.txt
TIERCE_LIBRARY="$prefix/lib/libtierce.so" "$venv/bin/python" benches/zarr/run.py "$@"

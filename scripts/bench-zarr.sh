#!/bin/sh
# The benchmark of Zarr arrays against the installed library. Arguments: prefix, build folder, [options of benches/zarr/run.py].
set -eu
prefix=$(cd "$1" && pwd)
build=$(cd "$2" && pwd)
shift 2

venv="$build/venv-bench-zarr"
wanted=benches/zarr/requirements.txt
if ! cmp -s "$wanted" "$venv/requirements.txt"; then
    rm -rf "$venv"
    python3 -m venv "$venv"
    "$venv/bin/pip" install --quiet --disable-pip-version-check -r "$wanted"
    cp "$wanted" "$venv/requirements.txt"
fi
TIERCE_LIBRARY="$prefix/lib/libtierce.so" "$venv/bin/python" benches/zarr/run.py "$@"

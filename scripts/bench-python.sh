#!/bin/sh
# The benchmark of the Python package against those it stands in for. Arguments: prefix, build folder, [options of benches/python/run.py].
set -eu
prefix=$(cd "$1" && pwd)
build=$(cd "$2" && pwd)
shift 2

venv="$build/venv-bench-python"
sh scripts/venv.sh "$venv" benches/python/requirements.txt
TIERCE_LIBRARY="$prefix/lib/libtierce.so" PYTHONPATH=bindings/python "$venv/bin/python" benches/python/run.py "$@"

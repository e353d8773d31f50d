#!/bin/sh
# The Python oracles in a virtual environment below the build folder. Arguments: prefix, build folder, [pytest options].
set -eu
prefix=$(cd "$1" && pwd)
build=$(cd "$2" && pwd)
shift 2

venv="$build/venv"
sh scripts/venv.sh "$venv" tests/oracle/requirements.txt bindings/python/tests/requirements.txt

if [ ! -x "$build/examples/snapshot" ]; then
    cmake -S examples-c -B "$build/examples" -DCMAKE_PREFIX_PATH="$prefix" -DCMAKE_BUILD_TYPE=Release >/dev/null
fi
cmake --build "$build/examples" --parallel 2 >/dev/null

TIERCE_LIBRARY="$prefix/lib/libtierce.so" TIERCE_EXAMPLES="$build/examples" \
    "$venv/bin/python" -m pytest -q -p no:cacheprovider tests/oracle "$@"

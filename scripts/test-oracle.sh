#!/bin/sh
# The Python oracles in a virtual environment below the build folder. Arguments: prefix, build folder, [pytest options].
set -eu
prefix=$(cd "$1" && pwd)
build=$(cd "$2" && pwd)
shift 2

venv="$build/venv"
wanted=tests/oracle/requirements.txt
if ! cmp -s "$wanted" "$venv/requirements.txt"; then
    rm -rf "$venv"
    python3 -m venv "$venv"
    "$venv/bin/pip" install --quiet --disable-pip-version-check -r "$wanted"
    cp "$wanted" "$venv/requirements.txt"
fi

if [ ! -x "$build/examples/snapshot" ]; then
    cmake -S examples-c -B "$build/examples" -DCMAKE_PREFIX_PATH="$prefix" -DCMAKE_BUILD_TYPE=Release >/dev/null
fi
cmake --build "$build/examples" --parallel 2 >/dev/null

TIERCE_LIBRARY="$prefix/lib/libtierce.so" TIERCE_EXAMPLES="$build/examples" \
    "$venv/bin/python" -m pytest -q -p no:cacheprovider tests/oracle "$@"

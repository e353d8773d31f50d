#!/bin/sh
# The Python package, installed from a wheel as pip makes it, and tested with both kinds of calls: our own tests, the
# suites that zstandard and numcodecs publish, types. Arguments: build folder, [pytest options].
set -eu
build=$(cd "$1" && pwd)
shift

venv="$build/venv"
python="$venv/bin/python"
package=bindings/python
sh scripts/venv.sh "$venv" tests/oracle/requirements.txt $package/tests/requirements.txt

# The library is built in CMake's folder, so that its dependencies need not be built anew.
rm -rf "$build/wheels"
CARGO_TARGET_DIR="$build/cmake/cargo" "$venv/bin/pip" wheel --quiet --no-deps --disable-pip-version-check \
    --wheel-dir "$build/wheels" ./$package
"$venv/bin/pip" install --quiet --no-deps --force-reinstall --disable-pip-version-check "$build"/wheels/tierce-*.whl

"$python" $package/mirror.py --check
(cd $package && "$python" -m ruff check --no-cache --quiet . && "$python" -m ruff format --no-cache --check --quiet .)
"$python" -m mypy --config-file $package/pyproject.toml --cache-dir "$build/mypy" $package/tierce

sh scripts/upstream.sh "$build/upstream" zstandard==0.25.0 "$venv/bin/pip"
sh scripts/upstream.sh "$build/upstream" numcodecs==0.16.5 "$venv/bin/pip"

unset TIERCE_LIBRARY
for ffi in cffi ctypes; do
    export TIERCE_PYTHON_FFI=$ffi
    "$python" -m pytest -q -p no:cacheprovider $package/tests "$@"
    for name in zstandard numcodecs; do
        sh $package/tests/upstream.sh "$python" $name "$build/upstream"
    done
done

# Without numpy or anything else: other Pythons that are here.
unset TIERCE_PYTHON_FFI
sh $package/tests/pythons.sh "$build" "$build"/wheels/tierce-*.whl

#!/bin/sh
# Another package's own tests, against our module under its name. Arguments: python, zstandard or numcodecs, the folder
# with the unpacked source packages.
set -eu
python="$1" name="$2" folder="$3"
tests=$(cd "$(dirname "$0")" && pwd)
export TIERCE_ALIAS="$name" PYTHONPATH="$tests${PYTHONPATH:+:$PYTHONPATH}"
case "$name" in
    zstandard) suite=$(echo "$folder"/zstandard-*/tests) ;;
    numcodecs)
        suite=$(echo "$folder"/numcodecs-*/numcodecs/tests)
        export TIERCE_ALIAS_TESTS="$suite"
        top=$(dirname "$folder"/numcodecs-*/fixture) # its tests look for the fixtures where they are run
        ;;
esac
cd "${top:-$suite/..}"
# Its own settings of pytest are not ours; zarr's plugin would import numcodecs before the alias is there.
exec "$python" -m pytest -q -c /dev/null --rootdir "$suite" -p no:cacheprovider -p no:zarr -p alias "$suite"

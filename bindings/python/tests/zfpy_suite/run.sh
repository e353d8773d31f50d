#!/bin/sh
# zfp's own tests of zfpy, against ours under that name. Arguments: python, and the folder of zfp's sources (1.0.1; the crate
# zfp-sys has them). Its helpers in C are compiled; what NumPy 2 no longer knows is put in today's words.
set -eu
python="$1" zfp="$2"
here=$(cd "$(dirname "$0")" && pwd)
folder=$(mktemp -d)
trap 'rm -r "$folder"' EXIT
set --
for part in genSmoothRandNums rand64 fixedpoint96 stridedOperations zfpChecksums zfpCompressionParams zfpHash; do
    set -- "$@" "$zfp/tests/utils/$part.c"
done
"${CC:-cc}" -shared -fPIC -O1 -w -I"$zfp/include" -I"$zfp" -I"$zfp/tests" "$@" "$zfp"/src/*.c -lm -o "$folder/helpers.so"
cp "$here/helpers.py" "$folder/test_utils.py"
sed 's/np.array(mem, copy=False)/np.asarray(mem)/; s/newshape=//' "$zfp/tests/python/test_numpy.py" >"$folder/test_numpy.py"
export ZFP_HELPERS="$folder/helpers.so" TIERCE_ALIAS=zfpy PYTEST_DISABLE_PLUGIN_AUTOLOAD=1
export PYTHONPATH="$here/..:$folder${PYTHONPATH:+:$PYTHONPATH}"
cd "$folder"
"$python" -m pytest -q -c /dev/null -p no:cacheprovider -p alias test_numpy.py

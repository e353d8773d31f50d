#!/bin/sh
# The wheel in every Python that is here beside the one of the other tests: 3.9 and later, and PyPy. Arguments: build
# folder, wheel. Where CI is set and packages can be installed, PyPy has to be here.
set -eu
build="$1" wheel="$2"
tests=$(cd "$(dirname "$0")" && pwd)

if ! command -v pypy3 >/dev/null 2>&1 && [ -n "${CI:-}" ] && [ "$(id -u)" = 0 ]; then
    apt-get update -qq
    apt-get install -y -qq --no-install-recommends pypy3-venv >/dev/null
fi

found=""
for python in python3.9 python3.10 python3.12 python3.13 python3.14 pypy3 "${PYENV_ROOT:-/nowhere}"/versions/*/bin/python; do
    name=$("$python" -c 'import sys, venv
assert sys.version_info >= (3, 9) and sys.version_info[:2] != (3, 11) or sys.implementation.name != "cpython"
print(sys.implementation.name + "%d.%d" % sys.version_info[:2])' 2>/dev/null) || continue
    case " $found " in *" $name "*) continue ;; esac
    found="$found $name"
    venv="$build/pythons/$name"
    if [ ! -x "$venv/bin/python" ]; then
        "$python" -m venv "$venv"
        "$venv/bin/pip" install --quiet --disable-pip-version-check pytest hypothesis
        # PyPy and the newest Pythons may have no wheels of these: without NumPy the rest is tested.
        "$venv/bin/pip" install --quiet --disable-pip-version-check --only-binary :all: numpy 2>/dev/null || true
    fi
    "$venv/bin/pip" install --quiet --no-deps --force-reinstall --disable-pip-version-check "$wheel"
    echo "$name: $("$venv/bin/python" -c 'import tierce._c as c; print("calls by", c.FFI)')"
    (cd "$build" && "$venv/bin/python" -m pytest -q -rs -p no:cacheprovider "$tests/test_calls.py" "$tests/test_smoke.py")
    sh "$tests/upstream.sh" "$venv/bin/python" zstandard "$build/upstream"
done
[ -n "$found" ] || echo "pythons.sh: skipped: no Python is here but the one of the other tests"
if [ -n "${CI:-}" ] && [ "$(id -u)" = 0 ]; then
    case "$found" in *pypy*) ;; *) echo "pythons.sh: PyPy is missing" >&2; exit 1 ;; esac
fi

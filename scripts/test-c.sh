#!/bin/sh
# The C tests and examples against the installed prefix: plain and valgrind, then with sanitizers.
# Arguments: prefix, build folder, parallel jobs.
set -eu
prefix=$(cd "$1" && pwd)
build=$2
jobs=$3

run() { # name, source folder, cmake options...
    name=$1 source=$2
    shift 2
    cmake -S "$source" -B "$build/$name" -DCMAKE_PREFIX_PATH="$prefix" "$@" >"$build/$name.log" || { cat "$build/$name.log"; exit 1; }
    cmake --build "$build/$name" --parallel "$jobs" >>"$build/$name.log" || { cat "$build/$name.log"; exit 1; }
    echo "== $name"
    ctest --test-dir "$build/$name" --parallel "$jobs" --output-on-failure --no-tests=error | tee "$build/$name.ctest" | tail -n 4
    # `tail` hides the exit code of ctest; its summary says the same.
    grep -q '^100% tests passed' "$build/$name.ctest" || { cat "$build/$name.ctest"; exit 1; }
}

run examples examples-c -DCMAKE_BUILD_TYPE=Release
run tests-c tests/c -DCMAKE_BUILD_TYPE=RelWithDebInfo -DTIERCE_TEST_VALGRIND=ON
run tests-c-sanitized tests/c -DCMAKE_BUILD_TYPE=Debug -DTIERCE_TEST_SANITIZE=address,undefined
echo "== tierce.hpp"
sh tests/cpp/run.sh "$prefix" "$build/tests-cpp" "$jobs"

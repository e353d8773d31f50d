#!/bin/sh
# The tests of tierce.hpp against an installed package: GCC and clang, C++17, 20 and 23, with and without exceptions, under valgrind
# and sanitizers.
#
#   run.sh PREFIX WORK JOBS
#
# clang 19 with libc++ has std::mdspan. Where it is missing it is installed if CI=true and this is root, else what needs it is
# skipped, or fails where CI=true.
set -eu
prefix=$(cd "$1" && pwd)
mkdir -p "$2"
work=$(cd "$2" && pwd)
jobs=$3
here=$(cd "$(dirname "$0")" && pwd)
passed=0
failed=0
skipped=0

# suite NAME COMPILER STANDARD OPTIONS...
suite() {
    name=$1 compiler=$2 standard=$3
    shift 3
    build=$work/$name
    log=$work/$name.log
    if cmake -S "$here" -B "$build" -DCMAKE_PREFIX_PATH="$prefix" -DCMAKE_CXX_COMPILER="$compiler" -DCMAKE_CXX_STANDARD="$standard" \
        "$@" >"$log" 2>&1 && cmake --build "$build" --parallel "$jobs" >>"$log" 2>&1; then
        # The status of ctest is in its summary, which has to be there.
        ctest --test-dir "$build" --parallel "$jobs" --output-on-failure --no-tests=error >"$work/$name.ctest" 2>&1 || true
        cat "$work/$name.ctest" >>"$log"
        good=$(grep -cE '\.\.\. +Passed ' "$work/$name.ctest" || true)
        bad=$(sed -n 's/.*% tests passed, \([0-9]*\) tests failed out of .*/\1/p' "$work/$name.ctest")
    else
        good=0 bad=1
    fi
    passed=$((passed + good))
    failed=$((failed + ${bad:-1}))
    if [ "$good" -gt 0 ] && [ "${bad:-1}" = 0 ]; then
        checks=$(find "$build/Testing/Temporary" -name LastTest.log -exec grep -hoE '^[0-9]+ passed, [0-9]+ failed' {} + |
            awk '{ passed += $1; failed += $3 } END { print passed " passed, " failed " failed" }')
        printf 'ok    %s: %s programs, checks: %s\n' "$name" "$good" "$checks"
    else
        printf 'FAIL  %s\n' "$name"
        tail -n 100 "$log" | sed 's/^/      /'
    fi
}

skip() { # NAME REASON
    if [ "${CI:-}" = true ]; then
        printf 'FAIL  %s: %s\n' "$1" "$2"
        failed=$((failed + 1))
    else
        printf 'skip  %s: %s\n' "$1" "$2"
        skipped=$((skipped + 1))
    fi
}

# libc++ of clang 19, which Debian has beside the compilers that scripts/setup.sh installs.
libcxx() {
    printf '#include <mdspan>\nint main() {}\n' | clang++-19 -std=c++23 -stdlib=libc++ -x c++ - -o "$work/probe" >/dev/null 2>&1
}
if ! libcxx && [ "${CI:-}" = true ] && [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    apt-get update -qq
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends clang-19 libc++-19-dev libc++abi-19-dev >/dev/null
fi

gxx=${GXX:-g++}
clangxx=${CLANGXX:-clang++}
if command -v "$gxx" >/dev/null 2>&1; then
    suite gcc-17-valgrind "$gxx" 17 -DCMAKE_BUILD_TYPE=None -DTIERCE_TEST_VALGRIND=ON -DTIERCE_TEST_ALONE=ON
    suite gcc-20-sanitized "$gxx" 20 -DCMAKE_BUILD_TYPE=None -DCMAKE_CXX_FLAGS=-g1 -DTIERCE_TEST_SANITIZE=address,undefined
    suite gcc-23 "$gxx" 23 -DCMAKE_BUILD_TYPE=None -DTIERCE_TEST_PART=ON
    suite gcc-17-without-exceptions "$gxx" 17 -DTIERCE_TEST_EXCEPTIONS=OFF -DTIERCE_TEST_SANITIZE=address,undefined
else
    skip GCC "no $gxx"
fi
if command -v "$clangxx" >/dev/null 2>&1; then
    suite clang-17 "$clangxx" 17 -DCMAKE_BUILD_TYPE=None -DTIERCE_TEST_PART=ON
    suite clang-20 "$clangxx" 20 -DCMAKE_BUILD_TYPE=None -DTIERCE_TEST_PROGRAMS=ON
    suite clang-20-without-exceptions "$clangxx" 20 -DCMAKE_BUILD_TYPE=Release -DTIERCE_TEST_EXCEPTIONS=OFF
else
    skip clang "no $clangxx"
fi
if libcxx; then
    suite clang-23-libcxx clang++-19 23 -DCMAKE_BUILD_TYPE=None -DTIERCE_TEST_PART=ON -DCMAKE_CXX_FLAGS=-stdlib=libc++ \
        -DTIERCE_TEST_MDSPAN=ON
else
    skip "std::mdspan" "no clang++-19 with libc++"
fi

printf '%d passed, %d failed' "$passed" "$failed"
[ "$skipped" -eq 0 ] || printf ', %d skipped' "$skipped"
printf '\n'
[ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]

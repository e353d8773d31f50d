#!/bin/sh
# The Fortran module: built from the installed sources with every warning an error, its tests plain and under valgrind, Zarr
# with zarr-python in both directions, programs that find the installed package, the example, and the programs of the manual.
# Arguments: prefix, build folder, parallel jobs.
set -u
prefix=$(cd "$1" && pwd) || exit 2
mkdir -p "$2/fortran" || exit 2
build=$(cd "$2" && pwd)
jobs=$3
work=$build/fortran
here=bindings/fortran/tests
FC=${FC:-gfortran}
export FC
passed=0
failed=0
skipped=0

# test_step NAME COMMAND...: one line, with the last line that the command printed
test_step() {
    name=$1
    shift
    # Not as the condition of the `if`: there, `set -e` would be without effect.
    ( set -e; "$@" ) >"$work/log" 2>&1
    if [ $? -eq 0 ]; then
        printf 'ok    %s: %s\n' "$name" "$(tail -n 1 "$work/log")"
        passed=$((passed + 1))
    else
        printf 'FAIL  %s\n' "$name"
        sed 's/^/      /' "$work/log"
        failed=$((failed + 1))
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

finish() {
    printf '%d passed, %d failed' "$passed" "$failed"
    [ "$skipped" -eq 0 ] || printf ', %d skipped' "$skipped"
    printf '\n'
    [ "$failed" -eq 0 ]
    exit
}

configured() { # FOLDER SOURCE OPTIONS...
    folder=$1 source=$2
    shift 2
    cmake -S "$source" -B "$folder" -DCMAKE_PREFIX_PATH="$prefix" "$@"
    cmake --build "$folder" --parallel "$jobs"
}

current() {
    python3 bindings/fortran/generate --check
}

strict() {
    configured "$work/tests" $here -DTIERCE_TEST_VALGRIND=OFF
    rm -rf "$work/tests/store"
    ctest --test-dir "$work/tests" --parallel "$jobs" --output-on-failure --no-tests=error --timeout 120
    sum
}

under_valgrind() {
    configured "$work/tests" $here -DTIERCE_TEST_VALGRIND=ON
    rm -rf "$work/tests/store"
    ctest --test-dir "$work/tests" --parallel "$jobs" --output-on-failure --no-tests=error --timeout 300
    sum
}

sum() { # of the sums that the programs printed
    sed -n 's/^\([0-9]*\) passed, 0 failed$/\1/p' "$work/tests/Testing/Temporary/LastTest.log" |
        awk '{ n += $1 } END { print n " passed, 0 failed"; exit n < 1000 }'
}

zarr_python() {
    "$python" $here/zarr_python.py write "$work/tests/store"
    "$work/tests/stores" "$work/tests/store" python
    "$python" $here/zarr_python.py read "$work/tests/store"
}

installed_again() {
    cmake -S cmake -B "$build/cmake"
    cmake --build "$build/cmake"
    cmake --install "$build/cmake" --prefix "$prefix"
}

moved() { # the package does not know where it was installed
    rm -rf "$work/moved"
    mkdir -p "$work/moved"
    cp -RP "$prefix/." "$work/moved"
    if grep -rlF "$prefix" "$work/moved/lib/cmake" "$work/moved/lib/pkgconfig" "$work/moved/share/tierce"; then
        echo "these name $prefix"
        return 1
    fi
    echo "copied"
}

by_cmake() { # OPTIONS
    rm -rf "$work/by_cmake"
    cmake -S $here/consumer -B "$work/by_cmake" -DCMAKE_PREFIX_PATH="$work/moved" "$@"
    cmake --build "$work/by_cmake" --parallel "$jobs"
    "$work/by_cmake/consumer"
}

by_pkg_config() {
    export PKG_CONFIG_PATH="$work/moved/lib/pkgconfig"
    # shellcheck disable=SC2046 # flags
    $FC $here/consumer/consumer.f90 $(pkg-config --cflags --libs tierce-fortran) -Wl,-rpath,"$work/moved/lib" \
        -o "$work/consumer"
    "$work/consumer"
}

by_hand() { # the installed sources, in the order of the manual, with the static library
    rm -rf "$work/by_hand"
    mkdir -p "$work/by_hand"
    sources=$(PKG_CONFIG_PATH="$work/moved/lib/pkgconfig" pkg-config --variable=sources tierce-fortran)
    root=$PWD
    cd "$work/by_hand"
    # shellcheck disable=SC2086 # a list of files
    $FC -O0 $sources "$root/$here/consumer/consumer.f90" "$work/moved/lib/libtierce.a" -lutil -lrt -lpthread -lm -ldl \
        -o consumer
    ./consumer
}

example() {
    configured "$work/examples" examples-fortran
    ctest --test-dir "$work/examples" --output-on-failure --no-tests=error
    rm -rf "$work/run"
    "$work/examples/heat" "file://$work/run"
}

# Each program in the manual is compiled as it stands there, and run.
manual() {
    rm -rf "$work/manual"
    mkdir -p "$work/manual"
    awk -v folder="$work/manual" '
        /^```fortran$/ { inside = 1; text = ""; next }
        /^```$/ { if (inside && text ~ /(^|\n)end program/) { printf "%s", text > (folder "/" ++n ".f90") } inside = 0; next }
        inside { text = text $0 "\n" }' docs/fortran.md
    export PKG_CONFIG_PATH="$prefix/lib/pkgconfig"
    count=0
    for file in "$work"/manual/*.f90; do
        # shellcheck disable=SC2046 # flags
        (cd "$work/manual" && $FC -std=f2008 -Wall -Wextra -Werror -fcheck=all "$file" \
            $(pkg-config --cflags --libs tierce-fortran) -Wl,-rpath,"$prefix/lib" -o program && ./program)
        count=$((count + 1))
    done
    [ "$count" -ge 4 ]
    echo "$count programs"
}

if ! command -v "$FC" >/dev/null 2>&1 && [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    echo "test-fortran: installing gfortran"
    apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends gfortran >/dev/null
fi
test_step "what is generated is current" current
if ! command -v "$FC" >/dev/null 2>&1; then
    skip "all that is compiled" "there is no $FC; Debian's package is gfortran"
    finish
fi
test_step "strictly compiled" strict
if command -v valgrind >/dev/null 2>&1; then
    test_step "under valgrind" under_valgrind
else
    skip "under valgrind" "there is no valgrind"
fi
python=$build/venv/bin/python
if "$python" -c 'import zarr' 2>/dev/null; then
    test_step "zarr-python" zarr_python
else
    skip "zarr-python" "$python has no zarr; \`make test-oracle\` installs it"
fi
pc=$prefix/lib/pkgconfig/tierce-fortran.pc
if [ ! -e "$pc" ] && [ -e "$build/cmake/CMakeCache.txt" ]; then
    test_step "installed again, now that there is a compiler" installed_again
fi
if [ -e "$pc" ]; then
    test_step "moved package" moved
    test_step "by CMake" by_cmake
    test_step "by CMake, from the sources" by_cmake -DTIERCE_FORTRAN_SOURCES=ON
    test_step "by pkg-config" by_pkg_config
    test_step "by hand, from the sources" by_hand
    test_step "example" example
    test_step "manual" manual
else
    skip "installed module" "$prefix has none"
fi
finish

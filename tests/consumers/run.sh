#!/bin/sh
# Programs that use the installed package in each of the ways that docs/linking.md names: they are built, and run.
#
#   run.sh PREFIX WORK [CARGO_DIR]
#
# PREFIX     where `cmake --install` put the package; it is copied first, so that everything here uses one that moved
# WORK       scratch
# CARGO_DIR  the cargo folder of the CMake build that was installed (BUILD/cargo), which saves building it again
#
# One line for each consumer, and a sum. What a missing tool rules out is skipped, or fails where CI=true.
set -u

here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
original=$(cd "$1" && pwd) || exit 2
mkdir -p "$2" || exit 2
work=$(cd "$2" && pwd)
mkdir -p "${3:-$work/cargo}" || exit 2
cargo_dir=$(cd "${3:-$work/cargo}" && pwd)

CC=${CC:-cc}
CXX=${CXX:-c++}
c_flags="-std=c99 -O1 -g -Wall -Wextra -Werror"
cxx_flags="-std=c++17 -O1 -g -Wall -Wextra -Werror"
rm -rf "${work:?}/moved" "${work:?}/bin"
mkdir -p "$work/moved" "$work/bin" "$work/log"
cp -RP "$original/." "$work/moved" || exit 2
prefix=$work/moved
pc_dir=$(dirname "$(find "$prefix" -name tierce.pc | head -n 1)")
libdir=$(dirname "$pc_dir")
passed=0
failed=0
skipped=0

# consumer NAME COMMAND...: one line, with the last line that the command printed
consumer() {
    name=$1
    shift
    log=$work/log/$(printf %s "$name" | tr -c 'A-Za-z0-9._\n-' _).log
    # Not as the condition of the `if`: there, `set -e` would be without effect.
    ( set -e; "$@" ) >"$log" 2>&1
    if [ $? -eq 0 ]; then
        printf 'ok    %s: %s\n' "$name" "$(tail -n 1 "$log")"
        passed=$((passed + 1))
    else
        printf 'FAIL  %s\n' "$name"
        sed 's/^/      /' "$log"
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

have() {
    command -v "$1" >/dev/null 2>&1
}

# --- The package itself.

# Nothing in it names the place where it was installed or built.
relocatable() {
    if grep -rlF -e "$original" -e "$root" "$prefix/include" "$libdir/cmake" "$libdir/pkgconfig"; then
        echo "these files name $original or $root"
        return 1
    fi
    count=$(find "$prefix" -type l ! -exec test -e {} \; -print | wc -l)
    [ "$count" -eq 0 ] || { echo "$count links lead nowhere"; return 1; }
    find "$prefix" -type l | while read -r link; do
        case $(readlink "$link") in /*) echo "$link is absolute"; return 1 ;; esac
    done
    for text in LICENSE THIRD-PARTY-LICENSES.txt; do
        [ -s "$prefix/share/licenses/tierce/$text" ] || { echo "no $text"; return 1; }
    done
    echo "$(find "$prefix" -type f | wc -l) files, and none names the place where it was made"
}

# The libraries that rustc says a static one needs are those of the package, but for what the compiler adds itself.
native_libraries() {
    said=$(tr ' ' '\n' <"$cargo_dir/native-static-libs.txt" | grep -vxE -e '-l(c|gcc_s)' | grep . | sort -u | tr '\n' ' ')
    given=$(pc --static --libs-only-l | tr ' ' '\n' | grep -vx -e -ltierce | grep . | sort -u | tr '\n' ' ')
    echo "rustc: $said"
    echo "tierce.pc: $given"
    [ -n "$said" ] && [ "$said" = "$given" ]
}

# --- Without a build system.

run_program() { # with the libraries that were linked, not those of the environment
    env -u LD_LIBRARY_PATH "$@"
}

# shellcheck disable=SC2086 # lists of flags
cc_shared() { # compiler, flags, source, program, more
    compiler=$1 flags=$2 source=$3 program=$4
    shift 4
    "$compiler" $flags "$here/$source" -I"$prefix/include" -L"$libdir" -ltierce "$@" -Wl,-rpath,"$libdir" -o "$work/bin/$program"
    readelf -d "$work/bin/$program" | grep -q 'NEEDED.*libtierce\.so\.[0-9]*]' || { echo "not linked by soname"; return 1; }
    run_program "$work/bin/$program"
}

private() {
    sed -n 's/^Libs.private: //p' "$pc_dir/tierce.pc"
}

# shellcheck disable=SC2086,SC2046
cc_static() { # compiler, flags, source, program, more
    compiler=$1 flags=$2 source=$3 program=$4
    shift 4
    "$compiler" $flags "$here/$source" -I"$prefix/include" "$libdir/libtierce.a" "$@" $(private) -o "$work/bin/$program"
    if readelf -d "$work/bin/$program" | grep -q 'NEEDED.*libtierce'; then
        echo "linked to the shared library"
        return 1
    fi
    run_program "$work/bin/$program"
}

# The program that README.md shows, as a reader would copy it.
# shellcheck disable=SC2086
readme() {
    sed -n '/^```c$/,/^```$/{/^```/d;p;}' "$root/README.md" >"$work/readme.c"
    $CC $c_flags "$work/readme.c" -I"$prefix/include" -L"$libdir" -ltierce -Wl,-rpath,"$libdir" -o "$work/bin/readme"
    run_program "$work/bin/readme"
}

# --- pkg-config.

pc() {
    PKG_CONFIG_PATH=$pc_dir PKG_CONFIG_LIBDIR=/nonexistent pkg-config "$@" tierce
}

# shellcheck disable=SC2046,SC2086
pc_shared() {
    [ "$(pc --modversion)" = "$(sed -n 's/^version = "\(.*\)"/\1/p' "$root/Cargo.toml")" ]
    $CC $c_flags "$here/main.c" $(pc --cflags --libs) -Wl,-rpath,"$(pc --variable=libdir)" -o "$work/bin/pc-shared"
    run_program "$work/bin/pc-shared"
}

# shellcheck disable=SC2046,SC2086
pc_static() {
    $CC $c_flags -static "$here/main.c" $(pc --static --cflags --libs) -o "$work/bin/pc-static"
    if readelf -d "$work/bin/pc-static" | grep -q NEEDED; then
        echo "not static in full"
        return 1
    fi
    run_program "$work/bin/pc-static"
}

# shellcheck disable=SC2046,SC2086
pc_wrapped() {
    $CXX $cxx_flags "$here/wrapped.cpp" $(pc --cflags --libs) -Wl,-rpath,"$(pc --variable=libdir)" -o "$work/bin/pc-hpp"
    run_program "$work/bin/pc-hpp"
}

# --- CMake.

cmake_build() { # folder of the project, options
    project=$1
    shift
    cmake -S "$here/$project" -B "$work/$project" -DCMAKE_C_FLAGS="-Wall -Wextra -Werror" "$@"
    cmake --build "$work/$project"
}

found() { # what the imported target links
    run_program "$work/find_package/$1"
    run_program "$work/find_package/$1-cpp"
    run_program "$work/find_package/$1-hpp"
}

# Built as a part of another project, which installs only its own.
fetched() {
    rm -rf "$work/fetched"
    cmake --install "$work/fetchcontent" --prefix "$work/fetched"
    [ "$(find "$work/fetched" -type f | wc -l)" -eq 1 ] || { find "$work/fetched"; return 1; }
    run_program "$work/fetchcontent/static"
    run_program "$work/fetchcontent/shared"
}

# A change in the sources is seen by the next build; without one, nothing is linked anew.
rebuilt() {
    so=$(find "$work/fetchcontent" -name 'libtierce.so.*.*.*' -type f)
    before=$(stat -c %Y.%i "$so" "$work/fetchcontent/shared")
    cmake --build "$work/fetchcontent"
    [ "$before" = "$(stat -c %Y.%i "$so" "$work/fetchcontent/shared")" ] || { echo "built anew for nothing"; return 1; }
    echo "a second build leaves everything as it is"
}

# --- Beside others.

neighbour() {
    rustc --edition 2024 -C opt-level=1 -C panic=unwind "$here/neighbour.rs" -o "$work/bin/libneighbour.a"
}

beside() { # program, more flags
    program=$1
    shift
    neighbour
    cc_static "$CC" "$c_flags" beside.c "$program" "$work/bin/libneighbour.a" -l:libzstd.a "$@"
}

under_valgrind() {
    # Backtraces would keep what they read of the debug information.
    RUST_BACKTRACE=0 valgrind --quiet --error-exitcode=9 --leak-check=full --show-leak-kinds=definite \
        --errors-for-leak-kinds=definite "$@"
}

# tierce with an LZ4 that lies, localised by the same script: the panic must be caught, while a neighbour panics too.
# shellcheck disable=SC2086,SC2046
fault() {
    neighbour
    archive=$cargo_dir/release/libtierce.a
    [ -s "$archive" ] || { echo "no $archive: CARGO_DIR is another build's"; return 1; }
    $CC $c_flags -fPIC -c "$here/fault.c" -o "$work/bin/fault.o"
    cmake -DARCHIVE="$archive" -DOUTPUT="$work/bin/libtierce-fault.a" -DFIRST="$work/bin/fault.o" -DLD="$(command -v ld)" \
        -DNM="$(command -v nm)" -DOBJCOPY="$(command -v objcopy)" -DAR="$(command -v ar)" -P "$root/cmake/localise.cmake"
    $CC $c_flags -DFAULT "$here/beside.c" -I"$prefix/include" "$work/bin/libtierce-fault.a" "$work/bin/libneighbour.a" \
        -l:libzstd.a $(private) -o "$work/bin/fault"
    under_valgrind "$work/bin/fault"
    run_program "$work/bin/fault"
}

static_zstd=
if printf 'int main(void) { return 0; }\n' | $CC -x c - -l:libzstd.a -o "$work/bin/probe" 2>/dev/null; then
    static_zstd=yes
fi

consumer "the package" relocatable
consumer "symbols, soname, dependencies" sh "$root/tests/abi/check.sh" "$prefix"
consumer "the program of README.md" readme
consumer "cc, shared" cc_shared "$CC" "$c_flags" main.c shared
consumer "cc, static" cc_static "$CC" "$c_flags" main.c static
if have "$CXX"; then
    consumer "c++, shared" cc_shared "$CXX" "$cxx_flags" main.cpp shared-cpp
    consumer "c++, static" cc_static "$CXX" "$cxx_flags" main.cpp static-cpp
    consumer "tierce.hpp, shared" cc_shared "$CXX" "$cxx_flags" wrapped.cpp shared-hpp
    consumer "tierce.hpp, static, without exceptions" cc_static "$CXX" "$cxx_flags -fno-exceptions -fno-rtti" wrapped.cpp static-hpp
else
    skip "c++" "no $CXX"
fi
if have clang && have ld.lld; then
    consumer "clang and lld, static, --gc-sections" cc_static clang "$c_flags" main.c static-lld -fuse-ld=lld -Wl,--gc-sections
else
    skip "clang and lld" "no clang or ld.lld"
fi
if have pkg-config; then
    consumer "pkg-config, shared" pc_shared
    consumer "pkg-config --static, with -static" pc_static
    if have "$CXX"; then
        consumer "pkg-config, tierce.hpp" pc_wrapped
    fi
else
    skip "pkg-config" "no pkg-config"
fi
if have cmake; then
    consumer "find_package, build" cmake_build find_package -DCMAKE_PREFIX_PATH="$prefix"
    consumer "find_package, tierce::tierce" found shared
    consumer "find_package, tierce::static" found static
    consumer "FetchContent, build" cmake_build fetchcontent -DTIERCE_FOLDER="$root" -DTIERCE_CARGO_TARGET_DIR="$cargo_dir" \
        -DCMAKE_BUILD_TYPE=Release
    consumer "FetchContent" fetched
    consumer "FetchContent, again" rebuilt
else
    skip "CMake" "no cmake"
fi
if have cmake && have pkg-config; then
    consumer "what the static library needs" native_libraries
fi
if printf '#include <zstd.h>\n' | $CC -x c -fsyntax-only - 2>/dev/null; then
    consumer "beside the system's zstd, both shared" cc_shared "$CC" "$c_flags" "zstd.c" zstd-first -lzstd
    consumer "the same, zstd first" cc_shared "$CC" "$c_flags" "zstd.c" zstd-last -Wl,--push-state,--no-as-needed -lzstd -Wl,--pop-state
else
    skip "beside the system's zstd" "no zstd.h"
fi
if [ -z "$static_zstd" ]; then
    skip "beside other static libraries" "no libzstd.a"
elif ! have rustc; then
    skip "beside other static libraries" "no rustc"
else
    consumer "beside libzstd.a and a Rust library, static" beside beside
    consumer "the same, ld --gc-sections" beside beside-gc -Wl,--gc-sections
    if have valgrind; then
        consumer "the same, under valgrind" under_valgrind "$work/bin/beside"
        if have cmake; then
            consumer "a panic there, under valgrind" fault
        fi
    else
        skip "beside other static libraries, under valgrind" "no valgrind"
    fi
fi

printf '%d passed, %d failed' "$passed" "$failed"
[ "$skipped" -eq 0 ] || printf ', %d skipped' "$skipped"
printf '\n'
[ "$failed" -eq 0 ]

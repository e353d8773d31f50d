#!/bin/sh
# Each area built alone, none, all, and with the system's libraries: without a warning, with its unit tests, and
# what it says that it has (of none and all, said to a C program). Then: each option of CMake is passed on to cargo.
#
#   features.sh WORK
#
# One line for each, and a sum. What a missing library rules out is skipped, or fails where CI=true.
set -u
mkdir -p "$1" || exit 2
work=$(cd "$1" && pwd)
root=$(cd "$(dirname "$0")/.." && pwd)
cargo=${CARGO:-cargo}
cd "$root" || exit 2

# No optimisation and no debug information: nothing is measured here.
export CARGO_TARGET_DIR="$work/target" CARGO_PROFILE_DEV_DEBUG=0 CARGO_PROFILE_DEV_OPT_LEVEL=0 CARGO_INCREMENTAL=0
export RUSTFLAGS="-D warnings"
passed=0
failed=0
skipped=0

# The codecs of an area, and the native libraries in it.
codecs() {
    case $1 in
    none) echo "bytes shuffle transpose" ;;
    objects) echo "json json2 msgpack msgpack2 pickle vlen-array vlen-bytes vlen-utf8" ;;
    filters) echo "astype bitround categorize delta fixedscaleoffset packbits quantize" ;;
    zstd | lz4 | blosc | bz2 | lzma | base64 | pcodec) echo "$1" ;;
    deflate) echo "gzip zlib" ;;
    zfp) echo "zfpy" ;;
    checksums) echo "adler32 crc32 crc32c fletcher32 jenkins_lookup3" ;;
    esac
}
libraries() {
    case $1 in
    zstd | lz4) echo "$1" ;;
    deflate) echo libdeflate zlib-rs ;;
    bz2) echo bzip2 ;;
    lzma) echo liblzma ;;
    esac
}
# An area, and those that it is built on.
with_needed() {
    case $1 in
    blosc) echo "blosc zstd lz4 deflate" ;;
    store) echo "store checksums" ;;
    zarr) echo "zarr store checksums objects base64" ;;
    *) echo "$1" ;;
    esac
}
all="zstd lz4 deflate blosc bz2 lzma checksums base64 filters objects pcodec npz store zfp zarr"

sorted() { # words, one space before each
    tr -s ' ' '\n' | grep . | sort | sed 's/^/ /' | tr -d '\n'
}

# What the library of the areas $* should say of itself.
expected() {
    printf 'codecs:%s\n' "$(for area in none "$@"; do codecs "$area"; done | sorted)"
    printf 'areas:%s\n' "$(echo "$*" | sorted)"
    printf 'libraries:%s\n' "$(for area in "$@"; do libraries "$area"; done | sorted)"
}

# What a program says of the library that is linked to it.
said_by_a_program() {
    lib=$CARGO_TARGET_DIR/debug
    $cargo rustc --quiet --locked --lib --crate-type cdylib --no-default-features --features "$1" || return 1
    ${CC:-cc} -std=c99 -Wall -Wextra -Werror tests/consumers/codecs.c -Iinclude -L"$lib" -ltierce -Wl,-rpath,"$lib" -o "$work/codecs" ||
        return 1
    # The library is found by its soname.
    ln -sf libtierce.so "$lib/$(readelf -dW "$lib/libtierce.so" | sed -n 's/.*SONAME.*\[\(.*\)\]/\1/p')"
    if readelf -dW "$lib/libtierce.so" | grep -q 'NEEDED.*libzstd'; then
        case " $1 " in *" system"*) ;; *) echo "needs the system's zstd" && return 1 ;; esac
    else
        case " $1 " in *" system"*) echo "does not need the system's zstd" && return 1 ;; *) ;; esac
    fi
    "$work/codecs"
}

# What the unit tests say of the build that they are part of: the same, without building it once more.
said_by_a_test() {
    $cargo test --quiet --locked --lib --no-default-features --features "$1" -- --nocapture --exact info::tests::what_is_here_can_be_told |
        grep -E '^(codecs|areas|libraries):'
}

# build AREAS CARGO_FEATURES said_by_a_program|said_by_a_test
build() {
    areas=$1 features=$2
    $cargo test --quiet --locked --lib --no-default-features --features "$features"
    "$3" "$features" >"$work/lines" || { cat "$work/lines"; return 1; }
    while IFS=: read -r name words; do
        echo "$name:$(echo "$words" | sorted)"
    done <"$work/lines" >"$work/said"
    # shellcheck disable=SC2086 # a list of areas
    expected $areas >"$work/expected"
    diff "$work/expected" "$work/said"
    sed -n 's/^codecs: //p' "$work/said"
}

# try NAME COMMAND...
try() {
    name=$1
    shift
    # Not as the condition of an `if`: there, `set -e` would be without effect.
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

# CMake's options, with a cargo that only writes down what it is asked for.
options() {
    cat >"$work/cargo" <<'END'
#!/bin/sh
[ "$1" = --version ] && echo "cargo 99.0.0 (a stand-in)" && exit 0
echo "$*" >"$(dirname "$0")/asked"
END
    chmod +x "$work/cargo"
    ask() { # options of cmake; prints what cargo is asked for
        rm -rf "$work/options" "$work/asked"
        cmake -S cmake -B "$work/options" -DTIERCE_CARGO="$work/cargo" "$@" >/dev/null
        cmake --build "$work/options" --target tierce_cargo >/dev/null
        cat "$work/asked"
    }
    asks() { # options, then what must be asked for
        wanted=$1
        shift
        asked=$(ask "$@")
        case " $asked " in *" $wanted "*) ;; *) echo "$*: '$asked' lacks '$wanted'" && return 1 ;; esac
    }
    off=
    for area in $all; do
        off="$off -DTIERCE_$(echo "$area" | tr '[:lower:]' '[:upper:]')=OFF"
    done
    asks "--no-default-features --features $(echo "$all" | tr ' ' ',') --crate-type cdylib,staticlib"
    # shellcheck disable=SC2086 # a list of options
    asks "--no-default-features --crate-type cdylib" $off -DTIERCE_STATIC=OFF
    # shellcheck disable=SC2086 # a list of options
    asks "--crate-type staticlib --" $off -DTIERCE_SHARED=OFF
    for area in $all; do
        option=$(echo "$area" | tr '[:lower:]' '[:upper:]')
        others=$(echo "$off" | sed "s/ -DTIERCE_$option=OFF//")
        # shellcheck disable=SC2086 # a list of options
        asks "--features $area --crate-type" $others
    done
    # shellcheck disable=SC2086 # a list of options
    asks "--features cloud --crate-type" $off -DTIERCE_CLOUD=ON
    asks "--offline --config x.toml" "-DTIERCE_CARGO_FLAGS=--offline --config x.toml"
    asks "--target aarch64-unknown-linux-gnu" -DTIERCE_CARGO_TARGET=aarch64-unknown-linux-gnu
    echo "each is passed on"
}

try "no area" build "" "" said_by_a_program
for area in $all; do
    try "$area" build "$(with_needed "$area")" "$area" said_by_a_test
done
try "all" build "$all" "$(echo "$all" | tr ' ' ',')" said_by_a_program
if pkg-config --exists libzstd 2>/dev/null; then
    try "all, system" build "$all" "system,$(echo "$all" | tr ' ' ',')" said_by_a_program
elif [ "${CI:-}" = true ]; then
    echo "FAIL  all, system: pkg-config finds no libzstd"
    failed=$((failed + 1))
else
    echo "skip  all, system: pkg-config finds no libzstd"
    skipped=$((skipped + 1))
fi
try "options of CMake" options

printf '%d passed, %d failed' "$passed" "$failed"
[ "$skipped" -eq 0 ] || printf ', %d skipped' "$skipped"
printf '\n'
[ "$failed" -eq 0 ]

#!/bin/sh
# What the installed libraries show to others: exactly the functions of symbols.txt, which are those of tierce.h; the
# soname; and no dependency beyond the C library and the unwinder.
#
#   check.sh PREFIX           compares
#   check.sh --bless PREFIX   writes symbols.txt from the shared library
#
# TIERCE_EXTRA_NEEDED, e.g. "libzstd.so.1", are further libraries that may be needed, for a build with TIERCE_SYSTEM.
set -eu
export LC_ALL=C

bless=
if [ "$1" = --bless ]; then
    bless=yes
    shift
fi
here=$(cd "$(dirname "$0")" && pwd)
manifest=$here/../../Cargo.toml
prefix=$1
header=$prefix/include/tierce.h
shared=$(find "$prefix" -name libtierce.so -print)
static=$(find "$prefix" -name libtierce.a -print)
errors=0
temporary=$(mktemp -d)
trap 'rm -rf "$temporary"' EXIT

wrong() {
    echo "$*"
    errors=$((errors + 1))
}

# same WHAT FILE: the lines of FILE are those of symbols.txt
same() {
    if ! diff -u "$here/symbols.txt" "$2" >"$temporary/diff"; then
        wrong "$1 and tests/abi/symbols.txt differ:"
        sed -n '3,40p' "$temporary/diff"
    fi
}

if [ -n "$shared" ]; then
    # Every dynamic symbol that is defined, of any kind and with its version if it has one.
    nm -D --defined-only --with-symbol-versions "$shared" | awk '{ print $NF }' | sort >"$temporary/shared"
    [ -s "$temporary/shared" ] || wrong "nm finds no symbols in $shared"
    if [ -n "$bless" ]; then
        cp "$temporary/shared" "$here/symbols.txt"
    fi
    same libtierce.so "$temporary/shared"
    nm -D --defined-only "$shared" | awk '$2 != "T" { print $NF }' >"$temporary/data"
    [ ! -s "$temporary/data" ] || wrong "libtierce.so exports what is no function: $(tr '\n' ' ' <"$temporary/data")"

    abi=$(sed -n 's/^abi = \([0-9]*\)$/\1/p' "$manifest")
    version=$(sed -n 's/^version = "\(.*\)"$/\1/p' "$manifest" | head -n 1)
    readelf -dW "$shared" >"$temporary/dynamic"
    soname=$(sed -n 's/.*(SONAME).*\[\(.*\)\]/\1/p' "$temporary/dynamic")
    [ "$soname" = "libtierce.so.$abi" ] || wrong "the soname is '$soname', Cargo.toml says libtierce.so.$abi"
    directory=$(dirname "$shared")
    [ "$(readlink "$directory/libtierce.so.$abi")" = "libtierce.so.$version" ] ||
        wrong "libtierce.so.$abi is no link to libtierce.so.$version"
    for needed in $(sed -n 's/.*(NEEDED).*\[\(.*\)\]/\1/p' "$temporary/dynamic"); do
        case $needed in
        libc.so.* | libm.so.* | libgcc_s.so.* | ld-linux*.so.* | ld64.so.* | libpthread.so.* | libdl.so.* | librt.so.*) ;;
        *) case " ${TIERCE_EXTRA_NEEDED:-} " in
            *" $needed "*) ;;
            *) wrong "libtierce.so needs $needed" ;;
            esac ;;
        esac
    done
    if grep -E 'RPATH|RUNPATH|TEXTREL' "$temporary/dynamic"; then
        wrong "libtierce.so has one of RPATH, RUNPATH, TEXTREL"
    fi
fi

if [ -n "$static" ]; then
    # What is global in the archive clashes with others of its name, whether hidden or weak.
    nm -g --defined-only -P "$static" 2>"$temporary/complaints" | awk 'NF > 2 { print $1 }' | sort >"$temporary/static"
    [ ! -s "$temporary/complaints" ] || wrong "nm on $static: $(head -n 3 "$temporary/complaints")"
    same libtierce.a "$temporary/static"
    if readelf -gW "$static" 2>/dev/null | grep -q 'COMDAT'; then
        wrong "libtierce.a has section groups, which a linker may drop for those of another library"
    fi
fi

[ -n "$shared$static" ] || wrong "no library in $prefix"

# Functions of the header: the compiler writes out what it declares, comments and macros gone.
printf '#include <tierce.h>\n' | ${CC:-cc} -E -P -x c -I"$prefix/include" - |
    grep -oE 'tierce_[a-z0-9_]+ *\(([^*]|$)' | sed 's/ *(.*//' | sort >"$temporary/header"
cmp -s "$header" "$here/../../include/tierce.h" || wrong "$header is not include/tierce.h"
same tierce.h "$temporary/header"

[ "$errors" -eq 0 ] || exit 1
echo "$(wc -l <"$here/symbols.txt") functions, soname ${soname:-of none}$([ -z "$static" ] || echo ', nothing else in libtierce.a')"

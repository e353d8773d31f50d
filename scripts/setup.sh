#!/bin/sh
# Finds what the build and the tests need; installs Debian packages when run as root, else names what is missing.
set -eu

missing=""
need() { # command, Debian package
    command -v "$1" >/dev/null 2>&1 || missing="$missing $2"
}
need cc gcc
need c++ g++
need cmake cmake
need pkg-config pkg-config
need python3 python3
need valgrind valgrind
need clang clang
need ld.lld lld
need readelf binutils
need zstd zstd
need zfp zfp
python3 -c 'import ensurepip, venv' 2>/dev/null || missing="$missing python3-venv"
pkg-config --exists libzstd 2>/dev/null || missing="$missing libzstd-dev"

if ! command -v "${CARGO:-cargo}" >/dev/null 2>&1; then
    echo "setup: cargo is missing; install the Rust toolchain (1.93 or later) with rustup, then run this again" >&2
    exit 1
fi
[ -z "$missing" ] && exit 0

if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    echo "setup: installing$missing"
    apt-get update -qq
    # shellcheck disable=SC2086 # a list of packages
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing >/dev/null
else
    echo "setup: these Debian packages are missing, install them and run this again:$missing" >&2
    exit 1
fi

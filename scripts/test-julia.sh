#!/bin/sh
# The Julia package: is it what the header says, and its tests, with two threads, against Python's packages, and its manual's programs.
# Without Julia it is skipped, which in CI is a failure. Arguments: prefix, build folder.
#
# Where CI or TIERCE_INSTALL_JULIA is set, root installs Julia 1.5 from Debian 11, the last release that has it, beside the machine's own
# packages: from the machine's own mirror, with a priority below all that is there.
set -eu
prefix=$(cd "$1" && pwd)
build=$(cd "$2" && pwd)
package=bindings/julia
own="$build/julia"
mkdir -p "$own"

release=bullseye
install_julia() {
    sources=/etc/apt/sources.list.d/tierce-julia.sources
    pin=/etc/apt/preferences.d/tierce-julia
    # An entry of the machine's own for its main suite, as that of Debian 11.
    name=$(. /etc/os-release && echo "$VERSION_CODENAME")
    if [ -f /etc/apt/sources.list.d/debian.sources ]; then
        awk -v suite="$name" 'BEGIN { RS = "" } $0 ~ ("(^|\n)Suites:[^\n]*[ \t]" suite "([ \t\n]|$)") { print; exit }' /etc/apt/sources.list.d/debian.sources |
            sed "s/^Suites:.*/Suites: $release/; s/^Components:.*/Components: main/" > "$sources"
    else
        sources=/etc/apt/sources.list.d/tierce-julia.list
        awk -v suite="$name" -v release="$release" '$1 == "deb" { for (i = 2; i < NF; i++) if ($i == suite) { $i = release; print; exit } }' \
            /etc/apt/sources.list > "$sources"
    fi
    [ -s "$sources" ] || { echo "julia: no entry for $name in apt's sources" >&2; return 1; }
    printf 'Package: *\nPin: release n=%s\nPin-Priority: 100\n' "$release" > "$pin"
    apt-get update -qq -o DPkg::Lock::Timeout=120
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq -o DPkg::Lock::Timeout=120 --no-install-recommends julia > "$own/install.log" 2>&1 || { cat "$own/install.log"; return 1; }
}

if ! command -v julia >/dev/null 2>&1; then
    if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1 && [ -n "${CI:-}${TIERCE_INSTALL_JULIA:-}" ]; then
        echo "julia: installing Julia of Debian 11"
        install_julia
    else
        echo "julia: skipped, there is no julia here (TIERCE_INSTALL_JULIA=1 has root install Debian's)"
        [ -z "${CI:-}" ]
        exit
    fi
fi

# Debian 11's Julia does not survive an exception with a newer libunwind: it gets that of its own release, for itself alone.
if dpkg-query -W julia 2>/dev/null | grep -q '1\.5\.3+dfsg-3' && dpkg-query -W -f '${Version}' libunwind8 | grep -qv '^1\.3\.'; then
    if [ ! -d "$own/libunwind" ]; then
        (cd "$own" && apt-get download -qq -o APT::Sandbox::User=root "libunwind8/$release" && dpkg -x libunwind8_*.deb unpacked && mv unpacked libunwind)
    fi
    LD_LIBRARY_PATH=$(dirname "$(find "$own/libunwind" -name libunwind.so.8)")
    export LD_LIBRARY_PATH
fi

python3 $package/mirror.py --check
sh scripts/venv.sh "$build/venv" tests/oracle/requirements.txt bindings/python/tests/requirements.txt

export JULIA_DEPOT_PATH="$own/depot" TIERCE_LIBRARY="$prefix/lib/libtierce.so" TIERCE_PYTHON="$build/venv/bin/python"
julia="julia -O1 --startup-file=no --project=$package"
$julia -e 'using Tierce'

# Most of the time is Julia's compiler, on one thread: two processes, each with half of the areas.
$julia $package/test/runtests.jl native arrays zstd zfp store threads zarr > "$own/first.log" 2>&1 & first=$!
status=0
$julia $package/test/runtests.jl json codecs npy streams waiting docs lifetime oracle > "$own/second.log" 2>&1 || status=1
wait "$first" || status=1
cat "$own/first.log" "$own/second.log"
awk '/^[0-9]+ passed, [0-9]+ failed$/ { passed += $1; failed += $3; logs++ }
     END { printf "julia: %d passed, %d failed\n", passed, failed; exit logs != 2 || failed > 0 || passed == 0 }' "$own/first.log" "$own/second.log" || status=1
exit $status

#!/bin/sh
# The example mpi_snapshot on several ranks: as tests of CTest, plain and under sanitizers; under valgrind; and what it leaves in
# files and on S3, in C and in Fortran, by tests/mpi. Arguments: prefix, build folder, [pytest options].
#
# Needs Open MPI, which is installed from Debian's packages when run as root. Without it all is skipped, which fails where CI=true.
set -eu
prefix=$(cd "$1" && pwd)
mkdir -p "$2/mpi"
build=$(cd "$2" && pwd)
work=$build/mpi
shift 2

have() { command -v mpirun >/dev/null 2>&1 && command -v mpicc >/dev/null 2>&1; }
if ! have && [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    echo "test-mpi: installing libopenmpi-dev openmpi-bin"
    apt-get update -qq
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends libopenmpi-dev openmpi-bin >/dev/null
fi
if ! have; then
    echo "test-mpi: no mpirun and mpicc; install the Debian packages libopenmpi-dev and openmpi-bin"
    [ "${CI:-}" = true ] && exit 1
    echo "0 passed, 0 failed, all skipped"
    exit 0
fi

passed=0
failed=0
count() { # name, what to say of it, how many passed, how many failed
    echo "$1: $2"
    passed=$((passed + $3))
    failed=$((failed + $4))
}

run_ctest() { # name, cmake options...
    name=$1
    shift
    cmake -S examples-c -B "$work/$name" -DCMAKE_PREFIX_PATH="$prefix" "$@" >"$work/$name.log" 2>&1 &&
        cmake --build "$work/$name" --target mpi_snapshot mpi_footprint >>"$work/$name.log" 2>&1 || { cat "$work/$name.log"; exit 1; }
    ctest --test-dir "$work/$name" --tests-regex '^mpi_snapshot_' --output-on-failure --no-tests=error >"$work/$name.ctest" 2>&1 ||
        cat "$work/$name.ctest"
    # 100% tests passed, 0 tests failed out of 8
    bad=$(sed -n 's/.* \([0-9]*\) tests failed out of .*/\1/p' "$work/$name.ctest")
    all=$(sed -n 's/.* tests failed out of \([0-9]*\)$/\1/p' "$work/$name.ctest")
    count "$name" "$((all - bad)) of $all" $((all - bad)) "$bad"
}

run_ctest plain -DCMAKE_BUILD_TYPE=Release

# Leaks are told by whole stacks: Open MPI's, which are many, are known by the libraries in them.
ASAN_OPTIONS=fast_unwind_on_malloc=0 LSAN_OPTIONS="suppressions=$PWD/tests/mpi/lsan.supp:print_suppressions=0" \
    run_ctest sanitized -DCMAKE_BUILD_TYPE=Debug -DTIERCE_TEST_SANITIZE=address,undefined

if command -v valgrind >/dev/null 2>&1; then
    supp=/usr/share/openmpi/openmpi-valgrind.supp
    [ ! -f "$supp" ] || supp="$supp --suppressions=$PWD/tests/mpi/valgrind.supp"
    [ -f "${supp%% *}" ] || supp=$PWD/tests/mpi/valgrind.supp
    # shellcheck disable=SC2086 # two options
    if OMPI_ALLOW_RUN_AS_ROOT=1 OMPI_ALLOW_RUN_AS_ROOT_CONFIRM=1 OMPI_MCA_rmaps_base_oversubscribe=1 \
        mpirun -n 2 valgrind --quiet --error-exitcode=99 --suppressions=$supp "$work/plain/mpi_snapshot" --grid 9,10,12 \
        --chunk 4,5,7 --steps 4 --every 2 --force --out "$work/valgrind.zarr" >"$work/valgrind.log" 2>&1; then
        count valgrind "no errors" 1 0
    else
        cat "$work/valgrind.log"
        count valgrind "errors" 0 1
    fi
elif [ "${CI:-}" = true ]; then
    count valgrind "it is missing" 0 1
else
    echo "valgrind: skipped, it is missing"
fi

# In Fortran too, where the module is installed.
if [ -f "$prefix/lib/cmake/tierce/tierceFortran.cmake" ]; then
    cmake -S examples-fortran/mpi_snapshot -B "$work/fortran" -DCMAKE_PREFIX_PATH="$prefix" >"$work/fortran.log" 2>&1 &&
        cmake --build "$work/fortran" >>"$work/fortran.log" 2>&1 || { cat "$work/fortran.log"; exit 1; }
    export TIERCE_MPI_SNAPSHOT_F="$work/fortran/mpi_snapshot_f"
fi

# Many small files: in memory where there is room for a gigabyte of them.
shm=$(df -Pk /dev/shm 2>/dev/null | awk 'NR == 2 { print $4 }')
tmp=$(mktemp -d -p "$([ "${shm:-0}" -gt 1000000 ] && echo /dev/shm || echo "${TMPDIR:-/tmp}")")
trap 'rm -rf "$tmp"' EXIT
sh scripts/venv.sh "$build/venv" tests/oracle/requirements.txt bindings/python/tests/requirements.txt
TIERCE_LIBRARY="$prefix/lib/libtierce.so" TIERCE_MPI_SNAPSHOT="$work/plain/mpi_snapshot" \
    "$build/venv/bin/python" -m pytest -q -p no:cacheprovider -W ignore --basetemp="$tmp/tests" tests/mpi "$@" \
    >"$work/pytest.log" 2>&1 || cat "$work/pytest.log"
# 36 passed, 0 failed
sum=$(grep -E '^[0-9]+ passed, [0-9]+ failed' "$work/pytest.log") || { cat "$work/pytest.log"; exit 1; }
count pytest "$sum" "${sum%% *}" "$(echo "$sum" | cut -d ' ' -f 3)"

echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]

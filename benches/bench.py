#!/usr/bin/env python3
"""Measures tierce against the native libraries and numcodecs; `make bench` builds what this needs and runs it.

Everything that is compared runs in one process, interleaved; only ratios are meant to be quoted. The clock is the
processor time of the working thread, so that other programs disturb little; with more threads it is the time that
passes. Exits with 1 when a result is wrong, never because one is slow.
"""

import argparse
import os
import pathlib
import platform
import sys
import time
import zlib

import numcodecs
import numpy as np
import zstandard

import array_cases
import blosc_cases
import cases
import fields as data_fields
import measure
import peers
import pools
import report
import run
import sizes
import tierce_c as t
import zstd_cases

ROOT = pathlib.Path(__file__).resolve().parents[1]
# Room for 1 MiB and 64 MiB in base64, the largest result. numpy asks for huge pages from 4 MiB on.
SMALL, LARGE = 3 << 19, 96 << 20


def options():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--quick", action="store_true", help="the main cases only, under a minute")
    parser.add_argument("--only", metavar="PATTERN", help="cases whose name has this shell pattern in it, e.g. '1M/decode'")
    parser.add_argument("--data", default=os.environ.get("TIERCE_DATA"), help="folder of .npy fields (TIERCE_DATA)")
    parser.add_argument("--seconds", type=float, help="how long to measure each case")
    parser.add_argument("--out", type=pathlib.Path, default=ROOT / "target" / "bench", help="where the report goes")
    return parser.parse_args()


def processor():
    try:
        lines = pathlib.Path("/proc/cpuinfo").read_text().splitlines()
    except OSError:
        return platform.processor()
    return next((line.partition(":")[2].strip() for line in lines if line.startswith("model name")), platform.machine())


def about(names, real, chosen):
    return {
        "tierce": t.build_info(),
        "peers": {
            "numcodecs": numcodecs.__version__,
            "c-blosc": blosc_cases.version(),
            "zstandard": zstandard.__version__,
            "zlib": zlib.ZLIB_RUNTIME_VERSION,
            "numpy": np.__version__,
            "python": platform.python_version(),
        },
        "machine": {
            "processor": processor(),
            "usable_processors": len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count(),
            "system": platform.platform(),
            "load_average": os.getloadavg()[0],
        },
        "data": {"real": real, "fields": names},
        "clock": "processor time of the thread; several threads: time that passes",
        "options": {"quick": chosen.quick, "only": chosen.only, "seconds": chosen.seconds},
    }


def yardsticks(data, field, wanted, seconds):
    """Copies into memory that is reused, and into memory that is new each time."""
    found = []
    for size in ("4K", "1M", "64M"):
        if not wanted(f"memcpy/{size}"):
            continue
        plain = data.chunks(field, size)
        work = peers.Chunks(plain, [chunk.nbytes for chunk in plain], data.dst(size)).work
        runs = {kind: (lambda n, kind=kind: peers.copy(kind, work.times(n))) for kind in ("reused", "malloc", "tierce_buffer")}
        times = measure.interleave(runs, seconds, rounds=(4, 400))
        rates = {kind: sum(chunk.nbytes for chunk in plain) / timed.best() for kind, timed in times.items()}
        found.append({"case": f"memcpy/{size}", "gb_s": rates})
        shown = ", ".join(f"{kind} {rate:.2f}" for kind, rate in rates.items())
        print(f"memcpy/{size}  [GB/s into memory that is: {shown}]")
    return found


def main():
    chosen = options()
    start = time.perf_counter()
    fields, real = data_fields.load(chosen.data)
    if not real:
        print("TIERCE_DATA is not set: measuring synthetic fields, whose figures are not those of real data")
    small, large = (data_fields.at(size, peers.DST_OFFSET) for size in (SMALL, LARGE))
    data = run.Data(fields, data_fields.repeated, small, large)
    main_field = data_fields.of_size(fields, 4)

    def wanted(name):
        return cases.matches(name, chosen.only)

    result = {"about": about(list(fields), real, chosen)}
    seconds = chosen.seconds or (0.2 if chosen.quick else 1.0)
    patience = 1.0 if chosen.quick else 2.0
    result["yardsticks"] = yardsticks(data, main_field, wanted, seconds / 2)
    result["cases"] = []
    for case in cases.cases(fields, lambda itemsize: data_fields.of_size(fields, itemsize), chosen.quick):
        if wanted(case.name):
            share = 3 if case.size == "64M" else 1
            record = run.run(case, data, share * seconds, (3, 400), patience)
            report.show_case(record)
            result["cases"].append(record)
    for case in zstd_cases.cases(main_field, chosen.quick):
        if wanted(case.name):
            share = 3 if case.size == "64M" else 1
            record = zstd_cases.run(case, data, share * seconds, (3, 400), patience)
            report.show_case(record)
            result["cases"].append(record)
    for case in blosc_cases.cases(fields, chosen.quick):
        if wanted(case.name):
            record = blosc_cases.run(case, data, seconds / 2, (3, 400), patience)
            report.show_case(record)
            result["cases"].append(record)
    few = (main_field, chosen.quick, wanted, 2 * seconds)
    result["cases"] += zstd_cases.run_batches(data, *few, (5, 400), patience, report.show_case)
    result["cases"] += array_cases.run_filters(
        data, chosen.quick, wanted, seconds, (3, 400), patience, report.show_case
    )
    result["cases"] += array_cases.run_objects(data, chosen.quick, wanted, 2 * seconds, report.show_case)
    print("\nsizes: zlib and gzip against zlib at the same level, both ratios in brackets")
    result["sizes"] = sizes.run(fields, chosen.quick, wanted)
    for row in result["sizes"]:
        report.show_size(row)
    print("\nsizes: blosc against c-blosc with the same settings, both ratios in brackets")
    result["blosc_sizes"] = blosc_cases.sizes(fields, chosen.quick, wanted)
    for row in result["blosc_sizes"]:
        report.show_size(row)
    report.show_same_bytes(result["blosc_sizes"])
    print("\nmany chunks on a pool of two threads")
    rounds = (3, 100) if chosen.quick else (7, 100)
    result["pools"] = pools.run(data.repeated(main_field), large, chosen.quick, wanted, 2 * seconds, rounds, report.show_pool)
    some = (main_field, large, chosen.quick, wanted, 2 * seconds)
    result["pools"] += zstd_cases.run_pools(data, *some, rounds, report.show_pool)
    beside, gains = blosc_cases.run_two_threads(data, *some, rounds, patience, report.show_case, report.show_pool)
    result["cases"] += beside
    result["pools"] += gains
    result["about"]["seconds"] = round(time.perf_counter() - start)
    report.show_summary(result)
    report.write(result, chosen.out)
    print(f"{result['about']['seconds']} s")


if __name__ == "__main__":
    sys.exit(main())

#!/usr/bin/env python3
"""Measures the Python package against the packages that it stands in for; `make bench-python` installs what this needs.

Both are called in one process, in turns, in an order drawn anew for each round; a ratio is the median over the rounds of
their time over ours within the round. Arrays of 1 MiB and 64 MiB, of a real field where there is one, and what a call
with 100 bytes costs beside an empty foreign call. Exits with 1 when results are wrong, never because something is slow.
"""

import argparse
import os
import pathlib
import random
import statistics
import sys
import time

BENCHES = pathlib.Path(__file__).resolve().parents[1]
sys.path += [str(BENCHES), str(BENCHES / "python")]

import cases
import fields as data_fields

from tierce import _c

MIB = 1 << 20
PER_ROUND = 0.03  # seconds that one side works in a round, at least


def plain(result):
    """Results as something that can be compared: bytes of whatever has a buffer."""
    try:
        return memoryview(result).tobytes()
    except TypeError:
        return result


def same(case, ours, theirs):
    """Decoders and what is deterministic give the same; encoders may differ where their formats leave it open."""
    if "encode" in case.rsplit(" ", 1)[-1] or "compress" in case and "decompress" not in case:
        return True
    return plain(ours) == plain(theirs)


def seconds(call, times):
    start = time.perf_counter()
    for _ in range(times):
        call()
    return (time.perf_counter() - start) / times


def measure(case, ours, theirs, rounds, order):
    if not same(case, ours(), theirs()):
        raise SystemExit(f"{case}: results differ")
    times = max(1, int(PER_ROUND / max(seconds(theirs, 1), 1e-7)))
    found = {"ours": [], "theirs": []}
    for _ in range(rounds):
        turns = [("ours", ours), ("theirs", theirs)]
        order.shuffle(turns)
        for name, call in turns:
            found[name].append(seconds(call, times))
    return found


def ratio(found):
    return statistics.median(theirs / ours for ours, theirs in zip(found["ours"], found["theirs"]))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=9)
    parser.add_argument("--only", default="", help="only cases with this text in their names")
    parser.add_argument("--sizes", default="1,64", help="MiB, with commas between")
    parser.add_argument("--out", type=pathlib.Path, default=BENCHES.parent / "target" / "bench" / "python.md")
    options = parser.parse_args()
    order = random.Random(20)
    loaded, real = data_fields.load(os.environ.get("TIERCE_DATA"))
    name = "vort_f4" if "vort_f4" in loaded else data_fields.of_size(loaded, 4)
    lines = [
        f"Calls by {_c.FFI}; field {name}{'' if real else ' (made up)'}; {os.cpu_count()} processors; {options.rounds} rounds.",
        "",
    ]

    for size in map(int, options.sizes.split(",")):
        array = data_fields.repeated(loaded[name], size * MIB).astype("<f4", copy=False)
        lines += [f"| {size} MiB | ours, GB/s | theirs, GB/s | ratio | wanted |", "|---|---|---|---|---|"]
        for case, ours, theirs, wanted in cases.all_cases(array):
            if options.only not in case:
                continue
            found = measure(case, ours, theirs, options.rounds, order)
            speeds = [size * MIB / min(found[side]) / 1e9 for side in ("ours", "theirs")]
            lines.append(f"| {case} | {speeds[0]:.3g} | {speeds[1]:.3g} | {ratio(found):.2f} | {wanted} |")
            print(lines[-1], flush=True)
        lines.append("")

    empty = _c.lib.tierce_abi
    lines += ["| 100 bytes | ours, µs | above an empty call | theirs, µs | ratio |", "|---|---|---|---|---|"]
    for case, ours, theirs in cases.small_cases():
        if options.only not in case:
            continue
        found = measure(case, ours, theirs, options.rounds, order)
        nothing = min(seconds(empty, 20000) for _ in range(5))
        mine, other = min(found["ours"]), min(found["theirs"])
        lines.append(
            f"| {case} | {mine * 1e6:.2f} | {(mine - nothing) * 1e6:.2f} | {other * 1e6:.2f} | {ratio(found):.2f} |"
        )
        print(lines[-1], flush=True)

    options.out.parent.mkdir(parents=True, exist_ok=True)
    options.out.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"report: {options.out}")


if __name__ == "__main__":
    main()

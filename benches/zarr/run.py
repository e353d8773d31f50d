#!/usr/bin/env python3
"""Measures Zarr arrays against zarr-python and TensorStore; `make bench-zarr` builds what this needs and runs it.

A gibibyte of float32 in chunks of 1 MiB, written and read whole, in files (which nobody syncs) and in memory. Each participant has a
process of its own and as many threads as the others; where that is one, also one processor. They take turns, in an order drawn anew
for each round. A ratio is the median over the rounds of the peer's time over tierce's within the round. Exits with 1 when values
are wrong, never because something is slow.
"""

import argparse
import functools
import json
import mmap
import os
import pathlib
import random
import shutil
import signal
import statistics
import sys
import tempfile
from dataclasses import dataclass

import numpy as np

BENCHES = pathlib.Path(__file__).resolve().parents[1]
ROOT = BENCHES.parent
sys.path += [str(ROOT / "tests" / "oracle"), str(BENCHES), str(BENCHES / "store"), str(BENCHES / "zarr")]

import fields as data_fields
import sides
from process import Process

GIB = 1 << 30
MIB = 1 << 20
SHAPE, CHUNKS, SHARDS = (512, 1024, 512), (64, 64, 64), (128, 512, 512)
# A hundredth of the elements, not at the border of a chunk.
BOX = (100, 200, 100), (110, 221, 110)
TARGETS = {"zarr-python": 2.0, "TensorStore": 1.0}


@dataclass(frozen=True)
class Case:
    where: str
    codec: str
    threads: int
    shards: tuple | None = None
    shape: tuple = SHAPE
    chunks: tuple = CHUNKS

    @property
    def name(self):
        sharded = "+shards" if self.shards else ""
        return f"{self.where}/{self.codec}{sharded}/{self.threads}"

    @property
    def verbs(self):
        return ("write", "rewrite", "read") if self.where == "memory" else ("write", "read")

    @property
    def anew(self):
        """Whether each round has processes of its own. What a process frees it may keep, and not be given pages by the system the
        next time: what an object takes that is new can only be seen in one that wrote nothing before."""
        return self.where == "memory"


CASES = [Case(where, codec, threads) for where in ("file", "memory") for codec in ("blosc", "zstd") for threads in (1, 2)]
CASES += [Case("file", "blosc", threads, SHARDS) for threads in (1, 2)]


def values(folder):
    """A field again and again, in memory that processes share; and whether it is a real one."""
    fields, real = data_fields.load(folder)
    name = "vort_f4" if "vort_f4" in fields else data_fields.of_size(fields, 4)
    shared = np.frombuffer(mmap.mmap(-1, GIB), "f4")
    shared[:] = data_fields.repeated(fields[name], GIB)
    return shared.reshape(SHAPE), name, real


def processors(threads):
    """Those that a participant may use."""
    usable = sorted(os.sched_getaffinity(0))
    return usable[-1:] if threads == 1 else usable


def start(case, names, shared, folder, makes=sides.SIDES):
    found = {}
    for name in names:
        place = str(folder / name) if case.where == "file" else None
        make = functools.partial(makes[name], case, place, case.threads)
        found[name] = Process(name, make, shared, processors(case.threads))
    return found


def measure(case, names, shared, folder, rounds, order):
    """What each participant took in each round: seconds, seconds of processors, fresh pages. And boxes that were read."""
    running = {} if case.anew else start(case, names, shared, folder)
    samples = {verb: {name: [] for name in names} for verb in case.verbs}
    boxes = {}
    try:
        names = list(names)
        # The first round only warms up, and is where the values are compared.
        for number in range(rounds + 1):
            order.shuffle(names)
            for name in names:
                if case.anew:
                    running |= start(case, [name], shared, folder)
                for verb in case.verbs:
                    sample = running[name].tell(verb)
                    if number > 0:
                        samples[verb][name].append(sample)
                if number == 0 and not running[name].tell("is_right"):
                    raise RuntimeError(f"{case.name}: {name} read wrong values")
                if number == rounds and case.threads == 1:
                    boxes[name] = running[name].tell("box", *BOX)
                    if not boxes[name][2]:
                        raise RuntimeError(f"{case.name}: {name} read a wrong box")
                if case.where == "file":
                    shutil.rmtree(folder / name)
                if case.anew:
                    running.pop(name).close()
    finally:
        for process in running.values():
            process.close()
    return samples, boxes


def rows_of(case, samples):
    rows = []
    for verb, measured in samples.items():
        for name, times in measured.items():
            walls, cpus, pages = zip(*times)
            row = {"case": case.name, "verb": verb, "name": name, "walls": walls, "cpus": cpus, "pages": pages}
            if name != "tierce" and "tierce" in measured:
                ours = measured["tierce"]
                row["ratio"] = statistics.median(theirs[0] / mine[0] for theirs, mine in zip(times, ours))
                row["ratio_of_best"] = min(walls) / min(mine[0] for mine in ours)
                row["cpu_ratio"] = statistics.median(theirs[1] / mine[1] for theirs, mine in zip(times, ours))
                row["target"] = TARGETS[name]
            rows.append(row)
    return rows


def show(rows):
    print(f"{rows[0]['case']}: times of the peer over tierce's (by the best times; by processor time); median and best GB/s, CPU s/GB, pages")
    for row in rows:
        rates = f"{GIB / 1e9 / statistics.median(row['walls']):6.2f} {GIB / 1e9 / min(row['walls']):6.2f} GB/s"
        rates += f" {statistics.median(row['cpus']) * 1e9 / GIB:6.2f} s/GB"
        rates += f" {statistics.median(row['pages']):8.0f}"
        told = ""
        if "ratio" in row:
            met = "ok" if row["ratio"] >= row["target"] else "short"
            told = f"{row['ratio']:6.2f} ({row['ratio_of_best']:.2f}; {row['cpu_ratio']:.2f})  >= {row['target']} {met}"
        print(f"  {row['verb']:7} {row['name']:12} {told:38} {rates}", flush=True)


def show_boxes(case, boxes):
    touched = [-(-(first + extent) // step) - first // step for first, extent, step in zip(*BOX, case.chunks)]
    inside = np.prod(touched)
    print(f"{case.name}: a box of 1 %, which touches {inside} of {np.prod(SHAPE) // np.prod(case.chunks)} chunks")
    for name, (seconds, size, _) in boxes.items():
        read = f", {size / MIB:.1f} MiB read of files" if case.where == "file" else ""
        print(f"  {name:12} {seconds * 1e3:7.1f} ms{read}", flush=True)


def budgets(names, shared, folder):
    """How much memory grows above the values and what is read into, in bytes."""
    found = []
    for shards in (None, SHARDS):
        case = Case("file", "blosc", 2, shards)
        makes = {f"tierce, {size} MiB": sides.budgeted(size * MIB) for size in (32, 256)}
        makes |= {name: sides.SIDES[name] for name in names if name != "tierce"}
        print(f"{case.name}: peak of memory above the array's and the caller's")
        for name, process in start(case, makes, shared, folder, makes).items():
            try:
                peaks = {verb: process.tell("peak", verb) for verb in ("write", "read")}
            finally:
                process.close()
                shutil.rmtree(folder / name, ignore_errors=True)
            found.append({"case": case.name, "name": name, **peaks})
            print(f"  {name:16} write {peaks['write'] / MIB:6.0f} MiB, read {peaks['read'] / MIB:6.0f} MiB", flush=True)
    return found


def options():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", default=os.environ.get("TIERCE_DATA"), help="folder of .npy fields (TIERCE_DATA)")
    parser.add_argument("--only", metavar="TEXT", nargs="*", help='cases with one of these in their name, e.g. "memory/blosc", "budget"')
    parser.add_argument("--participants", metavar="NAME", nargs="*", default=list(sides.SIDES), help="of " + ", ".join(sides.SIDES))
    parser.add_argument("--rounds", type=int, default=5, help="how often each is measured")
    parser.add_argument("--folder", type=pathlib.Path, help="where files go, a gigabyte or two; a temporary one otherwise")
    parser.add_argument("--out", type=pathlib.Path, default=ROOT / "target" / "bench", help="where the report goes")
    return parser.parse_args()


def main():
    chosen, order, result = options(), random.Random(1), {"rows": [], "boxes": [], "budgets": []}
    # What lies in files goes in any case.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit("bench-zarr: ended"))

    def wanted(name):
        return not chosen.only or any(text in name for text in chosen.only)

    shared, field, real = values(chosen.data)
    if not real:
        print("TIERCE_DATA is not set: measuring a synthetic field, whose figures are not those of real data")
    about = {"processors": os.cpu_count(), "load_average": os.getloadavg()[0], "field": field, "real": real}
    print(f"{about['processors']} processors, load average before: {about['load_average']:.1f}; {field}", flush=True)
    folder = pathlib.Path(tempfile.mkdtemp(prefix="tierce-bench-", dir=chosen.folder))
    try:
        for case in filter(lambda case: wanted(case.name), CASES):
            samples, boxes = measure(case, chosen.participants, shared, folder, chosen.rounds, order)
            rows = rows_of(case, samples)
            show(rows)
            result["rows"] += rows
            if boxes:
                show_boxes(case, boxes)
                result["boxes"] += [{"case": case.name, "name": name, "seconds": s, "read": r} for name, (s, r, _) in boxes.items()]
        if wanted("budget"):
            result["budgets"] = budgets(chosen.participants, shared, folder)
    finally:
        shutil.rmtree(folder)
    chosen.out.mkdir(parents=True, exist_ok=True)
    (chosen.out / "zarr.json").write_text(json.dumps({"about": about, **result}, indent=1) + "\n")


if __name__ == "__main__":
    main()

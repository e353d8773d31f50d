#!/usr/bin/env python3
"""Measures stores in S3 against raw HTTP, s3dlio and obstore; `make bench-store` builds what this needs and runs it.

nginx on this machine is the server. Participants take turns, in an order drawn anew for each round. A ratio is the median over the
rounds of the ratio to the floor within the round. All connections are made anew for each block of rounds, since the server gives
them to its workers by chance, and evenly only on average. Exits with 1 when bytes are wrong, never because something is slow.
"""

import argparse
import functools
import json
import os
import pathlib
import random
import signal
import statistics
import sys

import numpy as np

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path += [str(ROOT / "tests" / "oracle"), str(pathlib.Path(__file__).parent)]

import peers
from nginx import Server

FLOOR = "raw HTTP"
KEYS = {"access_key_id": "AKTEST", "secret_access_key": "SKTEST"}


class Work:
    """What all participants of a case do; it is sent to the processes of the peers."""

    def __init__(self, verb, name, count, size, concurrency, folder, rounds):
        self.is_get, self.verb, self.name, self.count, self.size = verb == "GET", verb, name, count, size
        self.concurrency, self.folder, self.rounds = concurrency, str(folder / "bench" / name), rounds
        self.gigabytes = count * size / 1e9

    def expected(self):
        """The content of all objects, one behind the other."""
        return np.concatenate([np.fromfile(f"{self.folder}/{index}", "u1") for index in range(self.count)])

    def bodies(self):
        """What is written: the same for all."""
        content = np.random.default_rng(self.count).integers(0, 256, self.count * self.size, "u1")
        return [content[at : at + self.size].tobytes() for at in range(0, content.size, self.size)]


# Verb, name, objects, bytes of each, how many at once, rounds in a block.
CASES = [
    ("GET", "64K", 1000, 64 << 10, 32, 8),
    ("GET", "1M", 200, 1 << 20, 16, 5),
    ("GET", "20M", 20, 20 << 20, 8, 4),
    ("PUT", "1M", 200, 1 << 20, 16, 4),
]
# The most that a participant may take: of the floor's time, and of s3dlio's processor time.
TARGETS = {
    ("GET 64K", "tierce into"): (2.0, 0.5),
    ("GET 1M", "tierce into"): (1.3, 0.75),
    ("GET 20M", "tierce into"): (1.15, 0.75),
    **{("PUT 1M", f"tierce unsigned payload, {sum}"): (1.2, 0.75) for sum in ("none", "crc64nvme")},
    **{("PUT 1M", f"tierce signed payload, {sum}"): (1.6, 0.75) for sum in ("none", "crc64nvme")},
}


def participants(work, server, arena, chosen):
    """Name to function that opens the participant."""
    import ours

    port = server.get if work.is_get else server.put
    tierce = functools.partial(ours.Tierce, port, arena, work, chosen.io_threads)
    found = {FLOOR: functools.partial(ours.Floor, port, arena, work)}
    if work.is_get:
        found["tierce into"] = functools.partial(tierce, anonymous=True)
        found["tierce into, signed"] = functools.partial(tierce, **KEYS)
        found["tierce own memory"] = functools.partial(tierce, how="many", anonymous=True)
        found["tierce into, one by one"] = functools.partial(tierce, how="one by one", anonymous=True)
    else:
        for name, unsigned in (("unsigned", True), ("signed", False)):
            for checksum in ("none", "crc64nvme"):
                given = {"unsigned_payload": unsigned, "checksum": checksum, **KEYS}
                found[f"tierce {name} payload, {checksum}"] = functools.partial(tierce, **given)
    for name in ("s3dlio", "obstore") + (() if work.is_get else ("obstore unsigned payload",)):
        found[name] = functools.partial(peers.Process, name, port, work)
    if chosen.participants:
        found = {name: make for name, make in found.items() if name == FLOOR or any(p in name for p in chosen.participants)}
    return found


def block(work, made, server, arena, order, samples):
    """Opens all, has each do the work once and checks what came of it, then measures."""
    running = {}
    try:
        for name, make in made.items():
            running[name] = make()
            if not running[name].is_right():
                raise RuntimeError(f"{work.verb} {work.name}: {name} got wrong bytes")
            if not work.is_get and not np.array_equal(server.received(work.name, work.count), arena):
                raise RuntimeError(f"{work.verb} {work.name}: {name} wrote wrong bytes")
        # Both for the files that are replaced from now on, and for the processor after the checks.
        running[FLOOR].measure()
        names = list(running)
        for _ in range(work.rounds):
            order.shuffle(names)
            for name in names:
                samples[name].append(running[name].measure())
    finally:
        for participant in running.values():
            participant.close()


def summary(case, work, samples):
    """A row for each participant."""
    rows = []
    for name, measured in samples.items():
        ratios = [mine[0] / floors[0] for mine, floors in zip(measured, samples[FLOOR])]
        quartiles = statistics.quantiles(ratios, n=4) if len(ratios) > 1 else ratios * 3
        cpu = statistics.median(sample[1] for sample in measured)
        row = {"case": case, "name": name, "ratio": statistics.median(ratios), "quartiles": quartiles[::2]}
        row |= {"seconds": statistics.median(sample[0] for sample in measured), "cpu_s_per_gb": cpu / work.gigabytes}
        if "s3dlio" in samples:
            each = [mine[1] / theirs[1] for mine, theirs in zip(measured, samples["s3dlio"])]
            row["cpu_of_s3dlio"] = statistics.median(each)
        row["target"], row["cpu_target"] = TARGETS.get((case, name), (None, None))
        row["rounds"] = len(measured)
        rows.append(row)
    return rows


def show(row, work):
    def wanted(value, target):
        if target is None:
            return ""
        return f"<= {target:<4} {'ok' if value <= target else 'MISSED'}"

    low, high = row["quartiles"]
    cpu = row.get("cpu_of_s3dlio")
    print(
        f"{row['case']:8} {row['name']:38} {work.gigabytes / row['seconds']:6.2f} GB/s {row['ratio']:6.2f}x "
        f"[{low:.2f}, {high:.2f}] {wanted(row['ratio'], row['target']):14} {row['cpu_s_per_gb']:6.2f} s/GB "
        + (f"{cpu:6.2f} of s3dlio's {wanted(cpu, row['cpu_target'])}" if cpu is not None else "")
    )


def options():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--only", metavar="CASE", help='one case, e.g. "GET 1M"')
    parser.add_argument("--participants", metavar="TEXT", nargs="*", help="only those with one of these in their name")
    parser.add_argument("--blocks", type=int, default=5, help="how often all connections are made anew")
    parser.add_argument("--io-threads", type=int, default=2, help="tierce's threads")
    parser.add_argument("--out", type=pathlib.Path, default=ROOT / "target" / "bench", help="where the report goes")
    return parser.parse_args()


def main():
    chosen, order, rows = options(), random.Random(1), []
    # nginx and its memory go in any case.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit("bench-store: ended"))
    load = os.getloadavg()[0]
    print(f"{os.cpu_count()} processors, load average before: {load:.1f}; ratios are to {FLOOR}, with quartiles", flush=True)
    with Server() as server:
        for verb, name, count, size, concurrency, rounds in CASES:
            case = f"{verb} {name}"
            if chosen.only not in (None, case):
                continue
            work = Work(verb, name if verb == "GET" else f"put-{name}", count, size, concurrency, server.folder, rounds)
            if work.is_get:
                server.objects(work.name, count, size)
                arena = np.ones(count * size, "u1")
            else:
                arena = np.frombuffer(bytearray(b"".join(work.bodies())), "u1")
            made = participants(work, server, arena, chosen)
            samples = {participant: [] for participant in made}
            for _ in range(chosen.blocks):
                block(work, made, server, arena, order, samples)
            found = summary(case, work, samples)
            for row in found:
                show(row, work)
            sys.stdout.flush()
            rows += found
    chosen.out.mkdir(parents=True, exist_ok=True)
    about = {"processors": os.cpu_count(), "load_average": load, "io_threads": chosen.io_threads}
    (chosen.out / "store.json").write_text(json.dumps({"about": about, "rows": rows}, indent=1))


if __name__ == "__main__":
    main()

"""Ranks that are killed while they write: what readers find then, and that a restart goes on."""

import math
import os
import random
import signal
import time

import numpy as np
import pytest
from job import Job, run
from places import same_bits

GRID, CHUNK, SNAPSHOTS, BEFORE = 24, 6, 6, 2
OLD = -1.0  # what is in the chunks before; no field has it
BOX = ["--grid", GRID, "--chunk", f"{CHUNK},{CHUNK},{CHUNK}", "--every", 1]


@pytest.fixture
def new_place(maker):
    """Without checksums: the server of the tests writes an object and its checksum one after the other, and where the client is
    gone in between, never the second, so that what is whole would read as damaged."""
    return maker(checksum="none")


@pytest.fixture
def prepared(new_place):
    """A run that is whole; and one of a few snapshots, with old values where the others are to be written."""
    whole, begun = new_place(), new_place()
    run(2, *BOX, "--steps", SNAPSHOTS, *whole.arguments)
    run(2, *BOX, "--steps", BEFORE, *begun.arguments)
    wanted = {name: whole.values(name) for name in ("u", "v")}
    for name in ("u", "v"):
        array = begun.by_library(name)
        array.resize((SNAPSHOTS, GRID, GRID, GRID))
        array.write((BEFORE, 0, 0, 0), np.full((SNAPSHOTS - BEFORE, GRID, GRID, GRID), OLD))
    begun.by_library("time").resize((SNAPSHOTS,))
    return whole, begun, wanted


def by_chunks(values):
    """Axes of a chunk last: [snapshot, chunk z, y, x, cells]."""
    count = GRID // CHUNK
    cut = values.reshape(SNAPSHOTS, count, CHUNK, count, CHUNK, count, CHUNK)
    return cut.transpose(0, 1, 3, 5, 2, 4, 6).reshape(SNAPSHOTS, count, count, count, CHUNK**3)


def check(place, wanted):
    """Every chunk is whole: old, new, or absent. Returns how many snapshots have a time, and how many chunks after them are new."""
    times = place.values("time")
    whole = int(np.isfinite(times).sum())
    assert times[:whole].tolist() == list(range(1, whole + 1)) and whole >= BEFORE
    keys = set(place.objects())
    new_behind = 0
    for name, expected in wanted.items():
        found = by_chunks(place.values(name))
        old = (found == OLD).all(axis=-1)
        new = (found.view(np.uint64) == by_chunks(expected).view(np.uint64)).all(axis=-1)
        for index in np.argwhere(~(old | new)):
            key = f"{name}/c/" + "/".join(map(str, index))
            assert key not in keys, f"{key} is there, and neither what it was nor what it was to be"
        assert new[:whole].all(), f"a snapshot of {name} has a time, and is not whole"
        new_behind += int(new[whole:].sum())
    return whole, new_behind


def kill(job, how, chance):
    """A rank, or all of them with their launcher, as when a node is lost."""
    pids = job.rank_pids()
    assert len(pids) == 4
    if how == "a rank":
        os.kill(chance.choice(pids), signal.SIGKILL)
    else:
        for pid in pids:
            os.kill(pid, signal.SIGKILL)
        os.killpg(job.process.pid, signal.SIGKILL)


def test_killed_while_writing(prepared, new_place):
    whole, begun, wanted = prepared
    chance = random.Random(1)
    torn = 0
    for trial in range(5 if whole.uri.startswith("file") else 3):
        place = new_place()
        begun.copy_to(place)
        with Job(4, ["--restart", "--steps", SNAPSHOTS, *place.arguments]) as job:
            # A step is told of just before it is written.
            job.wait_for(f"step {chance.randint(BEFORE + 1, SNAPSHOTS - 1)} ")
            time.sleep(chance.uniform(0, 0.02))
            kill(job, ("a rank", "all")[trial % 2], chance)
            status, _, _ = job.end()
        assert status != 0
        complete, behind = check(place, wanted)
        torn += behind % math.prod([2, *[GRID // CHUNK] * 3]) != 0
        if complete < SNAPSHOTS:
            run(1 + trial % 4, "--restart", "--steps", SNAPSHOTS, *place.arguments)
        for name in ("u", "v", "time"):
            assert same_bits(place.values(name), whole.values(name)), f"{name} is not as if nobody had been killed"
    assert torn >= 1, "no snapshot was under way when it was killed"

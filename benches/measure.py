"""Interleaved rounds: every participant once per round, in an order drawn anew each time from a fixed seed.

A ratio is the median over the rounds of the ratio within each round: both of its times were taken within milliseconds,
so that what other programs do to the core, the caches and the clock meets both. (The best time of each over all rounds
comes to the same on a quiet machine. On a busy one it compares lucky moments that not all participants had.) The rounds
are also split in two halves (even, odd), which are two measurements of the same thing: how far they lie apart says what
a ratio is worth.
"""

import gc
import random
import statistics
import time

# One sample: long enough for the clock, short enough to be left alone by the scheduler every now and then.
SAMPLE_NS = 2_000_000
SEED = 1
# Halves that lie no further apart agree.
CALM = 0.01


class Timed:
    """The times of one participant per repetition, in ns, one for each round; those that count by `clock`."""

    def __init__(self, clock):
        self.times, self.wall, self.clock = [], [], clock

    def add(self, sample, repetitions):
        self.times.append(getattr(sample, self.clock) / repetitions)
        self.wall.append(sample.wall_ns / repetitions)

    def best(self):
        return min(self.times)


def ratios(times, peer, ours):
    """How many times faster `ours` is than `peer`: of all rounds, and of each half of them."""
    each = [theirs / mine for theirs, mine in zip(times[peer].times, times[ours].times)]
    return statistics.median(each), [statistics.median(each[half::2]) for half in (0, 1)]


def calm(times, pairs):
    """Whether both halves say the same of every pair."""
    for ours, peer in pairs:
        _, halves = ratios(times, peer, ours)
        if max(halves) > (1 + CALM) * min(halves):
            return False
    return True


def repetitions_for(run, sample_ns):
    """How often to repeat for one sample, from a run that also warms caches, contexts and buffers up."""
    run(1)
    once = max(run(1).cpu_ns, 1)
    return max(1, round(sample_ns / once))


def interleave(
    participants, seconds, pairs=(), rounds=(6, 400), patience=2.0, sample_ns=SAMPLE_NS, clock="cpu_ns"
):
    """Measures for about `seconds`; up to `patience` times longer while the halves of a pair (ours, peer) disagree.

    `participants`: name to function of a number of repetitions that gives a Sample.
    """
    order = random.Random(SEED)
    repetitions = {name: repetitions_for(run, sample_ns) for name, run in participants.items()}
    times = {name: Timed(clock) for name in participants}
    names = list(participants)
    gc.collect()
    gc.disable()
    start, done = time.perf_counter(), 0
    try:
        while done < rounds[1]:
            order.shuffle(names)
            for name in names:
                times[name].add(participants[name](repetitions[name]), repetitions[name])
            done += 1
            spent = time.perf_counter() - start
            if done >= rounds[0] and spent >= seconds and (spent >= patience * seconds or calm(times, pairs)):
                break
    finally:
        gc.enable()
    return times

"""Many chunks on the threads of a pool, beside what two threads of this machine are worth in the same minute."""

import statistics
import time
from ctypes import byref, c_void_p

import numpy as np
from numcodecs import LZ4, Shuffle, Zlib, Zstd

import measure
import tierce_c as t
from peers import Chain, Sample, flat, native

# At least so much of what the spin loop gains is wanted.
TARGET = 0.92
# Below this gain of the spin loop other programs had the second processor, and the row says nothing.
FREE = 1.5
CODECS = {
    "zstd-1": (Zstd(level=1), "4K 1M"),
    "lz4": (LZ4(), "1M"),
    "zlib-6": (Zlib(level=6), "1M"),
    "shuffle-4+zstd-1": (Chain([Shuffle(4), Zstd(level=1)]), "1M"),
}
QUICK = ("zstd-1",)


def passed(ns):
    """Time that passed, as the only clock that several threads share."""
    return Sample(ns, ns, 0)


def many(codec, source, decode, limit, pool):
    """One call over all chunks; the result is freed after the clock stopped."""
    handle = pool.handle if pool else None

    def run(repetitions):
        total = 0
        for _ in range(repetitions):
            out, extra = c_void_p(), [limit] if decode else []
            call = t.lib.tierce_codec_decode_many if decode else t.lib.tierce_codec_encode_many
            start = time.perf_counter_ns()
            status = call(codec.handle, source.handle, *extra, handle, byref(out), None)
            total += time.perf_counter_ns() - start
            t.check(status)
            t.lib.tierce_segments_collection_free(out)
        return passed(total)

    return run


def spin(threads, steps):
    return lambda repetitions: passed(sum(native.tbn_spin(threads, steps) for _ in range(repetitions)))


def copies(threads, field, dst):
    args = (threads, field.ctypes.data, dst.ctypes.data, field.nbytes)
    return lambda repetitions: passed(sum(native.tbn_copy_threads(*args) for _ in range(repetitions)))


def chunked(field, size):
    width = size // field.itemsize
    return [field[i : i + width] for i in range(0, field.size, width)]


def check(name, codec, peer, plain, pools):
    """Both directions, with and without threads, against the peer, before anything is timed."""
    for pool in pools:
        packed = codec.encode_many(plain, pool)
        if any(not np.array_equal(flat(peer.decode(item)), chunk.view("u1")) for item, chunk in zip(packed, plain)):
            raise RuntimeError(f"{name}: encode_many gives wrong bytes")
        if any(item != chunk.tobytes() for item, chunk in zip(codec.decode_many(packed, pool=pool), plain)):
            raise RuntimeError(f"{name}: decode_many gives wrong bytes")


def one(name, peer, size, decode, field, dst, seconds, rounds):
    codec, pools = t.Codec(peer.get_config()), (None, t.Pool(1), t.Pool(2))
    plain = chunked(field, {"4K": 4 << 10, "1M": 1 << 20}[size])
    check(name, codec, peer, plain[:40], pools)
    source = t.Collection([peer.encode(chunk) for chunk in plain] if decode else plain)
    limit = plain[0].nbytes
    return scaling(name, [many(codec, source, decode, limit, pool) for pool in pools], field, dst, seconds, rounds)


def scaling(name, runs, field, dst, seconds, rounds):
    """What a pool of two threads gains; `runs`: without a pool, with one of one thread, with one of two."""
    runs = dict(zip(("no pool", "pool of 1", "pool of 2"), runs))
    # As long as the call, so that both see the same share of other programs.
    steps = round(runs["no pool"](1).wall_ns / native.tbn_spin(1, 1 << 20) * (1 << 20))
    runs |= {"spin, 1 thread": spin(1, steps), "spin, 2 threads": spin(2, steps)}
    runs |= {"memcpy, 1 thread": copies(1, field, dst), "memcpy, 2 threads": copies(2, field, dst)}
    times = measure.interleave(runs, seconds, rounds=rounds, sample_ns=1, clock="wall_ns")

    def gain(one, two):
        return [a / b for a, b in zip(times[one].times, times[two].times)]

    # Of the two ways to use one thread the faster one counts, so that a slow one cannot pass for gain.
    ours = [min(pair) for pair in zip(gain("no pool", "pool of 2"), gain("pool of 1", "pool of 2"))]
    theirs = gain("spin, 1 thread", "spin, 2 threads")
    each = [a / b for a, b in zip(ours, theirs)]
    return {
        "case": name,
        "gain": statistics.median(ours),
        "spin": statistics.median(theirs),
        "memcpy": statistics.median(gain("memcpy, 1 thread", "memcpy, 2 threads")),
        "ratio": statistics.median(each),
        "halves": [statistics.median(each[half::2]) for half in (0, 1)],
        "target": TARGET,
        "busy": statistics.median(theirs) < FREE,
        "participants": {
            label: {"ns": timed.best(), "rounds": len(timed.times)} for label, timed in times.items()
        },
    }


def run(field, dst, quick, wanted, seconds, rounds, show):
    found = []
    for codec, (peer, sizes) in CODECS.items():
        for size in sizes.split():
            for decode in (False, True):
                name = f"{codec}/{size}/{'decode' if decode else 'encode'}_many"
                if wanted(name) and not (quick and (codec not in QUICK or size != "1M")):
                    found.append(one(name, peer, size, decode, field, dst, seconds, rounds))
                    show(found[-1])
    return found

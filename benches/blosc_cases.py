"""blosc: against c-blosc called directly and numcodecs, on one thread, on two, and by size.

c-blosc is called through `blosc_compress_ctx` and `blosc_decompress_ctx`, which share nothing between threads; it has its
AVX2 kernels, which numcodecs' wheel has not. numcodecs is told to use no threads of its own.
"""

import ctypes
import dataclasses
import functools
import itertools
import os
import time
from concurrent.futures import ThreadPoolExecutor
from ctypes import POINTER, byref, c_char_p, c_int, c_size_t, c_void_p

import numpy as np
from numcodecs import Blosc, blosc

import cases as c
import measure
import peers
import pools
import tierce_c as t
from peers import Chunks, Sample, Work, checked
from zstd_cases import compared, record

# numcodecs shares work among threads of its own where it is asked nothing.
blosc.use_threads = False

SHUFFLES = {"plain": 0, "bytes": 1, "bits": 2}
# Bytes that a chunk can have beyond its content. c-blosc is given no more room, as by numcodecs: it would fill it with
# chunks that are longer than stored ones.
OVERHEAD = 16
CBLOSC = "c-blosc"
QUICK = ("zstd-1-bytes", "lz4-5-bits")


def load_cblosc():
    """c-blosc and its loops: the library that TIERCE_NATIVE_BLOSC names."""
    path = os.environ.get("TIERCE_NATIVE_BLOSC")
    if not path or not os.path.isfile(path):
        raise SystemExit("bench: TIERCE_NATIVE_BLOSC must name the library built from benches/native/blosc")
    lib = ctypes.CDLL(os.path.abspath(path))
    lib.tbn_blosc_new.restype, lib.tbn_blosc_new.argtypes = c_void_p, [c_char_p, c_int, c_int, c_size_t, c_int]
    lib.tbn_blosc_free.restype, lib.tbn_blosc_free.argtypes = None, [c_void_p]
    lib.tbn_blosc.argtypes = [c_void_p, c_int, POINTER(Work), POINTER(Sample)]
    lib.tbn_blosc_version.restype = c_char_p
    return lib


cblosc = load_cblosc()


def version():
    return cblosc.tbn_blosc_version().decode()


@dataclasses.dataclass(frozen=True)
class Settings:
    """What a chunk is made with."""

    compressor: str
    level: int
    shuffle: str

    @property
    def name(self):
        return f"{self.compressor}-{self.level}-{self.shuffle}"

    def config(self, typesize):
        shuffle = SHUFFLES[self.shuffle]
        found = {"id": "blosc", "cname": self.compressor, "clevel": self.level, "shuffle": shuffle, "blocksize": 0}
        return found | {"typesize": typesize}

    def numcodecs(self):
        return Blosc(self.compressor, self.level, SHUFFLES[self.shuffle])


class Peer:
    """c-blosc with some settings, told in each call."""

    def __init__(self, settings, typesize, threads=1):
        shuffle = SHUFFLES[settings.shuffle]
        self.handle = cblosc.tbn_blosc_new(settings.compressor.encode(), settings.level, shuffle, typesize, threads)

    def run(self, decode, work):
        sample = Sample()
        return checked(CBLOSC, cblosc.tbn_blosc(self.handle, decode, byref(work), byref(sample)), sample)

    def __del__(self):
        cblosc.tbn_blosc_free(self.handle)


class Through(peers.Through):
    """tierce, with a pool if there is one."""

    def __init__(self, settings, typesize, pool=None):
        super().__init__(settings.config(typesize))
        if pool:
            self.codec = self.codec.with_pool(pool)


def all_settings():
    found = [Settings("zstd", 1, shuffle) for shuffle in SHUFFLES]
    others = [("zstd", 5), ("zlib", 1), ("zlib", 5), ("lz4", 5), ("lz4hc", 5), ("blosclz", 5)]
    return found + [Settings(*one, shuffle) for one, shuffle in itertools.product(others, ("bytes", "bits"))]


def goal(settings, decode):
    """The least times c-blosc's speed that the project wants, and numcodecs' where it wants that."""
    of_numcodecs = {"lz4": 1.7, "zstd": 1.4}.get(settings.compressor) if decode else None
    if settings.compressor == "zstd":
        if settings.level > 1:
            return None, of_numcodecs
        return ({"plain": None, "bytes": 1.7, "bits": 1.35}[settings.shuffle] if decode else 1.25), of_numcodecs
    if settings.compressor == "zlib":
        return (1.8 if decode else 1.4), of_numcodecs
    return (1.3 if settings.shuffle == "bits" else 1.0), of_numcodecs


@dataclasses.dataclass
class Case:
    """Chunks of one size of one field, in one direction."""

    settings: Settings
    size: str
    decode: bool
    field: str

    @property
    def direction(self):
        return "decode" if self.decode else "encode"

    @property
    def name(self):
        return f"blosc/{self.settings.name}/{self.size}/{self.direction}/{self.field}"


def cases(fields, quick):
    found = []
    for settings, size, decode, field in itertools.product(all_settings(), ("1M", "64M"), (False, True), fields):
        if not quick or (settings.name in QUICK and size == "1M" and field == next(iter(fields))):
            found.append(Case(settings, size, decode, field))
    return found


def prepared(case, plain, dst, pool=None, threads=1):
    """The chunks to work on, tierce and c-blosc, after their results were compared with what they must be."""
    typesize = plain[0].itemsize
    through, peer = Through(case.settings, typesize, pool), Peer(case.settings, typesize, threads)
    rooms = [chunk.nbytes + OVERHEAD for chunk in plain]
    packing = Chunks(plain, rooms, dst)
    made = {}
    for index in range(len(plain)):
        for name, run in (("into", functools.partial(through.run, "into")), (CBLOSC, peer.run)):
            made[name, index] = packing.result(lambda work: run(False, work), index).copy()
    packed = [made[CBLOSC, index] for index in range(len(plain))]
    unpacking = Chunks(packed, [chunk.nbytes for chunk in plain], dst)
    crossed = Chunks([made["into", 0]], [plain[0].nbytes], dst)
    for run in (functools.partial(through.run, "into"), peer.run):
        for chunks, index in ((unpacking, 0), (unpacking, len(plain) - 1), (crossed, 0)):
            if not np.array_equal(chunks.result(lambda work: run(True, work), index), plain[index].view("u1")):
                raise RuntimeError(f"{case.name}: wrong bytes")
    return (unpacking if case.decode else packing), packed, through, peer


def run(case, data, seconds, rounds, patience):
    """One thread."""
    plain, dst = data.chunks(case.field, case.size), data.dst(case.size)
    chunks, packed, through, peer = prepared(case, plain, dst)
    found = {
        "into": lambda n: through.run("into", case.decode, chunks.work.times(n)),
        CBLOSC: lambda n: peer.run(case.decode, chunks.work.times(n)),
    }
    theirs = case.settings.numcodecs()
    if case.decode:
        found[c.PLAIN] = peers.python(theirs.decode, packed)
        found[c.REUSED] = peers.python(theirs.decode, packed, [dst[: chunk.nbytes] for chunk in plain])
    else:
        found[c.PLAIN] = peers.python(theirs.encode, plain)
    wanted = list(zip(("into", "into"), (CBLOSC, c.PLAIN), goal(case.settings, case.decode)))
    if case.decode:
        wanted.append(("into", c.REUSED, None))
    times = measure.interleave(found, seconds, compared(wanted), rounds, patience)
    nbytes = sum(chunk.nbytes for chunk in plain)
    result = record(case.name, case.size, case.direction, case.field, nbytes, times, wanted)
    return result | {"codec": f"blosc-{case.settings.name}"}


# Two threads: the whole in one chunk, and chunks of 256 KiB that are worked on one after the other.
TWO = [Settings("zstd", 1, "bytes"), Settings("lz4", 5, "bytes"), Settings("lz4", 5, "bits"), Settings("zlib", 1, "bytes")]
CHUNKS = {"64M": (64 << 20, 1), "256K": (256 << 10, 256)}
SMALL_CHUNKS_GOAL = 2.0


def wall(call):
    """The time that passes, as the clock of several threads."""

    def run(repetitions):
        start = time.perf_counter_ns()
        call(repetitions)
        return pools.passed(time.perf_counter_ns() - start)

    return run


def two_threads(case, data, dst, seconds, rounds, patience):
    """tierce with a pool of two against c-blosc's calls with two threads, and against itself on one."""
    width, count = CHUNKS[case.size]
    field = data.repeated(case.field)
    step = width // field.itemsize
    plain = [field[i * step : (i + 1) * step] for i in range(count)]
    chunks, _, through, peer = prepared(case, plain, dst, t.Pool(2), 2)
    alone = [Through(case.settings, field.itemsize, pool) for pool in (None, t.Pool(1))]

    def ours(one):
        return wall(lambda n: one.run("into", case.decode, chunks.work.times(n)))

    theirs = wall(lambda n: peer.run(case.decode, chunks.work.times(n)))
    wanted = [("pool of 2", CBLOSC, SMALL_CHUNKS_GOAL if case.size == "256K" else None)]
    times = measure.interleave(
        {"pool of 2": ours(through), CBLOSC: theirs}, seconds, compared(wanted), rounds, patience, clock="wall_ns"
    )
    found = record(case.name, case.size, case.direction, case.field, width * count, times, wanted)
    runs = [ours(one) for one in (*alone, through)]
    return found | {"codec": f"blosc-{case.settings.name}"}, pools.scaling(case.name, runs, field, dst, seconds, rounds)


def run_two_threads(data, main, dst, quick, wanted, seconds, rounds, patience, show_case, show_pool):
    """Rows against c-blosc, and rows of what a second thread gains."""
    found = [], []
    for settings, size, decode in itertools.product(TWO, CHUNKS, (False, True)):
        case = Case(settings, size, decode, main)
        case_name = case.name.replace("blosc/", "blosc_two_threads/", 1)
        if not wanted(case_name) or (quick and settings.name not in QUICK):
            continue
        beside, gain = two_threads(case, data, dst, seconds, rounds, patience)
        gain |= {"case": case_name}
        # Chunks of 256 KiB are a few blocks, of which some threads have one more.
        gain["target"] = pools.TARGET if size == "64M" else None
        # Without a second processor c-blosc's second thread cannot be judged either.
        rows = [row | {"case": case_name, "busy": gain["busy"]} for row in beside["rows"]]
        beside |= {"case": case_name, "rows": rows}
        for rows, row, show in zip(found, (beside, gain), (show_case, show_pool)):
            rows.append(row)
            show(row)
    return found


# Sizes: no clock, so no noise.
LEVELS = range(10)
NOT_LARGER = 1 / 1.01


def size_of(task):
    """c-blosc's bytes over tierce's, and whether all chunks are the same."""
    name, plain, settings = task
    case = Case(settings, "1M", False, name)
    dst = np.empty(max(chunk.nbytes for chunk in plain) + OVERHEAD, "u1")
    packing = Chunks(plain, [chunk.nbytes + OVERHEAD for chunk in plain], dst)
    through, peer = Through(settings, plain[0].itemsize), Peer(settings, plain[0].itemsize)
    ours = theirs = 0
    same = True
    for index in range(len(plain)):
        mine = packing.result(lambda work: through.run("into", False, work), index).copy()
        other = packing.result(lambda work: peer.run(False, work), index)
        ours, theirs = ours + mine.size, theirs + other.size
        same = same and np.array_equal(mine, other)
    return {
        "case": case.name.replace("/encode/", "/size/"),
        "ours": ours,
        "peer": theirs,
        "plain": sum(chunk.nbytes for chunk in plain),
        "ratio": theirs / ours,
        "target": NOT_LARGER,
        "same_bytes": same,
    }


def sizes(fields, quick, wanted):
    """Every compressor at every level with every shuffle, on whole fields in chunks of 1 MiB."""
    compressors = [name for name in ("blosclz", "lz4", "lz4hc", "zlib", "zstd")]
    tasks = []
    for name, field in list(fields.items())[: 1 if quick else None]:
        step = (1 << 20) // field.itemsize
        plain = [field[i : i + step] for i in range(0, field.size, step)]
        for compressor, level, shuffle in itertools.product(compressors, (1, 5) if quick else LEVELS, SHUFFLES):
            tasks.append((name, plain, Settings(compressor, level, shuffle)))
    tasks = [task for task in tasks if wanted(f"blosc/{task[2].name}/1M/size/{task[0]}")]
    with ThreadPoolExecutor(2) as pool:
        return list(pool.map(size_of, tasks))

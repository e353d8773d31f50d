"""zstd: one call and streams against plain loops on the same library; batches of records against python-zstandard."""

import dataclasses
import functools
import itertools
import struct
import time
from ctypes import POINTER, Structure, byref, c_int, c_int32, c_uint64, c_void_p, cast

import numpy as np
import zstandard

import cases as c
import measure
import peers
import pools
import tierce_c as t
import tierce_zstd as tz
from peers import Chunks, Direct, Sample, Work, checked, native

# Name, bytes, and how many different ones: enough small ones that no branch is learnt by heart.
SIZES = {"1K": (1 << 10, 256), "64K": (64 << 10, 16), "1M": (1 << 20, 1), "64M": (64 << 20, 1)}
LEVELS = (1, 3, 9, 19)
# More than this a level of 19 takes minutes for.
SLOW_LEVEL, SLOW_SIZE = 19, 1 << 20
# Room behind a result, so that the last step of a stream has some.
SLACK = 64
DIRECT_GOAL = 0.98
PEER = "python-zstandard"


class Api(Structure):
    """The functions of tierce that the loops call; see zstd.rs."""

    names = ["zstd_compressor_compress_into", "zstd_decompressor_decompress_into"]
    names += ["zstd_compressor_compress", "zstd_decompressor_decompress"]
    names += ["zstd_compressor_stream", "zstd_decompressor_stream", "stream_free", "stream_recommended", "stream_step"]
    names += ["stream_write", "stream_flush", "buffer_clear", "buffer_len"]
    _fields_ = [(name, c_void_p) for name in names]


class Handles(Structure):
    _fields_ = [("context", c_void_p), ("stream", c_void_p), ("buffer", c_void_p)]


api = Api(*[cast(getattr(t.lib, f"tierce_{name}"), c_void_p) for name in Api.names])
native.tbn_zstd_streams_new.restype, native.tbn_zstd_streams_new.argtypes = c_void_p, [c_int]
native.tbn_zstd_streams_free.restype, native.tbn_zstd_streams_free.argtypes = None, [c_void_p]
native.tbn_zstd_streams.argtypes = [c_void_p, c_int, c_int, POINTER(Work), POINTER(Sample)]
native.tbn_zstd_through.argtypes = [POINTER(Api), POINTER(Handles), c_int, c_int, POINTER(Work), POINTER(Sample)]

FORMS = {"into": 0, "buffer": 1, "step": 2, "write": 3, "opened": 4}
WAYS = {c.STREAM: 0, c.STREAM_SESSION: 1, c.STREAM_BUFFER: 2}


class Streams:
    """Contexts of the library that are kept, used in pieces."""

    def __init__(self, level):
        self.handle = native.tbn_zstd_streams_new(level)

    def run(self, way, decode, work):
        sample = Sample()
        status = native.tbn_zstd_streams(self.handle, WAYS[way], decode, byref(work), byref(sample))
        return checked(way, status, sample)

    def __del__(self):
        native.tbn_zstd_streams_free(self.handle)


class Through:
    """tierce, in one direction; a stream that is kept has a context of its own."""

    def __init__(self, level, decode):
        self.decode, self.buffer = decode, t.Buffer()
        make = (lambda: tz.Decompressor()) if decode else (lambda: tz.Compressor(level))
        self.context, self.under = make(), make()
        stream = c_void_p()
        if decode:
            t.check(t.lib.tierce_zstd_decompressor_stream(self.under.handle, byref(stream)))
            t.check(t.lib.tierce_stream_set_across_frames(stream, 1))
        else:
            t.check(t.lib.tierce_zstd_compressor_stream(self.under.handle, c_uint64(tz.CONTENTSIZE_UNKNOWN), byref(stream)))
        self.stream = stream
        self.handles = Handles(self.context.handle, stream, self.buffer.handle)

    def run(self, form, work):
        sample = Sample()
        status = native.tbn_zstd_through(
            byref(api), byref(self.handles), FORMS[form], self.decode, byref(work), byref(sample)
        )
        return checked(f"tierce, {form}", status, sample)

    def own_memory(self, room):
        """The memory of the kept buffer, at least `room` bytes: address and length."""
        return peers.Through.own_memory(self, room)

    def __del__(self):
        t.lib.tierce_stream_free(self.stream)


@dataclasses.dataclass
class Case:
    """One call ("once") or streams, at one level and size, in one direction."""

    kind: str
    level: int
    size: str
    decode: bool
    field: str

    @property
    def direction(self):
        return "decompress" if self.decode else "compress"

    @property
    def name(self):
        return f"zstd_{self.kind}/{self.level}/{self.size}/{self.direction}/{self.field}"


def cases(field, quick):
    found = []
    for kind, level, size, decode in itertools.product(("once", "stream"), LEVELS, SIZES, (False, True)):
        slow = level == SLOW_LEVEL and SIZES[size][0] > SLOW_SIZE
        if not slow and not (quick and (level != 3 or size not in ("1K", "1M"))):
            found.append(Case(kind, level, size, decode, field))
    return found


def participants(case, data):
    """What takes part in one direction; the pairs (ours, peer, target) that are compared; the bytes of the chunks."""
    nbytes, count = SIZES[case.size]
    whole = data.repeated(case.field).view("u1")
    plain = [whole[i * nbytes : (i + 1) * nbytes] for i in range(count)]
    if case.decode:
        frames = zstandard.ZstdCompressor(level=case.level)
        sources, room = [frames.compress(chunk) for chunk in plain], nbytes + SLACK
    else:
        sources, room = plain, tz.compress_bound(nbytes) + SLACK
    chunks = Chunks(sources, [room] * count, data.dst(case.size))
    through = Through(case.level, case.decode)
    own = chunks.work.into(*through.own_memory(room + SLACK))

    if case.kind == "once":
        direct = Direct("zstd", case.level)
        runs = {c.DIRECT: functools.partial(direct.run, case.decode)}
        pairs = [("into", c.DIRECT), ("buffer", c.DIRECT_BUFFER)]
    else:
        streams = Streams(case.level)
        runs = {way: functools.partial(streams.run, way, case.decode) for way in WAYS}
        pairs = [("step", c.STREAM), ("write", c.STREAM_BUFFER), ("opened", c.STREAM_SESSION)]
    runs |= {ours: functools.partial(through.run, ours) for ours, _ in pairs}
    check(case, chunks, plain, through, runs, pairs)

    found = {name: (lambda n, run=run: run(chunks.work.times(n))) for name, run in runs.items()}
    within = c.DIRECT if case.kind == "once" else c.STREAM_BUFFER
    found[c.DIRECT_BUFFER if case.kind == "once" else c.STREAM_BUFFER] = lambda n: runs[within](own.times(n))
    wanted = [(ours, peer, DIRECT_GOAL) for ours, peer in pairs]
    if case.kind == "once":
        ours = zstandard.ZstdDecompressor() if case.decode else zstandard.ZstdCompressor(level=case.level)
        found[PEER] = peers.python(ours.decompress if case.decode else ours.compress, sources)
        wanted.append(("into", PEER, 1.3 if case.decode and case.size == "64M" else None))
    return found, wanted, sum(chunk.nbytes for chunk in plain)


def check(case, chunks, plain, through, runs, pairs):
    """Every participant's result for some chunks; a pair has to write the same bytes."""
    peer_of = {peer: ours for ours, peer in pairs}
    for index in sorted({0, len(plain) // 2, len(plain) - 1}):
        made = {}
        for name, run in runs.items():
            # The kept buffer holds what these made.
            in_buffer = name in ("buffer", "write")
            result = chunks.result(run, index)
            result = (through.buffer.array() if in_buffer else result).copy()
            made[peer_of.get(name, name)] = made.get(peer_of.get(name, name), []) + [result]
            if not case.decode:
                result = np.frombuffer(zstandard.ZstdDecompressor().decompress(result, plain[index].size), "u1")
            if not np.array_equal(result, plain[index]):
                raise RuntimeError(f"{case.name}: {name} gives wrong bytes for chunk {index}")
        for name, results in made.items():
            if any(not np.array_equal(results[0], result) for result in results):
                raise RuntimeError(f"{case.name}: {name} and the library do not write the same bytes")


def record(case, size, direction, field, nbytes, times, wanted):
    """For the report."""
    rows = []
    for ours, peer, target in wanted:
        value, halves = measure.ratios(times, peer, ours)
        rows.append({"case": case, "ours": ours, "peer": peer, "ratio": value, "halves": halves, "target": target})
    each = {
        name: {
            "mb_s": nbytes / timed.best() * 1e3,
            "ns": timed.best(),
            "wall_ns": min(timed.wall),
            "rounds": len(timed.times),
        }
        for name, timed in times.items()
    }
    found = {"case": case, "codec": "zstd", "field": field, "size": size, "direction": direction}
    return found | {"bytes": {"plain": nbytes}, "participants": each, "rows": rows}


def compared(wanted):
    return [(ours, peer) for ours, peer, target in wanted if target is not None]


def run(case, data, seconds, rounds, patience):
    found, wanted, nbytes = participants(case, data)
    times = measure.interleave(found, seconds, compared(wanted), rounds, patience)
    return record(case.name, case.size, case.direction, case.field, nbytes, times, wanted)


# Batches: records cut from real data, a dictionary that was trained on them.
RECORDS, RECORD = 10_000, 1000
BATCH_LEVEL, DICT_SIZE = 3, 16 << 10
BATCH_GOALS = {"compress": 1.05, "decompress": 1.2}


@dataclasses.dataclass
class Batch:
    """Records, their frames, and who makes one of the other."""

    name: str
    records: list
    dictionary: bytes

    def __post_init__(self):
        self.dict = tz.Dict(self.dictionary).precompute(BATCH_LEVEL)
        self.compressor, self.decompressor = tz.Compressor(BATCH_LEVEL, self.dict), tz.Decompressor(self.dict)
        theirs = zstandard.ZstdCompressionDict(self.dictionary)
        theirs.precompute_compress(level=BATCH_LEVEL)
        self.their_compressor = zstandard.ZstdCompressor(level=BATCH_LEVEL, dict_data=theirs)
        self.their_decompressor = zstandard.ZstdDecompressor(dict_data=theirs)
        self.their_records = together(self.records)
        self.their_frames = self.their_compressor.multi_compress_to_buffer(self.their_records)
        self.frames = [frame.tobytes() for frame in self.their_frames]
        self.their_sizes = struct.pack(f"={len(self.records)}Q", *[len(one) for one in self.records])
        self.sizes = (c_uint64 * len(self.records))(*[len(one) for one in self.records])
        self.plain_items, self.frame_items = t.Collection(self.records), t.Collection(self.frames)

    def ours(self, decode, told=False, pool=None):
        """One call of tierce, and its result."""
        out, handle = c_void_p(), pool.handle if pool else None
        sizes = self.sizes if told else None
        if decode:
            args = (self.decompressor.handle, self.frame_items.handle, sizes, RECORD, tz.SHARED_BUFFERS)
            t.check(t.lib.tierce_zstd_decompressor_decompress_many(*args, handle, byref(out), None))
        else:
            args = (self.compressor.handle, self.plain_items.handle, tz.SHARED_BUFFERS)
            t.check(t.lib.tierce_zstd_compressor_compress_many(*args, handle, byref(out), None))
        return t.Collection.taken(out)

    def theirs(self, decode, told=False, listed=False):
        """One call of python-zstandard, and its result."""
        if decode:
            source = self.frames if listed else self.their_frames
            sizes = {"decompressed_sizes": self.their_sizes} if told else {}
            return self.their_decompressor.multi_decompress_to_buffer(source, **sizes)
        return self.their_compressor.multi_compress_to_buffer(self.records if listed else self.their_records)

    def check(self, pools):
        """All results, before anything is timed."""
        for pool, told in itertools.product(pools, (False, True)):
            if self.ours(False, pool=pool).items() != self.frames:
                raise RuntimeError(f"{self.name}: compress_many and python-zstandard do not write the same bytes")
            if self.ours(True, told, pool).items() != self.records:
                raise RuntimeError(f"{self.name}: decompress_many gives wrong bytes")
        if [item.tobytes() for item in self.theirs(True)] != self.records:
            raise RuntimeError(f"{self.name}: python-zstandard gives wrong bytes")


def together(records):
    """Records in one piece of memory, as python-zstandard takes them."""
    starts = itertools.accumulate((len(record) for record in records), initial=0)
    table = b"".join(struct.pack("=QQ", start, len(record)) for start, record in zip(starts, records))
    return zstandard.BufferWithSegments(b"".join(records), table)


ALL_FIELDS = "all_fields"


def batch_fields(data, main, quick):
    """Records of each field, and of all fields one after the other."""
    return [main] if quick else [*data.fields, ALL_FIELDS]


def batch_of(data, field):
    if field == ALL_FIELDS:
        source = np.resize(np.concatenate([one.view("u1") for one in data.fields.values()]), RECORDS * RECORD)
    else:
        source = data.repeated(field).view("u1")
    records = [source[i * RECORD : (i + 1) * RECORD].tobytes() for i in range(RECORDS)]
    return Batch(field, records, zstandard.train_dictionary(DICT_SIZE, records[::10]).as_bytes())


def timed(call):
    """The call and the freeing of its result, in processor time of this thread."""

    def repeated(repetitions):
        cpu, wall = time.thread_time_ns(), time.perf_counter_ns()
        for _ in range(repetitions):
            call()
        return Sample(time.thread_time_ns() - cpu, time.perf_counter_ns() - wall, 0)

    return repeated


def one_thread(batch, decode, seconds, rounds, patience):
    direction = "decompress" if decode else "compress"
    found = {"many": timed(lambda: batch.ours(decode)), f"{PEER}, buffer": timed(lambda: batch.theirs(decode))}
    found[f"{PEER}, list"] = timed(lambda: batch.theirs(decode, listed=True))
    goal = BATCH_GOALS[direction]
    wanted = [("many", f"{PEER}, buffer", goal), ("many", f"{PEER}, list", goal)]
    if decode:
        # Sizes for a collection are refused by 0.25.0 ("expected 80000; got 80000"): they go with a list.
        found["many, sizes told"] = timed(lambda: batch.ours(True, told=True))
        found[f"{PEER}, sizes told"] = timed(lambda: batch.theirs(True, told=True, listed=True))
        wanted.append(("many, sizes told", f"{PEER}, sizes told", goal))
    times = measure.interleave(found, seconds, compared(wanted), rounds, patience)
    nbytes = sum(len(one) for one in batch.records)
    return record(f"zstd_many/{direction}/{batch.name}", "1K", direction, batch.name, nbytes, times, wanted)


def run_batches(data, main, quick, wanted, seconds, rounds, patience, show):
    """On one thread."""
    found = []
    for field in batch_fields(data, main, quick):
        names = {decode: f"zstd_many/{'decompress' if decode else 'compress'}/{field}" for decode in (False, True)}
        if not any(wanted(name) for name in names.values()):
            continue
        batch = batch_of(data, field)
        batch.check((None,))
        for decode, name in names.items():
            if wanted(name):
                found.append(one_thread(batch, decode, seconds, rounds, patience))
                show(found[-1])
    return found


def run_pools(data, main, dst, quick, wanted, seconds, rounds, show):
    """On a pool of two threads; the time that passes, without the freeing of the result."""

    def passed(batch, decode, pool):
        def repeated(repetitions):
            total = 0
            for _ in range(repetitions):
                start = time.perf_counter_ns()
                result = batch.ours(decode, pool=pool)
                total += time.perf_counter_ns() - start
                result.free()
            return pools.passed(total)

        return repeated

    found = []
    names = {decode: f"zstd_many_two_threads/{'decompress' if decode else 'compress'}/{main}" for decode in (False, True)}
    if not any(wanted(name) for name in names.values()):
        return found
    batch = batch_of(data, main)
    some = (None, t.Pool(1), t.Pool(2))
    batch.check(some)
    for decode, name in names.items():
        if wanted(name):
            runs = [passed(batch, decode, pool) for pool in some]
            found.append(pools.scaling(name, runs, data.repeated(main), dst, seconds, rounds))
            show(found[-1])
    return found

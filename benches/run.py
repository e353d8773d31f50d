"""One case: its participants are made, their results are checked, then they are measured."""

import functools

import numpy as np

import cases as c
import measure
import peers
from peers import Chunks, Direct, Through

# Chunks of the smallest size are many, so that no branch is learnt by heart; larger ones are enough alone.
SMALL_COUNT = 256
# Where libdeflate's level is looked for.
DEFLATE_LEVELS = range(13)


class Data:
    """The fields, each repeated to 64 MiB when that is first wanted; a destination for everything up to 1 MiB, and one
    for 64 MiB. Only the latter has huge pages: programs have none behind chunks of 1 MiB, and neither has tierce."""

    def __init__(self, fields, repeated, small, large):
        self.fields, self.small, self.large = fields, small, large
        self.repeated = functools.cache(lambda name: repeated(fields[name]))

    def dst(self, size):
        return self.large if size == "64M" else self.small

    @functools.cache
    def chunks(self, name, size):
        """Typed arrays of `size` bytes, the first ones of a field."""
        nbytes = c.SIZES[size]
        count = SMALL_COUNT if size == "4K" else 1
        field = self.fields[name] if count * nbytes <= self.fields[name].nbytes else self.repeated(name)
        width = nbytes // field.itemsize
        return [field[i * width : (i + 1) * width] for i in range(count)]


@functools.cache
def deflate_level(name, config_level):
    """libdeflate's level behind a level of tierce: the one that gives the same bytes."""
    # A walk of small steps, on which every level up to 9 gives bytes of its own.
    sample = np.cumsum(np.random.default_rng(1).integers(-3, 4, 1 << 17)).astype("i4")
    through = Through({"id": name, "level": config_level})
    bound = through.codec.encode_bound(sample.nbytes)
    chunks = Chunks([sample], [bound], np.empty(bound, "u1"))
    wanted = chunks.result(lambda work: through.run("into", False, work), 0).copy()
    for level in DEFLATE_LEVELS:
        direct = Direct(name, level)
        same = np.array_equal(chunks.result(lambda work: direct.run(False, work), 0), wanted)
        direct.free()
        if same:
            return level
    raise RuntimeError(f"no level of libdeflate gives the bytes of tierce's {name} at level {config_level}")


def direct_of(codec):
    """The native library at the level that tierce uses."""
    if codec.direct is None:
        return None
    name, level = codec.direct
    return Direct(name, deflate_level(name, codec.peer.level) if level is None else level)


def check(case, chunks, plain, runs):
    """Compares what every native participant makes of some chunks with what it must be."""
    made = {}
    for index in sorted({0, len(plain) // 2, len(plain) - 1}):
        original = plain[index].view("u1")
        for name, run in runs.items():
            result = chunks.result(run, index)
            if not case.decode:
                made[index, name] = result.copy()
                result = peers.flat(case.codec.peer.decode(result.tobytes()))
            if not np.array_equal(result, original):
                raise RuntimeError(f"{case.name}: {name} gives wrong bytes for chunk {index}")
        if (index, c.DIRECT) in made and not np.array_equal(made[index, c.DIRECT], made[index, "into"]):
            raise RuntimeError(f"{case.name}: the native library and tierce do not write the same bytes")


def participants(case, data):
    """Name to function of a number of repetitions; and the chunks' bytes, plain and encoded."""
    codec, peer = case.codec, case.codec.peer
    plain = data.chunks(case.field, case.size)
    through, direct = Through(peer.get_config()), direct_of(codec)
    if case.decode:
        sources = [peer.encode(chunk) for chunk in plain]
        rooms = [chunk.nbytes for chunk in plain]
    else:
        sources = plain
        rooms = [through.codec.encode_bound(chunk.nbytes) for chunk in plain]
    dst = data.dst(case.size)
    chunks = Chunks(sources, rooms, dst)

    forms = ["into", "buffer", "fresh"] + (["untold"] if case.decode else [])
    single = {form: functools.partial(through.run, form, case.decode) for form in forms}
    if direct:
        single[c.DIRECT] = functools.partial(direct.run, case.decode)
    check(case, chunks, plain, {name: single[name] for name in ("into", c.DIRECT) if name in single})

    copies = Chunks(plain, [chunk.nbytes for chunk in plain], dst)
    found = {name: (lambda n, run=run: run(chunks.work.times(n))) for name, run in single.items()}
    if direct:
        own = chunks.work.into(*through.own_memory(max(rooms)))
        found[c.DIRECT_BUFFER] = lambda n: direct.run(case.decode, own.times(n))
    found["memcpy"] = lambda n: peers.copy("reused", copies.work.times(n))

    outs = [dst[: chunk.nbytes] for chunk in plain]
    if case.decode:
        found[c.VIEW if codec.name in c.VIEWS else c.PLAIN] = peers.python(peer.decode, sources)
        found[c.REUSED] = peers.python(peer.decode, sources, outs)
    else:
        found[c.PLAIN] = peers.python(peer.encode, sources)
        if codec.name.startswith("shuffle") and "+" not in codec.name:
            found[c.REUSED] = peers.python(peer.encode, sources, outs)
    total = sum(chunk.nbytes for chunk in plain)
    sizes = {"plain": total}
    if case.decode:
        sizes[c.PLAIN] = sum(peers.flat(source).size for source in sources)
    else:
        sizes["tierce"] = int(through.run("into", False, chunks.work).bytes)
    return found, sizes


def run(case, data, seconds, rounds, patience):
    """Measures one case; gives a record for the report."""
    found, sizes = participants(case, data)
    wanted = c.comparisons(case, found)
    pairs = [(comparison.ours, comparison.peer) for comparison in wanted if comparison.target is not None]
    times = measure.interleave(found, seconds, pairs, rounds, patience)
    rows = []
    for comparison in wanted:
        value, halves = measure.ratios(times, comparison.peer, comparison.ours)
        rows.append(
            {
                "case": case.name,
                "ours": comparison.ours,
                "peer": comparison.peer,
                "ratio": value,
                "halves": halves,
                "target": comparison.target,
            }
        )
    return {
        "case": case.name,
        "codec": case.codec.name,
        "field": case.field,
        "size": case.size,
        "direction": case.direction,
        "bytes": sizes,
        "participants": {
            name: {
                "mb_s": sizes["plain"] / timed.best() * 1e3,
                "ns": timed.best(),
                "wall_ns": min(timed.wall),
                "rounds": len(timed.times),
            }
            for name, timed in times.items()
        },
        "rows": rows,
    }

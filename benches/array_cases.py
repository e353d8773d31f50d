"""Filters and codecs of objects through the array form, against numcodecs; the limit is a copy of the same bytes.

Both sides are called from Python: one foreign call of ours costs about as much as one call of numcodecs' own methods.
Ours writes into memory that is kept, as does numcodecs where it can (`out=`).
"""

import ctypes
import dataclasses

import numcodecs
import numpy as np

import measure
import peers
import tierce_array as ta
import tierce_c as t
from cases import SIZES
from zstd_cases import compared, record

NUMCODECS, REUSED, MEMCPY = "numcodecs", "numcodecs, reused memory", "memcpy"
# Below the noise of a measurement.
NOT_SLOWER = 0.95
# The least share of memcpy's rate at 64 MiB for filters that read and write as many bytes as that.
ELEMENTWISE = 0.8
ITEMS, ITEM = 1_000_000, 100


@dataclasses.dataclass
class Filter:
    """A filter on elements of one type, and the least times numcodecs' speed that is wanted of each direction."""

    name: str
    peer: object
    dtype: str
    encode: float = NOT_SLOWER
    decode: float = NOT_SLOWER
    # Directions that keep the number of bytes and are bound by memory alone at 64 MiB.
    copies: tuple = ("encode", "decode")
    # Decoding only sees the bytes as elements of another type.
    is_view: bool = False


def filters():
    found = []
    for dtype, goal in (("<i2", 12), ("<i4", 8), ("<f4", 3.5), ("<f8", 3.5)):
        # A sum of floats in order waits for each addition: its bound is the processor's latency, not memory.
        copies = ("encode", "decode") if dtype[1] == "i" else ("encode",)
        found.append(Filter(f"delta-{dtype[1:]}", numcodecs.Delta(dtype), dtype, decode=goal, copies=copies))
    found += [Filter(f"bitround-{k}-{d[1:]}", numcodecs.BitRound(k), d, encode=4, is_view=True) for k, d in ((10, "<f4"), (20, "<f8"))]
    # Of floats to floats, five times numcodecs' speed is more than a copy's.
    for dtype, astype, goal in (("<f8", "<i4", 5), ("<f4", "<i2", 5), ("<f4", "<f4", NOT_SLOWER)):
        peer = numcodecs.FixedScaleOffset(offset=0, scale=100, dtype=dtype, astype=astype)
        copies = ("encode", "decode") if dtype == astype else ()
        found.append(Filter(f"fixedscaleoffset-{dtype[1:]}-{astype[1:]}", peer, dtype, encode=goal, copies=copies))
    found += [
        Filter(f"quantize-3-{dtype[1:]}", numcodecs.Quantize(3, dtype), dtype, encode=2.5, is_view=True)
        for dtype in ("<f4", "<f8")
    ]
    found.append(Filter("packbits", numcodecs.PackBits(), "|b1", encode=2.5, copies=()))
    for encode, decode in (("<f4", "<f8"), ("<i2", "<i4"), ("<f8", "<f4")):
        peer = numcodecs.AsType(encode_dtype=encode, decode_dtype=decode)
        found.append(Filter(f"astype-{decode[1:]}-{encode[1:]}", peer, decode, encode=0.9, decode=0.9, copies=()))
    found.append(Filter("pcodec-8", numcodecs.PCodec(), "<f4", copies=()))
    return found


def field_of(data, dtype, size):
    """As many bytes of real data, as elements of this type."""
    kind = np.dtype(dtype)
    if kind == bool:
        source = data.chunks(names(data)["<i2"], size)[0]
        return np.resize(source > np.median(source), SIZES[size])
    if dtype in names(data):
        return np.ascontiguousarray(data.chunks(names(data)[dtype], size)[0])
    source = data.chunks(names(data)["<i2"], size)[0].astype(dtype)
    return np.resize(source, SIZES[size] // kind.itemsize)


def names(data):
    """The first field of each element type."""
    found = {}
    for name, field in data.fields.items():
        found.setdefault(field.dtype.str, name)
    return found


def timed(call):
    def repeated(repetitions):
        return peers.python(lambda _: call(), range(repetitions))(1)

    return repeated


def encoder(codec, array, room):
    """One foreign call that encodes into kept memory."""
    call, used = t.lib.tierce_codec_encode_array_into, ctypes.c_size_t()
    given = (codec.handle, array.handle, ctypes.c_void_p(room.ctypes.data), room.nbytes, ctypes.byref(used))

    def run():
        if call(*given) != 0:
            raise RuntimeError(t.last_error())
        return used.value

    run.kept = codec, array, room
    return run


def decoder(codec, chunk, array):
    """One foreign call that decodes into a kept array."""
    call = t.lib.tierce_codec_decode_array_into
    given = (codec.handle, ctypes.c_void_p(chunk.ctypes.data), chunk.nbytes, array.handle)

    def run():
        if call(*given) != 0:
            raise RuntimeError(t.last_error())

    run.kept = codec, chunk, array
    return run


def participants(case, data, size, decode):
    plain = field_of(data, case.dtype, size)
    codec = t.Codec(case.peer.get_config())
    encoded = peers.flat(np.ascontiguousarray(case.peer.encode(plain))).copy()
    place = data.dst(size)
    out = place[: plain.nbytes].view(plain.dtype)
    if decode:
        out[:] = 0
        ours = decoder(codec, encoded, ta.Array.borrow(out))
        ours()
        wanted = peers.flat(np.ascontiguousarray(case.peer.decode(encoded.copy()))).view("u1")
        if not np.array_equal(out.view("u1"), wanted[: out.nbytes]):
            raise RuntimeError(f"{case.name}: decoded bytes differ from numcodecs'")
        typed = case.peer.encode(plain)
        found = {
            "array": timed(ours),
            NUMCODECS: timed(lambda: case.peer.decode(typed)),
            REUSED: timed(lambda: case.peer.decode(typed, out)),
        }
    else:
        room = place[: max(encoded.nbytes, 1) + 64]
        ours = encoder(codec, ta.Array.borrow(plain), room)
        if not np.array_equal(room[: ours()], encoded):
            raise RuntimeError(f"{case.name}: encoded bytes differ from numcodecs'")
        found = {"array": timed(ours), NUMCODECS: timed(lambda: case.peer.encode(plain))}
    # It keeps the memory that its work points into.
    copies = peers.Chunks([plain], [plain.nbytes], place)
    found[MEMCPY] = lambda n: peers.copy("reused", copies.work.times(n))
    return found, plain.nbytes


def run_filters(data, quick, wanted, seconds, rounds, patience, show):
    found = []
    for case in filters():
        for size in ("1M",) if quick else ("1M", "64M"):
            for direction in ("encode", "decode"):
                name = f"{case.name}/{size}/{direction}"
                if not wanted(name):
                    continue
                runs, nbytes = participants(case, data, size, direction == "decode")
                goal = getattr(case, direction) if size == "1M" else NOT_SLOWER
                # Where its result is a view of the chunk, numcodecs moves nothing until it is given memory.
                is_view = REUSED in runs and case.is_view
                pairs = [("array", NUMCODECS, None if is_view else goal)]
                if REUSED in runs:
                    pairs.append(("array", REUSED, NOT_SLOWER if is_view else None))
                pairs.append(("array", MEMCPY, ELEMENTWISE if size == "64M" and direction in case.copies else None))
                times = measure.interleave(runs, seconds * (2 if size == "64M" else 1), compared(pairs), rounds, patience)
                found.append(record(name, size, direction, "", nbytes, times, pairs) | {"codec": case.name})
                show(found[-1])
    return found


def objects():
    """Codec, the least share of memcpy's rate, the least times numcodecs' speed; encode and decode."""
    found = [
        ("vlen-utf8", numcodecs.VLenUTF8(), "utf8", 0.3, NOT_SLOWER),
        ("vlen-bytes", numcodecs.VLenBytes(), "bytes", 0.3, NOT_SLOWER),
        ("json2", numcodecs.JSON(), "utf8", None, 5),
    ]
    if hasattr(numcodecs, "MsgPack"):
        found.append(("msgpack2", numcodecs.MsgPack(), "utf8", None, 5))
    found.append(("pickle", numcodecs.Pickle(), "utf8", None, NOT_SLOWER))
    return found


def run_objects(data, quick, wanted, seconds, show):
    """A million strings of 100 characters; a hundred thousand in the quick run."""
    count = ITEMS // 10 if quick else ITEMS
    names = [f"{name}/items/{direction}" for name, *_ in objects() for direction in ("encode", "decode")]
    if not any(wanted(name) for name in names):
        return []
    letters = np.random.default_rng(2).integers(97, 123, (count, ITEM), dtype="u1")
    text = [row.tobytes() for row in letters]
    found = []
    for name, peer, kind, share, goal in objects():
        values = np.array([one.decode() for one in text] if kind == "utf8" else text, dtype=object)
        codec, array = t.Codec(peer.get_config()), ta.Array.from_items(kind, text, (count,))
        back = ta.Array.new_items(kind, (count,))
        chunk = np.frombuffer(peer.encode(values), "u1")
        buffer = t.Buffer()

        def encode():
            t.check(t.lib.tierce_codec_encode_array_buffer(codec.handle, array.handle, buffer.handle))

        decode = decoder(codec, chunk, back)
        encode()
        decode()
        if back.item(count - 1) != text[-1]:
            raise RuntimeError(f"{name}: the last item is another one")
        place = data.dst("64M") if chunk.nbytes <= data.dst("64M").nbytes else np.zeros(chunk.nbytes, "u1")
        copies = peers.Chunks([chunk], [chunk.nbytes], place)
        for direction, ours, theirs in (
            ("encode", encode, lambda: peer.encode(values)),
            ("decode", decode, lambda: peer.decode(chunk)),
        ):
            case = f"{name}/items/{direction}"
            if not wanted(case):
                continue
            runs = {"array": timed(ours), NUMCODECS: timed(theirs), MEMCPY: lambda n: peers.copy("reused", copies.work.times(n))}
            pairs = [("array", NUMCODECS, goal), ("array", MEMCPY, share if direction == "decode" else None)]
            times = measure.interleave(runs, seconds, compared(pairs), (3, 100), 1.5)
            found.append(record(case, "items", direction, "", count * ITEM, times, pairs) | {"codec": name})
            show(found[-1])
    return found

"""What is measured: pairs of calls that do the same, one of tierce's module and one of the package that it stands in for.

Each function here gives (case, ours, theirs, wanted): two functions without arguments, whose results are compared, and the
ratio of times that is asked for (1 where nothing else is: never slower).
"""

import io

import numcodecs
import numpy as np
import zfpy
import zstandard

import tierce.numcodecs
import tierce.zfpy
import tierce.zstandard

MODULES = {
    "zstandard": (tierce.zstandard, zstandard),
    "numcodecs": (tierce.numcodecs, numcodecs),
    "zfpy": (tierce.zfpy, zfpy),
}


def pair(package, make):
    """What `make` gives for our module, and for theirs."""
    ours, theirs = MODULES[package]
    return make(ours), make(theirs)


def zstandard_cases(array):
    data = array.tobytes()
    frame = zstandard.compress(data, 3)

    def one(name, make, wanted=1.0):
        ours, theirs = pair("zstandard", make)
        return f"zstandard/{name}", ours, theirs, wanted

    for level in (1, 3):
        yield one(f"compress({level})", lambda m, level=level: lambda c=m.ZstdCompressor(level=level): c.compress(data))
    yield one("decompress", lambda m: lambda d=m.ZstdDecompressor(): d.decompress(frame))
    yield one(
        "compress, memoryview", lambda m: lambda c=m.ZstdCompressor(level=1): c.compress(memoryview(array).cast("B"))
    )

    pieces = [data[at : at + 131072] for at in range(0, len(data), 131072)]
    coded = [frame[at : at + 131072] for at in range(0, len(frame), 131072)]

    def compressobj(m):
        def run(c=m.ZstdCompressor(level=1)):
            made = c.compressobj(size=len(data))
            return b"".join([made.compress(piece) for piece in pieces] + [made.flush()])

        return run

    def decompressobj(m):
        def run(d=m.ZstdDecompressor()):
            made = d.decompressobj()
            return b"".join([made.decompress(piece) for piece in coded])

        return run

    def writer(m):
        def run(c=m.ZstdCompressor(level=1)):
            out = io.BytesIO()
            with c.stream_writer(out, size=len(data), closefd=False) as made:
                for piece in pieces:
                    made.write(piece)
            return out.getvalue()

        return run

    def reader(m):
        def run(d=m.ZstdDecompressor()):
            total = 0
            with d.stream_reader(io.BytesIO(frame)) as made:
                while True:
                    piece = made.read(131072)
                    if not piece:
                        return total
                    total += len(piece)

        return run

    yield one("compressobj", compressobj)
    yield one("decompressobj", decompressobj)
    yield one("stream_writer", writer)
    yield one("stream_reader", reader)

    rows = [data[at : at + 65536] for at in range(0, len(data), 65536)]
    frames = [zstandard.compress(row, 1) for row in rows]

    def batch(m):
        def run(c=m.ZstdCompressor(level=1)):
            return c.multi_compress_to_buffer(rows, threads=2).size()

        return run

    def unbatch(m):
        def run(d=m.ZstdDecompressor()):
            return d.multi_decompress_to_buffer(frames, threads=2).size()

        return run

    yield one("multi_compress, 2 threads", batch)
    yield one("multi_decompress, 2 threads", unbatch)


def codecs(m, array):
    """Name -> (codec, what it encodes, wanted for encode, wanted for decode); codecs that lose nothing come first."""
    flat = array.view("i4")
    return {
        "zstd 1": (m.Zstd(1), array, 1, 1),
        "lz4": (m.LZ4(), array, 1, 1),
        "zlib 1": (m.Zlib(1), array, 1, 2),
        "gzip 1": (m.GZip(1), array, 1, 2),
        "shuffle": (m.Shuffle(4), array, 3.5, 3.5),
        "crc32": (m.CRC32(), array, 1, 1),
        "crc32c": (m.CRC32C(), array, 1, 1),
        "adler32": (m.Adler32(), array, 1, 1),
        "fletcher32": (m.Fletcher32(), array, 1, 1),
        "base64": (m.Base64(), array, 1, 1),
        "delta": (m.Delta("<i4"), flat, 1, 1),
        "packbits": (m.PackBits(), array.view("u1") > 64, 1, 1),
        "pickle": (m.Pickle(), array, 1, 1),
        "bitround": (m.BitRound(10), array, 1, 1),
        "quantize": (m.Quantize(3, "<f4"), array, 1, 1),
        "fixedscaleoffset": (m.FixedScaleOffset(0.0, 1000.0, "<f4", "<i4"), array, 1, 1),
        "astype": (m.AsType("<f8", "<f4"), array, 1, 1),
    }


def numcodecs_cases(array):
    ours, theirs = (codecs(module, array) for module in MODULES["numcodecs"])
    for name in ours:
        mine, source, encode, decode = ours[name]
        other = theirs[name][0]
        coded = other.encode(source)
        out = np.empty_like(source)
        yield (
            f"numcodecs/{name} encode",
            (lambda c=mine, s=source: c.encode(s)),
            (lambda c=other, s=source: c.encode(s)),
            encode,
        )
        yield (
            f"numcodecs/{name} decode",
            (lambda c=mine, e=coded: c.decode(e)),
            (lambda c=other, e=coded: c.decode(e)),
            decode,
        )
        yield (
            f"numcodecs/{name} decode, out=",
            (lambda c=mine, e=coded, o=out: bytes(memoryview(c.decode(e, out=o)).cast("B")[:8])),
            (lambda c=other, e=coded, o=out: bytes(memoryview(c.decode(e, out=o)).cast("B")[:8])),
            decode,
        )
    for cname in ("lz4", "zstd"):
        for threads in (False, True):
            for module in MODULES["numcodecs"]:
                module.blosc.set_nthreads(2)

            def call(m, verb, *data, threads=threads, cname=cname):
                codec = m.Blosc(cname, 5, m.Blosc.SHUFFLE)

                def run():
                    m.blosc.use_threads = threads
                    return getattr(codec, verb)(*data)

                return run

            coded = numcodecs.Blosc(cname, 5, 1).encode(array)
            label = f"numcodecs/blosc {cname}, {2 if threads else 1} thread{'s' if threads else ''}"
            yield (f"{label} encode", *pair("numcodecs", lambda m: call(m, "encode", array)), 1.4 if threads else 1)
            yield (f"{label} decode", *pair("numcodecs", lambda m: call(m, "decode", coded)), 1.4 if threads else 1)


def zfpy_cases(array):
    field = array.reshape(-1, 64, 64)
    for name, mode in (
        ("tolerance 1e-3", {"tolerance": 1e-3}),
        ("rate 8", {"rate": 8}),
        ("precision 16", {"precision": 16}),
        ("reversible", {}),
    ):
        coded = zfpy.compress_numpy(field, **mode)
        yield (
            f"zfpy/{name} compress",
            *pair("zfpy", lambda m, mode=mode: lambda: m.compress_numpy(field, **mode)),
            2.5,
        )
        yield (f"zfpy/{name} decompress", *pair("zfpy", lambda m, coded=coded: lambda: m.decompress_numpy(coded)), 2.5)


def all_cases(array):
    yield from zstandard_cases(array)
    yield from numcodecs_cases(array)
    yield from zfpy_cases(array)


def small_cases():
    """Calls with messages of 100 bytes: what a call itself costs."""
    data = bytes(range(50)) * 2
    array = np.frombuffer(data, "f4")
    frame = zstandard.compress(data)
    for verb, make in (
        ("zstandard/compress", lambda m: lambda c=m.ZstdCompressor(level=1): c.compress(data)),
        ("zstandard/decompress", lambda m: lambda d=m.ZstdDecompressor(): d.decompress(frame)),
    ):
        yield (verb, *pair("zstandard", make))
    for name in ("Zstd", "LZ4", "Zlib", "Shuffle", "CRC32", "Blosc"):
        coded = getattr(numcodecs, name)().encode(data)
        for module in MODULES["numcodecs"]:
            module.blosc.use_threads = False
        yield (
            f"numcodecs/{name} encode",
            *pair("numcodecs", lambda m, n=name: lambda c=getattr(m, n)(): c.encode(data)),
        )
        yield (
            f"numcodecs/{name} decode",
            *pair("numcodecs", lambda m, n=name, e=coded: lambda c=getattr(m, n)(): c.decode(e)),
        )
    yield ("numcodecs/Delta encode", *pair("numcodecs", lambda m: lambda c=m.Delta("<f4"): c.encode(array)))
    yield ("zfpy/compress", *pair("zfpy", lambda m: lambda: m.compress_numpy(array, tolerance=1e-3)))

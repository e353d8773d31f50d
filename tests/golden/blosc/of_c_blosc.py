#!/usr/bin/env python3
"""Writes c-blosc.json: chunks as c-blosc makes them, through numcodecs, and Snappy's through HDF5's filter of hdf5plugin.

    python tests/golden/blosc/of_c_blosc.py > tests/golden/blosc/c-blosc.json     (with tests/oracle/requirements.txt installed)

Contents are told by kind and size alone: tests/golden_blosc.rs makes them as well. `same` says whether our compressor is
the same, so that encoding must give the same bytes.
"""

import io
import json
import sys

import h5py
import hdf5plugin
import numpy as np
from numcodecs import blosc

SAME = ("blosclz", "lz4", "lz4hc")


def content(kind, size):
    """Words of a wave with a slow drift, words that are the same for a while, or noise."""
    i = np.arange(size + 3)
    if kind == "wave":
        return (i * i % 23 * 1000 + i * 7).astype("<u4").tobytes()[:size]
    if kind == "steps":
        return (i // 40 * 77).astype("<u4").tobytes()[:size]
    noise, state = bytearray(), 1
    for _ in range(size):
        state = (state * 1664525 + 1013904223) % 2**32
        noise.append(state >> 24)
    return bytes(noise)


def case(cname, clevel, shuffle, typesize, size, blocksize=0, kind="wave"):
    chunk = blosc.compress(content(kind, size), cname.encode(), clevel, shuffle, blocksize, typesize)
    config = {"cname": cname, "clevel": clevel, "shuffle": shuffle, "blocksize": blocksize, "typesize": typesize}
    same = cname in SAME or bool(chunk[2] & 2)
    return {"config": {"id": "blosc", **config}, "kind": kind, "size": size, "same": same, "chunk": chunk.hex()}


def snappy(shuffle, size):
    array = np.frombuffer(content("steps", size), "<u4")
    with h5py.File(io.BytesIO(), "w") as file:
        compression = hdf5plugin.Blosc(cname="snappy", clevel=5, shuffle=shuffle)
        dataset = file.create_dataset("x", data=array, chunks=array.shape, compression=compression)
        mask, chunk = dataset.id.read_direct_chunk((0,))
    assert mask == 0
    config = {"cname": "snappy", "clevel": 5, "shuffle": shuffle, "typesize": 4}
    return {"config": {"id": "blosc", **config}, "kind": "steps", "size": size, "same": False, "chunk": chunk.hex()}


def cases():
    for cname in ("blosclz", "lz4", "lz4hc", "zlib", "zstd"):
        # Split but for zstd, by bytes, by bits, and not at all; content that is no whole number of elements.
        for shuffle in (0, 1, 2):
            yield case(cname, 5, shuffle, 4, 2051, kind="steps")
        # Elements too large to be split; blocks too small to be, of which the last is shorter; whole blocks of 64 KiB
        # and a rest that is not split.
        yield case(cname, 9, 1, 17, 2000, kind="steps")
        yield case(cname, 1, 2, 8, 2300, blocksize=512, kind="steps")
        yield case(cname, 5, 1, 4, 66_001, blocksize=512, kind="steps")
        # Single bytes by bits, of words without much to gain.
        yield case(cname, 3, -1, 1, 4000)
    yield from (snappy(shuffle, 2048) for shuffle in (0, 1, 2))
    # Stored: by level, since there is little, since there is nothing to gain, and nothing at all.
    yield case("lz4", 0, 1, 4, 300)
    yield case("zstd", 5, 2, 8, 127)
    yield case("zlib", 5, 0, 3, 300, kind="noise")
    yield case("blosclz", 5, 1, 4, 0)
    # The largest element, and one above it.
    yield case("lz4", 5, 1, 255, 1500, kind="steps")
    yield case("lz4", 5, 1, 256, 1500, kind="steps")
    yield case("lz4", 5, -1, 256, 1500, kind="steps")


sys.stdout.write("[\n" + ",\n".join(json.dumps(one) for one in cases()) + "\n]\n")

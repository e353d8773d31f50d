#!/usr/bin/env python3
"""Writes numcodecs.json: small arrays and their encoded form, as numcodecs itself makes it.

    python tests/golden/arrays/of_numcodecs.py > tests/golden/arrays/numcodecs.json     (with tests/oracle/requirements.txt installed)

The examples of numcodecs' manual come first; then codecs of which numcodecs keeps no fixtures, and one of each other kind.
`same` says whether the format leaves no freedom, so that encoding must give the same bytes.
"""

import json
import sys

import numcodecs
import numpy as np

FREE = {"pcodec", "pickle"}


def items_of(array):
    """Items as text: strings as they are, bytes and rows in hex, other values as JSON."""
    flat = array.reshape(-1).tolist() if array.ndim > 1 else list(array)
    if all(isinstance(item, str) for item in flat):
        return "utf8", [item.encode().hex() for item in flat]
    if all(isinstance(item, bytes) for item in flat):
        return "bytes", [item.hex() for item in flat]
    if all(isinstance(item, np.ndarray) for item in flat):
        return f"ragged:{flat[0].dtype.str}", [item.tobytes().hex() for item in flat]
    return "json", [json.dumps(item, separators=(",", ":")).encode().hex() for item in flat]


def case(codec, array):
    encoded = np.ascontiguousarray(codec.encode(array)) if isinstance(codec.encode(array), np.ndarray) else codec.encode(array)
    decoded = np.asarray(codec.decode(encoded))
    found = {"config": codec.get_config(), "shape": list(array.shape), "same": codec.codec_id not in FREE}
    if array.dtype == object:
        found["dtype"], found["items"] = items_of(array)
        if codec.codec_id == "categorize":
            found["decoded"] = items_of(decoded)[1]
    else:
        found["dtype"], found["elements"] = array.dtype.str, array.tobytes().hex()
        back = np.frombuffer(decoded.tobytes(), array.dtype)
        if back.tobytes() != array.tobytes():
            found["decoded"] = back.tobytes().hex()
    found["encoded"] = bytes(memoryview(encoded).cast("B")).hex()
    return found


def objects(values):
    array = np.empty(len(values), object)
    array[:] = values
    return array


def manual():
    """The examples of numcodecs' manual."""
    yield numcodecs.Delta(dtype="i8", astype="i1"), np.arange(100, 120, 2, dtype="i8")
    x = np.linspace(1000, 1001, 10, dtype="f8")
    for scale, astype in ((10, "u1"), (10**2, "u1"), (10**3, "u2")):
        yield numcodecs.FixedScaleOffset(offset=1000, scale=scale, dtype="f8", astype=astype), x
    for digits in (1, 2, 3):
        yield numcodecs.Quantize(digits=digits, dtype="f8"), np.linspace(0, 1, 10, dtype="f8")
    yield numcodecs.PackBits(), np.array([True, False, False, True])
    words = np.array(["male", "female", "female", "male", "unexpected"], dtype=object)
    yield numcodecs.Categorize(labels=["female", "male"], dtype=object), words
    yield numcodecs.AsType(encode_dtype="i1", decode_dtype="i8"), np.arange(100, 120, 2, dtype="i8")
    text = np.array(["foo", "bar", "baz"], dtype=object)
    yield from ((codec, text) for codec in (numcodecs.JSON(), numcodecs.Pickle(), numcodecs.MsgPack(), numcodecs.VLenUTF8()))
    yield numcodecs.VLenBytes(), np.array([b"foo", b"bar", b"baz"], dtype=object)
    yield numcodecs.VLenArray("<i4"), objects([np.array(row, "<i4") for row in ([1, 3, 5], [4], [7, 9])])


def others():
    wave = np.sin(np.arange(37, dtype="f8") * 0.3) * 1000
    for dtype, keep in (("<f2", 4), ("<f4", 0), ("<f4", 12), ("<f4", 23), ("<f8", 20)):
        yield numcodecs.BitRound(keepbits=keep), wave.astype(dtype)
    odd = np.arange(33, dtype="u1") * 7
    yield numcodecs.Fletcher32(), odd
    yield numcodecs.Fletcher32(), wave
    yield numcodecs.JenkinsLookup3(initval=7), odd
    yield numcodecs.JenkinsLookup3(initval=7, prefix=None), wave
    yield numcodecs.Delta(dtype=">u2"), (np.arange(21, dtype=">u2") ** 3)
    yield numcodecs.Delta(dtype="<f4"), wave.astype("<f4")
    yield numcodecs.Categorize(labels=["ä", "bcd"], dtype="<U3", astype="<u2"), np.array(["bcd", "ä", "x", ""], "<U3")
    yield numcodecs.PCodec(), wave
    mixed = objects(["é\u2028\"\\", 1, 2.5e-7, 1e16, None, True, [1, [2]], {"b": 1, "a": {"c": "d"}}])
    yield numcodecs.JSON(), mixed
    yield numcodecs.JSON(indent=2, ensure_ascii=False, sort_keys=False), mixed
    yield numcodecs.JSON(), np.arange(6, dtype="<i2").reshape(2, 3)
    yield numcodecs.MsgPack(), mixed
    yield numcodecs.MsgPack(), wave[:6].reshape(3, 2)
    for protocol in range(6):
        yield numcodecs.Pickle(protocol=protocol), mixed
        yield numcodecs.Pickle(protocol=protocol), wave[:6].reshape(3, 2)
    from numcodecs.zfpy import ZFPY

    for dtype in ("<i4", "<i8", "<f4", "<f8"):
        yield ZFPY(), wave.astype(dtype)
        yield ZFPY(mode=2, rate=11.5), wave.astype(dtype)[:36].reshape(3, 12)
        yield ZFPY(mode=3, precision=13), wave.astype(dtype)[:36].reshape(3, 2, 6)
        yield ZFPY(tolerance=0.1), wave.astype(dtype)[:36].reshape(3, 2, 1, 6)


json.dump([case(codec, array) for codec, array in (*manual(), *others())], sys.stdout, indent=1, ensure_ascii=True)
print()

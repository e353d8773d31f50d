"""Writes vectors.txt: python3 src/codec/pickle/tests/vectors.py > src/codec/pickle/tests/vectors.txt

Made with Python 3.11 and numpy 2.4; the lines that begin with "numpy 1" are some that numpy 1.26 wrote, put there by hand.
A line, with semicolons: what it is, protocol, element type, shape, expected items or elements in C order, pickle; the last
two in hexadecimal.
"""

import json
import pickle

import numpy as np


def objects(*items, shape=None):
    array = np.empty(len(items), object)
    array[:] = items
    return array if shape is None else array.reshape(shape)


def ragged(*items):
    array = np.empty(len(items), object)
    for i, item in enumerate(items):
        array[i] = item
    return array


text = ["foo", "", "\\\n\r\0\x1a'\"", "é\xff€😀", "foo"]
mixed = [
    None, True, False, 0, -1, 255, 256, 65536, -(2**31), 2**31, -(2**63), 2**63, -(10**30), 10**30, 1.5, -0.0, 1e300,
    "a\nb", [], [1, [2, {"k": (3,), "": None}]], {},
]
scalars = [
    np.float16(-1.5), np.float32(0.25), np.float64(3), np.int8(-3), np.int64(2**40), np.uint64(2**64 - 1), np.bool_(True),
    np.str_("né"),
]
cases = {
    "floats": np.array([1.5, -2, np.inf], "<f8"),
    "strided": np.arange(6, dtype="<i4")[::2],
    "fortran": np.asfortranarray(np.arange(6, dtype=">i2").reshape(2, 3)),
    "fortran3": np.asfortranarray(np.arange(24, dtype="u1").reshape(2, 3, 4)),
    "bool0d": np.array(True),
    "complex": np.array([1 + 2j], "<c8"),
    "longdouble": np.zeros(1, "<f16"),
    "instants": np.array(["2000-01-01", "NaT"], "<M8[25us]"),
    "spans": np.array([1, 2], ">m8[D]"),
    "unitless": np.array([1], "<m8"),
    "unicode": np.array(["foo", "é"], "<U3"),
    "strings": np.array([b"foo", b"\xff"], "|S4"),
    "voids": np.array([b"foo", b"\xff"], "|V3"),
    "empty": np.zeros((0, 3), "<f4"),
    "readonly": np.frombuffer(b"\1\2\3\4", "<u2"),
    "utf8": objects(*text),
    "utf8 2d": objects(*"abcdef", shape=(2, 3)),
    "utf8 fortran": np.asfortranarray(objects(*"abcdef", shape=(2, 3))),
    "utf8 0d": objects("a", shape=()),
    "bytes": objects(b"foo", b"", b"\0\n\\\x80\xff", bytearray(b"bar"), bytearray()),
    "json": ragged(*mixed),
    "scalars": ragged(*scalars),
    "byte scalars": ragged(np.bytes_(b"x\xff"), b"y"),
    "ragged": ragged(np.arange(3, dtype="<i2"), np.zeros(0, "<i2"), np.arange(6, dtype="<i2")[::3]),
    "list": ["x", "y"],
}


def item(value):
    match value:
        case np.ndarray():
            return value.tobytes()
        case bytes() | bytearray():
            return bytes(value)
        case str() if kind == "utf8":
            return value.encode()
        case np.generic():
            value = value.item()
    return json.dumps(value, separators=(",", ":"), ensure_ascii=False).encode()


for name, array in cases.items():
    fixed = isinstance(array, np.ndarray) and array.dtype != object
    if fixed:
        kind, shape, data = array.dtype.str, array.shape, array.tobytes("C").hex()
    else:
        items = list(array.flat) if isinstance(array, np.ndarray) else array
        shape = array.shape if isinstance(array, np.ndarray) else (len(array),)
        kind = "json"
        if all(isinstance(i, str) for i in items):
            kind = "utf8"
        elif all(isinstance(i, (bytes, bytearray)) for i in items):
            kind = "bytes"
        elif isinstance(items[0], np.ndarray):
            kind = "ragged:" + items[0].dtype.str
        data = ",".join(item(i).hex() for i in items)
    for protocol in range(6):
        dumped = pickle.dumps(array, protocol)
        print(name, protocol, kind, ",".join(map(str, shape)), data, dumped.hex(), sep=";")

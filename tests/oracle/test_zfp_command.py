"""The `zfp` command (Debian's package zfp) reads what tierce writes, and the reverse, with headers and without.

Debian's has words of 8 bits, so that its streams end with the last byte; it reads longer ones too.
"""

import os
import shutil
import subprocess

import numpy as np
import pytest
from tierce_array import Array
from tierce_zfp import Zfp, read_header

COMMAND = shutil.which("zfp")
pytestmark = pytest.mark.skipif(
    COMMAND is None and os.environ.get("CI") != "true", reason="there is no zfp command (Debian's package zfp)"
)

TYPES = {"<i4": "i32", "<i8": "i64", "<f4": "f32", "<f8": "f64"}
SHAPES = [(100,), (13, 18), (9, 10, 11), (5, 6, 7, 3)]
# The command's options, and the same here. It leaves room for exponents, as the type is known.
MODES = {
    "-R": lambda *_: {"reversible": True},
    "-r 8": lambda dtype, ndim: {"rate": (8.0, dtype, ndim)},
    "-r 2.3": lambda dtype, ndim: {"rate": (2.3, dtype, ndim)},
    "-p 17": lambda *_: {"precision": 17},
    "-a 1e-3": lambda *_: {"accuracy": 1e-3},
    "-a 0": lambda *_: {"accuracy": 0.0},
    "-c 10 500 20 -30": lambda *_: {"params": (10, 500, 20, -30)},
}


def walk(shape, dtype):
    return (np.cumsum(np.random.default_rng(8).standard_normal(shape), axis=-1) * 1000).astype(dtype)


def zfp(data, *options):
    return subprocess.run([COMMAND, "-q", *options], input=data, stdout=subprocess.PIPE, check=True).stdout


def typed(array):
    """The options for type and extents, x first."""
    return ["-t", TYPES[array.dtype.str], f"-{array.ndim}", *[str(extent) for extent in reversed(array.shape)]]


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("dtype", TYPES)
@pytest.mark.parametrize("shape", SHAPES, ids=str)
def test_both_ways(mode, dtype, shape):
    array = walk(shape, dtype)
    settings, options = MODES[mode](dtype, len(shape)), [*typed(array), *mode.split()]
    ours = Zfp(**settings, word_bits=8)
    stream = zfp(array.tobytes(), *options, "-h", "-i", "-", "-z", "-")
    assert ours.compress(array) == stream
    back = Zfp().decompress(stream).tobytes()
    for word in (8, 64):
        assert zfp(Zfp(**settings, word_bits=word).compress(array), "-h", "-z", "-", "-o", "-") == back
    if mode == "-R":
        assert back == array.tobytes()
    bare = Zfp(**settings, header=0, word_bits=8)
    assert bare.compress(array) == zfp(array.tobytes(), *options, "-i", "-", "-z", "-")
    assert zfp(bare.compress(array), *options, "-z", "-", "-o", "-") == back
    assert bare.decompress(bare.compress(array), Array.describe(dtype, shape)).tobytes() == back


@pytest.mark.parametrize("shape", [(1 << 17,), (70_000, 2), (3, 40_000), (65_536, 1, 2), (4096, 1, 1, 2)], ids=str)
def test_long_axes(shape):
    array = walk(shape, "<f4")
    stream = zfp(array.tobytes(), *typed(array), "-r", "4", "-h", "-i", "-", "-z", "-")
    ours = Zfp(rate=(4.0, "<f4", len(shape)), word_bits=8)
    assert ours.compress(array) == stream
    assert tuple(read_header(stream).shape[: len(shape)]) == shape
    assert zfp(stream, "-h", "-z", "-", "-o", "-") == Zfp().decompress(stream).tobytes()


def test_damage_is_refused_by_both():
    array = walk((9, 10, 11), "<f8")
    stream = Zfp(accuracy=1e-3).compress(array)
    with pytest.raises(subprocess.CalledProcessError):
        zfp(b"zfq" + stream[3:], "-h", "-z", "-", "-o", "-")

"""tierce.zfpy against zfpy itself: the same streams, arrays, headers, exceptions and messages."""

import itertools

import numpy as np
import pytest

from tierce import zfpy as ours

theirs = pytest.importorskip("zfpy", reason="zfpy, which ours is compared with, is not installed")

SHAPES = [(1,), (5,), (64,), (3, 7), (16, 20), (2, 3, 5), (9, 10, 11), (1, 2, 3, 4), (5, 6, 7, 3)]
DTYPES = ["i4", "i8", "f4", "f8"]
# zfpy writes beyond its memory where a block of floats has fewer bits than its exponent.
MODES = [
    {},
    {"tolerance": 0},
    {"tolerance": 1e-3},
    {"tolerance": 1e300},
    {"tolerance": float("nan")},
    {"tolerance": -5},
    {"rate": 8},
    {"rate": 13.3},
    {"rate": 64},
    {"precision": 0},
    {"precision": 1},
    {"precision": 17},
    {"precision": 64},
    {"precision": 99},
    {"precision": 17.9},
]


def walk(shape, dtype):
    steps = np.random.default_rng(len(shape)).standard_normal(shape)
    return (np.cumsum(steps, axis=-1) * 1000).astype(dtype)


def layouts(array):
    """The same values in other places."""
    wide = np.zeros((*array.shape, 2), array.dtype)
    wide[..., 1] = array
    return [array, np.asfortranarray(array), array[::-1].copy()[::-1], wide[..., 1]]


def outcome(function):
    """What a call gives, or the type and text of its exception."""
    try:
        return function()
    except Exception as error:
        return type(error), str(error)


@pytest.mark.parametrize("settings", MODES, ids=str)
@pytest.mark.parametrize("dtype", DTYPES)
def test_streams_arrays_and_headers(dtype, settings):
    for shape in SHAPES:
        array = walk(shape, dtype)
        for header, same in itertools.product((True, False), layouts(array)):
            stream = ours.compress_numpy(same, write_header=header, **settings)
            assert type(stream) is bytes
            assert stream == theirs.compress_numpy(same, write_header=header, **settings)
        bare, stream = stream, ours.compress_numpy(array, **settings)
        assert ours.header(stream) == theirs.header(stream)
        ztype = theirs.dtype_to_ztype(array.dtype)
        for wanted, found in (
            (theirs.decompress_numpy(stream), ours.decompress_numpy(stream)),
            (theirs._decompress(bare, ztype, shape, **settings), ours._decompress(bare, ztype, shape, **settings)),
        ):
            assert (found.dtype, found.shape, found.tobytes()) == (wanted.dtype, wanted.shape, wanted.tobytes())
            assert found.flags.c_contiguous and found.flags.writeable


ZERO = np.zeros((3, 4))
STREAM = theirs.compress_numpy(ZERO, write_header=False)

CALLS = {
    "compress None": lambda z: z.compress_numpy(None),
    "compress list": lambda z: z.compress_numpy([1.0]),
    "compress int16": lambda z: z.compress_numpy(np.zeros(3, "i2")),
    "compress complex": lambda z: z.compress_numpy(np.zeros(3, "c8")),
    "compress object": lambda z: z.compress_numpy(np.zeros(3, object)),
    "compress big-endian": lambda z: z.compress_numpy(np.zeros(3, ">f8")),
    "compress time": lambda z: z.compress_numpy(np.zeros(3, "M8[s]")),
    "compress 5 axes": lambda z: z.compress_numpy(np.zeros((1,) * 5)),
    "compress 0 axes": lambda z: z.compress_numpy(np.array(1.0)),
    "compress two modes": lambda z: z.compress_numpy(ZERO, tolerance=1, rate=1),
    "compress three modes": lambda z: z.compress_numpy(ZERO, 0, 0, 0),
    "compress tolerance str": lambda z: z.compress_numpy(ZERO, tolerance="1"),
    "compress tolerance None": lambda z: z.compress_numpy(ZERO, tolerance=None),
    "compress precision str": lambda z: z.compress_numpy(ZERO, precision="1"),
    "compress precision large": lambda z: z.compress_numpy(ZERO, precision=2**40),
    "compress precision small": lambda z: z.compress_numpy(ZERO, precision=-(2**40)),
    "compress long axis": lambda z: z.compress_numpy(np.broadcast_to(0.0, (2**16 + 1, 1, 1))),
    "compress longest axis": lambda z: z.header(z.compress_numpy(np.zeros((2**16, 1, 1)))),
    "decompress None": lambda z: z.decompress_numpy(None),
    "decompress empty": lambda z: z.decompress_numpy(b""),
    "decompress str": lambda z: z.decompress_numpy("x"),
    "decompress int": lambda z: z.decompress_numpy(5),
    "decompress junk": lambda z: z.decompress_numpy(b"abcdefghijklmnopqrstuvwxyz"),
    "decompress short": lambda z: z.decompress_numpy(b"zfp"),
    "decompress other version": lambda z: z.decompress_numpy(b"zfp\x06" + bytes(40)),
    "decompress doubles": lambda z: z.decompress_numpy(np.zeros(4)),
    "decompress int8": lambda z: z.decompress_numpy(np.zeros(4, "i1")),
    "decompress int64": lambda z: z.decompress_numpy(np.zeros(4, "i8")),
    "decompress bool": lambda z: z.decompress_numpy(np.zeros(4, "?")),
    "decompress chars": lambda z: z.decompress_numpy(memoryview(bytes(8)).cast("c")),
    "decompress shorts": lambda z: z.decompress_numpy(np.zeros(4, "u2")),
    "decompress longs": lambda z: z.decompress_numpy(np.zeros(4, "u8")),
    "decompress halves": lambda z: z.decompress_numpy(np.zeros(4, "f2")),
    "decompress strided": lambda z: z.decompress_numpy(np.zeros(8, "u1")[::2]),
    "decompress strided view": lambda z: z.decompress_numpy(memoryview(bytes(8))[::2]),
    "decompress two axes": lambda z: z.decompress_numpy(np.zeros((8, 2), "u1")),
    "header None": lambda z: z.header(None),
    "header junk": lambda z: z.header(b"abcdefghijklmnop"),
    "header empty": lambda z: z.header(b""),
    "ztype of class": lambda z: z.dtype_to_ztype(np.float32),
    "ztype of longlong": lambda z: z.dtype_to_ztype(np.dtype("q")),
    "ztype of str": lambda z: z.dtype_to_ztype("f8"),
    "ztype of None": lambda z: z.dtype_to_ztype(None),
    "ztype of int16": lambda z: z.dtype_to_ztype(np.int16),
    "ztype of big-endian": lambda z: z.dtype_to_ztype(np.dtype(">f8")),
    "format": lambda z: [z.dtype_to_format(np.dtype(name)) for name in DTYPES],
    "format of float": lambda z: z.dtype_to_format(float),
    "format of int16": lambda z: z.dtype_to_format(np.dtype("i2")),
    "dtypes": lambda z: [z.ztype_to_dtype(ztype) for ztype in (1, 2, 3, 4, True, 1.5)],
    "dtype of 0": lambda z: z.ztype_to_dtype(0),
    "dtype of 9": lambda z: z.ztype_to_dtype(9),
    "dtype of -1": lambda z: z.ztype_to_dtype(-1),
    "dtype of 2**40": lambda z: z.ztype_to_dtype(2**40),
    "dtype of str": lambda z: z.ztype_to_dtype("x"),
    "modes": lambda z: [z.zmode_to_str(mode) for mode in range(6)],
    "mode 9": lambda z: z.zmode_to_str(9),
    "mode -1": lambda z: z.zmode_to_str(-1),
    "mode 2**40": lambda z: z.zmode_to_str(2**40),
    "bare None": lambda z: z._decompress(None, 4, (3, 4)),
    "bare empty": lambda z: z._decompress(b"", 4, (3, 4)),
    "bare no axes": lambda z: z._decompress(STREAM, 4, ()),
    "bare int shape": lambda z: z._decompress(STREAM, 4, 5),
    "bare 5 axes": lambda z: z._decompress(STREAM, 4, (1,) * 5),
    "bare shape str": lambda z: z._decompress(STREAM, 4, ("a",)),
    "bare negative": lambda z: z._decompress(STREAM, 4, (-1,)),
    "bare set": lambda z: z._decompress(STREAM, 4, {3, 4}),
    "bare float shape": lambda z: z._decompress(STREAM, 4, [3.5, 4.5]).tolist(),
    "bare front zeros": lambda z: z._decompress(STREAM, 4, (0, 0, 3, 4)).shape,
    "bare type 0": lambda z: z._decompress(STREAM, 0, (3, 4)),
    "bare type str": lambda z: z._decompress(STREAM, "4", (3, 4)),
    "bare type 9 out": lambda z: z._decompress(STREAM, 9, (3, 4), out=np.zeros((3, 4))),
    "bare out shape": lambda z: z._decompress(STREAM, 4, (3, 4), out=np.zeros((4, 3))),
    "bare out axes": lambda z: z._decompress(STREAM, 4, (3, 4), out=np.zeros(12)),
    "bare out dtype": lambda z: z._decompress(STREAM, 4, (3, 4), out=np.zeros((3, 4), "f4")),
    "bare out too small": lambda z: z._decompress(STREAM, 4, (3, 4), out=bytearray(8 * 11)),
    "bare out too large": lambda z: z._decompress(STREAM, 4, (3, 4), out=bytearray(8 * 13)),
    "bare out odd": lambda z: z._decompress(STREAM, 4, (3, 4), out=bytearray(95)),
    "bare out pointer": lambda z: z._decompress(STREAM, 4, (3, 4), out=5),
    "bare out str": lambda z: z._decompress(STREAM, 4, (3, 4), out="x"),
    "bare in-place": lambda z: z._decompress(OUT, 4, (3, 4), out=OUT),
    "bare modes": lambda z: z._decompress(STREAM, 4, (3, 4), tolerance=1, rate=5, precision=4).tolist(),
}
OUT = np.zeros(96, "u1")


@pytest.mark.parametrize("name", CALLS)
def test_the_same_outcome(name):
    assert outcome(lambda: CALLS[name](ours)) == outcome(lambda: CALLS[name](theirs))


def test_the_same_names():
    for name in dir(theirs):
        if name.startswith(("HEADER_", "type_", "mode_", "zfp_")):
            assert getattr(ours, name) == getattr(theirs, name), name
        elif callable(getattr(theirs, name)) and name[:2] != "__" and name not in ("Memory", "zip_longest"):
            assert callable(getattr(ours, name)), name


def test_repeated_elements():
    """zfpy takes strides of 0 for none at all, and reads beyond the memory."""
    array = np.broadcast_to(np.arange(5.0), (7, 5))
    assert ours.compress_numpy(array) == theirs.compress_numpy(array.copy())


@pytest.mark.parametrize("dtype", DTYPES)
def test_rates_for_the_type(dtype):
    """_decompress knows the type, which limits low rates: streams of compress_numpy() then are others."""
    stream = np.random.default_rng(1).bytes(5000)
    ztype = theirs.dtype_to_ztype(np.dtype(dtype))
    for rate in (0.1, 1, 5):
        wanted = theirs._decompress(stream, ztype, (9, 10), rate=rate)
        assert ours._decompress(stream, ztype, (9, 10), rate=rate).tobytes() == wanted.tobytes()

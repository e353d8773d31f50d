"""The codec zfpy against numcodecs' own, which is zfp's library: the same bytes, the same elements, the same config."""

import numpy as np
import pytest
from numcodecs.zfpy import ZFPY
from tierce_array import Array, decode_array, decode_array_into, encode_array
from tierce_c import E_ARGUMENT, E_CONFIG, E_CORRUPT, Codec, TierceError
from tierce_zfp import ACCURACY, DOUBLE, read_header

SHAPES = [(1,), (5,), (64,), (3, 7), (16, 20), (2, 3, 5), (9, 10, 11), (1, 2, 3, 4), (5, 6, 7, 3)]
SETTINGS = [
    {},
    {"mode": 4, "tolerance": 1e-3},
    {"mode": 4, "tolerance": 5.0},
    {"mode": 4, "tolerance": 0},
    {"mode": 2, "rate": 8},
    {"mode": 2, "rate": 3.3},
    {"mode": 2, "rate": 20},
    {"mode": 3, "precision": 12},
    {"mode": 3, "precision": 0},
    {"mode": 3, "precision": 77},
]


def walk(shape, dtype):
    steps = np.random.default_rng(len(shape)).standard_normal(shape)
    return (np.cumsum(steps, axis=-1) * 1000).astype(dtype)


@pytest.mark.parametrize("dtype", ["<i4", "<i8", "<f4", "<f8"])
@pytest.mark.parametrize("settings", SETTINGS, ids=str)
def test_both_ways(dtype, settings):
    theirs, ours = ZFPY(**settings), Codec({"id": "zfpy", **settings})
    assert ours.config() == theirs.get_config()
    for shape in SHAPES:
        array = walk(shape, dtype)
        stream = theirs.encode(array)
        for same in (array, np.asfortranarray(array), array.astype(array.dtype.newbyteorder(">"))):
            assert bytes(encode_array(ours, Array.borrow(same))) == stream, shape
        back, wanted = decode_array(ours, stream), theirs.decode(stream)
        assert (np.dtype(back.dtype), back.shape, back.tobytes()) == (wanted.dtype, wanted.shape, wanted.tobytes())
        strided = np.zeros((*shape, 2), dtype)
        decode_array_into(ours, stream, strided[..., 1])
        assert strided[..., 1].tobytes() == wanted.tobytes() and not strided[..., 0].any()


def test_not_finite():
    array = np.array([1.5, np.nan, -np.inf, -0.0, np.inf])
    stream = ZFPY().encode(array)
    ours = Codec({"id": "zfpy"})
    assert bytes(encode_array(ours, Array.borrow(array))) == stream
    assert decode_array(ours, stream).tobytes() == array.tobytes()
    with pytest.raises(TierceError) as error:
        encode_array(Codec({"id": "zfpy", "tolerance": 1}), Array.borrow(array))
    assert error.value.status == E_ARGUMENT


def test_headers():
    header = read_header(ZFPY(tolerance=1e-3).encode(walk((4, 5, 6), "<f8")))
    assert (header.value_type, header.ndim, list(header.shape), header.mode) == (DOUBLE, 3, [4, 5, 6, 0], ACCURACY)


@pytest.mark.parametrize("mode", [0, 1, 5, 6])
def test_modes_that_numcodecs_fails_at(mode):
    with pytest.raises(AttributeError):
        ZFPY(mode=mode).encode(walk((4,), "<f8"))
    with pytest.raises(TierceError) as error:
        Codec({"id": "zfpy", "mode": mode})
    assert error.value.status == E_CONFIG


@pytest.mark.parametrize("dtype", ["<u4", "<u8", "<i2", "|u1", "<f2", "|b1", "<c8"])
def test_other_elements(dtype):
    array = np.zeros((4, 4), dtype)
    if dtype not in ("|b1",):
        with pytest.raises(TypeError):
            ZFPY().encode(array)
    with pytest.raises(TierceError) as error:
        encode_array(Codec({"id": "zfpy"}), Array.borrow(array))
    assert error.value.status == E_ARGUMENT


def test_cut_short():
    stream, codec = ZFPY(tolerance=1e-6).encode(walk((9, 10, 11), "<f8")), Codec({"id": "zfpy"})
    for cut in range(0, len(stream) - 8, 101):
        with pytest.raises(TierceError) as error:
            decode_array(codec, stream[:cut])
        assert error.value.status == E_CORRUPT

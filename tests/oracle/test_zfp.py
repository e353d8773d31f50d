"""zfp streams against zfp's own library by zfpy: the same bytes of any type, shape, mode and layout, and back again."""

import numpy as np
import pytest
import zfpy
from hypothesis import given, settings
from hypothesis import strategies as st
from tierce_array import Array
from tierce_c import E_ARGUMENT, E_CORRUPT, E_LIMIT, E_NEEDS_DTYPE, E_UNSUPPORTED, Pool, TierceError
from tierce_zfp import (
    ACCURACY,
    EXPERT,
    HEADER_FULL,
    HEADER_MAGIC,
    HEADER_META,
    HEADER_MODE,
    PRECISION,
    RATE,
    REVERSIBLE,
    View,
    Zfp,
    read_header,
    value_type,
)

DTYPES = ["<i4", "<i8", "<f4", "<f8"]
WORDS = [8, 16, 32, 64]
MODES = st.one_of(
    st.just({}),
    st.floats(0.3, 70).map(lambda rate: {"rate": rate}),
    st.integers(1, 64).map(lambda precision: {"precision": precision}),
    st.floats(1e-12, 1e6).map(lambda tolerance: {"tolerance": tolerance}),
)
SHAPES = st.one_of(
    st.tuples(st.integers(1, 200)),
    st.tuples(*[st.integers(1, 25)] * 2),
    st.tuples(*[st.integers(1, 11)] * 3),
    st.tuples(*[st.integers(1, 7)] * 4),
)
NAMES = {"expert": EXPERT, "rate": RATE, "precision": PRECISION, "tolerance": ACCURACY, "reversible": REVERSIBLE}
KINDS = ["walk", "noise", "constant", "zeros", "sparse", "wide"]


def setup(mode, ndim, **more):
    """What zfpy sets for its keywords."""
    names = {"rate": ("rate", (mode.get("rate"), None, ndim)), "precision": ("precision", mode.get("precision"))}
    names["tolerance"] = ("accuracy", mode.get("tolerance"))
    made = dict(names[name] for name in mode) or {"reversible": True}
    return Zfp(**made, **more)


def with_room(mode, ndim):
    """zfpy leaves out that blocks have to hold an exponent: below that it writes on behind its memory."""
    return {name: max(value, 12 / 4**ndim) if name == "rate" else value for name, value in mode.items()}


def field(dtype, shape, kind, seed):
    """Values of a type: smooth, or of all magnitudes, or hardly any; integers of 31 or 63 bits."""
    random, dtype = np.random.default_rng(seed), np.dtype(dtype)
    most = 1 << (8 * dtype.itemsize - 2)
    if kind == "walk":
        values = np.cumsum(random.standard_normal(shape), axis=-1) * 1000
    elif kind == "constant":
        values = np.full(shape, random.integers(-most, most) if dtype.kind == "i" else 1 / 3)
    elif kind == "wide" and dtype.kind == "f":
        most = np.finfo(dtype)
        values = np.ldexp(random.uniform(-1, 1, shape), random.integers(most.minexp - 10, most.maxexp - 1, shape))
    else:
        values = random.integers(-most, most, shape) if dtype.kind == "i" else random.uniform(-1, 1, shape)
        if kind == "zeros":
            values = values * 0
        elif kind == "sparse":
            values = values * (random.uniform(size=shape) < 0.05)
        elif kind == "wide":
            values = values >> random.integers(0, 8 * dtype.itemsize - 1, shape)
    return values.astype(dtype)


def laid_out(array, layout):
    """The same elements, elsewhere."""
    if layout == "F":
        return np.asfortranarray(array)
    if layout == "negative":
        backwards = tuple(slice(None, None, -1) for _ in array.shape)
        return array[backwards].copy()[backwards]
    if layout == "halo":
        around = np.full([extent + 3 for extent in array.shape], 77, array.dtype)
        inside = around[tuple(slice(1, extent + 1) for extent in array.shape)]
    elif layout == "steps":
        around = np.full([3 * extent for extent in array.shape], 77, array.dtype)
        inside = around[tuple(slice(1, None, 3) for _ in array.shape)]
    elif layout == "swapped":
        return array.astype(array.dtype.newbyteorder(">"))
    else:
        return array.copy()
    inside[...] = array
    return inside


LAYOUTS = ["C", "F", "negative", "halo", "steps", "swapped"]


@settings(max_examples=400)
@given(
    st.sampled_from(DTYPES), SHAPES, MODES, st.sampled_from(KINDS), st.sampled_from(LAYOUTS), st.integers(0, 99)
)
def test_same_bytes_and_the_same_back(dtype, shape, mode, kind, layout, seed):
    mode = with_room(mode, len(shape))
    array = field(dtype, shape, kind, seed)
    stream, ours = zfpy.compress_numpy(array, **mode), setup(mode, len(shape))
    source = laid_out(array, layout)
    if layout not in ("swapped",):
        assert zfpy.compress_numpy(source, **mode) == stream
    assert ours.compress(source) == stream
    # The stream tells all; what reads it needs no settings.
    expected = zfpy.decompress_numpy(stream)
    back = Zfp().decompress(stream)
    assert (np.dtype(back.dtype), back.shape, back.tobytes()) == (expected.dtype, shape, expected.tobytes())
    if not mode:
        assert back.tobytes() == array.tobytes()
    target = laid_out(np.zeros_like(array), layout)
    Zfp().decompress_into(stream, target)
    assert target.astype(dtype).tobytes() == expected.tobytes()
    if layout in ("halo", "steps"):
        around = target.base.copy()
        inside = slice(1, -2) if layout == "halo" else slice(1, None, 3)
        around[(inside,) * array.ndim] = 77
        assert (around == 77).all()


@settings(max_examples=150)
@given(st.sampled_from(DTYPES), SHAPES, MODES, st.integers(0, 99))
def test_fortran_order_has_x_first(dtype, shape, mode, seed):
    mode = with_room(mode, len(shape))
    array = field(dtype, shape, "walk", seed)
    stream = zfpy.compress_numpy(array.T, **mode)
    assert setup(mode, len(shape)).compress(np.asfortranarray(array), order="F") == stream
    assert setup(mode, len(shape)).compress(array, order="F") == stream
    back = Zfp().decompress(stream, Array.describe(dtype, shape, "F"))
    assert back.order == "F" and (back.to_numpy() == zfpy.decompress_numpy(stream).T).all()


@settings(max_examples=200)
@given(st.sampled_from(DTYPES), SHAPES, MODES, st.sampled_from(WORDS), st.integers(0, 99))
def test_without_a_header(dtype, shape, mode, word, seed):
    mode = with_room(mode, len(shape))
    array = field(dtype, shape, "walk", seed)
    theirs = zfpy.compress_numpy(array, write_header=False, **mode)
    ours = setup(mode, len(shape), header=0, word_bits=word)
    stream, side, report = ours.report(array)
    assert side == b"" and len(stream) == -(-report.bits // word) * word // 8
    # Words of other sizes are the same bits: the last one is filled up less far.
    assert stream == theirs[: len(stream)] and not any(theirs[len(stream) :]) and len(theirs) - len(stream) < 8
    assert len(stream) <= ours.bound(array)
    like = Array.describe(dtype, shape)
    back = ours.decompress(stream, like).tobytes()
    assert ours.decompress(theirs, like).tobytes() == back
    assert back == zfpy._decompress(theirs, value_type(dtype), shape, **mode).tobytes()
    with pytest.raises(TierceError) as error:
        ours.decompress(stream)
    assert error.value.status == E_NEEDS_DTYPE


@settings(max_examples=100)
@given(st.sampled_from(DTYPES), SHAPES, MODES)
def test_headers_tell_the_same(dtype, shape, mode):
    mode = with_room(mode, len(shape))
    stream = zfpy.compress_numpy(field(dtype, shape, "walk", 1), **mode)
    theirs, ours = zfpy.header(stream), read_header(stream)
    extents = tuple(theirs[name] for name in ("nw", "nz", "ny", "nx") if theirs[name])
    assert tuple(ours.shape[: ours.ndim]) == extents == shape and not any(ours.shape[ours.ndim :])
    assert ours.value_type == value_type(theirs["type"])
    assert ours.mode == NAMES[theirs["mode"]]
    config = theirs["config"]["expert"]
    assert (ours.params.minbits, ours.params.maxprec, ours.params.minexp) == (
        config["minbits"],
        config["maxprec"],
        config["minexp"],
    )
    assert ours.bits in (96, 148) and (ours.bits == 148) == (ours.mode_number > 0xFFF)
    again = Zfp(mode=ours.mode_number)
    assert again.compress(field(dtype, shape, "walk", 1)) == stream


@pytest.mark.parametrize("dtype", DTYPES)
@pytest.mark.parametrize("ndim", [1, 2, 3, 4])
def test_rates_below_an_exponent(dtype, ndim):
    """With a type, blocks of floats have room for an exponent. Without, as with zfpy, blocks that have none are not cut
    off at all, and so vary in size.
    """
    array = field(dtype, (9, 10, 6, 5)[:ndim], "walk", 6)
    values, room = 4**ndim, {"<f4": 9, "<f8": 12}.get(dtype, 1)
    ours = Zfp(rate=(1 / values, dtype, ndim))
    assert ours.used == room / values
    assert ours.compress(array) == zfpy.compress_numpy(array, rate=room / values)
    for bits in range(1, room):
        ours = Zfp(rate=(bits / values, None, ndim), index=2)
        stream, side, _ = ours.report(array)
        assert len(stream) <= ours.bound(array) and ours.compress(array, Pool(2)) == stream
        back = Zfp().decompress(stream).to_numpy()
        assert np.abs(back - array).max() <= 1e-5 * np.abs(array).max()
        for pool in (None, Pool(2)):
            assert Zfp().decompress(stream, side=side, pool=pool).tobytes() == back.tobytes()
        refused(E_UNSUPPORTED, View, Zfp(), stream)
        box = np.zeros_like(array)
        View(Zfp(), stream, side).box([0] * ndim, box)
        assert box.tobytes() == back.tobytes()


@pytest.mark.parametrize("bits", range(1, 9))
def test_blocks_that_are_not_cut_off(bits):
    """As above, with zfpy: of one block only, as it writes more of them behind its memory."""
    array = field("<f4", (4,), "walk", 7)
    stream = zfpy.compress_numpy(array, rate=bits / 4, write_header=False)
    assert Zfp(rate=(bits / 4, None, 1), header=0).compress(array) == stream


# What is refused


def refused(status, call, *args, **named):
    with pytest.raises(TierceError) as error:
        call(*args, **named)
    assert error.value.status == status, error.value
    return str(error.value)


@pytest.mark.parametrize("dtype", ["<u4", "<u8", "<c8", "?", "S4"])
def test_types_that_are_refused(dtype):
    array = np.zeros((4, 4), dtype)
    with pytest.raises(TypeError):
        zfpy.compress_numpy(array)
    refused(E_ARGUMENT, Zfp().compress, array)


@pytest.mark.parametrize("shape", [(), (2, 2, 2, 2, 2), (0,), (3, 0, 2)])
def test_shapes_that_are_refused(shape):
    """zfpy refuses five axes, and crashes where there is no element."""
    if 0 not in shape and shape:
        with pytest.raises(RuntimeError):
            zfpy.compress_numpy(np.zeros(shape))
    refused(E_ARGUMENT, Zfp().compress, np.zeros(shape))


def test_arguments_that_are_refused():
    for bad in (-1.0, np.nan, np.inf):
        refused(E_ARGUMENT, Zfp, rate=(bad, None, 3))
        refused(E_ARGUMENT, Zfp, accuracy=bad)
    refused(E_ARGUMENT, Zfp, rate=(8.0, None, 5))
    refused(E_ARGUMENT, Zfp, word_bits=24)
    refused(E_ARGUMENT, Zfp, header=8)


def test_streams_that_are_refused():
    array = field("<f8", (9, 10, 11), "walk", 1)
    stream = zfpy.compress_numpy(array, tolerance=1e-3)
    for damaged, status in [
        (b"", E_CORRUPT),
        (stream[:3], E_CORRUPT),
        (b"zfq" + stream[3:], E_CORRUPT),
        (stream[:3] + b"\x04" + stream[4:], E_UNSUPPORTED),
    ]:
        with pytest.raises((ValueError, IndexError)):
            zfpy.decompress_numpy(damaged)
        refused(status, Zfp().decompress, damaged)
    refused(E_CORRUPT, Zfp().decompress, stream[: len(stream) // 2])
    refused(E_CORRUPT, Zfp().decompress, stream, Array.describe("<f4", array.shape))
    refused(E_CORRUPT, Zfp().decompress, stream, Array.describe("<f8", (9, 10, 12)))
    refused(E_CORRUPT, Zfp().decompress, stream, Array.describe("<f8", (990,)))
    refused(E_LIMIT, Zfp().decompress, stream, max_len=array.nbytes - 1)


# Parts of headers


@pytest.mark.parametrize("parts", range(HEADER_FULL + 1))
def test_parts_of_headers(parts):
    array = field("<f4", (7, 30), "walk", 2)
    ours = Zfp(accuracy=1e-2, header=parts, word_bits=8)
    stream, _, report = ours.report(array)
    plain = Zfp(accuracy=1e-2, header=0, word_bits=8).report(array)[2].bits
    sizes = {HEADER_MAGIC: 32, HEADER_META: 52, HEADER_MODE: 12}
    assert report.bits - plain == sum(bits for part, bits in sizes.items() if part & parts)
    expected = zfpy.decompress_numpy(zfpy.compress_numpy(array, tolerance=1e-2))
    assert ours.decompress(stream, Array.describe("<f4", (7, 30))).tobytes() == expected.tobytes()


@pytest.mark.parametrize("dtype", DTYPES)
@pytest.mark.parametrize(
    "params",
    [(1, 16658, 64, -1074), (10, 500, 20, -30), (300, 300, 64, -1074), (77, 78, 5, 3), (1, 9000, 64, -1075)],
    ids=str,
)
def test_expert_parameters(dtype, params):
    """zfpy sets no expert mode, but reads it where the header tells."""
    array = field(dtype, (6, 9, 13), "walk", 3)
    stream, _, report = Zfp(params=params).report(array)
    expected = zfpy.decompress_numpy(stream)
    assert Zfp().decompress(stream).tobytes() == expected.tobytes()
    header = read_header(stream)
    assert [getattr(header.params, name) for name, _ in header.params._fields_] == list(params)
    assert (header.mode, header.mode_number) == (report.mode, header.mode_number)
    assert zfpy.header(stream)["config"]["expert"]["minexp"] == params[3]


@pytest.mark.parametrize("dtype", ["<i4", "<i8"])
def test_integers_of_all_bits(dtype):
    """Only the reversible mode brings back integers beyond 31 and 63 bits; the others still write what zfp does."""
    limits = np.iinfo(dtype)
    array = np.random.default_rng(4).integers(limits.min, limits.max, (9, 9, 9), dtype, endpoint=True)
    array[0, 0, :2] = limits.min, limits.max
    for mode in ({}, {"rate": 12}, {"precision": 20}):
        stream = zfpy.compress_numpy(array, **mode)
        assert setup(mode, 3).compress(array) == stream
        assert Zfp().decompress(stream).tobytes() == zfpy.decompress_numpy(stream).tobytes()
    assert Zfp().decompress(zfpy.compress_numpy(array)).tobytes() == array.tobytes()


@pytest.mark.parametrize("dtype", ["i1", "u1", "<i2", "<u2", "<f2"])
def test_small_elements(dtype):
    """zfp promotes small integers itself, unsigned ones around zero; halves become floats."""
    random = np.random.default_rng(5)
    limits = np.iinfo(dtype) if np.dtype(dtype).kind != "f" else None
    if limits is None:
        array = random.standard_normal((10, 11)).astype(dtype)
        wide = array.astype("<f4")
    else:
        array = random.integers(limits.min, limits.max, (10, 11), dtype, endpoint=True)
        offset = 1 << (limits.bits - 1) if limits.min == 0 else 0
        wide = (array.astype("<i4") - offset) << (31 - limits.bits)
    for mode in ({}, {"rate": 9}, {"precision": 12}):
        stream = setup(mode, 2).compress(array)
        assert stream == zfpy.compress_numpy(wide, **mode)
        back = np.zeros_like(array)
        Zfp().decompress_into(stream, back)
        assert mode or (back == array).all()

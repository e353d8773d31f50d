"""Codecs on arrays against numpy and numcodecs: every element type, wherever the elements lie, in both orders."""

import json

import array_cases
import cases
import numpy as np
import pytest
import tierce_c
from array_cases import DTYPES, FEW_DTYPES, LAYOUTS, READ_ONLY_LAYOUTS, Poisoned, array_of
from tierce_array import (
    Array,
    array_bound,
    check_array,
    decode_array,
    decode_array_into,
    encode_array,
    encode_array_into,
    encode_to_array,
    lib,
)
from tierce_c import Codec, TierceError

BIG = {"name": "bytes", "configuration": {"endian": "big"}}
LITTLE = {"name": "bytes", "configuration": {"endian": "little"}}


def failure(status, call, *args):
    with pytest.raises(TierceError) as caught:
        call(*args)
    assert caught.value.status == status, caught.value
    assert caught.value.message
    return caught.value.message


def both_ways(codec, array, order, encoded, layout, misaligned=False):
    """Decodes into a new array and into one that lies as this one does."""
    made = decode_array(codec, encoded, Array.describe(array.dtype, array.shape, order))
    assert (made.dtype, made.shape, made.order) == (array.dtype.str, array.shape, order)
    assert made.tobytes() == array.tobytes(order)
    if layout in LAYOUTS:
        destination = Poisoned(layout, array.dtype, misaligned)
        decode_array_into(codec, encoded, destination.array, order)
        destination.check(array)


@pytest.mark.parametrize("order", "CF")
@pytest.mark.parametrize("layout", READ_ONLY_LAYOUTS)
def test_elements_are_walked_as_numpy_walks_them(layout, order):
    nothing = Codec([])
    for dtype in DTYPES:
        for misaligned in (False, True):
            array = array_of(layout, dtype, misaligned)
            encoded = encode_array(nothing, array, order)
            assert encoded == array.tobytes(order), dtype
            both_ways(nothing, array, order, encoded, layout, misaligned)


def configs_for(dtype):
    """Codecs of bytes, and whether numcodecs' bytes are the same."""
    itemsize = np.dtype(dtype).itemsize
    return [
        ({"id": "zstd", "level": 3}, True),
        ({"id": "zlib"}, False),
        ({"id": "shuffle", "elementsize": itemsize}, True),
        ({"id": "crc32"}, True),
    ]


@pytest.mark.parametrize("order", "CF")
@pytest.mark.parametrize("layout", READ_ONLY_LAYOUTS)
def test_numcodecs_of_elements_in_a_row(layout, order):
    for dtype in FEW_DTYPES:
        array = array_of(layout, dtype)
        flat = np.frombuffer(array.tobytes(order), "u1")
        for config, same in configs_for(dtype):
            codec = Codec(config)
            encoded = encode_array(codec, array, order)
            assert encoded == codec.encode(flat), "the same as of bytes"
            if same:
                assert encoded == cases.peer_encode(config, flat)
            if flat.size or config["id"] not in ("zstd",):
                assert cases.peer_decode(config, encoded) == flat.tobytes()
                both_ways(codec, array, order, cases.peer_encode(config, flat), layout)
            both_ways(codec, array, order, encoded, layout)


def swapped(array, letter):
    """The elements in a byte order; units and kinds stay."""
    return array.astype(array.dtype.newbyteorder(letter))


@pytest.mark.parametrize("order", "CF")
@pytest.mark.parametrize("dtype", [dtype for dtype in DTYPES if np.dtype(dtype).kind not in "SV"])
def test_bytes_in_a_stated_order(dtype, order):
    """Texts only of real characters, since numpy turns them by way of text."""
    for layout in READ_ONLY_LAYOUTS:
        array = array_of(layout, dtype)
        if array.dtype.kind == "U":
            array = np.full(array.shape, "aßπ", dtype)
        for config, letter in ((LITTLE, "<"), (BIG, ">")):
            codec = Codec([config])
            encoded = encode_array(codec, array, order)
            assert encoded == swapped(array, letter).tobytes(order), (layout, letter)
            both_ways(codec, array, order, encoded, layout if array.dtype.kind != "U" else None)
        if array.dtype.itemsize == 1:
            assert encode_array(Codec([{"name": "bytes"}]), array, order) == array.tobytes(order)
        elif array.dtype.kind != "U":
            failure(tierce_c.E_ARGUMENT, encode_array, Codec([{"name": "bytes"}]), array)


PERMUTED = [
    ("C", "C"),
    ("halo", [1, 0]),
    ("halo", "F"),
    ("halo in 3-D", [2, 0, 1]),
    ("halo of F", [1, 2, 0]),
    ("no elements in the middle", [1, 2, 0]),
    ("5-D", [4, 3, 2, 1, 0]),
    ("5-D with a halo", [1, 4, 0, 3, 2]),
    ("0-d", []),
    ("one row many times", [1, 0]),
    ("larger than tiles", [1, 0]),
]


@pytest.mark.parametrize("order", "CF")
@pytest.mark.parametrize("layout,axes", PERMUTED, ids=str)
def test_transpose(layout, axes, order):
    transpose = {"name": "transpose", "configuration": {"order": axes}}
    for dtype in FEW_DTYPES:
        array = array_of(layout, dtype)
        permuted = array.transpose({"C": None, "F": range(array.ndim)[::-1]}[axes] if isinstance(axes, str) else axes)
        permuted = array if axes == "C" else permuted
        codec = Codec([transpose])
        assert encode_array(codec, array, order) == permuted.tobytes(order)
        both_ways(codec, array, order, permuted.tobytes(order), layout)
        made = encode_to_array(codec, array, order)
        assert (made.dtype, made.shape) == (array.dtype.str, permuted.shape)
        assert made.tobytes() == permuted.tobytes(order)
        # Twice, and not at the front of the pipeline.
        twice = Codec([transpose, transpose])
        again = permuted.transpose(axes) if not isinstance(axes, str) else array
        assert encode_array(twice, array, order) == again.tobytes(order)
        both_ways(twice, array, order, again.tobytes(order), layout)


PIPELINES = [
    [LITTLE, {"name": "zstd", "configuration": {"level": 1}}],
    [BIG, {"name": "zstd", "configuration": {"level": 1}}, {"name": "crc32c"}],
    [{"name": "transpose", "configuration": {"order": "F"}}, BIG, {"name": "gzip", "configuration": {"level": 1}}],
    [{"id": "shuffle", "elementsize": 2}, {"id": "zstd"}, {"id": "crc32"}],
    [{"id": "crc32"}, {"id": "zlib"}, {"id": "base64"}],
]


@pytest.mark.parametrize("order", "CF")
@pytest.mark.parametrize("layout", READ_ONLY_LAYOUTS)
@pytest.mark.parametrize(
    "pipeline", PIPELINES, ids=lambda chain: "+".join(one.get("name", one.get("id")) for one in chain)
)
def test_pipelines(pipeline, layout, order):
    codec = Codec(pipeline)
    for dtype in [">i2", "<f4", ">c16"]:
        array = array_of(layout, dtype)
        plain = array
        if pipeline[0].get("name") == "transpose":
            plain = plain.T
        if BIG in pipeline or LITTLE in pipeline:
            plain = swapped(plain, ">" if BIG in pipeline else "<")
        rest = [one for one in pipeline if one.get("name") not in ("transpose", "bytes")]
        encoded = encode_array(codec, array, order)
        assert Codec(rest).decode(encoded) == plain.tobytes(order)
        both_ways(codec, array, order, encoded, layout)
        result = encode_to_array(codec, array, order)
        assert (result.dtype, result.shape) == ("|u1", (len(encoded),))
        assert result.tobytes() == encoded


CODECS = [
    [],
    [LITTLE],
    [BIG],
    {"id": "zstd"},
    {"id": "zlib"},
    {"id": "lz4"},
    {"id": "crc32"},
    PIPELINES[2],
    PIPELINES[3],
]


@pytest.mark.parametrize("config", CODECS, ids=json.dumps)
def test_chunks_of_another_size(config):
    """One element less and more, one byte less and more, nothing, twice as much."""
    codec = Codec(config)
    stored = (
        [one for one in config if one.get("name") not in ("transpose", "bytes")] if isinstance(config, list) else config
    )
    for layout in ("C", "halo", "backwards", "5-D", "0-d"):
        array = array_of(layout, "<i4")
        for size in {0, 1, 4, array.nbytes - 4, array.nbytes - 2, array.nbytes + 2, array.nbytes + 4, 2 * array.nbytes}:
            if size == array.nbytes or size % 2 and config == PIPELINES[3]:
                continue
            chunk = Codec(stored).encode(cases.sample("random", "u1", size))
            for order in "CF":
                destination = Poisoned(layout, "<i4")
                message = failure(tierce_c.E_CORRUPT, decode_array_into, codec, chunk, destination.array, order)
                destination.check_rest()
                like = Array.describe("<i4", array.shape, order)
                assert failure(tierce_c.E_CORRUPT, decode_array, codec, chunk, like)
                assert message, (layout, size)


@pytest.mark.parametrize("config", CODECS, ids=json.dumps)
def test_destinations_that_cannot_be_written(config):
    codec = Codec(config)
    source = memory = np.arange(12, dtype="<i4")
    windows = np.lib.stride_tricks.sliding_window_view(memory, 3)
    for array, word in [
        (np.broadcast_to(memory, (2, 12)), "share memory"),
        (np.broadcast_to(memory[3], (2, 2)), "share memory"),
        (windows, "share memory"),
        (windows[::-1, ::2], "share memory"),
        (memory.view("u1")[:40].reshape(10, 4).view("<i4"), "reading only"),
    ]:
        chunk = encode_array(codec, array)
        before = source.tobytes()
        borrowed = Array.borrow(array, writable=word != "reading only")
        assert word in failure(tierce_c.E_ARGUMENT, decode_array_into, codec, chunk, borrowed)
        assert source.tobytes() == before
    described = Array.describe("<i4", (12,))
    chunk = encode_array(codec, memory)
    assert "describes" in failure(tierce_c.E_ARGUMENT, decode_array_into, codec, chunk, described)
    assert "describes" in failure(tierce_c.E_ARGUMENT, encode_array, codec, described)


@pytest.mark.parametrize("config", CODECS, ids=json.dumps)
def test_rows_that_share_memory_in_part_and_elements_that_do_not(config):
    """Windows two apart over two elements are apart, though numpy made them as windows."""
    codec, memory = Codec(config), np.zeros(12, "<i4")
    apart = np.lib.stride_tricks.sliding_window_view(memory, 2, writeable=True)[::2]
    wanted = np.arange(12, dtype="<i4").reshape(6, 2)
    decode_array_into(codec, encode_array(codec, wanted), apart)
    assert memory.tolist() == list(range(12))


@pytest.mark.parametrize("config", CODECS, ids=json.dumps)
def test_limits(config):
    codec, array = Codec(config), array_of("halo", "<f8")
    chunk, like = encode_array(codec, array, "C"), Array.describe("<f8", array.shape)
    for limit in (array.nbytes, array.nbytes + 1, 1 << 40):
        assert decode_array(codec, chunk, like, limit).tobytes() == array.tobytes()
    for limit in (0, 1, array.nbytes - 1):
        assert str(limit) in failure(tierce_c.E_LIMIT, decode_array, codec, chunk, like, limit)
    huge = Array.describe("|u1", (1 << 45,))
    failure(tierce_c.E_LIMIT, decode_array, codec, chunk, huge, 1 << 20)
    if config != PIPELINES[3]:
        with pytest.raises(TierceError) as caught:
            decode_array(codec, chunk, huge)
        assert caught.value.status in (tierce_c.E_CORRUPT, tierce_c.E_NO_MEMORY), (
            "nothing is made for what is not there"
        )


@pytest.mark.parametrize("config", CODECS, ids=json.dumps)
@pytest.mark.parametrize("layout", ["C", "halo", "backwards", "0-d", "no elements", "5-D", "larger than tiles"])
def test_room_of_the_caller(config, layout):
    codec, array = Codec(config), array_of(layout, ">i4")
    for order in "CF":
        lent = Array.borrow(array, order)
        check_array(codec, lent)
        encoded, bound = encode_array(codec, lent), array_bound(codec, lent)
        assert len(encoded) <= bound == array_bound(codec, Array.describe(">i4", array.shape, order))
        assert encode_array_into(codec, lent, bound).bytes == encoded
        exact = encode_array_into(codec, lent, len(encoded))
        assert exact.status == tierce_c.E_BUFFER_TOO_SMALL or exact.bytes == encoded
        for cap in {0, 1, len(encoded) - 1} & set(range(len(encoded))):
            short = encode_array_into(codec, lent, cap)
            assert short.status == tierce_c.E_BUFFER_TOO_SMALL
            assert short.length == tierce_c.SIZE_MAX or encode_array_into(codec, lent, short.length).bytes == encoded


def test_room_that_overlaps_the_elements():
    memory = np.arange(40, dtype="<i4")
    lent = Array.borrow(memory[::-2])
    codec, length = Codec([]), tierce_c.c_size_t()
    for offset in (0, 1, 100, 159):
        status = lib.tierce_codec_encode_array_into(
            codec.handle, lent.handle, memory.ctypes.data + offset, 160 - offset, tierce_c.byref(length)
        )
        assert status == tierce_c.E_ARGUMENT, offset
    chunk = encode_array(codec, lent)
    into = Array.borrow(memory[:20])
    status = lib.tierce_codec_decode_array_into(codec.handle, memory.ctypes.data + 79, len(chunk), into.handle)
    assert status == tierce_c.E_ARGUMENT
    status = lib.tierce_codec_decode_array_into(codec.handle, memory.ctypes.data + 80, len(chunk), into.handle)
    assert status == tierce_c.OK and memory[:20].tolist() == memory[20:].tolist()


WRONG = [
    ([{"name": "transpose", "configuration": {"order": [1, 0]}}], "<i4", (2, 3, 4)),
    ([{"name": "transpose", "configuration": {"order": [0]}}], "<i4", ()),
    ([{"name": "bytes"}], "<i4", (3,)),
    ([{"name": "zstd"}, LITTLE, {"name": "transpose", "configuration": {"order": "F"}}], "<i4", (3,)),
    ([], "utf8", (3,)),
    ([{"id": "zstd"}], "utf8", (3,)),
    ([LITTLE], "bytes", (3,)),
    ([{"id": "crc32"}], "json", (3,)),
    ([{"id": "shuffle"}], "ragged:<f4", (3,)),
]


@pytest.mark.parametrize("config,dtype,shape", WRONG, ids=str)
def test_pipelines_that_do_not_fit_the_array(config, dtype, shape):
    codec, like = Codec(config), Array.describe(dtype, shape)
    with pytest.raises(TierceError) as caught:
        check_array(codec, like)
    assert caught.value.status in (tierce_c.E_ARGUMENT, tierce_c.E_NEEDS_DTYPE)
    failure(caught.value.status, decode_array, codec, bytes(12), like)
    failure(caught.value.status, encode_array, codec, Array.new(dtype, shape))


def test_bytes_alone_are_not_enough_for_some():
    failure(tierce_c.E_NEEDS_DTYPE, Codec([BIG]).encode, bytes(8))
    failure(tierce_c.E_NEEDS_DTYPE, Codec([{"name": "transpose", "configuration": {"order": [0]}}]).decode, bytes(8))
    failure(tierce_c.E_NEEDS_DTYPE, decode_array, Codec([]), bytes(8))


def test_one_codec_for_arrays_of_many_types():
    """What the codec keeps from one call to the next is of no consequence."""
    codec = Codec([{"name": "transpose", "configuration": {"order": "F"}}, BIG, {"name": "crc32c"}])
    for _ in range(2):
        for dtype in FEW_DTYPES:
            for layout in LAYOUTS:
                for order in "CF":
                    array = array_of(layout, dtype)
                    if array.dtype.kind == "U":
                        continue
                    encoded = encode_array(codec, array, order)
                    assert encoded[:-4] == swapped(array.T, ">").tobytes(order)
                    both_ways(codec, array, order, encoded, layout)


def test_poison_is_seen():
    """That the check of these tests finds what it is for."""
    destination = Poisoned("halo", "<i4")
    array = array_of("halo", "<i4")
    destination.array[...] = array
    destination.check(array)
    destination.base[0, 0] = 0
    with pytest.raises(AssertionError):
        destination.check(array)
    with pytest.raises(AssertionError):
        destination.check_rest()
    assert array_cases.POISON != 0

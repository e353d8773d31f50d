"""Codecs of objects through arrays, against numcodecs: strings, bytes, JSON's values, ragged arrays, numbers."""

import itertools
import json
import pickle

import numcodecs
import numpy as np
import pytest
import tierce_c
from array_cases import DTYPES
from hypothesis import given
from hypothesis import strategies as st
from tierce_array import Array, check_array, decode_array, decode_array_into, encode_array
from tierce_c import Codec, TierceError

WORDS = ["", "foo", "grün", "日本語", "a" * 1000, "\0", "tail\0", '\x7f\x1f\n\t"\\/', "😀é", "\u2028", "ß" * 300]
BYTES = [b"", b"foo", b"\0", b"\xff\xfe", bytes(range(256)), b"x" * 70_000, b"tail\0"]
VALUES = [
    None, True, False, 0, -1, 2**31, 2**53 + 1, -(2**63), 2**64 - 1, 1.5, -0.0, 1e300, 1e-7, 0.1, 1e16, 123456789.0,
    "", "grün", [], {}, [1, [2, [3, None]]], {"b": 1, "a": [{"z": 0.5, "y": "ß"}], "": None}, [True, "x", 2.5],
]  # fmt: skip
SHAPES = [(11,), (1,), (0,), (3, 4), (2, 1, 3), (2, 0), (0, 3)]


def object_array(values, shape):
    """An array of Python's objects; lists stay what they are."""
    result = np.empty(int(np.prod(shape)), object)
    result[:] = [values[index % len(values)] for index in range(result.size)]
    return result.reshape(shape)


def text_of(value):
    return json.dumps(value, ensure_ascii=False).encode()


TO_ITEM = {"utf8": str.encode, "bytes": bytes, "json": text_of}
FROM_ITEM = {"utf8": bytes.decode, "bytes": bytes, "json": json.loads}


def lent(kind, objects, order="C"):
    """Python's objects as our items, in the order in which they are walked."""
    to_item = TO_ITEM.get(kind) or (lambda one: np.ascontiguousarray(one).tobytes())
    return Array.from_items(kind, [to_item(one) for one in objects.ravel(order)], objects.shape, order)


def objects_of(array):
    """Our items as Python's objects."""
    element = array.dtype.partition(":")[2]
    from_item = FROM_ITEM.get(array.dtype) or (lambda item: np.frombuffer(item, element))
    result = np.empty(array.count, object)
    for index, item in enumerate(array.items()):
        result[index] = from_item(item)
    return result.reshape(array.shape, order=array.order)


def sorted_keys(value):
    if isinstance(value, dict):
        return {key: sorted_keys(value[key]) for key in sorted(value)}
    return [sorted_keys(one) for one in value] if isinstance(value, list) else value


def same(ours, theirs):
    assert ours.shape == theirs.shape
    for one, other in zip(ours.ravel(), theirs.ravel(), strict=True):
        # The text tells apart what is equal in Python: 1, 1.0 and True.
        assert repr(sorted_keys(one)) == repr(sorted_keys(other))


# vlen: flat, as the elements are walked.

VLEN = [
    ({"id": "vlen-utf8"}, "utf8", WORDS),
    ({"id": "vlen-bytes"}, "bytes", BYTES),
    *(
        ({"id": "vlen-array", "dtype": dtype}, "ragged:" + dtype, [np.arange(n).astype(dtype) for n in (0, 1, 3, 1000)])
        for dtype in ["<i4", ">f8", "|u1", "<f2", ">i2", "|S3", "<c16"]
    ),
]


@pytest.mark.parametrize("config,kind,values", VLEN, ids=lambda one: one if isinstance(one, str) else "")
@pytest.mark.parametrize("shape", SHAPES, ids=str)
@pytest.mark.parametrize("order", "CF")
def test_vlen(config, kind, values, shape, order):
    codec, peer = Codec(config), numcodecs.get_codec(config)
    objects = object_array(values, shape)
    items = lent(kind, objects, order)
    check_array(codec, items)
    encoded = encode_array(codec, items)
    row = np.empty(objects.size, object)
    row[:] = list(objects.ravel(order))
    theirs = bytes(peer.encode(row))
    assert encoded == theirs
    flat = peer.decode(encoded)
    same(objects_of(decode_array(codec, theirs, Array.describe(kind, shape, order))), objects)
    for like in (Array.describe(kind, (objects.size,)), None):
        if like or config["id"] != "vlen-array":
            try:
                decoded = decode_array(codec, theirs, like)
            except TierceError as error:
                assert like is None and error.status == tierce_c.E_NEEDS_DTYPE
                continue
            same(objects_of(decoded), flat.reshape(decoded.shape))
    destination = Array.new_items(kind, shape, order)
    for _ in range(2):
        decode_array_into(codec, theirs, destination)
        same(objects_of(destination), objects)
    # A view, walked along its strides.
    if len(shape) == 2:
        view, model = items[::-1, ::2], objects[::-1, ::2]
        row = np.empty(model.size, object)
        row[:] = list(model.ravel(order))
        assert encode_array(codec, view) == bytes(peer.encode(row))
        assert encode_array(codec, items.transpose([1, 0])) == encode_array(codec, lent(kind, objects.T, order))


def test_vlen_items_that_are_not_of_their_type():
    for config, kind, item in [
        ({"id": "vlen-utf8"}, "utf8", b"\xff"),
        ({"id": "vlen-array", "dtype": "<i4"}, "ragged:<i4", b"12345"),
    ]:
        with pytest.raises(TierceError) as caught:
            encode_array(Codec(config), Array.from_items(kind, [b"", item]))
        assert caught.value.status == tierce_c.E_ARGUMENT and "item 1" in caught.value.message
    chunk = encode_array(Codec({"id": "vlen-bytes"}), Array.from_items("bytes", [b"\xff"]))
    with pytest.raises(TierceError) as caught:
        decode_array(Codec({"id": "vlen-utf8"}), chunk, Array.describe("utf8", 1))
    assert caught.value.status == tierce_c.E_CORRUPT


def test_another_number_of_items():
    codec = Codec({"id": "vlen-utf8"})
    chunk = encode_array(codec, Array.from_items("utf8", [b"a", b"bc"]))
    for shape in [(1,), (3,), (0,), (2, 2), ()]:
        for call in (
            lambda shape=shape: decode_array(codec, chunk, Array.describe("utf8", shape)),
            lambda shape=shape: decode_array_into(codec, chunk, Array.new_items("utf8", shape)),
        ):
            with pytest.raises(TierceError) as caught:
                call()
            assert caught.value.status == tierce_c.E_CORRUPT


def test_limits_of_items():
    """Items and 16 bytes for each of them."""
    for config, kind, values in VLEN[:3] + [({"id": "json2"}, "utf8", WORDS), ({"id": "msgpack2"}, "bytes", BYTES)]:
        codec, objects = Codec(config), object_array(values, (7,))
        items = lent(kind, objects)
        chunk, need = encode_array(codec, items), items.size + 16 * 7
        if config["id"].startswith("vlen"):
            # The memory is one copy of the chunk, with the lengths in it.
            need += 4 * 8
        like = Array.describe(kind, (7,))
        same(objects_of(decode_array(codec, chunk, like, need)), objects)
        same_size = Array.new_items(kind, (7,), max_len=need)
        decode_array_into(codec, chunk, same_size)
        for limit in (0, 16, 111, need - 1):
            with pytest.raises(TierceError) as caught:
                decode_array(codec, chunk, like, limit)
            assert caught.value.status == tierce_c.E_LIMIT
        small = Array.new_items(kind, (7,), max_len=need - 1)
        with pytest.raises(TierceError) as caught:
            decode_array_into(codec, chunk, small)
        assert caught.value.status == tierce_c.E_LIMIT
        assert small.items() == [b""] * 7


# json2 and msgpack2: with element type and shape.

JSON_SETTINGS = [
    {},
    {"ensure_ascii": False},
    {"indent": 2},
    {"indent": 0},
    {"indent": True},
    {"indent": "\t", "separators": [" , ", " : "]},
    {"separators": [", ", ": "]},
    {"sort_keys": False},
    {"encoding": "utf-16-le", "ensure_ascii": False},
    {"encoding": "latin-1"},
    {"encoding": "ascii"},
    {"strict": False, "skipkeys": True, "check_circular": False},
    {"allow_nan": False},
]
MSGPACK_SETTINGS = [{}, {"use_bin_type": False, "raw": True}, {"use_single_float": True}, {"raw": True}]


def both_ways(config, kind, objects, order):
    codec, peer = Codec(config), numcodecs.get_codec(dict(config))
    items = lent(kind, objects, order)
    check_array(codec, items)
    encoded = encode_array(codec, items)
    assert encoded == bytes(peer.encode(objects)), "the same bytes"
    decoded = decode_array(codec, encoded, Array.describe(kind, objects.shape, order))
    same(objects_of(decoded), objects)
    untyped = decode_array(codec, encoded)
    assert untyped.shape == objects.shape
    same(objects_of(untyped), objects)
    destination = Array.new_items(kind, objects.shape, order)
    decode_array_into(codec, encoded, destination)
    same(objects_of(destination), objects)
    return encoded


@pytest.mark.parametrize("order", "CF")
@pytest.mark.parametrize("settings", JSON_SETTINGS, ids=str)
@pytest.mark.parametrize("shape", SHAPES, ids=str)
def test_json2_of_strings(settings, shape, order):
    words = WORDS
    config = {"id": "json2", **settings}
    objects = object_array(words, shape)
    encoded = both_ways(config, "utf8", objects, order)
    if objects.size:
        same(numcodecs.get_codec(config).decode(encoded), objects)


@pytest.mark.parametrize("order", "CF")
@pytest.mark.parametrize("settings", JSON_SETTINGS, ids=str)
@pytest.mark.parametrize("shape", [(23,), (5, 5), (1,), (2, 0)], ids=str)
def test_json2_of_values(settings, shape, order):
    config = {"id": "json2", **settings}
    both_ways(config, "json", object_array(VALUES, shape), order)


def test_json2_without_objects_in_objects():
    """What numcodecs decodes too: lists as elements of an array are taken for axes by numpy."""
    plain = [value for value in VALUES if not isinstance(value, list)]
    objects = object_array(plain, (len(plain),))
    encoded = both_ways({"id": "json2"}, "json", objects, "C")
    same(numcodecs.get_codec({"id": "json2"}).decode(encoded), objects)


PLAIN_NUMBERS = [one for one in DTYPES if np.dtype(one).kind in "biuf" and np.dtype(one).itemsize <= 8]


def numbers(dtype, shape):
    dtype = np.dtype(dtype)
    count = int(np.prod(shape, dtype=int))
    if dtype.kind == "f":
        values = np.resize([0.5, -1.25, 0.1, 1e-3, 3.0, -0.0, 60000], count)
    elif dtype.kind == "b":
        values = np.arange(count) % 3 == 0
    else:
        info = np.iinfo(dtype)
        values = np.resize(np.array([0, 1, 100, info.max, info.min], dtype), count)
    return values.astype(dtype).reshape(shape)


@pytest.mark.parametrize("codec_id", ["json2", "msgpack2"])
@pytest.mark.parametrize("dtype", PLAIN_NUMBERS)
def test_lists_of_numbers(codec_id, dtype):
    config = {"id": codec_id}
    codec, peer = Codec(config), numcodecs.get_codec(config)
    for shape in [(7,), (1,), (3, 4), (2, 3, 2)]:
        for order in "CF":
            array = numbers(dtype, shape)
            encoded = encode_array(codec, array, order)
            assert encoded == bytes(peer.encode(array))
            for like in (Array.describe(dtype, shape, order), None):
                decoded = decode_array(codec, encoded, like)
                assert (decoded.dtype, decoded.shape) == (array.dtype.str, shape)
                assert decoded.tobytes() == array.tobytes(decoded.order)
            target = np.zeros((*shape, 2), dtype)
            decode_array_into(codec, encoded, target[..., 1], order)
            assert target[..., 1].tobytes() == array.tobytes() and not target[..., 0].any()
            back = peer.decode(encoded)
            assert back.dtype == array.dtype and back.tobytes() == array.tobytes()


def test_json2_of_texts_of_fixed_length():
    for dtype in ("<U5", ">U5"):
        array = np.array([["", "grün", "日本"], ['a"b', "x", "fives"]], dtype)
        for codec_id in ("json2", "msgpack2"):
            codec, peer = Codec({"id": codec_id}), numcodecs.get_codec({"id": codec_id})
            encoded = encode_array(codec, array)
            assert encoded == bytes(peer.encode(array))
            assert decode_array(codec, encoded).tobytes() == array.tobytes()
            assert np.array_equal(peer.decode(encoded), array)


def test_json2_of_numbers_that_are_not_finite():
    array = np.array([np.nan, np.inf, -np.inf, 1.0])
    codec, peer = Codec({"id": "json2"}), numcodecs.get_codec({"id": "json2"})
    encoded = encode_array(codec, array)
    assert encoded == bytes(peer.encode(array))
    assert np.array_equal(decode_array(codec, encoded).to_numpy(), array, equal_nan=True)
    with pytest.raises(TierceError) as caught:
        encode_array(Codec({"id": "json2", "allow_nan": False}), array)
    assert caught.value.status in (tierce_c.E_ARGUMENT, tierce_c.E_UNSUPPORTED)
    with pytest.raises(ValueError, match="not JSON compliant"):
        numcodecs.get_codec({"id": "json2", "allow_nan": False}).encode(array)


def test_json2_writes_every_half_float_as_python_does():
    """Among them many that lie in the middle between two texts of 17 digits."""
    array = np.arange(1 << 16, dtype="<u2").view("<f2")
    assert encode_array(Codec({"id": "json2"}), array) == bytes(numcodecs.get_codec({"id": "json2"}).encode(array))
    # As many of more bits, and whole numbers.
    noise = np.random.default_rng(2)
    for bits in range(20, 54):
        array = noise.integers(0, 1 << bits, 2000) * 2.0 ** noise.integers(-90, 30, 2000)
        assert encode_array(Codec({"id": "json2"}), array) == bytes(numcodecs.get_codec({"id": "json2"}).encode(array))


@given(st.lists(st.floats(), min_size=1, max_size=40), st.sampled_from(["<f8", ">f8", "<f4"]))
def test_json2_writes_floats_as_python_does(values, dtype):
    with np.errstate(all="ignore"):
        array = np.array(values).astype(dtype)
    encoded = encode_array(Codec({"id": "json2"}), array)
    assert encoded == bytes(numcodecs.get_codec({"id": "json2"}).encode(array))
    back = decode_array(Codec({"id": "json2"}), encoded).to_numpy()
    assert np.array_equal(back, array, equal_nan=True)


json_values = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**63), 2**64 - 1) | st.floats(allow_nan=False) | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=4), inner, max_size=4),
    max_leaves=12,
)


@given(st.lists(json_values, min_size=1, max_size=6), st.sampled_from(JSON_SETTINGS[:9]))
def test_json2_of_any_values(values, settings):
    both_ways({"id": "json2", **settings}, "json", object_array(values, (len(values),)), "C")


@given(st.lists(json_values, min_size=1, max_size=6))
def test_msgpack2_of_any_values(values):
    both_ways({"id": "msgpack2"}, "json", object_array(values, (len(values),)), "C")


@pytest.mark.parametrize("order", "CF")
@pytest.mark.parametrize("settings", MSGPACK_SETTINGS, ids=str)
@pytest.mark.parametrize("shape", SHAPES, ids=str)
def test_msgpack2_of_strings_and_bytes(settings, shape, order):
    config = {"id": "msgpack2", **settings}
    codec, peer = Codec(config), numcodecs.get_codec(config)
    for kind, values in (("utf8", WORDS), ("bytes", BYTES)):
        objects = object_array(values, shape)
        encoded = encode_array(codec, lent(kind, objects, order))
        assert encoded == bytes(peer.encode(objects))
        # As strings they come back as bytes if raw, and bytes written as strings may be no text.
        if (kind == "utf8") == (not settings.get("raw")) or kind == "bytes" and settings.get("use_bin_type", True):
            decoded = decode_array(codec, encoded, Array.describe(kind, shape, order))
            same(objects_of(decoded), objects)
            if objects.size and not settings.get("raw"):
                same(peer.decode(encoded), objects)


# pickle.

PICKLED = [one for one in DTYPES if np.dtype(one).char not in "gG"]


def test_pickles_of_numbers():
    for dtype, protocol in itertools.product(PICKLED, range(6)):
        config = {"id": "pickle", "protocol": protocol}
        codec, peer = Codec(config), numcodecs.get_codec(config)
        for shape in [(), (0,), (5,), (3, 4), (2, 0, 3), (2, 3, 4)]:
            count = int(np.prod(shape, dtype=int))
            if np.dtype(dtype).kind == "U":
                array = np.resize(np.array(["", "aß日", "x"]), count).astype(dtype).reshape(shape)
            else:
                noise = np.random.default_rng(count).integers(
                    0, 2 if np.dtype(dtype).kind == "b" else 100, count * np.dtype(dtype).itemsize
                )
                array = noise.astype("u1").view(dtype).reshape(shape)
            for order in "CF":
                where = (dtype, protocol, shape, order)
                stored = np.array(array, order=order)
                theirs = peer.encode(stored)
                encoded = encode_array(codec, array, order)
                back = peer.decode(encoded)
                # numpy loads other byte orders as the machine's, all but its own protocol 5.
                assert back.shape == shape and back.dtype == array.dtype.newbyteorder("="), where
                assert back.astype(dtype).tobytes() == array.tobytes(), where
                for data in (theirs, encoded):
                    for like in (Array.describe(dtype, shape, order), None):
                        decoded = decode_array(codec, data, like)
                        assert (decoded.dtype, decoded.shape) == (array.dtype.str, shape), where
                        assert decoded.seen().tobytes() == array.tobytes(), where
                target = np.zeros((*shape, 2), raw_type(dtype))[..., 1].view(dtype)
                decode_array_into(codec, theirs, target, order)
                assert target.tobytes() == array.tobytes(), where


def raw_type(dtype):
    return f"V{np.dtype(dtype).itemsize}"


@pytest.mark.parametrize("protocol", range(6))
@pytest.mark.parametrize("shape", SHAPES, ids=str)
def test_pickles_of_objects(protocol, shape):
    config = {"id": "pickle", "protocol": protocol}
    codec, peer = Codec(config), numcodecs.get_codec(config)
    for kind, values in (("utf8", WORDS), ("bytes", BYTES), ("json", VALUES)):
        objects = object_array(values, shape)
        theirs = peer.encode(objects)
        same(objects_of(decode_array(codec, theirs, Array.describe(kind, shape))), objects)
        if objects.size:
            same(objects_of(decode_array(codec, theirs)), objects)
        for order in "CF":
            encoded = encode_array(codec, lent(kind, objects, order))
            same(peer.decode(encoded), objects)
            same(objects_of(decode_array(codec, encoded, Array.describe(kind, shape, order))), objects)


class Calls:
    """What a pickle must not do."""

    def __reduce__(self):
        return print, ("called",)


def test_pickles_that_would_call_something():
    for protocol in range(6):
        for value in (Calls(), np.array([Calls()], object), {"a": Calls()}):
            for like in (None, Array.describe("json", 1)):
                with pytest.raises(TierceError) as caught:
                    decode_array(Codec({"id": "pickle"}), pickle.dumps(value, protocol), like)
                assert caught.value.status in (tierce_c.E_UNSUPPORTED, tierce_c.E_CORRUPT)


# categorize of items.


@pytest.mark.parametrize("shape", [(11,), (1,), (3, 4), (2, 1, 3)], ids=str)
@pytest.mark.parametrize("astype", ["|u1", "<i4"])
def test_categorize_of_items(shape, astype):
    config = {"id": "categorize", "labels": ["foo", "grün", "日本語", ""], "dtype": "|O", "astype": astype}
    codec, peer = Codec(config), numcodecs.get_codec(config)
    objects = object_array(WORDS[:6], shape)
    for order in "CF":
        row = objects.ravel(order)
        encoded = encode_array(codec, lent("utf8", objects, order))
        theirs = np.ascontiguousarray(peer.encode(row)).tobytes()
        assert encoded == theirs
        decoded = decode_array(codec, encoded, Array.describe("utf8", shape, order))
        same(objects_of(decoded).ravel(order), peer.decode(np.frombuffer(theirs, "u1")))


# Behind one another.


@pytest.mark.parametrize(
    "first,kind,values",
    [
        ({"id": "vlen-utf8"}, "utf8", WORDS),
        ({"id": "vlen-bytes"}, "bytes", BYTES),
        ({"id": "json2"}, "utf8", WORDS),
        ({"id": "msgpack2"}, "bytes", BYTES),
        ({"id": "pickle"}, "utf8", WORDS),
    ],
    ids=str,
)
def test_pipelines_of_objects(first, kind, values):
    rest = [{"id": "zstd", "level": 1}, {"id": "crc32c"}]
    codec = Codec([first, *rest])
    for shape in SHAPES:
        objects = object_array(values, shape)
        encoded = encode_array(codec, lent(kind, objects))
        plain = Codec(rest).decode(encoded)
        assert plain == encode_array(Codec(first), lent(kind, objects))
        theirs = plain
        for config in rest:
            theirs = numcodecs.get_codec(config).encode(theirs)
        same(objects_of(decode_array(codec, bytes(theirs), Array.describe(kind, shape))), objects)

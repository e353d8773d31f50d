"""Damaged chunks into arrays: cut, flipped, noise. A status, never a crash or a wrong size, no memory for nothing."""

import cases
import numpy as np
import pytest
import tierce_c
from array_cases import Poisoned
from test_array_objects import VALUES, WORDS, lent, object_array
from tierce_array import Array, decode_array, decode_array_into, encode_array
from tierce_c import Codec, TierceError, status_name

FAILED = (tierce_c.E_CORRUPT, tierce_c.E_UNSUPPORTED, tierce_c.E_LIMIT)
# The type that a chunk tells may be another one than is asked for.
FAILED_OBJECTS = (*FAILED, tierce_c.E_ARGUMENT)


def numbers(dtype):
    return np.resize(np.arange(50) % 23 * 3, (6, 7)).astype(dtype)


FIXED = [
    ([], "<i4"),
    ({"id": "delta", "dtype": "<i4", "astype": "<i2"}, "<i4"),
    ({"id": "fixedscaleoffset", "scale": 2, "offset": 1, "dtype": "<f4", "astype": "|u1"}, "<f4"),
    ({"id": "quantize", "digits": 1, "dtype": "<f8", "astype": "<f4"}, "<f8"),
    ({"id": "bitround", "keepbits": 3}, "<f4"),
    ({"id": "packbits"}, "|b1"),
    ({"id": "astype", "encode_dtype": "|b1", "decode_dtype": "<i8"}, "<i8"),
    ({"id": "categorize", "labels": ["0", "3"], "dtype": "<U4"}, "<U4"),
    ({"id": "pcodec"}, "<i4"),
    ({"id": "pcodec", "delta_spec": "try_lookback"}, ">f8"),
    ([{"id": "pcodec"}, {"id": "zlib"}], "<u2"),
    ([{"id": "delta", "dtype": "<i4"}, {"id": "zstd"}, {"id": "crc32c"}], "<i4"),
    ({"id": "json2"}, "<i4"),
    ({"id": "json2"}, "<f8"),
    ({"id": "msgpack2"}, "<i4"),
    ({"id": "msgpack2"}, "<f8"),
    *(({"id": "pickle", "protocol": protocol}, ">i4") for protocol in range(6)),
]
OBJECTS = [
    ({"id": "vlen-utf8"}, "utf8"),
    ({"id": "vlen-bytes"}, "bytes"),
    ({"id": "vlen-array", "dtype": "<i4"}, "ragged:<i4"),
    ({"id": "json2"}, "utf8"),
    ({"id": "json2"}, "json"),
    ({"id": "json2", "indent": 1, "encoding": "utf-16-le"}, "json"),
    ({"id": "msgpack2"}, "utf8"),
    ({"id": "msgpack2"}, "json"),
    *(({"id": "pickle", "protocol": protocol}, kind) for protocol in range(6) for kind in ("utf8", "json")),
]


def damaged(chunk):
    """The chunk cut at every byte, with bytes behind it, and with each of its bytes changed in several ways."""
    yield from (chunk[:size] for size in range(len(chunk)))
    yield from (chunk + extra for extra in (b"\0", b"]", chunk[:1], chunk))
    step = max(1, len(chunk) // 400)
    for index in range(0, len(chunk), step):
        for change in (1, 0x80, 0x10, 0xFF):
            yield chunk[:index] + bytes([chunk[index] ^ change]) + chunk[index + 1 :]


def noise():
    for size in [*range(40), 100, 1000]:
        yield cases.sample("random", "u1", size).tobytes()


@pytest.mark.parametrize("config,dtype", FIXED, ids=str)
def test_elements(config, dtype):
    codec, array = Codec(config), numbers(dtype)
    like = Array.borrow(array)
    target = Poisoned("C", dtype)
    halo = Poisoned("halo", dtype)
    into, into_halo = Array.borrow(target.array), Array.borrow(halo.array)
    chunk = encode_array(codec, array)
    for bad in [*damaged(chunk), *noise()]:
        try:
            decoded = decode_array(codec, bad, like)
        except TierceError as error:
            assert error.status in FAILED_OBJECTS, status_name(error.status)
            assert error.message
            with pytest.raises(TierceError) as caught:
                decode_array_into(codec, bad, into)
            assert caught.value.status in FAILED_OBJECTS
        else:
            assert (decoded.dtype, decoded.shape) == (like.dtype, like.shape)
            decode_array_into(codec, bad, into)
            assert target.array.tobytes() == decoded.tobytes()
        try:
            decode_array_into(codec, bad, into_halo)
        except TierceError:
            pass
        halo.check_rest()


@pytest.mark.parametrize("config,kind", OBJECTS, ids=str)
def test_objects(config, kind):
    codec = Codec(config)
    values = {"json": VALUES, "bytes": [b"", b"abc", b"\xff"]}.get(kind, [word[:9] for word in WORDS])
    if kind.startswith("ragged"):
        values = [np.arange(n, dtype="<i4") for n in (0, 1, 5)]
    items = lent(kind, object_array(values, (4, 6)))
    chunk = encode_array(codec, items)
    target = Array.new_items(kind, (4, 6), max_len=1 << 16)
    for bad in [*damaged(chunk), *noise()]:
        decoded = None
        for like in (items, None):
            try:
                made = decode_array(codec, bad, like, 1 << 20)
            except TierceError as error:
                assert error.status in FAILED_OBJECTS or like is None and error.status == tierce_c.E_NEEDS_DTYPE
            else:
                decoded = made if like else decoded
                if like:
                    assert (made.dtype, made.shape) == (kind, (4, 6))
                assert made.size + 16 * made.count <= 1 << 20 or not made.dtype.startswith(("utf8", "bytes", "json"))
        try:
            decode_array_into(codec, bad, target)
        except TierceError as error:
            assert error.status in FAILED_OBJECTS
            assert target.shape == (4, 6) and target.count == 24
        else:
            assert decoded and target.items() == decoded.items()


BOMBS = [
    ({"id": "vlen-utf8"}, b"\xff\xff\xff\xff" + bytes(100)),
    ({"id": "vlen-bytes"}, b"\x01\0\0\0\xff\xff\xff\x7f" + bytes(100)),
    ({"id": "json2"}, b"[" * 100_000),
    ({"id": "json2"}, b'["a","|O",[1000000000000]]'),
    ({"id": "json2"}, b'["a","|O",[18446744073709551615,18446744073709551615]]'),
    ({"id": "json2"}, b'["a","<f8",[-1]]'),
    ({"id": "json2"}, b'["a","<U2000000000",[1]]'),
    ({"id": "json2"}, b'{"a":' * 100_000),
    ({"id": "msgpack2"}, b"\x91" * 100_000),
    ({"id": "msgpack2"}, b"\xdd\xff\xff\xff\xff" * 3),
    ({"id": "msgpack2"}, b"\xc6\xff\xff\xff\xff"),
    ({"id": "msgpack2"}, b"\x93\xa1a\xa2|O\x91\xcf" + b"\xff" * 8),
    ({"id": "pickle"}, b"(" * 100_000 + b"."),
    ({"id": "pickle"}, b"\x80\x04" + b"]" * 50_000 + b"a" * 49_999 + b"."),
    ({"id": "pickle"}, b"\x80\x04]" + b"q\x00h\x00h\x00\x86" * 10_000 + b"."),
    ({"id": "pickle"}, b"\x80\x05\x8e" + b"\xff" * 8 + b"a."),
    ({"id": "pcodec"}, b"pco!" + b"\xff" * 100),
]


@pytest.mark.parametrize("config,chunk", BOMBS, ids=lambda one: str(one)[:40])
def test_bombs(config, chunk):
    codec = Codec(config)
    likes = [Array.describe("utf8", (1,)), Array.describe("json", (2, 3)), Array.describe("<f8", (3,)), None]
    for like in likes:
        with pytest.raises(TierceError) as caught:
            decode_array(codec, chunk, like)
        assert caught.value.status in (*FAILED_OBJECTS, tierce_c.E_NEEDS_DTYPE, tierce_c.E_NO_MEMORY)


@pytest.mark.parametrize("config,kind", OBJECTS[3:5] + OBJECTS[6:], ids=str)
def test_values_nested_deeply(config, kind):
    """What Python's own reader refuses, or what it takes: nothing breaks the stack."""
    for depth in (10, 100, 1000, 100_000):
        text = b"[" * depth + b"]" * depth
        try:
            encoded = encode_array(Codec(config), Array.from_items("json", [text]))
            decoded = decode_array(Codec(config), encoded, Array.describe("json", (1,)))
        except TierceError as error:
            assert depth > 10 and error.status in FAILED_OBJECTS
        else:
            assert decoded.items() == [text]

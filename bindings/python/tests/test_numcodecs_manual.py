"""Every example of numcodecs' manual, with what it shows there, and the names that newer releases have dropped."""

import numpy as np
import pytest

from tierce import numcodecs


def shown(array):
    """As the manual shows it: shapes that newer numpy adds are not there, nor are line breaks."""
    return " ".join(repr(array).split())


def test_get_codec():
    codec = numcodecs.get_codec(dict(id="zlib", level=1))  # noqa: C408
    assert repr(codec) == "Zlib(level=1)"
    assert numcodecs.registry.get_codec({"id": "zlib", "level": 1}) == codec


def test_register_codec():
    class Mine(numcodecs.Zlib):
        codec_id = "manual-mine"

    try:
        numcodecs.register_codec(Mine)
        assert type(numcodecs.get_codec({"id": "manual-mine", "level": 2})) is Mine
        numcodecs.register_codec(Mine, codec_id="manual-other")
        assert type(numcodecs.get_codec({"id": "manual-other"})) is Mine
    finally:
        numcodecs.registry.codec_registry.pop("manual-mine", None)
        numcodecs.registry.codec_registry.pop("manual-other", None)


def test_delta():
    x = np.arange(100, 120, 2, dtype="i8")
    codec = numcodecs.Delta(dtype="i8", astype="i1")
    y = codec.encode(x)
    assert shown(y) == "array([100, 2, 2, 2, 2, 2, 2, 2, 2, 2], dtype=int8)"
    assert shown(codec.decode(y)) == "array([100, 102, 104, 106, 108, 110, 112, 114, 116, 118])"


@pytest.mark.parametrize(
    ("scale", "astype", "encoded", "decoded"),
    [
        (
            10,
            "u1",
            [0, 1, 2, 3, 4, 6, 7, 8, 9, 10],
            "1000. 1000.1 1000.2 1000.3 1000.4 1000.6 1000.7 1000.8 1000.9 1001.",
        ),
        (
            10**2,
            "u1",
            [0, 11, 22, 33, 44, 56, 67, 78, 89, 100],
            "1000. 1000.11 1000.22 1000.33 1000.44 1000.56 1000.67 1000.78 1000.89 1001.",
        ),
        (
            10**3,
            "u2",
            [0, 111, 222, 333, 444, 556, 667, 778, 889, 1000],
            "1000. 1000.111 1000.222 1000.333 1000.444 1000.556 1000.667 1000.778 1000.889 1001.",
        ),
    ],
)
def test_fixedscaleoffset(scale, astype, encoded, decoded):
    x = np.linspace(1000, 1001, 10, dtype="f8")
    codec = numcodecs.FixedScaleOffset(offset=1000, scale=scale, dtype="f8", astype=astype)
    y = codec.encode(x)
    assert y.dtype == astype
    assert y.tolist() == encoded
    assert codec.decode(y).tolist() == [float(number) for number in decoded.split()]


@pytest.mark.parametrize(
    ("digits", "encoded"),
    [
        (1, "0. 0.125 0.25 0.3125 0.4375 0.5625 0.6875 0.75 0.875 1."),
        (2, "0. 0.109375 0.21875 0.3359375 0.4453125 0.5546875 0.6640625 0.78125 0.890625 1."),
        (
            3,
            "0. 0.11132812 0.22265625 0.33300781 0.44433594 0.55566406 0.66699219 0.77734375 0.88867188 1.",
        ),
    ],
)
def test_quantize(digits, encoded):
    x = np.linspace(0, 1, 10, dtype="f8")
    made = numcodecs.Quantize(digits=digits, dtype="f8").encode(x)
    assert [f"{number:.8f}" for number in made] == [f"{float(number):.8f}" for number in encoded.split()]


def test_packbits():
    codec = numcodecs.PackBits()
    y = codec.encode(np.array([True, False, False, True], dtype=bool))
    assert shown(y) == "array([ 4, 144], dtype=uint8)"
    assert shown(codec.decode(y)) == "array([ True, False, False, True])"


def test_categorize():
    x = np.array(["male", "female", "female", "male", "unexpected"], dtype=object)
    codec = numcodecs.Categorize(labels=["female", "male"], dtype=object)
    y = codec.encode(x)
    assert shown(y) == "array([2, 1, 1, 2, 0], dtype=uint8)"
    assert shown(codec.decode(y)) == "array(['male', 'female', 'female', 'male', ''], dtype=object)"


def test_astype():
    x = np.arange(100, 120, 2, dtype=np.int8)
    f = numcodecs.AsType(encode_dtype=x.dtype, decode_dtype=np.int64)
    y = f.decode(x)
    assert shown(y) == "array([100, 102, 104, 106, 108, 110, 112, 114, 116, 118])"
    assert shown(f.encode(y)) == "array([100, 102, 104, 106, 108, 110, 112, 114, 116, 118], dtype=int8)"


@pytest.mark.parametrize("codec", [numcodecs.JSON(), numcodecs.Pickle(), numcodecs.MsgPack(), numcodecs.VLenUTF8()])
def test_texts(codec):
    x = np.array(["foo", "bar", "baz"], dtype="object")
    assert shown(codec.decode(codec.encode(x))) == "array(['foo', 'bar', 'baz'], dtype=object)"


def test_vlen_bytes():
    x = np.array([b"foo", b"bar", b"baz"], dtype="object")
    codec = numcodecs.VLenBytes()
    assert shown(codec.decode(codec.encode(x))) == "array([b'foo', b'bar', b'baz'], dtype=object)"


def test_vlen_array():
    x = np.array([[1, 3, 5], [4], [7, 9]], dtype="object")
    codec = numcodecs.VLenArray("<i4")
    made = codec.decode(codec.encode(x))
    assert shown(made) == (
        "array([array([1, 3, 5], dtype=int32), array([4], dtype=int32), array([7, 9], dtype=int32)], dtype=object)"
    )


def test_zlib_of_the_bug_report():
    codec = numcodecs.Zlib(1)
    assert codec.decode(codec.encode(b"a bug")) == b"a bug"


def test_own_codec():
    class Twice(numcodecs.abc.Codec):
        codec_id = "manual-twice"

        def __init__(self, times=2):
            self.times = times

        def encode(self, buf):
            return numcodecs.compat.ensure_bytes(buf) * self.times

        def decode(self, buf, out=None):
            data = numcodecs.compat.ensure_bytes(buf)
            return numcodecs.compat.ndarray_copy(data[: len(data) // self.times], out)

    codec = Twice(3)
    assert codec.get_config() == {"id": "manual-twice", "times": 3}
    assert Twice.from_config({"times": 3}) == codec
    assert codec != Twice()
    assert repr(codec) == "Twice(times=3)"
    assert codec.decode(codec.encode(np.arange(3, dtype="u1"))) == b"\0\1\2"
    with pytest.raises(TypeError):
        numcodecs.abc.Codec()


def test_blosc_of_older_releases():
    blosc = numcodecs.blosc
    blosc.init()
    array = np.arange(10000, dtype="i4")
    chunk = blosc.compress(array, b"lz4", 5, blosc.SHUFFLE, 128)
    assert blosc.cbuffer_sizes(chunk) == (40000, len(chunk), 128)
    assert blosc.cbuffer_complib(chunk) == "LZ4"
    assert blosc.cbuffer_metainfo(chunk) == (4, blosc.SHUFFLE, 0)
    part = blosc.decompress_partial(chunk, 100, 50)
    assert np.frombuffer(part, "i4").tolist() == list(range(100, 150))
    out = np.zeros(50, "i4")
    assert numcodecs.Blosc().decode_partial(chunk, 9950, 50, out) is out
    assert out.tolist() == list(range(9950, 10000))
    assert blosc.decompress_partial(chunk, 5, 0) == b""
    for start, count in [(9999, 2), (-1, 1), (0, -1), (10001, 0), (0, 2**31 - 1)]:
        with pytest.raises(RuntimeError, match="error during blosc partial decompression"):
            blosc.decompress_partial(chunk, start, count)
    with pytest.raises(ValueError, match="destination buffer too small; expected at least 40, got 36"):
        blosc.decompress_partial(chunk, 0, 10, np.zeros(9, "i4"))
    assert [blosc.compname_to_compcode(name) for name in ("blosclz", "lz4", b"zstd", "none")] == [0, 1, 5, -1]
    blosc.destroy()
    assert blosc.decompress(chunk) == array.tobytes()

"""The filters of numbers against numcodecs: the same bytes, in both directions.

Where numcodecs raises there is nothing to compare, and where numpy's result depends on an element's place in the array
(casts of floats to 32-bit unsigned integers that cannot hold them) numbers stay inside the type.
"""

import json
import warnings

import cases
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tierce_c import Codec

SIZES = [1, 2, 7, 1000, 4099]
INTEGERS = ["|i1", "|u1", "<i2", ">i2", "<u2", "<i4", ">i4", "<u4", ">u4", "<i8", ">i8", "<u8"]
FLOATS = ["<f2", ">f2", "<f4", ">f4", "<f8", ">f8"]
COMPLEX = ["<c8", ">c8", "<c16"]
NUMBERS = ["|b1", *INTEGERS, *FLOATS, *COMPLEX]


def quiet(call, *args):
    """numcodecs' result as bytes; `None` where it raises."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            return call(*args)
        except (OverflowError, TypeError, ValueError, IndexError):
            return None


def sample(dtype, count, small=False):
    """Elements of a type: noise, or numbers from 0 to 100 that every type can tell, and their fractions."""
    dtype = np.dtype(dtype)
    rng = np.random.default_rng(count + dtype.itemsize)
    if small or dtype.kind in "fc":
        values = rng.integers(0, 101, count) / (4 if dtype.kind in "fc" else 1)
        if dtype.kind in "fc" and not small:
            values = values * rng.choice([1, -1, 100, 1e-3], count)
        if dtype.kind == "u" and dtype.itemsize == 4:
            # Neither differences nor an offset may wrap: casts of what they give as floats depend on the place.
            values = np.sort(values) + 50
        return values.astype(dtype)
    if dtype.kind == "b":
        return rng.integers(0, 2, count).astype(dtype)
    return np.frombuffer(rng.bytes(count * dtype.itemsize), dtype)


def same(mine, theirs, dtype):
    """Equal bytes, but that any NaN is as good as another where two NaNs met."""
    if mine == theirs:
        return True
    dtype = np.dtype(dtype)
    if dtype.kind not in "fc" or len(mine) != len(theirs):
        return False
    word = dtype if dtype.kind == "f" else np.dtype(f"{dtype.byteorder}f{dtype.itemsize // 2}")
    a, b = np.frombuffer(mine, word), np.frombuffer(theirs, word)
    bits = f"u{word.itemsize}"
    return bool(np.all((a.view(bits) == b.view(bits)) | (np.isnan(a) & np.isnan(b))))


def compare(config, data, encoded_type, decoded_type, to_decode=None):
    """Encodes and decodes with both; tells how many of the two directions numcodecs can do."""
    ours, done = Codec(config), 0
    theirs = quiet(cases.peer_encode, config, data)
    if theirs is not None:
        mine = ours.encode(data)
        assert same(mine, theirs, encoded_type), (config, data[:8])
        done += 1
    for src in [theirs, to_decode]:
        back = None if src is None else quiet(cases.peer_decode, config, src)
        if back is not None:
            assert same(ours.decode(src), back, decoded_type), (config, src[:32])
            done += 1
    return done


@pytest.mark.parametrize("dtype", NUMBERS)
def test_delta(dtype):
    for count in SIZES:
        data = sample(dtype, count)
        assert compare({"id": "delta", "dtype": dtype}, data, dtype, dtype) == 2


@pytest.mark.parametrize("dtype", NUMBERS)
def test_delta_astype(dtype):
    done = 0
    for astype in NUMBERS:
        for count in SIZES:
            data = sample(dtype, count, small=True)
            places = sample(astype, count, small=True).tobytes()
            done += compare({"id": "delta", "dtype": dtype, "astype": astype}, data, astype, dtype, places)
    assert done > 2 * len(NUMBERS)


def test_sums_are_kept_from_one_piece_to_the_next():
    for dtype, astype in [("<f4", "<f8"), ("<i2", "<f4"), (">f8", ">f4"), ("<f4", ">f4"), ("|i1", "<i8")]:
        data = sample(dtype, 30_000)
        assert compare({"id": "delta", "dtype": dtype, "astype": astype}, data, astype, dtype) == 2


@pytest.mark.parametrize("dtype", [number for number in NUMBERS if number not in COMPLEX])
@pytest.mark.parametrize("scale, offset", [(10, 50), (2, 3.5), (1.5, 7), (0.1, 0.25), (1, 0)])
def test_fixedscaleoffset(dtype, scale, offset):
    done = 0
    for astype in ["|b1", *INTEGERS, *FLOATS]:
        for count in SIZES:
            # Differences from an unsigned type's numbers wrap, and stay inside all others.
            data = sample(dtype, count, small=True)
            config = {"id": "fixedscaleoffset", "scale": scale, "offset": offset, "dtype": dtype, "astype": astype}
            done += compare(config, data, astype, dtype, sample(astype, count, small=True).tobytes())
    assert done > 2 * len(INTEGERS)


@pytest.mark.parametrize("dtype", FLOATS)
@pytest.mark.parametrize("digits", [-30, -2, -1, 0, 1, 1.5, 3, 6, 12, 40, 300])
def test_quantize(dtype, digits):
    for astype in FLOATS:
        for count in SIZES:
            config = {"id": "quantize", "digits": digits, "dtype": dtype, "astype": astype}
            assert compare(config, sample(dtype, count), astype, dtype) == 2


@pytest.mark.parametrize("digits", range(-308, 308, 11))
def test_quantize_has_the_same_power_of_two(digits):
    numbers = np.float64(10.0) ** np.linspace(-digits - 3, -digits + 10, 99).clip(-307, 307)
    assert compare({"id": "quantize", "digits": digits, "dtype": "<f8"}, numbers, "<f8", "<f8") == 2


def test_packbits():
    for count in [*range(1, 140), 1000, 4099]:
        data = sample("|b1", count)
        assert compare({"id": "packbits"}, data, "|u1", "|b1") == 2
        assert compare({"id": "packbits"}, sample("|u1", count) & 3, "|u1", "|b1") == 2


@pytest.mark.parametrize("decode_dtype", NUMBERS)
def test_astype(decode_dtype):
    for encode_dtype in NUMBERS:
        for count in SIZES:
            # Noise where both are integers; else numbers that both can hold.
            small = not {decode_dtype, encode_dtype} <= {"|b1", *INTEGERS}
            config = {"id": "astype", "encode_dtype": encode_dtype, "decode_dtype": decode_dtype}
            assert compare(config, sample(decode_dtype, count, small), encode_dtype, decode_dtype) == 2


@pytest.mark.parametrize("astype", ["|u1", "|i1", ">u2", "<i4", "<u8", "<f2", ">f4", "<f8", "<c8"])
@pytest.mark.parametrize("dtype", ["<U3", ">U3", "<U1", "<U12"])
def test_categorize(dtype, astype):
    labels = ["foo", "bar", "é", "bazinga", "", "foo", "a\0"]
    for count in SIZES:
        data = np.random.default_rng(count).choice(["foo", "bar", "é", "x", "", "baz", "a"], count).astype(dtype)
        config = {"id": "categorize", "labels": labels, "dtype": dtype, "astype": astype}
        assert compare(config, data, astype, dtype, sample(astype, count, small=True).tobytes()) == 3


@pytest.mark.parametrize("codec", ["delta", "fixedscaleoffset", "quantize", "packbits", "astype", "categorize"])
def test_stored_chunks_decode(codec, fixtures_folder):
    done = 0
    for file in sorted((fixtures_folder / codec).rglob("config.json")):
        config = json.loads(file.read_text())
        if config.get("dtype") == "|O":
            continue
        for encoded in sorted(file.parent.glob("encoded.*.dat")):
            src = encoded.read_bytes()
            assert Codec(config).decode(src) == cases.peer_decode(config, src), encoded
            done += 1
    assert done


def test_configs_are_numcodecs():
    for config in [
        {"id": "delta", "dtype": "i4"},
        {"id": "delta", "dtype": ">f4", "astype": "i2"},
        {"id": "fixedscaleoffset", "offset": 1000, "scale": 10.5, "dtype": "f8", "astype": "i2"},
        {"id": "fixedscaleoffset", "offset": 0, "scale": 1, "dtype": "<f4"},
        {"id": "quantize", "digits": 3, "dtype": "f8"},
        {"id": "packbits"},
        {"id": "bitround", "keepbits": 9},
        {"id": "astype", "encode_dtype": "f4", "decode_dtype": ">f8"},
        {"id": "categorize", "labels": ["a", "b"], "dtype": "U3"},
        {"id": "categorize", "labels": ["a"], "dtype": "O", "astype": "<i2"},
    ]:
        mine, theirs = Codec(config).config(), cases.peer(config).get_config()
        assert list(mine.items()) == list(theirs.items())


def floats(width):
    """Any bits, and the numbers where something ends."""
    edges = [0.0, -0.0, 0.5, 1.5, 2.5, 65504.0, 65519.0, 65520.0, 2.0**-24, 2.0**-25, 2.0**31, 2.0**63, 2.0**64]
    bits = st.integers(0, 2 ** (8 * width) - 1).map(lambda x: np.array(x, f"u{width}").view(f"f{width}")[()])
    with np.errstate(over="ignore"):
        edges = [np.array(edge).astype(f"f{width}")[()] for edge in edges]
    return st.lists(st.one_of(bits, st.sampled_from(edges)), min_size=1, max_size=40).map(
        lambda values: np.array(values, f"<f{width}")
    )


ANY_FLOATS = st.sampled_from([2, 4, 8]).flatmap(floats)


@given(ANY_FLOATS, st.sampled_from([number for number in NUMBERS if number not in ("<u4", ">u4")]))
def test_any_floats_are_cast_alike(data, encode_dtype):
    config = {"id": "astype", "encode_dtype": encode_dtype, "decode_dtype": data.dtype.str}
    theirs = quiet(cases.peer_encode, config, data)
    mine = Codec(config).encode(data)
    assert mine == theirs, (data, encode_dtype)


@given(ANY_FLOATS)
def test_any_floats_have_the_same_differences(data):
    compare({"id": "delta", "dtype": data.dtype.str}, data, data.dtype, data.dtype, data.tobytes())


@given(ANY_FLOATS, st.integers(-20, 20))
def test_any_floats_are_quantized_alike(data, digits):
    compare({"id": "quantize", "digits": digits, "dtype": data.dtype.str}, data, data.dtype, data.dtype)


@given(ANY_FLOATS, st.sampled_from([1, 10, 0.01]), st.sampled_from([0, 3, -0.5]), st.sampled_from(["<f4", "<i2", "<i8"]))
def test_any_floats_are_scaled_alike(data, scale, offset, astype):
    config = {"id": "fixedscaleoffset", "scale": scale, "offset": offset, "dtype": data.dtype.str, "astype": astype}
    compare(config, data, astype, data.dtype)
    back = {**config, "dtype": data.dtype.str, "astype": data.dtype.str}
    compare(back, data, data.dtype, data.dtype, data.tobytes())


def test_empty_data_stay_empty():
    for config in [
        {"id": "delta", "dtype": "<i4"},
        {"id": "fixedscaleoffset", "offset": 0, "scale": 1, "dtype": "<f4"},
        {"id": "quantize", "digits": 3, "dtype": "<f8"},
        {"id": "astype", "encode_dtype": "<f4", "decode_dtype": "<f8"},
        {"id": "categorize", "labels": ["a"], "dtype": "<U3"},
    ]:
        ours = Codec(config)
        assert ours.encode(b"") == b"" and ours.decode(b"") == b""
    ours = Codec({"id": "packbits"})
    assert ours.encode(b"") == b"\0" and ours.decode(b"\0") == b""

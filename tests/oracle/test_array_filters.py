"""Filters of numbers through arrays, against numcodecs: the same bytes, and the same elements back, in every layout."""

import platform
import warnings

import cases
import numcodecs
import numpy as np
import pytest
import tierce_c
from array_cases import LAYOUTS, Poisoned, array_of
from tierce_array import Array, array_bound, check_array, decode_array, decode_array_into, encode_array, encode_to_array
from tierce_c import Codec, TierceError

SIZES = [1, 2, 7, 8, 9, 63, 64, 65, 1001]
SOME_LAYOUTS = ["halo", "F", "backwards", "0-d", "5-D", "larger than tiles", "one"]

INTEGERS = [order + kind + size for kind in "iu" for size in "248" for order in "<>"] + ["|i1", "|u1"]
FLOATS = [order + "f" + size for size in "248" for order in "<>"]
NUMBERS = INTEGERS + FLOATS


def peer(config, verb, data):
    """numcodecs' result, whatever numpy warns of."""
    with warnings.catch_warnings(), np.errstate(all="ignore"):
        warnings.simplefilter("ignore")
        return getattr(numcodecs.get_codec(config), verb)(data)


def raw(array):
    return np.ascontiguousarray(array).reshape(-1).view("u1").tobytes()


def flat(array, order):
    """The elements in a row as they are walked."""
    return np.frombuffer(array.tobytes(order), array.dtype)


def check(config, array, layout=None, order="C"):
    """Both directions, and what one encodes the other decodes. Gives the encoded bytes."""
    codec, row = Codec(config), flat(array, order)
    lent = Array.borrow(array, order)
    check_array(codec, lent)
    encoded = encode_array(codec, lent)
    theirs = peer(config, "encode", row)
    assert encoded == raw(theirs), "the same bytes"
    assert len(encoded) <= array_bound(codec, lent)
    made = encode_to_array(codec, lent)
    assert made.tobytes() == encoded and made.count * np.dtype(made.dtype).itemsize == len(encoded)
    # numcodecs gives the type of the result; a codec of bytes gives "|u1".
    assert np.dtype(made.dtype) == np.asarray(theirs).dtype or config["id"] in ("bitround", "pcodec")
    wanted = raw(peer(config, "decode", np.frombuffer(encoded, "u1")))
    decoded = decode_array(codec, encoded, lent)
    assert decoded.tobytes() == wanted, "the same elements back"
    assert raw(peer(config, "decode", raw(theirs))) == wanted
    if layout:
        destination = Poisoned(layout, array.dtype)
        decode_array_into(codec, encoded, destination.array, order)
        model = np.frombuffer(wanted, array.dtype).reshape(array.shape, order=order)
        destination.check(model)
    return encoded


def smooth(dtype, count, scale=1.0):
    """A curve in the range of every type, with some noise."""
    dtype = np.dtype(dtype)
    x = np.arange(count) / 17
    curve = 40 * np.sin(x) + 3 * np.cos(9 * x) + 50
    return (scale * curve).astype(dtype)


def in_layout(layout, values):
    """Values in an array of this layout: as many as it takes, again from the start."""
    array = array_of(layout, values.dtype).copy("K")
    target = Poisoned(layout, values.dtype).array
    target[...] = np.resize(values, array.shape)
    return target


def over_sizes_and_layouts(config, values):
    """`values(count)` in a row, and in layouts walked in both orders."""
    for count in SIZES:
        check(config, values(count))
    for layout in SOME_LAYOUTS:
        for order in "CF":
            check(config, in_layout(layout, values(700)), layout, order)


@pytest.mark.parametrize("dtype", [*NUMBERS, "<c8", ">c8", "<c16", ">c16", "<m8[s]", ">m8[ns]"])
def test_delta(dtype):
    config = {"id": "delta", "dtype": dtype}
    over_sizes_and_layouts(config, lambda count: smooth("f8", count).astype(dtype))
    if np.dtype(dtype).kind in "iu":
        # Wraps.
        over_sizes_and_layouts(config, lambda count: cases.sample("random", dtype, count))


@pytest.mark.parametrize(
    "dtype,astype",
    [("<i8", "<i4"), (">i8", "<i2"), ("<u4", "|u1"), ("<u4", "|i1"), ("<i4", ">i2"), ("|u1", "|i1"), ("|u1", "<i8")]
    + [("<f8", "<f4"), (">f8", ">f4"), ("<f4", "<f8"), ("<i2", "<f4"), ("<f4", "<i4"), ("<c16", "<c8"), ("<u8", "<i8")],
)
def test_delta_to_another_type(dtype, astype):
    over_sizes_and_layouts({"id": "delta", "dtype": dtype, "astype": astype}, lambda count: smooth(dtype, count))


def test_delta_of_truth_values():
    """numcodecs gets back only those that never turn false again; what comes out is the same all the same."""
    for values in (np.zeros(70, bool), np.arange(70) > 20, np.arange(70) % 3 == 0):
        check({"id": "delta", "dtype": "|b1"}, values)


def test_delta_of_numbers_that_are_not_finite():
    for dtype in ("<f4", "<f8", "<f2"):
        values = np.array([1, 2, np.inf, 3, 4, -np.inf, 5, np.nan, 6, 7], dtype)
        check({"id": "delta", "dtype": dtype}, values)


SCALES = [(1, 0, "<i4"), (10, 50, ">i2"), (0.5, 3, "|u1"), (3.7, -2.5, "<i8"), (100, 1000, "<f4"), (0.01, 7, None)]


def numpy_takes(dtype, scale, offset):
    """numpy refuses whole numbers that a type of integers does not have."""
    dtype = np.dtype(dtype)
    if dtype.kind == "f":
        return True
    return all(isinstance(one, float) or np.iinfo(dtype).min <= one <= np.iinfo(dtype).max for one in (scale, offset))


@pytest.mark.parametrize(
    "dtype,scale,offset,astype",
    [(dtype, *setting) for dtype in NUMBERS for setting in SCALES if numpy_takes(dtype, *setting[:2])],
)
def test_fixedscaleoffset(dtype, scale, offset, astype):
    config = {"id": "fixedscaleoffset", "scale": scale, "offset": offset, "dtype": dtype, "astype": astype or dtype}
    over_sizes_and_layouts(
        config, lambda count: np.maximum(smooth("f8", count), 51 if offset == 50 else 5).astype(dtype)
    )


NOT_IN_INTEGERS = [
    np.nan,
    np.inf,
    -np.inf,
    1e300,
    -1e300,
    3e9,
    -3e9,
    1e5,
    -1e5,
    300,
    -300,
    127.9,
    -0.9,
    1e19,
    1.8e19,
    2e19,
]


@pytest.mark.skipif(platform.machine() != "x86_64", reason="numpy leaves it to the machine")
@pytest.mark.parametrize("dtype", ["<f4", "<f8", ">f8"])
@pytest.mark.parametrize("astype", ["|i1", "|u1", "<i2", "<u2", "<i4", "<i8", ">i8"])
def test_numbers_that_integers_do_not_have(dtype, astype):
    """Casts of numpy 2.4 on x86-64; those to unsigned types of 32 and 64 bits depend on an element's place there."""
    with np.errstate(all="ignore"):
        values = np.resize(np.array(NOT_IN_INTEGERS), 100).astype(dtype)
    check({"id": "astype", "encode_dtype": astype, "decode_dtype": dtype}, values)
    check({"id": "fixedscaleoffset", "scale": 1, "offset": 0, "dtype": dtype, "astype": astype}, values)


@pytest.mark.parametrize("dtype", FLOATS)
def test_numbers_that_are_not_finite(dtype):
    with np.errstate(all="ignore"):
        values = np.array([np.nan, np.inf, -np.inf, 0.0, -0.0, 1e-45, 6e-8, 65504, 3e38, 1e308]).astype(dtype)
    for astype in FLOATS:
        check({"id": "astype", "encode_dtype": astype, "decode_dtype": dtype}, values)
        check({"id": "fixedscaleoffset", "scale": 10, "offset": 1, "dtype": dtype, "astype": astype}, values)
        check({"id": "quantize", "digits": 2, "dtype": dtype, "astype": astype}, values)


@pytest.mark.parametrize("dtype", FLOATS)
@pytest.mark.parametrize("digits", [-2, -1, 0, 1, 2, 3, 4])
def test_quantize(dtype, digits):
    for astype in {dtype, dtype[0] + "f4", dtype[0] + "f8", dtype[0] + "f2", ">f4"}:
        config = {"id": "quantize", "digits": digits, "dtype": dtype, "astype": astype}
        over_sizes_and_layouts(config, lambda count: smooth("f8", count, 1.37).astype(dtype))


@pytest.mark.parametrize("dtype", ["<f4", "<f8", ">f8"])
@pytest.mark.parametrize("digits", [5, 6, 9, 12, 15, 20])
def test_quantize_to_many_digits(dtype, digits):
    config = {"id": "quantize", "digits": digits, "dtype": dtype, "astype": dtype}
    over_sizes_and_layouts(config, lambda count: smooth("f8", count, 1.37).astype(dtype))


def bitround_encoded(config, row):
    """numcodecs knows floats of the machine's byte order alone."""
    native = row.astype(row.dtype.newbyteorder("="))
    bits = np.asarray(peer(config, "encode", native)).view(f"u{row.itemsize}")
    return bits if row.dtype.isnative else bits.byteswap()


@pytest.mark.parametrize("dtype", FLOATS)
def test_bitround(dtype):
    bits = {2: 10, 4: 23, 8: 52}[np.dtype(dtype).itemsize]
    noise = np.random.default_rng(3)
    for keepbits in range(bits + 1):
        config = {"id": "bitround", "keepbits": keepbits}
        codec = Codec(config)
        values = [noise.normal(0, 1e3, 300), np.array([0.0, -0.0, 1, np.inf, -np.inf, 65504, 1e-7, 1.5, 2.5, 1e-40])]
        # Every pattern of bits but those that are no numbers.
        anything = cases.sample("random", dtype, 1000)
        values.append(anything[~np.isnan(anything)])
        for row in (one.astype(dtype) for one in values):
            wanted = bitround_encoded(config, row).tobytes()
            assert encode_array(codec, row) == wanted
            assert decode_array(codec, wanted, Array.borrow(row)).tobytes() == wanted
        for layout in SOME_LAYOUTS:
            array = in_layout(layout, values[0].astype(dtype))
            for order in "CF":
                wanted = bitround_encoded(config, flat(array, order)).tobytes()
                assert encode_array(codec, array, order) == wanted
                destination = Poisoned(layout, dtype)
                decode_array_into(codec, wanted, destination.array, order)
                destination.check(np.frombuffer(wanted, dtype).reshape(array.shape, order=order))
    too_many = (
        Codec({"id": "bitround", "keepbits": bits + 1}) if bits < 52 else Codec({"id": "bitround", "keepbits": 52})
    )
    if bits < 52:
        with pytest.raises(TierceError, match="keepbits"):
            encode_array(too_many, np.zeros(3, dtype))


@pytest.mark.parametrize("count", [*range(1, 70), 1000, 4095, 4096, 4097])
def test_packbits(count):
    for values in (np.zeros(count, bool), np.ones(count, bool), cases.sample("random", "?", count)):
        check({"id": "packbits"}, values)


def test_packbits_in_layouts():
    for layout in SOME_LAYOUTS:
        for order in "CF":
            check({"id": "packbits"}, in_layout(layout, cases.sample("random", "?", 700)), layout, order)
    assert encode_array(Codec({"id": "packbits"}), np.zeros((0, 3), bool)) == b"\0"


@pytest.mark.parametrize("data", [*NUMBERS, "|b1", "<c8", ">c16"])
def test_astype(data):
    for encoded in [*NUMBERS, "|b1", "<c16", ">c8"]:
        config = {"id": "astype", "encode_dtype": encoded, "decode_dtype": data}
        # Cut off towards zero; what is negative only where both types have it.
        signed = all(np.dtype(one).kind in "ifc" for one in (data, encoded))
        for values in ((smooth("f8", 65) - (60 if signed else 0)).astype(data), smooth(data, 9)):
            check(config, values)
    for layout in SOME_LAYOUTS:
        for order in "CF":
            check(
                {"id": "astype", "encode_dtype": "<i2", "decode_dtype": data},
                in_layout(layout, smooth(data, 700)),
                layout,
                order,
            )


@pytest.mark.parametrize("data", INTEGERS)
def test_astype_of_integers_wraps(data):
    for encoded in INTEGERS:
        check({"id": "astype", "encode_dtype": encoded, "decode_dtype": data}, cases.sample("random", data, 65))


LABELS = ["ƒöõ", "ßàř", "", "日本", "ßāẑ", "ƪùüx", "a", "longer than four"]


@pytest.mark.parametrize("dtype", ["<U4", ">U4", "<U1", "<U16"])
@pytest.mark.parametrize("astype", ["|u1", "|i1", "<i4", ">u2", "<f4", ">f8"])
def test_categorize(dtype, astype):
    config = {"id": "categorize", "labels": LABELS, "dtype": dtype, "astype": astype}
    words = np.array([*LABELS, "no label", "ß", "ßàř "])
    values = np.resize(words, 300).astype(dtype)
    for count in (1, 7, 64, 300):
        check(config, values[:count])
    for layout in SOME_LAYOUTS:
        for order in "CF":
            check(config, in_layout(layout, values), layout, order)


def test_no_elements():
    """numcodecs fails on some; ours give what is least, and take it."""
    for config, dtype in [
        ({"id": "delta", "dtype": "<i4"}, "<i4"),
        ({"id": "fixedscaleoffset", "scale": 1, "offset": 0, "dtype": "<f8", "astype": "<i2"}, "<f8"),
        ({"id": "quantize", "digits": 1, "dtype": "<f4"}, "<f4"),
        ({"id": "bitround", "keepbits": 3}, "<f4"),
        ({"id": "packbits"}, "|b1"),
        ({"id": "astype", "encode_dtype": "<i2", "decode_dtype": "<i8"}, "<i8"),
        ({"id": "categorize", "labels": ["a"], "dtype": "<U4"}, "<U4"),
        ({"id": "pcodec"}, "<f8"),
    ]:
        for shape in ((0,), (3, 0, 2)):
            codec, array = Codec(config), np.zeros(shape, dtype)
            encoded = encode_array(codec, array)
            made = decode_array(codec, encoded, Array.borrow(array))
            assert made.shape == shape and made.tobytes() == b""
            if config["id"] not in ("delta", "pcodec"):
                assert encoded == raw(peer(config, "encode", array.reshape(-1)))


PCODEC_TYPES = [order + kind + size for kind in "iuf" for size in "248" for order in "<>"]
PCODEC_SETTINGS = [
    {},
    {"level": 0},
    {"level": 12, "delta_spec": "none"},
    {"mode_spec": "classic", "equal_pages_up_to": 100},
    {"delta_spec": "try_lookback", "level": 4},
    {"delta_spec": "try_consecutive", "delta_encoding_order": 2},
]


def pcodec_03_cannot_read(config, count):
    """Nor its own: "unable to decompress chunk with no bins and 1 latents"."""
    return config.get("delta_spec") == "try_lookback" and count == 1


@pytest.mark.parametrize("dtype", PCODEC_TYPES)
@pytest.mark.parametrize("settings", PCODEC_SETTINGS, ids=str)
def test_pcodec(dtype, settings):
    """numcodecs takes numbers of the machine's byte order."""
    config = {"id": "pcodec", **settings}
    codec, native = Codec(config), np.dtype(dtype).newbyteorder("=")
    for count in [1, 2, 255, 1001, 20_000]:
        for row in (smooth("f8", count).astype(dtype), cases.sample("random", dtype, count)):
            encoded = encode_array(codec, row)
            theirs = raw(peer(config, "encode", row.astype(native)))
            nans = row.dtype.kind == "f" and np.isnan(row).any()
            if not nans and not pcodec_03_cannot_read(config, count):
                assert raw(peer(config, "decode", encoded)) == row.astype(native).tobytes()
            assert decode_array(codec, encoded, Array.borrow(row)).tobytes() == row.tobytes()
            decoded = decode_array(codec, theirs, Array.borrow(row)).tobytes()
            # numpy makes NaN quiet when it turns floats round.
            assert decoded == row.astype(native).astype(dtype).tobytes()
    for layout in SOME_LAYOUTS:
        array = in_layout(layout, smooth("f8", 700).astype(dtype))
        for order in "CF":
            theirs = raw(peer(config, "encode", flat(array, order).astype(native)))
            destination = Poisoned(layout, dtype)
            decode_array_into(codec, theirs, destination.array, order)
            destination.check(array)


CHAINS = [
    [{"id": "delta", "dtype": "<i4"}, {"id": "shuffle", "elementsize": 4}, {"id": "zstd", "level": 1}],
    [
        {"id": "fixedscaleoffset", "scale": 10, "offset": 0, "dtype": "<i4", "astype": "<i2"},
        {"id": "delta", "dtype": "<i2"},
        {"id": "lz4"},
    ],
    [{"id": "astype", "encode_dtype": "<i2", "decode_dtype": "<i4"}, {"id": "pcodec"}, {"id": "crc32c"}],
    [{"id": "astype", "encode_dtype": "<f4", "decode_dtype": "<i4"}, {"id": "bitround", "keepbits": 5}, {"id": "zlib"}],
    [{"id": "astype", "encode_dtype": "|b1", "decode_dtype": "<i4"}, {"id": "packbits"}, {"id": "base64"}],
]


@pytest.mark.parametrize("chain", CHAINS, ids=cases.name)
@pytest.mark.parametrize("layout", LAYOUTS)
def test_pipelines_as_numcodecs_has_them(chain, layout):
    codec = Codec(chain)
    array = in_layout(layout, smooth("<i4", 700))
    for order in "CF":
        encoded = encode_array(codec, array, order)
        wanted = decode_array(codec, encoded, Array.borrow(array, order)).tobytes()
        if array.size:
            data = flat(array, order)
            for config in chain:
                data = peer(config, "encode", data)
            back = raw(data)
            for given in (back, encoded):
                for config in chain[::-1]:
                    given = peer(config, "decode", given)
                assert raw(given) == wanted
            assert decode_array(codec, back, Array.borrow(array, order)).tobytes() == wanted
        destination = Poisoned(layout, "<i4")
        decode_array_into(codec, encoded, destination.array, order)
        destination.check(np.frombuffer(wanted, "<i4").reshape(array.shape, order=order))


WRONG_TYPES = [
    ({"id": "delta", "dtype": "<i4"}, "<i8"),
    ({"id": "delta", "dtype": "<i4"}, "|u1"),
    ({"id": "fixedscaleoffset", "scale": 1, "offset": 0, "dtype": "<f4"}, "<f8"),
    ({"id": "quantize", "digits": 1, "dtype": "<f4"}, "<f2"),
    ({"id": "bitround", "keepbits": 1}, "<i4"),
    ({"id": "packbits"}, "<i2"),
    ({"id": "astype", "encode_dtype": "<i2", "decode_dtype": "<i8"}, "<i4"),
    ({"id": "categorize", "labels": ["a"], "dtype": "<U4"}, "<U5"),
    ({"id": "pcodec"}, "|u1"),
    ({"id": "pcodec"}, "<c8"),
]


@pytest.mark.parametrize("config,dtype", WRONG_TYPES, ids=str)
def test_elements_of_another_size(config, dtype):
    codec, array = Codec(config), Array.new(dtype, (3, 4))
    for call in (lambda: check_array(codec, array), lambda: encode_array(codec, array)):
        with pytest.raises(TierceError) as caught:
            call()
        assert caught.value.status in (tierce_c.E_ARGUMENT, tierce_c.E_UNSUPPORTED)

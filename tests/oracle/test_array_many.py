"""Many arrays in one call, with and without threads, and metrics against numpy's formulas."""

import math

import cases
import numpy as np
import pytest
import tierce_c
from array_cases import DTYPES, LAYOUTS, Poisoned, array_of
from tierce_array import METRICS, Array, decode_array, decode_arrays_into, encode_array, encode_arrays, measure
from tierce_c import Codec, Pool, TierceError

CHAIN = [
    {"name": "transpose", "configuration": {"order": "F"}},
    {"name": "bytes", "configuration": {"endian": "big"}},
    {"name": "zstd", "configuration": {"level": 1}},
    {"name": "crc32c"},
]


@pytest.fixture(params=[0, 1, 4], ids=lambda threads: f"{threads} threads")
def pool(request):
    return Pool(request.param) if request.param else None


def mixed_arrays():
    """An array of every layout and a few types, so that no two calls in a row are of the same type."""
    dtypes = ["<f8", ">i2", "|u1", "<c16", ">M8[s]"]
    return [(layout, dtype, order) for layout in LAYOUTS for dtype in dtypes for order in "CF"]


def test_many_arrays_of_many_types(pool):
    codec, kinds = Codec(CHAIN), mixed_arrays()
    arrays = [array_of(layout, dtype) for layout, dtype, _ in kinds]
    lent = [Array.borrow(array, order) for array, (_, _, order) in zip(arrays, kinds, strict=True)]
    each = []
    encoded = encode_arrays(codec, lent, pool, each)
    assert each == [tierce_c.OK] * len(kinds)
    assert encoded == [encode_array(codec, one) for one in lent] == encode_arrays(codec, lent, pool)
    for each in (None, []):
        targets = [Poisoned(layout, dtype) for layout, dtype, _ in kinds]
        into = [Array.borrow(target.array, order) for target, (_, _, order) in zip(targets, kinds, strict=True)]
        assert decode_arrays_into(codec, encoded, into, pool, each) == tierce_c.OK
        assert each is None or each == [tierce_c.OK] * len(kinds)
        for target, array in zip(targets, arrays, strict=True):
            target.check(array)


def test_parts_of_one_field(pool):
    """Every second block of rows, each into its own part of one memory."""
    codec, field = Codec(CHAIN), cases.sample("smooth", "<f4", 64 * 50).reshape(64, 50)
    parts = [field[start : start + 8, 2:-2] for start in range(0, 64, 8)]
    encoded = encode_arrays(codec, [Array.borrow(part) for part in parts], pool)
    target = np.full((64, 50), np.float32(-1))
    whole = Array.borrow(target)
    decode_arrays_into(codec, encoded, [whole[start : start + 8, 2:48] for start in range(0, 64, 8)], pool)
    assert np.array_equal(target[:, 2:-2], field[:, 2:-2]) and (target[:, [0, 1, 48, 49]] == -1).all()


def test_bad_chunks_do_not_lose_the_others(pool):
    codec, wanted = Codec(CHAIN), array_of("halo", "<i4")
    chunk = encode_array(codec, wanted)
    chunks = [chunk, chunk[:-1], b"", chunk, chunk[:9] + b"!" + chunk[10:], chunk]
    read_only = np.zeros(wanted.shape, "<i4")
    read_only.flags.writeable = False
    each, targets = [], [Poisoned("halo", "<i4") for _ in chunks]
    into = [Array.borrow(target.array) for target in targets]
    into[3] = Array.borrow(read_only)
    assert decode_arrays_into(codec, chunks, into, pool, each) == tierce_c.PARTIAL
    corrupt = tierce_c.E_CORRUPT
    assert each == [tierce_c.OK, corrupt, corrupt, tierce_c.E_ARGUMENT, corrupt, tierce_c.OK]
    assert "crc32c" in tierce_c.last_error(), "the message of the first"
    for index in (0, 5):
        targets[index].check(wanted)
    for index in (1, 2, 4):
        targets[index].check_rest()
    assert not read_only.any()
    with pytest.raises(TierceError) as caught:
        decode_arrays_into(codec, chunks, into, pool)
    assert caught.value.status in (corrupt, tierce_c.E_ARGUMENT)


def test_arrays_that_cannot_be_encoded_do_not_lose_the_others(pool):
    codec = Codec([{"name": "transpose", "configuration": {"order": [1, 0]}}, {"name": "crc32c"}])
    arrays = [Array.borrow(np.ones(shape, "<i2")) for shape in [(2, 3), (4,), (3, 2)]]
    arrays += [Array.describe("<i2", (2, 2)), Array.from_items("utf8", [b"a"], (1, 1))]
    each = []
    encoded = encode_arrays(codec, arrays, pool, each)
    argument = tierce_c.E_ARGUMENT
    assert each == [tierce_c.OK, argument, tierce_c.OK, argument, argument]
    assert encoded == [encode_array(codec, arrays[0]), b"", encode_array(codec, arrays[2]), b"", b""]
    with pytest.raises(TierceError):
        encode_arrays(codec, arrays, pool)


def test_lists_that_do_not_fit(pool):
    codec, one, two = Codec([]), Array.new("|u1", 1), Array.new("|u1", 1)
    assert encode_arrays(codec, [], pool) == []
    assert decode_arrays_into(codec, [], [], pool) == tierce_c.OK
    assert encode_arrays(codec, [one, one], pool) == [b"\0", b"\0"], "what is read may be there twice"
    for items, arrays in [([b"a"], [one, two]), ([b"a", b"b"], [one]), ([b"a", b"b"], [one, one])]:
        with pytest.raises(TierceError) as caught:
            decode_arrays_into(codec, items, arrays, pool)
        assert caught.value.status == tierce_c.E_ARGUMENT


# Metrics.


def expected(before, after):
    """What numpy gives for the definitions in the header."""
    wide = "c16" if before.dtype.kind == "c" else "f8"
    x, y = before.astype(wide).ravel(), after.astype(wide).ravel()
    finite = np.isfinite(x) & np.isfinite(y)
    raw = f"V{before.dtype.itemsize}"
    result = {
        "changed": int((before.view(raw) != after.view(raw)).sum()),
        "non_finite_changed": int((np.isfinite(x) != np.isfinite(y)).sum()),
    }
    x, y = x[finite], y[finite]
    error = np.abs(x - y)
    with np.errstate(divide="ignore", invalid="ignore"):
        relative = np.where(error > 0, error / np.abs(x), 0)
        rmse = math.sqrt((error**2).mean()) if x.size else 0.0
        values = np.abs(x) if before.dtype.kind == "c" else x
        width = float(values.max() - values.min()) if x.size else 0.0
    result["max_abs_error"] = error.max(initial=0)
    result["max_rel_error"] = relative.max(initial=0)
    result["rmse"] = rmse
    result["psnr"] = math.inf if rmse == 0 else -math.inf if width == 0 else 20 * math.log10(width / rmse)
    return result


def check_metrics(codec, array, order=None):
    encoded, metrics = measure(codec, array, order)
    assert encoded == encode_array(codec, array, order)
    lent = Array.borrow(array, order)
    after = decode_array(codec, encoded, lent).to_numpy()
    for name, value in expected(np.ascontiguousarray(array), np.ascontiguousarray(after)).items():
        assert metrics[name] == pytest.approx(value, rel=1e-9, abs=0, nan_ok=True), name
    assert metrics["bytes"] == array.nbytes and metrics["encoded_bytes"] == len(encoded)
    ratio = metrics["ratio"]
    assert ratio == array.nbytes / len(encoded) if encoded else math.isnan(ratio)
    stages = metrics.stages()
    assert metrics["encode_seconds"] == pytest.approx(sum(seconds for _, _, seconds in stages))
    assert metrics["decode_seconds"] >= 0 and all(seconds >= 0 for _, _, seconds in stages)
    assert not stages or stages[-1][1] == len(encoded)
    told = metrics.json()
    assert set(told) == {*METRICS, "stages"}
    assert [(one["name"], one["bytes"]) for one in told["stages"]] == [stage[:2] for stage in stages]
    for name in METRICS:
        value = metrics[name]
        assert told[name] == (value if math.isfinite(value) else None), name
    return metrics


@pytest.mark.parametrize("dtype", DTYPES)
def test_metrics_of_what_loses_nothing(dtype):
    for config, names in [([], []), ([{"id": "zlib"}], ["zlib"]), (CHAIN, ["bytes", "zstd", "crc32c"])]:
        for layout in ("C", "halo", "0-d", "no elements", "backwards", "5-D"):
            array = array_of(layout, dtype)
            encoded, metrics = measure(Codec(config), array, "F")
            assert encoded == encode_array(Codec(config), array, "F")
            for name in ("max_abs_error", "max_rel_error", "rmse", "changed", "non_finite_changed"):
                assert metrics[name] == 0, name
            assert metrics["psnr"] == math.inf and metrics.json()["psnr"] is None
            assert metrics["bytes"] == array.nbytes and metrics["encoded_bytes"] == len(encoded)
            given = [name for name, _, _ in metrics.stages()]
            assert given in (names, [name for name in names if name != "bytes"])


LOSSY_TYPES = {"<f4": 1.0, ">f4": 1.0, "<f8": 1e5, ">f8": 1e-5, "<f2": 1.0}


@pytest.mark.parametrize("dtype", LOSSY_TYPES)
@pytest.mark.parametrize("layout", ["C", "halo", "backwards", "5-D", "one", "0-d", "no elements", "larger than tiles"])
def test_metrics_of_bitround(layout, dtype):
    codec = Codec([{"id": "bitround", "keepbits": 3}, {"id": "zlib"}])
    noise = np.random.default_rng(5)
    array = array_of(layout, dtype).copy()
    array[...] = noise.normal(1, 3, array.shape) * LOSSY_TYPES[dtype]
    metrics = check_metrics(codec, array)
    assert array.size < 10 or metrics["changed"] > 0.8 * array.size


@pytest.mark.parametrize(
    "config,dtype",
    [
        ({"id": "quantize", "digits": 1, "dtype": "<f4"}, "<f4"),
        ({"id": "quantize", "digits": 1, "dtype": ">f8", "astype": "<f4"}, ">f8"),
        ({"id": "fixedscaleoffset", "scale": 10, "offset": 1, "dtype": "<f8", "astype": "<i2"}, "<f8"),
        ({"id": "fixedscaleoffset", "scale": 0.3, "offset": 0, "dtype": "<i4", "astype": "<i2"}, "<i4"),
        ({"id": "astype", "encode_dtype": "<c8", "decode_dtype": "<c16"}, "<c16"),
        ({"id": "astype", "encode_dtype": "|u1", "decode_dtype": ">i8"}, ">i8"),
    ],
    ids=str,
)
def test_metrics_of_what_loses_something(config, dtype):
    noise = np.random.default_rng(7)
    array = noise.normal(20, 9, (40, 30))
    array = (array + 1j * noise.normal(0, 9, array.shape) if dtype == "<c16" else array).astype(dtype)
    metrics = check_metrics(Codec([config, {"id": "zlib"}]), array[1:-1, ::-2])
    assert config["id"] == "astype" and dtype == ">i8" or metrics["changed"] > 0
    assert [name for name, _, _ in metrics.stages()] == [config["id"], "zlib"]


def test_metrics_of_numbers_that_are_not_finite():
    """Rounding carries the largest numbers to infinity, and bits of a NaN alone make no change of kind."""
    array = np.array([np.nan, np.inf, -np.inf, 3.4e38, -3.4e38, 0.0, 1.3, -0.0, 1e-45], "<f4")
    metrics = check_metrics(Codec({"id": "bitround", "keepbits": 1}), array)
    assert metrics["non_finite_changed"] == 2
    narrow = {"id": "astype", "encode_dtype": "<f2", "decode_dtype": "<f4"}
    assert check_metrics(Codec(narrow), array)["max_rel_error"] == 1
    constant = np.full(10, 1.3)
    assert check_metrics(Codec({"id": "bitround", "keepbits": 1}), constant)["psnr"] == -math.inf

"""tierce.Codec: bytes, batches, arrays, limits, metrics."""

import json
import os
import pickle
import random
import threading

import numcodecs
import numpy as np
import pytest

import tierce
from tierce import errors

CONFIGS = [
    {"id": "zstd", "level": 3},
    {"id": "lz4"},
    {"id": "zlib", "level": 1},
    {"id": "gzip"},
    {"id": "bz2"},
    {"id": "blosc", "cname": "lz4", "clevel": 5, "shuffle": 1},
    {"id": "shuffle", "elementsize": 4},
    {"id": "crc32"},
    [{"id": "shuffle", "elementsize": 8}, {"id": "zstd"}],
    {"name": "zstd", "configuration": {"level": 1, "checksum": False}},
]
NAMES = [json.dumps(config) for config in CONFIGS]
SIZES = [0, 8, 104, 16384, 16392, 1_000_000]


def data_of(size):
    return (bytes(range(256)) * (size // 256 + 1))[:size]


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("config", CONFIGS, ids=NAMES)
def test_what_is_encoded_is_decoded(config, size):
    codec, data = tierce.Codec(config), data_of(size)
    packed = codec.encode(data)
    assert type(packed) is bytes and codec.decode(packed) == data
    assert codec.decode(packed, max_length=size) == data
    room = bytearray(size + 3)
    assert codec.decode_into(packed, room) == size and room[:size] == data
    bound = codec.encode_bound(size)
    assert len(packed) <= bound
    room = bytearray(bound)
    assert room[: codec.encode_into(data, room)] == packed


@pytest.mark.parametrize("config", [one for one in CONFIGS if "id" in one], ids=str)
def test_numcodecs_reads_it_and_the_reverse(config):
    codec, theirs, data = tierce.Codec(config), numcodecs.get_codec(config), data_of(10000)
    assert bytes(theirs.decode(codec.encode(data))) == data
    assert codec.decode(bytes(theirs.encode(data))) == data


@pytest.mark.parametrize("size", [1, 100, 5000, 1_000_000])
@pytest.mark.parametrize("config", CONFIGS[:6], ids=NAMES[:6])
def test_more_than_the_limit_is_a_limit_error(config, size):
    codec = tierce.Codec(config)
    packed = codec.encode(data_of(size))
    with pytest.raises(errors.LimitError):
        codec.decode(packed, max_length=size - 1)
    with pytest.raises(errors.BufferTooSmallError):
        codec.decode_into(packed, bytearray(size - 1))


@pytest.mark.parametrize("limit, kind", [(-1, ValueError), (1.5, TypeError), ("9", TypeError)])
def test_a_limit_is_a_number_from_0_on(limit, kind):
    with pytest.raises(kind):
        tierce.Codec({"id": "zstd"}).decode(b"", max_length=limit)


def test_a_limit_beyond_all_memory_is_no_limit():
    codec = tierce.Codec({"id": "zstd"})
    assert codec.decode(codec.encode(b"abc"), max_length=2**80) == b"abc"


@pytest.mark.parametrize("config", CONFIGS[:6], ids=NAMES[:6])
def test_damage_is_an_exception_and_never_a_crash(config):
    codec, chance = tierce.Codec(config), random.Random(7)
    packed = codec.encode(data_of(3000))
    for cut in range(0, len(packed), max(len(packed) // 40, 1)):
        with pytest.raises(tierce.Error):
            codec.decode(packed[:cut], max_length=10000)
    for _ in range(200):
        wrong = bytearray(packed)
        wrong[chance.randrange(len(wrong))] ^= 1 << chance.randrange(8)
        try:
            assert len(codec.decode(wrong, max_length=10000)) <= 10000
        except tierce.Error:
            pass


def test_a_header_that_claims_much_takes_no_memory():
    import zstandard

    claim = bytearray(zstandard.ZstdCompressor().compress(bytes(5000)))
    header = zstandard.get_frame_parameters(bytes(claim))
    assert header.content_size == 5000 and claim[4] >> 6 == 1  # a content size of two bytes
    wrong = bytes(claim[:4]) + bytes([claim[4] | 0xC0]) + (2**45).to_bytes(8, "little") + bytes(claim[7:])
    with pytest.raises(tierce.Error):
        tierce.Codec({"id": "zstd"}).decode(wrong)


@pytest.mark.parametrize("data", [None, 7, "text", [1, 2]])
def test_what_is_no_buffer_is_a_type_error(data):
    codec = tierce.Codec({"id": "zstd"})
    for call in (codec.encode, codec.decode):
        with pytest.raises(TypeError):
            call(data)


def test_buffers_of_every_kind():
    codec, data = tierce.Codec({"id": "zstd"}), data_of(2000)
    wanted = codec.encode(data)
    for given in (bytearray(data), memoryview(data), np.frombuffer(data, "<u2"), memoryview(data).cast("H")):
        assert codec.encode(given) == wanted
    with pytest.raises((ValueError, BufferError)):
        codec.encode(memoryview(data)[::2])
    with pytest.raises((TypeError, ValueError, BufferError)):
        codec.decode_into(wanted, data)


@pytest.mark.parametrize(
    "config, kind",
    [
        ({"id": "no such"}, errors.UnknownCodecError),
        ({"id": "zstd", "levle": 3}, errors.ConfigError),
        ({"id": "zstd", "level": "high"}, errors.ConfigError),
        ("{", errors.ConfigError),
        ("", errors.ConfigError),
        ({}, errors.ConfigError),
        (3, errors.ConfigError),
        ({"id": object()}, TypeError),
    ],
    ids=str,
)
def test_configs_that_cannot_be(config, kind):
    with pytest.raises(kind):
        tierce.Codec(config)


def test_what_is_no_array_and_no_registry_is_said():
    codec = tierce.Codec({"id": "zstd"})
    with pytest.raises(TypeError, match="expected a NumPy array, not bytearray"):
        codec.decode_array_into(codec.encode(bytes(8)), bytearray(8))
    with pytest.raises(TypeError, match="registry must be a tierce.Registry or None, not Codec"):
        tierce.Codec({"id": "zstd"}, registry=codec)


def test_errors_tell_the_status_and_the_native_code():
    with pytest.raises(errors.CorruptError) as caught:
        tierce.Codec({"id": "zstd"}).decode(b"junkjunk")
    assert caught.value.status == -7 and caught.value.native[0] == "zstd"
    assert isinstance(caught.value, ValueError) and "zstd" in str(caught.value)


def test_configs_equality_and_pickles():
    codec = tierce.Codec({"id": "zstd"})
    assert codec.config() == {"id": "zstd", "level": 0, "checksum": False}
    assert codec.config(3) == {"name": "zstd", "configuration": {"level": 0, "checksum": False}}
    assert codec == tierce.Codec({"id": "zstd", "level": 0}) != tierce.Codec({"id": "zstd", "level": 1})
    assert hash(codec) == hash(tierce.Codec({"id": "zstd"})) and codec != "zstd"
    assert "zstd" in repr(codec)
    for config in CONFIGS:
        again = pickle.loads(pickle.dumps(tierce.Codec(config)))
        assert again == tierce.Codec(config)
    with pytest.raises(OverflowError):
        codec.config(2**40)
    with pytest.raises(errors.ArgumentError):
        codec.config(7)


def test_the_list_has_every_codec():
    found = {one["id"] for one in tierce.codec_list()}
    assert {"zstd", "blosc", "zfpy", "vlen-utf8", "shuffle", "pcodec"} <= found


def test_partial_decoding():
    codec = tierce.Codec({"id": "blosc", "cname": "zstd", "blocksize": 4096})
    values = np.arange(10000, dtype="<f4")
    theirs = numcodecs.Blosc("zstd", blocksize=4096)
    packed = theirs.encode(values)
    assert codec.decode_partial(packed, 5000, 7) == values[5000:5007].tobytes()
    room = np.zeros(7, "<f4")
    assert codec.decode_partial_into(packed, 9993, 7, room) == 28 and np.array_equal(room, values[-7:])
    with pytest.raises(errors.ArgumentError):
        codec.decode_partial(packed, 9999, 2)
    with pytest.raises(errors.LimitError):
        codec.decode_partial(packed, 0, 100, max_length=399)
    with pytest.raises(ValueError):
        codec.decode_partial(packed, -1, 2)
    with pytest.raises(errors.UnsupportedError):
        tierce.Codec({"id": "zstd"}).decode_partial(tierce.Codec({"id": "zstd"}).encode(b"abcd"), 0, 1)


@pytest.fixture(params=[None, 1, 3], ids=["alone", "pool of 1", "pool of 3"])
def pool(request):
    if request.param is None:
        yield None
    else:
        with tierce.Pool(request.param) as made:
            yield made


def test_many_at_once(pool):
    codec, items = tierce.Codec({"id": "zstd"}), [data_of(n * 37) for n in range(50)]
    packed = codec.encode_many(items, pool)
    assert isinstance(packed, tierce.SegmentsCollection) and len(packed) == 50
    assert packed.tolist() == [codec.encode(item) for item in items]
    assert codec.decode_many(packed, pool).tolist() == items
    assert codec.decode_many(packed.tolist(), pool, max_length=49 * 37).tolist() == items
    assert len(codec.encode_many([], pool)) == 0
    with pytest.raises(errors.LimitError, match="item 49"):
        codec.decode_many(packed, pool, max_length=49 * 37 - 1)


def test_one_bad_item_does_not_lose_the_others(pool):
    codec = tierce.Codec({"id": "zstd"})
    good = codec.encode(b"good")
    failures = {}
    found = codec.decode_many([good, b"junk", good, b""], pool, failures)
    assert found.tolist() == [b"good", b"", b"good", b""]
    assert set(failures) == {1, 3} and all(isinstance(one, errors.CorruptError) for one in failures.values())
    with pytest.raises(errors.CorruptError, match="item 1"):
        codec.decode_many([good, b"junk"], pool)


def test_results_live_as_long_as_a_view_of_them():
    codec = tierce.Codec({"id": "zstd"})
    view = codec.decode_many([codec.encode(b"abc" * 1000)])[0]
    assert view.readonly and bytes(view) == b"abc" * 1000


def test_many_arrays(pool):
    codec = tierce.Codec([{"id": "shuffle", "elementsize": 8}, {"id": "zstd"}])
    field = np.arange(6 * 8 * 10.0).reshape(6, 8, 10)
    parts = [field[i, 1:-1, 1:-1] for i in range(6)]
    packed = codec.encode_arrays(parts, pool)
    assert packed.tolist() == [codec.encode(np.ascontiguousarray(part)) for part in parts]
    out = np.zeros_like(field)
    codec.decode_arrays_into(packed, [out[i, 1:-1, 1:-1] for i in range(6)], pool)
    assert np.array_equal(out[:, 1:-1, 1:-1], field[:, 1:-1, 1:-1]) and not out[:, 0].any()
    failures = {}
    bad = [*packed.tolist()[:5], b"junk"]
    codec.decode_arrays_into(bad, [out[i, 1:-1, 1:-1] for i in range(6)], pool, failures)
    assert set(failures) == {5}
    with pytest.raises(ValueError, match="6 items for 5 arrays"):
        codec.decode_arrays_into(packed, list(out[:5]))
    with pytest.raises(ValueError, match="read-only"):
        fixed = np.zeros((8, 10))
        fixed.flags.writeable = False
        codec.decode_arrays_into(packed[:1], [fixed])


def test_arrays_of_any_layout():
    codec = tierce.Codec({"id": "delta", "dtype": "<i4"})
    values = np.arange(60, dtype="<i4").reshape(3, 4, 5) ** 2
    for seen in (values, values[::-1, ::2], values.transpose(2, 0, 1), np.asfortranarray(values)):
        packed = codec.encode_array(seen)
        assert packed == codec.encode(np.ascontiguousarray(seen))
        out = np.zeros((*seen.shape, 2), "<i4")
        codec.decode_array_into(packed, out[..., 1])
        assert np.array_equal(out[..., 1], seen) and not out[..., 0].any()
        assert np.array_equal(codec.decode_array(packed, "<i4", seen.shape), seen)
    assert codec.encode_array(values, order="F") == codec.encode(np.asfortranarray(values).tobytes("A"))
    with pytest.raises(ValueError, match="order is 'K'"):
        codec.encode_array(values, order="K")
    with pytest.raises(errors.CorruptError):
        codec.decode_array(codec.encode_array(values), "<i4", (61,))
    with pytest.raises(TypeError, match="go together"):
        codec.decode_array(b"", dtype="<i4")
    with pytest.raises(errors.LimitError):
        codec.decode_array(codec.encode_array(values), "<i4", (60,), max_length=239)


def test_records_and_times():
    codec = tierce.Codec({"id": "zstd"})
    records = np.array([(1, 2.5), (3, 4.5)], [("a", "<i4"), ("b", "<f8")])
    assert np.array_equal(codec.decode_array(codec.encode_array(records), records.dtype, (2,)), records)
    times = np.array(["2020-01-01", "NaT"], "<M8[ns]")
    found = codec.decode_array(codec.encode_array(times), times.dtype, (2,))
    assert found.dtype == times.dtype and found[0] == times[0]


ITEMS = [
    ("vlen-utf8", None, ["a", "bé", "", "\U0001f600" * 100], "utf8"),
    ("vlen-bytes", None, [b"a", b"\0\xff", b""], "bytes"),
    ("json2", "json", [{"a": [1, None]}, "text", 2.5], None),
    ("msgpack2", None, ["x", "yy"], None),
    ("pickle", None, ["x", "yy"], None),
]


@pytest.mark.parametrize("id, dtype, values, told", ITEMS, ids=[one[0] for one in ITEMS])
def test_items(id, dtype, values, told):
    codec = tierce.Codec({"id": id})
    packed = codec.encode_array(values, dtype=dtype)
    assert codec.decode_array(packed).tolist() == values
    objects = np.empty((1, len(values)), object)
    objects[0] = values
    assert codec.encode_array(objects[0], dtype=dtype) == packed
    if told:
        assert codec.decode_array(packed, told, (len(values), 1)).tolist() == [[one] for one in values]
        theirs = numcodecs.get_codec({"id": id})
        assert packed == bytes(theirs.encode(objects[0])) and theirs.decode(packed).tolist() == values


def test_rows_of_numbers():
    codec = tierce.Codec({"id": "vlen-array", "dtype": "<f4"})
    rows = [np.arange(n, dtype="<f4") for n in (3, 0, 2)]
    found = codec.decode_array(codec.encode_array(rows))
    assert [row.tolist() for row in found] == [row.tolist() for row in rows]
    assert codec.encode_array([[0, 1, 2], [], [0, 1]], dtype="ragged:<f4") == codec.encode_array(rows)
    with pytest.raises(ValueError, match="item 1 has 2 axes"):
        codec.encode_array([[1], [[2]]], dtype="ragged:<f4")


@pytest.mark.parametrize(
    "values, dtype, message",
    [
        (["a", 3], "utf8", "item 1 is a int; expected str"),
        ([b"a", "b"], "bytes", "item 1 is a str; expected bytes"),
        (np.array(["a", None], object), None, "several kinds"),
        (["\ud800"], "utf8", "surrogates"),
    ],
)
def test_items_that_cannot_be(values, dtype, message):
    with pytest.raises((TypeError, ValueError), match=message):
        tierce.Codec({"id": "vlen-utf8"}).encode_array(values, dtype=dtype)


def test_arrays_are_checked_before_a_run():
    chain = tierce.Codec([{"id": "fixedscaleoffset", "scale": 10, "offset": 0, "dtype": "<f8", "astype": "<i2"}])
    chain.check_array("<f8", (3, 4))
    chain.check_array(np.float64, (3, 4), "F")
    with pytest.raises(errors.ArgumentError):
        chain.check_array("<f4", (3, 4))
    with pytest.raises(errors.NeedsDtypeError):
        tierce.Codec({"id": "bitround", "keepbits": 3}).encode(bytes(16))


def test_metrics():
    field = np.linspace(0, 1, 1000)
    packed, told = tierce.Codec([{"id": "bitround", "keepbits": 8}, {"id": "zstd"}]).measured(field)
    back = tierce.Codec({"id": "zstd"}).decode(packed)
    lossy = np.frombuffer(back)
    assert told.max_abs_error == np.abs(field - lossy).max()
    assert told.rmse == pytest.approx(np.sqrt(np.mean((field - lossy) ** 2)))
    assert told.changed == int((field != lossy).sum()) and told.non_finite_changed == 0
    assert told.bytes == 8000 and told.encoded_bytes == packed.nbytes and told.ratio == 8000 / packed.nbytes
    assert [stage.name for stage in told.stages] == ["bitround", "zstd"]
    assert told.stages[1].bytes == packed.nbytes and told.encode_seconds > 0
    assert isinstance(told, tierce.Metrics) and pickle.loads(pickle.dumps(told)) == told


def test_one_codec_serves_many_threads():
    codec = tierce.Codec({"id": "blosc"}, pool=tierce.Pool(2))
    wrong = []

    def work(seed):
        data = os.urandom(500) * (seed + 1)
        for _ in range(50):
            if codec.decode(codec.encode(data)) != data:
                wrong.append(seed)

    threads = [threading.Thread(target=work, args=(n,)) for n in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not wrong

"""Damaged metadata, chunks and shards, claims that are not believed, and writers that are killed: an error that says what it is
about, never a crash, memory in proportion."""

import base64
import copy
import json
import os
import pathlib
import signal
import struct
import subprocess
import sys
import time

import google_crc32c
import numpy as np
import pytest
import tierce_c
from tierce_c import E_ARGUMENT, E_CORRUPT, E_LIMIT, E_NO_MEMORY, E_UNSUPPORTED, TierceError
from tierce_store import Store
from tierce_zarr import create, create_group, open_array, open_group
from zarr_cases import CRC, LITTLE, lent, named

CHILD = pathlib.Path(__file__).parent / "zarr_child.py"
MIB = 1 << 20

V3 = {
    "shape": [8, 6],
    "data_type": "int32",
    "chunk_grid": named("regular", chunk_shape=[4, 3]),
    "chunk_key_encoding": named("default", separator="/"),
    "fill_value": 0,
    "codecs": [LITTLE, named("zstd", level=1, checksum=False)],
    "attributes": {},
    "dimension_names": ["y", "x"],
    "zarr_format": 3,
    "node_type": "array",
    "storage_transformers": [],
}
V2 = {
    "shape": [8, 6],
    "chunks": [4, 3],
    "dtype": "<i4",
    "fill_value": 0,
    "order": "C",
    "filters": None,
    "dimension_separator": ".",
    "compressor": {"id": "zstd", "level": 1},
    "zarr_format": 2,
}
ANYTHING = [None, True, -1, 1.5, 10**30, "", "x", [], [1], [-1, 2], [1.5, 2], ["1", "2"], [1] * 40, {}, {"name": 3}, [[[]]], [None] * 2]
MISSING = object()

# Key -> values that are right there, or that are left to whoever reads: everything else must be refused.
GOOD_V3 = {
    "shape": [],
    "data_type": [],
    "chunk_grid": [],
    "chunk_key_encoding": [],
    "fill_value": [None, True, -1],
    "codecs": [],
    "attributes": [MISSING, {}, {"name": 3}],
    "dimension_names": [MISSING, None, ["1", "2"], [None] * 2],
    "zarr_format": [],
    "node_type": [],
    "storage_transformers": [MISSING, None, []],
}
GOOD_V2 = {
    "shape": [],
    "chunks": [],
    "dtype": [],
    "fill_value": [MISSING, None, True, -1],
    "order": [MISSING],
    "filters": [MISSING, None, []],
    "dimension_separator": [MISSING, None],
    "compressor": [MISSING, None],
    "zarr_format": [],
}
CASES = [(3, key, value) for key in V3 for value in (MISSING, *ANYTHING)] + [(2, key, value) for key in V2 for value in (MISSING, *ANYTHING)]


OTHERS = (tierce_c.E_CONFIG, tierce_c.E_UNKNOWN_CODEC)


def document(version, **changes):
    whole = {**(V3 if version == 3 else V2), **changes}
    return {key: value for key, value in whole.items() if value is not MISSING}


def store_of(zarr_format, metadata):
    store = Store("memory://")
    text = metadata if isinstance(metadata, bytes) else json.dumps(metadata).encode()
    store.put("a/zarr.json" if zarr_format == 3 else "a/.zarray", text)
    return store


def refused(call, *args, statuses=(E_CORRUPT, E_UNSUPPORTED)):
    with pytest.raises(TierceError) as caught:
        call(*args)
    assert caught.value.status in statuses, caught.value
    return caught.value.message


@pytest.mark.parametrize("zarr_format,key", sorted({(zarr_format, key) for zarr_format, key, _ in CASES}))
def test_every_key_wrong(zarr_format, key):
    good = (GOOD_V3 if zarr_format == 3 else GOOD_V2)[key]
    for value in (MISSING, *ANYTHING):
        store = store_of(zarr_format, document(zarr_format, **{key: value}))
        if any(value is one or (value == one and type(value) is type(one)) for one in good):
            assert open_array(store, "a").shape == (8, 6)
            continue
        # A codec's own config is refused as tierce_codec_from_json() does.
        message = refused(open_array, store, "a", statuses=(E_CORRUPT, E_UNSUPPORTED, *OTHERS) if key == "codecs" else (E_CORRUPT, E_UNSUPPORTED))
        assert key.removesuffix("s") in message, (value, message)


INSIDE_V3 = [
    ("chunk_shape", lambda d, value: d["chunk_grid"]["configuration"].update(chunk_shape=value), [[0, 3], [4], [4, 3, 2], "x", [2**64, 1]]),
    ("chunk_grid", lambda d, value: d["chunk_grid"].update(name=value), ["rectangular", 3, None]),
    ("separator", lambda d, value: d["chunk_key_encoding"]["configuration"].update(separator=value), ["-", 3, ""]),
    ("chunk_key_encoding", lambda d, value: d["chunk_key_encoding"].update(name=value), ["suffix", 3]),
    ("nonsense", lambda d, value: d["codecs"].__setitem__(1, {"name": value}), ["nonsense"]),
    ("level", lambda d, value: d["codecs"][1]["configuration"].update(level=value), ["high", 10**30, None, []]),
    ("unheard", lambda d, value: d["codecs"][1]["configuration"].update(unheard=value), [1]),
    ("endian", lambda d, value: d["codecs"][0]["configuration"].update(endian=value), ["middle", 3]),
    ("order", lambda d, value: d["codecs"].insert(0, named("transpose", order=value)), [[0], [0, 0], [0, 2], "K", [-1, 0], None]),
    ("novelty", lambda d, value: d.update(novelty=value), [{"must_understand": True}, 1, None, "x", {}]),
]


@pytest.mark.parametrize("word,change,values", INSIDE_V3, ids=lambda value: value if isinstance(value, str) else "")
def test_what_stands_inside_v3(word, change, values):
    for value in values:
        metadata = copy.deepcopy(V3)
        change(metadata, value)
        message = refused(open_array, store_of(3, metadata), "a", statuses=(E_CORRUPT, E_UNSUPPORTED, *OTHERS))
        assert word in message, (value, message)


def test_what_must_not_be_understood_is_ignored():
    metadata = document(3, novelty={"must_understand": False, "name": "x"})
    assert open_array(store_of(3, metadata), "a").shape == (8, 6)


@pytest.mark.parametrize("zarr_format", [2, 3])
def test_json_that_is_none(zarr_format):
    whole = json.dumps(document(zarr_format)).encode()
    texts = [b"", b"{", b"[]", b"null", b'"zarr"', b"\xff\xfe", b"{" * 100_000, b'{"a":' * 100_000, b"[" * 1_000_000, whole + b"}"]
    texts += [whole[:length] for length in range(1, len(whole), 7)]
    for text in texts:
        refused(open_array, store_of(zarr_format, text), "a", statuses=(E_CORRUPT, E_UNSUPPORTED, E_LIMIT))


def test_damaged_groups():
    for text in (b"{}", b"[]", b'{"zarr_format": 3, "node_type": "group", "attributes": []}', b'{"zarr_format": 4, "node_type": "group"}'):
        store = Store("memory://")
        store.put("g/zarr.json", text)
        refused(open_group, store, "g")
    for inner in ([], {"metadata": []}, {"metadata": {"a": 3}}, {"metadata": {"../x": V3}}, {"metadata": {"a": {**V3, "shape": "x"}}}):
        store = Store("memory://")
        group = {"zarr_format": 3, "node_type": "group", "attributes": {}, "consolidated_metadata": {"kind": "inline", **dict(inner)} if inner else inner}
        store.put("g/zarr.json", json.dumps(group).encode())
        try:
            open_group(store, "g", consolidated=True).open_array("a")
        except TierceError as error:
            assert error.status in (E_CORRUPT, E_UNSUPPORTED, tierce_c.E_NOT_FOUND), error
        else:
            raise AssertionError("an array of nothing")


def fresh(codecs, **keys):
    store = Store("memory://")
    array = create(store, "a", shape=(64,), dtype="<f8", chunks=(64,), codecs=codecs, **keys)
    array.write([0], np.arange(1, 65, dtype="<f8"))
    return store, array, array.chunk_key([0])


@pytest.mark.parametrize(
    "codecs", [["bytes"], ["zstd"], [{"name": "gzip"}], ["crc32c"], ["zstd", "crc32c"], ["numcodecs.lz4"], ["blosc"]], ids=str
)
def test_chunks_of_the_wrong_size(codecs):
    """Nothing is merged into them either: they stay as they are."""
    store, array, key = fresh(codecs)
    good = store.get(key)
    longer = create(store, "b", shape=(65,), dtype="<f8", chunks=(65,), codecs=codecs)
    longer.write([0], np.ones(65))
    # Zeros behind a gzip stream are padding.
    for bad in (b"", good[:-1], good + b"\1", bytes(MIB), store.get(longer.chunk_key([0]))):
        store.put(key, bad)
        for call in (lambda: array.read([0], [64]), lambda: array.read([5], [1]), lambda: array.write([5], np.ones(1))):
            message = refused(call)
            assert key in message, message
        assert store.get(key) == bad
    array.write([0], np.ones(64))
    assert (array[...] == 1).all(), "a chunk that is written whole is not read first"


@pytest.mark.parametrize("codecs", [["crc32c"], ["zstd", "crc32c"], [{"id": "fletcher32"}], [{"id": "zstd", "checksum": True}]], ids=str)
def test_every_flipped_byte_is_seen(codecs):
    store, array, key = fresh(codecs)
    good = store.get(key)
    wanted = array[...].tobytes()
    for at in range(0, len(good), max(1, len(good) // 60)):
        store.put(key, good[:at] + bytes([good[at] ^ 1]) + good[at + 1 :])
        try:
            assert array[...].tobytes() == wanted, f"byte {at}: another result, and no error"
        except TierceError as error:
            assert error.status in (E_CORRUPT, E_UNSUPPORTED) and key in error.message


SHARDS = {"chunks": (4,), "shards": (16,)}


def shard(location, index_crc=True):
    store = Store("memory://")
    index = [LITTLE, CRC] if index_crc else [LITTLE]
    keys = {"index_location": location, "index_codecs": index, "codecs": ["bytes"]}
    array = create(store, "a", shape=(64,), dtype="<f8", **SHARDS, **keys)
    array.write([0], np.arange(1, 65, dtype="<f8"))
    return store, array, array.chunk_key([0])


@pytest.mark.parametrize("location", ["start", "end"])
@pytest.mark.parametrize("index_crc", [True, False])
def test_indices_of_shards(location, index_crc):
    """4 entries of 16 bytes each, a checksum behind them."""
    store, array, key = shard(location, index_crc)
    good = store.get(key)
    size = 64 + 4 * index_crc
    at = len(good) - size if location == "end" else 0
    entries = list(struct.unpack("<8Q", good[at : at + 64]))

    def with_index(changed):
        index = struct.pack("<8Q", *changed)
        index += struct.pack("<I", google_crc32c.value(index)) if index_crc else b""
        return good[:at] + index + good[at + size :]

    assert with_index(entries) == good
    length = len(good)
    offset_bad = [2**64 - 2, length, length - 31, 2**63]
    bad = [with_index([offset, *entries[1:]]) for offset in offset_bad]
    bad += [with_index([entries[0], nbytes, *entries[2:]]) for nbytes in (0, 31, 33, length + 1, 2**63, 2**64 - 2, 2**64 - 1)]
    bad += [with_index([2**64 - 1, *entries[1:]])]
    bad += [b"", b"\0", good[: size - 1], good[:size] if location == "end" else good[: size + 10]]
    if index_crc:
        bad += [good[:place] + bytes([good[place] ^ 0x10]) + good[place + 1 :] for place in range(at, at + size, 5)]
    for one in bad:
        store.put(key, one)
        for call in (lambda: array.read([0], [16]), lambda: array.read([0], [1]), lambda: array.write([1], np.ones(2))):
            message = refused(call)
            assert key in message, message
        assert store.get(key) == one
        assert array.read([16], [48]).tolist() == list(range(17, 65)), "other shards are read"
    empty = with_index([2**64 - 1] * 2 + entries[2:])
    store.put(key, empty)
    assert array.read([0], [6]).tolist() == [0, 0, 0, 0, 5, 6], "an entry of nothing is no fault"


def test_one_bad_chunk_among_many():
    """The others are read; each has its status."""
    store = Store("memory://")
    array = create(store, "a", shape=(10,), dtype="<i4", chunks=(2,), codecs=["bytes"])
    array.write([0], np.arange(1, 11, dtype="<i4"))
    store.put(array.chunk_key([2]), b"bad")
    each, room = [], np.zeros(10, "<i4")
    assert array.read_into([0], room, each=each) == tierce_c.PARTIAL
    assert each == [0, 0, E_CORRUPT, 0, 0]
    assert room[:4].tolist() == [1, 2, 3, 4] and room[6:].tolist() == [7, 8, 9, 10]


@pytest.mark.parametrize("bad", [b"", b"\x01", struct.pack("<I", 2**32 - 1), struct.pack("<II", 2, 2**31) + b"x"], ids=repr)
def test_items_that_are_damaged(bad):
    store = Store("memory://")
    array = create(store, "a", shape=(3,), dtype="utf8", chunks=(3,), codecs=[])
    array.write([0], lent(np.array(["a", "bé", ""], object)))
    store.put(array.chunk_key([0]), bad)
    assert array.chunk_key([0]) in refused(lambda: array.read([0], [3]), statuses=(E_CORRUPT, E_LIMIT))


def in_child(verb, **request):
    """A call under a cap of the address space; the status, the message and how much memory it took."""
    done = subprocess.run(
        [sys.executable, CHILD, verb, json.dumps(request)],
        capture_output=True,
        text=True,
        timeout=120,
        env={**os.environ, "OPENBLAS_NUM_THREADS": "1", "MALLOC_ARENA_MAX": "1"},
    )
    assert done.returncode == 0, f"the process ended with {done.returncode}: {done.stderr[-2000:]}"
    return json.loads(done.stdout)


HUGE = {
    "an array of exabytes": {"shape": [2**60, 2**40], "chunk": [100, 100], "status": 0},
    "a chunk of a terabyte": {"shape": [2**40], "chunk": [2**40 // 4], "status": E_NO_MEMORY},
    "a chunk of exabytes": {"shape": [2**62], "chunk": [2**58], "status": E_NO_MEMORY},
    "a shard with a huge index": {"shape": [2**40], "chunk": [2**36], "inner": [1], "status": None},
}


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="reads /proc and caps the address space")
@pytest.mark.parametrize("name", HUGE)
def test_claims_are_not_believed(name):
    case = HUGE[name]
    codecs = [LITTLE]
    if inner := case.get("inner"):
        codecs = [named("sharding_indexed", chunk_shape=inner, codecs=[LITTLE], index_codecs=[LITTLE, CRC], index_location="end")]
    metadata = document(3, shape=case["shape"], codecs=codecs, dimension_names=None)
    metadata["chunk_grid"] = named("regular", chunk_shape=case["chunk"])
    key = "a/c/" + "/".join("0" * len(case["shape"]))
    result = in_child("claims", metadata=metadata, key=key, chunk=base64.b64encode(bytes(1000)).decode(), margin=300 * MIB)
    for call, (status, message, grown) in result.items():
        assert grown < 32 * MIB, f"{call}: {grown} bytes, {message}"
        if call == "read absent":
            assert status == 0, message
        elif not (call in ("read", "write") and case["status"] == 0):
            assert status < 0 and message, call
            # A caller asks for more than an address space.
            expected = [E_CORRUPT, E_LIMIT, E_NO_MEMORY, E_UNSUPPORTED] + [E_ARGUMENT] * (call == "read all")
            assert status in expected, message


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="kills processes")
@pytest.mark.parametrize("shards", [None, [256, 256]], ids=str)
def test_a_writer_that_is_killed(shards, tmp_path):
    """Whatever it was about to do: each object is whole, the old one or a new one."""
    store = Store(f"file://{tmp_path}", sync=False)
    chunk = [64, 64]
    create_group(store, "")
    array = create(store, "a", shape=(512, 512), dtype="<i4", chunks=chunk, shards=shards, codecs=["zstd", "crc32c"])
    array.write((0, 0), np.full((512, 512), -1, "<i4"))
    seen = set()
    for round_ in range(4):
        child = subprocess.Popen([sys.executable, CHILD, "write", str(tmp_path)], stdout=subprocess.PIPE)
        assert child.stdout.readline() == b"ready\n"
        time.sleep(0.02 + 0.05 * round_)
        child.send_signal(signal.SIGKILL)
        child.wait()
        child.stdout.close()
        values = open_array(store, "a")[...]
        size = (shards or chunk)[0]
        for y in range(0, 512, size):
            for x in range(0, 512, size):
                found = np.unique(values[y : y + size, x : x + size])
                assert len(found) == 1, f"the object at {y}, {x} has parts of {found}"
                seen.add(int(found[0]))
    assert max(seen) > -1, "some were written"
    names = sorted(store.list("a"))
    objects = (512 // (shards or chunk)[0]) ** 2
    assert len([name for name in names if "/c/" in name]) == objects, "what is half written does not show in a listing"

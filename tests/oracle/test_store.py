"""The store in memory, in files and in S3: the same calls, the same answers."""

import numpy as np
import pytest
import tierce_c
from s3 import server  # noqa: F401, a fixture
from tierce_c import Codec, TierceError
from tierce_store import FROM_END, LIST_FOLDER, LIST_GLOB, PUT_IF_ABSENT, PUT_IF_MATCH, TO_END, Store, statuses

KINDS = ("memory", "file", "s3")


@pytest.fixture
def store(request, tmp_path):
    if request.param == "memory":
        return Store("memory://")
    if request.param == "file":
        store = Store(f"file://{tmp_path}/below", sync=False)
    else:
        store = request.getfixturevalue("server").store(f"s3://{request.node.originalname.replace('_', '-')}/run")
    store.create_bucket()
    return store


every_kind = pytest.mark.parametrize("store", KINDS, indirect=True)


def noise(size, seed=1):
    return np.random.default_rng(seed).integers(0, 256, size, "u1").tobytes()


def fails(status, call, *args, **kwargs):
    with pytest.raises(TierceError) as caught:
        call(*args, **kwargs)
    assert caught.value.status == status, caught.value
    return caught.value.message


@every_kind
def test_objects_come_back(store):
    for key, size in (("a", 0), ("b/c", 1), ("ü & +/%20 x", 70_000), ("large", 3_000_001)):
        data = noise(size)
        store.put(key, data)
        assert store.get(key) == data
        assert store.head(key).size == size
        room = np.full(size + 3, 0xA5, "u1")
        assert store.get_into(key, room) == (tierce_c.OK, size)
        assert room.tobytes() == data + b"\xa5" * 3
        assert store.exists(key)
    assert not store.exists("absent")
    fails(tierce_c.E_NOT_FOUND, store.get, "absent")
    fails(tierce_c.E_NOT_FOUND, store.head, "absent")


@every_kind
def test_a_room_that_is_too_small(store):
    store.put("key", noise(1000))
    room = np.zeros(999, "u1")
    status, needed = store.get_into("key", room)
    assert status == tierce_c.E_BUFFER_TOO_SMALL and needed >= 1000
    fails(tierce_c.E_LIMIT, store.get, "key", 999)
    assert len(store.get("key", 1000)) == 1000


@every_kind
def test_ranges(store):
    data = noise(10_000)
    store.put("key", data)
    assert store.get("key", offset=10, length=20) == data[10:30]
    assert store.get("key", offset=9_990, length=20) == data[9_990:]
    assert store.get("key", offset=10) == data[10:]
    assert store.get("key", offset=FROM_END, length=7) == data[-7:]
    assert store.get("key", offset=FROM_END) == data
    fails(tierce_c.E_ARGUMENT, store.get, "key", offset=10_000, length=1)
    ranges = [(0, 10), (5_000, TO_END), (FROM_END, 3), (0, 10)]
    assert store.get_ranges("key", ranges) == [data[:10], data[5_000:], data[-3:], data[:10]]
    each = statuses(2)
    items = store.get_ranges("key", [(20_000, 1), (1, 2)], each=each)
    assert list(each) == [tierce_c.E_ARGUMENT, tierce_c.OK] and items == [b"", data[1:3]]
    rooms = [np.zeros(size, "u1") for size in (10, 5_000, 1)]
    assert store.get_ranges_into("key", [3, 9_000, 0], rooms) == [10, 1_000, 1]
    assert [room.tobytes() for room in rooms] == [data[3:13], data[9_000:] + bytes(4_000), data[:1]]


@every_kind
def test_many_in_the_order_of_the_keys(store):
    keys = [f"many/{number}" for number in range(50)]
    data = [noise(number * 37, number) for number in range(50)]
    store.put_many(keys, data)
    assert store.get_many(keys[::-1]) == data[::-1]
    asked, each = ["many/3", "absent", "many/3", "many/0"], statuses(4)
    assert store.get_many(asked, each=each) == [data[3], b"", data[3], data[0]]
    assert list(each) == [tierce_c.OK, tierce_c.E_NOT_FOUND, tierce_c.OK, tierce_c.OK]
    message = fails(tierce_c.E_NOT_FOUND, store.get_many, asked)
    assert "item 1" in message and "absent" in message
    rooms = [np.zeros(37 * 50, "u1") for _ in keys]
    lens = store.get_many_into(keys, rooms)
    assert [room[:length].tobytes() for room, length in zip(rooms, lens)] == data
    assert store.get_many_stats(keys) == (50, sum(map(len, data)))
    each = statuses(2)
    store.delete_many(["many/0", "absent"], each)
    assert list(each) == [tierce_c.OK, tierce_c.OK] and not store.exists("many/0")
    assert store.delete_prefix("many/1") == 11
    assert sorted(store.list("many/")) == sorted(set(keys) - {"many/0"} - {key for key in keys if key[5] == "1"})
    fails(tierce_c.E_ARGUMENT, store.delete_prefix, "")


@every_kind
def test_conditions(store):
    etag = store.put("key", b"one", condition=PUT_IF_ABSENT)
    fails(tierce_c.E_PRECONDITION, store.put, "key", b"two", condition=PUT_IF_ABSENT)
    assert etag == store.head("key").etag
    newer = store.put("key", b"three", condition=PUT_IF_MATCH, if_match=etag)
    fails(tierce_c.E_PRECONDITION, store.put, "key", b"four", condition=PUT_IF_MATCH, if_match=etag)
    assert store.get("key", if_match=newer) == b"three"
    fails(tierce_c.E_PRECONDITION, store.get, "key", if_match=etag)


@every_kind
def test_listings(store):
    keys = ["a", "d/1", "d/2", "d/e/3", "d/e/f.txt", "do", "z"]
    store.put_many(keys, [key.encode() for key in keys])
    assert store.list() == keys
    assert store.list("d") == keys[1:6] and store.list("d/e") == keys[3:5]
    assert store.list("", LIST_FOLDER) == ["a", "d/*", "do", "z"]
    assert store.list("d/", LIST_FOLDER) == ["d/1", "d/2", "d/e/*"]
    assert store.list("", after="d/2") == keys[3:]
    assert store.list("d/*", LIST_GLOB) == ["d/1", "d/2"]
    assert store.list("**/[!0-9]*", LIST_GLOB) == ["a", "d/e/f.txt", "do", "z"]
    assert store.list("{a,z,d/?}", LIST_GLOB) == ["a", "d/1", "d/2", "z"]
    assert store.list("none/") == []


@every_kind
def test_a_listing_of_many_pages(store):
    keys = [f"{number:05}" for number in range(2345)]
    store.put_many(keys, [b""] * len(keys))
    assert store.list() == keys
    assert store.list("0", after="01233") == keys[1234:]
    assert store.delete_prefix("0") == len(keys) and store.list() == []


@every_kind
def test_copies(store):
    store.put("from", noise(1234))
    store.copy("from", "to/there")
    assert store.get("to/there") == noise(1234)
    fails(tierce_c.E_NOT_FOUND, store.copy, "absent", "to")


@every_kind
def test_uploads(store):
    pieces = [noise(size, size) for size in (0, 1, 1_000_000, 17_000_000, 20_000_000, 5)]
    info = store.upload("log", pieces)
    assert info.size == sum(map(len, pieces)) and store.get("log") == b"".join(pieces)
    store.upload("nothing", [])
    assert store.get("nothing") == b""
    store.upload("given up", pieces, commit=False)
    assert not store.exists("given up")
    fails(tierce_c.E_PRECONDITION, store.upload, "log", [b"x"], condition=PUT_IF_ABSENT)
    assert store.head("log").size == info.size


@every_kind
def test_arrays_through_a_codec(store):
    codec = Codec([{"id": "shuffle", "elementsize": 8}, {"id": "zstd", "level": 3}])
    field = np.linspace(0, 1, 60_000).reshape(100, 600)[1:-1, 2:-3]
    info = store.put_encoded("field", codec, field)
    chunk = store.get("field")
    assert len(chunk) == info.size
    assert np.array_equal(np.frombuffer(codec.decode(chunk), "<f8").reshape(field.shape), field)
    assert np.array_equal(store.get_decoded("field", codec, "<f8", field.shape).to_numpy(), field)
    store.put("damaged", chunk[:-1])
    message = fails(tierce_c.E_CORRUPT, store.get_decoded, "damaged", codec, "<f8", field.shape)
    assert "damaged" in message


@every_kind
def test_operations(store):
    data = [noise(number * 11, number) for number in range(200)]
    ops = [store.put_async(str(number), item) for number, item in enumerate(data)]
    assert [op.wait() for op in ops] == [tierce_c.OK] * 200
    ops = [store.get_async(str(number)) for number in range(200)]
    assert [op.wait() or op.bytes() for op in ops] == data
    rooms = [np.zeros(len(item) or 1, "u1") for item in data]
    ops = [store.get_into_async(str(number), room) for number, room in enumerate(rooms)]
    assert [op.wait() or op.size() for op in ops] == [len(item) for item in data]
    assert [room[: len(item)].tobytes() for room, item in zip(rooms, data)] == data
    missing = store.get_async("absent")
    assert missing.wait() == tierce_c.E_NOT_FOUND and "absent" in missing.message()


@pytest.mark.parametrize("kind", KINDS[1:])
def test_a_bucket_comes_and_goes(kind, tmp_path, request):
    if kind == "file":
        store = Store(f"file://{tmp_path}/folder")
    else:
        store = request.getfixturevalue("server").store("s3://coming-and-going")
    fails(tierce_c.E_NO_BUCKET, store.delete_bucket)
    store.create_bucket()
    store.create_bucket()
    store.put("key", b"")
    store.delete("key")
    store.delete_bucket()
    fails(tierce_c.E_NO_BUCKET, store.delete_bucket)

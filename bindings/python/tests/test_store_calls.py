"""The calls of a store that wait: in memory, in files and in S3."""

import datetime

import numpy as np
import pytest
from s3_server import Server

import tierce
from tierce import errors
from tierce.store import ObjectInfo, Store, generate_object


@pytest.fixture(scope="module", params=["memory", "file", "s3"])
def objects(request, tmp_path_factory):
    """A store of each kind."""
    if request.param == "s3":
        server = Server(tmp_path_factory.mktemp("s3"))
        request.addfinalizer(server.stop)
        store = Store("s3://bucket/prefix/", server.options())
    elif request.param == "file":
        store = Store(f"file://{tmp_path_factory.mktemp('files')}/store", sync=False)
    else:
        store = Store("memory://")
    with store:
        store.create_bucket()
        yield store


def test_objects_come_back(objects):
    for key, data in {
        "a": b"hello",
        "empty": b"",
        "deep/er/k\u00fcche": bytes(range(256)) * 500,
        b"bytes": bytearray(b"of bytes"),
        "view": memoryview(b"0123456789")[2:7],
        "array": np.arange(10.0),
    }.items():
        etag = objects.put(key, data)
        found = objects.get(key)
        assert isinstance(found, memoryview) and found.readonly and found.format == "B"
        assert found == memoryview(data).cast("B")
        assert objects.head(key).etag == etag


def test_parts_of_objects(objects):
    objects.put("parts", b"0123456789")
    assert objects.get("parts", offset=7).tobytes() == b"789"
    assert objects.get("parts", offset=2, length=3).tobytes() == b"234"
    assert objects.get("parts", offset=-4).tobytes() == b"6789"
    assert objects.get_range("parts", 8, 100).tobytes() == b"89"
    pieces = objects.get_ranges("parts", [(0, 2), (5, None), (-1, None)])
    assert [piece.tobytes() for piece in pieces] == [b"01", b"56789", b"9"]
    outs = [bytearray(3), bytearray(5)]
    assert objects.get_ranges_into("parts", [1, 7], outs) == [3, 3]
    assert outs == [b"123", b"789\0\0"]
    with pytest.raises(errors.ArgumentError):
        objects.get("parts", offset=10)
    with pytest.raises(errors.LimitError):
        objects.get("parts", max_length=9)
    assert len(objects.get("parts", max_length=10)) == 10
    content, info = objects.get_with_info("parts", offset=1, length=2)
    assert content.tobytes() == b"12" and info.size == 10 and info.etag == objects.head("parts").etag


def test_rooms_of_the_caller(objects):
    objects.put("room", b"0123456789")
    room = bytearray(12)
    assert objects.get_into("room", room) == 10 and room == b"0123456789\0\0"
    assert objects.get_into("room", memoryview(room)[2:5], offset=7) == 3 and room[:6] == b"017895"
    array = np.zeros(5, "u2")
    assert objects.get_into("room", array) == 10 and array.tobytes() == b"0123456789"
    with pytest.raises(errors.BufferTooSmallError, match="10"):
        objects.get_into("room", bytearray(9))
    for wrong in (b"0123456789", memoryview(bytes(10)), np.zeros(20, "u1")[::2]):
        with pytest.raises((TypeError, ValueError, BufferError)):
            objects.get_into("room", wrong)


def test_rooms_that_overlap(objects):
    objects.put("room", b"0123456789")
    room = bytearray(20)
    with pytest.raises(ValueError, match="overlap"):
        objects.get_many_into(["room", "room"], [room, memoryview(room)[19:]])
    with pytest.raises(ValueError, match="overlap"):
        objects.get_ranges_into("room", [0, 0], [room, room])
    halves = [memoryview(room)[10:], memoryview(room)[:10], bytearray(), bytearray()]
    assert objects.get_ranges_into("room", [0, 1], halves[:2]) == [10, 9]
    assert room == b"1234567890"[:9] + b"\0" + b"0123456789"


def test_conditions(objects):
    first = objects.put("condition", b"1", if_absent=True)
    with pytest.raises(errors.PreconditionError):
        objects.put("condition", b"2", if_absent=True)
    second = objects.put("condition", b"22", if_match=first)
    with pytest.raises(errors.PreconditionError):
        objects.put("condition", b"3", if_match=first)
    assert objects.get("condition", if_match=second).tobytes() == b"22"
    with pytest.raises(errors.PreconditionError):
        objects.get("condition", if_match=first)
    with pytest.raises(ValueError, match="both"):
        objects.put("condition", b"", if_absent=True, if_match=second)


def test_what_is_known(objects):
    objects.put("known", b"12345", content_type="text/plain")
    info = objects.head("known")
    assert isinstance(info, ObjectInfo) and (info.key, info.size, info.is_prefix) == ("known", 5, False)
    age = datetime.datetime.now(datetime.timezone.utc) - info.modified
    assert abs(age) < datetime.timedelta(hours=1)
    assert objects.exists("known") is True and objects.exists("unknown") is False
    with pytest.raises(FileNotFoundError):
        objects.head("unknown")


def test_failures(objects):
    objects.put("there", b"1")
    with pytest.raises(errors.NotFoundError, match="not-there") as caught:
        objects.get("not-there")
    assert caught.value.status == -17 and isinstance(caught.value, FileNotFoundError)
    for key in ("", "x" * 1025, "\udcff", b"\xff"):
        with pytest.raises(errors.ArgumentError):
            objects.get(key)
    for key in (None, 5, bytearray(b"k")):
        with pytest.raises(TypeError, match="key"):
            objects.get(key)
    for wrong in (
        {"length": -1},
        {"offset": 2**64},
        {"offset": -1, "length": 1},
        {"max_length": -1},
        {"if_match": "\0"},
    ):
        with pytest.raises(ValueError):
            objects.get("there", **wrong)
    for data in ("text", 5, None, np.zeros(8)[::2]):
        with pytest.raises((TypeError, ValueError, BufferError)):
            objects.put("there", data)
    with pytest.raises(errors.ArgumentError, match="prefix"):
        objects.delete_prefix("")
    with pytest.raises(TypeError, match="several"):
        objects.get_many("there")


def test_many(objects):
    data = {f"many/{index:03}": bytes([index]) * index for index in range(100)}
    assert objects.put_many(data) == [None] * 100
    assert [bytes(found) for found in objects.get_many(data)] == list(data.values())
    keys = ["many/005", "many/none", "many/005"]
    with pytest.raises(errors.NotFoundError, match="none"):
        objects.get_many(keys)
    first, missing, again = objects.get_many(keys, return_exceptions=True)
    assert first == again == bytes([5]) * 5 and isinstance(missing, errors.NotFoundError) and "none" in str(missing)
    assert objects.get_many([]) == [] and objects.put_many([]) == [] and objects.delete_many([]) == []
    assert objects.get_many_stats(data) == (100, sum(map(len, data.values())))
    with pytest.raises(errors.NotFoundError):
        objects.get_many_stats(keys)
    assert objects.get_many_stats(keys, return_exceptions=True) == (2, 10)
    outs = [bytearray(5), bytearray(5), bytearray(4)]
    found = objects.get_many_into(keys, outs, return_exceptions=True)
    assert found[0] == 5 and isinstance(found[1], errors.NotFoundError)
    assert isinstance(found[2], errors.BufferTooSmallError) and outs[0] == bytes([5]) * 5
    with pytest.raises(ValueError, match="3 keys"):
        objects.get_many_into(keys, outs[:2])
    clash = objects.put_many([("many/000", b"!"), ("many/new", b"n")], if_absent=True, return_exceptions=True)
    assert isinstance(clash[0], errors.PreconditionError) and clash[1] is None
    assert objects.delete_many(["many/000", "many/none"]) == [None, None]
    assert objects.delete_prefix("many/09") == 10
    assert objects.delete_prefix("many/") == 90
    assert list(objects.list("many/")) == []


def test_listings(objects):
    objects.put_many([(f"list/{name}", b"12") for name in ("a", "b/1", "b/2", "c[1]", "d")])
    assert [info.key for info in objects.list("list/")] == [f"list/{name}" for name in ("a", "b/1", "b/2", "c[1]", "d")]
    found = [(info.key, info.is_prefix) for info in objects.list("list/", recursive=False)]
    assert found == [("list/a", False), ("list/b/", True), ("list/c[1]", False), ("list/d", False)]
    assert [info.key for info in objects.list("list/", after="list/b/1")] == ["list/b/2", "list/c[1]", "list/d"]
    assert [info.key for info in objects.glob("list/**/[12]")] == ["list/b/1", "list/b/2"]
    assert [info.key for info in objects.glob("list/{a,d}")] == ["list/a", "list/d"]
    listing = objects.list("list/")
    assert next(listing).size == 2 and iter(listing) is listing
    with listing:
        next(listing)
    assert list(listing) == []


def test_copies_and_ends(objects):
    objects.put("one", b"1")
    objects.copy("one", "two")
    assert objects.get("two").tobytes() == b"1"
    with pytest.raises(errors.NotFoundError):
        objects.copy("none", "three")
    objects.delete("two")
    objects.delete("two")
    assert not objects.exists("two")
    with pytest.raises(errors.PreconditionError):
        objects.delete_bucket()


def test_uploads(objects):
    with objects.upload("upload", content_type="text/plain") as upload:
        assert upload.write(b"abc") == 3
        upload.write(np.frombuffer(b"def", "u1"))
        assert not objects.exists("upload")
    assert objects.get("upload").tobytes() == b"abcdef"
    with pytest.raises(errors.StateError):
        upload.write(b"late")
    upload.abort()
    with pytest.raises(KeyError), objects.upload("given-up") as upload:
        upload.write(b"abc")
        raise KeyError
    assert not objects.exists("given-up")
    upload = objects.upload("upload", if_absent=True)
    upload.write(b"x")
    with pytest.raises(errors.PreconditionError):
        upload.commit()
    assert objects.get("upload").tobytes() == b"abcdef"
    upload = objects.upload("alone")
    assert upload.commit().size == 0 and objects.get("alone") == b""


def test_large_uploads(objects):
    piece = np.random.default_rng(0).bytes(3_000_000)
    with objects.upload("large") as upload:
        for _ in range(7):
            upload.write(piece)
    content = objects.get("large")
    assert len(content) == 21_000_000 and content[18_000_000:] == piece


def test_arrays(objects):
    codec = tierce.Codec([{"id": "shuffle", "elementsize": 8}, {"id": "zstd"}])
    array = np.arange(600.0).reshape(20, 30)
    size = objects.put_encoded("array", array.T, codec)
    assert size == objects.head("array").size < array.nbytes
    assert np.array_equal(objects.get_decoded("array", codec, "f8", (30, 20)), array.T)
    out = np.zeros((30, 40))[:, ::2]
    assert objects.get_decoded_into("array", codec, out) is out and np.array_equal(out, array.T)
    with pytest.raises(errors.Error):
        objects.get_decoded("array", codec, "f8", (30, 21))
    with pytest.raises(ValueError, match="read-only"):
        objects.get_decoded_into("array", codec, np.broadcast_to(1.0, (30, 20)))
    sizes = objects.put_encoded_many({"arrays/1": array, "arrays/2": array * 2}, codec)
    assert sizes == [objects.head(key).size for key in ("arrays/1", "arrays/2")]
    outs = [np.zeros_like(array) for _ in range(3)]
    found = objects.get_decoded_many_into(["arrays/1", "arrays/2", "none"], codec, outs, return_exceptions=True)
    assert found[:2] == [None, None] and isinstance(found[2], errors.NotFoundError)
    assert np.array_equal(outs[0], array) and np.array_equal(outs[1], array * 2)
    with pytest.raises(ValueError, match="3 keys"):
        objects.get_decoded_many_into(["a", "b", "c"], codec, outs[:2])


def test_objects_made_up(objects):
    told = []
    options = {"size": 1000, "seed": 5, "type": "npz"}
    assert objects.generate("made/", num=3, progress=lambda *numbers: told.append(numbers), **options)[0] == 3
    assert [done for done, _, _ in told] == [1, 2, 3] and {total for _, total, _ in told} == {3}
    names = [info.key for info in objects.list("made/")]
    assert names == [f"made/object_{index}_of_3.dat" for index in range(3)]
    assert [objects.get(name) for name in names] == [generate_object(index, **options) for index in range(3)]
    assert objects.generate_keys(["made/x", "made/y"], size=10) == (2, 20)
    with pytest.raises(ZeroDivisionError):
        objects.generate("made/", num=100, size=10, progress=lambda *_: 1 // 0)
    with pytest.raises(errors.ConfigError, match="sise"):
        objects.generate("made/", sise=5)
    with pytest.raises(ValueError):
        objects.generate("made/", size=float("nan"))
    with pytest.raises(ValueError):
        generate_object(-1)

"""tierce.dlio_s3_rust: every example of its manual, and what the manual says, with an S3 server."""

import asyncio
import io
import os
import struct
import subprocess
import sys

import numpy as np
import pytest
from s3_server import server  # noqa: F401

import tierce
from tierce import dlio_s3_rust as s3
from tierce import errors
from tierce.store import Store


@pytest.fixture(autouse=True)
def surroundings(server, monkeypatch):  # noqa: F811
    for name, value in server.environment().items():
        monkeypatch.setenv(name, value)
    with Store("s3://my-bucket", server.options()) as store:
        store.create_bucket()
        yield store
        s3.delete("s3://my-bucket/")


def fill(count, prefix="data/", size=100):
    """Objects of different contents; their URIs."""
    uris = [f"s3://my-bucket/{prefix}{index:03}" for index in range(count)]
    for index, uri in enumerate(uris):
        s3.put_objects_parallel([uri], bytes([index % 256]) * (size + index))
    return uris


def test_the_constant():
    assert s3.DEFAULT_OBJECT_SIZE == 20 * 1024 * 1024


def test_list():
    fill(3, "path/")
    fill(1, "other/")
    keys = s3.list("s3://my-bucket/path/")
    assert keys == ["path/000", "path/001", "path/002"]
    assert s3.list("s3://my-bucket/path/00") == keys
    assert s3.list("s3://my-bucket") == s3.list("s3://my-bucket/") == ["other/000", *keys]
    assert s3.list("s3://my-bucket/nothing/") == []


def test_get():
    s3.put("s3://my-bucket/path/", num=9, size=1000)
    data = s3.get("s3://my-bucket/path/object_0_of_9.dat")
    assert type(data) is bytes and len(data) == 1000
    s3.put_objects_parallel(["s3://my-bucket/%20 ?#*"], b"as it stands")
    assert s3.get("s3://my-bucket/%20 ?#*") == b"as it stands"


@pytest.mark.parametrize("max_in_flight", [1, 3, 64, 1000])
def test_get_many(max_in_flight):
    uris = fill(10)
    wanted = [*reversed(uris), uris[3], uris[3]]
    pairs = s3.get_many(wanted, max_in_flight=max_in_flight)
    assert [uri for uri, _ in pairs] == wanted
    assert all(type(data) is bytes for _, data in pairs)
    assert [len(data) for _, data in pairs] == [100 + uris.index(uri) for uri in wanted]
    assert s3.get_many([], max_in_flight) == []
    assert s3.get_many_stats(wanted, max_in_flight) == (12, sum(len(data) for _, data in pairs))


def test_get_many_of_several_buckets(server):  # noqa: F811
    with Store("s3://second", server.options()) as store:
        store.create_bucket()
        store.put("k", b"2")
    uris = [*fill(2), "s3://second/k", "s3://my-bucket/data/000", "s3://second/k"]
    for max_in_flight in (2, 64):
        assert [data[:1] for _, data in s3.get_many(uris, max_in_flight)] == [b"\0", b"\1", b"2", b"\0", b"2"]
    s3.delete("s3://second/")


def check_payload(kind, data):
    """Whether an object that was made up is such a file."""
    if kind == "npz":
        with np.load(io.BytesIO(data)) as archive:
            return archive["data"].size == 5000
    if kind == "tfrecord":
        return struct.unpack("<Q", data[:8])[0] + 16 == len(data)
    if kind == "hdf5":
        return data.startswith(b"\x89HDF\r\n\x1a\n") and len(data) > 5000
    return len(data) == 5000


@pytest.mark.parametrize("kind", ["npz", "NPZ", "TFRecord", "hdf5", "raw", "RAW", "unknown", ""])
def test_put(kind, server):  # noqa: F811
    s3.put(
        "s3://made-bucket/test/",
        num=5,
        template="object_{}_of_{}.raw",
        max_in_flight=8,
        size=5000,
        should_create_bucket=True,
        object_type=kind,
    )
    keys = s3.list("s3://made-bucket/test/")
    assert keys == [f"test/object_{index}_of_5.raw" for index in range(5)]
    found = s3.get_many([f"s3://made-bucket/{key}" for key in keys])
    assert all(check_payload(kind.lower(), data) for _, data in found)
    assert len({data for _, data in found}) == 5, "no two are the same"
    s3.delete("s3://made-bucket/")


def test_put_of_the_default_size_below_a_prefix_without_a_slash():
    assert s3.put("s3://my-bucket/prefix") is None
    assert s3.list("s3://my-bucket/") == ["prefix/object_0_of_1.dat"]
    assert s3.get_many_stats(["s3://my-bucket/prefix/object_0_of_1.dat"]) == (1, s3.DEFAULT_OBJECT_SIZE)
    s3.put("s3://my-bucket", 2, "{}-{}", 1, 0)
    assert s3.list("s3://my-bucket/") == ["0-2", "1-2", "prefix/object_0_of_1.dat"]


def test_delete():
    s3.put("s3://my-bucket/test/", num=9, size=10)
    s3.delete("s3://my-bucket/test/object_3_of_9.dat")
    s3.delete("s3://my-bucket/test/object_3_of_9.dat")
    assert len(s3.list("s3://my-bucket/test/")) == 8
    s3.put_objects_parallel(["s3://my-bucket/testing"], b"1")
    s3.delete("s3://my-bucket/test/")
    assert s3.list("s3://my-bucket/") == ["testing"]
    s3.delete("s3://my-bucket/test/")
    s3.delete("s3://my-bucket/")
    assert s3.list("s3://my-bucket/") == []


def test_read_npz():
    arrays = {"second": np.arange(12.0).reshape(3, 4), "b": np.arange(5, dtype="i2"), "c": np.array(["x", "yz"])}
    plain, packed = io.BytesIO(), io.BytesIO()
    np.savez(plain, **arrays)
    np.savez_compressed(packed, **arrays)
    for name, archive in (("test", plain), ("packed", packed)):
        uri = f"s3://my-bucket/data/{name}.npz"
        s3.put_objects_parallel([uri], archive.getvalue())
        arr = s3.read_npz(uri)
        assert isinstance(arr, np.ndarray) and np.array_equal(arr, arrays["second"])
        for key, wanted in arrays.items():
            found = s3.read_npz(uri, key)
            assert found.dtype == wanted.dtype and np.array_equal(found, wanted)
        with pytest.raises(RuntimeError, match="'d'.*second"):
            s3.read_npz(uri, array_name="d")
        s3.put_objects_parallel([uri], archive.getvalue()[:-30])
        with pytest.raises(RuntimeError):
            s3.read_npz(uri)


def test_asynchronous_calls():
    async def main():
        began = s3.put_async("s3://my-bucket/async-test/", num=3, object_type="hdf5", size=5000)
        assert asyncio.isfuture(began) and await began is None
        keys = s3.list("s3://my-bucket/async-test/")
        uris = [f"s3://my-bucket/{key}" for key in keys]
        results = await s3.get_many_async([*uris, uris[0]], max_in_flight=16)
        assert [uri for uri, _ in results] == [*uris, uris[0]] and results[0][1] == results[3][1]
        assert all(check_payload("hdf5", data) for _, data in results)
        assert await s3.get_many_async(uris, 2) == results[:3]
        assert await s3.get_many_stats_async(uris) == await s3.get_many_stats_async(uris, 1)
        assert (await s3.get_many_stats_async(uris))[0] == 3
        together = await asyncio.gather(*[s3.get_many_async(uris) for _ in range(10)])
        assert all(one == results[:3] for one in together)
        for failing in (
            s3.get_many_async(["s3://my-bucket/none"]),
            s3.get_many_stats_async(["s3://my-bucket/none"]),
            s3.put_async("s3://no-such-bucket-at-all", num=-1),
        ):
            with pytest.raises(RuntimeError):
                await failing
        task = s3.put_async("s3://my-bucket/endless/", num=1_000_000, size=1000)
        await asyncio.sleep(0.05)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task

    asyncio.run(main())
    with pytest.raises(RuntimeError, match="no running event loop"):
        s3.get_many_async([])


CALLS = {
    "get": lambda: s3.get("s3://my-bucket/none"),
    "get no key": lambda: s3.get("s3://my-bucket"),
    "get other scheme": lambda: s3.get("http://my-bucket/key"),
    "get no URI": lambda: s3.get("my-bucket/key"),
    "get empty": lambda: s3.get(""),
    "get long": lambda: s3.get("s3://my-bucket/" + "x" * 2000),
    "get NUL in bucket": lambda: s3.get("s3://my\0bucket/key"),
    "get surrogate": lambda: s3.get("s3://my-bucket/\udc80"),
    "get_many": lambda: s3.get_many(["s3://my-bucket/none"]),
    "get_many in flight": lambda: s3.get_many([], 0),
    "get_many_stats": lambda: s3.get_many_stats(["s3://my-bucket/none"], 1),
    "list": lambda: s3.list("s3://no-such-bucket/"),
    "put num": lambda: s3.put("s3://my-bucket/x", num=-1),
    "put size": lambda: s3.put("s3://my-bucket/x", size=-1),
    "put template": lambda: s3.put("s3://my-bucket/x", num=2, template="same"),
    "put in flight": lambda: s3.put("s3://my-bucket/x", max_in_flight=0),
    "delete": lambda: s3.delete("s3://my-bucket"),
    "delete other": lambda: s3.delete("file:///x"),
    "read_npz": lambda: s3.read_npz("s3://my-bucket/none"),
}


@pytest.mark.parametrize("name", CALLS)
def test_failures_are_runtime_errors(name):
    with pytest.raises(RuntimeError) as caught:
        CALLS[name]()
    assert str(caught.value)
    assert "SKTEST" not in str(caught.value)


def test_arguments_of_a_wrong_type():
    for call in (
        lambda: s3.get(5),
        lambda: s3.list(None),
        lambda: s3.get_many("s3://my-bucket/k"),
        lambda: s3.get_many([5]),
        lambda: s3.get_many([], "4"),
        lambda: s3.put(b"s3://my-bucket/"),
    ):
        with pytest.raises(TypeError):
            call()


def test_the_cause_is_told():
    with pytest.raises(RuntimeError) as caught:
        s3.get("s3://my-bucket/none")
    assert isinstance(caught.value.__cause__, errors.NotFoundError)


def test_another_environment_is_another_store(monkeypatch):
    fill(1)
    with monkeypatch.context() as other:
        other.setenv("AWS_SECRET_ACCESS_KEY", "wrong")
        with pytest.raises(RuntimeError):
            s3.get("s3://my-bucket/data/000")
    assert s3.get("s3://my-bucket/data/000") == bytes(100)


def test_stores_are_kept_and_bounded():
    fill(1)
    first = s3._store("my-bucket")
    assert s3._store("my-bucket") is first
    for number in range(40):
        s3._store(f"bucket-{number}")
    assert len(s3._stores) == 16 and s3._store("my-bucket") is not first
    assert s3.get("s3://my-bucket/data/000") == bytes(100)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system has no fork")
def test_after_a_fork():
    uris = fill(3)
    wanted = s3.get_many(uris)
    child = os.fork()
    if not child:
        code = 1
        try:
            code = 0 if s3.get_many(uris) == wanted and asyncio.run(_again(uris)) == wanted else 2
        except BaseException as error:
            print(f"in the child: {error!r}", file=sys.stderr)
        finally:
            os._exit(code)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
    assert s3.get_many(uris) == wanted


async def _again(uris):
    return await s3.get_many_async(uris, 2)


def test_import_starts_no_thread(child_environment):
    if not os.path.isdir("/proc/self/task"):
        pytest.skip("threads are counted in /proc")
    program = "import os, tierce.dlio_s3_rust; print(len(os.listdir('/proc/self/task')))"
    ran = subprocess.run(
        [sys.executable, "-c", program], env=child_environment, capture_output=True, text=True, check=True
    )
    assert ran.stdout == "1\n"


def test_it_is_a_module_of_the_package():
    assert tierce.dlio_s3_rust is s3
    assert all(callable(getattr(s3, name)) for name in s3.__all__ if name != "DEFAULT_OBJECT_SIZE")


def test_against_s3dlio(child_environment, server):  # noqa: F811
    """Its successor, where it does what the manual says; in a process of its own, since it keeps threads and settings."""
    uris = [*fill(5), "s3://my-bucket/data/002"]
    program = f"""
import sys
try:
    import s3dlio
except ImportError:
    sys.exit("absent")
from tierce import dlio_s3_rust as s3
uris = {uris!r}
theirs = [(uri, bytes(data)) for uri, data in s3dlio.get_many(uris, max_in_flight=2)]
ours = s3.get_many(uris, max_in_flight=2)
assert sorted(theirs) == sorted(ours), "contents"
assert tuple(s3dlio.get_many_stats(uris)) == s3.get_many_stats(uris), "stats"
assert sorted(uri.partition("my-bucket/")[2] for uri in s3dlio.list("s3://my-bucket/data/")) == s3.list("s3://my-bucket/data/")
assert bytes(s3dlio.get(uris[0])) == s3.get(uris[0])
for package in (s3dlio, s3):
    try:
        package.get("s3://my-bucket/none")
    except RuntimeError:
        continue
    raise AssertionError(package)
s3dlio.put("s3://my-bucket/theirs/", num=2, template="object_{{}}_of_{{}}.dat", size=5000, object_type="NPZ")
s3.put("s3://my-bucket/ours/", num=2, template="object_{{}}_of_{{}}.dat", size=5000, object_type="NPZ")
names = [[key.rpartition("/")[2] for key in s3.list(f"s3://my-bucket/{{place}}/")] for place in ("theirs", "ours")]
assert names[0] == names[1], names
s3dlio.delete("s3://my-bucket/ours/", recursive=True)
s3.delete("s3://my-bucket/theirs/")
assert len(s3.list("s3://my-bucket/")) == 5, s3.list("s3://my-bucket/")
print("same")
"""
    environment = {**child_environment, **server.environment()}
    ran = subprocess.run([sys.executable, "-c", program], env=environment, capture_output=True, text=True, timeout=120)
    if ran.stderr.strip() == "absent":
        pytest.skip("s3dlio is not installed")
    assert ran.stdout.splitlines()[-1:] == ["same"], ran.stderr


def test_uris_of_any_iterable():
    uris = fill(3)
    expected = s3.get_many(uris)
    assert len(expected) == 3 and s3.get_many(iter(uris)) == expected
    assert s3.get_many_stats(iter(uris)) == (3, 303)

    async def run():
        return await s3.get_many_async(iter(uris)), await s3.get_many_stats_async(iter(uris))

    assert asyncio.run(run()) == (expected, (3, 303))
    s3.put_objects_parallel(iter(uris), b"x")
    with pytest.raises(TypeError):
        s3.put_objects_parallel(uris[0], b"x")


def test_the_event_loop_goes_on_while_contents_are_copied(monkeypatch):
    turns, seen = [0], []

    class Content:
        def tobytes(self):
            seen.append(turns[0])
            return b"x"

    async def read():
        return [Content() for _ in range(5)]

    async def count():
        while True:
            turns[0] += 1
            await asyncio.sleep(0)

    async def run():
        counting = asyncio.create_task(count())
        monkeypatch.setattr(s3, "_reads", lambda *_: [read()])
        assert await s3.get_many_async(list("abcde")) == [(name, b"x") for name in "abcde"]
        counting.cancel()

    asyncio.run(run())
    assert len(set(seen)) == 5

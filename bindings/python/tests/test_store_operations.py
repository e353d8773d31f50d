"""Operations: several at once, in asyncio, cancelled, dropped, after a fork, by several threads."""

import asyncio
import gc
import os
import subprocess
import sys
import threading
import time
import weakref

import numpy as np
import pytest
from s3_server import server  # noqa: F401

import tierce
from tierce import errors
from tierce.store import Operation, Store, wait_any

# As much that no test waits for its end.
ENDLESS = {"num": 10_000_000, "size": 10_000}


@pytest.fixture
def objects():
    with Store("memory://") as store:
        yield store


def test_results_wait(objects):
    operations = [objects.aio.put(str(index), bytes([index])) for index in range(50)]
    assert all(operation.result(30) for operation in operations)
    found = [objects.aio.get(str(index)) for index in range(50)]
    assert [operation.result() for operation in found] == [bytes([index]) for index in range(50)]
    one = found[0]
    assert one.done() and one.wait(0) and not one.cancelled() and one.exception() is None
    assert one.result() is one.result() and "ended" in repr(one)


def test_failures_are_kept(objects):
    operation = objects.aio.get("none")
    assert isinstance(operation.exception(), errors.NotFoundError)
    for _ in range(2):
        with pytest.raises(errors.NotFoundError, match="none"):
            operation.result()


def test_time_outs_and_cancelling(objects):
    operation = objects.aio.generate("x", **ENDLESS)
    assert not operation.wait(0.01) and not operation.done() and "under way" in repr(operation)
    with pytest.raises(TimeoutError):
        operation.result(0)
    with pytest.raises(TimeoutError):
        operation.exception(0)
    operation.cancel()
    operation.cancel()
    assert operation.done() and operation.cancelled()
    with pytest.raises(errors.CancelledError):
        operation.result()


def test_the_first_that_ends(objects):
    slow, fast = objects.aio.generate("x", **ENDLESS), objects.aio.put("k", b"1")
    assert wait_any([slow, fast]) is fast
    assert wait_any([slow], 0.01) is None
    with pytest.raises(ValueError):
        wait_any([])
    slow.cancel()
    assert wait_any(iter([slow])) is slow


def test_dropped_operations_are_cancelled(objects):
    class Kept(bytearray):
        pass

    room = Kept(100)
    seen = weakref.ref(room)
    objects.put("k", b"1")
    operation = objects.aio.get_into("k", room)
    del room
    gc.collect()
    assert seen() is not None, "an operation keeps what was lent to it"
    operation.result()
    del operation
    for _ in range(3):  # PyPy looks after one owner at a time
        gc.collect()
    assert seen() is None
    began = threading.active_count()
    for _ in range(20):
        objects.aio.generate("x", **ENDLESS)
    assert threading.active_count() == began


def test_exceptions_do_not_keep_operations(objects):
    operation = objects.aio.get("none")
    seen = weakref.ref(operation)
    gc.disable()
    try:
        error = operation.exception()
        with pytest.raises(errors.NotFoundError):
            operation.result()
        del operation
        assert seen() is None or sys.implementation.name != "cpython"
    finally:
        gc.enable()
    assert "none" in str(error)


def test_results_outlive_the_store():
    store = Store("memory://")
    store.put("k", b"x" * 100_000)
    pending = store.aio.get("k")
    content, many = store.get("k"), store.get_many(["k", "k"])
    store.close()
    store.close()
    del store
    gc.collect()
    assert content == b"x" * 100_000 and many[1] == content and pending.result() == content


def test_a_closed_store():
    store = Store("memory://")
    listing, upload = store.list(), store.upload("k")
    assert "closed" not in repr(store)
    store.close()
    assert "closed" in repr(store)
    for call in (lambda: store.get("k"), lambda: store.list(), lambda: store.upload("k"), lambda: store.aio.get("k")):
        with pytest.raises(errors.StateError, match="closed"):
            call()
    assert list(listing) == []
    upload.abort()


def test_stores_that_cannot_be():
    for uri in ("", "nonsense", "ftp://x/y", "s3://", "s3://user:secret@bucket", "memory:/"):
        with pytest.raises(errors.Error) as caught:
            Store(uri)
        assert "secret" not in str(caught.value)
    for options in ({"nonsense": 1}, {"io_threads": 0}, {"io_threads": "many"}, {"part_size": 1}):
        with pytest.raises(errors.ConfigError):
            Store("memory://", options)
    with pytest.raises(TypeError):
        Store(5)
    with pytest.raises((TypeError, ValueError)):
        Store("memory://", retries=float("inf"))
    with pytest.raises(errors.NoBucketError):
        Store("file:///no/such/folder").put("k", b"1")


def test_a_store_that_is_full():
    with Store("memory://", max_operations=2, when_full="refuse", io_threads=1) as store:
        going = [store.aio.generate("x", **ENDLESS) for _ in range(2)]
        with pytest.raises(errors.BusyError):
            store.get("k")
        for operation in going:
            operation.cancel()
        with pytest.raises(errors.NotFoundError):
            store.get("k")


def test_asyncio(objects):
    async def main():
        calls = objects.aio
        await calls.put("k", b"123")
        assert await calls.get("k") == b"123"
        assert await calls.exists("k") and (await calls.head("k")).size == 3
        many = await asyncio.gather(*[calls.get("k") for _ in range(200)])
        assert all(content == b"123" for content in many)
        room = bytearray(3)
        assert await calls.get_into("k", room) == 3 and room == b"123"
        with pytest.raises(FileNotFoundError):
            await calls.get("none")
        await calls.put_many([(f"list/{index}", b"") for index in range(2500)])
        assert len([info async for info in calls.list("list/")]) == 2500
        assert [info.key async for info in calls.glob("list/12?")] == [f"list/12{index}" for index in range(10)]
        async with calls.list("list/") as listing:
            await listing.__anext__()
        shared = calls.get("k")
        assert await asyncio.gather(shared, shared, shared) == [b"123"] * 3
        assert await shared == b"123"

    asyncio.run(main())


def test_the_event_loop_goes_on(objects):
    async def main():
        operation = objects.aio.generate("x", **ENDLESS)
        turns = 0
        task = asyncio.ensure_future(operation)
        while turns < 50:
            await asyncio.sleep(0)
            turns += 1
        assert not task.done()
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        assert operation.cancelled(), "a task that is cancelled cancels what it waits for"
        with pytest.raises(asyncio.TimeoutError):
            await asyncio.wait_for(objects.aio.generate("x", **ENDLESS), 0.02)
        other = objects.aio.generate("x", **ENDLESS)
        waiting = asyncio.ensure_future(other)
        await asyncio.sleep(0.01)
        other.cancel()
        with pytest.raises(errors.CancelledError):
            await waiting

    asyncio.run(main())


def test_asyncio_without_descriptors(objects, monkeypatch):
    """Event loops that cannot watch descriptors look for the end."""

    def refuse(*_):
        raise NotImplementedError

    async def main():
        loop = asyncio.get_running_loop()
        monkeypatch.setattr(loop, "add_reader", refuse, raising=False)
        monkeypatch.setattr(loop, "remove_reader", refuse, raising=False)
        assert await objects.aio.generate("y", num=200, size=10_000) == (200, 2_000_000)

    asyncio.run(main())


def test_asynchronous_uploads(objects):
    async def main():
        calls = objects.aio
        async with calls.upload("up") as upload:
            await upload.write(b"abc")
            await upload.write(b"def")
        assert await calls.get("up") == b"abcdef"
        with pytest.raises(KeyError):
            async with calls.upload("given-up") as upload:
                await upload.write(b"abc")
                raise KeyError
        assert not await calls.exists("given-up")
        async with calls.upload("own") as upload:
            await upload.write(b"1")
            assert (await upload.commit()).size == 1
        upload.abort()
        assert await calls.get("own") == b"1"
        async with calls.upload("left") as upload:
            upload.commit()
        assert await calls.exists("left")
        upload = calls.upload("dropped")
        await upload.write(b"1")
        seen = weakref.ref(upload)
        del upload
        for _ in range(3):
            gc.collect()
        assert seen() is None and not await calls.exists("dropped")

    asyncio.run(main())


def test_several_event_loops(objects):
    objects.put("k", b"1" * 1000)
    failed = []

    async def main():
        for _ in range(20):
            found = await asyncio.gather(*[objects.aio.get("k") for _ in range(10)])
            if any(len(content) != 1000 for content in found):
                failed.append(found)

    threads = [threading.Thread(target=lambda: asyncio.run(main())) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not failed


def test_threads_at_one_store_that_is_closed():
    store, done = Store("memory://"), []

    def work(number):
        try:
            for turn in range(100_000):
                store.put(f"{number}/{turn % 10}", b"x" * 100)
        except errors.StateError:
            done.append(number)

    threads = [threading.Thread(target=work, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    time.sleep(0.05)
    store.close()
    for thread in threads:
        thread.join()
    assert sorted(done) == [0, 1, 2, 3]


def test_threads_at_one_operation(objects):
    objects.put("k", b"1" * 100_000)
    for _ in range(20):
        operation, found = objects.aio.get("k"), []
        threads = [threading.Thread(target=lambda o=operation, f=found: f.append(o.result())) for _ in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert len(found) == 4 and all(content is found[0] for content in found)


def test_threads_at_one_upload_and_one_listing(objects):
    objects.put_many([(f"list/{index}", b"") for index in range(300)])
    upload, listing, seen = objects.upload("shared"), objects.list("list/"), []

    def work():
        for _ in range(50):
            upload.write(b"x" * 10)
        seen.extend(info.key for info in listing)

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert upload.commit().size == 2000 and len(set(seen)) == len(seen) == 300


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system has no fork")
def test_after_a_fork(objects):
    objects.put("k", b"1")
    ended, going = objects.aio.get("k"), objects.aio.generate("x", **ENDLESS)
    upload, listing = objects.upload("u"), objects.list()
    assert ended.result() == b"1"
    child = os.fork()
    if not child:
        code = 1
        try:
            assert ended.result() == b"1"
            for call in (
                lambda: objects.get("k"),
                lambda: going.result(),
                lambda: next(listing),
                lambda: upload.write(b""),
            ):
                try:
                    call()
                except errors.ForkedError:
                    continue
                raise AssertionError("no ForkedError")
            objects.close()
            with Store("memory://") as own:
                own.put("k", b"2")
                assert own.get("k") == b"2"
            code = 0
        except BaseException as error:
            print(f"in the child: {error!r}", file=sys.stderr)
        finally:
            os._exit(code)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
    assert objects.get("k") == b"1"
    going.cancel()


def test_signals_are_seen_while_a_call_waits(child_environment):
    program = """
import threading, os, signal, time
from tierce.store import Store
store = Store("memory://")
threading.Timer(0.3, lambda: os.kill(os.getpid(), signal.SIGINT)).start()
try:
    store.generate("x", num=10_000_000, size=10_000)
except KeyboardInterrupt:
    print("interrupted", flush=True)
"""
    ran = subprocess.run(
        [sys.executable, "-c", program], env=child_environment, capture_output=True, text=True, timeout=60
    )
    assert ran.stdout == "interrupted\n", ran.stderr


def test_a_program_that_ends_with_operations_under_way(child_environment):
    program = """
from tierce.store import Store
store = Store("memory://")
kept = [store.aio.generate("x", num=10_000_000, size=10_000, progress=lambda *_: None) for _ in range(3)]
room = [store.aio.put("k", bytearray(10_000_000)) for _ in range(10)]
"""
    ran = subprocess.run(
        [sys.executable, "-c", program], env=child_environment, capture_output=True, text=True, timeout=60
    )
    assert (ran.returncode, ran.stderr) == (0, "")


def test_import_starts_no_thread(child_environment):
    program = "import os, sys, tierce.store; print(len(os.listdir('/proc/self/task')), 'numpy' in sys.modules)"
    if not os.path.isdir("/proc/self/task"):
        pytest.skip("threads are counted in /proc")
    ran = subprocess.run(
        [sys.executable, "-c", program], env=child_environment, capture_output=True, text=True, check=True
    )
    assert ran.stdout.split() == ["1", "False"]


def test_wrong_keys_and_wrong_places(server):  # noqa: F811
    secret = "not-to-be-told"
    with Store("s3://bucket", {**server.options(), "secret_access_key": secret}) as store:
        with pytest.raises(errors.DeniedError) as caught:
            store.get("k")
        assert secret not in str(caught.value) and secret not in repr(store)
    with Store("s3://no-such-bucket", server.options()) as store, pytest.raises(errors.NoBucketError):
        next(store.list())
    with Store("s3://bucket", endpoint="http://127.0.0.1:9", from_env=False, retries=0, anonymous=True) as store:
        with pytest.raises(OSError):
            store.get("k")


def test_asyncio_with_s3(server):  # noqa: F811
    async def main():
        with Store("s3://bucket/aio", server.options()) as store:
            calls = store.aio
            await calls.create_bucket()
            data = {f"{index:04}": np.random.default_rng(index).bytes(index * 10) for index in range(300)}
            await asyncio.gather(*[calls.put(key, value) for key, value in data.items()])
            found = await asyncio.gather(*[calls.get(key) for key in data])
            assert [bytes(content) for content in found] == list(data.values())
            assert [info.key async for info in calls.list()] == list(data)
            assert await calls.delete_prefix("0") == 300

    asyncio.run(main())


@pytest.mark.parametrize("call", ["next(store.list())", "upload.write(bytes(64 << 20))", "upload.commit()"])
def test_signals_are_seen_while_a_server_says_nothing(child_environment, call):
    program = f"""
import os, signal, socket, threading, time
from tierce.store import Store
silent = socket.create_server(("127.0.0.1", 0), backlog=64)
url = "http://127.0.0.1:%d" % silent.getsockname()[1]
store = Store("s3://bucket", endpoint=url, region="r", access_key_id="a", secret_access_key="b")
upload = store.upload("k")
upload.write(b"piece")
def interrupt():
    time.sleep(0.3)
    os.kill(os.getpid(), signal.SIGINT)
    time.sleep(20)
    print("not seen", flush=True)
    os._exit(1)
threading.Thread(target=interrupt, daemon=True).start()
try:
    {call}
except KeyboardInterrupt:
    print("interrupted", flush=True)
    os._exit(0)
"""
    ran = subprocess.run(
        [sys.executable, "-c", program], env=child_environment, capture_output=True, text=True, timeout=60
    )
    assert ran.stdout == "interrupted\n", ran.stderr


def test_what_is_interrupted_is_cancelled_at_once(objects, monkeypatch):
    begun = []

    def interrupted(operation, timeout=None):
        begun.append(operation)
        raise KeyboardInterrupt

    monkeypatch.setattr(Operation, "wait", interrupted)
    try:
        objects.generate("x", **ENDLESS)
    except KeyboardInterrupt:
        assert begun[0].cancelled()
    assert begun


def test_a_progress_function_that_knows_its_operation(objects):
    def run():
        known = []
        known.append(objects.aio.generate("x/", num=3, size=10, progress=lambda *_: known))
        assert known[0].result() == (3, 30)
        return weakref.ref(known[0])

    seen = run()
    gc.collect()
    assert seen() is None


def test_an_upload_given_up_within_its_context(objects):
    async def run():
        async with objects.aio.upload("k") as upload:
            await upload.write(b"piece")
            upload.abort()

    asyncio.run(run())
    with objects.upload("k") as upload:
        upload.write(b"piece")
        upload.abort()
    assert not objects.exists("k")


def test_one_array_for_two_objects_is_refused(objects):
    codec, values = tierce.Codec({"id": "zstd"}), np.arange(12.0).reshape(3, 4)
    objects.put_encoded_many({"a": values[:, 0], "b": values[:, 1]}, codec)
    out = np.zeros((3, 4))
    with pytest.raises(ValueError, match="two of the arrays overlap"):
        objects.get_decoded_many_into(["a", "b"], codec, [out[:, 0], out[:, 0]])
    objects.get_decoded_many_into(["a", "b"], codec, [out[:, 0], out[:, 1]])  # between each other, but apart
    assert np.array_equal(out[:, :2], values[:, :2])


def test_a_program_that_ends_while_daemon_threads_wait(child_environment):
    program = """
import threading, time
from tierce.store import Store
store = Store("memory://")
begun = threading.Barrier(5)
def run():
    begun.wait()
    while True:
        try:
            store.generate("x", num=20, size=1000)
        except Exception:
            pass
for _ in range(4):
    threading.Thread(target=run, daemon=True).start()
begun.wait()
time.sleep(0.1)
"""
    for _ in range(3):
        ran = subprocess.run(
            [sys.executable, "-c", program], env=child_environment, capture_output=True, text=True, timeout=60
        )
        assert ran.returncode == 0, ran.stderr

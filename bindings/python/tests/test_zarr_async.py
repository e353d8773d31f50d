"""tierce.zarr in asyncio: boxes and chunks, failures, cancelled tasks."""

import asyncio
import gc

import numpy as np
import pytest

from tierce import errors, zarr
from tierce.store import Store


@pytest.fixture
def store():
    with Store("memory://") as made:
        yield made


def array_of(store, shape=(40, 50), chunks=(7, 9), **keys):
    made = zarr.create_array(store, "u", shape=shape, dtype="<f8", chunks=chunks, **keys)
    made[...] = np.arange(np.prod(shape), dtype="f8").reshape(shape)
    return made


def test_many_boxes_at_once(store):
    made = array_of(store)
    want = made[...]

    async def work():
        indices = [np.s_[n : n + 3, ::-1] for n in range(30)] + [np.s_[::3, n] for n in range(20)] + [(2, 3), ...]
        for index, found in zip(indices, await asyncio.gather(*(made.read_async(index) for index in indices))):
            assert np.array_equal(found, want[index])
        await asyncio.gather(*(made.write_async(n, np.full(50, n)) for n in range(40)))
        room = np.zeros((40, 50))
        assert await made.read_async(out=room) is room
        assert np.array_equal(room, np.repeat(np.arange(40.0), 50).reshape(40, 50))
        await made.write_chunk_async((5, 5), np.full((5, 5), -1))
        assert (await made.read_chunk_async((5, 5)) == -1).all()

    asyncio.run(work())


def test_items(store):
    made = zarr.create_array(store, "t", shape=(5,), dtype="utf8", chunks=(2,))

    async def work():
        await made.write_async(np.s_[1::2], ["a", "b"])
        return await made.read_async(np.s_[::-1])

    assert asyncio.run(work()).tolist() == ["", "b", "", "a", ""]


def test_failures(store):
    made = array_of(store, codecs={"id": "zstd"})
    store.put(made.chunk_key((1, 2)), b"junk")

    async def work():
        with pytest.raises(errors.CorruptError):
            await made.read_async()
        for index in (..., np.s_[::2]):
            failures = {}
            await made.read_async(index, failures=failures)
            assert list(failures) == [(1, 2)] and isinstance(failures[1, 2], errors.CorruptError)
        failures = {}
        await made.write_async(np.s_[8:10], 1.0, failures=failures)
        assert list(failures) == [(1, 2)]
        with pytest.raises(errors.CorruptError):
            await made.read_chunk_async((1, 2))
        with pytest.raises(IndexError):
            await made.read_async(40)

    asyncio.run(work())


def test_a_task_that_is_cancelled(store):
    made = array_of(store, (300, 300), (3, 3))

    async def work():
        for delay in (0, 0, 0.001, 0.005):
            room = np.zeros((300, 300))
            task = asyncio.ensure_future(made.read_async(out=room))
            await asyncio.sleep(delay)
            task.cancel()
            try:
                await task
            except asyncio.CancelledError:
                pass
            copy = room.copy()
            await asyncio.sleep(0.01)
            assert np.array_equal(copy, room)  # nothing writes there any more
            del room
            gc.collect()
        return await made.read_async((299, 299))

    assert asyncio.run(work()) == 89999


@pytest.mark.skipif(not hasattr(__import__("signal"), "setitimer"), reason="this system has no timers that signal")
def test_a_long_read_is_interrupted(store):
    import signal

    made = zarr.create_array(store, "u", shape=(2000, 2000), dtype="<f8", chunks=(20, 20), codecs={"id": "bz2"})
    made[:40] = np.random.default_rng(0).random((40, 2000))

    class Stop(Exception):
        pass

    waiting = [True]

    def stop(*_):
        if waiting:
            raise Stop

    before = signal.signal(signal.SIGALRM, stop)
    room = np.zeros((2000, 2000))
    try:
        signal.setitimer(signal.ITIMER_REAL, 0.1, 0.1)
        try:
            while True:
                made.read(out=room)
        except Stop:
            waiting.clear()
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
    assert not waiting
    copy = room.copy()
    assert made.read(np.s_[:40]).all() and np.array_equal(room, copy)  # nothing writes there any more

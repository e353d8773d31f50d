"""Pools, threads, forks, and what an import does."""

import os
import subprocess
import sys
import threading

import pytest

import tierce
from tierce import errors
from tierce.locks import Claim, Mutex

FORK = pytest.mark.skipif(not hasattr(os, "fork"), reason="this system has no fork")


def test_pools():
    with tierce.Pool(2) as pool:
        assert pool.threads == 2 and repr(pool) == "tierce.Pool(threads=2)"
    assert repr(pool) == "tierce.Pool(closed)"
    pool.close()
    assert tierce.Pool().threads >= 1
    for wrong, kind in (
        (0, errors.ArgumentError),
        (5000, errors.ArgumentError),
        (2**40, OverflowError),
        ("2", TypeError),
    ):
        with pytest.raises(kind):
            tierce.Pool(wrong)


def test_a_pool_that_is_closed_while_it_works():
    codec, items = tierce.Codec({"id": "zlib", "level": 9}), [os.urandom(30000) for _ in range(40)]
    wanted = codec.encode_many(items).tolist()
    for _ in range(5):
        pool, found = tierce.Pool(2), []

        def work(pool=pool, found=found):
            try:
                found.append(codec.encode_many(items, pool).tolist() == wanted)
            except errors.StateError:
                found.append("closed")

        worker = threading.Thread(target=work)
        worker.start()
        pool.close()
        worker.join()
        assert found in ([True], ["closed"])


def test_a_closed_pool_is_refused():
    codec, pool = tierce.Codec({"id": "zstd"}), tierce.Pool(1)
    pool.close()
    for wrong, kind in ((pool, errors.StateError), (2, TypeError)):
        for call in (
            lambda wrong=wrong: codec.encode_many([b"a"], wrong),
            lambda wrong=wrong: codec.decode_many([b"a"], wrong),
            lambda wrong=wrong: codec.encode_arrays([[1.0]], wrong),
            lambda wrong=wrong: tierce.Codec({"id": "blosc"}, pool=wrong),
            lambda wrong=wrong: tierce.seekable_compress(b"abc", pool=wrong),
        ):
            with pytest.raises(kind, match="pool"):
                call()


def in_child(work):
    """What a function gives in a child of a fork, as text."""
    read, write = os.pipe()
    child = os.fork()
    if not child:
        try:
            os.close(read)
            try:
                told = repr(work())
            except BaseException as error:
                told = type(error).__name__
            os.write(write, told.encode())
        finally:
            os._exit(0)
    os.close(write)
    with os.fdopen(read) as file:
        told = file.read()
    os.waitpid(child, 0)
    return told


@FORK
@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_the_child_of_a_fork():
    pool, plain = tierce.Pool(2), tierce.Codec({"id": "zstd"})
    codec = tierce.Codec({"id": "blosc"}, pool=pool)
    data = bytes(range(256)) * 10000
    packed = codec.encode(data)
    encoder = tierce.Encoder({"id": "zstd"})
    assert in_child(lambda: plain.decode(plain.encode(b"abc"))) == "b'abc'"
    assert in_child(lambda: codec.decode(packed)) == "ForkedError"
    assert in_child(lambda: plain.encode_many([data, data], pool)) == "ForkedError"
    assert in_child(lambda: len(encoder.encode(data) + encoder.finish()) > 0) == "True"
    assert in_child(pool.close) == "None"
    assert in_child(lambda: tierce.Codec({"id": "blosc"}, pool=tierce.Pool(2)).decode(packed) == data) == "True"
    assert codec.decode(packed) == data


@FORK
@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_a_lock_is_free_in_the_child():
    mutex, inside, leave = Mutex(), threading.Event(), threading.Event()

    def hold():
        with mutex:
            inside.set()
            leave.wait()

    def enter():
        with mutex:
            return "entered"

    holder = threading.Thread(target=hold)
    holder.start()
    inside.wait()
    try:
        assert in_child(enter) == "'entered'"
    finally:
        leave.set()
        holder.join()
    assert enter() == "entered"


def test_a_mutex_lets_one_in():
    mutex, count, most = Mutex(), 0, []

    def work():
        nonlocal count
        for _ in range(200):
            with mutex:
                count += 1
                most.append(count)
                count -= 1

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert set(most) == {1} and len(most) == 800


def test_a_claim_refuses_the_second():
    claim = Claim("this thing")
    with claim, pytest.raises(errors.StateError, match="another call uses this thing"), claim:
        pass
    with claim:
        pass


def test_an_import_loads_little_and_starts_no_thread(child_environment):
    program = """
import sys
before = set(sys.modules)
import tierce
new = set(sys.modules) - before
assert not {"ctypes", "typing", "numpy", "cffi", "json", "asyncio", "tierce._c"} & new, new
import threading
tierce.Codec
assert "numpy" not in sys.modules
assert threading.active_count() == 1
assert set(tierce.__all__) <= set(dir(tierce))
"""
    subprocess.run([sys.executable, "-c", program], check=True, env=child_environment)


def test_every_name_is_there():
    for name in tierce.__all__:
        assert getattr(tierce, name) is not None
    with pytest.raises(AttributeError, match="has no attribute 'nothing'"):
        _ = tierce.nothing


def test_versions_and_contents():
    info = tierce.build_info()
    assert tierce.version() == info["version"] == tierce.__version__
    assert info["libraries"]["zstd"] and info["features"]["zarr"] is True


def test_the_exceptions_are_pythons_too():
    assert issubclass(errors.CorruptError, ValueError) and issubclass(errors.NotFoundError, FileNotFoundError)
    assert issubclass(errors.NoMemoryError, MemoryError) and issubclass(errors.ForkedError, RuntimeError)
    assert tierce.Error is errors.Error

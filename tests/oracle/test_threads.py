"""One codec in many threads, pools, and what is left of both in a forked child."""

import faulthandler
import os
import signal
import sys
import threading
import time
import traceback

import cases
import pytest
import tierce_c
from tierce_c import Codec, Pool, TierceError

THREADS = 8
CONFIGS = [
    *({"id": codec} for codec in cases.CODECS),
    {"id": "zstd", "level": 9, "checksum": True},
    {"id": "lzma", "preset": 0},
    [{"id": "shuffle", "elementsize": 4}, {"id": "zstd"}, {"id": "crc32c"}],
    [{"id": "shuffle", "elementsize": 8}, {"id": "lz4"}],
    [{"id": "crc32"}, {"id": "gzip"}, {"id": "base64"}],
]


def chunks(count=30):
    """Chunks of different kinds and lengths, all a multiple of eight bytes; the first is empty."""
    return [cases.sample(cases.KINDS[number % 3], "<f8", (number * 977) % 3000).tobytes() for number in range(count)]


@pytest.mark.parametrize("config", CONFIGS, ids=cases.name)
def test_one_codec_in_many_threads(config):
    """ctypes lets go of the interpreter lock, so that the calls do overlap."""
    shared, plain = Codec(config), chunks(20)
    expected = [Codec(config).encode(chunk) for chunk in plain]
    # Failures in between leave nothing behind.
    damaged = expected[3][:-1]
    refused = Codec(config).decode_into(damaged, len(plain[3])).status
    failures, start = [], threading.Barrier(THREADS)

    def work(first):
        try:
            start.wait()
            # Each thread begins somewhere else.
            for number in range(len(plain)):
                index = (number + first * 5) % len(plain)
                assert shared.encode(plain[index]) == expected[index], f"encode chunk {index}"
                assert shared.decode(expected[index]) == plain[index], f"decode chunk {index}"
                into = shared.decode_into(expected[index], len(plain[index]))
                assert into.bytes == plain[index], f"decode chunk {index} into memory"
                assert shared.decode_into(damaged, len(plain[3])).status == refused < 0
        except BaseException:
            failures.append(traceback.format_exc())

    threads = [threading.Thread(target=work, args=(number,)) for number in range(THREADS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not failures, failures[0]


def test_messages_belong_to_their_thread():
    """The last failure of another thread is not seen here."""
    with pytest.raises(TierceError):
        Codec({"id": "mine"})

    def other():
        seen.append(tierce_c.last_error())
        with pytest.raises(TierceError):
            Codec({"id": "theirs"})
        seen.append(tierce_c.last_error())

    seen = []
    thread = threading.Thread(target=other)
    thread.start()
    thread.join()
    assert seen[0] == ""
    assert '"theirs"' in seen[1]
    assert '"mine"' in tierce_c.last_error()


@pytest.mark.parametrize("threads", [None, 1, 2, 5, -1], ids=str)
@pytest.mark.parametrize("config", CONFIGS, ids=cases.name)
def test_many_items_over_a_pool(config, threads):
    """The results are the same whatever the number of threads."""
    pool = threads and Pool(threads)
    codec, plain = Codec(config), chunks()
    encoded = codec.encode_many(plain, pool)
    assert encoded == [codec.encode(chunk) for chunk in plain]
    assert codec.decode_many(encoded, pool=pool) == plain


@pytest.mark.parametrize("threads", [None, 3], ids=str)
def test_one_bad_item_does_not_lose_the_others(threads):
    pool = threads and Pool(threads)
    codec, plain = Codec({"id": "zlib"}), chunks()
    encoded = codec.encode_many(plain, pool)
    encoded[7] = encoded[7][:-3] + b"\0\0\0"
    encoded[21] = b""
    each = []
    decoded = codec.decode_many(encoded, max_len=8 * 2500, pool=pool, each=each)
    failed = {index: status for index, status in enumerate(each) if status < 0}
    too_long = {index for index, chunk in enumerate(plain) if len(chunk) > 8 * 2500}
    assert too_long
    assert failed == dict.fromkeys(too_long, tierce_c.E_LIMIT) | {7: tierce_c.E_CORRUPT, 21: tierce_c.E_CORRUPT}
    for index, chunk in enumerate(plain):
        assert decoded[index] == (b"" if index in failed else chunk)
    with pytest.raises(TierceError) as caught:
        codec.decode_many(encoded, pool=pool)
    assert caught.value.status == tierce_c.E_CORRUPT


def test_one_pool_in_many_threads():
    pool, codec, plain = Pool(2), Codec({"id": "zstd"}), chunks()
    expected = codec.encode_many(plain)
    failures = []

    def work():
        try:
            for _ in range(5):
                assert codec.encode_many(plain, pool) == expected
        except BaseException:
            failures.append(traceback.format_exc())

    threads = [threading.Thread(target=work) for _ in range(THREADS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not failures, failures[0]


def test_a_pool_has_the_threads_that_were_asked_for():
    for threads in (1, 3):
        assert tierce_c.lib.tierce_pool_threads(Pool(threads).handle) == threads
    # A control group may allow fewer than the affinity.
    assert 1 <= tierce_c.lib.tierce_pool_threads(Pool(-1).handle) <= len(os.sched_getaffinity(0))
    with pytest.raises(TierceError) as caught:
        Pool(0)
    assert caught.value.status == tierce_c.E_ARGUMENT


# After a fork


def in_child(work, seconds=30):
    """Runs `work` in a forked child; fails if it raises, crashes or takes too long."""
    sys.stdout.flush()
    sys.stderr.flush()
    child = os.fork()
    if child == 0:
        # Nothing of pytest may run on in the child, whatever happens.
        try:
            faulthandler.dump_traceback_later(seconds - 5, exit=True)
            work()
            os._exit(0)
        except BaseException:
            traceback.print_exc()
            os._exit(1)
    until = time.monotonic() + seconds
    while True:
        done, how = os.waitpid(child, os.WNOHANG)
        if done:
            break
        if time.monotonic() > until:
            os.kill(child, signal.SIGKILL)
            os.waitpid(child, 0)
            pytest.fail(f"the child still runs after {seconds} s")
        time.sleep(0.005)
    assert how == 0, f"the child ended with {os.waitstatus_to_exitcode(how)}; its output is above"


needs_fork = pytest.mark.skipif(not hasattr(os, "fork"), reason="this system has no fork")


@needs_fork
@pytest.mark.parametrize("config", CONFIGS, ids=cases.name)
def test_a_codec_that_was_used_before_the_fork_works_in_the_child(config):
    codec, plain = Codec(config), chunks(6)
    expected = [codec.encode(chunk) for chunk in plain]
    assert [codec.decode(chunk) for chunk in expected] == plain

    def child():
        assert [codec.encode(chunk) for chunk in plain] == expected
        assert [codec.decode(chunk) for chunk in expected] == plain
        assert codec.encode_many(plain) == expected
        codec.free()
        assert Codec(config).encode(plain[1]) == expected[1]

    in_child(child)
    assert [codec.encode(chunk) for chunk in plain] == expected


@needs_fork
def test_a_fork_while_threads_use_the_codec():
    """The child may find what the library keeps locked by a thread that it does not have."""
    codec, plain = Codec({"id": "zstd"}), chunks(6)
    expected = [codec.encode(chunk) for chunk in plain]
    stop, failures = threading.Event(), []

    def work():
        try:
            while not stop.is_set():
                for chunk, encoded in zip(plain, expected, strict=True):
                    assert codec.encode(chunk) == encoded
                    assert codec.decode(encoded) == chunk
                    assert Codec(b'[{"id": "crc32"}]').config()
        except BaseException:
            failures.append(traceback.format_exc())

    def child():
        for chunk, encoded in zip(plain, expected, strict=True):
            assert codec.encode(chunk) == encoded
            assert codec.decode(encoded) == chunk
        assert Codec({"id": "zstd"}).encode(plain[1]) == expected[1]

    threads = [threading.Thread(target=work) for _ in range(3)]
    for thread in threads:
        thread.start()
    try:
        for _ in range(20):
            in_child(child)
    finally:
        stop.set()
        for thread in threads:
            thread.join()
    assert not failures, failures[0]


@needs_fork
@pytest.mark.parametrize("used", [False, True], ids=["never used", "used"])
def test_a_pool_from_before_the_fork_is_refused_in_the_child(used):
    pool, codec, plain = Pool(2), Codec({"id": "lz4"}), chunks(6)
    expected = codec.encode_many(plain, pool if used else None)

    def child():
        for work in (lambda: codec.encode_many(plain, pool), lambda: codec.decode_many(expected, pool=pool)):
            with pytest.raises(TierceError) as caught:
                work()
            assert caught.value.status == tierce_c.E_FORKED
            assert "fork" in caught.value.message
        # Without the pool, and with one of its own, the child goes on.
        assert codec.encode_many(plain) == expected
        own = Pool(2)
        assert codec.encode_many(plain, own) == expected
        own.free()
        pool.free()

    in_child(child)
    # The parent's pool is as it was.
    assert codec.encode_many(plain, pool) == expected


@needs_fork
def test_segments_and_buffers_from_before_the_fork_work_in_the_child():
    codec, plain = Codec({"id": "zstd"}), chunks(6)
    buffer, items = tierce_c.Buffer(1000), tierce_c.Collection(plain)
    codec.encode_to(plain[1], buffer)
    encoded = buffer.bytes()

    def child():
        assert buffer.bytes() == encoded
        codec.encode_to(plain[2], buffer)
        assert codec.decode(buffer.bytes()) == plain[2]
        assert items.items() == plain
        buffer.free()
        items.free()

    in_child(child)
    assert buffer.bytes() == encoded

"""The store's operations and callbacks in the order that is hard: those that cancel, free and fail."""

import json
import pathlib
import threading
import time
from ctypes import byref, c_int32, c_uint64

import numpy as np
import pytest
import tierce_c
from tierce_c import E_CANCELLED, E_PRECONDITION, OK, PENDING, TierceError, address, as_bytes, check, lib
from tierce_store import Callback, Op, Owned, Progress, Store, Upload, statuses, text


def generate(store, progress=None, **options):
    options = text(json.dumps(options))
    progress = progress or Progress()
    return Op(lib.tierce_store_generate_async, store.handle, *text("set"), *options, progress, None, keep=progress)


def file_store(tmp_path, **options):
    store = Store(f"file://{tmp_path}/store", sync=False, **options)
    store.create_bucket()
    return store


@pytest.mark.parametrize("kind", ["memory", "file"])
def test_ranges_are_of_one_version(kind, tmp_path):
    store = Store("memory://") if kind == "memory" else file_store(tmp_path)
    versions, going = [np.full(64_000, value, "u1") for value in (1, 2)], threading.Event()
    store.put("key", versions[0])

    def replace():
        while not going.is_set():
            for version in versions:
                store.put("key", version)

    thread = threading.Thread(target=replace)
    thread.start()
    try:
        whole = 0
        for _ in range(150):
            each = statuses(17)
            # The first lies behind the end: the version is that of the first that is there.
            items = store.get_ranges("key", [(64_000, 1)] + [(at * 4000, 4000) for at in range(16)], each=each)
            good = [item for item, status in zip(items[1:], each[1:]) if status == OK]
            assert set(each[1:]) <= {OK, E_PRECONDITION}
            assert len({item[0] for item in good}) == 1 and all(len(set(item)) == 1 for item in good)
            whole += len(good) == 16
    finally:
        going.set()
        thread.join()


@pytest.mark.parametrize("io_threads", [1, 2])
def test_a_progress_callback_that_cancels_another(io_threads):
    store = Store("memory://", io_threads=io_threads)
    other = generate(store, num=100_000, size=1000, template="b{}")

    @Progress
    def told(_userdata, done, _total, _bytes):
        if done == 3:
            check(lib.tierce_op_cancel(other.handle))

    op = generate(store, told, num=50, size=1000, template="a{}")
    assert op.wait(30_000) == OK and other.wait(30_000) == E_CANCELLED
    assert op.count() == 50


@pytest.mark.parametrize("io_threads", [1, 2])
def test_callbacks_that_cancel_operations_whose_callbacks_cancel(io_threads):
    store, keep, ended = Store("memory://", io_threads=io_threads), [], []
    endless = {"num": 1_000_000, "size": 1000, "template": "{}"}
    for _ in range(10):
        first, second = generate(store, **endless), generate(store, **endless)

        @Callback
        def cancel(_userdata, second=second):
            ended.append(lib.tierce_op_cancel(second.handle))

        check(lib.tierce_op_on_end(first.handle, cancel, None))
        keep.append((first, second, cancel))

    @Callback
    def cancel_all(_userdata):
        ended.extend(lib.tierce_op_cancel(first.handle) for first, _, _ in keep)

    op = store.put_async("key", b"x")
    check(lib.tierce_op_on_end(op.handle, cancel_all, None))
    assert op.wait(60_000) == OK
    assert [(first.wait(60_000), second.wait(60_000)) for first, second, _ in keep] == [(E_CANCELLED,) * 2] * 10
    assert ended == [OK] * 20


def test_a_callback_has_returned_when_the_wait_has():
    store = Store("memory://")
    for _ in range(20):
        returned = []

        @Callback
        def slow(_userdata, returned=returned):
            time.sleep(0.005)
            returned.append(True)

        op = generate(store, num=3, size=100_000, template="{}")
        check(lib.tierce_op_on_end(op.handle, slow, None))
        assert op.wait() == OK and returned == [True]


def test_an_upload_that_a_callback_frees_leaves_nothing(tmp_path):
    store = file_store(tmp_path, part_size=5 << 20)
    upload, data = Owned.__new__(Upload), as_bytes(bytes(12 << 20))
    Owned.__init__(upload, lib.tierce_store_upload, store.handle, *text("key"), None)
    check(lib.tierce_upload_write(upload.handle, address(data), data.size))

    @Callback
    def free(_userdata):
        upload.free()

    op = store.put_async("other", b"x")
    check(lib.tierce_op_on_end(op.handle, free, None))
    assert op.wait() == OK
    op.free()
    store.free()
    left = [path for path in pathlib.Path(tmp_path).rglob("*") if path.is_file()]
    assert [path.name for path in left] == ["other"]


def test_the_first_failure_ends_a_run(tmp_path):
    store = file_store(tmp_path)
    store.put("set/0/in-the-way", b"")
    op = generate(store, num=20_000, size=100, template="{}", max_in_flight=4)
    assert op.wait() < 0 and "set/0" in op.message()
    assert len(store.list("set/")) < 1000


def test_a_failed_read_leaves_the_memory_of_the_buffer():
    store, buffer = Store("memory://"), tierce_c.Buffer(1 << 20)
    with pytest.raises(TierceError):
        check(lib.tierce_store_get(store.handle, *text("absent"), None, 10, buffer.handle, None))
    assert lib.tierce_buffer_capacity(buffer.handle) >= 1 << 20


def test_rooms_that_are_too_small_are_told_what_they_need():
    store = Store("memory://")
    store.put_many(["a", "b"], [bytes(10), bytes(1000)])
    each = statuses(2)
    lens = store.get_many_into(["a", "b"], [np.zeros(10, "u1"), np.zeros(10, "u1")], each)
    assert list(each) == [OK, tierce_c.E_BUFFER_TOO_SMALL] and lens == [10, 1000]


def test_an_operation_under_way_has_no_results_yet():
    store = Store("memory://")
    op, out = generate(store, num=1_000_000, size=1000, template="{}"), c_uint64(7)
    assert op.poll() == PENDING and op.wait(1) == PENDING
    assert lib.tierce_op_count(op.handle, byref(out)) == tierce_c.E_STATE and out.value == 7
    fd = c_int32(-1)
    check(lib.tierce_op_fd(op.handle, byref(fd)))
    assert fd.value >= 0
    check(lib.tierce_op_cancel(op.handle))
    assert op.poll() == E_CANCELLED

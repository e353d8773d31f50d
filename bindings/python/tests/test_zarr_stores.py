"""tierce.zarr on every kind of store: S3, files, memory, and by URI alone."""

import asyncio
import gc
import threading

import numpy as np
import pytest
from s3_server import server  # noqa: F401

import tierce
from tierce import errors, zarr
from tierce.store import Store


@pytest.fixture(params=["s3", "file", "memory"])
def store(request, tmp_path):
    if request.param == "s3":
        made = Store("s3://zarr/run", request.getfixturevalue("server").options())
        made.create_bucket()
    else:
        made = Store("memory://" if request.param == "memory" else f"file://{tmp_path}")
    with made:
        yield made


def test_boxes_groups_and_attributes(store):
    root = (
        zarr.create_group(store, "", how="replace")
        if store._uri == "memory://"
        else zarr.create_group(store, "g", how="open")
    )
    values = np.arange(60.0).reshape(6, 10)
    u = root.create_array("u", shape=(0, 10), dtype="<f8", chunks=(2, 4), how="replace")
    assert [u.append(values[n : n + 2]) for n in (0, 2, 4)] == [0, 2, 4]
    u[1, ::3] = -1
    values[1, ::3] = -1
    u.attrs["units"] = "K"
    again = root["u"]
    assert np.array_equal(again[::-1, 1:], values[::-1, 1:]) and again.attrs["units"] == "K"

    async def rows():
        return await asyncio.gather(*(again.read_async(n) for n in range(6)))

    assert np.array_equal(np.stack(asyncio.run(rows())), values)
    root.consolidate()
    assert zarr.open_group(store, root.path).consolidated
    del root["u"]
    assert list(root) == ["u"]  # the document that was believed is a copy
    assert list(zarr.open_group(store, root.path, consolidated=False)) == []


# s3s-fs writes an object and its checksum in two steps, so that what it gives others in between is refused as damaged.
@pytest.mark.parametrize("store", ["file", "memory"], indirect=True)
def test_parts_of_one_chunk_by_several_threads(store):
    u = zarr.create_array(store, "parts", shape=(64,), dtype="<i4", chunks=(64,), how="replace")
    wrong = []

    def work(n):
        try:
            handle = zarr.open_array(store, "parts")
            for turn in range(4):
                handle[8 * n + 2 * turn : 8 * n + 2 * turn + 2] = n + 1
        except BaseException as error:
            wrong.append(error)

    threads = [threading.Thread(target=work, args=(n,)) for n in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not wrong and u[...].tolist() == np.repeat(np.arange(1, 9), 8).tolist()


def test_by_uri(tmp_path):
    uri = f"file://{tmp_path}"
    zarr.create_array(uri, "a/u", shape=(3,), dtype="i4")[...] = 7
    gc.collect()
    assert zarr.open(uri)["a/u"][...].tolist() == [7, 7, 7] and zarr.find(uri, "a") == "group"
    zarr.delete(uri, "a")
    assert zarr.find(uri, "a") is None
    with pytest.raises(tierce.Error):
        zarr.open("nothing://at.all")


def test_arrays_keep_their_store_open(tmp_path):
    with Store(f"file://{tmp_path}") as store:
        u = zarr.create_array(store, "u", shape=(3,), dtype="i4")
    u[...] = 5
    assert u[...].tolist() == [5, 5, 5]
    with pytest.raises(errors.StateError):
        zarr.open_array(store, "u")

"""Objects that are damaged, cut off or lie: exceptions, and other chunks are read all the same."""

import json
import os
import random

import numpy as np
import pytest

import tierce
from tierce import errors, zarr
from tierce.store import Store


@pytest.fixture
def store():
    with Store("memory://") as made:
        yield made


@pytest.fixture(params=["v2", "v3", "shards"])
def array(request, store):
    keys = {"v2": {"zarr_format": 2}, "v3": {}, "shards": {"shards": (8, 8)}}[request.param]
    made = zarr.create_array(store, "u", shape=(16, 16), dtype="<i4", chunks=(4, 4), codecs={"id": "zstd"}, **keys)
    made[...] = np.arange(256).reshape(16, 16)
    return made


def test_a_chunk_that_is_damaged(array, store):
    want = array[...]
    place = tuple(1 for _ in array.shape)
    extent = array.chunks
    for junk in (b"", b"x", b"junk" * 50, bytes(5000)):
        array[...] = want
        store.put(array.chunk_key(place), junk)
        with pytest.raises(errors.CorruptError):
            array[...]
        failures = {}
        found = array.read(failures=failures)
        assert list(failures) == [place] and isinstance(failures[place], errors.CorruptError)
        inside = np.zeros((16, 16), bool)
        inside[extent[0] : 2 * extent[0], extent[1] : 2 * extent[1]] = True
        assert np.array_equal(found[~inside], want[~inside])
        with pytest.raises(errors.CorruptError):
            array.read_chunk(place)
        failures = {}
        array.write(np.s_[extent[0]], -5, failures)
        assert list(failures) == [place] and array[extent[0], 0] == -5
    with pytest.raises(errors.CorruptError):
        array[extent[0]] = 3
    array.write_chunk(place, np.zeros(extent))
    assert not array.read_chunk(place).any()


def test_flipped_bits_never_crash(array, store):
    chance = random.Random(11)
    key = array.chunk_key((0, 0))
    good = bytes(store.get(key))
    for _ in range(150):
        wrong = bytearray(good)
        wrong[chance.randrange(len(wrong))] ^= 1 << chance.randrange(8)
        store.put(key, wrong)
        try:
            assert array[...].shape == (16, 16)
        except tierce.Error:
            pass


def test_documents_that_cannot_be(array, store):
    key = "u/.zarray" if array.format == 2 else "u/zarr.json"
    good = json.loads(bytes(store.get(key)))
    for change in (
        {"shape": [16]},
        {"shape": [-1, 16]},
        {"shape": "all"},
        {"zarr_format": 7},
        {"chunks": [0, 4]}
        if array.format == 2
        else {"chunk_grid": {"name": "regular", "configuration": {"chunk_shape": [0]}}},
        {"dtype": "<z9"} if array.format == 2 else {"data_type": "int99"},
        {"fill_value": {"a": 1}},
        {"compressor": {"id": "none such"}} if array.format == 2 else {"codecs": [{"name": "none such"}]},
    ):
        store.put(key, json.dumps({**good, **change}).encode())
        with pytest.raises(tierce.Error):
            zarr.open_array(store, "u")
    for text in (b"", b"{", b"[]", b"\xff" * 10, b'{"zarr_format": 3}'):
        store.put(key, text)
        with pytest.raises(tierce.Error):
            zarr.open_array(store, "u")


def test_an_array_that_claims_to_be_huge(store):
    made = zarr.create_array(store, "u", shape=(2**40, 2**20), dtype="<f8", chunks=(1000, 1000))
    assert made.size == 2**60 and made[2**40 - 1, 5] == 0 and made[2**39 :: 2**38, 0].tolist() == [0, 0]
    with pytest.raises((MemoryError, ValueError)):
        made[...]
    with pytest.raises(tierce.Error):
        zarr.create_array(store, "v", shape=(2**62, 2**62), dtype="<f8", chunks=(2**62, 2**62))[0, 0]


def test_objects_that_are_not_there(store):
    made = zarr.create_array(store, "u", shape=(8,), dtype="<f4", chunks=(2,), fill_value=2.5)
    made[...] = 1
    store.delete(made.chunk_key((1,)))
    assert made[...].tolist() == [1, 1, 2.5, 2.5, 1, 1, 1, 1]
    zarr.delete(store, "u")
    assert made[...].tolist() == [2.5] * 8
    with pytest.raises(errors.NotFoundError):
        zarr.open_array(store, "u")
    with pytest.raises(tierce.Error):
        made.resize((4,))


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system has no fork")
@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_the_child_of_a_fork(tmp_path):
    store = Store(f"file://{tmp_path}")
    made = zarr.create_array(store, "u", shape=(8,), dtype="<f4", chunks=(2,))
    made[...] = 1
    read, write = os.pipe()
    child = os.fork()
    if not child:
        told = []
        for call in (
            lambda: made[...],
            lambda: made.append([1.0]),
            lambda: made.attrs.update(a=1),
            lambda: zarr.open(store, "u"),
            lambda: zarr.open(Store(f"file://{tmp_path}"), "u")[0],
        ):
            try:
                told.append(float(call()))
            except BaseException as error:
                told.append(type(error).__name__)
        os.write(write, json.dumps(told).encode())
        os._exit(0)
    os.close(write)
    with os.fdopen(read) as file:
        assert json.load(file) == ["ForkedError"] * 4 + [1.0]
    os.waitpid(child, 0)
    assert made[0] == 1

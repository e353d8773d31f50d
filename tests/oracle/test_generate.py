"""Objects made up for measuring: valid files for the programs that read them, and no two alike."""

import io
import json
import zlib
from ctypes import byref, c_uint64

import google_crc32c
import h5py
import numpy as np
import pytest
import tierce_c
from tierce_c import Buffer, TierceError, check, lib
from tierce_store import Progress, Store, text

TYPES = ("raw", "npz", "tfrecord", "hdf5")


def made(index=0, **options):
    out = Buffer()
    check(lib.tierce_generate_object(*text(json.dumps({"seed": 1, **options})), index, out.handle))
    return out.bytes()


def masked(data):
    crc = google_crc32c.value(data)
    return ((crc >> 15 | crc << 17) + 0xA282EAD8) & 0xFFFFFFFF


def payload(kind, file):
    if kind == "raw":
        return file
    if kind == "npz":
        with np.load(io.BytesIO(file)) as npz:
            assert npz.files == ["data"] and npz["data"].dtype == np.uint8 and npz["data"].ndim == 1
            return npz["data"].tobytes()
    if kind == "tfrecord":
        size = int.from_bytes(file[:8], "little")
        assert int.from_bytes(file[8:12], "little") == masked(file[:8])
        assert int.from_bytes(file[12 + size :], "little") == masked(file[12:-4])
        return file[12:-4]
    with h5py.File(io.BytesIO(file), "r") as h5:
        assert list(h5) == ["data"] and h5["data"].dtype == np.uint8 and h5["data"].chunks is None
        return h5["data"][:].tobytes()


@pytest.mark.parametrize("kind", TYPES)
@pytest.mark.parametrize("size", [0, 1, 1000, 65_537, 3_000_000])
def test_files_that_others_read(kind, size):
    assert payload(kind, made(type=kind, size=size)) == made(type="raw", size=size)


def test_each_object_is_another_and_incompressible():
    objects = [made(index, size=100_000) for index in range(20)]
    assert len(set(objects)) == 20
    assert len(zlib.compress(b"".join(objects))) > 0.99 * 20 * 100_000
    assert made(3, size=100_000) == objects[3] and made(3, size=100_000, seed=2) != objects[3]


def test_as_compressible_and_repetitive_as_is_asked():
    assert 3.5 < 4_000_000 / len(zlib.compress(made(size=4_000_000, compress=4))) < 4.5
    data = made(size=1 << 20, dedup=4)
    blocks = {data[at : at + 65_536] for at in range(0, len(data), 65_536)}
    assert len(blocks) == 4


def test_a_run_is_written_and_told():
    store, told = Store("memory://"), []
    progress = Progress(lambda _, done, total, size: told.append((done, total, size)))
    options = {"seed": 5, "num": 7, "size": 1000, "template": "o-{:03}-of-{}", "max_in_flight": 3}
    objects, size = c_uint64(), c_uint64()
    call = lib.tierce_store_generate
    check(call(store.handle, *text("set"), *text(json.dumps(options)), progress, None, byref(objects), byref(size)))
    keys = [f"set/o-{number:03}-of-7" for number in range(7)]
    assert store.list() == keys and (objects.value, size.value) == (7, 7000)
    assert told == [(number, 7, number * 1000) for number in range(1, 8)]
    assert store.get_many(keys) == [made(number, size=1000, seed=5) for number in range(7)]


@pytest.mark.parametrize(
    ("options", "named"),
    [
        ({"type": "zeros"}, "zeros"),
        ({"sizes": 1}, "sizes"),
        ({"num": 2, "template": "one"}, "template"),
        ({"dedup": 0}, "dedup"),
    ],
)
def test_what_is_wrong_is_named(options, named):
    with pytest.raises(TierceError) as caught:
        made(**options)
    assert caught.value.status == tierce_c.E_CONFIG and named in caught.value.message

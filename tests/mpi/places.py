"""Where a job writes: a folder or a bucket, and what is in it."""

import itertools
import json
import pathlib
import shutil
import uuid

import numpy as np
import tierce_zarr
import zarr
from s3 import KEYS
from tierce_store import Store


class Place:
    """A store by its URI. Options are those of the store, for this process and for ranks."""

    def __init__(self, uri, **options):
        self.uri, self.options = uri, options
        self.store = Store(uri, **options)

    @property
    def arguments(self):
        return ["--out", self.uri, "--store", json.dumps({"io_threads": 1, **self.options})]

    @property
    def folder(self):
        assert self.uri.startswith("file://")
        return pathlib.Path(self.uri.removeprefix("file://"))

    def objects(self, prefix=""):
        """All that is there: bytes by key."""
        keys = self.store.list(prefix)
        return dict(zip(keys, self.store.get_many(keys), strict=True))

    def copy_to(self, other):
        if self.uri.startswith("file://"):
            shutil.copytree(self.folder, other.folder, dirs_exist_ok=True)
        else:
            for op in [other.store.put_async(key, value) for key, value in self.objects().items()]:
                assert op.wait() == 0

    def by_zarr(self, name):
        """An array as zarr-python has it, of a copy of the objects: it reads no S3 by itself."""
        kept = {key: zarr.core.buffer.cpu.Buffer.from_bytes(value) for key, value in self.objects(f"{name}/").items()}
        return zarr.open_array(zarr.storage.MemoryStore(kept), path=name, mode="r")

    def by_library(self, name):
        return tierce_zarr.open_array(self.store, name)

    def values(self, name):
        """All of an array, as both read it."""
        library, other = self.by_library(name)[...], self.by_zarr(name)[...]
        assert same_bits(library, other), f"zarr-python and the library read {name} differently"
        return library


def same_bits(a, b):
    return a.shape == b.shape and a.dtype == b.dtype and np.array_equal(a.view(np.uint64), b.view(np.uint64))


def maker(kind, tmp_path, endpoint, **options):
    numbers = itertools.count()

    def new():
        if kind == "file":
            folder = tmp_path / f"place{next(numbers)}"
            folder.mkdir()
            return Place(f"file://{folder}", sync=False, **options)
        place = Place(f"s3://mpi-{uuid.uuid4().hex[:12]}/run", endpoint=endpoint, from_env=False, retries=1, **KEYS, **options)
        place.store.create_bucket()
        return place

    return new

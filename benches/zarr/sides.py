"""The participants: each opens a store, makes an array in it, writes and reads it. They are made in processes of their own, which
import no other's library."""

import pathlib
import shutil

MEMORY = "memory"


class Side:
    """`folder` is where files go, None for memory; `case` says the rest."""

    def __init__(self, case, folder, threads):
        self.case, self.folder, self.threads = case, folder, threads

    def fresh(self):
        """Makes an empty array in an empty store. What was written before is given back."""
        self.array = None
        self.drop()
        if self.folder is not None:
            shutil.rmtree(self.folder, ignore_errors=True)
            pathlib.Path(self.folder).mkdir(parents=True)
        self.array = self.make()

    def drop(self):
        pass


class Tierce(Side):
    """Through ctypes, one call for all chunks. The threads are the store's."""

    memory = None

    def __init__(self, case, folder, threads):
        super().__init__(case, folder, threads)
        import tierce_store
        import tierce_zarr

        self.stores, self.zarr = tierce_store, tierce_zarr
        self.store = None

    def drop(self):
        if self.store is not None:
            self.store.free()

    def make(self):
        uri = "memory://" if self.folder is None else f"file://{self.folder}"
        self.store = self.stores.Store(uri, sync=False, io_threads=self.threads)
        case = self.case
        inner = {
            "blosc": {"cname": "lz4", "clevel": 5, "shuffle": "shuffle", "typesize": 4, "blocksize": 0},
            "zstd": {"level": 1},
        }[case.codec]
        spec = {
            "shape": case.shape,
            "dtype": "<f4",
            "chunks": case.chunks,
            "codecs": ["bytes", {"name": case.codec, "configuration": inner}],
        }
        if case.shards:
            spec["shards"] = case.shards
        options = {"memory": self.memory} if self.memory else None
        return self.zarr.create(self.store, "a", options=options, **spec)

    def write(self, values):
        self.array.write((0, 0, 0), values)

    def read(self, start, values):
        self.array.read_into(start, values)


def budgeted(memory):
    """Tierce with a budget of memory."""
    return type("Tierce", (Tierce,), {"memory": memory})


class ZarrPython(Side):
    """zarr-python, which reads into the caller's memory as well."""

    def __init__(self, case, folder, threads):
        super().__init__(case, folder, threads)
        import zarr

        # As many chunks under way as keep the threads busy.
        zarr.config.set({"threading.max_workers": threads, "async.concurrency": max(10, 4 * threads)})
        self.zarr = zarr

    def make(self):
        zarr, case = self.zarr, self.case
        codec = {
            "blosc": zarr.codecs.BloscCodec(cname="lz4", clevel=5, shuffle="shuffle", typesize=4),
            "zstd": zarr.codecs.ZstdCodec(level=1),
        }[case.codec]
        store = zarr.storage.MemoryStore() if self.folder is None else self.folder
        return zarr.create_array(
            store, shape=case.shape, chunks=case.chunks, shards=case.shards, dtype="f4", compressors=[codec]
        )

    def write(self, values):
        self.array[...] = values

    def read(self, start, values):
        box = tuple(slice(first, first + extent) for first, extent in zip(start, values.shape))
        self.array.get_basic_selection(box, out=self.zarr.core.buffer.cpu.NDBuffer(values))


class TensorStore(Side):
    """TensorStore. Reading into the caller's memory is a copy of the array to a view of that memory."""

    def __init__(self, case, folder, threads):
        super().__init__(case, folder, threads)
        import tensorstore

        self.ts = tensorstore

    def make(self):
        case, limit = self.case, {"limit": self.threads}
        context = self.ts.Context(
            {
                "data_copy_concurrency": limit,
                "file_io_concurrency": limit,
                "file_io_sync": False,
                "cache_pool": {"total_bytes_limit": 0},
            }
        )
        inner = {
            "blosc": {"cname": "lz4", "clevel": 5, "shuffle": "shuffle", "typesize": 4, "blocksize": 0},
            "zstd": {"level": 1},
        }[case.codec]
        little = {"name": "bytes", "configuration": {"endian": "little"}}
        codecs = [little, {"name": case.codec, "configuration": inner}]
        if case.shards:
            index = [little, {"name": "crc32c"}]
            sharding = {"chunk_shape": case.chunks, "codecs": codecs, "index_codecs": index, "index_location": "end"}
            codecs = [{"name": "sharding_indexed", "configuration": sharding}]
        grid = {"name": "regular", "configuration": {"chunk_shape": case.shards or case.chunks}}
        metadata = {"shape": case.shape, "chunk_grid": grid, "data_type": "float32", "codecs": codecs}
        kvstore = {"driver": "memory"} if self.folder is None else {"driver": "file", "path": f"{self.folder}/"}
        spec = {"driver": "zarr3", "kvstore": kvstore, "metadata": metadata}
        return self.ts.open(spec, create=True, context=context).result()

    def write(self, values):
        self.array.write(values).result()

    def read(self, start, values):
        box = tuple(slice(first, first + extent) for first, extent in zip(start, values.shape))
        self.ts.array(values).write(self.array[box]).result()


SIDES = {"tierce": Tierce, "zarr-python": ZarrPython, "TensorStore": TensorStore}

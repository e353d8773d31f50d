"""The floor and tierce, through ctypes, with arguments that are made once: no cost of Python is measured beyond a call, but in
`one by one`, where each object is one."""

import ctypes
import os

import clock
import numpy as np
import tierce_c
import tierce_store as ts
from tierce_c import SIZE_MAX, check, lib

floor = ctypes.CDLL(os.environ["TIERCE_FLOOR"])
floor.floor_open.restype = ctypes.c_void_p
floor.floor_open.argtypes = [ctypes.c_uint16, ctypes.c_size_t]
floor.floor_close.restype = None
floor.floor_close.argtypes = [ctypes.c_void_p]
for transfer in (floor.floor_get, floor.floor_put):
    transfer.restype = ctypes.c_int32
    transfer.argtypes = [ctypes.c_void_p, ctypes.c_char_p, ctypes.c_void_p, ctypes.c_size_t, ctypes.c_size_t]


class Here:
    """A participant of this process. `arena` is what is read into or written from."""

    def __init__(self, arena, work):
        self.arena, self.work = arena, work

    def is_right(self):
        if not self.work.is_get:
            self.run()
            return True
        content = self.arena[: self.work.count * self.work.size]
        content[:] = 0
        got = self.contents(self.run())
        got = content if got is None else np.frombuffer(got, "u1")
        return np.array_equal(got, self.work.expected())

    def contents(self, result):
        """What was read, if that is not in the arena."""
        return None

    def measure(self):
        return clock.timed(self.run)


class Floor(Here):
    def __init__(self, port, arena, work):
        super().__init__(arena, work)
        self.handle = floor.floor_open(port, work.concurrency)
        if not self.handle:
            raise RuntimeError("the floor cannot connect")

    def run(self):
        transfer = floor.floor_get if self.work.is_get else floor.floor_put
        prefix = f"/bench/{self.work.name}/".encode()
        if transfer(self.handle, prefix, self.arena.ctypes.data, self.work.count, self.work.size) != 0:
            raise RuntimeError("the floor failed")

    def close(self):
        floor.floor_close(self.handle)


class Tierce(Here):
    """`how`: "into", "many" or "one by one"; writing has only the first."""

    def __init__(self, port, arena, work, io_threads, how="into", **options):
        super().__init__(arena, work)
        self.how = how
        self.store = ts.Store(
            "s3://bench",
            endpoint=f"http://127.0.0.1:{port}",
            from_env=False,
            io_threads=io_threads,
            concurrency=work.concurrency,
            **options,
        )
        self.keys = [f"{work.name}/{index}".encode() for index in range(work.count)]
        self.pointers, self.key_lens, _ = ts.keys_of([key.decode() for key in self.keys])
        places = [arena.ctypes.data + index * work.size for index in range(work.count)]
        self.places = (ctypes.c_void_p * work.count)(*places)
        self.sizes = (ctypes.c_size_t * work.count)(*[work.size] * work.count)
        self.lens = (ctypes.c_size_t * work.count)()

    def run(self):
        store, count = self.store.handle, self.work.count
        if not self.work.is_get:
            return check(
                lib.tierce_store_put_many(
                    store, self.pointers, self.key_lens, self.places, self.sizes, count, None, None
                )
            )
        return {"into": self.into, "many": self.many, "one by one": self.one_by_one}[self.how](store, count)

    def into(self, store, count):
        given = (self.pointers, self.key_lens, self.places, self.sizes, count, self.lens, None)
        check(lib.tierce_store_get_many_into(store, *given))

    def many(self, store, count):
        out = ctypes.c_void_p()
        given = (self.pointers, self.key_lens, count, SIZE_MAX, ctypes.byref(out), None)
        check(lib.tierce_store_get_many(store, *given))
        return tierce_c.Collection.taken(out)

    def one_by_one(self, store, count):
        start, key_lens, size = lib.tierce_store_get_into_async, self.key_lens, self.work.size
        ops = (ctypes.c_void_p * count)()
        step, first = ctypes.sizeof(ctypes.c_void_p), ctypes.addressof(ops)
        for index, key in enumerate(self.keys):
            op = ctypes.cast(first + index * step, ctypes.POINTER(ctypes.c_void_p))
            check(start(store, key, key_lens[index], None, self.places[index], size, op))
        for op in ops:
            check(lib.tierce_op_wait(op, -1))
            lib.tierce_op_free(op)

    def contents(self, result):
        return None if self.how != "many" else b"".join(result.items())

    def close(self):
        self.store.free()

"""A child process for test_store_long.py: ten thousand objects in flight, and the most memory that each step took."""

import json
import sys

import numpy as np
from tierce_array import Array
from tierce_c import Codec
from tierce_store import Op, Store, lib, text


def memory(field):
    with open("/proc/self/status") as status:
        return next(int(line.split()[1]) * 1024 for line in status if line.startswith(field + ":"))


def peak_of(work):
    with open("/proc/self/clear_refs", "w") as file:
        file.write("5")
    before = memory("VmRSS")
    work()
    return memory("VmHWM") - before


COUNT = 10_000
store = Store(sys.argv[1], **json.loads(sys.argv[2]))
store.create_bucket()
source = np.random.default_rng(1).integers(0, 256, 8 << 20, "u1")
sizes = [(0, 100, 5_000, 70_000, 300_000)[number % 5] if number % 500 else 8 << 20 for number in range(COUNT)]
keys = [f"{number:05}" for number in range(COUNT)]


def put():
    ops = [store.put_async(key, source[:size]) for key, size in zip(keys, sizes)]
    assert all(op.wait() == 0 for op in ops)


def encode():
    codec, arrays = Codec({"id": "zstd", "level": 1}), [Array.borrow(source[:size]) for size in sizes]
    call = lib.tierce_store_put_encoded_async
    ops = [Op(call, store.handle, *text(key), codec.handle, a.handle, None) for key, a in zip(keys, arrays)]
    assert all(op.wait() == 0 for op in ops)


peaks = {"put": peak_of(put), "put_encoded": peak_of(encode)}
peaks["stats"] = peak_of(lambda: store.get_many_stats(keys))
print(json.dumps({"content": sum(sizes), **peaks}))

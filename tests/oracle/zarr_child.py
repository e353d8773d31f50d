"""A child process for the tests of Zarr: what needs a process of its own, by the verb of its first argument.

claims  opens an array whose metadata are given, reads and writes a little of it under a cap of the address space
write   writes all of an array again and again, until it is killed
boxes   writes boxes, each in turn, and tells each status
"""

import base64
import itertools
import json
import resource
import sys

import numpy as np
import tierce_c
import tierce_zarr
from tierce_store import Store


def memory(field):
    """VmSize, VmRSS or VmHWM in bytes."""
    with open("/proc/self/status") as status:
        return next(int(line.split()[1]) * 1024 for line in status if line.startswith(field + ":"))


def measured(call):
    """The status, the message, and by how much the resident set grew at most."""
    with open("/proc/self/clear_refs", "w") as file:
        file.write("5")
    before = memory("VmRSS")
    status, message = 0, None
    try:
        call()
    except tierce_c.TierceError as error:
        status, message = error.status, error.message
    return status, message, memory("VmHWM") - before


def claims(request):
    store = Store("memory://")
    # The threads of the store are there before the cap.
    tierce_zarr.create(store, "warm", shape=(100,), dtype="<i4", chunks=(10,)).write([0], np.ones(100, "<i4"))
    store.put("a/zarr.json", json.dumps(request["metadata"]).encode())
    most = memory("VmSize") + request["margin"]
    resource.setrlimit(resource.RLIMIT_AS, (most, most))
    opened = []
    result = {"open": measured(lambda: opened.append(tierce_zarr.open_array(store, "a")))}
    if opened:
        del result["open"]
        ndim = opened[0].ndim
        at, extent = [0] * ndim, [3] * ndim
        result["read absent"] = measured(lambda: opened[0].read(at, extent))
        store.put(request["key"], base64.b64decode(request["chunk"]))
        result["read"] = measured(lambda: opened[0].read(at, extent))
        result["write"] = measured(lambda: opened[0].write(at, np.ones(extent, "<i4")))
        result["read all"] = measured(lambda: opened[0][...])
    # The same library still works.
    again = tierce_zarr.open_array(store, "warm")
    assert (again[...] == 1).all()
    return result


def write(folder):
    array = tierce_zarr.open_array(Store(f"file://{folder}", sync=False), "a")
    print("ready", flush=True)
    for number in itertools.count(1):
        array.write((0, 0), np.full(array.shape, number, "<i4"))


def boxes(request):
    """Writes the value `value` as each of the boxes; once told to begin."""
    array = tierce_zarr.open_array(Store(request["uri"], **request["options"]), request["path"], request.get("array_options"))
    print("ready", flush=True)
    sys.stdin.readline()
    for start, extent in request["boxes"]:
        array.write(start, np.full(extent, request["value"], array.dtype))


def make(request):
    """One of many that create the same array at once, once told to begin."""
    store = Store(request["uri"], **request["options"])
    print("ready", flush=True)
    sys.stdin.readline()
    try:
        tierce_zarr.create(store, "a", how=request["how"], shape=(8,), dtype="<i4", attributes={"by": request["by"]})
    except tierce_c.TierceError as error:
        print(error.status, flush=True)
    else:
        print(0, flush=True)


def append(request):
    """Appends rows of its own value."""
    array = tierce_zarr.open_array(Store(request["uri"], **request["options"]), "a")
    print("ready", flush=True)
    sys.stdin.readline()
    for _ in range(request["count"]):
        array.append(np.full((1, 4), request["value"], "<i4"))


def main():
    verb = sys.argv[1]
    if verb == "write":
        return write(sys.argv[2])
    result = {"claims": claims, "boxes": boxes, "make": make, "append": append}[verb](json.loads(sys.argv[2]))
    if result is not None:
        print(json.dumps(result))


main()

"""A child process for test_memory.py: one call under a cap of the address space.

Reads a JSON request from standard input, writes what the call did as JSON to standard output. The cap is `margin` bytes
above what the process has mapped when the library and the request are loaded.
"""

import base64
import ctypes
import json
import resource
import sys

import tierce_c
import tierce_zstd
from tierce_c import lib


def memory(field):
    """VmSize (mapped), VmRSS (resident now) or VmHWM (most ever resident) in bytes.

    Not getrusage: its maximum begins with that of the process that started this one.
    """
    with open("/proc/self/status") as status:
        for line in status:
            if line.startswith(field + ":"):
                return int(line.split()[1]) * 1024
    raise RuntimeError(f"no {field} in /proc/self/status")


def forget_peak():
    """Sets VmHWM to VmRSS (proc(5), clear_refs)."""
    with open("/proc/self/clear_refs", "w") as file:
        file.write("5")


def call(request, codec, data):
    verb = request["verb"]
    if verb == "buffer_new":
        return lib.tierce_buffer_new(request["size"], ctypes.byref(ctypes.c_void_p()))
    if verb == "pool_new":
        return lib.tierce_pool_new(request["threads"], ctypes.byref(ctypes.c_void_p()))
    if verb == "encode_many":
        try:
            codec.encode_many([data] * request["count"])
        except tierce_c.TierceError as error:
            return error.status
        return tierce_c.OK
    out = tierce_c.Buffer()
    if verb == "encode":
        # The data is not sent: zeros of this size.
        source = ctypes.create_string_buffer(request["size"])
        cap(request)
        return lib.tierce_codec_encode(codec.handle, source, request["size"], out.handle)
    if verb == "decode":
        source = tierce_c.as_bytes(data)
        max_len = request.get("max_len", tierce_c.SIZE_MAX)
        return lib.tierce_codec_decode(codec.handle, tierce_c.address(source), source.size, max_len, out.handle)
    if verb == "decode_partial":
        source, part = tierce_c.as_bytes(data), (request["start"], request["nitems"], tierce_c.SIZE_MAX)
        call_ = lib.tierce_codec_decode_partial
        return call_(codec.handle, tierce_c.address(source), source.size, *part, out.handle)
    if verb.startswith("zstd_"):
        return zstd(verb, request, data)
    raise ValueError(verb)


def zstd(verb, request, data):
    max_len = request.get("max_len", tierce_c.SIZE_MAX)
    decompressor = tierce_zstd.Decompressor(format=request.get("format"))
    try:
        if verb == "zstd_decompress":
            decompressor.decompress(data, max_len, request.get("frames", tierce_zstd.FRAMES_FIRST))
        elif verb == "zstd_decompress_many":
            decompressor.decompress_many([data] * request["count"], request.get("sizes"), max_len)
        elif verb == "zstd_chain":
            decompressor.chain([data] * request["count"], max_len)
        elif verb == "zstd_train":
            tierce_zstd.Dict.train(request["size"], [data] * request["count"], k=64)
        else:
            raise ValueError(verb)
    except tierce_c.TierceError as error:
        return error.status
    return tierce_c.OK


def cap(request):
    if request.get("margin") is not None:
        most = memory("VmSize") + request["margin"]
        resource.setrlimit(resource.RLIMIT_AS, (most, most))


def main():
    request = json.load(sys.stdin)
    data = base64.b64decode(request["data"]) if "data" in request else None
    codec = tierce_c.Codec(request["config"]) if "config" in request else None
    if "shared_by" in request:
        codec = codec.with_pool(tierce_c.Pool(request["shared_by"]))
    forget_peak()
    before = memory("VmRSS")
    if request["verb"] != "encode":
        cap(request)
    status = call(request, codec, data)
    grown = memory("VmHWM") - before
    message = tierce_c.last_error() if status < 0 else None
    # The process goes on after the failure: the same library still works.
    small = tierce_c.Codec({"id": "zlib"})
    assert small.decode(small.encode(b"still here")) == b"still here"
    json.dump({"status": status, "message": message, "grown": grown}, sys.stdout)


main()

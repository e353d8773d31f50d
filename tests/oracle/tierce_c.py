"""The C API of tierce for the tests: one ctypes prototype for each function, and a thin layer that copies bytes.

It mirrors include/tierce.h by hand, so that the tests see what a C program sees. The library is the file that the
environment variable TIERCE_LIBRARY names.
"""

import ctypes
import json
import os
from ctypes import CFUNCTYPE, POINTER, Structure, byref, c_char_p, c_int32, c_int64, c_size_t, c_uint64, c_void_p

import numpy as np

SIZE_MAX = ctypes.c_size_t(-1).value

OK = 0
END = 1
PARTIAL = 2
PENDING = 3
E_NULL = -1
E_ARGUMENT = -2
E_CONFIG = -3
E_UNKNOWN_CODEC = -4
E_BUFFER_TOO_SMALL = -5
E_LIMIT = -6
E_CORRUPT = -7
E_NO_MEMORY = -8
E_UNSUPPORTED = -9
E_NEEDS_DTYPE = -10
E_STATE = -11
E_BUSY = -12
E_FORKED = -13
E_PANIC = -14
E_NATIVE = -15
E_CALLBACK = -16
E_NOT_FOUND = -17
E_NO_BUCKET = -18
E_DENIED = -19
E_PRECONDITION = -20
E_TIMEOUT = -21
E_IO = -22
E_CANCELLED = -23
E_USER = -1000

CONFIG_V2 = 2
CONFIG_V3 = 3

status_t = c_int32
Release = CFUNCTYPE(None, c_void_p)


class Segment(Structure):
    """tierce_segment."""

    _fields_ = [("offset", c_uint64), ("length", c_uint64)]


OpenFn = CFUNCTYPE(status_t, c_void_p, c_void_p, c_size_t, POINTER(c_void_p))
CloseFn = CFUNCTYPE(None, c_void_p, c_void_p)
EncodeFn = CFUNCTYPE(status_t, c_void_p, c_void_p, c_void_p, c_size_t, c_void_p)
DecodeFn = CFUNCTYPE(status_t, c_void_p, c_void_p, c_void_p, c_size_t, c_size_t, c_void_p)
BoundFn = CFUNCTYPE(c_size_t, c_void_p, c_void_p, c_size_t)


class CodecCallbacks(Structure):
    """tierce_codec_callbacks."""

    _fields_ = [
        ("struct_size", c_size_t),
        ("id", c_char_p),
        ("summary", c_char_p),
        ("userdata", c_void_p),
        ("userdata_free", Release),
        ("open", OpenFn),
        ("close", CloseFn),
        ("encode", EncodeFn),
        ("decode", DecodeFn),
        ("encode_bound", BoundFn),
    ]

ReadFn = CFUNCTYPE(status_t, c_void_p, c_void_p, c_size_t, POINTER(c_size_t))
WriteFn = CFUNCTYPE(status_t, c_void_p, c_void_p, c_size_t)

handle = c_void_p
out_handle = POINTER(c_void_p)
out_size = POINTER(c_size_t)

# Name -> result, arguments; handles are void pointers.
PROTOTYPES = {
    "tierce_last_error": (c_size_t, [c_void_p, c_size_t]),
    "tierce_last_error_native": (c_int64, [c_void_p, c_size_t]),
    "tierce_status_name": (c_char_p, [status_t]),
    "tierce_version": (c_char_p, []),
    "tierce_version_number": (c_int32, []),
    "tierce_abi": (c_int32, []),
    "tierce_build_info": (status_t, [handle]),
    "tierce_buffer_new": (status_t, [c_size_t, out_handle]),
    "tierce_buffer_free": (None, [handle]),
    "tierce_buffer_data": (c_void_p, [handle]),
    "tierce_buffer_len": (c_size_t, [handle]),
    "tierce_buffer_capacity": (c_size_t, [handle]),
    "tierce_buffer_reserve": (status_t, [handle, c_size_t]),
    "tierce_buffer_clear": (status_t, [handle]),
    "tierce_buffer_append": (status_t, [handle, c_void_p, c_size_t]),
    "tierce_buffer_room": (status_t, [handle, c_size_t, POINTER(c_void_p), out_size]),
    "tierce_buffer_commit": (status_t, [handle, c_size_t]),
    "tierce_segments_copy": (status_t, [c_void_p, c_size_t, POINTER(Segment), c_size_t, out_handle]),
    "tierce_segments_wrap": (
        status_t,
        [c_void_p, c_size_t, POINTER(Segment), c_size_t, Release, c_void_p, out_handle],
    ),
    "tierce_segments_free": (None, [handle]),
    "tierce_segments_count": (c_size_t, [handle]),
    "tierce_segments_get": (status_t, [handle, c_size_t, POINTER(c_void_p), out_size]),
    "tierce_segments_collection_new": (status_t, [POINTER(c_void_p), c_size_t, out_handle]),
    "tierce_segments_collection_from_pointers": (
        status_t,
        [POINTER(c_void_p), POINTER(c_size_t), c_size_t, out_handle],
    ),
    "tierce_segments_collection_free": (None, [handle]),
    "tierce_segments_collection_count": (c_size_t, [handle]),
    "tierce_segments_collection_size": (c_uint64, [handle]),
    "tierce_segments_data": (status_t, [handle, POINTER(c_void_p), out_size]),
    "tierce_segments_table": (status_t, [handle, POINTER(c_void_p)]),
    "tierce_segments_collection_keep": (status_t, [handle, c_size_t, out_handle]),
    "tierce_segments_collection_get": (status_t, [handle, c_size_t, POINTER(c_void_p), out_size]),
    "tierce_pool_new": (status_t, [c_int32, out_handle]),
    "tierce_pool_free": (None, [handle]),
    "tierce_pool_threads": (c_int32, [handle]),
    "tierce_codec_from_json": (status_t, [c_void_p, c_size_t, out_handle]),
    "tierce_codec_free": (None, [handle]),
    "tierce_codec_config": (status_t, [handle, handle]),
    "tierce_codec_config_as": (status_t, [handle, c_int32, handle]),
    "tierce_codec_encode_bound": (status_t, [handle, c_size_t, out_size]),
    "tierce_codec_encode_into": (status_t, [handle, c_void_p, c_size_t, c_void_p, c_size_t, out_size]),
    "tierce_codec_encode": (status_t, [handle, c_void_p, c_size_t, handle]),
    "tierce_codec_decode_into": (status_t, [handle, c_void_p, c_size_t, c_void_p, c_size_t, out_size]),
    "tierce_codec_decode": (status_t, [handle, c_void_p, c_size_t, c_size_t, handle]),
    "tierce_codec_with_pool": (status_t, [handle, handle, out_handle]),
    "tierce_codec_decode_partial_into": (
        status_t,
        [handle, c_void_p, c_size_t, c_uint64, c_uint64, c_void_p, c_size_t, out_size],
    ),
    "tierce_codec_decode_partial": (
        status_t,
        [handle, c_void_p, c_size_t, c_uint64, c_uint64, c_size_t, handle],
    ),
    "tierce_codec_encode_many": (status_t, [handle, handle, handle, out_handle, POINTER(status_t)]),
    "tierce_codec_decode_many": (status_t, [handle, handle, c_size_t, handle, out_handle, POINTER(status_t)]),
    "tierce_codec_list": (status_t, [handle]),
    "tierce_registry_new": (status_t, [out_handle]),
    "tierce_registry_free": (None, [handle]),
    "tierce_registry_add": (status_t, [handle, POINTER(CodecCallbacks)]),
    "tierce_registry_list": (status_t, [handle, handle]),
    "tierce_registry_codec_from_json": (status_t, [handle, c_void_p, c_size_t, out_handle]),
    "tierce_stream_encoder_from_json": (status_t, [c_void_p, c_size_t, out_handle]),
    "tierce_stream_decoder_from_json": (status_t, [c_void_p, c_size_t, out_handle]),
    "tierce_stream_free": (None, [handle]),
    "tierce_stream_set_across_frames": (status_t, [handle, c_int32]),
    "tierce_stream_set_limit": (status_t, [handle, c_uint64]),
    "tierce_stream_step": (
        status_t,
        [handle, c_int32, c_void_p, c_size_t, out_size, c_void_p, c_size_t, out_size],
    ),
    "tierce_stream_write": (status_t, [handle, c_void_p, c_size_t, out_size, handle]),
    "tierce_stream_flush": (status_t, [handle, c_int32, handle]),
    "tierce_stream_finish": (status_t, [handle, handle]),
    "tierce_stream_bytes_in": (c_uint64, [handle]),
    "tierce_stream_bytes_out": (c_uint64, [handle]),
    "tierce_stream_at_end": (c_int32, [handle]),
    "tierce_stream_memory_size": (c_size_t, [handle]),
    "tierce_stream_recommended": (status_t, [handle, out_size, out_size]),
    "tierce_stream_set_parameter": (status_t, [handle, c_int32, c_int32]),
    "tierce_stream_progression": (status_t, [handle, POINTER(c_uint64), POINTER(c_uint64), POINTER(c_uint64)]),
    "tierce_writer_new": (status_t, [handle, c_size_t, WriteFn, c_void_p, out_handle]),
    "tierce_writer_write": (status_t, [handle, c_void_p, c_size_t]),
    "tierce_writer_flush": (status_t, [handle, c_int32]),
    "tierce_writer_finish": (status_t, [handle]),
    "tierce_writer_free": (None, [handle]),
    "tierce_reader_new": (status_t, [handle, c_size_t, c_size_t, ReadFn, c_void_p, out_handle]),
    "tierce_reader_from_memory": (status_t, [handle, c_void_p, c_size_t, c_size_t, out_handle]),
    "tierce_reader_read": (status_t, [handle, c_void_p, c_size_t, out_size]),
    "tierce_reader_read_some": (status_t, [handle, c_void_p, c_size_t, out_size]),
    "tierce_reader_skip": (status_t, [handle, c_uint64, POINTER(c_uint64)]),
    "tierce_reader_next": (status_t, [handle, c_size_t, POINTER(c_void_p), out_size]),
    "tierce_reader_free": (None, [handle]),
    "tierce_chunker_new": (status_t, [handle, c_size_t, out_handle]),
    "tierce_chunker_give": (status_t, [handle, c_void_p, c_size_t]),
    "tierce_chunker_flush": (status_t, [handle]),
    "tierce_chunker_finish": (status_t, [handle]),
    "tierce_chunker_next": (status_t, [handle, POINTER(c_void_p), out_size]),
    "tierce_chunker_free": (None, [handle]),
    "tierce_stream_copy": (
        status_t,
        [handle, ReadFn, c_void_p, c_size_t, WriteFn, c_void_p, c_size_t, POINTER(c_uint64), POINTER(c_uint64)],
    ),
}


def load():
    """Loads the library that TIERCE_LIBRARY names and declares every function of the header."""
    path = os.environ.get("TIERCE_LIBRARY")
    if not path:
        raise RuntimeError(
            "TIERCE_LIBRARY is not set: it must name the shared library to test, e.g. target/release/libtierce.so"
        )
    if not os.path.isfile(path):
        raise RuntimeError(f"TIERCE_LIBRARY names {path!r}, which is not a file")
    library = ctypes.CDLL(os.path.abspath(path))
    for name, (restype, argtypes) in PROTOTYPES.items():
        function = getattr(library, name)
        function.restype, function.argtypes = restype, argtypes
    return library


lib = load()


class TierceError(Exception):
    """A negative status with its message."""

    def __init__(self, status, message):
        super().__init__(f"{status_name(status)}: {message}")
        self.status = status
        self.message = message


def status_name(status):
    return lib.tierce_status_name(status).decode()


def last_error():
    size = lib.tierce_last_error(None, 0)
    text = ctypes.create_string_buffer(size + 1)
    lib.tierce_last_error(text, size + 1)
    return text.value.decode()


def check(status):
    if status < 0:
        raise TierceError(status, last_error())
    return status


def as_bytes(data):
    """The bytes of anything that numpy can see as a contiguous array, flat, without a copy where possible."""
    if isinstance(data, np.ndarray):
        return np.ascontiguousarray(data).reshape(-1).view("u1")
    return np.frombuffer(data, "u1")


def address(array):
    """The pointer that a C caller would hand over: NULL for nothing."""
    return array.ctypes.data if array.size else None


class Owned:
    """A handle that is freed with the Python object."""

    free_name = None

    def __init__(self, make, *args):
        self.handle = None
        out = c_void_p()
        check(make(*args, byref(out)))
        self.handle = out

    def free(self):
        if self.handle:
            getattr(lib, self.free_name)(self.handle)
            self.handle = None

    def __del__(self):
        self.free()


class Buffer(Owned):
    """tierce_buffer."""

    free_name = "tierce_buffer_free"

    def __init__(self, capacity=0):
        super().__init__(lib.tierce_buffer_new, capacity)

    def bytes(self):
        return ctypes.string_at(lib.tierce_buffer_data(self.handle) or 0, lib.tierce_buffer_len(self.handle))

    def array(self):
        """The content without a copy; gone with the next use of the buffer."""
        size = lib.tierce_buffer_len(self.handle)
        if size == 0:
            return np.zeros(0, "u1")
        data = lib.tierce_buffer_data(self.handle)
        return np.ctypeslib.as_array((ctypes.c_uint8 * size).from_address(data))

    def json(self):
        return json.loads(self.bytes())


class Pool(Owned):
    """tierce_pool."""

    free_name = "tierce_pool_free"

    def __init__(self, threads):
        super().__init__(lib.tierce_pool_new, threads)


class Collection(Owned):
    """tierce_segments_collection over items in Python's memory, or one that a call made."""

    free_name = "tierce_segments_collection_free"

    def __init__(self, items):
        self.kept = [as_bytes(item) for item in items]
        count = len(self.kept)
        pointers = (c_void_p * count)(*[address(item) for item in self.kept])
        lengths = (c_size_t * count)(*[item.size for item in self.kept])
        super().__init__(lib.tierce_segments_collection_from_pointers, pointers, lengths, count)

    @classmethod
    def taken(cls, out):
        this = cls.__new__(cls)
        this.handle = out
        return this

    def items(self):
        result = []
        for index in range(lib.tierce_segments_collection_count(self.handle)):
            data, size = c_void_p(), c_size_t()
            check(lib.tierce_segments_collection_get(self.handle, index, byref(data), byref(size)))
            result.append(ctypes.string_at(data.value or 0, size.value))
        return result


# Written behind the room that a call is given, to see that it stays inside.
GUARD = b"\xa5" * 64
# What an output holds before a call that must not write it.
UNTOUCHED = 1_234_567_890_123


class Into:
    """What a call of an `_into` function did: status, output length, message, and the bytes if it succeeded."""

    def __init__(self, call, handle_, src, cap):
        src = as_bytes(src)
        self.run(cap, lambda *room: call(handle_, address(src), src.size, *room))

    def run(self, cap, call):
        """Calls with room of `cap` bytes, its size, and where the length goes."""
        room = np.full(cap + len(GUARD), 0xA5, "u1")
        length = c_size_t(UNTOUCHED)
        self.status = call(room.ctypes.data, cap, byref(length))
        self.message = last_error() if self.status < 0 else None
        self.length = length.value
        assert room[cap:].tobytes() == GUARD, "the call wrote behind the room that it was given"
        if self.status < 0 and self.status != E_BUFFER_TOO_SMALL:
            assert self.length == UNTOUCHED, "the call wrote an output although it failed"
        if self.status >= 0:
            assert self.length <= cap, "the call says it wrote more than the room holds"
            self.bytes = room[: self.length].tobytes()


class Codec(Owned):
    """tierce_codec, from a config as JSON text or as a Python value."""

    free_name = "tierce_codec_free"

    def __init__(self, config):
        text = config if isinstance(config, bytes) else json.dumps(config).encode()
        super().__init__(lib.tierce_codec_from_json, text, len(text))

    def config(self, form=None):
        """The effective config as a Python value, in the form it was given in or in `form`."""
        out = Buffer()
        if form is None:
            check(lib.tierce_codec_config(self.handle, out.handle))
        else:
            check(lib.tierce_codec_config_as(self.handle, form, out.handle))
        return out.json()

    def encode_bound(self, size):
        bound = c_size_t()
        check(lib.tierce_codec_encode_bound(self.handle, size, byref(bound)))
        return bound.value

    def encode_to(self, data, buffer):
        data = as_bytes(data)
        check(lib.tierce_codec_encode(self.handle, address(data), data.size, buffer.handle))

    def encode(self, data):
        out = Buffer()
        self.encode_to(data, out)
        return out.bytes()

    def decode_to(self, data, buffer, max_len=SIZE_MAX):
        data = as_bytes(data)
        check(lib.tierce_codec_decode(self.handle, address(data), data.size, max_len, buffer.handle))

    def decode(self, data, max_len=SIZE_MAX):
        out = Buffer()
        self.decode_to(data, out, max_len)
        return out.bytes()

    def encode_into(self, data, cap):
        return Into(lib.tierce_codec_encode_into, self.handle, data, cap)

    def decode_into(self, data, cap):
        return Into(lib.tierce_codec_decode_into, self.handle, data, cap)

    def with_pool(self, pool):
        """The same codec, sharing its work among the threads of a pool."""
        this, out = Codec.__new__(Codec), c_void_p()
        this.handle = None
        check(lib.tierce_codec_with_pool(self.handle, pool.handle, byref(out)))
        this.handle = out
        return this

    def decode_partial(self, data, start, nitems, max_len=SIZE_MAX):
        data, out = as_bytes(data), Buffer()
        call = lib.tierce_codec_decode_partial
        check(call(self.handle, address(data), data.size, start, nitems, max_len, out.handle))
        return out.bytes()

    def encode_many(self, items, pool=None, each=None):
        """The encoded items; `each` is a list that receives the statuses, or None for all or nothing."""
        return self._many(lib.tierce_codec_encode_many, items, [], pool, each)

    def decode_many(self, items, max_len=SIZE_MAX, pool=None, each=None):
        return self._many(lib.tierce_codec_decode_many, items, [max_len], pool, each)

    def _many(self, call, items, extra, pool, each):
        src, out = Collection(items), c_void_p()
        statuses = (status_t * len(src.kept))() if each is not None else None
        check(call(self.handle, src.handle, *extra, pool.handle if pool else None, byref(out), statuses))
        if each is not None:
            each[:] = list(statuses)
        return Collection.taken(out).items()


CONTINUE, FLUSH, FRAME_END = 0, 1, 2


class Stream(Owned):
    """tierce_stream, from a config as a Python value."""

    free_name = "tierce_stream_free"

    def __init__(self, config, decode, across=False):
        text = json.dumps(config).encode()
        make = lib.tierce_stream_decoder_from_json if decode else lib.tierce_stream_encoder_from_json
        super().__init__(make, text, len(text))
        check(lib.tierce_stream_set_across_frames(self.handle, int(across)))

    def write(self, data):
        """What comes out, and how much of `data` was taken."""
        data, out, used = as_bytes(data), Buffer(), c_size_t()
        check(lib.tierce_stream_write(self.handle, address(data), data.size, byref(used), out.handle))
        return out.bytes(), used.value

    def flush(self, op):
        out = Buffer()
        check(lib.tierce_stream_flush(self.handle, op, out.handle))
        return out.bytes()

    def finish(self):
        out = Buffer()
        check(lib.tierce_stream_finish(self.handle, out.handle))
        return out.bytes()

    def at_end(self):
        return lib.tierce_stream_at_end(self.handle) == 1


def build_info():
    out = Buffer()
    check(lib.tierce_build_info(out.handle))
    return out.json()


def codec_list():
    out = Buffer()
    check(lib.tierce_codec_list(out.handle))
    return out.json()

"""Who takes part in a measurement: the native library, tierce in each of its forms, numcodecs in each of its own.

Each is a function of a number of repetitions that gives a Sample. Native code holds the loops of the first two, so that
Python costs them nothing; numcodecs is called from Python, as its users call it.
"""

import ctypes
import os
import pathlib
import sys
import time
from ctypes import POINTER, Structure, byref, c_char_p, c_int, c_size_t, c_uint64, c_void_p

import numpy as np

sys.path.append(str(pathlib.Path(__file__).resolve().parents[1] / "tests" / "oracle"))
import tierce_c as t  # noqa: E402  (the prototypes that the tests use)

# Where the destination lies in its page; the sources lie at 0.
DST_OFFSET = 2048


class Sample(Structure):
    """Processor time of the calling thread and time that passed, in ns; bytes that one repetition gave."""

    _fields_ = [("cpu_ns", c_uint64), ("wall_ns", c_uint64), ("bytes", c_uint64)]


class Item(Structure):
    _fields_ = [("src", c_void_p), ("src_len", c_size_t), ("room", c_size_t)]


class Work(Structure):
    _fields_ = [
        ("items", POINTER(Item)),
        ("count", c_size_t),
        ("dst", c_void_p),
        ("dst_cap", c_size_t),
        ("repetitions", c_size_t),
    ]

    def times(self, repetitions):
        return Work(self.items, self.count, self.dst, self.dst_cap, repetitions)

    def into(self, dst, cap):
        """The same with another destination."""
        return Work(self.items, self.count, dst, cap, self.repetitions)

    def only(self, index):
        """The work on one item, once."""
        return Work(ctypes.pointer(self.items[index]), 1, self.dst, self.dst_cap, 1)


class Api(Structure):
    """The functions of tierce that the loops call."""

    names = ["codec_encode_into", "codec_decode_into", "codec_encode", "codec_decode"]
    names += ["buffer_new", "buffer_free", "buffer_len", "buffer_append"]
    _fields_ = [(name, c_void_p) for name in names]


def load_native():
    """The loops: the library that TIERCE_NATIVE names."""
    path = os.environ.get("TIERCE_NATIVE")
    if not path or not os.path.isfile(path):
        raise SystemExit("bench: TIERCE_NATIVE must name the library built from benches/native; `make bench` sees to it")
    native = ctypes.CDLL(os.path.abspath(path))
    native.tbn_direct_new.restype, native.tbn_direct_new.argtypes = c_void_p, [c_char_p, c_int]
    native.tbn_direct_free.restype, native.tbn_direct_free.argtypes = None, [c_void_p]
    native.tbn_direct.argtypes = [c_void_p, c_int, POINTER(Work), POINTER(Sample)]
    native.tbn_through.argtypes = [POINTER(Api), c_void_p, c_void_p, c_int, c_int, POINTER(Work), POINTER(Sample)]
    native.tbn_copy.argtypes = native.tbn_copy_fresh.argtypes = [POINTER(Work), POINTER(Sample)]
    native.tbn_copy_fresh_buffer.argtypes = [POINTER(Api), POINTER(Work), POINTER(Sample)]
    native.tbn_spin.restype, native.tbn_spin.argtypes = c_uint64, [c_size_t, c_uint64]
    native.tbn_copy_threads.restype = c_uint64
    native.tbn_copy_threads.argtypes = [c_size_t, c_void_p, c_void_p, c_size_t]
    return native


native = load_native()
api = Api(*[ctypes.cast(getattr(t.lib, f"tierce_{name}"), c_void_p) for name in Api.names])


class Chunks:
    """Sources in one piece of memory, one destination for all, and the room that each may use of it."""

    def __init__(self, sources, rooms, dst):
        sources = [t.as_bytes(source) for source in sources]
        self.kept, self.dst, self.rooms = sources, dst, rooms
        self.items = (Item * len(sources))(
            *[Item(source.ctypes.data, source.size, room) for source, room in zip(sources, rooms)]
        )
        self.work = Work(self.items, len(sources), dst.ctypes.data, dst.size, 1)

    def result(self, run, index):
        """The bytes that `run` makes of one item."""
        sample = run(self.work.only(index))
        return self.dst[: sample.bytes]


def checked(name, status, sample):
    if status != 0:
        raise RuntimeError(f"{name} failed: {t.last_error()}")
    return sample


class Direct:
    """A native library; `level` is its own."""

    def __init__(self, name, level):
        self.name, self.handle = name, native.tbn_direct_new(name.encode(), level)
        if not self.handle:
            raise RuntimeError(f"benches/native has no library {name!r} with level {level}")

    def run(self, decode, work):
        sample = Sample()
        return checked(self.name, native.tbn_direct(self.handle, decode, byref(work), byref(sample)), sample)

    def free(self):
        native.tbn_direct_free(self.handle)


FORMS = {"into": 0, "buffer": 1, "fresh": 2, "untold": 3}


class Through:
    """tierce; see through.rs for the forms."""

    def __init__(self, config):
        self.codec, self.buffer = t.Codec(config), t.Buffer()

    def run(self, form, decode, work):
        sample, handles = Sample(), (self.codec.handle, self.buffer.handle)
        status = native.tbn_through(byref(api), *handles, FORMS[form], decode, byref(work), byref(sample))
        return checked(f"tierce, {form}", status, sample)

    def own_memory(self, room):
        """The memory of the kept buffer, at least `room` bytes: address and length."""
        t.check(t.lib.tierce_buffer_reserve(self.buffer.handle, room))
        t.check(t.lib.tierce_buffer_append(self.buffer.handle, b"?", 1))
        place = t.lib.tierce_buffer_data(self.buffer.handle)
        t.check(t.lib.tierce_buffer_clear(self.buffer.handle))
        return place, t.lib.tierce_buffer_capacity(self.buffer.handle)


def copy(kind, work):
    """memcpy of every item: "reused", "malloc" or "tierce_buffer" memory."""
    sample = Sample()
    if kind == "tierce_buffer":
        status = native.tbn_copy_fresh_buffer(byref(api), byref(work), byref(sample))
    else:
        call = {"reused": native.tbn_copy, "malloc": native.tbn_copy_fresh}[kind]
        status = call(byref(work), byref(sample))
    return checked(f"copy, {kind}", status, sample)


def python(call, sources, outs=None):
    """`call(source)` or `call(source, out)` for every item, timed in Python."""

    def run(repetitions):
        cpu, wall = time.thread_time_ns(), time.perf_counter_ns()
        for _ in range(repetitions):
            if outs is None:
                for source in sources:
                    call(source)
            else:
                for source, out in zip(sources, outs):
                    call(source, out)
        return Sample(time.thread_time_ns() - cpu, time.perf_counter_ns() - wall, 0)

    return run


class Chain:
    """Several codecs of numcodecs in a row, as zarr runs them."""

    def __init__(self, codecs):
        self.codecs = codecs

    def encode(self, data):
        for codec in self.codecs:
            data = codec.encode(data)
        return data

    def decode(self, data, out=None):
        for codec in self.codecs[:0:-1]:
            data = codec.decode(data)
        return self.codecs[0].decode(data, out)

    def get_config(self):
        return [codec.get_config() for codec in self.codecs]


def flat(data):
    """What a peer gave, as bytes in numpy."""
    return data.reshape(-1).view("u1") if isinstance(data, np.ndarray) else np.frombuffer(data, "u1")

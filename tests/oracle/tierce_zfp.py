"""zfp: setups, streams, headers and views: prototypes, and a thin layer."""

import ctypes
import math
from ctypes import POINTER, Structure, byref, c_double, c_int32, c_size_t, c_uint32, c_uint64, c_void_p

import numpy as np
from tierce_array import Array, seen_as_array, size_list
from tierce_c import SIZE_MAX, Buffer, Owned, address, as_bytes, check, handle, lib, out_handle, status_t

NONE, INT32, INT64, FLOAT, DOUBLE = range(5)
EXPERT, RATE, PRECISION, ACCURACY, REVERSIBLE = range(1, 6)
HEADER_MAGIC, HEADER_META, HEADER_MODE, HEADER_FULL = 1, 2, 4, 7
UNCHECKED, CHECK, TIGHTEN = range(3)
CODEC_VERSION = 5
MIN_BITS, MAX_BITS, MAX_PREC, MIN_EXP = 1, 16658, 64, -1074


class Params(Structure):
    """tierce_zfp_params."""

    _fields_ = [("minbits", c_uint32), ("maxbits", c_uint32), ("maxprec", c_uint32), ("minexp", c_int32)]


class Report(Structure):
    """tierce_zfp_report."""

    _fields_ = [
        ("struct_size", c_size_t),
        ("bits", c_uint64),
        ("masked", c_uint64),
        ("absolute", c_double),
        ("relative", c_double),
        ("params", Params),
        ("mode", c_int32),
        ("reserved", c_int32),
    ]


class Header(Structure):
    """tierce_zfp_header."""

    _fields_ = [
        ("struct_size", c_size_t),
        ("bits", c_uint64),
        ("shape", c_uint64 * 4),
        ("mode_number", c_uint64),
        ("value_type", c_int32),
        ("ndim", c_int32),
        ("mode", c_int32),
        ("reserved", c_int32),
        ("params", Params),
    ]


stream = [c_void_p, c_size_t, c_void_p, c_size_t]
PROTOTYPES = {
    "tierce_zfp_new": (status_t, [out_handle]),
    "tierce_zfp_copy": (status_t, [handle, out_handle]),
    "tierce_zfp_free": (None, [handle]),
    "tierce_zfp_set_reversible": (status_t, [handle]),
    "tierce_zfp_set_rate": (status_t, [handle, c_double, c_int32, c_int32, c_int32, POINTER(c_double)]),
    "tierce_zfp_set_precision": (status_t, [handle, c_uint32, POINTER(c_uint32)]),
    "tierce_zfp_set_accuracy": (status_t, [handle, c_double, POINTER(c_double)]),
    "tierce_zfp_set_params": (status_t, [handle, POINTER(Params)]),
    "tierce_zfp_get_params": (status_t, [handle, POINTER(Params), POINTER(c_int32)]),
    "tierce_zfp_set_mode": (status_t, [handle, c_uint64]),
    "tierce_zfp_get_mode": (status_t, [handle, POINTER(c_uint64)]),
    "tierce_zfp_set_word_bits": (status_t, [handle, c_uint32]),
    "tierce_zfp_set_header": (status_t, [handle, c_uint32]),
    "tierce_zfp_set_index": (status_t, [handle, c_size_t]),
    "tierce_zfp_set_mask": (status_t, [handle, c_int32]),
    "tierce_zfp_set_bounds": (status_t, [handle, c_int32, c_double, c_double]),
    "tierce_zfp_bound": (status_t, [handle, handle, POINTER(c_size_t)]),
    "tierce_zfp_compress": (status_t, [handle, handle, handle, handle, handle, POINTER(Report)]),
    "tierce_zfp_compress_into": (
        status_t,
        [handle, handle, handle, c_void_p, c_size_t, POINTER(c_size_t), handle, POINTER(Report)],
    ),
    "tierce_zfp_decompress": (status_t, [handle, *stream, handle, handle, c_size_t, out_handle]),
    "tierce_zfp_decompress_into": (status_t, [handle, *stream, handle, handle]),
    "tierce_zfp_read_header": (status_t, [c_void_p, c_size_t, c_uint32, POINTER(Header)]),
    "tierce_zfp_view_new": (status_t, [handle, *stream, handle, c_void_p, c_void_p, out_handle]),
    "tierce_zfp_view_free": (None, [handle]),
    "tierce_zfp_view_info": (status_t, [handle, POINTER(Header)]),
    "tierce_zfp_view_get": (status_t, [handle, POINTER(c_size_t), c_size_t, c_void_p, c_size_t]),
    "tierce_zfp_view_get_block": (
        status_t,
        [handle, POINTER(c_size_t), c_size_t, c_void_p, c_size_t, POINTER(c_size_t), POINTER(c_size_t)],
    ),
    "tierce_zfp_view_read_box": (status_t, [handle, POINTER(c_size_t), c_size_t, handle]),
}
for name, (restype, argtypes) in PROTOTYPES.items():
    function = getattr(lib, name)
    function.restype, function.argtypes = restype, argtypes


def read_header(data, parts=HEADER_FULL):
    """The header at the front of a stream."""
    data, header = as_bytes(data), Header()
    header.struct_size = ctypes.sizeof(Header)
    check(lib.tierce_zfp_read_header(address(data), data.size, parts, byref(header)))
    return header


TYPES = {"i4": INT32, "i8": INT64, "f4": FLOAT, "f8": DOUBLE}


def value_type(dtype):
    """zfp's number of a type."""
    return TYPES[np.dtype(dtype).str[1:]]


class Zfp(Owned):
    """tierce_zfp. Settings are made by the names of the functions: Zfp(accuracy=0.1, word_bits=8)."""

    free_name = "tierce_zfp_free"

    def __init__(self, **settings):
        super().__init__(lib.tierce_zfp_new)
        self.used = None
        for name, value in settings.items():
            getattr(self, name)(*(value if isinstance(value, tuple) else (value,)))

    def _set(self, name, *args):
        check(getattr(lib, f"tierce_zfp_set_{name}")(self.handle, *args))

    def reversible(self, _=True):
        self._set("reversible")

    def rate(self, rate, dtype, ndim, align=0):
        """`dtype`: None for what zfpy does, which leaves the type out."""
        used = c_double()
        self._set("rate", rate, NONE if dtype is None else value_type(dtype), ndim, align, byref(used))
        self.used = used.value

    def precision(self, precision):
        used = c_uint32()
        self._set("precision", precision, byref(used))
        self.used = used.value

    def accuracy(self, tolerance):
        used = c_double()
        self._set("accuracy", tolerance, byref(used))
        self.used = used.value

    def params(self, *numbers):
        self._set("params", byref(Params(*numbers)))

    def mode(self, number):
        self._set("mode", number)

    def word_bits(self, bits):
        self._set("word_bits", bits)

    def header(self, parts):
        self._set("header", parts)

    def index(self, spacing):
        self._set("index", spacing)

    def mask(self, on):
        self._set("mask", on)

    def bounds(self, how, absolute=np.inf, relative=np.inf):
        self._set("bounds", how, absolute, relative)

    def bound(self, array):
        bound, like = c_size_t(), seen_as_array(array)
        check(lib.tierce_zfp_bound(self.handle, like.handle, byref(bound)))
        return bound.value

    def report(self, array, pool=None, order=None):
        """The stream, the sidecar and the report."""
        array, stream, side, report = seen_as_array(array, order), Buffer(), Buffer(), Report()
        report.struct_size = ctypes.sizeof(Report)
        args = (array.handle, pool.handle if pool else None, stream.handle, side.handle, byref(report))
        check(lib.tierce_zfp_compress(self.handle, *args))
        return stream.bytes(), side.bytes(), report

    def compress(self, array, pool=None, order="C"):
        return self.report(array, pool, order)[0]

    def decompress(self, data, like=None, side=b"", pool=None, max_len=SIZE_MAX):
        data, side, told = as_bytes(data), as_bytes(side), like.handle if like else None
        args = (address(data), data.size, address(side), side.size, pool.handle if pool else None, told, max_len)
        return Array(lib.tierce_zfp_decompress, self.handle, *args)

    def decompress_into(self, data, array, side=b"", pool=None, order="C"):
        data, side, array = as_bytes(data), as_bytes(side), seen_as_array(array, order)
        args = (address(data), data.size, address(side), side.size, pool.handle if pool else None, array.handle)
        check(lib.tierce_zfp_decompress_into(self.handle, *args))


class View(Owned):
    """tierce_zfp_view; keeps the stream."""

    free_name = "tierce_zfp_view_free"

    def __init__(self, zfp, data, side=b"", like=None):
        self.data, side, told = as_bytes(data), as_bytes(side), like.handle if like else None
        args = (address(self.data), self.data.size, address(side), side.size, told, None, None)
        super().__init__(lib.tierce_zfp_view_new, zfp.handle, *args)

    def get(self, index, dtype):
        value = np.zeros(1, dtype)
        room = value.ctypes.data, value.itemsize
        check(lib.tierce_zfp_view_get(self.handle, size_list(index), len(index), *room))
        return value[0]

    def block(self, block, dtype):
        """The block of a number along each axis."""
        values, length, shape = np.zeros(4 ** len(block), dtype), c_size_t(), size_list([0] * len(block))
        room = values.ctypes.data, values.nbytes, byref(length), shape
        check(lib.tierce_zfp_view_get_block(self.handle, size_list(block), len(block), *room))
        assert length.value == math.prod(shape) * values.itemsize
        return values[: math.prod(shape)].reshape(tuple(shape))

    def box(self, start, array):
        """Fills an array from the box that begins at `start`."""
        array = seen_as_array(array)
        check(lib.tierce_zfp_view_read_box(self.handle, size_list(start), len(start), array.handle))

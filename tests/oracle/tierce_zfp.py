"""zfp: setups, streams, headers and views: prototypes, and a thin layer."""

import ctypes
from ctypes import POINTER, Structure, byref, c_double, c_int32, c_size_t, c_uint32, c_uint64, c_void_p

from tierce_c import address, as_bytes, check, handle, lib, out_handle, status_t

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

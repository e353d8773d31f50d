"""What a Blosc chunk says of itself, and which compressors there are: prototypes, and a thin layer."""

import ctypes
from ctypes import POINTER, Structure, byref, c_char_p, c_int32, c_size_t, c_uint64, c_void_p

from tierce_c import address, as_bytes, check, lib, status_t

BLOSCLZ, LZ4, LZ4HC, SNAPPY, ZLIB, ZSTD = range(6)
NOSHUFFLE, SHUFFLE, BITSHUFFLE = range(3)
HEADER_SIZE = 16
MAX_NBYTES = 2**31 - 17
MAX_TYPESIZE = 255


class Header(Structure):
    """tierce_blosc_header."""

    _fields_ = [
        ("struct_size", c_size_t),
        ("nbytes", c_uint64),
        ("cbytes", c_uint64),
        ("blocksize", c_uint64),
        ("typesize", c_int32),
        ("shuffle", c_int32),
        ("is_stored", c_int32),
        ("is_split", c_int32),
        ("compressor", c_int32),
        ("reserved", c_int32),
    ]


PROTOTYPES = {
    "tierce_blosc_read_header": (status_t, [c_void_p, c_size_t, POINTER(Header)]),
    "tierce_blosc_compressor_name": (c_char_p, [c_int32]),
    "tierce_blosc_compressor_library": (c_char_p, [c_int32]),
    "tierce_blosc_compressor_number": (status_t, [c_char_p, POINTER(c_int32)]),
}
for name, (restype, argtypes) in PROTOTYPES.items():
    function = getattr(lib, name)
    function.restype, function.argtypes = restype, argtypes


def read_header(chunk):
    """The header at the front of a chunk."""
    chunk, header = as_bytes(chunk), Header()
    header.struct_size = ctypes.sizeof(Header)
    check(lib.tierce_blosc_read_header(address(chunk), chunk.size, byref(header)))
    return header


def compressor_name(number):
    found = lib.tierce_blosc_compressor_name(number)
    return found and found.decode()


def compressor_library(number):
    found = lib.tierce_blosc_compressor_library(number)
    return found and found.decode()


def compressor_number(name):
    number = c_int32(-1)
    check(lib.tierce_blosc_compressor_number(name.encode(), byref(number)))
    return number.value

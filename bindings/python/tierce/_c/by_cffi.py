"""Calls by cffi, in its out-of-line ABI mode: no compiler, and no parser at import."""

import sys

from .find import cannot_load
from .tables import ffi

NAME = "cffi"


def load(path):
    try:
        return ffi.dlopen(path)
    except OSError as error:
        raise cannot_load(path, error) from error


_cast = ffi.cast


if sys.implementation.name == "cpython":
    from_buffer = ffi.from_buffer
else:

    def from_buffer(data, require_writable=False):
        """PyPy's takes any memoryview for one whose bytes lie in a row."""
        if not memoryview(data).c_contiguous:
            raise BufferError("memoryview: underlying buffer is not C-contiguous")
        return ffi.from_buffer("char[]", data, require_writable)


def source_of(data):
    """Address and length of any contiguous buffer, and what keeps it in place."""
    keep = from_buffer(data)
    return int(_cast("uintptr_t", keep)), len(keep), keep


def target_of(data):
    """The same of a buffer that can be written to."""
    keep = from_buffer(data, require_writable=True)
    return int(_cast("uintptr_t", keep)), len(keep), keep


def view(address, length, owner):
    """A memoryview of bytes that keeps `owner`."""
    if not length:
        return memoryview(b"")
    memory = ffi.gc(_cast("char *", address), lambda _: owner and None)
    return memoryview(ffi.buffer(memory, length))

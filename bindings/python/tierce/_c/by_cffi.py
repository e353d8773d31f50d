"""Calls by cffi, in its out-of-line ABI mode: no compiler, and no parser at import."""

import sys

from .collector import unseen
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
    from gc import is_tracked

    from_buffer = ffi.from_buffer
else:

    def is_tracked(data):  # type: ignore[misc]
        """Of no meaning where references are not counted."""
        return False

    def from_buffer(data, require_writable=False):
        """PyPy's takes any memoryview for one whose bytes lie in a row."""
        if not memoryview(data).c_contiguous:
            raise BufferError("memoryview: underlying buffer is not C-contiguous")
        return ffi.from_buffer("char[]", data, require_writable)


_release = ffi.release


class _Held:
    """What keeps a buffer in place, if its owner may be part of a cycle.

    Garbage collection would else clear a memoryview before its buffer is given back, which ends the program: finalizers
    come before.
    """

    __slots__ = ("keep",)

    def __init__(self, keep):
        self.keep = keep

    def __del__(self, _release=_release):
        _release(self.keep)


def source_of(data):
    """Address and length of any contiguous buffer, and what keeps it in place."""
    keep = from_buffer(data)
    return int(_cast("uintptr_t", keep)), len(keep), _Held(keep) if is_tracked(data) else keep


def target_of(data):
    """The same of a buffer that can be written to."""
    keep = from_buffer(data, require_writable=True)
    return int(_cast("uintptr_t", keep)), len(keep), _Held(keep) if is_tracked(data) else keep


def view(address, length, owner):
    """A memoryview of bytes that keeps `owner`."""
    if not length:
        return memoryview(b"")
    memory = unseen(ffi.gc(_cast("char *", address), lambda _: owner and None))
    return memoryview(ffi.buffer(memory, length))

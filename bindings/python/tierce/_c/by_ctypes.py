"""Calls by ctypes, for where cffi is not installed. CPython only: others, such as PyPy, have cffi built in."""

import ctypes
import sys

from .find import cannot_load
from .functions import FUNCTIONS

NAME = "ctypes"

if sys.implementation.name != "cpython":
    raise ImportError("tierce: calls by ctypes need CPython; install cffi")

_TYPES = {
    "i": ctypes.c_int32,
    "I": ctypes.c_uint32,
    "q": ctypes.c_int64,
    "Q": ctypes.c_uint64,
    "z": ctypes.c_size_t,
    "p": ctypes.c_size_t,
    "d": ctypes.c_double,
    "v": None,
}


class _Library:
    """A function is looked up, with its prototype, when it is first named."""

    def __init__(self, path):
        self._loaded = ctypes.CDLL(path)

    def __getattr__(self, name):
        letters = FUNCTIONS.get(name)
        if letters is None:
            raise AttributeError(name)
        function = getattr(self._loaded, name)
        function.restype = _TYPES[letters[0]]
        function.argtypes = [_TYPES[letter] for letter in letters[1:]]
        setattr(self, name, function)
        return function


def load(path):
    try:
        return _Library(path)
    except OSError as error:
        raise cannot_load(path, error) from error


class _PyBuffer(ctypes.Structure):
    """Py_buffer."""

    _fields_ = [
        ("buf", ctypes.c_void_p),
        ("obj", ctypes.c_void_p),
        ("len", ctypes.c_ssize_t),
        ("itemsize", ctypes.c_ssize_t),
        ("readonly", ctypes.c_int),
        ("ndim", ctypes.c_int),
        ("format", ctypes.c_void_p),
        ("shape", ctypes.c_void_p),
        ("strides", ctypes.c_void_p),
        ("suboffsets", ctypes.c_void_p),
        ("internal", ctypes.c_void_p),
    ]


_SIMPLE, _WRITABLE = 0, 1

# Prototypes of our own: attributes of ctypes.pythonapi are shared by the whole program.
_get = ctypes.PYFUNCTYPE(ctypes.c_int, ctypes.py_object, ctypes.c_void_p, ctypes.c_int)(
    ("PyObject_GetBuffer", ctypes.pythonapi)
)
_release = ctypes.PYFUNCTYPE(None, ctypes.c_void_p)(("PyBuffer_Release", ctypes.pythonapi))


class _Export:
    """A buffer that is held until this object goes."""

    __slots__ = ("buffer",)

    def __init__(self, data, flags):
        self.buffer = None
        buffer = _PyBuffer()
        _get(data, ctypes.addressof(buffer), flags)
        self.buffer = buffer

    def __del__(self, _release=_release, _addressof=ctypes.addressof):
        if self.buffer is not None:
            _release(_addressof(self.buffer))


def _held(data, flags):
    keep = _Export(data, flags)
    return keep.buffer.buf or 0, keep.buffer.len, keep


def source_of(data):
    """Address and length of any contiguous buffer, and what keeps it in place."""
    return _held(data, _SIMPLE)


def target_of(data):
    """The same of a buffer that can be written to."""
    return _held(data, _WRITABLE)


def view(address, length, owner):
    """A memoryview of bytes that keeps `owner`."""
    if not length:
        return memoryview(b"")
    memory = (ctypes.c_char * length).from_address(address)
    memory.owner = owner
    return memoryview(memory).cast("B")

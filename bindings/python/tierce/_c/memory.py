"""Addresses of what Python holds, and Python objects for what the library made.

`Cells` are numbers for C to write, `source` and `target` say where a buffer lies, `fresh` gives bytes for C to fill
without a copy, `view` shows memory of the library without one.
"""

import ctypes
import struct
import sys
from array import array

from . import _chosen
from .numbers import STRUCTS

string_at = ctypes.string_at
view = _chosen.view  # type: ignore[has-type]

_source_of, _target_of = _chosen.source_of, _chosen.target_of  # type: ignore[has-type]
_EIGHT = [bytes(8 * count) for count in range(9)]


class Cells:
    """`count` numbers of 64 bits, all zero, whose address is `.address`; `[i]` reads one, as unsigned."""

    __slots__ = ("address", "numbers")

    def __init__(self, count=1):
        self.numbers = array("Q", _EIGHT[count] if count < 9 else bytes(8 * count))
        self.address = self.numbers.buffer_info()[0]

    def __getitem__(self, index):
        return self.numbers[index]

    def __setitem__(self, index, number):
        self.numbers[index] = number


class Struct:
    """A struct of the header, by its name without tierce_; members are its items: s["nbytes"]."""

    __slots__ = ("_layout", "_memory", "_names", "address")

    def __init__(self, name, **members):
        self._names, letters = STRUCTS[name][1], STRUCTS[name][0]
        self._layout = struct.Struct("@" + letters + "0Q")  # filled up as C does
        values = dict.fromkeys(self._names, 0)
        if "struct_size" in values:
            values["struct_size"] = self._layout.size
        for key in members:
            if key not in values:
                raise KeyError(key)
        values.update(members)
        self._memory = array("B", self._layout.pack(*values.values()))
        self.address = self._memory.buffer_info()[0]

    def values(self):
        """All members, by name."""
        return dict(zip(self._names, self._layout.unpack_from(self._memory)))

    def __getitem__(self, name):
        return self.values()[name]


def _of_another_kind(data):
    return TypeError(f"a bytes-like object is required, not '{type(data).__name__}'")


def _general_source(data):
    """Address, length in bytes and what keeps it in place, of any object with a contiguous buffer."""
    try:
        return _source_of(data)
    except TypeError:
        raise _of_another_kind(data) from None


def target(data):
    """Address, length in bytes and what keeps it in place, of an object with a contiguous buffer that is writable."""
    try:
        return _target_of(data)
    except TypeError:
        raise _of_another_kind(data) from None


# CPython keeps the bytes of `bytes` inside the object, at this distance. It is tried out before it is relied upon.
_cpython = sys.implementation.name == "cpython"
if _cpython:
    _INSIDE = bytes.__basicsize__ - 1
    _probe = b"tierce \x00 probe"
    _cpython = ctypes.string_at(id(_probe) + _INSIDE, len(_probe)) == _probe

# Up to here, zeroing and copying cost less than two calls into Python itself.
_SMALL = 16384

if _cpython:

    def source(data):
        """Address, length in bytes and what keeps it in place, of any object with a contiguous buffer."""
        if type(data) is bytes:
            return id(data) + _INSIDE, len(data), data
        return _general_source(data)

    # Prototypes of our own: attributes of ctypes.pythonapi are shared by the whole program.
    _new = ctypes.PYFUNCTYPE(ctypes.py_object, ctypes.c_void_p, ctypes.c_ssize_t)(
        ("PyBytes_FromStringAndSize", ctypes.pythonapi)
    )
    _resize = ctypes.PYFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_ssize_t)(("_PyBytes_Resize", ctypes.pythonapi))
    _ref = ctypes.PYFUNCTYPE(None, ctypes.c_void_p)(("Py_IncRef", ctypes.pythonapi))
    _unref = ctypes.PYFUNCTYPE(None, ctypes.c_void_p)(("Py_DecRef", ctypes.pythonapi))

    class _Uninitialised:
        """A `bytes` that nobody but this object knows yet."""

        __slots__ = ("address", "length", "made")

        def __init__(self, length):
            self.made = made = _new(0, length)
            self.length = length
            self.address = id(made) + _INSIDE

        def finish(self, length):
            """The first `length` bytes."""
            made, self.made = self.made, None
            if length == self.length:
                return made
            # Resizing wants the only reference there is, and takes it: should it fail, the bytes are gone.
            cell = ctypes.c_void_p(id(made))
            _ref(cell)
            del made
            _resize(ctypes.addressof(cell), length)
            made = ctypes.cast(cell, ctypes.py_object).value
            _unref(cell)
            return made

    class Fresh:
        """Bytes to be filled by C at `.address`, and taken by `.finish(length)`; small ones are zeroed and sliced."""

        __slots__ = ("address", "made")

        def __init__(self, length):
            # Empty and single bytes are shared by all of Python.
            self.made = bytes(length if length > 1 else 2)
            self.address = id(self.made) + _INSIDE

        def finish(self, length):
            """The first `length` bytes."""
            return self.made[:length]

    def fresh(length):
        """Room for `length` bytes at `.address`; `.finish(n)` makes `bytes` of the first n, without a copy."""
        return Fresh(length) if length <= _SMALL else _Uninitialised(length)

else:
    source = _general_source

    class Fresh:  # type: ignore[no-redef]
        """Bytes to be filled by C at `.address`, and taken by `.finish(length)`, which copies them."""

        __slots__ = ("address", "made")

        def __init__(self, length):
            self.made = array("B", bytes(length))
            self.address = self.made.buffer_info()[0]

        def finish(self, length):
            """The first `length` bytes."""
            return memoryview(self.made)[:length].tobytes()

    fresh = Fresh

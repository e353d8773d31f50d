"""Handles of C that are freed with the object that has them."""

import functools
import threading

from . import lib
from .collector import unseen
from .memory import Cells, source, string_at, view
from .status import check

# Handles that C calls exclusive are used by one thread at a time, whatever Python's threads do.
Lock = threading.Lock


class _Owned(int):
    """A handle's number, which frees the handle when nothing refers to it any more.

    A call under way refers to it, being given it as an argument: so one thread may close an object while another one
    uses it, and the handle is freed when both are done. Nor does the garbage collector know of it, which would run the
    finalizers of a cycle in any order: one of the program's own may still look at memory that the handle has.
    """

    __slots__ = ()

    outlived_by = [lib]  # type: ignore[has-type]  # what freeing takes, when Python ends and modules are emptied

    def __reduce_ex__(self, protocol):
        raise TypeError("what the library owns can be neither pickled nor copied deeply")


@functools.lru_cache(maxsize=None)
def _owned_by(function):
    """The class of handles that this function frees."""
    free = getattr(lib, function)

    def __del__(self):
        free(int(self))

    return type("_Owned", (_Owned,), {"__slots__": (), "__del__": __del__})


def outlives_handles(thing):
    """Keeps what C calls when a handle is freed."""
    _Owned.outlived_by.append(thing)


class Handle:
    """Has a handle of C in `_handle`, freed by `_free` when it is closed or gone; 0 when it is closed.

    A class says which function frees: `_free = "tierce_pool_free"`. Objects of a class with `__enter__` and `close`
    may be closed early: a call that is under way in another thread ends first, later ones raise ArgumentError.
    """

    _free = ""
    _handle = 0

    def _take(self, handle):
        """Owns `handle` from now on; one that it had before is freed."""
        self._handle = unseen(_owned_by(self._free)(handle))
        return self

    def _close(self):
        """Frees the handle, once."""
        self._handle = 0


def made(status, cells):
    """The handle that a successful call wrote to the first of `cells`."""
    check(status)
    return cells[0]


class Buffer(Handle):
    """A tierce_buffer: bytes that the library owns."""

    _free = "tierce_buffer_free"

    def __init__(self, reserve=0, handle=0):
        if not handle:
            cells = Cells()
            handle = made(lib.tierce_buffer_new(reserve, cells.address), cells)
        self._take(handle)

    def __len__(self):
        return lib.tierce_buffer_len(self._handle)

    def bytes(self):
        """A copy."""
        length = lib.tierce_buffer_len(self._handle)
        return string_at(lib.tierce_buffer_data(self._handle), length) if length else b""

    def text(self):
        return self.bytes().decode("utf-8")

    def view(self):
        """A memoryview without a copy, which keeps the buffer. Nothing may be added to it meanwhile."""
        return view(lib.tierce_buffer_data(self._handle), lib.tierce_buffer_len(self._handle), self)

    def append(self, data):
        address, length, _keep = source(data)
        check(lib.tierce_buffer_append(self._handle, address, length))

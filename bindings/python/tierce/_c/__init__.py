"""The C functions of libtierce, as Python sees them: every pointer is an integer.

What is in here:

    find.py        where the library is
    by_cffi.py     calls by cffi, if it is installed     by_ctypes.py   else by ctypes
    functions.py, numbers.py, tables.py                  written by mirror.py from include/tierce.h
    memory.py      addresses of Python's buffers, fresh bytes, views of memory that the library owns
    status.py      statuses become exceptions
    handle.py      handles of C that are freed with the object
    collector.py   what the garbage collector is not to know of

All calls release the GIL, whichever way they go.
"""

import os
import struct

from . import numbers
from .find import library_path

NULL = 0
SIZE_MAX = 2 ** (8 * struct.calcsize("N")) - 1


def _backend():
    """cffi if it is importable, else ctypes; TIERCE_PYTHON_FFI=cffi or ctypes says which."""
    wanted = os.environ.get("TIERCE_PYTHON_FFI", "")
    if wanted not in ("", "cffi", "ctypes"):
        raise ImportError(f"TIERCE_PYTHON_FFI is {wanted!r}; expected cffi, ctypes or nothing")
    if wanted != "ctypes":
        try:
            from . import by_cffi

            return by_cffi
        except ImportError:
            if wanted:
                raise
    from . import by_ctypes

    return by_ctypes


_chosen = _backend()
FFI = _chosen.NAME
PATH = library_path()
lib = _chosen.load(PATH)
if lib.tierce_abi() != numbers.ABI:
    raise ImportError(f"{PATH} has ABI {lib.tierce_abi()}, but this package is made for ABI {numbers.ABI}")

from .handle import Buffer, Handle, Lock  # noqa: E402
from .memory import Cells, Fresh, Struct, fresh, source, string_at, target, view  # noqa: E402
from .status import check, exception, last_error, raised  # noqa: E402

__all__ = [
    "FFI",
    "NULL",
    "PATH",
    "SIZE_MAX",
    "Buffer",
    "Cells",
    "Fresh",
    "Handle",
    "Lock",
    "Struct",
    "check",
    "exception",
    "fresh",
    "last_error",
    "lib",
    "numbers",
    "raised",
    "source",
    "string_at",
    "target",
    "view",
]

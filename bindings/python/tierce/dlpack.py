"""DLPack tensors: what other array libraries lend, and what the library lends to them.

Capsules are a matter of CPython's C API; where there is none, NumPy makes and takes them.
"""

import ctypes
import sys
from typing import TYPE_CHECKING, Any, Optional, Tuple

import numpy as np

from ._c import Cells, check, lib

if TYPE_CHECKING:
    from .arrays import Array

_CPYTHON = sys.implementation.name == "cpython"
_CPU = 1

if _CPYTHON:
    _object, _text, _pointer = ctypes.py_object, ctypes.c_char_p, ctypes.c_void_p

    def _api(name: str, result: Any, *arguments: Any) -> Any:
        return ctypes.PYFUNCTYPE(result, *arguments)((name, ctypes.pythonapi))

    _is_valid = _api("PyCapsule_IsValid", ctypes.c_int, _object, _text)
    _get_pointer = _api("PyCapsule_GetPointer", _pointer, _object, _text)
    _set_name = _api("PyCapsule_SetName", ctypes.c_int, _object, _text)

# What the name of a capsule must outlive: the capsule.
_NAMES = {b"dltensor_versioned": (1, b"used_dltensor_versioned"), b"dltensor": (0, b"used_dltensor")}


def _capsule_of(tensor: Any) -> Any:
    """The capsule that an object gives, of the newer kind if it can."""
    device = tensor.__dlpack_device__()
    if int(device[0]) != _CPU:
        raise BufferError(f"the tensor is on device {tuple(map(int, device))}; expected the CPU, (1, 0)")
    try:
        return tensor.__dlpack__(max_version=(1, 0))
    except TypeError:
        return tensor.__dlpack__()


def from_dlpack(tensor: Any) -> "Array":
    """An Array over a tensor's memory, which owns the tensor."""
    from .arrays import Array, lent

    if not _CPYTHON:
        return lent(np.from_dlpack(tensor))
    capsule = _capsule_of(tensor)
    for name, (versioned, used) in _NAMES.items():
        if _is_valid(capsule, name):
            cells = Cells()
            check(lib.tierce_array_from_dlpack(_get_pointer(capsule, name), versioned, cells.address))
            _set_name(capsule, used)
            return Array._of(cells[0])
    raise BufferError("the object's __dlpack__() gave no DLPack tensor that is not used yet")


def given(
    array: "Array",
    stream: Any = None,
    max_version: Optional[Tuple[int, int]] = None,
    dl_device: Optional[Tuple[int, int]] = None,
    copy: Optional[bool] = None,
) -> Any:
    """A capsule over an array's memory. NumPy makes it, of a view that keeps the array until the capsule lets go."""
    if stream is not None:
        raise BufferError("a stream means nothing on the CPU")
    if dl_device is not None and tuple(dl_device) != (_CPU, 0):
        raise BufferError("the array is on the CPU, (1, 0)")
    seen = array.numpy()
    if seen.dtype.hasobject:
        raise BufferError("items that vary in length are no tensor")
    if copy:
        seen = seen.copy()
    if max_version is None or tuple(max_version) < (1, 0):
        return seen.__dlpack__()
    try:
        return seen.__dlpack__(max_version=max_version)
    except TypeError:  # NumPy before 2.1
        return seen.__dlpack__()

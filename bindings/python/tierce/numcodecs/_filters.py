"""What filters on arrays have in common.

The library does them on memory as it lies, for numbers of up to 8 bytes; elements of other types, for which numpy has
rules of its own, are left to numpy.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import numpy as np

from .._c import Cells, lib, source
from .._c.status import exception
from . import _native
from ._native import errors
from .compat import ensure_ndarray

# The library, or one of its configs, does not do this: numpy does it or says why not.
REFUSED = (errors.ArgumentError, errors.ConfigError, errors.UnsupportedError)


@lru_cache(maxsize=256)
def plain(dtype: np.dtype) -> bool:
    """Whether the library counts with elements of this type as numpy does."""
    return dtype.kind in "iufb" and dtype.itemsize <= 8


def flat(buf: Any, dtype: np.dtype) -> np.ndarray:
    """The elements of a buffer as `dtype`, in the order in which they lie in memory."""
    arr = ensure_ndarray(buf)
    if arr.dtype is not dtype:
        arr = arr.view(dtype)
    return arr if arr.ndim == 1 and arr.flags.c_contiguous else np.ascontiguousarray(arr.reshape(-1, order="A"))


def in_a_row(arr: np.ndarray) -> bool:
    """Whether elements lie without gaps."""
    return bool(arr.flags.c_contiguous or arr.flags.f_contiguous)


def encoded_as(codec: _native.Codec, arr: np.ndarray, made: np.ndarray) -> np.ndarray:
    """Fills `made`, which lies like `arr`, with what the codec makes of its memory."""
    return _filled(lib.tierce_codec_encode_into, codec, arr, made)


def decoded_as(codec: _native.Codec, arr: np.ndarray, made: np.ndarray) -> np.ndarray:
    """The same backwards."""
    return _filled(lib.tierce_codec_decode_into, codec, arr, made)


def _filled(function: Any, codec: _native.Codec, arr: np.ndarray, made: np.ndarray) -> np.ndarray:
    if not arr.flags.c_contiguous:
        arr, filled = arr.reshape(-1, order="A"), made.reshape(-1, order="A")
    else:
        filled = made
    address, length, _keep = source(arr)
    room, size, _kept = source(filled)
    cells = Cells()
    status = function(codec._handle, address, length, room, size, cells.address)
    if status < 0:
        raise exception(status)
    if cells[0] != size:
        raise errors.CorruptError(f"{cells[0]} bytes were made, but {size} expected")
    return made

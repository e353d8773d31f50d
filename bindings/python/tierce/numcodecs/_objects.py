"""What the codecs that write dtype and shape have in common: elements of a fixed size go through the library."""

from __future__ import annotations

import math
from typing import Any

import numpy as np

from .._c import SIZE_MAX, Buffer, Cells, lib
from .._c.status import exception
from ..arrays import Array, lent
from . import _native
from ._native import errors


def as_array(buf: Any) -> np.ndarray:
    """`buf` as an array; lists of lists of different lengths as one of objects."""
    try:
        return np.asarray(buf)
    except ValueError:
        return np.asarray(buf, dtype=object)


# What is smaller is done before the library is asked.
_MANY = 128
LONG = 1024


def by_library(arr: np.ndarray, kinds: str) -> bool:
    """Whether the library writes such elements, and so many that it pays."""
    return arr.size >= _MANY and arr.dtype.kind in kinds and 0 < arr.dtype.itemsize and arr.dtype.char not in "gG"


def encoded(codec: _native.Codec, arr: np.ndarray) -> bytes:
    """What the codec makes of an array, elements in C order."""
    out = Buffer()
    array = lent(arr)
    status = lib.tierce_codec_encode_array_buffer(codec._handle, array._handle, out._handle)
    if status < 0:
        raise exception(status)
    return out.bytes()


def decoded(codec: _native.Codec, address: int, length: int) -> np.ndarray:
    """The array that was encoded, of the type and shape that the encoded bytes tell."""
    cells = Cells()
    status = lib.tierce_codec_decode_array(codec._handle, address, length, 0, SIZE_MAX, cells.address)
    if status < 0:
        raise exception(status)
    array = Array._of(cells[0])
    if array.dtype[0] not in "<>|":
        raise errors.UnsupportedError(f"elements are {array.dtype}")
    return array.numpy()


def made_of(items: list, length: int) -> np.ndarray:
    """The array of decoded `items`, the last two of which are its type and shape; `length` bytes encoded them."""
    shape, dtype = items[-1], items[-2]
    elements = items[:-2]
    axes = [shape] if isinstance(shape, int) else shape
    # Nothing takes less than a byte: larger arrays would be made of one element, over and over.
    if not all(isinstance(size, int) and size >= 0 for size in axes) or math.prod(axes) > length:
        raise ValueError(f"corrupt buffer, {length} bytes cannot hold an array of shape {shape}")
    made = np.empty(shape, dtype=dtype)
    if axes:
        made[:] = elements
    else:
        made[...] = elements[0]
    return made


def given(made: np.ndarray, out: Any) -> Any:
    """The array, or `out` with its elements."""
    if out is None:
        return made
    np.copyto(out, made)
    return out

"""Floats with fewer bits."""

from __future__ import annotations

from typing import Any

import numpy as np

from .._c import Cells, check, lib, target
from ..arrays import lent
from . import _native
from .abc import Codec
from .compat import ensure_ndarray, ensure_ndarray_like, ndarray_copy

# Bits behind the point of each type.
max_bits = {"float16": 10, "float32": 23, "float64": 52}


class BitRound(Codec):
    """Floats with `keepbits` bits behind the point, rounded to even; the others are zero, which compresses well.

    How many to keep, an analysis of the information in the data tells: Klöwer and others, 2021,
    https://www.nature.com/articles/s43588-021-00156-2
    """

    codec_id = "bitround"

    def __init__(self, keepbits: int) -> None:
        if keepbits < 0:
            raise ValueError("keepbits must be zero or positive")
        self.keepbits = keepbits

    def encode(self, buf: Any) -> np.ndarray:
        """Rounded floats, seen as integers of the same size; the array itself, if it has no more bits than are kept."""
        arr = ensure_ndarray(buf)
        if arr.dtype.kind != "f" or arr.dtype.itemsize > 8:
            raise TypeError("Only float arrays (16-64bit) can be bit-rounded")
        bits = max_bits[f"float{8 * arr.dtype.itemsize}"]
        if self.keepbits == bits:
            return arr
        if self.keepbits > bits:
            raise ValueError("Keepbits too large for given dtype")
        made = np.empty(arr.shape, arr.dtype.str.replace("f", "i"))
        if arr.size:
            codec = _native.native("bitround", "keepbits", self.keepbits)
            array = lent(arr)
            room, size, _kept = target(made.view("u1") if made.ndim else made)
            cells = Cells()
            check(lib.tierce_codec_encode_array_into(codec._handle, array._handle, room, size, cells.address))
        return made

    def decode(self, buf: Any, out: Any = None) -> Any:
        """The floats; with `out`, an array of its memory."""
        arr = ensure_ndarray_like(buf)
        return ndarray_copy(arr.view(np.dtype(arr.dtype.str.replace("i", "f"))), out)

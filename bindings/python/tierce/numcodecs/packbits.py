"""Eight truth values to a byte."""

from __future__ import annotations

from typing import Any

import numpy as np

from . import _filters, _native
from .abc import Codec
from .compat import ndarray_copy


class PackBits(Codec):
    """A byte that says how many bits of the last one are none, and truth values, the first in the highest bit."""

    codec_id = "packbits"

    def encode(self, buf: Any) -> np.ndarray:
        """The packed bits, as an array of bytes."""
        arr = _filters.flat(buf, np.dtype(bool))
        return _filters.encoded_as(_native.native("packbits"), arr, np.empty((arr.size + 7) // 8 + 1, "u1"))

    def decode(self, buf: Any, out: Any = None) -> Any:
        """The truth values, as an array with one axis; with `out`, an array of its memory."""
        arr = _filters.flat(buf, np.dtype("u1"))
        if not arr.size or arr[0] > 7 or (arr.size == 1 and arr[0]):
            raise ValueError("corrupt buffer, the first byte does not say how many bits are none")
        made = np.empty(8 * (arr.size - 1) - int(arr[0]), bool)
        return ndarray_copy(_filters.decoded_as(_native.native("packbits"), arr, made), out)

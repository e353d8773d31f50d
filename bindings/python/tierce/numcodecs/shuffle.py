"""Byte shuffling."""

from __future__ import annotations

from typing import Any

import numpy as np

from .._c import Cells, check, lib, source
from . import _native
from .abc import Codec
from .compat import ensure_contiguous_ndarray


class Shuffle(Codec):
    """Puts the first bytes of all elements first, then the second ones, and so on. `elementsize`: bytes of an element."""

    codec_id = "shuffle"

    def __init__(self, elementsize: int = 4) -> None:
        self.elementsize = elementsize

    def _run(self, function: Any, buf: Any, out: Any) -> np.ndarray:
        address, length, _, _keep = _native.readable(buf)
        if self.elementsize <= 1:
            return self._copied(buf, np.empty(length, "u1") if out is None else out)
        if length % self.elementsize:
            raise ValueError("Shuffle buffer is not an integer multiple of elementsize")
        if out is None:
            arr: np.ndarray = np.empty(length, "u1")
            room, size, _kept = source(arr)
        else:
            arr, room, size, _kept = _native.writable(out)
        if size < length:
            raise ValueError(f"output array is too small: it has {size} bytes, but {length} are to be written")
        if _native.overlapping(address, length, room, size):
            # In one and the same memory it cannot be done.
            buf = ensure_contiguous_ndarray(buf).copy()
            address, length, _, _keep = _native.readable(buf)
        cells = Cells()
        codec = _native.native("shuffle", "elementsize", self.elementsize)
        check(function(codec._handle, address, length, room, size, cells.address))
        return arr

    def _copied(self, buf: Any, made: np.ndarray) -> np.ndarray:
        arr = ensure_contiguous_ndarray(buf)
        out = ensure_contiguous_ndarray(made)
        out.view(arr.dtype)[: len(arr)] = arr
        return out

    def encode(self, buf: Any, out: Any = None) -> np.ndarray:
        """The shuffled bytes, as an array of bytes; with `out`, which has room for them, an array of its memory."""
        return self._run(lib.tierce_codec_encode_into, buf, out)

    def decode(self, buf: Any, out: Any = None) -> np.ndarray:
        """What was shuffled, in the same form."""
        return self._run(lib.tierce_codec_decode_into, buf, out)

    def __repr__(self) -> str:
        return f"{type(self).__name__}(elementsize={self.elementsize})"

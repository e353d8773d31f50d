"""Differences of neighbours."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import numpy as np

from . import _filters, _native
from .abc import Codec
from .compat import ndarray_copy


@lru_cache(maxsize=64)
def _codec_of(dtype: np.dtype, astype: np.dtype) -> _native.Codec | None:
    if not (_filters.plain(dtype) and _filters.plain(astype)):
        return None
    return _native.native("delta", "dtype", dtype.str, "astype", astype.str)


class Delta(Codec):
    """The first element, and each other one less the one before it.

    `dtype`: type of the elements. `astype`: type of the encoded ones, the same by default; integers wrap where it is too
    small for the first element or a difference, and nobody checks that.
    """

    codec_id = "delta"

    def __init__(self, dtype: Any, astype: Any = None) -> None:
        self.dtype = np.dtype(dtype)
        self.astype = self.dtype if astype is None else np.dtype(astype)
        if self.dtype == np.dtype(object) or self.astype == np.dtype(object):
            raise ValueError("object arrays are not supported")

    def encode(self, buf: Any) -> np.ndarray:
        """The differences, as an array with one axis."""
        arr = _filters.flat(buf, self.dtype)
        made = np.empty_like(arr, dtype=self.astype)
        codec = _codec_of(self.dtype, self.astype)
        if codec is not None:
            return _filters.encoded_as(codec, arr, made)
        made[:1] = arr[:1]
        made[1:] = np.diff(arr)
        return made

    def decode(self, buf: Any, out: Any = None) -> Any:
        """The elements, as an array with one axis; with `out`, an array of its memory."""
        arr = _filters.flat(buf, self.astype)
        made = np.empty_like(arr, dtype=self.dtype)
        codec = _codec_of(self.dtype, self.astype)
        if codec is not None:
            _filters.decoded_as(codec, arr, made)
        else:
            np.cumsum(arr, out=made)
        return ndarray_copy(made, out)

    def get_config(self) -> dict[str, Any]:
        """The parameters; types as numpy's typestr."""
        return {"id": self.codec_id, "dtype": self.dtype.str, "astype": self.astype.str}

    def __repr__(self) -> str:
        astype = f", astype={self.astype.str!r}" if self.astype != self.dtype else ""
        return f"{type(self).__name__}(dtype={self.dtype.str!r}{astype})"

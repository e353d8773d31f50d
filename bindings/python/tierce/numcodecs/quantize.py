"""Floats rounded to decimal digits."""

from __future__ import annotations

import math
from functools import lru_cache
from typing import Any

import numpy as np

from . import _filters, _native
from .abc import Codec
from .compat import ensure_ndarray, ndarray_copy


@lru_cache(maxsize=64, typed=True)
def _codec_of(digits: Any, dtype: np.dtype, astype: np.dtype) -> _native.Codec | None:
    if not (type(digits) is int and _filters.plain(dtype) and _filters.plain(astype)):
        return None
    try:
        return _native.native("quantize", "digits", digits, "dtype", dtype.str, "astype", astype.str)
    except _filters.REFUSED:
        return None


class Quantize(Codec):
    """Floats rounded to multiples of the largest power of two that is not above 10 to the power of −`digits`.

    `dtype`: type of the elements; `astype`: type of the encoded ones, the same by default.
    """

    codec_id = "quantize"

    def __init__(self, digits: Any, dtype: Any, astype: Any = None) -> None:
        self.digits = digits
        self.dtype = np.dtype(dtype)
        self.astype = self.dtype if astype is None else np.dtype(astype)
        if self.dtype.kind != "f" or self.astype.kind != "f":
            raise ValueError("only floating point data types are supported")

    def _scale(self) -> float:
        exponent = math.log10(10.0**-self.digits)
        exponent = math.floor(exponent) if exponent < 0 else math.ceil(exponent)
        return float(2.0 ** math.ceil(math.log2(10.0**-exponent)))

    def encode(self, buf: Any) -> np.ndarray:
        """The rounded floats, as an array of the same shape."""
        arr = ensure_ndarray(buf).view(self.dtype)
        codec = _codec_of(self.digits, self.dtype, self.astype) if _filters.in_a_row(arr) else None
        if codec is not None:
            return _filters.encoded_as(codec, arr, np.empty_like(arr, dtype=self.astype))
        scale = self._scale()
        made: np.ndarray = (np.around(scale * arr) / scale).astype(self.astype, copy=False)
        return made

    def decode(self, buf: Any, out: Any = None) -> Any:
        """The rounded floats as `dtype`; with `out`, an array of its memory."""
        arr = ensure_ndarray(buf).view(self.astype)
        return ndarray_copy(arr.astype(self.dtype, copy=False), out)

    def get_config(self) -> dict[str, Any]:
        """The parameters; types as numpy's typestr."""
        return {"id": self.codec_id, "digits": self.digits, "dtype": self.dtype.str, "astype": self.astype.str}

    def __repr__(self) -> str:
        astype = f", astype={self.astype.str!r}" if self.astype != self.dtype else ""
        return f"{type(self).__name__}(digits={self.digits}, dtype={self.dtype.str!r}{astype})"

"""Numbers moved, scaled and rounded."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import numpy as np

from . import _filters, _native
from .abc import Codec
from .compat import ndarray_copy


@lru_cache(maxsize=64, typed=True)
def _codec_of(offset: Any, scale: Any, dtype: np.dtype, astype: np.dtype) -> _native.Codec | None:
    # numpy's own scalars have a say in the type that is counted in; Python's numbers have none.
    known = _counts(offset, dtype) and _counts(scale, dtype)
    if not (known and _filters.plain(dtype) and _filters.plain(astype)):
        return None
    try:
        return _native.native(
            "fixedscaleoffset", "offset", offset, "scale", scale, "dtype", dtype.str, "astype", astype.str
        )
    except _filters.REFUSED:
        return None


def _counts(number: Any, dtype: np.dtype) -> bool:
    """Whether this is a number of Python's that numpy counts with in an array of `dtype`."""
    if type(number) is int and dtype.kind in "iub":
        limits = np.iinfo(np.int64 if dtype.kind == "b" else dtype)
        return bool(limits.min <= number <= limits.max)
    return type(number) in (int, float)


class FixedScaleOffset(Codec):
    """(x − `offset`) × `scale`, rounded to whole numbers, ties to even.

    `dtype`: type of the elements. `astype`: type of the encoded ones, the same by default; nobody checks that it can
    hold them.
    """

    codec_id = "fixedscaleoffset"

    def __init__(self, offset: Any, scale: Any, dtype: Any, astype: Any = None) -> None:
        self.offset = offset
        self.scale = scale
        self.dtype = np.dtype(dtype)
        self.astype = self.dtype if astype is None else np.dtype(astype)
        if self.dtype == np.dtype(object) or self.astype == np.dtype(object):
            raise ValueError("object arrays are not supported")

    def encode(self, buf: Any) -> np.ndarray:
        """The encoded numbers, as an array with one axis."""
        arr = _filters.flat(buf, self.dtype)
        codec = _codec_of(self.offset, self.scale, self.dtype, self.astype)
        if codec is not None:
            return _filters.encoded_as(codec, arr, np.empty_like(arr, dtype=self.astype))
        made: np.ndarray = np.around((arr - self.offset) * self.scale).astype(self.astype, copy=False)
        return made

    def decode(self, buf: Any, out: Any = None) -> Any:
        """The numbers, but for what rounding took, as an array with one axis; with `out`, an array of its memory."""
        arr = _filters.flat(buf, self.astype)
        codec = _codec_of(self.offset, self.scale, self.dtype, self.astype)
        if codec is not None:
            made = _filters.decoded_as(codec, arr, np.empty_like(arr, dtype=self.dtype))
        else:
            made = (arr / self.scale + self.offset).astype(self.dtype, copy=False)
        return ndarray_copy(made, out)

    def get_config(self) -> dict[str, Any]:
        """The parameters; types as numpy's typestr."""
        return {
            "id": self.codec_id,
            "scale": self.scale,
            "offset": self.offset,
            "dtype": self.dtype.str,
            "astype": self.astype.str,
        }

    def __repr__(self) -> str:
        astype = f", astype={self.astype.str!r}" if self.astype != self.dtype else ""
        return f"{type(self).__name__}(scale={self.scale}, offset={self.offset}, dtype={self.dtype.str!r}{astype})"

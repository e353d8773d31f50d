"""zfp, with zfpy's modes."""

from __future__ import annotations

from typing import Any

import numpy as np

from .. import zfpy as _zfpy
from .abc import Codec
from .compat import ensure_bytes, ensure_contiguous_ndarray, ndarray_copy


class ZFPY(Codec):
    """Arrays of floats and integers of 4 and 8 bytes with up to 4 axes, as zfp compresses them.

    `mode`: 4, `_zfpy.mode_fixed_accuracy`, takes `tolerance`, the largest error; 2, fixed rate, `rate`, in bits for a
    value; 3, fixed precision, `precision`, in bits. Where the one that counts is -1, nothing is lost.
    """

    codec_id = "zfpy"

    def __init__(
        self,
        mode: int = _zfpy.mode_fixed_accuracy,
        tolerance: float = -1,
        rate: float = -1,
        precision: int = -1,
        compression_kwargs: Any = None,
    ) -> None:
        self.mode = mode
        if mode == _zfpy.mode_fixed_accuracy:
            self.compression_kwargs: dict[str, Any] = {"tolerance": tolerance}
        elif mode == _zfpy.mode_fixed_rate:
            self.compression_kwargs = {"rate": rate}
        elif mode == _zfpy.mode_fixed_precision:
            self.compression_kwargs = {"precision": precision}
        self.tolerance = tolerance
        self.rate = rate
        self.precision = precision

    def encode(self, buf: Any) -> bytes:
        """The compressed array, which is a numpy array in C order."""
        if not isinstance(buf, np.ndarray):
            raise TypeError(f"The zfp codec does not support none numpy arrays. Your buffers were {type(buf)}.")
        if not buf.flags.c_contiguous:
            raise ValueError(f"The zfp codec does not support F order arrays. Your arrays flags were {buf.flags}.")
        arr = ensure_contiguous_ndarray(buf, flatten=False)
        return _zfpy.compress_numpy(arr, write_header=True, **self.compression_kwargs)

    def decode(self, buf: Any, out: Any = None) -> Any:
        """The array, of its type and shape; with `out`, an array of its memory."""
        raw = ensure_bytes(buf)
        if out is not None:
            out = ensure_contiguous_ndarray(out)
        return ndarray_copy(_zfpy.decompress_numpy(raw), out)

    def __repr__(self) -> str:
        return (
            f"{type(self).__name__}(mode={self.mode!r}, tolerance={self.tolerance}, rate={self.rate}, "
            f"precision={self.precision})"
        )

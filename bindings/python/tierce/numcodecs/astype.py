"""Elements of another type."""

from __future__ import annotations

from typing import Any

import numpy as np

from .abc import Codec
from .compat import ensure_ndarray, ndarray_copy


class AsType(Codec):
    """Elements of `decode_dtype` as `encode_dtype`, by numpy's casts; nobody checks that this can hold them."""

    codec_id = "astype"

    def __init__(self, encode_dtype: Any, decode_dtype: Any) -> None:
        self.encode_dtype = np.dtype(encode_dtype)
        self.decode_dtype = np.dtype(decode_dtype)

    def encode(self, buf: Any) -> np.ndarray:
        """The elements as `encode_dtype`, in an array of the same shape."""
        return ensure_ndarray(buf).view(self.decode_dtype).astype(self.encode_dtype)

    def decode(self, buf: Any, out: Any = None) -> Any:
        """The elements as `decode_dtype`, in an array of the same shape; with `out`, an array of its memory."""
        return ndarray_copy(ensure_ndarray(buf).view(self.encode_dtype).astype(self.decode_dtype), out)

    def get_config(self) -> dict[str, Any]:
        """The parameters, as numpy's typestr."""
        return {
            "id": self.codec_id,
            "encode_dtype": self.encode_dtype.str,
            "decode_dtype": self.decode_dtype.str,
        }

    def __repr__(self) -> str:
        return f"{type(self).__name__}(encode_dtype={self.encode_dtype.str!r}, decode_dtype={self.decode_dtype.str!r})"

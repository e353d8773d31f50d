"""Arrays as Python's pickles.

A pickle is a program that runs when it is loaded: decode those of strangers only with `trusted = False`, which has the
library read them. It runs nothing, and knows plain values, containers and numpy's arrays.
"""

from __future__ import annotations

import pickle
from typing import Any

import numpy as np

from . import _native, _pickled
from .abc import Codec
from .compat import ensure_contiguous_ndarray

# Whether pickles may run what they name. False: an array of anything but plain values is an UnsupportedError.
trusted = True


class Pickle(Codec):
    """An array of any Python objects as a pickle. `protocol`: 0 to 5, or -1 for the highest."""

    codec_id = "pickle"

    def __init__(self, protocol: int = pickle.HIGHEST_PROTOCOL) -> None:
        self.protocol = protocol

    def encode(self, buf: Any) -> bytes:
        """The pickle of `buf`."""
        return pickle.dumps(buf, protocol=self.protocol)

    def decode(self, buf: Any, out: Any = None) -> Any:
        """What was pickled; with `out`, an array of its shape, `out`."""
        arr = ensure_contiguous_ndarray(buf)
        if trusted:
            made = pickle.loads(arr)  # type: ignore[arg-type]
        else:
            made = _pickled.array_of(*_native.readable(arr)[:2])
        if out is not None:
            np.copyto(out, made)
            return out
        return made

    def get_config(self) -> dict[str, Any]:
        """The protocol."""
        return {"id": self.codec_id, "protocol": self.protocol}

    def __repr__(self) -> str:
        return f"Pickle(protocol={self.protocol})"

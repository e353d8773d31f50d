"""Arrays as MessagePack, with their type and shape."""

from __future__ import annotations

import re
from typing import Any

import numpy as np

from .._c import source
from . import _native, _objects
from ._native import errors
from .abc import Codec
from .compat import ensure_contiguous_ndarray

try:
    import msgpack  # type: ignore[import-untyped,unused-ignore]
except ImportError:
    msgpack = None

# The end of what holds elements of a fixed size: their type, and the shape.
_FIXED = re.compile(rb"[\xa3-\xa6][<>|][iufbUS]\d{1,4}[\x90-\x9f\xdc][^<>|]*\Z", re.DOTALL)
_TAIL = 64


class MsgPack(Codec):
    """An array of anything that MessagePack has as one list: elements as nested lists, the dtype, and the shape.

    `use_single_float`: floats of 32 bits. `use_bin_type`: bytes are not written as strings. `raw`: strings are read as
    bytes. Python objects are packed by the package msgpack if it is installed.
    """

    codec_id = "msgpack2"

    def __init__(self, use_single_float: bool = False, use_bin_type: bool = True, raw: bool = False) -> None:
        self.use_single_float = use_single_float
        self.use_bin_type = use_bin_type
        self.raw = raw

    def _codec(self) -> _native.Codec:
        return _native.native(
            self.codec_id,
            *("raw", self.raw, "use_single_float", self.use_single_float, "use_bin_type", self.use_bin_type),
        )

    def encode(self, buf: Any) -> bytes:
        """The packed form of an array, or of what numpy makes an array of."""
        arr = _objects.as_array(buf)
        # Floats that are too large for 32 bits are an error of the package's.
        if _objects.by_library(arr, "iubUS" if self.use_single_float else "iufbUS"):
            try:
                return _objects.encoded(self._codec(), arr)
            except errors.Error:
                pass  # the package does it, or says why not
        items = np.atleast_1d(arr).tolist()
        items += [arr.dtype.str, arr.shape]
        if msgpack is not None:
            packed: bytes = msgpack.packb(items, use_bin_type=self.use_bin_type, use_single_float=self.use_single_float)
            return packed
        from . import _msgpack

        return _msgpack.packed(items, self.use_single_float, self.use_bin_type)

    def decode(self, buf: Any, out: Any = None) -> Any:
        """The array; with `out`, an array of its shape, `out`."""
        memory: Any = buf
        if type(buf) is not bytes:
            memory = memoryview(ensure_contiguous_ndarray(buf).view("u1"))  # type: ignore[arg-type]
        if msgpack is None and len(memory) >= _objects.LONG and _FIXED.search(memory[-_TAIL:]):
            address, length, _keep = source(memory)
            try:
                return _objects.given(_objects.decoded(self._codec(), address, length), out)
            except errors.Error:
                pass  # Python reads it, or says why not
        if msgpack is not None:
            items = msgpack.unpackb(memory, raw=self.raw)
        else:
            from . import _msgpack

            items = _msgpack.unpacked(memoryview(memory), self.raw)
        if not isinstance(items, list) or len(items) < 2:
            raise ValueError("corrupt buffer, it is no list with a type and a shape at its end")
        if isinstance(items[-2], bytes):  # raw
            items[-2] = items[-2].decode("ascii")
        return _objects.given(_objects.made_of(items, len(memory)), out)

    def get_config(self) -> dict[str, Any]:
        """All parameters."""
        return {
            "id": self.codec_id,
            "raw": self.raw,
            "use_single_float": self.use_single_float,
            "use_bin_type": self.use_bin_type,
        }

    def __repr__(self) -> str:
        return (
            f"MsgPack(raw={self.raw!r}, use_bin_type={self.use_bin_type!r}, use_single_float={self.use_single_float!r})"
        )

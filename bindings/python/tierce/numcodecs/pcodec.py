"""pco, for numbers."""

from __future__ import annotations

from typing import Any

import numpy as np

from .._c import Cells, check, fresh, lib
from ..arrays import lent
from . import _native
from ._native import errors
from .abc import Codec
from .compat import ensure_bytes, ensure_contiguous_ndarray

DEFAULT_MAX_PAGE_N = 262144

# pco's numbers for types of elements.
_TYPES = {1: "u4", 2: "u8", 3: "i4", 4: "i8", 5: "f4", 6: "f8", 7: "u2", 8: "i2", 9: "f2"}
_MAGIC = b"pco!"


class PCodec(Codec):
    """Integers of 16, 32 and 64 bits, and floats of these sizes, without loss.

    `level`: 0 to 12. `mode_spec`: "auto" or "classic". `delta_spec`: "auto", "none", "try_consecutive", which needs
    `delta_encoding_order`, 0 to 7, or "try_lookback". `equal_pages_up_to`: the most numbers in a page.
    """

    codec_id = "pcodec"

    def __init__(
        self,
        level: int = 8,
        *,
        mode_spec: str = "auto",
        delta_spec: str = "auto",
        paging_spec: str = "equal_pages_up_to",
        delta_encoding_order: int | None = None,
        equal_pages_up_to: int = DEFAULT_MAX_PAGE_N,
    ) -> None:
        self.level = level
        self.mode_spec = mode_spec
        self.delta_spec = delta_spec
        self.paging_spec = paging_spec
        self.delta_encoding_order = delta_encoding_order
        self.equal_pages_up_to = equal_pages_up_to

    def _codec(self) -> _native.Codec:
        order, delta = self.delta_encoding_order, self.delta_spec
        if self.mode_spec not in ("auto", "classic"):
            raise ValueError(f"mode_spec {self.mode_spec} is not supported")
        if order is not None and delta not in ("auto", "try_consecutive"):
            raise ValueError("delta_encoding_order can only be set for delta_spec='try_consecutive'")
        if delta not in ("auto", "none", "try_consecutive", "try_lookback"):
            raise ValueError(f"delta_spec {delta} is not supported")
        if self.paging_spec != "equal_pages_up_to":
            raise ValueError(f"paging_spec {self.paging_spec} is not supported")
        return _native.native(
            "pcodec",
            *("level", self.level, "mode_spec", self.mode_spec, "delta_spec", delta, "paging_spec", self.paging_spec),
            *("delta_encoding_order", order, "equal_pages_up_to", self.equal_pages_up_to),
        )

    def encode(self, buf: Any) -> bytes:
        """The compressed numbers of an array, in the order in which they lie in memory."""
        arr = ensure_contiguous_ndarray(buf)
        if not (arr.dtype.isnative and f"{arr.dtype.kind}{arr.dtype.itemsize}" in _TYPES.values()):
            raise TypeError(f"Unsupported data type: {arr.dtype!r}")
        codec = self._codec()
        array = lent(arr)
        cells = Cells()
        check(lib.tierce_codec_encode_array_bound(codec._handle, array._handle, cells.address))
        bound = cells[0]
        room = fresh(bound)
        check(lib.tierce_codec_encode_array_into(codec._handle, array._handle, room.address, bound, cells.address))
        return room.finish(cells[0])

    def decode(self, buf: Any, out: Any = None) -> Any:
        """The numbers, as an array with one axis, or None if there are none; with `out`, `out` with one axis."""
        raw = ensure_bytes(buf)
        arr = None if out is None else ensure_contiguous_ndarray(out)
        dtype, count = _header_of(raw)
        if dtype is None:
            return arr
        made = _numbers(raw, np.dtype(dtype), count)
        if arr is None:
            return made
        if arr.dtype != made.dtype:
            raise RuntimeError(f"the numbers are {made.dtype}, but those of the output array {arr.dtype}")
        count = min(made.size, arr.size)
        arr[:count] = made[:count]
        return arr


def _numbers(raw: bytes, dtype: np.dtype, count: int) -> np.ndarray:
    """All numbers of a stream, which says that there are `count`, if it says it right."""
    address, length, _, _keep = _native.readable(raw)
    codec = _native.native("pcodec")
    if 0 < count * dtype.itemsize <= max(64 * length, 1 << 20):
        made = np.empty(count, dtype)
        room, size, _, _kept = _native.readable(made)
        try:
            if _native.decoded_into(codec, address, length, room, size) == size:
                return made
        except errors.BufferTooSmallError:
            pass
    # It may be wrong, or more than such a stream can be trusted to hold.
    return np.frombuffer(bytearray(_native.decoded(codec, address, length)), dtype)


def _header_of(raw: bytes) -> tuple[str | None, int]:
    """The type of the numbers that pco's header tells, None for a stream without any; and how many it says they are."""
    if raw[:4] != _MAGIC:
        raise errors.CorruptError(f"pcodec: a stream begins with {_MAGIC!r}, this one with {raw[:4]!r}")
    at, uniform, count = 5, 0, 0
    try:
        version = raw[4]
        if version >= 3:
            uniform, at = raw[5], 6
        if version >= 2:
            # How many numbers there are: 6 bits that say how many more bits, less one; then a version of what follows.
            bits = (raw[at] & 63) + 1
            end = at + (6 + bits + 7) // 8
            count = int.from_bytes(raw[at:end], "little") >> 6 & ((1 << bits) - 1)
            at = end
            at += 2 if raw[at] >= 4 else 1
        number = uniform or raw[at]
    except IndexError:
        raise errors.CorruptError(f"pcodec: a stream has a header, this one ends after {len(raw)} bytes") from None
    if not number:
        return None, 0
    if number not in _TYPES:
        raise errors.UnsupportedError(f"pcodec: numbers of type {number} are not known")
    return _TYPES[number], count

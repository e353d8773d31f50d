"""Items of varying length behind their lengths: the format of the vlen codecs.

The number of items, and for each its length and its bytes; all numbers are little-endian and have 4 bytes. Encoding joins
the items with 4 bytes between them, into which the lengths are then written. Decoding asks the library where items lie.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Callable

import numpy as np

from .._c import SIZE_MAX, Cells, Handle, check, lib, view
from . import _native

# Stands where lengths are written. No end of it is a beginning of it, so that two of them never overlap.
GAP = b"\x00\x01\x02\x03"
_FOUR = np.arange(4)

# For fewer items the calls cost more than a loop.
_MANY = 24


class _Segments(Handle):
    _free = "tierce_segments_free"

    def __init__(self, handle: int) -> None:
        self._take(handle)


class _Array(Handle):
    _free = "tierce_array_free"

    def __init__(self, handle: int) -> None:
        self._take(handle)


def with_lengths(joined: bytes, lengths: np.ndarray) -> bytearray:
    """`joined` are 8 bytes and the items with 4 bytes between them, which become the number and the lengths."""
    made = bytearray(joined)
    if not len(lengths):
        return made[:4]
    places = np.frombuffer(made, "u1")
    places[:4] = np.array([len(lengths)], "<u4").view("u1")
    starts = np.empty(len(lengths), np.int64)
    starts[0] = 4
    np.cumsum(lengths[:-1] + 4, out=starts[1:])
    starts[1:] += 4
    places[starts[:, None] + _FOUR] = lengths.astype("<u4").view("u1").reshape(-1, 4)
    return made


def checked_lengths(items: Sequence[Any], lengths: Any, joined: bytes) -> np.ndarray | None:
    """The lengths of the items, if `joined` is as long as they say."""
    found = np.fromiter(lengths, np.int64, len(items))
    if found.size and int(found.max()) >= 2**32:
        raise ValueError("an item has 2**32 bytes or more")
    return found if int(found.sum()) + 4 * max(len(items) - 1, 0) + 8 == len(joined) else None


def places(address: int, length: int) -> tuple[np.ndarray, np.ndarray] | None:
    """Where items begin and end in the encoded bytes; None for few of them, or if the library finds a fault."""
    cells = Cells(2)
    codec = _native.native("vlen-bytes")
    if lib.tierce_codec_decode_array(codec._handle, address, length, 0, SIZE_MAX, cells.address) < 0:
        return None
    array = _Array(cells[0])
    check(lib.tierce_array_segments(array._handle, cells.address))
    segments = _Segments(cells[0])
    count = lib.tierce_segments_count(segments._handle)
    check(lib.tierce_segments_table(segments._handle, cells.address))
    table = np.frombuffer(view(cells[0], 16 * count, segments), np.uint64).reshape(-1, 2)
    ends = np.cumsum(table[:, 1].astype(np.int64) + 4) + 4
    return ends - table[:, 1].astype(np.int64), ends


class Encoded:
    """Encoded items: how many there are, and what they are."""

    def __init__(self, buf: Any) -> None:
        self.address, self.length, _, self.keep = _native.readable(buf)
        if self.length < 4:
            raise ValueError("corrupt buffer, missing or truncated header")
        self.memory = view(self.address, self.length, self.keep)
        self.count = int.from_bytes(self.memory[:4], "little")

    def check(self) -> None:
        """Before anything is made that is as large as the number of items says."""
        if 4 * self.count > self.length - 4:
            raise ValueError("corrupt buffer, data seem truncated")

    def places(self) -> tuple[np.ndarray, np.ndarray] | None:
        return places(self.address, self.length) if self.count >= _MANY else None

    def one_by_one(self, convert: Callable[[memoryview], Any]) -> list[Any]:
        """All items by a loop, which ignores what lies behind the last one."""
        memory, length, at = self.memory, self.length, 4
        items = []
        for _ in range(self.count):
            end = at + 4
            if end > length:
                raise ValueError("corrupt buffer, data seem truncated")
            at = end + int.from_bytes(memory[at:end], "little")
            if at > length:
                raise ValueError("corrupt buffer, data seem truncated")
            items.append(convert(memory[end:at]))
        return items

    def split(self, starts: np.ndarray, text: bool) -> list[Any] | None:
        """All items, as bytes or text, by splitting; None if they hold what stands for the gaps, or are no text."""
        joined = np.frombuffer(self.memory, "u1").copy()
        for number in range(4):
            joined[starts + (number - 4)] = GAP[number]
        content: Any = joined[8:].tobytes()
        gap: Any = GAP
        if text:
            try:
                content, gap = content.decode("utf-8"), GAP.decode()
            except UnicodeDecodeError:
                return None  # the loop says where
        pieces: list[Any] = content.split(gap)
        return pieces if len(pieces) == self.count else None

"""Items of varying length behind their lengths: the format of the vlen codecs.

The number of items, and for each its length and its bytes; all numbers are little-endian and have 4 bytes. Encoding joins
the items with four zeros between them, into which the lengths are then written. Decoding asks the library where items
lie, and splits.
"""

from __future__ import annotations

from collections.abc import Sequence
from struct import Struct
from typing import Any, Callable

import numpy as np

from .._c import SIZE_MAX, Cells, Handle, check, lib, source, view
from . import _native
from .compat import ensure_contiguous_ndarray

GAP = b"\x00\x00\x00\x00"

# For fewer items a loop takes less time than calls that are made for many.
MANY = 64

_LENGTH = Struct("<I")
_length_at = _LENGTH.unpack_from
_packed_length = _LENGTH.pack


class _Segments(Handle):
    _free = "tierce_segments_free"

    def __init__(self, handle: int) -> None:
        self._take(handle)


class _Array(Handle):
    _free = "tierce_array_free"

    def __init__(self, handle: int) -> None:
        self._take(handle)


def joined_few(items: Sequence[bytes]) -> bytearray:
    """A few items of bytes, encoded."""
    parts = [_packed_length(len(items))]
    for item in items:
        parts += (_packed_length(len(item)), item)
    return bytearray().join(parts)


def joined_many(items: Sequence[Any]) -> bytearray | None:
    """Many items of bytes, encoded; None if some of them have elements of more than one byte."""
    return with_lengths(bytearray(GAP).join([b"", b"", *items]), len(items), lambda: map(len, items))


def with_lengths(made: bytearray, count: int, lengths: Callable[[], Any]) -> bytearray | None:
    """`made` are 8 zeros and `count` items with 4 zeros between them; the zeros become the number and the lengths.

    `lengths` gives those of the items, for where they hold zeros or are long. None if they do not fit.
    """
    places = np.frombuffer(made, "u1")
    starts = None
    if len(made) < 64 * count:
        zeros = np.flatnonzero(places == 0)
        if len(zeros) == 4 * (count + 1):
            starts = zeros[4::4]
            found = np.empty(count, np.int64)
            np.subtract(starts[1:], starts[:-1] + 4, out=found[:-1])
            found[-1] = len(made) - starts[-1] - 4
    if starts is None:
        found = np.fromiter(lengths(), np.int64, count)
        starts = np.cumsum(found + 4)
        if starts[-1] + 4 != len(made):
            return None
        starts -= found
    most = int(found.max())
    if most >= 2**32:
        raise ValueError("an item has 2**32 bytes or more")
    places[:4] = np.frombuffer(_packed_length(count), "u1")
    for byte in range(4):
        if most >> 8 * byte:
            places[starts + byte] = (found >> 8 * byte).astype("u1")
    return made


def _places(address: int, length: int) -> tuple[np.ndarray, np.ndarray] | None:
    """Where items begin and end in the encoded bytes; None if the library finds a fault in them."""
    cells = Cells(2)
    codec = _native.native("vlen-bytes")
    if lib.tierce_codec_decode_array(codec._handle, address, length, 0, SIZE_MAX, cells.address) < 0:
        return None
    array = _Array(cells[0])
    check(lib.tierce_array_segments(array._handle, cells.address))
    segments = _Segments(cells[0])
    count = lib.tierce_segments_count(segments._handle)
    check(lib.tierce_segments_table(segments._handle, cells.address))
    lengths = np.frombuffer(view(cells[0], 16 * count, segments), np.int64)[1::2]
    ends = np.cumsum(lengths + 4)
    ends += 4
    return ends - lengths, ends


class Encoded:
    """Encoded items: how many there are, and what they are."""

    def __init__(self, buf: Any) -> None:
        if type(buf) is not bytes and type(buf) is not bytearray:
            buf = memoryview(ensure_contiguous_ndarray(buf).view("u1"))  # type: ignore[arg-type]
        self.memory = buf
        self.length = len(buf)
        if self.length < 4:
            raise ValueError("corrupt buffer, missing or truncated header")
        self.count: int = _length_at(buf)[0]

    def check(self) -> None:
        """Before anything is made that is as large as the number of items says."""
        if 4 * self.count > self.length - 4:
            raise ValueError("corrupt buffer, data seem truncated")

    def places(self) -> tuple[np.ndarray, np.ndarray] | None:
        """Where items begin and end; None for few of them, and for those that only the loop understands."""
        if self.count < MANY:
            return None
        address, length, _keep = source(self.memory)
        return _places(address, length)

    def one_by_one(self, convert: Callable[[Any], Any]) -> list[Any]:
        """All items by a loop, which ignores what lies behind the last one."""
        memory, length, at = self.memory, self.length, 4
        items = []
        for _ in range(self.count):
            start = at + 4
            if start > length:
                raise ValueError("corrupt buffer, data seem truncated")
            at = start + _length_at(memory, at)[0]
            if at > length:
                raise ValueError("corrupt buffer, data seem truncated")
            items.append(convert(memory[start:at]))
        return items

    def split(self, text: bool) -> list[Any] | None:
        """All items, as bytes or text, by splitting.

        None for few of them, and if they hold what stands for the gaps, or are no text. What stands there is one, and
        three zeros: no end of it is a beginning, so that it overlaps with no other, and too many pieces show that items
        hold it.
        """
        found = self.places()
        if found is None:
            return None
        starts, ends = found
        joined = np.frombuffer(self.memory, "u1").copy()
        starts -= 4
        joined[starts] = 1
        for byte in range(1, 4):
            if int(np.max(ends - starts)) - 4 >> 8 * byte:
                joined[starts + byte] = 0
        content: Any = joined[8:].tobytes()
        gap: Any = b"\x01\x00\x00\x00"
        if text:
            try:
                content, gap = content.decode("utf-8"), gap.decode()
            except UnicodeDecodeError:
                return None  # the loop says where
        pieces: list[Any] = content.split(gap)
        return pieces if len(pieces) == self.count else None

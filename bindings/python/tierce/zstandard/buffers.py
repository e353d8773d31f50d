"""Many items in one memory: BufferWithSegments, its collections, and what they give out. No item is ever copied.

All of them but the collections are buffers: memoryview(x) reads the memory itself, and keeps it.
"""

from __future__ import annotations

from bisect import bisect_right
from operator import index
from typing import Any

from .. import errors
from .._c import Cells, check, lib, source, string_at, view
from .._c.exports import Exporter
from .arguments import NotPickled
from .batches import Collection, Segments


class BufferSegment(NotPickled, Exporter):
    """One item: `len()` bytes at `.offset` of the memory that it lies in. A buffer, which keeps that memory."""

    __slots__ = ("_address", "_length", "_offset", "_owner")

    def __init__(self) -> None:
        self._place(None, 0, 0, 0)

    def _place(self, owner: Any, address: int, length: int, offset: int) -> BufferSegment:
        self._owner = owner
        self._address = address
        self._length = length
        self._offset = offset
        return self

    @property
    def offset(self) -> int:
        """Where in the memory it begins, in bytes."""
        if self._offset < 0:
            self._offset = self._owner.offset_of(self._address)
        return self._offset

    def __len__(self) -> int:
        return self._length

    def __buffer__(self, flags: int) -> memoryview:
        return _readable(self._address, self._length, self._owner)

    def tobytes(self) -> bytes:
        """A copy."""
        return string_at(self._address, self._length) if self._length else b""


class BufferSegments(NotPickled, Exporter):
    """The table of a BufferWithSegments: a buffer of pairs of unsigned 64-bit numbers, offset and length."""

    __slots__ = ("_table",)

    def __init__(self) -> None:
        self._table = b""

    def __buffer__(self, flags: int) -> memoryview:
        return memoryview(self._table)


class BufferWithSegments(NotPickled, Exporter):
    """The memory of `data`, and items in it by the table `segments`: pairs of unsigned 64-bit numbers of this machine,
    offset and length. `len()` and `[i]` are those of the items, `.size` the memory's; a buffer of all of it.

    `data` is any buffer, an mmap too; it is kept, not copied, and must not change. Items beyond it are a ValueError.
    """

    __slots__ = ("_address", "_keep", "_numbers", "_segments", "_size", "_table")

    def __init__(self, data: Any, segments: Any) -> None:
        address, length, keep = source(data)
        source(segments)  # TypeError for what has no bytes
        table = bytes(segments)
        if len(table) % 16:
            raise ValueError("segments array size is not a multiple of 16")
        try:
            self._segments = Segments(address, length, table, keep)
        except errors.ArgumentError:
            raise ValueError("offset within segments array references memory outside buffer") from None
        self._address, self._size, self._keep = address, length, keep
        self._table = table
        self._numbers = memoryview(table).cast("Q")

    @property
    def size(self) -> int:
        """How many bytes the memory has."""
        return self._size

    def __len__(self) -> int:
        return len(self._numbers) // 2

    def __getitem__(self, i: int) -> BufferSegment:
        i = _position(i, len(self))
        offset, length = self._numbers[2 * i], self._numbers[2 * i + 1]
        return BufferSegment()._place(self, self._address + offset, length, offset)

    def segments(self) -> BufferSegments:
        """The table."""
        table = BufferSegments()
        table._table = self._table
        return table

    def __buffer__(self, flags: int) -> memoryview:
        return _readable(self._address, self._size, self)

    def tobytes(self) -> bytes:
        """A copy of all of the memory."""
        return string_at(self._address, self._size) if self._size else b""

    def _collection(self) -> Collection:
        return Collection.of([self._segments])

    def _items(self) -> list[tuple[int, int]]:
        """Address and length of each item."""
        offsets, lengths = self._numbers[::2].tolist(), self._numbers[1::2].tolist()
        return [(self._address + offset, length) for offset, length in zip(offsets, lengths)]


class BufferWithSegmentsCollection(NotPickled):
    """The items of several BufferWithSegments, one after the other: `len()`, `[i]`, and `.size()`, their bytes in all."""

    __slots__ = ("_count", "_ends", "_made", "_parts", "_starts")

    def __init__(self, *args: BufferWithSegments) -> None:
        if not args:
            raise ValueError("must pass at least 1 argument")
        self._ends: list[int] = []
        self._count = 0
        for part in args:
            if not isinstance(part, BufferWithSegments):
                raise TypeError("arguments must be BufferWithSegments instances")
            if not len(part) or not part.size:
                raise ValueError("ZstdBufferWithSegments cannot be empty")
            self._count += len(part)
            self._ends.append(self._count)
        self._parts = args
        self._made: Collection | None = None
        self._starts: list[int] | None = None

    @classmethod
    def _of(cls, made: Collection) -> BufferWithSegmentsCollection:
        """The results of a call."""
        this = cls.__new__(cls)
        this._parts, this._ends, this._starts = (), [], None
        this._made = made
        this._count = lib.tierce_segments_collection_count(made._handle)
        return this

    def __len__(self) -> int:
        return self._count

    def __getitem__(self, i: int) -> BufferSegment:
        i = _position(i, self._count)
        if self._parts:
            part = bisect_right(self._ends, i)
            return self._parts[part][i - (self._ends[part - 1] if part else 0)]
        address, length = self._item(i)
        return BufferSegment()._place(self, address, length, -1)

    def size(self) -> int:
        """How many bytes all items have."""
        if self._made is not None:
            return int(lib.tierce_segments_collection_size(self._made._handle))
        return sum(sum(part._numbers[1::2].tolist()) for part in self._parts)

    def _item(self, i: int) -> tuple[int, int]:
        assert self._made is not None
        cells = Cells(2)
        check(lib.tierce_segments_collection_get(self._made._handle, i, cells.address, cells.address + 8))
        return cells[0], cells[1]

    def _collection(self) -> Collection:
        if self._made is not None:
            return self._made
        return Collection.of([part._segments for part in self._parts])

    def _items(self) -> list[tuple[int, int]]:
        """Address and length of each item."""
        if self._made is not None:
            return [self._item(i) for i in range(self._count)]
        return [item for part in self._parts for item in part._items()]

    def offset_of(self, address: int) -> int:
        """Where in its memory an item of a call's results begins: items that follow on one another share theirs."""
        starts = self._starts
        if starts is None:
            starts, end = [], -1
            for start, length in self._items():
                if start != end:
                    starts.append(start)
                end = start + length
            starts.sort()
            self._starts = starts
        return address - starts[bisect_right(starts, address) - 1]


def _position(i: Any, count: int) -> int:
    """The item that `[i]` means: from the end if it is negative."""
    try:
        i = index(i)
    except TypeError:
        raise TypeError(f"sequence index must be integer, not '{type(i).__name__}'") from None
    if i < 0:
        i += count
    if i < 0:
        raise IndexError("offset must be non-negative")
    if i >= count:
        raise IndexError(f"offset must be less than {count}")
    return i


def _readable(address: int, length: int, owner: Any) -> memoryview:
    return view(address, length, owner).cast("B").toreadonly()

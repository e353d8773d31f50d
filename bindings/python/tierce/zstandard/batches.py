"""Many items in one call: what Python has of them, and collections of C."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from struct import calcsize
from typing import Any

from .._c import Cells, Handle, check, lib, source

# The letter of `array` for a pointer and for size_t.
_WORD = "Q" if calcsize("P") == 8 else "I"


class Segments(Handle):
    """A tierce_segments over memory of Python's, which `keep` holds."""

    _free = "tierce_segments_free"

    def __init__(self, address: int, length: int, table: bytes, keep: Any) -> None:
        where, size, _table = source(table)
        cells = Cells()
        check(lib.tierce_segments_wrap(address, length, where, size // 16, 0, 0, cells.address))
        self._take(cells[0])
        self.keep = keep


class Collection(Handle):
    """A tierce_segments_collection, of parts that live in Python or that a call has made."""

    _free = "tierce_segments_collection_free"

    def __init__(self, handle: int, keep: Any = None) -> None:
        self._take(handle)
        self.keep = keep

    @classmethod
    def of(cls, parts: Sequence[Segments]) -> Collection:
        """The items of all parts, in order."""
        handles = array(_WORD, [part._handle for part in parts])
        cells = Cells()
        check(lib.tierce_segments_collection_new(handles.buffer_info()[0], len(handles), cells.address))
        return cls(cells[0], list(parts))


class Lent(Collection):
    """The items of a list, wherever they lie, for the time of one call. TypeError names the item that is no buffer."""

    def __init__(self, items: list[Any]) -> None:
        addresses, lengths, kept = array(_WORD), array(_WORD), []
        for number, item in enumerate(items):
            try:
                address, length, keep = source(item)
            except (TypeError, BufferError):
                raise TypeError(f"item {number} not a bytes like object") from None
            addresses.append(address)
            lengths.append(length)
            kept.append(keep)
        cells = Cells()
        check(
            lib.tierce_segments_collection_from_pointers(
                addresses.buffer_info()[0], lengths.buffer_info()[0], len(kept), cells.address
            )
        )
        super().__init__(cells[0], kept)
        self.addresses = addresses
        self.lengths = lengths

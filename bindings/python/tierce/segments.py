"""Many items of bytes in one piece of memory, seen without copies."""

from typing import Any, Iterable, Iterator, List, Optional, Sequence, Tuple, Union, overload

from ._c import Cells, Handle, check, lib, source, view
from ._lists import sizes_of, words_of

Buffers = Union["Segments", "SegmentsCollection", Iterable[Any]]


def bytes_of(item: Any) -> memoryview:
    """The bytes of a contiguous buffer, as a memoryview with one axis."""
    seen = memoryview(item)
    return seen.cast("B") if seen.nbytes else memoryview(b"")


class _Items(Handle, Sequence[memoryview]):
    """Items by number, each a memoryview for reading that keeps what it shows."""

    _get = ""

    def _item(self, index: int) -> memoryview:
        cells = Cells(2)
        check(getattr(lib, self._get)(self._handle, index, cells.address, cells.address + 8))
        return view(cells[0], cells[1], self).toreadonly()

    @overload
    def __getitem__(self, index: int) -> memoryview: ...

    @overload
    def __getitem__(self, index: slice) -> List[memoryview]: ...

    def __getitem__(self, index: Union[int, slice]) -> Union[memoryview, List[memoryview]]:
        count = len(self)
        if isinstance(index, slice):
            return [self._item(one) for one in range(*index.indices(count))]
        number = index.__index__()
        if not -count <= number < count:
            raise IndexError(f"item {number} of {count}")
        return self._item(number % count)

    def __iter__(self) -> Iterator[memoryview]:
        return map(self._item, range(len(self)))

    def tolist(self) -> List[bytes]:
        """Copies of all items."""
        return [bytes(item) for item in self]


class Segments(_Items):
    """One run of bytes and the items in it: a sequence of memoryviews.

    `table` has the offset and the length of each item in `data`, which is not copied and must stay as it is; items may
    overlap, and need not cover it. Any number of threads may use it at once.
    """

    _free = "tierce_segments_free"
    _get = "tierce_segments_get"

    def __init__(self, data: Any, table: Iterable[Tuple[int, int]]) -> None:
        address, length, keep = source(data)
        numbers_at, words = words_of([number for offset, size in table for number in (offset, size)])
        cells = Cells()
        check(lib.tierce_segments_wrap(address, length, numbers_at, len(words) // 2, 0, 0, cells.address))
        self._take(cells[0])
        self._keep = keep

    @classmethod
    def _of(cls, handle: int, keep: Any = None) -> "Segments":
        """Of a tierce_segments."""
        this = cls.__new__(cls)
        this._take(handle)
        this._keep = keep
        return this

    @classmethod
    def join(cls, items: Iterable[Any]) -> "Segments":
        """Copies of all items, one after the other."""
        parts = [bytes_of(item) for item in items]
        table, offset = [], 0
        for part in parts:
            table.append((offset, part.nbytes))
            offset += part.nbytes
        return cls(b"".join(parts), table)

    def __len__(self) -> int:
        return int(lib.tierce_segments_count(self._handle))

    @property
    def data(self) -> memoryview:
        """All bytes, what lies between items too."""
        cells = Cells(2)
        check(lib.tierce_segments_data(self._handle, cells.address, cells.address + 8))
        return view(cells[0], cells[1], self).toreadonly()

    @property
    def table(self) -> memoryview:
        """Offset and length of each item, in bytes: uint64 numbers of shape (items, 2)."""
        count = len(self)
        cells = Cells()
        check(lib.tierce_segments_table(self._handle, cells.address))
        if not count:
            return memoryview(b"")
        return view(cells[0], 16 * count, self).toreadonly().cast("Q", (count, 2))

    def __repr__(self) -> str:
        return f"<tierce.Segments of {len(self)} items in {self.data.nbytes} bytes>"


class SegmentsCollection(_Items):
    """Several Segments, or items that lie anywhere, numbered through: a sequence of memoryviews, without copies.

    Any number of threads may use it at once.
    """

    _free = "tierce_segments_collection_free"
    _get = "tierce_segments_collection_get"

    def __init__(self, items: Buffers) -> None:
        cells = Cells()
        if isinstance(items, (list, tuple)) and items and all(isinstance(one, Segments) for one in items):
            pointers, _pointers = sizes_of([one._handle for one in items])
            check(lib.tierce_segments_collection_new(pointers, len(items), cells.address))
            keep: Any = list(items)
        else:
            sources = [source(item) for item in items]
            pointers, _pointers = sizes_of([address for address, _, _ in sources])
            lengths, _lengths = sizes_of([length for _, length, _ in sources])
            check(lib.tierce_segments_collection_from_pointers(pointers, lengths, len(sources), cells.address))
            keep = [kept for _, _, kept in sources]
        self._take(cells[0])
        self._keep = keep

    @classmethod
    def _of(cls, handle: int, keep: Any = None) -> "SegmentsCollection":
        """Of a tierce_segments_collection."""
        this = cls.__new__(cls)
        this._take(handle)
        this._keep = keep
        return this

    def __len__(self) -> int:
        return int(lib.tierce_segments_collection_count(self._handle))

    @property
    def nbytes(self) -> int:
        """The sum of the items' lengths."""
        return int(lib.tierce_segments_collection_size(self._handle))

    def keep(self, index: int) -> Segments:
        """Segments of one item alone, which outlive the collection; its other memory can be freed then."""
        number = range(len(self))[index]
        cells = Cells()
        check(lib.tierce_segments_collection_keep(self._handle, number, cells.address))
        return Segments._of(cells[0], self._keep)

    def __repr__(self) -> str:
        return f"<tierce.SegmentsCollection of {len(self)} items, {self.nbytes} bytes>"


def collected(items: Buffers) -> Tuple[int, int, Optional[Any]]:
    """The handle of a collection of items, how many there are, and what keeps it."""
    if isinstance(items, SegmentsCollection):
        return items._handle, len(items), items
    made = SegmentsCollection([items] if isinstance(items, Segments) else items)
    return made._handle, len(made), made

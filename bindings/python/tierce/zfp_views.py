"""Streams of zfp that are read as arrays: any part, without decoding the rest."""

from __future__ import annotations

import operator
from array import array as numbers_of
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Literal

import numpy as np

from ._c import SIZE_MAX, Cells, Handle, check, lib, source
from ._zfp import DTYPES, HEADER, integer, lend, overlaps
from .arrays import ORDERS, described

if TYPE_CHECKING:
    from .zfp import Zfp


class View(Handle):
    """A read-only array of a stream at a fixed rate, or of one with an index in its `sidecar`: view[3, 4:9, ::2].

    `setup`, a Zfp, and `like`, (dtype, shape), say what the header does not; with `order` "F" axes are those of an array
    in Fortran order, as `like` tells them. The stream is not copied. Any number of threads may read at once, and one may
    close it: reads that are under way then end as they would have.
    """

    _free = "tierce_zfp_view_free"

    def __init__(
        self,
        stream: Any,
        sidecar: Any = b"",
        setup: Zfp | None = None,
        like: tuple[Any, Sequence[int]] | None = None,
        order: str = "C",
    ) -> None:
        from .zfp import Zfp

        if order not in ORDERS:
            raise ValueError(f"order is {order!r}; expected 'C' or 'F'")
        if order == "F" and like is None:
            raise ValueError("order 'F' needs `like`, whose axes these are")
        zfp = Zfp() if setup is None else setup
        told = None if like is None else described(like[0], like[1], order)
        address, length, self._stream = source(stream)
        self._place = address, length
        side, side_length, _keep = source(sidecar)
        cells = Cells()
        like_handle = told._handle if told else 0
        check(
            lib.tierce_zfp_view_new(zfp._handle, address, length, side, side_length, like_handle, 0, 0, cells.address)
        )
        self._take(cells[0])
        room = HEADER.room()
        check(lib.tierce_zfp_view_info(self._handle, room.buffer_info()[0]))
        members = HEADER.numbers(room)
        extents, kind, ndim = members[2:6], members[7], members[8]
        self.dtype = DTYPES[kind]
        self.shape: tuple[int, ...] = extents[:ndim] if order == "C" else extents[:ndim][::-1]
        self._row: Literal["C", "F"] = "F" if order == "F" else "C"

    @property
    def ndim(self) -> int:
        return len(self.shape)

    def __len__(self) -> int:
        return self.shape[0]

    def __getitem__(self, index: Any) -> Any:
        """A value, or an array of those that slices take, as NumPy gives them; lists and masks are not taken."""
        starts, extents, finally_taken = self._box(index if isinstance(index, tuple) else (index,))
        if not finally_taken:
            return self._value(starts)
        box = np.empty(extents, self.dtype)
        if box.size:
            self.read(starts, box)
        return box[tuple(finally_taken)] if any(step is not _ALL for step in finally_taken) else box

    def _box(self, index: tuple[Any, ...]) -> tuple[list[int], list[int], list[Any]]:
        """Where the box begins that holds all, how large it is, and what of it is taken; the last is empty for a value."""
        rest = self.ndim - sum(item is not Ellipsis for item in index)
        if sum(item is Ellipsis for item in index) > 1:
            raise IndexError("an index can only have a single ellipsis ('...')")
        if rest < 0:
            raise IndexError(f"too many indices: the view has {self.ndim} axes, but {self.ndim - rest} were indexed")
        if not any(item is Ellipsis for item in index):
            index = (*index, Ellipsis)
        items: list[Any] = []
        for item in index:
            items.extend([slice(None)] * rest if item is Ellipsis else [item])
        starts, extents = [], []
        taken: list[Any] = []
        for axis, (item, extent) in enumerate(zip(items, self.shape)):
            if isinstance(item, slice):
                places = range(*item.indices(extent))
                low = min(places[0], places[-1]) if places else 0
                starts.append(low)
                extents.append(abs(places[-1] - places[0]) + 1 if places else 0)
                taken.append(_ALL if places.step == 1 else slice(None, None, places.step))
            else:
                starts.append(_within(item, axis, extent))
                extents.append(1)
                taken.append(0)
        return starts, extents, taken if any(isinstance(item, slice) for item in taken) else []

    def _value(self, index: Sequence[int]) -> Any:
        value = np.empty(1, self.dtype)
        where = numbers_of(_SIZE, index)
        place = where.buffer_info()[0], len(where), value.ctypes.data, value.itemsize
        handle, _stream = self._open()
        check(lib.tierce_zfp_view_get(handle, *place))
        return value[0]

    def read(self, start: Sequence[int], out: np.ndarray) -> np.ndarray:
        """Fills an array of the view's dtype (or of a smaller one that became such) from the box that begins at the index
        `start` and is as large; gives it back."""
        where = numbers_of(_SIZE, [integer(place, 0, 2**63 - 1, "start") for place in start])
        handle, _stream = self._open()
        if overlaps(out, *self._place):
            raise ValueError("the stream lies in the memory of the array")
        array = lend(out, ORDERS["C"], True)
        try:
            check(lib.tierce_zfp_view_read_box(handle, where.buffer_info()[0], len(where), array))
        finally:
            lib.tierce_array_free(array)
        return out

    def block(self, *block: int) -> np.ndarray:
        """Block number `block` along each axis: the values from four times that on, 4 along each axis or fewer at its end."""
        where = numbers_of(_SIZE, [integer(place, 0, 2**63 - 1, "block") for place in block])
        values = np.empty(4 ** min(len(where), 4), self.dtype)
        cells, shape = Cells(), numbers_of(_SIZE, [0] * max(len(where), 1))
        place = values.ctypes.data, values.nbytes, cells.address, shape.buffer_info()[0]
        handle, _stream = self._open()
        check(lib.tierce_zfp_view_get_block(handle, where.buffer_info()[0], len(where), *place))
        return values[: cells[0] // values.itemsize].reshape(list(shape), order=self._row)

    def __array__(self, dtype: Any = None, copy: bool | None = None) -> np.ndarray:
        if copy is False:
            raise ValueError("a view of a stream has no array that could be shared")
        whole = self[...]
        return whole if dtype is None else whole.astype(dtype, copy=False)

    def _open(self) -> tuple[int, Any]:
        """The handle, and what it reads: a call keeps both, for another thread may close the view meanwhile."""
        stream, handle = self._stream, self._handle  # close() takes them away in the other order
        if not handle:
            raise ValueError("the view is closed")
        return handle, stream

    def close(self) -> None:
        """Lets go of the stream; it goes with the object as well."""
        self._close()
        self._stream = None

    def __enter__(self) -> View:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def __repr__(self) -> str:
        return f"tierce.zfp.View(shape={self.shape}, dtype={self.dtype})"


_SIZE = "Q" if SIZE_MAX > 2**32 else "I"
_ALL = slice(None)


def _within(item: Any, axis: int, extent: int) -> int:
    """An index along an axis, counted from its front."""
    try:
        if isinstance(item, (bool, np.bool_)):
            raise TypeError
        found = operator.index(item)
    except TypeError:
        raise IndexError(f"indices are integers, slices and ellipses, not {type(item).__name__}") from None
    if not -extent <= found < extent:
        raise IndexError(f"index {found} is out of bounds for axis {axis} with size {extent}")
    return found % extent

"""What reading and writing an array come down to: which boxes, of which elements."""

from typing import TYPE_CHECKING, Any, Optional, Sequence, Tuple

import numpy as np

from ..arrays import Array as Elements
from ..arrays import lent, room_for_items
from ..errors import ArgumentError
from ..items import gathered, is_items
from .boxes import Step, Steps
from .indexing import Selection

if TYPE_CHECKING:
    NDArray = np.ndarray[Any, Any]

# Objects of which each is an item, whatever NumPy would make of a list of them.
_WHOLE = ("json", "ragged:")


def _one(value: Any) -> "NDArray":
    """An array without axes of one object."""
    made = np.empty((), object)
    made[()] = value
    return made


class Plans:
    """For an array of this type, whose smallest readable parts have these extents."""

    def __init__(self, typestr: str, dtype: "np.dtype[Any]", inner_chunks: Sequence[int], refuse: bool) -> None:
        self.typestr, self.dtype, self.inner_chunks, self.refuse = typestr, dtype, inner_chunks, refuse
        self.items = is_items(typestr)

    def elements(self, values: "NDArray") -> Elements:
        """Values of NumPy for C to read, wherever they lie."""
        return Elements._of(*gathered(values, self.typestr, 0)) if self.items else lent(values)

    def given(self, values: Any, single: bool = False) -> "NDArray":
        """What a program gives, with elements of the array's type, in either byte order; `single`: for one element."""
        if self.items:
            return self._given_items(values, single)
        made = np.asarray(values)
        return made if self._is_seen(made.dtype) else made.astype(self.dtype)

    def _is_seen(self, dtype: "np.dtype[Any]") -> bool:
        """Whether the library takes elements of this type as they lie: in either byte order, but records are raw bytes."""
        if self.dtype.names is not None or self.dtype.subdtype is not None:
            return dtype == self.dtype
        return dtype.newbyteorder("=") == self.dtype.newbyteorder("=")

    def _given_items(self, values: Any, single: bool) -> "NDArray":
        whole = self.typestr.startswith(_WHOLE)
        objects = isinstance(values, np.ndarray) and values.dtype.kind == "O"
        if (whole and single and not objects) or (whole and isinstance(values, np.ndarray) and not objects):
            return _one(values)
        if isinstance(values, np.ndarray):
            return values if objects else values.astype(object)
        if not isinstance(values, (list, tuple)):
            return _one(values)
        if not whole:
            return np.array(values, object)
        made = np.empty(len(values), object)
        for place, value in enumerate(values):
            made[place] = value
        return made

    def _room(self, shape: Sequence[int]) -> "NDArray":
        return np.empty(tuple(shape), self.dtype)

    def _out(self, out: "Optional[NDArray]", shape: Tuple[int, ...]) -> "NDArray":
        """Where a result goes."""
        if out is None:
            return self._room(shape)
        if not isinstance(out, np.ndarray):
            raise TypeError(f"out must be a numpy.ndarray, not {type(out).__name__}")
        if out.shape != shape:
            raise ValueError(f"out has shape {out.shape}; expected {shape}")
        if not out.flags.writeable:
            raise ValueError("out is read-only")
        if out.dtype.newbyteorder("=") != self.dtype.newbyteorder("="):
            raise TypeError(f"out has elements of {out.dtype}; expected {self.dtype}")
        return out

    def reading(self, selection: Selection, out: "Optional[NDArray]", max_length: Optional[int]) -> Steps:
        """Boxes are decoded straight into the result; where a step leaves elements out, or where records of `out` have
        another byte order, into memory of their own."""
        result = self._out(out, selection.shape)
        whole = selection.ascending(result)
        if selection.is_box and not self.items and self._is_seen(result.dtype):
            if result.size:
                yield Step(False, selection.start, lent(whole, writable=True))
        else:
            for piece in selection.pieces(self.inner_chunks, max(self.dtype.itemsize, 1)):
                if self.items:
                    room = room_for_items(self.typestr, piece.extent, "C", max_length)
                    yield Step(False, piece.start, room)
                    found = room.numpy()
                else:
                    found = self._room(piece.extent)
                    yield Step(False, piece.start, lent(found, writable=True))
                whole[piece.place] = found[piece.inside]
        return result[()] if selection.scalar and out is None else result

    def writing(self, selection: Selection, values: Any) -> Steps:
        """Boxes are encoded from where the values lie; where a step leaves elements out, these are read first."""
        made = self.given(values, not selection.shape)
        extra = made.ndim - len(selection.shape)
        if extra > 0 and made.shape[:extra] == (1,) * extra:
            made = made.reshape(made.shape[extra:])  # as NumPy does
        try:
            spread = np.broadcast_to(made, selection.shape)
        except ValueError:
            raise ValueError(
                f"could not broadcast input array from shape {made.shape} into shape {selection.shape}"
            ) from None
        whole = selection.ascending(spread)
        if selection.is_box:
            if spread.size:
                yield Step(True, selection.start, self.elements(whole))
            return
        if self.refuse:
            raise ArgumentError('a step writes parts of chunks, and "partial_chunks" is "refuse"')
        for piece in selection.pieces(self.inner_chunks, max(self.dtype.itemsize, 1)):
            if self.items:
                room = room_for_items(self.typestr, piece.extent)
                yield Step(False, piece.start, room)
                found = room.numpy()
            else:
                found = self._room(piece.extent)
                yield Step(False, piece.start, lent(found, writable=True))
            found[piece.inside] = whole[piece.place]
            yield Step(True, piece.start, self.elements(found))

    def reading_chunk(self, chunk: Tuple[int, ...], extent: Tuple[int, ...], out: "Optional[NDArray]") -> Steps:
        result = self._out(out, extent)
        if self.items:
            room = room_for_items(self.typestr, extent)
            yield Step(False, chunk, room, True)
            result[...] = room.numpy()
        elif self._is_seen(result.dtype):
            yield Step(False, chunk, lent(result, writable=True), True)
        else:
            found = self._room(extent)
            yield Step(False, chunk, lent(found, writable=True), True)
            result[...] = found
        return result

    def writing_chunk(self, chunk: Tuple[int, ...], extent: Tuple[int, ...], values: Any) -> Steps:
        made = self.given(values)
        if made.shape != extent:
            raise ValueError(f"the values have shape {made.shape}, and the chunk {extent}")
        yield Step(True, chunk, self.elements(made), True)

"""Items that vary in length (texts, bytes, JSON values, rows of numbers), as Python and as the library have them."""

import json
from typing import TYPE_CHECKING, Any, Iterable, List, Optional, Sequence, Tuple

import numpy as np

from ._c import Cells, check, lib, source
from ._lists import sizes_of
from .segments import Segments, bytes_of

if TYPE_CHECKING:
    from .arrays import Array

_RAGGED = "ragged:"


def is_items(name: str) -> bool:
    """Whether this is the library's name of items that vary in length."""
    return name in ("utf8", "bytes", "json") or name.startswith(_RAGGED)


def kind_of(values: Iterable[Any]) -> Optional[str]:
    """Which items these values are, if all are the same: texts, bytes, or rows of one type."""
    kinds = set()
    for value in values:
        if isinstance(value, str):
            kinds.add("utf8")
        elif isinstance(value, (bytes, bytearray, memoryview)):
            kinds.add("bytes")
        elif isinstance(value, np.ndarray) and value.ndim == 1 and not value.dtype.hasobject:
            kinds.add(_RAGGED + value.dtype.str)
        else:
            return None
        if len(kinds) > 1:
            return None
    return kinds.pop() if kinds else None


def _texts(values: Sequence[Any]) -> List[bytes]:
    for index, value in enumerate(values):
        if not isinstance(value, str):
            raise TypeError(f"item {index} is a {type(value).__name__}; expected str")
    return [value.encode() for value in values]


def _byte_strings(values: Sequence[Any]) -> List[Any]:
    parts: List[Any] = []
    for index, value in enumerate(values):
        if isinstance(value, str):
            raise TypeError(f"item {index} is a str; expected bytes")
        parts.append(value if isinstance(value, bytes) else bytes_of(value))
    return parts


def _json_texts(values: Sequence[Any]) -> List[bytes]:
    return [json.dumps(value, ensure_ascii=False).encode() for value in values]


def _rows(values: Sequence[Any], dtype: str) -> List[bytes]:
    rows = [np.asarray(value, dtype) for value in values]
    for index, row in enumerate(rows):
        if row.ndim != 1:
            raise ValueError(f"item {index} has {row.ndim} axes; expected a row of numbers")
    return [row.tobytes() for row in rows]


def _parts(values: Sequence[Any], name: str) -> List[Any]:
    if name == "utf8":
        return _texts(values)
    if name == "bytes":
        return _byte_strings(values)
    if name == "json":
        return _json_texts(values)
    return _rows(values, name[len(_RAGGED) :])


def _flat(values: Any, order: int) -> Tuple[Tuple[int, ...], List[Any]]:
    """The shape of `values`, and all of them in the order in which they are walked."""
    if isinstance(values, np.ndarray):
        return values.shape, values.ravel(order="F" if order else "C").tolist()
    if isinstance(values, (str, bytes)):
        return (), [values]
    flat = list(values)
    return (len(flat),), flat


def gathered(values: Any, name: str, order: int) -> Tuple[int, Any]:
    """The handle of an array of items, and what keeps its memory.

    `values` are a NumPy array of any shape, or a sequence of items; `order` is the number of an order.
    """
    shape, flat = _flat(values, order)
    parts = _parts(flat, name)
    data = b"".join(parts)
    table = np.zeros((len(parts), 2), np.uint64)
    table[:, 1] = [len(part) for part in parts]
    np.cumsum(table[:-1, 1], out=table[1:, 0])
    segments = _wrapped(data, table)
    text, _, _name = source(name.encode() + b"\0")
    sizes, _sizes = sizes_of(shape)
    cells = Cells()
    check(lib.tierce_array_from_segments(text, segments._handle, sizes, len(shape), order, cells.address))
    return cells[0], segments


def _wrapped(data: bytes, table: "np.ndarray[Any, Any]") -> Segments:
    address, length, keep = source(data)
    places = table.__array_interface__["data"][0]
    cells = Cells()
    check(lib.tierce_segments_wrap(address, length, places, len(table), 0, 0, cells.address))
    return Segments._of(cells[0], keep)


def listed(segments: Segments, name: str) -> List[Any]:
    """The items as Python has them: str, bytes, JSON values, or NumPy's rows."""
    data = segments.data
    table: List[Any] = segments.table.tolist()
    places = [(start, start + length) for start, length in table]
    if name == "utf8":
        return [str(data[start:end], "utf-8") for start, end in places]
    if name == "json":
        return [json.loads(bytes(data[start:end])) for start, end in places]
    if name == "bytes":
        return [bytes(data[start:end]) for start, end in places]
    dtype = np.dtype(name[len(_RAGGED) :])
    return [np.frombuffer(bytes(data[start:end]), dtype) for start, end in places]


def objects(array: "Array", name: str, shape: Tuple[int, ...]) -> "np.ndarray[Any, Any]":
    """A NumPy array of Python objects, of an array of items."""
    cells = Cells()
    check(lib.tierce_array_segments(array._handle, cells.address))
    values = listed(Segments._of(cells[0], array), name)
    made = np.empty(len(values), object)
    for index, value in enumerate(values):  # NumPy would look into rows
        made[index] = value
    return made.reshape(shape, order="F" if array.order == "F" else "C")

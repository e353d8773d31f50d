"""What arrays and groups share: paths and documents for C, and what is at a path."""

import json
from typing import Any, Dict, Optional, Tuple

from .._c import Buffer, Cells, check, lib, numbers, source
from ..errors import StateError

HOW = {"new": numbers.ZARR_CREATE_NEW, "open": numbers.ZARR_CREATE_OR_OPEN, "replace": numbers.ZARR_CREATE_REPLACE}
_KINDS = {numbers.ZARR_ARRAY: "array", numbers.ZARR_GROUP: "group"}


def how_of(how: str) -> int:
    """The number of a way to create."""
    if how not in HOW:
        raise ValueError(f"how is {how!r}; expected 'new', 'open' or 'replace'")
    return HOW[how]


def store_of(store: Any) -> Any:
    """A store: of a URI a new one."""
    if isinstance(store, str):
        from ..store import Store

        return Store(store)
    if not hasattr(store, "_handle"):
        raise TypeError(f"store must be a tierce.store.Store or a URI, not {type(store).__name__}")
    if not store._handle:
        raise StateError("the store is closed")
    return store


def path_of(path: str) -> Tuple[int, int, Any]:
    """The address and length of a path, and what keeps it."""
    if not isinstance(path, str):
        raise TypeError(f"path must be str, not {type(path).__name__}")
    return source(path.encode())


def below(path: str, name: str) -> str:
    """The path of a node in a group."""
    return f"{path}/{name}" if path else name


def json_of(value: Optional[Any]) -> Tuple[int, int, Any]:
    """The address and length of a value as JSON, and what keeps it; of None or {} nothing."""
    return source(json.dumps(value).encode() if value else b"")


def options_of(
    memory: Optional[int],
    write_empty_chunks: Optional[bool],
    partial_chunks: Optional[str],
    max_items: Optional[int],
) -> Dict[str, Any]:
    """The options of an open array that were given."""
    given = {
        "memory": memory,
        "write_empty_chunks": write_empty_chunks,
        "partial_chunks": partial_chunks,
        "max_items": max_items,
    }
    return {key: value for key, value in given.items() if value is not None}


def document(call: Any, handle: int) -> Any:
    """What a call writes as JSON."""
    out = Buffer()
    check(call(handle, out._handle))
    return json.loads(out.text())


def find(store: Any, path: str = "") -> Optional[str]:
    """What is at a path: "array", "group" or None."""
    opened = store_of(store)
    address, length, _path = path_of(path)
    cells = Cells()
    check(lib.tierce_zarr_find(opened._handle, address, length, cells.address))
    return _KINDS.get(int32_at(cells))


def delete(store: Any, path: str) -> None:
    """Deletes what is at a path, and all that is below it; nothing there is no error."""
    opened = store_of(store)
    address, length, _path = path_of(path)
    check(lib.tierce_zarr_delete(opened._handle, address, length))


def int32_at(cells: Cells) -> int:
    """The int32_t that C wrote to the first of some cells."""
    return int(memoryview(cells.numbers).cast("B").cast("i")[0])

"""Pickles as the library reads them: nothing of them is run."""

from __future__ import annotations

import json
from typing import Any

import numpy as np

from .._c import SIZE_MAX, Cells, check, lib, string_at
from ..arrays import Array
from . import _native


def array_of(address: int, length: int) -> np.ndarray:
    """The array of a pickle: numbers, or objects that are plain values. Tuples come as lists, keys as JSON has them."""
    cells = Cells(2)
    codec = _native.native("pickle")
    check(lib.tierce_codec_decode_array(codec._handle, address, length, 0, SIZE_MAX, cells.address))
    array = Array._of(cells[0])
    dtype = array.dtype
    if dtype[0] in "<>|":
        return array.numpy()
    made = np.empty(array.shape, dtype=object)
    values = made.reshape(-1)
    for index in range(len(array)):
        check(lib.tierce_array_item(array._handle, index, cells.address, cells.address + 8))
        values[index] = _value(dtype, string_at(cells[0], cells[1]) if cells[1] else b"")
    return made


def _value(dtype: str, item: bytes) -> Any:
    if dtype == "utf8":
        return item.decode("utf-8")
    if dtype == "bytes":
        return item
    if dtype == "json":
        return json.loads(item)
    return np.frombuffer(item, dtype.partition(":")[2]).copy()

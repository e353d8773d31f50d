"""Texts, bytes and rows of numbers that vary in length, as arrays of Python objects."""

from __future__ import annotations

from typing import Any

import numpy as np

from . import _items
from .abc import Codec
from .compat import ensure_contiguous_ndarray

_TEXT_GAP = _items.GAP.decode()


def check_out_param(out: Any, n_items: int) -> np.ndarray:
    """`out` with one axis, if it is an array of objects with room for so many."""
    if not isinstance(out, np.ndarray):
        raise TypeError("out must be 1-dimensional array")
    if out.dtype != object:
        raise ValueError("out must be object array")
    out = out.reshape(-1, order="A")
    if out.shape[0] < n_items:
        raise ValueError("out is too small")
    return out


def _values(buf: Any) -> list[Any]:
    values: list[Any] = np.asarray(buf, dtype=object).reshape(-1, order="A").tolist()
    return values


def _is_missing(value: Any) -> bool:
    return value is None or bool(value == 0)


def _room(encoded: _items.Encoded, out: Any) -> np.ndarray:
    if out is not None:
        out = check_out_param(out, encoded.count)
    encoded.check()
    made: np.ndarray = np.empty(encoded.count, dtype=object) if out is None else out
    return made


class VLenUTF8(Codec):
    """Texts as UTF-8; None and 0 become empty ones."""

    codec_id = "vlen-utf8"

    def __init__(self) -> None:
        pass

    def encode(self, buf: Any) -> bytearray:
        """The texts of an array or a list, in the order in which they lie in memory."""
        values = _values(buf)
        try:
            joined = "".join(values) if len(values) < _items.MANY else _TEXT_GAP * 2 + _TEXT_GAP.join(values)
        except TypeError:
            values = [_text(value) for value in values]
            joined = _TEXT_GAP * 2 + _TEXT_GAP.join(values)
        if len(values) < _items.MANY:
            return _items.joined_few([value.encode("utf-8") for value in values])
        raw = bytearray(joined.encode("utf-8"))
        made = _items.with_lengths(raw, len(values), lambda: map(len, map(str.encode, values)))
        assert made is not None
        return made

    def decode(self, buf: Any, out: Any = None) -> np.ndarray:
        """The texts, as an array of objects with one axis; with `out`, an array of its memory."""
        encoded = _items.Encoded(buf)
        made = _room(encoded, out)
        items = encoded.split(text=True)
        if items is None:
            items = encoded.one_by_one(_decoded_text)
        made[: encoded.count] = items
        return made


def _decoded_text(item: Any) -> str:
    return str(item, "utf-8")


def _text(value: Any) -> str:
    if isinstance(value, str):
        return value
    if _is_missing(value):
        return ""
    raise TypeError(f"Expected str, got {type(value).__name__}")


class VLenBytes(Codec):
    """Strings of bytes; None and 0 become empty ones."""

    codec_id = "vlen-bytes"

    def __init__(self) -> None:
        pass

    def encode(self, buf: Any) -> bytearray:
        """The strings of an array or a list, in the order in which they lie in memory."""
        values = _values(buf)
        if set(map(type, values)) != {bytes}:
            values = [_string(value) for value in values]
        if len(values) < _items.MANY:
            return _items.joined_few(values)
        made = _items.joined_many(values)
        assert made is not None
        return made

    def decode(self, buf: Any, out: Any = None) -> np.ndarray:
        """The strings, as an array of objects with one axis; with `out`, an array of its memory."""
        encoded = _items.Encoded(buf)
        made = _room(encoded, out)
        items = encoded.split(text=False)
        if items is None:
            items = encoded.one_by_one(bytes)
        made[: encoded.count] = items
        return made


def _string(value: Any) -> bytes:
    if isinstance(value, bytes):
        return value
    if _is_missing(value):
        return b""
    raise TypeError(f"Expected bytes, got {type(value).__name__}")


class VLenArray(Codec):
    """Arrays with one axis and elements of `dtype`; None becomes an empty one."""

    codec_id = "vlen-array"

    def __init__(self, dtype: Any) -> None:
        self.dtype = np.dtype(dtype)

    def get_config(self) -> dict[str, Any]:
        """The type of elements, as numpy's typestr."""
        return {"id": self.codec_id, "dtype": self.dtype.str}

    def __repr__(self) -> str:
        return f"{type(self).__name__}(dtype={self.dtype.str!r})"

    def _row(self, value: Any) -> Any:
        if value is None:
            return b""
        row = np.ascontiguousarray(value, self.dtype)
        if row.ndim != 1:
            raise ValueError("only 1-dimensional arrays are supported")
        return row.tobytes()

    def encode(self, buf: Any) -> bytearray:
        """The rows of an array of objects or a list, in the order in which they lie in memory."""
        rows = [self._row(value) for value in _values(buf)]
        if len(rows) < _items.MANY:
            return _items.joined_few(rows)
        made = _items.joined_many(rows)
        assert made is not None
        return made

    def decode(self, buf: Any, out: Any = None) -> np.ndarray:
        """The rows, as an array of objects with one axis; with `out`, an array of its memory."""
        encoded = _items.Encoded(buf)
        made = _room(encoded, out)
        dtype, empty = self.dtype, np.empty
        for number, row in enumerate(encoded.one_by_one(bytearray)):
            made[number] = np.frombuffer(row, dtype) if row else empty(0, dtype)
        return made


__all__ = ["VLenArray", "VLenBytes", "VLenUTF8", "check_out_param", "ensure_contiguous_ndarray"]

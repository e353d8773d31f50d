"""The library's codecs, and the memory of Python that they read and write.

`native` makes a codec from its config, once: a codec may be used by any number of threads, and keeps what it needs for
its next call. `encoded`, `decoded` and `decoded_into` run one on buffers of all kinds.
"""

from __future__ import annotations

import ctypes
import json
import operator
from functools import lru_cache
from typing import Any

import numpy as np

from .. import errors
from .._c import SIZE_MAX, Buffer, Cells, fresh, lib, numbers, source, target
from .._c.status import exception
from ..codecs import Codec
from .compat import ensure_contiguous_ndarray
from .compat_ext import ensure_continguous_memoryview

# Address, length in bytes, bytes in an element, and what keeps the memory in place.
Memory = tuple[int, int, int, Any]

# Results of which nobody knows the size are decoded to room for the last one of the codec, if it is no more than so many
# times the encoded bytes, which is what deflate can reach: chunks of an array are all of a size.
_MOST_RATIO = 1032


@lru_cache(maxsize=256, typed=True)
def native(codec_id: str, *parameters: Any) -> Codec:
    """The library's codec of this id; `parameters` are names and values in turn, which are hashable (tuples are lists)."""
    config = {"id": codec_id}
    config.update(zip(parameters[::2], parameters[1::2]))
    return native_of(json.dumps(config, default=_plain))


@lru_cache(maxsize=256)
def native_of(config: str) -> Codec:
    """The library's codec of a config in JSON."""
    codec = Codec(config)
    # What was needed last is needed next: chunks of an array are all of a size.
    codec.last_size = 0  # type: ignore[attr-defined]
    codec.last_bound = (-1, 0)  # type: ignore[attr-defined]
    return codec


def _plain(value: Any) -> Any:
    """numpy's numbers as Python's."""
    if isinstance(value, np.generic):
        return value.item()
    raise TypeError(f"Object of type {type(value).__name__} is not JSON serializable")


def c_int(value: Any) -> int:
    """A number that C takes as an int; floats are cut off."""
    if type(value) is not int:
        try:
            value = int(value) if isinstance(value, float) else operator.index(value)
        except (TypeError, ValueError, OverflowError):
            raise TypeError("an integer is required") from None
    if not -(2**31) <= value < 2**31:
        raise OverflowError("value too large to convert to int")
    return int(value)


def contiguous(source_: Any) -> Any:
    """What functions, as opposed to codecs, say of memory with gaps; arrays are given on as they are."""
    if isinstance(source_, np.ndarray):
        seen = source_.flags
        if not (seen.c_contiguous or seen.f_contiguous):
            raise BufferError("Expected contiguous memory")
        return source_
    return ensure_continguous_memoryview(source_) if type(source_) is not bytes else source_


def readable(buf: Any, max_buffer_size: int | None = None) -> Memory:
    """The memory of a buffer of any kind, whose elements lie in a row; the errors are those of compat."""
    kind = type(buf)
    if kind is bytes:
        address, length, keep = source(buf)
        size = 1
    elif kind is np.ndarray and buf.flags.c_contiguous and buf.dtype.kind in "iufbcSU":
        address, length, keep = source(buf)
        size = buf.dtype.itemsize
    else:
        arr = ensure_contiguous_ndarray(buf)
        # Elements that the buffer protocol has no name for are bytes.
        address, length, keep = source(arr.view("u1") if arr.dtype.kind not in "iufbcSU" and arr.nbytes else arr)
        size = arr.dtype.itemsize
    if max_buffer_size is not None and length > max_buffer_size:
        raise ValueError(f"Codec does not support buffers of > {max_buffer_size} bytes")
    return address, length, size, keep


def writable(out: Any) -> tuple[np.ndarray, int, int, Any]:
    """`out` as an array with one axis, its address and length, and what keeps it in place."""
    arr = ensure_contiguous_ndarray(out)
    if not arr.flags.writeable:
        raise ValueError("assignment destination is read-only")
    address, length, keep = target(arr.view("u1") if arr.dtype.kind not in "iufbcSU" and arr.nbytes else arr)
    return arr, address, length, keep


def encoded(codec: Codec, address: int, length: int) -> bytes:
    """What the codec makes of `length` bytes. What keeps them in place is the caller's to keep."""
    cells = Cells()
    handle = codec._handle
    known, bound = codec.last_bound  # type: ignore[attr-defined]
    if known != length:
        status = lib.tierce_codec_encode_bound(handle, length, cells.address)
        if status < 0:
            raise exception(status)
        bound = cells[0]
        codec.last_bound = (length, bound)  # type: ignore[attr-defined]
    out = fresh(bound)
    status = lib.tierce_codec_encode_into(handle, address, length, out.address, bound, cells.address)
    if status < 0:
        raise exception(status)
    return out.finish(cells[0])


def decoded_exactly(codec: Codec, address: int, length: int, size: int) -> bytes:
    """What was encoded, of which it is known that it has `size` bytes."""
    out = fresh(size)
    cells = Cells()
    status = lib.tierce_codec_decode_into(codec._handle, address, length, out.address, size, cells.address)
    if status < 0:
        raise exception(status)
    return out.finish(cells[0])


def decoded(codec: Codec, address: int, length: int, limit: int = SIZE_MAX) -> bytes:
    """What was encoded, at most `limit` bytes, else LimitError."""
    expected: int = codec.last_size  # type: ignore[attr-defined]
    if 0 < expected <= min(length * _MOST_RATIO, limit):
        out = fresh(expected)
        cells = Cells()
        status = lib.tierce_codec_decode_into(codec._handle, address, length, out.address, expected, cells.address)
        if status >= 0:
            codec.last_size = cells[0]  # type: ignore[attr-defined]
            return out.finish(cells[0])
        if status != numbers.E_BUFFER_TOO_SMALL:
            raise exception(status)
        del out
    buffer = Buffer()
    status = lib.tierce_codec_decode(codec._handle, address, length, limit, buffer._handle)
    if status < 0:
        raise exception(status)
    made = buffer.bytes()
    codec.last_size = len(made)  # type: ignore[attr-defined]
    return made


def _apart(address: int, length: int, room: int, size: int) -> tuple[int, Any]:
    """Encoded bytes that share memory with the room for what they decode to are copied first."""
    if not overlapping(address, length, room, size):
        return address, None
    keep = ctypes.create_string_buffer(ctypes.string_at(address, length), length)
    return ctypes.addressof(keep), keep


def decoded_into(codec: Codec, address: int, length: int, room: int, size: int) -> int:
    """Decodes to `size` bytes at `room`, and says how many it were; BufferTooSmallError."""
    address, _keep = _apart(address, length, room, size)
    cells = Cells()
    status = lib.tierce_codec_decode_into(codec._handle, address, length, room, size, cells.address)
    if status < 0:
        raise exception(status)
    return cells[0]


def decoded_part_into(codec: Codec, encoded: tuple[int, int], items: tuple[int, int], room: int, size: int) -> int:
    """Decodes so many elements from one on to `size` bytes at `room`; `encoded` is address and length."""
    address, _keep = _apart(*encoded, room, size)
    cells = Cells()
    status = lib.tierce_codec_decode_partial_into(
        codec._handle, address, encoded[1], items[0], items[1], room, size, cells.address
    )
    if status < 0:
        raise exception(status)
    return cells[0]


def overlapping(address: int, length: int, room: int, size: int) -> bool:
    """Whether two pieces of memory share bytes."""
    return address < room + size and room < address + length


__all__ = [
    "Codec",
    "Memory",
    "c_int",
    "contiguous",
    "decoded",
    "decoded_exactly",
    "decoded_into",
    "decoded_part_into",
    "encoded",
    "errors",
    "native",
    "native_of",
    "overlapping",
    "readable",
    "writable",
]

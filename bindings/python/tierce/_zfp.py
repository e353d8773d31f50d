"""What tierce.zfp and tierce.zfpy share: constants, headers, and arrays that are lent for one call."""

from __future__ import annotations

import operator
import struct
from array import array as numbers_of
from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np

from . import errors
from ._c import SIZE_MAX, Cells, check, fresh, lib, numbers, source
from .arrays import typestr

HEADER_MAGIC, HEADER_META = numbers.ZFP_HEADER_MAGIC, numbers.ZFP_HEADER_META
HEADER_MODE, HEADER_FULL = numbers.ZFP_HEADER_MODE, numbers.ZFP_HEADER_FULL
MIN_BITS, MAX_BITS = numbers.ZFP_MIN_BITS, numbers.ZFP_MAX_BITS
MAX_PREC, MIN_EXP = numbers.ZFP_MAX_PREC, numbers.ZFP_MIN_EXP

MODES = {
    numbers.ZFP_EXPERT: "expert",
    numbers.ZFP_RATE: "rate",
    numbers.ZFP_PRECISION: "precision",
    numbers.ZFP_ACCURACY: "tolerance",
    numbers.ZFP_REVERSIBLE: "reversible",
}
DTYPES: dict[int, np.dtype] = {
    numbers.ZFP_INT32: np.dtype(np.int32),
    numbers.ZFP_INT64: np.dtype(np.int64),
    numbers.ZFP_FLOAT: np.dtype(np.float32),
    numbers.ZFP_DOUBLE: np.dtype(np.float64),
}
TYPE_NUMBERS = {dtype.str[1:]: kind for kind, dtype in DTYPES.items()}


class Params(NamedTuple):
    """The four numbers behind the modes: bits of a block, at least and at most, its bit planes, and the lowest of them."""

    minbits: int = MIN_BITS
    maxbits: int = MAX_BITS
    maxprec: int = MAX_PREC
    minexp: int = MIN_EXP


class Header(NamedTuple):
    """What the front of a stream says, in `bits` bits; None where it has not that part. `shape` is the array's."""

    bits: int
    dtype: np.dtype | None
    shape: tuple[int, ...] | None
    mode: str | None
    mode_number: int | None
    params: Params | None


class Report(NamedTuple):
    """What came of compressing: bits of the stream, values in the mask, the largest errors (None if not looked at)."""

    bits: int
    masked: int
    absolute: float | None
    relative: float | None
    params: Params
    mode: str


class Packed(NamedTuple):
    """A stream, the sidecar that goes with it (empty if none was asked for), and what came of it."""

    stream: bytes
    sidecar: bytes
    report: Report


class Layout:
    """A struct of the header whose first member is its size: memory for C, and the numbers in it."""

    def __init__(self, name: str) -> None:
        letters, members = numbers.STRUCTS[name]
        self._struct = struct.Struct("@" + letters + "0Q")
        self._empty = self._struct.pack(self._struct.size, *[0] * (len(members) - 1))
        self.numbers = self._struct.unpack

    def room(self) -> numbers_of:
        return numbers_of("B", self._empty)


HEADER, REPORT = Layout("zfp_header"), Layout("zfp_report")


def integer(value: Any, low: int, high: int, name: str) -> int:
    """An integer for C, which would not see that another is too large."""
    found = operator.index(value)
    if not low <= found <= high:
        raise ValueError(f"{name} is {found}; expected {low} to {high}")
    return found


_STEP = "q" if SIZE_MAX > 2**32 else "i"
_native = {dtype: source(dtype.str.encode() + b"\0") for dtype in DTYPES.values()}


def lend(data: np.ndarray, order: int, writable: bool) -> int:
    """A tierce_array of the memory of `data`, wherever its elements lie. Whoever asks frees it, and keeps `data`."""
    dtype = data.dtype
    name = _native.get(dtype) or source(typestr(dtype).encode() + b"\0")
    if writable and not data.flags.writeable:
        raise ValueError("the array is read-only")
    ndim = data.ndim
    # The handle that is made, then shape and strides.
    cells = numbers_of(_STEP, (0, *data.shape, *data.strides))
    where = cells.buffer_info()[0]
    shape, strides = where + cells.itemsize, where + cells.itemsize * (1 + ndim)
    borrow = lib.tierce_array_borrow_mut if writable else lib.tierce_array_borrow
    check(borrow(name[0], data.ctypes.data, shape, strides, ndim, order, 0, 0, where))
    return cells[0] & SIZE_MAX


def header_numbers(address: int, length: int, parts: int) -> tuple[Any, ...]:
    """The members of tierce_zfp_header."""
    room = HEADER.room()
    check(lib.tierce_zfp_read_header(address, length, parts, room.buffer_info()[0]))
    return HEADER.numbers(room)


def told(members: tuple[Any, ...]) -> Header:
    """A Header of the members of tierce_zfp_header."""
    _, bits, *extents, mode_number, value_type, ndim, mode, _ = members[:11]
    shape = tuple(extents[:ndim]) if ndim else None
    dtype = DTYPES.get(value_type)
    if not mode:
        return Header(bits, dtype, shape, None, None, None)
    return Header(bits, dtype, shape, MODES[mode], mode_number, Params(*members[11:15]))


# What a small array hardly ever exceeds: asking for the bound would take as long as compressing it.
_SMALL, _ROOM = 1024, 2048


def compressed(zfp: int, array: int, nbytes: int, pool: int, side: int = 0, report: int = 0) -> bytes:
    """The stream of a tierce_array whose elements have `nbytes` bytes: written where it stays."""
    cells = Cells()
    if nbytes <= _SMALL:
        room = _ROOM
    else:
        check(lib.tierce_zfp_bound(zfp, array, cells.address))
        room = cells[0]
    out = fresh(room)
    status = lib.tierce_zfp_compress_into(zfp, array, pool, out.address, room, cells.address, side, report)
    if status == numbers.E_BUFFER_TOO_SMALL and room == _ROOM:
        room = cells[0]
        out = fresh(room)
        status = lib.tierce_zfp_compress_into(zfp, array, pool, out.address, room, cells.address, side, report)
    check(status)
    return out.finish(cells[0])


def new_array(dtype: np.dtype, shape: Sequence[int], order: str, length: int) -> np.ndarray:
    """Memory for an array that `length` bytes of a stream can hold: each block of 4 along each axis has a bit at least."""
    blocks = 1
    for extent in shape:
        blocks *= -(-extent // 4)
    if blocks > 8 * length:
        raise errors.CorruptError(f"{length} bytes are too few for an array of shape {tuple(shape)}")
    return np.empty(shape, dtype, order)  # type: ignore[call-overload]


def overlaps(array: np.ndarray, address: int, length: int) -> bool:
    """Whether bytes lie in the place of an array, or between its elements."""
    if not length or not array.size:
        return False
    first = last = array.ctypes.data
    for extent, step in zip(array.shape, array.strides):
        reach = (extent - 1) * step
        first, last = first + min(reach, 0), last + max(reach, 0)
    return address < last + array.itemsize and first < address + length

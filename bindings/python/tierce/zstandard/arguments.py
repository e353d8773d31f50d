"""Checks of arguments, with the exceptions that python-zstandard raises."""

from __future__ import annotations

from operator import index
from typing import Any, NoReturn

from .constants import CONTENTSIZE_UNKNOWN

_INT_MIN, _INT_MAX = -(2**31), 2**31 - 1
# The most bytes that one object has.
LARGEST = 2**63 - 1


def int32(value: Any) -> int:
    """A number of 32 bits: TypeError, OverflowError."""
    number = index(value)
    if not -(2**63) <= number < 2**63:
        raise OverflowError("Python int too large to convert to C long")
    if number > _INT_MAX:
        raise OverflowError("signed integer is greater than maximum")
    if number < _INT_MIN:
        raise OverflowError("signed integer is less than minimum")
    return number


def amount(value: Any, name: str) -> int:
    """How many bytes."""
    number = index(value)
    if number < 0:
        raise ValueError(f"{name} must not be negative")
    if number > LARGEST:
        raise OverflowError("Python int too large to convert to C ssize_t")
    return number


def piece(value: Any, name: str) -> int:
    """The size of pieces that are read or written, one at least."""
    number = index(value)
    if number < 1:
        raise ValueError(f"{name} must be positive")
    if number > LARGEST:
        raise OverflowError("Python int too large to convert to C ssize_t")
    return number


def content_size(value: Any) -> int:
    """The size of what will be compressed; negative: unknown."""
    number = index(value)
    if number < 0:
        return CONTENTSIZE_UNKNOWN
    if number > CONTENTSIZE_UNKNOWN:
        raise OverflowError("int too big to convert")
    return number


def read_amount(size: Any) -> int:
    """What `read(size)` was given; -1 is for all, and so is None."""
    if size is None:
        return -1
    number = index(size)
    if number < -1:
        raise ValueError("cannot read negative amounts less than -1")
    if number > LARGEST:
        raise OverflowError("cannot fit 'int' into an index-sized integer")
    return number


class NotPickled:
    """Objects that have memory of C: a copy of their attributes would be freed twice."""

    __slots__ = ()

    def __reduce_ex__(self, protocol: Any) -> NoReturn:
        raise TypeError(f"cannot pickle '{type(self).__module__}.{type(self).__name__}' object")

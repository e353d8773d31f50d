"""Numbers from outside, and lists of numbers for C."""

import operator
from array import array
from typing import Any, Dict, Iterable, Optional, Tuple

from ._c import SIZE_MAX, exception

# Item -> what went wrong with it.
Failures = Dict[int, BaseException]

_SIZE_LETTER = "Q" if SIZE_MAX > 2**32 else "I"
_STEP_LETTER = _SIZE_LETTER.lower()


def _list_of(letter: str, values: Iterable[int]) -> Tuple[int, "array[int]"]:
    keep = array(letter, values)
    return keep.buffer_info()[0], keep


def sizes_of(values: Iterable[int]) -> Tuple[int, "array[int]"]:
    """The address of size_t numbers, and what keeps them."""
    return _list_of(_SIZE_LETTER, values)


def steps_of(values: Iterable[int]) -> Tuple[int, "array[int]"]:
    """The address of ptrdiff_t numbers, and what keeps them."""
    return _list_of(_STEP_LETTER, values)


def words_of(values: Iterable[int]) -> Tuple[int, "array[int]"]:
    """The address of uint64_t numbers, and what keeps them."""
    return _list_of("Q", values)


def statuses(count: int) -> Tuple[int, "array[int]"]:
    """The address of `count` statuses for C to write, and the statuses."""
    keep = array("i", bytes(4 * count))
    return keep.buffer_info()[0], keep


def failures_of(told: Iterable[int], messages: Any = None) -> Failures:
    """Item -> exception, of those whose status is negative; `messages(item)` has the text."""
    found: Failures = {}
    for item, status in enumerate(told):
        if status < 0:
            found[item] = exception(status, messages(item) if messages else None)
    return found


def limit_of(length: Optional[int], name: str = "max_length") -> int:
    """A limit as size_t: None is no limit, and so is what no machine can address."""
    if length is None:
        return SIZE_MAX
    number = operator.index(length)
    if number < 0:
        raise ValueError(f"{name} is {number}; expected 0 or more")
    return min(number, SIZE_MAX)


def size_of(value: int, name: str) -> int:
    """A whole number from 0 on that size_t can hold."""
    number = operator.index(value)
    if number < 0:
        raise ValueError(f"{name} is {number}; expected 0 or more")
    if number > SIZE_MAX:
        raise OverflowError(f"{name} is {number}, which is more than this machine can address")
    return number


def int32_of(value: int, name: str) -> int:
    """A whole number that int32_t can hold."""
    number = operator.index(value)
    if not -(2**31) <= number < 2**31:
        raise OverflowError(f"{name} is {number}; expected a number of 32 bits")
    return number


def path_of(path: Any) -> bytes:
    """The name of a file, with a final NUL."""
    import os

    name = os.fsencode(path)
    if b"\0" in name:
        raise ValueError("embedded null byte in the name of a file")
    return name + b"\0"


def text_of(text: str, name: str) -> bytes:
    """A string for C, with a final NUL."""
    if not isinstance(text, str):
        raise TypeError(f"{name} must be str, not {type(text).__name__}")
    if "\0" in text:
        raise ValueError(f"embedded null character in {name}")
    return text.encode() + b"\0"

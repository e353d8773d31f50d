"""The exception of this package, and zstd's own words for what went wrong."""

from __future__ import annotations

import re
from typing import NoReturn

from .. import errors
from .._c import check, numbers


class ZstdError(Exception):
    """zstd refused, or the data are damaged; the message is python-zstandard's."""


# What the library says of a zstd function that failed, and of bytes that are cut off in a header.
_NATIVE = re.compile(r"zstd: (.*) \(zstd code \d+\)")
_TRAINING = re.compile(r"zstd: cannot train a dictionary of \d+ bytes: (.*)")
_NEEDED = re.compile(r"not enough data for a frame header: \d+ bytes, (\d+) are needed")


def failure(status: int) -> Exception:
    """The library's exception for a failed call on this thread."""
    try:
        check(status)
    except errors.Error as error:
        return error
    raise AssertionError(f"{status} is no failure")


def native_words(error: Exception) -> str:
    """What zstd itself calls it, else the library's message."""
    found = _NATIVE.search(str(error)) or _TRAINING.search(str(error))
    return found.group(1) if found else str(error)


def needed_bytes(error: Exception) -> int | None:
    """How many bytes a header has, if it is cut off."""
    found = _NEEDED.search(str(error))
    return int(found.group(1)) if found else None


def raise_zstd(status: int, format: str) -> NoReturn:
    """Raises ZstdError with the text `format`, where %s is what zstd says; memory and threads have their own kinds."""
    error = failure(status)
    if status in (numbers.E_NO_MEMORY, numbers.E_FORKED, numbers.E_PANIC):
        raise error
    raise ZstdError(format % native_words(error)) from None


def in_use(what: object) -> ZstdError:
    """For an object that two threads use at once."""
    return ZstdError(f"the {type(what).__name__} is in use by another call")

"""What is known of objects, and what calls take: keys, options, rooms."""

from __future__ import annotations

import datetime
import operator
from array import array
from collections.abc import Iterable
from typing import Any, NamedTuple

from .._c import NULL, SIZE_MAX, Cells, Handle, Struct, check, lib, numbers, source, string_at, target

_EPOCH = datetime.datetime(1970, 1, 1, tzinfo=datetime.timezone.utc)
_SIZE = "Q" if SIZE_MAX > 2**32 else "I"


class ObjectInfo(NamedTuple):
    """What is known of an object: its key below the store's prefix, the bytes of the whole, when it was written (UTC; None
    if the store does not tell), its ETag and media type, or None; `is_prefix`: what several keys of a listing have in common.
    """

    key: str
    size: int
    modified: datetime.datetime | None
    etag: str | None
    content_type: str | None
    is_prefix: bool = False


class Info(Handle):
    """A tierce_object_info."""

    _free = "tierce_object_info_free"

    def __init__(self) -> None:
        cells = Cells()
        check(lib.tierce_object_info_new(cells.address))
        self._take(cells[0])

    def read(self) -> ObjectInfo:
        handle = self._handle
        address = lib.tierce_object_info_key(handle)
        key = string_at(address, lib.tierce_object_info_key_len(handle)) if address else b""
        return ObjectInfo(
            key.decode("utf-8", "surrogateescape"),
            lib.tierce_object_info_size(handle),
            _time(lib.tierce_object_info_modified(handle)),
            _text_at(lib.tierce_object_info_etag(handle)),
            _text_at(lib.tierce_object_info_content_type(handle)),
            bool(lib.tierce_object_info_is_prefix(handle)),
        )


def _text_at(address: int) -> str | None:
    return string_at(address).decode("utf-8", "replace") if address else None


def _time(milliseconds: int) -> datetime.datetime | None:
    if milliseconds == numbers.UNKNOWN_TIME:
        return None
    try:
        return _EPOCH + datetime.timedelta(milliseconds=milliseconds)
    except OverflowError:
        return None


def encoded(key: Any, what: str = "key") -> bytes:
    """The bytes of a key: str or bytes."""
    if isinstance(key, str):
        return key.encode("utf-8", "surrogateescape")
    if isinstance(key, bytes):
        return key
    raise TypeError(f"the {what} is of type {type(key).__name__}; expected str or bytes")


class Text:
    """Text that C reads."""

    __slots__ = ("address", "keep", "length")

    def __init__(self, text: bytes) -> None:
        self.address, self.length, self.keep = source(text)


def key_of(key: Any, what: str = "key") -> Text:
    return Text(encoded(key, what))


class Keys:
    """Several keys for C: `pointers` and `lengths` are addresses, valid while this object lives."""

    __slots__ = ("count", "keep", "lengths", "pointers")

    def __init__(self, keys: Iterable[Any]) -> None:
        if isinstance(keys, (str, bytes)):
            raise TypeError(f"the keys are of type {type(keys).__name__}; expected several of them")
        found = [encoded(key) for key in keys]
        address, _, text = source(b"".join(found))
        starts = []
        for key in found:
            starts.append(address)
            address += len(key)
        self.count = len(found)
        pointers, sizes = array(_SIZE, starts), array(_SIZE, map(len, found))
        self.pointers, self.lengths = pointers.buffer_info()[0], sizes.buffer_info()[0]
        self.keep = text, pointers, sizes


class Rooms:
    """Several buffers for C: `pointers` and `sizes` are addresses, valid while this object lives, and it keeps the buffers."""

    __slots__ = ("count", "keep", "pointers", "sizes")

    def __init__(self, buffers: Iterable[Any], writable: bool) -> None:
        found = [(target if writable else source)(buffer) for buffer in buffers]
        if writable:
            _apart(found)
        pointers = array(_SIZE, [address for address, _, _ in found])
        sizes = array(_SIZE, [size for _, size, _ in found])
        self.count = len(found)
        self.pointers, self.sizes = pointers.buffer_info()[0], sizes.buffer_info()[0]
        self.keep = [keep for _, _, keep in found], pointers, sizes


def _apart(rooms: list[tuple[int, int, Any]]) -> None:
    """Buffers that several threads write to may not overlap."""
    end = 0
    for address, size, _ in sorted((room for room in rooms if room[1]), key=operator.itemgetter(0)):
        if address < end:
            raise ValueError("two of the buffers overlap")
        end = address + size


class Words:
    """64-bit numbers for C."""

    __slots__ = ("address", "keep")

    def __init__(self, values: Iterable[int]) -> None:
        self.keep = array("Q", values)
        self.address = self.keep.buffer_info()[0]


def handles(objects: Iterable[Any]) -> tuple[int, Any]:
    """Where the handles of these objects lie in a row, and what keeps that."""
    keep = array(_SIZE, [one._handle for one in objects])
    return keep.buffer_info()[0], keep


def same_count(keys: int, others: int, what: str) -> None:
    if keys != others:
        raise ValueError(f"{keys} keys, but {others} {what}; expected as many")


def size_of(value: Any, what: str, limit: int = 2**64 - 1) -> int:
    """A size or an offset, which C would not find too large."""
    found = operator.index(value)
    if not 0 <= found <= limit:
        raise ValueError(f"the {what} is {found}; expected 0 to {limit}")
    return found


def limit_of(max_length: int | None) -> int:
    return SIZE_MAX if max_length is None else size_of(max_length, "max_length", SIZE_MAX)


def range_of(offset: Any, length: Any) -> tuple[int, int]:
    """Offset and length as C has them; a negative offset is that many bytes at the end."""
    begin = operator.index(offset)
    if begin < 0:
        if length is not None:
            raise ValueError(f"the offset {begin} says the last bytes: it goes without a length")
        return numbers.FROM_END, size_of(-begin, "number of last bytes", 2**64 - 2)
    size = numbers.TO_END if length is None else size_of(length, "length", 2**64 - 2)
    return size_of(begin, "offset", 2**64 - 2), size


def _terminated(text: str | None, what: str) -> Text | None:
    if text is None:
        return None
    found = encoded(text, what)
    if b"\0" in found:
        raise ValueError(f"the {what} has a NUL: {text!r}")
    return Text(found + b"\0")


class Options:
    """Options for C, at `address`; valid while this object lives."""

    __slots__ = ("address", "keep")

    def __init__(self, struct: Struct | None, *keep: Any) -> None:
        self.address = struct.address if struct else NULL
        self.keep = struct, keep


def get_options(offset: int, length: int | None, if_match: str | None) -> Options:
    if if_match is None and length is None and offset == 0:
        return Options(None)
    begin, size = range_of(offset, length)
    etag = _terminated(if_match, "ETag")
    return Options(Struct("get_options", offset=begin, len=size, if_match=etag.address if etag else NULL), etag)


def put_options(if_absent: bool, if_match: str | None, content_type: str | None) -> Options:
    if if_absent and if_match is not None:
        raise ValueError("if_absent and if_match cannot both hold")
    if not if_absent and if_match is None and content_type is None:
        return Options(None)
    condition = numbers.PUT_IF_ABSENT if if_absent else numbers.PUT_ALWAYS if if_match is None else numbers.PUT_IF_MATCH
    etag, media = _terminated(if_match, "ETag"), _terminated(content_type, "media type")
    places = {"if_match": etag.address if etag else NULL, "content_type": media.address if media else NULL}
    return Options(Struct("put_options", condition=condition, **places), etag, media)

"""What the header of a frame says, without decompressing it."""

from __future__ import annotations

from typing import Any

from .._c import Cells, Struct, lib, numbers, source
from .constants import CONTENTSIZE_UNKNOWN, FORMAT_ZSTD1, FORMAT_ZSTD1_MAGICLESS
from .errors import ZstdError, failure, native_words, needed_bytes


class FrameParameters:
    """`content_size` in bytes (CONTENTSIZE_UNKNOWN if the frame does not say), `window_size` in bytes, `dict_id` (0 if
    none is named), and `has_checksum`."""

    def __init__(
        self, content_size: int = 0, window_size: int = 0, dict_id: int = 0, has_checksum: bool = False
    ) -> None:
        self.content_size = content_size
        self.window_size = window_size
        self.dict_id = dict_id
        self.has_checksum = has_checksum

    def __repr__(self) -> str:
        return (
            f"FrameParameters(content_size={self.content_size}, window_size={self.window_size}, "
            f"dict_id={self.dict_id}, has_checksum={self.has_checksum})"
        )


def get_frame_parameters(data: Any, format: int = FORMAT_ZSTD1) -> FrameParameters:
    """What the header says of the frame at the start of `data`, of which 18 bytes are always enough: ZstdError."""
    address, length, _keep = source(data)
    if format not in (FORMAT_ZSTD1, FORMAT_ZSTD1_MAGICLESS):
        raise ZstdError("cannot get frame parameters: Unsupported frame parameter")
    header = Struct("zstd_frame_header")
    status = lib.tierce_zstd_frame_read_header(address, length, format, header.address)
    if status < 0:
        error = failure(status)
        needed = needed_bytes(error)
        if needed is not None:
            raise ZstdError(f"not enough data for frame parameters; need {needed} bytes") from None
        raise ZstdError(f"cannot get frame parameters: {native_words(error)}") from None
    found = header.values()
    return FrameParameters(found["content_size"], found["window_size"], found["dict_id"], bool(found["has_checksum"]))


def frame_content_size(data: Any) -> int:
    """How many bytes the frame at the start of `data` declares to hold, -1 if it does not; 0 for a skippable frame."""
    address, length, _keep = source(data)
    cells = Cells()
    if lib.tierce_zstd_frame_content_size(address, length, cells.address) < 0:
        raise ZstdError("error when determining content size")
    size = cells[0]
    return -1 if size == CONTENTSIZE_UNKNOWN else size


# By the two bits of the descriptor that name the fields: bytes of the dictionary's identifier and of the content size.
_DICT_ID_SIZES = (0, 1, 2, 4)
_CONTENT_SIZES = (0, 2, 4, 8)
_SINGLE_SEGMENT = 0x20


def frame_header_size(data: Any) -> int:
    """How many bytes the header takes of which `data` has the first five at least; the magic number is not looked at."""
    seen = memoryview(data).cast("B")
    if len(seen) < 5:
        raise ZstdError("could not determine frame header size: Src size is incorrect")
    descriptor = seen[4]
    single = bool(descriptor & _SINGLE_SEGMENT)
    size = 5 + (not single) + _DICT_ID_SIZES[descriptor & 3] + _CONTENT_SIZES[descriptor >> 6]
    return size + (single and descriptor >> 6 == 0)


def skippable_size(address: int, length: int) -> int:
    """The content size of a skippable frame, and 0 for all other."""
    header = Struct("zstd_frame_header")
    status = lib.tierce_zstd_frame_read_header(address, length, numbers.ZSTD_FORMAT_ZSTD1, header.address)
    return header["content_size"] if status >= 0 and header["is_skippable"] else 0

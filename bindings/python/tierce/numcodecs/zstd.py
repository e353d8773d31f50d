"""Zstandard, RFC 8878."""

from __future__ import annotations

import json as _json
from typing import Any

from .._c import Buffer, Cells, check, fresh, lib
from .._c import numbers as _numbers
from . import _native
from ._native import errors
from .abc import Codec
from .compat import ensure_contiguous_ndarray

DEFAULT_CLEVEL = 0
MAX_CLEVEL = 22
_MIN_CLEVEL = -131072
_NATIVE_DEFAULT = 3


def _version() -> str:
    """That of the zstd in the library."""
    info = Buffer()
    check(lib.tierce_build_info(info._handle))
    return str(_json.loads(info.text())["libraries"]["zstd"])


__version__ = _version()
MAJOR_VERSION_NUMBER, MINOR_VERSION_NUMBER, MICRO_VERSION_NUMBER = (int(part) for part in __version__.split("."))
VERSION_NUMBER = 10000 * MAJOR_VERSION_NUMBER + 100 * MINOR_VERSION_NUMBER + MICRO_VERSION_NUMBER


def _compressed(memory: Any, level: Any, checksum: Any) -> bytes:
    address, length, _, _keep = memory
    level = max(_MIN_CLEVEL, min(_native.c_int(level), MAX_CLEVEL))
    try:
        return _native.encoded(_native.native("zstd", "level", level, "checksum", bool(checksum)), address, length)
    except (errors.UnsupportedError, errors.NativeError) as error:
        raise RuntimeError(f"Zstd compression error: {error}") from error


def compress(source: Any, level: int = DEFAULT_CLEVEL, checksum: bool = False) -> bytes:
    """One frame of the memory of `source`. `level`: -131072, fast, to 22, small; 0 is zstd's default, 3."""
    return _compressed(_native.readable(_native.contiguous(source)), level, checksum)


def _decompressed(memory: Any, dest: Any) -> Any:
    address, length, _, _keep = memory
    cells = Cells(2)
    if not length or lib.tierce_zstd_frame_contents(address, length, cells.address, cells.address + 8) < 0:
        raise RuntimeError("Zstd decompression error: invalid input data")
    declared, bound = cells[0], cells[1]
    if declared == _numbers.ZSTD_CONTENTSIZE_UNKNOWN:
        known = None
    elif declared > bound:
        # No blocks hold so much: nothing of that size is to be allocated.
        raise RuntimeError("Zstd decompression error: invalid input data")
    else:
        known = declared
    codec = _native.native("zstd")
    try:
        if dest is None:
            if known is None:
                return _native.decoded(codec, address, length)
            room = fresh(known)
            written = _native.decoded_into(codec, address, length, room.address, known)
            _same(known, written)
            return room.finish(written)
        _, where, size, _kept = _native.writable(dest)
        if known is None:
            known = size
        elif size < known:
            raise ValueError(f"destination buffer too small; expected at least {known}, got {size}")
        _same(known, _native.decoded_into(codec, address, length, where, known))
        return dest
    except errors.BufferTooSmallError as error:
        raise RuntimeError("Zstd decompression error: b'Destination buffer is too small'") from error
    except (errors.CorruptError, errors.NativeError, errors.UnsupportedError) as error:
        raise RuntimeError(f"Zstd decompression error: {error}") from error


def _same(expected: int, written: int) -> None:
    if written != expected:
        raise RuntimeError(f"Zstd decompression error: expected to decompress {expected}, got {written}")


def decompress(source: Any, dest: Any = None) -> Any:
    """What all frames of `source` hold, as bytes; with `dest`, which may be larger than what they declare, `dest`.

    If a frame does not declare its size, `dest` has just the right one. RuntimeError, ValueError.
    """
    return _decompressed(_native.readable(_native.contiguous(source)), dest)


class Zstd(Codec):
    """Compression with Zstandard. `level`: -131072 to 22, more is 22; `checksum`: whether frames have one."""

    codec_id = "zstd"

    def __init__(self, level: int = DEFAULT_CLEVEL, checksum: bool = False) -> None:
        self.level = level
        self.checksum = checksum

    def encode(self, buf: Any) -> bytes:
        """One frame of a buffer of any kind."""
        return _compressed(_native.readable(buf), self.level, self.checksum)

    def decode(self, buf: Any, out: Any = None) -> Any:
        """What all frames hold, as bytes; with `out`, `out`: see `decompress`."""
        return _decompressed(_native.readable(buf), out)

    def __repr__(self) -> str:
        return f"{type(self).__name__}(level={self.level!r})"

    @classmethod
    def default_level(cls) -> int:
        """The level that zstd takes for 0."""
        return _NATIVE_DEFAULT

    @classmethod
    def min_level(cls) -> int:
        """The lowest level."""
        return _MIN_CLEVEL

    @classmethod
    def max_level(cls) -> int:
        """The highest level."""
        return MAX_CLEVEL


__all__ = [name for name in globals() if not name.startswith("_") and name.isupper()] + [
    "Zstd",
    "compress",
    "decompress",
    "ensure_contiguous_ndarray",
]

"""LZ4: four bytes that say the size of the content, and one block."""

from __future__ import annotations

import json as _json
from typing import Any

from .._c import Buffer, check, lib, string_at
from . import _native
from ._native import errors
from .abc import Codec
from .compat import ensure_contiguous_ndarray

DEFAULT_ACCELERATION = 1
# A byte of a block stands for at most so many.
_MOST_RATIO = 255


def _version() -> str:
    """That of the LZ4 in the library."""
    info = Buffer()
    check(lib.tierce_build_info(info._handle))
    return str(_json.loads(info.text())["libraries"]["lz4"])


VERSION_STRING = _version()
__version__ = VERSION_STRING


def _compressed(memory: Any, acceleration: Any) -> bytes:
    address, length, _, _keep = memory
    acceleration = _native.c_int(acceleration)
    if acceleration <= 0:
        acceleration = DEFAULT_ACCELERATION
    try:
        return _native.encoded(_native.native("lz4", "acceleration", acceleration), address, length)
    except (errors.UnsupportedError, errors.NativeError) as error:
        raise RuntimeError(f"LZ4 compression error: {error}") from error


def compress(source: Any, acceleration: int = DEFAULT_ACCELERATION) -> bytes:
    """The memory of `source` compressed. `acceleration`: 1 and more; the more, the faster and the larger."""
    return _compressed(_native.readable(_native.contiguous(source)), acceleration)


def _decompressed(memory: Any, dest: Any) -> Any:
    address, length, _, keep = memory
    if length < 4:
        raise ValueError("bad input data")
    size = int.from_bytes(keep[:4] if type(keep) is bytes else string_at(address, 4), "little")
    # An empty content takes one byte, zero; c-blosc's and numcodecs' own sizes are signed.
    if size >= 2**31 or (size == 0 and length != 5):
        raise RuntimeError("LZ4 decompression error: invalid input data")
    try:
        if dest is None:
            if size > length * _MOST_RATIO:
                raise RuntimeError(f"LZ4 decompression error: {length} bytes cannot hold {size}")
            return _native.decoded_exactly(_native.native("lz4"), address, length, size)
        _, room, have, _kept = _native.writable(dest)
        if have < size:
            raise ValueError(f"destination buffer too small; expected at least {size}, got {have}")
        _native.decoded_into(_native.native("lz4"), address, length, room, size)
        return dest
    except (errors.CorruptError, errors.NativeError, errors.UnsupportedError, errors.BufferTooSmallError) as error:
        raise RuntimeError(f"LZ4 decompression error: {error}") from error


def decompress(source: Any, dest: Any = None) -> Any:
    """What was compressed, as bytes; with `dest`, which may be larger, `dest`. ValueError, RuntimeError."""
    return _decompressed(_native.readable(_native.contiguous(source)), dest)


class LZ4(Codec):
    """Compression with LZ4. `acceleration`: see `compress`. Buffers have at most 0x7E000000 bytes."""

    codec_id = "lz4"
    max_buffer_size = 0x7E000000

    def __init__(self, acceleration: int = DEFAULT_ACCELERATION) -> None:
        self.acceleration = acceleration

    def encode(self, buf: Any) -> bytes:
        """A buffer of any kind compressed."""
        return _compressed(_native.readable(buf, self.max_buffer_size), self.acceleration)

    def decode(self, buf: Any, out: Any = None) -> Any:
        """What was compressed, as bytes; with `out`, which may be larger, `out`."""
        return _decompressed(_native.readable(buf, self.max_buffer_size), out)

    def __repr__(self) -> str:
        return f"{type(self).__name__}(acceleration={self.acceleration!r})"


__all__ = ["DEFAULT_ACCELERATION", "LZ4", "VERSION_STRING", "compress", "decompress", "ensure_contiguous_ndarray"]

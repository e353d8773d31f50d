"""Codecs whose formats Python's standard library has a module for.

The library does the work. What it refuses is given to Python's own module: that one raises the errors that programs
know, and reads on where the library is the stricter, such as behind the end of a stream.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from . import _native
from ._native import errors
from .abc import Codec
from .compat import ensure_contiguous_ndarray, ndarray_copy

# A result that is larger than `out` is still told with its size, as long as it takes no more memory than this besides.
_TOLD = 1 << 24

# What another reader or writer may see otherwise; all else, such as a lack of memory, is final.
_REFUSED = (errors.ArgumentError, errors.ConfigError, errors.CorruptError, errors.NativeError, errors.UnsupportedError)


class StandardCodec(Codec):
    """Subclasses say the library's codec, and how Python's module encodes and decodes."""

    def _codec(self) -> _native.Codec:
        raise NotImplementedError

    def _encode_by_python(self, data: memoryview) -> bytes:
        raise NotImplementedError

    def _decode_by_python(self, data: memoryview) -> bytes:
        raise NotImplementedError

    def encode(self, buf: Any) -> bytes:
        """The encoded form of a buffer of any kind."""
        address, length, _, _keep = _native.readable(buf)
        try:
            return _native.encoded(self._codec(), address, length)
        except (TypeError, *_REFUSED) as refused:  # TypeError: parameters that JSON does not have
            return _other(self._encode_by_python, buf, refused)

    def decode(self, buf: Any, out: Any = None) -> Any:
        """What was encoded, as bytes; with `out`, which has just the right size, an array of its memory."""
        address, length, _, _keep = _native.readable(buf)
        if out is not None:
            return self._decode_to(buf, address, length, out)
        try:
            return _native.decoded(self._codec(), address, length)
        except _REFUSED as refused:
            return _other(self._decode_by_python, buf, refused)

    def _decode_to(self, buf: Any, address: int, length: int, out: Any) -> np.ndarray:
        arr, room, size, _kept = _native.writable(out)
        try:
            try:
                written = _native.decoded_into(self._codec(), address, length, room, size)
                if written == size:
                    return arr
                made = _native.decoded(self._codec(), address, length, written)
            except errors.BufferTooSmallError:
                made = self._too_large(address, length, arr)
        except _REFUSED as refused:
            made = _other(self._decode_by_python, buf, refused)
        copied: np.ndarray = ndarray_copy(made, arr)
        return copied

    def _too_large(self, address: int, length: int, arr: np.ndarray) -> bytes:
        most = arr.nbytes + _TOLD
        try:
            return _native.decoded(self._codec(), address, length, most)
        except errors.LimitError:
            # What numpy says of another size, without having it all in memory.
            raise ValueError(f"cannot reshape array of more than {most} bytes into shape {arr.shape}") from None


def _other(convert: Any, buf: Any, refused: Exception) -> bytes:
    """The result of Python's module; where there is none in this Python, the library's error."""
    try:
        made: bytes = convert(memoryview(ensure_contiguous_ndarray(buf).view("u1")))  # type: ignore[arg-type]
    except ImportError:
        raise refused from None
    except Exception as error:
        raise error from refused
    return made

"""gzip, RFC 1952."""

from __future__ import annotations

import io
from operator import index
from typing import Any

from . import _native
from ._native import errors
from ._standard import StandardCodec
from .compat import ensure_bytes, ndarray_copy


class GZip(StandardCodec):
    """Compression with gzip, without name and time: equal data make equal bytes. `level`: -1 to 9; 0 stores."""

    codec_id = "gzip"

    def __init__(self, level: int = 1) -> None:
        self.level = level

    def _codec(self) -> _native.Codec:
        return _native.native("gzip", "level", index(self.level))

    def _encode_by_python(self, data: memoryview) -> bytes:
        import gzip

        made = io.BytesIO()
        with gzip.GzipFile(fileobj=made, mode="wb", compresslevel=self.level, mtime=0) as file:
            file.write(data)
        return made.getvalue()

    def _decode_by_python(self, data: memoryview) -> bytes:
        import gzip

        with gzip.GzipFile(fileobj=io.BytesIO(data), mode="rb") as file:
            return file.read()

    def decode(self, buf: Any, out: Any = None) -> Any:
        """What was encoded, as bytes; with `out`, which may be larger than that, `out`."""
        if out is None:
            return super().decode(buf)
        buf = ensure_bytes(buf)
        address, length, _, _keep = _native.readable(buf)
        arr, room, size, _kept = _native.writable(out)
        try:
            _native.decoded_into(self._codec(), address, length, room, size)
        except errors.BufferTooSmallError:
            raise ValueError("Unable to fit data into `out`") from None
        except (errors.CorruptError, errors.UnsupportedError):
            made = self._decode_by_python(memoryview(buf))
            if len(made) > size:
                raise ValueError("Unable to fit data into `out`") from None
            ndarray_copy(made, arr.view("u1")[: len(made)])
        return out

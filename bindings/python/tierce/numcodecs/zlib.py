"""zlib, RFC 1950."""

from __future__ import annotations

import zlib as _zlib
from operator import index

from . import _native
from ._standard import StandardCodec


class Zlib(StandardCodec):
    """Compression with zlib. `level`: -1 (the default of zlib) to 9; 0 stores."""

    codec_id = "zlib"

    def __init__(self, level: int = 1) -> None:
        self.level = level

    def _codec(self) -> _native.Codec:
        return _native.native("zlib", "level", index(self.level))

    def _encode_by_python(self, data: memoryview) -> bytes:
        return _zlib.compress(data, self.level)

    def _decode_by_python(self, data: memoryview) -> bytes:
        return _zlib.decompress(data)

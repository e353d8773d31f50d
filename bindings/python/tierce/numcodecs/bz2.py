"""bzip2."""

from __future__ import annotations

from operator import index

from . import _native
from ._standard import StandardCodec


class BZ2(StandardCodec):
    """Compression with bzip2. `level`: 1 to 9, hundreds of kilobytes in a block."""

    codec_id = "bz2"

    def __init__(self, level: int = 1) -> None:
        self.level = level

    def _codec(self) -> _native.Codec:
        return _native.native("bz2", "level", index(self.level))

    def _encode_by_python(self, data: memoryview) -> bytes:
        import bz2

        return bz2.compress(data, self.level)

    def _decode_by_python(self, data: memoryview) -> bytes:
        import bz2

        return bz2.decompress(data)

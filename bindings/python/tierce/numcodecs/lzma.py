"""xz, and the older formats of its library."""

from __future__ import annotations

import json
from typing import Any

try:
    import lzma as _lzma
except ImportError:
    _lzma = None  # type: ignore[assignment]

from . import _native
from ._standard import StandardCodec


class LZMA(StandardCodec):
    """Compression with xz. The numbers are those of Python's module lzma.

    `format`: 1 xz, 2 lzma-alone, 3 raw; 0 decodes the first two. `check`: -1 the default, 0 none, 1, 4, 10. `preset`:
    0 to 9, or with 1 << 31 extreme. `filters`: a list of dicts in place of the preset.
    """

    codec_id = "lzma"

    def __init__(self, format: int = 1, check: int = -1, preset: Any = None, filters: Any = None) -> None:
        self.format = format
        self.check = check
        self.preset = preset
        self.filters = filters

    def _codec(self) -> _native.Codec:
        if self.filters is None:
            return _native.native("lzma", "format", self.format, "check", self.check, "preset", self.preset)
        return _native.native_of(json.dumps(self.get_config()))

    def _encode_by_python(self, data: memoryview) -> bytes:
        if _lzma is None:
            raise ImportError("this Python has no module lzma")
        return _lzma.compress(data, format=self.format, check=self.check, preset=self.preset, filters=self.filters)

    def _decode_by_python(self, data: memoryview) -> bytes:
        if _lzma is None:
            raise ImportError("this Python has no module lzma")
        return _lzma.decompress(data, format=self.format, filters=self.filters)

    def __repr__(self) -> str:
        return (
            f"{type(self).__name__}(format={self.format!r}, check={self.check!r}, preset={self.preset!r}, "
            f"filters={self.filters!r})"
        )

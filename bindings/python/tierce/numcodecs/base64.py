"""Base64, RFC 4648."""

from __future__ import annotations

import base64 as _base64

from . import _native
from ._standard import StandardCodec


class Base64(StandardCodec):
    """Bytes as text of the standard alphabet, without line breaks."""

    codec_id = "base64"

    def _codec(self) -> _native.Codec:
        return _native.native("base64")

    def _encode_by_python(self, data: memoryview) -> bytes:
        return _base64.standard_b64encode(data)

    def _decode_by_python(self, data: memoryview) -> bytes:
        return _base64.standard_b64decode(data)

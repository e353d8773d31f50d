"""Bob Jenkins' lookup3."""

from __future__ import annotations

from typing import Any

from . import _checksums, _native
from .compat import ensure_contiguous_ndarray


def jenkins_lookup3(_data: Any, initval: int = 0) -> int:
    """The 32 bits that lookup3's hashlittle makes of bytes; every bit of them and of `initval`, 32 bits, counts."""
    if not 0 <= initval < 2**32:
        raise OverflowError("value too large to convert to uint32_t" if initval > 0 else "can't convert negative value")
    address, length, _, _keep = _native.readable(_data)
    return _checksums.last_of_encoded(_native.native("jenkins_lookup3", "initval", initval), address, length)


__all__ = ["ensure_contiguous_ndarray", "jenkins_lookup3"]

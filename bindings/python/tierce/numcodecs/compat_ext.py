"""A memoryview of anything that lies in a row. (The name is spelled as in numcodecs.)"""

from __future__ import annotations

from typing import Any


def ensure_continguous_memoryview(obj: Any) -> memoryview:
    """`obj` as a memoryview, as it is if it is one already; BufferError if its elements do not lie in a row."""
    seen = obj if type(obj) is memoryview else memoryview(obj)
    if not seen.contiguous:
        raise BufferError("Expected contiguous memory")
    return seen

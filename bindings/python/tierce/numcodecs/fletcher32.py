"""Fletcher's checksum as HDF5 has it."""

from __future__ import annotations

from typing import Any

from . import _checksums, _native
from ._native import errors
from .abc import Codec
from .compat import ensure_contiguous_ndarray


class Fletcher32(Codec):
    """The data, and behind them the checksum of netCDF-4 and HDF5: sums over words of 16 bits, big-endian."""

    codec_id = "fletcher32"

    def encode(self, buf: Any) -> bytes:
        """The data and their checksum."""
        address, length, _, _keep = _native.readable(buf)
        return _native.encoded(_native.native("fletcher32"), address, length)

    def decode(self, buf: Any, out: Any = None) -> Any:
        """The data, as a memoryview; with `out`, which has at least their size, `out`. RuntimeError."""
        arr = ensure_contiguous_ndarray(buf).view("u1")
        address, length, _, _keep = _native.readable(arr)
        if length < 4:
            raise ValueError("Input buffer is too short to contain a 32-bit checksum.")
        if out is not None:
            _, room, size, _kept = _native.writable(out)
            if size < length - 4:
                raise ValueError(f"destination buffer too small; expected at least {length - 4}, got {size}")
            try:
                _native.decoded_into(_native.native("fletcher32"), address, length, room, length - 4)
                return out
            except errors.CorruptError:
                pass  # the slower way finds the same, and says both sums
        value = _checksums.fletcher32(address, length - 4)
        found = int(arr[-4:].view("<u4")[0])
        if value != found:
            raise RuntimeError(
                f"The fletcher32 checksum of the data ({value}) did not"
                f" match the expected checksum ({found}).\n"
                "This could be a sign that the data has been corrupted."
            )
        return memoryview(arr[:-4])  # type: ignore[arg-type]

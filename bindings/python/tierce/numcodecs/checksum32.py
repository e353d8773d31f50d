"""Checksums of 32 bits beside the data."""

from __future__ import annotations

import abc
from typing import Any

import numpy as np

from .._c import Cells, check, lib, source, string_at
from . import _checksums, _native
from ._native import errors
from .abc import Codec
from .compat import ensure_contiguous_ndarray, ensure_ndarray_like, ndarray_copy
from .jenkins import jenkins_lookup3

CHECKSUM_LOCATION = str  # 'start' or 'end'


class Checksum32(Codec, abc.ABC):
    """The data and the sum of it that `checksum` makes, four little-endian bytes at the start or the end."""

    location: CHECKSUM_LOCATION = "start"

    def __init__(self, location: CHECKSUM_LOCATION | None = None) -> None:
        if location is not None:
            self.location = location
        if self.location not in ("start", "end"):
            raise ValueError(f"Invalid checksum location: {self.location}")

    def encode(self, buf: Any) -> np.ndarray:
        """The data and their checksum, as an array of bytes."""
        arr = ensure_contiguous_ndarray(buf).view("u1")
        made = np.empty(arr.nbytes + 4, "u1")
        sum_view, data_view = self._parts(made)
        sum_view.view("<u4")[0] = self.checksum(arr) & 0xFFFFFFFF
        ndarray_copy(arr, data_view)
        return made

    def _parts(self, arr: np.ndarray) -> Any:
        return (arr[:4], arr[4:]) if self.location == "start" else (arr[-4:], arr[:-4])

    def decode(self, buf: Any, out: Any = None) -> Any:
        """The data, as an array of the same memory; with `out`, which has just the right size, an array of that."""
        arr = ensure_contiguous_ndarray(buf).view("u1")
        if arr.nbytes < 4:
            raise ValueError("Input buffer is too short to contain a 32-bit checksum.")
        if out is not None:
            ensure_contiguous_ndarray(out)
        sum_view, data_view = self._parts(arr)
        expected = int(sum_view.view("<u4")[0])
        found = self.checksum(data_view) & 0xFFFFFFFF
        if expected != found:
            raise _differing(self, expected, found)
        return ndarray_copy(data_view, out)

    @staticmethod
    @abc.abstractmethod
    def checksum(data: Any, value: int = 0) -> int:
        """The sum of a buffer, going on from the sum `value` of what was before it."""


class _NativeChecksum(Checksum32):
    """One that the library knows by the codec's id, so that data are copied and summed at once."""

    def _codec(self) -> _native.Codec:
        return _native.native(self.codec_id, "location", self.location)  # type: ignore[arg-type]

    def encode(self, buf: Any) -> np.ndarray:
        """The data and their checksum, as an array of bytes."""
        address, length, _, _keep = _native.readable(buf)
        made = np.empty(length + 4, "u1")
        room, size, _kept = source(made)
        cells = Cells()
        check(lib.tierce_codec_encode_into(self._codec()._handle, address, length, room, size, cells.address))
        return made

    @staticmethod
    def _sum(address: int, length: int) -> int:
        raise NotImplementedError

    def decode(self, buf: Any, out: Any = None) -> Any:
        """The data, as an array of the same memory; with `out`, which has just the right size, an array of that."""
        address, length, _, _keep = _native.readable(buf)
        if length < 4:
            raise ValueError("Input buffer is too short to contain a 32-bit checksum.")
        if out is not None:
            _, room, size, _kept = _native.writable(out)
            if size == length - 4:
                try:
                    _native.decoded_into(self._codec(), address, length, room, size)
                    return ensure_ndarray_like(out)
                except errors.CorruptError:
                    pass  # the slower way finds the same, and says both sums
        first = self.location == "start"
        found = self._sum(address + 4 if first else address, length - 4)
        expected = int.from_bytes(string_at(address if first else address + length - 4, 4), "little")
        if expected != found:
            raise _differing(self, expected, found)
        arr = np.frombuffer(buf, "u1") if type(buf) is bytes else ensure_contiguous_ndarray(buf).view("u1")
        return ndarray_copy(self._parts(arr)[1], out)


def _differing(codec: Codec, stored: int, computed: int) -> RuntimeError:
    return RuntimeError(
        f"Stored and computed {codec.codec_id} checksum do not match. Stored: {stored}. Computed: {computed}."
    )


class CRC32(_NativeChecksum):
    """CRC-32 of IEEE 802.3. `location`: 'start', the default, or 'end'."""

    codec_id = "crc32"
    location = "start"

    @staticmethod
    def _sum(address: int, length: int) -> int:
        return _checksums.crc("crc32", address, length)

    @staticmethod
    def checksum(data: Any, value: int = 0) -> int:
        """The CRC of a buffer, as zlib.crc32 has it."""
        address, length, _, _keep = _native.readable(data)
        return _checksums.crc("crc32", address, length, value)


class Adler32(_NativeChecksum):
    """Adler-32 of RFC 1950. `location`: 'start', the default, or 'end'."""

    codec_id = "adler32"
    location = "start"

    @staticmethod
    def _sum(address: int, length: int) -> int:
        return _checksums.adler32(address, length)

    @staticmethod
    def checksum(data: Any, value: int = 1) -> int:
        """The sum of a buffer, as zlib.adler32 has it."""
        address, length, _, _keep = _native.readable(data)
        return _checksums.adler32(address, length, value)


def crc32c_checksum(data: Any, value: int = 0) -> int:
    """The CRC-32C of a buffer, going on from that of what was before it."""
    address, length, _, _keep = _native.readable(data)
    return _checksums.crc("crc32c", address, length, value)


class CRC32C(_NativeChecksum):
    """CRC-32C of RFC 3720. `location`: 'end', the default, or 'start'."""

    codec_id = "crc32c"
    location = "end"

    @staticmethod
    def _sum(address: int, length: int) -> int:
        return _checksums.crc("crc32c", address, length)

    @staticmethod
    def checksum(data: Any, value: int = 0) -> int:
        """The CRC of a buffer."""
        return crc32c_checksum(data, value)


class JenkinsLookup3(Checksum32):
    """The sum of Bob Jenkins' lookup3 as HDF5 has it, behind the data. `initval`: where it begins; `prefix`: bytes
    before the data, which count but are not written."""

    @staticmethod
    def checksum(_data: Any, initval: int = 0) -> int:
        """The sum of a buffer, without a prefix."""
        return jenkins_lookup3(_data, initval)

    codec_id = "jenkins_lookup3"

    def __init__(self, initval: int = 0, prefix: Any = None) -> None:
        self.initval = initval
        if isinstance(prefix, (list, tuple)):  # as in a config
            prefix = bytes(prefix)
        self.prefix = None if prefix is None else np.frombuffer(prefix, dtype="uint8")

    def get_config(self) -> dict[str, Any]:
        """The parameters; the prefix is a list of numbers."""
        prefix = None if self.prefix is None else self.prefix.tolist()
        return {"id": self.codec_id, "initval": self.initval, "prefix": prefix}

    def _codec(self) -> _native.Codec:
        prefix = None if self.prefix is None else tuple(self.prefix.tolist())
        return _native.native("jenkins_lookup3", "initval", self.initval, "prefix", prefix)

    def encode(self, buf: Any) -> bytes:  # type: ignore[override]
        """The data and their checksum."""
        address, length, _, _keep = _native.readable(buf)
        return _native.encoded(self._codec(), address, length)

    def decode(self, buf: Any, out: Any = None) -> Any:
        """The data, as a memoryview; with `out`, an array with one axis, `out`."""
        arr = ensure_contiguous_ndarray(buf).view("u1")
        address, length, _, _keep = _native.readable(arr)
        if length < 4:
            raise ValueError("Input buffer is too short to contain a 32-bit checksum.")
        value = _checksums.last_of_encoded(self._codec(), address, length - 4)
        found = int(arr[-4:].view("<u4")[0])
        if value != found:
            raise RuntimeError(
                f"The Bob Jenkin's lookup3 checksum of the data ({value}) did not"
                f" match the expected checksum ({found}).\n"
                "This could be a sign that the data has been corrupted."
            )
        if out is not None:
            out.view("uint8")[:] = arr[:-4]
            return out
        return memoryview(arr[:-4])  # type: ignore[arg-type]

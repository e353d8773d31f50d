"""Dictionaries."""

from __future__ import annotations

import json
from operator import index
from typing import Any

from .. import errors
from .._c import Cells, Handle, check, lib, source, string_at
from .arguments import NotPickled, int32
from .batches import Lent
from .constants import DICT_TYPE_AUTO, DICT_TYPE_FULLDICT, DICT_TYPE_RAWCONTENT
from .errors import ZstdError, raise_zstd
from .parameters import ZstdCompressionParameters, clamped_level


class NativeDict(Handle):
    """A tierce_zstd_dict."""

    _free = "tierce_zstd_dict_free"

    def __init__(self, handle: int) -> None:
        self._take(handle)


def _native(data: bytes, dict_type: int) -> NativeDict:
    address, length, _keep = source(data)
    cells = Cells()
    check(lib.tierce_zstd_dict_new(address, length, dict_type, cells.address))
    return NativeDict(cells[0])


class ZstdCompressionDict(NotPickled):
    """A dictionary of the bytes `data`: by `dict_type` raw content, one with a header, or what it looks like.

    `k` and `d` are the sizes of segments and dmers that it was trained with. `dict_mode` is what `dict_type` was called
    up to version 0.9. One dictionary may serve any number of compressors, decompressors and threads.
    """

    def __init__(
        self, data: Any, dict_type: int = DICT_TYPE_AUTO, k: int = 0, d: int = 0, *, dict_mode: int | None = None
    ) -> None:
        if dict_mode is not None:
            if dict_type != DICT_TYPE_AUTO:
                raise ValueError("cannot specify both dict_type and dict_mode")
            dict_type = dict_mode
        kind = int32(dict_type)
        source(data)  # TypeError for what has no bytes
        if kind not in (DICT_TYPE_AUTO, DICT_TYPE_RAWCONTENT, DICT_TYPE_FULLDICT):
            raise ValueError(f"invalid dictionary load mode: {kind}; must use DICT_TYPE_* constants")
        self._data = bytes(data)
        self._dict_type = kind
        self._made: NativeDict | None = None
        self.k = k
        self.d = d

    def __len__(self) -> int:
        return len(self._data)

    def dict_id(self) -> int:
        """Its identifier; 0 for raw content."""
        data = self._data
        # The magic number of dictionaries, and the identifier after it.
        return int.from_bytes(data[4:8], "little") if len(data) >= 8 and data[:4] == b"\x37\xa4\x30\xec" else 0

    def as_bytes(self) -> bytes:
        """Its bytes."""
        return self._data

    def precompute_compress(self, level: int = 0, compression_params: ZstdCompressionParameters | None = None) -> None:
        """Makes the tables for compression once, for all compressors made with it from now on: by level or parameters,
        which override those of the compressors. ZstdError if the dictionary is damaged."""
        if compression_params is not None and not isinstance(compression_params, ZstdCompressionParameters):
            raise TypeError("compression_params must be zstd.ZstdCompressionParameters")
        level = int32(level)
        if level and compression_params:
            raise ValueError("must only specify one of level or compression_params")
        if not level and not compression_params:
            raise ValueError("must specify one of level or compression_params")
        # Compressors that were made before keep what they have, also for contexts that they make later.
        try:
            made = _native(self._data, self._dict_type)
            if compression_params is not None:
                check(lib.tierce_zstd_dict_precompute_with(made._handle, compression_params._params._handle))
            else:
                check(lib.tierce_zstd_dict_precompute(made._handle, clamped_level(level)))
        except errors.NoMemoryError:
            raise
        except errors.Error:
            raise ZstdError("unable to precompute dictionary") from None
        self._made = made

    def _dict(self) -> NativeDict:
        """The dictionary of C: errors of the library."""
        made = self._made
        if made is None:
            made = self._made = _native(self._data, self._dict_type)
        return made


def dictionary_id(dict_data: ZstdCompressionDict) -> int:
    """The identifier, by a function as up to version 0.9."""
    return dict_data.dict_id()


def train_dictionary(
    dict_size: int,
    samples: list[bytes],
    k: int = 0,
    d: int = 0,
    f: int = 0,
    split_point: float = 0.0,
    accel: int = 0,
    notifications: int = 0,
    dict_id: int = 0,
    level: int = 0,
    steps: int = 0,
    threads: int = 0,
) -> ZstdCompressionDict:
    """A dictionary of at most `dict_size` bytes, trained on a list of samples by fastcover.

    `k`, `d`, `f`, `accel` and `split_point` are that algorithm's; what is 0 is found by trying, in `steps` steps, on
    `threads` threads (negative: as many as this process may use), for compression level `level`; if neither steps nor
    threads are given by 4 steps with a `d` of 8 for level 3. `notifications` from 1 to 4 writes to stderr. `dict_id` 0
    is one by content. ZstdError if zstd cannot make one, as of too few samples.
    """
    if int32(dict_size) < 0:
        raise ValueError("dict_size must not be negative")
    if not isinstance(samples, list):
        raise TypeError(f"train_dictionary() argument 2 must be list, not {type(samples).__name__}")
    for sample in samples:
        if not isinstance(sample, bytes):
            raise ValueError("samples must be bytes")  # noqa: TRY004
    if not samples:
        raise ZstdError("cannot train dict: Src size is incorrect")
    options = {
        "k": k,
        "d": d,
        "f": f,
        "accel": accel,
        "notifications": notifications,
        "dict_id": dict_id,
        "steps": steps,
    }
    for name, value in options.items():
        if not 0 <= index(value) < 2**32:
            raise OverflowError(f"{name} must be a number of 32 bits without a sign")
    options["threads"] = max(-1, int32(threads))
    options["level"] = clamped_level(int32(level))
    if not steps and not threads:
        options["d"] = d or 8
        options["steps"] = 4
        options["level"] = options["level"] or 3
    given: dict[str, Any] = {name: value for name, value in options.items() if value}
    given["algorithm"] = "fastcover"
    if split_point:
        given["split_point"] = float(split_point)
    text, length, _keep = source(json.dumps(given).encode())
    lent = Lent(samples)
    cells = Cells(1)
    status = lib.tierce_zstd_dict_train(dict_size, lent._handle, text, length, cells.address)
    if status < 0:
        raise_zstd(status, "cannot train dict: %s")
    made = NativeDict(cells[0])
    handle = made._handle
    sizes = Cells(1)
    check(lib.tierce_zstd_dict_trained_with(handle, sizes.address, sizes.address + 4))
    used_k, used_d = memoryview(sizes.numbers).cast("B").cast("I")[:2]
    size = lib.tierce_zstd_dict_len(handle)
    data = string_at(lib.tierce_zstd_dict_data(handle), size) if size else b""
    trained = ZstdCompressionDict(data, DICT_TYPE_FULLDICT, used_k, used_d)
    trained._made = made
    return trained

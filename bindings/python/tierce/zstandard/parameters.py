"""Sets of compression parameters."""

from __future__ import annotations

from typing import Any

from .._c import Cells, Handle, check, lib, numbers
from .arguments import NotPickled, int32
from .errors import ZstdError, raise_zstd

# Attribute -> the parameter's number in C, in the order in which python-zstandard sets them: the threads first, since
# the sizes of jobs depend on them.
NUMBERS = {
    "threads": numbers.ZSTD_P_THREADS,
    "format": numbers.ZSTD_P_FORMAT,
    "compression_level": numbers.ZSTD_P_COMPRESSION_LEVEL,
    "window_log": numbers.ZSTD_P_WINDOW_LOG,
    "hash_log": numbers.ZSTD_P_HASH_LOG,
    "chain_log": numbers.ZSTD_P_CHAIN_LOG,
    "search_log": numbers.ZSTD_P_SEARCH_LOG,
    "min_match": numbers.ZSTD_P_MIN_MATCH,
    "target_length": numbers.ZSTD_P_TARGET_LENGTH,
    "strategy": numbers.ZSTD_P_STRATEGY,
    "write_content_size": numbers.ZSTD_P_WRITE_CONTENT_SIZE,
    "write_checksum": numbers.ZSTD_P_WRITE_CHECKSUM,
    "write_dict_id": numbers.ZSTD_P_WRITE_DICT_ID,
    "job_size": numbers.ZSTD_P_JOB_SIZE,
    "overlap_log": numbers.ZSTD_P_OVERLAP_LOG,
    "force_max_window": numbers.ZSTD_P_FORCE_MAX_WINDOW,
    "enable_ldm": numbers.ZSTD_P_ENABLE_LDM,
    "ldm_hash_log": numbers.ZSTD_P_LDM_HASH_LOG,
    "ldm_min_match": numbers.ZSTD_P_LDM_MIN_MATCH,
    "ldm_bucket_size_log": numbers.ZSTD_P_LDM_BUCKET_SIZE_LOG,
    "ldm_hash_rate_log": numbers.ZSTD_P_LDM_HASH_RATE_LOG,
}
# The values that a level stands for.
_OF_LEVEL = ("window_log", "chain_log", "hash_log", "search_log", "min_match", "target_length", "strategy")

# The names that some had up to version 0.14.
_OLD_NAMES = {
    "compression_strategy": "strategy",
    "overlap_size_log": "overlap_log",
    "ldm_hash_every_log": "ldm_hash_rate_log",
}

# zstd takes any number for these as a truth, and brings others into their bounds; the library refuses both.
_TRUTHS = frozenset(("write_content_size", "write_checksum", "write_dict_id", "force_max_window"))
_CLAMPED = frozenset(("compression_level", "threads", "job_size", "overlap_log"))


def clamped_level(level: int) -> int:
    """The level that zstd takes for any number."""
    return max(numbers.ZSTD_MIN_LEVEL, min(numbers.ZSTD_MAX_LEVEL, level))


def _clamped(number: int, value: int) -> int:
    cells = Cells(1)
    check(lib.tierce_zstd_parameter_bounds(number, cells.address, cells.address + 4))
    least, greatest = memoryview(cells.numbers).cast("B").cast("i")[:2]
    return max(least, min(greatest, value))


class Params(Handle):
    """A tierce_zstd_params."""

    _free = "tierce_zstd_params_free"

    def __init__(self) -> None:
        cells = Cells()
        check(lib.tierce_zstd_params_new(cells.address))
        self._take(cells[0])

    def set(self, name: str, value: int) -> None:
        """Sets a parameter as zstd itself would: ZstdError."""
        if name in _TRUTHS:
            value = 1 if value else 0
        elif name == "job_size" and value < 0:
            value = 1  # the least there is, to which it is rounded
        elif name in _CLAMPED and not (name == "threads" and value < 0):
            value = _clamped(NUMBERS[name], value)
        status = lib.tierce_zstd_params_set(self._handle, NUMBERS[name], value)
        if status == numbers.E_ARGUMENT:
            raise ZstdError("unable to set compression context parameter: Parameter is out of bound")
        if status < 0:
            raise_zstd(status, "unable to set compression context parameter: %s")

    def get(self, name: str) -> int:
        """The value of a parameter."""
        cells = Cells()
        status = lib.tierce_zstd_params_get(self._handle, NUMBERS[name], cells.address)
        if status < 0:
            raise_zstd(status, "unable to get compression parameter: %s")
        return memoryview(cells.numbers).cast("B").cast("i")[0]


def _reader(name: str) -> property:
    def read(self: ZstdCompressionParameters) -> int:
        return self._params.get(name)

    read.__name__ = name
    return property(read)


class ZstdCompressionParameters(NotPickled):
    """Single parameters of compression; what is 0, or -1 for some, follows from the level and the size of the data.

    The names that version 0.9 had are taken too: compression_strategy, overlap_size_log, ldm_hash_every_log.
    A value out of bounds is a ZstdError.
    """

    def __init__(
        self,
        format: int = 0,
        compression_level: int = 0,
        window_log: int = 0,
        hash_log: int = 0,
        chain_log: int = 0,
        search_log: int = 0,
        min_match: int = 0,
        target_length: int = 0,
        strategy: int = -1,
        write_content_size: int = 1,
        write_checksum: int = 0,
        write_dict_id: int = 0,
        job_size: int = 0,
        overlap_log: int = -1,
        force_max_window: int = 0,
        enable_ldm: int = 0,
        ldm_hash_log: int = 0,
        ldm_min_match: int = 0,
        ldm_bucket_size_log: int = 0,
        ldm_hash_rate_log: int = -1,
        threads: int = 0,
        *,
        compression_strategy: int | None = None,
        overlap_size_log: int | None = None,
        ldm_hash_every_log: int | None = None,
    ) -> None:
        given = dict(locals())
        for old, new in _OLD_NAMES.items():
            if given[old] is not None:
                if given[new] != -1:
                    raise ValueError(f"cannot specify both {new} and {old}")
                given[new] = given[old]
        self._params = Params()
        for name in NUMBERS:
            value = int32(given[name])
            if value == -1 and name in ("strategy", "overlap_log", "ldm_hash_rate_log"):
                value = 0
            # What the set has from the beginning need not be set.
            if value or name == "write_content_size":
                self._params.set(name, value)

    @staticmethod
    def from_level(level: int, source_size: int = 0, dict_size: int = 0, **kwargs: int) -> ZstdCompressionParameters:
        """The values that a level stands for, for data of `source_size` bytes (0: unknown) and a dictionary of
        `dict_size` bytes; other arguments override them."""
        for size in (source_size, dict_size):
            if size < 0:
                raise OverflowError("can't convert negative int to unsigned")
        cells = Cells()
        status = lib.tierce_zstd_params_from_level(
            clamped_level(int32(level)), _unsigned(source_size), _unsigned(dict_size), cells.address
        )
        if status < 0:
            raise_zstd(status, "unable to set compression context parameter: %s")
        derived = Params.__new__(Params)._take(cells[0])
        values: dict[str, Any] = dict(kwargs)
        for name in _OF_LEVEL:
            if name == "strategy" and "compression_strategy" in kwargs:
                continue
            values.setdefault(name, derived.get(name))
        return ZstdCompressionParameters(**values)

    format = _reader("format")
    compression_level = _reader("compression_level")
    window_log = _reader("window_log")
    hash_log = _reader("hash_log")
    chain_log = _reader("chain_log")
    search_log = _reader("search_log")
    min_match = _reader("min_match")
    target_length = _reader("target_length")
    strategy = compression_strategy = _reader("strategy")
    write_content_size = _reader("write_content_size")
    write_checksum = _reader("write_checksum")
    write_dict_id = _reader("write_dict_id")
    job_size = _reader("job_size")
    overlap_log = overlap_size_log = _reader("overlap_log")
    force_max_window = _reader("force_max_window")
    enable_ldm = _reader("enable_ldm")
    ldm_hash_log = _reader("ldm_hash_log")
    ldm_min_match = _reader("ldm_min_match")
    ldm_bucket_size_log = _reader("ldm_bucket_size_log")
    ldm_hash_rate_log = ldm_hash_every_log = _reader("ldm_hash_rate_log")
    threads = _reader("threads")

    def estimated_compression_context_size(self) -> int:
        """About how many bytes a compressor with these parameters takes; ZstdError with threads, where nobody can say."""
        cells = Cells(2)
        status = lib.tierce_zstd_params_estimated_size(self._params._handle, cells.address, cells.address + 8)
        if status < 0:
            raise_zstd(status, "unable to estimate the size of a compression context: %s")
        return cells[0]


class CompressionParameters(ZstdCompressionParameters):
    """The name that ZstdCompressionParameters had up to version 0.9."""


def _unsigned(size: int) -> int:
    if size > 2**63 - 1:
        raise OverflowError("Python int too large to convert to C ssize_t")
    return size


def estimate_compression_context_size(compression_params: ZstdCompressionParameters) -> int:
    """The same as a function, which it was up to version 0.9."""
    return compression_params.estimated_compression_context_size()


def estimate_decompression_context_size() -> int:
    """About how many bytes a decompressor takes."""
    cells = Cells()
    check(lib.tierce_zstd_decompressor_estimated_size(0, cells.address))
    return cells[0]

"""What encoding an array cost, and how far it is off."""

import ctypes
import math
from typing import Any, Dict, List, NamedTuple

from ._c import Buffer, Cells, Handle, check, lib, numbers


class Stage(NamedTuple):
    """One codec of a pipeline: its name, the bytes that it made, the seconds that it took."""

    name: str
    bytes: int
    seconds: float


class Metrics(NamedTuple):
    """Of an array that was encoded and decoded again.

    Errors are of elements that are finite before and after, in the unit of the elements; those of complex elements are
    distances. `changed` and `non_finite_changed` are numbers of elements, `psnr` is in dB, `ratio` is bytes over
    encoded bytes.
    """

    max_abs_error: float
    max_rel_error: float
    rmse: float
    psnr: float
    ratio: float
    changed: int
    non_finite_changed: int
    bytes: int
    encoded_bytes: int
    encode_seconds: float
    decode_seconds: float
    stages: List[Stage]


_WHOLE = {"changed", "non_finite_changed", "bytes", "encoded_bytes"}
_NUMBERS = {name: getattr(numbers, f"METRIC_{name.upper()}") for name in Metrics._fields if name != "stages"}


class _Measured(Handle):
    _free = "tierce_metrics_free"

    def __init__(self, handle: int) -> None:
        self._take(handle)

    def stage(self, index: int) -> Stage:
        name = ctypes.create_string_buffer(256)
        size, seconds = Cells(), ctypes.c_double(math.nan)
        where = ctypes.addressof(name), len(name), size.address, ctypes.addressof(seconds)
        check(lib.tierce_metrics_stage(self._handle, index, *where))
        return Stage(name.value.decode(), size[0], seconds.value)

    def values(self) -> Metrics:
        found: Dict[str, Any] = {}
        value = ctypes.c_double()
        for name, number in _NUMBERS.items():
            check(lib.tierce_metrics_value(self._handle, number, ctypes.addressof(value)))
            found[name] = int(value.value) if name in _WHOLE else value.value
        count = lib.tierce_metrics_stages(self._handle)
        return Metrics(**found, stages=[self.stage(index) for index in range(count)])


def measured(codec: int, array: int, out: Buffer) -> Metrics:
    """Encodes an array into a buffer, decodes it and compares; the first two are handles."""
    cells = Cells()
    check(lib.tierce_codec_encode_array_measured(codec, array, out._handle, cells.address))
    return _Measured(cells[0]).values()

"""zfp in the library's own words: all modes, bounds that are checked, masks, indices, threads, and views of a part.

    setup = zfp.Zfp(tolerance=1e-3, index=64, mask=True)
    packed = setup.pack(field, pool)            packed.stream, packed.sidecar, packed.report
    field = setup.decompress(packed.stream, packed.sidecar, pool)
    with zfp.View(packed.stream, packed.sidecar) as view:
        plane = view[10, :, ::2]

Streams are those of the library zfp, bit for bit. `tierce.zfpy` has the functions of zfpy.
"""

from __future__ import annotations

import math
import struct
from array import array as numbers_of
from collections.abc import Sequence
from typing import Any

import numpy as np

from . import errors
from ._c import Buffer, Cells, Handle, lib, numbers, source, target
from ._c import check as checked
from ._zfp import (
    HEADER_FULL,
    HEADER_MAGIC,
    HEADER_META,
    HEADER_MODE,
    MAX_BITS,
    MAX_PREC,
    MIN_BITS,
    MIN_EXP,
    MODES,
    REPORT,
    TYPE_NUMBERS,
    Header,
    Packed,
    Params,
    Report,
    compressed,
    header_numbers,
    integer,
    lend,
    new_array,
    overlaps,
    told,
)
from .arrays import ORDERS, described
from .pools import Pool, threads_of
from .zfp_views import View

__all__ = [
    "HEADER_FULL",
    "HEADER_MAGIC",
    "HEADER_META",
    "HEADER_MODE",
    "MAX_BITS",
    "MAX_PREC",
    "MIN_BITS",
    "MIN_EXP",
    "Header",
    "Packed",
    "Params",
    "Report",
    "View",
    "Zfp",
    "read_header",
]

CHECKS = {None: numbers.ZFP_UNCHECKED, "check": numbers.ZFP_CHECK, "tighten": numbers.ZFP_TIGHTEN}


def read_header(data: Any, parts: int = HEADER_FULL) -> Header:
    """What the header at the front of a stream says, which has these `parts`: a sum of HEADER_MAGIC, _META and _MODE."""
    address, length, _keep = source(data)
    return told(header_numbers(address, length, integer(parts, 0, 2**32 - 1, "parts")))


def _order(order: str) -> int:
    if order not in ORDERS:
        raise ValueError(f"order is {order!r}; expected 'C' or 'F'")
    return ORDERS[order]


class Zfp(Handle):
    """How arrays are compressed. It does not change, and any number of threads may use it at once.

    How much is kept: one of `tolerance` (the largest absolute error of floats), `rate` (bits of a value), `precision` (bit
    planes of a block), `params` (four numbers: Params) and `mode_number` (what headers tell of these), or none: everything.
    A rate needs `ndim`, and `dtype` so that blocks of floats have room for their exponents (zfpy leaves that out); with
    `align`, blocks are whole words. `used` is the tolerance, rate or precision that comes of it.

    header      the parts of the header: a sum of HEADER_MAGIC, HEADER_META, HEADER_MODE
    word_bits   8, 16, 32 or 64: streams end with a whole word
    index       the sidecar tells the place of each so manieth block; 0: of none
    mask        NaN and infinities go into the sidecar; without it, lossy modes refuse them
    check       "check": errors above `absolute` or `relative` raise UnsupportedError; "tighten": more is kept until they
                hold. With neither bound, errors are only reported. By itself "check" if there is a bound
    """

    _free = "tierce_zfp_free"

    def __init__(
        self,
        *,
        tolerance: float | None = None,
        rate: float | None = None,
        precision: int | None = None,
        params: Sequence[int] | None = None,
        mode_number: int | None = None,
        ndim: int | None = None,
        dtype: Any = None,
        align: bool = False,
        header: int = HEADER_FULL,
        word_bits: int = 64,
        index: int = 0,
        mask: bool = False,
        check: str | None = None,
        absolute: float = math.inf,
        relative: float = math.inf,
    ) -> None:
        modes = {
            "tolerance": tolerance,
            "rate": rate,
            "precision": precision,
            "params": params,
            "mode_number": mode_number,
        }
        given = [name for name, value in modes.items() if value is not None]
        if len(given) > 1:
            raise ValueError(f"{' and '.join(given)} are given; expected one of them at most")
        if rate is None and (ndim is not None or dtype is not None or align):
            raise ValueError("ndim, dtype and align go with a rate")
        if check is None and (absolute, relative) != (math.inf, math.inf):
            check = "check"
        if check not in CHECKS:
            raise ValueError(f"check is {check!r}; expected 'check', 'tighten' or None")
        cells = Cells()
        checked(lib.tierce_zfp_new(cells.address))
        handle = self._take(cells[0])._handle
        # Words before the rate: aligned blocks are whole words.
        checked(lib.tierce_zfp_set_word_bits(handle, integer(word_bits, 0, 2**32 - 1, "word_bits")))
        self.used: float | int | None = None
        if tolerance is not None:
            self.used = self._set_accuracy(float(tolerance))
        elif rate is not None:
            self.used = self._set_rate(float(rate), dtype, ndim, align)
        elif precision is not None:
            self.used = self._set_precision(integer(precision, 0, 2**32 - 1, "precision"))
        elif params is not None:
            self._set_params(Params(*params))
        elif mode_number is not None:
            checked(lib.tierce_zfp_set_mode(handle, integer(mode_number, 0, 2**64 - 1, "mode_number")))
        self.header = integer(header, 0, 2**32 - 1, "header")
        checked(lib.tierce_zfp_set_header(handle, self.header))
        checked(lib.tierce_zfp_set_index(handle, integer(index, 0, 2**63 - 1, "index")))
        checked(lib.tierce_zfp_set_mask(handle, bool(mask)))
        checked(lib.tierce_zfp_set_bounds(handle, CHECKS[check], float(absolute), float(relative)))
        settings: dict[str, Any] = {**modes, "ndim": ndim, "dtype": None if dtype is None else np.dtype(dtype).str}
        settings.update(align=align, header=header, word_bits=word_bits, index=index, mask=mask)
        settings.update(check=check, absolute=absolute, relative=relative)
        self._settings = {name: value for name, value in settings.items() if value != _USUAL[name]}

    def _set_accuracy(self, tolerance: float) -> float:
        room = numbers_of("d", (0.0,))
        checked(lib.tierce_zfp_set_accuracy(self._handle, tolerance, room.buffer_info()[0]))
        return room[0]

    def _set_rate(self, rate: float, dtype: Any, ndim: int | None, align: bool) -> float:
        if ndim is None:
            raise ValueError("a rate needs ndim, the number of axes that arrays will have")
        kind = numbers.ZFP_NONE
        if dtype is not None:
            kind = TYPE_NUMBERS.get(np.dtype(dtype).str[1:], numbers.ZFP_NONE)
            if not kind:
                raise ValueError(f"dtype is {np.dtype(dtype)}; expected int32, int64, float32 or float64")
        room = numbers_of("d", (0.0,))
        axes = integer(ndim, 1, 4, "ndim")
        checked(lib.tierce_zfp_set_rate(self._handle, rate, kind, axes, bool(align), room.buffer_info()[0]))
        return room[0]

    def _set_precision(self, precision: int) -> int:
        room = numbers_of("I", (0,))
        checked(lib.tierce_zfp_set_precision(self._handle, precision, room.buffer_info()[0]))
        return room[0]

    def _set_params(self, params: Params) -> None:
        limits = [(0, 2**32 - 1)] * 3 + [(-(2**31), 2**31 - 1)]
        four = (integer(value, *limit, name) for value, limit, name in zip(params, limits, Params._fields))
        address, _, _keep = source(struct.pack("@IIIi", *four))
        checked(lib.tierce_zfp_set_params(self._handle, address))

    @property
    def params(self) -> Params:
        """The four numbers behind the mode."""
        return Params(*struct.unpack("@IIIi", self._params()[:16]))

    @property
    def mode(self) -> str:
        """What they are known as: "reversible", "tolerance", "rate", "precision" or "expert"."""
        return MODES[struct.unpack("@i", self._params()[16:])[0]]

    def _params(self) -> bytes:
        room = numbers_of("B", bytes(20))
        address = room.buffer_info()[0]
        checked(lib.tierce_zfp_get_params(self._handle, address, address + 16))
        return room.tobytes()

    @property
    def mode_number(self) -> int:
        """The number that headers tell of them."""
        cells = Cells()
        checked(lib.tierce_zfp_get_mode(self._handle, cells.address))
        return cells[0]

    def bound(self, dtype: Any, shape: Sequence[int]) -> int:
        """The most bytes of a stream of such an array."""
        cells, like = Cells(), described(dtype, shape)
        checked(lib.tierce_zfp_bound(self._handle, like._handle, cells.address))
        return cells[0]

    def compress(self, data: np.ndarray, pool: Pool | None = None, order: str = "C") -> bytes:
        """The stream of an array of one to four axes, wherever its elements lie, for setups without a sidecar."""
        self._without_sidecar()
        return self._compressed(data, pool, order, 0, 0)

    def pack(self, data: np.ndarray, pool: Pool | None = None, order: str = "C") -> Packed:
        """The stream of an array, its sidecar, and what came of it."""
        side, room = Buffer(), REPORT.room()
        stream = self._compressed(data, pool, order, side._handle, room.buffer_info()[0])
        _, bits, masked, absolute, relative, *params, mode, _ = REPORT.numbers(room)
        worst = [error if error >= 0 else None for error in (absolute, relative)]
        return Packed(stream, side.bytes(), Report(bits, masked, worst[0], worst[1], Params(*params), MODES[mode]))

    def _without_sidecar(self) -> None:
        if self._settings.keys() & {"mask", "index"}:
            raise ValueError("this setup makes a sidecar: call pack()")

    def _compressed(self, data: np.ndarray, pool: Pool | None, order: str, side: int, report: int) -> bytes:
        data, threads = np.asarray(data), threads_of(pool)
        array = lend(data, _order(order), False)
        try:
            return compressed(self._handle, array, data.nbytes, threads, side, report)
        finally:
            lib.tierce_array_free(array)

    def compress_into(self, data: np.ndarray, out: Any, pool: Pool | None = None, order: str = "C") -> int:
        """Writes the stream to a writable buffer, and says how many bytes that are; BufferTooSmallError."""
        self._without_sidecar()
        data, threads, way = np.asarray(data), threads_of(pool), _order(order)
        address, room, _keep = target(out)
        if overlaps(data, address, room):
            raise ValueError("the buffer lies in the memory of the array")
        array, cells = lend(data, way, False), Cells()
        try:
            checked(lib.tierce_zfp_compress_into(self._handle, array, threads, address, room, cells.address, 0, 0))
        finally:
            lib.tierce_array_free(array)
        return cells[0]

    def decompress(
        self,
        stream: Any,
        sidecar: Any = b"",
        pool: Pool | None = None,
        like: tuple[Any, Sequence[int]] | None = None,
        order: str = "C",
        max_bytes: int | None = None,
    ) -> np.ndarray:
        """The array of a stream; of the dtype and shape of `like` where the header does not tell, or tells of 32 bits
        what were 8 or 16. CorruptError if the stream is damaged or another, LimitError above `max_bytes`."""
        _order(order)
        address, length, _keep = source(stream)
        if like is not None:
            dtype, shape = np.dtype(like[0]), tuple(integer(n, 0, 2**63 - 1, "shape") for n in like[1])
        else:
            header = told(header_numbers(address, length, self.header))
            if header.dtype is None or header.shape is None:
                raise errors.NeedsDtypeError("the header does not tell dtype and shape: `like` has to")
            dtype, shape = header.dtype, header.shape if order == "C" else header.shape[::-1]
        if max_bytes is not None and math.prod(shape) * dtype.itemsize > max_bytes:
            raise errors.LimitError(f"an array of {dtype} and shape {shape} has more than {max_bytes} bytes")
        out = new_array(dtype, shape, order, length)
        return self.decompress_into(stream, out, sidecar, pool, order)

    def decompress_into(
        self,
        stream: Any,
        out: np.ndarray,
        sidecar: Any = b"",
        pool: Pool | None = None,
        order: str = "C",
    ) -> np.ndarray:
        """Fills an array of the stream's dtype and shape, wherever its elements lie, and gives it back."""
        threads, way = threads_of(pool), _order(order)
        address, length, _keep = source(stream)
        side, side_length, _kept = source(sidecar)
        if overlaps(out, address, length) or overlaps(out, side, side_length):
            raise ValueError("the stream or its sidecar lies in the memory of the array")
        array = lend(out, way, True)
        try:
            checked(lib.tierce_zfp_decompress_into(self._handle, address, length, side, side_length, threads, array))
        finally:
            lib.tierce_array_free(array)
        return out

    def __repr__(self) -> str:
        return f"tierce.zfp.Zfp({', '.join(f'{name}={value!r}' for name, value in self._settings.items())})"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Zfp) and self._settings == other._settings

    def __hash__(self) -> int:
        return hash(repr(self))

    def __reduce__(self) -> Any:
        return _remade, (self._settings,)


_USUAL: dict[str, Any] = Zfp.__init__.__kwdefaults__ or {}


def _remade(settings: dict[str, Any]) -> Zfp:
    return Zfp(**settings)

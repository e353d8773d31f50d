"""The API of zfpy: import this in its place.

    from tierce import zfpy
    stream = zfpy.compress_numpy(field, tolerance=1e-3)
    field = zfpy.decompress_numpy(stream)

The same streams, bit by bit, the same rules and messages; docs/python-zfpy.md has the few differences, all of which are
faults of memory there. `tierce.zfp` has what zfp's format can do beyond.
"""

from __future__ import annotations

import functools
import math
import operator
from collections.abc import Sequence
from typing import Any

import numpy as np

from . import errors
from ._c import check, lib, numbers, source
from ._zfp import (
    DTYPES,
    HEADER_FULL,
    HEADER_MAGIC,
    HEADER_META,
    HEADER_MODE,
    compressed,
    header_numbers,
    lend,
    new_array,
    overlaps,
)
from .zfp import Zfp

__all__ = [
    "HEADER_FULL",
    "HEADER_MAGIC",
    "HEADER_META",
    "HEADER_MODE",
    "compress_numpy",
    "decompress_numpy",
    "dtype_to_format",
    "dtype_to_ztype",
    "header",
    "mode_expert",
    "mode_fixed_accuracy",
    "mode_fixed_precision",
    "mode_fixed_rate",
    "mode_null",
    "type_double",
    "type_float",
    "type_int32",
    "type_int64",
    "type_none",
    "zmode_to_str",
    "ztype_to_dtype",
]

type_none, type_int32, type_int64, type_float, type_double = range(5)
mode_null, mode_expert, mode_fixed_rate, mode_fixed_precision, mode_fixed_accuracy = range(5)

zfp_to_dtype_map = {type_int32: np.int32, type_int64: np.int64, type_float: np.float32, type_double: np.float64}
zfp_mode_map = {
    mode_null: "null",
    mode_expert: "expert",
    numbers.ZFP_REVERSIBLE: "reversible",
    mode_fixed_accuracy: "tolerance",
    mode_fixed_precision: "precision",
    mode_fixed_rate: "rate",
}
_KINDS = {dtype: kind for kind, dtype in DTYPES.items()}
_FORMATS = {type_int32: "i", type_int64: "q", type_float: "f", type_double: "d"}

# A header has 48 bits for all extents.
_LONGEST = {1: 2**48, 2: 2**24, 3: 2**16, 4: 2**12}


def dtype_to_ztype(dtype: Any) -> int:
    """zfp's number of a dtype, or of a type of NumPy's; TypeError for all but int32, int64, float32 and float64."""
    for ztype, known in zfp_to_dtype_map.items():
        if dtype == known:
            return ztype
    raise TypeError(f"Unknown dtype: {dtype}")


def dtype_to_format(dtype: Any) -> str:
    """The letter that `struct` and `array` have for a dtype."""
    return _FORMATS[dtype_to_ztype(dtype)]


def ztype_to_dtype(ztype: int) -> Any:
    """NumPy's type of zfp's number."""
    number = _integer(ztype, 0, 2**32 - 1, "zfp_type")
    if number not in zfp_to_dtype_map:
        raise ValueError(f"Unsupported zfp_type {number}")
    return zfp_to_dtype_map[number]


def zmode_to_str(zmode: int) -> str:
    """The name of a mode."""
    number = _integer(zmode, 0, 2**32 - 1, "zfp_mode")
    if number not in zfp_mode_map:
        raise ValueError(f"Unsupported zfp_mode {number}")
    return zfp_mode_map[number]


def _integer(value: Any, low: int, high: int, name: str) -> int:
    """A number for a C type `name`, as Cython converts what it is given: floats are cut."""
    if type(value) is not int:
        try:
            value = operator.index(value)
        except TypeError:
            if not hasattr(type(value), "__int__"):
                raise TypeError("an integer is required") from None
            value = int(value)
    if value < low and not low:
        raise OverflowError(f"can't convert negative value to {name}")
    if not low <= value <= high:
        raise OverflowError(f"value too large to convert to {name}")
    return value


def _numbers(tolerance: Any, rate: Any, precision: Any) -> tuple[float, float, int]:
    """The parameters of a mode, converted: ldexp takes what C takes for a double."""
    return math.ldexp(tolerance, 0), math.ldexp(rate, 0), _integer(precision, -(2**31), 2**31 - 1, "int")


@functools.lru_cache(maxsize=128)
def _setup(tolerance: float, rate: float, precision: int, ndim: int, ztype: int, parts: int) -> Zfp:
    """What zfp is told, by the first of the parameters that is not negative."""
    if tolerance >= 0:
        return Zfp(tolerance=tolerance, header=parts)
    if rate >= 0:
        return Zfp(rate=rate, ndim=ndim, dtype=zfp_to_dtype_map.get(ztype), header=parts)
    if precision >= 0:
        return Zfp(precision=precision, header=parts)
    return Zfp(header=parts)


def compress_numpy(
    arr: np.ndarray, tolerance: float = -1, rate: float = -1, precision: int = -1, write_header: bool = True
) -> bytes:
    """The stream of an array of one to four axes, of int32, int64, float32 or float64, wherever its elements lie.

    `tolerance`: the largest absolute error; `rate`: bits of a value; `precision`: bit planes of a block. Without any of
    them nothing is lost. `write_header`: whether the stream tells shape, type and mode, which decompress_numpy() needs.
    """
    if not isinstance(arr, np.ndarray):
        if arr is None:
            raise TypeError("Input array cannot be None")
        raise TypeError(f"Argument 'arr' has incorrect type (expected numpy.ndarray, got {type(arr).__name__})")
    tolerance, rate, precision = _numbers(tolerance, rate, precision)
    if (tolerance >= 0) + (rate >= 0) + (precision >= 0) > 1:
        raise ValueError("Only one of tolerance, rate, or precision can be set")
    ndim = arr.ndim
    if arr.dtype not in _KINDS:
        raise TypeError(f"Unknown dtype: {arr.dtype}")
    if not 1 <= ndim <= 4:
        raise RuntimeError("Greater than 4 dimensions not supported")
    if write_header and max(arr.shape) > _LONGEST[ndim]:
        raise RuntimeError("Failed to write header to stream")
    zfp = _setup(tolerance, rate, precision, ndim, type_none, HEADER_FULL if write_header else 0)
    array = lend(arr, numbers.ORDER_C, False)
    try:
        return compressed(zfp._handle, array, arr.nbytes, 0)
    finally:
        lib.tierce_array_free(array)


# The names that Cython has for what is not unsigned bytes.
_C_NAMES = {"b": "signed char", "h": "short", "H": "unsigned short", "i": "int"}
_C_NAMES.update(I="unsigned int", l="long", L="unsigned long", q="long long", Q="unsigned long long", f="float")
_C_NAMES.update(d="double", g="long double")


def _stream(data: Any) -> tuple[int, int, Any]:
    """Address and length of unsigned bytes in a row, and what keeps them in place."""
    if type(data) is not bytes:
        if data is None:
            raise TypeError("compressed_data cannot be None")
        try:
            seen = memoryview(data)
        except TypeError:
            raise TypeError(f"a bytes-like object is required, not '{type(data).__name__}'") from None
        if not seen.c_contiguous:
            if isinstance(data, np.ndarray):
                raise ValueError("ndarray is not C-contiguous")
            raise BufferError("memoryview: underlying buffer is not C-contiguous")
        if seen.ndim != 1:
            raise ValueError(f"Buffer has wrong number of dimensions (expected 1, got {seen.ndim})")
        letter = seen.format.lstrip("@=<>!")
        if letter not in ("B", "?", "c"):
            if letter not in _C_NAMES:
                raise ValueError(f"Does not understand character buffer dtype format string ({letter!r})")
            name = _C_NAMES[letter]
            raise ValueError(f"Buffer dtype mismatch, expected 'const uint8_t' but got '{name}'")
    found = source(data)
    if not found[1]:
        raise IndexError("Out of bounds on buffer access (axis 0)")
    return found


def _read_header(address: int, length: int) -> tuple[Any, ...]:
    try:
        return header_numbers(address, length, HEADER_FULL)
    except errors.Error as error:
        raise ValueError("Failed to read required zfp header") from error


def _decompressed(zfp: Zfp, address: int, length: int, out: np.ndarray) -> np.ndarray:
    array = lend(out, numbers.ORDER_C, True)
    try:
        check(lib.tierce_zfp_decompress_into(zfp._handle, address, length, 0, 0, 0, array))
    except errors.CorruptError as error:
        raise RuntimeError("error during zfp decompression") from error
    finally:
        lib.tierce_array_free(array)
    return out


def _new_array(dtype: Any, shape: Sequence[int], length: int) -> np.ndarray:
    try:
        return new_array(dtype, shape, "C", length)
    except errors.CorruptError as error:
        raise RuntimeError("error during zfp decompression") from error


def decompress_numpy(compressed_data: Any) -> np.ndarray:
    """The array of a stream with a header, in C order."""
    address, length, _keep = _stream(compressed_data)
    members = _read_header(address, length)
    out = _new_array(DTYPES[members[7]], members[2 : 2 + members[8]], length)
    return _decompressed(_setup(-1, -1, -1, 1, type_none, HEADER_FULL), address, length, out)


def _decompress(
    compressed_data: Any,
    ztype: int,
    shape: Sequence[int],
    out: Any = None,
    tolerance: float = -1,
    rate: float = -1,
    precision: int = -1,
) -> np.ndarray:
    """The array of a stream without a header, whose type, shape and mode the caller knows.

    `out`: an array of that type and shape, wherever its elements lie, or the memory of one; None for a new array.
    """
    tolerance, rate, precision = _numbers(tolerance, rate, precision)
    ztype = _integer(ztype, 0, 2**32 - 1, "zfp_type")
    address, length, _keep = _stream(compressed_data)
    extents = _extents(shape)
    dtype = ztype_to_dtype(ztype)
    zfp = _setup(tolerance, rate, precision, len(extents), ztype, 0)
    if out is None:
        return _decompressed(zfp, address, length, _new_array(dtype, extents, length))
    if isinstance(out, np.ndarray):
        _check_array(out, dtype, [extent for extent in shape if extent > 0])
    else:
        out = np.frombuffer(out, dtype=dtype).reshape(shape)
    if overlaps(out, address, length):
        raise ValueError("Cannot decompress in-place")
    _decompressed(zfp, address, length, out if out.ndim == len(extents) else out.reshape(extents))
    return out


def _extents(shape: Any) -> tuple[int, ...]:
    """One to four extents; zeros in front of them stand for no axis."""
    try:
        count = len(shape)
    except TypeError:
        raise TypeError("User-provided {} is not an iterable") from None
    if count > 4:
        raise ValueError("User-provided {} has too many dimensions (up to 4 supported)")
    if count <= 0:
        raise ValueError("User-provided {} needs at least one dimension")
    found = [int(extent) for extent in reversed(shape)]
    if min(found) < 0:
        raise OverflowError("can't convert negative value to size_t")
    if max(found) >= 2**64:
        raise OverflowError("value too large to convert to size_t")
    while found and not found[-1]:
        found.pop()
    if not found or not all(found):
        raise ValueError(f"an array of shape {tuple(shape)} has no elements")
    return tuple(reversed(found))


def _check_array(out: np.ndarray, dtype: Any, shape: Sequence[int]) -> None:
    if out.dtype != dtype:
        raise ValueError(
            f"Out ndarray has dtype {out.dtype} but decompression is using {dtype}. "
            "Use out=ndarray.data to avoid this check."
        )
    if list(out.shape) != list(shape):
        raise ValueError(
            f"Out ndarray has shape {out.shape} but decompression is using {shape}.  "
            "Use out=ndarray.data to avoid this check."
        )


def header(compressed_data: Any) -> dict[str, Any]:
    """What the header of a stream says; extents as zfp counts them, x being the last of the array's.

    As in zfpy 1.0.1, "maxbits" is the number of "minbits"; tierce.zfp.read_header() tells both.
    """
    address, length, _keep = _stream(compressed_data)
    members = _read_header(address, length)
    ndim, mode = members[8], members[9]
    minbits, maxbits, maxprec, minexp = members[11:15]
    extents = dict(zip(("nx", "ny", "nz", "nw"), [*members[2 : 2 + ndim][::-1], 0, 0, 0]))
    return {
        **extents,
        "type": zfp_to_dtype_map[members[7]],
        "mode": zfp_mode_map[mode],
        "config": {
            "mode": mode,
            "tolerance": math.ldexp(1.0, minexp) if mode == mode_fixed_accuracy else 0.0,
            "rate": maxbits / 4**ndim if mode == mode_fixed_rate else 0.0,
            "precision": maxprec if mode == mode_fixed_precision else 0,
            "expert": {"minbits": minbits, "maxbits": minbits, "maxprec": maxprec, "minexp": minexp},
        },
    }

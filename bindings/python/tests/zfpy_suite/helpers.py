"""What zfp's tests of zfpy import as `test_utils`: its helpers in C by ctypes, where zfp has them by Cython.

ZFP_HELPERS names the shared library of them, which run.sh makes.
"""

import ctypes
import os
from ctypes import c_int, c_size_t, c_ssize_t, c_uint64, c_void_p

import numpy as np

_c = ctypes.CDLL(os.environ["ZFP_HELPERS"])
for _name in ("getChecksumByKey", "hashBitstream", "hashArray64"):
    getattr(_c, _name).restype = c_uint64
_c.hashArray32.restype = ctypes.c_uint32
_c.computeFixedAccuracyParam.restype = ctypes.c_double
_c.computeFixedRateParam.restype = c_size_t

stride_as_is, stride_permuted, stride_interleaved, stride_reversed = range(4)
_INPUT, _STREAM, _OUTPUT = range(3)
_WHOLE_ARRAYS = 2

# zfp's number of a type -> the type, the function that makes such values, and the exponent that integers have.
_TYPES = {
    1: (np.int32, _c.generateSmoothRandInts32, 30),
    2: (np.int64, _c.generateSmoothRandInts64, 62),
    3: (np.float32, _c.generateSmoothRandFloats, None),
    4: (np.float64, _c.generateSmoothRandDoubles, None),
}
_NUMBERS = {np.dtype(kind): number for number, (kind, _, _) in _TYPES.items()}


def getRandNumpyArray(ndim, ztype):
    dtype, generate, exponent = _TYPES[ztype]
    values, side, total = c_void_p(), c_size_t(), c_size_t()
    exponents = [] if exponent is None else [c_int(exponent)]
    least = c_size_t(1_000_000 if exponent is None else 4096)
    generate(least, c_int(ndim), *exponents, ctypes.byref(values), ctypes.byref(side), ctypes.byref(total))
    shape = (side.value,) * ndim
    content = ctypes.string_at(values.value, side.value**ndim * np.dtype(dtype).itemsize)
    return np.frombuffer(content, dtype).reshape(shape).copy()


def _checksum(subject, shape, ztype, mode=0, parameter=0):
    sizes, first, second = (c_size_t * 4)(*shape), c_uint64(), c_uint64()
    keys = ctypes.byref(first), ctypes.byref(second)
    if subject == _INPUT:
        _c.computeKeyOriginalInput(_WHOLE_ARRAYS, sizes, *keys)
    else:
        _c.computeKey(_WHOLE_ARRAYS, subject, sizes, mode, parameter, *keys)
    return _c.getChecksumByKey(4 - list(shape).count(0), ztype, first, second)


def getChecksumOrigArray(shape, ztype):
    return _checksum(_INPUT, shape, ztype)


def getChecksumCompArray(shape, ztype, mode, parameter):
    return _checksum(_STREAM, shape, ztype, mode, parameter)


def getChecksumDecompArray(shape, ztype, mode, parameter):
    return _checksum(_OUTPUT, shape, ztype, mode, parameter)


def computeParameterValue(mode, parameter):
    compute = {2: _c.computeFixedRateParam, 3: _c.computeFixedPrecisionParam, 4: _c.computeFixedAccuracyParam}[mode]
    return compute(c_int(parameter))


def hashNumpyArray(array):
    hashed = _c.hashArray32 if array.itemsize == 4 else _c.hashArray64
    return hashed(c_void_p(array.ctypes.data), c_size_t(array.size), c_ssize_t(1))


def hashCompressedArray(stream):
    words = ctypes.create_string_buffer(stream, len(stream))
    return _c.hashBitstream(words, c_size_t(len(stream)))


def generateStridedRandomNumpyArray(layout, array):
    if layout == stride_as_is:
        return array.copy(order="K")
    shape, strides = list(array.shape), (c_ssize_t * 4)()
    if layout == stride_interleaved:
        shape[-1] *= 2
    out, number = np.empty(shape, array.dtype), _NUMBERS[array.dtype]
    places, sizes = (c_void_p(array.ctypes.data), c_void_p(out.ctypes.data)), (c_size_t * 4)(*shape)
    if layout == stride_interleaved:
        _c.interleaveArray(*places, c_size_t(array.size), number)
        _c.getInterleavedStrides(array.ndim, sizes, strides)
    else:
        assert _c.permuteSquareArray(*places, c_size_t(shape[0]), array.ndim, number) == 0
        _c.getPermutedStrides(array.ndim, sizes, strides)
    steps = [step * array.itemsize for step in strides[: array.ndim]]
    return np.lib.stride_tricks.as_strided(out, array.shape, steps[::-1])

"""Buffers of all kinds as numpy arrays, without a copy."""

from __future__ import annotations

import array
import codecs
from typing import Any

import numpy as np

from .ndarray_like import NDArrayLike, is_ndarray_like


def ensure_ndarray_like(buf: Any) -> Any:
    """`buf` itself if it is an array (of numpy, cupy, …), else a numpy array of its memory. Never copies.

    TypeError: it has no buffer, or is an array.array of characters.
    """
    if type(buf) is np.ndarray or is_ndarray_like(buf):
        return buf
    if isinstance(buf, array.array) and buf.typecode in ("c", "u", "w"):
        raise TypeError("array.array with char or unicode type is not supported")
    return np.array(memoryview(buf), copy=False)


def ensure_ndarray(buf: Any) -> np.ndarray:
    """A numpy array of the memory of `buf`. Never copies."""
    found = ensure_ndarray_like(buf)
    return found if type(found) is np.ndarray else np.array(found, copy=False)


def ensure_contiguous_ndarray_like(buf: Any, max_buffer_size: int | None = None, flatten: bool = True) -> Any:
    """An array of the memory of `buf`, all of whose elements lie in a row; instants and spans are 64-bit integers.

    `flatten`: one axis, in the order in which elements lie in memory. Never copies. TypeError for Python objects;
    ValueError if there are gaps, or more than `max_buffer_size` bytes.
    """
    arr = ensure_ndarray_like(buf)
    # Python objects inside records are as little of use as others: their memory holds pointers.
    if arr.dtype == object or getattr(arr.dtype, "hasobject", False):
        raise TypeError("object arrays are not supported")
    # The buffer protocol does not know times.
    if arr.dtype.kind in "Mm":
        arr = arr.view(np.int64)
    if not (arr.flags.c_contiguous or arr.flags.f_contiguous):
        raise ValueError("an array with contiguous memory is required")
    if flatten:
        arr = arr.reshape(-1, order="A")
    if max_buffer_size is not None and arr.nbytes > max_buffer_size:
        raise ValueError(f"Codec does not support buffers of > {max_buffer_size} bytes")
    return arr


def ensure_contiguous_ndarray(buf: Any, max_buffer_size: int | None = None, flatten: bool = True) -> np.ndarray:
    """`ensure_contiguous_ndarray_like`, as a numpy array."""
    return ensure_ndarray(ensure_contiguous_ndarray_like(buf, max_buffer_size, flatten))


def ensure_bytes(buf: Any) -> bytes:
    """The memory of `buf` as bytes, elements of arrays in the order in which they lie; bytes are given back as they are."""
    if isinstance(buf, bytes):
        return buf
    arr = ensure_ndarray_like(buf)
    if arr.dtype == object or getattr(arr.dtype, "hasobject", False):
        raise TypeError("object arrays are not supported")
    return bytes(arr.tobytes(order="A"))


def ensure_text(s: Any, encoding: str = "utf-8") -> str:
    """`s` if it is text, else its memory decoded."""
    if isinstance(s, str):
        return s
    return codecs.decode(memoryview(ensure_contiguous_ndarray(s)), encoding)  # type: ignore[arg-type]


def ndarray_copy(src: Any, dst: Any) -> Any:
    """Copies the memory of `src` to `dst`, whose type and shape it takes, and gives `dst`; without `dst`, gives `src`."""
    if dst is None:
        return src
    src = ensure_ndarray_like(src)
    dst = ensure_ndarray_like(dst)
    src = src.reshape(-1, order="A")
    if dst.dtype != object:
        src = src.view(dst.dtype)
    if src.shape != dst.shape:
        src = src.reshape(dst.shape, order="F" if dst.flags.f_contiguous else "C")
    np.copyto(dst, src)
    return dst


__all__ = [
    "NDArrayLike",
    "ensure_bytes",
    "ensure_contiguous_ndarray",
    "ensure_contiguous_ndarray_like",
    "ensure_ndarray",
    "ensure_ndarray_like",
    "ensure_text",
    "is_ndarray_like",
    "ndarray_copy",
]

"""NumPy's arrays and those of the library."""

from array import array as numbers_of

import numpy as np

from ._c import Cells, Handle, check, lib, numbers, source, string_at, view

ORDERS = {"C": numbers.ORDER_C, "F": numbers.ORDER_F}


def sizes_of(values):
    """The address of size_t numbers, and what keeps them."""
    keep = numbers_of("Q", values)
    return keep.buffer_info()[0], keep


def steps_of(values):
    """The address of ptrdiff_t numbers, and what keeps them."""
    keep = numbers_of("q", values)
    return keep.buffer_info()[0], keep


def typestr(dtype):
    """The library's name of a NumPy dtype: times are what NumPy calls them, records are raw bytes."""
    dtype = np.dtype(dtype)
    if dtype.hasobject:
        raise TypeError(f"elements of {dtype} are Python objects; expected numbers, strings or raw bytes")
    return dtype.str if dtype.names is None and dtype.subdtype is None else f"|V{dtype.itemsize}"


class Array(Handle):
    """A tierce_array. Of memory that was lent it keeps what owns it."""

    _free = "tierce_array_free"

    def __init__(self, handle, keep=None):
        self._take(handle)
        self._keep = keep

    @property
    def dtype(self):
        """NumPy's typestr, or "utf8", "bytes", "json", "ragged:<f4"."""
        cells = Cells(8)
        length = lib.tierce_array_dtype(self._handle, cells.address, 64)
        if length >= 64:
            cells = Cells(length // 8 + 1)
            lib.tierce_array_dtype(self._handle, cells.address, length + 1)
        return string_at(cells.address).decode()

    @property
    def shape(self):
        cells = Cells(2)
        check(lib.tierce_array_shape(self._handle, cells.address, cells.address + 8))
        return tuple(view(cells[0], 8 * cells[1], None).cast("Q")) if cells[1] else ()

    @property
    def strides(self):
        """Bytes from element to element; negative where it goes backwards."""
        cells = Cells(2)
        check(lib.tierce_array_strides(self._handle, cells.address, cells.address + 8))
        return tuple(view(cells[0], 8 * cells[1], None).cast("q")) if cells[1] else ()

    def __len__(self):
        return lib.tierce_array_count(self._handle)

    @property
    def nbytes(self):
        return lib.tierce_array_size(self._handle)

    def numpy(self):
        """A NumPy array of the same memory, which keeps this one. For elements of a fixed size."""
        dtype = np.dtype(self.dtype)
        shape = self.shape
        if not self.nbytes:
            return np.empty(shape, dtype)
        cells = Cells()
        check(lib.tierce_array_data(self._handle, cells.address))
        strides = self.strides
        # Where the lowest and the highest byte lie, since strides may be negative.
        reach = [(size - 1) * step for size, step in zip(shape, strides)]
        low = sum(way for way in reach if way < 0)
        high = sum(way for way in reach if way > 0) + dtype.itemsize
        memory = view(cells[0] + low, high - low, self)
        return np.ndarray(shape, dtype, buffer=memory, offset=-low, strides=strides)


def lent(data, order="C", writable=False, dtype=None):
    """An Array of the memory of a NumPy array, wherever its elements lie; `dtype` tells another typestr for them."""
    if writable and not data.flags.writeable:
        raise ValueError("the array is read-only")
    name = (dtype or typestr(data.dtype)).encode() + b"\0"
    text, _, keep_name = source(name)
    shape, keep_shape = sizes_of(data.shape)
    strides, keep_strides = steps_of(data.strides)
    cells = Cells()
    borrow = lib.tierce_array_borrow_mut if writable else lib.tierce_array_borrow
    check(
        borrow(
            text, data.ctypes.data, shape, strides, data.ndim, ORDERS[order], 0, 0, cells.address
        )
    )
    return Array(cells[0], (data, keep_name, keep_shape, keep_strides)[0])


def described(dtype, shape, order="C"):
    """An Array without memory: it only tells a type (a typestr or a dtype) and a shape."""
    name = dtype if isinstance(dtype, str) else typestr(dtype)
    text, _, _name = source(name.encode() + b"\0")
    sizes, _sizes = sizes_of(shape)
    cells = Cells()
    check(lib.tierce_array_describe(text, sizes, len(shape), ORDERS[order], cells.address))
    return Array(cells[0])

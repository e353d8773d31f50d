"""NumPy's arrays and those of the library.

as_array(values)      a tierce.Array of what Python has: NumPy's memory is lent, items are gathered
Array.numpy()         the other way: a NumPy array of the same memory, or one of objects
"""

import functools
from typing import Any, List, Optional, Sequence, Tuple

import numpy as np

from . import items as _items
from ._c import SIZE_MAX, Buffer, Cells, Handle, check, lib, numbers, source, string_at, view
from ._lists import limit_of, path_of, sizes_of, steps_of

__all__ = ["Array", "as_array", "described", "lent", "sizes_of", "steps_of", "typestr"]

# Bytes of a ptrdiff_t.
_STEP = 8 if SIZE_MAX > 2**32 else 4
ORDERS = {"C": numbers.ORDER_C, "F": numbers.ORDER_F}


def _order(letter: str) -> int:
    """The number of an order."""
    try:
        return ORDERS[letter]
    except (KeyError, TypeError):
        raise ValueError(f"order is {letter!r}; expected 'C' or 'F'") from None


def typestr(dtype: Any) -> str:
    """The library's name of a NumPy dtype: times are what NumPy calls them, records are raw bytes."""
    dtype = np.dtype(dtype)
    if dtype.hasobject or dtype.kind == "T":
        raise TypeError(f"elements of {dtype} are Python objects; expected numbers, strings or raw bytes")
    name: str = dtype.str if dtype.names is None and dtype.subdtype is None else f"|V{dtype.itemsize}"
    return name


def type_name(dtype: Any) -> str:
    """The library's name of a type: "utf8" and other items as they are, else as typestr() tells."""
    return dtype if isinstance(dtype, str) and _items.is_items(dtype) else typestr(dtype)


@functools.lru_cache(maxsize=256)
def _lent_name(dtype: "np.dtype[Any]") -> Tuple[int, int, Any]:
    """The address of the library's name of a dtype, and what keeps it."""
    return source(typestr(dtype).encode() + b"\0")


class Array(Handle):
    """Elements of one type in memory of the library or of Python, with shape and strides (a tierce_array).

    Threads may read it together; who writes to it makes sure that nobody else uses it meanwhile.
    """

    _free = "tierce_array_free"
    _keep: Any = None

    def __init__(self) -> None:
        raise TypeError("arrays are made by Array.of(), Array.zeros() and others")

    @classmethod
    def _of(cls, handle: int, keep: Any = None) -> "Array":
        """Of a tierce_array."""
        this = cls.__new__(cls)
        this._take(handle)
        this._keep = keep
        return this

    @classmethod
    def of(cls, values: Any, dtype: Any = None, order: str = "C") -> "Array":
        """An Array of a NumPy array, whose memory it sees, or of a list of items; see as_array()."""
        return as_array(values, dtype, order)

    @classmethod
    def zeros(cls, dtype: Any, shape: Sequence[int], order: str = "C") -> "Array":
        """An Array with memory of its own: zeros, or empty items."""
        text, _, _name = source(type_name(dtype).encode() + b"\0")
        sizes, _sizes = sizes_of(shape)
        cells = Cells()
        check(lib.tierce_array_new(text, sizes, len(shape), _order(order), cells.address))
        return cls._of(cells[0])

    @classmethod
    def from_dlpack(cls, tensor: Any) -> "Array":
        """Sees the memory of any object with `__dlpack__`, on the CPU, without a copy."""
        from .dlpack import from_dlpack

        return from_dlpack(tensor)

    @classmethod
    def from_npy(cls, data: Any) -> "Array":
        """An Array with memory of its own, of the bytes of a .npy file."""
        address, length, _keep = source(data)
        cells = Cells()
        check(lib.tierce_array_from_npy(address, length, cells.address))
        return cls._of(cells[0])

    @classmethod
    def load_npy(cls, path: Any) -> "Array":
        """An Array with memory of its own, of a .npy file."""
        text, _, _keep = source(path_of(path))
        cells = Cells()
        check(lib.tierce_array_load_npy(text, cells.address))
        return cls._of(cells[0])

    @property
    def dtype(self) -> str:
        """NumPy's typestr, or "utf8", "bytes", "json", "ragged:<f4"."""
        cells = Cells(8)
        length = lib.tierce_array_dtype(self._handle, cells.address, 64)
        if length >= 64:
            cells = Cells(length // 8 + 1)
            lib.tierce_array_dtype(self._handle, cells.address, length + 1)
        return string_at(cells.address).decode()

    @property
    def shape(self) -> Tuple[int, ...]:
        cells = Cells(2)
        check(lib.tierce_array_shape(self._handle, cells.address, cells.address + 8))
        return tuple(view(cells[0], 8 * cells[1], None).cast("Q")) if cells[1] else ()

    @property
    def strides(self) -> Tuple[int, ...]:
        """Bytes from element to element, or items; negative where it goes backwards."""
        cells = Cells(2)
        check(lib.tierce_array_strides(self._handle, cells.address, cells.address + 8))
        return tuple(view(cells[0], 8 * cells[1], None).cast("q")) if cells[1] else ()

    @property
    def ndim(self) -> int:
        return len(self.shape)

    @property
    def order(self) -> str:
        """How elements are walked: "C" or "F"."""
        return "F" if lib.tierce_array_order(self._handle) == numbers.ORDER_F else "C"

    @property
    def size(self) -> int:
        """How many elements there are."""
        return int(lib.tierce_array_count(self._handle))

    @property
    def nbytes(self) -> int:
        """The bytes of all elements, or of all items."""
        return int(lib.tierce_array_size(self._handle))

    def __len__(self) -> int:
        return self.size

    def numpy(self) -> "np.ndarray[Any, Any]":
        """A NumPy array of the same memory, which keeps this one; of items a new one of objects."""
        name, shape = self.dtype, self.shape
        if _items.is_items(name):
            return _items.objects(self, name, shape)
        dtype = np.dtype(name)
        if not self.nbytes:
            return np.empty(shape, dtype)
        cells = Cells()
        writable = lib.tierce_array_data_mut(self._handle, cells.address) >= 0
        if not writable:
            check(lib.tierce_array_data(self._handle, cells.address))
        strides = self.strides
        # Where the lowest and the highest byte lie, since strides may be negative.
        reach = [(size - 1) * step for size, step in zip(shape, strides)]
        low = sum(way for way in reach if way < 0)
        high = sum(way for way in reach if way > 0) + dtype.itemsize
        memory = view(cells[0] + low, high - low, self)
        if not writable:
            memory = memory.toreadonly()
        return np.ndarray(shape, dtype, buffer=memory, offset=-low, strides=strides)

    def __array__(self, dtype: Any = None, copy: Optional[bool] = None) -> "np.ndarray[Any, Any]":
        made = self.numpy()
        if copy:
            return np.array(made, dtype)
        if copy is False and dtype is not None and np.dtype(dtype) != made.dtype:
            raise ValueError("elements of another type need a copy")
        return made if dtype is None else made.astype(dtype, copy=False)

    def tolist(self) -> List[Any]:
        """As NumPy's tolist()."""
        made: List[Any] = self.numpy().tolist()
        return made

    def _view(self, call: str, *arguments: int) -> "Array":
        cells = Cells()
        check(getattr(lib, call)(self._handle, *arguments, cells.address))
        return Array._of(cells[0], self._keep)

    def slice(self, start: Sequence[int], count: Sequence[int], step: Optional[Sequence[int]] = None) -> "Array":
        """A view of `count` indices from `start` on along each axis, `step` apart (negative walks back)."""
        if len(count) != len(start) or (step is not None and len(step) != len(start)):
            raise ValueError("start, count and step differ in length")
        starts, _starts = sizes_of(start)
        counts, _counts = sizes_of(count)
        steps, _steps = (0, None) if step is None else steps_of(step)
        return self._view("tierce_array_slice", starts, counts, steps, len(start))

    def interior(self, before: Sequence[int], after: Sequence[int]) -> "Array":
        """A view without the outermost `before[i]` and `after[i]` indices along each axis: without ghost cells."""
        if len(before) != len(after):
            raise ValueError("before and after differ in length")
        low, _low = sizes_of(before)
        high, _high = sizes_of(after)
        return self._view("tierce_array_interior", low, high, len(before))

    def transpose(self, axes: Sequence[int]) -> "Array":
        """A view whose axis i is axis `axes[i]` of this one."""
        places, _places = sizes_of(axes)
        return self._view("tierce_array_transpose", places, len(axes))

    def reshape(self, shape: Sequence[int]) -> "Array":
        """A view of another shape, of elements that lie in a row."""
        sizes, _sizes = sizes_of(shape)
        return self._view("tierce_array_reshape", sizes, len(shape))

    def view_as(self, dtype: Any) -> "Array":
        """A view with elements of another type of the same size."""
        text, _, _name = source(type_name(dtype).encode() + b"\0")
        return self._view("tierce_array_view_as", text)

    def copy(self, order: str = "C") -> "Array":
        """A copy with memory of its own, its elements in a row in `order`."""
        cells = Cells()
        check(lib.tierce_array_copy(self._handle, _order(order), cells.address))
        return Array._of(cells[0])

    def assign(self, values: Any) -> None:
        """Copies all elements of another array of this type and shape to here."""
        given = as_array(values, self.dtype)
        check(lib.tierce_array_assign(self._handle, given._handle))

    def to_npy(self) -> memoryview:
        """The array as a .npy file."""
        out = Buffer()
        check(lib.tierce_array_to_npy(self._handle, out._handle))
        return out.view().toreadonly()

    def save_npy(self, path: Any) -> None:
        """Writes a .npy file: what was there stays until the new one is whole."""
        text, _, _keep = source(path_of(path))
        check(lib.tierce_array_save_npy(self._handle, text))

    def __dlpack__(self, **wanted: Any) -> Any:
        """A DLPack capsule over the same memory, which it keeps."""
        from .dlpack import given

        return given(self, **wanted)

    def __dlpack_device__(self) -> Tuple[int, int]:
        return 1, 0  # kDLCPU

    def __repr__(self) -> str:
        return f"<tierce.Array of {self.dtype}, shape {self.shape}>"


def lent(data: "np.ndarray[Any, Any]", order: str = "C", writable: bool = False, dtype: Optional[str] = None) -> Array:
    """An Array of the memory of a NumPy array, wherever its elements lie; `dtype` tells another typestr for them."""
    if not isinstance(data, np.ndarray):
        raise TypeError(f"expected a NumPy array, not {type(data).__name__}")
    if writable and not data.flags.writeable:
        raise ValueError("the array is read-only")
    text, _, _name = source(dtype.encode() + b"\0") if dtype else _lent_name(data.dtype)
    extents, _extents = steps_of(data.shape + data.strides)
    cells = Cells()
    borrow = lib.tierce_array_borrow_mut if writable else lib.tierce_array_borrow
    address = data.__array_interface__["data"][0]
    strides = extents + data.ndim * _STEP
    check(borrow(text, address, extents, strides, data.ndim, _order(order), 0, 0, cells.address))
    return Array._of(cells[0], data)


def as_array(values: Any, dtype: Any = None, order: str = "C") -> Array:
    """An Array of `values`, whose elements are walked in `order`.

    The memory of a NumPy array, and of an Array, which is walked in its own order, is seen without a copy. Items are gathered: texts, bytes, JSON values
    or rows, in an array of objects or in lists; `dtype` says which ("utf8", "bytes", "json", "ragged:<f4"), and without
    it what the first item is. Other values become a NumPy array of `dtype`.
    """
    if (
        dtype is None
        and type(values) is np.ndarray
        and values.dtype.kind in "fiucbmMSUV"
        and not values.dtype.hasobject
    ):
        return lent(values, order)
    if isinstance(values, Array):
        if dtype is None or type_name(dtype) == values.dtype:
            return values
        values = values.numpy()
    if isinstance(dtype, str) and _items.is_items(dtype):
        return Array._of(*_items.gathered(values, dtype, _order(order)))
    given = values
    if not isinstance(values, np.ndarray):
        # NumPy would make rows of different lengths of one item each, or refuse them.
        if dtype is None and isinstance(values, (list, tuple)):
            dtype = _items.kind_of(values)
            if dtype is not None:
                return Array._of(*_items.gathered(values, dtype, _order(order)))
        given = np.asarray(values, dtype)
    if given.dtype.hasobject or given.dtype.kind == "T":
        kind = _items.kind_of(given.ravel().tolist())
        if kind is None:
            raise TypeError("elements are Python objects of several kinds; say which with dtype: 'json', for one")
        return Array._of(*_items.gathered(given, kind, _order(order)))
    if dtype is not None and given.dtype != np.dtype(dtype):
        given = given.astype(dtype)
    return lent(given, order)


def described(dtype: Any, shape: Sequence[int], order: str = "C") -> Array:
    """An Array without memory: it only tells a type (a typestr or a dtype) and a shape."""
    name = dtype if isinstance(dtype, str) else typestr(dtype)
    text, _, _name = source(name.encode() + b"\0")
    sizes, _sizes = sizes_of(shape)
    cells = Cells()
    check(lib.tierce_array_describe(text, sizes, len(shape), _order(order), cells.address))
    return Array._of(cells[0])


def room_for_items(dtype: str, shape: Sequence[int], order: str = "C", max_length: Optional[int] = None) -> Array:
    """An Array of empty items that never takes more than `max_length` bytes, 20 of them for each item."""
    text, _, _name = source(dtype.encode() + b"\0")
    sizes, _sizes = sizes_of(shape)
    cells = Cells()
    most = limit_of(max_length)
    check(lib.tierce_array_new_items(text, sizes, len(shape), _order(order), most, cells.address))
    return Array._of(cells[0])

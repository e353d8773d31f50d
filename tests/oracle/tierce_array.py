"""Arrays, codecs on arrays and metrics of the C API for the tests, beside tierce_c.py: prototypes and a thin layer.

Memory of numpy is lent, not copied: `Array.borrow` sees it wherever its strides lead, and keeps it until the library
calls `release`.
"""

import ctypes
import itertools
from ctypes import POINTER, byref, c_char_p, c_double, c_int32, c_size_t, c_ssize_t, c_void_p

import numpy as np
from tierce_c import (
    SIZE_MAX,
    Buffer,
    Collection,
    Into,
    Owned,
    Release,
    address,
    as_bytes,
    check,
    handle,
    lib,
    out_handle,
    out_size,
    status_t,
)

ORDER_C, ORDER_F = 0, 1
ORDERS = {"C": ORDER_C, "F": ORDER_F}

# TIERCE_METRIC_*, in the order of their numbers.
METRICS = [
    "max_abs_error",
    "max_rel_error",
    "rmse",
    "psnr",
    "ratio",
    "changed",
    "non_finite_changed",
    "bytes",
    "encoded_bytes",
    "encode_seconds",
    "decode_seconds",
]

sizes, steps = POINTER(c_size_t), POINTER(c_ssize_t)
typed = [c_char_p, sizes, c_size_t, c_int32]
lent = [c_char_p, c_void_p, sizes, steps, c_size_t, c_int32, Release, c_void_p, out_handle]

# Name -> result, arguments.
PROTOTYPES = {
    "tierce_array_new": (status_t, [*typed, out_handle]),
    "tierce_array_new_items": (status_t, [*typed, c_size_t, out_handle]),
    "tierce_array_describe": (status_t, [*typed, out_handle]),
    "tierce_array_borrow": (status_t, lent),
    "tierce_array_borrow_mut": (status_t, lent),
    "tierce_array_from_segments": (status_t, [c_char_p, handle, sizes, c_size_t, c_int32, out_handle]),
    "tierce_array_from_items": (
        status_t,
        [c_char_p, POINTER(c_void_p), sizes, sizes, c_size_t, c_int32, out_handle],
    ),
    "tierce_array_free": (None, [handle]),
    "tierce_array_copy": (status_t, [handle, c_int32, out_handle]),
    "tierce_array_assign": (status_t, [handle, handle]),
    "tierce_array_slice": (status_t, [handle, sizes, sizes, steps, c_size_t, out_handle]),
    "tierce_array_interior": (status_t, [handle, sizes, sizes, c_size_t, out_handle]),
    "tierce_array_transpose": (status_t, [handle, sizes, c_size_t, out_handle]),
    "tierce_array_reshape": (status_t, [handle, sizes, c_size_t, out_handle]),
    "tierce_array_view_as": (status_t, [handle, c_char_p, out_handle]),
    "tierce_array_dtype": (c_size_t, [handle, c_void_p, c_size_t]),
    "tierce_array_shape": (status_t, [handle, POINTER(sizes), out_size]),
    "tierce_array_strides": (status_t, [handle, POINTER(steps), out_size]),
    "tierce_array_order": (c_int32, [handle]),
    "tierce_array_count": (c_size_t, [handle]),
    "tierce_array_size": (c_size_t, [handle]),
    "tierce_array_data": (status_t, [handle, POINTER(c_void_p)]),
    "tierce_array_data_mut": (status_t, [handle, POINTER(c_void_p)]),
    "tierce_array_item": (status_t, [handle, c_size_t, POINTER(c_void_p), out_size]),
    "tierce_array_segments": (status_t, [handle, out_handle]),
    "tierce_array_from_npy": (status_t, [c_void_p, c_size_t, out_handle]),
    "tierce_array_to_npy": (status_t, [handle, handle]),
    "tierce_array_load_npy": (status_t, [c_char_p, out_handle]),
    "tierce_array_save_npy": (status_t, [handle, c_char_p]),
    "tierce_array_from_dlpack": (status_t, [c_void_p, c_int32, out_handle]),
    "tierce_array_to_dlpack": (status_t, [handle, c_int32, POINTER(c_void_p)]),
    "tierce_codec_check_array": (status_t, [handle, handle]),
    "tierce_codec_encode_array_bound": (status_t, [handle, handle, out_size]),
    "tierce_codec_encode_array": (status_t, [handle, handle, out_handle]),
    "tierce_codec_encode_array_buffer": (status_t, [handle, handle, handle]),
    "tierce_codec_encode_array_into": (status_t, [handle, handle, c_void_p, c_size_t, out_size]),
    "tierce_codec_decode_array_into": (status_t, [handle, c_void_p, c_size_t, handle]),
    "tierce_codec_decode_array": (status_t, [handle, c_void_p, c_size_t, handle, c_size_t, out_handle]),
    "tierce_codec_encode_arrays": (
        status_t,
        [handle, POINTER(c_void_p), c_size_t, handle, out_handle, POINTER(status_t)],
    ),
    "tierce_codec_decode_arrays_into": (
        status_t,
        [handle, handle, POINTER(c_void_p), c_size_t, handle, POINTER(status_t)],
    ),
    "tierce_codec_encode_array_measured": (status_t, [handle, handle, handle, out_handle]),
    "tierce_metrics_free": (None, [handle]),
    "tierce_metrics_value": (status_t, [handle, c_int32, POINTER(c_double)]),
    "tierce_metrics_stages": (c_size_t, [handle]),
    "tierce_metrics_stage": (status_t, [handle, c_size_t, c_void_p, c_size_t, out_size, POINTER(c_double)]),
    "tierce_metrics_json": (status_t, [handle, handle]),
}

for name, (restype, argtypes) in PROTOTYPES.items():
    function = getattr(lib, name)
    function.restype, function.argtypes = restype, argtypes

# What is lent to the library, by the number that its `release` is called with, and how often that happened.
LENT = {}
RELEASED = []
numbers = itertools.count(1)


@Release
def release(number):
    RELEASED.append(number)
    del LENT[number]


def size_list(values):
    return (c_size_t * len(values))(*values)


def step_list(values):
    return (c_ssize_t * len(values))(*values)


def type_arguments(dtype, shape, order):
    text = dtype if isinstance(dtype, str) else np.dtype(dtype).str
    shape = (shape,) if isinstance(shape, int) else tuple(shape)
    return text.encode(), size_list(shape), len(shape), ORDERS[order]


class Seen:
    """What numpy sees of an array of the library; keeps it."""

    def __init__(self, array):
        self.kept = array
        self.__array_interface__ = {
            "version": 3,
            "data": (array.data() or 0, False),
            "shape": array.shape,
            "strides": array.strides,
            "typestr": array.dtype,
        }


class Array(Owned):
    """tierce_array."""

    free_name = "tierce_array_free"

    @classmethod
    def new(cls, dtype, shape, order="C"):
        return cls(lib.tierce_array_new, *type_arguments(dtype, shape, order))

    @classmethod
    def new_items(cls, dtype, shape, order="C", max_len=SIZE_MAX):
        return cls(lib.tierce_array_new_items, *type_arguments(dtype, shape, order), max_len)

    @classmethod
    def describe(cls, dtype, shape, order="C"):
        return cls(lib.tierce_array_describe, *type_arguments(dtype, shape, order))

    @classmethod
    def borrow(cls, array, order=None, writable=None, dtype=None):
        """numpy's memory. `order` is how elements are walked (numpy's own if it is F alone); writable if numpy's is."""
        if order is None:
            order = "F" if array.flags.f_contiguous and not array.flags.c_contiguous else "C"
        writable = array.flags.writeable if writable is None else writable
        text, shape, ndim, order = type_arguments(array.dtype if dtype is None else dtype, array.shape, order)
        number = next(numbers)
        LENT[number] = array
        make = lib.tierce_array_borrow_mut if writable else lib.tierce_array_borrow
        try:
            made = cls(make, text, array.ctypes.data, shape, step_list(array.strides), ndim, order, release, number)
        except Exception:
            # The library says that it calls nobody after a failure: then this finds the array.
            del LENT[number]
            raise
        made.number = number
        return made

    @classmethod
    def from_items(cls, kind, items, shape=None, order="C"):
        """Items of bytes in the array's order."""
        shape = (len(items),) if shape is None else shape
        kept = [as_bytes(item) for item in items]
        pointers = (c_void_p * len(kept))(*[address(item) for item in kept])
        text, shape, ndim, order = type_arguments(kind, shape, order)
        return cls(
            lib.tierce_array_from_items, text, pointers, size_list([item.size for item in kept]), shape, ndim, order
        )

    def made(self, make, *args):
        return Array(make, self.handle, *args)

    def slice(self, start, count, step=None):
        step = None if step is None else step_list(step)
        return self.made(lib.tierce_array_slice, size_list(start), size_list(count), step, len(start))

    def __getitem__(self, slices):
        """A slice for each axis, as numpy has them, and numpy's `...` behind them, which makes no difference."""
        slices = [one for one in slices if one is not ...]
        parts = [one.indices(extent) for one, extent in zip(slices, self.shape, strict=True)]
        counts = [len(range(*part)) for part in parts]
        starts = [part[0] if count else 0 for part, count in zip(parts, counts, strict=True)]
        return self.slice(starts, counts, [part[2] for part in parts])

    def interior(self, before, after):
        return self.made(lib.tierce_array_interior, size_list(before), size_list(after), len(before))

    def transpose(self, axes):
        return self.made(lib.tierce_array_transpose, size_list(axes), len(axes))

    def reshape(self, shape):
        return self.made(lib.tierce_array_reshape, size_list(shape), len(shape))

    def view_as(self, dtype):
        return self.made(lib.tierce_array_view_as, dtype.encode())

    def copy(self, order="C"):
        return self.made(lib.tierce_array_copy, ORDERS[order])

    def assign(self, src):
        check(lib.tierce_array_assign(self.handle, src.handle))

    @property
    def dtype(self):
        size = lib.tierce_array_dtype(self.handle, None, 0)
        text = ctypes.create_string_buffer(size + 1)
        assert lib.tierce_array_dtype(self.handle, text, size + 1) == size
        return text.value.decode()

    def _axes(self, call, kind):
        values, ndim = kind(), c_size_t()
        check(call(self.handle, byref(values), byref(ndim)))
        return tuple(values[: ndim.value])

    @property
    def shape(self):
        return self._axes(lib.tierce_array_shape, sizes)

    @property
    def strides(self):
        return self._axes(lib.tierce_array_strides, steps)

    @property
    def order(self):
        return {number: letter for letter, number in ORDERS.items()}[lib.tierce_array_order(self.handle)]

    @property
    def count(self):
        return lib.tierce_array_count(self.handle)

    @property
    def size(self):
        return lib.tierce_array_size(self.handle)

    def data(self):
        data = c_void_p()
        check(lib.tierce_array_data(self.handle, byref(data)))
        return data.value

    def data_mut(self):
        data = c_void_p()
        check(lib.tierce_array_data_mut(self.handle, byref(data)))
        return data.value

    def seen(self):
        """The array in numpy, without a copy; keeps it."""
        return np.asarray(Seen(self))

    def to_numpy(self):
        """The array in numpy, a copy in the array's order."""
        return self.seen().copy(order=self.order)

    def tobytes(self):
        """The elements as the array is walked."""
        return self.seen().tobytes(self.order)

    def item(self, index):
        item, size = c_void_p(), c_size_t()
        check(lib.tierce_array_item(self.handle, index, byref(item), byref(size)))
        return ctypes.string_at(item.value or 0, size.value)

    def items(self):
        """All items in the array's order."""
        return [self.item(index) for index in range(self.count)]

    def segments(self):
        return SegmentsOf(lib.tierce_array_segments, self.handle)


class SegmentsOf(Owned):
    """tierce_segments."""

    free_name = "tierce_segments_free"

    def items(self):
        result = []
        for index in range(lib.tierce_segments_count(self.handle)):
            data, size = c_void_p(), c_size_t()
            check(lib.tierce_segments_get(self.handle, index, byref(data), byref(size)))
            result.append(ctypes.string_at(data.value or 0, size.value))
        return result

    def array(self, kind, shape, order="C"):
        text, shape, ndim, order = type_arguments(kind, shape, order)
        return Array(lib.tierce_array_from_segments, text, self.handle, shape, ndim, order)


class Metrics(Owned):
    """tierce_metrics."""

    free_name = "tierce_metrics_free"

    def __getitem__(self, name):
        value = c_double()
        check(lib.tierce_metrics_value(self.handle, METRICS.index(name), byref(value)))
        return value.value

    def stages(self):
        """Name, bytes and seconds of each stage."""
        result = []
        for stage in range(lib.tierce_metrics_stages(self.handle)):
            text, size, seconds = ctypes.create_string_buffer(64), c_size_t(), c_double()
            check(lib.tierce_metrics_stage(self.handle, stage, text, 64, byref(size), byref(seconds)))
            result.append((text.value.decode(), size.value, seconds.value))
        return result

    def json(self):
        out = Buffer()
        check(lib.tierce_metrics_json(self.handle, out.handle))
        return out.json()


def seen_as_array(array, order=None):
    """An Array of what is one, or of numpy's."""
    return array if isinstance(array, Array) else Array.borrow(array, order)


def check_array(codec, like):
    check(lib.tierce_codec_check_array(codec.handle, like.handle))


def array_bound(codec, like):
    bound = c_size_t()
    check(lib.tierce_codec_encode_array_bound(codec.handle, like.handle, byref(bound)))
    return bound.value


def encode_array(codec, array, order=None):
    """The encoded bytes."""
    array, out = seen_as_array(array, order), Buffer()
    check(lib.tierce_codec_encode_array_buffer(codec.handle, array.handle, out.handle))
    return out.bytes()


def encode_to_array(codec, array, order=None):
    array = seen_as_array(array, order)
    return Array(lib.tierce_codec_encode_array, codec.handle, array.handle)


class EncodedInto(Into):
    """What tierce_codec_encode_array_into() did."""

    def __init__(self, codec, array, cap):
        self.run(cap, lambda *room: lib.tierce_codec_encode_array_into(codec.handle, array.handle, *room))


def encode_array_into(codec, array, cap, order=None):
    return EncodedInto(codec, seen_as_array(array, order), cap)


def decode_array(codec, data, like=None, max_len=SIZE_MAX):
    """A new array of the type of `like`, or of the type that the format tells."""
    data, told = as_bytes(data), like.handle if like else None
    return Array(lib.tierce_codec_decode_array, codec.handle, address(data), data.size, told, max_len)


def decode_array_into(codec, data, array, order=None):
    data, array = as_bytes(data), seen_as_array(array, order)
    check(lib.tierce_codec_decode_array_into(codec.handle, address(data), data.size, array.handle))


def handles(arrays):
    return (c_void_p * len(arrays))(*[array.handle for array in arrays])


def statuses_for(each, count):
    return (status_t * count)() if each is not None else None


def encode_arrays(codec, arrays, pool=None, each=None):
    """The encoded items; `each` is a list that receives the statuses, or None for all or nothing."""
    out, statuses = c_void_p(), statuses_for(each, len(arrays))
    pool = pool.handle if pool else None
    check(lib.tierce_codec_encode_arrays(codec.handle, handles(arrays), len(arrays), pool, byref(out), statuses))
    if each is not None:
        each[:] = list(statuses)
    return Collection.taken(out).items()


def decode_arrays_into(codec, items, arrays, pool=None, each=None):
    """The call's status; `each` as for encode_arrays."""
    src, statuses = Collection(items), statuses_for(each, len(arrays))
    pool = pool.handle if pool else None
    status = check(
        lib.tierce_codec_decode_arrays_into(codec.handle, src.handle, handles(arrays), len(arrays), pool, statuses)
    )
    if each is not None:
        each[:] = list(statuses)
    return status


def measure(codec, array, order=None):
    """The encoded bytes and the metrics."""
    array, out = seen_as_array(array, order), Buffer()
    metrics = Metrics(lib.tierce_codec_encode_array_measured, codec.handle, array.handle, out.handle)
    return out.bytes(), metrics

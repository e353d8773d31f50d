"""Zarr: specs, arrays, boxes of them, groups: prototypes, and a thin layer that looks like zarr-python's.

    store = Store("file:///folder")
    u = create(store, "fields/u", shape=(100, 200), dtype="<f4", chunks=(10, 20))
    u.write((0, 0), values)
    u.read((5, 5), (10, 10))
    open_array(store, "fields/u")[...]
"""

import ctypes
import json
from ctypes import POINTER, byref, c_char_p, c_int32, c_size_t, c_uint64, c_void_p

import numpy as np
from tierce_array import Array, SegmentsOf, seen_as_array
from tierce_c import SIZE_MAX, Buffer, Owned, check, handle, lib, out_handle, out_size, status_t
from tierce_store import Op, statuses, text

CREATE_NEW, CREATE_OR_OPEN, CREATE_REPLACE = 0, 1, 2
NOTHING, ARRAY, GROUP, ANY = 0, 1, 2, 3

numbers, string = POINTER(c_uint64), [c_char_p, c_size_t]
box = [handle, numbers, c_size_t, handle]
PROTOTYPES = {
    "tierce_zarr_spec_new": (status_t, [*string, numbers, c_size_t, out_handle]),
    "tierce_zarr_spec_from_json": (status_t, [*string, out_handle]),
    "tierce_zarr_spec_free": (None, [handle]),
    "tierce_zarr_spec_set": (status_t, [handle, *string, *string]),
    "tierce_zarr_spec_set_chunks": (status_t, [handle, numbers, c_size_t]),
    "tierce_zarr_spec_set_shards": (status_t, [handle, numbers, c_size_t]),
    "tierce_zarr_spec_set_fill": (status_t, [handle, c_void_p, c_size_t]),
    "tierce_zarr_spec_json": (status_t, [handle, handle]),
    "tierce_zarr_array_create": (status_t, [handle, *string, handle, c_int32, *string, handle, out_handle]),
    "tierce_zarr_array_open": (status_t, [handle, *string, *string, handle, out_handle]),
    "tierce_zarr_array_free": (None, [handle]),
    "tierce_zarr_array_with_pool": (status_t, [handle, handle, out_handle]),
    "tierce_zarr_array_format": (status_t, [handle, POINTER(c_int32)]),
    "tierce_zarr_array_ndim": (status_t, [handle, out_size]),
    "tierce_zarr_array_shape": (status_t, [handle, numbers, c_size_t]),
    "tierce_zarr_array_chunks": (status_t, [handle, numbers, c_size_t]),
    "tierce_zarr_array_inner_chunks": (status_t, [handle, numbers, c_size_t]),
    "tierce_zarr_array_dtype": (status_t, [handle, c_void_p, c_size_t, out_size]),
    "tierce_zarr_array_fill": (status_t, [handle, c_void_p, c_size_t, out_size]),
    "tierce_zarr_array_dimension_name": (status_t, [handle, c_size_t, c_void_p, c_size_t, out_size]),
    "tierce_zarr_array_attributes": (status_t, [handle, handle]),
    "tierce_zarr_array_metadata": (status_t, [handle, handle]),
    "tierce_zarr_array_set_attributes": (status_t, [handle, *string]),
    "tierce_zarr_array_resize": (status_t, [handle, numbers, c_size_t]),
    "tierce_zarr_array_chunk_key": (status_t, [handle, numbers, c_size_t, c_void_p, c_size_t, out_size]),
    "tierce_zarr_array_box_chunks": (status_t, [handle, numbers, numbers, c_size_t, numbers, numbers, out_size]),
    "tierce_zarr_array_covers": (status_t, [handle, numbers, numbers, c_size_t, POINTER(c_int32)]),
    "tierce_zarr_array_write": (status_t, [*box, POINTER(status_t)]),
    "tierce_zarr_array_write_async": (status_t, [*box, out_handle]),
    "tierce_zarr_array_read": (status_t, [*box, POINTER(status_t)]),
    "tierce_zarr_array_read_async": (status_t, [*box, out_handle]),
    "tierce_zarr_array_read_new": (status_t, [handle, numbers, numbers, c_size_t, c_size_t, out_handle]),
    "tierce_zarr_array_write_chunk": (status_t, box),
    "tierce_zarr_array_write_chunk_async": (status_t, [*box, out_handle]),
    "tierce_zarr_array_read_chunk": (status_t, box),
    "tierce_zarr_array_read_chunk_async": (status_t, [*box, out_handle]),
    "tierce_zarr_array_append": (status_t, [handle, c_size_t, handle, numbers]),
    "tierce_zarr_group_create": (status_t, [handle, *string, c_int32, *string, c_int32, out_handle]),
    "tierce_zarr_group_open": (status_t, [handle, *string, c_int32, out_handle]),
    "tierce_zarr_group_free": (None, [handle]),
    "tierce_zarr_group_format": (status_t, [handle, POINTER(c_int32)]),
    "tierce_zarr_group_attributes": (status_t, [handle, handle]),
    "tierce_zarr_group_set_attributes": (status_t, [handle, *string]),
    "tierce_zarr_group_children": (status_t, [handle, c_int32, out_handle]),
    "tierce_zarr_group_open_array": (status_t, [handle, *string, *string, handle, out_handle]),
    "tierce_zarr_group_consolidate": (status_t, [handle]),
    "tierce_zarr_group_is_consolidated": (status_t, [handle, POINTER(c_int32)]),
    "tierce_zarr_find": (status_t, [handle, *string, POINTER(c_int32)]),
    "tierce_zarr_delete": (status_t, [handle, *string]),
}
for name, (restype, argtypes) in PROTOTYPES.items():
    function = getattr(lib, name)
    function.restype, function.argtypes = restype, argtypes


def index_list(values):
    """Indices or extents as C takes them."""
    return (c_uint64 * len(values))(*map(int, values))


def options_text(options):
    return text(json.dumps(options)) if options else (None, 0)


def told_number(call, *args):
    """What a call writes as int32."""
    out = c_int32(-1)
    check(call(*args, byref(out)))
    return out.value


def told_json(call, handle_, raw=False):
    """What a call writes as JSON."""
    out = Buffer()
    check(call(handle_, out.handle))
    return out.bytes() if raw else out.json()


def type_text(dtype):
    """A name of a type: numpy's as it says, and what numpy has no name for as it is given."""
    return dtype if isinstance(dtype, str) else np.dtype(dtype).str


class Spec(Owned):
    """tierce_zarr_spec, of the keys that its JSON has; `fill` are the bytes of an element."""

    free_name = "tierce_zarr_spec_free"

    def __init__(self, fill=None, **keys):
        keys = {key: plain(value) for key, value in keys.items()}
        super().__init__(lib.tierce_zarr_spec_from_json, *text(json.dumps(keys)))
        if fill is not None:
            check(lib.tierce_zarr_spec_set_fill(self.handle, bytes(fill), len(fill)))

    @classmethod
    def new(cls, dtype, shape):
        """Of calls, without JSON."""
        this = cls.__new__(cls)
        Owned.__init__(this, lib.tierce_zarr_spec_new, *text(type_text(dtype)), index_list(shape), len(shape))
        return this

    def set(self, key, value):
        check(lib.tierce_zarr_spec_set(self.handle, *text(key), *text(json.dumps(plain(value)))))

    def set_chunks(self, chunks):
        check(lib.tierce_zarr_spec_set_chunks(self.handle, index_list(chunks), len(chunks)))

    def set_shards(self, shards):
        check(lib.tierce_zarr_spec_set_shards(self.handle, index_list(shards), len(shards)))

    def set_fill(self, value):
        check(lib.tierce_zarr_spec_set_fill(self.handle, bytes(value), len(value)))

    def json(self):
        return told_json(lib.tierce_zarr_spec_json, self.handle)


def plain(value):
    """A value of Python or numpy as JSON has it."""
    if isinstance(value, np.dtype | type):
        return np.dtype(value).str
    if isinstance(value, np.generic):
        return value.item()
    return list(value) if isinstance(value, tuple) else value


class ZarrArray(Owned):
    """tierce_zarr_array."""

    free_name = "tierce_zarr_array_free"

    def with_pool(self, pool):
        return ZarrArray(lib.tierce_zarr_array_with_pool, self.handle, pool and pool.handle)

    @property
    def format(self):
        return told_number(lib.tierce_zarr_array_format, self.handle)

    @property
    def ndim(self):
        out = c_size_t(-1)
        check(lib.tierce_zarr_array_ndim(self.handle, byref(out)))
        return out.value

    def _extents(self, call):
        out = (c_uint64 * self.ndim)()
        check(call(self.handle, out, len(out)))
        return tuple(out)

    @property
    def shape(self):
        return self._extents(lib.tierce_zarr_array_shape)

    @property
    def chunks(self):
        return self._extents(lib.tierce_zarr_array_chunks)

    @property
    def inner_chunks(self):
        return self._extents(lib.tierce_zarr_array_inner_chunks)

    def _text(self, call, *args):
        size = c_size_t()
        check(call(self.handle, *args, None, 0, byref(size)))
        out = ctypes.create_string_buffer(size.value + 1)
        check(call(self.handle, *args, out, size.value + 1, byref(size)))
        return out.raw[: size.value].decode()

    @property
    def dtype(self):
        return self._text(lib.tierce_zarr_array_dtype)

    @property
    def fill(self):
        """The bytes of an element or item."""
        size = c_size_t()
        lib.tierce_zarr_array_fill(self.handle, None, 0, byref(size))
        out = ctypes.create_string_buffer(max(size.value, 1))
        check(lib.tierce_zarr_array_fill(self.handle, out, size.value, byref(size)))
        return out.raw[: size.value]

    def dimension_name(self, axis):
        return self._text(lib.tierce_zarr_array_dimension_name, axis)

    @property
    def attributes(self):
        return told_json(lib.tierce_zarr_array_attributes, self.handle)

    @attributes.setter
    def attributes(self, value):
        check(lib.tierce_zarr_array_set_attributes(self.handle, *text(json.dumps(value))))

    def metadata(self, raw=False):
        """The document, parsed or as it is."""
        return told_json(lib.tierce_zarr_array_metadata, self.handle, raw)

    def resize(self, shape):
        check(lib.tierce_zarr_array_resize(self.handle, index_list(shape), len(shape)))

    def chunk_key(self, chunk):
        return self._text(lib.tierce_zarr_array_chunk_key, index_list(chunk), len(chunk))

    def box_chunks(self, start, extent):
        """The first touched chunk along each axis, how many, and how many in all."""
        first, counts, total = (c_uint64 * len(start))(), (c_uint64 * len(start))(), c_size_t()
        given = index_list(start), index_list(extent), len(start)
        check(lib.tierce_zarr_array_box_chunks(self.handle, *given, first, counts, byref(total)))
        return tuple(first), tuple(counts), total.value

    def covers(self, start, extent):
        given = index_list(start), index_list(extent), len(start)
        return bool(told_number(lib.tierce_zarr_array_covers, self.handle, *given))

    def _each(self, start, array, each):
        """Where statuses go, if the caller wants them."""
        return statuses(self.box_chunks(start, array.shape)[2]) if each is not None else None

    def write(self, start, values, order=None, each=None):
        """Writes numpy's array or an Array; `each` is a list that receives the statuses, or None for all or an error."""
        array = seen_as_array(values, order)
        told = self._each(start, array, each)
        status = check(lib.tierce_zarr_array_write(self.handle, index_list(start), len(start), array.handle, told))
        if each is not None:
            each[:] = list(told)
        return status

    def write_async(self, start, values, order=None):
        array = seen_as_array(values, order)
        return Op(lib.tierce_zarr_array_write_async, self.handle, index_list(start), len(start), array.handle, keep=array)

    def read_into(self, start, values, order=None, each=None):
        """Fills numpy's array or an Array; `each` as in write()."""
        array = seen_as_array(values, order)
        told = self._each(start, array, each)
        status = check(lib.tierce_zarr_array_read(self.handle, index_list(start), len(start), array.handle, told))
        if each is not None:
            each[:] = list(told)
        return status

    def read_into_async(self, start, values, order=None):
        array = seen_as_array(values, order)
        return Op(lib.tierce_zarr_array_read_async, self.handle, index_list(start), len(start), array.handle, keep=array)

    def read_array(self, start, extent, max_len=SIZE_MAX):
        """An Array of the library's."""
        given = index_list(start), index_list(extent), len(start)
        return Array(lib.tierce_zarr_array_read_new, self.handle, *given, max_len)

    def read(self, start, extent, max_len=SIZE_MAX):
        """numpy's array; of items, an array of objects: bytes, or text of "utf8" and "json"."""
        made = self.read_array(start, extent, max_len)
        if not is_items(made.dtype):
            return made.to_numpy()
        items = made.items()
        if made.dtype in ("utf8", "json"):
            items = [item.decode() for item in items]
        out = np.empty(len(items), object)
        out[:] = items
        return out.reshape(tuple(extent))

    def __getitem__(self, slices):
        """A box, as numpy has it; `...` alone is all."""
        if slices is Ellipsis:
            slices = (slice(None),) * self.ndim
        slices = slices if isinstance(slices, tuple) else (slices,)
        slices += (slice(None),) * (self.ndim - len(slices))
        parts = [one.indices(extent)[:2] for one, extent in zip(slices, self.shape, strict=True)]
        return self.read([start for start, _ in parts], [max(stop - start, 0) for start, stop in parts])

    def write_chunk(self, chunk, values, order=None):
        array = seen_as_array(values, order)
        check(lib.tierce_zarr_array_write_chunk(self.handle, index_list(chunk), len(chunk), array.handle))

    def write_chunk_async(self, chunk, values, order=None):
        array = seen_as_array(values, order)
        call = lib.tierce_zarr_array_write_chunk_async
        return Op(call, self.handle, index_list(chunk), len(chunk), array.handle, keep=array)

    def read_chunk(self, chunk, values, order=None):
        array = seen_as_array(values, order)
        check(lib.tierce_zarr_array_read_chunk(self.handle, index_list(chunk), len(chunk), array.handle))

    def read_chunk_async(self, chunk, values, order=None):
        array = seen_as_array(values, order)
        call = lib.tierce_zarr_array_read_chunk_async
        return Op(call, self.handle, index_list(chunk), len(chunk), array.handle, keep=array)

    def append(self, values, axis=0, order=None):
        """Where along the axis it was written."""
        array, at = seen_as_array(values, order), c_uint64(SIZE_MAX)
        check(lib.tierce_zarr_array_append(self.handle, axis, array.handle, byref(at)))
        return at.value


def is_items(dtype):
    return dtype in ("utf8", "bytes", "json") or dtype.startswith("ragged:")


def create(store, path, spec=None, how=CREATE_NEW, options=None, registry=None, **keys):
    """Makes an array of a Spec, or of its keys."""
    spec = Spec(**keys) if spec is None else spec
    given = (*text(path), spec.handle, how, *options_text(options), registry and registry.handle)
    return ZarrArray(lib.tierce_zarr_array_create, store.handle, *given)


def open_array(store, path="", options=None, registry=None):
    given = (*text(path), *options_text(options), registry and registry.handle)
    return ZarrArray(lib.tierce_zarr_array_open, store.handle, *given)


class ZarrGroup(Owned):
    """tierce_zarr_group."""

    free_name = "tierce_zarr_group_free"

    @property
    def format(self):
        return told_number(lib.tierce_zarr_group_format, self.handle)

    @property
    def attributes(self):
        return told_json(lib.tierce_zarr_group_attributes, self.handle)

    @attributes.setter
    def attributes(self, value):
        check(lib.tierce_zarr_group_set_attributes(self.handle, *text(json.dumps(value))))

    def children(self, kind=ANY):
        names = SegmentsOf(lib.tierce_zarr_group_children, self.handle, kind)
        return [name.decode() for name in names.items()]

    def open_array(self, name, options=None, registry=None):
        given = (*text(name), *options_text(options), registry and registry.handle)
        return ZarrArray(lib.tierce_zarr_group_open_array, self.handle, *given)

    def consolidate(self):
        check(lib.tierce_zarr_group_consolidate(self.handle))

    @property
    def is_consolidated(self):
        return bool(told_number(lib.tierce_zarr_group_is_consolidated, self.handle))


def create_group(store, path="", zarr_format=3, attributes=None, how=CREATE_NEW):
    given = (*text(path), zarr_format, *options_text(attributes), how)
    return ZarrGroup(lib.tierce_zarr_group_create, store.handle, *given)


def open_group(store, path="", consolidated=False):
    return ZarrGroup(lib.tierce_zarr_group_open, store.handle, *text(path), int(consolidated))


def find(store, path=""):
    """NOTHING, ARRAY or GROUP."""
    return told_number(lib.tierce_zarr_find, store.handle, *text(path))


def delete(store, path):
    check(lib.tierce_zarr_delete(store.handle, *text(path)))

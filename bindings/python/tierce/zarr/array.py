"""Zarr arrays."""

import ctypes
import json
from typing import TYPE_CHECKING, Any, Callable, Dict, List, Optional, Sequence, Tuple

import numpy as np

from .._c import Cells, Handle, check, lib, numbers, source, string_at
from .._lists import size_of, words_of
from ..locks import Mutex
from ..pools import threads_of
from . import boxes, types
from ._calls import document, how_of, int32_at, json_of, options_of, path_of, store_of
from .attributes import Attributes
from .boxes import ChunkFailures
from .indexing import Selection
from .steps import Plans

if TYPE_CHECKING:
    from ..pools import Pool
    from ..registry import Registry

    NDArray = np.ndarray[Any, Any]

_NOT_SAID: Any = object()


class _Spec(Handle):
    """A tierce_zarr_spec."""

    _free = "tierce_zarr_spec_free"

    def __init__(self, keys: Dict[str, Any], fill: Any) -> None:
        address, length, _keep = source(json.dumps(keys).encode())
        cells = Cells()
        check(lib.tierce_zarr_spec_from_json(address, length, cells.address))
        self._take(cells[0])
        if fill is not _NOT_SAID:
            try:
                data = types.fill_bytes(fill, keys["dtype"])
            except (KeyError, TypeError):  # a type that NumPy does not know: as metadata write it
                self._set("fill_value", fill)
            else:
                address, length, _keep = source(data)
                check(lib.tierce_zarr_spec_set_fill(self._handle, address, length))

    def _set(self, key: str, value: Any) -> None:
        name, name_length, _name = source(key.encode())
        address, length, _keep = source(json.dumps(value).encode())
        check(lib.tierce_zarr_spec_set(self._handle, name, name_length, address, length))


class Array(Handle):
    """An array of any size in a store, cut into chunks, each of them an encoded object.

    `a[2:5, ..., ::2]` reads as NumPy does, and `a[...] = values` writes; create_array() and open_array() make one. Any
    number of threads may read and write at once, and the store's threads, or those of the pool, encode and decode.

    Two handles of an array do not tell each other of changes: open it again to see what others did to its shape.
    """

    _free = "tierce_zarr_array_free"

    def __init__(self, handle: int, store: Any, path: str, pool: "Optional[Pool]", refuse: bool = False) -> None:
        self._take(handle)
        self.store, self.path = store, path
        self._threads = threads_of(pool)  # which keeps them, also when the pool is closed
        self._changing = Mutex()
        self.ndim = self._number(lib.tierce_zarr_array_ndim)
        self.format = self._number(lib.tierce_zarr_array_format)
        self.typestr = self._text(lib.tierce_zarr_array_dtype)
        self.dtype = types.numpy_type(self.typestr, self.metadata)
        self._plans = Plans(self.typestr, self.dtype, self.inner_chunks, refuse)
        if pool is not None:
            self._take(self._cloned())

    def _cloned(self) -> int:
        cells = Cells()
        check(lib.tierce_zarr_array_with_pool(self._handle, self._threads, cells.address))
        return cells[0]

    def with_pool(self, pool: "Optional[Pool]") -> "Array":
        """The same array, whose chunks are encoded and decoded by the threads of a pool; None: by the store's."""
        cells, threads = Cells(), threads_of(pool)
        check(lib.tierce_zarr_array_with_pool(self._handle, threads, cells.address))
        made = Array(cells[0], self.store, self.path, None, self._plans.refuse)
        made._threads = threads
        return made

    def _number(self, call: Callable[..., int]) -> int:
        cells = Cells()
        check(call(self._handle, cells.address))
        return int32_at(cells) if call is lib.tierce_zarr_array_format else cells[0]

    def _text(self, call: Callable[..., int], *where: int) -> str:
        room, length = ctypes.create_string_buffer(256), Cells()
        check(call(self._handle, *where, ctypes.addressof(room), len(room), length.address))
        if length[0] >= len(room):
            room = ctypes.create_string_buffer(length[0] + 1)
            check(call(self._handle, *where, ctypes.addressof(room), len(room), length.address))
        return room.raw[: length[0]].decode()

    def _extents(self, call: Callable[..., int]) -> Tuple[int, ...]:
        cells = Cells(self.ndim)
        check(call(self._handle, cells.address, self.ndim))
        return tuple(cells.numbers)

    @property
    def shape(self) -> Tuple[int, ...]:
        return self._extents(lib.tierce_zarr_array_shape)

    @property
    def chunks(self) -> Tuple[int, ...]:
        """The extents of a chunk, which is one object: of a shard, where there are shards."""
        return self._extents(lib.tierce_zarr_array_chunks)

    @property
    def inner_chunks(self) -> Tuple[int, ...]:
        """The extents of what can be read on its own: of the chunks in a shard, else as `chunks`."""
        return self._extents(lib.tierce_zarr_array_inner_chunks)

    @property
    def size(self) -> int:
        """How many elements there are."""
        found = 1
        for extent in self.shape:
            found *= extent
        return found

    @property
    def nbytes(self) -> int:
        """The bytes of all elements, of a fixed size."""
        return self.size * self.dtype.itemsize

    def __len__(self) -> int:
        if not self.ndim:
            raise TypeError("len() of unsized object")
        return self.shape[0]

    @property
    def metadata(self) -> Dict[str, Any]:
        """The metadata document: zarr.json, or .zarray."""
        found: Dict[str, Any] = document(lib.tierce_zarr_array_metadata, self._handle)
        return found

    @property
    def fill_value(self) -> Any:
        """What is where no chunk was written."""
        handle, length = self._handle, Cells()
        status = lib.tierce_zarr_array_fill(handle, 0, 0, length.address)
        if status != numbers.E_BUFFER_TOO_SMALL:
            check(status)
        room = ctypes.create_string_buffer(max(length[0], 1))
        check(lib.tierce_zarr_array_fill(handle, ctypes.addressof(room), length[0], length.address))
        return types.fill_value(string_at(ctypes.addressof(room), length[0]), self.typestr, self.dtype)

    @property
    def dimension_names(self) -> Tuple[Optional[str], ...]:
        """The name of each axis, or None."""
        return tuple(self._dimension_name(axis) for axis in range(self.ndim))

    def _dimension_name(self, axis: int) -> Optional[str]:
        length = Cells()
        if lib.tierce_zarr_array_dimension_name(self._handle, axis, 0, 0, length.address) == numbers.E_NOT_FOUND:
            return None
        return self._text(lib.tierce_zarr_array_dimension_name, axis)

    @property
    def attrs(self) -> Attributes:
        """The attributes, as a dict; each change is written to the store."""
        return Attributes(self._attributes, self._change_attributes)

    def _attributes(self) -> Dict[str, Any]:
        found: Dict[str, Any] = document(lib.tierce_zarr_array_attributes, self._handle)
        return found

    def _change(self, call: Callable[..., Any]) -> Any:
        """Changes the array: in a handle of its own, so that others go on reading, which then takes its place."""
        with self._changing:
            changed = _Changed()._take(self._cloned())
            try:
                return call(changed._handle)
            finally:
                # Also after a failure: an array that could not be written to its new end has grown all the same.
                self._handle = changed._handle

    def _change_attributes(self, change: Callable[[Any], None]) -> None:
        def call(handle: int) -> None:
            values = document(lib.tierce_zarr_array_attributes, handle)
            change(values)
            address, length, _keep = json_of(values)
            check(lib.tierce_zarr_array_set_attributes(handle, address, length))

        self._change(call)

    def resize(self, shape: Sequence[int]) -> None:
        """Gives the array other extents, and deletes the chunks that lie outside of them."""
        extents, _extents = words_of([size_of(extent, "extent") for extent in shape])
        self._change(lambda handle: check(lib.tierce_zarr_array_resize(handle, extents, len(shape))))

    def append(self, values: Any, axis: int = 0) -> int:
        """Makes the array longer along an axis by `values`, and says at which index they begin.

        Others may append at the same time: each gets indices of its own.
        """
        number = range(self.ndim)[axis]
        elements = self._plans.elements(self._plans.given(values))
        at = Cells()
        self._change(lambda handle: check(lib.tierce_zarr_array_append(handle, number, elements._handle, at.address)))
        return at[0]

    def read(
        self,
        index: Any = ...,
        out: "Optional[NDArray]" = None,
        failures: Optional[ChunkFailures] = None,
        max_length: Optional[int] = None,
    ) -> Any:
        """What a[index] gives, or with `out`, an array of its shape, put there.

        With `failures`, a dict, it gets the exceptions of chunks that cannot be read under their indices; their
        elements are unspecified. Items of more than `max_length` bytes, 20 for each item, are a LimitError.
        """
        handle = self._handle
        return boxes.done(handle, self._plans.reading(Selection(index, self.shape), out, max_length), failures)

    async def read_async(
        self,
        index: Any = ...,
        out: "Optional[NDArray]" = None,
        failures: Optional[ChunkFailures] = None,
        max_length: Optional[int] = None,
    ) -> Any:
        """read() for asyncio; a task that is cancelled gives the operation up, and `out` is free again."""
        handle = self._handle
        steps = self._plans.reading(Selection(index, self.shape), out, max_length)
        return await boxes.awaited(handle, steps, failures)

    def write(self, index: Any, values: Any, failures: Optional[ChunkFailures] = None) -> None:
        """a[index] = values, wherever the elements of an array lie.

        With `failures`, a dict, it gets the exceptions of chunks that cannot be written under their indices. A step
        other than 1 and -1 reads what lies between and writes it back: nobody else may write there meanwhile.
        """
        handle = self._handle
        boxes.done(handle, self._plans.writing(Selection(index, self.shape), values), failures)

    async def write_async(self, index: Any, values: Any, failures: Optional[ChunkFailures] = None) -> None:
        """write() for asyncio; `values` may not change meanwhile."""
        handle = self._handle
        await boxes.awaited(handle, self._plans.writing(Selection(index, self.shape), values), failures)

    def __getitem__(self, index: Any) -> Any:
        return self.read(index)

    def __setitem__(self, index: Any, values: Any) -> None:
        self.write(index, values)

    def __array__(self, dtype: Any = None, copy: Optional[bool] = None) -> "NDArray":
        if copy is False:
            raise ValueError("an array of a store is always copied")
        found: "NDArray" = self.read(...)
        return found if dtype is None else found.astype(dtype, copy=False)

    def _chunk_extent(self, chunk: Sequence[int]) -> Tuple[int, ...]:
        """The extents of a chunk, as far as the array reaches."""
        if len(chunk) != self.ndim:
            raise IndexError(f"{len(chunk)} indices of a chunk for {self.ndim} axes")
        found = []
        for index, extent, whole in zip(chunk, self.chunks, self.shape):
            begin = size_of(index, "index of a chunk") * extent
            if begin >= whole:
                raise IndexError(f"chunk {tuple(chunk)} lies outside of an array of shape {self.shape}")
            found.append(min(extent, whole - begin))
        return tuple(found)

    def read_chunk(self, chunk: Sequence[int], out: "Optional[NDArray]" = None) -> Any:
        """The chunk, or shard, with these indices, as far as the array reaches."""
        steps = self._plans.reading_chunk(tuple(chunk), self._chunk_extent(chunk), out)
        return boxes.done(self._handle, steps)

    async def read_chunk_async(self, chunk: Sequence[int], out: "Optional[NDArray]" = None) -> Any:
        """read_chunk() for asyncio."""
        steps = self._plans.reading_chunk(tuple(chunk), self._chunk_extent(chunk), out)
        return await boxes.awaited(self._handle, steps)

    def write_chunk(self, chunk: Sequence[int], values: Any) -> None:
        """Writes the chunk, or shard, with these indices: values of its extents, as far as the array reaches."""
        boxes.done(self._handle, self._plans.writing_chunk(tuple(chunk), self._chunk_extent(chunk), values))

    async def write_chunk_async(self, chunk: Sequence[int], values: Any) -> None:
        """write_chunk() for asyncio."""
        steps = self._plans.writing_chunk(tuple(chunk), self._chunk_extent(chunk), values)
        await boxes.awaited(self._handle, steps)

    def chunk_key(self, chunk: Sequence[int]) -> str:
        """The key of a chunk, below the store's prefix."""
        at, _at = words_of([size_of(index, "index of a chunk") for index in chunk])
        return self._text(lib.tierce_zarr_array_chunk_key, at, len(chunk))

    def chunks_of(self, index: Any = ...) -> List[Tuple[int, ...]]:
        """The indices of the chunks, or shards, that a[index] touches."""
        selection = Selection(index, self.shape)
        found: Dict[Tuple[int, ...], None] = {}
        for piece in selection.pieces(self.inner_chunks, max(self.dtype.itemsize, 1)):
            first, counts, _ = boxes.touched(self._handle, piece.start, piece.extent)
            for place in np.ndindex(*counts):
                found[tuple(low + at for low, at in zip(first, place))] = None
        return list(found)

    def covers(self, index: Any) -> bool:
        """Whether a[index] = values reads nothing first, having all of each chunk that it touches."""
        selection = Selection(index, self.shape)
        if not selection.is_box:
            return False
        start, _start = words_of(selection.start)
        extent, _extent = words_of(selection.extent)
        yes = Cells()
        check(lib.tierce_zarr_array_covers(self._handle, start, extent, self.ndim, yes.address))
        return bool(int32_at(yes))

    def close(self) -> None:
        """Frees the array, once nothing uses it; it goes with the object as well."""
        self._close()

    def __enter__(self) -> "Array":
        return self

    def __exit__(self, *_: object) -> None:
        self._close()

    def __repr__(self) -> str:
        if not self._handle:
            return f"<tierce.zarr.Array {self.path!r}, closed>"
        return f"<tierce.zarr.Array {self.path!r} of {self.typestr}, shape {self.shape}, chunks {self.chunks}>"


class _Changed(Handle):
    _free = "tierce_zarr_array_free"


def create_array(
    store: Any,
    path: str = "",
    *,
    shape: Sequence[int],
    dtype: Any,
    chunks: Optional[Sequence[int]] = None,
    shards: Optional[Sequence[int]] = None,
    codecs: Any = None,
    fill_value: Any = _NOT_SAID,
    zarr_format: int = 3,
    dimension_names: Optional[Sequence[Optional[str]]] = None,
    attributes: Optional[Dict[str, Any]] = None,
    order: str = "C",
    separator: Optional[str] = None,
    index_location: Optional[str] = None,
    index_codecs: Any = None,
    how: str = "new",
    memory: Optional[int] = None,
    write_empty_chunks: Optional[bool] = None,
    partial_chunks: Optional[str] = None,
    max_items: Optional[int] = None,
    pool: "Optional[Pool]" = None,
    registry: "Optional[Registry]" = None,
) -> Array:
    """Makes an array, and opens it; groups above it are made too.

    `dtype` is NumPy's (records too), a data type of zarr v3, or "utf8", "bytes", "json", "ragged:<f4" for items.
    `chunks` are the extents of a chunk (by itself about 16 MiB), `shards` those of an object that holds many of them.
    `codecs` is one config or a list, in the form of v2 or v3. `fill_value` None in v2 says nothing of it.

    `how` is "new" (nothing may be there, else PreconditionError), "open" (an array that is alike is opened) or
    "replace" (what is there is deleted, for one process alone). Options from `memory` on are those of open_array().
    """
    keys: Dict[str, Any] = {
        "shape": [size_of(extent, "extent") for extent in shape],
        "dtype": types.spec_type(dtype),
        "zarr_format": zarr_format,
        "order": order,
    }
    more = {
        "chunks": None if chunks is None else [size_of(extent, "extent") for extent in chunks],
        "shards": None if shards is None else [size_of(extent, "extent") for extent in shards],
        "codecs": codecs,
        "dimension_names": None if dimension_names is None else list(dimension_names),
        "attributes": attributes,
        "separator": separator,
        "index_location": index_location,
        "index_codecs": index_codecs,
    }
    keys.update((key, value) for key, value in more.items() if value is not None)
    if fill_value is None:
        keys["fill_value"], fill_value = None, _NOT_SAID
    opened, options = store_of(store), options_of(memory, write_empty_chunks, partial_chunks, max_items)
    spec = _Spec(keys, fill_value)
    address, length, _path = path_of(path)
    text, size, _options = json_of(options)
    codecs_of = registry._handle if registry is not None else 0
    cells = Cells()
    made = lib.tierce_zarr_array_create
    way = how_of(how)
    check(made(opened._handle, address, length, spec._handle, way, text, size, codecs_of, cells.address))
    return Array(cells[0], opened, path, pool, partial_chunks == "refuse")


def open_array(
    store: Any,
    path: str = "",
    *,
    memory: Optional[int] = None,
    write_empty_chunks: Optional[bool] = None,
    partial_chunks: Optional[str] = None,
    max_items: Optional[int] = None,
    pool: "Optional[Pool]" = None,
    registry: "Optional[Registry]" = None,
    group: Optional[Handle] = None,
) -> Array:
    """Opens the array at `path`: NotFoundError if there is none, ArgumentError if it is a group.

    `store` is a tierce.store.Store or a URI. `memory`: about how many bytes chunks on their way take (256 MiB).
    `write_empty_chunks`: whether chunks of nothing but the fill value are written (no). `partial_chunks`: "merge", or
    "refuse" writes of parts of a chunk. `max_items`: the most bytes that the items of one chunk may take (1 GiB).
    `pool`: whose threads encode and decode, else those of the store. `registry`: where the codecs come from. `group`: a
    Group with consolidated metadata, in which `path` is.
    """
    opened, options = store_of(store), options_of(memory, write_empty_chunks, partial_chunks, max_items)
    address, length, _path = path_of(path)
    text, size, _options = json_of(options)
    codecs_of = registry._handle if registry is not None else 0
    cells = Cells()
    if group is not None:
        found = lib.tierce_zarr_group_open_array
        check(found(group._handle, address, length, text, size, codecs_of, cells.address))
    else:
        found = lib.tierce_zarr_array_open
        check(found(opened._handle, address, length, text, size, codecs_of, cells.address))
    return Array(cells[0], opened, path, pool, partial_chunks == "refuse")

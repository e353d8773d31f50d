"""Codecs, from their JSON configs."""

import json
from typing import TYPE_CHECKING, Any, Dict, Iterable, List, Optional, Sequence, Tuple

from ._c import SIZE_MAX, Buffer, Cells, Handle, check, fresh, lib, numbers, source, target
from ._lists import Failures, failures_of, int32_of, limit_of, size_of, sizes_of, statuses
from .pools import threads_of
from .segments import Buffers, SegmentsCollection, collected

if TYPE_CHECKING:
    import numpy as np

    from .metrics import Metrics
    from .pools import Pool
    from .registry import Registry

    NDArray = np.ndarray[Any, Any]

# What is tried first where the size of a result is not known, and what a chunk may claim before it is believed.
_GUESS, _CREDIBLE, _AT_LEAST = 16384, 1024, 16 << 20


class Codec(Handle):
    """What `config` says: a dict, a list of them (a pipeline), or their JSON text, in the form of zarr v2 or v3.

    With a `pool`, formats that allow it have several threads work on one chunk; `registry` has codecs of the program's
    own. Any number of Python's threads may use a codec at once.
    """

    _free = "tierce_codec_free"

    def __init__(self, config: Any, pool: "Optional[Pool]" = None, registry: "Optional[Registry]" = None) -> None:
        text = config if isinstance(config, str) else json.dumps(config)
        address, length, _keep = source(text.encode())
        cells = Cells()
        if registry is None:
            check(lib.tierce_codec_from_json(address, length, cells.address))
        else:
            from .registry import Registry

            if not isinstance(registry, Registry):
                raise TypeError(f"registry must be a tierce.Registry or None, not {type(registry).__name__}")
            check(lib.tierce_registry_codec_from_json(registry._handle, address, length, cells.address))
        self._take(cells[0])
        self._pool, self._registry = pool, registry
        if pool is not None:
            check(lib.tierce_codec_with_pool(self._handle, threads_of(pool), cells.address))
            self._take(cells[0])

    def config(self, version: int = 2) -> Any:
        """The config with all its parameters, as zarr v2 (2) or v3 (3) writes it."""
        out = Buffer()
        check(lib.tierce_codec_config_as(self._handle, int32_of(version, "version"), out._handle))
        return json.loads(out.text())

    def encode_bound(self, length: int) -> int:
        """The most bytes that encoding `length` bytes can take; UnsupportedError where nobody can say."""
        cells = Cells()
        check(lib.tierce_codec_encode_bound(self._handle, size_of(length, "length"), cells.address))
        return cells[0]

    def encode(self, data: Any) -> bytes:
        """The encoded form of a contiguous buffer, as bytes."""
        address, length, _keep = source(data)
        cells = Cells()
        if lib.tierce_codec_encode_bound(self._handle, length, cells.address) < 0:
            out = Buffer()  # nobody can say how much it will be
            check(lib.tierce_codec_encode(self._handle, address, length, out._handle))
            return out.bytes()
        bound = cells[0]
        room = fresh(bound)
        check(lib.tierce_codec_encode_into(self._handle, address, length, room.address, bound, cells.address))
        return room.finish(cells[0])

    def encode_into(self, data: Any, out: Any) -> int:
        """Encodes into a writable contiguous buffer, and says how many bytes that were; BufferTooSmallError."""
        address, length, _keep = source(data)
        room, size, _kept = target(out)
        cells = Cells()
        check(lib.tierce_codec_encode_into(self._handle, address, length, room, size, cells.address))
        return cells[0]

    def decode(self, data: Any, max_length: Optional[int] = None) -> bytes:
        """What was encoded, as bytes: at most `max_length`, else LimitError."""
        address, length, _keep = source(data)
        most = SIZE_MAX if max_length is None else limit_of(max_length)
        cells = Cells()
        if self._registry is not None:  # a codec in Python is not asked twice
            out = Buffer()
            check(lib.tierce_codec_decode(self._handle, address, length, most, out._handle))
            return out.bytes()
        # The first try may already have room enough; else it tells what the chunk claims.
        room_size = min(most, 4 * length if length < _GUESS // 4 else 0)
        room = fresh(room_size)
        status = lib.tierce_codec_decode_into(self._handle, address, length, room.address, room_size, cells.address)
        if status >= 0:
            return room.finish(cells[0])
        if status != numbers.E_BUFFER_TOO_SMALL:
            check(status)
        room_size = cells[0]
        if room_size <= most and room_size <= max(_AT_LEAST, _CREDIBLE * length):
            room = fresh(room_size)
            status = lib.tierce_codec_decode_into(self._handle, address, length, room.address, room_size, cells.address)
            if status >= 0:
                return room.finish(cells[0])
        out = Buffer()
        check(lib.tierce_codec_decode(self._handle, address, length, most, out._handle))
        return out.bytes()

    def decode_into(self, data: Any, out: Any) -> int:
        """Decodes into a writable contiguous buffer, and says how many bytes that were; BufferTooSmallError."""
        address, length, _keep = source(data)
        room, size, _kept = target(out)
        cells = Cells()
        check(lib.tierce_codec_decode_into(self._handle, address, length, room, size, cells.address))
        return cells[0]

    def decode_partial(self, data: Any, start: int, nitems: int, max_length: Optional[int] = None) -> bytes:
        """`nitems` elements of a blosc chunk from the one numbered `start` on; other blocks are not decoded."""
        address, length, _keep = source(data)
        part = size_of(start, "start"), size_of(nitems, "nitems")
        out = Buffer()
        most = limit_of(max_length)
        check(lib.tierce_codec_decode_partial(self._handle, address, length, *part, most, out._handle))
        return out.bytes()

    def decode_partial_into(self, data: Any, start: int, nitems: int, out: Any) -> int:
        """decode_partial() into a writable contiguous buffer; says how many bytes that were."""
        address, length, _keep = source(data)
        room, size, _kept = target(out)
        part = size_of(start, "start"), size_of(nitems, "nitems")
        cells = Cells()
        call = lib.tierce_codec_decode_partial_into
        check(call(self._handle, address, length, *part, room, size, cells.address))
        return cells[0]

    def encode_many(
        self, items: Buffers, pool: "Optional[Pool]" = None, failures: Optional[Failures] = None
    ) -> SegmentsCollection:
        """The encoded forms of many buffers, on the threads of a pool or in this one.

        With `failures`, a dict, a bad item does not lose the others: it is empty in the result, and `failures` gets its
        exception under its number. Without, the call makes all or raises.
        """
        src, count, _keep = collected(items)
        told, each = statuses(count)
        cells = Cells()
        threads = threads_of(pool)
        where = 0 if failures is None else told
        check(lib.tierce_codec_encode_many(self._handle, src, threads, cells.address, where))
        return _batch(cells[0], each, failures)

    def decode_many(
        self,
        items: Buffers,
        pool: "Optional[Pool]" = None,
        failures: Optional[Failures] = None,
        max_length: Optional[int] = None,
    ) -> SegmentsCollection:
        """What was encoded as each of many buffers, at most `max_length` bytes each; else as encode_many()."""
        src, count, _keep = collected(items)
        told, each = statuses(count)
        cells = Cells()
        threads = threads_of(pool)
        where = 0 if failures is None else told
        most = limit_of(max_length)
        check(lib.tierce_codec_decode_many(self._handle, src, most, threads, cells.address, where))
        return _batch(cells[0], each, failures)

    def check_array(self, dtype: Any, shape: Sequence[int], order: str = "C") -> None:
        """Raises unless arrays of this type and shape can be encoded and decoded."""
        from .arrays import described, type_name

        like = described(type_name(dtype), shape, order)
        check(lib.tierce_codec_check_array(self._handle, like._handle))

    def encode_array(self, data: Any, order: str = "C", dtype: Any = None) -> bytes:
        """The encoded form of an array, wherever its elements lie, as bytes; they are walked in `order`.

        `data` is a NumPy array, or items as as_array() takes them: texts, bytes, rows of numbers.
        """
        from .arrays import as_array

        array = as_array(data, dtype, order)
        cells = Cells()
        if lib.tierce_codec_encode_array_bound(self._handle, array._handle, cells.address) < 0:
            out = Buffer()
            check(lib.tierce_codec_encode_array_buffer(self._handle, array._handle, out._handle))
            return out.bytes()
        bound = cells[0]
        room = fresh(bound)
        check(lib.tierce_codec_encode_array_into(self._handle, array._handle, room.address, bound, cells.address))
        return room.finish(cells[0])

    def measured(self, data: Any, order: str = "C", dtype: Any = None) -> "Tuple[memoryview, Metrics]":
        """Encodes an array, decodes it and compares: the encoded form, and tierce.Metrics."""
        from .arrays import as_array
        from .metrics import measured

        array, out = as_array(data, dtype, order), Buffer()
        told = measured(self._handle, array._handle, out)
        return out.view().toreadonly(), told

    def decode_array(
        self,
        data: Any,
        dtype: Any = None,
        shape: Optional[Sequence[int]] = None,
        order: str = "C",
        max_length: Optional[int] = None,
    ) -> "NDArray":
        """Decodes to a new NumPy array of this dtype and shape; of items ("utf8", "bytes", …) to one of objects.

        Without dtype and shape the format has to tell them, as json2, msgpack2 and pickle do, and items be a row.
        Elements, or items with 20 bytes for each, take at most `max_length` bytes, else LimitError.
        """
        from .arrays import Array, described, type_name

        address, length, _keep = source(data)
        like = None
        if dtype is not None and shape is not None:
            like = described(type_name(dtype), shape, order)
        elif dtype is not None or shape is not None:
            raise TypeError("dtype and shape go together")
        cells = Cells()
        told = like._handle if like is not None else 0
        most = limit_of(max_length)
        check(lib.tierce_codec_decode_array(self._handle, address, length, told, most, cells.address))
        made = Array._of(cells[0]).numpy()
        return made if dtype is None or made.dtype.hasobject else made.view(dtype)

    def decode_array_into(self, data: Any, out: "NDArray", order: str = "C") -> "NDArray":
        """Decodes into a writable NumPy array of the dtype and shape that were encoded, wherever its elements lie."""
        from .arrays import lent

        address, length, _keep = source(data)
        array = lent(out, order, writable=True)
        check(lib.tierce_codec_decode_array_into(self._handle, address, length, array._handle))
        return out

    def encode_arrays(
        self,
        arrays: Iterable[Any],
        pool: "Optional[Pool]" = None,
        failures: Optional[Failures] = None,
        order: str = "C",
    ) -> SegmentsCollection:
        """The encoded forms of many arrays; else as encode_many()."""
        from .arrays import as_array

        given = [as_array(array, order=order) for array in arrays]
        pointers, _pointers = sizes_of([array._handle for array in given])
        told, each = statuses(len(given))
        cells = Cells()
        threads = threads_of(pool)
        where = 0 if failures is None else told
        check(lib.tierce_codec_encode_arrays(self._handle, pointers, len(given), threads, cells.address, where))
        return _batch(cells[0], each, failures)

    def decode_arrays_into(
        self,
        items: Buffers,
        out: "Sequence[NDArray]",
        pool: "Optional[Pool]" = None,
        failures: Optional[Failures] = None,
        order: str = "C",
    ) -> "Sequence[NDArray]":
        """Decodes each item into the writable NumPy array of the same number, which share no elements.

        With `failures`, a dict, it gets the exceptions of bad items under their numbers, and the others are decoded.
        """
        from .arrays import lent

        src, count, _keep = collected(items)
        if count != len(out):
            raise ValueError(f"{count} items for {len(out)} arrays")
        given = [lent(array, order, writable=True) for array in out]
        pointers, _pointers = sizes_of([array._handle for array in given])
        told, each = statuses(count)
        threads = threads_of(pool)
        where = 0 if failures is None else told
        check(lib.tierce_codec_decode_arrays_into(self._handle, src, pointers, count, threads, where))
        if failures is not None:
            failures.update(failures_of(each))
        return out

    def __repr__(self) -> str:
        return f"tierce.Codec({json.dumps(self._told())})"

    def _told(self) -> Any:
        """The config in the form that it was given in."""
        out = Buffer()
        check(lib.tierce_codec_config(self._handle, out._handle))
        return json.loads(out.text())

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Codec):
            return NotImplemented
        return self._registry is other._registry and bool(self._told() == other._told())

    def __hash__(self) -> int:
        return hash(json.dumps(self._told(), sort_keys=True))

    def __reduce__(self) -> Any:
        if self._registry is not None:
            raise TypeError("a codec of a registry cannot be pickled: its own codecs are not known elsewhere")
        return Codec, (self._told(),)


def _batch(handle: int, each: Iterable[int], failures: Optional[Failures]) -> SegmentsCollection:
    made = SegmentsCollection._of(handle)
    if failures is not None:
        failures.update(failures_of(each))
    return made


def codec_list() -> List[Dict[str, Any]]:
    """What codecs there are, with their parameters."""
    out = Buffer()
    check(lib.tierce_codec_list(out._handle))
    found: List[Dict[str, Any]] = json.loads(out.text())
    return found


CONFIG_V2, CONFIG_V3 = numbers.CONFIG_V2, numbers.CONFIG_V3

"""All calls of a store, as operations."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Callable

from .._c import NULL, lib, numbers, source, target
from . import operations as taken
from .listings import AsyncListing
from .made_up import Progress, options_of
from .objects import (
    Keys,
    ObjectInfo,
    Options,
    Rooms,
    Words,
    get_options,
    handles,
    key_of,
    limit_of,
    put_options,
    range_of,
    same_count,
    size_of,
)
from .operations import Each, Operation
from .uploads import AsyncUpload

if TYPE_CHECKING:
    import numpy as np

    from ..codecs import Codec
    from .stores import Store


class Submit:
    """The calls of a store, each begun at once and given back as an operation: await it, or call its result().

    `store.aio` is one. Arguments and results are those of the calls of Store that have the same names. Memory that is lent
    must not change until the operation has ended. A task that is cancelled while it awaits one cancels it.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self._begun = store._begun

    def get(
        self,
        key: str | bytes,
        *,
        offset: int = 0,
        length: int | None = None,
        if_match: str | None = None,
        max_length: int | None = None,
    ) -> Operation[memoryview]:
        return self._get(key, get_options(offset, length, if_match), max_length, taken.content)

    def get_with_info(
        self,
        key: str | bytes,
        *,
        offset: int = 0,
        length: int | None = None,
        if_match: str | None = None,
        max_length: int | None = None,
    ) -> Operation[tuple[memoryview, ObjectInfo]]:
        return self._get(key, get_options(offset, length, if_match), max_length, taken.content_and_info)

    def _get(self, key: Any, options: Options, max_length: int | None, take: Any) -> Operation[Any]:
        name, limit = key_of(key), limit_of(max_length)
        return self._begun(lib.tierce_store_get_async, name.address, name.length, options.address, limit, take=take)

    def get_range(
        self, key: str | bytes, offset: int, length: int | None = None, *, if_match: str | None = None
    ) -> Operation[memoryview]:
        return self.get(key, offset=offset, length=length, if_match=if_match)

    def get_into(
        self,
        key: str | bytes,
        out: Any,
        *,
        offset: int = 0,
        length: int | None = None,
        if_match: str | None = None,
    ) -> Operation[int]:
        name, options, room = key_of(key), get_options(offset, length, if_match), target(out)
        place = name.address, name.length, options.address, room[0], room[1]
        return self._begun(lib.tierce_store_get_into_async, *place, take=taken.size, keep=room[2])

    def get_ranges(
        self,
        key: str | bytes,
        ranges: Iterable[tuple[int, int | None]],
        *,
        max_length: int | None = None,
        return_exceptions: bool = False,
    ) -> Operation[list[Any]]:
        pairs = [range_of(*one) for one in ranges]
        name, count, limit = key_of(key), len(pairs), limit_of(max_length)
        offsets, lengths = Words(offset for offset, _ in pairs), Words(length for _, length in pairs)
        place = name.address, name.length, offsets.address, lengths.address, count, limit
        return self._begun(lib.tierce_store_get_ranges_async, *place, take=Each(count, return_exceptions).contents)

    def get_ranges_into(
        self, key: str | bytes, offsets: Sequence[int], outs: Sequence[Any], *, return_exceptions: bool = False
    ) -> Operation[list[Any]]:
        name, rooms = key_of(key), Rooms(outs, True)
        starts = Words(size_of(offset, "offset", 2**64 - 2) for offset in offsets)
        count = len(starts.keep)
        if count != rooms.count:
            raise ValueError(f"{count} offsets, but {rooms.count} buffers; expected as many")
        place = name.address, name.length, starts.address, rooms.pointers, rooms.sizes, count
        return self._begun(
            lib.tierce_store_get_ranges_into_async, *place, take=Each(count, return_exceptions).sizes, keep=rooms
        )

    def get_many(
        self, keys: Iterable[str | bytes], *, max_length: int | None = None, return_exceptions: bool = False
    ) -> Operation[list[Any]]:
        names, limit = Keys(keys), limit_of(max_length)
        place = names.pointers, names.lengths, names.count, limit
        take = Each(names.count, return_exceptions).contents
        return self._begun(lib.tierce_store_get_many_async, *place, take=take, names=names)

    def get_many_into(
        self, keys: Iterable[str | bytes], outs: Sequence[Any], *, return_exceptions: bool = False
    ) -> Operation[list[Any]]:
        names, rooms = Keys(keys), Rooms(outs, True)
        same_count(names.count, rooms.count, "buffers")
        place = names.pointers, names.lengths, rooms.pointers, rooms.sizes, names.count
        take = Each(names.count, return_exceptions).sizes
        return self._begun(lib.tierce_store_get_many_into_async, *place, take=take, keep=rooms, names=names)

    def get_many_stats(
        self, keys: Iterable[str | bytes], *, return_exceptions: bool = False
    ) -> Operation[tuple[int, int]]:
        names = Keys(keys)
        take = Each(names.count, return_exceptions).stats
        place = names.pointers, names.lengths, names.count
        return self._begun(lib.tierce_store_get_many_stats_async, *place, take=take, names=names)

    def put(
        self,
        key: str | bytes,
        data: Any,
        *,
        if_absent: bool = False,
        if_match: str | None = None,
        content_type: str | None = None,
    ) -> Operation[str | None]:
        name, options = key_of(key), put_options(if_absent, if_match, content_type)
        address, length, keep = source(data)
        place = name.address, name.length, address, length, options.address
        return self._begun(lib.tierce_store_put_async, *place, take=taken.etag, keep=keep, names=options)

    def put_many(
        self,
        items: Mapping[Any, Any] | Iterable[tuple[Any, Any]],
        *,
        if_absent: bool = False,
        content_type: str | None = None,
        return_exceptions: bool = False,
    ) -> Operation[list[Any]]:
        pairs = list(items.items() if isinstance(items, Mapping) else items)
        names, rooms = Keys([key for key, _ in pairs]), Rooms([data for _, data in pairs], False)
        options = put_options(if_absent, None, content_type)
        place = names.pointers, names.lengths, rooms.pointers, rooms.sizes, names.count, options.address
        take = Each(names.count, return_exceptions).nothing
        return self._begun(lib.tierce_store_put_many_async, *place, take=take, keep=rooms, names=(names, options))

    def head(self, key: str | bytes) -> Operation[ObjectInfo]:
        return self._on(lib.tierce_store_head_async, key, taken.info)

    def exists(self, key: str | bytes) -> Operation[bool]:
        return self._on(lib.tierce_store_exists_async, key, taken.flag)

    def delete(self, key: str | bytes) -> Operation[None]:
        return self._on(lib.tierce_store_delete_async, key, taken.nothing)

    def delete_prefix(self, prefix: str | bytes) -> Operation[int]:
        return self._on(lib.tierce_store_delete_prefix_async, prefix, taken.count)

    def _on(self, function: Any, key: Any, take: Any) -> Operation[Any]:
        name = key_of(key)
        return self._begun(function, name.address, name.length, take=take, names=name)

    def delete_many(self, keys: Iterable[str | bytes], *, return_exceptions: bool = False) -> Operation[list[Any]]:
        names = Keys(keys)
        take = Each(names.count, return_exceptions).nothing
        place = names.pointers, names.lengths, names.count
        return self._begun(lib.tierce_store_delete_many_async, *place, take=take, names=names)

    def copy(self, source_key: str | bytes, target_key: str | bytes) -> Operation[None]:
        first, second = key_of(source_key), key_of(target_key)
        place = first.address, first.length, second.address, second.length
        return self._begun(lib.tierce_store_copy_async, *place, take=taken.nothing, names=(first, second))

    def create_bucket(self) -> Operation[None]:
        return self._begun(lib.tierce_store_create_bucket_async, take=taken.nothing)

    def delete_bucket(self) -> Operation[None]:
        return self._begun(lib.tierce_store_delete_bucket_async, take=taken.nothing)

    def put_encoded(
        self,
        key: str | bytes,
        array: np.ndarray,
        codec: Codec,
        *,
        order: str = "C",
        if_absent: bool = False,
        if_match: str | None = None,
        content_type: str | None = None,
    ) -> Operation[int]:
        from ..arrays import lent

        name, options, seen = key_of(key), put_options(if_absent, if_match, content_type), lent(array, order)
        place = name.address, name.length, codec._handle, seen._handle, options.address
        return self._begun(
            lib.tierce_store_put_encoded_async, *place, take=taken.size, keep=(seen, codec), names=options
        )

    def put_encoded_many(
        self,
        items: Mapping[Any, Any] | Iterable[tuple[Any, Any]],
        codec: Codec,
        *,
        order: str = "C",
        if_absent: bool = False,
        content_type: str | None = None,
        return_exceptions: bool = False,
    ) -> Operation[list[Any]]:
        from ..arrays import lent

        pairs = list(items.items() if isinstance(items, Mapping) else items)
        names, seen = Keys([key for key, _ in pairs]), [lent(array, order) for _, array in pairs]
        options, (arrays, row) = put_options(if_absent, None, content_type), handles(seen)
        place = names.pointers, names.lengths, codec._handle, arrays, names.count, options.address
        take, keep = Each(names.count, return_exceptions).sizes, (seen, codec)
        begun = lib.tierce_store_put_encoded_many_async
        return self._begun(begun, *place, take=take, keep=keep, names=(names, options, row))

    def get_decoded(
        self, key: str | bytes, codec: Codec, dtype: Any, shape: Sequence[int], *, order: str = "C"
    ) -> Operation[np.ndarray]:
        import numpy as np

        return self.get_decoded_into(key, codec, np.empty(shape, dtype, order), order=order)  # type: ignore[call-overload]

    def get_decoded_into(
        self, key: str | bytes, codec: Codec, out: np.ndarray, *, order: str = "C"
    ) -> Operation[np.ndarray]:
        from ..arrays import lent

        name, seen = key_of(key), lent(out, order, writable=True)
        place = name.address, name.length, codec._handle, seen._handle
        take = functools.partial(_given, out)
        return self._begun(lib.tierce_store_get_decoded_into_async, *place, take=take, keep=(seen, codec), names=name)

    def get_decoded_many_into(
        self,
        keys: Iterable[str | bytes],
        codec: Codec,
        outs: Sequence[np.ndarray],
        *,
        order: str = "C",
        return_exceptions: bool = False,
    ) -> Operation[list[Any]]:
        from ..arrays import lent

        names, seen = Keys(keys), [lent(out, order, writable=True) for out in outs]
        same_count(names.count, len(seen), "arrays")
        begins = [out.__array_interface__["data"][0] for out in outs if out.size]
        if len(set(begins)) < len(begins):  # several threads write to them
            raise ValueError("two of the arrays overlap")
        arrays, row = handles(seen)
        place = names.pointers, names.lengths, codec._handle, arrays, names.count
        take, keep = Each(names.count, return_exceptions).nothing, (seen, codec)
        begun = lib.tierce_store_get_decoded_many_into_async
        return self._begun(begun, *place, take=take, keep=keep, names=(names, row))

    def generate(
        self, prefix: str | bytes, *, progress: Callable[[int, int, int], Any] | None = None, **options: Any
    ) -> Operation[tuple[int, int]]:
        name, text, told = key_of(prefix, "prefix"), options_of(options), Progress(progress)
        place = name.address, name.length, text.address, text.length, told.address, NULL
        return told.follow(
            self._begun(lib.tierce_store_generate_async, *place, take=told.result, keep=told, names=(name, text))
        )

    def generate_keys(
        self, keys: Iterable[str | bytes], *, progress: Callable[[int, int, int], Any] | None = None, **options: Any
    ) -> Operation[tuple[int, int]]:
        names, text, told = Keys(keys), options_of(options), Progress(progress)
        place = names.pointers, names.lengths, names.count, text.address, text.length, told.address, NULL
        return told.follow(
            self._begun(lib.tierce_store_generate_keys_async, *place, take=told.result, keep=told, names=(names, text))
        )

    def list(self, prefix: str | bytes = "", *, recursive: bool = True, after: str | bytes = "") -> AsyncListing:
        """An asynchronous iterator of ObjectInfo."""
        return AsyncListing(self._store, prefix, numbers.LIST_RECURSIVE if recursive else numbers.LIST_FOLDER, after)

    def glob(self, pattern: str | bytes, *, after: str | bytes = "") -> AsyncListing:
        """An asynchronous iterator of ObjectInfo. The event loop waits where a whole page of the store has nothing that
        fits the pattern."""
        return AsyncListing(self._store, pattern, numbers.LIST_GLOB, after)

    def upload(
        self,
        key: str | bytes,
        *,
        if_absent: bool = False,
        if_match: str | None = None,
        content_type: str | None = None,
    ) -> AsyncUpload:
        """An upload whose calls are operations, and which is an asynchronous context."""
        return AsyncUpload(self._store, key, put_options(if_absent, if_match, content_type))


def _given(out: Any, _: Any) -> Any:
    return out
